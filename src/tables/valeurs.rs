//! What a cell says, read as one kind of value. Strict: what is not plainly readable is refused.

use std::borrow::Cow;

use jiff::civil::{DateTime, Time};
use rust_decimal::Decimal;

use crate::intake::{Jour, Valeur};
use crate::referentiel::types::Echelle;
use crate::texte::{self, exact, fold};

/// The cell holds something that is not of the kind asked for.
#[derive(Debug, PartialEq, Eq)]
pub struct Illisible;

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

/// A remark on the column and no value: between brackets, « (jj/mm/aaaa) ».
pub fn is_remark(valeur: &Valeur) -> bool {
    let Valeur::Texte(text) = valeur else { return false };
    let text = text.trim();
    [('(', ')'), ('[', ']')].iter().any(|(open, close)| text.starts_with(*open) && text.ends_with(*close))
}

/// The value as a person sees it in the sheet.
pub fn shown(valeur: &Valeur) -> String {
    let number = |number: f64| exact(number).map_or_else(|| format!("{number:e}"), texte::decimal);
    match valeur {
        Valeur::Texte(text) | Valeur::Erreur(text) | Valeur::Illisible(text) => texte::clean(text),
        Valeur::Montre { texte, .. } => texte.clone(),
        Valeur::SansResultat => String::new(),
        Valeur::Pourcentage(share) => format!("{} %", number(share * 100.0)),
        Valeur::Scientifique(value) => format!("{value:E}").replace('.', ","),
        Valeur::Nombre(value) | Valeur::Deguise(value) => number(*value),
        Valeur::Date(date) => texte::date(*date),
        Valeur::Moment { instant, montre } => shown_moment(*instant, *montre),
        Valeur::Booleen(true) => "VRAI".to_owned(),
        Valeur::Booleen(false) => "FAUX".to_owned(),
    }
}

fn shown_moment(instant: DateTime, montre: Jour) -> String {
    let time = instant.time();
    match montre {
        Jour::SansJour => format!("{:02}/{:04}", instant.month(), instant.year()),
        Jour::SansAnnee => format!("{:02}/{:02}", instant.day(), instant.month()),
        Jour::Entier if time == Time::midnight() => texte::date(instant.date()),
        Jour::Entier => format!("{} {:02}:{:02}", texte::date(instant.date()), time.hour(), time.minute()),
    }
}

/// As [`shown`], with a decimal point: `1.1` typed in a cell is a code and not a number.
pub fn code_text(valeur: &Valeur) -> String {
    match valeur {
        Valeur::Nombre(number) | Valeur::Deguise(number) => {
            exact(*number).map_or_else(|| number.to_string(), |d| d.to_string())
        }
        Valeur::Montre { texte, .. } if decimal_of_text(texte).is_ok() => texte.replace(',', "."),
        other => visible(&shown(other)).into_owned(),
    }
}

/// As [`code_text`], of a number whatever its cell makes of it.
pub fn stored(valeur: &Valeur) -> String {
    match valeur {
        Valeur::Montre { nombre, .. } => code_text(&Valeur::Nombre(*nombre)),
        other => code_text(other),
    }
}

/// A text as it is compared: without the marks that hide in it, which no code, number or date has.
pub fn visible(text: &str) -> Cow<'_, str> {
    let hidden = |c: char| texte::is_invisible(c) && !c.is_control();
    if text.contains(hidden) { Cow::Owned(text.replace(hidden, "")) } else { Cow::Borrowed(text) }
}

/// What stands behind the apostrophe that keeps a number or a date a text, where a file holds the apostrophe too.
pub fn behind_apostrophe(text: &str) -> Option<&str> {
    let rest = text.trim().strip_prefix(['\'', '’'])?;
    let numeric =
        |c: char| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '/' | '-' | '.' | ',' | ':');
    (rest.starts_with(|c: char| c.is_ascii_digit()) && rest.chars().all(numeric)).then_some(rest)
}

/// What the spreadsheet has made of something that was typed as a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    Date,
    Pourcentage,
    Puissance,
    Logique,
    /// What its cell shows is not known here.
    Format,
}

/// Whether a cell of a column of texts holds no text, and no number that could be read as it is shown.
pub fn changed(valeur: &Valeur) -> Option<Change> {
    match valeur {
        Valeur::Date(_) | Valeur::Moment { .. } => Some(Change::Date),
        Valeur::Pourcentage(_) => Some(Change::Pourcentage),
        Valeur::Scientifique(_) => Some(Change::Puissance),
        Valeur::Booleen(_) => Some(Change::Logique),
        Valeur::Deguise(_) => Some(Change::Format),
        _ => None,
    }
}

/// The items of a cell that holds several.
pub fn items(text: &str) -> impl Iterator<Item = &str> {
    text.split([';', '\n']).map(str::trim).filter(|item| !item.is_empty())
}

/// Letters and digits as they stand, or as the format of the cell shows them. A number is accepted only if no digit
/// can be missing from it.
///
/// # Errors
/// When the spreadsheet has rounded it, shown it as `1,23E+10`, or cut its leading zeros (digits only, and
/// fewer than `digits`, the least that it has).
pub fn identifier(valeur: &Valeur, digits: Option<usize>) -> Result<String, Illisible> {
    let shown = match valeur {
        Valeur::Texte(text) => visible(&texte::clean(text)).into_owned(),
        Valeur::Nombre(number) | Valeur::Deguise(number) | Valeur::Montre { nombre: number, .. } => {
            let whole =
                exact(*number).filter(|d| d.is_integer() && !d.is_sign_negative()).ok_or(Illisible)?;
            match valeur {
                Valeur::Montre { texte, .. } if texte.contains(|c: char| !is_digit_or_space(c)) => {
                    return Err(Illisible);
                }
                Valeur::Montre { texte, .. } => texte.clone(),
                _ => whole.to_string(),
            }
        }
        _ => return Err(Illisible),
    };
    let compact: String = shown.split_whitespace().collect();
    let only_digits = compact.bytes().all(|b| b.is_ascii_digit());
    let cut = only_digits && digits.is_some_and(|least| compact.len() < least);
    if cut || is_scientific(&compact) { Err(Illisible) } else { Ok(compact) }
}

fn is_digit_or_space(c: char) -> bool {
    c.is_ascii_digit() || c.is_whitespace()
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
        Valeur::Nombre(number) | Valeur::Deguise(number) | Valeur::Montre { nombre: number, .. } => {
            exact(*number).ok_or(Illisible)
        }
        Valeur::Texte(text) => decimal_of_text(&visible(&texte::clean(text))),
        _ => Err(Illisible),
    }
}

/// The number that a cell holds, where the one that it shows is another: 13,5 under « 14 ».
pub fn hidden_decimals(valeur: &Valeur) -> Option<Decimal> {
    let Valeur::Montre { nombre, texte } = valeur else { return None };
    let number = exact(*nombre)?;
    let digits: String = texte.chars().filter(|c| c.is_ascii_digit() || matches!(c, ',' | '-')).collect();
    let shown = decimal_of_text(digits.trim_end_matches(',')).ok()?;
    let rounded = shown != number && (shown - number).abs() < Decimal::ONE;
    rounded.then_some(number)
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

/// « 2,14E+13 ».
pub fn is_scientific(text: &str) -> bool {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn text(s: &str) -> Valeur {
        Valeur::Texte(s.to_owned())
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
}
