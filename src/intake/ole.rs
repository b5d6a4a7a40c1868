//! The compound file that an old workbook is, and that envelops an encrypted new one.
//!
//! Read here only to know what a file is before its parser sees it. Chains of sectors come from the file: each is
//! followed for as many steps as there are sectors, so that one that bites its tail is a fault and no endless loop.

use std::collections::BTreeSet;

const FIN_DE_CHAINE: u32 = 0xFFFF_FFFE;
const LIBRE: u32 = 0xFFFF_FFFF;
/// From here on, the number of a sector is a mark.
const RESERVES: u32 = 0xFFFF_FFFA;
/// Below this size a stream lies in the small sectors.
const PETIT: usize = 4096;
const PETIT_SECTEUR: usize = 64;

/// The streams of a compound file, whose chains are sound as far as they were followed.
#[derive(Debug)]
pub struct Ole<'a> {
    bytes: &'a [u8],
    secteur: usize,
    fat: Vec<u32>,
    mini_fat: Vec<u32>,
    /// The small sectors, one after the other.
    mini: Vec<u8>,
    /// In the order of the directory, with those of the objects inside.
    flux: Vec<Flux>,
    /// Those of the file itself.
    racine: BTreeSet<usize>,
}

#[derive(Debug)]
struct Flux {
    nom: String,
    debut: u32,
    taille: usize,
    /// Two neighbours, then the first one inside.
    liens: [u32; 3],
}

impl<'a> Ole<'a> {
    /// Nothing when the file is not a compound file, or a damaged one.
    pub fn open(bytes: &'a [u8]) -> Option<Self> {
        if bytes.get(..8)? != [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] {
            return None;
        }
        let secteur = match u16_at(bytes, 30)? {
            9 => 512,
            12 => 4096,
            _ => return None,
        };
        let mut ole = Self {
            bytes,
            secteur,
            fat: Vec::new(),
            mini_fat: Vec::new(),
            mini: Vec::new(),
            flux: Vec::new(),
            racine: BTreeSet::new(),
        };
        for sector in ole.fat_sectors()? {
            ole.fat.extend(words(ole.sector(sector)?));
        }
        let directory = ole.chain(u32_at(bytes, 48)?, usize::MAX)?;
        ole.flux = directory.chunks_exact(128).map(Flux::of).collect::<Option<_>>()?;
        ole.racine = ole.level(ole.flux.first()?.liens[2]);
        let mini_fat = u32_at(bytes, 60)?;
        if mini_fat != FIN_DE_CHAINE && mini_fat != LIBRE {
            ole.mini_fat = words(&ole.chain(mini_fat, usize::MAX)?).collect();
            let root = ole.flux.first()?;
            ole.mini = ole.chain(root.debut, root.taille)?;
        }
        Some(ole)
    }

    pub fn has(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    /// The names of all streams and folders, those of the objects inside included.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.flux.iter().map(|flux| flux.nom.as_str())
    }

    /// The bytes of a stream; nothing when there is none, or when its chain is damaged.
    pub fn stream(&self, name: &str) -> Option<Vec<u8>> {
        self.content(self.find(name)?)
    }

    /// The bytes of the short streams of this name, those of the objects inside included.
    pub fn short_streams(&self, name: &str) -> Vec<Vec<u8>> {
        let named = |flux: &&Flux| flux.taille <= PETIT && flux.nom.eq_ignore_ascii_case(name);
        self.flux.iter().filter(named).filter_map(|flux| self.content(flux)).collect()
    }

    fn content(&self, flux: &Flux) -> Option<Vec<u8>> {
        let read = if flux.taille < PETIT {
            let small = |id: u32| {
                let start = usize::try_from(id).ok()?.checked_mul(PETIT_SECTEUR)?;
                self.mini.get(start..start + PETIT_SECTEUR)
            };
            follow(flux.debut, flux.taille, &self.mini_fat, small)?
        } else {
            self.chain(flux.debut, flux.taille)?
        };
        (read.len() == flux.taille).then_some(read)
    }

    /// Whether an object inside has a stream of this name that a careless reader would meet first: a workbook inside
    /// a workbook, for one.
    pub fn hides(&self, name: &str) -> bool {
        let mut named = (0..).zip(&self.flux).filter(|(_, flux)| flux.nom.eq_ignore_ascii_case(name));
        self.has(name) && named.next().is_some_and(|(index, _)| !self.racine.contains(&index))
    }

    fn find(&self, name: &str) -> Option<&Flux> {
        let mut flux = self.racine.iter().filter_map(|index| self.flux.get(*index));
        flux.find(|flux| flux.nom.eq_ignore_ascii_case(name))
    }

    /// The entries that stand beside this one; each is met once, whatever their links say.
    fn level(&self, first: u32) -> BTreeSet<usize> {
        let mut met = BTreeSet::new();
        let mut ahead = vec![first];
        while let Some(index) = ahead.pop().and_then(|id| usize::try_from(id).ok()) {
            if let Some(flux) = self.flux.get(index)
                && met.insert(index)
            {
                ahead.extend(&flux.liens[..2]);
            }
        }
        met
    }

    /// Where the table of sectors itself lies: 109 places in the header, then a chain of more.
    fn fat_sectors(&self) -> Option<Vec<u32>> {
        let mut sectors: Vec<u32> = words(self.bytes.get(76..512)?).collect();
        let mut next = u32_at(self.bytes, 68)?;
        let mut steps = self.count();
        while next != FIN_DE_CHAINE && next != LIBRE {
            steps = steps.checked_sub(1)?;
            let mut more: Vec<u32> = words(self.sector(next)?).collect();
            next = more.pop()?;
            sectors.append(&mut more);
        }
        sectors.retain(|sector| *sector < RESERVES);
        Some(sectors)
    }

    fn chain(&self, first: u32, size: usize) -> Option<Vec<u8>> {
        follow(first, size, &self.fat, |id| self.sector(id))
    }

    /// The last sector of a file may be cut short.
    fn sector(&self, id: u32) -> Option<&'a [u8]> {
        let start = usize::try_from(id).ok()?.checked_add(1)?.checked_mul(self.secteur)?;
        let end = start.checked_add(self.secteur)?.min(self.bytes.len());
        self.bytes.get(start..end).filter(|sector| !sector.is_empty())
    }

    fn count(&self) -> usize {
        self.bytes.len() / self.secteur + 1
    }
}

impl Flux {
    fn of(entry: &[u8]) -> Option<Self> {
        let units: Vec<u16> = entry[..64].chunks_exact(2).map(|w| u16::from_le_bytes([w[0], w[1]])).collect();
        let end = units.iter().position(|unit| *unit == 0).unwrap_or(units.len());
        let nom = String::from_utf16_lossy(&units[..end]);
        Some(Self {
            nom,
            debut: u32_at(entry, 116)?,
            taille: usize::try_from(u32_at(entry, 120)?).ok()?,
            liens: [u32_at(entry, 68)?, u32_at(entry, 72)?, u32_at(entry, 76)?],
        })
    }
}

/// At most `size` bytes along a chain; nothing when it leaves the table, or is longer than the table.
fn follow<'s>(
    first: u32,
    size: usize,
    table: &[u32],
    sector: impl Fn(u32) -> Option<&'s [u8]>,
) -> Option<Vec<u8>> {
    let mut read = Vec::new();
    let mut next = first;
    let mut steps = table.len();
    while next != FIN_DE_CHAINE && read.len() < size {
        steps = steps.checked_sub(1)?;
        let content = sector(next)?;
        read.extend_from_slice(&content[..content.len().min(size - read.len())]);
        next = *table.get(usize::try_from(next).ok()?)?;
    }
    Some(read)
}

fn words(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.chunks_exact(4).map(|w| u32::from_le_bytes([w[0], w[1], w[2], w[3]]))
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at + 2).map(|w| u16::from_le_bytes([w[0], w[1]]))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4).and_then(|w| words(w).next())
}
