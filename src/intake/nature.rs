//! What a file is, from its bytes. The name only says what was hoped for.

use super::ole::Ole;

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
    Autre(Autre),
}

/// Something that is not a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Autre {
    /// In words: « page HTML ».
    pub quoi: &'static str,
    /// What to do to have its data read.
    pub issue: &'static str,
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

const CLASSEURS: [&str; 5] = ["xlsx", "xlsm", "xls", "xlsb", "ods"];
/// The envelope of an encrypted file does not say what is in it.
const DOCUMENTS: [&str; 4] = ["docx", "docm", "pptx", "pptm"];
const TEXTES: [&str; 3] = ["csv", "tsv", "txt"];

const ENREGISTRER: &str =
    "l’ouvrir dans le tableur et l’enregistrer au format xlsx, ou demander un véritable export";
const RECOPIER: &str =
    "si ses données comptent, les recopier dans un tableur (xlsx, ods ou csv) et le déposer";
const EXTRAIRE: &str = "extraire soi-même les fichiers utiles et les déposer dans le dossier";

const fn table(quoi: &'static str) -> Nature {
    Nature::Autre(Autre { quoi, issue: ENREGISTRER })
}

const fn other(quoi: &'static str) -> Nature {
    Nature::Autre(Autre { quoi, issue: RECOPIER })
}

const fn packed(quoi: &'static str) -> Nature {
    Nature::Autre(Autre { quoi, issue: EXTRAIRE })
}

impl Nature {
    pub fn of(name: &str, bytes: &[u8]) -> Self {
        match bytes {
            [] => Self::Vide,
            [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..] => of_zip(bytes),
            [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..] => of_compound(name, bytes),
            // The first record of Excel 2, 3 and 4, which wrote their sheets without any envelope.
            [0x09, 0x00 | 0x02 | 0x04, 4 | 6, 0, ..] => Self::TropAncien,
            [b'%', b'P', b'D', b'F', ..] => other("document PDF"),
            [b'{', b'\\', b'r', b't', b'f', ..] => other("document texte RTF"),
            _ if is_image(bytes) => other("image"),
            [b'R', b'a', b'r', b'!', ..] => packed("archive RAR"),
            [b'7', b'z', 0xBC, 0xAF, ..] => packed("archive 7z"),
            [0x1F, 0x8B, ..] => packed("archive gzip"),
            _ => of_text(name, bytes),
        }
    }
}

/// Whether the name promises a table.
pub fn has_spreadsheet_name(name: &str) -> bool {
    has_workbook_name(name) || extension_is_one_of(name, &TEXTES)
}

/// Whether the name promises a workbook.
pub fn has_workbook_name(name: &str) -> bool {
    extension_is_one_of(name, &CLASSEURS)
}

fn extension_is_one_of(name: &str, extensions: &[&str]) -> bool {
    name.rsplit_once('.').is_some_and(|(_, e)| extensions.iter().any(|x| e.eq_ignore_ascii_case(x)))
}

fn is_image(bytes: &[u8]) -> bool {
    let starts: [&[u8]; 6] = [b"\x89PNG", b"\xFF\xD8\xFF", b"GIF8", b"II*\0", b"MM\0*", b"BM"];
    let webp = bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP");
    let heic = bytes.get(4..8) == Some(b"ftyp");
    // « BM » may start a text; the four bytes at 6 are zero in an image.
    let bitmap = !bytes.starts_with(b"BM") || bytes.get(6..10) == Some(&[0; 4]);
    webp || heic || bitmap && starts.iter().any(|start| bytes.starts_with(start))
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
        return other("document texte Word");
    }
    if has(b"ppt/presentation.xml") {
        return other("présentation PowerPoint");
    }
    if !has(b"mimetype") {
        return Nature::Archive;
    }
    let mimetype = super::archive::entry(&mut zip, "mimetype", 200).unwrap_or_default();
    match mimetype.strip_prefix(b"application/vnd.oasis.opendocument.") {
        Some(kind) if kind.starts_with(b"spreadsheet") => Nature::Classeur(Format::Ods),
        Some(kind) if kind.starts_with(b"text") => other("document texte OpenDocument"),
        Some(kind) if kind.starts_with(b"presentation") => other("présentation OpenDocument"),
        Some(_) => other("document OpenDocument qui n’est pas un classeur"),
        None => Nature::Archive,
    }
}

/// Parts are named without regard to case, and some writers use the slashes of Windows.
fn is_same_part(written: &[u8], name: &[u8]) -> bool {
    let plain = |b: &u8| if *b == b'\\' { b'/' } else { b.to_ascii_lowercase() };
    written.len() == name.len() && written.iter().map(plain).eq(name.iter().map(plain))
}

/// An OLE container: an old workbook, or the envelope of an encrypted new one.
fn of_compound(name: &str, bytes: &[u8]) -> Nature {
    let Some(ole) = Ole::open(bytes) else {
        // The reader of workbooks says that it is damaged, where a workbook was hoped for.
        return if has_workbook_name(name) {
            Nature::Classeur(Format::Xls)
        } else {
            other("document Office abîmé")
        };
    };
    if ole.has("EncryptedPackage") && extension_is_one_of(name, &DOCUMENTS) {
        other("document protégé par un mot de passe")
    } else if ole.has("EncryptedPackage") {
        Nature::Protege
    } else if ole.has("Workbook") || ole.has("Book") {
        Nature::Classeur(Format::Xls)
    } else if ole.has("WordDocument") {
        other("document texte Word ancien")
    } else {
        other("document Office ancien qui n’est pas un classeur")
    }
}

fn of_text(name: &str, bytes: &[u8]) -> Nature {
    let head = head(bytes);
    if head.starts_with('<') {
        if head.contains("progid=\"excel.sheet\"") || head.contains("office:spreadsheet\"") {
            return table("classeur XML d’Excel 2003");
        }
        if ["<!doctype html", "<html", "<table"].iter().any(|tag| head.contains(tag)) {
            return table("page HTML");
        }
        if head.starts_with("<svg") || head.contains("<!doctype svg") {
            return other("image");
        }
        if head.starts_with("<?xml") {
            return table("fichier XML");
        }
    }
    if extension_is_one_of(name, &TEXTES) || (has_workbook_name(name) && !bytes.contains(&0)) {
        return Nature::Texte;
    }
    other("fichier d’un autre type")
}

/// The beginning of a text, in small letters, whatever its encoding.
fn head(bytes: &[u8]) -> String {
    let start = &bytes[..bytes.len().min(2048)];
    let (text, _, _) = encoding_rs::UTF_8.decode(start);
    text.trim_start().to_ascii_lowercase()
}
