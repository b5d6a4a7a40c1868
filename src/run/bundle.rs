//! The archives for the jury, and what is left of earlier runs.

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use jiff::civil::Date;

use super::Options;
use super::tell::{NonEcrits, Tri};
use crate::deliver::{self, Archive, Empreinte, MotDePasse, Registre, Sorties, sha256};
use crate::diagnostics::{Diagnostics, Obstacle, messages};
use crate::documents::{Demande, jury_folder};
use crate::parallel;

#[derive(Debug, Default)]
pub struct Bundles {
    pub archives: Vec<Archive>,
    pub empreintes: BTreeMap<String, Empreinte>,
    /// Paths of the archives that would lack a piece, or that could not be written.
    pub non_constituees: Vec<String>,
    pub non_ecrites: NonEcrits,
    /// Archives that an earlier run had sealed, and that this one wrote in clear.
    pub descellees: Vec<String>,
}

/// One archive per candidate: what the catalogue sends to the jury, and nothing else. An archive that would
/// lack a held back piece is not made: it would be sent as if it were whole. None is while a file could not be
/// read, since it may hold a piece of anybody's. Pieces bear the date of the batch.
pub fn bundle_all(
    diags: &mut Diagnostics,
    sorties: &Sorties,
    options: &Options,
    date: Option<Date>,
    demandes: &[Demande<'_>],
    tri: &Tri,
    before: &Registre,
) -> Bundles {
    // A selection of documents cannot tell what the whole dossier would hold.
    if !options.selection.documents.is_empty() {
        return Bundles::default();
    }
    let dossiers = pieces_by_archive(demandes);
    let in_clear = |chemin: &str| {
        let bytes = sorties
            .read(chemin)
            .ok()
            .filter(|bytes| before.get(chemin).is_some_and(|known| known.sha256 == sha256(bytes)));
        bytes.is_none_or(|bytes| deliver::entries_of(&bytes, None).is_some())
    };
    let sealed: BTreeSet<String> = if options.mot_de_passe.is_none() {
        let known = dossiers.iter().map(|(chemin, _)| chemin).filter(|chemin| !in_clear(chemin));
        known.cloned().collect()
    } else {
        BTreeSet::new()
    };
    if !diags.read_everything() && !dossiers.is_empty() {
        diags.push(messages::archives_suspendues(dossiers.len()));
        let non_constituees = dossiers.into_iter().map(|(chemin, _)| chemin).collect();
        return Bundles { non_constituees, ..Bundles::default() };
    }
    let made = parallel::map(options.taches, dossiers.len(), |index| {
        let (chemin, pieces) = &dossiers[index];
        let whole = pieces.iter().all(|piece| tri.empreintes.contains_key(*piece));
        whole.then(|| make_archive(sorties, date, options.mot_de_passe.as_ref(), before, chemin, pieces))
    });
    let mut bundles = Bundles::default();
    for ((chemin, _), made) in dossiers.into_iter().zip(made) {
        match made {
            Some(Ok((archive, empreinte))) => {
                if sealed.contains(&chemin) {
                    bundles.descellees.push(chemin.clone());
                }
                bundles.empreintes.insert(chemin, empreinte);
                bundles.archives.push(archive);
            }
            Some(Err(error)) => {
                bundles.non_ecrites.entry(Obstacle::of(&error)).or_default().push(chemin.clone());
                bundles.non_constituees.push(chemin);
            }
            None => bundles.non_constituees.push(chemin),
        }
    }
    bundles
}

/// The path of each archive, and of what it holds.
fn pieces_by_archive<'a>(demandes: &'a [Demande<'_>]) -> Vec<(String, Vec<&'a str>)> {
    let mut dossiers = BTreeMap::<String, Vec<&str>>::new();
    // The sommaire first, then the pieces as it lists them.
    let (sommaires, pieces): (Vec<_>, Vec<_>) =
        demandes.iter().filter(|d| d.document.transmis_au_jury).partition(|d| !d.pieces.is_empty());
    for demande in sommaires.into_iter().chain(pieces) {
        if let Some(folder) = jury_folder(demande) {
            dossiers.entry(format!("{folder}.zip")).or_default().push(&demande.chemin);
        }
    }
    // Attestations alone are no dossier d’évaluation: nothing was evaluated in CCF.
    dossiers.retain(|archive, pieces| {
        let folder = format!("{}/", archive.trim_end_matches(".zip"));
        pieces.iter().any(|piece| piece.starts_with(&folder))
    });
    dossiers.into_iter().collect()
}

fn make_archive(
    sorties: &Sorties,
    date: Option<Date>,
    mot_de_passe: Option<&MotDePasse>,
    before: &Registre,
    chemin: &str,
    pieces: &[&str],
) -> io::Result<(Archive, Empreinte)> {
    let entries: Vec<(String, Vec<u8>)> = pieces
        .iter()
        .map(|piece| sorties.read(piece).map(|bytes| (file_name(piece).to_owned(), bytes)))
        .collect::<io::Result<_>>()?;
    let listed: Vec<(String, String)> =
        entries.iter().map(|(name, bytes)| (name.clone(), sha256(bytes))).collect();
    let sha256 = match mot_de_passe {
        None => write_hashed(sorties, chemin, &deliver::zip_of(&entries, date)?)?,
        Some(mot_de_passe) => match still_sealed(sorties, mot_de_passe, before, chemin, &listed) {
            Some(sha256) => sha256,
            None => write_hashed(sorties, chemin, &deliver::sealed_zip_of(&entries, date, mot_de_passe)?)?,
        },
    };
    let empreinte = Empreinte { sha256, source: String::new(), pages: 0 };
    Ok((Archive { chemin: chemin.to_owned(), entrees: listed }, empreinte))
}

fn write_hashed(sorties: &Sorties, chemin: &str, bytes: &[u8]) -> io::Result<String> {
    sorties.write(chemin, bytes)?;
    Ok(sha256(bytes))
}

/// Hash of the sealed archive of an earlier run that holds the same under the same password: sealing it again would
/// change its bytes for nothing.
fn still_sealed(
    sorties: &Sorties,
    mot_de_passe: &MotDePasse,
    before: &Registre,
    chemin: &str,
    listed: &[(String, String)],
) -> Option<String> {
    let known = before.get(chemin)?;
    let bytes = sorties.read(chemin).ok().filter(|bytes| sha256(bytes) == known.sha256)?;
    let same = deliver::entries_of(&bytes, Some(mot_de_passe)).is_some_and(|entries| entries == listed);
    same.then(|| known.sha256.clone())
}

/// What this run wrote, and what it could not replace: that stays as it was, and is known to be ours.
pub fn registre(
    written: [&BTreeMap<String, Empreinte>; 3],
    unwritten: [&NonEcrits; 3],
    before: &Registre,
) -> Registre {
    let mut registre = Registre::default();
    for (chemin, empreinte) in written.into_iter().flatten() {
        registre.insert(chemin.clone(), empreinte.clone());
    }
    for chemin in unwritten.into_iter().flat_map(BTreeMap::values).flatten() {
        if let Some(empreinte) = before.get(chemin) {
            registre.insert(chemin.clone(), empreinte.clone());
        }
    }
    registre
}

/// Papers of an earlier run that this one, partial as it is, contradicts: those now held back, the archives
/// that lack a piece, and those that hold a piece built again since, with the sommaire that lists it; and `autres`,
/// papers that were not asked for and that the data no longer makes as they are.
pub fn perimes(
    demandes: &[Demande<'_>],
    autres: &[Demande<'_>],
    tri: &Tri,
    bundles: &Bundles,
    before: &Registre,
) -> BTreeSet<String> {
    let held = demandes.iter().filter(|d| !tri.empreintes.contains_key(&d.chemin)).map(|d| d.chemin.clone());
    let hash = |e: Option<&Empreinte>| e.map(|e| e.sha256.clone());
    let changed = |demande: &&Demande<'_>| {
        hash(tri.empreintes.get(&demande.chemin)) != hash(before.get(&demande.chemin))
    };
    let made =
        |chemin: &String| bundles.empreintes.contains_key(chemin) || tri.empreintes.contains_key(chemin);
    let archive_of = |demande: &Demande<'_>| {
        let folder = demande.document.transmis_au_jury.then(|| jury_folder(demande)).flatten();
        folder.map(|folder| format!("{folder}.zip"))
    };
    let outdated = demandes
        .iter()
        .filter(changed)
        .chain(autres)
        .flat_map(|demande| [archive_of(demande), demande.sommaire.clone()])
        .flatten()
        .filter(|chemin| !made(chemin));
    let autres = autres.iter().map(|demande| demande.chemin.clone());
    held.chain(outdated).chain(autres).chain(bundles.non_constituees.iter().cloned()).collect()
}

/// Removes what an earlier run wrote, this one does not expect, and nobody has touched since; says which. What
/// could not be removed is found again by the search for strangers.
pub fn remove_stale(sorties: &Sorties, before: &Registre, after: &Registre) -> Vec<String> {
    let mut removed = Vec::new();
    for (chemin, empreinte) in before.absent_from(after) {
        let untouched = sorties.read(chemin).is_ok_and(|bytes| sha256(&bytes) == empreinte.sha256);
        if untouched && sorties.remove(chemin).is_ok() {
            removed.push(chemin.clone());
        }
    }
    removed
}

fn file_name(chemin: &str) -> &str {
    chemin.rsplit('/').next().unwrap_or(chemin)
}
