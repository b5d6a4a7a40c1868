//! Which rows were read where: what a run remembers of its inputs, so that the next one knows what was forgotten.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::documents::Place;
use crate::dossiers::{Dossier, Dossiers};
use crate::place::{Lieu, Located};
use crate::referentiel::types::NomTable;

/// The rows of one class that one sheet gave for one table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lecture {
    pub table: NomTable,
    /// Folder of the class; empty for what concerns the whole school.
    pub classe: String,
    pub fichier: String,
    pub feuille: Option<String>,
    pub lignes: usize,
    /// Rows of each candidate, by their folder in the class.
    pub personnes: BTreeMap<String, usize>,
}

impl Lecture {
    /// « PFMP » of « eleves.xlsx ».
    pub fn feuille(&self) -> Feuille<'_> {
        (&self.fichier, self.feuille.as_deref())
    }
}

/// A file and one of its sheets.
pub type Feuille<'a> = (&'a str, Option<&'a str>);

/// What every sheet gave, class by class; `places` are the folders of the dossiers, in their order.
pub fn lectures_of(dossiers: &Dossiers, places: &[Place]) -> Vec<Lecture> {
    let mut lectures = BTreeMap::new();
    for champ in dossiers.etablissement.champs() {
        count(&mut lectures, NomTable::Etablissement, "", None, &champ.lieu);
    }
    for (dossier, place) in dossiers.dossiers.iter().zip(places) {
        for (table, lieu) in rows_of(dossier) {
            count(&mut lectures, table, &place.classe, Some(&place.personne), lieu);
        }
    }
    lectures.into_iter().map(|(cle, rows)| rows.into_lecture(cle)).collect()
}

type Cle<'a> = (NomTable, &'a str, &'a str, Option<&'a str>);

/// Rows of a sheet, those of nobody in particular included.
#[derive(Default)]
struct Lignes<'a> {
    toutes: BTreeSet<u32>,
    personnes: BTreeMap<&'a str, BTreeSet<u32>>,
}

impl Lignes<'_> {
    fn into_lecture(self, (table, classe, fichier, feuille): Cle<'_>) -> Lecture {
        Lecture {
            table,
            classe: classe.to_owned(),
            fichier: fichier.to_owned(),
            feuille: feuille.map(str::to_owned),
            lignes: self.toutes.len(),
            personnes: self.personnes.into_iter().map(|(p, rows)| (p.to_owned(), rows.len())).collect(),
        }
    }
}

fn count<'a>(
    lectures: &mut BTreeMap<Cle<'a>, Lignes<'a>>,
    table: NomTable,
    classe: &'a str,
    personne: Option<&'a str>,
    lieu: &'a Lieu,
) {
    let ligne = lieu.cellule.map_or(0, |cellule| cellule.ligne);
    let rows = lectures.entry((table, classe, &*lieu.fichier, lieu.feuille.as_deref())).or_default();
    rows.toutes.insert(ligne);
    if let Some(personne) = personne {
        rows.personnes.entry(personne).or_default().insert(ligne);
    }
}

/// Every row that belongs to a candidate, by a cell that it cannot do without. A candidate of several lists stands in
/// each that gave one of their fields.
fn rows_of(dossier: &Dossier) -> Vec<(NomTable, &Lieu)> {
    let c = &dossier.candidat;
    let texts = [&c.numero, &c.ine, &c.nom, &c.nom_usage, &c.prenoms, &c.classe, &c.categorie, &c.voie];
    let identite = texts
        .into_iter()
        .filter_map(|text| place_of(text.as_ref()))
        .chain(place_of(c.naissance.as_ref()))
        .chain(place_of(c.duree_cycle.as_ref()))
        .chain(place_of(c.positionnement.as_ref()))
        .chain(place_of(c.derogation.as_ref()));
    let lists = std::iter::once(&c.lieu).chain(identite).map(|lieu| (NomTable::Candidats, Some(lieu)));
    let stages = dossier.stages.iter().map(|s| (NomTable::Pfmp, place_of(s.ligne.periode.as_ref())));
    let tuteurs =
        dossier.tuteurs.values().map(|t| (NomTable::EvaluationsTuteur, place_of(t.periode.as_ref())));
    let travaux =
        dossier.travaux.values().flatten().map(|t| (NomTable::Travaux, place_of(t.epreuve.as_ref())));
    let notes =
        dossier.evaluations.values().map(|e| (NomTable::EvaluationsCcf, place_of(e.epreuve.as_ref())));
    let membres = dossier.commissions.values().flatten().map(|m| (NomTable::Commissions, Some(&m.lieu)));
    let justificatifs = dossier.justificatifs.iter().map(|j| {
        (NomTable::Justificatifs, place_of(j.nature.as_ref()).or_else(|| place_of(j.organisme.as_ref())))
    });
    let rows =
        lists.chain(stages).chain(tuteurs).chain(travaux).chain(notes).chain(membres).chain(justificatifs);
    rows.filter_map(|(table, lieu)| Some((table, lieu?))).collect()
}

fn place_of<T>(value: Option<&Located<T>>) -> Option<&Lieu> {
    value.map(|value| &value.lieu)
}
