//! A fault of the pack: where it is, what it is, what to do about it.

use std::fmt;

/// A place in a text file; both count from one, columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    pub ligne: usize,
    pub colonne: usize,
}

impl Place {
    pub const START: Self = Self { ligne: 1, colonne: 1 };
}

/// Ordered by file, then by place: the order in which a person mends the folder.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct PackFault {
    pub fichier: String,
    /// Absent when the whole file is meant (missing, too large).
    pub ligne: Option<usize>,
    pub colonne: Option<usize>,
    /// A sentence without its final stop, quoting the value.
    pub message: String,
    /// What to do, starting with a verb.
    pub aide: String,
}

impl PackFault {
    pub fn at(fichier: &str, place: Place, message: String, aide: String) -> Self {
        let Place { ligne, colonne } = place;
        Self { fichier: fichier.to_owned(), ligne: Some(ligne), colonne: Some(colonne), message, aide }
    }

    pub fn whole(fichier: &str, message: String, aide: String) -> Self {
        Self { fichier: fichier.to_owned(), ligne: None, colonne: None, message, aide }
    }
}

impl fmt::Display for PackFault {
    /// The message, the place on a second line, what to do on a third one.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n  → {}", self.message, self.fichier)?;
        if let Some(ligne) = self.ligne {
            write!(f, ", ligne {ligne}")?;
        }
        if let Some(colonne) = self.colonne {
            write!(f, ", colonne {colonne}")?;
        }
        write!(f, "\n  aide : {}", self.aide)
    }
}
