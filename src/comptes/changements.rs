//! What changed since the last run, as every account tells it.

use std::collections::BTreeMap;

use super::{Compte, Ligne};
use crate::referentiel::types::Motif;
use crate::sorties::{CauseRetrait, Changement};

/// The outputs of a run, by what became of them.
#[derive(Debug)]
pub struct Bilans<'a> {
    compte: &'a Compte,
}

/// In the order in which they are told.
const CHANGEMENTS: [Changement; 5] =
    [Changement::Refait, Changement::Nouveau, Changement::Deplace, Changement::Laisse, Changement::Inchange];

impl<'a> Bilans<'a> {
    pub fn of(compte: &'a Compte) -> Self {
        Self { compte }
    }

    pub fn total(&self) -> usize {
        self.compte.lignes.iter().filter(|ligne| ligne.changement.is_some()).count()
    }

    pub fn count(&self, changement: Changement) -> usize {
        self.compte.devenus(changement).count()
    }

    /// Whether nothing of an earlier run is told.
    pub fn is_first(&self) -> bool {
        self.count(Changement::Nouveau) == self.total() && self.retires() == 0
    }

    pub fn retires(&self) -> usize {
        self.compte.retires.len()
    }

    /// « Depuis le dernier passage : 3 refaits (note 2, identité 1), 1 nouveau, 2 retirés, 576 inchangés ».
    pub fn en_mots(&self) -> String {
        let mut parts = Vec::new();
        for changement in CHANGEMENTS {
            let number = self.count(changement);
            if number > 0 {
                let why = if changement == Changement::Refait { self.reasons() } else { String::new() };
                parts.push(format!("{number} {}{why}", plural_of(changement, number)));
            }
            if changement == Changement::Deplace && self.retires() > 0 {
                let number = self.retires();
                parts.push(format!("{number} {}", if number > 1 { "retirés" } else { "retiré" }));
            }
        }
        format!("Depuis le dernier passage : {}", parts.join(", "))
    }

    fn reasons(&self) -> String {
        let mut reasons = BTreeMap::<Motif, usize>::new();
        for motif in self.compte.devenus(Changement::Refait).flat_map(|ligne| &ligne.pourquoi) {
            *reasons.entry(*motif).or_default() += 1;
        }
        if reasons.is_empty() {
            return String::new();
        }
        let words: Vec<String> = reasons.iter().map(|(motif, number)| format!("{motif} {number}")).collect();
        format!(" ({})", words.join(", "))
    }

    /// A line for each: what to print again first, then what was withdrawn. What was left is a fault's, told with it.
    pub fn told(&self) -> Vec<String> {
        let of = |changement: Changement| -> Vec<String> {
            let verb = verb_of(changement);
            self.compte.devenus(changement).map(|ligne| format!("{verb} {}", told(ligne))).collect()
        };
        let withdrawn = self.compte.retires.iter().map(|retire| {
            let why = match retire.cause {
                CauseRetrait::PlusAttendu | CauseRetrait::Deplace => "plus attendu",
                CauseRetrait::Retenu => "une faute retient ce qui le remplacerait",
            };
            format!("retiré {} ({why})", retire.chemin)
        });
        let made = [Changement::Refait, Changement::Deplace, Changement::Nouveau].into_iter().flat_map(of);
        made.chain(withdrawn).collect()
    }
}

/// The path, and why.
fn told(ligne: &Ligne) -> String {
    let why = en_mots(&ligne.pourquoi);
    let from = ligne.ancien_chemin.as_ref().map(|ancien| format!("était {ancien}"));
    let notes: Vec<String> = from.into_iter().chain((!why.is_empty()).then_some(why)).collect();
    if notes.is_empty() { ligne.chemin.clone() } else { format!("{} ({})", ligne.chemin, notes.join(" ; ")) }
}

/// « note, identité ».
pub fn en_mots(pourquoi: &[Motif]) -> String {
    pourquoi.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// « refait ».
pub fn verb_of(changement: Changement) -> &'static str {
    match changement {
        Changement::Nouveau => "nouveau",
        Changement::Refait => "refait",
        Changement::Deplace => "déplacé",
        Changement::Inchange => "inchangé",
        Changement::Laisse => "laissé",
    }
}

fn plural_of(changement: Changement, number: usize) -> &'static str {
    match (changement, number > 1) {
        (Changement::Nouveau, false) => "nouveau",
        (Changement::Nouveau, true) => "nouveaux",
        (Changement::Refait, false) => "refait",
        (Changement::Refait, true) => "refaits",
        (Changement::Deplace, false) => "déplacé",
        (Changement::Deplace, true) => "déplacés",
        (Changement::Inchange, false) => "inchangé",
        (Changement::Inchange, true) => "inchangés",
        (Changement::Laisse, false) => "laissé en l’état",
        (Changement::Laisse, true) => "laissés en l’état",
    }
}
