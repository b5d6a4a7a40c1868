//! What the binary workbooks say beside the values of their cells, and that their parser keeps to itself.

use std::collections::{BTreeMap, BTreeSet};

use super::affichage::Affichage;
use super::sheet::{Contenu, Plage, Valeur};

/// Row, column and value, in any order.
pub type Cellules = Vec<(u32, u32, Valeur)>;

/// What a second look at one sheet tells.
#[derive(Debug, Default)]
pub struct Releve {
    /// Cells that the parser leaves out, or gives in another way.
    pub cellules: Cellules,
    /// What cells make of their numbers; the others show them bare.
    pub affichages: BTreeMap<(u32, u32), Affichage>,
    pub calendrier_1904: bool,
    pub lignes_masquees: BTreeSet<u32>,
    pub colonnes_masquees: BTreeSet<u32>,
    pub fusions: Vec<Plage>,
    pub filtree: bool,
}

impl Releve {
    pub fn complete(self, cells: Cellules, masquee: bool) -> Contenu {
        let cells = cells.into_iter().map(|(ligne, colonne, valeur)| match valeur {
            Valeur::Nombre(n) => {
                let affichage = self.affichages.get(&(ligne, colonne));
                let valeur = affichage.map_or(Valeur::Nombre(n), |a| a.value(n, self.calendrier_1904));
                (ligne, colonne, valeur)
            }
            valeur => (ligne, colonne, valeur),
        });
        let mut contenu = Contenu::from_cells(cells.chain(self.cellules));
        for ligne in &mut contenu.lignes {
            ligne.masquee = self.lignes_masquees.contains(&ligne.numero);
            ligne.calendrier_1904 = self.calendrier_1904;
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
