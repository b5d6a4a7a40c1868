//! The règlement d’examen (annexes II-b and II-c).

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::Deserialize;

use crate::texte;

/// One entry of `epreuves.yaml`: an épreuve or a sous-épreuve of the règlement d’examen (annexe II-b).
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Epreuve {
    pub code: String,
    pub intitule: String,
    #[serde(default)]
    pub alias: Vec<String>,
    /// Code of the épreuve that this sous-épreuve belongs to.
    #[serde(default)]
    pub epreuve_mere: Option<String>,
    /// Absent for an épreuve made of sous-épreuves.
    #[serde(default)]
    pub unite: Option<String>,
    /// Absent for the optional épreuves, which only bring points above ten.
    #[serde(default)]
    pub coefficient: Option<Decimal>,
    /// Code of the pôle that it evaluates; absent for general subjects.
    #[serde(default)]
    pub pole: Option<String>,
    /// True for general subjects, whose rules are « état de 2020 » in the arrêté.
    #[serde(default)]
    pub generale: bool,
    /// Mode by category code.
    #[serde(default)]
    pub modes: BTreeMap<String, Mode>,
    #[serde(default)]
    pub ccf: Option<DefinitionCcf>,
    #[serde(default)]
    pub ponctuel: Option<DefinitionPonctuel>,
    pub source: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum GenreMode {
    Ccf,
    Ponctuel,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mode {
    pub mode: GenreMode,
    /// « écrit », « oral et pratique »…
    #[serde(default)]
    pub forme: Option<String>,
    /// In minutes.
    #[serde(default)]
    pub duree_minutes: Option<u32>,
    #[serde(default)]
    pub remarque: Option<String>,
}

/// How an épreuve is evaluated in contrôle en cours de formation (annexe II-c).
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DefinitionCcf {
    /// Codes of the situations d’évaluation; empty for a single one.
    #[serde(default)]
    pub situations: Vec<SituationEvaluation>,
    /// How the notes of several situations make one.
    #[serde(default)]
    pub synthese: Option<Synthese>,
    /// Members that the text prescribes; empty where it prescribes none.
    #[serde(default)]
    pub commission: Vec<MembrePrescrit>,
    /// What the dossier professionnel of the candidate holds.
    #[serde(default)]
    pub dossier_professionnel: Vec<String>,
    /// What the dossier d’évaluation sent to the jury holds.
    #[serde(default)]
    pub dossier_evaluation: Vec<String>,
    #[serde(default)]
    pub regles: Vec<Regle>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SituationEvaluation {
    pub code: String,
    pub intitule: String,
}

/// The note of an épreuve out of those of its situations: their mean, each of the same weight, rounded.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Synthese {
    /// Step of the rounded note, in points.
    pub pas: Decimal,
    pub sens: Sens,
    /// What is made of the notes, in words; the rounding is printed after it, from `pas` and `sens`.
    pub libelle: String,
    /// True where the sources leave a doubt: shown with « à vérifier auprès de la DEC ».
    #[serde(default)]
    pub a_verifier: bool,
    pub source: String,
}

impl Synthese {
    /// The rule as printed, with the rounding that is applied.
    pub fn en_mots(&self) -> String {
        let pas = if self.pas == Decimal::ONE {
            "point".to_owned()
        } else if self.pas == Decimal::new(5, 1) {
            "demi-point".to_owned()
        } else {
            format!("multiple de {} point", texte::decimal(self.pas))
        };
        let sens = match self.sens {
            Sens::Superieur => "supérieur",
            Sens::Inferieur => "inférieur",
            Sens::Proche => "le plus proche",
        };
        format!("{}, arrondie au {pas} {sens}", self.libelle)
    }
}

/// Which multiple of the step a note goes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sens {
    Superieur,
    Inferieur,
    /// The nearest; halfway, the one above.
    Proche,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MembrePrescrit {
    /// What the text demands of this member, as printed on the form.
    pub qualite: String,
    /// True where the form asks for the member’s company.
    #[serde(default)]
    pub entreprise: bool,
    /// Words of the column « Fonction » that tell such a member; empty where none is known.
    #[serde(default)]
    pub fonctions: Vec<String>,
}

/// How an épreuve is evaluated as a final examination (annexe II-c).
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DefinitionPonctuel {
    #[serde(default)]
    pub parties: Vec<PartiePonctuel>,
    /// Minutes before the start that are outside the duration of the épreuve.
    #[serde(default)]
    pub preparation_minutes: Option<u32>,
    #[serde(default)]
    pub commission: Vec<MembrePrescrit>,
    /// What the candidate hands in before the day.
    #[serde(default)]
    pub dossier: Vec<PieceDossier>,
    /// Key of the rule that says who checks it, and when.
    #[serde(default)]
    pub controle: Option<String>,
    #[serde(default)]
    pub regles: Vec<Regle>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PieceDossier {
    /// Word for word.
    pub texte: String,
    /// What the text asks for in this piece, one by one.
    #[serde(default)]
    pub constats: Vec<Constat>,
    /// Key of the rule that says what its absence entails.
    #[serde(default)]
    pub absence: Option<String>,
}

/// A part of a piece, and what the data can tell of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Constat {
    /// The travaux of the épreuve.
    Travaux,
    /// The documents produced: only those who hold them can tell.
    Documents,
    Experience,
    Heures,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartiePonctuel {
    pub intitule: String,
    /// Absent where the text sets none for the part.
    #[serde(default)]
    pub duree_minutes: Option<u32>,
    pub description: String,
    /// What the commission looks at beside the competences: a space for a pen each.
    #[serde(default)]
    pub observer: Vec<String>,
}

/// A sentence of the règlement with its exact scope.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Regle {
    /// ASCII key: `note-confidentielle`, `zero`, `non-valide`, `conservation`… Documents quote a rule by it.
    pub regle: String,
    pub texte: String,
    pub source: String,
}

impl Regle {
    /// Keys of the rules that the program applies; the others are only printed.
    pub const COMMISSION: &str = "commission";
    pub const SITUATION: &str = "situation";
    pub const EGALE_IMPORTANCE: &str = "egale-importance";
    pub const NOTE_CONFIDENTIELLE: &str = "note-confidentielle";
    pub const ZERO: &str = "zero";
    pub const NON_VALIDE: &str = "non-valide";
    pub const DIMENSIONS: &str = "dimensions";
}

/// Key of the rule of a CCF of several situations that wants each sous-bloc reached by one of them.
pub const COUVERTURE: &str = "couverture";

impl Epreuve {
    /// The rules written for one mode.
    pub fn regles(&self, mode: GenreMode) -> &[Regle] {
        match mode {
            GenreMode::Ccf => self.ccf.as_ref().map_or(&[], |d| &d.regles),
            GenreMode::Ponctuel => self.ponctuel.as_ref().map_or(&[], |d| &d.regles),
        }
    }

    /// The members that the text of one mode prescribes.
    pub fn commission(&self, mode: GenreMode) -> &[MembrePrescrit] {
        match mode {
            GenreMode::Ccf => self.ccf.as_ref().map_or(&[], |d| &d.commission),
            GenreMode::Ponctuel => self.ponctuel.as_ref().map_or(&[], |d| &d.commission),
        }
    }
}
