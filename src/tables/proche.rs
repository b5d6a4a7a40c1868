//! Headers that are nearly one of the pack's: suggested, never assumed.

use super::entete::{Entete, PROFONDEUR, Vocabulaire, map_all};
use super::valeurs;
use crate::intake::{Ligne, Sheet, Valeur};
use crate::referentiel::types::{Colonne, Table};
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
}

pub fn nearest<'a>(vocabulaire: &Vocabulaire<'a>, sheet: &Sheet) -> Option<Proche<'a>> {
    let (entete, row) = sheet
        .contenu
        .lignes
        .iter()
        .take(PROFONDEUR)
        .flat_map(|row| map_all(vocabulaire, row).into_iter().map(move |entete| (entete, row)))
        .filter(|(entete, _)| entete.size() >= 2)
        .max_by_key(|(entete, row)| (entete.size(), std::cmp::Reverse(row.numero)))?;
    let lacking = entete.lacking();
    let manquantes: Vec<String> = lacking.iter().map(|key| name_of(entete.table, key)).collect();
    let wanted = lacking.iter().filter_map(|key| entete.table.colonnes.iter().find(|c| c.colonne == *key));
    let fautes_de_frappe = wanted.flat_map(|colonne| close_headers(row, colonne)).collect();
    Some(Proche { table: entete.table, ligne: entete.ligne, manquantes, fautes_de_frappe })
}

/// Unused headers close to a known column that the sheet lacks: the place, the header, the column.
pub fn near_misses<'e, 'a>(entete: &'e Entete<'a>) -> Vec<(u32, &'e str, &'a Colonne)> {
    let absent = |c: &&Colonne| !entete.colonnes.contains_key(c.colonne.as_str());
    // A whole name stands for its two parts, and the other way round.
    let (whole, parts) = ("nom_complet", ["nom_de_famille", "prenoms"]);
    let has_whole = entete.colonnes.contains_key(whole);
    let named = |c: &&Colonne| {
        if has_whole { !parts.contains(&c.colonne.as_str()) } else { c.colonne != whole }
    };
    let mut misses = Vec::new();
    for (column, header) in &entete.inconnues {
        let mut wanted = entete.table.colonnes.iter().filter(absent).filter(named);
        if let Some(colonne) = wanted.find(|c| is_close(header, c)) {
            misses.push((*column, header.as_str(), colonne));
        }
    }
    misses
}

/// Whether a header is nearly a name of the column: a typing error, an abbreviation.
pub fn is_close(header: &str, colonne: &Colonne) -> bool {
    let read = fold(header);
    let words = words_of(header);
    std::iter::once(&colonne.nom).chain(&colonne.alias).any(|name| {
        // « Numéro » is no misspelling of « Numéro INE »: it is another header.
        let known = words_of(name);
        let cut = words.len() != known.len() && words.iter().zip(&known).all(|(a, b)| a == b);
        let name = fold(name);
        let (short, long) = (read.len().min(name.len()), read.len().max(name.len()));
        !cut && short >= 3
            && short * 5 >= long * 3
            && read.as_bytes()[0] == name.as_bytes()[0]
            && strsim::jaro_winkler(&read, &name) >= RESSEMBLANCE
    })
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

fn close_headers(row: &Ligne, wanted: &Colonne) -> Vec<(String, String)> {
    let texts = row.cellules.iter().filter(|(_, valeur)| matches!(valeur, Valeur::Texte(_)));
    let headers = texts.map(|(_, valeur)| valeurs::shown(valeur));
    headers.filter(|header| is_close(header, wanted)).map(|header| (header, wanted.nom.clone())).collect()
}
