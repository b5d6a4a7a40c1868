//! Who can mend each fault: the owner of the table that it stands in, whom the pack names.

use std::collections::BTreeMap;

use crate::diagnostics::{Diagnostic, codes};
use crate::place::Lieu;
use crate::referentiel::Referentiel;
use crate::referentiel::types::NomTable;
use crate::tables::Source;

/// Names the owner wherever a table tells it. A fault of the file itself stays with whoever dropped it.
pub fn assign(pack: &Referentiel, sources: &[Source], diagnostics: &mut [Diagnostic]) {
    let owners = Owners::new(pack, sources);
    for diagnostic in diagnostics {
        let of_place = diagnostic.lieu.as_ref().and_then(|lieu| owners.of(lieu));
        let of_file = diagnostic.code.id[1..].starts_with('1');
        let owner = if of_file { None } else { of_place.or_else(|| owner_of_absent(pack, diagnostic)) };
        if let Some(owner) = owner {
            owner.clone_into(&mut diagnostic.responsable);
        }
    }
}

/// Everybody whom the pack names, in the order of its tables: whoever mends the lists goes first.
pub fn in_order(pack: &Referentiel) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for table in &pack.tables {
        if !names.contains(&table.responsable) {
            names.push(table.responsable.clone());
        }
    }
    names
}

/// A file and one of its sheets, as text.
type Feuille<'a> = (&'a str, Option<&'a str>);

/// The tables of each sheet: the row of the header, from zero, and the owner.
struct Owners<'a>(BTreeMap<Feuille<'a>, BTreeMap<u32, &'a str>>);

impl<'a> Owners<'a> {
    fn new(pack: &'a Referentiel, sources: &'a [Source]) -> Self {
        let mut owners = BTreeMap::<_, BTreeMap<u32, &str>>::new();
        for source in sources {
            let table =
                source.table.as_ref().and_then(|t| pack.tables.iter().find(|known| known.libelle == *t));
            if let Some(table) = table {
                let header = source.ligne_entete.map_or(0, |ligne| ligne.saturating_sub(1));
                let sheet = (&*source.fichier, source.feuille.as_deref());
                owners.entry(sheet).or_default().insert(header, table.responsable.as_str());
            }
        }
        Self(owners)
    }

    /// The owner of the last table that begins above the place.
    fn of(&self, lieu: &Lieu) -> Option<&'a str> {
        let tables = self.0.get(&(&*lieu.fichier, lieu.feuille.as_deref()))?;
        let row = lieu.cellule.map_or(0, |cellule| cellule.ligne);
        tables.range(..=row).next_back().or_else(|| tables.first_key_value()).map(|(_, owner)| *owner)
    }
}

/// The owner of the table that is missing altogether.
fn owner_of_absent<'a>(pack: &'a Referentiel, diagnostic: &Diagnostic) -> Option<&'a str> {
    let absent = if *diagnostic.code == codes::AUCUN_CANDIDAT {
        NomTable::Candidats
    } else if *diagnostic.code == codes::ETABLISSEMENT_ABSENT {
        NomTable::Etablissement
    } else {
        return None;
    };
    pack.tables.iter().find(|table| table.table == absent).map(|table| table.responsable.as_str())
}
