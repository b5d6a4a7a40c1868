//! From dossiers to demands: which documents are expected, which are held back, what each will show.
//!
//! Pure. What exists for whom is the catalogue's; a new document needs no line here.

mod chemins;
mod cible;
mod conditions;
mod donnees;
mod exigences;
pub mod impressions;
pub mod noms;
mod pieces;
mod sans_objet;

use std::collections::BTreeSet;

use crate::diagnostics::{Diagnostics, messages};
use crate::dossiers::{Candidat, Dossier, Dossiers, Sujet};
use crate::referentiel::Referentiel;
use crate::referentiel::types::{Bloc, Condition, Document, Dossier as Rangement, Epreuve, Par};
use crate::texte::fold;

pub use chemins::{COPIES, Chemins, LONGUEUR_MAX, MODELES};
pub use cible::{Cible, Classe, Objet};
pub use donnees::Edition;
pub use exigences::Composition;
pub use pieces::Piece;
pub use sans_objet::tell_unshown;

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

/// One document of one candidate, or of one class.
#[derive(Debug)]
pub struct Demande<'a> {
    pub document: &'a Document,
    pub cible: Cible<'a>,
    /// Where its dossier stands in class order; for a class, the first of its candidates.
    pub rang: usize,
    /// Relative to the output folder, with `/`.
    pub chemin: String,
    /// Codes of the faults that hold it back; empty when it can be produced.
    pub retenu: Vec<&'static str>,
    /// What a sommaire lists; empty for any other document.
    pub pieces: Vec<Piece<'a>>,
    /// Path of the sommaire that lists it.
    pub sommaire: Option<String>,
}

/// The folder of a candidate's jury documents, which its archive is named after; nothing for a class.
pub fn jury_folder(demande: &Demande<'_>) -> Option<String> {
    demande.cible.dossier()?;
    let folder = demande.chemin.rsplit_once('/')?.0;
    match demande.document.dossier {
        Rangement::Jury => Some(folder.to_owned()),
        Rangement::Candidats => Some(folder.replacen(chemins::CANDIDATS, chemins::JURY, 1)),
        Rangement::Classe => None,
    }
}

/// Every expected document, in the order of the catalogue so that a template is used in one go.
pub fn plan<'a>(pack: &'a Referentiel, dossiers: &'a Dossiers, selection: &Selection) -> Vec<Demande<'a>> {
    let mut chemins = Chemins::new(&dossiers.dossiers);
    let classes = cible::classes(&dossiers.dossiers);
    let mut demandes = Vec::new();
    for document in &pack.documents {
        let cibles: Vec<(usize, Cible<'a>)> = if document.par == Par::Classe {
            // A class of which one candidate is asked for would be told as if it were whole.
            let asked = |classe: &Classe<'_>| {
                selection.candidats.is_empty() && is_asked_class(&selection.classes, classe.nom)
            };
            let whole = classes.iter().filter(|(_, classe)| asked(classe));
            whole.map(|(index, classe)| (*index, Cible::Classe(classe.clone()))).collect()
        } else {
            let asked = dossiers
                .dossiers
                .iter()
                .enumerate()
                .filter(|(_, dossier)| selection.holds(&dossier.candidat));
            asked
                .flat_map(|(index, dossier)| {
                    cibles_of(pack, document, dossier).into_iter().map(move |cible| (index, cible))
                })
                .collect()
        };
        for (index, cible) in cibles {
            let chemin = chemins.of(index, document, &cible);
            let retenu = held_by(pack, dossiers, document, &cible);
            demandes.push(Demande {
                document,
                cible,
                rang: index,
                chemin,
                retenu,
                pieces: Vec::new(),
                sommaire: None,
            });
        }
    }
    // Which pieces a candidate has does not depend on the documents that are asked for.
    pieces::link(&mut demandes);
    demandes.retain(|demande| is_asked(&selection.documents, &demande.document.id));
    demandes
}

/// Two spellings of a class are one class, as in the folders and the commissions.
fn is_asked_class(asked: &[String], classe: &str) -> bool {
    asked.is_empty() || asked.iter().any(|a| fold(a) == fold(classe))
}

fn is_asked(asked: &[String], value: &str) -> bool {
    asked.is_empty() || asked.iter().any(|a| a == value)
}

/// What a document of candidates is about, for one of them.
fn cibles_of<'a>(pack: &'a Referentiel, document: &Document, dossier: &'a Dossier) -> Vec<Cible<'a>> {
    if !exists_for(pack, document, dossier) {
        return Vec::new();
    }
    let objets = cible::objets(pack, document.par, dossier);
    objets.into_iter().map(|objet| Cible::Candidat(dossier, objet)).collect()
}

/// A candidate whose category is unknown is expected to have what any category would: it is held back, not
/// forgotten.
fn exists_for(pack: &Referentiel, document: &Document, dossier: &Dossier) -> bool {
    let by_data = document.si.is_none_or(|condition| conditions::holds(pack, condition, dossier));
    let by_pieces = !pieces::is_sommaire(document) || pieces::has_dossier(pack, dossier);
    pack.is_for(document, dossier.candidat.categorie()) && by_data && by_pieces
}

/// Codes of the faults that touch something the document shows. The document of a class is not held back by a
/// candidate: that candidate's row says why it is blank.
fn held_by(
    pack: &Referentiel,
    dossiers: &Dossiers,
    document: &Document,
    cible: &Cible<'_>,
) -> Vec<&'static str> {
    let mut codes: Vec<&'static str> = dossiers.etablissement.fautes.clone();
    if let Cible::Candidat(dossier, objet) = cible {
        codes.extend(faults_on(dossier, &subjects_of(pack, document, *objet)));
        if pieces::is_sommaire(document) {
            // It says what the archive holds, and no archive is made without one of its pieces.
            let sent = pieces::sent(pack, dossier);
            codes.extend(sent.iter().flat_map(|(piece, cible)| held_by(pack, dossiers, piece, cible)));
        }
    }
    codes.sort_unstable();
    codes.dedup();
    codes
}

/// Codes of the faults of a dossier that touch one of the subjects; in order, each once.
fn faults_on(dossier: &Dossier, shown: &[Sujet]) -> Vec<&'static str> {
    let touched = dossier.fautes.iter().filter(|f| shown.iter().any(|s| f.sujet.touches(s)));
    let codes: BTreeSet<&'static str> = touched.map(|f| f.code).collect();
    codes.into_iter().collect()
}

fn subjects_of(pack: &Referentiel, document: &Document, objet: Objet<'_>) -> Vec<Sujet> {
    let epreuve = document.epreuve.clone().unwrap_or_default();
    let mut subjects = vec![Sujet::Candidat];
    let by_category =
        matches!(document.si, Some(Condition::Certificats | Condition::Heures | Condition::Ponctuel));
    if by_category || !document.modes.is_empty() || !document.categories.is_empty() {
        subjects.push(Sujet::Categorie);
    }
    let periode = || objet.periode().map(str::to_owned);
    subjects.extend(document.donnees.iter().flat_map(|bloc| match bloc {
        // The evaluations of several situations, or of several épreuves, are below.
        Bloc::Epreuve | Bloc::Pieces | Bloc::Ponctuel | Bloc::Synthese | Bloc::Notes
        // Each row of a class is held back by itself.
        | Bloc::NotesClasse
        | Bloc::PfmpClasse
        | Bloc::CommissionsClasse
        | Bloc::CompositionClasse
        | Bloc::CouvertureClasse => vec![],
        Bloc::Grille => vec![Sujet::Evaluation(Some(epreuve.clone()), document.situation.clone())],
        Bloc::Commission => vec![Sujet::Commission(Some(epreuve.clone()))],
        Bloc::Travaux => vec![Sujet::Travaux(Some(epreuve.clone()))],
        Bloc::Stage => vec![Sujet::Pfmp(periode())],
        Bloc::Recapitulatif => vec![Sujet::Pfmp(None)],
        Bloc::CompteRendu => vec![Sujet::Tuteur(periode()), Sujet::Pfmp(periode())],
        Bloc::Suivi => vec![Sujet::Tuteur(None), Sujet::Pfmp(None)],
        Bloc::Certificat | Bloc::Experience | Bloc::Heures => vec![Sujet::Justificatifs],
        Bloc::Conformite => vec![Sujet::Travaux(None), Sujet::Justificatifs, Sujet::Pfmp(None)],
    }));
    if document.donnees.contains(&Bloc::Synthese) {
        subjects.extend(pack.find_epreuve(&epreuve).into_iter().flat_map(evaluations_of));
    }
    if document.donnees.contains(&Bloc::Notes) {
        // The mode of each épreuve says which notes are expected.
        subjects.push(Sujet::Categorie);
        subjects.extend(pack.epreuves_on_grids().flat_map(evaluations_of));
    }
    subjects
}

/// The evaluation of an épreuve, and that of each of its situations.
fn evaluations_of(epreuve: &Epreuve) -> Vec<Sujet> {
    let situations = epreuve.ccf.iter().flat_map(|ccf| &ccf.situations).map(|s| Some(s.code.clone()));
    situations
        .chain([None])
        .map(|situation| Sujet::Evaluation(Some(epreuve.code.clone()), situation))
        .collect()
}

/// The values that the template of a demand will place, and what is missing among them.
pub fn compose(
    pack: &Referentiel,
    dossiers: &Dossiers,
    edition: &Edition,
    demande: &Demande<'_>,
) -> Composition {
    let etat = |piece: &Piece<'_>| {
        let data = donnees::build(pack, dossiers, edition, piece.document, &piece.cible);
        exigences::check(piece.document, data).manques.is_empty()
    };
    let mut data = donnees::build(pack, dossiers, edition, demande.document, &demande.cible);
    if demande.document.donnees.contains(&Bloc::Pieces) {
        data["pieces"] = pieces::block(pack, demande, &etat);
    }
    exigences::check(demande.document, data)
}
