//! What people drop that is no workbook: read where it can be, an error where it is or stands for a table, a detail
//! only where it is plainly none.

use std::fmt::Write as _;
use std::io::{Cursor, Read as _};

use expect_test::expect;
use liasse::sorties::Genre;
use zip::ZipArchive;

use crate::octets::{feuille_xls, ole, xls, zip_deflate};
use crate::support::{Entrees, check, classeur, feuille, minimal, papers, zip};

const RIEN_A_DIRE: &str = "code 0 ; produits : 14 ; retenus : 0\n";
const TRANSITIONNEL: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const STRICT: &str = "http://purl.oclc.org/ooxml/officeDocument/relationships";

/// The projects of the two pupils as a workbook.
fn travaux() -> Vec<u8> {
    classeur(vec![feuille("Travaux", &minimal().text("travaux.csv"))])
}

/// A folder where the projects come from this file only.
fn instead_of_travaux(fichier: &str, contenu: impl Into<Vec<u8>>) -> Entrees {
    minimal().remove("travaux.csv").put(fichier, contenu)
}

/// A workbook with other words in all its parts, and in their names.
fn rewritten(book: &[u8], changes: &[(&str, &str)]) -> Vec<u8> {
    let mut read = ZipArchive::new(Cursor::new(book)).expect("a workbook");
    let changed =
        |text: String| changes.iter().fold(text, |text, (before, after)| text.replace(before, after));
    let parts: Vec<(String, String)> = (0..read.len())
        .map(|index| {
            let mut part = read.by_index(index).expect("a part");
            let mut text = String::new();
            part.read_to_string(&mut text).expect("a part of XML");
            let name = String::from_utf8_lossy(part.name_raw()).into_owned();
            (changed(name), changed(text))
        })
        .collect();
    let parts: Vec<(&str, &[u8])> =
        parts.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    zip_deflate(&parts)
}

/// Code, file and what it is, one a line: for tables of variants whose help the codes' own tests assert.
fn told(files: &Entrees) -> String {
    let essai = files.verify();
    let mut text = String::new();
    for d in essai.bilan.diagnostics() {
        let fichier = d.lieu.as_ref().map(ToString::to_string).unwrap_or_default();
        writeln!(text, "{} {fichier} : {}", d.code.id, d.message).expect("a String");
    }
    text
}

fn with(files: &[(&str, &[u8])]) -> Entrees {
    files.iter().fold(minimal(), |folder, (name, bytes)| folder.put(name, *bytes))
}

#[test]
fn un_classeur_est_trouve_par_ses_relations() {
    let moved = [("xl/workbook.xml", "xl/workbook22.xml"), ("workbook.xml.rels", "workbook22.xml.rels")];
    let elsewhere = [
        ("xl/workbook.xml", "classeur/principal.xml"),
        ("xl/_rels/workbook.xml.rels", "classeur/_rels/principal.xml.rels"),
        ("xl/worksheets", "classeur/worksheets"),
        ("xl/sharedStrings", "classeur/sharedStrings"),
        ("xl/styles", "classeur/styles"),
        ("xl/theme", "classeur/theme"),
    ];
    let strict = [
        (TRANSITIONNEL, STRICT),
        (
            "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            "http://purl.oclc.org/ooxml/spreadsheetml/main",
        ),
        moved[0],
        moved[1],
    ];
    // Even where the container does not say what its parts are.
    let untyped = [moved[0], moved[1], ("[Content_Types].xml", "types.xml")];
    for changes in [&moved[..], &elsewhere, &strict, &untyped] {
        let files = instead_of_travaux("travaux.xlsx", rewritten(&travaux(), changes));
        assert_eq!(files.verify().recit(), RIEN_A_DIRE, "{changes:?}");
        assert_eq!(papers(&files), papers(&minimal()), "{changes:?}");
    }
    let zipped = zip(&[("envoi/travaux.xlsx", &rewritten(&travaux(), &moved))]);
    assert_eq!(instead_of_travaux("envoi.zip", zipped).verify().recit(), RIEN_A_DIRE);
}

/// What Word and its like write in the same manner is still no table; a package of no known kind is not told to be
/// none.
#[test]
fn une_partie_principale_dit_ce_qu_est_le_paquet() {
    let package = |kind: &str, part: &str| {
        let relations = format!(
            "<Relationships><Relationship Id=\"a\" Type=\"{TRANSITIONNEL}/officeDocument\" Target=\"/{part}\"/></Relationships>"
        );
        let types = format!(
            "<Types><Override PartName=\"/{part}\" ContentType=\"application/vnd.{kind}.main+xml\"/></Types>"
        );
        zip(&[
            ("[Content_Types].xml", types.as_bytes()),
            ("_rels/.rels", relations.as_bytes()),
            (part, b"<x/>"),
        ])
    };
    let files = minimal()
        .put(
            "a.docx",
            package("openxmlformats-officedocument.wordprocessingml.document", "word/document2.xml"),
        )
        .put("b.pptx", package("openxmlformats-officedocument.presentationml.presentation", "ppt/p2.xml"))
        .put("c.xyz", package("exemple", "x/y.xml"))
        .put("d.xlsx", package("openxmlformats-officedocument.spreadsheetml.sheet", "xl/w2.xml"));
    expect![[r#"
        E140 c.xyz : format qui n’est pas lu : document Office d’une sorte inconnue
        E101 d.xlsx : fichier illisible (sa structure est abîmée)
        A109 a.docx : fichier laissé de côté : document texte Word
        A109 b.pptx : fichier laissé de côté : présentation PowerPoint
    "#]]
    .assert_eq(&told(&files));
}

#[test]
fn cas_014_un_texte_nomme_xls_est_lu_comme_le_csv() {
    let text = minimal().text("travaux.csv").replace(';', "\t");
    let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let big = |text: &str| text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<u8>>();
    let ansi = encoding_rs::WINDOWS_1252.encode(&text).0.into_owned();
    for bytes in
        [utf16(&format!("\u{feff}{text}")), utf16(&text), big(&text), ansi, text.clone().into_bytes()]
    {
        let files = instead_of_travaux("travaux.xls", bytes);
        check(
            &files,
            &expect![[r#"
                avertissement[A113] ce n’est pas un classeur malgré son nom, mais du texte : il est lu comme un csv
                  → travaux.xls
                  aide : vérifier les valeurs reprises ; donner au fichier l’extension « .csv »
                code 0 ; produits : 14 ; retenus : 0
            "#]],
        );
        assert_eq!(papers(&files), papers(&minimal()));
    }
}

#[test]
fn un_classeur_derriere_le_message_d_un_serveur() {
    let behind = |head: &[u8], book: &[u8]| [head, book].concat();
    let notice =
        b"<br />\n<b>Warning</b>: Undefined variable $classe in <b>/srv/export.php</b> on line 12<br />\n";
    let old = xls(&[feuille_xls("Notes", "Nom;Note\n")]);
    check(
        &minimal()
            .put("notes.xlsx", behind(notice, &travaux()))
            .put("notes.ods", behind(b"\r\n\r\n", &travaux()))
            .put("marque", behind(b"\xEF\xBB\xBF", &travaux()))
            .put("anciennes.xls", behind(b"Notice: session_start()\n", &old))
            .put("envoi.zip", zip(&[("notes.xlsx", &behind(b"\n", &travaux()))])),
        &expect![[r#"
            erreur[E143] le fichier commence par un message du serveur, « Notice: session_start() », au lieu de son contenu
              → anciennes.xls
              aide : le télécharger ou l’exporter à nouveau ; si cela revient, le dire à qui tient le logiciel d’où il vient
            erreur[E143] le fichier commence par des blancs que le serveur a ajoutés, au lieu de son contenu
              → envoi.zip/notes.xlsx
              aide : le télécharger ou l’exporter à nouveau ; si cela revient, le dire à qui tient le logiciel d’où il vient
            erreur[E143] le fichier commence par des blancs que le serveur a ajoutés, au lieu de son contenu
              → marque
              aide : le télécharger ou l’exporter à nouveau ; si cela revient, le dire à qui tient le logiciel d’où il vient
            erreur[E143] le fichier commence par des blancs que le serveur a ajoutés, au lieu de son contenu
              → notes.ods
              aide : le télécharger ou l’exporter à nouveau ; si cela revient, le dire à qui tient le logiciel d’où il vient
            erreur[E143] le fichier commence par un message du serveur, « Warning: Undefined variable $classe in /srv/export.php on li… », au lieu de son contenu
              → notes.xlsx
              aide : le télécharger ou l’exporter à nouveau ; si cela revient, le dire à qui tient le logiciel d’où il vient
            code 1 ; produits : 14 ; retenus : 0
        "#]],
    );
}

/// An image or a letter behind the same is still none.
#[test]
fn un_document_derriere_le_message_d_un_serveur() {
    let letter = [&b"\n"[..], &zip(&[("word/document.xml", b"<w/>")])].concat();
    expect![[r#"
        A109 lettre.docx : fichier laissé de côté : document texte Word
    "#]]
    .assert_eq(&told(&with(&[("lettre.docx", &letter)])));
}

#[test]
fn ce_qui_est_un_tableau_et_n_est_pas_lu_est_une_erreur() {
    let numbers =
        zip(&[("Index/Document.iwa", b"\0"), ("Index/Tables/Tile.iwa", b"\0"), ("preview.jpg", b"\0")]);
    let paquet = zip(&[("Index/Document.iwa", b"\0")]);
    let iwork_2013 = zip(&[("Index.zip", b"PK"), ("Metadata/BuildVersionHistory.plist", b"x")]);
    let sxc = zip(&[("mimetype", b"application/vnd.sun.xml.calc")]);
    let odb = zip(&[("mimetype", b"application/vnd.oasis.opendocument.base")]);
    let html = format!("<style>{}</style><table><tr><td>1</td></tr></table>", "p {}\n".repeat(3_000));
    let mhtml =
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"x\"\r\n\r\n--x\r\n\r\n<html>";
    let sylk = b"ID;PWXL;N;E\r\nC;Y1;X1;K\"Nom\"\r\nC;X2;K\"Note\"\r\nE\r\n";
    let files: [(&str, &[u8]); 24] = [
        ("base.accdb", b"\0\x01\0\0Standard ACE DB\0\x02"),
        ("base.odb", &odb),
        ("donnees.json", b"[{\"nom\":\"DURAND\",\"note\":12}]"),
        ("donnees.parquet", b"PAR1\x15\x04"),
        ("donnees.sqlite", b"SQLite format 3\0\x10"),
        ("eleves", "Nom;Note\nDURAND;12\n".as_bytes()),
        ("eleves.csv.bak", "Nom;Note\nDURAND;13\n".as_bytes()),
        ("export.fods", b"<?xml version=\"1.0\"?>\n<office:document office:mimetype=\"application/vnd.oasis.opendocument.spreadsheet\"/>"),
        ("export.xml", b"<?xml version=\"1.0\" encoding=\"ISO-8859-15\"?>\n<BEE_ELEVES VERSION=\"2.1\"/>"),
        ("ElevesSansAdresses", b"<BEE_ELEVES><DONNEES></DONNEES></BEE_ELEVES>"),
        ("feuille.123", b"\0\0\x1A\0\x02\x10\x04\0"),
        ("notes.dif", b"TABLE\r\n0,1\r\n\"EXCEL\"\r\n"),
        ("notes.html", html.as_bytes()),
        ("notes.mht", mhtml),
        ("notes.numbers", &numbers),
        ("notes-2013.numbers", &iwork_2013),
        ("notes.slk", sylk),
        ("notes.sxc", &sxc),
        ("notes.webarchive", b"bplist00\xD1\x01\x02_\x10\x0FWebMainResource\xD4"),
        ("page", b"Warning: a\n<table><tr><td>1</td></tr></table>"),
        ("paquet", &paquet),
        ("travaux.xml", b"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>"),
        ("works.xlr", &ole(&[("WksSSWorkBook", b"")])),
        ("notes.gpg", b"\x85\x01\x0C\x03\xA7"),
    ];
    let essai = with(&files).generate();
    assert_eq!(essai.lacking(Genre::Archive).len(), 2, "the archives wait");
    expect![[r#"
        E140 ElevesSansAdresses : format qui n’est pas lu : export XML de SIECLE
        E140 base.accdb : format qui n’est pas lu : base de données
        E140 base.odb : format qui n’est pas lu : base de données
        E140 donnees.json : format qui n’est pas lu : données JSON
        E140 donnees.parquet : format qui n’est pas lu : fichier de données (Parquet, Arrow…)
        E140 donnees.sqlite : format qui n’est pas lu : base de données
        E140 eleves : format qui n’est pas lu : texte en colonnes, dont le nom ne dit pas que c’est un tableau
        E140 eleves.csv.bak : format qui n’est pas lu : texte en colonnes, dont le nom ne dit pas que c’est un tableau
        E140 export.fods : format qui n’est pas lu : classeur OpenDocument d’un seul tenant (fods)
        E140 export.xml : format qui n’est pas lu : export XML de SIECLE
        E140 feuille.123 : format qui n’est pas lu : classeur Lotus 1-2-3 ou Quattro Pro
        E140 notes-2013.numbers : format qui n’est pas lu : classeur Numbers
        E140 notes.dif : format qui n’est pas lu : tableau DIF
        E140 notes.gpg : format qui n’est pas lu : fichier chiffré
        E140 notes.html : format qui n’est pas lu : page HTML
        E140 notes.mht : format qui n’est pas lu : page web archivée (MHTML)
        E140 notes.numbers : format qui n’est pas lu : classeur Numbers
        E140 notes.slk : format qui n’est pas lu : classeur SYLK (slk)
        E140 notes.sxc : format qui n’est pas lu : classeur OpenOffice 1 (sxc)
        E140 notes.webarchive : format qui n’est pas lu : page web archivée (MHTML)
        E140 page : format qui n’est pas lu : page HTML
        E140 paquet : format qui n’est pas lu : document d’Apple (Numbers, Pages ou Keynote)
        E140 travaux.xml : format qui n’est pas lu : classeur XML d’Excel 2003
        E140 works.xlr : format qui n’est pas lu : classeur d’un autre tableur
    "#]]
    .assert_eq(&told(&with(&files)));
}

/// The same under the name of a table.
#[test]
fn un_tableau_d_un_autre_format_sous_un_nom_de_tableur() {
    let numbers = zip(&[("Index/Document.iwa", b"\0")]);
    let html = format!("<!-- {} -->\n<TABLE><TR><TD>1</TD></TR></TABLE>", "x".repeat(5_000));
    let mhtml = b"From: <Enregistr=E9 par Excel>\nMIME-Version: 1.0\nX-Document-Type: Workbook\n\n--x\n\n<table><tr><td>1</td></tr></table>\n";
    check(
        &with(&[
            ("a.xlsx", &numbers),
            ("b.xls", html.as_bytes()),
            ("c.xls", mhtml),
            ("d.xls", b"ID;PWXL\nC;Y1;X1;K1\nE\n"),
            ("e.csv", b"TABLE\n0,1\n\"x\"\n"),
            ("f.csv", b"<BEE_ELEVES>\n</BEE_ELEVES>\n"),
            ("g.xlsx", b"{\"url\":\"https://docs.google.com/spreadsheets/d/1\"}"),
            ("h.xlsx", b"\x93\xA7\xC1\xF4\x88\xB2\x01\x02"),
            ("i.xls", "Session expirée, veuillez vous reconnecter.\n".as_bytes()),
            ("j.xls", b"\r\n \r\n"),
        ]),
        &expect![[r#"
            erreur[E104] ce n’est pas un tableur malgré son nom, mais : document d’Apple (Numbers, Pages ou Keynote)
              → a.xlsx
              aide : l’ouvrir sur un Mac ; si c’est un classeur, Fichier, Exporter vers, Excel, et déposer le fichier obtenu
            erreur[E104] ce n’est pas un tableur malgré son nom, mais : page HTML
              → b.xls
              aide : l’ouvrir dans le tableur et l’enregistrer au format xlsx, ou demander un véritable export
            erreur[E104] ce n’est pas un tableur malgré son nom, mais : page web archivée (MHTML)
              → c.xls
              aide : l’ouvrir dans le tableur et l’enregistrer au format xlsx, ou demander un véritable export
            erreur[E104] ce n’est pas un tableur malgré son nom, mais : classeur SYLK (slk)
              → d.xls
              aide : l’ouvrir dans le tableur et l’enregistrer au format xlsx, ou demander un véritable export
            erreur[E104] ce n’est pas un tableur malgré son nom, mais : tableau DIF
              → e.csv
              aide : l’ouvrir dans le tableur et l’enregistrer au format xlsx, ou demander un véritable export
            erreur[E104] ce n’est pas un tableur malgré son nom, mais : export XML de SIECLE
              → f.csv
              aide : dans SIECLE, refaire l’extraction au format tableur (csv ou xls) et la déposer à la place
            erreur[E104] ce n’est pas un tableur malgré son nom, mais : raccourci vers Google Sheets
              → g.xlsx
              aide : l’ouvrir, Fichier, Télécharger, Microsoft Excel (.xlsx), et déposer le fichier obtenu
            erreur[E104] ce n’est pas un tableur malgré son nom, mais : fichier d’un autre type
              → h.xlsx
              aide : s’il contient un tableau, l’enregistrer au format xlsx dans le logiciel qui l’a écrit et déposer cette copie ; sinon, le retirer du dossier
            erreur[E104] ce n’est pas un tableur malgré son nom, mais : texte qui n’a pas de colonnes
              → i.xls
              aide : l’ouvrir pour lire ce qu’il dit (souvent le message d’un serveur), puis refaire l’export ou le téléchargement
            erreur[E101] fichier vide
              → j.xls
              aide : déposer de nouveau le fichier d’origine
            code 1 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn un_raccourci_vers_un_tableau_est_une_erreur() {
    let link = |attributes: u8, target: &str| {
        let mut bytes = b"\x4C\0\0\0\x01\x14\x02\0\0\0\0\0\xC0".to_vec();
        bytes.resize(24, 0);
        bytes.extend([attributes, 0, 0, 0]);
        bytes.extend(target.encode_utf16().flat_map(u16::to_le_bytes));
        bytes
    };
    let plist = b"<?xml version=\"1.0\"?>\n<!DOCTYPE plist PUBLIC \"x\" \"y\">\n<plist><dict><key>URL</key><string>https://nuage.exemple.fr/index.php/s/aB3</string></dict></plist>";
    let files: [(&str, &[u8]); 12] = [
        (".notes.xlsx.icloud", b"bplist00\xD1\x01\x02"),
        ("dossier.lnk", &link(0x10, "C:\\T1\\Notes")),
        ("notes.desktop", b"[Desktop Entry]\nType=Link\nURL=file:///home/prof/notes.ods\n"),
        ("notes.gsheet", b"{\"doc_id\":\"1aB\",\"email\":\"prof@exemple.fr\"}"),
        ("notes.lnk", &link(0x20, "C:\\T1\\notes.xlsx")),
        ("notes.url", b"[InternetShortcut]\r\nURL=https://docs.google.com/spreadsheets/d/1aB/edit\r\n"),
        ("notes.webloc", plist),
        ("notice.lnk", &link(0x20, "C:\\T1\\notice.pdf")),
        ("notes.xlsx.nextcloud", b" "),
        ("projet.gdoc", b"{\"url\":\"https://docs.google.com/document/d/1\"}"),
        ("site.url", b"[InternetShortcut]\r\nURL=https://eduscol.education.fr/1908/bac\r\n"),
        ("vide.url", b"[InternetShortcut]\r\n"),
    ];
    expect![[r#"
        E141 .notes.xlsx.icloud : le tableau n’est pas dans ce fichier : fichier resté en ligne (iCloud, Nextcloud…)
        E141 dossier.lnk : le tableau n’est pas dans ce fichier : raccourci vers un fichier ou un dossier
        E141 notes.desktop : le tableau n’est pas dans ce fichier : raccourci vers un fichier ou un dossier
        E141 notes.gsheet : le tableau n’est pas dans ce fichier : raccourci vers Google Sheets
        E141 notes.lnk : le tableau n’est pas dans ce fichier : raccourci vers un fichier ou un dossier
        E141 notes.url : le tableau n’est pas dans ce fichier : raccourci vers Google Sheets
        E141 notes.webloc : le tableau n’est pas dans ce fichier : lien vers un fichier en ligne
        E141 notes.xlsx.nextcloud : le tableau n’est pas dans ce fichier : fichier resté en ligne (iCloud, Nextcloud…)
        E141 vide.url : le tableau n’est pas dans ce fichier : raccourci vers un fichier ou un dossier
        A109 notice.lnk : fichier laissé de côté : raccourci vers un fichier qui n’est pas un tableau
        A109 projet.gdoc : fichier laissé de côté : raccourci vers un document Google qui n’est pas un tableur
        A109 site.url : fichier laissé de côté : raccourci vers une page web
    "#]]
    .assert_eq(&told(&with(&files)));
}

/// Whatever has come of it: a whole table or a piece cannot be told apart.
#[test]
fn un_telechargement_interrompu_est_une_erreur() {
    let text = minimal().text("travaux.csv");
    let files: [(&str, &[u8]); 10] = [
        ("affiche.pdf.part", b"%PDF-1.7"),
        ("debut.part", b"Nom"),
        ("notes.html.part", b"<html><body>"),
        ("eleves.csv.part", &text.as_bytes()[..80]),
        ("notes.xlsx.crdownload", &travaux()[..200]),
        ("notes.xlsx.download/notes.xlsx", &travaux()),
        ("notes.xlsx.download/Info.plist", b"<plist/>"),
        ("photo.jpg.crdownload", b"\x12\x34"),
        ("vide.xlsx.part", b""),
        ("~A1B2.tmp", &travaux()),
    ];
    expect![[r#"
        E142 debut.part : fichier qui n’est pas entier : téléchargement ou enregistrement interrompu
        E142 eleves.csv.part : fichier qui n’est pas entier : téléchargement ou enregistrement interrompu
        E142 notes.html.part : fichier qui n’est pas entier : téléchargement ou enregistrement interrompu
        E142 notes.xlsx.crdownload : fichier qui n’est pas entier : téléchargement ou enregistrement interrompu
        E142 notes.xlsx.download : fichier qui n’est pas entier : téléchargement ou enregistrement interrompu
        E142 vide.xlsx.part : fichier qui n’est pas entier : téléchargement ou enregistrement interrompu
        E142 ~A1B2.tmp : fichier qui n’est pas entier : téléchargement ou enregistrement interrompu
        A109 affiche.pdf.part : fichier laissé de côté : document PDF
        A109 photo.jpg.crdownload : fichier laissé de côté : image
    "#]]
    .assert_eq(&told(&with(&files)));
}

#[test]
fn un_envoi_qui_n_est_pas_ouvert_est_une_erreur() {
    let mail = |parts: &str| {
        format!(
            "From: prof@exemple.fr\r\nTo: secretariat@exemple.fr\r\nSubject: TR: notes\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"x\"\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\nBonjour\r\n{parts}"
        )
    };
    let with_notes =
        mail("--x\r\nContent-Type: application/octet-stream;\r\n name=\"notes.xlsx\"\r\n\r\nUEsDBBQ=\r\n");
    let alone = mail("");
    let with_logo = mail("--x\r\nContent-Type: image/png; name=\"logo.png\"\r\n\r\niVBORw0=\r\n");
    let units = |name: &str| name.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let message = |name: &str| {
        ole(&[
            ("__properties_version1.0", b""),
            ("__attach_version1.0_#00000000", b""),
            ("__substg1.0_3707001F", &units(name)),
        ])
    };
    let tar = [&[0; 257][..], b"ustar\0", b"00"].concat();
    let files: [(&str, &[u8]); 10] = [
        ("envoi.7z", b"7z\xBC\xAF\x27\x1C"),
        ("envoi.csv.gz", b"\x1F\x8B\x08\0"),
        ("envoi.rar", b"Rar!\x1a\x07"),
        ("envoi.tar", &tar),
        ("logo.eml", with_logo.as_bytes()),
        ("notes.eml", with_notes.as_bytes()),
        ("notes.msg", &message("notes.xlsx")),
        ("seul.msg", &ole(&[("__properties_version1.0", b"")])),
        ("convention.msg", &message("convention.pdf")),
        ("mail.txt", alone.as_bytes()),
    ];
    expect![[r#"
        E144 envoi.7z : ce qu’il contient n’est pas lu : archive 7z
        E144 envoi.csv.gz : ce qu’il contient n’est pas lu : archive gzip
        E144 envoi.rar : ce qu’il contient n’est pas lu : archive RAR
        E144 envoi.tar : ce qu’il contient n’est pas lu : archive tar
        E144 notes.eml : ce qu’il contient n’est pas lu : courriel avec une pièce jointe (« notes.xlsx »)
        E144 notes.msg : ce qu’il contient n’est pas lu : courriel avec une pièce jointe (« notes.xlsx »)
        A109 convention.msg : fichier laissé de côté : courriel sans pièce jointe utile
        A109 logo.eml : fichier laissé de côté : courriel sans pièce jointe utile
        A202 mail.txt : feuille non lue : aucun tableau reconnu
        A109 seul.msg : fichier laissé de côté : courriel sans pièce jointe utile
    "#]]
    .assert_eq(&told(&with(&files)));
}

#[test]
fn la_meme_chose_dans_une_archive() {
    let numbers = zip(&[("Index/Document.iwa", b"\0")]);
    let inside = zip(&[
        ("notes.numbers", &numbers),
        ("notes.gsheet", b"{}"),
        ("T1/classe.numbers/Index.zip", &numbers),
        ("T1/classe.numbers/preview.jpg", b"\xFF\xD8\xFF"),
        ("T1/affiche.pdf", b"%PDF-1.7"),
        ("T1/eleves.xml", b"<BEE_ELEVES></BEE_ELEVES>"),
        ("T1/notes.xlsx.part", b"PK"),
        ("T1/envoi.rar", b"Rar!\x1a\x07"),
    ]);
    expect![[r#"
        E140 envoi.zip/T1/classe.numbers : format qui n’est pas lu : classeur Numbers
        E140 envoi.zip/T1/eleves.xml : format qui n’est pas lu : export XML de SIECLE
        E144 envoi.zip/T1/envoi.rar : ce qu’il contient n’est pas lu : archive RAR
        E142 envoi.zip/T1/notes.xlsx.part : fichier qui n’est pas entier : téléchargement ou enregistrement interrompu
        E141 envoi.zip/notes.gsheet : le tableau n’est pas dans ce fichier : raccourci vers Google Sheets
        E140 envoi.zip/notes.numbers : format qui n’est pas lu : classeur Numbers
        A109 envoi.zip/T1/affiche.pdf : fichier laissé de côté : document PDF
    "#]]
    .assert_eq(&told(&with(&[("envoi.zip", &inside)])));
}

/// A folder that a Mac shows as one file is one fault.
#[test]
fn un_classeur_numbers_qui_est_un_dossier() {
    let zipped = zip(&[("Document.iwa", b"\0")]);
    check(
        &with(&[
            ("T1/notes.numbers/Index.zip", &zipped),
            ("T1/notes.numbers/Data/photo.jpg", b"\xFF\xD8\xFF"),
            ("T1/notes.numbers/Metadata/Properties.plist", b"bplist00"),
            ("T1/copie.numbers/Data/photo.jpg", b"\xFF\xD8\xFF"),
        ]),
        &expect![[r#"
            erreur[E140] format qui n’est pas lu : classeur Numbers
              → T1/copie.numbers
              aide : dans Numbers, Fichier, Exporter vers, Excel, et déposer le fichier obtenu
            erreur[E140] format qui n’est pas lu : classeur Numbers
              → T1/notes.numbers
              aide : dans Numbers, Fichier, Exporter vers, Excel, et déposer le fichier obtenu
            code 1 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn ce_qui_n_est_visiblement_pas_un_tableau_reste_un_detail() {
    let odt = zip(&[("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", b"<x/>")]);
    let docx = zip(&[("word/document.xml", b"<w/>")]);
    let epub = zip(&[("mimetype", b"application/epub+zip")]);
    let key = zip(&[("Index/Document.iwa", b"\0"), ("Index/Slide.iwa", b"\0")]);
    let pages = zip(&[("Index/Document.iwa", b"\0"), ("Index/Tables/Tile.iwa", b"\0")]);
    let files: [(&str, &[u8]); 28] = [
        ("a.pdf", b"%PDF-1.7"),
        ("abime.docx", &docx[..docx.len() / 2]),
        ("protege.ppsx", &ole(&[("EncryptedPackage", b"")])),
        ("b.docx", &docx),
        ("c.odt", &odt),
        ("d.doc", &ole(&[("WordDocument", b"")])),
        ("e.ppt", &ole(&[("PowerPoint Document", b"")])),
        ("f.rtf", b"{\\rtf1 Bonjour}"),
        ("g.jpg", b"\xFF\xD8\xFF\xE0"),
        ("h.svg", b"<svg xmlns=\"x\"><rect/></svg>"),
        ("i.heic", b"\0\0\0\x18ftypheic"),
        ("j.mp4", b"\0\0\0\x18ftypisom"),
        ("k.mp3", b"ID3\x04\0"),
        ("l.ttf", b"\0\x01\0\0\0\x0F"),
        ("m.exe", b"MZ\x90\0"),
        ("n.html", b"<!DOCTYPE html><html><body><p>Bonjour</p></body></html>"),
        ("o.md", "# Notes\n\n| a | b |\n| - | - |\n".as_bytes()),
        ("p.log", b"2026-01-01;demarrage;ok\n2026-01-02;arret;ok\n"),
        ("q.ics", b"BEGIN:VCALENDAR\nEND:VCALENDAR\n"),
        ("r.epub", &epub),
        ("s.pages", &pages),
        ("t.key", &key),
        ("u.avi", b"\x93\xA7\xC1\xF4\x88\xB2\x01\x02"),
        ("v.yaml", b"a: 1\nb: 2\n"),
        ("w", "Bonjour,\nvoici les notes.\n".as_bytes()),
        ("x.fodt", b"<?xml version=\"1.0\"?><office:document office:mimetype=\"application/vnd.oasis.opendocument.text\"/>"),
        ("y.one", b"\xE4\x52\x5C\x7B\x8C\xD8\xA7\x4D"),
        ("z.css", b"p { color: red; }\na { color: blue; }\n"),
    ];
    let essai = with(&files).verify();
    let errors = essai.bilan.diagnostics().iter().filter(|d| d.code.id != "A109").count();
    assert_eq!(errors, 0, "{}", essai.faults());
    expect![[r#"
        A109 a.pdf : fichier laissé de côté : document PDF
        A109 abime.docx : fichier laissé de côté : document texte Word
        A109 b.docx : fichier laissé de côté : document texte Word
        A109 c.odt : fichier laissé de côté : document texte OpenDocument
        A109 d.doc : fichier laissé de côté : document texte Word ancien
        A109 e.ppt : fichier laissé de côté : présentation PowerPoint
        A109 f.rtf : fichier laissé de côté : document texte RTF
        A109 g.jpg : fichier laissé de côté : image
        A109 h.svg : fichier laissé de côté : image
        A109 i.heic : fichier laissé de côté : image
        A109 j.mp4 : fichier laissé de côté : vidéo
        A109 k.mp3 : fichier laissé de côté : son
        A109 l.ttf : fichier laissé de côté : police de caractères
        A109 m.exe : fichier laissé de côté : programme
        A109 n.html : fichier laissé de côté : page HTML
        A109 o.md : fichier laissé de côté : document texte
        A109 p.log : fichier laissé de côté : document texte
        A109 protege.ppsx : fichier laissé de côté : document protégé par un mot de passe
        A109 q.ics : fichier laissé de côté : agenda ou carte de visite
        A109 r.epub : fichier laissé de côté : livre numérique
        A109 s.pages : fichier laissé de côté : document texte Pages
        A109 t.key : fichier laissé de côté : présentation Keynote
        A109 u.avi : fichier laissé de côté : vidéo
        A109 v.yaml : fichier laissé de côté : fichier de réglages
        A109 w : fichier laissé de côté : document texte
        A109 x.fodt : fichier laissé de côté : document texte OpenDocument
        A109 y.one : fichier laissé de côté : carnet de notes OneNote
        A109 z.css : fichier laissé de côté : programme
    "#]]
    .assert_eq(&told(&with(&files)));
}

/// A video or a scan may be of any size.
#[test]
fn un_gros_fichier_qui_n_est_pas_un_tableau_reste_un_detail() {
    let big = |head: &[u8]| {
        let mut bytes = head.to_vec();
        bytes.resize(20 * 1024 * 1024 + 1, b'x');
        bytes
    };
    let files = minimal()
        .put("oral.pptx", big(b"PK\x03\x04"))
        .put("notes.xlsx", big(b"PK\x03\x04"))
        .put("visite.mp4", big(b"\0\0\0\x18ftypisom"))
        .put("scan.pdf", big(b"%PDF-1.4"));
    expect![[r#"
        E103 notes.bin : fichier de plus de 20 Mo
        E103 notes.xlsx : fichier de plus de 20 Mo
        A109 oral.pptx : fichier laissé de côté : présentation PowerPoint
        A109 scan.pdf : fichier laissé de côté : document PDF
        A109 visite.mp4 : fichier laissé de côté : vidéo
    "#]]
    .assert_eq(&told(&files.put("notes.bin", big(b"\x01\x02"))));
}

/// Nobody knows what it is: no table is left out in a whisper.
#[test]
fn un_fichier_d_une_nature_inconnue_est_une_erreur() {
    check(
        &with(&[("export.bin", b"\x93\xA7\xC1\xF4\x88\xB2\x01\x02"), ("sans-nom", b"\0\x01\x02\x03\x04")]),
        &expect![[r#"
            erreur[E145] fichier d’une nature inconnue : rien ne montre que ce n’est pas un tableau
              → export.bin
              aide : s’il contient un tableau, l’enregistrer au format xlsx dans le logiciel qui l’a écrit et déposer cette copie ; sinon, le retirer du dossier
            erreur[E145] fichier d’une nature inconnue : rien ne montre que ce n’est pas un tableau
              → sans-nom
              aide : s’il contient un tableau, l’enregistrer au format xlsx dans le logiciel qui l’a écrit et déposer cette copie ; sinon, le retirer du dossier
            code 1 ; produits : 14 ; retenus : 0
        "#]],
    );
}

/// Texts that look like something else at first sight, and are tables.
#[test]
fn un_csv_reste_un_csv() {
    let travaux = minimal().text("travaux.csv");
    for (before, after) in [
        ("N° candidat", "ID;N° candidat"),
        ("N° candidat", "<NOTE>;N° candidat"),
        ("N° candidat", "[X];N° candidat"),
        ("N° candidat", "{X};N° candidat"),
        ("N° candidat", "Objet: export;N° candidat"),
    ] {
        let (head, rows) = travaux.split_once('\n').expect("a header line");
        let rows: String = rows.lines().map(|line| ["P;", line, "\n"].concat()).collect();
        let text = format!("{}\n{rows}", head.replacen(before, after, 1));
        let files = instead_of_travaux("travaux.csv", text);
        let told = told(&files);
        // A column that nothing reads, and no page of the web.
        let unread = ["I217 travaux.csv", "A254 travaux.csv"];
        assert!(unread.iter().any(|start| told.starts_with(start)), "{after}: {told}");
        assert_eq!(told.lines().count(), 1, "{after}: {told}");
    }
}

#[test]
fn cas_016_une_ligne_qui_n_est_pas_ecrite_comme_les_autres() {
    let candidats = minimal().text("candidats.csv");
    let line =
        "0100000003;123456789CC;LEFÈVRE;;Éloïse;12/06/2008;TAGO1;SCOLAIRE BACPRO 3 ANS (132);30004;3;non\n";
    let ansi = |text: &str| encoding_rs::WINDOWS_1252.encode(text).0.into_owned();
    let one = [candidats.as_bytes(), &ansi(line)].concat();
    let marked = [b"\xEF\xBB\xBF", candidats.as_bytes(), &ansi(line), &ansi(line)].concat();
    let reverse = [&ansi(&candidats)[..], line.as_bytes()].concat();
    check(
        &minimal().put("un.csv", one).put("deux.csv", marked).put("envers.csv", reverse),
        &expect![[r#"
            erreur[E107] encodage du texte non reconnu : la ligne 4 et une autre ne sont pas écrites comme le reste du fichier (« LEF�VRE » ou « LEFÈVRE » ?)
              → deux.csv
              aide : ouvrir le fichier dans le tableur, corriger les accents de cette ligne et vérifier ceux des autres, puis l’enregistrer au format « CSV UTF-8 » ou xlsx
            erreur[E107] encodage du texte non reconnu : la ligne 4 n’est pas écrite comme le reste du fichier (« LEFÃˆVRE » ou « LEFÈVRE » ?)
              → envers.csv
              aide : ouvrir le fichier dans le tableur, corriger les accents de cette ligne et vérifier ceux des autres, puis l’enregistrer au format « CSV UTF-8 » ou xlsx
            erreur[E107] encodage du texte non reconnu : la ligne 4 n’est pas écrite comme le reste du fichier (« LEF�VRE » ou « LEFÈVRE » ?)
              → un.csv
              aide : ouvrir le fichier dans le tableur, corriger les accents de cette ligne et vérifier ceux des autres, puis l’enregistrer au format « CSV UTF-8 » ou xlsx
            code 1 ; produits : 14 ; retenus : 0
        "#]],
    );
}
