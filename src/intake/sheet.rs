//! A sheet as it was read: the cells that hold something, each with its place.

use jiff::civil::{Date, DateTime, Time};
use serde::{Deserialize, Serialize};

use crate::place::{Cellule, Lieu};
use crate::texte;

/// What one cell holds. A blank cell is absent from its row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Valeur {
    /// Not blank, not trimmed.
    Texte(String),
    /// As stored; always finite.
    Nombre(#[serde(with = "bits")] f64),
    /// A number that the cell shows otherwise than bare, and how: « 0716333361 », « 577,50 € ».
    Montre {
        #[serde(with = "bits")]
        nombre: f64,
        texte: String,
    },
    /// A number that the sheet shows as a percentage, as stored: 0.5 for « 50 % ».
    Pourcentage(#[serde(with = "bits")] f64),
    /// A number that the sheet shows in powers of ten, as stored.
    Scientifique(#[serde(with = "bits")] f64),
    /// A number that the cell shows as something else: a fraction, a word, nothing at all.
    Deguise(#[serde(with = "bits")] f64),
    /// A day, shown whole.
    Date(Date),
    /// A day that the cell does not show whole, or that has a time.
    Moment {
        instant: DateTime,
        montre: Jour,
    },
    Booleen(bool),
    /// An error of the spreadsheet, as it shows it: `#REF!`.
    Erreur(String),
    /// A formula whose result was never saved: the spreadsheet would show one, the file has none.
    SansResultat,
    /// The file is damaged at this cell; why, in words.
    Illisible(String),
}

/// What a cell shows of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Jour {
    Entier,
    /// « 12 mai »: whoever typed it gave no year, and the spreadsheet took the present one.
    SansAnnee,
    /// « novembre 2025 »: the day is the spreadsheet's.
    SansJour,
}

impl Valeur {
    /// A number and what its cell shows; bare where that is the same.
    pub fn montre(nombre: f64, texte: String) -> Self {
        let bare = texte::exact(nombre).is_some_and(|exact| texte::decimal(exact) == texte);
        if bare { Self::Nombre(nombre) } else { Self::Montre { nombre, texte } }
    }

    /// A day and what its cell shows of it.
    pub fn day(instant: DateTime, montre: Jour) -> Self {
        if instant.time() == Time::midnight() && montre == Jour::Entier {
            Self::Date(instant.date())
        } else {
            Self::Moment { instant, montre }
        }
    }
}

/// The cells of one row, by increasing column.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Ligne {
    /// From zero.
    pub numero: u32,
    pub cellules: Vec<(u32, Valeur)>,
    /// Hidden by hand, or left out by a filter.
    pub masquee: bool,
    /// Most of what it holds is struck out or greyed, as one does to a row that no longer counts.
    pub barree: bool,
    /// How many fields the line of a text file has, blank ones included.
    pub champs: Option<u32>,
    /// The workbook counts its days from 1904: a bare number of its cells is not a date that could be told.
    pub calendrier_1904: bool,
}

/// Cells merged into one: the first and the last, both inside. The value stands in the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plage {
    pub debut: Cellule,
    pub fin: Cellule,
}

/// What a sheet holds beside its name.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Contenu {
    /// By increasing number; rows without any value are absent.
    pub lignes: Vec<Ligne>,
    pub fusions: Vec<Plage>,
    /// Hidden columns, by increasing number.
    pub colonnes_masquees: Vec<u32>,
    /// The sheet itself is hidden.
    pub masquee: bool,
    /// A filter is on: some rows are perhaps not what the person who saved it saw.
    pub filtree: bool,
}

#[derive(Debug, Clone)]
pub struct Sheet {
    /// The file and the sheet, without a cell.
    pub lieu: Lieu,
    pub contenu: Contenu,
}

impl Contenu {
    /// Groups cells that come in any order into rows.
    pub fn from_cells(cells: impl IntoIterator<Item = (u32, u32, Valeur)>) -> Self {
        let mut rows = std::collections::BTreeMap::<u32, std::collections::BTreeMap<u32, Valeur>>::new();
        for (ligne, colonne, valeur) in cells {
            if !matches!(&valeur, Valeur::Texte(t) if t.trim().is_empty()) {
                rows.entry(ligne).or_default().insert(colonne, valeur);
            }
        }
        let lignes = rows
            .into_iter()
            .map(|(numero, cells)| Ligne {
                numero,
                cellules: cells.into_iter().collect(),
                ..Ligne::default()
            })
            .collect();
        Self { lignes, ..Self::default() }
    }
}

/// A number travels as its bits: a decimal text would have to be read back to the last one.
mod bits {
    use serde::{Deserialize, Deserializer, Serializer};

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "the shape that serde asks for")]
    pub fn serialize<S: Serializer>(number: &f64, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_u64(number.to_bits())
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<f64, D::Error> {
        u64::deserialize(from).map(f64::from_bits)
    }
}
