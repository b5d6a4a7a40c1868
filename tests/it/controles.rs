//! `liasse diagnostic`: what it says of a machine and of the templates of a school.

use std::collections::BTreeMap;

use expect_test::{Expect, expect};
use liasse::referentiel::embedded;
use serde_json::Value;

use crate::support::{Entrees, Lieu, minimal};

/// A school and its own templates.
fn school(templates: &[(&str, &str)]) -> Lieu {
    let lieu = Lieu::with(&minimal());
    for (name, text) in templates {
        let path = lieu.racine().join("templates").join(name);
        fs_err::create_dir_all(path.parent().expect("a folder")).expect("writable");
        fs_err::write(path, text).expect("writable");
    }
    lieu
}

fn run(lieu: &Lieu, arguments: &[&str]) -> (Option<i32>, String) {
    let output = lieu.liasse(arguments).output().expect("the program starts");
    assert_eq!(String::from_utf8(output.stderr).expect("UTF-8"), "");
    (output.status.code(), String::from_utf8(output.stdout).expect("UTF-8"))
}

/// All that is said but the room on the disk, which is the machine's own.
#[track_caller]
fn check(lieu: &Lieu, code: i32, expected: &Expect) {
    let (found, told) = run(lieu, &["diagnostic"]);
    let lines = told.lines().filter(|line| !line.contains("espace disque") && !line.contains("contrôles :"));
    let told: Vec<&str> = lines.collect();
    expected.assert_eq(&(told.join("\n").trim_end().to_owned() + "\n"));
    assert_eq!(found, Some(code));
}

/// Only what is not good.
#[track_caller]
fn check_faults(templates: &[(&str, &str)], code: i32, expected: &Expect) {
    let lieu = school(templates);
    let (found, told) = run(&lieu, &["diagnostic"]);
    let mut shown = String::new();
    let mut good = true;
    for line in told.lines().take_while(|line| !line.is_empty()) {
        good = if line.starts_with(' ') { good } else { line.starts_with("bon ") };
        if !good {
            shown.push_str(line);
            shown.push('\n');
        }
    }
    expected.assert_eq(&shown);
    assert_eq!(found, Some(code));
}

#[test]
fn a_machine_that_can_do_the_job() {
    check(
        &Lieu::with(&minimal()),
        0,
        &expect![[r#"
            bon          dossier d’entrée : « inputs » se lit (8 fichiers)
            bon          dossier de sortie : « outputs » : il sera créé
            bon          fichiers de sortie : aucun d’un passage précédent
            bon          référentiel : Baccalauréat professionnel AGOrA, 24 documents
            bon          polices : Liasse Sans (3) : les 149 signes imprimés y sont
            bon          catalogue : 24 documents, 19 modèles (tous ceux du programme)
            bon          modèle attestation-experience.typ : se compose, avec 2 jeux de données
            bon          modèle attestation-heures.typ : se compose, avec 2 jeux de données
            bon          modèle attestation-pfmp-recapitulative.typ : se compose, avec 2 jeux de données
            bon          modèle attestation-pfmp.typ : se compose, avec 2 jeux de données
            bon          modèle certificat-travail.typ : se compose, avec 2 jeux de données
            bon          modèle compte-rendu-pfmp.typ : se compose, avec 2 jeux de données
            bon          modèle etat-recapitulatif.typ : se compose, avec 4 jeux de données
            bon          modèle feuille-signatures.typ : se compose, avec 2 jeux de données
            bon          modèle fiche-conformite.typ : se compose, avec 2 jeux de données
            bon          modèle grille-ccf.typ : se compose, avec 8 jeux de données
            bon          modèle grille-ponctuel.typ : se compose, avec 4 jeux de données
            bon          modèle page-de-garde.typ : se compose, avec 2 jeux de données
            bon          modèle recap-notes.typ : se compose, avec 2 jeux de données
            bon          modèle recap-pfmp.typ : se compose, avec 2 jeux de données
            bon          modèle sommaire.typ : se compose, avec 2 jeux de données
            bon          modèle suivi-pfmp.typ : se compose, avec 2 jeux de données
            bon          modèle synthese-notes.typ : se compose, avec 2 jeux de données
            bon          modèle synthese-situations.typ : se compose, avec 2 jeux de données
            bon          modèle tableau-couverture.typ : se compose, avec 2 jeux de données
        "#]],
    );
}

#[test]
fn nothing_is_left_behind() {
    let lieu = Lieu::with(&minimal());
    run(&lieu, &["diagnostic"]);
    assert!(!lieu.sorties().exists());
}

#[test]
fn folders_that_cannot_serve() {
    let lieu = Lieu::with(&Entrees(BTreeMap::new()));
    fs_err::remove_dir(lieu.entrees()).expect("an empty folder");
    fs_err::write(lieu.sorties(), "un fichier").expect("writable");
    check(
        &lieu,
        1,
        &expect![[r#"
            à corriger   dossier d’entrée : « inputs » ne peut pas être lu (il n’existe pas)
                         aide : créer ce dossier et y déposer les tableurs, ou en désigner un autre avec --entrees
            à corriger   dossier de sortie : le dossier de sortie « outputs » est un fichier
                         aide : renommer ce fichier, ou choisir un autre dossier avec --sorties
            non vérifié  fichiers de sortie : le dossier de sortie est à corriger d’abord
            bon          référentiel : Baccalauréat professionnel AGOrA, 24 documents
            bon          polices : Liasse Sans (3) : les 149 signes imprimés y sont
            bon          catalogue : 24 documents, 19 modèles (tous ceux du programme)
            bon          modèle attestation-experience.typ : se compose, avec 2 jeux de données
            bon          modèle attestation-heures.typ : se compose, avec 2 jeux de données
            bon          modèle attestation-pfmp-recapitulative.typ : se compose, avec 2 jeux de données
            bon          modèle attestation-pfmp.typ : se compose, avec 2 jeux de données
            bon          modèle certificat-travail.typ : se compose, avec 2 jeux de données
            bon          modèle compte-rendu-pfmp.typ : se compose, avec 2 jeux de données
            bon          modèle etat-recapitulatif.typ : se compose, avec 4 jeux de données
            bon          modèle feuille-signatures.typ : se compose, avec 2 jeux de données
            bon          modèle fiche-conformite.typ : se compose, avec 2 jeux de données
            bon          modèle grille-ccf.typ : se compose, avec 8 jeux de données
            bon          modèle grille-ponctuel.typ : se compose, avec 4 jeux de données
            bon          modèle page-de-garde.typ : se compose, avec 2 jeux de données
            bon          modèle recap-notes.typ : se compose, avec 2 jeux de données
            bon          modèle recap-pfmp.typ : se compose, avec 2 jeux de données
            bon          modèle sommaire.typ : se compose, avec 2 jeux de données
            bon          modèle suivi-pfmp.typ : se compose, avec 2 jeux de données
            bon          modèle synthese-notes.typ : se compose, avec 2 jeux de données
            bon          modèle synthese-situations.typ : se compose, avec 2 jeux de données
            bon          modèle tableau-couverture.typ : se compose, avec 2 jeux de données
        "#]],
    );
}

#[test]
fn a_paper_that_cannot_be_replaced_is_named() {
    let essai = minimal().generate();
    let paper = essai.lieu.sorties().join(&essai.manifeste.documents[0].chemin);
    fs_err::remove_file(&paper).expect("written above");
    fs_err::create_dir_all(paper).expect("writable");
    let (code, told) = run(&essai.lieu, &["diagnostic", "-q"]);
    expect![[r#"
        à corriger   fichiers de sortie [E701] : impossible d’écrire « TAGO1/candidats/DURAND-Lea-0100000001/attestation-pfmp-P1.pdf » (un dossier porte ce nom)
                     aide : fermer le fichier s’il est ouvert, vérifier l’espace disque et les droits, puis relancer
    "#]].assert_eq(&told);
    assert_eq!(code, Some(1));
}

#[test]
fn a_pack_that_does_not_load_leaves_the_templates_untried() {
    let lieu = school(&[]);
    let pack = lieu.entrees().join("referentiel/agora");
    fs_err::create_dir_all(&pack).expect("writable");
    for (name, bytes) in embedded::files() {
        let text = String::from_utf8(bytes).expect("UTF-8").replace("par: stage", "par: mois");
        fs_err::write(pack.join(name), text).expect("writable");
    }
    check(
        &lieu,
        1,
        &expect![[r#"
            bon          dossier d’entrée : « inputs » se lit (18 fichiers)
            bon          dossier de sortie : « outputs » : il sera créé
            bon          fichiers de sortie : aucun d’un passage précédent
            à corriger   référentiel : référentiel inutilisable (inputs/referentiel/agora)
                         mot inconnu : « mois »
                           → documents.yaml, ligne 328, colonne 10
                           aide : permis : candidat, periode, stage, certificat, classe
                         aide : corriger ces lignes, ou retirer le dossier referentiel pour employer celui du programme
            non vérifié  modèles : le référentiel est à corriger d’abord
        "#]],
    );
}

#[test]
fn a_template_that_the_catalogue_names_and_nobody_wrote() {
    let lieu = school(&[]);
    let pack = lieu.entrees().join("referentiel/agora");
    fs_err::create_dir_all(&pack).expect("writable");
    for (name, bytes) in embedded::files() {
        let text = String::from_utf8(bytes).expect("UTF-8");
        let text = text.replace("modele: attestation-pfmp.typ", "modele: attestation.typ");
        fs_err::write(pack.join(name), text).expect("writable");
    }
    let (code, told) = run(&lieu, &["diagnostic", "-q"]);
    expect![[r#"
        à corriger   catalogue : le document attestation-pfmp demande le modèle « attestation.typ », qui n’existe pas
                     aide : poser ce fichier dans le dossier templates, ou corriger « modele: » dans documents.yaml
    "#]].assert_eq(&told);
    assert_eq!(code, Some(1));
}

#[test]
fn a_mistake_in_a_template_is_told_at_its_place() {
    check_faults(
        &[("attestation-pfmp.typ", "= Attestation\n\n#let x = \n")],
        1,
        &expect![[r#"
            à corriger   modèle attestation-pfmp.typ [E602] : faute dans le modèle attestation-pfmp.typ, ligne 3, colonne 9 : il manque une valeur à cet endroit
                         aide : compléter ce qui suit le « = », la virgule ou les deux-points ; ou retirer la copie du dossier templates pour revenir au modèle du programme
        "#]],
    );
}

#[test]
fn a_mistake_that_only_blank_data_shows_is_told() {
    let source = "#import \"commun.typ\": *\n#let donnees = json(sys.inputs.donnees)\n\
                  #mise-en-page(donnees, {\n  tete(donnees)\n  [Adresse : ] + donnees.stage.adresse.replace(\",\", \" –\")\n})\n";
    check_faults(
        &[("attestation-pfmp.typ", source)],
        1,
        &expect![[r#"
            à corriger   modèle attestation-pfmp.typ [E602] : faute dans le modèle attestation-pfmp.typ, ligne 5, colonne 18 : la valeur est absente (none) : « replace » ne s’y applique pas (essai : attestation-pfmp, dossier d’essai vide)
                         aide : une donnée peut manquer : tester « valeur != none » avant, ou employer « ou-blanc » ; ou retirer la copie du dossier templates pour revenir au modèle du programme
        "#]],
    );
}

#[test]
fn a_mistake_in_a_shared_file_names_who_calls_it() {
    let source = "#import \"commun.typ\": *\n#let donnees = json(sys.inputs.donnees)\n\
                  #mise-en-page(donnees, {\n  tete(donnees)\n  joindre(donnees.candidat.nom)\n})\n";
    check_faults(
        &[("attestation-pfmp.typ", source)],
        1,
        &expect![[r#"
            à corriger   modèle attestation-pfmp.typ [E602] : faute dans le modèle commun.typ, ligne 25, colonne 19 : un texte ne connaît pas « filter » (appelé depuis attestation-pfmp.typ, ligne 5)
                         aide : corriger le nom après le point ; ou retirer la copie du dossier templates pour revenir au modèle du programme
        "#]],
    );
}

#[test]
fn pages_off_the_standards_are_told_at_their_place() {
    let source = "#import \"commun.typ\": *\n#let donnees = json(sys.inputs.donnees)\n\
                  #mise-en-page(donnees, {\n  tete(donnees)\n  heading(level: 3)[Suite]\n})\n";
    check_faults(
        &[("attestation-pfmp.typ", source)],
        1,
        &expect![[r#"
            à corriger   modèle attestation-pfmp.typ [E603] : attestation-pfmp.typ, ligne 5, colonne 3 ne tient pas la norme PDF/A-2a et PDF/UA-1 : un titre de niveau 3 suit un titre de niveau 1
                         aide : ne pas sauter de niveau : « tete » fait le niveau 1, les blocs ont le niveau 2
        "#]],
    );
}

#[test]
fn a_picture_without_words_is_told_at_its_place() {
    let source = "#import \"commun.typ\": *\n#let donnees = json(sys.inputs.donnees)\n\
                  #mise-en-page(donnees, {\n  tete(donnees)\n  image(\"logo.svg\", width: 2cm)\n})\n";
    let logo =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><path d=\"M0 0h9v9z\"/></svg>";
    check_faults(
        &[("attestation-pfmp.typ", source), ("logo.svg", logo)],
        1,
        &expect![[r#"
            à corriger   modèle attestation-pfmp.typ [E603] : attestation-pfmp.typ, ligne 5, colonne 3 ne tient pas la norme PDF/A-2a et PDF/UA-1 : une image, ou une formule, n’a pas de texte de remplacement
                         aide : écrire ce que l’image montre : « image("logo.svg", alt: "Logo du lycée") »
        "#]],
    );
}

#[test]
fn what_a_template_may_do_better_is_told_without_failing() {
    let source = "#import \"commun.typ\": *\n#let donnees = json(sys.inputs.donnees)\n\
                  #mise-en-page(donnees, {\n  tete(donnees)\n  set text(font: \"Marianne\")\n  \
                  table(columns: 2, [Date], [Lieu])\n  champ(\"Nom\", lire(donnees.candidat, \"nom_de_famille\"))\n})\n";
    let example = "{\"document\": {\"titre\": \"t\"}, \"candidat\": {\"nom_complet\": \"x\", \"numero\": null, \"age\": \"17 ans\"}}";
    check_faults(
        &[
            ("attestation-pfmp.typ", source),
            ("exemples/attestation-pfmp-recapitulative.json", example),
            ("ancien.typ", "= Ancien"),
        ],
        1,
        &expect![[r#"
            à voir       modèle attestation-pfmp-recapitulative.typ [A612] : exemples/attestation-pfmp-recapitulative.json montre ce que le programme ne donne pas : « age »
                         aide : retirer ces clés de l’exemple : le document réel ne les aura pas
            à corriger   modèle attestation-pfmp-recapitulative.typ [E602] : faute dans le modèle commun.typ, ligne 177, colonne 25 : les données n’ont pas de clé « diplome » (appelé depuis attestation-pfmp-recapitulative.typ, ligne 88) (essai : exemples/attestation-pfmp-recapitulative.json)
                         aide : voir les clés dans l’exemple du modèle ; pour une clé facultative, écrire « lire(bloc, "diplome") » ; ou retirer la copie du dossier templates pour revenir au modèle du programme
            à voir       modèle attestation-pfmp.typ [A604] : remarque sur le modèle attestation-pfmp.typ, ligne 5, colonne 18 : la police « marianne » n’est pas fournie : une autre la remplace
                         aide : poser le fichier .ttf ou .otf de cette police dans templates/polices, ou écrire « Liasse Sans »
            à voir       modèle attestation-pfmp.typ [A610] : tableau sans ligne d’en-têtes : attestation-pfmp.typ, ligne 6, colonne 3
                         aide : mettre les titres des colonnes dans « table.header([…], […]) » ; si ce n’est qu’une mise en page, employer « grid »
            à voir       modèle attestation-pfmp.typ [A611] : clé que les données n’ont jamais : « nom_de_famille », attestation-pfmp.typ, ligne 7, colonne 39
                         aide : corriger le nom d’après l’exemple du modèle ; le programme ne donne que ce que « donnees: » demande
            à voir       modèle ancien.typ : aucun document du catalogue ne l’emploie
                         aide : ajouter le document à documents.yaml, ou retirer ce fichier du dossier templates
        "#]],
    );
}

#[test]
fn an_example_that_is_no_json_is_told_at_its_place() {
    check_faults(
        &[("exemples/attestation-pfmp.json", "{\n  \"document\": {\n    \"titre\": }\n}\n")],
        1,
        &expect![[r#"
            à corriger   modèle attestation-pfmp.typ [E608] : exemple qui n’est pas du JSON : exemples/attestation-pfmp.json, ligne 3, colonne 14
                         aide : corriger ce fichier à cet endroit : guillemets droits, une virgule entre deux valeurs et aucune après la dernière
        "#]],
    );
}

#[test]
fn a_program_reads_the_same_as_json() {
    let lieu = school(&[("attestation-pfmp.typ", "= Attestation\n\n#let x = \n")]);
    let (code, told) = run(&lieu, &["diagnostic", "--format", "json"]);
    let told: Value = serde_json::from_str(&told).expect("JSON");
    assert_eq!(code, Some(1));
    assert_eq!(told["totaux"]["a_corriger"], 1);
    let controles = told["controles"].as_array().expect("a list");
    assert_eq!(controles[0]["controle"], "dossier d’entrée");
    let fault = controles.iter().find(|c| c["etat"] == "a_corriger").expect("the fault");
    expect![[r#"
        {
          "aide": "compléter ce qui suit le « = », la virgule ou les deux-points ; ou retirer la copie du dossier templates pour revenir au modèle du programme",
          "code": "E602",
          "colonne": 9,
          "controle": "modèle attestation-pfmp.typ",
          "etat": "a_corriger",
          "fichier": "attestation-pfmp.typ",
          "ligne": 3,
          "message": "faute dans le modèle attestation-pfmp.typ, ligne 3, colonne 9 : il manque une valeur à cet endroit"
        }"#]].assert_eq(&serde_json::to_string_pretty(fault).expect("JSON"));
}

#[test]
fn without_the_banner_papers_are_the_same_but_for_it() {
    let files = minimal().replace("pfmp.csv", "34012345600014", "");
    let lieu = Lieu::with(&files);
    let papers = |arguments: &[&str]| {
        let fin = lieu.liasse(arguments).output().expect("the program starts");
        assert_eq!(fin.status.code(), Some(0));
        let path = lieu.sorties().join("TAGO1/candidats/DURAND-Lea-0100000001/attestation-pfmp-P2.pdf");
        let manifest = fs_err::read_to_string(lieu.sorties().join("manifeste.json")).expect("written");
        let manifest: Value = serde_json::from_str(&manifest).expect("JSON");
        let text = crate::atelier::Papier::read(&fs_err::read(path).expect("written")).texte();
        (text, manifest["totaux"].clone())
    };
    let (with, totals) = papers(&["generer"]);
    let (without, totals_without) = papers(&["generer", "--sans-bandeau"]);
    assert_eq!(totals, totals_without);
    // The report of a tutor who has not given it back, of each pupil.
    assert_eq!(totals["a_completer"], 3);
    assert_eq!(with.matches("À COMPLÉTER").count(), 1);
    assert_eq!(with.replace("À COMPLÉTER\n", ""), without);
}
