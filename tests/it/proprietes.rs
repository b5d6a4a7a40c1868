//! What holds for any table, however it was laid out.

use std::collections::BTreeMap;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU32, Ordering};

use liasse::diagnostics::{self, Diagnostics};
use liasse::exemple::{Cellule, Fichier, Tableau, Tableur, write_tableaux};
use liasse::intake::{self, Valeur};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed, TestRunner};
use rust_decimal::Decimal;
use serde_json::Value;

use crate::support::{Entrees, PACK, isolement, minimal, papers};

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
        if !aliases.is_empty() && self.alias.is_multiple_of(3) {
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

// Any table, in any format

/// What a person may type: accents, quotes, separators, formulas, several lines, spaces at odd places.
fn any_cell() -> impl Strategy<Value = Cellule> {
    let word = prop::sample::select(vec![
        "Léa",
        "D’ÉTÉ",
        "Œuvre",
        "0123456789",
        "=1+1",
        "a;b",
        "x,y",
        "\"cité\"",
        "l'été",
        "1.1.1",
        "13,5",
        "-",
        "  deux",
        "fin ",
        "a\tb",
        "<b>&amp;",
        "#REF!",
        "VRAI",
        "été\nhiver",
        "12/05/2008",
        "_x000D_",
        "Ñ",
        "1e5",
        "'x",
        "''",
        "\"",
    ]);
    let text = prop::collection::vec(word, 1..4).prop_map(|words| Cellule::texte(words.join(" ")));
    let any = "[ -~à-ÿŒœ€’«»–…]{1,40}".prop_map(Cellule::texte);
    let number = (-99_999_i64..99_999, 0..4_u32)
        .prop_map(|(n, scale)| Cellule::nombre(Decimal::new(n, scale).normalize()));
    let day = (0..60_000_i32).prop_map(|days| {
        let first = jiff::civil::date(1930, 1, 1);
        Cellule::Jour(first.checked_add(jiff::Span::new().days(days)).expect("a day of this century"))
    });
    prop_oneof![3 => text, 2 => any, 2 => number, 1 => day, 2 => Just(Cellule::Vide)]
}

fn any_tableau() -> impl Strategy<Value = Tableau> {
    (2..7_usize).prop_flat_map(|width| {
        let header = prop::collection::vec("[A-Za-zéè]{1,12}", width);
        let rows = prop::collection::vec(prop::collection::vec(any_cell(), width), 1..12);
        (header, rows).prop_map(|(entetes, lignes)| Tableau {
            nom: "Feuille".to_owned(),
            titres: Vec::new(),
            entetes,
            lignes,
            figees: 0,
        })
    })
}

/// What the reader must find, where it stands: a text file only holds texts.
fn expected_cells(tableau: &Tableau, as_text: bool) -> Vec<(u32, u32, Valeur)> {
    let header = tableau.entetes.iter().map(|text| Cellule::texte(text.clone())).collect();
    let rows = std::iter::once(header).chain(tableau.lignes.iter().cloned());
    let shown = |number: &Decimal| number.to_string().replace('.', ",");
    let mut cells = Vec::new();
    for (ligne, row) in (0..).zip(rows) {
        for (colonne, cellule) in (0..).zip(row) {
            let valeur = match cellule {
                Cellule::Vide => continue,
                Cellule::Texte(text) if text.trim().is_empty() => continue,
                Cellule::Texte(text) => Valeur::Texte(text),
                Cellule::Nombre(number) if as_text => Valeur::Texte(shown(&number)),
                Cellule::Nombre(number) => Valeur::Nombre(number.to_string().parse().expect("a number")),
                Cellule::Jour(day) if as_text => Valeur::Texte(liasse::texte::date(day)),
                Cellule::Jour(day) => Valeur::Date(day),
            };
            cells.push((ligne, colonne, valeur));
        }
    }
    cells
}

/// Cells as they were read, or what was told where they were not.
fn read_cells(fichier: &Fichier) -> Result<Vec<(u32, u32, Valeur)>, String> {
    let mut diags = Diagnostics::default();
    let read = intake::read_file(&mut diags, &isolement(), &fichier.chemin.as_str().into(), &fichier.octets)
        .expect("the reader starts");
    let told: String = diags.into_sorted().iter().map(diagnostics::render).collect();
    if told.contains("erreur[") {
        return Err(told);
    }
    let lignes = read.into_iter().flat_map(|file| file.sheets).flat_map(|sheet| sheet.contenu.lignes);
    let cells = lignes.flat_map(|l| l.cellules.into_iter().map(move |(colonne, v)| (l.numero, colonne, v)));
    // OpenDocument writes an error as a text: a text that reads as one is never taken for a value.
    let plain = |valeur| match valeur {
        Valeur::Erreur(text) if fichier.chemin.ends_with("ods") => Valeur::Texte(text),
        valeur => valeur,
    };
    Ok(cells.map(|(ligne, colonne, valeur)| (ligne, colonne, plain(valeur))).collect())
}

/// Exactly, or refused by a fault: and nearly always exactly.
fn check_format(tableur: Tableur, cases: u32) {
    let as_text = !matches!(tableur, Tableur::Xlsx | Tableur::Ods | Tableur::Xls);
    let refused = AtomicU32::new(0);
    let result = runner(cases).run(&any_tableau(), |tableau| {
        let files = write_tableaux(tableur, "table", std::slice::from_ref(&tableau));
        prop_assert_eq!(files.len(), 1);
        match read_cells(&files[0]) {
            Ok(cells) => prop_assert_eq!(cells, expected_cells(&tableau, as_text)),
            Err(told) if as_text => {
                refused.fetch_add(1, Ordering::Relaxed);
                prop_assert!(
                    told.contains("E107") || told.contains("E108") || told.contains("E131"),
                    "{}",
                    told
                );
            }
            Err(told) => prop_assert!(false, "{}", told),
        }
        Ok(())
    });
    if let Err(fault) = result {
        panic!("{tableur:?}: {fault}");
    }
    let refused = refused.into_inner();
    assert!(refused * 10 <= cases, "{tableur:?}: {refused} of {cases} refused");
}

#[test]
fn any_table_comes_back_from_an_excel_workbook() {
    check_format(Tableur::Xlsx, 96);
}

#[test]
fn any_table_comes_back_from_an_open_document() {
    check_format(Tableur::Ods, 96);
}

#[test]
fn any_table_comes_back_from_an_old_workbook() {
    check_format(Tableur::Xls, 96);
}

#[test]
fn any_table_comes_back_from_a_text_or_is_refused() {
    check_format(Tableur::Csv, 256);
    check_format(Tableur::Tsv, 256);
}
