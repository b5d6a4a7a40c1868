//! Everything that is written, and nothing else writes.
//!
//! A file is written beside its place and renamed, so that an interrupted run leaves whole files only.

mod archive;
mod copie_xlsx;
mod copies;
pub mod manifeste;
mod rapport_html;
mod rapport_xlsx;
mod registre;
mod tableur;
mod verification;

use std::io;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::diagnostics::Diagnostic;
use crate::texte;
use manifeste::Manifeste;

pub use archive::{Archive, zip_of};
pub use copies::{Copie, is_copy, write_copies};
pub use registre::{Empreinte, Registre};
pub use verification::{report_strangers, verify};

/// The output folder.
#[derive(Debug, Clone)]
pub struct Sorties {
    racine: PathBuf,
}

impl Sorties {
    /// # Errors
    /// When the folder can neither be found nor made.
    pub fn open(racine: &Path) -> io::Result<Self> {
        fs_err::create_dir_all(racine)?;
        Ok(Self { racine: racine.to_owned() })
    }

    pub fn path(&self, chemin: &str) -> PathBuf {
        self.racine.join(chemin)
    }

    pub fn read(&self, chemin: &str) -> io::Result<Vec<u8>> {
        fs_err::read(self.path(chemin))
    }

    /// Writes a whole file or nothing; a file that already holds these bytes is not touched.
    pub fn write(&self, chemin: &str, bytes: &[u8]) -> io::Result<()> {
        let path = self.path(chemin);
        if fs_err::read(&path).is_ok_and(|existing| existing == bytes) {
            return Ok(());
        }
        let folder = path.parent().unwrap_or(&self.racine);
        fs_err::create_dir_all(folder)?;
        let mut beside = tempfile::Builder::new().prefix(".liasse-").tempfile_in(folder)?;
        io::Write::write_all(&mut beside, bytes)?;
        let file = beside.persist(&path).map_err(|error| error.error)?;
        make_readable(&file)
    }

    /// Removes a file, and the folders that it leaves empty.
    pub fn remove(&self, chemin: &str) -> io::Result<()> {
        fs_err::remove_file(self.path(chemin))?;
        let mut folder = Path::new(chemin).parent();
        while let Some(inside) = folder.filter(|f| !f.as_os_str().is_empty()) {
            if fs_err::remove_dir(self.racine.join(inside)).is_err() {
                break;
            }
            folder = inside.parent();
        }
        Ok(())
    }
}

/// All that the reports tell.
#[derive(Debug, Clone, Copy)]
pub struct Compte<'a> {
    pub manifeste: &'a Manifeste,
    pub diagnostics: &'a [Diagnostic],
    pub archives_non_constituees: &'a [String],
    pub copies: &'a [Copie],
}

/// The account of the run, for a person, for a spreadsheet and for a program; then the memory of the run.
pub fn write_reports(sorties: &Sorties, compte: &Compte<'_>, registre: &Registre) -> anyhow::Result<()> {
    sorties.write("rapport.html", rapport_html::rapport_html(compte).as_bytes())?;
    sorties.write("rapport.xlsx", &rapport_xlsx::rapport_xlsx(compte)?)?;
    sorties.write("manifeste.json", &compte.manifeste.to_json())?;
    sorties.write(registre::REGISTRE, &registre.to_json())?;
    Ok(())
}

/// Lower-case hexadecimal SHA-256.
pub fn sha256(bytes: &[u8]) -> String {
    texte::hex(&Sha256::digest(bytes))
}

/// A temporary file is private to its owner; what is delivered follows the folder's habits.
#[cfg(unix)]
fn make_readable(file: &std::fs::File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "the twin of the Unix function")]
fn make_readable(_: &std::fs::File) -> io::Result<()> {
    Ok(())
}
