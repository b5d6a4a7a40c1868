//! Every row that holds something is read or left aside, whatever a sheet holds.

use std::cell::Cell;
use std::collections::BTreeMap;

use proptest::prelude::*;

use crate::proprietes::runner;
use crate::support::{Entrees, tables_of};

/// Words that mean something to some table, and words that mean nothing.
const MOTS: [&str; 36] = [
    "N° candidat",
    "INE",
    "Nom",
    "Prénom",
    "Nom et prénom",
    "Date de naissance",
    "Classe",
    "Période",
    "Du",
    "Au",
    "Structure",
    "Épreuve",
    "Note",
    "Intitulé",
    "Fonction",
    "Champ",
    "Valeur",
    "1.1.1",
    "1.1.9",
    "Nature",
    "Organisme",
    "DURAND",
    "Léa",
    "TOTAL",
    "Moyenne de la classe",
    "TAGO1",
    "E31",
    "P1",
    "A",
    "/20",
    "(jj/mm/aaaa)",
    "12/05/2008",
    "0100000001",
    "13,5",
    "Fait à Nantes, le 15/06/2026",
    "-",
];

fn any_row() -> impl Strategy<Value = Vec<&'static str>> {
    let header = prop::sample::select(MOTS[..21].to_vec());
    let data = prop::sample::select(MOTS[21..].to_vec());
    let any = prop::sample::select(MOTS.to_vec());
    let cell = |word: BoxedStrategy<&'static str>| prop_oneof![4 => word, 2 => Just("")];
    prop_oneof![
        2 => prop::collection::vec(cell(header.boxed()), 0..9),
        4 => prop::collection::vec(cell(data.boxed()), 0..9),
        1 => prop::collection::vec(cell(any.boxed()), 0..9),
    ]
}

#[test]
fn toute_ligne_est_lue_ou_laissee_de_cote() {
    let (read, aside) = (Cell::new(0), Cell::new(0));
    let result = runner(1500).run(&prop::collection::vec(any_row(), 1..9), |rows| {
        let text: String = rows.iter().map(|row| row.join(";") + ";;;;;;;;\n").collect();
        let files = Entrees(BTreeMap::new()).put("page.csv", text);
        let (tables, _) = tables_of(&files);
        for source in tables.sources.iter().filter(|source| source.ligne_entete.is_some()) {
            let header = source.ligne_entete.expect("filtered") as usize;
            let filled = rows[header..].iter().filter(|row| row.iter().any(|cell| !cell.is_empty())).count();
            read.set(read.get() + source.lignes_lues);
            aside.set(aside.get() + source.lignes_ecartees.len());
            prop_assert_eq!(source.lignes_lues + source.lignes_ecartees.len(), filled);
        }
        Ok(())
    });
    if let Err(fault) = result {
        panic!("{fault}");
    }
    assert!(read.get() > 500 && aside.get() > 500, "{} rows read, {} left aside", read.get(), aside.get());
}
