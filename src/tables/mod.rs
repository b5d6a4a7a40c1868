//! From sheets to typed rows. Pure: no disk, no clock.
//!
//! Every value keeps the cell it was read from. A row with a fault keeps it too, so that whoever needs the
//! row can hold back what depends on it; nothing is corrected here.

mod codes;
mod controles;
mod dates;
mod degats;
mod deux_lignes;
mod divisions;
mod ecartees;
mod entete;
mod etablissement;
mod feuille;
mod formation;
mod formes;
pub mod formulaire;
mod fusions;
mod intitules;
mod large;
mod lecteur;
mod lecture;
pub mod lignes;
mod mots;
mod noms;
mod personne;
pub mod preparees;
mod proche;
mod questions;
pub mod sujets;
mod tasse;
mod unites;
mod valeurs;
mod vocabulaire;

use std::collections::BTreeSet;
use std::sync::Arc;

pub use degats::Sorte;
pub use etablissement::Etablissement;
pub use lecteur::Contexte;
pub use noms::NomEtPrenoms;
pub use personne::is_whole_name;
pub use valeurs::Change;

use crate::diagnostics::Diagnostics;
use crate::intake::{FichierLu, Sheet};
use crate::referentiel::types::{ContenuColonne, NomTable};
use entete::{Entete, Reconnaissance};
use formulaire::Formulaire;
use lignes::{
    Ecart, Identifiee, Justificatif, LigneCandidat, LigneEvaluation, LigneMembre, LigneStage, LigneTravail,
    LigneTuteur,
};
use preparees::{alteration, holds_data};
use sujets::Lignes;
use vocabulaire::Vocabulaire;

const ALTEREE: &str = "feuille préparée qui a été modifiée";

/// What a sheet was taken for, as the report says it.
#[derive(Debug, Clone)]
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

impl Source {
    /// Nothing of a sheet to fill that is no longer whole is read.
    fn leave_aside(&mut self, entete: &Entete<'_>, sheet: &Sheet) {
        let below = sheet.contenu.lignes.iter().filter(|ligne| ligne.numero > entete.ligne);
        self.table = Some(entete.table.libelle.clone());
        self.ligne_entete = Some(entete.ligne + 1);
        self.lignes_ecartees = below.map(|ligne| (ligne.numero + 1, ALTEREE.to_owned())).collect();
    }
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
    /// What sheets that were not read resemble: rows of these tables may only be unread.
    pub refusees: BTreeSet<NomTable>,
    pub sources: Vec<Source>,
    /// What each of these rows is about.
    pub sujets: Lignes,
}

/// Recognises every sheet by its headers and reads its rows.
pub fn read_tables(diags: &mut Diagnostics, contexte: &Contexte<'_>, files: &[FichierLu]) -> Tables {
    let vocabulaire = Vocabulaire::new(contexte.pack);
    let mut tables = Tables::default();
    for sheet in files.iter().flat_map(|file| &file.sheets).filter(|sheet| holds_data(sheet)) {
        let mut source = Source {
            fichier: Arc::clone(&sheet.lieu.fichier),
            feuille: sheet.lieu.feuille.clone(),
            table: None,
            ligne_entete: None,
            lignes_lues: 0,
            lignes_ecartees: Vec::new(),
        };
        let reconnaissance = entete::recognise(&vocabulaire, sheet);
        let form = form_of(&vocabulaire, &reconnaissance, sheet);
        if let Some(alteration) = alteration(&vocabulaire, &reconnaissance, form.as_ref(), sheet) {
            diags.push(alteration);
            tables.refusees.extend(reconnaissance.likely_table());
            if let Reconnaissance::Table(entete) = &reconnaissance {
                source.leave_aside(entete, sheet);
            }
            tables.sources.push(source);
            continue;
        }
        match (reconnaissance, form) {
            (Reconnaissance::Table(mut entete), _) => {
                entete.forget_blank_twins(sheet);
                questions::examine(&vocabulaire, &mut entete, sheet);
                let below = sheet.contenu.lignes.iter().filter(|ligne| ligne.numero > entete.ligne);
                entete.mois_en_premier = month_first(&entete, sheet);
                entete.champs_tenus = below.map(|ligne| ligne.champs).any(|champs| champs == entete.champs);
                source.table = Some(entete.table.libelle.clone());
                source.ligne_entete = Some(entete.ligne + 1);
                let rows = lecture::read_rows(diags, contexte, &vocabulaire, &entete, sheet, &mut tables);
                feuille::report(diags, contexte.pack, &entete, sheet, &rows);
                source.lignes_lues = rows.lues.len();
                source.lignes_ecartees = rows.ecartees;
            }
            (_, Some(form)) => {
                source.table = Some(form.entete.table.libelle.clone());
                source.ligne_entete = Some(form.premiere_ligne() + 1);
                lecture::read_form(diags, contexte, &form, &mut tables, &mut source);
                if source.lignes_lues > 0 {
                    feuille::report_form(diags, &form, sheet);
                }
            }
            (other, None) => {
                tables.refusees.extend(other.likely_table());
                feuille::report_unread(diags, &vocabulaire, &other, sheet);
            }
        }
        tables.sources.push(source);
    }
    let mut sujets = std::mem::take(&mut tables.sujets);
    sujets.of_tables(&tables);
    tables.sujets = sujets;
    divisions::leave_untold(diags, contexte.pack, &mut tables);
    tables
}

/// The columns of dates where one at least has its month before its day.
fn month_first(entete: &Entete<'_>, sheet: &Sheet) -> BTreeSet<u32> {
    let is_date = |column: u32| entete.colonne_at(column).is_some_and(|c| c.contenu == ContenuColonne::Date);
    let dates: Vec<u32> = entete.known_columns().filter(|column| is_date(*column)).collect();
    let below = sheet.contenu.lignes.iter().filter(|ligne| ligne.numero > entete.ligne);
    below
        .flat_map(|ligne| &ligne.cellules)
        .filter(|(column, valeur)| dates.contains(column) && dates::is_month_first(valeur))
        .map(|(column, _)| *column)
        .collect()
}

/// A form stands where no header line does.
fn form_of<'a>(
    vocabulaire: &Vocabulaire<'a>,
    reconnaissance: &Reconnaissance<'a>,
    sheet: &Sheet,
) -> Option<Formulaire<'a>> {
    match reconnaissance {
        Reconnaissance::Rien(_) => formulaire::recognise(vocabulaire, sheet),
        Reconnaissance::Table(_)
        | Reconnaissance::Ambigue(..)
        | Reconnaissance::DeuxLignes(_)
        | Reconnaissance::Large(_) => None,
    }
}
