//! The archive of a candidate's dossier d’évaluation. The same entries give the same bytes, unless a password seals
//! them: a seal holds salt.

use std::fmt;
use std::io::{self, Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{AesMode, CompressionMethod, DateTime, ZipArchive, ZipWriter};

use crate::texte::sha256;

/// What seals the archives. Never shown, never written.
#[derive(Clone)]
pub struct MotDePasse(String);

impl MotDePasse {
    /// In characters.
    pub const LONGUEUR_MIN: usize = 12;

    /// Nothing when it is short, or holds a character that two programs may encode in two ways.
    pub fn new(text: &str) -> Option<Self> {
        let sound = text.len() >= Self::LONGUEUR_MIN && text.chars().all(|c| matches!(c, ' '..='~'));
        sound.then(|| Self(text.to_owned()))
    }
}

impl fmt::Debug for MotDePasse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MotDePasse")
    }
}

/// A zip of `(name, bytes)`, in that order, stored as they are: the streams of a PDF are compressed already,
/// and compressing a class again took longer than typesetting a quarter of it.
///
/// # Errors
/// When an entry is beyond what a zip can hold.
pub fn zip_of(entries: &[(String, Vec<u8>)]) -> io::Result<Vec<u8>> {
    write_zip(entries, None)
}

/// The same, each entry encrypted with AES-256 (the extension of WinZip). Names stay in clear.
///
/// # Errors
/// When an entry is beyond what a zip can hold.
pub fn sealed_zip_of(entries: &[(String, Vec<u8>)], mot_de_passe: &MotDePasse) -> io::Result<Vec<u8>> {
    write_zip(entries, Some(mot_de_passe))
}

/// Name and hash of every entry, in order. Nothing when the archive cannot be read, or is not sealed as it should.
pub fn entries_of(bytes: &[u8], mot_de_passe: Option<&MotDePasse>) -> Option<Vec<(String, String)>> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).ok()?;
    (0..zip.len())
        .map(|index| {
            let mut entry = match mot_de_passe {
                // A password is not asked of an entry in clear: it would be read all the same.
                Some(_) if !zip.by_index_raw(index).ok()?.encrypted() => return None,
                Some(MotDePasse(text)) => zip.by_index_decrypt(index, text.as_bytes()).ok()?,
                None => zip.by_index(index).ok()?,
            };
            let name = String::from_utf8_lossy(entry.name_raw()).into_owned();
            let mut content = Vec::new();
            entry.read_to_end(&mut content).ok()?;
            Some((name, sha256(&content)))
        })
        .collect()
}

fn write_zip(entries: &[(String, Vec<u8>)], mot_de_passe: Option<&MotDePasse>) -> io::Result<Vec<u8>> {
    let mut options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    if let Some(MotDePasse(text)) = mot_de_passe {
        options = options.with_aes_encryption(AesMode::Aes256, text);
    }
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        zip.start_file(name.as_str(), options)?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces() -> Vec<(String, Vec<u8>)> {
        vec![("sommaire.pdf".to_owned(), b"un".to_vec()), ("grille.pdf".to_owned(), b"deux".to_vec())]
    }

    fn listed(entries: &[(String, Vec<u8>)]) -> Vec<(String, String)> {
        entries.iter().map(|(name, bytes)| (name.clone(), sha256(bytes))).collect()
    }

    #[test]
    fn a_sealed_archive_opens_with_its_password_only() {
        let (good, bad) = (MotDePasse::new("un mot de passe"), MotDePasse::new("un autre mot 123"));
        let sealed = sealed_zip_of(&pieces(), good.as_ref().expect("long enough")).expect("a small archive");
        assert_eq!(entries_of(&sealed, good.as_ref()), Some(listed(&pieces())));
        assert_eq!(entries_of(&sealed, bad.as_ref()), None);
        assert_eq!(entries_of(&sealed, None), None);
        assert!(!sealed.windows(4).any(|bytes| bytes == b"deux"), "nothing stands in clear");
    }

    #[test]
    fn an_archive_in_clear_is_not_a_sealed_one() {
        let clear = zip_of(&pieces()).expect("a small archive");
        assert_eq!(entries_of(&clear, None), Some(listed(&pieces())));
        assert_eq!(entries_of(&clear, MotDePasse::new("un mot de passe").as_ref()), None);
    }

    #[test]
    fn a_password_is_long_and_of_ascii() {
        assert!(MotDePasse::new("12 caractere").is_some());
        assert!(MotDePasse::new("11 caracter").is_none());
        assert!(MotDePasse::new("douze caractères").is_none());
        assert!(MotDePasse::new("").is_none());
        let shown = format!("{:?}", MotDePasse::new("un mot de passe"));
        assert_eq!(shown, "Some(MotDePasse)");
    }
}
