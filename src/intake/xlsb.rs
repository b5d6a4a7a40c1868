//! The records of an xlsb, from its parts to plain cells.

mod cellules;

use std::collections::BTreeMap;

use super::affichage::Affichage;
use super::binaire::{exactly, long, word};
use super::classeur::{ABIME, Refus};
use super::conteneur::Conteneur;
use super::recolte::{COLONNES_MAX, LIGNES_MAX, text_value};
use super::releve::{Cellules, Onglet, Releve};
use super::sheet::{Plage, Valeur};
use super::workbook::HORS_GRILLE;
use crate::place::Cellule;

/// What the cells of every sheet refer to.
struct Classeur {
    textes: Vec<Valeur>,
    /// By style of cell, what it makes of a number.
    affichages: Vec<Affichage>,
    calendrier_1904: bool,
}

/// The sheets, in the order of the tabs.
///
/// # Errors
/// When the workbook is damaged.
pub fn read(conteneur: &mut Conteneur<'_>) -> Result<Vec<Onglet>, Refus> {
    let abime = || Refus::illisible(ABIME);
    let relations = conteneur.part("xl/_rels/workbook.bin.rels")?.ok_or_else(abime)?;
    let relations = relations_of(&String::from_utf8_lossy(&relations));
    let plan = conteneur.part("xl/workbook.bin")?.ok_or_else(abime)?;
    let names = conteneur.names();
    let mut part = |target: &str| {
        // Some writers are careless about capitals.
        let path = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
        let name = names.iter().find(|name| name.eq_ignore_ascii_case(&path));
        name.map_or(Ok(None), |name| conteneur.part(name))
    };
    let target_of = |kind: &str, usual: &'static str| {
        let found = relations.values().find(|relation| relation.genre == kind);
        found.map_or_else(|| usual.to_owned(), |relation| relation.cible.clone())
    };
    let textes = part(&target_of("sharedStrings", "sharedStrings.bin"))?;
    let styles = part(&target_of("styles", "styles.bin"))?.unwrap_or_default();
    // The first of the flags of the workbook.
    let properties = Records(&plan).find(|(kind, _)| *kind == 0x0099);
    let classeur = Classeur {
        textes: textes.map_or(Some(Vec::new()), |textes| shared(&textes)).ok_or_else(abime)?,
        affichages: affichages(&styles),
        calendrier_1904: properties.and_then(|(_, data)| long(data, 0)).is_some_and(|flags| flags & 1 != 0),
    };
    let mut onglets = Vec::new();
    for (kind, data) in Records(&plan) {
        let relation = if kind == 0x009C { wide_text(data, 8) } else { None };
        // A sheet without a part is a module of macros.
        let Some(id) = relation.filter(|relation| !relation.is_empty()) else { continue };
        let relation = relations.get(&id).ok_or_else(abime)?;
        let nom = wide_text(data, 12 + 2 * id.encode_utf16().count()).ok_or_else(abime)?;
        let masque = long(data, 0).ok_or_else(abime)? != 0;
        let autre = other_kind(relation);
        let (cellules, releve) = match autre {
            Some(_) => (Cellules::new(), Releve::default()),
            None => {
                let part = part(&relation.cible)?.ok_or_else(abime)?;
                sheet(&classeur, &part).ok_or_else(abime)?
            }
        };
        if cellules.iter().any(|(ligne, colonne, _)| *ligne >= LIGNES_MAX || *colonne >= COLONNES_MAX) {
            return Err(Refus::illisible(HORS_GRILLE));
        }
        onglets.push(Onglet { nom, autre, masque, cellules, releve });
    }
    Ok(onglets)
}

/// By the folder of its part, where its relation does not say it.
fn other_kind(relation: &Relation) -> Option<&'static str> {
    match (relation.genre.as_str(), relation.cible.split('/').rev().nth(1)) {
        ("chartsheet", _) | ("", Some("chartsheets")) => Some("feuille graphique"),
        ("dialogsheet", _) | ("", Some("dialogsheets")) => Some("boîte de dialogue"),
        ("xlMacrosheet" | "xlIntlMacrosheet", _) | ("", Some("macrosheets")) => Some("feuille de macros"),
        _ => None,
    }
}

/// The shared texts. Nothing when they are not as many as is said.
fn shared(part: &[u8]) -> Option<Vec<Valeur>> {
    let mut textes = Vec::new();
    let mut announced = None;
    for (kind, data) in Records(part) {
        match kind {
            0x009F => announced = long(data, 4),
            0x0013 => textes.push(text_value(wide_text(data, 1)?)),
            _ => {}
        }
    }
    (u32::try_from(textes.len()).ok() == announced).then_some(textes)
}

struct Relation {
    /// The last word of its type: `worksheet`.
    genre: String,
    cible: String,
}

fn relations_of(xml: &str) -> BTreeMap<String, Relation> {
    let tags = xml.split('<').filter_map(|tag| tag.strip_prefix("Relationship"));
    tags.filter_map(|tag| {
        let genre = attribute(tag, "Type").unwrap_or_default();
        let genre = genre.rsplit('/').next().unwrap_or_default().to_owned();
        Some((attribute(tag, "Id")?, Relation { genre, cible: attribute(tag, "Target")? }))
    })
    .collect()
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let (at, _) = tag.match_indices(name).find(|(at, _)| tag[..*at].ends_with(char::is_whitespace))?;
    let value = tag[at + name.len()..].trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    Some(value[1..].split_once(quote)?.0.to_owned())
}

/// By style of cell, what it makes of a number.
fn affichages(styles: &[u8]) -> Vec<Affichage> {
    let mut codes = BTreeMap::new();
    let mut shown = Vec::new();
    let mut in_cells = false;
    for (kind, data) in Records(styles) {
        match kind {
            0x002C => codes.extend(word(data, 0).zip(wide_text(data, 2))),
            0x0269 => in_cells = true,
            0x026A => break,
            0x002F if in_cells => {
                let id = word(data, 2).unwrap_or(0);
                let written = codes.get(&id).map(|code| Affichage::of_code(code));
                shown.push(written.unwrap_or_else(|| Affichage::of_id(id)));
            }
            _ => {}
        }
    }
    shown
}

/// Nothing when a record is damaged, or when the cells have no end.
fn sheet(classeur: &Classeur, part: &[u8]) -> Option<(Cellules, Releve)> {
    let mut lues = Cellules::new();
    let mut releve = Releve { calendrier_1904: classeur.calendrier_1904, ..Releve::default() };
    let mut ligne = 0;
    // That of the last cell of the row.
    let mut colonne = None;
    let (mut within, mut ended, mut foreign) = (false, false, None);
    let mut records = Records(part);
    for (kind, data) in records.by_ref() {
        match kind {
            _ if foreign.is_some_and(|end| end != kind) => {}
            0x0091 => {
                exactly(data, 0)?;
                within = true;
            }
            0x0092 => {
                exactly(data, 0)?;
                (within, ended) = (false, true);
            }
            // What a later version adds, and what it offers the choice of, stand between two marks.
            0x0023 | 0x0025 if within => {
                exactly(data, if kind == 0x0023 { 4 } else { 2 + 4 * usize::from(word(data, 0)?) })?;
                foreign = Some(kind + 1);
            }
            _ if foreign == Some(kind) => {
                exactly(data, 0)?;
                foreign = None;
            }
            0x003C => {
                let hidden = word(exactly(data, 18)?, 16)? & 1 != 0;
                let columns = long(data, 0)?..=long(data, 4)?.min(16_383);
                releve.colonnes_masquees.extend(columns.filter(|_| hidden));
            }
            0x00B0 => {
                exactly(data, 16)?;
                let cell =
                    |row, column| Some(Cellule { ligne: long(data, row)?, colonne: long(data, column)? });
                releve.fusions.push(Plage { debut: cell(0, 8)?, fin: cell(4, 12)? });
            }
            0x00A3 if !within => releve.filtree = true,
            0x0000 if within => {
                ligne = long(data, 0)?;
                colonne = None;
                exactly(data, 17 + 8 * usize::try_from(long(data, 13)?).ok()?)?;
                if data.get(11)? & 0x10 != 0 {
                    releve.lignes_masquees.insert(ligne);
                }
            }
            // Of a sheet that was cut in two.
            0x0000..=0x0012 | 0x003E if ended => return None,
            _ if within => {
                let long_form = cellules::in_long_form(kind, data, colonne);
                let (kind, data) = long_form.as_ref().map_or((kind, data), |(kind, data)| (*kind, &data[..]));
                let read = cellules::value(&classeur.textes, kind, data)?;
                if cellules::is_cell(kind) {
                    colonne = Some(long(data, 0)?);
                }
                if let cellules::Lue::Valeur(valeur) = read {
                    let colonne = long(data, 0)?;
                    if matches!(valeur, Valeur::Nombre(_)) {
                        let style = usize::try_from(long(data, 4)? & 0x00FF_FFFF).ok()?;
                        releve.show((ligne, colonne), classeur.affichages.get(style));
                    }
                    lues.push((ligne, colonne, valeur));
                }
            }
            _ => {}
        }
    }
    (ended && records.0.is_empty()).then_some((lues, releve))
}

/// Kind and content; a record that is damaged or cut short ends them, and is then what is left.
struct Records<'a>(&'a [u8]);

impl<'a> Iterator for Records<'a> {
    type Item = (u16, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let mut rest = self.0;
        let mut kind = u16::from(byte(&mut rest)?);
        if kind & 0x80 != 0 {
            let high = u16::from(byte(&mut rest)? & 0x7F);
            // A kind of one byte is written in one.
            if high == 0 {
                return None;
            }
            kind = kind & 0x7F | high << 7;
        }
        let mut size = 0;
        for shift in [0, 7, 14, 21] {
            let byte = byte(&mut rest)?;
            size |= usize::from(byte & 0x7F) << shift;
            if byte & 0x80 == 0 {
                break;
            }
        }
        let data;
        (data, self.0) = rest.split_at_checked(size)?;
        Some((kind, data))
    }
}

fn byte(bytes: &mut &[u8]) -> Option<u8> {
    let (first, rest) = bytes.split_first()?;
    *bytes = rest;
    Some(*first)
}

/// A text, after the number of its units.
fn wide_text(data: &[u8], at: usize) -> Option<String> {
    let units = usize::try_from(long(data, at)?).ok().filter(|units| *units != 0xFFFF_FFFF)?;
    let bytes = data.get(at + 4..)?.get(..units.checked_mul(2)?)?;
    let units: Vec<u16> = bytes.chunks_exact(2).map(|w| u16::from_le_bytes([w[0], w[1]])).collect();
    Some(String::from_utf16_lossy(&units))
}
