//! `rapport.xlsx`: the faults as a table that can be sorted and shared with who must mend them.

use rust_xlsxwriter::{Format, FormatAlign, IgnoreError, Workbook, XlsxError};

use super::changements::{en_mots, verb_of};
use super::tableur::{TEXTE_MAX, cut, new_workbook};
use super::{Compte, Ligne};
use crate::diagnostics::{self, Diagnostic, Groupe, without_tricks};
use crate::sorties::{Changement, Genre};
use crate::tables::Source;
use crate::texte;

/// A sheet: the headers with their widths, then the rows.
type Colonnes = &'static [(&'static str, f64)];

const FAUTES: Colonnes = &[
    ("Fichier", 34.0),
    ("Feuille", 18.0),
    ("Cellule", 9.0),
    ("Candidat", 16.0),
    ("Ce qui ne va pas", 60.0),
    ("Que faire", 60.0),
    ("Gravité", 14.0),
    ("Code", 8.0),
    ("Responsable", 26.0),
    ("Voir aussi", 40.0),
];
const LECTURES: Colonnes = &[
    ("Fichier", 34.0),
    ("Feuille", 18.0),
    ("Prise pour", 40.0),
    ("Ligne des en-têtes", 18.0),
    ("Lignes lues", 12.0),
    ("Lignes laissées de côté", 60.0),
];
const RETENUS: Colonnes =
    &[("Classe", 16.0), ("Candidat", 16.0), ("Document", 34.0), ("Codes des fautes", 24.0), ("Où", 44.0)];
const CHANGES: Colonnes = &[
    ("Classe", 16.0),
    ("Candidat", 16.0),
    ("Fichier", 60.0),
    ("Depuis le dernier passage", 22.0),
    ("Pourquoi", 30.0),
    ("Version précédente", 60.0),
];

/// The workbook. Every cell is a string, so that nothing read from a dropped file can become a formula.
///
/// # Errors
/// When there are more rows than a workbook can hold.
pub fn rapport_xlsx(compte: &Compte) -> Result<Vec<u8>, XlsxError> {
    let mut book = new_workbook()?;
    let groupes = diagnostics::group(&compte.diagnostics, &compte.responsables);
    let faults = groupes.iter().flat_map(Groupe::fautes).map(fault_row).collect();
    write_sheet(&mut book, "À corriger", FAUTES, faults)?;
    write_sheet(&mut book, "Ce qui a été lu", LECTURES, source_rows(compte))?;
    write_sheet(&mut book, "Documents retenus", RETENUS, held_rows(compte))?;
    write_sheet(&mut book, "Ce qui a changé", CHANGES, changed_rows(compte))?;
    book.save_to_buffer()
}

fn write_sheet(
    book: &mut Workbook,
    name: &str,
    colonnes: Colonnes,
    rows: Vec<Vec<String>>,
) -> Result<(), XlsxError> {
    let head = Format::new().set_bold();
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let sheet = book.add_worksheet().set_name(name)?;
    for (column, (name, width)) in (0_u16..).zip(colonnes) {
        sheet.write_string_with_format(0, column, *name, &head)?;
        sheet.set_column_width(column, *width)?;
    }
    let last_row = u32::try_from(rows.len()).map_err(|_| XlsxError::RowColumnLimitError)?;
    for (row, values) in (1_u32..).zip(rows) {
        let widths = colonnes.iter().map(|(_, width)| *width);
        sheet.set_row_height(row, texte::row_height(values.iter().map(String::as_str).zip(widths)))?;
        for (column, value) in (0_u16..).zip(values) {
            sheet.write_string_with_format(row, column, cut(&value, TEXTE_MAX), &wrapped)?;
        }
    }
    let last_column = u16::try_from(colonnes.len() - 1).expect("ten columns at most");
    sheet.set_freeze_panes(1, 0)?;
    sheet.autofilter(0, 0, last_row, last_column)?;
    sheet.set_landscape().set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
    // A n° candidat is a text of digits: no green corner on each of them.
    sheet.ignore_error_range(0, 0, last_row, last_column, IgnoreError::NumberStoredAsText)?;
    Ok(())
}

fn fault_row(d: &Diagnostic) -> Vec<String> {
    let lieu = d.lieu.as_ref();
    let related: Vec<String> = d.lieux_lies.iter().map(|(role, lieu)| format!("{role} : {lieu}")).collect();
    [
        lieu.map(|l| l.fichier.to_string()).unwrap_or_default(),
        lieu.and_then(|l| l.feuille.as_deref()).unwrap_or_default().to_owned(),
        lieu.and_then(|l| l.cellule).map(|cell| cell.to_string()).unwrap_or_default(),
        d.candidat.clone().unwrap_or_default(),
        d.phrase(),
        d.aide.clone(),
        d.code.gravite().to_string(),
        d.code.id.to_owned(),
        d.responsable.clone(),
        related.join("\n"),
    ]
    .map(|text| without_tricks(&text))
    .into()
}

fn source_rows(compte: &Compte) -> Vec<Vec<String>> {
    let row = |s: &Source| {
        let aside: Vec<String> =
            s.lignes_ecartees.iter().map(|(ligne, raison)| format!("ligne {ligne} : {raison}")).collect();
        vec![
            s.fichier.to_string(),
            s.feuille.as_deref().unwrap_or_default().to_owned(),
            s.table.clone().unwrap_or_else(|| "rien de reconnu".to_owned()),
            s.ligne_entete.map(|ligne| ligne.to_string()).unwrap_or_default(),
            s.lignes_lues.to_string(),
            aside.join("\n"),
        ]
    };
    compte.sources.iter().map(row).collect()
}

fn held_rows(compte: &Compte) -> Vec<Vec<String>> {
    let row = |d: &Ligne| {
        let codes: Vec<&str> = d.raisons.iter().map(|raison| raison.code).collect();
        let told = d.raisons.iter().filter_map(|raison| compte.diagnostics.get(raison.rang?));
        let places: Vec<String> = told.filter_map(|d| d.lieu.as_ref()).map(ToString::to_string).collect();
        vec![d.classe.clone(), whom(d.candidat.clone()), d.id.clone(), codes.join(", "), places.join("\n")]
    };
    compte.retenus(Genre::Papier).map(row).collect()
}

/// What stayed as it was is not listed.
fn changed_rows(compte: &Compte) -> Vec<Vec<String>> {
    let changed = compte.lignes.iter().filter_map(|ligne| {
        let changement = ligne.changement.filter(|changement| *changement != Changement::Inchange)?;
        Some(vec![
            ligne.classe.clone(),
            whom(ligne.candidat.clone()),
            ligne.chemin.clone(),
            verb_of(changement).to_owned(),
            en_mots(&ligne.pourquoi),
            ligne.precedent.clone().unwrap_or_default(),
        ])
    });
    let retired = compte.retires.iter().map(|retire| {
        let kept = retire.precedent.clone().unwrap_or_default();
        let place = String::new;
        vec![place(), place(), retire.chemin.clone(), "retiré".to_owned(), en_mots(&retire.pourquoi), kept]
    });
    changed.chain(retired).collect()
}

fn whom(candidat: Option<String>) -> String {
    candidat.unwrap_or_else(|| "toute la classe".to_owned())
}
