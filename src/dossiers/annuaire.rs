//! Whom a row names.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::Dossier;
use super::ecartes::Ecartes;
use super::identites::{
    bears_surname, bears_whole_name, close_numbers, in_list, is_swapped, same_birth, same_name,
    shares_name_and_birth, shown, spaced_otherwise,
};
use crate::place::{Lieu, Located};
use crate::tables::lignes::Identite;
use crate::texte::fold_name;

/// Shown at most, of the people that an unknown one may be.
const PROCHES: usize = 3;
/// Jaro-Winkler similarity from which a name is worth showing beside an unknown one.
const RESSEMBLANCE: f64 = 0.9;
/// The same where the number is a digit away.
const VOISIN: f64 = 0.75;

/// Candidates by each of the keys that may name them.
#[derive(Default)]
pub struct Annuaire {
    numeros: BTreeMap<String, usize>,
    ines: BTreeMap<String, usize>,
    noms: BTreeMap<String, Vec<usize>>,
}

/// Whom a row names.
pub enum Trouve {
    /// One candidate; `ecrit` is the name of the row where only its spaces differ from the list.
    Un {
        index: usize,
        ecrit: Option<Located<String>>,
    },
    /// The key is this candidate's; something else in the row is not.
    Contredit(usize, Vec<Contradiction>),
    Aucun(Proches),
    Plusieurs(Vec<(String, Lieu)>),
    /// Somebody whom a list leaves aside, by rank.
    Ecarte(usize),
    Personne,
}

/// People that a row may have meant, with their place in the list: shown, never chosen.
#[derive(Default)]
pub struct Proches {
    pub personnes: Vec<(String, Lieu)>,
    /// The only one bears the very name of the row: no more than the key differs.
    pub meme_nom: bool,
}

/// What a row says against the candidate whom its key names.
pub enum Contradiction {
    Nom,
    /// Its number is this candidate's, its INE another's.
    AutrePersonne {
        autre: usize,
        numero: Located<String>,
        ine: Located<String>,
    },
    Ine {
        lu: Located<String>,
        su: Located<String>,
    },
    Naissance {
        lu: Located<Date>,
        su: Located<Date>,
    },
}

impl Annuaire {
    pub fn of(dossiers: &[Dossier]) -> Self {
        let mut annuaire = Self::default();
        for (index, dossier) in dossiers.iter().enumerate() {
            let c = &dossier.candidat;
            annuaire.insert(index, &c.identite());
            if let Some(usage) = &c.nom_usage {
                annuaire.insert_name(&usage.valeur, index);
            }
        }
        annuaire
    }

    /// N° candidat, else INE, else name, first name and birth date where the row gives one.
    pub fn find(&self, dossiers: &[Dossier], ecartes: &Ecartes, identite: &Identite) -> Trouve {
        let by_key = match (&identite.numero, &identite.ine) {
            (Some(numero), _) => self.has_numero(&numero.valeur),
            (None, Some(ine)) => self.has_ine(&ine.valeur),
            (None, None) => return self.find_by_name(dossiers, ecartes, identite),
        };
        let Some(index) = by_key else {
            return match ecartes.find(identite) {
                Some(rang) => Trouve::Ecarte(rang),
                None => Trouve::Aucun(self.close_to(dossiers, identite)),
            };
        };
        let candidat = &dossiers[index].candidat;
        if let (Some(numero), Some(ine)) = (&identite.numero, &identite.ine)
            && let Some(autre) = self.has_ine(&ine.valeur).filter(|autre| *autre != index)
        {
            let (numero, ine) = (numero.clone(), ine.clone());
            return Trouve::Contredit(index, vec![Contradiction::AutrePersonne { autre, numero, ine }]);
        }
        let same_name = same_name(candidat, identite);
        let spaced = || spaced_otherwise(candidat, identite) && self.nobody_is(dossiers, ecartes, identite);
        if !(same_name || spaced()) {
            return Trouve::Contredit(index, vec![Contradiction::Nom]);
        }
        let mut against = Vec::new();
        if let (Some(su), Some(lu)) = (&candidat.ine, &identite.ine)
            && !lu.valeur.eq_ignore_ascii_case(&su.valeur)
        {
            against.push(Contradiction::Ine { lu: lu.clone(), su: su.clone() });
        }
        if let (Some(su), Some(lu)) = (&candidat.naissance, &identite.naissance)
            && lu.valeur != su.valeur
        {
            against.push(Contradiction::Naissance { lu: lu.clone(), su: su.clone() });
        }
        if against.is_empty() {
            Trouve::Un { index, ecrit: if same_name { None } else { identite.nom.clone() } }
        } else {
            Trouve::Contredit(index, against)
        }
    }

    pub fn has_numero(&self, numero: &str) -> Option<usize> {
        self.numeros.get(numero).copied()
    }

    pub fn has_ine(&self, ine: &str) -> Option<usize> {
        self.ines.get(&ine.to_uppercase()).copied()
    }

    fn find_by_name(&self, dossiers: &[Dossier], ecartes: &Ecartes, identite: &Identite) -> Trouve {
        if identite.nom.is_none() || identite.prenoms.is_none() {
            return Trouve::Personne;
        }
        let mut same = self.named(dossiers, identite);
        let read = identite.naissance.as_ref();
        same.retain(|index| same_birth(dossiers[*index].candidat.naissance.as_ref(), read));
        let aside = ecartes.named(identite);
        match (&same[..], &aside[..]) {
            ([only], []) => Trouve::Un { index: *only, ecrit: None },
            ([], []) => Trouve::Aucun(self.close_to(dossiers, identite)),
            ([], [first, ..]) => Trouve::Ecarte(*first),
            _ => {
                let candidates = same.iter().map(|index| in_list(&dossiers[*index].candidat));
                Trouve::Plusieurs(candidates.chain(aside.iter().map(|rang| ecartes.shown(*rang))).collect())
            }
        }
    }

    /// Candidates of exactly that name.
    fn named(&self, dossiers: &[Dossier], identite: &Identite) -> Vec<usize> {
        let Some(nom) = &identite.nom else { return Vec::new() };
        let known = self.noms.get(&fold_name(&nom.valeur)).map_or(&[][..], Vec::as_slice);
        known.iter().copied().filter(|index| same_name(&dossiers[*index].candidat, identite)).collect()
    }

    /// Whether a candidate bears this very name.
    pub fn is_named(&self, dossiers: &[Dossier], identite: &Identite) -> bool {
        identite.prenoms.is_some() && !self.named(dossiers, identite).is_empty()
    }

    fn nobody_is(&self, dossiers: &[Dossier], ecartes: &Ecartes, identite: &Identite) -> bool {
        self.named(dossiers, identite).is_empty() && ecartes.named(identite).is_empty()
    }

    /// As [`Self::find`], for a row of a list: a name alone never merges two rows without a birth date. Two
    /// numbers for one name and birth date are one person with a number to mend.
    pub fn find_for_merge(&self, dossiers: &[Dossier], identite: &Identite) -> Option<usize> {
        let by_numero = identite.numero.as_ref().and_then(|n| self.has_numero(&n.valeur));
        let by_ine = identite.ine.as_ref().and_then(|i| self.has_ine(&i.valeur));
        by_numero.or(by_ine).or_else(|| {
            let mut same = self.named(dossiers, identite).into_iter().filter(|index| {
                let (known, read) = (&dossiers[*index].candidat.naissance, &identite.naissance);
                known.is_some() && read.is_some() && same_birth(known.as_ref(), read.as_ref())
            });
            same.next()
        })
    }

    /// Somebody of the same name, with nothing to tell whether this is the same person.
    pub fn find_undecided(&self, dossiers: &[Dossier], identite: &Identite) -> Option<usize> {
        self.named(dossiers, identite).into_iter().find(|index| {
            let c = &dossiers[*index].candidat;
            let comparable = c.numero.is_some() && identite.numero.is_some()
                || c.ine.is_some() && identite.ine.is_some()
                || c.naissance.is_some() && identite.naissance.is_some();
            !comparable
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

    pub fn insert_name(&mut self, nom: &str, index: usize) {
        let indices = self.noms.entry(fold_name(nom)).or_default();
        if !indices.contains(&index) {
            indices.push(index);
        }
    }

    /// Candidates whose row this perhaps is: those whom any of its keys names; for a row without a name, the
    /// only one whose number is a digit away (numbers of one class often follow each other).
    pub fn possibly_meant(&self, dossiers: &[Dossier], identite: &Identite) -> Vec<usize> {
        let mut meant: Vec<usize> = [
            identite.numero.as_ref().and_then(|n| self.has_numero(&n.valeur)),
            identite.ine.as_ref().and_then(|i| self.has_ine(&i.valeur)),
        ]
        .into_iter()
        .flatten()
        .collect();
        if identite.nom.is_some() && identite.prenoms.is_some() {
            meant.extend(self.named(dossiers, identite));
        } else if let (true, Some(read)) = (meant.is_empty(), &identite.numero) {
            let is_close = |dossier: &Dossier| {
                dossier
                    .candidat
                    .numero
                    .as_ref()
                    .is_some_and(|known| close_numbers(&known.valeur, &read.valeur))
            };
            let close: Vec<usize> = (0..dossiers.len()).filter(|i| is_close(&dossiers[*i])).collect();
            meant.extend(close.first().filter(|_| close.len() == 1));
        }
        if let Some(entier) = &identite.nom_entier {
            let named = |index: &usize| bears_whole_name(&dossiers[*index].candidat, &entier.valeur);
            meant.extend((0..dossiers.len()).filter(named));
        }
        meant.sort_unstable();
        meant.dedup();
        meant
    }

    fn close_to(&self, dossiers: &[Dossier], identite: &Identite) -> Proches {
        let by_ine = identite.ine.as_ref().and_then(|ine| self.has_ine(&ine.valeur));
        let is_whole = identite.nom.is_some() && identite.prenoms.is_some();
        if let ([only], true) = (&self.named(dossiers, identite)[..], is_whole)
            && by_ine.is_none_or(|index| index == *only)
        {
            return Proches { personnes: vec![in_list(&dossiers[*only].candidat)], meme_nom: true };
        }
        let mut bearers =
            (0..dossiers.len()).filter(|index| bears_surname(&dossiers[*index].candidat, identite));
        let alone = bearers.next().filter(|_| bearers.next().is_none()).filter(|index| {
            same_birth(dossiers[*index].candidat.naissance.as_ref(), identite.naissance.as_ref())
        });
        let wanted = fold_name(&shown(identite).replace("n°", ""));
        let mut close: Vec<(f64, (String, Lieu))> = dossiers
            .iter()
            .enumerate()
            .filter_map(|(index, dossier)| {
                let c = &dossier.candidat;
                let by_name = strsim::jaro_winkler(&wanted, &fold_name(&c.nom_complet()));
                let by_number = match (&c.numero, &identite.numero) {
                    // Numbers of one class follow each other: beside quite another name, a digit apart says nothing.
                    (Some(known), Some(read)) => {
                        (!is_whole || by_name >= VOISIN) && close_numbers(&known.valeur, &read.valeur)
                    }
                    _ => false,
                };
                let likeness = match by_number {
                    _ if by_ine == Some(index) => 3.0,
                    true => 1.0,
                    false if is_swapped(c, identite) => 2.0,
                    false if shares_name_and_birth(c, identite) => 1.5,
                    // The only one of this surname, and no birth date against it.
                    false if alone == Some(index) => 1.2,
                    false => by_name,
                };
                (likeness >= RESSEMBLANCE).then(|| (likeness, in_list(c)))
            })
            .collect();
        close.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        let personnes = close.into_iter().take(PROCHES).map(|(_, who)| who).collect();
        Proches { personnes, meme_nom: false }
    }
}
