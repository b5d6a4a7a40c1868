//! What each row is about, for whoever tells a fault of it once the whole folder is known.

use std::collections::BTreeMap;

use super::Tables;
use super::lignes::{Identifiee, Identite, LigneTuteur};
use crate::place::{Lieu, Located, join_names};

/// A file and one of its sheets, as text.
type Feuille = (String, Option<String>);

/// What one row says that it is about.
#[derive(Debug, Clone, Default)]
pub struct Propos {
    pub numero: Option<String>,
    pub ine: Option<String>,
    /// As the row writes it; empty where it writes none.
    pub nom: String,
    /// Code of the pack.
    pub epreuve: Option<String>,
    /// Code of the pack.
    pub periode: Option<String>,
}

/// Every row that was read.
#[derive(Debug, Default)]
pub struct Lignes {
    par_ligne: BTreeMap<(Feuille, u32), Propos>,
    /// A form is one row, over its whole sheet.
    formulaires: BTreeMap<Feuille, Propos>,
}

impl Lignes {
    pub fn of(&self, lieu: &Lieu) -> Option<&Propos> {
        let feuille = feuille(lieu);
        let of_row = lieu.cellule.and_then(|cell| self.par_ligne.get(&(feuille.clone(), cell.ligne)));
        of_row.or_else(|| self.formulaires.get(&feuille))
    }

    /// The rows of every table but the forms, which [`Self::add_form`] has been told of.
    pub fn of_tables(&mut self, tables: &Tables) {
        self.add(&tables.candidats, |_| Default::default());
        self.add(&tables.ecartes, |_| Default::default());
        self.add(&tables.stages, |row| (None, text(row.periode.as_ref())));
        self.add(&tables.tuteurs, |row| (None, text(row.periode.as_ref())));
        self.add(&tables.travaux, |row| (text(row.epreuve.as_ref()), None));
        self.add(&tables.evaluations, |row| (text(row.epreuve.as_ref()), None));
        self.add(&tables.justificatifs, |_| Default::default());
        for row in &tables.membres {
            let numero = text(row.numero.as_ref());
            let propos = Propos { numero, epreuve: text(row.epreuve.as_ref()), ..Propos::default() };
            self.insert(&row.lieu, propos);
        }
    }

    /// A row that a form was read as.
    pub fn add_form(&mut self, row: &Identifiee<LigneTuteur>) {
        let propos = Propos { periode: text(row.contenu.periode.as_ref()), ..propos_of(&row.identite) };
        self.formulaires.insert(feuille(&row.lieu), propos);
    }

    fn add<T>(&mut self, rows: &[Identifiee<T>], about: impl Fn(&T) -> (Option<String>, Option<String>)) {
        for row in rows {
            let (epreuve, periode) = about(&row.contenu);
            self.insert(&row.lieu, Propos { epreuve, periode, ..propos_of(&row.identite) });
        }
    }

    fn insert(&mut self, lieu: &Lieu, propos: Propos) {
        if let Some(cell) = lieu.cellule {
            self.par_ligne.insert((feuille(lieu), cell.ligne), propos);
        }
    }
}

fn propos_of(identite: &Identite) -> Propos {
    let nom = identite.nom.as_ref().or(identite.nom_entier.as_ref()).cloned();
    Propos {
        numero: text(identite.numero.as_ref()),
        ine: text(identite.ine.as_ref()),
        nom: join_names([&nom, &identite.prenoms]),
        epreuve: None,
        periode: None,
    }
}

fn text(cell: Option<&Located<String>>) -> Option<String> {
    cell.map(|cell| cell.valeur.clone())
}

fn feuille(lieu: &Lieu) -> Feuille {
    (lieu.fichier.to_string(), lieu.feuille.as_deref().map(str::to_owned))
}
