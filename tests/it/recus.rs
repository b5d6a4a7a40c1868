//! Folders as people really sent them, each with the account that is expected of it: `tests/recus/<case>/entrees`
//! and `attendu.txt` beside it.
//!
//! Each was once read wrongly, or in silence. The names of the folders are those of a collection that is larger.

use std::fmt::Write as _;
use std::path::Path;

use expect_test::expect_file;
use walkdir::WalkDir;

use crate::support::Entrees;
use liasse::sorties::Genre;

/// Every folder, and what software or somebody had done there.
const CAS: [(&str, &str); 18] = [
    ("01", "a spreadsheet made dates and powers of ten of classes, numbers and places"),
    ("02", "a web application left its codes and tags in the texts"),
    ("04", "an export wrote NULL, undefined, None and nan for nothing"),
    ("06", "a column of American dates"),
    ("08a", "a workbook whose main part has an unusual name"),
    ("08c", "a web archive named .xls"),
    ("09", "the list of a whole school, with its diplomas in words"),
    ("10b", "headers with their units, formats and stars"),
    ("11", "months in capitals"),
    ("12", "identifiers shown with zeros by the format of their cells"),
    ("13", "invisible marks in dates, numbers and notes"),
    ("14", "tabulated text in UTF-16, named .xls"),
    ("16", "a csv in UTF-8 but for one line"),
    ("17", "abbreviated months, weekdays, « 1er »"),
    ("18", "one row per pupil, one block of columns per period"),
    ("20", "a header of a competence that is damaged in its file"),
    ("21", "half a million lines in a small zip"),
    ("22", "an xls that counts its days from 1904"),
];

#[test]
fn every_received_folder_gives_its_account() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/recus");
    let folders = fs_err::read_dir(&root).expect("the received folders").count();
    assert_eq!(folders, CAS.len(), "every folder is in the table");
    for (nom, _) in CAS {
        let folder = root.join(nom);
        expect_file![folder.join("attendu.txt")].assert_eq(&account_of(&folder.join("entrees")));
    }
}

/// All that is told, and what is held back with it.
fn account_of(folder: &Path) -> String {
    let files =
        WalkDir::new(folder).sort_by_file_name().into_iter().map(|entry| entry.expect("a readable folder"));
    let files = files.filter(|entry| entry.file_type().is_file()).map(|entry| {
        let path =
            entry.path().strip_prefix(folder).expect("below the folder").to_string_lossy().replace('\\', "/");
        (path, fs_err::read(entry.path()).expect("a readable file"))
    });
    let essai = Entrees(files.collect()).verify();
    let mut account = essai.recit();
    let archives = essai.lacking(Genre::Archive).len();
    if archives > 0 {
        writeln!(account, "archives retenues : {archives}").expect("a String");
    }
    account
}
