//! Which table a sheet is, from its headers.

use std::collections::BTreeMap;

use crate::intake::{Ligne, Sheet, Valeur};
use crate::referentiel::Referentiel;
use crate::referentiel::types::{FamilleColonnes, NomTable, Table};
use crate::texte::fold;

/// Rows below which a header is no longer looked for.
const PROFONDEUR: usize = 60;

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
    /// Headers written as the codes of the table's families are, that the pack does not know.
    pub codes_inconnus: Vec<(u32, String)>,
}

pub enum Reconnaissance<'a> {
    Table(Entete<'a>),
    /// Two tables fit equally well.
    Ambigue(&'a Table, &'a Table, u32),
    /// Not a table; the nearest one and what it lacks, when a row had at least two of its headers.
    Rien(Option<Proche<'a>>),
}

pub struct Proche<'a> {
    pub table: &'a Table,
    pub ligne: u32,
    /// Headers that would make it this table.
    pub manquantes: Vec<String>,
    /// Headers close to a missing one: (read, probably meant).
    pub fautes_de_frappe: Vec<(String, String)>,
}

/// The headers of every table, folded once for the whole run.
pub struct Vocabulaire<'a> {
    pack: &'a Referentiel,
    tables: Vec<(&'a Table, BTreeMap<String, &'a str>)>,
}

impl<'a> Vocabulaire<'a> {
    pub fn new(pack: &'a Referentiel) -> Self {
        let tables = pack.tables.iter().map(|table| (table, headers_of(table))).collect();
        Self { pack, tables }
    }
}

/// Folded header to column key; the name that the program writes wins over an alias.
fn headers_of(table: &Table) -> BTreeMap<String, &str> {
    let aliases = table.colonnes.iter().flat_map(|c| c.alias.iter().map(move |a| (a, c)));
    let names = table.colonnes.iter().map(|c| (&c.nom, c));
    aliases.chain(names).map(|(header, c)| (fold(header), c.colonne.as_str())).collect()
}

/// The header of a sheet: the first row that names one table, whatever stands above it.
pub fn recognise<'a>(vocabulaire: &Vocabulaire<'a>, sheet: &Sheet) -> Reconnaissance<'a> {
    for row in sheet.contenu.lignes.iter().take(PROFONDEUR) {
        let (mut found, partial): (Vec<Entete<'a>>, Vec<Entete<'a>>) =
            map_all(vocabulaire, row).partition(is_whole);
        found.sort_by_key(|entete| std::cmp::Reverse(entete.size()));
        // Names and numbers stand in every table: where another one, but for a header, explains more of the
        // row, to take it for a list of candidates would be a guess.
        let likeliest = partial.iter().map(Entete::size).max().unwrap_or(0);
        if found.first().is_some_and(|best| best.size() < likeliest) {
            break;
        }
        let mut found = found.into_iter();
        match (found.next(), found.next()) {
            (Some(best), Some(second)) if best.size() == second.size() => {
                return Reconnaissance::Ambigue(best.table, second.table, row.numero);
            }
            (Some(best), _) => return Reconnaissance::Table(best),
            (None, _) => {}
        }
    }
    Reconnaissance::Rien(nearest(vocabulaire, sheet))
}

impl Entete<'_> {
    pub fn nom(&self) -> NomTable {
        self.table.table
    }

    fn size(&self) -> usize {
        self.colonnes.len() + self.codes.len()
    }

    /// Whether the table's key, or a family (`@competence`), is among the columns.
    fn has(&self, key: &str) -> bool {
        match key {
            "@competence" => self.has_family(FamilleColonnes::Competence),
            "@critere" => self.has_family(FamilleColonnes::Critere),
            _ => self.colonnes.contains_key(key),
        }
    }

    fn has_family(&self, family: FamilleColonnes) -> bool {
        self.codes.keys().any(|(f, _)| *f == family)
    }
}

fn is_whole(entete: &Entete<'_>) -> bool {
    entete.table.reconnue_a.iter().any(|set| set.iter().all(|key| entete.has(key)))
}

/// What the row would be as the header of one table.
pub fn map_to<'a>(vocabulaire: &Vocabulaire<'a>, table: NomTable, row: &Ligne) -> Option<Entete<'a>> {
    map_all(vocabulaire, row).find(|entete| entete.nom() == table)
}

/// What the row would be as the header of each table.
fn map_all<'a, 'b>(
    vocabulaire: &'b Vocabulaire<'a>,
    row: &'b Ligne,
) -> impl Iterator<Item = Entete<'a>> + 'b {
    let headers: Vec<(u32, &str, String)> = row
        .cellules
        .iter()
        .filter_map(|(column, valeur)| match valeur {
            Valeur::Texte(text) => Some((*column, text.trim(), fold(text))),
            _ => None,
        })
        .collect();
    vocabulaire.tables.iter().map(move |(table, names)| {
        let mut entete = Entete {
            table,
            ligne: row.numero,
            colonnes: BTreeMap::new(),
            codes: BTreeMap::new(),
            inconnues: Vec::new(),
            codes_inconnus: Vec::new(),
        };
        for (column, text, folded) in &headers {
            if let Some(key) = names.get(folded) {
                entete.colonnes.entry(key).or_default().push(*column);
            } else if let Some(code) = code_of(vocabulaire.pack, table, text) {
                entete.codes.entry(code).or_default().push(*column);
            } else if looks_like_a_code(vocabulaire.pack, table, text) {
                entete.codes_inconnus.push((*column, (*text).to_owned()));
            } else {
                entete.inconnues.push((*column, (*text).to_owned()));
            }
        }
        entete
    })
}

/// The code at the start of a header: `1.1.1`, or `1.1.1 Identifier les caractéristiques…`.
fn code_of<'a>(pack: &'a Referentiel, table: &Table, header: &str) -> Option<(FamilleColonnes, &'a str)> {
    let token = code_token(header)?;
    table.familles.iter().find_map(|famille| {
        let code = match famille {
            FamilleColonnes::Competence => pack.find_competence(token).map(|c| c.competence.code.as_str()),
            FamilleColonnes::Critere => pack.find_critere(token).map(|c| c.critere.code.as_str()),
        };
        Some((*famille, code?))
    })
}

/// `1.1.9` where the pack has `1.1.1`: the levels below it are meant for something.
fn looks_like_a_code(pack: &Referentiel, table: &Table, header: &str) -> bool {
    let Some(wanted) = code_token(header).map(shape) else { return false };
    table.familles.iter().any(|famille| match famille {
        FamilleColonnes::Competence => pack.competences().any(|c| shape(&c.competence.code) == wanted),
        FamilleColonnes::Critere => pack.criteres().any(|c| shape(&c.critere.code) == wanted),
    })
}

fn code_token(header: &str) -> Option<&str> {
    Some(header.split_whitespace().next()?.trim_end_matches([':', '.', ',']))
}

/// Every digit as `0`, every letter as `a`.
fn shape(code: &str) -> String {
    let kind = |c: char| match c {
        _ if c.is_ascii_digit() => '0',
        _ if c.is_alphabetic() => 'a',
        other => other,
    };
    code.chars().map(kind).collect()
}

fn nearest<'a>(vocabulaire: &Vocabulaire<'a>, sheet: &Sheet) -> Option<Proche<'a>> {
    let (entete, row) = sheet
        .contenu
        .lignes
        .iter()
        .take(PROFONDEUR)
        .flat_map(|row| map_all(vocabulaire, row).map(move |entete| (entete, row)))
        .filter(|(entete, _)| entete.size() >= 2)
        .max_by_key(|(entete, row)| (entete.size(), std::cmp::Reverse(row.numero)))?;
    let shortest =
        entete.table.reconnue_a.iter().min_by_key(|set| set.iter().filter(|key| !entete.has(key)).count())?;
    let manquantes: Vec<String> =
        shortest.iter().filter(|key| !entete.has(key)).map(|key| name_of(entete.table, key)).collect();
    let fautes_de_frappe = close_headers(row, &manquantes);
    Some(Proche { table: entete.table, ligne: entete.ligne, manquantes, fautes_de_frappe })
}

fn name_of(table: &Table, key: &str) -> String {
    match key {
        "@competence" => "une colonne par compétence".to_owned(),
        "@critere" => "une colonne par critère".to_owned(),
        _ => table.colonnes.iter().find(|c| c.colonne == key).map_or(key, |c| &c.nom).to_owned(),
    }
}

/// Suggested, never assumed: « Prenon » looks like « Prénom(s) ».
fn close_headers(row: &Ligne, missing: &[String]) -> Vec<(String, String)> {
    let mut close = Vec::new();
    for (_, valeur) in &row.cellules {
        let Valeur::Texte(text) = valeur else { continue };
        for wanted in missing {
            if strsim::jaro_winkler(&fold(text), &fold(wanted)) > 0.85 {
                close.push((text.trim().to_owned(), wanted.clone()));
            }
        }
    }
    close
}
