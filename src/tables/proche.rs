//! Headers that are nearly one of the pack's: suggested, never assumed.

use super::entete::{Entete, PROFONDEUR, map_all};
use super::questions::is_damaged;
use super::unites;
use super::vocabulaire::Vocabulaire;
use crate::intake::Sheet;
use crate::referentiel::types::{Besoin, Colonne, Table};
use crate::texte::fold;

/// Jaro-Winkler similarity from which two headers are shown together.
const RESSEMBLANCE: f64 = 0.88;

/// The table that a sheet resembles most.
pub struct Proche<'a> {
    pub table: &'a Table,
    pub ligne: u32,
    /// Headers that would make it this table.
    pub manquantes: Vec<String>,
    /// Headers close to a missing one: (read, probably meant).
    pub fautes_de_frappe: Vec<(String, String)>,
    /// Headers of a missing one in another unit: (read, the column, its unit).
    pub autres_unites: Vec<(String, String, Option<String>)>,
    /// The columns whose header cannot be read.
    pub illisibles: Vec<u32>,
}

/// How a header is like a column's: the greater, the likelier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ressemblance {
    /// It has all the words of one of its names, that many, and others.
    Contient(usize),
    /// A typing error.
    Faute,
    /// The same words, but for articles, abbreviations and plurals.
    Mots,
}

pub fn nearest<'a>(vocabulaire: &Vocabulaire<'a>, sheet: &Sheet) -> Option<Proche<'a>> {
    let rows = sheet.contenu.lignes.iter().take(PROFONDEUR);
    let headers = rows.flat_map(|row| map_all(vocabulaire, row).into_iter().map(move |entete| (entete, row)));
    let (proche, row, _) = headers
        .filter(|(entete, _)| entete.size() >= 2)
        .map(|(entete, row)| {
            let size = entete.size();
            (proche_of(vocabulaire, &entete), row, size)
        })
        // A header that is nearly a missing one tells the table as those that are there do.
        .max_by_key(|(proche, row, size)| {
            let explained = proche.fautes_de_frappe.len() + proche.autres_unites.len();
            (size + explained, std::cmp::Reverse(row.numero))
        })?;
    let damaged = row.cellules.iter().filter(|(_, valeur)| is_damaged(valeur));
    Some(Proche { illisibles: damaged.map(|(column, _)| *column).collect(), ..proche })
}

fn proche_of<'a>(vocabulaire: &Vocabulaire<'a>, entete: &Entete<'a>) -> Proche<'a> {
    let lacking = entete.lacking();
    let wanted = || lacking.iter().filter_map(|key| entete.table.colonnes.iter().find(|c| c.colonne == *key));
    let in_another_unit = |colonne: &Colonne| {
        let mut unknown = entete.inconnues.iter();
        let (_, header) = unknown.find(|(_, header)| unites::is_another(vocabulaire, header, colonne))?;
        let unite = unites::written(vocabulaire.pack, colonne).map(str::to_owned);
        Some((header.clone(), colonne.nom.clone(), unite))
    };
    Proche {
        manquantes: lacking.iter().map(|key| name_of(entete.table, key)).collect(),
        fautes_de_frappe: wanted().filter_map(|colonne| closest(vocabulaire, entete, colonne)).collect(),
        autres_unites: wanted().filter_map(in_another_unit).collect(),
        illisibles: Vec::new(),
        table: entete.table,
        ligne: entete.ligne,
    }
}

/// Unused headers that may be those of a known column that the sheet lacks: the place, the header, the column.
pub fn near_misses<'e, 'a>(
    vocabulaire: &Vocabulaire<'a>,
    entete: &'e Entete<'a>,
) -> Vec<(u32, &'e str, &'a Colonne)> {
    let unknown = entete.inconnues.iter().filter(|(_, header)| !vocabulaire.is_foreign(entete.table, header));
    let miss = |(column, header): &'e (u32, String)| {
        Some((*column, header.as_str(), likeliest(vocabulaire, entete, header)?))
    };
    unknown.filter_map(miss).collect()
}

/// The known column that the sheet lacks, and that a header is most like.
pub fn likeliest<'a>(
    vocabulaire: &Vocabulaire<'a>,
    entete: &Entete<'a>,
    header: &str,
) -> Option<&'a Colonne> {
    let wanted = absent_columns(entete).filter(|c| c.besoin != Besoin::Aucun);
    let alike = wanted.filter_map(|c| Some((likeness(vocabulaire, header, c)?, c)));
    // The first of the table, where two are as likely.
    alike
        .fold(None, |best: Option<(Ressemblance, &Colonne)>, other| match best {
            Some(best) if best.0 >= other.0 => Some(best),
            _ => Some(other),
        })
        .map(|(_, colonne)| colonne)
}

/// The columns that the sheet lacks. A whole name stands for its two parts, and the other way round.
pub fn absent_columns<'a>(entete: &Entete<'a>) -> impl Iterator<Item = &'a Colonne> {
    let (whole, parts) = ("nom_complet", ["nom_de_famille", "prenoms"]);
    let has_whole = entete.colonnes.contains_key(whole);
    let present: Vec<&str> = entete.colonnes.keys().copied().collect();
    entete.table.colonnes.iter().filter(move |c| {
        let key = c.colonne.as_str();
        let named = if has_whole { !parts.contains(&key) } else { key != whole };
        named && !present.contains(&key)
    })
}

/// How a header is like one of the names of a column; nothing where it is not, or where a word of it says that it is
/// about something else.
pub fn likeness(vocabulaire: &Vocabulaire<'_>, header: &str, colonne: &Colonne) -> Option<Ressemblance> {
    let mots = &vocabulaire.mots;
    let words = mots.of(header);
    if colonne.sauf.iter().any(|other| mots.of(other).iter().any(|word| words.contains(word))) {
        return None;
    }
    // Whoever wrote the title above it would make of it what it is not.
    if unites::is_another(vocabulaire, header, colonne) {
        return None;
    }
    let titles = vocabulaire.titles(header);
    let names = || std::iter::once(&colonne.nom).chain(&colonne.alias);
    let by_words = |name: &String| {
        let known = mots.of(name);
        let whole = titles.iter().any(|titre| mots.of(&titre.texte) == known);
        match known.len() {
            0 => None,
            _ if whole => Some(Ressemblance::Mots),
            size => known.is_subset(&words).then_some(Ressemblance::Contient(size)),
        }
    };
    let misspelt = names().any(|name| titles.iter().any(|titre| is_misspelt(&titre.texte, name)));
    names().filter_map(by_words).max().max(misspelt.then_some(Ressemblance::Faute))
}

/// Whether a header is nearly a name: a typing error, an abbreviation.
fn is_misspelt(header: &str, name: &str) -> bool {
    let read = fold(header);
    // « Numéro » is no misspelling of « Numéro INE »: it is another header.
    let (words, known) = (words_of(header), words_of(name));
    let cut = words.len() != known.len() && words.iter().zip(&known).all(|(a, b)| a == b);
    let name = fold(name);
    let (short, long) = (read.len().min(name.len()), read.len().max(name.len()));
    !cut && short >= 3
        && short * 5 >= long * 3
        && read.as_bytes()[0] == name.as_bytes()[0]
        && strsim::jaro_winkler(&read, &name) >= RESSEMBLANCE
}

fn words_of(header: &str) -> Vec<String> {
    header.split_whitespace().map(fold).filter(|word| !word.is_empty()).collect()
}

/// The header that the program writes for a column, or words for a family of columns.
pub fn name_of(table: &Table, key: &str) -> String {
    match key {
        "@competence" => "une colonne par compétence".to_owned(),
        "@critere" => "une colonne par critère".to_owned(),
        _ => table.colonnes.iter().find(|c| c.colonne == key).map_or(key, |c| &c.nom).to_owned(),
    }
}

/// The unused header that is most like a missing one.
fn closest(vocabulaire: &Vocabulaire<'_>, entete: &Entete<'_>, wanted: &Colonne) -> Option<(String, String)> {
    let alike = entete
        .inconnues
        .iter()
        .filter_map(|(_, header)| Some((likeness(vocabulaire, header, wanted)?, header)));
    let (_, header) = alike.max_by_key(|(likeness, _)| *likeness)?;
    Some((header.clone(), wanted.nom.clone()))
}
