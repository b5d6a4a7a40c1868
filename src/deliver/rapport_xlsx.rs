//! `rapport.xlsx`: the faults as a table that can be sorted and shared with who must mend them.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};

use super::manifeste::Manifeste;

const COLONNES: [(&str, f64); 8] = [
    ("Gravité", 14.0),
    ("Code", 8.0),
    ("Fichier", 34.0),
    ("Feuille", 18.0),
    ("Cellule", 9.0),
    ("Candidat", 16.0),
    ("Ce qui ne va pas", 60.0),
    ("Que faire", 60.0),
];

/// The workbook. Every cell is a string, so that nothing read from a dropped file can become a formula.
///
/// # Errors
/// When the text of a cell is beyond what a workbook can hold.
pub fn rapport_xlsx(manifeste: &Manifeste) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // A creation date of its own would change the bytes of every run.
    book.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2001, 1, 1)?));
    let head = Format::new().set_bold();
    let wrapped = Format::new().set_text_wrap();
    let sheet = book.add_worksheet().set_name("À corriger")?;
    for (column, (name, width)) in (0_u16..).zip(COLONNES) {
        sheet.write_string_with_format(0, column, name, &head)?;
        sheet.set_column_width(column, width)?;
    }
    for (row, d) in (1_u32..).zip(&manifeste.diagnostics) {
        let or_blank = |value: &Option<String>| value.clone().unwrap_or_default();
        let values = [
            d.gravite.clone(),
            d.code.to_owned(),
            or_blank(&d.fichier),
            or_blank(&d.feuille),
            or_blank(&d.cellule),
            or_blank(&d.candidat),
            d.message.clone(),
            d.aide.clone(),
        ];
        for (column, value) in (0_u16..).zip(values) {
            sheet.write_string_with_format(row, column, value, &wrapped)?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    let last = u32::try_from(manifeste.diagnostics.len()).unwrap_or(u32::MAX);
    sheet.autofilter(0, 0, last, 7)?;
    book.save_to_buffer()
}
