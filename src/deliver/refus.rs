//! Whether a folder can take all that a run may write, judged before anything is read.

use std::io;
use std::path::{Component, Path, PathBuf};

use super::Disque;
use super::disque::length;
use crate::diagnostics::{CHEMIN_MAX, Obstacle};
use crate::documents::LONGUEUR_MAX;

/// Why a folder is no output folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RefusSorties {
    /// Its path holds a quote: on Windows, a backslash before the closing one makes it a letter of the path.
    Guillemet,
    /// Its path holds another character that Windows forbids in names.
    Caractere(char),
    /// This file stands in its place, or in that of a folder above.
    Fichier(PathBuf),
    /// It is the input folder.
    Entrees,
    /// The longest name would make a path that is too long, by so many characters.
    TropProfond(usize),
    /// The system takes nothing there.
    Ecriture(Obstacle),
}

/// Whether the folder is there already; one that is not will be made. Leaves no trace. Only what is named in the path
/// as it was given is judged by its characters: the folders above are there, and serve.
///
/// # Errors
/// When a run could not write all that it may have to.
pub fn check_folder(entrees: &Path, sorties: &Path) -> Result<bool, RefusSorties> {
    match forbidden(sorties) {
        Some('"') => return Err(RefusSorties::Guillemet),
        Some(other) => return Err(RefusSorties::Caractere(other)),
        None => {}
    }
    if let Some(file) = file_in_the_way(sorties) {
        return Err(RefusSorties::Fichier(file));
    }
    check_apart(entrees, sorties)?;
    let refused = |error: io::Error| RefusSorties::Ecriture(Obstacle::of(&error));
    let absolute = std::path::absolute(sorties).map_err(refused)?;
    match excess(&absolute) {
        0 => Disque::probe(sorties).map_err(refused),
        en_trop => Err(RefusSorties::TropProfond(en_trop)),
    }
}

/// What is written must not be read as if it had been dropped.
///
/// # Errors
/// When both are one folder.
pub fn check_apart(entrees: &Path, sorties: &Path) -> Result<(), RefusSorties> {
    let same = fs_err::canonicalize(entrees)
        .is_ok_and(|entrees| fs_err::canonicalize(sorties).is_ok_and(|sorties| sorties == entrees));
    if same { Err(RefusSorties::Entrees) } else { Ok(()) }
}

/// A colon is the drive's, or on Windows that of a hidden part of a file; elsewhere it is a letter.
fn forbidden(path: &Path) -> Option<char> {
    let is_forbidden = |c: &char| "\"<>|?*".contains(*c) || c.is_control() || cfg!(windows) && *c == ':';
    path.components().find_map(|part| match part {
        Component::Normal(name) => name.to_string_lossy().chars().find(is_forbidden),
        _ => None,
    })
}

/// The path itself, or the lowest above it that is there, if that is no folder.
fn file_in_the_way(path: &Path) -> Option<PathBuf> {
    // Without the separator that a shell puts at the end, which asks the system for a folder.
    let path: PathBuf = path.components().collect();
    let mut above = path.ancestors().filter(|above| !above.as_os_str().is_empty());
    let (there, found) = above.find_map(|above| Some((above, fs_err::metadata(above).ok()?)))?;
    (!found.is_dir()).then(|| there.to_owned())
}

/// By how many characters the longest path would be too long.
fn excess(absolute: &Path) -> usize {
    const UN_SIGNE: &str = "x";
    // Joined rather than added: the root of a disk ends with its separator.
    let prefix = length(&absolute.join(UN_SIGNE)) - UN_SIGNE.len();
    (prefix + LONGUEUR_MAX).saturating_sub(CHEMIN_MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_that_windows_forbids_is_found_in_names_only() {
        let found = |path: &str| forbidden(Path::new(path));
        assert_eq!(found("outputs"), None);
        assert_eq!(found("../Élèves 2026/L’été.d/~x"), None);
        assert_eq!(found("C:\\mes sorties\""), Some('"'));
        assert_eq!(found("C:\\mes sorties\" --session 2026"), Some('"'));
        for c in ['<', '>', '|', '?', '*', '\n', '\t', '\u{1}'] {
            assert_eq!(found(&format!("dossier/sor{c}ties/x")), Some(c));
        }
        assert_eq!(found("a/b:c"), cfg!(windows).then_some(':'));
    }

    /// What cannot be resolved, on either side, is not for that the same.
    #[test]
    fn two_folders_that_nobody_finds_are_not_one() {
        let nowhere = Path::new("nulle-part/inputs");
        assert_eq!(check_apart(nowhere, nowhere), Ok(()));
        assert_eq!(check_apart(Path::new("."), nowhere), Ok(()));
        assert_eq!(check_apart(Path::new("src"), Path::new("src/../src")), Err(RefusSorties::Entrees));
    }

    #[cfg(windows)]
    #[test]
    fn the_colon_of_a_drive_and_the_mark_of_a_long_path_are_no_names() {
        for path in ["C:\\sorties", "C:sorties", "\\\\?\\C:\\sorties", "\\\\serveur\\partage\\sorties"] {
            assert_eq!(forbidden(Path::new(path)), None, "{path}");
        }
    }

    #[test]
    fn a_folder_is_too_deep_by_what_the_longest_name_exceeds() {
        let root = if cfg!(windows) { "C:\\" } else { "/" };
        let deep = |length: usize| PathBuf::from(format!("{root}{}", "d".repeat(length - root.len())));
        let most = CHEMIN_MAX - LONGUEUR_MAX - 1;
        assert_eq!(excess(Path::new(root)), 0);
        assert_eq!(excess(&deep(most)), 0);
        assert_eq!(excess(&deep(most + 1)), 1);
        assert_eq!(excess(&deep(most + 40)), 40);
    }
}
