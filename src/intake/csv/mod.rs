//! Tables kept as text: csv, tsv, and what school software exports.
//!
//! Three steps, none of which guesses: bytes to text ([`encoding`]), text to a way of cutting it ([`dialect`]),
//! lines to fields ([`records`]). Where two readings are possible, the file is refused and both are shown.

mod dialect;
mod encoding;
mod french;
mod melange;
mod records;

pub use encoding::utf16_of;

use serde::{Deserialize, Serialize};

use super::recolte::LIGNES_LUES_MAX;
use super::sheet::{Contenu, Sheet};
use crate::diagnostics::{Diagnostic, Diagnostics, messages};
use crate::place::Lieu;
use dialect::Dialect;
use records::{Faute, Genre};

/// A text as its reader leaves it: plain data, which crosses from one process to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ancien {
    /// « ancien Mac (MacRoman) ».
    nom: String,
    /// A word of the file, as it is read.
    mot: String,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct Lecture {
    /// Set where the code page is one that nobody uses any more.
    ancien: Option<Ancien>,
    contenu: Result<Contenu, Refus>,
}

#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Refus {
    Encodage(encoding::Refus),
    Faute {
        faute: Faute,
        dialect: Dialect,
    },
    /// Its reader did not come to an end: in words, as they stand between the brackets of the message.
    Arret(String),
}

impl Lecture {
    /// Of a reader that did not come to an end.
    pub fn stopped(raison: &str) -> Self {
        Self { ancien: None, contenu: Err(Refus::Arret(raison.to_owned())) }
    }
}

/// A text file, from its bytes alone. A run calls it in a process of its own. Rows are numbered as the spreadsheet
/// that opens the file shows them.
pub fn read(bytes: &[u8]) -> Lecture {
    let decoded = match encoding::decode(bytes) {
        Ok(decoded) => decoded,
        Err(refus) => return Lecture { ancien: None, contenu: Err(Refus::Encodage(refus)) },
    };
    let ancien = decoded.ancien.map(|ancien| Ancien { nom: ancien.nom.to_owned(), mot: ancien.mot });
    let text = dialect::without_sep_line(&decoded.texte);
    let dialect = Dialect::of(&decoded.texte);
    let contenu = match records::scan(text, dialect) {
        Ok(lignes) => Ok(Contenu { lignes, ..Contenu::default() }),
        Err(faute) => Err(Refus::Faute { faute, dialect }),
    };
    Lecture { ancien, contenu }
}

/// The one sheet of a text file, or why there is none.
pub fn into_sheets(diags: &mut Diagnostics, lieu: &Lieu, lecture: Lecture) -> Vec<Sheet> {
    if let Some(ancien) = lecture.ancien {
        diags.push(messages::encodage_ancien(lieu, &ancien.nom, &ancien.mot));
    }
    match lecture.contenu {
        Ok(contenu) => vec![Sheet { lieu: lieu.clone(), contenu }],
        Err(refus) => {
            diags.push(match &refus {
                Refus::Encodage(refus) => told_refusal(lieu, refus),
                Refus::Faute { faute, dialect } => told_fault(lieu, faute, *dialect),
                Refus::Arret(raison) => messages::fichier_illisible(lieu, raison),
            });
            Vec::new()
        }
    }
}

fn told_refusal(lieu: &Lieu, refus: &encoding::Refus) -> Diagnostic {
    use encoding::Refus;

    match refus {
        Refus::Malforme => messages::encodage_inconnu(lieu),
        Refus::Douteux { ligne, lectures: [one, other] } => {
            messages::encodage_douteux(lieu, *ligne + 1, one, other)
        }
        Refus::Mele { ligne, autres, lectures: [others, own] } => {
            messages::encodages_meles(lieu, *ligne + 1, *autres, others, own)
        }
        Refus::OctetNul { ligne } => messages::octet_nul(lieu, *ligne + 1),
    }
}

fn told_fault(lieu: &Lieu, faute: &Faute, dialect: Dialect) -> Diagnostic {
    let place = lieu.at(faute.ligne, faute.colonne);
    let quote = char::from(dialect.quote);
    match &faute.genre {
        Genre::NonFerme => messages::guillemet_non_ferme(&place, quote),
        Genre::MalFerme => messages::guillemet_mal_ferme(&place, quote),
        Genre::LignesAvalees(lignes) => messages::guillemet_qui_avale(&place, quote, *lignes),
        Genre::Melange(other) => {
            messages::separateurs_meles(&place, char::from(*other), char::from(dialect.separator))
        }
        Genre::Demesure(quoi) => messages::texte_demesure(&place, quoi),
        Genre::TropDeLignes => messages::trop_de_lignes(lieu, LIGNES_LUES_MAX),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::sheet::Valeur;

    fn sheet(bytes: &[u8]) -> Contenu {
        let mut diags = Diagnostics::default();
        let lieu = Lieu::fichier(&"liste.csv".into());
        let mut sheets = into_sheets(&mut diags, &lieu, read(bytes));
        assert!(diags.into_sorted().is_empty());
        sheets.remove(0).contenu
    }

    fn cells(bytes: &[u8]) -> Vec<(u32, u32, String)> {
        sheet(bytes)
            .lignes
            .into_iter()
            .flat_map(|l| {
                l.cellules.into_iter().map(move |(column, valeur)| match valeur {
                    Valeur::Texte(text) => (l.numero, column, text),
                    other => panic!("{other:?} is not a text"),
                })
            })
            .collect()
    }

    #[test]
    fn places_count_rows_as_a_spreadsheet_does() {
        assert_eq!(
            cells("\u{feff}Titre\r\n\r\nNom;Prénom\r\n\"a\r\nb\";Léa\r\nc;Zoé\r\n".as_bytes()),
            [
                (0, 0, "Titre".into()),
                (2, 0, "Nom".into()),
                (2, 1, "Prénom".into()),
                (3, 0, "a\r\nb".into()),
                (3, 1, "Léa".into()),
                (4, 0, "c".into()),
                (4, 1, "Zoé".into()),
            ]
        );
    }

    #[test]
    fn a_blank_cell_does_not_shift_the_others() {
        assert_eq!(
            cells("Nom;Prénom\r\n;Léa\r\n".as_bytes()),
            [(0, 0, "Nom".into()), (0, 1, "Prénom".into()), (1, 1, "Léa".into())]
        );
    }

    #[test]
    fn a_line_tells_how_many_fields_it_has_blank_ones_included() {
        let fields: Vec<(u32, Option<u32>)> = sheet(b"sep=;\na;b;c\n\n;;\n1;2\n\"x;y\";2;3;\n;;z\n")
            .lignes
            .iter()
            .map(|l| (l.numero, l.champs))
            .collect();
        assert_eq!(fields, [(0, Some(3)), (3, Some(2)), (4, Some(4)), (5, Some(3))]);
    }

    #[test]
    fn apostrophes_quote_fields_when_the_file_does_so() {
        let read = cells(b"'TMA';D'ETE\n'TMB';'L''HER'\n");
        assert_eq!(read[0].2, "TMA");
        assert_eq!(read[1].2, "D'ETE");
        assert_eq!(read[3].2, "L'HER");
    }

    #[test]
    fn a_quote_inside_a_field_is_text() {
        assert_eq!(cells(b"Nom;Taille\n\xC9cran;21\" environ\n")[3].2, "21\" environ");
    }

    #[test]
    fn windows_1252_and_a_sep_line_are_understood() {
        assert_eq!(cells(b"sep=,\nNom,Pr\xE9nom\n")[1], (0, 1, "Prénom".into()));
    }

    #[test]
    fn every_end_of_line_ends_a_line() {
        let expected = [(0, 0, "a".into()), (0, 1, "b".into()), (1, 0, "c".into()), (1, 1, "d".into())];
        for text in ["a;b\nc;d\n", "a;b\r\nc;d", "a;b\rc;d\r"] {
            assert_eq!(cells(text.as_bytes()), expected, "{text:?}");
        }
    }
}
