//! The manual of the templates: what it shows is done here as it says.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use liasse::referentiel::embedded;
use liasse::render::{Marque, render};

use crate::atelier::{Papier, is_a, read_tree, text_string};
use crate::support::{Lieu, PACK_ENTIER, base_with, minimal};

fn templates() -> BTreeMap<String, Vec<u8>> {
    read_tree(&Path::new(env!("CARGO_MANIFEST_DIR")).join("templates"))
}

fn manual() -> String {
    String::from_utf8(templates()["LISEZMOI.md"].clone()).expect("UTF-8")
}

/// The first cells of a table, without their backquotes; the table is the one whose header begins so.
fn first_column(manual: &str, header: &str) -> Vec<String> {
    let rows = manual.lines().skip_while(|line| !line.starts_with(header)).skip(2);
    let rows = rows.take_while(|line| line.starts_with('|'));
    rows.map(|row| row.split('|').nth(1).unwrap_or_default().trim().to_owned()).collect()
}

/// The block of code that follows a mark.
fn block(manual: &str, mark: &str) -> String {
    let after =
        manual.split_once(&format!("<!-- {mark} -->\n```")).unwrap_or_else(|| panic!("{mark} is marked")).1;
    let code = after.split_once('\n').expect("the language").1;
    code.split_once("\n```\n").expect("the end of the block").0.to_owned() + "\n"
}

#[test]
fn the_manual_lists_every_template() {
    let listed = first_column(&manual(), "| modèle |");
    let files = templates().into_keys().filter(|path| is_a("typ", path));
    let found: BTreeSet<String> = files.map(|path| format!("`{path}`")).collect();
    assert_eq!(listed.iter().cloned().collect::<BTreeSet<_>>(), found, "one row per template");
    assert_eq!(listed.len(), found.len(), "no row twice");
}

#[test]
fn the_manual_lists_every_block_of_data() {
    let listed: BTreeSet<String> = first_column(&manual(), "| bloc |").into_iter().collect();
    let blocks = PACK_ENTIER.documents.iter().flat_map(|document| &document.donnees);
    // As YAML writes them: kebab case.
    let name = |bloc| {
        let mut name = String::new();
        for c in format!("{bloc:?}").chars() {
            if c.is_uppercase() && !name.is_empty() {
                name.push('-');
            }
            name.extend(c.to_lowercase());
        }
        format!("`{name}`")
    };
    assert_eq!(listed, blocks.map(name).collect());
}

#[test]
fn the_tools_that_the_manual_names_are_there() {
    let commun = String::from_utf8(templates()["commun.typ"].clone()).expect("UTF-8");
    let tools = first_column(&manual(), "| outil |");
    assert!(tools.len() > 8, "{tools:?}");
    for cell in tools {
        for call in cell.split('`').skip(1).step_by(2) {
            let name = call.split('(').next().unwrap_or_default();
            assert!(commun.contains(&format!("#let {name}(")), "« {name} » is defined in commun.typ");
        }
    }
}

/// The folder of a school that followed the manual.
fn school(modele: &str, beside: &[(&str, &[u8])]) -> Lieu {
    let manual = manual();
    let lieu = Lieu::with(&minimal());
    let pack = lieu.entrees().join("referentiel").join(embedded::DOSSIER);
    fs_err::create_dir_all(&pack).expect("writable");
    for (name, mut bytes) in embedded::files() {
        if name == "documents.yaml" {
            bytes.extend_from_slice(block(&manual, "documents.yaml").as_bytes());
        }
        fs_err::write(pack.join(name), bytes).expect("writable");
    }
    let folder = lieu.racine().join("templates");
    fs_err::create_dir_all(folder.join("exemples")).expect("writable");
    fs_err::write(folder.join("convocation.typ"), block(&manual, modele)).expect("writable");
    let example = block(&manual, "exemples/convocation.json");
    fs_err::write(folder.join("exemples/convocation.json"), example).expect("writable");
    for (name, bytes) in beside {
        fs_err::write(folder.join(name), bytes).expect("writable");
    }
    lieu
}

const CONVOCATION: &str = "TAGO1/candidats/DURAND-Lea-0100000001/convocation-e31.pdf";

/// The paper of the new document, after a run of the program and a diagnostic without a word.
fn summon(lieu: &Lieu) -> Papier {
    let diagnostic = lieu.liasse(&["diagnostic"]).output().expect("the program starts");
    let told = String::from_utf8(diagnostic.stdout).expect("UTF-8");
    assert_eq!(diagnostic.status.code(), Some(0), "{told}");
    let line = "bon          modèle convocation.typ : se compose, avec 3 jeux de données";
    assert!(told.lines().any(|found| found == line), "{told}");
    let run = lieu.liasse(&["generer"]).output().expect("the program starts");
    let told = String::from_utf8(run.stderr).expect("UTF-8");
    assert_eq!(run.status.code(), Some(0), "{told}");
    let bytes = fs_err::read(lieu.sorties().join(CONVOCATION)).expect("it was produced");
    let papier = Papier::read(&bytes);
    assert_eq!((papier.pdfa().as_deref(), papier.pdfua()), (Some("2A"), Some("1")));
    assert!(papier.balise && papier.polices_incorporees);
    papier
}

#[test]
fn a_school_adds_a_document_as_the_manual_says() {
    let lieu = school("convocation.typ", &[]);
    let papier = summon(&lieu);
    expect_test::expect![[r#"
        titre du fichier : Convocation à une situation d’évaluation – E31 – DURAND Léa
        page 1, portrait : Convocation à une situation d’évaluation – E31 – DURAND Léa – n° 0100000001 1 / 1 ⏎ Document composé par l’établissement d’après le référentiel de l’arrêté du 18 février 2020 (baccalauréat professionnel AGOrA). Ce n’est pas un modèle national.
        --- page 1
        À COMPLÉTER
        Baccalauréat professionnel AGOrA
        Assistance à la gestion des organisations et de leurs activités
        Académie : Nantes
        Session 2026
        # Convocation à une situation d’évaluation
        Épreuve E3 – Pratiques professionnelles d’assistance à la gestion des organisations
        Sous-épreuve E31 – Gestion des relations avec les clients, les usagers et les adhérents
        CCF – Unité U31 : coefficient 4
        Nom de famille
        DURAND
        Prénom(s)
        Léa
        Classe
        TAGO1
        ## Rendez-vous
        Vous êtes convoqué(e) à la situation d’évaluation de l’épreuve E31 : Gestion des relations avec les clients, les usagers et les adhérents.
        Date
        Heure
        Lieu
        ## À apporter
        - •cette convocation et une pièce d’identité avec photographie ;
        - •l’état récapitulatif de vos travaux professionnels.
        Le chef d’établissement
        Anne Leroux
        Fait à Nantes, le 15/06/2026
        Reçu le, signature du candidat
    "#]].assert_eq(&papier.esquisse());
}

/// A form that somebody else made: nothing of it is known but its page.
fn form() -> Vec<u8> {
    let source = "#set document(title: \"Formulaire\")\n#set text(font: \"Liasse Sans\", lang: \"fr\")\n\
                  #set page(paper: \"a4\", margin: 20mm)\n= Formulaire de convocation\n\
                  #v(14mm) Nom #box(width: 1fr, stroke: (bottom: 1pt))\n#v(6mm) Prénoms\n#v(6mm) Épreuve";
    let base = base_with(BTreeMap::from([("formulaire.typ".to_owned(), source.as_bytes().to_vec())]));
    let marque = Marque { identifiant: "formulaire", date: None };
    render(&base, "formulaire.typ", b"{}".to_vec(), marque).expect("a form").bytes
}

#[test]
fn an_official_form_is_the_background_of_a_page() {
    let lieu = school("convocation.typ sur un formulaire", &[("formulaire.pdf", &form())]);
    let papier = summon(&lieu);
    assert_eq!(papier.pages.len(), 1, "the form is the whole document");
    // The form is a picture with words, the values are texts.
    assert_eq!(papier.roles().get("Figure"), Some(&1));
    let bytes = fs_err::read(lieu.sorties().join(CONVOCATION)).expect("read above");
    let file = lopdf::Document::load_mem(&bytes).expect("a PDF");
    let alt = file.objects.values().filter_map(|o| o.as_dict().ok()?.get(b"Alt").ok()?.as_str().ok());
    let alt: Vec<String> = alt.map(text_string).collect();
    assert_eq!(alt.len(), 1);
    assert!(alt[0].starts_with("Formulaire de convocation : nom, prénoms"), "{alt:?}");
    expect_test::expect![[r#"
        titre du fichier : Convocation à une situation d’évaluation – E31 – DURAND Léa
        page 1, portrait : 
        --- page 1
        DURAND
        Léa
        Gestion des relations avec les clients, les usagers et les adhérents
    "#]]
    .assert_eq(&papier.esquisse());
}

#[test]
fn a_page_that_the_form_does_not_have_is_told_at_its_line() {
    let lieu = school("convocation.typ sur un formulaire", &[("formulaire.pdf", &form())]);
    let modele = lieu.racine().join("templates/convocation.typ");
    let source = fs_err::read_to_string(&modele).expect("written above").replace("page: 1", "page: 2");
    fs_err::write(&modele, source).expect("writable");
    let fin = lieu.liasse(&["diagnostic", "-q"]).output().expect("the program starts");
    assert_eq!(fin.status.code(), Some(1));
    expect_test::expect![[r#"
        à corriger   modèle convocation.typ [E602] : faute dans le modèle commun.typ, ligne 294, colonne 14 : « formulaire.pdf » n’a qu’une page : il n’y a pas de page 2 (appelé depuis convocation.typ, ligne 3)
                     aide : corriger le nom ou le numéro de page, ou reprendre ce fichier ; ou retirer la copie du dossier templates pour revenir au modèle du programme
    "#]].assert_eq(&String::from_utf8(fin.stdout).expect("UTF-8"));
}
