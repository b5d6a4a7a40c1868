//! Dates, days and weeks of the periods in companies.

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan;
use jiff::civil::Date;
use rust_decimal::Decimal;

use super::annees::Annees;
use crate::diagnostics::{Diagnostics, Renvoi, messages};
use crate::dossiers::duree::{type_of, weeks_of};
use crate::dossiers::{Dossier, Faute, Stage, Sujet};
use crate::place::{Lieu, Located};
use crate::referentiel::Referentiel;
use crate::tables::lignes::LigneStage;

/// Checks the periods of one dossier; errors go to `found`.
pub fn check(
    diags: &mut Diagnostics,
    pack: &Referentiel,
    session: Option<i16>,
    dossier: &Dossier,
    found: &mut Vec<Faute>,
) {
    let reference = dossier.candidat.reference();
    let annees = Annees::of(pack, session, &dossier.candidat);
    for stage in &dossier.stages {
        let mut fault =
            |renvoi| found.push(Faute { sujet: Sujet::Pfmp(Some(stage.periode.clone())), renvoi });
        if let (Some(du), Some(au)) = (&stage.ligne.du, &stage.ligne.au)
            && au.valeur < du.valeur
        {
            fault(diags.push(messages::dates_inversees(du, au).about(&reference)));
            continue;
        }
        if let Some(annees) = &annees
            && let Some(renvoi) = check_years(diags, annees, stage, &reference)
        {
            fault(renvoi);
        }
        check_days_off(diags, pack, stage, &reference);
        if let Some(renvoi) = check_presence(diags, pack, &stage.ligne, &reference) {
            fault(renvoi);
        }
    }
    check_overlaps(diags, dossier, &reference, found);
    check_order(diags, pack, annees.as_ref(), dossier, &reference);
    check_types(diags, pack, dossier, &reference);
}

/// A wrong year makes a wrong attestation. Before the cycle there may have been another: somebody who repeats a
/// year keeps periods done earlier; beyond a whole cycle, and after the session, there is nothing to keep.
fn check_years(diags: &mut Diagnostics, annees: &Annees, stage: &Stage, reference: &str) -> Option<Renvoi> {
    let LigneStage { du, au, .. } = &stage.ligne;
    let (first, last) = (du.as_ref().or(au.as_ref())?, au.as_ref().or(du.as_ref())?);
    let periode = &stage.periode;
    if first.valeur > annees.fin {
        let diagnostic = messages::periode_apres_session(first, periode, annees.fin);
        return Some(diags.push(diagnostic.about(reference)));
    }
    if last.valeur < annees.debut_au_plus_tot {
        let diagnostic = messages::periode_trop_ancienne(last, periode, annees.debut);
        return Some(diags.push(diagnostic.about(reference)));
    }
    if first.valeur < annees.debut {
        diags.push(messages::periode_avant_cycle(first, periode, annees.debut).about(reference));
    } else if last.valeur > annees.fin {
        diags.push(messages::periode_apres_fin(last, periode, annees.fin).about(reference));
    }
    None
}

fn check_days_off(diags: &mut Diagnostics, pack: &Referentiel, stage: &Stage, reference: &str) {
    let LigneStage { du, au, .. } = &stage.ligne;
    for (end, begins) in [(du, true), (au, false)] {
        if let Some(end) =
            end.as_ref().filter(|end| rank_in_week(end.valeur) > pack.pfmp.vraisemblance.jours_ouvrables)
        {
            diags.push(messages::jour_de_repos(end, &stage.periode, begins).about(reference));
        }
    }
}

/// Days against dates, then weeks against days, else against dates: one cause is told once.
fn check_presence(
    diags: &mut Diagnostics,
    pack: &Referentiel,
    ligne: &LigneStage,
    reference: &str,
) -> Option<Renvoi> {
    let LigneStage { du, au, jours, semaines, .. } = ligne;
    let dates = du.as_ref().zip(au.as_ref()).map(|(du, au)| (du.valeur, au.valeur));
    let before = diags.count();
    let mut error = None;
    if let (Some((du, au)), Some(jours)) = (dates, jours) {
        let possible = days_between(du, au);
        let open = days_open(du, au, pack.pfmp.vraisemblance.jours_ouvrables);
        if jours.valeur > Decimal::from(possible) {
            error = Some(diags.push(messages::trop_de_jours(jours, possible).about(reference)));
        } else if jours.valeur > Decimal::from(open) {
            let source = &pack.pfmp.vraisemblance.source;
            diags.push(messages::plus_que_les_jours_ouvrables(jours, open, source).about(reference));
        }
    }
    let nothing = jours.as_ref().or(semaines.as_ref()).filter(|n| n.valeur.is_zero());
    if let (Some(nothing), true) = (nothing, du.is_some() || au.is_some()) {
        diags.push(messages::presence_nulle(nothing).about(reference));
    }
    if let (Some(jours), Some(semaines)) = (jours, semaines) {
        let computed = weeks_of(pack, jours.valeur);
        if computed != semaines.valeur.normalize() {
            diags.push(messages::jours_contre_semaines(semaines, jours.valeur, computed).about(reference));
        }
    }
    if let (Some((du, au)), Some(semaines), true) = (dates, semaines, diags.count() == before) {
        let touched = weeks_touched(du, au);
        if semaines.valeur > Decimal::from(touched) {
            diags.push(messages::plus_que_les_semaines(semaines, touched).about(reference));
        }
    }
    error
}

/// Nobody is in two periods at once: one of the dates is wrong. Two structures of one period may share a day.
fn check_overlaps(diags: &mut Diagnostics, dossier: &Dossier, reference: &str, found: &mut Vec<Faute>) {
    for (index, stage) in dossier.stages.iter().enumerate() {
        for other in &dossier.stages[..index] {
            let Some((here, there)) = overlap(&stage.ligne, &other.ligne) else { continue };
            if stage.periode == other.periode {
                let diagnostic = messages::structures_simultanees(here, &stage.periode, there);
                diags.push(diagnostic.about(reference));
                continue;
            }
            let diagnostic = messages::periodes_simultanees(here, &stage.periode, &other.periode, there);
            let renvoi = diags.push(diagnostic.about(reference));
            for periode in [&stage.periode, &other.periode] {
                found.push(Faute { sujet: Sujet::Pfmp(Some(periode.clone())), renvoi });
            }
        }
    }
}

/// Where both begin, when they share a day; reversed dates share none.
fn overlap<'a>(a: &'a LigneStage, b: &'a LigneStage) -> Option<(&'a Lieu, &'a Lieu)> {
    let (a_du, a_au, b_du, b_au) = (a.du.as_ref()?, a.au.as_ref()?, b.du.as_ref()?, b.au.as_ref()?);
    let sound = a_du.valeur <= a_au.valeur && b_du.valeur <= b_au.valeur;
    let shared = a_du.valeur <= b_au.valeur && b_du.valeur <= a_au.valeur;
    (sound && shared).then_some((&a_du.lieu, &b_du.lieu))
}

/// Periods are numbered as they come. One that is out of the cycle has been told.
fn check_order(
    diags: &mut Diagnostics,
    pack: &Referentiel,
    annees: Option<&Annees>,
    dossier: &Dossier,
    reference: &str,
) {
    let mut starts: Vec<(&str, &Located<Date>, Option<Date>)> = Vec::new();
    for periode in &pack.pfmp.periodes {
        let of_period = dossier.stages.iter().filter(|s| s.periode == *periode);
        let first = of_period.clone().filter_map(|s| s.ligne.du.as_ref()).min_by_key(|du| du.valeur);
        let end = of_period.filter_map(|s| s.ligne.au.as_ref()).map(|au| au.valeur).max();
        let inside = |du: &&Located<Date>| annees.is_none_or(|a| (a.debut..=a.fin).contains(&du.valeur));
        starts.extend(first.filter(inside).map(|du| (periode.as_str(), du, end)));
    }
    for pair in starts.windows(2) {
        let [(earlier, first, _), (later, second, end)] = pair else { continue };
        if end.unwrap_or(second.valeur) < first.valeur {
            let diagnostic = messages::periodes_dans_le_desordre(second, later, first, earlier);
            diags.push(diagnostic.about(reference));
        }
    }
}

fn check_types(diags: &mut Diagnostics, pack: &Referentiel, dossier: &Dossier, reference: &str) {
    let mut types = BTreeMap::<&str, &Stage>::new();
    let mut told = BTreeSet::new();
    for stage in &dossier.stages {
        let first = *types.entry(&stage.periode).or_insert(stage);
        let (Some(a), Some(b)) = (type_of(pack, &first.ligne), type_of(pack, &stage.ligne)) else { continue };
        let place = |stage: &Stage| {
            let ligne = &stage.ligne;
            let cells = [ligne.genre.as_ref(), ligne.periode.as_ref()];
            cells.into_iter().flatten().map(|cell| cell.lieu.clone()).next()
        };
        if a.code != b.code
            && told.insert(&stage.periode)
            && let (Some(here), Some(there)) = (place(stage), place(first))
        {
            let diagnostic =
                messages::periode_de_deux_types(&here, &stage.periode, &b.libelle, &a.libelle, &there);
            diags.push(diagnostic.about(reference));
        }
    }
}

/// What a tutor signs belongs to a period that took place, unless periods stand in a sheet that was not read.
pub fn check_tutors(diags: &mut Diagnostics, pack: &Referentiel, dossier: &Dossier, non_lues: bool) {
    let reference = &dossier.candidat.reference();
    let faulty = |periode: &String| {
        let shown = Sujet::Pfmp(Some(periode.clone()));
        dossier.fautes.iter().any(|faute| faute.sujet.touches(&shown))
    };
    for (periode, evaluation) in &dossier.tuteurs {
        let stages: Vec<&LigneStage> =
            dossier.stages.iter().filter(|s| s.periode == *periode).map(|s| &s.ligne).collect();
        if stages.is_empty() {
            if let Some(cell) = evaluation.periode.as_ref().filter(|_| !non_lues && !faulty(periode)) {
                diags.push(messages::tuteur_sans_periode(&cell.lieu, periode).about(reference));
            }
            continue;
        }
        let du: Option<Date> = stages.iter().filter_map(|s| s.du.as_ref()).map(|du| du.valeur).min();
        let au: Option<Date> = stages.iter().filter_map(|s| s.au.as_ref()).map(|au| au.valeur).max();
        let (Some(date), Some(du), Some(au)) = (&evaluation.date, du, au) else { continue };
        // Dates that contradict each other have been told.
        if au < du {
            continue;
        }
        let delay = pack.pfmp.vraisemblance.delai_evaluation;
        if date.valeur < du || date.valeur > au.saturating_add(delay.days()) {
            diags.push(messages::evaluation_hors_periode(date, periode, du, au).about(reference));
        }
    }
}

/// Monday is 1.
fn rank_in_week(date: Date) -> i8 {
    date.weekday().to_monday_one_offset()
}

/// Both ends included.
fn days_between(du: Date, au: Date) -> i32 {
    (au - du).get_days() + 1
}

/// Days from Monday to the last day of the week that can be worked, both ends included.
fn days_open(du: Date, au: Date, jours_ouvrables: i8) -> i32 {
    let days = days_between(du, au);
    let rest = du.series(1.day()).take(usize::try_from(days % 7).unwrap_or(0));
    let rest = rest.filter(|day| rank_in_week(*day) <= jours_ouvrables).count();
    days / 7 * i32::from(jours_ouvrables) + i32::try_from(rest).unwrap_or(0)
}

/// Weeks, from Monday, that hold at least one day.
fn weeks_touched(du: Date, au: Date) -> i32 {
    (days_between(du, au) + i32::from(rank_in_week(du)) - 2) / 7 + 1
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn days_and_weeks_are_counted_from_monday() {
        let (monday, friday, sunday) = (date(2025, 1, 6), date(2025, 1, 10), date(2025, 1, 12));
        assert_eq!(days_open(monday, friday, 6), 5);
        assert_eq!(days_open(monday, sunday, 6), 6);
        assert_eq!(days_open(friday, date(2025, 1, 19), 6), 8);
        assert_eq!(days_open(friday, friday, 6), 1);
        assert_eq!(days_open(sunday, sunday, 6), 0);
        assert_eq!(weeks_touched(monday, monday), 1);
        assert_eq!(weeks_touched(monday, sunday), 1);
        assert_eq!(weeks_touched(sunday, date(2025, 1, 13)), 2);
        assert_eq!(weeks_touched(monday, date(2025, 3, 14)), 10);
    }
}
