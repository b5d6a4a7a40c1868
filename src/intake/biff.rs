//! A second look at the records of an xls: what must stop its reading, and what its parser does not tell.

use std::collections::BTreeMap;

use super::affichage::Affichage;
use super::classeur::{ABIME, Refus};
use super::ole::Ole;
use super::releve::Releve;
use super::sheet::{Plage, Valeur};
use crate::place::Cellule;

const BOF: u16 = 0x0809;
const EOF: u16 = 0x000A;

/// One look per sheet, in the order of the tabs.
///
/// # Errors
/// When the workbook is damaged, opens with a password only, or is older than Excel 5.
pub fn look(bytes: &[u8]) -> Result<Vec<Releve>, Refus> {
    let abime = || Refus::illisible(ABIME);
    let ole = Ole::open(bytes).ok_or_else(abime)?;
    if ole.hides("Workbook") || ole.hides("Book") {
        return Err(Refus::illisible("un autre classeur y est incorporé et cache ses données"));
    }
    let stream = ole.stream("Workbook").or_else(|| ole.stream("Book")).ok_or_else(abime)?;
    let classeur = globals(&stream)?;
    classeur
        .positions
        .iter()
        .map(|position| sheet(&classeur, stream.get(*position..)?))
        .collect::<Option<_>>()
        .ok_or_else(abime)
}

/// What stands before the sheets.
struct Classeur {
    positions: Vec<usize>,
    /// By style of cell, what it makes of a number.
    affichages: Vec<Affichage>,
    calendrier_1904: bool,
    /// How many shared texts there are.
    textes: u32,
}

fn globals(stream: &[u8]) -> Result<Classeur, Refus> {
    let mut records = Records(stream);
    let first = records.next().ok_or_else(|| Refus::illisible(ABIME))?;
    match (first.0, word(first.1, 0)) {
        (BOF, Some(0x0500 | 0x0600)) => {}
        // Excel 2, 3 and 4 number their beginnings otherwise.
        (0x0009 | 0x0209 | 0x0409, _) | (BOF, Some(2 | 7 | 0x0200 | 0x0300 | 0x0400)) => {
            return Err(Refus::TropAncien);
        }
        _ => return Err(Refus::illisible(ABIME)),
    }
    let wide = word(first.1, 0) == Some(0x0600);
    let (mut positions, mut styles, mut formats, mut textes) = (Vec::new(), Vec::new(), BTreeMap::new(), 0);
    let mut calendrier_1904 = false;
    for (kind, data) in records {
        match kind {
            EOF => break,
            // Whatever the cipher, the oldest one included: nothing past this record is what it seems.
            0x002F => return Err(Refus::Protege),
            0x0085 => positions.extend(long(data, 0).and_then(|at| usize::try_from(at).ok())),
            0x0022 => calendrier_1904 = word(data, 0) == Some(1),
            0x00E0 => styles.extend(word(data, 2)),
            0x00FC => textes = long(data, 4).unwrap_or(0),
            0x041E => drop(word(data, 0).map(|id| formats.insert(id, format_text(data, wide)))),
            _ => {}
        }
    }
    let shows =
        |id: &u16| formats.get(id).map_or_else(|| Affichage::of_id(*id), |code| Affichage::of_code(code));
    Ok(Classeur { positions, affichages: styles.iter().map(shows).collect(), calendrier_1904, textes })
}

/// The text of a format, in the words of its version of the file.
fn format_text(data: &[u8], wide: bool) -> String {
    if !wide {
        return encoding_rs::WINDOWS_1252.decode(data.get(3..).unwrap_or_default()).0.into_owned();
    }
    let text = data.get(5..).unwrap_or_default();
    if data.get(4).is_some_and(|flags| flags & 1 == 0) {
        return text.iter().map(|byte| char::from(*byte)).collect();
    }
    let units: Vec<u16> = text.chunks_exact(2).map(|unit| u16::from_le_bytes([unit[0], unit[1]])).collect();
    String::from_utf16_lossy(&units)
}

fn sheet(classeur: &Classeur, stream: &[u8]) -> Option<Releve> {
    let mut releve = Releve { calendrier_1904: classeur.calendrier_1904, ..Releve::default() };
    let mut depth = 0_u32;
    // A formula whose result is a text: it stands in a record of its own.
    let mut awaited = None;
    for (kind, data) in Records(stream) {
        match kind {
            BOF => depth += 1,
            EOF if depth <= 1 => break,
            EOF => depth -= 1,
            // A chart inside the sheet has rows and cells too.
            _ if depth > 1 => {}
            0x0208 => releve.lignes_masquees.extend(hidden_row(data)?),
            0x007D => releve.colonnes_masquees.extend(hidden_columns(data)?),
            0x009B => releve.filtree = true,
            0x00E5 => {
                let ranges = data.get(2..)?.chunks_exact(8);
                releve.fusions.extend(ranges.filter_map(range));
            }
            0x00FD => releve.cellules.extend(textless(classeur, data)?),
            0x0203 | 0x027E => releve.show(classeur, word(data, 0)?, word(data, 2)?, word(data, 4)?),
            0x00BD => {
                let styles = data.get(4..data.len().checked_sub(2)?)?.chunks_exact(6);
                for (column, style) in (word(data, 2)?..).zip(styles) {
                    releve.show(classeur, word(data, 0)?, column, word(style, 0)?);
                }
            }
            0x0006 => {
                releve.cellules.extend(awaited.take());
                if data.get(12..14)? == [0xFF, 0xFF] {
                    let text = data.get(6)? == &0;
                    awaited = text.then(|| missing(data, Valeur::SansResultat)).flatten();
                } else {
                    releve.show(classeur, word(data, 0)?, word(data, 2)?, word(data, 4)?);
                }
            }
            0x0207 => awaited = None,
            _ => {}
        }
    }
    releve.cellules.extend(awaited);
    Some(releve)
}

fn hidden_row(data: &[u8]) -> Option<impl Iterator<Item = u32>> {
    let hidden = word(data, 12)? & 0x20 != 0;
    Some([word(data, 0)?.into()].into_iter().filter(move |_| hidden))
}

fn hidden_columns(data: &[u8]) -> Option<impl Iterator<Item = u32>> {
    let hidden = word(data, 8)? & 1 != 0;
    let columns = (word(data, 0)?..=word(data, 2)?.min(255)).map(u32::from);
    Some(columns.filter(move |_| hidden))
}

/// A cell whose text is not in the list: its parser leaves it out.
fn textless(classeur: &Classeur, data: &[u8]) -> Option<impl Iterator<Item = (u32, u32, Valeur)>> {
    let why = "elle renvoie à un texte qui n’existe pas".to_owned();
    let beyond = long(data, 6)? >= classeur.textes;
    Some([missing(data, Valeur::Illisible(why))?].into_iter().filter(move |_| beyond))
}

fn missing(data: &[u8], valeur: Valeur) -> Option<(u32, u32, Valeur)> {
    Some((word(data, 0)?.into(), word(data, 2)?.into(), valeur))
}

fn range(data: &[u8]) -> Option<Plage> {
    let cell = |ligne, colonne| {
        Some(Cellule { ligne: word(data, ligne)?.into(), colonne: word(data, colonne)?.into() })
    };
    Some(Plage { debut: cell(0, 4)?, fin: cell(2, 6)? })
}

impl Releve {
    fn show(&mut self, classeur: &Classeur, ligne: u16, colonne: u16, style: u16) {
        let affichage = classeur.affichages.get(usize::from(style));
        if let Some(affichage) = affichage.filter(|affichage| **affichage != Affichage::Nu) {
            self.affichages.insert((ligne.into(), colonne.into()), affichage.clone());
        }
    }
}

/// Kind and content; a record that is cut short ends them.
struct Records<'a>(&'a [u8]);

impl<'a> Iterator for Records<'a> {
    type Item = (u16, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let kind = word(self.0, 0)?;
        let end = 4 + usize::from(word(self.0, 2)?);
        let data = self.0.get(4..end)?;
        self.0 = &self.0[end..];
        Some((kind, data))
    }
}

fn word(data: &[u8], at: usize) -> Option<u16> {
    data.get(at..at + 2).map(|w| u16::from_le_bytes([w[0], w[1]]))
}

fn long(data: &[u8], at: usize) -> Option<u32> {
    data.get(at..at + 4).map(|w| u32::from_le_bytes([w[0], w[1], w[2], w[3]]))
}
