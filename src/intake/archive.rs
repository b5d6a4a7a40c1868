//! Zip archives of dropped files, opened in place, one level deep.

use std::io::{Cursor, Read};
use std::sync::Arc;

use zip::ZipArchive;

use super::nature::Nature;
use super::sheet::Sheet;
use crate::diagnostics::{Diagnostics, messages};
use crate::place::Lieu;

/// More entries than any class will ever need.
const ENTREES_MAX: usize = 5_000;
/// Bytes that all the entries together may inflate to.
const VOLUME_MAX: u64 = 256 * 1024 * 1024;

/// Reads every table of an archive, as if its entries had been dropped one by one.
pub fn read(diags: &mut Diagnostics, fichier: &Arc<str>, bytes: &[u8]) -> Vec<Sheet> {
    let lieu = Lieu::fichier(fichier);
    let Ok(mut zip) = ZipArchive::new(Cursor::new(bytes)) else {
        diags.push(messages::fichier_illisible(&lieu, "l’archive est abîmée"));
        return Vec::new();
    };
    if zip.len() > ENTREES_MAX {
        diags.push(messages::archive_refusee(&lieu, "elle contient trop de fichiers"));
        return Vec::new();
    }
    let mut sheets = Vec::new();
    let mut volume = 0;
    for index in 0..zip.len() {
        match entry_at(&mut zip, index, VOLUME_MAX - volume) {
            Ok(Some((name, content))) => {
                volume += content.len() as u64;
                let entry: Arc<str> = format!("{fichier}/{name}").into();
                sheets.extend(read_entry(diags, &entry, &content));
            }
            Ok(None) => {}
            Err((name, reason)) => {
                let entry: Arc<str> = format!("{fichier}/{name}").into();
                diags.push(messages::archive_refusee(&Lieu::fichier(&entry), &reason));
            }
        }
    }
    sheets
}

/// One named entry, at most `limit` bytes of it.
pub fn entry(zip: &mut ZipArchive<Cursor<&[u8]>>, name: &str, limit: u64) -> std::io::Result<Vec<u8>> {
    let file = zip.by_name(name).map_err(std::io::Error::other)?;
    let mut content = Vec::new();
    file.take(limit).read_to_end(&mut content)?;
    Ok(content)
}

fn read_entry(diags: &mut Diagnostics, entry: &Arc<str>, content: &[u8]) -> Vec<Sheet> {
    if super::folder::is_system_file(entry) {
        return Vec::new();
    }
    if matches!(Nature::of(entry, content), Nature::Archive) {
        diags.push(messages::archive_refusee(&Lieu::fichier(entry), "une archive zip dans une archive zip"));
        return Vec::new();
    }
    super::read_file(diags, entry, content)
}

type Refus = (String, String);

/// The name and the bytes of an entry; nothing for a folder. A path that leaves the archive is refused.
fn entry_at(
    zip: &mut ZipArchive<Cursor<&[u8]>>,
    index: usize,
    limit: u64,
) -> Result<Option<(String, Vec<u8>)>, Refus> {
    let mut file = zip
        .by_index(index)
        .map_err(|_| (format!("entrée {}", index + 1), "l’entrée est abîmée".to_owned()))?;
    let shown = String::from_utf8_lossy(file.name_raw()).into_owned();
    if file.is_dir() {
        return Ok(None);
    }
    if file.is_symlink() {
        return Err((shown, "un lien au lieu d’un fichier".to_owned()));
    }
    let Some(path) = file.enclosed_name() else {
        return Err((shown, "son chemin sort de l’archive".to_owned()));
    };
    let name = path.to_string_lossy().replace('\\', "/");
    let mut content = Vec::new();
    let read = file.by_ref().take(limit + 1).read_to_end(&mut content);
    if content.len() as u64 > limit {
        return Err((name, "elle est trop volumineuse une fois décompressée".to_owned()));
    }
    match read {
        Ok(_) => Ok(Some((name, content))),
        Err(_) => Err((name, "l’entrée est abîmée".to_owned())),
    }
}
