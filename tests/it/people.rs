//! Whom a row means: by number, by INE, by name; never by likeness.

use std::collections::BTreeMap;

use expect_test::expect;
use serde_json::Value;

use crate::support::{Entrees, check, minimal, papers};

/// Tables whose rows belong to a person.
const TABLES: [&str; 5] = ["pfmp.csv", "tuteurs.csv", "travaux.csv", "grilles-e31.csv", "grilles-e32.csv"];

/// The folder with every row named by these columns instead: for each of the two, a header and both values.
fn named_by(columns: &[(&str, &str, &str)]) -> Entrees {
    let mut files = minimal();
    let cells =
        |pick: fn(&(&str, &str, &str)) -> String| columns.iter().map(pick).collect::<Vec<_>>().join(";");
    for table in TABLES {
        files = files
            .replace(table, "N° candidat;Nom de famille;Prénom(s)", &cells(|c| c.0.to_owned()))
            .replace_all(table, "0100000001;DURAND;Léa", &cells(|c| c.1.to_owned()))
            .replace_all(table, "0100000002;MARTIN;Hugo", &cells(|c| c.2.to_owned()));
    }
    files
}

fn same_papers(files: &Entrees) {
    assert_eq!(papers(files), papers(&minimal()));
}

#[test]
fn a_row_is_given_by_its_number() {
    same_papers(&named_by(&[("N° candidat", "0100000001", "0100000002")]));
}

#[test]
fn a_row_is_given_by_its_ine() {
    same_papers(&named_by(&[("INE", "123456789AA", "123456789bb")]));
}

#[test]
fn a_row_is_given_by_its_name_and_birth_date() {
    same_papers(&named_by(&[
        ("Nom", "Durand", "martin"),
        ("Prénom", "LEA", "Hugo"),
        ("Né(e) le", "12/05/2008", "2007-11-03"),
    ]));
}

#[test]
fn a_row_is_given_by_a_name_that_only_one_person_bears() {
    same_papers(&named_by(&[("Nom", "DURAND", "MARTIN"), ("Prénom", "Léa", "Hugo")]));
}

#[test]
fn a_name_without_a_first_name_is_nobody() {
    let files = minimal().replace("grilles-e31.csv", "0100000001;DURAND;Léa", ";DURAND;");
    check(
        &files,
        &expect![[r#"
        erreur[E306] ligne sans candidat : ni numéro, ni INE, ni nom et prénom
          → grilles-e31.csv, cellule B2
          aide : indiquer à qui appartient cette ligne, ou l’effacer
        code 1 ; produits : 14, dont à compléter : 1 ; retenus : 0
    "#]],
    );
}

#[test]
fn an_ine_that_another_name_contradicts_is_refused() {
    let files = minimal()
        .replace("grilles-e31.csv", "N° candidat;", "INE;")
        .replace("grilles-e31.csv", "0100000001;DURAND", "123456789BB;DURAND")
        .replace("grilles-e31.csv", "0100000002;MARTIN", "123456789BB;MARTIN");
    check(
        &files,
        &expect![[r#"
            erreur[E304] l’INE 123456789BB est celui de MARTIN Hugo, mais la ligne nomme DURAND Léa
              → grilles-e31.csv, cellule A2
              → la liste : candidats.csv, cellule A3
              aide : corriger le numéro ou le nom de cette ligne
            code 1 ; produits : 12 ; retenus : 2
              grille-e31 de 0100000001 : E304
              grille-e31 de 0100000002 : E304
        "#]],
    );
}

#[test]
fn an_unknown_number_is_no_reason_to_use_the_name() {
    let files = minimal().replace("grilles-e31.csv", "0100000001;DURAND", "0900000001;DURAND");
    check(
        &files,
        &expect![[r#"
            erreur[E301] candidat absent de la liste : DURAND Léa (n° 0900000001)
              → grilles-e31.csv, cellule A2
              → DURAND Léa (n° 0100000001) : candidats.csv, cellule A2
              aide : c’est peut-être DURAND Léa (n° 0100000001) : vérifier, puis corriger le numéro ou le nom, ici ou dans la liste
            code 1 ; produits : 13 ; retenus : 1
              grille-e31 de 0100000001 : E301
        "#]],
    );
}

/// The two pupils, and another Léa DURAND born on another day.
fn with_a_homonym() -> Entrees {
    minimal().append(
        "candidats.csv",
        "0100000003;123456789CC;DURAND;;Léa;30/09/2008;TAGO1;SCOLAIRE BACPRO 3 ANS (132);30004;3;non\n",
    )
}

#[test]
fn a_birth_date_tells_homonyms_apart() {
    let row = |key: &str| format!("{key};E31;2;Classer;1.1;1.1.1;Mairie;simulée;P1;Fiche\n");
    let by_number = with_a_homonym().append("travaux.csv", &row("0100000003;DURAND;Léa"));
    let text = by_number
        .text("travaux.csv")
        .replace("N° candidat;", "Né(e) le;")
        .replace("0100000001;", "12/05/2008;")
        .replace("0100000002;", "03/11/2007;")
        .replace("0100000003;", "30/09/2008;");
    let by_birth = by_number.clone().put("travaux.csv", text);
    assert_eq!(papers(&by_birth), papers(&by_number));
}

#[test]
fn homonyms_without_a_birth_date_are_asked_for() {
    let files = with_a_homonym().append("travaux.csv", ";DURAND;Léa;E31;2;Classer;;;;;;\n");
    check(
        &files,
        &expect![[r#"
            erreur[E305] 2 personnes des listes répondent au nom de DURAND Léa
              → travaux.csv, cellule B6
              → DURAND Léa (n° 0100000001) : candidats.csv, cellule A2
              → DURAND Léa (n° 0100000003) : candidats.csv, cellule A4
              aide : ajouter à cette ligne le n° candidat ou la date de naissance
            avertissement[A507] DURAND Léa : les périodes P1 et P2 manquent, alors que d’autres de sa classe les ont faites
              → candidats.csv, cellule A4
              aide : ajouter la ligne qui manque, ou compléter l’attestation récapitulative à la main
            code 1 ; produits : 17, dont à compléter : 4 ; retenus : 2
              etat-recapitulatif-e31 de 0100000001 : E305
              etat-recapitulatif-e31 de 0100000003 : E305
        "#]],
    );
}

/// One pupil of this name, and the two others; each row below is named as given.
fn written_as(nom: &str, prenoms: &str, usage: &str, row: &str) -> Entrees {
    let candidate = format!(
        "0100000003;123456789CC;{nom};{usage};{prenoms};30/09/2008;TAGO1;SCOLAIRE BACPRO 3 ANS (132);30004;3;non\n"
    );
    minimal()
        .append("candidats.csv", &candidate)
        .append("travaux.csv", &format!(";{row};E31;1;Classer;1.1;1.1.1;Mairie;simulée;P1;Fiche\n"))
}

/// The work given to the third pupil.
fn works_of_the_third(files: &Entrees) -> usize {
    let papers: BTreeMap<String, Value> = papers(files);
    let (_, paper) = papers
        .iter()
        .find(|(path, _)| path.contains("0100000003") && path.contains("etat-recapitulatif-e31"))
        .expect("a paper of the third pupil");
    paper["travaux"]["lignes"].as_array().map_or(0, Vec::len)
}

#[test]
fn case_accents_apostrophes_and_hyphens_do_not_make_a_name() {
    for (nom, prenoms, row) in [
        ("D'ÉTÉ", "Zoé", "D’Ete;ZOE"),
        ("L'HER-D'ETE", "Ana", "l’her d'été;ana"),
        ("DE LA TOUR", "Jean-Luc", "de La Tour;JEAN LUC"),
        ("NGUYỄN", "Đặng", "Nguyen;Dang"),
        ("MÜLLER", "Éloïse", "MU\u{308}LLER;Eloi\u{308}se"),
        ("BEN  ALI", "Ines\u{a0}", "Ben Ali;Inès"),
    ] {
        assert_eq!(works_of_the_third(&written_as(nom, prenoms, "", row)), 1, "{row} is {nom} {prenoms}");
    }
}

#[test]
fn the_first_of_several_first_names_is_enough() {
    for (prenoms, read) in [("Ana, Marie", "Ana"), ("Ana", "Ana Marie"), ("Ana Marie", "ANA-MARIE")] {
        assert_eq!(works_of_the_third(&written_as("SIMON", prenoms, "", &format!("SIMON;{read}"))), 1);
    }
}

#[test]
fn a_nom_d_usage_is_a_name() {
    for row in ["SIMON;Ana", "Simon-Vidal;Ana"] {
        assert_eq!(works_of_the_third(&written_as("SIMON", "Ana", "SIMON-VIDAL", row)), 1, "{row}");
    }
}

#[test]
fn names_that_look_alike_are_suggested_and_never_merged() {
    check(
        &written_as("LE GOFF", "Ana", "", "LEGOFF;Ana"),
        &expect![[r#"
            erreur[E301] candidat absent de la liste : LEGOFF Ana
              → travaux.csv, cellule B6
              → LE GOFF Ana (n° 0100000003) : candidats.csv, cellule A4
              aide : c’est peut-être LE GOFF Ana (n° 0100000003) : vérifier, puis corriger le numéro ou le nom, ici ou dans la liste
            avertissement[A507] LE GOFF Ana : les périodes P1 et P2 manquent, alors que d’autres de sa classe les ont faites
              → candidats.csv, cellule A4
              aide : ajouter la ligne qui manque, ou compléter l’attestation récapitulative à la main
            code 1 ; produits : 19, dont à compléter : 5 ; retenus : 0
        "#]],
    );
    check(
        &written_as("PETIT", "Emma", "", "PETIT;Emmy"),
        &expect![[r#"
            erreur[E301] candidat absent de la liste : PETIT Emmy
              → travaux.csv, cellule B6
              → PETIT Emma (n° 0100000003) : candidats.csv, cellule A4
              aide : c’est peut-être PETIT Emma (n° 0100000003) : vérifier, puis corriger le numéro ou le nom, ici ou dans la liste
            avertissement[A507] PETIT Emma : les périodes P1 et P2 manquent, alors que d’autres de sa classe les ont faites
              → candidats.csv, cellule A4
              aide : ajouter la ligne qui manque, ou compléter l’attestation récapitulative à la main
            code 1 ; produits : 19, dont à compléter : 5 ; retenus : 0
        "#]],
    );
}

#[test]
fn a_number_off_by_a_digit_is_suggested_and_one_without_its_zero_refused() {
    let files = minimal().replace("travaux.csv", "0100000001;DURAND;Léa;E31", "0100000011;DURAND;Léa;E31");
    check(
        &files,
        &expect![[r#"
            erreur[E301] candidat absent de la liste : DURAND Léa (n° 0100000011)
              → travaux.csv, cellule A2
              → DURAND Léa (n° 0100000001) : candidats.csv, cellule A2
              aide : c’est peut-être DURAND Léa (n° 0100000001) : vérifier, puis corriger le numéro ou le nom, ici ou dans la liste
            code 1 ; produits : 13 ; retenus : 1
              etat-recapitulatif-e31 de 0100000001 : E301
        "#]],
    );
    let files = minimal().replace("travaux.csv", "0100000001;DURAND;Léa;E31", "100000001;DURAND;Léa;E31");
    check(
        &files,
        &expect![[r#"
            erreur[E211] DURAND Léa, E31 : identifiant abîmé par le tableur : « 100000001 »
              → travaux.csv, cellule A2
              aide : mettre la colonne au format Texte et recopier l’identifiant avec tous ses chiffres, zéros compris
            code 1 ; produits : 13 ; retenus : 1
              etat-recapitulatif-e31 de 0100000001 : E211
        "#]],
    );
}

// Plusieurs listes

/// The registration list without what only the class workbook knows, and the workbook.
fn two_lists(registration: &str, classe: &str) -> Entrees {
    minimal().put("candidats.csv", registration).put("suivi.csv", classe)
}

const INSCRITS: &str = "\
N° candidat;INE;Nom de famille;Nom d'usage;Prénom(s);Date de naissance;Classe;Catégorie candidat;Code spécialité;Dérogation
0100000001;123456789AA;DURAND;;Léa;12/05/2008;TAGO1;SCOLAIRE BACPRO 3 ANS (132);30004;non
0100000002;123456789BB;MARTIN;;Hugo;03/11/2007;TAGO1;SCOLAIRE BACPRO 3 ANS (132);30004;non
";

#[test]
fn two_lists_complete_each_other_by_number_by_ine_and_by_birth() {
    for suivi in [
        "N° candidat;Nom;Prénom;Durée du cycle\n0100000001;Durand;Léa;3\n0100000002;Martin;Hugo;3\n",
        "INE;Nom;Prénom;Cycle\n123456789AA;Durand;Léa;3 ans\n123456789bb;Martin;Hugo;3 ans\n",
        "Nom;Prénom;Né(e) le;Cycle\nMARTIN;Hugo;03/11/2007;3\nDURAND;LEA;12/05/2008;3\n",
    ] {
        same_papers(&two_lists(INSCRITS, suivi));
    }
}

#[test]
fn the_registration_list_writes_the_names_wherever_it_stands() {
    let files = minimal().remove("candidats.csv").put("z.csv", INSCRITS);
    let files = files.put(
        "a.csv",
        "N° candidat;Nom;Prénom;Durée du cycle\n0100000001;durand;lea;3\n0100000002;martin;HUGO;3\n",
    );
    same_papers(&files);
}

#[test]
fn twins_of_one_list_stay_two() {
    let list = "\
INE;Nom;Prénom;Né(e) le;Classe;Catégorie
123456789CC;PETIT;Emma;30/09/2008;TAGO2;A
123456789DD;PETIT;Emmy;30/09/2008;TAGO2;A
";
    let essai = minimal().put("jumelles.csv", list).verify();
    let people: std::collections::BTreeSet<&str> =
        essai.manifeste.documents.iter().filter_map(|d| d.candidat.as_deref()).collect();
    assert_eq!(
        people.into_iter().collect::<Vec<_>>(),
        ["0100000001", "0100000002", "PETIT Emma", "PETIT Emmy"]
    );
}

#[test]
fn two_lists_that_number_one_person_differently_hold_the_person_back() {
    let suivi = "N° candidat;Nom;Prénom;Né(e) le;Classe\n0100000009;DURAND;Léa;12/05/2008;TAGO1\n";
    check(
        &two_lists(INSCRITS, suivi),
        &expect![[r#"
            erreur[E303] DURAND Léa : deux valeurs pour le n° candidat : « 0100000009 » et « 0100000001 »
              → suivi.csv, cellule A2
              → l’autre valeur : candidats.csv, cellule A2
              aide : corriger celle des deux qui est fausse
            info[I547] DURAND Léa : aucune règle de durée des PFMP appliquée : celle de « Voie scolaire » dépend de la durée du cycle (2 ans ou 3 ans), qui n’est pas connue
              → candidats.csv, cellule A2
              aide : remplir la colonne « Durée du cycle »
            info[I547] MARTIN Hugo : aucune règle de durée des PFMP appliquée : celle de « Voie scolaire » dépend de la durée du cycle (2 ans ou 3 ans), qui n’est pas connue
              → candidats.csv, cellule A3
              aide : remplir la colonne « Durée du cycle »
            code 1 ; produits : 7, dont à compléter : 1 ; retenus : 7
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
fn every_disagreement_of_two_lists_is_shown_with_both_places() {
    let suivi = "\
N° candidat;INE;Nom;Prénom;Né(e) le;Classe;Catégorie;Durée du cycle
0100000001;123456789ZZ;DURANT;Lou;12/05/2009;TAGO2;B;3
";
    check(
        &two_lists(INSCRITS, suivi),
        &expect![[r#"
            erreur[E303] DURANT Lou : deux valeurs pour l’INE : « 123456789ZZ » et « 123456789AA »
              → suivi.csv, cellule B2
              → l’autre valeur : candidats.csv, cellule B2
              aide : corriger celle des deux qui est fausse
            erreur[E303] DURANT Lou : deux valeurs pour le nom : « DURANT » et « DURAND »
              → suivi.csv, cellule C2
              → l’autre valeur : candidats.csv, cellule C2
              aide : corriger celle des deux qui est fausse
            erreur[E303] DURANT Lou : deux valeurs pour le prénom : « Lou » et « Léa »
              → suivi.csv, cellule D2
              → l’autre valeur : candidats.csv, cellule E2
              aide : corriger celle des deux qui est fausse
            erreur[E303] DURANT Lou : deux valeurs pour la date de naissance : « 12/05/2009 » et « 12/05/2008 »
              → suivi.csv, cellule E2
              → l’autre valeur : candidats.csv, cellule F2
              aide : corriger celle des deux qui est fausse
            erreur[E303] DURANT Lou : deux valeurs pour la classe : « TAGO2 » et « TAGO1 »
              → suivi.csv, cellule F2
              → l’autre valeur : candidats.csv, cellule G2
              aide : corriger celle des deux qui est fausse
            erreur[E303] DURANT Lou : deux valeurs pour la catégorie : « B » et « A »
              → suivi.csv, cellule G2
              → l’autre valeur : candidats.csv, cellule H2
              aide : corriger celle des deux qui est fausse
            info[I547] MARTIN Hugo : aucune règle de durée des PFMP appliquée : celle de « Voie scolaire » dépend de la durée du cycle (2 ans ou 3 ans), qui n’est pas connue
              → candidats.csv, cellule A3
              aide : remplir la colonne « Durée du cycle »
            code 1 ; produits : 7, dont à compléter : 1 ; retenus : 7
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
fn a_name_alone_merges_no_two_lists() {
    let files = two_lists(&minimal().text("candidats.csv"), "Nom;Prénom;Classe\nDURAND;Léa;TAGO1\n");
    check(
        &files,
        &expect![[r#"
        erreur[E305] DURAND Léa figure déjà dans les listes, et rien ne dit si c’est la même personne
          → suivi.csv, cellule A2
          → l’autre ligne : candidats.csv, cellule A2
          aide : ajouter à cette ligne le n° candidat, l’INE ou la date de naissance
        code 1 ; produits : 14 ; retenus : 0
    "#]],
    );
}

// Commissions

#[test]
fn a_commission_of_a_candidate_replaces_that_of_the_class() {
    let files = minimal()
        .replace("commissions.csv", "Épreuve;Classe", "Épreuve;N° candidat;Classe")
        .replace_all("commissions.csv", ";TAGO1;", ";;TAGO1;")
        .append("commissions.csv", "E31;0100000001;;ROCHE;Lise;Professeure;\nE31;;;CLERC;Paul;Professeur;\n");
    let papers = papers(&files);
    let members = |person: &str| {
        let (_, paper) = papers
            .iter()
            .find(|(path, _)| path.contains(person) && path.contains("grille-e31"))
            .expect("a grid");
        let rows = paper["commission"]["membres"].as_array().expect("rows").iter();
        rows.filter_map(|row| row["nom_complet"].as_str().map(str::to_owned)).collect::<Vec<_>>()
    };
    assert_eq!(members("0100000001"), ["ROCHE Lise"]);
    assert_eq!(members("0100000002"), ["BRUNET Odile", "LEFORT Marc"]);
}
