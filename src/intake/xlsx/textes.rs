//! Shared strings, and the text of a cell: its runs, its escapes, its spaces.

use crate::intake::recolte::{CELLULES_MAX, text_value};
use crate::intake::sheet::Valeur;
use crate::intake::xml::{Faute, Lecteur, push_bounded};

/// Bytes of the shortest string that a part can hold: `<si/>`.
const TEXTE_MIN: usize = 5;
const ESPACES: [char; 4] = [' ', '\t', '\r', '\n'];

/// The strings that cells refer to by their rank; nothing when the workbook has no part for them.
#[derive(Default)]
pub struct Textes(Option<Vec<Valeur>>);

impl Textes {
    /// # Errors
    /// When the part is damaged, or announces more than it could hold.
    pub fn read(octets: &[u8]) -> Result<Self, Faute> {
        let mut lecteur = Lecteur::new(octets)?;
        let racine = lecteur.root(&["sst"])?;
        let announced = racine.attribut("uniqueCount")?.and_then(|count| count.trim().parse::<u64>().ok());
        if announced.is_some_and(|count| count > (octets.len() / TEXTE_MIN) as u64) {
            return Err(Faute::refus("il annonce plus de textes qu’il ne peut en contenir"));
        }
        let mut textes = Vec::new();
        while let Some(balise) = lecteur.child()? {
            match balise.local() {
                "si" => {}
                "extLst" => {
                    lecteur.skip()?;
                    continue;
                }
                // A string whose name is damaged would shift the rank of those that follow.
                _ => return Err(Faute::abime()),
            }
            if textes.len() == CELLULES_MAX {
                return Err(Faute::refus("il contient plus de deux millions de textes"));
            }
            textes.push(text_value(rich_text(&mut lecteur)?));
        }
        lecteur.finish()?;
        Ok(Self(Some(textes)))
    }

    pub fn is_absent(&self) -> bool {
        self.0.is_none()
    }

    /// The string that a cell names.
    pub fn find(&self, rang: &str) -> Valeur {
        let rang = rang.trim();
        if rang.is_empty() || !rang.bytes().all(|b| b.is_ascii_digit()) {
            let shown: String = rang.chars().take(20).collect();
            return Valeur::Illisible(format!("elle renvoie au texte « {shown} », qui n’est pas un numéro"));
        }
        let textes = self.0.as_deref().unwrap_or_default();
        let found = rang.parse().ok().and_then(|rang: usize| textes.get(rang));
        found.cloned().unwrap_or_else(|| {
            let shown: String = rang.chars().take(20).collect();
            let count = textes.len();
            Valeur::Illisible(format!(
                "elle renvoie au texte n° {shown}, et le fichier n’en compte que {count}"
            ))
        })
    }
}

/// The text of the open element (`si`, `is`): its own or that of its runs, without the phonetic ones.
pub fn rich_text(lecteur: &mut Lecteur<'_>) -> Result<String, Faute> {
    let mut texte = String::new();
    while let Some(balise) = lecteur.child()? {
        match balise.local() {
            "t" => push_text(lecteur, &mut texte)?,
            "r" => {
                while let Some(balise) = lecteur.child()? {
                    match balise.local() {
                        "t" => push_text(lecteur, &mut texte)?,
                        _ => lecteur.skip()?,
                    }
                }
            }
            _ => lecteur.skip()?,
        }
    }
    Ok(texte)
}

/// As Excel does, spaces around a text count only where the file says so.
fn push_text(lecteur: &mut Lecteur<'_>, texte: &mut String) -> Result<(), Faute> {
    let keeps = lecteur.keeps_spaces();
    let read = lecteur.text()?;
    let kept = if keeps { read.as_str() } else { read.trim_matches(ESPACES) };
    push_bounded(texte, &unescape(kept))
}

/// `_x000D_` is the character that XML could not carry; `_x005F_` guards an underscore.
pub fn unescape(texte: &str) -> String {
    if !texte.contains("_x") {
        return texte.to_owned();
    }
    let mut units: Vec<u16> = Vec::new();
    let mut plain = String::with_capacity(texte.len());
    let mut rest = texte;
    while !rest.is_empty() {
        if let Some(unit) = escape_at(rest) {
            units.push(unit);
            rest = &rest[7..];
            continue;
        }
        plain.push_str(&String::from_utf16_lossy(&units));
        units.clear();
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let next = rest[first..].find("_x").map_or(rest.len(), |at| at + first);
        plain.push_str(&rest[..next]);
        rest = &rest[next..];
    }
    plain.push_str(&String::from_utf16_lossy(&units));
    plain
}

/// The UTF-16 unit of an escape that stands at the head of a text.
fn escape_at(texte: &str) -> Option<u16> {
    let digits = texte.strip_prefix("_x")?.get(..5)?.strip_suffix('_')?;
    let is_hexadecimal = digits.bytes().all(|b| b.is_ascii_hexdigit());
    u16::from_str_radix(digits, 16).ok().filter(|_| is_hexadecimal)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(xml: &str) -> Vec<Valeur> {
        Textes::read(xml.as_bytes()).unwrap().0.unwrap()
    }

    fn text(texte: &str) -> Valeur {
        Valeur::Texte(texte.to_owned())
    }

    #[test]
    fn runs_are_joined_and_phonetics_left_out() {
        let xml = "<sst><si><t>a</t></si><si><r><rPr><b/></rPr><t>DURAND</t></r><r><t xml:space=\"preserve\"> Léa</t></r><rPh><t>x</t></rPh></si><si/></sst>";
        assert_eq!(read(xml), [text("a"), text("DURAND Léa"), text("")]);
    }

    #[test]
    fn spaces_count_where_the_file_says_so() {
        let xml = "<sst><si><t>\n  a b \n</t></si><si><t xml:space=\"preserve\"> a </t></si><si><t>\u{a0}a</t></si></sst>";
        assert_eq!(read(xml), [text("a b"), text(" a "), text("\u{a0}a")]);
    }

    #[test]
    fn escapes_are_undone() {
        for (written, meant) in [
            ("a_x000D_\nb", "a\r\nb"),
            ("_x005F_x000D_", "_x000D_"),
            ("_xD83D__xDE00_", "😀"),
            ("fichier_xlsx_x00_", "fichier_xlsx_x00_"),
            ("_x00+D_", "_x00+D_"),
            ("é_xé000_", "é_xé000_"),
            ("_x", "_x"),
        ] {
            assert_eq!(unescape(written), meant);
        }
    }

    #[test]
    fn a_rank_is_a_number_within_the_table() {
        let textes =
            Textes::read(b"<sst uniqueCount=\"7\"><si><t>a</t></si><si><t>b</t></si></sst>").unwrap();
        assert_eq!(textes.find("1"), text("b"));
        for rank in ["2", "abc", "-1", "+1", "1.0", "99999999999999999999", ""] {
            assert!(matches!(textes.find(rank), Valeur::Illisible(_)), "{rank}");
        }
    }

    #[test]
    fn more_strings_than_the_part_can_hold_are_refused() {
        let read = Textes::read(b"<sst uniqueCount=\"1000000000\"><si><t>a</t></si></sst>");
        assert!(matches!(read, Err(Faute::Conteneur(_))));
    }
}
