//! Texts made of tags: pages of the web, and the many files that are XML.

use super::raccourcis;
use super::sortes::{self, Sorte};

/// Bytes of the beginning where an XML file says what it is.
const DEBUT: usize = 64 * 1024;

/// By a piece of the beginning, in small letters: the first that is found.
const VOCABULAIRES: [(&str, Sorte); 7] = [
    ("progid=\"excel.sheet\"", sortes::EXCEL_2003),
    ("schemas-microsoft-com:office:spreadsheet\"", sortes::EXCEL_2003),
    ("progid=\"word.document\"", sortes::WORD),
    ("progid=\"powerpoint.show\"", sortes::POWERPOINT),
    ("opendocument.spreadsheet", sortes::FODS),
    ("opendocument.presentation", sortes::ODP),
    ("opendocument.text", sortes::ODT),
];

/// By the beginning of the name of the root.
const RACINES: [(&str, Sorte); 7] = [
    ("svg", sortes::IMAGE),
    ("bee_", sortes::SIECLE),
    ("sts_", sortes::SIECLE),
    ("edt_", sortes::SIECLE),
    ("siecle", sortes::SIECLE),
    ("rss", sortes::TEXTE),
    ("feed", sortes::TEXTE),
];

/// Names of elements that only pages have, for pieces of them.
const PAGES: [&str; 14] = [
    "head", "body", "div", "p", "h1", "h2", "span", "meta", "title", "link", "style", "script", "center",
    "font",
];

/// Nothing for a text whose first sign is only a sign.
pub fn of_text(texte: &str) -> Option<Sorte> {
    let start = texte.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let small = start.to_ascii_lowercase();
    if !small.starts_with('<') {
        // What a server says may stand before its page.
        let is_page = ["<table", "<tr", "<td", "</t"].iter().all(|tag| small.contains(tag));
        return is_page.then_some(sortes::HTML);
    }
    let head = beginning(&small);
    let declared = small.starts_with("<?xml");
    let root = root_of(&small);
    let is_html = root.is_some_and(|root| root == "html" || PAGES.contains(&root))
        || small.contains("<!doctype html")
        || small.contains("<html");
    if let Some((_, sorte)) = VOCABULAIRES.iter().find(|(piece, _)| !is_html && head.contains(piece)) {
        return Some(*sorte);
    }
    if let Some((_, sorte)) =
        RACINES.iter().find(|(start, _)| root.is_some_and(|root| root.starts_with(start)))
    {
        return Some(*sorte);
    }
    if is_html || !declared && small.contains("<table") {
        return Some(if small.contains("<table") { sortes::HTML } else { sortes::HTML_SANS_TABLEAU });
    }
    if root == Some("plist") {
        return Some(raccourcis::of_plist(start).unwrap_or(sortes::REGLAGES));
    }
    (declared || is_xml(&small, root?)).then_some(sortes::XML)
}

fn beginning(texte: &str) -> &str {
    let end = (0..=DEBUT.min(texte.len())).rev().find(|end| texte.is_char_boundary(*end)).unwrap_or(0);
    &texte[..end]
}

/// The name of the first element, past declarations and comments.
fn root_of(texte: &str) -> Option<&str> {
    let mut rest = texte;
    loop {
        rest = rest.trim_start();
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.split_once("-->")?.1;
        } else if rest.starts_with("<?") || rest.starts_with("<!") {
            rest = rest.split_once('>')?.1;
        } else {
            break;
        }
    }
    let name = rest.strip_prefix('<')?;
    let end = name.find(|c: char| !c.is_ascii_alphanumeric() && !"_-.:".contains(c))?;
    let name = name[..end].rsplit(':').next()?;
    (!name.is_empty()).then_some(name)
}

/// Without a declaration: the root is closed at the end, or most lines are tags.
fn is_xml(texte: &str, root: &str) -> bool {
    let is_closed = texte.trim_end().strip_suffix('>').is_some_and(|t| t.trim_end().ends_with(root));
    let lines = || texte.lines().map(str::trim).filter(|line| !line.is_empty()).take(500);
    let tags = lines().filter(|line| line.starts_with('<') && line.ends_with('>')).count();
    is_closed && texte.contains("</") || tags > 2 && tags * 2 > lines().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_tags_say_is_found_however_far_it_stands() {
        let far = format!("<style>{}</style>\n<table><tr><td>1</td></tr></table>", "p {}\n".repeat(20_000));
        let notice = "Warning: include(a.php) failed\n<table><tr><td>Nom</td></tr></table>";
        for (texte, sorte) in [
            (far.as_str(), sortes::HTML),
            (notice, sortes::HTML),
            ("<!-- x --><HTML><body>Session expirée</body></HTML>", sortes::HTML_SANS_TABLEAU),
            (
                "<?xml version=\"1.0\"?><!DOCTYPE html PUBLIC \"x\"><html xmlns=\"y\"><table/></html>",
                sortes::HTML,
            ),
            ("<BEE_ELEVES VERSION=\"2.1\"><DONNEES/></BEE_ELEVES>", sortes::SIECLE),
            ("<?xml version='1.0' encoding='ISO-8859-15'?>\n<STS_EDT/>", sortes::SIECLE),
            (
                "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">",
                sortes::EXCEL_2003,
            ),
            (
                "<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?><w:wordDocument/>",
                sortes::WORD,
            ),
            (
                "<?xml version=\"1.0\"?><office:document office:mimetype=\"application/vnd.oasis.opendocument.spreadsheet\"/>",
                sortes::FODS,
            ),
            (
                "<?xml version=\"1.0\"?><office:document office:mimetype=\"application/vnd.oasis.opendocument.text\"/>",
                sortes::ODT,
            ),
            ("<?xml version=\"1.0\"?><table><row/></table>", sortes::XML),
            ("<eleves>\n<eleve>DURAND</eleve>\n</eleves>", sortes::XML),
            ("<div><p>Bonjour</p></div>", sortes::HTML_SANS_TABLEAU),
            ("<svg xmlns=\"x\"></svg>", sortes::IMAGE),
            (
                "<plist><dict><key>URL</key><string>https://docs.google.com/spreadsheets/d/1</string></dict></plist>",
                sortes::GOOGLE_SHEETS,
            ),
        ] {
            assert_eq!(of_text(texte), Some(sorte), "{}", &texte[..texte.len().min(80)]);
        }
    }

    #[test]
    fn a_sign_is_no_tag() {
        for texte in [
            "<Nom>;<Prénom>\nDURAND;Léa\n",
            "< 10;2\n",
            "<10;2",
            "Nom;Note\n<br />;12",
            "a <table> de jeu",
            "",
        ] {
            assert_eq!(of_text(texte), None, "{texte}");
        }
    }
}
