//! Annotated copies that come back among the inputs.

use std::io::Cursor;

use calamine::{Data, Reader, SheetVisible, Xlsx};
use expect_test::expect;
use rust_xlsxwriter::Worksheet;

use crate::support::{Entrees, Essai, check, classeur, feuille, minimal, zip};

/// A mark beyond the barème.
fn faulty() -> Entrees {
    minimal().replace("grilles-e31.csv", ";13,5;", ";21;")
}

fn copy_of(essai: &Essai, chemin: &str) -> Vec<u8> {
    fs_err::read(essai.lieu.sorties().join("a-corriger").join(chemin)).expect("a copy")
}

/// As somebody would: the mark of 21 becomes 12, and the spreadsheet writes the workbook its own way.
fn mended(copy: &[u8]) -> Vec<u8> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(copy.to_vec())).expect("a workbook");
    let hidden: Vec<bool> =
        book.sheets_metadata().iter().map(|sheet| sheet.visible != SheetVisible::Visible).collect();
    let sheets = book.worksheets().into_iter().zip(hidden);
    let rewritten = sheets.map(|((name, range), hidden)| {
        let mut sheet = Worksheet::new();
        sheet.set_name(name).expect("a name of sheet").set_hidden(hidden);
        let (top, left) = range.start().expect("cells");
        for (row, column, data) in range.used_cells() {
            let row = top + u32::try_from(row).expect("a small sheet");
            let column = u16::try_from(left).expect("small") + u16::try_from(column).expect("small");
            let Data::String(text) = data else { panic!("{data:?} is no text") };
            let text = if text == "21" { "12" } else { text };
            sheet.write_string(row, column, text).expect("a small sheet");
        }
        sheet
    });
    classeur(rewritten.collect())
}

#[test]
fn the_copy_of_a_workbook_beside_it() {
    let entrees = faulty().in_one_workbook();
    let copie = copy_of(&entrees.generate(), "classe.xlsx");
    check(
        &entrees.clone().put("retour/corrigé.xlsx", copie.clone()),
        &expect![[r#"
            erreur[E206] DURAND Léa, E31 : note hors du barème : « 21 » pour une note sur 20
              → classe.xlsx, feuille « grilles-e31 », cellule Q2
              aide : corriger la note, entre 0 et 20
            avertissement[A132] copie annotée de « classe.xlsx » : laissée de côté
              → retour/corrigé.xlsx
              aide : reporter les corrections dans « classe.xlsx », puis retirer la copie du dossier
            code 1 ; produits : 13 ; retenus : 1
              grille-e31 de 0100000001 : E206
        "#]],
    );
    check(
        &entrees.put("retour/corrigé.xlsx", mended(&copie)),
        &expect![[r#"
            erreur[E206] DURAND Léa, E31 : note hors du barème : « 21 » pour une note sur 20
              → classe.xlsx, feuille « grilles-e31 », cellule Q2
              aide : corriger la note, entre 0 et 20
            avertissement[A132] copie annotée de « classe.xlsx » : laissée de côté
              → retour/corrigé.xlsx
              aide : reporter les corrections dans « classe.xlsx », puis retirer la copie du dossier
            code 1 ; produits : 13 ; retenus : 1
              grille-e31 de 0100000001 : E206
        "#]],
    );
}

#[test]
fn the_copy_of_a_workbook_in_its_place() {
    let entrees = faulty().in_one_workbook();
    let copie = copy_of(&entrees.generate(), "classe.xlsx");
    let without = entrees.remove("classe.xlsx");
    check(
        &without.clone().put("corrigé.xlsx", copie.clone()),
        &expect![[r#"
            erreur[E206] DURAND Léa, E31 : note hors du barème : « 21 » pour une note sur 20
              → corrigé.xlsx, feuille « grilles-e31 », cellule Q2
              aide : corriger la note, entre 0 et 20
            avertissement[A133] copie annotée de « classe.xlsx », et non ce fichier lui-même : elle est lue à sa place
              → corrigé.xlsx
              aide : remettre de préférence le fichier d’origine, et y reporter les corrections
            code 1 ; produits : 13 ; retenus : 1
              grille-e31 de 0100000001 : E206
        "#]],
    );
    check(
        &without.clone().put("corrigé.xlsx", mended(&copie)),
        &expect![[r#"
        avertissement[A133] copie annotée de « classe.xlsx », et non ce fichier lui-même : elle est lue à sa place
          → corrigé.xlsx
          aide : remettre de préférence le fichier d’origine, et y reporter les corrections
        code 0 ; produits : 14 ; retenus : 0
    "#]],
    );
    // Under the very name of the file.
    check(
        &without.put("classe.xlsx", mended(&copie)),
        &expect![[r#"
        avertissement[A133] copie annotée de « classe.xlsx », et non ce fichier lui-même : elle est lue à sa place
          → classe.xlsx
          aide : remettre de préférence le fichier d’origine, et y reporter les corrections
        code 0 ; produits : 14 ; retenus : 0
    "#]],
    );
}

#[test]
fn the_copy_of_a_text() {
    let entrees = faulty();
    let copie = mended(&copy_of(&entrees.generate(), "grilles-e31.csv.xlsx"));
    check(
        &entrees.clone().put("grilles-e31.csv.xlsx", copie.clone()),
        &expect![[r#"
            erreur[E206] DURAND Léa, E31 : note hors du barème : « 21 » pour une note sur 20
              → grilles-e31.csv, cellule Q2
              aide : corriger la note, entre 0 et 20
            avertissement[A132] copie annotée de « grilles-e31.csv » : laissée de côté
              → grilles-e31.csv.xlsx
              aide : reporter les corrections dans « grilles-e31.csv », puis retirer la copie du dossier
            code 1 ; produits : 13 ; retenus : 1
              grille-e31 de 0100000001 : E206
        "#]],
    );
    check(
        &entrees.remove("grilles-e31.csv").put("grilles-e31.xlsx", copie),
        &expect![[r#"
        avertissement[A133] copie annotée de « grilles-e31.csv », et non ce fichier lui-même : elle est lue à sa place
          → grilles-e31.xlsx
          aide : remettre de préférence le fichier d’origine, et y reporter les corrections
        code 0 ; produits : 14 ; retenus : 0
    "#]],
    );
}

#[test]
fn the_copy_of_an_entry_of_an_archive() {
    let grille = faulty().text("grilles-e31.csv");
    let without = minimal().remove("grilles-e31.csv");
    let entrees = without.clone().put("reçus.zip", zip(&[("mai/E31.csv", grille.as_bytes())]));
    let copie = mended(&copy_of(&entrees.generate(), "recus.zip/mai/E31.csv.xlsx"));
    check(
        &entrees.put("E31.xlsx", copie.clone()),
        &expect![[r#"
            erreur[E206] DURAND Léa, E31 : note hors du barème : « 21 » pour une note sur 20
              → reçus.zip/mai/E31.csv, cellule Q2
              aide : corriger la note, entre 0 et 20
            avertissement[A132] copie annotée de « reçus.zip/mai/E31.csv » : laissée de côté
              → E31.xlsx
              aide : reporter les corrections dans « reçus.zip/mai/E31.csv », puis retirer la copie du dossier
            code 1 ; produits : 13 ; retenus : 1
              grille-e31 de 0100000001 : E206
        "#]],
    );
    check(
        &without.put("E31.xlsx", copie),
        &expect![[r#"
        avertissement[A133] copie annotée de « reçus.zip/mai/E31.csv », et non ce fichier lui-même : elle est lue à sa place
          → E31.xlsx
          aide : remettre de préférence le fichier d’origine, et y reporter les corrections
        code 0 ; produits : 14 ; retenus : 0
    "#]],
    );
}

#[test]
fn a_copy_in_an_archive() {
    let entrees = faulty();
    let copie = mended(&copy_of(&entrees.generate(), "grilles-e31.csv.xlsx"));
    let archive = zip(&[("E31.xlsx", &copie)]);
    check(
        &entrees.clone().put("retour.zip", archive.clone()),
        &expect![[r#"
            erreur[E206] DURAND Léa, E31 : note hors du barème : « 21 » pour une note sur 20
              → grilles-e31.csv, cellule Q2
              aide : corriger la note, entre 0 et 20
            avertissement[A132] copie annotée de « grilles-e31.csv » : laissée de côté
              → retour.zip/E31.xlsx
              aide : reporter les corrections dans « grilles-e31.csv », puis retirer la copie du dossier
            code 1 ; produits : 13 ; retenus : 1
              grille-e31 de 0100000001 : E206
        "#]],
    );
    // The archive twice is told for what it holds.
    let twice = entrees.clone().put("retour.zip", archive.clone()).put("retour (1).zip", archive.clone());
    check(
        &twice,
        &expect![[r#"
            erreur[E206] DURAND Léa, E31 : note hors du barème : « 21 » pour une note sur 20
              → grilles-e31.csv, cellule Q2
              aide : corriger la note, entre 0 et 20
            avertissement[A132] copie annotée de « grilles-e31.csv » : laissée de côté
              → retour (1).zip/E31.xlsx
              aide : reporter les corrections dans « grilles-e31.csv », puis retirer la copie du dossier
            avertissement[A132] copie annotée de « grilles-e31.csv » : laissée de côté
              → retour.zip/E31.xlsx
              aide : reporter les corrections dans « grilles-e31.csv », puis retirer la copie du dossier
            code 1 ; produits : 13 ; retenus : 1
              grille-e31 de 0100000001 : E206
        "#]],
    );
    check(
        &entrees.remove("grilles-e31.csv").put("retour.zip", archive),
        &expect![[r#"
        avertissement[A133] copie annotée de « grilles-e31.csv », et non ce fichier lui-même : elle est lue à sa place
          → retour.zip/E31.xlsx
          aide : remettre de préférence le fichier d’origine, et y reporter les corrections
        code 0 ; produits : 14 ; retenus : 0
    "#]],
    );
}

/// What is told of the file itself is told once.
#[test]
fn a_copy_left_aside_says_nothing_of_its_own() {
    let mut sheet = feuille("Menus", "Lundi");
    sheet.write_string(20_000, 0, "soupe").expect("within the grid");
    let entrees = minimal().put("menus.xlsx", classeur(vec![sheet]));
    let essai = entrees.generate();
    assert!(essai.faults().contains("[A123]"), "{}", essai.faults());
    let told = entrees.put("retour.xlsx", copy_of(&essai, "menus.xlsx")).verify().faults();
    assert_eq!(told.matches("retour.xlsx").count(), 1, "{told}");
}

#[test]
fn the_mark_is_a_hidden_sheet_behind_the_others() {
    let entrees = faulty().in_one_workbook();
    let (first, second) = (entrees.generate(), entrees.generate());
    let copie = copy_of(&first, "classe.xlsx");
    assert!(copie == copy_of(&second, "classe.xlsx"), "the same bytes");
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(copie)).expect("a workbook");
    let sheets = book.sheets_metadata().to_vec();
    let (mark, others) = sheets.split_last().expect("sheets");
    assert_eq!((mark.name.as_str(), mark.visible), ("Copie annotée", SheetVisible::Hidden));
    assert!(others.iter().all(|sheet| sheet.visible == SheetVisible::Visible));
    let range = book.worksheet_range("Copie annotée").expect("a sheet");
    assert_eq!(range.get_value((0, 1)), Some(&Data::String("classe.xlsx".to_owned())));
}

/// A sheet of the file may have the name of the mark's.
#[test]
fn a_sheet_of_the_same_name_is_copied_too() {
    let entrees = faulty();
    let sheet = feuille("Copie annotée", &entrees.text("grilles-e31.csv"));
    let entrees = entrees.remove("grilles-e31.csv").put("E31.xlsx", classeur(vec![sheet]));
    let copie = mended(&copy_of(&entrees.generate(), "E31.xlsx"));
    check(
        &entrees.remove("E31.xlsx").put("retour.xlsx", copie),
        &expect![[r#"
        avertissement[A133] copie annotée de « E31.xlsx », et non ce fichier lui-même : elle est lue à sa place
          → retour.xlsx
          aide : remettre de préférence le fichier d’origine, et y reporter les corrections
        code 0 ; produits : 14 ; retenus : 0
    "#]],
    );
}
