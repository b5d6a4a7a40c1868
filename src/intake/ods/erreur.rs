//! Errors as spreadsheets show them: the format has no value of its own for them.

/// What Excel, LibreOffice and the others write, in English and in French.
const CONNUES: [&str; 13] = [
    "#N/A", "#N/D", "#REF!", "#DIV/0!", "#VALUE!", "#VALEUR!", "#NAME?", "#NOM?", "#NUM!", "#NOMBRE!",
    "#NULL!", "#NUL!", "#NV",
];

/// Whether a text is one of the well-known errors.
pub fn is_known(texte: &str) -> bool {
    let texte = compact(texte);
    CONNUES.contains(&texte.as_str()) || is_numbered(&texte)
}

/// Whether the result of a formula looks like an error, known or yet to come: `#SPILL!`, `Err:508`.
pub fn is_likely(texte: &str) -> bool {
    let texte = compact(texte);
    let Some(word) = texte.strip_prefix('#') else { return is_known(&texte) };
    let is_word = word.starts_with(char::is_uppercase)
        && word.chars().all(|c| c.is_uppercase() || c.is_ascii_digit() || "/_!?".contains(c));
    is_known(&texte) || (is_word && word.ends_with(['!', '?']))
}

/// `Err:508`
fn is_numbered(texte: &str) -> bool {
    let number = texte.strip_prefix("Err:").or_else(|| texte.strip_prefix("Erreur:"));
    number.is_some_and(|number| number.len() == 3 && number.bytes().all(|b| b.is_ascii_digit()))
}

/// French puts a space before `!`, `?` and `:`.
fn compact(texte: &str) -> String {
    texte.chars().filter(|c| !c.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_are_known_in_both_languages() {
        for texte in ["#DIV/0!", "#N/A", "#REF!", "#NOM\u{202f}?", "Err:508", "Err :\u{a0}502", "#VALEUR !"] {
            assert!(is_known(texte) && is_likely(texte), "{texte}");
        }
        for texte in ["#SPILL!", "#ERROR!", "#BUSY!", "#ÉPARS!"] {
            assert!(!is_known(texte) && is_likely(texte), "{texte}");
        }
    }

    #[test]
    fn other_texts_are_not() {
        for texte in ["", "###", "#", "#1", "#tag!", "12", "Erreur de saisie", "Err:", "n° 3 !", "#12!"] {
            assert!(!is_likely(texte), "{texte}");
        }
    }
}
