//! The exports of school software as they come: for what each is taken, whom it gives, what is told of it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use expect_test::{Expect, expect};
use liasse::diagnostics;
use liasse::texte;

use crate::octets::{feuille_xls, xls};
use crate::support::{Entrees, check, minimal, papers, tables_of};

/// What is made of one file: its table, its header, its rows, its people, and every message.
fn check_source(fichier: &str, contenu: impl Into<Vec<u8>>, expected: &Expect) {
    let (tables, diags) = tables_of(&Entrees(BTreeMap::new()).put(fichier, contenu));
    let mut text = String::new();
    for source in &tables.sources {
        let table = source.table.as_deref().unwrap_or("rien");
        let header = source.ligne_entete.map_or_else(|| "-".to_owned(), |line| line.to_string());
        writeln!(text, "{table}, en-tête {header}, {} lues", source.lignes_lues).expect("a String");
        for (line, reason) in &source.lignes_ecartees {
            writeln!(text, "  ligne {line} laissée de côté : {reason}").expect("a String");
        }
    }
    for candidat in &tables.candidats {
        let of = |part: &Option<liasse::place::Located<String>>| {
            part.as_ref().map_or_else(|| "-".to_owned(), |p| p.valeur.clone())
        };
        let identite = &candidat.identite;
        let birth = identite.naissance.as_ref().map_or_else(|| "-".to_owned(), |d| texte::date(d.valeur));
        let parts = [
            of(&identite.nom),
            of(&candidat.contenu.nom_usage),
            of(&identite.prenoms),
            birth,
            of(&identite.classe),
            of(&identite.numero),
            of(&identite.ine),
        ];
        writeln!(text, "{}", parts.join(" | ")).expect("a String");
    }
    text.extend(diags.iter().map(diagnostics::render));
    expected.assert_eq(&text);
}

const CYCLADES: &str = "\
Listes simples
LYC DES ESSAIS – NANTES  (0440001M)
Type d'édition : Liste simple par division
Edité le : 28/05/2026
Critères de recherche : établissement, tous les candidats inscrits
Critères de regroupement : Division de classe
Critères de tri : Nom de famille, Prénom(s)
Division de classe;N° Candidat;N° Inscription;N° Océan;Nom de famille;Nom d'usage;Prénom(s);Date de Naissance;Division de classe;INE;Catégorie Candidat;Code Spécialité;Spécialité;Etat;Enseignements
'TMA';0100000001;001 Version 1; -;DURAND; -;Léa;12/05/2008;'TMA';123456789AA;SCOLAIRE BACPRO 3 ANS (132);30004;ASSIST. GEST. ORGA. & ACTIVITES;Inscrit;Non renseigné
'TMA';0100000002;002 Version 1; -;'L''HER';'D''ETE';Hugo, Paul;03/11/2007;'TMA';0123456789B;SCOLAIRE BACPRO 3 ANS (132);30004;ASSIST. GEST. ORGA. & ACTIVITES;Inscrit;Non renseigné
";

#[test]
fn a_list_of_cyclades_has_eight_or_nine_lines_above_its_header() {
    let crlf = |text: &str| format!("\u{feff}{text}").replace('\n', "\r\n");
    check_source(
        "a.csv",
        crlf(&format!("Session 2026\n{CYCLADES}")),
        &expect![[r#"
            liste des candidats, en-tête 9, 2 lues
            DURAND | - | Léa | 12/05/2008 | TMA | 0100000001 | 123456789AA
            L'HER | D'ETE | Hugo, Paul | 03/11/2007 | TMA | 0100000002 | 0123456789B
            info[I217] colonnes non utilisées : « N° Inscription », « N° Océan » et « Enseignements »
              → a.csv, cellule C9
              aide : rien à faire, sauf si l’une d’elles devait compter : corriger alors son en-tête
        "#]],
    );
    let titled = format!("Session 2026\nBACCALAURÉAT PROFESSIONNEL\n{CYCLADES}");
    check_source(
        "a.csv",
        crlf(&titled),
        &expect![[r#"
            liste des candidats, en-tête 10, 2 lues
            DURAND | - | Léa | 12/05/2008 | TMA | 0100000001 | 123456789AA
            L'HER | D'ETE | Hugo, Paul | 03/11/2007 | TMA | 0100000002 | 0123456789B
            info[I217] colonnes non utilisées : « N° Inscription », « N° Océan » et « Enseignements »
              → a.csv, cellule C10
              aide : rien à faire, sauf si l’une d’elles devait compter : corriger alors son en-tête
        "#]],
    );
    // Saved again by a spreadsheet, the quotes are double ones, and only where they must be.
    let saved =
        titled.replace("'L''HER'", "\"L'HER\"").replace("'D''ETE'", "\"D'ETE\"").replace("'TMA'", "TMA");
    check_source(
        "a.csv",
        crlf(&saved),
        &expect![[r#"
            liste des candidats, en-tête 10, 2 lues
            DURAND | - | Léa | 12/05/2008 | TMA | 0100000001 | 123456789AA
            L'HER | D'ETE | Hugo, Paul | 03/11/2007 | TMA | 0100000002 | 0123456789B
            info[I217] colonnes non utilisées : « N° Inscription », « N° Océan » et « Enseignements »
              → a.csv, cellule C10
              aide : rien à faire, sauf si l’une d’elles devait compter : corriger alors son en-tête
        "#]],
    );
}

#[test]
fn a_division_of_siecle() {
    let text = "\
NOM;PRENOM;SEXE;NE(E) LE;MEF;DIV.;REG.;OPT1;OPT2;OPT3;OPT4;OPT5;OPT6;OPT7;OPT8;OPT9;OPT10;OPT11;OPT12;DIV. PREC.;Doublant
DURAND;Léa;F;12/05/2008;24730004320;TAGO1;DP;ANGLAIS LV1;;;;;;;;;;;;1AGO1;N
L'HER;Hugo;M;03/11/2007;24730004320;TAGO1;EXT;ANGLAIS LV1;ESPAGNOL LV2;;;;;;;;;;;1AGO1;N
";
    let latin1: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).expect("of ISO-8859-1")).collect();
    check_source(
        "EXP_Liste_des_eleves_par_division.csv",
        latin1,
        &expect![[r#"
        liste des candidats, en-tête 1, 2 lues
        DURAND | - | Léa | 12/05/2008 | TAGO1 | - | -
        L'HER | - | Hugo | 03/11/2007 | TAGO1 | - | -
        info[I217] colonnes non utilisées : « REG. », « OPT1 », « OPT2 », « OPT3 », « OPT4 », « OPT5 », « OPT6 », « OPT7 », « OPT8 », « OPT9 », « OPT10 », « OPT11 », « OPT12 », « DIV. PREC. » et « Doublant »
          → EXP_Liste_des_eleves_par_division.csv, cellule G1
          aide : rien à faire, sauf si l’une d’elles devait compter : corriger alors son en-tête
    "#]],
    );
}

#[test]
fn the_complete_export_of_siecle() {
    for (name, after) in [("Nom", "SIMON-VIDAL"), ("Nom de famille", "")] {
        let usage = if after.is_empty() { "" } else { "Nom d'usage;" };
        let cell = |of: &str| if after.is_empty() { String::new() } else { format!("{of};") };
        let text = format!(
            "\
Sexe;{name};{usage}Prénom;Prénom 2;Prénom 3;Date Naissance;Doublement;Id National;Code MEF;Lib. MEF;Code Structure;Type Structure;Lib. Structure
F;SIMON;{}Ana;Marie;Zoé;12/05/2008;N;123456789AA;24730004320;TLEPRO ASSIST. GEST.;TAGO1;D;TERMINALE AGORA 1
M;MARTIN;{}Hugo;;;03/11/2007;N;123456789BB;24730004320;TLEPRO ASSIST. GEST.;TAGO1;D;TERMINALE AGORA 1
",
            cell(after),
            cell("")
        );
        let expected = if after.is_empty() {
            expect![[r#"
                liste des candidats, en-tête 1, 2 lues
                SIMON | - | Ana | 12/05/2008 | TAGO1 | - | 123456789AA
                MARTIN | - | Hugo | 03/11/2007 | TAGO1 | - | 123456789BB
                info[I217] colonnes non utilisées : « Prénom 2 », « Prénom 3 », « Doublement », « Type Structure » et « Lib. Structure »
                  → ElevesComplete.xls, feuille « ElevesComplete », cellule D1
                  aide : rien à faire, sauf si l’une d’elles devait compter : corriger alors son en-tête
            "#]]
        } else {
            expect![[r#"
                liste des candidats, en-tête 1, 2 lues
                SIMON | SIMON-VIDAL | Ana | 12/05/2008 | TAGO1 | - | 123456789AA
                MARTIN | - | Hugo | 03/11/2007 | TAGO1 | - | 123456789BB
                info[I217] colonnes non utilisées : « Prénom 2 », « Prénom 3 », « Doublement », « Type Structure » et « Lib. Structure »
                  → ElevesComplete.xls, feuille « ElevesComplete », cellule E1
                  aide : rien à faire, sauf si l’une d’elles devait compter : corriger alors son en-tête
            "#]]
        };
        check_source("ElevesComplete.xls", xls(&[feuille_xls("ElevesComplete", &text)]), &expected);
    }
}

#[test]
fn a_list_that_looks_like_one_of_siecle() {
    let text = "\
NOM_ELEVE;PRENOM_ELEVE;CODE_MEF;LIBELLE_MEF;DIVISION;EMAIL_ELEVE
DURAND;Léa;24730004320;TLEPRO ASSIST. GEST.;TAGO1;lea@exemple.invalid
L’HER;Hugo;24730004320;TLEPRO ASSIST. GEST.;TAGO1;hugo@exemple.invalid
";
    let expected = expect![[r#"
        liste des candidats, en-tête 1, 2 lues
        DURAND | - | Léa | - | TAGO1 | - | -
        L’HER | - | Hugo | - | TAGO1 | - | -
        info[I217] colonnes non utilisées : « EMAIL_ELEVE »
          → eleves.csv, cellule F1
          aide : rien à faire, sauf si l’une d’elles devait compter : corriger alors son en-tête
    "#]];
    check_source("eleves.csv", text, &expected);
    check_source("eleves.csv", encoding_rs::WINDOWS_1252.encode(text).0.into_owned(), &expected);
}

#[test]
fn a_list_of_pronote() {
    let text = "\
Élèves;Né(e) le;Adresse E-mail;Classe;Groupe
DE LA TOUR Jean-Luc;12/05/2008;jl@exemple.invalid;TAGO1;TAGO1 Gr.1
N’GUYEN Thị;03/11/2007;thi@exemple.invalid;TAGO1;TAGO1 Gr.2
";
    check_source(
        "pronote.csv",
        text,
        &expect![[r#"
        liste des candidats, en-tête 1, 2 lues
        DE LA TOUR | - | Jean-Luc | 12/05/2008 | TAGO1 | - | -
        N’GUYEN | - | Thị | 03/11/2007 | TAGO1 | - | -
        info[I217] colonnes non utilisées : « Adresse E-mail » et « Groupe »
          → pronote.csv, cellule C1
          aide : rien à faire, sauf si l’une d’elles devait compter : corriger alors son en-tête
    "#]],
    );
    let windows = text.replace('ị', "i");
    check_source(
        "p.csv",
        encoding_rs::WINDOWS_1252.encode(&windows).0.into_owned(),
        &expect![[r#"
        liste des candidats, en-tête 1, 2 lues
        DE LA TOUR | - | Jean-Luc | 12/05/2008 | TAGO1 | - | -
        N’GUYEN | - | Thi | 03/11/2007 | TAGO1 | - | -
        info[I217] colonnes non utilisées : « Adresse E-mail » et « Groupe »
          → p.csv, cellule C1
          aide : rien à faire, sauf si l’une d’elles devait compter : corriger alors son en-tête
    "#]],
    );
    let second_line = "\
Nom;Né(e) le;Sexe;E-mail;Classe
(Nom Prénom);(jj/mm/aaaa);(F ou M);;
DURAND Léa;12/05/2008;F;lea@exemple.invalid;TAGO1
MARTIN Hugo;03/11/2007;M;hugo@exemple.invalid;TAGO1
";
    check_source(
        "pronote.csv",
        second_line,
        &expect![[r#"
        liste des candidats, en-tête 1, 2 lues
          ligne 2 laissée de côté : seconde ligne d’en-têtes
        DURAND | - | Léa | 12/05/2008 | TAGO1 | - | -
        MARTIN | - | Hugo | 03/11/2007 | TAGO1 | - | -
        info[I217] colonnes non utilisées : « E-mail »
          → pronote.csv, cellule D1
          aide : rien à faire, sauf si l’une d’elles devait compter : corriger alors son en-tête
    "#]],
    );
    check_source(
        "pronote.csv",
        "Élèves;Né(e) le;Classe\nDURAND Léa;12/05/2008;TAGO1\nMARTIN Hugo;03/11/2007;TAGO1\n",
        &expect![[r#"
            liste des candidats, en-tête 1, 2 lues
            DURAND | - | Léa | 12/05/2008 | TAGO1 | - | -
            MARTIN | - | Hugo | 03/11/2007 | TAGO1 | - | -
        "#]],
    );
}

#[test]
fn a_list_of_sacoche() {
    let text = "\
numéro;genre;nom;prenom;date naiss.;courriel;classe;groupes
1;F;DURAND;Léa;12/05/2008;lea@exemple.invalid;TAGO1;TAGO1-G1
2;M;MARTIN;Hugo;03/11/2007;hugo@exemple.invalid;TAGO1;TAGO1-G2
";
    check_source(
        "sacoche.csv",
        text,
        &expect![[r#"
        liste des candidats, en-tête 1, 2 lues
        DURAND | - | Léa | 12/05/2008 | TAGO1 | - | -
        MARTIN | - | Hugo | 03/11/2007 | TAGO1 | - | -
        info[I217] colonnes non utilisées : « courriel » et « groupes »
          → sacoche.csv, cellule F1
          aide : rien à faire, sauf si l’une d’elles devait compter : corriger alors son en-tête
    "#]],
    );
}

#[test]
fn a_list_of_aplypro() {
    let text = "\
ine;prénom;nom;date_naissance;label_classe;mef_code;année_scolaire;date_début;date_fin
123456789AA;Léa;DURAND;12/05/2008;TAGO1;24730004320;2025;06/01/2025;14/03/2025
123456789BB;Hugo;MARTIN;2007-11-03;TAGO1;24730004320;2025;06/01/2025;14/03/2025
";
    check_source(
        "aplypro.csv",
        text,
        &expect![[r#"
        liste des candidats, en-tête 1, 2 lues
        DURAND | - | Léa | 12/05/2008 | TAGO1 | - | 123456789AA
        MARTIN | - | Hugo | 03/11/2007 | TAGO1 | - | 123456789BB
        info[I217] colonnes non utilisées : « date_début » et « date_fin »
          → aplypro.csv, cellule H1
          aide : rien à faire, sauf si l’une d’elles devait compter : corriger alors son en-tête
    "#]],
    );
}

// Whole names in one cell

/// The list of candidates with one cell for a whole name, that of the first one written so.
fn named(name: &str) -> Entrees {
    minimal()
        .replace("candidats.csv", "Nom de famille;Nom d'usage;Prénom(s)", "Nom et prénom;Nom d'usage")
        .replace("candidats.csv", "DURAND;;Léa", &format!("{name};"))
        .replace("candidats.csv", "MARTIN;;Hugo", "MARTIN Hugo;")
}

/// The numbers left to the list, so that every other table agrees with it by number only.
fn by_number_only(mut files: Entrees) -> Entrees {
    for table in ["pfmp.csv", "tuteurs.csv", "travaux.csv", "grilles-e31.csv", "grilles-e32.csv"] {
        files = files
            .replace(table, "N° candidat;Nom de famille;Prénom(s)", "N° candidat")
            .replace_all(table, "0100000001;DURAND;Léa", "0100000001")
            .replace_all(table, "0100000002;MARTIN;Hugo", "0100000002");
    }
    files
}

#[test]
fn a_whole_name_is_cut_where_its_capitals_end() {
    let mut text = String::new();
    for name in [
        "DE LA TOUR Jean-Luc",
        "D’ÉTÉ Zoé",
        "Jean-Luc DE LA TOUR",
        "N’GUYEN Thị",
        "N'GUYEN Thi",
        "MARTIN-PETIT Anne Lise",
    ] {
        let files = by_number_only(named(name));
        assert_eq!(files.verify().recit(), "code 0 ; produits : 14 ; retenus : 0\n", "{name}");
        let papers = papers(&files);
        let (_, grid) = papers.iter().find(|(path, _)| path.contains("0100000001")).expect("a paper");
        writeln!(text, "{name} → {} | {}", grid["candidat"]["nom"], grid["candidat"]["prenoms"])
            .expect("a String");
    }
    expect![[r#"
        DE LA TOUR Jean-Luc → "DE LA TOUR" | "Jean-Luc"
        D’ÉTÉ Zoé → "D’ÉTÉ" | "Zoé"
        Jean-Luc DE LA TOUR → "DE LA TOUR" | "Jean-Luc"
        N’GUYEN Thị → "N’GUYEN" | "Thị"
        N'GUYEN Thi → "N'GUYEN" | "Thi"
        MARTIN-PETIT Anne Lise → "MARTIN-PETIT" | "Anne Lise"
    "#]]
    .assert_eq(&text);
}

#[test]
fn a_doubtful_whole_name_of_the_list_is_asked() {
    check(
        &by_number_only(named("MARIE CLAIRE")),
        &expect![[r#"
        erreur[E232] « MARIE CLAIRE » : rien ne dit où finit le nom (nom « MARIE », prénom « CLAIRE » ou nom « CLAIRE », prénom « MARIE »)
          → candidats.csv, cellule C2
          aide : mettre le nom et le prénom dans deux colonnes, « Nom de famille » et « Prénom(s) », ou le nom seul en capitales
        code 1 ; produits : 7 ; retenus : 7
          grille-e31 de 0100000001 : E232
          grille-e32 de 0100000001 : E232
          etat-recapitulatif-e31 de 0100000001 : E232
          etat-recapitulatif-e32 de 0100000001 : E232
          attestation-pfmp de 0100000001 : E232
          attestation-pfmp de 0100000001 : E232
          attestation-pfmp-recapitulative de 0100000001 : E232
    "#]],
    );
    check(
        &by_number_only(named("Durand Léa")),
        &expect![[r#"
        erreur[E232] « Durand Léa » : rien ne dit où finit le nom (nom « Durand », prénom « Léa » ou nom « Léa », prénom « Durand »)
          → candidats.csv, cellule C2
          aide : mettre le nom et le prénom dans deux colonnes, « Nom de famille » et « Prénom(s) », ou le nom seul en capitales
        code 1 ; produits : 7 ; retenus : 7
          grille-e31 de 0100000001 : E232
          grille-e32 de 0100000001 : E232
          etat-recapitulatif-e31 de 0100000001 : E232
          etat-recapitulatif-e32 de 0100000001 : E232
          attestation-pfmp de 0100000001 : E232
          attestation-pfmp de 0100000001 : E232
          attestation-pfmp-recapitulative de 0100000001 : E232
    "#]],
    );
    check(
        &by_number_only(named("MARTIN dit LEBLANC Paul")),
        &expect![[r#"
        erreur[E232] « MARTIN dit LEBLANC Paul » : rien ne dit où finit le nom (nom « MARTIN », prénom « dit LEBLANC Paul » ou nom « MARTIN dit LEBLANC », prénom « Paul »)
          → candidats.csv, cellule C2
          aide : mettre le nom et le prénom dans deux colonnes, « Nom de famille » et « Prénom(s) », ou le nom seul en capitales
        code 1 ; produits : 7 ; retenus : 7
          grille-e31 de 0100000001 : E232
          grille-e32 de 0100000001 : E232
          etat-recapitulatif-e31 de 0100000001 : E232
          etat-recapitulatif-e32 de 0100000001 : E232
          attestation-pfmp de 0100000001 : E232
          attestation-pfmp de 0100000001 : E232
          attestation-pfmp-recapitulative de 0100000001 : E232
    "#]],
    );
}

/// The grids of E31 of the two, whose rows are named by one cell; the first candidate bears this name.
fn keyed(nom: &str, prenoms: &str, cell: &str) -> Entrees {
    let mut files =
        by_number_only(minimal()).replace("candidats.csv", "DURAND;;Léa", &format!("{nom};;{prenoms}"));
    files = files.replace("grilles-e31.csv", "N° candidat;", "Élève;");
    files.replace("grilles-e31.csv", "0100000001;", &format!("{cell};")).replace(
        "grilles-e31.csv",
        "0100000002;",
        "MARTIN Hugo;",
    )
}

#[test]
fn a_row_named_by_one_cell_finds_its_candidate() {
    for (nom, prenoms, cell) in [
        ("DE LA TOUR", "Jean-Luc", "DE LA TOUR Jean-Luc"),
        ("DE LA TOUR", "Jean-Luc", "Jean-Luc DE LA TOUR"),
        ("D'ÉTÉ", "Zoé", "D’ÉTÉ Zoé"),
        ("N'GUYEN", "Thị", "N’GUYEN Thị"),
    ] {
        assert_eq!(
            keyed(nom, prenoms, cell).verify().recit(),
            "code 0 ; produits : 14 ; retenus : 0\n",
            "{cell}"
        );
    }
}

#[test]
fn a_row_named_by_one_doubtful_cell_is_asked() {
    check(
        &keyed("MARIE", "Claire", "MARIE CLAIRE"),
        &expect![[r#"
            erreur[E232] « MARIE CLAIRE » : rien ne dit où finit le nom (nom « MARIE », prénom « CLAIRE » ou nom « CLAIRE », prénom « MARIE »)
              → grilles-e31.csv, cellule A2
              aide : mettre le nom et le prénom dans deux colonnes, « Nom de famille » et « Prénom(s) », ou le nom seul en capitales
            code 1 ; produits : 13 ; retenus : 1
              grille-e31 de 0100000001 : E232
        "#]],
    );
    check(
        &keyed("DURAND", "Léa", "Durand Léa"),
        &expect![[r#"
            erreur[E232] « Durand Léa » : rien ne dit où finit le nom (nom « Durand », prénom « Léa » ou nom « Léa », prénom « Durand »)
              → grilles-e31.csv, cellule A2
              aide : mettre le nom et le prénom dans deux colonnes, « Nom de famille » et « Prénom(s) », ou le nom seul en capitales
            code 1 ; produits : 13 ; retenus : 1
              grille-e31 de 0100000001 : E232
        "#]],
    );
    check(
        &keyed("MARTIN LEBLANC", "Paul", "MARTIN dit LEBLANC Paul"),
        &expect![[r#"
            erreur[E232] « MARTIN dit LEBLANC Paul » : rien ne dit où finit le nom (nom « MARTIN », prénom « dit LEBLANC Paul » ou nom « MARTIN dit LEBLANC », prénom « Paul »)
              → grilles-e31.csv, cellule A2
              aide : mettre le nom et le prénom dans deux colonnes, « Nom de famille » et « Prénom(s) », ou le nom seul en capitales
            code 1 ; produits : 14, dont à compléter : 1 ; retenus : 0
        "#]],
    );
}

#[test]
fn a_right_identifier_never_warns() {
    // The head office and a counter of La Poste, a town hall, a company.
    for siret in ["35600000000048", "356 000 000 09075", "214 401 431 00017", "73282932000074"] {
        let files = minimal().replace("pfmp.csv", "34012345600014", siret);
        assert_eq!(files.verify().recit(), "code 0 ; produits : 14 ; retenus : 0\n", "{siret}");
    }
    for uai in ["0750654D", "0750654d", "0440001M"] {
        let files = minimal().replace("etablissement.csv", "0440001M", uai);
        assert_eq!(files.verify().recit(), "code 0 ; produits : 14 ; retenus : 0\n", "{uai}");
    }
    for ine in ["123456789AA", "0123456789B", "12345_789ab", "2024A12345Z", "080123456HJ"] {
        let files = minimal().replace("candidats.csv", "123456789AA", ine);
        assert_eq!(files.verify().recit(), "code 0 ; produits : 14 ; retenus : 0\n", "{ine}");
    }
    for mef in ["24730004320", "2473000432"] {
        let files = minimal().replace("candidats.csv", "Code spécialité", "MEF").replace_all(
            "candidats.csv",
            ";30004;",
            &format!(";{mef};"),
        );
        assert_eq!(files.verify().recit(), "code 0 ; produits : 14 ; retenus : 0\n", "{mef}");
    }
}
