//! Tables kept as text: csv, tsv, and what Cyclades exports.

use std::collections::BTreeMap;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use super::sheet::{Contenu, Sheet, Valeur};
use crate::diagnostics::{Diagnostics, messages};
use crate::place::Lieu;

const SEPARATEURS: [u8; 4] = [b';', b'\t', b',', b'|'];

/// The one sheet of a text file. Places count the physical lines of the file.
pub fn read(diags: &mut Diagnostics, lieu: &Lieu, bytes: &[u8]) -> Vec<Sheet> {
    let Some(mut text) = decode(bytes) else {
        diags.push(messages::encodage_inconnu(lieu));
        return Vec::new();
    };
    if !text.contains('\n') {
        text = text.replace('\r', "\n");
    }
    let dialect = Dialect::of(&text);
    let (text, skipped) = without_sep_line(&text);
    if let Some(line) = unclosed_quote(text, dialect) {
        diags.push(messages::guillemet_non_ferme(&lieu.at(line + skipped, 0), char::from(dialect.quote)));
        return Vec::new();
    }
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(dialect.separator)
        .quote(dialect.quote)
        .from_reader(text.as_bytes());
    let mut cells = Vec::new();
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                diags.push(messages::fichier_illisible(lieu, &error.to_string()));
                return Vec::new();
            }
        };
        let line = record.position().map_or(0, |position| first_line(text, position));
        let ligne = u32::try_from(line).unwrap_or(u32::MAX).saturating_add(skipped);
        for (column, field) in (0_u32..).zip(record.iter()) {
            if !field.trim().is_empty() {
                cells.push((ligne, column, Valeur::Texte(field.to_owned())));
            }
        }
    }
    vec![Sheet { lieu: lieu.clone(), contenu: Contenu::from_cells(cells) }]
}

/// The line (from zero) where a record starts; the reader gives that of the blank lines before it.
fn first_line(text: &str, position: &csv::Position) -> u64 {
    let start = usize::try_from(position.byte()).unwrap_or(usize::MAX);
    let rest = text.as_bytes().get(start..).unwrap_or_default();
    let blank = rest.iter().take_while(|b| matches!(b, b'\n' | b'\r')).filter(|b| **b == b'\n').count();
    position.line().saturating_sub(1) + blank as u64
}

/// By its mark, else as UTF-8, else as Windows-1252, which is what Excel saves in France.
fn decode(bytes: &[u8]) -> Option<String> {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        let (text, _, malformed) = encoding.decode(bytes);
        return (!malformed && !text.contains('\0')).then(|| text.into_owned());
    }
    if bytes.contains(&0) {
        return None;
    }
    for encoding in [UTF_8, WINDOWS_1252] {
        if let Some(text) = encoding.decode_without_bom_handling_and_without_replacement(bytes) {
            return Some(text.into_owned()).filter(|text| encoding == UTF_8 || !is_garbled(text));
        }
    }
    None
}

/// Whether a mark stands inside a word, as where « é » was saved by DOS (« Pr‚nom ») or by an old Mac
/// (« PrŽnom »).
fn is_garbled(text: &str) -> bool {
    let letters: Vec<char> = text.chars().collect();
    letters.windows(3).any(|w| {
        let inside = w[0].is_alphabetic() && w[2].is_alphabetic();
        let mark = "‚ƒ„†‡ˆ‰‹“”•˜™›¤".contains(w[1]) || w[1].is_control() && !w[1].is_ascii();
        inside && (mark || w[0].is_lowercase() && "ŠŒŽŸ".contains(w[1]))
    })
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Dialect {
    separator: u8,
    quote: u8,
}

impl Dialect {
    /// The separator that cuts the most lines into the same number of fields; the quote that stands at
    /// both ends of the most fields.
    fn of(text: &str) -> Self {
        if let Some(separator) = declared_separator(text) {
            return Self { separator, quote: quote_of(text, separator) };
        }
        let separator =
            SEPARATEURS.into_iter().max_by_key(|s| regularity(text, *s)).expect("the list is not empty");
        Self { separator, quote: quote_of(text, separator) }
    }
}

/// How many lines share the most common number of separators, weighed by that number.
fn regularity(text: &str, separator: u8) -> usize {
    let mut counts = BTreeMap::<usize, usize>::new();
    for line in text.lines().take(500) {
        *counts.entry(line.bytes().filter(|b| *b == separator).count()).or_default() += 1;
    }
    counts.into_iter().map(|(fields, lines)| fields.min(50) * lines).max().unwrap_or(0)
}

fn quote_of(text: &str, separator: u8) -> u8 {
    let quoted = |quote: char| {
        text.lines()
            .flat_map(|line| line.split(char::from(separator)))
            .filter(|f| f.len() > 1 && f.starts_with(quote) && f.ends_with(quote))
            .count()
    };
    if quoted('\'') > quoted('"') { b'\'' } else { b'"' }
}

/// `sep=;`, which Excel reads and does not show.
fn declared_separator(text: &str) -> Option<u8> {
    let first = text.lines().next()?.trim();
    let declared = first.strip_prefix("sep=").or_else(|| first.strip_prefix("SEP="))?;
    declared.bytes().next().filter(|b| SEPARATEURS.contains(b))
}

fn without_sep_line(text: &str) -> (&str, u32) {
    match (declared_separator(text), text.split_once('\n')) {
        (Some(_), Some((_, rest))) => (rest, 1),
        _ => (text, 0),
    }
}

/// The line (from zero) of a quote that opens a field and is never closed: a lenient reader would swallow
/// the rest of the class in one cell.
fn unclosed_quote(text: &str, dialect: Dialect) -> Option<u32> {
    let mut opened_at = None;
    let mut line = 0;
    let mut at_field_start = true;
    let mut bytes = text.bytes().peekable();
    while let Some(byte) = bytes.next() {
        if byte == b'\n' {
            line += 1;
        }
        if opened_at.is_some() {
            if byte == dialect.quote && bytes.next_if_eq(&dialect.quote).is_none() {
                opened_at = None;
            }
        } else if byte == dialect.quote && at_field_start {
            opened_at = Some(line);
        }
        at_field_start = byte == dialect.separator || byte == b'\n' || byte == b'\r';
    }
    opened_at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(bytes: &[u8]) -> Vec<(u32, u32, String)> {
        let mut diags = Diagnostics::default();
        let lieu = Lieu::fichier(&"liste.csv".into());
        let sheets = read(&mut diags, &lieu, bytes);
        assert!(diags.into_sorted().is_empty());
        sheets[0]
            .contenu
            .lignes
            .iter()
            .flat_map(|l| {
                l.cellules.iter().map(|(c, v)| match v {
                    Valeur::Texte(t) => (l.numero, *c, t.clone()),
                    other => panic!("a csv only holds text, not {other:?}"),
                })
            })
            .collect()
    }

    #[test]
    fn a_blank_cell_does_not_shift_the_others() {
        assert_eq!(
            cells("Nom;Prénom\r\n;Léa\r\n".as_bytes()),
            [(0, 0, "Nom".into()), (0, 1, "Prénom".into()), (1, 1, "Léa".into())]
        );
    }

    #[test]
    fn apostrophes_quote_fields_when_the_file_does_so() {
        let read = cells(b"'TMA';D'ETE\n'TMB';'L''HER'\n");
        assert_eq!(read[0].2, "TMA");
        assert_eq!(read[1].2, "D'ETE");
        assert_eq!(read[3].2, "L'HER");
    }

    #[test]
    fn windows_1252_and_a_sep_line_are_understood() {
        assert_eq!(cells(b"sep=,\nNom,Pr\xE9nom\n")[1], (1, 1, "Prénom".into()));
    }

    #[test]
    fn an_unclosed_quote_is_found_at_its_line() {
        let dialect = Dialect { separator: b';', quote: b'"' };
        assert_eq!(unclosed_quote("a;b\n\"c;d\ne;f\n", dialect), Some(1));
        assert_eq!(unclosed_quote("a;b\n\"c;\"\"d\"\n", dialect), None);
    }
}
