//! The workbooks to fill, written below the output folder.

use anyhow::{Context, Result};

use super::Options;
use super::lecture::{Lecture, read};
use crate::deliver::{self, Disque};
use crate::diagnostics::{Diagnostic, Diagnostics, Gravite, Obstacle, messages};
use crate::dossiers::Sujet;
use crate::modeles;
use crate::referentiel::Referentiel;
use crate::render::Base;
use crate::texte::sha256;

/// What became of the models.
#[derive(Debug, Default)]
pub struct Modeles {
    /// Written now, or there already with the same bytes.
    pub ecrits: usize,
    /// What concerns them, sorted.
    pub diagnostics: Vec<Diagnostic>,
    /// Candidates for whom nothing is written: who they are is in doubt.
    pub ecartes: usize,
}

/// Writes the models of the candidates that the inputs name. A model that somebody has filled or changed is left.
///
/// # Errors
/// When the input folder cannot be read or the output folder cannot be written at all.
pub fn write_models(pack: &Referentiel, base: &Base, options: &Options) -> Result<Modeles> {
    let mut diags = Diagnostics::default();
    let Lecture { dossiers, portee, .. } = read(&mut diags, pack, base, options)?;
    let modeles = modeles::compose(pack, &dossiers, &portee)
        .context("un texte du référentiel ou d’une liste dépasse ce qu’un classeur peut contenir")?;
    // Only what decides who gets a model: the rest is what `verifier` tells.
    let mut told = Diagnostics::default();
    for diagnostic in diags.into_sorted() {
        let about_people = ["E1", "E3"].iter().any(|family| diagnostic.code.id.starts_with(family));
        if about_people && diagnostic.code.gravite() == Gravite::Erreur {
            told.push(diagnostic);
        }
    }
    let in_doubt = dossiers.dossiers.iter().filter(|d| d.fautes.iter().any(|f| f.sujet == Sujet::Candidat));
    let mut bilan = Modeles { ecartes: in_doubt.count(), ..Modeles::default() };
    if !modeles.is_empty() {
        let disque = Disque::open(&options.sorties)
            .with_context(|| format!("le dossier {} ne peut pas être écrit", options.sorties.display()))?;
        // A workbook that is filled where it was written is told by the next run.
        let mut registre = deliver::load(&mut told, &disque);
        for modele in modeles {
            let there = disque.read(&modele.chemin).ok();
            if there.is_some_and(|bytes| bytes != modele.octets) {
                told.push(messages::modele_deja_rempli(&modele.chemin));
                continue;
            }
            match disque.write(&modele.chemin, &modele.octets) {
                Ok(()) => {
                    registre.modeles.insert(modele.chemin, sha256(&modele.octets));
                    bilan.ecrits += 1;
                }
                Err(error) => {
                    told.push(messages::non_ecrits(Obstacle::of(&error), &[modele.chemin]));
                }
            }
        }
        for (obstacle, noms) in deliver::remember(&disque, &registre) {
            told.push(messages::comptes_rendus_non_ecrits(obstacle, &noms));
        }
    }
    bilan.diagnostics = told.into_sorted();
    Ok(bilan)
}
