//! What the rules of the diploma say: each just inside, then just outside.

use expect_test::expect;

use crate::support::{Entrees, check, minimal};

/// The codes told, without what else is said.
fn codes(entrees: &Entrees) -> Vec<&'static str> {
    entrees.verify().bilan.diagnostics().iter().map(|d| d.code.id).collect()
}

/// MARTIN Hugo with another category.
fn martin(categorie: &str) -> Entrees {
    minimal().replace(
        "candidats.csv",
        "03/11/2007;TAGO1;SCOLAIRE BACPRO 3 ANS (132)",
        &format!("03/11/2007;TAGO1;{categorie}"),
    )
}

const E2: &str = "\
N° candidat;Nom de famille;Prénom(s);Épreuve;Situation;2.1.1;Note proposée;Date
0100000001;DURAND;Léa;E2;S1;3;13;20/05/2026
";

#[test]
fn an_evaluation_of_an_epreuve_that_the_category_sits_otherwise_is_told_with_its_mode() {
    check(
        &minimal().put("grilles-e2.csv", E2),
        &expect![[r#"
            avertissement[A508] DURAND Léa : évaluation de E2 non utilisée : E2 se passe en épreuve ponctuelle (écrit, 3 h 30) pour la catégorie A (arrêté du 18 février 2020, annexes II-b et II-c)
              → grilles-e2.csv, cellule A2
              aide : vérifier la catégorie du candidat, ou effacer la ligne
            code 0 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn a_situation_belongs_to_an_epreuve_of_several() {
    let with = |situation: &str| minimal().with_column("grilles-e31.csv", "Situation", situation);
    assert_eq!(codes(&with("")), [""; 0]);
    check(
        &with("S1"),
        &expect![[r#"
            avertissement[A546] DURAND Léa : situation « S1 » non utilisée pour E31 : « La sous-épreuve comporte une situation d’évaluation qui est conduite à partir du dossier professionnel du candidat. » (arrêté du 18 février 2020, annexe II-c, E31 (CCF))
              → grilles-e31.csv, cellule U2
              aide : effacer la situation, ou corriger l’épreuve
            avertissement[A546] MARTIN Hugo : situation « S1 » non utilisée pour E31 : « La sous-épreuve comporte une situation d’évaluation qui est conduite à partir du dossier professionnel du candidat. » (arrêté du 18 février 2020, annexe II-c, E31 (CCF))
              → grilles-e31.csv, cellule U3
              aide : effacer la situation, ou corriger l’épreuve
            code 0 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn travaux_that_no_paper_shows_are_told_once_per_candidate() {
    let rows = "\
0100000001;DURAND;Léa;E2;1;Suivre un stock;2.1;2.1.1;Garage Morel;réelle vécue;P2;Fiche
0100000001;DURAND;Léa;E2;2;Payer un fournisseur;2.2;2.2.1;Garage Morel;réelle vécue;P2;Facture
";
    check(
        &minimal().append("travaux.csv", rows),
        &expect![[r#"
            avertissement[A545] DURAND Léa : travaux de E2 (2 lignes) : aucun document attendu ne les montre ; E2 se passe en épreuve ponctuelle (écrit, 3 h 30) pour la catégorie A (arrêté du 18 février 2020, annexes II-b et II-c)
              → travaux.csv, cellule D6
              aide : vérifier l’épreuve et la catégorie, ou effacer ; le catalogue est documents.yaml
            code 0 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn a_commission_that_no_paper_names_is_told_once() {
    let rows = "E2;TAGO1;BRUNET;Odile;Professeure;\nE2;TAGO1;LEFORT;Marc;Professeur;\n";
    check(
        &minimal().append("commissions.csv", rows),
        &expect![[r#"
        avertissement[A545] commission de E2 (2 lignes) : aucun document attendu ne les montre ; E2 se passe en épreuve ponctuelle (écrit, 3 h 30) pour la catégorie A (arrêté du 18 février 2020, annexes II-b et II-c)
          → commissions.csv, cellule A6
          aide : vérifier l’épreuve et la catégorie, ou effacer ; le catalogue est documents.yaml
        code 0 ; produits : 14 ; retenus : 0
    "#]],
    );
}

/// The first candidate's row with other values of the category, of the cycle and of the positionnement.
fn lea(categorie: &str, cycle: &str, positionnement: &str) -> Entrees {
    let text = minimal().text("candidats.csv");
    let text = text.replace("Durée du cycle", "Durée du cycle;Positionnement (semaines)");
    let text = text.replace(";30004;3;", ";30004;3;;");
    let row = format!("12/05/2008;TAGO1;{categorie};30004;{cycle};{positionnement};");
    let text = text.replace("12/05/2008;TAGO1;SCOLAIRE BACPRO 3 ANS (132);30004;3;;", &row);
    minimal().put("candidats.csv", text)
}

const ELEVE: &str = "SCOLAIRE BACPRO 3 ANS (132)";
const STAGIAIRE: &str = "Formation professionnelle continue dans un établissement public";
const APPRENTI: &str = "Apprenti dans un CFA ou section d’apprentissage habilité";

#[test]
fn a_candidate_without_a_rule_of_duration_is_told_what_to_fill_in() {
    assert_eq!(codes(&lea(ELEVE, "3", "")), [""; 0]);
    assert_eq!(codes(&lea(ELEVE, "2", "")), [""; 0], "16 weeks");
    assert_eq!(codes(&lea(APPRENTI, "3", "")), [""; 0], "the contract stands for them");
    check(
        &lea("A", "3", ""),
        &expect![[r#"
            info[I547] DURAND Léa : aucune règle de durée des PFMP appliquée : la catégorie A réunit plusieurs voies (Voie scolaire, Apprentissage et Formation professionnelle continue)
              → candidats.csv, cellule H2
              aide : écrire dans « Catégorie candidat » le texte de l’inscription plutôt que le code ; « liasse referentiel A » donne ceux qui sont compris
            code 0 ; produits : 14, dont à compléter : 1 ; retenus : 0
        "#]],
    );
    check(
        &lea(ELEVE, "", ""),
        &expect![[r#"
            info[I547] DURAND Léa : aucune règle de durée des PFMP appliquée : celle de « Voie scolaire » dépend de la durée du cycle (2 ans ou 3 ans), qui n’est pas connue
              → candidats.csv, cellule A2
              aide : remplir la colonne « Durée du cycle »
            code 0 ; produits : 14, dont à compléter : 1 ; retenus : 0
        "#]],
    );
    check(
        &lea(ELEVE, "4", ""),
        &expect![[r#"
            info[I547] DURAND Léa : aucune règle de durée des PFMP appliquée : « Voie scolaire » en a pour un cycle de 2 ans ou 3 ans, et celui de ce candidat est de 4
              → candidats.csv, cellule A2
              aide : vérifier « Durée du cycle », ou demander la durée à la DEC et l’ajouter à pfmp.yaml
            code 0 ; produits : 14, dont à compléter : 1 ; retenus : 0
        "#]],
    );
    check(
        &lea(STAGIAIRE, "3", ""),
        &expect![[r#"
            info[I547] DURAND Léa : aucune règle de durée des PFMP appliquée : plusieurs conviennent et la liste ne les départage pas : première formation pour ce diplôme ou reconversion, 22 semaines (arrêté du 18 février 2020, annexe III, II.3.1) ; formation de perfectionnement, Certificats de travail : activité salariée à temps plein pendant six mois au cours de l’année précédant l’examen, ou à temps partiel pendant un an au cours des deux années précédant l’examen (arrêté du 18 février 2020, annexe III, II.3.2)
              → candidats.csv, cellule A2
              aide : comparer soi-même les semaines à la règle du candidat
            code 0 ; produits : 14, dont à compléter : 1 ; retenus : 0
        "#]],
    );
    check(
        &lea("Enseignement à distance", "3", ""),
        &expect![[r#"
            avertissement[A556] DURAND Léa : dossier d’épreuve ponctuelle : aucun justificatif des heures de formation connu en E31 et E32 : « En cas de non-production des éléments administratifs nécessaires pour se présenter à l’examen, tels que justificatifs permettant d’attester de l’expérience ou du nombre d’heures de formation suivi, la mention « non valide » est prononcée et est signifiée au candidat. Le diplôme ne peut pas lui être délivré. » (arrêté du 18 février 2020, annexe II-c, E31 (évaluation ponctuelle) ; arrêté du 18 février 2020, annexe II-c, E32 (évaluation ponctuelle))
              → candidats.csv, cellule A2
              aide : ajouter ces pièces aux tableaux, ou les joindre au dossier sur papier
            avertissement[A508] DURAND Léa : évaluation de E31 non utilisée : E31 se passe en épreuve ponctuelle (oral et pratique, 45 min) pour la catégorie B (arrêté du 18 février 2020, annexes II-b et II-c)
              → grilles-e31.csv, cellule A2
              aide : vérifier la catégorie du candidat, ou effacer la ligne
            avertissement[A508] DURAND Léa : évaluation de E32 non utilisée : E32 se passe en épreuve ponctuelle (oral, 30 min) pour la catégorie B (arrêté du 18 février 2020, annexes II-b et II-c)
              → grilles-e32.csv, cellule A2
              aide : vérifier la catégorie du candidat, ou effacer la ligne
            avertissement[A567] DURAND Léa : aucun travail de E32 dans les dimensions 3.2 et 3.3 : « Par ailleurs, chacune des trois dimensions caractéristiques du pôle 3 doit être abordée au cours de l’épreuve : suivi de la carrière du personnel ; suivi organisationnel et financier de l’activité du personnel ; participation à l’activité sociale de l’organisation. » (arrêté du 18 février 2020, annexe II-c, E32 (évaluation ponctuelle))
              → travaux.csv, cellule D3
              aide : ajouter un travail, ou vérifier la dimension de chacun ; la commission décide
            info[I547] DURAND Léa : aucune règle de durée des PFMP appliquée : pfmp.yaml n’en a pas pour la voie « Enseignement à distance » (à vérifier auprès de la DEC)
              → candidats.csv, cellule H2
              aide : demander la durée à la DEC, et l’ajouter à pfmp.yaml avec sa source
            code 0 ; produits : 12, dont à compléter : 1 ; retenus : 0
        "#]],
    );
}

#[test]
fn a_session_without_a_rule_of_duration_is_told() {
    let session = |year: &str| {
        let essai = minimal().verify_with(|o| o.edition.session = Some(year.to_owned()));
        let infos = essai.bilan.compte.diagnostics.into_iter().filter(|d| d.code.id == "I547");
        infos.map(|d| d.message).collect::<Vec<_>>()
    };
    assert_eq!(session("2023"), [""; 0], "22 weeks");
    let expected = "aucune règle de durée des PFMP appliquée : pfmp.yaml n’en a pas pour « Voie scolaire » à la session 2022, la première est 2023";
    assert_eq!(session("2022"), [expected, expected]);
    check(
        &minimal().replace("etablissement.csv", "Session;2026\n", ""),
        &expect![[r#"
        info[I547] aucune règle de durée des PFMP appliquée : la session n’est pas connue
          aide : remplir « Session » dans le tableau de l’établissement, ou lancer avec --session
        code 0 ; produits : 14, dont à compléter : 10 ; retenus : 0
    "#]],
    );
}

#[test]
fn the_weeks_asked_for_are_those_of_the_session() {
    let rules = |year: &str| {
        let earlier = minimal().text("pfmp.csv").replace("2025;", "2023;").replace("2026;", "2024;");
        let files = minimal().put("pfmp.csv", earlier);
        let essai = files.verify_with(|o| o.edition.session = Some(year.to_owned()));
        let short = essai.bilan.compte.diagnostics.into_iter().find(|d| d.code.id == "A522");
        short.map(|d| d.message)
    };
    assert_eq!(rules("2025"), None, "20 weeks");
    assert_eq!(
        rules("2024").as_deref(),
        Some(
            "20 semaines comptées (100 jours) pour 22 exigées : Voie scolaire, cycle de 3 ans ; arrêté du 18 février 2020, annexe III, II.1"
        )
    );
}

#[test]
fn a_positionnement_belongs_to_a_voie_that_has_one() {
    assert_eq!(codes(&lea(ELEVE, "3", "10")), [""; 0]);
    assert_eq!(codes(&lea(ELEVE, "3", "9")), ["A529"]);
    assert_eq!(codes(&lea(STAGIAIRE, "3", "8")), [""; 0]);
    assert_eq!(codes(&lea(STAGIAIRE, "3", "7")), ["A529"]);
    check(
        &lea(APPRENTI, "3", "12"),
        &expect![[r#"
            avertissement[A548] DURAND Léa : positionnement à 12 semaines pour « Apprentissage » : le texte n’en prévoit que pour « Voie scolaire » et « Formation professionnelle continue » (arrêté du 18 février 2020, annexe III, II.5)
              → candidats.csv, cellule K2
              aide : vérifier la catégorie du candidat, ou vider « Positionnement (semaines) »
            code 0 ; produits : 14, dont à compléter : 1 ; retenus : 0
        "#]],
    );
}

#[test]
fn a_derogation_with_enough_weeks_is_told() {
    let accorde = |files: Entrees| {
        files.replace("candidats.csv", "(132);30004;3;non\n0100000002", "(132);30004;3;oui\n0100000002")
    };
    check(
        &accorde(minimal()),
        &expect![[r#"
            info[I549] DURAND Léa : dérogation accordée, avec 20 semaines comptées pour 20 exigées : Voie scolaire, cycle de 3 ans (à vérifier auprès de la DEC) ; décret n° 2024-542 et arrêtés du 13 juin 2024
              → candidats.csv, cellule K2
              aide : vérifier que la dérogation est à imprimer sur l’attestation récapitulative
            code 0 ; produits : 14 ; retenus : 0
        "#]],
    );
    let short = minimal().replace("pfmp.csv", "13/03/2026;50;10;Garage", "06/03/2026;45;9;Garage");
    assert_eq!(codes(&accorde(short)), [""; 0], "one week less, and it excuses");
}

#[test]
fn what_is_complementary_is_named_and_does_not_count() {
    let row = "0100000001;DURAND;Léa;P3;complémentaire;16/03/2026;27/03/2026;10;2;Garage Morel;9 quai Nord;34012345600014;Luc Morel;Eva Petit;Devis;1.2.1\n";
    assert_eq!(codes(&minimal().append("pfmp.csv", row)), ["A507"], "P3, which MARTIN has not done");
    let short = minimal().replace("pfmp.csv", "13/03/2026;50;10;Garage", "06/03/2026;45;9;Garage");
    let essai = short.append("pfmp.csv", row).verify();
    let told = essai.bilan.diagnostics().iter().find(|d| d.code.id == "A522").map(|d| d.message.as_str());
    assert_eq!(
        told,
        Some(
            "19 semaines comptées (95 jours) pour 20 exigées : Voie scolaire, cycle de 3 ans (à vérifier auprès de la DEC) ; décret n° 2024-542 et arrêtés du 13 juin 2024 ; P3, 2 semaines : complémentaire, ne compte pas (décret n° 2024-542 et arrêtés du 13 juin 2024 ; à vérifier auprès de la DEC)"
        )
    );
}

const PROFESSEURE: &str = "E32;TAGO1;BRUNET;Odile;Professeure;\n";
const PROFESSIONNELLE: &str = "E32;TAGO1;VASSEUR;Nora;Comptable;Garage Morel\n";

#[test]
fn a_commission_has_the_members_that_the_text_prescribes() {
    check(
        &minimal().replace("commissions.csv", PROFESSIONNELLE, ""),
        &expect![[r#"
        avertissement[A550] la commission E32 de la classe TAGO1 a 1 membre pour 2 prescrits : « La commission d’évaluation est composée d’un professeur ou d’un formateur en charge des enseignements professionnels du baccalauréat AGOrA, et d’un professionnel en lien avec l’administration du personnel (ou à défaut d’un autre professeur ou formateur en charge des enseignements professionnels du baccalauréat AGOrA). » (arrêté du 18 février 2020, annexe II-c, E32 (CCF))
          → commissions.csv, cellule A4
          aide : ajouter une ligne par membre manquant, ou écrire son nom sur les grilles
        code 0 ; produits : 14, dont à compléter : 2 ; retenus : 0
    "#]],
    );
    let third = "E32;TAGO1;ROCHE;Lise;Professeure;\n";
    check(
        &minimal().append("commissions.csv", third),
        &expect![[r#"
        avertissement[A551] la commission E32 de la classe TAGO1 a 3 membres pour 2 prescrits : « La commission d’évaluation est composée d’un professeur ou d’un formateur en charge des enseignements professionnels du baccalauréat AGOrA, et d’un professionnel en lien avec l’administration du personnel (ou à défaut d’un autre professeur ou formateur en charge des enseignements professionnels du baccalauréat AGOrA). » (arrêté du 18 février 2020, annexe II-c, E32 (CCF))
          → commissions.csv, cellule A4
          aide : nommer chaque commission pour sa classe ou ses candidats, ou effacer les lignes en trop
        code 0 ; produits : 14 ; retenus : 0
    "#]],
    );
    let nobody =
        minimal().replace("commissions.csv", PROFESSIONNELLE, "").replace("commissions.csv", PROFESSEURE, "");
    assert_eq!(codes(&nobody), [""; 0], "the grids say it");
}

#[test]
fn the_same_person_sits_once_on_a_commission() {
    assert_eq!(codes(&minimal()), [""; 0], "BRUNET Odile sits on E31 and on E32");
    let exchanged = minimal().replace("commissions.csv", "E31;TAGO1;LEFORT;Marc", "E31;TAGO1;Odile;BRUNET");
    check(
        &exchanged,
        &expect![[r#"
        avertissement[A510] Odile BRUNET figure deux fois dans la même commission
          → commissions.csv, cellule A3
          → l’autre ligne : commissions.csv, cellule A2
          aide : nommer l’autre personne à la place de la seconde ligne, ou effacer celle-ci
        code 0 ; produits : 14 ; retenus : 0
    "#]],
    );
}

#[test]
fn a_commission_without_a_professional_quotes_the_rule() {
    let second = "E32;TAGO1;VASSEUR;Nora;Formatrice;\n";
    check(
        &minimal().replace("commissions.csv", PROFESSIONNELLE, second),
        &expect![[r#"
        info[I552] la commission E32 de la classe TAGO1 n’a pas de professionnel : « La commission d’évaluation est composée d’un professeur ou d’un formateur en charge des enseignements professionnels du baccalauréat AGOrA, et d’un professionnel en lien avec l’administration du personnel (ou à défaut d’un autre professeur ou formateur en charge des enseignements professionnels du baccalauréat AGOrA). » (arrêté du 18 février 2020, annexe II-c, E32 (CCF))
          → commissions.csv, cellule A4
          aide : rien à faire si aucun professionnel n’a pu venir ; sinon remplir « Entreprise »
        code 0 ; produits : 14 ; retenus : 0
    "#]],
    );
}

#[test]
fn a_professional_has_a_company() {
    check(
        &minimal().replace("commissions.csv", "Comptable;Garage Morel", "Comptable;"),
        &expect![[r#"
        avertissement[A553] VASSEUR Nora (« Comptable ») sans entreprise dans la commission E32 de la classe TAGO1 : « La commission d’évaluation est composée d’un professeur ou d’un formateur en charge des enseignements professionnels du baccalauréat AGOrA, et d’un professionnel en lien avec l’administration du personnel (ou à défaut d’un autre professeur ou formateur en charge des enseignements professionnels du baccalauréat AGOrA). » (arrêté du 18 février 2020, annexe II-c, E32 (CCF))
          → commissions.csv, cellule E5
          aide : remplir la colonne « Entreprise » de ce membre, ou corriger sa fonction
        code 0 ; produits : 14 ; retenus : 0
    "#]],
    );
}

#[test]
fn a_professional_sits_where_the_text_has_one() {
    check(
        &minimal().replace(
            "commissions.csv",
            "LEFORT;Marc;Professeur;",
            "LEFORT;Marc;Comptable;Garage Morel",
        ),
        &expect![[r#"
            avertissement[A554] LEFORT Marc vient d’une entreprise (« Garage Morel ») dans la commission E31 de la classe TAGO1 : « La commission d’évaluation est composée de deux professeurs ou formateurs, en charge des enseignements professionnels du baccalauréat AGOrA. » (arrêté du 18 février 2020, annexe II-c, E31 (CCF))
              → commissions.csv, cellule F3
              aide : vérifier l’épreuve de la ligne ; « Entreprise » reste vide pour un professeur
            code 0 ; produits : 14 ; retenus : 0
        "#]],
    );
}

/// The row of DURAND Léa in the grids of E31, from the first level to the observations.
fn absente(levels: &str, situations: &str, observations: &str) -> Entrees {
    minimal().replace(
        "grilles-e31.csv",
        "3;3;4;3;3;2;3;3;4;3;3;3;13,5;Accueil en mairie;Bon oral",
        &format!("{levels};ABS;{situations};{observations}"),
    )
}

const SANS_NIVEAU: &str = ";;;;;;;;;;;";

#[test]
fn an_absence_has_no_evaluation() {
    assert_eq!(codes(&absente(SANS_NIVEAU, "", "")), [""; 0]);
    check(
        &absente("3;3;4;3;3;2;3;3;4;3;3;3", "Accueil en mairie", "Bon oral"),
        &expect![[r#"
            avertissement[A555] DURAND Léa, E31 : « ABS » à la place de la note, avec 12 niveaux, des situations présentées et des observations
              → grilles-e31.csv, cellule Q2
              aide : vérifier avec la commission : tout est imprimé tel quel ; rien à faire si l’observation ne dit que l’absence
            code 0 ; produits : 14 ; retenus : 0
        "#]],
    );
    check(
        &absente("3;;;;;;;;;;;", "", ""),
        &expect![[r#"
            avertissement[A555] DURAND Léa, E31 : « ABS » à la place de la note, avec un niveau
              → grilles-e31.csv, cellule Q2
              aide : vérifier avec la commission : tout est imprimé tel quel ; rien à faire si l’observation ne dit que l’absence
            code 0 ; produits : 14 ; retenus : 0
        "#]],
    );
    assert_eq!(codes(&absente(SANS_NIVEAU, "", "Absente")), ["A555"]);
}

#[test]
fn a_profile_and_a_note_contradict_each_other_at_the_mean() {
    let row = |level: &str, note: &str| {
        let levels = [level; 12].join(";");
        minimal().replace("grilles-e31.csv", "3;3;4;3;3;2;3;3;4;3;3;3;13,5", &format!("{levels};{note}"))
    };
    assert_eq!(codes(&row("4", "10")), [""; 0]);
    assert_eq!(codes(&row("4", "9,5")), ["A506"]);
    assert_eq!(codes(&row("1", "9,5")), [""; 0]);
    assert_eq!(codes(&row("1", "10")), ["A506"]);
}

#[test]
fn a_note_stands_within_the_bareme_and_on_the_step() {
    let note = |note: &str| minimal().replace("grilles-e31.csv", ";13,5;", &format!(";{note};"));
    assert_eq!(codes(&note("20")), [""; 0]);
    assert_eq!(codes(&note("20,5")), ["E206"]);
    assert_eq!(codes(&note("19,5")), [""; 0]);
    assert_eq!(codes(&note("19,4")), ["A505"]);
}

#[test]
fn a_note_and_levels_one_without_the_other_are_only_to_be_completed() {
    let without_note = minimal().replace("grilles-e31.csv", ";13,5;", ";;").verify();
    let without_levels = minimal()
        .replace("grilles-e31.csv", "E31;3;3;4;3;3;2;3;3;4;3;3;3;", &format!("E31;{SANS_NIVEAU};"))
        .verify();
    for essai in [without_note, without_levels] {
        assert_eq!(essai.faults(), "");
        assert_eq!(essai.manifeste.totaux.a_completer, 1);
    }
}

const JUSTIFICATIFS: &str = "\
N° candidat;Nom de famille;Prénom(s);Nature;Organisme;Du;Au;Quotité;Heures;Emploi occupé
0100000002;MARTIN;Hugo;certificat de travail;Mairie de Rezé;01/09/2022;30/06/2025;100 %;;Agent d’accueil
0100000002;MARTIN;Hugo;attestation d’heures;Greta;01/09/2025;30/05/2026;;600;
";

const SCOLAIRE_B: &str = "Scolaire dans un établissement privé hors contrat";

#[test]
fn what_a_missing_piece_entails_is_quoted_in_ponctuel_only() {
    let ponctuel = martin(SCOLAIRE_B).put("justificatifs.csv", JUSTIFICATIFS);
    assert_eq!(codes(&ponctuel), ["A508", "A508", "A560", "A567"], "travaux and justificatifs are known");
    let travail = "0100000002;MARTIN;Hugo;E31;1;Traiter une commande;1.2;1.2.1;Clinique du Parc;réelle observée;P1;Bon\n";
    let no_grid = |files: Entrees| {
        files
            .replace("grilles-e31.csv", "0100000002;MARTIN;Hugo;E31;2;3;2;3;2;2;3;3;2;3;2;3;11;Suivi des commandes;À l’aise;20/05/2026\n", "")
            .replace("grilles-e32.csv", "0100000002;MARTIN;Hugo;E32;2;3;2;3;2;3;3;3;2;3;2;3;12,5;Suivi des congés;Clair;21/05/2026\n", "")
    };
    check(
        &no_grid(ponctuel.replace("travaux.csv", travail, "")),
        &expect![[r#"
            avertissement[A556] MARTIN Hugo : dossier d’épreuve ponctuelle : aucun travail professionnel connu en E31 : « Le jour de l’épreuve, en cas de non-production du dossier, le candidat ne peut pas être interrogé. La note zéro lui est donc attribuée. » (arrêté du 18 février 2020, annexe II-c, E31 (évaluation ponctuelle))
              → candidats.csv, cellule A3
              aide : ajouter ces pièces aux tableaux, ou les joindre au dossier sur papier
            avertissement[A560] MARTIN Hugo : certificat de travail non utilisé : la voie « Voie scolaire » demande des périodes, que leurs attestations prouvent
              → justificatifs.csv, cellule D2
              aide : vérifier la catégorie du candidat, ou effacer la ligne
            avertissement[A567] MARTIN Hugo : aucun travail de E32 dans les dimensions 3.2 et 3.3 : « Par ailleurs, chacune des trois dimensions caractéristiques du pôle 3 doit être abordée au cours de l’épreuve : suivi de la carrière du personnel ; suivi organisationnel et financier de l’activité du personnel ; participation à l’activité sociale de l’organisation. » (arrêté du 18 février 2020, annexe II-c, E32 (évaluation ponctuelle))
              → travaux.csv, cellule D4
              aide : ajouter un travail, ou vérifier la dimension de chacun ; la commission décide
            code 0 ; produits : 12, dont à compléter : 1 ; retenus : 0
        "#]],
    );
    check(
        &no_grid(martin(SCOLAIRE_B)),
        &expect![[r#"
            avertissement[A556] MARTIN Hugo : dossier d’épreuve ponctuelle : aucun justificatif des heures de formation connu en E31 et E32 : « En cas de non-production des éléments administratifs nécessaires pour se présenter à l’examen, tels que justificatifs permettant d’attester de l’expérience ou du nombre d’heures de formation suivi, la mention « non valide » est prononcée et est signifiée au candidat. Le diplôme ne peut pas lui être délivré. » (arrêté du 18 février 2020, annexe II-c, E31 (évaluation ponctuelle) ; arrêté du 18 février 2020, annexe II-c, E32 (évaluation ponctuelle))
              → candidats.csv, cellule A3
              aide : ajouter ces pièces aux tableaux, ou les joindre au dossier sur papier
            avertissement[A567] MARTIN Hugo : aucun travail de E32 dans les dimensions 3.2 et 3.3 : « Par ailleurs, chacune des trois dimensions caractéristiques du pôle 3 doit être abordée au cours de l’épreuve : suivi de la carrière du personnel ; suivi organisationnel et financier de l’activité du personnel ; participation à l’activité sociale de l’organisation. » (arrêté du 18 février 2020, annexe II-c, E32 (évaluation ponctuelle))
              → travaux.csv, cellule D5
              aide : ajouter un travail, ou vérifier la dimension de chacun ; la commission décide
            code 0 ; produits : 12 ; retenus : 0
        "#]],
    );
    // In CCF nothing is said of it, whatever the note.
    let zero = minimal()
        .replace("grilles-e31.csv", "2;3;2;3;2;2;3;3;2;3;2;3;11;", "2;3;2;3;2;2;3;3;2;3;2;3;0;")
        .replace("travaux.csv", travail, "");
    assert_eq!(codes(&zero), [""; 0]);
}

#[test]
fn a_commission_of_every_class_is_told() {
    let two =
        minimal().replace("candidats.csv", "MARTIN;;Hugo;03/11/2007;TAGO1", "MARTIN;;Hugo;03/11/2007;TAGO2");
    let everywhere = two.replace_all("commissions.csv", ";TAGO1;", ";;");
    let told = everywhere.verify();
    let found = told.bilan.diagnostics().iter().filter(|d| d.code.id == "A557").count();
    assert_eq!(found, 4, "one per member");
    expect![[r#"
        avertissement[A557] membre d’une commission sans classe ni candidat : « BRUNET Odile » siège pour toutes les classes
          → commissions.csv, cellule A2
          aide : écrire la classe, ou le n° du candidat ; rien à faire si cette commission est celle de toutes les classes
        avertissement[A557] membre d’une commission sans classe ni candidat : « LEFORT Marc » siège pour toutes les classes
          → commissions.csv, cellule A3
          aide : écrire la classe, ou le n° du candidat ; rien à faire si cette commission est celle de toutes les classes
        avertissement[A557] membre d’une commission sans classe ni candidat : « BRUNET Odile » siège pour toutes les classes
          → commissions.csv, cellule A4
          aide : écrire la classe, ou le n° du candidat ; rien à faire si cette commission est celle de toutes les classes
        avertissement[A557] membre d’une commission sans classe ni candidat : « VASSEUR Nora » siège pour toutes les classes
          → commissions.csv, cellule A5
          aide : écrire la classe, ou le n° du candidat ; rien à faire si cette commission est celle de toutes les classes
    "#]].assert_eq(&told.faults());
    let one = minimal().replace_all("commissions.csv", ";TAGO1;", ";;").verify();
    assert_eq!(one.faults(), "", "of one class, there is no doubt");
}
