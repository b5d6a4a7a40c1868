//! The notes of the épreuves that are evaluated here; the others are named, and nothing is left to fill in.

use serde_json::{Value, json};

use super::{mode_words, note, number};
use crate::dossiers::Dossier;
use crate::dossiers::notes::note_of;
use crate::dossiers::statistiques::hundredth;
use crate::referentiel::Referentiel;
use crate::referentiel::types::{Epreuve, GenreMode};
use crate::texte;

pub fn notes(pack: &Referentiel, dossier: &Dossier) -> Value {
    let lignes: Vec<Value> = pack.epreuves_on_grids().map(|epreuve| ligne(pack, dossier, epreuve)).collect();
    let expected: Vec<&Value> =
        lignes.iter().filter(|l| l["ailleurs"].is_null()).map(|l| &l["note"]).collect();
    json!({
        "attendues": expected,
        "epreuves": lignes,
        "bareme": texte::decimal(pack.reglages.grille.bareme),
    })
}

fn ligne(pack: &Referentiel, dossier: &Dossier, epreuve: &Epreuve) -> Value {
    let categorie = dossier.candidat.categorie();
    let mode = categorie.and_then(|c| pack.mode(epreuve, c));
    let here = pack.has_grille(&epreuve.code, categorie);
    let manner = [mode.and_then(|m| m.forme.clone()), mode.map(|m| mode_words(m.mode).1.to_lowercase())];
    let manner = manner.into_iter().flatten().collect::<Vec<String>>().join(" ");
    let elsewhere = [capitalised(&manner), "noté hors de ce dossier".to_owned()];
    let elsewhere: Vec<String> = elsewhere.into_iter().filter(|part| !part.is_empty()).collect();
    let known = note_of(dossier, epreuve);
    let of_situation = |(code, given): &(String, _)| {
        let declared = epreuve.ccf.iter().flat_map(|ccf| &ccf.situations).find(|s| s.code == *code);
        let (points, absence) = note(pack, Option::as_ref(given));
        json!({"code": code, "intitule": declared.map(|s| &s.intitule), "note": points, "absence": absence})
    };
    let in_situations = here && mode.is_some_and(|m| m.mode == GenreMode::Ccf);
    let situations: Vec<Value> =
        known.situations.iter().filter(|_| in_situations).map(of_situation).collect();
    let rule = epreuve.ccf.as_ref().and_then(|ccf| ccf.synthese.as_ref()).filter(|_| !situations.is_empty());
    let (points, absence) = if here { note(pack, known.note.as_ref()) } else { (None, None) };
    json!({
        "code": epreuve.code,
        "intitule": epreuve.intitule,
        "unite": epreuve.unite,
        "coefficient": number(epreuve.coefficient),
        "mode": mode.map(|m| mode_words(m.mode).0),
        "forme": mode.and_then(|m| m.forme.clone()),
        "note": points,
        "absence": absence,
        "situations": situations,
        "moyenne": if in_situations { number(known.moyenne.map(hundredth)) } else { Value::Null },
        "regle": rule.map(|regle| json!({"libelle": regle.en_mots(), "a_verifier": regle.a_verifier})),
        "ailleurs": (!here).then(|| elsewhere.join(", ")),
    })
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
