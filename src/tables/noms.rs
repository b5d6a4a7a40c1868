//! One cell for a whole name: which words are the surname.

/// A surname and first names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NomEtPrenoms {
    pub nom: String,
    pub prenoms: String,
}

/// The two parts of a name, where its capitals tell them apart: the surname is one run of words in capitals, at
/// either end, and every other word begins with a capital.
///
/// # Errors
/// With the readings that a person may choose from, as they would be written in two columns.
pub fn split(texte: &str) -> Result<NomEtPrenoms, Vec<NomEtPrenoms>> {
    let words: Vec<&str> = texte.split_whitespace().map(|word| word.trim_matches(',')).collect();
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    let runs = runs_of_capitals(&words);
    if let [(start, end)] = runs[..] {
        let others: Vec<&str> = [&words[..start], &words[end..]].concat();
        let at_one_end = (start == 0) != (end == words.len());
        if at_one_end && others.iter().all(|word| begins_with_a_capital(word)) {
            return Ok(reading(&words[start..end], &others));
        }
    }
    Err(readings(&words, &runs))
}

/// Where words in capitals follow each other: the first one and the one past the last.
fn runs_of_capitals(words: &[&str]) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for index in (0..words.len()).filter(|index| is_in_capitals(words[*index])) {
        match runs.last_mut() {
            Some((_, end)) if *end == index => *end += 1,
            _ => runs.push((index, index + 1)),
        }
    }
    runs
}

fn is_in_capitals(word: &str) -> bool {
    word.chars().any(char::is_uppercase) && !word.chars().any(char::is_lowercase)
}

fn begins_with_a_capital(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

fn reading(nom: &[&str], prenoms: &[&str]) -> NomEtPrenoms {
    NomEtPrenoms { nom: nom.join(" "), prenoms: prenoms.join(" ") }
}

/// Two ways to cut the words: at the bounds of the runs of capitals, else after the first word and before the
/// last.
fn readings(words: &[&str], runs: &[(usize, usize)]) -> Vec<NomEtPrenoms> {
    if words.len() < 2 {
        return Vec::new();
    }
    let first = reading(&words[..1], &words[1..]);
    let last = &words[words.len() - 1..];
    match runs {
        [(0, end), .., (_, other)] if *other < words.len() => {
            vec![reading(&words[..*end], &words[*end..]), reading(&words[..*other], &words[*other..])]
        }
        _ if words.len() == 2 => vec![first, reading(last, &words[..1])],
        _ => vec![first, reading(&words[..words.len() - 1], last)],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sure(texte: &str) -> (String, String) {
        let NomEtPrenoms { nom, prenoms } = split(texte).expect("a plain name");
        (nom, prenoms)
    }

    #[test]
    fn the_run_of_capitals_is_the_surname() {
        for (texte, nom, prenoms) in [
            ("DURAND Léa", "DURAND", "Léa"),
            ("DE LA TOUR Jean-Luc", "DE LA TOUR", "Jean-Luc"),
            ("Jean-Luc DE LA TOUR", "DE LA TOUR", "Jean-Luc"),
            ("D’ÉTÉ Zoé", "D’ÉTÉ", "Zoé"),
            ("D'ETE-MARTIN Zoé Anne", "D'ETE-MARTIN", "Zoé Anne"),
            ("MC DONALD Eve", "MC DONALD", "Eve"),
            ("  LE\u{a0}GOFF,  Éva ", "LE GOFF", "Éva"),
            ("NGUYỄN Đặng", "NGUYỄN", "Đặng"),
        ] {
            assert_eq!(sure(texte), (nom.to_owned(), prenoms.to_owned()), "{texte}");
        }
    }

    #[test]
    fn what_capitals_do_not_tell_is_asked() {
        let shown = |texte: &str| {
            let readings = split(texte).expect_err("a doubtful name");
            readings.into_iter().map(|r| format!("{} | {}", r.nom, r.prenoms)).collect::<Vec<_>>()
        };
        assert_eq!(shown("MARIE CLAIRE"), ["MARIE | CLAIRE", "CLAIRE | MARIE"]);
        assert_eq!(shown("Durand Léa"), ["Durand | Léa", "Léa | Durand"]);
        assert_eq!(
            shown("MARTIN dit LEBLANC Paul"),
            ["MARTIN | dit LEBLANC Paul", "MARTIN dit LEBLANC | Paul"]
        );
        assert_eq!(shown("de LA TOUR Jean"), ["de | LA TOUR Jean", "de LA TOUR | Jean"]);
        assert_eq!(shown("Léa DURAND Marie"), ["Léa | DURAND Marie", "Léa DURAND | Marie"]);
        assert_eq!(shown("DURAND L."), ["DURAND | L.", "L. | DURAND"]);
        assert!(shown("DURAND").is_empty());
        assert!(shown("").is_empty());
    }
}
