//! What every step of a run looks at, and the steps that come before a decision.

use super::Options;
use super::fabrique::Atelier;
use super::lecture::Lecture;
use crate::deliver::{self, Disque};
use crate::documents::{Chemins, Contenus, Place};
use crate::parallel;
use crate::referentiel::Referentiel;
use crate::render::Base;
use crate::sorties::{self, Avant, Communs, Empreinte, Recette, Registre, Sorties, Suites};

/// What every step of a run looks at.
pub struct Run<'a> {
    pub pack: &'a Referentiel,
    pub base: &'a Base,
    pub options: &'a Options,
    pub lu: &'a Lecture,
    pub contenus: Contenus<'a>,
}

impl Run<'_> {
    pub fn places(&self) -> Vec<Place> {
        Chemins::new(&self.lu.dossiers.dossiers).places().to_vec()
    }

    pub fn communs(&self) -> Communs<'_> {
        Communs { modeles: self.base.empreinte(), date: self.lu.edition.date }
    }

    /// What each paper would be made of, those that a fault holds back included: a sommaire tells their state. The
    /// values themselves are not kept: a class has too many.
    pub fn compose(&self, sorties: &mut Sorties<'_>) {
        let (pieces, sommaires): (Vec<usize>, Vec<usize>) = (0..self.contenus.demandes.len())
            .partition(|index| self.contenus.demandes[*index].pieces.is_empty());
        for indices in [pieces, sommaires] {
            let is_complete = |piece: usize| sorties.list[piece].is_complete();
            let recettes = parallel::map(self.options.taches, indices.len(), |rank| {
                self.recipe(indices[rank], &is_complete)
            });
            for (index, recette) in indices.into_iter().zip(recettes) {
                sorties.list[index].recette = recette;
            }
        }
    }

    fn recipe(&self, index: usize, is_complete: &dyn Fn(usize) -> bool) -> Recette {
        let demande = &self.contenus.demandes[index];
        let composition = self.contenus.compose(index, is_complete);
        let empreinte = Empreinte::of_paper(
            self.communs(),
            &self.pack.changements,
            &demande.document.modele,
            demande.emplacement.chemin(),
            &composition.donnees,
        );
        Recette { empreinte, manques: composition.manques }
    }

    pub fn look<'r>(&self, disque: &Disque, registre: &'r Registre) -> Avant<'r> {
        let now = sorties::people_of(&self.lu.dossiers, &self.places());
        let suites = Suites::of(&registre.personnes, &now);
        let presences =
            deliver::look(disque, registre, self.options.mot_de_passe.as_ref(), self.options.taches);
        Avant::new(registre, suites, presences)
    }

    pub fn atelier<'s>(
        &'s self,
        disque: &'s Disque,
        avant: &'s Avant<'s>,
        sorties: &Sorties<'_>,
    ) -> Atelier<'s> {
        Atelier {
            base: self.base,
            disque,
            contenus: self.contenus,
            avant,
            obstacles: deliver::look_for_obstacles(disque, sorties),
            mot_de_passe: self.options.mot_de_passe.as_ref(),
            separateurs: self.options.separateurs,
            taches: self.options.taches,
        }
    }
}
