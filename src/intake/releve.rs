//! The sheets of the binary workbooks, as their records tell them: the values of their cells, and what stands beside.

use std::collections::BTreeSet;

use super::recolte::{Budget, Recolte};
use super::sheet::{Contenu, Plage, Valeur};
use super::xlsx::day;
use super::xml::Faute;

/// Row, column and value, in any order.
pub type Cellules = Vec<(u32, u32, Valeur)>;

/// A sheet of a binary workbook, as its records tell it.
pub struct Onglet {
    pub nom: String,
    /// It is not made of cells; what it is, in words.
    pub autre: Option<&'static str>,
    pub masque: bool,
    /// Numbers are bare here.
    pub cellules: Cellules,
    pub releve: Releve,
}

/// What the records of one sheet tell beside the values of its cells.
#[derive(Debug, Default)]
pub struct Releve {
    /// Numbers shown as percentages.
    pub pourcentages: BTreeSet<(u32, u32)>,
    /// Numbers shown as days.
    pub jours: BTreeSet<(u32, u32)>,
    pub calendrier_1904: bool,
    pub lignes_masquees: BTreeSet<u32>,
    pub colonnes_masquees: BTreeSet<u32>,
    pub fusions: Vec<Plage>,
    pub filtree: bool,
}

impl Releve {
    /// What a cell makes of its number.
    pub fn show(&mut self, place: (u32, u32), is_percentage: bool, is_day: bool) {
        if is_percentage {
            self.pourcentages.insert(place);
        }
        if is_day {
            self.jours.insert(place);
        }
    }

    /// # Errors
    /// When the workbook holds more than any class needs.
    pub fn complete(self, budget: &mut Budget, cells: Cellules, masquee: bool) -> Result<Contenu, Faute> {
        let mut recolte = Recolte::default();
        for (ligne, colonne, valeur) in cells {
            let valeur = match valeur {
                Valeur::Nombre(n) if self.pourcentages.contains(&(ligne, colonne)) => Valeur::Pourcentage(n),
                Valeur::Nombre(n) if self.jours.contains(&(ligne, colonne)) => {
                    day(n, self.calendrier_1904).map_or(Valeur::Nombre(n), Valeur::Date)
                }
                valeur => valeur,
            };
            recolte.push(budget, ligne, colonne, valeur)?;
        }
        for ligne in self.lignes_masquees {
            recolte.hide(ligne);
        }
        let mut lignes = recolte.into_rows();
        for ligne in &mut lignes {
            ligne.calendrier_1904 = self.calendrier_1904;
        }
        let colonnes_masquees = self.colonnes_masquees.into_iter().collect();
        Ok(Contenu { lignes, fusions: self.fusions, colonnes_masquees, masquee, filtree: self.filtree })
    }
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
