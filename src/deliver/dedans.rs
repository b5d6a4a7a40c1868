//! Whether a place below the output folder really is below it.

use std::io;
use std::path::{Path, PathBuf};

use crate::diagnostics::LienSortant;

/// The place of a file. The folder itself may be a link, as a whole; a link below it that leads elsewhere is none of
/// ours: what it leads to would be replaced and removed as if it were.
///
/// # Errors
/// When a folder of the path is such a link. The file at its end may be one: it is replaced, and not what it shows.
pub fn inside(racine: &Path, chemin: &str) -> io::Result<PathBuf> {
    let mut folder = racine.to_owned();
    for part in Path::new(chemin).parent().into_iter().flat_map(Path::components) {
        folder.push(part);
        match fs_err::symlink_metadata(&folder) {
            Ok(found) if found.is_symlink() && !leads_below(racine, &folder) => {
                return Err(io::Error::other(LienSortant));
            }
            Ok(_) => {}
            // Nothing is there, nor below; or whoever opens it will be told why.
            Err(_) => break,
        }
    }
    Ok(racine.join(chemin))
}

fn leads_below(racine: &Path, link: &Path) -> bool {
    let both = fs_err::canonicalize(racine).and_then(|racine| Ok((racine, fs_err::canonicalize(link)?)));
    both.is_ok_and(|(racine, target)| target.starts_with(racine))
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn a_link_that_leads_out_is_refused_and_another_is_not() {
        let above = tempfile::TempDir::new().expect("a temporary folder");
        let at = |path: &str| above.path().join(path);
        for folder in ["vrai/TAGO1/jury", "vrai/TAGO2", "ailleurs"] {
            fs_err::create_dir_all(at(folder)).expect("writable");
        }
        symlink("vrai", at("outputs")).expect("a link");
        symlink("../TAGO2", at("vrai/TAGO1/lien")).expect("a link");
        symlink("../../ailleurs", at("vrai/TAGO1/dehors")).expect("a link");
        symlink("/nulle-part", at("vrai/perdu")).expect("a link");
        symlink("../ailleurs/x.pdf", at("vrai/x.pdf")).expect("a link");
        let is_inside = |chemin: &str| inside(&at("outputs"), chemin).is_ok();
        for chemin in ["x.pdf", "TAGO1/jury/x.pdf", "TAGO1/lien/x.pdf", "TAGO3/nouveau/x.pdf"] {
            assert!(is_inside(chemin), "{chemin}");
        }
        for chemin in ["TAGO1/dehors/x.pdf", "TAGO1/dehors/plus/bas/x.pdf", "perdu/x.pdf"] {
            assert!(!is_inside(chemin), "{chemin}");
        }
    }
}
