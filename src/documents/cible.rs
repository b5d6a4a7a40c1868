//! What a document is about: a candidate, one thing of theirs, or a class.

use super::noms::safe;
use crate::dossiers::preuve::justificatifs;
use crate::dossiers::{Dossier, Stage};
use crate::referentiel::Referentiel;
use crate::referentiel::types::{Par, Prouve};
use crate::tables::lignes::Justificatif;
use crate::texte::fold;

/// Longest code of a period in the name of a file, in bytes.
pub(super) const PERIODE: usize = 12;

#[derive(Debug, Clone)]
pub enum Cible<'a> {
    Candidat(&'a Dossier, Objet<'a>),
    Classe(Classe<'a>),
}

/// Which of a candidate's things.
#[derive(Debug, Clone, Copy)]
pub enum Objet<'a> {
    Entier,
    /// Code of a period.
    Periode(&'a str),
    Stage(&'a Stage),
    /// Its rank from one; a blank one where none is known.
    Certificat(usize, Option<&'a Justificatif>),
}

/// The candidates of a class, in its order.
#[derive(Debug, Clone)]
pub struct Classe<'a> {
    /// As the first of its candidates has it; empty for those without a class.
    pub nom: &'a str,
    pub dossiers: Vec<&'a Dossier>,
}

impl<'a> Cible<'a> {
    /// Nothing for a class.
    pub fn dossier(&self) -> Option<&'a Dossier> {
        match self {
            Self::Candidat(dossier, _) => Some(dossier),
            Self::Classe(_) => None,
        }
    }

    pub fn classe(&self) -> &'a str {
        match self {
            Self::Candidat(dossier, _) => dossier.candidat.classe(),
            Self::Classe(classe) => classe.nom,
        }
    }

    /// What tells this document from the others of its kind for the same person: a period and, from the second on, the
    /// rank of its structure; the rank of a certificate. Empty where there is one.
    pub fn objet(&self) -> String {
        match self {
            Self::Candidat(_, Objet::Periode(code)) => safe(code, PERIODE, "P"),
            Self::Candidat(_, Objet::Stage(stage)) => {
                let periode = safe(&stage.periode, PERIODE, "P");
                if stage.rang == 1 { periode } else { format!("{periode}-{}", stage.rang) }
            }
            Self::Candidat(_, Objet::Certificat(rang, _)) => rang.to_string(),
            Self::Candidat(_, Objet::Entier) | Self::Classe(_) => String::new(),
        }
    }

    /// How the manifest names the candidate; nothing for a class.
    pub fn reference(&self) -> Option<String> {
        self.dossier().map(|dossier| dossier.candidat.reference())
    }
}

impl<'a> Objet<'a> {
    /// Code of the period, where there is one.
    pub fn periode(&self) -> Option<&'a str> {
        match self {
            Self::Entier | Self::Certificat(..) => None,
            Self::Periode(code) => Some(code),
            Self::Stage(stage) => Some(&stage.periode),
        }
    }
}

/// The classes, each with the index of its first dossier.
pub fn classes(dossiers: &[Dossier]) -> Vec<(usize, Classe<'_>)> {
    let mut classes: Vec<(usize, Classe<'_>)> = Vec::new();
    for (index, dossier) in dossiers.iter().enumerate() {
        let nom = dossier.candidat.classe();
        match classes.iter_mut().find(|(_, classe)| fold(classe.nom) == fold(nom)) {
            Some((_, classe)) => classe.dossiers.push(dossier),
            None => classes.push((index, Classe { nom, dossiers: vec![dossier] })),
        }
    }
    classes
}

/// What a candidate has one document for. Periods are those of the pack, in its order, that the candidate spent
/// in a company or of which a tutor gave an evaluation.
pub fn objets<'a>(pack: &'a Referentiel, par: Par, dossier: &'a Dossier) -> Vec<Objet<'a>> {
    match par {
        Par::Candidat | Par::Classe => vec![Objet::Entier],
        Par::Stage => dossier.stages.iter().map(Objet::Stage).collect(),
        Par::Certificat => {
            let rows = justificatifs(pack, dossier, Prouve::Experience);
            let rows: Vec<_> =
                if rows.is_empty() { vec![None] } else { rows.into_iter().map(Some).collect() };
            (1..).zip(rows).map(|(rang, row)| Objet::Certificat(rang, row)).collect()
        }
        Par::Periode => {
            let had = |code: &String| {
                dossier.tuteurs.contains_key(code) || dossier.stages.iter().any(|s| s.periode == *code)
            };
            pack.pfmp.periodes.iter().filter(|code| had(code)).map(|code| Objet::Periode(code)).collect()
        }
    }
}
