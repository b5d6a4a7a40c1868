//! The sheets of the binary workbooks, as their records tell them: the values of their cells, and what stands beside.

use std::collections::{BTreeMap, BTreeSet};

use super::affichage::Affichage;
use super::recolte::{Budget, Recolte};
use super::sheet::{Contenu, Plage, Valeur};
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
    /// What cells make of their numbers; the others show them bare.
    pub affichages: BTreeMap<(u32, u32), Affichage>,
    pub calendrier_1904: bool,
    pub lignes_masquees: BTreeSet<u32>,
    pub colonnes_masquees: BTreeSet<u32>,
    pub fusions: Vec<Plage>,
    pub filtree: bool,
}

impl Releve {
    /// What a cell makes of its number.
    pub fn show(&mut self, place: (u32, u32), affichage: Option<&Affichage>) {
        if let Some(affichage) = affichage.filter(|affichage| **affichage != Affichage::Nu) {
            self.affichages.insert(place, affichage.clone());
        }
    }

    /// # Errors
    /// When the workbook holds more than any class needs.
    pub fn complete(self, budget: &mut Budget, cells: Cellules, masquee: bool) -> Result<Contenu, Faute> {
        let mut recolte = Recolte::default();
        for (ligne, colonne, valeur) in cells {
            let valeur = match (valeur, self.affichages.get(&(ligne, colonne))) {
                (Valeur::Nombre(n), Some(affichage)) => affichage.value(n, self.calendrier_1904),
                (valeur, _) => valeur,
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
