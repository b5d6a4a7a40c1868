//! Names of folders and files made from data: ASCII letters, digits and hyphens, of a bounded length, and never
//! a name that a system keeps for itself.

use std::collections::BTreeSet;

const RESERVES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// At most `longueur` ASCII letters, digits and single hyphens; the fallback where nothing is left of the text.
pub fn safe(text: &str, longueur: usize, fallback: &str) -> String {
    let ascii = deunicode::deunicode(text);
    let words: Vec<&str> =
        ascii.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let mut name = words.join("-");
    name.truncate(longueur);
    let name = name.trim_end_matches('-');
    safe_reserved(if name.is_empty() { fallback } else { name })
}

/// Windows keeps some names for itself, whatever their extension.
pub fn safe_reserved(name: &str) -> String {
    let lower = name.to_ascii_lowercase();
    let port = lower.strip_prefix("com").or_else(|| lower.strip_prefix("lpt"));
    let numbered = port.is_some_and(|n| n.len() == 1 && n.bytes().all(|b| b.is_ascii_digit()));
    if RESERVES.contains(&lower.as_str()) || numbered { format!("{name}-0") } else { name.to_owned() }
}

/// The names given so far, compared without case.
#[derive(Debug, Default)]
pub struct Given(BTreeSet<String>);

impl Given {
    /// The name itself the first time, then with a number: two names never differ by case alone.
    pub fn unique(&mut self, name: &str) -> String {
        self.unique_in("", name)
    }

    /// The same for a name that stands in a folder; gives back the name alone.
    pub fn unique_in(&mut self, dossier: &str, name: &str) -> String {
        let mut candidate = name.to_owned();
        let mut rank = 1;
        while !self.0.insert(format!("{dossier}/{candidate}").to_lowercase()) {
            rank += 1;
            candidate = format!("{name}-{rank}");
        }
        candidate
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const LONGUEUR: usize = 24;

    /// What a name must be, written without the code that makes it.
    fn check_name(name: &str) {
        assert!(!name.is_empty() && name.len() <= LONGUEUR + "-0".len(), "{name}");
        assert!(name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'), "{name}");
        assert!(!name.starts_with('-') && !name.ends_with('-') && !name.contains("--"), "{name}");
        let devices = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$"].map(str::to_owned);
        let ports = (0..10).flat_map(|n| [format!("COM{n}"), format!("LPT{n}")]);
        assert!(!devices.into_iter().chain(ports).any(|device| device == name.to_uppercase()), "{name}");
    }

    proptest! {
        #[test]
        fn any_text_gives_a_safe_name(text in any::<String>()) {
            check_name(&safe(&text, LONGUEUR, "sans-nom"));
        }

        #[test]
        fn what_systems_fear_gives_a_safe_name(text in "[./\\\\:*?\"<>| ’\u{202e}\u{200b}-]{0,4}(con|PRN|Aux|nul|com[0-9¹²³]|LPT9|é|\u{1f600}|漢|\u{0}|x{0,300})[./\\\\: -]{0,4}(txt)?[. ]{0,3}") {
            check_name(&safe(&text, LONGUEUR, "sans-nom"));
        }

        #[test]
        fn names_are_told_apart_without_case_or_accents(texts in proptest::collection::vec("[éeÉEaà-]{0,2}(-[23])?", 0..30)) {
            let mut given = Given::default();
            let names: Vec<String> =
                texts.iter().map(|text| given.unique(&safe(text, LONGUEUR, "x")).to_lowercase()).collect();
            let distinct: BTreeSet<&String> = names.iter().collect();
            prop_assert_eq!(distinct.len(), names.len());
        }
    }

    #[test]
    fn a_name_stays_readable() {
        let named = |text: &str| safe(text, LONGUEUR, "sans-nom");
        assert_eq!(named("D’Été \u{202e}gnp"), "D-Ete-gnp");
        assert_eq!(named("../../x"), "x");
        assert_eq!(named("CON"), "CON-0");
        assert_eq!(named("PRN.txt"), "PRN-txt");
        assert_eq!(named("lpt1 . "), "lpt1-0");
        assert_eq!(named("COM¹"), "COM1-0");
        assert_eq!(named("Nguyễn Đặng"), "Nguyen-Dang");
        assert_eq!(named(&"x".repeat(300)).len(), LONGUEUR);
        assert_eq!(named("(?)"), "sans-nom");
    }
}
