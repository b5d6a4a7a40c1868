//! What is asked for: the words of the command line, then whom and what they name.

use std::collections::BTreeSet;

use super::{Cible, Demande};
use crate::diagnostics::{Diagnostics, messages};
use crate::dossiers::identites::describe;
use crate::dossiers::{Candidat, Dossiers};
use crate::texte::{fold, fold_name};

/// Which documents are asked for; an empty list asks for all.
#[derive(Debug, Default, Clone)]
pub struct Selection {
    pub classes: Vec<String>,
    /// N° candidat, INE, or a name with or without first names.
    pub candidats: Vec<String>,
    /// Ids of the catalogue.
    pub documents: Vec<String>,
}

/// The same once it is known who is who.
#[derive(Debug, Default, Clone)]
pub struct Portee {
    /// Folded.
    classes: Option<BTreeSet<String>>,
    /// Dossiers, by their place in class order.
    personnes: Option<BTreeSet<usize>>,
    documents: Option<BTreeSet<String>>,
}

impl Selection {
    /// Whom it names. What names nobody, or several people, is a fault: its author expects papers.
    pub fn resolve(&self, diags: &mut Diagnostics, dossiers: &Dossiers) -> Portee {
        for classe in &self.classes {
            if !dossiers.dossiers.iter().any(|d| fold(d.candidat.classe()) == fold(classe)) {
                diags.push(messages::selection_vide("--classe", classe));
            }
        }
        let mut personnes = BTreeSet::new();
        for texte in &self.candidats {
            match &named_by(dossiers, texte)[..] {
                [] => _ = diags.push(messages::selection_vide("--candidat", texte)),
                [one] => _ = personnes.insert(*one),
                several => {
                    let people: Vec<String> =
                        several.iter().map(|index| introduce(&dossiers.dossiers[*index].candidat)).collect();
                    diags.push(messages::selection_ambigue("--candidat", texte, &people));
                }
            }
        }
        Portee {
            classes: (!self.classes.is_empty()).then(|| self.classes.iter().map(|c| fold(c)).collect()),
            personnes: (!self.candidats.is_empty()).then_some(personnes),
            documents: (!self.documents.is_empty()).then(|| self.documents.iter().cloned().collect()),
        }
    }

    /// As it was asked for, for whoever reads the account; nothing where nothing is left out.
    pub fn en_mots(&self) -> Option<String> {
        let named = [("classe", &self.classes), ("candidat", &self.candidats), ("document", &self.documents)];
        let parts: Vec<String> = named
            .into_iter()
            .filter(|(_, list)| !list.is_empty())
            .map(|(what, list)| format!("{what} {}", list.join(", ")))
            .collect();
        (!parts.is_empty()).then(|| parts.join(" ; "))
    }
}

impl Portee {
    /// Whether nothing is left out: only then can a file be said to be no longer expected.
    pub fn is_whole(&self) -> bool {
        self.classes.is_none() && self.personnes.is_none() && self.documents.is_none()
    }

    /// Whether the papers of a dossier are asked for.
    pub fn holds(&self, index: usize, candidat: &Candidat) -> bool {
        self.holds_class(candidat.classe())
            && self.personnes.as_ref().is_none_or(|personnes| personnes.contains(&index))
    }

    /// Whether a paper is asked for. A class of which one candidate is asked for is not.
    pub fn asks(&self, demande: &Demande<'_>) -> bool {
        let who = match &demande.cible {
            Cible::Candidat(dossier, _) => self.holds(demande.rang, &dossier.candidat),
            Cible::Classe(classe) => self.personnes.is_none() && self.holds_class(classe.nom),
        };
        who && self.documents.as_ref().is_none_or(|documents| documents.contains(&demande.document.id))
    }

    /// Whether every paper of the candidates whom it holds is asked for: else, what gathers them is not.
    pub fn asks_whole_dossiers(&self) -> bool {
        self.documents.is_none()
    }

    /// Whether every paper of a class is asked for.
    pub fn asks_whole_class(&self, classe: &str) -> bool {
        self.documents.is_none() && self.personnes.is_none() && self.holds_class(classe)
    }

    /// Two spellings of a class are one class, as in the folders and the commissions.
    fn holds_class(&self, classe: &str) -> bool {
        self.classes.as_ref().is_none_or(|classes| classes.contains(&fold(classe)))
    }
}

/// By number, else by INE, else by name.
fn named_by(dossiers: &Dossiers, texte: &str) -> Vec<usize> {
    let of = |test: &dyn Fn(&Candidat) -> bool| -> Vec<usize> {
        let found = dossiers.dossiers.iter().enumerate().filter(|(_, d)| test(&d.candidat));
        found.map(|(index, _)| index).collect()
    };
    let texte = texte.trim();
    let tests: [&dyn Fn(&Candidat) -> bool; 3] = [
        &|c| c.numero.as_ref().is_some_and(|n| n.valeur == texte),
        &|c| c.ine.as_ref().is_some_and(|ine| ine.valeur.eq_ignore_ascii_case(texte)),
        &|c| is_called(c, texte),
    ];
    tests.into_iter().map(of).find(|found| !found.is_empty()).unwrap_or_default()
}

/// « BARRY », « BARRY Aminata », « Aminata Barry »; of several first names, the first is enough.
fn is_called(candidat: &Candidat, texte: &str) -> bool {
    let wanted = fold_name(texte);
    let prenoms = candidat.prenoms.as_ref().map_or("", |p| p.valeur.as_str());
    let first = prenoms.split([' ', ',']).next().unwrap_or_default();
    let noms = [&candidat.nom, &candidat.nom_usage].into_iter().flatten().map(|nom| nom.valeur.as_str());
    noms.flat_map(|nom| {
        let both = [prenoms, first].into_iter().filter(|prenom| !prenom.is_empty());
        let orders = both.flat_map(move |prenom| [format!("{nom} {prenom}"), format!("{prenom} {nom}")]);
        orders.chain([nom.to_owned()])
    })
    .any(|name| !wanted.is_empty() && fold_name(&name) == wanted)
}

/// « MARTIN Hugo (n° 0100000002, TAGO1) ».
fn introduce(candidat: &Candidat) -> String {
    match candidat.classe() {
        "" => describe(candidat),
        classe => format!("{}, {classe}", describe(candidat)),
    }
}
