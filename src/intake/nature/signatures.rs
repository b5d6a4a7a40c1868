//! The first bytes that tell what a file is, whatever its name.

use super::sortes::{self, Sorte};

/// What stands where: all of it must.
type Signature = (&'static [(usize, &'static [u8])], Sorte);

/// Bytes that no text begins with, or that every text of this beginning is.
const SIGNATURES: &[Signature] = &[
    (&[(0, b"%PDF")], sortes::PDF),
    (&[(0, b"%!PS")], sortes::DESSIN),
    (&[(0, b"{\\rt")], sortes::RTF),
    (&[(0, b"\x89PNG")], sortes::IMAGE),
    (&[(0, b"\xFF\xD8\xFF")], sortes::IMAGE),
    (&[(0, b"GIF8")], sortes::IMAGE),
    (&[(0, b"II*\0")], sortes::IMAGE),
    (&[(0, b"MM\0*")], sortes::IMAGE),
    (&[(0, b"RIFF"), (8, b"WEBP")], sortes::IMAGE),
    // « BM » may start a text; these four bytes are zero in an image.
    (&[(0, b"BM"), (6, &[0; 4])], sortes::IMAGE),
    (&[(0, b"8BPS\0")], sortes::IMAGE),
    (&[(0, b"\0\0\x01\0")], sortes::IMAGE),
    (&[(0, b"\x01\0\0\0"), (40, b" EMF")], sortes::IMAGE),
    (&[(0, b"\xD7\xCD\xC6\x9A")], sortes::IMAGE),
    (&[(0, b"\0\0\0\x0CjP  ")], sortes::IMAGE),
    (&[(0, b"gimp xcf ")], sortes::IMAGE),
    (&[(0, b"AT&TFORM")], sortes::IMAGE),
    (&[(4, b"ftypheic")], sortes::IMAGE),
    (&[(4, b"ftypheix")], sortes::IMAGE),
    (&[(4, b"ftypmif1")], sortes::IMAGE),
    (&[(4, b"ftypavif")], sortes::IMAGE),
    (&[(4, b"ftypM4A ")], sortes::SON),
    (&[(4, b"ftyp")], sortes::VIDEO),
    (&[(0, b"RIFF"), (8, b"AVI ")], sortes::VIDEO),
    (&[(0, b"\x1A\x45\xDF\xA3")], sortes::VIDEO),
    (&[(0, b"\0\0\x01\xBA")], sortes::VIDEO),
    (&[(0, b"\0\0\x01\xB3")], sortes::VIDEO),
    (&[(0, b"\x30\x26\xB2\x75\x8E\x66\xCF\x11")], sortes::VIDEO),
    (&[(0, b"FLV\x01")], sortes::VIDEO),
    (&[(0, b"RIFF"), (8, b"WAVE")], sortes::SON),
    (&[(0, b"OggS\0")], sortes::SON),
    (&[(0, b"fLaC\0")], sortes::SON),
    (&[(0, b"ID3\x02")], sortes::SON),
    (&[(0, b"ID3\x03")], sortes::SON),
    (&[(0, b"ID3\x04")], sortes::SON),
    (&[(0, b"MThd\0")], sortes::SON),
    (&[(0, b"#!AMR")], sortes::SON),
    (&[(0, b"OTTO\0")], sortes::POLICE),
    (&[(0, b"ttcf\0")], sortes::POLICE),
    (&[(0, b"wOFF\0")], sortes::POLICE),
    (&[(0, b"wOF2\0")], sortes::POLICE),
    (&[(0, b"\0\x01\0\0\0")], sortes::POLICE),
    (&[(0, b"\x7FELF")], sortes::PROGRAMME),
    (&[(0, b"\xCF\xFA\xED\xFE")], sortes::PROGRAMME),
    (&[(0, b"\xCA\xFE\xBA\xBE")], sortes::PROGRAMME),
    (&[(0, b"MZ"), (3, b"\0")], sortes::PROGRAMME),
    (&[(0, b"\xE4\x52\x5C\x7B\x8C\xD8\xA7\x4D")], sortes::CARNET),
    (&[(0, b"BEGIN:VCALENDAR")], sortes::AGENDA),
    (&[(0, b"BEGIN:VCARD")], sortes::AGENDA),
    (&[(0, b"Rar!\x1A")], sortes::RAR),
    (&[(0, b"7z\xBC\xAF")], sortes::SEPT_Z),
    (&[(0, b"\x1F\x8B")], sortes::GZIP),
    (&[(257, b"ustar\0")], sortes::TAR),
    (&[(257, b"ustar  \0")], sortes::TAR),
    (&[(0, b"BZh"), (4, b"1AY&SY")], sortes::AUTRE_ARCHIVE),
    (&[(0, b"\xFD7zXZ\0")], sortes::AUTRE_ARCHIVE),
    (&[(0, b"\x28\xB5\x2F\xFD")], sortes::AUTRE_ARCHIVE),
    (&[(0, b"\x1F\x9D")], sortes::AUTRE_ARCHIVE),
    (&[(0, b"MSCF\0")], sortes::AUTRE_ARCHIVE),
    (&[(0, b"xar!\0")], sortes::AUTRE_ARCHIVE),
    (&[(2, b"-lh"), (6, b"-")], sortes::AUTRE_ARCHIVE),
    (&[(32_768, b"\x01CD001")], sortes::AUTRE_ARCHIVE),
    (&[(0, b"!BDN")], sortes::BOITE),
    (&[(0, b"SQLite format 3\0")], sortes::BASE),
    (&[(0, b"\0\x01\0\0Standard Jet DB")], sortes::BASE),
    (&[(0, b"\0\x01\0\0Standard ACE DB")], sortes::BASE),
    (&[(0, b"PAR1\x15")], sortes::PARQUET),
    (&[(0, b"ARROW1\0\0")], sortes::PARQUET),
    (&[(0, b"\x89HDF\r\n\x1A\n")], sortes::STATISTIQUES),
    (&[(0, b"$FL2@(#)")], sortes::STATISTIQUES),
    (&[(0, b"\0\0\x02\0\x04\x04\x06\0")], sortes::LOTUS),
    (&[(0, b"\0\0\x02\0\x06\x04\x06\0")], sortes::LOTUS),
    (&[(0, b"\0\0\x1A\0")], sortes::LOTUS),
    (&[(0, b"\0\0\x02\0")], sortes::LOTUS),
    (&[(0, b"-----BEGIN PGP MESSAGE")], sortes::CHIFFRE),
    (&[(0, b"Salted__")], sortes::CHIFFRE),
    (&[(0, b"book\0\0\0\0mark")], sortes::RACCOURCI),
];

pub fn find(bytes: &[u8]) -> Option<Sorte> {
    let stands = |(at, mark): &(usize, &[u8])| bytes.get(*at..).is_some_and(|rest| rest.starts_with(mark));
    let known = SIGNATURES.iter().find(|(marks, _)| marks.iter().all(stands));
    known.map(|(_, sorte)| *sorte).or_else(|| is_dbase(bytes).then_some(sortes::DBASE))
}

/// A dBASE table has no signature: a version, a date, and a header that ends with its list of fields.
fn is_dbase(bytes: &[u8]) -> bool {
    const VERSIONS: [u8; 14] =
        [0x02, 0x03, 0x04, 0x05, 0x30, 0x31, 0x32, 0x43, 0x63, 0x83, 0x8B, 0x8E, 0xCB, 0xF5];
    /// What FoxPro leaves after the fields.
    const RESTE: usize = 263;
    let Some(&[version, _, month, day, _, _, _, _, low, high, _, _, 0, 0, ..]) = bytes.first_chunk::<32>()
    else {
        return false;
    };
    let header = usize::from(u16::from_le_bytes([low, high]));
    let ends_at = |end: usize| end >= 65 && end % 32 == 1 && bytes.get(end - 1) == Some(&0x0D);
    let ends = ends_at(header) || header.checked_sub(RESTE).is_some_and(ends_at);
    VERSIONS.contains(&version) && (1..=12).contains(&month) && (1..=31).contains(&day) && ends
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dbase_table_is_known_by_its_header() {
        let mut table = vec![0x03, 126, 5, 20, 1, 0, 0, 0, 65, 0, 11, 0];
        table.resize(32, 0);
        table.extend(b"NOM\0\0\0\0\0\0\0\0C");
        table.resize(64, 0);
        table.extend(b"\x0D DURAND    \x1A");
        assert_eq!(find(&table), Some(sortes::DBASE));
        table[2] = 13;
        assert_eq!(find(&table), None);
        assert_eq!(find(b"\x03;4;5"), None);
    }

    #[test]
    fn texts_that_begin_as_a_file_of_another_kind_are_none() {
        for text in [
            "BM;Nom;Note",
            "MZ;1;2",
            "ID;Nom",
            "ID3;Nom",
            "Rareté;1",
            "PK;1",
            "FLV;2",
            "Salle;1",
            "book;1",
            "Rar!;1",
            "C\t\t\t1",
        ] {
            assert_eq!(find(text.as_bytes()), None, "{text}");
        }
    }
}
