//! What the last run delivered and this one does not expect: moved, kept or taken away.

use std::collections::{BTreeMap, BTreeSet};

use super::avant::Connue;
use super::decision::Decision;
use super::{CauseRetrait, Cle, Devenir, Genre, Matiere, Recette, Retrait, Sortie};
use crate::diagnostics::Renvoi;
use crate::referentiel::types::Motif;

impl Decision<'_, '_> {
    /// What the last run delivered, at a path where this one expects nothing.
    pub(super) fn decide_unplanned(&mut self, genre: Genre) {
        let planned: BTreeSet<String> = self.sorties.list.iter().map(|s| s.chemin.clone()).collect();
        let by_cle: BTreeMap<Cle, usize> =
            self.sorties.list.iter().enumerate().map(|(i, s)| (s.cle.clone(), i)).collect();
        let former = self.avant.registre.sorties.iter();
        for (chemin, fiche) in former.filter(|(_, fiche)| fiche.cle.genre == genre) {
            let known = Connue::new(self.avant, chemin, fiche);
            if planned.contains(chemin) || !known.is_intact() {
                continue;
            }
            let moved = self.avant.suites.cle(&fiche.cle).and_then(|cle| by_cle.get(&cle).copied());
            match (self.cause_to_keep(known), moved) {
                (Some(cause), _) => self.keep(known, cause),
                (None, Some(index)) if !self.sorties.list[index].is_held() => {
                    self.retire(known, CauseRetrait::Deplace, Vec::new());
                }
                (None, Some(_)) => self.retire(known, CauseRetrait::Retenu, vec![Motif::Donnees]),
                (None, None) => self.retire(known, CauseRetrait::PlusAttendu, vec![Motif::Liste]),
            }
        }
    }

    /// What says that an output which is no longer expected stays.
    fn cause_to_keep(&self, known: Connue<'_>) -> Option<Renvoi> {
        let motifs = &self.marche.motifs;
        let mut alertes = self.marche.alertes.iter();
        let held = alertes.find(|(alerte, _)| alerte.holds(known.chemin, &known.fiche.cle));
        let of_pieces = || known.fiche.pieces.iter().find_map(|piece| self.cause_of(piece));
        held.map(|(_, renvoi)| *renvoi)
            .or(motifs.annee)
            .or(motifs.non_lu)
            .or(motifs.partiel)
            .or_else(of_pieces)
    }

    fn keep(&mut self, known: Connue<'_>, cause: Renvoi) {
        self.causes.insert(known.chemin.to_owned(), cause);
        self.sorties.list.push(Sortie {
            cle: known.fiche.cle.clone(),
            chemin: known.chemin.to_owned(),
            matiere: Matiere::Ancienne,
            confidentiel: known.fiche.confidentiel,
            demandee: false,
            recette: Recette::default(),
            devenir: Devenir::Laisse { fiche: Box::new(known.fiche.clone()), cause },
            ancien_chemin: None,
            precedent: None,
        });
    }

    fn retire(&mut self, known: Connue<'_>, cause: CauseRetrait, pourquoi: Vec<Motif>) {
        self.sorties.retraits.push(Retrait {
            chemin: known.chemin.to_owned(),
            fiche: known.fiche.clone(),
            cause,
            pourquoi,
            precedent: None,
        });
    }
}
