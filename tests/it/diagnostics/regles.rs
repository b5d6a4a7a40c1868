//! What the rules of the diploma say: each just inside, then just outside.

use expect_test::expect;

use crate::support::{Entrees, check, minimal};

/// The codes told, without what else is said.
fn codes(entrees: &Entrees) -> Vec<&'static str> {
    entrees.verify().bilan.diagnostics.iter().map(|d| d.code.id).collect()
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
    check(&minimal().put("grilles-e2.csv", E2), &expect![[r#""#]]);
}

#[test]
fn a_situation_belongs_to_an_epreuve_of_several() {
    let with = |situation: &str| minimal().with_column("grilles-e31.csv", "Situation", situation);
    assert_eq!(codes(&with("")), [""; 0]);
    check(&with("S1"), &expect![[r#""#]]);
}

#[test]
fn travaux_that_no_paper_shows_are_told_once_per_candidate() {
    let rows = "\
0100000001;DURAND;Léa;E2;1;Suivre un stock;2.1;2.1.1;Garage Morel;réelle vécue;P2;Fiche
0100000001;DURAND;Léa;E2;2;Payer un fournisseur;2.2;2.2.1;Garage Morel;réelle vécue;P2;Facture
";
    check(&minimal().append("travaux.csv", rows), &expect![[r#""#]]);
}

#[test]
fn a_commission_that_no_paper_names_is_told_once() {
    let rows = "E2;TAGO1;BRUNET;Odile;Professeure;\nE2;TAGO1;LEFORT;Marc;Professeur;\n";
    check(&minimal().append("commissions.csv", rows), &expect![[r#""#]]);
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
    check(&lea("A", "3", ""), &expect![[r#""#]]);
    check(&lea(ELEVE, "", ""), &expect![[r#""#]]);
    check(&lea(ELEVE, "4", ""), &expect![[r#""#]]);
    check(&lea(STAGIAIRE, "3", ""), &expect![[r#""#]]);
    check(&lea("Enseignement à distance", "3", ""), &expect![[r#""#]]);
}

#[test]
fn a_session_without_a_rule_of_duration_is_told() {
    let session = |year: &str| {
        let essai = minimal().verify_with(|o| o.edition.session = Some(year.to_owned()));
        let infos = essai.bilan.diagnostics.into_iter().filter(|d| d.code.id == "I547");
        infos.map(|d| d.message).collect::<Vec<_>>()
    };
    assert_eq!(session("2023"), [""; 0], "22 weeks");
    let expected = "aucune règle de durée des PFMP appliquée : pfmp.yaml n’en a pas pour « Voie scolaire » à la session 2022, la première est 2023";
    assert_eq!(session("2022"), [expected, expected]);
    check(&minimal().replace("etablissement.csv", "Session;2026\n", ""), &expect![[r#""#]]);
}

#[test]
fn the_weeks_asked_for_are_those_of_the_session() {
    let rules = |year: &str| {
        let essai = minimal().verify_with(|o| o.edition.session = Some(year.to_owned()));
        let short = essai.bilan.diagnostics.into_iter().find(|d| d.code.id == "A522");
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
    check(&lea(APPRENTI, "3", "12"), &expect![[r#""#]]);
}

#[test]
fn a_derogation_with_enough_weeks_is_told() {
    let accorde = |files: Entrees| files.replace("candidats.csv", "(132);30004;3;non\n0100000002", "(132);30004;3;oui\n0100000002");
    check(&accorde(minimal()), &expect![[r#""#]]);
    let short = minimal().replace("pfmp.csv", "13/03/2026;50;10;Garage", "06/03/2026;45;9;Garage");
    assert_eq!(codes(&accorde(short)), [""; 0], "one week less, and it excuses");
}

#[test]
fn what_is_complementary_is_named_and_does_not_count() {
    let row = "0100000001;DURAND;Léa;P3;complémentaire;16/03/2026;27/03/2026;10;2;Garage Morel;9 quai Nord;34012345600014;Luc Morel;Eva Petit;Devis;1.2.1\n";
    assert_eq!(codes(&minimal().append("pfmp.csv", row)), ["A507"], "P3, which MARTIN has not done");
    let short = minimal().replace("pfmp.csv", "13/03/2026;50;10;Garage", "06/03/2026;45;9;Garage");
    let essai = short.append("pfmp.csv", row).verify();
    let told = essai.bilan.diagnostics.iter().find(|d| d.code.id == "A522").map(|d| d.message.as_str());
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
    check(&minimal().replace("commissions.csv", PROFESSIONNELLE, ""), &expect![[r#""#]]);
    let third = "E32;TAGO1;ROCHE;Lise;Professeure;\n";
    check(&minimal().append("commissions.csv", third), &expect![[r#""#]]);
    let nobody = minimal().replace("commissions.csv", PROFESSIONNELLE, "").replace("commissions.csv", PROFESSEURE, "");
    assert_eq!(codes(&nobody), [""; 0], "the grids say it");
}

#[test]
fn the_same_person_sits_once_on_a_commission() {
    assert_eq!(codes(&minimal()), [""; 0], "BRUNET Odile sits on E31 and on E32");
    let exchanged =
        minimal().replace("commissions.csv", "E31;TAGO1;LEFORT;Marc", "E31;TAGO1;Odile;BRUNET");
    check(&exchanged, &expect![[r#""#]]);
}

#[test]
fn a_commission_without_a_professional_quotes_the_rule() {
    let second = "E32;TAGO1;VASSEUR;Nora;Formatrice;\n";
    check(&minimal().replace("commissions.csv", PROFESSIONNELLE, second), &expect![[r#""#]]);
}

#[test]
fn a_professional_has_a_company() {
    check(&minimal().replace("commissions.csv", "Comptable;Garage Morel", "Comptable;"), &expect![[r#""#]]);
}

#[test]
fn a_professional_sits_where_the_text_has_one() {
    check(
        &minimal().replace("commissions.csv", "LEFORT;Marc;Professeur;", "LEFORT;Marc;Comptable;Garage Morel"),
        &expect![[r#""#]],
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
    check(&absente("3;3;4;3;3;2;3;3;4;3;3;3", "Accueil en mairie", "Bon oral"), &expect![[r#""#]]);
    check(&absente("3;;;;;;;;;;;", "", ""), &expect![[r#""#]]);
    assert_eq!(codes(&absente(SANS_NIVEAU, "", "Absente")), ["A555"]);
}

#[test]
fn a_profile_and_a_note_contradict_each_other_at_the_mean() {
    let row = |level: &str, note: &str| {
        let levels = [level; 12].join(";");
        minimal().replace(
            "grilles-e31.csv",
            "3;3;4;3;3;2;3;3;4;3;3;3;13,5",
            &format!("{levels};{note}"),
        )
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
        assert_eq!(essai.bilan.manifeste.totaux.a_completer, 1);
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
    assert_eq!(codes(&ponctuel), ["A508", "A508"], "travaux and justificatifs are known");
    let travail = "0100000002;MARTIN;Hugo;E31;1;Traiter une commande;1.2;1.2.1;Clinique du Parc;réelle observée;P1;Bon\n";
    let no_grid = |files: Entrees| {
        files
            .replace("grilles-e31.csv", "0100000002;MARTIN;Hugo;E31;2;3;2;3;2;2;3;3;2;3;2;3;11;Suivi des commandes;À l’aise;20/05/2026\n", "")
            .replace("grilles-e32.csv", "0100000002;MARTIN;Hugo;E32;2;3;2;3;2;3;3;3;2;3;2;3;12,5;Suivi des congés;Clair;21/05/2026\n", "")
    };
    check(&no_grid(ponctuel.replace("travaux.csv", travail, "")), &expect![[r#""#]]);
    check(&no_grid(martin(SCOLAIRE_B)), &expect![[r#""#]]);
    // In CCF nothing is said of it, whatever the note.
    let zero = minimal()
        .replace("grilles-e31.csv", "2;3;2;3;2;2;3;3;2;3;2;3;11;", "2;3;2;3;2;2;3;3;2;3;2;3;0;")
        .replace("travaux.csv", travail, "");
    assert_eq!(codes(&zero), [""; 0]);
}
