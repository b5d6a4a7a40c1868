//! A workbook as its reader leaves it: plain data, which may cross from one process to another.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::sheet::{Contenu, Sheet};
use crate::diagnostics::{Diagnostics, messages};
use crate::place::Lieu;

/// One sheet of a workbook, in the order of its tabs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FeuilleLue {
    pub nom: String,
    /// What it holds, or why it could not be read.
    pub contenu: Result<Contenu, String>,
}

/// Why nothing at all is read of a workbook.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refus {
    /// It opens with a password only.
    Protege,
    /// In words, as they stand between the brackets of the message.
    Illisible(String),
}

pub type Lecture = Result<Vec<FeuilleLue>, Refus>;

/// The sheets that could be read; the others, or the workbook as a whole, become faults.
pub fn into_sheets(diags: &mut Diagnostics, lieu: &Lieu, lecture: Lecture) -> Vec<Sheet> {
    let feuilles = match lecture {
        Ok(feuilles) => feuilles,
        Err(Refus::Protege) => {
            diags.push(messages::fichier_protege(lieu));
            return Vec::new();
        }
        Err(Refus::Illisible(raison)) => {
            diags.push(messages::fichier_illisible(lieu, &raison));
            return Vec::new();
        }
    };
    let mut sheets = Vec::new();
    for FeuilleLue { nom, contenu } in feuilles {
        let lieu = Lieu { feuille: Some(Arc::from(nom)), ..lieu.clone() };
        match contenu {
            Ok(contenu) => sheets.push(Sheet { lieu, contenu }),
            Err(raison) => {
                diags.push(messages::feuille_illisible(&lieu, &raison));
            }
        }
    }
    sheets
}
