//! Tables and the headers by which they are recognised.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// What people write in a header beside the name of its column: `entetes` of `colonnes.yaml`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct UsagesEntetes {
    /// At the end of a header, what says how to fill the column and not what it is: « obligatoire ».
    pub mentions: Vec<String>,
    /// Units and formats that a header may give; a column has one of them, or none.
    pub unites: Vec<UniteColonne>,
    pub abreviations: Vec<Abreviation>,
    /// Articles and the like, which make no other header.
    pub mots_vides: Vec<String>,
    /// Words that stand with the number of a period before the header of a column: « stage 1 ».
    pub mots_de_bloc: Vec<String>,
    /// Headers of other software that nothing here needs.
    pub ignorees: Vec<String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UniteColonne {
    /// ASCII key by which columns name it.
    pub unite: String,
    /// As headers give it; the first one is told.
    pub ecrite: Vec<String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Abreviation {
    pub mot: String,
    pub ecrit: Vec<String>,
}

/// One entry of `colonnes.yaml`: a table and how its header is recognised.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    pub table: NomTable,
    pub libelle: String,
    /// Name of its sheet in the workbooks to fill; the program has one where the pack has none.
    #[serde(default)]
    pub feuille: Option<String>,
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

impl Table {
    /// Name of its sheet in a workbook.
    pub fn sheet_name(&self) -> &str {
        self.feuille.as_deref().unwrap_or(match self.table {
            NomTable::Etablissement => "Établissement",
            NomTable::Candidats => "Candidats",
            NomTable::Pfmp => "Périodes",
            NomTable::EvaluationsTuteur => "Tuteurs",
            NomTable::Travaux => "Travaux",
            NomTable::EvaluationsCcf => "Évaluations",
            NomTable::Commissions => "Commissions",
            NomTable::Justificatifs => "Justificatifs",
        })
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
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
    /// The most digits that such an identifier has.
    #[serde(default)]
    pub chiffres_max: Option<usize>,
    /// Shapes of which the value has one: `0` stands for a digit, `_` for a digit or an underscore, `a` for a
    /// letter, any other sign for itself. Another shape is worth a look and no more.
    #[serde(default)]
    pub formes: Vec<String>,
    /// How the last sign of the value follows from the others.
    #[serde(default)]
    pub cle: Option<Cle>,
    #[serde(default)]
    pub contenu: ContenuColonne,
    /// The largest number that it may hold.
    #[serde(default)]
    pub maximum: Option<Decimal>,
    /// A cell shown as a percentage is expected here.
    #[serde(default)]
    pub pourcentage: bool,
    /// Other software writes this column; the workbooks to fill do without it.
    #[serde(default)]
    pub lue_seulement: bool,
    /// Cells merged downwards hold the value of every row that they cover.
    #[serde(default)]
    pub fusion: bool,
    /// The unit or the format of its values.
    #[serde(default)]
    pub unite: Option<String>,
    /// What a header that may be its own is asked for.
    #[serde(default)]
    pub besoin: Besoin,
    /// Words by which a header that resembles its own is that of another thing: « Nom du tuteur ».
    #[serde(default)]
    pub sauf: Vec<String>,
}

/// What is lost with a column that is not read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Besoin {
    /// A document needs it.
    Document,
    #[default]
    Utile,
    /// It helps to know a table, and nothing is made of it: it is never asked.
    Aucun,
}

/// A control key, by the name of its algorithm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cle {
    /// A letter, from the remainder of the number by 23.
    Uai,
    /// A digit that makes the Luhn sum a multiple of ten.
    Luhn,
}

/// What kind of value stands below a header.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ContenuColonne {
    #[default]
    Texte,
    /// That of a person, or a part of it: a word such as « NULL » may be one.
    Nom,
    Date,
    Nombre,
}

impl ContenuColonne {
    /// Whether any text may stand there.
    pub fn is_text(self) -> bool {
        matches!(self, Self::Texte | Self::Nom)
    }
}
