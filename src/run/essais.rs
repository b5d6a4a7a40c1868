//! Fictional data for every document of the catalogue, so that a template can be tried before a real candidate meets
//! it: from the sample school, through the same stages as a real run.

use std::sync::Arc;

use anyhow::Result;
use serde_json::Value;

use crate::diagnostics::Diagnostics;
use crate::documents::{self, Contenus, Edition};
use crate::dossiers::assemble_dossiers;
use crate::exemple::{self, Style, Tableur};
use crate::intake::{FichierLu, Isolement, read_file};
use crate::referentiel::Referentiel;
use crate::referentiel::types::Document;
use crate::render::Base;
use crate::tables::{Contexte, Etablissement, Tables, read_tables};

/// Enough for every category of the pack and every special case of the sample.
const CANDIDATS: usize = 24;

/// The data of one document of a fictional candidate.
#[derive(Debug)]
pub struct Essai<'a> {
    pub document: &'a Document,
    /// As much as the sample knows, or nothing beside who the candidate is.
    pub vide: bool,
    pub donnees: Value,
}

/// For each document, the fullest data of the sample and the emptiest; none of a document that no candidate of the
/// sample has.
///
/// # Errors
/// When the sample cannot be read at all.
pub fn compose_essais<'a>(
    pack: &'a Referentiel,
    base: &Base,
    isolement: &Isolement,
) -> Result<Vec<Essai<'a>>> {
    let options = exemple::Options {
        classes: 1,
        candidats: CANDIDATS,
        graine: 2026,
        style: Style::default(),
        tableur: Tableur::Csv,
    };
    let mut diags = Diagnostics::default();
    let mut files = Vec::<FichierLu>::new();
    for file in exemple::compose(pack, &options) {
        files.extend(read_file(&mut diags, isolement, &Arc::from(file.chemin), &file.octets)?);
    }
    let mut essais = Vec::new();
    for vide in [false, true] {
        let contexte = Contexte { pack, imprimable: &|c| base.can_print(c) };
        let mut tables = read_tables(&mut diags, &contexte, &files);
        if vide {
            blank(&mut tables);
        }
        let edition = Edition::default().or_of(&tables.etablissement);
        let session = edition.session.as_ref().and_then(|session| session.parse().ok());
        let dossiers = assemble_dossiers(&mut diags, pack, session, tables);
        let demandes = documents::plan(pack, &dossiers);
        for document in &pack.documents {
            let contenus = Contenus { pack, dossiers: &dossiers, edition: &edition, demandes: &demandes };
            let of_document = (0..demandes.len()).filter(|index| demandes[*index].document.id == document.id);
            let is_complete = |piece: usize| contenus.compose(piece, &|_| true).manques.is_empty();
            let composed = of_document.map(|index| contenus.compose(index, &is_complete));
            let weight =
                |c: &documents::Composition| (c.manques.len(), usize::MAX - c.donnees.to_string().len());
            let chosen = if vide {
                composed.max_by_key(|composition| composition.manques.len())
            } else {
                composed.min_by_key(weight)
            };
            essais.extend(chosen.map(|c| Essai { document, vide, donnees: c.donnees }));
        }
    }
    Ok(essais)
}

/// Leaves who the candidates are, and that they were somewhere.
fn blank(tables: &mut Tables) {
    tables.etablissement = Etablissement::default();
    tables.tuteurs.clear();
    tables.travaux.clear();
    tables.evaluations.clear();
    tables.membres.clear();
    tables.justificatifs.clear();
    for candidat in &mut tables.candidats {
        let contenu = &mut candidat.contenu;
        contenu.nom_usage = None;
        contenu.duree_cycle = None;
        contenu.derogation = None;
    }
    for stage in &mut tables.stages {
        let contenu = &mut stage.contenu;
        (contenu.du, contenu.au) = (None, None);
        (contenu.jours, contenu.semaines) = (None, None);
        (contenu.structure, contenu.adresse, contenu.siret) = (None, None, None);
        (contenu.representant, contenu.tuteur, contenu.fonction_tuteur) = (None, None, None);
        (contenu.gratification, contenu.observations) = (None, None);
        contenu.activites.clear();
        contenu.competences.clear();
    }
}
