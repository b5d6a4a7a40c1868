//! French text: how words are compared, how numbers and dates are written.

use std::borrow::Cow;

use jiff::civil::Date;
use rust_decimal::Decimal;
use sha2::{Digest, Sha256};
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// The letters and digits of a text, without case or accents: two spellings of one header are equal.
pub fn fold(text: &str) -> String {
    deunicode::deunicode(&composed(text))
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .collect()
}

/// A text without case or accents, one space between its words and none around a slash; signs stay.
pub fn plain(text: &str) -> String {
    let ascii = deunicode::deunicode(&composed(text)).to_ascii_lowercase();
    let spaced = ascii.split_whitespace().collect::<Vec<_>>().join(" ");
    spaced.replace(" /", "/").replace("/ ", "/")
}

/// The words of a name, compared without case, accents, hyphens or apostrophes. A space still counts:
/// « LE GOFF » and « LEGOFF » are two names.
pub fn fold_name(text: &str) -> String {
    let spaced: String = composed(text)
        .chars()
        .map(|c| if c.is_alphanumeric() && !is_modifier(c) { c } else { ' ' })
        .collect();
    let folded = deunicode::deunicode(&spaced).to_ascii_lowercase();
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Apostrophes that Unicode counts among the letters (« dʼété »), and their like.
fn is_modifier(c: char) -> bool {
    matches!(u32::from(c), 0x2B0..=0x2FF)
}

/// Equal, or one list of first names begins with the other: « Léa » and « Léa, Marie ».
pub fn same_first_names(a: &str, b: &str) -> bool {
    let (a, b) = (fold_name(a), fold_name(b));
    let begins = |long: &str, short: &str| {
        !short.is_empty()
            && long.strip_prefix(short).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    begins(&a, &b) || begins(&b, &a)
}

/// « LÃ©a » for « Léa »: bytes of UTF-8 shown as the signs of an older page. No French word has these pairs.
pub fn is_twice_encoded(text: &str) -> bool {
    let of_windows = |c: char| {
        matches!(c, '\u{80}'..='\u{BF}' | 'Œ' | 'œ' | 'Š' | 'š' | 'Ÿ' | 'Ž' | 'ž' | 'ƒ' | 'ˆ' | '˜')
            || matches!(c, '\u{2013}'..='\u{203A}' | '€' | '™')
    };
    text.chars().zip(text.chars().skip(1)).any(|pair| match pair {
        ('Ã', next) => of_windows(next),
        ('Â', next) => matches!(next, '\u{A0}'..='\u{BF}'),
        ('√' | '├', next) => !next.is_ascii(),
        ('â', '€') | ('Å', '“') | ('‚', 'Ä') => true,
        _ => false,
    })
}

/// Composed form, no space at either end, one kind of line break.
pub fn clean(text: &str) -> String {
    let lines: Vec<String> = text
        .replace("\r\n", "\n")
        .replace(['\r', '\u{2028}', '\u{2029}'], "\n")
        .replace('\t', " ")
        .lines()
        .map(|line| composed(line.trim()).into_owned())
        .collect();
    lines.join("\n").trim().to_owned()
}

/// Accents joined to their letters; nearly all texts are so already, and looking is cheaper than joining.
fn composed(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || is_nfc(text) { Cow::Borrowed(text) } else { Cow::Owned(text.nfc().collect()) }
}

/// A number of a spreadsheet, which keeps fifteen significant digits: what lies behind them is noise
/// (13.499999999999998 is 13,5). Nothing for what has more.
pub fn exact(number: f64) -> Option<Decimal> {
    if !number.is_finite() || number.abs() >= 1e15 {
        return None;
    }
    let scientific = format!("{number:.14e}");
    Decimal::from_scientific(&scientific).ok().map(|d| d.normalize())
}

/// `13,5`: decimal comma, no needless zero.
pub fn decimal(value: Decimal) -> String {
    value.normalize().to_string().replace('.', ",")
}

/// `12/05/2008`.
pub fn date(value: Date) -> String {
    format!("{:02}/{:02}/{:04}", value.day(), value.month(), value.year())
}

/// Names of the months.
pub const MOIS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

/// Name of a month, from one.
pub fn month(number: i8) -> &'static str {
    usize::try_from(number - 1).ok().and_then(|rank| MOIS.get(rank)).copied().unwrap_or_default()
}

/// « 45 min », « 3 h 30 ».
pub fn duration(minutes: u32) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes:02}"),
    }
}

/// « a, b et c ».
pub fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} et {last}", first.join(", ")),
    }
}

/// Controls, and the marks that turn or hide the text around them.
pub fn is_invisible(c: char) -> bool {
    let mark = matches!(u32::from(c), 0xAD | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x206F | 0xFEFF | 0xFE00..=0xFE0F);
    mark || c.is_control()
}

/// The name of a file or of a sheet, for whoever reads it: a line feed in it would begin a line that looks like one of
/// ours. What drives a terminal or cuts a line is shown by its picture, « ␊ », and not sent.
pub fn visible(name: &str) -> String {
    let shown = |c: char| match u32::from(c) {
        code @ ..0x20 => char::from_u32(0x2400 + code).unwrap_or(char::REPLACEMENT_CHARACTER),
        0x7F => '\u{2421}',
        0x2028 | 0x2029 => char::REPLACEMENT_CHARACTER,
        _ if c.is_control() => char::REPLACEMENT_CHARACTER,
        _ => c,
    };
    name.chars().map(shown).collect()
}

/// Lower-case hexadecimal SHA-256.
pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.map(|digit| char::from_digit(u32::from(digit), 16).expect("four bits are a digit")).collect()
}

/// Sorts as people do: `TAGO2` before `TAGO10`.
pub fn natural_key(text: &str) -> Vec<(String, u64)> {
    let mut key = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let letters = rest.find(|c: char| c.is_ascii_digit()).unwrap_or(rest.len());
        let (word, tail) = rest.split_at(letters);
        let digits = tail.find(|c: char| !c.is_ascii_digit()).unwrap_or(tail.len());
        let (number, tail) = tail.split_at(digits);
        key.push((fold_name(word), number.parse().unwrap_or(0)));
        rest = tail;
    }
    key
}

/// Height in points of a row of a workbook whose texts wrap, each in a column of that width in characters:
/// `LibreOffice` does not measure the rows of a file that another program wrote.
pub fn row_height<'a>(cells: impl IntoIterator<Item = (&'a str, f64)>) -> f64 {
    let lines = cells.into_iter().map(|(text, width)| wrapped_lines(text, width * 0.95)).max().unwrap_or(1);
    f64::from(u32::try_from(lines.clamp(1, LIGNES_MAX)).unwrap_or(1)) * LIGNE
}

/// Points of a line, and how many lines the highest row of a workbook has.
const LIGNE: f64 = 15.0;
const LIGNES_MAX: usize = 27;

fn wrapped_lines(text: &str, width: f64) -> usize {
    let length = |word: &str| f64::from(u32::try_from(word.chars().count()).unwrap_or(u32::MAX));
    let lines_of = |paragraph: &str| {
        let mut lines = 1;
        let mut used = 0.0;
        for word in paragraph.split(' ').map(length) {
            let with_word = if used > 0.0 { used + 1.0 + word } else { word };
            if with_word <= width {
                used = with_word;
                continue;
            }
            // A word longer than the column is cut where the column ends.
            lines += usize::from(used > 0.0);
            used = word;
            while used > width && lines < LIGNES_MAX {
                lines += 1;
                used -= width;
            }
        }
        lines
    };
    text.split('\n').map(lines_of).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_as_high_as_its_longest_text() {
        let lines = |text: &str, width: f64| row_height([("a", 5.0), (text, width)]) / LIGNE;
        for (text, width, expected) in [
            ("", 10.0, 1.0),
            ("un deux", 10.0, 1.0),
            ("un deux trois", 10.0, 2.0),
            ("un\ndeux\n", 10.0, 3.0),
            ("aaaaaaaaaaaaaaaaaaaaaaaaa", 10.0, 3.0),
            ("un aaaaaaaaaaaaaaaaaaaaaaaaa", 10.0, 4.0),
        ] {
            assert!((lines(text, width) - expected).abs() < 0.1, "{text} : {}", lines(text, width));
        }
        assert!(lines(&"mot ".repeat(9_000), 10.0) < 28.0);
    }

    #[test]
    fn spellings_of_a_header_are_equal() {
        assert_eq!(fold("N° Candidat"), fold("n°\u{a0}candidat "));
        assert_eq!(fold("Prénom(s)"), fold("PRE\u{301}NOMS"));
        assert_eq!(fold("Nom d’usage"), fold("Nom d'usage"));
    }

    #[test]
    fn a_name_stays_on_its_line_and_drives_no_terminal() {
        assert_eq!(visible("notes.csv\nerreur[E101] fichier vide"), "notes.csv␊erreur[E101] fichier vide");
        assert_eq!(visible("a\r\tb\u{1b}[31m\u{7f}\u{9b}\u{2028}"), "a␍␉b␛[31m␡\u{fffd}\u{fffd}");
        assert_eq!(visible("Élève n° 1 – été.xlsx"), "Élève n° 1 – été.xlsx");
    }

    #[test]
    fn names_keep_their_spaces() {
        assert_eq!(fold_name("D’Été"), fold_name("d'ete"));
        assert_eq!(fold_name("Jean-Luc"), fold_name("JEAN LUC"));
        assert_ne!(fold_name("LE GOFF"), fold_name("LEGOFF"));
        assert_ne!(fold_name("Emma"), fold_name("Emmy"));
    }

    #[test]
    fn a_decimal_is_written_with_a_comma() {
        assert_eq!(decimal("13.50".parse().unwrap()), "13,5");
        assert_eq!(decimal("20.0".parse().unwrap()), "20");
    }
}
