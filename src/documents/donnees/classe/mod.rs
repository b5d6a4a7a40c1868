//! The papers of a class. The row of a candidate whose data is at fault shows no value, but says why.

mod commissions;
mod couverture;
mod garde;
mod notes;
mod pfmp;

use serde_json::{Map, Value, json};

use super::{Edition, text};
use crate::diagnostics::Renvoi;
use crate::documents::{Classe, exists_for, faults_on};
use crate::dossiers::{Dossier, Dossiers, Sujet};
use crate::referentiel::Referentiel;
use crate::referentiel::types::{Bloc, Document, Epreuve, GenreMode};

/// What stands where a value would have no object.
const SANS_OBJET: &str = "–";

/// A block about a class, and its name.
pub fn block(
    pack: &Referentiel,
    dossiers: &Dossiers,
    edition: &Edition,
    classe: &Classe<'_>,
    bloc: Bloc,
) -> Option<(&'static str, Value)> {
    match bloc {
        Bloc::NotesClasse => Some(("notes", notes::notes(pack, classe))),
        Bloc::PfmpClasse => Some(("pfmp", pfmp::pfmp(pack, classe, edition))),
        Bloc::CommissionsClasse => Some(("signatures", commissions::signatures(pack, classe))),
        Bloc::CompositionClasse => Some(("composition", garde::composition(pack, dossiers, classe))),
        Bloc::CouvertureClasse => Some(("couverture", couverture::couverture(pack, classe))),
        _ => None,
    }
}

/// The columns that name a candidate, and the words that take the place of the others. `recevable` is absent
/// from a row that is held back, for the catalogue to demand it.
fn ligne(dossier: &Dossier, fautes: &[Renvoi]) -> Map<String, Value> {
    let c = &dossier.candidat;
    let mut row = Map::new();
    row.insert("numero".into(), text(c.numero.as_ref()));
    row.insert("nom".into(), text(c.nom.as_ref()));
    row.insert("prenoms".into(), text(c.prenoms.as_ref()));
    row.insert("nom_complet".into(), json!(c.nom_complet()));
    row.insert("retenu".into(), json!(words(fautes)));
    row.insert("recevable".into(), json!(sound(fautes)));
    row
}

/// « retenu : E516 ».
fn words(fautes: &[Renvoi]) -> Option<String> {
    let mut codes: Vec<&str> = fautes.iter().map(|renvoi| renvoi.code().id).collect();
    codes.dedup();
    (!codes.is_empty()).then(|| format!("retenu : {}", codes.join(", ")))
}

fn sound(fautes: &[Renvoi]) -> Option<&'static str> {
    fautes.is_empty().then_some("oui")
}

/// Faults on who the candidate is; on the category too where it decides what is shown.
fn identity_faults(dossier: &Dossier, by_category: bool) -> Vec<Renvoi> {
    let category = by_category.then_some(Sujet::Categorie);
    faults_on(dossier, &[Sujet::Candidat].into_iter().chain(category).collect::<Vec<_>>())
}

/// Faults on what the commission wrote of an épreuve, in any of its situations.
fn evaluation_faults(dossier: &Dossier, epreuve: &Epreuve) -> Vec<Renvoi> {
    let situations = epreuve.ccf.iter().flat_map(|ccf| &ccf.situations).map(|s| Some(s.code.clone()));
    let shown: Vec<Sujet> = std::iter::once(None)
        .chain(situations)
        .map(|situation| Sujet::Evaluation(Some(epreuve.code.clone()), situation))
        .collect();
    faults_on(dossier, &shown)
}

/// Documents of the catalogue that are the grid of an épreuve.
fn grids<'a>(pack: &'a Referentiel, epreuve: &'a Epreuve) -> impl Iterator<Item = &'a Document> {
    let of_epreuve = |d: &&Document| d.epreuve.as_deref() == Some(&epreuve.code);
    pack.documents.iter().filter(|d| d.donnees.contains(&Bloc::Grille)).filter(of_epreuve)
}

/// Épreuves of which the catalogue has a grid, in the order of the pack.
fn evaluees(pack: &Referentiel) -> impl Iterator<Item = &Epreuve> {
    pack.epreuves.iter().filter(|epreuve| grids(pack, epreuve).next().is_some())
}

/// Whether the school has a grid to fill in for this candidate.
fn is_evaluated_here(pack: &Referentiel, dossier: &Dossier, epreuve: &Epreuve) -> bool {
    grids(pack, epreuve).any(|document| exists_for(pack, document, dossier))
}

fn mode_of(pack: &Referentiel, dossier: &Dossier, epreuve: &Epreuve) -> Option<GenreMode> {
    let categorie = dossier.candidat.categorie()?;
    pack.mode(epreuve, categorie).map(|mode| mode.mode)
}

fn mode_words(mode: Option<GenreMode>) -> Option<&'static str> {
    mode.map(|mode| match mode {
        GenreMode::Ccf => "CCF",
        GenreMode::Ponctuel => "ponctuel",
    })
}
