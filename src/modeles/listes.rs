//! Drop-down lists.

use rust_xlsxwriter::utility::column_number_to_name;
use rust_xlsxwriter::{DataValidation, Formula, Workbook, XlsxError};

use crate::tables::preparees::MARQUE;

const FEUILLE: &str = "Listes";
/// What Excel holds of a list that is written in the cell itself, where a comma parts two items.
const SIGNES_MAX: usize = 255;

/// The lists of a workbook that no cell can hold: they stand on a hidden sheet.
#[derive(Debug, Default)]
pub struct Listes(Vec<Vec<String>>);

impl Listes {
    /// One of these items, and nothing else.
    pub fn choice(&mut self, items: &[String]) -> Result<DataValidation, XlsxError> {
        let length = items.iter().map(|item| item.encode_utf16().count() + 1).sum::<usize>();
        let rule = if length > SIGNES_MAX || items.iter().any(|item| item.contains([',', '"'])) {
            let column = self.0.iter().position(|known| known == items).unwrap_or_else(|| {
                self.0.push(items.to_vec());
                self.0.len() - 1
            });
            let name = column_number_to_name(u16::try_from(column).unwrap_or(u16::MAX));
            let range = format!("={FEUILLE}!${name}$2:${name}${}", items.len() + 1);
            DataValidation::new().allow_list_formula(Formula::new(range))
        } else {
            DataValidation::new().allow_list_strings(items)?
        };
        rule.set_error_title("Valeur hors de la liste")?
            .set_error_message("Choisir une valeur de la liste, ou laisser la case vide.")
    }

    /// The hidden sheet, when a list needs it.
    pub fn write(&self, book: &mut Workbook) -> Result<(), XlsxError> {
        if self.0.is_empty() {
            return Ok(());
        }
        let sheet = book.add_worksheet().set_name(FEUILLE)?;
        sheet.write_string(0, 0, MARQUE)?;
        for (column, items) in (0_u16..).zip(&self.0) {
            for (row, item) in (1_u32..).zip(items) {
                sheet.write_string(row, column, item)?;
            }
        }
        sheet.protect().set_hidden(true);
        Ok(())
    }
}
