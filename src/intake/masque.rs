//! A number format that sets digits among other signs: `00000`, `0#" "##" "##" "##" "##`, `#,##0.00 €`.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::texte;

/// Between the thousands, as French spreadsheets show them.
const MILLIERS: char = '\u{a0}';

/// The sections of a format: one for all numbers, or one for those below zero, one for zero.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Masque {
    positif: Section,
    negatif: Option<Section>,
    zero: Option<Section>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Section {
    jetons: Vec<Jeton>,
    milliers: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Jeton {
    Chiffre(Place),
    Virgule,
    Signe(char),
}

/// What stands where the number has no digit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Zero,
    Rien,
    Espace,
}

impl Masque {
    /// Nothing for a format with conditions, fractions, or signs whose sense is not known.
    pub fn parse(code: &str) -> Option<Self> {
        let mut sections = sections_of(code).into_iter();
        let positif = Section::parse(&sections.next()?)?;
        if !positif.jetons.iter().any(|jeton| matches!(jeton, Jeton::Chiffre(_))) {
            return None;
        }
        let mut next = || match sections.next() {
            Some(code) => Section::parse(&code).map(Some),
            None => Some(None),
        };
        Some(Self { positif, negatif: next()?, zero: next()? })
    }

    /// The number as the cell shows it, without the spaces at either end; nothing when it has too many digits.
    pub fn show(&self, nombre: f64) -> Option<String> {
        let nombre = texte::exact(nombre)?;
        if nombre.is_zero() {
            return Some(self.zero.as_ref().unwrap_or(&self.positif).show(nombre));
        }
        Some(match (&self.negatif, nombre.is_sign_negative()) {
            (Some(section), true) => section.show(nombre.abs()),
            (None, true) => format!("-{}", self.positif.show(nombre.abs())),
            (_, false) => self.positif.show(nombre),
        })
    }
}

impl Section {
    fn parse(code: &str) -> Option<Self> {
        let mut section = Self::default();
        let mut signs = code.chars();
        let mut after_the_point = false;
        while let Some(sign) = signs.next() {
            match sign {
                '0' => section.jetons.push(Jeton::Chiffre(Place::Zero)),
                '#' => section.jetons.push(Jeton::Chiffre(Place::Rien)),
                '?' => section.jetons.push(Jeton::Chiffre(Place::Espace)),
                '.' if after_the_point => return None,
                '.' => {
                    after_the_point = true;
                    section.jetons.push(Jeton::Virgule);
                }
                ',' if !after_the_point => section.milliers = true,
                '"' => {
                    section.jetons.extend(signs.by_ref().take_while(|c| *c != '"').map(Jeton::Signe));
                }
                '\\' => section.jetons.push(Jeton::Signe(signs.next()?)),
                // As wide as the next sign; filled up with it.
                '_' => drop(signs.next().map(|_| section.jetons.push(Jeton::Signe(' ')))),
                '*' => drop(signs.next()),
                '[' => {
                    let inside: String = signs.by_ref().take_while(|c| *c != ']').collect();
                    section.jetons.extend(currency(&inside)?.chars().map(Jeton::Signe));
                }
                ' ' | '$' | '-' | '+' | '(' | ')' | ':' | '/' => section.jetons.push(Jeton::Signe(sign)),
                sign if !sign.is_ascii() => section.jetons.push(Jeton::Signe(sign)),
                _ => return None,
            }
        }
        // A comma behind the last digit divides by a thousand; a bar between digits makes a fraction.
        let scaled = code.trim_end_matches(|c: char| !matches!(c, '0' | '#' | '?' | ',')).ends_with(',');
        (!scaled && !section.is_fraction()).then_some(section)
    }

    fn is_fraction(&self) -> bool {
        let digits = |jetons: &[Jeton]| jetons.iter().any(|jeton| matches!(jeton, Jeton::Chiffre(_)));
        self.jetons.iter().enumerate().any(|(rank, jeton)| {
            *jeton == Jeton::Signe('/') && digits(&self.jetons[..rank]) && digits(&self.jetons[rank + 1..])
        })
    }

    fn show(&self, nombre: Decimal) -> String {
        let point =
            self.jetons.iter().position(|jeton| *jeton == Jeton::Virgule).unwrap_or(self.jetons.len());
        let (before, after) = self.jetons.split_at(point);
        let places = u32::try_from(digits_in(after)).unwrap_or(0);
        let rounded = nombre.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero);
        let text = format!("{rounded:.*}", usize::try_from(places).unwrap_or(0));
        let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
        let whole = if whole == "0" { "" } else { whole };
        format!("{}{}", self.show_whole(before, whole), show_fraction(after, fraction)).trim().to_owned()
    }

    /// From the right: the first place takes all the digits that are left.
    fn show_whole(&self, jetons: &[Jeton], whole: &str) -> String {
        let mut digits: Vec<char> = whole.chars().collect();
        let mut places = digits_in(jetons);
        let mut shown = 0;
        let mut reversed = String::new();
        let mut push = |text: &mut String, digit: char| {
            if self.milliers && shown > 0 && shown % 3 == 0 {
                text.push(MILLIERS);
            }
            shown += 1;
            text.push(digit);
        };
        for jeton in jetons.iter().rev() {
            match jeton {
                Jeton::Chiffre(place) => {
                    places -= 1;
                    match (digits.pop(), place) {
                        (Some(digit), _) => push(&mut reversed, digit),
                        (None, Place::Zero) => push(&mut reversed, '0'),
                        (None, Place::Espace) => reversed.push(' '),
                        (None, Place::Rien) => {}
                    }
                    while places == 0
                        && let Some(digit) = digits.pop()
                    {
                        push(&mut reversed, digit);
                    }
                }
                Jeton::Signe(sign) => reversed.push(*sign),
                Jeton::Virgule => {}
            }
        }
        reversed.chars().rev().collect()
    }
}

fn show_fraction(jetons: &[Jeton], fraction: &str) -> String {
    // Zeros at the end stand only where a zero is asked for.
    let kept = fraction.trim_end_matches('0').len();
    let mut text = String::new();
    let mut digits = fraction.chars().enumerate();
    for jeton in jetons {
        match jeton {
            Jeton::Virgule => text.push(','),
            Jeton::Signe(sign) => text.push(*sign),
            Jeton::Chiffre(place) => match (digits.next(), place) {
                (Some((rank, digit)), _) if rank < kept => text.push(digit),
                (_, Place::Zero) => text.push('0'),
                (_, Place::Espace) => text.push(' '),
                (_, Place::Rien) => {}
            },
        }
    }
    text
}

fn digits_in(jetons: &[Jeton]) -> usize {
    jetons.iter().filter(|jeton| matches!(jeton, Jeton::Chiffre(_))).count()
}

/// What brackets show: `[$€-40C]` its symbol, a colour or a language nothing; a condition is not understood.
fn currency(inside: &str) -> Option<&str> {
    match inside.strip_prefix('$') {
        Some(rest) => Some(rest.split('-').next().unwrap_or(rest)),
        None => (!inside.starts_with(['<', '>', '='])).then_some(""),
    }
}

/// Cut at the semicolons that stand outside of quotes.
fn sections_of(code: &str) -> Vec<String> {
    let mut sections = vec![String::new()];
    let (mut quoted, mut escaped) = (false, false);
    for sign in code.chars() {
        if sign == ';' && !quoted && !escaped {
            sections.push(String::new());
            continue;
        }
        quoted ^= sign == '"' && !escaped;
        escaped = sign == '\\' && !escaped && !quoted;
        sections.last_mut().expect("never empty").push(sign);
    }
    sections
}

#[cfg(test)]
mod tests {
    use super::Masque;

    fn shown(code: &str, nombre: f64) -> Option<String> {
        Masque::parse(code)?.show(nombre)
    }

    #[test]
    fn digits_stand_where_the_format_sets_them() {
        for (code, nombre, expected) in [
            ("00000", 6000.0, "06000"),
            ("0000000000", 716_333_361.0, "0716333361"),
            ("0#\" \"##\" \"##\" \"##\" \"##", 493_112_233.0, "04 93 11 22 33"),
            ("00\\ 00\\ 00\\ 00\\ 00", 493_112_233.0, "04 93 11 22 33"),
            ("000 000 000 00000", 21_440_143_100_017.0, "214 401 431 00017"),
            ("0", 12.0, "12"),
            ("0", 12.5, "13"),
            ("0.00", 13.5, "13,50"),
            ("0.##", 13.5, "13,5"),
            ("#.#", 0.5, ",5"),
            ("#,##0", 1_234_567.0, "1\u{a0}234\u{a0}567"),
            ("#,##0.00\\ \"€\"", 577.5, "577,50 €"),
            ("#,##0.00\\ [$€-40C]", 577.5, "577,50 €"),
            ("_-* #,##0.00_-", -3.0, "-3,00"),
            ("0.0;(0.0);\"néant\"", -3.0, "(3,0)"),
            ("0.0;(0.0);\"néant\"", 0.0, "néant"),
            ("0\" jours\"", 20.0, "20 jours"),
            ("00", 0.0, "00"),
        ] {
            assert_eq!(shown(code, nombre).as_deref(), Some(expected), "{code}");
        }
    }

    #[test]
    fn a_format_that_is_not_understood_shows_nothing() {
        for code in ["# ?/?", "[<100]0;#,##0", "0,", "General", "", "\"mot\"", "0.0.0"] {
            assert_eq!(shown(code, 12.0), None, "{code}");
        }
    }
}
