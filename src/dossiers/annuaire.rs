//! Whom a row names.

use std::collections::BTreeMap;

use super::{Candidat, Dossier};
use crate::place::join_names;
use crate::tables::is_whole_name;
use crate::tables::lignes::Identite;
use crate::texte::{fold_name, same_first_names};

/// Shown at most, of the people that an unknown one may be.
const PROCHES: usize = 3;
/// Jaro-Winkler similarity from which a name is worth showing beside an unknown one.
const RESSEMBLANCE: f64 = 0.9;

/// Candidates by each of the keys that may name them.
#[derive(Default)]
pub struct Annuaire {
    numeros: BTreeMap<String, usize>,
    ines: BTreeMap<String, usize>,
    noms: BTreeMap<String, Vec<usize>>,
}

/// Whom a row names.
pub enum Trouve {
    Un(usize),
    Aucun {
        proches: Vec<String>,
    },
    Plusieurs(usize),
    /// The number is this candidate's, the name is not.
    NomDifferent(usize),
    Personne,
}

impl Annuaire {
    pub fn of(dossiers: &[Dossier]) -> Self {
        let mut annuaire = Self::default();
        for (index, dossier) in dossiers.iter().enumerate() {
            let c = &dossier.candidat;
            annuaire.insert(
                index,
                &Identite {
                    numero: c.numero.clone(),
                    ine: c.ine.clone(),
                    nom: c.nom.clone(),
                    prenoms: c.prenoms.clone(),
                    nom_entier: None,
                    naissance: c.naissance.clone(),
                },
            );
            if let Some(usage) = &c.nom_usage {
                annuaire.insert_name(&usage.valeur, index);
            }
        }
        annuaire
    }

    /// N° candidat, else INE, else name, first name and birth date where the row gives one.
    pub fn find(&self, dossiers: &[Dossier], identite: &Identite) -> Trouve {
        let by_key = match (&identite.numero, &identite.ine) {
            (Some(numero), _) => Some(self.numeros.get(&numero.valeur)),
            (None, Some(ine)) => Some(self.ines.get(&ine.valeur.to_uppercase())),
            (None, None) => None,
        };
        match by_key {
            Some(Some(index)) if same_name(&dossiers[*index].candidat, identite) => Trouve::Un(*index),
            Some(Some(index)) => Trouve::NomDifferent(*index),
            Some(None) => Trouve::Aucun { proches: Self::close_to(dossiers, identite) },
            None => self.find_by_name(dossiers, identite),
        }
    }

    pub fn has_numero(&self, numero: &str) -> Option<usize> {
        self.numeros.get(numero).copied()
    }

    fn find_by_name(&self, dossiers: &[Dossier], identite: &Identite) -> Trouve {
        let (Some(nom), Some(_)) = (&identite.nom, &identite.prenoms) else { return Trouve::Personne };
        let known = self.noms.get(&fold_name(&nom.valeur)).map_or(&[][..], Vec::as_slice);
        let mut same: Vec<usize> = known
            .iter()
            .copied()
            .filter(|index| {
                let c = &dossiers[*index].candidat;
                same_name(c, identite) && same_birth(c, identite)
            })
            .collect();
        same.dedup();
        match same[..] {
            [only] => Trouve::Un(only),
            [] => Trouve::Aucun { proches: Self::close_to(dossiers, identite) },
            _ => Trouve::Plusieurs(same.len()),
        }
    }

    /// As [`Self::find`], for a row of a list: a name alone never merges two rows without a birth date. Two
    /// numbers for one name and birth date are one person with a number to mend.
    pub fn find_for_merge(&self, dossiers: &[Dossier], identite: &Identite) -> Option<usize> {
        let by_numero = identite.numero.as_ref().and_then(|n| self.numeros.get(&n.valeur));
        let by_ine = identite.ine.as_ref().and_then(|i| self.ines.get(&i.valeur.to_uppercase()));
        if let Some(index) = by_numero.or(by_ine) {
            return Some(*index);
        }
        let nom = identite.nom.as_ref()?;
        let mut same = self.noms.get(&fold_name(&nom.valeur))?.iter().copied().filter(|index| {
            let c = &dossiers[*index].candidat;
            let dated = c.naissance.is_some() && identite.naissance.is_some();
            dated && same_name(c, identite) && same_birth(c, identite)
        });
        same.next()
    }

    /// Somebody of the same name, with nothing to tell whether this is the same person.
    pub fn find_undecided(&self, dossiers: &[Dossier], identite: &Identite) -> Option<usize> {
        let nom = identite.nom.as_ref()?;
        self.noms.get(&fold_name(&nom.valeur))?.iter().copied().find(|index| {
            let c = &dossiers[*index].candidat;
            let comparable = c.numero.is_some() && identite.numero.is_some()
                || c.ine.is_some() && identite.ine.is_some()
                || c.naissance.is_some() && identite.naissance.is_some();
            !comparable && same_name(c, identite)
        })
    }

    pub fn insert(&mut self, index: usize, identite: &Identite) {
        if let Some(numero) = &identite.numero {
            self.numeros.entry(numero.valeur.clone()).or_insert(index);
        }
        if let Some(ine) = &identite.ine {
            self.ines.entry(ine.valeur.to_uppercase()).or_insert(index);
        }
        if let Some(nom) = &identite.nom {
            self.insert_name(&nom.valeur, index);
        }
    }

    fn insert_name(&mut self, nom: &str, index: usize) {
        let indices = self.noms.entry(fold_name(nom)).or_default();
        if !indices.contains(&index) {
            indices.push(index);
        }
    }

    /// Candidates whose row this perhaps is: those of exactly that name; for a row without a name, the only
    /// one whose number is a digit away (numbers of one class often follow each other).
    pub fn possibly_meant(&self, dossiers: &[Dossier], identite: &Identite) -> Vec<usize> {
        if let (Some(nom), Some(_)) = (&identite.nom, &identite.prenoms) {
            let named = self.noms.get(&fold_name(&nom.valeur)).map_or(&[][..], Vec::as_slice);
            let same = named.iter().copied().filter(|i| same_name(&dossiers[*i].candidat, identite));
            return same.collect();
        }
        if let Some(entier) = &identite.nom_entier {
            let named = |index: &usize| bears_whole_name(&dossiers[*index].candidat, &entier.valeur);
            return (0..dossiers.len()).filter(named).collect();
        }
        let Some(read) = &identite.numero else { return Vec::new() };
        let is_close = |dossier: &Dossier| {
            dossier.candidat.numero.as_ref().is_some_and(|known| close_numbers(&known.valeur, &read.valeur))
        };
        let close: Vec<usize> = (0..dossiers.len()).filter(|i| is_close(&dossiers[*i])).collect();
        if close.len() == 1 { close } else { Vec::new() }
    }

    /// People that a row may have meant: shown, never chosen.
    fn close_to(dossiers: &[Dossier], identite: &Identite) -> Vec<String> {
        let wanted = fold_name(&shown(identite).replace("n°", ""));
        let mut close: Vec<(f64, String)> = dossiers
            .iter()
            .filter_map(|dossier| {
                let c = &dossier.candidat;
                let by_name = strsim::jaro_winkler(&wanted, &fold_name(&c.nom_complet()));
                let by_number = match (&c.numero, &identite.numero) {
                    (Some(known), Some(read)) => close_numbers(&known.valeur, &read.valeur),
                    _ => false,
                };
                let likeness = if by_number { 1.0 } else { by_name };
                (likeness >= RESSEMBLANCE).then(|| (likeness, describe(c)))
            })
            .collect();
        close.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        close.into_iter().take(PROCHES).map(|(_, who)| who).collect()
    }
}

/// How a row names somebody, for a message.
pub fn shown(identite: &Identite) -> String {
    let nom = identite.nom.as_ref().or(identite.nom_entier.as_ref()).cloned();
    let name = join_names([&nom, &identite.prenoms]);
    match (&identite.numero, &identite.ine) {
        _ if !name.is_empty() => name,
        (Some(numero), _) => format!("n° {}", numero.valeur),
        (None, Some(ine)) => format!("INE {}", ine.valeur),
        (None, None) => "une ligne sans nom".to_owned(),
    }
}

/// The key by which a row names somebody, for a message.
pub fn shown_key(identite: &Identite) -> String {
    match (&identite.numero, &identite.ine) {
        (Some(numero), _) => format!("le n° {}", numero.valeur),
        (None, Some(ine)) => format!("l’INE {}", ine.valeur),
        (None, None) => "la ligne".to_owned(),
    }
}

/// « DURAND Léa (n° 0123456789) ».
pub fn describe(candidat: &Candidat) -> String {
    match &candidat.numero {
        Some(numero) => format!("{} (n° {})", candidat.nom_complet(), numero.valeur),
        None => candidat.nom_complet(),
    }
}

pub fn is_anonymous(identite: &Identite) -> bool {
    identite.numero.is_none()
        && identite.ine.is_none()
        && identite.nom_entier.is_none()
        && (identite.nom.is_none() || identite.prenoms.is_none())
}

fn bears_whole_name(candidat: &Candidat, entier: &str) -> bool {
    let prenoms = candidat.prenoms.as_ref().map_or("", |p| &p.valeur);
    let mut noms = [&candidat.nom, &candidat.nom_usage].into_iter().flatten();
    noms.any(|nom| is_whole_name(entier, &nom.valeur, prenoms))
}

/// Nothing that the row gives may contradict the candidate.
fn same_name(candidat: &Candidat, identite: &Identite) -> bool {
    let nom = identite.nom.as_ref().is_none_or(|read| {
        [&candidat.nom, &candidat.nom_usage]
            .into_iter()
            .flatten()
            .any(|known| fold_name(&known.valeur) == fold_name(&read.valeur))
    });
    let prenoms = match (&candidat.prenoms, &identite.prenoms) {
        (Some(known), Some(read)) => same_first_names(&known.valeur, &read.valeur),
        _ => true,
    };
    let entier = identite.nom_entier.as_ref().is_none_or(|read| bears_whole_name(candidat, &read.valeur));
    nom && prenoms && entier
}

fn same_birth(candidat: &Candidat, identite: &Identite) -> bool {
    match (&candidat.naissance, &identite.naissance) {
        (Some(known), Some(read)) => known.valeur == read.valeur,
        _ => true,
    }
}

/// One digit apart, or equal but for lost zeros.
fn close_numbers(a: &str, b: &str) -> bool {
    a.trim_start_matches('0') == b.trim_start_matches('0') || strsim::levenshtein(a, b) == 1
}
