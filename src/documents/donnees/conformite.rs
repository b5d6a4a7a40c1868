//! The dossier of each épreuve sat as a final examination: what it must hold, what is known of it, what an absence
//! entails.

use serde_json::{Value, json};

use super::{number, plural};
use crate::documents::conditions::epreuves_on_dossier;
use crate::dossiers::Dossier;
use crate::dossiers::duree::sum;
use crate::dossiers::preuve::justificatifs;
use crate::referentiel::Referentiel;
use crate::referentiel::types::{Constat, DefinitionPonctuel, Epreuve, PieceDossier, Prouve};
use crate::texte;

pub fn conformite(pack: &Referentiel, dossier: &Dossier) -> Value {
    let epreuves = dossier.candidat.categorie().map(|c| epreuves_on_dossier(pack, c)).unwrap_or_default();
    json!({"epreuves": epreuves.into_iter().map(|e| epreuve(pack, dossier, e)).collect::<Vec<_>>()})
}

fn epreuve(pack: &Referentiel, dossier: &Dossier, epreuve: &Epreuve) -> Value {
    let mode = dossier.candidat.categorie().and_then(|c| pack.mode(epreuve, c));
    let ponctuel = epreuve.ponctuel.as_ref();
    let pieces = ponctuel.map_or(&[][..], |p| &p.dossier);
    json!({
        "code": epreuve.code,
        "intitule": epreuve.intitule,
        "unite": epreuve.unite,
        "coefficient": number(epreuve.coefficient),
        "forme": mode.and_then(|m| m.forme.clone()),
        "duree": mode.and_then(|m| m.duree_minutes).map(texte::duration),
        "pieces": pieces.iter().map(|p| piece(pack, dossier, epreuve, p)).collect::<Vec<_>>(),
        "absences": ponctuel.map(absences),
        "controle": ponctuel.and_then(|p| quote(p, p.controle.as_deref()?)),
    })
}

/// The rules that say what an absence entails, each once.
fn absences(ponctuel: &DefinitionPonctuel) -> Vec<Value> {
    let mut keys: Vec<&String> = Vec::new();
    for key in ponctuel.dossier.iter().filter_map(|piece| piece.absence.as_ref()) {
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    keys.into_iter().filter_map(|key| quote(ponctuel, key)).collect()
}

fn quote(ponctuel: &DefinitionPonctuel, key: &str) -> Option<Value> {
    let regle = ponctuel.regles.iter().find(|regle| regle.regle == key)?;
    Some(json!({"texte": regle.texte, "source": regle.source}))
}

fn piece(pack: &Referentiel, dossier: &Dossier, epreuve: &Epreuve, piece: &PieceDossier) -> Value {
    let constats: Vec<Value> = piece
        .constats
        .iter()
        .map(|constat| {
            let (libelle, known) = look_for(pack, dossier, epreuve, *constat);
            let etat = match (&known, constat) {
                (_, Constat::Documents) => "inconnu",
                (Some(_), _) => "present",
                (None, _) => "absent",
            };
            json!({"libelle": libelle, "constat": known, "etat": etat})
        })
        .collect();
    json!({"texte": piece.texte, "constats": constats})
}

/// What the data tell of a part of a piece; nothing where they hold none of it.
fn look_for(
    pack: &Referentiel,
    dossier: &Dossier,
    epreuve: &Epreuve,
    constat: Constat,
) -> (&'static str, Option<String>) {
    let counted = |number: usize, what: &str| (number > 0).then(|| format!("{number} {what}"));
    match constat {
        Constat::Travaux => {
            let number = dossier.travaux.get(&epreuve.code).map_or(0, Vec::len);
            let what = if number > 1 { "travaux décrits" } else { "travail décrit" };
            ("État récapitulatif", counted(number, what))
        }
        Constat::Documents => ("Documents produits", Some("ne se lit pas dans les données".to_owned())),
        Constat::Experience => {
            let certificats = justificatifs(pack, dossier, Prouve::Experience).len();
            let certificats = counted(
                certificats,
                if certificats > 1 { "certificats de travail" } else { "certificat de travail" },
            );
            let stages = dossier.stages.len();
            let stages =
                counted(stages, if stages > 1 { "attestations de PFMP" } else { "attestation de PFMP" });
            let known: Vec<String> = certificats.into_iter().chain(stages).collect();
            ("Justificatifs de l’expérience", (!known.is_empty()).then(|| texte::list(&known)))
        }
        Constat::Heures => {
            let rows = justificatifs(pack, dossier, Prouve::Heures);
            let total = sum(rows.iter().map(|row| row.heures.as_ref().map(|h| h.valeur)));
            let count = u32::try_from(rows.len()).unwrap_or(u32::MAX);
            let known = (count > 0).then(|| match total {
                Some(total) => format!("{} ({} h)", plural(count, "ligne"), texte::decimal(total)),
                None => format!("{}, sans toutes les heures", plural(count, "ligne")),
            });
            ("Justificatifs des heures de formation", known)
        }
    }
}
