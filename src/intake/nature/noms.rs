//! What a name tells: the tables that it promises, and what becomes of a file whose bytes say nothing.

use super::sortes::{self, Portee, Sorte};

const CLASSEURS: [&str; 5] = ["xlsx", "xlsm", "xls", "xlsb", "ods"];
const TEXTES: [&str; 3] = ["csv", "tsv", "txt"];

/// By extension, where the bytes are of no help.
const EXTENSIONS: &[(&[&str], Sorte)] = &[
    (&["numbers"], sortes::NUMBERS),
    (&["fods"], sortes::FODS),
    (&["slk", "sylk"], sortes::SYLK),
    (&["dif"], sortes::DIF),
    (&["dbf"], sortes::DBASE),
    (&["wk1", "wk3", "wk4", "wks", "123", "wq1", "wq2", "wb1", "wb2", "wb3", "qpw"], sortes::LOTUS),
    (&["sxc", "stc"], sortes::SXC),
    (&["xlr", "sdc", "gnumeric", "et", "ett", "tmd", "pmd", "xlw", "xlt"], sortes::ANCIEN_TABLEUR),
    (&["mdb", "accdb", "odb", "sqlite", "sqlite3", "db3", "fmp12", "fp7"], sortes::BASE),
    (&["parquet", "feather", "arrow", "orc"], sortes::PARQUET),
    (&["sav", "por", "dta", "sas7bdat", "rds", "rdata"], sortes::STATISTIQUES),
    (&["json", "jsonl", "ndjson"], sortes::JSON),
    (&["xml"], sortes::XML),
    (&["mht", "mhtml", "webarchive"], sortes::MHTML),
    (&["prn", "tab", "ssv", "psv", "dat", "asc"], sortes::TEXTE_EN_COLONNES),
    (&["gsheet"], sortes::GOOGLE_SHEETS),
    (&["lnk", "url", "webloc", "website", "desktop"], sortes::RACCOURCI),
    (&["gz", "gzip", "tgz"], sortes::GZIP),
    (&["rar"], sortes::RAR),
    (&["7z"], sortes::SEPT_Z),
    (&["tar"], sortes::TAR),
    (
        &["bz2", "tbz", "xz", "txz", "zst", "z", "cab", "lzh", "lha", "arj", "ace", "iso", "dmg", "zipx"],
        sortes::AUTRE_ARCHIVE,
    ),
    (&["eml", "msg", "emlx", "oft"], sortes::COURRIEL_ILLISIBLE),
    (&["mbox", "pst", "ost"], sortes::BOITE),
    (&["gpg", "pgp", "p7m", "axx", "enc", "age"], sortes::CHIFFRE),
    (&["pdf"], sortes::PDF),
    (&["rtf"], sortes::RTF),
    (
        &[
            "jpg", "jpeg", "jfif", "png", "gif", "bmp", "tif", "tiff", "webp", "heic", "heif", "avif", "svg",
            "svgz", "ico", "cur", "psd", "xcf", "emf", "wmf", "jp2", "djvu", "raw", "cr2", "cr3", "nef",
            "arw", "dng",
        ],
        sortes::IMAGE,
    ),
    (
        &["mp4", "m4v", "mov", "avi", "mkv", "webm", "wmv", "flv", "mpg", "mpeg", "3gp", "vob", "ogv", "mts"],
        sortes::VIDEO,
    ),
    (
        &[
            "mp3", "wav", "ogg", "oga", "opus", "m4a", "flac", "aac", "wma", "mid", "midi", "aif", "aiff",
            "amr",
        ],
        sortes::SON,
    ),
    (&["ttf", "otf", "ttc", "woff", "woff2", "eot"], sortes::POLICE),
    (
        &[
            "exe", "dll", "msi", "com", "scr", "bat", "cmd", "ps1", "vbs", "sh", "jar", "apk", "app",
            "appimage", "js", "mjs", "css", "php", "py", "pyc", "r", "bas", "class", "rs",
        ],
        sortes::PROGRAMME,
    ),
    (&["eps", "ps", "ai", "indd", "odg", "vsd", "vsdx", "pub", "dwg", "dxf", "xps", "oxps"], sortes::DESSIN),
    (&["doc", "dot"], sortes::WORD_ANCIEN),
    (&["docx", "docm", "dotx", "dotm"], sortes::WORD),
    (&["odt", "ott", "fodt"], sortes::ODT),
    (&["pages"], sortes::PAGES),
    (&["wps", "wpd", "sxw", "tex", "typ", "md", "markdown", "rst", "log", "nfo"], sortes::TEXTE),
    (&["htm", "html", "xhtml"], sortes::HTML_SANS_TABLEAU),
    (&["ppt", "pps", "pptx", "pptm", "ppsx", "potx"], sortes::POWERPOINT),
    (&["odp", "otp", "fodp", "sxi"], sortes::ODP),
    (&["key"], sortes::KEYNOTE),
    (&["epub", "mobi", "azw3"], sortes::LIVRE),
    (&["one", "onetoc2"], sortes::CARNET),
    (&["ics", "vcf"], sortes::AGENDA),
    (&["gdoc", "gslides", "gdraw", "gform", "gsite", "gscript", "gmap", "gjam"], sortes::GOOGLE_DOCS),
    (
        &[
            "ini",
            "cfg",
            "conf",
            "yaml",
            "yml",
            "toml",
            "properties",
            "plist",
            "p7s",
            "sig",
            "cer",
            "crt",
            "pem",
            "sha256",
            "md5",
            "torrent",
        ],
        sortes::REGLAGES,
    ),
];

/// What a program adds to the name of a file that it has not finished, or that lies elsewhere.
const SUSPENDUS: &[(&[&str], Sorte)] = &[
    (
        &["crdownload", "part", "partial", "download", "opdownload", "filepart", "!ut", "tmp", "temp"],
        sortes::TELECHARGEMENT,
    ),
    (&["icloud", "nextcloud", "owncloud"], sortes::RESTE_EN_LIGNE),
];

/// Folders that their system shows as one file: the name, and what the paths inside begin with (anything where
/// there is none).
const PAQUETS: &[(&str, &[&str], Sorte)] = &[
    ("numbers", &[], sortes::NUMBERS),
    ("download", &[], sortes::TELECHARGEMENT),
    ("pages", APPLE, sortes::PAGES),
    ("key", APPLE, sortes::KEYNOTE),
];
const APPLE: &[&str] =
    &["Index", "index.", "Data/", "Metadata/", "QuickLook/", "Contents/", "preview", "buildVersion"];

/// Whether the name promises a table.
pub fn has_spreadsheet_name(name: &str) -> bool {
    has_workbook_name(name) || has_text_name(name)
}

/// Whether the name promises a workbook.
pub fn has_workbook_name(name: &str) -> bool {
    extension_is_one_of(name, &CLASSEURS)
}

/// Whether the name promises a table kept as text.
pub fn has_text_name(name: &str) -> bool {
    extension_is_one_of(name, &TEXTES)
}

/// What the name says of a file whose bytes say nothing.
pub fn sorte_of(name: &str) -> Option<Sorte> {
    find(EXTENSIONS, name)
}

/// What the name promises, when it is plainly no table.
pub fn document_of(name: &str) -> Option<Sorte> {
    sorte_of(name).filter(|sorte| sorte.portee == Portee::Document)
}

pub fn is_document_name(name: &str) -> bool {
    document_of(name).is_some()
}

/// Whether the name promises a table that is read, or something that may hold one: nothing else would be a reason
/// to look inside.
pub fn may_hold_a_table(name: &str) -> bool {
    has_spreadsheet_name(name)
        || extension_is_one_of(name, &["zip"])
        || sorte_of(name).is_some_and(|sorte| sorte.portee != Portee::Document)
}

/// The name that a file will have once it has come, and what it is until then.
pub fn suspended(name: &str) -> Option<(&str, Sorte)> {
    let sorte = find(SUSPENDUS, name)?;
    name.rsplit_once('.').map(|(rest, _)| (rest, sorte))
}

/// The folder that is one file for whoever looks at it, when this is the path of one of its parts.
pub fn package_of(path: &str) -> Option<(&str, Sorte)> {
    path.match_indices('/').find_map(|(at, _)| {
        let (folder, inside) = (&path[..at], &path[at + 1..]);
        let is_one = |(extension, starts, _): &&(&str, &[&str], Sorte)| {
            extension_is_one_of(folder, &[extension])
                && (starts.is_empty() || starts.iter().any(|start| inside.starts_with(start)))
        };
        PAQUETS.iter().find(is_one).map(|(_, _, sorte)| (folder, *sorte))
    })
}

fn find(table: &[(&[&str], Sorte)], name: &str) -> Option<Sorte> {
    table.iter().find(|(extensions, _)| extension_is_one_of(name, extensions)).map(|(_, sorte)| *sorte)
}

pub fn extension_is_one_of(name: &str, extensions: &[&str]) -> bool {
    name.rsplit_once('.').is_some_and(|(_, e)| extensions.iter().any(|x| e.eq_ignore_ascii_case(x)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_extension_says_one_thing() {
        let mut all: Vec<&str> =
            EXTENSIONS.iter().chain(SUSPENDUS).flat_map(|(e, _)| e.iter().copied()).collect();
        all.extend(CLASSEURS.iter().chain(&TEXTES));
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
    }

    #[test]
    fn a_folder_that_is_one_file_is_named_as_one() {
        let named = |path| package_of(path).map(|(folder, sorte)| (folder, sorte.quoi));
        assert_eq!(named("T1/notes.numbers/Index.zip"), Some(("T1/notes.numbers", "classeur Numbers")));
        assert_eq!(
            named("a.zip/notes.NUMBERS/Data/p.jpg"),
            Some(("a.zip/notes.NUMBERS", "classeur Numbers"))
        );
        assert_eq!(named("lettre.pages/Index/Document.iwa"), Some(("lettre.pages", "document texte Pages")));
        assert_eq!(named("les.pages/eleves.csv"), None, "a folder like any other");
        assert_eq!(named("notes.numbers"), None);
        assert_eq!(
            named("eleves.xlsx.download/eleves.xlsx").map(|(folder, _)| folder),
            Some("eleves.xlsx.download")
        );
    }
}
