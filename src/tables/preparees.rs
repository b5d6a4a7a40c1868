//! What the program wrote itself in the workbooks to fill: marks that are read back as data, and rows that are none.

mod alteration;
mod colonnes;

use serde::{Deserialize, Serialize};

use super::entete::Entete;
use crate::intake::{Sheet, Valeur};
use crate::referentiel::types::NomTable;

pub use colonnes::{ColonnePreparee, Genre, Sujet, columns};

pub(super) use alteration::alteration;

/// The first cell of a sheet of lists: what is read back passes it over.
pub const MARQUE: &str = "Listes de choix : ne rien écrire ici";

/// Stands above the header of every sheet, for whoever fills it. Sheets that were written before they had a mark of
/// their own are known by it alone.
pub const CONSIGNE: &str = "Remplir les cases blanches ; les cases grises sont verrouillées (sans mot de passe). Une ligne \
laissée telle quelle n’est pas lue. Dates au format JJ/MM/AAAA ; plusieurs valeurs dans une case : une par ligne, ou \
séparées par des points-virgules.";

/// What a cell begins with when the program wrote it for itself.
const PREFIXE: &str = "liasse:feuille ";

/// What a sheet to fill was written for, in a cell of it: what comes back is held against it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marque {
    pub table: NomTable,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub epreuve: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub situation: Option<String>,
    /// Keys and codes, and not what the pack of the day would prepare: a column that the pack has gained since was
    /// never in this sheet.
    pub colonnes: Vec<String>,
}

impl Marque {
    pub fn write(&self) -> String {
        let json = serde_json::to_string(self).expect("texts and lists are JSON");
        format!("{PREFIXE}{json}")
    }

    fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text.strip_prefix(PREFIXE)?).ok()
    }
}

/// Whether a text is a mark, and so no header, whatever it says.
pub(super) fn is_mark(text: &str) -> bool {
    text.starts_with(PREFIXE.trim_end())
}

/// A sheet that `liasse modeles` wrote.
struct Preparee {
    /// None in a sheet of an earlier version. Several where a sheet was pasted over another, mark included.
    marques: Vec<Marque>,
}

impl Preparee {
    /// By what stands in the rows up to `derniere`, from zero: below a header, it would be that of something that was
    /// pasted there.
    fn find(sheet: &Sheet, derniere: u32) -> Option<Self> {
        let rows = sheet.contenu.lignes.iter().take_while(|ligne| ligne.numero <= derniere);
        let texts: Vec<&str> = rows
            .flat_map(|ligne| &ligne.cellules)
            .filter_map(|(_, valeur)| match valeur {
                Valeur::Texte(text) => Some(text.as_str()),
                _ => None,
            })
            .filter(|text| is_mark(text) || *text == CONSIGNE)
            .collect();
        let marques = texts.iter().filter_map(|text| Marque::read(text)).collect();
        (!texts.is_empty()).then_some(Self { marques })
    }
}

/// The lists of choices of our own workbooks are no data.
pub(super) fn holds_data(sheet: &Sheet) -> bool {
    let first = sheet.contenu.lignes.first().and_then(|ligne| ligne.cellules.first());
    let is_lists = matches!(first, Some((_, Valeur::Texte(text))) if text == MARQUE);
    first.is_some() && !is_lists
}

/// The columns that `liasse modeles` fills in its own sheets: there, a row that holds nothing else says nothing
/// yet. In any other sheet somebody wrote it, and every row counts.
pub(super) fn given_by_us(entete: &Entete<'_>, sheet: &Sheet) -> Vec<u32> {
    const IDENTITE: [&str; 6] =
        ["numero_candidat", "ine", "nom_de_famille", "prenoms", "date_de_naissance", "classe"];
    let also: &[&str] = match entete.nom() {
        NomTable::Etablissement | NomTable::Candidats | NomTable::Pfmp | NomTable::Justificatifs => &[],
        NomTable::EvaluationsTuteur => &["periode"],
        NomTable::Travaux | NomTable::Commissions => &["epreuve"],
        NomTable::EvaluationsCcf => &["epreuve", "situation"],
    };
    if Preparee::find(sheet, entete.ligne).is_none() {
        return Vec::new();
    }
    IDENTITE.iter().chain(also).filter_map(|key| entete.colonnes.get(key)).flatten().copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_read_back_as_it_was_written() {
        let marque = Marque {
            table: NomTable::EvaluationsCcf,
            epreuve: Some("E2".to_owned()),
            situation: Some("S1 ; « bis »".to_owned()),
            colonnes: vec!["numero_candidat".to_owned(), "2.1.1-a".to_owned()],
        };
        assert_eq!(Marque::read(&marque.write()), Some(marque));
    }

    #[test]
    fn a_mark_that_says_nothing_is_a_mark_all_the_same() {
        for text in
            ["liasse:feuille", "liasse:feuille {}", "liasse:feuille {\"table\":\"menus\",\"colonnes\":[]}"]
        {
            assert!(is_mark(text));
            assert_eq!(Marque::read(text), None);
        }
        assert!(!is_mark("Feuille de liasse"));
    }
}
