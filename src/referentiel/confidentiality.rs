//! What may not reach the candidate, whatever the catalogue that a school writes.

use super::node::At;
use super::rules::{Finding, finding};
use super::types::{Document, Dossier, GenreMode, Regle};
use super::{DOCUMENTS, Referentiel};

pub fn check(r: &Referentiel) -> Vec<Finding> {
    let documents = At::file(DOCUMENTS).each("documents", &r.documents);
    documents.into_iter().flat_map(|(at, d)| check_document(r, &at, d)).collect()
}

/// An evaluation never goes where a candidate may get it; where the text says so of its épreuve, it is also marked
/// as confidential.
fn check_document(r: &Referentiel, at: &At, d: &Document) -> Vec<Finding> {
    let mut findings = Vec::new();
    if !d.donnees.iter().any(|bloc| bloc.shows_evaluation()) {
        return findings;
    }
    if d.dossier == Dossier::Candidats && !d.confidentiel {
        findings.push(finding(
            at.key("dossier"),
            format!("« {} » montre une évaluation et irait dans le dossier remis au candidat", d.id),
            "écrivez « dossier: jury »",
        ));
    }
    let epreuve = d.epreuve.as_deref().and_then(|code| r.find_epreuve(code));
    let in_ccf = d.modes.is_empty() || d.modes.contains(&GenreMode::Ccf);
    let rules = epreuve.and_then(|e| e.ccf.as_ref()).filter(|_| in_ccf).map(|ccf| &ccf.regles);
    let secret = rules.into_iter().flatten().find(|rule| rule.regle == Regle::NOTE_CONFIDENTIELLE);
    if let (Some(rule), false) = (secret, d.confidentiel) {
        findings.push(finding(
            at.key("id"),
            format!(
                "« {} » montre une note et n’est pas confidentiel : « {} » ({})",
                d.id, rule.texte, rule.source
            ),
            "ajoutez « confidentiel: true »",
        ));
    }
    findings
}
