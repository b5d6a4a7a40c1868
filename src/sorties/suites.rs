//! Who became who: a corrected number or a renamed class is the same person and the same class.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Cle, Genre};
use crate::documents::Place;
use crate::dossiers::Dossiers;
use crate::texte::{self, fold_name};

/// A candidate as a run knew them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Personne {
    /// Folder of the class, then their own in it.
    pub classe: String,
    pub personne: String,
    pub numero: Option<String>,
    pub ine: Option<String>,
    /// Name and first names, folded.
    pub nom: String,
    pub naissance: Option<String>,
}

/// The folders of the last run, as this one has them.
#[derive(Debug, Default)]
pub struct Suites {
    personnes: BTreeMap<Place, Place>,
    classes: BTreeMap<String, String>,
}

pub fn people_of(dossiers: &Dossiers, places: &[Place]) -> Vec<Personne> {
    let text = |value: &Option<crate::place::Located<String>>| value.as_ref().map(|v| v.valeur.clone());
    let people = dossiers.dossiers.iter().zip(places);
    people
        .map(|(dossier, place)| Personne {
            classe: place.classe.clone(),
            personne: place.personne.clone(),
            numero: text(&dossier.candidat.numero),
            ine: text(&dossier.candidat.ine),
            nom: fold_name(&dossier.candidat.nom_complet()),
            naissance: dossier.candidat.naissance.as_ref().map(|date| texte::date(date.valeur)),
        })
        .collect()
}

impl Suites {
    pub fn of(before: &[Personne], now: &[Personne]) -> Self {
        let mut personnes = BTreeMap::<Place, Place>::new();
        let (mut taken, mut matched) = (BTreeSet::new(), Vec::new());
        // The surest first: a number that changed hands would else take somebody else's papers along.
        for key_of in [person_key, ine_key, civil_key, numero_key] {
            let mut bearers = BTreeMap::<String, Vec<Place>>::new();
            for personne in now {
                if let Some(key) = key_of(personne) {
                    bearers.entry(key).or_default().push(place_of(personne));
                }
            }
            for known in before.iter().filter(|known| !personnes.contains_key(&place_of(known))) {
                let found = key_of(known).and_then(|key| bearers.get(&key));
                let mut free = found.into_iter().flatten().filter(|place| !taken.contains(*place));
                if let (Some(place), None) = (free.next(), free.next()) {
                    matched.push((place_of(known), place.clone()));
                }
            }
            // Two former places of one key are one person: a partial run may have left papers in both.
            taken.extend(matched.iter().map(|(_, place)| place.clone()));
            personnes.extend(matched.drain(..));
        }
        let classes = classes(before, now, &personnes);
        Self { personnes, classes }
    }

    /// Where a candidate is now; nothing for who left.
    pub fn personne(&self, classe: &str, personne: &str) -> Option<&Place> {
        self.personnes.get(&Place { classe: classe.to_owned(), personne: personne.to_owned() })
    }

    /// The class as this run has it; nothing for one that nobody is in any more.
    pub fn classe(&self, classe: &str) -> Option<&str> {
        self.classes.get(classe).map(String::as_str)
    }

    /// The same output for this run; nothing where the person or the class is gone.
    pub fn cle(&self, cle: &Cle) -> Option<Cle> {
        let (classe, personne) = match &cle.personne {
            Some(personne) => {
                let place = self.personne(&cle.classe, personne)?;
                (place.classe.clone(), Some(place.personne.clone()))
            }
            None => (self.classe(&cle.classe)?.to_owned(), None),
        };
        Some(Cle { classe, personne, ..cle.clone() })
    }
}

impl Cle {
    /// Whether it is one of a candidate's papers.
    pub fn is_paper(&self) -> bool {
        self.genre == Genre::Papier
    }
}

fn place_of(personne: &Personne) -> Place {
    Place { classe: personne.classe.clone(), personne: personne.personne.clone() }
}

fn person_key(personne: &Personne) -> Option<String> {
    Some(format!("{}\0{}", personne.numero.as_ref()?, personne.nom))
}

fn ine_key(personne: &Personne) -> Option<String> {
    personne.ine.clone()
}

/// A name alone is not enough, where the birth date is known to tell.
fn civil_key(personne: &Personne) -> Option<String> {
    let naissance = personne.naissance.as_deref().unwrap_or_default();
    (!personne.nom.is_empty()).then(|| format!("{}\0{naissance}", personne.nom))
}

fn numero_key(personne: &Personne) -> Option<String> {
    personne.numero.clone()
}

/// A class keeps its name as long as somebody is in it; else it is where all of its people went, when that is one
/// place where nobody was.
fn classes(
    before: &[Personne],
    now: &[Personne],
    people: &BTreeMap<Place, Place>,
) -> BTreeMap<String, String> {
    let standing: BTreeSet<&str> = now.iter().map(|p| p.classe.as_str()).collect();
    let former: BTreeSet<&str> = before.iter().map(|p| p.classe.as_str()).collect();
    let mut classes = BTreeMap::new();
    for classe in &former {
        if standing.contains(classe) {
            classes.insert((*classe).to_owned(), (*classe).to_owned());
            continue;
        }
        let went = before.iter().filter(|p| p.classe == *classe).filter_map(|p| people.get(&place_of(p)));
        let went: BTreeSet<&str> = went.map(|place| place.classe.as_str()).collect();
        let went: Vec<&str> = went.into_iter().collect();
        if let [only] = went[..]
            && !former.contains(only)
        {
            classes.insert((*classe).to_owned(), only.to_owned());
        }
    }
    classes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn someone(classe: &str, numero: &str, nom: &str) -> Personne {
        Personne {
            classe: classe.to_owned(),
            personne: format!("{nom}-{numero}"),
            numero: Some(numero.to_owned()),
            ine: None,
            nom: nom.to_owned(),
            naissance: Some("12/05/2008".to_owned()),
        }
    }

    fn went(suites: &Suites, from: &Personne) -> Option<String> {
        suites
            .personne(&from.classe, &from.personne)
            .map(|place| format!("{}/{}", place.classe, place.personne))
    }

    #[test]
    fn a_corrected_number_is_the_same_person() {
        let before = [someone("T", "1", "durand lea"), someone("T", "2", "martin hugo")];
        let now = [someone("T", "9", "durand lea"), someone("T", "2", "martin hugo")];
        let suites = Suites::of(&before, &now);
        assert_eq!(went(&suites, &before[0]).as_deref(), Some("T/durand lea-9"));
        assert_eq!(went(&suites, &before[1]).as_deref(), Some("T/martin hugo-2"));
    }

    #[test]
    fn two_numbers_that_were_exchanged_follow_the_people() {
        let before = [someone("T", "1", "durand lea"), someone("T", "2", "martin hugo")];
        let now = [someone("T", "2", "durand lea"), someone("T", "1", "martin hugo")];
        let suites = Suites::of(&before, &now);
        assert_eq!(went(&suites, &before[0]).as_deref(), Some("T/durand lea-2"));
        assert_eq!(went(&suites, &before[1]).as_deref(), Some("T/martin hugo-1"));
    }

    #[test]
    fn a_corrected_name_is_the_same_person() {
        let before = [someone("T", "1", "durant lea")];
        let now = [someone("T", "1", "durand lea")];
        assert_eq!(went(&Suites::of(&before, &now), &before[0]).as_deref(), Some("T/durand lea-1"));
    }

    #[test]
    fn homonyms_are_told_apart_or_left() {
        let before = [someone("T", "1", "durand lea")];
        let now = [someone("T", "8", "durand lea"), someone("T", "9", "durand lea")];
        assert_eq!(went(&Suites::of(&before, &now), &before[0]), None);
    }

    #[test]
    fn a_class_is_renamed_when_all_of_it_goes_where_nobody_was() {
        let before = [someone("T1", "1", "a"), someone("T1", "2", "b"), someone("T2", "3", "c")];
        let renamed = [someone("TA", "1", "a"), someone("TA", "2", "b"), someone("T2", "3", "c")];
        assert_eq!(Suites::of(&before, &renamed).classe("T1"), Some("TA"));
        let merged = [someone("T2", "1", "a"), someone("T2", "2", "b"), someone("T2", "3", "c")];
        assert_eq!(Suites::of(&before, &merged).classe("T1"), None);
        let split = [someone("TA", "1", "a"), someone("TB", "2", "b"), someone("T2", "3", "c")];
        assert_eq!(Suites::of(&before, &split).classe("T1"), None);
    }
}
