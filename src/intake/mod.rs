//! From a folder of files to sheets of cells. Nothing past this module knows a file format.
//!
//! A file that cannot be read is a fault of its own; the others go on. This module never decides what a
//! sheet means.

mod archive;
mod classeur;
mod conteneur;
mod csv;
mod folder;
mod nature;
mod ods;
mod recolte;
mod sheet;
mod workbook;
mod xlsx;
mod xml;

use std::sync::Arc;

pub use folder::{FichierLu, REFERENTIEL, read_folder};
pub use sheet::{Contenu, Ligne, Plage, Sheet, Valeur};

use crate::diagnostics::{Diagnostics, messages};
use crate::place::Lieu;
use nature::Nature;

/// Largest file that is opened, in bytes: a class workbook has some tens of kilobytes.
const TAILLE_MAX: usize = 20 * 1024 * 1024;

/// The sheets of one dropped file, chosen by its content and not by its name.
pub fn read_file(diags: &mut Diagnostics, fichier: &Arc<str>, bytes: &[u8]) -> Vec<Sheet> {
    let lieu = Lieu::fichier(fichier);
    if bytes.len() > TAILLE_MAX {
        diags.push(messages::fichier_trop_gros(&lieu, TAILLE_MAX));
        return Vec::new();
    }
    match Nature::of(fichier, bytes) {
        Nature::Vide => {
            diags.push(messages::fichier_vide(&lieu));
            Vec::new()
        }
        Nature::Archive => archive::read(diags, fichier, bytes),
        Nature::Classeur(format) => classeur::into_sheets(diags, &lieu, workbook::read(format, bytes)),
        Nature::Texte => csv::read(diags, &lieu, bytes),
        Nature::Protege => {
            diags.push(messages::fichier_protege(&lieu));
            Vec::new()
        }
        Nature::Autre(quoi) if nature::has_spreadsheet_name(fichier) => {
            diags.push(messages::fichier_mal_nomme(&lieu, quoi));
            Vec::new()
        }
        Nature::Autre(quoi) => {
            diags.push(messages::fichier_ignore(&lieu, quoi));
            Vec::new()
        }
    }
}
