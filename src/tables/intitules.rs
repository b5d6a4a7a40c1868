//! A header as people write it: a title, and behind it what says how to fill the column.
//!
//! Stars, footnote marks and « (facultatif) » change nothing. A unit or a format is read: that of the column says
//! nothing new, any other one makes another column of it. Any other remark may too, as in « Nom (tuteur) », and stays.

use crate::referentiel::types::{Colonne, UsagesEntetes};
use crate::texte::{fold, plain};

/// A unit, by its name in the pack; nothing for a scale that the pack does not write.
type UniteLue<'a> = Option<&'a str>;

/// One way to read a header: a title, and the units that stand behind it.
#[derive(Debug, Clone)]
pub struct Titre<'a> {
    pub texte: String,
    pub plie: String,
    unites: Vec<UniteLue<'a>>,
}

impl Titre<'_> {
    /// Whether all that stands behind the title is the column's own.
    pub fn suits(&self, colonne: &Colonne) -> bool {
        self.unites.iter().all(|unite| unite.is_some() && *unite == colonne.unite.as_deref())
    }
}

/// What may stand at the end of a header, as the pack has it.
pub struct Ornements<'a> {
    mentions: Vec<String>,
    /// As they are written, each with its name.
    unites: Vec<(String, &'a str)>,
    /// The same behind « en ».
    en_unites: Vec<(String, &'a str)>,
}

impl<'a> Ornements<'a> {
    pub fn new(usages: &'a UsagesEntetes) -> Self {
        let written =
            usages.unites.iter().flat_map(|u| u.ecrite.iter().map(|text| (plain(text), u.unite.as_str())));
        let unites: Vec<(String, &str)> = written.collect();
        let en_unites = unites.iter().map(|(written, nom)| (format!("en {written}"), *nom)).collect();
        Self { mentions: usages.mentions.iter().map(|mention| plain(mention)).collect(), unites, en_unites }
    }

    /// The header as it stands, then without what stands behind it, one thing after the other.
    pub fn titles(&self, header: &str) -> Vec<Titre<'a>> {
        let marked: String = header.chars().map(|c| if is_mark(c) { '*' } else { c }).collect();
        let whole = plain(&marked);
        let mut titles = Vec::new();
        // « Note (%) » is no « Note », although its letters are the same.
        let signs = |written: &str| !written.contains(|c: char| c.is_ascii_alphanumeric());
        if !self.unites.iter().any(|(written, _)| signs(written) && whole.contains(written.as_str())) {
            titles.push(Titre { texte: header.to_owned(), plie: fold(header), unites: Vec::new() });
        }
        let mut unites = Vec::new();
        let mut rest = whole.as_str();
        while let Some((title, found)) = self.strip(rest) {
            unites.extend(found);
            rest = title;
            let plie = fold(title);
            if plie.is_empty() {
                break;
            }
            titles.push(Titre { texte: title.to_owned(), plie, unites: unites.clone() });
        }
        titles
    }

    /// Takes the last thing off.
    fn strip<'t>(&self, text: &'t str) -> Option<(&'t str, Vec<UniteLue<'a>>)> {
        let text = text.trim_end_matches([' ', ',', ';', ':', '.', '-']);
        let bare = text.trim_end_matches('*');
        if bare.len() < text.len() {
            return Some((bare, Vec::new()));
        }
        match bracketed(text) {
            Some((title, remark)) => Some((title, self.remark(remark)?)),
            None => self.unbracketed(text),
        }
    }

    /// The units of a remark, where each of its parts is one, or changes nothing.
    fn remark(&self, remark: &str) -> Option<Vec<UniteLue<'a>>> {
        let parts = remark
            .split([',', ';'])
            .flat_map(|part| part.split(" - "))
            .map(|part| part.trim_matches([' ', '*']));
        let mut unites = Vec::new();
        for part in parts.filter(|part| !self.mentions.iter().any(|mention| mention == part)) {
            match self.unit(part) {
                Some(unite) => unites.push(unite),
                None if is_footnote(part) => {}
                None => return None,
            }
        }
        Some(unites)
    }

    fn unit(&self, part: &str) -> Option<UniteLue<'a>> {
        let bare = part.strip_prefix("en ").unwrap_or(part);
        match self.unites.iter().find(|(written, _)| written == bare) {
            Some((_, nom)) => Some(Some(nom)),
            None => is_scale(bare).then_some(None),
        }
    }

    /// Without brackets, a bare word may belong to the title: « en jours », « /20 » and « jj/mm/aaaa » do not.
    fn unbracketed<'t>(&self, text: &'t str) -> Option<(&'t str, Vec<UniteLue<'a>>)> {
        if let Some(title) = self.mentions.iter().find_map(|mention| before(text, mention)) {
            return Some((title, Vec::new()));
        }
        let alone =
            |written: &str| written.contains(|c: char| !c.is_ascii_alphabetic() && c != ' ' && c != '-');
        let bare = self.unites.iter().filter(|(written, _)| alone(written));
        let known = self
            .en_unites
            .iter()
            .chain(bare)
            .find_map(|(written, nom)| Some((before(text, written)?, vec![Some(*nom)])));
        known.or_else(|| {
            let title = text.trim_end_matches(|c: char| c.is_ascii_digit());
            let title = title.strip_suffix('/').or_else(|| title.strip_suffix(" sur "))?;
            is_scale(text[title.len()..].trim_start()).then_some((title, vec![None]))
        })
    }
}

/// Figures and signs that call a note at the foot of the page.
pub fn is_mark(c: char) -> bool {
    matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹' | '†' | '‡' | '★' | '☆')
}

/// « title », « remark » of « title (remark) ».
fn bracketed(text: &str) -> Option<(&str, &str)> {
    let pairs = [(')', '('), (']', '['), ('}', '{')];
    let (close, open) = pairs.into_iter().find(|(close, _)| text.ends_with(*close))?;
    let inside = text.strip_suffix(close)?;
    inside.rsplit_once(open)
}

/// What stands before the last words of a text, where they are words of their own.
fn before<'t>(text: &'t str, end: &str) -> Option<&'t str> {
    let title = text.strip_suffix(end)?;
    let joined = title.ends_with(|c: char| c.is_ascii_alphanumeric())
        && end.starts_with(|c: char| c.is_ascii_alphanumeric());
    (!joined).then_some(title)
}

/// « (1) », « (*) », « (s) » and « (e) ».
fn is_footnote(part: &str) -> bool {
    let digits = part.bytes().all(|b| b.is_ascii_digit()) && part.len() <= 2;
    digits || part.len() == 1
}

/// « /10 », « sur 10 ».
fn is_scale(part: &str) -> bool {
    let number = part.strip_prefix('/').or_else(|| part.strip_prefix("sur "));
    number.is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::referentiel::types::UniteColonne;

    fn usages() -> UsagesEntetes {
        let unite = |unite: &str, ecrite: &[&str]| UniteColonne {
            unite: unite.to_owned(),
            ecrite: ecrite.iter().map(|text| (*text).to_owned()).collect(),
        };
        UsagesEntetes {
            mentions: vec!["facultatif".to_owned(), "à remplir".to_owned()],
            unites: vec![
                unite("note", &["/20", "sur 20"]),
                unite("date", &["jj/mm/aaaa"]),
                unite("jours", &["jours", "j"]),
                unite("demi", &["demi-journées"]),
                unite("part", &["%"]),
            ],
            ..UsagesEntetes::default()
        }
    }

    /// The last title, and the units behind it.
    fn read(header: &str) -> String {
        let usages = usages();
        let titles = Ornements::new(&usages).titles(header);
        let Some(last) = titles.last() else { return String::new() };
        let unites: Vec<&str> = last.unites.iter().map(|unite| unite.unwrap_or("?")).collect();
        format!("{} {}", last.plie, unites.join("+")).trim_end().to_owned()
    }

    #[test]
    fn what_stands_behind_a_title_is_taken_off() {
        for (header, expected) in [
            ("Classe", "classe"),
            ("Classe *", "classe"),
            ("Classe¹", "classe"),
            ("Classe (1)", "classe"),
            ("Classe² (facultatif) :", "classe"),
            ("Classe – à remplir", "classe"),
            ("Classe facultatif", "classe"),
            ("Note /20", "note note"),
            ("Note / 20", "note note"),
            ("Note sur 20", "note note"),
            ("Note (/20)*", "note note"),
            ("Note\u{a0}(sur 20)", "note note"),
            ("Note /10", "note ?"),
            ("Note (sur 40)", "note ?"),
            ("Né le (jj/mm/aaaa)*", "nele date"),
            ("Né le [JJ / MM / AAAA]", "nele date"),
            ("Né le jj/mm/aaaa", "nele date"),
            ("Né le (JJ/MM/AAAA, facultatif)", "nele date"),
            ("Présence (en jours)", "presence jours"),
            ("Présence en jours", "presence jours"),
            ("Présence (j)", "presence jours"),
            ("Présence (demi-journées)", "presence demi"),
            ("Part (%)", "part part"),
            ("Part en %", "part part"),
            ("Part %*", "part part"),
        ] {
            assert_eq!(read(header), expected, "{header}");
        }
    }

    #[test]
    fn what_may_be_of_the_title_stays() {
        for (header, expected) in [
            ("Nom (tuteur)", "nomtuteur"),
            ("Nombre de jours", "nombredejours"),
            ("Nombre de demi-journées", "nombrededemijournees"),
            ("Prénom(s)", "prenom"),
            ("/20", "20"),
            ("(1)", "1"),
            ("N°", "ndeg"),
            ("PFMP 1/2", "pfmp1 ?"),
            ("1.1.1", "111"),
            ("% de présence", ""),
            ("", ""),
            ("*", ""),
        ] {
            assert_eq!(read(header), expected, "{header}");
        }
        // The header as it stands comes first.
        assert_eq!(Ornements::new(&usages()).titles("Prénom(s)")[0].plie, "prenoms");
    }
}
