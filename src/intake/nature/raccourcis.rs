//! Shortcuts: a small file that only says where something else lies.

use super::noms;
use super::sortes::{self, Sorte};

/// By a piece of the address, in small letters: the first that is found.
const LIEUX: [(&str, Sorte); 27] = [
    ("docs.google.com/spreadsheets", sortes::GOOGLE_SHEETS),
    ("docs.google.com", sortes::GOOGLE_DOCS),
    ("drive.google.com", sortes::EN_LIGNE),
    ("sharepoint.com", sortes::EN_LIGNE),
    ("onedrive", sortes::EN_LIGNE),
    ("1drv.ms", sortes::EN_LIGNE),
    ("office.com", sortes::EN_LIGNE),
    ("officeapps.live.com", sortes::EN_LIGNE),
    ("excel.", sortes::EN_LIGNE),
    ("dropbox.com", sortes::EN_LIGNE),
    ("icloud.com", sortes::EN_LIGNE),
    ("nextcloud", sortes::EN_LIGNE),
    ("owncloud", sortes::EN_LIGNE),
    ("nuage", sortes::EN_LIGNE),
    ("/index.php/s/", sortes::EN_LIGNE),
    ("/index.php/f/", sortes::EN_LIGNE),
    ("kdrive", sortes::EN_LIGNE),
    ("calc.", sortes::EN_LIGNE),
    ("/sheet/", sortes::EN_LIGNE),
    ("spreadsheet", sortes::EN_LIGNE),
    ("airtable.com", sortes::EN_LIGNE),
    ("grist", sortes::EN_LIGNE),
    ("filesender", sortes::EN_LIGNE),
    ("wetransfer", sortes::EN_LIGNE),
    ("swisstransfer", sortes::EN_LIGNE),
    ("/download", sortes::EN_LIGNE),
    ("/telecharg", sortes::EN_LIGNE),
];

const LNK: &[u8] = b"\x4C\0\0\0\x01\x14\x02\0\0\0\0\0\xC0";
const BPLIST: &[u8] = b"bplist00";
/// The flag of a folder, in the attributes that a shortcut of Windows keeps of its target.
const DOSSIER: u8 = 0x10;

/// What an address leads to. A file or a folder of some computer may be a table; a page of the web is none, unless
/// it is known to be one.
pub fn of_address(address: &str) -> Sorte {
    let address = address.trim().to_lowercase();
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let is_web = address.starts_with("http://") || address.starts_with("https://");
    let last = path.rsplit(['/', '\\']).next().unwrap_or_default();
    if let Some((_, sorte)) = LIEUX.iter().find(|(piece, _)| is_web && address.contains(piece)) {
        return *sorte;
    }
    // « exemple.com » alone ends as a program does.
    let names_a_file = !is_web || path.matches('/').count() > 2;
    if names_a_file && noms::may_hold_a_table(last) {
        return if is_web { sortes::EN_LIGNE } else { sortes::RACCOURCI };
    }
    if is_web {
        return sortes::PAGE_WEB;
    }
    if noms::is_document_name(last) { sortes::RACCOURCI_SANS_TABLEAU } else { sortes::RACCOURCI }
}

/// A shortcut written as a file of settings: those of Windows (`.url`) and of Linux (`.desktop`).
pub fn of_settings(texte: &str) -> Option<Sorte> {
    let mut lines = texte.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let head = lines.next()?.trim_start_matches('\u{feff}').to_lowercase();
    if head == "[internetshortcut]" || head.starts_with("[{") && texte.contains("[InternetShortcut]") {
        return Some(value_of(texte, "url").map_or(sortes::RACCOURCI, |address| of_address(&address)));
    }
    if head != "[desktop entry]" {
        return None;
    }
    let address = value_of(texte, "url").map(|address| of_address(&address));
    Some(address.unwrap_or(if value_of(texte, "exec").is_some() {
        sortes::PROGRAMME
    } else {
        sortes::RACCOURCI
    }))
}

fn value_of(texte: &str, key: &str) -> Option<String> {
    texte.lines().find_map(|line| {
        let (name, value) = line.split_once('=')?;
        name.trim().eq_ignore_ascii_case(key).then(|| value.trim().to_owned())
    })
}

/// A shortcut of macOS, kept as XML.
pub fn of_plist(texte: &str) -> Option<Sorte> {
    let (_, rest) = texte.split_once("<key>URL</key>")?;
    let (_, rest) = rest.split_once("<string>")?;
    let (address, _) = rest.split_once("</string>")?;
    Some(of_address(&address.replace("&amp;", "&")))
}

/// A shortcut in the formats that are no text: those of Windows (`.lnk`) and of macOS (`.webloc`), and the pages
/// that Safari keeps.
pub fn of_bytes(bytes: &[u8]) -> Option<Sorte> {
    if bytes.starts_with(LNK) {
        return Some(of_link(bytes));
    }
    if !bytes.starts_with(BPLIST) {
        return None;
    }
    let texts = texts_of(bytes);
    if texts.iter().any(|text| text.contains("WebMainResource")) {
        return Some(sortes::MHTML);
    }
    let address = texts.iter().find_map(|text| {
        let at = ["http://", "https://", "file://"].iter().find_map(|start| text.find(start))?;
        text.get(at..)
    });
    address.map(of_address)
}

/// Its target is one of the texts inside, and so are the icon and the program that shows it: only a document that
/// is named, where no table is, makes a detail of it.
fn of_link(bytes: &[u8]) -> Sorte {
    let is_folder = bytes.get(24).is_some_and(|attributes| attributes & DOSSIER != 0);
    let texts = texts_of(bytes);
    let any = |is_it: fn(&str) -> bool| texts.iter().any(|text| is_it(text.trim()));
    if !is_folder && !any(noms::may_hold_a_table) && any(noms::is_document_name) {
        return sortes::RACCOURCI_SANS_TABLEAU;
    }
    sortes::RACCOURCI
}

/// The runs of letters of a file that is no text, in one byte each and in two.
fn texts_of(bytes: &[u8]) -> Vec<String> {
    let is_letter = |byte: u8| byte >= 0x20 && byte != 0x7F;
    let mut texts = Vec::new();
    for run in bytes.split(|byte| !is_letter(*byte)).filter(|run| run.len() > 3) {
        texts.push(encoding_rs::WINDOWS_1252.decode(run).0.into_owned());
    }
    for start in [0, 1] {
        let units = bytes.get(start..).unwrap_or_default().chunks_exact(2);
        let mut run = String::new();
        for unit in units.map(|w| (w[0], w[1])).chain([(0, 0)]) {
            match unit {
                (low, 0) if is_letter(low) => run.push(char::from(low)),
                _ if run.len() > 3 => texts.push(std::mem::take(&mut run)),
                _ => run.clear(),
            }
        }
    }
    texts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_tells_what_it_leads_to() {
        for (address, sorte) in [
            ("https://docs.google.com/spreadsheets/d/1aB/edit#gid=0", sortes::GOOGLE_SHEETS),
            ("https://docs.google.com/document/d/1aB/edit", sortes::GOOGLE_DOCS),
            ("https://nuage03.apps.education.fr/index.php/s/aB3", sortes::EN_LIGNE),
            ("https://exemple.fr/exports/eleves.xlsx?jeton=1", sortes::EN_LIGNE),
            ("https://exemple.fr/notice.pdf", sortes::PAGE_WEB),
            ("https://eduscol.education.fr/1908/bac-pro", sortes::PAGE_WEB),
            ("https://exemple.com", sortes::PAGE_WEB),
            ("file:///C:/Users/prof/notes.xlsx", sortes::RACCOURCI),
            ("file:///C:/Users/prof/photo.jpg", sortes::RACCOURCI_SANS_TABLEAU),
            ("\\\\serveur\\commun\\T1", sortes::RACCOURCI),
        ] {
            assert_eq!(of_address(address), sorte, "{address}");
        }
    }

    #[test]
    fn a_shortcut_of_macos_is_read_in_both_its_forms() {
        let binary = |address: &str| {
            let length = u8::try_from(address.len()).expect("short");
            [b"bplist00\xD1\x01\x02SURL_\x10", &[length][..], address.as_bytes(), b"\x08\x0B\x0F"].concat()
        };
        assert_eq!(
            of_bytes(&binary("https://docs.google.com/spreadsheets/d/1")),
            Some(sortes::GOOGLE_SHEETS)
        );
        assert_eq!(of_bytes(&binary("https://eduscol.education.fr/bac")), Some(sortes::PAGE_WEB));
        assert_eq!(of_bytes(b"bplist00\xD1\x01\x02"), None);
        let xml = "<key>URL</key>\n<string>https://exemple.fr/s?a=1&amp;b=notes</string>";
        assert_eq!(of_plist(xml), Some(sortes::PAGE_WEB));
    }

    #[test]
    fn a_link_of_windows_is_a_detail_when_a_document_alone_is_its_target() {
        let link = |attributes: u8, texts: &[&str]| {
            let mut bytes = LNK.to_vec();
            bytes.resize(24, 0);
            bytes.extend([attributes, 0, 0, 0]);
            for text in texts {
                bytes.extend(text.bytes());
                bytes.push(0);
                bytes.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
                bytes.extend([0, 0]);
            }
            of_bytes(&bytes).expect("a link")
        };
        let icon = "C:\\Windows\\shell32.dll";
        assert_eq!(link(0x20, &["C:\\T1\\notes.xlsx", "EXCEL.EXE"]), sortes::RACCOURCI);
        assert_eq!(link(0x10, &["C:\\T1", icon]), sortes::RACCOURCI);
        assert_eq!(link(0x20, &["\\\\serveur\\notes"]), sortes::RACCOURCI);
        assert_eq!(link(0x20, &["C:\\T1\\convention.pdf", icon]), sortes::RACCOURCI_SANS_TABLEAU);
    }
}
