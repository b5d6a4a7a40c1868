//! Workbooks written by hand, and the cells that are read of them.

use super::*;
use crate::intake::classeur::Refus;
use crate::intake::sheet::{Jour, Valeur};

const FORMATS: &str = r#"<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="9"/><xf numFmtId="20"/></cellXfs></styleSheet>"#;
const TEXTES: &str = "<sst><si><t>premier</t></si><si><t>second</t></si></sst>";

/// A workbook of one sheet named F, some of its parts replaced, added or (when empty) left out.
fn parts(others: &[(&str, &str)]) -> Vec<(String, Vec<u8>)> {
    let mut parts = BTreeMap::from([
        (
            "_rels/.rels",
            r#"<Relationships><Relationship Id="r" Type="x/officeDocument" Target="/xl/workbook.xml"/></Relationships>"#,
        ),
        (
            "xl/workbook.xml",
            r#"<workbook xmlns:r="r"><sheets><sheet name="F" sheetId="1" r:id="a"/></sheets></workbook>"#,
        ),
        (
            "xl/_rels/workbook.xml.rels",
            r#"<Relationships><Relationship Id="a" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="s" Type="x/styles" Target="styles.xml"/><Relationship Id="t" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#,
        ),
        ("xl/styles.xml", FORMATS),
        ("xl/sharedStrings.xml", TEXTES),
        ("xl/worksheets/sheet1.xml", "<worksheet><sheetData/></worksheet>"),
    ]);
    parts.extend(others.iter().copied());
    parts.into_iter().filter(|(_, xml)| !xml.is_empty()).map(|(n, xml)| (n.to_owned(), xml.into())).collect()
}

fn workbook(others: &[(&str, &str)]) -> Lecture {
    let bytes = crate::deliver::zip_of(&parts(others), None).unwrap();
    read(&mut Conteneur::open(&bytes)?)
}

fn worksheet(body: &str, others: &[(&str, &str)]) -> Result<Contenu, NonLue> {
    let sheet = format!("<worksheet>{body}</worksheet>");
    let others: Vec<_> =
        others.iter().copied().chain([("xl/worksheets/sheet1.xml", sheet.as_str())]).collect();
    workbook(&others).expect("a workbook that is read").remove(0).contenu
}

/// Every cell with its place, one per line.
fn cells(rows: &str) -> String {
    let mut text = String::new();
    let contenu = worksheet(&format!("<sheetData>{rows}</sheetData>"), &[]).expect("a sound sheet");
    for ligne in contenu.lignes {
        for (colonne, valeur) in ligne.cellules {
            let place = crate::place::Cellule { ligne: ligne.numero, colonne };
            text += &format!("{place} {valeur:?}\n");
        }
    }
    text
}

fn cell_of(cell: &str, others: &[(&str, &str)]) -> Option<Valeur> {
    let contenu = worksheet(&format!("<sheetData><row>{cell}</row></sheetData>"), others);
    let lignes = contenu.expect("a sound sheet").lignes;
    lignes.into_iter().flat_map(|ligne| ligne.cellules).map(|(_, valeur)| valeur).next()
}

fn cell(cell: &str) -> Option<Valeur> {
    cell_of(cell, &[])
}

#[test]
fn every_type_of_value_is_read() {
    let day = Valeur::Date(jiff::civil::date(2008, 5, 12));
    for (written, value) in [
        ("<c><v>13.5</v></c>", Valeur::Nombre(13.5)),
        ("<c t=\"n\"><v> 1.35E1 </v></c>", Valeur::Nombre(13.5)),
        ("<c s=\"2\"><v>0.5</v></c>", Valeur::Pourcentage(0.5)),
        ("<c s=\"1\"><v>39580</v></c>", day.clone()),
        (
            "<c s=\"1\"><v>39580.75</v></c>",
            Valeur::Moment { instant: jiff::civil::date(2008, 5, 12).at(18, 0, 0, 0), montre: Jour::Entier },
        ),
        ("<c s=\"1\"><v>39579.9999999999</v></c>", day.clone()),
        ("<c t=\"d\"><v>2008-05-12T00:00:00Z</v></c>", day.clone()),
        ("<c t=\"d\"><v>2008-05-12Z</v></c>", day),
        ("<c s=\"3\"><v>39580.5</v></c>", Valeur::Texte("12:00".into())),
        ("<c t=\"s\"><v>1</v></c>", Valeur::Texte("second".into())),
        ("<c t=\"str\"><f>A2</f><v>a_x000D_b</v></c>", Valeur::Texte("a\rb".into())),
        ("<c t=\"inlineStr\"><is><r><t>a</t></r><r><t>b</t></r></is></c>", Valeur::Texte("ab".into())),
        ("<c t=\"b\"><v>1</v></c>", Valeur::Booleen(true)),
        ("<c t=\"e\"><v>#N/A</v></c>", Valeur::Erreur("#N/A".into())),
        ("<c t=\"e\"><v>#SPILL!</v></c>", Valeur::Erreur("#SPILL!".into())),
        ("<c><f t=\"shared\" si=\"100000000000\"/><v>7</v></c>", Valeur::Nombre(7.0)),
    ] {
        assert_eq!(cell(written), Some(value), "{written}");
    }
}

#[test]
fn serials_that_no_calendar_has_stay_numbers() {
    for serial in ["0", "1", "60", "-1", "2958466", "1e300"] {
        let read = cell(&format!("<c s=\"1\"><v>{serial}</v></c>"));
        assert_eq!(read, Some(Valeur::Nombre(serial.parse().unwrap())), "{serial}");
    }
    assert_eq!(cell("<c s=\"1\"><v>61</v></c>"), Some(Valeur::Date(jiff::civil::date(1900, 3, 1))));
}

#[test]
fn the_calendar_of_1904_gives_the_same_days() {
    let book = r#"<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="F" r:id="a"/></sheets></workbook>"#;
    let in_1904 = |cell: &str| cell_of(cell, &[("xl/workbook.xml", book)]);
    assert_eq!(in_1904("<c s=\"1\"><v>38118</v></c>"), Some(Valeur::Date(jiff::civil::date(2008, 5, 12))));
    assert_eq!(in_1904("<c s=\"1\"><v>0</v></c>"), Some(Valeur::Date(jiff::civil::date(1904, 1, 1))));
    assert_eq!(in_1904("<c s=\"1\"><v>-1</v></c>"), Some(Valeur::Nombre(-1.0)));
}

#[test]
fn a_formula_that_was_never_calculated_has_no_result() {
    for written in
        ["<c><f>A2</f></c>", "<c><f>A2</f><v/></c>", "<c><f>A2</f><v></v></c>", "<c t=\"e\"><f>A2</f></c>"]
    {
        assert_eq!(cell(written), Some(Valeur::SansResultat), "{written}");
    }
    assert_eq!(cell("<c t=\"str\"><f>A2</f><v></v></c>"), None);
    assert_eq!(cell("<c><f>A2</f><v>0</v></c>"), Some(Valeur::Nombre(0.0)));
    let book = r#"<workbook xmlns:r="r"><sheets><sheet name="F" r:id="a"/></sheets><calcPr fullCalcOnLoad="1"/></workbook>"#;
    let never = |cell: &str| cell_of(cell, &[("xl/workbook.xml", book)]);
    assert_eq!(never("<c><f>A2</f><v>0</v></c>"), Some(Valeur::SansResultat));
    assert_eq!(never("<c><f>A2</f><v>12</v></c>"), Some(Valeur::Nombre(12.0)));
    assert_eq!(never("<c><v>0</v></c>"), Some(Valeur::Nombre(0.0)));
}

#[test]
fn a_blank_cell_is_blank_whatever_its_type() {
    for written in
        ["<c s=\"1\"/>", "<c t=\"s\"/>", "<c t=\"n\"><v></v></c>", "<c t=\"inlineStr\"/>", "<c><v/></c>"]
    {
        assert_eq!(cell(written), None, "{written}");
    }
}

#[test]
fn a_value_that_is_not_of_its_type_is_damaged_alone() {
    for written in [
        "<c><v>abc</v></c>",
        "<c><v>1,5</v></c>",
        "<c><v>INF</v></c>",
        "<c><v>NaN</v></c>",
        "<c><v>1e999</v></c>",
        "<c s=\"9\"><v>1</v></c>",
        "<c t=\"s\"><v>abc</v></c>",
        "<c t=\"s\"><v></v></c>",
        "<c t=\"s\"><v/></c>",
        "<c t=\"b\"><v> </v></c>",
        "<c t=\"e\"><v/></c>",
        "<c t=\"s\"><v>2</v></c>",
        "<c t=\"b\"><v>2</v></c>",
        "<c t=\"d\"><v>2008-02-30</v></c>",
        "<c t=\"z\"><v>1</v></c>",
        "<c><v>1</v><v>2</v></c>",
        "<c><is><t>x</t></is><v>1</v></c>",
        "<c t=\"inlineStr\"><v>x</v></c>",
    ] {
        let rows = format!("<row>{written}<c t=\"s\"><v>0</v></c></row>");
        let read = cells(&rows);
        assert!(read.starts_with("A1 Illisible(") && read.ends_with("B1 Texte(\"premier\")\n"), "{read}");
    }
}

#[test]
fn cells_without_a_reference_are_counted_on() {
    let rows = "<row><c><v>1</v></c><c><v>2</v></c></row><row r=\"4\"><c/><c><v>3</v></c></row><row><c><v>6</v></c></row><row><c r=\"B9\"><v>7</v></c></row><row><c><v>8</v></c></row>";
    let read: Vec<String> =
        cells(rows).lines().map(|l| l.replace(" Nombre(", "=").replace(".0)", "")).collect();
    assert_eq!(read, ["A1=1", "B1=2", "B4=3", "A5=6", "B9=7", "A10=8"]);
}

#[test]
fn what_is_outside_the_grid_or_out_of_its_row_damages_the_sheet() {
    let last = "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>";
    for rows in [
        "<row r=\"1\"><c r=\"ZZZ1\"><v>1</v></c></row>".to_owned(),
        "<row r=\"1\"><c r=\"A2\"><v>1</v></c></row>".to_owned(),
        "<row r=\"1\"><c r=\"XFD1\"><v>1</v></c><c><v>2</v></c></row>".to_owned(),
        "<row r=\"0\"/>".to_owned(),
        // Of two manners, one is a reference that was lost.
        "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c><v>2</v></c></row>".to_owned(),
        "<row r=\"1\"><c><v>1</v></c><c r=\"B1\"><v>2</v></c></row>".to_owned(),
        format!("{last}<row><c><v>1</v></c></row>"),
    ] {
        let read = worksheet(&format!("<sheetData>{rows}</sheetData>"), &[]);
        assert!(matches!(read, Err(NonLue::Illisible(_))), "{rows}");
    }
    assert_eq!(cells(last), "XFD1048576 Nombre(1.0)\n");
}

#[test]
fn what_is_hidden_merged_or_filtered_is_told() {
    let body = r#"<sheetPr filterMode="0"/><dimension ref="A1:XFD1048576"/><cols><col min="2" max="3" width="9"/><col min="4" max="5" hidden="1"/><col min="6" max="6" width="0"/></cols>
        <sheetData><row r="1"><c><v>1</v></c></row><row r="2" hidden="1"><c><v>1</v></c></row><row r="3" ht="0"><c><v>1</v></c></row><row r="4" ht="15"><c><v>1</v></c></row></sheetData>
        <mergeCells count="9"><mergeCell ref="A1:B2"/><mergeCell ref="C3"/></mergeCells>"#;
    let contenu = worksheet(body, &[]).unwrap();
    let hidden: Vec<_> = contenu.lignes.iter().map(|l| l.masquee).collect();
    assert_eq!(hidden, [false, true, true, false]);
    assert_eq!(contenu.colonnes_masquees, [3, 4, 5]);
    assert_eq!(contenu.fusions.len(), 1);
    assert!(!contenu.filtree && !contenu.masquee);
}

#[test]
fn a_filter_is_on_when_it_has_a_criterion() {
    let filtered = |body: &str, others: &[(&str, &str)]| worksheet(body, others).unwrap().filtree;
    let criterion = r#"<autoFilter ref="A1:C9"><filterColumn colId="0"><filters><filter val="x"/></filters></filterColumn></autoFilter>"#;
    let button = r#"<autoFilter ref="A1:C9"><filterColumn colId="0" hiddenButton="1"/></autoFilter>"#;
    assert!(filtered(criterion, &[]));
    assert!(!filtered(button, &[]));
    assert!(filtered(r#"<sheetPr filterMode="true"/>"#, &[]));
    let parts = r#"<tableParts xmlns:r="r"><tablePart r:id="t"/></tableParts>"#;
    let rels = r#"<Relationships><Relationship Id="t" Type="x/table" Target="../tables/table1.xml"/></Relationships>"#;
    for (inside, expected) in [(criterion, true), (button, false)] {
        let table = format!("<table>{inside}</table>");
        let others =
            [("xl/worksheets/_rels/sheet1.xml.rels", rels), ("xl/tables/table1.xml", table.as_str())];
        assert_eq!(filtered(parts, &others), expected);
    }
}

#[test]
fn sheets_come_in_the_order_of_their_tabs_and_say_what_they_are() {
    let book = r#"<x:workbook xmlns:x="m" xmlns:q="r"><x:sheets><x:sheet name="B" q:id="d" state="veryHidden"/><x:sheet name="G" q:id="c"/><x:sheet name="M" q:id="m"/><x:sheet name="A" q:id="a"/><x:sheet name="?" q:id="zz"/><x:sheet name="N" q:id="n"/></x:sheets></x:workbook>"#;
    let rels = r#"<Relationships><Relationship Id="a" Type="x/worksheet" Target="/XL/Worksheets/Sheet1.xml"/><Relationship Id="d" Type="x/worksheet" Target="worksheets\sheet1.xml"/><Relationship Id="c" Type="x/chartsheet" Target="c.xml"/><Relationship Id="m" Type="x/xlMacrosheet" Target="m.xml"/><Relationship Id="n" Type="x/worksheet" Target="nulle-part.xml"/></Relationships>"#;
    let feuilles = workbook(&[("xl/workbook.xml", book), ("xl/_rels/workbook.xml.rels", rels)]).unwrap();
    let told: Vec<_> = feuilles
        .iter()
        .map(|f| match &f.contenu {
            Ok(contenu) if contenu.masquee => format!("{} masquée", f.nom),
            Ok(_) => format!("{} lue", f.nom),
            Err(obstacle) => format!("{} {obstacle:?}", f.nom),
        })
        .collect();
    assert_eq!(
        told,
        [
            "B masquée",
            "G AutreSorte(\"feuille graphique\")",
            "M AutreSorte(\"feuille de macros\")",
            "A lue",
            "? Absente",
            "N Illisible(\"la partie qui la contient manque dans le fichier\")",
        ]
    );
}

#[test]
fn a_workbook_without_what_its_cells_refer_to_is_refused() {
    for part in ["xl/styles.xml", "xl/sharedStrings.xml", "xl/workbook.xml"] {
        assert!(matches!(workbook(&[(part, "")]), Err(Refus::Illisible(_))), "{part}");
    }
    assert!(matches!(workbook(&[("XL/Styles.xml", FORMATS)]), Err(Refus::Illisible(_))));
}
