//! The outputs of a run: papers, archives for the jury, stacks to print.
//!
//! Pure. One collector of outputs passes through a run, as that of diagnostics does: planned, composed, decided, made,
//! told. Whatever it is, an output is made of something, goes somewhere, has a fingerprint, and something becomes of
//! it; nothing past this module asks whether it is a paper, an archive or a stack, but to make it.

mod alertes;
mod anciennes;
mod avant;
mod decision;
mod empreinte;
mod lectures;
mod memoire;
mod plan;
mod rassemblement;
mod registre;
mod suites;

use serde::{Deserialize, Serialize};

use crate::diagnostics::Renvoi;
use crate::documents::impressions::{Pile, is_hidden};
use crate::documents::{Demande, Emplacement, Place, Rayon};
use crate::dossiers::Dossier;
use crate::referentiel::types::Motif;

pub use alertes::{Accord, Alerte, Maintenant, Masse, Perte, lost_tables, mass_losses, tell};
pub use avant::{Avant, Presence};
pub use decision::{Marche, Motifs, Sceau, decide, retire_held};
pub use empreinte::{Communs, Empreinte};
pub use lectures::{Lecture, lectures_of};
pub use memoire::{Connu, remember};
pub use plan::plan;
pub use registre::{Fiche, REGISTRE_VERSION, Registre};
pub use suites::{Personne, Suites, people_of};

/// What kind of thing an output is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Genre {
    Papier,
    Archive,
    Pile,
}

/// Whether something is left to fill in by hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Etat {
    Complet,
    ACompleter,
}

/// What became of an output since the last run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Changement {
    Nouveau,
    Refait,
    /// The same thing, under another path.
    Deplace,
    Inchange,
    /// As the last run left it: what it is made of is not known any more, or it was not asked for.
    Laisse,
}

/// Which output it is, whatever its path and its content: what tells that two runs made the same thing.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Cle {
    pub genre: Genre,
    /// Of the document or of the stack; empty for an archive.
    pub id: String,
    /// The period, the rank: empty for what exists once.
    #[serde(default)]
    pub objet: String,
    /// Folder of the class.
    pub classe: String,
    /// Folder of the candidate; nothing for what concerns a class.
    #[serde(default)]
    pub personne: Option<String>,
}

/// What an output is made of.
#[derive(Debug)]
pub enum Matiere<'a> {
    Papier(&'a Demande<'a>),
    /// Papers of a candidate, by their place among the outputs, in the order of the archive.
    Archive(&'a Dossier, Vec<usize>),
    /// Papers of a class.
    Pile(&'a Pile<'a>),
    /// Nothing that this run knows: the data no longer asks for it, and it is left.
    Ancienne,
}

/// What making an output would take, and leave.
#[derive(Debug, Clone, Default)]
pub struct Recette {
    pub empreinte: Empreinte,
    /// What is left to fill in by hand.
    pub manques: Vec<String>,
}

/// What becomes of an output.
#[derive(Debug, Clone)]
pub enum Devenir {
    /// Planned, and no more is known.
    Prevu,
    /// To be made.
    AFaire { changement: Changement, pourquoi: Vec<Motif> },
    /// It stands, whatever became of it.
    EnPlace { changement: Changement, pourquoi: Vec<Motif>, fichier: Fichier },
    /// As the last run left it, and the fault or the remark that says why.
    Laisse { fiche: Box<Fiche>, cause: Renvoi },
    /// Asked for only because a list of candidates is missing: no paper of theirs is new.
    Ecarte,
    /// Nobody asked this run for it, and none ever made it.
    JamaisDemande,
    /// Not there: the faults that hold it back. `ancienne`: the file of an earlier run stays where it was, for want of
    /// a way to replace it.
    Retenu { renvois: Vec<Renvoi>, ancienne: bool },
}

/// A file that stands in the output folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fichier {
    pub sha256: String,
    /// None in an archive.
    pub pages: usize,
    /// Encrypted.
    pub scelle: bool,
}

/// One output.
#[derive(Debug)]
pub struct Sortie<'a> {
    pub cle: Cle,
    /// Relative to the output folder, with `/`.
    pub chemin: String,
    pub matiere: Matiere<'a>,
    pub confidentiel: bool,
    /// Whether this run was asked for it.
    pub demandee: bool,
    pub recette: Recette,
    pub devenir: Devenir,
    /// Where the last run had put it, when that was elsewhere.
    pub ancien_chemin: Option<String>,
    /// Where the version that it replaced is kept.
    pub precedent: Option<String>,
}

/// What a run removed from its place.
#[derive(Debug, Clone)]
pub struct Retrait {
    pub chemin: String,
    pub fiche: Fiche,
    pub cause: CauseRetrait,
    pub pourquoi: Vec<Motif>,
    /// Where it lies now, relative to the output folder; nothing until it was moved.
    pub precedent: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CauseRetrait {
    /// The data no longer asks for it.
    PlusAttendu,
    /// An error holds back what would take its place: it would be used by mistake.
    Retenu,
    /// The same thing stands elsewhere.
    Deplace,
}

/// Every output of a run, and what was removed.
#[derive(Debug, Default)]
pub struct Sorties<'a> {
    /// Papers in the order of the plan, then archives, then stacks, then what is left of an earlier run.
    pub list: Vec<Sortie<'a>>,
    pub retraits: Vec<Retrait>,
}

impl Sortie<'_> {
    /// How the manifest names the candidate; nothing for a class.
    pub fn candidat(&self) -> Option<String> {
        match &self.matiere {
            Matiere::Papier(demande) => demande.cible.reference(),
            Matiere::Archive(dossier, _) => Some(dossier.candidat.reference()),
            Matiere::Pile(_) => None,
            Matiere::Ancienne => self.fiche().and_then(|fiche| fiche.candidat.clone()),
        }
    }

    /// Name of the class.
    pub fn classe(&self) -> &str {
        match &self.matiere {
            Matiere::Papier(demande) => demande.cible.classe(),
            Matiere::Archive(dossier, _) => dossier.candidat.classe(),
            Matiere::Pile(pile) => pile.classe,
            Matiere::Ancienne => self.fiche().map_or("", |fiche| &fiche.classe),
        }
    }

    /// What it gathers, by place among the outputs.
    pub fn pieces(&self) -> Vec<usize> {
        match &self.matiere {
            Matiere::Papier(demande) => demande.pieces.clone(),
            Matiere::Archive(_, pieces) => pieces.clone(),
            Matiere::Pile(pile) => pile.pieces().collect(),
            Matiere::Ancienne => Vec::new(),
        }
    }

    /// Complete or not, as it stands or as it would be; nothing for what is held back.
    pub fn etat(&self) -> Option<Etat> {
        match &self.devenir {
            Devenir::Retenu { .. } | Devenir::Ecarte | Devenir::JamaisDemande => None,
            Devenir::Laisse { fiche, .. } => Some(fiche.etat),
            Devenir::Prevu | Devenir::AFaire { .. } | Devenir::EnPlace { .. } => Some(self.recette.etat()),
        }
    }

    /// Whether it leaves nothing to fill in by hand, made or not.
    pub fn is_complete(&self) -> bool {
        self.fiche().map_or(self.recette.etat(), |fiche| fiche.etat) == Etat::Complet
    }

    /// What became of it; nothing for what is held back.
    pub fn changement(&self) -> Option<(Changement, &[Motif])> {
        match &self.devenir {
            Devenir::AFaire { changement, pourquoi } | Devenir::EnPlace { changement, pourquoi, .. } => {
                Some((*changement, pourquoi))
            }
            Devenir::Laisse { .. } => Some((Changement::Laisse, &[])),
            Devenir::Prevu | Devenir::Ecarte | Devenir::JamaisDemande | Devenir::Retenu { .. } => None,
        }
    }

    /// The file that stands, as this run leaves it.
    pub fn fichier(&self) -> Option<Fichier> {
        match &self.devenir {
            Devenir::EnPlace { fichier, .. } => Some(fichier.clone()),
            Devenir::Laisse { fiche, .. } => Some(fiche.fichier()),
            _ => None,
        }
    }

    /// What the last run knew of an output that is left as it was.
    pub fn fiche(&self) -> Option<&Fiche> {
        match &self.devenir {
            Devenir::Laisse { fiche, .. } => Some(fiche),
            _ => None,
        }
    }

    /// What is left to fill in by hand, in words.
    pub fn manques(&self) -> &[String] {
        self.fiche().map_or(&self.recette.manques, |fiche| &fiche.manques)
    }

    pub fn is_to_make(&self) -> bool {
        matches!(self.devenir, Devenir::AFaire { .. })
    }

    pub fn is_held(&self) -> bool {
        matches!(self.devenir, Devenir::Retenu { .. })
    }

    pub fn is_left(&self) -> bool {
        matches!(self.devenir, Devenir::Laisse { .. })
    }

    /// Whether the account of this run is about it.
    pub fn is_told(&self) -> bool {
        !matches!(self.devenir, Devenir::Ecarte | Devenir::JamaisDemande)
    }

    /// Whether this very fault holds it back, or keeps it as it was.
    pub fn waits_for(&self, renvoi: Renvoi) -> bool {
        match &self.devenir {
            Devenir::Retenu { renvois, .. } => renvois.contains(&renvoi),
            Devenir::Laisse { cause, .. } => *cause == renvoi,
            _ => false,
        }
    }

    pub fn hold(&mut self, renvois: Vec<Renvoi>, ancienne: bool) {
        self.devenir = Devenir::Retenu { renvois, ancienne };
    }

    pub fn place(&self) -> Option<Place> {
        let personne = self.cle.personne.clone()?;
        Some(Place { classe: self.cle.classe.clone(), personne })
    }
}

impl Recette {
    pub fn etat(&self) -> Etat {
        if self.manques.is_empty() { Etat::Complet } else { Etat::ACompleter }
    }
}

impl<'a> Sorties<'a> {
    pub fn of(&self, genre: Genre) -> impl Iterator<Item = &Sortie<'a>> {
        self.list.iter().filter(move |sortie| sortie.cle.genre == genre)
    }

    /// Forgets what gathers papers.
    pub fn keep_papers(&mut self) {
        self.list.retain(|sortie| sortie.cle.is_paper());
        self.retraits.retain(|retrait| retrait.fiche.cle.is_paper());
    }

    pub fn papiers(&self) -> impl Iterator<Item = &Sortie<'a>> {
        self.of(Genre::Papier)
    }

    /// The faults of the pieces of an output that are held back.
    pub fn faults_of_pieces(&self, index: usize) -> Vec<Renvoi> {
        let held =
            self.list[index].pieces().into_iter().filter_map(|piece| match &self.list[piece].devenir {
                Devenir::Retenu { renvois, .. } => Some(renvois.clone()),
                _ => None,
            });
        let mut renvois: Vec<Renvoi> = held.flatten().collect();
        renvois.sort_unstable();
        renvois.dedup();
        renvois
    }
}

/// Whether an output must be kept from candidates.
fn is_confidential(demande: &Demande<'_>) -> bool {
    is_hidden(demande.document)
}

/// The place of an archive: beside the candidate's folder, under its name.
fn archive_place(place: &Place) -> Emplacement {
    Emplacement::new(&place.classe, Rayon::Jury, None, &format!("{}.zip", place.personne))
}
