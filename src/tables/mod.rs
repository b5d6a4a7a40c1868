//! From sheets to typed rows. Pure: no disk, no clock.
//!
//! Every value keeps the cell it was read from. A row with a fault keeps it too, so that whoever needs the
//! row can hold back what depends on it; nothing is corrected here.

mod entete;
mod etablissement;
mod lecteur;
pub mod lignes;
mod valeurs;

use std::sync::Arc;

pub use etablissement::Etablissement;
pub use lecteur::Contexte;

use crate::diagnostics::{Diagnostics, messages};
use crate::intake::{FichierLu, Ligne, Sheet, Valeur};
use crate::place::Lieu;
use crate::referentiel::types::NomTable;
use crate::texte::fold;
use entete::{Entete, Reconnaissance, Vocabulaire};
use lecteur::Lecteur;
use lignes::{
    Ecart, Identifiee, Justificatif, LigneCandidat, LigneEvaluation, LigneMembre, LigneStage, LigneTravail,
    LigneTuteur,
};

/// What a sheet was taken for, as the report says it.
#[derive(Debug)]
pub struct Source {
    pub fichier: Arc<str>,
    pub feuille: Option<Arc<str>>,
    /// Label of the table, or nothing when the sheet was not recognised.
    pub table: Option<String>,
    /// Row of the header, from one.
    pub ligne_entete: Option<u32>,
    pub lignes_lues: usize,
    /// Rows left aside, from one, each with the reason.
    pub lignes_ecartees: Vec<(u32, String)>,
}

/// Every row of the folder, by table.
#[derive(Debug, Default)]
pub struct Tables {
    pub etablissement: Etablissement,
    pub candidats: Vec<Identifiee<LigneCandidat>>,
    /// Those whom a list leaves aside, by the cell that says so.
    pub ecartes: Vec<Identifiee<Ecart>>,
    pub stages: Vec<Identifiee<LigneStage>>,
    pub tuteurs: Vec<Identifiee<LigneTuteur>>,
    pub travaux: Vec<Identifiee<LigneTravail>>,
    pub evaluations: Vec<Identifiee<LigneEvaluation>>,
    pub membres: Vec<LigneMembre>,
    pub justificatifs: Vec<Identifiee<Justificatif>>,
    pub sources: Vec<Source>,
}

/// Recognises every sheet by its headers and reads its rows.
pub fn read_tables(diags: &mut Diagnostics, contexte: &Contexte<'_>, files: &[FichierLu]) -> Tables {
    let vocabulaire = Vocabulaire::new(contexte.pack);
    let mut tables = Tables::default();
    for sheet in files.iter().flat_map(|file| &file.sheets).filter(|sheet| !sheet.contenu.lignes.is_empty()) {
        let mut source = Source {
            fichier: Arc::clone(&sheet.lieu.fichier),
            feuille: sheet.lieu.feuille.clone(),
            table: None,
            ligne_entete: None,
            lignes_lues: 0,
            lignes_ecartees: Vec::new(),
        };
        match entete::recognise(&vocabulaire, sheet) {
            Reconnaissance::Table(entete) => {
                source.table = Some(entete.table.libelle.clone());
                source.ligne_entete = Some(entete.ligne + 1);
                report_unknown_columns(diags, &entete, sheet);
                read_rows(diags, contexte, &entete, sheet, &mut tables, &mut source);
            }
            Reconnaissance::Ambigue(a, b, ligne) => {
                diags.push(messages::tableau_ambigu(&sheet.lieu.at(ligne, 0), &a.libelle, &b.libelle));
            }
            Reconnaissance::Rien(Some(proche)) => {
                diags.push(messages::feuille_incomplete(
                    &sheet.lieu.at(proche.ligne, 0),
                    &proche.table.libelle,
                    &proche.manquantes,
                    &proche.fautes_de_frappe,
                ));
            }
            Reconnaissance::Rien(None) => {
                let attendus: Vec<String> =
                    contexte.pack.tables.iter().map(|table| table.libelle.clone()).collect();
                diags.push(messages::feuille_inconnue(&sheet.lieu, &attendus));
            }
        }
        tables.sources.push(source);
    }
    tables
}

fn report_unknown_columns(diags: &mut Diagnostics, entete: &Entete<'_>, sheet: &Sheet) {
    if let Some((first, _)) = entete.inconnues.first() {
        let names: Vec<String> = entete.inconnues.iter().map(|(_, name)| format!("« {name} »")).collect();
        diags.push(messages::colonnes_inconnues(&sheet.lieu.at(entete.ligne, *first), &names));
    }
}

fn read_rows(
    diags: &mut Diagnostics,
    contexte: &Contexte<'_>,
    entete: &Entete<'_>,
    sheet: &Sheet,
    tables: &mut Tables,
    source: &mut Source,
) {
    let known: Vec<u32> = entete.colonnes.values().chain(entete.codes.values()).flatten().copied().collect();
    for ligne in sheet.contenu.lignes.iter().filter(|ligne| ligne.numero > entete.ligne) {
        if let Some(reason) = reason_to_skip(ligne, &known) {
            source.lignes_ecartees.push((ligne.numero + 1, reason.to_owned()));
            continue;
        }
        let mut row = Lecteur::new(diags, contexte, entete, &sheet.lieu, ligne);
        let kept = match entete.nom() {
            NomTable::Etablissement => {
                let read = tables.etablissement.read(&mut row);
                tables.etablissement.fautes.extend(row.finish());
                read
            }
            NomTable::Candidats => match lignes::candidat(&mut row) {
                Ok(contenu) => {
                    keep(&mut tables.candidats, row, contenu);
                    Ok(())
                }
                Err(ecart) => {
                    // Whom it names tells them apart elsewhere; a fault in a row left aside is nobody's.
                    let mut unheard = Diagnostics::default();
                    let row = Lecteur::new(&mut unheard, contexte, entete, &sheet.lieu, ligne);
                    let reason = ecart.raison();
                    keep(&mut tables.ecartes, row, ecart);
                    Err(reason)
                }
            },
            NomTable::Pfmp => {
                let contenu = lignes::stage(&mut row);
                keep(&mut tables.stages, row, contenu);
                Ok(())
            }
            NomTable::EvaluationsTuteur => {
                let contenu = lignes::tuteur(&mut row);
                keep(&mut tables.tuteurs, row, contenu);
                Ok(())
            }
            NomTable::Travaux => {
                let contenu = lignes::travail(&mut row);
                keep(&mut tables.travaux, row, contenu);
                Ok(())
            }
            NomTable::EvaluationsCcf => {
                let contenu = lignes::evaluation(&mut row);
                keep(&mut tables.evaluations, row, contenu);
                Ok(())
            }
            NomTable::Commissions => {
                tables.membres.push(lignes::membre(row));
                Ok(())
            }
            NomTable::Justificatifs => {
                let contenu = lignes::justificatif(&mut row);
                keep(&mut tables.justificatifs, row, contenu);
                Ok(())
            }
        };
        match kept {
            Ok(()) => source.lignes_lues += 1,
            Err(reason) => source.lignes_ecartees.push((ligne.numero + 1, reason)),
        }
    }
    report_other_specialities(diags, sheet, source);
}

fn keep<T>(rows: &mut Vec<Identifiee<T>>, mut row: Lecteur<'_>, contenu: T) {
    let identite = lignes::identite(&mut row);
    rows.push(Identifiee { identite, lieu: row.lieu(), contenu, fautes: row.finish() });
}

/// Rows that hold nothing of the table, and the sums that people write below a list. A sum leaves most
/// columns blank: somebody called Total does not.
fn reason_to_skip(ligne: &Ligne, known: &[u32]) -> Option<&'static str> {
    let filled: Vec<&Valeur> = ligne
        .cellules
        .iter()
        .filter(|(column, valeur)| known.contains(column) && !valeurs::is_blank(valeur))
        .map(|(_, valeur)| valeur)
        .collect();
    let Some(first) = filled.first() else {
        return Some("rien dans les colonnes du tableau");
    };
    let Valeur::Texte(text) = first else { return None };
    let word = text.split_whitespace().next().map(fold).unwrap_or_default();
    let is_sum = matches!(word.as_str(), "total" | "totaux" | "moyenne" | "moyennes" | "effectif");
    (is_sum && filled.len() * 2 <= known.len()).then_some("ligne de total ou de moyenne")
}

/// One message for all of them: a school's list holds several diplomas.
fn report_other_specialities(diags: &mut Diagnostics, sheet: &Sheet, source: &Source) {
    let left: Vec<u32> = source
        .lignes_ecartees
        .iter()
        .filter(|(_, reason)| reason.starts_with(lignes::AUTRE_SPECIALITE))
        .map(|(ligne, _)| *ligne)
        .collect();
    if let Some(first) = left.first() {
        let lieu: Lieu = sheet.lieu.at(first - 1, 0);
        diags.push(messages::autre_specialite(&lieu, left.len()));
    }
}
