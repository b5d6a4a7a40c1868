//! Where headers, rows and sheets stand (cases 73 to 84).

mod comptes;
mod entetes;
mod pages;

use std::time::{Duration, Instant};

use expect_test::{Expect, expect};

use crate::support::{Entrees, check, classeur, feuille, minimal, papers, part, replace_entry};
use pages::{Page, check_each, page};

/// The sample without one of its tables, and a sheet of that table.
fn apart(table: &str) -> (Entrees, String) {
    let fichier = format!("{table}.csv");
    let texte = minimal().text(&fichier);
    (minimal().remove(&fichier), texte)
}

fn assert_as_minimal(files: &Entrees) {
    assert_eq!(papers(files), papers(&minimal()));
}

fn silent() -> Expect {
    expect!["code 0 ; produits : 14 ; retenus : 0\n"]
}

/// What a source says of its rows: the header, the rows read, and the others with the reason.
fn rows_of(files: &Entrees, fichier: &str) -> String {
    let bilan = files.verify().bilan;
    let source = bilan.manifeste.sources.iter().find(|s| s.fichier == fichier).expect("a source");
    let mut text = format!("en-tête {:?}, {} lues\n", source.ligne_entete, source.lignes_lues);
    for ligne in &source.lignes_ecartees {
        text += &format!("{} : {}\n", ligne.ligne, ligne.raison);
    }
    text
}

#[test]
fn cas_073_des_lignes_de_titre_au_dessus_de_l_en_tete() {
    let (rest, texte) = apart("travaux");
    let titres = "Lycée professionnel des Essais\n\nTravaux professionnels;;Session;2026\nClasse : TAGO1\n\n";
    let titled =
        Page { fusions: vec![(0, 0, 0, 11), (2, 0, 2, 1)], ..page("Travaux", titres.to_owned() + &texte) };
    check_each(&rest, &[titled.clone()], &silent());
    let files = rest.put("travaux.xlsx", pages::xlsx(&[titled]));
    assert_as_minimal(&files);
    expect![[r#""#]].assert_eq(&rows_of(&files, "travaux.xlsx"));

    let (rest, texte) = apart("travaux");
    let bas = "Remarque\n".repeat(39) + &texte.replace('\n', "\n;;;\n");
    let files = rest.put("travaux.xlsx", classeur(vec![feuille("Travaux", &bas)]));
    assert_as_minimal(&files);
    expect![[r#""#]].assert_eq(&rows_of(&files, "travaux.xlsx"));
}

#[test]
fn cas_074_aucune_ligne_d_en_tetes() {
    let (rest, texte) = apart("travaux");
    let headless = texte.split_once('\n').expect("a header").1;
    check_each(&rest, &[page("Travaux", headless)], &expect![[r#""#]]);
}

#[test]
fn cas_075_prenom_avec_une_espace_insecable_ou_des_accents_decomposes() {
    for prenom in ["Prénom\u{a0}", "Pre\u{301}nom", "\u{a0}PRE\u{301}NOM\u{202f}(S)"] {
        let (rest, texte) = apart("candidats");
        let sheet = page("Liste", texte.replace("Prénom(s)", prenom));
        check_each(&rest, &[sheet.clone()], &silent());
        assert_as_minimal(&rest.put("candidats.xlsx", pages::xlsx(&[sheet])));
    }
}

#[test]
fn cas_076_deux_colonnes_nom_differentes() {
    let two = |second: &str| {
        let (rest, texte) = apart("candidats");
        let texte = texte.replace("Classe;", "Nom;Classe;").replace(";TAGO1;", &format!(";{second};TAGO1;"));
        (rest, [page("Liste", texte)])
    };
    let (rest, other) = two("DURAND");
    check_each(&rest, &other, &expect![[r#""#]]);
    // One of them blank: only the other says something.
    let (rest, blank) = two("");
    check_each(&rest, &blank, &silent());
    assert_as_minimal(&rest.put("candidats.xlsx", pages::xlsx(&blank)));
}

#[test]
fn cas_077_une_classe_fusionnee_vers_le_bas() {
    let (rest, texte) = apart("candidats");
    let texte = texte.replace("03/11/2007;TAGO1;", "03/11/2007;;");
    let merged = Page { fusions: vec![(1, 6, 2, 6)], ..page("Liste", texte) };
    check_each(&rest, &[merged.clone()], &silent());
    assert_as_minimal(&rest.put("candidats.xlsx", pages::xlsx(&[merged])));
}

#[test]
fn cas_078_une_note_fusionnee() {
    let (rest, texte) = apart("grilles-e31");
    // Over the notes of two candidates, then over the note of one and what stands beside it.
    let down = Page { fusions: vec![(1, 16, 2, 16)], ..page("E31", texte.replace(";11;Suivi", ";;Suivi")) };
    check_each(&rest, &[down], &expect![[r#""#]]);
    let across =
        Page { fusions: vec![(1, 16, 1, 17)], ..page("E31", texte.replace("Accueil en mairie", "")) };
    check_each(&rest, &[across], &expect![[r#""#]]);
}

#[test]
fn cas_079_une_ligne_masquee_et_une_colonne_masquee() {
    let (rest, texte) = apart("candidats");
    let row = Page { lignes_masquees: vec![2], ..page("Liste", texte.as_str()) };
    check_each(&rest, &[row.clone()], &expect![[r#""#]]);
    assert_as_minimal(&rest.clone().put("candidats.xlsx", pages::xlsx(&[row])));
    let column = Page { colonnes_masquees: vec![5, 7], ..page("Liste", texte) };
    check_each(&rest, &[column], &expect![[r#""#]]);
}

#[test]
fn cas_080_une_feuille_masquee() {
    let (rest, texte) = apart("travaux");
    let pfmp = rest.text("pfmp.csv");
    let rest = rest.remove("pfmp.csv");
    for etat in [1, 2] {
        let hidden = Page { etat, ..page("Stages", pfmp.as_str()) };
        check_each(&rest, &[page("Travaux", texte.as_str()), hidden], &expect![[r#""#]]);
    }
    // A hidden sheet of other data is no table: what nobody sees and nobody reads is said once.
    let lists = Page { etat: 1, ..page("Listes", "rouge\nvert\n") };
    check_each(
        &minimal().remove("pfmp.csv").remove("travaux.csv"),
        &[page("Travaux", texte), page("Stages", pfmp), lists],
        &expect![[r#""#]],
    );
}

#[test]
fn cas_081_un_filtre_actif() {
    let (rest, texte) = apart("pfmp");
    let filtered = Page { filtre: Some((3, "P1")), ..page("Stages", texte) };
    check_each(&rest, &[filtered.clone()], &expect![[r#""#]]);
    assert_as_minimal(&rest.put("pfmp.xlsx", pages::xlsx(&[filtered])));
}

#[test]
fn cas_082_un_million_de_lignes_sans_rien() {
    let (rest, texte) = apart("travaux");
    let mut blank = String::new();
    for row in 6..=1_048_576 {
        blank += &format!("<row r=\"{row}\"><c r=\"A{row}\" s=\"0\"/></row>");
    }
    let book = classeur(vec![feuille("Travaux", &texte)]);
    let sheet = part(&book, "xl/worksheets/sheet1.xml").replace("</sheetData>", &(blank + "</sheetData>"));
    let book = replace_entry(&book, "xl/worksheets/sheet1.xml", sheet.as_bytes());
    let started = Instant::now();
    silent().assert_eq(&rest.clone().put("travaux.xlsx", book).verify().recit());
    silent().assert_eq(&rest.put("travaux.csv", texte + &";;;;;;;;;;;\n".repeat(1_000_000)).verify().recit());
    // Some seconds even where nothing is optimised and all cores are taken.
    assert!(started.elapsed() < Duration::from_secs(60));
}

#[test]
fn cas_083_des_lignes_de_total_et_de_moyenne() {
    let (rest, texte) = apart("grilles-e31");
    let texte = texte
        + "\nTotal;;;;;;;;;;;;;;;;24,5\n;Moyenne de la classe;;;;;;;;;;;;;;;12,25\n;;;;;;;;;;;;;;;Moyenne;12,25\nNombre d’élèves : 24\n;;;Effectif;24\n";
    check_each(&rest, &[page("E31", texte.as_str())], &silent());
    let files = rest.put("grilles.xlsx", pages::xlsx(&[page("E31", texte)]));
    assert_as_minimal(&files);
    expect![[r#""#]].assert_eq(&rows_of(&files, "grilles.xlsx"));

    // Somebody of that name is a person.
    let jean = minimal().append(
        "candidats.csv",
        "0100000003;123456789CC;TOTAL;;Jean;30/09/2008;TAGO1;SCOLAIRE BACPRO 3 ANS (132);30004;3;non\n",
    );
    let grille = "0100000003;TOTAL;Jean;E31;3;3;4;3;3;2;3;3;4;3;3;3;15;Accueil;Bien;20/05/2026\n";
    let jean = jean.append("grilles-e31.csv", grille);
    expect![[r#""#]].assert_eq(&(rows_of(&jean, "candidats.csv") + &rows_of(&jean, "grilles-e31.csv")));
    check(&jean, &expect![[r#""#]]);
    // Where nothing else tells, it is asked.
    let doubtful = minimal().append("commissions.csv", "E31;TAGO1;TOTAL;;Professeur;Garage Morel\n");
    check(&doubtful, &expect![[r#""#]]);
}

#[test]
fn cas_084_deux_tableaux_sur_une_feuille() {
    let (rest, texte) = apart("tuteurs");
    let pfmp = rest.text("pfmp.csv");
    let rest = rest.remove("pfmp.csv");
    let below = format!("{pfmp}\nÉvaluations des tuteurs\n{texte}");
    check_each(&rest, &[page("Stages", below)], &expect![[r#""#]]);

    let (rest, commissions) = apart("commissions");
    let candidats = rest.text("candidats.csv");
    let rest = rest.remove("candidats.csv");
    let mut beside = String::new();
    for (row, right) in commissions.lines().enumerate() {
        let left = candidats.lines().nth(row).unwrap_or(";;;;;;;;;;");
        beside += &format!("{left};;{right}\n");
    }
    check_each(&rest, &[page("Classe", beside)], &expect![[r#""#]]);
}
