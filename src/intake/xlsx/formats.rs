//! Number formats: which cells show a day, which a percentage.

use std::collections::BTreeMap;

use crate::intake::xml::{Faute, Lecteur};

/// What a format makes of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Genre {
    Nombre,
    Pourcentage,
    /// A day of the calendar is shown, with or without a time.
    Jour,
}

/// The formats of the cells, by the rank that a cell names.
#[derive(Default)]
pub struct Formats {
    /// Nothing when the workbook has no styles at all: every cell is then a plain one.
    genres: Option<Vec<Genre>>,
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
                            codes.insert(id.into_owned(), genre_of_code(&code));
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
        let genre = |id: &String| codes.get(id).copied().unwrap_or_else(|| genre_of_id(id));
        Ok(Self { genres: Some(ids.iter().map(genre).collect()) })
    }

    /// The format that a cell names; nothing when there is no such format.
    pub fn find(&self, style: Option<&str>) -> Option<Genre> {
        let (Some(genres), Some(style)) = (&self.genres, style) else { return Some(Genre::Nombre) };
        style.trim().parse().ok().and_then(|rank: usize| genres.get(rank)).copied()
    }
}

/// Whether the cells of a format show a day of the calendar.
pub fn shows_a_day(code: &str) -> bool {
    genre_of_code(code) == Genre::Jour
}

/// The same of a format that the program has without writing it.
pub fn shows_a_day_by_number(id: u16) -> bool {
    genre_of_id(&id.to_string()) == Genre::Jour
}

/// Formats that the program has without writing them.
fn genre_of_id(id: &str) -> Genre {
    match id.parse() {
        Ok(9 | 10) => Genre::Pourcentage,
        // 27 to 36 and 50 to 58 are dates of East Asia.
        Ok(14..=17 | 22 | 27..=36 | 50..=58) => Genre::Jour,
        _ => Genre::Nombre,
    }
}

/// Of the first section, the one that positive numbers take.
fn genre_of_code(code: &str) -> Genre {
    let letters = letters_of(code);
    let has = |wanted: &str| letters.chars().any(|letter| wanted.contains(letter));
    if has("yd") || (has("m") && !has("hs")) {
        Genre::Jour
    } else if has("%") {
        Genre::Pourcentage
    } else {
        Genre::Nombre
    }
}

/// The symbols of a format that mean something, in small letters: neither quoted texts, nor what a backslash,
/// a `_` or a `*` guards, nor brackets (colours, conditions, durations), nor General and AM/PM.
fn letters_of(code: &str) -> String {
    let mut letters = String::new();
    let mut symbols = code.chars();
    while let Some(symbol) = symbols.next() {
        match symbol {
            ';' => break,
            '"' => {
                symbols.by_ref().take_while(|c| *c != '"').for_each(drop);
            }
            '[' => {
                // A duration, [h]:mm: it shows no day, and its m are minutes.
                let inside: String = symbols.by_ref().take_while(|c| *c != ']').collect();
                if !inside.is_empty() && inside.chars().all(|c| "hms".contains(c.to_ascii_lowercase())) {
                    letters.push('h');
                }
            }
            '\\' | '_' | '*' => {
                symbols.next();
            }
            symbol => letters.push(symbol.to_ascii_lowercase()),
        }
    }
    letters.replace("general", "").replace("am/pm", "h").replace("a/p", "h")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_that_show_a_day_are_dates() {
        for code in [
            "dd/mm/yyyy",
            "DD/MM/YY",
            "d-mmm",
            "mmmm\\ yyyy",
            "mmmm",
            "[$-40C]d mmmm yyyy;@",
            "m/d/yy h:mm",
            "yyyy-mm-dd\"T\"hh:mm:ss",
            "*-yyyy-mm-dd",
            "jj/mm/aaaa",
            "[Red]dd/mm",
        ] {
            assert_eq!(genre_of_code(code), Genre::Jour, "{code}");
        }
    }

    #[test]
    fn formats_that_show_no_day_are_not() {
        for code in [
            "General",
            "0.00",
            "#,##0\\ \"jours de PFMP\"",
            "0\\d",
            "[h]:mm",
            "[mm]:ss",
            "h:mm:ss",
            "hh:mm AM/PM",
            "mm:ss.0",
            "0.00E+00",
            "@",
            "#,##0 [$€-40C]",
            "_-* #,##0.00_d",
            "0;[Red]-0;\"dd\"",
            "\"Standard\"General",
        ] {
            assert_eq!(genre_of_code(code), Genre::Nombre, "{code}");
        }
        assert_eq!(genre_of_code("0.0 %"), Genre::Pourcentage);
        assert_eq!(genre_of_code("0\"%\""), Genre::Nombre);
    }

    #[test]
    fn a_cell_names_its_format_by_rank() {
        let xml = br#"<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>
            <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
            <cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="9"/><xf numFmtId="14"/></cellXfs></styleSheet>"#;
        let formats = Formats::read(xml).unwrap();
        let found: Vec<_> = ["0", "1", "2", "3", "4", "x"].map(|style| formats.find(Some(style))).into();
        let [n, j, p] = [Genre::Nombre, Genre::Jour, Genre::Pourcentage].map(Some);
        assert_eq!(found, [n, j, p, j, None, None]);
        assert_eq!(formats.find(None), n);
        assert_eq!(Formats::default().find(Some("7")), n);
    }
}
