//! Weeks in companies against what the texts ask for. The jury decides, and a dérogation excuses.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::diagnostics::{Diagnostic, Diagnostics, messages};
use crate::dossiers::duree::{counted, required_weeks, sum, type_of, weeks};
use crate::dossiers::{Candidat, Dossier, Faute, Stage, Sujet};
use crate::referentiel::Referentiel;
use crate::referentiel::types::{DureePfmp, NomTable, TypePfmp};
use crate::texte::decimal;

/// Checks the total of one dossier; `found` are the faults of this pass.
pub fn check(
    diags: &mut Diagnostics,
    pack: &Referentiel,
    session: Option<i16>,
    dossier: &Dossier,
    found: &[Faute],
) {
    let c = &dossier.candidat;
    let reference = c.reference();
    let Some(rule) = required_weeks(pack, c, session) else {
        return tell_absence(diags, pack, session, dossier);
    };
    if let (Some(decided), Some(least)) = (&c.positionnement, rule.minimum)
        && Decimal::from(decided.valeur) < least
    {
        diags.push(messages::positionnement_insuffisant(decided, least, &rule.source).about(&reference));
    }
    if dossier.fautes.iter().chain(found).any(|faute| matches!(faute.sujet, Sujet::Pfmp(_))) {
        return;
    }
    let stages = counted(pack, dossier);
    let total = sum(stages.iter().map(|s| weeks(pack, &s.ligne)));
    let (Some(required), Some(total)) = (rule.semaines, total) else { return };
    let regle = format!("{} ; {}", rule.libelle, rule.source);
    let excuse = c.derogation.as_ref().filter(|d| d.valeur);
    if total >= required {
        if let Some(excuse) = excuse {
            let diagnostic = messages::derogation_superflue(&excuse.lieu, total, required, &regle);
            diags.push(diagnostic.about(&reference));
        }
    } else if excuse.is_none() {
        let days = sum(stages.iter().map(|s| s.ligne.jours.as_ref().map(|j| j.valeur)));
        let apart = not_counted(pack, dossier);
        let diagnostic = messages::total_insuffisant(
            &c.lieu,
            (total, days),
            &apart,
            required,
            &regle,
            pack.nom_colonne(NomTable::Candidats, "derogation"),
        );
        diags.push(diagnostic.about(&reference));
    }
}

/// That nothing is compared while the session is unknown: told once, whatever the number of candidates.
pub fn check_session(
    diags: &mut Diagnostics,
    pack: &Referentiel,
    session: Option<i16>,
    dossiers: &[Dossier],
) {
    if session.is_none() && dossiers.iter().any(|d| !d.stages.is_empty()) {
        diags.push(messages::session_inconnue(pack.nom_champ(NomTable::Etablissement, "session")));
    }
}

/// The weeks of each type that does not count, with the source that says so.
fn not_counted(pack: &Referentiel, dossier: &Dossier) -> Vec<String> {
    let mut apart = BTreeMap::<&str, (&TypePfmp, Vec<&Stage>)>::new();
    for stage in &dossier.stages {
        if let Some(genre) = type_of(pack, &stage.ligne).filter(|t| !t.compte) {
            apart.entry(&genre.code).or_insert((genre, Vec::new())).1.push(stage);
        }
    }
    let shown = |(genre, stages): (&TypePfmp, Vec<&Stage>)| {
        let mut periodes: Vec<&str> = stages.iter().map(|s| s.periode.as_str()).collect();
        periodes.dedup();
        let total = sum(stages.iter().map(|s| weeks(pack, &s.ligne)));
        let weeks = total.map(|total| format!(", {} semaines", decimal(total))).unwrap_or_default();
        let whence = genre.source.as_ref().map(|s| format!(" ({})", messages::source(s, genre.a_verifier)));
        format!(
            "{}{weeks} : {}, ne compte pas{}",
            periodes.join(", "),
            genre.libelle,
            whence.unwrap_or_default()
        )
    };
    apart.into_values().map(shown).collect()
}

/// Why no rule was found, and what to fill in. A category or a session that is unknown is told elsewhere; without
/// any period there are no weeks to compare, and the papers say that they are missing.
fn tell_absence(diags: &mut Diagnostics, pack: &Referentiel, session: Option<i16>, dossier: &Dossier) {
    let c = &dossier.candidat;
    let (Some(categorie), Some(session)) = (&c.categorie, session) else { return };
    if dossier.stages.is_empty() && c.positionnement.is_none() {
        return;
    }
    let of_category = |d: &&DureePfmp| d.categories.contains(&categorie.valeur);
    let column = |key| pack.nom_colonne(NomTable::Candidats, key);
    let reference = c.reference();
    let Some(voie) = &c.voie else {
        let mut voies: Vec<String> =
            pack.pfmp.durees.iter().filter(of_category).map(|d| d.voie.clone()).collect();
        voies.dedup();
        let diagnostic =
            messages::voie_inconnue(&categorie.lieu, column("categorie"), &categorie.valeur, &voies);
        diags.push(diagnostic.about(&reference));
        return;
    };
    let of_voie: Vec<&DureePfmp> =
        pack.pfmp.durees.iter().filter(of_category).filter(|d| d.voie == voie.valeur).collect();
    let of_session: Vec<&DureePfmp> = of_voie.iter().copied().filter(|d| d.holds_in(session)).collect();
    let positioned: Vec<&DureePfmp> =
        of_session.iter().copied().filter(|d| d.positionnement == c.positionnement.is_some()).collect();
    let diagnostic = if of_voie.is_empty() {
        messages::voie_sans_regle(&voie.lieu, &voie.valeur)
    } else if of_session.is_empty() {
        let first = of_voie.iter().filter_map(|d| d.premiere_session).min();
        messages::session_sans_regle(&c.lieu, &voie.valeur, session, first)
    } else if let (Some(decided), true) = (&c.positionnement, positioned.is_empty()) {
        let known = pack.pfmp.durees.iter().filter(|d| d.positionnement);
        let voies: Vec<String> = known.clone().map(|d| format!("« {} »", d.voie)).collect();
        let source = known.map(|d| d.source.as_str()).next().unwrap_or("pfmp.yaml");
        messages::positionnement_sans_objet(decided, column("positionnement"), &voie.valeur, &voies, source)
    } else {
        ambiguity(c, column("duree_cycle"), &voie.valeur, &positioned)
    };
    diags.push(diagnostic.about(&reference));
}

/// The cycle is unknown or has no rule, or nothing tells several rules apart.
fn ambiguity(c: &Candidat, colonne: &str, voie: &str, rules: &[&DureePfmp]) -> Diagnostic {
    let cycle = c.duree_cycle.as_ref().map(|d| d.valeur);
    let fit: Vec<&DureePfmp> =
        rules.iter().copied().filter(|d| d.duree_cycle.is_none_or(|years| Some(years) == cycle)).collect();
    if fit.is_empty() {
        let mut known: Vec<u32> = rules.iter().filter_map(|d| d.duree_cycle).collect();
        known.sort_unstable();
        known.dedup();
        return messages::cycle_sans_regle(&c.lieu, colonne, voie, cycle, &known);
    }
    messages::plusieurs_regles(&c.lieu, &fit)
}
