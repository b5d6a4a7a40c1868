//! Zip archives of dropped files, opened in place, one level deep.

use std::io::{Cursor, Read};
use std::sync::Arc;

use anyhow::Result;
use zip::ZipArchive;

use super::chemin;
use super::classeur::ABIME;
use super::conteneur::{PARTIES_MAX, VOLUME_MAX};
use super::nature::Nature;
use super::recolte::LIGNES_DEPOT_MAX;
use super::{Lecteurs, Piece, TAILLE_MAX};
use crate::diagnostics::{Diagnostic, messages};
use crate::place::Lieu;
use crate::texte::visible;

const ABIMEE: &str = "l’archive est abîmée";

/// Reads every table of an archive, as if its entries had been dropped one by one.
///
/// # Errors
/// When the reader of workbooks cannot be started.
pub fn read(lecteurs: &Lecteurs<'_>, fichier: &Arc<str>, bytes: &[u8]) -> Result<Vec<Piece>> {
    let lieu = Lieu::fichier(fichier);
    let refused = |fault: Diagnostic| Ok(vec![Piece::fault(fichier, fault)]);
    let Ok(mut zip) = ZipArchive::new(Cursor::new(bytes)) else {
        let is_archive = fichier.to_lowercase().ends_with(".zip");
        return refused(messages::fichier_illisible(&lieu, if is_archive { ABIMEE } else { ABIME }));
    };
    if let Err(raison) = check(&mut zip) {
        return refused(messages::archive_refusee(&lieu, raison));
    }
    let mut pieces = Vec::new();
    let (mut volume, mut lignes) = (0, 0);
    for index in 0..zip.len() {
        let Some(entree) = entry_at(&mut zip, index, VOLUME_MAX - volume) else { continue };
        let nom: Arc<str> = format!("{fichier}/{}", entree.nom).into();
        let lieu = Lieu::fichier(&nom);
        match entree.contenu {
            Ok(content) => {
                volume += content.len() as u64;
                if matches!(Nature::of(&nom, &content), Nature::Archive) {
                    let fault = messages::archive_refusee(&lieu, "une archive zip dans une archive zip");
                    pieces.push(Piece::fault(&nom, fault));
                } else {
                    let read = super::read_pieces(lecteurs, &nom, &content)?;
                    let sheets = read.iter().flat_map(|piece| &piece.lu.sheets);
                    lignes += sheets.map(|sheet| sheet.contenu.lignes.len()).sum::<usize>();
                    if lignes > LIGNES_DEPOT_MAX {
                        let raison = "au-delà de 100 000 lignes remplies en tout, la suite n’est pas lue";
                        pieces.push(Piece::fault(&nom, messages::archive_refusee(&lieu, raison)));
                        break;
                    }
                    pieces.extend(read);
                }
            }
            Err(Obstacle::Ouvert(classeur)) => {
                pieces.push(Piece::fault(&nom, messages::classeur_ouvert(&lieu, &classeur)));
            }
            Err(Obstacle::MotDePasse) => pieces.push(Piece::fault(&nom, messages::entree_protegee(&lieu))),
            Err(Obstacle::Refus(raison)) => {
                pieces.push(Piece::fault(&nom, messages::archive_refusee(&lieu, raison)));
            }
            Err(Obstacle::Volume) => {
                let raison = "au-delà de 256 Mo une fois décompressée, la suite n’est pas lue";
                pieces.push(Piece::fault(&nom, messages::archive_refusee(&lieu, raison)));
                break;
            }
        }
    }
    if pieces.is_empty() {
        return refused(messages::fichier_sans_donnee(&lieu));
    }
    Ok(pieces)
}

/// One entry, at most `limit` bytes of it.
pub fn entry(zip: &mut ZipArchive<Cursor<&[u8]>>, index: usize, limit: u64) -> std::io::Result<Vec<u8>> {
    let file = zip.by_index(index).map_err(std::io::Error::other)?;
    let mut content = Vec::new();
    file.take(limit).read_to_end(&mut content)?;
    Ok(content)
}

/// Two entries of one name, or of the same bytes: no telling which one was meant, nor how much is in there.
fn check(zip: &mut ZipArchive<Cursor<&[u8]>>) -> Result<(), &'static str> {
    if zip.len() > PARTIES_MAX {
        return Err("elle contient plus de 5 000 fichiers");
    }
    if zip.has_duplicate_names() {
        return Err("deux de ses fichiers portent le même nom");
    }
    match zip.has_overlapping_entries() {
        Ok(false) => Ok(()),
        Ok(true) => Err("ses fichiers se chevauchent"),
        Err(_) => Err(ABIMEE),
    }
}

struct Entree {
    nom: String,
    contenu: Result<Vec<u8>, Obstacle>,
}

enum Obstacle {
    /// The mark that a spreadsheet leaves beside the workbook of this name.
    Ouvert(String),
    MotDePasse,
    Refus(&'static str),
    /// The archive as a whole inflates to too much.
    Volume,
}

/// The name and the bytes of an entry; nothing for a folder or what a system leaves.
fn entry_at(zip: &mut ZipArchive<Cursor<&[u8]>>, index: usize, limit: u64) -> Option<Entree> {
    let Ok(entry) = zip.by_index_data(index) else {
        let nom = format!("entrée {}", index + 1);
        return Some(Entree { nom, contenu: Err(Obstacle::Refus("l’entrée est abîmée")) });
    };
    let raw = visible(&chemin::decode(entry.name_raw()));
    let (folder, link, encrypted) = (entry.is_dir(), entry.is_symlink(), entry.encrypted());
    if folder {
        return None;
    }
    let refused = |obstacle: Obstacle| Some(Entree { nom: raw.clone(), contenu: Err(obstacle) });
    let Some(nom) = chemin::inside(&raw) else {
        return refused(Obstacle::Refus("son chemin sort de l’archive"));
    };
    if let Some(classeur) = super::folder::lock_of(&nom) {
        return refused(Obstacle::Ouvert(classeur));
    }
    if super::folder::is_system_file(&nom) {
        return None;
    }
    if link {
        return refused(Obstacle::Refus("un lien au lieu d’un fichier"));
    }
    if encrypted {
        return refused(Obstacle::MotDePasse);
    }
    let Ok(file) = zip.by_index(index) else { return refused(Obstacle::Refus("l’entrée est abîmée")) };
    // One byte more than what is read of a file tells that it is too big, and costs no more.
    let most = limit.min(TAILLE_MAX as u64 + 1);
    let mut content = Vec::new();
    let read = file.take(most + 1).read_to_end(&mut content);
    if content.len() as u64 > limit {
        return refused(Obstacle::Volume);
    }
    match read {
        Ok(_) => Some(Entree { nom, contenu: Ok(content) }),
        Err(_) => refused(Obstacle::Refus("l’entrée est abîmée")),
    }
}
