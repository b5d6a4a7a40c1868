//! The shape of identifiers: masks written in the pack, and control keys.

use crate::referentiel::types::{Cle, Colonne};

/// La Poste has more establishments than the usual key can number: those of its SIREN but the head office obey
/// another rule (python-stdnum, `stdnum/fr/siret.py`, and its issue 291, with 356 000 000 09075 as an example).
const SIREN_LA_POSTE: &str = "356000000";
/// By the remainder of the number by 23: I, O and Q are left out.
const LETTRES_UAI: &[u8; 23] = b"ABCDEFGHJKLMNPRSTUVWXYZ";

/// What is unusual in an identifier, as the end of a sentence.
pub fn doubt(colonne: &Colonne, valeur: &str) -> Option<String> {
    if !colonne.formes.is_empty() && !fits_one(colonne, valeur) {
        let formes: Vec<String> = colonne.formes.iter().map(|forme| describe(forme)).collect();
        return Some(format!("on attend {}", formes.join(", ou ")));
    }
    if matches!(colonne.cle, Some(Cle::Luhn)) && is_la_poste(valeur) {
        return None;
    }
    match colonne.cle? {
        Cle::Uai => {
            let letter = uai_letter(valeur)?;
            (!valeur.to_ascii_uppercase().ends_with(letter))
                .then(|| format!("on attend la lettre {letter} à la fin"))
        }
        Cle::Luhn => {
            (!is_luhn(valeur)).then(|| "sa clé de contrôle est fausse, donc l’un de ses chiffres".to_owned())
        }
    }
}

/// Whether the value has one of the column's shapes.
pub fn fits_one(colonne: &Colonne, valeur: &str) -> bool {
    colonne.formes.iter().any(|forme| fits(forme, valeur))
}

fn fits(forme: &str, valeur: &str) -> bool {
    forme.chars().count() == valeur.chars().count()
        && forme.chars().zip(valeur.chars()).all(|(wanted, c)| match wanted {
            '0' => c.is_ascii_digit(),
            '_' => c.is_ascii_digit() || c == '_',
            'a' => c.is_ascii_alphabetic(),
            sign => c == sign,
        })
}

/// `0000A00000a`: « 4 chiffres puis A puis 5 chiffres puis 1 lettre ».
fn describe(forme: &str) -> String {
    let kind = |c: char| match c {
        '0' | '_' => '0',
        other => other,
    };
    let signs: Vec<char> = forme.chars().map(kind).collect();
    let parts: Vec<String> = signs
        .chunk_by(|a, b| a == b)
        .map(|run| {
            let s = if run.len() > 1 { "s" } else { "" };
            match run[0] {
                '0' => format!("{} chiffre{s}", run.len()),
                'a' => format!("{} lettre{s}", run.len()),
                _ => run.iter().collect(),
            }
        })
        .collect();
    parts.join(" puis ")
}

fn uai_letter(valeur: &str) -> Option<char> {
    let number: usize = valeur.get(..7)?.parse().ok()?;
    Some(char::from(LETTRES_UAI[number % 23]))
}

fn is_luhn(valeur: &str) -> bool {
    let sum: u32 = valeur
        .chars()
        .rev()
        .filter_map(|c| c.to_digit(10))
        .enumerate()
        .map(|(rank, digit)| match (rank % 2, digit * 2) {
            (0, _) => digit,
            (_, double) => double % 10 + double / 10,
        })
        .sum();
    sum.is_multiple_of(10)
}

/// The plain sum of the digits of a SIRET of La Poste is a multiple of five.
fn is_la_poste(valeur: &str) -> bool {
    let sum: u32 = valeur.chars().filter_map(|c| c.to_digit(10)).sum();
    valeur.starts_with(SIREN_LA_POSTE) && sum.is_multiple_of(5)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mask_says_what_it_expects() {
        assert!(fits("_________aa", "0_3456789Bc"));
        assert!(!fits("_________aa", "0123456789c"));
        assert!(fits("0000A00000a", "2024A12345z"));
        assert_eq!(describe("0000A00000a"), "4 chiffres puis A puis 5 chiffres puis 1 lettre");
    }

    #[test]
    fn keys_follow_from_the_other_signs() {
        assert_eq!(uai_letter("0750654D"), Some('D'));
        assert_eq!(uai_letter("0440001A"), Some('M'));
        assert!(is_luhn("79927398713"));
        assert!(!is_luhn("79927398710"));
        assert!(is_luhn("35600000000048"), "the head office");
        assert!(!is_luhn("35600000009075") && is_la_poste("35600000009075"));
        assert!(!is_la_poste("35600000009076") && !is_la_poste("35600000109075"));
    }
}
