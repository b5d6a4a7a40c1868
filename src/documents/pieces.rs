//! The dossier d’évaluation of a candidate, piece by piece.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::{Cible, Demande, Objet, jury_folder};
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

/// Gives each sommaire its pieces, in the order of the catalogue, and the faults of those that are sent: it says
/// what the archive holds, and no archive is made without them. A candidate who has no dossier to send has no
/// sommaire.
pub fn link(demandes: &mut Vec<Demande<'_>>) {
    let mut dossiers = BTreeMap::<String, Vec<usize>>::new();
    for (index, demande) in demandes.iter().enumerate().filter(|(_, d)| is_listed(d.document)) {
        if let Some(folder) = jury_folder(demande) {
            dossiers.entry(folder).or_default().push(index);
        }
    }
    // Attestations alone are no dossier d’évaluation: nothing was evaluated in CCF.
    dossiers.retain(|_, pieces| {
        let mut documents = pieces.iter().map(|piece| demandes[*piece].document);
        documents.any(|d| d.transmis_au_jury && d.dossier == Rangement::Jury)
    });
    let sommaires: Vec<usize> = (0..demandes.len()).filter(|i| is_sommaire(demandes[*i].document)).collect();
    for index in sommaires {
        let Some(pieces) = jury_folder(&demandes[index]).and_then(|folder| dossiers.get(&folder)) else {
            continue;
        };
        let sent = pieces.iter().map(|piece| &demandes[*piece]).filter(|d| d.document.transmis_au_jury);
        let codes: BTreeSet<&'static str> =
            sent.flat_map(|d| &d.retenu).chain(&demandes[index].retenu).copied().collect();
        let listed: Vec<_> = pieces.iter().map(|piece| piece_of(&demandes[*piece])).collect();
        let chemin = demandes[index].chemin.clone();
        for piece in pieces {
            demandes[*piece].sommaire = Some(chemin.clone());
        }
        demandes[index].retenu = codes.into_iter().collect();
        demandes[index].pieces = listed;
    }
    demandes.retain(|demande| !is_sommaire(demande.document) || !demande.pieces.is_empty());
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

fn is_sommaire(document: &Document) -> bool {
    document.donnees.contains(&Bloc::Pieces)
}

fn is_listed(document: &Document) -> bool {
    (document.transmis_au_jury || document.a_disposition_du_jury) && !is_sommaire(document)
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
