//! The files below the input folder, in a stable order.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use walkdir::WalkDir;

use super::sheet::Sheet;
use crate::diagnostics::{Diagnostics, messages};
use crate::place::{Lieu, relative};

/// The folder of the data packs, which holds no table.
pub const REFERENTIEL: &str = "referentiel";

/// One file of the input folder and what was read of it.
pub struct FichierLu {
    pub fichier: Arc<str>,
    pub sheets: Vec<Sheet>,
}

/// Reads every file below `folder`, the référentiel excepted, and the output folder where it stands inside.
///
/// # Errors
/// When the folder itself cannot be listed. A file that cannot be read is a diagnostic.
pub fn read_folder(diags: &mut Diagnostics, folder: &Path, sorties: &Path) -> Result<Vec<FichierLu>> {
    let mut read = Vec::new();
    let mut seen = BTreeMap::<[u8; 32], Arc<str>>::new();
    for path in list_files(diags, folder, sorties)? {
        let fichier: Arc<str> = relative(folder, &path).into();
        let lieu = Lieu::fichier(&fichier);
        if let Some(original) = lock_of(&fichier) {
            diags.push(messages::classeur_ouvert(&lieu, &original));
            continue;
        }
        if is_system_file(&fichier) {
            continue;
        }
        let bytes = match fs_err::read(&path) {
            Ok(bytes) => bytes,
            Err(error) => {
                diags.push(messages::fichier_verrouille(&lieu, &error));
                continue;
            }
        };
        let hash = digest(&bytes);
        if let Some(first) = seen.get(&hash) {
            diags.push(messages::fichier_en_double(&lieu, first));
            continue;
        }
        seen.insert(hash, Arc::clone(&fichier));
        let sheets = super::read_file(diags, &fichier, &bytes);
        read.push(FichierLu { fichier, sheets });
    }
    Ok(read)
}

/// What systems leave beside files, and what nobody dropped on purpose.
pub fn is_system_file(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    path.split('/').any(|part| part == "__MACOSX")
        || name.starts_with('.')
        || name.eq_ignore_ascii_case("thumbs.db")
        || name.eq_ignore_ascii_case("desktop.ini")
        || name.eq_ignore_ascii_case("lisezmoi.txt")
        || name.eq_ignore_ascii_case("lisezmoi.md")
}

/// The workbook that a lock file of Excel or LibreOffice says is open.
fn lock_of(path: &str) -> Option<String> {
    let name = path.rsplit('/').next()?;
    let locked = name
        .strip_prefix("~$")
        .or_else(|| name.strip_prefix(".~lock.").and_then(|rest| rest.strip_suffix('#')))?;
    Some(locked.to_owned())
}

/// Links are followed: what a person sees in the folder is in it.
fn list_files(diags: &mut Diagnostics, folder: &Path, sorties: &Path) -> Result<Vec<std::path::PathBuf>> {
    let mut files = Vec::new();
    let sorties = fs_err::canonicalize(sorties).ok();
    let is_output = |e: &walkdir::DirEntry| {
        e.depth() > 0
            && e.file_type().is_dir()
            && sorties.is_some()
            && fs_err::canonicalize(e.path()).ok() == sorties
    };
    let entries = WalkDir::new(folder).follow_links(true).sort_by_file_name().into_iter().filter_entry(|e| {
        let is_pack = e.depth() == 1 && e.file_type().is_dir() && e.file_name() == REFERENTIEL;
        !is_pack && !is_output(e)
    });
    for entry in entries {
        match entry {
            Ok(entry) if entry.file_type().is_file() => files.push(entry.into_path()),
            Ok(_) => {}
            Err(error) => match error.path().filter(|_| error.depth() > 0) {
                Some(path) => {
                    let lieu = Lieu::fichier(&relative(folder, path).into());
                    diags.push(messages::fichier_illisible(&lieu, "il ne peut pas être atteint"));
                }
                None => {
                    return Err(error)
                        .with_context(|| format!("le dossier {} ne peut pas être lu", folder.display()));
                }
            },
        }
    }
    Ok(files)
}

fn digest(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}
