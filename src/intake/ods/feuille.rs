//! One sheet: its rows, repeated as often as they say, and what is hidden or merged in it.

use super::cellule;
use super::styles::Styles;
use crate::intake::recolte::{Budget, CELLULES_MAX, COLONNES_MAX, LIGNES_MAX, Recolte, Traits};
use crate::intake::sheet::{Contenu, Plage, Valeur};
use crate::intake::xml::{Balise, Faute, Lecteur};
use crate::place::Cellule;

/// Merged ranges beyond which a sheet is not a table.
const FUSIONS_MAX: usize = 100_000;

const HORS_GRILLE: &str = "une cellule y sort de la grille d’un tableur";
const TROP_REPETEE: &str = "une ligne remplie y est répétée sans fin";
const TROP_DE_FUSIONS: &str = "il contient trop de cellules fusionnées";

/// What is gathered on the way.
struct Feuille<'s> {
    styles: &'s Styles,
    recolte: Recolte,
    fusions: Vec<Plage>,
    colonnes_masquees: Vec<u32>,
    /// Where the next row and the next column stand; beyond the grid when blank ones are repeated.
    ligne: u64,
    colonne: u64,
}

/// The filled cells of one row, and its merged ranges as numbers of rows and of columns.
#[derive(Default)]
struct Rangee {
    cellules: Vec<(u32, Valeur)>,
    fusions: Vec<(u32, u64, u64)>,
    traits: Traits,
}

/// Reads the open table to its end.
pub fn read(lecteur: &mut Lecteur<'_>, styles: &Styles, budget: &mut Budget) -> Result<Contenu, Faute> {
    let mut feuille = Feuille {
        styles,
        recolte: Recolte::default(),
        fusions: Vec::new(),
        colonnes_masquees: Vec::new(),
        ligne: 0,
        colonne: 0,
    };
    feuille.read_block(lecteur, budget, false)?;
    feuille.colonnes_masquees.sort_unstable();
    feuille.colonnes_masquees.dedup();
    Ok(Contenu {
        lignes: feuille.recolte.into_rows(),
        fusions: feuille.fusions,
        colonnes_masquees: feuille.colonnes_masquees,
        ..Contenu::default()
    })
}

impl Feuille<'_> {
    /// A table, or a group of its rows or columns, as deep as groups go; what is folded hides all it holds.
    fn read_block(
        &mut self,
        lecteur: &mut Lecteur<'_>,
        budget: &mut Budget,
        replie: bool,
    ) -> Result<(), Faute> {
        while let Some(balise) = lecteur.child()? {
            match balise.nom() {
                "table:table-columns"
                | "table:table-header-columns"
                | "table:table-rows"
                | "table:table-header-rows" => self.read_block(lecteur, budget, replie)?,
                "table:table-column-group" | "table:table-row-group" => {
                    let hidden = balise.attribut("table:display")?.as_deref() == Some("false");
                    self.read_block(lecteur, budget, replie || hidden)?;
                }
                "table:table-column" => {
                    self.add_columns(&balise, replie)?;
                    lecteur.skip()?;
                }
                "table:table-row" => self.read_rows(lecteur, budget, &balise, replie)?,
                _ => lecteur.skip()?,
            }
        }
        Ok(())
    }

    fn add_columns(&mut self, balise: &Balise<'_>, replie: bool) -> Result<(), Faute> {
        let first = self.colonne;
        self.colonne = first.saturating_add(count(balise, "table:number-columns-repeated")?);
        if replie || is_hidden(balise)? {
            let end = self.colonne.min(COLONNES_MAX.into());
            self.colonnes_masquees.extend((first..end).filter_map(|column| u32::try_from(column).ok()));
        }
        Ok(())
    }

    /// The open row, once or repeated.
    fn read_rows(
        &mut self,
        lecteur: &mut Lecteur<'_>,
        budget: &mut Budget,
        balise: &Balise<'_>,
        replie: bool,
    ) -> Result<(), Faute> {
        let repeated = count(balise, "table:number-rows-repeated")?;
        let hidden = replie || is_hidden(balise)?;
        let rangee = read_row(lecteur, self.styles)?;
        let first = self.ligne;
        self.ligne = first.saturating_add(repeated);
        if rangee.cellules.is_empty() {
            // Merged blank cells that go on to the end of the sheet hold nothing.
            return if repeated == 1 { self.add_merges(first, &rangee) } else { Ok(()) };
        }
        if repeated > (CELLULES_MAX / rangee.cellules.len()) as u64 {
            return Err(Faute::refus(TROP_REPETEE));
        }
        if self.ligne > LIGNES_MAX.into() {
            return Err(Faute::refus(HORS_GRILLE));
        }
        for ligne in first..self.ligne {
            self.add_merges(ligne, &rangee)?;
            let ligne = within(ligne, LIGNES_MAX)?;
            for (colonne, valeur) in &rangee.cellules {
                self.recolte.push(budget, ligne, *colonne, valeur.clone())?;
            }
            if hidden {
                self.recolte.hide(ligne);
            }
            if rangee.traits.strike_out() {
                self.recolte.strike(ligne);
            }
        }
        Ok(())
    }

    fn add_merges(&mut self, ligne: u64, rangee: &Rangee) -> Result<(), Faute> {
        for (colonne, lignes, colonnes) in &rangee.fusions {
            if self.fusions.len() == FUSIONS_MAX {
                return Err(Faute::refus(TROP_DE_FUSIONS));
            }
            let last =
                |start: u64, count: u64, max: u32| start.saturating_add(count - 1).min(u64::from(max) - 1);
            self.fusions.push(Plage {
                debut: Cellule { ligne: within(ligne, LIGNES_MAX)?, colonne: *colonne },
                fin: Cellule {
                    ligne: within(last(ligne, *lignes, LIGNES_MAX), LIGNES_MAX)?,
                    colonne: within(last((*colonne).into(), *colonnes, COLONNES_MAX), COLONNES_MAX)?,
                },
            });
        }
        Ok(())
    }
}

fn read_row(lecteur: &mut Lecteur<'_>, styles: &Styles) -> Result<Rangee, Faute> {
    let mut rangee = Rangee::default();
    let mut colonne = 0_u64;
    while let Some(balise) = lecteur.child()? {
        // Nothing else stands in a row: a cell whose name is damaged would shift those that follow.
        if !matches!(balise.nom(), "table:table-cell" | "table:covered-table-cell") {
            return Err(Faute::abime());
        }
        let first = colonne;
        colonne = first.saturating_add(count(&balise, "table:number-columns-repeated")?);
        let lignes = count(&balise, "table:number-rows-spanned")?;
        let colonnes = count(&balise, "table:number-columns-spanned")?;
        let barree = styles.strikes(balise.attribut("table:style-name")?.as_deref());
        let valeur = cellule::read(lecteur, &balise)?;
        if lignes > 1 || colonnes > 1 {
            rangee.fusions.push((within(first, COLONNES_MAX)?, lignes, colonnes));
        }
        let Some(valeur) = valeur.filter(|v| !matches!(v, Valeur::Texte(t) if t.trim().is_empty())) else {
            continue;
        };
        if colonne > COLONNES_MAX.into() {
            return Err(Faute::refus(HORS_GRILLE));
        }
        for column in first..colonne {
            rangee.traits.count(barree);
            rangee.cellules.push((within(column, COLONNES_MAX)?, valeur.clone()));
        }
    }
    Ok(rangee)
}

/// A place as an index of the grid.
fn within(place: u64, max: u32) -> Result<u32, Faute> {
    u32::try_from(place).ok().filter(|place| *place < max).ok_or_else(|| Faute::refus(HORS_GRILLE))
}

/// How many times, or over how many: one when the attribute is absent, and never none.
fn count(balise: &Balise<'_>, attribut: &str) -> Result<u64, Faute> {
    let Some(texte) = balise.attribut(attribut)? else { return Ok(1) };
    match texte.trim().parse() {
        Ok(0) | Err(_) => Err(Faute::abime()),
        Ok(count) => Ok(count),
    }
}

fn is_hidden(balise: &Balise<'_>) -> Result<bool, Faute> {
    let visibility = balise.attribut("table:visibility")?;
    Ok(matches!(visibility.as_deref(), Some("collapse" | "filter")))
}
