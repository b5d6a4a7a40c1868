//! What a class's notes say together: counted once, wherever it is shown.

use rust_decimal::{Decimal, RoundingStrategy};

use super::notes::mean;
use crate::tables::lignes::Note;

/// The notes of an épreuve in a class.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Statistiques {
    /// Notes in points; absences are not among them.
    pub notes: usize,
    /// States that stand in the place of a note (`ABS`).
    pub absences: usize,
    /// Notes that are not known yet.
    pub manquantes: usize,
    /// Mean of the notes known, to two decimals; nothing without any.
    pub moyenne: Option<Decimal>,
    pub basse: Option<Decimal>,
    pub haute: Option<Decimal>,
}

/// Of the notes known alone: an absence and a blank have no part in the mean, nor in the lowest and the highest.
pub fn statistics<'a>(notes: impl IntoIterator<Item = Option<&'a Note>>) -> Statistiques {
    let mut found = Statistiques::default();
    let mut known = Vec::new();
    for note in notes {
        match note {
            Some(Note::Points(points)) => known.push(*points),
            Some(Note::Etat(_)) => found.absences += 1,
            None => found.manquantes += 1,
        }
    }
    let points: Vec<Note> = known.iter().copied().map(Note::Points).collect();
    let moyenne = mean(points.iter().map(Some));
    Statistiques {
        notes: known.len(),
        moyenne: moyenne.map(hundredth),
        basse: known.iter().min().copied(),
        haute: known.iter().max().copied(),
        ..found
    }
}

/// A mean as it is printed: a third never ends.
pub fn hundredth(mean: Decimal) -> Decimal {
    mean.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Decimal {
        text.parse().expect("a number")
    }

    #[test]
    fn absences_and_blanks_have_no_part_in_the_mean() {
        let points = |text| Note::Points(number(text));
        let (low, high, absent) = (points("8"), points("13.5"), Note::Etat("ABS".to_owned()));
        let found = statistics([Some(&high), None, Some(&absent), Some(&low), Some(&low)]);
        assert_eq!((found.notes, found.absences, found.manquantes), (3, 1, 1));
        assert_eq!(found.moyenne, Some(number("9.83")));
        assert_eq!((found.basse, found.haute), (Some(number("8")), Some(number("13.5"))));
    }

    #[test]
    fn a_half_hundredth_goes_up() {
        let notes: Vec<Note> = ["10", "10", "10", "10", "10", "10", "10", "10.5"]
            .iter()
            .map(|points| Note::Points(number(points)))
            .collect();
        assert_eq!(statistics(notes.iter().map(Some)).moyenne, Some(number("10.06")));
    }

    #[test]
    fn nothing_has_no_mean() {
        assert_eq!(statistics([None]), Statistiques { manquantes: 1, ..Statistiques::default() });
    }
}
