//! The words of a header, without articles, abbreviations or plurals: what makes two headers one and the same to a
//! reader, and not to the program.

use std::collections::{BTreeMap, BTreeSet};

use crate::referentiel::types::UsagesEntetes;
use crate::texte::plain;

pub struct Mots {
    abreviations: BTreeMap<String, String>,
    vides: BTreeSet<String>,
}

impl Mots {
    pub fn new(usages: &UsagesEntetes) -> Self {
        let mut abreviations = BTreeMap::new();
        for entry in &usages.abreviations {
            let word = singular(&plain(&entry.mot));
            abreviations.extend(entry.ecrit.iter().map(|short| (singular(&plain(short)), word.clone())));
        }
        Self { abreviations, vides: usages.mots_vides.iter().map(|word| plain(word)).collect() }
    }

    pub fn of(&self, text: &str) -> BTreeSet<String> {
        words(text)
            .into_iter()
            .filter(|word| !self.vides.contains(word))
            .map(|word| {
                let word = singular(&word);
                self.abreviations.get(&word).cloned().unwrap_or(word)
            })
            .collect()
    }
}

/// All of them, in order, without case or accents. « n°candidat » is two words.
pub fn words(text: &str) -> Vec<String> {
    let apart = plain(&text.replace(['°', 'º'], " "));
    let words = apart.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

fn singular(word: &str) -> String {
    let plural = word.len() > 3 && word.ends_with(['s', 'x']);
    word[..word.len() - usize::from(plural)].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::referentiel::types::Abreviation;

    #[test]
    fn words_are_those_that_a_reader_keeps() {
        let entry = |mot: &str, ecrit: &[&str]| Abreviation {
            mot: mot.to_owned(),
            ecrit: ecrit.iter().map(|short| (*short).to_owned()).collect(),
        };
        let usages = UsagesEntetes {
            abreviations: vec![entry("nombre", &["nb", "nbre"]), entry("numéro", &["n", "num"])],
            mots_vides: ["de", "des", "du", "l", "s"].map(str::to_owned).to_vec(),
            ..UsagesEntetes::default()
        };
        let mots = Mots::new(&usages);
        let same = |a: &str, b: &str| assert_eq!(mots.of(a), mots.of(b), "{a} / {b}");
        same("Nb de jours", "Nombre de jours");
        same("Nbre Jour", "nombre des jours");
        same("N°candidat", "Numéro du candidat");
        same("Structure de l’élève", "STRUCTURE_ELEVES");
        assert!(mots.of("Du").is_empty());
        assert_ne!(mots.of("Date de début"), mots.of("Date de fin"));
    }
}
