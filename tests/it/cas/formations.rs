//! Who of a list prepares the diploma.

use expect_test::expect;

use crate::support::{BASE, Entrees, Essai, Lieu, PACK, check, minimal};

/// The two pupils, and the export of the whole school.
fn with_school(rows: &str) -> Entrees {
    minimal().put("lycee.csv", format!("Nom;Prénom;Né(e) le;MEF;Div.\n{rows}"))
}

/// A list alone with the school.
fn list(header: &str, rows: &str) -> Entrees {
    let school = minimal().text("etablissement.csv");
    Entrees([].into()).put("etablissement.csv", school).put("liste.csv", format!("{header}\n{rows}"))
}

#[test]
fn other_formations_in_words_are_left_aside_in_one_line() {
    check(
        &with_school(
            "MARTIN;Lina;12/05/2009;SECONDE GENERALE ET TECHNOLOGIQUE;2G1\n\
             PETIT;Ana;12/06/2009;SECONDE GENERALE ET TECHNOLOGIQUE;2G1\n\
             RICHARD;Yan;12/06/2008;TERM PRO MELEC;TMELEC\n\
             LEFEBVRE;Amina;01/02/2009;1CAP2 EQUIPIER POLYVALENT DU COMMERCE;CAP1EPC\n\
             DURAND;Léa;12/05/2008;TERM PRO ASSIST. GEST. ORGANISATIONS ACT;TAGO1\n",
        ),
        &expect![[r#"
            info[I218] 4 élèves d’autres formations laissés de côté : SECONDE GENERALE ET TECHNOLOGIQUE (2), 1CAP2 EQUIPIER POLYVALENT DU COMMERCE (1) et TERM PRO MELEC (1) ; 1 en AGOrA
              → lycee.csv, cellule D2
              aide : rien à faire s’ils préparent un autre diplôme ; sinon corriger leur formation
            code 0 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn other_formations_in_digits_are_left_aside_in_one_line() {
    check(
        &with_school(
            "MARTIN;Lina;12/05/2009;20010001;2G1\n\
             RICHARD;Yan;12/06/2008;2472550533;TMELEC\n\
             DURAND;Léa;12/05/2008;24730004;TAGO1\n\
             MARTIN;Hugo;03/11/2007;24730004320;TAGO1\n",
        ),
        &expect![[r#"
            info[I218] 2 élèves d’autres formations laissés de côté : MEF 20010001 (1) et MEF 2472550533 (1) ; 2 en AGOrA
              → lycee.csv, cellule D2
              aide : rien à faire s’ils préparent un autre diplôme ; sinon corriger leur formation
            code 0 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn a_label_tells_where_no_code_does() {
    let files = list(
        "Nom;Prénom;Né(e) le;Classe;Libellé MEF;Catégorie candidat",
        "DURAND;Léa;12/05/2008;TAGO1;TLE BAC PRO AGORA;A\nNOEL;Paul;12/05/2008;TCOM;TLE BAC PRO METIERS DU COMMERCE;A\n",
    );
    assert_eq!(files.verify().manifeste.sources[1].lignes_lues, 1);
}

#[test]
fn what_is_perhaps_the_diploma_is_asked() {
    check(
        &with_school(
            "NOEL;Paul;12/05/2008;TLEPRO ASSIST. GEST.;TAGO1\n\
             PETIT;Ana;12/06/2008;TLEPRO ASSIST. GEST.;TAGO1\n\
             DURAND;Léa;12/05/2008;1RE PRO AGORA;TAGO1\n",
        ),
        &expect![[r#"
            erreur[E331] la formation « TLEPRO ASSIST. GEST. » est peut-être AGOrA, peut-être une autre : 2 élèves laissés de côté
              → lycee.csv, cellule D2
              aide : écrire « AGOrA » si c’est ce diplôme, ou ajouter ce texte à « alias » dans diplome.yaml ; sinon, écrire une formation qui ne prête pas à confusion
            code 1 ; produits : 14 ; retenus : 0
        "#]],
    );
}

const SANS_FORMATION: &str = "\
DURAND;Léa;12/05/2008;TAGO1
MARTIN;Hugo;03/11/2007;TAGO1
NOEL;Paul;12/05/2009;2G1
PETIT;Ana;12/06/2009;2G2
";

#[test]
fn several_classes_without_a_formation_are_asked() {
    let files = list("Nom;Prénom;Né(e) le;Classe", SANS_FORMATION);
    check(
        &files,
        &expect![[r#"
        erreur[E308] aucun candidat trouvé dans le dossier d’entrée
          aide : déposer la liste des candidats (par exemple l’export « Liste simple » de Cyclades)
        erreur[E330] rien ne dit lesquelles de ces 3 classes préparent AGOrA : 2G1, 2G2 et TAGO1 ; 4 élèves laissés de côté
          → liste.csv, cellule A2
          aide : ajouter une colonne « Code MEF » ou « Code spécialité », ou nommer les classes AGOrA sous « classes » dans diplome.yaml
        code 1 ; produits : 0 ; retenus : 0
    "#]],
    );
    let told = files.verify_with(|options| options.selection.classes = vec!["TAGO1".to_owned()]);
    assert!(told.faults().contains("erreur[E330] "), "choosing a class answers nothing");
    let sheets = files.verify().manifeste.sources;
    let list = sheets.iter().find(|source| source.fichier == "liste.csv").expect("a list");
    assert_eq!((list.lignes_lues, list.lignes_ecartees.len()), (0, 4));
}

#[test]
fn a_class_that_other_tables_name_is_told() {
    // One row names each pupil of the class; nobody else is a candidate.
    let files = list("Nom;Prénom;Né(e) le;Classe", SANS_FORMATION).put(
        "pfmp.csv",
        "Nom;Prénom;Né(e) le;Période;Du;Au\nDURAND;Léa;12/05/2008;P1;06/01/2025;14/03/2025\nMARTIN;Hugo;03/11/2007;P1;06/01/2025;14/03/2025\n",
    );
    let told = files.verify();
    let list = told.manifeste.sources.iter().find(|source| source.fichier == "liste.csv").expect("a list");
    assert_eq!((list.lignes_lues, list.lignes_ecartees.len()), (2, 2));
    assert!(
        told.faults().contains(
            "erreur[E330] rien ne dit lesquelles de ces 2 classes préparent AGOrA : 2G1 et 2G2 ; 2 élèves laissés de côté\n"
        ),
        "{}",
        told.faults()
    );
}

#[test]
fn classes_that_are_told_one_way_or_another_are_read() {
    let is_silent = |essai: &Essai| !essai.faults().contains("[E330]");
    let one =
        list("Nom;Prénom;Né(e) le;Classe", "DURAND;Léa;12/05/2008;TAGO1\nMARTIN;Hugo;03/11/2007;TAGO1\n");
    assert!(is_silent(&one.verify()), "one class is a class");
    let rows = "0100000001;DURAND;Léa;TAGO1\n0100000002;MARTIN;Hugo;TAGO2\n";
    assert!(
        is_silent(&list("N° candidat;Nom;Prénom;Classe", rows).verify()),
        "who has a number is registered"
    );
    let rows = "DURAND;Léa;TAGO1;A\nMARTIN;Hugo;TAGO2;B\n";
    let categories = list("Nom;Prénom;Classe;Catégorie candidat", rows).verify();
    assert!(!is_silent(&categories), "a category is that of any exam");
    let commissions = "Épreuve;Classe;Nom;Prénom;Fonction\nE31;TAGO1;A;B;Professeur\nE31;2G1;A;B;Professeur\nE31;2G2;A;B;Professeur\n";
    let named = list("Nom;Prénom;Né(e) le;Classe", SANS_FORMATION).put("commissions.csv", commissions);
    assert!(is_silent(&named.verify()), "a commission names its class");
}

#[test]
fn the_pack_may_name_the_classes() {
    let mut pack = PACK.clone();
    let files = list("Nom;Prénom;Né(e) le;Classe", SANS_FORMATION);
    for (classes, candidats, told) in [(vec!["tago1", "2G1", "2G2"], 4, false), (vec!["TAGO1"], 2, true)] {
        pack.diplome.classes = classes.into_iter().map(str::to_owned).collect();
        let essai = Lieu::with(&files).generate_with(&pack, &BASE, |_| {});
        let list = essai.manifeste.sources.iter().find(|s| s.fichier == "liste.csv").expect("a list");
        assert_eq!((list.lignes_lues, essai.faults().contains("[E330]")), (candidats, told));
    }
}

#[test]
fn a_blank_mef_among_other_formations_is_asked() {
    let files = list(
        "Nom;Prénom;Né(e) le;MEF;Classe",
        "DURAND;Léa;12/05/2008;24730004;TAGO1\nMARTIN;Hugo;03/11/2007;;TAGO1\n\
         NOEL;Paul;12/05/2009;20010001;2G1\nPETIT;Ana;12/06/2009;;2G1\n",
    );
    let told = files.verify();
    let list = told.manifeste.sources.iter().find(|source| source.fichier == "liste.csv").expect("a list");
    assert_eq!((list.lignes_lues, list.lignes_ecartees.len()), (2, 2));
    assert!(told.faults().contains("erreur[E330] "), "{}", told.faults());
}
