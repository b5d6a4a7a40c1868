//! The reader of text tables.
#![no_main]

use libfuzzer_sys::fuzz_target;
use liasse_fuzz::{check_contents, read_text};

fuzz_target!(|bytes: &[u8]| {
    let (sheets, diags) = read_text("liste.csv", bytes);
    let told = diags.into_sorted();
    assert!(!sheets.is_empty() || !told.is_empty(), "what is not read is told");
    for sheet in &sheets {
        check_contents(&sheet.contenu);
        for ligne in &sheet.contenu.lignes {
            let champs = ligne.champs.expect("a line of a text file has a number of fields");
            assert!(ligne.cellules.iter().all(|(colonne, _)| *colonne < champs));
        }
    }
});
