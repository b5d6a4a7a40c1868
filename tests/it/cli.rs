//! The command line: what it prints where, and how it ends.

use std::collections::BTreeMap;
use std::path::Path;

use expect_test::{Expect, expect};
use liasse::diagnostics::codes;
use liasse::referentiel::embedded;
use serde_json::Value;
use walkdir::WalkDir;

use crate::support::{Entrees, Lieu, PACK_ENTIER, minimal, papers as wanted};

const COMMANDES: [&str; 9] = [
    "generer",
    "verifier",
    "modeles",
    "exemple",
    "referentiel",
    "diagnostic",
    "expliquer",
    "completions",
    "man",
];

/// How a command ended.
struct Fin {
    code: i32,
    sortie: String,
    erreur: String,
}

fn run(lieu: &Lieu, arguments: &[&str]) -> Fin {
    let output = lieu.liasse(arguments).output().expect("the program starts");
    Fin {
        code: output.status.code().expect("no signal"),
        sortie: String::from_utf8(output.stdout).expect("UTF-8"),
        erreur: String::from_utf8(output.stderr).expect("UTF-8"),
    }
}

fn empty() -> Lieu {
    Lieu::with(&Entrees(BTreeMap::new()))
}

/// A command that can do nothing: code 2, nothing on standard output, this on standard error.
fn check_refusal(lieu: &Lieu, arguments: &[&str], expected: &Expect) {
    let fin = run(lieu, arguments);
    assert_eq!((fin.code, fin.sortie.as_str()), (2, ""), "{arguments:?}");
    expected.assert_eq(&fin.erreur);
}

fn json(fin: &Fin) -> Value {
    serde_json::from_str(&fin.sortie).expect("standard output is JSON")
}

/// Every file below a folder, with its bytes.
fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    WalkDir::new(folder)
        .into_iter()
        .map(|entry| entry.expect("a readable folder"))
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let inside = entry.path().strip_prefix(folder).expect("below the folder");
            (inside.to_string_lossy().into_owned(), fs_err::read(entry.path()).expect("a readable file"))
        })
        .collect()
}

// Aide

/// Words of clap that stand in none of our sentences.
const ANGLAIS: [&str; 12] = [
    "Usage",
    "Options:",
    "Commands",
    "Arguments:",
    "error",
    "Print",
    "default",
    "possible",
    "required",
    "tip:",
    "For more",
    "aliases",
];

fn check_in_french(text: &str) {
    for word in ANGLAIS {
        assert!(!text.contains(word), "« {word} » stands in:\n{text}");
    }
}

#[test]
fn every_help_page_is_in_french() {
    let lieu = empty();
    let mut pages = vec![vec!["--help"], vec!["-h"], vec!["--aide"]];
    pages.extend(COMMANDES.map(|name| vec![name, "--help"]));
    pages.extend(COMMANDES.map(|name| vec![name, "-h"]));
    for page in pages {
        let fin = run(&lieu, &page);
        assert_eq!((fin.code, fin.erreur.as_str()), (0, ""), "{page:?}");
        assert!(fin.sortie.contains("Utilisation : liasse"), "{}", fin.sortie);
        assert!(fin.sortie.contains("\nOptions\u{a0}:\n"), "{}", fin.sortie);
        check_in_french(&fin.sortie);
    }
}

#[test]
fn the_help_lists_every_command_and_the_exit_codes() {
    let fin = run(&empty(), &["--help"]);
    for name in COMMANDES {
        assert!(fin.sortie.lines().any(|line| line.starts_with(&format!("  {name} "))), "{name}");
    }
    assert!(fin.sortie.contains("Code de sortie : 0"), "{}", fin.sortie);
}

#[test]
fn the_version_is_that_of_the_crate() {
    let fin = run(&empty(), &["--version"]);
    assert_eq!(fin.sortie, concat!("liasse ", env!("CARGO_PKG_VERSION"), "\n"));
}

#[test]
fn the_shell_gets_its_completions_and_its_manual() {
    let lieu = empty();
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let fin = run(&lieu, &["completions", shell]);
        assert_eq!((fin.code, fin.erreur.as_str()), (0, ""), "{shell}");
        assert!(fin.sortie.contains("verifier") && fin.sortie.contains("entrees"), "{shell}");
    }
    let fin = run(&lieu, &["man"]);
    let sections: Vec<&str> = fin.sortie.lines().filter(|line| line.starts_with(".SH")).collect();
    assert_eq!(
        sections,
        [
            ".SH NOM",
            ".SH SYNOPSIS",
            ".SH DESCRIPTION",
            ".SH OPTIONS",
            ".SH Commandes",
            ".SH CODE DE SORTIE",
            ".SH VERSION"
        ]
    );
    assert_eq!((fin.code, fin.erreur.as_str()), (0, ""));
}

// Refus

#[test]
fn a_wrong_usage_is_told_in_french() {
    let lieu = Lieu::with(&minimal());
    check_refusal(
        &lieu,
        &["verifir"],
        &expect![[r#"
        erreur : commande inconnue : « verifir »
          peut-être : verifier
          aide : liasse --help
    "#]],
    );
    check_refusal(
        &lieu,
        &["--classes", "TAGO1"],
        &expect![[r#"
        erreur : argument inconnu : « --classes »
          peut-être : --classe
          aide : liasse --help
    "#]],
    );
    check_refusal(
        &lieu,
        &["verifier", "inputs"],
        &expect![[r#"
        erreur : argument inconnu : « inputs »
          aide : liasse --help
    "#]],
    );
    check_refusal(
        &lieu,
        &["exemple"],
        &expect![[r#"
        erreur : il manque : <DOSSIER>
          aide : liasse --help
    "#]],
    );
    check_refusal(
        &lieu,
        &["--entrees"],
        &expect![[r#"
        erreur : il manque une valeur à « --entrees <DIR> »
          aide : liasse --help
    "#]],
    );
    check_refusal(
        &lieu,
        &["--session", "26"],
        &expect![[r#"
        erreur : valeur refusée pour « --session <AAAA> » : « 26 »
          aide : liasse --help
    "#]],
    );
    check_refusal(
        &lieu,
        &["--date", "31/02/2026"],
        &expect![[r#"
        erreur : valeur refusée pour « --date <AAAA-MM-JJ> » : « 31/02/2026 »
          aide : liasse --help
    "#]],
    );
    check_refusal(
        &lieu,
        &["--taches", "0"],
        &expect![[r#"
        erreur : valeur refusée pour « --taches <N> » : « 0 »
          aide : liasse --help
    "#]],
    );
    check_refusal(
        &lieu,
        &["--format", "xml"],
        &expect![[r#"
        erreur : valeur refusée pour « --format <FORMAT> » : « xml »
          valeurs possibles : texte, json
          aide : liasse --help
    "#]],
    );
    check_refusal(
        &lieu,
        &["-q", "-v"],
        &expect![[r#"
        erreur : « --quiet » ne va pas avec « --verbeux »
          aide : liasse --help
    "#]],
    );
    check_refusal(
        &lieu,
        &["completions", "tcsh"],
        &expect![[r#"
        erreur : valeur refusée pour « <SHELL> » : « tcsh »
          valeurs possibles : bash, elvish, fish, powershell, zsh
          peut-être : zsh
          aide : liasse --help
    "#]],
    );
    assert!(!lieu.sorties().exists());
}

#[test]
fn a_missing_input_folder_is_named() {
    let lieu = empty();
    for command in ["generer", "verifier"] {
        check_refusal(
            &lieu,
            &[command, "--entrees", "ailleurs"],
            &expect![[r#"
            erreur : le dossier d’entrée « ailleurs » n’existe pas
        "#]],
        );
    }
    assert!(!lieu.sorties().exists());
}

#[test]
fn an_unknown_document_is_refused_with_those_of_the_catalogue() {
    check_refusal(
        &Lieu::with(&minimal().with_short_catalogue()),
        &["--document", "grille-e33"],
        &expect![[r#"
            erreur : document inconnu : « grille-e33 » ; le catalogue connaît grille-e31, grille-e32, etat-recapitulatif-e31, etat-recapitulatif-e32, attestation-pfmp, attestation-pfmp-recapitulative
        "#]],
    );
}

/// The folder with a copy of the pack, one text of it replaced.
fn with_pack(fichier: &str, before: &str, after: &str) -> Lieu {
    let mut files = minimal();
    for (name, bytes) in embedded::files() {
        files = files.put(&format!("referentiel/agora/{name}"), bytes);
    }
    Lieu::with(&files.replace(&format!("referentiel/agora/{fichier}"), before, after))
}

#[test]
fn a_faulty_pack_is_told_with_its_file_its_line_and_its_column() {
    let lieu = with_pack("reglages.yaml", "bareme: 20\n", "bareme: vingt\n");
    for command in ["generer", "verifier", "referentiel"] {
        check_refusal(
            &lieu,
            &[command],
            &expect![[r#"
            erreur : référentiel inutilisable (inputs/referentiel/agora)
            « vingt » ne convient pas : il faut un nombre
              → reglages.yaml, ligne 20, colonne 11
              aide : écrivez un nombre, avec un point et sans guillemets
        "#]],
        );
    }
    assert!(!lieu.sorties().exists());
}

#[test]
fn the_pack_of_the_folder_replaces_that_of_the_program() {
    let lieu = with_pack("reglages.yaml", "bareme: 20\n", "bareme: 12\n");
    let fin = run(&lieu, &["verifier", "-q"]);
    assert_eq!(fin.code, 1);
    expect![[r#"
        erreur[E206] DURAND Léa, E31 : note hors du barème : « 13,5 » pour une note sur 12
          → grilles-e31.csv, cellule Q2
          aide : corriger la note, entre 0 et 12

        erreur[E206] DURAND Léa, E32 : note hors du barème : « 14 » pour une note sur 12
          → grilles-e32.csv, cellule Q2
          aide : corriger la note, entre 0 et 12

        erreur[E206] MARTIN Hugo, E32 : note hors du barème : « 12,5 » pour une note sur 12
          → grilles-e32.csv, cellule Q3
          aide : corriger la note, entre 0 et 12
    "#]]
    .assert_eq(&fin.erreur);
}

#[test]
fn two_packs_side_by_side_are_refused() {
    let lieu = with_pack("reglages.yaml", "bareme: 20\n", "bareme: 20\n");
    fs_err::create_dir(lieu.entrees().join("referentiel/autre")).expect("writable");
    check_refusal(
        &lieu,
        &["verifier"],
        &expect![[r#"
        erreur : plusieurs référentiels : inputs/referentiel/agora, inputs/referentiel/autre ; n’en garder qu’un
    "#]],
    );
}

#[test]
fn a_template_of_the_school_that_is_no_text_is_refused() {
    let lieu =
        Lieu::with(&minimal().put("../templates/grille-ccf.typ", b"= Grille d\xE9taill\xE9e".to_vec()));
    check_refusal(
        &lieu,
        &["generer"],
        &expect![[r#"
        erreur : modèle inutilisable : grille-ccf.typ : enregistrer le fichier en UTF-8
    "#]],
    );
    assert!(!lieu.sorties().exists());
}

#[test]
fn a_template_of_the_school_with_a_fault_fails_the_run_and_the_rest_is_there() {
    let lieu = Lieu::with(&minimal().put("../templates/grille-ccf.typ", "#let x = \n"));
    let fin = run(&lieu, &["generer", "-q"]);
    assert_eq!((fin.code, fin.sortie.as_str()), (2, ""));
    expect![[r#"
        erreur[E602] faute dans le modèle grille-ccf.typ, ligne 1, colonne 9 : il manque une valeur à cet endroit
          aide : compléter ce qui suit le « = », la virgule ou les deux-points ; ou retirer la copie du dossier templates pour revenir au modèle du programme
    "#]].assert_eq(&fin.erreur);
    let papers = tree(&lieu.sorties())
        .into_keys()
        .filter(|path| path.strip_suffix(".pdf").is_some() && !path.contains("/impression/"));
    // Those of another template are made, but for the sommaires that would list the grids.
    let others = wanted(&minimal()).into_values().filter(|donnees| {
        let document = PACK_ENTIER.find_document(donnees["document"]["id"].as_str().expect("an id"));
        document
            .is_some_and(|document| !["grille-ccf.typ", "sommaire.typ"].contains(&document.modele.as_str()))
    });
    assert_eq!(papers.count(), others.count());
}

// Compte rendu

/// A note out of the barème, a column that means nothing, a total line.
fn with_faults() -> Lieu {
    Lieu::with(
        &minimal()
            .replace("grilles-e31.csv", ";13,5;", ";21;")
            .replace("grilles-e32.csv", ";12,5;", ";12,7;")
            .with_column("travaux.csv", "Photo", "")
            .append("travaux.csv", "Total;;;;2;;;;;;;\n")
            .with_short_catalogue(),
    )
}

#[test]
fn the_account_goes_to_standard_error_and_names_what_to_read_first() {
    let lieu = with_faults();
    let fin = run(&lieu, &[]);
    assert_eq!((fin.code, fin.sortie.as_str()), (1, ""));
    expect![[r#"
        14 documents attendus : 13 complets, 0 à compléter, 1 retenu
        1 archive du jury, 1 archive non constituée

        À corriger par la commission d’évaluation (1 erreur)
          E206 grilles-e31.csv, cellule Q2 : DURAND Léa, E31 : note hors du barème : « 21 » pour une note sur 20
        À vérifier par la commission d’évaluation (1 avertissement)
          A505 grilles-e32.csv, cellule Q3 : MARTIN Hugo, E32 : 12,7 n’est pas un multiple de 0,5 point : arrêté du 18 février 2020, annexe II-c, pour la note sur 20 ; usage des grilles de la même famille (économie-gestion) pour le pas et le profil ; à vérifier auprès de la DEC

        2 copies annotées dans outputs/a-corriger : les cellules en faute y sont colorées.
        Tout est dans outputs (1 erreur, 1 avertissement, 1 information). À lire d’abord : outputs/rapport.html
    "#]].assert_eq(&fin.erreur);
}

#[test]
fn quiet_tells_the_errors_only() {
    let fin = run(&with_faults(), &["verifier", "-q"]);
    assert_eq!((fin.code, fin.sortie.as_str()), (1, ""));
    expect![[r#"
        erreur[E206] DURAND Léa, E31 : note hors du barème : « 21 » pour une note sur 20
          → grilles-e31.csv, cellule Q2
          aide : corriger la note, entre 0 et 20
    "#]]
    .assert_eq(&fin.erreur);
    let fin = run(&Lieu::with(&minimal()), &["verifier", "-q"]);
    assert_eq!((fin.code, fin.sortie.as_str(), fin.erreur.as_str()), (0, "", ""));
}

#[test]
fn verbose_tells_the_rows_left_aside_and_the_informations() {
    let fin = run(&with_faults(), &["verifier", "-v"]);
    let usual = run(&with_faults(), &["verifier"]);
    let more: Vec<&str> = fin.erreur.lines().filter(|line| !usual.erreur.contains(line)).collect();
    expect![[r#"
        Ce qui a été lu
          candidats.csv
            liste des candidats (en-têtes ligne 1) : 2 lignes
          commissions.csv
            commissions d’évaluation (en-têtes ligne 1) : 4 lignes
          etablissement.csv
            établissement (en-têtes ligne 1) : 12 lignes
          grilles-e31.csv
            évaluations des commissions (en-têtes ligne 1) : 2 lignes
          grilles-e32.csv
            évaluations des commissions (en-têtes ligne 1) : 2 lignes
          pfmp.csv
            périodes de formation en milieu professionnel (en-têtes ligne 1) : 4 lignes
          travaux.csv
            travaux professionnels (en-têtes ligne 1) : 4 lignes, 1 laissée de côté
              ligne 6 : ligne de total ou de moyenne
          tuteurs.csv
            évaluations des tuteurs (en-têtes ligne 1) : 2 lignes
        À corriger par la commission d’évaluation (1 erreur, 1 avertissement)
        erreur[E206] DURAND Léa, E31 : note hors du barème : « 21 » pour une note sur 20
          → grilles-e31.csv, cellule Q2
          aide : corriger la note, entre 0 et 20
        avertissement[A505] MARTIN Hugo, E32 : 12,7 n’est pas un multiple de 0,5 point : arrêté du 18 février 2020, annexe II-c, pour la note sur 20 ; usage des grilles de la même famille (économie-gestion) pour le pas et le profil ; à vérifier auprès de la DEC
          → grilles-e32.csv, cellule Q3
          aide : vérifier l’arrondi : la note est imprimée telle quelle
        À vérifier par les enseignants (1 information)
        info[I217] colonnes non utilisées : « Photo »
          → travaux.csv, cellule M1
          aide : rien à faire, sauf si l’une d’elles devait compter : corriger alors son en-tête
        Documents                            attendus  complets  à compléter  retenus
          grille-e31                                2         1            0        1
          grille-e32                                2         2            0        0
          etat-recapitulatif-e31                    2         2            0        0
          etat-recapitulatif-e32                    2         2            0        0
          attestation-pfmp                          4         4            0        0
          attestation-pfmp-recapitulative           2         2            0        0
          total                                    14        13            0        1
          retenu                TAGO1/jury/DURAND-Lea-0100000001/grille-e31.pdf E206
          complet     nouveau   TAGO1/jury/MARTIN-Hugo-0100000002/grille-e31.pdf
          complet     nouveau   TAGO1/jury/DURAND-Lea-0100000001/grille-e32.pdf
          complet     nouveau   TAGO1/jury/MARTIN-Hugo-0100000002/grille-e32.pdf
          complet     nouveau   TAGO1/candidats/DURAND-Lea-0100000001/etat-recapitulatif-e31.pdf
          complet     nouveau   TAGO1/candidats/MARTIN-Hugo-0100000002/etat-recapitulatif-e31.pdf
          complet     nouveau   TAGO1/candidats/DURAND-Lea-0100000001/etat-recapitulatif-e32.pdf
          complet     nouveau   TAGO1/candidats/MARTIN-Hugo-0100000002/etat-recapitulatif-e32.pdf
          complet     nouveau   TAGO1/candidats/DURAND-Lea-0100000001/attestation-pfmp-P1.pdf
          complet     nouveau   TAGO1/candidats/DURAND-Lea-0100000001/attestation-pfmp-P2.pdf
          complet     nouveau   TAGO1/candidats/MARTIN-Hugo-0100000002/attestation-pfmp-P1.pdf
          complet     nouveau   TAGO1/candidats/MARTIN-Hugo-0100000002/attestation-pfmp-P2.pdf
          complet     nouveau   TAGO1/candidats/DURAND-Lea-0100000001/attestation-pfmp-recapitulative.pdf
          complet     nouveau   TAGO1/candidats/MARTIN-Hugo-0100000002/attestation-pfmp-recapitulative.pdf
    "#]]
    .assert_eq(&(more.join("\n") + "\n"));
}

#[test]
fn json_of_a_run_is_its_manifest() {
    let lieu = with_faults();
    let fin = run(&lieu, &["generer", "--format", "json"]);
    assert_eq!((fin.code, fin.erreur.as_str()), (1, ""));
    let manifest = fs_err::read_to_string(lieu.sorties().join("manifeste.json")).expect("a manifest");
    assert_eq!(fin.sortie, manifest);
}

#[test]
fn json_of_a_verification_is_the_manifest_without_pages_nor_hashes() {
    let lieu = with_faults();
    let verified = run(&lieu, &["verifier", "--format", "json"]);
    assert_eq!((verified.code, verified.erreur.as_str()), (1, ""));
    assert!(!lieu.sorties().exists(), "a verification writes nothing");
    let mut generated = json(&run(&lieu, &["--format", "json"]));
    for document in generated["documents"].as_array_mut().expect("documents") {
        let document = document.as_object_mut().expect("a document");
        assert!(document.remove("pages").is_some_and(|pages| pages.as_u64() > Some(0)));
        assert!(document.remove("sha256").is_some_and(|hash| hash.as_str().is_some_and(|h| h.len() == 64)));
    }
    let mut verified = json(&verified);
    // What is made of files is not told where none is.
    for key in ["archives", "impressions", "non_constitues"] {
        assert_eq!(
            verified.as_object_mut().expect("an object").remove(key),
            Some(serde_json::json!([])),
            "{key}"
        );
        generated.as_object_mut().expect("an object").remove(key).expect("a known key");
    }
    assert_eq!(verified, generated);
}

#[test]
fn a_diagnostic_of_the_manifest_has_all_its_fields() {
    let fin = run(&with_faults(), &["verifier", "--format", "json"]);
    let text = serde_json::to_string_pretty(&json(&fin)["diagnostics"][0]).expect("JSON");
    expect![[r#"
        {
          "aide": "corriger la note, entre 0 et 20",
          "candidat": "0100000001",
          "cellule": "Q2",
          "code": "E206",
          "feuille": null,
          "fichier": "grilles-e31.csv",
          "gravite": "erreur",
          "message": "DURAND Léa, E31 : note hors du barème : « 21 » pour une note sur 20",
          "responsable": "la commission d’évaluation",
          "sujet": {
            "epreuve": "E31",
            "personne": "DURAND Léa"
          }
        }"#]]
    .assert_eq(&text);
}

// Sélection

/// The papers of a verification with these options.
fn papers_of(arguments: &[&str]) -> (i32, Vec<String>) {
    let other = "0100000003;123456789CC;SIMON;;Ana;30/09/2008;TAGO2;A;30004;3;non\n";
    let lieu = Lieu::with(&minimal().append("candidats.csv", other));
    let fin = run(&lieu, &[&["verifier", "--format", "json"], arguments].concat());
    let documents = json(&fin)["documents"].as_array().expect("documents").clone();
    (fin.code, documents.iter().map(|d| d["chemin"].as_str().expect("a path").to_owned()).collect())
}

#[test]
fn a_selection_keeps_what_it_names() {
    let (code, all) = papers_of(&[]);
    assert_eq!(code, 0);
    let kept = |arguments: &[&str], test: &dyn Fn(&str) -> bool| {
        let expected: Vec<String> = all.iter().filter(|path| test(path)).cloned().collect();
        assert!(!expected.is_empty() && expected.len() < all.len());
        assert_eq!(papers_of(arguments), (0, expected), "{arguments:?}");
    };
    kept(&["--classe", "TAGO2"], &|path| path.starts_with("TAGO2/"));
    kept(&["--candidat", "0100000001"], &|path| path.contains("-0100000001/"));
    kept(&["--document", "grille-e31"], &|path| path.ends_with("/grille-e31.pdf"));
    kept(&["--document", "grille-e31", "--document", "grille-e32"], &|path| path.contains("/grille-e3"));
    kept(&["--classe", "TAGO1", "--document", "attestation-pfmp"], &|path| {
        path.contains("/attestation-pfmp-P")
    });
    // The paper of a class would be told as if the class were whole.
    kept(&["--candidat", "0100000001", "--candidat", "0100000003"], &|path| {
        path.contains("-0100000001/") || path.contains("-0100000003/")
    });
}

#[test]
fn a_selection_of_nobody_is_an_error() {
    let (code, papers) = papers_of(&["--classe", "TAGO3"]);
    assert_eq!((code, papers), (1, Vec::new()));
}

#[test]
fn the_session_and_the_date_of_the_command_line_win() {
    let lieu = Lieu::with(&minimal());
    let fin = run(&lieu, &["verifier", "--format", "json", "--session", "2027", "--date", "2027-06-01"]);
    assert_eq!(json(&fin)["session"], "2027");
}

// Référentiel et exemple

#[test]
fn the_referentiel_is_asked_for_on_standard_output() {
    let lieu = empty();
    let fin = run(&lieu, &["referentiel"]);
    assert_eq!((fin.code, fin.erreur.as_str()), (0, ""));
    assert!(fin.sortie.starts_with("Baccalauréat professionnel AGOrA\n"), "{}", fin.sortie);
    let fin = run(&lieu, &["referentiel", "2.1.4"]);
    assert_eq!((fin.code, fin.erreur.as_str()), (0, ""));
    assert!(fin.sortie.starts_with("Compétence 2.1.4\n"), "{}", fin.sortie);
    check_refusal(
        &lieu,
        &["referentiel", "grile-e31"],
        &expect![[r#"
            erreur : « grile-e31 » n’est pas dans le référentiel ; peut-être : grille-e31, grille-e32, grille-e2-s1
        "#]],
    );
    check_refusal(
        &lieu,
        &["referentiel", "zzz"],
        &expect![[r#"
        erreur : « zzz » n’est pas dans le référentiel
    "#]],
    );
}

#[test]
fn a_code_is_explained_on_standard_output() {
    let lieu = empty();
    let fin = run(&lieu, &["expliquer", "E204"]);
    assert_eq!((fin.code, fin.erreur.as_str()), (0, ""));
    expect![[r#"
        E204 – date illisible
        =====================

          Gravité         erreur
          Effet           les documents qui montrent cette valeur sont retenus

          Pourquoi        La cellule doit contenir une date, et ce qu’elle contient n’en est pas une,
                          n’existe pas au calendrier ou est invraisemblable. Le programme n’en devine
                          aucune.

          Que faire       Retaper la date avec le jour, le mois et les quatre chiffres de l’année :
                          JJ/MM/AAAA.

          Exemple         La cellule F12 contient « 31/02/2026 » : le 31 février n’existe pas. Écrire
                          par exemple 28/02/2026. « mars 2026 » et « 12.5 » sont refusés aussi.
    "#]]
    .assert_eq(&fin.sortie);
    assert_eq!(run(&lieu, &["expliquer", "e204"]).sortie, fin.sortie, "whatever the case");
    let fin = run(&lieu, &["expliquer"]);
    assert_eq!((fin.code, fin.erreur.as_str()), (0, ""));
    for code in codes::all() {
        let line = format!("  {:<8}{}", code.id, code.titre);
        assert!(fin.sortie.lines().any(|l| l == line), "« {line} » in:\n{}", fin.sortie);
    }
    let start: Vec<&str> = fin.sortie.lines().take(9).collect();
    expect![[r#"
        Les codes des messages
        ======================

        E : erreur, quelque chose est retenu. A : avertissement, à vérifier. I : information. « liasse
        expliquer E204 » dit pourquoi et que faire.

          E101    fichier illisible
          E102    classeur protégé par un mot de passe
          E103    fichier trop volumineux
    "#]]
    .assert_eq(&(start.join("\n") + "\n"));
    check_refusal(
        &lieu,
        &["expliquer", "E999"],
        &expect![[r#"
        erreur : « E999 » n’est pas un code
          aide : « liasse expliquer » donne tous les codes
    "#]],
    );
    check_refusal(
        &lieu,
        &["expliquer", "date"],
        &expect![[r#"
        erreur : « date » n’est pas un code
          aide : « liasse expliquer » donne tous les codes
    "#]],
    );
}

#[test]
fn the_same_seed_gives_the_same_bytes() {
    let lieu = empty();
    let example = |folder: &str, seed: &str| {
        let fin = run(&lieu, &["exemple", folder, "--candidats", "3", "--classes", "2", "--graine", seed]);
        assert_eq!((fin.code, fin.sortie.as_str()), (0, ""));
        assert_eq!(
            fin.erreur,
            format!(
                "9 fichiers fictifs écrits dans {} (Baccalauréat professionnel AGOrA)\n",
                Path::new(folder).join("inputs").display()
            )
        );
        let written = tree(&lieu.racine().join(folder));
        assert!(
            written.keys().all(|path| Path::new(path).starts_with("inputs")),
            "nothing beside the inputs"
        );
        written
    };
    let first = example("un", "7");
    assert!(first == example("deux", "7"), "the same seed");
    assert!(first != example("trois", "8"), "another seed");
    assert!(first == example("un", "7"), "written over itself");
}

#[test]
fn an_example_is_where_the_program_looks_for_it() {
    let lieu = empty();
    assert_eq!(run(&lieu, &["exemple", "essai", "--candidats", "2"]).code, 0);
    let mut command = lieu.liasse(&["verifier", "--format", "json"]);
    let output = command.current_dir(lieu.racine().join("essai")).output().expect("the program starts");
    assert_eq!(output.status.code(), Some(0));
    let manifeste: Value = serde_json::from_slice(&output.stdout).expect("a manifest");
    assert!(manifeste["totaux"]["attendus"].as_u64().is_some_and(|papers| papers > 0), "{manifeste}");
}

#[test]
fn an_example_replaces_no_other_content() {
    let lieu = empty();
    assert_eq!(run(&lieu, &["exemple", "essai", "--candidats", "2"]).code, 0);
    let mine = lieu.racine().join("essai/inputs/etablissement.xlsx");
    fs_err::write(&mine, "le mien").expect("writable");
    fs_err::remove_file(lieu.racine().join("essai/inputs/LISEZMOI.txt")).expect("written before");
    check_refusal(
        &lieu,
        &["exemple", "essai", "--candidats", "2"],
        &expect![[r#"
        erreur : « essai/inputs/etablissement.xlsx » existe déjà avec un autre contenu : choisir un dossier vide
    "#]],
    );
    assert_eq!(fs_err::read_to_string(&mine).expect("still there"), "le mien");
    assert!(!lieu.racine().join("essai/inputs/LISEZMOI.txt").exists(), "nothing is written");
}
