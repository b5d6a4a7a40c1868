//! What the binary workbooks say beside the values of their cells, and that their parser keeps to itself.

use std::collections::BTreeSet;

use super::sheet::{Contenu, Plage, Valeur};

/// Row, column and value, in any order.
pub type Cellules = Vec<(u32, u32, Valeur)>;

/// What a second look at one sheet tells.
#[derive(Debug, Default)]
pub struct Releve {
    /// Cells that the parser leaves out, or gives in another way.
    pub cellules: Cellules,
    /// Numbers shown as percentages.
    pub pourcentages: BTreeSet<(u32, u32)>,
    pub lignes_masquees: BTreeSet<u32>,
    pub colonnes_masquees: BTreeSet<u32>,
    pub fusions: Vec<Plage>,
    pub filtree: bool,
}

impl Releve {
    pub fn complete(self, cells: Cellules, masquee: bool) -> Contenu {
        let cells = cells.into_iter().map(|(ligne, colonne, valeur)| match valeur {
            Valeur::Nombre(n) if self.pourcentages.contains(&(ligne, colonne)) => {
                (ligne, colonne, Valeur::Pourcentage(n))
            }
            valeur => (ligne, colonne, valeur),
        });
        let mut contenu = Contenu::from_cells(cells.chain(self.cellules));
        for ligne in &mut contenu.lignes {
            ligne.masquee = self.lignes_masquees.contains(&ligne.numero);
        }
        contenu.colonnes_masquees = self.colonnes_masquees.into_iter().collect();
        Contenu { fusions: self.fusions, masquee, filtree: self.filtree, ..contenu }
    }
}

/// The name of an error in the binary formats, as the parser writes it.
pub fn error_name(code: u8) -> String {
    let name = match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        0x2A => "#N/A",
        code => return format!("erreur n° {code}"),
    };
    name.to_owned()
}

/// Whether a number format multiplies by a hundred: a sign between quotes, or after a backslash, is only a text.
pub fn is_percentage(format: &str) -> bool {
    let mut quoted = false;
    let mut chars = format.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => quoted = !quoted,
            '\\' if !quoted => drop(chars.next()),
            '%' if !quoted => return true,
            _ => {}
        }
    }
    false
}

/// The two percentages that every spreadsheet knows by number.
pub const POURCENTAGES: [u16; 2] = [9, 10];

#[cfg(test)]
mod tests {
    use super::is_percentage;

    #[test]
    fn a_percentage_is_a_sign_outside_of_quotes() {
        assert!(is_percentage("0.00%"));
        assert!(is_percentage("\"à \"0 %"));
        assert!(!is_percentage("0\" %\""));
        assert!(!is_percentage("0\\%"));
        assert!(!is_percentage("0,0"));
    }
}
