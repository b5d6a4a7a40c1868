//! What a text is, and whether some bytes are one.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::de::IgnoredAny;

use super::sortes::{self, Sorte};
use super::{Autre, Nature, balises, courriels, noms, raccourcis};
use crate::intake::csv;

/// Bytes that are looked at to tell a text from something else.
const ECHANTILLON: usize = 64 * 1024;
/// Lines that are looked at to find columns.
const LIGNES: usize = 500;
/// Signs that cut a line, and how many of them a line of a table has at least: prose has commas too.
const SEPARATEURS: [(char, usize); 4] = [(';', 1), ('\t', 1), ('|', 1), (',', 2)];

pub fn nature_of(name: &str, bytes: &[u8]) -> Nature {
    let Some(texte) = decoded(bytes) else { return of_bytes(name) };
    // A message may hold a page, and no page a message.
    match courriels::of_text(&texte) {
        // The words of a mail that was saved as a text are read as such.
        Some((sortes::COURRIEL_SEUL, _)) if noms::has_text_name(name) => {}
        Some((sorte, None)) => return Autre::of(sorte),
        Some((sorte, Some(detail))) => return Autre::with(sorte, &detail),
        None => {}
    }
    if let Some(sorte) = balises::of_text(&texte) {
        return Autre::of(sorte);
    }
    if let Some(sorte) = of_form(name, &texte) {
        return Autre::of(sorte);
    }
    of_plain(name, &texte)
}

/// A text that no other program than a spreadsheet reads as a table.
fn of_plain(name: &str, texte: &str) -> Nature {
    if noms::has_text_name(name) {
        return Nature::Texte;
    }
    if noms::has_workbook_name(name) {
        return match texte.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}') {
            "" => Nature::Vide,
            texte if has_separators(texte) => Nature::Texte,
            _ => Autre::of(sortes::TEXTE_SANS_COLONNES),
        };
    }
    let by_columns = || if has_columns(texte) { sortes::TEXTE_EN_COLONNES } else { sortes::TEXTE };
    Autre::of(noms::sorte_of(name).unwrap_or_else(by_columns))
}

/// What is no text, and no signature tells.
fn of_bytes(name: &str) -> Nature {
    if noms::has_text_name(name) {
        // Its reader says at which line it stops to be one.
        return Nature::Texte;
    }
    let named = noms::sorte_of(name).filter(|sorte| *sorte != sortes::TEXTE_EN_COLONNES);
    Autre::of(named.unwrap_or(sortes::INCONNUE))
}

/// The forms of text that a line or two give away.
fn of_form(name: &str, texte: &str) -> Option<Sorte> {
    if let Some(sorte) = raccourcis::of_settings(texte) {
        return Some(sorte);
    }
    if is_sylk(texte) {
        return Some(sortes::SYLK);
    }
    let mut lines = texte.lines().map(str::trim);
    if lines.next() == Some("TABLE") && lines.next() == Some("0,1") {
        return Some(sortes::DIF);
    }
    let start = texte.trim_start().chars().next()?;
    if "{[".contains(start)
        && serde_json::from_str::<IgnoredAny>(texte.trim_start_matches('\u{feff}')).is_ok()
    {
        let leads = texte.contains("docs.google.com/spreadsheets");
        let named = || noms::sorte_of(name).unwrap_or(sortes::JSON);
        return Some(if leads { sortes::GOOGLE_SHEETS } else { named() });
    }
    None
}

/// Records that begin with a letter or two; a table whose first header is « ID » is none.
fn is_sylk(texte: &str) -> bool {
    const FICHES: [&str; 9] = ["C;", "F;", "P;", "B;", "O;", "NN;", "NE;", "W;", "E"];
    let lines = || texte.lines().map(str::trim).filter(|line| !line.is_empty()).take(LIGNES);
    let is_record =
        |line: &str| FICHES.iter().any(|f| if *f == "E" { line == "E" } else { line.starts_with(f) });
    let records = lines().skip(1).filter(|line| is_record(line)).count();
    texte.starts_with("ID;P") && records > 0 && records * 2 >= lines().count() - 1
}

/// What a server wrote before a file, without its tags; nothing where it is no text.
pub fn words_of(head: &[u8]) -> Option<String> {
    let texte = decoded(head)?;
    let mut words = String::new();
    let mut tag = false;
    for c in texte.chars().filter(|c| *c != '\u{feff}') {
        match c {
            '<' => tag = true,
            '>' if tag => tag = false,
            _ if tag => {}
            c if c.is_whitespace() => words.push(' '),
            c => words.push(c),
        }
    }
    Some(words.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// UTF-16 that says so or shows it, else any text in bytes: what matters here is written alike in all of them.
/// Nothing where the bytes are no text.
fn decoded(bytes: &[u8]) -> Option<Cow<'_, str>> {
    if let Some((encoding, length)) = csv::utf16_of(bytes) {
        let texte = encoding.decode_without_bom_handling(&bytes[length..]).0;
        // Numbers of two bytes have as many zeros.
        let sample = || texte.chars().take(ECHANTILLON);
        let strange = sample().filter(|c| is_control(*c) || *c == char::REPLACEMENT_CHARACTER).count();
        return (strange * 50 <= sample().count()).then_some(texte);
    }
    let sample = &bytes[..bytes.len().min(ECHANTILLON)];
    let controls = sample.iter().filter(|byte| is_control(char::from(**byte))).count();
    let high = sample.iter().filter(|byte| !byte.is_ascii()).count();
    let is_utf8 = || std::str::from_utf8(bytes).is_ok();
    let is_text =
        !bytes.contains(&0) && controls * 50 <= sample.len() && (high * 3 <= sample.len() || is_utf8());
    is_text.then(|| String::from_utf8_lossy(bytes))
}

/// But for what texts hold: tabulations, ends of lines and of pages, the sign at the end of a file of DOS.
fn is_control(c: char) -> bool {
    c < ' ' && !"\t\n\r\x0B\x0C\x1A".contains(c)
}

/// Whether any line is cut as those of a table are.
fn has_separators(texte: &str) -> bool {
    let commas = || cuts(texte, |line| line.matches(',').count());
    texte.contains([';', '\t', '|']) || commas().range(1..).any(|(_, alike)| *alike > 1)
}

/// Whether a line is cut as no prose is, or a good part of them alike, by a sign or by the blanks that line columns
/// up.
fn has_columns(texte: &str) -> bool {
    let is_regular = |cuts: &BTreeMap<usize, usize>, least: usize| {
        let lines: usize = cuts.values().sum();
        cuts.range(least..).any(|(_, alike)| *alike > 1 && alike * 2 >= lines)
    };
    let by_sign =
        |(sign, least): &(char, usize)| is_regular(&cuts(texte, |line| line.matches(*sign).count()), *least);
    let pieces = |line: &str| line.split("  ").filter(|piece| !piece.trim().is_empty()).count();
    let is_cut = |line: &str| {
        let line = line.trim();
        let tight = line.split(';').skip(1).filter(|rest| !rest.starts_with([' ', '\u{a0}'])).count();
        tight > 2 || line.matches(['\t', '|']).count() > 2
    };
    texte.lines().take(LIGNES).any(is_cut)
        || SEPARATEURS.iter().any(by_sign)
        || is_regular(&cuts(texte, pieces), 2)
}

/// How many lines are cut how many times.
fn cuts(texte: &str, count: impl Fn(&str) -> usize) -> BTreeMap<usize, usize> {
    let mut cuts = BTreeMap::new();
    for line in texte.split(['\r', '\n']).filter(|line| !line.trim().is_empty()).take(LIGNES) {
        *cuts.entry(count(line)).or_default() += 1;
    }
    cuts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_told_from_prose_by_its_lines() {
        for texte in ["Nom;Note\nA;1\nB;2\n", "Nom\tNote\nA\t1\n", "a,b,c\n1,2,3\n", "| a | b |\n| 1 | 2 |\n"]
        {
            assert!(has_columns(texte), "{texte}");
        }
        for texte in [
            "Bonjour,\nvoici les notes, comme convenu.\nBien à vous, Paul\n",
            "Titre\n\nUne phrase ; une autre.\nEt une dernière.\n",
            "Nom\nDURAND\n",
            "  Un alinéa,\n  puis un autre.  Et une suite.\n  Fin.\n",
            "a;b\n",
        ] {
            assert!(!has_columns(texte), "{texte}");
        }
    }

    #[test]
    fn a_sylk_file_is_not_a_table_of_identifiers() {
        assert!(is_sylk("ID;PWXL;N;E\nP;PGeneral\nC;Y1;X1;K\"Nom\"\nC;X2;K\"Note\"\nE\n"));
        assert!(!is_sylk("ID;Prénom;Nom\n1;Léa;DURAND\n2;Hugo;MARTIN\n"));
        assert!(!is_sylk("ID;P\n"));
    }

    #[test]
    fn bytes_are_a_text_or_not() {
        for bytes in [&b"Nom;Pr\xE9nom\n"[..], b"\xFF\xFEN\0o\0m\0", "Đặng".as_bytes(), b"", b"a\x1A"] {
            assert!(decoded(bytes).is_some(), "{bytes:?}");
        }
        for bytes in
            [&b"a\0b;c"[..], b"\x93\xA7\xC1\xF4\x88\xB2", b"\x01\x02\x03abc", b"\x01\0\x02\0\x07\0\x05\0"]
        {
            assert!(decoded(bytes).is_none(), "{bytes:?}");
        }
    }
}
