//! Every output that the data asks for: the papers, then what gathers them.

use std::collections::BTreeMap;

use super::{Cle, Devenir, Genre, Matiere, Recette, Sortie, Sorties, archive_place, is_confidential};
use crate::documents::impressions::Pile;
use crate::documents::{Demande, Place, Portee, Rayon, is_sent_to_jury, is_sommaire};

/// The papers keep the place that they have among `demandes`.
pub fn plan<'a>(demandes: &'a [Demande<'a>], piles: &'a [Pile<'a>], portee: &Portee) -> Sorties<'a> {
    let papers = demandes.iter().map(|demande| paper(demande, portee));
    let archives = archives(demandes, portee);
    let stacks = piles.iter().map(|pile| stack(pile, demandes, portee));
    Sorties { list: papers.chain(archives).chain(stacks).collect(), retraits: Vec::new() }
}

fn paper<'a>(demande: &'a Demande<'a>, portee: &Portee) -> Sortie<'a> {
    let personne = demande.cible.dossier().map(|_| demande.place.personne.clone());
    Sortie {
        cle: Cle {
            genre: Genre::Papier,
            id: demande.document.id.clone(),
            objet: demande.cible.objet(),
            classe: demande.place.classe.clone(),
            personne,
        },
        chemin: demande.emplacement.chemin().to_owned(),
        matiere: Matiere::Papier(demande),
        confidentiel: demande.document.confidentiel,
        demandee: portee.asks(demande),
        recette: Recette::default(),
        devenir: Devenir::Prevu,
        ancien_chemin: None,
        precedent: None,
    }
}

/// One archive per candidate: what the catalogue sends to the jury, the sommaire first, then the pieces as it lists
/// them.
fn archives<'a>(demandes: &'a [Demande<'a>], portee: &Portee) -> Vec<Sortie<'a>> {
    let mut dossiers = BTreeMap::<&Place, Vec<usize>>::new();
    let sent = |index: &usize| is_sent_to_jury(demandes[*index].document);
    let (sommaires, pieces): (Vec<usize>, Vec<usize>) =
        (0..demandes.len()).filter(sent).partition(|index| is_sommaire(demandes[*index].document));
    for index in sommaires.into_iter().chain(pieces) {
        if demandes[index].cible.dossier().is_some() {
            dossiers.entry(&demandes[index].place).or_default().push(index);
        }
    }
    // Attestations alone are no dossier d’évaluation: nothing was evaluated in CCF.
    dossiers.retain(|_, pieces| pieces.iter().any(|index| demandes[*index].emplacement.rayon == Rayon::Jury));
    let archive = |(place, pieces): (&Place, Vec<usize>)| {
        let first = &demandes[pieces[0]];
        let dossier = first.cible.dossier()?;
        Some(Sortie {
            cle: Cle {
                genre: Genre::Archive,
                id: String::new(),
                objet: String::new(),
                classe: place.classe.clone(),
                personne: Some(place.personne.clone()),
            },
            chemin: archive_place(place).chemin().to_owned(),
            confidentiel: true,
            demandee: portee.asks_whole_dossiers() && portee.holds(first.rang, &dossier.candidat),
            matiere: Matiere::Archive(dossier, pieces),
            recette: Recette::default(),
            devenir: Devenir::Prevu,
            ancien_chemin: None,
            precedent: None,
        })
    };
    dossiers.into_iter().filter_map(archive).collect()
}

fn stack<'a>(pile: &'a Pile<'a>, demandes: &[Demande<'_>], portee: &Portee) -> Sortie<'a> {
    Sortie {
        cle: Cle {
            genre: Genre::Pile,
            id: pile.impression.id.clone(),
            objet: String::new(),
            classe: pile.emplacement.classe.clone(),
            personne: None,
        },
        chemin: pile.emplacement.chemin().to_owned(),
        confidentiel: pile.pieces().any(|index| is_confidential(&demandes[index])),
        demandee: portee.asks_whole_class(pile.classe),
        matiere: Matiere::Pile(pile),
        recette: Recette::default(),
        devenir: Devenir::Prevu,
        ancien_chemin: None,
        precedent: None,
    }
}
