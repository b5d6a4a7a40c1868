//! What the last run delivered and this one does not expect: moved, kept or taken away.

use std::collections::{BTreeMap, BTreeSet};

use super::avant::Connue;
use super::decision::Decision;
use super::{CauseRetrait, Cle, Devenir, Genre, Matiere, Recette, Retrait, Sortie};
use crate::diagnostics::Renvoi;
use crate::referentiel::types::Motif;

impl Decision<'_, '_> {
    /// What the last run delivered, at a path where this one expects nothing. What is the same thing as something that is
    /// not decided yet waits for the next call.
    pub(super) fn decide_unplanned(&mut self, genre: Genre) {
        let planned: BTreeSet<String> = self.sorties.list.iter().map(|s| s.chemin.clone()).collect();
        let done: BTreeSet<String> = self.sorties.retraits.iter().map(|r| r.chemin.clone()).collect();
        let by_cle: BTreeMap<Cle, usize> =
            self.sorties.list.iter().enumerate().map(|(i, s)| (s.cle.clone(), i)).collect();
        let former = self.avant.registre.sorties.iter();
        for (chemin, fiche) in former.filter(|(_, fiche)| fiche.cle.genre == genre) {
            let known = Connue::new(self.avant, chemin, fiche);
            if planned.contains(chemin) || done.contains(chemin) || !known.is_intact() {
                continue;
            }
            let same = self.avant.suites.cle(&fiche.cle).and_then(|cle| by_cle.get(&cle).copied());
            let same = same.map(|index| &self.sorties.list[index].devenir);
            match (same, self.alert_on(known), self.cause_to_keep(known)) {
                (Some(Devenir::Prevu), ..) => {}
                // Even in a partial run: it would stand twice.
                (Some(Devenir::AFaire { .. } | Devenir::EnPlace { .. }), None, _) => {
                    self.retire(known, CauseRetrait::Deplace, Vec::new());
                }
                (_, _, Some(cause)) => self.keep(known, cause),
                (Some(_), ..) => self.retire(known, CauseRetrait::Retenu, vec![Motif::Donnees]),
                (None, ..) => self.retire(known, CauseRetrait::PlusAttendu, vec![Motif::Liste]),
            }
        }
    }

    /// What says that an output which is no longer expected stays.
    fn cause_to_keep(&self, known: Connue<'_>) -> Option<Renvoi> {
        let motifs = &self.marche.motifs;
        let of_pieces = || known.fiche.pieces.iter().find_map(|piece| self.cause_of(piece));
        // What gathers papers that this run took away would show them still.
        let gone = |piece: &String| self.sorties.retraits.iter().any(|retrait| retrait.chemin == *piece);
        let partiel = motifs.partiel.filter(|_| !known.fiche.pieces.iter().any(gone));
        self.alert_on(known).or(motifs.annee).or(motifs.non_lu).or(partiel).or_else(|| {
            let all_there = !known.fiche.pieces.iter().any(gone);
            of_pieces().filter(|_| all_there)
        })
    }

    fn alert_on(&self, known: Connue<'_>) -> Option<Renvoi> {
        let mut alertes = self.marche.alertes.iter();
        let held = alertes.find(|(alerte, _)| alerte.holds(known.chemin, &known.fiche.cle));
        held.map(|(_, renvoi)| *renvoi)
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
