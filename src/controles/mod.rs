//! What `liasse diagnostic` looks at, and what it found.
//!
//! A check never changes anything: the only file that it makes, to know whether one can be made, is removed at once.

mod machine;
mod modeles;

use std::fmt;

use serde::Serialize;

pub use machine::{check_entrees, check_place, check_sorties};
pub use modeles::{check_catalogue, check_polices, check_templates};

use crate::diagnostics::{Diagnostic, Gravite};
use crate::render::Place;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Etat {
    Bon,
    /// The work can be done; a person should look.
    AVoir,
    ACorriger,
    /// Something else is to be mended first.
    NonVerifie,
}

impl fmt::Display for Etat {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.pad(match self {
            Self::Bon => "bon",
            Self::AVoir => "à voir",
            Self::ACorriger => "à corriger",
            Self::NonVerifie => "non vérifié",
        })
    }
}

/// One line of the answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Controle {
    /// « espace disque », « modèle attestation-pfmp.typ ».
    pub controle: String,
    pub etat: Etat,
    pub message: String,
    /// What to do, starting with a verb.
    pub aide: Option<String>,
    pub code: Option<&'static str>,
    /// Of a template, relative to its folder.
    pub fichier: Option<String>,
    pub ligne: Option<usize>,
    pub colonne: Option<usize>,
}

impl Controle {
    pub fn good(controle: &str, message: impl Into<String>) -> Self {
        Self {
            controle: controle.to_owned(),
            etat: Etat::Bon,
            message: message.into(),
            aide: None,
            code: None,
            fichier: None,
            ligne: None,
            colonne: None,
        }
    }

    pub fn bad(controle: &str, message: impl Into<String>, aide: impl Into<String>) -> Self {
        Self { etat: Etat::ACorriger, aide: Some(aide.into()), ..Self::good(controle, message) }
    }

    pub fn doubtful(controle: &str, message: impl Into<String>, aide: impl Into<String>) -> Self {
        Self { etat: Etat::AVoir, aide: Some(aide.into()), ..Self::good(controle, message) }
    }

    pub fn undone(controle: &str, message: impl Into<String>) -> Self {
        Self { etat: Etat::NonVerifie, ..Self::good(controle, message) }
    }

    /// What a run would tell, at its place in a template.
    fn told(controle: &str, diagnostic: Diagnostic, place: Option<&Place>) -> Self {
        let etat = match diagnostic.code.gravite() {
            Gravite::Erreur => Etat::ACorriger,
            Gravite::Avertissement | Gravite::Info => Etat::AVoir,
        };
        Self {
            etat,
            aide: Some(diagnostic.aide),
            code: Some(diagnostic.code.id),
            fichier: place.map(|place| place.fichier.clone()),
            ligne: place.map(|place| place.ligne),
            colonne: place.map(|place| place.colonne),
            ..Self::good(controle, diagnostic.message)
        }
    }
}
