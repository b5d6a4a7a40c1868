//! What can be contradictory inside one dossier. Nothing is corrected: a fault is shown with its places.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use rust_decimal::{Decimal, RoundingStrategy};

use super::{Dossier, Faute, Sujet};
use crate::diagnostics::{Diagnostics, codes, messages};
use crate::referentiel::Referentiel;
use crate::tables::lignes::{LigneEvaluation, LigneStage, Note};
use crate::texte::fold;

/// Ages at which an exam is sat, in years.
const AGES: RangeInclusive<i16> = 14..=80;

/// Checks one dossier. Only errors hold something back.
pub fn check(diags: &mut Diagnostics, pack: &Referentiel, session: Option<i16>, dossier: &mut Dossier) {
    let mut found = Vec::new();
    check_naissance(diags, session, dossier, &mut found);
    check_categorie(diags, dossier, &mut found);
    check_stages(diags, pack, dossier, &mut found);
    for ((epreuve, situation), evaluation) in &dossier.evaluations {
        let sujet = Sujet::Evaluation(Some(epreuve.clone()), situation.clone());
        check_note(diags, pack, dossier, evaluation);
        if let Some(code) = check_granularity(diags, dossier, evaluation) {
            found.push(Faute { sujet, code });
        }
    }
    dossier.fautes.extend(found);
}

/// A period that others of the same class, category and cycle have had is worth a look, unless a row that
/// may be its own is at fault, or a dérogation explains it.
pub fn check_periods(diags: &mut Diagnostics, pack: &Referentiel, dossiers: &[Dossier]) {
    let peers = |dossier: &Dossier| {
        let c = &dossier.candidat;
        (fold(c.classe()), c.categorie().map(str::to_owned), c.duree_cycle.as_ref().map(|d| d.valeur))
    };
    let mut had = BTreeMap::<_, BTreeSet<&str>>::new();
    for dossier in dossiers {
        let periodes = dossier.stages.iter().map(|stage| stage.periode.as_str());
        had.entry(peers(dossier)).or_default().extend(periodes);
    }
    for dossier in dossiers.iter().filter(|d| !d.stages.is_empty()) {
        let excused = dossier.candidat.derogation.as_ref().is_some_and(|d| d.valeur);
        if excused || dossier.fautes.iter().any(|faute| matches!(faute.sujet, Sujet::Pfmp(_))) {
            continue;
        }
        let has = |periode: &str| dossier.stages.iter().any(|stage| stage.periode == periode);
        let known = &had[&peers(dossier)];
        let missing: Vec<String> =
            pack.pfmp.periodes.iter().filter(|p| known.contains(p.as_str()) && !has(p)).cloned().collect();
        if !missing.is_empty() {
            let diagnostic = messages::periode_manquante(&dossier.candidat.lieu, &missing);
            diags.push(diagnostic.about(&dossier.candidat.reference()));
        }
    }
}

/// Weeks that a number of days makes, by the pack's rule.
pub fn weeks_of(pack: &Referentiel, jours: Decimal) -> Decimal {
    let weeks = jours / pack.pfmp.jours_par_semaine;
    weeks.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero).normalize()
}

/// A year written with two digits may have gone to the wrong century.
fn check_naissance(diags: &mut Diagnostics, session: Option<i16>, dossier: &Dossier, found: &mut Vec<Faute>) {
    let (Some(session), Some(naissance)) = (session, &dossier.candidat.naissance) else { return };
    if !AGES.contains(&(session - naissance.valeur.year())) {
        let diagnostic =
            messages::naissance_invraisemblable(naissance, session).about(&dossier.candidat.reference());
        found.push(Faute { sujet: Sujet::Candidat, code: diags.push(diagnostic) });
    }
}

fn check_categorie(diags: &mut Diagnostics, dossier: &Dossier, found: &mut Vec<Faute>) {
    // A category that could not be read has been told, and holds back the whole dossier.
    let unreadable = |code| code == codes::VALEUR_INCONNUE.id || code == codes::CELLULE_EN_ERREUR.id;
    let told = dossier.fautes.iter().any(|f| f.sujet == Sujet::Candidat && unreadable(f.code));
    if dossier.candidat.categorie.is_none() && !told {
        let diagnostic =
            messages::categorie_manquante(&dossier.candidat.lieu).about(&dossier.candidat.reference());
        found.push(Faute { sujet: Sujet::Categorie, code: diags.push(diagnostic) });
    }
}

fn check_stages(diags: &mut Diagnostics, pack: &Referentiel, dossier: &Dossier, found: &mut Vec<Faute>) {
    let reference = dossier.candidat.reference();
    for (index, stage) in dossier.stages.iter().enumerate() {
        let mut fault = |code| found.push(Faute { sujet: Sujet::Pfmp(Some(stage.periode.clone())), code });
        let LigneStage { du, au, jours, semaines, .. } = &stage.ligne;
        if let (Some(du), Some(au)) = (du, au) {
            let possible = (au.valeur - du.valeur).get_days() + 1;
            if possible < 1 {
                fault(diags.push(messages::dates_inversees(du, au).about(&reference)));
            } else if let Some(jours) = jours.as_ref().filter(|j| j.valeur > Decimal::from(possible)) {
                fault(diags.push(messages::trop_de_jours(jours, possible).about(&reference)));
            }
        }
        if let (Some(jours), Some(semaines)) = (jours, semaines) {
            let computed = weeks_of(pack, jours.valeur);
            if computed != semaines.valeur.normalize() {
                diags.push(
                    messages::jours_contre_semaines(semaines, jours.valeur, computed).about(&reference),
                );
            }
        }
        for other in &dossier.stages[..index] {
            if overlap(&other.ligne, &stage.ligne) {
                let place = |l: &LigneStage| l.du.as_ref().map(|du| du.lieu.clone());
                if let (Some(here), Some(there)) = (place(&stage.ligne), place(&other.ligne)) {
                    diags.push(
                        messages::periodes_chevauchantes(&here, &stage.periode, &other.periode, &there)
                            .about(&reference),
                    );
                }
            }
        }
    }
}

fn overlap(a: &LigneStage, b: &LigneStage) -> bool {
    match (&a.du, &a.au, &b.du, &b.au) {
        (Some(a_du), Some(a_au), Some(b_du), Some(b_au)) => {
            a_du.valeur <= b_au.valeur && b_du.valeur <= a_au.valeur
        }
        _ => false,
    }
}

/// A note off the step, or one that a uniform profile contradicts, is worth a look and no more: the note is
/// the commission's.
fn check_note(diags: &mut Diagnostics, pack: &Referentiel, dossier: &Dossier, evaluation: &LigneEvaluation) {
    let Some(note) = &evaluation.note else { return };
    let Note::Points(points) = note.valeur else { return };
    let reference = dossier.candidat.reference();
    let grille = &pack.reglages.grille;
    if !(points % grille.pas).is_zero() {
        diags.push(messages::note_hors_pas(&note.lieu, points, grille.pas).about(&reference));
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
        diags.push(messages::note_contre_profil(&note.lieu, points, &niveau.libelle).about(&reference));
    }
}

/// One cross per critère or one per competence, not both for the same competence.
fn check_granularity(
    diags: &mut Diagnostics,
    dossier: &Dossier,
    evaluation: &LigneEvaluation,
) -> Option<&'static str> {
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
