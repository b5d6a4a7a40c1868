//! The disk: what is written, read back and kept. Nothing else writes.
//!
//! A file is written beside its place and renamed, so that an interrupted run leaves whole files only.

mod archive;
mod dedans;
mod disque;
mod phrases;
mod precedents;
mod refus;
mod registre;
mod verification;
mod verrou;

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::num::NonZeroUsize;

use walkdir::WalkDir;

use crate::comptes::{Copie, CopieComposee};
use crate::diagnostics::{Diagnostics, Obstacle, messages};
use crate::intake::{is_system_file, lock_of};
use crate::parallel;
use crate::place::relative;
use crate::sorties::{Presence, Registre, Sorties};
use crate::texte::sha256;

pub use archive::{MotDePasse, entries_of, sealed_zip_of, zip_of};
pub use disque::{Disque, nearest_folder};
pub use phrases::{passage_en_cours, sorties_refusees};
pub use precedents::Garde;
pub use refus::{RefusSorties, check_apart, check_folder};
pub use registre::{REGISTRE, load, peek, to_json};
pub use verification::{report_strangers, verify};
pub use verrou::{PASSANT, Passant, RefusVerrou, VERROU, Verrou};

/// What stands of each output of the last run. A sealed archive that another password opens is not what this run would
/// write.
pub fn look(
    disque: &Disque,
    registre: &Registre,
    mot_de_passe: Option<&MotDePasse>,
    taches: NonZeroUsize,
) -> BTreeMap<String, Presence> {
    let known: Vec<_> = registre.sorties.iter().collect();
    let found = parallel::map(taches, known.len(), |index| {
        let (chemin, fiche) = known[index];
        match disque.read(chemin) {
            Err(_) if !disque.path(chemin).exists() => Presence::Absente,
            Err(_) => Presence::Autre,
            Ok(bytes) if sha256(&bytes) != fiche.sha256 => Presence::Autre,
            Ok(bytes) => match mot_de_passe {
                Some(_) if fiche.scelle && entries_of(&bytes, mot_de_passe).is_none() => {
                    Presence::Verrouillee
                }
                _ => Presence::Intacte,
            },
        }
    });
    known.into_iter().map(|(chemin, _)| chemin.clone()).zip(found).collect()
}

/// Looks at every file that is to be made before the first is: what is open in a reader is known at once.
pub fn look_for_obstacles(disque: &Disque, sorties: &Sorties<'_>) -> BTreeMap<String, Obstacle> {
    let obstacle = |chemin: &String| {
        let error = disque.check(chemin).err()?;
        Some((chemin.clone(), Obstacle::of(&error)))
    };
    let wanted = sorties.list.iter().filter(|sortie| sortie.is_to_make());
    wanted.filter_map(|sortie| obstacle(&sortie.chemin)).collect()
}

/// Takes away what was decided to go. What could not be moved is found again by the search for strangers.
pub fn retire(disque: &Disque, sorties: &mut Sorties<'_>) {
    let standing: BTreeSet<String> = sorties
        .list
        .iter()
        .filter(|sortie| sortie.fichier().is_some())
        .map(|sortie| sortie.chemin.clone())
        .collect();
    for retrait in &mut sorties.retraits {
        // Something else may have taken the place by now: what stood there was kept then.
        if !standing.contains(&retrait.chemin) {
            retrait.precedent = disque.retire(&retrait.chemin).ok();
        }
    }
}

/// Writes the annotated copies, and removes those of an earlier run that this one does not make. A copy that somebody
/// has changed is left as it is, and told. Gives back those that stand, and the hash of each.
pub fn write_copies(
    diags: &mut Diagnostics,
    disque: &Disque,
    copies: Vec<CopieComposee>,
    before: &Registre,
) -> (Vec<Copie>, BTreeMap<String, String>) {
    let (mut written, mut known) = (Vec::new(), BTreeMap::new());
    for CopieComposee { copie, octets } in copies {
        let bytes = match octets {
            Ok(bytes) => bytes,
            Err(raison) => {
                diags.push(messages::copie_impossible(&copie.chemin, &copie.fichier, raison));
                continue;
            }
        };
        let was = before.copies.get(&copie.chemin);
        let ours = |existing: &[u8]| existing == bytes || was.is_some_and(|was| sha256(existing) == *was);
        if disque.read(&copie.chemin).is_ok_and(|existing| !ours(&existing)) {
            diags.push(messages::copie_modifiee(&copie.chemin));
            known.insert(copie.chemin, was.cloned().unwrap_or_default());
            continue;
        }
        match disque.write(&copie.chemin, &bytes) {
            Ok(()) => {
                known.insert(copie.chemin.clone(), sha256(&bytes));
                written.push(copie);
            }
            Err(error) => _ = diags.push(messages::non_ecrits(Obstacle::of(&error), &[copie.chemin])),
        }
    }
    for (chemin, hash) in before.copies.iter().filter(|(chemin, _)| !known.contains_key(*chemin)) {
        let untouched = disque.read(chemin).is_ok_and(|bytes| sha256(&bytes) == *hash);
        if untouched {
            let _ = disque.remove(chemin);
        }
    }
    (written, known)
}

/// Writes the register alone.
pub fn remember(disque: &Disque, registre: &Registre) -> BTreeMap<Obstacle, Vec<String>> {
    write_all(disque, vec![(REGISTRE, Ok(to_json(registre)))])
}

/// Files below a folder whose bytes are not those that were written, or that nobody wrote; nothing where it is not
/// known what was. What a spreadsheet leaves beside a file that it holds open is none.
pub fn changed_below(disque: &Disque, dossier: &str, known: &BTreeMap<String, String>) -> Vec<String> {
    if known.is_empty() {
        return Vec::new();
    }
    let racine = disque.path("");
    let files = WalkDir::new(disque.path(dossier)).sort_by_file_name().into_iter().flatten();
    let files = files.filter(|entry| entry.file_type().is_file());
    files
        .map(|entry| relative(&racine, entry.path()))
        .filter(|chemin| !is_system_file(chemin) && lock_of(chemin).is_none())
        .filter(|chemin| {
            let hash = disque.read(chemin).map(|bytes| sha256(&bytes)).ok();
            hash.as_ref() != known.get(chemin)
        })
        .collect()
}

/// Writes the account of the run. Each file is written whatever becomes of the others: gives back those that could
/// not be.
pub fn write_all(
    disque: &Disque,
    files: Vec<(&'static str, Result<Vec<u8>, Obstacle>)>,
) -> BTreeMap<Obstacle, Vec<String>> {
    let mut missing = BTreeMap::<Obstacle, Vec<String>>::new();
    for (name, bytes) in files {
        let written = bytes
            .and_then(|bytes| disque.write(name, &bytes).map_err(|error: io::Error| Obstacle::of(&error)));
        if let Err(obstacle) = written {
            missing.entry(obstacle).or_default().push(name.to_owned());
        }
    }
    missing
}
