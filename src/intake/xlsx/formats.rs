//! The number formats of a workbook's cells.

use std::collections::BTreeMap;

use crate::intake::affichage::Affichage;
use crate::intake::xml::{Faute, Lecteur};

/// The formats of the cells, by the rank that a cell names.
#[derive(Default)]
pub struct Formats {
    /// Nothing when the workbook has no styles at all: every cell is then a plain one.
    affichages: Option<Vec<Affichage>>,
}

impl Formats {
    pub fn read(octets: &[u8]) -> Result<Self, Faute> {
        let mut lecteur = Lecteur::new(octets)?;
        lecteur.root(&["styleSheet"])?;
        let mut codes = BTreeMap::new();
        let mut ids = Vec::new();
        while let Some(balise) = lecteur.child()? {
            match balise.local() {
                "numFmts" => {
                    while let Some(balise) = lecteur.child()? {
                        if let (Some(id), Some(code)) =
                            (balise.attribut("numFmtId")?, balise.attribut("formatCode")?)
                        {
                            codes.insert(id.into_owned(), Affichage::of_code(&code));
                        }
                        lecteur.skip()?;
                    }
                }
                "cellXfs" => {
                    while let Some(balise) = lecteur.child()? {
                        if balise.local() == "xf" {
                            ids.push(balise.attribut("numFmtId")?.map_or_else(String::new, Into::into));
                        }
                        lecteur.skip()?;
                    }
                }
                _ => lecteur.skip()?,
            }
        }
        lecteur.finish()?;
        let built_in = |id: &String| id.parse().map_or(Affichage::Nu, Affichage::of_id);
        let affichage = |id: &String| codes.get(id).cloned().unwrap_or_else(|| built_in(id));
        Ok(Self { affichages: Some(ids.iter().map(affichage).collect()) })
    }

    /// The format that a cell names; nothing when there is no such format.
    pub fn find(&self, style: Option<&str>) -> Option<&Affichage> {
        let (Some(affichages), Some(style)) = (&self.affichages, style) else { return Some(&Affichage::Nu) };
        style.trim().parse().ok().and_then(|rank: usize| affichages.get(rank))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::sheet::Jour;

    #[test]
    fn a_cell_names_its_format_by_rank() {
        let xml = br#"<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>
            <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
            <cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="9"/><xf numFmtId="14"/></cellXfs></styleSheet>"#;
        let formats = Formats::read(xml).unwrap();
        let found: Vec<_> = ["0", "1", "2", "3", "4", "x"].map(|style| formats.find(Some(style))).into();
        let (nu, jour, pourcentage) =
            (&Affichage::Nu, &Affichage::Jour(Jour::Entier), &Affichage::Pourcentage);
        assert_eq!(found, [Some(nu), Some(jour), Some(pourcentage), Some(jour), None, None]);
        assert_eq!(formats.find(None), Some(nu));
        assert_eq!(Formats::default().find(Some("7")), Some(nu));
    }
}
