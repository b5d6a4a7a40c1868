//! What is wrong with the user's data: every fault, with its place and what to do about it.
//!
//! One collector passes through every stage. A stage adds to it and goes on; nothing here stops a run.

pub mod codes;
mod groupes;
pub mod messages;
mod obstacle;
mod sujet;
mod text;

use std::cmp::Ordering;
use std::fmt;

pub use codes::Code;
pub use groupes::{Groupe, ParFichier, Repetition, across_files, collapse, group};
pub use obstacle::{CHEMIN_MAX, LienSortant, Obstacle};
pub use sujet::{Dit, Sujet};
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
    /// A sentence without its final stop, quoting the value; what it is about is said before it, by
    /// [`Self::phrase`].
    pub message: String,
    /// Nothing until the end of the run knows the rows and the list.
    pub sujet: Sujet,
    /// What of its subject the message says itself.
    pub dit: Dit,
    /// Whether it is about the whole row that it stands in.
    pub d_une_ligne: bool,
    pub lieu: Option<Lieu>,
    /// Other places that the message speaks of, each with its role.
    pub lieux_lies: Vec<(String, Lieu)>,
    /// Those of them where the same fault stands again.
    pub fautifs: Vec<Lieu>,
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

    /// Whether it says that a file, a sheet or a column of rows could not be read, or that nobody is in the folder.
    pub fn is_unread(&self) -> bool {
        let of_file = self.code.gravite() == Gravite::Erreur && self.code.id.starts_with("E1");
        let unknown = [
            &codes::FEUILLE_ABSENTE,
            &codes::FEUILLE_INCOMPLETE,
            &codes::TABLEAU_AMBIGU,
            &codes::DEUX_TABLEAUX,
            &codes::FEUILLE_SANS_ENTETE,
            &codes::FEUILLE_DETOURNEE,
            &codes::FEUILLE_PREPAREE_MODIFIEE,
            &codes::TABLEAU_LARGE,
            &codes::TABLEAU_EN_UNE_COLONNE,
            &codes::VALEUR_EN_ENTETE,
            &codes::AUCUN_CANDIDAT,
        ];
        of_file || unknown.contains(&self.code)
    }

    #[must_use]
    pub fn about(mut self, candidat: &str) -> Self {
        self.candidat = Some(candidat.to_owned());
        self
    }

    /// « BARRY Lou-Anne, E31 : note hors du barème : « 21 » »: the whole sentence, as every account has it.
    pub fn phrase(&self) -> String {
        let subject = self.sujet.unsaid(self.dit);
        if subject.is_empty() { self.message.clone() } else { format!("{subject} : {}", self.message) }
    }

    /// The message names the person.
    #[must_use]
    fn says_person(mut self) -> Self {
        self.dit.personne = true;
        self
    }

    /// The message names the épreuve.
    #[must_use]
    fn says_epreuve(mut self) -> Self {
        self.dit.epreuve = true;
        self
    }

    /// The message names the period.
    #[must_use]
    fn says_periode(mut self) -> Self {
        self.dit.periode = true;
        self
    }

    /// The message needs nothing before it.
    #[must_use]
    fn says_all(mut self) -> Self {
        self.dit = Dit::TOUT;
        self
    }

    #[must_use]
    pub fn see(mut self, role: &str, lieu: &Lieu) -> Self {
        self.lieux_lies.push((role.to_owned(), lieu.clone()));
        self
    }

    /// The same fault, told once.
    #[must_use]
    fn also(mut self, role: &str, lieu: &Lieu) -> Self {
        self.fautifs.push(lieu.clone());
        self.see(role, lieu)
    }
}

/// The collector. What it was told keeps its identity, a [`Renvoi`], until the account of the run.
#[derive(Debug, Default, Clone)]
pub struct Diagnostics {
    list: Vec<Place>,
}

#[derive(Debug, Clone)]
enum Place {
    Dit(Box<Diagnostic>),
    /// What many rows say alike is told once all of them have been read.
    Attendu,
    /// Told elsewhere.
    Comme(usize),
}

/// One diagnostic of the collector, for whoever remembers what it holds back.
#[derive(Debug, Clone, Copy)]
pub struct Renvoi {
    code: &'static Code,
    numero: usize,
}

impl Renvoi {
    pub fn code(self) -> &'static Code {
        self.code
    }

    pub fn is(self, code: &Code) -> bool {
        *self.code == *code
    }

    /// By code, then in the order in which they were told.
    fn key(self) -> (&'static str, usize) {
        (self.code.id, self.numero)
    }
}

impl PartialEq for Renvoi {
    fn eq(&self, other: &Self) -> bool {
        self.numero == other.numero
    }
}

impl Eq for Renvoi {}

impl PartialOrd for Renvoi {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Renvoi {
    fn cmp(&self, other: &Self) -> Ordering {
        self.key().cmp(&other.key())
    }
}

/// The diagnostics as they are told: errors first, then by place; the same fault at the same place stands once.
#[derive(Debug, Default, Clone)]
pub struct Ranges {
    pub list: Vec<Diagnostic>,
    /// By number.
    rangs: Vec<Option<usize>>,
}

impl Ranges {
    /// Where a diagnostic stands in the list; nothing for one that was never told.
    pub fn rang(&self, renvoi: Renvoi) -> Option<usize> {
        self.rangs.get(renvoi.numero).copied().flatten()
    }
}

impl Diagnostics {
    /// Adds a fault and returns its identity, for whoever must remember what it holds back.
    pub fn push(&mut self, diagnostic: Diagnostic) -> Renvoi {
        let code = diagnostic.code;
        self.list.push(Place::Dit(Box::new(diagnostic)));
        Renvoi { code, numero: self.list.len() - 1 }
    }

    /// A fault that will be told later, by [`Self::settle`].
    pub fn announce(&mut self, code: &'static Code) -> Renvoi {
        self.list.push(Place::Attendu);
        Renvoi { code, numero: self.list.len() - 1 }
    }

    /// Tells once what several announced.
    pub fn settle(&mut self, announced: &[Renvoi], diagnostic: Diagnostic) {
        let told = self.push(diagnostic);
        for renvoi in announced {
            self.list[renvoi.numero] = Place::Comme(told.numero);
        }
    }

    /// What was told elsewhere, after what is told here. Nobody remembers what `other` gave back.
    pub fn append(&mut self, mut other: Self) {
        self.list.append(&mut other.list);
    }

    pub fn has_errors(&self) -> bool {
        self.iter().any(|d| d.code.gravite() == Gravite::Erreur)
    }

    /// How many have been told so far.
    pub fn count(&self) -> usize {
        self.iter().count()
    }

    /// In the order in which they were told.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.list.iter().filter_map(|place| match place {
            Place::Dit(diagnostic) => Some(&**diagnostic),
            Place::Attendu | Place::Comme(_) => None,
        })
    }

    /// The same, each with its identity.
    pub fn told(&self) -> impl Iterator<Item = (Renvoi, &Diagnostic)> {
        self.list.iter().enumerate().filter_map(|(numero, place)| match place {
            Place::Dit(diagnostic) => Some((Renvoi { code: diagnostic.code, numero }, &**diagnostic)),
            Place::Attendu | Place::Comme(_) => None,
        })
    }

    /// The first fault that kept a file or a sheet from being read: what is absent may then only be unread.
    pub fn unread(&self) -> Option<Renvoi> {
        self.told().find(|(_, diagnostic)| diagnostic.is_unread()).map(|(renvoi, _)| renvoi)
    }

    /// Whether every file and every sheet could be read.
    pub fn read_everything(&self) -> bool {
        self.unread().is_none()
    }

    /// All of them, as they are told.
    pub fn into_sorted(self) -> Vec<Diagnostic> {
        self.into_ranked().list
    }

    /// All of them, as they are told, and where each stands.
    pub fn into_ranked(self) -> Ranges {
        let mut rangs: Vec<Option<usize>> = vec![None; self.list.len()];
        let mut alike = Vec::new();
        let mut told = Vec::new();
        for (numero, place) in self.list.into_iter().enumerate() {
            match place {
                Place::Dit(diagnostic) => told.push((numero, *diagnostic)),
                Place::Comme(autre) => alike.push((numero, autre)),
                Place::Attendu => {}
            }
        }
        told.sort_by(|(_, a), (_, b)| a.key().cmp(&b.key()));
        let mut list = Vec::<Diagnostic>::new();
        for (numero, diagnostic) in told {
            if list.last().is_none_or(|last| last.key() != diagnostic.key()) {
                list.push(diagnostic);
            }
            rangs[numero] = Some(list.len() - 1);
        }
        for (numero, autre) in alike {
            rangs[numero] = rangs[autre];
        }
        Ranges { list, rangs }
    }
}

/// How many of them are errors.
pub fn count_errors(diagnostics: &[Diagnostic]) -> usize {
    diagnostics.iter().filter(|d| d.code.gravite() == Gravite::Erreur).count()
}
