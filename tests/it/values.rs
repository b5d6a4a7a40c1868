//! What a cell, a header line and a file are read as.

use std::fmt::Write as _;

use expect_test::{Expect, expect};
use liasse::diagnostics::Diagnostic;
use liasse::referentiel::types::NomTable;
use liasse::tables::Tables;
use liasse::tables::lignes::Note;
use liasse::texte;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use rust_xlsxwriter::{Format, Worksheet};

use crate::support::{
    Entrees, PACK, check, classeur, feuille, minimal, papers, replace_entry, tables_of, zip,
};

/// A typed cell of a workbook.
enum Cellule<'a> {
    Texte(&'a str),
    Nombre(f64),
    /// A number shown as a date.
    Jour(f64),
    Pourcent(f64),
    Booleen(bool),
}

use Cellule::{Booleen, Jour, Nombre, Pourcent, Texte};

impl Cellule<'_> {
    fn write(&self, sheet: &mut Worksheet, row: u32, column: u16) {
        let day = Format::new().set_num_format("dd/mm/yyyy");
        let percent = Format::new().set_num_format("0%");
        match self {
            Texte(text) => sheet.write_string(row, column, *text),
            Nombre(number) => sheet.write_number(row, column, *number),
            Jour(serial) => sheet.write_number_with_format(row, column, *serial, &day),
            Pourcent(part) => sheet.write_number_with_format(row, column, *part, &percent),
            Booleen(answer) => sheet.write_boolean(row, column, *answer),
        }
        .expect("a small sheet");
    }

    fn shown(&self) -> String {
        match self {
            Texte(text) => format!("texte « {} »", text.escape_debug()),
            Nombre(number) => format!("nombre {number:?}"),
            Jour(serial) => format!("date n° {serial:?}"),
            Pourcent(part) => format!("pourcentage {part:?}"),
            Booleen(answer) => format!("booléen {answer}"),
        }
    }
}

/// One cell per row under the last header: what is read of each, or what is told of it.
fn check_cells(
    entete: &str,
    cells: &[Cellule<'_>],
    read: impl Fn(&Tables, usize) -> Option<String>,
    expected: &Expect,
) {
    let mut sheet = feuille("Essai", entete);
    let column = u16::try_from(entete.matches(';').count()).expect("a small sheet");
    for (row, cell) in (1..).zip(cells) {
        for (before, title) in (0..column).zip(entete.split(';')) {
            let filler = match title {
                "Épreuve" => "E31".to_owned(),
                "Période" => "P1".to_owned(),
                _ => format!("{row}"),
            };
            sheet.write_string(row, before, filler).expect("a small sheet");
        }
        cell.write(&mut sheet, row, column);
    }
    let files = Entrees(std::collections::BTreeMap::new()).put("essai.xlsx", classeur(vec![sheet]));
    let (tables, diags) = tables_of(&files);
    let told = |row: u32| {
        let here = |d: &&Diagnostic| {
            d.lieu
                .as_ref()
                .and_then(|l| l.cellule)
                .is_some_and(|c| c.ligne == row && c.colonne == u32::from(column))
        };
        let messages: Vec<String> =
            diags.iter().filter(here).map(|d| format!("{} {}", d.code.id, d.message)).collect();
        (!messages.is_empty()).then(|| messages.join(" ; "))
    };
    let mut text = String::new();
    for (index, (row, cell)) in (1..).zip(cells).enumerate() {
        let parts: Vec<String> = [read(&tables, index), told(row)].into_iter().flatten().collect();
        let shown = if parts.is_empty() { "rien".to_owned() } else { parts.join(" ; ") };
        writeln!(text, "{} → {shown}", cell.shown()).expect("a String");
    }
    expected.assert_eq(&text);
}

#[test]
fn a_note_is_read_as_it_was_typed_or_refused() {
    let note = |tables: &Tables, index: usize| {
        tables.evaluations[index].contenu.note.as_ref().map(|note| match &note.valeur {
            Note::Points(points) => texte::decimal(*points),
            Note::Etat(code) => format!("état {code}"),
        })
    };
    let cells = [
        Texte("13,5"),
        Texte("13.5"),
        Texte(" 13,50 "),
        Nombre(13.5),
        Nombre(13.499_999_999_999_998),
        Nombre(0.0),
        Nombre(20.0),
        Nombre(21.0),
        Nombre(-1.0),
        Texte("-0,5"),
        Texte("20,01"),
        Nombre(1e300),
        Texte("1e1"),
        Texte("INF"),
        Texte("NaN"),
        Jour(46155.0),
        Texte("13 mai"),
        Texte("1\u{a0}3,5"),
        Texte("13,5/20"),
        Texte("abs"),
        Texte("Absente"),
        Texte("disp."),
        Texte("NE"),
        Texte("   "),
        Texte("-"),
        Booleen(true),
    ];
    check_cells(
        "N° candidat;Épreuve;Note",
        &cells,
        note,
        &expect![[r#"
            texte « 13,5 » → 13,5
            texte « 13.5 » → 13,5
            texte «  13,50  » → 13,5
            nombre 13.5 → 13,5
            nombre 13.499999999999998 → 13,5
            nombre 0.0 → 0
            nombre 20.0 → 20
            nombre 21.0 → E206 note hors du barème : « 21 » pour une note sur 20
            nombre -1.0 → E206 note hors du barème : « -1 » pour une note sur 20
            texte « -0,5 » → E206 note hors du barème : « -0,5 » pour une note sur 20
            texte « 20,01 » → E206 note hors du barème : « 20,01 » pour une note sur 20
            nombre 1e300 → E205 note illisible : « 1e300 »
            texte « 1e1 » → E205 note illisible : « 1e1 »
            texte « INF » → E205 note illisible : « INF »
            texte « NaN » → A245 « NaN » est lu comme une cellule vide
            date n° 46155.0 → E205 note illisible : le tableur l’a changée en date, « 13/05/2026 »
            texte « 13 mai » → E205 note illisible : le tableur l’a changée en date, « 13 mai »
            texte « 1\u{a0}3,5 » → E205 note illisible : « 1 3,5 » contient une espace
            texte « 13,5/20 » → E205 note illisible : « 13,5/20 »
            texte « abs » → état ABS
            texte « Absente » → état ABS
            texte « disp. » → E205 note illisible : « disp. »
            texte « NE » → E205 note illisible : « NE »
            texte «     » → rien
            texte « - » → rien
            booléen true → E205 note illisible : « VRAI »
        "#]],
    );
}

#[test]
fn a_date_is_a_day_of_the_calendar_or_refused() {
    let birth = |tables: &Tables, index: usize| {
        tables.candidats[index].identite.naissance.as_ref().map(|d| texte::date(d.valeur))
    };
    let cells = [
        Jour(39580.0),
        Nombre(39580.0),
        Texte("12/05/2008"),
        Texte("12-05-2008"),
        Texte("12.05.2008"),
        Texte("2008-05-12"),
        Texte("2008-05-12T00:00:00"),
        Texte("12 mai 2008"),
        Texte("12 MAI 2008"),
        Texte("1 août 2008"),
        Texte("12/05/08"),
        Texte("29/02/2008"),
        Texte("29/02/2009"),
        Texte("31/02/2008"),
        Texte("05/13/2008"),
        Texte("12/05"),
        Texte("12/05/208"),
        Texte("mai 2008"),
        Texte("39580"),
        Nombre(39580.5),
        Nombre(60.0),
        Jour(60.0),
        Nombre(0.0),
        Jour(0.0),
        Nombre(-1.0),
        Nombre(1e300),
        Texte("12/05/1908"),
        Texte("-"),
        Booleen(false),
    ];
    check_cells(
        "N° candidat;Nom;Prénom;Né(e) le",
        &cells,
        birth,
        &expect![[r#"
            date n° 39580.0 → E204 date à deux sens : « 12/05/2008 » peut être le 12/05/2008 ou le 05/12/2008, car une autre date de la colonne a le mois en premier
            nombre 39580.0 → E204 date à deux sens : « 39580 » peut être le 12/05/2008 ou le 05/12/2008, car une autre date de la colonne a le mois en premier
            texte « 12/05/2008 » → E204 date à deux sens : « 12/05/2008 » peut être le 12/05/2008 ou le 05/12/2008, car une autre date de la colonne a le mois en premier
            texte « 12-05-2008 » → E204 date à deux sens : « 12-05-2008 » peut être le 12/05/2008 ou le 05/12/2008, car une autre date de la colonne a le mois en premier
            texte « 12.05.2008 » → E204 date à deux sens : « 12.05.2008 » peut être le 12/05/2008 ou le 05/12/2008, car une autre date de la colonne a le mois en premier
            texte « 2008-05-12 » → 12/05/2008
            texte « 2008-05-12T00:00:00 » → 12/05/2008
            texte « 12 mai 2008 » → 12/05/2008
            texte « 12 MAI 2008 » → 12/05/2008
            texte « 1 août 2008 » → 01/08/2008
            texte « 12/05/08 » → E204 date à deux sens : « 12/05/08 » peut être le 12/05/2008 ou le 05/12/2008, car une autre date de la colonne a le mois en premier
            texte « 29/02/2008 » → 29/02/2008
            texte « 29/02/2009 » → E204 date impossible : « 29/02/2009 », il n’y a pas de 29 février en 2009
            texte « 31/02/2008 » → E204 date impossible : « 31/02/2008 », il n’y a pas de 31 février
            texte « 05/13/2008 » → E204 date à l’américaine, le mois en premier : « 05/13/2008 » serait le 13/05/2008
            texte « 12/05 » → E204 date illisible : « 12/05 »
            texte « 12/05/208 » → E204 date illisible : « 12/05/208 »
            texte « mai 2008 » → E204 date illisible : « mai 2008 »
            texte « 39580 » → E204 date illisible : « 39580 »
            nombre 39580.5 → E204 date illisible : la cellule contient le nombre « 39580,5 », qui ne désigne aucun jour possible
            nombre 60.0 → E204 date illisible : la cellule contient le nombre « 60 », qui ne désigne aucun jour possible
            date n° 60.0 → E204 date illisible : la cellule contient le nombre « 60 », qui ne désigne aucun jour possible
            nombre 0.0 → E204 date illisible : la cellule contient le nombre « 0 », qui ne désigne aucun jour possible
            date n° 0.0 → E204 date illisible : la cellule contient le nombre « 0 », qui ne désigne aucun jour possible
            nombre -1.0 → E204 date illisible : la cellule contient le nombre « -1 », qui ne désigne aucun jour possible
            nombre 1e300 → E204 date illisible : la cellule contient le nombre « 1e300 », qui ne désigne aucun jour possible
            texte « 12/05/1908 » → E204 date invraisemblable : « 12/05/1908 »
            texte « - » → rien
            booléen false → E204 date illisible : « FAUX »
        "#]],
    );
}

#[test]
fn the_epoch_of_1904_gives_the_same_days() {
    let mut sheet = feuille("Liste", "Nom;Prénom;Classe;Né(e) le\nDURAND;Léa;TAGO1");
    Jour(39580.0 - 1462.0).write(&mut sheet, 1, 3);
    let book = classeur(vec![sheet]);
    let parts = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><workbookPr date1904="1"/><sheets><sheet name="Liste" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
    let book = replace_entry(&book, "xl/workbook.xml", parts.as_bytes());
    let (tables, _) = tables_of(&Entrees(std::collections::BTreeMap::new()).put("mac.xlsx", book));
    let birth = tables.candidats[0].identite.naissance.as_ref().map(|d| texte::date(d.valeur));
    assert_eq!(birth.as_deref(), Some("12/05/2008"));
}

#[test]
fn a_birth_out_of_the_range_of_the_session_is_refused() {
    let files = minimal().replace("candidats.csv", "03/11/2007", "03/11/75");
    check(
        &files,
        &expect![[r#"
            erreur[E204] MARTIN Hugo : date de naissance invraisemblable pour la session 2026 : 03/11/2075
              → candidats.csv, cellule F3
              aide : corriger la date, avec les quatre chiffres de l’année
            avertissement[A215] MARTIN Hugo : année à deux chiffres : « 03/11/75 » est lu 03/11/2075
              → candidats.csv, cellule F3
              aide : écrire l’année avec quatre chiffres
            code 1 ; produits : 7 ; retenus : 7
              grille-e31 de 0100000002 : E204
              grille-e32 de 0100000002 : E204
              etat-recapitulatif-e31 de 0100000002 : E204
              etat-recapitulatif-e32 de 0100000002 : E204
              attestation-pfmp de 0100000002 : E204
              attestation-pfmp de 0100000002 : E204
              attestation-pfmp-recapitulative de 0100000002 : E204
        "#]],
    );
}

#[test]
fn days_are_decimal_numbers() {
    let days = |tables: &Tables, index: usize| {
        tables.stages[index].contenu.jours.as_ref().map(|j| texte::decimal(j.valeur))
    };
    let cells = [
        Nombre(20.0),
        Nombre(4.5),
        Texte("4,5"),
        Texte("+4,5"),
        Texte("20 jours"),
        Texte("1 000"),
        Texte("1.000,5"),
        Texte(",5"),
        Texte("5,"),
        Nombre(-1.0),
        Pourcent(0.5),
        Booleen(true),
    ];
    check_cells(
        "N° candidat;Période;Structure;Jours",
        &cells,
        days,
        &expect![[r#"
            nombre 20.0 → 20
            nombre 4.5 → 4,5
            texte « 4,5 » → 4,5
            texte « +4,5 » → 4,5
            texte « 20 jours » → E205 nombre illisible : « 20 jours »
            texte « 1 000 » → E205 nombre illisible : « 1 000 » contient une espace
            texte « 1.000,5 » → E205 nombre illisible : « 1.000,5 »
            texte « ,5 » → E205 nombre illisible : « ,5 »
            texte « 5, » → E205 nombre illisible : « 5, »
            nombre -1.0 → E205 nombre illisible : « -1 »
            pourcentage 0.5 → E222 pourcentage au lieu d’un nombre : « 50 % »
            booléen true → E205 nombre illisible : « VRAI »
        "#]],
    );
}

#[test]
fn a_number_of_years_may_bear_its_unit() {
    let years = |tables: &Tables, index: usize| {
        tables.candidats[index].contenu.duree_cycle.as_ref().map(|d| d.valeur.to_string())
    };
    let cells = [
        Nombre(3.0),
        Texte("3"),
        Texte("3 ans"),
        Texte("2 Ans"),
        Texte("trois ans"),
        Texte("3,5 ans"),
        Nombre(2.5),
    ];
    check_cells(
        "N° candidat;Nom;Prénom;Durée du cycle",
        &cells,
        years,
        &expect![[r#"
            nombre 3.0 → 3
            texte « 3 » → 3
            texte « 3 ans » → 3
            texte « 2 Ans » → 2
            texte « trois ans » → E205 nombre illisible : « trois ans »
            texte « 3,5 ans » → E205 nombre illisible : « 3,5 ans »
            nombre 2.5 → E205 nombre illisible : « 2.5 »
        "#]],
    );
}

#[test]
fn an_identifier_keeps_its_digits_or_is_refused() {
    let number = |tables: &Tables, index: usize| {
        tables.candidats[index].identite.numero.as_ref().map(|n| n.valeur.clone())
    };
    let cells = [
        Texte("0123456789"),
        Texte(" 0123 456 789 "),
        Texte("123456789"),
        Texte("01234567890"),
        Nombre(1_234_567_890.0),
        Nombre(123_456_789.0),
        Nombre(12_345_678_901.0),
        Nombre(1.23e10),
        Texte("1.23E+10"),
        Texte("1,23E+09"),
        Nombre(1_234_567_890.5),
        Nombre(1e20),
        Jour(39580.0),
        Booleen(true),
    ];
    check_cells(
        "Nom;Prénom;Classe;N° candidat",
        &cells,
        number,
        &expect![[r#"
        texte « 0123456789 » → 0123456789
        texte «  0123 456 789  » → 0123456789
        texte « 123456789 » → E211 identifiant abîmé par le tableur : « 123456789 »
        texte « 01234567890 » → 01234567890
        nombre 1234567890.0 → 1234567890
        nombre 123456789.0 → E211 identifiant abîmé par le tableur : « 123456789 »
        nombre 12345678901.0 → 12345678901
        nombre 12300000000.0 → 12300000000
        texte « 1.23E+10 » → E211 identifiant abîmé par le tableur : « 1.23E+10 »
        texte « 1,23E+09 » → E211 identifiant abîmé par le tableur : « 1,23E+09 »
        nombre 1234567890.5 → E211 identifiant abîmé par le tableur : « 1234567890,5 »
        nombre 1e20 → E211 identifiant abîmé par le tableur : « 1e20 »
        date n° 39580.0 → E211 identifiant abîmé par le tableur : « 12/05/2008 »
        booléen true → E211 identifiant abîmé par le tableur : « VRAI »
    "#]],
    );
}

#[test]
fn a_choice_is_one_of_its_words_whatever_their_case() {
    let derogation = |tables: &Tables, index: usize| {
        tables.candidats[index].contenu.derogation.as_ref().map(|d| d.valeur.to_string())
    };
    let cells = [Texte("OUI"), Texte("x"), Texte("Non"), Booleen(true), Texte("peut-être"), Nombre(1.0)];
    check_cells(
        "N° candidat;Nom;Prénom;Dérogation",
        &cells,
        derogation,
        &expect![[r#"
        texte « OUI » → true
        texte « x » → true
        texte « Non » → false
        booléen true → true
        texte « peut-être » → E210 valeur inconnue pour « Dérogation PFMP » : « peut-être »
        nombre 1.0 → E210 valeur inconnue pour « Dérogation PFMP » : « 1 »
    "#]],
    );

    let period = |tables: &Tables, index: usize| {
        tables.stages[index].contenu.periode.as_ref().map(|p| p.valeur.clone())
    };
    let cells = [
        Texte("P2"),
        Texte("p2"),
        Nombre(2.0),
        Texte("PFMP 2"),
        Texte("Période n° 2"),
        Texte("P7"),
        Texte("2025"),
        Booleen(true),
    ];
    check_cells(
        "N° candidat;Structure;Période",
        &cells,
        period,
        &expect![[r#"
        texte « P2 » → P2
        texte « p2 » → P2
        nombre 2.0 → P2
        texte « PFMP 2 » → P2
        texte « Période n° 2 » → P2
        texte « P7 » → E210 valeur inconnue pour « Période » : « P7 »
        texte « 2025 » → E210 valeur inconnue pour « Période » : « 2025 »
        booléen true → E210 valeur inconnue pour « Période » : « VRAI »
    "#]],
    );
}

#[test]
fn a_level_is_its_code_its_label_or_an_alias() {
    let level = |tables: &Tables, index: usize| {
        tables.tuteurs[index].contenu.niveaux.first().map(|(code, level)| format!("{code} {}", level.valeur))
    };
    let cells = [
        Texte("A"),
        Texte("acquise"),
        Texte("En cours d'acquisition"),
        Texte("eca"),
        Texte("B"),
        Nombre(3.0),
    ];
    check_cells(
        "N° candidat;Période;1.1.1 Identifier",
        &cells,
        level,
        &expect![[r#"
        texte « A » → 1.1.1 A
        texte « acquise » → 1.1.1 A
        texte « En cours d\'acquisition » → 1.1.1 EC
        texte « eca » → 1.1.1 EC
        texte « B » → E207 niveau inconnu : « B »
        nombre 3.0 → E207 niveau inconnu : « 3 »
    "#]],
    );
}

#[test]
fn a_total_line_and_a_blank_line_are_reported_and_not_read() {
    let files = minimal()
        .append("pfmp.csv", ";;;;;;;;;;;;;;;\nTotal;;;;;;;200;40;;;;;;;\nMoyenne;;;;;;;50;10;;;;;;;\n");
    let essai = files.verify();
    expect![[r#"
        code 0 ; produits : 14 ; retenus : 0
    "#]]
    .assert_eq(&essai.recit());
    let sources = &essai.manifeste.sources;
    let source = sources.iter().find(|s| s.fichier == "pfmp.csv").expect("a source");
    let aside: Vec<String> =
        source.lignes_ecartees.iter().map(|l| format!("{} {}", l.ligne, l.raison)).collect();
    assert_eq!(source.lignes_lues, 4);
    assert_eq!(aside, ["7 ligne de total ou de moyenne", "8 ligne de total ou de moyenne"]);
}

// En-têtes

#[test]
fn titles_above_the_header_are_skipped_and_its_line_is_reported() {
    let table = minimal().text("pfmp.csv");
    let files = minimal().put("pfmp.csv", format!("Suivi des PFMP\n\nClasse;TAGO1;Session;2026\n\n{table}"));
    assert_eq!(papers(&files), papers(&minimal()));
    let essai = files.verify();
    let source = essai.manifeste.sources.iter().find(|s| s.fichier == "pfmp.csv").expect("a source");
    assert_eq!(source.ligne_entete, Some(5));
}

#[test]
fn the_same_words_of_a_header_are_one_header() {
    let files = minimal()
        .replace("candidats.csv", "Prénom(s)", "PRE\u{301}NOM\u{a0}")
        .replace("candidats.csv", "Nom d'usage", "nom d’usage")
        .replace("candidats.csv", "N° candidat", "No Candidat")
        .replace("pfmp.csv", "Jours de présence", "  jours\u{a0}de  presence :")
        .replace("travaux.csv", "Épreuve", "SOUS-EPREUVE");
    assert_eq!(papers(&files), papers(&minimal()));
}

/// Ways in which people write one header.
fn spelling(header: &str, kind: usize) -> String {
    match kind {
        0 => header.to_uppercase(),
        1 => header.to_lowercase(),
        2 => deunicode::deunicode(header).replace("deg", "°"),
        3 => header.replace(' ', "\u{a0}"),
        4 => header.replace('\'', "’"),
        5 => format!("  {header} :"),
        6 => unicode_normalization::UnicodeNormalization::nfd(header).collect(),
        _ => header.to_owned(),
    }
}

/// The column that a header names in a table of the pack, under another of its names.
fn alias(table: NomTable, header: &str, choice: usize) -> String {
    let table = PACK.table(table).expect("a table of the pack");
    let wanted = texte::fold(header);
    let column = table.colonnes.iter().find(|c| texte::fold(&c.nom) == wanted);
    let names: Vec<&String> = column.iter().flat_map(|c| &c.alias).collect();
    names.get(choice % (names.len() + 1)).map_or_else(|| header.to_owned(), |name| (*name).clone())
}

fn rearranged(text: &str, order: &[usize], rewrite: impl Fn(usize, &str) -> String) -> String {
    let mut lines = String::new();
    for (number, line) in text.lines().enumerate() {
        let cells: Vec<&str> = line.split(';').collect();
        let mut order: Vec<usize> = order.iter().copied().filter(|index| *index < cells.len()).collect();
        order.extend((0..cells.len()).filter(|index| !order.contains(index)).collect::<Vec<_>>());
        let row: Vec<String> = order
            .into_iter()
            .map(|index| if number == 0 { rewrite(index, cells[index]) } else { cells[index].to_owned() })
            .collect();
        writeln!(lines, "{}", row.join(";")).expect("a String");
    }
    lines
}

const TABLES: [(&str, NomTable); 7] = [
    ("candidats.csv", NomTable::Candidats),
    ("pfmp.csv", NomTable::Pfmp),
    ("tuteurs.csv", NomTable::EvaluationsTuteur),
    ("travaux.csv", NomTable::Travaux),
    ("grilles-e31.csv", NomTable::EvaluationsCcf),
    ("grilles-e32.csv", NomTable::EvaluationsCcf),
    ("commissions.csv", NomTable::Commissions),
];

proptest! {
    // The same cases every time: a failure is a change of the code.
    #![proptest_config(ProptestConfig {
        cases: 64,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(2026),
        ..ProptestConfig::default()
    })]

    #[test]
    fn neither_the_order_of_columns_nor_the_spelling_of_headers_matters(
        order in Just((0..20).collect::<Vec<usize>>()).prop_shuffle(),
        kinds in prop::collection::vec(0..9_usize, 20),
        aliases in prop::collection::vec(0..4_usize, 20),
    ) {
        let mut files = minimal();
        for (fichier, table) in TABLES {
            let rewrite = |index: usize, header: &str| {
                spelling(&alias(table, header, aliases[index]), kinds[index])
            };
            let text = rearranged(&files.text(fichier), &order, rewrite);
            files = files.put(fichier, text);
        }
        prop_assert_eq!(papers(&files), papers(&minimal()));
    }

    #[test]
    fn no_text_of_a_cell_stops_a_run(cell in "[^\u{0}]{0,40}", column in 0..16_usize) {
        let text = minimal().text("pfmp.csv");
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let mut cells: Vec<String> = lines[1].split(';').map(str::to_owned).collect();
        cells[column] = format!("\"{}\"", cell.replace('"', "\"\""));
        lines[1] = cells.join(";");
        let (tables, _) = tables_of(&minimal().put("pfmp.csv", lines.join("\n")));
        prop_assert_eq!(tables.stages.len() + tables.sources[5].lignes_ecartees.len(), 4);
    }
}

// Fichiers

#[test]
fn cyclades_is_read_as_it_is_exported() {
    let export = "\u{feff}Session 2026
BACCALAURÉAT PROFESSIONNEL
Listes simples
LYCÉE PROFESSIONNEL DES ESSAIS – NANTES  (0440001A)
Type d'édition : Liste simple par division
Edité le : 28/05/2026
Critères de recherche : établissement, tous les candidats inscrits
Critères de regroupement : Division de classe
Critères de tri : Nom de famille, Prénom(s)
Division de classe;N° Candidat;N° Inscription;N° Océan;Nom de famille;Nom d'usage;Prénom(s);Date de Naissance;Division de classe;INE;Catégorie Candidat;Code Spécialité;Spécialité;Etat;Enseignements
'TAGO1';0100000001;001 Version 1; -;DURAND; -;Léa;12/05/2008;'TAGO1';123456789AA;SCOLAIRE BACPRO 3 ANS (132);30004;ASSIST. GEST. ORGA. & ACTIVITES;Inscrit;Non renseigné
'TAGO1';0100000002;002 Version 1; -;'L''HER';'L''HER-D''ETE';Hugo;03/11/2007;'TAGO1';123456789BB;SCOLAIRE BACPRO 3 ANS (132);30004;ASSIST. GEST. ORGA. & ACTIVITES;Inscrit;Non renseigné
'TCAP';0100000003;003 Version 1; -;SIMON; -;Ana;30/09/2008;'TCAP';123456789CC;SCOLAIRE CAP;31202;EMPLOYE DE COMMERCE;Inscrit;Non renseigné
'TAGO1';0100000004;004 Version 1; -;VIDAL; -;Tom;30/09/2008;'TAGO1';123456789DD;SCOLAIRE BACPRO 3 ANS (132);30004;ASSIST. GEST. ORGA. & ACTIVITES;Démissionnaire;Non renseigné
"
    .replace('\n', "\r\n");
    let files = minimal()
        .put("candidats.csv", export)
        .replace_all("pfmp.csv", "MARTIN", "L’Her")
        .replace_all("travaux.csv", "MARTIN", "L'HER-D'ÉTÉ")
        .replace_all("tuteurs.csv", "MARTIN", "L'Her")
        .replace_all("grilles-e31.csv", "MARTIN", "L'Her")
        .replace_all("grilles-e32.csv", "MARTIN", "L'Her");
    check(
        &files,
        &expect![[r#"
            avertissement[A309] VIDAL Tom : candidat laissé de côté, dont l’état est « Démissionnaire »
              → candidats.csv, cellule N14
              aide : rien à faire s’il ne se présente pas ; sinon corriger son état
            info[I217] colonnes non utilisées : « N° Inscription », « N° Océan » et « Enseignements »
              → candidats.csv, cellule C10
              aide : rien à faire, sauf si l’une d’elles devait compter : corriger alors son en-tête
            info[I547] DURAND Léa : aucune règle de durée des PFMP appliquée : celle de « Voie scolaire » dépend de la durée du cycle (2 ans ou 3 ans), qui n’est pas connue
              → candidats.csv, cellule A11
              aide : remplir la colonne « Durée du cycle »
            info[I547] L'HER Hugo : aucune règle de durée des PFMP appliquée : celle de « Voie scolaire » dépend de la durée du cycle (2 ans ou 3 ans), qui n’est pas connue
              → candidats.csv, cellule A12
              aide : remplir la colonne « Durée du cycle »
            info[I218] 1 élève d’une autre formation laissé de côté : EMPLOYE DE COMMERCE ; 2 en AGOrA
              → candidats.csv, cellule L13
              aide : rien à faire s’ils préparent un autre diplôme ; sinon corriger leur formation
            code 0 ; produits : 14, dont à compléter : 2 ; retenus : 0
        "#]],
    );
}

#[test]
fn a_header_twice_with_one_content_is_harmless() {
    let files = minimal().replace("candidats.csv", ";Classe;", ";Classe;Division de classe;").replace_all(
        "candidats.csv",
        ";TAGO1;",
        ";TAGO1;TAGO1;",
    );
    assert_eq!(papers(&files), papers(&minimal()));
}

/// Every csv table of the folder, rewritten.
fn rewritten(rewrite: impl Fn(&str) -> Vec<u8>) -> Entrees {
    let mut files = minimal();
    for name in files.0.keys().cloned().collect::<Vec<_>>() {
        let bytes = rewrite(&files.text(&name));
        files = files.put(&name, bytes);
    }
    files
}

fn check_rewritten(rewrite: impl Fn(&str) -> Vec<u8>) {
    let files = rewritten(rewrite);
    assert_eq!(papers(&files), papers(&minimal()));
    check(
        &files,
        &expect![[r#"
        code 0 ; produits : 14 ; retenus : 0
    "#]],
    );
}

#[test]
fn a_text_file_is_read_in_each_of_the_usual_encodings() {
    check_rewritten(|text| format!("\u{feff}{text}").into_bytes());
    check_rewritten(|text| encoding_rs::WINDOWS_1252.encode(text).0.into_owned());
    let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    check_rewritten(|text| [&[0xFF, 0xFE][..], &utf16(text)].concat());
}

#[test]
fn a_text_file_is_read_with_each_of_the_usual_separators_and_line_ends() {
    check_rewritten(|text| text.replace(';', "\t").into_bytes());
    check_rewritten(|text| text.replace(';', "|").into_bytes());
    check_rewritten(|text| {
        // Decimal commas stand between quotes where the comma separates.
        let quoted = |cell: &str| if cell.contains(',') { format!("\"{cell}\"") } else { cell.to_owned() };
        let row = |line: &str| line.split(';').map(quoted).collect::<Vec<_>>().join(",");
        text.lines().map(row).collect::<Vec<_>>().join("\n").into_bytes()
    });
    check_rewritten(|text| text.replace('\n', "\r\n").into_bytes());
    check_rewritten(|text| text.replace('\n', "\r").into_bytes());
    check_rewritten(|text| format!("sep=;\n{text}").into_bytes());
}

#[test]
fn a_sep_line_shifts_no_cell() {
    let damaged = minimal().replace("grilles-e31.csv", ";13,5;", ";21;").text("grilles-e31.csv");
    let files = minimal().put("grilles-e31.csv", format!("sep=;\r\n{damaged}"));
    check(
        &files,
        &expect![[r#"
            erreur[E206] DURAND Léa, E31 : note hors du barème : « 21 » pour une note sur 20
              → grilles-e31.csv, cellule Q2
              aide : corriger la note, entre 0 et 20
            code 1 ; produits : 13 ; retenus : 1
              grille-e31 de 0100000001 : E206
        "#]],
    );
}

#[test]
fn a_line_break_inside_a_cell_shifts_no_place() {
    let files = minimal()
        .replace("travaux.csv", "Accueillir un client", "\"Accueillir\nun client\"")
        .replace("travaux.csv", "1.1;1.1.1", "1.1;\"1.1.1\n1.1.2\"")
        .replace("travaux.csv", "Tenir un planning;3.1", "Tenir un planning;9.9");
    check(
        &files,
        &expect![[r#"
            erreur[E210] DURAND Léa, E32 : valeur inconnue pour « Dimension » : « 9.9 »
              → travaux.csv, cellule G3
              aide : écrire l’une de ces valeurs : 3.1, 3.2, 3.3
            code 1 ; produits : 13 ; retenus : 1
              etat-recapitulatif-e32 de 0100000001 : E210
        "#]],
    );
}

#[test]
fn a_text_of_dos_or_of_an_old_mac_is_not_read_as_another() {
    // « é » is 0x82 in code page 850 and 0x8E in Mac Roman.
    for byte in [b"\x82", b"\x8E"] {
        let bytes = minimal().text("candidats.csv").replace('é', "§").into_bytes();
        let mut damaged = Vec::new();
        for part in bytes.split(|b| *b == 0xC2).enumerate() {
            match part {
                (0, head) => damaged.extend_from_slice(head),
                // The sign is two bytes in UTF-8; of the degree sign, only the second byte is kept.
                (_, [0xA7, tail @ ..]) => damaged.extend_from_slice(&[&byte[..], tail].concat()),
                (_, tail) => damaged.extend_from_slice(tail),
            }
        }
        let essai = minimal().put("candidats.csv", damaged).verify();
        assert!(essai.faults().contains("erreur[E107]"), "{}", essai.faults());
    }
}

#[test]
fn an_archive_is_read_in_place() {
    let all = minimal();
    let entries: Vec<(String, Vec<u8>)> =
        all.0.iter().map(|(name, bytes)| (format!("2026/{name}"), bytes.clone())).collect();
    let entries: Vec<(&str, &[u8])> = entries.iter().map(|(n, b)| (n.as_str(), b.as_slice())).collect();
    let nothing = Entrees(std::collections::BTreeMap::new());
    let files = nothing.put("envoi/tout.zip", zip(&entries));
    assert_eq!(papers(&files), papers(&minimal()));
    let damaged = all.replace("grilles-e31.csv", ";13,5;", ";21;");
    let grilles = damaged.text("grilles-e31.csv");
    let files = damaged.remove("grilles-e31.csv").put("n.zip", zip(&[("notes/e31.csv", grilles.as_bytes())]));
    check(
        &files,
        &expect![[r#"
            erreur[E206] DURAND Léa, E31 : note hors du barème : « 21 » pour une note sur 20
              → n.zip/notes/e31.csv, cellule Q2
              aide : corriger la note, entre 0 et 20
            code 1 ; produits : 13 ; retenus : 1
              grille-e31 de 0100000001 : E206
        "#]],
    );
}

#[test]
fn what_systems_leave_behind_is_ignored() {
    let files = minimal()
        .put(".DS_Store", "x")
        .put("Thumbs.db", "x")
        .put("desktop.ini", "x")
        .put("LISEZMOI.txt", "x")
        .put("TAGO1/._classe.xlsx", "x");
    let travaux = minimal().text("travaux.csv");
    let entries: [(&str, &[u8]); 3] =
        [("__MACOSX/._a.csv", b"x"), ("dossier/.DS_Store", b"x"), ("travaux.csv", travaux.as_bytes())];
    check(
        &files.remove("travaux.csv").put("mac.zip", zip(&entries)),
        &expect![[r#"
        code 0 ; produits : 14 ; retenus : 0
    "#]],
    );
}

#[test]
fn a_file_is_what_its_content_says() {
    let travaux = minimal().text("travaux.csv");
    let book = classeur(vec![feuille("Travaux", &travaux)]);
    let files = minimal().remove("travaux.csv").put("travaux.xls", book);
    assert_eq!(papers(&files), papers(&minimal()));
    let files = minimal().remove("travaux.csv").put("travaux.xlsx", travaux);
    assert_eq!(papers(&files), papers(&minimal()));
}

#[test]
fn every_sheet_is_reported_with_what_it_was_taken_for() {
    let essai = minimal().put("menus.csv", "lundi;mardi\nsoupe;frites\n").verify();
    let mut text = String::new();
    for source in &essai.manifeste.sources {
        let table = source.table.as_deref().unwrap_or("rien");
        let header = source.ligne_entete.map_or_else(|| "-".to_owned(), |line| line.to_string());
        writeln!(text, "{} : {table}, en-tête {header}, {} lues", source.fichier, source.lignes_lues)
            .expect("a String");
    }
    expect![[r#"
        candidats.csv : liste des candidats, en-tête 1, 2 lues
        commissions.csv : commissions d’évaluation, en-tête 1, 4 lues
        etablissement.csv : établissement, en-tête 1, 12 lues
        grilles-e31.csv : évaluations des commissions, en-tête 1, 2 lues
        grilles-e32.csv : évaluations des commissions, en-tête 1, 2 lues
        menus.csv : rien, en-tête -, 0 lues
        pfmp.csv : périodes de formation en milieu professionnel, en-tête 1, 4 lues
        travaux.csv : travaux professionnels, en-tête 1, 4 lues
        tuteurs.csv : évaluations des tuteurs, en-tête 1, 2 lues
    "#]]
    .assert_eq(&text);
}
