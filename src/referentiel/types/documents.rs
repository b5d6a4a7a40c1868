//! The catalogue of documents.

use serde::Deserialize;

use super::GenreMode;

/// One entry of `documents.yaml`: a document of the catalogue.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    pub id: String,
    /// File name in `templates/`.
    pub modele: String,
    pub titre: String,
    pub par: Par,
    pub dossier: Dossier,
    #[serde(default)]
    pub confidentiel: bool,
    /// Part of the dossier d’évaluation sent to the jury.
    #[serde(default)]
    pub transmis_au_jury: bool,
    #[serde(default)]
    pub epreuve: Option<String>,
    #[serde(default)]
    pub situation: Option<String>,
    /// Modes of the épreuve for which the document exists; empty: for everyone.
    #[serde(default)]
    pub modes: Vec<GenreMode>,
    /// Category codes for which the document exists; empty: for everyone.
    #[serde(default)]
    pub categories: Vec<String>,
    /// What the candidate's data must hold for the document to exist.
    #[serde(default)]
    pub si: Option<Condition>,
    /// Blocks of data that the template receives beside the identity.
    #[serde(default)]
    pub donnees: Vec<Bloc>,
    /// What makes it complete: a value absent at one of these paths leaves it to be completed.
    pub exige: Vec<Exigence>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Par {
    Candidat,
    /// Candidate and period, whatever the number of structures.
    Periode,
    /// Candidate, period and structure.
    Stage,
    Classe,
}

/// Which folder of the output tree a document goes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Dossier {
    Candidats,
    Jury,
    /// What the school keeps of a class.
    Classe,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Bloc {
    Epreuve,
    Grille,
    Commission,
    Travaux,
    Stage,
    Recapitulatif,
    // Of a class.
    NotesClasse,
    PfmpClasse,
    CommissionsClasse,
    CompositionClasse,
    CouvertureClasse,
}

impl Bloc {
    /// Whether it says something of the épreuve of its document.
    pub fn is_of_epreuve(self) -> bool {
        match self {
            Self::Epreuve | Self::Grille | Self::Commission | Self::Travaux => true,
            Self::Stage
            | Self::Recapitulatif
            | Self::NotesClasse
            | Self::PfmpClasse
            | Self::CommissionsClasse
            | Self::CompositionClasse
            | Self::CouvertureClasse => false,
        }
    }

    /// Whether it says something of a class, rather than of a candidate.
    pub fn is_of_classe(self) -> bool {
        matches!(
            self,
            Self::NotesClasse
                | Self::PfmpClasse
                | Self::CommissionsClasse
                | Self::CompositionClasse
                | Self::CouvertureClasse
        )
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Condition {
    /// At least one period, or nothing that stands for them (certificat de travail…).
    Pfmp,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exigence {
    /// Dotted path into the data of the template; `*` stands for every element of a list.
    pub chemin: String,
    /// What is missing, as the report says it: « la note proposée ».
    pub libelle: String,
    /// Not demanded when there is a value at this path.
    #[serde(default)]
    pub sauf_si: Option<String>,
    /// Key that names an element of a list on the path (« nom_complet »): the report then says who.
    #[serde(default)]
    pub qui: Option<String>,
}
