//! What an annotated copy carries, so that one that comes back among the inputs is known for what it is.
//!
//! A hidden sheet behind those of the copy: the mark, the path of the file that it copies, then a word for whoever
//! shows the sheet.

use std::sync::Arc;

use super::sheet::{Sheet, Valeur};

/// Stands in A1 of the sheet.
pub const MARQUE: &str = "liasse:copie-annotee";

/// Where the path of the file that is copied stands, beside the mark: row and column, from zero.
pub const ORIGINE: (u32, u16) = (0, 1);

/// Takes the mark's sheet out of the others; the path that it tells, relative to the input folder.
pub fn take_origin(sheets: &mut Vec<Sheet>) -> Option<Arc<str>> {
    let (rank, origin) =
        sheets.iter().enumerate().find_map(|(rank, sheet)| Some((rank, origin_of(sheet)?)))?;
    sheets.remove(rank);
    Some(origin)
}

fn origin_of(sheet: &Sheet) -> Option<Arc<str>> {
    let cell = |ligne: u32, colonne: u32| {
        let row = sheet.contenu.lignes.iter().find(|row| row.numero == ligne)?;
        let (_, valeur) = row.cellules.iter().find(|(at, _)| *at == colonne)?;
        match valeur {
            Valeur::Texte(text) => Some(text.as_str()),
            _ => None,
        }
    };
    (cell(0, 0)? == MARQUE).then(|| cell(ORIGINE.0, ORIGINE.1.into()).map(Arc::from)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::Contenu;
    use crate::place::Lieu;

    fn sheet(cells: &[(u32, u32, &str)]) -> Sheet {
        let cells =
            cells.iter().map(|(row, column, text)| (*row, *column, Valeur::Texte((*text).to_owned())));
        Sheet { lieu: Lieu::fichier(&"x.xlsx".into()), contenu: Contenu::from_cells(cells) }
    }

    #[test]
    fn only_the_mark_in_its_place_makes_a_copy() {
        let mut copy = vec![sheet(&[(0, 0, "Nom")]), sheet(&[(0, 0, MARQUE), (0, 1, "T1/eleves.xlsx")])];
        assert_eq!(take_origin(&mut copy).as_deref(), Some("T1/eleves.xlsx"));
        assert_eq!(copy.len(), 1, "the sheet of the mark is nobody's");
        for cells in
            [&[(0, 0, MARQUE)][..], &[(1, 0, MARQUE), (1, 1, "a.csv")], &[(0, 0, "Nom"), (0, 1, MARQUE)]]
        {
            assert_eq!(take_origin(&mut vec![sheet(cells)]), None);
        }
    }
}
