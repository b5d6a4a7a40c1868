//! A table that lies in one column: a text file whose separator the spreadsheet did not know.

use super::entete::PROFONDEUR;
use super::vocabulaire::Vocabulaire;
use crate::intake::{Sheet, Valeur};
use crate::place::Cellule;

/// Headers in one cell from which it is a line of headers.
const ENTETES_MIN: usize = 3;
const SEPARATEURS: [&str; 6] = [";", ",", "\t", "|", ":", "  "];

/// The cell that holds a whole line of headers.
pub fn find(vocabulaire: &Vocabulaire<'_>, sheet: &Sheet) -> Option<Cellule> {
    let rows = sheet.contenu.lignes.iter().take(PROFONDEUR);
    let mut cells =
        rows.flat_map(|row| row.cellules.iter().map(|(colonne, valeur)| (row.numero, *colonne, valeur)));
    cells.find_map(|(ligne, colonne, valeur)| {
        let Valeur::Texte(text) = valeur else { return None };
        let known = |separator: &&str| {
            let parts = text.split(*separator).map(|part| part.trim().trim_matches('"'));
            let headers = parts.filter(|part| vocabulaire.knows(&Valeur::Texte((*part).to_owned())));
            headers.count() >= ENTETES_MIN
        };
        SEPARATEURS.iter().any(known).then_some(Cellule { ligne, colonne })
    })
}
