//! What the next run will know: what this one read and left, and what it holds for want of an answer.

use std::collections::BTreeSet;

use super::{Alerte, Lecture, Matiere, Personne, Registre, Sceau, Sorties};

/// What this run knows of its inputs.
#[derive(Debug)]
pub struct Connu {
    pub session: Option<String>,
    pub programme: String,
    /// Hash of the data pack.
    pub referentiel: String,
    pub lectures: Vec<Lecture>,
    pub personnes: Vec<Personne>,
    pub sceau: Sceau,
}

/// The register after a run. A loss that nobody agreed to is not forgotten: the rows that were read, the people whose
/// papers stay, and the former session as long as it waits.
pub fn remember(
    connu: Connu,
    sorties: &Sorties<'_>,
    before: &Registre,
    alertes: &[Alerte],
    waits: bool,
) -> Registre {
    let fiches = Registre::fiches(sorties, before);
    if waits {
        return Registre { sorties: fiches, ..before.clone() };
    }
    let Connu { session, programme, referentiel, mut lectures, mut personnes, sceau } = connu;
    for lecture in before.lectures.iter().filter(|lecture| alertes.iter().any(|a| a.keeps(lecture))) {
        lectures.retain(|now| !same_place(now, lecture));
        lectures.push(lecture.clone());
    }
    let left: Vec<(&str, Option<&str>)> = sorties
        .list
        .iter()
        .filter(|sortie| matches!(sortie.matiere, Matiere::Ancienne))
        .map(|sortie| (sortie.cle.classe.as_str(), sortie.cle.personne.as_deref()))
        .collect();
    let stays = |personne: &&Personne| {
        let place = (personne.classe.as_str(), Some(personne.personne.as_str()));
        left.contains(&place) || left.contains(&(place.0, None))
    };
    for personne in before.personnes.iter().filter(stays) {
        let known = |p: &Personne| p.classe == personne.classe && p.personne == personne.personne;
        if !personnes.iter().any(known) {
            personnes.push(personne.clone());
        }
    }
    Registre {
        version: super::REGISTRE_VERSION,
        session: session.or_else(|| before.session.clone()),
        programme,
        referentiel,
        lectures,
        personnes,
        sorties: fiches,
        retenus: Registre::held(sorties),
        scelle: match sceau {
            Sceau::Scelle => true,
            Sceau::Clair => before.seals(),
            Sceau::ClairPartout => false,
        },
        en_attente: waiting(sorties, before, alertes),
        copies: before.copies.clone(),
        modeles: before.modeles.clone(),
    }
}

/// What a mass loss would touch, and what one would have touched that this run was not asked for.
fn waiting(sorties: &Sorties<'_>, before: &Registre, alertes: &[Alerte]) -> BTreeSet<String> {
    let left = sorties.list.iter().filter(|sortie| sortie.is_left()).map(|sortie| &sortie.chemin);
    let unasked = left.filter(|chemin| before.en_attente.contains(*chemin));
    alertes.iter().flat_map(Alerte::chemins).chain(unasked).cloned().collect()
}

fn same_place(one: &Lecture, other: &Lecture) -> bool {
    one.table == other.table && one.classe == other.classe && one.feuille() == other.feuille()
}
