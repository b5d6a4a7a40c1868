//! Cells as a reader finds them, gathered into rows within bounds.

use super::classeur::Remarque;
use super::sheet::{Ligne, Valeur};
use super::xml::Faute;
use crate::place::Cellule;

/// The grid of every spreadsheet: A1 to XFD1048576.
pub const LIGNES_MAX: u32 = 1_048_576;
pub const COLONNES_MAX: u32 = 16_384;
/// Filled cells of a workbook beyond which it is not a class list.
pub const CELLULES_MAX: usize = 2_000_000;
/// Filled rows of one sheet beyond which it is not a list of pupils: the largest school has some thousands.
pub const LIGNES_LUES_MAX: usize = 20_000;
/// Filled rows of one dropped file, all its sheets or entries together.
pub const LIGNES_DEPOT_MAX: usize = 100_000;
/// Bytes of text that all the cells of a workbook may show, repeated texts counted each time.
const TEXTE_MAX: usize = 64 * 1024 * 1024;
/// Characters of one cell, as Excel counts and bounds them.
const CARACTERES_MAX: usize = 32_767;
/// Blank rows or columns that separate a stray cell from the table.
const LIGNES_D_ECART: u32 = 10_000;
const COLONNES_D_ECART: u32 = 500;

const TROP_DE_CELLULES: &str = "il contient plus de deux millions de cellules remplies";
const TROP_DE_TEXTE: &str = "ses cellules contiennent trop de texte";

/// What the sheets of one workbook may still hold.
pub struct Budget {
    cellules: usize,
    texte: usize,
}

/// The filled cells of one sheet, in any order.
#[derive(Default)]
pub struct Recolte {
    cellules: Vec<(u32, u32, Valeur)>,
    /// Rows that are hidden, in any order.
    masquees: Vec<u32>,
    barrees: Vec<u32>,
}

impl Default for Budget {
    fn default() -> Self {
        Self { cellules: CELLULES_MAX, texte: TEXTE_MAX }
    }
}

impl Recolte {
    /// A blank text counts for nothing.
    ///
    /// # Errors
    /// When the workbook holds more than any class needs.
    pub fn push(
        &mut self,
        budget: &mut Budget,
        ligne: u32,
        colonne: u32,
        valeur: Valeur,
    ) -> Result<(), Faute> {
        if let Valeur::Texte(texte) = &valeur {
            if texte.trim().is_empty() {
                return Ok(());
            }
            budget.texte =
                budget.texte.checked_sub(texte.len()).ok_or_else(|| Faute::refus(TROP_DE_TEXTE))?;
        }
        budget.cellules = budget.cellules.checked_sub(1).ok_or_else(|| Faute::refus(TROP_DE_CELLULES))?;
        self.cellules.push((ligne, colonne, valeur));
        Ok(())
    }

    pub fn hide(&mut self, ligne: u32) {
        self.masquees.push(ligne);
    }

    pub fn strike(&mut self, ligne: u32) {
        self.barrees.push(ligne);
    }

    /// By increasing row and column. A cell that was found twice has no value that can be trusted.
    pub fn into_rows(mut self) -> Vec<Ligne> {
        self.cellules.sort_by_key(|(ligne, colonne, _)| (*ligne, *colonne));
        self.masquees.sort_unstable();
        self.barrees.sort_unstable();
        let mut lignes: Vec<Ligne> = Vec::new();
        for (numero, colonne, valeur) in self.cellules {
            if lignes.last().is_none_or(|ligne| ligne.numero != numero) {
                let masquee = self.masquees.binary_search(&numero).is_ok();
                let barree = self.barrees.binary_search(&numero).is_ok();
                lignes.push(Ligne { numero, masquee, barree, ..Ligne::default() });
            }
            let cellules = &mut lignes.last_mut().expect("a row was just added").cellules;
            match cellules.last_mut() {
                Some((derniere, double)) if *derniere == colonne => {
                    *double = Valeur::Illisible("elle figure deux fois dans la feuille".to_owned());
                }
                _ => cellules.push((colonne, valeur)),
            }
        }
        lignes
    }
}

/// How many of the filled cells of a row are struck out or greyed.
#[derive(Debug, Default)]
pub struct Traits {
    remplies: u32,
    barrees: u32,
}

impl Traits {
    pub fn count(&mut self, barree: bool) {
        self.remplies += 1;
        self.barrees += u32::from(barree);
    }

    /// One cell may be struck out for itself; most of them are for the row.
    pub fn strike_out(&self) -> bool {
        self.barrees * 2 > self.remplies
    }
}

/// A text, unless it is longer than a cell can hold.
pub fn text_value(texte: String) -> Valeur {
    // A character takes at least a byte: most texts need no count.
    if texte.len() > CARACTERES_MAX && texte.encode_utf16().count() > CARACTERES_MAX {
        return Valeur::Illisible("elle contient plus de 32 767 caractères".to_owned());
    }
    Valeur::Texte(texte)
}

/// Whole digits with a point: neither a space, nor `inf`, nor more than a spreadsheet can hold.
pub fn number(texte: &str) -> Option<f64> {
    let is_plain = texte.bytes().all(|b| matches!(b, b'0'..=b'9' | b'.' | b'-' | b'+' | b'e' | b'E'));
    texte.parse().ok().filter(|number: &f64| is_plain && number.is_finite())
}

/// What a person should know of these rows.
pub fn remarks(lignes: &[Ligne]) -> Vec<Remarque> {
    find_stray(lignes).map(Remarque::CelluleEloignee).into_iter().collect()
}

/// The first cell behind a stretch of blank rows or columns that no table has.
fn find_stray(lignes: &[Ligne]) -> Option<Cellule> {
    let below =
        lignes.windows(2).find(|pair| pair[1].numero - pair[0].numero > LIGNES_D_ECART).and_then(|pair| {
            let (colonne, _) = pair[1].cellules.first()?;
            Some(Cellule { ligne: pair[1].numero, colonne: *colonne })
        });
    below.or_else(|| find_stray_column(lignes))
}

fn find_stray_column(lignes: &[Ligne]) -> Option<Cellule> {
    let mut columns = std::collections::BTreeMap::new();
    for ligne in lignes {
        for (colonne, _) in &ligne.cellules {
            columns.entry(*colonne).or_insert(ligne.numero);
        }
    }
    let columns: Vec<(u32, u32)> = columns.into_iter().collect();
    columns
        .windows(2)
        .find(|pair| pair[1].0 - pair[0].0 > COLONNES_D_ECART)
        .map(|pair| Cellule { ligne: pair[1].1, colonne: pair[1].0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gathered(cells: &[(u32, u32, f64)]) -> Vec<Ligne> {
        let (mut budget, mut recolte) = (Budget::default(), Recolte::default());
        for (ligne, colonne, number) in cells {
            recolte.push(&mut budget, *ligne, *colonne, Valeur::Nombre(*number)).unwrap();
        }
        recolte.hide(7);
        recolte.into_rows()
    }

    #[test]
    fn rows_come_sorted_and_know_whether_they_are_hidden() {
        let rows = gathered(&[(7, 2, 1.0), (3, 0, 2.0), (7, 1, 3.0)]);
        let seen: Vec<_> = rows.iter().map(|l| (l.numero, l.masquee, l.cellules.len())).collect();
        assert_eq!(seen, [(3, false, 1), (7, true, 2)]);
        assert_eq!(rows[1].cellules[0], (1, Valeur::Nombre(3.0)));
    }

    #[test]
    fn a_cell_found_twice_has_no_value() {
        let rows = gathered(&[(0, 0, 12.0), (0, 1, 1.0), (0, 0, 14.0), (0, 0, 14.0)]);
        assert!(matches!(rows[0].cellules[..], [(0, Valeur::Illisible(_)), (1, Valeur::Nombre(_))]));
    }

    #[test]
    fn a_stray_cell_is_the_first_behind_the_gap() {
        let stray = |cells: &[(u32, u32, f64)]| find_stray(&gathered(cells)).map(|c| c.to_string());
        assert_eq!(stray(&[(0, 0, 1.0), (1_048_575, 16_383, 1.0)]).as_deref(), Some("XFD1048576"));
        assert_eq!(stray(&[(0, 0, 1.0), (0, 900, 1.0), (5, 901, 1.0)]).as_deref(), Some("AHQ1"));
        assert_eq!(stray(&[(20_000, 0, 1.0), (20_001, 40, 1.0)]), None);
    }

    #[test]
    fn repeated_texts_are_bounded_together() {
        let (mut budget, mut recolte) = (Budget::default(), Recolte::default());
        let text = Valeur::Texte("x".repeat(1_000_000));
        let pushed = (0..100).map(|row| recolte.push(&mut budget, row, 0, text.clone()));
        assert_eq!(pushed.flatten().count(), 67);
    }

    #[test]
    fn a_number_is_digits_that_a_spreadsheet_could_hold() {
        assert_eq!(number("1.2E+3"), Some(1200.0));
        assert_eq!(number("-.5"), Some(-0.5));
        for text in ["", "inf", "NaN", "1e400", " 1", "1,5", "0x10", "1_000"] {
            assert_eq!(number(text), None, "{text}");
        }
    }

    #[test]
    fn a_text_has_the_length_of_a_cell() {
        assert!(matches!(text_value("é".repeat(32_767)), Valeur::Texte(_)));
        assert!(matches!(text_value("é".repeat(32_768)), Valeur::Illisible(_)));
        assert!(matches!(text_value("😀".repeat(16_384)), Valeur::Illisible(_)));
    }
}
