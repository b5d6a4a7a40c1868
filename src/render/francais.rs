//! The typesetter's English, in French: a table of its sentences. One that is not in the table is told in its own
//! words, in parentheses.

mod phrases;

use phrases::{MOTS, PHRASES};

/// A fault of a template, as its author reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Traduite {
    pub message: String,
    /// What to do, starting with a verb, where the table knows it.
    pub conseil: Option<String>,
}

/// One sentence of the typesetter. `{}` stands for anything; in French, `{1}` repeats it and `{t1}` translates it as
/// a list of types.
struct Phrase {
    anglais: &'static str,
    francais: &'static str,
    /// Empty where the sentence says it all.
    conseil: &'static str,
}

/// The sentence and its advice, hints of the typesetter included where the table does not know the sentence.
pub fn translate(message: &str, hints: &[&str]) -> Traduite {
    let bare = without_standard(message);
    for phrase in PHRASES {
        if let Some(found) = captures(phrase.anglais, bare) {
            let conseil = fill(phrase.conseil, &found);
            return Traduite {
                message: fill(phrase.francais, &found),
                conseil: (!conseil.is_empty()).then_some(conseil),
            };
        }
    }
    let original: Vec<&str> = std::iter::once(message).chain(hints.iter().copied()).collect();
    Traduite {
        message: format!("le compositeur refuse cette page (en anglais : « {} »)", original.join(" ; ")),
        conseil: None,
    }
}

/// « PDF/A-2a, PDF/UA-1 error: missing alt text » says the same as « missing alt text »: the code of the fault names
/// the standards.
fn without_standard(message: &str) -> &str {
    match message.split_once(" error: ") {
        Some((standards, rest)) if standards.starts_with("PDF/") => rest,
        _ => message,
    }
}

/// What stands in place of each `{}`, the shortest first.
fn captures<'a>(pattern: &str, text: &'a str) -> Option<Vec<&'a str>> {
    let mut parts = pattern.split("{}");
    let mut rest = text.strip_prefix(parts.next().unwrap_or_default())?;
    let parts: Vec<&str> = parts.collect();
    let mut found = Vec::new();
    for (index, part) in parts.iter().enumerate() {
        let last = index + 1 == parts.len();
        let end = if last { rest.len().checked_sub(part.len())? } else { rest.find(part)? };
        if !rest.is_char_boundary(end) || !rest[end..].starts_with(part) {
            return None;
        }
        found.push(&rest[..end]);
        rest = &rest[end + part.len()..];
    }
    rest.is_empty().then_some(found)
}

fn fill(pattern: &str, found: &[&str]) -> String {
    let mut text = pattern.to_owned();
    for (index, value) in found.iter().enumerate() {
        let number = index + 1;
        text = text.replace(&format!("{{t{number}}}"), &types(value));
        text = text.replace(&format!("{{{number}}}"), value.trim_matches(['`', '"']));
    }
    text
}

/// « relative length or fraction » is « une longueur relative ou une fraction ».
fn types(list: &str) -> String {
    let list = list.replace(", or ", " or ");
    let words: Vec<String> = list.split(", ").flat_map(|part| part.split(" or ")).map(one_type).collect();
    match words.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, first)) => format!("{} ou {last}", first.join(", ")),
        None => String::new(),
    }
}

fn one_type(word: &str) -> String {
    let known = MOTS.iter().find(|(english, _)| *english == word);
    known.map_or_else(|| format!("« {} »", word.trim_matches(['`', '"'])), |(_, french)| (*french).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_keeps_what_it_names() {
        let told = translate("unknown variable: chanp", &[]);
        assert_eq!(told.message, "« chanp » n’est défini nulle part");
        assert!(told.conseil.is_some_and(|c| c.contains("commun.typ")));
    }

    #[test]
    fn types_are_told_in_french() {
        assert_eq!(types("relative length or fraction"), "une longueur relative ou une fraction");
        assert_eq!(types("color, gradient, or tiling"), "une couleur, un dégradé ou un motif");
        assert_eq!(types("truc"), "« truc »");
    }

    #[test]
    fn an_unknown_sentence_is_kept_with_its_hints() {
        let told = translate("something odd", &["try this"]);
        assert_eq!(
            told.message,
            "le compositeur refuse cette page (en anglais : « something odd ; try this »)"
        );
    }

    #[test]
    fn no_sentence_hides_another() {
        for (index, phrase) in PHRASES.iter().enumerate() {
            let sample = phrase.anglais.replace("{}", "x");
            let first = PHRASES.iter().position(|p| captures(p.anglais, &sample).is_some());
            assert_eq!(first, Some(index), "{}", phrase.anglais);
        }
    }

    #[test]
    fn every_french_sentence_uses_what_it_captures_and_no_more() {
        for phrase in PHRASES {
            let count = phrase.anglais.matches("{}").count();
            for text in [phrase.francais, phrase.conseil] {
                let filled = fill(text, &vec!["x"; count]);
                assert!(!filled.contains(['{', '}']), "{text}");
                assert!(!text.contains('\''), "typographic apostrophes: {text}");
            }
        }
    }
}
