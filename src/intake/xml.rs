//! XML parts of a workbook, read element by element.
//!
//! Stricter than XML: UTF-8, or UTF-16 brought to it first; no document type, bounded depth and attributes. No spreadsheet writes
//! anything else, and what could harm is not worth a parser.

use std::borrow::Cow;

use encoding_rs::{UTF_16BE, UTF_16LE};
use quick_xml::events::{BytesDecl, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::classeur::{ABIME, Refus};

/// Nested elements: the deepest real part has about fifteen.
const PROFONDEUR_MAX: usize = 200;
/// Attributes of one element: the root of an ods declares about forty namespaces.
const ATTRIBUTS_MAX: usize = 300;
/// Bytes of text in one element: thirty times what a cell can hold.
pub const TEXTE_ABUSIF: usize = 1_000_000;

const ENCODAGE: &str = "il n’est écrit ni en UTF-8 ni en UTF-16";
const DOCTYPE: &str = "il contient une définition de type de document, qu’aucun tableur n’écrit";
const TROP_PROFOND: &str = "ses balises s’emboîtent sans fin";
const TROP_D_ATTRIBUTS: &str = "une de ses balises porte trop d’attributs";
const TEXTE_TROP_LONG: &str = "une de ses cellules contient un texte démesuré";

/// Why a part is not read to its end.
#[derive(Debug, PartialEq, Eq)]
pub enum Faute {
    /// The part is damaged, in words; the rest of its container may be sound.
    Partie(String),
    /// Nothing of the container is to be read.
    Conteneur(Refus),
}

/// What comes next in a part. Comments and instructions are passed over.
pub enum Evenement<'a> {
    Debut(Balise<'a>),
    Texte(Cow<'a, str>),
    Fin,
    /// The root is closed, and nothing follows it.
    Bout,
}

/// The opening of an element.
pub struct Balise<'a>(BytesStart<'a>);

pub struct Lecteur<'a> {
    reader: Reader<&'a [u8]>,
    /// For every open element, whether its spaces count.
    conserve: Vec<bool>,
    racine_vue: bool,
}

impl Faute {
    pub fn abime() -> Self {
        Self::Partie(ABIME.to_owned())
    }

    pub fn refus(raison: &str) -> Self {
        Self::Conteneur(Refus::Illisible(raison.to_owned()))
    }

    /// For a part without which nothing can be read.
    pub fn into_refus(self) -> Refus {
        match self {
            Self::Partie(raison) => Refus::Illisible(raison),
            Self::Conteneur(refus) => refus,
        }
    }
}

impl From<Refus> for Faute {
    fn from(refus: Refus) -> Self {
        Self::Conteneur(refus)
    }
}

impl From<quick_xml::Error> for Faute {
    fn from(_: quick_xml::Error) -> Self {
        Self::abime()
    }
}

impl Balise<'_> {
    /// As it is written, with its prefix.
    pub fn nom(&self) -> &str {
        self.0.name().0
    }

    pub fn local(&self) -> &str {
        let nom = self.nom();
        nom.split_once(':').map_or(nom, |(_, local)| local)
    }

    /// The value of an attribute, named with its prefix.
    pub fn attribut(&self, nom: &str) -> Result<Option<Cow<'_, str>>, Faute> {
        self.find(|cle| cle == nom)
    }

    /// The value of the attribute of this name that has a prefix, whichever: `r:id`.
    pub fn prefixed(&self, nom: &str) -> Result<Option<Cow<'_, str>>, Faute> {
        self.find(|cle| cle.split_once(':').is_some_and(|(_, local)| local == nom))
    }

    /// A truth value: false when absent.
    pub fn is_set(&self, nom: &str) -> Result<bool, Faute> {
        Ok(self.attribut(nom)?.is_some_and(|v| matches!(v.trim(), "1" | "true" | "on")))
    }

    /// All of them, named with their prefixes.
    pub fn attributs(&self) -> Result<Vec<(&str, Cow<'_, str>)>, Faute> {
        let mut tous = Vec::new();
        // The checks of quick-xml compare every pair: bounded here instead.
        for attribut in self.0.attributes().with_checks(false) {
            let attribut = attribut.map_err(|_| Faute::abime())?;
            if tous.len() == ATTRIBUTS_MAX {
                return Err(Faute::refus(TROP_D_ATTRIBUTS));
            }
            tous.push((attribut.key.0, attribut.normalized_value(XmlVersion::Implicit1_0)?));
        }
        Ok(tous)
    }

    fn find(&self, is_wanted: impl Fn(&str) -> bool) -> Result<Option<Cow<'_, str>>, Faute> {
        let mut found = None;
        for (rang, attribut) in self.0.attributes().with_checks(false).enumerate() {
            let attribut = attribut.map_err(|_| Faute::abime())?;
            if rang == ATTRIBUTS_MAX {
                return Err(Faute::refus(TROP_D_ATTRIBUTS));
            }
            if is_wanted(attribut.key.0) {
                // Twice the same attribute: neither is the right one.
                if found.is_some() {
                    return Err(Faute::abime());
                }
                found = Some(attribut.normalized_value(XmlVersion::Implicit1_0)?);
            }
        }
        Ok(found)
    }
}

impl<'a> Lecteur<'a> {
    /// # Errors
    /// When the bytes are not UTF-8.
    pub fn new(octets: &'a [u8]) -> Result<Self, Faute> {
        let octets = octets.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(octets);
        let texte = std::str::from_utf8(octets).map_err(|_| Faute::refus(ENCODAGE))?;
        // UTF-16 without its mark is valid UTF-8, with a null at every second byte.
        if octets.contains(&0) {
            return Err(Faute::refus(ENCODAGE));
        }
        let mut reader = Reader::from_str(texte);
        reader.config_mut().expand_empty_elements = true;
        Ok(Self { reader, conserve: Vec::new(), racine_vue: false })
    }

    pub fn next(&mut self) -> Result<Evenement<'a>, Faute> {
        loop {
            match self.reader.read_event()? {
                Event::Start(balise) => return self.enter(balise).map(Evenement::Debut),
                Event::End(_) => {
                    self.conserve.pop();
                    return Ok(Evenement::Fin);
                }
                Event::Text(texte) if !self.conserve.is_empty() => {
                    return Ok(Evenement::Texte(texte.xml10_content()));
                }
                Event::CData(texte) if !self.conserve.is_empty() => {
                    return Ok(Evenement::Texte(texte.xml10_content()));
                }
                Event::GeneralRef(entite) if !self.conserve.is_empty() => {
                    let texte = match entite.resolve_char_ref()? {
                        Some(caractere) => caractere.to_string().into(),
                        None => Cow::Borrowed(
                            quick_xml::escape::resolve_predefined_entity(&entite).ok_or_else(Faute::abime)?,
                        ),
                    };
                    return Ok(Evenement::Texte(texte));
                }
                Event::Text(texte) if texte.trim().is_empty() => {}
                Event::DocType(_) => return Err(Faute::refus(DOCTYPE)),
                Event::Decl(declaration) => check_encoding(&declaration)?,
                Event::Comment(_) | Event::PI(_) | Event::Empty(_) => {}
                Event::Eof if self.conserve.is_empty() && self.racine_vue => return Ok(Evenement::Bout),
                // Text outside the root, or the end inside it.
                Event::Text(_) | Event::CData(_) | Event::GeneralRef(_) | Event::Eof => {
                    return Err(Faute::abime());
                }
            }
        }
    }

    /// The root of the part, of one of these local names.
    pub fn root(&mut self, noms: &[&str]) -> Result<Balise<'a>, Faute> {
        match self.next()? {
            Evenement::Debut(balise) if noms.contains(&balise.local()) => Ok(balise),
            _ => Err(Faute::abime()),
        }
    }

    /// The next child of the open element; nothing at its end, which is then passed.
    pub fn child(&mut self) -> Result<Option<Balise<'a>>, Faute> {
        loop {
            match self.next()? {
                Evenement::Debut(balise) => return Ok(Some(balise)),
                Evenement::Texte(_) => {}
                Evenement::Fin | Evenement::Bout => return Ok(None),
            }
        }
    }

    /// Whether a child of the open element, among those that `is_one` knows, has children of its own; closes the
    /// element.
    pub fn any_filled(&mut self, is_one: impl Fn(&Balise<'_>) -> bool) -> Result<bool, Faute> {
        let mut found = false;
        while let Some(balise) = self.child()? {
            if is_one(&balise) {
                while self.child()?.is_some() {
                    found = true;
                    self.skip()?;
                }
            } else {
                self.skip()?;
            }
        }
        Ok(found)
    }

    /// Passes the end of the open element.
    pub fn skip(&mut self) -> Result<(), Faute> {
        let depth = self.conserve.len();
        while self.conserve.len() >= depth {
            self.next()?;
        }
        Ok(())
    }

    /// The text of the open element up to its end, without that of nested elements.
    pub fn text(&mut self) -> Result<String, Faute> {
        let mut texte = String::new();
        loop {
            match self.next()? {
                Evenement::Texte(morceau) => push_bounded(&mut texte, &morceau)?,
                Evenement::Debut(_) => self.skip()?,
                Evenement::Fin | Evenement::Bout => return Ok(texte),
            }
        }
    }

    /// Whether the spaces around the text of the open element count.
    pub fn keeps_spaces(&self) -> bool {
        self.conserve.last().copied().unwrap_or(false)
    }

    /// Checks that nothing follows the root.
    pub fn finish(&mut self) -> Result<(), Faute> {
        match self.next()? {
            Evenement::Bout => Ok(()),
            _ => Err(Faute::abime()),
        }
    }

    fn enter(&mut self, balise: BytesStart<'a>) -> Result<Balise<'a>, Faute> {
        if self.conserve.len() == PROFONDEUR_MAX {
            return Err(Faute::refus(TROP_PROFOND));
        }
        if self.conserve.is_empty() && self.racine_vue {
            return Err(Faute::abime());
        }
        self.racine_vue = true;
        let balise = Balise(balise);
        let keeps = if balise.0.attributes_raw().contains("xml:space") {
            balise.attribut("xml:space")?.map(|v| v == "preserve")
        } else {
            None
        };
        self.conserve.push(keeps.unwrap_or_else(|| self.keeps_spaces()));
        Ok(balise)
    }
}

/// A part as [`Lecteur`] takes it: UTF-16, by its mark or by the zero beside its first sign, becomes UTF-8, without the
/// declaration that would say the contrary.
///
/// # Errors
/// When the bytes are not the UTF-16 that they begin as.
pub fn in_utf8(octets: Vec<u8>) -> Result<Vec<u8>, Faute> {
    let (encoding, mark) = match octets[..] {
        [0xFF, 0xFE, ..] => (UTF_16LE, 2),
        [0xFE, 0xFF, ..] => (UTF_16BE, 2),
        [b'<', 0, ..] => (UTF_16LE, 0),
        [0, b'<', ..] => (UTF_16BE, 0),
        _ => return Ok(octets),
    };
    let text = encoding.decode_without_bom_handling_and_without_replacement(&octets[mark..]);
    let text = text.ok_or_else(|| Faute::refus(ENCODAGE))?;
    let declared = text.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>"));
    Ok(declared.map_or(&*text, |(_, rest)| rest).as_bytes().to_vec())
}

/// # Errors
/// When the text grows beyond anything that a cell can hold.
pub fn push_bounded(texte: &mut String, morceau: &str) -> Result<(), Faute> {
    if texte.len().saturating_add(morceau.len()) > TEXTE_ABUSIF {
        return Err(Faute::refus(TEXTE_TROP_LONG));
    }
    texte.push_str(morceau);
    Ok(())
}

fn check_encoding(declaration: &BytesDecl<'_>) -> Result<(), Faute> {
    let Some(encodage) = declaration.encoding() else { return Ok(()) };
    let encodage = encodage.map_err(|_| Faute::abime())?.to_ascii_lowercase();
    if matches!(encodage.as_str(), "utf-8" | "utf8" | "us-ascii" | "ascii") {
        Ok(())
    } else {
        Err(Faute::refus(ENCODAGE))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(xml: &str) -> Result<Vec<String>, Faute> {
        let mut lecteur = Lecteur::new(xml.as_bytes())?;
        lecteur.root(&["a"])?;
        let mut texts = Vec::new();
        while let Some(balise) = lecteur.child()? {
            let nom = balise.local().to_owned();
            texts.push(format!("{nom}={}", lecteur.text()?));
        }
        lecteur.finish()?;
        Ok(texts)
    }

    #[test]
    fn text_is_read_with_its_entities() {
        let xml = "<?xml version=\"1.0\"?>\n<x:a xmlns:x=\"u\"><b>1 &lt; &#233;<i>non</i><![CDATA[&]]></b><c/></x:a>\n<!-- fin -->";
        assert_eq!(texts(xml), Ok(vec!["b=1 < é&".to_owned(), "c=".to_owned()]));
    }

    #[test]
    fn what_is_cut_or_crossed_is_damaged() {
        for xml in [
            "",
            "<a>",
            "<a><b>",
            "<a><b></a></b>",
            "<a></a><a></a>",
            "<a></a>x",
            "x<a></a>",
            "<a><b>&inconnue;</b></a>",
            "<a><b>&#0;</b></a>",
            "<a><b",
            "<b></b>",
        ] {
            assert_eq!(texts(xml), Err(Faute::abime()), "{xml}");
        }
    }

    #[test]
    fn what_could_harm_is_refused() {
        let deep = format!("<a>{}{}</a>", "<b>".repeat(300), "</b>".repeat(300));
        let long = format!("<a><b>{}</b></a>", "x".repeat(TEXTE_ABUSIF + 1));
        let doctype = "<!DOCTYPE a [<!ENTITY b \"bbb\">]><a><b>&b;</b></a>";
        let latin = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a></a>";
        for (xml, raison) in [
            (deep.as_str(), TROP_PROFOND),
            (&long, TEXTE_TROP_LONG),
            (doctype, DOCTYPE),
            (latin, ENCODAGE),
            ("<\0a\0>\0", ENCODAGE),
        ] {
            assert_eq!(texts(xml), Err(Faute::refus(raison)), "{raison}");
        }
    }

    #[test]
    fn utf_16_is_read_with_its_mark_or_without() {
        let xml = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><a><b>Élève 😀</b></a>";
        let little: Vec<u8> = xml.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = xml.encode_utf16().flat_map(u16::to_be_bytes).collect();
        for bytes in
            [[&b"\xFF\xFE"[..], &little].concat(), little.clone(), [&b"\xFE\xFF"[..], &big].concat(), big]
        {
            let text = String::from_utf8(in_utf8(bytes).unwrap()).unwrap();
            assert_eq!(texts(&text), Ok(vec!["b=Élève 😀".to_owned()]));
        }
        assert_eq!(in_utf8(little[..9].to_vec()), Err(Faute::refus(ENCODAGE)));
        let lone = [&b"\xFF\xFE"[..], &[0x00, 0xD8, b'x', 0]].concat();
        assert_eq!(in_utf8(lone), Err(Faute::refus(ENCODAGE)));
        assert_eq!(in_utf8(b"<a/>".to_vec()), Ok(b"<a/>".to_vec()));
    }

    #[test]
    fn attributes_are_named_with_their_prefix_and_stand_once() {
        let mut lecteur = Lecteur::new(b"<a id='1' r:id='2 &amp; 3' x='1' x='2'/>").unwrap();
        let balise = lecteur.root(&["a"]).unwrap();
        assert_eq!(balise.attribut("id").unwrap().as_deref(), Some("1"));
        assert_eq!(balise.prefixed("id").unwrap().as_deref(), Some("2 & 3"));
        assert_eq!(balise.attribut("y").unwrap(), None);
        assert!(balise.is_set("id").unwrap());
        assert_eq!(balise.attribut("x"), Err(Faute::abime()));
    }

    #[test]
    fn spaces_are_kept_where_an_ancestor_says_so() {
        let mut lecteur = Lecteur::new(b"<a xml:space='preserve'><b/><b xml:space='default'/></a>").unwrap();
        lecteur.root(&["a"]).unwrap();
        let mut kept = Vec::new();
        while lecteur.child().unwrap().is_some() {
            kept.push(lecteur.keeps_spaces());
            lecteur.skip().unwrap();
        }
        assert_eq!(kept, [true, false]);
    }
}
