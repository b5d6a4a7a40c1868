//! The note of an épreuve: one value, wherever it is shown.

use rust_decimal::Decimal;

use super::Dossier;
use crate::referentiel::types::{Epreuve, Sens, Synthese};
use crate::tables::lignes::Note;

/// What is known of the note of an épreuve.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteEpreuve {
    /// Code and note of each situation; empty for an épreuve of one situation.
    pub situations: Vec<(String, Option<Note>)>,
    /// Mean of the situations before it is rounded.
    pub moyenne: Option<Decimal>,
    /// The note proposed; nothing while one is missing, or where an absence leaves no mean.
    pub note: Option<Note>,
}

/// The note given by the commission, or the mean of the situations by the pack's rule.
pub fn note_of(dossier: &Dossier, epreuve: &Epreuve) -> NoteEpreuve {
    let given = |situation: Option<&str>| {
        let key = (epreuve.code.clone(), situation.map(str::to_owned));
        dossier.evaluations.get(&key).and_then(|e| e.note.as_ref()).map(|note| note.valeur.clone())
    };
    // A row without a situation is that of an épreuve, or of a mode, that has only one.
    if dossier.evaluations.contains_key(&(epreuve.code.clone(), None)) {
        return NoteEpreuve { situations: Vec::new(), moyenne: None, note: given(None) };
    }
    let codes = epreuve.ccf.iter().flat_map(|ccf| &ccf.situations).map(|s| s.code.clone());
    let situations: Vec<(String, Option<Note>)> =
        codes.map(|code| (code.clone(), given(Some(&code)))).collect();
    if situations.is_empty() {
        return NoteEpreuve { situations, moyenne: None, note: given(None) };
    }
    let synthese = epreuve.ccf.as_ref().and_then(|ccf| ccf.synthese.as_ref());
    let moyenne = mean(situations.iter().map(|(_, note)| note.as_ref()));
    // Absent from every situation is absent from the épreuve; from some of them, the text gives no rule.
    let state = situations.first().and_then(|(_, note)| note.clone());
    let absent = state.filter(|state| {
        matches!(state, Note::Etat(_)) && situations.iter().all(|(_, note)| note.as_ref() == Some(state))
    });
    let note = synthese.zip(moyenne).map(|(rule, mean)| Note::Points(round(mean, rule))).or(absent);
    NoteEpreuve { situations, moyenne, note }
}

/// Nothing when a term is missing or is no number.
pub fn mean<'a>(notes: impl Iterator<Item = Option<&'a Note>>) -> Option<Decimal> {
    let points: Option<Vec<Decimal>> = notes
        .map(|note| match note {
            Some(Note::Points(points)) => Some(*points),
            _ => None,
        })
        .collect();
    let points = points.filter(|points| !points.is_empty())?;
    Some(points.iter().sum::<Decimal>() / Decimal::from(points.len()))
}

fn round(points: Decimal, rule: &Synthese) -> Decimal {
    let steps = points / rule.pas;
    let whole = match rule.sens {
        Sens::Superieur => steps.ceil(),
        Sens::Inferieur => steps.floor(),
        Sens::Proche => (steps + Decimal::new(5, 1)).floor(),
    };
    (whole * rule.pas).normalize()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rounded(points: &str, pas: &str, sens: Sens) -> String {
        let number = |text: &str| text.parse::<Decimal>().expect("a number");
        let rule = Synthese {
            pas: number(pas),
            sens,
            libelle: String::new(),
            a_verifier: false,
            source: String::new(),
        };
        round(number(points), &rule).to_string()
    }

    #[test]
    fn a_mean_goes_to_a_step_in_the_direction_of_the_rule() {
        assert_eq!(rounded("12.25", "0.5", Sens::Superieur), "12.5");
        assert_eq!(rounded("12.5", "0.5", Sens::Superieur), "12.5");
        assert_eq!(rounded("12.25", "0.5", Sens::Inferieur), "12");
        assert_eq!(rounded("12.25", "0.5", Sens::Proche), "12.5");
        assert_eq!(rounded("12.2", "0.5", Sens::Proche), "12");
        assert_eq!(rounded("12.25", "1", Sens::Superieur), "13");
        assert_eq!(rounded("20", "0.5", Sens::Superieur), "20");
    }

    #[test]
    fn a_mean_needs_every_note() {
        let (ten, twelve) = (Note::Points(Decimal::TEN), Note::Points(Decimal::from(12)));
        let absent = Note::Etat("ABS".to_owned());
        assert_eq!(mean([Some(&ten), Some(&twelve)].into_iter()), Some(Decimal::from(11)));
        assert_eq!(mean([Some(&ten), None].into_iter()), None);
        assert_eq!(mean([Some(&ten), Some(&absent)].into_iter()), None);
        assert_eq!(mean([].into_iter()), None);
    }
}
