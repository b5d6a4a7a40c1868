//! What software has made of a value on its way to the folder: changed, rounded, cut, coded, replaced.

use expect_test::expect;
use rust_xlsxwriter::{ExcelDateTime, Format, Worksheet};

use super::valeurs::{in_csv, in_ods, in_xlsx, note_shown, same_papers};
use crate::support::{check, minimal, papers};

/// Column of the list.
const CLASSE: u16 = 6;

fn format(code: &str) -> Format {
    Format::new().set_num_format(code)
}

fn day(year: u16, month: u8, day: u8) -> ExcelDateTime {
    ExcelDateTime::from_ymd(year, month, day).expect("a day")
}

fn write_day(sheet: &mut Worksheet, row: u32, column: u16, (y, m, d): (u16, u8, u8), code: &str) {
    sheet.write_datetime_with_format(row, column, day(y, m, d), &format(code)).expect("a small sheet");
}

fn write_number(sheet: &mut Worksheet, row: u32, column: u16, number: f64, code: &str) {
    sheet.write_number_with_format(row, column, number, &format(code)).expect("a small sheet");
}

#[test]
fn a_class_that_became_a_date_or_a_power_of_ten_is_an_error() {
    check(
        &in_xlsx("candidats", |sheet| {
            write_day(sheet, 1, CLASSE, (2026, 2, 1), "d-mmm");
            write_number(sheet, 2, CLASSE, 30.0, "0.00E+00");
        }),
        &expect![[r#"
            erreur[E241] DURAND Léa : « Classe » attend un texte, que le tableur a changé en date : « 01/02 »
              → candidats.xlsx, feuille « Feuille », cellule G2
              aide : mettre la cellule au format Texte et retaper ce qui doit s’y trouver, ou le taper derrière une apostrophe ('), par exemple '1-2
            erreur[E241] MARTIN Hugo : « Classe » attend un texte, que le tableur a changé en nombre en puissances de dix : « 3E1 »
              → candidats.xlsx, feuille « Feuille », cellule G3
              aide : mettre la cellule au format Texte et retaper ce qui doit s’y trouver, ou le taper derrière une apostrophe ('), par exemple '3E1
            code 1 ; produits : 0 ; retenus : 14
              tous : E241
        "#]],
    );
}

#[test]
fn a_text_column_reads_a_number_as_its_cell_shows_it() {
    // A rank typed « 01 », a class called 12.
    let files = in_xlsx("travaux", |sheet| write_number(sheet, 1, 4, 1.0, "00"));
    let shown: Vec<String> = papers(&files)
        .iter()
        .filter(|(path, _)| path.contains("etat-recapitulatif-e31") && path.contains("0100000001"))
        .map(|(_, data)| data.to_string())
        .collect();
    assert!(shown.iter().any(|data| data.contains("\"01\"")), "{shown:?}");
}

#[test]
fn every_text_column_refuses_what_is_no_text() {
    check(
        &in_xlsx("travaux", |sheet| {
            write_day(sheet, 1, 10, (2025, 11, 1), "mmm-yy");
            write_day(sheet, 2, 4, (2026, 2, 1), "d-mmm");
            write_number(sheet, 3, 11, 0.5, "0%");
            sheet.write_boolean(4, 5, true).expect("a small sheet");
        }),
        &expect![[r#"
            erreur[E241] DURAND Léa, E31 : « Période ou lieu » attend un texte, que le tableur a changé en date : « 11/2025 »
              → travaux.xlsx, feuille « Feuille », cellule K2
              aide : mettre la cellule au format Texte et retaper ce qui doit s’y trouver, ou le taper derrière une apostrophe
            erreur[E241] DURAND Léa, E32 : « N° » attend un texte, que le tableur a changé en date : « 01/02 »
              → travaux.xlsx, feuille « Feuille », cellule E3
              aide : mettre la cellule au format Texte et retaper ce qui doit s’y trouver, ou le taper derrière une apostrophe ('), par exemple '1-2
            erreur[E241] MARTIN Hugo, E31 : « Ressources » attend un texte, que le tableur a changé en pourcentage : « 50 % »
              → travaux.xlsx, feuille « Feuille », cellule L4
              aide : mettre la cellule au format Texte et retaper ce qui doit s’y trouver, ou le taper derrière une apostrophe
            erreur[E241] MARTIN Hugo, E32 : « Intitulé » attend un texte, que le tableur a changé en valeur logique : « VRAI »
              → travaux.xlsx, feuille « Feuille », cellule F5
              aide : mettre la cellule au format Texte et retaper ce qui doit s’y trouver, ou le taper derrière une apostrophe
            code 1 ; produits : 10 ; retenus : 4
              etat-recapitulatif-e31 de 0100000001 : E241
              etat-recapitulatif-e31 de 0100000002 : E241
              etat-recapitulatif-e32 de 0100000001 : E241
              etat-recapitulatif-e32 de 0100000002 : E241
        "#]],
    );
    check(
        &in_xlsx("candidats", |sheet| write_day(sheet, 1, 4, (2026, 4, 1), "dd/mm/yyyy")),
        &expect![[r#"
            erreur[E241] DURAND : « Prénom(s) » attend un texte, que le tableur a changé en date : « 01/04/2026 »
              → candidats.xlsx, feuille « Feuille », cellule E2
              aide : mettre la cellule au format Texte et retaper ce qui doit s’y trouver, ou le taper derrière une apostrophe ('), par exemple '1-4
            code 1 ; produits : 7 ; retenus : 7
              grille-e31 de 0100000001 : E241
              grille-e32 de 0100000001 : E241
              etat-recapitulatif-e31 de 0100000001 : E241
              etat-recapitulatif-e32 de 0100000001 : E241
              attestation-pfmp de 0100000001 : E241
              attestation-pfmp de 0100000001 : E241
              attestation-pfmp-recapitulative de 0100000001 : E241
        "#]],
    );
}

#[test]
fn an_ods_tells_the_same() {
    let cell = "<table:table-cell office:value-type=\"date\" office:date-value=\"2025-11-01\"><text:p>nov. 25</text:p></table:table-cell>";
    check(
        &in_ods("travaux", "Tenir un planning", cell),
        &expect![[r#"
            erreur[E241] DURAND Léa, E32 : « Intitulé » attend un texte, que le tableur a changé en date : « 11/2025 »
              → travaux.ods, feuille « Feuille », cellule F3
              aide : mettre la cellule au format Texte et retaper ce qui doit s’y trouver, ou le taper derrière une apostrophe
            code 1 ; produits : 13 ; retenus : 1
              etat-recapitulatif-e32 de 0100000001 : E241
        "#]],
    );
    let shown = "<table:table-cell office:value-type=\"float\" office:value=\"100000001\"><text:p>0100000001</text:p></table:table-cell>";
    same_papers(&in_ods("candidats", "0100000001", shown));
}

#[test]
fn an_identifier_is_what_its_format_shows() {
    same_papers(&in_xlsx("candidats", |sheet| write_number(sheet, 1, 0, 100_000_001.0, "0000000000")));
    same_papers(&in_xlsx("pfmp", |sheet| {
        write_number(sheet, 1, 11, 21_440_143_100_017.0, "000 000 000 00000");
    }));
    check(
        &in_xlsx("candidats", |sheet| write_number(sheet, 1, 0, 100_000_001.0, "0")),
        &expect![[r#"
            erreur[E211] DURAND Léa : identifiant abîmé par le tableur : « 100000001 »
              → candidats.xlsx, feuille « Feuille », cellule A2
              aide : mettre la colonne au format Texte et recopier l’identifiant avec tous ses chiffres, zéros compris
            erreur[E301] 7 lignes de 5 feuilles nomment DURAND Léa (n° 0100000001) : la liste a ce nom, sans ce n°
              → candidats.xlsx, feuille « Feuille », cellule A2
              → une ligne : grilles-e31.csv, cellule A2
              → une ligne : grilles-e32.csv, cellule A2
              → une ligne : pfmp.csv, cellule A2
              → une ligne : pfmp.csv, cellule A3
              → une ligne : travaux.csv, cellule A2
              → une ligne : travaux.csv, cellule A3
              → une ligne : tuteurs.csv, cellule A2
              aide : corriger la liste si ce n° y manque ou y est faux ; sinon, corriger ces lignes
            code 1 ; produits : 7 ; retenus : 5
              grille-e31 de DURAND Léa : E211, E301
              grille-e32 de DURAND Léa : E211, E301
              etat-recapitulatif-e31 de DURAND Léa : E211, E301
              etat-recapitulatif-e32 de DURAND Léa : E211, E301
              attestation-pfmp-recapitulative de DURAND Léa : E211, E301
        "#]],
    );
    check(
        &in_xlsx("pfmp", |sheet| write_number(sheet, 1, 11, 21_440_100_000_000.0, "0.00E+00")),
        &expect![[r#"
            erreur[E211] DURAND Léa, P1 : identifiant abîmé par le tableur : « 2,14401E13 »
              → pfmp.xlsx, feuille « Feuille », cellule L2
              aide : mettre la colonne au format Texte et recopier l’identifiant avec tous ses chiffres, zéros compris
            code 1 ; produits : 12 ; retenus : 2
              attestation-pfmp de 0100000001 : E211
              attestation-pfmp-recapitulative de 0100000001 : E211
        "#]],
    );
}

#[test]
fn a_post_code_and_a_telephone_keep_their_zeros() {
    let shown = in_xlsx("etablissement", |sheet| {
        write_number(sheet, 4, 1, 6000.0, "00000");
        write_number(sheet, 7, 1, 240_000_000.0, "0#\" \"##\" \"##\" \"##\" \"##");
    });
    let data: String = papers(&shown).values().map(ToString::to_string).collect();
    assert!(data.contains("06000") && data.contains("02 40 00 00 00"), "{}", &data[..2000]);
    check(
        &in_xlsx("etablissement", |sheet| {
            write_number(sheet, 4, 1, 6000.0, "General");
            write_number(sheet, 7, 1, 240_000_000.0, "General");
        }),
        &expect![[r#"
            erreur[E211] identifiant abîmé par le tableur : « 6000 »
              → etablissement.xlsx, feuille « Feuille », cellule B5
              aide : mettre la colonne au format Texte et recopier l’identifiant avec tous ses chiffres, zéros compris
            erreur[E211] identifiant abîmé par le tableur : « 240000000 »
              → etablissement.xlsx, feuille « Feuille », cellule B8
              aide : mettre la colonne au format Texte et recopier l’identifiant avec tous ses chiffres, zéros compris
            code 1 ; produits : 0 ; retenus : 14
              tous : E211
        "#]],
    );
    check(
        &in_csv("etablissement", "Code postal;44000", "Code postal;6000"),
        &expect![[r#"
        erreur[E211] identifiant abîmé par le tableur : « 6000 »
          → etablissement.csv, cellule B5
          aide : mettre la colonne au format Texte et recopier l’identifiant avec tous ses chiffres, zéros compris
        code 1 ; produits : 0 ; retenus : 14
          tous : E211
    "#]],
    );
}

#[test]
fn a_note_that_its_format_rounds_is_told() {
    let files = in_xlsx("grilles-e31", |sheet| write_number(sheet, 1, 16, 13.5, "0"));
    assert_eq!(note_shown(&files), "13,5 / null");
    check(
        &files,
        &expect![[r#"
            avertissement[A242] DURAND Léa, E31 : la cellule montre « 14 » et contient 13,5 : c’est 13,5 qui est lu
              → grilles-e31.xlsx, feuille « Feuille », cellule Q2
              aide : retaper le nombre voulu, ou montrer toutes ses décimales
            code 0 ; produits : 14 ; retenus : 0
        "#]],
    );
    same_papers(&in_xlsx("grilles-e31", |sheet| write_number(sheet, 1, 16, 13.5, "0.00")));
}

#[test]
fn a_duration_is_no_number_of_days() {
    check(
        &in_xlsx("pfmp", |sheet| write_number(sheet, 1, 7, 50.0, "[h]:mm")),
        &expect![[r#"
            erreur[E205] DURAND Léa, P1 : nombre illisible : « 1200:00 »
              → pfmp.xlsx, feuille « Feuille », cellule H2
              aide : écrire un nombre, par exemple 20 ou 4,5
            code 1 ; produits : 12 ; retenus : 2
              attestation-pfmp de 0100000001 : E205
              attestation-pfmp-recapitulative de 0100000001 : E205
        "#]],
    );
}

#[test]
fn american_dates_put_their_column_in_doubt() {
    let files = minimal().replace("candidats.csv", "12/05/2008", "04/23/2008").replace(
        "candidats.csv",
        "03/11/2007",
        "05/10/2007",
    );
    check(
        &files,
        &expect![[r#"
            erreur[E204] DURAND Léa : date à l’américaine, le mois en premier : « 04/23/2008 » serait le 23/04/2008
              → candidats.csv, cellule F2
              aide : reprendre l’export avec des dates françaises, ou retaper la colonne au format JJ/MM/AAAA
            erreur[E204] MARTIN Hugo : date à deux sens : « 05/10/2007 » peut être le 05/10/2007 ou le 10/05/2007, car une autre date de la colonne a le mois en premier
              → candidats.csv, cellule F3
              aide : reprendre l’export avec des dates françaises, ou retaper la colonne au format JJ/MM/AAAA
            code 1 ; produits : 0 ; retenus : 14
              tous : E204
        "#]],
    );
    // A spreadsheet has taken one of them for a French date.
    check(
        &in_xlsx("candidats", |sheet| {
            sheet.write_string(1, 5, "04/23/2008").expect("a small sheet");
            write_day(sheet, 2, 5, (2007, 10, 5), "dd/mm/yyyy");
        }),
        &expect![[r#"
            erreur[E204] DURAND Léa : date à l’américaine, le mois en premier : « 04/23/2008 » serait le 23/04/2008
              → candidats.xlsx, feuille « Feuille », cellule F2
              aide : reprendre l’export avec des dates françaises, ou retaper la colonne au format JJ/MM/AAAA
            erreur[E204] MARTIN Hugo : date à deux sens : « 05/10/2007 » peut être le 05/10/2007 ou le 10/05/2007, car une autre date de la colonne a le mois en premier
              → candidats.xlsx, feuille « Feuille », cellule F3
              aide : reprendre l’export avec des dates françaises, ou retaper la colonne au format JJ/MM/AAAA
            code 1 ; produits : 0 ; retenus : 14
              tous : E204
        "#]],
    );
}

#[test]
fn an_evening_of_an_export_is_two_days_and_another_time_is_told() {
    let files = minimal().replace("candidats.csv", "12/05/2008", "2008-05-11T22:00:00.000Z").replace(
        "candidats.csv",
        "03/11/2007",
        "2007-11-03T10:30:00",
    );
    check(
        &files,
        &expect![[r#"
            erreur[E204] DURAND Léa : date à deux sens : « 2008-05-11T22:00:00.000Z » peut être le 11/05/2008 ou, si l’export compte en temps universel, le 12/05/2008
              → candidats.csv, cellule F2
              aide : vérifier le jour et l’écrire sans heure, au format JJ/MM/AAAA
            avertissement[A243] MARTIN Hugo : date avec une heure : « 2007-11-03T10:30:00 » est lu 03/11/2007
              → candidats.csv, cellule F3
              aide : vérifier le jour, et l’écrire sans heure
            code 1 ; produits : 7 ; retenus : 7
              grille-e31 de 0100000001 : E204
              grille-e32 de 0100000001 : E204
              etat-recapitulatif-e31 de 0100000001 : E204
              etat-recapitulatif-e32 de 0100000001 : E204
              attestation-pfmp de 0100000001 : E204
              attestation-pfmp de 0100000001 : E204
              attestation-pfmp-recapitulative de 0100000001 : E204
        "#]],
    );
}

#[test]
fn a_date_that_the_cell_does_not_show_whole_is_told_or_refused() {
    check(
        &in_xlsx("pfmp", |sheet| {
            write_day(sheet, 1, 5, (2025, 1, 6), "d-mmm");
            write_day(sheet, 2, 6, (2026, 3, 1), "mmm-yy");
        }),
        &expect![[r#"
            erreur[E204] DURAND Léa, P2 : date sans son jour : la cellule ne montre que « 03/2026 », le jour qu’elle contient vient du tableur
              → pfmp.xlsx, feuille « Feuille », cellule G3
              aide : écrire la date entière, au format JJ/MM/AAAA
            avertissement[A248] DURAND Léa, P1 : date montrée sans son année : « 06/01 » est lu 06/01/2025
              → pfmp.xlsx, feuille « Feuille », cellule F2
              aide : vérifier l’année, que le tableur ajoute de lui-même, et montrer la date au format JJ/MM/AAAA
            code 1 ; produits : 12 ; retenus : 2
              attestation-pfmp de 0100000001 : E204
              attestation-pfmp-recapitulative de 0100000001 : E204
        "#]],
    );
}

#[test]
fn a_day_of_leap_years_alone_is_refused_with_its_year() {
    check(
        &in_csv("candidats", "12/05/2008", "29/02/2007"),
        &expect![[r#"
            erreur[E204] DURAND Léa : date impossible : « 29/02/2007 », il n’y a pas de 29 février en 2007
              → candidats.csv, cellule F2
              aide : corriger le jour ou le mois
            code 1 ; produits : 7 ; retenus : 7
              grille-e31 de 0100000001 : E204
              grille-e32 de 0100000001 : E204
              etat-recapitulatif-e31 de 0100000001 : E204
              etat-recapitulatif-e32 de 0100000001 : E204
              attestation-pfmp de 0100000001 : E204
              attestation-pfmp de 0100000001 : E204
              attestation-pfmp-recapitulative de 0100000001 : E204
        "#]],
    );
}

#[test]
fn dates_are_read_as_people_write_them() {
    for written in [
        "12 MAI 2008",
        "lundi 12 mai 2008",
        "12-MAI-2008",
        "\u{200e}12/05/\u{200b}2008",
        "12\u{a0}mai\u{a0}2008",
    ] {
        same_papers(&in_csv("candidats", "12/05/2008", written));
    }
    for written in ["03 NOVEMBRE 2007", "3 nov. 2007", "03-nov-2007", "samedi 3 novembre 2007"] {
        same_papers(&in_csv("candidats", "03/11/2007", written));
    }
}

#[test]
fn marks_that_nobody_sees_do_not_count_in_a_number() {
    same_papers(&in_csv("grilles-e31", ";13,5;", ";\u{200b}13,5\u{200e};"));
    same_papers(&in_csv("grilles-e31", ";13,5;", ";\u{a0}13,5\u{202f};"));
    same_papers(&in_csv("candidats", "0100000001", "\u{200e}0100000001\u{200b}"));
}

#[test]
fn texts_damaged_by_an_application_are_errors() {
    let files = minimal()
        .replace("travaux.csv", "Tenir un planning", "Tenir<br />un planning")
        .replace("travaux.csv", "Accueillir un client", "Accueillir &eacute; un client")
        .replace("travaux.csv", "Traiter une commande", "Traiter une commande sp?ciale")
        .replace("travaux.csv", "Suivre les congés", "Suivre les cong%C3%A9s");
    check(
        &files,
        &expect![[r#"
            erreur[E230] ligne de 13 champs sous un en-tête de 12 : ses valeurs sont peut-être décalées
              → travaux.csv, cellule M2
              aide : mettre entre guillemets le texte qui contient le séparateur, ou ajouter les séparateurs qui manquent
            erreur[E244] DURAND Léa, E32 : texte abîmé, il contient une balise de page web : « Tenir<br />un planning »
              → travaux.csv, cellule F3
              aide : retaper le texte ; c’était sans doute « Tenir un planning »
            erreur[E244] MARTIN Hugo, E31 : texte abîmé, une lettre y est perdue : « Traiter une commande sp?ciale »
              → travaux.csv, cellule F4
              aide : retaper le texte, ou reprendre l’export d’origine
            erreur[E244] MARTIN Hugo, E32 : texte abîmé, un code y remplace une lettre : « Suivre les cong%C3%A9s »
              → travaux.csv, cellule F5
              aide : retaper le texte ; c’était sans doute « Suivre les congés »
            code 1 ; produits : 10 ; retenus : 4
              etat-recapitulatif-e31 de 0100000001 : E230
              etat-recapitulatif-e31 de 0100000002 : E244
              etat-recapitulatif-e32 de 0100000001 : E244
              etat-recapitulatif-e32 de 0100000002 : E244
        "#]],
    );
}

#[test]
fn texts_that_only_look_damaged_pass() {
    let files = minimal()
        .replace("etablissement.csv", "Lycée professionnel des Essais", "Lycée ?")
        .replace("travaux.csv", "Tenir un planning", "R&D : 100 % des tâches ? Oui")
        .replace("candidats.csv", "DURAND;;Léa", "N'GUESSAN;;Léa")
        .replace_all("pfmp.csv", "DURAND", "N'GUESSAN")
        .replace("tuteurs.csv", "DURAND", "N'GUESSAN")
        .replace_all("travaux.csv", "DURAND", "N'GUESSAN")
        .replace("grilles-e31.csv", "DURAND", "N'GUESSAN")
        .replace("grilles-e32.csv", "DURAND", "N'GUESSAN");
    assert_eq!(files.verify().recit(), "code 0 ; produits : 14 ; retenus : 0\n");
}

#[test]
fn a_word_that_stands_for_nothing_is_blank_and_told_but_for_a_name() {
    let files = minimal()
        .replace("pfmp.csv", "Inès Blin;Accueil;1.1.1 , 1.1.2", "NULL;Accueil;1.1.1 , 1.1.2")
        .replace("candidats.csv", "DURAND;;Léa", "DURAND;None;Léa")
        .replace("grilles-e31.csv", ";11;", ";nan;");
    check(
        &files,
        &expect![[r#"
            avertissement[A245] DURAND Léa : « None » est lu comme une cellule vide
              → candidats.csv, cellule D2
              aide : effacer ce mot, qu’un logiciel écrit quand il n’a rien, ou écrire la valeur qui manque
            avertissement[A245] MARTIN Hugo, E31 : « nan » est lu comme une cellule vide
              → grilles-e31.csv, cellule Q3
              aide : effacer ce mot, qu’un logiciel écrit quand il n’a rien, ou écrire la valeur qui manque
            avertissement[A245] DURAND Léa, P1 : « NULL » est lu comme une cellule vide
              → pfmp.csv, cellule N2
              aide : effacer ce mot, qu’un logiciel écrit quand il n’a rien, ou écrire la valeur qui manque
            code 0 ; produits : 14, dont à compléter : 2 ; retenus : 0
        "#]],
    );
    check(
        &in_csv("candidats", "DURAND;;Léa", "DURAND;;null"),
        &expect![[r#"
            erreur[E246] DURAND : « Prénom(s) » contient « null », qu’un logiciel écrit quand il n’a rien
              → candidats.csv, cellule E2
              aide : écrire le nom ; si la personne s’appelle vraiment ainsi, ôter ce mot de « valeurs_vides », dans colonnes.yaml
            code 1 ; produits : 7 ; retenus : 7
              grille-e31 de 0100000001 : E246
              grille-e32 de 0100000001 : E246
              etat-recapitulatif-e31 de 0100000001 : E246
              etat-recapitulatif-e32 de 0100000001 : E246
              attestation-pfmp de 0100000001 : E246
              attestation-pfmp de 0100000001 : E246
              attestation-pfmp-recapitulative de 0100000001 : E246
        "#]],
    );
    check(
        &in_csv("commissions", "VASSEUR", "undefined"),
        &expect![[r#"
            erreur[E246] E32 : « Nom » contient « undefined », qu’un logiciel écrit quand il n’a rien
              → commissions.csv, cellule C5
              aide : écrire le nom ; si la personne s’appelle vraiment ainsi, ôter ce mot de « valeurs_vides », dans colonnes.yaml
            code 1 ; produits : 12 ; retenus : 2
              grille-e32 de 0100000001 : E246
              grille-e32 de 0100000002 : E246
        "#]],
    );
}

#[test]
fn what_an_export_puts_around_a_value_is_taken_away() {
    same_papers(&in_csv("candidats", "0100000001", "=\"0100000001\""));
    same_papers(&in_csv("candidats", "0100000001", "\"=\"\"0100000001\"\"\""));
    check(
        &in_csv("candidats", "0100000001", "'0100000001"),
        &expect![[r#"
            avertissement[A247] DURAND Léa : apostrophe laissée devant une valeur : « '0100000001 » est lu sans elle
              → candidats.csv, cellule A2
              aide : rien à faire si la valeur est juste ; sinon, la retaper
            code 0 ; produits : 14 ; retenus : 0
        "#]],
    );
    check(
        &in_csv("candidats", "12/05/2008", "'12/05/2008"),
        &expect![[r#"
            avertissement[A247] DURAND Léa : apostrophe laissée devant une valeur : « '12/05/2008 » est lu sans elle
              → candidats.csv, cellule F2
              aide : rien à faire si la valeur est juste ; sinon, la retaper
            code 0 ; produits : 14 ; retenus : 0
        "#]],
    );
}
