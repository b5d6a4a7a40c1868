//! The archive of a candidate for the jury: its sommaire, its pieces, its seal.

use std::collections::BTreeMap;

use expect_test::expect;
use liasse::deliver::{MotDePasse, entries_of};

use crate::atelier::{Papier, read_outputs};
use crate::support::{BASE, Entrees, Essai, Lieu, PACK_ENTIER, codes_of, minimal};

const LEA: &str = "TAGO1/jury/DURAND-Lea-0100000001";
const SECRET: &str = "un mot de passe long";

fn secret() -> MotDePasse {
    MotDePasse::new(SECRET).expect("long enough")
}

fn files(essai: &Essai) -> BTreeMap<String, Vec<u8>> {
    read_outputs(&essai.lieu.sorties())
}

fn names(archive: &[u8], mot_de_passe: Option<&MotDePasse>) -> Option<Vec<String>> {
    let entries = entries_of(archive, mot_de_passe)?;
    Some(entries.into_iter().map(|(name, _)| name).collect())
}

/// A category that sits everything as a final examination.
fn ponctuel() -> Entrees {
    minimal().replace(
        "candidats.csv",
        "DURAND;;Léa;12/05/2008;TAGO1;SCOLAIRE BACPRO 3 ANS (132)",
        "DURAND;;Léa;12/05/2008;TAGO1;Scolaire dans un établissement privé hors contrat",
    )
}

#[test]
fn a_sommaire_lists_what_the_archive_holds_in_its_order() {
    let essai = minimal().generate_all();
    let files = files(&essai);
    let held = names(&files[&format!("{LEA}.zip")], None).expect("readable");
    assert_eq!(held[0], "0100000001-sommaire.pdf");
    let sommaire = Papier::read(&files[&format!("{LEA}/sommaire.pdf")]);
    let listed: Vec<String> = sommaire.tableaux()[0]
        .iter()
        .flatten()
        .flat_map(|cell| cell.split_whitespace())
        .filter(|word| word.strip_suffix(".pdf").is_some())
        .map(str::to_owned)
        .collect();
    let numbered: Vec<String> = listed.iter().map(|name| format!("0100000001-{name}")).collect();
    assert_eq!(numbered, held[1..]);
    expect![[r#"
        titre du fichier : Sommaire du dossier d’évaluation – DURAND Léa
        page 1, portrait : Sommaire du dossier d’évaluation – DURAND Léa – n° 0100000001 1 / 1 ⏎ Document composé par l’établissement d’après le référentiel de l’arrêté du 18 février 2020 (baccalauréat professionnel AGOrA). Ce n’est pas un modèle national.
        --- page 1
        Baccalauréat professionnel AGOrA
        Assistance à la gestion des organisations et de leurs activités
        Académie : Nantes
        Session 2026
        # Sommaire du dossier d’évaluation
        Nom de famille
        DURAND
        Prénom(s)
        Léa
        N° candidat
        0100000001
        Établissement de formation
        Lycée professionnel des Essais – 0440001M – Nantes
        Inscrit comme
        Voie scolaire
        Classe
        TAGO1
        ## Pièces transmises au jury (5)
        | N° | Pièce | Épreuve, ou période et structure | État |
        | 1 | Grille d’évaluation grille-e31.pdf | E31 – Gestion des relations avec les clients, les usagers et les adhérents | complète |
        | 2 | Grille d’évaluation grille-e32.pdf | E32 – Administration du personnel | complète |
        | 3 | Attestation de période de formation en milieu professionnel attestation-pfmp-P1.pdf | P1 – Mairie de Rezé | complète |
        | 4 | Attestation de période de formation en milieu professionnel attestation-pfmp-P2.pdf | P2 – Garage Morel | complète |
        | 5 | Attestation récapitulative des périodes de formation en milieu professionnel attestation-pfmp-recapitulative.pdf |  | complète |
        ## Ce que le texte demande
        E31 – Gestion des relations avec les clients, les usagers et les adhérents
        - •la grille d’évaluation complétée
        - •les attestations de périodes de formation en milieu professionnel ou les certificats de travail (accompagnés de l’attestation des heures de formation)
        Source : arrêté du 18 février 2020, annexes II-b et II-c. E32 – Administration du personnel
        - •la grille d’évaluation complétée
        - •les attestations de périodes de formation en milieu professionnel ou les certificats de travail (accompagnés de l’attestation des heures de formation)
        Source : arrêté du 18 février 2020, annexes II-b et II-c.
        Dossier vérifié et transmis par
        Nom et fonction :
        Date : Signature et cachet :
    "#]].assert_eq(&sommaire.esquisse());
}

#[test]
fn a_sommaire_is_held_back_with_the_piece_that_the_archive_would_lack() {
    let essai = minimal().replace("grilles-e31.csv", "3;13,5;", "3;21;").generate_all();
    let held: Vec<(&str, String)> = essai
        .manifeste
        .retenus
        .iter()
        .filter(|d| d.candidat.as_deref() == Some("0100000001"))
        .map(|d| (d.document.as_str(), codes_of(d)))
        .collect();
    assert!(held.contains(&("sommaire", "E206".to_owned())), "{held:?}");
    let files = files(&essai);
    assert!(!files.keys().any(|path| path.starts_with(LEA) && path.contains("sommaire")));
    assert!(!files.contains_key(&format!("{LEA}.zip")));
}

#[test]
fn whom_nobody_evaluates_in_ccf_has_no_dossier_to_send() {
    let essai = ponctuel().generate_all();
    let files = files(&essai);
    assert!(!files.contains_key(&format!("{LEA}.zip")), "category B is sent nothing");
    assert!(!files.contains_key(&format!("{LEA}/sommaire.pdf")));
    assert!(files.contains_key("TAGO1/jury/MARTIN-Hugo-0100000002.zip"));
}

/// A sommaire that says « complète » of a piece rebuilt since would be false, and an archive would hold the piece of
/// before: both are made again, and what nothing contradicts is not.
#[test]
fn a_partial_run_makes_the_sommaire_and_the_archive_that_it_contradicts() {
    let entrees = minimal();
    let whole = Lieu::with(&entrees).generate_with(&PACK_ENTIER, &BASE, |_| {});
    let before = files(&whole);
    let changed = entrees.replace("grilles-e31.csv", "3;13,5;", "3;;");
    changed.write_below(&whole.lieu.entrees());
    let partial = whole.lieu.generate_with(&PACK_ENTIER, &BASE, |options| {
        options.selection.documents = vec!["grille-e31".to_owned()];
    });
    let (after, fresh) = (files(&partial), files(&changed.generate_all()));
    for path in [format!("{LEA}.zip"), format!("{LEA}/sommaire.pdf"), format!("{LEA}/grille-e31.pdf")] {
        assert!(after[&path] == fresh[&path] && after[&path] != before[&path], "{path}");
    }
    let hugo = "TAGO1/jury/MARTIN-Hugo-0100000002/sommaire.pdf";
    assert!(after[hugo] == before[hugo], "nothing of his changed");
}

/// A note that one paper shows and another does not is on no paper that was left.
#[test]
fn a_partial_run_leaves_no_paper_that_says_otherwise() {
    let entrees = minimal();
    let whole = Lieu::with(&entrees).generate_with(&PACK_ENTIER, &BASE, |_| {});
    let before = files(&whole);
    let changed = entrees.replace("grilles-e31.csv", "3;13,5;", "3;14;");
    changed.write_below(&whole.lieu.entrees());
    let partial = whole.lieu.generate_with(&PACK_ENTIER, &BASE, |options| {
        options.selection.documents = vec!["grille-e31".to_owned()];
    });
    assert_eq!(partial.retires(), <[String; 0]>::default());
    let (after, fresh) = (files(&partial), files(&changed.generate_all()));
    assert!(after == fresh, "all that the note is on, and nothing else, was made again");
    let same = |path: &String| after[path] == before[path];
    for path in [format!("{LEA}/synthese-notes.pdf"), "TAGO1/jury/recap-notes.pdf".to_owned()] {
        assert!(!same(&path), "{path} would show the note of before");
    }
    assert!(same(&format!("{LEA}/grille-e32.pdf")), "what still holds is left");
    assert!(same(&"TAGO1/jury/MARTIN-Hugo-0100000002/synthese-notes.pdf".to_owned()));
}

#[test]
fn no_archive_loses_its_seal_in_silence() {
    let lieu = Lieu::with(&minimal());
    fs_err::write(lieu.racine().join("secret.txt"), SECRET).expect("writable");
    let run = |arguments: &[&str]| {
        let output = lieu.liasse(arguments).arg("-q").output().expect("it starts");
        let text = String::from_utf8(output.stderr).expect("UTF-8");
        let told: Vec<String> =
            text.lines().filter(|line| line.contains("E716")).map(str::to_owned).collect();
        (output.status.code(), told)
    };
    let archive = || fs_err::read(lieu.sorties().join(format!("{LEA}.zip"))).expect("an archive");
    assert_eq!(run(&["--mot-de-passe-fichier", "secret.txt"]), (Some(0), Vec::new()));
    let sealed = archive();
    let refused = "erreur[E716] « TAGO1/jury/DURAND-Lea-0100000001.zip » et 1 autre archive : les passages précédents chiffraient les archives de ce dossier, et celui-ci n’a pas de mot de passe ; rien n’est écrit en clair";
    for _ in 0..2 {
        assert_eq!(run(&[]), (Some(1), vec![refused.to_owned()]));
        assert!(archive() == sealed, "it is left as it was");
    }
    // Nor does one that is made anew: its seal is that of the folder.
    let in_clear = || {
        let all = names_below(&lieu.sorties().join("TAGO1/jury"));
        all.into_iter().filter(|zip| names(&fs_err::read(zip).expect("an archive"), None).is_some()).count()
    };
    fs_err::remove_file(lieu.sorties().join(format!("{LEA}.zip"))).expect("it was there");
    for _ in 0..2 {
        assert_eq!(run(&[]).0, Some(1));
        assert_eq!(in_clear(), 0);
    }
    minimal().replace("grilles-e31.csv", "3;13,5;", "3;14;").write_below(&lieu.entrees());
    for arguments in [&[][..], &[], &["--candidat", "DURAND"]] {
        assert_eq!(run(arguments).0, Some(1), "{arguments:?}");
        assert_eq!(in_clear(), 0);
    }
    fs_err::remove_file(lieu.sorties().join(".liasse.json")).expect("it was there");
    assert_eq!(run(&[]).0, Some(1), "the manifest tells that they were sealed");
    assert_eq!(in_clear(), 0);
    minimal().write_below(&lieu.entrees());
    assert_eq!(run(&["--mot-de-passe-fichier", "secret.txt"]).0, Some(0));
    let sealed = archive();
    assert_eq!(run(&["--sans-mot-de-passe"]), (Some(0), Vec::new()));
    assert!(names(&archive(), None).is_some());
    let kept = walkdir::WalkDir::new(lieu.sorties().join("_precedents")).into_iter().flatten();
    let mut kept = kept.filter(|file| file.file_type().is_file());
    assert!(kept.any(|file| fs_err::read(file.path()).is_ok_and(|bytes| bytes == sealed)), "it is kept");
    assert_eq!(run(&[]), (Some(0), Vec::new()), "they are in clear already");
}

#[test]
fn a_password_seals_every_archive_and_stands_nowhere() {
    let lieu = Lieu::with(&minimal());
    let first = lieu.generate_with(&PACK_ENTIER, &BASE, |options| options.mot_de_passe = Some(secret()));
    assert_eq!(first.faults(), "");
    let before = files(&first);
    let archives: Vec<&String> = before.keys().filter(|path| path.strip_suffix(".zip").is_some()).collect();
    assert_eq!(archives.len(), 2);
    for archive in archives {
        assert_eq!(names(&before[archive], None), None, "{archive} cannot be read without its password");
        let held = names(&before[archive], Some(&secret())).expect("its password opens it");
        assert_eq!(held.len(), 6);
    }
    let leaks = |bytes: &[u8]| bytes.windows(SECRET.len()).any(|window| window == SECRET.as_bytes());
    assert!(!before.values().any(|bytes| leaks(bytes)));

    let again =
        first.lieu.generate_with(&PACK_ENTIER, &BASE, |options| options.mot_de_passe = Some(secret()));
    assert!(files(&again) == before, "what is sealed already is left as it is");

    let other = MotDePasse::new("un tout autre secret");
    let changed =
        again.lieu.generate_with(&PACK_ENTIER, &BASE, |options| options.mot_de_passe = other.clone());
    let archive = &files(&changed)[&format!("{LEA}.zip")];
    assert_eq!((names(archive, Some(&secret())), names(archive, other.as_ref()).is_some()), (None, true));

    let clear = changed.lieu.generate_with(&PACK_ENTIER, &BASE, |options| options.sans_mot_de_passe = true);
    assert!(names(&files(&clear)[&format!("{LEA}.zip")], None).is_some(), "no password, no seal");
}

#[test]
fn the_password_comes_from_a_file_or_the_environment() {
    let lieu = Lieu::with(&minimal());
    fs_err::write(lieu.racine().join("secret.txt"), format!("\u{feff}{SECRET}\r\n")).expect("writable");
    let is_sealed = || {
        let archive = fs_err::read(lieu.sorties().join(format!("{LEA}.zip"))).expect("it was made");
        names(&archive, None).is_none() && names(&archive, Some(&secret())).is_some()
    };
    let output = lieu.liasse(&["-q", "--mot-de-passe-fichier", "secret.txt"]).output().expect("it starts");
    assert_eq!((output.status.code(), is_sealed()), (Some(0), true));
    fs_err::remove_dir_all(lieu.sorties()).expect("it was written");
    let output = lieu.liasse(&["-q"]).env("LIASSE_MOT_DE_PASSE", SECRET).output().expect("it starts");
    assert_eq!((output.status.code(), is_sealed()), (Some(0), true));
}

#[test]
fn a_password_that_protects_nothing_is_refused() {
    let lieu = Lieu::with(&minimal());
    let refusal = |arguments: &[&str], variable: &str| {
        let output = lieu.liasse(arguments).env("LIASSE_MOT_DE_PASSE", variable).output().expect("it starts");
        assert_eq!(output.status.code(), Some(2));
        assert!(!lieu.sorties().exists());
        String::from_utf8(output.stderr).expect("UTF-8")
    };
    fs_err::write(lieu.racine().join("court.txt"), "bac2026\n").expect("writable");
    fs_err::write(lieu.racine().join("utf16.txt"), b"\xff\xfeu\0n\0").expect("writable");
    let told = [
        refusal(&["--mot-de-passe-fichier", "court.txt"], SECRET),
        refusal(&["--mot-de-passe-fichier", "utf16.txt"], ""),
        refusal(&["--mot-de-passe-fichier", "absent.txt"], ""),
        refusal(&[], "été à la montagne"),
    ];
    expect![[r#"
        erreur : le mot de passe du fichier court.txt est refusé : il faut au moins 12 caractères, sans accent ni signe particulier (que deux logiciels pourraient écrire différemment)
        erreur : le fichier du mot de passe utf16.txt est à enregistrer en UTF-8
        erreur : le fichier du mot de passe absent.txt ne peut pas être lu : il n’existe pas
        erreur : le mot de passe de la variable LIASSE_MOT_DE_PASSE est refusé : il faut au moins 12 caractères, sans accent ni signe particulier (que deux logiciels pourraient écrire différemment)
    "#]].assert_eq(&told.concat());
}

fn names_below(dossier: &std::path::Path) -> Vec<std::path::PathBuf> {
    let entries = fs_err::read_dir(dossier).expect("a folder").flatten().map(|entry| entry.path());
    entries.filter(|path| path.extension().is_some_and(|e| e == "zip")).collect()
}
