//! The templates and fonts: those of the program, each replaceable by a file of the same path.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use crate::texte;

macro_rules! embedded {
    ($($path:literal),* $(,)?) => {
        &[$(($path, include_bytes!(concat!("../../templates/", $path)) as &[u8])),*]
    };
}

static EMBEDDED: &[(&str, &[u8])] = embedded![
    "attestation-experience.typ",
    "attestation-heures.typ",
    "attestation-pfmp-recapitulative.typ",
    "attestation-pfmp.typ",
    "certificat-travail.typ",
    "commun.typ",
    "compte-rendu-pfmp.typ",
    "etat-recapitulatif.typ",
    "feuille-signatures.typ",
    "fiche-conformite.typ",
    "grille-ccf.typ",
    "grille-ponctuel.typ",
    "grille.typ",
    "page-de-garde.typ",
    "pile.typ",
    "polices/LiasseSans-Bold.ttf",
    "polices/LiasseSans-Italic.ttf",
    "polices/LiasseSans-Regular.ttf",
    "recap-notes.typ",
    "recap-pfmp.typ",
    "sommaire.typ",
    "suivi-pfmp.typ",
    "synthese-notes.typ",
    "synthese-situations.typ",
    "tableau-couverture.typ",
];

/// Paths relative to the folder of templates, with `/`.
#[derive(Debug, Clone)]
pub struct Templates {
    files: BTreeMap<String, Vec<u8>>,
}

impl Templates {
    /// The program's own, with the school's files in place of theirs and beside them.
    pub fn with_overrides(overrides: BTreeMap<String, Vec<u8>>) -> Self {
        let mut files: BTreeMap<String, Vec<u8>> =
            EMBEDDED.iter().map(|(path, bytes)| ((*path).to_owned(), bytes.to_vec())).collect();
        files.extend(overrides);
        Self { files }
    }

    /// Hash of all of them, paths included.
    pub fn empreinte(&self) -> String {
        let mut hash = Sha256::new();
        for (path, bytes) in &self.files {
            hash.update(path.as_bytes());
            hash.update(Sha256::digest(bytes));
        }
        texte::hex(&hash.finalize())
    }

    /// Whether a file is the school's: its own, or another content than the program's.
    pub fn is_of_school(&self, path: &str) -> bool {
        let own = EMBEDDED.iter().find(|(known, _)| *known == path).map(|(_, bytes)| *bytes);
        self.files.get(path).is_some_and(|bytes| own != Some(bytes.as_slice()))
    }

    pub fn get(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(Vec::as_slice)
    }

    pub fn files(&self) -> impl Iterator<Item = (&String, &Vec<u8>)> {
        self.files.iter()
    }
}
