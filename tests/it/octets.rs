//! Files written byte by byte: those that no sound program would write, and old ones.

use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// One entry of an archive, stored as it is, with every lie that a header can tell.
#[derive(Debug, Clone, Default)]
pub struct Entree {
    pub nom: Vec<u8>,
    pub contenu: Vec<u8>,
    /// In place of the real size.
    pub taille: Option<u32>,
    /// In place of the real sum.
    pub somme: Option<u32>,
    pub drapeaux: u16,
    /// As Unix has it.
    pub mode: u32,
    /// In place of where it stands.
    pub position: Option<u32>,
}

pub fn entree(nom: impl AsRef<[u8]>, contenu: impl Into<Vec<u8>>) -> Entree {
    Entree { nom: nom.as_ref().to_vec(), contenu: contenu.into(), mode: 0o100_644, ..Entree::default() }
}

/// A zip of entries as they are described.
pub fn zip_brut(entrees: &[Entree]) -> Vec<u8> {
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for e in entrees {
        let position = e.position.unwrap_or_else(|| u32::try_from(bytes.len()).expect("a small archive"));
        let size = u32::try_from(e.contenu.len()).expect("a small entry");
        let name = u16::try_from(e.nom.len()).expect("a short name");
        let mut common = Vec::new();
        for word in [20, e.drapeaux, 0, 0, 0x21] {
            common.extend(u16::to_le_bytes(word));
        }
        for long in [e.somme.unwrap_or_else(|| crc32(&e.contenu)), size, e.taille.unwrap_or(size)] {
            common.extend(u32::to_le_bytes(long));
        }
        common.extend(name.to_le_bytes());
        common.extend([0; 2]);
        bytes.extend(*b"PK\x03\x04");
        bytes.extend(&common);
        bytes.extend(&e.nom);
        bytes.extend(&e.contenu);
        directory.extend(*b"PK\x01\x02\x14\x03");
        directory.extend(&common);
        directory.extend([0; 6]);
        directory.extend((e.mode << 16).to_le_bytes());
        directory.extend(position.to_le_bytes());
        directory.extend(&e.nom);
    }
    let (count, start) = (u16::try_from(entrees.len()).expect("few entries"), bytes.len());
    let size = u32::try_from(directory.len()).expect("a small archive");
    bytes.extend(directory);
    bytes.extend(*b"PK\x05\x06\0\0\0\0");
    bytes.extend([count.to_le_bytes(), count.to_le_bytes()].concat());
    bytes.extend(size.to_le_bytes());
    bytes.extend(u32::try_from(start).expect("a small archive").to_le_bytes());
    bytes.extend([0; 2]);
    bytes
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |s, _| if s & 1 == 1 { s >> 1 ^ 0xEDB8_8320 } else { s >> 1 })
    })
}

/// A zip of deflated entries.
pub fn zip_deflate(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a small archive");
        zip.write_all(bytes).expect("a small archive");
    }
    zip.finish().expect("a small archive").into_inner()
}

const FIN_DE_CHAINE: u32 = 0xFFFF_FFFE;
const SECTEUR: usize = 512;

/// A compound file of streams. The table of sectors is the first one, the directory the second.
pub fn ole(flux: &[(&str, &[u8])]) -> Vec<u8> {
    let mut fat: Vec<u32> = vec![0xFFFF_FFFD, FIN_DE_CHAINE];
    let mut directory = entree_ole("Root Entry", 5, FIN_DE_CHAINE, 0);
    directory[76..80].copy_from_slice(&1_u32.to_le_bytes());
    let mut data = Vec::new();
    for (index, (name, content)) in (2_u32..).zip(flux) {
        // A shorter stream would lie in the small sectors.
        let mut content = content.to_vec();
        content.resize(content.len().max(4096).next_multiple_of(SECTEUR), 0);
        let first = u32::try_from(fat.len()).expect("a small file");
        let count = u32::try_from(content.len() / SECTEUR).expect("a small file");
        fat.extend((first + 1..first + count).chain([FIN_DE_CHAINE]));
        directory.extend(entree_ole(name, 2, first, content.len()));
        if directory.len() / 128 <= flux.len() {
            // Each is at the right of the one before.
            let end = directory.len();
            directory[end - 128 + 72..][..4].copy_from_slice(&index.to_le_bytes());
        }
        data.extend(content);
    }
    assert!(fat.len() <= SECTEUR / 4 && directory.len() <= SECTEUR, "one sector holds each table");
    fat.resize(SECTEUR / 4, 0xFFFF_FFFF);
    directory.resize(SECTEUR, 0);
    let mut bytes = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    bytes.resize(24, 0);
    for word in [0x3E, 3, 0xFFFE, 9, 6] {
        bytes.extend(u16::to_le_bytes(word));
    }
    bytes.resize(44, 0);
    for long in [1, 1, 0, 4096, FIN_DE_CHAINE, 0, FIN_DE_CHAINE, 0, 0] {
        bytes.extend(u32::to_le_bytes(long));
    }
    bytes.resize(SECTEUR, 0xFF);
    bytes.extend(fat.into_iter().flat_map(u32::to_le_bytes));
    [bytes, directory, data].concat()
}

fn entree_ole(name: &str, kind: u8, first: u32, size: usize) -> Vec<u8> {
    let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let length = u16::try_from(entry.len() + 2).expect("a short name");
    entry.resize(64, 0);
    entry.extend(length.to_le_bytes());
    entry.extend([kind, 1]);
    entry.extend([0xFF; 12]);
    entry.resize(116, 0);
    entry.extend(first.to_le_bytes());
    entry.extend(u64::try_from(size).expect("a small file").to_le_bytes());
    entry
}

/// One record of an xls.
pub fn enregistrement(kind: u16, data: &[u8]) -> Vec<u8> {
    let size = u16::try_from(data.len()).expect("a short record");
    [&kind.to_le_bytes()[..], &size.to_le_bytes(), data].concat()
}

/// A sheet of an xls: its name, its state (0 shown, 1 hidden), its kind (0 cells, 1 macros, 2 chart), its records.
pub struct FeuilleXls {
    pub nom: &'static str,
    pub etat: u8,
    pub genre: u8,
    pub enregistrements: Vec<u8>,
}

pub fn feuille_xls(nom: &'static str, texte: &str) -> FeuilleXls {
    let mut enregistrements = Vec::new();
    for (row, line) in (0..).zip(texte.lines()) {
        for (column, cell) in (0..).zip(line.split(';')).filter(|(_, cell)| !cell.is_empty()) {
            enregistrements.extend(texte_xls(row, column, cell));
        }
    }
    FeuilleXls { nom, etat: 0, genre: 0, enregistrements }
}

/// A cell of text.
pub fn texte_xls(row: u16, column: u16, text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let mut data: Vec<u8> = [row, column, 0, u16::try_from(units.len()).expect("a short text")]
        .into_iter()
        .flat_map(u16::to_le_bytes)
        .collect();
    data.push(1);
    data.extend(units.into_iter().flat_map(u16::to_le_bytes));
    enregistrement(0x0204, &data)
}

/// A cell of number.
pub fn nombre_xls(row: u16, column: u16, style: u16, number: f64) -> Vec<u8> {
    let head = [row, column, style].into_iter().flat_map(u16::to_le_bytes);
    enregistrement(0x0203, &head.chain(number.to_le_bytes()).collect::<Vec<u8>>())
}

/// The stream of a workbook, with some records before its list of sheets.
pub fn flux_xls(avant: &[u8], feuilles: &[FeuilleXls]) -> Vec<u8> {
    let begin = |kind: u16| {
        let words = [0x0600, kind, 0x0DBB, 0x07CC].into_iter().flat_map(u16::to_le_bytes);
        enregistrement(0x0809, &words.chain([0; 8]).collect::<Vec<u8>>())
    };
    let end = enregistrement(0x000A, &[]);
    let tabs = |positions: &[usize]| -> Vec<u8> {
        let tab = |(feuille, position): (&FeuilleXls, &usize)| {
            let mut data = u32::try_from(*position).expect("a small file").to_le_bytes().to_vec();
            data.extend([feuille.etat, feuille.genre, u8::try_from(feuille.nom.len()).expect("short"), 0]);
            data.extend(feuille.nom.as_bytes());
            enregistrement(0x0085, &data)
        };
        let list: Vec<u8> = feuilles.iter().zip(positions).flat_map(tab).collect();
        [&begin(5)[..], avant, &list, &end].concat()
    };
    let mut positions = vec![0; feuilles.len()];
    let mut at = tabs(&positions).len();
    let mut sheets = Vec::new();
    for (feuille, position) in feuilles.iter().zip(&mut positions) {
        let sheet = [&begin(0x10)[..], &feuille.enregistrements, &end].concat();
        *position = at;
        at += sheet.len();
        sheets.extend(sheet);
    }
    [tabs(&positions), sheets].concat()
}

/// An xls of Excel 97.
pub fn xls(feuilles: &[FeuilleXls]) -> Vec<u8> {
    ole(&[("Workbook", &flux_xls(&[], feuilles))])
}

/// One record of an xlsb.
pub fn enregistrement_xlsb(kind: u16, data: &[u8]) -> Vec<u8> {
    let byte = |number: usize| u8::try_from(number & 0x7F).expect("seven bits");
    let mut record = Vec::new();
    let kind = usize::from(kind);
    record.extend(if kind < 0x80 { vec![byte(kind)] } else { vec![byte(kind) | 0x80, byte(kind >> 7)] });
    record.extend([byte(data.len()) | 0x80, byte(data.len() >> 7)]);
    record.extend(data);
    record
}

/// An xlsb whose sheets are these parts: a name, then the records between the beginning and the end of its data.
pub fn xlsb(noms: &[&str], parties: &[&[u8]]) -> Vec<u8> {
    let wide = |text: &str| -> Vec<u8> {
        let units: Vec<u16> = text.encode_utf16().collect();
        let count = u32::try_from(units.len()).expect("short").to_le_bytes();
        count.into_iter().chain(units.into_iter().flat_map(u16::to_le_bytes)).collect()
    };
    let mut book = Vec::new();
    for (index, nom) in noms.iter().enumerate() {
        let part = format!("rId{}", index.min(parties.len() - 1) + 1);
        let head = [[0; 4], u32::try_from(index + 1).expect("few").to_le_bytes()].concat();
        book.extend(enregistrement_xlsb(0x009C, &[head, wide(&part), wide(nom)].concat()));
    }
    book.extend(enregistrement_xlsb(0x0090, &[]));
    book.extend(enregistrement_xlsb(0x009D, &[]));
    let mut relations = String::from("<Relationships>");
    let mut entries = Vec::new();
    for (index, part) in (1..).zip(parties) {
        relations += &format!("<Relationship Id=\"rId{index}\" Target=\"worksheets/sheet{index}.bin\"/>");
        let begin = [enregistrement_xlsb(0x0094, &[0; 16]), enregistrement_xlsb(0x0091, &[])].concat();
        let sheet = [&begin, *part, &enregistrement_xlsb(0x0092, &[])].concat();
        entries.push((format!("xl/worksheets/sheet{index}.bin"), sheet));
    }
    entries.push(("xl/workbook.bin".into(), book));
    entries.push(("xl/_rels/workbook.bin.rels".into(), (relations + "</Relationships>").into_bytes()));
    let entries: Vec<(&str, &[u8])> = entries.iter().map(|(n, c)| (n.as_str(), c.as_slice())).collect();
    zip_deflate(&entries)
}
