//! Sheets written by hand, and the cells that are read of them.

use super::*;
use crate::intake::sheet::{Contenu, Jour, Valeur};

fn document(styles: &str, tables: &str) -> String {
    let espaces: Vec<String> =
        VOCABULAIRES.iter().map(|(prefixe, uri)| format!("{prefixe}=\"{uri}\"")).collect();
    let espaces = espaces.join(" ");
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content {espaces}><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
}

fn sheets(styles: &str, tables: &str) -> Result<Vec<FeuilleLue>, Faute> {
    read_content(document(styles, tables).as_bytes())
}

fn sheet(rows: &str) -> Contenu {
    let table = format!("<table:table table:name=\"F\">{rows}</table:table>");
    sheets("", &table).expect("a sound sheet").remove(0).contenu.expect("a sheet that is read")
}

/// Every cell with its place, one per line.
fn cells(rows: &str) -> String {
    let mut text = String::new();
    for ligne in sheet(rows).lignes {
        for (colonne, valeur) in ligne.cellules {
            let place = crate::place::Cellule { ligne: ligne.numero, colonne };
            text += &format!("{place} {valeur:?}\n");
        }
    }
    text
}

/// The value of one cell.
fn cell(attributes: &str, content: &str) -> Option<Valeur> {
    let row = format!(
        "<table:table-row><table:table-cell {attributes}>{content}</table:table-cell></table:table-row>"
    );
    sheet(&row).lignes.into_iter().flat_map(|ligne| ligne.cellules).map(|(_, valeur)| valeur).next()
}

fn text(texte: &str) -> Valeur {
    Valeur::Texte(texte.to_owned())
}

#[test]
fn every_type_of_value_is_read() {
    let day = jiff::civil::date(2008, 5, 12);
    let moment = |hour, minute, montre| Valeur::Moment { instant: day.at(hour, minute, 0, 0), montre };
    let montre = |nombre: f64, texte: &str| Valeur::Montre { nombre, texte: texte.to_owned() };
    for (attributes, shown, value) in [
        (r#"office:value-type="float" office:value="13.5""#, "13,5", Valeur::Nombre(13.5)),
        (r#"office:value-type="float" office:value="13.5""#, "13.5", Valeur::Nombre(13.5)),
        (r#"office:value-type="float" office:value="13.5""#, "14", montre(13.5, "14")),
        (
            r#"office:value-type="float" office:value="13.4666666666667""#,
            "13,4666666667",
            Valeur::Nombre(13.466_666_666_666_7),
        ),
        (r#"office:value-type="float" office:value="6000""#, "06000", montre(6000.0, "06000")),
        (r#"office:value-type="float" office:value="30""#, "3,00E+01", Valeur::Scientifique(30.0)),
        (
            r#"office:value-type="currency" office:value="577.5" office:currency="EUR""#,
            "577,50 €",
            montre(577.5, "577,50 €"),
        ),
        (r#"office:value-type="percentage" office:value="0.5""#, "50 %", Valeur::Pourcentage(0.5)),
        (r#"office:value-type="date" office:date-value="2008-05-12""#, "12/05/08", Valeur::Date(day)),
        (
            r#"office:value-type="date" office:date-value="2008-05-12""#,
            "lundi 12 mai 2008",
            Valeur::Date(day),
        ),
        (
            r#"office:value-type="date" office:date-value="2008-05-12""#,
            "12 mai",
            moment(0, 0, Jour::SansAnnee),
        ),
        (
            r#"office:value-type="date" office:date-value="2008-05-12""#,
            "mai 2008",
            moment(0, 0, Jour::SansJour),
        ),
        (
            r#"office:value-type="date" office:date-value="2008-05-12T10:30:00""#,
            "12/05/2008 10:30",
            moment(10, 30, Jour::Entier),
        ),
        (r#"office:value-type="boolean" office:boolean-value="true""#, "VRAI", Valeur::Booleen(true)),
        (
            r#"office:value-type="time" office:time-value="PT08H30M00S""#,
            "08:30",
            Valeur::Texte("08:30".into()),
        ),
        (r#"office:value-type="string""#, "x", Valeur::Texte("x".into())),
        (r#"office:value-type="string" office:string-value="y""#, "x", Valeur::Texte("y".into())),
        ("", "x", Valeur::Texte("x".into())),
    ] {
        assert_eq!(
            cell(attributes, &format!("<text:p>{shown}</text:p>")),
            Some(value),
            "{attributes} {shown}"
        );
    }
}

#[test]
fn an_error_is_never_the_number_stored_beside_it() {
    let formula = r#"table:formula="of:=1/0""#;
    for (attributes, shown) in [
        (r#"office:value-type="float" office:value="0""#, "#DIV/0!"),
        (r#"office:value-type="float" office:value="0""#, "Err:508"),
        (r#"office:value-type="string" office:string-value="" calcext:value-type="error""#, "#N/A"),
        (r#"office:value-type="float" office:value="0" calcext:value-type="error""#, "quoi ?"),
        (r#"office:value-type="string""#, "#REF!"),
        (r#"office:value-type="string""#, "#SPILL!"),
        (r#"office:value-type="percentage" office:value="0""#, "#VALEUR !"),
    ] {
        let read = cell(&format!("{formula} {attributes}"), &format!("<text:p>{shown}</text:p>"));
        assert_eq!(read, Some(Valeur::Erreur(shown.to_owned())), "{attributes} {shown}");
    }
    let typed = cell(r#"office:value-type="string""#, "<text:p>#SPILL!</text:p>");
    assert_eq!(typed, Some(text("#SPILL!")));
}

#[test]
fn a_formula_that_was_never_calculated_has_no_result() {
    let formula = r#"table:formula="of:=[.A1]""#;
    for attributes in ["", r#"office:value-type="float""#, r#"office:value-type="float" office:value="0""#] {
        assert_eq!(cell(&format!("{formula} {attributes}"), ""), Some(Valeur::SansResultat), "{attributes}");
    }
    let zero =
        cell(&format!(r#"{formula} office:value-type="float" office:value="0""#), "<text:p>0</text:p>");
    assert_eq!(zero, Some(Valeur::Nombre(0.0)));
    assert_eq!(cell(&format!(r#"{formula} office:value-type="string""#), ""), None);
}

#[test]
fn a_value_that_is_not_of_its_type_is_damaged() {
    for attributes in [
        r#"office:value-type="float" office:value="abc""#,
        r#"office:value-type="float" office:value="NaN""#,
        r#"office:value-type="float" office:value="1e999""#,
        r#"office:value-type="float""#,
        r#"office:value-type="date" office:date-value="2008-02-30""#,
        r#"office:value-type="boolean" office:boolean-value="2""#,
        r#"office:value-type="matrice""#,
    ] {
        assert!(matches!(cell(attributes, ""), Some(Valeur::Illisible(_))), "{attributes}");
    }
}

#[test]
fn the_text_of_a_cell_is_its_paragraphs() {
    let string = r#"office:value-type="string""#;
    for (content, read) in [
        ("<text:p>a</text:p><text:p>b</text:p>", "a\nb"),
        ("\n  <text:p>\n    DURAND\n    Léa\n  </text:p>\n", "DURAND Léa"),
        ("<text:p>a<text:s/><text:s text:c=\"2\"/>b</text:p>", "a   b"),
        ("<text:p>a<text:tab/>b<text:line-break/>c</text:p>", "a\tb\nc"),
        ("<text:p>a <text:span>b <text:a>c</text:a></text:span> d</text:p>", "a b c d"),
        ("<office:annotation><text:p>note</text:p></office:annotation><text:p>a</text:p>", "a"),
        ("<text:p>a<office:annotation><text:p>note</text:p></office:annotation>b</text:p>", "ab"),
        (
            "<draw:frame><draw:text-box><text:p>dessin</text:p></draw:text-box></draw:frame><text:p>a</text:p>",
            "a",
        ),
        ("<text:p>a &amp; <![CDATA[<b>]]></text:p>", "a & <b>"),
        (
            "<text:list><text:list-item><text:p>a</text:p></text:list-item></text:list><text:p>b</text:p>",
            "a\nb",
        ),
    ] {
        assert_eq!(cell(string, content), Some(text(read)), "{content}");
    }
    assert_eq!(cell(string, "<text:p/>"), None);
}

#[test]
fn repeated_cells_and_rows_stand_at_their_places() {
    let rows = r#"
        <table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>
        <table:table-row table:number-rows-repeated="2">
            <table:table-cell table:number-columns-repeated="2"/>
            <table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="7"/>
            <table:covered-table-cell/>
            <table:table-cell office:value-type="string"><text:p>fin</text:p></table:table-cell>
        </table:table-row>
        <table:table-row table:number-rows-repeated="1048571"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>"#;
    let expected = "C4 Nombre(7.0)\nD4 Nombre(7.0)\nF4 Texte(\"fin\")\nC5 Nombre(7.0)\nD5 Nombre(7.0)\nF5 Texte(\"fin\")\n";
    assert_eq!(cells(rows), expected);
}

#[test]
fn filled_cells_without_end_are_refused() {
    let filled = r#"<table:table-cell office:value-type="float" office:value="7"/>"#;
    for rows in [
        format!("<table:table-row table:number-rows-repeated=\"1000000000\">{filled}</table:table-row>"),
        format!("<table:table-row table:number-rows-repeated=\"18446744073709551615\">{filled}</table:table-row>"),
        r#"<table:table-row><table:table-cell table:number-columns-repeated="1000000000" office:value-type="float" office:value="7"/></table:table-row>"#.to_owned(),
        format!("<table:table-row table:number-rows-repeated=\"1048576\"/><table:table-row>{filled}</table:table-row>"),
        r#"<table:table-row><table:table-cell office:value-type="string"><text:p><text:s text:c="4000000000"/></text:p></table:table-cell></table:table-row>"#.to_owned(),
    ] {
        let read = sheets("", &format!("<table:table table:name=\"F\">{rows}</table:table>"));
        assert!(matches!(read, Err(Faute::Conteneur(_))), "{rows}");
    }
}

#[test]
fn what_is_hidden_merged_or_filtered_is_told() {
    let cell = r#"<table:table-cell office:value-type="float" office:value="1"/>"#;
    let merged = r#"<table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="3" office:value-type="float" office:value="1"/>"#;
    let table = format!(
        r#"<table:table table:name="Fin d’année" table:style-name="ta2">
            <table:table-column/><table:table-column table:visibility="collapse" table:number-columns-repeated="2"/>
            <table:table-column-group table:display="false"><table:table-column/></table:table-column-group>
            <table:table-header-rows><table:table-row>{cell}</table:table-row></table:table-header-rows>
            <table:table-row-group><table:table-row-group table:display="false"><table:table-row>{cell}</table:table-row></table:table-row-group>
            <table:table-row>{merged}</table:table-row></table:table-row-group>
            <table:table-row table:visibility="filter">{cell}</table:table-row>
            <table:table-row table:visibility="collapse">{cell}</table:table-row>
        </table:table>
        <table:table table:name="B"><table:shapes><draw:frame><table:table table:name="C"/></draw:frame></table:shapes></table:table>
        <table:table table:name="'file:///x.ods'#$A"><table:table-row>{cell}</table:table-row></table:table>
        <table:database-ranges>
            <table:database-range table:target-range-address="$'Fin d’année'.A1:$'Fin d’année'.C9"><table:filter><table:filter-condition/></table:filter></table:database-range>
            <table:database-range table:target-range-address="B.A1:B.C9" table:display-filter-buttons="true"><table:filter/></table:database-range>
        </table:database-ranges>"#
    );
    let style = r#"<style:style style:name="ta1"><style:table-properties table:display="true"/></style:style><style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>"#;
    let feuilles = sheets(style, &table).unwrap();
    let noms: Vec<_> = feuilles.iter().map(|f| f.nom.as_str()).collect();
    assert_eq!(noms, ["Fin d’année", "B"]);
    let [first, second] = [0, 1].map(|i| feuilles[i].contenu.clone().unwrap());
    assert!(first.masquee && first.filtree && !second.masquee && !second.filtree);
    assert_eq!(first.colonnes_masquees, [1, 2, 3]);
    let hidden: Vec<_> = first.lignes.iter().map(|l| l.masquee).collect();
    assert_eq!(hidden, [false, true, false, true, true]);
    let merges: Vec<_> = first.fusions.iter().map(|p| format!("{}:{}", p.debut, p.fin)).collect();
    assert_eq!(merges, ["A3:B5"]);
}

#[test]
fn the_sheet_of_an_address_is_told_from_its_cell() {
    for (address, name) in [
        ("Notes.A1:Notes.C9", "Notes"),
        ("$Notes.$A$1:.$C$9", "Notes"),
        ("$'T1. Fin d''année'.A1", "T1. Fin d'année"),
    ] {
        assert_eq!(sheet_of(address).as_deref(), Some(name));
    }
    assert_eq!(sheet_of("A1"), None);
    assert_eq!(sheet_of("'jamais"), None);
}

#[test]
fn other_vocabularies_and_cut_parts_are_damaged() {
    let whole = document("", "<table:table table:name=\"F\"><table:table-row/></table:table>");
    assert!(read_content(whole.as_bytes()).is_ok());
    let cuts = (0..whole.len()).filter(|at| whole.is_char_boundary(*at));
    for cut in cuts {
        assert_eq!(read_content(&whole.as_bytes()[..cut]), Err(Faute::abime()), "{}", &whole[..cut]);
    }
    let other = whole.replace("opendocument:xmlns:table:1.0", "autre");
    assert_eq!(read_content(other.as_bytes()), Err(Faute::abime()));
}

#[test]
fn a_row_that_is_struck_out_or_greyed_is_known() {
    let style = |name: &str, properties: &str| {
        format!(
            "<style:style style:name=\"{name}\" style:family=\"table-cell\"><style:text-properties {properties}/></style:style>"
        )
    };
    let styles = style("barre", "style:text-line-through-style=\"solid\"")
        + &style("gris", "fo:color=\"#999999\"")
        + &style("noir", "style:text-line-through-style=\"none\" fo:color=\"#000000\"");
    let row = |names: &[&str]| {
        let cell = |name: &&str| {
            format!("<table:table-cell table:style-name=\"{name}\"><text:p>x</text:p></table:table-cell>")
        };
        format!("<table:table-row>{}</table:table-row>", names.iter().map(cell).collect::<String>())
    };
    let rows = row(&["barre", "gris"])
        + &row(&["barre", "noir"])
        + &row(&["noir", "barre", "barre"])
        + &row(&["noir"]);
    let table = format!("<table:table table:name=\"F\">{rows}</table:table>");
    let lue =
        sheets(&styles, &table).expect("a sound sheet").remove(0).contenu.expect("a sheet that is read");
    let barrees: Vec<bool> = lue.lignes.iter().map(|ligne| ligne.barree).collect();
    assert_eq!(barrees, [true, false, true, false]);
}
