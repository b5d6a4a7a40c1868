//! Rows that were read and attached, and that no document expected of their candidate shows.
//!
//! Nothing here knows what a table is for: what is shown follows from the catalogue, document by document. Where
//! the règlement asks for what a row gives, and where no document of the catalogue shows that kind of data for
//! anybody, the catalogue was cut short on purpose: nothing is said.

use std::collections::BTreeMap;
use std::mem::discriminant;

use super::{Par, cible, exists_for, subjects_of};
use crate::diagnostics::{Diagnostic, Diagnostics, messages};
use crate::dossiers::{Dossier, Dossiers, Sujet};
use crate::place::Lieu;
use crate::referentiel::types::GenreMode;
use crate::referentiel::{Definition, Referentiel};

/// Tells of these rows, with how the candidate's category sits their épreuve.
pub fn tell_unshown(diags: &mut Diagnostics, pack: &Referentiel, dossiers: &Dossiers) {
    let catalogue = Catalogue::of(pack);
    let mut commissions = BTreeMap::<Vec<Lieu>, (Diagnostic, bool)>::new();
    for dossier in &dossiers.dossiers {
        let shown = shown_of(pack, dossier);
        let has_place = |sujet: &Sujet| !catalogue.knows(sujet) || shown.iter().any(|s| sujet.touches(s));
        for ligne in own_rows(dossier) {
            if !has_place(&ligne.sujet) && !is_asked_for(pack, dossier, &ligne.sujet) {
                let reference = dossier.candidat.reference();
                diags.push(ligne.tell(pack, dossier).about(&reference));
            }
        }
        for (code, rows) in &dossier.commissions {
            let sujet = Sujet::Commission(Some(code.clone()));
            let used = has_place(&sujet) || is_asked_for(pack, dossier, &sujet);
            let places: Vec<Lieu> = rows.iter().map(|row| row.lieu.clone()).collect();
            let quoi = format!("commission de {code} ({})", lines(rows.len()));
            let ligne = Ligne { lieu: rows[0].lieu.clone(), quoi, sujet };
            let entry = commissions.entry(places);
            entry.or_insert_with(|| (ligne.tell(pack, dossier), false)).1 |= used;
        }
    }
    // A commission is told once, when no paper of any of its candidates names it.
    for (told, _) in commissions.into_values().filter(|(_, used)| !used) {
        diags.push(told);
    }
}

/// Rows of one kind, told at the first of them.
struct Ligne {
    lieu: Lieu,
    quoi: String,
    sujet: Sujet,
}

impl Ligne {
    fn tell(self, pack: &Referentiel, dossier: &Dossier) -> Diagnostic {
        let regle = epreuve_of(&self.sujet).and_then(|code| rule_of(pack, dossier, code));
        messages::ligne_sans_document(&self.lieu, &self.quoi, regle.as_deref())
    }
}

/// The kinds of data that the catalogue shows for somebody.
struct Catalogue(Vec<Sujet>);

impl Catalogue {
    fn of(pack: &Referentiel) -> Self {
        let own = pack.documents.iter().filter(|d| d.par != Par::Classe);
        Self(own.flat_map(|d| subjects_of(pack, d, cible::Objet::Entier)).collect())
    }

    fn knows(&self, sujet: &Sujet) -> bool {
        self.0.iter().any(|known| discriminant(known) == discriminant(sujet))
    }
}

/// What the candidate's own documents show, all of them together.
fn shown_of(pack: &Referentiel, dossier: &Dossier) -> Vec<Sujet> {
    let expected = pack.documents.iter().filter(|d| d.par != Par::Classe && exists_for(pack, d, dossier));
    expected
        .flat_map(|d| cible::objets(pack, d.par, dossier).into_iter().flat_map(|o| subjects_of(pack, d, o)))
        .collect()
}

/// The candidate's rows, but for their evaluations and their periods: an evaluation that the category leaves
/// without a grid is told, and set aside, where it is attached; a period has its attestation.
fn own_rows(dossier: &Dossier) -> Vec<Ligne> {
    let mut rows = Vec::new();
    for (code, travaux) in &dossier.travaux {
        if let Some(cell) = travaux.iter().find_map(|t| t.epreuve.as_ref()) {
            rows.push(Ligne {
                lieu: cell.lieu.clone(),
                quoi: format!("travaux de {code} ({})", lines(travaux.len())),
                sujet: Sujet::Travaux(Some(code.clone())),
            });
        }
    }
    for (periode, evaluation) in &dossier.tuteurs {
        if let Some(cell) = &evaluation.periode {
            rows.push(Ligne {
                lieu: cell.lieu.clone(),
                quoi: format!("évaluation du tuteur en {periode} ({})", lines(1)),
                sujet: Sujet::Tuteur(Some(periode.clone())),
            });
        }
    }
    let mut certificates = dossier.justificatifs.iter();
    if let Some(cell) = certificates.find_map(|j| j.nature.as_ref().or(j.organisme.as_ref())) {
        rows.push(Ligne {
            lieu: cell.lieu.clone(),
            quoi: format!("justificatifs ({})", lines(dossier.justificatifs.len())),
            sujet: Sujet::Justificatifs,
        });
    }
    rows
}

/// Whether the règlement asks for it of this candidate, whatever the catalogue shows.
fn is_asked_for(pack: &Referentiel, dossier: &Dossier, sujet: &Sujet) -> bool {
    let Some(definition) = epreuve_of(sujet).and_then(|code| definition_of(pack, dossier, code)) else {
        return false;
    };
    match sujet {
        Sujet::Travaux(_) => !definition.dossier.is_empty(),
        Sujet::Commission(_) => !definition.commission.is_empty() || definition.mode.mode == GenreMode::Ccf,
        _ => false,
    }
}

fn epreuve_of(sujet: &Sujet) -> Option<&str> {
    match sujet {
        Sujet::Travaux(epreuve) | Sujet::Commission(epreuve) => epreuve.as_deref(),
        _ => None,
    }
}

fn definition_of<'r>(pack: &'r Referentiel, dossier: &Dossier, epreuve: &str) -> Option<Definition<'r>> {
    pack.definition(pack.find_epreuve(epreuve)?, dossier.candidat.categorie()?)
}

/// How the candidate's category sits an épreuve.
fn rule_of(pack: &Referentiel, dossier: &Dossier, epreuve: &str) -> Option<String> {
    let (epreuve, categorie) = pack.find_epreuve(epreuve).zip(dossier.candidat.categorie())?;
    Some(messages::mode_of(epreuve, categorie))
}

fn lines(count: usize) -> String {
    format!("{count} ligne{}", if count > 1 { "s" } else { "" })
}
