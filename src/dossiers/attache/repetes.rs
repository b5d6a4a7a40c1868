//! What many rows say alike: told once, with how many rows.

use std::collections::BTreeMap;

use crate::diagnostics::{Diagnostics, Renvoi, codes, messages};
use crate::dossiers::Dossier;
use crate::dossiers::annuaire::Proches;
use crate::dossiers::identites::{describe, shown, shown_with_key};
use crate::place::{Lieu, Located};
use crate::tables::lignes::Identite;

/// File and sheet.
type Feuille = (String, Option<String>);

#[derive(Default)]
pub struct Repetes {
    /// By person and sheet.
    inconnus: BTreeMap<(String, Feuille), Inconnu>,
    /// By candidate and class read.
    classes: BTreeMap<(usize, String), Vec<Located<String>>>,
    /// By candidate and name read.
    noms: BTreeMap<(usize, String), Vec<Located<String>>>,
    /// By sheet and sheet of the first reading.
    lignes: BTreeMap<(Feuille, Feuille), Vec<Relue>>,
}

struct Relue {
    quoi: String,
    lieu: Lieu,
    premiere: Lieu,
}

struct Inconnu {
    lieu: Lieu,
    who: String,
    proches: Proches,
    /// « ce n° », « cet INE », « cette date de naissance ».
    cle: &'static str,
    /// Numbers of the rows, as the spreadsheet counts them.
    lignes: Vec<u32>,
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
            lieu: lieu.clone(),
            who: shown(identite),
            proches,
            cle,
            lignes: Vec::new(),
            renvoi: diags.announce(&codes::CANDIDAT_INCONNU),
        });
        unknown.lignes.extend(lieu.cellule.map(|cell| cell.ligne + 1));
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
        tell_unknown(diags, self.inconnus);
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

/// One message per sheet. Where several sheets give a name of the list with a key that the list does not have, the
/// list is the likely culprit: it is told once, there.
fn tell_unknown(diags: &mut Diagnostics, inconnus: BTreeMap<(String, Feuille), Inconnu>) {
    let mut people = BTreeMap::<String, Vec<Inconnu>>::new();
    for ((qui, _), unknown) in inconnus {
        people.entry(qui).or_default().push(unknown);
    }
    for (qui, sheets) in people {
        let named = sheets.iter().all(|unknown| unknown.proches.meme_nom);
        if let ([first, _, ..], true) = (&sheets[..], named) {
            let places: Vec<(&Lieu, usize)> = sheets.iter().map(|u| (&u.lieu, u.lignes.len())).collect();
            let list = &first.proches.personnes[0].1;
            let renvois: Vec<Renvoi> = sheets.iter().map(|unknown| unknown.renvoi).collect();
            diags
                .settle(&renvois, messages::cle_hors_liste(list, &qui, first.cle, &places).about(&first.who));
        } else {
            for Inconnu { lieu, who, proches, lignes, renvoi, .. } in sheets {
                let diagnostic = messages::candidat_inconnu(&lieu, &qui, &lignes, &proches.personnes);
                diags.settle(&[renvoi], diagnostic.about(&who));
            }
        }
    }
}

fn sheet(lieu: &Lieu) -> Feuille {
    (lieu.fichier.to_string(), lieu.feuille.as_ref().map(ToString::to_string))
}
