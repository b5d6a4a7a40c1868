//! `liasse restaurer`: brings back what a run replaced or removed.

use anyhow::{Context, Result, bail};

use super::sorties;
use crate::args::Communs;
use crate::deliver::{Disque, Garde};
use crate::place::relative;
use crate::run::Issue;

/// What stands at its place meanwhile is kept in turn: nothing is lost by bringing something back.
pub fn restore(communs: &Communs, chemin: &std::path::Path) -> Result<Issue> {
    let folder = &communs.sorties;
    if !folder.is_dir() {
        bail!("le dossier de sortie « {} » n’existe pas", folder.display());
    }
    let _verrou = sorties::lock(communs)?;
    let disque = Disque::open(folder)
        .with_context(|| format!("le dossier {} ne peut pas être écrit", folder.display()))?;
    // As the report writes it, or as the shell completes it.
    let chemin = relative(folder, chemin);
    let Some(Garde { chemin: kept, place }) = disque.find_kept(&chemin) else {
        bail!("rien de « {chemin} » n’est gardé dans {}/_precedents", folder.display());
    };
    let bytes = disque.read(&kept).with_context(|| format!("« {kept} » ne peut pas être lu"))?;
    let replaced =
        disque.replace(&place, &bytes).with_context(|| format!("« {place} » ne peut pas être écrit"))?;
    let mut text = format!("« {place} » est remis en place, d’après « {kept} ».\n");
    if let Some(replaced) = replaced {
        text.push_str(&format!("Ce qui s’y trouvait est gardé dans « {replaced} ».\n"));
    }
    text.push_str(
        "Le prochain passage le remplacera s’il est encore attendu et que les données en font un autre ; sinon, il le laissera en le signalant.\n",
    );
    super::print_err(&text)?;
    Ok(Issue::Entiere)
}
