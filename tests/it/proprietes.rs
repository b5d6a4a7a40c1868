//! What holds for any table, however it was laid out.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed, TestRunner};
use serde_json::Value;

use crate::support::{Entrees, PACK, minimal, papers};

/// What every paper shows when the tables stand as the program writes them.
static ATTENDUS: LazyLock<BTreeMap<String, Value>> = LazyLock::new(|| papers(&minimal()));

/// Draws from a fixed seed, so that a failure comes back.
pub fn runner(cases: u32) -> TestRunner {
    TestRunner::new(Config {
        cases,
        rng_seed: RngSeed::Fixed(2026),
        failure_persistence: None,
        max_shrink_iters: 500,
        ..Config::default()
    })
}

/// One way to lay a table out: nothing of it changes what the table says.
#[derive(Debug, Clone)]
struct Disposition {
    /// Lines above the header.
    titres: Vec<String>,
    /// Sorts the columns.
    ordre: Vec<u32>,
    /// How each header is written.
    ecritures: Vec<Ecriture>,
    /// Blank columns and columns of no use, by the rank before which they stand.
    colonnes_en_plus: Vec<(usize, &'static str)>,
    ligne_vide: bool,
}

#[derive(Debug, Clone, Copy)]
struct Ecriture {
    casse: u8,
    accents: u8,
    espaces: u8,
    alias: usize,
}

fn any_disposition() -> impl Strategy<Value = Disposition> {
    let titre = prop::sample::select(vec![
        "Lycée professionnel des Essais",
        "Session 2026",
        "Classe de terminale AGOrA - liste au 20 mai",
        "Page 1",
        "Édité le 20/05/2026",
        "Notes",
    ]);
    let ecriture = (0..3_u8, 0..3_u8, 0..4_u8, any::<usize>())
        .prop_map(|(casse, accents, espaces, alias)| Ecriture { casse, accents, espaces, alias });
    let en_plus = (0..25_usize, prop::sample::select(vec!["Couleur du dossier", "Casier", "Bus"]));
    (
        prop::collection::vec(titre.prop_map(str::to_owned), 0..9),
        prop::collection::vec(any::<u32>(), 40),
        prop::collection::vec(ecriture, 40),
        prop::collection::vec(en_plus, 0..3),
        any::<bool>(),
    )
        .prop_map(|(titres, ordre, ecritures, colonnes_en_plus, ligne_vide)| Disposition {
            titres,
            ordre,
            ecritures,
            colonnes_en_plus,
            ligne_vide,
        })
}

impl Disposition {
    fn apply(&self, texte: &str) -> String {
        let mut lignes: Vec<Vec<String>> =
            texte.lines().map(|ligne| ligne.split(';').map(str::to_owned).collect()).collect();
        let width = lignes[0].len();
        let table = aliases(&lignes[0]);
        let headers = lignes[0].clone();
        for (index, header) in lignes[0].iter_mut().enumerate() {
            // A second use of one alias would make two columns of one header.
            let mut known = table.get(header.as_str()).cloned().unwrap_or_default();
            known.retain(|alias| !headers.contains(alias));
            *header = self.ecritures[index].write(header, &known);
        }
        let mut order: Vec<usize> = (0..width).collect();
        order.sort_by_key(|index| self.ordre[*index]);
        for ligne in &mut lignes {
            *ligne = order.iter().map(|index| ligne[*index].clone()).collect();
        }
        for (rank, header) in &self.colonnes_en_plus {
            let rank = (*rank).min(lignes[0].len());
            for (numero, ligne) in lignes.iter_mut().enumerate() {
                let cell = if numero == 0 { (*header).to_owned() } else { format!("x{numero}") };
                ligne.insert(rank, cell);
            }
        }
        let width = lignes[0].len();
        let mut text = String::new();
        for titre in &self.titres {
            text += &format!("{titre}{}\n", ";".repeat(width - 1));
        }
        if self.ligne_vide {
            text += &format!("{}\n", ";".repeat(width - 1));
        }
        for ligne in lignes {
            text += &(ligne.join(";") + "\n");
        }
        text
    }
}

/// The other headers that the pack knows for each column of the table that bears all of these.
fn aliases(headers: &[String]) -> BTreeMap<String, Vec<String>> {
    let fits = |table: &&liasse::referentiel::types::Table| {
        let names: Vec<&str> = table.colonnes.iter().map(|c| c.nom.as_str()).collect();
        headers
            .iter()
            .filter(|h| !h.contains('.'))
            .all(|h| names.contains(&h.as_str()) || table.colonnes.iter().any(|c| c.alias.contains(h)))
    };
    let Some(table) = PACK.tables.iter().find(fits) else { return BTreeMap::new() };
    table.colonnes.iter().map(|c| (c.nom.clone(), c.alias.clone())).collect()
}

impl Ecriture {
    fn write(self, header: &str, aliases: &[String]) -> String {
        let mut text = header.to_owned();
        if !aliases.is_empty() && self.alias % 3 == 0 {
            text.clone_from(&aliases[self.alias / 3 % aliases.len()]);
        }
        text = match self.accents {
            0 => text,
            1 => deunicode::deunicode(&text),
            _ => unicode_normalization::UnicodeNormalization::nfd(text.as_str()).collect(),
        };
        text = match self.casse {
            0 => text,
            1 => text.to_uppercase(),
            _ => text.to_lowercase(),
        };
        match self.espaces {
            0 => text,
            1 => text.replace(' ', "\u{a0}"),
            2 => format!("  {text} "),
            _ => text.replace('\'', "’").replace(' ', "  "),
        }
    }
}

#[test]
fn the_layout_of_a_table_does_not_change_what_it_says() {
    let tables = ["candidats", "pfmp", "tuteurs", "travaux", "grilles-e31", "grilles-e32", "commissions"];
    let any = (prop::collection::vec(any_disposition(), tables.len()),);
    let result = runner(256).run(&any, |(dispositions,)| {
        let entrees =
            tables.iter().zip(&dispositions).fold(minimal(), |entrees: Entrees, (table, disposition)| {
                let fichier = format!("{table}.csv");
                let text = disposition.apply(&entrees.text(&fichier));
                entrees.put(&fichier, text)
            });
        prop_assert_eq!(&papers(&entrees), &*ATTENDUS);
        Ok(())
    });
    if let Err(fault) = result {
        panic!("{fault}");
    }
}
