//! Bytes to text: by the mark at the start, else UTF-16 by its zeros, else UTF-8, else one of the three code
//! pages that French software has used, when only one of them reads as French.

use std::borrow::Cow;

use encoding_rs::{Encoding, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use serde::{Deserialize, Serialize};

use crate::intake::chemin::CP850;

use super::{french, melange};

pub struct Decoded {
    pub texte: String,
    /// Set where the code page is one that nobody uses any more: somebody should look at the accents.
    pub ancien: Option<Ancien>,
}

pub struct Ancien {
    /// « ancien Mac (MacRoman) ».
    pub nom: &'static str,
    /// A word of the file, as it is read.
    pub mot: String,
}

/// Why the bytes are not read. Lines count from zero.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refus {
    /// They are not what their first bytes say.
    Malforme,
    /// Two code pages fit, or none does: the first word that tells them apart, as each reads it.
    Douteux { ligne: u32, lectures: [String; 2] },
    /// Some lines, the first of which is told, are not written as all the others: a word of it, as they read it and
    /// as it reads itself.
    Mele { ligne: u32, autres: usize, lectures: [String; 2] },
    /// A zero byte in the middle of a text.
    OctetNul { ligne: u32 },
}

/// A code page of one byte per character; the first half is ASCII.
pub struct Page {
    haut: Vec<char>,
    ancien: Option<&'static str>,
}

/// # Errors
/// When there is more than one way to read the bytes, or none.
pub fn decode(bytes: &[u8]) -> Result<Decoded, Refus> {
    if let Some((encoding, length)) = utf16_of(bytes) {
        let text = encoding.decode_without_bom_handling_and_without_replacement(&bytes[length..]);
        return recent(text.map(Cow::into_owned).ok_or(Refus::Malforme)?);
    }
    let marked = bytes.starts_with(MARQUE);
    let bytes = bytes.strip_prefix(MARQUE).unwrap_or(bytes);
    if let Ok(text) = std::str::from_utf8(bytes) {
        return recent(text.to_owned());
    }
    if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
        return Err(Refus::OctetNul { ligne: line_of(bytes, at) });
    }
    let pages = pages();
    if let Some(refus) = melange::find(&pages, bytes, marked) {
        return Err(refus);
    }
    let page = french::choose(&pages, bytes).map_err(|doubt| Refus::Douteux {
        ligne: line_of(bytes, doubt.place),
        lectures: doubt.pages.map(|page| word_at(page, bytes, doubt.place)),
    })?;
    let accent = |byte: &u8| !byte.is_ascii() && page.char(*byte).is_alphabetic();
    let place = bytes.iter().position(accent).unwrap_or(0);
    let ancien = page.ancien.map(|nom| Ancien { nom, mot: word_at(page, bytes, place) });
    Ok(Decoded { texte: page.read(bytes), ancien })
}

fn recent(texte: String) -> Result<Decoded, Refus> {
    match texte.find('\0') {
        Some(at) => Err(Refus::OctetNul { ligne: line_of(texte.as_bytes(), at) }),
        None => Ok(Decoded { texte, ancien: None }),
    }
}

/// The mark of UTF-8.
const MARQUE: &[u8] = b"\xEF\xBB\xBF";

/// UTF-16 as its mark says, else as its zeros do, and the length of the mark.
pub fn utf16_of(bytes: &[u8]) -> Option<(&'static Encoding, usize)> {
    let marked = Encoding::for_bom(bytes).filter(|(encoding, _)| *encoding != UTF_8);
    marked.or_else(|| Some((by_zeros(bytes)?, 0)))
}

/// In French text nearly every second byte of UTF-16 is zero, and none of the others.
fn by_zeros(bytes: &[u8]) -> Option<&'static Encoding> {
    let zeros = |parity: usize| bytes.iter().skip(parity).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let pairs = bytes.len() / 2;
    let most = |zeros: usize, others: usize| zeros * 4 > pairs * 3 && others * 20 <= pairs;
    match (most(odd, even), most(even, odd)) {
        (true, false) => Some(UTF_16LE),
        (false, true) => Some(UTF_16BE),
        _ => None,
    }
}

/// Line breaks before a place, an old Mac's included.
fn line_of(bytes: &[u8], place: usize) -> u32 {
    let head = &bytes[..place];
    let breaks = head
        .iter()
        .enumerate()
        .filter(|(at, byte)| **byte == b'\n' || (**byte == b'\r' && bytes.get(at + 1) != Some(&b'\n')));
    u32::try_from(breaks.count()).unwrap_or(u32::MAX)
}

/// The word around a place, thirty characters of it at most on each side.
fn word_at(page: &Page, bytes: &[u8], place: usize) -> String {
    page.read(word_around(bytes, place))
}

pub fn word_around(bytes: &[u8], place: usize) -> &[u8] {
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || !byte.is_ascii() || b"'-".contains(byte);
    let before = bytes[..place].iter().rev().take(30).take_while(|b| is_part(b)).count();
    let after = bytes[place..].iter().take(30).take_while(|b| is_part(b)).count();
    &bytes[place - before..place + after]
}

/// Windows-1252 is what Excel saves in France. ISO-8859-1 is the same but for characters that no text holds;
/// ISO-8859-15, which moves € and œ, cannot be told from it and is not looked for.
fn pages() -> [Page; 3] {
    let haut: Vec<u8> = (0x80..=0xFF).collect();
    let of = |encoding: &'static Encoding| encoding.decode_without_bom_handling(&haut).0.chars().collect();
    [
        Page { haut: of(WINDOWS_1252), ancien: None },
        Page { haut: of(MACINTOSH), ancien: Some("ancien Mac (MacRoman)") },
        Page { haut: CP850.chars().collect(), ancien: Some("ancien PC (DOS, page 850)") },
    ]
}

impl Page {
    pub fn read(&self, bytes: &[u8]) -> String {
        bytes.iter().map(|byte| self.char(*byte)).collect()
    }

    pub fn char(&self, byte: u8) -> char {
        let place = usize::from(byte).checked_sub(0x80);
        place.map_or(char::from(byte), |place| self.haut[place])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> (String, Option<&'static str>) {
        let decoded = decode(bytes).unwrap_or_else(|refus| panic!("{refus:?}"));
        (decoded.texte, decoded.ancien.map(|ancien| ancien.nom))
    }

    /// A text as a page writes it.
    fn encode(page: &Page, text: &str) -> Vec<u8> {
        let place =
            |c: char| page.haut.iter().position(|known| *known == c).expect("a character of the page");
        let high = |c: char| u8::try_from(0x80 + place(c)).expect("128 characters");
        text.chars().map(|c| u8::try_from(c).ok().filter(u8::is_ascii).unwrap_or_else(|| high(c))).collect()
    }

    const PHRASES: [&str; 8] = [
        "Nom;Prénom\nDURAND;Léa\n",
        "Élève;Né(e) le\nLEFÈVRE;Zoé\n",
        "FRANÇOIS;Gaëlle;hôtel;où;déjà;août;île;Benoît",
        "Période;Intérêt\nP1;être à l'heure, ça va de soi\n",
        "BENOÎT;Thaïs;Saint-Étienne;Français",
        "Téléphone;N° candidat;Fonction\n02;3;secrétaire",
        "Çelik;Öztürk;Gülsüm;João;Inès",
        "Établissement;Lycée « Ada »;À compléter",
    ];

    #[test]
    fn each_page_is_told_from_the_others() {
        for page in pages() {
            for phrase in PHRASES {
                assert_eq!(read(&encode(&page, phrase)), (phrase.to_owned(), page.ancien), "{phrase}");
            }
        }
    }

    #[test]
    fn what_excel_saves_is_read_in_silence() {
        for phrase in [
            "Thaïs",
            "Noël",
            "BENOÎT",
            "N° 12",
            "l’accueil",
            "cœur",
            "candidat·e·s",
            "à",
            "HÉLÈNE",
            "« oui »",
            "Élève;Jean\u{a0}Luc;Nº 12;exami\u{ad}nation;m²;l´heure",
        ] {
            assert_eq!(read(&encode(&pages()[0], phrase)), (phrase.to_owned(), None));
        }
    }

    #[test]
    fn a_word_that_two_pages_may_have_written_is_asked() {
        let ask = |bytes: &[u8]| match decode(bytes) {
            Err(Refus::Douteux { ligne, lectures: [one, other] }) => (ligne, one, other),
            Err(other) => panic!("{other:?}"),
            Ok(decoded) => panic!("read as {}", decoded.texte),
        };
        assert_eq!(ask(b"Nom\nNo\x89l\n"), (1, "Noâl".into(), "Noël".into()));
        assert_eq!(ask(b"etc\x85"), (0, "etc…".into(), "etcà".into()));
        // A line in MacRoman inside a file in Windows-1252.
        assert_eq!(ask(b"L\xE9a;Zo\xE9;Pr\x8Enom"), (0, "PrŽnom".into(), "Prénom".into()));
    }

    #[test]
    fn a_line_that_is_not_written_as_the_others_is_told() {
        let utf8 = "Prénom;Classe\nLéa;É1\n";
        let told = |bytes: &[u8]| match decode(bytes) {
            Err(Refus::Mele { ligne, autres, lectures: [others, own] }) => (ligne, autres, others, own),
            Err(other) => panic!("{other:?}"),
            Ok(decoded) => panic!("read as {}", decoded.texte),
        };
        let one = [utf8.as_bytes(), b"\xC9lo\xEFse;x\n", "Zoé;y\n".as_bytes()].concat();
        assert_eq!(told(&one), (2, 0, "\u{fffd}lo\u{fffd}se".into(), "Éloïse".into()));
        let two = [&one[..], b"No\xEBl;z\n"].concat();
        assert_eq!(told(&two), (2, 1, "\u{fffd}lo\u{fffd}se".into(), "Éloïse".into()));
        // Whatever the numbers, a file that says UTF-8 is in UTF-8.
        let marked = [&b"\xEF\xBB\xBFNom\n"[..], b"Pr\xE9nom\nL\xE9a\n", "Zoé\n".as_bytes()].concat();
        assert_eq!(told(&marked), (1, 1, "Pr\u{fffd}nom".into(), "Prénom".into()));
        let pasted =
            [&b"Pr\xE9nom;x\r\nL\xE9a;y\r\n"[..], "Éloïse;z\r\n".as_bytes(), b"Zo\xE9;t\r\n"].concat();
        assert_eq!(told(&pasted), (2, 0, "Ã‰loÃ¯se".into(), "Éloïse".into()));
        let mac = ["Prénom\nLéa\n".as_bytes(), b"\x83lo\x95se\n"].concat();
        assert_eq!(told(&mac), (2, 0, "\u{fffd}lo\u{fffd}se".into(), "Éloïse".into()));
    }

    /// « É… » and « é » before a closing mark are also the bytes of some sign of UTF-8.
    #[test]
    fn signs_that_two_encodings_share_mix_nothing() {
        let text = "CAFÉ…;Prénom\nil dit : \u{a0}été\u{a0}»\nL’Été;Léa\n";
        assert_eq!(read(&encode(&pages()[0], text)), (text.to_owned(), None));
    }

    #[test]
    fn utf16_is_read_with_its_mark_or_by_its_zeros() {
        let text = "Nom;Prénom\r\nL’Été;Đặng\r\n";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        for bytes in
            [&little, &big, &[&[0xFF, 0xFE], &little[..]].concat(), &[&[0xFE, 0xFF], &big[..]].concat()]
        {
            assert_eq!(read(bytes), (text.to_owned(), None));
        }
        assert_eq!(decode(&[&[0xFF, 0xFE], &little[..5]].concat()).err(), Some(Refus::Malforme));
    }

    #[test]
    fn a_zero_byte_is_no_text() {
        assert_eq!(decode(b"a;b\r\nc;\0;d\n").err(), Some(Refus::OctetNul { ligne: 1 }));
        assert_eq!(decode(b"a;b\rL\xE9a;\0;d\n").err(), Some(Refus::OctetNul { ligne: 1 }));
    }
}
