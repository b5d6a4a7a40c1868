//! Who is who.

use std::collections::BTreeMap;

use expect_test::expect;

use crate::support::{Entrees, check, minimal};

#[test]
fn an_unknown_person_is_shown_beside_those_who_look_like_them() {
    let files = minimal().replace("grilles-e31.csv", "0100000001;DURAND;Léa", ";DURANT;Léa");
    check(
        &files,
        &expect![[r#"
            erreur[E301] candidat absent de la liste : DURANT Léa
              → grilles-e31.csv, cellule B2
              → DURAND Léa (n° 0100000001) : candidats.csv, cellule A2
              aide : c’est peut-être DURAND Léa (n° 0100000001) : vérifier, puis corriger le numéro ou le nom, ici ou dans la liste
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
            erreur[E303] DURAND Léa : deux valeurs pour la date de naissance : « 13/05/2008 » et « 12/05/2008 »
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
              → la liste : candidats.csv, cellule A2
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
            erreur[E305] 2 personnes des listes répondent au nom de DURAND Léa
              → grilles-e31.csv, cellule B2
              → DURAND Léa (n° 0100000001) : candidats.csv, cellule A2
              → DURAND Léa (n° 0100000003) : candidats.csv, cellule A4
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
              aide : écrire « TAGO1 », la seule classe de la liste, ou un n° candidat de la liste
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
    let files = minimal().with_column("candidats.csv", "Etat", "Inscrit").append(
        "candidats.csv",
        "0100000003;123456789CC;SIMON;;Ana;30/09/2008;TAGO1;A;30004;3;non;Démissionnaire\n",
    );
    check(
        &files,
        &expect![[r#"
            avertissement[A309] SIMON Ana : candidat laissé de côté, dont l’état est « Démissionnaire »
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
