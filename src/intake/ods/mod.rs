//! OpenDocument spreadsheets: `content.xml`, read once from top to bottom.
//!
//! A cell in error is an error, whatever number stands beside it; a formula is worth the result that was saved
//! with it. All is one part: damaged anywhere, nothing of it is read.

mod cellule;
mod erreur;
mod feuille;
mod styles;
mod texte;

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::classeur::{FeuilleLue, Lecture, Refus};
use super::conteneur::Conteneur;
use super::recolte::{Budget, remarks};
use super::xml::{Balise, Faute, Lecteur, in_utf8};
use styles::Styles;

const CONTENU: &str = "content.xml";
const MANIFESTE: &str = "META-INF/manifest.xml";
/// The prefixes that every writer gives to the three vocabularies that are read here.
const VOCABULAIRES: [(&str, &str); 3] = [
    ("xmlns:office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0"),
    ("xmlns:table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0"),
    ("xmlns:text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"),
];

/// Every sheet, in the order of the tabs.
pub fn read(conteneur: &mut Conteneur<'_>) -> Lecture {
    if conteneur.part(MANIFESTE)?.is_some_and(|octets| is_encrypted(&octets)) {
        return Err(Refus::Protege);
    }
    let octets = conteneur.part(CONTENU)?.ok_or_else(|| Faute::abime().into_refus())?;
    in_utf8(octets).and_then(|octets| read_content(&octets)).map_err(Faute::into_refus)
}

/// As bytes: an old manifest has a document type, which the reader of parts refuses.
fn is_encrypted(manifeste: &[u8]) -> bool {
    const MARQUE: &[u8] = b"encryption-data";
    manifeste.windows(MARQUE.len()).any(|window| window == MARQUE)
}

fn read_content(octets: &[u8]) -> Result<Vec<FeuilleLue>, Faute> {
    let mut lecteur = Lecteur::new(octets)?;
    check_vocabularies(&lecteur.root(&["document-content"])?)?;
    let mut styles = Styles::default();
    let mut feuilles = None;
    while let Some(balise) = lecteur.child()? {
        match balise.nom() {
            "office:automatic-styles" => styles = Styles::read(&mut lecteur)?,
            "office:body" => {
                while let Some(balise) = lecteur.child()? {
                    match balise.nom() {
                        "office:spreadsheet" => feuilles = Some(read_sheets(&mut lecteur, &styles)?),
                        _ => lecteur.skip()?,
                    }
                }
            }
            _ => lecteur.skip()?,
        }
    }
    lecteur.finish()?;
    feuilles.ok_or_else(Faute::abime)
}

fn check_vocabularies(racine: &Balise<'_>) -> Result<(), Faute> {
    for (prefixe, vocabulaire) in VOCABULAIRES {
        if racine.attribut(prefixe)?.as_deref() != Some(vocabulaire) {
            return Err(Faute::abime());
        }
    }
    Ok(())
}

fn read_sheets(lecteur: &mut Lecteur<'_>, styles: &Styles) -> Result<Vec<FeuilleLue>, Faute> {
    let mut feuilles = Vec::new();
    let mut filtrees = BTreeSet::new();
    let mut budget = Budget::default();
    while let Some(balise) = lecteur.child()? {
        match balise.nom() {
            "table:table" => {
                let nom = balise.attribut("table:name")?.ok_or_else(Faute::abime)?.into_owned();
                let style = balise.attribut("table:style-name")?;
                let masquee = styles.hides(style.as_deref());
                let mut contenu = feuille::read(lecteur, styles, &mut budget)?;
                contenu.masquee = masquee;
                if !is_external_copy(&nom) {
                    let remarques = remarks(&contenu.lignes);
                    feuilles.push(FeuilleLue { nom, contenu: Ok(contenu), remarques });
                }
            }
            "table:database-ranges" => {
                while let Some(balise) = lecteur.child()? {
                    let cible = balise.attribut("table:target-range-address")?.map(Cow::into_owned);
                    if has_condition(lecteur)? {
                        filtrees.extend(cible.as_deref().and_then(sheet_of));
                    }
                }
            }
            _ => lecteur.skip()?,
        }
    }
    for FeuilleLue { nom, contenu, .. } in &mut feuilles {
        if let Ok(contenu) = contenu {
            contenu.filtree = filtrees.contains(nom);
        }
    }
    Ok(feuilles)
}

/// LibreOffice keeps what it read of another workbook as a table that has no tab.
fn is_external_copy(nom: &str) -> bool {
    nom.starts_with('\'') && nom.contains("'#") && nom.contains(':')
}

/// Whether the open range has a filter that leaves something out: its mere buttons do not.
fn has_condition(lecteur: &mut Lecteur<'_>) -> Result<bool, Faute> {
    lecteur.any_filled(|balise| balise.nom() == "table:filter")
}

/// The sheet of an address: `Notes` in `$Notes.A1:Notes.C9`, with or without quotes.
fn sheet_of(adresse: &str) -> Option<String> {
    let adresse = adresse.strip_prefix('$').unwrap_or(adresse);
    let Some(quoted) = adresse.strip_prefix('\'') else {
        return adresse.split_once('.').map(|(nom, _)| nom.to_owned());
    };
    let mut nom = String::new();
    let mut symbols = quoted.chars().peekable();
    while let Some(symbol) = symbols.next() {
        if symbol == '\'' && symbols.next_if_eq(&'\'').is_none() {
            return Some(nom);
        }
        nom.push(symbol);
    }
    None
}

#[cfg(test)]
mod tests;
