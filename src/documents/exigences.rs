//! Complete, or to be completed by hand: decided by paths into the data, which the catalogue lists.

use serde_json::{Value, json};

use crate::referentiel::types::Document;

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
        match missing {
            0 => {}
            1 => manques.push(exigence.libelle.clone()),
            several => manques.push(format!("{} ({several})", exigence.libelle)),
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
