//! A sheet as it was read: the cells that hold something, each with its place.

use jiff::civil::Date;

use crate::place::Lieu;

/// What one cell holds. A blank cell is absent from its row.
#[derive(Debug, Clone, PartialEq)]
pub enum Valeur {
    /// Not blank, not trimmed.
    Texte(String),
    /// As stored; always finite.
    Nombre(f64),
    Date(Date),
    Booleen(bool),
    /// An error of the spreadsheet, as it shows it: `#REF!`.
    Erreur(String),
}

/// The cells of one row, by increasing column.
#[derive(Debug, Clone)]
pub struct Ligne {
    /// From zero.
    pub numero: u32,
    pub cellules: Vec<(u32, Valeur)>,
}

#[derive(Debug, Clone)]
pub struct Sheet {
    /// The file and the sheet, without a cell.
    pub lieu: Lieu,
    /// By increasing number; rows without any value are absent.
    pub lignes: Vec<Ligne>,
}

impl Sheet {
    /// Groups cells that come in any order into rows.
    pub fn from_cells(lieu: Lieu, cells: impl IntoIterator<Item = (u32, u32, Valeur)>) -> Self {
        let mut rows = std::collections::BTreeMap::<u32, std::collections::BTreeMap<u32, Valeur>>::new();
        for (ligne, colonne, valeur) in cells {
            if !matches!(&valeur, Valeur::Texte(t) if t.trim().is_empty()) {
                rows.entry(ligne).or_default().insert(colonne, valeur);
            }
        }
        let lignes = rows
            .into_iter()
            .map(|(numero, cells)| Ligne { numero, cellules: cells.into_iter().collect() })
            .collect();
        Self { lieu, lignes }
    }
}
