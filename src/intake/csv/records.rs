//! Lines to fields, strictly: a quote that is not closed where it should be would swallow the rest of a class
//! in one cell, so that it stops the file at the place where it opens.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::dialect::{Dialect, SEPARATEURS};
use crate::intake::recolte::LIGNES_LUES_MAX;
use crate::intake::sheet::{Ligne, Valeur};

/// Filled cells of one file beyond which it is not a class list.
const CELLULES_MAX: usize = 2_000_000;
/// Fields of one line: the columns of the widest spreadsheet.
const COLONNES_MAX: u32 = 16_384;
/// Characters of one field: those of the longest cell of a spreadsheet.
const CHAMP_MAX: usize = 32_767;

/// Why nothing is read, and where.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Faute {
    pub ligne: u32,
    pub colonne: u32,
    pub genre: Genre,
}

#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Genre {
    /// A quote opens a field, and none closes it.
    NonFerme,
    /// The next quote is followed by more text.
    MalFerme,
    /// The field goes on over lines that are themselves rows: how many of them.
    LignesAvalees(usize),
    /// The line is cut by another separator than the file.
    Melange(u8),
    /// In words.
    Demesure(Cow<'static, str>),
    /// More filled lines than any list of pupils has.
    TropDeLignes,
}

/// A line, or several where a field holds line breaks.
struct Record {
    ligne: Ligne,
    debut: usize,
    fin: usize,
    /// The first field that holds a line break: its column, and whether it holds separators too.
    etale: Option<(u32, bool)>,
}

/// The rows that hold something, numbered as the spreadsheet that opens the file shows them: a field of several
/// lines makes one row, and a blank line is one.
///
/// # Errors
/// With the first fault that leaves what the file says uncertain.
pub fn scan(text: &str, dialect: Dialect) -> Result<Vec<Ligne>, Faute> {
    let mut scanner = Scanner { text, dialect, at: 0, ligne: 0 };
    let mut records = Vec::new();
    let mut cells = 0;
    while scanner.at < text.len() {
        if scanner.skip_blank() {
            continue;
        }
        let record = scanner.record()?;
        cells += record.ligne.cellules.len();
        if cells > CELLULES_MAX {
            let genre = Genre::Demesure("plus de 2 000 000 de cellules".into());
            return Err(Faute { ligne: record.ligne.numero, colonne: 0, genre });
        }
        if record.ligne.cellules.is_empty() {
            continue;
        }
        if records.len() == LIGNES_LUES_MAX {
            return Err(Faute { ligne: record.ligne.numero, colonne: 0, genre: Genre::TropDeLignes });
        }
        records.push(record);
    }
    check(text, dialect, &records)?;
    Ok(records.into_iter().map(|record| record.ligne).collect())
}

struct Scanner<'a> {
    text: &'a str,
    dialect: Dialect,
    at: usize,
    ligne: u32,
}

impl Scanner<'_> {
    /// Passes over a line that holds nothing: a spreadsheet may leave a million of them.
    fn skip_blank(&mut self) -> bool {
        let rest = &self.text.as_bytes()[self.at..];
        let separator = self.dialect.separator;
        let length = rest.iter().take_while(|byte| **byte == separator || **byte == b' ').count();
        let is_whole = rest.get(length).is_none_or(|byte| is_end(*byte));
        // More fields than a line may have are told.
        if !is_whole || length >= COLONNES_MAX as usize {
            return false;
        }
        self.at += length;
        self.skip_line_break();
        self.ligne = self.ligne.saturating_add(1);
        true
    }

    fn record(&mut self) -> Result<Record, Faute> {
        let (debut, numero) = (self.at, self.ligne);
        let mut cellules = Vec::new();
        let mut etale = None;
        let mut colonne = 0;
        loop {
            let start = self.at;
            let field = self.field(colonne)?;
            if etale.is_none() && field.contains(['\r', '\n']) {
                let held = self.text[start..self.at].bytes().any(|b| b == self.dialect.separator);
                etale = Some((colonne, held));
            }
            if !field.trim().is_empty() {
                cellules.push((colonne, Valeur::Texte(without_formula(field))));
            }
            if self.peek() != Some(self.dialect.separator) {
                break;
            }
            self.at += 1;
            colonne += 1;
            if colonne == COLONNES_MAX {
                let genre = Genre::Demesure("plus de 16 384 champs sur une ligne".into());
                return Err(Faute { ligne: numero, colonne, genre });
            }
        }
        let fin = self.at;
        self.skip_line_break();
        self.ligne = self.ligne.saturating_add(1);
        let ligne = Ligne { numero, cellules, champs: Some(colonne + 1), ..Ligne::default() };
        Ok(Record { ligne, debut, fin, etale })
    }

    /// The field that starts here; leaves the scanner at its separator or at the end of its line.
    fn field(&mut self, colonne: u32) -> Result<String, Faute> {
        let ligne = self.ligne;
        let fault = |genre| Faute { ligne, colonne, genre };
        let field = if self.peek() == Some(self.dialect.quote) {
            self.quoted().map_err(fault)?
        } else {
            let rest = &self.text.as_bytes()[self.at..];
            let separator = self.dialect.separator;
            let length = rest.iter().position(|b| *b == separator || is_end(*b)).unwrap_or(rest.len());
            self.at += length;
            self.text[self.at - length..self.at].to_owned()
        };
        if field.len() > CHAMP_MAX && field.chars().count() > CHAMP_MAX {
            return Err(fault(Genre::Demesure("plus de 32 767 caractères dans un champ".into())));
        }
        Ok(field)
    }

    fn quoted(&mut self) -> Result<String, Genre> {
        let quote = self.dialect.quote;
        let mut field = String::new();
        self.at += 1;
        loop {
            let rest = &self.text.as_bytes()[self.at..];
            let length = rest.iter().position(|b| *b == quote || is_end(*b)).ok_or(Genre::NonFerme)?;
            field.push_str(&self.text[self.at..self.at + length]);
            self.at += length;
            if self.peek() != Some(quote) {
                let start = self.at;
                self.skip_line_break();
                field.push_str(&self.text[start..self.at]);
                continue;
            }
            self.at += 1;
            if self.peek() != Some(quote) {
                break;
            }
            field.push(char::from(quote));
            self.at += 1;
        }
        while self.peek() == Some(b' ') {
            self.at += 1;
        }
        match self.peek() {
            None => Ok(field),
            Some(byte) if byte == self.dialect.separator || is_end(byte) => Ok(field),
            Some(_) => Err(Genre::MalFerme),
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// `\n`, `\r\n` or `\r`.
    fn skip_line_break(&mut self) {
        match self.peek() {
            Some(b'\r') if self.text.as_bytes().get(self.at + 1) == Some(&b'\n') => self.at += 2,
            Some(_) => self.at += 1,
            None => {}
        }
    }
}

/// `="0123"`, by which an export keeps a spreadsheet from reading a number: the text between the quotes.
fn without_formula(field: String) -> String {
    let inside = field.trim().strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
    match inside.filter(|inside| !inside.contains('"')) {
        Some(inside) => inside.to_owned(),
        None => field,
    }
}

fn is_end(byte: u8) -> bool {
    matches!(byte, b'\r' | b'\n')
}

/// What only the whole file tells: how many fields a row has.
fn check(text: &str, dialect: Dialect, records: &[Record]) -> Result<(), Faute> {
    let usual = usual_fields(records);
    let mut below_header = false;
    for record in records {
        let raw = &text[record.debut..record.fin];
        if let Some((colonne, holds_separators)) = record.etale {
            let rows = rows_inside(raw, dialect.separator, usual);
            let shifted = fields(record) > usual || (fields(record) < usual && holds_separators);
            if rows > 1 || shifted {
                let genre = Genre::LignesAvalees(lines(raw).count());
                return Err(Faute { ligne: record.ligne.numero, colonne, genre });
            }
        } else if fields(record) < usual
            && let Some(other) = other_separator(raw, dialect, usual, below_header)
        {
            return Err(Faute { ligne: record.ligne.numero, colonne: 0, genre: Genre::Melange(other) });
        }
        below_header |= fields(record) == usual;
    }
    Ok(())
}

fn fields(record: &Record) -> usize {
    record.ligne.champs.map_or(0, |champs| champs as usize)
}

/// The number of fields that covers the most of the file.
fn usual_fields(records: &[Record]) -> usize {
    let mut counts = BTreeMap::<usize, usize>::new();
    for record in records {
        *counts.entry(fields(record)).or_default() += 1;
    }
    counts.into_iter().max_by_key(|(fields, lines)| fields * lines).map_or(0, |(fields, _)| fields)
}

/// How many of the lines of a record are cut as a row is. A text of several lines may hold separators; two
/// lines of it that hold as many as a row are two rows.
fn rows_inside(raw: &str, separator: u8, usual: usize) -> usize {
    let count = |line: &str| line.bytes().filter(|b| *b == separator).count();
    lines(raw).filter(|line| usual > 1 && count(line) + 1 == usual).count()
}

fn lines(raw: &str) -> impl Iterator<Item = &str> {
    raw.split(['\r', '\n']).filter(|line| !line.is_empty())
}

/// The separator that, with the file's own, makes a row of a line that is too short.
fn other_separator(raw: &str, dialect: Dialect, usual: usize, below_header: bool) -> Option<u8> {
    // In a table of two columns any comma would do; above the header stand sentences.
    if usual < if below_header { 3 } else { 4 } {
        return None;
    }
    let count = |separator| raw.bytes().filter(|b| *b == separator).count();
    let own = count(dialect.separator);
    let others = SEPARATEURS.into_iter().filter(|other| *other != dialect.separator);
    others.into_iter().find(|other| {
        let whole = below_header && own == 0 && count(*other) + 1 == usual;
        let tight = tight_separators(raw.as_bytes(), *other);
        whole || (tight > 0 && own + tight + 1 == usual)
    })
}

/// Commas that separate, where a sentence or a number has others: without a space behind, nor digits around.
fn tight_separators(raw: &[u8], separator: u8) -> usize {
    let at = |index: usize| raw.get(index).copied();
    let is_tight = |index: usize| {
        let (before, after) = (index.checked_sub(1).and_then(at), at(index + 1));
        let in_number = separator == b','
            && before.is_some_and(|b| b.is_ascii_digit())
            && after.is_some_and(|b| b.is_ascii_digit());
        after != Some(b' ') && !in_number
    };
    (0..raw.len()).filter(|index| raw[*index] == separator && is_tight(*index)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    const DIALECTE: Dialect = Dialect { separator: b';', quote: b'"' };

    fn fault(text: &str) -> Option<(u32, u32, Genre)> {
        scan(text, DIALECTE).err().map(|faute| (faute.ligne, faute.colonne, faute.genre))
    }

    #[test]
    fn an_unclosed_quote_is_found_where_it_opens() {
        assert_eq!(fault("a;b\n\"c;d\ne;f\n"), Some((1, 0, Genre::NonFerme)));
        assert_eq!(fault("a;b\nc;\"d\ne;f\n"), Some((1, 1, Genre::NonFerme)));
        assert_eq!(fault("a;b\n\"c;\"\"d\";e\n"), None);
    }

    #[test]
    fn a_quote_followed_by_text_does_not_close() {
        assert_eq!(fault("a;b\n\"c\" d;e\n"), Some((1, 0, Genre::MalFerme)));
        assert_eq!(fault("a;b\nc;\"d\ne;\"f\"\n"), Some((1, 1, Genre::MalFerme)));
        assert_eq!(fault("a;b\n\"c\" ;\"e\"\n"), None);
    }

    #[test]
    fn a_field_that_holds_rows_is_a_quote_closed_by_chance() {
        let rows = "N;Nom;Note\n1;\"A;12\n2;B;13\n3;C\";14\n4;D;15\n";
        assert_eq!(fault(rows), Some((1, 1, Genre::LignesAvalees(3))));
        // The quote that closes stands in another column: the record is longer than a row.
        assert_eq!(fault("N;Nom;Note\n1;A;\"12\n2;B\";13\n4;D;15\n"), Some((1, 2, Genre::LignesAvalees(2))));
        assert_eq!(fault("N;Nom;Note\n1;\"A;12\n2;B;13\"\n4;D;15\n"), Some((1, 1, Genre::LignesAvalees(2))));
    }

    #[test]
    fn a_text_of_several_lines_may_hold_separators() {
        assert_eq!(fault("N;Texte;Note\n1;\"Accueil ;\nDevis\";12\n2;\"a\nb\nc ; d\";13\n"), None);
    }

    #[test]
    fn a_line_cut_by_another_separator_is_found() {
        let table = |line: &str| format!("N;Nom;Texte;Note\n1;A;x;12\n{line}\n3;C;x;14\n");
        assert_eq!(fault(&table("2,B,x,13")), Some((2, 0, Genre::Melange(b','))));
        assert_eq!(fault(&table("2;B,x;13")), Some((2, 0, Genre::Melange(b','))));
        assert_eq!(fault(&table("2;Bon, mais;13,5")), None);
        assert_eq!(fault("Lycée A, Nantes, 2026, mai\nN;Nom;Texte;Note\n1;A;x;12\n"), None);
    }

    #[test]
    fn what_no_spreadsheet_holds_is_refused() {
        assert_eq!(
            fault(&";".repeat(20_000)),
            Some((0, 16_384, Genre::Demesure("plus de 16 384 champs sur une ligne".into())))
        );
        assert_eq!(
            fault(&format!("a;b\nc;{}\n", "é".repeat(32_768))),
            Some((1, 1, Genre::Demesure("plus de 32 767 caractères dans un champ".into())))
        );
        assert_eq!(fault(&format!("a;b\nc;{}\n", "é".repeat(32_767))), None);
    }

    proptest::proptest! {
        #[test]
        fn every_field_has_its_place(text in "[a;,\"\r\n é]{0,60}") {
            let lignes = scan(&text, DIALECTE).unwrap_or_default();
            assert!(lignes.windows(2).all(|pair| pair[0].numero < pair[1].numero));
            for ligne in lignes {
                let (last, _) = ligne.cellules.last().expect("a line that holds something");
                assert!(ligne.champs.is_some_and(|champs| *last < champs));
            }
        }
    }
}
