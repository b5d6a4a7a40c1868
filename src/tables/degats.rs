//! What software leaves in a text on its way from one application to another.
//!
//! Nothing is mended here: what the text probably was is for a person to confirm.

use crate::texte::is_twice_encoded;

/// A text that is not as somebody typed it.
#[derive(Debug, PartialEq, Eq)]
pub struct Degat {
    pub sorte: Sorte,
    /// What stood there in all likelihood, where the damage can be undone.
    pub probable: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sorte {
    /// « LÃ©a » for « Léa ».
    DoubleEncodage,
    /// `N&#039;DIAYE`.
    Entite,
    /// `<br />`.
    Balise,
    /// `%C3%A9`, `=C3=A9`, `\u00e9`.
    Code,
    /// « H?l?ne », « Ren‰ »: the letter itself is lost.
    Perdue,
}

/// Elements that a web page puts in the texts that people type.
const BALISES: [&str; 25] = [
    "a", "b", "br", "center", "div", "em", "font", "h1", "h2", "h3", "h4", "hr", "i", "img", "li", "ol", "p",
    "pre", "small", "span", "strong", "table", "td", "tr", "ul",
];

/// The first damage of a text.
pub fn find(text: &str) -> Option<Degat> {
    let damage = |sorte, probable: String| Some(Degat { sorte, probable: Some(probable) });
    if is_twice_encoded(text) {
        return Some(Degat { sorte: Sorte::DoubleEncodage, probable: None });
    }
    let plain = html_escape::decode_html_entities(text);
    if plain != text {
        return damage(Sorte::Entite, without_tags(&plain).unwrap_or_else(|| plain.into_owned()));
    }
    if let Some(plain) = without_tags(text) {
        return damage(Sorte::Balise, plain);
    }
    if let Some(plain) = decoded(text) {
        return damage(Sorte::Code, plain);
    }
    has_lost_letter(text).then_some(Degat { sorte: Sorte::Perdue, probable: None })
}

/// The text without its elements; nothing where it has none. A break of line parts two words.
fn without_tags(text: &str) -> Option<String> {
    let mut plain = String::new();
    let mut rest = text;
    let mut found = false;
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        plain.push_str(before);
        rest = match tag.find('>').filter(|end| is_element(&tag[1..*end])) {
            Some(end) => {
                found = true;
                plain.push(' ');
                &tag[end + 1..]
            }
            None => {
                plain.push('<');
                &tag[1..]
            }
        };
    }
    plain.push_str(rest);
    found.then(|| plain.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn is_element(inside: &str) -> bool {
    let inside = inside.trim_start_matches('/').trim_end_matches('/');
    let (name, attributes) = inside.split_once(char::is_whitespace).unwrap_or((inside, ""));
    let known = BALISES.iter().any(|known| known.eq_ignore_ascii_case(name));
    known && (attributes.trim().is_empty() || attributes.contains('='))
}

/// The text with its codes turned into letters: bytes in hexadecimal behind `%` or `=`, or characters behind `\u`.
/// Nothing where it holds none that makes a letter with an accent, or a space between two letters.
fn decoded(text: &str) -> Option<String> {
    bytes_behind(text, '%').or_else(|| bytes_behind(text, '=')).or_else(|| characters_behind(text))
}

fn bytes_behind(text: &str, sign: char) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut accent = false;
    let mut space = false;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let code =
            rest.strip_prefix(sign).and_then(|after| after.get(..2)).filter(|code| is_hexadecimal(code));
        if let Some(byte) = code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
            accent |= byte >= 0xC2;
            space |= sign == '%'
                && matches!(byte, b' ' | b'\'')
                && bytes.last().is_some_and(u8::is_ascii_alphabetic)
                && rest[3..].starts_with(char::is_alphabetic);
            bytes.push(byte);
            rest = &rest[3..];
        } else {
            bytes.extend(c.encode_utf8(&mut [0; 4]).as_bytes());
            rest = &rest[c.len_utf8()..];
        }
    }
    String::from_utf8(bytes).ok().filter(|_| accent || space)
}

fn characters_behind(text: &str) -> Option<String> {
    let mut plain = String::new();
    let mut rest = text;
    let mut found = false;
    while let Some(at) = rest.find("\\u") {
        let (before, code) = rest.split_at(at);
        plain.push_str(before);
        let digits = code.get(2..6).filter(|digits| is_hexadecimal(digits));
        let character =
            digits.and_then(|digits| u32::from_str_radix(digits, 16).ok()).and_then(char::from_u32);
        rest = if let Some(character) = character {
            found = true;
            plain.push(character);
            &code[6..]
        } else {
            plain.push_str("\\u");
            &code[2..]
        };
    }
    plain.push_str(rest);
    found.then_some(plain)
}

fn is_hexadecimal(code: &str) -> bool {
    code.bytes().all(|b| b.is_ascii_digit() || (b'A'..=b'F').contains(&b.to_ascii_uppercase()))
}

/// A question mark that a letter follows, which no French text has but in an address of the web; the sign that an
/// old Macintosh made of an accent; the mark that stands for what could not be read.
fn has_lost_letter(text: &str) -> bool {
    text.split_whitespace().filter(|word| !is_address(word)).any(|word| {
        let signs: Vec<char> = word.chars().collect();
        signs.iter().enumerate().any(|(at, sign)| {
            let is_letter = |c: Option<&char>| c.is_some_and(|c| c.is_alphabetic());
            let before = is_letter(at.checked_sub(1).and_then(|at| signs.get(at)));
            let after = is_letter(signs.get(at + 1));
            match sign {
                '?' => after,
                '‰' => before || after,
                '\u{FFFD}' => true,
                _ => false,
            }
        })
    })
}

fn is_address(word: &str) -> bool {
    word.contains("://") || word.to_ascii_lowercase().contains("www.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_application_left_is_found_and_undone() {
        for (text, sorte, probable) in [
            ("N&#039;DIAYE", Sorte::Entite, Some("N'DIAYE")),
            ("N&#x27;DIAYE", Sorte::Entite, Some("N'DIAYE")),
            ("Caf&eacute; &amp; Cie", Sorte::Entite, Some("Café & Cie")),
            ("accueil&lt;br /&gt;classement", Sorte::Entite, Some("accueil classement")),
            ("accueil<br />classement", Sorte::Balise, Some("accueil classement")),
            ("<p>Très <b>bien</b></p>", Sorte::Balise, Some("Très bien")),
            ("L%C3%A9a", Sorte::Code, Some("Léa")),
            ("Jean%20Luc", Sorte::Code, Some("Jean Luc")),
            ("L=C3=A9a", Sorte::Code, Some("Léa")),
            ("L\\u00e9a", Sorte::Code, Some("Léa")),
            ("LÃ©a", Sorte::DoubleEncodage, None),
            ("H?l?ne", Sorte::Perdue, None),
            ("?lodie", Sorte::Perdue, None),
            ("N?DIAYE", Sorte::Perdue, None),
            ("Ren‰", Sorte::Perdue, None),
            ("L\u{FFFD}a", Sorte::Perdue, None),
        ] {
            let found = find(text).unwrap_or_else(|| panic!("{text} passes"));
            assert_eq!((found.sorte, found.probable.as_deref()), (sorte, probable), "{text}");
        }
    }

    #[test]
    fn what_people_type_passes() {
        for text in [
            "N'Guessan",
            "Lycée ?",
            "Quoi ? Rien.",
            "AT&T",
            "R&D ; accueil",
            "Dupont & Fils",
            "10 %",
            "50%20",
            "100 % des 12 dossiers",
            "taux de 3 ‰",
            "si a < b et b > c",
            "<3",
            "<nom>",
            "https://lycee.fr/liste?classe=1",
            "www.exemple.fr/?id=3",
            "total = 20",
            "C:\\users\\marie",
            "Ãšlvaro",
            "Â",
        ]
        .iter()
        .filter(|text| !is_twice_encoded(text))
        {
            assert_eq!(find(text), None, "{text}");
        }
    }
}
