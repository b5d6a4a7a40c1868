//! A fictional school, drawn from a seed: no clock, no disk, nothing of any file format.
//!
//! The same pack and the same options give the same school. With as many candidates per class, what a
//! class holds does not depend on how many classes follow it.

pub mod cadre;
mod calendrier;
mod ecole;
mod examen;
mod identites;
mod lexique;
pub mod noms;
mod stages;
#[cfg(test)]
mod tests;
mod tirage;

use std::collections::BTreeMap;

use jiff::civil::Date;
use rust_decimal::Decimal;

pub use ecole::compose_ecole;

pub struct Ecole {
    pub nom: String,
    pub uai: String,
    pub adresse: String,
    pub code_postal: String,
    pub ville: String,
    pub academie: String,
    pub telephone: String,
    pub representant: String,
    pub qualite: String,
    pub session: i16,
    pub date_edition: Date,
    pub classes: Vec<Classe>,
    /// Candidates of the same list who prepare something else.
    pub autres: Vec<Inscrit>,
}

pub struct Classe {
    pub nom: String,
    pub candidats: Vec<Candidat>,
    pub commissions: Vec<Membre>,
}

pub struct Identite {
    /// Ten digits, some of them leading zeros.
    pub numero: String,
    pub ine: String,
    pub nom: String,
    pub nom_usage: Option<String>,
    pub prenoms: String,
    pub feminin: bool,
    pub naissance: Date,
}

/// Registrations are written in capitals, and know one apostrophe only.
impl Identite {
    pub fn nom_inscrit(&self) -> String {
        self.nom.to_uppercase().replace('’', "'")
    }

    pub fn nom_usage_inscrit(&self) -> Option<String> {
        self.nom_usage.as_ref().map(|nom| nom.to_uppercase().replace('’', "'"))
    }

    pub fn prenoms_inscrits(&self) -> String {
        self.prenoms.replace('’', "'")
    }
}

/// A line of the list of the candidates of the school.
pub struct Inscrit {
    pub identite: Identite,
    pub classe: String,
    pub categorie: String,
    pub code_specialite: String,
    pub specialite: String,
}

pub struct Candidat {
    pub inscrit: Inscrit,
    /// In years; absent for those who are no longer pupils.
    pub duree_cycle: Option<u32>,
    pub derogation: bool,
    pub stages: Vec<Stage>,
    pub evaluations: Vec<EvaluationTuteur>,
    pub travaux: Vec<Travail>,
    pub grilles: Vec<Grille>,
    pub justificatifs: Vec<Justificatif>,
}

#[derive(Clone)]
pub struct Structure {
    pub nom: String,
    pub adresse: String,
    pub siret: String,
    pub representant: String,
    pub tuteurs: Vec<Tuteur>,
}

#[derive(Clone)]
pub struct Tuteur {
    pub nom: String,
    pub fonction: String,
}

/// A period of training in one structure.
pub struct Stage {
    pub periode: String,
    pub du: Date,
    pub au: Date,
    pub jours: u32,
    pub semaines: Decimal,
    pub structure: Structure,
    pub siret: Option<String>,
    pub tuteur: Option<Tuteur>,
    pub activites: Vec<String>,
    pub competences: Vec<String>,
    /// An amount for the whole period, or « aucune ».
    pub gratification: Option<String>,
    pub observations: Option<String>,
}

pub struct EvaluationTuteur {
    pub periode: String,
    /// Label of the level by competence code; a tutor leaves some blank.
    pub niveaux: BTreeMap<String, String>,
    pub activites: Vec<String>,
    pub appreciation: String,
    pub tuteur: Option<String>,
    pub date: Date,
}

pub struct Travail {
    pub epreuve: String,
    pub numero: u32,
    pub intitule: String,
    pub dimension: String,
    pub competences: Vec<String>,
    pub organisation: String,
    pub nature: String,
    pub lieu: String,
    pub ressources: String,
}

pub struct Grille {
    pub epreuve: String,
    pub situation: Option<String>,
    /// Code of the level by critère (or competence) code.
    pub niveaux: BTreeMap<String, String>,
    pub note: Note,
    pub situations_presentees: Option<String>,
    pub observations_competences: Option<String>,
    pub observations: Option<String>,
    pub date: Date,
}

pub enum Note {
    NonSaisie,
    Points(Decimal),
    Etat(String),
}

pub struct Membre {
    pub epreuve: String,
    pub nom: String,
    pub prenom: String,
    pub fonction: String,
    pub entreprise: Option<String>,
}

pub struct Justificatif {
    pub nature: String,
    pub organisme: String,
    pub du: Date,
    pub au: Date,
    pub quotite: Option<String>,
    pub heures: Option<u32>,
    pub emploi: Option<String>,
}
