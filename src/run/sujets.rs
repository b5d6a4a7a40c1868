//! What each fault is about: the person, the épreuve and the period of the row that it stands in. Rows often give a
//! number alone; the list, once it is whole, gives the name.

use std::collections::BTreeMap;

use crate::diagnostics::{Diagnostic, Sujet};
use crate::dossiers::Dossier;
use crate::tables::sujets::{Lignes, Propos};

/// Names the subject wherever a row or the list tells it.
pub fn assign(lignes: &Lignes, dossiers: &[Dossier], diagnostics: &mut [Diagnostic]) {
    let noms = Noms::of(dossiers);
    for diagnostic in diagnostics.iter_mut().filter(|d| d.d_une_ligne || d.candidat.is_some()) {
        let row = diagnostic.lieu.as_ref().and_then(|lieu| lignes.of(lieu));
        diagnostic.sujet = noms.subject_of(diagnostic, row);
    }
}

/// The names of the candidates, by number and by INE.
struct Noms(BTreeMap<String, String>);

impl Noms {
    fn of(dossiers: &[Dossier]) -> Self {
        let mut noms = BTreeMap::new();
        for candidat in dossiers.iter().map(|dossier| &dossier.candidat) {
            for key in [&candidat.numero, &candidat.ine].into_iter().flatten() {
                noms.entry(key.valeur.to_uppercase()).or_insert_with(|| candidat.nom_complet());
            }
        }
        noms.retain(|_, nom: &mut String| !nom.is_empty());
        Self(noms)
    }

    fn get(&self, key: &str) -> Option<&String> {
        self.0.get(&key.to_uppercase())
    }

    fn subject_of(&self, diagnostic: &Diagnostic, row: Option<&Propos>) -> Sujet {
        let of_row = row.and_then(|row| self.person_of(row));
        let personne = match (&diagnostic.candidat, row) {
            // A row that could not be read gives no name of its own.
            (_, Some(row)) if diagnostic.d_une_ligne || names(row, diagnostic.candidat.as_deref()) => of_row,
            (Some(candidat), _) => self.get(candidat).or(Some(candidat)).cloned(),
            (None, _) => None,
        };
        let (epreuve, periode) =
            row.map(|row| (row.epreuve.clone(), row.periode.clone())).unwrap_or_default();
        Sujet { personne, epreuve, periode }
    }

    /// As the row writes it, else as the list does.
    fn person_of(&self, row: &Propos) -> Option<String> {
        if !row.nom.is_empty() {
            return Some(row.nom.clone());
        }
        let key = row.numero.as_ref().or(row.ine.as_ref())?;
        let known = self.get(key).cloned();
        known.or_else(|| row.numero.as_ref().map(|numero| format!("n° {numero}")))
    }
}

fn names(row: &Propos, candidat: Option<&str>) -> bool {
    candidat.is_some_and(|candidat| row.numero.as_deref() == Some(candidat) || row.nom == candidat)
}
