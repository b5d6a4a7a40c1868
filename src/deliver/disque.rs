//! The output folder on the disk, and the only functions that change it.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use fs_err::OpenOptions;

use super::dedans::inside;
use super::precedents::{self, Precedents};
use crate::diagnostics::CHEMIN_MAX;

/// A file on its way: beside its place, under this name and six letters or digits.
const DE_PASSAGE: &str = ".liasse-";
const ALEA: usize = 6;

#[derive(Debug)]
pub struct Disque {
    racine: PathBuf,
    precedents: Precedents,
}

impl Disque {
    /// # Errors
    /// When the folder can neither be found nor made, or when nothing can be written in it.
    pub fn open(racine: &Path) -> io::Result<Self> {
        fs_err::create_dir_all(racine)?;
        passing_file(racine)?.close()?;
        Ok(Self::look_at(racine))
    }

    /// Whether the folder could be opened, without leaving a trace; its parent answers for one that is still to be
    /// made. Gives back whether it is there.
    ///
    /// # Errors
    /// What `open` would meet.
    pub fn probe(racine: &Path) -> io::Result<bool> {
        let existing = nearest_folder(racine);
        passing_file(existing)?.close()?;
        Ok(existing == racine)
    }

    /// A folder that is only looked at.
    pub fn look_at(racine: &Path) -> Self {
        Self { racine: racine.to_owned(), precedents: Precedents::of(racine) }
    }

    pub fn path(&self, chemin: &str) -> PathBuf {
        self.racine.join(chemin)
    }

    pub fn read(&self, chemin: &str) -> io::Result<Vec<u8>> {
        let path = inside(&self.racine, chemin)?;
        if fs_err::metadata(&path)?.is_file() {
            fs_err::read(path)
        } else {
            // A device may have no end, and no file of ours is one.
            Err(io::ErrorKind::InvalidData.into())
        }
    }

    /// Writes a whole file or nothing; a file that already holds these bytes is not touched.
    pub fn write(&self, chemin: &str, bytes: &[u8]) -> io::Result<()> {
        let path = inside(&self.racine, chemin)?;
        if holds(&path, bytes) {
            return Ok(());
        }
        self.check(chemin)?;
        let folder = path.parent().unwrap_or(&self.racine);
        fs_err::create_dir_all(folder)?;
        write_beside(folder, bytes)?.persist(&path).map(drop).map_err(|error| error.error)
    }

    /// Writes a whole output or nothing, and keeps what stood in its place among the precedents: gives back where.
    /// Nothing is moved for a file that already holds these bytes.
    pub fn replace(&self, chemin: &str, bytes: &[u8]) -> io::Result<Option<String>> {
        let path = inside(&self.racine, chemin)?;
        if holds(&path, bytes) {
            return Ok(None);
        }
        self.check(chemin)?;
        let folder = path.parent().unwrap_or(&self.racine);
        fs_err::create_dir_all(folder)?;
        let beside = write_beside(folder, bytes)?;
        let kept = if path.is_file() { Some(self.precedents.keep(&self.racine, chemin)?) } else { None };
        match beside.persist(&path) {
            Ok(_) => Ok(kept),
            Err(error) => {
                // The former version is what a person expects there as long as the new one is not.
                if let Some(kept) = &kept {
                    let _ = fs_err::rename(self.path(kept), &path);
                }
                Err(error.error)
            }
        }
    }

    /// Takes an output away from its place, and the folders that it leaves empty: gives back where it is kept.
    pub fn retire(&self, chemin: &str) -> io::Result<String> {
        inside(&self.racine, chemin)?;
        let kept = self.precedents.keep(&self.racine, chemin)?;
        if self.path(chemin).exists() {
            fs_err::remove_file(self.path(chemin))?;
        }
        self.prune(chemin);
        Ok(kept)
    }

    /// Moves a file below the folder of a session that is over.
    pub fn archive(&self, chemin: &str, dossier: &str) -> io::Result<()> {
        precedents::move_into(&self.racine, chemin, dossier)?;
        self.prune(chemin);
        Ok(())
    }

    /// The newest of what runs replaced or removed at this path, or the kept file that the path names itself.
    pub fn find_kept(&self, chemin: &str) -> Option<precedents::Garde> {
        self.precedents.find(&self.racine, chemin)
    }

    /// Whether a file could be written or replaced now; changes nothing. A reader that keeps the file open would
    /// only be met once the document is typeset, and told by the system in the words of a forbidden access.
    ///
    /// # Errors
    /// What `write` would meet.
    pub fn check(&self, chemin: &str) -> io::Result<()> {
        let path = inside(&self.racine, chemin)?;
        if length(&std::path::absolute(&path)?) > CHEMIN_MAX {
            return Err(io::ErrorKind::InvalidFilename.into());
        }
        match fs_err::metadata(&path) {
            Ok(found) if found.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
            Ok(found) if found.is_file() => open_to_replace(&path),
            _ => Ok(()),
        }
    }

    /// Removes a file, and the folders that it leaves empty.
    pub fn remove(&self, chemin: &str) -> io::Result<()> {
        fs_err::remove_file(inside(&self.racine, chemin)?)?;
        self.prune(chemin);
        Ok(())
    }

    fn prune(&self, chemin: &str) {
        let mut folder = Path::new(chemin).parent();
        while let Some(inside) = folder.filter(|f| !f.as_os_str().is_empty()) {
            if fs_err::remove_dir(self.racine.join(inside)).is_err() {
                break;
            }
            folder = inside.parent();
        }
    }

    /// Removes what a killed run was writing, beside the places of these files and at the root only: the output
    /// folder may hold much that is not ours.
    pub fn remove_leftovers<'a>(&self, chemins: impl Iterator<Item = &'a str>) {
        let folders: BTreeSet<&str> =
            chemins.filter_map(|chemin| Some(chemin.rsplit_once('/')?.0)).chain([""]).collect();
        for folder in folders {
            let within = Path::new(folder).join(DE_PASSAGE);
            let Ok(file) = inside(&self.racine, &within.to_string_lossy()) else { continue };
            let folder = file.parent().unwrap_or(&self.racine);
            for entry in fs_err::read_dir(folder).into_iter().flatten().flatten() {
                let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
                if is_file && is_passing(&entry.file_name().to_string_lossy()) {
                    remove_if_forsaken(&entry.path());
                }
            }
        }
    }
}

/// The folder itself, or the first above it that is there.
pub fn nearest_folder(racine: &Path) -> &Path {
    let there = racine.ancestors().find(|folder| !folder.as_os_str().is_empty() && folder.exists());
    there.unwrap_or(Path::new("."))
}

fn write_beside(folder: &Path, bytes: &[u8]) -> io::Result<tempfile::NamedTempFile> {
    let mut beside = passing_file(folder)?;
    beside.write_all(bytes)?;
    Ok(beside)
}

/// Locked as long as it is being written, so that another run does not take it for forsaken.
fn passing_file(folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(DE_PASSAGE).rand_bytes(ALEA);
    // Private to its owner otherwise: what is delivered is open to whom the system opens any new file, and that is
    // for its umask to say.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let file = builder.tempfile_in(folder)?;
    // Some network shares have no locks: what is written there is written all the same.
    let _ = file.as_file().try_lock();
    Ok(file)
}

/// Not fs_err, which keeps the number of the error to itself: Windows tells a file in use by it.
#[cfg(not(windows))]
fn open_to_replace(path: &Path) -> io::Result<()> {
    std::fs::OpenOptions::new().write(true).open(path).map(drop)
}

/// A reader of PDFs lets others read and write the file that it shows, but not remove it: opened for writing it is
/// free, and what takes its place is refused once typeset. The right to remove is asked for with the other.
#[cfg(windows)]
fn open_to_replace(path: &Path) -> io::Result<()> {
    use std::os::windows::fs::OpenOptionsExt;

    const DELETE: u32 = 0x0001_0000;
    const GENERIC_WRITE: u32 = 0x4000_0000;
    std::fs::OpenOptions::new().write(true).access_mode(GENERIC_WRITE | DELETE).open(path).map(drop)
}

fn is_passing(name: &str) -> bool {
    name.strip_prefix(DE_PASSAGE)
        .is_some_and(|alea| alea.len() == ALEA && alea.bytes().all(|b| b.is_ascii_alphanumeric()))
}

/// What could not be removed is met again by the next run.
fn remove_if_forsaken(path: &Path) {
    let Ok(file) = OpenOptions::new().write(true).open(path) else { return };
    if !matches!(file.file().try_lock(), Err(std::fs::TryLockError::WouldBlock)) {
        drop(file);
        let _ = fs_err::remove_file(path);
    }
}

/// Looks at the size first: what stands there may be no file of ours, and without an end.
fn holds(path: &Path, bytes: &[u8]) -> bool {
    let same_size = fs_err::metadata(path).is_ok_and(|m| m.is_file() && m.len() == bytes.len() as u64);
    same_size && fs_err::read(path).is_ok_and(|existing| existing == bytes)
}

/// In the unit in which the system counts.
pub(super) fn length(path: &Path) -> usize {
    if cfg!(windows) {
        path.to_string_lossy().encode_utf16().count()
    } else {
        path.as_os_str().as_encoded_bytes().len()
    }
}
