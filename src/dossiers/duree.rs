//! How long a candidate was in companies, and how long the texts ask for.

use rust_decimal::{Decimal, RoundingStrategy};

use super::{Candidat, Dossier, Stage};
use crate::diagnostics::messages::A_VERIFIER;
use crate::referentiel::Referentiel;
use crate::referentiel::types::{DureePfmp, TypePfmp};
use crate::tables::lignes::LigneStage;

/// What the texts demand of one candidate.
pub struct SemainesExigees {
    /// Nothing where another proof than weeks is asked for.
    pub semaines: Option<Decimal>,
    /// The least that a decision of positionnement may leave.
    pub minimum: Option<Decimal>,
    pub libelle: String,
    pub source: String,
}

/// The duration that the texts demand of this candidate; nothing where they leave more than one reading.
pub fn required_weeks(
    pack: &Referentiel,
    candidat: &Candidat,
    session: Option<i16>,
) -> Option<SemainesExigees> {
    let categorie = candidat.categorie()?;
    let voie = candidat.voie.as_ref()?;
    let cycle = candidat.duree_cycle.as_ref().map(|d| d.valeur);
    let applies = |d: &&DureePfmp| {
        d.voie == voie.valeur
            && d.categories.iter().any(|known| known == categorie)
            && d.positionnement == candidat.positionnement.is_some()
            && d.duree_cycle.is_none_or(|years| Some(years) == cycle)
            && session.map_or(d.premiere_session.is_none() && d.jusqu_a_session.is_none(), |s| d.holds_in(s))
    };
    let mut rules = pack.pfmp.durees.iter().filter(applies);
    let (Some(rule), None) = (rules.next(), rules.next()) else { return None };
    let decided = candidat.positionnement.as_ref().map(|p| Decimal::from(p.valeur));
    let cycle = rule.duree_cycle.map(|years| format!(", cycle de {years} ans")).unwrap_or_default();
    let position = if rule.positionnement { ", durée fixée par décision de positionnement" } else { "" };
    let doubt = if rule.a_verifier { format!(" ({A_VERIFIER})") } else { String::new() };
    Some(SemainesExigees {
        semaines: decided.or(rule.semaines),
        minimum: rule.semaines,
        libelle: format!("{}{cycle}{position}{doubt}", rule.voie),
        source: rule.source.clone(),
    })
}

/// The type of a period; a blank is the pack's first.
pub fn type_of<'a>(pack: &'a Referentiel, ligne: &LigneStage) -> Option<&'a TypePfmp> {
    match &ligne.genre {
        Some(code) => pack.pfmp.types.iter().find(|t| t.code == code.valeur),
        None => pack.pfmp.types.first(),
    }
}

/// Periods that count towards the required duration.
pub fn counted<'a>(pack: &Referentiel, dossier: &'a Dossier) -> Vec<&'a Stage> {
    let counts = |stage: &&Stage| type_of(pack, &stage.ligne).is_none_or(|t| t.compte);
    dossier.stages.iter().filter(counts).collect()
}

/// Weeks as given, else as the pack's rule makes them of the days.
pub fn weeks(pack: &Referentiel, ligne: &LigneStage) -> Option<Decimal> {
    let given = ligne.semaines.as_ref().map(|s| s.valeur);
    given.or_else(|| ligne.jours.as_ref().map(|j| weeks_of(pack, j.valeur)))
}

/// Weeks that a number of days makes, by the pack's rule.
pub fn weeks_of(pack: &Referentiel, jours: Decimal) -> Decimal {
    let weeks = jours / pack.pfmp.jours_par_semaine;
    weeks.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero).normalize()
}

/// A sum with a term missing is missing, and so is the sum of nothing.
pub fn sum(terms: impl IntoIterator<Item = Option<Decimal>>) -> Option<Decimal> {
    let terms: Option<Vec<Decimal>> = terms.into_iter().collect();
    terms.filter(|t| !t.is_empty()).map(|t| t.into_iter().sum())
}
