//! Tables and the headers by which they are recognised.

use serde::Deserialize;

/// One entry of `colonnes.yaml`: a table and how its header is recognised.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    pub table: NomTable,
    pub libelle: String,
    /// Who in the school can mend it, as it stands after « à corriger par ».
    pub responsable: String,
    /// Sets of columns: the header of this table holds at least one of them whole. `@competence` and
    /// `@critere` stand for any column headed by such a code.
    pub reconnue_a: Vec<Vec<String>>,
    pub colonnes: Vec<Colonne>,
    /// For a table of two columns: the names that stand in the first one.
    #[serde(default)]
    pub champs: Vec<Colonne>,
    /// Families of columns headed by the codes of the référentiel.
    #[serde(default)]
    pub familles: Vec<FamilleColonnes>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NomTable {
    Etablissement,
    Candidats,
    Pfmp,
    EvaluationsTuteur,
    Travaux,
    EvaluationsCcf,
    Commissions,
    Justificatifs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FamilleColonnes {
    Competence,
    Critere,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Colonne {
    /// ASCII key by which the program asks for the column.
    pub colonne: String,
    /// The header that the program writes.
    pub nom: String,
    #[serde(default)]
    pub alias: Vec<String>,
    /// For an identifier of digits: the fewest it has. A number with fewer has lost its leading zeros.
    #[serde(default)]
    pub chiffres: Option<usize>,
}
