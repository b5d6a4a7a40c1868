//! A workbook as its reader leaves it: plain data, which crosses from one process to another.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::recolte::{LIGNES_DEPOT_MAX, LIGNES_LUES_MAX};
use super::sheet::{Contenu, Sheet};
use crate::diagnostics::{Diagnostics, messages};
use crate::place::{Cellule, Lieu};
use crate::texte::visible;

/// One sheet of a workbook, in the order of its tabs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FeuilleLue {
    pub nom: String,
    /// What it holds, or why it is not read.
    pub contenu: Result<Contenu, NonLue>,
    /// What a person should know of a sheet that is read.
    pub remarques: Vec<Remarque>,
}

/// Why one sheet is not read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum NonLue {
    /// In words, as they stand between the brackets of the message.
    Illisible(String),
    /// More filled rows than any list of pupils has.
    TropDeLignes,
    /// It is not made of cells; what it is, in words: « feuille graphique ».
    AutreSorte(String),
    /// The workbook names it and says nowhere where it is.
    Absente,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Remarque {
    /// A cell that stands far behind all the others.
    CelluleEloignee(Cellule),
}

/// What is said of damage that nobody can mend, nor needs to understand.
pub const ABIME: &str = "sa structure est abîmée";

/// Why nothing at all is read of a workbook.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refus {
    /// It opens with a password only.
    Protege,
    /// Written by a spreadsheet of the last century.
    TropAncien,
    /// More filled rows than all the lists of a school have.
    TropDeLignes,
    /// In words, as they stand between the brackets of the message.
    Illisible(String),
    /// The same, of a file that no spreadsheet writes so: nobody should open it to mend it.
    Suspect(String),
}

impl Refus {
    pub fn illisible(raison: &str) -> Self {
        Self::Illisible(raison.to_owned())
    }

    pub fn suspect(raison: &str) -> Self {
        Self::Suspect(raison.to_owned())
    }
}

pub type Lecture = Result<Vec<FeuilleLue>, Refus>;

impl From<String> for NonLue {
    fn from(raison: String) -> Self {
        Self::Illisible(raison)
    }
}

/// What follows the reading of a workbook goes over all its rows, several times.
pub fn bounded(lecture: Lecture) -> Lecture {
    let mut feuilles = lecture?;
    let mut lignes = 0;
    for feuille in &mut feuilles {
        let Ok(contenu) = &feuille.contenu else { continue };
        if contenu.lignes.len() > LIGNES_LUES_MAX {
            feuille.contenu = Err(NonLue::TropDeLignes);
            continue;
        }
        lignes += contenu.lignes.len();
        if lignes > LIGNES_DEPOT_MAX {
            return Err(Refus::TropDeLignes);
        }
    }
    Ok(feuilles)
}

/// The sheets that could be read; the others, or the workbook as a whole, become faults.
pub fn into_sheets(diags: &mut Diagnostics, lieu: &Lieu, lecture: Lecture) -> Vec<Sheet> {
    let feuilles = match lecture {
        Ok(feuilles) => feuilles,
        Err(refus) => {
            diags.push(match refus {
                Refus::Protege => messages::fichier_protege(lieu),
                Refus::TropAncien => messages::format_trop_ancien(lieu),
                Refus::TropDeLignes => messages::trop_de_lignes(lieu, LIGNES_DEPOT_MAX),
                Refus::Illisible(raison) => messages::fichier_illisible(lieu, &raison),
                Refus::Suspect(raison) => messages::fichier_suspect(lieu, &raison),
            });
            return Vec::new();
        }
    };
    let homonyms = find_homonyms(&feuilles);
    let mut sheets = Vec::new();
    for FeuilleLue { nom, contenu, remarques } in feuilles {
        let lieu = Lieu { feuille: Some(Arc::from(visible(&nom))), ..lieu.clone() };
        if let Some(rangs) = homonyms.get(&nom) {
            diags.push(messages::feuilles_homonymes(&lieu, rangs));
            continue;
        }
        for remarque in remarques {
            match remarque {
                Remarque::CelluleEloignee(cellule) => {
                    diags.push(messages::cellule_eloignee(&lieu.at(cellule.ligne, cellule.colonne)));
                }
            }
        }
        match contenu {
            Ok(contenu) => sheets.push(Sheet { lieu, contenu }),
            Err(NonLue::Illisible(raison)) => {
                diags.push(messages::feuille_illisible(&lieu, &raison));
            }
            Err(NonLue::TropDeLignes) => {
                diags.push(messages::trop_de_lignes(&lieu, LIGNES_LUES_MAX));
            }
            Err(NonLue::AutreSorte(sorte)) => {
                diags.push(messages::feuille_d_autre_nature(&lieu, &sorte));
            }
            Err(NonLue::Absente) => {
                diags.push(messages::feuille_absente(&lieu));
            }
        }
    }
    sheets
}

/// The names that several sheets bear, with the ranks of these sheets from one: a place in them would be
/// ambiguous.
fn find_homonyms(feuilles: &[FeuilleLue]) -> BTreeMap<String, Vec<usize>> {
    let mut ranks = BTreeMap::<String, Vec<usize>>::new();
    for (rank, feuille) in (1..).zip(feuilles) {
        ranks.entry(feuille.nom.clone()).or_default().push(rank);
    }
    ranks.retain(|_, ranks| ranks.len() > 1);
    ranks
}
