//! What an adult shows of a job or of a training: one certificate, all of them against the text, the hours.

use serde_json::{Value, json};

use super::{Edition, date, number, text};
use crate::dossiers::Dossier;
use crate::dossiers::duree::sum;
use crate::dossiers::experience::{Obstacle, certificate_rules, ends, months_of, whole_months};
use crate::dossiers::preuve::justificatifs;
use crate::referentiel::Referentiel;
use crate::referentiel::types::{DureePfmp, Prouve};
use crate::tables::lignes::Justificatif;

const DOUTE: &str = "à vérifier auprès de la DEC";

/// A certificate for the employer to complete; `ligne` is absent where none is known.
pub fn certificat(
    pack: &Referentiel,
    dossier: &Dossier,
    edition: &Edition,
    (rang, ligne): (usize, Option<&Justificatif>),
) -> Value {
    let doubtful = rules(pack, dossier, edition).into_iter().find(|rule| rule.a_verifier);
    let atteste = pack.pfmp.certificat_travail.as_ref();
    let domaines: Vec<Value> = pack
        .sous_blocs()
        .map(|(_, bloc)| {
            let activites: Vec<&String> = bloc.activites.iter().map(|a| &a.libelle).collect();
            json!({"code": bloc.code, "titre": bloc.titre, "activites": activites})
        })
        .collect();
    json!({
        "rang": rang,
        "employeur": text(ligne.and_then(|l| l.organisme.as_ref())),
        "emploi": text(ligne.and_then(|l| l.emploi.as_ref())),
        "du": date(ligne.and_then(|l| l.du.as_ref())),
        "au": date(ligne.and_then(|l| l.au.as_ref())),
        "quotite": text(ligne.and_then(|l| l.quotite.as_ref())),
        "texte": atteste.map(|regle| &regle.texte),
        "source": atteste.map(|regle| &regle.source),
        "doute": doubtful.map(|rule| format!("{} : pièce proposée, {DOUTE} ({})", rule.voie, rule.source)),
        "domaines": domaines,
    })
}

/// All the certificates beside what the texts demand. The date of the exam is not known here: how much of a job
/// falls in the time before it, the jury counts.
pub fn experience(pack: &Referentiel, dossier: &Dossier, edition: &Edition) -> Value {
    let rows = justificatifs(pack, dossier, Prouve::Experience);
    json!({
        "lignes": rows.iter().map(|row| json!({
            "employeur": text(row.organisme.as_ref()),
            "emploi": text(row.emploi.as_ref()),
            "du": date(row.du.as_ref()),
            "au": date(row.au.as_ref()),
            "quotite": text(row.quotite.as_ref()),
            "mois": ends(row).map(|(du, au)| whole_months(du, au)),
        })).collect::<Vec<_>>(),
        "lignes_vierges": blank_rows(pack, &rows),
        "regles": rules(pack, dossier, edition).into_iter()
            .map(|rule| regle(pack, rule, &rows)).collect::<Vec<_>>(),
    })
}

/// The hours of training by organisme and period.
pub fn heures(pack: &Referentiel, dossier: &Dossier) -> Value {
    let rows = justificatifs(pack, dossier, Prouve::Heures);
    let total = sum(rows.iter().map(|row| row.heures.as_ref().map(|h| h.valeur)));
    json!({
        "lignes": rows.iter().map(|row| json!({
            "organisme": text(row.organisme.as_ref()),
            "du": date(row.du.as_ref()),
            "au": date(row.au.as_ref()),
            "heures": number(row.heures.as_ref().map(|h| h.valeur)),
        })).collect::<Vec<_>>(),
        "lignes_vierges": blank_rows(pack, &rows),
        "total": number(total),
    })
}

fn rules<'r>(pack: &'r Referentiel, dossier: &Dossier, edition: &Edition) -> Vec<&'r DureePfmp> {
    let session = edition.session.as_ref().and_then(|s| s.parse().ok());
    certificate_rules(pack, &dossier.candidat, session)
}

fn blank_rows(pack: &Referentiel, rows: &[&Justificatif]) -> usize {
    if rows.is_empty() { pack.reglages.lignes_vierges_justificatifs } else { 0 }
}

fn regle(pack: &Referentiel, rule: &DureePfmp, rows: &[&Justificatif]) -> Value {
    let libelle = match &rule.precision {
        Some(precision) => format!("{}, {precision}", rule.voie),
        None => rule.voie.clone(),
    };
    let emplois: Vec<Value> = rule
        .emplois
        .iter()
        .map(|emploi| {
            let known = months_of(pack, rows, emploi.quotite);
            json!({
                "libelle": emploi.libelle,
                "demande": emploi.mois,
                "constate": known.ok(),
                "obstacle": known.err().map(words_of),
            })
        })
        .collect();
    json!({
        "libelle": libelle,
        "texte": rule.texte.as_ref().or(rule.justificatif.as_ref()),
        "source": rule.source,
        "doute": rule.a_verifier.then_some(DOUTE),
        "emplois": emplois,
    })
}

fn words_of(obstacle: Obstacle) -> &'static str {
    match obstacle {
        Obstacle::Manque => "une date ou une quotité manque",
        Obstacle::Illisible => "une quotité ne se lit pas",
    }
}
