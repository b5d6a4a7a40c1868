//! A diploma that does not exist, of another shape and in other words: nothing in the program is tied to its own.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read as _};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use expect_test::{expect, expect_file};
use liasse::diagnostics::{self, codes};
use liasse::exemple::{self, Style, Tableur};
use liasse::referentiel::{Referentiel, load};
use liasse::render::Base;
use liasse::run;
use zip::ZipArchive;

use crate::atelier::{Papier, is_a, read_tree};
use crate::support::{Entrees, Essai, Lieu, base_with, part};

static BRUME: LazyLock<Referentiel> = LazyLock::new(|| {
    load(&files("referentiel/brume").into_iter().collect::<Vec<_>>()).expect("the fictional pack is sound")
});

static ATELIER: LazyLock<Base> = LazyLock::new(|| base_with(files("templates")));

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diplome-fictif")
}

fn files(below: &str) -> BTreeMap<String, Vec<u8>> {
    read_tree(&folder().join(below))
}

/// A school of one group: a pupil, somebody who works, and one who prepares something else.
fn ecole() -> Entrees {
    let files = [
        ("ecole.csv", ECOLE),
        ("role.csv", ROLE),
        ("sejours.csv", SEJOURS),
        ("dires.csv", DIRES),
        ("ouvrages.csv", OUVRAGES),
        ("brumoir.csv", BRUMOIR),
        ("tournees.csv", TOURNEES),
        ("cercles.csv", CERCLES),
        ("lettres.csv", LETTRES),
    ];
    Entrees(files.into_iter().map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec())).collect())
}

const ECOLE: &str = "\
Repère;Indication
Nom de l’école;École des Vallons-Voilés
Matricule de l’école;VV-1
Chemin;3 sente du Crachin
Cote postale;00000
Vallée;Vallons-Voilés
Région des brumes;Haute-Buée
Grand maître;Aurore Matine
Titre du grand maître;grande maîtresse
Saison d’examen;2026
Signé à;Vallons-Voilés
Signé le;20/05/2026
";

const ROLE: &str = "\
Matricule;Patronyme;Petit nom;Jour de naissance;Groupe;Statut;Filière;Années de parcours;Dispense de séjour
BR001;NUAGEOT;Ondine;02/02/2008;Aube;BRUMIER DE LA VALLEE (9);99-BR;2;non
BR002;PLUVIER;Basile;11/11/1999;Aube;BRUMIER CONFIRME (12);99-BR;;
BR003;SOLEIL;Hélios;21/06/2008;Midi;BRUMIER DE LA VALLEE (9);11-SO;2;non
";

const SEJOURS: &str = "\
Matricule;Patronyme;Petit nom;Séjour;Sorte;Premier jour;Dernier jour;Jours de brume;Compagnie;Chemin de la compagnie;Veilleur;Gestes;Savoir-faire
BR001;NUAGEOT;Ondine;S1;long séjour;06/01/2025;14/02/2025;24;Brumes du Val;1 rive Grise;Félix Ondée;Rosée;A1.1
BR001;NUAGEOT;Ondine;Séjour 2;long séjour;06/10/2025;14/11/2025;26;Compagnie des Vapeurs;8 pont Blême;Iris Bruine;Tournée;B1.1
BR001;NUAGEOT;Ondine;3;visite;12/01/2026;15/01/2026;4;Phare d’en Haut;Rocher;Léon Embrun;Veille;A2.1
";

const DIRES: &str = "\
Matricule;Patronyme;Petit nom;Séjour;A1.1;A1.2;A2.1;Gestes faits;Parole du veilleur;Veilleur;Jour de la parole
BR001;NUAGEOT;Ondine;S1;seule;à guider;PV;Rosée;Patiente;Félix Ondée;14/02/2025
";

const OUVRAGES: &str = "\
Matricule;Patronyme;Petit nom;Examen;Rang;Ouvrage;Volet;Savoir-faire;Décor;Sorte d’ouvrage;Endroit;Croquis
BR001;NUAGEOT;Ondine;X1;1;Brume du matin;A1;A1.1;Brumes du Val;dans la vallée;S1;Croquis 1
BR001;NUAGEOT;Ondine;X1;2;Essai d’épaisseur;A2;A2.1;École;à l’atelier;Atelier;
BR002;PLUVIER;Basile;X1;1;Rideau de théâtre;A1;A1.2;Compagnie des Vapeurs;en vallée;Théâtre;Croquis 4
";

const BRUMOIR: &str = "\
Matricule;Patronyme;Petit nom;Examen;A1.1;A1.2;A2.1;Points;Brumes montrées;Regard d’ensemble;Jour de l’examen
BR001;NUAGEOT;Ondine;X1;V;nette;L;31;Brume du matin;Main légère;12/05/2026
BR002;PLUVIER;Basile;X1;T;V;V;22;Rideau de théâtre;Solide;13/05/2026
";

const TOURNEES: &str = "\
Matricule;Patronyme;Petit nom;Examen;Tournée;B1.1;B1.2;Points;Brumes montrées;Regard d’ensemble;Jour de l’examen
BR001;NUAGEOT;Ondine;X3;M1;V;;27;Vallon nord;Avance;10/03/2026
BR001;NUAGEOT;Ondine;X3;M2;;N;30;Vallon sud;Aimable;11/03/2026
BR001;NUAGEOT;Ondine;X3;M3;N;N;31;Vallon ouest;Sûre;12/03/2026
BR002;PLUVIER;Basile;X3;M1;T;;20;Vallon nord;Prudent;10/03/2026
BR002;PLUVIER;Basile;X3;M2;;V;25;Vallon sud;Bavard;11/03/2026
BR002;PLUVIER;Basile;X3;M3;;;DEF;;;12/03/2026
";

const CERCLES: &str = "\
Examen;Groupe;Nom du maître;Petit nom du maître;Charge;Maison
X1;Aube;GIVRE;Solveig;Maîtresse brumière;
X1;Aube;BUÉE;Anselme;Maître brumier;
X1;Aube;EMBRUN;Léon;Veilleur;Phare d’en Haut
";

const LETTRES: &str = "\
Matricule;Patronyme;Petit nom;Sorte de papier;Signataire;Depuis;Jusqu’à;Part;Métier
BR002;PLUVIER;Basile;lettre de compagnie;Compagnie des Vapeurs;01/09/2023;31/08/2025;brume entière;Brumier
";

fn generate(entrees: &Entrees) -> Essai {
    Lieu::with(entrees).generate_with(&BRUME, &ATELIER, |_| {})
}

fn verify(entrees: &Entrees) -> String {
    let lieu = Lieu::with(entrees);
    let bilan = run::verify(&BRUME, &ATELIER, &lieu.options()).expect("a readable folder");
    bilan.diagnostics().iter().map(diagnostics::render).collect()
}

#[test]
fn the_expected_papers_stacks_and_archives_are_those_of_the_pack() {
    let essai = generate(&ecole());
    let written: Vec<String> = read_tree(&essai.lieu.sorties()).into_keys().collect();
    expect![[r#"
        .liasse.json
        Aube/candidats/NUAGEOT-Ondine-BR001/appel.pdf
        Aube/candidats/NUAGEOT-Ondine-BR001/attestation-sejour-S1.pdf
        Aube/candidats/NUAGEOT-Ondine-BR001/attestation-sejour-S2.pdf
        Aube/candidats/NUAGEOT-Ondine-BR001/attestation-sejour-S3.pdf
        Aube/candidats/NUAGEOT-Ondine-BR001/carnet-ouvrages.pdf
        Aube/candidats/NUAGEOT-Ondine-BR001/chemin-sejours.pdf
        Aube/candidats/NUAGEOT-Ondine-BR001/dires-veilleur-S1.pdf
        Aube/candidats/NUAGEOT-Ondine-BR001/dires-veilleur-S2.pdf
        Aube/candidats/NUAGEOT-Ondine-BR001/dires-veilleur-S3.pdf
        Aube/candidats/PLUVIER-Basile-BR002/carnet-ouvrages.pdf
        Aube/candidats/PLUVIER-Basile-BR002/lettre-compagnie-1.pdf
        Aube/impression/brumiers.pdf
        Aube/impression/cercle-brumoir.pdf
        Aube/impression/veilleurs.pdf
        Aube/jury/NUAGEOT-Ondine-BR001.zip
        Aube/jury/NUAGEOT-Ondine-BR001/grille-brumoir.pdf
        Aube/jury/NUAGEOT-Ondine-BR001/grille-matin.pdf
        Aube/jury/NUAGEOT-Ondine-BR001/grille-midi.pdf
        Aube/jury/NUAGEOT-Ondine-BR001/grille-soir.pdf
        Aube/jury/NUAGEOT-Ondine-BR001/sommaire-brume.pdf
        Aube/jury/NUAGEOT-Ondine-BR001/trois-tournees.pdf
        Aube/jury/PLUVIER-Basile-BR002/grille-brumoir-oral.pdf
        Aube/jury/PLUVIER-Basile-BR002/grille-matin.pdf
        Aube/jury/PLUVIER-Basile-BR002/grille-midi.pdf
        Aube/jury/PLUVIER-Basile-BR002/grille-soir.pdf
        Aube/jury/PLUVIER-Basile-BR002/trois-tournees.pdf
        Aube/jury/points-du-groupe.pdf
        manifeste.json
        rapport.html
        rapport.xlsx
    "#]]
    .assert_eq(&(written.join("\n") + "\n"));
    let zip =
        fs_err::read(essai.lieu.sorties().join("Aube/jury/NUAGEOT-Ondine-BR001.zip")).expect("an archive");
    let zip = ZipArchive::new(Cursor::new(zip)).expect("an archive");
    let mut inside: Vec<String> = zip.file_names().map(|name| name.expect("a name").into_owned()).collect();
    inside.sort();
    expect![[r#"
        BR001-attestation-sejour-S1.pdf
        BR001-attestation-sejour-S2.pdf
        BR001-attestation-sejour-S3.pdf
        BR001-grille-brumoir.pdf
        BR001-sommaire-brume.pdf
    "#]]
    .assert_eq(&(inside.join("\n") + "\n"));
    let pile = essai.lieu.sorties().join("Aube/impression/cercle-brumoir.pdf");
    let pile = Papier::read(&fs_err::read(pile).expect("a stack"));
    let signets: Vec<String> =
        pile.signets.iter().map(|s| format!("{}{}", "  ".repeat(s.niveau - 1), s.texte)).collect();
    expect![[r#"
        NUAGEOT Ondine – n° BR001
          Carnet des ouvrages – X1
          Grille du brumoir – X1
        PLUVIER Basile – n° BR002
          Carnet des ouvrages – X1
          Grille du brumoir – X1
    "#]]
    .assert_eq(&(signets.join("\n") + "\n"));
    expect![[r#"
        info[I571] PLUVIER Basile : évaluation de X1 portée sur la grille de l’épreuve ponctuelle, que passe la catégorie FC
          → brumoir.csv, cellule A3
          aide : rien à faire si la catégorie du candidat est juste
        info[I218] 1 élève d’une autre formation laissé de côté : spécialité 11-SO ; 2 en CI-Brume
          → role.csv, cellule G4
          aide : rien à faire s’ils préparent un autre diplôme ; sinon corriger leur formation
        code 0 ; produits : 23, dont à compléter : 3 ; retenus : 0
    "#]]
    .assert_eq(&essai.recit());
}

/// A paper of the group, read again.
fn paper(essai: &Essai, chemin: &str) -> String {
    let path = essai.lieu.sorties().join(format!("Aube/{chemin}.pdf"));
    Papier::read(&fs_err::read(path).expect("it was produced")).esquisse()
}

#[test]
fn papers_read_as_their_goldens() {
    let essai = generate(&ecole());
    let (ondine, basile) = ("NUAGEOT-Ondine-BR001", "PLUVIER-Basile-BR002");
    let goldens = [
        (format!("candidats/{ondine}/appel"), expect_file!["diplome_fictif/appel.txt"]),
        (format!("candidats/{ondine}/chemin-sejours"), expect_file!["diplome_fictif/chemin-sejours.txt"]),
        (format!("jury/{ondine}/grille-brumoir"), expect_file!["diplome_fictif/grille-brumoir.txt"]),
        (format!("jury/{ondine}/trois-tournees"), expect_file!["diplome_fictif/trois-tournees.txt"]),
        (
            format!("jury/{basile}/grille-brumoir-oral"),
            expect_file!["diplome_fictif/grille-brumoir-oral.txt"],
        ),
        ("jury/points-du-groupe".to_owned(), expect_file!["diplome_fictif/points-du-groupe.txt"]),
    ];
    for (chemin, golden) in goldens {
        golden.assert_eq(&paper(&essai, &chemin));
    }
}

/// The mean of three tournées is rounded to the whole point, out of forty; four days make a week.
#[test]
fn notes_and_weeks_follow_the_rules_of_the_pack() {
    let essai = generate(&ecole());
    let tournees = paper(&essai, "jury/NUAGEOT-Ondine-BR001/trois-tournees");
    assert!(tournees.contains("29 / 40"), "88 / 3 = 29,33 : {tournees}");
    let chemin = paper(&essai, "candidats/NUAGEOT-Ondine-BR001/chemin-sejours");
    assert!(chemin.contains("12,5"), "50 jours / 4, la visite à part : {chemin}");
}

#[test]
fn faults_are_told_in_the_words_of_the_pack() {
    expect![[r#"
        erreur[E207] NUAGEOT Ondine, X1 : niveau inconnu : « A »
          → brumoir.csv, cellule F2
          aide : écrire l’un de ces niveaux : I (informe), T (trouble), V (visible), N (nette), L (limpide)
        erreur[E206] NUAGEOT Ondine, X1 : note hors du barème : « 41 » pour une note sur 40
          → brumoir.csv, cellule H2
          aide : corriger la note, entre 0 et 40
        erreur[E210] PLUVIER Basile : valeur inconnue pour « Sorte de papier » : « certificat de travail »
          → lettres.csv, cellule D2
          aide : écrire l’une de ces valeurs : lettre de compagnie, carnet d’heures
        erreur[E210] NUAGEOT Ondine, X1 : valeur inconnue pour « Sorte d’ouvrage » : « réelle vécue »
          → ouvrages.csv, cellule J2
          aide : écrire l’une de ces valeurs : à l’atelier, dans la vallée
        erreur[E504] NUAGEOT Ondine : catégorie de candidat manquante : le mode des épreuves n’est pas connu
          → role.csv, cellule A2
          aide : remplir la colonne « Statut »
        erreur[E210] NUAGEOT Ondine : valeur inconnue pour « Séjour » : « S5 »
          → sejours.csv, cellule D3
          aide : écrire l’une de ces valeurs : S1, S2, S3, S4
        erreur[E210] NUAGEOT Ondine, X3 : valeur inconnue pour « Tournée » : « M4 »
          → tournees.csv, cellule E3
          aide : écrire l’une de ces valeurs : M1, M2, M3
        avertissement[A553] BUÉE Anselme (« Crieur ») sans entreprise dans la commission X1 de la classe Aube : règlement imaginaire, titre III
          → cercles.csv, cellule E3
          aide : remplir la colonne « Maison » de ce membre, ou corriger sa fonction
        info[I547] aucune règle de durée des PFMP appliquée : la session n’est pas connue
          aide : remplir « Saison d’examen » dans le tableau de l’établissement, ou lancer avec --session
        info[I571] PLUVIER Basile : évaluation de X1 portée sur la grille de l’épreuve ponctuelle, que passe la catégorie FC
          → brumoir.csv, cellule A3
          aide : rien à faire si la catégorie du candidat est juste
        info[I218] 1 élève d’une autre formation laissé de côté : spécialité 11-SO ; 2 en CI-Brume
          → role.csv, cellule G4
          aide : rien à faire s’ils préparent un autre diplôme ; sinon corriger leur formation
    "#]]
    .assert_eq(&verify(&faulty()));
}

/// What names the program's own diploma, its codes and its columns.
const ETRANGERS: [&str; 14] = [
    "AGOrA",
    "agora",
    "E31",
    "E32",
    "U31",
    "TAGO",
    "30004",
    "1.1.1",
    "3.1.2",
    "grille-e",
    "Dérogation PFMP",
    "Catégorie candidat",
    "SCOLAIRE BACPRO",
    "18 février 2020",
];

fn assert_its_own(what: &str, text: &str) {
    for word in ETRANGERS {
        if let Some(at) = text.find(word) {
            let around: String =
                text[..at].chars().rev().take(80).collect::<Vec<_>>().into_iter().rev().collect();
            panic!("« {word} » dans {what}, après : {around}");
        }
    }
}

/// All that a file shows: the text and the foot of a paper, every part of an archive, the rest as it is.
fn shown(name: &str, bytes: &[u8]) -> String {
    if bytes.starts_with(b"%PDF") {
        return Papier::read(bytes).esquisse();
    }
    if !bytes.starts_with(b"PK") {
        return String::from_utf8_lossy(bytes).into_owned();
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect(name);
    let mut text = String::new();
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).expect(name);
        let (inside, mut content) = (entry.name().expect("a name").into_owned(), Vec::new());
        entry.read_to_end(&mut content).expect(name);
        let content = shown(&inside, &content);
        // The name of a cell is no code: between the tags stands what is read.
        let content: String = if inside.starts_with("xl/worksheets/") {
            content.split('<').filter_map(|tag| Some(tag.split_once('>')?.1)).collect()
        } else {
            content
        };
        text.push_str(&format!("\n{inside}\n{content}"));
    }
    text
}

fn assert_all_its_own(folder: &Path) {
    let written = read_tree(folder);
    assert!(!written.is_empty(), "something was written in {}", folder.display());
    for (path, bytes) in &written {
        assert_its_own(path, path);
        assert_its_own(path, &shown(path, bytes));
    }
}

fn faulty() -> Entrees {
    ecole()
        .replace("brumoir.csv", "V;nette;L;31", "V;A;L;41")
        .replace("sejours.csv", ";Séjour 2;", ";S5;")
        .replace("ouvrages.csv", "dans la vallée", "réelle vécue")
        .replace("lettres.csv", "lettre de compagnie", "certificat de travail")
        .replace("tournees.csv", "BR001;NUAGEOT;Ondine;X3;M2", "BR001;NUAGEOT;Ondine;X3;M4")
        .replace("cercles.csv", "BUÉE;Anselme;Maître brumier", "BUÉE;Anselme;Crieur")
        .replace("cercles.csv", "Veilleur;Phare d’en Haut", "Veilleur;")
        .replace("ecole.csv", "Saison d’examen;2026\n", "")
        .replace("role.csv", "Aube;BRUMIER DE LA VALLEE (9)", "Aube;")
}

#[test]
fn nothing_written_or_told_is_of_the_diploma_of_the_program() {
    for entrees in [ecole(), faulty()] {
        let essai = generate(&entrees);
        assert_its_own("ce qui est dit", &essai.faults());
        assert_all_its_own(&essai.lieu.sorties());
    }
    for code in codes::all() {
        let page = &code.page;
        assert_its_own(
            code.id,
            &[code.titre, code.effet, page.pourquoi, page.remede, page.exemple].join("\n"),
        );
    }
}

/// The papers name the periods as the pack does; what the templates of the program say is theirs.
#[test]
fn workbooks_to_fill_speak_the_words_of_the_pack() {
    let lieu = Lieu::with(&ecole().remove("dires.csv"));
    run::write_models(&BRUME, &ATELIER, &lieu.options()).expect("folders that can be read and written");
    let written = read_tree(&lieu.sorties());
    let names: Vec<&str> = written.keys().map(String::as_str).collect();
    expect![[r#"
        .liasse.json
        modeles/Aube/Aube.xlsx
        modeles/Aube/tuteurs/NUAGEOT-Ondine-BR001-S1.xlsx
        modeles/Aube/tuteurs/NUAGEOT-Ondine-BR001-S2.xlsx
        modeles/Aube/tuteurs/NUAGEOT-Ondine-BR001-S3.xlsx
        modeles/Aube/tuteurs/NUAGEOT-Ondine-BR001-S4.xlsx
        modeles/Aube/tuteurs/PLUVIER-Basile-BR002-S1.xlsx
        modeles/Aube/tuteurs/PLUVIER-Basile-BR002-S2.xlsx
        modeles/Aube/tuteurs/PLUVIER-Basile-BR002-S3.xlsx
        modeles/Aube/tuteurs/PLUVIER-Basile-BR002-S4.xlsx
    "#]]
    .assert_eq(&(names.join("\n") + "\n"));
    assert_all_its_own(&lieu.sorties());
    let classe = &written["modeles/Aube/Aube.xlsx"];
    let book: String = part(classe, "xl/workbook.xml");
    let sheets: Vec<&str> =
        book.split("<sheet name=\"").skip(1).filter_map(|s| s.split('"').next()).collect();
    assert_eq!(
        sheets,
        [
            "Séjours",
            "Ouvrages X1",
            "Notes X1",
            "Notes X3 M1",
            "Notes X3 M2",
            "Notes X3 M3",
            "Cercles",
            "Lettres"
        ]
    );
    assert!(!shown("Aube.xlsx", classe).contains("PFMP"));

    // What is filled comes back.
    let filled = written.iter().fold(ecole(), |entrees, (path, bytes)| entrees.put(path, bytes.clone()));
    let told = verify(&filled.remove("dires.csv"));
    assert!(!told.contains("erreur["), "{told}");
}

/// The program itself, on a folder that holds the pack, with the templates beside it.
fn with_the_pack(entrees: &Entrees) -> Lieu {
    let pack = files("referentiel").into_iter();
    let entrees = pack.fold(entrees.clone(), |e, (path, bytes)| e.put(&format!("referentiel/{path}"), bytes));
    let lieu = Lieu::with(&entrees);
    Entrees(files("templates")).write_below(&lieu.racine().join("templates"));
    lieu
}

fn said(lieu: &Lieu, arguments: &[&str], code: i32) -> String {
    let output = lieu.liasse(arguments).output().expect("the program starts");
    let text = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).expect("UTF-8")).concat();
    assert_eq!(output.status.code(), Some(code), "{arguments:?} :\n{text}");
    assert_its_own(&arguments.join(" "), &text);
    text
}

#[test]
fn every_command_follows_the_pack_of_the_folder() {
    let lieu = with_the_pack(&ecole());
    said(&lieu, &["verifier"], 0);
    said(&lieu, &["generer"], 0);
    assert_all_its_own(&lieu.sorties());
    said(&lieu, &["modeles"], 0);
    expect![[r#"
        Tableaux reconnus (colonnes.yaml)
        =================================

        Un tableau est reconnu à ses en-têtes : une de ces listes suffit. Les tableaux qui parlent d’un
        candidat le nomment aussi.

          fiche de l’école
            – « Repère » et « Indication »

            Dans la première colonne : Nom de l’école, Matricule de l’école, Chemin, Cote postale,
            Vallée, Région des brumes, Corne de brume, Grand maître, Titre du grand maître, Saison
            d’examen, Signé à et Signé le

          rôle des brumiers
            – « Matricule », « Patronyme » et « Petit nom »
            – « Matricule » et « Patronyme et petit nom »

          séjours en vallée
            – « Séjour », « Premier jour » et « Dernier jour »
            – « Séjour » et « Compagnie »

          dires des veilleurs
            – « Séjour » et une colonne par compétence

          ouvrages de brume
            – « Examen » et « Ouvrage »

          notes des maîtres
            – « Examen » et « Points »
            – « Examen » et une colonne par compétence

          cercles de maîtres
            – « Examen », « Nom du maître » et « Charge »

          lettres et carnets
            – « Sorte de papier » et « Signataire »
    "#]]
    .assert_eq(&said(&lieu, &["referentiel", "tableaux"], 0));
    for code in ["", "A1", "A1.1", "A1.2-b", "X1", "X3", "SCO", "regles", "durees", "appel", "brumiers"] {
        let arguments: Vec<&str> = ["referentiel", code].into_iter().filter(|a| !a.is_empty()).collect();
        said(&lieu, &arguments, 0);
    }
    let diagnostic = said(&lieu, &["diagnostic"], 0);
    let templates: Vec<&str> = diagnostic.lines().filter(|line| line.contains("modèle")).collect();
    expect![[r#"
        bon          catalogue : 14 documents, 11 modèles (de l’établissement : appel-brume.typ, chemin-sejours.typ)
        bon          modèle appel-brume.typ : se compose, avec 2 jeux de données
        bon          modèle attestation-pfmp.typ : se compose, avec 2 jeux de données
        bon          modèle certificat-travail.typ : se compose, avec 2 jeux de données
        bon          modèle chemin-sejours.typ : se compose, avec 2 jeux de données
        bon          modèle compte-rendu-pfmp.typ : se compose, avec 2 jeux de données
        bon          modèle etat-recapitulatif.typ : se compose, avec 2 jeux de données
        bon          modèle grille-ccf.typ : se compose, avec 8 jeux de données
        bon          modèle grille-ponctuel.typ : se compose, avec 2 jeux de données
        bon          modèle recap-notes.typ : se compose, avec 2 jeux de données
        bon          modèle sommaire.typ : se compose, avec 2 jeux de données
        bon          modèle synthese-situations.typ : se compose, avec 2 jeux de données
    "#]].assert_eq(&(templates.join("\n") + "\n"));
}

/// The sample is that of the pack of its folder, and gives every paper of it.
#[test]
fn the_sample_follows_the_pack_of_its_folder() {
    let lieu = with_the_pack(&Entrees(BTreeMap::new()));
    let told = said(&lieu, &["exemple", "."], 0);
    assert!(told.contains("(Certificat imaginaire CI-Brume)"), "{told}");
    let options = exemple::Options {
        classes: 1,
        candidats: 24,
        graine: 2026,
        style: Style::default(),
        tableur: Tableur::default(),
    };
    for file in exemple::compose(&BRUME, &options) {
        assert_its_own(&file.chemin, &shown(&file.chemin, &file.octets));
    }
    let essai = Lieu::generate_with(lieu, &BRUME, &ATELIER, |_| {});
    let made: BTreeSet<&str> = essai.manifeste.documents.iter().map(|d| d.document.as_str()).collect();
    let all: BTreeSet<&str> = BRUME.documents.iter().map(|d| d.id.as_str()).collect();
    assert_eq!(made, all, "{}", essai.faults());
    expect![[r#"
        info[I217] colonnes non utilisées : « N° Inscription », « N° Océan », « Spécialité », « Etat » et « Enseignements »
          → cyclades/Liste_simple_0449993Y_2026.csv, cellule C10
          aide : rien à faire, sauf si l’une d’elles devait compter : corriger alors son en-tête
        info[I218] 3 élèves d’une autre formation laissés de côté : spécialité 31212 ; 24 en CI-Brume
          → cyclades/Liste_simple_0449993Y_2026.csv, cellule L35
          aide : rien à faire s’ils préparent un autre diplôme ; sinon corriger leur formation
        code 0 ; produits : 399, dont à compléter : 55 ; retenus : 0
    "#]].assert_eq(&essai.recit());
}

#[test]
fn the_name_of_a_sheet_is_one_that_a_workbook_takes() {
    let mut pack = files("referentiel/brume");
    let columns = String::from_utf8(pack["colonnes.yaml"].clone()).expect("UTF-8");
    pack.insert(
        "colonnes.yaml".to_owned(),
        columns.replace("feuille: Séjours", "feuille: Séjours/vallée").into(),
    );
    let faults = load(&pack.into_iter().collect::<Vec<_>>()).expect_err("a slash is refused");
    let told: Vec<String> = faults.iter().map(ToString::to_string).collect();
    expect![[r#"
        « Séjours/vallée » ne peut pas être le nom d’une feuille
          → colonnes.yaml, ligne 52, colonne 14
          aide : écrivez 20 signes au plus, sans [ ] : * ? / \ ni apostrophe droite"#]]
    .assert_eq(&told.join("\n"));
}

/// Literals of the sources that would tie the program to one diploma. Samples of other software and tests may.
#[test]
fn no_source_holds_a_code_of_the_diploma() {
    let own = liasse::referentiel::embedded::load_default().expect("the embedded pack is sound");
    let mut codes: BTreeSet<String> = BTreeSet::new();
    codes.extend(own.diplome.codes_specialite.iter().chain(&own.diplome.codes_mef).cloned());
    codes.extend([own.diplome.sigle.clone(), own.diplome.arrete.clone(), "TAGO".to_owned()]);
    codes.extend(own.epreuves.iter().filter(|e| e.code.len() > 2).map(|e| e.code.clone()));
    codes.extend(own.poles.iter().map(|p| p.unite.code.clone()).filter(|code| code.len() > 2));
    codes.extend(own.competences().map(|c| c.competence.code.clone()));
    codes.extend(own.pfmp.periodes.iter().map(|p| format!("\"{p}\"")));
    codes.extend(own.documents.iter().map(|d| d.id.clone()).filter(|id| id.contains('-')));
    let mut found = Vec::new();
    for (path, bytes) in read_tree(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src")) {
        let is_source = is_a("rs", &path) && !path.ends_with("tests.rs") && path != "referentiel/embedded.rs";
        let text = String::from_utf8(bytes).unwrap_or_default();
        let kept = text.split("#[cfg(test)]").next().unwrap_or_default();
        for (number, line) in (1..).zip(kept.lines()).filter(|_| is_source) {
            let line = line.trim_start();
            if line.starts_with("//") || !line.contains('"') {
                continue;
            }
            let known = codes.iter().filter(|code| holds_word(line, code));
            found.extend(known.map(|code| format!("src/{path}:{number} : {code}")));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// A code between signs that are not its own; the name of a template is the program's.
fn holds_word(line: &str, code: &str) -> bool {
    line.match_indices(code).any(|(at, _)| {
        let (before, after) = (&line[..at], &line[at + code.len()..]);
        let within = |c: char| c.is_alphanumeric() || c == '-';
        !before.ends_with(within) && !after.starts_with(within) && !after.starts_with(".typ")
    })
}
