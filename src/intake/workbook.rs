//! Workbooks: the two formats of today through readers of our own, the binary ones through calamine. The only
//! module that knows it.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Data, ExcelDateTime, Reader, SheetType, SheetVisible, Xls, Xlsb};
use jiff::civil::Date;

use super::classeur::{FeuilleLue, Lecture, Obstacle, Refus};
use super::conteneur::Conteneur;
use super::nature::Format;
use super::sheet::{Contenu, Valeur};
use super::xml::ABIME;

/// Every sheet of a workbook. A parser's panic costs the file it was reading, not the run.
pub fn read(format: Format, bytes: &[u8]) -> Lecture {
    let result = catch_unwind(AssertUnwindSafe(|| match format {
        Format::Xlsx => super::xlsx::read(&mut Conteneur::open(bytes)?),
        Format::Ods => super::ods::read(&mut Conteneur::open(bytes)?),
        Format::Xlsb => Xlsb::new(Cursor::new(bytes)).map(read_ranges).map_err(|e| refusal(&e)),
        Format::Xls => Xls::new(Cursor::new(bytes)).map(read_ranges).map_err(|e| refusal(&e)),
    }));
    result.unwrap_or_else(|_| Err(Refus::Illisible(ABIME.to_owned())))
}

/// What calamine says is English, and speaks of parts that nobody can mend.
fn refusal(error: &impl std::fmt::Display) -> Refus {
    if error.to_string().to_ascii_lowercase().contains("password") {
        Refus::Protege
    } else {
        Refus::Illisible(ABIME.to_owned())
    }
}

fn read_ranges<R, B>(mut book: B) -> Vec<FeuilleLue>
where
    R: std::io::Read + std::io::Seek,
    B: Reader<R>,
{
    let sheets = book.sheets_metadata().to_vec();
    sheets
        .into_iter()
        .map(|calamine::Sheet { name: nom, typ, visible }| {
            let masquee = visible != SheetVisible::Visible;
            let contenu = match sort_of(typ) {
                Some(sorte) => Err(Obstacle::AutreSorte(sorte.to_owned())),
                None => read_range(&mut book, &nom).map(|contenu| Contenu { masquee, ..contenu }),
            };
            FeuilleLue { nom, contenu, remarques: Vec::new() }
        })
        .collect()
}

fn read_range<R, B>(book: &mut B, nom: &str) -> Result<Contenu, Obstacle>
where
    R: std::io::Read + std::io::Seek,
    B: Reader<R>,
{
    let range = book.worksheet_range(nom).map_err(|_| Obstacle::Illisible(ABIME.to_owned()))?;
    let (top, left) = range.start().unwrap_or_default();
    Ok(Contenu::from_cells(range.used_cells().filter_map(|(row, column, data)| {
        let ligne = top + u32::try_from(row).ok()?;
        let colonne = left + u32::try_from(column).ok()?;
        Some((ligne, colonne, from_data(data)?))
    })))
}

/// What a sheet is that is not made of cells, in words.
fn sort_of(typ: SheetType) -> Option<&'static str> {
    match typ {
        SheetType::WorkSheet => None,
        SheetType::ChartSheet => Some("feuille graphique"),
        SheetType::DialogSheet => Some("boîte de dialogue"),
        SheetType::MacroSheet | SheetType::Vba => Some("feuille de macros"),
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
