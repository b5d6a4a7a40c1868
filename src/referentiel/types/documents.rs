//! The catalogue of documents.

use std::fmt;

use serde::{Deserialize, Serialize};

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
    /// Kept at the jury’s disposal, and not sent.
    #[serde(default)]
    pub a_disposition_du_jury: bool,
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
    /// Keys of the rules that it quotes: those of the épreuve in the mode in which the candidate sits it, or of
    /// every épreuve evaluated here where the document is about none. A rule of another mode is never quoted.
    #[serde(default)]
    pub cite: Vec<String>,
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
    /// Candidate and certificat de travail; a blank one where none is known.
    Certificat,
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
    CompteRendu,
    Suivi,
    Certificat,
    Experience,
    Heures,
    Conformite,
    /// The pieces of the candidate's archive: the document exists only where there is one.
    Pieces,
    /// The situations of an épreuve in CCF together: their notes, their mean, what they cover.
    Synthese,
    /// How an épreuve ponctuelle takes place; nothing for a candidate who does not sit it so.
    Ponctuel,
    /// The notes of every épreuve evaluated here.
    Notes,
    // Of a class.
    NotesClasse,
    PfmpClasse,
    CommissionsClasse,
    CompositionClasse,
    CouvertureClasse,
}

impl Bloc {
    /// Whether it shows what a commission proposes: levels, a note.
    pub fn shows_evaluation(self) -> bool {
        matches!(self, Self::Grille | Self::Synthese | Self::Notes | Self::NotesClasse)
    }

    /// Whether it says something of the épreuve of its document.
    pub fn is_of_epreuve(self) -> bool {
        match self {
            Self::Epreuve
            | Self::Grille
            | Self::Commission
            | Self::Travaux
            | Self::Synthese
            | Self::Ponctuel => true,
            Self::Stage
            | Self::Recapitulatif
            | Self::CompteRendu
            | Self::Suivi
            | Self::Certificat
            | Self::Experience
            | Self::Heures
            | Self::Conformite
            | Self::Notes
            | Self::Pieces
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
    /// Periods in companies prove the training, or some are known.
    Pfmp,
    /// The same, or a tutor gave an evaluation.
    Suivi,
    /// Certificats de travail prove the experience.
    Certificats,
    /// The hours of training are to be proved, or some are known.
    Heures,
    /// An épreuve is sat as a final examination on a dossier that the candidate hands in.
    Ponctuel,
}

/// A stack of a class to print for one recipient.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Impression {
    /// Its file is named after it.
    pub id: String,
    pub titre: String,
    /// Who receives it, in words: « la commission d’évaluation de l’épreuve ».
    pub destinataire: String,
    /// Ids of the catalogue, in the order of printing. Those that follow each other and are made by period are put
    /// together by period: what goes to one tutor stays together.
    pub documents: Vec<String>,
    /// Ids among `documents`: a candidate who has none of them is not in the stack; empty: everyone is.
    #[serde(default)]
    pub avec: Vec<String>,
    /// A page with the name before the documents of each candidate.
    #[serde(default)]
    pub separateur: bool,
    /// Meant for candidates: nothing confidential may be in it.
    #[serde(default)]
    pub pour_candidats: bool,
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

/// What a paper shows at a path of its data, in the words in which a run says why it made the paper again.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Changement {
    /// Dotted path into the data of the templates, without lists. The longest that leads to a value names it.
    pub chemin: String,
    pub motif: Motif,
}

/// Why a paper was made again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Motif {
    Identite,
    Note,
    Profil,
    Periode,
    Evaluation,
    Travaux,
    Commission,
    Etablissement,
    Justificatif,
    /// Who or what it lists.
    Liste,
    /// What the pack has no word for.
    Donnees,
    Modele,
    Referentiel,
    Programme,
    Options,
}

impl fmt::Display for Motif {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Identite => "identité",
            Self::Note => "note",
            Self::Profil => "profil",
            Self::Periode => "période",
            Self::Evaluation => "évaluation du tuteur",
            Self::Travaux => "travaux",
            Self::Commission => "commission",
            Self::Etablissement => "établissement",
            Self::Justificatif => "justificatif",
            Self::Liste => "liste",
            Self::Donnees => "données",
            Self::Modele => "modèle",
            Self::Referentiel => "référentiel",
            Self::Programme => "version du programme",
            Self::Options => "options",
        })
    }
}
