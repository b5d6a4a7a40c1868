//! The content of a page, as the texts that it shows and where.

use std::collections::BTreeMap;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};

/// Text shown at one place.
#[derive(Debug, Clone)]
pub struct Passage {
    /// From zero.
    pub page: usize,
    /// From the left and from the bottom of the page, in points.
    pub x: f32,
    pub y: f32,
    pub largeur: f32,
    pub texte: String,
    /// Marked content of the structure tree; none for an artifact.
    pub marque: Option<i64>,
}

/// What a level of marked content means for the text inside.
enum Marque {
    Structure(i64),
    /// Replaces what is shown, once.
    Texte(Option<String>),
    Autre,
}

/// Every text that a page shows, in order.
pub fn passages_of(document: &Document, index: usize, page: ObjectId) -> Vec<Passage> {
    let fonts = document.get_page_fonts(page).expect("fonts");
    let fonts: BTreeMap<_, _> =
        fonts.into_iter().map(|(name, font)| (name, Police::read(document, font))).collect();
    let content = Content::decode(&document.get_page_content(page)).expect("the content of a page");
    let mut passages: Vec<Passage> = Vec::new();
    let mut marks: Vec<Marque> = Vec::new();
    let mut saved = Vec::new();
    // Every text is moved and never turned or scaled, but for the axis that points down.
    let (mut origin, mut line) = ((0.0, 0.0), (0.0, 0.0));
    let mut current: Option<(&Police, f32)> = None;
    for operation in &content.operations {
        let operands = &operation.operands;
        match operation.operator.as_str() {
            "q" => saved.push(origin),
            "Q" => origin = saved.pop().expect("states are restored as often as saved"),
            "cm" => origin = (origin.0 + float(&operands[4]), origin.1 + float(&operands[5])),
            "Tm" => line = (float(&operands[4]), float(&operands[5])),
            "BMC" => marks.push(Marque::Autre),
            "BDC" => marks.push(mark(&operands[1])),
            "EMC" => _ = marks.pop().expect("marks are closed as often as opened"),
            "Tf" => {
                let font = fonts.get(operands[0].as_name().expect("the name of a font"));
                current = font.map(|font| (font, float(&operands[1])));
            }
            "Tj" | "TJ" => {
                let (font, size) = current.expect("a font is set before a text is shown");
                let (shown, width) = font.show(&operands[0]);
                let replaced = marks.iter_mut().rev().find_map(|mark| match mark {
                    Marque::Texte(text) => Some(text.take().unwrap_or_default()),
                    _ => None,
                });
                passages.push(Passage {
                    page: index,
                    x: origin.0 + line.0,
                    y: origin.1 - line.1,
                    largeur: width * size / 1000.0,
                    texte: replaced.unwrap_or(shown),
                    marque: marks.iter().rev().find_map(|mark| match mark {
                        Marque::Structure(id) => Some(*id),
                        _ => None,
                    }),
                });
            }
            other @ ("'" | "\"" | "Td" | "TD" | "T*") => panic!("{other} is not expected"),
            _ => {}
        }
    }
    passages
}

fn mark(properties: &Object) -> Marque {
    let Ok(properties) = properties.as_dict() else { return Marque::Autre };
    if let Ok(text) = properties.get(b"ActualText").and_then(Object::as_str) {
        return Marque::Texte(Some(text_string(text)));
    }
    properties.get(b"MCID").and_then(Object::as_i64).map_or(Marque::Autre, Marque::Structure)
}

/// What the codes of a font say, and how wide each is, in thousandths of the size.
struct Police {
    textes: BTreeMap<u16, String>,
    largeurs: BTreeMap<u16, f32>,
}

impl Police {
    fn read(document: &Document, font: &Dictionary) -> Self {
        let encoding = font.get(b"Encoding").and_then(Object::as_name).expect("an encoding");
        assert_eq!(encoding, b"Identity-H", "codes of two bytes");
        let table = font.get_deref(b"ToUnicode", document).and_then(Object::as_stream).expect("a table");
        let table = String::from_utf8(table.get_plain_content().expect("a stream")).expect("a text");
        let below = font.get_deref(b"DescendantFonts", document).and_then(Object::as_array);
        let below = document.dereference(&below.expect("a font below")[0]).expect("a font").1;
        let widths = below.as_dict().and_then(|d| d.get_deref(b"W", document)).and_then(Object::as_array);
        Self { textes: to_unicode(&table), largeurs: widths_of(widths.map_or(&[][..], Vec::as_slice)) }
    }

    /// Text and width of a shown string.
    fn show(&self, shown: &Object) -> (String, f32) {
        let items = match shown {
            Object::Array(items) => items.as_slice(),
            string => std::slice::from_ref(string),
        };
        let (mut text, mut width) = (String::new(), 0.0);
        for item in items {
            let Ok(string) = item.as_str() else {
                width -= float(item);
                continue;
            };
            for pair in string.chunks_exact(2) {
                let code = u16::from_be_bytes([pair[0], pair[1]]);
                text.push_str(self.textes.get(&code).map_or("\u{fffd}", String::as_str));
                width += self.largeurs.get(&code).copied().unwrap_or_default();
            }
        }
        (text, width)
    }
}

fn to_unicode(table: &str) -> BTreeMap<u16, String> {
    assert!(!table.contains("beginbfrange"), "single codes are expected");
    let mut codes = BTreeMap::new();
    for block in table.split("beginbfchar").skip(1) {
        let block = block.split("endbfchar").next().unwrap_or_default();
        let mut values = block.split(['<', '>']).skip(1).step_by(2);
        while let (Some(code), Some(text)) = (values.next(), values.next()) {
            let hexadecimal = |text: &str| u16::from_str_radix(text, 16).expect("hexadecimal");
            let units: Vec<u16> = (0..text.len() / 4).map(|i| hexadecimal(&text[4 * i..4 * i + 4])).collect();
            codes.insert(hexadecimal(code), String::from_utf16(&units).expect("UTF-16"));
        }
    }
    codes
}

/// `first last width`, the only form that is written here.
fn widths_of(table: &[Object]) -> BTreeMap<u16, f32> {
    let mut widths = BTreeMap::new();
    for entry in table.chunks_exact(3) {
        let code = |object: &Object| u16::try_from(object.as_i64().expect("a code")).expect("two bytes");
        widths.extend((code(&entry[0])..=code(&entry[1])).map(|code| (code, float(&entry[2]))));
    }
    widths
}

/// A PDF text string: UTF-16 behind its mark, else one byte per character.
pub fn text_string(bytes: &[u8]) -> String {
    match bytes.strip_prefix(&[0xFE, 0xFF]) {
        Some(utf16) => {
            let units: Vec<u16> =
                utf16.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
            String::from_utf16(&units).expect("UTF-16")
        }
        None => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}

pub fn float(object: &Object) -> f32 {
    object.as_float().expect("a number")
}
