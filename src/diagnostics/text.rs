//! The faults as a person reads them in a terminal.

use std::fmt::Write;

use super::{Diagnostic, Gravite};
use crate::texte::is_invisible;

/// One fault: what, where, what to do.
///
/// ```text
/// erreur[E204] date illisible : « 31/02/2026 »
///   → eleves.xlsx, feuille « TAGO1 », cellule F12
///   aide : écrire la date au format JJ/MM/AAAA
/// ```
pub fn render(diagnostic: &Diagnostic) -> String {
    let mut text = format!("{}[{}] {}\n", diagnostic.code.gravite(), diagnostic.code.id, diagnostic.message);
    if let Some(lieu) = &diagnostic.lieu {
        line(&mut text, &format!("  → {lieu}"));
    }
    for (role, lieu) in &diagnostic.lieux_lies {
        line(&mut text, &format!("  → {role} : {lieu}"));
    }
    line(&mut text, &format!("  aide : {}", diagnostic.aide));
    without_tricks(&text)
}

/// A quoted value could turn the text around it, or drive the terminal.
fn without_tricks(text: &str) -> String {
    text.chars().map(|c| if c != '\n' && is_invisible(c) { char::REPLACEMENT_CHARACTER } else { c }).collect()
}

/// « 3 erreurs, 1 avertissement », or nothing when there is neither.
pub fn render_summary(diagnostics: &[Diagnostic]) -> String {
    let count = |gravite| diagnostics.iter().filter(|d| d.code.gravite() == gravite).count();
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

fn line(text: &mut String, content: &str) {
    writeln!(text, "{content}").expect("writing to a String cannot fail");
}
