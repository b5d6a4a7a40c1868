//! Where headers, rows and sheets stand (cases 73 to 84).

mod comptes;
mod entetes;
mod pages;

use std::slice::from_ref;
use std::time::{Duration, Instant};

use expect_test::{Expect, expect};

use crate::octets::zip_deflate;
use crate::support::{Entrees, check, classeur, feuille, minimal, papers, part};
use pages::{Page, check_each, page};

const FEUILLE: &str = "xl/worksheets/sheet1.xml";

/// The sample without one of its tables, and that table.
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
    let manifeste = bilan.manifeste();
    let source = manifeste.sources.iter().find(|s| s.fichier == fichier).expect("a source");
    let mut text =
        format!("en-tête ligne {}, {} lues\n", source.ligne_entete.expect("a table"), source.lignes_lues);
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
    check_each(&rest, from_ref(&titled), &silent());
    let files = rest.put("travaux.xlsx", pages::xlsx(&[titled]));
    assert_as_minimal(&files);
    expect![[r#"
        en-tête ligne 6, 4 lues
    "#]]
    .assert_eq(&rows_of(&files, "travaux.xlsx"));

    let (rest, texte) = apart("travaux");
    let bas = "Remarque\n".repeat(39) + &texte.replace('\n', "\n;;;\n");
    let files = rest.put("travaux.xlsx", classeur(vec![feuille("Travaux", &bas)]));
    assert_as_minimal(&files);
    expect![[r#"
        en-tête ligne 40, 4 lues
    "#]]
    .assert_eq(&rows_of(&files, "travaux.xlsx"));
}

#[test]
fn cas_074_aucune_ligne_d_en_tetes() {
    let (rest, texte) = apart("travaux");
    let headless = texte.split_once('\n').expect("a header").1;
    check_each(
        &rest,
        &[page("Travaux", headless)],
        &expect![[r#"
            erreur[E236] feuille non lue : elle contient des personnes, mais aucune ligne d’en-têtes
              → classe.*, feuille « Travaux », cellule A1
              aide : écrire un en-tête au-dessus de chaque colonne, par exemple « Nom de famille », « Prénom(s) » et « Date de naissance » (les autres : « liasse expliquer A202 »)
            code 1 ; produits : 14, dont à compléter : 4 ; retenus : 0
        "#]],
    );
}

#[test]
fn cas_075_prenom_avec_une_espace_insecable_ou_des_accents_decomposes() {
    for prenom in ["Prénom\u{a0}", "Pre\u{301}nom", "\u{a0}PRE\u{301}NOM\u{202f}(S)"] {
        let (rest, texte) = apart("candidats");
        let sheet = page("Liste", texte.replace("Prénom(s)", prenom));
        check_each(&rest, from_ref(&sheet), &silent());
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
    check_each(
        &rest,
        &other,
        &expect![[r#"
            erreur[E203] MARTIN Hugo : deux colonnes du même nom se contredisent : « DURAND » et « MARTIN »
              → classe.*, feuille « Liste », cellule G3
              → l’autre colonne : classe.*, feuille « Liste », cellule C3
              aide : renommer ou supprimer l’une des deux colonnes
            code 1 ; produits : 7 ; retenus : 7
              grille-e31 de 0100000002 : E203
              grille-e32 de 0100000002 : E203
              etat-recapitulatif-e31 de 0100000002 : E203
              etat-recapitulatif-e32 de 0100000002 : E203
              attestation-pfmp de 0100000002 : E203
              attestation-pfmp de 0100000002 : E203
              attestation-pfmp-recapitulative de 0100000002 : E203
        "#]],
    );
    // One of them blank: only the other says something.
    let (rest, blank) = two("");
    check_each(&rest, &blank, &silent());
    assert_as_minimal(&rest.put("candidats.xlsx", pages::xlsx(&blank)));
}

#[test]
fn cas_076_deux_colonnes_nom_cote_a_cote() {
    let text = minimal()
        .text("candidats.csv")
        .replace("Nom de famille;Nom d'usage", "Nom;Nom")
        .replace("DURAND;;", "DURAND;DUPONT;");
    check(
        &minimal().put("candidats.csv", text.replace("MARTIN;;", "MARTIN;MARTIN;")),
        &expect![[r#"
            erreur[E203] DURAND Léa : deux colonnes du même nom se contredisent : « DUPONT » et « DURAND »
              → candidats.csv, cellule D2
              → l’autre colonne : candidats.csv, cellule C2
              aide : renommer ou supprimer l’une des deux colonnes
            code 1 ; produits : 7 ; retenus : 7
              grille-e31 de 0100000001 : E203
              grille-e32 de 0100000001 : E203
              etat-recapitulatif-e31 de 0100000001 : E203
              etat-recapitulatif-e32 de 0100000001 : E203
              attestation-pfmp de 0100000001 : E203
              attestation-pfmp de 0100000001 : E203
              attestation-pfmp-recapitulative de 0100000001 : E203
        "#]],
    );
}

#[test]
fn cas_077_une_classe_fusionnee_vers_le_bas() {
    let (rest, texte) = apart("candidats");
    let texte = texte.replace("03/11/2007;TAGO1;", "03/11/2007;;");
    let merged = Page { fusions: vec![(1, 6, 2, 6)], ..page("Liste", texte) };
    check_each(&rest, from_ref(&merged), &silent());
    assert_as_minimal(&rest.put("candidats.xlsx", pages::xlsx(&[merged])));
}

#[test]
fn cas_078_une_note_fusionnee() {
    let (rest, texte) = apart("grilles-e31");
    // Over the notes of two candidates, then over the note of one and what stands beside it.
    let down = Page { fusions: vec![(1, 16, 2, 16)], ..page("E31", texte.replace(";11;Suivi", ";;Suivi")) };
    check_each(
        &rest,
        &[down],
        &expect![[r#"
            erreur[E227] MARTIN Hugo, E31 : cellule recouverte par la fusion Q2:Q3 : « 13,5 » n’y est écrit qu’une fois
              → classe.*, feuille « E31 », cellule Q3
              aide : défusionner, puis écrire dans chaque cellule sa valeur, ou la laisser vide
            code 1 ; produits : 13 ; retenus : 1
              grille-e31 de 0100000002 : E227
        "#]],
    );
    let across =
        Page { fusions: vec![(1, 16, 1, 17)], ..page("E31", texte.replace("Accueil en mairie", "")) };
    check_each(
        &rest,
        &[across],
        &expect![[r#"
            erreur[E227] DURAND Léa, E31 : cellule recouverte par la fusion Q2:R2 : « 13,5 » n’y est écrit qu’une fois
              → classe.*, feuille « E31 », cellule R2
              aide : défusionner, puis écrire dans chaque cellule sa valeur, ou la laisser vide
            code 1 ; produits : 13 ; retenus : 1
              grille-e31 de 0100000001 : E227
        "#]],
    );
}

#[test]
fn cas_079_une_ligne_masquee_et_une_colonne_masquee() {
    let (rest, texte) = apart("candidats");
    let row = Page { lignes_masquees: vec![2], ..page("Liste", texte.as_str()) };
    check_each(
        &rest,
        from_ref(&row),
        &expect![[r#"
            avertissement[A224] ligne masquée, et lue : 3
              → classe.*, feuille « Liste », cellule A3
              aide : l’afficher pour la vérifier, ou la supprimer si elle ne doit pas compter
            code 0 ; produits : 14 ; retenus : 0
        "#]],
    );
    assert_as_minimal(&rest.clone().put("candidats.xlsx", pages::xlsx(&[row])));
    let column = Page { colonnes_masquees: vec![5, 7], ..page("Liste", texte) };
    check_each(
        &rest,
        &[column],
        &expect![[r#"
        avertissement[A226] 2 colonnes masquées, et lues : F et H
          → classe.*, feuille « Liste », cellule F1
          aide : les afficher pour les vérifier, ou les supprimer si elles ne doivent pas compter
        code 0 ; produits : 14 ; retenus : 0
    "#]],
    );
}

#[test]
fn cas_080_une_feuille_masquee() {
    let (rest, texte) = apart("travaux");
    let pfmp = rest.text("pfmp.csv");
    let rest = rest.remove("pfmp.csv");
    let told = expect![[r#"
        avertissement[A223] feuille masquée, et lue : elle contient le tableau « périodes de formation en milieu professionnel »
          → classe.*, feuille « Stages »
          aide : l’afficher (clic droit sur un onglet) pour la vérifier, ou la supprimer si elle ne doit pas compter
        code 0 ; produits : 14 ; retenus : 0
    "#]];
    for etat in [1, 2] {
        let hidden = Page { etat, ..page("Stages", pfmp.as_str()) };
        check_each(&rest, &[page("Travaux", texte.as_str()), hidden], &told);
    }
    // A hidden sheet of other data is no table: what nobody sees and nobody reads is said once.
    let lists = Page { etat: 1, ..page("Listes", "rouge\nvert\n") };
    check_each(
        &minimal().remove("pfmp.csv").remove("travaux.csv"),
        &[page("Travaux", texte), page("Stages", pfmp), lists],
        &expect![[r#"
            avertissement[A202] feuille masquée dans le classeur, et non lue : aucun tableau reconnu
              → classe.*, feuille « Listes »
              aide : rien à faire si elle ne compte pas ; sinon, lui donner les en-têtes d’un tableau (« liasse expliquer A202 »)
            code 0 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn cas_081_un_filtre_actif() {
    let (rest, texte) = apart("pfmp");
    let filtered = Page { filtre: Some((3, "P1")), ..page("Stages", texte) };
    check_each(
        &rest,
        from_ref(&filtered),
        &expect![[r#"
        avertissement[A225] un filtre est actif dans cette feuille : toutes les lignes sont lues, même celles qu’il cache
          → classe.*, feuille « Stages »
          aide : effacer le filtre (Données, Effacer) et vérifier les lignes qu’il cachait
        avertissement[A224] 2 lignes masquées, et lues : 3 et 5
          → classe.*, feuille « Stages », cellule A3
          aide : les afficher pour les vérifier, ou les supprimer si elles ne doivent pas compter
        code 0 ; produits : 14 ; retenus : 0
    "#]],
    );
    assert_as_minimal(&rest.put("pfmp.xlsx", pages::xlsx(&[filtered])));
}

#[test]
fn cas_082_un_million_de_lignes_sans_rien() {
    // Cells that have a format and nothing in them, down to the last row of the grid: one row in eight of them,
    // for a program that is not optimised.
    let (rest, texte) = apart("travaux");
    let mut blank = String::new();
    for row in (6..=1_048_576).step_by(8) {
        blank += &format!("<row r=\"{row}\"><c r=\"A{row}\" s=\"0\"/></row>");
    }
    let book = classeur(vec![feuille("Travaux", &texte)]);
    let names = [
        "[Content_Types].xml",
        "_rels/.rels",
        "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels",
        FEUILLE,
        "xl/sharedStrings.xml",
        "xl/styles.xml",
    ];
    let mut parts = names.map(|name| (name, part(&book, name)));
    parts[4].1 = parts[4].1.replace("</sheetData>", &(blank + "</sheetData>"));
    let book = zip_deflate(&parts.each_ref().map(|(name, text)| (*name, text.as_bytes())));
    let started = Instant::now();
    silent().assert_eq(&rest.clone().put("travaux.xlsx", book).verify().recit());
    silent().assert_eq(&rest.put("travaux.csv", texte + &";;;;;;;;;;;\n".repeat(1_000_000)).verify().recit());
    assert!(started.elapsed() < Duration::from_mins(1));
}

#[test]
fn cas_083_des_lignes_de_total_et_de_moyenne() {
    let (rest, texte) = apart("grilles-e31");
    let texte = texte
        + "\nTotal;;;;;;;;;;;;;;;;24,5\n;Moyenne de la classe;;;;;;;;;;;;;;;12,25\n;;;;;;;;;;;;;;;Moyenne;12,25\nNombre d’élèves : 24\n;;;Effectif;24\n";
    check_each(&rest, &[page("E31", texte.as_str())], &silent());
    let files = rest.put("grilles.xlsx", pages::xlsx(&[page("E31", texte)]));
    assert_as_minimal(&files);
    expect![[r#"
        en-tête ligne 1, 2 lues
        5 : ligne de total ou de moyenne
        6 : ligne de total ou de moyenne
        7 : ligne de total ou de moyenne
        8 : ligne de total ou de moyenne
        9 : ligne de total ou de moyenne
    "#]]
    .assert_eq(&rows_of(&files, "grilles.xlsx"));

    // Somebody of that name is a person.
    let jean = minimal().append(
        "candidats.csv",
        "0100000003;123456789CC;TOTAL;;Jean;30/09/2008;TAGO1;SCOLAIRE BACPRO 3 ANS (132);30004;3;non\n",
    );
    let grille = "0100000003;TOTAL;Jean;E31;3;3;4;3;3;2;3;3;4;3;3;3;15;Accueil;Bien;20/05/2026\n";
    let jean = jean.append("grilles-e31.csv", grille);
    expect![[r#"
        en-tête ligne 1, 3 lues
        en-tête ligne 1, 3 lues
    "#]]
    .assert_eq(&(rows_of(&jean, "candidats.csv") + &rows_of(&jean, "grilles-e31.csv")));
    check(
        &jean,
        &expect![[r#"
            avertissement[A507] TOTAL Jean : les périodes P1 et P2 manquent, alors que d’autres de sa classe les ont faites
              → candidats.csv, cellule A4
              aide : ajouter la ligne qui manque, ou compléter l’attestation récapitulative à la main
            code 0 ; produits : 19, dont à compléter : 4 ; retenus : 0
        "#]],
    );
    // Where nothing else tells, it is asked.
    let doubtful = minimal().append("pfmp.csv", ";TOTAL;;P1;certifiante;06/01/2025;14/03/2025;50;10;Mairie de Rezé;2 place du Marché;;Paul Roy;Inès Blin;Accueil;1.1.1\n");
    check(
        &doubtful,
        &expect![[r#"
            erreur[E306] ligne sans candidat : ni numéro, ni INE, ni nom et prénom
              → pfmp.csv, cellule B6
              aide : indiquer à qui appartient cette ligne, ou l’effacer
            avertissement[A237] « TOTAL » commence comme une ligne de total : elle est lue comme des données
              → pfmp.csv, cellule B6
              aide : supprimer la ligne si c’est un total
            code 1 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn cas_084_deux_tableaux_sur_une_feuille() {
    let (rest, texte) = apart("tuteurs");
    let pfmp = rest.text("pfmp.csv");
    let rest = rest.remove("pfmp.csv");
    let below = format!("{pfmp}\nÉvaluations des tuteurs\n{texte}");
    check_each(
        &rest,
        &[page("Stages", below)],
        &expect![[r#"
        erreur[E229] second tableau non lu (« évaluations des tuteurs ») : la feuille en contient déjà un (« périodes de formation en milieu professionnel »)
          → classe.*, feuille « Stages », cellule A8
          aide : mettre chaque tableau sur sa propre feuille
        code 1 ; produits : 14 ; retenus : 0
    "#]],
    );

    let (rest, commissions) = apart("commissions");
    let candidats = rest.text("candidats.csv");
    let rest = rest.remove("candidats.csv");
    let mut beside = String::new();
    for (row, right) in commissions.lines().enumerate() {
        let left = candidats.lines().nth(row).unwrap_or(";;;;;;;;;;");
        beside += &format!("{left};;{right}\n");
    }
    check_each(
        &rest,
        &[page("Classe", beside)],
        &expect![[r#"
        erreur[E229] second tableau non lu (« commissions d’évaluation ») : la feuille en contient déjà un (« liste des candidats »)
          → classe.*, feuille « Classe », cellule M1
          aide : mettre chaque tableau sur sa propre feuille
        code 1 ; produits : 14, dont à compléter : 4 ; retenus : 0
    "#]],
    );
}
