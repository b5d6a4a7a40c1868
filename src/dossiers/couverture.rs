//! Which sous-blocs and which competences the situations of an épreuve evaluate.

use super::Dossier;
use crate::referentiel::Referentiel;
use crate::referentiel::types::{Competence, Epreuve, SousBloc};
use crate::tables::lignes::LigneEvaluation;

/// One place per situation of the épreuve, in the order of the pack, in each list of `bool`.
#[derive(Debug)]
pub struct Couverture<'a> {
    /// Whether the situation has a level at all: one without may still evaluate anything.
    pub evaluees: Vec<bool>,
    pub sous_blocs: Vec<SousBlocCouvert<'a>>,
}

#[derive(Debug)]
pub struct SousBlocCouvert<'a> {
    pub sous_bloc: &'a SousBloc,
    pub atteint: Vec<bool>,
    pub competences: Vec<(&'a Competence, Vec<bool>)>,
}

impl SousBlocCouvert<'_> {
    pub fn is_reached(&self) -> bool {
        self.atteint.contains(&true)
    }
}

impl<'a> Couverture<'a> {
    pub fn of(pack: &'a Referentiel, dossier: &Dossier, epreuve: &Epreuve) -> Self {
        let situations = epreuve.ccf.as_ref().map_or(&[][..], |ccf| &ccf.situations);
        let evaluations: Vec<Option<&LigneEvaluation>> = situations
            .iter()
            .map(|s| dossier.evaluations.get(&(epreuve.code.clone(), Some(s.code.clone()))))
            .collect();
        let by_situation = |test: &dyn Fn(&LigneEvaluation) -> bool| -> Vec<bool> {
            evaluations.iter().map(|evaluation| evaluation.is_some_and(test)).collect()
        };
        let sous_blocs = pack.pole_of(epreuve).map_or(&[][..], |pole| &pole.sous_blocs);
        let sous_blocs = sous_blocs
            .iter()
            .map(|sous_bloc| {
                let competences: Vec<(&Competence, Vec<bool>)> = sous_bloc
                    .competences
                    .iter()
                    .map(|competence| {
                        let criteres = pack.criteres_of(&competence.code);
                        let reached = by_situation(&|evaluation| {
                            has_level(&evaluation.competences, &competence.code)
                                || criteres.iter().any(|c| has_level(&evaluation.criteres, &c.code))
                        });
                        (competence, reached)
                    })
                    .collect();
                let own = |evaluation: &LigneEvaluation| {
                    sous_bloc.competences.iter().any(|c| has_level(&evaluation.competences, &c.code))
                        || sous_bloc.criteres.iter().any(|c| has_level(&evaluation.criteres, &c.code))
                };
                SousBlocCouvert { sous_bloc, atteint: by_situation(&own), competences }
            })
            .collect();
        let has_any = |evaluation: &LigneEvaluation| {
            !evaluation.criteres.is_empty() || !evaluation.competences.is_empty()
        };
        Self { evaluees: by_situation(&has_any), sous_blocs }
    }

    /// The sous-blocs that nothing evaluates; none is told before every situation has been evaluated.
    pub fn missing(&self) -> Vec<&'a SousBloc> {
        if self.evaluees.contains(&false) {
            return Vec::new();
        }
        self.sous_blocs.iter().filter(|s| !s.is_reached()).map(|s| s.sous_bloc).collect()
    }
}

fn has_level<T>(levels: &[(String, T)], code: &str) -> bool {
    levels.iter().any(|(known, _)| known == code)
}
