//! Two runs at once in one output folder.

use std::process::{Command, Stdio};
use std::time::Duration;

use expect_test::{Expect, expect};
use liasse::deliver::{PASSANT, Passant, RefusVerrou, VERROU, Verrou};

use crate::atelier::read_tree;
use crate::support::{Lieu, minimal};

fn marie() -> Passant {
    Passant {
        utilisateur: Some("Marie".to_owned()),
        machine: Some("SECRETARIAT-02".to_owned()),
        processus: 4242,
    }
}

/// What a run says that meets another, of which this is known; that it wrote nothing, and that nobody waits once the
/// other is over.
#[track_caller]
fn check(passage: Option<&[u8]>, expected: &Expect) {
    let lieu = Lieu::with(&minimal());
    let held = Verrou::take(&lieu.sorties(), &marie()).expect("a folder of ours");
    match passage {
        Some(bytes) => fs_err::write(lieu.sorties().join(PASSANT), bytes).expect("writable"),
        None => fs_err::remove_file(lieu.sorties().join(PASSANT)).expect("written with the lock"),
    }
    let before = read_tree(&lieu.sorties());
    for command in ["generer", "modeles"] {
        let output = lieu.liasse(&[command]).output().expect("the program starts");
        assert_eq!(output.status.code(), Some(2), "{command}");
        assert_eq!(output.stdout, b"", "{command}");
        expected.assert_eq(&String::from_utf8(output.stderr).expect("UTF-8"));
    }
    assert!(read_tree(&lieu.sorties()) == before, "{:?}", read_tree(&lieu.sorties()).keys());
    let output = lieu.liasse(&["verifier"]).output().expect("the program starts");
    assert_eq!(output.status.code(), Some(0), "a verification writes nothing, and may run beside");
    drop(held);
    check_free(&lieu);
}

/// A run that finds the folder free, and leaves it so.
#[track_caller]
fn check_free(lieu: &Lieu) {
    let output = lieu.liasse(&["modeles"]).output().expect("the program starts");
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let left = read_tree(&lieu.sorties());
    assert_eq!(left.get(VERROU).map(Vec::len), Some(0));
    assert!(!left.contains_key(PASSANT), "{:?}", left.keys());
}

fn json(passant: &Passant) -> Vec<u8> {
    serde_json::to_vec(passant).expect("JSON")
}

#[test]
fn the_second_run_says_who_is_running() {
    check(
        Some(&json(&marie())),
        &expect![[r#"
            erreur : un autre passage est en cours dans outputs (Marie sur SECRETARIAT-02, processus 4242) : attendre qu’il finisse, puis relancer
        "#]],
    );
}

#[test]
fn what_is_not_known_of_the_first_run_is_not_said() {
    check(
        Some(&json(&Passant { utilisateur: None, ..marie() })),
        &expect![[r#"
            erreur : un autre passage est en cours dans outputs (SECRETARIAT-02, processus 4242) : attendre qu’il finisse, puis relancer
        "#]],
    );
    check(
        Some(&json(&Passant { utilisateur: None, machine: None, ..marie() })),
        &expect![[r#"
            erreur : un autre passage est en cours dans outputs (processus 4242) : attendre qu’il finisse, puis relancer
        "#]],
    );
    let unknown = expect![[r#"
        erreur : un autre passage est en cours dans outputs : attendre qu’il finisse, puis relancer
    "#]];
    check(None, &unknown);
    check(Some(b"{\"utilisateur\":"), &unknown);
}

/// Anybody may have written that file.
#[test]
fn a_name_cannot_drive_the_terminal() {
    check(
        Some(&json(&Passant {
            utilisateur: Some("Ma\u{1b}[31m\u{202e}rie\nerreur".to_owned()),
            machine: Some("M".repeat(200)),
            ..marie()
        })),
        &expect![[r#"
            erreur : un autre passage est en cours dans outputs (Ma�[31m�rie erreur sur MMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMM…, processus 4242) : attendre qu’il finisse, puis relancer
        "#]],
    );
}

/// The program itself, killed while it holds the folder: nothing waits for it.
#[test]
fn a_killed_run_leaves_no_lock() {
    let lieu = Lieu::with(&minimal());
    let passage = lieu.sorties().join(PASSANT);
    let mut child = Command::new(env!("CARGO_BIN_EXE_liasse"))
        .current_dir(lieu.racine())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    let told = loop {
        if let Some(passant) = fs_err::read(&passage).ok().filter(|bytes| !bytes.is_empty()) {
            break passant;
        }
        assert!(
            child.try_wait().expect("a child").is_none(),
            "the whole run takes longer than its beginning"
        );
        std::thread::sleep(Duration::from_millis(2));
    };
    let passant: Passant = serde_json::from_slice(&told).expect("whole, as all that is written");
    assert_eq!(passant.processus, child.id());
    let refus = Verrou::take(&lieu.sorties(), &marie()).expect_err("the child holds it");
    assert!(matches!(refus, RefusVerrou::EnCours(Some(who)) if who == passant));
    child.kill().expect("still running");
    child.wait().expect("a child");
    assert!(passage.exists(), "what a killed run says of itself stays");
    check_free(&lieu);
}

#[test]
fn what_a_killed_run_said_of_itself_is_replaced() {
    let lieu = Lieu::with(&minimal());
    let killed = Passant { utilisateur: Some("Paul".to_owned()), ..marie() };
    fs_err::create_dir_all(lieu.sorties()).expect("writable");
    fs_err::write(lieu.sorties().join(PASSANT), json(&killed)).expect("writable");
    fs_err::write(lieu.sorties().join(VERROU), "").expect("writable");
    let held = Verrou::take(&lieu.sorties(), &marie()).expect("nobody holds it");
    assert_eq!(fs_err::read(lieu.sorties().join(PASSANT)).expect("written again"), json(&marie()));
    drop(held);
    fs_err::write(lieu.sorties().join(PASSANT), json(&killed)).expect("writable");
    check_free(&lieu);
}

/// A whole run leaves no more than it would without a lock, and takes none of its own files for a stranger.
#[test]
fn a_second_run_in_the_same_folder_has_nothing_to_say_of_the_lock() {
    let lieu = Lieu::with(&minimal().with_short_catalogue());
    let run = || {
        let output = lieu.liasse(&["--sorties", "inputs/sorties"]).output().expect("the program starts");
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        assert!(!String::from_utf8_lossy(&output.stderr).contains("verrou"));
        read_tree(&lieu.entrees().join("sorties"))
    };
    let (first, second) = (run(), run());
    assert!(first.keys().eq(second.keys()), "{:?}", second.keys());
    for (path, bytes) in first.iter().filter(|(path, _)| path.contains('/')) {
        assert!(second[path] == *bytes, "{path}");
    }
    let hidden: Vec<&String> = second.keys().filter(|path| path.starts_with('.')).collect();
    assert_eq!(hidden, [".liasse.json", VERROU]);
}
