//! The faults as a person reads them in a terminal.

use std::fmt::Write;

use super::{Diagnostic, Gravite, Repetition};
use crate::place::Lieu;
use crate::texte::{self, is_invisible};

/// One fault: what, where, what to do.
///
/// ```text
/// erreur[E204] date illisible : « 31/02/2026 »
///   → eleves.xlsx, feuille « TAGO1 », cellule F12
///   aide : écrire la date au format JJ/MM/AAAA
/// ```
pub fn render(diagnostic: &Diagnostic) -> String {
    render_places(diagnostic, usize::MAX)
}

/// With so many of the other places that it speaks of.
fn render_places(diagnostic: &Diagnostic, most: usize) -> String {
    let mut text = String::new();
    line(
        &mut text,
        &format!("{}[{}] {}", diagnostic.code.gravite(), diagnostic.code.id, diagnostic.phrase()),
    );
    if let Some(lieu) = &diagnostic.lieu {
        line(&mut text, &format!("  → {lieu}"));
    }
    for (role, lieu) in diagnostic.lieux_lies.iter().take(most) {
        line(&mut text, &format!("  → {role} : {lieu}"));
    }
    match diagnostic.lieux_lies.len().saturating_sub(most) {
        0 => {}
        1 => line(&mut text, "  → et un autre endroit (-v le donne)"),
        more => line(&mut text, &format!("  → et {more} autres endroits (-v les donne)")),
    }
    line(&mut text, &format!("  aide : {}", diagnostic.aide));
    without_tricks(&text)
}

/// Places of a repeated fault that are named.
const PREMIERS: usize = 3;
/// Other places that a fault names, where not all is asked for: as many as two rows that differ everywhere have.
const LIES: usize = 7;

/// A fault that a column repeats: told once, with how many and the first places.
///
/// ```text
/// erreur[E204] date illisible : « 31/02/2026 » (et 11 autres dans cette colonne)
///   → eleves.xlsx, feuille « TAGO1 », cellules F3, F4, F7 et 9 autres
///   aide : écrire la date au format JJ/MM/AAAA
/// ```
pub fn render_repetition(repetition: &Repetition<'_>) -> String {
    let first = repetition.premiere;
    let (Some(lieu), false) = (&first.lieu, repetition.autres.is_empty()) else {
        return render_places(first, LIES);
    };
    let mut text = String::new();
    line(&mut text, &format!("{}[{}] {}", first.code.gravite(), first.code.id, repetition.message()));
    let sheet = Lieu { cellule: None, ..lieu.clone() };
    let cells: Vec<String> = repetition.cellules().map(|cell| cell.to_string()).collect();
    let shown = match cells.len().checked_sub(PREMIERS) {
        Some(rest @ 2..) => format!("{} et {rest} autres", cells[..PREMIERS].join(", ")),
        _ => texte::list(&cells),
    };
    line(&mut text, &format!("  → {sheet}, cellules {shown}"));
    line(&mut text, &format!("  aide : {}", first.aide));
    without_tricks(&text)
}

/// A quoted value could turn the text around it, or drive the terminal.
pub fn without_tricks(text: &str) -> String {
    text.chars().map(|c| if c != '\n' && is_invisible(c) { char::REPLACEMENT_CHARACTER } else { c }).collect()
}

/// « 3 erreurs, 1 avertissement », or nothing when there is neither.
pub fn render_summary<'a>(diagnostics: impl IntoIterator<Item = &'a Diagnostic>) -> String {
    let found: Vec<Gravite> = diagnostics.into_iter().map(|d| d.code.gravite()).collect();
    let count = |gravite| found.iter().filter(|g| **g == gravite).count();
    let parts: Vec<String> = [
        (count(Gravite::Erreur), "erreur"),
        (count(Gravite::Avertissement), "avertissement"),
        (count(Gravite::Info), "information"),
    ]
    .into_iter()
    .filter(|(n, _)| *n > 0)
    .map(|(n, word)| format!("{n} {word}{}", if n > 1 { "s" } else { "" }))
    .collect();
    parts.join(", ")
}

/// What is quoted may hold lines of its own, which would look like ours.
fn line(text: &mut String, content: &str) {
    writeln!(text, "{}", content.replace('\n', " ")).expect("writing to a String cannot fail");
}
