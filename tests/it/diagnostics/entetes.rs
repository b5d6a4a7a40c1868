//! Headers that are not read as they stand.

use expect_test::expect;
use rust_xlsxwriter::{ExcelDateTime, Format};

use crate::support::{Entrees, check, classeur, feuille, minimal, papers, part, replace_entry};

const FEUILLE: &str = "xl/worksheets/sheet1.xml";

fn assert_as_minimal(files: &Entrees) {
    assert_eq!(papers(files), papers(&minimal()));
}

/// A table of the sample as a workbook, without its csv.
fn in_workbook(table: &str, change: impl Fn(&mut rust_xlsxwriter::Worksheet)) -> (Entrees, Vec<u8>) {
    let fichier = format!("{table}.csv");
    let mut sheet = feuille(table, &minimal().text(&fichier));
    change(&mut sheet);
    (minimal().remove(&fichier), classeur(vec![sheet]))
}

#[test]
fn a_code_that_became_a_day_is_asked() {
    let (rest, book) = in_workbook("grilles-e31", |sheet| {
        let day = ExcelDateTime::from_ymd(2001, 1, 1).expect("a day");
        sheet
            .write_datetime_with_format(0, 4, &day, &Format::new().set_num_format("dd/mm/yyyy"))
            .expect("a cell");
    });
    check(
        &rest.put("grilles.xlsx", book),
        &expect![[r#"
        erreur[E250] en-tête illisible, et colonne non lue : le tableur en a fait une date, « 01/01/2001 »
          → grilles.xlsx, feuille « grilles-e31 », cellule E1
          aide : mettre la cellule au format Texte, puis y retaper le code de la colonne (peut-être « 1.1.1 »), ou le taper après une apostrophe
        code 1 ; produits : 12 ; retenus : 2
          grille-e31 de 0100000001 : E250
          grille-e31 de 0100000002 : E250
    "#]],
    );
    // A text file that it saved, and the way in which it writes the day.
    check(
        &minimal().replace("grilles-e31.csv", ";1.1.2;", ";01/01/2002;"),
        &expect![[r#"
        erreur[E250] en-tête illisible, et colonne non lue : le tableur en a fait une date, « 01/01/2002 »
          → grilles-e31.csv, cellule F1
          aide : mettre la cellule au format Texte, puis y retaper le code de la colonne (peut-être « 1.1.2 »), ou le taper après une apostrophe
        code 1 ; produits : 12 ; retenus : 2
          grille-e31 de 0100000001 : E250
          grille-e31 de 0100000002 : E250
    "#]],
    );
}

#[test]
fn a_header_that_shows_an_error_is_asked() {
    check(
        &minimal().replace("grilles-e31.csv", ";1.1.1;", ";#REF!;"),
        &expect![[r#"
        erreur[E250] en-tête illisible, et colonne non lue : la cellule montre « #REF! »
          → grilles-e31.csv, cellule E1
          aide : retaper cet en-tête dans le tableur, enregistrer, et déposer de nouveau le fichier
        code 1 ; produits : 12 ; retenus : 2
          grille-e31 de 0100000001 : E250
          grille-e31 de 0100000002 : E250
    "#]],
    );
    check(
        &minimal().replace("pfmp.csv", "Jours de présence", "#NOM?"),
        &expect![[r#"
        erreur[E250] en-tête illisible, et colonne non lue : la cellule montre « #NOM? »
          → pfmp.csv, cellule H1
          aide : retaper cet en-tête dans le tableur, enregistrer, et déposer de nouveau le fichier
        code 1 ; produits : 8 ; retenus : 6
          attestation-pfmp de 0100000001 : E250
          attestation-pfmp de 0100000001 : E250
          attestation-pfmp de 0100000002 : E250
          attestation-pfmp de 0100000002 : E250
          attestation-pfmp-recapitulative de 0100000001 : E250
          attestation-pfmp-recapitulative de 0100000002 : E250
    "#]],
    );
}

#[test]
fn a_header_that_the_file_damages_is_asked() {
    let (rest, book) = in_workbook("grilles-e31", |_| {});
    let xml = part(&book, FEUILLE);
    let at = xml.find("r=\"E1\"").expect("a header");
    let start = xml[..at].rfind("<c ").expect("a cell");
    let end = at + xml[at..].find("</c>").expect("a cell") + 4;
    let cell = &xml[start..end];
    // Written twice; a text that is not there; a formula whose result was never saved.
    let twice = xml.replacen(cell, &format!("{cell}{cell}"), 1);
    let beyond = xml.replacen(cell, "<c r=\"E1\" t=\"s\"><v>9999</v></c>", 1);
    let formula = xml.replacen(cell, "<c r=\"E1\"><f>A1</f></c>", 1);
    let told = |xml: String| {
        rest.clone().put("grilles.xlsx", replace_entry(&book, FEUILLE, xml.as_bytes())).verify().recit()
    };
    expect![[r#"
        erreur[E250] en-tête illisible, et colonne non lue : la cellule est abîmée dans le fichier (elle figure deux fois dans la feuille)
          → grilles.xlsx, feuille « grilles-e31 », cellule E1
          aide : retaper cet en-tête dans le tableur, enregistrer, et déposer de nouveau le fichier
        code 1 ; produits : 12 ; retenus : 2
          grille-e31 de 0100000001 : E250
          grille-e31 de 0100000002 : E250
    "#]].assert_eq(&told(twice));
    expect![[r#"
        erreur[E250] en-tête illisible, et colonne non lue : la cellule est abîmée dans le fichier (elle renvoie au texte n° 9999, et le fichier n’en compte que 37)
          → grilles.xlsx, feuille « grilles-e31 », cellule E1
          aide : retaper cet en-tête dans le tableur, enregistrer, et déposer de nouveau le fichier
        code 1 ; produits : 12 ; retenus : 2
          grille-e31 de 0100000001 : E250
          grille-e31 de 0100000002 : E250
    "#]].assert_eq(&told(beyond));
    expect![[r#"
        erreur[E250] en-tête illisible, et colonne non lue : c’est une formule dont le résultat n’est pas enregistré
          → grilles.xlsx, feuille « grilles-e31 », cellule E1
          aide : retaper cet en-tête dans le tableur, enregistrer, et déposer de nouveau le fichier
        code 1 ; produits : 12 ; retenus : 2
          grille-e31 de 0100000001 : E250
          grille-e31 de 0100000002 : E250
    "#]].assert_eq(&told(formula));
}

#[test]
fn a_header_like_that_of_a_column_that_a_document_needs_is_asked() {
    check(
        &minimal().replace("candidats.csv", "Date de naissance", "Dates de naissance"),
        &expect![[r#"
        erreur[E251] colonne « Dates de naissance » non lue : c’est peut-être « Date de naissance », peut-être une autre donnée
          → candidats.csv, cellule F1
          aide : écrire « Date de naissance » en en-tête si c’est cette donnée ; sinon, ajouter une colonne « Date de naissance », même vide
        code 1 ; produits : 0 ; retenus : 14
          tous : E251
    "#]],
    );
    let files = minimal().replace("pfmp.csv", "Tuteur;", "Tuteur pressenti;");
    check(
        &files,
        &expect![[r#"
        erreur[E251] colonne « Tuteur pressenti » non lue : c’est peut-être « Tuteur », peut-être une autre donnée
          → pfmp.csv, cellule N1
          aide : écrire « Tuteur » en en-tête si c’est cette donnée ; sinon, ajouter une colonne « Tuteur », même vide
        code 1 ; produits : 8 ; retenus : 6
          attestation-pfmp de 0100000001 : E251
          attestation-pfmp de 0100000001 : E251
          attestation-pfmp de 0100000002 : E251
          attestation-pfmp de 0100000002 : E251
          attestation-pfmp-recapitulative de 0100000001 : E251
          attestation-pfmp-recapitulative de 0100000002 : E251
    "#]],
    );
    // A column of that name, even a blank one, says that it is another one.
    let files = minimal().with_column("grilles-e31.csv", "Note du jury blanc", "12");
    check(
        &files,
        &expect![[r#"
        avertissement[A254] colonne remplie et non lue : « Note du jury blanc »
          → grilles-e31.csv, cellule U1
          aide : rien à faire si elle ne compte pas ; sinon, lui donner l’en-tête que le tableau attend (« liasse referentiel tableaux »)
        code 0 ; produits : 14 ; retenus : 0
    "#]],
    );
    let files = minimal().replace("candidats.csv", "Nom d'usage", "Nom d’usage ou surnom");
    let files = files.replace("candidats.csv", "DURAND;;", "DURAND;Zaza;").with_column(
        "candidats.csv",
        "Nom d'usage",
        "",
    );
    check(
        &files,
        &expect![[r#"
        avertissement[A254] colonne remplie et non lue : « Nom d’usage ou surnom »
          → candidats.csv, cellule D1
          aide : rien à faire si elle ne compte pas ; sinon, lui donner l’en-tête que le tableau attend (« liasse referentiel tableaux »)
        code 0 ; produits : 14 ; retenus : 0
    "#]],
    );
}

#[test]
fn a_column_in_another_unit_is_not_converted() {
    check(
        &minimal().replace("grilles-e31.csv", "Note proposée", "Note /10"),
        &expect![[r#"
        erreur[E252] colonne « Note /10 » non lue : son en-tête donne une autre unité, et « Note proposée » attend : /20
          → grilles-e31.csv, cellule Q1
          aide : convertir les valeurs de « Note /10 » dans l’unité attendue (/20), puis écrire « Note proposée » en en-tête
        code 1 ; produits : 12 ; retenus : 2
          grille-e31 de 0100000001 : E252
          grille-e31 de 0100000002 : E252
    "#]],
    );
    check(
        &minimal().replace("pfmp.csv", "Jours de présence", "Nombre de demi-journées"),
        &expect![[r#"
        erreur[E252] colonne « Nombre de demi-journées » non lue : son en-tête donne une autre unité, et « Jours de présence » attend : jours
          → pfmp.csv, cellule H1
          aide : convertir les valeurs de « Nombre de demi-journées » dans l’unité attendue (jours), puis écrire « Jours de présence » en en-tête
        code 1 ; produits : 8 ; retenus : 6
          attestation-pfmp de 0100000001 : E252
          attestation-pfmp de 0100000001 : E252
          attestation-pfmp de 0100000002 : E252
          attestation-pfmp de 0100000002 : E252
          attestation-pfmp-recapitulative de 0100000001 : E252
          attestation-pfmp-recapitulative de 0100000002 : E252
    "#]],
    );
}

#[test]
fn a_block_of_columns_for_each_period_is_known() {
    let rows = "DURAND;Léa;TAGO1;Mairie;06/01/2025;14/03/2025;Garage;05/01/2026;13/03/2026\n";
    let sheet = |header: &str| minimal().put("suivi.csv", format!("{header}\n{rows}"));
    let told = expect![[r#"
        erreur[E253] feuille non lue : les colonnes « Structure », « Du » et « Au » y reviennent 2 fois, alors que le tableau « périodes de formation en milieu professionnel » a une ligne par candidat et par « Période »
          → suivi.csv, cellule D1
          aide : donner une ligne par candidat et par « Période », avec une colonne « Période » : « liasse modeles » écrit ce classeur, prêt à remplir
        code 1 ; produits : 14 ; retenus : 0
    "#]];
    for header in [
        "Nom;Prénom;Classe;PFMP 1 - Entreprise;PFMP 1 - Du;PFMP 1 - Au;PFMP 2 - Entreprise;PFMP 2 - Du;PFMP 2 - Au",
        "Nom;Prénom;Classe;Entreprise P1;Du P1;Au P1;Entreprise P2;Du P2;Au P2",
        "Nom;Prénom;Classe;Entreprise 1;Début 1;Fin 1;Entreprise 2;Début 2;Fin 2",
        "Nom;Prénom;Classe;1er stage : entreprise;1er stage : début;1er stage : fin;2e stage : entreprise;2e stage : début;2e stage : fin",
        "Nom;Prénom;Classe;Entreprise;Du;Au;Entreprise;Du;Au",
    ] {
        check(&sheet(header), &told);
    }
    let told = expect![[r#"
        erreur[E253] feuille non lue : les colonnes « Structure », « Du » et « Au » y reviennent 2 fois, alors que le tableau « périodes de formation en milieu professionnel » a une ligne par candidat et par « Période »
          → suivi.csv, cellule D2
          aide : donner une ligne par candidat et par « Période », avec une colonne « Période » : « liasse modeles » écrit ce classeur, prêt à remplir
        code 1 ; produits : 14 ; retenus : 0
    "#]];
    for header in [
        "Nom;Prénom;Classe;PFMP 1;;;PFMP 2;;\n;;;Entreprise;Du;Au;Entreprise;Du;Au",
        ";;;PFMP 1;;;PFMP 2;;\nNom;Prénom;Classe;Entreprise;Du;Au;Entreprise;Du;Au",
    ] {
        check(&sheet(header), &told);
    }
    // Notes and levels, a block for each épreuve or each period.
    check(
        &minimal().put("notes.csv", "Nom;Prénom;Note E31;Note E32\nDURAND;Léa;12;13\n"),
        &expect![[r#"
        erreur[E253] feuille non lue : la colonne « Note proposée » y revient 2 fois, alors que le tableau « évaluations des commissions » a une ligne par candidat et par « Épreuve »
          → notes.csv, cellule C1
          aide : donner une ligne par candidat et par « Épreuve », avec une colonne « Épreuve » : « liasse modeles » écrit ce classeur, prêt à remplir
        code 1 ; produits : 14 ; retenus : 0
    "#]],
    );
}

#[test]
fn a_sheet_refused_for_its_header_has_no_other_consequence_told() {
    check(
        &minimal().replace("pfmp.csv", "Période", "Moment"),
        &expect![[r#"
        erreur[E201] feuille non lue : elle ressemble au tableau « périodes de formation en milieu professionnel », mais il lui manque « Période »
          → pfmp.csv, cellule A1
          aide : ajouter l’en-tête qui manque : « Période »
        code 1 ; produits : 10, dont à compléter : 2 ; retenus : 0
    "#]],
    );
    // The title above another unit is never suggested.
    check(
        &minimal().put("notes.csv", "N° candidat;Nom;Prénom;Épreuve;Note /10\n0100000001;DURAND;Léa;E32;7\n"),
        &expect![[r#"
            erreur[E201] feuille non lue : elle ressemble au tableau « évaluations des commissions », mais il lui manque « Note proposée »
              → notes.csv, cellule A1
              aide : convertir les valeurs de « Note /10 » dans l’unité attendue (/20), puis écrire « Note proposée » en en-tête
            code 1 ; produits : 14 ; retenus : 0
        "#]],
    );
    check(
        &minimal().put("notes.csv", "N° candidat;Épreuve;#REF!\n0100000001;E32;7\n"),
        &expect![[r#"
            erreur[E201] feuille non lue : elle ressemble au tableau « commissions d’évaluation », mais il lui manque « Nom » et « Fonction »
              → notes.csv, cellule A1
              → en-tête illisible : notes.csv, cellule C1
              aide : retaper l’en-tête illisible, ou, si ce n’est pas lui qui manque, ajouter l’en-tête qui manque : « Nom » et « Fonction »
            code 1 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn what_only_looks_like_blocks_is_read() {
    let silent = "code 0 ; produits : 14 ; retenus : 0\n";
    // Two lines of an address, two tutors of one period.
    let files =
        minimal().with_column("candidats.csv", "Adresse 1", "").with_column("candidats.csv", "Adresse 2", "");
    assert!(files.verify().recit().ends_with(silent), "{}", files.verify().recit());
    let files = minimal().with_column("pfmp.csv", "Tuteur 2", "");
    assert!(files.verify().recit().ends_with(silent), "{}", files.verify().recit());
}

#[test]
fn columns_that_hold_data_and_are_not_read_are_told() {
    let files = minimal()
        .with_column("travaux.csv", "Avis", "oui")
        .with_column("travaux.csv", "Photo", "oui")
        .with_column("travaux.csv", "Visa", "");
    check(
        &files,
        &expect![[r#"
            avertissement[A254] 2 colonnes remplies et non lues : « Avis » et « Photo »
              → travaux.csv, cellule M1
              aide : rien à faire si elles ne comptent pas ; sinon, leur donner les en-têtes que le tableau attend (« liasse referentiel tableaux »)
            info[I217] colonnes non utilisées : « Visa »
              → travaux.csv, cellule O1
              aide : rien à faire, sauf si l’une d’elles devait compter : corriger alors son en-tête
            code 0 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn what_says_how_to_fill_a_column_is_no_part_of_its_header() {
    let files = minimal()
        .replace("candidats.csv", "Date de naissance", "Date de naissance (jj/mm/aaaa)*")
        .replace("candidats.csv", "Classe;", "Classe¹;")
        .replace("candidats.csv", "N° candidat", "N° candidat (obligatoire)")
        .replace("pfmp.csv", "Jours de présence", "Nb de jours (1)")
        .replace("pfmp.csv", "Semaines", "Nombre de semaines effectuées")
        .replace("pfmp.csv", "Structure;", "Nom de l’entreprise*;")
        .replace("pfmp.csv", "Du;Au", "Du [jj/mm/aaaa];Au JJ/MM/AAAA")
        .replace("grilles-e31.csv", "Note proposée", "Note proposée sur 20")
        .replace("grilles-e31.csv", ";1.1.1;", ";1.1.1*;")
        .replace("grilles-e32.csv", "Note proposée", "Note (/20)");
    assert_eq!(files.verify().recit(), "code 0 ; produits : 14 ; retenus : 0\n");
    assert_as_minimal(&files);
}

#[test]
fn a_struck_out_or_greyed_row_is_told() {
    let struck = |format: Format| {
        let lines = minimal().text("candidats.csv");
        let second = lines.lines().nth(2).expect("two candidates").to_owned();
        in_workbook("candidats", move |sheet| {
            for (column, cell) in (0..).zip(second.split(';')).filter(|(_, cell)| !cell.is_empty()) {
                sheet.write_string_with_format(2, column, cell, &format).expect("a cell");
            }
        })
    };
    let told = expect![[r#"
        avertissement[A255] ligne barrée ou grisée, et lue : 3
          → candidats.xlsx, feuille « candidats », cellule A3
          aide : la supprimer si elle ne doit plus compter ; sinon, rien à faire
        code 0 ; produits : 14 ; retenus : 0
    "#]];
    for format in [Format::new().set_font_strikethrough(), Format::new().set_font_color("#999999")] {
        let (rest, book) = struck(format);
        check(&rest.put("candidats.xlsx", book), &told);
    }
    let (rest, book) = struck(Format::new().set_bold().set_font_color("#333333"));
    check(
        &rest.put("candidats.xlsx", book),
        &expect![[r#"
        code 0 ; produits : 14 ; retenus : 0
    "#]],
    );
}

#[test]
fn the_name_of_a_field_is_read_as_a_header_is() {
    let files = minimal().replace("etablissement.csv", "Académie;", "Académie (obligatoire)*;").replace(
        "etablissement.csv",
        "Date d'édition;",
        "Date d’édition (jj/mm/aaaa) :;",
    );
    assert_eq!(files.verify().recit(), "code 0 ; produits : 14 ; retenus : 0\n");
    assert_as_minimal(&files);
    check(
        &minimal().replace("etablissement.csv", "Académie;", "Académie de rattachement;"),
        &expect![[r#"
        avertissement[A216] champ d’établissement inconnu : « Académie de rattachement »
          → etablissement.csv, cellule A7
          aide : écrire « Académie » si c’est ce champ ; sinon, effacer la ligne
        code 0 ; produits : 14, dont à compléter : 4 ; retenus : 0
    "#]],
    );
}

#[test]
fn a_table_in_one_column_is_not_read() {
    let text = minimal().text("travaux.csv");
    let mut sheet = rust_xlsxwriter::Worksheet::new();
    for (row, line) in (0..).zip(text.lines()) {
        sheet.write_string(row, 0, line).expect("a small sheet");
    }
    check(
        &minimal().remove("travaux.csv").put("travaux.xlsx", classeur(vec![sheet])),
        &expect![[r#"
        erreur[E257] feuille non lue : tous les en-têtes sont dans une seule cellule
          → travaux.xlsx, feuille « Sheet1 », cellule A1
          aide : couper la colonne dans le tableur (Données, Convertir), ou rouvrir le fichier texte avec le bon séparateur, puis enregistrer
        code 1 ; produits : 14, dont à compléter : 4 ; retenus : 0
    "#]],
    );
    // A sentence that names two columns is no table.
    let told = minimal().put("note.csv", "Nom, prénom : à relire\n").verify().recit();
    assert!(!told.contains("E257"), "{told}");
}

#[test]
fn a_critere_is_never_read_as_its_competence() {
    for header in ["1.1.1 a", "1.1.1 - a. Qualité", "1.1.1 –a"] {
        let told = minimal().replace("grilles-e31.csv", ";1.1.1;", &format!(";{header};")).verify().recit();
        let asked = ["erreur[E209]", "erreur[E251]"].iter().any(|start| told.starts_with(start));
        assert!(asked && told.contains("grille-e31 de 0100000001"), "{header} : {told}");
    }
}
