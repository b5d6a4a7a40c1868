//! A PDF read again: its text page by page, its tags as a tree, what it says of itself.
//!
//! The tags are what makes the text comparable: a cell is a cell, wherever its lines were broken.

use std::collections::BTreeMap;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};

/// One PDF.
pub struct Papier {
    pub pages: Vec<Page>,
    /// The structure tree, from its root element down.
    pub structure: Noeud,
    /// `dc:title` of the metadata.
    pub titre: Option<String>,
    /// Language of the catalogue.
    pub langue: Option<String>,
    /// Marked as tagged, with a structure tree.
    pub balise: bool,
    pub affiche_le_titre: bool,
    xmp: String,
}

/// The text of one page, in the order of its content, one printed line per line.
pub struct Page {
    pub texte: String,
    /// What stands outside the structure: the running head and the footer.
    pub hors_contenu: String,
    pub paysage: bool,
}

/// An element of the structure tree.
#[derive(Debug, Clone, Default)]
pub struct Noeud {
    pub role: String,
    pub contenu: Vec<Brin>,
}

#[derive(Debug, Clone)]
pub enum Brin {
    /// Text, and the page where it begins.
    Texte(usize, String),
    Noeud(Noeud),
}

/// Text shown at one place.
#[derive(Debug, Clone)]
struct Passage {
    y: f32,
    texte: String,
    /// Marked content of the structure tree; none for an artifact.
    marque: Option<i64>,
}

impl Papier {
    pub fn read(bytes: &[u8]) -> Self {
        let document = Document::load_mem(bytes).expect("a PDF");
        let catalogue = document.catalog().expect("a PDF has a catalogue");
        let numbered = document.get_pages();
        let mut pages = Vec::new();
        let mut marked = BTreeMap::new();
        for (index, id) in numbered.values().enumerate() {
            let passages = passages_of(&document, *id);
            pages.push(page(&document, *id, &passages));
            for passage in passages {
                if let Some(marque) = passage.marque {
                    marked.entry((*id, marque)).or_insert_with(|| (index, Vec::new())).1.push(passage);
                }
            }
        }
        let root = catalogue.get_deref(b"StructTreeRoot", &document).and_then(Object::as_dict);
        let structure = root.map(|root| Arbre { document: &document, marked }.element(root, None));
        let mark_info = catalogue.get_deref(b"MarkInfo", &document).and_then(Object::as_dict);
        let metadata = catalogue.get_deref(b"Metadata", &document).and_then(Object::as_stream);
        let xmp = metadata.and_then(|stream| stream.get_plain_content()).expect("metadata");
        let xmp = String::from_utf8(xmp).expect("metadata in UTF-8");
        let preferences = catalogue.get_deref(b"ViewerPreferences", &document).and_then(Object::as_dict);
        Self {
            pages,
            balise: structure.is_ok() && mark_info.is_ok_and(|info| is_true(info, b"Marked")),
            structure: structure.unwrap_or_default(),
            titre: between(&xmp, r#"<dc:title><rdf:Alt><rdf:li xml:lang="x-default">"#, "</rdf:li>")
                .map(unescape),
            langue: catalogue.get(b"Lang").and_then(Object::as_str).ok().map(text_string),
            affiche_le_titre: preferences.is_ok_and(|p| is_true(p, b"DisplayDocTitle")),
            xmp,
        }
    }

    /// « 2A » for PDF/A-2a.
    pub fn pdfa(&self) -> Option<String> {
        let part = between(&self.xmp, "<pdfaid:part>", "</pdfaid:part>")?;
        let level = between(&self.xmp, "<pdfaid:conformance>", "</pdfaid:conformance>")?;
        Some(format!("{part}{level}"))
    }

    /// « 1 » for PDF/UA-1.
    pub fn pdfua(&self) -> Option<&str> {
        between(&self.xmp, "<pdfuaid:part>", "</pdfuaid:part>")
    }

    /// The text of all pages, running heads and footers included.
    pub fn texte(&self) -> String {
        self.pages.iter().map(|page| format!("{}\n{}\n", page.texte, page.hors_contenu)).collect()
    }

    /// Whether a text is printed, wherever its lines are broken.
    pub fn montre(&self, texte: &str) -> bool {
        serre(&self.texte()).contains(&serre(texte))
    }

    /// Every table, as rows of cells.
    pub fn tableaux(&self) -> Vec<Vec<Vec<String>>> {
        let rows = |table: &Noeud| {
            let cells = |row: &Noeud| row.enfants().map(Noeud::texte).collect();
            table.tous("TR").into_iter().map(cells).collect()
        };
        self.structure.tous("Table").into_iter().map(rows).collect()
    }

    /// Level and text of every heading.
    pub fn titres(&self) -> Vec<(String, String)> {
        let mut found = Vec::new();
        self.structure.visit(&mut |noeud| {
            if noeud.role.len() == 2 && noeud.role.starts_with('H') {
                found.push((noeud.role.clone(), noeud.texte()));
            }
        });
        found
    }

    /// How many elements of each role.
    pub fn roles(&self) -> BTreeMap<String, usize> {
        let mut roles = BTreeMap::new();
        self.structure.visit(&mut |noeud| *roles.entry(noeud.role.clone()).or_default() += 1);
        roles
    }

    /// The document as text, for a golden: headings, paragraphs, tables and lists, then the footers.
    pub fn esquisse(&self) -> String {
        let mut lines = vec![format!("[{}]", self.titre.as_deref().unwrap_or("sans titre"))];
        let mut page = 0;
        sketch(&self.structure, &mut page, &mut lines);
        for (index, page) in self.pages.iter().enumerate() {
            let format = if page.paysage { "paysage" } else { "portrait" };
            lines.push(format!("[page {}, {format}] {}", index + 1, page.hors_contenu.replace('\n', " ⏎ ")));
        }
        lines.join("\n") + "\n"
    }
}

impl Noeud {
    pub fn enfants(&self) -> impl Iterator<Item = &Self> {
        self.contenu.iter().filter_map(|brin| match brin {
            Brin::Noeud(noeud) => Some(noeud),
            Brin::Texte(..) => None,
        })
    }

    /// All the text below, in reading order.
    pub fn texte(&self) -> String {
        let mut text = String::new();
        for brin in &self.contenu {
            let part = match brin {
                Brin::Texte(_, part) => part.clone(),
                Brin::Noeud(noeud) => noeud.texte(),
            };
            // Inline elements go on; a block begins its own line.
            if matches!(brin, Brin::Noeud(noeud) if noeud.is_block()) && !text.is_empty() {
                text.push(' ');
            }
            text.push_str(&part);
        }
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Every element of a role, in reading order.
    pub fn tous(&self, role: &str) -> Vec<&Self> {
        let mut found = Vec::new();
        self.visit(&mut |noeud| {
            if noeud.role == role {
                found.push(noeud);
            }
        });
        found
    }

    fn visit<'a>(&'a self, see: &mut impl FnMut(&'a Self)) {
        see(self);
        for enfant in self.enfants() {
            enfant.visit(see);
        }
    }

    fn is_block(&self) -> bool {
        !matches!(self.role.as_str(), "Span" | "Strong" | "Em" | "Lbl")
    }
}

/// The text without spaces, line breaks and break points: two settings of one text are equal.
pub fn serre(texte: &str) -> String {
    texte.chars().filter(|c| !c.is_whitespace() && *c != '\u{200b}').collect()
}

fn sketch(noeud: &Noeud, page: &mut usize, lines: &mut Vec<String>) {
    let text = noeud.texte();
    match noeud.role.as_str() {
        "H1" | "H2" | "H3" => {
            let marks = "#".repeat(noeud.role[1..].parse().expect("a level"));
            lines.push(format!("{marks} {text}"));
        }
        "TR" => {
            let cells: Vec<String> = noeud.enfants().map(Noeud::texte).collect();
            lines.push(format!("| {} |", cells.join(" | ")));
        }
        "LI" => lines.push(format!("- {text}")),
        _ if noeud.enfants().any(Noeud::is_block) => {
            for brin in &noeud.contenu {
                match brin {
                    Brin::Noeud(enfant) => sketch(enfant, page, lines),
                    Brin::Texte(_, text) => lines.push(text.clone()),
                }
            }
        }
        _ if text.is_empty() => {}
        _ => lines.push(text),
    }
}

/// The structure tree under construction.
struct Arbre<'a> {
    document: &'a Document,
    /// Page and passages of each marked content.
    marked: BTreeMap<(ObjectId, i64), (usize, Vec<Passage>)>,
}

impl Arbre<'_> {
    fn element(&self, element: &Dictionary, page: Option<ObjectId>) -> Noeud {
        let page = element.get(b"Pg").and_then(Object::as_reference).ok().or(page);
        let role = element.get(b"S").and_then(Object::as_name).unwrap_or(b"StructTreeRoot");
        let mut noeud = Noeud { role: String::from_utf8_lossy(role).into_owned(), contenu: Vec::new() };
        let kids = match element.get_deref(b"K", self.document) {
            Ok(Object::Array(kids)) => kids.clone(),
            Ok(only) => vec![only.clone()],
            Err(_) => Vec::new(),
        };
        let mut passages = Vec::new();
        for kid in kids {
            let (_, kid) = self.document.dereference(&kid).expect("a kid of the structure exists");
            match kid {
                Object::Integer(marque) => self.collect(page, *marque, &mut passages),
                Object::Dictionary(content) if content.has(b"MCID") => {
                    let page = content.get(b"Pg").and_then(Object::as_reference).ok().or(page);
                    let marque = content.get(b"MCID").and_then(Object::as_i64).expect("a number");
                    self.collect(page, marque, &mut passages);
                }
                Object::Dictionary(child) => {
                    flush(&mut passages, &mut noeud);
                    noeud.contenu.push(Brin::Noeud(self.element(child, page)));
                }
                other => panic!("unknown kid of the structure: {other:?}"),
            }
        }
        flush(&mut passages, &mut noeud);
        noeud
    }

    fn collect(&self, page: Option<ObjectId>, marque: i64, passages: &mut Vec<(usize, Passage)>) {
        let page = page.expect("marked content stands on a page");
        if let Some((index, found)) = self.marked.get(&(page, marque)) {
            passages.extend(found.iter().map(|passage| (*index, passage.clone())));
        }
    }
}

fn flush(passages: &mut Vec<(usize, Passage)>, noeud: &mut Noeud) {
    let Some((page, _)) = passages.first() else { return };
    let page = *page;
    let passages: Vec<Passage> = passages.drain(..).map(|(_, passage)| passage).collect();
    noeud.contenu.push(Brin::Texte(page, flow(&passages)));
}

/// The passages of one element: on one line they go on, and a new line stands for a space unless the word
/// was cut.
fn flow(passages: &[Passage]) -> String {
    let mut text = String::new();
    let mut line = None;
    for passage in passages {
        let same = line.is_none_or(|y: f32| (y - passage.y).abs() < 1.0);
        if !same && !text.ends_with(['-', '/', '\u{200b}']) {
            text.push(' ');
        }
        text.push_str(&passage.texte);
        line = Some(passage.y);
    }
    text.replace('\u{200b}', "").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn page(document: &Document, id: ObjectId, passages: &[Passage]) -> Page {
    let dictionary = document.get_dictionary(id).expect("a page");
    let sizes = dictionary.get_deref(b"MediaBox", document).and_then(Object::as_array).expect("a size");
    let sizes: Vec<f32> = sizes.iter().map(|n| n.as_float().expect("a number")).collect();
    let (inside, outside): (Vec<&Passage>, Vec<&Passage>) = passages.iter().partition(|p| p.marque.is_some());
    Page { texte: lines(&inside), hors_contenu: lines(&outside), paysage: sizes[2] > sizes[3] }
}

fn lines(passages: &[&Passage]) -> String {
    let mut text = String::new();
    let mut line = None;
    for passage in passages {
        match line {
            None => {}
            Some(y) if f32::abs(y - passage.y) < 1.0 => text.push(' '),
            Some(_) => text.push('\n'),
        }
        text.push_str(&passage.texte);
        line = Some(passage.y);
    }
    let lines: Vec<String> =
        text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    lines.join("\n")
}

/// What a level of marked content means for the text inside.
enum Marque {
    Structure(i64),
    /// Replaces what is shown, once.
    Texte(Option<String>),
    Autre,
}

/// Every text that a page shows, in order.
fn passages_of(document: &Document, page: ObjectId) -> Vec<Passage> {
    let fonts: BTreeMap<Vec<u8>, BTreeMap<u16, String>> = document
        .get_page_fonts(page)
        .expect("fonts")
        .into_iter()
        .map(|(name, font)| (name, to_unicode(document, font)))
        .collect();
    let content = Content::decode(&document.get_page_content(page)).expect("the content of a page");
    let mut passages: Vec<Passage> = Vec::new();
    let mut marks: Vec<Marque> = Vec::new();
    let mut saved = Vec::new();
    let (mut y, mut font) = (0.0, None);
    for operation in &content.operations {
        let operands = &operation.operands;
        match operation.operator.as_str() {
            "q" => saved.push(y),
            "Q" => y = saved.pop().expect("states are restored as often as saved"),
            "cm" => y += operands[5].as_float().expect("a number"),
            "BMC" => marks.push(Marque::Autre),
            "BDC" => marks.push(mark(&operands[1])),
            "EMC" => _ = marks.pop().expect("marks are closed as often as opened"),
            "Tf" => font = fonts.get(operands[0].as_name().expect("the name of a font")),
            "Tj" | "TJ" => {
                let font = font.expect("a font is set before a text is shown");
                let shown = glyphs(&operands[0]).map(|glyph| font.get(&glyph).map_or("\u{fffd}", String::as_str));
                let shown: String = shown.collect();
                let replaced = marks.iter_mut().rev().find_map(|mark| match mark {
                    Marque::Texte(text) => Some(text.take().unwrap_or_default()),
                    _ => None,
                });
                let marque = marks.iter().rev().find_map(|mark| match mark {
                    Marque::Structure(id) => Some(*id),
                    _ => None,
                });
                passages.push(Passage { y, texte: replaced.unwrap_or(shown), marque });
            }
            "'" | "\"" | "Td" | "TD" | "T*" | "Do" => panic!("{} is not expected", operation.operator),
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

/// The two-byte codes of a shown string.
fn glyphs(shown: &Object) -> impl Iterator<Item = u16> {
    let strings: Vec<&[u8]> = match shown {
        Object::Array(items) => items.iter().filter_map(|item| item.as_str().ok()).collect(),
        string => vec![string.as_str().expect("a string")],
    };
    let codes: Vec<u16> = strings
        .into_iter()
        .flat_map(|string| string.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])))
        .collect();
    codes.into_iter()
}

/// The table `ToUnicode` of a font: what each of its codes says.
fn to_unicode(document: &Document, font: &Dictionary) -> BTreeMap<u16, String> {
    let encoding = font.get(b"Encoding").and_then(Object::as_name).expect("an encoding");
    assert_eq!(encoding, b"Identity-H", "codes of two bytes");
    let table = font.get_deref(b"ToUnicode", document).and_then(Object::as_stream).expect("a table");
    let table = String::from_utf8(table.get_plain_content().expect("a stream")).expect("a text");
    assert!(!table.contains("beginbfrange"), "only single codes are expected");
    let mut codes = BTreeMap::new();
    for block in table.split("beginbfchar").skip(1) {
        let block = block.split("endbfchar").next().unwrap_or_default();
        let mut values = block.split(['<', '>']).skip(1).step_by(2);
        while let (Some(code), Some(text)) = (values.next(), values.next()) {
            let code = u16::from_str_radix(code, 16).expect("a code");
            let units: Vec<u16> = (0..text.len() / 4)
                .map(|i| u16::from_str_radix(&text[4 * i..4 * i + 4], 16).expect("UTF-16"))
                .collect();
            codes.insert(code, String::from_utf16(&units).expect("UTF-16"));
        }
    }
    codes
}

/// A PDF text string: UTF-16 behind its mark, else one byte per character.
fn text_string(bytes: &[u8]) -> String {
    match bytes.strip_prefix(&[0xFE, 0xFF]) {
        Some(utf16) => {
            let units: Vec<u16> =
                utf16.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
            String::from_utf16(&units).expect("UTF-16")
        }
        None => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}

fn is_true(dictionary: &Dictionary, key: &[u8]) -> bool {
    dictionary.get(key).and_then(Object::as_bool).unwrap_or(false)
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(before)?;
    Some(rest.split_once(after)?.0)
}

fn unescape(text: &str) -> String {
    let entities = [("&lt;", "<"), ("&gt;", ">"), ("&apos;", "'"), ("&quot;", "\""), ("&amp;", "&")];
    entities.iter().fold(text.to_owned(), |text, (entity, c)| text.replace(entity, c))
}
