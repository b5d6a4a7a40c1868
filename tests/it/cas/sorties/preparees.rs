//! Sheets to fill that come back otherwise than they were written: none of what somebody wrote is lost in silence.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::sync::LazyLock;

use calamine::{Data, Reader, Xlsx};
use expect_test::{Expect, expect};
use liasse::diagnostics::{self, Diagnostics};
use liasse::tables::preparees::CONSIGNE;
use rust_xlsxwriter::Worksheet;

use super::modeles::{CLASSE, models, without_tutors};
use crate::support::{Entrees, PACK, check, classeur, feuille, minimal, tables_of};

/// The row of the headers, and the first one below them, from zero.
const ENTETE: u32 = 2;
const PREMIERE: u32 = 3;
const PFMP: &str = "PFMP";

/// The texts of a sheet, by row and column.
type Cases = BTreeMap<(u32, u16), String>;

static CLASSEUR: LazyLock<BTreeMap<String, Cases>> = LazyLock::new(|| {
    let bytes = models(&PACK, &without_tutors(), |_| {}).remove(CLASSE).expect("a workbook");
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let sheets = book.worksheets().into_iter();
    sheets
        .filter(|(name, _)| name != "Listes")
        .map(|(name, range)| {
            let (top, left) = range.start().expect("cells");
            let cells = range.used_cells().map(|(row, column, data)| {
                let row = top + u32::try_from(row).expect("a small sheet");
                let column = left + u32::try_from(column).expect("a small sheet");
                let Data::String(text) = data else { panic!("{data:?} is no text") };
                ((row, u16::try_from(column).expect("a small sheet")), text.clone())
            });
            (name, cells.collect())
        })
        .collect()
});

fn prepared(name: &str) -> Cases {
    CLASSEUR[name].clone()
}

/// As a sheet of a version that wrote no mark.
fn of_earlier_version(mut cases: Cases) -> Cases {
    let before = cases.len();
    cases.retain(|_, text| !text.starts_with("liasse:"));
    assert_eq!(cases.len() + 1, before, "the mark is one cell");
    cases
}

fn header(cases: &Cases, column: u16) -> &str {
    &cases[&(ENTETE, column)]
}

fn column_of(cases: &Cases, name: &str) -> u16 {
    let found = cases.iter().find(|((row, _), text)| *row == ENTETE && *text == name);
    found.unwrap_or_else(|| panic!("« {name} » is a header")).0.1
}

fn without_column(cases: Cases, removed: u16) -> Cases {
    cases
        .into_iter()
        .filter(|((_, column), _)| *column != removed)
        .map(|((row, column), text)| ((row, if column > removed { column - 1 } else { column }), text))
        .collect()
}

fn without_row(cases: Cases, removed: u32) -> Cases {
    cases
        .into_iter()
        .filter(|((row, _), _)| *row != removed)
        .map(|((row, column), text)| ((if row > removed { row - 1 } else { row }, column), text))
        .collect()
}

fn renamed(mut cases: Cases, before: &str, after: &str) -> Cases {
    let column = column_of(&cases, before);
    cases.insert((ENTETE, column), after.to_owned());
    cases
}

/// A table of [`minimal`], headers included, over what stands from a row on.
fn pasted(mut cases: Cases, from: u32, fichier: &str) -> Cases {
    cases.retain(|(row, _), text| *row < from || text.starts_with("liasse:"));
    pasted_over(cases, from, fichier)
}

/// The same, and what it does not cover stays.
fn pasted_over(mut cases: Cases, from: u32, fichier: &str) -> Cases {
    for (row, line) in (from..).zip(minimal().text(fichier).lines()) {
        for (column, cell) in (0..).zip(line.split(';')) {
            cases.insert((row, column), cell.to_owned());
        }
    }
    cases
}

/// Dates and a place, in her first row.
fn filled(cases: Cases) -> Cases {
    let answers = [
        ("Période", "P1"),
        ("Type", "certifiante"),
        ("Du", "06/01/2025"),
        ("Au", "14/03/2025"),
        ("Jours de présence", "50"),
        ("Structure", "Mairie de Rezé"),
        ("Observations", "Aménagement du temps"),
    ];
    answers.iter().fold(cases, |mut cases, (name, value)| {
        let column = column_of(&cases, name);
        cases.insert((PREMIERE, column), (*value).to_owned());
        cases
    })
}

fn written(name: &str, cases: &Cases) -> Vec<u8> {
    let mut sheet = Worksheet::new();
    sheet.set_name(name).expect("a name of sheet");
    for ((row, column), text) in cases {
        sheet.write_string(*row, *column, text).expect("a small sheet");
    }
    classeur(vec![sheet])
}

fn with(name: &str, cases: &Cases) -> Entrees {
    without_tutors().remove("pfmp.csv").put("classe.xlsx", written(name, cases))
}

fn told(name: &str, cases: &Cases) -> String {
    let folder = Entrees(BTreeMap::new()).put("classe.xlsx", written(name, cases));
    tables_of(&folder).1.iter().map(diagnostics::render).collect()
}

fn check_sheet(name: &str, cases: &Cases, expected: &Expect) {
    check(&with(name, cases), expected);
}

#[test]
fn a_sheet_as_it_was_written_has_nothing_to_say() {
    for (name, cases) in CLASSEUR.iter() {
        assert_eq!(told(name, cases), "", "{name}");
        assert_eq!(told(name, &of_earlier_version(cases.clone())), "", "{name}, of an earlier version");
    }
}

#[test]
fn the_rows_of_another_table_over_a_sheet() {
    let expected = expect![[r#"
        erreur[E239] feuille non lue : « liasse modeles » l’a préparée pour le tableau « périodes de formation en milieu professionnel », et elle contient « travaux professionnels »
          → classe.xlsx, feuille « PFMP », cellule A3
          aide : mettre ces lignes dans la feuille préparée pour elles, ou dans un classeur à part, et rendre à celle-ci ce qu’elle attend (« liasse modeles » la refait vierge)
        code 1 ; produits : 10, dont à compléter : 2 ; retenus : 0
    "#]];
    check_sheet(PFMP, &pasted(prepared(PFMP), ENTETE, "travaux.csv"), &expected);
}

/// What the rows do not cover is still there.
#[test]
fn the_rows_of_another_table_over_the_first_rows_of_a_sheet() {
    check_sheet(
        PFMP,
        &pasted_over(filled(prepared(PFMP)), ENTETE, "travaux.csv"),
        &expect![[r#"
        erreur[E239] feuille non lue : « liasse modeles » l’a préparée pour le tableau « périodes de formation en milieu professionnel », et elle contient « travaux professionnels »
          → classe.xlsx, feuille « PFMP », cellule A3
          aide : mettre ces lignes dans la feuille préparée pour elles, ou dans un classeur à part, et rendre à celle-ci ce qu’elle attend (« liasse modeles » la refait vierge)
        code 1 ; produits : 10, dont à compléter : 2 ; retenus : 0
    "#]],
    );
    check_sheet(
        PFMP,
        &pasted_over(filled(prepared(PFMP)), ENTETE, "candidats.csv"),
        &expect![[r#"
        erreur[E239] feuille non lue : « liasse modeles » l’a préparée pour le tableau « périodes de formation en milieu professionnel », et elle contient « liste des candidats »
          → classe.xlsx, feuille « PFMP », cellule A3
          aide : mettre ces lignes dans la feuille préparée pour elles, ou dans un classeur à part, et rendre à celle-ci ce qu’elle attend (« liasse modeles » la refait vierge)
        code 1 ; produits : 10, dont à compléter : 2 ; retenus : 0
    "#]],
    );
}

/// Title, consigne and all: the mark stands behind the last column.
#[test]
fn the_rows_of_another_table_over_a_whole_sheet() {
    check_sheet(
        PFMP,
        &pasted(prepared(PFMP), 0, "candidats.csv"),
        &expect![[r#"
        erreur[E239] feuille non lue : « liasse modeles » l’a préparée pour le tableau « périodes de formation en milieu professionnel », et elle contient « liste des candidats »
          → classe.xlsx, feuille « PFMP », cellule A1
          aide : mettre ces lignes dans la feuille préparée pour elles, ou dans un classeur à part, et rendre à celle-ci ce qu’elle attend (« liasse modeles » la refait vierge)
        code 1 ; produits : 10, dont à compléter : 2 ; retenus : 0
    "#]],
    );
}

/// Nearly another table is no better.
#[test]
fn another_table_that_lacks_a_header_over_a_sheet() {
    let cases = renamed(pasted(prepared(PFMP), ENTETE, "travaux.csv"), "Intitulé", "Titre");
    check_sheet(
        PFMP,
        &cases,
        &expect![[r#"
        erreur[E239] feuille non lue : « liasse modeles » l’a préparée pour le tableau « périodes de formation en milieu professionnel », et elle contient « travaux professionnels »
          → classe.xlsx, feuille « PFMP », cellule A3
          aide : mettre ces lignes dans la feuille préparée pour elles, ou dans un classeur à part, et rendre à celle-ci ce qu’elle attend (« liasse modeles » la refait vierge)
        code 1 ; produits : 10, dont à compléter : 2 ; retenus : 0
    "#]],
    );
}

#[test]
fn the_grid_of_another_epreuve_over_a_sheet() {
    let name =
        CLASSEUR.keys().find(|name| name.ends_with("E31") && !name.starts_with("Travaux")).expect("a grid");
    let cases = pasted(prepared(name), ENTETE, "grilles-e32.csv");
    check_sheet(
        name,
        &cases,
        &expect![[r#"
        erreur[E240] feuille non lue : préparée par « liasse modeles » pour le tableau « évaluations des commissions (E31) », elle a perdu les colonnes « 1.1.1-a », « 1.1.1-b », « 1.1.1-c », « 1.1.1-d », « 1.1.1-e » et 15 autres
          → classe.xlsx, feuille « Évaluations E31 », cellule A3
          aide : remettre l’en-tête qui manque, au-dessus de sa colonne, même vide ; ou reprendre le classeur vierge (« liasse modeles » le refait) et y reporter les lignes
        code 1 ; produits : 10, dont à compléter : 2 ; retenus : 0
    "#]],
    );
}

#[test]
fn a_deleted_column() {
    let cases = filled(prepared(PFMP));
    let cases = without_column(cases.clone(), column_of(&cases, "Observations"));
    check_sheet(
        PFMP,
        &cases,
        &expect![[r#"
        erreur[E240] feuille non lue : préparée par « liasse modeles » pour le tableau « périodes de formation en milieu professionnel », elle a perdu la colonne « Observations »
          → classe.xlsx, feuille « PFMP », cellule A3
          aide : remettre l’en-tête qui manque, au-dessus de sa colonne, même vide ; ou reprendre le classeur vierge (« liasse modeles » le refait) et y reporter les lignes
        code 1 ; produits : 10, dont à compléter : 2 ; retenus : 0
    "#]],
    );
}

/// The first one takes the title and the consigne with it; a key makes the table another one, or none.
#[test]
fn whatever_column_is_deleted_is_told() {
    for (name, cases) in CLASSEUR.iter() {
        let columns: Vec<u16> =
            cases.keys().filter(|(row, _)| *row == ENTETE).map(|(_, column)| *column).collect();
        for column in columns {
            let lost = header(cases, column);
            let shown =
                lost.split_once(' ').filter(|(code, _)| code.contains('.')).map_or(lost, |(code, _)| code);
            let message = told(name, &without_column(cases.clone(), column));
            assert!(message.starts_with("erreur[E240]"), "{name} without « {lost} »: {message}");
            assert!(message.contains(&format!("« {shown} »")), "{name} without « {lost} »: {message}");
            assert_eq!(message.matches("erreur[").count(), 1, "{message}");
            if column > 0 {
                let earlier = told(name, &without_column(of_earlier_version(cases.clone()), column));
                assert!(earlier.starts_with("erreur[E2"), "{name} without « {lost} »: {earlier}");
            }
        }
    }
}

#[test]
fn a_renamed_header() {
    let cases = filled(prepared(PFMP));
    check_sheet(
        PFMP,
        &renamed(cases.clone(), "Observations", "À savoir"),
        &expect![[r#"
        erreur[E240] feuille non lue : préparée par « liasse modeles » pour le tableau « périodes de formation en milieu professionnel », elle a perdu la colonne « Observations »
          → classe.xlsx, feuille « PFMP », cellule A3
          aide : remettre l’en-tête qui manque, au-dessus de sa colonne, même vide ; ou reprendre le classeur vierge (« liasse modeles » le refait) et y reporter les lignes
        code 1 ; produits : 10, dont à compléter : 2 ; retenus : 0
    "#]],
    );
    check_sheet(
        PFMP,
        &renamed(cases.clone(), "Gratification", "Gratifications versées"),
        &expect![[r#"
        erreur[E240] feuille non lue : préparée par « liasse modeles » pour le tableau « périodes de formation en milieu professionnel », elle a perdu la colonne « Gratification »
          → classe.xlsx, feuille « PFMP », cellule A3
          aide : corriger l’en-tête : « Gratifications versées » pourrait être « Gratification »
        code 1 ; produits : 10, dont à compléter : 2 ; retenus : 0
    "#]],
    );
    check_sheet(
        PFMP,
        &renamed(cases, "Période", "Trimestre"),
        &expect![[r#"
        erreur[E240] feuille non lue : préparée par « liasse modeles » pour le tableau « périodes de formation en milieu professionnel », elle a perdu la colonne « Période »
          → classe.xlsx, feuille « PFMP », cellule A3
          aide : remettre l’en-tête qui manque, au-dessus de sa colonne, même vide ; ou reprendre le classeur vierge (« liasse modeles » le refait) et y reporter les lignes
        code 1 ; produits : 10, dont à compléter : 2 ; retenus : 0
    "#]],
    );
}

/// Another name of a column is that column.
#[test]
fn an_alias_is_the_header() {
    assert_eq!(told("Commissions", &renamed(prepared("Commissions"), "Fonction", "Qualité")), "");
}

#[test]
fn many_lost_columns_are_not_all_told() {
    let cases = filled(prepared(PFMP));
    let lost =
        ["Adresse de la structure", "SIRET", "Représentant", "Tuteur", "Fonction du tuteur", "Activités"];
    let six =
        lost.iter().fold(cases.clone(), |cases, name| without_column(cases.clone(), column_of(&cases, name)));
    check_sheet(
        PFMP,
        &six,
        &expect![[r#"
        erreur[E240] feuille non lue : préparée par « liasse modeles » pour le tableau « périodes de formation en milieu professionnel », elle a perdu les colonnes « Adresse de la structure », « SIRET », « Représentant », « Tuteur », « Fonction du tuteur » et une autre
          → classe.xlsx, feuille « PFMP », cellule A3
          aide : remettre l’en-tête qui manque, au-dessus de sa colonne, même vide ; ou reprendre le classeur vierge (« liasse modeles » le refait) et y reporter les lignes
        code 1 ; produits : 10, dont à compléter : 2 ; retenus : 0
    "#]],
    );
    let seven = without_column(six.clone(), column_of(&six, "Compétences"));
    check_sheet(
        PFMP,
        &seven,
        &expect![[r#"
        erreur[E240] feuille non lue : préparée par « liasse modeles » pour le tableau « périodes de formation en milieu professionnel », elle a perdu les colonnes « Adresse de la structure », « SIRET », « Représentant », « Tuteur », « Fonction du tuteur » et 2 autres
          → classe.xlsx, feuille « PFMP », cellule A3
          aide : remettre l’en-tête qui manque, au-dessus de sa colonne, même vide ; ou reprendre le classeur vierge (« liasse modeles » le refait) et y reporter les lignes
        code 1 ; produits : 10, dont à compléter : 2 ; retenus : 0
    "#]],
    );
}

#[test]
fn a_deleted_line_of_headers() {
    check_sheet(
        PFMP,
        &without_row(filled(prepared(PFMP)), ENTETE),
        &expect![[r#"
        erreur[E240] feuille non lue : préparée par « liasse modeles » pour le tableau « périodes de formation en milieu professionnel », elle n’a plus sa ligne d’en-têtes
          → classe.xlsx, feuille « PFMP »
          aide : remettre la ligne d’en-têtes sous la consigne ; ou reprendre le classeur vierge (« liasse modeles » le refait) et y reporter les lignes
        code 1 ; produits : 10, dont à compléter : 2 ; retenus : 0
    "#]],
    );
    let blank: Cases = prepared("Justificatifs").into_iter().filter(|((row, _), _)| *row < ENTETE).collect();
    check_sheet(
        "Justificatifs",
        &blank,
        &expect![[r#"
        erreur[E240] feuille non lue : préparée par « liasse modeles » pour le tableau « justificatifs (certificats de travail, attestations d’heures) », elle n’a plus sa ligne d’en-têtes
          → classe.xlsx, feuille « Justificatifs »
          aide : remettre la ligne d’en-têtes sous la consigne ; ou reprendre le classeur vierge (« liasse modeles » le refait) et y reporter les lignes
        code 1 ; produits : 10, dont à compléter : 2 ; retenus : 0
    "#]],
    );
}

#[test]
fn a_column_of_her_own_is_left_aside() {
    let mut cases = filled(prepared(PFMP));
    cases.insert((ENTETE, 25), "Visite faite".to_owned());
    cases.insert((PREMIERE, 25), "oui".to_owned());
    let folder = Entrees(BTreeMap::new()).put("classe.xlsx", written(PFMP, &cases));
    let (tables, found) = tables_of(&folder);
    assert_eq!(tables.stages.len(), 1);
    expect![[r#"
        avertissement[A254] colonne remplie et non lue : « Visite faite »
          → classe.xlsx, feuille « PFMP », cellule Z3
          aide : rien à faire si elle ne compte pas ; sinon, lui donner l’en-tête que le tableau attend (« liasse referentiel tableaux »)
    "#]]
    .assert_eq(&found.iter().map(diagnostics::render).collect::<String>());
}

#[test]
fn a_sheet_of_an_earlier_version() {
    let cases = of_earlier_version(filled(prepared(PFMP)));
    let lacking = without_column(cases.clone(), column_of(&cases, "Observations"));
    check_sheet(
        PFMP,
        &lacking,
        &expect![[r#"
        erreur[E240] feuille non lue : préparée par « liasse modeles » pour le tableau « périodes de formation en milieu professionnel », elle a perdu la colonne « Observations »
          → classe.xlsx, feuille « PFMP », cellule A3
          aide : remettre l’en-tête qui manque, au-dessus de sa colonne, même vide ; ou reprendre le classeur vierge (« liasse modeles » le refait) et y reporter les lignes
        code 1 ; produits : 10, dont à compléter : 2 ; retenus : 0
    "#]],
    );
    let without_key = without_column(cases.clone(), column_of(&cases, "Période"));
    check_sheet(
        PFMP,
        &without_key,
        &expect![[r#"
        erreur[E201] feuille non lue : elle ressemble au tableau « périodes de formation en milieu professionnel », mais il lui manque « Période »
          → classe.xlsx, feuille « PFMP », cellule A3
          aide : ajouter l’en-tête qui manque : « Période »
        code 1 ; produits : 10, dont à compléter : 2 ; retenus : 0
    "#]],
    );
    check_sheet(
        PFMP,
        &without_row(cases.clone(), ENTETE),
        &expect![[r#"
        erreur[E240] feuille non lue : préparée par « liasse modeles », elle n’a plus sa ligne d’en-têtes
          → classe.xlsx, feuille « PFMP »
          aide : remettre la ligne d’en-têtes sous la consigne ; ou reprendre le classeur vierge (« liasse modeles » le refait) et y reporter les lignes
        code 1 ; produits : 10, dont à compléter : 2 ; retenus : 0
    "#]],
    );
    // Only its headers tell what it is.
    let other = pasted(cases, ENTETE, "pfmp.csv");
    check_sheet(
        PFMP,
        &other,
        &expect![[r#"
        erreur[E240] feuille non lue : préparée par « liasse modeles » pour le tableau « périodes de formation en milieu professionnel », elle a perdu les colonnes « Fonction du tuteur », « Gratification » et « Observations »
          → classe.xlsx, feuille « PFMP », cellule A3
          aide : remettre l’en-tête qui manque, au-dessus de sa colonne, même vide ; ou reprendre le classeur vierge (« liasse modeles » le refait) et y reporter les lignes
        code 1 ; produits : 10, dont à compléter : 2 ; retenus : 0
    "#]],
    );
}

/// The mark is a text of a cell: it goes through every format.
#[test]
fn a_sheet_saved_as_text() {
    let csv = |cases: &Cases| {
        let last = cases.keys().map(|(row, _)| *row).max().unwrap_or(0);
        let width = cases.keys().map(|(_, column)| *column).max().unwrap_or(0);
        let quoted = |row, column| match cases.get(&(row, column)) {
            Some(text) => format!("\"{}\"", text.replace('"', "\"\"")),
            None => String::new(),
        };
        let line = |row| (0..=width).map(|column| quoted(row, column)).collect::<Vec<_>>().join(";");
        (0..=last).map(|row| line(row) + "\n").collect::<String>()
    };
    let told = |cases: &Cases| {
        let folder = Entrees(BTreeMap::new()).put("pfmp.csv", csv(cases));
        tables_of(&folder).1.iter().map(diagnostics::render).collect::<String>()
    };
    let cases = filled(prepared(PFMP));
    assert_eq!(told(&cases), "");
    let lost = column_of(&cases, "Observations");
    expect![[r#"
        erreur[E240] feuille non lue : préparée par « liasse modeles » pour le tableau « périodes de formation en milieu professionnel », elle a perdu la colonne « Observations »
          → pfmp.csv, cellule A3
          aide : remettre l’en-tête qui manque, au-dessus de sa colonne, même vide ; ou reprendre le classeur vierge (« liasse modeles » le refait) et y reporter les lignes
    "#]].assert_eq(&told(&without_column(cases, lost)));
}

/// Columns that the pack gains or loses after the sheet was handed out are no fault of whoever fills it.
#[test]
fn what_is_awaited_is_what_the_sheet_was_written_with() {
    let cases = prepared(PFMP);
    let mark = cases.iter().find(|(_, text)| text.starts_with("liasse:")).expect("a mark");
    let (place, mark) = (*mark.0, mark.1.clone());
    let with_mark = |mark: String| {
        let mut cases = cases.clone();
        cases.insert(place, mark);
        cases
    };
    assert_eq!(told(PFMP, &with_mark(mark.replace("\"observations\"", "\"disparue\""))), "");
    let older = with_mark(mark.replace(",\"observations\"", ""));
    assert_eq!(told(PFMP, &without_column(older.clone(), column_of(&older, "Observations"))), "");
    // A mark that nobody can read is still the sign of a prepared sheet.
    let unread = with_mark("liasse:feuille ?".to_owned());
    assert_eq!(told(PFMP, &unread), "");
    assert!(
        told(PFMP, &without_column(unread.clone(), column_of(&unread, "Observations"))).contains("[E240]")
    );
}

#[test]
fn a_sheet_that_is_not_read_is_not_known_to_be_understood() {
    let lost = column_of(&prepared(PFMP), "Observations");
    for cases in [pasted(prepared(PFMP), ENTETE, "travaux.csv"), without_column(prepared(PFMP), lost)] {
        let folder = Entrees(BTreeMap::new()).put("classe.xlsx", written(PFMP, &cases));
        let mut diags = Diagnostics::default();
        for diagnostic in tables_of(&folder).1 {
            diags.push(diagnostic);
        }
        assert!(!diags.read_everything());
    }
}

/// Nothing of it is read, and each of its rows says why.
#[test]
fn the_rows_of_an_altered_sheet_are_left_aside() {
    let cases = filled(prepared(PFMP));
    let cases = without_column(cases.clone(), column_of(&cases, "Observations"));
    let folder = Entrees(BTreeMap::new()).put("classe.xlsx", written(PFMP, &cases));
    let (tables, _) = tables_of(&folder);
    assert!(tables.stages.is_empty());
    let source = &tables.sources[0];
    assert_eq!((source.ligne_entete, source.lignes_lues), (Some(ENTETE + 1), 0));
    assert_eq!(source.lignes_ecartees.len(), 2 * PACK.pfmp.periodes.len());
    assert_eq!(source.lignes_ecartees[0], (PREMIERE + 1, "feuille préparée qui a été modifiée".to_owned()));
}

/// The consigne makes a sheet prepared, wherever the rows come from.
#[test]
fn a_sheet_of_ones_own_is_no_prepared_one() {
    let text = minimal().text("pfmp.csv");
    let narrow = text.lines().map(|line| line.split(';').take(7).collect::<Vec<_>>().join(";") + "\n");
    let narrow: String = narrow.collect();
    let folder = |sheet| Entrees(BTreeMap::new()).put("classe.xlsx", classeur(vec![sheet]));
    assert!(tables_of(&folder(feuille(PFMP, &narrow))).1.is_empty());
    let mut below = Worksheet::new();
    below.set_name(PFMP).expect("a name of sheet");
    below.write_string(0, 0, CONSIGNE).expect("a cell");
    for (row, line) in (1..).zip(narrow.lines()) {
        below.write_row(row, 0, line.split(';')).expect("a small sheet");
    }
    let (_, found) = tables_of(&folder(below));
    assert_eq!(found.iter().map(|d| d.code.id).collect::<Vec<_>>(), ["E240"]);
}
