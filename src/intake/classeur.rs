//! A workbook as its reader leaves it: plain data, which crosses from one process to another.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::sheet::{Contenu, Sheet};
use crate::diagnostics::{Diagnostics, messages};
use crate::place::Lieu;

/// One sheet of a workbook, in the order of its tabs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FeuilleLue {
    pub nom: String,
    /// What it holds, or why nothing of it is read.
    pub contenu: Result<Contenu, Ecart>,
}

/// Why one sheet is not read, the others being so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ecart {
    /// In words, as they stand between the brackets of the message.
    Illisible(String),
    /// A sheet by its tab only: a chart, macros. In words: « feuille graphique ».
    AutreNature(String),
}

/// Why nothing at all is read of a workbook.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refus {
    /// It opens with a password only.
    Protege,
    /// Written by a spreadsheet of the last century.
    TropAncien,
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

/// The sheets that could be read; the others, or the workbook as a whole, become faults.
pub fn into_sheets(diags: &mut Diagnostics, lieu: &Lieu, lecture: Lecture) -> Vec<Sheet> {
    let feuilles = match lecture {
        Ok(feuilles) => feuilles,
        Err(refus) => {
            diags.push(match refus {
                Refus::Protege => messages::fichier_protege(lieu),
                Refus::TropAncien => messages::format_trop_ancien(lieu),
                Refus::Illisible(raison) => messages::fichier_illisible(lieu, &raison),
                Refus::Suspect(raison) => messages::fichier_suspect(lieu, &raison),
            });
            return Vec::new();
        }
    };
    let mut sheets = Vec::new();
    for FeuilleLue { nom, contenu } in feuilles {
        let lieu = Lieu { feuille: Some(Arc::from(nom)), ..lieu.clone() };
        match contenu {
            Ok(contenu) => sheets.push(Sheet { lieu, contenu }),
            Err(Ecart::Illisible(raison)) => {
                diags.push(messages::feuille_illisible(&lieu, &raison));
            }
            Err(Ecart::AutreNature(quoi)) => {
                diags.push(messages::feuille_d_autre_nature(&lieu, &quoi));
            }
        }
    }
    sheets
}
