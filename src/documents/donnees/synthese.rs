//! The situations of an épreuve in CCF together: two notes of the same weight, one note, what they cover.

use serde_json::{Value, json};

use super::{date, note, number};
use crate::dossiers::Dossier;
use crate::dossiers::couverture::Couverture;
use crate::dossiers::notes::note_of;
use crate::dossiers::statistiques::hundredth;
use crate::referentiel::Referentiel;
use crate::referentiel::types::Epreuve;
use crate::texte;

pub fn synthese(pack: &Referentiel, dossier: &Dossier, epreuve: &Epreuve) -> Value {
    let notes = note_of(dossier, epreuve);
    let couverture = Couverture::of(pack, dossier, epreuve);
    let declared = epreuve.ccf.as_ref().map_or(&[][..], |ccf| &ccf.situations);
    let situations: Vec<Value> = declared
        .iter()
        .enumerate()
        .map(|(index, situation)| {
            let key = (epreuve.code.clone(), Some(situation.code.clone()));
            let evaluation = dossier.evaluations.get(&key);
            let given = notes.situations.get(index).and_then(|(_, note)| note.as_ref());
            let (points, absence) = note(pack, given);
            let known = absence.is_some() || couverture.evaluees.get(index) == Some(&true);
            json!({
                "code": situation.code,
                "intitule": situation.intitule,
                "date": date(evaluation.and_then(|e| e.date.as_ref())),
                "note": points,
                "absence": absence,
                "evaluee": known.then_some("oui"),
            })
        })
        .collect();
    let (points, absence) = note(pack, notes.note.as_ref());
    let some_absent = notes.note.is_none() && situations.iter().any(|s| !s["absence"].is_null());
    json!({
        "situations": situations,
        "bareme": texte::decimal(pack.reglages.grille.bareme),
        "moyenne": number(notes.moyenne.map(hundredth)),
        "note": points,
        "absence": absence,
        // Nothing in the text says what the note becomes: no mean is made of the notes that there are.
        "absence_partielle": some_absent,
        "regle": epreuve.ccf.as_ref().and_then(|ccf| ccf.synthese.as_ref()).map(|regle| json!({
            "libelle": regle.en_mots(),
            "a_verifier": regle.a_verifier,
            "source": regle.source,
        })),
        "sous_blocs": couverture.sous_blocs.iter().map(|bloc| json!({
            "code": bloc.sous_bloc.code,
            "titre": bloc.sous_bloc.titre,
            "atteint": bloc.atteint,
            "etat": state(bloc.is_reached(), &couverture),
            "competences": bloc.competences.iter().map(|(competence, reached)| json!({
                "code": competence.code,
                "libelle": competence.libelle,
                "atteint": reached,
            })).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
        "manquants": couverture.missing().iter()
            .map(|bloc| json!({"code": bloc.code, "libelle": bloc.titre})).collect::<Vec<_>>(),
    })
}

/// Until every situation has been evaluated, a sous-bloc that none has reached may still be.
fn state(is_reached: bool, couverture: &Couverture<'_>) -> Option<&'static str> {
    if is_reached {
        return Some("oui");
    }
    (!couverture.evaluees.contains(&false)).then_some("non")
}
