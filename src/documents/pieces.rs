//! The dossier d’évaluation of a candidate, piece by piece.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::noms::safe;
use super::{Cible, Contenus, Demande, Objet, Place, cibles_of};
use crate::dossiers::Dossier;
use crate::referentiel::Referentiel;
use crate::referentiel::types::{Bloc, Document, Dossier as Rangement, Epreuve, GenreMode};

/// Longest reference of a candidate in the name of an entry, in bytes.
const REFERENCE: usize = 48;

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

/// Gives each sommaire its pieces, in the order of the catalogue.
pub fn link(demandes: &mut [Demande<'_>]) {
    let mut dossiers = BTreeMap::<Place, Vec<usize>>::new();
    for (index, demande) in demandes.iter().enumerate().filter(|(_, d)| is_listed(d.document)) {
        if demande.cible.dossier().is_some() {
            dossiers.entry(demande.place.clone()).or_default().push(index);
        }
    }
    for sommaire in demandes.iter_mut().filter(|demande| is_sommaire(demande.document)) {
        sommaire.pieces = dossiers.get(&sommaire.place).cloned().unwrap_or_default();
    }
}

/// The name of a piece in the archive: it tells whose it is once it is out of it.
pub fn entry_name(demande: &Demande<'_>) -> String {
    let key =
        demande.cible.dossier().map(|dossier| safe(&dossier.candidat.reference(), REFERENCE, "sans-numero"));
    format!("{}-{}", key.unwrap_or_default(), demande.emplacement.fichier)
}

pub fn is_sommaire(document: &Document) -> bool {
    document.donnees.contains(&Bloc::Pieces)
}

/// What a sommaire shows: the pieces that are sent, those that stay at the jury's disposal, and what the text asks
/// for. `is_complete` says whether a piece, by its place in the plan, leaves nothing to fill in.
pub fn block(contenus: &Contenus<'_>, demande: &Demande<'_>, is_complete: &dyn Fn(usize) -> bool) -> Value {
    let pack = contenus.pack;
    let listed = |sent: bool| {
        let pieces = demande.pieces.iter().map(|index| (*index, &contenus.demandes[*index]));
        let pieces = pieces.filter(|(_, piece)| piece.document.transmis_au_jury == sent);
        pieces.map(|(index, piece)| row(pack, piece, is_complete(index))).collect::<Vec<_>>()
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

fn row(pack: &Referentiel, piece: &Demande<'_>, is_complete: bool) -> Value {
    let document = piece.document;
    let epreuve = document.epreuve.as_deref().and_then(|code| pack.find_epreuve(code));
    json!({
        "titre": document.titre,
        "epreuve": epreuve.map(|e| json!({"code": e.code, "intitule": e.intitule})),
        "situation": document.situation,
        "objet": match &piece.cible {
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
        // Its name in the archive, but for the number that stands before each.
        "fichier": piece.emplacement.fichier,
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
