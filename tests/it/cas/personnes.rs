//! People and tutors (cases 94 to 105).

use std::collections::BTreeMap;

use expect_test::expect;
use serde_json::Value;

use crate::support::{Entrees, check, feuille, minimal, papers, zip};

/// The two pupils and a third one, alone in her class.
fn with_third(nom: &str, prenoms: &str) -> Entrees {
    minimal().append(
        "candidats.csv",
        &format!("0100000003;123456789CC;{nom};;{prenoms};30/09/2008;TAGO2;A;30004;;non\n"),
    )
}

/// One more row of travaux.
fn with_work(files: Entrees, identity: &str) -> Entrees {
    files.append("travaux.csv", &format!("{identity};E31;1;Classer;1.1;1.1.1;Mairie;simulée;P1;Fiche\n"))
}

#[test]
fn cas_094_un_nom_sans_casse_accents_traits_ni_apostrophes() {
    for (nom, prenoms, row) in [
        ("D’Été", "Zoé", "D'Ete;ZOE"),
        ("D'ETE", "Zoe", "d\u{02bc}été;zoé"),
        ("D`ÉTÉ", "Jean-Luc", "D′Ete;jean luc"),
        ("L'HER\u{2011}D’ÉTÉ", "Anne\u{2013}Lise", "l’her d'ete;anne-lise"),
        ("D\u{2018}ÉTÉ", "E\u{301}lise", "D´Ete;Élise"),
    ] {
        let files = with_work(with_third(nom, prenoms), &format!(";{row}"));
        let papers: BTreeMap<String, Value> = papers(&files);
        let (_, paper) = papers
            .iter()
            .find(|(path, _)| path.contains("0100000003/etat-recapitulatif-e31"))
            .expect("a paper");
        let works = paper["travaux"]["lignes"].as_array().map_or(0, Vec::len);
        assert_eq!(works, 1, "« {row} » is {nom} {prenoms}");
    }
}

#[test]
fn cas_095_des_homonymes_sans_date_de_naissance() {
    check(
        &with_work(with_third("DURAND", "Léa"), ";DURAND;Léa"),
        &expect![[r#"
            erreur[E305] 2 personnes des listes répondent au nom de DURAND Léa
              → travaux.csv, cellule B6
              → DURAND Léa (n° 0100000001) : candidats.csv, cellule A2
              → DURAND Léa (n° 0100000003) : candidats.csv, cellule A4
              aide : ajouter à cette ligne le n° candidat ou la date de naissance
            code 1 ; produits : 17, dont à compléter : 4 ; retenus : 2
              etat-recapitulatif-e31 de 0100000001 : E305
              etat-recapitulatif-e31 de 0100000003 : E305
        "#]],
    );
}

#[test]
fn cas_096_petit_emma_n_est_jamais_petit_emmy() {
    let files = with_third("PETIT", "Emma");
    check(
        &with_work(files.clone(), ";PETIT;Emmy"),
        &expect![[r#"
            erreur[E301] candidat absent de la liste : PETIT Emmy
              → travaux.csv, cellule B6
              → PETIT Emma (n° 0100000003) : candidats.csv, cellule A4
              aide : c’est peut-être PETIT Emma (n° 0100000003) : vérifier, puis corriger le numéro ou le nom, ici ou dans la liste
            code 1 ; produits : 19, dont à compléter : 5 ; retenus : 0
        "#]],
    );
    check(
        &with_work(files, "0100000003;PETIT;Emmy"),
        &expect![[r#"
            erreur[E304] le n° 0100000003 est celui de PETIT Emma, mais la ligne nomme PETIT Emmy
              → travaux.csv, cellule A6
              → la liste : candidats.csv, cellule A4
              aide : c’est peut-être un prénom usuel ou une faute de frappe : écrire PETIT Emma, ou corriger le numéro
            code 1 ; produits : 18, dont à compléter : 4 ; retenus : 1
              etat-recapitulatif-e31 de 0100000003 : E304
        "#]],
    );
}

#[test]
fn cas_096_deux_eleves_d_une_classe_aux_noms_proches() {
    let files = with_third("PETIT", "Emma")
        .append("candidats.csv", "0100000004;123456789DD;PETIT;;Emmy;30/09/2008;TAGO2;A;30004;;non\n");
    let files = with_work(with_work(files, ";PETIT;Emmy"), ";PETIT;Emma");
    let people: Vec<String> =
        papers(&files).into_keys().filter(|path| path.contains("etat-recapitulatif-e31")).collect();
    expect![[r#"
        TAGO1/candidats/DURAND-Lea-0100000001/etat-recapitulatif-e31.pdf
        TAGO1/candidats/MARTIN-Hugo-0100000002/etat-recapitulatif-e31.pdf
        TAGO2/candidats/PETIT-Emma-0100000003/etat-recapitulatif-e31.pdf
        TAGO2/candidats/PETIT-Emmy-0100000004/etat-recapitulatif-e31.pdf"#]]
    .assert_eq(&people.join("\n"));
}

#[test]
fn cas_097_le_goff_et_legoff_ne_sont_que_proposes() {
    check(
        &with_work(with_third("LE GOFF", "Ana"), ";LEGOFF;Ana"),
        &expect![[r#"
            erreur[E301] candidat absent de la liste : LEGOFF Ana
              → travaux.csv, cellule B6
              → LE GOFF Ana (n° 0100000003) : candidats.csv, cellule A4
              aide : c’est peut-être LE GOFF Ana (n° 0100000003) : vérifier, puis corriger le numéro ou le nom, ici ou dans la liste
            code 1 ; produits : 19, dont à compléter : 5 ; retenus : 0
        "#]],
    );
}

#[test]
fn cas_098_une_copie_identique_est_lue_une_fois() {
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

#[test]
fn cas_098_un_tableau_identique_dans_deux_classeurs_est_lu_une_fois() {
    let table = |name: &str| feuille("PFMP", &minimal().text(name));
    let files = minimal().put("sauvegarde.xlsx", crate::support::classeur(vec![table("pfmp.csv")]));
    check(
        &files,
        &expect![[r#"
        avertissement[A514] 4 lignes de cette feuille sont déjà ailleurs, à l’identique : lues une fois
          → sauvegarde.xlsx, feuille « PFMP », cellule A2
          → la première lecture : pfmp.csv, cellule A2
          aide : n’en garder qu’un exemplaire : une correction ne se ferait sinon que dans l’un des deux
        code 0 ; produits : 14 ; retenus : 0
    "#]],
    );
    let archive = zip(&[
        ("grilles.csv", (minimal().text("grilles-e31.csv") + " ").as_bytes()),
        ("commissions.csv", (minimal().text("commissions.csv") + " ").as_bytes()),
        ("travaux.csv", (minimal().text("travaux.csv") + " ").as_bytes()),
        ("tuteurs.csv", (minimal().text("tuteurs.csv") + " ").as_bytes()),
    ]);
    check(
        &minimal().put("anciens.zip", archive),
        &expect![[r#"
        avertissement[A514] 4 lignes de cette feuille sont déjà ailleurs, à l’identique : lues une fois
          → commissions.csv, cellule A2
          → la première lecture : anciens.zip/commissions.csv, cellule A2
          aide : n’en garder qu’un exemplaire : une correction ne se ferait sinon que dans l’un des deux
        avertissement[A514] 2 lignes de cette feuille sont déjà ailleurs, à l’identique : lues une fois
          → grilles-e31.csv, cellule A2
          → la première lecture : anciens.zip/grilles.csv, cellule A2
          aide : n’en garder qu’un exemplaire : une correction ne se ferait sinon que dans l’un des deux
        avertissement[A514] 4 lignes de cette feuille sont déjà ailleurs, à l’identique : lues une fois
          → travaux.csv, cellule A2
          → la première lecture : anciens.zip/travaux.csv, cellule A2
          aide : n’en garder qu’un exemplaire : une correction ne se ferait sinon que dans l’un des deux
        avertissement[A514] 2 lignes de cette feuille sont déjà ailleurs, à l’identique : lues une fois
          → tuteurs.csv, cellule A2
          → la première lecture : anciens.zip/tuteurs.csv, cellule A2
          aide : n’en garder qu’un exemplaire : une correction ne se ferait sinon que dans l’un des deux
        code 0 ; produits : 14 ; retenus : 0
    "#]],
    );
}

#[test]
fn cas_099_deux_contenus_pour_la_meme_evaluation() {
    let other =
        minimal().text("grilles-e31.csv").replace(";13,5;", ";14;").replace("Bon oral", "Oral fragile");
    check(
        &minimal().put("grilles-e31 (corrigé).csv", other),
        &expect![[r#"
        erreur[E501] deux lignes différentes pour l’évaluation E31 de DURAND Léa : Note proposée « 13,5 » ou « 14 » ; Observations générales « Bon oral » ou « Oral fragile »
          → grilles-e31.csv, cellule Q2
          → l’autre ligne : grilles-e31 (corrigé).csv, cellule Q2
          → « Observations générales » ici : grilles-e31.csv, cellule S2
          → « Observations générales » sur l’autre ligne : grilles-e31 (corrigé).csv, cellule S2
          aide : garder la bonne ligne et effacer l’autre
        avertissement[A514] la même ligne deux fois pour l’évaluation E31 de MARTIN Hugo : lue une fois
          → grilles-e31.csv, cellule A3
          → la première lecture : grilles-e31 (corrigé).csv, cellule A3
          aide : n’en garder qu’un exemplaire : une correction ne se ferait sinon que dans l’un des deux
        code 1 ; produits : 13 ; retenus : 1
          grille-e31 de 0100000001 : E501
    "#]],
    );
}

#[test]
fn cas_099_deux_contenus_pour_un_stage_un_tuteur_un_travail_un_membre() {
    let pfmp = minimal().text("pfmp.csv").replace("50;10;Garage", "48;9,6;Garage");
    check(
        &minimal().put("pfmp2.csv", pfmp),
        &expect![[r#"
        erreur[E501] deux lignes différentes pour la période P2 de DURAND Léa dans la même structure : Jours de présence « 48 » ou « 50 » ; Semaines « 9,6 » ou « 10 »
          → pfmp2.csv, cellule H3
          → l’autre ligne : pfmp.csv, cellule H3
          → « Semaines » ici : pfmp2.csv, cellule I3
          → « Semaines » sur l’autre ligne : pfmp.csv, cellule I3
          aide : garder la bonne ligne et effacer l’autre
        avertissement[A514] 3 lignes de cette feuille sont déjà ailleurs, à l’identique : lues une fois
          → pfmp2.csv, cellule A2
          → la première lecture : pfmp.csv, cellule A2
          aide : n’en garder qu’un exemplaire : une correction ne se ferait sinon que dans l’un des deux
        code 1 ; produits : 12 ; retenus : 2
          attestation-pfmp de 0100000001 : E501
          attestation-pfmp-recapitulative de 0100000001 : E501
    "#]],
    );
    let tuteurs = minimal().text("tuteurs.csv").replace(";A;EC;", ";A;;");
    check(
        &minimal().put("tuteurs2.csv", tuteurs),
        &expect![[r#"
            erreur[E501] deux lignes différentes pour l’évaluation du tuteur de DURAND Léa en P1 : 1.1.2 vide ou « EC »
              → tuteurs2.csv, cellule A2
              → l’autre ligne : tuteurs.csv, cellule F2
              aide : garder la bonne ligne et effacer l’autre
            avertissement[A514] la même ligne deux fois pour l’évaluation du tuteur de MARTIN Hugo en P1 : lue une fois
              → tuteurs2.csv, cellule A3
              → la première lecture : tuteurs.csv, cellule A3
              aide : n’en garder qu’un exemplaire : une correction ne se ferait sinon que dans l’un des deux
            code 1 ; produits : 14 ; retenus : 0
        "#]],
    );
    let travaux = minimal().text("travaux.csv").replace("Tenir un planning", "Tenir le planning");
    check(
        &minimal().put("travaux2.csv", travaux),
        &expect![[r#"
        erreur[E501] deux lignes différentes pour le travail n° 1 de E32 de DURAND Léa : Intitulé « Tenir le planning » ou « Tenir un planning »
          → travaux2.csv, cellule F3
          → l’autre ligne : travaux.csv, cellule F3
          aide : garder la bonne ligne et effacer l’autre
        avertissement[A514] 3 lignes de cette feuille sont déjà ailleurs, à l’identique : lues une fois
          → travaux2.csv, cellule A2
          → la première lecture : travaux.csv, cellule A2
          aide : n’en garder qu’un exemplaire : une correction ne se ferait sinon que dans l’un des deux
        code 1 ; produits : 13 ; retenus : 1
          etat-recapitulatif-e32 de 0100000001 : E501
    "#]],
    );
    let commissions = minimal().text("commissions.csv").replace("Comptable", "Gérante");
    check(
        &minimal().put("commissions2.csv", commissions),
        &expect![[r#"
        erreur[E501] deux lignes différentes pour VASSEUR Nora dans la commission E32 : Fonction « Gérante » ou « Comptable »
          → commissions2.csv, cellule E5
          → l’autre ligne : commissions.csv, cellule E5
          aide : garder la bonne ligne et effacer l’autre
        avertissement[A514] 3 lignes de cette feuille sont déjà ailleurs, à l’identique : lues une fois
          → commissions2.csv, cellule A2
          → la première lecture : commissions.csv, cellule A2
          aide : n’en garder qu’un exemplaire : une correction ne se ferait sinon que dans l’un des deux
        code 1 ; produits : 12 ; retenus : 2
          grille-e32 de 0100000001 : E501
          grille-e32 de 0100000002 : E501
    "#]],
    );
}

#[test]
fn cas_100_une_evaluation_d_un_eleve_inconnu() {
    let row = "0100000001;DURANT;Zoé;E31;3;3;4;3;3;2;3;3;4;3;3;3;15;Accueil;Bon oral;20/05/2026\n";
    check(
        &minimal().append("grilles-e31.csv", &row.replace("0100000001", "0900000001")),
        &expect![[r#"
            erreur[E301] candidat absent de la liste : DURANT Zoé (n° 0900000001)
              → grilles-e31.csv, cellule A4
              → DURAND Léa (n° 0100000001) : candidats.csv, cellule A2
              aide : c’est peut-être DURAND Léa (n° 0100000001) : vérifier, puis corriger le numéro ou le nom, ici ou dans la liste
            code 1 ; produits : 14 ; retenus : 0
        "#]],
    );
    check(
        &minimal().append("grilles-e31.csv", &row.replace("0100000001", "")),
        &expect![[r#"
        erreur[E301] candidat absent de la liste : DURANT Zoé
          → grilles-e31.csv, cellule B4
          aide : corriger le numéro ou le nom, ou ajouter le candidat à la liste
        code 1 ; produits : 14 ; retenus : 0
    "#]],
    );
}

#[test]
fn cas_101_une_periode_manquante_est_signalee() {
    let text = minimal().text("pfmp.csv");
    let p1: String = text
        .lines()
        .filter(|l| !l.starts_with("0100000002;MARTIN;Hugo;P2"))
        .flat_map(|l| [l, "\n"])
        .collect();
    check(
        &minimal().put("pfmp.csv", p1),
        &expect![[r#"
            avertissement[A507] MARTIN Hugo : la période P2 manque, alors que d’autres de sa classe l’ont faite
              → candidats.csv, cellule A3
              aide : ajouter la ligne qui manque, ou compléter l’attestation récapitulative à la main
            avertissement[A522] MARTIN Hugo : 10 semaines comptées (50 jours) pour 20 exigées : Voie scolaire, cycle de 3 ans (à vérifier auprès de la DEC) ; décret n° 2024-542 et arrêtés du 13 juin 2024
              → candidats.csv, cellule A3
              aide : vérifier les périodes saisies, ou remplir « Dérogation PFMP » ; le jury décide
            code 0 ; produits : 13, dont à compléter : 1 ; retenus : 0
        "#]],
    );
    let nothing: String =
        text.lines().filter(|l| !l.starts_with("0100000002")).flat_map(|l| [l, "\n"]).collect();
    check(
        &minimal().put("pfmp.csv", nothing).remove("tuteurs.csv"),
        &expect![[r#"
            avertissement[A507] MARTIN Hugo : les périodes P1 et P2 manquent, alors que d’autres de sa classe les ont faites
              → candidats.csv, cellule A3
              aide : ajouter la ligne qui manque, ou compléter l’attestation récapitulative à la main
            code 0 ; produits : 12, dont à compléter : 1 ; retenus : 0
        "#]],
    );
}
