//! What a zip is: a workbook, a document, or files put together.

use std::io::Cursor;

use zip::ZipArchive;

use super::noms;
use super::sortes::{self, Sorte};
use super::{Autre, Format, Nature};
use crate::intake::xml::{Faute, Lecteur};
use crate::intake::{archive, xlsx};

type Zip<'a> = ZipArchive<Cursor<&'a [u8]>>;

#[derive(Clone, Copy)]
enum Contenu {
    Classeur(Format),
    Autre(Sorte),
}

impl From<Contenu> for Nature {
    fn from(contenu: Contenu) -> Self {
        match contenu {
            Contenu::Classeur(format) => Self::Classeur(format),
            Contenu::Autre(sorte) => Autre::of(sorte),
        }
    }
}

const XLSX: Contenu = Contenu::Classeur(Format::Xlsx);
const WORD: Contenu = Contenu::Autre(sortes::WORD);
const POWERPOINT: Contenu = Contenu::Autre(sortes::POWERPOINT);

/// Parts that only one kind of container has.
const PARTIES: [(&str, Contenu); 7] = [
    ("xl/workbook.xml", XLSX),
    ("xl/workbook.bin", Contenu::Classeur(Format::Xlsb)),
    ("word/document.xml", WORD),
    ("ppt/presentation.xml", POWERPOINT),
    ("visio/document.xml", Contenu::Autre(sortes::DESSIN)),
    ("FixedDocSeq.fdseq", Contenu::Autre(sortes::DESSIN)),
    ("index.apxl", Contenu::Autre(sortes::KEYNOTE)),
];

/// By a piece of the content type of the main part, as OPC containers declare it.
const TYPES: [(&str, Contenu); 7] = [
    ("ms-excel.sheet.binary", Contenu::Classeur(Format::Xlsb)),
    ("spreadsheetml", XLSX),
    ("ms-excel", XLSX),
    ("wordprocessingml", WORD),
    ("ms-word", WORD),
    ("presentationml", POWERPOINT),
    ("ms-powerpoint", POWERPOINT),
];

/// By the folder of the parts, where the main one cannot be found: its reader says what is damaged.
const DOSSIERS: [(&str, Contenu); 4] =
    [("xl/worksheets/", XLSX), ("xl/_rels/", XLSX), ("word/", WORD), ("ppt/", POWERPOINT)];

/// By the beginning of what the entry « mimetype » says.
const MIMES: [(&str, Contenu); 8] = [
    ("application/vnd.oasis.opendocument.spreadsheet", Contenu::Classeur(Format::Ods)),
    ("application/vnd.oasis.opendocument.text", Contenu::Autre(sortes::ODT)),
    ("application/vnd.oasis.opendocument.presentation", Contenu::Autre(sortes::ODP)),
    ("application/vnd.oasis.opendocument.base", Contenu::Autre(sortes::BASE)),
    ("application/vnd.oasis.opendocument.", Contenu::Autre(sortes::OPENDOCUMENT)),
    ("application/vnd.sun.xml.calc", Contenu::Autre(sortes::SXC)),
    ("application/vnd.sun.xml.", Contenu::Autre(sortes::OPENDOCUMENT)),
    ("application/epub+zip", Contenu::Autre(sortes::LIVRE)),
];

const TYPES_DE_CONTENU: &str = "[Content_Types].xml";
/// Bytes of a part that says what the others are: some kilobytes.
const PARTIE_MAX: u64 = 1024 * 1024;

pub fn nature_of(name: &str, bytes: &[u8]) -> Nature {
    // What cannot be opened as a zip is told as a damaged archive by whoever opens it; a damaged letter is a letter.
    let Ok(mut zip) = ZipArchive::new(Cursor::new(bytes)) else {
        return noms::document_of(name).map_or(Nature::Archive, Autre::of);
    };
    let names: Vec<String> = zip.file_names_raw().map(plain).collect();
    let has = |part: &str| names.contains(&plain(part.as_bytes()));
    if let Some((_, contenu)) = PARTIES.iter().find(|(part, _)| has(part)) {
        return (*contenu).into();
    }
    let main = main_part(&mut zip);
    let declared = main.as_deref().and_then(|main| declared_type(&mut zip, main));
    let by_type = declared.and_then(|declared| first(&TYPES, |kind| declared.contains(kind)));
    if let Some(contenu) = by_type {
        return contenu.into();
    }
    if main.is_some() || has(TYPES_DE_CONTENU) {
        // Without these marks, somebody's own folder may be called « Word ».
        let by_folder = first(&DOSSIERS, |folder| names.iter().any(|name| name.starts_with(folder)));
        return by_folder.unwrap_or(Contenu::Autre(sortes::PAQUET_OFFICE)).into();
    }
    if has("META-INF/MANIFEST.MF") && names.iter().any(|n| noms::extension_is_one_of(n, &["class"])) {
        return Autre::of(sortes::PROGRAMME);
    }
    if let Some(sorte) = of_apple(name, &names) {
        return Autre::of(sorte);
    }
    let mime = text_of(&mut zip, "mimetype").unwrap_or_default();
    first(&MIMES, |start| mime.starts_with(start)).map_or(Nature::Archive, Into::into)
}

/// Parts are named without regard to case, and some writers use the slashes of Windows.
fn plain(name: &[u8]) -> String {
    String::from_utf8_lossy(name).replace('\\', "/").to_lowercase()
}

fn first(table: &[(&str, Contenu)], is_it: impl Fn(&str) -> bool) -> Option<Contenu> {
    table.iter().find(|(key, _)| is_it(key)).map(|(_, contenu)| *contenu)
}

/// The part that the relations of the whole container lead to, wherever it lies.
fn main_part(zip: &mut Zip<'_>) -> Option<String> {
    let relations = bytes_of(zip, "_rels/.rels")?;
    xlsx::main_part(&relations)
}

/// What the container says that a part is: of this part alone, else of those of its extension.
fn declared_type(zip: &mut Zip<'_>, part: &str) -> Option<String> {
    let types = bytes_of(zip, TYPES_DE_CONTENU)?;
    find_type(&types, part).ok().flatten()
}

fn find_type(types: &[u8], part: &str) -> Result<Option<String>, Faute> {
    let mut lecteur = Lecteur::new(types)?;
    lecteur.root(&["Types"])?;
    let (mut own, mut by_extension) = (None, None);
    while let Some(balise) = lecteur.child()? {
        let declared = balise.attribut("ContentType")?.map(|declared| declared.to_lowercase());
        let is_part = |name: &str| name.trim_start_matches('/').eq_ignore_ascii_case(part);
        if balise.attribut("PartName")?.is_some_and(|name| is_part(&name)) {
            own = declared;
        } else if balise.attribut("Extension")?.is_some_and(|e| noms::extension_is_one_of(part, &[&e])) {
            by_extension = declared;
        }
        lecteur.skip()?;
    }
    Ok(own.or(by_extension))
}

/// The documents of Apple are made alike: parts in a format of its own, or an old `index.xml`.
fn of_apple(name: &str, names: &[String]) -> Option<Sorte> {
    let any = |is_it: &dyn Fn(&str) -> bool| names.iter().any(|name| is_it(name));
    // At the root only: such a document may lie among others in an archive.
    let is_part = |n: &str| n.strip_prefix("index/").unwrap_or(n) == "document.iwa";
    let recent = any(&is_part) || any(&|n| n == "index.zip") && any(&|n| n.starts_with("metadata/"));
    let old =
        any(&|n| n == "index.xml") && any(&|n| n.starts_with("quicklook/") || n.starts_with("buildversion"));
    if !recent && !old {
        return None;
    }
    let named = noms::sorte_of(name)
        .filter(|sorte| [sortes::NUMBERS, sortes::PAGES, sortes::KEYNOTE].contains(sorte));
    Some(named.unwrap_or_else(|| {
        let slides = any(&|n| n.contains("slide") && noms::extension_is_one_of(n, &["iwa"]));
        if slides { sortes::KEYNOTE } else { sortes::APPLE }
    }))
}

fn text_of(zip: &mut Zip<'_>, part: &str) -> Option<String> {
    bytes_of(zip, part).map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
}

fn bytes_of(zip: &mut Zip<'_>, part: &str) -> Option<Vec<u8>> {
    let wanted = plain(part.as_bytes());
    let exact = zip.file_names_raw().find(|name| plain(name) == wanted)?.to_vec();
    let index = zip.index_for_name_raw(&exact)?;
    archive::entry(zip, index, PARTIE_MAX).ok()
}
