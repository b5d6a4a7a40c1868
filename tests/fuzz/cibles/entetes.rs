//! The recogniser of headers, and the reading of whatever stands below.
#![no_main]

use libfuzzer_sys::fuzz_target;
use liasse_fuzz::diagnostics::Diagnostics;
use liasse_fuzz::{sheet_of, tables_of};

fuzz_target!(|text: &str| {
    let sheet = sheet_of(text);
    let rows: Vec<u32> = sheet.contenu.lignes.iter().map(|ligne| ligne.numero).collect();
    let mut diags = Diagnostics::default();
    let tables = tables_of(&mut diags, vec![sheet]);
    assert!(tables.sources.len() <= 1);
    for source in &tables.sources {
        match source.ligne_entete {
            // A form is one row, whatever its height.
            Some(entete) if source.lignes_lues + source.lignes_ecartees.len() != 1 => {
                let below = rows.iter().filter(|numero| **numero >= entete).count();
                assert_eq!(source.lignes_lues + source.lignes_ecartees.len(), below, "every row is accounted for");
            }
            Some(_) => {}
            None => assert!(!diags.clone().into_sorted().is_empty(), "a sheet that is not read is told"),
        }
    }
});
