//! One sheet: its rows, and what is hidden, merged or filtered in it.

use super::{Contexte, cellule, reference};
use crate::intake::recolte::{Budget, COLONNES_MAX, LIGNES_MAX, Recolte, Traits};
use crate::intake::sheet::{Contenu, Plage};
use crate::intake::xml::{Balise, Faute, Lecteur};
use crate::place::Cellule;

/// Merged ranges beyond which a sheet is not a table.
const FUSIONS_MAX: usize = 100_000;

/// A sheet, and the identifiers of the tables that it holds.
pub struct Lue {
    pub contenu: Contenu,
    pub tableaux: Vec<String>,
}

/// What is gathered on the way; the dimension that the file announces is not looked at.
struct Feuille<'c> {
    contexte: &'c Contexte,
    recolte: Recolte,
    /// The row that follows the last one, from zero.
    ligne: u32,
}

/// # Errors
/// When the sheet is damaged, or refuses the whole workbook.
pub fn read(octets: &[u8], contexte: &Contexte, budget: &mut Budget) -> Result<Lue, Faute> {
    let mut lecteur = Lecteur::new(octets)?;
    lecteur.root(&["worksheet"])?;
    let mut feuille = Feuille { contexte, recolte: Recolte::default(), ligne: 0 };
    let mut contenu = Contenu::default();
    let mut tableaux = Vec::new();
    while let Some(balise) = lecteur.child()? {
        match balise.local() {
            "sheetPr" => {
                contenu.filtree |= balise.is_set("filterMode")?;
                lecteur.skip()?;
            }
            "cols" => read_columns(&mut lecteur, &mut contenu.colonnes_masquees)?,
            "sheetData" => feuille.read_rows(&mut lecteur, budget)?,
            "autoFilter" => contenu.filtree |= has_criterion(&mut lecteur)?,
            "mergeCells" => read_merges(&mut lecteur, &mut contenu.fusions)?,
            "tableParts" => {
                while let Some(balise) = lecteur.child()? {
                    tableaux.extend(balise.prefixed("id")?.map(std::borrow::Cow::into_owned));
                    lecteur.skip()?;
                }
            }
            _ => lecteur.skip()?,
        }
    }
    lecteur.finish()?;
    contenu.lignes = feuille.recolte.into_rows();
    for ligne in &mut contenu.lignes {
        ligne.calendrier_1904 = contexte.calendrier_1904;
    }
    contenu.colonnes_masquees.sort_unstable();
    contenu.colonnes_masquees.dedup();
    Ok(Lue { contenu, tableaux })
}

/// Whether the part of a table says that it is filtered.
pub fn table_is_filtered(octets: &[u8]) -> Result<bool, Faute> {
    let mut lecteur = Lecteur::new(octets)?;
    lecteur.root(&["table"])?;
    let mut filtered = false;
    while let Some(balise) = lecteur.child()? {
        match balise.local() {
            "autoFilter" => filtered |= has_criterion(&mut lecteur)?,
            _ => lecteur.skip()?,
        }
    }
    Ok(filtered)
}

impl Feuille<'_> {
    fn read_rows(&mut self, lecteur: &mut Lecteur<'_>, budget: &mut Budget) -> Result<(), Faute> {
        while let Some(balise) = lecteur.child()? {
            if balise.local() != "row" {
                lecteur.skip()?;
                continue;
            }
            let numero = balise.attribut("r")?.map(|r| reference::row(&r)).transpose()?;
            let masquee = balise.is_set("hidden")?
                || balise.attribut("ht")?.is_some_and(|ht| ht.trim().parse() == Ok(0.0));
            let mut traits = Traits::default();
            let ligne = self.read_row(lecteur, budget, numero, &mut traits)?;
            if masquee {
                self.recolte.hide(ligne);
            }
            if traits.strike_out() {
                self.recolte.strike(ligne);
            }
            self.ligne = ligne + 1;
        }
        Ok(())
    }

    /// Reads the open row and answers its number: its own, else that of its cells, else the next one.
    fn read_row(
        &mut self,
        lecteur: &mut Lecteur<'_>,
        budget: &mut Budget,
        numero: Option<u32>,
        traits: &mut Traits,
    ) -> Result<u32, Faute> {
        let mut ligne = numero;
        let mut colonne = 0;
        let mut named = None;
        while let Some(balise) = lecteur.child()? {
            if balise.local() != "c" {
                lecteur.skip()?;
                continue;
            }
            let reference = balise.attribut("r")?;
            // A writer names the places of its cells, or lets them follow each other.
            if *named.get_or_insert(reference.is_some()) != reference.is_some() {
                return Err(Faute::Partie("une de ses cellules a perdu sa place".to_owned()));
            }
            let place = match reference {
                Some(r) => reference::cell(&r)?,
                None => Cellule { ligne: ligne.unwrap_or(self.ligne), colonne },
            };
            if *ligne.get_or_insert(place.ligne) != place.ligne {
                return Err(Faute::Partie(format!("la cellule {place} y figure dans une autre ligne")));
            }
            if place.colonne >= COLONNES_MAX || place.ligne >= LIGNES_MAX {
                return Err(Faute::Partie("une cellule y sort de la grille d’un tableur".to_owned()));
            }
            colonne = place.colonne + 1;
            let (genre, style) = (balise.attribut("t")?, balise.attribut("s")?);
            if let Some(valeur) = cellule::read(lecteur, self.contexte, genre.as_deref(), style.as_deref())? {
                traits.count(self.contexte.polices.strikes(style.as_deref()));
                self.recolte.push(budget, place.ligne, place.colonne, valeur)?;
            }
        }
        Ok(ligne.unwrap_or(self.ligne))
    }
}

fn read_columns(lecteur: &mut Lecteur<'_>, masquees: &mut Vec<u32>) -> Result<(), Faute> {
    while let Some(balise) = lecteur.child()? {
        let width = balise.attribut("width")?;
        if balise.is_set("hidden")? || width.is_some_and(|width| width.trim().parse() == Ok(0.0)) {
            let (first, last) = (column(&balise, "min")?, column(&balise, "max")?);
            // Each range lies within the grid; many of them would repeat it.
            if masquees.len() <= COLONNES_MAX as usize {
                masquees.extend(first..=last);
            }
        }
        lecteur.skip()?;
    }
    Ok(())
}

/// A column of the grid, from zero.
fn column(balise: &Balise<'_>, nom: &str) -> Result<u32, Faute> {
    let texte = balise.attribut(nom)?.ok_or_else(Faute::abime)?;
    match texte.trim().parse::<u32>() {
        Ok(column) if (1..=COLONNES_MAX).contains(&column) => Ok(column - 1),
        _ => Err(Faute::abime()),
    }
}

fn read_merges(lecteur: &mut Lecteur<'_>, fusions: &mut Vec<Plage>) -> Result<(), Faute> {
    while let Some(balise) = lecteur.child()? {
        if let Some(reference) = balise.attribut("ref")? {
            if fusions.len() == FUSIONS_MAX {
                return Err(Faute::Partie("elle contient trop de cellules fusionnées".to_owned()));
            }
            let plage = reference::range(&reference)?;
            if plage.debut != plage.fin {
                fusions.push(plage);
            }
        }
        lecteur.skip()?;
    }
    Ok(())
}

/// Whether the open filter leaves something out: its mere buttons do not.
fn has_criterion(lecteur: &mut Lecteur<'_>) -> Result<bool, Faute> {
    lecteur.any_filled(|balise| balise.local() == "filterColumn")
}
