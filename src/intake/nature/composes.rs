//! What a compound file of Windows is: an old workbook, an old document, a mail, the envelope of an encrypted file.

use super::noms;
use super::sortes::{self, Sorte};
use super::{Autre, Format, Nature};
use crate::intake::ole::Ole;

/// By a stream or a folder that only one kind of file has.
const FLUX: [(&str, Sorte); 8] = [
    ("WordDocument", sortes::WORD_ANCIEN),
    ("PowerPoint Document", sortes::POWERPOINT),
    ("VisioDocument", sortes::DESSIN),
    ("Quill", sortes::DESSIN),
    ("StarWriterDocument", sortes::TEXTE),
    ("StarImpressDocument", sortes::PRESENTATION),
    ("StarCalcDocument", sortes::ANCIEN_TABLEUR),
    ("WksSSWorkBook", sortes::ANCIEN_TABLEUR),
];

/// What every message of Outlook has.
const MESSAGE: &str = "__properties_version1.0";
/// What the folder of an attachment is called, but for its number.
const PIECE: &str = "__attach_version1.0_";
/// The name of an attachment, in the two alphabets that Outlook writes, then its short name.
const NOMS_DE_PIECE: [(&str, bool); 4] = [
    ("__substg1.0_3707001F", true),
    ("__substg1.0_3707001E", false),
    ("__substg1.0_3704001F", true),
    ("__substg1.0_3704001E", false),
];

pub fn nature_of(name: &str, bytes: &[u8]) -> Nature {
    let named = noms::document_of(name);
    let Some(ole) = Ole::open(bytes) else {
        // The reader of workbooks says that it is damaged, where a workbook was hoped for.
        return if noms::has_workbook_name(name) {
            Nature::Classeur(Format::Xls)
        } else {
            Autre::of(named.unwrap_or(sortes::OFFICE_ABIME))
        };
    };
    // The envelope of an encrypted file does not say what is in it.
    if ole.has("EncryptedPackage") && named.is_some() {
        Autre::of(sortes::DOCUMENT_PROTEGE)
    } else if ole.has("EncryptedPackage") {
        Nature::Protege
    } else if ole.has("Workbook") || ole.has("Book") {
        Nature::Classeur(Format::Xls)
    } else if ole.has(MESSAGE) {
        of_message(&ole)
    } else {
        let known = FLUX.iter().find(|(flux, _)| ole.has(flux)).map(|(_, sorte)| *sorte);
        Autre::of(known.or(named).unwrap_or(sortes::OFFICE_ANCIEN))
    }
}

/// A mail is a detail when nothing that is attached may hold a table. One message more inside it may.
fn of_message(ole: &Ole<'_>) -> Nature {
    let pieces = ole.names().filter(|name| name.starts_with(PIECE)).count();
    let long: Vec<String> = attached_names(ole, &NOMS_DE_PIECE[..2]);
    let names = if long.len() < pieces { attached_names(ole, &NOMS_DE_PIECE) } else { long };
    if let Some(name) = names.iter().find(|name| !noms::is_document_name(name)) {
        return Autre::with(sortes::COURRIEL, name);
    }
    Autre::of(if names.len() < pieces { sortes::COURRIEL_ILLISIBLE } else { sortes::COURRIEL_SEUL })
}

fn attached_names(ole: &Ole<'_>, streams: &[(&str, bool)]) -> Vec<String> {
    let of = |(name, wide): &(&str, bool)| {
        let wide = *wide;
        ole.short_streams(name)
            .into_iter()
            .map(move |bytes| if wide { from_utf16(&bytes) } else { from_ansi(&bytes) })
    };
    streams.iter().flat_map(of).filter(|name| !name.is_empty()).collect()
}

fn from_utf16(bytes: &[u8]) -> String {
    let units: Vec<u16> = bytes.chunks_exact(2).map(|w| u16::from_le_bytes([w[0], w[1]])).collect();
    String::from_utf16_lossy(&units).trim_end_matches('\0').to_owned()
}

fn from_ansi(bytes: &[u8]) -> String {
    encoding_rs::WINDOWS_1252.decode(bytes).0.trim_end_matches('\0').to_owned()
}
