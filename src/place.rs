//! Where a value stands in the files that were dropped.

use std::fmt;
use std::path::Path;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// A cell of a sheet; row and column count from zero, as the sheet itself does, whatever its used range.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Cellule {
    pub ligne: u32,
    pub colonne: u32,
}

impl fmt::Display for Cellule {
    /// Spreadsheet notation: `F12`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", column_letters(self.colonne), self.ligne + 1)
    }
}

/// `A`, `Z`, `AA`: a column as the spreadsheet names it.
pub fn column_letters(colonne: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = colonne + 1;
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).expect("a remainder of 26 fits in a byte");
        letters.push(char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    letters.into_iter().rev().collect()
}

/// A place in the input folder: a file, maybe a sheet of it, maybe a cell of that.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Lieu {
    /// Relative to the input folder, with `/`; an entry of an archive follows its archive (`a.zip/b.xlsx`).
    pub fichier: Arc<str>,
    /// Absent for a csv.
    pub feuille: Option<Arc<str>>,
    pub cellule: Option<Cellule>,
}

impl Lieu {
    pub fn fichier(fichier: &Arc<str>) -> Self {
        Self { fichier: Arc::clone(fichier), feuille: None, cellule: None }
    }

    #[must_use]
    pub fn at(&self, ligne: u32, colonne: u32) -> Self {
        Self { cellule: Some(Cellule { ligne, colonne }), ..self.clone() }
    }

    pub fn same_sheet(&self, other: &Self) -> bool {
        self.fichier == other.fichier && self.feuille == other.feuille
    }
}

impl fmt::Display for Lieu {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.fichier)?;
        if let Some(feuille) = &self.feuille {
            write!(f, ", feuille « {feuille} »")?;
        }
        if let Some(cellule) = self.cellule {
            write!(f, ", cellule {cellule}")?;
        }
        Ok(())
    }
}

/// Below the output folder: what runs replaced or removed. Wherever it stands, it is no input.
pub const PRECEDENTS: &str = "_precedents";

/// A path below a folder as places and reports write it: relative, with `/` on every system.
pub fn relative(folder: &Path, path: &Path) -> String {
    let inside = path.strip_prefix(folder).unwrap_or(path);
    let parts: Vec<_> = inside.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}

/// « DURAND Léa »: the parts of a name that are known.
pub fn join_names(parts: [&Option<Located<String>>; 2]) -> String {
    parts.into_iter().flatten().map(|part| part.valeur.as_str()).collect::<Vec<_>>().join(" ")
}

/// A value and the cell it was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Located<T> {
    pub valeur: T,
    pub lieu: Lieu,
}

impl<T> Located<T> {
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Located<U> {
        Located { valeur: f(self.valeur), lieu: self.lieu }
    }
}

#[cfg(test)]
mod tests {
    use super::Cellule;

    #[test]
    fn a_cell_reads_as_the_spreadsheet_shows_it() {
        let shown = |ligne, colonne| Cellule { ligne, colonne }.to_string();
        assert_eq!(shown(0, 0), "A1");
        assert_eq!(shown(11, 5), "F12");
        assert_eq!(shown(0, 25), "Z1");
        assert_eq!(shown(0, 26), "AA1");
        assert_eq!(shown(1_048_575, 16_383), "XFD1048576");
    }
}
