//! The reader of Excel workbooks: any text in place of one of its parts.
#![no_main]

use libfuzzer_sys::fuzz_target;
use liasse_fuzz::intake::{Format, read_workbook};
use liasse_fuzz::{check_workbook, zip_of};

const PARTIES: [(&str, &str); 6] = [
    ("xl/worksheets/sheet1.xml", include_str!("../graines/xlsx/feuille.xml")),
    ("xl/sharedStrings.xml", include_str!("../graines/xlsx/textes.xml")),
    ("xl/styles.xml", include_str!("../graines/xlsx/styles.xml")),
    ("xl/workbook.xml", include_str!("../graines/xlsx/classeur.xml")),
    ("xl/_rels/workbook.xml.rels", include_str!("../graines/xlsx/relations.xml")),
    ("[Content_Types].xml", include_str!("../graines/xlsx/types.xml")),
];

fuzz_target!(|bytes: &[u8]| {
    let Some((which, content)) = bytes.split_first() else { return };
    // The seeds begin with « < », the first part: a sheet whole is a seed of its own.
    let (which, content) = if *which == b'<' { (0, bytes) } else { (usize::from(*which) % PARTIES.len(), content) };
    let parts: Vec<(&str, &[u8])> = (0..)
        .zip(PARTIES)
        .map(|(index, (name, text))| (name, if index == which { content } else { text.as_bytes() }))
        .collect();
    check_workbook(&read_workbook(Format::Xlsx, &zip_of(&parts)));
});
