//! The plot of a run, from the input folder to the output folder.

mod annee;
mod decision;
mod essais;
mod etapes;
mod fabrique;
mod lecture;
mod modeles;
mod recit;
mod responsables;
mod sujets;

use std::num::NonZeroUsize;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::comptes::{Compte, Manifeste};
use crate::deliver::{self, Disque, MotDePasse};
use crate::diagnostics::{Diagnostic, Diagnostics, Renvoi, codes, count_errors};
use crate::documents::{self, Contenus, Edition, Selection, impressions};
use crate::intake::Isolement;
use crate::referentiel::Referentiel;
use crate::render::Base;
use crate::sorties::{self, Accord, Registre};
use annee::Rentree;
use decision::tell_suspended;
use etapes::Run;
use lecture::read;

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
    /// Archives that an earlier run sealed may be written in clear.
    pub sans_mot_de_passe: bool,
    /// Whether papers that the data no longer makes may go.
    pub retraits: Accord,
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

/// How a run ended, and all that it has to tell.
#[derive(Debug)]
pub struct Bilan {
    pub compte: Compte,
    pub issue: Issue,
}

impl Bilan {
    fn new(compte: Compte) -> Self {
        let spoilt = compte.diagnostics.iter().any(|d| *d.code == codes::MODELE_FAUTIF);
        let issue = match count_errors(&compte.diagnostics) {
            _ if spoilt => Issue::Impossible,
            0 => Issue::Entiere,
            _ => Issue::Partielle,
        };
        Self { compte, issue }
    }

    pub fn manifeste(&self) -> Manifeste {
        Manifeste::of(&self.compte)
    }

    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.compte.diagnostics
    }
}

/// Reads, checks, decides, makes, removes, reads back and tells.
///
/// # Errors
/// When the input folder cannot be read or the output folder cannot be written at all.
pub fn generate(pack: &Referentiel, base: &Base, options: &Options) -> Result<Bilan> {
    let mut diags = Diagnostics::default();
    let lu = read(&mut diags, pack, base, options)?;
    let disque = Disque::open(&options.sorties)
        .with_context(|| format!("le dossier {} ne peut pas être écrit", options.sorties.display()))?;
    let registre = deliver::load(&mut diags, &disque);
    let (registre, annee) = turn_the_year(&mut diags, &disque, registre, &lu.edition, options);
    let demandes = documents::plan(pack, &lu.dossiers);
    let piles = impressions::piles(pack, &demandes);
    let contenus = Contenus { pack, dossiers: &lu.dossiers, edition: &lu.edition, demandes: &demandes };
    let run = Run { pack, base, options, lu: &lu, contenus };

    let mut sorties = sorties::plan(&demandes, &piles, &lu.portee);
    let known = registre.sorties.keys().map(String::as_str);
    disque.remove_leftovers(sorties.list.iter().map(|sortie| sortie.chemin.as_str()).chain(known));
    run.compose(&mut sorties);
    let avant = run.look(&disque, &registre);
    let (alertes, motifs) = run.decide(&mut diags, &mut sorties, &avant, annee);
    tell_suspended(&mut diags, &sorties, &motifs, options.selection.en_mots().as_deref());
    let atelier = run.atelier(&disque, &avant, &sorties);
    fabrique::make_all(&mut diags, &atelier, &mut sorties);
    sorties::retire_held(&mut sorties, &avant);
    deliver::retire(&disque, &mut sorties);
    deliver::verify(&mut diags, &disque, &sorties, options.mot_de_passe.as_ref());
    let after = sorties::remember(run.known(), &sorties, &registre, &alertes, annee.is_some());
    Ok(run.tell(diags, &disque, &sorties, &registre, after))
}

/// The same without making anything: what would become of every output. Writes nothing.
///
/// # Errors
/// When the input folder cannot be read.
pub fn verify(pack: &Referentiel, base: &Base, options: &Options) -> Result<Bilan> {
    let mut diags = Diagnostics::default();
    // Nothing goes, so nobody is asked.
    let options = &Options { retraits: Accord::Refuse, ..options.clone() };
    let lu = read(&mut diags, pack, base, options)?;
    let disque = Disque::look_at(&options.sorties);
    let registre = deliver::peek(&disque);
    let annee = Rentree::of(&registre, &lu.edition).map(|rentree| rentree.wait(&mut diags));
    let demandes = documents::plan(pack, &lu.dossiers);
    let piles = impressions::piles(pack, &demandes);
    let contenus = Contenus { pack, dossiers: &lu.dossiers, edition: &lu.edition, demandes: &demandes };
    let run = Run { pack, base, options, lu: &lu, contenus };

    let mut sorties = sorties::plan(&demandes, &piles, &lu.portee);
    run.compose(&mut sorties);
    let avant = run.look(&disque, &registre);
    run.decide(&mut diags, &mut sorties, &avant, annee);
    sorties::retire_held(&mut sorties, &avant);
    // Archives and stacks are made of files: here there are none.
    sorties.keep_papers();
    Ok(Bilan::new(run.account(diags, &sorties, &[])))
}

/// Another session than that of what stands: its papers are put away, or everything waits.
fn turn_the_year(
    diags: &mut Diagnostics,
    disque: &Disque,
    registre: Registre,
    edition: &Edition,
    options: &Options,
) -> (Registre, Option<Renvoi>) {
    match Rentree::of(&registre, edition) {
        None => (registre, None),
        Some(rentree) if rentree.is_agreed(options.retraits) => {
            (rentree.put_away(diags, disque, registre), None)
        }
        Some(rentree) => {
            let renvoi = rentree.wait(diags);
            (registre, Some(renvoi))
        }
    }
}
