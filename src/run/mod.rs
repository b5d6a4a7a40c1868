//! The plot of a run, from the input folder to the output folder.

mod annee;
mod essais;
mod fabrique;
mod lecture;
mod modeles;
mod responsables;

use std::num::NonZeroUsize;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::comptes::{self, Compte, Copie, Manifeste, PROGRAMME, Passage, copies};
use crate::deliver::{self, Disque, MotDePasse};
use crate::diagnostics::{Diagnostic, Diagnostics, Renvoi, codes, count_errors, messages};
use crate::documents::{self, Chemins, Contenus, Edition, MODELES, Place, Selection, impressions};
use crate::intake::Isolement;
use crate::parallel;
use crate::referentiel::Referentiel;
use crate::render::Base;
use crate::sorties::{
    self, Accord, Alerte, Avant, Communs, Connu, Empreinte, Maintenant, Marche, Motifs, Recette, Registre,
    Sorties, Suites,
};
use annee::Rentree;
use fabrique::Atelier;
use lecture::{Lecture, read};

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
    let atelier = run.atelier(&disque, &registre, &sorties);
    fabrique::make_all(&mut diags, &atelier, &mut sorties);
    sorties::retire_held(&mut sorties, &avant);
    deliver::retire(&disque, &mut sorties);
    deliver::verify(&mut diags, &disque, &sorties, options.mot_de_passe.as_ref());
    let after = sorties::remember(run.known(), &sorties, &registre, &alertes, annee.is_some());
    run.tell(diags, &disque, &sorties, &registre, after)
}

/// The same without making anything: what would become of every output. Writes nothing.
///
/// # Errors
/// When the input folder cannot be read.
pub fn verify(pack: &Referentiel, base: &Base, options: &Options) -> Result<Bilan> {
    let mut diags = Diagnostics::default();
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

/// What every step of a run looks at.
struct Run<'a> {
    pack: &'a Referentiel,
    base: &'a Base,
    options: &'a Options,
    lu: &'a Lecture,
    contenus: Contenus<'a>,
}

impl Run<'_> {
    fn places(&self) -> Vec<Place> {
        Chemins::new(&self.lu.dossiers.dossiers).places().to_vec()
    }

    fn communs(&self) -> Communs<'_> {
        Communs { modeles: self.base.empreinte(), date: self.lu.edition.date }
    }

    /// What each paper would be made of, those that a fault holds back included: a sommaire tells their state. The
    /// values themselves are not kept: a class has too many.
    fn compose(&self, sorties: &mut Sorties<'_>) {
        let (pieces, sommaires): (Vec<usize>, Vec<usize>) = (0..self.contenus.demandes.len())
            .partition(|index| self.contenus.demandes[*index].pieces.is_empty());
        for indices in [pieces, sommaires] {
            let is_complete = |piece: usize| sorties.list[piece].is_complete();
            let recettes = parallel::map(self.options.taches, indices.len(), |rank| {
                self.recipe(indices[rank], &is_complete)
            });
            for (index, recette) in indices.into_iter().zip(recettes) {
                sorties.list[index].recette = recette;
            }
        }
    }

    fn recipe(&self, index: usize, is_complete: &dyn Fn(usize) -> bool) -> Recette {
        let demande = &self.contenus.demandes[index];
        let composition = self.contenus.compose(index, is_complete);
        let empreinte = Empreinte::of_paper(
            self.communs(),
            &self.pack.changements,
            &demande.document.modele,
            demande.emplacement.chemin(),
            &composition.donnees,
        );
        Recette { empreinte, manques: composition.manques }
    }

    fn look<'r>(&self, disque: &Disque, registre: &'r Registre) -> Avant<'r> {
        let now = sorties::people_of(&self.lu.dossiers, &self.places());
        let suites = Suites::of(&registre.personnes, &now);
        let presences =
            deliver::look(disque, registre, self.options.mot_de_passe.as_ref(), self.options.taches);
        Avant::new(registre, suites, presences)
    }

    /// Decides of everything, then again once it is known what would be lost, and whether it may be.
    fn decide(
        &self,
        diags: &mut Diagnostics,
        sorties: &mut Sorties<'_>,
        avant: &Avant<'_>,
        annee: Option<Renvoi>,
    ) -> (Vec<Alerte>, Motifs) {
        let selection = self.options.selection.en_mots();
        let non_lu = diags.unread();
        let suspended = |diags: &mut Diagnostics, code| non_lu.map(|_| diags.announce(code));
        let motifs = Motifs {
            annee,
            partiel: selection.as_ref().map(|_| diags.announce(&codes::PASSAGE_PARTIEL)),
            non_lu,
            archives_suspendues: suspended(diags, &codes::ARCHIVES_SUSPENDUES),
            piles_suspendues: suspended(diags, &codes::IMPRESSIONS_SUSPENDUES),
            descellees: Some(diags.announce(&codes::ARCHIVES_DESCELLEES)),
        };
        let lectures = sorties::lectures_of(&self.lu.dossiers, &self.places());
        let maintenant = Maintenant { lectures: &lectures, sources: &self.lu.sources, suites: &avant.suites };
        let other_pack = tell_other_pack(diags, self.pack, avant.registre);
        let mut alertes: Vec<(Alerte, Renvoi)> =
            sorties::lost_tables(diags, self.pack, avant.registre, &maintenant)
                .into_iter()
                .map(Alerte::Perte)
                .map(|alerte| {
                    let renvoi = alerte.announce(diags);
                    (alerte, renvoi)
                })
                .collect();
        let marche = |alertes: &[(Alerte, Renvoi)], sorties: &mut Sorties<'_>| {
            let marche = Marche {
                communs: self.communs(),
                separateurs: self.options.separateurs,
                scelle: self.options.mot_de_passe.is_some(),
                descelle: self.options.sans_mot_de_passe,
                autre_referentiel: other_pack,
                alertes,
                motifs,
            };
            sorties::decide(sorties, avant, &marche);
        };
        marche(&alertes, sorties);
        if !other_pack {
            for masse in sorties::mass_losses(sorties, avant, &maintenant) {
                let alerte = Alerte::Masse(masse);
                let renvoi = alerte.announce(diags);
                alertes.push((alerte, renvoi));
            }
        }
        if self.may_go(diags, &alertes) {
            // What could not be read is not known to be over, whoever agrees.
            alertes.retain(|(alerte, _)| alerte.is_explained());
        }
        sorties::tell(diags, self.pack, &alertes);
        marche(&alertes, sorties);
        (alertes.into_iter().map(|(alerte, _)| alerte).collect(), motifs)
    }

    /// Whether what would be lost may go; told when it does.
    fn may_go(&self, diags: &mut Diagnostics, alertes: &[(Alerte, Renvoi)]) -> bool {
        let unexplained = alertes.iter().filter(|(alerte, _)| !alerte.is_explained());
        let words: Vec<String> = unexplained.map(|(alerte, _)| alerte.en_mots(self.pack)).collect();
        let agreed = !words.is_empty()
            && match self.options.retraits {
                Accord::Refuse => false,
                Accord::Donne => true,
                Accord::Demande(ask) => ask(&words),
            };
        if agreed {
            diags.push(messages::retraits_acceptes(&words));
        }
        agreed
    }

    fn atelier<'s>(
        &'s self,
        disque: &'s Disque,
        registre: &'s Registre,
        sorties: &Sorties<'_>,
    ) -> Atelier<'s> {
        Atelier {
            base: self.base,
            disque,
            contenus: self.contenus,
            avant: registre,
            obstacles: deliver::look_for_obstacles(disque, sorties),
            mot_de_passe: self.options.mot_de_passe.as_ref(),
            separateurs: self.options.separateurs,
            taches: self.options.taches,
        }
    }

    /// What the next run will be told of the inputs of this one.
    fn known(&self) -> Connu {
        let places = self.places();
        Connu {
            session: self.lu.edition.session.clone(),
            programme: PROGRAMME.to_owned(),
            referentiel: self.pack.empreinte.clone(),
            lectures: sorties::lectures_of(&self.lu.dossiers, &places),
            personnes: sorties::people_of(&self.lu.dossiers, &places),
        }
    }

    /// Writes the accounts, and the memory of the run.
    fn tell(
        &self,
        mut diags: Diagnostics,
        disque: &Disque,
        sorties: &Sorties<'_>,
        before: &Registre,
        mut after: Registre,
    ) -> Result<Bilan> {
        tell_filled_models(&mut diags, disque, &after);
        let found = diags.clone().into_sorted();
        let composed = copies::compose(&self.lu.fichiers, &self.lu.sources, &found);
        let (written, known) = deliver::write_copies(&mut diags, disque, composed, before);
        after.copies = known;
        if self.lu.portee.is_whole() && diags.read_everything() {
            deliver::report_strangers(&mut diags, disque, before, &after);
        }
        let mut compte = self.account(diags.clone(), sorties, &written);
        let files = |compte: &Compte| {
            let mut files = compte.files();
            files.push((deliver::REGISTRE, Ok(deliver::to_json(&after))));
            files
        };
        let missing = deliver::write_all(disque, files(&compte));
        if !missing.is_empty() {
            // The accounts that can be written tell about those that cannot.
            comptes::tell_missing(&mut diags, &missing);
            compte = self.account(diags, sorties, &written);
            deliver::write_all(disque, files(&compte));
        }
        Ok(Bilan::new(compte))
    }

    fn account(&self, diags: Diagnostics, sorties: &Sorties<'_>, copies: &[Copie]) -> Compte {
        let mut ranges = diags.into_ranked();
        responsables::assign(self.pack, &self.lu.sources, &mut ranges.list);
        let selection = self.options.selection.en_mots();
        let passage = Passage {
            pack: self.pack,
            edition: &self.lu.edition,
            partiel: selection.as_deref(),
            sources: &self.lu.sources,
            responsables: &responsables::in_order(self.pack),
            copies,
        };
        Compte::of(&passage, sorties, ranges)
    }
}

/// Whether the pack or the program is another than the last run's: told, and no loss.
fn tell_other_pack(diags: &mut Diagnostics, pack: &Referentiel, registre: &Registre) -> bool {
    let known = !registre.referentiel.is_empty();
    let other_pack = known && registre.referentiel != pack.empreinte;
    let other_program = known && registre.programme != PROGRAMME;
    if other_pack {
        diags.push(messages::autre_referentiel("le référentiel"));
    }
    if other_program {
        diags.push(messages::autre_referentiel("le programme"));
    }
    other_pack || other_program
}

/// What keeps whole kinds of outputs from being made, once for all that it keeps.
fn tell_suspended(diags: &mut Diagnostics, sorties: &Sorties<'_>, motifs: &Motifs, selection: Option<&str>) {
    let waiting = |renvoi: Renvoi| -> Vec<String> {
        let waiting = sorties.list.iter().filter(|sortie| sortie.waits_for(renvoi));
        waiting.map(|sortie| sortie.chemin.clone()).collect()
    };
    let mut tell = |renvoi: Option<Renvoi>, told: &dyn Fn(&[String]) -> Diagnostic| {
        if let Some((renvoi, held)) = renvoi.map(|renvoi| (renvoi, waiting(renvoi)))
            && !held.is_empty()
        {
            diags.settle(&[renvoi], told(&held));
        }
    };
    tell(motifs.archives_suspendues, &|held| messages::archives_suspendues(held.len()));
    tell(motifs.piles_suspendues, &|held| messages::impressions_suspendues(held.len()));
    tell(motifs.descellees, &messages::archives_descellees);
    tell(motifs.partiel, &|held| messages::passage_partiel(selection.unwrap_or_default(), held.len()));
}

/// A workbook to fill that was filled where it was written is read by nobody.
fn tell_filled_models(diags: &mut Diagnostics, disque: &Disque, registre: &Registre) {
    let filled = deliver::changed_below(disque, MODELES, &registre.modeles);
    if !filled.is_empty() {
        diags.push(messages::modeles_remplis(&filled));
    }
}
