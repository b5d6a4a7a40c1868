//! What headers are made of: the titles of every table, and what people write around them.

use std::collections::{BTreeMap, BTreeSet};

use super::intitules::{self, Ornements, Titre};
use super::mots::Mots;
use super::valeurs;
use crate::intake::Valeur;
use crate::referentiel::Referentiel;
use crate::referentiel::types::{Colonne, NomTable, Table};
use crate::texte::fold;

/// A header is a few words: a longer text is not compared with any.
const LONGUEUR_MAX: usize = 120;

/// The headers of every table, folded once for the whole run.
pub struct Vocabulaire<'a> {
    pub pack: &'a Referentiel,
    pub mots: Mots,
    ornements: Ornements<'a>,
    tables: Vec<(&'a Table, BTreeMap<String, &'a Colonne>)>,
    entetes: BTreeSet<String>,
    ignorees: BTreeSet<String>,
}

impl<'a> Vocabulaire<'a> {
    pub fn new(pack: &'a Referentiel) -> Self {
        let tables: Vec<_> = pack.tables.iter().map(|table| (table, headers_of(table))).collect();
        let entetes = tables.iter().flat_map(|(_, names)| names.keys().cloned()).collect();
        Self {
            pack,
            mots: Mots::new(&pack.entetes),
            ornements: Ornements::new(&pack.entetes),
            tables,
            entetes,
            ignorees: pack.entetes.ignorees.iter().map(|header| fold(header)).collect(),
        }
    }

    /// Whether a text is a header of some table.
    pub fn knows(&self, valeur: &Valeur) -> bool {
        let Valeur::Texte(text) = valeur else { return false };
        if valeurs::is_error_text(text) {
            return false;
        }
        let is_known = |titre: &Titre<'_>| self.entetes.contains(&titre.plie);
        // Every cell of every row is asked: only what has a sign at its end is looked at closer.
        let marked =
            text.trim_end().ends_with(|c: char| matches!(c, ')' | ']' | '*') || intitules::is_mark(c));
        text.len() <= LONGUEUR_MAX
            && (self.entetes.contains(&fold(text)) || (marked && self.titles(text).iter().any(is_known)))
    }

    /// The ways to read a header; none for a text that is too long to be one.
    pub fn titles(&self, header: &str) -> Vec<Titre<'a>> {
        if header.len() <= LONGUEUR_MAX { self.ornements.titles(header) } else { Vec::new() }
    }

    pub fn tables(&self) -> impl Iterator<Item = &'a Table> {
        self.tables.iter().map(|(table, _)| *table)
    }

    /// The column of a table that a title names, whatever stands behind it.
    pub fn named(&self, table: &Table, titre: &Titre<'_>) -> Option<&'a Colonne> {
        let (_, names) = self.tables.iter().find(|(known, _)| std::ptr::eq(*known, table))?;
        names.get(&titre.plie).copied()
    }

    /// The column of a table that a header names, with nothing behind it but the column's own.
    pub fn column_of(&self, table: &Table, titres: &[Titre<'_>]) -> Option<&'a Colonne> {
        titres.iter().find_map(|titre| self.named(table, titre).filter(|colonne| titre.suits(colonne)))
    }

    /// Whether other software writes a header, and nothing here needs it. A number at its end is one of a series.
    pub fn is_foreign(&self, table: &Table, header: &str) -> bool {
        if table.table != NomTable::Candidats {
            return false;
        }
        let series = |plie: &str| plie.trim_end_matches(|c: char| c.is_ascii_digit()).to_owned();
        let is_ignored = |plie: &str| self.ignorees.contains(plie) || self.ignorees.contains(&series(plie));
        self.titles(header).iter().any(|titre| is_ignored(&titre.plie))
    }
}

/// Folded header to column; the name that the program writes wins over an alias.
fn headers_of(table: &Table) -> BTreeMap<String, &Colonne> {
    let aliases = table.colonnes.iter().flat_map(|c| c.alias.iter().map(move |a| (a, c)));
    let names = table.colonnes.iter().map(|c| (&c.nom, c));
    aliases.chain(names).map(|(header, c)| (fold(header), c)).collect()
}
