//! What the next run will know: what this one read and left, and what it holds for want of an answer.

use super::{Alerte, Lecture, Matiere, Personne, Registre, Sorties};

/// What this run knows of its inputs.
#[derive(Debug)]
pub struct Connu {
    pub session: Option<String>,
    pub programme: String,
    /// Hash of the data pack.
    pub referentiel: String,
    pub lectures: Vec<Lecture>,
    pub personnes: Vec<Personne>,
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
    let Connu { session, programme, referentiel, mut lectures, mut personnes } = connu;
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
        copies: before.copies.clone(),
        modeles: before.modeles.clone(),
    }
}

fn same_place(one: &Lecture, other: &Lecture) -> bool {
    one.table == other.table && one.classe == other.classe && one.feuille() == other.feuille()
}
