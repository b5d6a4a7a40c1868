//! What earlier runs delivered: the memory that lets a run make only what changed, tell what did, and remove nothing
//! but what it wrote itself.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Cle, Devenir, Empreinte, Etat, Fichier, Lecture, Personne, Sortie, Sorties};

pub const REGISTRE_VERSION: u32 = 2;

/// What the last run read and left.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Registre {
    pub version: u32,
    pub session: Option<String>,
    /// Name and version of the program.
    #[serde(default)]
    pub programme: String,
    /// Hash of the data pack.
    #[serde(default)]
    pub referentiel: String,
    #[serde(default)]
    pub lectures: Vec<Lecture>,
    #[serde(default)]
    pub personnes: Vec<Personne>,
    /// By path, relative to the output folder, with `/`.
    #[serde(default)]
    pub sorties: BTreeMap<String, Fiche>,
    /// Paths of what a fault held back.
    #[serde(default)]
    pub retenus: BTreeSet<String>,
    /// Archives are sealed here, until somebody says that they need not be.
    #[serde(default)]
    pub scelle: bool,
    /// Paths of what a mass loss would have touched, and that nobody let go.
    #[serde(default)]
    pub en_attente: BTreeSet<String>,
    /// Hash of each annotated copy, by path.
    #[serde(default)]
    pub copies: BTreeMap<String, String>,
    /// Hash of each workbook to fill, by path.
    #[serde(default)]
    pub modeles: BTreeMap<String, String>,
}

/// An output as it was delivered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fiche {
    pub cle: Cle,
    /// How the manifest names the candidate.
    #[serde(default)]
    pub candidat: Option<String>,
    /// Name of the class.
    pub classe: String,
    pub etat: Etat,
    pub confidentiel: bool,
    #[serde(default)]
    pub pages: usize,
    pub sha256: String,
    #[serde(default)]
    pub empreinte: Empreinte,
    #[serde(default)]
    pub manques: Vec<String>,
    /// Paths of what it gathers, in order.
    #[serde(default)]
    pub pieces: Vec<String>,
    /// Encrypted.
    #[serde(default)]
    pub scelle: bool,
}

impl Fiche {
    pub fn fichier(&self) -> Fichier {
        Fichier { sha256: self.sha256.clone(), pages: self.pages, scelle: self.scelle }
    }
}

impl Registre {
    /// Whether an archive in clear would be a surprise.
    pub fn seals(&self) -> bool {
        self.scelle || self.sorties.values().any(|fiche| fiche.scelle)
    }

    /// What a fault holds back, for a run that will not be asked for it.
    pub fn held(sorties: &Sorties<'_>) -> BTreeSet<String> {
        let held = sorties.list.iter().filter(|sortie| sortie.is_held());
        held.map(|sortie| sortie.chemin.clone()).collect()
    }

    /// What this run leaves, for the next one. What could not be replaced is still what the last run wrote.
    pub fn fiches(sorties: &Sorties<'_>, before: &Self) -> BTreeMap<String, Fiche> {
        let mut fiches = BTreeMap::new();
        for sortie in &sorties.list {
            let fiche = match &sortie.devenir {
                Devenir::EnPlace { .. } => fiche_of(sortie, sorties),
                Devenir::Laisse { fiche, .. } => Some((**fiche).clone()),
                Devenir::Retenu { ancienne: true, .. } => before.sorties.get(&sortie.chemin).cloned(),
                Devenir::Retenu { .. }
                | Devenir::Prevu
                | Devenir::AFaire { .. }
                | Devenir::Ecarte
                | Devenir::JamaisDemande => None,
            };
            fiches.extend(fiche.map(|fiche| (sortie.chemin.clone(), fiche)));
        }
        fiches
    }
}

fn fiche_of(sortie: &Sortie<'_>, sorties: &Sorties<'_>) -> Option<Fiche> {
    let fichier = sortie.fichier()?;
    Some(Fiche {
        cle: sortie.cle.clone(),
        candidat: sortie.candidat(),
        classe: sortie.classe().to_owned(),
        etat: sortie.etat()?,
        confidentiel: sortie.confidentiel,
        pages: fichier.pages,
        sha256: fichier.sha256.clone(),
        empreinte: sortie.recette.empreinte.clone(),
        manques: sortie.recette.manques.clone(),
        pieces: sortie.pieces().iter().map(|piece| sorties.list[*piece].chemin.clone()).collect(),
        scelle: fichier.scelle,
    })
}
