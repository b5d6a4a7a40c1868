//! All the wording: one factory per fault.
//!
//! A message quotes the value and never the whole row: it may be read aloud, or sent to somebody.

mod disposition;
mod dossiers;
mod fichiers;
mod livraison;
mod personnes;
mod tableaux;

use std::io;

pub use disposition::*;
pub use dossiers::*;
pub use fichiers::*;
pub use livraison::*;
pub use personnes::*;
pub use tableaux::*;

use super::Diagnostic;
use super::codes::Code;
use crate::place::Lieu;

fn at(code: &'static Code, lieu: &Lieu, message: String, aide: impl Into<String>) -> Diagnostic {
    Diagnostic {
        code,
        message,
        lieu: Some(lieu.clone()),
        lieux_lies: Vec::new(),
        aide: aide.into(),
        candidat: None,
    }
}

fn nowhere(code: &'static Code, message: String, aide: impl Into<String>) -> Diagnostic {
    Diagnostic { code, message, lieu: None, lieux_lies: Vec::new(), aide: aide.into(), candidat: None }
}

/// Why the system refused, in French.
pub fn cause(error: &io::Error) -> &'static str {
    match error.kind() {
        io::ErrorKind::NotFound => "il n’existe pas",
        io::ErrorKind::AlreadyExists => "un fichier porte déjà ce nom",
        io::ErrorKind::PermissionDenied => "accès refusé",
        io::ErrorKind::IsADirectory => "un dossier porte ce nom",
        io::ErrorKind::NotADirectory => "un fichier porte le nom du dossier",
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "le disque est plein",
        io::ErrorKind::ReadOnlyFilesystem => "le disque est en lecture seule",
        io::ErrorKind::ResourceBusy => "il est ouvert ailleurs",
        _ => "le système refuse",
    }
}

fn shortened(text: &str) -> String {
    if text.chars().count() <= 60 {
        return text.to_owned();
    }
    text.chars().take(60).chain("…".chars()).collect()
}
