//! What earlier runs wrote: the memory that lets a run rebuild only what changed, and remove only what it
//! wrote itself.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path};

use serde::{Deserialize, Serialize};

use super::{Sorties, sha256};

/// A file of the program's own, at the root of the output folder.
pub const REGISTRE: &str = ".liasse.json";

/// One file that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Empreinte {
    /// Hash of the file as it was written.
    pub sha256: String,
    /// Hash of all that it was made of; empty for what is not typeset.
    #[serde(default)]
    pub source: String,
    #[serde(default)]
    pub pages: usize,
}

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Registre {
    version: u32,
    fichiers: BTreeMap<String, Empreinte>,
}

impl Registre {
    /// The register of the last run; an absent or damaged one is an empty one: everything is built again.
    pub fn load(sorties: &Sorties) -> Self {
        let read = sorties.read(REGISTRE).ok();
        let mut registre = read
            .and_then(|bytes| serde_json::from_slice(&bytes).ok())
            .filter(|registre: &Self| registre.version == 1)
            .unwrap_or_default();
        registre.fichiers.retain(|chemin, _| stays_inside(chemin));
        registre
    }

    pub fn insert(&mut self, chemin: String, empreinte: Empreinte) {
        self.version = 1;
        self.fichiers.insert(chemin, empreinte);
    }

    pub fn get(&self, chemin: &str) -> Option<&Empreinte> {
        self.fichiers.get(chemin)
    }

    /// The document as it stands, if it is still what would be built.
    pub fn reuse(&self, sorties: &Sorties, chemin: &str, source: &str) -> Option<Empreinte> {
        let known = self.fichiers.get(chemin).filter(|known| known.source == source)?;
        let bytes = sorties.read(chemin).ok()?;
        (sha256(&bytes) == known.sha256).then(|| known.clone())
    }

    /// Files of the earlier run that this one does not have.
    pub fn absent_from<'a>(&'a self, now: &'a Self) -> impl Iterator<Item = (&'a String, &'a Empreinte)> {
        self.fichiers.iter().filter(|(chemin, _)| !now.fichiers.contains_key(*chemin))
    }

    /// Remembers what a partial run did not look at, but for the paths that it knows to be out of date.
    pub fn keep(&mut self, before: &Self, perimes: &BTreeSet<String>) {
        for (chemin, empreinte) in &before.fichiers {
            if !self.fichiers.contains_key(chemin) && !perimes.contains(chemin) {
                self.insert(chemin.clone(), empreinte.clone());
            }
        }
    }

    pub fn chemins(&self) -> impl Iterator<Item = &str> {
        self.fichiers.keys().map(String::as_str)
    }

    pub fn to_json(&self) -> Vec<u8> {
        serde_json::to_vec_pretty(self).expect("a register is made of strings and numbers")
    }
}

/// A register is a file that anybody may have written: it must not lead a removal out of the folder.
fn stays_inside(chemin: &str) -> bool {
    Path::new(chemin).components().all(|part| matches!(part, Component::Normal(_)))
}
