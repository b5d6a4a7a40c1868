//! The zip that an xlsx, an xlsb or an ods is: checked as a whole, then read part by part.
//!
//! A spreadsheet writes plain containers. What is refused here is either damaged or made to harm whoever opens it:
//! a few kilobytes that inflate to gigabytes, parts that share their bytes, two parts of one name of which each
//! reader takes another.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::read::ZipReadOptions;

use super::chemin;
use super::classeur::{ABIME, Refus};

/// Parts of a container: a workbook has some tens.
pub(super) const PARTIES_MAX: usize = 5_000;
/// Bytes that all the parts together may inflate to.
pub(super) const VOLUME_MAX: u64 = 256 * 1024 * 1024;

/// A container that was checked: its parts can be read.
#[derive(Debug)]
pub struct Conteneur<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
}

impl<'a> Conteneur<'a> {
    /// Every part is inflated once, to measure it: what the container says of its sizes proves nothing.
    ///
    /// # Errors
    /// When the container is damaged, behind a password, or made to harm whoever opens it.
    pub fn open(bytes: &'a [u8]) -> Result<Self, Refus> {
        let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refus::illisible(ABIME))?;
        check_shape(&mut zip)?;
        let mut volume = 0;
        for index in 0..zip.len() {
            check_part(&zip, index)?;
            volume += inflate(&mut zip, index, VOLUME_MAX - volume)?;
        }
        Ok(Self { zip })
    }

    /// The names of all the parts, in the order of the container.
    pub fn names(&self) -> Vec<String> {
        self.zip.file_names_raw().map(|name| String::from_utf8_lossy(name).into_owned()).collect()
    }

    /// The bytes of a part, by its exact name; nothing when there is none.
    ///
    /// # Errors
    /// When the part is damaged.
    pub fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, Refus> {
        let Some(index) = self.zip.index_for_name_raw(name.as_bytes()) else { return Ok(None) };
        let part = self.zip.by_index(index).map_err(|_| Refus::illisible(ABIME))?;
        let mut content = Vec::new();
        part.take(VOLUME_MAX).read_to_end(&mut content).map_err(|_| Refus::illisible(ABIME))?;
        Ok(Some(content))
    }
}

fn check_shape(zip: &mut ZipArchive<Cursor<&[u8]>>) -> Result<(), Refus> {
    if zip.len() > PARTIES_MAX {
        return Err(Refus::suspect("il contient plus de 5 000 parties"));
    }
    if zip.has_duplicate_names() {
        return Err(Refus::suspect("deux de ses parties portent le même nom"));
    }
    match zip.has_overlapping_entries() {
        Ok(false) => Ok(()),
        Ok(true) => Err(Refus::suspect("ses parties se chevauchent")),
        Err(_) => Err(Refus::illisible(ABIME)),
    }
}

fn check_part(zip: &ZipArchive<Cursor<&[u8]>>, index: usize) -> Result<(), Refus> {
    let part = zip.by_index_data(index).map_err(|_| Refus::illisible(ABIME))?;
    if part.encrypted() {
        return Err(Refus::Protege);
    }
    if part.is_symlink() {
        return Err(Refus::suspect("une de ses parties est un lien"));
    }
    if !part.is_dir() && chemin::inside(&chemin::decode(part.name_raw())).is_none() {
        return Err(Refus::suspect("le chemin d’une de ses parties en sort"));
    }
    Ok(())
}

/// The real size of a part, at most `limit`, which has to be the size that the container says.
fn inflate(zip: &mut ZipArchive<Cursor<&[u8]>>, index: usize, limit: u64) -> Result<u64, Refus> {
    let damaged = || Refus::illisible("une de ses parties est abîmée");
    let lie = || Refus::suspect("une de ses parties n’a pas la taille annoncée");
    match read_through(zip, index, limit, ZipReadOptions::new()) {
        Ok((size, said)) if size == said => Ok(size),
        Ok(_) => Err(lie()),
        Err(Fin::Abimee) => Err(damaged()),
        Err(Fin::TropGrande) => Err(Refus::suspect("il dépasse 256 Mo une fois décompressé")),
        // Either there is more, or all is there and the sum of its bytes is wrong.
        Err(Fin::ApresLaTailleDite) => {
            match read_through(zip, index, limit, ZipReadOptions::new().ignore_crc32(true)) {
                Ok(_) => Err(damaged()),
                Err(_) => Err(lie()),
            }
        }
    }
}

enum Fin {
    Abimee,
    ApresLaTailleDite,
    TropGrande,
}

/// The real size of a part, and the size that is said.
fn read_through(
    zip: &mut ZipArchive<Cursor<&[u8]>>,
    index: usize,
    limit: u64,
    options: ZipReadOptions<'_>,
) -> Result<(u64, u64), Fin> {
    let mut part = zip.by_index_with_options(index, options).map_err(|_| Fin::Abimee)?;
    let said = part.size();
    let mut buffer = vec![0; 64 * 1024];
    let mut size = 0;
    loop {
        // Up to the size that is said, then one byte more: an error there is not one before.
        let wanted = usize::try_from(said.saturating_sub(size)).unwrap_or(usize::MAX).clamp(1, buffer.len());
        match part.read(&mut buffer[..wanted]) {
            Ok(0) => return Ok((size, said)),
            Ok(read) => size += read as u64,
            Err(_) if size == said => return Err(Fin::ApresLaTailleDite),
            Err(_) => return Err(Fin::Abimee),
        }
        if size > limit {
            return Err(Fin::TropGrande);
        }
    }
}
