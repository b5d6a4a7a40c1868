//! The texts of all the cells of a workbook, each written once (`SST`), cut at the length of a record.

use std::collections::BTreeMap;

use super::{ENREGISTREMENT_MAX, push};

const SST: u16 = 0x00FC;
const CONTINUE: u16 = 0x003C;

#[derive(Default)]
pub struct Textes {
    rangs: BTreeMap<String, u32>,
    dans_l_ordre: Vec<String>,
    /// Cells that show one of them.
    cellules: u32,
}

impl Textes {
    /// The rank of a text, for one more cell.
    pub fn rank(&mut self, texte: &str) -> u32 {
        self.cellules += 1;
        if let Some(rang) = self.rangs.get(texte) {
            return *rang;
        }
        let rang = u32::try_from(self.dans_l_ordre.len()).expect("few texts");
        self.rangs.insert(texte.to_owned(), rang);
        self.dans_l_ordre.push(texte.to_owned());
        rang
    }

    pub fn push_to(&self, flux: &mut Vec<u8>) {
        let uniques = u32::try_from(self.dans_l_ordre.len()).expect("few texts");
        let mut genre = SST;
        let mut record = [self.cellules, uniques].map(u32::to_le_bytes).concat();
        let mut cut = |record: &mut Vec<u8>| {
            push(flux, genre, record);
            genre = CONTINUE;
            record.clear();
        };
        for texte in &self.dans_l_ordre {
            let units: Vec<u16> = texte.encode_utf16().collect();
            // A length and its flags stay together, with one character at least.
            if record.len() + 5 > ENREGISTREMENT_MAX {
                cut(&mut record);
            }
            record.extend(u16::try_from(units.len()).expect("a text of a cell").to_le_bytes());
            record.push(1);
            for unit in units {
                if record.len() + 2 > ENREGISTREMENT_MAX {
                    cut(&mut record);
                    // What goes on says again how its characters are written.
                    record.push(1);
                }
                record.extend(unit.to_le_bytes());
            }
        }
        cut(&mut record);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_record_is_longer_than_a_record_may_be() {
        let mut textes = Textes::default();
        for length in [1, 4_000, 9_000, 2, 20_000, 3] {
            textes.rank(&"é".repeat(length));
        }
        assert_eq!(textes.rank("é"), 0);
        let mut flux = Vec::new();
        textes.push_to(&mut flux);
        let mut rest = &flux[..];
        let mut kinds = Vec::new();
        while let [a, b, c, d, tail @ ..] = rest {
            kinds.push(u16::from_le_bytes([*a, *b]));
            let length = usize::from(u16::from_le_bytes([*c, *d]));
            assert!(length <= ENREGISTREMENT_MAX);
            rest = &tail[length..];
        }
        assert!(rest.is_empty());
        assert_eq!(kinds[0], SST);
        assert!(kinds.len() > 5 && kinds[1..].iter().all(|kind| *kind == CONTINUE));
    }
}
