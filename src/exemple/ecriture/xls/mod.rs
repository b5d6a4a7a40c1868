//! Excel 97 workbooks (BIFF8), which SIECLE still exports. By hand: no library writes them any more.

mod conteneur;
mod textes;

use jiff::civil::Date;
use rust_decimal::prelude::ToPrimitive;

use super::tableau::{Cellule, Tableau};
use textes::Textes;

/// The longest record; what goes on stands in `CONTINUE`.
const ENREGISTREMENT_MAX: usize = 8224;

const BOF: u16 = 0x0809;
const EOF: u16 = 0x000A;
const LABELSST: u16 = 0x00FD;
const NUMBER: u16 = 0x0203;

/// Formats of cells, by their rank among the `XF` records: sixteen that every workbook has, then ours.
const ORDINAIRE: u16 = 15;
const JOUR: u16 = 16;
const ENTETE: u16 = 17;
const TEXTE: u16 = 18;

pub fn write(tableaux: &[Tableau]) -> Vec<u8> {
    let mut textes = Textes::default();
    let feuilles: Vec<Vec<u8>> =
        tableaux.iter().enumerate().map(|(rang, tableau)| feuille(tableau, rang == 0, &mut textes)).collect();
    // The globals give the place of each sheet, which their own length moves: it depends on no place.
    let length = globals(tableaux, &vec![0; tableaux.len()], &textes).len();
    let mut places = Vec::new();
    let mut next = length;
    for feuille in &feuilles {
        places.push(u32::try_from(next).expect("a small workbook"));
        next += feuille.len();
    }
    let mut flux = globals(tableaux, &places, &textes);
    flux.extend(feuilles.concat());
    conteneur::write("Workbook", &flux)
}

fn globals(tableaux: &[Tableau], places: &[u32], textes: &Textes) -> Vec<u8> {
    let mut flux = Vec::new();
    push(&mut flux, BOF, &bof(0x0005));
    push_words(&mut flux, 0x0042, &[1200]); // CODEPAGE: UTF-16
    push_words(&mut flux, 0x003D, &[0, 0, 0x4000, 0x2000, 0x38, 0, 0, 1, 600]); // WINDOW1
    push_words(&mut flux, 0x0022, &[0]); // DATEMODE: from 1900
    for bold in [false, false, false, false, true] {
        push(&mut flux, 0x0031, &font(bold));
    }
    let mut format = 164_u16.to_le_bytes().to_vec();
    format.extend(texte("dd/mm/yyyy", 2));
    push(&mut flux, 0x041E, &format);
    for _ in 0..ORDINAIRE {
        push(&mut flux, 0x00E0, &xf(0, 0, 0xFFF5, 0x20));
    }
    // The fourth font is never written: the fifth record is number five.
    for (font, format, align) in [(0, 0, 0x20), (0, 164, 0x00), (5, 0, 0x18), (0, 0, 0x08)] {
        push(&mut flux, 0x00E0, &xf(font, format, 0x0001, align));
    }
    push(&mut flux, 0x0293, &[0x00, 0x80, 0x00, 0xFF]); // STYLE: « Normal »
    for (tableau, place) in tableaux.iter().zip(places) {
        let mut sheet = place.to_le_bytes().to_vec();
        sheet.extend([0, 0]);
        sheet.extend(texte(&sheet_name(&tableau.nom), 1));
        push(&mut flux, 0x0085, &sheet);
    }
    textes.push_to(&mut flux);
    push(&mut flux, EOF, &[]);
    flux
}

fn feuille(tableau: &Tableau, ouverte: bool, textes: &mut Textes) -> Vec<u8> {
    let mut flux = Vec::new();
    push(&mut flux, BOF, &bof(0x0010));
    let rang_entetes = tableau.rang_entetes();
    for (colonne, largeur) in tableau.largeurs().into_iter().enumerate() {
        let colonne = word(colonne);
        push_words(&mut flux, 0x007D, &[colonne, colonne, largeur * 256, ORDINAIRE, 0, 0]); // COLINFO
    }
    let lignes = u32::from(word(rang_entetes + 1 + tableau.lignes.len()));
    let mut dimensions = [0, lignes].map(u32::to_le_bytes).concat();
    dimensions.extend([0, word(tableau.entetes.len()), 0].map(u16::to_le_bytes).concat());
    push(&mut flux, 0x0200, &dimensions);
    for (rang, titre) in tableau.titres.iter().enumerate().filter(|(_, titre)| !titre.is_empty()) {
        push_texte(&mut flux, [word(rang), 0, ORDINAIRE], textes.rank(titre));
    }
    for (colonne, entete) in tableau.entetes.iter().enumerate() {
        push_texte(&mut flux, [word(rang_entetes), word(colonne), ENTETE], textes.rank(entete));
    }
    for (rang, ligne) in tableau.lignes.iter().enumerate() {
        for (colonne, cellule) in ligne.iter().enumerate() {
            push_cellule(&mut flux, word(rang_entetes + 1 + rang), word(colonne), cellule, textes);
        }
    }
    let figees = word(rang_entetes + 1);
    // Frozen panes; two sheets shown at once would be written to at once.
    let vue = if ouverte { 0x07BE } else { 0x01BE };
    push_words(&mut flux, 0x023E, &[vue, 0, 0, 0x40, 0, 0, 0, 0, 0]); // WINDOW2
    push_words(
        &mut flux,
        0x0041,
        &[tableau.figees, figees, figees, tableau.figees, if tableau.figees > 0 { 0 } else { 2 }],
    );
    push(&mut flux, EOF, &[]);
    flux
}

fn push_cellule(flux: &mut Vec<u8>, ligne: u16, colonne: u16, cellule: &Cellule, textes: &mut Textes) {
    match cellule {
        Cellule::Vide => {}
        Cellule::Texte(texte) => push_texte(flux, [ligne, colonne, TEXTE], textes.rank(texte)),
        Cellule::Nombre(nombre) => {
            let nombre = nombre.to_f64().expect("every decimal has a nearest float");
            push_nombre(flux, [ligne, colonne, ORDINAIRE], nombre);
        }
        Cellule::Jour(jour) => push_nombre(flux, [ligne, colonne, JOUR], serial(*jour)),
    }
}

fn push_texte(flux: &mut Vec<u8>, place: [u16; 3], rang: u32) {
    let mut cellule = place.map(u16::to_le_bytes).concat();
    cellule.extend(rang.to_le_bytes());
    push(flux, LABELSST, &cellule);
}

fn push_nombre(flux: &mut Vec<u8>, place: [u16; 3], nombre: f64) {
    let mut cellule = place.map(u16::to_le_bytes).concat();
    cellule.extend(nombre.to_le_bytes());
    push(flux, NUMBER, &cellule);
}

/// Days since the eve of 1900, as counted by a program that believes in the 29 February of that year.
fn serial(jour: Date) -> f64 {
    let days = jour.since(Date::constant(1899, 12, 30)).expect("both are dates of the calendar").get_days();
    f64::from(days)
}

fn bof(genre: u16) -> Vec<u8> {
    let mut bof = [0x0600, genre, 0x0DBB, 0x07CC].map(u16::to_le_bytes).concat();
    bof.extend([0x41, 6].map(u32::to_le_bytes).concat());
    bof
}

/// Arial, ten points.
fn font(bold: bool) -> Vec<u8> {
    let weight = if bold { 700 } else { 400 };
    let mut font = [200, u16::from(bold), 0x7FFF, weight, 0].map(u16::to_le_bytes).concat();
    font.extend([0, 0, 0, 0]);
    font.extend(texte("Arial", 1));
    font
}

fn xf(font: u16, format: u16, genre: u16, align: u8) -> Vec<u8> {
    let mut xf = [font, format, genre].map(u16::to_le_bytes).concat();
    xf.extend([align, 0, 0, if genre == 1 { 0xF8 } else { 0 }]);
    xf.resize(18, 0);
    xf.extend(0x20C0_u16.to_le_bytes());
    xf
}

fn push_words(flux: &mut Vec<u8>, genre: u16, words: &[u16]) {
    push(flux, genre, &words.iter().flat_map(|word| word.to_le_bytes()).collect::<Vec<_>>());
}

fn push(flux: &mut Vec<u8>, genre: u16, contenu: &[u8]) {
    assert!(contenu.len() <= ENREGISTREMENT_MAX, "a long text is continued by whoever writes it");
    flux.extend(genre.to_le_bytes());
    flux.extend(word(contenu.len()).to_le_bytes());
    flux.extend_from_slice(contenu);
}

/// A short text in UTF-16, behind its length in one or two bytes.
fn texte(texte: &str, taille: usize) -> Vec<u8> {
    let units: Vec<u16> = texte.encode_utf16().collect();
    let mut bytes = word(units.len()).to_le_bytes()[..taille].to_vec();
    bytes.push(1);
    bytes.extend(units.into_iter().flat_map(u16::to_le_bytes));
    bytes
}

fn word(count: usize) -> u16 {
    u16::try_from(count).expect("the sample stays within the limits of Excel 97")
}

/// What Excel accepts as the name of a sheet.
fn sheet_name(nom: &str) -> String {
    nom.chars().map(|c| if "[]:*?/\\".contains(c) { '-' } else { c }).take(31).collect()
}
