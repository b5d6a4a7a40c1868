//! The records of cells: every one that holds a value gives it, or says why it cannot.

use super::Classeur;
use super::textes::{Lu, Suite};
use crate::intake::binaire::{double, error_name, exactly, long, rk, word};
use crate::intake::recolte::text_value;
use crate::intake::releve::{Cellules, Releve};
use crate::intake::sheet::Valeur;

/// Signs of a formula whose constants stand behind it: lists, regions kept in memory, natural language.
const LISTES: [u8; 7] = [0x20, 0x40, 0x60, 0x26, 0x46, 0x66, 0x18];

/// What is read of one sheet.
#[derive(Default)]
pub struct Feuille {
    pub cellules: Cellules,
    pub releve: Releve,
    /// A formula whose result is a text: it stands in a record of its own, further on.
    attendue: Option<(u32, u32)>,
}

impl Feuille {
    /// Nothing when the record is damaged. `suite` is the record with those that continue it.
    pub fn read(&mut self, classeur: &Classeur, kind: u16, data: &[u8], mut suite: Suite<'_>) -> Option<()> {
        match kind {
            0x0203 => {
                let number = double(exactly(data, 14)?, 6)?;
                self.number(classeur, data, number)?;
            }
            0x027E => {
                let number = rk(long(exactly(data, 10)?, 6)?);
                self.number(classeur, data, number)?;
            }
            0x00BD => self.numbers(classeur, data)?,
            0x00FD => {
                let rank = usize::try_from(long(exactly(data, 10)?, 6)?).ok()?;
                let text = classeur.textes.get(rank).cloned();
                let nowhere = || Valeur::Illisible("elle renvoie à un texte qui n’existe pas".to_owned());
                self.push(data, text.unwrap_or_else(nowhere))?;
            }
            0x0204 | 0x00D6 => {
                suite.skip(6)?;
                let text = classeur.ecriture.long_text(&mut suite)?;
                // Fonts may follow in the second one, and nothing in the first.
                if kind == 0x0204 && suite.left() > 0 {
                    return None;
                }
                self.push(data, of_text(text))?;
            }
            0x0201 => drop(exactly(data, 6)?),
            0x00BE => {
                let columns = word(data, data.len().checked_sub(2)?)?.checked_sub(word(data, 2)?)?;
                exactly(data, 6 + 2 * (usize::from(columns) + 1))?;
            }
            0x0205 => self.push(exactly(data, 8)?, truth_or_error(*data.get(6)?, *data.get(7)?))?,
            // The last two are those of Excel 3 and 4, which some programs put among the others.
            0x0006 | 0x0206 | 0x0406 => self.formula(classeur, kind, data)?,
            0x0207 => {
                let text = classeur.ecriture.long_text(&mut suite)?;
                if suite.left() > 0 {
                    return None;
                }
                if let Some((ligne, colonne)) = self.attendue.take() {
                    self.cellules.push((ligne, colonne, of_text(text)));
                }
            }
            // Those of Excel 2 have another shape.
            0x0002..=0x0005 => self.push(data, illisible("elle est écrite comme par Excel 2"))?,
            _ => {}
        }
        Some(())
    }

    /// To call once all is read.
    pub fn end(mut self) -> Self {
        self.forsake();
        self
    }

    /// The text of a formula never came.
    fn forsake(&mut self) {
        let forsaken = self.attendue.take();
        self.cellules.extend(forsaken.map(|(ligne, colonne)| (ligne, colonne, Valeur::SansResultat)));
    }

    fn formula(&mut self, classeur: &Classeur, kind: u16, data: &[u8]) -> Option<()> {
        self.forsake();
        // Place, style, result, flags, then the formula itself behind its length.
        let at = if kind == 0x0006 { 20 } else { 16 };
        let formula = data.get(at + 2..)?;
        let (formula, beyond) = formula.split_at_checked(usize::from(word(data, at)?))?;
        // Behind the formula stand its lists of constants, where it has some; else it has swallowed its neighbour.
        if !beyond.is_empty() && !formula.iter().any(|token| LISTES.contains(token)) {
            return None;
        }
        let result = data.get(6..14)?;
        if result[6..] != [0xFF, 0xFF] {
            return self.number(classeur, data, double(result, 0)?);
        }
        match result[0] {
            0 => self.attendue = Some(place(data)?),
            1 => self.push(data, truth_or_error(result[2], 0))?,
            2 => self.push(data, truth_or_error(result[2], 1))?,
            // An empty text.
            3 => {}
            autre => self
                .push(data, illisible(&format!("un résultat de formule d’une sorte inconnue, n° {autre}")))?,
        }
        Some(())
    }

    fn numbers(&mut self, classeur: &Classeur, data: &[u8]) -> Option<()> {
        let numbers = data.get(4..data.len().checked_sub(2)?)?.chunks_exact(6);
        let (ligne, first, last) = (word(data, 0)?, word(data, 2)?, word(data, data.len() - 2)?);
        let announced = usize::from(last.checked_sub(first)?) + 1;
        if !numbers.remainder().is_empty() || numbers.len() != announced {
            return None;
        }
        for (colonne, number) in (first..=last).zip(numbers) {
            let head = [ligne, colonne, word(number, 0)?].map(u16::to_le_bytes).concat();
            self.number(classeur, &head, rk(long(number, 2)?))?;
        }
        Some(())
    }

    /// `data` begins with the place of the cell and its style.
    fn number(&mut self, classeur: &Classeur, data: &[u8], number: f64) -> Option<()> {
        if !number.is_finite() {
            return self.push(data, illisible("sa valeur n’est pas un nombre"));
        }
        let affichage = classeur.affichages.get(usize::from(word(data, 4)?));
        self.releve.show(place(data)?, affichage);
        self.push(data, Valeur::Nombre(number))
    }

    fn push(&mut self, data: &[u8], valeur: Valeur) -> Option<()> {
        let (ligne, colonne) = place(data)?;
        self.cellules.push((ligne, colonne, valeur));
        Some(())
    }
}

fn place(data: &[u8]) -> Option<(u32, u32)> {
    Some((word(data, 0)?.into(), word(data, 2)?.into()))
}

fn of_text(text: Lu) -> Valeur {
    text.map_or_else(Valeur::Illisible, text_value)
}

fn truth_or_error(value: u8, is_error: u8) -> Valeur {
    match (is_error, value) {
        (0, 0 | 1) => Valeur::Booleen(value == 1),
        (1, code) => Valeur::Erreur(error_name(code)),
        _ => illisible("elle n’est ni vraie ni fausse"),
    }
}

fn illisible(raison: &str) -> Valeur {
    Valeur::Illisible(raison.to_owned())
}
