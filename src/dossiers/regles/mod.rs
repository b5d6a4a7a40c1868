//! What can be contradictory inside one dossier. Nothing is corrected: a fault is shown with its places.

mod annees;
mod commissions;
mod durees;
mod evaluations;
mod justificatifs;
mod periodes;
mod pieces;
mod travaux;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use super::{Dossier, Faute, Sujet};
use crate::diagnostics::{Diagnostics, codes, messages};
use crate::referentiel::Referentiel;
use crate::referentiel::types::NomTable;
use crate::texte::fold;

/// Ages at which an exam is sat, in years.
const AGES: RangeInclusive<i16> = 14..=80;

/// Checks one dossier. Only errors hold something back. A row that seems to be missing from one of the tables
/// `refusees` may stand in a sheet that was not read, which has been told.
pub fn check(
    diags: &mut Diagnostics,
    pack: &Referentiel,
    session: Option<i16>,
    dossier: &mut Dossier,
    refusees: &BTreeSet<NomTable>,
) {
    let mut found = Vec::new();
    check_naissance(diags, session, dossier, &mut found);
    check_categorie(diags, pack, dossier, &mut found);
    periodes::check(diags, pack, session, dossier, &mut found);
    periodes::check_tutors(diags, pack, dossier, refusees.contains(&NomTable::Pfmp));
    durees::check(diags, pack, session, dossier, &found);
    pieces::check(diags, pack, dossier);
    evaluations::check(diags, pack, session, dossier, &mut found);
    justificatifs::check(diags, pack, session, dossier, &mut found);
    travaux::check(diags, pack, dossier);
    dossier.fautes.extend(found);
}

/// What is told once, whatever the number of candidates whom it concerns.
pub fn check_together(
    diags: &mut Diagnostics,
    pack: &Referentiel,
    session: Option<i16>,
    dossiers: &[Dossier],
) {
    durees::check_session(diags, pack, session, dossiers);
    commissions::check(diags, pack, dossiers);
    check_classmates(diags, pack, dossiers);
    check_classes(diags, pack, dossiers);
}

/// A period that others of the same class, category, voie and cycle have had is worth a look, unless a row that
/// may be its own is at fault, a dérogation explains it, or certificates stand for all the periods.
fn check_classmates(diags: &mut Diagnostics, pack: &Referentiel, dossiers: &[Dossier]) {
    let peers = |dossier: &Dossier| {
        let c = &dossier.candidat;
        let voie = c.voie.as_ref().map(|v| v.valeur.clone());
        (fold(c.classe()), c.categorie().map(str::to_owned), voie, c.duree_cycle.as_ref().map(|d| d.valeur))
    };
    let mut had = BTreeMap::<_, BTreeSet<&str>>::new();
    for dossier in dossiers {
        let periodes = dossier.stages.iter().map(|stage| stage.periode.as_str());
        had.entry(peers(dossier)).or_default().extend(periodes);
    }
    for dossier in dossiers.iter().filter(|d| !d.stages.is_empty() || d.preuve.periodes) {
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

/// Who has no class is in no paper of a class. A cell that could not be read, or a row left aside by another list,
/// has been told; a folder without any class is told once.
fn check_classes(diags: &mut Diagnostics, pack: &Referentiel, dossiers: &[Dossier]) {
    let unread = [&codes::CELLULE_EN_ERREUR, &codes::TEXTE_CHANGE, &codes::ECARTE_AILLEURS];
    let is_unread = |f: &Faute| f.sujet == Sujet::Candidat && unread.iter().any(|code| f.renvoi.is(code));
    let without = |d: &&Dossier| d.candidat.classe().is_empty() && !d.fautes.iter().any(is_unread);
    let concerned: Vec<&Dossier> = dossiers.iter().filter(without).collect();
    let colonne = pack.nom_colonne(NomTable::Candidats, "classe");
    if let Some(first) = concerned.first().filter(|_| concerned.len() == dossiers.len()) {
        diags.push(messages::aucune_classe(&first.candidat.lieu, concerned.len(), colonne));
        return;
    }
    for dossier in concerned {
        let c = &dossier.candidat;
        let diagnostic = messages::candidat_sans_classe(&c.lieu, &c.nom_complet(), colonne);
        diags.push(diagnostic.about(&c.reference()));
    }
}

/// A year written with two digits may have gone to the wrong century.
fn check_naissance(diags: &mut Diagnostics, session: Option<i16>, dossier: &Dossier, found: &mut Vec<Faute>) {
    let (Some(session), Some(naissance)) = (session, &dossier.candidat.naissance) else { return };
    if !AGES.contains(&(session - naissance.valeur.year())) {
        let diagnostic =
            messages::naissance_invraisemblable(naissance, session).about(&dossier.candidat.reference());
        found.push(Faute { sujet: Sujet::Candidat, renvoi: diags.push(diagnostic) });
    }
}

fn check_categorie(diags: &mut Diagnostics, pack: &Referentiel, dossier: &Dossier, found: &mut Vec<Faute>) {
    // A category that could not be read, or that stands in the row of a list that leaves the candidate aside, has
    // been told, and holds back the whole dossier.
    let unread =
        [&codes::VALEUR_INCONNUE, &codes::CELLULE_EN_ERREUR, &codes::TEXTE_CHANGE, &codes::ECARTE_AILLEURS];
    let is_unread = |f: &Faute| f.sujet == Sujet::Candidat && unread.iter().any(|code| f.renvoi.is(code));
    let told = dossier.fautes.iter().any(is_unread);
    if dossier.candidat.categorie.is_none() && !told {
        let diagnostic = messages::categorie_manquante(
            &dossier.candidat.lieu,
            pack.nom_colonne(NomTable::Candidats, "categorie"),
        )
        .about(&dossier.candidat.reference());
        found.push(Faute { sujet: Sujet::Categorie, renvoi: diags.push(diagnostic) });
    }
}
