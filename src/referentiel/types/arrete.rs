//! The diploma, its blocs of competences, and what they correspond to in the previous diploma.

use serde::Deserialize;

/// `diplome.yaml`: what the diploma is called, and the text that created it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Diplome {
    /// Short ASCII name of the pack, equal to the name of its folder.
    pub identifiant: String,
    /// « Baccalauréat professionnel ».
    pub intitule: String,
    /// « Assistance à la gestion des organisations et de leurs activités ».
    pub specialite: String,
    pub sigle: String,
    /// Codes of the spécialité as exports write them; a candidate with another code is left aside and counted.
    pub codes_specialite: Vec<String>,
    #[serde(default)]
    pub codes_mef: Vec<String>,
    /// What exports write in words for the spécialité, beside its sigle and the beginnings of its words.
    #[serde(default)]
    pub alias: Vec<String>,
    /// Words of a formation that tell its year or its voie, and no spécialité.
    #[serde(default)]
    pub mots_annee: Vec<String>,
    /// Classes that prepare the diploma, where a list tells nobody's formation.
    #[serde(default)]
    pub classes: Vec<String>,
    /// « arrêté du 18 février 2020 ».
    pub arrete: String,
    /// The sentence printed in the footer of every document.
    pub mention: String,
    pub source: String,
}

/// One entry of `categories.yaml`: a column of annexe II-b.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Categorie {
    pub code: String,
    pub libelle: String,
    /// Texts of exports that mean this category, compared without case, accents and punctuation.
    #[serde(default)]
    pub textes: Vec<String>,
    pub source: String,
}

/// One entry of `poles.yaml`: a pôle of activities, its bloc of competences and its unité.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pole {
    pub code: String,
    /// Title of the pôle (annexe I-a), a noun phrase.
    pub titre: String,
    /// Title of the bloc de compétences (annexe I-b), a verb phrase.
    pub bloc: String,
    pub unite: Unite,
    pub source: String,
    /// Résultats attendus (annexe I-a), which the text gives for the whole pôle.
    #[serde(default)]
    pub resultats: Vec<String>,
    pub sous_blocs: Vec<SousBloc>,
    /// Savoirs associés of the bloc (annexe I-b), by family.
    #[serde(default)]
    pub savoirs: Vec<FamilleSavoirs>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unite {
    pub code: String,
    pub intitule: String,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SousBloc {
    pub code: String,
    pub titre: String,
    /// Wording of this dimension in the definition of the épreuve (annexe II-c), where it differs from the title.
    #[serde(default)]
    pub dimension: Option<String>,
    /// Other spellings of the title found in the official texts.
    #[serde(default)]
    pub alias: Vec<String>,
    pub source: String,
    /// Activities in the order of annexe I-a.
    pub activites: Vec<Activite>,
    pub competences: Vec<Competence>,
    /// Critères (« indicateurs d’évaluation ») in the order of annexe I-b.
    pub criteres: Vec<Critere>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Activite {
    pub libelle: String,
    /// Codes of the competences that this activity mobilises; many-to-many.
    pub competences: Vec<String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Competence {
    pub code: String,
    pub libelle: String,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Critere {
    /// Code of its competence, a hyphen, a letter in the order of the follow-up grids.
    pub code: String,
    pub libelle: String,
    /// Other competences that the critère serves by an editorial choice, where the official grid has an empty cell.
    #[serde(default)]
    pub aussi: Vec<String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FamilleSavoirs {
    pub famille: String,
    pub savoirs: Vec<String>,
}

/// One row of annexe IV: an épreuve of the previous diploma and its unité in this one.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Correspondance {
    /// Absent where the new unité has no counterpart.
    #[serde(default)]
    pub ancien: Option<UniteDiplome>,
    #[serde(default)]
    pub nouveau: Option<UniteDiplome>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UniteDiplome {
    pub intitule: String,
    /// Code of the unité, within the diploma it belongs to.
    pub unite: String,
}

/// `correspondances.yaml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Correspondances {
    pub ancien_diplome: String,
    pub nouveau_diplome: String,
    pub source: String,
    pub unites: Vec<Correspondance>,
}
