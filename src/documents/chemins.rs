//! Where each document goes: paths that are stable, unique without case, and short enough for every system.

use std::collections::BTreeMap;

use super::cible::{Cible, Objet};
use super::noms::{Given, safe, safe_reserved};
use crate::dossiers::{Candidat, Dossier};
use crate::referentiel::types::{Document, Dossier as Rangement};
use crate::texte::fold;

pub const CANDIDATS: &str = "/candidats/";
pub const JURY: &str = "/jury/";
/// What the school keeps of a class.
const CLASSE_ENTIERE: &str = "/classe";
/// The workbooks to fill.
pub const MODELES: &str = "modeles";
/// The annotated copies of the faulty files.
pub const COPIES: &str = "a-corriger";
/// Folders of the program's own at the root of the output folder: no class takes their names.
const PROPRES: [&str; 2] = [MODELES, COPIES];

// Bounds in bytes, each of one character.
const CLASSE: usize = 24;
const NOM: usize = 40;
/// Name and first names together.
const PERSONNE: usize = 48;
/// N° candidat or INE: whole, since it tells two people apart.
const NUMERO: usize = 16;
const PERIODE: usize = 12;
/// The ids of the catalogue are shorter; those of another pack may be anything.
const DOCUMENT: usize = 40;
/// What tells apart two names that would be the same.
const RANG: usize = "-99".len();
/// The folder below which a run keeps what it replaces.
const PRECEDENT: usize = "_precedents/9999/".len();
const EXTENSION: &str = ".pdf";

/// The longest path that a run makes below the output folder: seventy characters of the 259 of Windows are left to the
/// folders above. Annotated copies are not counted: their names follow those of the inputs, however deep they stand.
pub const LONGUEUR_MAX: usize = PRECEDENT
    + (CLASSE + RANG)
    + CANDIDATS.len()
    + (PERSONNE + NUMERO + "--".len() + RANG)
    + "/".len()
    + (DOCUMENT + "-".len() + PERIODE + RANG + RANG)
    + EXTENSION.len();

/// The names given so far.
pub struct Chemins {
    /// `(classe, candidat)` of each dossier.
    dossiers: Vec<(String, String)>,
    given: Given,
}

impl Chemins {
    /// Every dossier has its folder, whatever the selection: a name does not depend on what is asked for.
    pub fn new(dossiers: &[Dossier]) -> Self {
        let mut classes = BTreeMap::new();
        let mut used_classes = Given::default();
        for propre in PROPRES {
            used_classes.unique(propre);
        }
        let mut used_people = Given::default();
        let dossiers = dossiers
            .iter()
            .map(|dossier| {
                let classe = dossier.candidat.classe();
                let folder = classes
                    .entry(fold(classe))
                    .or_insert_with(|| used_classes.unique(&safe(classe, CLASSE, "sans-classe")))
                    .clone();
                let person = folder_of(&dossier.candidat);
                let person = used_people.unique(&format!("{folder}/{person}"));
                let person = person.rsplit('/').next().unwrap_or_default().to_owned();
                (folder, person)
            })
            .collect();
        Self { dossiers, given: Given::default() }
    }

    /// The names of a dossier's class and of its candidate.
    pub fn folders(&self, index: usize) -> (&str, &str) {
        let (classe, person) = &self.dossiers[index];
        (classe, person)
    }

    /// The path of one document; `index` is its dossier's, or that of the first of its class.
    pub fn of(&mut self, index: usize, document: &Document, cible: &Cible<'_>) -> String {
        let (classe, person) = &self.dossiers[index];
        let folder = match (document.dossier, cible) {
            (Rangement::Candidats, Cible::Candidat(..)) => format!("{CANDIDATS}{person}"),
            (Rangement::Jury, Cible::Candidat(..)) => format!("{JURY}{person}"),
            (Rangement::Jury, Cible::Classe(_)) => JURY.trim_end_matches('/').to_owned(),
            (Rangement::Classe, _) | (Rangement::Candidats, Cible::Classe(_)) => CLASSE_ENTIERE.to_owned(),
        };
        let suffix = match cible {
            Cible::Candidat(_, Objet::Periode(code)) => format!("-{}", safe(code, PERIODE, "P")),
            Cible::Candidat(_, Objet::Stage(stage)) => {
                let rang = if stage.rang == 1 { String::new() } else { format!("-{}", stage.rang) };
                format!("-{}{rang}", safe(&stage.periode, PERIODE, "P"))
            }
            Cible::Candidat(_, Objet::Certificat(rang, _)) => format!("-{rang}"),
            Cible::Candidat(_, Objet::Entier) | Cible::Classe(_) => String::new(),
        };
        let id = safe(&document.id, DOCUMENT, "document");
        let stem = self.given.unique(&format!("{classe}{folder}/{id}{suffix}"));
        format!("{stem}{EXTENSION}")
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
