//! The typesetter's English, in French: a table of its sentences. One that is not in the table is told in its own
//! words, in parentheses.

mod phrases;
#[cfg(test)]
mod tests;

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
