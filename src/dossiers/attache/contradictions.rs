//! Rows whose keys lead to one candidate and whose other columns to another: told once where a column was sorted
//! without the others, once per pair of persons elsewhere.

use std::collections::{BTreeMap, BTreeSet};

use super::repetes::{Feuille, sheet};
use crate::diagnostics::{Diagnostic, Diagnostics, Renvoi, messages};
use crate::place::Lieu;

/// Candidates who are mixed up in one sheet, from which a column was probably sorted.
const TRIEE: usize = 3;

/// What is told of each row, by code and sheet.
#[derive(Default)]
pub struct Contredits(BTreeMap<(&'static str, Feuille), Vec<Contredit>>);

/// A row that says against its candidate what is another's.
#[derive(Clone)]
pub struct Contredit {
    pub index: usize,
    /// Whether what it says is that of another candidate of the list.
    pub d_un_autre: bool,
    pub diagnostic: Diagnostic,
    /// Where the list names its candidate.
    pub liste: Lieu,
    renvoi: Option<Renvoi>,
}

impl Contredit {
    pub fn new(index: usize, d_un_autre: bool, diagnostic: Diagnostic, liste: &Lieu) -> Self {
        Self { index, d_un_autre, diagnostic, liste: liste.clone(), renvoi: None }
    }

    fn lieu(&self) -> Option<&Lieu> {
        self.diagnostic.lieu.as_ref()
    }
}

impl Contredits {
    /// The identity of what will tell it.
    pub fn add(&mut self, diags: &mut Diagnostics, mut row: Contredit) -> Renvoi {
        let renvoi = diags.announce(row.diagnostic.code);
        row.renvoi = Some(renvoi);
        let feuille = row.lieu().map(sheet).unwrap_or_default();
        self.0.entry((row.diagnostic.code.id, feuille)).or_default().push(row);
        renvoi
    }

    pub fn tell(self, diags: &mut Diagnostics) {
        let mut codes = BTreeMap::<&'static str, Vec<Vec<Contredit>>>::new();
        for ((code, _), rows) in self.0 {
            codes.entry(code).or_default().push(rows);
        }
        for sheets in codes.into_values() {
            // Where several sheets agree against it, the list is the likely culprit.
            if sheets.iter().filter(|rows| is_sorted(rows)).count() > 1 {
                let (mixed, others): (Vec<_>, Vec<_>) =
                    sheets.into_iter().flatten().partition(|row| row.d_un_autre);
                tell_sorted(diags, &mixed, Some(&mixed[0].liste));
                tell_pairs(diags, others);
                continue;
            }
            for rows in sheets {
                if is_sorted(&rows) { tell_sorted(diags, &rows, None) } else { tell_pairs(diags, rows) }
            }
        }
    }
}

fn is_sorted(rows: &[Contredit]) -> bool {
    let mixed: BTreeSet<usize> = rows.iter().filter(|row| row.d_un_autre).map(|row| row.index).collect();
    mixed.len() >= TRIEE
}

fn tell_sorted(diags: &mut Diagnostics, rows: &[Contredit], liste: Option<&Lieu>) {
    let lieux: Vec<Lieu> = rows.iter().filter_map(Contredit::lieu).cloned().collect();
    let renvois: Vec<Renvoi> = rows.iter().filter_map(|row| row.renvoi).collect();
    diags.settle(&renvois, messages::colonne_triee(&rows[0].diagnostic, &lieux, liste));
}

/// Rows of one sheet that say the same are told at the first of them.
fn tell_pairs(diags: &mut Diagnostics, rows: Vec<Contredit>) {
    let mut pairs: Vec<(Contredit, Vec<Lieu>, Vec<Renvoi>)> = Vec::new();
    for row in rows {
        let same = |(first, ..): &&mut (Contredit, Vec<Lieu>, Vec<Renvoi>)| {
            first.index == row.index && first.diagnostic.message == row.diagnostic.message
        };
        let (lieu, renvoi) = (row.lieu().cloned(), row.renvoi);
        match pairs.iter_mut().find(same) {
            Some((_, others, renvois)) => {
                others.extend(lieu);
                renvois.extend(renvoi);
            }
            None => pairs.push((row, Vec::new(), renvoi.into_iter().collect())),
        }
    }
    for (first, others, renvois) in pairs {
        diags.settle(&renvois, messages::contredit_encore(first.diagnostic, &others));
    }
}
