//! Templates, pages and what is written.

use std::collections::BTreeMap;

use expect_test::expect;
use liasse::comptes::manifeste::DocumentProduit;
use liasse::deliver::{self, Disque};
use liasse::diagnostics::Diagnostics;
use liasse::documents::{self, Portee};
use liasse::sorties::{self, Changement, Devenir, Fichier};

use crate::support::{Lieu, PACK, base_with, check, dossiers_of, minimal};

#[test]
fn a_character_that_no_font_has_holds_back_what_shows_it() {
    let files = minimal().replace("travaux.csv", "Tenir un planning", "Tenir un planning 漢").replace(
        "pfmp.csv",
        "Devis",
        "Devis\u{202e}",
    );
    check(
        &files,
        &expect![[r#"
            erreur[E601] DURAND Léa, P2 : caractère que la police ne sait pas imprimer : caractère invisible U+202E, dans « Devis� »
              → pfmp.csv, cellule O3
              aide : retaper le texte sans ce caractère
            erreur[E601] DURAND Léa, E32 : caractère que la police ne sait pas imprimer : « 漢 » (U+6F22), dans « Tenir un planning 漢 »
              → travaux.csv, cellule F3
              aide : retaper le texte sans ce caractère
            code 1 ; produits : 11 ; retenus : 3
              etat-recapitulatif-e32 de 0100000001 : E601
              attestation-pfmp de 0100000001 : E601
              attestation-pfmp-recapitulative de 0100000001 : E601
        "#]],
    );
}

#[test]
fn a_character_that_no_font_has_in_the_school_holds_back_everything() {
    check(
        &minimal().replace("etablissement.csv", "professionnel des Essais", "professionnel des Essais 漢"),
        &expect![[r#"
            erreur[E601] caractère que la police ne sait pas imprimer : « 漢 » (U+6F22), dans « Lycée professionnel des Essais 漢 »
              → etablissement.csv, cellule B2
              aide : retaper le texte sans ce caractère
            code 1 ; produits : 0 ; retenus : 14
              tous : E601
        "#]],
    );
}

#[test]
fn an_unreadable_date_of_the_school_holds_back_everything() {
    check(
        &minimal().replace("etablissement.csv", "15/06/2026", "31/06/2026"),
        &expect![[r#"
            erreur[E204] date impossible : « 31/06/2026 », il n’y a pas de 31 juin
              → etablissement.csv, cellule B13
              aide : corriger le jour ou le mois
            code 1 ; produits : 0 ; retenus : 14
              tous : E204
        "#]],
    );
}

/// Two templates of the school in place of the program's, the others as they are.
fn generate_with_templates(templates: &[(&str, &str)]) -> String {
    let overrides =
        templates.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect();
    Lieu::with(&minimal()).generate(&base_with(overrides), |_| {}).recit()
}

#[test]
fn a_faulty_template_holds_back_its_documents_and_fails_the_run() {
    let told = generate_with_templates(&[("attestation-pfmp.typ", "= Attestation\n\n#let x = \n")]);
    expect![[r#"
        erreur[E602] faute dans le modèle attestation-pfmp.typ, ligne 3, colonne 9 : il manque une valeur à cet endroit
          aide : compléter ce qui suit le « = », la virgule ou les deux-points ; ou retirer la copie du dossier templates pour revenir au modèle du programme
        code 2 ; produits : 10 ; retenus : 4
          attestation-pfmp de 0100000001 : E602
          attestation-pfmp de 0100000001 : E602
          attestation-pfmp de 0100000002 : E602
          attestation-pfmp de 0100000002 : E602
    "#]].assert_eq(&told);
}

#[test]
fn a_document_off_the_standard_is_held_back() {
    let told = generate_with_templates(&[("attestation-pfmp-recapitulative.typ", "= Sans titre\n")]);
    expect![[r#"
        erreur[E603] TAGO1/candidats/DURAND-Lea-0100000001/attestation-pfmp-recapitulative.pdf ne tient pas la norme PDF/A-2a et PDF/UA-1 : attestation-pfmp-recapitulative.typ : le document n’a pas de titre
          aide : passer par « mise-en-page », ou écrire « set document(title: …) »
        erreur[E603] TAGO1/candidats/MARTIN-Hugo-0100000002/attestation-pfmp-recapitulative.pdf ne tient pas la norme PDF/A-2a et PDF/UA-1 : attestation-pfmp-recapitulative.typ : le document n’a pas de titre
          aide : passer par « mise-en-page », ou écrire « set document(title: …) »
        code 1 ; produits : 12 ; retenus : 2
          attestation-pfmp-recapitulative de 0100000001 : E603
          attestation-pfmp-recapitulative de 0100000002 : E603
    "#]].assert_eq(&told);
}

#[test]
fn a_remark_of_the_typesetter_is_told_once() {
    let text = "#set document(title: \"Essai\")\n#set text(lang: \"fr\", font: \"Inconnue\")\n= Essai\n";
    let told = generate_with_templates(&[("attestation-pfmp-recapitulative.typ", text)]);
    expect![[r#"
        avertissement[A604] remarque sur le modèle attestation-pfmp-recapitulative.typ, ligne 2, colonne 29 : la police « inconnue » n’est pas fournie : une autre la remplace
          aide : poser le fichier .ttf ou .otf de cette police dans templates/polices, ou écrire « Liasse Sans »
        code 0 ; produits : 14 ; retenus : 0
    "#]].assert_eq(&told);
}

#[test]
fn a_paper_that_cannot_be_written_is_held_back() {
    let lieu = Lieu::with(&minimal());
    let taken = "TAGO1/jury/DURAND-Lea-0100000001/grille-e31.pdf/dossier";
    fs_err::create_dir_all(lieu.sorties().join(taken)).expect("writable");
    let essai = lieu.generate(&base_with(BTreeMap::new()), |_| {});
    expect![[r#"
        erreur[E701] impossible d’écrire « TAGO1/jury/DURAND-Lea-0100000001/grille-e31.pdf » (un dossier porte ce nom)
          aide : fermer le fichier s’il est ouvert, vérifier l’espace disque et les droits, puis relancer
        code 1 ; produits : 13 ; retenus : 1
          grille-e31 de 0100000001 : E701
    "#]]
    .assert_eq(&essai.recit());
}

#[test]
fn a_stranger_among_the_papers_is_left_and_told() {
    let lieu = Lieu::with(&minimal());
    let stranger = lieu.sorties().join("TAGO1/candidats/ancien.pdf");
    fs_err::create_dir_all(stranger.parent().expect("a folder")).expect("writable");
    fs_err::write(&stranger, "%PDF").expect("writable");
    let essai = lieu.generate(&base_with(BTreeMap::new()), |_| {});
    expect![[r#"
        avertissement[A702] « TAGO1/candidats/ancien.pdf » n’est pas un document de ce lot : laissé en place
          aide : l’effacer à la main s’il ne sert plus
        code 0 ; produits : 14 ; retenus : 0
    "#]]
    .assert_eq(&essai.recit());
    assert!(stranger.exists());
}

#[test]
fn a_paper_that_is_not_what_was_written_is_told() {
    let essai = minimal().generate();
    let (mut diags, pack) = (Diagnostics::default(), &*PACK);
    let dossiers = dossiers_of(&minimal());
    let demandes = documents::plan(pack, &dossiers);
    let mut sorties = sorties::plan(&demandes, &[], &Portee::default());
    let known: BTreeMap<&str, &DocumentProduit> =
        essai.manifeste.documents.iter().map(|document| (document.chemin.as_str(), document)).collect();
    let archives: BTreeMap<&str, &str> = essai
        .manifeste
        .archives
        .iter()
        .map(|archive| (archive.chemin.as_str(), archive.suivi.sha256.as_deref().expect("a hash")))
        .collect();
    for sortie in &mut sorties.list {
        let of_paper = known.get(sortie.chemin.as_str()).and_then(|document| document.suivi.sha256.clone());
        let sha256 = of_paper.unwrap_or_else(|| archives[sortie.chemin.as_str()].to_owned());
        let fichier = Fichier { sha256, pages: 1, scelle: false };
        sortie.devenir = Devenir::EnPlace { changement: Changement::Nouveau, pourquoi: Vec::new(), fichier };
    }
    let documents: Vec<&str> = known.keys().copied().collect();
    fs_err::write(essai.lieu.sorties().join(documents[0]), "%PDF").expect("writable");
    fs_err::remove_file(essai.lieu.sorties().join(documents[1])).expect("written before");
    // An archive whose own bytes are sound, and that lists another grid than the one that stands.
    let grid = sorties
        .list
        .iter_mut()
        .find(|sortie| sortie.chemin.ends_with("DURAND-Lea-0100000001/grille-e31.pdf"));
    if let Devenir::EnPlace { fichier, changement, .. } = &mut grid.expect("a grid").devenir {
        fichier.sha256 = "0".repeat(64);
        *changement = Changement::Inchange;
    }
    let disque = Disque::open(&essai.lieu.sorties()).expect("writable");
    deliver::verify(&mut diags, &disque, &sorties, None);
    let told: String = diags.into_sorted().iter().map(liasse::diagnostics::render).collect();
    expect![[r#"
        erreur[E703] « TAGO1/candidats/DURAND-Lea-0100000001/attestation-pfmp-P1.pdf » : le contenu n’est pas celui qui a été écrit
          aide : relancer ; si la faute revient, vérifier le disque
        erreur[E703] « TAGO1/candidats/DURAND-Lea-0100000001/attestation-pfmp-P2.pdf » : le fichier annoncé n’existe pas
          aide : relancer ; si la faute revient, vérifier le disque
        erreur[E703] « TAGO1/jury/DURAND-Lea-0100000001.zip » : l’archive ne contient pas exactement ce qui est attendu
          aide : relancer ; si la faute revient, vérifier le disque
    "#]].assert_eq(&told);
}
