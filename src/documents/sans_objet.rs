//! Rows that were read and attached, and that no document expected of their candidate shows.
//!
//! Nothing here knows what a table is for: what is shown follows from the catalogue, document by document. A kind
//! of data that no document of the catalogue shows for anybody is that of a catalogue cut short on purpose.

use std::collections::BTreeMap;
use std::mem::discriminant;

use super::{Par, cible, exists_for, subjects_of};
use crate::diagnostics::{Diagnostics, messages};
use crate::dossiers::{Dossier, Dossiers, Sujet};
use crate::place::Lieu;
use crate::referentiel::Referentiel;
use crate::tables::lignes::LigneMembre;

/// Tells of these rows, with the rule that leaves them without a document. An evaluation that no document shows
/// leaves the dossier, so that no mean and no table of a class holds it.
pub fn leave_out(diags: &mut Diagnostics, pack: &Referentiel, dossiers: &mut Dossiers) {
    let catalogue = Catalogue::of(pack);
    let mut membres = BTreeMap::<Vec<Lieu>, Vue>::new();
    for dossier in &mut dossiers.dossiers {
        let shown = shown_of(pack, dossier);
        let reference = dossier.candidat.reference();
        tell_evaluations(diags, pack, &catalogue, &shown, dossier);
        for (lieu, quoi, epreuve) in rows_without_document(&catalogue, &shown, dossier) {
            let rule = epreuve.as_deref().and_then(|code| rule_of(pack, dossier, code));
            diags.push(messages::ligne_sans_document(&lieu, &quoi, rule.as_deref()).about(&reference));
        }
        for (code, rows) in &dossier.commissions {
            let sujet = Sujet::Commission(Some(code.clone()));
            let places: Vec<Lieu> = rows.iter().map(|row| row.lieu.clone()).collect();
            let vue = membres.entry(places).or_insert_with(|| Vue::of(pack, dossier, code, rows));
            vue.montree |= !catalogue.knows(&sujet) || is_shown(&shown, &sujet);
        }
    }
    // Those of a commission are told once, if nobody's paper names them.
    for vue in membres.into_values().filter(|vue| !vue.montree) {
        diags.push(messages::ligne_sans_document(&vue.lieu, &vue.quoi, vue.regle.as_deref()));
    }
}

/// The kinds of data that the catalogue shows for somebody.
struct Catalogue(Vec<Sujet>);

impl Catalogue {
    fn of(pack: &Referentiel) -> Self {
        let own = pack.documents.iter().filter(|d| d.par != Par::Classe);
        Self(own.flat_map(|d| subjects_of(d, cible::Objet::Entier)).collect())
    }

    fn knows(&self, sujet: &Sujet) -> bool {
        self.0.iter().any(|known| discriminant(known) == discriminant(sujet))
    }
}

/// A commission, and whether a paper names it.
struct Vue {
    lieu: Lieu,
    quoi: String,
    regle: Option<String>,
    montree: bool,
}

impl Vue {
    fn of(pack: &Referentiel, dossier: &Dossier, epreuve: &str, rows: &[LigneMembre]) -> Self {
        Self {
            lieu: rows[0].lieu.clone(),
            quoi: format!("commission de {epreuve} ({})", lines(rows.len())),
            regle: rule_of(pack, dossier, epreuve),
            montree: false,
        }
    }
}

/// What the candidate's own documents show, all of them together.
fn shown_of(pack: &Referentiel, dossier: &Dossier) -> Vec<Sujet> {
    let expected = pack.documents.iter().filter(|d| d.par != Par::Classe && exists_for(pack, d, dossier));
    expected
        .flat_map(|d| cible::objets(pack, d.par, dossier).into_iter().flat_map(|o| subjects_of(d, o)))
        .collect()
}

/// Narrower than what a fault touches: a row stands where its épreuve, its situation and its period are.
fn is_shown(shown: &[Sujet], row: &Sujet) -> bool {
    shown.iter().any(|shown| match (shown, row) {
        (Sujet::Evaluation(epreuve, situation), Sujet::Evaluation(of, at)) => {
            epreuve.is_none() || epreuve == of && situation == at
        }
        _ => row.touches(shown),
    })
}

/// How the candidate's category sits an épreuve.
fn rule_of(pack: &Referentiel, dossier: &Dossier, epreuve: &str) -> Option<String> {
    let (epreuve, categorie) = pack.find_epreuve(epreuve).zip(dossier.candidat.categorie())?;
    Some(messages::mode_of(epreuve, categorie))
}

fn tell_evaluations(
    diags: &mut Diagnostics,
    pack: &Referentiel,
    catalogue: &Catalogue,
    shown: &[Sujet],
    dossier: &mut Dossier,
) {
    let reference = dossier.candidat.reference();
    let mut out = Vec::new();
    for (key, evaluation) in &dossier.evaluations {
        let (code, situation) = key;
        let sujet = Sujet::Evaluation(Some(code.clone()), situation.clone());
        let Some(cell) = &evaluation.epreuve else { continue };
        let Some(epreuve) = pack.find_epreuve(code) else { continue };
        let several = epreuve.ccf.as_ref().is_some_and(|ccf| !ccf.situations.is_empty());
        let of_any = |s: &Sujet| matches!(s, Sujet::Evaluation(Some(known), _) if known == code);
        if several && situation.is_none() && shown.iter().any(of_any) {
            diags.push(messages::situation_manquante(&cell.lieu, epreuve).about(&reference));
        } else if catalogue.knows(&sujet) && !is_shown(shown, &sujet) {
            let rule = rule_of(pack, dossier, code).unwrap_or_else(|| epreuve.source.clone());
            diags.push(messages::evaluation_sans_objet(&cell.lieu, code, &rule).about(&reference));
        } else {
            continue;
        }
        out.push(key.clone());
    }
    for key in out {
        dossier.evaluations.remove(&key);
    }
}

/// Where the first of them stands, what they are, and the épreuve that they are of.
fn rows_without_document(
    catalogue: &Catalogue,
    shown: &[Sujet],
    dossier: &Dossier,
) -> Vec<(Lieu, String, Option<String>)> {
    let unseen = |sujet: &Sujet| catalogue.knows(sujet) && !is_shown(shown, sujet);
    let mut rows = Vec::new();
    for (code, travaux) in &dossier.travaux {
        let place = travaux.iter().find_map(|t| t.epreuve.as_ref()).map(|cell| cell.lieu.clone());
        if let Some(lieu) = place.filter(|_| unseen(&Sujet::Travaux(Some(code.clone())))) {
            rows.push((lieu, format!("travaux de {code} ({})", lines(travaux.len())), Some(code.clone())));
        }
    }
    for (periode, evaluation) in &dossier.tuteurs {
        let place = evaluation.periode.as_ref().map(|cell| cell.lieu.clone());
        if let Some(lieu) = place.filter(|_| unseen(&Sujet::Tuteur(Some(periode.clone())))) {
            rows.push((lieu, format!("évaluation du tuteur en {periode} ({})", lines(1)), None));
        }
    }
    let certificates = dossier.justificatifs.iter();
    let place = certificates.filter_map(|j| j.nature.as_ref().or(j.organisme.as_ref())).next();
    if let Some(cell) = place.filter(|_| unseen(&Sujet::Justificatifs)) {
        let count = lines(dossier.justificatifs.len());
        rows.push((cell.lieu.clone(), format!("justificatifs ({count})"), None));
    }
    rows
}

fn lines(count: usize) -> String {
    format!("{count} ligne{}", if count > 1 { "s" } else { "" })
}
