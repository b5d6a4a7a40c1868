//! What is hard to believe in certificates, hours and travaux: each just inside, then just outside.

use expect_test::{Expect, expect};
use liasse::diagnostics::{self, Diagnostic};

use crate::pieces::classe_mixte;
use crate::support::{Entrees, minimal};

const OURS: [&str; 8] = ["A561", "A562", "A563", "A564", "A565", "A566", "A567", "A568"];

/// What this file is about, among what is told.
fn told(entrees: &Entrees, codes: &[&str]) -> Vec<Diagnostic> {
    let all = entrees.verify().bilan.compte.diagnostics;
    all.into_iter().filter(|d| codes.contains(&d.code.id)).collect()
}

fn ours(entrees: &Entrees) -> Vec<&'static str> {
    told(entrees, &OURS).iter().map(|d| d.code.id).collect()
}

fn check(entrees: &Entrees, expected: &Expect) {
    let text: String = told(entrees, &OURS).iter().map(diagnostics::render).collect();
    expected.assert_eq(&text);
}

/// NÚÑEZ Aurélie, born on 02/02/1990, who shows three years of work, with one more justificatif.
fn with(row: &str) -> Entrees {
    classe_mixte().append("justificatifs.csv", &format!("0330000003;{row}\n"))
}

#[test]
fn the_adults_of_the_small_class_have_nothing_to_explain() {
    assert_eq!(ours(&classe_mixte()), [""; 0]);
}

#[test]
fn nobody_works_as_a_child_or_after_the_session() {
    let emploi =
        |du: &str, au: &str| with(&format!("certificat de travail;Ferme Le Gal;{du};{au};100 %;;Aide"));
    assert_eq!(ours(&emploi("02/02/2004", "31/08/2004")), [""; 0], "on the birthday");
    check(
        &emploi("01/02/2004", "31/08/2004"),
        &expect![[r#"
            avertissement[A561] NÚÑEZ Aurélie : certificat de travail du 01/02/2004, avant les 14 ans du candidat (02/02/2004)
              → justificatifs.csv, cellule D7
              aide : vérifier l’année sur le justificatif, et la date de naissance dans la liste
        "#]],
    );
    let heures = |du: &str, au: &str| with(&format!("attestation d'heures;AFPA;{du};{au};;40;"));
    assert_eq!(ours(&heures("01/07/2026", "31/07/2026")), [""; 0], "the last day");
    check(
        &heures("01/07/2026", "01/08/2026"),
        &expect![[r#"
            avertissement[A561] NÚÑEZ Aurélie : attestation d’heures jusqu’au 01/08/2026, après le dernier jour de la session (31/07/2026)
              → justificatifs.csv, cellule E7
              aide : vérifier l’année sur le justificatif : personne n’atteste ce qui n’a pas encore eu lieu
        "#]],
    );
    check(
        &heures("01/07/2003", "31/07/2003"),
        &expect![[r#"
            avertissement[A561] NÚÑEZ Aurélie : attestation d’heures du 01/07/2003, avant les 14 ans du candidat (02/02/2004)
              → justificatifs.csv, cellule D7
              aide : vérifier l’année sur le justificatif, et la date de naissance dans la liste
        "#]],
    );
    let unknown = emploi("01/02/2004", "31/12/2026").replace("etablissement.csv", "Session;2026\n", "");
    assert_eq!(ours(&unknown), ["A561"], "the session is not known, the birthday is");
}

#[test]
fn the_same_days_at_the_same_place_are_told_once() {
    let heures = |du: &str| with(&format!("attestation d'heures;greta de la gironde;{du};30/06/2026;;20;"));
    assert_eq!(ours(&heures("23/05/2026")), [""; 0], "the next day");
    check(
        &heures("22/05/2026"),
        &expect![[r#"
            avertissement[A562] NÚÑEZ Aurélie : deux fois « attestation d’heures » de « Greta de la Gironde » le 22/05/2026 : les deux sont imprimés, leurs heures s’ajoutent
              → justificatifs.csv, cellule D7
              → l’autre ligne : justificatifs.csv, cellule D5
              aide : vérifier les dates ; effacer l’une des lignes si c’est le même justificatif
        "#]],
    );
    let emploi =
        |lieu: &str| with(&format!("certificat de travail;{lieu};01/01/2026;31/03/2026;50 %;;Comptable"));
    assert_eq!(ours(&emploi("Transports Aÿ")), [""; 0], "two jobs at once, at two places");
    check(
        &emploi("Cabinet Vidal"),
        &expect![[r#"
            avertissement[A562] NÚÑEZ Aurélie : deux fois « certificat de travail » de « Cabinet Vidal » du 01/01/2026 au 27/02/2026 : les deux sont imprimés, leurs jours communs ne sont comptés qu’une fois
              → justificatifs.csv, cellule D7
              → l’autre ligne : justificatifs.csv, cellule D2
              aide : vérifier les dates ; effacer l’une des lignes si c’est le même justificatif
        "#]],
    );
}

#[test]
fn certificates_too_short_are_told_with_the_rule() {
    let second = |au: &str| {
        classe_mixte().replace("justificatifs.csv", "01/09/2021;31/08/2023", &format!("01/02/2023;{au}"))
    };
    assert_eq!(ours(&second("30/09/2023")), [""; 0], "28 and 8 months");
    check(
        &second("29/09/2023"),
        &expect![[r#"
            avertissement[A563] NÚÑEZ Aurélie : les certificats de travail n’atteignent pas ce que demande le texte : 35 mois entiers pour 36 (trois années d’expériences professionnelles dans un emploi qualifié correspondant aux objectifs du baccalauréat professionnel) ; « Le candidat n’a pas à effectuer de stage, mais il doit justifier de trois années d’expériences professionnelles dans un emploi qualifié correspondant aux objectifs du baccalauréat professionnel pour lequel il s’inscrit. Le candidat produit ses certificats de travail pour l’inscription à l’examen. » (arrêté du 18 février 2020, annexe III, II.4)
              → justificatifs.csv, cellule B3
              aide : vérifier les dates et les quotités, ou ajouter les certificats qui manquent ; le jury décide
        "#]],
    );
    // Periods may be the proof as well.
    let both = classe_mixte();
    let periode = "0330000004;P1;certifiante;03/11/2025;19/12/2025;33;6,6;Garage Morel;9 quai Nord;34012345600014;Luc Morel;Eva Petit;Gérante;Devis;1.2.1;aucune;\n";
    check(
        &both.clone().replace("pfmp.csv", periode, ""),
        &expect![[r#"
            avertissement[A563] MARTIN Hugo : les certificats de travail n’atteignent pas ce que demande le texte : 0 mois entiers pour 6 (à temps plein pendant six mois au cours de l’année précédant l’examen) ; 7 mois entiers pour 12 (à temps partiel pendant un an au cours des deux années précédant l’examen) ; « L’attestation de formation en milieu professionnel est remplacée par un ou plusieurs certificats de travail. Chaque certificat de travail atteste que l’intéressé a effectué des activités visées par le référentiel de compétences (Annexe I-b du diplôme AGOrA). Ces activités doivent avoir été accomplies en qualité de salarié soit à temps plein pendant six mois au cours de l’année précédant l’examen, soit à temps partiel pendant un an au cours des deux années précédant l’examen. » (arrêté du 18 février 2020, annexe III, II.3.2)
              → justificatifs.csv, cellule B6
              aide : vérifier les dates et les quotités, ou ajouter les certificats qui manquent ; le jury décide
        "#]],
    );
    let long = both.replace("pfmp.csv", periode, "").replace(
        "justificatifs.csv",
        "02/06/2025;30/01",
        "31/01/2025;30/01",
    );
    assert_eq!(ours(&long), [""; 0], "a year of part time");
    let uncounted = second("29/09/2023").replace("justificatifs.csv", "29/09/2023;", ";");
    assert_eq!(ours(&uncounted), [""; 0], "a date is missing");
}

#[test]
fn a_quotite_is_a_percentage_or_a_known_word() {
    let emploi =
        |quotite: &str| with(&format!("certificat de travail;Mairie;01/01/2020;31/12/2020;{quotite};;Agent"));
    for quotite in ["", "1 %", "100 %", "Mi-temps", "TEMPS COMPLET"] {
        assert_eq!(ours(&emploi(quotite)), [""; 0], "« {quotite} »");
    }
    for quotite in ["0,5 %", "101 %", "0 %"] {
        assert_eq!(ours(&emploi(quotite)), ["A564"], "« {quotite} »");
    }
    check(
        &emploi("35 h"),
        &expect![[r#"
            avertissement[A564] NÚÑEZ Aurélie : quotité « 35 h » : ni un pourcentage, ni un mot connu
              → justificatifs.csv, cellule F7
              aide : écrire un pourcentage de 1 à 100 %, ou « temps plein » ou « temps partiel »
        "#]],
    );
}

#[test]
fn a_cell_that_no_paper_shows_for_the_nature_is_told() {
    check(
        &with("certificat de travail;Mairie;01/01/2020;31/12/2020;50 %;120;Agent"),
        &expect![[r#"
            avertissement[A565] NÚÑEZ Aurélie : « Heures » n’est imprimé nulle part pour la nature « certificat de travail »
              → justificatifs.csv, cellule G7
              aide : vérifier la nature de la ligne, ou effacer la case
        "#]],
    );
    check(
        &with("attestation d'heures;AFPA;01/01/2020;31/12/2020;50 %;120;Agent"),
        &expect![[r#"
            avertissement[A565] NÚÑEZ Aurélie : « Quotité » n’est imprimé nulle part pour la nature « attestation d’heures »
              → justificatifs.csv, cellule F7
              aide : vérifier la nature de la ligne, ou effacer la case
            avertissement[A565] NÚÑEZ Aurélie : « Emploi occupé » n’est imprimé nulle part pour la nature « attestation d’heures »
              → justificatifs.csv, cellule H7
              aide : vérifier la nature de la ligne, ou effacer la case
        "#]],
    );
}

#[test]
fn a_travail_has_a_competence_of_its_dimension() {
    let travail = |competences: &str| {
        minimal().replace(
            "travaux.csv",
            "Accueillir un client;1.1;1.1.1;",
            &format!("Accueillir un client;1.1;{competences};"),
        )
    };
    assert_eq!(ours(&travail("1.2.1, 1.1.1")), [""; 0]);
    assert_eq!(ours(&travail("")), [""; 0], "the paper says it");
    check(
        &travail("1.2.1"),
        &expect![[r#"
            avertissement[A566] DURAND Léa, E31 : travail de la dimension 1.1 : la compétence (1.2.1) n’en est pas
              → travaux.csv, cellule G2
              → les compétences : travaux.csv, cellule H2
              aide : corriger la dimension ou les compétences
        "#]],
    );
    check(
        &travail("1.2.1, 1.3.1"),
        &expect![[r#"
            avertissement[A566] DURAND Léa, E31 : travail de la dimension 1.1 : aucune des compétences (1.2.1 et 1.3.1) n’en est
              → travaux.csv, cellule G2
              → les compétences : travaux.csv, cellule H2
              aide : corriger la dimension ou les compétences
        "#]],
    );
}

#[test]
fn each_dimension_of_an_epreuve_ponctuelle_has_a_travail_where_the_text_wants_it() {
    let travaux = |dimensions: &[&str]| {
        let row = |d: &&str| {
            format!(
                "0330000003;E32;;Tenir un planning;{d};{d}.1;Cabinet Vidal;réelle vécue;En emploi;Fiche\n"
            )
        };
        classe_mixte().append("travaux.csv", &dimensions.iter().map(row).collect::<String>())
    };
    assert_eq!(ours(&travaux(&["3.1", "3.2", "3.3"])), [""; 0]);
    check(
        &travaux(&["3.1", "3.3"]),
        &expect![[r#"
            avertissement[A567] NÚÑEZ Aurélie : aucun travail de E32 dans la dimension 3.2 : « Par ailleurs, chacune des trois dimensions caractéristiques du pôle 3 doit être abordée au cours de l’épreuve : suivi de la carrière du personnel ; suivi organisationnel et financier de l’activité du personnel ; participation à l’activité sociale de l’organisation. » (arrêté du 18 février 2020, annexe II-c, E32 (évaluation ponctuelle))
              → travaux.csv, cellule B7
              aide : ajouter un travail, ou vérifier la dimension de chacun ; la commission décide
        "#]],
    );
    check(
        &travaux(&["3.1"]),
        &expect![[r#"
            avertissement[A567] NÚÑEZ Aurélie : aucun travail de E32 dans les dimensions 3.2 et 3.3 : « Par ailleurs, chacune des trois dimensions caractéristiques du pôle 3 doit être abordée au cours de l’épreuve : suivi de la carrière du personnel ; suivi organisationnel et financier de l’activité du personnel ; participation à l’activité sociale de l’organisation. » (arrêté du 18 février 2020, annexe II-c, E32 (évaluation ponctuelle))
              → travaux.csv, cellule B7
              aide : ajouter un travail, ou vérifier la dimension de chacun ; la commission décide
        "#]],
    );
    let unknown = travaux(&["3.1"])
        .append("travaux.csv", "0330000003;E32;;Classer;;3.2.1;Cabinet Vidal;réelle vécue;En emploi;Fiche\n");
    assert_eq!(ours(&unknown), [""; 0], "it may be of any");
    assert_eq!(ours(&minimal()), [""; 0], "the text of the CCF does not want it");
}

#[test]
fn a_candidate_without_class_is_told() {
    check(
        &minimal().replace("candidats.csv", "12/05/2008;TAGO1;", "12/05/2008;;"),
        &expect![[r#"
        avertissement[A568] DURAND Léa sans classe : rangement sous « sans-classe », absence des documents de toute classe, commissions nommées pour une classe sans effet
          → candidats.csv, cellule A2
          aide : remplir « Classe »
    "#]],
    );
    check(
        &minimal().replace_all("candidats.csv", "TAGO1", ""),
        &expect![[r#"
        avertissement[A568] 2 candidats sans classe : rangement sous « sans-classe », absence des documents de toute classe, commissions nommées pour une classe sans effet
          → candidats.csv, cellule A2
          aide : remplir « Classe »
    "#]],
    );
}

#[test]
fn experience_and_hours_are_both_demanded() {
    let hours = "0330000003;attestation d'heures;Cap-Savoirs, formation à distance;15/09/2025;10/04/2026;;180;\n0330000003;attestation d'heures;Greta de la Gironde;04/05/2026;22/05/2026;;45,5;\n";
    let jobs = "0330000003;certificat de travail;Cabinet Vidal;02/10/2023;27/02/2026;100 %;;Assistante de gestion\n0330000003;certificat de travail;Transports Aÿ;01/09/2021;31/08/2023;temps plein;;Secrétaire\n";
    let travaux = "0330000003;E32;1;Tenir un planning;3.1;3.1.1;Cabinet Vidal;réelle vécue;En emploi;Fiche\n";
    let mut shown = String::new();
    for removed in ["", hours, jobs] {
        let entrees = classe_mixte().append("travaux.csv", travaux);
        let entrees =
            if removed.is_empty() { entrees } else { entrees.replace("justificatifs.csv", removed, "") };
        let of_adult =
            told(&entrees, &["A556"]).into_iter().filter(|d| d.candidat.as_deref() == Some("0330000003"));
        shown.extend(of_adult.map(|d| diagnostics::render(&d)));
    }
    expect![[r#"
        avertissement[A556] NÚÑEZ Aurélie : dossier d’épreuve ponctuelle : aucun justificatif des heures de formation connu en E31 et E32 : « En cas de non-production des éléments administratifs nécessaires pour se présenter à l’examen, tels que justificatifs permettant d’attester de l’expérience ou du nombre d’heures de formation suivi, la mention « non valide » est prononcée et est signifiée au candidat. Le diplôme ne peut pas lui être délivré. » (arrêté du 18 février 2020, annexe II-c, E31 (évaluation ponctuelle) ; arrêté du 18 février 2020, annexe II-c, E32 (évaluation ponctuelle))
          → candidats.csv, cellule A4
          aide : ajouter ces pièces aux tableaux, ou les joindre au dossier sur papier
        avertissement[A556] NÚÑEZ Aurélie : dossier d’épreuve ponctuelle : aucun justificatif de l’expérience connu en E31 et E32 : « En cas de non-production des éléments administratifs nécessaires pour se présenter à l’examen, tels que justificatifs permettant d’attester de l’expérience ou du nombre d’heures de formation suivi, la mention « non valide » est prononcée et est signifiée au candidat. Le diplôme ne peut pas lui être délivré. » (arrêté du 18 février 2020, annexe II-c, E31 (évaluation ponctuelle) ; arrêté du 18 février 2020, annexe II-c, E32 (évaluation ponctuelle))
          → candidats.csv, cellule A4
          aide : ajouter ces pièces aux tableaux, ou les joindre au dossier sur papier
    "#]].assert_eq(&shown);
}

#[test]
fn the_paper_says_why_months_are_not_counted() {
    let obstacle = |quotite: &str| {
        let row = format!(
            "0330000004;certificat de travail;Mairie de Pessac;31/01/2026;29/04/2026;{quotite};;Agent\n"
        );
        let papers = crate::support::papers(&classe_mixte().append("justificatifs.csv", &row));
        let found =
            papers.iter().find(|(c, _)| c.contains("MARTIN-Hugo") && c.contains("attestation-experience"));
        found.expect("it exists").1["experience"]["regles"][0]["emplois"][0]["obstacle"].clone()
    };
    assert_eq!(obstacle("50 %"), serde_json::Value::Null);
    assert_eq!(obstacle(""), "une date ou une quotité manque");
    assert_eq!(obstacle("35 h"), "une quotité ne se lit pas");
}
