//! All the wording: one factory per fault.
//!
//! A message quotes the value and never the whole row: it may be read aloud, or sent to somebody.

mod disposition;
mod dossiers;
mod entetes;
mod fichiers;
mod formations;
mod justificatifs;
mod livraison;
mod modeles;
mod natures;
mod periodes;
mod personnes;
mod pertes;
mod regles;
mod tableaux;
mod valeurs;

use std::io;

pub use disposition::*;
pub use dossiers::*;
pub use entetes::*;
pub use fichiers::*;
pub use formations::*;
pub use justificatifs::*;
pub use livraison::*;
pub use modeles::*;
pub use natures::*;
pub use periodes::*;
pub use personnes::*;
pub use pertes::*;
pub use regles::*;
pub use tableaux::*;
pub use valeurs::*;

use super::codes::Code;
use super::{Diagnostic, Dit, Sujet};
use crate::place::Lieu;

fn at(code: &'static Code, lieu: &Lieu, message: String, aide: impl Into<String>) -> Diagnostic {
    Diagnostic {
        code,
        message,
        sujet: Sujet::default(),
        dit: Dit::default(),
        d_une_ligne: false,
        lieu: Some(lieu.clone()),
        lieux_lies: Vec::new(),
        fautifs: Vec::new(),
        aide: aide.into(),
        candidat: None,
        responsable: code.responsable().to_owned(),
    }
}

fn nowhere(code: &'static Code, message: String, aide: impl Into<String>) -> Diagnostic {
    Diagnostic {
        code,
        message,
        sujet: Sujet::default(),
        dit: Dit::default(),
        d_une_ligne: false,
        lieu: None,
        lieux_lies: Vec::new(),
        fautifs: Vec::new(),
        aide: aide.into(),
        candidat: None,
        responsable: code.responsable().to_owned(),
    }
}

/// Why the system refused, in French.
pub fn cause(error: &io::Error) -> &'static str {
    if is_open_elsewhere(error) {
        return "il est ouvert ailleurs";
    }
    match error.kind() {
        io::ErrorKind::NotFound => "il n’existe pas",
        io::ErrorKind::AlreadyExists => "un fichier porte déjà ce nom",
        io::ErrorKind::PermissionDenied => "accès refusé",
        io::ErrorKind::IsADirectory => "un dossier porte ce nom",
        io::ErrorKind::NotADirectory => "un fichier porte le nom du dossier",
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "le disque est plein",
        io::ErrorKind::ReadOnlyFilesystem => "le disque est en lecture seule",
        _ if is_open_elsewhere(error) => "il est ouvert ailleurs",
        io::ErrorKind::FileTooLarge => "le disque n’accepte pas un fichier de cette taille",
        io::ErrorKind::InvalidFilename => "le chemin est trop long",
        _ => "le système refuse",
    }
}

/// Windows has two numbers for a file that another program holds, and no kind. The error may come wrapped with a
/// path: what remains then is the number that stands at the end of its words.
pub fn is_open_elsewhere(error: &io::Error) -> bool {
    let words = error.to_string();
    let held = ["(os error 32)", "(os error 33)"].iter().any(|number| words.contains(number));
    let kind = matches!(error.kind(), io::ErrorKind::ResourceBusy | io::ErrorKind::ExecutableFileBusy);
    cfg!(windows) && held || kind
}

/// « value », cut where it is too long for a message.
pub fn quoted(value: &str) -> String {
    format!("« {} »", shortened(&value.replace('\n', " ")))
}

/// The beginning of a text that is too long for a message.
pub fn shortened(text: &str) -> String {
    if text.chars().count() <= 60 {
        return text.to_owned();
    }
    text.chars().take(60).chain("…".chars()).collect()
}
