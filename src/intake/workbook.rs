//! Workbooks, through calamine. The only module that knows it.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Data, ExcelDateTime, Ods, Reader, Xls, Xlsb, Xlsx};
use jiff::civil::Date;

use super::classeur::{FeuilleLue, Lecture, Refus};
use super::nature::Format;
use super::sheet::{Contenu, Valeur};

/// Cells of one sheet beyond which it is not a class list.
const CELLULES_MAX: usize = 2_000_000;
const ABIME: &str = "sa structure est abîmée";

/// Every sheet of a workbook. A parser's panic costs the file it was reading, not the run.
pub fn read(format: Format, bytes: &[u8]) -> Lecture {
    let result = catch_unwind(AssertUnwindSafe(|| match format {
        Format::Xlsx => read_xlsx(bytes),
        Format::Xlsb => Xlsb::new(Cursor::new(bytes)).map_err(|e| e.to_string()).map(read_ranges),
        Format::Xls => Xls::new(Cursor::new(bytes)).map_err(|e| e.to_string()).map(read_ranges),
        Format::Ods => Ods::new(Cursor::new(bytes)).map_err(|e| e.to_string()).map(read_ranges),
    }));
    match result {
        Ok(Ok(sheets)) => Ok(sheets
            .into_iter()
            .map(|(nom, cells)| FeuilleLue { nom, contenu: cells.map(Contenu::from_cells) })
            .collect()),
        Ok(Err(reason)) if reason.to_ascii_lowercase().contains("password") => Err(Refus::Protege),
        // What calamine says is English, and speaks of parts that nobody can mend.
        Ok(Err(_)) | Err(_) => Err(Refus::Illisible(ABIME.to_owned())),
    }
}

type Cells = Vec<(u32, u32, Valeur)>;
type NamedSheets = Vec<(String, Result<Cells, String>)>;

/// Cell by cell, so that a used range of a million rows costs only what it holds.
fn read_xlsx(bytes: &[u8]) -> Result<NamedSheets, String> {
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|e| e.to_string())?;
    let names = worksheet_names(&book);
    Ok(names
        .into_iter()
        .map(|name| {
            let cells = read_xlsx_sheet(&mut book, &name);
            (name, cells)
        })
        .collect())
}

fn read_xlsx_sheet(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Cells, String> {
    let mut reader = book.worksheet_cells_reader(name).map_err(|_| ABIME)?;
    let mut cells = Vec::new();
    while let Some(cell) = reader.next_cell().map_err(|_| ABIME)? {
        let (ligne, colonne) = cell.get_position();
        if let Some(valeur) = from_data(&Data::from(cell.get_value().clone())) {
            cells.push((ligne, colonne, valeur));
        }
        if cells.len() > CELLULES_MAX {
            return Err("elle contient trop de cellules".to_owned());
        }
    }
    Ok(cells)
}

fn read_ranges<R, B>(mut book: B) -> NamedSheets
where
    R: std::io::Read + std::io::Seek,
    B: Reader<R>,
{
    let names = worksheet_names(&book);
    names
        .into_iter()
        .map(|name| {
            let cells = book.worksheet_range(&name).map_err(|_| ABIME.to_owned()).map(|range| {
                let (top, left) = range.start().unwrap_or_default();
                range
                    .used_cells()
                    .filter_map(|(row, column, data)| {
                        let ligne = top + u32::try_from(row).ok()?;
                        let colonne = left + u32::try_from(column).ok()?;
                        Some((ligne, colonne, from_data(data)?))
                    })
                    .collect()
            });
            (name, cells)
        })
        .collect()
}

/// Data sheets only: a chart or a macro sheet holds no table.
fn worksheet_names<R: std::io::Read + std::io::Seek, B: Reader<R>>(book: &B) -> Vec<String> {
    book.sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == calamine::SheetType::WorkSheet)
        .map(|sheet| sheet.name.clone())
        .collect()
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
        Data::DateTime(moment) => from_excel_date(moment),
        Data::DateTimeIso(iso) => from_iso_date(iso),
        Data::DurationIso(iso) => Valeur::Texte(iso.clone()),
        Data::Error(error) => Valeur::Erreur(error.to_string()),
    })
}

/// A serial that no calendar has (0, the 29 February 1900 of Excel, a duration) stays a number.
fn from_excel_date(moment: &ExcelDateTime) -> Valeur {
    let serial = moment.as_f64();
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    let date = i16::try_from(year)
        .ok()
        .zip(i8::try_from(month).ok().zip(i8::try_from(day).ok()))
        .and_then(|(year, (month, day))| Date::new(year, month, day).ok());
    match date {
        Some(date) if moment.is_datetime() && serial >= 61.0 => Valeur::Date(date),
        _ => Valeur::Nombre(serial),
    }
}

fn from_iso_date(iso: &str) -> Valeur {
    let day = iso.split('T').next().unwrap_or(iso);
    day.parse().map_or_else(|_| Valeur::Texte(iso.to_owned()), Valeur::Date)
}
