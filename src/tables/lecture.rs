//! The rows below a header, each read by its table.

use std::borrow::Cow;

use super::ecartees::Tri;
use super::entete::Entete;
use super::formulaire::{Formulaire, Repere};
use super::fusions::Fusions;
use super::lecteur::{Contexte, Lecteur};
use super::lignes::{self, Ecart, Identifiee};
use super::personne;
use super::vocabulaire::Vocabulaire;
use super::{Source, Tables};
use crate::diagnostics::{Diagnostics, messages};
use crate::intake::{Ligne, Sheet};
use crate::referentiel::types::NomTable;

/// What became of the rows of a sheet: each that holds something is read or left aside.
#[derive(Debug, Default)]
pub struct Lues {
    /// Rows that were read, from zero.
    pub lues: Vec<u32>,
    /// Rows left aside, from one, each with the reason.
    pub ecartees: Vec<(u32, String)>,
    /// What the list says of those whom it leaves aside.
    pub ecarts: Vec<Ecart>,
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
    let mut tri = Tri::new(vocabulaire, entete, sheet);
    let repere = Repere::of(sheet);
    let mut rows = Lues::default();
    for ligne in sheet.contenu.lignes.iter().filter(|ligne| ligne.numero > entete.ligne) {
        let ligne = within_table(entete, ligne);
        let numero = ligne.numero;
        if let Some(reason) = tri.reason(diags, &sheet.lieu, &ligne) {
            rows.ecartees.push((numero + 1, reason.to_owned()));
            continue;
        }
        let ligne = fusions.filled(&ligne).map_or(ligne, Cow::Owned);
        let mut row = Lecteur::new(diags, contexte, entete, &repere, &ligne);
        row.check_covered(fusions.covered(numero));
        if let Some((column, plage)) = fusions.under_shared_header(&ligne) {
            row.fault(messages::entete_fusionne(&sheet.lieu.at(numero, column), plage));
        }
        match read_row(row, tables) {
            Ok(()) => rows.lues.push(numero),
            Err(Rejet::Raison(reason)) => rows.ecartees.push((numero + 1, reason)),
            Err(Rejet::Ecart(ecart)) => {
                rows.ecartees.push((numero + 1, ecart.raison()));
                rows.ecarts.push(ecart.clone());
                // Whom it names tells them apart elsewhere; a fault in a row left aside is nobody's.
                let mut unheard = Diagnostics::default();
                keep(
                    &mut tables.ecartes,
                    Lecteur::new(&mut unheard, contexte, entete, &repere, &ligne),
                    ecart,
                );
            }
        }
    }
    rows
}

/// One form is one row of its table, unless nobody filled it.
pub fn read_form(
    diags: &mut Diagnostics,
    contexte: &Contexte<'_>,
    form: &Formulaire<'_>,
    tables: &mut Tables,
    source: &mut Source,
) {
    if form.is_blank(contexte.pack) {
        let reason = "formulaire non rempli : évaluation non rendue";
        source.lignes_ecartees.push((form.premiere_ligne() + 1, reason.to_owned()));
        return;
    }
    let mut row = Lecteur::new(diags, contexte, &form.entete, &form.repere, &form.valeurs);
    form.alterations(contexte.pack).into_iter().for_each(|alteration| row.fault(alteration));
    let contenu = lignes::tuteur(&mut row);
    keep(&mut tables.tuteurs, row, contenu);
    if let Some(row) = tables.tuteurs.last() {
        tables.sujets.add_form(row);
    }
    source.lignes_lues += 1;
}

/// Why a row of a table is not kept among the others.
enum Rejet {
    Raison(String),
    /// It names a candidate whom this list leaves aside.
    Ecart(Ecart),
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
fn read_row(mut row: Lecteur<'_>, tables: &mut Tables) -> Result<(), Rejet> {
    match row.table() {
        NomTable::Etablissement => {
            let read = tables.etablissement.read(&mut row);
            tables.etablissement.fautes.extend(row.finish());
            return read.map_err(Rejet::Raison);
        }
        NomTable::Candidats => {
            let contenu = lignes::candidat(&mut row).map_err(Rejet::Ecart)?;
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
