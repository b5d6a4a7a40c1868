//! What is told of a sheet as a whole: what hides a part of it, what of it is not read.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::entete::{Entete, Reconnaissance};
use super::formes;
use super::formulaire::Formulaire;
use super::fusions::columns_under_merged_headers;
use super::lecture::Lues;
use super::lignes::Ecart;
use super::proche::{name_of, near_misses};
use super::valeurs;
use crate::diagnostics::{Diagnostics, messages};
use crate::intake::{Ligne, Sheet, Valeur};
use crate::place::{Cellule, Lieu};
use crate::referentiel::Referentiel;
use crate::referentiel::types::{Colonne, NomTable, Table};
use crate::texte::fold;

/// Of a sheet whose rows were read.
pub fn report(diags: &mut Diagnostics, pack: &Referentiel, entete: &Entete<'_>, sheet: &Sheet, rows: &Lues) {
    report_unused_columns(diags, pack, entete, sheet);
    report_neighbour(diags, entete, sheet);
    report_other_formations(diags, pack, rows);
    let read: Vec<&Ligne> = {
        let lues: BTreeSet<u32> = rows.lues.iter().copied().collect();
        sheet.contenu.lignes.iter().filter(|ligne| lues.contains(&ligne.numero)).collect()
    };
    if !read.is_empty() {
        report_headless_columns(diags, entete, sheet, &read);
        report_hidden(diags, entete, sheet, &read);
    }
}

/// Of a sheet that is no table.
pub fn report_unread(
    diags: &mut Diagnostics,
    pack: &Referentiel,
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
        Reconnaissance::Rien(Some(proche)) => {
            diags.push(messages::feuille_incomplete(
                &sheet.lieu.at(proche.ligne, 0),
                &proche.table.libelle,
                &proche.manquantes,
                &proche.fautes_de_frappe,
            ));
        }
        Reconnaissance::Rien(None) => {
            match first_person(pack, sheet) {
                Some((candidats, Cellule { ligne, colonne })) => diags.push(messages::feuille_sans_entete(
                    &sheet.lieu.at(ligne, colonne),
                    &headers_of(candidats),
                )),
                None if sheet.contenu.masquee => diags.push(messages::feuille_masquee_inconnue(&sheet.lieu)),
                None => diags.push(messages::feuille_inconnue(&sheet.lieu)),
            };
        }
    }
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
        let is_date = !matches!(valeur, Valeur::Nombre(_)) && valeurs::date(valeur).is_ok();
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

/// Headers that mean nothing here; those that are nearly a header of the table are a doubt of their own.
fn report_unused_columns(diags: &mut Diagnostics, pack: &Referentiel, entete: &Entete<'_>, sheet: &Sheet) {
    let misses = near_misses(entete);
    for (column, header, colonne) in &misses {
        let lieu = sheet.lieu.at(entete.ligne, *column);
        diags.push(messages::entete_proche(&lieu, header, &colonne.nom));
    }
    let mut near: Vec<u32> = misses.iter().map(|(column, ..)| *column).collect();
    for (column, header) in &entete.inconnues {
        if let Some(quoi) = value_as_header(pack, header) {
            diags.push(messages::valeur_en_entete(&sheet.lieu.at(entete.ligne, *column), header, quoi));
            near.push(*column);
        }
    }
    let unknown: Vec<&(u32, String)> =
        entete.inconnues.iter().filter(|(column, _)| !near.contains(column)).collect();
    if let Some((first, _)) = unknown.first() {
        let names: Vec<String> = unknown.iter().map(|(_, name)| format!("« {name} »")).collect();
        diags.push(messages::colonnes_inconnues(&sheet.lieu.at(entete.ligne, *first), &names));
    }
}

/// The column that a header would be a value of: a table of notes or of periods laid out on its side, which
/// would else pass for a list of candidates with columns of no use.
fn value_as_header<'r>(pack: &'r Referentiel, header: &str) -> Option<&'r str> {
    let wanted = fold(header);
    let is_epreuve = pack.epreuves.iter().any(|e| e.pole.is_some() && fold(&e.code) == wanted);
    if is_epreuve {
        return Some(pack.nom_colonne(NomTable::EvaluationsCcf, "epreuve"));
    }
    // A bare number may be anything.
    let is_periode =
        wanted.contains(|c: char| c.is_ascii_alphabetic()) && pack.periode_of_text(header).is_some();
    is_periode.then(|| pack.nom_colonne(NomTable::Pfmp, "periode"))
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
    let known = entete.known_columns();
    let named = entete.inconnues.iter().chain(&entete.codes_inconnus).map(|(column, _)| *column);
    let covered = columns_under_merged_headers(entete, &sheet.contenu).into_iter().map(|(column, _)| column);
    let headed: BTreeSet<u32> = known.chain(named).chain(covered).collect();
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
