//! The OLE container of an Excel 97 workbook: one stream in a file of sectors. By hand, since its bytes may
//! depend on nothing else, and a library would write the time.

const SECTEUR: usize = 512;
/// Streams below this size live in smaller sectors, which a padded one does without.
const TAILLE_MIN: usize = 4096;
const NOMS: usize = 64;
/// Sectors of the table of sectors that the header itself can list.
const TABLES_MAX: usize = 109;

const LIBRE: u32 = 0xFFFF_FFFF;
const FIN: u32 = 0xFFFF_FFFE;
const TABLE: u32 = 0xFFFF_FFFD;

/// The directory in the first sector, the stream behind it, the table of sectors at the end.
pub fn write(nom: &str, flux: &[u8]) -> Vec<u8> {
    let sectors = flux.len().max(TAILLE_MIN).div_ceil(SECTEUR);
    let entries = SECTEUR / 4;
    // The directory, the stream, and the table itself.
    let tables = (1..=TABLES_MAX)
        .find(|tables| 1 + sectors + tables <= tables * entries)
        .expect("the sample is below seven megabytes");

    let mut file = header(sectors, tables);
    file.extend(directory(nom, (sectors * SECTEUR) as u64));
    file.extend_from_slice(flux);
    file.resize(SECTEUR * (2 + sectors), 0);
    let mut fat = vec![FIN];
    fat.extend((1..sectors).map(|sector| number(sector + 1)));
    fat.push(FIN);
    fat.resize(1 + sectors + tables, TABLE);
    fat.resize(tables * entries, LIBRE);
    file.extend(fat.into_iter().flat_map(u32::to_le_bytes));
    file
}

fn header(sectors: usize, tables: usize) -> Vec<u8> {
    let mut header = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    header.resize(24, 0);
    // Version 3.62, low byte first, sectors of 2⁹ bytes, small ones of 2⁶.
    for word in [0x003E_u16, 3, 0xFFFE, 9, 6] {
        header.extend(word.to_le_bytes());
    }
    header.resize(44, 0);
    for word in [number(tables), 0, 0, number(TAILLE_MIN), FIN, 0, FIN, 0] {
        header.extend(word.to_le_bytes());
    }
    let places =
        (0..TABLES_MAX).map(|table| if table < tables { number(1 + sectors + table) } else { LIBRE });
    header.extend(places.flat_map(u32::to_le_bytes));
    header
}

fn directory(nom: &str, size: u64) -> Vec<u8> {
    let mut directory = entry("Root Entry", 5, 1, FIN, 0);
    directory.extend(entry(nom, 2, LIBRE, 1, size));
    directory.extend(entry("", 0, LIBRE, 0, 0));
    directory.extend(entry("", 0, LIBRE, 0, 0));
    directory
}

fn entry(nom: &str, genre: u8, enfant: u32, secteur: u32, size: u64) -> Vec<u8> {
    let mut entry: Vec<u8> = nom.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let length = if nom.is_empty() { 0 } else { entry.len() + 2 };
    entry.resize(NOMS, 0);
    entry.extend(u16::try_from(length).expect("a short name").to_le_bytes());
    entry.extend([genre, 1]);
    for word in [LIBRE, LIBRE, enfant] {
        entry.extend(word.to_le_bytes());
    }
    // No class, no flags, no dates.
    entry.resize(116, 0);
    entry.extend(secteur.to_le_bytes());
    entry.extend(size.to_le_bytes());
    entry
}

fn number(count: usize) -> u32 {
    u32::try_from(count).expect("few sectors")
}
