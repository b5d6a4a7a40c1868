//! What keeps a file from being written (cases 115 and 118).

use std::collections::BTreeMap;

use expect_test::expect;

use crate::atelier::{is_a, read_outputs, read_tree};
use crate::support::{BASE, Entrees, Essai, Lieu, minimal};

const LEA: &str = "DURAND-Lea-0100000001";

/// Without the lock, which only the program takes.
fn files(lieu: &Lieu) -> BTreeMap<String, Vec<u8>> {
    let mut files = read_tree(&lieu.sorties());
    files.remove(liasse::deliver::VERROU);
    files
}

/// Every paper has another content.
fn another_school() -> Entrees {
    minimal().replace("etablissement.csv", "Lycée professionnel des Essais", "Lycée des Métiers")
}

fn again(essai: Essai, entrees: &Entrees) -> Essai {
    entrees.write_below(&essai.lieu.entrees());
    essai.lieu.generate(&BASE, |_| {})
}

/// The program, where no file may grow beyond some half kilobytes: writing stops in the middle, as on a full disk.
#[cfg(unix)]
fn with_little_room(lieu: &Lieu, blocks: usize) -> (Option<i32>, String) {
    let script = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" generer -q --taches 1");
    let output = std::process::Command::new("sh")
        .args(["-c", &script, env!("CARGO_BIN_EXE_liasse")])
        .current_dir(lieu.racine())
        .output()
        .expect("a shell");
    let told = String::from_utf8(output.stderr).expect("UTF-8");
    (output.status.code(), told)
}

/// E: one message, nothing half written, the papers of before as they were; then all is mended.
#[cfg(unix)]
#[test]
fn cas_115_l_ecriture_s_arrete_au_milieu() {
    let first = minimal().generate();
    let before = files(&first.lieu);
    another_school().with_short_catalogue().write_below(&first.lieu.entrees());
    // A shell counts by 512 or 1 024 bytes; every paper is larger, every report smaller.
    let smallest = before.iter().filter(|(path, _)| is_a("pdf", path)).map(|(_, b)| b.len()).min();
    let (code, told) = with_little_room(&first.lieu, smallest.expect("papers") / 1024 - 1);
    assert_eq!(code, Some(1), "{told}");
    let (_, fault) = told.split_once("erreur[").expect("a fault");
    expect![[r#"
        erreur[E701] impossible d’écrire « TAGO1/candidats/DURAND-Lea-0100000001/attestation-pfmp-P1.pdf », « TAGO1/candidats/DURAND-Lea-0100000001/attestation-pfmp-P2.pdf », « TAGO1/candidats/DURAND-Lea-0100000001/attestation-pfmp-recapitulative.pdf » et 11 autres fichiers (le disque n’accepte pas un fichier de cette taille)
          aide : fermer le fichier s’il est ouvert, vérifier l’espace disque et les droits, puis relancer
    "#]].assert_eq(&format!("erreur[{fault}"));
    let after = files(&first.lieu);
    for (path, bytes) in before.iter().filter(|(path, _)| path.contains('/')) {
        let stands = after.get(path).or_else(|| after.get(&format!("_precedents/001/{path}")));
        assert!(stands == Some(bytes), "{path} is as it was, or an archive that is kept");
        assert!(is_a("zip", path) || after.contains_key(path), "{path}");
    }
    assert!(after.keys().all(|path| !path.contains(".liasse-")), "{:?}", after.keys());
    let last = again(first, &another_school());
    // The pack that the program read in the folder is not the one of this test.
    assert!(last.faults().lines().all(|line| line.contains("I719") || line.starts_with("  aide : relire")));
    assert!(
        read_outputs(&last.lieu.sorties()) == read_outputs(&another_school().generate().lieu.sorties()),
        "once there is room, all is there"
    );
}

/// E: only the path of an annotated copy depends on what was dropped, and may be too long below a folder that serves.
#[cfg(target_os = "linux")]
#[test]
fn cas_115_une_copie_au_chemin_trop_long() {
    let deep = format!("{}/inconnu.csv", ["d".repeat(60), "e".repeat(60), "f".repeat(60)].join("/"));
    let lieu = Lieu::with(&minimal().put(&deep, "Menu;Plat\nLundi;Pâtes\n"));
    let sorties = crate::emplacement::deepest(lieu.racine());
    let essai = lieu.generate(&BASE, |o| o.sorties = sorties);
    expect![[r#"
        erreur[E705] chemin trop long : « a-corriger/dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd/eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee/ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff/inconnu.csv.xlsx » (4095 signes au plus, dossier de sortie compris)
          aide : choisir avec --sorties un dossier plus proche de la racine du disque
        avertissement[A202] feuille non lue : aucun tableau reconnu
          → dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd/eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee/ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff/inconnu.csv
          aide : rien à faire si elle ne compte pas ; sinon, lui donner les en-têtes d’un tableau (« liasse expliquer A202 »)
        code 1 ; produits : 14 ; retenus : 0
    "#]].assert_eq(&essai.recit());
}

/// E: something else stands where the paper goes; the rest is written.
#[test]
fn cas_115_un_dossier_a_la_place_d_un_document() {
    let lieu = Lieu::with(&minimal());
    for place in
        [format!("TAGO1/jury/{LEA}/grille-e31.pdf"), format!("TAGO1/candidats/{LEA}/attestation-pfmp-P1.pdf")]
    {
        fs_err::create_dir_all(lieu.sorties().join(place).join("dedans")).expect("writable");
    }
    let essai = lieu.generate(&BASE, |_| {});
    expect![[r#"
        erreur[E701] impossible d’écrire « TAGO1/candidats/DURAND-Lea-0100000001/attestation-pfmp-P1.pdf » et « TAGO1/jury/DURAND-Lea-0100000001/grille-e31.pdf » (un dossier porte ce nom)
          aide : fermer le fichier s’il est ouvert, vérifier l’espace disque et les droits, puis relancer
        code 1 ; produits : 12 ; retenus : 2
          grille-e31 de 0100000001 : E701
          attestation-pfmp de 0100000001 : E701
    "#]].assert_eq(&essai.recit());
}

/// E: the account itself cannot be written: the others are, and tell it.
#[test]
fn cas_115_un_compte_rendu_qui_ne_peut_pas_etre_ecrit() {
    let lieu = Lieu::with(&minimal());
    fs_err::create_dir_all(lieu.sorties().join("rapport.xlsx/dedans")).expect("writable");
    let essai = lieu.generate(&BASE, |_| {});
    expect![[r#"
        erreur[E706] « rapport.xlsx » ne peut pas être écrit (un dossier porte ce nom) : ne pas se fier à celui qui est en place
          aide : fermer le tableur, vérifier l’espace disque et les droits, puis relancer
        code 1 ; produits : 14 ; retenus : 0
    "#]].assert_eq(&essai.recit());
    let manifest = String::from_utf8(files(&essai.lieu)["manifeste.json"].clone()).expect("UTF-8");
    assert!(manifest.contains("\"E706\""), "{manifest}");
    assert!(files(&essai.lieu).contains_key("rapport.html"));
}

/// What stands there is none of our files, and may have no end: it is replaced, not read.
#[cfg(target_os = "linux")]
#[test]
fn cas_115_un_lien_vers_un_disque_plein_n_est_pas_suivi() {
    let lieu = Lieu::with(&minimal());
    fs_err::create_dir_all(lieu.sorties()).expect("writable");
    fs_err::os::unix::fs::symlink("/dev/full", lieu.sorties().join("rapport.xlsx")).expect("writable");
    let essai = lieu.generate(&BASE, |_| {});
    assert_eq!(essai.recit(), "code 0 ; produits : 14 ; retenus : 0\n");
    assert!(fs_err::symlink_metadata(essai.lieu.sorties().join("rapport.xlsx")).expect("a file").is_file());
}

/// What a killed run was writing goes with the next one; what only looks like it stays.
#[test]
fn cas_115_ce_que_laisse_un_passage_interrompu() {
    let first = minimal().generate();
    let left = [".liasse-Q9Kk2m".to_owned(), format!("TAGO1/jury/{LEA}/.liasse-aB3xYz")];
    let kept = [
        ".liasse-notes.txt".to_owned(),
        ".liasse-1234567".to_owned(),
        "Autres/.liasse-Q9Kk2m".to_owned(),
        "TAGO1/jury/.liasse-Q9Kk2m.bak".to_owned(),
    ];
    for path in left.iter().chain(&kept) {
        let path = first.lieu.sorties().join(path);
        fs_err::create_dir_all(path.parent().expect("a folder")).expect("writable");
        fs_err::write(path, b"%PDF-1.7 half").expect("writable");
    }
    // Another run is writing this one.
    let alive = first.lieu.sorties().join("TAGO1/jury/.liasse-zZ9yY8");
    let file = fs_err::File::create(&alive).expect("writable");
    file.file().lock().expect("a lock");
    let second = again(first, &minimal());
    assert_eq!(second.recit(), "code 0 ; produits : 14 ; retenus : 0\n");
    let after = files(&second.lieu);
    assert!(left.iter().all(|path| !after.contains_key(path)), "{:?}", after.keys());
    assert!(kept.iter().all(|path| after.contains_key(path)), "{:?}", after.keys());
    assert!(alive.exists());
}

/// A file that another program holds as a reader of PDFs would on Windows: a running program, on Linux.
#[cfg(target_os = "linux")]
struct Lecteur(std::process::Child);

#[cfg(target_os = "linux")]
impl Lecteur {
    fn open(paths: &[std::path::PathBuf]) -> Self {
        let child = std::process::Command::new("cat")
            .stdin(std::process::Stdio::piped())
            .stdout(std::process::Stdio::null())
            .spawn()
            .expect("a program");
        for path in paths {
            fs_err::remove_file(path).expect("written before");
            fs_err::os::unix::fs::symlink(format!("/proc/{}/exe", child.id()), path).expect("writable");
        }
        Self(child)
    }
}

#[cfg(target_os = "linux")]
impl Drop for Lecteur {
    fn drop(&mut self) {
        drop(self.0.stdin.take());
        let _ = self.0.wait();
    }
}

/// E: all the open papers are named in one go, before anything is typeset; the rest is written.
#[cfg(target_os = "linux")]
#[test]
fn cas_118_des_documents_ouverts_dans_un_lecteur() {
    let first = minimal().generate();
    let open = [
        format!("TAGO1/candidats/{LEA}/attestation-pfmp-P1.pdf"),
        format!("TAGO1/candidats/{LEA}/etat-recapitulatif-e31.pdf"),
        "TAGO1/jury/MARTIN-Hugo-0100000002.zip".to_owned(),
    ];
    let held = open.clone().map(|path| first.lieu.sorties().join(path));
    let reader = Lecteur::open(&held);
    let second = again(first, &another_school());
    expect![[r#"
        erreur[E704] « TAGO1/candidats/DURAND-Lea-0100000001/attestation-pfmp-P1.pdf », « TAGO1/candidats/DURAND-Lea-0100000001/etat-recapitulatif-e31.pdf » et « TAGO1/jury/MARTIN-Hugo-0100000002.zip » sont ouverts dans un autre programme : ils ne sont pas remplacés
          aide : fermer ces documents, puis relancer ; ceux qui sont en place datent d’un passage précédent
        code 1 ; produits : 12 ; retenus : 2
          etat-recapitulatif-e31 de 0100000001 : E704
          attestation-pfmp de 0100000001 : E704
    "#]].assert_eq(&second.recit());
    assert!(held.iter().all(|path| fs_err::read_link(path).is_ok()), "what is open is left");
    drop(reader);
    for path in &held {
        fs_err::remove_file(path).expect("a link");
    }
    let last = again(second, &another_school());
    assert_eq!(last.faults(), "");
    let fresh = another_school().generate();
    assert!(
        read_outputs(&last.lieu.sorties()) == read_outputs(&fresh.lieu.sorties()),
        "once closed, all is there"
    );
}

/// E: one open paper is named alone.
#[cfg(target_os = "linux")]
#[test]
fn cas_118_un_document_ouvert_dans_un_lecteur() {
    let first = minimal().generate();
    let _reader = Lecteur::open(&[first.lieu.sorties().join(format!("TAGO1/jury/{LEA}/grille-e32.pdf"))]);
    let second = again(first, &minimal());
    expect![[r#"
        erreur[E704] « TAGO1/jury/DURAND-Lea-0100000001/grille-e32.pdf » est ouvert dans un autre programme : il n’est pas remplacé
          aide : fermer ce document, puis relancer ; celui qui est en place date d’un passage précédent
        code 1 ; produits : 13 ; retenus : 1
          grille-e32 de 0100000001 : E704
    "#]].assert_eq(&second.recit());
}

/// Every file and folder below, with its rights.
#[cfg(unix)]
fn rights(folder: &std::path::Path) -> BTreeMap<String, u32> {
    use std::os::unix::fs::PermissionsExt;

    let rights = |entry: walkdir::DirEntry| {
        let mode = entry.metadata().expect("readable").permissions().mode() & 0o777;
        (entry.path().strip_prefix(folder).expect("below").display().to_string(), mode)
    };
    walkdir::WalkDir::new(folder).into_iter().map(|entry| rights(entry.expect("readable"))).collect()
}

/// Who may read the papers is what the school has set for all that is written, not ours to say.
#[cfg(unix)]
#[test]
fn les_droits_sont_ceux_que_le_systeme_donne() {
    for (umask, file, folder) in [("077", 0o600, 0o700), ("002", 0o664, 0o775)] {
        let lieu = Lieu::with(&minimal().with_short_catalogue());
        for command in ["generer", "modeles"] {
            let script = format!("umask {umask}; exec \"$0\" {command} --candidat 0100000001");
            let output = std::process::Command::new("sh")
                .args(["-c", &script, env!("CARGO_BIN_EXE_liasse")])
                .current_dir(lieu.racine())
                .output()
                .expect("a shell");
            assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        }
        let found = rights(&lieu.sorties());
        for kind in [".pdf", ".zip", ".xlsx", ".html", ".json", ".liasse.verrou"] {
            assert!(found.keys().any(|path| path.ends_with(kind)), "{kind}: {:?}", found.keys());
        }
        for (path, rights) in found {
            let is_file = lieu.sorties().join(&path).is_file();
            assert_eq!(rights, if is_file { file } else { folder }, "{path}, umask {umask}");
        }
    }
}
