//! What is wrong with the user's data: every fault, with its place and what to do about it.
//!
//! One collector passes through every stage. A stage adds to it and goes on; nothing here stops a run.

pub mod codes;
mod groupes;
pub mod messages;
mod obstacle;
mod text;

use std::fmt;

pub use codes::Code;
pub use groupes::{Groupe, ParFichier, Repetition, collapse, group};
pub use obstacle::{CHEMIN_MAX, Obstacle};
pub use text::{render, render_repetition, render_summary, without_tricks};

use crate::place::Lieu;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gravite {
    /// Something is held back.
    Erreur,
    /// Everything is delivered; a person should look.
    Avertissement,
    Info,
}

impl fmt::Display for Gravite {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Erreur => "erreur",
            Self::Avertissement => "avertissement",
            Self::Info => "info",
        })
    }
}

#[derive(Debug, Clone)]
pub struct Diagnostic {
    pub code: &'static Code,
    /// A sentence without its final stop, quoting the value.
    pub message: String,
    pub lieu: Option<Lieu>,
    /// Other places that the message speaks of, each with its role.
    pub lieux_lies: Vec<(String, Lieu)>,
    /// What to do, starting with a verb.
    pub aide: String,
    /// N° candidat, or the name where no number is known.
    pub candidat: Option<String>,
    /// Who can mend it: as far as its code tells, until the end of the run knows the table it stands in.
    pub responsable: String,
}

impl Diagnostic {
    /// Where it is, then what it is: the order in which a secretary mends a folder.
    fn key(&self) -> (Gravite, &Option<Lieu>, &str, &str, &Option<String>) {
        (self.code.gravite(), &self.lieu, self.code.id, &self.message, &self.candidat)
    }

    #[must_use]
    pub fn about(mut self, candidat: &str) -> Self {
        self.candidat = Some(candidat.to_owned());
        self
    }

    #[must_use]
    pub fn see(mut self, role: &str, lieu: &Lieu) -> Self {
        self.lieux_lies.push((role.to_owned(), lieu.clone()));
        self
    }
}

#[derive(Debug, Default, Clone)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Adds a fault and returns its code, for whoever must remember what it holds back.
    pub fn push(&mut self, diagnostic: Diagnostic) -> &'static str {
        let id = diagnostic.code.id;
        self.list.push(diagnostic);
        id
    }

    /// What was told elsewhere, after what is told here.
    pub fn append(&mut self, mut other: Self) {
        self.list.append(&mut other.list);
    }

    pub fn has_errors(&self) -> bool {
        count_errors(&self.list) > 0
    }

    /// How many have been told so far.
    pub fn count(&self) -> usize {
        self.list.len()
    }

    /// Whether every file and every sheet could be read: else, what is absent may only be unread.
    pub fn read_everything(&self) -> bool {
        let unread = |code: &Code| code.gravite() == Gravite::Erreur && code.id.starts_with("E1");
        let unknown = [
            &codes::FEUILLE_ABSENTE,
            &codes::FEUILLE_INCOMPLETE,
            &codes::TABLEAU_AMBIGU,
            &codes::DEUX_TABLEAUX,
            &codes::FEUILLE_SANS_ENTETE,
            &codes::FEUILLE_DETOURNEE,
            &codes::FEUILLE_PREPAREE_MODIFIEE,
            &codes::AUCUN_CANDIDAT,
        ];
        !self.list.iter().any(|d| unread(d.code) || unknown.contains(&d.code))
    }

    /// All of them, errors first, then by place; the same fault at the same place stands once.
    pub fn into_sorted(self) -> Vec<Diagnostic> {
        let mut list = self.list;
        list.sort_by(|a, b| a.key().cmp(&b.key()));
        list.dedup_by(|a, b| a.key() == b.key());
        list
    }
}

/// How many of them are errors.
pub fn count_errors(diagnostics: &[Diagnostic]) -> usize {
    diagnostics.iter().filter(|d| d.code.gravite() == Gravite::Erreur).count()
}
