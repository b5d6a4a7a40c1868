//! The same class, exported by every piece of school software and saved in every format, gives the same papers.

use std::collections::BTreeMap;

use clap::ValueEnum;
use liasse::diagnostics::{self, Gravite};
use liasse::exemple::{self, Options, Style, Tableur};
use serde_json::Value;

use crate::support::{Entrees, PACK, papers};

/// Formats that hold every letter.
const LARGES: [Tableur; 6] =
    [Tableur::Varie, Tableur::Xlsx, Tableur::Ods, Tableur::Xls, Tableur::Csv, Tableur::Tsv];
/// Formats that hold those of French.
const ETROITS: [Tableur; 2] = [Tableur::Csv1252, Tableur::CsvMac];

fn styles() -> impl Iterator<Item = Style> {
    Style::value_variants().iter().copied()
}

fn class(candidats: usize, graine: u64, style: Style, tableur: Tableur) -> Entrees {
    let options = Options { classes: 1, candidats, graine, style, tableur };
    let files = exemple::compose(&PACK, &options).into_iter();
    Entrees(files.map(|fichier| (fichier.chemin, fichier.octets)).collect())
}

/// What a run makes of a folder: the manifest but for its sources, and what every paper shows. Informations
/// speak of columns and of rows of other diplomas, which each export has its own of.
fn outcome(entrees: &Entrees, tolerated: &[&str]) -> (Value, BTreeMap<String, Value>) {
    let bilan = entrees.verify().bilan;
    let told: String = bilan
        .diagnostics()
        .iter()
        .filter(|d| d.code.gravite() != Gravite::Info && !tolerated.contains(&d.code.id))
        .map(diagnostics::render)
        .collect();
    assert_eq!(told, "");
    let mut manifeste = serde_json::to_value(bilan.manifeste()).expect("a manifest");
    for key in ["sources", "diagnostics"] {
        manifeste.as_object_mut().expect("an object").remove(key).expect("a known key");
    }
    (manifeste, papers(entrees))
}

fn check_same(candidats: usize, graine: u64, cases: impl IntoIterator<Item = (Style, Tableur)>) {
    let expected = outcome(&class(candidats, graine, Style::default(), Tableur::default()), &[]);
    assert!(expected.1.len() >= 4 * candidats, "a class with its papers");
    for (style, tableur) in cases {
        // An old Mac's accents are read, and announced.
        let tolerated: &[&str] = if tableur == Tableur::CsvMac { &["A130"] } else { &[] };
        let (manifeste, papiers) = outcome(&class(candidats, graine, style, tableur), tolerated);
        assert_eq!(manifeste, expected.0, "{style:?}, {tableur:?}");
        assert_eq!(papiers.keys().collect::<Vec<_>>(), expected.1.keys().collect::<Vec<_>>());
        for ((chemin, read), wanted) in papiers.iter().zip(expected.1.values()) {
            let in_page = |donnees: &Value| in_page(tableur, &donnees.to_string());
            assert_eq!(in_page(read), in_page(wanted), "{style:?}, {tableur:?}: {chemin}");
        }
    }
}

/// A text as a format with few letters keeps it: « DANG » for « ĐẶNG ».
fn in_page(tableur: Tableur, text: &str) -> String {
    let page = match tableur {
        Tableur::Csv1252 => encoding_rs::WINDOWS_1252,
        Tableur::CsvMac => encoding_rs::MACINTOSH,
        _ => return text.to_owned(),
    };
    let has = |sign: char| !page.encode(sign.encode_utf8(&mut [0; 4])).2;
    let kept =
        |sign: char| if has(sign) { sign.to_string() } else { deunicode::deunicode(&sign.to_string()) };
    text.chars().map(kept).collect()
}

#[test]
fn every_style_gives_the_papers_of_the_sample() {
    check_same(24, 2026, styles().map(|style| (style, Tableur::Varie)));
}

#[test]
fn every_format_gives_the_papers_of_the_sample() {
    check_same(24, 2026, LARGES.map(|tableur| (Style::default(), tableur)));
}

#[test]
fn every_style_in_every_format_gives_the_same_papers() {
    let tableurs = LARGES.into_iter().chain(ETROITS);
    check_same(4, 1, tableurs.flat_map(|tableur| styles().map(move |style| (style, tableur))));
}

#[test]
fn the_same_choices_give_the_same_bytes() {
    for style in Style::value_variants() {
        for tableur in Tableur::value_variants() {
            let bytes = || class(2, 5, *style, *tableur).0;
            assert!(bytes() == bytes(), "{style:?}, {tableur:?}");
        }
    }
}
