//! What the rows of one candidate say together.

use expect_test::expect;

use crate::support::{check, minimal};

#[test]
fn a_period_that_ends_before_it_starts_holds_back_its_papers() {
    check(
        &minimal().replace("pfmp.csv", "13/03/2026;50;10;Garage", "13/03/2025;50;10;Garage"),
        &expect![[r#"
            erreur[E502] DURAND Léa, P2 : la fin (13/03/2025) précède le début (05/01/2026)
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
            erreur[E503] DURAND Léa, P2 : 70 jours de présence pour une période de 68 jours
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
            erreur[E504] MARTIN Hugo : catégorie de candidat manquante : le mode des épreuves n’est pas connu
              → candidats.csv, cellule A3
              aide : remplir la colonne « Catégorie candidat »
            code 1 ; produits : 12, dont à compléter : 3 ; retenus : 2
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
            avertissement[A505] DURAND Léa, E31 : 13,3 n’est pas un multiple de 0,5 point : arrêté du 18 février 2020, annexe II-c, pour la note sur 20 ; usage des grilles de la même famille (économie-gestion) pour le pas et le profil ; à vérifier auprès de la DEC
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
            avertissement[A506] DURAND Léa, E31 : la note 7,5 contredit un profil entièrement « bien maîtrisé » : arrêté du 18 février 2020, annexe II-c, pour la note sur 20 ; usage des grilles de la même famille (économie-gestion) pour le pas et le profil ; à vérifier auprès de la DEC
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
        "0100000002;MARTIN;Hugo;P2;certifiante;05/01/2026;13/03/2026;50;10;Mairie de Rezé;2 place du Marché;21440143100017;Paul Roy;Inès Blin;Accueil;1.1.1\n",
        "",
    );
    check(
        &files,
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
            avertissement[A556] MARTIN Hugo : dossier d’épreuve ponctuelle : aucun justificatif des heures de formation connu en E31 et E32 : « En cas de non-production des éléments administratifs nécessaires pour se présenter à l’examen, tels que justificatifs permettant d’attester de l’expérience ou du nombre d’heures de formation suivi, la mention « non valide » est prononcée et est signifiée au candidat. Le diplôme ne peut pas lui être délivré. » (arrêté du 18 février 2020, annexe II-c, E31 (évaluation ponctuelle) ; arrêté du 18 février 2020, annexe II-c, E32 (évaluation ponctuelle))
              → candidats.csv, cellule A3
              aide : ajouter ces pièces aux tableaux, ou les joindre au dossier sur papier
            avertissement[A508] MARTIN Hugo : évaluation de E31 non utilisée : E31 se passe en épreuve ponctuelle (oral et pratique, 45 min) pour la catégorie B (arrêté du 18 février 2020, annexes II-b et II-c)
              → grilles-e31.csv, cellule A3
              aide : vérifier la catégorie du candidat, ou effacer la ligne
            avertissement[A508] MARTIN Hugo : évaluation de E32 non utilisée : E32 se passe en épreuve ponctuelle (oral, 30 min) pour la catégorie B (arrêté du 18 février 2020, annexes II-b et II-c)
              → grilles-e32.csv, cellule A3
              aide : vérifier la catégorie du candidat, ou effacer la ligne
            avertissement[A567] MARTIN Hugo : aucun travail de E32 dans les dimensions 3.2 et 3.3 : « Par ailleurs, chacune des trois dimensions caractéristiques du pôle 3 doit être abordée au cours de l’épreuve : suivi de la carrière du personnel ; suivi organisationnel et financier de l’activité du personnel ; participation à l’activité sociale de l’organisation. » (arrêté du 18 février 2020, annexe II-c, E32 (évaluation ponctuelle))
              → travaux.csv, cellule D5
              aide : ajouter un travail, ou vérifier la dimension de chacun ; la commission décide
            info[I547] MARTIN Hugo : aucune règle de durée des PFMP appliquée : la catégorie B réunit plusieurs voies (Voie scolaire, Apprentissage, Formation professionnelle continue et Expérience professionnelle)
              → candidats.csv, cellule H3
              aide : écrire dans « Catégorie candidat » le texte de l’inscription plutôt que le code ; « liasse referentiel B » donne ceux qui sont compris
            code 0 ; produits : 12, dont à compléter : 1 ; retenus : 0
        "#]],
    );
}

#[test]
fn days_and_weeks_that_differ_are_printed_and_told() {
    check(
        &minimal().replace("pfmp.csv", "50;10;Garage", "50;12;Garage"),
        &expect![[r#"
            avertissement[A509] DURAND Léa, P2 : 12 semaines, alors que 50 jours en font 10
              → pfmp.csv, cellule I3
              aide : vérifier les jours et les semaines : les deux sont imprimés tels quels
            code 0 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn one_person_twice_in_a_commission_is_told() {
    let files = minimal().replace("commissions.csv", "LEFORT;Marc;Professeur", "Brunet;Odile;Professeure");
    check(
        &files,
        &expect![[r#"
            avertissement[A510] Brunet Odile figure deux fois dans la même commission
              → commissions.csv, cellule A3
              → l’autre ligne : commissions.csv, cellule A2
              aide : nommer l’autre personne à la place de la seconde ligne, ou effacer celle-ci
            code 0 ; produits : 14, dont à compléter : 2 ; retenus : 0
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
            info[I547] aucune règle de durée des PFMP appliquée : la session n’est pas connue
              aide : remplir « Session » dans le tableau de l’établissement, ou lancer avec --session
            code 0 ; produits : 14, dont à compléter : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn two_structures_of_a_period_on_the_same_dates_are_told() {
    let files = minimal().replace(
        "pfmp.csv",
        "P2;certifiante;05/01/2026;13/03/2026;50;10;Garage",
        "P1;certifiante;06/01/2025;14/03/2025;50;10;Garage",
    );
    check(
        &files,
        &expect![[r#"
            avertissement[A507] DURAND Léa : la période P2 manque, alors que d’autres de sa classe l’ont faite
              → candidats.csv, cellule A2
              aide : ajouter la ligne qui manque, ou compléter l’attestation récapitulative à la main
            avertissement[A512] DURAND Léa : deux structures de la période P1 aux mêmes dates : leurs jours s’ajoutent
              → pfmp.csv, cellule F3
              → l’autre structure : pfmp.csv, cellule F2
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
            erreur[E513] DURAND Léa, E31 : niveau donné à la fois pour 1.1.2 et pour un de ses critères
              → grilles-e31.csv, cellule F2
              → le critère : grilles-e31.csv, cellule Q2
              aide : garder soit le niveau de la compétence, soit ceux des critères
            code 1 ; produits : 13 ; retenus : 1
              grille-e31 de 0100000001 : E513
        "#]],
    );
}
