//! The styles that a spreadsheet keeps beside its cells: sheets that are not shown, cells that are struck out or greyed.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::intake::xlsx::polices::is_grey;
use crate::intake::xml::{Faute, Lecteur};

#[derive(Default)]
pub struct Styles {
    caches: BTreeSet<String>,
    barres: BTreeSet<String>,
}

impl Styles {
    /// Reads the open list of styles.
    pub fn read(lecteur: &mut Lecteur<'_>) -> Result<Self, Faute> {
        let mut styles = Self::default();
        while let Some(style) = lecteur.child()? {
            let nom = style.attribut("style:name")?.map(Cow::into_owned);
            let of_cells = style.attribut("style:family")?.as_deref() == Some("table-cell");
            while let Some(proprietes) = lecteur.child()? {
                match proprietes.nom() {
                    "style:table-properties" => {
                        let hidden = proprietes.attribut("table:display")?.as_deref() == Some("false");
                        styles.caches.extend(nom.clone().filter(|_| hidden));
                    }
                    "style:text-properties" if of_cells => {
                        let line = proprietes.attribut("style:text-line-through-style")?;
                        let kind = proprietes.attribut("style:text-line-through-type")?;
                        let struck = [line, kind].into_iter().flatten().any(|of_line| of_line != "none");
                        let grey = proprietes.attribut("fo:color")?.is_some_and(|color| is_grey(&color));
                        styles.barres.extend(nom.clone().filter(|_| struck || grey));
                    }
                    _ => {}
                }
                lecteur.skip()?;
            }
        }
        Ok(styles)
    }

    /// Whether the sheets of a style are not shown.
    pub fn hides(&self, style: Option<&str>) -> bool {
        style.is_some_and(|style| self.caches.contains(style))
    }

    /// Whether the cells of a style are struck out or greyed.
    pub fn strikes(&self, style: Option<&str>) -> bool {
        style.is_some_and(|style| self.barres.contains(style))
    }
}
