//! `liasse modeles`.

use anyhow::Result;

use super::generer::prepare;
use super::sorties;
use crate::args::Communs;
use crate::diagnostics::{self, count_errors};
use crate::documents::MODELES;
use crate::run::{self, Issue};

pub fn write(communs: &Communs) -> Result<Issue> {
    sorties::check(communs)?;
    let (pack, base, options) = prepare(communs)?;
    let _verrou = sorties::lock(communs)?;
    let bilan = run::write_models(&pack, &base, &options)?;
    let mut text = String::new();
    for diagnostic in &bilan.diagnostics {
        text.push_str(&diagnostics::render(diagnostic));
        text.push('\n');
    }
    if bilan.ecartes > 0 {
        text.push_str(&format!(
            "Candidats à vérifier avant de recevoir un modèle : {} (liasse verifier dit pourquoi).\n",
            bilan.ecartes
        ));
    }
    if !communs.quiet {
        let folder = options.sorties.join(MODELES);
        text.push_str(&match bilan.ecrits {
            0 => "Aucun classeur à remplir n’a été écrit.\n".to_owned(),
            n => format!(
                "Classeurs à remplir dans {} : {n}. Une fois remplis, les déposer dans {}.\n",
                folder.display(),
                options.entrees.display()
            ),
        });
    }
    super::print_err(&text)?;
    Ok(match (bilan.ecrits, count_errors(&bilan.diagnostics) + bilan.ecartes) {
        (_, 0) => Issue::Entiere,
        (0, _) => Issue::Impossible,
        _ => Issue::Partielle,
    })
}
