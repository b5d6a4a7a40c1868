//! Dates, days and weeks, of periods and of evaluations.

use expect_test::expect;

use crate::support::{Entrees, check, minimal};

/// The second period of Léa, damaged.
fn p2(before: &str, after: &str) -> Entrees {
    let row = "P2;certifiante;05/01/2026;13/03/2026;50;10;Garage";
    assert!(row.contains(before), "« {before} » stands in the row");
    minimal().replace("pfmp.csv", row, &row.replace(before, after))
}

#[test]
fn a_period_after_the_session_or_a_whole_cycle_before_it_is_held_back() {
    check(
        &p2("05/01/2026;13/03/2026", "05/01/2027;12/03/2027"),
        &expect![[r#"
            erreur[E516] DURAND Léa : la période P2 commence le 05/01/2027, après la fin de la session (31/07/2026)
              → pfmp.csv, cellule F3
              aide : corriger l’année de la période, ou la session de l’établissement
            code 1 ; produits : 12 ; retenus : 2
              attestation-pfmp de 0100000001 : E516
              attestation-pfmp-recapitulative de 0100000001 : E516
        "#]],
    );
    check(
        &p2("05/01/2026;13/03/2026", "05/01/2016;11/03/2016"),
        &expect![[r#"
            erreur[E516] DURAND Léa : la période P2 finit le 11/03/2016, plus d’un cycle avant le début de la formation (01/09/2023)
              → pfmp.csv, cellule G3
              aide : corriger l’année de la période, ou la session de l’établissement
            code 1 ; produits : 12 ; retenus : 2
              attestation-pfmp de 0100000001 : E516
              attestation-pfmp-recapitulative de 0100000001 : E516
        "#]],
    );
}

#[test]
fn a_period_of_an_earlier_cycle_or_beyond_the_session_is_told() {
    let files = minimal().replace(
        "pfmp.csv",
        "0100000001;DURAND;Léa;P1;certifiante;06/01/2025;14/03/2025",
        "0100000001;DURAND;Léa;P1;certifiante;09/01/2023;17/03/2023",
    );
    check(
        &files,
        &expect![[r#"
            avertissement[A517] DURAND Léa : la période P1 commence le 09/01/2023, avant le début du cycle (01/09/2023)
              → pfmp.csv, cellule F2
              aide : vérifier l’année et la durée du cycle ; rien à faire pour un redoublant
            avertissement[A523] DURAND Léa : évaluation du tuteur datée du 14/03/2025, hors de la période P1 (du 09/01/2023 au 17/03/2023)
              → tuteurs.csv, cellule J2
              aide : vérifier la date et la période de l’évaluation
            code 0 ; produits : 14 ; retenus : 0
        "#]],
    );
    check(
        &p2("05/01/2026;13/03/2026", "01/06/2026;07/08/2026"),
        &expect![[r#"
            avertissement[A517] DURAND Léa : la période P2 finit le 07/08/2026, après la fin de la session (31/07/2026)
              → pfmp.csv, cellule G3
              aide : vérifier l’année de la date de fin
            code 0 ; produits : 14 ; retenus : 0
        "#]],
    );
}

/// A class of another length, and a school without a session.
#[test]
fn the_cycle_of_the_candidate_and_the_session_decide() {
    let text = minimal().text("candidats.csv").replace(";30004;3;", ";30004;2;");
    let files = minimal().put("candidats.csv", text).replace_all(
        "pfmp.csv",
        "06/01/2025;14/03/2025",
        "08/01/2024;15/03/2024",
    );
    check(
        &files,
        &expect![[r#"
            avertissement[A517] DURAND Léa : la période P1 commence le 08/01/2024, avant le début du cycle (01/09/2024)
              → pfmp.csv, cellule F2
              aide : vérifier l’année et la durée du cycle ; rien à faire pour un redoublant
            avertissement[A517] MARTIN Hugo : la période P1 commence le 08/01/2024, avant le début du cycle (01/09/2024)
              → pfmp.csv, cellule F4
              aide : vérifier l’année et la durée du cycle ; rien à faire pour un redoublant
            avertissement[A523] DURAND Léa : évaluation du tuteur datée du 14/03/2025, hors de la période P1 (du 08/01/2024 au 15/03/2024)
              → tuteurs.csv, cellule J2
              aide : vérifier la date et la période de l’évaluation
            avertissement[A523] MARTIN Hugo : évaluation du tuteur datée du 14/03/2025, hors de la période P1 (du 08/01/2024 au 15/03/2024)
              → tuteurs.csv, cellule J3
              aide : vérifier la date et la période de l’évaluation
            code 0 ; produits : 14 ; retenus : 0
        "#]],
    );
    let without = minimal().replace("etablissement.csv", "Session;2026\n", "");
    let told: Vec<&str> = without.verify().bilan.diagnostics().iter().map(|d| d.code.id).collect();
    assert_eq!(told, ["I547"], "no date is judged, no week compared");
}

#[test]
fn a_sunday_at_either_end_is_told() {
    check(
        &p2("05/01/2026;13/03/2026", "04/01/2026;15/03/2026"),
        &expect![[r#"
            avertissement[A518] DURAND Léa : la période P2 commence un dimanche (04/01/2026)
              → pfmp.csv, cellule F3
              aide : vérifier la date : elle est imprimée telle quelle
            avertissement[A518] DURAND Léa : la période P2 finit un dimanche (15/03/2026)
              → pfmp.csv, cellule G3
              aide : vérifier la date : elle est imprimée telle quelle
            code 0 ; produits : 14 ; retenus : 0
        "#]],
    );
    assert_eq!(p2("13/03/2026", "14/03/2026").verify().faults(), "", "a Saturday is a working day");
}

#[test]
fn more_days_than_can_be_worked_are_told() {
    check(
        &p2("13/03/2026;50;10", "13/03/2026;61;12,2"),
        &expect![[r#"
            avertissement[A519] DURAND Léa, P2 : 61 jours de présence, alors que les dates comptent 59 jours ouvrables (code du travail, articles L. 3132-1 et L. 3132-3 ; code de l’éducation, article L. 124-14)
              → pfmp.csv, cellule H3
              aide : vérifier les jours et les dates : ils sont imprimés tels quels
            code 0 ; produits : 14 ; retenus : 0
        "#]],
    );
    assert_eq!(p2("13/03/2026;50;10", "13/03/2026;59;11,8").verify().faults().matches("A519").count(), 0);
}

#[test]
fn a_period_without_any_presence_is_told() {
    check(
        &p2("13/03/2026;50;10", "13/03/2026;0;0"),
        &expect![[r#"
            avertissement[A522] DURAND Léa : 10 semaines comptées (50 jours) pour 20 exigées : Voie scolaire, cycle de 3 ans (à vérifier auprès de la DEC) ; décret n° 2024-542 et arrêtés du 13 juin 2024
              → candidats.csv, cellule A2
              aide : vérifier les périodes saisies, ou remplir « Dérogation PFMP » ; le jury décide
            avertissement[A520] DURAND Léa, P2 : période datée, avec une présence de zéro : ce zéro est imprimé
              → pfmp.csv, cellule H3
              aide : mettre la présence effectuée, vider la case si elle n’est pas connue, ou effacer la ligne
            code 0 ; produits : 14, dont à compléter : 1 ; retenus : 0
        "#]],
    );
}

#[test]
fn more_weeks_than_the_dates_hold_are_told() {
    check(
        &p2("13/03/2026;50;10", "13/02/2026;;10"),
        &expect![[r#"
            avertissement[A521] DURAND Léa, P2 : 10 semaines, alors que les dates en comptent 6
              → pfmp.csv, cellule I3
              aide : vérifier les semaines et les dates : elles sont imprimées telles quelles
            code 0 ; produits : 14, dont à compléter : 2 ; retenus : 0
        "#]],
    );
}

#[test]
fn a_total_below_the_rule_is_told_with_its_source() {
    check(
        &p2("13/03/2026;50;10", "06/03/2026;45;9"),
        &expect![[r#"
            avertissement[A522] DURAND Léa : 19 semaines comptées (95 jours) pour 20 exigées : Voie scolaire, cycle de 3 ans (à vérifier auprès de la DEC) ; décret n° 2024-542 et arrêtés du 13 juin 2024
              → candidats.csv, cellule A2
              aide : vérifier les périodes saisies, ou remplir « Dérogation PFMP » ; le jury décide
            code 0 ; produits : 14, dont à compléter : 1 ; retenus : 0
        "#]],
    );
    let excused = p2("13/03/2026;50;10", "06/03/2026;45;9").replace(
        "candidats.csv",
        "12/05/2008;TAGO1;SCOLAIRE BACPRO 3 ANS (132);30004;3;non",
        "12/05/2008;TAGO1;SCOLAIRE BACPRO 3 ANS (132);30004;3;oui",
    );
    assert_eq!(excused.verify().faults(), "", "a dérogation excuses");
}

#[test]
fn what_does_not_count_is_left_out_of_the_total() {
    check(
        &p2("certifiante", "complémentaire"),
        &expect![[r#"
            avertissement[A522] DURAND Léa : 10 semaines comptées (50 jours) pour 20 exigées : Voie scolaire, cycle de 3 ans (à vérifier auprès de la DEC) ; décret n° 2024-542 et arrêtés du 13 juin 2024 ; P2, 10 semaines : complémentaire, ne compte pas (décret n° 2024-542 et arrêtés du 13 juin 2024 ; à vérifier auprès de la DEC)
              → candidats.csv, cellule A2
              aide : vérifier les périodes saisies, ou remplir « Dérogation PFMP » ; le jury décide
            code 0 ; produits : 14, dont à compléter : 1 ; retenus : 0
        "#]],
    );
}

/// A decision of positionnement of so many weeks for both.
fn positionnement(weeks: u32) -> Entrees {
    let text = minimal().text("candidats.csv");
    let text = text.replace("Durée du cycle", "Durée du cycle;Positionnement (semaines)");
    minimal().put("candidats.csv", text.replace(";30004;3;", &format!(";30004;3;{weeks};")))
}

#[test]
fn a_positionnement_has_its_own_duration_and_its_least() {
    assert_eq!(positionnement(12).verify().faults(), "");
    check(
        &positionnement(6),
        &expect![[r#"
            avertissement[A529] DURAND Léa : positionnement à 6 semaines, sous le minimum de 10 (arrêté du 18 février 2020, annexe III, II.5)
              → candidats.csv, cellule K2
              aide : vérifier la décision de positionnement
            avertissement[A529] MARTIN Hugo : positionnement à 6 semaines, sous le minimum de 10 (arrêté du 18 février 2020, annexe III, II.5)
              → candidats.csv, cellule K3
              aide : vérifier la décision de positionnement
            code 0 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn a_tutor_dates_the_evaluation_during_the_period_or_soon_after() {
    let dated =
        |date: &str| minimal().replace("tuteurs.csv", "Inès Blin;14/03/2025", &format!("Inès Blin;{date}"));
    check(
        &dated("14/03/2024"),
        &expect![[r#"
            avertissement[A523] DURAND Léa : évaluation du tuteur datée du 14/03/2024, hors de la période P1 (du 06/01/2025 au 14/03/2025)
              → tuteurs.csv, cellule J2
              aide : vérifier la date et la période de l’évaluation
            code 0 ; produits : 14 ; retenus : 0
        "#]],
    );
    check(
        &dated("15/04/2025"),
        &expect![[r#"
            avertissement[A523] DURAND Léa : évaluation du tuteur datée du 15/04/2025, hors de la période P1 (du 06/01/2025 au 14/03/2025)
              → tuteurs.csv, cellule J2
              aide : vérifier la date et la période de l’évaluation
            code 0 ; produits : 14 ; retenus : 0
        "#]],
    );
    assert_eq!(dated("14/04/2025").verify().faults(), "");
}

#[test]
fn a_tutor_of_a_period_that_no_row_gives_is_told() {
    check(
        &minimal().replace("tuteurs.csv", "DURAND;Léa;P1", "DURAND;Léa;P3"),
        &expect![[r#"
            avertissement[A524] DURAND Léa : évaluation du tuteur en P3, sans aucune ligne de cette période
              → tuteurs.csv, cellule D2
              aide : ajouter la ligne de la période, ou corriger la période de l’évaluation
            code 0 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn an_evaluation_of_another_school_year_is_told() {
    check(
        &minimal().replace("grilles-e31.csv", "Bon oral;20/05/2026", "Bon oral;20/05/2025"),
        &expect![[r#"
            avertissement[A525] DURAND Léa : évaluation E31 datée du 20/05/2025, hors de l’année de la session (du 01/09/2025 au 31/07/2026)
              → grilles-e31.csv, cellule T2
              aide : vérifier la date ; rien à faire pour une note conservée d’une session précédente
            code 0 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn a_period_of_two_types_is_told() {
    check(
        &p2("P2;certifiante", "P1;complémentaire"),
        &expect![[r#"
            avertissement[A507] DURAND Léa : la période P2 manque, alors que d’autres de sa classe l’ont faite
              → candidats.csv, cellule A2
              aide : ajouter la ligne qui manque, ou compléter l’attestation récapitulative à la main
            avertissement[A522] DURAND Léa : 10 semaines comptées (50 jours) pour 20 exigées : Voie scolaire, cycle de 3 ans (à vérifier auprès de la DEC) ; décret n° 2024-542 et arrêtés du 13 juin 2024 ; P1, 10 semaines : complémentaire, ne compte pas (décret n° 2024-542 et arrêtés du 13 juin 2024 ; à vérifier auprès de la DEC)
              → candidats.csv, cellule A2
              aide : vérifier les périodes saisies, ou remplir « Dérogation PFMP » ; le jury décide
            avertissement[A526] DURAND Léa : la période P1 est « complémentaire » ici et « certifiante » sur une autre ligne
              → pfmp.csv, cellule E3
              → l’autre ligne : pfmp.csv, cellule E2
              aide : corriger le type de l’une des lignes, ou le numéro de période de l’autre
            code 0 ; produits : 14, dont à compléter : 1 ; retenus : 0
        "#]],
    );
}

#[test]
fn two_periods_that_share_a_day_are_held_back() {
    check(
        &p2("05/01/2026;13/03/2026", "14/03/2025;16/05/2025"),
        &expect![[r#"
            erreur[E527] DURAND Léa : les périodes P2 et P1 ont des jours en commun
              → pfmp.csv, cellule F3
              → l’autre période : pfmp.csv, cellule F2
              aide : corriger les dates de l’une des deux périodes
            code 1 ; produits : 11 ; retenus : 3
              attestation-pfmp de 0100000001 : E527
              attestation-pfmp de 0100000001 : E527
              attestation-pfmp-recapitulative de 0100000001 : E527
        "#]],
    );
}

#[test]
fn periods_out_of_their_order_are_told() {
    check(
        &p2("05/01/2026;13/03/2026", "08/01/2024;15/03/2024"),
        &expect![[r#"
            avertissement[A528] DURAND Léa : la période P2 (le 08/01/2024) précède la période P1 (le 06/01/2025)
              → pfmp.csv, cellule F3
              → la période P1 : pfmp.csv, cellule F2
              aide : vérifier les dates et les numéros des deux périodes
            code 0 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn one_structure_left_and_found_again_is_two_stretches() {
    let files = minimal()
        .replace("pfmp.csv", "06/01/2025;14/03/2025;50;10;Mairie", "06/01/2025;07/02/2025;25;5;Mairie")
        .append(
            "pfmp.csv",
            "0100000001;DURAND;Léa;P1;certifiante;10/02/2025;14/03/2025;25;5;Mairie de Rezé;2 place du Marché;21440143100017;Paul Roy;Inès Blin;Accueil;1.1.1\n",
        );
    check(
        &files,
        &expect![[r#"
            code 0 ; produits : 15 ; retenus : 0
        "#]],
    );
}

#[test]
fn two_versions_of_one_stretch_are_one_too_many() {
    let files = minimal().append(
        "pfmp.csv",
        "0100000001;DURAND;Léa;P1;certifiante;07/01/2025;14/03/2025;49;9,8;Mairie de Rezé;2 place du Marché;21440143100017;Paul Roy;Inès Blin;Accueil;1.1.1 , 1.1.2\n",
    );
    check(
        &files,
        &expect![[r#"
            erreur[E501] deux lignes différentes pour la période P1 de DURAND Léa dans la même structure : Du « 07/01/2025 » ou « 06/01/2025 » ; Jours de présence « 49 » ou « 50 » ; Semaines « 9,8 » ou « 10 »
              → pfmp.csv, cellule F6
              → l’autre ligne : pfmp.csv, cellule F2
              → « Jours de présence » ici : pfmp.csv, cellule H6
              → « Jours de présence » sur l’autre ligne : pfmp.csv, cellule H2
              → « Semaines » ici : pfmp.csv, cellule I6
              → « Semaines » sur l’autre ligne : pfmp.csv, cellule I2
              aide : garder la bonne ligne et effacer l’autre
            code 1 ; produits : 12 ; retenus : 2
              attestation-pfmp de 0100000001 : E501
              attestation-pfmp-recapitulative de 0100000001 : E501
        "#]],
    );
}
