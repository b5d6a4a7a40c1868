//! How a text is cut into fields: its separator and its quote character.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub const SEPARATEURS: [u8; 4] = [b';', b'\t', b',', b'|'];

/// Lines that are looked at to find the separator.
const ECHANTILLON: usize = 500;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dialect {
    pub separator: u8,
    pub quote: u8,
}

impl Dialect {
    /// The separator that the file declares, else the one that cuts the most lines into the same number of
    /// fields; the quote that stands at both ends of the most fields.
    pub fn of(text: &str) -> Self {
        let likeliest = || SEPARATEURS.into_iter().max_by_key(|s| regularity(text, *s));
        let separator = declared_separator(text).or_else(likeliest).expect("the list is not empty");
        Self { separator, quote: quote_of(text, separator) }
    }
}

/// What follows the line `sep=;`, which Excel reads and does not show as a row.
pub fn without_sep_line(text: &str) -> &str {
    if declared_separator(text).is_none() {
        return text;
    }
    let end = text.find(['\r', '\n']).unwrap_or(text.len());
    let rest = &text[end..];
    rest.strip_prefix("\r\n").or_else(|| rest.get(1..)).unwrap_or_default()
}

/// Lines, wherever they come from: an old Mac ends them with a lone carriage return.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.split(['\r', '\n'])
}

/// How many lines share the most common number of separators, weighed by that number.
fn regularity(text: &str, separator: u8) -> usize {
    let mut counts = BTreeMap::<usize, usize>::new();
    for line in lines(text).filter(|line| !line.is_empty()).take(ECHANTILLON) {
        *counts.entry(line.bytes().filter(|b| *b == separator).count()).or_default() += 1;
    }
    counts.into_iter().map(|(fields, lines)| fields.min(50) * lines).max().unwrap_or(0)
}

fn quote_of(text: &str, separator: u8) -> u8 {
    let quoted = |quote: char| {
        if !text.contains(quote) {
            return 0;
        }
        lines(text)
            .flat_map(|line| line.split(char::from(separator)))
            .filter(|f| f.len() > 1 && f.starts_with(quote) && f.ends_with(quote))
            .count()
    };
    if quoted('\'') > quoted('"') { b'\'' } else { b'"' }
}

fn declared_separator(text: &str) -> Option<u8> {
    let first = lines(text).next()?.trim_matches([' ', '"']);
    let (key, value) = first.split_once('=')?;
    let declared = key.eq_ignore_ascii_case("sep").then(|| value.bytes().next())??;
    (value.len() == 1 && SEPARATEURS.contains(&declared)).then_some(declared)
}
