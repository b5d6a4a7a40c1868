//! The only module that knows `serde_yaml`: bytes to a tree with places, and to typed values.
//!
//! The parser keeps the last of two equal keys in silence, takes seconds on a megabyte of brackets and says
//! nothing of places once it has succeeded. Hence a look at the text before it, and a tree beside the values.

use serde::de::{DeserializeOwned, DeserializeSeed, Error, MapAccess, SeqAccess, Visitor};
use std::fmt;

use super::fault::{PackFault, Place};
use super::node::{Contenu, Entry, Node};
use super::wording::{self, Wording};

/// A file of the pack is at most 1 MB.
const MAX_BYTES: usize = 1 << 20;
/// Brackets and braces open at the same time.
const MAX_BRACKETS: usize = 64;
/// Values of a document, those that anchors repeat included: a real pack has a few thousand.
const MAX_VALUES: usize = 50_000;
/// Carried by the error that reveals the place of a scalar; no YAML text holds this character.
const MARK: &str = "\u{0}";
/// Tabs told in one file.
const MAX_TABS: usize = 100;
/// Entries of a file that may be wrong before giving up on the rest of it.
const MAX_TRIES: usize = 50;

/// UTF-8 text without its BOM, or what is wrong with the bytes.
pub fn decode<'b>(fichier: &str, bytes: &'b [u8]) -> Result<&'b str, Vec<PackFault>> {
    if bytes.len() > MAX_BYTES {
        let message = format!("le fichier pèse {} ko : 1 024 au plus", bytes.len() / 1024);
        return Err(vec![PackFault::whole(
            fichier,
            message,
            "vérifiez que c’est bien un fichier du référentiel".into(),
        )]);
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let good = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
        let message = "le fichier n’est pas en UTF-8".to_owned();
        vec![PackFault::at(
            fichier,
            end_of(&good),
            message,
            "enregistrez en UTF-8 depuis l’éditeur de texte".into(),
        )]
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let faults = check_text(fichier, text);
    if faults.is_empty() { Ok(text) } else { Err(faults) }
}

/// The document as a tree with places.
pub fn read_tree(fichier: &str, text: &str) -> Result<Node, PackFault> {
    let mut slot = None;
    let mut budget = MAX_VALUES;
    let seed = NodeSeed { slot: &mut slot, budget: &mut budget };
    match (seed.deserialize(serde_yaml::Deserializer::from_str(text)), slot) {
        (Ok(()), Some(node)) => Ok(node),
        // A scalar at the root always ends in the error that gives its place.
        (Err(error), Some(node)) if error.to_string().contains(MARK) => Ok(node),
        (Err(error), _) => Err(fault_of(fichier, text, &error)),
        (Ok(()), None) => Ok(Node { place: Place::START, contenu: Contenu::Vide }),
    }
}

/// The typed value; or one fault for each entry of the main list that cannot be read.
pub fn read<T: DeserializeOwned>(fichier: &str, text: &str, tree: &Node) -> Result<T, Vec<PackFault>> {
    let mut faults = Vec::new();
    let mut rest = text.to_owned();
    let mut tries = 0;
    loop {
        let error = match serde_yaml::from_str::<T>(&rest) {
            Ok(value) if tries == 0 => return Ok(value),
            Ok(_) => return Err(faults),
            Err(error) => error,
        };
        // Blanking an entry may itself cause this one: the anchor that it held is gone.
        if tries > 0 && error.to_string().contains("unknown anchor") {
            return Err(faults);
        }
        let fault = fault_of(fichier, &rest, &error);
        let lines = fault.ligne.and_then(|ligne| lines_of_entry(tree, ligne));
        // The tree has told it already, with both lines.
        if !wording::is_duplicate(&error.to_string()) {
            faults.push(fault);
        }
        let Some((from, to)) = lines else { return Err(faults) };
        let blanked = blank_lines(&rest, from, to);
        tries += 1;
        if blanked == rest || tries >= MAX_TRIES {
            return Err(faults);
        }
        rest = blanked;
    }
}

fn fault_of(fichier: &str, text: &str, error: &serde_yaml::Error) -> PackFault {
    let place = match error.location() {
        Some(location) => Some(Place { ligne: location.line(), colonne: location.column() }),
        None if wording::is_second_document(&error.to_string()) => second_document(text),
        None => None,
    };
    // To the parser, a tab after a dash is but a reserved sign.
    if let Some(place) = place.filter(|place| is_tab(text, *place)) {
        return tab_at(fichier, place);
    }
    let Wording { message, aide } = wording::of_error(&error.to_string());
    match place {
        Some(place) => PackFault::at(fichier, place, message, aide),
        None => PackFault::whole(fichier, message, aide),
    }
}

fn is_tab(text: &str, place: Place) -> bool {
    let line = text.lines().nth(place.ligne.saturating_sub(1)).unwrap_or_default();
    line.chars().nth(place.colonne.saturating_sub(1)) == Some('\t')
}

fn tab_at(fichier: &str, place: Place) -> PackFault {
    let message = "une tabulation sert de retrait".to_owned();
    PackFault::at(fichier, place, message, "remplacez-la par des espaces".to_owned())
}

/// What must be refused before the parser sees it.
fn check_text(fichier: &str, text: &str) -> Vec<PackFault> {
    // A value stands on its line or behind a comma: the parser would spend a second on a megabyte of them.
    if text.bytes().filter(|byte| matches!(byte, b'\n' | b',')).count() > MAX_VALUES {
        let Wording { message, aide } = wording::of_error(wording::TOO_MANY_VALUES);
        return vec![PackFault::whole(fichier, message, aide)];
    }
    let mut faults = Vec::new();
    let mut open = 0_usize;
    for (i, line) in text.lines().enumerate() {
        let margin: String = line.chars().take_while(|c| c.is_whitespace()).collect();
        let rest = &line[margin.len()..];
        if let Some(tab) = margin.chars().position(|c| c == '\t')
            && !rest.is_empty()
            && !rest.starts_with('#')
            && faults.len() < MAX_TABS
        {
            faults.push(tab_at(fichier, Place { ligne: i + 1, colonne: tab + 1 }));
        }
        if rest.split(' ').take_while(|word| matches!(*word, "-" | "?" | "")).count() > MAX_BRACKETS {
            let Wording { message, aide } = wording::of_error("recursion limit exceeded");
            let place = Place { ligne: i + 1, colonne: margin.chars().count() + 1 };
            return vec![PackFault::at(fichier, place, message, aide)];
        }
        for (j, c) in line.chars().enumerate() {
            match c {
                '[' | '{' => open += 1,
                ']' | '}' => open = open.saturating_sub(1),
                _ => {}
            }
            if open > MAX_BRACKETS {
                return vec![PackFault::at(
                    fichier,
                    Place { ligne: i + 1, colonne: j + 1 },
                    format!("plus de {MAX_BRACKETS} crochets ou accolades ouverts à la fois"),
                    "fermez les crochets et les accolades".to_owned(),
                )];
            }
        }
    }
    faults
}

fn second_document(text: &str) -> Option<Place> {
    let mut begun = false;
    for (i, line) in text.lines().enumerate() {
        let marker = line == "---" || line.starts_with("--- ");
        if marker && begun {
            return Some(Place { ligne: i + 1, colonne: 1 });
        }
        begun |= marker || !(line.trim().is_empty() || line.starts_with(['#', '%']));
    }
    None
}

fn end_of(text: &str) -> Place {
    let ligne = text.matches('\n').count() + 1;
    let last = text.rsplit('\n').next().unwrap_or_default();
    Place { ligne, colonne: last.chars().count() + 1 }
}

/// First and last line of the element that holds a line, in the first list of the root that does.
fn lines_of_entry(tree: &Node, ligne: usize) -> Option<(usize, usize)> {
    let Contenu::Table(entries) = &tree.contenu else { return None };
    let at = entries.iter().rposition(|e| e.place.ligne <= ligne)?;
    let Contenu::Liste(elements) = &entries[at].valeur.contenu else { return None };
    let after = entries.get(at + 1).map_or(usize::MAX, |e| e.place.ligne);
    let i = elements.iter().rposition(|e| e.place.ligne <= ligne)?;
    if !matches!(elements[i].contenu, Contenu::Table(_)) {
        return None;
    }
    let next = elements.get(i + 1).map_or(after, |e| e.place.ligne);
    Some((elements[i].place.ligne, next - 1))
}

/// The same text with these lines empty: the others keep their numbers.
fn blank_lines(text: &str, from: usize, to: usize) -> String {
    let keep = |(i, line): (usize, &str)| {
        if (from..=to).contains(&(i + 1)) { "\n".to_owned() } else { line.to_owned() }
    };
    text.split_inclusive('\n').enumerate().map(keep).collect()
}

/// Builds one node. The parser tells a place in its errors only, so a scalar fills the slot and then fails on
/// purpose: whoever asked for it reads its place in the error and goes on.
struct NodeSeed<'s> {
    slot: &'s mut Option<Node>,
    budget: &'s mut usize,
}

impl NodeSeed<'_> {
    fn fill<E: Error>(self, contenu: Contenu) -> Result<(), E> {
        *self.slot = Some(Node { place: Place::START, contenu });
        Err(E::custom(MARK))
    }

    fn spend<E: Error>(&mut self) -> Result<(), E> {
        match self.budget.checked_sub(1) {
            Some(left) => {
                *self.budget = left;
                Ok(())
            }
            None => Err(E::custom(wording::TOO_MANY_VALUES)),
        }
    }
}

impl<'de> DeserializeSeed<'de> for NodeSeed<'_> {
    type Value = ();

    fn deserialize<D: serde::Deserializer<'de>>(mut self, deserializer: D) -> Result<(), D::Error> {
        self.spend()?;
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for NodeSeed<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value without a tag")
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<(), E> {
        self.fill(Contenu::Booleen)
    }

    #[expect(clippy::cast_precision_loss, reason = "only its being finite matters")]
    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        self.fill(Contenu::Nombre(value as f64))
    }

    #[expect(clippy::cast_precision_loss, reason = "only its being finite matters")]
    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        self.fill(Contenu::Nombre(value as f64))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        self.fill(Contenu::Nombre(value))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<(), E> {
        self.fill(Contenu::Texte(value.to_owned()))
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.fill(Contenu::Vide)
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        self.fill(Contenu::Vide)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        let mut elements: Vec<Node> = Vec::new();
        loop {
            let mut slot = None;
            let found = seq.next_element_seed(NodeSeed { slot: &mut slot, budget: &mut *self.budget });
            match settle(found, slot)? {
                Some(node) => elements.push(node),
                None => break,
            }
        }
        let place = elements.first().map_or(Place::START, |first| first.place);
        *self.slot = Some(Node { place, contenu: Contenu::Liste(elements) });
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut entries: Vec<Entry> = Vec::new();
        loop {
            let mut slot = None;
            let found = map.next_key_seed(NodeSeed { slot: &mut slot, budget: &mut *self.budget });
            let Some(key) = settle(found, slot)? else { break };
            let mut slot = None;
            let found =
                map.next_value_seed(NodeSeed { slot: &mut slot, budget: &mut *self.budget }).map(Some);
            let Some(mut valeur) = settle(found, slot)? else { break };
            // An empty list or table holds no scalar whose place could be its own.
            if matches!(&valeur.contenu, Contenu::Liste(l) if l.is_empty())
                || matches!(&valeur.contenu, Contenu::Table(t) if t.is_empty())
            {
                valeur.place = key.place;
            }
            let cle = match key.contenu {
                Contenu::Texte(texte) => texte,
                Contenu::Nombre(nombre) => nombre.to_string(),
                Contenu::Booleen => "oui/non".to_owned(),
                Contenu::Vide => String::new(),
                Contenu::Liste(_) | Contenu::Table(_) => return Err(A::Error::custom(wording::COMPLEX_KEY)),
            };
            entries.push(Entry { cle, place: key.place, valeur });
        }
        let place = entries.first().map_or(Place::START, |first| first.place);
        *self.slot = Some(Node { place, contenu: Contenu::Table(entries) });
        Ok(())
    }
}

/// The node that was read: a container that succeeded, or a scalar with the place that its error tells.
fn settle<E: fmt::Display>(found: Result<Option<()>, E>, slot: Option<Node>) -> Result<Option<Node>, E> {
    match (found, slot) {
        (Ok(Some(())), slot) => Ok(slot),
        (Ok(None), _) => Ok(None),
        (Err(error), Some(mut node)) => {
            node.place = wording::place_in(&error.to_string());
            Ok(Some(node))
        }
        (Err(error), None) => Err(error),
    }
}
