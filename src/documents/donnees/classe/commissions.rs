//! Who signs for whom: one sheet per commission of the class.

use serde_json::{Value, json};

use super::{evaluation_faults, evaluees, identity_faults, is_evaluated_here, ligne, sound, words};
use crate::diagnostics::Renvoi;
use crate::documents::donnees::{commission::commission, date, epreuve_block};
use crate::documents::{Classe, faults_on};
use crate::dossiers::{Dossier, Sujet};
use crate::referentiel::Referentiel;
use crate::referentiel::types::Epreuve;

/// A commission, and those whom it evaluates.
pub struct Seance<'a> {
    pub epreuve: &'a Epreuve,
    /// As the sheet heads them: the mode is in it.
    entete: Value,
    pub membres: Value,
    pub fautes: Vec<Renvoi>,
    candidats: Vec<&'a Dossier>,
}

/// Candidates of one épreuve, in one mode, before the same members; in the order of the épreuves, then of the
/// first candidate. An épreuve for which the texts prescribe nobody and the school names nobody has none.
pub fn seances<'a>(pack: &'a Referentiel, classe: &Classe<'a>) -> Vec<Seance<'a>> {
    let mut seances: Vec<Seance<'a>> = Vec::new();
    for epreuve in evaluees(pack) {
        let first = seances.len();
        for dossier in &classe.dossiers {
            if !is_evaluated_here(pack, dossier, epreuve) || !identity_faults(dossier, true).is_empty() {
                continue;
            }
            let fautes = faults_on(dossier, &[Sujet::Commission(Some(epreuve.code.clone()))]);
            let mode = dossier.candidat.categorie().and_then(|c| pack.mode(epreuve, c)).map(|m| m.mode);
            let membres = if fautes.is_empty() {
                commission(dossier, epreuve, mode)["membres"].clone()
            } else {
                commission(&without_members(dossier), epreuve, mode)["membres"].clone()
            };
            let entete = epreuve_block(pack, dossier, epreuve, None);
            let same = |s: &&mut Seance<'_>| {
                s.membres == membres && s.entete == entete && words(&s.fautes) == words(&fautes)
            };
            match seances[first..].iter_mut().find(same) {
                Some(seance) => seance.candidats.push(dossier),
                None if membres.as_array().is_some_and(Vec::is_empty) && fautes.is_empty() => {}
                None => seances.push(Seance { epreuve, entete, membres, fautes, candidats: vec![dossier] }),
            }
        }
    }
    seances
}

/// Members who are at fault are not shown: their places are left to a pen.
fn without_members(dossier: &Dossier) -> Dossier {
    let mut bare = dossier.clone();
    bare.commissions.clear();
    bare
}

pub fn signatures(pack: &Referentiel, classe: &Classe<'_>) -> Value {
    let seances: Vec<Value> = seances(pack, classe)
        .into_iter()
        .map(|seance| {
            let rows: Vec<Value> =
                seance.candidats.iter().map(|dossier| candidat(dossier, seance.epreuve)).collect();
            json!({
                "epreuve": seance.entete,
                "membres": seance.membres,
                "retenu": words(&seance.fautes),
                "recevable": sound(&seance.fautes),
                "candidats": rows,
            })
        })
        .collect();
    // Nobody knows before which commission they go.
    let held = classe.dossiers.iter().filter_map(|dossier| {
        let fautes = identity_faults(dossier, true);
        (!fautes.is_empty()).then(|| Value::Object(ligne(dossier, &fautes)))
    });
    json!({"seances": seances, "retenus": held.collect::<Vec<_>>()})
}

fn candidat(dossier: &Dossier, epreuve: &Epreuve) -> Value {
    let fautes = evaluation_faults(dossier, epreuve);
    let own = dossier.evaluations.get(&(epreuve.code.clone(), None)).filter(|_| fautes.is_empty());
    let mut row = ligne(dossier, &fautes);
    row.insert("date".into(), date(own.and_then(|e| e.date.as_ref())));
    Value::Object(row)
}
