//! The register of a run, read and written; those of earlier versions are migrated, and what a damaged one held is
//! taken from the manifest.

use std::collections::BTreeMap;
use std::path::{Component, Path};

use serde::Deserialize;
use serde_json::Value;

use super::{Disque, entries_of};
use crate::diagnostics::{Diagnostics, messages};
use crate::documents::COPIES;
use crate::sorties::{Cle, Empreinte, Etat, Fiche, Genre, REGISTRE_VERSION, Registre};

/// A file of the program's own, at the root of the output folder.
pub const REGISTRE: &str = ".liasse.json";

/// What the last run left. One that cannot be read is put aside and told; what the manifest says of it is kept.
pub fn load(diags: &mut Diagnostics, disque: &Disque) -> Registre {
    let bytes = disque.read(REGISTRE).ok();
    let known = bytes.as_ref().and_then(|bytes| read(disque, bytes));
    let mut registre = known.unwrap_or_else(|| {
        let told = of_manifest(disque).filter(|told| !told.sorties.is_empty());
        if bytes.is_some() {
            let kept = disque.retire(REGISTRE).unwrap_or_else(|_| REGISTRE.to_owned());
            diags.push(messages::registre_abime(&kept));
        } else if told.is_some() {
            diags.push(messages::registre_absent());
        }
        told.unwrap_or_default()
    });
    // Anybody may have written it: it must not lead a removal out of the folder.
    registre.sorties.retain(|chemin, _| stays_inside(chemin));
    registre.copies.retain(|chemin, _| stays_inside(chemin));
    registre
}

/// The register as it is only looked at: nothing is told, nothing is moved.
pub fn peek(disque: &Disque) -> Registre {
    let read = disque.read(REGISTRE).ok().and_then(|bytes| read(disque, &bytes));
    read.or_else(|| of_manifest(disque)).unwrap_or_default()
}

pub fn to_json(registre: &Registre) -> Vec<u8> {
    let registre = Registre { version: REGISTRE_VERSION, ..registre.clone() };
    serde_json::to_vec_pretty(&registre).expect("a register is made of strings and numbers")
}

fn read(disque: &Disque, bytes: &[u8]) -> Option<Registre> {
    #[derive(Deserialize)]
    struct Version {
        version: u32,
    }
    match serde_json::from_slice::<Version>(bytes).ok()?.version {
        1 => migrate(disque, bytes),
        REGISTRE_VERSION => serde_json::from_slice(bytes).ok(),
        _ => None,
    }
}

/// The first version knew a hash for each path; the manifest beside it tells what each was.
fn migrate(disque: &Disque, bytes: &[u8]) -> Option<Registre> {
    #[derive(Deserialize)]
    struct Premier {
        fichiers: BTreeMap<String, Fichier>,
    }
    #[derive(Deserialize)]
    struct Fichier {
        sha256: String,
        #[serde(default)]
        pages: usize,
    }
    let premier: Premier = serde_json::from_slice(bytes).ok()?;
    let mut registre = of_manifest(disque).unwrap_or_default();
    for (chemin, fichier) in premier.fichiers {
        if chemin.strip_prefix(COPIES).is_some_and(|rest| rest.starts_with('/')) {
            registre.copies.insert(chemin, fichier.sha256);
            continue;
        }
        let fiche = registre.sorties.remove(&chemin).or_else(|| of_path(&chemin));
        let fiche = fiche.map(|fiche| Fiche {
            scelle: fiche.cle.genre == Genre::Archive && is_sealed(disque, &chemin),
            sha256: fichier.sha256,
            pages: fichier.pages,
            ..fiche
        });
        registre.sorties.extend(fiche.map(|fiche| (chemin, fiche)));
    }
    Some(registre)
}

/// What the manifest says was delivered: enough to remove nothing else, and to tell what changed.
fn of_manifest(disque: &Disque) -> Option<Registre> {
    let manifest: Value = serde_json::from_slice(&disque.read(crate::comptes::MANIFESTE).ok()?).ok()?;
    let text = |value: &Value, key: &str| value[key].as_str().map(str::to_owned);
    let mut registre =
        Registre { version: REGISTRE_VERSION, session: text(&manifest, "session"), ..Registre::default() };
    for key in ["documents", "archives", "impressions"] {
        for told in manifest[key].as_array().into_iter().flatten() {
            let Some(fiche) = text(told, "chemin").and_then(|chemin| Some((of_path(&chemin)?, chemin)))
            else {
                continue;
            };
            let (fiche, chemin) = fiche;
            let id = text(told, "document").or_else(|| text(told, "impression"));
            let objet = id.as_ref().and_then(|id| {
                let name = fiche.cle.id.strip_prefix(id.as_str())?;
                Some(name.trim_start_matches('-').to_owned())
            });
            let etat = if told["etat"] == "complet" { Etat::Complet } else { Etat::ACompleter };
            let manques = told["manques"].as_array().into_iter().flatten();
            let cle =
                Cle { objet: objet.unwrap_or_default(), id: id.unwrap_or_default(), ..fiche.cle.clone() };
            let fiche = Fiche {
                cle,
                candidat: text(told, "candidat"),
                classe: text(told, "classe").unwrap_or(fiche.classe),
                etat,
                confidentiel: told["confidentiel"].as_bool().unwrap_or(fiche.confidentiel),
                pages: told["pages"].as_u64().and_then(|n| usize::try_from(n).ok()).unwrap_or_default(),
                sha256: text(told, "sha256").unwrap_or_default(),
                manques: manques.filter_map(|m| m.as_str().map(str::to_owned)).collect(),
                scelle: fiche.cle.genre == Genre::Archive && is_sealed(disque, &chemin),
                ..fiche
            };
            registre.sorties.insert(chemin, fiche);
        }
    }
    Some(registre)
}

/// What the path of an output tells: all that a register of the first version has of what the manifest does not list.
fn of_path(chemin: &str) -> Option<Fiche> {
    let parts: Vec<&str> = chemin.split('/').collect();
    let (classe, file) = (*parts.first()?, *parts.last()?);
    let (stem, extension) = file.rsplit_once('.')?;
    let genre = match (extension, parts.as_slice()) {
        ("zip", _) => Genre::Archive,
        (_, [_, "impression", _]) => Genre::Pile,
        _ => Genre::Papier,
    };
    let personne = match (genre, parts.as_slice()) {
        (Genre::Archive, _) => Some(stem),
        (_, [_, _, personne, _]) => Some(*personne),
        _ => None,
    };
    let id = if genre == Genre::Archive { "" } else { stem };
    Some(Fiche {
        cle: Cle {
            genre,
            id: id.to_owned(),
            objet: String::new(),
            classe: classe.to_owned(),
            personne: personne.map(str::to_owned),
        },
        candidat: None,
        classe: classe.to_owned(),
        etat: Etat::ACompleter,
        confidentiel: parts.get(1) == Some(&"jury"),
        pages: 0,
        sha256: String::new(),
        empreinte: Empreinte::default(),
        manques: Vec::new(),
        pieces: Vec::new(),
        scelle: false,
    })
}

fn is_sealed(disque: &Disque, chemin: &str) -> bool {
    disque.read(chemin).is_ok_and(|bytes| entries_of(&bytes, None).is_none())
}

fn stays_inside(chemin: &str) -> bool {
    Path::new(chemin).components().all(|part| matches!(part, Component::Normal(_)))
}
