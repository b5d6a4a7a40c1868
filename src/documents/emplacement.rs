//! Where each output goes: paths that are stable, unique without case, and short enough for every system.

use std::collections::BTreeMap;

use super::cible::{Cible, PERIODE};
use super::noms::{Given, safe, safe_reserved};
use crate::dossiers::{Candidat, Dossier};
use crate::referentiel::types::{Document, Dossier as Rangement};
use crate::texte::fold;

/// The workbooks to fill.
pub const MODELES: &str = "modeles";
/// The annotated copies of the faulty files.
pub const COPIES: &str = "a-corriger";
/// Folders of the program's own at the root of the output folder: no class takes their names.
const PROPRES: [&str; 2] = [MODELES, COPIES];

/// The part of a class's folder that an output stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rayon {
    /// What may be handed to candidates.
    Candidats,
    /// What may not.
    Jury,
    /// What the school keeps of a class.
    Classe,
    /// The stacks to print.
    Impression,
}

impl Rayon {
    fn dossier(self) -> &'static str {
        match self {
            Self::Candidats => "candidats",
            Self::Jury => "jury",
            Self::Classe => "classe",
            Self::Impression => "impression",
        }
    }
}

/// Where one output goes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Emplacement {
    /// Folder of the class.
    pub classe: String,
    pub rayon: Rayon,
    /// Folder of the candidate, for what lies in one.
    pub personne: Option<String>,
    /// Name of the file, with its extension.
    pub fichier: String,
    chemin: String,
}

impl Emplacement {
    pub fn new(classe: &str, rayon: Rayon, personne: Option<&str>, fichier: &str) -> Self {
        let folders = [Some(classe), Some(rayon.dossier()), personne, Some(fichier)];
        Self {
            classe: classe.to_owned(),
            rayon,
            personne: personne.map(str::to_owned),
            fichier: fichier.to_owned(),
            chemin: folders.into_iter().flatten().collect::<Vec<_>>().join("/"),
        }
    }

    /// Relative to the output folder, with `/`.
    pub fn chemin(&self) -> &str {
        &self.chemin
    }
}

/// The folders of a candidate: that of the class, and their own in it. They tell a person apart from every other.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    pub classe: String,
    pub personne: String,
}

// Bounds in bytes, each of one character.
const CLASSE: usize = 24;
const NOM: usize = 40;
/// Name and first names together.
const PERSONNE: usize = 48;
/// N° candidat or INE: whole, since it tells two people apart.
const NUMERO: usize = 16;
/// The ids of the catalogue are shorter; those of another pack may be anything.
const DOCUMENT: usize = 40;
const EXTENSION: &str = ".pdf";

/// The longest path of a paper below the output folder: a hundred characters of the 259 of Windows are left to the
/// folders above. What tells apart two names that would be the same, and the folder of what was replaced, are not
/// counted: they would refuse folders in which everything fits.
pub const LONGUEUR_MAX: usize = CLASSE
    + "/candidats/".len()
    + (PERSONNE + NUMERO + "--".len())
    + "/".len()
    + (DOCUMENT + "-".len() + PERIODE)
    + EXTENSION.len();

/// The names given so far.
pub struct Chemins {
    /// Of each dossier.
    places: Vec<Place>,
    given: Given,
}

impl Chemins {
    /// Every dossier has its folder: a name does not depend on what is asked for.
    pub fn new(dossiers: &[Dossier]) -> Self {
        let mut classes = BTreeMap::new();
        let mut used_classes = Given::default();
        for propre in PROPRES {
            used_classes.unique(propre);
        }
        let mut used_people = Given::default();
        let places = dossiers
            .iter()
            .map(|dossier| {
                let classe = dossier.candidat.classe();
                let folder = classes
                    .entry(fold(classe))
                    .or_insert_with(|| used_classes.unique(&safe(classe, CLASSE, "sans-classe")))
                    .clone();
                let personne = used_people.unique_in(&folder, &folder_of(&dossier.candidat));
                Place { classe: folder, personne }
            })
            .collect();
        Self { places, given: Given::default() }
    }

    /// The folders of a dossier.
    pub fn place(&self, index: usize) -> &Place {
        &self.places[index]
    }

    /// Of every dossier, in their order.
    pub fn places(&self) -> &[Place] {
        &self.places
    }

    /// Where one document goes; `index` is its dossier's, or that of the first of its class.
    pub fn of(&mut self, index: usize, document: &Document, cible: &Cible<'_>) -> Emplacement {
        let Place { classe, personne } = &self.places[index];
        let (rayon, personne) = match (document.dossier, cible) {
            (Rangement::Candidats, Cible::Candidat(..)) => (Rayon::Candidats, Some(personne.as_str())),
            (Rangement::Jury, Cible::Candidat(..)) => (Rayon::Jury, Some(personne.as_str())),
            (Rangement::Jury, Cible::Classe(_)) => (Rayon::Jury, None),
            (Rangement::Classe, _) | (Rangement::Candidats, Cible::Classe(_)) => (Rayon::Classe, None),
        };
        let id = safe(&document.id, DOCUMENT, "document");
        let objet = cible.objet();
        let name = if objet.is_empty() { id } else { format!("{id}-{objet}") };
        let folder = Emplacement::new(classe, rayon, personne, "");
        let name = self.given.unique_in(folder.chemin(), &name);
        Emplacement::new(classe, rayon, personne, &format!("{name}{EXTENSION}"))
    }
}

/// `NOM-Prenom-numero`.
fn folder_of(candidat: &Candidat) -> String {
    let value = |v: &Option<crate::place::Located<String>>| v.as_ref().map_or("", |v| &v.valeur).to_owned();
    let numero = value(&candidat.numero);
    let key = if numero.is_empty() { value(&candidat.ine) } else { numero };
    let nom = safe(&value(&candidat.nom), NOM, "").to_uppercase();
    let prenoms = safe(&value(&candidat.prenoms), PERSONNE - nom.len(), "");
    let parts = [nom, prenoms, safe(&key, NUMERO, "")];
    let name = parts.iter().filter(|p| !p.is_empty()).map(String::as_str).collect::<Vec<_>>().join("-");
    safe_reserved(if name.is_empty() { "sans-nom" } else { &name })
}
