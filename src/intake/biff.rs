//! The records of an xls, from its bytes to plain cells.
//!
//! Read by hand: what a parser of others leaves out in silence (a formula of an old kind, a text cut in two by its code
//! page) would be a blank cell here. A record that has not the length of its kind refuses the workbook: it has
//! swallowed its neighbour.

mod avalees;
mod cellules;
mod textes;

use std::collections::{BTreeMap, BTreeSet};

use super::affichage::Affichage;
use super::binaire::{exactly, long, word};
use super::classeur::{ABIME, Refus};
use super::ole::Ole;
use super::releve::Onglet;
use super::sheet::{Plage, Valeur};
use crate::place::Cellule;
use avalees::hides_cells;
use cellules::Feuille;
use textes::{Ecriture, Suite};

const BOF: u16 = 0x0809;
const EOF: u16 = 0x000A;
const CONTINUE: u16 = 0x003C;
/// From here on, no record of a sheet of cells has this number.
const DERNIER: u16 = 0x0900;
/// Columns of a sheet; its rows are as many as two bytes can count.
const COLONNES: u32 = 256;

/// The sheets, in the order of the tabs.
///
/// # Errors
/// When the workbook is damaged, opens with a password only, or is older than Excel 5.
pub fn read(bytes: &[u8]) -> Result<Vec<Onglet>, Refus> {
    let abime = || Refus::illisible(ABIME);
    let ole = Ole::open(bytes).ok_or_else(abime)?;
    if ole.hides("Workbook") || ole.hides("Book") {
        return Err(Refus::illisible("un autre classeur y est incorporé et cache ses données"));
    }
    let stream = ole.stream("Workbook").or_else(|| ole.stream("Book")).ok_or_else(abime)?;
    let classeur = globals(&stream)?;
    let mut places = BTreeSet::new();
    for annonce in &classeur.annonces {
        if !places.insert(annonce.position) && annonce.autre.is_none() {
            return Err(abime());
        }
    }
    let mut onglets = Vec::new();
    for annonce in &classeur.annonces {
        let feuille = match annonce.autre {
            Some(_) => Feuille::default(),
            None => {
                // A sheet ends before the next one begins.
                let next = places.range(annonce.position + 1..).next();
                let own = stream.get(annonce.position..next.map_or(stream.len(), |next| *next));
                own.and_then(|own| sheet(&classeur, own)).ok_or_else(abime)?
            }
        };
        let Feuille { cellules, releve, .. } = feuille;
        if cellules.iter().any(|(_, colonne, _)| *colonne >= COLONNES) {
            return Err(Refus::illisible(super::workbook::HORS_GRILLE));
        }
        let (nom, autre, masque) = (annonce.nom.clone(), annonce.autre, annonce.masque);
        onglets.push(Onglet { nom, autre, masque, cellules, releve });
    }
    Ok(onglets)
}

/// What stands before the sheets.
struct Classeur {
    annonces: Vec<Annonce>,
    ecriture: Ecriture,
    textes: Vec<Valeur>,
    calendrier_1904: bool,
    /// By style of cell, what it makes of a number.
    affichages: Vec<Affichage>,
}

/// A sheet, as the list of the tabs has it.
struct Annonce {
    position: usize,
    nom: String,
    autre: Option<&'static str>,
    masque: bool,
}

impl Annonce {
    fn read(ecriture: Ecriture, data: &[u8]) -> Option<Self> {
        let position = usize::try_from(long(data, 0)?).ok()?;
        let autre = match data.get(5)? {
            0 => None,
            1 => Some("feuille de macros"),
            2 => Some("feuille graphique"),
            6 => Some("module de macros"),
            _ => return None,
        };
        let nom = ecriture.short_text(&mut Suite::of(data.get(6..)?))?;
        let nom = nom.unwrap_or_else(|_| String::from_utf8_lossy(&data[7..]).into_owned());
        Some(Self { position, nom: nom.replace('\0', ""), autre, masque: data[4] & 3 != 0 })
    }
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
    let unicode = word(first.1, 0) == Some(0x0600);
    let mut ecriture = Ecriture { unicode, page: None };
    let (mut annonces, mut styles, mut formats) = (Vec::new(), Vec::new(), BTreeMap::new());
    let (mut textes, mut calendrier_1904) = (Vec::new(), false);
    let abime = || Refus::illisible(ABIME);
    while let Some((kind, data)) = records.next() {
        match kind {
            EOF => break,
            // Whatever the cipher, the oldest one included: nothing past this record is what it seems.
            0x002F => return Err(Refus::Protege),
            0x0042 => ecriture.page = word(data, 0),
            0x0022 => calendrier_1904 = word(data, 0) == Some(1),
            0x0085 => annonces.push(data),
            0x00E0 => styles.extend(word(data, 2)),
            0x00FC => textes = ecriture.shared(records.suite(data)).ok_or_else(abime)?,
            0x041E => drop(word(data, 0).map(|id| formats.insert(id, format_text(data, unicode)))),
            _ => {}
        }
    }
    let annonces = annonces.into_iter().map(|data| Annonce::read(ecriture, data));
    let annonces = annonces.collect::<Option<_>>().ok_or_else(abime)?;
    let shows =
        |id: &u16| formats.get(id).map_or_else(|| Affichage::of_id(*id), |code| Affichage::of_code(code));
    let affichages = styles.iter().map(shows).collect();
    Ok(Classeur { annonces, ecriture, textes, calendrier_1904, affichages })
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

/// Nothing when a record is damaged, or when the sheet has no end.
fn sheet(classeur: &Classeur, stream: &[u8]) -> Option<Feuille> {
    let mut feuille = Feuille::default();
    feuille.releve.calendrier_1904 = classeur.calendrier_1904;
    let mut depth = 0_u32;
    let mut records = Records(stream);
    loop {
        let (kind, data) = records.next()?;
        let releve = &mut feuille.releve;
        if hides_cells(kind, data) {
            return None;
        }
        match kind {
            BOF => depth += 1,
            _ if depth == 0 => return None,
            EOF if !data.is_empty() => return None,
            // Numbers that no record of a sheet has; those of charts stand inside of one.
            0 | DERNIER.. if depth == 1 => return None,
            EOF if depth == 1 => return records.is_between_sheets().then(|| feuille.end()),
            EOF => depth -= 1,
            // A chart inside the sheet has rows and cells too.
            _ if depth > 1 => {}
            // How far the sheet goes, by its version.
            0x0200 if !matches!(data.len(), 10 | 14 | 16) => return None,
            0x0208 => releve.lignes_masquees.extend(hidden_row(data)?),
            0x007D => releve.colonnes_masquees.extend(hidden_columns(data)?),
            0x009B => releve.filtree = true,
            0x00E5 => {
                exactly(data, 2 + 8 * usize::from(word(data, 0)?))?;
                let ranges = data.get(2..)?.chunks_exact(8);
                releve.fusions.extend(ranges.filter_map(range));
            }
            _ => feuille.read(classeur, kind, data, records.suite(data))?,
        }
    }
}

fn hidden_row(data: &[u8]) -> Option<impl Iterator<Item = u32>> {
    let hidden = word(exactly(data, 16)?, 12)? & 0x20 != 0;
    Some([word(data, 0)?.into()].into_iter().filter(move |_| hidden))
}

fn hidden_columns(data: &[u8]) -> Option<impl Iterator<Item = u32>> {
    let hidden = word(data, 8)? & 1 != 0;
    let columns = (word(data, 0)?..=word(data, 2)?.min(255)).map(u32::from);
    Some(columns.filter(move |_| hidden))
}

fn range(data: &[u8]) -> Option<Plage> {
    let cell = |ligne, colonne| {
        Some(Cellule { ligne: word(data, ligne)?.into(), colonne: word(data, colonne)?.into() })
    };
    Some(Plage { debut: cell(0, 4)?, fin: cell(2, 6)? })
}

/// Kind and content; a record that is cut short ends them.
struct Records<'a>(&'a [u8]);

impl<'a> Records<'a> {
    /// The record that was just read, with those that continue it.
    fn suite(&self, data: &'a [u8]) -> Suite<'a> {
        let ahead = Records(self.0).take_while(|(kind, _)| *kind == CONTINUE);
        Suite::new([data].into_iter().chain(ahead.map(|(_, data)| data)).collect())
    }

    /// Whether a sheet may end here: cells behind it would be those of a sheet that was cut in two.
    fn is_between_sheets(&self) -> bool {
        word(self.0, 0) == Some(BOF) || !avalees::has_trace(self.0)
    }
}

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
