//! The plot of a run, from the input folder to the output folder.

mod bundle;
mod essais;
mod impressions;
mod modeles;
mod responsables;
mod tell;
mod typeset;

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroUsize;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::deliver::manifeste::Manifeste;
use crate::deliver::{self, Compte, Copie, Empreinte, MotDePasse, Registre, Sorties};
use crate::diagnostics::{Diagnostic, Diagnostics, Obstacle, messages};
use crate::documents::{self, Demande, Edition, Selection};
use crate::dossiers::{Dossiers, assemble_dossiers};
use crate::intake::{FichierLu, Isolement, read_folder};
use crate::referentiel::Referentiel;
use crate::render::Base;
use crate::tables::{Contexte, Source, read_tables};

pub use essais::{Essai, compose_essais};
pub use modeles::{Modeles, write_models};

/// What a run is asked for.
#[derive(Debug, Clone)]
pub struct Options {
    pub entrees: PathBuf,
    pub sorties: PathBuf,
    /// In place of what the school's table says.
    pub edition: Edition,
    pub selection: Selection,
    /// Where workbooks are read.
    pub isolement: Isolement,
    /// A page with the name before each candidate, in every stack to print.
    pub separateurs: bool,
    pub taches: NonZeroUsize,
    /// Seals the archives for the jury.
    pub mot_de_passe: Option<MotDePasse>,
}

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Issue {
    /// Everything expected is there, or is to be completed by hand.
    Entiere,
    /// Data is to be mended; the rest is there.
    Partielle,
    /// Nothing could be done, or a template is wrong.
    Impossible,
}

/// What a run has to tell.
#[derive(Debug)]
pub struct Bilan {
    pub manifeste: Manifeste,
    pub diagnostics: Vec<Diagnostic>,
    /// Who can mend, in the order in which they are told.
    pub responsables: Vec<String>,
    /// Archives that a held back piece would leave incomplete.
    pub archives_non_constituees: Vec<String>,
    /// Stacks to print that have nothing to print, or that something kept from being made.
    pub impressions_non_constituees: Vec<String>,
    /// The faulty files again, with their faults in colour.
    pub copies: Vec<Copie>,
    /// What an earlier run wrote and this one removed: told on the screen only, since the reports depend on the
    /// inputs alone.
    pub effaces: Vec<String>,
    /// Archives that an earlier run had sealed and that this one wrote in clear: told on the screen only, likewise.
    pub descellees: Vec<String>,
    pub issue: Issue,
}

impl Bilan {
    /// What the reports tell of it.
    fn compte(&self) -> Compte<'_> {
        Compte {
            manifeste: &self.manifeste,
            diagnostics: &self.diagnostics,
            responsables: &self.responsables,
            archives_non_constituees: &self.archives_non_constituees,
            impressions_non_constituees: &self.impressions_non_constituees,
            copies: &self.copies,
        }
    }
}

/// Reads, checks, typesets, bundles, verifies and reports.
///
/// # Errors
/// When the input folder cannot be read or the output folder cannot be written at all.
pub fn generate(pack: &Referentiel, base: &Base, options: &Options) -> Result<Bilan> {
    let mut diags = Diagnostics::default();
    let Lecture { fichiers, dossiers, sources, edition } = read(&mut diags, pack, base, options)?;
    let demandes = documents::plan(pack, &dossiers, &options.selection);

    let sorties = Sorties::open(&options.sorties)
        .with_context(|| format!("le dossier {} ne peut pas être écrit", options.sorties.display()))?;
    let before = Registre::load(&sorties);
    let piles = documents::impressions::piles(pack, &demandes);
    let planned = demandes.iter().map(|d| d.chemin.as_str()).chain(piles.iter().map(|p| p.chemin.as_str()));
    sorties.remove_leftovers(planned.chain(before.chemins()));
    let asked = demandes.iter().filter(|d| d.retenu.is_empty()).map(|d| &d.chemin);
    let printed = piles.iter().map(|p| &p.chemin).filter(|_| impressions::are_whole(&options.selection));
    let obstacles = look_for_obstacles(&sorties, asked.chain(printed));
    let contents = |index: usize| documents::compose(pack, &dossiers, &edition, &demandes[index]);
    let atelier = typeset::Atelier {
        base,
        edition: &edition,
        sorties: &sorties,
        before: &before,
        obstacles: &obstacles,
    };
    let results = typeset::typeset_all(&atelier, options.taches, &demandes, &contents);
    let tri = tell::sort_results(&mut diags, &demandes, results);

    let bundles = bundle::bundle_all(&mut diags, &sorties, options, edition.date, &demandes, &tri, &before);
    let matiere = impressions::Matiere { pack, demandes: &demandes, piles: &piles, contents: &contents };
    let printed = impressions::print_all(&mut diags, &atelier, options, &matiere, &tri);
    let unwritten = [&tri.non_ecrits, &bundles.non_ecrites, &printed.non_ecrites];
    tell::tell_obstacles(&mut diags, unwritten);
    let written = [&tri.empreintes, &bundles.empreintes, &printed.empreintes];
    let mut after = bundle::registre(written, unwritten, &before);
    let copies = deliver::write_copies(&mut diags, &sorties, &fichiers, &sources, &before, &mut after);
    // What a damaged file no longer says is not known to be over.
    let knows_all = options.selection.is_whole() && diags.read_everything();
    if !knows_all {
        let autres = if diags.read_everything() {
            contradicted(pack, &dossiers, &atelier, &demandes, &tri)
        } else {
            Vec::new()
        };
        let mut perimes = bundle::perimes(&demandes, &autres, &tri, &bundles, &before);
        perimes.extend(impressions::perimees(&options.selection, &matiere, &tri, &printed, &before));
        // The copies follow the files that were read, whatever is selected.
        perimes.extend(before.chemins().filter(|chemin| deliver::is_copy(chemin)).map(str::to_owned));
        after.keep(&before, &perimes);
    }
    let effaces = bundle::remove_stale(&sorties, &before, &after);
    let mot_de_passe = options.mot_de_passe.as_ref();
    deliver::verify(
        &mut diags,
        &sorties,
        &tri.documents,
        &bundles.archives,
        &printed.produites,
        mot_de_passe,
    );
    if knows_all {
        deliver::report_strangers(&mut diags, &sorties, &before, &after);
    }

    let faits = tell::Faits {
        archives_non_constituees: bundles.non_constituees,
        impressions: printed.produites,
        impressions_non_constituees: printed.non_constituees,
    };
    let mut bilan = tell::bilan(pack, &edition, &sources, tri, faits, diags);
    bilan.copies = copies;
    let missing = deliver::write_reports(&sorties, &bilan.compte(), &after);
    if !missing.is_empty() {
        // The reports that can be written tell about those that cannot.
        bilan
            .add(missing.iter().map(|(obstacle, noms)| messages::comptes_rendus_non_ecrits(*obstacle, noms)));
        deliver::write_reports(&sorties, &bilan.compte(), &after);
    }
    bilan.effaces = effaces;
    bilan.descellees = bundles.descellees;
    Ok(bilan)
}

/// Papers that were not asked for, of the candidates and classes of which one that was asked for is no longer the same,
/// and that a whole run would make otherwise than they stand: a synthesis still shows a note that the grid no longer
/// has. What is left of the others is of one time.
fn contradicted<'a>(
    pack: &'a Referentiel,
    dossiers: &'a Dossiers,
    atelier: &typeset::Atelier<'_>,
    asked: &[Demande<'_>],
    tri: &tell::Tri,
) -> Vec<Demande<'a>> {
    let hash = |e: Option<&Empreinte>| e.map(|e| e.sha256.clone());
    let changed =
        |d: &&Demande<'_>| hash(tri.empreintes.get(&d.chemin)) != hash(atelier.before.get(&d.chemin));
    let (mut people, mut their_classes, mut classes) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for demande in asked.iter().filter(changed) {
        if demande.cible.dossier().is_some() {
            people.insert(demande.rang);
            their_classes.insert(class_folder(demande));
        } else {
            classes.insert(class_folder(demande));
        }
    }
    let asked: BTreeSet<&str> = asked.iter().map(|demande| demande.chemin.as_str()).collect();
    let mut others = documents::plan(pack, dossiers, &Selection::default());
    others.retain(|demande| {
        let folder = class_folder(demande);
        let is_concerned = classes.contains(folder)
            || match demande.cible.dossier() {
                Some(_) => people.contains(&demande.rang),
                None => their_classes.contains(folder),
            };
        let current = || {
            let composition = documents::compose(pack, dossiers, atelier.edition, demande);
            demande.retenu.is_empty() && typeset::is_current(atelier, demande, &composition)
        };
        let is_known = atelier.before.get(&demande.chemin).is_some();
        is_concerned && is_known && !asked.contains(demande.chemin.as_str()) && !current()
    });
    others
}

fn class_folder<'d>(demande: &'d Demande<'_>) -> &'d str {
    demande.chemin.split('/').next().unwrap_or_default()
}

/// Looks at every expected file before the first is typeset: what is open in a reader is known at once.
fn look_for_obstacles<'a>(
    sorties: &Sorties,
    chemins: impl Iterator<Item = &'a String>,
) -> BTreeMap<String, Obstacle> {
    let obstacle = |chemin: &String| {
        let error = sorties.check(chemin).err()?;
        Some((chemin.clone(), Obstacle::of(&error)))
    };
    chemins.filter_map(obstacle).collect()
}

/// The same without typesetting; writes nothing.
///
/// # Errors
/// When the input folder cannot be read.
pub fn verify(pack: &Referentiel, base: &Base, options: &Options) -> Result<Bilan> {
    let mut diags = Diagnostics::default();
    let Lecture { dossiers, sources, edition, .. } = read(&mut diags, pack, base, options)?;
    let demandes = documents::plan(pack, &dossiers, &options.selection);
    let results = demandes
        .iter()
        .map(|demande| {
            demande.retenu.is_empty().then(|| {
                let composition = documents::compose(pack, &dossiers, &edition, demande);
                typeset::Resultat::Compose { manques: composition.manques }
            })
        })
        .collect();
    let tri = tell::sort_results(&mut diags, &demandes, results);
    Ok(tell::bilan(pack, &edition, &sources, tri, tell::Faits::default(), diags))
}

/// The input folder, understood.
struct Lecture {
    /// The sheets themselves, of which copies are made.
    fichiers: Vec<FichierLu>,
    dossiers: Dossiers,
    sources: Vec<Source>,
    edition: Edition,
}

fn read(diags: &mut Diagnostics, pack: &Referentiel, base: &Base, options: &Options) -> Result<Lecture> {
    let fichiers =
        read_folder(diags, &options.isolement, &options.entrees, &options.sorties, options.taches)?;
    let contexte = Contexte { pack, imprimable: &|c| base.can_print(c) };
    let mut tables = read_tables(diags, &contexte, &fichiers);
    let sources = std::mem::take(&mut tables.sources);
    let edition = options.edition.clone().or_of(&tables.etablissement);
    let session = edition.session.as_ref().and_then(|session| session.parse().ok());
    let dossiers = assemble_dossiers(diags, pack, session, tables);
    documents::tell_unshown(diags, pack, &dossiers);
    options.selection.check(diags, &dossiers);
    Ok(Lecture { fichiers, dossiers, sources, edition })
}
