//! Cells inside of another record: one byte of its length is damaged, and what it has swallowed would be read as
//! blank. A sheet says nowhere how many cells it has, so that their traces are looked for.

use super::Records;
use crate::intake::binaire::word;

/// Made of rows and columns, small numbers that may be those of a kind and a length: merged ranges, whose length is
/// checked, what is selected, remarks.
const PLACES: [u16; 3] = [0x001C, 0x001D, 0x00E5];

/// Cells, whose own lengths are checked to the byte.
const CELLULES: [u16; 10] = [0x00BD, 0x00BE, 0x00FD, 0x0201, 0x0203, 0x0204, 0x0205, 0x0207, 0x0208, 0x027E];

/// What may follow a cell: another one, what goes with a formula, the end of a block or of the cells.
const APRES: [u16; 9] = [0x0006, 0x000A, 0x003C, 0x00D6, 0x00D7, 0x0221, 0x0236, 0x023E, 0x04BC];

/// The other records of a sheet, before and behind its cells.
const AUTRES: [u16; 113] = [
    0x000C, 0x000D, 0x000E, 0x000F, 0x0010, 0x0011, 0x0012, 0x0013, 0x0014, 0x0015, 0x0016, 0x0017, 0x0018,
    0x0019, 0x001A, 0x001B, 0x0022, 0x0023, 0x0026, 0x0027, 0x0028, 0x0029, 0x002A, 0x002B, 0x002F, 0x0031,
    0x003D, 0x0040, 0x0041, 0x0042, 0x004D, 0x0050, 0x0051, 0x0052, 0x0055, 0x005C, 0x005D, 0x005E, 0x005F,
    0x0060, 0x0063, 0x007D, 0x007F, 0x0080, 0x0081, 0x0082, 0x0083, 0x0084, 0x0086, 0x008C, 0x008D, 0x0090,
    0x0091, 0x0094, 0x0095, 0x0097, 0x0098, 0x0099, 0x009A, 0x009B, 0x009C, 0x009D, 0x009E, 0x00A0, 0x00A1,
    0x00AB, 0x00AE, 0x00AF, 0x00B0, 0x00B1, 0x00B2, 0x00B4, 0x00B5, 0x00B6, 0x00C5, 0x00D3, 0x00D8, 0x00DC,
    0x00DD, 0x00E0, 0x00E9, 0x00EC, 0x00ED, 0x00EF, 0x00F0, 0x00F1, 0x00F2, 0x00F5, 0x00F6, 0x00F7, 0x00F8,
    0x00F9, 0x00FB, 0x0100, 0x0103, 0x015F, 0x01AA, 0x01AB, 0x01AD, 0x01B0, 0x01B1, 0x01B2, 0x01B5, 0x01B6,
    0x01B8, 0x01BA, 0x01BE, 0x01C2, 0x0200, 0x020B, 0x0225, 0x0809, 0x041E,
];

/// Whether anything in these bytes, where no cell should be, looks like the beginning of one.
pub fn has_trace(data: &[u8]) -> bool {
    (0..data.len()).any(|at| begins_number(data, at) || begins_text(data, at))
}

/// Whether a record has swallowed cells. One of a kind that no sheet has is a damaged one: the least trace tells.
pub fn hides_cells(kind: u16, data: &[u8]) -> bool {
    if CELLULES.contains(&kind) || PLACES.contains(&kind) {
        return false;
    }
    let is_known = APRES.contains(&kind) || AUTRES.contains(&kind) || kind >> 8 == 0x08;
    holds_cells(data) || !is_known && (0..data.len()).any(|at| begins_number(data, at))
}

/// Whether whole records of cells stand in these bytes, one behind the other, up to their end.
fn holds_cells(data: &[u8]) -> bool {
    (0..data.len()).any(|at| (begins_number(data, at) || begins_text(data, at)) && is_chain(&data[at..]))
}

fn begins_number(data: &[u8], at: usize) -> bool {
    matches!(
        (word(data, at), word(data, at + 2)),
        (Some(0x0203), Some(14)) | (Some(0x027E | 0x00FD), Some(10)) | (Some(0x0205), Some(8))
    )
}

fn begins_text(data: &[u8], at: usize) -> bool {
    match (word(data, at), word(data, at + 2)) {
        (Some(0x0204 | 0x00D6), Some(length)) => length >= 8,
        (Some(0x0006), Some(length)) => length >= 22,
        _ => false,
    }
}

/// The first record is whole; the last one may be cut off.
fn is_chain(data: &[u8]) -> bool {
    let mut ahead = Records(data);
    let mut whole = 0;
    for (kind, _) in ahead.by_ref() {
        if !CELLULES.contains(&kind) && !APRES.contains(&kind) {
            return false;
        }
        whole += 1;
    }
    let cut = word(ahead.0, 0).is_none_or(|kind| CELLULES.contains(&kind) || APRES.contains(&kind));
    whole > 0 && cut
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: u16, data: &[u8]) -> Vec<u8> {
        let length = u16::try_from(data.len()).expect("short");
        [&kind.to_le_bytes()[..], &length.to_le_bytes(), data].concat()
    }

    #[test]
    fn swallowed_cells_leave_a_trace() {
        let number = record(0x0203, &[1; 14]);
        let label = record(0x0204, &[1; 12]);
        for hidden in [
            [&[9, 9, 9], &number[..]].concat(),
            [&[9], &number[..], &label].concat(),
            [&[9], &label[..], &number[..7]].concat(),
        ] {
            assert!(hides_cells(0x00EC, &hidden), "{hidden:?}");
        }
        assert!(hides_cells(0x1502, &number[..6]), "of no kind at all");
    }

    /// Rows and columns are small numbers: those of K254 are the kind and the length of a cell.
    #[test]
    fn a_place_is_no_trace() {
        let k254 = [0xFD, 0, 0x0A, 0];
        let merged = [&[2, 0][..], &k254, &k254, &k254, &k254].concat();
        assert!(!hides_cells(0x00E5, &merged));
        assert!(!hides_cells(0x001D, &[&[3][..], &k254, &[0, 0, 1, 0], &k254, &[10, 10]].concat()));
        assert!(!hides_cells(0x001C, &[&k254[..], &[0; 10]].concat()));
        assert!(!hides_cells(0x00FD, &[&k254[..], &[0; 6]].concat()));
        assert!(!hides_cells(0x0208, &[&k254[..], &[0; 12]].concat()));
    }
}
