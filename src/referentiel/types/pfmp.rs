//! Periods of training in a company (annexe III).

use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::Deserialize;

use super::Regle;

/// `pfmp.yaml`: periods of training in a company.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReglesPfmp {
    /// Codes of the periods, in order.
    pub periodes: Vec<String>,
    /// Wordings of the column « Type », the first one being what a blank means.
    pub types: Vec<TypePfmp>,
    /// Days of presence that make one week.
    pub jours_par_semaine: Decimal,
    /// Sentence of the conversion, printed beside the totals.
    pub conversion: String,
    /// Rules of the count of presence printed on every attestation.
    pub regles_presence: Vec<Regle>,
    /// Ways into the diploma, and the texts of the column « Catégorie candidat » that mean each of them.
    #[serde(default)]
    pub voies: Vec<VoieFormation>,
    /// Beyond it, a date or a number was probably mistyped.
    pub vraisemblance: Vraisemblance,
    /// Required durations, each with its scope and its date of effect.
    pub durees: Vec<DureePfmp>,
    /// What a certificat de travail attests, word for word.
    #[serde(default)]
    pub certificat_travail: Option<Regle>,
}

/// Between which dates a period stands, and how much presence its dates can hold.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vraisemblance {
    /// Month in which a school year begins, from 1 to 12.
    pub mois_de_rentree: i8,
    /// Last month of the school year of a session, from 1 to 12.
    pub dernier_mois: i8,
    /// In years, where the list of candidates does not say.
    pub duree_cycle: u32,
    /// Days of a week that can be worked, from Monday on.
    pub jours_ouvrables: i8,
    /// Days after the end of a period within which a tutor dates the evaluation.
    pub delai_evaluation: i32,
    /// Of the days that can be worked.
    pub source: String,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TypePfmp {
    pub code: String,
    pub libelle: String,
    /// Whether its weeks count towards the required duration.
    pub compte: bool,
    /// Of what makes its weeks count or not.
    #[serde(default)]
    pub source: Option<String>,
    /// True where the sources leave a doubt: shown with « à vérifier auprès de la DEC ».
    #[serde(default)]
    pub a_verifier: bool,
}

/// A way into the diploma: a category (A, B, C) groups several, whose required durations differ.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VoieFormation {
    pub voie: String,
    /// Among the `textes` of the categories.
    #[serde(default)]
    pub textes: Vec<String>,
}

/// What proves the training or the experience of a candidate.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum GenrePreuve {
    /// Attestations of the periods.
    #[default]
    Periodes,
    /// Certificats de travail.
    Certificats,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EmploiExige {
    /// As the text says it.
    pub libelle: String,
    pub mois: u32,
    /// Absent where the text counts any employment.
    #[serde(default)]
    pub quotite: Option<Quotite>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Quotite {
    Plein,
    Partiel,
}

impl DureePfmp {
    /// Whether the rule is in force at a session.
    pub fn holds_in(&self, session: i16) -> bool {
        self.premiere_session.is_none_or(|first| session >= first)
            && self.jusqu_a_session.is_none_or(|end| session < end)
    }
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DureePfmp {
    /// « Voie scolaire », « Formation professionnelle continue »…
    pub voie: String,
    /// What narrows the voie: « formation de perfectionnement »…
    #[serde(default)]
    pub precision: Option<String>,
    /// Category codes it applies to.
    pub categories: Vec<String>,
    /// Cycle in years; absent where the text does not depend on it.
    #[serde(default)]
    pub duree_cycle: Option<u32>,
    /// Absent where the text sets no number of weeks.
    #[serde(default)]
    pub semaines: Option<Decimal>,
    /// True for the minimum after a decision of positionnement.
    #[serde(default)]
    pub positionnement: bool,
    /// First session (year) it applies to; absent: from the start.
    #[serde(default)]
    pub premiere_session: Option<i16>,
    /// First session it no longer applies to.
    #[serde(default)]
    pub jusqu_a_session: Option<i16>,
    /// Date of effect of the text, where known.
    #[serde(default)]
    pub effet: Option<Date>,
    /// What is asked for in place of weeks.
    #[serde(default)]
    pub preuve: GenrePreuve,
    /// Papers that stand for the periods, in short.
    #[serde(default)]
    pub justificatif: Option<String>,
    /// The sentences of the text, word for word.
    #[serde(default)]
    pub texte: Option<String>,
    /// Lengths of employment that the text demands, one of them being enough.
    #[serde(default)]
    pub emplois: Vec<EmploiExige>,
    /// True where the sources leave a doubt: shown with « à vérifier auprès de la DEC ».
    #[serde(default)]
    pub a_verifier: bool,
    pub source: String,
}
