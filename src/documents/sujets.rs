//! What a document shows: the subjects whose faults hold it back, and the tables whose loss would change it.

use std::collections::BTreeSet;

use super::Objet;
use crate::diagnostics::Renvoi;
use crate::dossiers::{Dossier, Sujet};
use crate::referentiel::Referentiel;
use crate::referentiel::types::{Bloc, Condition, Document, Epreuve, NomTable};

/// The tables that a document is made of, whoever it is about.
pub fn tables_of(document: &Document) -> BTreeSet<NomTable> {
    let shown = document.donnees.iter().flat_map(|bloc| tables_of_bloc(*bloc));
    [NomTable::Etablissement, NomTable::Candidats].into_iter().chain(shown.copied()).collect()
}

fn tables_of_bloc(bloc: Bloc) -> &'static [NomTable] {
    match bloc {
        Bloc::Epreuve | Bloc::Ponctuel => &[],
        Bloc::Grille | Bloc::Synthese | Bloc::Notes | Bloc::NotesClasse => &[NomTable::EvaluationsCcf],
        Bloc::Commission => &[NomTable::Commissions],
        Bloc::Travaux => &[NomTable::Travaux],
        Bloc::Stage => &[NomTable::Pfmp],
        Bloc::CompteRendu | Bloc::Suivi => &[NomTable::EvaluationsTuteur, NomTable::Pfmp],
        Bloc::Certificat | Bloc::Experience | Bloc::Heures => &[NomTable::Justificatifs],
        Bloc::Recapitulatif | Bloc::PfmpClasse => &[NomTable::Pfmp, NomTable::Justificatifs],
        Bloc::Conformite => &[NomTable::Travaux, NomTable::Justificatifs, NomTable::Pfmp],
        Bloc::CommissionsClasse => &[NomTable::Commissions, NomTable::EvaluationsCcf],
        Bloc::CouvertureClasse => &[NomTable::EvaluationsTuteur, NomTable::Travaux],
        // They tell the state of the other papers.
        Bloc::Pieces | Bloc::CompositionClasse => &[
            NomTable::Pfmp,
            NomTable::EvaluationsTuteur,
            NomTable::Travaux,
            NomTable::EvaluationsCcf,
            NomTable::Commissions,
            NomTable::Justificatifs,
        ],
    }
}

/// The faults of a dossier that touch one of the subjects; in order, each once.
pub(super) fn faults_on(dossier: &Dossier, shown: &[Sujet]) -> Vec<Renvoi> {
    let touched = dossier.fautes.iter().filter(|f| shown.iter().any(|s| f.sujet.touches(s)));
    let faults: BTreeSet<Renvoi> = touched.map(|f| f.renvoi).collect();
    faults.into_iter().collect()
}

pub(super) fn subjects_of(pack: &Referentiel, document: &Document, objet: Objet<'_>) -> Vec<Sujet> {
    let epreuve = document.epreuve.clone().unwrap_or_default();
    let mut subjects = vec![Sujet::Candidat];
    let by_category =
        matches!(document.si, Some(Condition::Certificats | Condition::Heures | Condition::Ponctuel));
    if by_category || !document.modes.is_empty() || !document.categories.is_empty() {
        subjects.push(Sujet::Categorie);
    }
    let periode = || objet.periode().map(str::to_owned);
    subjects.extend(document.donnees.iter().flat_map(|bloc| match bloc {
        // The evaluations of several situations, or of several épreuves, are below.
        Bloc::Epreuve | Bloc::Pieces | Bloc::Ponctuel | Bloc::Synthese | Bloc::Notes
        // Each row of a class is held back by itself.
        | Bloc::NotesClasse
        | Bloc::PfmpClasse
        | Bloc::CommissionsClasse
        | Bloc::CompositionClasse
        | Bloc::CouvertureClasse => vec![],
        Bloc::Grille => vec![Sujet::Evaluation(Some(epreuve.clone()), document.situation.clone())],
        Bloc::Commission => vec![Sujet::Commission(Some(epreuve.clone()))],
        Bloc::Travaux => vec![Sujet::Travaux(Some(epreuve.clone()))],
        Bloc::Stage => vec![Sujet::Pfmp(periode())],
        Bloc::Recapitulatif => vec![Sujet::Pfmp(None)],
        Bloc::CompteRendu => vec![Sujet::Tuteur(periode()), Sujet::Pfmp(periode())],
        Bloc::Suivi => vec![Sujet::Tuteur(None), Sujet::Pfmp(None)],
        Bloc::Certificat | Bloc::Experience | Bloc::Heures => vec![Sujet::Justificatifs],
        Bloc::Conformite => vec![Sujet::Travaux(None), Sujet::Justificatifs, Sujet::Pfmp(None)],
    }));
    if document.donnees.contains(&Bloc::Synthese) {
        subjects.extend(pack.find_epreuve(&epreuve).into_iter().flat_map(evaluations_of));
    }
    if document.donnees.contains(&Bloc::Notes) {
        // The mode of each épreuve says which notes are expected.
        subjects.push(Sujet::Categorie);
        subjects.extend(pack.epreuves_on_grids().flat_map(evaluations_of));
    }
    subjects
}

/// The evaluation of an épreuve, and that of each of its situations.
fn evaluations_of(epreuve: &Epreuve) -> Vec<Sujet> {
    let situations = epreuve.ccf.iter().flat_map(|ccf| &ccf.situations).map(|s| Some(s.code.clone()));
    situations
        .chain([None])
        .map(|situation| Sujet::Evaluation(Some(epreuve.code.clone()), situation))
        .collect()
}
