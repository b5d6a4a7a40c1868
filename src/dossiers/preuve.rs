//! What proves the training or the experience of a candidate: periods in companies, certificates of work, or both.

use rust_decimal::Decimal;

use super::{Candidat, Dossier};
use crate::referentiel::Referentiel;
use crate::referentiel::types::{DureePfmp, GenrePreuve, Prouve, Quotite};
use crate::tables::lignes::Justificatif;
use crate::texte::fold;

/// At least one of them, once the rows are attached.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Preuve {
    pub periodes: bool,
    pub certificats: bool,
}

/// What the texts demand; where they leave a choice, or say nothing of this candidate, what the rows show.
pub fn preuve_of(pack: &Referentiel, session: Option<i16>, dossier: &Dossier) -> Preuve {
    let rules = rules_of(pack, &dossier.candidat, session);
    let demands = |genre| !rules.is_empty() && rules.iter().all(|rule| rule.preuve == genre);
    if demands(GenrePreuve::Periodes) {
        return Preuve { periodes: true, certificats: false };
    }
    if demands(GenrePreuve::Certificats) {
        return Preuve { periodes: false, certificats: true };
    }
    let certificats = !justificatifs(pack, dossier, Prouve::Experience).is_empty();
    Preuve { periodes: !dossier.stages.is_empty() || !certificats, certificats }
}

/// The rules of duration that what is known of a candidate does not exclude; none without a voie or a category.
pub fn rules_of<'r>(pack: &'r Referentiel, candidat: &Candidat, session: Option<i16>) -> Vec<&'r DureePfmp> {
    let (Some(categorie), Some(voie)) = (candidat.categorie(), &candidat.voie) else { return Vec::new() };
    let cycle = candidat.duree_cycle.as_ref().map(|d| d.valeur);
    let possible = |d: &&DureePfmp| {
        d.voie == voie.valeur
            && d.categories.iter().any(|known| known == categorie)
            && d.duree_cycle.zip(cycle).is_none_or(|(years, known)| years == known)
            && d.premiere_session.zip(session).is_none_or(|(first, session)| session >= first)
            && d.jusqu_a_session.zip(session).is_none_or(|(end, session)| session < end)
    };
    let rules: Vec<&DureePfmp> = pack.pfmp.durees.iter().filter(possible).collect();
    let decided = candidat.positionnement.is_some();
    // A decision of positionnement says nothing of a voie whose rules do not know it.
    let strict: Vec<&DureePfmp> = rules.iter().copied().filter(|d| d.positionnement == decided).collect();
    if strict.is_empty() { rules } else { strict }
}

/// The justificatifs of one kind, by date. One whose nature could not be read may be of any: what shows it is held
/// back.
pub fn justificatifs<'a>(pack: &Referentiel, dossier: &'a Dossier, prouve: Prouve) -> Vec<&'a Justificatif> {
    let natures = &pack.reglages.natures_justificatifs;
    let is_of = |row: &&Justificatif| {
        let nature = row.nature.as_ref().and_then(|code| natures.iter().find(|n| n.code == code.valeur));
        nature.is_none_or(|n| n.prouve == prouve)
    };
    let mut rows: Vec<&Justificatif> = dossier.justificatifs.iter().filter(is_of).collect();
    rows.sort_by_key(|row| {
        (row.du.is_none(), row.du.as_ref().map(|d| d.valeur), row.au.as_ref().map(|d| d.valeur))
    });
    rows
}

/// Full time or part time, as a percentage or in the pack's words; nothing where the text says neither.
pub fn quotite_of(pack: &Referentiel, row: &Justificatif) -> Option<Quotite> {
    let text = &row.quotite.as_ref()?.valeur;
    let named = |words: &[String]| words.iter().any(|word| fold(word) == fold(text));
    let mots = &pack.reglages.quotites;
    if named(&mots.plein) {
        return Some(Quotite::Plein);
    }
    if named(&mots.partiel) {
        return Some(Quotite::Partiel);
    }
    let percent: Decimal = text.strip_suffix('%')?.trim().replace(',', ".").parse().ok()?;
    let hundred = Decimal::ONE_HUNDRED;
    if percent == hundred {
        Some(Quotite::Plein)
    } else {
        (percent >= Decimal::ONE && percent < hundred).then_some(Quotite::Partiel)
    }
}
