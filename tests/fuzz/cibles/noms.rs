//! The names of folders and files: whatever the people and the classes are called.
#![no_main]

use std::collections::BTreeSet;

use liasse_fuzz::diagnostics::Diagnostics;
use liasse_fuzz::documents::plan;
use liasse_fuzz::dossiers::assemble_dossiers;
use liasse_fuzz::intake::{Contenu, Sheet, Valeur};
use liasse_fuzz::place::Lieu;
use liasse_fuzz::{PACK, tables_of};
use libfuzzer_sys::fuzz_target;

const ENTETES: [&str; 5] = ["Nom de famille", "Prénom(s)", "Classe", "Catégorie candidat", "N° candidat"];

fuzz_target!(|text: &str| {
    let header = ENTETES.map(str::to_owned).to_vec();
    let rows = text.split('\u{1}').take(8).enumerate().map(|(index, person)| {
        let mut parts = person.splitn(3, '\u{2}');
        let mut part = || parts.next().unwrap_or_default().to_owned();
        vec![part(), part(), part(), "A".to_owned(), format!("{:010}", index + 1)]
    });
    let cells = (0_u32..).zip(std::iter::once(header).chain(rows)).flat_map(|(ligne, row)| {
        (0_u32..).zip(row).map(move |(colonne, cell)| (ligne, colonne, Valeur::Texte(cell)))
    });
    let sheet = Sheet { lieu: Lieu::fichier(&"x.xlsx".into()), contenu: Contenu::from_cells(cells) };
    let mut diags = Diagnostics::default();
    let tables = tables_of(&mut diags, vec![sheet]);
    let dossiers = assemble_dossiers(&mut diags, &PACK, Some(2026), tables);
    let mut seen = BTreeSet::new();
    for demande in plan(&PACK, &dossiers) {
        let path = demande.emplacement.chemin();
        assert!(path.len() <= 180 && seen.insert(path.to_ascii_lowercase()), "{path}");
        for part in path.split('/') {
            let stem = part.strip_suffix(".pdf").unwrap_or(part);
            assert!(
                !stem.is_empty() && stem.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'),
                "{path}"
            );
            let device = stem.to_ascii_uppercase();
            let port = device.strip_prefix("COM").or_else(|| device.strip_prefix("LPT"));
            assert!(!port.is_some_and(|n| n.len() == 1 && n.as_bytes()[0].is_ascii_digit()), "{path}");
            assert!(!["CON", "PRN", "AUX", "NUL"].contains(&device.as_str()), "{path}");
        }
    }
});
