//! The readers against calamine, on workbooks that both read well: every cell is the same, at the same place.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Cursor;
use std::sync::Arc;

use calamine::{Data, Reader as _, open_workbook_auto_from_rs};
use liasse::diagnostics::{self, Diagnostics};
use liasse::exemple;
use liasse::intake::{self, Sheet, Valeur};
use liasse::place::Cellule;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};

use crate::support::{PACK, isolement, minimal};

/// The filled cells of every sheet, as text, by the name of the sheet.
type Cellules = BTreeMap<String, String>;

#[test]
fn the_sample_reads_as_calamine_reads_it() {
    let mut compared = 0;
    for tableur in [exemple::Tableur::default(), exemple::Tableur::Xls] {
        let style = exemple::Style::default();
        let options = exemple::Options { classes: 2, candidats: 4, graine: 7, style, tableur };
        for fichier in exemple::compose(&PACK, &options) {
            if let Some((_, "xlsx" | "ods" | "xls")) = fichier.chemin.rsplit_once('.') {
                assert_same(&fichier.chemin, &fichier.octets);
                compared += 1;
            }
        }
    }
    assert!(compared > 3, "the sample has several workbooks");
}

#[test]
fn a_plain_workbook_reads_as_calamine_reads_it() {
    assert_same("classe.xlsx", &minimal().in_one_workbook().0["classe.xlsx"]);
}

#[test]
fn values_of_all_kinds_read_as_calamine_reads_them() {
    let mut book = Workbook::new();
    let formats = ["dd/mm/yyyy", "d-mmm", "0.0%", "hh:mm", "0.00", "@", "[$-40C]d mmmm yyyy;@"];
    let day = ExcelDateTime::from_ymd(2008, 5, 12).expect("a day");
    let sheet = book.add_worksheet().set_name("D’été & <autres>").expect("a name");
    for (column, code) in (2_u16..).zip(formats) {
        let format = Format::new().set_num_format(code);
        sheet.write_number_with_format(4, column, 0.135, &format).expect("a cell");
        // A day under a format that shows none stays a number for us, and is a date for calamine.
        if code != "hh:mm" {
            sheet.write_datetime_with_format(3, column, &day, &format).expect("a cell");
            sheet.write_number_with_format(5, column, 39_580.75, &format).expect("a cell");
        }
        sheet.write_blank(6, column, &format).expect("a cell");
    }
    for (row, text) in (8..).zip(["  espaces  ", "a\nb", "_x000D_", "é😀", "<b>&amp;</b>", "'07"]) {
        sheet.write_string(row, 1, text).expect("a cell");
    }
    sheet.write_boolean(20, 0, true).expect("a cell");
    sheet.write_formula(20, 1, Formula::new("=1/0").set_result("#DIV/0!")).expect("a cell");
    sheet.write_formula(20, 2, Formula::new("=\"a\"&\"b\"").set_result("ab")).expect("a cell");
    sheet.write_formula(20, 3, Formula::new("=12+1").set_result("13")).expect("a cell");
    sheet.write_number(20, 4, 13.499_999_999_999_998).expect("a cell");
    sheet.merge_range(30, 0, 31, 2, "fusion", &Format::new()).expect("a range");
    sheet.write_number(40, 0, 1e-9).expect("a cell");
    sheet.set_row_hidden(40).expect("a row");
    sheet.set_column_hidden(4).expect("a column");
    let second = book.add_worksheet().set_name("cachée").expect("a name");
    second.write_number(0, 0, 20).expect("a cell");
    second.set_hidden(true);
    assert_same("valeurs.xlsx", &book.save_to_buffer().expect("a small workbook"));
}

/// What is hidden, merged or filtered is not in calamine's answer: compared with what was written.
#[test]
fn what_is_hidden_merged_or_filtered_is_what_was_written() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for row in 0..6 {
        sheet.write_string(row, 0, if row % 2 == 0 { "TAGO1" } else { "TAGO2" }).expect("a cell");
        sheet.write_number(row, 3, row).expect("a cell");
    }
    sheet.set_row_hidden(2).expect("a row");
    sheet.set_column_hidden(5).expect("a column");
    sheet.merge_range(8, 0, 9, 1, "fusion", &Format::new()).expect("a range");
    sheet.autofilter(0, 0, 5, 3).expect("a filter");
    let condition = rust_xlsxwriter::FilterCondition::new().add_list_filter("TAGO1");
    sheet.filter_column(0, &condition).expect("a criterion");
    let sheets = read("filtre.xlsx", &book.save_to_buffer().expect("a small workbook"));
    let contenu = &sheets[0].contenu;
    let hidden: Vec<u32> = contenu.lignes.iter().filter(|l| l.masquee).map(|l| l.numero).collect();
    assert_eq!(hidden, [1, 2, 3, 5]);
    assert_eq!(contenu.colonnes_masquees, [5]);
    assert_eq!(contenu.fusions.len(), 1);
    assert_eq!(contenu.fusions[0].fin.to_string(), "B10");
    assert!(contenu.filtree && !contenu.masquee);
}

fn assert_same(nom: &str, octets: &[u8]) {
    let (ours, theirs) = (tell(&read(nom, octets)), theirs(octets).expect("calamine reads it"));
    assert_eq!(ours.keys().collect::<Vec<_>>(), theirs.keys().collect::<Vec<_>>(), "{nom}");
    for (feuille, cells) in &ours {
        assert!(!cells.is_empty());
        // A time of day is read as its cell shows it; calamine tells the share of a day.
        let cells = cells.replace("\"3:14\"", "0.135");
        assert_eq!(&cells, &theirs[feuille], "{nom}, {feuille}");
    }
}

fn read(nom: &str, octets: &[u8]) -> Vec<Sheet> {
    let mut diags = Diagnostics::default();
    let read = intake::read_file(&mut diags, &isolement(), &Arc::from(nom), octets).expect("a reader");
    let sheets = read.into_iter().flat_map(|file| file.sheets).collect();
    let told: String = diags.into_sorted().iter().map(diagnostics::render).collect();
    assert_eq!(told, "", "{nom}");
    sheets
}

fn tell(read: &[Sheet]) -> Cellules {
    let mut sheets = Cellules::new();
    for sheet in read {
        let nom = sheet.lieu.feuille.as_ref().expect("a workbook has sheets");
        let text = sheets.entry(nom.to_string()).or_default();
        for ligne in &sheet.contenu.lignes {
            for (colonne, valeur) in &ligne.cellules {
                let shown = match valeur {
                    Valeur::Texte(texte) => format!("{texte:?}"),
                    Valeur::Nombre(nombre)
                    | Valeur::Montre { nombre, .. }
                    | Valeur::Pourcentage(nombre)
                    | Valeur::Scientifique(nombre) => nombre.to_string(),
                    Valeur::Moment { instant, .. } => instant.date().to_string(),
                    Valeur::Date(date) => date.to_string(),
                    Valeur::Booleen(valeur) => valeur.to_string(),
                    Valeur::Erreur(texte) => format!("erreur {texte}"),
                    autre => format!("{autre:?}"),
                };
                push(text, ligne.numero, *colonne, &shown);
            }
        }
    }
    sheets
}

fn theirs(octets: &[u8]) -> Option<Cellules> {
    let mut book = open_workbook_auto_from_rs(Cursor::new(octets)).ok()?;
    let mut sheets = Cellules::new();
    for name in book.sheet_names() {
        let text = sheets.entry(name.clone()).or_default();
        let range = book.worksheet_range(&name).ok()?;
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, data) in range.used_cells() {
            if let Some(shown) = shown(data) {
                let index = |i: usize| u32::try_from(i).expect("a place of the grid");
                push(text, top + index(row), left + index(column), &shown);
            }
        }
    }
    Some(sheets)
}

fn push(text: &mut String, ligne: u32, colonne: u32, shown: &str) {
    writeln!(text, "{} {shown}", Cellule { ligne, colonne }).expect("a String");
}

/// Calamine takes a time of day for a date, and a day with its time for a moment: both are told as we tell them.
fn shown(data: &Data) -> Option<String> {
    Some(match data {
        Data::Empty => return None,
        Data::String(texte) if texte.trim().is_empty() => return None,
        Data::String(texte) => format!("{texte:?}"),
        Data::Int(nombre) => nombre.to_string(),
        Data::Float(nombre) => nombre.to_string(),
        Data::Bool(valeur) => valeur.to_string(),
        Data::DateTime(moment) if moment.as_f64() >= 61.0 => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        Data::DateTime(moment) => moment.as_f64().to_string(),
        Data::DateTimeIso(iso) => iso.split('T').next().unwrap_or(iso).to_owned(),
        Data::DurationIso(iso) => format!("{iso:?}"),
        Data::Error(error) => format!("erreur {error}"),
    })
}
