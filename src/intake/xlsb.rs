//! A second look at the records of an xlsb: what its parser does not tell.

use std::collections::BTreeMap;

use super::affichage::Affichage;
use super::classeur::{ABIME, Refus};
use super::conteneur::Conteneur;
use super::releve::{Releve, error_name};
use super::sheet::{Plage, Valeur};
use crate::place::Cellule;

/// One look per sheet, in the order of the tabs.
///
/// # Errors
/// When the workbook is damaged.
pub fn look(conteneur: &mut Conteneur<'_>) -> Result<Vec<Releve>, Refus> {
    let abime = || Refus::illisible(ABIME);
    let styles = conteneur.part("xl/styles.bin")?.unwrap_or_default();
    let styles = affichages(&styles);
    let relations = conteneur.part("xl/_rels/workbook.bin.rels")?.ok_or_else(abime)?;
    let relations = targets(&String::from_utf8_lossy(&relations));
    let classeur = conteneur.part("xl/workbook.bin")?.ok_or_else(abime)?;
    let names = conteneur.names();
    // BrtWbProp: the first of its flags.
    let properties = Records(&classeur).find(|(kind, _)| *kind == 0x0099);
    let calendrier_1904 = properties.and_then(|(_, data)| long(data, 0)).is_some_and(|flags| flags & 1 != 0);
    let mut looks = Vec::new();
    for (kind, data) in Records(&classeur) {
        let relation = if kind == 0x009C { wide_text(data, 8) } else { None };
        // A sheet without a part is a module of macros: its parser leaves it out too.
        let Some(relation) = relation.filter(|relation| !relation.is_empty()) else { continue };
        let target = relations.get(&relation).ok_or_else(abime)?;
        // As its parser does: some writers are careless about capitals.
        let path = format!("xl/{target}");
        let name = names.iter().find(|name| name.eq_ignore_ascii_case(&path)).ok_or_else(abime)?;
        let part = conteneur.part(name)?.unwrap_or_default();
        looks.push(sheet(&styles, calendrier_1904, &part).ok_or_else(abime)?);
    }
    Ok(looks)
}

/// Parts by relation.
fn targets(xml: &str) -> BTreeMap<String, String> {
    let tags = xml.split('<').filter_map(|tag| tag.strip_prefix("Relationship"));
    tags.filter_map(|tag| Some((attribute(tag, "Id")?, attribute(tag, "Target")?))).collect()
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let (at, _) = tag.match_indices(name).find(|(at, _)| tag[..*at].ends_with(char::is_whitespace))?;
    let value = tag[at + name.len()..].trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    Some(value[1..].split_once(quote)?.0.to_owned())
}

/// By style of cell, what it makes of a number.
fn affichages(styles: &[u8]) -> Vec<Affichage> {
    let mut formats = BTreeMap::new();
    let mut shown = Vec::new();
    let mut in_cells = false;
    for (kind, data) in Records(styles) {
        match kind {
            0x002C => formats.extend(word(data, 0).zip(wide_text(data, 2))),
            0x0269 => in_cells = true,
            0x026A => break,
            0x002F if in_cells => {
                let id = word(data, 2).unwrap_or(0);
                let written = formats.get(&id).map(|code| Affichage::of_code(code));
                shown.push(written.unwrap_or_else(|| Affichage::of_id(id)));
            }
            _ => {}
        }
    }
    shown
}

fn sheet(styles: &[Affichage], calendrier_1904: bool, part: &[u8]) -> Option<Releve> {
    let mut releve = Releve { calendrier_1904, ..Releve::default() };
    let mut ligne = 0;
    for (kind, data) in Records(part) {
        match kind {
            0x0000 => {
                ligne = long(data, 0)?;
                // Past the last row, the parser believes that the sheet is over.
                if ligne >= 0x0010_0000 {
                    return None;
                }
                if data.get(11)? & 0x10 != 0 {
                    releve.lignes_masquees.insert(ligne);
                }
            }
            0x0002 | 0x0005 | 0x0009 => {
                let style = long(data, 4)? & 0x00FF_FFFF;
                let affichage = styles.get(usize::try_from(style).ok()?);
                if let Some(affichage) = affichage.filter(|affichage| **affichage != Affichage::Nu) {
                    releve.affichages.insert((ligne, long(data, 0)?), affichage.clone());
                }
            }
            // A formula that ends in an error: its parser leaves the cell blank.
            0x000B => {
                releve.cellules.push((ligne, long(data, 0)?, Valeur::Erreur(error_name(*data.get(8)?))));
            }
            0x003C => {
                let hidden = word(data, 16)? & 1 != 0;
                let columns = long(data, 0)?..=long(data, 4)?.min(16_383);
                releve.colonnes_masquees.extend(columns.filter(|_| hidden));
            }
            0x00B0 => {
                let cell =
                    |row, column| Some(Cellule { ligne: long(data, row)?, colonne: long(data, column)? });
                releve.fusions.push(Plage { debut: cell(0, 8)?, fin: cell(4, 12)? });
            }
            0x00A3 => releve.filtree = true,
            _ => {}
        }
    }
    Some(releve)
}

/// Kind and content; a record that is cut short ends them.
struct Records<'a>(&'a [u8]);

impl<'a> Iterator for Records<'a> {
    type Item = (u16, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let mut kind = u16::from(self.byte()?);
        if kind & 0x80 != 0 {
            kind = kind & 0x7F | u16::from(self.byte()? & 0x7F) << 7;
        }
        let mut size = 0;
        for shift in [0, 7, 14, 21] {
            let byte = self.byte()?;
            size |= usize::from(byte & 0x7F) << shift;
            if byte & 0x80 == 0 {
                break;
            }
        }
        let data = self.0.get(..size)?;
        self.0 = &self.0[size..];
        Some((kind, data))
    }
}

impl Records<'_> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }
}

/// A text, after the number of its units.
fn wide_text(data: &[u8], at: usize) -> Option<String> {
    let units = usize::try_from(long(data, at)?).ok().filter(|units| *units != 0xFFFF_FFFF)?;
    let bytes = data.get(at + 4..)?.get(..units.checked_mul(2)?)?;
    let units: Vec<u16> = bytes.chunks_exact(2).map(|w| u16::from_le_bytes([w[0], w[1]])).collect();
    Some(String::from_utf16_lossy(&units))
}

fn word(data: &[u8], at: usize) -> Option<u16> {
    data.get(at..at + 2).map(|w| u16::from_le_bytes([w[0], w[1]]))
}

fn long(data: &[u8], at: usize) -> Option<u32> {
    data.get(at..at + 4).map(|w| u32::from_le_bytes([w[0], w[1], w[2], w[3]]))
}
