//! From sheets to typed rows. Pure: no disk, no clock.
//!
//! Every value keeps the cell it was read from. A row with a fault keeps it too, so that whoever needs the
//! row can hold back what depends on it; nothing is corrected here.

mod entete;
mod etablissement;
pub mod formulaire;
mod lecteur;
pub mod lignes;
mod valeurs;

use std::sync::Arc;

pub use etablissement::Etablissement;
pub use lecteur::Contexte;

use crate::diagnostics::{Diagnostics, messages};
use crate::intake::{FichierLu, Ligne, Sheet, Valeur};
use crate::modeles;
use crate::place::Lieu;
use crate::referentiel::Referentiel;
use crate::referentiel::types::NomTable;
use crate::texte::fold;
use entete::{Entete, Proche, Reconnaissance, Vocabulaire};
use formulaire::{Formulaire, Repere};
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
    for sheet in files.iter().flat_map(|file| &file.sheets).filter(|sheet| holds_data(sheet)) {
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
            Reconnaissance::Rien(proche) => {
                if let Some(form) = formulaire::recognise(&vocabulaire, sheet) {
                    source.table = Some(form.entete.table.libelle.clone());
                    source.ligne_entete = Some(form.premiere_ligne() + 1);
                    read_form(diags, contexte, &form, &mut tables, &mut source);
                } else {
                    report_unrecognised(diags, contexte.pack, sheet, proche);
                }
            }
        }
        tables.sources.push(source);
    }
    tables
}

/// The lists of choices of our own workbooks are no data.
fn holds_data(sheet: &Sheet) -> bool {
    let first = sheet.contenu.lignes.first().and_then(|ligne| ligne.cellules.first());
    let is_lists = matches!(first, Some((_, Valeur::Texte(text))) if text == modeles::MARQUE);
    first.is_some() && !is_lists
}

fn report_unrecognised(
    diags: &mut Diagnostics,
    pack: &Referentiel,
    sheet: &Sheet,
    proche: Option<Proche<'_>>,
) {
    diags.push(match proche {
        Some(proche) => messages::feuille_incomplete(
            &sheet.lieu.at(proche.ligne, 0),
            &proche.table.libelle,
            &proche.manquantes,
            &proche.fautes_de_frappe,
        ),
        None => {
            let attendus: Vec<String> = pack.tables.iter().map(|table| table.libelle.clone()).collect();
            messages::feuille_inconnue(&sheet.lieu, &attendus)
        }
    });
}

/// One form is one row of its table, unless nobody filled it.
fn read_form(
    diags: &mut Diagnostics,
    contexte: &Contexte<'_>,
    form: &Formulaire<'_>,
    tables: &mut Tables,
    source: &mut Source,
) {
    if form.is_blank() {
        let reason = "formulaire non rempli : évaluation non rendue";
        source.lignes_ecartees.push((form.premiere_ligne() + 1, reason.to_owned()));
        return;
    }
    let mut row = Lecteur::new(diags, contexte, &form.entete, &form.repere, &form.valeurs);
    form.alterations(contexte.pack).into_iter().for_each(|alteration| row.fault(alteration));
    let contenu = lignes::tuteur(&mut row);
    keep(&mut tables.tuteurs, row, contenu);
    source.lignes_lues += 1;
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
    let given = given_by_us(entete, sheet);
    let repere = Repere::of(sheet);
    for ligne in sheet.contenu.lignes.iter().filter(|ligne| ligne.numero > entete.ligne) {
        if let Some(reason) = reason_to_skip(ligne, &known, &given) {
            source.lignes_ecartees.push((ligne.numero + 1, reason.to_owned()));
            continue;
        }
        let mut row = Lecteur::new(diags, contexte, entete, &repere, ligne);
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
                    let row = Lecteur::new(&mut unheard, contexte, entete, &repere, ligne);
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

/// The columns that `liasse modeles` fills in its own sheets: there, a row that holds nothing else says nothing
/// yet. In any other sheet somebody wrote it, and every row counts.
fn given_by_us(entete: &Entete<'_>, sheet: &Sheet) -> Vec<u32> {
    const PERSONNE: [&str; 6] =
        ["numero_candidat", "ine", "nom_de_famille", "prenoms", "date_de_naissance", "classe"];
    let also: &[&str] = match entete.nom() {
        NomTable::Etablissement | NomTable::Candidats | NomTable::Pfmp | NomTable::Justificatifs => &[],
        NomTable::EvaluationsTuteur => &["periode"],
        NomTable::Travaux | NomTable::Commissions => &["epreuve"],
        NomTable::EvaluationsCcf => &["epreuve", "situation"],
    };
    let above = sheet.contenu.lignes.iter().take_while(|ligne| ligne.numero < entete.ligne);
    let mut cells = above.flat_map(|ligne| &ligne.cellules);
    if !cells.any(|(_, valeur)| matches!(valeur, Valeur::Texte(text) if text == modeles::CONSIGNE)) {
        return Vec::new();
    }
    PERSONNE.iter().chain(also).filter_map(|key| entete.colonnes.get(key)).flatten().copied().collect()
}

/// Rows that hold nothing of the table, and the sums that people write below a list. A sum leaves most
/// columns blank: somebody called Total does not.
fn reason_to_skip(ligne: &Ligne, known: &[u32], given: &[u32]) -> Option<&'static str> {
    let filled: Vec<&(u32, Valeur)> = ligne
        .cellules
        .iter()
        .filter(|(column, valeur)| known.contains(column) && !valeurs::is_blank(valeur))
        .collect();
    let Some((_, first)) = filled.first() else {
        return Some("rien dans les colonnes du tableau");
    };
    if filled.iter().all(|(column, _)| given.contains(column)) {
        return Some("ligne préparée, pas encore remplie");
    }
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
