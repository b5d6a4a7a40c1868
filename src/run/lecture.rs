//! The input folder, understood.

use anyhow::Result;

use super::Options;
use crate::diagnostics::Diagnostics;
use crate::documents::{self, Edition, Portee};
use crate::dossiers::{Dossiers, assemble_dossiers};
use crate::intake::{FichierLu, read_folder};
use crate::referentiel::Referentiel;
use crate::render::Base;
use crate::tables::sujets::Lignes;
use crate::tables::{Contexte, Source, read_tables};

pub struct Lecture {
    /// The sheets themselves, of which copies are made.
    pub fichiers: Vec<FichierLu>,
    pub dossiers: Dossiers,
    pub sources: Vec<Source>,
    /// What each row is about.
    pub sujets: Lignes,
    pub edition: Edition,
    pub portee: Portee,
}

/// # Errors
/// When the folder cannot be read at all.
pub fn read(diags: &mut Diagnostics, pack: &Referentiel, base: &Base, options: &Options) -> Result<Lecture> {
    let fichiers =
        read_folder(diags, &options.isolement, &options.entrees, &options.sorties, options.taches)?;
    let contexte = Contexte { pack, imprimable: &|c| base.can_print(c) };
    let mut tables = read_tables(diags, &contexte, &fichiers);
    let sources = std::mem::take(&mut tables.sources);
    let sujets = std::mem::take(&mut tables.sujets);
    let edition = options.edition.clone().or_of(&tables.etablissement);
    let session = edition.session.as_ref().and_then(|session| session.parse().ok());
    let dossiers = assemble_dossiers(diags, pack, session, tables);
    documents::tell_unshown(diags, pack, &dossiers);
    let portee = options.selection.resolve(diags, &dossiers);
    Ok(Lecture { fichiers, dossiers, sources, sujets, edition, portee })
}
