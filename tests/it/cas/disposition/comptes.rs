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

/// Headers of some tables, in any order, with a word in the way.
fn any_header() -> impl Strategy<Value = Vec<&'static str>> {
    let tables = [
        vec!["N° candidat", "Nom", "Prénom", "Date de naissance", "Classe"],
        vec!["Nom et prénom", "Classe", "", "INE"],
        vec!["N° candidat", "Période", "Du", "Au", "Structure"],
        vec!["N° candidat", "Nom", "Prénom", "Épreuve", "1.1.1", "Note"],
        vec!["Épreuve", "Nom", "Fonction"],
        vec!["Champ", "Valeur"],
        vec!["N° candidat", "Période", "1.1.1", "1.1.9"],
    ];
    let table = prop::sample::select(tables.to_vec());
    (table, prop::sample::select(MOTS.to_vec()), 0..9_usize).prop_map(|(mut headers, word, at)| {
        if at <= headers.len() {
            headers.insert(at, word);
        }
        headers
    })
}

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

fn any_sheet() -> impl Strategy<Value = Vec<Vec<&'static str>>> {
    let rows = |size| prop::collection::vec(any_row(), size);
    (rows(0..2), any_header(), rows(0..7), prop::option::of(any_header()), rows(0..3)).prop_map(
        |(above, header, between, second, below)| {
            above.into_iter().chain([header]).chain(between).chain(second).chain(below).collect()
        },
    )
}

#[test]
fn toute_ligne_est_lue_ou_laissee_de_cote() {
    let (read, aside) = (Cell::new(0), Cell::new(0));
    let result = runner(1000).run(&any_sheet(), |rows| {
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
    assert!(read.get() > 1000 && aside.get() > 500, "{} rows read, {} left aside", read.get(), aside.get());
}
