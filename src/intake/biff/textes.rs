//! The texts of an xls: in Unicode since Excel 97, in a code page before.

use encoding_rs::{Encoding, WINDOWS_1252};

use crate::intake::binaire::word;
use crate::intake::chemin::CP850;
use crate::intake::recolte::text_value;
use crate::intake::sheet::Valeur;

/// How the texts of a workbook are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ecriture {
    /// Excel 97 and later: units of one or two bytes, whatever the code page is said to be.
    pub unicode: bool,
    /// What the workbook says of its code page.
    pub page: Option<u16>,
}

/// What follows in a record and in those that continue it.
pub struct Suite<'a> {
    morceaux: Vec<&'a [u8]>,
    rang: usize,
    at: usize,
}

/// A text, or in words why it cannot be told.
pub type Lu = Result<String, String>;

impl Ecriture {
    /// The text that a length in two bytes begins. Nothing when the record is damaged.
    pub fn long_text(self, suite: &mut Suite<'_>) -> Option<Lu> {
        let count = suite.word()?;
        self.text(suite, count.into())
    }

    /// The same, where the length takes one byte: the name of a sheet.
    pub fn short_text(self, suite: &mut Suite<'_>) -> Option<Lu> {
        let count = suite.byte()?;
        self.text(suite, count.into())
    }

    fn text(self, suite: &mut Suite<'_>, count: usize) -> Option<Lu> {
        if self.unicode {
            // Some writers leave the flags of an empty text out.
            let wide = if count == 0 { suite.byte().unwrap_or(0) } else { suite.byte()? } & 1 != 0;
            return Some(Ok(self.units(suite, count, wide)?));
        }
        let mut bytes = Vec::with_capacity(count);
        for _ in 0..count {
            bytes.push(suite.byte()?);
        }
        Some(self.decode(&bytes))
    }

    /// All the shared texts of a workbook. Nothing when they are damaged, or are not as many as is said: which text a
    /// cell shows would then be left to chance.
    pub fn shared(self, mut suite: Suite<'_>) -> Option<Vec<Valeur>> {
        suite.skip(4)?;
        let announced = suite.long()?;
        let mut textes = Vec::new();
        for _ in 0..announced {
            textes.push(text_value(self.rich_text(&mut suite)?));
        }
        suite.is_blank().then_some(textes)
    }

    fn rich_text(self, suite: &mut Suite<'_>) -> Option<String> {
        let count = suite.word()?;
        let flags = suite.byte()?;
        let runs = if flags & 8 == 0 { 0 } else { usize::from(suite.word()?) * 4 };
        let phonetic = if flags & 4 == 0 { 0 } else { usize::try_from(suite.long()?).ok()? };
        let text = self.units(suite, count.into(), flags & 1 != 0)?;
        suite.skip(runs.checked_add(phonetic)?)?;
        Some(text)
    }

    /// Where a text goes on in another record, this one begins with the width of its units.
    fn units(self, suite: &mut Suite<'_>, count: usize, mut wide: bool) -> Option<String> {
        let mut units = Vec::with_capacity(count);
        for _ in 0..count {
            if suite.is_cut() {
                wide = suite.byte()? & 1 != 0;
            }
            units.push(if wide { suite.word()? } else { self.narrow(suite.byte()?) });
        }
        Some(String::from_utf16_lossy(&units))
    }

    /// The low half of a unit. Between 0x80 and 0x9F Unicode has no letter, and Windows has some: what a program that
    /// names its page has put there.
    fn narrow(self, byte: u8) -> u16 {
        if self.page == Some(1252) && (0x80..=0x9F).contains(&byte) {
            let (text, _) = WINDOWS_1252.decode_without_bom_handling(std::slice::from_ref(&byte));
            return text.encode_utf16().next().unwrap_or(u16::from(byte));
        }
        byte.into()
    }

    fn decode(self, bytes: &[u8]) -> Lu {
        if bytes.is_ascii() {
            return Ok(bytes.iter().copied().map(char::from).collect());
        }
        let Some(number) = self.page else {
            return Err("le classeur ne dit pas dans quelle page de codes son texte est écrit".to_owned());
        };
        if number == 850 {
            let high =
                |byte: u8| CP850.chars().nth((byte - 128).into()).expect("the table has 128 characters");
            return Ok(bytes.iter().map(|b| if b.is_ascii() { char::from(*b) } else { high(*b) }).collect());
        }
        let page =
            page(number).ok_or_else(|| format!("son texte est écrit dans la page de codes n° {number}"))?;
        let text = page.decode_without_bom_handling_and_without_replacement(bytes);
        text.map(std::borrow::Cow::into_owned).ok_or_else(|| {
            format!("son texte n’est pas écrit dans la page de codes n° {number}, qu’il annonce")
        })
    }
}

/// The code pages that the common library knows, by the numbers that Excel gives them.
fn page(number: u16) -> Option<&'static Encoding> {
    let label = match number {
        10000 | 32768 => "macintosh",
        32769 => "windows-1252",
        10007 => "x-mac-cyrillic",
        866 => "ibm866",
        874 => "windows-874",
        932 => "shift_jis",
        936 => "gbk",
        949 => "euc-kr",
        950 => "big5",
        1250..=1258 => return Encoding::for_label(format!("windows-{number}").as_bytes()),
        _ => return None,
    };
    Encoding::for_label(label.as_bytes())
}

impl<'a> Suite<'a> {
    pub fn new(morceaux: Vec<&'a [u8]>) -> Self {
        Self { morceaux, rang: 0, at: 0 }
    }

    pub fn of(data: &'a [u8]) -> Self {
        Self::new(vec![data])
    }

    /// Bytes that are still to come.
    pub fn left(&self) -> usize {
        let rest: usize = self.morceaux.iter().skip(self.rang).map(|morceau| morceau.len()).sum();
        rest - self.at
    }

    /// Whether nothing but filling is still to come.
    fn is_blank(&self) -> bool {
        let rest = self.morceaux.iter().skip(self.rang).flat_map(|morceau| morceau.iter());
        rest.skip(self.at).all(|byte| *byte == 0)
    }

    /// Whether the next byte stands in another record than the one before.
    fn is_cut(&self) -> bool {
        self.at > 0 && self.morceaux.get(self.rang).is_some_and(|morceau| self.at == morceau.len())
    }

    fn byte(&mut self) -> Option<u8> {
        loop {
            let morceau = self.morceaux.get(self.rang)?;
            if let Some(byte) = morceau.get(self.at) {
                self.at += 1;
                return Some(*byte);
            }
            self.rang += 1;
            self.at = 0;
        }
    }

    fn word(&mut self) -> Option<u16> {
        word(&[self.byte()?, self.byte()?], 0)
    }

    fn long(&mut self) -> Option<u32> {
        Some(u32::from(self.word()?) | u32::from(self.word()?) << 16)
    }

    pub fn skip(&mut self, mut count: usize) -> Option<()> {
        while count > 0 {
            let here = self.morceaux.get(self.rang)?.len() - self.at;
            let step = here.min(count);
            self.at += step;
            count -= step;
            if count > 0 {
                self.rang += 1;
                self.at = 0;
            }
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const UNICODE: Ecriture = Ecriture { unicode: true, page: Some(1200) };

    fn texts(morceaux: &[&[u8]]) -> Option<Vec<Valeur>> {
        UNICODE.shared(Suite::new(morceaux.to_vec()))
    }

    fn text(texte: &str) -> Valeur {
        Valeur::Texte(texte.to_owned())
    }

    #[test]
    fn texts_go_on_from_record_to_record_in_either_width() {
        let head = [3, 0, 0, 0, 3, 0, 0, 0];
        let first = [&head[..], &[2, 0, 0, b'L', 0xE9], &[4, 0, 1, b'Z', 0, b'o', 0]].concat();
        let second = [&[0, 0xE9, b'!'][..], &[1, 0, 8, 1, 0, b'a', 9, 9]].concat();
        let read = texts(&[&first, &second, &[9, 9]]);
        assert_eq!(read, Some(vec![text("Lé"), text("Zoé!"), text("a")]));
    }

    #[test]
    fn texts_that_are_not_as_many_as_is_said_are_none() {
        assert_eq!(texts(&[&[1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, b'a']]), Some(vec![text("a")]));
        for damaged in [
            &[1, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, b'a'][..],
            &[1, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, b'a'],
            &[1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 8, 1, 0, b'a'],
            &[1, 0, 0, 0],
        ] {
            assert_eq!(texts(&[damaged]), None);
        }
    }

    #[test]
    fn a_code_page_does_not_cut_units_in_two() {
        let windows = Ecriture { page: Some(1252), ..UNICODE };
        let read = |data: &[u8]| windows.long_text(&mut Suite::of(data));
        assert_eq!(read(&[2, 0, 1, b'L', 0, 0xE9, 0]), Some(Ok("Lé".to_owned())));
        assert_eq!(read(&[3, 0, 0, b'L', 0xE9, 0x9C]), Some(Ok("Léœ".to_owned())));
        assert_eq!(read(&[3, 0, 0, b'L']), None);
    }

    #[test]
    fn before_unicode_the_page_is_needed_and_known() {
        let read = |page: Option<u16>, bytes: &[u8]| {
            let count = u8::try_from(bytes.len()).expect("short");
            Ecriture { unicode: false, page }.long_text(&mut Suite::of(&[&[count, 0], bytes].concat()))
        };
        for (page, bytes) in [(1252, b"L\xE9a"), (850, b"L\x82a"), (10000, b"L\x8Ea"), (32769, b"L\xE9a")] {
            assert_eq!(read(Some(page), bytes), Some(Ok("Léa".to_owned())), "{page}");
        }
        assert_eq!(read(None, b"Lea"), Some(Ok("Lea".to_owned())));
        assert!(matches!(read(None, b"L\xE9a"), Some(Err(_))));
        assert!(matches!(read(Some(437), b"L\x82a"), Some(Err(_))));
    }
}
