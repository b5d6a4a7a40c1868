//! Spreadsheets in the open document format, written by hand: a plain one needs no library.

use std::fmt::Write;

use super::archive::{self, Entree};
use super::tableau::{Cellule, Tableau};

const TYPE: &str = "application/vnd.oasis.opendocument.spreadsheet";

const ESPACES: &str = concat!(
    r#"xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" "#,
    r#"xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" "#,
    r#"xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" "#,
    r#"xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" "#,
    r#"xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" "#,
    r#"xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" "#,
    r#"xmlns:config="urn:oasis:names:tc:opendocument:xmlns:config:1.0" "#,
    r#"xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" office:version="1.3""#,
);

const MANIFESTE: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/><manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/><manifest:file-entry manifest:full-path="settings.xml" manifest:media-type="text/xml"/><manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/></manifest:manifest>
"#;

/// Cell styles, by the names that the rows use.
const STYLES_DE_CELLULES: &str = concat!(
    r#"<number:date-style style:name="N1"><number:day number:style="long"/><number:text>/</number:text>"#,
    r#"<number:month number:style="long"/><number:text>/</number:text><number:year number:style="long"/></number:date-style>"#,
    r#"<style:style style:name="titre" style:family="table-cell" style:parent-style-name="Default">"#,
    r#"<style:text-properties fo:font-size="14pt" fo:font-weight="bold"/></style:style>"#,
    r#"<style:style style:name="entete" style:family="table-cell" style:parent-style-name="Default">"#,
    r##"<style:table-cell-properties fo:background-color="#dde6f0" fo:border-bottom="0.5pt solid #000000" "##,
    r#"fo:wrap-option="wrap" style:vertical-align="middle"/><style:text-properties fo:font-weight="bold"/></style:style>"#,
    r#"<style:style style:name="texte" style:family="table-cell" style:parent-style-name="Default">"#,
    r#"<style:table-cell-properties fo:wrap-option="wrap" style:vertical-align="top"/></style:style>"#,
    r#"<style:style style:name="jour" style:family="table-cell" style:parent-style-name="Default" style:data-style-name="N1">"#,
    r#"<style:table-cell-properties style:vertical-align="top"/></style:style>"#,
);

pub fn write(tableaux: &[Tableau]) -> Vec<u8> {
    archive::write(&[
        Entree::stored("mimetype", TYPE.into()),
        Entree::new("META-INF/manifest.xml", MANIFESTE.into()),
        Entree::new("content.xml", content(tableaux).into_bytes()),
        Entree::new("styles.xml", styles().into_bytes()),
        Entree::new("settings.xml", settings(tableaux).into_bytes()),
        Entree::new("meta.xml", meta().into_bytes()),
    ])
}

fn document(racine: &str, corps: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:{racine} {ESPACES}>{corps}</office:{racine}>\n"
    )
}

fn styles() -> String {
    let defaut = r#"<office:styles><style:style style:name="Default" style:family="table-cell"><style:text-properties fo:language="fr" fo:country="FR"/></style:style></office:styles>"#;
    document("document-styles", defaut)
}

fn meta() -> String {
    document("document-meta", "<office:meta><meta:generator>liasse</meta:generator></office:meta>")
}

fn content(tableaux: &[Tableau]) -> String {
    let mut styles = String::from(STYLES_DE_CELLULES);
    let mut feuilles = String::new();
    for (rang, tableau) in tableaux.iter().enumerate() {
        push(&mut feuilles, format_args!(r#"<table:table table:name="{}">"#, escape(&tableau.nom)));
        for (colonne, largeur) in tableau.largeurs().into_iter().enumerate() {
            // A character of the default font is about a fifth of a centimetre wide.
            push(
                &mut styles,
                format_args!(
                    r#"<style:style style:name="f{rang}c{colonne}" style:family="table-column"><style:table-column-properties style:column-width="{}mm"/></style:style>"#,
                    largeur * 2,
                ),
            );
            push(
                &mut feuilles,
                format_args!(r#"<table:table-column table:style-name="f{rang}c{colonne}"/>"#),
            );
        }
        push_lignes(&mut feuilles, tableau);
        feuilles.push_str("</table:table>");
    }
    let corps = format!(
        "<office:automatic-styles>{styles}</office:automatic-styles>\
         <office:body><office:spreadsheet>{feuilles}</office:spreadsheet></office:body>"
    );
    document("document-content", &corps)
}

fn push_lignes(feuille: &mut String, tableau: &Tableau) {
    for titre in &tableau.titres {
        let vide = titre.is_empty();
        push_ligne(feuille, [if vide { cellule(&Cellule::Vide) } else { texte(titre, "titre") }]);
    }
    push_ligne(feuille, tableau.entetes.iter().map(|entete| texte(entete, "entete")));
    for ligne in &tableau.lignes {
        push_ligne(feuille, ligne.iter().map(cellule));
    }
}

fn push_ligne(feuille: &mut String, cellules: impl IntoIterator<Item = String>) {
    feuille.push_str("<table:table-row>");
    feuille.extend(cellules);
    feuille.push_str("</table:table-row>");
}

fn cellule(cellule: &Cellule) -> String {
    match cellule {
        Cellule::Vide => "<table:table-cell/>".to_owned(),
        Cellule::Texte(contenu) => texte(contenu, "texte"),
        Cellule::Nombre(nombre) => format!(
            r#"<table:table-cell table:style-name="texte" office:value-type="float" office:value="{nombre}"><text:p>{}</text:p></table:table-cell>"#,
            nombre.to_string().replace('.', ","),
        ),
        Cellule::Jour(jour) => format!(
            r#"<table:table-cell table:style-name="jour" office:value-type="date" office:date-value="{jour}"><text:p>{:02}/{:02}/{}</text:p></table:table-cell>"#,
            jour.day(),
            jour.month(),
            jour.year(),
        ),
    }
}

/// One paragraph per line.
fn texte(contenu: &str, style: &str) -> String {
    let mut paragraphes = String::new();
    for ligne in contenu.lines() {
        push(&mut paragraphes, format_args!("<text:p>{}</text:p>", spaced(&escape(ligne))));
    }
    format!(
        r#"<table:table-cell table:style-name="{style}" office:value-type="string">{paragraphes}</table:table-cell>"#
    )
}

/// Where the panes freeze, which the format keeps apart from the sheets.
fn settings(tableaux: &[Tableau]) -> String {
    let mut tables = String::new();
    for tableau in tableaux {
        let nom = escape(&tableau.nom);
        push(&mut tables, format_args!(r#"<config:config-item-map-entry config:name="{nom}">"#));
        let (colonnes, lignes) = (usize::from(tableau.figees), tableau.rang_entetes() + 1);
        let mode = |figees: usize| if figees > 0 { 2 } else { 0 };
        for (nom, genre, valeur) in [
            ("HorizontalSplitMode", "short", mode(colonnes)),
            ("VerticalSplitMode", "short", mode(lignes)),
            ("HorizontalSplitPosition", "int", colonnes),
            ("VerticalSplitPosition", "int", lignes),
            ("ActiveSplitRange", "short", 2),
            ("PositionLeft", "int", 0),
            ("PositionRight", "int", colonnes),
            ("PositionTop", "int", 0),
            ("PositionBottom", "int", lignes),
        ] {
            let item = format_args!(
                r#"<config:config-item config:name="{nom}" config:type="{genre}">{valeur}</config:config-item>"#
            );
            push(&mut tables, item);
        }
        tables.push_str("</config:config-item-map-entry>");
    }
    let corps = format!(
        r#"<office:settings><config:config-item-set config:name="ooo:view-settings"><config:config-item-map-indexed config:name="Views"><config:config-item-map-entry><config:config-item config:name="ViewId" config:type="string">view1</config:config-item><config:config-item-map-named config:name="Tables">{tables}</config:config-item-map-named></config:config-item-map-entry></config:config-item-map-indexed></config:config-item-set></office:settings>"#
    );
    document("document-settings", &corps)
}

fn push(texte: &mut String, arguments: std::fmt::Arguments) {
    texte.write_fmt(arguments).expect("writing to a String never fails");
}

/// The format folds spaces that follow each other, and drops those at either end: they are written as elements.
fn spaced(ligne: &str) -> String {
    let mut written = String::with_capacity(ligne.len());
    let mut rest = ligne;
    while let Some(at) = rest.find([' ', '\t']) {
        let (before, blank) = rest.split_at(at);
        written.push_str(before);
        let spaces = blank.len() - blank.trim_start_matches(' ').len();
        let is_edge = written.is_empty() || blank.len() == spaces;
        rest = &blank[spaces.max(1)..];
        match spaces {
            0 => written.push_str("<text:tab/>"),
            1 if !is_edge && !rest.starts_with('\t') && !written.ends_with("/>") => written.push(' '),
            _ => push(&mut written, format_args!(r#"<text:s text:c="{spaces}"/>"#)),
        }
    }
    written + rest
}

fn escape(texte: &str) -> String {
    texte.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
