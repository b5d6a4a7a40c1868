//! The archives for the jury, and what is left of earlier runs.

use std::collections::BTreeMap;

use super::tell::Tri;
use crate::deliver::{self, Archive, Empreinte, Registre, Sorties, sha256};
use crate::diagnostics::{Diagnostics, messages};
use crate::documents::{Demande, Selection, jury_folder};

#[derive(Debug, Default)]
pub struct Bundles {
    pub archives: Vec<Archive>,
    pub empreintes: BTreeMap<String, Empreinte>,
    /// Paths of the archives that would lack a piece.
    pub non_constituees: Vec<String>,
}

/// One archive per candidate: what the catalogue sends to the jury, and nothing else. An archive that would
/// lack a held back piece is not made: it would be sent as if it were whole.
pub fn bundle_all(
    diags: &mut Diagnostics,
    sorties: &Sorties,
    selection: &Selection,
    demandes: &[Demande<'_>],
    tri: &Tri,
) -> Bundles {
    let mut bundles = Bundles::default();
    // A selection of documents cannot tell what the whole dossier would hold.
    if !selection.documents.is_empty() {
        return bundles;
    }
    let mut pieces = BTreeMap::<String, Vec<&str>>::new();
    for demande in demandes.iter().filter(|d| d.document.transmis_au_jury) {
        if let Some(folder) = jury_folder(demande) {
            pieces.entry(folder).or_default().push(&demande.chemin);
        }
    }
    for (folder, mut chemins) in pieces {
        let chemin = format!("{folder}.zip");
        if !chemins.iter().all(|c| tri.empreintes.contains_key(*c)) {
            bundles.non_constituees.push(chemin);
            continue;
        }
        chemins.sort_unstable();
        let entries: Result<Vec<(String, Vec<u8>)>, _> =
            chemins.iter().map(|c| sorties.read(c).map(|bytes| (file_name(c).to_owned(), bytes))).collect();
        let written = entries.and_then(|entries| {
            let bytes = deliver::zip_of(&entries)?;
            sorties.write(&chemin, &bytes)?;
            Ok((entries, bytes))
        });
        match written {
            Ok((entries, bytes)) => {
                let empreinte = Empreinte { sha256: sha256(&bytes), source: String::new(), pages: 0 };
                bundles.empreintes.insert(chemin.clone(), empreinte);
                let entrees = entries.into_iter().map(|(name, bytes)| (name, sha256(&bytes))).collect();
                bundles.archives.push(Archive { chemin, entrees });
            }
            Err(error) => {
                diags.push(messages::ecriture_impossible(&chemin, &error));
                bundles.non_constituees.push(chemin);
            }
        }
    }
    bundles
}

/// What this run wrote.
pub fn registre(tri: &Tri, bundles: &Bundles) -> Registre {
    let mut registre = Registre::default();
    for (chemin, empreinte) in tri.empreintes.iter().chain(&bundles.empreintes) {
        registre.insert(chemin.clone(), empreinte.clone());
    }
    registre
}

/// Removes what an earlier run wrote, this one does not expect, and nobody has touched since.
pub fn remove_stale(sorties: &Sorties, before: &Registre, after: &Registre) {
    for (chemin, empreinte) in before.absent_from(after) {
        let untouched = sorties.read(chemin).is_ok_and(|bytes| sha256(&bytes) == empreinte.sha256);
        if untouched {
            // What could not be removed is found again by the search for strangers.
            let _ = sorties.remove(chemin);
        }
    }
}

fn file_name(chemin: &str) -> &str {
    chemin.rsplit('/').next().unwrap_or(chemin)
}
