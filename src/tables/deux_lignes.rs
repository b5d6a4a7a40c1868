//! Headers on two lines: the groups of columns above, the columns below.

use super::entete::{Entete, Reprise, find_header_again, map_all};
use super::valeurs;
use super::vocabulaire::Vocabulaire;
use crate::intake::{Ligne, Valeur};

/// Headers that the upper line gives at least: fewer stand in any line of title.
const DU_HAUT_MIN: usize = 2;

/// One header from two lines that follow each other, where the lower one holds nothing but headers that the
/// upper one does not have, and makes a table with those that stand above its blanks.
pub fn combine<'a>(vocabulaire: &Vocabulaire<'a>, haut: &Ligne, bas: &Ligne) -> Option<Entete<'a>> {
    let lower = map_all(vocabulaire, bas);
    if lower.iter().any(Entete::is_whole) {
        return None;
    }
    let filled: Vec<u32> =
        bas.cellules.iter().filter(|(_, v)| !valeurs::is_blank(v)).map(|(c, _)| *c).collect();
    let alone = map_all(vocabulaire, haut);
    let least = alone.iter().filter(|entete| entete.is_whole()).map(Entete::size).max().unwrap_or(0);
    let mut both = bas.clone();
    both.cellules.extend(haut.cellules.iter().filter(|(column, _)| !filled.contains(column)).cloned());
    both.cellules.sort_by_key(|(column, _)| *column);
    let fits = |entete: &Entete<'a>| {
        let below = lower.iter().find(|low| low.nom() == entete.nom());
        let only_headers = below.is_some_and(|low| low.known_columns().count() == filled.len());
        let above = entete.known_columns().filter(|column| !filled.contains(column)).count();
        let repeated = entete.colonnes.values().chain(entete.codes.values()).any(|columns| columns.len() > 1);
        only_headers && above >= DU_HAUT_MIN && !repeated && entete.is_whole() && entete.size() > least
    };
    let mut found: Vec<Entete<'a>> = map_all(vocabulaire, &both).into_iter().filter(fits).collect();
    found.sort_by_key(|entete| std::cmp::Reverse(entete.size()));
    let mut found = found.into_iter();
    match (found.next(), found.next()) {
        (Some(best), Some(second)) if best.size() == second.size() => None,
        (best, _) => best,
    }
}

/// Whether the line just below a header goes on with it, in a way that nothing tells how to read.
pub fn is_continued<'a>(vocabulaire: &Vocabulaire<'a>, entete: &Entete<'a>, bas: &Ligne) -> bool {
    let known: Vec<u32> = entete.known_columns().collect();
    let filled: Vec<&(u32, Valeur)> = bas.cellules.iter().filter(|(_, v)| !valeurs::is_blank(v)).collect();
    let beside = filled.iter().all(|(column, v)| !known.contains(column) && vocabulaire.knows(v));
    let another = matches!(find_header_again(vocabulaire, entete, bas), Some(Reprise::Autre(_)));
    (filled.len() >= 2 && beside) || another
}
