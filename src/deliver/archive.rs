//! The archive of a candidate's dossier d’évaluation. The same entries and date give the same bytes on every system,
//! unless a password seals them: a seal holds salt.

use std::fmt;
use std::io::{self, Cursor, Read, Write};

use jiff::civil::Date;
use zip::write::SimpleFileOptions;
use zip::{AesMode, CompressionMethod, DateTime, System, ZipArchive, ZipWriter};

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
/// and compressing a class again took longer than typesetting a quarter of it. Entries bear the date, else the first
/// that a zip knows, 1980-01-01; one that it does not know gives way to the nearest that it does.
///
/// # Errors
/// When an entry is beyond what a zip can hold.
pub fn zip_of(entries: &[(String, Vec<u8>)], date: Option<Date>) -> io::Result<Vec<u8>> {
    write_zip(entries, date, None)
}

/// The same, each entry encrypted with AES-256 (the extension of WinZip). Names stay in clear.
///
/// # Errors
/// When an entry is beyond what a zip can hold.
pub fn sealed_zip_of(
    entries: &[(String, Vec<u8>)],
    date: Option<Date>,
    mot_de_passe: &MotDePasse,
) -> io::Result<Vec<u8>> {
    write_zip(entries, date, Some(mot_de_passe))
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

fn write_zip(
    entries: &[(String, Vec<u8>)],
    date: Option<Date>,
    mot_de_passe: Option<&MotDePasse>,
) -> io::Result<Vec<u8>> {
    let mut options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(date.map_or_else(DateTime::default, in_a_zip))
        // Each entry names the system that made it: left to itself, that would be the one that runs.
        .system(System::Unix)
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

/// Midnight of that day, in the years that a zip can tell.
fn in_a_zip(date: Date) -> DateTime {
    let (first, last) = (jiff::civil::date(1980, 1, 1), jiff::civil::date(2107, 12, 31));
    let date = date.clamp(first, last);
    let (year, month, day) = (date.year().unsigned_abs(), date.month(), date.day());
    DateTime::from_date_and_time(year, month.unsigned_abs(), day.unsigned_abs(), 0, 0, 0)
        .expect("a day between the first and the last of a zip")
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

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
        let sealed =
            sealed_zip_of(&pieces(), None, good.as_ref().expect("long enough")).expect("a small archive");
        assert_eq!(entries_of(&sealed, good.as_ref()), Some(listed(&pieces())));
        assert_eq!(entries_of(&sealed, bad.as_ref()), None);
        assert_eq!(entries_of(&sealed, None), None);
        assert!(!sealed.windows(4).any(|bytes| bytes == b"deux"), "nothing stands in clear");
    }

    #[test]
    fn an_archive_in_clear_is_not_a_sealed_one() {
        let clear = zip_of(&pieces(), None).expect("a small archive");
        assert_eq!(entries_of(&clear, None), Some(listed(&pieces())));
        assert_eq!(entries_of(&clear, MotDePasse::new("un mot de passe").as_ref()), None);
    }

    /// Two bytes of the directory say who wrote an entry: they would be those of the system that runs.
    #[test]
    fn an_archive_is_the_same_bytes_on_every_system() {
        let bytes = zip_of(&pieces()[..1], Some(date(2026, 5, 20))).expect("a small archive");
        let somme = 0xB99B_D313_u32.to_le_bytes();
        let mut entry = vec![10, 0, 0, 0, 0, 0, 0, 0];
        // 2026 is 46 years after 1980: seven bits of year, four of month, five of day.
        entry.extend(u16::to_le_bytes((46 << 9) + (5 << 5) + 20));
        entry.extend(somme);
        entry.extend([2, 0, 0, 0, 2, 0, 0, 0, 12, 0, 0, 0]);
        // Written by version 1.0 on Unix, then the file that this system would have: -rw-r--r--.
        let mut expected = b"PK\x03\x04".to_vec();
        expected.extend(&entry);
        expected.extend(b"sommaire.pdfun");
        let directory = expected.len();
        expected.extend(b"PK\x01\x02\x0a\x03");
        expected.extend(&entry);
        expected.extend([0; 6]);
        expected.extend((0o100_644_u32 << 16).to_le_bytes());
        expected.extend([0; 4]);
        expected.extend(b"sommaire.pdf");
        let size = expected.len() - directory;
        expected.extend(b"PK\x05\x06\x00\x00\x00\x00\x01\x00\x01\x00");
        for place in [size, directory] {
            expected.extend(u32::try_from(place).expect("a small archive").to_le_bytes());
        }
        expected.extend([0; 2]);
        assert_eq!(bytes, expected);
    }

    #[test]
    fn a_date_that_a_zip_cannot_tell_is_the_nearest_that_it_can() {
        let dated = |day| zip_of(&pieces(), day).expect("a small archive");
        let (first, last) = (date(1980, 1, 1), date(2107, 12, 31));
        assert_eq!(dated(None), dated(Some(first)));
        assert_eq!(dated(Some(date(1979, 12, 31))), dated(Some(first)));
        assert_eq!(dated(Some(jiff::civil::Date::MIN)), dated(Some(first)));
        assert_eq!(dated(Some(date(2108, 1, 1))), dated(Some(last)));
        assert_eq!(dated(Some(jiff::civil::Date::MAX)), dated(Some(last)));
        assert_ne!(dated(Some(first)), dated(Some(last)));
        assert_ne!(dated(Some(date(2028, 2, 29))), dated(Some(date(2028, 2, 28))));
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
