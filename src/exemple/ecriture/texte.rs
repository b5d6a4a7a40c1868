//! Tables as text, in the encodings and with the separators that software has used.

use encoding_rs::{MACINTOSH, WINDOWS_1252};

use super::tableau::{Cellule, Tableau};
use crate::texte;

/// How a text is cut and written.
#[derive(Debug, Clone, Copy)]
pub struct Dialecte {
    pub separateur: char,
    pub guillemet: char,
    /// Columns that are quoted whatever they hold.
    pub toujours: &'static [usize],
    pub dates_iso: bool,
    /// Whether titles are followed by as many separators as a row has, as a spreadsheet saves them.
    pub remplies: bool,
    pub encodage: Encodage,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encodage {
    Utf8,
    Utf8Marque,
    /// With its mark, the low byte first.
    Utf16,
    Windows1252,
    MacRoman,
}

impl Dialecte {
    /// What most French software writes.
    pub const SEMICOLON: Self = Self {
        separateur: ';',
        guillemet: '"',
        toujours: &[],
        dates_iso: false,
        remplies: false,
        encodage: Encodage::Utf8,
    };

    /// What a spreadsheet saves.
    pub const fn of_spreadsheet(separateur: char, encodage: Encodage) -> Self {
        Self { separateur, remplies: true, encodage, ..Self::SEMICOLON }
    }
}

pub fn write(tableau: &Tableau, dialecte: &Dialecte) -> Vec<u8> {
    let mut text = String::new();
    let mut push = |champs: &[String]| {
        text.push_str(&champs.join(&dialecte.separateur.to_string()));
        text.push_str("\r\n");
    };
    for titre in &tableau.titres {
        let mut ligne = vec![titre.clone()];
        if dialecte.remplies {
            ligne.resize(tableau.entetes.len(), String::new());
        }
        push(&ligne);
    }
    push(&tableau.entetes);
    for ligne in &tableau.lignes {
        let champs: Vec<String> =
            ligne.iter().enumerate().map(|(rang, cellule)| champ(cellule, rang, dialecte)).collect();
        push(&champs);
    }
    encode(&text, dialecte.encodage)
}

fn champ(cellule: &Cellule, rang: usize, dialecte: &Dialecte) -> String {
    let texte = match cellule {
        Cellule::Vide => String::new(),
        Cellule::Texte(texte) => texte.clone(),
        Cellule::Nombre(nombre) => nombre.to_string().replace('.', ","),
        Cellule::Jour(jour) if dialecte.dates_iso => jour.to_string(),
        Cellule::Jour(jour) => texte::date(*jour),
    };
    let quote = dialecte.guillemet;
    if dialecte.toujours.contains(&rang) || texte.contains([dialecte.separateur, quote, '\n']) {
        return format!("{quote}{}{quote}", texte.replace(quote, &format!("{quote}{quote}")));
    }
    texte
}

fn encode(text: &str, encodage: Encodage) -> Vec<u8> {
    let page = match encodage {
        Encodage::Utf8 => return text.into(),
        Encodage::Utf8Marque => return format!("\u{feff}{text}").into_bytes(),
        Encodage::Utf16 => {
            return format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect();
        }
        Encodage::Windows1252 => WINDOWS_1252,
        Encodage::MacRoman => MACINTOSH,
    };
    let mut bytes = Vec::with_capacity(text.len());
    for sign in text.chars() {
        let mut buffer = [0; 4];
        let (encoded, _, unknown) = page.encode(sign.encode_utf8(&mut buffer));
        if unknown {
            // Software that knows the letters of French only writes « DOGAN » for « DOĞAN ».
            bytes.extend(deunicode::deunicode_char(sign).unwrap_or("?").bytes());
        } else {
            bytes.extend_from_slice(&encoded);
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_that_the_page_has_not_loses_its_accent() {
        assert_eq!(encode("Doğan é’", Encodage::Windows1252), b"Dogan \xE9\x92");
        assert_eq!(encode("Đặng é’", Encodage::MacRoman), b"Dang \x8E\xD5");
    }
}
