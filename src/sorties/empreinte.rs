//! All that decides the bytes of an output, and which part of it changed.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::referentiel::types::{Changement, Motif};
use crate::texte::sha256;

/// Digits of the hash of one part: it only tells what changed, while `source` decides whether.
const COURT: usize = 16;

/// What an output is made of.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Empreinte {
    /// Hash of all of it.
    pub source: String,
    /// Hash of each part.
    #[serde(default)]
    pub motifs: BTreeMap<Motif, String>,
}

/// What all the outputs of a run have in common.
#[derive(Debug, Clone, Copy)]
pub struct Communs<'a> {
    /// Hash of the templates and fonts.
    pub modeles: &'a str,
    /// Of the batch, set in the files.
    pub date: Option<Date>,
}

/// A part of what an output is made of.
type Part<'a> = (Motif, &'a str);

impl Empreinte {
    /// Of a paper: its template and its data, as the pack names the parts of them.
    pub fn of_paper(
        communs: Communs<'_>,
        changements: &[Changement],
        modele: &str,
        chemin: &str,
        donnees: &Value,
    ) -> Self {
        let whole = donnees.to_string();
        let mut parts: BTreeMap<Motif, String> = BTreeMap::new();
        split(changements, "", donnees, &mut |motif, path, value| {
            let text = parts.entry(motif).or_default();
            text.push_str(path);
            text.push('\0');
            text.push_str(&value.to_string());
            text.push('\0');
        });
        parts.insert(Motif::Modele, format!("{}\0{modele}", communs.modeles));
        let parts: Vec<Part<'_>> = parts.iter().map(|(motif, text)| (*motif, text.as_str())).collect();
        Self::of(communs, chemin, &parts, &[communs.modeles, modele, &whole])
    }

    /// Of what gathers papers: its own parts, and what each paper is made of.
    pub fn of_gathering(communs: Communs<'_>, chemin: &str, parts: &[Part<'_>], pieces: &[&str]) -> Self {
        let own = parts.iter().map(|(_, text)| *text);
        Self::of(communs, chemin, parts, &own.chain(pieces.iter().copied()).collect::<Vec<_>>())
    }

    fn of(communs: Communs<'_>, chemin: &str, parts: &[Part<'_>], whole: &[&str]) -> Self {
        let date = communs.date.map(|date| date.to_string()).unwrap_or_default();
        let programme = env!("CARGO_PKG_VERSION");
        let source = joined([programme, chemin, &date].into_iter().chain(whole.iter().copied()));
        let mut motifs: BTreeMap<Motif, String> =
            parts.iter().map(|(motif, text)| (*motif, short(text))).collect();
        motifs.insert(Motif::Programme, short(programme));
        Self { source: sha256(source.as_bytes()), motifs }
    }

    /// The parts that are not what they were.
    pub fn changed_since(&self, known: &Self) -> Vec<Motif> {
        let all = self.motifs.keys().chain(known.motifs.keys());
        let mut changed: Vec<Motif> =
            all.filter(|motif| self.motifs.get(motif) != known.motifs.get(motif)).copied().collect();
        changed.sort_unstable();
        changed.dedup();
        changed
    }
}

fn joined<'a>(parts: impl Iterator<Item = &'a str>) -> String {
    let mut all = String::new();
    for part in parts {
        all.push_str(part);
        all.push('\0');
    }
    all
}

fn short(text: &str) -> String {
    let mut hash = sha256(text.as_bytes());
    hash.truncate(COURT);
    hash
}

/// What follows from the rest of the data, and says nothing of its own.
const DERIVES: [&str; 2] = ["etat", "manques"];

/// Every part of the data that the pack names by itself, with its motif.
fn split<'v>(
    changements: &[Changement],
    path: &str,
    value: &'v Value,
    found: &mut dyn FnMut(Motif, &str, &'v Value),
) {
    let below =
        |c: &Changement| path.is_empty() || c.chemin.strip_prefix(path).is_some_and(|r| r.starts_with('.'));
    match value {
        Value::Object(fields) if changements.iter().any(below) || path.is_empty() => {
            for (key, value) in fields.iter().filter(|(key, _)| !(path.is_empty() && is_derived(key))) {
                let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                split(changements, &path, value, found);
            }
        }
        _ => found(motif_of(changements, path), path, value),
    }
}

fn is_derived(key: &str) -> bool {
    DERIVES.contains(&key)
}

/// That of the longest path above, or of the path itself.
fn motif_of(changements: &[Changement], path: &str) -> Motif {
    let holds = |c: &&Changement| {
        path.strip_prefix(&c.chemin).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    let named = changements.iter().filter(holds).max_by_key(|c| c.chemin.len());
    named.map_or(Motif::Donnees, |c| c.motif)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn pack() -> Vec<Changement> {
        [("candidat", Motif::Identite), ("grille", Motif::Profil), ("grille.note", Motif::Note)]
            .map(|(chemin, motif)| Changement { chemin: chemin.to_owned(), motif })
            .into()
    }

    fn of(donnees: &Value) -> Empreinte {
        let communs = Communs { modeles: "m", date: None };
        Empreinte::of_paper(communs, &pack(), "grille.typ", "T/x.pdf", donnees)
    }

    #[test]
    fn a_change_is_told_by_the_longest_path_that_leads_to_it() {
        let before = of(&json!({"candidat": {"nom": "A"}, "grille": {"note": "12", "lignes": [1]}, "x": 1}));
        for (after, motif) in [
            (
                json!({"candidat": {"nom": "B"}, "grille": {"note": "12", "lignes": [1]}, "x": 1}),
                Motif::Identite,
            ),
            (json!({"candidat": {"nom": "A"}, "grille": {"note": "13", "lignes": [1]}, "x": 1}), Motif::Note),
            (
                json!({"candidat": {"nom": "A"}, "grille": {"note": "12", "lignes": [2]}, "x": 1}),
                Motif::Profil,
            ),
            (
                json!({"candidat": {"nom": "A"}, "grille": {"note": "12", "lignes": [1]}, "x": 2}),
                Motif::Donnees,
            ),
        ] {
            let after = of(&after);
            assert_ne!(after.source, before.source);
            assert_eq!(after.changed_since(&before), [motif]);
        }
        assert_eq!(before.changed_since(&before), []);
    }

    #[test]
    fn what_follows_from_the_rest_says_nothing_of_its_own() {
        let told = of(&json!({"candidat": null, "etat": "complet", "manques": []}));
        assert_eq!(
            told.motifs.keys().collect::<Vec<_>>(),
            [&Motif::Identite, &Motif::Modele, &Motif::Programme]
        );
    }

    #[test]
    fn another_date_is_another_file() {
        let at = |date| {
            let communs = Communs { modeles: "m", date };
            Empreinte::of_gathering(communs, "T/x.zip", &[(Motif::Liste, "a")], &["s"])
        };
        assert_ne!(at(None).source, at(Some(jiff::civil::date(2026, 6, 15))).source);
    }
}
