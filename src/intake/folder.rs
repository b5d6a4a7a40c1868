//! The files below the input folder, in a stable order.

use std::io::Read as _;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result};

use super::parcours::{self, Trouve};
use super::{Depot, FichierLu, Isolement, Lecteurs, TAILLE_MAX, nature};
use crate::diagnostics::{Diagnostic, Diagnostics, messages};
use crate::parallel;
use crate::place::{Lieu, PRECEDENTS, relative};
use crate::texte::visible;

/// The folder of the data packs, which holds no table.
pub const REFERENTIEL: &str = "referentiel";

/// At most this many readers at once: each may take all the memory that it is allowed.
const LECTEURS_MAX: usize = 4;

/// Reads every file below `folder`, but for the référentiel, what runs keep, and the output folder where it stands inside. What is
/// told, and in which order, does not depend on `taches`.
///
/// # Errors
/// When the folder itself cannot be listed, or the reader of workbooks cannot be started. A file that cannot be
/// read is a diagnostic.
pub fn read_folder(
    diags: &mut Diagnostics,
    isolement: &Isolement,
    folder: &Path,
    sorties: &Path,
    taches: NonZeroUsize,
) -> Result<Vec<FichierLu>> {
    let paths = list_files(diags, folder, sorties)?;
    let threads = taches.min(NonZeroUsize::new(LECTEURS_MAX).expect("not zero"));
    let lecteurs = isolement.open();
    let depots = parallel::map(threads, paths.len(), |index| read_path(&lecteurs, folder, &paths[index]));
    let depots = depots.into_iter().filter_map(Result::transpose).collect::<Result<Vec<_>>>()?;
    Ok(super::gather(diags, depots))
}

/// Nothing for what a system left there.
fn read_path(lecteurs: &Lecteurs<'_>, folder: &Path, path: &Path) -> Result<Option<Depot>> {
    let fichier = name_of(folder, path);
    let lieu = Lieu::fichier(&fichier);
    if let Some(original) = lock_of(&fichier) {
        return Ok(Some(Depot::fault(&fichier, messages::classeur_ouvert(&lieu, &original))));
    }
    if is_system_file(&fichier) {
        return Ok(None);
    }
    let depot = match read_bytes(path) {
        Ok(bytes) => Depot::read(lecteurs, &fichier, &bytes)?,
        Err(error) => Depot::fault(&fichier, messages::fichier_verrouille(&lieu, &error)),
    };
    Ok(Some(depot))
}

/// As every account names it.
fn name_of(folder: &Path, path: &Path) -> Arc<str> {
    visible(&relative(folder, path)).into()
}

/// No more than it takes to know that a file is too big.
fn read_bytes(path: &Path) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    fs_err::File::open(path)?.take(TAILLE_MAX as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// What systems leave beside files, and what nobody dropped on purpose.
pub fn is_system_file(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    path.split('/').any(|part| part == "__MACOSX")
        // What macOS leaves of a file that it keeps elsewhere stands for this file.
        || name.starts_with('.') && !name.ends_with(".icloud")
        || name.eq_ignore_ascii_case("thumbs.db")
        || name.eq_ignore_ascii_case("ehthumbs.db")
        || name.eq_ignore_ascii_case("desktop.ini")
        || name.eq_ignore_ascii_case("lisezmoi.txt")
        || name.eq_ignore_ascii_case("lisezmoi.md")
}

/// The workbook that a lock file of Excel or LibreOffice says is open.
pub fn lock_of(path: &str) -> Option<String> {
    let name = path.rsplit('/').next()?;
    let locked = name
        .strip_prefix("~$")
        .or_else(|| name.strip_prefix(".~lock.").and_then(|rest| rest.strip_suffix('#')))?;
    Some(locked.to_owned())
}

fn list_files(diags: &mut Diagnostics, folder: &Path, sorties: &Path) -> Result<Vec<PathBuf>> {
    let sorties = fs_err::canonicalize(sorties).ok();
    let is_output = |path: &Path| sorties.is_some() && fs_err::canonicalize(path).ok() == sorties;
    let enters = |path: &Path, depth: usize| {
        let is_pack = depth == 1 && path.ends_with(REFERENTIEL);
        !is_pack && !path.ends_with(PRECEDENTS) && !is_output(path)
    };
    let found = parcours::walk(folder, &enters)
        .with_context(|| format!("le dossier {} ne peut pas être lu", folder.display()))?;
    let mut files = Vec::new();
    for trouve in found {
        let lieu = |path: &Path| Lieu::fichier(&name_of(folder, path));
        match trouve {
            Trouve::Fichier(path) => files.push(path),
            Trouve::Autre(path) => _ = diags.push(no_file(&lieu(&path))),
            Trouve::Refuse(path, refus) => {
                diags.push(messages::fichier_verrouille(&lieu(&path), &refus));
            }
            Trouve::Boucle(path) => {
                let raison = "un raccourci qui tourne en rond";
                diags.push(messages::fichier_illisible(&lieu(&path), raison));
            }
        }
    }
    Ok(files)
}

/// To open a pipe or a device may never end.
fn no_file(lieu: &Lieu) -> Diagnostic {
    const QUOI: &str = "canal ou périphérique du système";
    const ISSUE: &str = "le retirer du dossier ; si ses données comptent, les déposer dans un vrai fichier";
    if nature::has_spreadsheet_name(&lieu.fichier) {
        messages::fichier_mal_nomme(lieu, QUOI, ISSUE)
    } else {
        messages::fichier_ignore(lieu, QUOI, ISSUE)
    }
}
