//! Names of folders and files: ASCII, stable, unique without case, safe on every system.

use std::collections::BTreeMap;

use crate::dossiers::{Candidat, Dossier, Stage};
use crate::referentiel::types::{Document, Dossier as Rangement};
use crate::texte::fold;

pub const CANDIDATS: &str = "/candidats/";
pub const JURY: &str = "/jury/";

/// Longest part of a name, in bytes: paths stay under the 260 characters of Windows.
const LONGUEUR_MAX: usize = 40;
const RESERVES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// The names given so far.
pub struct Chemins {
    /// `(classe, candidat)` of each dossier.
    dossiers: Vec<(String, String)>,
    given: BTreeMap<String, usize>,
}

impl Chemins {
    /// Every dossier has its folder, whatever the selection: a name does not depend on what is asked for.
    pub fn new(dossiers: &[Dossier]) -> Self {
        let mut classes = BTreeMap::new();
        let mut used_classes = BTreeMap::new();
        let mut used_people = BTreeMap::new();
        let dossiers = dossiers
            .iter()
            .map(|dossier| {
                let classe = dossier.candidat.classe();
                let folder = classes
                    .entry(fold(classe))
                    .or_insert_with(|| unique(&mut used_classes, &safe(classe, "sans-classe")))
                    .clone();
                let person = folder_of(&dossier.candidat);
                let person = unique(&mut used_people, &format!("{folder}/{person}"));
                let person = person.rsplit('/').next().unwrap_or_default().to_owned();
                (folder, person)
            })
            .collect();
        Self { dossiers, given: BTreeMap::new() }
    }

    /// The path of one document.
    pub fn of(&mut self, index: usize, document: &Document, stage: Option<&Stage>) -> String {
        let (classe, person) = &self.dossiers[index];
        let folder = match document.dossier {
            Rangement::Candidats => CANDIDATS,
            Rangement::Jury => JURY,
        };
        let suffix = match stage {
            None => String::new(),
            Some(stage) if stage.rang == 1 => format!("-{}", safe(&stage.periode, "P")),
            Some(stage) => format!("-{}-{}", safe(&stage.periode, "P"), stage.rang),
        };
        let stem = unique(&mut self.given, &format!("{classe}{folder}{person}/{}{suffix}", document.id));
        format!("{stem}.pdf")
    }
}

/// `NOM-Prenom-numero`.
fn folder_of(candidat: &Candidat) -> String {
    let value = |v: &Option<crate::place::Located<String>>| v.as_ref().map_or("", |v| &v.valeur).to_owned();
    let numero = value(&candidat.numero);
    let key = if numero.is_empty() { value(&candidat.ine) } else { numero };
    let nom = safe(&value(&candidat.nom), "").to_uppercase();
    let parts = [nom, safe(&value(&candidat.prenoms), ""), safe(&key, "")];
    let name = parts.iter().filter(|p| !p.is_empty()).map(String::as_str).collect::<Vec<_>>().join("-");
    safe_reserved(if name.is_empty() { "sans-nom".to_owned() } else { name })
}

/// ASCII letters and digits, other characters as single hyphens.
fn safe(text: &str, fallback: &str) -> String {
    let ascii = deunicode::deunicode(text);
    let words: Vec<&str> =
        ascii.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let mut name = words.join("-");
    name.truncate(LONGUEUR_MAX);
    let name = name.trim_end_matches('-');
    safe_reserved(if name.is_empty() { fallback.to_owned() } else { name.to_owned() })
}

/// Windows keeps some names for itself.
pub fn safe_reserved(name: String) -> String {
    let lower = name.to_ascii_lowercase();
    let port = lower.strip_prefix("com").or_else(|| lower.strip_prefix("lpt"));
    let numbered = port.is_some_and(|n| n.len() == 1 && n.bytes().all(|b| b.is_ascii_digit()));
    if RESERVES.contains(&lower.as_str()) || numbered { format!("{name}-0") } else { name }
}

/// The name itself the first time, then with a number: two names never differ by case alone.
pub fn unique(used: &mut BTreeMap<String, usize>, name: &str) -> String {
    let mut candidate = name.to_owned();
    let mut rank = 1;
    while used.contains_key(&candidate.to_lowercase()) {
        rank += 1;
        candidate = format!("{name}-{rank}");
    }
    used.insert(candidate.to_lowercase(), rank);
    candidate
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_safe_everywhere() {
        assert_eq!(safe("D’Été \u{202e}gnp", ""), "D-Ete-gnp");
        assert_eq!(safe("../../x", ""), "x");
        assert_eq!(safe("CON", ""), "CON-0");
        assert_eq!(safe("lpt1", ""), "lpt1-0");
        assert_eq!(safe("Nguyễn Đặng", ""), "Nguyen-Dang");
        assert_eq!(safe(&"x".repeat(300), "").len(), LONGUEUR_MAX);
        assert_eq!(safe("(?)", "sans-classe"), "sans-classe");
    }

    #[test]
    fn names_equal_but_for_case_are_told_apart() {
        let mut used = BTreeMap::new();
        assert_eq!(unique(&mut used, "A/x"), "A/x");
        assert_eq!(unique(&mut used, "a/X"), "a/X-2");
    }
}
