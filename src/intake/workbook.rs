//! Workbooks: the two formats of today through readers of our own, the binary ones through calamine. The only
//! module that knows it.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Data, Reader, SheetType, SheetVisible, Xls, Xlsb};

use super::classeur::{ABIME, FeuilleLue, Lecture, NonLue, Refus};
use super::conteneur::Conteneur;
use super::nature::Format;
use super::releve::{Cellules, Releve};
use super::sheet::Valeur;
use super::{biff, ods, xlsb, xlsx};

/// Cells of one sheet beyond which it is not a class list.
const CELLULES_MAX: usize = 2_000_000;
const HORS_GRILLE: &str = "une de ses cellules est hors de la grille";

/// Every sheet of a workbook, from its bytes alone. A hostile file may make this panic inside, never end, or ask for
/// all the memory: a run calls it in a process of its own.
pub fn read(format: Format, bytes: &[u8]) -> Lecture {
    let read = catch_unwind(AssertUnwindSafe(|| match format {
        Format::Xlsx => xlsx::read(&mut Conteneur::open(bytes)?),
        Format::Ods => ods::read(&mut Conteneur::open(bytes)?),
        Format::Xlsb => read_xlsb(bytes),
        Format::Xls => read_xls(bytes),
    }));
    // What calamine says is English, and speaks of parts that nobody can mend.
    read.unwrap_or_else(|_| Err(Refus::illisible(ABIME)))
}

fn read_xls(bytes: &[u8]) -> Lecture {
    let looks = biff::look(bytes)?;
    let mut book = Xls::new(Cursor::new(bytes)).map_err(|_| Refus::illisible(ABIME))?;
    let tabs = book.sheets_metadata().to_vec();
    assemble(&tabs, looks, (65_536, 256), |name| {
        let range = book.worksheet_range(name).map_err(|_| ())?;
        let (top, left) = range.start().unwrap_or_default();
        let place = |(row, column, data)| {
            let (row, column) = (u32::try_from(row).ok()?, u32::try_from(column).ok()?);
            Some((top + row, left + column, from_data(data)?))
        };
        Ok(range.used_cells().filter_map(place).collect())
    })
}

fn read_xlsb(bytes: &[u8]) -> Lecture {
    let looks = xlsb::look(&mut Conteneur::open(bytes)?)?;
    let mut book = Xlsb::new(Cursor::new(bytes)).map_err(|_| Refus::illisible(ABIME))?;
    let tabs = book.sheets_metadata().to_vec();
    assemble(&tabs, looks, (1_048_576, 16_384), |name| {
        // Cell by cell: what the sheet says of its size may be anything.
        let mut reader = book.worksheet_cells_reader(name).map_err(|_| ())?;
        let mut cells = Vec::new();
        while let Some(cell) = reader.next_cell().map_err(|_| ())? {
            let (ligne, colonne) = cell.get_position();
            if let Some(valeur) = from_data(&Data::from(cell.get_value().clone())) {
                cells.push((ligne, colonne, valeur));
            }
            if cells.len() > CELLULES_MAX {
                return Err(());
            }
        }
        Ok(cells)
    })
}

/// The sheets of a binary workbook: `grille` is how many rows and columns its format has.
fn assemble(
    tabs: &[calamine::Sheet],
    looks: Vec<Releve>,
    grille: (u32, u32),
    mut cells_of: impl FnMut(&str) -> Result<Cellules, ()>,
) -> Lecture {
    if tabs.len() != looks.len() {
        return Err(Refus::illisible(ABIME));
    }
    let mut names = BTreeMap::<&str, usize>::new();
    for tab in tabs {
        *names.entry(&tab.name).or_default() += 1;
    }
    let mut feuilles = Vec::new();
    for (tab, look) in tabs.iter().zip(looks) {
        let contenu = match (other_kind(tab.typ), names[tab.name.as_str()]) {
            (Some(quoi), _) => Err(NonLue::AutreSorte(quoi.to_owned())),
            // The parser knows a sheet by its name: it would give the cells of one for both.
            (None, 2..) => Err(NonLue::Illisible("deux feuilles du classeur portent ce nom".to_owned())),
            (None, _) => match cells_of(&tab.name) {
                Err(()) => Err(NonLue::Illisible(ABIME.to_owned())),
                Ok(cells) if cells.iter().any(|(row, column, _)| *row >= grille.0 || *column >= grille.1) => {
                    return Err(Refus::illisible(HORS_GRILLE));
                }
                Ok(cells) => Ok(look.complete(cells, tab.visible != SheetVisible::Visible)),
            },
        };
        feuilles.push(FeuilleLue { nom: tab.name.clone(), contenu, remarques: Vec::new() });
    }
    Ok(feuilles)
}

fn other_kind(kind: SheetType) -> Option<&'static str> {
    match kind {
        SheetType::WorkSheet => None,
        SheetType::MacroSheet => Some("feuille de macros"),
        SheetType::ChartSheet => Some("feuille graphique"),
        SheetType::DialogSheet => Some("feuille de dialogue"),
        SheetType::Vba => Some("module de macros"),
    }
}

fn from_data(data: &Data) -> Option<Valeur> {
    Some(match data {
        Data::Empty => return None,
        Data::String(s) if s.trim().is_empty() => return None,
        Data::String(s) => Valeur::Texte(s.clone()),
        #[expect(clippy::cast_precision_loss, reason = "a spreadsheet's integers are doubles")]
        Data::Int(i) => Valeur::Nombre(*i as f64),
        Data::Float(f) if f.is_finite() => Valeur::Nombre(*f),
        Data::Float(f) => Valeur::Erreur(f.to_string()),
        Data::Bool(b) => Valeur::Booleen(*b),
        // What its format makes of it, the second look tells.
        Data::DateTime(moment) => Valeur::Nombre(moment.as_f64()),
        Data::DateTimeIso(text) | Data::DurationIso(text) => Valeur::Texte(text.clone()),
        Data::Error(error) => Valeur::Erreur(error.to_string()),
    })
}
