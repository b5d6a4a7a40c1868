//! Why a file could not be written.

use std::{fmt, io};

use super::{Code, codes, messages};

/// Longest path that the system, and what opens its files, can handle.
pub const CHEMIN_MAX: usize = if cfg!(windows) {
    259
} else if cfg!(target_os = "macos") {
    1023
} else {
    4095
};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Obstacle {
    /// Another program holds the file that stands there.
    Ouvert,
    /// Its path is longer than the system can open.
    TropLong,
    /// More text than a workbook holds.
    TropDeTexte,
    /// A link on the way leads out of the folder.
    Lien,
    /// What the system says, in words.
    Refus(&'static str),
}

/// Why nothing is written through a link that leaves the output folder.
#[derive(Debug)]
pub struct LienSortant;

impl fmt::Display for LienSortant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("un lien mène hors du dossier")
    }
}

impl std::error::Error for LienSortant {}

fn leads_out(error: &io::Error) -> bool {
    let inner = error.get_ref().and_then(|inner| inner.downcast_ref::<LienSortant>());
    inner.is_some()
}

impl Obstacle {
    pub fn of(error: &io::Error) -> Self {
        if messages::is_open_elsewhere(error) {
            return Self::Ouvert;
        }
        match error.kind() {
            _ if leads_out(error) => Self::Lien,
            io::ErrorKind::InvalidFilename => Self::TropLong,
            _ => Self::Refus(messages::cause(error)),
        }
    }

    pub fn code(self) -> &'static Code {
        match self {
            Self::Ouvert => &codes::SORTIE_OUVERTE,
            Self::TropLong => &codes::CHEMIN_TROP_LONG,
            Self::TropDeTexte | Self::Lien | Self::Refus(_) => &codes::ECRITURE_IMPOSSIBLE,
        }
    }

    /// Ends « impossible d’écrire x (…) ».
    pub fn raison(self) -> &'static str {
        match self {
            Self::Ouvert => "il est ouvert dans un autre programme",
            Self::TropLong => "son chemin est trop long",
            Self::TropDeTexte => "il dépasserait ce qu’un classeur peut contenir",
            Self::Lien => "un lien y mène hors du dossier de sortie",
            Self::Refus(cause) => cause,
        }
    }
}
