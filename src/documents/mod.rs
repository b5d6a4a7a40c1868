//! From dossiers to demands: which documents are expected, which are held back, what each will show.
//!
//! Pure. What exists for whom is the catalogue's; a new document needs no line here.

mod chemins;
mod donnees;
mod exigences;
pub mod noms;

use crate::diagnostics::{Diagnostics, messages};
use crate::dossiers::{Candidat, Dossier, Dossiers, Stage, Sujet};
use crate::referentiel::Referentiel;
use crate::referentiel::types::{Bloc, Condition, Document, Dossier as Rangement, Par};
use crate::texte::fold;

pub use chemins::{COPIES, Chemins, MODELES};
pub use donnees::Edition;
pub use exigences::Composition;

/// Which documents are asked for; an empty list asks for all.
#[derive(Debug, Default, Clone)]
pub struct Selection {
    pub classes: Vec<String>,
    /// N° candidat.
    pub candidats: Vec<String>,
    /// Ids of the catalogue.
    pub documents: Vec<String>,
}

impl Selection {
    /// Whether nothing is left out: only then can a file be said to be no longer expected.
    pub fn is_whole(&self) -> bool {
        self.classes.is_empty() && self.candidats.is_empty() && self.documents.is_empty()
    }

    /// Whether a candidate is asked for.
    pub fn holds(&self, candidat: &Candidat) -> bool {
        let numero = candidat.numero.as_ref().map_or("", |n| &n.valeur);
        is_asked_class(&self.classes, candidat.classe()) && is_asked(&self.candidats, numero)
    }

    /// A selection that names nobody is a fault: its author expects papers.
    pub fn check(&self, diags: &mut Diagnostics, dossiers: &Dossiers) {
        let known = |test: &dyn Fn(&Dossier) -> bool| dossiers.dossiers.iter().any(test);
        for classe in &self.classes {
            if !known(&|d| fold(d.candidat.classe()) == fold(classe)) {
                diags.push(messages::selection_vide("--classe", classe));
            }
        }
        for candidat in &self.candidats {
            if !known(&|d| d.candidat.numero.as_ref().is_some_and(|n| n.valeur == *candidat)) {
                diags.push(messages::selection_vide("--candidat", candidat));
            }
        }
    }
}

/// One document of one candidate.
#[derive(Debug)]
pub struct Demande<'a> {
    pub document: &'a Document,
    pub dossier: &'a Dossier,
    pub stage: Option<&'a Stage>,
    /// Relative to the output folder, with `/`.
    pub chemin: String,
    /// Codes of the faults that hold it back; empty when it can be produced.
    pub retenu: Vec<&'static str>,
}

/// The folder of a candidate's jury documents, which its archive is named after.
pub fn jury_folder(demande: &Demande<'_>) -> Option<String> {
    let folder = demande.chemin.rsplit_once('/')?.0;
    Some(match demande.document.dossier {
        Rangement::Jury => folder.to_owned(),
        Rangement::Candidats => folder.replacen(chemins::CANDIDATS, chemins::JURY, 1),
    })
}

/// Every expected document, in the order of the catalogue so that a template is used in one go.
pub fn plan<'a>(pack: &'a Referentiel, dossiers: &'a Dossiers, selection: &Selection) -> Vec<Demande<'a>> {
    let mut chemins = Chemins::new(&dossiers.dossiers);
    let mut demandes = Vec::new();
    for document in pack.documents.iter().filter(|d| is_asked(&selection.documents, &d.id)) {
        for (index, dossier) in dossiers.dossiers.iter().enumerate() {
            if !selection.holds(&dossier.candidat) || !exists_for(pack, document, dossier) {
                continue;
            }
            let stages: Vec<Option<&Stage>> = match document.par {
                Par::Candidat => vec![None],
                Par::Stage => dossier.stages.iter().map(Some).collect(),
            };
            for stage in stages {
                demandes.push(Demande {
                    document,
                    dossier,
                    stage,
                    chemin: chemins.of(index, document, stage),
                    retenu: held_by(dossiers, document, dossier, stage),
                });
            }
        }
    }
    demandes
}

/// Two spellings of a class are one class, as in the folders and the commissions.
fn is_asked_class(asked: &[String], classe: &str) -> bool {
    asked.is_empty() || asked.iter().any(|a| fold(a) == fold(classe))
}

fn is_asked(asked: &[String], value: &str) -> bool {
    asked.is_empty() || asked.iter().any(|a| a == value)
}

/// A candidate whose category is unknown is expected to have what any category would: it is held back, not
/// forgotten.
fn exists_for(pack: &Referentiel, document: &Document, dossier: &Dossier) -> bool {
    let categorie = dossier.candidat.categorie();
    let by_category = categorie
        .is_none_or(|c| document.categories.is_empty() || document.categories.iter().any(|known| known == c));
    let epreuve = document.epreuve.as_ref().and_then(|code| pack.find_epreuve(code));
    let by_mode = match (epreuve, categorie) {
        (Some(epreuve), Some(categorie)) if !document.modes.is_empty() => {
            pack.mode(epreuve, categorie).is_some_and(|mode| document.modes.contains(&mode.mode))
        }
        _ => true,
    };
    let by_data = document.si.is_none_or(|condition| match condition {
        Condition::Pfmp => !dossier.stages.is_empty() || dossier.justificatifs.is_empty(),
    });
    by_category && by_mode && by_data
}

/// Codes of the faults that touch something the document shows.
fn held_by(
    dossiers: &Dossiers,
    document: &Document,
    dossier: &Dossier,
    stage: Option<&Stage>,
) -> Vec<&'static str> {
    let shown = subjects_of(document, stage);
    let mut codes: Vec<&'static str> = dossiers.etablissement.fautes.clone();
    codes.extend(dossier.fautes.iter().filter(|f| shown.iter().any(|s| f.sujet.touches(s))).map(|f| f.code));
    codes.sort_unstable();
    codes.dedup();
    codes
}

fn subjects_of(document: &Document, stage: Option<&Stage>) -> Vec<Sujet> {
    let epreuve = document.epreuve.clone().unwrap_or_default();
    let mut subjects = vec![Sujet::Candidat];
    if !document.modes.is_empty() || !document.categories.is_empty() {
        subjects.push(Sujet::Categorie);
    }
    subjects.extend(document.donnees.iter().filter_map(|bloc| match bloc {
        Bloc::Epreuve => None,
        Bloc::Grille => Some(Sujet::Evaluation(Some(epreuve.clone()), document.situation.clone())),
        Bloc::Commission => Some(Sujet::Commission(Some(epreuve.clone()))),
        Bloc::Travaux => Some(Sujet::Travaux(Some(epreuve.clone()))),
        Bloc::Stage => Some(Sujet::Pfmp(stage.map(|s| s.periode.clone()))),
        Bloc::Recapitulatif => Some(Sujet::Pfmp(None)),
    }));
    subjects
}

/// The values that the template of a demand will place, and what is missing among them.
pub fn compose(
    pack: &Referentiel,
    dossiers: &Dossiers,
    edition: &Edition,
    demande: &Demande<'_>,
) -> Composition {
    exigences::check(demande.document, donnees::build(pack, dossiers, edition, demande))
}
