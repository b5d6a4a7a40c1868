//! One test per code: the whole message, what it holds back, and that all the rest is produced.

mod archives;
mod dossiers;
mod entetes;
mod fichiers;
mod identites;
mod justificatifs;
mod livraison;
mod periodes;
mod personnes;
mod regles;
mod tableaux;

use std::path::Path;

use expect_test::{Expect, expect};
use liasse::diagnostics::codes;
use walkdir::WalkDir;

use crate::support::{ATTENDUS, check, minimal};

#[test]
fn a_sound_folder_has_nothing_to_say() {
    let sound = minimal().verify();
    assert_eq!(sound.manifeste.totaux.complets, ATTENDUS);
    check(
        &minimal(),
        &expect![[r#"
            code 0 ; produits : 14 ; retenus : 0
        "#]],
    );
    check(
        &minimal().in_one_workbook(),
        &expect![[r#"
            code 0 ; produits : 14 ; retenus : 0
        "#]],
    );
}

/// The messages that the tests assert are the tests of their codes: `erreur[E101]`, `avertissement[A109]`, `info[I217]`.
#[test]
fn every_code_has_its_message_asserted() {
    let source: String = WalkDir::new(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it"))
        .into_iter()
        .map(|file| file.expect("the folder of these tests"))
        .filter(|file| file.path().extension().is_some_and(|e| e == "rs"))
        .map(|file| fs_err::read_to_string(file.path()).expect("a text"))
        .collect();
    let asserted = |id: &str| source.contains(&format!("[{id}] "));
    let missing: Vec<&str> = codes::all().map(|code| code.id).filter(|id| !asserted(id)).collect();
    assert!(missing.is_empty(), "no message asserted for {missing:?}");
}

#[test]
fn codes_are_unique_and_in_order() {
    let ids: Vec<&str> = codes::all().map(|code| &code.id[1..]).collect();
    assert!(ids.windows(2).all(|pair| pair[0] < pair[1]), "{ids:?}");
    assert!(codes::all().all(|code| matches!(code.id.as_bytes()[0], b'E' | b'A' | b'I')));
}

// The six faults of a usual folder, in one workbook: file, sheet and cell.

/// Damages one table of the workbook.
fn check_workbook(fichier: &str, before: &str, after: &str, expected: &Expect) {
    check(&minimal().replace(fichier, before, after).in_one_workbook(), expected);
}

#[test]
fn a_note_above_the_bareme_holds_back_its_grid() {
    check_workbook(
        "grilles-e31.csv",
        ";13,5;",
        ";21;",
        &expect![[r#"
            erreur[E206] DURAND Léa, E31 : note hors du barème : « 21 » pour une note sur 20
              → classe.xlsx, feuille « grilles-e31 », cellule Q2
              aide : corriger la note, entre 0 et 20
            code 1 ; produits : 13 ; retenus : 1
              grille-e31 de 0100000001 : E206
        "#]],
    );
}

#[test]
fn an_unknown_competence_holds_back_the_papers_of_its_period() {
    check_workbook(
        "pfmp.csv",
        "1.2.1",
        "1.2.9",
        &expect![[r#"
            erreur[E209] DURAND Léa, P2 : code de compétence inconnu : « 1.2.9 »
              → classe.xlsx, feuille « pfmp », cellule P3
              aide : écrire l’un de ces codes : 1.2.1, 1.2.2, 1.2.3, 1.2.4
            code 1 ; produits : 12 ; retenus : 2
              attestation-pfmp de 0100000001 : E209
              attestation-pfmp-recapitulative de 0100000001 : E209
        "#]],
    );
}

#[test]
fn an_unreadable_date_holds_back_its_grid() {
    check_workbook(
        "grilles-e32.csv",
        "Précise;21/05/2026",
        "Précise;31/02/2026",
        &expect![[r#"
            erreur[E204] DURAND Léa, E32 : date impossible : « 31/02/2026 », il n’y a pas de 31 février
              → classe.xlsx, feuille « grilles-e32 », cellule T2
              aide : corriger le jour ou le mois
            code 1 ; produits : 13 ; retenus : 1
              grille-e32 de 0100000001 : E204
        "#]],
    );
}

#[test]
fn a_row_of_an_unknown_candidate_holds_back_nobody() {
    let row = "0100000009;NOIRET;Paul;E31;2;Classer;1.1;1.1.1;Mairie;simulée;P1;Fiche\n";
    check(
        &minimal().append("travaux.csv", row).in_one_workbook(),
        &expect![[r#"
            erreur[E301] candidat absent de la liste : NOIRET Paul (n° 0100000009)
              → classe.xlsx, feuille « travaux », cellule A6
              aide : corriger le numéro ou le nom, ou ajouter le candidat à la liste
            code 1 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn a_candidate_twice_in_the_list_is_held_back_whole() {
    let row =
        "0100000002;123456789BB;MARTIN;;Hugo;03/11/2007;TAGO1;SCOLAIRE BACPRO 3 ANS (132);30004;3;non\n";
    check(
        &minimal().append("candidats.csv", row).in_one_workbook(),
        &expect![[r#"
            erreur[E302] candidat deux fois dans la même liste : MARTIN Hugo (n° 0100000002)
              → classe.xlsx, feuille « candidats », cellule A4
              → l’autre ligne : classe.xlsx, feuille « candidats », cellule A3
              aide : effacer la ligne en trop, ou corriger le numéro de l’un des deux
            code 1 ; produits : 7 ; retenus : 7
              grille-e31 de 0100000002 : E302
              grille-e32 de 0100000002 : E302
              etat-recapitulatif-e31 de 0100000002 : E302
              etat-recapitulatif-e32 de 0100000002 : E302
              attestation-pfmp de 0100000002 : E302
              attestation-pfmp de 0100000002 : E302
              attestation-pfmp-recapitulative de 0100000002 : E302
        "#]],
    );
}

#[test]
fn two_rows_for_one_evaluation_hold_back_its_grid() {
    let row = "0100000001;DURAND;Léa;E31;3;3;4;3;3;2;3;3;4;3;3;3;15;Accueil;Bon oral;20/05/2026\n";
    check(
        &minimal().append("grilles-e31.csv", row).in_one_workbook(),
        &expect![[r#"
            erreur[E501] deux lignes différentes pour l’évaluation E31 de DURAND Léa : Note proposée « 15 » ou « 13,5 » ; Situations présentées « Accueil » ou « Accueil en mairie »
              → classe.xlsx, feuille « grilles-e31 », cellule Q4
              → l’autre ligne : classe.xlsx, feuille « grilles-e31 », cellule Q2
              → « Situations présentées » ici : classe.xlsx, feuille « grilles-e31 », cellule R4
              → « Situations présentées » sur l’autre ligne : classe.xlsx, feuille « grilles-e31 », cellule R2
              aide : garder la bonne ligne et effacer l’autre
            code 1 ; produits : 13 ; retenus : 1
              grille-e31 de 0100000001 : E501
        "#]],
    );
}
