//! All the wording: one factory per fault.
//!
//! A message quotes the value and never the whole row: it may be read aloud, or sent to somebody.

mod dossiers;
mod fichiers;
mod livraison;
mod personnes;
mod tableaux;

use std::io;

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
        io::ErrorKind::FileTooLarge => "le disque n’accepte pas un fichier de cette taille",
        io::ErrorKind::InvalidFilename => "le chemin est trop long",
        _ => "le système refuse",
    }
}

/// Windows has two numbers for a file that another program holds, and no kind.
pub fn is_open_elsewhere(error: &io::Error) -> bool {
    let held = cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33));
    held || matches!(error.kind(), io::ErrorKind::ResourceBusy | io::ErrorKind::ExecutableFileBusy)
}

fn shortened(text: &str) -> String {
    if text.chars().count() <= 60 {
        return text.to_owned();
    }
    text.chars().take(60).chain("…".chars()).collect()
}
