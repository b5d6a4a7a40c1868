//! Makes what was decided to be made: one worker sets one output, whatever it is.

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::deliver::{self, Disque, MotDePasse};
use crate::diagnostics::{Diagnostics, Obstacle, Renvoi, messages};
use crate::documents::impressions::{self, Pile, Place};
use crate::documents::{Contenus, Demande, entry_name};
use crate::parallel;
use crate::referentiel::types::Motif;
use crate::render::{self, Base, Marque, Plainte, RenderFault};
use crate::sorties::{Avant, Changement, Devenir, Etat, Fichier, Genre, Matiere, Presence, Sortie, Sorties};
use crate::texte::sha256;

/// What the making of all outputs shares.
pub struct Atelier<'a> {
    pub base: &'a Base,
    pub disque: &'a Disque,
    pub contenus: Contenus<'a>,
    pub avant: &'a Avant<'a>,
    /// Paths that could not be written when the run began.
    pub obstacles: BTreeMap<String, Obstacle>,
    pub mot_de_passe: Option<&'a MotDePasse>,
    pub separateurs: bool,
    pub taches: NonZeroUsize,
}

/// An output, and what the typesetter says of it.
struct Octets {
    bytes: Vec<u8>,
    /// None in an archive.
    pages: usize,
    scelle: bool,
    remarques: Vec<Plainte>,
}

/// Why an output was not made.
enum Echec {
    Modele(RenderFault),
    Ecriture(Obstacle),
}

/// An output that stands.
struct Pose {
    fichier: Fichier,
    /// Where what it replaced is kept.
    precedent: Option<String>,
    remarques: Vec<Plainte>,
    /// Another version of the program wrote the same pages.
    memes_pages: bool,
}

/// What is made of papers is made after them, and is not made without one that it needs.
fn wave(sortie: &Sortie<'_>) -> usize {
    match sortie.cle.genre {
        Genre::Papier if sortie.pieces().is_empty() => 0,
        Genre::Papier => 1,
        Genre::Archive => 2,
        Genre::Pile => 3,
    }
}

const WAVES: usize = 4;

/// Makes them all; what could not be made is held back by the fault that says why.
pub fn make_all(diags: &mut Diagnostics, atelier: &Atelier<'_>, sorties: &mut Sorties<'_>) {
    let done = AtomicUsize::new(0);
    let mut unwritten = BTreeMap::<Obstacle, Vec<usize>>::new();
    let mut failed = BTreeSet::new();
    for rank in 0..WAVES {
        hold_without_pieces(sorties, rank, &failed);
        let wanted: Vec<usize> = (0..sorties.list.len())
            .filter(|index| sorties.list[*index].is_to_make() && wave(&sorties.list[*index]) == rank)
            .collect();
        let set = |index: usize| set(atelier, &done, sorties, index);
        let made: Vec<Result<Pose, Echec>> = if rank + 1 == WAVES {
            // One at a time: a page takes about a megabyte until its stack is written.
            parallel::inside(atelier.taches, || wanted.iter().map(|index| set(*index)).collect())
        } else {
            parallel::map(atelier.taches, wanted.len(), |rank| set(wanted[rank]))
        };
        for (index, made) in wanted.into_iter().zip(made) {
            match made {
                Ok(pose) => stand(diags, atelier, &mut sorties.list[index], pose),
                Err(Echec::Modele(fault)) => {
                    failed.insert(index);
                    let renvoi = tell_fault(diags, &sorties.list[index], &fault);
                    sorties.list[index].hold(vec![renvoi], false);
                }
                Err(Echec::Ecriture(obstacle)) => {
                    failed.insert(index);
                    unwritten.entry(obstacle).or_default().push(index);
                    let known = atelier.avant.at(&sorties.list[index].chemin).is_some();
                    // Told once for all that the same obstacle stops; archives and stacks already know.
                    let renvoi = diags.announce(obstacle.code());
                    sorties.list[index].hold(vec![renvoi], known);
                }
            }
        }
    }
    tell_obstacles(diags, sorties, unwritten);
    tell_edited(diags, atelier, sorties);
}

/// An archive lacks a piece, a sommaire one that should have been made, or a stack all of them.
fn hold_without_pieces(sorties: &mut Sorties<'_>, rank: usize, failed: &BTreeSet<usize>) {
    for index in 0..sorties.list.len() {
        let sortie = &sorties.list[index];
        if !sortie.is_to_make() || wave(sortie) != rank {
            continue;
        }
        let pieces = sortie.pieces();
        let lacks = match sortie.cle.genre {
            Genre::Pile => pieces.iter().all(|piece| sorties.list[*piece].is_held()),
            Genre::Archive => pieces.iter().any(|piece| sorties.list[*piece].is_held()),
            Genre::Papier => pieces.iter().any(|piece| failed.contains(piece)),
        };
        if lacks && !pieces.is_empty() {
            let renvois = sorties.faults_of_pieces(index);
            sorties.list[index].hold(renvois, false);
        }
    }
}

/// Sets one output in its place.
fn set(
    atelier: &Atelier<'_>,
    done: &AtomicUsize,
    sorties: &Sorties<'_>,
    index: usize,
) -> Result<Pose, Echec> {
    let sortie = &sorties.list[index];
    if let Some(obstacle) = atelier.obstacles.get(&sortie.chemin) {
        return Err(Echec::Ecriture(*obstacle));
    }
    let attempt = catch_unwind(AssertUnwindSafe(|| make(atelier, sorties, index)));
    if (done.fetch_add(1, Ordering::Relaxed) + 1).is_multiple_of(render::EVICTION_EVERY) {
        render::forget_old_results();
    }
    // A panic of the typesetter costs its output, not the others.
    let octets = attempt.unwrap_or_else(|_| {
        let stopped = "le moteur de composition s’est arrêté";
        Err(Echec::Modele(RenderFault::template(template_of(sortie), "", stopped)))
    })?;
    let memes_pages = is_of_the_program_alone(sortie)
        && atelier.disque.read(&sortie.chemin).is_ok_and(|former| render::same_pages(&former, &octets.bytes));
    let written = if memes_pages {
        atelier.disque.write(&sortie.chemin, &octets.bytes).map(|()| None)
    } else {
        atelier.disque.replace(&sortie.chemin, &octets.bytes)
    };
    let precedent = written.map_err(|error| Echec::Ecriture(Obstacle::of(&error)))?;
    let Octets { bytes, pages, scelle, remarques } = octets;
    Ok(Pose { fichier: Fichier { sha256: sha256(&bytes), pages, scelle }, precedent, remarques, memes_pages })
}

fn make(atelier: &Atelier<'_>, sorties: &Sorties<'_>, index: usize) -> Result<Octets, Echec> {
    match &sorties.list[index].matiere {
        Matiere::Papier(demande) => make_paper(atelier, sorties, index, demande),
        Matiere::Archive(_, pieces) => make_archive(atelier, sorties, pieces),
        Matiere::Pile(pile) => make_stack(atelier, sorties, index, pile),
        Matiere::Ancienne => unreachable!("what is left as it was is never made"),
    }
}

fn make_paper(
    atelier: &Atelier<'_>,
    sorties: &Sorties<'_>,
    index: usize,
    demande: &Demande<'_>,
) -> Result<Octets, Echec> {
    let is_complete = |piece: usize| sorties.list[piece].is_complete();
    let donnees = atelier.contenus.compose(index, &is_complete).donnees;
    typeset(atelier, &sorties.list[index], &demande.document.modele, donnees.to_string().into_bytes())
}

fn make_archive(atelier: &Atelier<'_>, sorties: &Sorties<'_>, pieces: &[usize]) -> Result<Octets, Echec> {
    let entries: Vec<(String, Vec<u8>)> = pieces
        .iter()
        .map(|piece| {
            let bytes = atelier.disque.read(&sorties.list[*piece].chemin)?;
            Ok((entry_name(&atelier.contenus.demandes[*piece]), bytes))
        })
        .collect::<std::io::Result<_>>()
        .map_err(|error| Echec::Ecriture(Obstacle::of(&error)))?;
    let date = atelier.contenus.edition.date;
    let zipped = match atelier.mot_de_passe {
        None => deliver::zip_of(&entries, date),
        Some(mot_de_passe) => deliver::sealed_zip_of(&entries, date, mot_de_passe),
    };
    let bytes = zipped.map_err(|error| Echec::Ecriture(Obstacle::of(&error)))?;
    Ok(Octets { bytes, pages: 0, scelle: atelier.mot_de_passe.is_some(), remarques: Vec::new() })
}

/// A stack is one document of its own, not a merge of files: it keeps the tags, and so the standards.
fn make_stack(
    atelier: &Atelier<'_>,
    sorties: &Sorties<'_>,
    index: usize,
    pile: &Pile<'_>,
) -> Result<Octets, Echec> {
    let place = |piece: usize| {
        let sortie = &sorties.list[piece];
        match (sortie.etat(), sortie.fichier()) {
            (Some(Etat::Complet), Some(fichier)) => Place::Complet(fichier.pages),
            (Some(Etat::ACompleter), Some(fichier)) => Place::ACompleter(fichier.pages),
            _ => Place::AInserer,
        }
    };
    let is_complete = |piece: usize| sorties.list[piece].is_complete();
    let contenus = &atelier.contenus;
    let mut enveloppe = impressions::enveloppe(
        contenus.pack,
        contenus.edition,
        pile,
        contenus.demandes,
        atelier.separateurs,
        place,
    );
    impressions::fill(&mut enveloppe, pile, |piece| contenus.compose(piece, &is_complete).donnees);
    let data = enveloppe.to_string().into_bytes();
    drop(enveloppe);
    render::forget_everything();
    let made = typeset(atelier, &sorties.list[index], impressions::MODELE, data);
    render::forget_everything();
    made
}

fn typeset(atelier: &Atelier<'_>, sortie: &Sortie<'_>, modele: &str, data: Vec<u8>) -> Result<Octets, Echec> {
    let edition = atelier.contenus.edition;
    let session = edition.session.as_deref().unwrap_or_default();
    let identifiant = format!("liasse/{session}/{}", sortie.chemin);
    let marque = Marque { identifiant: &identifiant, date: edition.date };
    let pdf = render::render(atelier.base, modele, data, marque).map_err(Echec::Modele)?;
    Ok(Octets { bytes: pdf.bytes, pages: pdf.pages, scelle: false, remarques: pdf.remarques })
}

fn template_of<'s>(sortie: &'s Sortie<'_>) -> &'s str {
    match &sortie.matiere {
        Matiere::Papier(demande) => &demande.document.modele,
        Matiere::Pile(_) => impressions::MODELE,
        Matiere::Archive(..) | Matiere::Ancienne => "",
    }
}

fn is_of_the_program_alone(sortie: &Sortie<'_>) -> bool {
    let reasons = sortie.changement().map_or(&[][..], |(_, pourquoi)| pourquoi);
    sortie.cle.genre != Genre::Archive && reasons == [Motif::Programme]
}

/// What was made again and came out as it was has not changed.
fn stand(diags: &mut Diagnostics, atelier: &Atelier<'_>, sortie: &mut Sortie<'_>, pose: Pose) {
    for remarque in pose.remarques {
        let conseil = remarque.conseil.as_deref();
        let ou = remarque.ou(template_of(sortie));
        diags.push(messages::remarque_du_modele(&ou, &remarque.message, conseil));
    }
    let known = atelier.avant.at(&sortie.chemin).filter(|known| known.is_intact());
    let same = pose.memes_pages || known.is_some_and(|known| known.fiche.sha256 == pose.fichier.sha256);
    let (changement, pourquoi) = match sortie.changement() {
        Some((Changement::Refait, _)) if same => (Changement::Inchange, Vec::new()),
        Some((changement, pourquoi)) => (changement, pourquoi.to_vec()),
        None => return,
    };
    sortie.precedent = pose.precedent;
    sortie.devenir = Devenir::EnPlace { changement, pourquoi, fichier: pose.fichier };
}

fn tell_fault(diags: &mut Diagnostics, sortie: &Sortie<'_>, fault: &RenderFault) -> Renvoi {
    diags.push(match (&sortie.matiere, fault) {
        (Matiere::Pile(_), fault) => messages::impression_fautive(&sortie.chemin, &fault.to_string()),
        (_, RenderFault::Modele { modele, ou, message, conseil }) => {
            messages::modele_fautif(modele, ou, message, conseil.as_deref())
        }
        (_, RenderFault::Norme { message, conseil }) => {
            messages::norme_non_tenue(&sortie.chemin, message, conseil.as_deref())
        }
    })
}

/// What somebody had changed by hand was replaced: their version is kept, and told.
fn tell_edited(diags: &mut Diagnostics, atelier: &Atelier<'_>, sorties: &Sorties<'_>) {
    let edited = sorties.list.iter().filter(|sortie| {
        sortie.precedent.is_some() && atelier.avant.presence(&sortie.chemin) == Presence::Autre
    });
    let edited: Vec<(&str, &str)> =
        edited.filter_map(|sortie| Some((sortie.chemin.as_str(), sortie.precedent.as_deref()?))).collect();
    if !edited.is_empty() {
        diags.push(messages::papiers_modifies(&edited));
    }
}

/// Each obstacle once, with all that it keeps from being written.
fn tell_obstacles(diags: &mut Diagnostics, sorties: &Sorties<'_>, unwritten: BTreeMap<Obstacle, Vec<usize>>) {
    for (obstacle, indices) in unwritten {
        let mut chemins: Vec<String> =
            indices.iter().map(|index| sorties.list[*index].chemin.clone()).collect();
        chemins.sort_unstable();
        let renvois: Vec<Renvoi> = indices
            .iter()
            .filter_map(|index| match &sorties.list[*index].devenir {
                Devenir::Retenu { renvois, .. } => renvois.first().copied(),
                _ => None,
            })
            .collect();
        diags.settle(&renvois, messages::non_ecrits(obstacle, &chemins));
    }
}
