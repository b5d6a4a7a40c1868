//! What the workbooks that we write share: the same bytes at every run, and nothing that Excel refuses.

use std::borrow::Cow;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

/// UTF-16 units of the longest text that a cell holds.
pub const TEXTE_MAX: usize = 32_767;
/// UTF-16 units of the longest name of a sheet.
const NOM_MAX: usize = 31;

/// An empty workbook. A creation date of its own would change the bytes of every run.
pub fn new_workbook() -> Result<Workbook, XlsxError> {
    let mut book = Workbook::new();
    book.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2001, 1, 1)?));
    Ok(book)
}

/// The text, cut where it is longer than `max` UTF-16 units; the end then says so.
pub fn cut(text: &str, max: usize) -> Cow<'_, str> {
    if text.len() <= max || width(text) <= max {
        return Cow::Borrowed(text);
    }
    let end = format!("… (texte coupé : il compte {} caractères)", text.chars().count());
    Cow::Owned(start(text, max.saturating_sub(width(&end))) + &end)
}

/// Names that Excel accepts, in the same order, none of them twice.
pub fn sheet_names<'a>(names: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let mut given: Vec<String> = Vec::new();
    for name in names {
        let forbidden = |c: char| "[]:*?/\\".contains(c) || c.is_control();
        let safe: String = name.chars().map(|c| if forbidden(c) { '-' } else { c }).collect();
        let safe = start(safe.trim(), NOM_MAX);
        let safe = safe.trim_matches(|c: char| c == '\'' || c.is_whitespace());
        // Excel keeps « History » for itself.
        let reserved = safe.is_empty() || safe.eq_ignore_ascii_case("history");
        let base = if reserved { format!("Feuille {safe}").trim_end().to_owned() } else { safe.to_owned() };
        let mut unique = base.clone();
        let mut rank = 1;
        while given.iter().any(|known| known.to_lowercase() == unique.to_lowercase()) {
            rank += 1;
            let suffix = format!(" ({rank})");
            unique = start(&base, NOM_MAX - width(&suffix)) + &suffix;
        }
        given.push(unique);
    }
    given
}

fn width(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

/// The first characters, `max` UTF-16 units at most.
fn start(text: &str, max: usize) -> String {
    let mut units = 0;
    let fits = |c: &char| {
        units += c.len_utf16();
        units <= max
    };
    text.chars().take_while(fits).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_where_excel_would_refuse_it_and_says_so() {
        assert_eq!(cut("court", TEXTE_MAX), "court");
        let whole = "é".repeat(TEXTE_MAX);
        assert_eq!(cut(&whole, TEXTE_MAX), whole);
        for long in ["a".repeat(40_000), "😀".repeat(20_000)] {
            let cut = cut(&long, TEXTE_MAX);
            assert!(width(&cut) <= TEXTE_MAX && width(&cut) >= TEXTE_MAX - 1, "{}", width(&cut));
            let told = format!("… (texte coupé : il compte {} caractères)", long.chars().count());
            assert!(cut.ends_with(&told));
        }
    }

    #[test]
    fn sheet_names_are_those_that_excel_accepts() {
        let long = "Évaluations de la commission du mardi";
        let names = sheet_names(["TAGO1", "tago1", "a/b:c", "'x'", "", "History", long, long]);
        assert_eq!(
            names,
            [
                "TAGO1",
                "tago1 (2)",
                "a-b-c",
                "x",
                "Feuille",
                "Feuille History",
                "Évaluations de la commission du",
                "Évaluations de la commissio (2)",
            ]
        );
        let mut book = new_workbook().unwrap();
        for name in names {
            book.add_worksheet().set_name(name).unwrap();
        }
        book.save_to_buffer().unwrap();
    }
}
