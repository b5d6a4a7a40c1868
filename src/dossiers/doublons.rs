//! Two candidates who are perhaps one person, written otherwise in another list: told, never merged.

use super::ecartes::Inscription;
use super::identites::describe;
use super::{Candidat, Dossier};
use crate::diagnostics::{Diagnostics, messages};
use crate::texte::{fold_name, same_first_names};

/// Jaro-Winkler similarity from which two names may be one.
const RESSEMBLANCE: f64 = 0.9;

/// What is compared of a candidate.
struct Personne<'a> {
    candidat: &'a Candidat,
    noms: Vec<String>,
    prenoms: &'a str,
}

/// Tells the candidates whom no list holds together and whom almost everything brings together: if they are one
/// person, one of the two does not exist, and has papers.
pub fn tell_possible_twins(diags: &mut Diagnostics, dossiers: &[Dossier], inscriptions: &[Inscription<'_>]) {
    let people: Vec<Option<Personne<'_>>> = dossiers.iter().map(|d| Personne::of(&d.candidat)).collect();
    for (later, read) in people.iter().enumerate() {
        let Some(read) = read else { continue };
        let known = people[..later].iter().zip(inscriptions).find_map(|(known, lists)| {
            let known = known.as_ref()?;
            (known.may_be(read) && !share_a_list(lists, &inscriptions[later])).then_some(known.candidat)
        });
        if let Some(known) = known {
            let lieu = &read.candidat.lieu;
            let diagnostic = messages::doublon_possible(lieu, &describe(read.candidat), &describe(known))
                .see("l’autre ligne", &known.lieu)
                .about(&read.candidat.reference());
            diags.push(diagnostic);
        }
    }
}

/// One list that has both speaks of two persons.
fn share_a_list(a: &Inscription<'_>, b: &Inscription<'_>) -> bool {
    a.lignes.iter().any(|one| b.lignes.iter().any(|other| one.same_sheet(other)))
}

impl<'a> Personne<'a> {
    /// Nothing without both names: what is missing has been told.
    fn of(candidat: &'a Candidat) -> Option<Self> {
        let (Some(nom), Some(prenoms)) = (&candidat.nom, &candidat.prenoms) else { return None };
        let noms = [Some(nom), candidat.nom_usage.as_ref()];
        let noms = noms.into_iter().flatten().map(|nom| fold_name(&nom.valeur)).collect();
        Some(Self { candidat, noms, prenoms: &prenoms.valeur })
    }

    /// The same birth date and a close name, or the same name and nothing else that tells them apart.
    fn may_be(&self, other: &Self) -> bool {
        let born = self.candidat.naissance.as_ref().zip(other.candidat.naissance.as_ref());
        let same_birth = born.map(|(a, b)| a.valeur == b.valeur);
        if same_birth.is_none() {
            return self.is_namesake(other) || self.is_swapped(other);
        }
        let apart = self.has_other_keys(other);
        if same_birth == Some(true) && !apart && (self.is_swapped(other) || self.shares_a_name(other)) {
            return true;
        }
        if same_birth == Some(false) {
            return !apart && self.is_namesake(other);
        }
        let same_first = same_first_names(self.prenoms, other.prenoms);
        let near = |a: &str, b: &str| strsim::jaro_winkler(a, b) >= RESSEMBLANCE;
        let near_name = self.noms.iter().any(|nom| other.noms.iter().any(|other| near(nom, other)));
        let near_first = same_first || near(&fold_name(self.prenoms), &fold_name(other.prenoms));
        if apart { same_first && near_name } else { same_first || near_name && near_first }
    }

    /// « Léa DURAND » for « DURAND Léa ».
    fn is_swapped(&self, other: &Self) -> bool {
        self.noms.contains(&fold_name(other.prenoms)) && other.noms.contains(&fold_name(self.prenoms))
    }

    /// Known in one list under another of their first names.
    fn shares_a_name(&self, other: &Self) -> bool {
        let (mine, theirs) = (fold_name(self.prenoms), fold_name(other.prenoms));
        let same_word = mine.split(' ').any(|word| theirs.split(' ').any(|other| other == word));
        same_word && self.noms.iter().any(|nom| other.noms.contains(nom))
    }

    fn is_namesake(&self, other: &Self) -> bool {
        self.noms.iter().any(|nom| other.noms.contains(nom)) && same_first_names(self.prenoms, other.prenoms)
    }

    /// Two numbers, or two INE.
    fn has_other_keys(&self, other: &Self) -> bool {
        let (a, b) = (self.candidat, other.candidat);
        let numeros = a.numero.as_ref().zip(b.numero.as_ref());
        let ines = a.ine.as_ref().zip(b.ine.as_ref());
        numeros.is_some_and(|(a, b)| a.valeur != b.valeur)
            || ines.is_some_and(|(a, b)| !a.valeur.eq_ignore_ascii_case(&b.valeur))
    }
}
