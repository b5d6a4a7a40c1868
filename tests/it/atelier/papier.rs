//! A PDF read again: its text page by page, its tags as a tree, what it says of itself.
//!
//! The tags are what makes the text comparable: a cell is a cell, wherever its lines were broken.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::passages::{Passage, float, passages_of, text_string};

/// One PDF.
pub struct Papier {
    pub pages: Vec<Page>,
    /// The structure tree, from its root element down.
    pub structure: Noeud,
    /// `dc:title` of the metadata.
    pub titre: Option<String>,
    /// Whether a reader shows the title, rather than the name of the file.
    pub affiche_le_titre: bool,
    /// Language of the catalogue.
    pub langue: Option<String>,
    /// Marked as tagged, with a structure tree.
    pub balise: bool,
    pub polices_incorporees: bool,
    /// The bookmarks, in order.
    pub signets: Vec<Signet>,
    xmp: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signet {
    /// From one.
    pub niveau: usize,
    pub texte: String,
    /// From one.
    pub page: usize,
}

/// The text of one page, in the order of its content, one printed line per line.
pub struct Page {
    pub texte: String,
    /// What stands outside the structure: the running head and the footer.
    pub hors_contenu: String,
    pub paysage: bool,
    /// Texts that go beyond the right edge of the page: nobody can read them.
    pub perdus: Vec<String>,
}

/// An element of the structure tree.
#[derive(Debug, Clone, Default)]
pub struct Noeud {
    pub role: String,
    pub contenu: Vec<Brin>,
}

#[derive(Debug, Clone)]
pub enum Brin {
    Passage(Passage),
    Noeud(Noeud),
}

impl Papier {
    pub fn read(bytes: &[u8]) -> Self {
        let document = Document::load_mem(bytes).expect("a PDF");
        let catalogue = document.catalog().expect("a PDF has a catalogue");
        let mut pages = Vec::new();
        let mut marked = BTreeMap::<_, Vec<Passage>>::new();
        for (index, id) in document.get_pages().into_values().enumerate() {
            let passages = passages_of(&document, index, id);
            pages.push(page(&document, id, &passages));
            for passage in passages {
                if let Some(marque) = passage.marque {
                    marked.entry((id, marque)).or_default().push(passage);
                }
            }
        }
        let dictionary = |key| catalogue.get_deref(key, &document).and_then(Object::as_dict);
        let structure = dictionary(b"StructTreeRoot".as_slice());
        let structure = structure.map(|root| Arbre { document: &document, marked }.element(root, None));
        let metadata = catalogue.get_deref(b"Metadata", &document).and_then(Object::as_stream);
        let xmp = metadata.and_then(lopdf::Stream::get_plain_content).expect("metadata");
        let xmp = String::from_utf8(xmp).expect("metadata in UTF-8");
        Self {
            pages,
            balise: structure.is_ok() && dictionary(b"MarkInfo").is_ok_and(|d| is_true(d, b"Marked")),
            structure: structure.unwrap_or_default(),
            titre: between(&xmp, r#"<dc:title><rdf:Alt><rdf:li xml:lang="x-default">"#, "</rdf:li>")
                .map(unescape),
            affiche_le_titre: dictionary(b"ViewerPreferences").is_ok_and(|d| is_true(d, b"DisplayDocTitle")),
            langue: catalogue.get(b"Lang").and_then(Object::as_str).ok().map(text_string),
            polices_incorporees: has_its_fonts(&document),
            signets: signets(&document, catalogue),
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
        let parts: Vec<&str> =
            self.pages.iter().flat_map(|page| [page.texte.as_str(), page.hors_contenu.as_str()]).collect();
        parts.join("\n")
    }

    /// Every table, as rows of cells.
    pub fn tableaux(&self) -> Vec<Vec<Vec<String>>> {
        let cells = |row: &Noeud| row.enfants().map(Noeud::texte).collect();
        let rows = |table: &Noeud| table.tous("TR").into_iter().map(cells).collect();
        self.structure.tous("Table").into_iter().map(rows).collect()
    }

    /// Role and text of every heading.
    pub fn titres(&self) -> Vec<(String, String)> {
        let mut found = Vec::new();
        self.structure.visit(&mut |noeud| {
            if noeud.is_heading() {
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

    /// The content as text: a line per heading, paragraph, row of a table or item of a list.
    pub fn lignes(&self) -> Vec<String> {
        let mut esquisse = Esquisse { lines: Vec::new(), page: 0 };
        esquisse.draw(&self.structure);
        esquisse.lines
    }

    /// The document as text, for a golden: what stands outside the content of each page, then the content.
    pub fn esquisse(&self) -> String {
        let mut text = format!("titre du fichier : {}\n", self.titre.as_deref().unwrap_or("aucun"));
        for (index, page) in self.pages.iter().enumerate() {
            let format = if page.paysage { "paysage" } else { "portrait" };
            let outside = page.hors_contenu.replace('\n', " ⏎ ");
            writeln!(text, "page {}, {format} : {outside}", index + 1).expect("a String");
        }
        for line in self.lignes() {
            writeln!(text, "{line}").expect("a String");
        }
        text
    }
}

impl Noeud {
    pub fn enfants(&self) -> impl Iterator<Item = &Self> {
        self.contenu.iter().filter_map(|brin| match brin {
            Brin::Noeud(noeud) => Some(noeud),
            Brin::Passage(_) => None,
        })
    }

    /// All the text below, as one line.
    pub fn texte(&self) -> String {
        flow(&self.passages())
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

    fn passages<'a>(&'a self) -> Vec<&'a Passage> {
        let below = |brin: &'a Brin| match brin {
            Brin::Passage(passage) => vec![passage],
            Brin::Noeud(noeud) => noeud.passages(),
        };
        self.contenu.iter().flat_map(below).collect()
    }

    fn visit<'a>(&'a self, see: &mut impl FnMut(&'a Self)) {
        see(self);
        for enfant in self.enfants() {
            enfant.visit(see);
        }
    }

    fn is_heading(&self) -> bool {
        matches!(self.role.as_bytes(), [b'H', b'1'..=b'6'])
    }

    fn is_inline(&self) -> bool {
        matches!(self.role.as_str(), "Span" | "Strong" | "Em")
    }
}

/// The text without spaces, line breaks and break points: two settings of one text are equal.
pub fn serre(texte: &str) -> String {
    texte.chars().filter(|c| !c.is_whitespace() && *c != '\u{200b}').collect()
}

/// A structure tree being written as text.
struct Esquisse {
    lines: Vec<String>,
    /// Pages begun.
    page: usize,
}

impl Esquisse {
    fn draw(&mut self, noeud: &Noeud) {
        match noeud.role.as_str() {
            _ if noeud.is_heading() => {
                let level: usize = noeud.role[1..].parse().expect("a level");
                self.push(noeud, format!("{} {}", "#".repeat(level), noeud.texte()));
            }
            "TR" => {
                let cells: Vec<String> = noeud.enfants().map(Noeud::texte).collect();
                self.push(noeud, format!("| {} |", cells.join(" | ")));
            }
            "LI" => self.push(noeud, format!("- {}", noeud.texte())),
            _ => {
                // What stands side by side inside a block is one line.
                let inline = |brin: &Brin| !matches!(brin, Brin::Noeud(noeud) if !noeud.is_inline());
                for part in noeud.contenu.chunk_by(|a, b| inline(a) && inline(b)) {
                    match part {
                        [Brin::Noeud(enfant)] if !enfant.is_inline() => self.draw(enfant),
                        brins => {
                            let line = Noeud { role: "Span".to_owned(), contenu: brins.to_vec() };
                            self.push(&line, line.texte());
                        }
                    }
                }
            }
        }
    }

    fn push(&mut self, noeud: &Noeud, line: String) {
        let page = noeud.passages().first().map_or(self.page, |passage| passage.page + 1);
        if page > self.page {
            self.lines.push(format!("--- page {page}"));
            self.page = page;
        }
        if !line.is_empty() {
            self.lines.push(line);
        }
    }
}

/// The structure tree under construction.
struct Arbre<'a> {
    document: &'a Document,
    /// What each marked content of a page shows.
    marked: BTreeMap<(ObjectId, i64), Vec<Passage>>,
}

impl Arbre<'_> {
    fn element(&self, element: &Dictionary, page: Option<ObjectId>) -> Noeud {
        let page = element.get(b"Pg").and_then(Object::as_reference).ok().or(page);
        let role = element.get(b"S").and_then(Object::as_name).unwrap_or(b"StructTreeRoot");
        let kids = match element.get_deref(b"K", self.document) {
            Ok(Object::Array(kids)) => kids.iter().collect(),
            Ok(only) => vec![only],
            Err(_) => Vec::new(),
        };
        let contenu = kids.into_iter().flat_map(|kid| self.kid(kid, page)).collect();
        Noeud { role: String::from_utf8_lossy(role).into_owned(), contenu }
    }

    fn kid(&self, kid: &Object, page: Option<ObjectId>) -> Vec<Brin> {
        let (_, kid) = self.document.dereference(kid).expect("a kid of the structure exists");
        match kid {
            Object::Integer(marque) => self.marked(page, *marque),
            Object::Dictionary(content) if content.has(b"MCID") => {
                let page = content.get(b"Pg").and_then(Object::as_reference).ok().or(page);
                self.marked(page, content.get(b"MCID").and_then(Object::as_i64).expect("a number"))
            }
            Object::Dictionary(child) => vec![Brin::Noeud(self.element(child, page))],
            other => panic!("unknown kid of the structure: {other:?}"),
        }
    }

    fn marked(&self, page: Option<ObjectId>, marque: i64) -> Vec<Brin> {
        let page = page.expect("marked content stands on a page");
        let passages = self.marked.get(&(page, marque)).map_or(&[][..], Vec::as_slice);
        passages.iter().cloned().map(Brin::Passage).collect()
    }
}

/// The passages of one element: on one line they go on, and a new line stands for a space unless the word
/// was cut.
fn flow(passages: &[&Passage]) -> String {
    let mut text = String::new();
    let mut last: Option<&Passage> = None;
    for passage in passages {
        let same_line = last.is_none_or(|last| last.page == passage.page && (last.y - passage.y).abs() < 1.0);
        if !same_line && !text.ends_with(['-', '/', '\u{200b}']) {
            text.push(' ');
        }
        text.push_str(&passage.texte);
        last = Some(passage);
    }
    words(&text.replace('\u{200b}', ""))
}

/// The text with single spaces.
pub fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn page(document: &Document, id: ObjectId, passages: &[Passage]) -> Page {
    let dictionary = document.get_dictionary(id).expect("a page");
    let size = dictionary.get_deref(b"MediaBox", document).and_then(Object::as_array).expect("a size");
    let (width, height) = (float(&size[2]), float(&size[3]));
    let (inside, outside): (Vec<&Passage>, Vec<&Passage>) = passages.iter().partition(|p| p.marque.is_some());
    Page {
        texte: lines(&inside),
        hors_contenu: lines(&outside),
        paysage: width > height,
        perdus: passages.iter().filter(|p| p.x + p.largeur > width).map(|p| p.texte.clone()).collect(),
    }
}

fn lines(passages: &[&Passage]) -> String {
    let mut text = String::new();
    for (index, passage) in passages.iter().enumerate() {
        let before = index.checked_sub(1).map(|before| passages[before].y);
        if let Some(y) = before {
            text.push(if (y - passage.y).abs() < 1.0 { ' ' } else { '\n' });
        }
        text.push_str(&passage.texte);
    }
    text.lines().map(words).collect::<Vec<_>>().join("\n")
}

fn signets(document: &Document, catalogue: &Dictionary) -> Vec<Signet> {
    let pages: BTreeMap<ObjectId, usize> =
        document.get_pages().into_iter().map(|(number, id)| (id, number as usize)).collect();
    let mut found = Vec::new();
    if let Ok(root) = catalogue.get_deref(b"Outlines", document).and_then(Object::as_dict) {
        follow(document, &pages, root, 1, &mut found);
    }
    found
}

/// The bookmarks below an entry, each before its own.
fn follow(
    document: &Document,
    pages: &BTreeMap<ObjectId, usize>,
    parent: &Dictionary,
    niveau: usize,
    found: &mut Vec<Signet>,
) {
    let mut next = parent.get_deref(b"First", document).and_then(Object::as_dict);
    while let Ok(entry) = next {
        let dest = entry.get_deref(b"Dest", document).or_else(|_| {
            entry.get_deref(b"A", document).and_then(Object::as_dict)?.get_deref(b"D", document)
        });
        let page = dest.and_then(Object::as_array).expect("a destination")[0].as_reference().expect("a page");
        let texte =
            text_string(entry.get_deref(b"Title", document).and_then(Object::as_str).expect("a title"));
        found.push(Signet { niveau, texte, page: pages[&page] });
        follow(document, pages, entry, niveau + 1, found);
        next = entry.get_deref(b"Next", document).and_then(Object::as_dict);
    }
}

fn has_its_fonts(document: &Document) -> bool {
    let descriptors = document.objects.values().filter_map(|object| object.as_dict().ok());
    let mut descriptors = descriptors.filter(|d| d.has_type(b"FontDescriptor")).peekable();
    descriptors.peek().is_some()
        && descriptors.all(|d| ["FontFile", "FontFile2", "FontFile3"].iter().any(|key| d.has(key.as_bytes())))
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
