//! The records of cells, from their bytes to values.

use super::wide_text;
use crate::intake::binaire::{double, error_name, exactly, long, rk};
use crate::intake::recolte::text_value;
use crate::intake::sheet::Valeur;

/// What a sound record gives.
#[derive(Debug, PartialEq)]
pub enum Lue {
    Valeur(Valeur),
    /// A blank cell, or a record that is none.
    Vide,
}

/// Kinds of cells: those that name their column.
pub fn is_cell(kind: u16) -> bool {
    matches!(kind, 0x0001..=0x000B | 0x003E)
}

/// A cell that stands just behind another one may leave its column out: the same as a cell that names it.
pub fn in_long_form(kind: u16, data: &[u8], last: Option<u32>) -> Option<(u16, Vec<u8>)> {
    let long_kind = match kind {
        0x000C..=0x0012 => kind - 0x000B,
        _ => return None,
    };
    let colonne = last.map_or(0, |last| last.saturating_add(1));
    // One writer fills the record of an error up.
    let data = if kind == 0x000E && data.len() == 8 { &data[..5] } else { data };
    Some((long_kind, [&colonne.to_le_bytes()[..], data].concat()))
}

/// What a record among the cells holds. Nothing when it is damaged.
pub fn value(textes: &[Valeur], kind: u16, data: &[u8]) -> Option<Lue> {
    Some(Lue::Valeur(match kind {
        0x0002 => numeric(rk(long(exactly(data, 12)?, 8)?)),
        0x0005 => numeric(double(exactly(data, 16)?, 8)?),
        0x0009 => numeric(double(with_formula(data, 16)?, 8)?),
        0x0003 => Valeur::Erreur(error_name(*exactly(data, 9)?.get(8)?)),
        0x000B => Valeur::Erreur(error_name(*with_formula(data, 9)?.get(8)?)),
        0x0004 | 0x000A => match truth(kind, data)?.get(8)? {
            0 => Valeur::Booleen(false),
            1 => Valeur::Booleen(true),
            _ => Valeur::Illisible("elle n’est ni vraie ni fausse".to_owned()),
        },
        0x0006 => {
            let text = wide_text(data, 8)?;
            exactly(data, 12 + 2 * text.encode_utf16().count())?;
            text_value(text)
        }
        0x0008 => {
            let text = wide_text(data, 8)?;
            with_formula(data, 12 + 2 * text.encode_utf16().count())?;
            text_value(text)
        }
        // A text with its own fonts.
        0x003E => text_value(wide_text(data, 9)?),
        0x0007 => {
            let rank = usize::try_from(long(exactly(data, 12)?, 8)?).ok()?;
            let text = textes.get(rank).cloned();
            text.unwrap_or_else(|| Valeur::Illisible("elle renvoie à un texte qui n’existe pas".to_owned()))
        }
        _ => {
            match kind {
                0x0001 => exactly(data, 8)?,
                // What belongs to the next cell, and how far the letters of a row go down.
                0x0031 | 0x0032 => exactly(data, 4)?,
                0x0400 => exactly(data, 2)?,
                // Formulas of several cells, and tables: a range, then the rest.
                0x01AA => formula_at(data, 17)?,
                0x01AB => formula_at(data, 16)?,
                0x01AC => data.get(24..)?,
                // Nothing else stands among cells: it is one whose kind is damaged.
                _ => return None,
            };
            return Some(Lue::Vide);
        }
    }))
}

fn truth(kind: u16, data: &[u8]) -> Option<&[u8]> {
    if kind == 0x0004 { exactly(data, 9) } else { with_formula(data, 9) }
}

/// Behind the value stand its flags, then the formula and its constants, each after its length.
fn with_formula(data: &[u8], value: usize) -> Option<&[u8]> {
    if data.len() == value + 2 { Some(data) } else { formula_at(data, value + 2) }
}

fn formula_at(data: &[u8], at: usize) -> Option<&[u8]> {
    let end = usize::try_from(long(data, at)?).ok()?.checked_add(at + 4)?;
    let constants = usize::try_from(long(data, end)?).ok()?;
    exactly(data, end.checked_add(4)?.checked_add(constants)?)
}

fn numeric(number: f64) -> Valeur {
    if number.is_finite() {
        Valeur::Nombre(number)
    } else {
        Valeur::Illisible("sa valeur n’est pas un nombre".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_cell_stands_behind_the_last_one() {
        let read = |kind, data: &[u8], last| {
            let (kind, data) = in_long_form(kind, data, last).expect("a short cell");
            (data[0], value(&[Valeur::Texte("a".to_owned())], kind, &data).expect("a sound record"))
        };
        let text = Valeur::Texte("a".to_owned());
        assert_eq!(read(0x0012, &[0; 8], None), (0, Lue::Valeur(text)));
        assert_eq!(read(0x000D, &[0, 0, 0, 0, 54, 0, 0, 0], Some(3)), (4, Lue::Valeur(Valeur::Nombre(13.0))));
        assert_eq!(read(0x000C, &[0; 4], Some(0)), (1, Lue::Vide));
        assert_eq!(
            read(0x000E, &[0, 0, 0, 0, 7, 0, 0, 0], Some(0)).1,
            Lue::Valeur(Valeur::Erreur("#DIV/0!".to_owned()))
        );
        assert_eq!(in_long_form(0x0007, &[0; 12], None), None);
    }
}
