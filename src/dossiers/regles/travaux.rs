//! The travaux of an état récapitulatif against the dimensions of their épreuve.

use crate::diagnostics::{Diagnostics, messages};
use crate::dossiers::{Dossier, Sujet};
use crate::referentiel::Referentiel;
use crate::referentiel::types::{Epreuve, GenreMode, Regle, SousBloc};
use crate::tables::lignes::LigneTravail;

/// Checks the travaux of one dossier.
pub fn check(diags: &mut Diagnostics, pack: &Referentiel, dossier: &Dossier) {
    for (code, rows) in &dossier.travaux {
        let Some(epreuve) = pack.find_epreuve(code) else { continue };
        let sous_blocs = pack.pole_of(epreuve).map_or(&[][..], |pole| &pole.sous_blocs);
        for row in rows {
            check_dimension(diags, sous_blocs, row, &dossier.candidat.reference());
        }
        check_dimensions(diags, pack, dossier, (epreuve, rows), sous_blocs);
    }
}

/// One of the two columns is wrong. A competence of another épreuve has been told.
fn check_dimension(diags: &mut Diagnostics, sous_blocs: &[SousBloc], row: &LigneTravail, reference: &str) {
    let Some(dimension) = &row.dimension else { return };
    let home = |code: &str| {
        let owns = |s: &&SousBloc| s.competences.iter().any(|c| c.code == code);
        sous_blocs.iter().find(owns).map(|s| s.code.clone())
    };
    let homes: Option<Vec<String>> = row.competences.iter().map(|c| home(&c.valeur)).collect();
    let Some(homes) = homes else { return };
    if let Some(first) = row.competences.first()
        && !homes.contains(&dimension.valeur)
    {
        let competences: Vec<String> = row.competences.iter().map(|c| c.valeur.clone()).collect();
        let diagnostic = messages::dimension_contredite(dimension, &competences, &first.lieu);
        diags.push(diagnostic.about(reference));
    }
}

/// Where the text of the épreuve ponctuelle wants each dimension. A row without dimension may be of any.
fn check_dimensions(
    diags: &mut Diagnostics,
    pack: &Referentiel,
    dossier: &Dossier,
    (epreuve, rows): (&Epreuve, &[LigneTravail]),
    sous_blocs: &[SousBloc],
) {
    let Some(definition) = dossier.candidat.categorie().and_then(|c| pack.definition(epreuve, c)) else {
        return;
    };
    let Some(rule) = definition.regle(Regle::DIMENSIONS) else { return };
    let shown = Sujet::Travaux(Some(epreuve.code.clone()));
    let faulty = dossier.fautes.iter().any(|faute| faute.sujet.touches(&shown));
    if definition.mode.mode != GenreMode::Ponctuel || faulty || rows.iter().any(|r| r.dimension.is_none()) {
        return;
    }
    let has = |s: &&SousBloc| rows.iter().filter_map(|r| r.dimension.as_ref()).any(|d| d.valeur == s.code);
    let missing: Vec<String> = sous_blocs.iter().filter(|s| !has(s)).map(|s| s.code.clone()).collect();
    if let Some(cell) = rows.iter().find_map(|row| row.epreuve.as_ref()).filter(|_| !missing.is_empty()) {
        let diagnostic = messages::dimensions_sans_travail(&cell.lieu, &epreuve.code, &missing, rule);
        diags.push(diagnostic.about(&dossier.candidat.reference()));
    }
}
