//! Keys that contradict each other, and people whom a list leaves aside.

use expect_test::expect;

use crate::support::{Entrees, check, minimal};

/// Columns of identity in front of the travaux; the row of Léa for E31 as given, the others sound.
fn travaux(identity: &str) -> Entrees {
    let text = minimal()
        .text("travaux.csv")
        .replace(
            "N° candidat;Nom de famille;Prénom(s)",
            "N° candidat;INE;Nom de famille;Prénom(s);Né(e) le;Classe",
        )
        .replace("0100000001;DURAND;Léa;E31", &format!("{identity};E31"))
        .replace("0100000001;DURAND;Léa", "0100000001;123456789AA;DURAND;Léa;12/05/2008;TAGO1")
        .replace("0100000002;MARTIN;Hugo", "0100000002;123456789bb;MARTIN;Hugo;03/11/2007;tago 1");
    minimal().put("travaux.csv", text)
}

#[test]
fn an_ine_or_a_birth_date_that_is_not_the_candidate_s_holds_back_what_the_row_fills() {
    assert_eq!(travaux("0100000001;123456789AA;DURAND;Léa;12/05/2008;TAGO1").verify().faults(), "");
    check(
        &travaux("0100000001;123456789ZZ;DURAND;Léa;13/05/2008;TAGO1"),
        &expect![[r#"
            erreur[E313] le n° 0100000001 est celui de DURAND Léa, mais la ligne donne un autre INE : « 123456789ZZ » au lieu de « 123456789AA »
              → travaux.csv, cellule B2
              → la liste : candidats.csv, cellule B2
              aide : corriger celle des deux valeurs qui est fausse, ou l’identifiant de la ligne
            erreur[E313] le n° 0100000001 est celui de DURAND Léa, mais la ligne donne une autre date de naissance : « 13/05/2008 » au lieu de « 12/05/2008 »
              → travaux.csv, cellule E2
              → la liste : candidats.csv, cellule F2
              aide : corriger celle des deux valeurs qui est fausse, ou l’identifiant de la ligne
            code 1 ; produits : 13 ; retenus : 1
              etat-recapitulatif-e31 de 0100000001 : E313
        "#]],
    );
    check(
        &travaux(";123456789AA;;;13/05/2008;TAGO1"),
        &expect![[r#"
            erreur[E313] l’INE 123456789AA est celui de DURAND Léa, mais la ligne donne une autre date de naissance : « 13/05/2008 » au lieu de « 12/05/2008 »
              → travaux.csv, cellule E2
              → la liste : candidats.csv, cellule F2
              aide : corriger celle des deux valeurs qui est fausse, ou l’identifiant de la ligne
            code 1 ; produits : 13 ; retenus : 1
              etat-recapitulatif-e31 de 0100000001 : E313
        "#]],
    );
}

#[test]
fn two_keys_of_two_people_hold_back_both() {
    check(
        &travaux("0100000001;123456789BB;DURAND;Léa;12/05/2008;TAGO1"),
        &expect![[r#"
            erreur[E314] le n° 0100000001 est celui de DURAND Léa, mais l’INE 123456789BB de la même ligne est celui de MARTIN Hugo
              → travaux.csv, cellule A2
              → l’INE de la ligne : travaux.csv, cellule B2
              → DURAND Léa (n° 0100000001) : candidats.csv, cellule A2
              → MARTIN Hugo (n° 0100000002) : candidats.csv, cellule A3
              aide : corriger celui des deux identifiants qui est faux
            code 1 ; produits : 12 ; retenus : 2
              etat-recapitulatif-e31 de 0100000001 : E314
              etat-recapitulatif-e31 de 0100000002 : E314
        "#]],
    );
}

#[test]
fn an_unknown_number_beside_a_known_ine_names_whom_it_may_be() {
    check(
        &travaux("0100000077;123456789AA;;;;"),
        &expect![[r#"
            erreur[E301] candidat absent de la liste : n° 0100000077
              → travaux.csv, cellule A2
              → DURAND Léa (n° 0100000001) : candidats.csv, cellule A2
              aide : c’est peut-être DURAND Léa (n° 0100000001) : vérifier, puis corriger le numéro ou le nom, ici ou dans la liste
            code 1 ; produits : 13 ; retenus : 1
              etat-recapitulatif-e31 de 0100000001 : E301
        "#]],
    );
}

#[test]
fn another_class_is_told_once_for_all_its_rows() {
    let text = minimal()
        .text("pfmp.csv")
        .replace("N° candidat;", "N° candidat;Classe;")
        .replace("0100000001;", "0100000001;1AGO2;")
        .replace("0100000002;", "0100000002;TAGO1;");
    check(
        &minimal().put("pfmp.csv", text),
        &expect![[r#"
            avertissement[A315] 2 lignes de DURAND Léa (n° 0100000001) donnent la classe « 1AGO2 », la liste « TAGO1 »
              → pfmp.csv, cellule B2
              → la liste : candidats.csv, cellule G2
              aide : vérifier que la ligne est bien celle de cette personne : elle est utilisée, et la classe de la liste fait foi
            code 0 ; produits : 14 ; retenus : 0
        "#]],
    );
}

/// Ana LE GOFF in the list, and her work under this name.
fn le_goff(row: &str) -> Entrees {
    minimal()
        .append("candidats.csv", "0100000003;123456789CC;LE GOFF;;Ana;30/09/2008;TAGO2;A;30004;;non\n")
        .append("travaux.csv", &format!("{row};E31;1;Classer;1.1;1.1.1;Mairie;simulée;P1;Fiche\n"))
}

#[test]
fn a_name_cut_otherwise_is_told_and_the_number_decides() {
    check(
        &le_goff("0100000003;LEGOFF;Ana"),
        &expect![[r#"
            avertissement[A316] la ligne écrit « LEGOFF » pour LE GOFF Ana (n° 0100000003) : même identifiant, mêmes lettres, autres espaces
              → travaux.csv, cellule B6
              → la liste : candidats.csv, cellule A4
              aide : rien à faire si c’est la même personne : les documents portent le nom de la liste ; sinon corriger l’identifiant
            code 0 ; produits : 19, dont à compléter : 4 ; retenus : 0
        "#]],
    );
}

#[test]
fn a_name_cut_otherwise_that_another_bears_is_refused() {
    let files = le_goff("0100000003;LEGOFF;Ana")
        .append("candidats.csv", "0100000004;123456789DD;LEGOFF;;Ana;02/02/2008;TAGO2;A;30004;;non\n");
    check(
        &files,
        &expect![[r#"
            erreur[E304] le n° 0100000003 est celui de LE GOFF Ana, mais la ligne nomme LEGOFF Ana
              → travaux.csv, cellule A6
              → la liste : candidats.csv, cellule A4
              aide : corriger le numéro ou le nom de cette ligne
            code 1 ; produits : 22, dont à compléter : 8 ; retenus : 2
              etat-recapitulatif-e31 de 0100000003 : E304
              etat-recapitulatif-e31 de 0100000004 : E304
        "#]],
    );
}

#[test]
fn one_ine_for_two_numbers_of_a_list_holds_back_both() {
    check(
        &minimal().replace("candidats.csv", "123456789BB", "123456789aa"),
        &expect![[r#"
        erreur[E317] l’INE 123456789aa est donné à MARTIN Hugo (n° 0100000002) et à DURAND Léa (n° 0100000001)
          → candidats.csv, cellule B3
          → l’autre ligne : candidats.csv, cellule B2
          aide : corriger l’INE de l’un des deux, ou effacer la ligne en trop
        code 1 ; produits : 0 ; retenus : 14
          tous : E317
    "#]],
    );
}

#[test]
fn a_list_that_joins_the_keys_of_two_candidates_holds_back_both() {
    let list = "N° candidat;INE;Nom;Prénom;Classe\n0100000001;123456789BB;DURAND;Léa;TAGO1\n";
    check(
        &minimal().put("suivi.csv", list),
        &expect![[r#"
            erreur[E314] le n° 0100000001 est celui de DURAND Léa, mais l’INE 123456789BB de la même ligne est celui de MARTIN Hugo
              → suivi.csv, cellule A2
              → l’INE de la ligne : suivi.csv, cellule B2
              → DURAND Léa (n° 0100000001) : candidats.csv, cellule A2
              → MARTIN Hugo (n° 0100000002) : candidats.csv, cellule A3
              aide : corriger celui des deux identifiants qui est faux
            code 1 ; produits : 0 ; retenus : 14
              tous : E314
        "#]],
    );
}

// Laissés de côté

const SUIVI: &str = "N° candidat;Nom;Prénom;Classe;Durée du cycle\n0100000001;DURAND;Léa;TAGO1;3\n0100000002;MARTIN;Hugo;TAGO1;3\n";

/// The registration list with this état, or this spécialité, for Hugo.
fn registered(etat: &str, specialite: &str) -> Entrees {
    let text = minimal()
        .text("candidats.csv")
        .replace("Dérogation PFMP\n", "Dérogation PFMP;Etat\n")
        .replace(
            "123456789AA;DURAND;;Léa;12/05/2008;TAGO1;SCOLAIRE BACPRO 3 ANS (132);30004;3;non\n",
            "123456789AA;DURAND;;Léa;12/05/2008;TAGO1;SCOLAIRE BACPRO 3 ANS (132);30004;3;non;Inscrit\n",
        )
        .replace("30004;3;non\n", &format!("{specialite};3;non;{etat}\n"));
    minimal().put("candidats.csv", text)
}

#[test]
fn somebody_set_aside_by_one_list_and_kept_by_another_is_held_back() {
    check(
        &registered("Démissionnaire", "30004").put("suivi.csv", SUIVI),
        &expect![[r#"
            erreur[E311] une liste laisse de côté MARTIN Hugo (n° 0100000002) (état « Démissionnaire »), une autre compte cette personne parmi les candidats
              → candidats.csv, cellule L3
              → l’autre liste : suivi.csv, cellule A3
              aide : corriger l’état ou la spécialité si la personne se présente, sinon effacer sa ligne de l’autre liste
            code 1 ; produits : 7 ; retenus : 7
              grille-e31 de 0100000002 : E311
              grille-e32 de 0100000002 : E311
              etat-recapitulatif-e31 de 0100000002 : E311
              etat-recapitulatif-e32 de 0100000002 : E311
              attestation-pfmp de 0100000002 : E311
              attestation-pfmp de 0100000002 : E311
              attestation-pfmp-recapitulative de 0100000002 : E311
        "#]],
    );
    check(
        &registered("Inscrit", "40099").put("suivi.csv", SUIVI),
        &expect![[r#"
            erreur[E311] une liste laisse de côté MARTIN Hugo (n° 0100000002) (autre spécialité (40099)), une autre compte cette personne parmi les candidats
              → candidats.csv, cellule I3
              → l’autre liste : suivi.csv, cellule A3
              aide : corriger l’état ou la spécialité si la personne se présente, sinon effacer sa ligne de l’autre liste
            info[I218] 1 élève d’une autre formation laissé de côté : spécialité 40099 ; 1 en AGOrA
              → candidats.csv, cellule I3
              aide : rien à faire s’ils préparent un autre diplôme ; sinon corriger leur formation
            code 1 ; produits : 7 ; retenus : 7
              grille-e31 de 0100000002 : E311
              grille-e32 de 0100000002 : E311
              etat-recapitulatif-e31 de 0100000002 : E311
              etat-recapitulatif-e32 de 0100000002 : E311
              attestation-pfmp de 0100000002 : E311
              attestation-pfmp de 0100000002 : E311
              attestation-pfmp-recapitulative de 0100000002 : E311
        "#]],
    );
}

#[test]
fn the_rows_of_somebody_set_aside_are_told_once() {
    check(
        &registered("Démissionnaire", "30004"),
        &expect![[r#"
            avertissement[A309] MARTIN Hugo : candidat laissé de côté, dont l’état est « Démissionnaire »
              → candidats.csv, cellule L3
              aide : rien à faire s’il ne se présente pas ; sinon corriger son état
            avertissement[A312] 7 lignes non utilisées : la liste laisse de côté MARTIN Hugo (n° 0100000002), état « Démissionnaire »
              → pfmp.csv, cellule A4
              → la liste qui l’écarte : candidats.csv, cellule L3
              aide : rien à faire si la personne ne se présente pas ; sinon corriger son état ou sa spécialité dans la liste
            code 0 ; produits : 7 ; retenus : 0
        "#]],
    );
    check(
        &registered("Inscrit", "40099"),
        &expect![[r#"
            avertissement[A312] 7 lignes non utilisées : la liste laisse de côté MARTIN Hugo (n° 0100000002), autre spécialité (40099)
              → pfmp.csv, cellule A4
              → la liste qui l’écarte : candidats.csv, cellule I3
              aide : rien à faire si la personne ne se présente pas ; sinon corriger son état ou sa spécialité dans la liste
            info[I218] 1 élève d’une autre formation laissé de côté : spécialité 40099 ; 1 en AGOrA
              → candidats.csv, cellule I3
              aide : rien à faire s’ils préparent un autre diplôme ; sinon corriger leur formation
            code 0 ; produits : 7 ; retenus : 0
        "#]],
    );
}

#[test]
fn a_name_alone_does_not_say_who_left() {
    let list = "Nom;Prénom;Classe\nMARTIN;Hugo;TAGO1\n";
    let files = registered("Démissionnaire", "30004").put("suivi.csv", list);
    let nameless =
        Entrees(files.0.into_iter().filter(|(name, _)| !TABLES.contains(&name.as_str())).collect());
    check(
        &nameless,
        &expect![[r#"
            erreur[E311] une liste laisse de côté une personne du nom de MARTIN Hugo, état « Démissionnaire » ; rien ne dit si c’est le candidat de ce nom
              → candidats.csv, cellule L3
              → l’autre liste : suivi.csv, cellule A2
              aide : ajouter aux deux lignes le n° candidat, l’INE ou la date de naissance
            code 1 ; produits : 5, dont à compléter : 5 ; retenus : 5
              grille-e31 de MARTIN Hugo : E311
              grille-e32 de MARTIN Hugo : E311
              etat-recapitulatif-e31 de MARTIN Hugo : E311
              etat-recapitulatif-e32 de MARTIN Hugo : E311
              attestation-pfmp-recapitulative de MARTIN Hugo : E311
        "#]],
    );
}

const TABLES: [&str; 5] = ["pfmp.csv", "tuteurs.csv", "travaux.csv", "grilles-e31.csv", "grilles-e32.csv"];

#[test]
fn a_homonym_who_left_is_not_taken_for_the_other() {
    let files = minimal()
        .with_column("candidats.csv", "Etat", "Inscrit")
        .append("candidats.csv", "0100000009;123456789KK;DURAND;;Léa;30/09/2008;TAGO1;A;30004;3;non;Radié\n")
        .append("travaux.csv", ";DURAND;Léa;E31;2;Classer;1.1;1.1.1;Mairie;simulée;P1;Fiche\n");
    check(
        &files,
        &expect![[r#"
            erreur[E305] 2 personnes des listes répondent au nom de DURAND Léa
              → travaux.csv, cellule B6
              → DURAND Léa (n° 0100000001) : candidats.csv, cellule A2
              → DURAND Léa (n° 0100000009), état « Radié » : candidats.csv, cellule A4
              aide : ajouter à cette ligne le n° candidat ou la date de naissance
            avertissement[A309] DURAND Léa : candidat laissé de côté, dont l’état est « Radié »
              → candidats.csv, cellule L4
              aide : rien à faire s’il ne se présente pas ; sinon corriger son état
            code 1 ; produits : 13 ; retenus : 1
              etat-recapitulatif-e31 de 0100000001 : E305
        "#]],
    );
}

#[test]
fn two_registrations_of_one_person_are_no_contradiction() {
    let other = "0100000001;123456789AA;DURAND;;Léa;12/05/2008;TAGO1;A;40099;;non\n";
    check(
        &minimal().append("candidats.csv", other),
        &expect![[r#"
            info[I218] 1 élève d’une autre formation laissé de côté : spécialité 40099 ; 2 en AGOrA
              → candidats.csv, cellule I4
              aide : rien à faire s’ils préparent un autre diplôme ; sinon corriger leur formation
            code 0 ; produits : 14 ; retenus : 0
        "#]],
    );
    let older = minimal()
        .with_column("candidats.csv", "Etat", "Inscrit")
        .append("candidats.csv", "0100000055;123456789AA;DURAND;;Léa;12/05/2008;TAGO1;A;30004;;non;Annulé\n");
    check(
        &older,
        &expect![[r#"
            avertissement[A309] DURAND Léa : candidat laissé de côté, dont l’état est « Annulé »
              → candidats.csv, cellule L4
              aide : rien à faire s’il ne se présente pas ; sinon corriger son état
            code 0 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn a_member_for_somebody_set_aside_is_told_with_their_rows() {
    let files = registered("Démissionnaire", "30004")
        .replace("commissions.csv", "Épreuve;Classe", "Épreuve;N° candidat;Classe")
        .replace_all("commissions.csv", ";TAGO1;", ";;TAGO1;")
        .append("commissions.csv", "E31;0100000002;;ROCHE;Lise;Professeure;\n");
    let told = files.verify().faults();
    assert!(told.contains("8 lignes non utilisées : la liste laisse de côté MARTIN Hugo"), "{told}");
}

#[test]
fn a_commission_that_replaces_another_is_told() {
    let files = minimal()
        .replace("commissions.csv", "Épreuve;Classe", "Épreuve;N° candidat;Classe")
        .replace_all("commissions.csv", ";TAGO1;", ";;TAGO1;")
        .append("commissions.csv", "E31;0100000001;;ROCHE;Lise;Professeure;\nE32;;;CLERC;Paul;Professeur;\n");
    check(
        &files,
        &expect![[r#"
            avertissement[A515] la commission E32 de la classe TAGO1 (BRUNET Odile et VASSEUR Nora) remplace celle de toutes les classes (CLERC Paul)
              → commissions.csv, cellule A4
              → la commission remplacée : commissions.csv, cellule A7
              aide : rien à faire si elle est complète ; sinon y nommer aussi les autres membres
            avertissement[A515] la commission E31 de DURAND Léa (n° 0100000001) (ROCHE Lise) remplace celle de la classe TAGO1 (BRUNET Odile et LEFORT Marc)
              → commissions.csv, cellule A6
              → la commission remplacée : commissions.csv, cellule A2
              aide : rien à faire si elle est complète ; sinon y nommer aussi les autres membres
            avertissement[A550] la commission E31 de DURAND Léa a 1 membre pour 2 prescrits : « La commission d’évaluation est composée de deux professeurs ou formateurs, en charge des enseignements professionnels du baccalauréat AGOrA. » (arrêté du 18 février 2020, annexe II-c, E31 (CCF))
              → commissions.csv, cellule A6
              aide : ajouter une ligne par membre manquant, ou écrire son nom sur les grilles
            code 0 ; produits : 14, dont à compléter : 1 ; retenus : 0
        "#]],
    );
}

#[test]
fn rows_of_one_unknown_person_are_told_once_by_table() {
    let row = "0900000009;NOIRET;Paul;E31;1;Classer;1.1;1.1.1;Mairie;simulée;P1;Fiche\n";
    check(
        &minimal().append("travaux.csv", &row.repeat(12)),
        &expect![[r#"
            erreur[E301] 12 lignes de travaux.csv nomment NOIRET Paul (n° 0900000009), qui n’est dans aucune liste
              → travaux.csv, cellule A6
              → de même : travaux.csv, cellule A7
              → de même : travaux.csv, cellule A8
              → de même : travaux.csv, cellule A9
              → de même : travaux.csv, cellule A10
              → de même : travaux.csv, cellule A11
              → de même : travaux.csv, cellule A12
              → de même : travaux.csv, cellule A13
              → de même : travaux.csv, cellule A14
              → de même : travaux.csv, cellule A15
              → de même : travaux.csv, cellule A16
              → de même : travaux.csv, cellule A17
              aide : corriger le numéro ou le nom, ou ajouter le candidat à la liste
            code 1 ; produits : 14 ; retenus : 0
        "#]],
    );
}

/// A second list of one row, with its category: nothing else would be said of it.
fn second_list(headers: &str, row: &str) -> Entrees {
    minimal().put("suivi.csv", format!("{headers};Classe;Catégorie candidat\n{row};TAGO1;A\n"))
}

#[test]
fn one_person_written_otherwise_in_two_lists_is_told() {
    let by_name = "Nom;Prénom;Né(e) le";
    check(
        &second_list(by_name, "DURANT;Léa;12/05/2008"),
        &expect![[r#"
            avertissement[A318] DURANT Léa et DURAND Léa (n° 0100000001) sont peut-être une seule personne, que deux listes écrivent autrement
              → suivi.csv, cellule A2
              → l’autre ligne : candidats.csv, cellule A2
              aide : comparer les deux lignes ; si c’est une seule personne, écrire partout les mêmes nom, prénom, date de naissance et numéro
            code 0 ; produits : 19, dont à compléter : 5 ; retenus : 0
        "#]],
    );
    for (headers, row) in [
        (by_name, "DURAND;Léa;13/05/2008"),
        (by_name, "PETIT;Léa;12/05/2008"),
        (by_name, "DURAND;Lea-Rose;12/05/2008"),
        ("N° candidat;Nom;Prénom", "0100000001.0;DURAND;Léa"),
    ] {
        let told = second_list(headers, row).verify().faults();
        assert!(told.contains("A318") != row.contains("Rose"), "{row} : {told}");
    }
    // Twins, and two numbers for two close names born on the same day in one list.
    assert!(!second_list(by_name, "DURAND;Zoé;12/05/2008").verify().faults().contains("A318"));
    let twins = minimal()
        .append("candidats.csv", "0100000003;123456789CC;DURANT;;Léa;12/05/2008;TAGO1;A;30004;3;non\n");
    assert!(!twins.verify().faults().contains("A318"));
}

#[test]
fn the_name_in_use_of_one_list_and_the_family_name_of_the_other_are_one_person() {
    let files = minimal()
        .replace("candidats.csv", "DURAND;;Léa", "DURAND;PETIT;Léa")
        .put("suivi.csv", "Nom;Prénom;Né(e) le;Classe\nPETIT;Léa;12/05/2008;TAGO1\n");
    check(
        &files,
        &expect![[r#"
        code 0 ; produits : 14 ; retenus : 0
    "#]],
    );
}
