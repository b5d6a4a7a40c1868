//! The faults as a list that an office person can mend: who, where, what; the reports and the annotated copies.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{Cursor, Read as _};
use std::sync::Arc;

use expect_test::expect;
use liasse::deliver::{Copie, sha256};
use liasse::diagnostics::Diagnostics;
use liasse::intake::{self, Sheet, Valeur};
use liasse::run::Issue;
use rust_xlsxwriter::{ExcelDateTime, Format};
use zip::ZipArchive;

use crate::atelier::read_tree;
use crate::support::{BASE, Entrees, Essai, Lieu, classeur, feuille, minimal, replace_entry, zip};

/// Several kinds of faults, for several people, in several files.
fn faulty() -> Entrees {
    let mut files = minimal()
        .replace("grilles-e31.csv", ";13,5;", ";21;")
        .replace("grilles-e32.csv", ";12,5;", ";12,7;")
        .replace("travaux.csv", ";Ressources\n", ";Ressources;Photo\n")
        .replace("candidats.csv", "Léa;12/05/2008", "Léa;12/05/08")
        .put("affiche.pdf", b"%PDF-1.7".to_vec())
        .put("brouillon.csv", "a;b\nc;d\n");
    for (before, after) in [
        (
            "P1;certifiante;06/01/2025;14/03/2025;50;10;Mairie",
            "P1;certifiante;06/01/2025;31/02/2025;50;10;Mairie",
        ),
        (
            "P2;certifiante;05/01/2026;13/03/2026;50;10;Garage",
            "P2;certifiante;05/01/2026;13 mars;50;10;Garage",
        ),
        (
            "P1;certifiante;06/01/2025;14/03/2025;50;10;Clinique",
            "P1;certifiante;06/01/2025;à revoir;50;10;Clinique",
        ),
        ("P2;certifiante;05/01/2026;13/03/2026;50;10;Mairie", "P2;certifiante;05/01/2026;??;50;10;Mairie"),
        ("1.2.1", "1.2.9"),
    ] {
        files = files.replace("pfmp.csv", before, after);
    }
    files
}

fn told(lieu: &Lieu, arguments: &[&str]) -> String {
    let output = lieu.liasse(arguments).output().expect("the program starts");
    String::from_utf8(output.stderr).expect("UTF-8")
}

#[test]
fn the_faults_are_told_by_who_can_mend_them() {
    let lieu = Lieu::with(&faulty());
    let account = told(&lieu, &["verifier"]);
    let (_, faults) = account.split_once("\n\n").expect("what was read comes first");
    expect![[r#""#]].assert_eq(faults);
    let quiet = told(&lieu, &["verifier", "-q"]);
    expect![[r#""#]].assert_eq(&quiet);
    let all = told(&lieu, &["verifier", "-v"]);
    assert_eq!(all.matches("[E204] date illisible").count(), 4, "{all}");
    assert!(!all.contains("autres dans cette colonne"), "{all}");
    let essai = faulty().verify();
    assert_eq!(essai.bilan.manifeste.diagnostics.len(), essai.bilan.diagnostics.len(), "never collapsed");
}

#[test]
fn who_can_mend_a_fault_is_the_owner_of_its_table() {
    let essai = faulty().put("classe.xlsx", b"PK".to_vec()).verify();
    let mut text = String::new();
    for d in &essai.bilan.manifeste.diagnostics {
        let place = d.fichier.as_deref().unwrap_or("nulle part");
        writeln!(text, "{} {place} : {}", d.code, d.responsable).expect("a String");
    }
    expect![[r#""#]].assert_eq(&text);
}

#[test]
fn who_can_mend_what_stands_nowhere_is_told_by_its_family() {
    let without = |names: &[&str]| names.iter().fold(minimal(), |files, name| files.remove(name));
    let owners = |files: &Entrees, classes: &[&str]| -> BTreeMap<String, String> {
        let essai =
            files.verify_with(|o| o.selection.classes = classes.iter().map(|c| (*c).to_owned()).collect());
        essai.bilan.diagnostics.iter().map(|d| (d.code.id.to_owned(), d.responsable.clone())).collect()
    };
    assert_eq!(owners(&without(&["etablissement.csv"]), &[])["A511"], "le secrétariat");
    assert_eq!(owners(&without(&["candidats.csv"]), &[])["E308"], "le secrétariat");
    assert_eq!(owners(&minimal(), &["TAGO9"])["E310"], "qui lance le programme");
    let template =
        crate::support::base_with(BTreeMap::from([("grille-ccf.typ".to_owned(), b"#let x = ".to_vec())]));
    let essai = Lieu::with(&minimal()).generate(&template, |_| {});
    assert_eq!(essai.bilan.diagnostics[0].responsable, "qui tient les modèles");
}

// Les rapports

fn report(essai: &Essai, name: &str) -> Vec<u8> {
    read_tree(&essai.lieu.sorties()).remove(name).unwrap_or_else(|| panic!("{name} is written"))
}

/// The text of a page without its tags, one line per block.
fn text_of(html: &str) -> String {
    let mut text = String::new();
    for (index, piece) in html.split('<').enumerate() {
        let (tag, rest) = piece.split_once('>').unwrap_or(("", piece));
        let name = tag.trim_start_matches('/').split(' ').next().unwrap_or_default();
        match name {
            "td" | "th" if index > 0 && tag.starts_with('/') => text.push_str(" | "),
            "tr" | "p" | "h1" | "h2" | "h3" | "caption" | "li" if tag.starts_with('/') => text.push('\n'),
            "br" => text.push_str(" / "),
            _ => {}
        }
        if !matches!(name, "style" | "title") {
            text.push_str(rest);
        }
    }
    text.lines().map(|line| line.trim_end_matches(" | ").to_owned() + "\n").collect()
}

#[test]
fn the_report_says_for_whom_then_what_was_read_then_the_faults() {
    let essai = faulty().generate();
    let html = String::from_utf8(report(&essai, "rapport.html")).expect("UTF-8");
    expect![[r#""#]].assert_eq(&text_of(&html));
    assert!(!html.contains("<script") && !html.contains("http"), "nothing from elsewhere");
    for (link, rest) in html.split("href=\"#").skip(1).map(|rest| rest.split_once('"').expect("an attribute"))
    {
        assert_eq!(
            html.matches(&format!("id=\"{link}\"")).count(),
            1,
            "{link} leads somewhere: {}",
            &rest[..20]
        );
    }
    for copie in &essai.bilan.copies {
        assert!(html.contains(&format!("href=\"{}\"", copie.chemin)), "{}", copie.chemin);
        assert!(essai.lieu.sorties().join(&copie.chemin).exists());
    }
}

#[test]
fn a_report_without_faults_explains_nothing() {
    let html = String::from_utf8(report(&minimal().generate(), "rapport.html")).expect("UTF-8");
    assert!(html.contains("Rien à corriger.") && !html.contains("Ce que veulent dire les codes"), "{html}");
}

/// The sheets of a workbook, read as a dropped file would be.
fn sheets_of(bytes: &[u8]) -> Vec<Sheet> {
    let fichier: Arc<str> = "relu.xlsx".into();
    let mut diags = Diagnostics::default();
    let sheets = intake::read_file(&mut diags, &fichier, bytes);
    assert!(diags.into_sorted().is_empty(), "the workbook is sound");
    sheets
}

fn name_of(sheet: &Sheet) -> &str {
    sheet.lieu.feuille.as_deref().expect("a sheet has a name")
}

/// Every cell of a sheet, all of them texts.
fn texts_of(sheet: &Sheet) -> Vec<Vec<String>> {
    let lines = sheet.contenu.lignes.iter().map(|ligne| {
        let mut cells = Vec::new();
        for (column, valeur) in &ligne.cellules {
            let Valeur::Texte(text) = valeur else { panic!("{valeur:?} is no text") };
            cells.resize(*column as usize, String::new());
            cells.push(text.clone());
        }
        cells
    });
    lines.collect()
}

#[test]
fn the_table_of_faults_has_all_of_them_as_texts() {
    let formula = "=HYPERLINK(\"http://x\";\"y\")";
    let essai = faulty()
        .append("candidats.csv", &format!("0100000009;;SIMON;;Ana;{formula};TAGO1;A;;;\n"))
        .generate();
    let book = report(&essai, "rapport.xlsx");
    let sheets = sheets_of(&book);
    assert_eq!(
        sheets.iter().map(name_of).collect::<Vec<_>>(),
        ["À corriger", "Ce qui a été lu", "Documents retenus"]
    );
    let faults = texts_of(&sheets[0]);
    assert_eq!(faults.len(), essai.bilan.diagnostics.len() + 1);
    let mut text = String::new();
    for row in &faults {
        writeln!(text, "{}", row.join(" | ")).expect("a String");
    }
    expect![[r#""#]].assert_eq(&text);
    assert_eq!(texts_of(&sheets[1]).len(), essai.bilan.manifeste.sources.len() + 1);
    assert_eq!(texts_of(&sheets[2]).len(), essai.bilan.manifeste.retenus.len() + 1);
    for sheet in 1..=3 {
        let xml = part(&book, &format!("xl/worksheets/sheet{sheet}.xml"));
        assert!(xml.contains("<autoFilter") && !xml.contains("<f>"), "{xml}");
    }
}

#[test]
fn a_text_too_long_for_a_cell_is_cut_and_says_so() {
    let long = "x".repeat(40_000);
    let essai =
        minimal().replace("grilles-e31.csv", "Bon oral;20/05/2026", &format!("Bon oral;{long}")).generate();
    assert_eq!(essai.bilan.issue, Issue::Partielle);
    let faults = texts_of(&sheets_of(&report(&essai, "rapport.xlsx"))[0]);
    assert!(
        faults[1][4].ends_with("… (texte coupé : il compte 40019 caractères)"),
        "{}",
        &faults[1][4][32_600..]
    );
    let copy = texts_of(&sheets_of(&report(&essai, "a-corriger/grilles-e31.csv.xlsx"))[0]);
    assert!(copy[1].last().expect("a date").ends_with("… (texte coupé : il compte 40000 caractères)"));
}

// Les copies annotées

fn part(book: &[u8], name: &str) -> String {
    let mut zip = ZipArchive::new(Cursor::new(book)).expect("a workbook");
    let mut text = String::new();
    zip.by_name(name)
        .unwrap_or_else(|_| panic!("{name} in the workbook"))
        .read_to_string(&mut text)
        .expect("UTF-8");
    text
}

/// « F2 : the text of its comment », in order.
fn notes_of(book: &[u8], sheet: usize) -> String {
    let xml = part(book, &format!("xl/comments{sheet}.xml"));
    let mut text = String::new();
    for comment in xml.split("<comment ref=\"").skip(1) {
        let (cell, rest) = comment.split_once('"').expect("an attribute");
        let note =
            rest.split("<t").nth(1).and_then(|t| t.split_once('>')).and_then(|(_, t)| t.split_once("</t>"));
        writeln!(text, "{cell} : {}", note.expect("a text").0).expect("a String");
    }
    text
}

/// A workbook of the kind that a school has: dates, numbers, a percentage, a title above the headers.
fn class_workbook() -> Vec<u8> {
    let mut list = feuille("Élèves [2026]".replace(['[', ']'], "").as_str(), "");
    let entries = [
        "N° candidat",
        "Nom de famille",
        "Prénom(s)",
        "Date de naissance",
        "Classe",
        "Catégorie candidat",
        "Présence",
    ];
    list.write_string(0, 0, "Terminale AGOrA").expect("a cell");
    for (column, name) in (0..).zip(entries) {
        list.write_string(2, column, name).expect("a cell");
    }
    for (row, (numero, nom, prenom)) in
        (3..).zip([("0100000001", "DURAND", "Léa"), ("0100000002", "MARTIN", "Hugo")])
    {
        for (column, text) in (0..).zip([numero, nom, prenom]) {
            list.write_string(row, column, text).expect("a cell");
        }
        list.write_string(row, 4, "TAGO1").expect("a cell");
        let share = Format::new().set_num_format("0%");
        list.write_number_with_format(row, 6, 0.5, &share).expect("a cell");
    }
    let day = Format::new().set_num_format("dd/mm/yyyy");
    let born = ExcelDateTime::from_ymd(2008, 5, 12).expect("a date");
    list.write_datetime_with_format(3, 3, &born, &day).expect("a cell");
    list.write_string(4, 3, "31/02/2008").expect("a cell");
    list.write_string(3, 5, "A").expect("a cell");
    let notes = feuille("Mémo", "à faire;relire\n=1+1;x");
    classeur(vec![notes, list])
}

fn with_workbook() -> Entrees {
    minimal().remove("candidats.csv").put("TAGO1/Élèves.xlsx", class_workbook())
}

#[test]
fn a_copy_holds_the_values_and_shows_the_faults() {
    let essai = with_workbook().generate();
    let chemin = "a-corriger/TAGO1/Eleves.xlsx";
    assert_eq!(
        essai.bilan.copies,
        [Copie { chemin: chemin.to_owned(), fichier: "TAGO1/Élèves.xlsx".to_owned(), fautes: 3 }]
    );
    let book = report(&essai, chemin);
    let original = sheets_of(&class_workbook());
    let copied = sheets_of(&book);
    for (before, after) in original.iter().zip(&copied) {
        assert_eq!(name_of(before), name_of(after));
        assert_eq!(before.contenu.lignes, after.contenu.lignes, "the same values at the same places");
    }
    assert_eq!(original.len(), copied.len());
    expect![[r#""#]].assert_eq(&(notes_of(&book, 1) + &notes_of(&book, 2)));
    let styles = part(&book, "xl/styles.xml");
    assert!(styles.contains("FFE06666") && styles.contains("FFFFF2A8"), "{styles}");
    let list = part(&book, "xl/worksheets/sheet2.xml");
    assert!(list.contains("ySplit=\"3\"") && list.contains("state=\"frozen\""), "{list}");
    assert!(
        !part(&book, "xl/worksheets/sheet1.xml").contains("<f>"),
        "a text that begins with = stays a text"
    );
    assert_eq!(
        fs_err::read(essai.lieu.entrees().join("TAGO1/Élèves.xlsx")).expect("a file"),
        class_workbook()
    );
}

#[test]
fn a_csv_and_the_entries_of_an_archive_have_their_copies() {
    let tuteurs = minimal().text("tuteurs.csv").replace(";EC;NE;", ";EC;XX;");
    let pfmp = minimal().text("pfmp.csv").replace("14/03/2025;50;10;Mairie", "14/13/2025;50;10;Mairie");
    let archive =
        zip(&[("P1/CON.csv", tuteurs.as_bytes()), ("sain.csv", minimal().text("travaux.csv").as_bytes())]);
    let essai = minimal()
        .remove("tuteurs.csv")
        .remove("travaux.csv")
        .put("pfmp.csv", pfmp)
        .put("reçus.zip", archive)
        .generate();
    let copies: Vec<&str> = essai.bilan.copies.iter().map(|copie| copie.chemin.as_str()).collect();
    assert_eq!(copies, ["a-corriger/pfmp.csv.xlsx", "a-corriger/recus.zip/P1/CON-0.csv.xlsx"]);
    expect![[r#""#]].assert_eq(&notes_of(&report(&essai, copies[1]), 1));
    let sheets = sheets_of(&report(&essai, copies[0]));
    assert_eq!(name_of(&sheets[0]), "pfmp");
    assert_eq!(texts_of(&sheets[0])[1][0], "0100000001", "an identifier keeps its zeros");
}

#[test]
fn a_sheet_that_could_not_be_read_is_told_in_a_sheet_of_its_name() {
    let sound = classeur(vec![feuille("pfmp", &minimal().text("pfmp.csv")), feuille("abîmée", "a;b")]);
    let damaged = replace_entry(&sound, "xl/worksheets/sheet2.xml", b"<worksheet><sheetData><row");
    let essai = minimal().remove("pfmp.csv").put("classe.xlsx", damaged).generate();
    let book = report(&essai, "a-corriger/classe.xlsx");
    let sheets = part(&book, "xl/workbook.xml");
    assert!(sheets.contains("name=\"pfmp\"") && sheets.contains("name=\"abîmée\""), "{sheets}");
    assert!(notes_of(&book, 1).starts_with("A1 : erreur E106 : feuille illisible"), "{}", notes_of(&book, 1));
}

#[test]
fn sound_files_informations_and_verifications_have_no_copy() {
    let informed = minimal().replace("travaux.csv", ";Ressources\n", ";Ressources;Photo\n");
    for files in [minimal(), informed] {
        let essai = files.generate();
        assert_eq!(essai.bilan.copies, []);
        assert!(!essai.lieu.sorties().join("a-corriger").exists());
    }
    assert_eq!(faulty().verify().bilan.copies, []);
}

fn again(essai: Essai, entrees: &Entrees) -> Essai {
    fs_err::remove_dir_all(essai.lieu.entrees()).expect("a temporary folder");
    entrees.write_below(&essai.lieu.entrees());
    essai.lieu.generate(&BASE, |_| {})
}

#[test]
fn copies_are_the_same_bytes_and_go_once_all_is_mended() {
    let first = faulty().generate();
    let before = read_tree(&first.lieu.sorties());
    assert_eq!(first.bilan.copies.len(), 5, "{:?}", first.bilan.copies);
    let second = again(first, &faulty());
    assert!(read_tree(&second.lieu.sorties()) == before);
    assert_eq!(second.bilan.effaces, Vec::<String>::new());
    let third = again(second, &minimal());
    assert_eq!(third.faults(), "");
    assert_eq!(third.bilan.effaces.len(), 5, "{:?}", third.bilan.effaces);
    assert!(!third.lieu.sorties().join("a-corriger").exists());
}

#[test]
fn a_selection_refreshes_the_copies_too() {
    let first = faulty().generate();
    let mended = faulty().replace("grilles-e31.csv", ";21;", ";13,5;");
    fs_err::remove_dir_all(first.lieu.entrees()).expect("a temporary folder");
    mended.write_below(&first.lieu.entrees());
    let essai = first.lieu.generate(&BASE, |o| o.selection.candidats = vec!["0100000002".to_owned()]);
    assert_eq!(essai.bilan.effaces, ["a-corriger/grilles-e31.csv.xlsx"]);
    assert!(essai.lieu.sorties().join("a-corriger/pfmp.csv.xlsx").exists());
}

#[test]
fn a_copy_that_somebody_changed_is_never_lost() {
    let one = minimal().replace("grilles-e31.csv", ";13,5;", ";21;");
    let other = minimal().replace("grilles-e31.csv", ";13,5;", ";22;");
    let chemin = "a-corriger/grilles-e31.csv.xlsx";
    let first = one.generate();
    fs_err::write(first.lieu.sorties().join(chemin), "travail d’une heure").expect("writable");
    let mut essai = again(first, &other);
    for _ in 0..2 {
        expect![[r#""#]].assert_eq(&essai.recit());
        assert_eq!(report(&essai, chemin), "travail d’une heure".as_bytes());
        essai = again(essai, &other);
    }
    // Once mended, it is a stranger: left, and told as long as it is there.
    let last = again(essai, &minimal());
    expect![[r#""#]].assert_eq(&last.recit());
    assert_eq!(report(&last, chemin), "travail d’une heure".as_bytes());
    fs_err::write(last.lieu.sorties().join("a-corriger/~$grilles-e31.csv.xlsx"), "verrou").expect("writable");
    fs_err::remove_file(last.lieu.sorties().join(chemin)).expect("writable");
    assert_eq!(again(last, &minimal()).faults(), "");
}

#[test]
fn a_copy_that_cannot_be_written_costs_itself_only() {
    let lieu = Lieu::with(&minimal().replace("grilles-e31.csv", ";13,5;", ";21;"));
    fs_err::create_dir_all(lieu.sorties().join("a-corriger/grilles-e31.csv.xlsx/dedans")).expect("writable");
    let essai = lieu.generate(&BASE, |_| {});
    expect![[r#""#]].assert_eq(&essai.recit());
    assert_eq!(essai.bilan.copies, []);
}

#[test]
fn a_sheet_larger_than_a_workbook_is_told_without_a_copy() {
    let wide = ";".repeat(16_400) + "loin\n";
    let essai =
        minimal().replace("grilles-e31.csv", ";13,5;", ";21;").append("grilles-e31.csv", &wide).generate();
    expect![[r#""#]].assert_eq(&essai.recit());
    assert_ne!(sha256(&report(&essai, "rapport.xlsx")), "");
}
