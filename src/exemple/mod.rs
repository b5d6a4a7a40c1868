//! `liasse exemple`: a fictional folder that looks like the one of a real secretary.
//!
//! The model (`modele`) is a school drawn from a seed; the writers (`ecriture`) turn it into spreadsheets of
//! several kinds. Neither reads the clock or touches the disk: the caller writes what it is given.

mod ecriture;
mod modele;

pub use ecriture::{Cellule, Style, Tableau, Tableur, write_tableaux};

use crate::referentiel::Referentiel;

/// What is asked for on the command line.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    pub classes: usize,
    /// Candidates per class.
    pub candidats: usize,
    pub graine: u64,
    /// Whose export the list of candidates is.
    pub style: Style,
    pub tableur: Tableur,
}

/// A file of the folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fichier {
    /// Relative, with `/`.
    pub chemin: String,
    pub octets: Vec<u8>,
}

/// Every file of the folder, sorted by path: the same pack and the same options give the same bytes.
pub fn compose(referentiel: &Referentiel, options: &Options) -> Vec<Fichier> {
    let cadre = modele::cadre::Cadre::from_referentiel(referentiel);
    let ecole = modele::compose_ecole(&cadre, options.classes, options.candidats, options.graine);
    ecriture::write_dossier(&cadre, &ecole, options)
}
