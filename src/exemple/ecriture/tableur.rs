//! The formats in which tables are saved, and the files that each makes of them.

use clap::ValueEnum;

use super::tableau::Tableau;
use super::texte::{Dialecte, Encodage};
use super::{ods, texte, xls, xlsx};
use crate::exemple::Fichier;

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum Tableur {
    // Each table in the format where it is usually met.
    #[default]
    Varie,
    Xlsx,
    Ods,
    // Excel 97.
    Xls,
    // UTF-8 with its mark.
    Csv,
    #[value(name = "csv-1252")]
    Csv1252,
    CsvMac,
    // UTF-16, what Excel calls « Texte Unicode ».
    Tsv,
}

impl Tableur {
    /// The format, or another one where it is left open.
    #[must_use]
    pub fn or(self, usuel: Self) -> Self {
        if self == Self::Varie { usuel } else { self }
    }

    fn dialecte(self) -> Option<Dialecte> {
        let saved = Dialecte::of_spreadsheet;
        match self {
            Self::Varie | Self::Xlsx | Self::Ods | Self::Xls => None,
            Self::Csv => Some(saved(';', Encodage::Utf8Marque)),
            Self::Csv1252 => Some(saved(';', Encodage::Windows1252)),
            Self::CsvMac => Some(saved(';', Encodage::MacRoman)),
            Self::Tsv => Some(saved('\t', Encodage::Utf16)),
        }
    }
}

/// One workbook, or as many texts as there are tables.
pub fn write(tableur: Tableur, chemin: &str, tableaux: &[Tableau]) -> Vec<Fichier> {
    let one = |extension: &str, octets| vec![Fichier { chemin: format!("{chemin}.{extension}"), octets }];
    match tableur.dialecte() {
        Some(dialecte) => {
            let extension = if tableur == Tableur::Tsv { "tsv" } else { "csv" };
            let path = |tableau: &Tableau| match tableaux {
                [_] => format!("{chemin}.{extension}"),
                _ => format!("{chemin}-{}.{extension}", tableau.nom.replace(' ', "-")),
            };
            let fichier = |t: &Tableau| Fichier { chemin: path(t), octets: texte::write(t, &dialecte) };
            tableaux.iter().map(fichier).collect()
        }
        None => match tableur {
            Tableur::Ods => one("ods", ods::write(tableaux)),
            Tableur::Xls => one("xls", xls::write(tableaux)),
            _ => one("xlsx", xlsx::write(tableaux)),
        },
    }
}
