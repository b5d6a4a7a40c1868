//! The one table of codes. The README's table is checked against it.
//!
//! A letter for the gravity (E erreur, A avertissement, I information), then a number whose first digit is
//! the family: 1 fichier, 2 table, 3 personne, 5 dossier, 6 rendu, 7 livraison. A code is never reused.
//!
//! What follows is what `liasse expliquer` prints.
#![doc = include_str!("../CODES.md")]

use std::fmt::Write;

use super::Gravite;

mod dossier;
mod fichier;
mod livraison;
mod personne;
mod regles;
mod rendu;
mod table;

pub use dossier::*;
pub use fichier::*;
pub use livraison::*;
pub use personne::*;
pub use regles::*;
pub use rendu::*;
pub use table::*;

#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    pub id: &'static str,
    /// What it is, in a few words.
    pub titre: &'static str,
    /// What it holds back, or why it is worth a look.
    pub effet: &'static str,
    /// The page that explains it.
    pub page: Page,
}

/// What a person who meets a code for the first time wants to read, in whole sentences.
#[derive(Debug, PartialEq, Eq)]
pub struct Page {
    /// Why the program stops at it.
    pub pourquoi: &'static str,
    /// How to mend it, step by step.
    pub remede: &'static str,
    /// What is found, and what should stand there instead.
    pub exemple: &'static str,
}

/// Every code, in order.
pub fn all() -> impl Iterator<Item = &'static Code> {
    let families =
        [fichier::LISTE, table::LISTE, personne::LISTE, dossier::LISTE, rendu::LISTE, livraison::LISTE];
    families.into_iter().flatten().copied()
}

/// Every page, as the documentation shows it: `CODES.md`.
pub fn markdown() -> String {
    let mut text =
        "# Les codes\n\nUne page par code : pourquoi le programme s’arrête là, comment corriger, un \
                    exemple. La lettre dit la gravité : E erreur, A avertissement, I information.\n"
            .to_owned();
    for Code { id, titre, effet, page: Page { pourquoi, remede, exemple } } in all() {
        let written = write!(
            text,
            "\n<a id=\"{id}\"></a>\n\n## {id} – {titre}\n\n*Effet : {effet}.*\n\n{}\n\n**Que faire.** {}\n\n\
             **Exemple.** {}\n",
            escaped(pourquoi),
            escaped(remede),
            escaped(exemple),
        );
        written.expect("writing to a String cannot fail");
    }
    text
}

/// Plain text within Markdown.
fn escaped(text: &str) -> String {
    let special = |c| matches!(c, '\\' | '`' | '*' | '_' | '<' | '>' | '[' | ']' | '|' | '#' | '~');
    text.chars().flat_map(|c| special(c).then_some('\\').into_iter().chain([c])).collect()
}

pub fn find(id: &str) -> Option<&'static Code> {
    all().find(|code| code.id.eq_ignore_ascii_case(id))
}

impl Code {
    pub fn gravite(&self) -> Gravite {
        match self.id.as_bytes()[0] {
            b'E' => Gravite::Erreur,
            b'A' => Gravite::Avertissement,
            _ => Gravite::Info,
        }
    }

    /// Who can mend it where no table says so.
    pub fn responsable(&self) -> &'static str {
        let famille = self.id.as_bytes()[1];
        RESPONSABLES.into_iter().find(|(known, _)| *known == famille).map_or(QUI_DEPOSE, |(_, who)| who)
    }

    const fn page(self, pourquoi: &'static str, remede: &'static str, exemple: &'static str) -> Self {
        Self { page: Page { pourquoi, remede, exemple }, ..self }
    }
}

const fn code(id: &'static str, titre: &'static str, effet: &'static str) -> Code {
    Code { id, titre, effet, page: Page { pourquoi: "", remede: "", exemple: "" } }
}

const QUI_DEPOSE: &str = "qui a déposé le fichier";

/// By family. A fault of a recognised table is its owner's, whom the pack names.
const RESPONSABLES: [(u8, &str); 6] = [
    (b'1', QUI_DEPOSE),
    (b'2', QUI_DEPOSE),
    (b'3', "qui lance le programme"),
    (b'5', QUI_DEPOSE),
    (b'6', "qui tient les modèles"),
    (b'7', "qui lance le programme"),
];

const RIEN_LU: &str = "rien n’est lu dans ce fichier";
const LIGNE: &str = "les documents qui dépendent de cette ligne sont retenus";
const CANDIDAT: &str = "tous les documents de ce candidat sont retenus";
const LIVRE: &str = "rien n’est retenu";
const LAISSES: &str = "les papiers concernés restent ceux du dernier passage";
const CELLULE: &str = "les documents qui montrent cette valeur sont retenus";
