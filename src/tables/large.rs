//! A sheet with one row per candidate and a block of columns for each period or each épreuve: plain to a reader, and
//! no table of rows. To read it would be to guess where each block begins; it is known, and said.

use std::collections::{BTreeMap, BTreeSet};

use super::codes;
use super::mots;
use super::vocabulaire::Vocabulaire;
use crate::intake::{Ligne, Valeur};
use crate::referentiel::types::{Colonne, NomTable, Table};
use crate::texte::fold;

pub struct Large<'a> {
    pub table: &'a Table,
    /// The column that tells the blocks apart, in a table of rows.
    pub axe: &'a Colonne,
    pub ligne: u32,
    /// The first column of the first block.
    pub colonne: u32,
    /// Names of the columns that come again.
    pub repetees: Vec<&'a str>,
    /// How often the one that comes most does.
    pub fois: usize,
}

/// The tables whose rows are about one candidate in one period or one épreuve.
const TABLES: [(NomTable, &str); 4] = [
    (NomTable::Pfmp, "periode"),
    (NomTable::EvaluationsTuteur, "periode"),
    (NomTable::EvaluationsCcf, "epreuve"),
    (NomTable::Travaux, "epreuve"),
];
/// Repeated columns from which blocks without any name are known.
const REPETEES_MIN: usize = 2;

/// What tells a block from the others.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Bloc {
    /// A period or an épreuve, in its own words.
    Nomme(String),
    /// A bare number.
    Numero(String),
}

/// `haut` is the line above, where it may say what the blocks are.
pub fn recognise<'a>(vocabulaire: &Vocabulaire<'a>, haut: Option<&Ligne>, row: &Ligne) -> Option<Large<'a>> {
    TABLES.iter().find_map(|(nom, axe)| {
        let table = vocabulaire.tables().find(|table| table.table == *nom)?;
        let axe = table.colonnes.iter().position(|c| c.colonne == *axe)?;
        recognise_as(vocabulaire, (table, axe), haut, row)
    })
}

fn recognise_as<'a>(
    vocabulaire: &Vocabulaire<'a>,
    (table, axe): (&'a Table, usize),
    haut: Option<&Ligne>,
    row: &Ligne,
) -> Option<Large<'a>> {
    let (before, blocks) = (&table.colonnes[..axe], &table.colonnes[axe + 1..]);
    let axe = &table.colonnes[axe];
    let reader = Lecteur { vocabulaire, table, axe };
    let mut found: BTreeMap<&str, Vec<(u32, Option<Bloc>)>> = BTreeMap::new();
    for (column, valeur) in &row.cellules {
        if let Valeur::Texte(text) = valeur
            && let Some((key, bloc)) = reader.read(text)
        {
            found.entry(key).or_default().push((*column, bloc));
        }
    }
    let times = |key: &str| found.get(key).map_or(0, Vec::len);
    // Two tables side by side repeat who each row is about; a table of rows says its period or its épreuve once.
    if times(&axe.colonne) == 1 || before.iter().any(|c| times(&c.colonne) > 1) {
        return None;
    }
    let is_block = |key: &str| !before.iter().any(|c| c.colonne == key) && key != axe.colonne;
    let repeated: BTreeMap<&str, &Vec<(u32, Option<Bloc>)>> = found
        .iter()
        .filter(|(key, columns)| is_block(key) && columns.len() > 1 && are_apart(columns))
        .map(|(key, columns)| (*key, columns))
        .collect();
    let named = |columns: &[(u32, Option<Bloc>)]| {
        columns.iter().all(|(_, bloc)| matches!(bloc, Some(Bloc::Nomme(_))))
    };
    let above: BTreeSet<Bloc> = haut.into_iter().flat_map(|haut| reader.blocks_of(haut)).collect();
    // A bare number or nothing at all tells little: « Adresse 1 » and « Adresse 2 » are the two lines of one address.
    let dated = |key: &str| blocks.iter().any(|c| c.colonne == key && !c.contenu.is_text());
    let certain = above.len() > 1
        || repeated.values().any(|columns| named(columns))
        || (repeated.len() >= REPETEES_MIN && repeated.keys().any(|key| dated(key)));
    let first = repeated.values().flat_map(|columns| columns.iter()).map(|(column, _)| *column).min()?;
    let name = |key: &&'a str| blocks.iter().find(|c| c.colonne == *key).map_or(*key, |c| &c.nom);
    certain.then(|| Large {
        table,
        axe,
        ligne: row.numero,
        colonne: first,
        repetees: {
            let mut keys: Vec<(u32, &str)> = repeated.iter().map(|(key, c)| (c[0].0, *key)).collect();
            keys.sort_unstable();
            keys.iter().map(|(_, key)| name(key)).collect()
        },
        fois: repeated.values().map(|columns| columns.len()).max().unwrap_or(0),
    })
}

/// Columns of one title are those of several blocks where no two of them name the same one.
fn are_apart(columns: &[(u32, Option<Bloc>)]) -> bool {
    let blocs: BTreeSet<&Bloc> = columns.iter().filter_map(|(_, bloc)| bloc.as_ref()).collect();
    blocs.is_empty() || blocs.len() == columns.len()
}

struct Lecteur<'v, 'a> {
    vocabulaire: &'v Vocabulaire<'a>,
    table: &'a Table,
    axe: &'a Colonne,
}

impl<'a> Lecteur<'_, 'a> {
    /// The column or the code that a header names, and the block that it says.
    fn read(&self, header: &str) -> Option<(&'a str, Option<Bloc>)> {
        if let Some(known) = self.known(header) {
            return Some((known, None));
        }
        let words = mots::words(header);
        let code = header.split_whitespace().find_map(|token| {
            codes::of_header(self.vocabulaire.pack, self.table, &Valeur::Texte(token.to_owned()), token)
        });
        if let Some((_, code)) = code {
            let others: Vec<String> = header
                .split_whitespace()
                .filter(|token| !token.contains(code))
                .flat_map(mots::words)
                .collect();
            let (bloc, _) = self.cut(&others)?;
            return Some((code, Some(bloc)));
        }
        let (bloc, rest) = self.cut(&words)?;
        Some((self.known(&rest.join(" "))?, Some(bloc)))
    }

    fn known(&self, header: &str) -> Option<&'a str> {
        let titles = self.vocabulaire.titles(header);
        let column = self.vocabulaire.column_of(self.table, &titles).map(|c| c.colonne.as_str());
        let code =
            || codes::of_header(self.vocabulaire.pack, self.table, &Valeur::Texte(header.to_owned()), header);
        column.or_else(|| code().map(|(_, code)| code))
    }

    /// The blocks that a line of groups names: nothing else stands in each of its cells.
    fn blocks_of(&self, row: &Ligne) -> Vec<Bloc> {
        let texts = row.cellules.iter().filter_map(|(_, valeur)| match valeur {
            Valeur::Texte(text) => Some(text),
            _ => None,
        });
        let bloc_of = |text: &String| {
            let words = mots::words(text);
            let (bloc, rest) = self.cut(&words)?;
            rest.is_empty().then_some(bloc)
        };
        texts.filter_map(bloc_of).collect()
    }

    /// The block that the first or the last words name, and the other words.
    fn cut<'w>(&self, words: &'w [String]) -> Option<(Bloc, Vec<&'w str>)> {
        let longest = words.len().min(LONGUEUR_MAX);
        for size in (1..=longest).rev() {
            for start in [0, words.len() - size] {
                let run = words[start..start + size].join(" ");
                if self.is_block(&run) {
                    let others = words[..start].iter().chain(&words[start + size..]);
                    return Some((Bloc::Nomme(run), others.map(String::as_str).collect()));
                }
            }
        }
        self.numbered(words)
    }

    fn is_block(&self, run: &str) -> bool {
        let pack = self.vocabulaire.pack;
        let lettered = run.contains(|c: char| c.is_ascii_alphabetic());
        let numbered = run.contains(|c: char| c.is_ascii_digit());
        lettered
            && match self.axe.colonne.as_str() {
                "periode" => numbered && pack.periode_of_text(run).is_some(),
                _ => pack.epreuve_of_text(run).is_some(),
            }
    }

    /// « Entreprise 2 », « 1er stage : début ».
    fn numbered<'w>(&self, words: &'w [String]) -> Option<(Bloc, Vec<&'w str>)> {
        let number = |word: &String| {
            let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
            let ordinal =
                matches!(&word[digits.len()..], "" | "er" | "ere" | "re" | "e" | "eme" | "nd" | "nde");
            (ordinal && matches!(digits.len(), 1 | 2) && digits.bytes().all(|b| b.is_ascii_digit()))
                .then(|| digits.to_owned())
        };
        let mut numbers = words.iter().filter_map(number);
        let found = numbers.next().filter(|_| numbers.next().is_none() && self.axe.colonne == "periode")?;
        let of_block = |word: &str| {
            let blocs = &self.vocabulaire.pack.entetes.mots_de_bloc;
            blocs.iter().any(|bloc| fold(bloc) == fold(word))
        };
        let named = words.iter().any(|word| of_block(word));
        let rest: Vec<&str> = words
            .iter()
            .filter(|word| number(word).is_none() && !of_block(word) && !matches!(word.as_str(), "n" | "no"))
            .map(String::as_str)
            .collect();
        Some((if named { Bloc::Nomme(found) } else { Bloc::Numero(found) }, rest))
    }
}

/// Words that the name of a period or of an épreuve has at most.
const LONGUEUR_MAX: usize = 4;
