//! Complete, or to be completed by hand: decided by paths into the data, which the catalogue lists.

use serde_json::{Value, json};

use crate::referentiel::types::Document;

/// How many names one missing thing quotes.
const NOMS_MAX: usize = 8;

/// The data of one document.
#[derive(Debug)]
pub struct Composition {
    pub donnees: Value,
    /// What is missing, in words: « la note proposée », « un niveau (3) ».
    pub manques: Vec<String>,
}

/// Adds the state of the document to its data.
pub fn check(document: &Document, mut donnees: Value) -> Composition {
    let mut manques = Vec::new();
    for exigence in &document.exige {
        let excused = exigence.sauf_si.as_ref().is_some_and(|path| count_missing(&donnees, path) == 0);
        let missing = if excused { 0 } else { count_missing(&donnees, &exigence.chemin) };
        let noms =
            exigence.qui.as_ref().map(|qui| who_lacks(&donnees, &exigence.chemin, qui)).unwrap_or_default();
        match (missing, names(&noms)) {
            (0, _) => {}
            (1, None) => manques.push(exigence.libelle.clone()),
            (several, None) => manques.push(format!("{} ({several})", exigence.libelle)),
            (1, Some(noms)) => manques.push(format!("{} ({noms})", exigence.libelle)),
            (several, Some(noms)) => manques.push(format!("{} ({several} : {noms})", exigence.libelle)),
        }
    }
    donnees["etat"] = json!(if manques.is_empty() { "complet" } else { "a_completer" });
    donnees["manques"] = json!(manques);
    Composition { donnees, manques }
}

/// How many of the values at a dotted path are absent or blank; `*` stands for every element of a list.
fn count_missing(value: &Value, path: &str) -> usize {
    let (head, rest) = match path.split_once('.') {
        Some((head, rest)) => (head, Some(rest)),
        None => (path, None),
    };
    let below =
        |value: &Value| rest.map_or_else(|| usize::from(is_blank(value)), |rest| count_missing(value, rest));
    match (head, value) {
        ("*", Value::Array(items)) => items.iter().map(below).sum(),
        (key, Value::Object(fields)) => fields.get(key).map_or(1, below),
        _ => 1,
    }
}

/// How the elements of the lists on a path call themselves, of those that lack something: the first on the way
/// that has the key. Each once.
fn who_lacks(value: &Value, path: &str, qui: &str) -> Vec<String> {
    let Some((list, rest)) = path.split_once("*.") else { return Vec::new() };
    let mut steps = list.split('.').filter(|key| !key.is_empty());
    let found = steps.try_fold(value, |value, key| value.get(key));
    let items = found.and_then(Value::as_array).into_iter().flatten();
    let lacking = items.filter(|item| count_missing(item, rest) > 0);
    let found = lacking.flat_map(|item| match item.get(qui).and_then(Value::as_str) {
        Some(name) => vec![name.to_owned()],
        None => who_lacks(item, rest, qui),
    });
    let mut named = Vec::new();
    for name in found {
        if !named.contains(&name) {
            named.push(name);
        }
    }
    named
}

/// « BÂ Ousmane ; DURAND Léa » ; a whole class is not spelled out: its paper shows each blank.
fn names(noms: &[String]) -> Option<String> {
    match noms.len() {
        0 => None,
        n if n <= NOMS_MAX => Some(noms.join(" ; ")),
        n => Some(format!("{} ; et {} autres", noms[..NOMS_MAX - 1].join(" ; "), n + 1 - NOMS_MAX)),
    }
}

fn is_blank(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_lacks_something_is_named_once() {
        let data = json!({"lignes": [
            {"nom": "BÂ", "notes": [{"texte": null}, {"texte": null}]},
            {"nom": "DURAND", "notes": [{"texte": "12"}, {"texte": "8"}]},
            {"nom": "LE GOFF", "notes": [{"texte": "12"}, {"texte": null}]},
        ]});
        let noms = who_lacks(&data, "lignes.*.notes.*.texte", "nom");
        assert_eq!(names(&noms).as_deref(), Some("BÂ ; LE GOFF"));
        let below = json!({"groupes": [data]});
        assert_eq!(who_lacks(&below, "groupes.*.lignes.*.notes.*.texte", "nom"), noms);
        let many: Vec<String> = (1..=20).map(|n| n.to_string()).collect();
        assert_eq!(names(&many).as_deref(), Some("1 ; 2 ; 3 ; 4 ; 5 ; 6 ; 7 ; et 13 autres"));
    }

    #[test]
    fn missing_values_are_counted_along_a_path() {
        let data = json!({"note": null, "membres": [{"nom": "A"}, {"nom": null}, {}], "vide": []});
        assert_eq!(count_missing(&data, "note"), 1);
        assert_eq!(count_missing(&data, "membres.*.nom"), 2);
        assert_eq!(count_missing(&data, "membres"), 0);
        assert_eq!(count_missing(&data, "vide"), 1);
        assert_eq!(count_missing(&data, "vide.*.nom"), 0);
        assert_eq!(count_missing(&data, "absent.nom"), 1);
    }
}
