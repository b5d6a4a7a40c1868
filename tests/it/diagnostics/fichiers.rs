//! Files that were dropped.

use expect_test::expect;

use crate::octets::ole;
use crate::support::{check, classeur, feuille, minimal, part, replace_entry, zip};

#[test]
fn an_empty_file_and_a_broken_workbook_are_named() {
    let broken = zip(&[("xl/workbook.xml", b"<workbook><sheets><sheet name=")]);
    let files = minimal().put("vide.xlsx", "").put("abime.xlsx", broken);
    check(
        &files,
        &expect![[r#"
            erreur[E101] fichier illisible (sa structure est abîmée)
              → abime.xlsx
              aide : ouvrir le fichier dans le tableur, l’enregistrer sous un autre nom au format xlsx et déposer cette copie
            erreur[E101] fichier vide
              → vide.xlsx
              aide : déposer de nouveau le fichier d’origine
            code 1 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn a_truncated_workbook_is_named_and_the_others_are_read() {
    let whole = minimal().in_one_workbook().0.remove("classe.xlsx").expect("the workbook");
    let files = minimal().put("coupe.xlsx", &whole[..whole.len() / 2]);
    check(
        &files,
        &expect![[r#"
            erreur[E101] fichier illisible (sa structure est abîmée)
              → coupe.xlsx
              aide : ouvrir le fichier dans le tableur, l’enregistrer sous un autre nom au format xlsx et déposer cette copie
            code 1 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn a_workbook_behind_a_password_says_how_to_open_it() {
    let files = minimal().put("secret.xlsx", ole(&[("EncryptionInfo", b""), ("EncryptedPackage", b"")]));
    check(
        &files,
        &expect![[r#"
            erreur[E102] classeur protégé par un mot de passe
              → secret.xlsx
              aide : l’ouvrir dans le tableur, retirer le mot de passe d’ouverture, l’enregistrer et le déposer de nouveau
            code 1 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn a_file_beyond_the_limit_is_not_read() {
    let files = minimal().put("gros.csv", vec![b';'; 20 * 1024 * 1024 + 1]);
    check(
        &files,
        &expect![[r#"
            erreur[E103] fichier de plus de 20 Mo
              → gros.csv
              aide : déposer seulement les feuilles utiles, sans images ni feuilles annexes
            code 1 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn a_web_page_named_as_a_workbook_is_named_as_such() {
    let files =
        minimal().put("ElevesComplete.xls", "<!DOCTYPE html><html><body>Session expirée</body></html>");
    check(
        &files,
        &expect![[r#"
            erreur[E104] ce n’est pas un tableur malgré son nom, mais : page HTML
              → ElevesComplete.xls
              aide : l’ouvrir dans le tableur et l’enregistrer au format xlsx, ou demander un véritable export
            code 1 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn an_archive_inside_an_archive_is_refused() {
    let inner = zip(&[("pfmp.csv", b"a;b\n")]);
    let files = minimal().put("envoi.zip", zip(&[("tuteurs.zip", &inner)]));
    check(
        &files,
        &expect![[r#"
            erreur[E105] archive ou entrée d’archive refusée : une archive zip dans une archive zip
              → envoi.zip/tuteurs.zip
              aide : extraire soi-même les fichiers utiles et les déposer dans le dossier
            code 1 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn an_entry_that_leaves_its_archive_is_refused_and_the_others_are_read() {
    let travaux = minimal().text("travaux.csv");
    let archive = zip(&[("../../evil.csv", b"a;b\n"), ("travaux.csv", travaux.as_bytes())]);
    let files = minimal().remove("travaux.csv").put("envoi.zip", archive);
    check(
        &files,
        &expect![[r#"
            erreur[E105] archive ou entrée d’archive refusée : son chemin sort de l’archive
              → envoi.zip/../../evil.csv
              aide : extraire soi-même les fichiers utiles et les déposer dans le dossier
            code 1 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn a_broken_sheet_is_named_and_the_others_are_read() {
    let files = minimal();
    let book = classeur(vec![
        feuille("Travaux", &files.text("travaux.csv")),
        feuille("Notes", "Épreuve;Note\nE31;12\n"),
    ]);
    let book = replace_entry(&book, "xl/worksheets/sheet2.xml", b"<worksheet><sheetData><row r=\"1\"><c r=");
    check(
        &files.remove("travaux.csv").put("classe.xlsx", book),
        &expect![[r#"
            erreur[E106] feuille illisible (sa structure est abîmée)
              → classe.xlsx, feuille « Notes »
              aide : recopier la feuille dans un nouveau classeur (collage spécial, valeurs) et déposer celui-ci
            code 1 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn a_sheet_that_is_not_made_of_cells_is_named() {
    let files = minimal();
    let book = classeur(vec![feuille("Travaux", &files.text("travaux.csv")), feuille("Graphique 1", "x\n")]);
    let rels = part(&book, "xl/_rels/workbook.xml.rels");
    let (first, rest) = rels.split_once("/worksheet\"").expect("the relation of the first sheet");
    let rels = format!("{first}/worksheet\"{}", rest.replacen("/worksheet\"", "/chartsheet\"", 1));
    let book = replace_entry(&book, "xl/_rels/workbook.xml.rels", rels.as_bytes());
    check(
        &files.remove("travaux.csv").put("classe.xlsx", book),
        &expect![[r#"
            avertissement[A114] feuille graphique : elle n’est pas lue
              → classe.xlsx, feuille « Graphique 1 »
              aide : si elle montre des données, les recopier dans une feuille de calcul ordinaire
            code 0 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn a_text_in_no_known_encoding_is_refused() {
    // UTF-16, by its mark, and a byte too many.
    let files = minimal().put("notes.csv", b"\xFF\xFEN\0o\0m\0;");
    check(
        &files,
        &expect![[r#"
            erreur[E107] encodage du texte non reconnu
              → notes.csv
              aide : ouvrir le fichier dans le tableur, vérifier que les accents s’y lisent bien, et l’enregistrer au format « CSV UTF-8 » ou xlsx
            code 1 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn a_line_in_another_encoding_is_told_at_its_line() {
    let files = minimal().put("notes.csv", b"\xEF\xBB\xBFNom;Note\nLE GOFF;12\nH\xE9lou;13\n");
    check(
        &files,
        &expect![[r#"
            erreur[E107] encodage du texte non reconnu : la ligne 3 n’est pas écrite comme le reste du fichier (« H�lou » ou « Hélou » ?)
              → notes.csv
              aide : ouvrir le fichier dans le tableur, corriger les accents de cette ligne et vérifier ceux des autres, puis l’enregistrer au format « CSV UTF-8 » ou xlsx
            code 1 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn a_table_in_a_format_that_is_not_read_says_how_to_get_one_that_is() {
    let files = minimal().put("notes.numbers", zip(&[("Index/Document.iwa", b"\0")]));
    check(
        &files,
        &expect![[r#"
            erreur[E140] format qui n’est pas lu : classeur Numbers
              → notes.numbers
              aide : dans Numbers, Fichier, Exporter vers, Excel, et déposer le fichier obtenu
            code 1 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn a_shortcut_says_that_the_table_lies_elsewhere() {
    let files = minimal()
        .put("notes.gsheet", "{\"doc_id\":\"1aB\"}")
        .put("commun.url", "[InternetShortcut]\r\nURL=https://nuage.exemple.fr/index.php/s/aB3\r\n")
        .put("T1.url", "[InternetShortcut]\r\nURL=file://serveur/commun/T1\r\n");
    check(
        &files,
        &expect![[r#"
            erreur[E141] le tableau n’est pas dans ce fichier : raccourci vers un fichier ou un dossier
              → T1.url
              aide : copier dans le dossier le fichier lui-même, et retirer le raccourci
            erreur[E141] le tableau n’est pas dans ce fichier : lien vers un fichier en ligne
              → commun.url
              aide : l’ouvrir, télécharger le fichier (xlsx, ods ou csv) et le déposer à la place du lien
            erreur[E141] le tableau n’est pas dans ce fichier : raccourci vers Google Sheets
              → notes.gsheet
              aide : l’ouvrir, Fichier, Télécharger, Microsoft Excel (.xlsx), et déposer le fichier obtenu
            code 1 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn a_download_that_did_not_end_is_named() {
    let files = minimal().put("notes.xlsx.crdownload", "PK").put(".notes.ods.icloud", "bplist00");
    check(
        &files,
        &expect![[r#"
            erreur[E141] le tableau n’est pas dans ce fichier : fichier resté en ligne (iCloud, Nextcloud…)
              → .notes.ods.icloud
              aide : l’ouvrir une fois pour que l’ordinateur le télécharge, puis relancer
            erreur[E142] fichier qui n’est pas entier : téléchargement ou enregistrement interrompu
              → notes.xlsx.crdownload
              aide : reprendre le téléchargement jusqu’au bout, déposer le fichier obtenu et retirer celui-ci
            code 1 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn what_a_server_wrote_before_a_workbook_is_quoted() {
    let book = classeur(vec![feuille("notes", "Nom;Note\n")]);
    let files = minimal().put("notes.xlsx", [b"Warning: Undefined variable $classe\n", &book[..]].concat());
    check(
        &files,
        &expect![[r#"
            erreur[E143] le fichier commence par un message du serveur, « Warning: Undefined variable $classe », au lieu de son contenu
              → notes.xlsx
              aide : le télécharger ou l’exporter à nouveau ; si cela revient, le dire à qui tient le logiciel d’où il vient
            code 1 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn an_envelope_that_is_not_opened_says_what_to_take_out_of_it() {
    let mail = "From: prof@exemple.fr\nSubject: notes\nMIME-Version: 1.0\nContent-Type: text/csv; name=\"T1.csv\"\n\nTm9t\n";
    check(
        &minimal().put("envoi.rar", "Rar!\x1a\x07").put("notes.eml", mail),
        &expect![[r#"
            erreur[E144] ce qu’il contient n’est pas lu : archive RAR
              → envoi.rar
              aide : extraire soi-même les fichiers utiles et les déposer dans le dossier
            erreur[E144] ce qu’il contient n’est pas lu : courriel avec une pièce jointe (« T1.csv »)
              → notes.eml
              aide : ouvrir le courriel, enregistrer ses pièces jointes et les déposer à la place du courriel
            code 1 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn a_file_of_no_known_nature_is_not_left_aside_in_a_whisper() {
    check(
        &minimal().put("export.bin", b"\x93\xA7\xC1\xF4\x88\xB2"),
        &expect![[r#"
            erreur[E145] fichier d’une nature inconnue : rien ne montre que ce n’est pas un tableau
              → export.bin
              aide : s’il contient un tableau, l’enregistrer au format xlsx dans le logiciel qui l’a écrit et déposer cette copie ; sinon, le retirer du dossier
            code 1 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn a_text_named_as_a_workbook_where_nothing_is_known_is_an_error() {
    check(
        &minimal().put("notes.xls", "Code;Erreur\n500;Export impossible\n"),
        &expect![[r#"
            erreur[E146] texte sous un nom de classeur, où aucun tableau n’est reconnu
              → notes.xls
              aide : l’ouvrir dans le tableur : s’il montre un tableau, lui donner les en-têtes attendus et l’enregistrer au format xlsx ; sinon, refaire l’export ou le retirer du dossier
            avertissement[A113] ce n’est pas un classeur malgré son nom, mais du texte : il est lu comme un csv
              → notes.xls
              aide : vérifier les valeurs reprises ; donner au fichier l’extension « .csv »
            code 1 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn a_quote_never_closed_stops_its_file_at_its_line() {
    let files = minimal().replace("travaux.csv", "Tenir un planning", "\"Tenir un planning");
    check(
        &files,
        &expect![[r#"
            erreur[E108] le caractère " ouvre un champ et ne le referme jamais
              → travaux.csv, cellule F3
              aide : corriger cette ligne, ou refaire l’export
            code 1 ; produits : 14, dont à compléter : 4 ; retenus : 0
        "#]],
    );
}

#[test]
fn a_file_of_another_kind_is_left_aside() {
    let files = minimal().put("notice.pdf", "%PDF-1.7 …").put("photo.png", b"\x89PNG\r\n");
    check(
        &files,
        &expect![[r#"
            avertissement[A109] fichier laissé de côté : document PDF
              → notice.pdf
              aide : si ses données comptent, les recopier dans un tableur (xlsx, ods ou csv) et le déposer
            avertissement[A109] fichier laissé de côté : image
              → photo.png
              aide : si ses données comptent, les recopier dans un tableur (xlsx, ods ou csv) et le déposer
            code 0 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn a_lock_file_says_that_the_workbook_is_open() {
    let files = minimal().put("~$classe.xlsx", "x").put(".~lock.suivi.ods#", "x");
    check(
        &files,
        &expect![[r#"
            avertissement[A110] « suivi.ods » semble ouvert dans un tableur
              → .~lock.suivi.ods#
              aide : l’enregistrer et le fermer, puis relancer, pour que les dernières saisies soient prises
            avertissement[A110] « classe.xlsx » semble ouvert dans un tableur
              → ~$classe.xlsx
              aide : l’enregistrer et le fermer, puis relancer, pour que les dernières saisies soient prises
            code 0 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn a_copy_of_a_file_is_read_once() {
    let copy = minimal().text("pfmp.csv");
    check(
        &minimal().put("Copie de pfmp (1).csv", copy),
        &expect![[r#"
            avertissement[A111] même contenu que « Copie de pfmp (1).csv » : lu une seule fois
              → pfmp.csv
              aide : retirer l’une des deux copies
            code 0 ; produits : 14 ; retenus : 0
        "#]],
    );
}
