//! Codes of the référentiel in headers: `1.1.1`, or `1.1.1 Identifier les caractéristiques…`.

use jiff::civil::Date;

use super::valeurs;
use crate::intake::Valeur;
use crate::referentiel::Referentiel;
use crate::referentiel::types::{FamilleColonnes, Table};
use crate::texte::fold;

/// The code at the start of a header.
pub fn of_header<'a>(
    pack: &'a Referentiel,
    table: &Table,
    valeur: &Valeur,
    header: &str,
) -> Option<(FamilleColonnes, &'a str)> {
    match valeur {
        Valeur::Texte(_) => {
            let found = find(pack, table, token(header)?)?;
            (!is_followed_by_a_letter(header)).then_some(found)
        }
        // 1.10 became 1.1: a number is one code only where no other code would have become it.
        Valeur::Nombre(_) => {
            let number = valeurs::decimal(valeur).ok()?;
            let same = |code: &&str| valeurs::decimal(&Valeur::Texte((*code).to_owned())) == Ok(number);
            let mut alike = table.familles.iter().flat_map(|famille| all(pack, *famille)).filter(same);
            alike.next().filter(|_| alike.next().is_none())?;
            find(pack, table, header)
        }
        _ => None,
    }
}

/// « 1.1.1 a », « 1.1.1 - a. Qualité… »: a critère is meant, whose code has its letter.
fn is_followed_by_a_letter(header: &str) -> bool {
    let mut words = header
        .split_whitespace()
        .skip(1)
        .flat_map(|word| word.split(['-', '–', '.', ')', ':', ',']))
        .filter(|word| !word.is_empty());
    words.next().is_some_and(|word| word.len() == 1 && word.starts_with(|c: char| c.is_ascii_lowercase()))
}

/// The code that a header holds elsewhere than at its start, or writes with other signs.
pub fn within<'a>(pack: &'a Referentiel, table: &Table, header: &str) -> Option<(FamilleColonnes, &'a str)> {
    let apart = |c: char| c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']' | ',' | ';' | ':' | '/');
    let trimmed = header.split(apart).map(|token| token.trim_matches(|c: char| !c.is_alphanumeric()));
    let mut tokens = trimmed.filter(|token| !token.is_empty());
    tokens.find_map(|token| find(pack, table, token)).or_else(|| {
        let folded = fold(header);
        let digits = folded.trim_start_matches(|c: char| c.is_ascii_alphabetic());
        let written = |code: &&str| {
            let code = fold(code);
            code.len() > 1 && (code == folded || code == digits)
        };
        table
            .familles
            .iter()
            .find_map(|famille| all(pack, *famille).into_iter().find(written).map(|code| (*famille, code)))
    })
}

/// `1.1.9` where the pack has `1.1.1`: the levels below it are meant for something.
pub fn is_shaped_as_one(pack: &Referentiel, table: &Table, header: &str) -> bool {
    let Some(wanted) = token(header).map(shape) else { return false };
    table.familles.iter().any(|famille| all(pack, *famille).into_iter().any(|code| shape(code) == wanted))
}

/// The codes of which a spreadsheet makes this day: `1.2.3`, typed, is the first of February 2003.
pub fn typed_as<'a>(pack: &'a Referentiel, table: &Table, date: Date) -> Vec<&'a str> {
    let becomes = |code: &&str| {
        let parts: Option<Vec<i16>> = code.split(['.', '-', '/']).map(|part| part.parse().ok()).collect();
        let day = (i16::from(date.day()), i16::from(date.month()));
        match parts.as_deref() {
            Some(&[d, m, y]) => (d, m) == day && date.year() % 100 == y,
            Some(&[d, m]) => (d, m) == day,
            _ => false,
        }
    };
    table.familles.iter().flat_map(|famille| all(pack, *famille)).filter(becomes).collect()
}

fn find<'a>(pack: &'a Referentiel, table: &Table, code: &str) -> Option<(FamilleColonnes, &'a str)> {
    table.familles.iter().find_map(|famille| {
        let code = match famille {
            FamilleColonnes::Competence => pack.find_competence(code).map(|c| c.competence.code.as_str()),
            FamilleColonnes::Critere => pack.find_critere(code).map(|c| c.critere.code.as_str()),
        };
        Some((*famille, code?))
    })
}

fn all(pack: &Referentiel, famille: FamilleColonnes) -> Vec<&str> {
    match famille {
        FamilleColonnes::Competence => pack.competences().map(|c| c.competence.code.as_str()).collect(),
        FamilleColonnes::Critere => pack.criteres().map(|c| c.critere.code.as_str()).collect(),
    }
}

/// The first word, without the signs that end it.
fn token(header: &str) -> Option<&str> {
    let word = header.split_whitespace().next()?;
    Some(
        word.trim_end_matches(|c: char| {
            matches!(c, ':' | '.' | ',' | ';' | '*') || super::intitules::is_mark(c)
        }),
    )
}

/// Every digit as `0`, every letter as `a`.
fn shape(code: &str) -> String {
    let kind = |c: char| match c {
        _ if c.is_ascii_digit() => '0',
        _ if c.is_alphabetic() => 'a',
        other => other,
    };
    code.chars().map(kind).collect()
}
