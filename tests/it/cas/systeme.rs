//! What a folder holds beside files, and names that would drive a terminal.

use expect_test::expect;

use crate::support::{BASE, Essai, Lieu, check, minimal, zip};

/// Five thousand pictures are one fact; so are files whose content is one.
#[test]
fn des_milliers_de_fichiers_laisses_de_cote_sont_un_seul_constat() {
    let names: Vec<String> = (0..4_999).map(|rank| format!("photos/{rank:04}.png")).collect();
    let pictures: Vec<Vec<u8>> =
        names.iter().map(|name| [b"\x89PNG\r\n\x1a\n", name.as_bytes()].concat()).collect();
    let entries: Vec<(&str, &[u8])> =
        names.iter().zip(&pictures).map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let mut files = minimal().put("envoi.zip", zip(&entries));
    for (name, bytes) in names.iter().zip(&pictures).take(12) {
        files = files.put(name, bytes.clone());
    }
    check(
        &files.put("seule.png", "\u{89}PNG").put("seule.pdf", "%PDF-1.7"),
        &expect![[r#"
            avertissement[A109] fichier laissé de côté : image (et 4 998 autres fichiers de la même archive)
              → envoi.zip/photos/0000.png
              → de même : envoi.zip/photos/0001.png
              → de même : envoi.zip/photos/0002.png
              → de même : envoi.zip/photos/0003.png
              → de même : envoi.zip/photos/0004.png
              aide : si ses données comptent, les recopier dans un tableur (xlsx, ods ou csv) et le déposer
            avertissement[A109] fichier laissé de côté : image (et 11 autres fichiers du même dossier)
              → photos/0000.png
              → de même : photos/0001.png
              → de même : photos/0002.png
              → de même : photos/0003.png
              → de même : photos/0004.png
              aide : si ses données comptent, les recopier dans un tableur (xlsx, ods ou csv) et le déposer
            avertissement[A109] fichier laissé de côté : document PDF
              → seule.pdf
              aide : si ses données comptent, les recopier dans un tableur (xlsx, ods ou csv) et le déposer
            avertissement[A109] fichier laissé de côté : image
              → seule.png
              aide : si ses données comptent, les recopier dans un tableur (xlsx, ods ou csv) et le déposer
            code 0 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn des_fichiers_vides_par_dizaines_sont_nommes() {
    let mut files = minimal();
    for rank in 0..60 {
        files = files.put(&format!("vides/{rank:02}.csv"), "");
    }
    let told = files.verify().faults();
    assert!(
        told.starts_with(
            "erreur[E101] fichier vide (et 59 autres fichiers du même dossier)\n  → vides/00.csv\n"
        ),
        "{told}"
    );
    assert_eq!(told.matches("→ de même : vides/").count(), 49, "{told}");
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::symlink;
    use std::process::Command;

    use super::*;

    fn pipe(path: &std::path::Path) {
        assert!(Command::new("mkfifo").arg(path).status().expect("a system with pipes").success());
    }

    /// To open a pipe waits for somebody to write in it, and to read a device never ends.
    #[test]
    fn un_canal_et_un_peripherique_sont_nommes_et_ne_sont_pas_ouverts() {
        let lieu = Lieu::with(&minimal());
        pipe(&lieu.entrees().join("notes.xlsx"));
        pipe(&lieu.entrees().join("canal"));
        symlink("/dev/zero", lieu.entrees().join("zero.csv")).expect("a link");
        expect![[r#"
            erreur[E104] ce n’est pas un tableur malgré son nom, mais : canal ou périphérique du système
              → notes.xlsx
              aide : le retirer du dossier ; si ses données comptent, les déposer dans un vrai fichier
            erreur[E104] ce n’est pas un tableur malgré son nom, mais : canal ou périphérique du système
              → zero.csv
              aide : le retirer du dossier ; si ses données comptent, les déposer dans un vrai fichier
            avertissement[A109] fichier laissé de côté : canal ou périphérique du système
              → canal
              aide : le retirer du dossier ; si ses données comptent, les déposer dans un vrai fichier
            code 1 ; produits : 14 ; retenus : 0
        "#]]
        .assert_eq(&lieu.verify().recit());
    }

    /// What a system keeps for itself is passed over; what is lost is named, and the rest is read.
    #[test]
    fn un_sous_dossier_qui_ne_s_ouvre_pas_n_arrete_rien() {
        let files = minimal()
            .put("System Volume Information/journal.csv", "a;b\n")
            .put("$RECYCLE.BIN/S-1-5/ancien.csv", "a;b\n");
        let lieu = Lieu::with(&files);
        symlink("/nulle-part", lieu.entrees().join("Ma musique")).expect("a link");
        symlink("/nulle-part", lieu.entrees().join("Mes Images")).expect("a link");
        symlink("/nulle-part", lieu.entrees().join("Élèves")).expect("a link");
        symlink(".", lieu.entrees().join("tourne")).expect("a link");
        expect![[r#"
            erreur[E101] fichier illisible (un raccourci qui tourne en rond)
              → tourne
              aide : ouvrir le fichier dans le tableur, l’enregistrer sous un autre nom au format xlsx et déposer cette copie
            erreur[E101] fichier impossible à ouvrir (il n’existe pas)
              → Élèves
              aide : fermer le fichier dans le tableur, vérifier les droits du dossier, puis relancer
            code 1 ; produits : 14 ; retenus : 0
        "#]].assert_eq(&lieu.verify().recit());
    }

    #[test]
    fn un_nom_de_fichier_ne_fait_pas_de_ligne_a_lui() {
        let files =
            minimal().put("notes.pdf\nerreur[E101] fichier vide\n  → candidats.csv\u{1b}[31m", "%PDF-1.7");
        check(
            &files,
            &expect![[r#"
            avertissement[A109] fichier laissé de côté : document PDF
              → notes.pdf␊erreur[E101] fichier vide␊  → candidats.csv␛[31m
              aide : si ses données comptent, les recopier dans un tableur (xlsx, ods ou csv) et le déposer
            code 0 ; produits : 14 ; retenus : 0
        "#]],
        );
        let essai = files.generate();
        let html = essai.lieu.sorties().join("rapport.html");
        let html = fs_err::read_to_string(html).expect("a report");
        assert!(html.contains("notes.pdf␊erreur[E101]"), "{html}");
        let output = essai.lieu.liasse(&["verifier", "-v"]).output().expect("the program");
        let shown = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!shown.lines().any(|line| line.starts_with("erreur[E101]")), "{shown}");
        assert!(!shown.contains('\u{1b}'), "{shown}");
    }

    #[test]
    fn un_nom_d_archive_ou_de_feuille_non_plus() {
        let archive = zip(&[("a\nerreur[E101] fichier vide", b"x")]);
        check(
            &minimal().put("envoi.zip", archive),
            &expect![[r#"
                avertissement[A109] fichier laissé de côté : document texte
                  → envoi.zip/a␊erreur[E101] fichier vide
                  aide : si ses données comptent, les recopier dans un tableur (xlsx, ods ou csv) et le déposer
                code 0 ; produits : 14 ; retenus : 0
            "#]],
        );
    }

    /// A file of the pack is one of the folder's: a link may show anything.
    #[test]
    fn un_referentiel_ou_un_modele_sans_fin_n_est_pas_lu() {
        let files = minimal().with_short_catalogue();
        let told = |lieu: &Lieu| {
            let output = lieu.liasse(&["verifier"]).output().expect("the program");
            assert_eq!(output.status.code(), Some(2));
            let told = String::from_utf8_lossy(&output.stderr).into_owned();
            told.replace(&lieu.racine().display().to_string(), "…")
        };
        let lieu = Lieu::with(&files);
        symlink("/dev/zero", lieu.entrees().join("referentiel/agora/plus.yaml")).expect("a link");
        expect![[r#"
            erreur : « inputs/referentiel/agora/plus.yaml » n’est pas un fichier ordinaire
        "#]]
        .assert_eq(&told(&lieu));
        let lieu = Lieu::with(&files);
        pipe(&lieu.entrees().join("referentiel/agora/plus.yaml"));
        expect![[r#"
            erreur : « inputs/referentiel/agora/plus.yaml » n’est pas un fichier ordinaire
        "#]]
        .assert_eq(&told(&lieu));
        let lieu = Lieu::with(&files.clone().put("referentiel/agora/plus.yaml", vec![b'#'; 1024 * 1024 + 1]));
        expect![[r#"
            erreur : « inputs/referentiel/agora/plus.yaml » pèse plus de 1 Mo
        "#]]
        .assert_eq(&told(&lieu));
        let lieu = Lieu::with(&files);
        fs_err::create_dir_all(lieu.racine().join("templates")).expect("writable");
        symlink("/dev/zero", lieu.racine().join("templates/grille.typ")).expect("a link");
        expect![[r#"
            erreur : « ./templates/grille.typ » n’est pas un fichier ordinaire
        "#]]
        .assert_eq(&told(&lieu));
    }

    /// What stands elsewhere is not ours to replace, nor to remove.
    #[test]
    fn un_lien_qui_sort_du_dossier_de_sortie_n_est_pas_suivi() {
        let lieu = Lieu::with(&minimal());
        let ailleurs = lieu.racine().join("ailleurs");
        fs_err::create_dir_all(&ailleurs).expect("writable");
        fs_err::create_dir_all(lieu.sorties()).expect("writable");
        symlink(&ailleurs, lieu.sorties().join("TAGO1")).expect("a link");
        let essai: Essai = lieu.generate(&BASE, |_| {});
        expect![[r#"
            erreur[E701] impossible d’écrire « TAGO1/candidats/DURAND-Lea-0100000001/attestation-pfmp-P1.pdf », « TAGO1/candidats/DURAND-Lea-0100000001/attestation-pfmp-P2.pdf », « TAGO1/candidats/DURAND-Lea-0100000001/attestation-pfmp-recapitulative.pdf » et 11 autres fichiers (un lien y mène hors du dossier de sortie)
              aide : remplacer ce lien par un vrai dossier, ou choisir un autre dossier avec --sorties, puis relancer
            code 1 ; produits : 0 ; retenus : 14
              tous : E701
        "#]].assert_eq(&essai.recit());
        assert_eq!(fs_err::read_dir(&ailleurs).expect("a folder").count(), 0);
    }
}
