//! The archive of a candidate's dossier d’évaluation. The same entries give the same bytes.

use std::io::{self, Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// An archive that was written: its path, then the name and hash of each entry, in order.
#[derive(Debug)]
pub struct Archive {
    pub chemin: String,
    pub entrees: Vec<(String, String)>,
}

/// A zip of `(name, bytes)`, in that order, stored as they are: the streams of a PDF are compressed already,
/// and compressing a class again took longer than typesetting a quarter of it.
///
/// # Errors
/// When an entry is beyond what a zip can hold.
pub fn zip_of(entries: &[(String, Vec<u8>)]) -> io::Result<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        zip.start_file(name.as_str(), options)?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}
