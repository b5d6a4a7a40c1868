//! What runs replaced or removed: `_precedents/NNN/…`, the same tree, a number per run that moved something. Nothing
//! here is ever erased by a run.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use super::dedans::inside;
use crate::place::PRECEDENTS;

/// Digits of a number.
const CHIFFRES: usize = 3;

/// The folder of this run among them, made when something is first moved.
#[derive(Debug)]
pub struct Precedents {
    /// Those of earlier runs, the newest first, and those of sessions.
    anciens: Vec<String>,
    ici: OnceLock<String>,
    suivant: u32,
}

/// A kept file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Garde {
    /// Relative to the output folder, with `/`.
    pub chemin: String,
    /// Where it stood.
    pub place: String,
}

impl Precedents {
    pub fn of(racine: &Path) -> Self {
        let mut names: Vec<String> = fs_err::read_dir(racine.join(PRECEDENTS))
            .into_iter()
            .flatten()
            .flatten()
            .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()))
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .collect();
        names.sort_by(|a, b| number(b).cmp(&number(a)).then_with(|| b.cmp(a)));
        let suivant = names.iter().filter_map(|name| number(name)).max().unwrap_or(0) + 1;
        Self { anciens: names, ici: OnceLock::new(), suivant }
    }

    /// Moves a file here, under its own path; bytes that are kept already under this path are not kept twice, and the
    /// file then stays where it is, for its caller to replace or remove.
    pub fn keep(&self, racine: &Path, chemin: &str) -> io::Result<String> {
        for name in &self.anciens {
            let kept = format!("{PRECEDENTS}/{name}/{chemin}");
            if same_bytes(&racine.join(&kept), &racine.join(chemin)) {
                return Ok(kept);
            }
        }
        let ici = self.ici.get_or_init(|| format!("{PRECEDENTS}/{:0CHIFFRES$}", self.suivant));
        move_into(racine, chemin, ici)
    }

    /// The newest version kept of a path; or the file itself, where the path is one of a kept file.
    pub fn find(&self, racine: &Path, chemin: &str) -> Option<Garde> {
        if let Some((_, place)) =
            chemin.strip_prefix(PRECEDENTS).and_then(|rest| rest.strip_prefix('/')?.split_once('/'))
        {
            let is_there = racine.join(chemin).is_file();
            return is_there.then(|| Garde { chemin: chemin.to_owned(), place: place.to_owned() });
        }
        let kept = self.anciens.iter().map(|name| format!("{PRECEDENTS}/{name}/{chemin}"));
        let mut found = kept.filter(|kept| racine.join(kept).is_file());
        found.next().map(|kept| Garde { chemin: kept, place: chemin.to_owned() })
    }
}

/// Moves a file below a folder of the output folder, under its own path; gives back where it is.
pub fn move_into(racine: &Path, chemin: &str, dossier: &str) -> io::Result<String> {
    let kept = format!("{dossier}/{chemin}");
    inside(racine, chemin)?;
    let to = inside(racine, &kept)?;
    fs_err::create_dir_all(to.parent().unwrap_or(racine))?;
    fs_err::rename(racine.join(chemin), free(&to))?;
    Ok(kept)
}

/// The path itself, or one beside it that nothing has taken.
fn free(path: &Path) -> PathBuf {
    let mut free = path.to_owned();
    let mut rank = 1;
    while free.exists() {
        rank += 1;
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let end = path.extension().map(|e| format!(".{}", e.to_string_lossy())).unwrap_or_default();
        free = path.with_file_name(format!("{stem}-{rank}{end}"));
    }
    free
}

fn number(name: &str) -> Option<u32> {
    name.parse().ok().filter(|_| name.len() >= CHIFFRES && name.bytes().all(|b| b.is_ascii_digit()))
}

fn same_bytes(kept: &Path, path: &Path) -> bool {
    let length =
        |path: &Path| fs_err::metadata(path).ok().filter(std::fs::Metadata::is_file).map(|m| m.len());
    let same = length(kept).is_some() && length(kept) == length(path);
    same && fs_err::read(kept).ok() == fs_err::read(path).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
        let racine = tempfile::TempDir::new().expect("a temporary folder");
        for (path, text) in files {
            let path = racine.path().join(path);
            fs_err::create_dir_all(path.parent().expect("a folder")).expect("writable");
            fs_err::write(path, text).expect("writable");
        }
        racine
    }

    #[test]
    fn a_run_has_one_number_and_the_next_another() {
        let racine = folder(&[("T/a.pdf", "1"), ("T/b.pdf", "2"), ("T/c.pdf", "3")]);
        let first = Precedents::of(racine.path());
        assert_eq!(first.keep(racine.path(), "T/a.pdf").expect("kept"), "_precedents/001/T/a.pdf");
        assert_eq!(first.keep(racine.path(), "T/b.pdf").expect("kept"), "_precedents/001/T/b.pdf");
        let second = Precedents::of(racine.path());
        assert_eq!(second.keep(racine.path(), "T/c.pdf").expect("kept"), "_precedents/002/T/c.pdf");
    }

    #[test]
    fn the_same_bytes_are_kept_once_and_the_newest_are_found() {
        let racine =
            folder(&[("_precedents/001/T/a.pdf", "1"), ("_precedents/1000/T/a.pdf", "2"), ("T/a.pdf", "1")]);
        let precedents = Precedents::of(racine.path());
        assert_eq!(precedents.keep(racine.path(), "T/a.pdf").expect("kept"), "_precedents/001/T/a.pdf");
        assert!(racine.path().join("T/a.pdf").exists(), "its caller removes it");
        let found = precedents.find(racine.path(), "T/a.pdf").map(|garde| garde.chemin);
        assert_eq!(found.as_deref(), Some("_precedents/1000/T/a.pdf"));
        let named = precedents.find(racine.path(), "_precedents/001/T/a.pdf");
        let expected = Garde { chemin: "_precedents/001/T/a.pdf".to_owned(), place: "T/a.pdf".to_owned() };
        assert_eq!(named, Some(expected));
        assert_eq!(precedents.find(racine.path(), "T/z.pdf"), None);
    }

    #[test]
    fn a_session_is_no_number_and_takes_no_place() {
        let racine = folder(&[("_precedents/2026/T/a.pdf", "1"), ("T/a.pdf", "2")]);
        move_into(racine.path(), "T/a.pdf", "_precedents/2026").expect("moved");
        assert!(racine.path().join("_precedents/2026/T/a-2.pdf").exists());
    }
}
