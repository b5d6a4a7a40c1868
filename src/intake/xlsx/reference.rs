//! References to cells and to ranges, within the grid and nowhere else.

use crate::intake::recolte::{COLONNES_MAX, LIGNES_MAX};
use crate::intake::sheet::Plage;
use crate::intake::xml::Faute;
use crate::place::Cellule;

/// `B7`.
///
/// # Errors
/// The workbook is refused for a row that no program could count; the part alone for one out of the grid.
pub fn cell(texte: &str) -> Result<Cellule, Faute> {
    let outside = || Faute::Partie(format!("« {} » n’est pas une cellule d’un tableur", shown(texte)));
    let (letters, digits) = texte.split_at(texte.bytes().take_while(u8::is_ascii_alphabetic).count());
    let ligne = row(digits)?;
    if letters.is_empty() || letters.len() > 3 {
        return Err(outside());
    }
    let value = |letter: u8| u32::from(letter.to_ascii_uppercase() - b'A') + 1;
    let colonne = letters.bytes().fold(0, |column, letter| column * 26 + value(letter)) - 1;
    if colonne >= COLONNES_MAX { Err(outside()) } else { Ok(Cellule { ligne, colonne }) }
}

/// The number of a row, from zero.
///
/// # Errors
/// As [`cell`].
pub fn row(texte: &str) -> Result<u32, Faute> {
    let is_number = !texte.is_empty() && texte.bytes().all(|b| b.is_ascii_digit());
    match texte.parse::<u32>() {
        Ok(ligne) if is_number && (1..=LIGNES_MAX).contains(&ligne) => Ok(ligne - 1),
        // Beyond 32 bits a reader that trusts the file would come back to the first rows.
        Err(_) if is_number => Err(Faute::refus("il désigne une ligne qu’aucun tableur n’a")),
        _ => Err(Faute::Partie(format!("« {} » n’est pas une ligne d’un tableur", shown(texte)))),
    }
}

/// `A1:B2`, in any order, or one cell.
pub fn range(texte: &str) -> Result<Plage, Faute> {
    let (first, last) = texte.split_once(':').unwrap_or((texte, texte));
    let (first, last) = (cell(first)?, cell(last)?);
    Ok(Plage {
        debut: Cellule { ligne: first.ligne.min(last.ligne), colonne: first.colonne.min(last.colonne) },
        fin: Cellule { ligne: first.ligne.max(last.ligne), colonne: first.colonne.max(last.colonne) },
    })
}

fn shown(texte: &str) -> String {
    texte.chars().take(20).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_read_as_the_spreadsheet_writes_them() {
        for reference in ["A1", "Z9", "AA10", "XFD1048576"] {
            assert_eq!(cell(reference).unwrap().to_string(), reference);
        }
        assert_eq!(cell("b7").unwrap().to_string(), "B7");
    }

    #[test]
    fn a_row_never_wraps() {
        for reference in ["A4294967298", "A99999999999999999999"] {
            assert!(matches!(cell(reference), Err(Faute::Conteneur(_))), "{reference}");
        }
    }

    #[test]
    fn what_is_outside_the_grid_is_damaged() {
        for reference in
            ["XFE1", "ZZZ1", "AAAA1", "A1048577", "A0", "A", "7", "", "A-1", "A+1", "$A$1", "A1B", "é1"]
        {
            assert!(matches!(cell(reference), Err(Faute::Partie(_))), "{reference}");
        }
    }

    #[test]
    fn a_range_may_be_written_backwards() {
        let whole = range("B2:A1").unwrap();
        assert_eq!((whole.debut.to_string(), whole.fin.to_string()), ("A1".into(), "B2".into()));
        assert_eq!(range("C3").unwrap().debut, range("C3").unwrap().fin);
    }
}
