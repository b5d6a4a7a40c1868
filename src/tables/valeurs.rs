//! What a cell says, read as one kind of value. Strict: what is not plainly readable is refused.

use jiff::ToSpan;
use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::intake::Valeur;
use crate::referentiel::types::Echelle;
use crate::texte::{self, fold};

/// The cell holds something that is not of the kind asked for.
#[derive(Debug, PartialEq, Eq)]
pub struct Illisible;

/// Why a cell gives no date.
#[derive(Debug, PartialEq, Eq)]
pub enum DateRefusee {
    Illisible,
    /// A number that counts no day.
    Nombre,
    /// A day of the calendar, in a year that no class has.
    Annee,
}

#[derive(Debug, PartialEq, Eq)]
pub struct DateLue {
    pub date: Date,
    /// The year was written with two digits and taken in this century.
    pub annee_courte: bool,
}

/// Years that a date of a class can have: the oldest candidate's birth to the end of any cycle.
const ANNEES: std::ops::RangeInclusive<i16> = 1930..=2100;
/// First serial after the 29 February 1900, a day that only Excel has.
const PREMIER_SERIAL: f64 = 61.0;

const MOIS: [&str; 12] = [
    "janvier",
    "fevrier",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "aout",
    "septembre",
    "octobre",
    "novembre",
    "decembre",
];

/// Spaces, or the lone hyphen by which Cyclades writes an empty value.
pub fn is_blank(valeur: &Valeur) -> bool {
    matches!(valeur, Valeur::Texte(text) if matches!(texte::clean(text).as_str(), "" | "-"))
}

/// An error of the spreadsheet kept as text: `#REF!`, `#N/A`, `Err:508`, or the signs that stand for a column
/// too narrow.
pub fn is_error_text(text: &str) -> bool {
    let text = text.trim();
    if let Some(number) = text.strip_prefix("Err:") {
        return !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
    }
    let Some(name) = text.strip_prefix('#') else { return false };
    let all_signs = name.len() >= 2 && name.bytes().all(|b| b == b'#');
    let words = name.trim_end_matches(['!', '?']);
    let named = words.chars().all(|c| c.is_uppercase() || matches!(c, '/' | '0' | ' ' | '_'));
    all_signs || name == "N/A" || (words.len() >= 2 && words.len() < name.len() && named)
}

/// « 13-mai », « 13/05 »: what a spreadsheet shows of a number that it has taken for a day.
pub fn is_day_of_a_month(text: &str) -> bool {
    let parts: Vec<&str> = text.split(['/', '-', ' ']).filter(|p| !p.is_empty()).collect();
    let [day, month] = parts[..] else { return false };
    let short = fold(month);
    let named = short.len() >= 3 && MOIS.iter().any(|name| name.starts_with(&short));
    let numbered = text.contains(['/', '-']) && month.len() == 2 && month.parse().is_ok_and(|m: u8| m <= 12);
    day.parse().is_ok_and(|day: u8| (1..=31).contains(&day)) && (named || numbered)
}

/// A remark on the column and no value: between brackets, « (jj/mm/aaaa) ».
pub fn is_remark(valeur: &Valeur) -> bool {
    let Valeur::Texte(text) = valeur else { return false };
    let text = text.trim();
    [('(', ')'), ('[', ']')].iter().any(|(open, close)| text.starts_with(*open) && text.ends_with(*close))
}

/// The value as a person sees it in the sheet.
pub fn shown(valeur: &Valeur) -> String {
    match valeur {
        Valeur::Texte(text) | Valeur::Erreur(text) | Valeur::Illisible(text) => texte::clean(text),
        Valeur::SansResultat => String::new(),
        Valeur::Pourcentage(number) => exact(number * 100.0)
            .map_or_else(|| format!("{number:e}"), |d| format!("{} %", texte::decimal(d))),
        Valeur::Nombre(number) => exact(*number).map_or_else(|| format!("{number:e}"), texte::decimal),
        Valeur::Date(date) => texte::date(*date),
        Valeur::Booleen(true) => "VRAI".to_owned(),
        Valeur::Booleen(false) => "FAUX".to_owned(),
    }
}

/// As [`shown`], with a decimal point: `1.1` typed in a cell is a code and not a number.
pub fn code_text(valeur: &Valeur) -> String {
    match valeur {
        Valeur::Nombre(number) => exact(*number).map_or_else(|| number.to_string(), |d| d.to_string()),
        other => shown(other),
    }
}

/// The items of a cell that holds several.
pub fn items(text: &str) -> impl Iterator<Item = &str> {
    text.split([';', '\n']).map(str::trim).filter(|item| !item.is_empty())
}

/// Letters and digits as they stand. A number is accepted only if no digit can be missing from it.
///
/// # Errors
/// When the spreadsheet has rounded it, shown it as `1,23E+10`, or cut its leading zeros (digits only, and
/// fewer than `digits`, the least that it has).
pub fn identifier(valeur: &Valeur, digits: Option<usize>) -> Result<String, Illisible> {
    match valeur {
        Valeur::Texte(text) => {
            let compact: String = texte::clean(text).split_whitespace().collect();
            let only_digits = compact.bytes().all(|b| b.is_ascii_digit());
            let cut = only_digits && digits.is_some_and(|least| compact.len() < least);
            if cut || is_scientific(&compact) { Err(Illisible) } else { Ok(compact) }
        }
        Valeur::Nombre(number) => {
            let exact =
                exact(*number).filter(|d| d.is_integer() && !d.is_sign_negative()).ok_or(Illisible)?;
            let text = exact.to_string();
            let whole = digits.is_none_or(|least| text.len() >= least) && text.len() <= 15;
            if whole { Ok(text) } else { Err(Illisible) }
        }
        _ => Err(Illisible),
    }
}

/// A date cell, a serial number, or a text in one of the usual forms.
///
/// # Errors
/// When no calendar has that day, or its year is not between 1930 and 2100.
pub fn date(valeur: &Valeur) -> Result<DateLue, DateRefusee> {
    let (date, annee_courte) = match valeur {
        Valeur::Date(date) => (Some(*date), false),
        Valeur::Nombre(serial) => (date_of_serial(*serial), false),
        Valeur::Texte(text) => date_of_text(&texte::clean(text)),
        _ => (None, false),
    };
    match date {
        Some(date) if ANNEES.contains(&date.year()) => Ok(DateLue { date, annee_courte }),
        _ if matches!(valeur, Valeur::Nombre(_)) => Err(DateRefusee::Nombre),
        Some(_) => Err(DateRefusee::Annee),
        None => Err(DateRefusee::Illisible),
    }
}

/// « 1 3,5 »: a number but for a space between its signs.
pub fn is_number_with_a_space(text: &str) -> bool {
    let compact: String = text.split_whitespace().collect();
    compact.len() < text.len() && decimal_of_text(&compact).is_ok()
}

/// A number, or a text with a decimal comma or point.
///
/// # Errors
/// On anything else, a space between digits included.
pub fn decimal(valeur: &Valeur) -> Result<Decimal, Illisible> {
    match valeur {
        Valeur::Nombre(number) => exact(*number).ok_or(Illisible),
        Valeur::Texte(text) => decimal_of_text(&texte::clean(text)),
        _ => Err(Illisible),
    }
}

/// The code of the level that a text names, by its code, its label or an alias.
pub fn level(echelle: &Echelle, text: &str) -> Option<String> {
    let wanted = fold(text);
    let named = |name: &String| fold(name) == wanted;
    echelle
        .niveaux
        .iter()
        .find(|n| named(&n.code) || named(&n.libelle) || n.alias.iter().any(named))
        .map(|n| n.code.clone())
}

/// Excel keeps fifteen significant digits: what lies behind them is noise (13.499999999999998 is 13,5).
fn exact(number: f64) -> Option<Decimal> {
    if !number.is_finite() || number.abs() >= 1e15 {
        return None;
    }
    let scientific = format!("{number:.14e}");
    Decimal::from_scientific(&scientific).ok().map(|d| d.normalize())
}

fn is_scientific(text: &str) -> bool {
    let upper = text.to_ascii_uppercase();
    upper.split_once("E+").is_some_and(|(mantissa, exponent)| {
        !exponent.is_empty()
            && exponent.bytes().all(|b| b.is_ascii_digit())
            && mantissa.bytes().all(|b| b.is_ascii_digit() || b == b',' || b == b'.')
    })
}

fn decimal_of_text(text: &str) -> Result<Decimal, Illisible> {
    let plain = text.strip_prefix('+').unwrap_or(text);
    let (whole, fraction) = plain.split_once([',', '.']).unwrap_or((plain, "0"));
    let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    if !digits(whole.strip_prefix('-').unwrap_or(whole)) || !digits(fraction) {
        return Err(Illisible);
    }
    format!("{whole}.{fraction}").parse().map_err(|_| Illisible)
}

/// Days since the 30 December 1899, as spreadsheets count after February 1900.
fn date_of_serial(serial: f64) -> Option<Date> {
    if !(PREMIER_SERIAL..100_000.0).contains(&serial) || serial.fract() != 0.0 {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "an integer below 100 000")]
    let days = serial as i64;
    jiff::civil::date(1899, 12, 30).checked_add(days.days()).ok()
}

/// `09/04/2005`, `9-4-2005`, `2005-04-09`, `9 avril 2005`, with two digits for the year if need be.
fn date_of_text(text: &str) -> (Option<Date>, bool) {
    let day_only = text.split_once('T').map_or(text, |(day, _)| day);
    // An export often writes the midnight of a day: « 12/05/2008 00:00:00 ».
    let day_only =
        day_only.rsplit_once(' ').filter(|(_, time)| is_time(time)).map_or(day_only, |(day, _)| day);
    let parts: Vec<&str> = day_only.split(['/', '-', '.', ' ']).filter(|p| !p.is_empty()).collect();
    let [first, second, third] = parts[..] else { return (None, false) };
    let (year, day) = if first.len() == 4 { (first, third) } else { (third, first) };
    let month = month_of(second);
    let digits = |s: &str| (1..=4).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_digit());
    if !digits(year) || !digits(day) || !matches!(year.len(), 2 | 4) {
        return (None, false);
    }
    let short = year.len() == 2;
    let date = (|| {
        let year = year.parse::<i16>().ok()? + if short { 2000 } else { 0 };
        Date::new(year, month?, day.parse().ok()?).ok()
    })();
    (date, short)
}

/// `08:30`, `00:00:00`, with a fraction of a second if need be.
fn is_time(text: &str) -> bool {
    let parts: Vec<&str> = text.split([':', '.']).collect();
    parts.len() >= 2
        && text.contains(':')
        && parts.iter().all(|p| !p.is_empty() && p.bytes().all(|b| b.is_ascii_digit()))
}

fn month_of(text: &str) -> Option<i8> {
    if let Ok(number) = text.parse() {
        return Some(number);
    }
    let name = fold(text);
    (1..).zip(MOIS).find(|(_, month)| *month == name).map(|(number, _)| number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(s: &str) -> Valeur {
        Valeur::Texte(s.to_owned())
    }

    #[test]
    fn the_usual_dates_are_read() {
        let birth = jiff::civil::date(2008, 5, 12);
        for written in [
            "12/05/2008",
            "12-5-2008",
            "2008-05-12",
            "12 mai 2008",
            "2008-05-12T00:00:00",
            "12/05/2008 00:00",
            "2008-05-12 00:00:00.000",
        ] {
            assert_eq!(date(&text(written)), Ok(DateLue { date: birth, annee_courte: false }), "{written}");
        }
        assert_eq!(date(&Valeur::Nombre(39580.0)), Ok(DateLue { date: birth, annee_courte: false }));
        assert_eq!(date(&text("12/05/08")), Ok(DateLue { date: birth, annee_courte: true }));
    }

    #[test]
    fn impossible_dates_are_refused() {
        for written in ["31/02/2026", "bientôt", "12/05", "12/05/208", "2008"] {
            assert_eq!(date(&text(written)), Err(DateRefusee::Illisible), "{written}");
        }
        for serial in [60.0, 0.0, -1.0, 39580.5, 100.0] {
            assert_eq!(date(&Valeur::Nombre(serial)), Err(DateRefusee::Nombre), "{serial}");
        }
        assert_eq!(date(&text("12/05/1908")), Err(DateRefusee::Annee));
    }

    #[test]
    fn numbers_keep_what_was_typed() {
        assert_eq!(decimal(&text("13,5")), Ok("13.5".parse().unwrap()));
        assert_eq!(decimal(&text("13.5")), Ok("13.5".parse().unwrap()));
        assert_eq!(decimal(&Valeur::Nombre(13.499_999_999_999_998)), Ok("13.5".parse().unwrap()));
        assert_eq!(decimal(&text("1\u{a0}3,5")), Err(Illisible));
        assert_eq!(decimal(&text("treize")), Err(Illisible));
    }

    #[test]
    fn a_damaged_identifier_is_refused() {
        assert_eq!(identifier(&text("0123456789"), Some(10)), Ok("0123456789".to_owned()));
        assert_eq!(identifier(&Valeur::Nombre(1_234_567_890.0), Some(10)), Ok("1234567890".to_owned()));
        assert_eq!(identifier(&Valeur::Nombre(123_456_789.0), Some(10)), Err(Illisible));
        assert_eq!(identifier(&text("1,23E+10"), Some(10)), Err(Illisible));
    }

    #[test]
    fn errors_kept_as_text_are_no_texts() {
        for shown in
            ["#REF!", "#N/A", "#DIV/0!", "#NOM?", "#SPILL!", "#ERROR!", "#ÉPARS!", "Err:508", "#####"]
        {
            assert!(is_error_text(shown), "{shown}");
        }
        for shown in ["#", "#1", "#accueil", "N/A", "Err:", "Erreur", "# NOTE"] {
            assert!(!is_error_text(shown), "{shown}");
        }
    }

    #[test]
    fn a_number_taken_for_a_day_is_known() {
        for shown in ["13-mai", "13 mai", "13/05", "1-janv.", "05-10"] {
            assert!(is_day_of_a_month(shown), "{shown}");
        }
        for shown in ["13", "13,5", "13/20", "13 et", "1 3,5", "13 m"] {
            assert!(!is_day_of_a_month(shown), "{shown}");
        }
    }
}
