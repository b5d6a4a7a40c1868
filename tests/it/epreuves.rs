//! The papers of the épreuves: E2 in CCF, the épreuves ponctuelles, the notes of a candidate.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::Cursor;
use std::path::Path;

use calamine::{Reader, Xlsx};
use expect_test::{ExpectFile, expect, expect_file};
use liasse::run;
use serde_json::Value;

use crate::atelier::{Papier, is_a, read_tree};
use crate::support::{BASE, Entrees, Essai, Lieu, PACK_ENTIER, codes_of, papers};

const ETABLISSEMENT: &str = "\
Champ;Valeur
Nom;Greta Rive-Haute
UAI;0330002Y
Adresse;8 cours de l’Yser
Code postal;33000
Ville;Bordeaux
Académie;Bordeaux
Téléphone;05 56 00 00 00
Représentant;Nadia Ferrand
Qualité du représentant;proviseure
Session;2026
Lieu d'édition;Bordeaux
Date d'édition;12/06/2026
";

const CANDIDATS: &str = "\
N° candidat;INE;Nom de famille;Nom d'usage;Prénom(s);Date de naissance;Classe;Catégorie candidat;Durée du cycle;Dérogation PFMP
0330000011;123456789CC;ABADIE;;Rose;14/03/2001;TFPC1;Candidat justifiant de 3 années d’activité professionnelle;;
0330000012;123456789DD;BLIN;;Yann;30/11/1998;TFPC1;B;;
0330000013;123456789EE;CÔME;LE GOFF;Inès, Maëva;02/01/1995;TFPC1;C;;
0330000014;123456789FF;DAO;;Kim;05/07/1999;TFPC1;Formation professionnelle continue dans un établissement public habilité;;
0330000015;123456789GG;ÉMERY;;Zoé;11/09/2008;TFPC1;SCOLAIRE BACPRO 3 ANS (132);3;Non
";

const TRAVAUX: &str = "\
N° candidat;Épreuve;N°;Intitulé;Dimension;Compétences;Organisation et contexte;Nature;Période ou lieu;Ressources
0330000011;E31;1;Accueillir un usager;1.1;1.1.1, 1.1.2;Mairie de Pessac;réelle vécue;En emploi;Fiche d’accueil
0330000011;E32;1;Tenir le registre du personnel;3.1;3.1.1;Garage Morel;réelle vécue;En emploi;Registre
0330000011;E32;2;Préparer les éléments de paie;3.2;3.2.2;Centre de formation;simulée;Centre de formation;Tableur
0330000013;E31;1;Accueillir une adhérente;1.1;1.1.1;Association « L’Élan »;réelle vécue;P1;Fiche
";

const E2: &str = "\
N° candidat;Épreuve;Situation;2.1.1-a;2.1.1-b;2.1.2-a;2.1.3-a;2.1.5-a;2.1.5-b;2.2.1-a;2.2.2-a;2.2.2-b;2.2.3-a;2.3.1-a;2.3.1-b;2.3.2-a;2.3.2-b;Note proposée;Situations présentées;Observations sur les compétences;Observations générales;Date
0330000013;E2;S1;3;3;2;4;3;;2;3;3;;;;;;12;Commande et suivi d’un stock;Calculs justes;Étude sérieuse;16/01/2026
0330000013;E2;S2;;;;;;;;;;;3;3;4;2;13,5;Réunion à distance;Espace bien tenu;Candidate à l’aise;17/04/2026
";

const E31: &str = "\
N° candidat;Épreuve;1.1.1;1.1.2;1.1.3;1.1.4;1.2.1;1.2.2;1.2.3;1.2.4;1.3.1;1.3.2;1.3.3;1.3.4;Note proposée;Situations présentées;Observations générales;Date
0330000011;E31;3;3;4;3;3;2;3;3;4;3;3;3;14;Accueil en mairie;À l’aise;10/06/2026
0330000013;E31;2;3;2;3;2;2;3;3;2;3;2;3;11;Accueil d’une adhérente;Assez sûre;20/05/2026
";

const E32: &str = "\
N° candidat;Épreuve;3.1.1;3.1.2;3.1.3;3.2.1;3.2.2;3.2.3;3.2.4;3.2.5;3.3.1;3.3.2;3.3.3;3.3.4;Note proposée;Situations présentées;Observations générales;Date
0330000011;E32;;;;;;;;;;;;;ABS;;;10/06/2026
0330000013;E32;2;3;2;3;2;3;3;3;2;3;2;3;12,5;Suivi des congés;Clair;21/05/2026
";

const COMMISSIONS: &str = "\
Épreuve;Classe;Nom;Prénom;Fonction;Entreprise
E31;TFPC1;BRUNET;Odile;Professeure;
E31;TFPC1;LEFORT;Marc;Professeur;
E32;TFPC1;BRUNET;Odile;Professeure;
E32;TFPC1;VASSEUR;Nora;Comptable;Garage Morel
";

/// Two candidates of category B, two of C, one of A; of the first of each, all is known.
pub fn formation_continue() -> Entrees {
    let files = [
        ("etablissement.csv", ETABLISSEMENT),
        ("candidats.csv", CANDIDATS),
        ("travaux.csv", TRAVAUX),
        ("e2.csv", E2),
        ("e31.csv", E31),
        ("e32.csv", E32),
        ("commissions.csv", COMMISSIONS),
    ];
    Entrees(files.into_iter().map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec())).collect())
}

const ROSE: &str = "ABADIE-Rose-0330000011";
const YANN: &str = "BLIN-Yann-0330000012";
const INES: &str = "COME-Ines-Maeva-0330000013";
const KIM: &str = "DAO-Kim-0330000014";
const ZOE: &str = "EMERY-Zoe-0330000015";

/// The papers of somebody, by file name without extension.
fn papers_of(essai: &Essai, qui: &str) -> Vec<(String, Papier)> {
    let folder = format!("/{qui}/");
    let mine = read_tree(&essai.lieu.sorties()).into_iter();
    mine.filter(|(path, _)| path.contains(&folder) && is_a("pdf", path))
        .map(|(path, bytes)| {
            let name = path.rsplit('/').next().expect("a name").trim_end_matches(".pdf").to_owned();
            (name, Papier::read(&bytes))
        })
        .collect()
}

#[test]
fn papers_of_the_epreuves_read_as_their_goldens() {
    let goldens: [(&str, &str, ExpectFile); 14] = [
        (INES, "grille-e2-s1", expect_file!["epreuves/grille-e2-s1.txt"]),
        (KIM, "grille-e2-s2", expect_file!["epreuves/grille-e2-s2-vierge.txt"]),
        (INES, "synthese-e2", expect_file!["epreuves/synthese-e2.txt"]),
        (KIM, "synthese-e2", expect_file!["epreuves/synthese-e2-vierge.txt"]),
        (ROSE, "grille-e31-ponctuel", expect_file!["epreuves/grille-e31-ponctuel.txt"]),
        (YANN, "grille-e31-ponctuel", expect_file!["epreuves/grille-e31-ponctuel-vierge.txt"]),
        (ROSE, "grille-e32-ponctuel", expect_file!["epreuves/grille-e32-ponctuel.txt"]),
        (YANN, "grille-e32-ponctuel", expect_file!["epreuves/grille-e32-ponctuel-vierge.txt"]),
        (ROSE, "etat-recapitulatif-e31", expect_file!["epreuves/etat-recapitulatif-e31-ponctuel.txt"]),
        (ROSE, "etat-recapitulatif-e32", expect_file!["epreuves/etat-recapitulatif-e32-ponctuel.txt"]),
        (YANN, "etat-recapitulatif-e32", expect_file!["epreuves/etat-recapitulatif-e32-ponctuel-vierge.txt"]),
        (INES, "synthese-notes", expect_file!["epreuves/synthese-notes.txt"]),
        (ROSE, "synthese-notes", expect_file!["epreuves/synthese-notes-ponctuel.txt"]),
        (ZOE, "synthese-notes", expect_file!["epreuves/synthese-notes-vierge.txt"]),
    ];
    let essai = formation_continue().generate_all();
    expect![[r#"
        avertissement[A556] ABADIE Rose : dossier d’épreuve ponctuelle : aucun justificatif de l’expérience ni des heures de formation connu en E31 et E32 : « En cas de non-production des éléments administratifs nécessaires pour se présenter à l’examen, tels que justificatifs permettant d’attester de l’expérience ou du nombre d’heures de formation suivi, la mention « non valide » est prononcée et est signifiée au candidat. Le diplôme ne peut pas lui être délivré. » (arrêté du 18 février 2020, annexe II-c, E31 (évaluation ponctuelle) ; arrêté du 18 février 2020, annexe II-c, E32 (évaluation ponctuelle))
          → candidats.csv, cellule A2
          aide : ajouter ces pièces aux tableaux, ou les joindre au dossier sur papier
        avertissement[A556] BLIN Yann : dossier d’épreuve ponctuelle : aucun travail professionnel connu en E31 et E32 : « Le jour de l’épreuve, en cas de non-production du dossier, le candidat ne peut pas être interrogé. La note zéro lui est donc attribuée. » (arrêté du 18 février 2020, annexe II-c, E31 (évaluation ponctuelle) ; arrêté du 18 février 2020, annexe II-c, E32 (évaluation ponctuelle)) ; aucun justificatif de l’expérience ni des heures de formation connu en E31 et E32 : « En cas de non-production des éléments administratifs nécessaires pour se présenter à l’examen, tels que justificatifs permettant d’attester de l’expérience ou du nombre d’heures de formation suivi, la mention « non valide » est prononcée et est signifiée au candidat. Le diplôme ne peut pas lui être délivré. » (arrêté du 18 février 2020, annexe II-c, E31 (évaluation ponctuelle) ; arrêté du 18 février 2020, annexe II-c, E32 (évaluation ponctuelle))
          → candidats.csv, cellule A3
          aide : ajouter ces pièces aux tableaux, ou les joindre au dossier sur papier
        avertissement[A567] ABADIE Rose : aucun travail de E32 dans la dimension 3.3 : « Par ailleurs, chacune des trois dimensions caractéristiques du pôle 3 doit être abordée au cours de l’épreuve : suivi de la carrière du personnel ; suivi organisationnel et financier de l’activité du personnel ; participation à l’activité sociale de l’organisation. » (arrêté du 18 février 2020, annexe II-c, E32 (évaluation ponctuelle))
          → travaux.csv, cellule B3
          aide : ajouter un travail, ou vérifier la dimension de chacun ; la commission décide
        info[I571] ABADIE Rose : évaluation de E31 portée sur la grille de l’épreuve ponctuelle, que passe la catégorie B
          → e31.csv, cellule A2
          aide : rien à faire si la catégorie du candidat est juste
        info[I571] ABADIE Rose : évaluation de E32 portée sur la grille de l’épreuve ponctuelle, que passe la catégorie B
          → e32.csv, cellule A2
          aide : rien à faire si la catégorie du candidat est juste
        code 0 ; produits : 53, dont à compléter : 36 ; retenus : 0
    "#]]
    .assert_eq(&essai.recit());
    for (qui, nom, golden) in goldens {
        let mut found = papers_of(&essai, qui).into_iter().filter(|(name, _)| name == nom);
        let (_, papier) = found.next().unwrap_or_else(|| panic!("{nom} of {qui}"));
        golden.assert_eq(&papier.esquisse());
    }
}

#[test]
fn every_golden_of_the_epreuves_is_compared() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/epreuves");
    let source = include_str!("epreuves.rs");
    let stale: BTreeSet<String> = read_tree(&folder)
        .into_keys()
        .filter(|name| !source.contains(&format!("\"epreuves/{name}\"")))
        .collect();
    assert!(stale.is_empty(), "{stale:?}");
}

#[test]
fn a_rule_is_quoted_in_its_mode_only() {
    const PONCTUEL: [&str; 5] =
        ["note zéro", "non valide", "aucune notation spécifique", "se munir", "doit être abordée"];
    const CCF: [&str; 2] = ["ne doit pas être communiquée", "Document confidentiel"];
    let essai = formation_continue().generate_all();
    let mut seen = BTreeSet::new();
    for (qui, forbidden) in
        [(ROSE, &CCF[..]), (YANN, &CCF), (INES, &PONCTUEL), (KIM, &PONCTUEL), (ZOE, &PONCTUEL)]
    {
        for (name, papier) in papers_of(&essai, qui) {
            let text = crate::atelier::words(&papier.texte());
            for phrase in forbidden {
                assert!(!text.contains(phrase), "{name} of {qui} quotes « {phrase} »");
            }
            // E2 in CCF says nothing of the note’s confidentiality.
            if name.contains("e2") {
                assert!(!text.contains("communiquée au candidat"), "{name}");
            }
            seen.extend(PONCTUEL.iter().chain(&CCF).filter(|phrase| text.contains(**phrase)));
            assert!(!text.to_lowercase().contains("grille nationale"), "{name}");
        }
    }
    assert_eq!(seen, PONCTUEL.iter().chain(&CCF).collect(), "each is quoted by those whom it concerns");
}

/// What the synthesis of the first candidate of category C shows.
fn synthese(entrees: &Entrees) -> Value {
    papers(entrees)[&format!("TFPC1/jury/{INES}/synthese-e2.pdf")]["synthese"].clone()
}

fn shown(synthese: &Value) -> String {
    let text = |value: &Value| value.as_str().unwrap_or("rien").to_owned();
    let blocs = synthese["sous_blocs"].as_array().expect("a list").iter();
    let blocs: Vec<String> = blocs.map(|b| format!("{} {}", text(&b["code"]), text(&b["etat"]))).collect();
    format!(
        "moyenne {} ; note {} ; absence partielle {} ; {}",
        text(&synthese["moyenne"]),
        text(&synthese["note"]),
        synthese["absence_partielle"],
        blocs.join(", ")
    )
}

#[test]
fn the_note_of_two_situations_is_their_rounded_mean() {
    let files = formation_continue();
    expect!["moyenne 12,75 ; note 13 ; absence partielle false ; 2.1 oui, 2.2 oui, 2.3 oui"]
        .assert_eq(&shown(&synthese(&files)));
    let one_missing = files.clone().replace("e2.csv", ";13,5;", ";;");
    expect!["moyenne rien ; note rien ; absence partielle false ; 2.1 oui, 2.2 oui, 2.3 oui"]
        .assert_eq(&shown(&synthese(&one_missing)));
    let one_absent = files.clone().replace("e2.csv", ";13,5;", ";ABS;");
    expect!["moyenne rien ; note rien ; absence partielle true ; 2.1 oui, 2.2 oui, 2.3 oui"]
        .assert_eq(&shown(&synthese(&one_absent)));
    let both_absent = one_absent.replace("e2.csv", ";12;", ";ABS;");
    expect!["moyenne rien ; note ABS ; absence partielle false ; 2.1 oui, 2.2 oui, 2.3 oui"]
        .assert_eq(&shown(&synthese(&both_absent)));
}

#[test]
fn a_sous_bloc_that_no_situation_reaches_is_told_and_shown() {
    let files = formation_continue().replace(
        "e2.csv",
        "0330000013;E2;S2;;;;;;;;;;;3;3;4;2;",
        "0330000013;E2;S2;;;;;;;3;;;;;;;;",
    );
    let essai = files.generate_all();
    expect![[r#"
        avertissement[A556] ABADIE Rose : dossier d’épreuve ponctuelle : aucun justificatif de l’expérience ni des heures de formation connu en E31 et E32 : « En cas de non-production des éléments administratifs nécessaires pour se présenter à l’examen, tels que justificatifs permettant d’attester de l’expérience ou du nombre d’heures de formation suivi, la mention « non valide » est prononcée et est signifiée au candidat. Le diplôme ne peut pas lui être délivré. » (arrêté du 18 février 2020, annexe II-c, E31 (évaluation ponctuelle) ; arrêté du 18 février 2020, annexe II-c, E32 (évaluation ponctuelle))
          → candidats.csv, cellule A2
          aide : ajouter ces pièces aux tableaux, ou les joindre au dossier sur papier
        avertissement[A556] BLIN Yann : dossier d’épreuve ponctuelle : aucun travail professionnel connu en E31 et E32 : « Le jour de l’épreuve, en cas de non-production du dossier, le candidat ne peut pas être interrogé. La note zéro lui est donc attribuée. » (arrêté du 18 février 2020, annexe II-c, E31 (évaluation ponctuelle) ; arrêté du 18 février 2020, annexe II-c, E32 (évaluation ponctuelle)) ; aucun justificatif de l’expérience ni des heures de formation connu en E31 et E32 : « En cas de non-production des éléments administratifs nécessaires pour se présenter à l’examen, tels que justificatifs permettant d’attester de l’expérience ou du nombre d’heures de formation suivi, la mention « non valide » est prononcée et est signifiée au candidat. Le diplôme ne peut pas lui être délivré. » (arrêté du 18 février 2020, annexe II-c, E31 (évaluation ponctuelle) ; arrêté du 18 février 2020, annexe II-c, E32 (évaluation ponctuelle))
          → candidats.csv, cellule A3
          aide : ajouter ces pièces aux tableaux, ou les joindre au dossier sur papier
        avertissement[A570] CÔME Inès, Maëva : aucune situation de E2 n’évalue « 2.3 Gestion opérationnelle des espaces (physiques et virtuels) de travail » : Les deux situations d’évaluation doivent permettre d’évaluer des compétences de chacun des trois sous-blocs : suivi administratif de l’activité de production ; suivi financier de l’activité de production et gestion opérationnelle des espaces de travail. (arrêté du 18 février 2020, annexe II-c, E2 (CCF))
          → e2.csv, cellule C3
          aide : vérifier les niveaux saisis pour chaque situation ; le jury décide
        avertissement[A567] ABADIE Rose : aucun travail de E32 dans la dimension 3.3 : « Par ailleurs, chacune des trois dimensions caractéristiques du pôle 3 doit être abordée au cours de l’épreuve : suivi de la carrière du personnel ; suivi organisationnel et financier de l’activité du personnel ; participation à l’activité sociale de l’organisation. » (arrêté du 18 février 2020, annexe II-c, E32 (évaluation ponctuelle))
          → travaux.csv, cellule B3
          aide : ajouter un travail, ou vérifier la dimension de chacun ; la commission décide
        info[I571] ABADIE Rose : évaluation de E31 portée sur la grille de l’épreuve ponctuelle, que passe la catégorie B
          → e31.csv, cellule A2
          aide : rien à faire si la catégorie du candidat est juste
        info[I571] ABADIE Rose : évaluation de E32 portée sur la grille de l’épreuve ponctuelle, que passe la catégorie B
          → e32.csv, cellule A2
          aide : rien à faire si la catégorie du candidat est juste
    "#]].assert_eq(&essai.faults());
    let (_, papier) =
        papers_of(&essai, INES).into_iter().find(|(name, _)| name == "synthese-e2").expect("it is made");
    let told: Vec<String> =
        papier.lignes().into_iter().filter(|l| l.contains("NON") || l.contains("Aucune")).collect();
    expect![[r#"
        | 2.3 Gestion opérationnelle des espaces (physiques et virtuels) de travail |  |  | NON |
        Aucune situation n’évalue : 2.3 Gestion opérationnelle des espaces (physiques et virtuels) de travail. « Les deux situations d’évaluation doivent permettre d’évaluer des compétences de chacun des trois sous-blocs : suivi administratif de l’activité de production ; suivi financier de l’activité de production et gestion opérationnelle des espaces de travail. » (arrêté du 18 février 2020, annexe II-c, E2 (CCF)) Conservation. « Les documents rendant compte des situations d’évaluation justifiant la note sont mis à la disposition du jury et de l’autorité rectorale pour la session considérée et jusqu’à la session suivante. » (arrêté du 18 février 2020, annexe II-c, E2 (CCF))"#]].assert_eq(&told.join("\n"));
}

/// A situation that has not been evaluated may still reach what is missing.
#[test]
fn coverage_is_not_told_before_both_situations_are_evaluated() {
    let text = formation_continue().text("e2.csv");
    let first: Vec<&str> = text.lines().take(2).collect();
    let files = formation_continue().put("e2.csv", first.join("\n") + "\n");
    assert!(!files.generate_all().faults().contains("A570"));
    expect!["moyenne rien ; note rien ; absence partielle false ; 2.1 oui, 2.2 oui, 2.3 rien"]
        .assert_eq(&shown(&synthese(&files)));
}

#[test]
fn an_evaluation_without_its_situation_holds_back_what_may_show_it() {
    let files = formation_continue().replace("e2.csv", "E2;S2;", "E2;;");
    expect![[r#"
        erreur[E214] CÔME Inès, Maëva, E2 : il manque la situation d’évaluation : la ligne ne peut pas être utilisée
          → e2.csv, cellule A3
          aide : remplir la cellule
        avertissement[A556] ABADIE Rose : dossier d’épreuve ponctuelle : aucun justificatif de l’expérience ni des heures de formation connu en E31 et E32 : « En cas de non-production des éléments administratifs nécessaires pour se présenter à l’examen, tels que justificatifs permettant d’attester de l’expérience ou du nombre d’heures de formation suivi, la mention « non valide » est prononcée et est signifiée au candidat. Le diplôme ne peut pas lui être délivré. » (arrêté du 18 février 2020, annexe II-c, E31 (évaluation ponctuelle) ; arrêté du 18 février 2020, annexe II-c, E32 (évaluation ponctuelle))
          → candidats.csv, cellule A2
          aide : ajouter ces pièces aux tableaux, ou les joindre au dossier sur papier
        avertissement[A556] BLIN Yann : dossier d’épreuve ponctuelle : aucun travail professionnel connu en E31 et E32 : « Le jour de l’épreuve, en cas de non-production du dossier, le candidat ne peut pas être interrogé. La note zéro lui est donc attribuée. » (arrêté du 18 février 2020, annexe II-c, E31 (évaluation ponctuelle) ; arrêté du 18 février 2020, annexe II-c, E32 (évaluation ponctuelle)) ; aucun justificatif de l’expérience ni des heures de formation connu en E31 et E32 : « En cas de non-production des éléments administratifs nécessaires pour se présenter à l’examen, tels que justificatifs permettant d’attester de l’expérience ou du nombre d’heures de formation suivi, la mention « non valide » est prononcée et est signifiée au candidat. Le diplôme ne peut pas lui être délivré. » (arrêté du 18 février 2020, annexe II-c, E31 (évaluation ponctuelle) ; arrêté du 18 février 2020, annexe II-c, E32 (évaluation ponctuelle))
          → candidats.csv, cellule A3
          aide : ajouter ces pièces aux tableaux, ou les joindre au dossier sur papier
        avertissement[A567] ABADIE Rose : aucun travail de E32 dans la dimension 3.3 : « Par ailleurs, chacune des trois dimensions caractéristiques du pôle 3 doit être abordée au cours de l’épreuve : suivi de la carrière du personnel ; suivi organisationnel et financier de l’activité du personnel ; participation à l’activité sociale de l’organisation. » (arrêté du 18 février 2020, annexe II-c, E32 (évaluation ponctuelle))
          → travaux.csv, cellule B3
          aide : ajouter un travail, ou vérifier la dimension de chacun ; la commission décide
        info[I571] ABADIE Rose : évaluation de E31 portée sur la grille de l’épreuve ponctuelle, que passe la catégorie B
          → e31.csv, cellule A2
          aide : rien à faire si la catégorie du candidat est juste
        info[I571] ABADIE Rose : évaluation de E32 portée sur la grille de l’épreuve ponctuelle, que passe la catégorie B
          → e32.csv, cellule A2
          aide : rien à faire si la catégorie du candidat est juste
        code 1 ; produits : 49, dont à compléter : 37 ; retenus : 4
          grille-e2-s1 de 0330000013 : E214
          grille-e2-s2 de 0330000013 : E214
          synthese-e2 de 0330000013 : E214
          synthese-notes de 0330000013 : E214
    "#]]
    .assert_eq(&files.generate_all().recit());
}

#[test]
fn a_written_epreuve_is_not_evaluated_here() {
    let files = formation_continue().append("e2.csv", "0330000015;E2;S1;3;;;;;;;;;;;;;;12;;;;\n");
    let told = files.generate_all().faults();
    let warnings: Vec<&str> = told.lines().filter(|line| line.starts_with("avertissement")).collect();
    expect![[r#"
        avertissement[A556] ABADIE Rose : dossier d’épreuve ponctuelle : aucun justificatif de l’expérience ni des heures de formation connu en E31 et E32 : « En cas de non-production des éléments administratifs nécessaires pour se présenter à l’examen, tels que justificatifs permettant d’attester de l’expérience ou du nombre d’heures de formation suivi, la mention « non valide » est prononcée et est signifiée au candidat. Le diplôme ne peut pas lui être délivré. » (arrêté du 18 février 2020, annexe II-c, E31 (évaluation ponctuelle) ; arrêté du 18 février 2020, annexe II-c, E32 (évaluation ponctuelle))
        avertissement[A556] BLIN Yann : dossier d’épreuve ponctuelle : aucun travail professionnel connu en E31 et E32 : « Le jour de l’épreuve, en cas de non-production du dossier, le candidat ne peut pas être interrogé. La note zéro lui est donc attribuée. » (arrêté du 18 février 2020, annexe II-c, E31 (évaluation ponctuelle) ; arrêté du 18 février 2020, annexe II-c, E32 (évaluation ponctuelle)) ; aucun justificatif de l’expérience ni des heures de formation connu en E31 et E32 : « En cas de non-production des éléments administratifs nécessaires pour se présenter à l’examen, tels que justificatifs permettant d’attester de l’expérience ou du nombre d’heures de formation suivi, la mention « non valide » est prononcée et est signifiée au candidat. Le diplôme ne peut pas lui être délivré. » (arrêté du 18 février 2020, annexe II-c, E31 (évaluation ponctuelle) ; arrêté du 18 février 2020, annexe II-c, E32 (évaluation ponctuelle))
        avertissement[A508] ÉMERY Zoé : évaluation de E2 non utilisée : E2 se passe en épreuve ponctuelle (écrit, 3 h 30) pour la catégorie A (arrêté du 18 février 2020, annexes II-b et II-c)
        avertissement[A567] ABADIE Rose : aucun travail de E32 dans la dimension 3.3 : « Par ailleurs, chacune des trois dimensions caractéristiques du pôle 3 doit être abordée au cours de l’épreuve : suivi de la carrière du personnel ; suivi organisationnel et financier de l’activité du personnel ; participation à l’activité sociale de l’organisation. » (arrêté du 18 février 2020, annexe II-c, E32 (évaluation ponctuelle))"#]].assert_eq(&warnings.join("\n"));
}

#[test]
fn without_a_category_every_form_is_expected_and_held_back() {
    let files = formation_continue().replace("candidats.csv", "TFPC1;B;;", "TFPC1;;;");
    let essai = files.generate_all();
    let mut told = String::new();
    for retenu in &essai.manifeste.retenus {
        writeln!(told, "{} : {}", retenu.document, codes_of(retenu)).expect("a String");
    }
    expect![[r#"
        grille-e31 : E504
        grille-e32 : E504
        grille-e2-s1 : E504
        grille-e2-s2 : E504
        synthese-e2 : E504
        grille-e31-ponctuel : E504
        grille-e32-ponctuel : E504
        synthese-notes : E504
        attestation-heures : E504
        fiche-conformite : E504
        sommaire : E504
    "#]]
    .assert_eq(&told);
    let etats: Vec<String> = papers_of(&essai, YANN).into_iter().map(|(name, _)| name).collect();
    expect![[r#"
        attestation-pfmp-recapitulative
        etat-recapitulatif-e31
        etat-recapitulatif-e32
        suivi-pfmp"#]]
    .assert_eq(&etats.join("\n"));
}

/// One sheet fills the grid in CCF and the one of the épreuve ponctuelle; E2 has rows for those who sit it in CCF.
#[test]
fn the_workbook_to_fill_has_a_row_for_each_expected_grid() {
    let lieu = Lieu::with(&formation_continue());
    run::write_models(&PACK_ENTIER, &BASE, &lieu.options()).expect("folders");
    let bytes = fs_err::read(lieu.sorties().join("modeles/TFPC1/TFPC1.xlsx")).expect("it is written");
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let mut told = String::new();
    for name in book.sheet_names() {
        let range = book.worksheet_range(&name).expect("a sheet");
        let first = range.rows().filter_map(|row| row.first()).map(ToString::to_string);
        let numeros: BTreeSet<String> = first.filter(|cell| cell.starts_with("03300000")).collect();
        if numeros.is_empty() {
            continue;
        }
        writeln!(told, "{name} : {}", numeros.into_iter().collect::<Vec<_>>().join(", ")).expect("a String");
    }
    expect![[r#"
        PFMP : 0330000011, 0330000012, 0330000013, 0330000014, 0330000015
        Travaux E31 : 0330000011, 0330000012, 0330000013, 0330000014, 0330000015
        Travaux E32 : 0330000011, 0330000012, 0330000013, 0330000014, 0330000015
        Évaluations E2 S1 : 0330000013, 0330000014
        Évaluations E2 S2 : 0330000013, 0330000014
        Évaluations E31 : 0330000011, 0330000012, 0330000013, 0330000014, 0330000015
        Évaluations E32 : 0330000011, 0330000012, 0330000013, 0330000014, 0330000015
    "#]]
    .assert_eq(&told);
}
