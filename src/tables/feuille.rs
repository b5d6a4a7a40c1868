//! What is told of a sheet as a whole: what hides a part of it, what of it is not read.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::dates;
use super::entete::{Entete, Reconnaissance};
use super::formes;
use super::formulaire::Formulaire;
use super::fusions::columns_under_merged_headers;
use super::lecture::Lues;
use super::lignes::Ecart;
use super::proche::name_of;
use super::tasse;
use super::valeurs;
use super::vocabulaire::Vocabulaire;
use crate::diagnostics::{Diagnostic, Diagnostics, messages};
use crate::intake::{Ligne, Sheet, Valeur, has_workbook_name};
use crate::place::{Cellule, Lieu};
use crate::referentiel::Referentiel;
use crate::referentiel::types::{Colonne, NomTable, Table};

/// Of a sheet whose rows were read.
pub fn report(diags: &mut Diagnostics, pack: &Referentiel, entete: &Entete<'_>, sheet: &Sheet, rows: &Lues) {
    report_neighbour(diags, entete, sheet);
    report_other_formations(diags, pack, rows);
    let read: Vec<&Ligne> = {
        let lues: BTreeSet<u32> = rows.lues.iter().copied().collect();
        sheet.contenu.lignes.iter().filter(|ligne| lues.contains(&ligne.numero)).collect()
    };
    report_unused_columns(diags, entete, sheet, &read);
    if !read.is_empty() {
        report_headless_columns(diags, entete, sheet, &read);
        report_hidden(diags, entete, sheet, &read);
        report_struck(diags, sheet, &read);
    }
}

/// Of a sheet that is no table.
pub fn report_unread(
    diags: &mut Diagnostics,
    vocabulaire: &Vocabulaire<'_>,
    reconnaissance: &Reconnaissance<'_>,
    sheet: &Sheet,
) {
    match reconnaissance {
        Reconnaissance::Table(_) => {}
        Reconnaissance::Ambigue(a, b) => {
            let reading = |entete: &Entete<'_>| {
                let keys = entete.recognised_by().iter();
                (entete.table.libelle.clone(), keys.map(|key| name_of(entete.table, key)).collect())
            };
            diags.push(messages::tableau_ambigu(&sheet.lieu.at(a.ligne, 0), &reading(a), &reading(b)));
        }
        Reconnaissance::DeuxLignes(entete) => {
            let lieu = sheet.lieu.at(entete.ligne + 1, 0);
            diags.push(messages::entetes_sur_deux_lignes(&lieu, &entete.table.libelle));
        }
        Reconnaissance::Large(large) => {
            diags.push(messages::tableau_large(
                &sheet.lieu.at(large.ligne, large.colonne),
                &large.table.libelle,
                &large.axe.nom,
                &large.repetees,
                large.fois,
            ));
        }
        Reconnaissance::Rien(Some(proche)) => {
            let mut diagnostic = messages::feuille_incomplete(
                &sheet.lieu.at(proche.ligne, 0),
                &proche.table.libelle,
                &proche.manquantes,
                &proche.fautes_de_frappe,
            );
            if let Some((read, colonne, unite)) = proche.autres_unites.first() {
                diagnostic.aide = messages::convertir(read, colonne, unite.as_deref());
            }
            if !proche.illisibles.is_empty() {
                diagnostic.aide = messages::retaper(&diagnostic.aide);
            }
            for column in &proche.illisibles {
                diagnostic = diagnostic.see("en-tête illisible", &sheet.lieu.at(proche.ligne, *column));
            }
            diags.push(diagnostic);
        }
        // What would have told the table is perhaps in what is damaged.
        Reconnaissance::Rien(None) if holds_damage(sheet) => {
            diags.push(messages::feuille_illisible(&sheet.lieu, CELLULES_ABIMEES));
        }
        Reconnaissance::Rien(None) => {
            if let Some(Cellule { ligne, colonne }) = tasse::find(vocabulaire, sheet) {
                diags.push(messages::tableau_en_une_colonne(&sheet.lieu.at(ligne, colonne)));
                return;
            }
            match first_person(vocabulaire.pack, sheet) {
                Some((candidats, Cellule { ligne, colonne })) => diags.push(messages::feuille_sans_entete(
                    &sheet.lieu.at(ligne, colonne),
                    &headers_of(candidats),
                )),
                None if is_text_of_workbook(sheet) => diags.push(messages::texte_sans_tableau(&sheet.lieu)),
                None if sheet.contenu.masquee => diags.push(messages::feuille_masquee_inconnue(&sheet.lieu)),
                None => diags.push(messages::feuille_inconnue(&sheet.lieu)),
            };
        }
    }
}

/// A text whose name promises a workbook: what was hoped for is not there, or was misread.
fn is_text_of_workbook(sheet: &Sheet) -> bool {
    sheet.lieu.feuille.is_none() && has_workbook_name(&sheet.lieu.fichier)
}

const CELLULES_ABIMEES: &str = "aucun tableau n’y est reconnu, et des cellules y sont abîmées";

fn holds_damage(sheet: &Sheet) -> bool {
    let mut cells = sheet.contenu.lignes.iter().flat_map(|ligne| &ligne.cellules);
    cells.any(|(_, valeur)| matches!(valeur, Valeur::Illisible(_)))
}

/// The headers by which a table is first recognised: « Nom de famille », « Prénom(s) », « Date de naissance ».
pub fn headers_of(table: &Table) -> Vec<String> {
    let first = table.reconnue_a.first().map_or(&[][..], Vec::as_slice);
    first.iter().map(|key| name_of(table, key)).collect()
}

/// The table of candidates, and where a list of them without any header begins: half of its rows at least hold a number, an INE or a date
/// beside two words.
fn first_person<'a>(pack: &'a Referentiel, sheet: &Sheet) -> Option<(&'a Table, Cellule)> {
    let candidats = pack.tables.iter().find(|table| table.table == NomTable::Candidats)?;
    let keys = ["numero_candidat", "ine"];
    let keys: Vec<_> = candidats.colonnes.iter().filter(|c| keys.contains(&c.colonne.as_str())).collect();
    let is_key = |valeur: &Valeur| {
        let of =
            |c: &&Colonne| valeurs::identifier(valeur, c.chiffres).is_ok_and(|t| formes::fits_one(c, &t));
        let is_date = !matches!(valeur, Valeur::Nombre(_)) && dates::date(valeur, false).is_ok();
        is_date || keys.iter().any(of)
    };
    let is_person = |ligne: &&Ligne| {
        let (keyed, others): (Vec<_>, Vec<_>) = ligne.cellules.iter().partition(|(_, v)| is_key(v));
        !keyed.is_empty() && others.iter().filter(|(_, v)| matches!(v, Valeur::Texte(_))).count() >= 2
    };
    let rows = &sheet.contenu.lignes;
    let first = rows.iter().find(is_person)?;
    let place = Cellule { ligne: first.numero, colonne: first.cellules.first()?.0 };
    (rows.iter().filter(is_person).count() * 2 >= rows.len()).then_some((candidats, place))
}

/// Headers that mean nothing here. What stands below one of them, and that no other software writes there, is worth
/// a look; what may be a column of the table is asked. An error of a header is told with the rows that it touches.
fn report_unused_columns(diags: &mut Diagnostics, entete: &Entete<'_>, sheet: &Sheet, read: &[&Ligne]) {
    let holding: BTreeSet<u32> = read
        .iter()
        .flat_map(|ligne| &ligne.cellules)
        .filter(|(_, valeur)| !valeurs::is_blank(valeur))
        .map(|(column, _)| *column)
        .collect();
    let mut idle: Vec<(u32, &str)> = Vec::new();
    let mut unread: Vec<(u32, &str)> = Vec::new();
    for (column, header) in &entete.inconnues {
        let list = if holding.contains(column) { &mut unread } else { &mut idle };
        list.push((*column, header));
    }
    for question in &entete.questions {
        let lieu = sheet.lieu.at(entete.ligne, question.colonne);
        match question.diagnostic(&lieu).filter(|_| holding.contains(&question.colonne)) {
            Some(diagnostic) => {
                diags.push(diagnostic);
            }
            None => idle.push((question.colonne, &question.entete)),
        }
    }
    idle.retain(|(_, header)| !header.is_empty());
    idle.sort_unstable();
    for (columns, told) in [
        (unread, messages::colonnes_non_lues as fn(&Lieu, &[String]) -> Diagnostic),
        (idle, messages::colonnes_inconnues),
    ] {
        if let Some((first, _)) = columns.first() {
            let names: Vec<String> = columns.iter().map(|(_, name)| format!("« {name} »")).collect();
            diags.push(told(&sheet.lieu.at(entete.ligne, *first), &names));
        }
    }
}

/// A second table at the right of the one that was read.
fn report_neighbour(diags: &mut Diagnostics, entete: &Entete<'_>, sheet: &Sheet) {
    if let Some((column, other)) = entete.voisin {
        let lieu = sheet.lieu.at(entete.ligne, column);
        diags.push(messages::second_tableau(&lieu, &other.libelle, &entete.table.libelle));
    }
}

/// One message for all of them: a school's list holds several diplomas. What is perhaps the pack's is asked.
fn report_other_formations(diags: &mut Diagnostics, pack: &Referentiel, rows: &Lues) {
    let mut autres = BTreeMap::<String, usize>::new();
    let mut douteuses = BTreeMap::<&str, (&Lieu, usize)>::new();
    let mut first = None;
    for ecart in &rows.ecarts {
        if let Some(formation) = ecart.formation() {
            first = first.or(Some(ecart.lieu()));
            *autres.entry(formation).or_default() += 1;
        } else if let Ecart::Douteuse(cell) = ecart {
            douteuses.entry(&cell.valeur).or_insert((&cell.lieu, 0)).1 += 1;
        }
    }
    let sigle = &pack.diplome.sigle;
    if let Some(lieu) = first {
        let mut formations: Vec<(String, usize)> = autres.into_iter().collect();
        formations.sort_by_key(|(_, nombre)| Reverse(*nombre));
        diags.push(messages::autre_specialite(lieu, &formations, rows.lues.len(), sigle));
    }
    for (formation, (lieu, nombre)) in douteuses {
        diags.push(messages::formation_douteuse(lieu, formation, nombre, sigle));
    }
}

/// Cells that hold something where the header line holds nothing. What a text file has beyond its header is
/// told with its row.
fn report_headless_columns(diags: &mut Diagnostics, entete: &Entete<'_>, sheet: &Sheet, read: &[&Ligne]) {
    let covered = columns_under_merged_headers(entete, &sheet.contenu).into_iter().map(|(column, _)| column);
    let mut headed = entete.headed_columns();
    headed.extend(covered);
    let end = entete.voisin.map_or(u32::MAX, |(column, _)| column).min(entete.champs.unwrap_or(u32::MAX));
    let mut headless = BTreeMap::<u32, u32>::new();
    for ligne in read {
        for (column, valeur) in &ligne.cellules {
            if *column < end && !headed.contains(column) && !valeurs::is_blank(valeur) {
                headless.entry(*column).or_insert(ligne.numero);
            }
        }
    }
    if let Some((column, row)) = headless.first_key_value() {
        let columns: Vec<u32> = headless.keys().copied().collect();
        diags.push(messages::colonnes_sans_entete(&sheet.lieu.at(*row, *column), &columns));
    }
}

/// What somebody who looks at the sheet does not see of it.
fn report_hidden(diags: &mut Diagnostics, entete: &Entete<'_>, sheet: &Sheet, read: &[&Ligne]) {
    let contenu = &sheet.contenu;
    let rows: Vec<u32> = read.iter().filter(|ligne| ligne.masquee).map(|ligne| ligne.numero + 1).collect();
    let known: BTreeSet<u32> = entete.known_columns().collect();
    let filled = |column: &u32| {
        let holds = |ligne: &&Ligne| ligne.cellules.iter().any(|(c, v)| c == column && !valeurs::is_blank(v));
        known.contains(column) && read.iter().any(holds)
    };
    let columns: Vec<u32> = contenu.colonnes_masquees.iter().copied().filter(filled).collect();
    tell_hidden(diags, entete, sheet, entete.ligne, (&rows, &columns));
}

/// Rows that somebody struck out or greyed rather than take away.
fn report_struck(diags: &mut Diagnostics, sheet: &Sheet, read: &[&Ligne]) {
    let rows: Vec<u32> = read.iter().filter(|ligne| ligne.barree).map(|ligne| ligne.numero + 1).collect();
    // Where all of many rows are so, none of them stands out: it is a taste.
    let all = read.len() > 2 && rows.len() == read.len();
    if let Some(first) = rows.first().filter(|_| !all) {
        diags.push(messages::lignes_barrees(&sheet.lieu.at(first - 1, 0), &rows));
    }
}

/// The same of a form.
pub fn report_form(diags: &mut Diagnostics, form: &Formulaire<'_>, sheet: &Sheet) {
    let (rows, columns) = form.hidden(&sheet.contenu);
    tell_hidden(diags, &form.entete, sheet, form.premiere_ligne(), (&rows, &columns));
}

/// Rows from one, columns from zero; `ligne` is where the columns are shown.
fn tell_hidden(
    diags: &mut Diagnostics,
    entete: &Entete<'_>,
    sheet: &Sheet,
    ligne: u32,
    (rows, columns): (&[u32], &[u32]),
) {
    if sheet.contenu.masquee {
        diags.push(messages::feuille_masquee(&sheet.lieu, &entete.table.libelle));
    }
    if sheet.contenu.filtree {
        diags.push(messages::feuille_filtree(&sheet.lieu));
    }
    if let Some(first) = rows.first() {
        diags.push(messages::lignes_masquees(&sheet.lieu.at(first - 1, 0), rows));
    }
    if let Some(first) = columns.first() {
        diags.push(messages::colonnes_masquees(&sheet.lieu.at(ligne, *first), columns));
    }
}
