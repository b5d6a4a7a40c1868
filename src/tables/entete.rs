//! Which table a sheet is, from its headers.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use super::codes;
use super::deux_lignes;
use super::intitules::Titre;
use super::large::{self, Large};
use super::preparees::is_mark;
use super::proche::{Proche, likeness, nearest};
use super::questions::{Question, is_damaged};
use super::valeurs;
use super::vocabulaire::Vocabulaire;
use crate::intake::{Ligne, Sheet, Valeur};
use crate::referentiel::types::{Colonne, FamilleColonnes, NomTable, Table};
use crate::texte::fold;

/// Rows below which a header is no longer looked for.
pub const PROFONDEUR: usize = 60;

/// A header line and what its columns are.
#[derive(Debug)]
pub struct Entete<'a> {
    pub table: &'a Table,
    /// Row of the header, from zero.
    pub ligne: u32,
    /// Column key to the columns that bear it: more than one where a header stands twice.
    pub colonnes: BTreeMap<&'a str, Vec<u32>>,
    /// Code of a competence or a critère to its columns.
    pub codes: BTreeMap<(FamilleColonnes, &'a str), Vec<u32>>,
    /// Headers that mean nothing here.
    pub inconnues: Vec<(u32, String)>,
    /// Those of them that may mean something, once they have been looked at.
    pub questions: Vec<Question<'a>>,
    /// Headers written as the codes of the table's families are, that the pack does not know.
    pub codes_inconnus: Vec<(u32, String)>,
    /// Columns up to the last header, and fields of the line where the file is a text.
    pub largeur: u32,
    pub champs: Option<u32>,
    /// Whether a line below has exactly these fields: one that has more is then cut otherwise, whatever it holds.
    pub champs_tenus: bool,
    /// Columns where a date has its month before its day: the others may have it too.
    pub mois_en_premier: BTreeSet<u32>,
    /// A second table beside this one: its first column, which this one stops before, and what it is.
    pub voisin: Option<(u32, &'a Table)>,
}

pub enum Reconnaissance<'a> {
    Table(Entete<'a>),
    /// Two tables fit equally well.
    Ambigue(Entete<'a>, Entete<'a>),
    /// The line below this header goes on with it: what its columns are is not certain.
    DeuxLignes(Entete<'a>),
    /// One row per candidate, and a block of columns for each period or épreuve.
    Large(Large<'a>),
    /// Not a table; the nearest one and what it lacks, when a row had at least two of its headers.
    Rien(Option<Proche<'a>>),
}

impl Reconnaissance<'_> {
    /// The table that the sheet is, or would be.
    pub fn likely_table(&self) -> Option<NomTable> {
        match self {
            Self::Table(entete) | Self::DeuxLignes(entete) => Some(entete.nom()),
            Self::Large(large) => Some(large.table.table),
            Self::Rien(Some(proche)) => Some(proche.table.table),
            Self::Ambigue(..) | Self::Rien(None) => None,
        }
    }
}

/// The header of a sheet: the first row that names one table, whatever stands above it.
pub fn recognise<'a>(vocabulaire: &Vocabulaire<'a>, sheet: &Sheet) -> Reconnaissance<'a> {
    let lignes = &sheet.contenu.lignes;
    for (rank, row) in lignes.iter().enumerate().take(PROFONDEUR) {
        let below = lignes.get(rank + 1).filter(|below| below.numero == row.numero + 1);
        let wide = large::recognise(vocabulaire, None, row);
        if let Some(wide) = wide.or_else(|| large::recognise(vocabulaire, Some(row), below?)) {
            return Reconnaissance::Large(wide);
        }
        if let Some(both) = below.and_then(|below| deux_lignes::combine(vocabulaire, row, below)) {
            return Reconnaissance::Table(both);
        }
        match recognise_row(vocabulaire, row) {
            ControlFlow::Continue(None) => {}
            ControlFlow::Break(()) => break,
            ControlFlow::Continue(Some(Reconnaissance::Table(entete)))
                if below.is_some_and(|below| deux_lignes::is_continued(vocabulaire, &entete, below)) =>
            {
                return Reconnaissance::DeuxLignes(entete);
            }
            ControlFlow::Continue(Some(found)) => return found,
        }
    }
    Reconnaissance::Rien(nearest(vocabulaire, sheet))
}

/// What one row is the header of; a break where it names a table but for one header, and no line below may be
/// taken for its header instead.
fn recognise_row<'a>(
    vocabulaire: &Vocabulaire<'a>,
    row: &Ligne,
) -> ControlFlow<(), Option<Reconnaissance<'a>>> {
    let (mut found, partial): (Vec<Entete<'a>>, Vec<Entete<'a>>) =
        map_all(vocabulaire, row).into_iter().partition(Entete::is_whole);
    found.sort_by_key(|entete| std::cmp::Reverse(entete.size()));
    // Names and numbers stand in every table: where another one, but for a header, explains more of the
    // row, to take it for a list of candidates would be a guess.
    let but_for_one = partial.iter().filter(|entete| entete.lacking().len() == 1);
    let likeliest = but_for_one.map(Entete::size).max().unwrap_or(0);
    if found.first().is_some_and(|best| best.size() < likeliest) {
        return ControlFlow::Break(());
    }
    if let Some(first) = found.first().and_then(|best| first_of_two(vocabulaire, row, best)) {
        return ControlFlow::Continue(Some(Reconnaissance::Table(first)));
    }
    let mut found = found.into_iter();
    ControlFlow::Continue(match (found.next(), found.next()) {
        (Some(best), Some(second)) if best.size() == second.size() => {
            Some(Reconnaissance::Ambigue(best, second))
        }
        (Some(best), _) => Some(Reconnaissance::Table(best)),
        (None, _) => None,
    })
}

/// Whether a row below a header is one again: that of a page break, or that of another table.
pub enum Reprise<'a> {
    Meme,
    Autre(&'a Table),
}

pub fn find_header_again<'a>(
    vocabulaire: &Vocabulaire<'a>,
    entete: &Entete<'a>,
    row: &Ligne,
) -> Option<Reprise<'a>> {
    let texts = || row.cellules.iter().filter(|(_, valeur)| !valeurs::is_blank(valeur));
    if texts().filter(|(_, valeur)| vocabulaire.knows(valeur)).take(2).count() < 2 {
        return None;
    }
    let found = map_all(vocabulaire, row);
    let again = found.iter().find(|other| std::ptr::eq(other.table, entete.table))?;
    let known: Vec<u32> = entete.known_columns().collect();
    let filled = texts().filter(|(column, _)| known.contains(column)).count();
    if again.size() >= 2 && filled == again.known_columns().count() && entete.contains(again) {
        return Some(Reprise::Meme);
    }
    let all_headers = |other: &&Entete<'a>| other.size() >= 3 && other.size() == texts().count();
    // Every table of persons names them in the same columns: the one that knows the most headers, else the first.
    let fullest = |fits: &dyn Fn(&&Entete<'a>) -> bool| {
        found.iter().rev().filter(|other| fits(other)).max_by_key(|other| other.size())
    };
    let other = fullest(&|other| other.is_whole()).or_else(|| fullest(&all_headers));
    other.map(|other| Reprise::Autre(other.table))
}

impl<'a> Entete<'a> {
    /// Of the columns of one header, those that hold nothing at all are as if they were not there.
    pub fn forget_blank_twins(&mut self, sheet: &Sheet) {
        let below = || sheet.contenu.lignes.iter().filter(|ligne| ligne.numero > self.ligne);
        let holding: BTreeSet<u32> = below()
            .flat_map(|ligne| &ligne.cellules)
            .filter(|(_, valeur)| !valeurs::is_blank(valeur))
            .map(|(column, _)| *column)
            .collect();
        for columns in self.colonnes.values_mut().chain(self.codes.values_mut()).filter(|c| c.len() > 1) {
            if columns.iter().any(|column| holding.contains(column)) {
                columns.retain(|column| holding.contains(column));
            }
        }
    }

    pub fn nom(&self) -> NomTable {
        self.table.table
    }

    pub fn size(&self) -> usize {
        self.colonnes.len() + self.codes.len()
    }

    /// Columns that have a header, whatever it says.
    pub fn headed_columns(&self) -> BTreeSet<u32> {
        let named = self.inconnues.iter().chain(&self.codes_inconnus).map(|(column, _)| *column);
        self.known_columns().chain(named).chain(self.questions.iter().map(|q| q.colonne)).collect()
    }

    /// Columns that the table reads.
    pub fn known_columns(&self) -> impl Iterator<Item = u32> {
        self.colonnes.values().chain(self.codes.values()).flatten().copied()
    }

    /// What the pack says of a column; nothing for a column of codes.
    pub fn colonne_at(&self, column: u32) -> Option<&'a Colonne> {
        let (key, _) = self.colonnes.iter().find(|(_, columns)| columns.contains(&column))?;
        self.table.colonnes.iter().find(|c| c.colonne == *key)
    }

    /// Headers that would complete the shortest recognising set.
    pub fn lacking(&self) -> Vec<&'a str> {
        let sets = self.table.reconnue_a.iter();
        let lacks = sets.map(|set| set.iter().map(String::as_str).filter(|key| !self.has(key)).collect());
        lacks.min_by_key(Vec::len).unwrap_or_default()
    }

    /// The keys of a recognising set that is whole.
    pub fn recognised_by(&self) -> &'a [String] {
        self.table
            .reconnue_a
            .iter()
            .find(|set| set.iter().all(|key| self.has(key)))
            .map_or(&[], Vec::as_slice)
    }

    pub fn is_whole(&self) -> bool {
        self.lacking().is_empty()
    }

    /// Whether the table's key, or a family (`@competence`), is among the columns.
    fn has(&self, key: &str) -> bool {
        match key {
            "@competence" => self.has_family(FamilleColonnes::Competence),
            "@critere" => self.has_family(FamilleColonnes::Critere),
            _ => self.colonnes.contains_key(key),
        }
    }

    /// Whether a column or a code is among the headers. A surname without first names beside it was taken for a whole
    /// name: its header stands there all the same.
    pub fn bears(&self, key: &str) -> bool {
        let surname = key == "nom_de_famille" && self.colonnes.contains_key("nom_complet");
        surname || self.colonnes.contains_key(key) || self.codes.keys().any(|(_, code)| *code == key)
    }

    fn has_family(&self, family: FamilleColonnes) -> bool {
        self.codes.keys().any(|(f, _)| *f == family)
    }

    /// Whether every column of another header line bears the same header here.
    fn contains(&self, other: &Self) -> bool {
        let within = |mine: Option<&Vec<u32>>, theirs: &Vec<u32>| {
            mine.is_some_and(|mine| theirs.iter().all(|column| mine.contains(column)))
        };
        other.colonnes.iter().all(|(key, columns)| within(self.colonnes.get(key), columns))
            && other.codes.iter().all(|(key, columns)| within(self.codes.get(key), columns))
    }
}

/// What the row would be as the header of one table.
pub fn map_to<'a>(vocabulaire: &Vocabulaire<'a>, table: NomTable, row: &Ligne) -> Option<Entete<'a>> {
    let table = vocabulaire.tables().find(|known| known.table == table)?;
    Some(map_one(vocabulaire, table, row, &headers_of(vocabulaire, row)))
}

/// What the row would be as the header of each table.
pub fn map_all<'a>(vocabulaire: &Vocabulaire<'a>, row: &Ligne) -> Vec<Entete<'a>> {
    let headers = headers_of(vocabulaire, row);
    vocabulaire.tables().map(|table| map_one(vocabulaire, table, row, &headers)).collect()
}

fn headers_of<'a, 'l>(vocabulaire: &Vocabulaire<'a>, row: &'l Ligne) -> Vec<Cellule<'a, 'l>> {
    row.cellules
        .iter()
        .map(|(colonne, valeur)| (*colonne, valeur, valeurs::code_text(valeur)))
        .filter(|(.., texte)| !texte.is_empty() && !is_mark(texte))
        .map(|(colonne, valeur, texte)| {
            // « #NOM? » has the letters of a header.
            let is_text = matches!(valeur, Valeur::Texte(_)) && !is_damaged(valeur);
            let titres = if is_text { vocabulaire.titles(&texte) } else { Vec::new() };
            Cellule { colonne, valeur, texte, titres }
        })
        .collect()
}

/// A cell of a line that may be a header.
struct Cellule<'a, 'l> {
    colonne: u32,
    valeur: &'l Valeur,
    texte: String,
    titres: Vec<Titre<'a>>,
}

fn map_one<'a>(
    vocabulaire: &Vocabulaire<'a>,
    table: &'a Table,
    row: &Ligne,
    headers: &[Cellule<'a, '_>],
) -> Entete<'a> {
    let mut entete = Entete {
        table,
        ligne: row.numero,
        colonnes: BTreeMap::new(),
        codes: BTreeMap::new(),
        inconnues: Vec::new(),
        questions: Vec::new(),
        codes_inconnus: Vec::new(),
        largeur: headers.last().map_or(0, |header| header.colonne + 1),
        champs: row.champs,
        champs_tenus: false,
        mois_en_premier: BTreeSet::new(),
        voisin: None,
    };
    let pack = vocabulaire.pack;
    for Cellule { colonne, valeur, texte, titres } in headers {
        if let Some(known) = vocabulaire.column_of(table, titres) {
            entete.colonnes.entry(known.colonne.as_str()).or_default().push(*colonne);
        } else if let Some(code) = codes::of_header(pack, table, valeur, texte) {
            entete.codes.entry(code).or_default().push(*colonne);
        } else if matches!(valeur, Valeur::Texte(_)) && codes::is_shaped_as_one(pack, table, texte) {
            entete.codes_inconnus.push((*colonne, texte.clone()));
        } else {
            entete.inconnues.push((*colonne, texte.clone()));
        }
    }
    take_lone_name_for_whole(vocabulaire, &mut entete);
    entete
}

/// A surname without any column of first names holds both, as some exports have it. A header that looks like
/// that of the first names is for a person to mend.
fn take_lone_name_for_whole(vocabulaire: &Vocabulaire<'_>, entete: &mut Entete<'_>) {
    let column = |key: &str| entete.table.colonnes.iter().find(|c| c.colonne == key);
    let (Some(whole), Some(prenoms)) = (column("nom_complet"), column("prenoms")) else { return };
    let alone = entete.colonnes.contains_key("nom_de_famille")
        && !entete.colonnes.contains_key("prenoms")
        && !entete.colonnes.contains_key("nom_complet");
    let misspelt = |(_, header): &(u32, String)| likeness(vocabulaire, header, prenoms).is_some();
    if alone
        && !entete.inconnues.iter().any(misspelt)
        && let Some(columns) = entete.colonnes.remove("nom_de_famille")
    {
        entete.colonnes.insert(&whole.colonne, columns);
    }
}

/// The table at the left, where the row is the header of two that stand side by side: each is whole, and as
/// one table they would repeat a header or leave some out.
fn first_of_two<'a>(vocabulaire: &Vocabulaire<'a>, row: &Ligne, both: &Entete<'a>) -> Option<Entete<'a>> {
    let part = |keep: &dyn Fn(u32) -> bool| {
        let cellules: Vec<_> = row.cellules.iter().filter(|(column, _)| keep(*column)).cloned().collect();
        let part = Ligne { numero: row.numero, cellules, ..Ligne::default() };
        let whole = map_all(vocabulaire, &part).into_iter().filter(Entete::is_whole);
        whole.max_by_key(Entete::size)
    };
    split_points(row).into_iter().find_map(|start| {
        let left = part(&|column| column < start)?;
        let right = part(&|column| column >= start)?;
        let repeated = both
            .colonnes
            .values()
            .chain(both.codes.values())
            .any(|c| c.iter().any(|column| *column < start) && c.iter().any(|column| *column >= start));
        let explained = both.known_columns().filter(|column| *column >= start).count();
        let two = repeated || explained < right.known_columns().count();
        two.then_some(Entete { voisin: Some((start, right.table)), champs: row.champs, ..left })
    })
}

/// Where a second header may begin: behind a blank column, or where the first header comes again with the next
/// one after it. One header that comes again is a column given twice.
fn split_points(row: &Ligne) -> Vec<u32> {
    let gaps = row.cellules.windows(2).filter(|pair| pair[1].0 > pair[0].0 + 1).map(|pair| pair[1].0);
    let headers: Vec<String> = row.cellules.iter().map(|(_, valeur)| fold(&valeurs::shown(valeur))).collect();
    let again = match &headers[..] {
        [first, second, rest @ ..] => {
            rest.windows(2).position(|pair| pair[0] == *first && pair[1] == *second)
        }
        _ => None,
    };
    gaps.chain(again.map(|rank| row.cellules[rank + 2].0)).collect()
}
