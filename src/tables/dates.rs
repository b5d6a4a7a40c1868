//! What a cell says, read as a day. Strict: where two days are possible, both are told and none is taken.

use jiff::ToSpan;
use jiff::civil::{Date, Time};

use super::valeurs::visible;
use crate::intake::{Jour, Valeur};
use crate::texte::{MOIS, fold};

/// Why a cell gives no date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateRefusee {
    Illisible,
    /// A number that counts no day.
    Nombre,
    /// A day of the calendar, in a year that no class has.
    Annee,
    /// A month that is too short for this day, both from one.
    Inexistante {
        jour: i8,
        mois: i8,
        annee: i16,
    },
    /// The month and the year are shown, the day is the spreadsheet's.
    SansJour,
    /// The month stands before the day: what it would be.
    MoisEnPremier(Date),
    /// Another date of its column has the month first: the day that is read so, and the other one.
    DeuxOrdres(Date, Date),
    /// Late in the evening, as the exports write a midnight of another time zone: that day, and the next one.
    Soiree(Date, Date),
}

/// A day, and what of it should be looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateLue {
    pub date: Date,
    pub doute: Option<Doute>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doute {
    /// The year was written with two digits and taken in this century.
    AnneeCourte,
    /// The cell shows no year: the spreadsheet took the one in which it was typed.
    AnneeCachee,
    /// A time of day that no table asks for.
    Heure(Time),
}

/// Years that a date of a class can have: the oldest candidate's birth to the end of any cycle.
const ANNEES: std::ops::RangeInclusive<i16> = 1930..=2100;
/// First serial after the 29 February 1900, a day that only Excel has.
const PREMIER_SERIAL: f64 = 61.0;

const JOURS: [&str; 7] = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];
/// Letters from which an abbreviation tells a month or a weekday.
const ABREGE: usize = 3;

/// A date cell, a serial number, or a text in one of the usual forms. `mois_en_premier`: another date of the same
/// column is written as Americans do.
///
/// # Errors
/// When no calendar has that day, its year is not between 1930 and 2100, or it may be another day.
pub fn date(valeur: &Valeur, mois_en_premier: bool) -> Result<DateLue, DateRefusee> {
    let lue = match valeur {
        Valeur::Date(date) => DateLue { date: *date, doute: None },
        Valeur::Moment { montre: Jour::SansJour, .. } => return Err(DateRefusee::SansJour),
        Valeur::Moment { instant, montre } => {
            let heure = Some(instant.time()).filter(|time| *time != Time::midnight());
            check_evening(instant.date(), heure)?;
            let hidden = (*montre == Jour::SansAnnee).then_some(Doute::AnneeCachee);
            DateLue { date: instant.date(), doute: hidden.or(heure.map(Doute::Heure)) }
        }
        Valeur::Nombre(serial) | Valeur::Deguise(serial) => {
            let date = date_of_serial(*serial).ok_or(DateRefusee::Nombre)?;
            if !ANNEES.contains(&date.year()) {
                return Err(DateRefusee::Nombre);
            }
            DateLue { date, doute: None }
        }
        Valeur::Texte(text) => date_of_text(text)?,
        _ => return Err(DateRefusee::Illisible),
    };
    if !ANNEES.contains(&lue.date.year()) {
        return Err(DateRefusee::Annee);
    }
    match swapped(lue.date).filter(|_| mois_en_premier && may_be_swapped(valeur)) {
        Some(other) => Err(DateRefusee::DeuxOrdres(lue.date, other)),
        None => Ok(lue),
    }
}

/// Whether a text can only be a date whose month stands first: « 04/23/2008 ».
pub fn is_month_first(valeur: &Valeur) -> bool {
    let Valeur::Texte(text) = valeur else { return false };
    matches!(date_of_text(text), Err(DateRefusee::MoisEnPremier(_)))
}

/// « 13-mai », « 13/05 »: what a spreadsheet shows of a number that it has taken for a day.
pub fn is_day_of_a_month(text: &str) -> bool {
    let parts: Vec<&str> = text.split(['/', '-', ' ']).filter(|p| !p.is_empty()).collect();
    let [day, month] = parts[..] else { return false };
    let numbered = text.contains(['/', '-']) && month.len() == 2 && month.parse().is_ok_and(|m: u8| m <= 12);
    day.parse().is_ok_and(|day: u8| (1..=31).contains(&day)) && (named_month(month).is_some() || numbered)
}

/// « 01-févr », « 1-févr. »: what a spreadsheet that saved a text file wrote of something that it had made a day.
pub fn is_spreadsheet_day(text: &str) -> bool {
    let Some((day, month)) = text.trim().split_once('-') else { return false };
    let month = month.strip_suffix('.').unwrap_or(month);
    digits(day, 2).is_some_and(|day| (1..=31).contains(&day))
        && month.chars().all(char::is_lowercase)
        && named_month(month).is_some()
}

/// The day with its month in the other's place, where that is another day.
fn swapped(date: Date) -> Option<Date> {
    Date::new(date.year(), date.day(), date.month()).ok().filter(|other| *other != date)
}

/// A spreadsheet that has taken the American date for a French one has made a day of it; a name of a month, or the
/// year in front, leaves no doubt.
fn may_be_swapped(valeur: &Valeur) -> bool {
    match valeur {
        Valeur::Date(_) | Valeur::Moment { .. } | Valeur::Nombre(_) => true,
        Valeur::Texte(text) => {
            let text = visible(text);
            let first: String = text.chars().take_while(char::is_ascii_digit).collect();
            first.len() <= 2 && !text.contains(char::is_alphabetic)
        }
        _ => false,
    }
}

/// A birthday that was exported in universal time is the evening before, at 22:00 or 23:00.
fn check_evening(date: Date, heure: Option<Time>) -> Result<(), DateRefusee> {
    let evening =
        heure.is_some_and(|time| matches!(time.hour(), 22 | 23) && time.minute() == 0 && time.second() == 0);
    match date.checked_add(1.day()) {
        Ok(next) if evening => Err(DateRefusee::Soiree(date, next)),
        _ => Ok(()),
    }
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

/// `09/04/2005`, `9-4-2005`, `2005-04-09`, « samedi 9 avril 2005 », « 1er sept. 2005 », with two digits for the year
/// if need be, and with a time.
fn date_of_text(text: &str) -> Result<DateLue, DateRefusee> {
    let text = visible(text);
    let (day, heure) = split_time(&text);
    let words = |c: char| c.is_whitespace() || matches!(c, '/' | '-' | '.' | ',');
    let mut parts: Vec<&str> = day.split(words).filter(|part| !part.is_empty()).collect();
    if parts.len() > 3 && parts.first().is_some_and(|first| is_weekday(first)) {
        parts.remove(0);
    }
    let [first, second, third] = parts[..] else { return Err(DateRefusee::Illisible) };
    let iso = first.len() == 4;
    let (year, day) = if iso { (first, third) } else { (third, first) };
    let first_of_month = |day: &str| day.eq_ignore_ascii_case("1er").then_some(1);
    let day = first_of_month(day).or_else(|| digits(day, 2)).ok_or(DateRefusee::Illisible)?;
    let short = year.len() == 2;
    let year = digits(year, 4).filter(|_| matches!(year.len(), 2 | 4)).ok_or(DateRefusee::Illisible)?;
    let year = if short { year + 2000 } else { year };
    let month = digits(second, 2).or_else(|| named_month(second)).ok_or(DateRefusee::Illisible)?;
    let date = day_of(year, month, day, iso)?;
    if iso {
        check_evening(date, heure)?;
    }
    let doute = short.then_some(Doute::AnneeCourte).or(heure.map(Doute::Heure));
    Ok(DateLue { date, doute })
}

fn day_of(year: i16, month: i16, day: i16, iso: bool) -> Result<Date, DateRefusee> {
    let (Ok(month), Ok(day)) = (i8::try_from(month), i8::try_from(day)) else {
        return Err(DateRefusee::Illisible);
    };
    if let Ok(date) = Date::new(year, month, day) {
        return Ok(date);
    }
    if (1..=12).contains(&month) && (1..=31).contains(&day) {
        return Err(DateRefusee::Inexistante { jour: day, mois: month, annee: year });
    }
    match Date::new(year, day, month) {
        Ok(american) if !iso && month > 12 => Err(DateRefusee::MoisEnPremier(american)),
        _ => Err(DateRefusee::Illisible),
    }
}

/// The text before a time, and that time where it is not midnight: « 12/05/2008 00:00:00 », `2008-05-11T22:00:00.000Z`.
fn split_time(text: &str) -> (&str, Option<Time>) {
    let cut = text.char_indices().find(|(at, c)| {
        let before = text[..*at].chars().next_back().is_some_and(|c| c.is_ascii_digit());
        let after = &text[at + c.len_utf8()..];
        before && (*c == 'T' || c.is_whitespace()) && is_time(after)
    });
    let Some((at, sign)) = cut else { return (text, None) };
    let after = &text[at + sign.len_utf8()..];
    let end = after.find(|c: char| !c.is_ascii_digit() && !matches!(c, ':' | '.')).unwrap_or(after.len());
    let padded = if after[..end].find(':') == Some(1) {
        format!("0{}", &after[..end])
    } else {
        after[..end].to_owned()
    };
    // A time that no clock has is not midnight.
    let time = padded.parse().unwrap_or(Time::MAX);
    (&text[..at], Some(time).filter(|time| *time != Time::midnight()))
}

/// `08:30`, `00:00:00`, with a fraction of a second and a zone if need be.
fn is_time(text: &str) -> bool {
    let (clock, zone) = match text.find(|c: char| matches!(c, 'Z' | '+' | '-') || c.is_whitespace()) {
        Some(at) => (&text[..at], text[at..].trim()),
        None => (text, ""),
    };
    let numbers = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let known_zone = matches!(zone, "" | "Z" | "UTC")
        || zone.strip_prefix(['+', '-']).is_some_and(|zone| numbers(&zone.replace(':', "")));
    clock.contains(':') && clock.split([':', '.']).all(numbers) && known_zone
}

fn digits(text: &str, most: usize) -> Option<i16> {
    let plain = (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|_| plain)
}

/// From one: « avril », « AVRIL », « avr ».
fn named_month(text: &str) -> Option<i16> {
    let name = fold(text);
    let mut named =
        (1..).zip(MOIS).filter(|(_, month)| name.len() >= ABREGE && fold(month).starts_with(&name));
    let first = named.next()?;
    named.next().is_none().then_some(first.0)
}

fn is_weekday(text: &str) -> bool {
    let name = fold(text);
    name.len() >= ABREGE && JOURS.iter().any(|day| day.starts_with(&name))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date as day;

    use super::*;

    fn read(text: &str) -> Result<DateLue, DateRefusee> {
        date(&Valeur::Texte(text.to_owned()), false)
    }

    fn sure(date: Date) -> DateLue {
        DateLue { date, doute: None }
    }

    #[test]
    fn the_usual_dates_are_read() {
        for written in [
            "12/05/2008",
            "12-5-2008",
            "12.05.2008",
            "2008-05-12",
            "2008/05/12",
            "12 mai 2008",
            "12 MAI 2008",
            "lundi 12 mai 2008",
            "Lun. 12 mai 2008",
            "lundi, 12/05/2008",
            "2008-05-12T00:00:00",
            "2008-05-12T00:00:00.000Z",
            "12/05/2008 00:00",
            "12/05/2008 0:00:00",
            "2008-05-12 00:00:00.000",
            "12\u{a0}mai\u{a0}2008",
            "\u{200e}12/\u{200b}05/2008",
            "12 / 05 / 2008",
        ] {
            assert_eq!(read(written), Ok(sure(day(2008, 5, 12))), "{written}");
        }
        assert_eq!(date(&Valeur::Nombre(39580.0), false), Ok(sure(day(2008, 5, 12))));
    }

    #[test]
    fn months_are_read_by_name_and_by_abbreviation() {
        for (written, month, first) in [
            ("12 AOÛT 2008", 8, 12),
            ("12 OCTOBRE 2008", 10, 12),
            ("12 SEPTEMBRE 2008", 9, 12),
            ("1er septembre 2008", 9, 1),
            ("1ER SEPT. 2008", 9, 1),
            ("12-sept-2008", 9, 12),
            ("12 févr. 2008", 2, 12),
            ("12 fév 2008", 2, 12),
            ("12 juil. 2008", 7, 12),
            ("12 juin 2008", 6, 12),
            ("12 déc. 2008", 12, 12),
        ] {
            assert_eq!(read(written), Ok(sure(day(2008, month, first))), "{written}");
        }
        assert_eq!(read("12 jui 2008"), Err(DateRefusee::Illisible));
        assert_eq!(read("12 ma 2008"), Err(DateRefusee::Illisible));
    }

    #[test]
    fn a_year_of_two_digits_is_a_doubt() {
        for (written, month) in [("12/05/08", 5), ("12-sept-08", 9), ("12 mai 08", 5)] {
            let doute = Some(Doute::AnneeCourte);
            assert_eq!(read(written), Ok(DateLue { date: day(2008, month, 12), doute }), "{written}");
        }
    }

    #[test]
    fn impossible_dates_are_refused_for_what_they_are() {
        for written in
            ["bientôt", "12/05", "12/05/208", "2008", "32/01/2008", "mai 2008", "2e mai 2008", "99/99/2008"]
        {
            assert_eq!(read(written), Err(DateRefusee::Illisible), "{written}");
        }
        for (written, jour, mois, annee) in
            [("31/02/2026", 31, 2, 2026), ("29 février 2025", 29, 2, 2025), ("2025-04-31", 31, 4, 2025)]
        {
            assert_eq!(read(written), Err(DateRefusee::Inexistante { jour, mois, annee }), "{written}");
        }
        for serial in [60.0, 0.0, -1.0, 39580.5, 100.0] {
            assert_eq!(date(&Valeur::Nombre(serial), false), Err(DateRefusee::Nombre), "{serial}");
        }
        assert_eq!(read("12/05/1908"), Err(DateRefusee::Annee));
    }

    #[test]
    fn a_month_that_stands_first_puts_its_column_in_doubt() {
        let text = |text: &str| Valeur::Texte(text.to_owned());
        assert_eq!(read("04/23/2008"), Err(DateRefusee::MoisEnPremier(day(2008, 4, 23))));
        assert!(is_month_first(&text("04/23/2008")));
        assert!(is_month_first(&text("4-23-08")));
        for written in ["23/04/2008", "2008-23-04", "04/31/208", "13/13/2008", "04/31/2008 x"] {
            assert!(!is_month_first(&text(written)), "{written}");
        }
        let twice = Err(DateRefusee::DeuxOrdres(day(2008, 10, 5), day(2008, 5, 10)));
        assert_eq!(date(&text("05/10/2008"), true), twice);
        assert_eq!(date(&Valeur::Date(day(2008, 10, 5)), true), twice);
        for written in ["23/04/2008", "05/05/2008", "5 octobre 2008", "2008-10-05"] {
            assert!(date(&text(written), true).is_ok(), "{written}");
        }
    }

    #[test]
    fn a_time_is_told_and_an_evening_is_two_days() {
        let evening = Err(DateRefusee::Soiree(day(2008, 5, 11), day(2008, 5, 12)));
        for written in ["2008-05-11T22:00:00Z", "2008-05-11T23:00:00.000+00:00", "2008-05-11 22:00:00"] {
            assert_eq!(read(written), evening, "{written}");
        }
        let cell = |hour: i8, minute: i8| Valeur::Moment {
            instant: day(2008, 5, 11).at(hour, minute, 0, 0),
            montre: Jour::Entier,
        };
        assert_eq!(date(&cell(22, 0), false), evening);
        let at = |hour: i8, minute: i8| Some(Doute::Heure(Time::constant(hour, minute, 0, 0)));
        assert_eq!(date(&cell(22, 30), false), Ok(DateLue { date: day(2008, 5, 11), doute: at(22, 30) }));
        assert_eq!(read("11/05/2008 22:00"), Ok(DateLue { date: day(2008, 5, 11), doute: at(22, 0) }));
        assert_eq!(read("11/05/2008 8:30"), Ok(DateLue { date: day(2008, 5, 11), doute: at(8, 30) }));
    }

    #[test]
    fn a_day_that_the_cell_does_not_show_is_not_read() {
        let shown = |montre: Jour| Valeur::Moment { instant: day(2025, 11, 1).at(0, 0, 0, 0), montre };
        assert_eq!(date(&shown(Jour::SansJour), false), Err(DateRefusee::SansJour));
        let doute = Some(Doute::AnneeCachee);
        assert_eq!(date(&shown(Jour::SansAnnee), false), Ok(DateLue { date: day(2025, 11, 1), doute }));
    }

    #[test]
    fn a_day_that_a_spreadsheet_saved_is_known() {
        for text in ["01-févr", "1-févr.", "12-mai", "31-déc"] {
            assert!(is_spreadsheet_day(text), "{text}");
        }
        for text in ["1-2", "12-MAI", "12 mai", "févr-01", "32-mai", "1-mai-2025", "1-m"] {
            assert!(!is_spreadsheet_day(text), "{text}");
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
