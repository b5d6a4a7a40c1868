//! Who has a document that depends on what is known of them.

use crate::dossiers::Dossier;
use crate::dossiers::preuve::justificatifs;
use crate::referentiel::Referentiel;
use crate::referentiel::types::{Condition, Epreuve, GenreMode, Prouve};

pub fn holds(pack: &Referentiel, condition: Condition, dossier: &Dossier) -> bool {
    let periodes = dossier.preuve.periodes || !dossier.stages.is_empty();
    match condition {
        Condition::Pfmp => periodes,
        Condition::Suivi => periodes || !dossier.tuteurs.is_empty(),
        Condition::Certificats => dossier.preuve.certificats,
        Condition::Heures => {
            dossier.preuve.certificats
                || sits_on_dossier(pack, dossier)
                || !justificatifs(pack, dossier, Prouve::Heures).is_empty()
        }
        Condition::Ponctuel => sits_on_dossier(pack, dossier),
    }
}

/// The épreuves that a candidate sits as a final examination, on a dossier handed in before the day.
pub fn epreuves_on_dossier<'r>(pack: &'r Referentiel, categorie: &str) -> Vec<&'r Epreuve> {
    let on_dossier = |e: &&Epreuve| {
        let ponctuel = pack.mode(e, categorie).is_some_and(|mode| mode.mode == GenreMode::Ponctuel);
        ponctuel && e.ponctuel.as_ref().is_some_and(|definition| !definition.dossier.is_empty())
    };
    pack.epreuves.iter().filter(on_dossier).collect()
}

/// A candidate of an unknown category may be one of those.
fn sits_on_dossier(pack: &Referentiel, dossier: &Dossier) -> bool {
    let categorie = dossier.candidat.categorie();
    categorie.is_none_or(|categorie| !epreuves_on_dossier(pack, categorie).is_empty())
}
