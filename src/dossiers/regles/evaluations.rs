//! Notes, profiles and dates of the commissions' evaluations.

use super::annees::Annees;
use crate::diagnostics::{Diagnostics, Renvoi, messages};
use crate::dossiers::couverture::Couverture;
use crate::dossiers::{Dossier, Faute, Sujet};
use crate::referentiel::Referentiel;
use crate::referentiel::types::{COUVERTURE, GenreMode};
use crate::tables::lignes::{LigneEvaluation, Note};

/// Checks the evaluations of one dossier; errors go to `found`.
pub fn check(
    diags: &mut Diagnostics,
    pack: &Referentiel,
    session: Option<i16>,
    dossier: &Dossier,
    found: &mut Vec<Faute>,
) {
    let annees = Annees::of(pack, session, &dossier.candidat);
    for ((epreuve, situation), evaluation) in &dossier.evaluations {
        let sujet = Sujet::Evaluation(Some(epreuve.clone()), situation.clone());
        check_note(diags, pack, dossier, evaluation);
        check_absence(diags, dossier, evaluation);
        if let (Some(annees), Some(date)) = (&annees, &evaluation.date)
            && !(annees.derniere_rentree..=annees.fin).contains(&date.valeur)
        {
            let diagnostic =
                messages::evaluation_hors_annee(date, epreuve, annees.derniere_rentree, annees.fin);
            diags.push(diagnostic.about(&dossier.candidat.reference()));
        }
        if let Some(renvoi) = check_granularity(diags, dossier, evaluation) {
            found.push(Faute { sujet, renvoi });
        }
    }
    check_couverture(diags, pack, dossier);
}

/// The situations of an épreuve in CCF reach every sous-bloc together, where the text wants it.
fn check_couverture(diags: &mut Diagnostics, pack: &Referentiel, dossier: &Dossier) {
    let Some(categorie) = dossier.candidat.categorie() else { return };
    for epreuve in &pack.epreuves {
        let regle = epreuve.regles(GenreMode::Ccf).iter().find(|regle| regle.regle == COUVERTURE);
        let (Some(regle), Some(mode)) = (regle, pack.mode(epreuve, categorie)) else { continue };
        let missing = Couverture::of(pack, dossier, epreuve).missing();
        let of_epreuve = |(code, _): &(&(String, Option<String>), _)| code.0 == epreuve.code;
        let last = dossier.evaluations.iter().rfind(of_epreuve);
        if let (GenreMode::Ccf, Some((_, last)), false) = (mode.mode, last, missing.is_empty()) {
            let place = last.situation.as_ref().or(last.epreuve.as_ref()).map(|code| &code.lieu);
            let names: Vec<String> = missing.iter().map(|s| format!("{} {}", s.code, s.titre)).collect();
            let lieu = place.unwrap_or(&dossier.candidat.lieu);
            let diagnostic = messages::couverture_incomplete(lieu, &epreuve.code, &names, regle);
            diags.push(diagnostic.about(&dossier.candidat.reference()));
        }
    }
}

/// A note off the step, or one that a uniform profile contradicts, is worth a look and no more: the note is
/// the commission's.
fn check_note(diags: &mut Diagnostics, pack: &Referentiel, dossier: &Dossier, evaluation: &LigneEvaluation) {
    let Some(note) = &evaluation.note else { return };
    let Note::Points(points) = note.valeur else { return };
    let reference = dossier.candidat.reference();
    let grille = &pack.reglages.grille;
    let source = messages::source(grille.source.as_ref().unwrap_or(&pack.reglages.source), grille.a_verifier);
    if !(points % grille.pas).is_zero() {
        diags.push(messages::note_hors_pas(&note.lieu, points, grille.pas, &source).about(&reference));
    }
    let mut levels = evaluation.criteres.iter().chain(&evaluation.competences).map(|(_, l)| &l.valeur);
    let Some(first) = levels.next() else { return };
    if !levels.all(|level| level == first) {
        return;
    }
    let ordered: Vec<_> = grille.echelle.niveaux.iter().filter(|n| !n.hors_ordre).collect();
    let (Some(lowest), Some(highest)) = (ordered.first(), ordered.last()) else { return };
    let contradicted = if *first == highest.code {
        (points < grille.moyenne).then_some(highest)
    } else if *first == lowest.code {
        (points >= grille.moyenne).then_some(lowest)
    } else {
        None
    };
    if let Some(niveau) = contradicted {
        let diagnostic = messages::note_contre_profil(&note.lieu, points, &niveau.libelle, &source);
        diags.push(diagnostic.about(&reference));
    }
}

/// Who was absent was not evaluated: an absence and an evaluation in one row contradict each other.
fn check_absence(diags: &mut Diagnostics, dossier: &Dossier, evaluation: &LigneEvaluation) {
    let Some(note) = &evaluation.note else { return };
    let Note::Etat(etat) = &note.valeur else { return };
    let mut avec = Vec::new();
    match evaluation.criteres.len() + evaluation.competences.len() {
        0 => {}
        1 => avec.push("un niveau".to_owned()),
        n => avec.push(format!("{n} niveaux")),
    }
    if evaluation.situations_presentees.is_some() {
        avec.push("des situations présentées".to_owned());
    }
    if evaluation.observations_competences.is_some() || evaluation.observations.is_some() {
        avec.push("des observations".to_owned());
    }
    if !avec.is_empty() {
        let diagnostic = messages::absence_contredite(&note.lieu, etat, &avec);
        diags.push(diagnostic.about(&dossier.candidat.reference()));
    }
}

/// One cross per critère or one per competence, not both for the same competence.
fn check_granularity(
    diags: &mut Diagnostics,
    dossier: &Dossier,
    evaluation: &LigneEvaluation,
) -> Option<Renvoi> {
    for (competence, level) in &evaluation.competences {
        let critere = evaluation.criteres.iter().find(|(code, _)| {
            code.strip_prefix(competence.as_str()).is_some_and(|rest| rest.starts_with('-'))
        });
        if let Some((_, critere)) = critere {
            let diagnostic = messages::niveaux_divergents(&level.lieu, competence, &critere.lieu)
                .about(&dossier.candidat.reference());
            return Some(diags.push(diagnostic));
        }
    }
    None
}
