//! What a file is, from its first bytes.

/// What the bytes of a file say that it is.
pub enum Nature {
    Vide,
    Classeur(Format),
    /// Comma-separated values or anything else that reads as text.
    Texte,
    /// A zip of files, none of them a workbook's own parts.
    Archive,
    Protege,
    /// Something that is not a table, in words: « page HTML ».
    Autre(&'static str),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Xlsx,
    Xlsb,
    Xls,
    Ods,
}

const TABLEURS: [&str; 8] = ["xlsx", "xlsm", "xls", "xlsb", "ods", "csv", "tsv", "txt"];
const TEXTES: [&str; 3] = ["csv", "tsv", "txt"];

impl Nature {
    pub fn of(name: &str, bytes: &[u8]) -> Self {
        match bytes {
            [] => Self::Vide,
            [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..] => of_zip(bytes),
            [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..] => of_compound(bytes),
            [b'%', b'P', b'D', b'F', ..] => Self::Autre("document PDF"),
            [0x89, b'P', b'N', b'G', ..] | [0xFF, 0xD8, 0xFF, ..] => Self::Autre("image"),
            _ => of_text(name, bytes),
        }
    }
}

/// Whether the name promises a table.
pub fn has_spreadsheet_name(name: &str) -> bool {
    extension_is_one_of(name, &TABLEURS)
}

fn extension_is_one_of(name: &str, extensions: &[&str]) -> bool {
    name.rsplit_once('.').is_some_and(|(_, e)| extensions.iter().any(|x| e.eq_ignore_ascii_case(x)))
}

fn of_zip(bytes: &[u8]) -> Nature {
    // What cannot be opened as a zip is told as a damaged archive by whoever opens it.
    let Ok(mut zip) = zip::ZipArchive::new(std::io::Cursor::new(bytes)) else { return Nature::Archive };
    let has = |name: &[u8]| zip.file_names_raw().any(|n| is_same_part(n, name));
    if has(b"xl/workbook.xml") {
        return Nature::Classeur(Format::Xlsx);
    }
    if has(b"xl/workbook.bin") {
        return Nature::Classeur(Format::Xlsb);
    }
    if has(b"word/document.xml") {
        return Nature::Autre("document texte Word");
    }
    if !has(b"mimetype") {
        return Nature::Archive;
    }
    match super::archive::entry(&mut zip, "mimetype", 200).as_deref() {
        Ok(m) if m.starts_with(b"application/vnd.oasis.opendocument.spreadsheet") => {
            Nature::Classeur(Format::Ods)
        }
        Ok(m) if m.starts_with(b"application/vnd.oasis.opendocument.text") => {
            Nature::Autre("document texte OpenDocument")
        }
        _ => Nature::Archive,
    }
}

/// Parts are named without regard to case, and some writers use the slashes of Windows.
fn is_same_part(written: &[u8], name: &[u8]) -> bool {
    let plain = |b: &u8| if *b == b'\\' { b'/' } else { b.to_ascii_lowercase() };
    written.len() == name.len() && written.iter().map(plain).eq(name.iter().map(plain))
}

/// An OLE container: an old workbook, or the envelope of an encrypted new one.
fn of_compound(bytes: &[u8]) -> Nature {
    let has = |name: &str| {
        let utf16: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(utf16.len()).any(|w| w == utf16)
    };
    if has("EncryptedPackage") {
        Nature::Protege
    } else if has("Workbook") || has("Book") {
        Nature::Classeur(Format::Xls)
    } else {
        Nature::Autre("document Office ancien qui n’est pas un classeur")
    }
}

fn of_text(name: &str, bytes: &[u8]) -> Nature {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(512)]).trim_start().to_ascii_lowercase();
    if head.starts_with("<!doctype html") || head.starts_with("<html") {
        return Nature::Autre("page HTML");
    }
    if extension_is_one_of(name, &TEXTES) || (has_spreadsheet_name(name) && !bytes.contains(&0)) {
        return Nature::Texte;
    }
    Nature::Autre("fichier d’un autre type")
}
