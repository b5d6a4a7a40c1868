//! The sentences of the règlement that a document quotes.

use serde_json::{Value, json};

use super::mode_of;
use crate::dossiers::Dossier;
use crate::referentiel::Referentiel;
use crate::referentiel::types::{Document, Epreuve, Regle};

/// Only the rules of the mode in which the candidate sits the épreuve; a sentence that several épreuves have is
/// quoted once, with all its sources.
pub fn regles(pack: &Referentiel, document: &Document, dossier: &Dossier) -> Value {
    let epreuves: Vec<&Epreuve> = match &document.epreuve {
        Some(code) => pack.find_epreuve(code).into_iter().collect(),
        None => {
            let categorie = dossier.candidat.categorie();
            pack.epreuves_on_grids().filter(|e| pack.has_grille(&e.code, categorie)).collect()
        }
    };
    let mut quoted: Vec<(&Regle, Vec<&str>)> = Vec::new();
    for key in &document.cite {
        for epreuve in &epreuves {
            let Some(mode) = mode_of(pack, document, dossier, epreuve) else { continue };
            let Some(regle) = epreuve.regles(mode).iter().find(|r| r.regle == *key) else { continue };
            match quoted.iter_mut().find(|(known, _)| known.texte == regle.texte) {
                Some((_, sources)) => sources.push(&regle.source),
                None => quoted.push((regle, vec![&regle.source])),
            }
        }
    }
    let shown = |(regle, sources): (&Regle, Vec<&str>)| json!({"regle": regle.regle, "texte": regle.texte, "source": sources.join(" ; ")});
    quoted.into_iter().map(shown).collect()
}
