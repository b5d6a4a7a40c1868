//! What many rows say alike: told once, with how many rows.

use std::collections::BTreeMap;

use crate::diagnostics::{Diagnostics, Renvoi, codes, messages};
use crate::dossiers::Dossier;
use crate::dossiers::annuaire::Proches;
use crate::dossiers::identites::{describe, shown, shown_with_key};
use crate::place::{Lieu, Located};
use crate::tables::lignes::Identite;
use crate::texte::fold_name;

use super::contradictions::Contredits;

/// File and sheet.
pub type Feuille = (String, Option<String>);

#[derive(Default)]
pub struct Repetes {
    /// By person and sheet.
    inconnus: BTreeMap<(String, Feuille), Inconnu>,
    /// By candidate and class read.
    classes: BTreeMap<(usize, String), Vec<Located<String>>>,
    /// By candidate and name read.
    noms: BTreeMap<(usize, String), Vec<Located<String>>>,
    pub contredits: Contredits,
    /// By sheet and sheet of the first reading.
    lignes: BTreeMap<(Feuille, Feuille), Vec<Relue>>,
}

struct Relue {
    quoi: String,
    lieu: Lieu,
    premiere: Lieu,
}

struct Inconnu {
    identite: Identite,
    proches: Proches,
    /// « ce n° », « cet INE », « cette date de naissance ».
    cle: &'static str,
    /// The rows, each at the cell of its key.
    lieux: Vec<Lieu>,
    /// What the rows hold back is linked to what will be told.
    renvoi: Renvoi,
}

impl Repetes {
    /// `lieu` is the cell of the key that leads nowhere.
    pub fn unknown(
        &mut self,
        diags: &mut Diagnostics,
        identite: &Identite,
        lieu: &Lieu,
        proches: Proches,
    ) -> Renvoi {
        let cle = match (&identite.numero, &identite.ine) {
            (Some(_), _) => "ce n°",
            (None, Some(_)) => "cet INE",
            (None, None) => "cette date de naissance",
        };
        let key = (shown_with_key(identite), sheet(lieu));
        let unknown = self.inconnus.entry(key).or_insert_with(|| Inconnu {
            identite: identite.clone(),
            proches,
            cle,
            lieux: Vec::new(),
            renvoi: diags.announce(&codes::CANDIDAT_INCONNU),
        });
        unknown.lieux.push(lieu.clone());
        unknown.renvoi
    }

    pub fn classe(&mut self, index: usize, read: &Located<String>) {
        self.classes.entry((index, read.valeur.clone())).or_default().push(read.clone());
    }

    pub fn nom(&mut self, index: usize, read: &Located<String>) {
        self.noms.entry((index, read.valeur.clone())).or_default().push(read.clone());
    }

    /// The same row again.
    pub fn ligne(&mut self, quoi: &str, lieu: &Lieu, first: &Lieu) {
        let row = Relue { quoi: quoi.to_owned(), lieu: lieu.clone(), premiere: first.clone() };
        self.lignes.entry((sheet(lieu), sheet(first))).or_default().push(row);
    }

    pub fn tell(self, diags: &mut Diagnostics, dossiers: &[Dossier]) {
        if dossiers.is_empty() {
            tell_listless(diags, self.inconnus);
        } else {
            tell_unknown(diags, self.inconnus);
        }
        self.contredits.tell(diags);
        for ((index, _), rows) in self.classes {
            let c = &dossiers[index].candidat;
            if let Some(classe) = &c.classe {
                let diagnostic = messages::classe_differente(&rows[0], rows.len(), &describe(c), classe);
                diags.push(diagnostic.about(&c.reference()));
            }
        }
        for ((index, _), rows) in self.noms {
            let c = &dossiers[index].candidat;
            let diagnostic = messages::nom_aux_espaces_pres(&rows[0], rows.len(), &describe(c), &c.lieu);
            diags.push(diagnostic.about(&c.reference()));
        }
        for rows in self.lignes.into_values() {
            let Relue { quoi, lieu, premiere } = &rows[0];
            diags.push(messages::ligne_repetee(lieu, premiere, quoi, rows.len()));
        }
    }
}

/// Without any list nobody is in it: one fact, whatever the number of those whom rows name.
fn tell_listless(diags: &mut Diagnostics, inconnus: BTreeMap<(String, Feuille), Inconnu>) {
    let sheets: Vec<Inconnu> = people(inconnus).into_iter().flatten().collect();
    let lieux: Vec<Lieu> = sheets.iter().flat_map(|unknown| &unknown.lieux).cloned().collect();
    let renvois: Vec<Renvoi> = sheets.iter().map(|unknown| unknown.renvoi).collect();
    if !lieux.is_empty() {
        diags.settle(&renvois, messages::sans_liste(&lieux));
    }
}

/// One message per person. Where several sheets give a name of the list with a key that the list does not have, the
/// list is the likely culprit: it is told there.
fn tell_unknown(diags: &mut Diagnostics, inconnus: BTreeMap<(String, Feuille), Inconnu>) {
    for sheets in people(inconnus) {
        let named = sheets.iter().all(|unknown| unknown.proches.meme_nom);
        let renvois: Vec<Renvoi> = sheets.iter().map(|unknown| unknown.renvoi).collect();
        let (qui, who) = (shown_with_key(&sheets[0].identite), shown(&sheets[0].identite));
        let diagnostic = if let ([first, _, ..], true) = (&sheets[..], named) {
            let places: Vec<&[Lieu]> = sheets.iter().map(|unknown| &unknown.lieux[..]).collect();
            messages::cle_hors_liste(&first.proches.personnes[0].1, &qui, first.cle, &places)
        } else {
            let lieux: Vec<Lieu> = sheets.iter().flat_map(|unknown| &unknown.lieux).cloned().collect();
            messages::candidat_inconnu(&lieux, &qui, &sheets[0].proches.personnes)
        };
        diags.settle(&renvois, diagnostic.about(&who));
    }
}

/// The sheets that name each person. A name without a number is that of the only number that it has elsewhere.
fn people(inconnus: BTreeMap<(String, Feuille), Inconnu>) -> Vec<Vec<Inconnu>> {
    let mut people = BTreeMap::<String, Vec<Inconnu>>::new();
    for ((qui, _), unknown) in inconnus {
        people.entry(qui).or_default().push(unknown);
    }
    let is_keyed =
        |sheets: &[Inconnu]| sheets.iter().any(|u| u.identite.numero.is_some() || u.identite.ine.is_some());
    let (mut keyed, bare): (Vec<Vec<Inconnu>>, Vec<Vec<Inconnu>>) =
        people.into_values().partition(|sheets| is_keyed(sheets));
    let mut alone = Vec::new();
    for sheets in bare {
        let same = |other: &Vec<Inconnu>| {
            fold_name(&shown(&other[0].identite)) == fold_name(&shown(&sheets[0].identite))
        };
        let mut found: Vec<&mut Vec<Inconnu>> = keyed.iter_mut().filter(|other| same(other)).collect();
        match &mut found[..] {
            [only] if !only[0].proches.meme_nom => only.extend(sheets),
            _ => alone.push(sheets),
        }
    }
    keyed.extend(alone);
    keyed
}

pub fn sheet(lieu: &Lieu) -> Feuille {
    (lieu.fichier.to_string(), lieu.feuille.as_ref().map(ToString::to_string))
}
