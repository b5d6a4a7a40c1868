//! What every sheet to fill has in common: its look, its locks, its help.

use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, ProtectionOptions, Workbook,
    Worksheet, XlsxError,
};

use crate::dossiers::Candidat;
use crate::texte;

/// Paper size A4, as the format numbers it.
const A4: u8 = 9;

pub struct Formats {
    pub titre: Format,
    pub aide: Format,
    pub entete: Format,
    /// What the program writes: locked.
    pub fixe: Format,
    /// What a person writes, as a text: `0123` keeps its zero, a code stays a code.
    pub libre: Format,
    pub date: Format,
}

impl Formats {
    pub fn new() -> Self {
        let cell = Format::new().set_text_wrap().set_align(FormatAlign::Top).set_border(FormatBorder::Thin);
        let locked = Color::RGB(0x00ED_EDED);
        Self {
            titre: Format::new().set_bold().set_font_size(14),
            aide: Format::new().set_italic().set_text_wrap().set_align(FormatAlign::Top),
            entete: cell.clone().set_bold().set_background_color(Color::RGB(0x00DD_E6F0)),
            fixe: cell.clone().set_num_format("@").set_background_color(locked),
            libre: cell.clone().set_num_format("@").set_unlocked(),
            date: cell.set_num_format("dd/mm/yyyy").set_unlocked(),
        }
    }

    /// The cell of a column to fill.
    pub fn of(&self, colonne: &str) -> &Format {
        if is_date(colonne) { &self.date } else { &self.libre }
    }
}

pub fn is_date(colonne: &str) -> bool {
    matches!(colonne, "du" | "au" | "date")
}

/// Without a date of its own, a workbook carries the time of its writing.
pub fn new_workbook() -> Result<Workbook, XlsxError> {
    let mut book = Workbook::new();
    book.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2001, 1, 1)?));
    Ok(book)
}

/// Locks what the program wrote, without a password: whoever must may lift it. Widths and heights stay free.
pub fn lock(sheet: &mut Worksheet) {
    let options =
        ProtectionOptions { format_columns: true, format_rows: true, ..ProtectionOptions::default() };
    sheet.protect_with_options(&options).set_paper_size(A4).set_print_fit_to_pages(1, 0);
}

/// What the pack calls these columns, for a candidate.
pub fn identity(candidat: &Candidat, colonne: &str) -> Option<String> {
    let text = |value: &Option<crate::place::Located<String>>| value.as_ref().map(|v| v.valeur.clone());
    match colonne {
        "numero_candidat" => text(&candidat.numero),
        "nom_de_famille" => text(&candidat.nom),
        "prenoms" => text(&candidat.prenoms),
        "classe" => text(&candidat.classe),
        // They tell people apart where there is no number, and are nobody else's business where there is one.
        "ine" if candidat.numero.is_none() => text(&candidat.ine),
        "date_de_naissance" if candidat.numero.is_none() => {
            candidat.naissance.as_ref().map(|date| texte::date(date.valeur))
        }
        _ => None,
    }
}
