//! A sheet to fill that is no longer what it was written for.
//!
//! The program knows every column that it wrote there. One that is gone, or the rows of another table in their place,
//! is something that a person meant to say and that nothing would read.

use super::colonnes::{self, ColonnePreparee, Sujet, columns};
use super::{Marque, Preparee};
use crate::diagnostics::{Diagnostic, messages};
use crate::intake::Sheet;
use crate::referentiel::Referentiel;
use crate::referentiel::types::NomTable;
use crate::tables::entete::{self, Entete, Reconnaissance};
use crate::tables::formulaire::Formulaire;
use crate::tables::proche::near_misses;
use crate::tables::vocabulaire::Vocabulaire;

/// Why nothing may be read in the sheet; nothing of a sheet that is whole, that the program did not write, or that is
/// told as any other that is read as no table.
pub fn alteration(
    vocabulaire: &Vocabulaire<'_>,
    reconnaissance: &Reconnaissance<'_>,
    form: Option<&Formulaire<'_>>,
    sheet: &Sheet,
) -> Option<Diagnostic> {
    let pack = vocabulaire.pack;
    let anywhere = || Preparee::find(sheet, u32::MAX);
    match (reconnaissance, form) {
        (Reconnaissance::Table(entete), _) => {
            let preparee = Preparee::find(sheet, entete.ligne)?;
            other_table(pack, &preparee, entete.nom(), sheet, entete.ligne)
                .or_else(|| lacking(vocabulaire, &preparee, entete, sheet))
        }
        (_, Some(form)) => other_table(pack, &anywhere()?, form.entete.nom(), sheet, form.premiere_ligne()),
        (Reconnaissance::Rien(Some(proche)), None) => {
            let preparee = anywhere()?;
            let row = sheet.contenu.lignes.iter().find(|ligne| ligne.numero == proche.ligne)?;
            let header = entete::map_to(vocabulaire, proche.table.table, row)?;
            // Of a sheet of an earlier version, only its headers tell what it was: it is told as any other.
            let is_known = !preparee.marques.is_empty();
            other_table(pack, &preparee, header.nom(), sheet, header.ligne)
                .or_else(|| is_known.then(|| lacking(vocabulaire, &preparee, &header, sheet)).flatten())
        }
        (Reconnaissance::Rien(None), None) => {
            let prevue = anywhere()?.marques.first().map(|marque| label(pack, marque));
            Some(messages::feuille_preparee_sans_entete(&sheet.lieu, prevue.as_deref()))
        }
        (Reconnaissance::Ambigue(..) | Reconnaissance::DeuxLignes(_) | Reconnaissance::Large(_), None) => {
            None
        }
    }
}

/// The rows of another table stand where those of this one were awaited.
fn other_table(
    pack: &Referentiel,
    preparee: &Preparee,
    found: NomTable,
    sheet: &Sheet,
    ligne: u32,
) -> Option<Diagnostic> {
    let marque = preparee.marques.iter().find(|marque| marque.table != found)?;
    let found = pack.table(found).map_or("", |table| &table.libelle);
    Some(messages::feuille_detournee(&sheet.lieu.at(ligne, 0), &label(pack, marque), found))
}

fn lacking(
    vocabulaire: &Vocabulaire<'_>,
    preparee: &Preparee,
    entete: &Entete<'_>,
    sheet: &Sheet,
) -> Option<Diagnostic> {
    let pack = vocabulaire.pack;
    let mut absent: Vec<ColonnePreparee> = Vec::new();
    for colonne in awaited(pack, preparee, entete) {
        if !entete.bears(&colonne.cle) && !absent.contains(&colonne) {
            absent.push(colonne);
        }
    }
    if absent.is_empty() {
        return None;
    }
    let is_absent = |key: &str| absent.iter().any(|colonne| colonne.cle == key);
    let near = near_misses(vocabulaire, entete).into_iter().find(|(.., colonne)| is_absent(&colonne.colonne));
    let near = near.map(|(_, read, colonne)| (read.to_owned(), colonne.nom.clone()));
    let names: Vec<String> = absent.iter().map(|colonne| shown(colonne).to_owned()).collect();
    let prevue = preparee.marques.first().map(|marque| label(pack, marque));
    let prevue = prevue.unwrap_or_else(|| entete.table.libelle.clone());
    Some(messages::colonnes_preparees_absentes(
        &sheet.lieu.at(entete.ligne, 0),
        &prevue,
        &names,
        near.as_ref(),
    ))
}

/// A level has a long title: its code says which one it is.
fn shown(colonne: &ColonnePreparee) -> &str {
    match colonne.genre {
        colonnes::Genre::Colonne => &colonne.nom,
        colonnes::Genre::Niveau => &colonne.cle,
    }
}

/// What the sheet was written with, as its marks say; else what the program writes in one of that table.
fn awaited(pack: &Referentiel, preparee: &Preparee, entete: &Entete<'_>) -> Vec<ColonnePreparee> {
    if preparee.marques.is_empty() {
        return usual(pack, entete);
    }
    let keys = preparee.marques.iter().flat_map(|marque| &marque.colonnes);
    keys.filter_map(|key| known(pack, entete, key)).collect()
}

/// A key that the pack has lost since is nothing that could be written again.
fn known(pack: &Referentiel, entete: &Entete<'_>, key: &str) -> Option<ColonnePreparee> {
    let colonne = |nom: &str, genre| ColonnePreparee { cle: key.to_owned(), nom: nom.to_owned(), genre };
    if let Some(found) = entete.table.colonnes.iter().find(|c| c.colonne == key) {
        return Some(colonne(&found.nom, colonnes::Genre::Colonne));
    }
    let is_code = pack.find_critere(key).is_some() || pack.find_competence(key).is_some();
    is_code.then(|| colonne(key, colonnes::Genre::Niveau))
}

/// The fewest columns that a sheet of an earlier version has: nobody knows whether its candidates had numbers, nor
/// whether it was that of a situation. Its codes tell the pôle.
fn usual(pack: &Referentiel, entete: &Entete<'_>) -> Vec<ColonnePreparee> {
    match entete.nom() {
        NomTable::Etablissement | NomTable::Candidats | NomTable::EvaluationsTuteur => return Vec::new(),
        NomTable::Pfmp
        | NomTable::Travaux
        | NomTable::EvaluationsCcf
        | NomTable::Commissions
        | NomTable::Justificatifs => {}
    }
    let pole = pack.poles.iter().find(|pole| {
        colonnes::levels(pack, pole)
            .iter()
            .any(|level| entete.codes.keys().any(|(_, code)| *code == level.cle))
    });
    columns(pack, &Sujet { table: entete.table, pole, en_situation: false, numerotes: true })
}

/// What the sheet was for, as a person calls it.
fn label(pack: &Referentiel, marque: &Marque) -> String {
    let table = pack.table(marque.table).map_or("", |table| table.libelle.as_str());
    let about: Vec<&str> =
        [&marque.epreuve, &marque.situation].into_iter().flatten().map(String::as_str).collect();
    match &about[..] {
        [] => table.to_owned(),
        about => format!("{table} ({})", about.join(" ")),
    }
}
