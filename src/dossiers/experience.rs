//! How long the certificates say that a candidate worked, beside what the texts demand.

use jiff::civil::Date;
use jiff::{ToSpan, Unit};

use super::Candidat;
use super::preuve::{quotite_of, rules_of};
use crate::referentiel::Referentiel;
use crate::referentiel::types::{DureePfmp, GenrePreuve, Quotite};
use crate::tables::lignes::Justificatif;

/// Why the months of some certificates cannot be counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Obstacle {
    /// A date or a quotité is not there.
    Manque,
    /// A quotité is there, and is no quotité.
    Illisible,
}

/// The rules that want certificates, among those that may apply to a candidate.
pub fn certificate_rules<'r>(
    pack: &'r Referentiel,
    candidat: &Candidat,
    session: Option<i16>,
) -> Vec<&'r DureePfmp> {
    let mut rules = rules_of(pack, candidat, session);
    rules.retain(|rule| rule.preuve == GenrePreuve::Certificats);
    rules
}

/// Whole months of the jobs of one quotité, or of all, a day counted once.
///
/// # Errors
/// Where one of the certificates does not say enough to be counted or left aside.
pub fn months_of(
    pack: &Referentiel,
    rows: &[&Justificatif],
    wanted: Option<Quotite>,
) -> Result<i32, Obstacle> {
    if wanted.is_some() && rows.iter().any(|row| is_unreadable(pack, row)) {
        return Err(Obstacle::Illisible);
    }
    let mut jobs: Vec<(Date, Date)> = Vec::new();
    for row in rows {
        let is_wanted = match wanted {
            Some(quotite) => quotite_of(pack, row).ok_or(Obstacle::Manque)? == quotite,
            None => true,
        };
        if is_wanted {
            jobs.push(ends(row).ok_or(Obstacle::Manque)?);
        }
    }
    if rows.is_empty() {
        return Err(Obstacle::Manque);
    }
    jobs.sort_unstable();
    let mut runs: Vec<(Date, Date)> = Vec::new();
    for (du, au) in jobs {
        match runs.last_mut() {
            // A job that follows another the next day goes on with it.
            Some((_, end)) if du <= end.saturating_add(1.day()) => *end = (*end).max(au),
            _ => runs.push((du, au)),
        }
    }
    Ok(runs.into_iter().map(|(du, au)| whole_months(du, au)).sum())
}

/// A quotité that is given and says neither full time nor part time.
pub fn is_unreadable(pack: &Referentiel, row: &Justificatif) -> bool {
    row.quotite.is_some() && quotite_of(pack, row).is_none()
}

/// The first and the last day, both known.
pub fn ends(row: &Justificatif) -> Option<(Date, Date)> {
    Some((row.du.as_ref()?.valeur, row.au.as_ref()?.valeur))
}

/// Both ends included.
pub fn whole_months(du: Date, au: Date) -> i32 {
    du.until((Unit::Month, au.saturating_add(1.day()))).map_or(0, |span| span.get_months())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn whole_months_have_both_ends() {
        for (du, au, months) in [
            (date(2025, 1, 1), date(2025, 6, 30), 6),
            (date(2025, 1, 1), date(2025, 6, 29), 5),
            (date(2025, 1, 31), date(2025, 2, 28), 1),
            (date(2023, 10, 2), date(2026, 2, 27), 28),
            (date(2025, 1, 1), date(2025, 1, 1), 0),
        ] {
            assert_eq!(whole_months(du, au), months, "{du} {au}");
        }
    }
}
