//! The dossier d’évaluation of a candidate, piece by piece.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{Cible, Demande, Objet, cibles_of, jury_folder};
use crate::dossiers::Dossier;
use crate::referentiel::Referentiel;
use crate::referentiel::types::{Bloc, Document, Dossier as Rangement, Epreuve, GenreMode};

/// One paper that a sommaire lists.
#[derive(Debug, Clone)]
pub struct Piece<'a> {
    pub document: &'a Document,
    pub cible: Cible<'a>,
    /// Relative to the output folder, with `/`.
    pub chemin: String,
}

/// Whether a candidate has a dossier d’évaluation to send: attestations alone are none, since nothing was evaluated in
/// CCF.
pub fn has_dossier(pack: &Referentiel, dossier: &Dossier) -> bool {
    let mut of_jury = pack.documents.iter().filter(|d| is_sent(d) && d.dossier == Rangement::Jury);
    of_jury.any(|d| !cibles_of(pack, d, dossier).is_empty())
}

/// The pieces that are sent, in the order of the catalogue.
pub fn sent<'a>(pack: &'a Referentiel, dossier: &'a Dossier) -> Vec<(&'a Document, Cible<'a>)> {
    let sent = pack.documents.iter().filter(|d| is_sent(d));
    sent.flat_map(|d| cibles_of(pack, d, dossier).into_iter().map(move |cible| (d, cible))).collect()
}

/// Gives each sommaire its pieces, in the order of the catalogue, and each piece its sommaire.
pub fn link(demandes: &mut [Demande<'_>]) {
    let mut dossiers = BTreeMap::<String, Vec<usize>>::new();
    for (index, demande) in demandes.iter().enumerate().filter(|(_, d)| is_listed(d.document)) {
        if let Some(folder) = jury_folder(demande) {
            dossiers.entry(folder).or_default().push(index);
        }
    }
    let sommaires: Vec<usize> = (0..demandes.len()).filter(|i| is_sommaire(demandes[*i].document)).collect();
    for index in sommaires {
        let pieces = jury_folder(&demandes[index]).and_then(|folder| dossiers.remove(&folder));
        let chemin = demandes[index].chemin.clone();
        for piece in pieces.unwrap_or_default() {
            let listed = piece_of(&demandes[piece]);
            demandes[piece].sommaire = Some(chemin.clone());
            demandes[index].pieces.push(listed);
        }
    }
}

pub fn is_sommaire(document: &Document) -> bool {
    document.donnees.contains(&Bloc::Pieces)
}

/// What a sommaire shows: the pieces that are sent, those that stay at the jury's disposal, and what the text asks
/// for. `is_complete` says whether a piece leaves nothing to fill in.
pub fn block(pack: &Referentiel, demande: &Demande<'_>, is_complete: &dyn Fn(&Piece<'_>) -> bool) -> Value {
    let listed = |sent: bool| {
        let pieces = demande.pieces.iter().filter(|piece| piece.document.transmis_au_jury == sent);
        pieces.map(|piece| row(pack, piece, is_complete(piece))).collect::<Vec<_>>()
    };
    let epreuves = demande.cible.dossier().map(|dossier| demanded(pack, dossier)).unwrap_or_default();
    json!({"transmises": listed(true), "a_disposition": listed(false), "epreuves": epreuves})
}

fn is_sent(document: &Document) -> bool {
    document.transmis_au_jury && !is_sommaire(document)
}

fn is_listed(document: &Document) -> bool {
    is_sent(document) || document.a_disposition_du_jury
}

fn piece_of<'a>(demande: &Demande<'a>) -> Piece<'a> {
    Piece { document: demande.document, cible: demande.cible.clone(), chemin: demande.chemin.clone() }
}

fn row(pack: &Referentiel, piece: &Piece<'_>, is_complete: bool) -> Value {
    let document = piece.document;
    let epreuve = document.epreuve.as_deref().and_then(|code| pack.find_epreuve(code));
    json!({
        "titre": document.titre,
        "epreuve": epreuve.map(|e| json!({"code": e.code, "intitule": e.intitule})),
        "situation": document.situation,
        "objet": match piece.cible {
            Cible::Candidat(_, Objet::Stage(stage)) => {
                let structure = stage.ligne.structure.as_ref().map(|s| format!(" – {}", s.valeur));
                Some(format!("{}{}", stage.periode, structure.unwrap_or_default()))
            }
            Cible::Candidat(_, Objet::Certificat(_, ligne)) => {
                ligne.and_then(|ligne| ligne.organisme.as_ref()).map(|organisme| organisme.valeur.clone())
            }
            Cible::Candidat(_, objet) => objet.periode().map(str::to_owned),
            Cible::Classe(_) => None,
        },
        // The name in the archive.
        "fichier": piece.chemin.rsplit('/').next(),
        "etat": if is_complete { "complet" } else { "a_completer" },
    })
}

/// The pieces that the text asks for, épreuve by épreuve, for those that the candidate sits in CCF.
fn demanded(pack: &Referentiel, dossier: &Dossier) -> Vec<Value> {
    let in_ccf = |epreuve: &&Epreuve| {
        let mode = dossier.candidat.categorie().and_then(|categorie| pack.mode(epreuve, categorie));
        mode.is_some_and(|mode| mode.mode == GenreMode::Ccf)
    };
    let asks = |epreuve: &Epreuve| {
        let pieces = epreuve.ccf.as_ref().map(|ccf| &ccf.dossier_evaluation).filter(|p| !p.is_empty())?;
        Some(json!({
            "code": epreuve.code,
            "intitule": epreuve.intitule,
            "pieces": pieces,
            "source": epreuve.source,
        }))
    };
    pack.epreuves.iter().filter(in_ccf).filter_map(asks).collect()
}
