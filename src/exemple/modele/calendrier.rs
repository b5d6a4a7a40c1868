//! The school years of the sample: when periods in companies and examinations take place.
//!
//! Every window lies outside the holidays of zone B and holds no public holiday, so that its working days
//! are its days from Monday to Friday.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday, date};

/// The year of the final examination.
pub const SESSION: i16 = 2026;
pub const DATE_EDITION: Date = date(SESSION, 5, 28);

/// A window for a period: the Monday when it starts, its length in weeks.
#[derive(Clone, Copy)]
pub struct Fenetre {
    pub lundi: Date,
    pub semaines: u32,
}

const fn fenetre(lundi: Date, semaines: u32) -> Fenetre {
    Fenetre { lundi, semaines }
}

/// Two periods a year over three years, twenty weeks in all.
const CYCLE_DE_TROIS_ANS: [Fenetre; 6] = [
    fenetre(date(2024, 1, 22), 3),
    fenetre(date(2024, 6, 3), 3),
    fenetre(date(2024, 11, 18), 4),
    fenetre(date(2025, 3, 3), 4),
    fenetre(date(2025, 11, 17), 3),
    fenetre(date(2026, 1, 19), 3),
];

/// Those who came in the second year do four times four weeks, under the names of the last four periods.
const CYCLE_DE_DEUX_ANS: [Fenetre; 4] = [
    fenetre(date(2024, 11, 18), 4),
    fenetre(date(2025, 3, 3), 4),
    fenetre(date(2025, 11, 17), 4),
    fenetre(date(2026, 1, 12), 4),
];

/// Days on which a commission sits, for a single situation or the last one.
const JOURS_DE_COMMISSION: [Date; 10] = [
    date(2026, 4, 28),
    date(2026, 4, 29),
    date(2026, 4, 30),
    date(2026, 5, 5),
    date(2026, 5, 6),
    date(2026, 5, 7),
    date(2026, 5, 12),
    date(2026, 5, 19),
    date(2026, 5, 20),
    date(2026, 5, 21),
];

/// Days of the situations that come before the last one.
const JOURS_DE_PREMIERE_SITUATION: [Date; 3] = [date(2026, 3, 10), date(2026, 3, 12), date(2026, 3, 17)];

/// Periods of a cycle, one class out of two a week later; the last windows go to the last period codes.
pub fn list_fenetres(periodes: &[String], duree_cycle: u32, classe: usize) -> Vec<(String, Fenetre)> {
    let fenetres: &[Fenetre] = if duree_cycle < 3 { &CYCLE_DE_DEUX_ANS } else { &CYCLE_DE_TROIS_ANS };
    let decalage = if classe.is_multiple_of(2) { 0.days() } else { 7.days() };
    let reste = periodes.len().min(CYCLE_DE_TROIS_ANS.len()).saturating_sub(fenetres.len());
    periodes
        .iter()
        .skip(reste)
        .zip(fenetres)
        .map(|(periode, f)| (periode.clone(), Fenetre { lundi: f.lundi.saturating_add(decalage), ..*f }))
        .collect()
}

/// The date `n` working days after a Monday, that Monday being the first.
pub fn add_jours_ouvres(lundi: Date, n: u32) -> Date {
    let jours = i64::from(n.saturating_sub(1));
    lundi.saturating_add((jours / 5 * 7 + jours % 5).days())
}

/// Days from Monday to Friday, both ends included.
pub fn count_jours_ouvres(du: Date, au: Date) -> u32 {
    let week_end = |jour: &Date| matches!(jour.weekday(), Weekday::Saturday | Weekday::Sunday);
    let jours = du.series(1.day()).take_while(|jour| *jour <= au).filter(|jour| !week_end(jour)).count();
    u32::try_from(jours).unwrap_or(u32::MAX)
}

/// The day of a commission for a situation: the earlier situations sit in March.
pub fn jour_de_commission(rang: usize, derniere: bool) -> Date {
    let jours: &[Date] = if derniere { &JOURS_DE_COMMISSION } else { &JOURS_DE_PREMIERE_SITUATION };
    jours[rang % jours.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn working_days_and_windows_agree() {
        let periodes: Vec<String> = (1..=6).map(|n| format!("P{n}")).collect();
        for (duree, semaines) in [(3, 20), (2, 16)] {
            for classe in [0, 1] {
                let fenetres = list_fenetres(&periodes, duree, classe);
                assert_eq!(fenetres.iter().map(|(_, f)| f.semaines).sum::<u32>(), semaines);
                assert_eq!(fenetres.last().map(|(code, _)| code.as_str()), Some("P6"));
                for (code, f) in fenetres {
                    assert_eq!(f.lundi.weekday(), Weekday::Monday, "{code}");
                    let au = add_jours_ouvres(f.lundi, f.semaines * 5);
                    assert_eq!(au.weekday(), Weekday::Friday, "{code}");
                    assert_eq!(count_jours_ouvres(f.lundi, au), f.semaines * 5, "{code}");
                }
            }
        }
    }
}
