//! Whether what would be lost may go: an option of the command line, or the answer of whoever sits at the terminal.

use std::io::{IsTerminal, Write};

use crate::args::{Communs, Format};
use crate::sorties::Accord;

pub fn of(communs: &Communs) -> Accord {
    let somebody = std::io::stdin().is_terminal() && std::io::stderr().is_terminal();
    match communs.accepter_retraits {
        true => Accord::Donne,
        false if somebody && !communs.quiet && communs.format == Format::Texte => Accord::Demande(ask),
        false => Accord::Refuse,
    }
}

/// Only the whole word agrees: a key pressed by mistake removes nothing.
fn ask(pertes: &[String]) -> bool {
    let mut shown = "Depuis le dernier passage :\n".to_owned();
    for perte in pertes {
        shown.push_str(&format!("  - {perte}\n"));
    }
    shown.push_str("Retirer ces papiers (ils restent dans _precedents) ? Écrire oui pour accepter : ");
    let mut err = std::io::stderr().lock();
    if err.write_all(shown.as_bytes()).and_then(|()| err.flush()).is_err() {
        return false;
    }
    let mut answer = String::new();
    std::io::stdin().read_line(&mut answer).is_ok() && agrees(&answer)
}

fn agrees(answer: &str) -> bool {
    answer.trim().eq_ignore_ascii_case("oui")
}

#[cfg(test)]
mod tests {
    use super::agrees;

    #[test]
    fn only_the_whole_word_agrees() {
        assert!(agrees("oui\n") && agrees(" OUI "));
        assert!(!agrees("o\n") && !agrees("") && !agrees("non\n") && !agrees("yes"));
    }
}
