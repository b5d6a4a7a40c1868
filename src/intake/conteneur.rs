//! The zip that an xlsx or an ods is: checked as a whole, then read part by part.

use std::io::Cursor;

use zip::ZipArchive;

use super::classeur::Refus;

/// Bytes that one part may inflate to.
const PARTIE_MAX: u64 = 256 * 1024 * 1024;

/// A container that was checked: its parts can be read.
pub struct Conteneur<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
}

impl<'a> Conteneur<'a> {
    /// # Errors
    /// When the container is damaged, or made to harm whoever opens it.
    pub fn open(bytes: &'a [u8]) -> Result<Self, Refus> {
        let zip = ZipArchive::new(Cursor::new(bytes))
            .map_err(|_| Refus::Illisible("sa structure est abîmée".to_owned()))?;
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
        if self.zip.index_for_name(name).is_none() {
            return Ok(None);
        }
        super::archive::entry(&mut self.zip, name, PARTIE_MAX)
            .map(Some)
            .map_err(|_| Refus::Illisible("sa structure est abîmée".to_owned()))
    }
}
