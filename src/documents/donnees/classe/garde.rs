//! What the school's dossier holds: people, counts and pieces. No note, nor what is made of notes: in a class of
//! one or two a mean is a note, and this paper is not kept with the jury's.

use serde_json::{Value, json};

use super::{commissions::seances, identity_faults, mode_words, notes::bilans};
use crate::documents::{Cible, Classe, cibles_of, held_by};
use crate::dossiers::Dossiers;
use crate::referentiel::Referentiel;
use crate::referentiel::types::{Document, Dossier as Rangement, Par};

pub fn composition(pack: &Referentiel, dossiers: &Dossiers, classe: &Classe<'_>) -> Value {
    let epreuves: Vec<Value> = bilans(pack, classe)
        .iter()
        .map(|bilan| {
            json!({
                "code": bilan.epreuve.code,
                "intitule": bilan.epreuve.intitule,
                "ccf": bilan.ccf,
                "ponctuel": bilan.ponctuel,
                "ailleurs": bilan.ailleurs,
                "retenus": bilan.retenus,
                "notes": bilan.statistiques.notes,
                "absences": bilan.statistiques.absences,
                "manquantes": bilan.statistiques.manquantes,
            })
        })
        .collect();
    json!({
        "categories": categories(pack, classe),
        "epreuves": epreuves,
        "membres": membres(pack, classe),
        "pieces": pieces(pack, dossiers, classe),
    })
}

/// Those of which the class has candidates, then those whose category is not known.
fn categories(pack: &Referentiel, classe: &Classe<'_>) -> Vec<Value> {
    let of = |code: Option<&str>| {
        let same = |d: &&&crate::dossiers::Dossier| {
            let known = if identity_faults(d, true).is_empty() { d.candidat.categorie() } else { None };
            known == code
        };
        classe.dossiers.iter().filter(same).count()
    };
    let known = pack.categories.iter().map(|c| (Some(c.code.as_str()), c.libelle.as_str()));
    known
        .chain([(None, "Candidats retenus, ou dont la catégorie n’est pas connue")])
        .map(|(code, libelle)| (code, libelle, of(code)))
        .filter(|(.., nombre)| *nombre > 0)
        .map(|(code, libelle, nombre)| {
            json!({
                "code": code,
                "libelle": libelle,
                "nombre": nombre,
                "recevable": code.map(|_| "oui"),
            })
        })
        .collect()
}

/// Each once, with the épreuves of the commissions on which they sit.
fn membres(pack: &Referentiel, classe: &Classe<'_>) -> Vec<Value> {
    let mut found: Vec<(Value, Vec<String>)> = Vec::new();
    for seance in seances(pack, classe) {
        for membre in seance.membres.as_array().into_iter().flatten().filter(|m| !m["nom_complet"].is_null())
        {
            let who = json!({
                "nom_complet": membre["nom_complet"],
                "fonction": membre["fonction"],
                "entreprise": membre["entreprise"],
            });
            let code = &seance.epreuve.code;
            match found.iter_mut().find(|(known, _)| *known == who) {
                Some((_, codes)) if codes.contains(code) => {}
                Some((_, codes)) => codes.push(code.clone()),
                None => found.push((who, vec![code.clone()])),
            }
        }
    }
    found
        .into_iter()
        .map(|(mut who, codes)| {
            who["epreuves"] = json!(codes.join(", "));
            who
        })
        .collect()
}

/// What the catalogue makes for the class and for its candidates, with what is held back of it.
fn pieces(pack: &Referentiel, dossiers: &Dossiers, classe: &Classe<'_>) -> Vec<Value> {
    let (of_class, of_candidates): (Vec<&Document>, Vec<&Document>) =
        pack.documents.iter().partition(|d| d.par == Par::Classe);
    let mut pieces = Vec::new();
    for document in of_class.into_iter().chain(of_candidates) {
        let cibles: Vec<Cible<'_>> = if document.par == Par::Classe {
            vec![Cible::Classe(classe.clone())]
        } else {
            classe.dossiers.iter().flat_map(|dossier| cibles_of(pack, document, dossier)).collect()
        };
        if cibles.is_empty() {
            continue;
        }
        let held = cibles.iter().filter(|cible| !held_by(pack, dossiers, document, cible).is_empty()).count();
        let mode = if let [mode] = document.modes[..] { mode_words(Some(mode)) } else { None };
        let about = [document.epreuve.as_deref(), document.situation.as_deref(), mode];
        let title: Vec<&str> =
            std::iter::once(document.titre.as_str()).chain(about.into_iter().flatten()).collect();
        pieces.push(json!({
            "titre": title.join(" – "),
            "par": match document.par {
                Par::Classe => "la classe",
                Par::Candidat => "candidat",
                Par::Periode => "candidat et période",
                Par::Stage => "candidat, période et structure",
                Par::Certificat => "candidat et certificat",
            },
            "dossier": match document.dossier {
                Rangement::Classe => "classe",
                Rangement::Jury => "jury",
                Rangement::Candidats => "candidats",
            },
            "confidentiel": document.confidentiel,
            "nombre": cibles.len(),
            "retenus": held,
            "recevable": (held == 0).then_some("oui"),
        }));
    }
    pieces
}
