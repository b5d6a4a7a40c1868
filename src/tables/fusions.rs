//! Merged cells: one value, drawn over several places.
//!
//! A title or a header may be merged as people like. Below the header, a class or a period written once for
//! several rows is filled down; any other value that covers places of the table is told there.

use std::collections::BTreeMap;

use super::entete::Entete;
use super::lecteur::raw;
use super::valeurs;
use crate::intake::{Contenu, Ligne, Plage, Valeur};

/// A place of the table below a merged cell.
#[derive(Debug)]
pub struct Couverte {
    pub colonne: u32,
    pub plage: Plage,
    /// What the merged cell shows.
    pub valeur: String,
}

/// What merged cells change in the rows of a table, by row.
#[derive(Debug, Default)]
pub struct Fusions {
    remplies: BTreeMap<u32, Vec<(u32, Valeur)>>,
    couvertes: BTreeMap<u32, Vec<Couverte>>,
    /// Columns that have another one's header.
    sous_entete: Vec<(u32, Plage)>,
}

/// The columns that a header of the table, drawn over several, covers beside its own; each with the range.
pub fn columns_under_merged_headers(entete: &Entete<'_>, contenu: &Contenu) -> Vec<(u32, Plage)> {
    let known: Vec<u32> = entete.known_columns().collect();
    let headed = entete.headed_columns();
    let of_header = |plage: &&Plage| {
        (plage.debut.ligne..=plage.fin.ligne).contains(&entete.ligne) && known.contains(&plage.debut.colonne)
    };
    let beside = |plage: &Plage| {
        let plage = *plage;
        (plage.debut.colonne + 1..=plage.fin.colonne).map(move |column| (column, plage))
    };
    let covered = contenu.fusions.iter().filter(of_header).flat_map(beside);
    covered.filter(|(column, _)| !headed.contains(column)).collect()
}

impl Fusions {
    pub fn of(entete: &Entete<'_>, contenu: &Contenu) -> Self {
        let sous_entete = columns_under_merged_headers(entete, contenu);
        let mut fusions = Self { sous_entete, ..Self::default() };
        let known: Vec<u32> = entete.known_columns().collect();
        let below = contenu.fusions.iter().filter(|plage| plage.fin.ligne > entete.ligne);
        for plage in below {
            let covered =
                known.iter().copied().filter(|c| (plage.debut.colonne..=plage.fin.colonne).contains(c));
            fusions.spread(entete, contenu, *plage, &covered.collect::<Vec<_>>());
        }
        fusions
    }

    /// The row with the values that merged cells give it.
    pub fn filled(&self, ligne: &Ligne) -> Option<Ligne> {
        let values = self.remplies.get(&ligne.numero)?;
        let mut filled = ligne.clone();
        filled.cellules.extend(values.iter().cloned());
        filled.cellules.sort_by_key(|(column, _)| *column);
        Some(filled)
    }

    pub fn covered(&self, ligne: u32) -> &[Couverte] {
        self.couvertes.get(&ligne).map_or(&[], Vec::as_slice)
    }

    /// The first filled cell of a row whose header is drawn over several columns, and the range of the header.
    pub fn under_shared_header(&self, ligne: &Ligne) -> Option<(u32, Plage)> {
        let filled = |column: u32| raw(ligne, column).is_some_and(|valeur| !valeurs::is_blank(valeur));
        self.sous_entete.iter().copied().find(|(column, _)| filled(*column))
    }

    fn spread(&mut self, entete: &Entete<'_>, contenu: &Contenu, plage: Plage, covered: &[u32]) {
        let start = plage.debut;
        let rows = &contenu.lignes;
        let row_at = |numero| rows.binary_search_by_key(&numero, |ligne| ligne.numero).ok();
        let valeur = row_at(start.ligne).and_then(|index| raw(&rows[index], start.colonne));
        // A blank or a header drawn over several rows says nothing of them.
        let Some(valeur) = valeur.filter(|valeur| !valeurs::is_blank(valeur)) else { return };
        if start.ligne <= entete.ligne {
            return;
        }
        let fillable =
            covered == [start.colonne] && entete.colonne_at(start.colonne).is_some_and(|c| c.fusion);
        let first = rows.partition_point(|ligne| ligne.numero < start.ligne);
        for ligne in rows[first..].iter().take_while(|ligne| ligne.numero <= plage.fin.ligne) {
            let own = |column: u32| (ligne.numero, column) == (start.ligne, start.colonne);
            let hidden = raw(ligne, start.colonne);
            if fillable && hidden.is_none_or(|hidden| hidden == valeur) {
                if hidden.is_none() {
                    self.remplies.entry(ligne.numero).or_default().push((start.colonne, valeur.clone()));
                }
            } else if let Some(colonne) = covered.iter().copied().find(|column| !own(*column)) {
                let couverte = Couverte { colonne, plage, valeur: valeurs::shown(valeur) };
                self.couvertes.entry(ligne.numero).or_default().push(couverte);
            }
        }
    }
}
