//! The walk of a folder: everything below it, in a stable order, whatever of it cannot be opened.
//!
//! Links are followed: what a person sees in the folder is in it. Nothing here opens a file.

use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};

/// What stands below a folder.
#[derive(Debug)]
pub enum Trouve {
    Fichier(PathBuf),
    /// Neither a file nor a folder: a pipe, a device. To open it may never end.
    Autre(PathBuf),
    /// It is there, and the system does not show it.
    Refuse(PathBuf, io::Error),
    /// A folder that it stands in itself, through some link.
    Boucle(PathBuf),
}

/// Folders that systems keep at the root of a disk, for themselves.
const DU_SYSTEME: [&str; 7] = [
    "System Volume Information",
    "$RECYCLE.BIN",
    ".Trashes",
    ".Spotlight-V100",
    ".fseventsd",
    ".DocumentRevisions-V100",
    "lost+found",
];
/// Links that Windows leaves in the folder of documents for the programs of another time, and lets nobody open.
const JONCTIONS: [&str; 6] =
    ["Ma musique", "Mes images", "Mes vidéos", "My Music", "My Pictures", "My Videos"];

/// `enters` tells, from its path and its depth, whether a folder is looked into; those of the system never are.
///
/// # Errors
/// When the folder itself cannot be listed.
pub fn walk(folder: &Path, enters: &dyn Fn(&Path, usize) -> bool) -> io::Result<Vec<Trouve>> {
    let mut marche = Marche { enters, trouves: Vec::new(), au_dessus: vec![resolved(folder, folder)] };
    let noms = listed(folder)?;
    marche.go_through(folder, noms, 1);
    Ok(marche.trouves)
}

struct Marche<'a> {
    enters: &'a dyn Fn(&Path, usize) -> bool,
    trouves: Vec<Trouve>,
    /// Where the folders that are being looked into really stand.
    au_dessus: Vec<PathBuf>,
}

impl Marche<'_> {
    fn go_through(&mut self, folder: &Path, noms: Vec<io::Result<fs_err::DirEntry>>, depth: usize) {
        for entry in noms {
            match entry {
                Ok(entry) => self.look_at(&entry, depth),
                Err(refus) => self.trouves.push(Trouve::Refuse(folder.to_owned(), refus)),
            }
        }
    }

    fn look_at(&mut self, entry: &fs_err::DirEntry, depth: usize) {
        let path = entry.path();
        let is_link = entry.file_type().is_ok_and(|kind| kind.is_symlink());
        let is_junction = is_link && is_one_of(&entry.file_name(), &JONCTIONS);
        let found = match fs_err::metadata(&path) {
            Ok(found) => found,
            Err(_) if is_junction => return,
            Err(refus) => return self.trouves.push(Trouve::Refuse(path, refus)),
        };
        if found.is_file() {
            return self.trouves.push(Trouve::Fichier(path));
        }
        if !found.is_dir() {
            return self.trouves.push(Trouve::Autre(path));
        }
        if is_one_of(&entry.file_name(), &DU_SYSTEME) || !(self.enters)(&path, depth) {
            return;
        }
        let above = self.au_dessus.last().expect("the folder itself");
        let real = if is_link { resolved(&path, &path) } else { above.join(entry.file_name()) };
        if self.au_dessus.contains(&real) {
            return self.trouves.push(Trouve::Boucle(path));
        }
        match listed(&path) {
            Ok(noms) => {
                self.au_dessus.push(real);
                self.go_through(&path, noms, depth + 1);
                self.au_dessus.pop();
            }
            Err(_) if is_junction => {}
            Err(refus) => self.trouves.push(Trouve::Refuse(path, refus)),
        }
    }
}

/// By name; what has none because the system refuses it comes last.
fn listed(folder: &Path) -> io::Result<Vec<io::Result<fs_err::DirEntry>>> {
    let mut noms: Vec<io::Result<fs_err::DirEntry>> = fs_err::read_dir(folder)?.collect();
    noms.sort_by_key(|entry| entry.as_ref().map_or((true, None), |e| (false, Some(e.file_name()))));
    Ok(noms)
}

fn resolved(path: &Path, or: &Path) -> PathBuf {
    fs_err::canonicalize(path).unwrap_or_else(|_| or.to_owned())
}

fn is_one_of(name: &OsStr, names: &[&str]) -> bool {
    name.to_str().is_some_and(|name| names.iter().any(|known| known.eq_ignore_ascii_case(name)))
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;

    use super::*;
    use crate::place::relative;

    fn told(folder: &Path) -> Vec<String> {
        let found = walk(folder, &|path, _| !path.ends_with("ailleurs")).expect("a folder");
        found
            .iter()
            .map(|trouve| match trouve {
                Trouve::Fichier(path) => relative(folder, path),
                Trouve::Autre(path) => format!("autre : {}", relative(folder, path)),
                Trouve::Refuse(path, refus) => format!("{} : {:?}", relative(folder, path), refus.kind()),
                Trouve::Boucle(path) => format!("boucle : {}", relative(folder, path)),
            })
            .collect()
    }

    #[test]
    fn everything_is_found_in_order_and_what_cannot_be_opened_is_named() {
        let racine = tempfile::TempDir::new().expect("a temporary folder");
        let at = |path: &str| racine.path().join(path);
        for folder in ["b/c", "ailleurs", "$Recycle.bin/x", "System Volume Information", "My Pictures"] {
            fs_err::create_dir_all(at(folder)).expect("writable");
        }
        for file in
            ["a.csv", "b/c/d.csv", "b/z.csv", "ailleurs/e.csv", "$Recycle.bin/x/f.csv", "My Pictures/g.csv"]
        {
            fs_err::write(at(file), "x").expect("writable");
        }
        symlink("../b", at("b/boucle")).expect("a link");
        symlink("b/c", at("c")).expect("a link");
        symlink("nulle-part", at("perdu.csv")).expect("a link");
        symlink("nulle-part", at("Ma musique")).expect("a link");
        symlink("/dev/null", at("nul.csv")).expect("a link");
        let _listener = UnixListener::bind(at("prise")).expect("a socket");
        assert_eq!(
            told(racine.path()),
            [
                "My Pictures/g.csv",
                "a.csv",
                "boucle : b/boucle",
                "b/c/d.csv",
                "b/z.csv",
                "c/d.csv",
                "autre : nul.csv",
                "perdu.csv : NotFound",
                "autre : prise",
            ]
        );
    }

    #[test]
    fn a_folder_that_is_not_there_is_an_error() {
        assert!(walk(Path::new("nulle-part"), &|_, _| true).is_err());
    }
}
