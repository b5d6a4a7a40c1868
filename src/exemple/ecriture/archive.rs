//! Zip archives whose bytes depend on nothing but their entries.

use std::io::{Cursor, Write};

use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

pub struct Entree {
    nom: String,
    octets: Vec<u8>,
    comprimee: bool,
}

impl Entree {
    pub fn new(nom: impl Into<String>, octets: Vec<u8>) -> Self {
        Self { nom: nom.into(), octets, comprimee: true }
    }

    /// An entry stored as it is, as an ods wants its type.
    pub fn stored(nom: impl Into<String>, octets: Vec<u8>) -> Self {
        Self { comprimee: false, ..Self::new(nom, octets) }
    }
}

pub fn write(entrees: &[Entree]) -> Vec<u8> {
    encode(entrees).expect("writing an archive of distinct short names in memory cannot fail")
}

fn encode(entrees: &[Entree]) -> ZipResult<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for entree in entrees {
        let methode = if entree.comprimee { CompressionMethod::Deflated } else { CompressionMethod::Stored };
        let options = SimpleFileOptions::default()
            .compression_method(methode)
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644);
        archive.start_file(entree.nom.as_str(), options)?;
        archive.write_all(&entree.octets)?;
    }
    Ok(archive.finish()?.into_inner())
}
