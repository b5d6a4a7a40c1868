//! A teaching aid, kept apart from what the arrêté says.

use serde::Deserialize;

use super::FamilleSavoirs;

/// One situation of `aide-pedagogique.yaml`: a teaching aid, never printed as a regulatory activity.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Situation {
    /// Three or four levels (`2.3.1.4`); never a competence code.
    pub code: String,
    pub intitule: String,
    pub sous_bloc: String,
    /// Competence codes that it exercises.
    pub competences: Vec<String>,
    #[serde(default)]
    pub attendu: Option<String>,
    #[serde(default)]
    pub complexite: Vec<String>,
    #[serde(default)]
    pub aleas: Vec<String>,
    /// Pedagogical criteria, distinct from the critères of the arrêté.
    #[serde(default)]
    pub criteres: Vec<String>,
    /// What is known to be doubtful in the source.
    #[serde(default)]
    pub reserve: Option<String>,
}

/// `aide-pedagogique.yaml`: what the teaching aid adds by sous-bloc.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AidePedagogique {
    pub source: String,
    pub avertissement: String,
    pub crcn: Vec<CompetenceNumerique>,
    pub sous_blocs: Vec<AideSousBloc>,
    pub savoirs_redactionnels: Vec<SavoirRedactionnel>,
    pub situations: Vec<Situation>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CompetenceNumerique {
    /// Prefixed: `CRCN-1.2`.
    pub code: String,
    pub libelle: String,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AideSousBloc {
    pub code: String,
    /// CRCN codes, prefixed (`CRCN-1.2`): the source links them to the sous-bloc, not to each situation.
    #[serde(default)]
    pub crcn: Vec<String>,
    pub savoirs: Vec<FamilleSavoirs>,
    #[serde(default)]
    pub reserve: Option<String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SavoirRedactionnel {
    /// Competence code.
    pub competence: String,
    pub libelle: String,
}
