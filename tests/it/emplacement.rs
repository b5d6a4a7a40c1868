//! Folders that cannot be an output folder: told at once, before anything is read or written.

use std::path::{Path, PathBuf};

use expect_test::{Expect, expect};
use liasse::diagnostics::CHEMIN_MAX;
use liasse::documents::LONGUEUR_MAX;

use crate::support::{BASE, Lieu, minimal};

/// The deepest folder below this one that takes every path.
pub fn deepest(racine: &Path) -> PathBuf {
    below(racine, CHEMIN_MAX - LONGUEUR_MAX - 1)
}

/// A folder whose path has this length.
fn below(racine: &Path, length: usize) -> PathBuf {
    let mut deep = racine.to_owned();
    while length - deep.as_os_str().len() > 200 {
        deep.push("d".repeat(120));
    }
    let rest = length - deep.as_os_str().len() - 1;
    deep.push("d".repeat(rest));
    assert_eq!(deep.as_os_str().len(), length);
    deep
}

fn beside(lieu: &Lieu) -> Vec<String> {
    let entries = fs_err::read_dir(lieu.racine()).expect("readable");
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("readable").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// What every command that writes says of it, and that it did nothing. A référentiel that no command could read shows
/// that nothing was read either.
fn refusal(lieu: &Lieu, sorties: &str) -> String {
    let faulty = lieu.entrees().join("referentiel/agora/diplome.yaml");
    fs_err::create_dir_all(faulty.parent().expect("a folder")).expect("writable");
    fs_err::write(faulty, "{").expect("writable");
    let before = beside(lieu);
    let told = ["generer", "modeles"].map(|command| {
        let output = lieu.liasse(&[command, "--sorties", sorties]).output().expect("the program starts");
        assert_eq!(output.status.code(), Some(2), "{command}");
        assert_eq!(output.stdout, b"", "{command}");
        String::from_utf8(output.stderr).expect("UTF-8")
    });
    assert_eq!(told[0], told[1]);
    assert_eq!(beside(lieu), before);
    let [told, _] = told;
    told
}

/// The line of the diagnostic, with what is to be done.
fn diagnosed(lieu: &Lieu, sorties: &str) -> String {
    let output = lieu.liasse(&["diagnostic", "--sorties", sorties]).output().expect("the program starts");
    assert_eq!(output.status.code(), Some(1));
    let told = String::from_utf8(output.stdout).expect("UTF-8");
    let lines: Vec<&str> =
        told.lines().skip_while(|line| !line.contains("dossier de sortie : ")).take(3).collect();
    lines.join("\n") + "\n"
}

#[track_caller]
fn check(lieu: &Lieu, sorties: &str, expected: &Expect) {
    expected.assert_eq(&(refusal(lieu, sorties) + &diagnosed(lieu, sorties)));
}

#[test]
fn a_file_in_its_place() {
    let lieu = Lieu::with(&minimal());
    fs_err::write(lieu.sorties(), "un fichier").expect("writable");
    check(
        &lieu,
        "outputs",
        &expect![[r#"
            erreur : le dossier de sortie « outputs » est un fichier : renommer ce fichier, ou choisir un autre dossier avec --sorties
            à corriger   dossier de sortie : le dossier de sortie « outputs » est un fichier
                         aide : renommer ce fichier, ou choisir un autre dossier avec --sorties
            non vérifié  fichiers de sortie : le dossier de sortie est à corriger d’abord
        "#]],
    );
    check(
        &lieu,
        "outputs/",
        &expect![[r#"
            erreur : le dossier de sortie « outputs/ » est un fichier : renommer ce fichier, ou choisir un autre dossier avec --sorties
            à corriger   dossier de sortie : le dossier de sortie « outputs/ » est un fichier
                         aide : renommer ce fichier, ou choisir un autre dossier avec --sorties
            non vérifié  fichiers de sortie : le dossier de sortie est à corriger d’abord
        "#]],
    );
    check(
        &lieu,
        "outputs/2026/juin",
        &expect![[r#"
            erreur : le dossier de sortie « outputs/2026/juin » ne peut pas être créé, « outputs » est un fichier : choisir un autre dossier avec --sorties
            à corriger   dossier de sortie : le dossier de sortie « outputs/2026/juin » ne peut pas être créé, « outputs » est un fichier
                         aide : choisir un autre dossier avec --sorties
            non vérifié  fichiers de sortie : le dossier de sortie est à corriger d’abord
        "#]],
    );
    assert_eq!(fs_err::read(lieu.sorties()).expect("a file"), b"un fichier");
}

#[test]
fn a_character_that_windows_forbids() {
    let lieu = Lieu::with(&minimal());
    check(
        &lieu,
        "sorties/été ?",
        &expect![[r#"
        erreur : le dossier de sortie « sorties/été ? » contient « ? », que Windows interdit dans un nom : en choisir un autre avec --sorties
        à corriger   dossier de sortie : le dossier de sortie « sorties/été ? » contient « ? », que Windows interdit dans un nom
                     aide : en choisir un autre avec --sorties
        non vérifié  fichiers de sortie : le dossier de sortie est à corriger d’abord
    "#]],
    );
    check(
        &lieu,
        "sor\tties",
        &expect![[r#"
        erreur : le dossier de sortie « sor�ties » contient un caractère invisible (U+0009), que Windows interdit dans un nom : en choisir un autre avec --sorties
        à corriger   dossier de sortie : le dossier de sortie « sor�ties » contient un caractère invisible (U+0009), que Windows interdit dans un nom
                     aide : en choisir un autre avec --sorties
        non vérifié  fichiers de sortie : le dossier de sortie est à corriger d’abord
    "#]],
    );
}

/// What Windows makes of `--sorties "C:\mes sorties\"`, at the end of a command and before another option.
#[test]
fn a_backslash_that_swallowed_a_quote() {
    let lieu = Lieu::with(&minimal());
    check(
        &lieu,
        "C:\\mes sorties\"",
        &expect![[r#"
        erreur : le dossier de sortie « C:\mes sorties" » contient un guillemet : retirer la barre oblique inverse (\) qui précède le guillemet dans la commande, comme dans --sorties "C:\mes sorties"
        à corriger   dossier de sortie : le dossier de sortie « C:\mes sorties" » contient un guillemet
                     aide : retirer la barre oblique inverse (\) qui précède le guillemet dans la commande, comme dans --sorties "C:\mes sorties"
        non vérifié  fichiers de sortie : le dossier de sortie est à corriger d’abord
    "#]],
    );
    check(
        &lieu,
        "C:\\mes sorties\" --session 2026",
        &expect![[r#"
        erreur : le dossier de sortie « C:\mes sorties" --session 2026 » contient un guillemet : retirer la barre oblique inverse (\) qui précède le guillemet dans la commande, comme dans --sorties "C:\mes sorties"
        à corriger   dossier de sortie : le dossier de sortie « C:\mes sorties" --session 2026 » contient un guillemet
                     aide : retirer la barre oblique inverse (\) qui précède le guillemet dans la commande, comme dans --sorties "C:\mes sorties"
        non vérifié  fichiers de sortie : le dossier de sortie est à corriger d’abord
    "#]],
    );
}

#[test]
fn the_input_folder() {
    let lieu = Lieu::with(&minimal());
    check(
        &lieu,
        "inputs/../inputs",
        &expect![[r#"
        erreur : le dossier de sortie est le dossier d’entrée : en choisir un autre avec --sorties
        à corriger   dossier de sortie : le dossier de sortie est le dossier d’entrée
                     aide : en choisir un autre avec --sorties
        non vérifié  fichiers de sortie : le dossier de sortie est à corriger d’abord
    "#]],
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_where_nothing_can_be_written() {
    let lieu = Lieu::with(&minimal());
    check(
        &lieu,
        "/proc/self",
        &expect![[r#"
        erreur : rien ne peut être écrit dans « /proc/self » (il n’existe pas) : donner à ce dossier le droit d’écriture, ou en désigner un autre avec --sorties
        à corriger   dossier de sortie : rien ne peut être écrit dans « /proc/self » (il n’existe pas)
                     aide : donner à ce dossier le droit d’écriture, ou en désigner un autre avec --sorties
        non vérifié  fichiers de sortie : le dossier de sortie est à corriger d’abord
    "#]],
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_is_too_deep_for_the_longest_name() {
    let lieu = Lieu::with(&minimal());
    let deepest = deepest(lieu.racine());
    for (more, en_trop) in [(1, "1 signe"), (7, "7 signes")] {
        let too_deep = below(lieu.racine(), deepest.as_os_str().len() + more);
        let shown = too_deep.display().to_string();
        let message = format!(
            "le dossier de sortie « {shown} » est trop profond de {en_trop} (un chemin a 4095 signes au plus, noms des \
             documents compris)"
        );
        let aide = "choisir avec --sorties un dossier plus proche de la racine du disque";
        assert_eq!(refusal(&lieu, &shown), format!("erreur : {message} : {aide}\n"));
        assert_eq!(
            diagnosed(&lieu, &shown),
            format!(
                "à corriger   dossier de sortie : {message}\n             aide : {aide}\n\
                 non vérifié  fichiers de sortie : le dossier de sortie est à corriger d’abord\n"
            )
        );
    }
    let essai = Lieu::with(&minimal());
    let sorties = self::deepest(essai.racine()).display().to_string();
    let output = essai.liasse(&["modeles", "--sorties", &sorties]).output().expect("the program starts");
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let essai = essai.generate(&BASE, |o| o.sorties = sorties.into());
    assert_eq!(essai.recit(), "code 0 ; produits : 14 ; retenus : 0\n");
}

/// It writes nothing: the folder is not asked for.
#[test]
fn a_verification_needs_no_output_folder() {
    let lieu = Lieu::with(&minimal());
    fs_err::write(lieu.sorties(), "un fichier").expect("writable");
    for sorties in ["outputs", "a|b"] {
        let output = lieu.liasse(&["verifier", "--sorties", sorties]).output().expect("the program starts");
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    }
}
