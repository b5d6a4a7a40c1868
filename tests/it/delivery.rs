//! What a run leaves in the output folder, over runs that follow each other.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;
use std::time::SystemTime;

use expect_test::{Expect, expect};
use liasse::comptes::copies::is_copy;
use liasse::run::{Issue, Options};
use liasse::sorties::{Changement, Genre};
use liasse::texte::sha256;

use crate::atelier::{Papier, read_outputs, read_tree};
use crate::support::{BASE, Entrees, Essai, Lieu, base_with, minimal};

const LEA: &str = "DURAND-Lea-0100000001";
const HUGO: &str = "MARTIN-Hugo-0100000002";

/// Runs again in the same folder, whose inputs have become these.
fn again(essai: Essai, entrees: &Entrees) -> Essai {
    again_with(essai, entrees, |_| {})
}

fn again_with(essai: Essai, entrees: &Entrees, set: impl FnOnce(&mut Options)) -> Essai {
    fs_err::remove_dir_all(essai.lieu.entrees()).expect("a temporary folder");
    entrees.write_below(&essai.lieu.entrees());
    essai.lieu.generate(&BASE, set)
}

fn files(essai: &Essai) -> BTreeMap<String, Vec<u8>> {
    read_tree(&essai.lieu.sorties())
}

/// The papers and the archives, without the reports.
fn papers(essai: &Essai) -> BTreeMap<String, Vec<u8>> {
    let mut files = read_outputs(&essai.lieu.sorties());
    files.retain(|path, _| !is_copy(path));
    files
}

fn paths(papers: &BTreeMap<String, Vec<u8>>) -> BTreeSet<&str> {
    papers.keys().map(String::as_str).collect()
}

fn written_at(essai: &Essai) -> BTreeMap<String, SystemTime> {
    let time = |path: &String| {
        let metadata = fs_err::metadata(essai.lieu.sorties().join(path)).expect("a file");
        (path.clone(), metadata.modified().expect("a time"))
    };
    files(essai).keys().map(time).collect()
}

fn write(essai: &Essai, path: &str, bytes: &[u8]) {
    let path = essai.lieu.sorties().join(path);
    fs_err::create_dir_all(path.parent().expect("a folder")).expect("a temporary folder");
    fs_err::write(path, bytes).expect("a temporary folder");
}

/// Changes a paper in such a way that the program takes it for the one it wrote: building it again would
/// undo the change.
fn mark(essai: &Essai, path: &str) -> Vec<u8> {
    let mut bytes = files(essai)[path].clone();
    let before = sha256(&bytes);
    bytes.extend_from_slice(b"% marque");
    write(essai, path, &bytes);
    let register = essai.lieu.sorties().join(".liasse.json");
    let text = fs_err::read_to_string(&register).expect("a register");
    assert_eq!(text.matches(&before).count(), 1, "the register knows {path}");
    fs_err::write(register, text.replace(&before, &sha256(&bytes))).expect("a temporary folder");
    bytes
}

fn without_p2_of_hugo() -> Entrees {
    let entrees = minimal();
    let text = entrees.text("pfmp.csv");
    let kept: Vec<&str> =
        text.lines().filter(|line| !line.starts_with("0100000002;MARTIN;Hugo;P2")).collect();
    assert_eq!(kept.len() + 1, text.lines().count());
    entrees.put("pfmp.csv", kept.join("\n") + "\n")
}

fn without_hugo() -> Entrees {
    let mut entrees = minimal();
    for name in entrees.0.keys().cloned().collect::<Vec<_>>() {
        let text = entrees.text(&name);
        let kept: Vec<&str> = text.lines().filter(|line| !line.starts_with("0100000002")).collect();
        entrees = entrees.put(&name, kept.join("\n") + "\n");
    }
    entrees
}

fn check(essai: &Essai, expected: &Expect) {
    expected.assert_eq(&essai.recit());
}

#[test]
fn a_second_run_builds_nothing() {
    let first = minimal().generate();
    let chemin = format!("TAGO1/candidats/{LEA}/etat-recapitulatif-e31.pdf");
    let marked = mark(&first, &chemin);
    let (before, times) = (files(&first), written_at(&first));
    let second = again(first, &minimal());
    assert!(files(&second)[&chemin] == marked, "{chemin} was built again");
    for (path, time) in written_at(&second) {
        // The accounts say that nothing changed.
        let told = !path.contains('/');
        assert!(told || times[&path] == time, "{path} was written again");
        assert!(told || files(&second)[&path] == before[&path], "{path} has changed");
    }
}

#[test]
fn a_change_rebuilds_what_shows_it_and_nothing_else() {
    let first = minimal().generate();
    let (before, times) = (papers(&first), written_at(&first));
    let changed = minimal().replace("travaux.csv", "Accueillir un client", "Accueillir un usager");
    let second = again(first, &changed);
    let (after, later) = (papers(&second), written_at(&second));
    let rebuilt: Vec<&String> = after.keys().filter(|path| after[*path] != before[*path]).collect();
    assert_eq!(rebuilt, [&format!("TAGO1/candidats/{LEA}/etat-recapitulatif-e31.pdf")]);
    let touched: Vec<&String> = after.keys().filter(|path| later[*path] != times[*path]).collect();
    assert_eq!(touched, rebuilt);
}

#[test]
fn a_changed_template_rebuilds() {
    let first = minimal().generate();
    let before = papers(&first);
    let chemin = format!("TAGO1/candidats/{LEA}/etat-recapitulatif-e31.pdf");
    let marked = mark(&first, &chemin);
    let name = "etat-recapitulatif.typ";
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates").join(name);
    let text = fs_err::read_to_string(path).expect("a template");
    let changed = text.replace("Couverture du pôle par les travaux", "Couverture revue par le lycée");
    assert_ne!(text, changed);
    let base = base_with(BTreeMap::from([(name.to_owned(), changed.into_bytes())]));
    let second = first.lieu.generate(&base, |_| {});
    assert_eq!(second.faults(), "");
    let shown = Papier::read(&files(&second)[&chemin]);
    assert!(shown.titres().contains(&("H2".to_owned(), "Couverture revue par le lycée".to_owned())));
    let third = again(second, &minimal());
    assert!(files(&third)[&chemin] != marked);
    assert!(papers(&third) == before, "without the change, everything is as it was");
}

#[test]
fn a_damaged_paper_is_built_again() {
    let first = minimal().generate();
    let before = papers(&first);
    let damaged = format!("TAGO1/jury/{LEA}/grille-e31.pdf");
    let missing = format!("TAGO1/candidats/{HUGO}/attestation-pfmp-P1.pdf");
    let archive = format!("TAGO1/jury/{HUGO}.zip");
    write(&first, &damaged, &before[&damaged][..100]);
    write(&first, &archive, b"PK");
    fs_err::remove_file(first.lieu.sorties().join(&missing)).expect("a temporary folder");
    let second = again(first, &minimal());
    let told = format!(
        "avertissement[A720] « {damaged} » et 1 autre fichier n’étaient plus ce que le dernier passage avait écrit : ils sont refaits d’après les tableaux, et la version trouvée est gardée (_precedents/001/{damaged})"
    );
    assert!(second.faults().starts_with(&told), "{}", second.faults());
    let change = |path: &str| {
        let lignes = second.bilan.compte.lignes.iter();
        lignes.filter(|ligne| ligne.chemin == path).find_map(|ligne| ligne.changement)
    };
    assert_eq!(change(&damaged), Some(Changement::Refait));
    assert_eq!(change(&missing), Some(Changement::Nouveau), "it was not there any more");
    assert!(papers(&second) == before);
    let kept = |path: &str| files(&second).get(&format!("_precedents/001/{path}")).cloned();
    assert!(kept(&damaged).as_deref() == Some(&before[&damaged][..100]), "what somebody left there is kept");
    assert_eq!(kept(&archive).as_deref(), Some(&b"PK"[..]));
}

#[test]
fn a_paper_no_longer_expected_goes() {
    let first = minimal().generate();
    let before = papers(&first);
    let second = again(first, &without_p2_of_hugo());
    let after = papers(&second);
    let gone: Vec<&String> = before.keys().filter(|path| !after.contains_key(*path)).collect();
    assert_eq!(gone, [&format!("TAGO1/candidats/{HUGO}/attestation-pfmp-P2.pdf")]);
    assert_eq!(second.retires().iter().collect::<Vec<_>>(), gone, "what is removed is said");
    assert_eq!(second.bilan.issue, Issue::Entiere);
    assert!(!second.faults().contains("A702"), "{}", second.faults());
}

#[test]
fn a_candidate_who_leaves_takes_their_folders_along() {
    let first = minimal().generate();
    assert!(first.lieu.sorties().join(format!("TAGO1/candidats/{HUGO}")).is_dir());
    let before = papers(&first);
    let second = again(first, &without_hugo());
    assert!(papers(&second).keys().all(|path| path.contains(LEA)), "{:?}", papers(&second).keys());
    for folder in [format!("TAGO1/candidats/{HUGO}"), format!("TAGO1/jury/{HUGO}")] {
        assert!(!second.lieu.sorties().join(&folder).exists(), "{folder}");
    }
    assert!(papers(&second) == papers(&without_hugo().generate()), "as if they had never been there");
    let kept = files(&second);
    for path in before.keys().filter(|path| path.contains(HUGO)) {
        assert!(kept.get(&format!("_precedents/001/{path}")) == before.get(path), "{path} is kept");
    }
}

#[test]
fn a_paper_that_somebody_changed_is_left_and_reported() {
    let first = minimal().generate();
    let chemin = format!("TAGO1/candidats/{HUGO}/attestation-pfmp-P2.pdf");
    let mut signed = files(&first)[&chemin].clone();
    signed.extend_from_slice(b"% annotation du lycee");
    write(&first, &chemin, &signed);
    let second = again(first, &without_p2_of_hugo());
    assert!(files(&second)[&chemin] == signed);
    check(
        &second,
        &expect![[r#"
            avertissement[A702] « TAGO1/candidats/MARTIN-Hugo-0100000002/attestation-pfmp-P2.pdf » n’est pas un document de ce lot : laissé en place
              aide : l’effacer à la main s’il ne sert plus
            avertissement[A507] MARTIN Hugo : la période P2 manque, alors que d’autres de sa classe l’ont faite
              → candidats.csv, cellule A3
              aide : ajouter la ligne qui manque, ou compléter l’attestation récapitulative à la main
            avertissement[A522] MARTIN Hugo : 10 semaines comptées (50 jours) pour 20 exigées : Voie scolaire, cycle de 3 ans (à vérifier auprès de la DEC) ; décret n° 2024-542 et arrêtés du 13 juin 2024
              → candidats.csv, cellule A3
              aide : vérifier les périodes saisies, ou remplir « Dérogation PFMP » ; le jury décide
            code 0 ; produits : 13, dont à compléter : 1 ; retenus : 0
        "#]],
    );
    let third = again(second, &without_p2_of_hugo());
    assert!(files(&third)[&chemin] == signed);
    assert!(third.faults().contains("A702"), "it is told as long as it is there");
}

#[test]
fn a_stranger_among_the_papers_is_left_and_reported() {
    let first = minimal().generate();
    let strangers = [
        format!("TAGO1/candidats/{LEA}/scan.pdf"),
        format!("TAGO1/jury/{HUGO}/Copie de grille-e31.PDF"),
        "TAGO1/jury/tous.zip".to_owned(),
        "TAGO1/relevé.pdf".to_owned(),
    ];
    for stranger in &strangers {
        write(&first, stranger, b"etranger");
    }
    // Neither a paper nor an archive: it is printed with nothing.
    write(&first, "TAGO1/notes.txt", b"memo");
    write(&first, "Autres/affiche.pdf", b"affiche");
    let second = again(first, &minimal());
    for stranger in &strangers {
        assert_eq!(files(&second)[stranger], b"etranger", "{stranger}");
    }
    check(
        &second,
        &expect![[r#"
        avertissement[A702] « TAGO1/candidats/DURAND-Lea-0100000001/scan.pdf » n’est pas un document de ce lot : laissé en place
          aide : l’effacer à la main s’il ne sert plus
        avertissement[A702] « TAGO1/jury/MARTIN-Hugo-0100000002/Copie de grille-e31.PDF » n’est pas un document de ce lot : laissé en place
          aide : l’effacer à la main s’il ne sert plus
        avertissement[A702] « TAGO1/jury/tous.zip » n’est pas un document de ce lot : laissé en place
          aide : l’effacer à la main s’il ne sert plus
        avertissement[A702] « TAGO1/relevé.pdf » n’est pas un document de ce lot : laissé en place
          aide : l’effacer à la main s’il ne sert plus
        code 0 ; produits : 14 ; retenus : 0
    "#]],
    );
}

#[test]
fn a_selection_makes_what_it_names() {
    let whole = papers(&minimal().generate());
    let lieu = Lieu::with(&minimal());
    let essai = lieu.generate(&BASE, |o| o.selection.candidats = vec!["0100000002".to_owned()]);
    let theirs: BTreeMap<_, _> = whole.iter().filter(|(path, _)| path.contains(HUGO)).collect();
    assert!(
        papers(&essai).iter().collect::<BTreeMap<_, _>>() == theirs,
        "bytes do not depend on the selection"
    );
    let essai = Lieu::with(&minimal())
        .generate(&BASE, |o| o.selection.documents = vec!["etat-recapitulatif-e32".to_owned()]);
    let named: BTreeSet<String> =
        [LEA, HUGO].map(|who| format!("TAGO1/candidats/{who}/etat-recapitulatif-e32.pdf")).into();
    assert_eq!(papers(&essai).into_keys().collect::<BTreeSet<_>>(), named);
}

#[test]
fn a_selection_removes_nothing_and_keeps_the_register() {
    let first = minimal().generate();
    let before = papers(&first);
    let stranger = "TAGO1/jury/etranger.pdf";
    write(&first, stranger, b"etranger");
    let select: [&dyn Fn(&mut Options); 3] = [
        &|o| o.selection.candidats = vec!["0100000001".to_owned()],
        &|o| o.selection.classes = vec!["TAGO1".to_owned()],
        &|o| o.selection.documents = vec!["grille-e31".to_owned()],
    ];
    let mut essai = first;
    for set in select {
        essai = again_with(essai, &without_p2_of_hugo(), set);
        let mut kept = papers(&essai);
        kept.remove(stranger).expect("a stranger stays");
        let gone: Vec<_> = paths(&before).difference(&paths(&kept)).map(ToString::to_string).collect();
        assert_eq!(gone, <[String; 0]>::default(), "{}", essai.faults());
        assert!(!essai.faults().contains("A702"), "a selection does not look at the others' papers");
    }
    fs_err::remove_file(essai.lieu.sorties().join(stranger)).expect("a temporary folder");
    let last = again(essai, &without_p2_of_hugo());
    assert!(
        papers(&last) == papers(&without_p2_of_hugo().generate()),
        "a whole run still knows what is stale"
    );
}

#[test]
fn a_selection_leaves_no_archive_that_it_contradicts() {
    let lea = format!("TAGO1/jury/{LEA}.zip");
    let hugo = format!("TAGO1/jury/{HUGO}.zip");
    let other_note = minimal().replace("grilles-e31.csv", ";13,5;", ";14,5;");
    let grids = |o: &mut Options| o.selection.documents = vec!["grille-e31".to_owned()];
    let essai = again_with(minimal().generate(), &other_note, grids);
    let fresh = papers(&other_note.generate());
    assert!(papers(&essai) == fresh, "the archive that held the grid of before is made again, and it alone");
    assert!(fresh.contains_key(&lea) && fresh.contains_key(&hugo));

    let held = minimal().replace("grilles-e31.csv", ";13,5;", ";24;");
    let one = |o: &mut Options| o.selection.candidats = vec!["0100000001".to_owned()];
    let essai = again_with(minimal().generate(), &held, one);
    let left = papers(&essai);
    assert!(!left.contains_key(&lea), "a piece is held back");
    assert!(!left.contains_key(&format!("TAGO1/jury/{LEA}/grille-e31.pdf")), "its note is no longer true");
    assert!(left.contains_key(&hugo));
}

#[test]
fn nothing_goes_because_a_file_could_not_be_read() {
    let first = minimal().generate();
    let before = papers(&first);
    let damaged =
        minimal().put("pfmp.csv", "N° candidat;Période;Du;Au\n\"0100000001;P1;06/01/2025;14/03/2025\n");
    let second = again(first, &damaged);
    assert!(second.faults().contains("E108"), "{}", second.faults());
    let after = papers(&second);
    for path in before.keys().filter(|path| path.contains("attestation-pfmp-P")) {
        assert!(after.contains_key(path), "{path}");
    }
}

#[test]
fn a_class_is_selected_by_its_name() {
    let two = minimal().replace("candidats.csv", ";03/11/2007;TAGO1;", ";03/11/2007;TAGO2;");
    let essai = Lieu::with(&two).generate(&BASE, |o| o.selection.classes = vec!["TAGO2".to_owned()]);
    assert!(!papers(&essai).is_empty());
    assert!(papers(&essai).keys().all(|path| path.starts_with(&format!("TAGO2/candidats/{HUGO}/"))
        || path.starts_with(&format!("TAGO2/jury/{HUGO}"))));
}

#[test]
fn a_path_taken_by_a_folder_costs_one_paper() {
    let lieu = Lieu::with(&minimal());
    let taken = format!("TAGO1/candidats/{LEA}/attestation-pfmp-P1.pdf");
    fs_err::create_dir_all(lieu.sorties().join(&taken).join("dedans")).expect("a temporary folder");
    let essai = lieu.generate(&BASE, |_| {});
    check(
        &essai,
        &expect![[r#"
        erreur[E701] impossible d’écrire « TAGO1/candidats/DURAND-Lea-0100000001/attestation-pfmp-P1.pdf » (un dossier porte ce nom)
          aide : fermer le fichier s’il est ouvert, vérifier l’espace disque et les droits, puis relancer
        code 1 ; produits : 13 ; retenus : 1
          attestation-pfmp de 0100000001 : E701
    "#]],
    );
    let whole = papers(&minimal().generate());
    let archive = format!("TAGO1/jury/{LEA}.zip");
    let expected: BTreeMap<_, _> =
        whole.into_iter().filter(|(path, _)| *path != taken && *path != archive).collect();
    assert!(papers(&essai) == expected, "the rest is written");
    assert_eq!(essai.lacking(Genre::Archive), [archive]);
}

#[test]
fn an_archive_that_cannot_be_written_is_told() {
    let lieu = Lieu::with(&minimal());
    let archive = format!("TAGO1/jury/{LEA}.zip");
    fs_err::create_dir_all(lieu.sorties().join(&archive).join("dedans")).expect("a temporary folder");
    let essai = lieu.generate(&BASE, |_| {});
    check(
        &essai,
        &expect![[r#"
        erreur[E701] impossible d’écrire « TAGO1/jury/DURAND-Lea-0100000001.zip » (un dossier porte ce nom)
          aide : fermer le fichier s’il est ouvert, vérifier l’espace disque et les droits, puis relancer
        code 1 ; produits : 14 ; retenus : 0
    "#]],
    );
    assert_eq!(essai.lacking(Genre::Archive), [archive]);
}

#[test]
fn a_jury_archive_is_whole_or_absent() {
    let damaged = minimal().replace(
        "pfmp.csv",
        "0100000001;DURAND;Léa;P1;certifiante;06/01/2025",
        "0100000001;DURAND;Léa;P1;certifiante;31/02/2025",
    );
    let first = minimal().generate();
    let archive = format!("TAGO1/jury/{LEA}.zip");
    let held = format!("TAGO1/candidats/{LEA}/attestation-pfmp-P1.pdf");
    assert!(papers(&first).contains_key(&archive));
    let second = again(first, &damaged);
    check(
        &second,
        &expect![[r#"
            erreur[E204] DURAND Léa, P1 : date impossible : « 31/02/2025 », il n’y a pas de 31 février
              → pfmp.csv, cellule F2
              aide : corriger le jour ou le mois
            code 1 ; produits : 12 ; retenus : 2
              attestation-pfmp de 0100000001 : E204
              attestation-pfmp-recapitulative de 0100000001 : E204
        "#]],
    );
    let left = papers(&second);
    assert!(!left.contains_key(&archive), "the archive of the earlier run would be sent");
    assert!(!left.contains_key(&held), "the paper of the earlier run would be signed");
    assert!(left.contains_key(&format!("TAGO1/jury/{HUGO}.zip")), "the others' archives do not wait");
    assert_eq!(second.lacking(Genre::Archive), std::slice::from_ref(&archive));
    let report = String::from_utf8(files(&second)["rapport.html"].clone()).expect("UTF-8");
    assert!(report.contains(&format!("<code>{archive}</code>")), "the report names it");
    let third = again(second, &minimal());
    assert!(papers(&third) == papers(&minimal().generate()), "once mended, everything is there");
}

#[test]
fn what_an_interrupted_run_leaves_does_not_matter() {
    let first = minimal().generate();
    let whole = files(&first);
    // Killed before its reports: papers without a register, a file half written under its passing name.
    let leftovers = [format!("TAGO1/jury/{LEA}/.liasse-aB3xYz"), ".liasse-Q9Kk2m".to_owned()];
    for leftover in &leftovers {
        write(&first, leftover, b"%PDF-1.7 half");
    }
    for report in ["rapport.html", "rapport.xlsx", "manifeste.json", ".liasse.json"] {
        fs_err::remove_file(first.lieu.sorties().join(report)).expect("a temporary folder");
    }
    fs_err::remove_file(first.lieu.sorties().join(format!("TAGO1/jury/{HUGO}.zip"))).expect("a file");
    let second = again(first, &minimal());
    assert_eq!(second.faults(), "");
    assert!(files(&second) == whole, "and it goes");
}

#[test]
fn a_damaged_register_is_no_register() {
    for damaged in ["", "{\"version\":1,\"fichiers\":{\"TAGO1", "{\"version\":9,\"fichiers\":{}}", "[]"] {
        let first = minimal().generate();
        let whole = papers(&first);
        write(&first, ".liasse.json", damaged.as_bytes());
        let second = again(first, &minimal());
        let told: Vec<String> = second.bilan.diagnostics().iter().map(|d| d.code.id.to_owned()).collect();
        assert_eq!(told, ["A717"], "{damaged}");
        assert_eq!(files(&second)["_precedents/001/.liasse.json"], damaged.as_bytes());
        assert!(papers(&second) == whole, "{damaged}");
        let third = again(second, &minimal());
        assert_eq!(third.faults(), "", "it is told once");
    }
}

#[test]
fn a_register_reaches_nothing_outside_the_folder() {
    let first = minimal().generate();
    let outside = first.lieu.racine().join("precieux.pdf");
    fs_err::write(&outside, b"precieux").expect("a temporary folder");
    for path in ["../precieux.pdf".to_owned(), outside.display().to_string()] {
        let register = serde_json::json!({
            "version": 1,
            "fichiers": { path: { "sha256": sha256(b"precieux"), "source": "", "pages": 0 } },
        });
        write(&first, ".liasse.json", register.to_string().as_bytes());
        let sorties = first.lieu.sorties();
        let second = Lieu::with(&minimal()).generate(&BASE, |o| o.sorties = sorties);
        assert!(outside.exists(), "{}", second.faults());
    }
}

/// A school whose names are traps: number, name, first names, class.
fn school_of(candidats: &[(&str, &str, &str, &str)]) -> Entrees {
    let mut text =
        "N° candidat;Nom de famille;Prénom(s);Date de naissance;Classe;Catégorie candidat\n".to_owned();
    // Born on different days: nobody may be taken for another.
    for (day, (numero, nom, prenoms, classe)) in (10..).zip(candidats) {
        writeln!(text, "{numero};{nom};{prenoms};{day}/05/2008;{classe};A").expect("a String");
    }
    Entrees(BTreeMap::new())
        .put("etablissement.csv", minimal().text("etablissement.csv"))
        .put("candidats.csv", text)
}

#[test]
fn no_name_can_lead_astray() {
    let long = "Anne-".repeat(60);
    let essai = school_of(&[
        ("0100000001", "CON", "Nul", "AUX"),
        ("0100000002", "../../x", "../..", "../.."),
        ("0100000003", &long, &long, &long),
        ("0100000004", "C:\\Windows", "a/b", "/etc"),
        ("0100000005", "ĐẶNG", "Nguyễn", "Terminale « A »"),
        ("0100000006", "Durand", "Léa", "tago1"),
        ("0100000007", "DURAND", "LEA", "TAGO1"),
        ("0100000008", "D'", "’", "..."),
        ("0100000009", "Bidi\u{202e}fdp.exe", "Eve", "TAGO1"),
    ])
    .generate();
    let papers = papers(&essai);
    let mut lower = BTreeSet::new();
    for path in papers.keys() {
        assert!(path.bytes().all(|b| b.is_ascii_alphanumeric() || b"-./".contains(&b)), "{path}");
        assert!(path.len() < 200, "{path}");
        assert!(lower.insert(path.to_lowercase()), "{path} stands twice where case does not count");
        for part in path.split('/') {
            let stem = part.split('.').next().unwrap_or_default().to_lowercase();
            assert!(!stem.is_empty() && part != "..", "{path}");
            assert!(!["con", "prn", "aux", "nul", "com1", "lpt1"].contains(&stem.as_str()), "{path}");
        }
    }
    let folders: BTreeSet<&str> =
        papers.keys().filter_map(|p| p.rsplit_once('/')).map(|(folder, _)| folder).collect();
    expect![[r#"
        AUX-0/candidats/CON-0-Nul-0-0100000001
        AUX-0/jury
        AUX-0/jury/CON-0-Nul-0-0100000001
        Anne-Anne-Anne-Anne-Anne/candidats/ANNE-ANNE-ANNE-ANNE-ANNE-ANNE-ANNE-ANNE-Anne-Anne-0100000003
        Anne-Anne-Anne-Anne-Anne/jury
        Anne-Anne-Anne-Anne-Anne/jury/ANNE-ANNE-ANNE-ANNE-ANNE-ANNE-ANNE-ANNE-Anne-Anne-0100000003
        TAGO1/candidats/DURAND-LEA-0100000007
        TAGO1/candidats/DURAND-Lea-0100000006
        TAGO1/jury
        TAGO1/jury/DURAND-LEA-0100000007
        TAGO1/jury/DURAND-Lea-0100000006
        Terminale-A/candidats/DANG-Nguyen-0100000005
        Terminale-A/jury
        Terminale-A/jury/DANG-Nguyen-0100000005
        etc/candidats/C-WINDOWS-a-b-0100000004
        etc/jury
        etc/jury/C-WINDOWS-a-b-0100000004
        sans-classe/candidats/D-0100000008
        sans-classe/candidats/X-0100000002
        sans-classe/jury
        sans-classe/jury/D-0100000008
        sans-classe/jury/X-0100000002
    "#]]
    .assert_eq(&(folders.into_iter().collect::<Vec<_>>().join("\n") + "\n"));
    let beside: BTreeSet<String> = fs_err::read_dir(essai.lieu.racine())
        .expect("a temporary folder")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    assert_eq!(beside, BTreeSet::from(["inputs".to_owned(), "outputs".to_owned()]));
    let held: BTreeSet<&str> =
        essai.manifeste.retenus.iter().filter_map(|retenu| retenu.candidat.as_deref()).collect();
    assert_eq!(held, BTreeSet::from(["0100000009"]), "{}", essai.faults());
}
