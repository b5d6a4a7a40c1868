//! What a file is, from its bytes. The name only says what was hoped for, and what is meant where they say nothing.
//!
//! What is known of each kind of file stands in tables: its [`signatures`], its extensions ([`noms`]), and what it is
//! for a person ([`sortes`]). A file is a detail only when it is plainly no table.

mod balises;
mod composes;
mod courriels;
mod noms;
mod raccourcis;
mod signatures;
mod sortes;
mod textes;
mod zips;

pub use noms::{has_spreadsheet_name, has_workbook_name, package_of};
pub use sortes::{Portee, Sorte};

/// What the bytes of a file say that it is.
pub enum Nature {
    Vide,
    Classeur(Format),
    /// Comma-separated values or anything else that reads as text.
    Texte,
    /// A zip of files, none of them a workbook's own parts.
    Archive,
    Protege,
    /// A workbook that no spreadsheet of today writes, and that its reader does not know.
    TropAncien,
    /// A workbook behind what a server wrote before it: its words, none where it wrote blanks.
    Precede(String),
    Autre(Autre),
}

/// Something that is not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Autre {
    pub sorte: Sorte,
    /// The name of what it holds, where one matters.
    pub detail: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Xlsx,
    Xlsb,
    Xls,
    Ods,
}

const MOTS: [(Format, &str); 4] =
    [(Format::Xlsx, "xlsx"), (Format::Xlsb, "xlsb"), (Format::Xls, "xls"), (Format::Ods, "ods")];

impl Format {
    pub fn mot(self) -> &'static str {
        MOTS.iter().find(|(format, _)| *format == self).expect("each format has its word").1
    }

    pub fn of_mot(mot: &str) -> Option<Self> {
        MOTS.iter().find(|(_, known)| *known == mot).map(|(format, _)| *format)
    }
}

/// Bytes that a server may write before a file.
const PREAMBULE_MAX: usize = 64 * 1024;
const ZIP: &[u8] = b"PK\x03\x04";
const COMPOSE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

impl Nature {
    pub fn of(name: &str, bytes: &[u8]) -> Self {
        let Some((meant, sorte)) = noms::suspended(name) else { return Self::of_content(name, bytes) };
        // Its first bytes, or the name that it will have, may show that it will be no table; what has come of a text
        // shows nothing of the rest.
        let document = document_at_first_sight(meant, bytes).map(|autre| autre.sorte);
        let document = document.or_else(|| noms::document_of(meant));
        Autre::of(document.filter(|document| *document != sortes::HTML_SANS_TABLEAU).unwrap_or(sorte))
    }

    fn of_content(name: &str, bytes: &[u8]) -> Self {
        match bytes {
            [] => return Self::Vide,
            [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..] => return zips::nature_of(name, bytes),
            // The first record of Excel 2, 3 and 4, which wrote their sheets without any envelope.
            [0x09, 0x00 | 0x02 | 0x04, 4 | 6, 0, ..] => return Self::TropAncien,
            _ if bytes.starts_with(COMPOSE) => return composes::nature_of(name, bytes),
            _ => {}
        }
        if let Some(sorte) = signatures::find(bytes).or_else(|| raccourcis::of_bytes(bytes)) {
            return Autre::of(sorte);
        }
        of_preceded(name, bytes).unwrap_or_else(|| textes::nature_of(name, bytes))
    }
}

/// What the first bytes show to be no table, where the others are too many to be looked at: alone, or with the name
/// where many kinds of files begin so.
pub fn document_at_first_sight(name: &str, bytes: &[u8]) -> Option<Autre> {
    let shown = signatures::find(bytes).filter(|sorte| sorte.portee == Portee::Document);
    let is_container = [ZIP, COMPOSE].iter().any(|mark| bytes.starts_with(mark));
    let sorte = shown.or_else(|| noms::document_of(name).filter(|_| is_container))?;
    Some(Autre { sorte, detail: None })
}

impl Autre {
    fn of(sorte: Sorte) -> Nature {
        Nature::Autre(Self { sorte, detail: None })
    }

    fn with(sorte: Sorte, detail: &str) -> Nature {
        Nature::Autre(Self { sorte, detail: Some(detail.to_owned()) })
    }
}

/// A workbook that does not start at the first byte; its own signs are none of a text.
fn of_preceded(name: &str, bytes: &[u8]) -> Option<Nature> {
    let head = &bytes[..bytes.len().min(PREAMBULE_MAX)];
    let starts = |mark: &[u8]| head.windows(mark.len()).position(|window| window == mark);
    let start = [ZIP, COMPOSE].into_iter().filter_map(starts).min()?;
    let words = textes::words_of(&bytes[..start])?;
    match Nature::of_content(name, &bytes[start..]) {
        Nature::Autre(autre) if autre.sorte.portee == Portee::Document => Some(Nature::Autre(autre)),
        _ => Some(Nature::Precede(words)),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Files are looked at in the process of the run itself: nothing that they hold may stop it.
        #[test]
        fn whatever_the_bytes_there_is_an_answer(
            start in 0..DEBUTS.len(),
            rest in proptest::collection::vec(any::<u8>(), 0..200),
            text in "[ -~\r\n\té<>]{0,80}",
            name in 0..NOMS.len(),
        ) {
            for bytes in [[DEBUTS[start], &rest].concat(), [DEBUTS[start], text.as_bytes()].concat()] {
                let _ = Nature::of(NOMS[name], &bytes);
                let _ = Nature::of(NOMS[name], &[text.as_bytes(), &bytes].concat());
            }
        }
    }

    const NOMS: [&str; 8] =
        ["a", "a.xlsx", "a.csv", "a.eml", "a.lnk", "a.numbers", "a.xml.part", ".b.xls.icloud"];
    const DEBUTS: [&[u8]; 18] = [
        b"",
        ZIP,
        COMPOSE,
        b"\x03\x7A\x05\x14",
        b"\x4C\0\0\0\x01\x14\x02\0\0\0\0\0\xC0",
        b"bplist00",
        b"\xFF\xFE",
        b"\xEF\xBB\xBF",
        b"<?xml version=\"1.0\"?>",
        b"<!--",
        b"<a",
        b"<plist><key>URL</key><string>",
        b"MIME-Version: 1.0\r\nContent-Type: application/zip;\r\n name*0*=",
        b"ID;P\nC;",
        b"TABLE\r\n0,1",
        b"[InternetShortcut]\r\nURL=",
        b"{\"a\":[",
        b"\0\0\x1A\0",
    ];
}
