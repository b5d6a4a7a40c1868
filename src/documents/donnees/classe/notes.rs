//! The notes proposed for a class, and what they say together. Nothing of this may reach a candidate.

use serde_json::{Value, json};

use super::{
    evaluation_faults, evaluees, identity_faults, is_evaluated_here, ligne, mode_of, mode_words, sound, words,
};
use crate::documents::Classe;
use crate::documents::donnees::number;
use crate::dossiers::Dossier;
use crate::dossiers::notes::{NoteEpreuve, note_of};
use crate::dossiers::statistiques::{Statistiques, statistics};
use crate::referentiel::Referentiel;
use crate::referentiel::types::{Epreuve, GenreMode};
use crate::tables::lignes::Note;
use crate::texte;

/// How an épreuve stands in a class.
pub struct Bilan<'a> {
    pub epreuve: &'a Epreuve,
    /// Candidates whom the school evaluates, by mode; those whose category is not known are in neither.
    pub ccf: usize,
    pub ponctuel: usize,
    /// Candidates who sit it elsewhere.
    pub ailleurs: usize,
    /// Candidates of whom the note, the identity or the category is at fault.
    pub retenus: usize,
    pub statistiques: Statistiques,
}

/// One per épreuve that the catalogue has a grid of, in the order of the pack.
pub fn bilans<'a>(pack: &'a Referentiel, classe: &Classe<'_>) -> Vec<Bilan<'a>> {
    let bilan = |epreuve| {
        let mut found = Bilan {
            epreuve,
            ccf: 0,
            ponctuel: 0,
            ailleurs: 0,
            retenus: 0,
            statistiques: Statistiques::default(),
        };
        let mut notes = Vec::new();
        for dossier in &classe.dossiers {
            let known = identity_faults(dossier, true).is_empty();
            match (is_evaluated_here(pack, dossier, epreuve), mode_of(pack, dossier, epreuve)) {
                _ if !known => {}
                (false, _) => found.ailleurs += 1,
                (true, Some(GenreMode::Ccf)) => found.ccf += 1,
                (true, Some(GenreMode::Ponctuel)) => found.ponctuel += 1,
                (true, None) => {}
            }
            if !known
                || is_evaluated_here(pack, dossier, epreuve)
                    && !evaluation_faults(dossier, epreuve).is_empty()
            {
                found.retenus += 1;
            } else if is_evaluated_here(pack, dossier, epreuve) {
                notes.push(note_of(dossier, epreuve).note);
            }
        }
        found.statistiques = statistics(notes.iter().map(Option::as_ref));
        found
    };
    evaluees(pack).map(bilan).collect()
}

impl Bilan<'_> {
    /// Whether nobody of the class has a note to be given here.
    pub fn is_elsewhere(&self) -> bool {
        self.ccf + self.ponctuel == 0 && self.ailleurs > 0
    }

    /// The mode, where it is the same for all those whom the school evaluates.
    fn mode_commun(&self) -> Option<GenreMode> {
        match (self.ccf, self.ponctuel) {
            (1.., 0) => Some(GenreMode::Ccf),
            (0, 1..) => Some(GenreMode::Ponctuel),
            _ => None,
        }
    }
}

pub fn notes(pack: &Referentiel, classe: &Classe<'_>) -> Value {
    let bilans = bilans(pack, classe);
    let (elsewhere, here): (Vec<_>, Vec<_>) = bilans.iter().partition(|bilan| bilan.is_elsewhere());
    let row = |dossier: &&Dossier| {
        let fautes = identity_faults(dossier, true);
        let mut row = ligne(dossier, &fautes);
        let cells = here.iter().filter(|_| fautes.is_empty()).map(|bilan| cell(pack, dossier, bilan));
        row.insert("notes".into(), cells.collect());
        Value::Object(row)
    };
    json!({
        "bareme": texte::decimal(pack.reglages.grille.bareme),
        "arrondi": pack.reglages.grille.arrondi,
        "epreuves": here.iter().map(|bilan| json!({
            "code": bilan.epreuve.code,
            "intitule": bilan.epreuve.intitule,
            "mode": mode_words(bilan.mode_commun()),
            "retenus": bilan.retenus,
            "statistiques": numbers(&bilan.statistiques),
        })).collect::<Vec<_>>(),
        "ailleurs": elsewhere.iter().map(|bilan| json!({
            "code": bilan.epreuve.code,
            "intitule": bilan.epreuve.intitule,
        })).collect::<Vec<_>>(),
        "lignes": classe.dossiers.iter().map(row).collect::<Vec<_>>(),
        "etats": pack.reglages.etats_note.iter()
            .map(|etat| json!({"code": etat.code, "libelle": etat.libelle})).collect::<Vec<_>>(),
    })
}

/// « ABS », « 13,5 », nothing while it is not known, or why there is none.
fn cell(pack: &Referentiel, dossier: &Dossier, bilan: &Bilan<'_>) -> Value {
    let epreuve = bilan.epreuve;
    let mode = mode_of(pack, dossier, epreuve);
    if !is_evaluated_here(pack, dossier, epreuve) {
        let forme =
            dossier.candidat.categorie().and_then(|c| pack.mode(epreuve, c)).and_then(|m| m.forme.as_ref());
        return json!({"texte": "hors CCF", "precision": forme, "recevable": "oui"});
    }
    let fautes = evaluation_faults(dossier, epreuve);
    let found = note_of(dossier, epreuve);
    let shown = words(&fautes).or_else(|| found.note.as_ref().map(note_text));
    let mode = mode_words(mode).filter(|_| bilan.mode_commun().is_none());
    let situations = situations(&found).filter(|_| fautes.is_empty());
    let precision: Vec<String> = mode.map(str::to_owned).into_iter().chain(situations).collect();
    json!({
        "texte": shown,
        "precision": (!precision.is_empty()).then(|| precision.join(" – ")),
        "recevable": sound(&fautes),
    })
}

/// « S1 : 12 ; S2 : ABS », where the note is made of several.
fn situations(found: &NoteEpreuve) -> Option<String> {
    let shown: Vec<String> = found
        .situations
        .iter()
        .filter_map(|(code, note)| note.as_ref().map(|note| format!("{code} : {}", note_text(note))))
        .collect();
    (!shown.is_empty()).then(|| shown.join(" ; "))
}

fn note_text(note: &Note) -> String {
    match note {
        Note::Points(points) => texte::decimal(*points),
        Note::Etat(code) => code.clone(),
    }
}

fn numbers(found: &Statistiques) -> Value {
    json!({
        "notes": found.notes,
        "absences": found.absences,
        "manquantes": found.manquantes,
        "moyenne": number(found.moyenne),
        "basse": number(found.basse),
        "haute": number(found.haute),
    })
}
