//! The annotated copies: each faulty file again, with its faults in colour, so that they are mended with the
//! values at hand. The dropped file itself is never touched.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use rust_xlsxwriter::XlsxError;

use super::copie_xlsx::{FeuilleAnnotee, copie_xlsx};
use crate::diagnostics::{Diagnostic, Gravite};
use crate::documents::COPIES;
use crate::documents::noms::{Given, safe_reserved};
use crate::intake::{FichierLu, Sheet};
use crate::place::{Cellule, Lieu};
use crate::tables::Source;

const EXTENSION: &str = ".xlsx";
/// Longest part of a path, in bytes.
const LONGUEUR_MAX: usize = 60;

/// A copy that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copie {
    /// Relative to the output folder, with `/`.
    pub chemin: String,
    /// The file that it copies, relative to the input folder.
    pub fichier: String,
    /// How many faults it shows.
    pub fautes: usize,
}

/// A copy as it would be written, or why it cannot be.
#[derive(Debug)]
pub struct CopieComposee {
    pub copie: Copie,
    pub octets: Result<Vec<u8>, &'static str>,
}

/// Whether a path of the output folder is one of a copy.
pub fn is_copy(chemin: &str) -> bool {
    chemin.strip_prefix(COPIES).is_some_and(|rest| rest.starts_with('/')) && chemin.ends_with(EXTENSION)
}

/// One copy per file that has an error or a warning.
pub fn compose(fichiers: &[FichierLu], sources: &[Source], diagnostics: &[Diagnostic]) -> Vec<CopieComposee> {
    let planned = plan(fichiers, sources, diagnostics).into_iter();
    planned
        .map(|(copie, feuilles)| {
            let octets = copie_xlsx(&copie.fichier, &feuilles).map_err(|error| why(&error));
            CopieComposee { copie, octets }
        })
        .collect()
}

fn why(error: &XlsxError) -> &'static str {
    match error {
        XlsxError::RowColumnLimitError => "une feuille dépasse la grille d’un classeur",
        _ => "son contenu dépasse ce qu’un classeur accepte",
    }
}

/// The copies to write, by file. A name depends on the files that were read, not on which are faulty.
fn plan<'a>(
    fichiers: &'a [FichierLu],
    sources: &'a [Source],
    diagnostics: &'a [Diagnostic],
) -> Vec<(Copie, Vec<FeuilleAnnotee<'a>>)> {
    let mut sheets = BTreeMap::<&Arc<str>, Vec<&Sheet>>::new();
    for sheet in fichiers.iter().flat_map(|fichier| &fichier.sheets) {
        sheets.entry(&sheet.lieu.fichier).or_default().push(sheet);
    }
    let mut faults = BTreeMap::<&Arc<str>, Vec<&Diagnostic>>::new();
    for diagnostic in diagnostics.iter().filter(|d| d.code.gravite() < Gravite::Info) {
        let fichiers: BTreeSet<&Arc<str>> = places(diagnostic).map(|lieu| &lieu.fichier).collect();
        for fichier in fichiers {
            faults.entry(fichier).or_default().push(diagnostic);
        }
    }
    let mut used = Given::default();
    let mut copies = Vec::new();
    for (fichier, sheets) in sheets {
        let chemin = format!("{}{EXTENSION}", used.unique(&path_of(fichier)));
        let Some(fautes) = faults.get(fichier) else { continue };
        let copie = Copie { chemin, fichier: fichier.to_string(), fautes: fautes.len() };
        copies.push((copie, annotate(fichier, &sheets, sources, fautes)));
    }
    copies
}

/// Every fault in the sheet that it speaks of: in A1 where it names no cell, in the first sheet where it names
/// none, in a sheet of its own where the sheet could not be read.
fn annotate<'a>(
    fichier: &'a str,
    sheets: &[&'a Sheet],
    sources: &'a [Source],
    fautes: &[&'a Diagnostic],
) -> Vec<FeuilleAnnotee<'a>> {
    let mut feuilles: Vec<(Option<&str>, FeuilleAnnotee<'_>)> = sheets
        .iter()
        .map(|sheet| {
            let nom = sheet.lieu.feuille.as_deref();
            let annotee = FeuilleAnnotee {
                nom: nom.unwrap_or_else(|| stem(fichier)),
                contenu: Some(&sheet.contenu),
                ligne_entete: header_of(sources, sheet),
                fautes: BTreeMap::new(),
            };
            (nom, annotee)
        })
        .collect();
    let placed = fautes.iter().flat_map(|faute| places(faute).map(move |lieu| (lieu, *faute)));
    for (lieu, faute) in placed.filter(|(lieu, _)| &*lieu.fichier == fichier) {
        let cell = lieu.cellule.unwrap_or(Cellule { ligne: 0, colonne: 0 });
        let nom = lieu.feuille.as_deref();
        let index = feuilles.iter().position(|(known, _)| nom.is_none() || *known == nom);
        let index = index.unwrap_or_else(|| {
            let unread = FeuilleAnnotee {
                nom: nom.unwrap_or_default(),
                contenu: None,
                ligne_entete: None,
                fautes: BTreeMap::new(),
            };
            feuilles.push((nom, unread));
            feuilles.len() - 1
        });
        feuilles[index].1.fautes.entry(cell).or_default().push(faute);
    }
    feuilles.into_iter().map(|(_, annotee)| annotee).collect()
}

/// Where a fault is to be mended.
fn places(diagnostic: &Diagnostic) -> impl Iterator<Item = &Lieu> {
    diagnostic.lieu.iter().chain(&diagnostic.fautifs)
}

fn header_of(sources: &[Source], sheet: &Sheet) -> Option<u32> {
    let same = |s: &&Source| s.fichier == sheet.lieu.fichier && s.feuille == sheet.lieu.feuille;
    sources.iter().filter(same).filter_map(|source| source.ligne_entete).min()
}

fn stem(fichier: &str) -> &str {
    Path::new(fichier).file_stem().and_then(|stem| stem.to_str()).unwrap_or(fichier)
}

/// The path of the copy without its extension, in names that every system accepts.
fn path_of(fichier: &str) -> String {
    let lower = fichier.to_ascii_lowercase();
    let fichier =
        if lower.ends_with(EXTENSION) { &fichier[..fichier.len() - EXTENSION.len()] } else { fichier };
    let parts: Vec<String> = fichier.split('/').map(safe_part).collect();
    format!("{COPIES}/{}", parts.join("/"))
}

/// ASCII letters, digits, dots and hyphens. What stands before the first dot is what Windows may keep for itself.
fn safe_part(part: &str) -> String {
    let ascii = deunicode::deunicode(part);
    let allowed = |c: char| c.is_ascii_alphanumeric() || "._".contains(c);
    let words: Vec<&str> = ascii.split(|c: char| !allowed(c)).filter(|word| !word.is_empty()).collect();
    let mut name = words.join("-");
    name.truncate(LONGUEUR_MAX);
    let name = name.trim_matches(|c| "-.".contains(c));
    match name.split_once('.') {
        _ if name.is_empty() => "sans-nom".to_owned(),
        Some((head, rest)) => format!("{}.{rest}", safe_reserved(head)),
        None => safe_reserved(name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_has_the_path_of_its_file_in_safe_names() {
        assert_eq!(path_of("TAGO1/Élèves 2026.xlsx"), "a-corriger/TAGO1/Eleves-2026");
        assert_eq!(path_of("liste.CSV"), "a-corriger/liste.CSV");
        assert_eq!(path_of("tuteurs.zip/P1/Garage_Morel.ods"), "a-corriger/tuteurs.zip/P1/Garage_Morel.ods");
        assert_eq!(path_of("a.zip/../CON.csv"), "a-corriger/a.zip/sans-nom/CON-0.csv");
        assert_eq!(path_of("x\u{202e}fdp.xlsx"), "a-corriger/xfdp");
        assert_eq!(path_of("aux.xlsx"), "a-corriger/aux-0");
        assert_eq!(path_of(&"x".repeat(300)).len(), COPIES.len() + 1 + LONGUEUR_MAX);
    }

    #[test]
    fn only_what_is_below_the_folder_of_copies_is_a_copy() {
        assert!(is_copy("a-corriger/x.xlsx"));
        assert!(!is_copy("a-corriger/candidats/x.pdf"));
        assert!(!is_copy("rapport.xlsx"));
    }
}
