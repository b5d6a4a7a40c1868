//! A second reader of the binary workbooks: calamine reads their cells too, and where the two do not read the same,
//! neither is believed.
//!
//! Our own readers tell what stands beside the cells and what is damaged; calamine is kept by many, and wrong in other
//! places. What it leaves out is not missed: it is known to leave out some formulas.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Seek};
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Data, Reader, Xls, Xlsb};

use super::nature::Format;
use super::recolte::CELLULES_MAX;
use super::releve::Onglet;
use super::sheet::Valeur;

type Places = BTreeMap<(u32, u32), Data>;

/// Places between the first and the last cell of a workbook beyond which calamine, which keeps them all, would take the
/// memory of a reader.
const PLACES_MAX: u64 = 2_000_000;

/// Puts the cells that the two readers read otherwise out of use. A workbook that calamine cannot read, or whose cells
/// stand too far apart, has no witness.
pub fn confront(onglets: &mut [Onglet], format: Format, bytes: &[u8]) {
    // A fuzzer takes a panic for a crash, be it caught; what it looks for is in our own readers.
    if cfg!(fuzzing) || onglets.iter().map(extent).sum::<u64>() > PLACES_MAX {
        return;
    }
    let cells = catch_unwind(AssertUnwindSafe(|| match format {
        Format::Xls => Xls::new(Cursor::new(bytes)).ok().map(|mut book| every_cell(&mut book)),
        Format::Xlsb => Xlsb::new(Cursor::new(bytes)).ok().map(|mut book| every_cell(&mut book)),
        Format::Xlsx | Format::Ods => None,
    }));
    let Ok(Some(cells)) = cells else { return };
    for onglet in onglets {
        // A name that two sheets bear says nothing.
        if let Some(Some(places)) = cells.get(&onglet.nom) {
            confront_sheet(onglet, places);
        }
    }
}

/// Places of the smallest rectangle from A1 that holds every cell.
fn extent(onglet: &Onglet) -> u64 {
    let size = |of: fn(&(u32, u32, Valeur)) -> u32| {
        onglet.cellules.iter().map(of).max().map_or(0, |last| u64::from(last) + 1)
    };
    size(|(ligne, ..)| *ligne) * size(|(_, colonne, _)| *colonne)
}

/// By name of sheet; nothing under a name that several bear.
fn every_cell<B: Read + Seek, R: Reader<B>>(book: &mut R) -> BTreeMap<String, Option<Places>> {
    let mut sheets = BTreeMap::new();
    for name in book.sheet_names() {
        let places = book.worksheet_range(&name).ok().map(|range| {
            let (top, left) = range.start().unwrap_or_default();
            let at = |first: u32, rank: usize| first.saturating_add(u32::try_from(rank).unwrap_or(u32::MAX));
            let cells = range.used_cells().take(CELLULES_MAX);
            cells.map(|(row, column, data)| ((at(top, row), at(left, column)), data.clone())).collect()
        });
        sheets.entry(name).and_modify(|known| *known = None).or_insert(places);
    }
    sheets
}

fn confront_sheet(onglet: &mut Onglet, places: &Places) {
    let mut missing: BTreeMap<&(u32, u32), &Data> = places.iter().collect();
    for (ligne, colonne, valeur) in &mut onglet.cellules {
        let Some(data) = missing.remove(&(*ligne, *colonne)) else { continue };
        if !agree(valeur, data) {
            *valeur = Valeur::Illisible("deux lectures du fichier n’y trouvent pas la même chose".to_owned());
        }
    }
    let unseen = missing.into_iter().filter(|(_, data)| holds(data));
    onglet.cellules.extend(unseen.map(|((ligne, colonne), _)| {
        (
            *ligne,
            *colonne,
            Valeur::Illisible("une lecture du fichier y trouve une valeur, l’autre rien".to_owned()),
        )
    }));
}

/// Whether a cell that only calamine sees holds something.
fn holds(data: &Data) -> bool {
    match data {
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => !plain(text).is_empty(),
        Data::Empty | Data::Error(_) => false,
        Data::Int(_) | Data::Float(_) | Data::Bool(_) | Data::DateTime(_) => true,
    }
}

/// Numbers are bare on both sides. What one of them says that it cannot read is no contradiction.
fn agree(valeur: &Valeur, data: &Data) -> bool {
    #[expect(clippy::cast_precision_loss, reason = "a spreadsheet's integers are doubles")]
    let number = match data {
        Data::Int(i) => Some(*i as f64),
        Data::Float(f) => Some(*f),
        Data::DateTime(moment) => Some(moment.as_f64()),
        _ => None,
    };
    match (valeur, data) {
        (Valeur::Nombre(ours), _) => {
            number.map_or(!holds(data), |theirs| (ours - theirs).abs() <= ours.abs() * 1e-12)
        }
        (Valeur::Texte(ours), Data::String(theirs)) => plain(ours) == plain(theirs),
        (Valeur::Texte(ours), _) => number.is_none() || plain(ours).is_empty(),
        (Valeur::Booleen(ours), Data::Bool(theirs)) => ours == theirs,
        _ => true,
    }
}

/// Without what calamine is known to add or to leave: zeros between the letters of some old code pages, the spaces at
/// either end, the kinds of line breaks. Signs that a code page does not have are for nobody to compare.
fn plain(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).collect()
}
