//! What a circulaire can set.

use rust_decimal::Decimal;
use serde::Deserialize;

/// `reglages.yaml`: what a circulaire can set.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reglages {
    pub grille: ReglagesGrille,
    pub tuteur: Echelle,
    pub suivi: Echelle,
    /// States that may stand where a note stands (`ABS`), with their spellings.
    pub etats_note: Vec<EtatNote>,
    /// Wordings of the column « Nature » of the travaux.
    pub natures_travaux: Vec<Nature>,
    /// Rows for a pen on an état récapitulatif without any travail.
    pub lignes_vierges_travaux: usize,
    /// Wordings of the column « Nature » of the justificatifs.
    #[serde(default)]
    pub natures_justificatifs: Vec<NatureJustificatif>,
    /// Wordings of the column « Quotité » beside percentages.
    #[serde(default)]
    pub quotites: MotsQuotite,
    /// Rows for a pen on a list of justificatifs of which none is known.
    #[serde(default)]
    pub lignes_vierges_justificatifs: usize,
    /// What a tutor says of the trainee beside the competences.
    #[serde(default)]
    pub attitudes: Vec<Attitude>,
    pub source: String,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReglagesGrille {
    pub echelle: Echelle,
    pub granularite: Granularite,
    pub bareme: Decimal,
    /// Step of a proposed note, in points.
    pub pas: Decimal,
    /// Printed under the note: « arrondie au demi-point supérieur ».
    pub arrondi: String,
    pub legende: String,
    /// The legend of a grid that evaluates some of the competences only: one situation of several.
    pub legende_situation: String,
    /// A profile entirely at this level or above with a note under `moyenne` is worth a warning, and the reverse.
    pub moyenne: Decimal,
    /// Of the step and of the profile; that of all the settings where there is none.
    #[serde(default)]
    pub source: Option<String>,
    /// True where the sources leave a doubt: shown with « à vérifier auprès de la DEC ».
    #[serde(default)]
    pub a_verifier: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Granularite {
    Critere,
    Competence,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Echelle {
    pub intitule: String,
    /// From the lowest to the highest; a level outside the order (« non évalué ») has `hors_ordre`.
    pub niveaux: Vec<Niveau>,
    pub source: String,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Niveau {
    pub code: String,
    pub libelle: String,
    #[serde(default)]
    pub alias: Vec<String>,
    #[serde(default)]
    pub hors_ordre: bool,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EtatNote {
    pub code: String,
    pub libelle: String,
    #[serde(default)]
    pub alias: Vec<String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Nature {
    pub code: String,
    pub libelle: String,
    #[serde(default)]
    pub alias: Vec<String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NatureJustificatif {
    pub code: String,
    pub libelle: String,
    #[serde(default)]
    pub alias: Vec<String>,
    pub prouve: Prouve,
}

/// What a justificatif proves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Prouve {
    /// Time spent at work.
    Experience,
    /// Hours of training.
    Heures,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MotsQuotite {
    #[serde(default)]
    pub plein: Vec<String>,
    #[serde(default)]
    pub partiel: Vec<String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attitude {
    pub libelle: String,
    /// From the weakest to the strongest; one is ticked.
    pub choix: Vec<String>,
}
