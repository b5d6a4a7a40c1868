//! Fonts: which cells are struck out or greyed, as one does to a row that no longer counts.

use crate::intake::xml::{Faute, Lecteur};

/// Whether each format of the cells strikes or greys what it shows, by the rank that a cell names.
#[derive(Default)]
pub struct Polices {
    barrees: Vec<bool>,
}

impl Polices {
    pub fn read(octets: &[u8]) -> Result<Self, Faute> {
        let mut lecteur = Lecteur::new(octets)?;
        lecteur.root(&["styleSheet"])?;
        let mut polices = Vec::new();
        let mut formats: Vec<Option<usize>> = Vec::new();
        while let Some(balise) = lecteur.child()? {
            match balise.local() {
                "fonts" => {
                    while lecteur.child()?.is_some() {
                        polices.push(read_font(&mut lecteur)?);
                    }
                }
                "cellXfs" => {
                    while let Some(balise) = lecteur.child()? {
                        if balise.local() == "xf" {
                            formats.push(balise.attribut("fontId")?.and_then(|id| id.trim().parse().ok()));
                        }
                        lecteur.skip()?;
                    }
                }
                _ => lecteur.skip()?,
            }
        }
        let struck = |police: &Option<usize>| police.is_some_and(|rank| polices.get(rank) == Some(&true));
        Ok(Self { barrees: formats.iter().map(struck).collect() })
    }

    pub fn strikes(&self, style: Option<&str>) -> bool {
        let rank = style.and_then(|style| style.trim().parse::<usize>().ok());
        rank.is_some_and(|rank| self.barrees.get(rank) == Some(&true))
    }
}

/// Whether the open font strikes or greys its text.
fn read_font(lecteur: &mut Lecteur<'_>) -> Result<bool, Faute> {
    let mut struck = false;
    while let Some(balise) = lecteur.child()? {
        struck |= match balise.local() {
            // Its mere presence says yes.
            "strike" => balise.attribut("val")?.is_none() || balise.is_set("val")?,
            "color" => balise.attribut("rgb")?.is_some_and(|rgb| is_grey(&rgb)),
            _ => false,
        };
        lecteur.skip()?;
    }
    Ok(struck)
}

/// A grey that is neither black nor white, `FF999999` or `#999999`: what a person chooses to fade a row.
pub fn is_grey(couleur: &str) -> bool {
    const GRIS: std::ops::RangeInclusive<u8> = 0x70..=0xD9;
    let hex = couleur.trim_start_matches('#');
    let Some(rgb) = hex.len().checked_sub(6).and_then(|start| hex.get(start..)) else { return false };
    let part = |at: usize| rgb.get(at..at + 2).and_then(|part| u8::from_str_radix(part, 16).ok());
    match [part(0), part(2), part(4)] {
        [Some(r), Some(g), Some(b)] => r == g && g == b && GRIS.contains(&r),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_font_strikes_or_greys() {
        let xml = br#"<styleSheet><fonts><font/><font><strike/></font><font><strike val="0"/></font>
            <font><color rgb="FF999999"/></font><font><color rgb="FF000000"/></font></fonts>
            <cellStyleXfs><xf fontId="1"/></cellStyleXfs>
            <cellXfs><xf fontId="0"/><xf fontId="1"/><xf fontId="2"/><xf fontId="3"/><xf fontId="4"/><xf/></cellXfs></styleSheet>"#;
        let polices = Polices::read(xml).unwrap();
        let found = ["0", "1", "2", "3", "4", "5", "9", "x"].map(|style| polices.strikes(Some(style)));
        assert_eq!(found, [false, true, false, true, false, false, false, false]);
        assert!(!polices.strikes(None));
    }

    #[test]
    fn greys_are_neither_black_nor_white() {
        assert!(is_grey("FF808080") && is_grey("#bfbfbf"));
        for other in ["FF000000", "FFFFFFFF", "FF333333", "FF80807F", "#808", "", "é80808"] {
            assert!(!is_grey(other), "{other}");
        }
    }
}
