//! `liasse exemple`.

use std::path::Path;

use anyhow::{Context, Result, bail};

use super::pack;
use crate::args::ENTREES;
use crate::exemple::{Options, compose};
use crate::run::Issue;

/// Writes a fictional input folder below `dossier`, where a run that starts there looks for it: for the diploma of the
/// pack that stands in it, else for the program's own. An existing file is never replaced by another content.
pub fn write(dossier: &Path, options: &Options) -> Result<Issue> {
    let entrees = dossier.join(ENTREES);
    let pack = pack::open(&entrees)?;
    let files = compose(&pack, options);
    for file in &files {
        let path = entrees.join(&file.chemin);
        if fs_err::read(&path).is_ok_and(|existing| existing != file.octets) {
            bail!("« {} » existe déjà avec un autre contenu : choisir un dossier vide", path.display());
        }
    }
    for file in &files {
        let path = entrees.join(&file.chemin);
        let folder = path.parent().unwrap_or(&entrees);
        fs_err::create_dir_all(folder).context("le dossier ne peut pas être créé")?;
        fs_err::write(&path, &file.octets).context("l’exemple ne peut pas être écrit")?;
    }
    let diplome = &pack.diplome;
    super::print_err(&format!(
        "{} fichiers fictifs écrits dans {} ({} {})",
        files.len(),
        entrees.display(),
        diplome.intitule,
        diplome.sigle
    ))?;
    Ok(Issue::Entiere)
}
