//! What becomes of every output: the one place where it is decided what is made, left, held back or removed, for a
//! whole run and for a partial one.

use std::collections::{BTreeMap, BTreeSet};

use super::avant::{Avant, Connue, Presence};
use super::empreinte::Communs;
use super::{Alerte, CauseRetrait, Changement, Devenir, Genre, Matiere, Retrait, Sortie, Sorties};
use crate::diagnostics::Renvoi;
use crate::documents::Place;
use crate::referentiel::types::Motif;

/// How this run goes.
#[derive(Debug, Clone, Copy)]
pub struct Marche<'a> {
    pub communs: Communs<'a>,
    /// A page with the name before each candidate, in every stack.
    pub separateurs: bool,
    pub sceau: Sceau,
    /// Another data pack than the last run's.
    pub autre_referentiel: bool,
    /// What holds what would be lost.
    pub alertes: &'a [(Alerte, Renvoi)],
    pub motifs: Motifs,
}

/// How archives are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sceau {
    Scelle,
    /// In clear, but not those that an earlier run sealed.
    Clair,
    /// In clear, whatever they were.
    ClairPartout,
}

/// The faults and remarks by which whole kinds of outputs are held back.
#[derive(Debug, Clone, Copy, Default)]
pub struct Motifs {
    /// The session is no longer that of what stands, and nobody said that it may go.
    pub annee: Option<Renvoi>,
    /// Not everything was asked for.
    pub partiel: Option<Renvoi>,
    /// Not everything could be read: what is absent may only be unread.
    pub non_lu: Option<Renvoi>,
    /// No archive, and no stack, is made meanwhile.
    pub archives_suspendues: Option<Renvoi>,
    pub piles_suspendues: Option<Renvoi>,
    /// Archives that were sealed would be written in clear.
    pub descellees: Option<Renvoi>,
}

/// Decides of every output, then of what the last run delivered and this one does not expect.
pub fn decide(sorties: &mut Sorties<'_>, avant: &Avant<'_>, marche: &Marche<'_>) {
    let mut decision = Decision { sorties, avant, marche, causes: BTreeMap::new() };
    decision.forget();
    let papers: Vec<usize> = decision.indices(|s| s.cle.genre == Genre::Papier && s.pieces().is_empty());
    decision.decide_papers(&papers);
    decision.decide_unplanned(Genre::Papier);
    for is_next in [is_sommaire, is_archive, is_stack] {
        for index in decision.indices(is_next) {
            decision.decide_gathering(index);
        }
    }
    for genre in [Genre::Papier, Genre::Archive, Genre::Pile] {
        decision.decide_unplanned(genre);
    }
}

/// Takes away what stands in the place of something that a fault holds back: it would be used by mistake.
pub fn retire_held(sorties: &mut Sorties<'_>, avant: &Avant<'_>) {
    for sortie in &sorties.list {
        let here = avant.registre.sorties.get(&sortie.chemin);
        if let (Devenir::Retenu { ancienne: false, .. }, Some(fiche)) = (&sortie.devenir, here)
            && avant.presence(&sortie.chemin) == Presence::Intacte
        {
            sorties.retraits.push(Retrait {
                chemin: sortie.chemin.clone(),
                fiche: fiche.clone(),
                cause: CauseRetrait::Retenu,
                pourquoi: vec![Motif::Donnees],
                precedent: None,
            });
        }
    }
}

fn is_sommaire(sortie: &Sortie<'_>) -> bool {
    sortie.cle.genre == Genre::Papier && !sortie.pieces().is_empty()
}

fn is_archive(sortie: &Sortie<'_>) -> bool {
    sortie.cle.genre == Genre::Archive
}

fn is_stack(sortie: &Sortie<'_>) -> bool {
    sortie.cle.genre == Genre::Pile
}

pub(super) struct Decision<'d, 'a> {
    pub(super) sorties: &'d mut Sorties<'a>,
    pub(super) avant: &'d Avant<'d>,
    pub(super) marche: &'d Marche<'d>,
    /// Why a path is left as it was, where a fault says so.
    pub(super) causes: BTreeMap<String, Renvoi>,
}

impl Decision<'_, '_> {
    /// A decision starts from the plan.
    fn forget(&mut self) {
        self.sorties.list.retain(|sortie| !matches!(sortie.matiere, Matiere::Ancienne));
        self.sorties.retraits.clear();
        for sortie in &mut self.sorties.list {
            sortie.devenir = Devenir::Prevu;
            sortie.ancien_chemin = None;
        }
    }

    fn indices(&self, is_wanted: impl Fn(&Sortie<'_>) -> bool) -> Vec<usize> {
        (0..self.sorties.list.len()).filter(|index| is_wanted(&self.sorties.list[*index])).collect()
    }

    /// First what was asked for; then what that contradicts: papers of the same candidates and classes that the last
    /// run made, and that the data no longer makes as they are.
    fn decide_papers(&mut self, papers: &[usize]) {
        let (asked, others): (Vec<usize>, Vec<usize>) =
            papers.iter().partition(|index| self.sorties.list[**index].demandee);
        for index in &asked {
            self.decide_paper(*index);
        }
        let concerned = self.concerned_by(&asked);
        for index in others {
            let sortie = &self.sorties.list[index];
            let known = self.avant.known(sortie);
            if concerned.holds(sortie) && known.is_some() {
                self.decide_paper(index);
            } else {
                self.leave_unasked(index);
            }
        }
    }

    fn concerned_by(&self, asked: &[usize]) -> Concernes {
        let mut concernes = Concernes::default();
        for index in asked {
            let sortie = &self.sorties.list[*index];
            let changed = match &sortie.devenir {
                Devenir::AFaire { .. } => true,
                Devenir::Retenu { .. } => self.avant.known(sortie).is_some_and(Connue::is_intact),
                _ => false,
            };
            match (changed, sortie.place()) {
                (false, _) => {}
                (true, Some(place)) => {
                    concernes.leurs_classes.insert(place.classe.clone());
                    concernes.personnes.insert(place);
                }
                (true, None) => _ = concernes.classes.insert(sortie.cle.classe.clone()),
            }
        }
        concernes
    }

    /// Nothing of a session takes the place of another by itself.
    pub(super) fn wait_for_the_year(&mut self, index: usize) -> bool {
        let Some(renvoi) = self.marche.motifs.annee else { return false };
        let chemin = self.sorties.list[index].chemin.clone();
        match self.avant.at(&chemin) {
            Some(known) if known.is_intact() => self.leave(index, known, renvoi),
            here => self.sorties.list[index].hold(vec![renvoi], here.is_some()),
        }
        true
    }

    /// Without the list, neither what is expected of these people nor what is wrong with it is known.
    pub(super) fn is_hidden(&mut self, index: usize) -> bool {
        let sortie = &self.sorties.list[index];
        if self.hidden_by(sortie).is_none() {
            return false;
        }
        match self.avant.known(sortie) {
            Some(_) => self.spare(index),
            None => self.sorties.list[index].devenir = Devenir::Ecarte,
        }
        true
    }

    /// The missing list for want of which it is not known what to expect of somebody.
    pub(super) fn hidden_by(&self, sortie: &Sortie<'_>) -> Option<Renvoi> {
        let mut alertes = self.marche.alertes.iter();
        let hidden = alertes.find(|(alerte, _)| alerte.hides(&sortie.cle, &self.avant.suites));
        hidden.map(|(_, renvoi)| *renvoi)
    }

    fn decide_paper(&mut self, index: usize) {
        if self.wait_for_the_year(index) || self.is_hidden(index) {
            return;
        }
        let sortie = &self.sorties.list[index];
        let known = self.avant.known(sortie);
        let devenir = match &sortie.matiere {
            Matiere::Papier(demande) if !demande.retenu.is_empty() => {
                Devenir::Retenu { renvois: demande.retenu.clone(), ancienne: false }
            }
            _ => match self.natural(sortie, known, &[]) {
                Devenir::AFaire { .. } if self.guard(known).is_some() => {
                    return self.spare(index);
                }
                devenir => devenir,
            },
        };
        self.settle(index, known, devenir);
    }

    /// What the data alone would make of it. `contenus` are the reasons for which what it gathers was made again.
    pub(super) fn natural(
        &self,
        sortie: &Sortie<'_>,
        known: Option<Connue<'_>>,
        contenus: &[Motif],
    ) -> Devenir {
        let Some(known) = known.filter(|known| !known.is_gone()) else {
            return Devenir::AFaire { changement: Changement::Nouveau, pourquoi: Vec::new() };
        };
        let same_place = known.chemin == sortie.chemin;
        let same = known.fiche.empreinte.source == sortie.recette.empreinte.source;
        if same_place && same && known.is_intact() {
            let fichier = known.fiche.fichier();
            return Devenir::EnPlace { changement: Changement::Inchange, pourquoi: Vec::new(), fichier };
        }
        let mut pourquoi = Vec::new();
        // A register of an earlier version does not know the parts.
        if !known.fiche.empreinte.motifs.is_empty() {
            pourquoi = sortie.recette.empreinte.changed_since(&known.fiche.empreinte);
            if self.marche.autre_referentiel && !pourquoi.is_empty() {
                pourquoi.push(Motif::Referentiel);
            }
        }
        pourquoi.extend_from_slice(contenus);
        if known.is_locked() {
            pourquoi.push(Motif::Options);
        }
        pourquoi.sort_unstable();
        pourquoi.dedup();
        let changement = if same_place { Changement::Refait } else { Changement::Deplace };
        Devenir::AFaire { changement, pourquoi }
    }

    /// What keeps an output of the last run from being replaced or removed.
    fn guard(&self, known: Option<Connue<'_>>) -> Option<Renvoi> {
        let known = known?;
        let held =
            self.marche.alertes.iter().find(|(alerte, _)| alerte.holds(known.chemin, &known.fiche.cle));
        held.map(|(_, renvoi)| *renvoi)
    }

    /// Leaves an output as it was, or holds it back where nothing of it stands at its place.
    fn spare(&mut self, index: usize) {
        let sortie = &self.sorties.list[index];
        let known = self.avant.known(sortie);
        let Some(renvoi) = self.guard(known) else { return };
        match known {
            Some(known) if known.is_intact() && known.chemin == sortie.chemin => {
                self.leave(index, known, renvoi);
            }
            _ => self.sorties.list[index].hold(vec![renvoi], false),
        }
    }

    pub(super) fn leave(&mut self, index: usize, known: Connue<'_>, cause: Renvoi) {
        self.sorties.list[index].devenir = Devenir::Laisse { fiche: Box::new(known.fiche.clone()), cause };
        self.causes.insert(known.chemin.to_owned(), cause);
    }

    /// What nobody asked for stays as it is; what never was made is none of this run's business.
    pub(super) fn leave_unasked(&mut self, index: usize) {
        let Some(partiel) = self.marche.motifs.partiel else { return };
        let sortie = &self.sorties.list[index];
        let known = self.avant.known(sortie).filter(|known| known.chemin == sortie.chemin);
        match known {
            Some(known) if known.is_intact() => match self.natural(sortie, Some(known), &[]) {
                unchanged @ Devenir::EnPlace { .. } => self.settle(index, Some(known), unchanged),
                _ => self.leave(index, known, partiel),
            },
            // Somebody's own version of it is not ours to forget.
            Some(known) if known.is_of_somebody() => {
                self.sorties.list[index].hold(vec![partiel], true);
            }
            _ if self.avant.registre.retenus.contains(&sortie.chemin) => {
                let faults = match &sortie.matiere {
                    Matiere::Papier(demande) => demande.retenu.clone(),
                    _ => self.sorties.faults_of_pieces(index),
                };
                // Mended since, it is stale like the rest.
                let renvois = if faults.is_empty() { vec![partiel] } else { faults };
                self.sorties.list[index].hold(renvois, false);
            }
            _ => self.sorties.list[index].devenir = Devenir::JamaisDemande,
        }
    }

    pub(super) fn settle(&mut self, index: usize, known: Option<Connue<'_>>, devenir: Devenir) {
        let sortie = &mut self.sorties.list[index];
        if let Devenir::AFaire { changement: Changement::Deplace, .. } = &devenir {
            sortie.ancien_chemin = known.map(|known| known.chemin.to_owned());
        }
        sortie.devenir = devenir;
    }
}

/// Whom a change concerns beyond what was asked for.
#[derive(Default)]
struct Concernes {
    personnes: BTreeSet<Place>,
    /// Those of these people: their papers of the class are concerned, not their comrades.
    leurs_classes: BTreeSet<String>,
    /// Concerned as a whole.
    classes: BTreeSet<String>,
}

impl Concernes {
    fn holds(&self, sortie: &Sortie<'_>) -> bool {
        let classe = &sortie.cle.classe;
        self.classes.contains(classe)
            || match sortie.place() {
                Some(place) => self.personnes.contains(&place),
                None => self.leurs_classes.contains(classe),
            }
    }
}
