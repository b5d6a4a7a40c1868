//! What a cell may hold (cases 48 to 72), from the file to what is delivered.

use std::fmt::Write as _;

use expect_test::expect;
use rust_xlsxwriter::{Format, Formula, Worksheet};
use serde_json::Value;

use crate::support::{
    Entrees, check, classeur, feuille, minimal, papers, part, replace_entry, tables_of, zip,
};

const FEUILLE: &str = "xl/worksheets/sheet1.xml";
/// The note of the first row of the grids of E31, and its birth date in the list.
const NOTE: (u32, u16) = (1, 16);
const NAISSANCE: (u32, u16) = (1, 5);

/// The sample, with one of its tables in a workbook where some cells are written otherwise.
pub fn in_xlsx(table: &str, write: impl FnOnce(&mut Worksheet)) -> Entrees {
    let csv = format!("{table}.csv");
    let mut sheet = feuille("Feuille", &minimal().text(&csv));
    write(&mut sheet);
    minimal().remove(&csv).put(&format!("{table}.xlsx"), classeur(vec![sheet]))
}

/// The same, with one cell as its XML has it.
pub fn in_xml(table: &str, reference: &str, cell: &str) -> Entrees {
    let files = in_xlsx(table, |_| {});
    let path = format!("{table}.xlsx");
    let book = files.0[&path].clone();
    let text = part(&book, FEUILLE);
    let (before, rest) = text.split_once(&format!("<c r=\"{reference}\"")).expect("a filled cell");
    let (_, after) = rest.split_once("</c>").expect("its end");
    files.put(&path, replace_entry(&book, FEUILLE, format!("{before}{cell}{after}").as_bytes()))
}

/// The same in an ods: the cell that holds a text once is written otherwise.
pub fn in_ods(table: &str, before: &str, cell: &str) -> Entrees {
    let csv = format!("{table}.csv");
    let mut rows = String::new();
    for line in minimal().text(&csv).lines() {
        rows += "<table:table-row>";
        for text in line.split(';') {
            write!(
                rows,
                "<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"
            )
            .expect("a String");
        }
        rows += "</table:table-row>";
    }
    let plain = format!(
        "<table:table-cell office:value-type=\"string\"><text:p>{before}</text:p></table:table-cell>"
    );
    assert_eq!(rows.matches(&plain).count(), 1, "« {before} » stands once in {table}");
    let urn = "urn:oasis:names:tc:opendocument:xmlns";
    let content = format!(
        "<office:document-content xmlns:office=\"{urn}:office:1.0\" xmlns:table=\"{urn}:table:1.0\" xmlns:text=\"{urn}:text:1.0\" xmlns:calcext=\"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0\"><office:body><office:spreadsheet><table:table table:name=\"Feuille\">{}</table:table></office:spreadsheet></office:body></office:document-content>",
        rows.replace(&plain, cell)
    );
    let book = zip(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content.as_bytes()),
    ]);
    minimal().remove(&csv).put(&format!("{table}.ods"), book)
}

/// A text table with one text replaced.
pub fn in_csv(table: &str, before: &str, after: &str) -> Entrees {
    minimal().replace(&format!("{table}.csv"), before, after)
}

fn day() -> Format {
    Format::new().set_num_format("dd/mm/yyyy")
}

/// Nothing is told, and every paper shows what it shows when the table is plain text.
pub fn same_papers(files: &Entrees) {
    assert_eq!(files.verify().recit(), "code 0 ; produits : 14 ; retenus : 0\n");
    assert_eq!(papers(files), papers(&minimal()));
}

/// What the grid of E31 of the first pupil shows for the note, and for a state in its place.
pub fn note_shown(files: &Entrees) -> String {
    let papers = papers(files);
    let is_grid = |path: &str| path.contains("0100000001") && path.contains("grille-e31");
    let (_, grid) = papers.iter().find(|(path, _)| is_grid(path)).expect("the grid of the first pupil");
    let shown = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    format!("{} / {}", shown(&grid["grille"]["note"]), shown(&grid["grille"]["absence"]))
}

#[test]
fn cas_048_une_erreur_de_formule_dans_une_note() {
    let files = in_xlsx("grilles-e31", |sheet| {
        let broken = |error: &str| Formula::new("=Notes!B2").set_result(error);
        sheet.write_formula(1, 16, broken("#REF!")).expect("a small sheet");
        sheet.write_formula(2, 16, broken("#N/A")).expect("a small sheet");
    });
    check(
        &files,
        &expect![[r#"
            erreur[E208] DURAND Léa, E31 : cellule en erreur : « #REF! »
              → grilles-e31.xlsx, feuille « Feuille », cellule Q2
              aide : corriger la formule, ou la remplacer par sa valeur
            erreur[E208] MARTIN Hugo, E31 : cellule en erreur : « #N/A »
              → grilles-e31.xlsx, feuille « Feuille », cellule Q3
              aide : corriger la formule, ou la remplacer par sa valeur
            code 1 ; produits : 12 ; retenus : 2
              grille-e31 de 0100000001 : E208
              grille-e31 de 0100000002 : E208
        "#]],
    );
    check(
        &in_csv("grilles-e31", ";13,5;", ";#VALEUR!;"),
        &expect![[r#"
            erreur[E208] DURAND Léa, E31 : cellule en erreur : « #VALEUR! »
              → grilles-e31.csv, cellule Q2
              aide : corriger la formule, ou la remplacer par sa valeur
            code 1 ; produits : 13 ; retenus : 1
              grille-e31 de 0100000001 : E208
        "#]],
    );
}

#[test]
fn cas_049_une_erreur_d_un_autre_tableur_ne_retient_que_sa_cellule() {
    let files = in_csv("grilles-e31", ";13,5;", ";#SPILL!;")
        .replace("grilles-e32.csv", ";12,5;", ";Err:508;")
        .replace("travaux.csv", "Suivre les congés", "#ERROR!");
    check(
        &files,
        &expect![[r#"
            erreur[E208] DURAND Léa, E31 : cellule en erreur : « #SPILL! »
              → grilles-e31.csv, cellule Q2
              aide : corriger la formule, ou la remplacer par sa valeur
            erreur[E208] MARTIN Hugo, E32 : cellule en erreur : « Err:508 »
              → grilles-e32.csv, cellule Q3
              aide : corriger la formule, ou la remplacer par sa valeur
            erreur[E208] MARTIN Hugo, E32 : cellule en erreur : « #ERROR! »
              → travaux.csv, cellule F5
              aide : corriger la formule, ou la remplacer par sa valeur
            code 1 ; produits : 11 ; retenus : 3
              grille-e31 de 0100000001 : E208
              grille-e32 de 0100000002 : E208
              etat-recapitulatif-e32 de 0100000002 : E208
        "#]],
    );
}

#[test]
fn cas_050_une_division_par_zero_n_est_jamais_un_zero() {
    check(
        &in_xml("grilles-e31", "Q2", "<c r=\"Q2\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>"),
        &expect![[r#"
            erreur[E208] DURAND Léa, E31 : cellule en erreur : « #DIV/0! »
              → grilles-e31.xlsx, feuille « Feuille », cellule Q2
              aide : corriger la formule, ou la remplacer par sa valeur
            code 1 ; produits : 13 ; retenus : 1
              grille-e31 de 0100000001 : E208
        "#]],
    );
    // As LibreOffice stores it.
    let stored = "<table:table-cell table:formula=\"of:=1/0\" office:value-type=\"string\" office:string-value=\"\" calcext:value-type=\"error\"><text:p>#DIV/0!</text:p></table:table-cell>";
    check(
        &in_ods("grilles-e31", "13,5", stored),
        &expect![[r#"
            erreur[E208] DURAND Léa, E31 : cellule en erreur : « #DIV/0! »
              → grilles-e31.ods, feuille « Feuille », cellule Q2
              aide : corriger la formule, ou la remplacer par sa valeur
            code 1 ; produits : 13 ; retenus : 1
              grille-e31 de 0100000001 : E208
        "#]],
    );
    // As others do: zero, shown as an error.
    let zero = "<table:table-cell table:formula=\"of:=1/0\" office:value-type=\"float\" office:value=\"0\"><text:p>#DIV/0!</text:p></table:table-cell>";
    check(
        &in_ods("grilles-e31", "13,5", zero),
        &expect![[r#"
            erreur[E208] DURAND Léa, E31 : cellule en erreur : « #DIV/0! »
              → grilles-e31.ods, feuille « Feuille », cellule Q2
              aide : corriger la formule, ou la remplacer par sa valeur
            code 1 ; produits : 13 ; retenus : 1
              grille-e31 de 0100000001 : E208
        "#]],
    );
}

#[test]
fn cas_051_une_formule_jamais_calculee_ne_passe_pas_pour_une_cellule_vide() {
    // A level: a blank one would leave a criterion without its cross, unseen.
    check(
        &in_xml("grilles-e31", "E2", "<c r=\"E2\"><f>Saisie!E2</f></c>"),
        &expect![[r#"
            erreur[E220] DURAND Léa, E31 : formule dont le résultat n’est pas enregistré dans le fichier
              → grilles-e31.xlsx, feuille « Feuille », cellule E2
              aide : ouvrir le classeur dans Excel ou LibreOffice, l’enregistrer, et le déposer de nouveau
            code 1 ; produits : 13 ; retenus : 1
              grille-e31 de 0100000001 : E220
        "#]],
    );
    check(
        &in_xml("candidats", "F2", "<c r=\"F2\"><f>DATE(2008,5,12)</f><v/></c>"),
        &expect![[r#"
            erreur[E220] DURAND Léa : formule dont le résultat n’est pas enregistré dans le fichier
              → candidats.xlsx, feuille « Feuille », cellule F2
              aide : ouvrir le classeur dans Excel ou LibreOffice, l’enregistrer, et le déposer de nouveau
            code 1 ; produits : 7 ; retenus : 7
              grille-e31 de 0100000001 : E220
              grille-e32 de 0100000001 : E220
              etat-recapitulatif-e31 de 0100000001 : E220
              etat-recapitulatif-e32 de 0100000001 : E220
              attestation-pfmp de 0100000001 : E220
              attestation-pfmp de 0100000001 : E220
              attestation-pfmp-recapitulative de 0100000001 : E220
        "#]],
    );
}

#[test]
fn cas_052_une_note_tapee_comme_un_texte_avec_une_virgule() {
    same_papers(&in_xlsx("grilles-e31", |sheet| {
        sheet.write_string(NOTE.0, NOTE.1, " 13,5\u{a0}").expect("a small sheet");
    }));
}

#[test]
fn cas_053_une_note_tapee_comme_un_texte_avec_un_point() {
    same_papers(&in_csv("grilles-e31", ";13,5;", ";13.5;"));
    same_papers(&in_xlsx("grilles-e31", |sheet| {
        sheet.write_string(NOTE.0, NOTE.1, "13.5").expect("a small sheet");
    }));
}

#[test]
fn cas_054_une_note_que_le_tableur_a_changee_en_date() {
    let files = in_xlsx("grilles-e31", |sheet| {
        let format = Format::new().set_num_format("d-mmm");
        sheet.write_number_with_format(NOTE.0, NOTE.1, 46_155, &format).expect("a small sheet");
    });
    check(
        &files,
        &expect![[r#"
            erreur[E205] DURAND Léa, E31 : note illisible : le tableur l’a changée en date, « 13/05 »
              → grilles-e31.xlsx, feuille « Feuille », cellule Q2
              aide : mettre la cellule au format Nombre et retaper la note avec une virgule
            code 1 ; produits : 13 ; retenus : 1
              grille-e31 de 0100000001 : E205
        "#]],
    );
    let stored = "<table:table-cell office:value-type=\"date\" office:date-value=\"2026-05-13\"><text:p>13/05/26</text:p></table:table-cell>";
    check(
        &in_ods("grilles-e31", "13,5", stored),
        &expect![[r#"
            erreur[E205] DURAND Léa, E31 : note illisible : le tableur l’a changée en date, « 13/05/2026 »
              → grilles-e31.ods, feuille « Feuille », cellule Q2
              aide : mettre la cellule au format Nombre et retaper la note avec une virgule
            code 1 ; produits : 13 ; retenus : 1
              grille-e31 de 0100000001 : E205
        "#]],
    );
    check(
        &in_csv("grilles-e31", ";13,5;", ";13-mai;"),
        &expect![[r#"
            erreur[E205] DURAND Léa, E31 : note illisible : le tableur l’a changée en date, « 13-mai »
              → grilles-e31.csv, cellule Q2
              aide : mettre la cellule au format Nombre et retaper la note avec une virgule
            code 1 ; produits : 13 ; retenus : 1
              grille-e31 de 0100000001 : E205
        "#]],
    );
}

#[test]
fn cas_055_une_note_a_un_milliardieme_pres() {
    same_papers(&in_xlsx("grilles-e31", |sheet| {
        sheet.write_number(NOTE.0, NOTE.1, 13.499_999_999_999_998).expect("a small sheet");
    }));
    let stored = "<table:table-cell office:value-type=\"float\" office:value=\"13.499999999999998\"><text:p>13,5</text:p></table:table-cell>";
    same_papers(&in_ods("grilles-e31", "13,5", stored));
}

#[test]
fn cas_056_un_nombre_infini_demesure_ou_qui_n_en_est_pas_un() {
    let files = in_xlsx("grilles-e31", |sheet| {
        sheet.write_number(NOTE.0, NOTE.1, 1e300).expect("a small sheet");
        sheet.write_string(2, 16, "INF").expect("a small sheet");
    });
    check(
        &files,
        &expect![[r#"
            erreur[E205] DURAND Léa, E31 : note illisible : « 1e300 »
              → grilles-e31.xlsx, feuille « Feuille », cellule Q2
              aide : écrire la note, par exemple 13,5, ou ABS (Absent à l’épreuve)
            erreur[E205] MARTIN Hugo, E31 : note illisible : « INF »
              → grilles-e31.xlsx, feuille « Feuille », cellule Q3
              aide : écrire la note, par exemple 13,5, ou ABS (Absent à l’épreuve)
            code 1 ; produits : 12 ; retenus : 2
              grille-e31 de 0100000001 : E205
              grille-e31 de 0100000002 : E205
        "#]],
    );
    check(
        &in_xml("grilles-e31", "Q2", "<c r=\"Q2\"><v>NaN</v></c>"),
        &expect![[r#"
            erreur[E221] DURAND Léa, E31 : cellule abîmée dans le fichier (« NaN » à la place d’un nombre)
              → grilles-e31.xlsx, feuille « Feuille », cellule Q2
              aide : retaper cette cellule dans le tableur, enregistrer, et déposer de nouveau le fichier
            code 1 ; produits : 13 ; retenus : 1
              grille-e31 de 0100000001 : E221
        "#]],
    );
    let stored = "<table:table-cell office:value-type=\"float\" office:value=\"INF\"/>";
    check(
        &in_ods("grilles-e31", "13,5", stored),
        &expect![[r#"
            erreur[E221] DURAND Léa, E31 : cellule abîmée dans le fichier (« INF » à la place d’un nombre)
              → grilles-e31.ods, feuille « Feuille », cellule Q2
              aide : retaper cette cellule dans le tableur, enregistrer, et déposer de nouveau le fichier
            code 1 ; produits : 13 ; retenus : 1
              grille-e31 de 0100000001 : E221
        "#]],
    );
}

#[test]
fn cas_057_une_note_hors_du_bareme() {
    let files = in_xlsx("grilles-e31", |sheet| {
        sheet.write_number(1, 16, 21).expect("a small sheet");
        sheet.write_number(2, 16, -1).expect("a small sheet");
    });
    check(
        &files,
        &expect![[r#"
            erreur[E206] DURAND Léa, E31 : note hors du barème : « 21 » pour une note sur 20
              → grilles-e31.xlsx, feuille « Feuille », cellule Q2
              aide : corriger la note, entre 0 et 20
            erreur[E206] MARTIN Hugo, E31 : note hors du barème : « -1 » pour une note sur 20
              → grilles-e31.xlsx, feuille « Feuille », cellule Q3
              aide : corriger la note, entre 0 et 20
            code 1 ; produits : 12 ; retenus : 2
              grille-e31 de 0100000001 : E206
              grille-e31 de 0100000002 : E206
        "#]],
    );
}

#[test]
fn cas_058_un_mot_a_la_place_de_la_note() {
    for word in ["abs", "ABS", "Absente"] {
        let files = in_csv(
            "grilles-e31",
            "3;3;4;3;3;2;3;3;4;3;3;3;13,5;Accueil en mairie;Bon oral",
            &format!(";;;;;;;;;;;;{word};;"),
        );
        assert_eq!(files.verify().recit(), "code 0 ; produits : 14 ; retenus : 0\n");
        assert_eq!(note_shown(&files), "ABS / Absent à l’épreuve");
    }
    let files = in_csv("grilles-e31", ";13,5;", ";disp.;").replace("grilles-e31.csv", ";11;", ";NE;");
    check(
        &files,
        &expect![[r#"
            erreur[E205] DURAND Léa, E31 : note illisible : « disp. »
              → grilles-e31.csv, cellule Q2
              aide : écrire la note, par exemple 13,5, ou ABS (Absent à l’épreuve)
            erreur[E205] MARTIN Hugo, E31 : note illisible : « NE »
              → grilles-e31.csv, cellule Q3
              aide : écrire la note, par exemple 13,5, ou ABS (Absent à l’épreuve)
            code 1 ; produits : 12 ; retenus : 2
              grille-e31 de 0100000001 : E205
              grille-e31 de 0100000002 : E205
        "#]],
    );
}

#[test]
fn cas_059_une_espace_insecable_dans_une_note() {
    check(
        &in_csv("grilles-e31", ";13,5;", ";1\u{a0}3,5;"),
        &expect![[r#"
            erreur[E205] DURAND Léa, E31 : note illisible : « 1 3,5 » contient une espace
              → grilles-e31.csv, cellule Q2
              aide : retaper la note sans espace, par exemple 13,5
            code 1 ; produits : 13 ; retenus : 1
              grille-e31 de 0100000001 : E205
        "#]],
    );
}

#[test]
fn cas_060_une_note_vide_manque_et_n_est_pas_un_zero() {
    for blank in [";;", ";   ;", "; -;"] {
        let files = in_csv("grilles-e31", ";13,5;", blank);
        assert_eq!(files.verify().recit(), "code 0 ; produits : 14, dont à compléter : 1 ; retenus : 0\n");
        assert_eq!(note_shown(&files), "null / null");
    }
    assert_eq!(note_shown(&in_csv("grilles-e31", ";13,5;", ";0;")), "0 / null");
}

#[test]
fn cas_061_un_numero_de_jour_dans_une_colonne_de_dates() {
    same_papers(&in_xlsx("candidats", |sheet| {
        sheet.write_number(NAISSANCE.0, NAISSANCE.1, 39_580).expect("a small sheet");
    }));
    same_papers(&in_xlsx("candidats", |sheet| {
        sheet.write_number_with_format(NAISSANCE.0, NAISSANCE.1, 39_580, &day()).expect("a small sheet");
    }));
}

#[test]
fn cas_062_la_meme_date_dans_un_classeur_qui_compte_depuis_1904() {
    same_papers(&born_in_1904(&day()));
}

/// Under a format that shows no day, as under none, nothing says from which calendar the number comes.
#[test]
fn cas_062_un_nombre_que_son_format_montre_autrement() {
    let told = born_in_1904(&Format::new().set_num_format("# ?/?")).verify().recit();
    let first = "erreur[E204] DURAND Léa : date illisible : la cellule contient le nombre « 38118 », dans un classeur qui \
                 compte les jours depuis 1904\n";
    assert!(told.starts_with(first), "{told}");
}

/// A birth date as its number, in a workbook that counts its days from 1904.
fn born_in_1904(format: &Format) -> Entrees {
    let files = in_xlsx("candidats", |sheet| {
        sheet
            .write_number_with_format(NAISSANCE.0, NAISSANCE.1, 39_580 - 1_462, format)
            .expect("a small sheet");
    });
    let book = files.0["candidats.xlsx"].clone();
    let text = part(&book, "xl/workbook.xml").replace("<workbookPr", "<workbookPr date1904=\"1\"");
    files.put("candidats.xlsx", replace_entry(&book, "xl/workbook.xml", text.as_bytes()))
}

#[test]
fn cas_063_une_date_tapee_comme_un_texte() {
    for written in ["12 mai 2008", "12-05-2008", "12.05.2008", "12 MAI 2008"] {
        same_papers(&in_csv("candidats", "12/05/2008", written));
    }
}

#[test]
fn cas_064_un_jour_qui_n_existe_pas() {
    check(
        &in_csv("candidats", "12/05/2008", "31/02/2008"),
        &expect![[r#"
            erreur[E204] DURAND Léa : date impossible : « 31/02/2008 », il n’y a pas de 31 février
              → candidats.csv, cellule F2
              aide : corriger le jour ou le mois
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

#[test]
fn cas_065_une_annee_a_deux_chiffres() {
    let files = in_csv("candidats", "12/05/2008", "12/05/08");
    check(
        &files,
        &expect![[r#"
            avertissement[A215] DURAND Léa : année à deux chiffres : « 12/05/08 » est lu 12/05/2008
              → candidats.csv, cellule F2
              aide : écrire l’année avec quatre chiffres
            code 0 ; produits : 14 ; retenus : 0
        "#]],
    );
    assert_eq!(papers(&files), papers(&minimal()));
}

#[test]
fn cas_066_une_date_a_l_envers() {
    same_papers(&in_csv("candidats", "12/05/2008", "2008-05-12"));
}

#[test]
fn cas_067_un_numero_qui_n_est_aucun_jour() {
    let files = in_xlsx("grilles-e31", |sheet| {
        sheet.write_number_with_format(1, 19, 60, &day()).expect("a small sheet");
        sheet.write_number(2, 19, 0).expect("a small sheet");
    });
    check(
        &files,
        &expect![[r#"
            erreur[E204] DURAND Léa, E31 : date illisible : la cellule contient le nombre « 60 », qui ne désigne aucun jour possible
              → grilles-e31.xlsx, feuille « Feuille », cellule T2
              aide : retaper la date au format JJ/MM/AAAA
            erreur[E204] MARTIN Hugo, E31 : date illisible : la cellule contient le nombre « 0 », qui ne désigne aucun jour possible
              → grilles-e31.xlsx, feuille « Feuille », cellule T3
              aide : retaper la date au format JJ/MM/AAAA
            code 1 ; produits : 12 ; retenus : 2
              grille-e31 de 0100000001 : E204
              grille-e31 de 0100000002 : E204
        "#]],
    );
    let files = in_xlsx("grilles-e31", |sheet| {
        sheet.write_number_with_format(1, 19, -1, &day()).expect("a small sheet");
    });
    check(
        &files,
        &expect![[r#"
            erreur[E204] DURAND Léa, E31 : date illisible : la cellule contient le nombre « -1 », qui ne désigne aucun jour possible
              → grilles-e31.xlsx, feuille « Feuille », cellule T2
              aide : retaper la date au format JJ/MM/AAAA
            code 1 ; produits : 13 ; retenus : 1
              grille-e31 de 0100000001 : E204
        "#]],
    );
}

#[test]
fn cas_068_une_naissance_hors_des_annees_de_la_session() {
    check(
        &in_csv("candidats", "12/05/2008", "12/05/2018"),
        &expect![[r#"
            erreur[E204] DURAND Léa : date de naissance invraisemblable pour la session 2026 : 12/05/2018
              → candidats.csv, cellule F2
              aide : corriger la date, avec les quatre chiffres de l’année
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
    check(
        &in_csv("candidats", "12/05/2008", "12/05/1908"),
        &expect![[r#"
            erreur[E204] DURAND Léa : date invraisemblable : « 12/05/1908 »
              → candidats.csv, cellule F2
              aide : corriger l’année, avec ses quatre chiffres
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

#[test]
fn cas_069_un_pourcentage_ou_l_on_attend_un_nombre() {
    let percent = Format::new().set_num_format("0%");
    let files = in_xlsx("grilles-e31", |sheet| {
        sheet.write_number_with_format(NOTE.0, NOTE.1, 0.65, &percent).expect("a small sheet");
    });
    check(
        &files,
        &expect![[r#"
            erreur[E222] DURAND Léa, E31 : pourcentage au lieu d’un nombre : « 65 % »
              → grilles-e31.xlsx, feuille « Feuille », cellule Q2
              aide : mettre la cellule au format Nombre et retaper la valeur
            code 1 ; produits : 13 ; retenus : 1
              grille-e31 de 0100000001 : E222
        "#]],
    );
    let files = in_xlsx("pfmp", |sheet| {
        sheet.write_number_with_format(1, 7, 0.5, &percent).expect("a small sheet");
    });
    check(
        &files,
        &expect![[r#"
            erreur[E222] DURAND Léa, P1 : pourcentage au lieu d’un nombre : « 50 % »
              → pfmp.xlsx, feuille « Feuille », cellule H2
              aide : mettre la cellule au format Nombre et retaper la valeur
            code 1 ; produits : 12 ; retenus : 2
              attestation-pfmp de 0100000001 : E222
              attestation-pfmp-recapitulative de 0100000001 : E222
        "#]],
    );
    // The one column that expects it.
    let mut sheet = feuille(
        "Justificatifs",
        "N° candidat;Nature;Organisme;Du;Au;Quotité\n0100000001;Certificat de travail;Garage Morel;01/09/2024;30/06/2025",
    );
    sheet.write_number_with_format(1, 5, 0.5, &percent).expect("a small sheet");
    let files = minimal().put("justificatifs.xlsx", classeur(vec![sheet]));
    check(
        &files,
        &expect![[r#"
            avertissement[A560] DURAND Léa : certificat de travail non utilisé : la voie « Voie scolaire » demande des périodes, que leurs attestations prouvent
              → justificatifs.xlsx, feuille « Justificatifs », cellule B2
              aide : vérifier la catégorie du candidat, ou effacer la ligne
            code 0 ; produits : 14 ; retenus : 0
        "#]],
    );
    let (tables, _) = tables_of(&files);
    let quotite = tables.justificatifs[0].contenu.quotite.as_ref().map(|q| q.valeur.as_str());
    assert_eq!(quotite, Some("50 %"));
}

#[test]
fn cas_070_un_identifiant_qui_a_perdu_ses_zeros() {
    let files = in_xlsx("pfmp", |sheet| {
        sheet.write_number(1, 0, 100_000_001).expect("a small sheet");
        sheet.write_number(2, 11, 3_401_234_560_001_f64).expect("a small sheet");
    });
    check(
        &files,
        &expect![[r#"
            erreur[E211] DURAND Léa, P1 : identifiant abîmé par le tableur : « 100000001 »
              → pfmp.xlsx, feuille « Feuille », cellule A2
              aide : mettre la colonne au format Texte et recopier l’identifiant avec tous ses chiffres, zéros compris
            erreur[E211] DURAND Léa, P2 : identifiant abîmé par le tableur : « 3401234560001 »
              → pfmp.xlsx, feuille « Feuille », cellule L3
              aide : mettre la colonne au format Texte et recopier l’identifiant avec tous ses chiffres, zéros compris
            code 1 ; produits : 11 ; retenus : 3
              attestation-pfmp de 0100000001 : E211
              attestation-pfmp de 0100000001 : E211
              attestation-pfmp-recapitulative de 0100000001 : E211
        "#]],
    );
    check(
        &in_csv("candidats", "0100000001;", "100000001;"),
        &expect![[r#"
            erreur[E211] DURAND Léa : identifiant abîmé par le tableur : « 100000001 »
              → candidats.csv, cellule A2
              aide : mettre la colonne au format Texte et recopier l’identifiant avec tous ses chiffres, zéros compris
            erreur[E301] 7 lignes de 5 feuilles nomment DURAND Léa (n° 0100000001) : la liste a ce nom, sans ce n°
              → candidats.csv, cellule A2
              → une ligne : grilles-e31.csv, cellule A2
              → une ligne : grilles-e32.csv, cellule A2
              → une ligne : pfmp.csv, cellule A2
              → une ligne : pfmp.csv, cellule A3
              → une ligne : travaux.csv, cellule A2
              → une ligne : travaux.csv, cellule A3
              → une ligne : tuteurs.csv, cellule A2
              aide : corriger la liste si ce n° y manque ou y est faux ; sinon, corriger ces lignes
            code 1 ; produits : 7 ; retenus : 5
              grille-e31 de DURAND Léa : E211, E301
              grille-e32 de DURAND Léa : E211, E301
              etat-recapitulatif-e31 de DURAND Léa : E211, E301
              etat-recapitulatif-e32 de DURAND Léa : E211, E301
              attestation-pfmp-recapitulative de DURAND Léa : E211, E301
        "#]],
    );
}

#[test]
fn cas_071_un_identifiant_en_notation_scientifique() {
    check(
        &in_csv("travaux", "0100000001;DURAND;Léa;E31", "1.23E+10;DURAND;Léa;E31"),
        &expect![[r#"
            erreur[E211] DURAND Léa, E31 : identifiant abîmé par le tableur : « 1.23E+10 »
              → travaux.csv, cellule A2
              aide : mettre la colonne au format Texte et recopier l’identifiant avec tous ses chiffres, zéros compris
            code 1 ; produits : 13 ; retenus : 1
              etat-recapitulatif-e31 de 0100000001 : E211
        "#]],
    );
    check(
        &in_csv("pfmp", "34012345600014", "3,40123E+13"),
        &expect![[r#"
            erreur[E211] DURAND Léa, P2 : identifiant abîmé par le tableur : « 3,40123E+13 »
              → pfmp.csv, cellule L3
              aide : mettre la colonne au format Texte et recopier l’identifiant avec tous ses chiffres, zéros compris
            code 1 ; produits : 12 ; retenus : 2
              attestation-pfmp de 0100000001 : E211
              attestation-pfmp-recapitulative de 0100000001 : E211
        "#]],
    );
    // Fourteen digits in a cell of number are all there, however the sheet shows them.
    same_papers(&in_xlsx("pfmp", |sheet| {
        sheet.write_number(2, 11, 34_012_345_600_014_f64).expect("a small sheet");
    }));
}

#[test]
fn cas_072_vrai_a_la_place_d_un_choix() {
    let files = in_xlsx("travaux", |sheet| {
        sheet.write_boolean(1, 9, true).expect("a small sheet");
    });
    check(
        &files,
        &expect![[r#"
            erreur[E210] DURAND Léa, E31 : valeur inconnue pour « Nature (réelle vécue, réelle observée, simulée) » : « VRAI »
              → travaux.xlsx, feuille « Feuille », cellule J2
              aide : écrire l’une de ces valeurs : réelle vécue, réelle observée, simulée en formation
            code 1 ; produits : 13 ; retenus : 1
              etat-recapitulatif-e31 de 0100000001 : E210
        "#]],
    );
    let files = in_xlsx("tuteurs", |sheet| {
        sheet.write_boolean(1, 4, true).expect("a small sheet");
        sheet.write_boolean(2, 3, true).expect("a small sheet");
    });
    check(
        &files,
        &expect![[r#"
            erreur[E207] DURAND Léa, P1 : niveau inconnu : « VRAI »
              → tuteurs.xlsx, feuille « Feuille », cellule E2
              aide : écrire l’un de ces niveaux : NE (non évalué), NA (non acquis), EC (en cours d’acquisition), A (acquis)
            erreur[E210] MARTIN Hugo : valeur inconnue pour « Période » : « VRAI »
              → tuteurs.xlsx, feuille « Feuille », cellule D3
              aide : écrire l’une de ces valeurs : P1, P2, P3, P4, P5, P6
            code 1 ; produits : 14 ; retenus : 0
        "#]],
    );
    // A box that is ticked or not answers a question by yes or no.
    same_papers(&in_xlsx("candidats", |sheet| {
        sheet.write_boolean(1, 10, false).expect("a small sheet");
    }));
}
