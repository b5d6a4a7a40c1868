//! Inside xlsx, ods and xls (cases 23 to 47).

use std::fmt::Write as _;

use expect_test::expect;
use liasse::deliver::zip_of;

use crate::support::{Entrees, check, classeur, feuille, minimal, part, replace_entry, zip};

const FEUILLE: &str = "xl/worksheets/sheet1.xml";
const TEXTES: &str = "xl/sharedStrings.xml";
const RELATIONS: &str = "xl/_rels/workbook.xml.rels";

/// The professional works of the sample, as a workbook.
fn travaux() -> Vec<u8> {
    classeur(vec![feuille("Travaux", &minimal().text("travaux.csv"))])
}

/// The sample, with its works in that workbook.
fn with_travaux(book: Vec<u8>) -> Entrees {
    minimal().remove("travaux.csv").put("travaux.xlsx", book)
}

/// The sample, complete, beside a damaged workbook.
fn beside(book: Vec<u8>) -> Entrees {
    minimal().put("abime.xlsx", book)
}

/// A workbook with a text of one of its parts replaced, which stands there once.
fn edit(book: &[u8], name: &str, before: &str, after: &str) -> Vec<u8> {
    let text = part(book, name);
    assert_eq!(text.matches(before).count(), 1, "« {before} » stands once in {text}");
    replace_entry(book, name, text.replace(before, after).as_bytes())
}

/// A sheet of two works, and another one.
fn two_sheets() -> Vec<u8> {
    classeur(vec![feuille("Travaux", &minimal().text("travaux.csv")), feuille("Notes", "Épreuve;Note\n")])
}

/// An ods of one or several tables, from what stands between their rows.
fn ods(tables: &[(&str, &str)]) -> Vec<u8> {
    zip(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", ods_content(tables).as_bytes()),
    ])
}

fn ods_content(tables: &[(&str, &str)]) -> String {
    let mut sheets = String::new();
    for (nom, rows) in tables {
        write!(sheets, "<table:table table:name=\"{nom}\">{rows}</table:table>").expect("a String");
    }
    let urn = "urn:oasis:names:tc:opendocument:xmlns";
    format!(
        "<office:document-content xmlns:office=\"{urn}:office:1.0\" xmlns:table=\"{urn}:table:1.0\" xmlns:text=\"{urn}:text:1.0\"><office:body><office:spreadsheet>{sheets}</office:spreadsheet></office:body></office:document-content>"
    )
}

/// Rows of texts, from a table written with semicolons.
fn ods_rows(texte: &str) -> String {
    let mut rows = String::new();
    for line in texte.lines() {
        rows += "<table:table-row>";
        for cell in line.split(';') {
            write!(
                rows,
                "<table:table-cell office:value-type=\"string\"><text:p>{cell}</text:p></table:table-cell>"
            )
            .expect("a String");
        }
        rows += "</table:table-row>";
    }
    rows
}

const RIEN_A_DIRE: &str = "code 0 ; produits : 14 ; retenus : 0\n";

fn assert_silent(files: &Entrees) {
    assert_eq!(files.verify().recit(), RIEN_A_DIRE);
}

#[test]
fn cas_023_un_milliard_de_textes_annonces() {
    let text = part(&travaux(), TEXTES);
    let (_, count) = text.split_once("uniqueCount=\"").expect("a count");
    let (count, _) = count.split_once('"').expect("its end");
    let book = edit(&travaux(), TEXTES, &format!("uniqueCount=\"{count}\""), "uniqueCount=\"1000000000\"");
    check(
        &beside(book),
        &expect![[r#"
        erreur[E101] fichier illisible (il annonce plus de textes qu’il ne peut en contenir)
          → abime.xlsx
          aide : ouvrir le fichier dans le tableur, l’enregistrer sous un autre nom au format xlsx et déposer cette copie
        code 1 ; produits : 14 ; retenus : 0
    "#]],
    );
}

#[test]
fn cas_024_une_cellule_au_bout_de_la_grille() {
    let far = "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData>";
    let book = edit(&travaux(), FEUILLE, "</sheetData>", far);
    check(
        &with_travaux(book),
        &expect![[r#"
        avertissement[A123] cellule remplie, très loin de toutes les autres
          → travaux.xlsx, feuille « Travaux », cellule XFD1048576
          aide : l’effacer si elle n’a rien à faire là
        code 0 ; produits : 14 ; retenus : 0
    "#]],
    );
    let corners = "<worksheet><sheetData><row><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData></worksheet>";
    check(
        &beside(replace_entry(&travaux(), FEUILLE, corners.as_bytes())),
        &expect![[r#"
            avertissement[A202] feuille non lue : aucun tableau reconnu
              → abime.xlsx, feuille « Travaux »
              aide : rien à faire si elle ne compte pas ; sinon, lui donner les en-têtes d’un tableau (« liasse expliquer A202 »)
            avertissement[A123] cellule remplie, très loin de toutes les autres
              → abime.xlsx, feuille « Travaux », cellule XFD1048576
              aide : l’effacer si elle n’a rien à faire là
            code 0 ; produits : 14 ; retenus : 0
        "#]],
    );
}

/// The sample, where the sheet of works announces another range than its own.
fn with_dimension(range: &str) -> Entrees {
    let text = part(&travaux(), FEUILLE);
    let (_, dimension) = text.split_once("<dimension ref=\"").expect("a dimension");
    let (dimension, _) = dimension.split_once('"').expect("its end");
    let own = format!("<dimension ref=\"{dimension}\"");
    with_travaux(edit(&travaux(), FEUILLE, &own, &format!("<dimension ref=\"{range}\"")))
}

#[test]
fn cas_025_une_dimension_de_toute_la_grille() {
    assert_silent(&with_dimension("A1:XFD1048576"));
}

#[test]
fn cas_026_une_dimension_a_l_envers_ou_hors_de_la_grille() {
    for range in ["XFD1048576:A1", "L9:A1", "A4294967298"] {
        assert_silent(&with_dimension(range));
    }
}

#[test]
fn cas_027_une_ligne_que_rien_ne_peut_compter() {
    let book = edit(&travaux(), FEUILLE, "<c r=\"A2\"", "<c r=\"A4294967298\"");
    check(
        &beside(book),
        &expect![[r#"
        erreur[E101] fichier illisible (il désigne une ligne qu’aucun tableur n’a)
          → abime.xlsx
          aide : ouvrir le fichier dans le tableur, l’enregistrer sous un autre nom au format xlsx et déposer cette copie
        code 1 ; produits : 14 ; retenus : 0
    "#]],
    );
}

#[test]
fn cas_028_une_colonne_hors_de_la_grille() {
    let book = edit(&travaux(), FEUILLE, "<c r=\"B2\"", "<c r=\"ZZZ2\"");
    check(
        &beside(book),
        &expect![[r#"
        erreur[E106] feuille illisible (« ZZZ2 » n’est pas une cellule d’un tableur)
          → abime.xlsx, feuille « Travaux »
          aide : recopier la feuille dans un nouveau classeur (collage spécial, valeurs) et déposer celui-ci
        code 1 ; produits : 14 ; retenus : 0
    "#]],
    );
}

#[test]
fn cas_029_une_entite_qui_explose_ou_lit_le_disque() {
    let laughs = "<!DOCTYPE worksheet [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]><worksheet><sheetData><row><c t=\"str\"><v>&c;</v></c></row></sheetData></worksheet>";
    let disk = "<!DOCTYPE worksheet [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><worksheet><sheetData><row><c t=\"str\"><v>&a;</v></c></row></sheetData></worksheet>";
    let [laughs, disk] = [laughs, disk].map(|xml| replace_entry(&travaux(), FEUILLE, xml.as_bytes()));
    check(
        &minimal().put("disque.xlsx", disk).put("rires.xlsx", laughs),
        &expect![[r#"
        erreur[E101] fichier illisible (il contient une définition de type de document, qu’aucun tableur n’écrit)
          → disque.xlsx
          aide : ouvrir le fichier dans le tableur, l’enregistrer sous un autre nom au format xlsx et déposer cette copie
        erreur[E101] fichier illisible (il contient une définition de type de document, qu’aucun tableur n’écrit)
          → rires.xlsx
          aide : ouvrir le fichier dans le tableur, l’enregistrer sous un autre nom au format xlsx et déposer cette copie
        code 1 ; produits : 14 ; retenus : 0
    "#]],
    );
}

#[test]
fn cas_030_une_partie_en_utf_16() {
    let text = part(&travaux(), FEUILLE).replace("UTF-8", "UTF-16");
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let marked: Vec<u8> = [b"\xFF\xFE".to_vec(), utf16.clone()].concat();
    let [bare, marked] = [utf16, marked].map(|bytes| replace_entry(&travaux(), FEUILLE, &bytes));
    for book in [bare, marked] {
        assert_silent(&with_travaux(book));
    }
    let false_claim = replace_entry(&travaux(), FEUILLE, text.as_bytes());
    check(
        &minimal().put("faux.xlsx", false_claim),
        &expect![[r#"
            erreur[E101] fichier illisible (il n’est écrit ni en UTF-8 ni en UTF-16)
              → faux.xlsx
              aide : ouvrir le fichier dans le tableur, l’enregistrer sous un autre nom au format xlsx et déposer cette copie
            code 1 ; produits : 14 ; retenus : 0
        "#]],
    );
}

#[test]
fn cas_031_des_octets_qui_ne_sont_pas_de_l_utf_8() {
    let mut bytes = part(&travaux(), TEXTES).into_bytes();
    let at = bytes.windows(6).position(|w| w == b"DURAND").expect("a name");
    bytes[at] = 0xE9;
    check(
        &beside(replace_entry(&travaux(), TEXTES, &bytes)),
        &expect![[r#"
            erreur[E101] fichier illisible (il n’est écrit ni en UTF-8 ni en UTF-16)
              → abime.xlsx
              aide : ouvrir le fichier dans le tableur, l’enregistrer sous un autre nom au format xlsx et déposer cette copie
            code 1 ; produits : 14 ; retenus : 0
        "#]],
    );
}

/// Where the cell F2 (« Accueillir un client ») refers to its text.
fn with_index(index: &str) -> Vec<u8> {
    let text = part(&travaux(), FEUILLE);
    let (_, cell) = text.split_once("<c r=\"F2\" t=\"s\"><v>").expect("a cell");
    let (before, _) = cell.split_once("</v>").expect("its end");
    let cell = |index: &str| format!("<c r=\"F2\" t=\"s\"><v>{index}</v>");
    edit(&travaux(), FEUILLE, &cell(before), &cell(index))
}

#[test]
fn cas_032_un_texte_partage_hors_de_la_table() {
    check(
        &with_travaux(with_index("900")),
        &expect![[r#"
            erreur[E221] DURAND Léa, E31 : cellule abîmée dans le fichier (elle renvoie au texte n° 900, et le fichier n’en compte que 44)
              → travaux.xlsx, feuille « Travaux », cellule F2
              aide : retaper cette cellule dans le tableur, enregistrer, et déposer de nouveau le fichier
            code 1 ; produits : 13 ; retenus : 1
              etat-recapitulatif-e31 de 0100000001 : E221
        "#]],
    );
}

#[test]
fn cas_033_un_texte_partage_sans_numero() {
    check(
        &with_travaux(with_index("abc")),
        &expect![[r#"
            erreur[E221] DURAND Léa, E31 : cellule abîmée dans le fichier (elle renvoie au texte « abc », qui n’est pas un numéro)
              → travaux.xlsx, feuille « Travaux », cellule F2
              aide : retaper cette cellule dans le tableur, enregistrer, et déposer de nouveau le fichier
            code 1 ; produits : 13 ; retenus : 1
              etat-recapitulatif-e31 de 0100000001 : E221
        "#]],
    );
}

#[test]
fn cas_034_une_formule_partagee_au_numero_demesure() {
    let text = part(&travaux(), FEUILLE);
    let (_, cell) = text.split_once("<c r=\"F2\" t=\"s\">").expect("a cell");
    let (value, _) = cell.split_once("</c>").expect("its end");
    let after = "<c r=\"F2\" t=\"str\"><f t=\"shared\" si=\"100000000000\"/><v>Accueillir un client</v>";
    let book = edit(&travaux(), FEUILLE, &format!("<c r=\"F2\" t=\"s\">{value}"), after);
    assert_silent(&with_travaux(book));
}

#[test]
fn cas_035_la_meme_cellule_deux_fois() {
    let book = edit(
        &travaux(),
        FEUILLE,
        "<c r=\"F2\"",
        "<c r=\"F2\" t=\"inlineStr\"><is><t>Autre</t></is></c><c r=\"F2\"",
    );
    check(
        &with_travaux(book),
        &expect![[r#"
            erreur[E221] DURAND Léa, E31 : cellule abîmée dans le fichier (elle figure deux fois dans la feuille)
              → travaux.xlsx, feuille « Travaux », cellule F2
              aide : retaper cette cellule dans le tableur, enregistrer, et déposer de nouveau le fichier
            code 1 ; produits : 13 ; retenus : 1
              etat-recapitulatif-e31 de 0100000001 : E221
        "#]],
    );
}

#[test]
fn cas_036_des_cellules_sans_reference() {
    // Blank cells are left out of a row whose cells have references, and counted in one whose cells have none.
    let csv = minimal().text("travaux.csv");
    let mut rows = String::new();
    for line in csv.lines() {
        rows += "<row>";
        for cell in line.split(';') {
            write!(rows, "<c t=\"inlineStr\"><is><t>{cell}</t></is></c>").expect("a String");
        }
        rows += "</row>";
    }
    let sheet = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    assert_silent(&with_travaux(replace_entry(&travaux(), FEUILLE, sheet.as_bytes())));
}

#[test]
fn cas_037_une_cellule_de_plusieurs_megaoctets() {
    let text = part(&travaux(), TEXTES).replace("DURAND", &"X".repeat(20_000_000));
    check(
        &beside(replace_entry(&travaux(), TEXTES, text.as_bytes())),
        &expect![[r#"
        erreur[E101] fichier illisible (une de ses cellules contient un texte démesuré)
          → abime.xlsx
          aide : ouvrir le fichier dans le tableur, l’enregistrer sous un autre nom au format xlsx et déposer cette copie
        code 1 ; produits : 14 ; retenus : 0
    "#]],
    );
    let text = part(&travaux(), TEXTES).replace("Accueillir un client", &"X".repeat(32_768));
    check(
        &with_travaux(replace_entry(&travaux(), TEXTES, text.as_bytes())),
        &expect![[r#"
            erreur[E221] DURAND Léa, E31 : cellule abîmée dans le fichier (elle contient plus de 32 767 caractères)
              → travaux.xlsx, feuille « Travaux », cellule F2
              aide : retaper cette cellule dans le tableur, enregistrer, et déposer de nouveau le fichier
            code 1 ; produits : 13 ; retenus : 1
              etat-recapitulatif-e31 de 0100000001 : E221
        "#]],
    );
}

#[test]
fn cas_038_un_ods_coupe_au_milieu_d_un_tableau() {
    let content = ods_content(&[("Travaux", &ods_rows(&minimal().text("travaux.csv")))]);
    let cut = content.find("Tenir un planning").expect("a cell");
    let book = replace_entry(&ods(&[]), "content.xml", &content.as_bytes()[..cut]);
    check(
        &minimal().put("coupe.ods", book),
        &expect![[r#"
        erreur[E101] fichier illisible (sa structure est abîmée)
          → coupe.ods
          aide : ouvrir le fichier dans le tableur, l’enregistrer sous un autre nom au format xlsx et déposer cette copie
        code 1 ; produits : 14 ; retenus : 0
    "#]],
    );
}

#[test]
fn cas_039_un_ods_aux_lignes_repetees_sans_fin() {
    let rows = "<table:table-row table:number-rows-repeated=\"1000000000\"><table:table-cell office:value-type=\"float\" office:value=\"7\"/></table:table-row>";
    check(
        &minimal().put("repete.ods", ods(&[("A", rows)])),
        &expect![[r#"
        erreur[E101] fichier illisible (une ligne remplie y est répétée sans fin)
          → repete.ods
          aide : ouvrir le fichier dans le tableur, l’enregistrer sous un autre nom au format xlsx et déposer cette copie
        code 1 ; produits : 14 ; retenus : 0
    "#]],
    );
}

#[test]
fn cas_040_un_ods_qui_finit_par_un_million_de_lignes_vides() {
    let rows = ods_rows(&minimal().text("travaux.csv"))
        + "<table:table-row table:number-rows-repeated=\"1048571\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>";
    assert_silent(&minimal().remove("travaux.csv").put("travaux.ods", ods(&[("Travaux", &rows)])));
}

#[test]
fn cas_041_un_ods_et_un_xlsx_mis_en_page() {
    let indented =
        |xml: &str| xml.replace('<', "\n   <").replace('>', ">\n  ").replace("\n   </text:p", "</text:p");
    let content = indented(&ods_content(&[("Travaux", &ods_rows(&minimal().text("travaux.csv")))]));
    let book = replace_entry(&ods(&[]), "content.xml", content.as_bytes());
    assert_silent(&minimal().remove("travaux.csv").put("travaux.ods", book));
    let mut book = travaux();
    for name in [FEUILLE, TEXTES, RELATIONS, "xl/workbook.xml", "xl/styles.xml"] {
        let text = part(&book, name);
        let (declaration, rest) = text.split_once("?>").expect("a declaration");
        book = replace_entry(&book, name, format!("{declaration}?>{}", indented(rest)).as_bytes());
    }
    assert_silent(&with_travaux(book));
}

#[test]
fn cas_042_deux_feuilles_ods_du_meme_nom() {
    let rows = ods_rows("Épreuve;Note\nE31;12\n");
    let book =
        ods(&[("Notes", &rows), ("Travaux", &ods_rows(&minimal().text("travaux.csv"))), ("Notes", &rows)]);
    check(
        &minimal().remove("travaux.csv").put("classe.ods", book),
        &expect![[r#"
        erreur[E120] plusieurs feuilles portent ce nom : n° 1, n° 3
          → classe.ods, feuille « Notes »
          aide : donner à chaque feuille un nom à elle, enregistrer, et déposer de nouveau le fichier
        code 1 ; produits : 14 ; retenus : 0
    "#]],
    );
}

#[test]
fn cas_046_une_relation_de_feuille_brisee() {
    let book = edit(&two_sheets(), RELATIONS, "Id=\"rId2\"", "Id=\"rId99\"");
    check(
        &with_travaux(book),
        &expect![[r#"
        avertissement[A122] feuille annoncée par le classeur, mais absente du fichier
          → travaux.xlsx, feuille « Notes »
          aide : ouvrir le classeur dans le tableur, vérifier que la feuille s’y trouve, l’enregistrer et le déposer de nouveau
        code 0 ; produits : 14 ; retenus : 0
    "#]],
    );
}

#[test]
fn cas_047_une_feuille_dont_la_partie_manque() {
    let book = two_sheets();
    let names = [
        "[Content_Types].xml",
        "_rels/.rels",
        "xl/workbook.xml",
        RELATIONS,
        FEUILLE,
        TEXTES,
        "xl/styles.xml",
    ];
    let entries: Vec<(String, Vec<u8>)> =
        names.iter().map(|name| ((*name).to_owned(), part(&book, name).into_bytes())).collect();
    check(
        &with_travaux(zip_of(&entries, None).expect("a small archive")),
        &expect![[r#"
        erreur[E106] feuille illisible (la partie qui la contient manque dans le fichier)
          → travaux.xlsx, feuille « Notes »
          aide : recopier la feuille dans un nouveau classeur (collage spécial, valeurs) et déposer celui-ci
        code 1 ; produits : 14 ; retenus : 0
    "#]],
    );
}

const NOTE: &str = "<table:table-cell office:value-type=\"string\"><text:p>13,5</text:p></table:table-cell>";

/// The sample, with the note of one pupil (cell Q2) written otherwise in an ods.
fn with_note(cell: &str) -> Entrees {
    let rows = ods_rows(&minimal().text("grilles-e31.csv"));
    assert_eq!(rows.matches(NOTE).count(), 1);
    let book = ods(&[("E31", &rows.replace(NOTE, cell))]);
    minimal().remove("grilles-e31.csv").put("grilles.ods", book)
}

/// The sample, with the note of one pupil (cell Q2) written otherwise in an xlsx.
fn with_xlsx_note(cell: &str) -> Entrees {
    let book = classeur(vec![feuille("E31", &minimal().text("grilles-e31.csv"))]);
    let text = part(&book, FEUILLE);
    let (before, rest) = text.split_once("<c r=\"Q2\"").expect("a note");
    let (_, after) = rest.split_once("</c>").expect("its end");
    let book = replace_entry(&book, FEUILLE, format!("{before}{cell}{after}").as_bytes());
    minimal().remove("grilles-e31.csv").put("grilles.xlsx", book)
}

#[test]
fn cas_049_une_erreur_que_le_format_ne_connait_pas() {
    check(
        &with_xlsx_note("<c r=\"Q2\" t=\"e\"><f>A1:A9</f><v>#SPILL!</v></c>"),
        &expect![[r#"
            erreur[E208] DURAND Léa, E31 : cellule en erreur : « #SPILL! »
              → grilles.xlsx, feuille « E31 », cellule Q2
              aide : corriger la formule, ou la remplacer par sa valeur
            code 1 ; produits : 13 ; retenus : 1
              grille-e31 de 0100000001 : E208
        "#]],
    );
    let err = "<table:table-cell table:formula=\"of:=1+\" office:value-type=\"float\" office:value=\"0\"><text:p>Err:508</text:p></table:table-cell>";
    check(
        &with_note(err),
        &expect![[r#"
            erreur[E208] DURAND Léa, E31 : cellule en erreur : « Err:508 »
              → grilles.ods, feuille « E31 », cellule Q2
              aide : corriger la formule, ou la remplacer par sa valeur
            code 1 ; produits : 13 ; retenus : 1
              grille-e31 de 0100000001 : E208
        "#]],
    );
}

#[test]
fn cas_050_une_division_par_zero_rangee_comme_un_zero() {
    let stored = "<table:table-cell table:formula=\"of:=1/0\" office:value-type=\"float\" office:value=\"0\"><text:p>#DIV/0!</text:p></table:table-cell>";
    check(
        &with_note(stored),
        &expect![[r#"
            erreur[E208] DURAND Léa, E31 : cellule en erreur : « #DIV/0! »
              → grilles.ods, feuille « E31 », cellule Q2
              aide : corriger la formule, ou la remplacer par sa valeur
            code 1 ; produits : 13 ; retenus : 1
              grille-e31 de 0100000001 : E208
        "#]],
    );
}

#[test]
fn cas_051_une_formule_jamais_calculee() {
    check(
        &with_xlsx_note("<c r=\"Q2\"><f>AVERAGE(E2:P2)</f><v/></c>"),
        &expect![[r#"
            erreur[E220] DURAND Léa, E31 : formule dont le résultat n’est pas enregistré dans le fichier
              → grilles.xlsx, feuille « E31 », cellule Q2
              aide : ouvrir le classeur dans Excel ou LibreOffice, l’enregistrer, et le déposer de nouveau
            code 1 ; produits : 13 ; retenus : 1
              grille-e31 de 0100000001 : E220
        "#]],
    );
    let bare = "<table:table-cell table:formula=\"of:=AVERAGE([.E2:.P2])\"/>";
    check(
        &with_note(bare),
        &expect![[r#"
            erreur[E220] DURAND Léa, E31 : formule dont le résultat n’est pas enregistré dans le fichier
              → grilles.ods, feuille « E31 », cellule Q2
              aide : ouvrir le classeur dans Excel ou LibreOffice, l’enregistrer, et le déposer de nouveau
            code 1 ; produits : 13 ; retenus : 1
              grille-e31 de 0100000001 : E220
        "#]],
    );
}

#[test]
fn cas_062_un_nombre_de_jours_dans_un_classeur_qui_compte_depuis_1904() {
    // Shown as a date it would be one; as a bare number, nothing says from which of the two calendars it comes.
    let book = classeur(vec![feuille("Candidats", &minimal().text("candidats.csv"))]);
    let text = part(&book, FEUILLE);
    let (before, rest) = text.split_once("<c r=\"F2\"").expect("a birth date");
    let (_, after) = rest.split_once("</c>").expect("its end");
    let book =
        replace_entry(&book, FEUILLE, format!("{before}<c r=\"F2\"><v>38118</v></c>{after}").as_bytes());
    let book = edit(&book, "xl/workbook.xml", "<workbookPr", "<workbookPr date1904=\"1\"");
    let files = minimal().remove("candidats.csv").put("candidats.xlsx", book);
    check(
        &files,
        &expect![[r#"
            erreur[E204] DURAND Léa : date illisible : la cellule contient le nombre « 38118 », dans un classeur qui compte les jours depuis 1904
              → candidats.xlsx, feuille « Candidats », cellule F2
              aide : retaper la date au format JJ/MM/AAAA
            code 1 ; produits : 7 ; retenus : 7
              grille-e31 de 0100000001 : E204
              grille-e32 de 0100000001 : E204
              etat-recapitulatif-e31 de 0100000001 : E204
              etat-recapitulatif-e32 de 0100000001 : E204
              attestation-pfmp de 0100000001 : E204
              attestation-pfmp de 0100000001 : E204
              attestation-pfmp-recapitulative de 0100000001 : E204
        "#]],
    );
}

/// Its cells name texts, and nothing says where these are: they are not blank.
#[test]
fn un_classeur_sans_la_liste_de_ses_textes_est_refuse() {
    let book = travaux();
    let relations = part(&book, "xl/_rels/workbook.xml.rels");
    let lost = relations.replace("/sharedStrings\"", "/autreChose\"");
    assert_ne!(relations, lost);
    let book = replace_entry(&book, "xl/_rels/workbook.xml.rels", lost.as_bytes());
    check(
        &beside(book),
        &expect![[r#"
        erreur[E101] fichier illisible (la partie de ses textes manque)
          → abime.xlsx
          aide : ouvrir le fichier dans le tableur, l’enregistrer sous un autre nom au format xlsx et déposer cette copie
        code 1 ; produits : 14 ; retenus : 0
    "#]],
    );
}

/// Nothing of the sheet tells what it is any more, and what would have told it is perhaps what is damaged.
#[test]
fn une_feuille_dont_rien_n_est_reconnu_et_qui_est_abimee_est_une_erreur() {
    let texts = part(&travaux(), TEXTES);
    let (head, _) = texts.split_once("<si>").expect("a list of texts");
    let none = head.replace("uniqueCount", "autre") + "</sst>";
    check(
        &beside(replace_entry(&travaux(), TEXTES, none.as_bytes())),
        &expect![[r#"
        erreur[E106] feuille illisible (aucun tableau n’y est reconnu, et des cellules y sont abîmées)
          → abime.xlsx, feuille « Travaux »
          aide : recopier la feuille dans un nouveau classeur (collage spécial, valeurs) et déposer celui-ci
        code 1 ; produits : 14 ; retenus : 0
    "#]],
    );
}
