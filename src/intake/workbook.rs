//! Workbooks, each through the reader of its format.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::classeur::{self, ABIME, FeuilleLue, Lecture, NonLue, Refus};
use super::conteneur::Conteneur;
use super::nature::Format;
use super::recolte::{Budget, remarks};
use super::releve::Onglet;
use super::xml::Faute;
use super::{biff, ods, temoin, xlsb, xlsx};

pub(super) const HORS_GRILLE: &str = "une de ses cellules est hors de la grille";

/// Every sheet of a workbook, from its bytes alone. A hostile file may make this panic inside, never end, or ask for
/// all the memory: a run calls it in a process of its own.
pub fn read(format: Format, bytes: &[u8]) -> Lecture {
    let read = catch_unwind(AssertUnwindSafe(|| match format {
        Format::Xlsx => xlsx::read(&mut Conteneur::open(bytes)?),
        Format::Ods => ods::read(&mut Conteneur::open(bytes)?),
        Format::Xlsb => assemble(confronted(xlsb::read(&mut Conteneur::open(bytes)?)?, format, bytes)),
        Format::Xls => assemble(confronted(biff::read(bytes)?, format, bytes)),
    }));
    classeur::bounded(read.unwrap_or_else(|_| Err(Refus::illisible(ABIME))))
}

/// After a second reading.
fn confronted(mut onglets: Vec<Onglet>, format: Format, bytes: &[u8]) -> Vec<Onglet> {
    temoin::confront(&mut onglets, format, bytes);
    onglets
}

/// The sheets of a binary workbook.
fn assemble(onglets: Vec<Onglet>) -> Lecture {
    let mut budget = Budget::default();
    let mut feuilles = Vec::new();
    for onglet in onglets {
        let contenu = match onglet.autre {
            Some(quoi) => Err(NonLue::AutreSorte(quoi.to_owned())),
            None => {
                let read = onglet.releve.complete(&mut budget, onglet.cellules, onglet.masque);
                Ok(read.map_err(Faute::into_refus)?)
            }
        };
        let remarques = contenu.as_ref().map_or_else(|_| Vec::new(), |contenu| remarks(&contenu.lignes));
        feuilles.push(FeuilleLue { nom: onglet.nom, contenu, remarques });
    }
    Ok(feuilles)
}
