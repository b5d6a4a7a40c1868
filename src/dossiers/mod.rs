//! From rows to one dossier per candidate: who is who, what belongs to whom, what contradicts what.
//!
//! Pure. A fault is kept with the subject that it touches, so that a document is held back only when it
//! shows that subject.

mod annuaire;
mod attache;
pub mod couverture;
mod doublons;
pub mod duree;
mod ecartes;
pub mod experience;
mod fusion;
pub mod identites;
pub mod notes;
pub mod preuve;
mod regles;
pub mod rencontres;
pub mod statistiques;

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::diagnostics::{Diagnostics, Renvoi, messages};
use crate::place::{Lieu, Located, join_names};
use crate::referentiel::Referentiel;
use crate::tables::lignes::{
    Identite, Justificatif, LigneEvaluation, LigneMembre, LigneStage, LigneTravail, LigneTuteur,
};
use crate::tables::{Etablissement, Tables};
use crate::texte;
pub use preuve::Preuve;

/// A candidate, merged from every list that names them.
#[derive(Debug, Clone)]
pub struct Candidat {
    /// Where they were first read.
    pub lieu: Lieu,
    pub numero: Option<Located<String>>,
    pub ine: Option<Located<String>>,
    pub nom: Option<Located<String>>,
    pub nom_usage: Option<Located<String>>,
    pub prenoms: Option<Located<String>>,
    pub naissance: Option<Located<Date>>,
    pub classe: Option<Located<String>>,
    /// Code of the pack.
    pub categorie: Option<Located<String>>,
    /// Voie of the pack, where the text of the category tells it.
    pub voie: Option<Located<String>>,
    /// In years.
    pub duree_cycle: Option<Located<u32>>,
    /// In weeks.
    pub positionnement: Option<Located<u32>>,
    pub derogation: Option<Located<bool>>,
}

impl Candidat {
    /// « DURAND Léa », as the lists write it.
    pub fn nom_complet(&self) -> String {
        join_names([&self.nom, &self.prenoms])
    }

    /// N° candidat, or the name where there is none: how messages and the manifest name a person.
    pub fn reference(&self) -> String {
        self.numero.as_ref().map_or_else(|| self.nom_complet(), |n| n.valeur.clone())
    }

    pub fn identite(&self) -> Identite {
        Identite {
            numero: self.numero.clone(),
            ine: self.ine.clone(),
            nom: self.nom.clone(),
            prenoms: self.prenoms.clone(),
            nom_entier: None,
            naissance: self.naissance.clone(),
            classe: self.classe.clone(),
        }
    }

    pub fn classe(&self) -> &str {
        self.classe.as_ref().map_or("", |c| &c.valeur)
    }

    pub fn categorie(&self) -> Option<&str> {
        self.categorie.as_ref().map(|c| c.valeur.as_str())
    }
}

/// What a fault touches; a document is held back when it shows it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sujet {
    Candidat,
    Categorie,
    /// A period, or all of them when the row does not say which.
    Pfmp(Option<String>),
    Tuteur(Option<String>),
    /// The travaux of an épreuve, or of all.
    Travaux(Option<String>),
    /// A situation of an épreuve, or whatever the row does not say.
    Evaluation(Option<String>, Option<String>),
    /// The commission of an épreuve, or of all.
    Commission(Option<String>),
    Justificatifs,
}

impl Sujet {
    /// Whether a fault on `self` touches something that shows `shown`.
    pub fn touches(&self, shown: &Self) -> bool {
        match (self, shown) {
            (Self::Pfmp(fault), Self::Pfmp(shown))
            | (Self::Tuteur(fault), Self::Tuteur(shown))
            | (Self::Travaux(fault), Self::Travaux(shown))
            | (Self::Commission(fault), Self::Commission(shown)) => {
                fault.is_none() || shown.is_none() || fault == shown
            }
            (Self::Evaluation(epreuve, situation), Self::Evaluation(shown, shown_situation)) => {
                epreuve.is_none() || epreuve == shown && (situation.is_none() || situation == shown_situation)
            }
            _ => self == shown,
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Faute {
    pub sujet: Sujet,
    /// What tells it.
    pub renvoi: Renvoi,
}

/// All that is known of one candidate.
#[derive(Debug, Clone)]
pub struct Dossier {
    pub candidat: Candidat,
    /// By period, then by date.
    pub stages: Vec<Stage>,
    /// By period.
    pub tuteurs: BTreeMap<String, LigneTuteur>,
    /// By épreuve, in the order of their numbers.
    pub travaux: BTreeMap<String, Vec<LigneTravail>>,
    /// By épreuve and situation.
    pub evaluations: BTreeMap<(String, Option<String>), LigneEvaluation>,
    /// By épreuve.
    pub commissions: BTreeMap<String, Vec<LigneMembre>>,
    pub justificatifs: Vec<Justificatif>,
    pub preuve: Preuve,
    pub fautes: Vec<Faute>,
}

/// One period in one structure.
#[derive(Debug, Clone)]
pub struct Stage {
    pub periode: String,
    /// From one: the second structure of a period is 2.
    pub rang: usize,
    pub ligne: LigneStage,
}

/// The candidates of the folder, in class order, and what concerns them all.
#[derive(Debug)]
pub struct Dossiers {
    pub etablissement: Etablissement,
    pub dossiers: Vec<Dossier>,
}

/// Merges the lists, attaches every row to its candidate, applies the rules: what contradicts what, and what the
/// texts ask for. `session` is a year.
pub fn assemble_dossiers(
    diags: &mut Diagnostics,
    pack: &Referentiel,
    session: Option<i16>,
    mut tables: Tables,
) -> Dossiers {
    if tables.etablissement.is_empty() {
        diags.push(messages::etablissement_absent());
    }
    let ecartes = std::mem::take(&mut tables.ecartes);
    let (mut dossiers, ecartes) = fusion::merge_candidats(diags, &tables.candidats, ecartes);
    if dossiers.is_empty() {
        diags.push(messages::aucun_candidat());
    }
    let refusees = std::mem::take(&mut tables.refusees);
    let etablissement = attache::attach_rows(diags, pack, &mut dossiers, ecartes, tables);
    for dossier in &mut dossiers {
        dossier.preuve = preuve::preuve_of(pack, session, dossier);
        regles::check(diags, pack, session, dossier, &refusees);
    }
    regles::check_together(diags, pack, session, &dossiers);
    dossiers.sort_by_cached_key(|dossier| {
        let c = &dossier.candidat;
        (texte::natural_key(c.classe()), texte::fold_name(&c.nom_complet()), c.reference())
    });
    Dossiers { etablissement, dossiers }
}
