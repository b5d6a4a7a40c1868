//! The archives for the jury while a file could not be read.

use expect_test::expect;
use liasse::sorties::Genre;

use crate::atelier::is_a;
use crate::support::{ATTENDUS, classeur};
use crate::support::{BASE, Entrees, Essai, check, feuille, minimal};

/// A workbook cut short: it may hold a piece of anybody's.
fn with_a_damaged_file() -> Entrees {
    let mut bytes = classeur(vec![feuille("notes", "N° candidat;Épreuve;Note\n0100000001;E31;12\n")]);
    bytes.truncate(bytes.len() / 2);
    minimal().put("notes.xlsx", bytes)
}

fn archives(essai: &Essai) -> Vec<String> {
    let jury = essai.lieu.sorties().join("TAGO1/jury");
    let names = fs_err::read_dir(jury).expect("a folder").map(|entry| entry.expect("an entry").file_name());
    let mut names: Vec<String> = names.map(|name| name.to_string_lossy().into_owned()).collect();
    names.retain(|name| is_a("zip", name));
    names.sort();
    names
}

fn again(essai: Essai, files: &Entrees) -> Essai {
    let lieu = essai.lieu;
    fs_err::remove_dir_all(lieu.entrees()).expect("a temporary folder");
    files.write_below(&lieu.entrees());
    lieu.generate(&BASE, |_| {})
}

#[test]
fn no_archive_is_made_while_a_file_is_unread() {
    let first = minimal().generate();
    assert_eq!(archives(&first), ["DURAND-Lea-0100000001.zip", "MARTIN-Hugo-0100000002.zip"]);
    let second = again(first, &with_a_damaged_file());
    expect![[r#"
        erreur[E101] fichier illisible (sa structure est abîmée)
          → notes.xlsx
          aide : ouvrir le fichier dans le tableur, l’enregistrer sous un autre nom au format xlsx et déposer cette copie
        avertissement[A530] 2 archives du jury non constituées : ce qui n’a pas pu être lu contient peut-être une de leurs pièces
          aide : corriger les fichiers et les feuilles non lus, ou les retirer du dossier d’entrée, puis relancer
        code 1 ; produits : 14 ; retenus : 0
    "#]].assert_eq(&second.recit());
    assert_eq!(archives(&second), [""; 0], "those of the earlier run would be sent as if they were whole");
    assert_eq!(second.manifeste.totaux.complets, ATTENDUS, "the papers are there");
    assert_eq!(second.lacking(Genre::Archive).len(), 2);
    let third = again(second, &minimal());
    assert_eq!(archives(&third).len(), 2, "once mended, they are made");
    assert_eq!(third.faults(), "");
}

#[test]
fn a_table_half_recognised_suspends_the_archives_and_an_unknown_sheet_does_not() {
    let half = minimal().put(
        "notes.csv",
        "N° candidat;Note proposée;Observations générales;Date\n0100000001;12;Bien;20/05/2026\n",
    );
    let essai = half.generate();
    assert!(essai.faults().contains("erreur[E201]"), "{}", essai.faults());
    assert_eq!(archives(&essai), [""; 0]);
    let unknown = minimal().put("menu.csv", "Lundi;Mardi\nsoupe;gratin\n").generate();
    assert!(unknown.faults().contains("avertissement[A202]"), "{}", unknown.faults());
    assert_eq!(archives(&unknown).len(), 2);
}

#[test]
fn a_verification_has_no_archive_to_tell_of() {
    check(
        &with_a_damaged_file(),
        &expect![[r#"
        erreur[E101] fichier illisible (sa structure est abîmée)
          → notes.xlsx
          aide : ouvrir le fichier dans le tableur, l’enregistrer sous un autre nom au format xlsx et déposer cette copie
        code 1 ; produits : 14 ; retenus : 0
    "#]],
    );
}
