//! A text of which some lines are not written as the others: pasted from another file, most often.
//!
//! What is UTF-8 shows it: no other encoding of French makes its pairs of bytes by chance.

use std::ops::Range;

use super::encoding::{Page, Refus, word_around};
use super::french;

/// A line, by its number and its place.
type Ligne = (u32, Range<usize>);

/// The lines that are not written as most are, when there are two kinds; those that are no UTF-8, when the file says
/// that it is.
pub fn find(pages: &[Page; 3], bytes: &[u8], marked: bool) -> Option<Refus> {
    let (mut utf8, mut others): (Vec<Ligne>, Vec<Ligne>) = (Vec::new(), Vec::new());
    for (numero, place) in (0..).zip(lines(bytes)) {
        match std::str::from_utf8(&bytes[place.clone()]) {
            Ok(texte) if is_certain(texte) => utf8.push((numero, place)),
            Ok(_) => {}
            Err(_) => others.push((numero, place)),
        }
    }
    if others.is_empty() || utf8.is_empty() && !marked {
        return None;
    }
    let others_are_wrong = marked || utf8.len() >= others.len();
    let wrong = if others_are_wrong { &others } else { &utf8 };
    let (ligne, place) = wrong.first()?.clone();
    let line = &bytes[place];
    let all: Vec<&[u8]> = others.iter().map(|(_, place)| &bytes[place.clone()]).collect();
    let all = all.join(&b'\n');
    let page = french::likeliest(pages, &all);
    let sign = match std::str::from_utf8(line) {
        Ok(texte) => texte.bytes().position(|byte| !byte.is_ascii())?,
        Err(error) => error.valid_up_to(),
    };
    let word = word_around(line, sign);
    let as_utf8 = String::from_utf8_lossy(word).into_owned();
    let lectures = if others_are_wrong { [as_utf8, page.read(word)] } else { [page.read(word), as_utf8] };
    Some(Refus::Mele { ligne, autres: wrong.len() - 1, lectures })
}

/// Whether nothing but UTF-8 reads so: letters and marks that a French text holds, past ASCII.
fn is_certain(texte: &str) -> bool {
    let mut signs = texte.chars().filter(|c| !c.is_ascii()).peekable();
    let is_known = |c: char| matches!(c, '\u{a0}'..='\u{17f}' | '\u{300}'..='\u{36f}' | '\u{2010}'..='\u{203a}' | '€' | '\u{1ea0}'..='\u{1eff}');
    signs.peek().is_some() && signs.all(is_known)
}

/// Where each line lies, those of an old Mac included, without what ends it.
fn lines(bytes: &[u8]) -> impl Iterator<Item = Range<usize>> {
    let mut start = Some(0);
    std::iter::from_fn(move || {
        let from = start?;
        let end = bytes[from..].iter().position(|byte| matches!(byte, b'\r' | b'\n')).map(|at| from + at);
        start = end.map(|at| if bytes[at..].starts_with(b"\r\n") { at + 2 } else { at + 1 });
        Some(from..end.unwrap_or(bytes.len()))
    })
}
