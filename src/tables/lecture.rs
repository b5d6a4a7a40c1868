//! The rows below a header, each read by its table.

use std::borrow::Cow;

use super::Tables;
use super::ecartees::Tri;
use super::entete::{Entete, Vocabulaire};
use super::fusions::Fusions;
use super::lecteur::{Contexte, Lecteur};
use super::lignes::{self, Identifiee};
use super::personne;
use crate::diagnostics::Diagnostics;
use crate::intake::{Ligne, Sheet};
use crate::referentiel::types::NomTable;

/// What became of the rows of a sheet: each that holds something is read or left aside.
#[derive(Debug, Default)]
pub struct Lues {
    /// Rows that were read, from zero.
    pub lues: Vec<u32>,
    /// Rows left aside, from one, each with the reason.
    pub ecartees: Vec<(u32, String)>,
}

pub fn read_rows(
    diags: &mut Diagnostics,
    contexte: &Contexte<'_>,
    vocabulaire: &Vocabulaire<'_>,
    entete: &Entete<'_>,
    sheet: &Sheet,
    tables: &mut Tables,
) -> Lues {
    let fusions = Fusions::of(entete, &sheet.contenu);
    let mut tri = Tri::new(vocabulaire, entete);
    let mut rows = Lues::default();
    for ligne in sheet.contenu.lignes.iter().filter(|ligne| ligne.numero > entete.ligne) {
        let ligne = within_table(entete, ligne);
        let numero = ligne.numero;
        if let Some(reason) = tri.reason(diags, &sheet.lieu, &ligne) {
            rows.ecartees.push((numero + 1, reason.to_owned()));
            continue;
        }
        let ligne = fusions.filled(&ligne).map_or(ligne, Cow::Owned);
        let mut row = Lecteur::new(diags, contexte, entete, &sheet.lieu, &ligne);
        row.check_fields();
        row.check_covered(fusions.covered(numero));
        match read_row(row, tables) {
            Ok(()) => rows.lues.push(numero),
            Err(reason) => rows.ecartees.push((numero + 1, reason)),
        }
    }
    rows
}

/// The cells of a row that stand before a second table.
fn within_table<'l>(entete: &Entete<'_>, ligne: &'l Ligne) -> Cow<'l, Ligne> {
    let Some((end, _)) = entete.voisin else { return Cow::Borrowed(ligne) };
    let mut cut = ligne.clone();
    cut.cellules.retain(|(column, _)| *column < end);
    Cow::Owned(cut)
}

/// # Errors
/// With the reason for which the row is left aside.
fn read_row(mut row: Lecteur<'_>, tables: &mut Tables) -> Result<(), String> {
    match row.table() {
        NomTable::Etablissement => {
            let read = tables.etablissement.read(&mut row);
            tables.etablissement.fautes.extend(row.finish());
            return read;
        }
        NomTable::Candidats => {
            let contenu = lignes::candidat(&mut row)?;
            keep(&mut tables.candidats, row, contenu);
        }
        NomTable::Pfmp => {
            let contenu = lignes::stage(&mut row);
            keep(&mut tables.stages, row, contenu);
        }
        NomTable::EvaluationsTuteur => {
            let contenu = lignes::tuteur(&mut row);
            keep(&mut tables.tuteurs, row, contenu);
        }
        NomTable::Travaux => {
            let contenu = lignes::travail(&mut row);
            keep(&mut tables.travaux, row, contenu);
        }
        NomTable::EvaluationsCcf => {
            let contenu = lignes::evaluation(&mut row);
            keep(&mut tables.evaluations, row, contenu);
        }
        NomTable::Commissions => tables.membres.push(lignes::membre(row)),
        NomTable::Justificatifs => {
            let contenu = lignes::justificatif(&mut row);
            keep(&mut tables.justificatifs, row, contenu);
        }
    }
    Ok(())
}

fn keep<T>(rows: &mut Vec<Identifiee<T>>, mut row: Lecteur<'_>, contenu: T) {
    let identite = personne::identite(&mut row);
    rows.push(Identifiee { identite, lieu: row.lieu(), contenu, fautes: row.finish() });
}
