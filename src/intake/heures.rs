//! Days and times as spreadsheets number them.

use jiff::ToSpan;
use jiff::civil::DateTime;

/// First serial after the 29 February 1900, a day that only Excel has.
const PREMIER_JOUR: f64 = 61.0;
/// The 31 December 9999, the last day that a spreadsheet can show.
const DERNIER_JOUR: f64 = 2_958_465.0;
/// Days between the two calendars of Excel.
const ECART_1904: f64 = 1462.0;
const SECONDES_D_UN_JOUR: f64 = 86_400.0;

/// The day and the time of a serial, to the second. Nothing for what no calendar has: a negative serial, one from
/// before March 1900.
pub fn moment(serial: f64, calendrier_1904: bool) -> Option<DateTime> {
    // A time a hair before midnight is what is left of a rounding.
    let whole = (serial + 1e-8).floor();
    if calendrier_1904 && whole < 0.0 {
        return None;
    }
    let days = if calendrier_1904 { whole + ECART_1904 } else { whole };
    if !(PREMIER_JOUR..=DERNIER_JOUR).contains(&days) {
        return None;
    }
    let seconds = ((serial - whole) * SECONDES_D_UN_JOUR).round().clamp(0.0, SECONDES_D_UN_JOUR - 1.0);
    #[expect(clippy::cast_possible_truncation, reason = "whole numbers below three million")]
    let (days, seconds) = (days as i64, seconds as i64);
    jiff::civil::datetime(1899, 12, 30, 0, 0, 0, 0).checked_add(days.days().seconds(seconds)).ok()
}

/// « 8:30 » of a time of day, « 36:00 » of a duration, with the seconds if need be. Nothing for what is below zero,
/// or longer than any school year.
pub fn time(nombre: f64, duree: bool, secondes: bool) -> Option<String> {
    let days = if duree { nombre } else { nombre.fract() };
    if !(0.0..=1000.0).contains(&days) || nombre < 0.0 {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "below a hundred million")]
    let total = (days * SECONDES_D_UN_JOUR).round() as i64;
    let (hours, minutes, seconds) = (total / 3600, total / 60 % 60, total % 60);
    Some(if secondes {
        format!("{hours}:{minutes:02}:{seconds:02}")
    } else {
        format!("{hours}:{minutes:02}")
    })
}

/// `2008-05-12`, `2008-05-12T10:30:00.000Z`: the day and the time as they are written, whatever their zone.
pub fn iso(texte: &str) -> Option<DateTime> {
    let (jour, heure) = texte.split_once(['T', ' ']).unwrap_or((texte, ""));
    let jour: jiff::civil::Date = jour.trim_end_matches('Z').parse().ok()?;
    let end = heure.find(|c: char| !c.is_ascii_digit() && !matches!(c, ':' | '.')).unwrap_or(heure.len());
    let heure = match heure.get(..end).filter(|heure| !heure.is_empty()) {
        Some(heure) => heure.parse().ok()?,
        None => jiff::civil::Time::midnight(),
    };
    Some(jour.to_datetime(heure))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_serial_is_a_day_and_a_time() {
        let shown = |serial: f64| moment(serial, false).map(|instant| instant.to_string());
        assert_eq!(shown(39_580.0).as_deref(), Some("2008-05-12T00:00:00"));
        assert_eq!(shown(39_580.75).as_deref(), Some("2008-05-12T18:00:00"));
        assert_eq!(shown(39_579.999_999_999_9).as_deref(), Some("2008-05-12T00:00:00"));
        assert_eq!(shown(60.0), None);
        assert_eq!(moment(38_118.0, true).map(|i| i.to_string()).as_deref(), Some("2008-05-12T00:00:00"));
        assert_eq!(moment(-1.0, true), None);
    }

    #[test]
    fn a_time_is_shown_as_the_cell_shows_it() {
        assert_eq!(time(0.5, false, false).as_deref(), Some("12:00"));
        assert_eq!(time(2.5, false, true).as_deref(), Some("12:00:00"));
        assert_eq!(time(2.5, true, false).as_deref(), Some("60:00"));
        assert_eq!(time(-0.5, true, false), None);
    }

    #[test]
    fn a_date_of_a_file_keeps_its_time() {
        let shown = |texte: &str| iso(texte).map(|instant| instant.to_string());
        assert_eq!(shown("2008-05-12").as_deref(), Some("2008-05-12T00:00:00"));
        assert_eq!(shown("2008-05-12Z").as_deref(), Some("2008-05-12T00:00:00"));
        assert_eq!(shown("2008-05-11T22:00:00.000+00:00").as_deref(), Some("2008-05-11T22:00:00"));
        assert_eq!(shown("2008-05-11 22:00").as_deref(), Some("2008-05-11T22:00:00"));
        for text in ["08:30", "P1D", "2008-02-31", "2008-05-12T25:00"] {
            assert_eq!(shown(text), None, "{text}");
        }
    }
}
