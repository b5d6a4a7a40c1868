//! The papers about periods in companies and about what stands for them.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::Cursor;

use expect_test::{Expect, ExpectFile, expect, expect_file};
use liasse::referentiel::Referentiel;
use liasse::run;
use zip::ZipArchive;

use crate::atelier::Papier;
use crate::goldens::{paper, petite_classe};
use crate::support::{BASE, Entrees, Lieu, PACK_ENTIER, codes_of, papers};

/// The small class, and adults of every voie beside it.
pub fn classe_mixte() -> Entrees {
    petite_classe()
        .append("candidats.csv", ADULTES)
        .append("travaux.csv", TRAVAUX)
        .append("pfmp.csv", PFMP)
        .put("tuteurs.csv", TUTEURS)
        .put("justificatifs.csv", JUSTIFICATIFS)
}

const ADULTES: &str = "\
0330000003;123456789CC;NÚÑEZ;;Aurélie;02/02/1990;TAGO1;Candidat justifiant de 3 années d’activité professionnelle;;
0330000004;123456789DD;MARTIN;;Hugo;03/03/1988;TAGO1;Formation professionnelle continue dans un établissement public habilité;;
0330000005;123456789EE;KERGOAT;;Yann;04/04/2006;TAGO1;Apprenti dans un CFA ou section d’apprentissage habilité;;
0330000006;123456789FF;OUALI;;Sonia;05/05/1992;TAGO1;Enseignement à distance;;
";

const TRAVAUX: &str = "\
0330000003;E31;1;Accueillir un client;1.1;1.1.1;Cabinet Vidal;réelle vécue;En emploi;Fiche
0330000003;E31;2;Établir une facture;1.2;1.2.2;Cabinet Vidal;réelle vécue;En emploi;PGI
";

const PFMP: &str = "\
0330000004;P1;certifiante;03/11/2025;19/12/2025;33;6,6;Garage Morel;9 quai Nord;34012345600014;Luc Morel;Eva Petit;Gérante;Devis;1.2.1;aucune;
";

const TUTEURS: &str = "\
N° candidat;Période;1.1.1;1.1.2;1.1.3;1.2.1;1.2.2;2.1.1;3.1.1;Activités réalisées;Appréciation;Tuteur;Date
0330000001;P1;acquis;EC;NE;;;;NA;\"Accueil du public; Courrier\";Maëlys est ponctuelle et à l’écoute.;Inès Blin;28/03/2025
0330000001;P3;;;;A;A;EC;;Classement;;Eva Petit;16/01/2026
";

const JUSTIFICATIFS: &str = "\
N° candidat;Nature;Organisme;Du;Au;Quotité;Heures;Emploi occupé
0330000003;certificat de travail;Cabinet Vidal;02/10/2023;27/02/2026;100 %;;Assistante de gestion
0330000003;certificat de travail;Transports Aÿ;01/09/2021;31/08/2023;temps plein;;Secrétaire
0330000003;attestation d'heures;Cap-Savoirs, formation à distance;15/09/2025;10/04/2026;;180;
0330000003;attestation d'heures;Greta de la Gironde;04/05/2026;22/05/2026;;45,5;
0330000004;certificat de travail;Association « L’Élan »;02/06/2025;30/01/2026;50 %;;Secrétaire
";

const NOELIE: &str = "LOEUILLET-Maelys-Ines-0330000001";
const BARE: &str = "BA-Ousmane-0330000002";
const ADULTE: &str = "NUNEZ-Aurelie-0330000003";
const STAGIAIRE: &str = "MARTIN-Hugo-0330000004";
const APPRENTI: &str = "KERGOAT-Yann-0330000005";

/// The documents that this file is about.
const PIECES: [&str; 8] = [
    "attestation-pfmp",
    "attestation-pfmp-recapitulative",
    "compte-rendu-pfmp",
    "suivi-pfmp",
    "certificat-travail",
    "attestation-experience",
    "attestation-heures",
    "fiche-conformite",
];

fn is_ours(document: &str) -> bool {
    PIECES.contains(&document)
}

/// The names of a candidate's papers, one per line.
fn names_of(entrees: &Entrees, dossier: &str) -> String {
    let mut names = String::new();
    for (chemin, donnees) in papers(entrees) {
        if chemin.contains(dossier) && is_ours(donnees["document"]["id"].as_str().expect("an id")) {
            let name = chemin.rsplit('/').next().expect("a name");
            writeln!(names, "{}", name.trim_end_matches(".pdf")).expect("a String");
        }
    }
    names
}

/// What is told of a folder, then our papers that it holds back.
fn check(entrees: &Entrees, expected: &Expect) {
    let lieu = Lieu::with(entrees);
    let bilan = run::verify(&PACK_ENTIER, &BASE, &lieu.options()).expect("a readable folder");
    let mut told: String = bilan.diagnostics().iter().map(liasse::diagnostics::render).collect();
    for retenu in bilan.manifeste().retenus.iter().filter(|r| is_ours(&r.document)) {
        let qui = retenu.candidat.as_deref().unwrap_or_default();
        writeln!(told, "{} de {qui} : {}", retenu.document, codes_of(retenu)).expect("a String");
    }
    expected.assert_eq(&told);
}

#[test]
fn papers_follow_from_what_proves_the_training() {
    let classe = classe_mixte();
    let mut shown = String::new();
    for dossier in [NOELIE, BARE, ADULTE, STAGIAIRE, APPRENTI, "OUALI"] {
        writeln!(shown, "{dossier}\n{}", names_of(&classe, dossier)).expect("a String");
    }
    expect![[r#"
        LOEUILLET-Maelys-Ines-0330000001
        attestation-pfmp-P1
        attestation-pfmp-P2-2
        attestation-pfmp-P2
        attestation-pfmp-P3
        attestation-pfmp-recapitulative
        compte-rendu-pfmp-P1
        compte-rendu-pfmp-P2
        compte-rendu-pfmp-P3
        suivi-pfmp

        BA-Ousmane-0330000002
        attestation-pfmp-recapitulative
        suivi-pfmp

        NUNEZ-Aurelie-0330000003
        attestation-experience
        attestation-heures
        certificat-travail-1
        certificat-travail-2
        fiche-conformite

        MARTIN-Hugo-0330000004
        attestation-experience
        attestation-heures
        attestation-pfmp-P1
        attestation-pfmp-recapitulative
        certificat-travail-1
        compte-rendu-pfmp-P1
        suivi-pfmp

        KERGOAT-Yann-0330000005
        attestation-experience
        attestation-heures
        certificat-travail-1

        OUALI
        attestation-heures
        attestation-pfmp-recapitulative
        fiche-conformite
        suivi-pfmp

    "#]]
    .assert_eq(&shown);
}

#[test]
fn where_the_texts_leave_a_choice_the_rows_decide() {
    let stagiaire =
        "0330000004;certificat de travail;Association « L’Élan »;02/06/2025;30/01/2026;50 %;;Secrétaire\n";
    let periode = PFMP;
    let without_certificate = classe_mixte().replace("justificatifs.csv", stagiaire, "");
    let without_either = without_certificate.clone().replace("pfmp.csv", periode, "");
    let without_period = classe_mixte().replace("pfmp.csv", periode, "");
    let mut shown = String::new();
    for (case, entrees) in [
        ("périodes seules", without_certificate),
        ("ni l’un ni l’autre", without_either),
        ("certificat seul", without_period),
    ] {
        writeln!(shown, "{case}\n{}", names_of(&entrees, STAGIAIRE)).expect("a String");
    }
    expect![[r#"
        périodes seules
        attestation-pfmp-P1
        attestation-pfmp-recapitulative
        compte-rendu-pfmp-P1
        suivi-pfmp

        ni l’un ni l’autre
        attestation-pfmp-recapitulative
        suivi-pfmp

        certificat seul
        attestation-experience
        attestation-heures
        certificat-travail-1

    "#]]
    .assert_eq(&shown);
}

#[test]
fn a_bare_category_leaves_the_proof_to_the_rows() {
    let texte = "Formation professionnelle continue dans un établissement public habilité";
    let entrees = classe_mixte().replace("candidats.csv", texte, "C");
    assert_eq!(names_of(&entrees, STAGIAIRE), names_of(&classe_mixte(), STAGIAIRE));
}

#[test]
fn a_decision_of_positionnement_asks_for_periods_where_a_rule_knows_it() {
    let entrees = classe_mixte().with_column("candidats.csv", "Positionnement (semaines)", "10");
    let shown = format!("{}\n{}", names_of(&entrees, STAGIAIRE), names_of(&entrees, APPRENTI));
    expect![[r#"
        attestation-pfmp-P1
        attestation-pfmp-recapitulative
        compte-rendu-pfmp-P1
        suivi-pfmp

        attestation-experience
        attestation-heures
        certificat-travail-1
    "#]]
    .assert_eq(&shown);
}

#[test]
fn a_rule_of_the_pack_says_who_shows_certificates() {
    let mut pack = PACK_ENTIER.clone();
    for duree in pack.pfmp.durees.iter_mut().filter(|d| d.voie == "Expérience professionnelle") {
        duree.semaines = Some(8.into());
        duree.preuve = liasse::referentiel::types::GenrePreuve::Periodes;
    }
    let produced = |pack: &Referentiel| {
        let lieu = Lieu::with(&classe_mixte());
        let bilan = run::verify(pack, &BASE, &lieu.options()).expect("a readable folder");
        let theirs = bilan.manifeste().documents.into_iter().filter(|d| d.chemin.contains(ADULTE));
        theirs.map(|d| d.document).filter(|d| is_ours(d)).collect::<BTreeSet<_>>()
    };
    let (before, after) = (produced(&PACK_ENTIER), produced(&pack));
    assert!(before.contains("certificat-travail") && !before.contains("attestation-pfmp-recapitulative"));
    assert!(!after.contains("certificat-travail") && after.contains("attestation-pfmp-recapitulative"));
}

#[test]
fn a_certificate_of_a_pupil_is_told() {
    let row = "0330000001;certificat de travail;Camping des Flots;01/07/2025;31/08/2025;100 %;;Accueil\n";
    check(
        &classe_mixte().append("justificatifs.csv", row),
        &expect![[r#"
            avertissement[A556] NÚÑEZ Aurélie : dossier d’épreuve ponctuelle : aucun travail professionnel connu en E32 : « Le jour de l’épreuve, en cas de non-production du dossier, le candidat ne peut pas être interrogé. La note zéro lui est donc attribuée. » (arrêté du 18 février 2020, annexe II-c, E32 (évaluation ponctuelle))
              → candidats.csv, cellule A4
              aide : ajouter ces pièces aux tableaux, ou les joindre au dossier sur papier
            avertissement[A556] OUALI Sonia : dossier d’épreuve ponctuelle : aucun travail professionnel connu en E31 et E32 : « Le jour de l’épreuve, en cas de non-production du dossier, le candidat ne peut pas être interrogé. La note zéro lui est donc attribuée. » (arrêté du 18 février 2020, annexe II-c, E31 (évaluation ponctuelle) ; arrêté du 18 février 2020, annexe II-c, E32 (évaluation ponctuelle)) ; aucun justificatif de l’expérience ni des heures de formation connu en E31 et E32 : « En cas de non-production des éléments administratifs nécessaires pour se présenter à l’examen, tels que justificatifs permettant d’attester de l’expérience ou du nombre d’heures de formation suivi, la mention « non valide » est prononcée et est signifiée au candidat. Le diplôme ne peut pas lui être délivré. » (arrêté du 18 février 2020, annexe II-c, E31 (évaluation ponctuelle) ; arrêté du 18 février 2020, annexe II-c, E32 (évaluation ponctuelle))
              → candidats.csv, cellule A7
              aide : ajouter ces pièces aux tableaux, ou les joindre au dossier sur papier
            avertissement[A550] la commission E32 de la classe TAGO1 a 1 membre pour 2 prescrits : « La commission d’évaluation est composée d’un professeur ou d’un formateur en charge des enseignements professionnels du baccalauréat AGOrA, et d’un professionnel en lien avec l’administration du personnel (ou à défaut d’un autre professeur ou formateur en charge des enseignements professionnels du baccalauréat AGOrA). » (arrêté du 18 février 2020, annexe II-c, E32 (CCF))
              → commissions.csv, cellule A4
              aide : ajouter une ligne par membre manquant, ou écrire son nom sur les grilles
            avertissement[A550] la commission E32 de la classe TAGO1 a 1 membre pour 2 prescrits : « La commission d’évaluation est composée d’un professeur ou d’un formateur en charge des enseignements professionnels du baccalauréat AGOrA, et d’un professionnel en lien avec l’administration du personnel (ou à défaut d’un autre professeur ou formateur en charge des enseignements professionnels du baccalauréat AGOrA). » (arrêté du 18 février 2020, annexe II-c, E32 (évaluation ponctuelle))
              → commissions.csv, cellule A4
              aide : ajouter une ligne par membre manquant, ou écrire son nom sur les grilles
            avertissement[A545] LŒUILLET Maëlys, Inès : justificatifs (1 ligne) : aucun document attendu ne les montre
              → justificatifs.csv, cellule B7
              aide : vérifier l’épreuve et la catégorie, ou effacer ; le catalogue est documents.yaml
            avertissement[A560] LŒUILLET Maëlys, Inès : certificat de travail non utilisé : la voie « Voie scolaire » demande des périodes, que leurs attestations prouvent
              → justificatifs.csv, cellule B7
              aide : vérifier la catégorie du candidat, ou effacer la ligne
            info[I547] MARTIN Hugo : aucune règle de durée des PFMP appliquée : plusieurs conviennent et la liste ne les départage pas : première formation pour ce diplôme ou reconversion, 22 semaines (arrêté du 18 février 2020, annexe III, II.3.1) ; formation de perfectionnement, Certificats de travail : activité salariée à temps plein pendant six mois au cours de l’année précédant l’examen, ou à temps partiel pendant un an au cours des deux années précédant l’examen (arrêté du 18 février 2020, annexe III, II.3.2)
              → candidats.csv, cellule A5
              aide : comparer soi-même les semaines à la règle du candidat
        "#]],
    );
}

#[test]
fn a_justificatif_of_an_unknown_nature_holds_back_what_may_show_it() {
    let entrees = classe_mixte().replace(
        "justificatifs.csv",
        "0330000003;attestation d'heures;Greta",
        "0330000003;relevé;Greta",
    );
    check(
        &entrees,
        &expect![[r#"
            erreur[E210] NÚÑEZ Aurélie : valeur inconnue pour « Nature » : « relevé »
              → justificatifs.csv, cellule B5
              aide : écrire l’une de ces valeurs : certificat de travail, attestation d’heures
            avertissement[A556] NÚÑEZ Aurélie : dossier d’épreuve ponctuelle : aucun travail professionnel connu en E32 : « Le jour de l’épreuve, en cas de non-production du dossier, le candidat ne peut pas être interrogé. La note zéro lui est donc attribuée. » (arrêté du 18 février 2020, annexe II-c, E32 (évaluation ponctuelle))
              → candidats.csv, cellule A4
              aide : ajouter ces pièces aux tableaux, ou les joindre au dossier sur papier
            avertissement[A556] OUALI Sonia : dossier d’épreuve ponctuelle : aucun travail professionnel connu en E31 et E32 : « Le jour de l’épreuve, en cas de non-production du dossier, le candidat ne peut pas être interrogé. La note zéro lui est donc attribuée. » (arrêté du 18 février 2020, annexe II-c, E31 (évaluation ponctuelle) ; arrêté du 18 février 2020, annexe II-c, E32 (évaluation ponctuelle)) ; aucun justificatif de l’expérience ni des heures de formation connu en E31 et E32 : « En cas de non-production des éléments administratifs nécessaires pour se présenter à l’examen, tels que justificatifs permettant d’attester de l’expérience ou du nombre d’heures de formation suivi, la mention « non valide » est prononcée et est signifiée au candidat. Le diplôme ne peut pas lui être délivré. » (arrêté du 18 février 2020, annexe II-c, E31 (évaluation ponctuelle) ; arrêté du 18 février 2020, annexe II-c, E32 (évaluation ponctuelle))
              → candidats.csv, cellule A7
              aide : ajouter ces pièces aux tableaux, ou les joindre au dossier sur papier
            avertissement[A550] la commission E32 de la classe TAGO1 a 1 membre pour 2 prescrits : « La commission d’évaluation est composée d’un professeur ou d’un formateur en charge des enseignements professionnels du baccalauréat AGOrA, et d’un professionnel en lien avec l’administration du personnel (ou à défaut d’un autre professeur ou formateur en charge des enseignements professionnels du baccalauréat AGOrA). » (arrêté du 18 février 2020, annexe II-c, E32 (CCF))
              → commissions.csv, cellule A4
              aide : ajouter une ligne par membre manquant, ou écrire son nom sur les grilles
            avertissement[A550] la commission E32 de la classe TAGO1 a 1 membre pour 2 prescrits : « La commission d’évaluation est composée d’un professeur ou d’un formateur en charge des enseignements professionnels du baccalauréat AGOrA, et d’un professionnel en lien avec l’administration du personnel (ou à défaut d’un autre professeur ou formateur en charge des enseignements professionnels du baccalauréat AGOrA). » (arrêté du 18 février 2020, annexe II-c, E32 (évaluation ponctuelle))
              → commissions.csv, cellule A4
              aide : ajouter une ligne par membre manquant, ou écrire son nom sur les grilles
            info[I547] MARTIN Hugo : aucune règle de durée des PFMP appliquée : plusieurs conviennent et la liste ne les départage pas : première formation pour ce diplôme ou reconversion, 22 semaines (arrêté du 18 février 2020, annexe III, II.3.1) ; formation de perfectionnement, Certificats de travail : activité salariée à temps plein pendant six mois au cours de l’année précédant l’examen, ou à temps partiel pendant un an au cours des deux années précédant l’examen (arrêté du 18 février 2020, annexe III, II.3.2)
              → candidats.csv, cellule A5
              aide : comparer soi-même les semaines à la règle du candidat
            certificat-travail de 0330000003 : E210
            certificat-travail de 0330000003 : E210
            certificat-travail de 0330000003 : E210
            attestation-experience de 0330000003 : E210
            attestation-heures de 0330000003 : E210
            fiche-conformite de 0330000003 : E210
        "#]],
    );
    let entrees = classe_mixte().replace(
        "justificatifs.csv",
        "0330000003;attestation d'heures;Greta",
        "0330000003;;Greta",
    );
    check(
        &entrees,
        &expect![[r#"
            erreur[E214] NÚÑEZ Aurélie : il manque la nature du justificatif : la ligne ne peut pas être utilisée
              → justificatifs.csv, cellule B5
              aide : remplir la cellule
            avertissement[A556] NÚÑEZ Aurélie : dossier d’épreuve ponctuelle : aucun travail professionnel connu en E32 : « Le jour de l’épreuve, en cas de non-production du dossier, le candidat ne peut pas être interrogé. La note zéro lui est donc attribuée. » (arrêté du 18 février 2020, annexe II-c, E32 (évaluation ponctuelle))
              → candidats.csv, cellule A4
              aide : ajouter ces pièces aux tableaux, ou les joindre au dossier sur papier
            avertissement[A556] OUALI Sonia : dossier d’épreuve ponctuelle : aucun travail professionnel connu en E31 et E32 : « Le jour de l’épreuve, en cas de non-production du dossier, le candidat ne peut pas être interrogé. La note zéro lui est donc attribuée. » (arrêté du 18 février 2020, annexe II-c, E31 (évaluation ponctuelle) ; arrêté du 18 février 2020, annexe II-c, E32 (évaluation ponctuelle)) ; aucun justificatif de l’expérience ni des heures de formation connu en E31 et E32 : « En cas de non-production des éléments administratifs nécessaires pour se présenter à l’examen, tels que justificatifs permettant d’attester de l’expérience ou du nombre d’heures de formation suivi, la mention « non valide » est prononcée et est signifiée au candidat. Le diplôme ne peut pas lui être délivré. » (arrêté du 18 février 2020, annexe II-c, E31 (évaluation ponctuelle) ; arrêté du 18 février 2020, annexe II-c, E32 (évaluation ponctuelle))
              → candidats.csv, cellule A7
              aide : ajouter ces pièces aux tableaux, ou les joindre au dossier sur papier
            avertissement[A550] la commission E32 de la classe TAGO1 a 1 membre pour 2 prescrits : « La commission d’évaluation est composée d’un professeur ou d’un formateur en charge des enseignements professionnels du baccalauréat AGOrA, et d’un professionnel en lien avec l’administration du personnel (ou à défaut d’un autre professeur ou formateur en charge des enseignements professionnels du baccalauréat AGOrA). » (arrêté du 18 février 2020, annexe II-c, E32 (CCF))
              → commissions.csv, cellule A4
              aide : ajouter une ligne par membre manquant, ou écrire son nom sur les grilles
            avertissement[A550] la commission E32 de la classe TAGO1 a 1 membre pour 2 prescrits : « La commission d’évaluation est composée d’un professeur ou d’un formateur en charge des enseignements professionnels du baccalauréat AGOrA, et d’un professionnel en lien avec l’administration du personnel (ou à défaut d’un autre professeur ou formateur en charge des enseignements professionnels du baccalauréat AGOrA). » (arrêté du 18 février 2020, annexe II-c, E32 (évaluation ponctuelle))
              → commissions.csv, cellule A4
              aide : ajouter une ligne par membre manquant, ou écrire son nom sur les grilles
            info[I547] MARTIN Hugo : aucune règle de durée des PFMP appliquée : plusieurs conviennent et la liste ne les départage pas : première formation pour ce diplôme ou reconversion, 22 semaines (arrêté du 18 février 2020, annexe III, II.3.1) ; formation de perfectionnement, Certificats de travail : activité salariée à temps plein pendant six mois au cours de l’année précédant l’examen, ou à temps partiel pendant un an au cours des deux années précédant l’examen (arrêté du 18 février 2020, annexe III, II.3.2)
              → candidats.csv, cellule A5
              aide : comparer soi-même les semaines à la règle du candidat
            certificat-travail de 0330000003 : E214
            certificat-travail de 0330000003 : E214
            certificat-travail de 0330000003 : E214
            attestation-experience de 0330000003 : E214
            attestation-heures de 0330000003 : E214
            fiche-conformite de 0330000003 : E214
        "#]],
    );
}

#[test]
fn a_job_that_ends_before_it_begins_is_held_back() {
    let entrees =
        classe_mixte().replace("justificatifs.csv", "02/06/2025;30/01/2026", "02/06/2025;30/01/2025");
    check(
        &entrees,
        &expect![[r#"
            erreur[E502] MARTIN Hugo : la fin (30/01/2025) précède le début (02/06/2025)
              → justificatifs.csv, cellule E6
              → le début : justificatifs.csv, cellule D6
              aide : corriger l’une des deux dates
            avertissement[A556] NÚÑEZ Aurélie : dossier d’épreuve ponctuelle : aucun travail professionnel connu en E32 : « Le jour de l’épreuve, en cas de non-production du dossier, le candidat ne peut pas être interrogé. La note zéro lui est donc attribuée. » (arrêté du 18 février 2020, annexe II-c, E32 (évaluation ponctuelle))
              → candidats.csv, cellule A4
              aide : ajouter ces pièces aux tableaux, ou les joindre au dossier sur papier
            avertissement[A556] OUALI Sonia : dossier d’épreuve ponctuelle : aucun travail professionnel connu en E31 et E32 : « Le jour de l’épreuve, en cas de non-production du dossier, le candidat ne peut pas être interrogé. La note zéro lui est donc attribuée. » (arrêté du 18 février 2020, annexe II-c, E31 (évaluation ponctuelle) ; arrêté du 18 février 2020, annexe II-c, E32 (évaluation ponctuelle)) ; aucun justificatif de l’expérience ni des heures de formation connu en E31 et E32 : « En cas de non-production des éléments administratifs nécessaires pour se présenter à l’examen, tels que justificatifs permettant d’attester de l’expérience ou du nombre d’heures de formation suivi, la mention « non valide » est prononcée et est signifiée au candidat. Le diplôme ne peut pas lui être délivré. » (arrêté du 18 février 2020, annexe II-c, E31 (évaluation ponctuelle) ; arrêté du 18 février 2020, annexe II-c, E32 (évaluation ponctuelle))
              → candidats.csv, cellule A7
              aide : ajouter ces pièces aux tableaux, ou les joindre au dossier sur papier
            avertissement[A550] la commission E32 de la classe TAGO1 a 1 membre pour 2 prescrits : « La commission d’évaluation est composée d’un professeur ou d’un formateur en charge des enseignements professionnels du baccalauréat AGOrA, et d’un professionnel en lien avec l’administration du personnel (ou à défaut d’un autre professeur ou formateur en charge des enseignements professionnels du baccalauréat AGOrA). » (arrêté du 18 février 2020, annexe II-c, E32 (CCF))
              → commissions.csv, cellule A4
              aide : ajouter une ligne par membre manquant, ou écrire son nom sur les grilles
            avertissement[A550] la commission E32 de la classe TAGO1 a 1 membre pour 2 prescrits : « La commission d’évaluation est composée d’un professeur ou d’un formateur en charge des enseignements professionnels du baccalauréat AGOrA, et d’un professionnel en lien avec l’administration du personnel (ou à défaut d’un autre professeur ou formateur en charge des enseignements professionnels du baccalauréat AGOrA). » (arrêté du 18 février 2020, annexe II-c, E32 (évaluation ponctuelle))
              → commissions.csv, cellule A4
              aide : ajouter une ligne par membre manquant, ou écrire son nom sur les grilles
            info[I547] MARTIN Hugo : aucune règle de durée des PFMP appliquée : plusieurs conviennent et la liste ne les départage pas : première formation pour ce diplôme ou reconversion, 22 semaines (arrêté du 18 février 2020, annexe III, II.3.1) ; formation de perfectionnement, Certificats de travail : activité salariée à temps plein pendant six mois au cours de l’année précédant l’examen, ou à temps partiel pendant un an au cours des deux années précédant l’examen (arrêté du 18 février 2020, annexe III, II.3.2)
              → candidats.csv, cellule A5
              aide : comparer soi-même les semaines à la règle du candidat
            certificat-travail de 0330000004 : E502
            attestation-experience de 0330000004 : E502
            attestation-heures de 0330000004 : E502
        "#]],
    );
}

#[test]
fn months_are_counted_only_where_every_certificate_can_be() {
    let counted = |entrees: &Entrees| {
        let papers = papers(entrees);
        let paper = papers.iter().find(|(c, _)| c.contains(STAGIAIRE) && c.contains("experience"));
        let emplois = paper.expect("it exists").1["experience"]["regles"][0]["emplois"].clone();
        let emplois = emplois.as_array().expect("a list").clone();
        emplois.iter().map(|e| e["constate"].as_i64()).collect::<Vec<_>>()
    };
    let row = "0330000004;certificat de travail;Mairie de Pessac;31/01/2026;29/04/2026;QUOTITE;;Agent\n";
    let with = |quotite: &str| classe_mixte().append("justificatifs.csv", &row.replace("QUOTITE", quotite));
    assert_eq!(counted(&classe_mixte()), [Some(0), Some(7)]);
    assert_eq!(counted(&with("Mi-temps")), [Some(0), Some(10)], "the second job goes on with the first");
    assert_eq!(counted(&with("100 %")), [Some(2), Some(7)]);
    assert_eq!(counted(&with("35 h")), [None, None]);
    assert_eq!(counted(&with("")), [None, None]);
}

#[test]
fn the_archive_of_the_jury_holds_what_proves_the_training() {
    let essai = classe_mixte().generate_all();
    let mut shown = String::new();
    for dossier in [NOELIE, STAGIAIRE, APPRENTI] {
        let path = essai.lieu.sorties().join(format!("TAGO1/jury/{dossier}.zip"));
        let bytes = fs_err::read(path).expect("an archive");
        let archive = ZipArchive::new(Cursor::new(bytes)).expect("an archive");
        let numero = format!("{}-", dossier.rsplit('-').next().expect("a number"));
        let names = archive.file_names().map(|name| {
            let name = name.expect("a name");
            let bare = name.strip_prefix(&numero).expect("whose it is stands first");
            bare.trim_end_matches(".pdf").to_owned()
        });
        let ours = names.filter(|name| PIECES.iter().any(|piece| name.starts_with(piece)));
        writeln!(shown, "{dossier} : {}", ours.collect::<Vec<_>>().join(", ")).expect("a String");
    }
    expect![[r#"
        LOEUILLET-Maelys-Ines-0330000001 : attestation-pfmp-P1, attestation-pfmp-P2, attestation-pfmp-P2-2, attestation-pfmp-P3, attestation-pfmp-recapitulative
        MARTIN-Hugo-0330000004 : attestation-pfmp-P1, attestation-pfmp-recapitulative, certificat-travail-1, attestation-heures
        KERGOAT-Yann-0330000005 : certificat-travail-1, attestation-heures
    "#]]
    .assert_eq(&shown);
}

#[test]
fn pieces_read_as_their_goldens() {
    let goldens: [(String, ExpectFile); 13] = [
        (format!("{NOELIE}/compte-rendu-pfmp-P1"), expect_file!["goldens/compte-rendu-pfmp-P1.txt"]),
        (format!("{NOELIE}/compte-rendu-pfmp-P2"), expect_file!["goldens/compte-rendu-pfmp-P2-vierge.txt"]),
        (format!("{NOELIE}/suivi-pfmp"), expect_file!["goldens/suivi-pfmp.txt"]),
        (format!("{BARE}/suivi-pfmp"), expect_file!["goldens/suivi-pfmp-vierge.txt"]),
        (format!("{ADULTE}/certificat-travail-2"), expect_file!["goldens/certificat-travail-2.txt"]),
        (format!("{APPRENTI}/certificat-travail-1"), expect_file!["goldens/certificat-travail-vierge.txt"]),
        (format!("{STAGIAIRE}/attestation-experience"), expect_file!["goldens/attestation-experience.txt"]),
        (
            format!("{APPRENTI}/attestation-experience"),
            expect_file!["goldens/attestation-experience-vierge.txt"],
        ),
        (format!("{ADULTE}/attestation-heures"), expect_file!["goldens/attestation-heures.txt"]),
        (format!("{APPRENTI}/attestation-heures"), expect_file!["goldens/attestation-heures-vierge.txt"]),
        (format!("{ADULTE}/fiche-conformite"), expect_file!["goldens/fiche-conformite.txt"]),
        (
            "OUALI-Sonia-0330000006/fiche-conformite".to_owned(),
            expect_file!["goldens/fiche-conformite-vierge.txt"],
        ),
        (
            "OUALI-Sonia-0330000006/attestation-pfmp-recapitulative".to_owned(),
            expect_file!["goldens/attestation-pfmp-recapitulative-distance.txt"],
        ),
    ];
    let essai = classe_mixte().generate_all();
    assert!(!essai.faults().contains("erreur["), "{}", essai.faults());
    for (chemin, golden) in goldens {
        golden.assert_eq(&paper(&essai, &format!("candidats/{chemin}")).esquisse());
    }
}

#[test]
fn a_follow_up_on_another_scale_is_left_blank_and_says_so() {
    let mut pack = PACK_ENTIER.clone();
    pack.reglages.suivi.niveaux.iter_mut().for_each(|niveau| niveau.code.push('+'));
    let essai = Lieu::with(&classe_mixte()).generate_with(&pack, &BASE, |_| {});
    let suivi = paper(&essai, &format!("candidats/{NOELIE}/suivi-pfmp"));
    assert!(suivi.texte().contains("ses niveaux ne sont pas reportés"), "{}", suivi.esquisse());
    let crosses = |papier: &Papier| papier.texte().matches('•').count();
    // Three signs of the legends, then the competences met by the tutors or by the attestations.
    assert_eq!(crosses(&suivi), 3 + 9, "{}", suivi.esquisse());
    let document =
        essai.manifeste.documents.iter().find(|d| d.chemin.contains(NOELIE) && d.document == "suivi-pfmp");
    assert_eq!(
        document.expect("it is made").manques,
        ["les niveaux (les échelles du tuteur et du suivi diffèrent)"]
    );
}

#[test]
fn a_report_keeps_to_two_pages_and_a_follow_up_to_one_per_pole() {
    let long = "Maëlys a fait preuve de sérieux et d’application tout au long de la période. ".repeat(26);
    let activites: Vec<String> =
        (1..=12).map(|n| format!("Traitement des dossiers et des pièces reçues, service {n}")).collect();
    let entrees = classe_mixte()
        .replace("tuteurs.csv", "Maëlys est ponctuelle et à l’écoute.", &long)
        .replace("tuteurs.csv", "\"Accueil du public; Courrier\"", &format!("\"{}\"", activites.join("; ")));
    let essai = entrees.generate_all();
    assert!(!essai.faults().contains("erreur["), "{}", essai.faults());
    let pages = |document: &str| {
        let made = essai.manifeste.documents.iter().filter(|d| d.document == document);
        made.filter_map(|d| d.pages).collect::<BTreeSet<_>>()
    };
    assert_eq!(pages("compte-rendu-pfmp"), BTreeSet::from([2]));
    assert_eq!(pages("suivi-pfmp"), BTreeSet::from([PACK_ENTIER.poles.len()]));
    assert_eq!(pages("certificat-travail"), BTreeSet::from([1]));
}
