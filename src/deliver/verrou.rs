//! One run at a time in an output folder.
//!
//! The lock is the system's: it goes with the run that holds it, however that run ends.

use std::fs::{File, TryLockError};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::Disque;

/// Empty, and never removed: a run that waits for the file and one that makes it again would hold two locks.
pub const VERROU: &str = ".liasse.verrou";
/// Says who runs. Not in the lock itself: Windows lets nobody read a file that somebody else has locked.
pub const PASSANT: &str = ".liasse.passage";
/// In bytes: anybody may have written that file.
const PASSANT_MAX: u64 = 4096;

/// Who runs, as far as the machine tells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passant {
    pub utilisateur: Option<String>,
    pub machine: Option<String>,
    pub processus: u32,
}

/// Why the folder is not ours to write.
#[derive(Debug)]
pub enum RefusVerrou {
    /// Another run is writing in it: whose, where that is known.
    EnCours(Option<Passant>),
    /// The folder, or the lock in it, cannot be made.
    Systeme(io::Error),
}

/// Held as long as the run writes.
#[derive(Debug)]
#[must_use = "the folder is free again once this is dropped"]
pub struct Verrou {
    passage: Option<PathBuf>,
    _fichier: File,
}

impl Verrou {
    /// Takes the folder, which is made if need be; does not wait.
    ///
    /// # Errors
    /// When another run holds it, or when nothing can be made there.
    pub fn take(racine: &Path, passant: &Passant) -> Result<Self, RefusVerrou> {
        fs_err::create_dir_all(racine).map_err(RefusVerrou::Systeme)?;
        let fichier = open(&racine.join(VERROU)).map_err(RefusVerrou::Systeme)?;
        let passage = match fichier.try_lock() {
            Ok(()) => Some(announce(racine, passant)),
            Err(TryLockError::WouldBlock) => return Err(RefusVerrou::EnCours(read_passant(racine))),
            // Some network shares have no locks: what is written there is written all the same.
            Err(TryLockError::Error(_)) => None,
        };
        Ok(Self { passage, _fichier: fichier })
    }
}

impl Drop for Verrou {
    /// Before the lock goes: the next run writes its own.
    fn drop(&mut self) {
        if let Some(passage) = &self.passage {
            let _ = fs_err::remove_file(passage);
        }
    }
}

/// The file of a colleague may be ours to read only; on a disk of the machine, that is enough to lock it.
fn open(path: &Path) -> io::Result<File> {
    let opened = std::fs::OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path);
    match opened {
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
            std::fs::OpenOptions::new().read(true).open(path).map_err(|_| error)
        }
        opened => opened,
    }
}

/// What a killed run left there is of no meaning without its lock, and is replaced. Who runs is told out of courtesy:
/// a run that could not say it goes on.
fn announce(racine: &Path, passant: &Passant) -> PathBuf {
    let passage = racine.join(PASSANT);
    let told = serde_json::to_vec(passant).expect("two names and a number");
    if Disque::look_at(racine).write(PASSANT, &told).is_err() {
        let _ = fs_err::remove_file(&passage);
    }
    passage
}

fn read_passant(racine: &Path) -> Option<Passant> {
    let passage = racine.join(PASSANT);
    // A pipe of this name would keep us waiting.
    fs_err::metadata(&passage).ok().filter(std::fs::Metadata::is_file)?;
    let mut bytes = Vec::new();
    fs_err::File::open(passage).ok()?.take(PASSANT_MAX).read_to_end(&mut bytes).ok()?;
    serde_json::from_slice(&bytes).ok()
}
