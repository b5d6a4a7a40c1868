//! What names and texts from data become in what is written (cases 103, 104, 116).

use std::collections::BTreeSet;
use std::fmt::Write as _;

use expect_test::expect;
use liasse::diagnostics::Diagnostics;
use liasse::documents::{Chemins, Cible, LONGUEUR_MAX, Objet};
use liasse::dossiers::{Stage, assemble_dossiers};
use liasse::place::Located;
use liasse::referentiel::types::{Document, Dossier as Rangement};

use crate::atelier::{Papier, is_a, read_tree, serre};
use crate::support::{Entrees, Essai, PACK, minimal, tables_of};

/// The sound pupils, and others of these names, first names and classes.
fn with_pupils(pupils: &[(&str, &str, &str)]) -> Entrees {
    let mut rows = String::new();
    // Born on different days: nobody may be taken for another.
    for (rank, (nom, prenoms, classe)) in (10..).zip(pupils) {
        writeln!(
            rows,
            "01000000{rank};1234567{rank}CC;{nom};;{prenoms};{rank}/02/2008;{classe};A;30004;3;non"
        )
        .expect("a String");
    }
    minimal().append("candidats.csv", &rows)
}

/// The folders and files of the output folder, reports left aside.
fn paths(essai: &Essai) -> BTreeSet<String> {
    let tree = read_tree(&essai.lieu.sorties()).into_keys();
    tree.filter(|path| path.contains('/') && !liasse::comptes::copies::is_copy(path)).collect()
}

/// Safe on every system, whatever made the names: written without the program's own rules.
fn check_paths(essai: &Essai) {
    let mut seen = BTreeSet::new();
    for path in paths(essai) {
        assert!(path.len() <= 180, "{} : {path}", path.len());
        assert!(seen.insert(path.to_lowercase()), "{path} stands twice where case does not count");
        for part in path.split('/') {
            let (stem, extension) = part.split_once('.').unwrap_or((part, "pdf"));
            assert!(["pdf", "zip"].contains(&extension), "{path}");
            assert!(!stem.is_empty() && !stem.starts_with('-') && !stem.ends_with('-'), "{path}");
            assert!(stem.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'), "{path}");
            let device = stem.trim_end_matches(|c: char| c.is_ascii_digit()).to_uppercase();
            assert!(!["CON", "PRN", "AUX", "NUL", "COM", "LPT"].contains(&device.as_str()), "{path}");
        }
    }
    let beside: BTreeSet<String> = fs_err::read_dir(essai.lieu.racine())
        .expect("a temporary folder")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    assert_eq!(beside, BTreeSet::from(["inputs".to_owned(), "outputs".to_owned()]));
}

fn folders(essai: &Essai) -> String {
    let folders: BTreeSet<String> = paths(essai)
        .iter()
        .filter(|path| path.contains("/candidats/"))
        .filter_map(|path| Some(path.rsplit_once('/')?.0.to_owned()))
        .collect();
    folders.into_iter().map(|folder| folder + "\n").collect()
}

/// OK: a safe name of file, the full name inside the paper.
#[test]
fn cas_103_un_nom_dangereux_a_un_fichier_sur() {
    let long = "Anne-".repeat(60);
    let long = long.trim_end_matches('-');
    let pupils = [
        ("../../x", "../..", "../.."),
        ("CON", "PRN.txt", "NUL"),
        ("Aux. ", "com1 . .", "LPT9."),
        (long, long, long),
        ("C:\\Windows", "a/b", "/etc"),
        ("D’Été", "Zoé-Noël", "Terminale « A » !"),
        ("!!", "??", "..."),
        ("Modele", "Eve", "modeles"),
    ];
    let essai = with_pupils(&pupils).generate();
    assert_eq!(essai.faults(), "");
    check_paths(&essai);
    expect![[r#"
        Anne-Anne-Anne-Anne-Anne/candidats/ANNE-ANNE-ANNE-ANNE-ANNE-ANNE-ANNE-ANNE-Anne-Anne-0100000013
        LPT9-0/candidats/AUX-0-com1-0-0100000012
        NUL-0/candidats/CON-0-PRN-txt-0100000011
        TAGO1/candidats/DURAND-Lea-0100000001
        TAGO1/candidats/MARTIN-Hugo-0100000002
        Terminale-A/candidats/D-ETE-Zoe-Noel-0100000015
        etc/candidats/C-WINDOWS-a-b-0100000014
        modeles-2/candidats/MODELE-Eve-0100000017
        sans-classe/candidats/0100000016
        sans-classe/candidats/X-0100000010
    "#]]
    .assert_eq(&folders(&essai));
    let shown: Vec<String> = read_tree(&essai.lieu.sorties())
        .into_iter()
        .filter(|(path, _)| is_a("pdf", path))
        .map(|(_, bytes)| serre(&Papier::read(&bytes).texte()))
        .collect();
    for (nom, prenoms, _) in pupils {
        for name in [nom, prenoms] {
            let name = serre(name.trim()).to_lowercase();
            assert!(shown.iter().any(|text| text.to_lowercase().contains(&name)), "« {name} » is printed");
        }
    }
}

/// What no font prints is told with its cell, and names no file.
#[test]
fn cas_103_un_nom_qui_ne_s_imprime_pas_est_montre() {
    let essai = with_pupils(&[
        ("Bidi\u{202e}fdp.exe", "Eve", "TAGO1"),
        ("\u{1f600}", "Max", "TAGO1"),
        ("", "Léo", "TAGO1"),
    ])
    .generate();
    check_paths(&essai);
    expect![[r#"
        erreur[E601] Bidi�fdp.exe Eve : caractère que la police ne sait pas imprimer : caractère invisible U+202E, dans « Bidi�fdp.exe »
          → candidats.csv, cellule C4
          aide : retaper le texte sans ce caractère
        erreur[E601] 😀 Max : caractère que la police ne sait pas imprimer : « 😀 » (U+1F600), dans « 😀 »
          → candidats.csv, cellule C5
          aide : retaper le texte sans ce caractère
        erreur[E214] Léo : il manque le nom de famille : la ligne ne peut pas être utilisée
          → candidats.csv, cellule A6
          aide : remplir la cellule
        code 1 ; produits : 14 ; retenus : 15
          grille-e31 de 0100000010 : E601
          grille-e31 de 0100000012 : E214
          grille-e31 de 0100000011 : E601
          grille-e32 de 0100000010 : E601
          grille-e32 de 0100000012 : E214
          grille-e32 de 0100000011 : E601
          etat-recapitulatif-e31 de 0100000010 : E601
          etat-recapitulatif-e31 de 0100000012 : E214
          etat-recapitulatif-e31 de 0100000011 : E601
          etat-recapitulatif-e32 de 0100000010 : E601
          etat-recapitulatif-e32 de 0100000012 : E214
          etat-recapitulatif-e32 de 0100000011 : E601
          attestation-pfmp-recapitulative de 0100000010 : E601
          attestation-pfmp-recapitulative de 0100000012 : E214
          attestation-pfmp-recapitulative de 0100000011 : E601
    "#]].assert_eq(&essai.recit());
}

/// What refuses a folder that is too deep for it: no path is longer, and one is as long.
#[test]
fn cas_103_le_plus_long_chemin_est_connu() {
    let read = assemble_dossiers(&mut Diagnostics::default(), &PACK, None, tables_of(&minimal()).0);
    let mut longest = read.dossiers[0].clone();
    let lieu = longest.candidat.lieu.clone();
    let long = |text: String| Some(Located { valeur: text, lieu: lieu.clone() });
    longest.candidat.nom = long("n".repeat(300));
    longest.candidat.prenoms = long("p".repeat(300));
    longest.candidat.numero = long("9".repeat(300));
    longest.candidat.classe = long("c".repeat(300));
    let stage = Stage { periode: "s".repeat(300), rang: 1, ..longest.stages[0].clone() };
    let dossiers = [longest];
    let mut chemins = Chemins::new(&dossiers);
    let known = PACK.find_document("attestation-pfmp").expect("a document of the catalogue");
    let paths = [Rangement::Candidats, Rangement::Jury, Rangement::Classe].map(|dossier| {
        let document = Document { id: "d".repeat(300), dossier, ..known.clone() };
        let cible = Cible::Candidat(&dossiers[0], Objet::Stage(&stage));
        chemins.of(0, &document, &cible).chemin().to_owned()
    });
    let longest = paths.iter().max_by_key(|path| path.len()).expect("paths");
    assert_eq!(longest.len(), LONGUEUR_MAX, "{longest}");
}

/// OK: the names do not depend on who else is in the class, nor on the order of the rows.
#[test]
fn cas_103_un_nom_de_fichier_ne_change_pas() {
    let alone = minimal().generate();
    let others = with_pupils(&[("../../x", "Eve", "TAGO1"), ("DURAND", "Léa", "TAGO2")]).generate();
    assert!(paths(&alone).is_subset(&paths(&others)));
}

/// OK: two names that differ by case or accents only are two folders, also where case does not count.
#[test]
fn cas_116_deux_noms_egaux_sans_la_casse() {
    let entrees = minimal().put(
        "candidats.csv",
        "Nom de famille;Prénom(s);Date de naissance;Classe;Catégorie candidat\n\
         Durand;Léa;12/05/2008;TAGO1;A\n\
         DURAND;LEA;13/05/2008;tago1;A\n\
         Dürand;lea;14/05/2008;TAGO1;A\n",
    );
    let mut entrees = entrees;
    entrees.0.retain(|path, _| ["candidats.csv", "etablissement.csv"].contains(&path.as_str()));
    let essai = entrees.generate();
    check_paths(&essai);
    expect![[r#"
        tago1/candidats/DURAND-LEA
        tago1/candidats/DURAND-Lea-2
        tago1/candidats/DURAND-lea-3
    "#]]
    .assert_eq(&folders(&essai));
}

/// OK: what means something to typst, to a shell or to a browser is printed letter by letter.
#[test]
fn cas_104_un_texte_hostile_est_imprime_tel_quel() {
    let hostile = [
        "#read(\"/etc/passwd\")",
        "*gras*",
        "$x^2$",
        "fin \\",
        "_souligné_ @renvoi <étiquette>",
        "#{panic()}",
    ];
    for text in hostile {
        let quoted = format!("\"{}\"", text.replace('"', "\"\""));
        let essai = minimal().replace("pfmp.csv", "Garage Morel", &quoted).generate();
        assert_eq!(essai.recit(), "code 0 ; produits : 14 ; retenus : 0\n", "{text}");
        let paper = "TAGO1/candidats/DURAND-Lea-0100000001/attestation-pfmp-P2.pdf";
        let printed = serre(&Papier::read(&read_tree(&essai.lieu.sorties())[paper]).texte());
        assert!(printed.contains(&serre(text)), "« {text} » is printed: {printed}");
    }
}
