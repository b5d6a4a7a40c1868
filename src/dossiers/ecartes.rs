//! People whom a list leaves aside: another spécialité, or no longer registered. That is never undone in silence.

use std::collections::BTreeMap;

use super::annuaire::Annuaire;
use super::identites::{agree, describe, same_birth, same_ine, shown, shown_with_key};
use super::{Dossier, Faute, Sujet};
use crate::diagnostics::{Diagnostics, messages};
use crate::place::{Lieu, Located};
use crate::tables::lignes::{Ecart, Identifiee, Identite};
use crate::texte::fold_name;

/// Those who are no candidate of any other list, and how many rows elsewhere name them.
#[derive(Default)]
pub struct Ecartes {
    fiches: Vec<Fiche>,
    noms: BTreeMap<String, Vec<usize>>,
}

struct Fiche {
    row: Identifiee<Ecart>,
    /// First row that names them, and how many do.
    lignes: Option<(Lieu, usize)>,
}

/// A candidate and the rows of the lists that make them.
pub struct Inscription<'a> {
    pub lignes: Vec<&'a Lieu>,
    /// Whether one of them gives the spécialité.
    pub specialite: bool,
}

/// Compares those left aside with the candidates: who is both is told with both places, and held back.
pub fn set_aside(
    diags: &mut Diagnostics,
    annuaire: &Annuaire,
    dossiers: &mut [Dossier],
    inscriptions: &[Inscription<'_>],
    rows: Vec<Identifiee<Ecart>>,
) -> Ecartes {
    let mut ecartes = Ecartes::default();
    for row in rows {
        let known = annuaire.find_for_merge(dossiers, &row.identite);
        let undecided = annuaire.find_undecided(dossiers, &row.identite);
        let kept = match (known, undecided) {
            (Some(index), _) if is_another_registration(&dossiers[index], &inscriptions[index], &row) => None,
            (Some(index), _) => Some((index, true)),
            (None, undecided) => undecided.map(|index| (index, false)),
        };
        if let Some((index, certain)) = kept {
            let dossier = &mut dossiers[index];
            let c = &dossier.candidat;
            let diagnostic =
                messages::ecarte_ailleurs(row.contenu.lieu(), &describe(c), &row.contenu.raison(), certain)
                    .see("l’autre liste", &c.lieu)
                    .about(&c.reference());
            let renvoi = diags.push(diagnostic);
            dossier.fautes.push(Faute { sujet: Sujet::Candidat, renvoi });
            continue;
        }
        if let Ecart::Etat(etat) = &row.contenu {
            let numero = row.identite.numero.as_ref().map(|n| n.valeur.clone());
            let who = numero.unwrap_or_else(|| shown(&row.identite));
            diags.push(messages::candidat_non_inscrit(&etat.lieu, &etat.valeur).about(&who));
        }
        if known.is_none() {
            if let Some(nom) = &row.identite.nom {
                ecartes.noms.entry(fold_name(&nom.valeur)).or_default().push(ecartes.fiches.len());
            }
            ecartes.fiches.push(Fiche { row, lignes: None });
        }
    }
    ecartes
}

/// One person may be registered twice: for another spécialité too, or once more under another number.
fn is_another_registration(
    dossier: &Dossier,
    inscription: &Inscription<'_>,
    row: &Identifiee<Ecart>,
) -> bool {
    let same_list = inscription.lignes.iter().any(|lieu| lieu.same_sheet(&row.lieu));
    match &row.contenu {
        Ecart::Specialite(..) | Ecart::Mef(..) | Ecart::EnMots(_) | Ecart::Douteuse(_) => {
            same_list || inscription.specialite
        }
        Ecart::Etat(_) => {
            let numbers = dossier.candidat.numero.as_ref().zip(row.identite.numero.as_ref());
            same_list && numbers.is_some_and(|(known, read)| known.valeur != read.valeur)
        }
    }
}

impl Ecartes {
    /// By number, else INE; nothing else in the row may contradict.
    pub fn find(&self, identite: &Identite) -> Option<usize> {
        self.fiches.iter().position(|fiche| {
            let known = &fiche.row.identite;
            let same = |a: &Option<Located<String>>, b: &Option<Located<String>>| {
                a.as_ref().zip(b.as_ref()).is_some_and(|(a, b)| a.valeur.eq_ignore_ascii_case(&b.valeur))
            };
            let by_key = match &identite.numero {
                Some(_) => same(&known.numero, &identite.numero),
                None => same(&known.ine, &identite.ine),
            };
            by_key && is_not_contradicted(known, identite)
        })
    }

    /// Those of exactly that name, whom the birth date does not exclude.
    pub fn named(&self, identite: &Identite) -> Vec<usize> {
        let Some(nom) = &identite.nom else { return Vec::new() };
        let known = self.noms.get(&fold_name(&nom.valeur)).map_or(&[][..], Vec::as_slice);
        let agrees = |rang: &usize| is_not_contradicted(&self.fiches[*rang].row.identite, identite);
        known.iter().copied().filter(agrees).collect()
    }

    pub fn shown(&self, rang: usize) -> (String, Lieu) {
        let row = &self.fiches[rang].row;
        (format!("{}, {}", shown_with_key(&row.identite), row.contenu.raison()), row.lieu.clone())
    }

    /// A row that names somebody left aside.
    pub fn count(&mut self, rang: usize, lieu: &Lieu) {
        let lignes = &mut self.fiches[rang].lignes;
        let (_, nombre) = lignes.get_or_insert_with(|| (lieu.clone(), 0));
        *nombre += 1;
    }

    /// One message per person, however many rows.
    pub fn tell(&self, diags: &mut Diagnostics) {
        for Fiche { row, lignes } in &self.fiches {
            let Some((lieu, nombre)) = lignes else { continue };
            let who = shown_with_key(&row.identite);
            let diagnostic = messages::lignes_d_un_ecarte(lieu, &who, *nombre, &row.contenu.raison())
                .see("la liste qui l’écarte", row.contenu.lieu())
                .about(&shown(&row.identite));
            diags.push(diagnostic);
        }
    }
}

fn is_not_contradicted(known: &Identite, read: &Identite) -> bool {
    agree([known.nom.as_ref(), None], known.prenoms.as_ref(), read)
        && same_ine(known.ine.as_ref(), read.ine.as_ref())
        && same_birth(known.naissance.as_ref(), read.naissance.as_ref())
}
