//! The data pack and the templates of a run: the school's copies where there are any, else the program's.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use walkdir::WalkDir;

use crate::intake::REFERENTIEL;
use crate::place::relative;
use crate::referentiel::{Referentiel, embedded, load};
use crate::render::templates::Templates;

/// Name of the folder of templates that stands beside the input folder.
const MODELES: &str = "templates";

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
            files.push((name, fs_err::read(&path)?));
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
        for entry in WalkDir::new(&folder).sort_by_file_name() {
            let entry = entry.with_context(|| format!("le dossier {} est illisible", folder.display()))?;
            if entry.file_type().is_file() {
                overrides.insert(relative(&folder, entry.path()), fs_err::read(entry.path())?);
            }
        }
    }
    Ok(Templates::with_overrides(overrides))
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
