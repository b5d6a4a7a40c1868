//! From dossiers to demands: which documents are expected, which are held back, what each will show.
//!
//! Pure. What exists for whom is the catalogue's; a new document needs no line here.

mod cible;
mod conditions;
mod donnees;
pub mod emplacement;
mod exigences;
pub mod impressions;
pub mod noms;
mod pieces;
mod sans_objet;
mod selection;
mod sujets;

use std::collections::BTreeSet;

use crate::diagnostics::Renvoi;
use crate::dossiers::{Dossier, Dossiers};
use crate::referentiel::Referentiel;
use crate::referentiel::types::{Bloc, Document, Par};

pub use cible::{Cible, Classe, Objet};
pub use donnees::Edition;
pub use emplacement::{COPIES, Chemins, Emplacement, LONGUEUR_MAX, MODELES, Place, Rayon};
pub use exigences::Composition;
pub use pieces::{entry_name, is_sommaire};
pub use sans_objet::tell_unshown;
pub use selection::{Portee, Selection};
pub use sujets::tables_of;

use sujets::{faults_on, subjects_of};

/// One document of one candidate, or of one class.
#[derive(Debug)]
pub struct Demande<'a> {
    pub document: &'a Document,
    pub cible: Cible<'a>,
    /// Where its dossier stands in class order; for a class, the first of its candidates.
    pub rang: usize,
    /// The folders of that dossier.
    pub place: Place,
    pub emplacement: Emplacement,
    /// The faults that hold it back; empty when it can be produced.
    pub retenu: Vec<Renvoi>,
    /// What a sommaire lists, by place in the plan; empty for any other document.
    pub pieces: Vec<usize>,
}

/// Every expected document, in the order of the catalogue so that a template is used in one go.
pub fn plan<'a>(pack: &'a Referentiel, dossiers: &'a Dossiers) -> Vec<Demande<'a>> {
    let mut chemins = Chemins::new(&dossiers.dossiers);
    let classes = cible::classes(&dossiers.dossiers);
    let mut demandes = Vec::new();
    for document in &pack.documents {
        let cibles: Vec<(usize, Cible<'a>)> = if document.par == Par::Classe {
            classes.iter().map(|(index, classe)| (*index, Cible::Classe(classe.clone()))).collect()
        } else {
            let people = dossiers.dossiers.iter().enumerate();
            people
                .flat_map(|(index, dossier)| {
                    cibles_of(pack, document, dossier).into_iter().map(move |cible| (index, cible))
                })
                .collect()
        };
        for (rang, cible) in cibles {
            let emplacement = chemins.of(rang, document, &cible);
            let retenu = held_by(pack, dossiers, document, &cible);
            let place = chemins.place(rang).clone();
            demandes.push(Demande { document, cible, rang, place, emplacement, retenu, pieces: Vec::new() });
        }
    }
    pieces::link(&mut demandes);
    demandes
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

/// Whether a document is a piece of the archive for the jury, the sommaire included.
pub fn is_sent_to_jury(document: &Document) -> bool {
    document.transmis_au_jury
}

/// The faults that touch something the document shows. The document of a class is not held back by a candidate:
/// that candidate's row says why it is blank.
fn held_by(pack: &Referentiel, dossiers: &Dossiers, document: &Document, cible: &Cible<'_>) -> Vec<Renvoi> {
    let mut faults: BTreeSet<Renvoi> = dossiers.etablissement.fautes.iter().copied().collect();
    if let Cible::Candidat(dossier, objet) = cible {
        faults.extend(faults_on(dossier, &subjects_of(pack, document, *objet)));
        if pieces::is_sommaire(document) {
            // It says what the archive holds, and no archive is made without one of its pieces.
            let sent = pieces::sent(pack, dossier);
            faults.extend(sent.iter().flat_map(|(piece, cible)| held_by(pack, dossiers, piece, cible)));
        }
    }
    faults.into_iter().collect()
}

/// All that the values of papers are taken from.
#[derive(Debug, Clone, Copy)]
pub struct Contenus<'a> {
    pub pack: &'a Referentiel,
    pub dossiers: &'a Dossiers,
    pub edition: &'a Edition,
    pub demandes: &'a [Demande<'a>],
}

impl Contenus<'_> {
    /// The values that the template of a paper will place, and what is missing among them. `is_complete` says whether
    /// another paper, by its place in the plan, leaves nothing to fill in: a sommaire tells it of its pieces.
    pub fn compose(&self, index: usize, is_complete: &dyn Fn(usize) -> bool) -> Composition {
        let demande = &self.demandes[index];
        let mut data =
            donnees::build(self.pack, self.dossiers, self.edition, demande.document, &demande.cible);
        if demande.document.donnees.contains(&Bloc::Pieces) {
            data["pieces"] = pieces::block(self, demande, is_complete);
        }
        exigences::check(demande.document, data)
    }
}
