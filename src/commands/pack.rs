//! The data pack and the templates of a run: the school's copies where there are any, else the program's.

use std::collections::BTreeMap;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::diagnostics::messages;
use crate::intake::{REFERENTIEL, Trouve, walk};
use crate::place::relative;
use crate::referentiel::{Referentiel, embedded, load};
use crate::render::templates::Templates;

/// Name of the folder of templates that stands beside the input folder.
const MODELES: &str = "templates";
/// Bytes of a file of the pack, or of a template: a hundred times what they weigh.
const TAILLE_MAX: u64 = 1024 * 1024;

/// The pack in `<entrees>/referentiel/<name>/`, or the embedded one.
///
/// # Errors
/// When the pack is faulty (every fault is named), or when several stand side by side.
pub fn open(entrees: &Path) -> Result<Referentiel> {
    let Some(folder) = pack_folder(&entrees.join(REFERENTIEL))? else { return embedded() };
    let mut files = Vec::new();
    for entry in fs_err::read_dir(&folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|e| e == "yaml" || e == "yml") {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            files.push((name, read_regular(&path)?));
        }
    }
    files.sort();
    loaded(&files, &folder.display().to_string())
}

/// The program's own pack.
pub fn embedded() -> Result<Referentiel> {
    loaded(&embedded::files(), "intégré au programme")
}

/// The program's templates, each replaced by the file of the same name in `templates/` beside the inputs.
pub fn templates(entrees: &Path) -> Result<Templates> {
    let beside = entrees.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let folder = beside.join(MODELES);
    let mut overrides = BTreeMap::new();
    if folder.is_dir() {
        let found = walk(&folder, &|_, _| true)
            .with_context(|| format!("le dossier {} est illisible", folder.display()))?;
        for trouve in found {
            let path = match trouve {
                Trouve::Fichier(path) => path,
                Trouve::Autre(path) => bail!("{}", not_a_file(&path)),
                Trouve::Refuse(path, refus) => {
                    bail!("« {} » ne peut pas être ouvert ({})", path.display(), messages::cause(&refus))
                }
                Trouve::Boucle(path) => bail!("« {} » est un raccourci qui tourne en rond", path.display()),
            };
            overrides.insert(relative(&folder, &path), read_regular(&path)?);
        }
    }
    Ok(Templates::with_overrides(overrides))
}

/// Looks at what the file is, and at its size, before it is opened: a link may lead to a device without an end.
fn read_regular(path: &Path) -> Result<Vec<u8>> {
    let refused = |refus: io::Error| {
        anyhow::anyhow!("« {} » ne peut pas être ouvert ({})", path.display(), messages::cause(&refus))
    };
    if !fs_err::metadata(path).map_err(refused)?.is_file() {
        bail!("{}", not_a_file(path));
    }
    let mut bytes = Vec::new();
    let file = fs_err::File::open(path).map_err(refused)?;
    file.take(TAILLE_MAX + 1).read_to_end(&mut bytes).map_err(refused)?;
    if bytes.len() as u64 > TAILLE_MAX {
        bail!("« {} » pèse plus de 1 Mo", path.display());
    }
    Ok(bytes)
}

fn not_a_file(path: &Path) -> String {
    format!("« {} » n’est pas un fichier ordinaire", path.display())
}

fn pack_folder(root: &Path) -> Result<Option<PathBuf>> {
    if !root.is_dir() {
        return Ok(None);
    }
    let mut folders: Vec<PathBuf> = Vec::new();
    for entry in fs_err::read_dir(root)? {
        let path = entry?.path();
        if path.is_dir() {
            folders.push(path);
        }
    }
    folders.sort();
    match &folders[..] {
        [] => Ok(None),
        [only] => Ok(Some(only.clone())),
        several => {
            let names: Vec<String> = several.iter().map(|p| p.display().to_string()).collect();
            bail!("plusieurs référentiels : {} ; n’en garder qu’un", names.join(", "))
        }
    }
}

fn loaded(files: &[(String, Vec<u8>)], whence: &str) -> Result<Referentiel> {
    load(files).map_err(|faults| {
        let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
        anyhow::anyhow!("référentiel inutilisable ({whence})\n{}", lines.join("\n"))
    })
}
