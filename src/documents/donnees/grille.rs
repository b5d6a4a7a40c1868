//! The rows of a grid and the note.

use serde_json::{Value, json};

use super::{date, note, text};
use crate::dossiers::Dossier;
use crate::place::Located;
use crate::referentiel::Referentiel;
use crate::referentiel::types::{Epreuve, Granularite};
use crate::tables::lignes::LigneEvaluation;
use crate::texte;

pub fn grille(pack: &Referentiel, dossier: &Dossier, epreuve: &Epreuve, situation: Option<&str>) -> Value {
    let reglages = &pack.reglages.grille;
    let evaluation = dossier.evaluations.get(&(epreuve.code.clone(), situation.map(str::to_owned)));
    let mut levels = Niveaux::of(pack, epreuve, evaluation);
    if situation.is_some() {
        levels.attendus.retain(Option::is_some);
    }
    let (note, absence) = note(pack, evaluation.and_then(|e| e.note.as_ref()).map(|n| &n.valeur));
    json!({
        "echelle": {
            "intitule": reglages.echelle.intitule,
            "niveaux": reglages.echelle.niveaux.iter()
                .map(|n| json!({"code": n.code, "libelle": n.libelle})).collect::<Vec<_>>(),
        },
        "granularite": levels.granularite,
        "sous_blocs": levels.sous_blocs,
        "niveaux": levels.attendus,
        "bareme": texte::decimal(reglages.bareme),
        "note": note,
        "absence": absence,
        // The note of one situation of several is not rounded: their mean is.
        "arrondi": situation.is_none().then_some(&reglages.arrondi),
        "legende": if situation.is_none() { &reglages.legende } else { &reglages.legende_situation },
        // A row without a level is then a row that this situation does not evaluate.
        "partielle": situation.is_some() && !levels.attendus.is_empty(),
        "situations": text(evaluation.and_then(|e| e.situations_presentees.as_ref())),
        "observations_competences": text(evaluation.and_then(|e| e.observations_competences.as_ref())),
        "observations": text(evaluation.and_then(|e| e.observations.as_ref())),
        "date": date(evaluation.and_then(|e| e.date.as_ref())),
    })
}

/// The rows of a grid, with the level of each row that expects a cross.
struct Niveaux {
    granularite: &'static str,
    sous_blocs: Vec<Value>,
    attendus: Vec<Option<String>>,
}

impl Niveaux {
    /// A commission that gave levels by competence gets its crosses there, whatever the pack's granularity:
    /// a cross by critère would be guessed.
    fn of(pack: &Referentiel, epreuve: &Epreuve, evaluation: Option<&LigneEvaluation>) -> Self {
        let given = |levels: &[(String, Located<String>)], code: &str| {
            levels.iter().find(|(c, _)| c == code).map(|(_, level)| level.valeur.clone())
        };
        let by_competence = pack.reglages.grille.granularite == Granularite::Competence
            || evaluation.is_some_and(|e| e.criteres.is_empty() && !e.competences.is_empty());
        let mut attendus = Vec::new();
        let sous_blocs = pack.pole_of(epreuve).map_or(&[][..], |pole| &pole.sous_blocs);
        let sous_blocs = sous_blocs
            .iter()
            .map(|sous_bloc| {
                let competences: Vec<Value> = sous_bloc
                    .competences
                    .iter()
                    .map(|competence| {
                        let own = evaluation.and_then(|e| given(&e.competences, &competence.code));
                        let criteres: Vec<Value> = pack
                            .criteres_of(&competence.code)
                            .into_iter()
                            .map(|critere| {
                                let level = evaluation.and_then(|e| given(&e.criteres, &critere.code));
                                if !by_competence && own.is_none() {
                                    attendus.push(level.clone());
                                }
                                json!({"code": critere.code, "libelle": critere.libelle, "niveau": level})
                            })
                            .collect();
                        if by_competence || own.is_some() {
                            attendus.push(own.clone());
                        }
                        json!({"code": competence.code, "libelle": competence.libelle, "niveau": own, "criteres": criteres})
                    })
                    .collect();
                json!({"code": sous_bloc.code, "titre": sous_bloc.titre, "competences": competences})
            })
            .collect();
        Self { granularite: if by_competence { "competence" } else { "critere" }, sous_blocs, attendus }
    }
}
