//! A YAML document as a tree that remembers where everything stands.
//!
//! Typed values carry no place: a check names a value by its path, and the tree gives the line and the column.

use std::collections::BTreeMap;

use super::fault::{PackFault, Place};
use super::wording::shorten;

/// Faults told in one file; beyond, their number only.
const MAX_FAULTS: usize = 100;

#[derive(Debug, Clone)]
pub struct Node {
    /// For a list or a table, the place of the first scalar inside, or of the key that holds it.
    pub place: Place,
    pub contenu: Contenu,
}

#[derive(Debug, Clone)]
pub enum Contenu {
    Vide,
    Texte(String),
    Nombre(f64),
    Booleen,
    Liste(Vec<Node>),
    Table(Vec<Entry>),
}

#[derive(Debug, Clone)]
pub struct Entry {
    pub cle: String,
    pub place: Place,
    pub valeur: Node,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    Key(String),
    Index(usize),
}

/// A value of the pack, named by its file and its path.
#[derive(Debug, Clone)]
pub struct At {
    pub fichier: &'static str,
    pub steps: Vec<Step>,
}

impl At {
    pub fn file(fichier: &'static str) -> Self {
        Self { fichier, steps: Vec::new() }
    }

    pub fn key(&self, key: &str) -> Self {
        self.then(Step::Key(key.to_owned()))
    }

    pub fn index(&self, index: usize) -> Self {
        self.then(Step::Index(index))
    }

    /// The elements of the list under a key, each with its place.
    pub fn each<'t, T>(&self, key: &str, list: &'t [T]) -> Vec<(Self, &'t T)> {
        let list_at = self.key(key);
        list.iter().enumerate().map(|(i, element)| (list_at.index(i), element)).collect()
    }

    fn then(&self, step: Step) -> Self {
        let mut steps = self.steps.clone();
        steps.push(step);
        Self { fichier: self.fichier, steps }
    }
}

/// The trees of all the files that could be read.
#[derive(Debug, Default)]
pub struct Trees(pub BTreeMap<&'static str, Node>);

impl Trees {
    /// The place of a value; of the nearest thing that holds it when it is not written in the file.
    pub fn place(&self, at: &At) -> Place {
        let Some(root) = self.0.get(at.fichier) else { return Place::START };
        let mut node = root;
        let mut place = root.place;
        for step in &at.steps {
            let next = match (step, &node.contenu) {
                (Step::Index(index), Contenu::Liste(elements)) => elements.get(*index).map(|n| (n, n.place)),
                (Step::Key(key), Contenu::Table(entries)) => {
                    entries.iter().find(|e| e.cle == *key).map(|e| (&e.valeur, value_place(e)))
                }
                _ => None,
            };
            let Some(found) = next else { break };
            (node, place) = found;
        }
        place
    }

    pub fn fault(&self, at: &At, message: String, aide: String) -> PackFault {
        PackFault::at(at.fichier, self.place(at), message, aide)
    }
}

/// A scalar is shown itself; a list or a table by the key that opens it.
fn value_place(entry: &Entry) -> Place {
    match entry.valeur.contenu {
        Contenu::Liste(_) | Contenu::Table(_) => entry.place,
        _ => entry.valeur.place,
    }
}

/// What no file may hold, whatever it is about: a key twice, an empty value, a number that is not one.
pub fn check_tree(fichier: &str, root: &Node) -> Vec<PackFault> {
    if matches!(root.contenu, Contenu::Vide) {
        let aide = "remplissez-le, ou reprenez celui du référentiel fourni avec le programme";
        return vec![PackFault::whole(fichier, "le fichier est vide".to_owned(), aide.to_owned())];
    }
    if !matches!(root.contenu, Contenu::Table(_)) {
        let message = "le fichier ne commence pas par un nom de champ".to_owned();
        return vec![PackFault::at(fichier, root.place, message, "écrivez « champ: valeur »".to_owned())];
    }
    let mut faults = Vec::new();
    walk(fichier, root, "", &mut faults);
    faults.sort();
    faults.dedup();
    if faults.len() > MAX_FAULTS {
        let message = format!("{} autres fautes du même genre", faults.len() - MAX_FAULTS);
        faults.truncate(MAX_FAULTS);
        faults.push(PackFault::whole(fichier, message, "corrigez d’abord les premières".to_owned()));
    }
    faults
}

fn walk(fichier: &str, node: &Node, label: &str, faults: &mut Vec<PackFault>) {
    let label = shorten(label);
    let mut fault = |message: String, aide: &str| {
        faults.push(PackFault::at(fichier, node.place, message, aide.to_owned()));
    };
    match &node.contenu {
        Contenu::Vide => fault(
            format!("« {label} » n’a pas de valeur"),
            "écrivez une valeur, ou supprimez cette ligne si le champ est facultatif",
        ),
        Contenu::Texte(texte) if texte.trim().is_empty() => {
            fault(format!("« {label} » est un texte vide"), "écrivez un texte");
        }
        Contenu::Nombre(nombre) if !nombre.is_finite() => {
            fault(format!("« {label} » n’est pas un nombre fini"), "écrivez un nombre, avec un point : 1.5");
        }
        Contenu::Texte(_) | Contenu::Nombre(_) | Contenu::Booleen => {}
        Contenu::Liste(elements) => elements.iter().for_each(|e| walk(fichier, e, &label, faults)),
        Contenu::Table(entries) => {
            let mut first: BTreeMap<&str, Place> = BTreeMap::new();
            for entry in entries {
                if let Some(known) = first.get(entry.cle.as_str()) {
                    let (before, again) = (known.ligne, entry.place.ligne);
                    let (lines, aide) = if before == again {
                        (format!("ligne {again}"), "gardez un seul des deux")
                    } else {
                        (format!("lignes {before} et {again}"), "gardez une seule des deux lignes")
                    };
                    let message = format!("« {} » est écrit deux fois, {lines}", shorten(&entry.cle));
                    faults.push(PackFault::at(fichier, entry.place, message, aide.to_owned()));
                } else {
                    first.insert(&entry.cle, entry.place);
                }
                walk(fichier, &entry.valeur, &entry.cle, faults);
            }
        }
    }
}
