//! One test per code: the whole message, what it holds back, and that all the rest is produced.

use std::collections::BTreeMap;

use expect_test::{Expect, expect};
use liasse::deliver::{self, Sorties};
use liasse::diagnostics::Diagnostics;
use liasse::diagnostics::codes::CODES;
use rust_xlsxwriter::Formula;

use crate::support::{
    ATTENDUS, Entrees, Lieu, base_with, check, classeur, feuille, minimal, replace_entry, zip,
};

#[test]
fn a_sound_folder_has_nothing_to_say() {
    let sound = minimal().verify();
    assert_eq!(sound.bilan.manifeste.totaux.complets, ATTENDUS);
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

/// The messages below are the tests of their codes: `erreur[E101]`, `avertissement[A109]`, `info[I217]`.
#[test]
fn every_code_has_its_message_asserted_below() {
    let source = include_str!("diagnostics.rs");
    let asserted = |id: &str| source.contains(&format!("[{id}] "));
    let missing: Vec<&str> = CODES.iter().map(|code| code.id).filter(|id| !asserted(id)).collect();
    assert!(missing.is_empty(), "no message asserted for {missing:?}");
}

#[test]
fn codes_are_unique_and_in_order() {
    let ids: Vec<&str> = CODES.iter().map(|code| &code.id[1..]).collect();
    assert!(ids.windows(2).all(|pair| pair[0] < pair[1]), "{ids:?}");
    assert!(CODES.iter().all(|code| matches!(code.id.as_bytes()[0], b'E' | b'A' | b'I')));
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
            erreur[E206] note hors du barème : « 21 » pour une note sur 20
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
            erreur[E209] code de compétence inconnu : « 1.2.9 »
              → classe.xlsx, feuille « pfmp », cellule P3
              aide : écrire les codes du référentiel, séparés par des points-virgules
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
            erreur[E204] date illisible : « 31/02/2026 »
              → classe.xlsx, feuille « grilles-e32 », cellule T2
              aide : écrire la date au format JJ/MM/AAAA
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
            erreur[E301] candidat absent de la liste : NOIRET Paul
              → classe.xlsx, feuille « travaux », cellule A6
              aide : vérifier s’il s’agit de DURAND Léa (n° 0100000001) ou de MARTIN Hugo (n° 0100000002) ; corriger le numéro ou le nom
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
            erreur[E501] deux lignes pour l’évaluation E31 de DURAND Léa
              → classe.xlsx, feuille « grilles-e31 », cellule A4
              → l’autre ligne : classe.xlsx, feuille « grilles-e31 », cellule A2
              aide : garder la bonne ligne et effacer l’autre
            code 1 ; produits : 13 ; retenus : 1
              grille-e31 de 0100000001 : E501
        "#]],
    );
}

// Fichiers

#[test]
fn an_empty_file_and_a_broken_workbook_are_named() {
    let broken = zip(&[("xl/workbook.xml", b"<workbook><sheets><sheet name=")]);
    let files = minimal().put("vide.xlsx", "").put("abime.xlsx", broken);
    check(
        &files,
        &expect![[r#"
            erreur[E101] fichier illisible (sa structure est abîmée)
              → abime.xlsx
              aide : ouvrir le fichier dans le tableur, l’enregistrer sous un autre nom au format xlsx et déposer cette copie
            erreur[E101] fichier vide
              → vide.xlsx
              aide : déposer de nouveau le fichier d’origine
            code 1 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn a_truncated_workbook_is_named_and_the_others_are_read() {
    let whole = minimal().in_one_workbook().0.remove("classe.xlsx").expect("the workbook");
    let files = minimal().put("coupe.xlsx", &whole[..whole.len() / 2]);
    check(
        &files,
        &expect![[r#"
            erreur[E101] fichier illisible (l’archive est abîmée)
              → coupe.xlsx
              aide : ouvrir le fichier dans le tableur, l’enregistrer sous un autre nom au format xlsx et déposer cette copie
            code 1 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn a_workbook_behind_a_password_says_how_to_open_it() {
    let files = minimal().put("secret.xlsx", encrypted_workbook());
    check(
        &files,
        &expect![[r#"
            erreur[E102] classeur protégé par un mot de passe
              → secret.xlsx
              aide : l’ouvrir dans le tableur, retirer le mot de passe d’ouverture, l’enregistrer et le déposer de nouveau
            code 1 ; produits : 14 ; retenus : 0
        "#]],
    );
}

/// The envelope of an encrypted workbook: an OLE header, and the name of the stream that holds it.
fn encrypted_workbook() -> Vec<u8> {
    let mut bytes = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    bytes.resize(1024, 0);
    bytes.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    bytes
}

#[test]
fn a_file_beyond_the_limit_is_not_read() {
    let files = minimal().put("gros.csv", vec![b';'; 20 * 1024 * 1024 + 1]);
    check(
        &files,
        &expect![[r#"
            erreur[E103] fichier de plus de 20 Mo
              → gros.csv
              aide : déposer seulement les feuilles utiles, sans images ni feuilles annexes
            code 1 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn a_web_page_named_as_a_workbook_is_named_as_such() {
    let files =
        minimal().put("ElevesComplete.xls", "<!DOCTYPE html><html><body>Session expirée</body></html>");
    check(
        &files,
        &expect![[r#"
            erreur[E104] ce n’est pas un tableur malgré son nom, mais : page HTML
              → ElevesComplete.xls
              aide : l’ouvrir dans le tableur et l’enregistrer au format xlsx, ou demander un véritable export
            code 1 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn an_archive_inside_an_archive_is_refused() {
    let inner = zip(&[("pfmp.csv", b"a;b\n")]);
    let files = minimal().put("envoi.zip", zip(&[("tuteurs.zip", &inner)]));
    check(
        &files,
        &expect![[r#"
            erreur[E105] archive ou entrée d’archive refusée : une archive zip dans une archive zip
              → envoi.zip/tuteurs.zip
              aide : extraire soi-même les fichiers utiles et les déposer dans le dossier
            code 1 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn an_entry_that_leaves_its_archive_is_refused_and_the_others_are_read() {
    let travaux = minimal().text("travaux.csv");
    let archive = zip(&[("../../evil.csv", b"a;b\n"), ("travaux.csv", travaux.as_bytes())]);
    let files = minimal().remove("travaux.csv").put("envoi.zip", archive);
    check(
        &files,
        &expect![[r#"
            erreur[E105] archive ou entrée d’archive refusée : son chemin sort de l’archive
              → envoi.zip/../../evil.csv
              aide : extraire soi-même les fichiers utiles et les déposer dans le dossier
            code 1 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn a_broken_sheet_is_named_and_the_others_are_read() {
    let files = minimal();
    let book = classeur(vec![
        feuille("Travaux", &files.text("travaux.csv")),
        feuille("Notes", "Épreuve;Note\nE31;12\n"),
    ]);
    let book = replace_entry(&book, "xl/worksheets/sheet2.xml", b"<worksheet><sheetData><row r=\"1\"><c r=");
    check(
        &files.remove("travaux.csv").put("classe.xlsx", book),
        &expect![[r#"
            erreur[E106] feuille illisible (sa structure est abîmée)
              → classe.xlsx, feuille « Notes »
              aide : recopier la feuille dans un nouveau classeur (collage spécial, valeurs) et déposer celui-ci
            code 1 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn a_text_in_no_known_encoding_is_refused() {
    let files = minimal().put("notes.csv", b"\x00\x01Nom;Pr\x00nom\n");
    check(
        &files,
        &expect![[r#"
            erreur[E107] encodage du texte non reconnu
              → notes.csv
              aide : ouvrir le fichier dans le tableur et l’enregistrer au format « CSV UTF-8 » ou xlsx
            code 1 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn a_quote_never_closed_stops_its_file_at_its_line() {
    let files = minimal().replace("travaux.csv", "Tenir un planning", "\"Tenir un planning");
    check(
        &files,
        &expect![[r#"
            erreur[E108] le caractère " ouvre un champ et ne le referme jamais
              → travaux.csv, cellule A3
              aide : corriger cette ligne, ou refaire l’export
            code 1 ; produits : 14, dont à compléter : 4 ; retenus : 0
        "#]],
    );
}

#[test]
fn a_file_of_another_kind_is_left_aside() {
    let files = minimal().put("notice.pdf", "%PDF-1.7 …").put("photo.png", b"\x89PNG\r\n");
    check(
        &files,
        &expect![[r#"
            avertissement[A109] fichier laissé de côté : document PDF
              → notice.pdf
              aide : si ses données comptent, les recopier dans un tableur (xlsx, ods ou csv) et le déposer
            avertissement[A109] fichier laissé de côté : image
              → photo.png
              aide : si ses données comptent, les recopier dans un tableur (xlsx, ods ou csv) et le déposer
            code 0 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn a_lock_file_says_that_the_workbook_is_open() {
    let files = minimal().put("~$classe.xlsx", "x").put(".~lock.suivi.ods#", "x");
    check(
        &files,
        &expect![[r#"
            avertissement[A110] « suivi.ods » semble ouvert dans un tableur
              → .~lock.suivi.ods#
              aide : l’enregistrer et le fermer, puis relancer, pour que les dernières saisies soient prises
            avertissement[A110] « classe.xlsx » semble ouvert dans un tableur
              → ~$classe.xlsx
              aide : l’enregistrer et le fermer, puis relancer, pour que les dernières saisies soient prises
            code 0 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn a_copy_of_a_file_is_read_once() {
    let copy = minimal().text("pfmp.csv");
    check(
        &minimal().put("Copie de pfmp (1).csv", copy),
        &expect![[r#"
            avertissement[A111] même contenu que « Copie de pfmp (1).csv » : lu une seule fois
              → pfmp.csv
              aide : retirer l’une des deux copies
            code 0 ; produits : 14 ; retenus : 0
        "#]],
    );
}

// Tableaux

#[test]
fn a_sheet_that_lacks_a_header_is_not_read() {
    check(
        &minimal().replace("travaux.csv", "Intitulé", "Titre"),
        &expect![[r#"
            erreur[E201] feuille non lue : elle ressemble au tableau « travaux professionnels », mais il lui manque « Intitulé »
              → travaux.csv, cellule A1
              aide : ajouter l’en-tête qui manque : « Intitulé »
            code 1 ; produits : 14, dont à compléter : 4 ; retenus : 0
        "#]],
    );
    check(
        &minimal().replace("travaux.csv", "Intitulé", "Intitulée"),
        &expect![[r#"
            erreur[E201] feuille non lue : elle ressemble au tableau « travaux professionnels », mais il lui manque « Intitulé »
              → travaux.csv, cellule A1
              aide : corriger l’en-tête : « Intitulée » pourrait être « Intitulé »
            code 1 ; produits : 14, dont à compléter : 4 ; retenus : 0
        "#]],
    );
}

#[test]
fn a_sheet_without_any_table_is_left_aside() {
    check(
        &minimal().put("menus.csv", "lundi;mardi\nsoupe;frites\n"),
        &expect![[r#"
            avertissement[A202] feuille non lue : aucun tableau reconnu
              → menus.csv
              aide : si elle compte, lui donner une ligne d’en-têtes (tableaux connus : établissement, liste des candidats, périodes de formation en milieu professionnel, évaluations des tuteurs, travaux professionnels, évaluations des commissions, commissions d’évaluation et justificatifs (certificats de travail, attestations d’heures))
            code 0 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn two_columns_of_one_name_may_not_disagree() {
    let files = minimal()
        .replace("travaux.csv", "N°;Intitulé", "N°;Nom;Intitulé")
        .replace("travaux.csv", "1;Accueillir", "1;DURAND;Accueillir")
        .replace("travaux.csv", "1;Tenir", "1;DURANT;Tenir")
        .replace("travaux.csv", "1;Traiter", "1;MARTIN;Traiter")
        .replace("travaux.csv", "1;Suivre", "1;MARTIN;Suivre");
    check(
        &files,
        &expect![[r#"
            erreur[E203] deux colonnes du même nom se contredisent : « DURANT » et « DURAND »
              → travaux.csv, cellule F3
              → l’autre colonne : travaux.csv, cellule B3
              aide : renommer ou supprimer l’une des deux colonnes
            code 1 ; produits : 13 ; retenus : 1
              etat-recapitulatif-e32 de 0100000001 : E203
        "#]],
    );
}

#[test]
fn an_unreadable_date_of_a_period_holds_back_its_papers() {
    check(
        &minimal().replace("pfmp.csv", "14/03/2025;50;10;Mairie", "14/03;50;10;Mairie"),
        &expect![[r#"
            erreur[E204] date illisible : « 14/03 »
              → pfmp.csv, cellule G2
              aide : écrire la date au format JJ/MM/AAAA
            code 1 ; produits : 12 ; retenus : 2
              attestation-pfmp de 0100000001 : E204
              attestation-pfmp-recapitulative de 0100000001 : E204
        "#]],
    );
}

#[test]
fn an_unreadable_number_holds_back_what_shows_it() {
    let files = minimal().replace("pfmp.csv", "50;10;Garage", "cinquante;10;Garage");
    check(
        &files,
        &expect![[r#"
            erreur[E205] nombre illisible : « cinquante »
              → pfmp.csv, cellule H3
              aide : écrire un nombre, par exemple 20 ou 4,5
            code 1 ; produits : 12 ; retenus : 2
              attestation-pfmp de 0100000001 : E205
              attestation-pfmp-recapitulative de 0100000001 : E205
        "#]],
    );
}

#[test]
fn a_note_that_is_no_number_says_which_words_may_stand_there() {
    check(
        &minimal().replace("grilles-e31.csv", ";13,5;", ";13 et demi;"),
        &expect![[r#"
            erreur[E205] note illisible : « 13 et demi »
              → grilles-e31.csv, cellule Q2
              aide : écrire la note, par exemple 13,5, ou ABS (Absent à l’épreuve)
            code 1 ; produits : 13 ; retenus : 1
              grille-e31 de 0100000001 : E205
        "#]],
    );
}

#[test]
fn an_unknown_level_holds_back_its_grid() {
    check(
        &minimal().replace("grilles-e32.csv", "E32;3;4;", "E32;3;9;"),
        &expect![[r#"
            erreur[E207] niveau inconnu : « 9 »
              → grilles-e32.csv, cellule F2
              aide : écrire l’un des niveaux 1 (non maîtrisé), 2 (insuffisamment maîtrisé), 3 (maîtrisé) et 4 (bien maîtrisé)
            code 1 ; produits : 13 ; retenus : 1
              grille-e32 de 0100000001 : E207
        "#]],
    );
}

#[test]
fn a_cell_in_error_is_no_blank() {
    let files = minimal();
    let mut sheet = feuille("Grilles", &files.text("grilles-e31.csv"));
    sheet.write_formula(1, 16, Formula::new("=1/0").set_result("#DIV/0!")).expect("a small sheet");
    let files = files.remove("grilles-e31.csv").put("grilles.xlsx", classeur(vec![sheet]));
    check(
        &files,
        &expect![[r#"
            erreur[E208] cellule en erreur : « #DIV/0! »
              → grilles.xlsx, feuille « Grilles », cellule Q2
              aide : corriger la formule, ou la remplacer par sa valeur
            code 1 ; produits : 13 ; retenus : 1
              grille-e31 de 0100000001 : E208
        "#]],
    );
}

#[test]
fn an_unknown_competence_of_a_travail_holds_back_its_list() {
    check(
        &minimal().replace("travaux.csv", "1.1;1.1.1", "1.1;\"1.1.1 ; accueil\""),
        &expect![[r#"
            erreur[E209] code de compétence inconnu : « accueil »
              → travaux.csv, cellule H2
              aide : écrire les codes du référentiel, séparés par des points-virgules
            code 1 ; produits : 13 ; retenus : 1
              etat-recapitulatif-e31 de 0100000001 : E209
        "#]],
    );
}

#[test]
fn a_value_outside_its_list_is_never_guessed() {
    let files = minimal().replace("travaux.csv", "réelle observée", "observation");
    check(
        &files,
        &expect![[r#"
            erreur[E210] valeur inconnue pour « Nature (réelle vécue, réelle observée, simulée) » : « observation »
              → travaux.csv, cellule J4
              aide : écrire l’une de ces valeurs : réelle vécue, réelle observée, simulée en formation
            code 1 ; produits : 13 ; retenus : 1
              etat-recapitulatif-e31 de 0100000002 : E210
        "#]],
    );
}

#[test]
fn an_unmapped_category_is_an_error_of_the_candidate() {
    let files = minimal().replace(
        "candidats.csv",
        "03/11/2007;TAGO1;SCOLAIRE BACPRO 3 ANS (132)",
        "03/11/2007;TAGO1;SCOLAIRE BACPRO 2 ANS",
    );
    check(
        &files,
        &expect![[r#"
            erreur[E210] valeur inconnue pour « Catégorie candidat » : « SCOLAIRE BACPRO 2 ANS »
              → candidats.csv, cellule H3
              aide : écrire l’une de ces valeurs : A, B, C
            code 1 ; produits : 7 ; retenus : 7
              grille-e31 de 0100000002 : E210
              grille-e32 de 0100000002 : E210
              etat-recapitulatif-e31 de 0100000002 : E210
              etat-recapitulatif-e32 de 0100000002 : E210
              attestation-pfmp de 0100000002 : E210
              attestation-pfmp de 0100000002 : E210
              attestation-pfmp-recapitulative de 0100000002 : E210
        "#]],
    );
}

#[test]
fn an_identifier_that_the_spreadsheet_damaged_is_refused() {
    check(
        &minimal().replace("pfmp.csv", "34012345600018", "3,40123E+13"),
        &expect![[r#"
            erreur[E211] identifiant abîmé par le tableur : « 3,40123E+13 »
              → pfmp.csv, cellule L3
              aide : mettre la colonne au format Texte et recopier l’identifiant avec tous ses chiffres, zéros compris
            code 1 ; produits : 12 ; retenus : 2
              attestation-pfmp de 0100000001 : E211
              attestation-pfmp-recapitulative de 0100000001 : E211
        "#]],
    );
}

#[test]
fn two_values_of_a_field_of_the_school_hold_back_everything() {
    check(
        &minimal().append("etablissement.csv", "Session;2027\n"),
        &expect![[r#"
            erreur[E212] deux valeurs pour « Session » : « 2027 » et « 2026 »
              → etablissement.csv, cellule B14
              → l’autre valeur : etablissement.csv, cellule B11
              aide : garder la bonne et effacer l’autre
            code 1 ; produits : 0 ; retenus : 14
              tous : E212
        "#]],
    );
}

#[test]
fn a_sheet_that_fits_two_tables_is_not_read() {
    let files = minimal().put("x.csv", "N° de période;Structure;Épreuve;Intitulé\nP1;Mairie;E31;Accueil\n");
    check(
        &files,
        &expect![[r#"
            erreur[E213] feuille non lue : elle peut être « périodes de formation en milieu professionnel » ou « travaux professionnels »
              → x.csv, cellule A1
              aide : ajouter une colonne propre à l’un des deux tableaux
            code 1 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn a_row_without_its_period_holds_back_every_period_of_the_candidate() {
    check(
        &minimal().replace("pfmp.csv", "MARTIN;Hugo;P1;", "MARTIN;Hugo;;"),
        &expect![[r#"
            erreur[E214] il manque la période : la ligne ne peut pas être utilisée
              → pfmp.csv, cellule D4
              aide : remplir la cellule
            code 1 ; produits : 11 ; retenus : 2
              attestation-pfmp de 0100000002 : E214
              attestation-pfmp-recapitulative de 0100000002 : E214
        "#]],
    );
}

#[test]
fn an_evaluation_without_its_epreuve_holds_back_the_grids_of_the_candidate() {
    check(
        &minimal().replace("grilles-e31.csv", "DURAND;Léa;E31;", "DURAND;Léa;;"),
        &expect![[r#"
            erreur[E214] il manque l’épreuve : la ligne ne peut pas être utilisée
              → grilles-e31.csv, cellule D2
              aide : remplir la cellule
            code 1 ; produits : 12 ; retenus : 2
              grille-e31 de 0100000001 : E214
              grille-e32 de 0100000001 : E214
        "#]],
    );
}

#[test]
fn a_member_of_an_unknown_epreuve_holds_back_every_commission() {
    check(
        &minimal().replace("commissions.csv", "E32;TAGO1;BRUNET", "E39;TAGO1;BRUNET"),
        &expect![[r#"
            erreur[E210] valeur inconnue pour « Épreuve » : « E39 »
              → commissions.csv, cellule A4
              aide : écrire l’une de ces valeurs : E2, E31, E32
            code 1 ; produits : 10 ; retenus : 4
              grille-e31 de 0100000001 : E210
              grille-e31 de 0100000002 : E210
              grille-e32 de 0100000001 : E210
              grille-e32 de 0100000002 : E210
        "#]],
    );
}

#[test]
fn a_column_of_an_unknown_competence_holds_back_the_grids_that_fill_it() {
    let files = minimal().replace("grilles-e31.csv", ";1.3.4;", ";1.3.9;").replace(
        "grilles-e31.csv",
        "2;3;2;3;11;",
        "2;3;2;;11;",
    );
    check(
        &files,
        &expect![[r#"
        erreur[E209] niveaux donnés sous un code inconnu : « 1.3.9 »
          → grilles-e31.csv, cellule P1
          aide : corriger l’en-tête de cette colonne : « liasse referentiel » donne les codes
        code 1 ; produits : 13, dont à compléter : 1 ; retenus : 1
          grille-e31 de 0100000001 : E209
    "#]],
    );
}

#[test]
fn a_year_of_two_digits_is_told_as_it_was_read() {
    check(
        &minimal().replace("candidats.csv", "12/05/2008", "12/05/08"),
        &expect![[r#"
            avertissement[A215] année à deux chiffres : « 12/05/08 » est lu 12/05/2008
              → candidats.csv, cellule F2
              aide : écrire l’année avec quatre chiffres
            code 0 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn an_unknown_field_of_the_school_is_told() {
    check(
        &minimal().append("etablissement.csv", "Devise;Essayer\n"),
        &expect![[r#"
            avertissement[A216] champ d’établissement inconnu : « Devise »
              → etablissement.csv, cellule A14
              aide : corriger le nom du champ ou effacer la ligne
            code 0 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn unknown_columns_are_listed() {
    let files = minimal().replace("travaux.csv", ";Ressources", ";Ressources;Photo;Avis").replace(
        "travaux.csv",
        ";Fiche",
        ";Fiche;non;bon",
    );
    check(
        &files,
        &expect![[r#"
            info[I217] colonnes non utilisées : « Photo » et « Avis »
              → travaux.csv, cellule M1
              aide : rien à faire, sauf si l’une d’elles devait compter : corriger alors son en-tête
            code 0 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn candidates_of_another_diploma_are_counted() {
    let others = "\
0100000007;123456789GG;ALBERT;;Noé;01/01/2008;TCAP;SCOLAIRE BACPRO 3 ANS (132);31202;3;non
0100000008;123456789HH;BERNARD;;Lou;02/01/2008;TCAP;SCOLAIRE BACPRO 3 ANS (132);31202;3;non
";
    check(
        &minimal().append("candidats.csv", others),
        &expect![[r#"
            info[I218] 2 candidats d’une autre spécialité sont laissés de côté
              → candidats.csv, cellule A4
              aide : rien à faire s’ils relèvent d’un autre diplôme ; sinon corriger leur code spécialité
            code 0 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn a_level_of_another_epreuve_holds_back_its_grid() {
    let files = minimal()
        .replace("grilles-e31.csv", ";Note proposée", ";3.1.1;Note proposée")
        .replace("grilles-e31.csv", ";13,5;", ";2;13,5;")
        .replace("grilles-e31.csv", ";11;", ";;11;");
    check(
        &files,
        &expect![[r#"
            erreur[E219] niveau donné pour 3.1.1, que l’épreuve E31 n’évalue pas
              → grilles-e31.csv, cellule Q2
              aide : effacer cette cellule, ou corriger l’épreuve de la ligne
            code 1 ; produits : 13 ; retenus : 1
              grille-e31 de 0100000001 : E219
        "#]],
    );
}

// Personnes

#[test]
fn an_unknown_person_is_shown_beside_those_who_look_like_them() {
    let files = minimal().replace("grilles-e31.csv", "0100000001;DURAND;Léa", ";DURANT;Léa");
    check(
        &files,
        &expect![[r#"
            erreur[E301] candidat absent de la liste : DURANT Léa
              → grilles-e31.csv, cellule B2
              aide : vérifier s’il s’agit de DURAND Léa (n° 0100000001) ; corriger le numéro ou le nom
            code 1 ; produits : 14, dont à compléter : 1 ; retenus : 0
        "#]],
    );
}

#[test]
fn two_lists_that_disagree_hold_back_the_candidate() {
    let list = "N° candidat;Nom;Prénom;Né(e) le\n0100000001;DURAND;Léa;13/05/2008\n";
    check(
        &minimal().put("classe.csv", list),
        &expect![[r#"
            erreur[E303] deux valeurs pour la date de naissance du même candidat : « 13/05/2008 » et « 12/05/2008 »
              → classe.csv, cellule D2
              → l’autre valeur : candidats.csv, cellule F2
              aide : corriger celle des deux qui est fausse
            code 1 ; produits : 7 ; retenus : 7
              grille-e31 de 0100000001 : E303
              grille-e32 de 0100000001 : E303
              etat-recapitulatif-e31 de 0100000001 : E303
              etat-recapitulatif-e32 de 0100000001 : E303
              attestation-pfmp de 0100000001 : E303
              attestation-pfmp de 0100000001 : E303
              attestation-pfmp-recapitulative de 0100000001 : E303
        "#]],
    );
}

#[test]
fn a_number_and_a_name_of_two_persons_hold_back_what_the_row_fills() {
    check(
        &minimal().replace("travaux.csv", "0100000002;MARTIN;Hugo;E31", "0100000001;MARTIN;Hugo;E31"),
        &expect![[r#"
            erreur[E304] le n° 0100000001 est celui de DURAND Léa, mais la ligne nomme MARTIN Hugo
              → travaux.csv, cellule A4
              aide : corriger le numéro ou le nom de cette ligne
            code 1 ; produits : 12 ; retenus : 2
              etat-recapitulatif-e31 de 0100000001 : E304
              etat-recapitulatif-e31 de 0100000002 : E304
        "#]],
    );
}

#[test]
fn homonyms_are_not_told_apart_by_a_name() {
    let files = minimal()
        .append("candidats.csv", "0100000003;123456789CC;DURAND;;Léa;30/09/2008;TAGO1;A;30004;3;non\n")
        .replace("grilles-e31.csv", "0100000001;DURAND;Léa", ";DURAND;Léa");
    check(
        &files,
        &expect![[r#"
            erreur[E305] 2 candidats répondent au nom de DURAND Léa
              → grilles-e31.csv, cellule B2
              aide : ajouter à cette ligne le n° candidat ou la date de naissance
            code 1 ; produits : 17, dont à compléter : 4 ; retenus : 2
              grille-e31 de 0100000001 : E305
              grille-e31 de 0100000003 : E305
        "#]],
    );
}

#[test]
fn a_row_that_names_nobody_is_told() {
    check(
        &minimal().append("travaux.csv", ";;;E31;2;Classer;;;;;;\n"),
        &expect![[r#"
            erreur[E306] ligne sans candidat : ni numéro, ni INE, ni nom et prénom
              → travaux.csv, cellule D6
              aide : indiquer à qui appartient cette ligne, ou l’effacer
            code 1 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn a_commission_of_an_unknown_class_is_told() {
    check(
        &minimal().append("commissions.csv", "E31;TAGO9;DUPUIS;Jean;Professeur;\n"),
        &expect![[r#"
            erreur[E307] commission pour une classe ou un candidat inconnu : « TAGO9 »
              → commissions.csv, cellule B6
              aide : corriger la classe ou le n° candidat
            code 1 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn a_folder_without_candidates_produces_nothing() {
    let nobody = Entrees(BTreeMap::new()).put("etablissement.csv", minimal().text("etablissement.csv"));
    check(
        &nobody,
        &expect![[r#"
            erreur[E308] aucun candidat trouvé dans le dossier d’entrée
              aide : déposer la liste des candidats (par exemple l’export « Liste simple » de Cyclades)
            code 1 ; produits : 0 ; retenus : 0
        "#]],
    );
}

#[test]
fn a_candidate_who_left_is_left_aside() {
    let files = minimal().replace("candidats.csv", "PFMP\n", "PFMP;Etat\n").append(
        "candidats.csv",
        "0100000003;123456789CC;SIMON;;Ana;30/09/2008;TAGO1;A;30004;3;non;Démissionnaire\n",
    );
    check(
        &files,
        &expect![[r#"
            avertissement[A309] candidat laissé de côté : son état est « Démissionnaire »
              → candidats.csv, cellule L4
              aide : rien à faire s’il ne se présente pas ; sinon corriger son état
            code 0 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn a_selection_of_nobody_is_an_error() {
    let essai = minimal().verify_with(|options| {
        options.selection.classes = vec!["TAGO7".to_owned()];
        options.selection.candidats = vec!["0100000009".to_owned()];
    });
    expect![[r#"
        erreur[E310] --candidat « 0100000009 » ne désigne rien
          aide : vérifier l’orthographe de la sélection
        erreur[E310] --classe « TAGO7 » ne désigne rien
          aide : vérifier l’orthographe de la sélection
        code 1 ; produits : 0 ; retenus : 0
    "#]]
    .assert_eq(&essai.recit());
}

// Dossiers

#[test]
fn a_period_that_ends_before_it_starts_holds_back_its_papers() {
    check(
        &minimal().replace("pfmp.csv", "13/03/2026;50;10;Garage", "13/03/2025;50;10;Garage"),
        &expect![[r#"
            erreur[E502] la fin (13/03/2025) précède le début (05/01/2026)
              → pfmp.csv, cellule G3
              → le début : pfmp.csv, cellule F3
              aide : corriger l’une des deux dates
            code 1 ; produits : 12 ; retenus : 2
              attestation-pfmp de 0100000001 : E502
              attestation-pfmp-recapitulative de 0100000001 : E502
        "#]],
    );
}

#[test]
fn more_days_than_the_period_has_hold_back_its_papers() {
    check(
        &minimal().replace("pfmp.csv", "50;10;Garage", "70;14;Garage"),
        &expect![[r#"
            erreur[E503] 70 jours de présence pour une période de 68 jours
              → pfmp.csv, cellule H3
              aide : corriger le nombre de jours ou les dates
            code 1 ; produits : 12 ; retenus : 2
              attestation-pfmp de 0100000001 : E503
              attestation-pfmp-recapitulative de 0100000001 : E503
        "#]],
    );
}

#[test]
fn without_a_category_what_depends_on_it_is_held_back() {
    let files = minimal().replace(
        "candidats.csv",
        "03/11/2007;TAGO1;SCOLAIRE BACPRO 3 ANS (132)",
        "03/11/2007;TAGO1;",
    );
    check(
        &files,
        &expect![[r#"
            erreur[E504] catégorie de candidat manquante : le mode des épreuves n’est pas connu
              → candidats.csv, cellule A3
              aide : remplir la colonne « Catégorie candidat »
            code 1 ; produits : 12, dont à compléter : 1 ; retenus : 2
              grille-e31 de 0100000002 : E504
              grille-e32 de 0100000002 : E504
        "#]],
    );
}

#[test]
fn a_note_off_the_step_is_printed_and_told() {
    check(
        &minimal().replace("grilles-e31.csv", ";13,5;", ";13,3;"),
        &expect![[r#"
            avertissement[A505] 13,3 n’est pas un multiple de 0,5 point
              → grilles-e31.csv, cellule Q2
              aide : vérifier l’arrondi : la note est imprimée telle quelle
            code 0 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn a_note_that_the_profile_contradicts_is_told() {
    let files =
        minimal().replace("grilles-e31.csv", "3;3;4;3;3;2;3;3;4;3;3;3;13,5", "4;4;4;4;4;4;4;4;4;4;4;4;7,5");
    check(
        &files,
        &expect![[r#"
            avertissement[A506] la note 7,5 contredit un profil entièrement « bien maîtrisé »
              → grilles-e31.csv, cellule Q2
              aide : vérifier la note et les croix : elles sont imprimées telles quelles
            code 0 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn a_missing_period_is_listed() {
    let files = minimal().replace(
        "pfmp.csv",
        "0100000002;MARTIN;Hugo;P2;certifiante;05/01/2026;13/03/2026;50;10;Mairie de Rezé;2 place du Marché;21440143100015;Paul Roy;Inès Blin;Accueil;1.1.1\n",
        "",
    );
    check(
        &files,
        &expect![[r#"
            avertissement[A507] la période P2 manque à ce candidat, alors que d’autres de sa classe l’ont faite
              → candidats.csv, cellule A3
              aide : ajouter la ligne qui manque, ou compléter l’attestation récapitulative à la main
            code 0 ; produits : 13, dont à compléter : 1 ; retenus : 0
        "#]],
    );
}

#[test]
fn an_evaluation_of_an_epreuve_sat_otherwise_is_not_used() {
    let files = minimal().replace(
        "candidats.csv",
        "03/11/2007;TAGO1;SCOLAIRE BACPRO 3 ANS (132)",
        "03/11/2007;TAGO1;B",
    );
    check(
        &files,
        &expect![[r#"
            avertissement[A508] évaluation CCF de E31 non utilisée : la catégorie B ne passe pas cette épreuve en CCF
              → grilles-e31.csv, cellule A3
              aide : vérifier la catégorie du candidat, ou effacer la ligne
            avertissement[A508] évaluation CCF de E32 non utilisée : la catégorie B ne passe pas cette épreuve en CCF
              → grilles-e32.csv, cellule A3
              aide : vérifier la catégorie du candidat, ou effacer la ligne
            code 0 ; produits : 12, dont à compléter : 1 ; retenus : 0
        "#]],
    );
}

#[test]
fn days_and_weeks_that_differ_are_printed_and_told() {
    check(
        &minimal().replace("pfmp.csv", "50;10;Garage", "50;12;Garage"),
        &expect![[r#"
            avertissement[A509] 12 semaines, alors que 50 jours en font 10
              → pfmp.csv, cellule I3
              aide : vérifier les jours et les semaines : les deux sont imprimés tels quels
            code 0 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn one_person_twice_in_a_commission_is_told() {
    let files = minimal().replace("commissions.csv", "E31;TAGO1;LEFORT;Marc", "E31;TAGO1;Brunet;Odile");
    check(
        &files,
        &expect![[r#"
            avertissement[A510] Brunet Odile figure deux fois dans la même commission
              → commissions.csv, cellule A3
              → l’autre ligne : commissions.csv, cellule A2
              aide : les membres d’une commission sont distincts : corriger l’un des deux
            code 0 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn without_a_school_the_papers_are_to_be_completed() {
    check(
        &minimal().remove("etablissement.csv"),
        &expect![[r#"
            avertissement[A511] aucun renseignement sur l’établissement
              aide : déposer un tableau de deux colonnes, Champ et Valeur (Nom, UAI, Adresse, Session…)
            code 0 ; produits : 14, dont à compléter : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn two_periods_on_the_same_dates_are_told() {
    let files = minimal().replace(
        "pfmp.csv",
        "05/01/2026;13/03/2026;50;10;Garage",
        "10/03/2025;16/05/2025;50;10;Garage",
    );
    check(
        &files,
        &expect![[r#"
            avertissement[A512] les périodes P2 et P1 se chevauchent
              → pfmp.csv, cellule F3
              → l’autre période : pfmp.csv, cellule F2
              aide : vérifier les dates et les jours des deux lignes
            code 0 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn a_level_of_a_competence_and_one_of_its_critere_hold_back_the_grid() {
    let files = minimal()
        .replace("grilles-e31.csv", ";Note proposée", ";1.1.2-a;Note proposée")
        .replace("grilles-e31.csv", ";13,5;", ";2;13,5;")
        .replace("grilles-e31.csv", ";11;", ";;11;");
    check(
        &files,
        &expect![[r#"
            erreur[E513] niveau donné à la fois pour 1.1.2 et pour un de ses critères
              → grilles-e31.csv, cellule F2
              → le critère : grilles-e31.csv, cellule Q2
              aide : garder soit le niveau de la compétence, soit ceux des critères
            code 1 ; produits : 13 ; retenus : 1
              grille-e31 de 0100000001 : E513
        "#]],
    );
}

// Rendu et livraison

#[test]
fn a_character_that_no_font_has_holds_back_what_shows_it() {
    let files = minimal().replace("travaux.csv", "Tenir un planning", "Tenir un planning 漢").replace(
        "pfmp.csv",
        "Devis",
        "Devis\u{202e}",
    );
    check(
        &files,
        &expect![[r#"
            erreur[E601] caractère que la police ne sait pas imprimer : caractère invisible U+202E, dans « Devis� »
              → pfmp.csv, cellule O3
              aide : retaper le texte sans ce caractère
            erreur[E601] caractère que la police ne sait pas imprimer : « 漢 » (U+6F22), dans « Tenir un planning 漢 »
              → travaux.csv, cellule F3
              aide : retaper le texte sans ce caractère
            code 1 ; produits : 11 ; retenus : 3
              etat-recapitulatif-e32 de 0100000001 : E601
              attestation-pfmp de 0100000001 : E601
              attestation-pfmp-recapitulative de 0100000001 : E601
        "#]],
    );
}

#[test]
fn a_character_that_no_font_has_in_the_school_holds_back_everything() {
    check(
        &minimal().replace("etablissement.csv", "professionnel des Essais", "professionnel des Essais 漢"),
        &expect![[r#"
            erreur[E601] caractère que la police ne sait pas imprimer : « 漢 » (U+6F22), dans « Lycée professionnel des Essais 漢 »
              → etablissement.csv, cellule B2
              aide : retaper le texte sans ce caractère
            code 1 ; produits : 0 ; retenus : 14
              tous : E601
        "#]],
    );
}

#[test]
fn an_unreadable_date_of_the_school_holds_back_everything() {
    check(
        &minimal().replace("etablissement.csv", "15/06/2026", "31/06/2026"),
        &expect![[r#"
            erreur[E204] date illisible : « 31/06/2026 »
              → etablissement.csv, cellule B13
              aide : écrire la date au format JJ/MM/AAAA
            code 1 ; produits : 0 ; retenus : 14
              tous : E204
        "#]],
    );
}

/// Two templates of the school in place of the program's, the others as they are.
fn generate_with_templates(templates: &[(&str, &str)]) -> String {
    let overrides =
        templates.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect();
    Lieu::with(&minimal()).generate(&base_with(overrides), |_| {}).recit()
}

#[test]
fn a_faulty_template_holds_back_its_documents_and_fails_the_run() {
    let told = generate_with_templates(&[("attestation-pfmp.typ", "= Attestation\n\n#let x = \n")]);
    expect![[r#"
        erreur[E602] faute dans le modèle attestation-pfmp.typ, ligne 3, colonne 9 : expected expression
          aide : corriger le modèle, ou retirer la copie du dossier templates pour revenir à celui du programme
        code 2 ; produits : 10 ; retenus : 4
          attestation-pfmp de 0100000001 : E602
          attestation-pfmp de 0100000001 : E602
          attestation-pfmp de 0100000002 : E602
          attestation-pfmp de 0100000002 : E602
    "#]].assert_eq(&told);
}

#[test]
fn a_document_off_the_standard_is_held_back() {
    let told = generate_with_templates(&[("attestation-pfmp-recapitulative.typ", "= Sans titre\n")]);
    expect![[r#"
        erreur[E603] TAGO1/candidats/DURAND-Lea-0100000001/attestation-pfmp-recapitulative.pdf ne tient pas la norme PDF/A-2a et PDF/UA-1 : PDF/UA-1 error: missing document title ; set the title with `set document(title: [...])`
          aide : corriger le modèle, ou le texte en cause
        erreur[E603] TAGO1/candidats/MARTIN-Hugo-0100000002/attestation-pfmp-recapitulative.pdf ne tient pas la norme PDF/A-2a et PDF/UA-1 : PDF/UA-1 error: missing document title ; set the title with `set document(title: [...])`
          aide : corriger le modèle, ou le texte en cause
        code 1 ; produits : 12 ; retenus : 2
          attestation-pfmp-recapitulative de 0100000001 : E603
          attestation-pfmp-recapitulative de 0100000002 : E603
    "#]].assert_eq(&told);
}

#[test]
fn a_remark_of_the_typesetter_is_told_once() {
    let text = "#set document(title: \"Essai\")\n#set text(lang: \"fr\", font: \"Inconnue\")\n= Essai\n";
    let told = generate_with_templates(&[("attestation-pfmp-recapitulative.typ", text)]);
    expect![[r#"
        avertissement[A604] remarque du compositeur sur attestation-pfmp-recapitulative.typ : attestation-pfmp-recapitulative.typ, ligne 2, colonne 29 : unknown font family: inconnue
          aide : relire le modèle à cet endroit
        code 0 ; produits : 14 ; retenus : 0
    "#]].assert_eq(&told);
}

#[test]
fn a_paper_that_cannot_be_written_is_held_back() {
    let lieu = Lieu::with(&minimal());
    let taken = "TAGO1/jury/DURAND-Lea-0100000001/grille-e31.pdf/dossier";
    fs_err::create_dir_all(lieu.sorties().join(taken)).expect("writable");
    let essai = lieu.generate(&base_with(BTreeMap::new()), |_| {});
    expect![[r#"
        erreur[E701] impossible d’écrire « TAGO1/jury/DURAND-Lea-0100000001/grille-e31.pdf » (un dossier porte ce nom)
          aide : fermer le fichier s’il est ouvert, vérifier l’espace disque et les droits, puis relancer
        code 1 ; produits : 13 ; retenus : 1
          grille-e31 de 0100000001 : E701
    "#]]
    .assert_eq(&essai.recit());
}

#[test]
fn a_stranger_among_the_papers_is_left_and_told() {
    let lieu = Lieu::with(&minimal());
    let stranger = lieu.sorties().join("TAGO1/candidats/ancien.pdf");
    fs_err::create_dir_all(stranger.parent().expect("a folder")).expect("writable");
    fs_err::write(&stranger, "%PDF").expect("writable");
    let essai = lieu.generate(&base_with(BTreeMap::new()), |_| {});
    expect![[r#"
        avertissement[A702] « TAGO1/candidats/ancien.pdf » n’est pas un document de ce lot : laissé en place
          aide : l’effacer à la main s’il ne sert plus
        code 0 ; produits : 14 ; retenus : 0
    "#]]
    .assert_eq(&essai.recit());
    assert!(stranger.exists());
}

#[test]
fn a_paper_that_is_not_what_was_written_is_told() {
    let essai = minimal().generate();
    let documents = &essai.bilan.manifeste.documents;
    fs_err::write(essai.lieu.sorties().join(&documents[0].chemin), "%PDF").expect("writable");
    fs_err::remove_file(essai.lieu.sorties().join(&documents[1].chemin)).expect("written before");
    let archive = deliver::Archive {
        chemin: "TAGO1/jury/DURAND-Lea-0100000001.zip".to_owned(),
        entrees: vec![("grille-e31.pdf".to_owned(), String::new())],
    };
    let mut diags = Diagnostics::default();
    let sorties = Sorties::open(&essai.lieu.sorties()).expect("writable");
    deliver::verify(&mut diags, &sorties, documents, &[archive]);
    let told: String = diags.into_sorted().iter().map(liasse::diagnostics::render).collect();
    expect![[r#"
        erreur[E703] « TAGO1/candidats/DURAND-Lea-0100000001/attestation-pfmp-P1.pdf » : le contenu n’est pas celui qui a été écrit
          aide : relancer ; si la faute revient, vérifier le disque
        erreur[E703] « TAGO1/candidats/DURAND-Lea-0100000001/attestation-pfmp-P2.pdf » : le fichier annoncé n’existe pas
          aide : relancer ; si la faute revient, vérifier le disque
        erreur[E703] « TAGO1/jury/DURAND-Lea-0100000001.zip » : l’archive ne contient pas exactement ce qui est attendu
          aide : relancer ; si la faute revient, vérifier le disque
    "#]].assert_eq(&told);
}
