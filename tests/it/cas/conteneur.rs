//! Cases 1 to 22: what a file is, and what it is wrapped in.

use std::io::Cursor;
use std::num::NonZeroUsize;

use expect_test::expect;
use liasse::diagnostics;
use liasse::diagnostics::messages;
use liasse::place::Lieu;
use zip::ZipArchive;

use crate::octets::{
    Entree, FeuilleXls, enregistrement, entree, feuille_xls, flux_xls, ole, xls, zip_brut, zip_deflate,
};
use crate::support::{Entrees, check, classeur, feuille, minimal, zip};

/// The projects of the two pupils as a workbook.
fn travaux() -> Vec<u8> {
    classeur(vec![feuille("Travaux", &minimal().text("travaux.csv"))])
}

/// The same workbook, each of its parts as it is.
fn parties() -> Vec<Entree> {
    let book = travaux();
    let mut read = ZipArchive::new(Cursor::new(book.as_slice())).expect("a workbook");
    let part = |index| {
        let mut part = read.by_index(index).expect("a part");
        let mut content = Vec::new();
        std::io::copy(&mut part, &mut content).expect("a sound part");
        entree(part.name_raw(), content)
    };
    (0..ZipArchive::new(Cursor::new(book.as_slice())).expect("a workbook").len()).map(part).collect()
}

/// A folder where the projects come from this file only.
fn instead_of_travaux(fichier: &str, contenu: impl Into<Vec<u8>>) -> Entrees {
    minimal().remove("travaux.csv").put(fichier, contenu)
}

#[test]
fn cas_001_un_fichier_vide() {
    check(
        &minimal().put("notes.xlsx", "").put("vide.csv", ""),
        &expect![[r#"
        erreur[E101] fichier vide
          → notes.xlsx
          aide : déposer de nouveau le fichier d’origine
        erreur[E101] fichier vide
          → vide.csv
          aide : déposer de nouveau le fichier d’origine
        code 1 ; produits : 14 ; retenus : 0
    "#]],
    );
}

#[test]
fn cas_002_un_xlsx_tronque() {
    let book = travaux();
    let files = minimal().put("moitie.xlsx", &book[..book.len() / 2]).put("debut.xlsx", &book[..40]);
    check(
        &files,
        &expect![[r#"
        erreur[E101] fichier illisible (sa structure est abîmée)
          → debut.xlsx
          aide : ouvrir le fichier dans le tableur, l’enregistrer sous un autre nom au format xlsx et déposer cette copie
        erreur[E101] fichier illisible (sa structure est abîmée)
          → moitie.xlsx
          aide : ouvrir le fichier dans le tableur, l’enregistrer sous un autre nom au format xlsx et déposer cette copie
        code 1 ; produits : 14 ; retenus : 0
    "#]],
    );
}

#[test]
fn cas_003_un_bit_change_dans_une_partie_compressee() {
    let mut book = travaux();
    let mut read = ZipArchive::new(Cursor::new(book.as_slice())).expect("a workbook");
    let sheet = read.by_name("xl/worksheets/sheet1.xml").expect("a sheet");
    let middle = usize::try_from(sheet.data_start().expect("read") + sheet.compressed_size() / 2).unwrap();
    drop(sheet);
    book[middle] ^= 0x10;
    check(
        &minimal().put("abime.xlsx", book),
        &expect![[r#"
        erreur[E101] fichier illisible (une de ses parties est abîmée)
          → abime.xlsx
          aide : ouvrir le fichier dans le tableur, l’enregistrer sous un autre nom au format xlsx et déposer cette copie
        code 1 ; produits : 14 ; retenus : 0
    "#]],
    );
}

#[test]
fn cas_003_une_somme_de_controle_fausse() {
    let mut parts = parties();
    parts.last_mut().expect("a part").somme = Some(1);
    check(
        &minimal().put("abime.xlsx", zip_brut(&parts)),
        &expect![[r#"
        erreur[E101] fichier illisible (une de ses parties est abîmée)
          → abime.xlsx
          aide : ouvrir le fichier dans le tableur, l’enregistrer sous un autre nom au format xlsx et déposer cette copie
        code 1 ; produits : 14 ; retenus : 0
    "#]],
    );
}

#[test]
fn cas_004_une_page_html_nommee_xls() {
    let page =
        "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><body><table><tr><td>Nom</td></tr></table>";
    let bare = "\u{feff}  <table border=1><tr><td>Nom</td></tr></table>";
    check(
        &minimal().put("export.xls", page).put("liste.xlsx", bare),
        &expect![[r#"
        erreur[E104] ce n’est pas un tableur malgré son nom, mais : page HTML
          → export.xls
          aide : l’ouvrir dans le tableur et l’enregistrer au format xlsx, ou demander un véritable export
        erreur[E104] ce n’est pas un tableur malgré son nom, mais : page HTML
          → liste.xlsx
          aide : l’ouvrir dans le tableur et l’enregistrer au format xlsx, ou demander un véritable export
        code 1 ; produits : 14 ; retenus : 0
    "#]],
    );
}

#[test]
fn cas_004_un_classeur_xml_de_2003_nomme_xls() {
    let book = "<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n<Workbook></Workbook>";
    check(
        &minimal().put("export.xls", book),
        &expect![[r#"
        erreur[E104] ce n’est pas un tableur malgré son nom, mais : classeur XML d’Excel 2003
          → export.xls
          aide : l’ouvrir dans le tableur et l’enregistrer au format xlsx, ou demander un véritable export
        code 1 ; produits : 14 ; retenus : 0
    "#]],
    );
}

#[test]
fn cas_005_un_csv_nomme_xls() {
    let files = instead_of_travaux("travaux.xls", minimal().text("travaux.csv"));
    check(
        &files,
        &expect![[r#"
        avertissement[A113] ce n’est pas un classeur malgré son nom, mais du texte : il est lu comme un csv
          → travaux.xls
          aide : vérifier les valeurs reprises ; donner au fichier l’extension « .csv »
        code 0 ; produits : 14 ; retenus : 0
    "#]],
    );
}

#[test]
fn cas_006_un_document_nomme_classeur() {
    let odt = zip(&[("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", b"<x/>")]);
    let docx = zip(&[("word/document.xml", b"<w/>")]);
    let pptx = zip(&[("ppt/presentation.xml", b"<p/>")]);
    let files = minimal()
        .put("notes.ods", odt)
        .put("notes.xlsx", docx)
        .put("oral.xlsx", pptx)
        .put("lettre.xls", "{\\rtf1 Bonjour}")
        .put("ancien.xls", ole(&[("WordDocument", b"")]))
        .put("scan.xlsx", b"\xFF\xD8\xFF\xE0....JFIF")
        .put("bulletin.xls", "%PDF-1.7")
        .put("rapport.docx", ole(&[("EncryptedPackage", b"")]));
    check(
        &files,
        &expect![[r#"
            erreur[E104] ce n’est pas un tableur malgré son nom, mais : document texte Word ancien
              → ancien.xls
              aide : si ses données comptent, les recopier dans un tableur (xlsx, ods ou csv) et le déposer
            erreur[E104] ce n’est pas un tableur malgré son nom, mais : document PDF
              → bulletin.xls
              aide : si ses données comptent, les recopier dans un tableur (xlsx, ods ou csv) et le déposer
            erreur[E104] ce n’est pas un tableur malgré son nom, mais : document texte RTF
              → lettre.xls
              aide : si ses données comptent, les recopier dans un tableur (xlsx, ods ou csv) et le déposer
            erreur[E104] ce n’est pas un tableur malgré son nom, mais : document texte OpenDocument
              → notes.ods
              aide : si ses données comptent, les recopier dans un tableur (xlsx, ods ou csv) et le déposer
            erreur[E104] ce n’est pas un tableur malgré son nom, mais : document texte Word
              → notes.xlsx
              aide : si ses données comptent, les recopier dans un tableur (xlsx, ods ou csv) et le déposer
            erreur[E104] ce n’est pas un tableur malgré son nom, mais : présentation PowerPoint
              → oral.xlsx
              aide : si ses données comptent, les recopier dans un tableur (xlsx, ods ou csv) et le déposer
            erreur[E104] ce n’est pas un tableur malgré son nom, mais : image
              → scan.xlsx
              aide : si ses données comptent, les recopier dans un tableur (xlsx, ods ou csv) et le déposer
            avertissement[A109] fichier laissé de côté : document protégé par un mot de passe
              → rapport.docx
              aide : si ses données comptent, les recopier dans un tableur (xlsx, ods ou csv) et le déposer
            code 1 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn cas_007_un_xlsx_nomme_xls() {
    check(
        &instead_of_travaux("travaux.xls", travaux()),
        &expect![[r#"
        code 0 ; produits : 14 ; retenus : 0
    "#]],
    );
}

#[test]
fn cas_008_les_marques_de_classeur_ouvert() {
    let inside = zip(&[("~$suivi.xlsx", b"x")]);
    let files = minimal().put("~$classe.xlsx", "x").put("a/.~lock.notes.ods#", "x").put("envoi.zip", inside);
    check(
        &files,
        &expect![[r#"
        avertissement[A110] « notes.ods » semble ouvert dans un tableur
          → a/.~lock.notes.ods#
          aide : l’enregistrer et le fermer, puis relancer, pour que les dernières saisies soient prises
        avertissement[A110] « suivi.xlsx » semble ouvert dans un tableur
          → envoi.zip/~$suivi.xlsx
          aide : l’enregistrer et le fermer, puis relancer, pour que les dernières saisies soient prises
        avertissement[A110] « classe.xlsx » semble ouvert dans un tableur
          → ~$classe.xlsx
          aide : l’enregistrer et le fermer, puis relancer, pour que les dernières saisies soient prises
        code 0 ; produits : 14 ; retenus : 0
    "#]],
    );
}

#[test]
fn cas_009_ce_que_les_systemes_laissent() {
    let travaux = minimal().text("travaux.csv");
    let archive = zip(&[
        ("travaux.csv", travaux.as_bytes()),
        ("__MACOSX/._travaux.csv", b"\0\x05\x16\x07"),
        (".DS_Store", b"\0\0\0\x01Bud1"),
    ]);
    let files = instead_of_travaux("envoi.zip", archive)
        .put("._classe.xlsx", b"\0\x05\x16\x07")
        .put(".DS_Store", b"\0\0\0\x01Bud1")
        .put("sous/Thumbs.db", ole(&[("Catalog", b"")]))
        .put("desktop.ini", "[.ShellClassInfo]");
    check(
        &files,
        &expect![[r#"
        code 0 ; produits : 14 ; retenus : 0
    "#]],
    );
}

#[test]
fn cas_010_les_classeurs_proteges_par_un_mot_de_passe() {
    let manifest = b"<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>";
    let ods = zip(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", b"\x8f\x01\x7c"),
        ("META-INF/manifest.xml", manifest),
    ]);
    let rc4 = enregistrement(0x002F, &[1, 0, 1, 0, 1, 0]);
    let files = minimal()
        .put("a.xlsx", ole(&[("EncryptionInfo", b"\x04\0\x04\0"), ("EncryptedPackage", b"")]))
        .put("b.xls", ole(&[("Workbook", &flux_xls(&rc4, &[feuille_xls("Notes", "Nom\nDURAND\n")]))]))
        .put("c.ods", ods);
    check(
        &files,
        &expect![[r#"
        erreur[E102] classeur protégé par un mot de passe
          → a.xlsx
          aide : l’ouvrir dans le tableur, retirer le mot de passe d’ouverture, l’enregistrer et le déposer de nouveau
        erreur[E102] classeur protégé par un mot de passe
          → b.xls
          aide : l’ouvrir dans le tableur, retirer le mot de passe d’ouverture, l’enregistrer et le déposer de nouveau
        erreur[E102] classeur protégé par un mot de passe
          → c.ods
          aide : l’ouvrir dans le tableur, retirer le mot de passe d’ouverture, l’enregistrer et le déposer de nouveau
        code 1 ; produits : 14 ; retenus : 0
    "#]],
    );
}

#[test]
fn cas_011_un_xls_protege_par_l_ancien_chiffre() {
    let xor = enregistrement(0x002F, &[0, 0, 0x12, 0x34, 0x56, 0x78]);
    let book = ole(&[("Workbook", &flux_xls(&xor, &[feuille_xls("Notes", "Nom\nDURAND\n")]))]);
    check(
        &minimal().put("notes.xls", book),
        &expect![[r#"
        erreur[E102] classeur protégé par un mot de passe
          → notes.xls
          aide : l’ouvrir dans le tableur, retirer le mot de passe d’ouverture, l’enregistrer et le déposer de nouveau
        code 1 ; produits : 14 ; retenus : 0
    "#]],
    );
}

#[test]
fn cas_012_un_classeur_d_excel_3_ou_4() {
    let files = minimal()
        .put("deux.xls", b"\x09\0\x04\0\x02\0\x10\0\x0A\0\0\0")
        .put("trois.xls", b"\x09\x02\x06\0\0\0\x10\0\0\0\x0A\0\0\0")
        .put("quatre.xls", b"\x09\x04\x06\0\0\0\x10\0\0\0\x0A\0\0\0")
        .put("enveloppe.xls", ole(&[("Book", b"\x09\x04\x06\0\0\0\0\x01\0\0\x0A\0\0\0")]));
    check(
        &files,
        &expect![[r#"
        erreur[E116] format de classeur trop ancien (Excel 2, 3 ou 4)
          → deux.xls
          aide : l’ouvrir dans le tableur, l’enregistrer au format xlsx et déposer cette copie
        erreur[E116] format de classeur trop ancien (Excel 2, 3 ou 4)
          → enveloppe.xls
          aide : l’ouvrir dans le tableur, l’enregistrer au format xlsx et déposer cette copie
        erreur[E116] format de classeur trop ancien (Excel 2, 3 ou 4)
          → quatre.xls
          aide : l’ouvrir dans le tableur, l’enregistrer au format xlsx et déposer cette copie
        erreur[E116] format de classeur trop ancien (Excel 2, 3 ou 4)
          → trois.xls
          aide : l’ouvrir dans le tableur, l’enregistrer au format xlsx et déposer cette copie
        code 1 ; produits : 14 ; retenus : 0
    "#]],
    );
}

/// Zeros: they deflate a thousand times.
fn bomb() -> Vec<u8> {
    vec![0; 257 * 1024 * 1024]
}

#[test]
fn cas_013_un_classeur_et_une_archive_qui_gonflent() {
    let bomb = bomb();
    let parts = parties();
    let name = |part: &Entree| String::from_utf8(part.nom.clone()).unwrap();
    let names: Vec<String> = parts.iter().map(name).collect();
    let mut entries: Vec<(&str, &[u8])> =
        names.iter().zip(&parts).map(|(name, part)| (name.as_str(), part.contenu.as_slice())).collect();
    entries.push(("xl/media/image1.emf", &bomb));
    let book = zip_deflate(&entries);
    assert!(book.len() < 1024 * 1024, "small as long as nobody opens it");
    let slices: Vec<(String, &[u8])> =
        bomb.chunks(19 * 1024 * 1024).enumerate().map(|(i, slice)| (format!("{i:02}.csv"), slice)).collect();
    let slices: Vec<(&str, &[u8])> = slices.iter().map(|(name, slice)| (name.as_str(), *slice)).collect();
    let files = minimal()
        .put("bombe.xlsx", book)
        .put("seul.zip", zip_deflate(&[("tout.csv", &bomb)]))
        .put("tranches.zip", zip_deflate(&slices));
    check(
        &files,
        &expect![[r#"
            erreur[E101] fichier illisible (il dépasse 256 Mo une fois décompressé)
              → bombe.xlsx
              aide : ne pas l’ouvrir sans savoir d’où il vient ; demander à la personne qui l’a envoyé de l’enregistrer de nouveau dans son tableur
            erreur[E103] fichier de plus de 20 Mo
              → seul.zip/tout.csv
              aide : déposer seulement les feuilles utiles, sans images ni feuilles annexes
            erreur[E101] fichier abîmé (un octet nul au milieu du texte, à la ligne 1)
              → tranches.zip/00.csv
              aide : refaire l’export, ou reprendre le fichier d’origine : cette copie a été interrompue ou n’est pas un texte
            erreur[E105] archive ou entrée d’archive refusée : au-delà de 256 Mo une fois décompressée, la suite n’est pas lue
              → tranches.zip/13.csv
              aide : extraire soi-même les fichiers utiles et les déposer dans le dossier
            avertissement[A111] même contenu que « tranches.zip/00.csv » : lu une seule fois (et 11 autres fichiers de la même archive)
              → tranches.zip/01.csv
              → de même : tranches.zip/02.csv
              → de même : tranches.zip/03.csv
              → de même : tranches.zip/04.csv
              → de même : tranches.zip/05.csv
              aide : retirer l’une des deux copies
            code 1 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn cas_014_des_entrees_qui_se_chevauchent() {
    let mut parts = parties();
    parts.push(Entree { position: Some(0), ..parts[0].clone() });
    parts.last_mut().expect("a part").nom = b"xl/autre.xml".to_vec();
    let mut entries = vec![entree("a.csv", "Nom;Note\n"), entree("b.csv", "Nom;Note\n")];
    entries[1].position = Some(0);
    let files = minimal().put("classe.xlsx", zip_brut(&parts)).put("envoi.zip", zip_brut(&entries));
    check(
        &files,
        &expect![[r#"
            erreur[E101] fichier illisible (ses parties se chevauchent)
              → classe.xlsx
              aide : ne pas l’ouvrir sans savoir d’où il vient ; demander à la personne qui l’a envoyé de l’enregistrer de nouveau dans son tableur
            erreur[E105] archive ou entrée d’archive refusée : ses fichiers se chevauchent
              → envoi.zip
              aide : extraire soi-même les fichiers utiles et les déposer dans le dossier
            code 1 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn cas_015_deux_entrees_du_meme_nom() {
    let mut parts = parties();
    parts.push(parts.last().expect("a part").clone());
    let twins = zip_brut(&[entree("a.csv", "Nom;Note\n"), entree("a.csv", "Nom;Autre\n")]);
    check(
        &minimal().put("classe.xlsx", zip_brut(&parts)).put("envoi.zip", twins),
        &expect![[r#"
            erreur[E101] fichier illisible (deux de ses parties portent le même nom)
              → classe.xlsx
              aide : ne pas l’ouvrir sans savoir d’où il vient ; demander à la personne qui l’a envoyé de l’enregistrer de nouveau dans son tableur
            erreur[E105] archive ou entrée d’archive refusée : deux de ses fichiers portent le même nom
              → envoi.zip
              aide : extraire soi-même les fichiers utiles et les déposer dans le dossier
            code 1 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn cas_016_une_taille_annoncee_fausse() {
    let lying = |by: i64| {
        let mut parts = parties();
        let last = parts.last_mut().expect("a part");
        last.taille = Some(u32::try_from(i64::try_from(last.contenu.len()).unwrap() + by).unwrap());
        zip_brut(&parts)
    };
    let travaux = minimal().text("travaux.csv");
    let archive =
        [Entree { taille: Some(3), ..entree("a.csv", "Nom;Note\n") }, entree("travaux.csv", travaux)];
    let files = instead_of_travaux("envoi.zip", zip_brut(&archive))
        .put("moins.xlsx", lying(-1))
        .put("plus.xlsx", lying(1));
    check(
        &files,
        &expect![[r#"
            erreur[E105] archive ou entrée d’archive refusée : l’entrée est abîmée
              → envoi.zip/a.csv
              aide : extraire soi-même les fichiers utiles et les déposer dans le dossier
            erreur[E101] fichier illisible (une de ses parties n’a pas la taille annoncée)
              → moins.xlsx
              aide : ne pas l’ouvrir sans savoir d’où il vient ; demander à la personne qui l’a envoyé de l’enregistrer de nouveau dans son tableur
            erreur[E101] fichier illisible (une de ses parties n’a pas la taille annoncée)
              → plus.xlsx
              aide : ne pas l’ouvrir sans savoir d’où il vient ; demander à la personne qui l’a envoyé de l’enregistrer de nouveau dans son tableur
            code 1 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn cas_017_une_archive_dans_une_archive() {
    let travaux = minimal().text("travaux.csv");
    let inner = zip(&[("pfmp.csv", b"a;b\n")]);
    let archive = zip(&[("tuteurs.zip", &inner), ("travaux.csv", travaux.as_bytes())]);
    check(
        &instead_of_travaux("envoi.zip", archive),
        &expect![[r#"
        erreur[E105] archive ou entrée d’archive refusée : une archive zip dans une archive zip
          → envoi.zip/tuteurs.zip
          aide : extraire soi-même les fichiers utiles et les déposer dans le dossier
        code 1 ; produits : 14 ; retenus : 0
    "#]],
    );
}

#[test]
fn cas_018_soixante_dix_mille_entrees() {
    let many: Vec<(String, Vec<u8>)> = (0..70_000).map(|i| (format!("xl/{i}"), Vec::new())).collect();
    let archive = liasse::deliver::zip_of(&many, None).expect("an archive");
    let book = [many, vec![("xl/workbook.xml".to_owned(), Vec::new())]].concat();
    let book = liasse::deliver::zip_of(&book, None).expect("an archive");
    check(
        &minimal().put("envoi.zip", archive).put("classe.xlsx", book),
        &expect![[r#"
            erreur[E101] fichier illisible (il contient plus de 5 000 parties)
              → classe.xlsx
              aide : ne pas l’ouvrir sans savoir d’où il vient ; demander à la personne qui l’a envoyé de l’enregistrer de nouveau dans son tableur
            erreur[E105] archive ou entrée d’archive refusée : elle contient plus de 5 000 fichiers
              → envoi.zip
              aide : extraire soi-même les fichiers utiles et les déposer dans le dossier
            code 1 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn cas_019_des_chemins_qui_sortent() {
    let travaux = minimal().text("travaux.csv");
    let archive = zip_brut(&[
        entree("../../notes.csv", "a;b\n"),
        entree("C:\\notes.csv", "c;d\n"),
        entree("/etc/notes.csv", "e;f\n"),
        entree("a/../notes.csv", "g;h\n"),
        entree("\x1b[2Jnotes.csv", "i;j\n"),
        entree("classe\\travaux.csv", travaux),
    ]);
    let mut parts = parties();
    parts.push(entree("../../x", "x"));
    check(
        &instead_of_travaux("envoi.zip", archive).put("classe.xlsx", zip_brut(&parts)),
        &expect![[r#"
            erreur[E101] fichier illisible (le chemin d’une de ses parties en sort)
              → classe.xlsx
              aide : ne pas l’ouvrir sans savoir d’où il vient ; demander à la personne qui l’a envoyé de l’enregistrer de nouveau dans son tableur
            erreur[E105] archive ou entrée d’archive refusée : son chemin sort de l’archive
              → envoi.zip/../../notes.csv
              aide : extraire soi-même les fichiers utiles et les déposer dans le dossier
            erreur[E105] archive ou entrée d’archive refusée : son chemin sort de l’archive
              → envoi.zip//etc/notes.csv
              aide : extraire soi-même les fichiers utiles et les déposer dans le dossier
            erreur[E105] archive ou entrée d’archive refusée : son chemin sort de l’archive
              → envoi.zip/C:\notes.csv
              aide : extraire soi-même les fichiers utiles et les déposer dans le dossier
            erreur[E105] archive ou entrée d’archive refusée : son chemin sort de l’archive
              → envoi.zip/a/../notes.csv
              aide : extraire soi-même les fichiers utiles et les déposer dans le dossier
            avertissement[A202] feuille non lue : aucun tableau reconnu
              → envoi.zip/␛[2Jnotes.csv
              aide : rien à faire si elle ne compte pas ; sinon, lui donner les en-têtes d’un tableau (« liasse expliquer A202 »)
            code 1 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn cas_020_un_lien_dans_une_archive() {
    let travaux = minimal().text("travaux.csv");
    let link = Entree { mode: 0o120_777, ..entree("notes.csv", "/etc/passwd") };
    let archive = zip_brut(&[link.clone(), entree("travaux.csv", travaux)]);
    let mut parts = parties();
    parts.push(link);
    check(
        &instead_of_travaux("envoi.zip", archive).put("classe.xlsx", zip_brut(&parts)),
        &expect![[r#"
            erreur[E101] fichier illisible (une de ses parties est un lien)
              → classe.xlsx
              aide : ne pas l’ouvrir sans savoir d’où il vient ; demander à la personne qui l’a envoyé de l’enregistrer de nouveau dans son tableur
            erreur[E105] archive ou entrée d’archive refusée : un lien au lieu d’un fichier
              → envoi.zip/notes.csv
              aide : extraire soi-même les fichiers utiles et les déposer dans le dossier
            code 1 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn cas_021_des_noms_accentues_dans_une_archive() {
    let travaux = minimal().text("travaux.csv");
    let archive = zip_brut(&[
        entree(b"\x90valuations \x85 No\x89l.csv", "Nom inconnu;Autre\nx;y\n"),
        entree("Été/Élèves.csv", "Rien de tel;Autre\nx;z\n"),
        entree(b"R\x90PONSES/travaux.csv", travaux),
    ]);
    check(
        &instead_of_travaux("envoi.zip", archive),
        &expect![[r#"
            avertissement[A202] feuille non lue : aucun tableau reconnu
              → envoi.zip/Été/Élèves.csv
              aide : rien à faire si elle ne compte pas ; sinon, lui donner les en-têtes d’un tableau (« liasse expliquer A202 »)
            avertissement[A202] feuille non lue : aucun tableau reconnu
              → envoi.zip/Évaluations à Noël.csv
              aide : rien à faire si elle ne compte pas ; sinon, lui donner les en-têtes d’un tableau (« liasse expliquer A202 »)
            code 0 ; produits : 14 ; retenus : 0
        "#]],
    );
}

/// A refusal of Windows cannot be had elsewhere: its message is asserted alone, and a link to nowhere stands for a
/// file that is there and does not open.
#[test]
fn cas_022_un_fichier_tenu_par_excel() {
    let lieu = Lieu::fichier(&"classe.xlsx".into());
    let held = messages::fichier_verrouille(&lieu, &std::io::ErrorKind::ResourceBusy.into());
    expect![[r#"
        erreur[E101] fichier impossible à ouvrir (il est ouvert ailleurs)
          → classe.xlsx
          aide : fermer le fichier dans le tableur, vérifier les droits du dossier, puis relancer
    "#]]
    .assert_eq(&diagnostics::render(&held));
    #[cfg(unix)]
    {
        let lieu = crate::support::Lieu::with(&minimal());
        std::os::unix::fs::symlink("ailleurs.xlsx", lieu.entrees().join("classe.xlsx")).expect("a link");
        expect![[r#"
            erreur[E101] fichier impossible à ouvrir (il n’existe pas)
              → classe.xlsx
              aide : fermer le fichier dans le tableur, vérifier les droits du dossier, puis relancer
            code 1 ; produits : 14 ; retenus : 0
        "#]]
        .assert_eq(&lieu.verify().recit());
    }
}

#[test]
fn un_fichier_d_archive_protege_est_nomme_et_les_autres_sont_lus() {
    let travaux = minimal().text("travaux.csv");
    let secret = Entree { drapeaux: 1, ..entree("notes.csv", "douze octets et la suite") };
    let archive = zip_brut(&[secret, entree("travaux.csv", travaux)]);
    check(
        &instead_of_travaux("envoi.zip", archive),
        &expect![[r#"
        erreur[E115] l’archive demande un mot de passe pour ce fichier
          → envoi.zip/notes.csv
          aide : extraire soi-même le fichier avec le mot de passe et le déposer dans le dossier
        code 1 ; produits : 14 ; retenus : 0
    "#]],
    );
}

#[test]
fn un_meme_fichier_dans_une_archive_et_a_cote_est_lu_une_fois() {
    let travaux = minimal().text("travaux.csv");
    let archive = zip(&[("a/travaux.csv", travaux.as_bytes()), ("b/travaux.csv", travaux.as_bytes())]);
    let files = minimal().put("envoi.zip", archive.clone()).put("envoi (1).zip", archive);
    check(
        &files,
        &expect![[r#"
        avertissement[A111] même contenu que « envoi (1).zip/a/travaux.csv » : lu une seule fois
          → envoi (1).zip/b/travaux.csv
          aide : retirer l’une des deux copies
        avertissement[A111] même contenu que « envoi (1).zip » : lu une seule fois
          → envoi.zip
          aide : retirer l’une des deux copies
        avertissement[A111] même contenu que « envoi (1).zip/a/travaux.csv » : lu une seule fois
          → travaux.csv
          aide : retirer l’une des deux copies
        code 0 ; produits : 14 ; retenus : 0
    "#]],
    );
}

#[test]
fn un_fichier_sans_aucune_donnee_est_nomme() {
    let blank = || vec![feuille("Feuil1", ""), feuille("Feuil2", "")];
    let hidden = FeuilleXls { etat: 1, ..feuille_xls("Vide", "") };
    let files = minimal()
        .put("modele.xlsx", classeur(blank()))
        .put("lignes.csv", ";;\n\n;;\n")
        .put("ancien.xls", xls(&[hidden]))
        .put("rien.zip", zip(&[]));
    check(
        &files,
        &expect![[r#"
            avertissement[A112] aucune donnée dans ce fichier
              → ancien.xls
              aide : le remplir ou déposer la bonne version ; sinon, le retirer du dossier
            avertissement[A112] aucune donnée dans ce fichier
              → lignes.csv
              aide : le remplir ou déposer la bonne version ; sinon, le retirer du dossier
            avertissement[A112] aucune donnée dans ce fichier
              → modele.xlsx
              aide : le remplir ou déposer la bonne version ; sinon, le retirer du dossier
            avertissement[A112] aucune donnée dans ce fichier
              → rien.zip
              aide : le remplir ou déposer la bonne version ; sinon, le retirer du dossier
            code 0 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn une_archive_d_une_autre_sorte_dit_quoi_faire() {
    let files = minimal().put("envoi.rar", "Rar!\x1a\x07").put("envoi.7z", b"7z\xBC\xAF\x27\x1C");
    check(
        &files,
        &expect![[r#"
            erreur[E144] ce qu’il contient n’est pas lu : archive 7z
              → envoi.7z
              aide : extraire soi-même les fichiers utiles et les déposer dans le dossier
            erreur[E144] ce qu’il contient n’est pas lu : archive RAR
              → envoi.rar
              aide : extraire soi-même les fichiers utiles et les déposer dans le dossier
            code 1 ; produits : 14 ; retenus : 0
        "#]],
    );
}

/// The same text in every cell: it stands once in the file.
#[test]
fn un_classeur_qui_dit_plus_que_ce_qui_peut_etre_entendu() {
    let text = "é".repeat(30_000);
    let mut sheet = feuille("Notes", "");
    for row in 0..2_000 {
        sheet.write_string(row, 0, &text).expect("a text that fits");
    }
    let book = classeur(vec![sheet]);
    assert!(book.len() < 1024 * 1024);
    check(
        &minimal().put("bavard.xlsx", book),
        &expect![[r#"
            erreur[E101] fichier illisible (ses cellules contiennent trop de texte)
              → bavard.xlsx
              aide : ouvrir le fichier dans le tableur, l’enregistrer sous un autre nom au format xlsx et déposer cette copie
            code 1 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn le_nombre_de_taches_ne_change_rien_a_ce_qui_est_dit() {
    let travaux = minimal().text("travaux.csv");
    let mut files = minimal()
        .remove("pfmp.csv")
        .put("a.zip", zip(&[("b.csv", b"Nom;Note\nX;1\n"), ("travaux.csv", travaux.as_bytes())]))
        .put("pfmp.xlsx", classeur(vec![feuille("PFMP", &minimal().text("pfmp.csv"))]));
    for i in 0..10 {
        files =
            files.put(&format!("z{i}.xlsx"), classeur(vec![feuille("Notes", &format!("Nom;N{}\n", i % 4))]));
    }
    let told = |taches: usize| files.verify_with(|o| o.taches = NonZeroUsize::new(taches).unwrap()).recit();
    let alone = told(1);
    assert!(alone.contains("[A111] ") && alone.contains("[A202] "), "{alone}");
    assert_eq!(told(2), alone);
    assert_eq!(told(7), alone);
}
