//! The end of a run, as a person reads it on the screen: the state, what to correct and by whom, what changed, where to
//! look first. In [`LIGNES`] lines, unless all is asked for.

use std::collections::BTreeMap;
use std::path::Path;

use super::changements::{Bilans, verb_of};
use super::{Compte, Ligne, Totaux};
use crate::diagnostics::{self, Diagnostic, Gravite, Groupe, Repetition};
use crate::referentiel::Referentiel;
use crate::sorties::{Etat, Genre};

/// Lines of a whole account, at most.
const LIGNES: usize = 25;
/// Lines that list what changed.
const CHANGEMENTS: usize = 5;

/// How much is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Detail {
    Erreurs,
    Usuel,
    Tout,
}

impl Detail {
    pub fn of(quiet: bool, verbeux: bool) -> Self {
        match (quiet, verbeux) {
            (true, _) => Self::Erreurs,
            (false, true) => Self::Tout,
            (false, false) => Self::Usuel,
        }
    }
}

/// The account; `written` is where the papers are, nothing where none was made.
pub fn render(pack: &Referentiel, compte: &Compte, detail: Detail, written: Option<&Path>) -> String {
    let lines = match detail {
        Detail::Erreurs => faults_in_full(compte, Gravite::Erreur, true),
        Detail::Usuel => in_short(compte, written),
        Detail::Tout => in_full(pack, compte, written),
    };
    lines.into_iter().map(|line| line + "\n").collect()
}

fn in_short(compte: &Compte, written: Option<&Path>) -> Vec<String> {
    let mut above = state(compte);
    let mut below = changes(compte, CHANGEMENTS);
    below.extend(ending(compte, written));
    let left = LIGNES.saturating_sub(above.len() + below.len());
    above.extend(faults_in_short(compte, left));
    above.extend(below);
    above
}

fn in_full(pack: &Referentiel, compte: &Compte, written: Option<&Path>) -> Vec<String> {
    let mut lines = sources(compte);
    lines.extend(faults_in_full(compte, Gravite::Info, false));
    lines.extend(documents(pack, compte));
    lines.extend(state(compte));
    lines.extend(changes(compte, usize::MAX));
    lines.extend(ending(compte, written));
    lines
}

/// « 1 ligne », « 2 lignes ».
fn count(number: usize, one: &str, several: &str) -> String {
    format!("{number} {}", if number > 1 { several } else { one })
}

/// What is there and what lacks.
fn state(compte: &Compte) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(selection) = &compte.partiel {
        let never = match compte.jamais_demandes {
            0 => String::new(),
            n => format!(
                " ({} jamais composés ne sont pas comptés)",
                count(n, "autre document", "autres documents")
            ),
        };
        lines.push(format!("Passage partiel : {selection}{never}"));
    }
    let Totaux { attendus, complets, a_completer, retenus } = compte.totaux;
    lines.push(format!(
        "{} : {}, {a_completer} à compléter, {}",
        count(attendus, "document attendu", "documents attendus"),
        count(complets, "complet", "complets"),
        count(retenus, "retenu", "retenus"),
    ));
    let archives = compte.en_place(Genre::Archive).count();
    let stacks: Vec<&Ligne> = compte.en_place(Genre::Pile).collect();
    let pages: usize = stacks.iter().filter_map(|l| l.fichier.as_ref()).map(|f| f.pages).sum();
    let held: usize = stacks.iter().map(|stack| stack.pieces_retenues.len()).sum();
    let mut parts = Vec::new();
    if archives > 0 {
        parts.push(count(archives, "archive du jury", "archives du jury"));
    }
    if !stacks.is_empty() {
        let held = match held {
            0 => String::new(),
            n => format!(
                ", dont {} tenant la place de documents retenus",
                count(n, "« À insérer »", "« À insérer »")
            ),
        };
        let shown =
            if pages == 0 { String::new() } else { format!(" ({}{held})", count(pages, "page", "pages")) };
        parts.push(format!("{}{shown}", count(stacks.len(), "pile à imprimer", "piles à imprimer")));
    }
    let lacking = |genre| compte.retenus(genre).count();
    for (genre, one, several) in [
        (Genre::Archive, "archive non constituée", "archives non constituées"),
        (Genre::Pile, "pile non constituée", "piles non constituées"),
    ] {
        if lacking(genre) > 0 {
            parts.push(count(lacking(genre), one, several));
        }
    }
    if !parts.is_empty() {
        lines.push(parts.join(", "));
    }
    lines
}

/// By who can mend them, a line each, all the errors before any warning; what has no room is counted.
fn faults_in_short(compte: &Compte, room: usize) -> Vec<String> {
    // A blank line, and one that says how many are not shown.
    let mut room = room.saturating_sub(2);
    let (mut lines, mut hidden) = (Vec::new(), 0);
    for gravite in [Gravite::Erreur, Gravite::Avertissement] {
        let told: Vec<Diagnostic> =
            compte.diagnostics.iter().filter(|d| d.code.gravite() == gravite).cloned().collect();
        for groupe in &diagnostics::group(&told, &compte.responsables) {
            let faults: Vec<Repetition<'_>> =
                groupe.fichiers.iter().flat_map(|file| diagnostics::collapse(&file.fautes)).collect();
            let faults = diagnostics::across_files(faults);
            let shown = faults.len().min(room.saturating_sub(1));
            if shown > 0 {
                lines.push(heading(groupe));
                lines.extend(faults.iter().take(shown).map(one_line));
                room -= shown + 1;
            }
            hidden += faults.iter().skip(shown).map(|repetition| 1 + repetition.autres.len()).sum::<usize>();
        }
    }
    if hidden > 0 {
        lines.push(format!("{} dans le compte rendu", count(hidden, "autre constat", "autres constats")));
    }
    if !lines.is_empty() {
        lines.insert(0, String::new());
    }
    lines
}

fn heading(groupe: &Groupe<'_>) -> String {
    let counts = diagnostics::render_summary(groupe.fautes());
    format!("{} par {} ({counts})", groupe.verbe(), groupe.responsable)
}

/// « E204 pfmp.csv, cellule F12 : date illisible : « 31/02/2026 » ».
fn one_line(repetition: &Repetition<'_>) -> String {
    let fault = repetition.premiere;
    let place = fault.lieu.as_ref().map(|lieu| format!("{lieu} : ")).unwrap_or_default();
    let line = format!("  {} {place}{}", fault.code.id, repetition.message().replace('\n', " "));
    diagnostics::without_tricks(&line)
}

/// By who can mend them, then by file. A column that repeats a fault tells it once, unless all is asked for.
fn faults_in_full(compte: &Compte, least: Gravite, collapsed: bool) -> Vec<String> {
    let told: Vec<Diagnostic> =
        compte.diagnostics.iter().filter(|d| d.code.gravite() <= least).cloned().collect();
    let mut lines = Vec::new();
    for groupe in diagnostics::group(&told, &compte.responsables) {
        if !collapsed {
            lines.extend([heading(&groupe), String::new()]);
        }
        for file in &groupe.fichiers {
            let blocks: Vec<String> = if collapsed {
                diagnostics::collapse(&file.fautes).iter().map(diagnostics::render_repetition).collect()
            } else {
                file.fautes.iter().map(|faute| diagnostics::render(faute)).collect()
            };
            lines.extend(blocks.iter().flat_map(|block| [block.trim_end().to_owned(), String::new()]));
        }
    }
    lines
}

/// What this run changed in the folder.
fn changes(compte: &Compte, room: usize) -> Vec<String> {
    let bilans = Bilans::of(compte);
    if bilans.is_first() {
        return Vec::new();
    }
    let mut lines = vec![String::new(), bilans.en_mots()];
    let listed: Vec<String> = bilans.told().iter().map(|changed| format!("  {changed}")).collect();
    lines.extend(listed.iter().take(room).cloned());
    if listed.len() > room {
        lines.push(format!("  {} dans le compte rendu", count(listed.len() - room, "autre", "autres")));
    }
    lines
}

fn ending(compte: &Compte, written: Option<&Path>) -> Vec<String> {
    let found = diagnostics::render_summary(&compte.diagnostics);
    let found = if found.is_empty() { "aucune faute".to_owned() } else { found };
    let Some(folder) = written else {
        return vec![String::new(), format!("Vérification terminée : {found}. Rien n’a été écrit.")];
    };
    let mut lines = vec![String::new()];
    if !compte.copies.is_empty() {
        lines.push(format!(
            "{} dans {} : les cellules en faute y sont colorées.",
            count(compte.copies.len(), "copie annotée", "copies annotées"),
            folder.join(crate::documents::COPIES).display()
        ));
    }
    let report = folder.join(super::COMPTES_RENDUS[0]);
    lines.push(format!(
        "Tout est dans {} ({found}). À lire d’abord : {}",
        folder.display(),
        report.display()
    ));
    lines
}

fn sources(compte: &Compte) -> Vec<String> {
    let mut lines = vec!["Ce qui a été lu".to_owned()];
    for source in &compte.sources {
        let feuille = source.feuille.as_ref().map(|f| format!(", feuille « {f} »")).unwrap_or_default();
        let taken = match (&source.table, source.ligne_entete) {
            (Some(table), Some(ligne)) => {
                let aside = match source.lignes_ecartees.len() {
                    0 => String::new(),
                    n => format!(", {} de côté", count(n, "laissée", "laissées")),
                };
                let read = count(source.lignes_lues, "ligne", "lignes");
                format!("{table} (en-têtes ligne {ligne}) : {read}{aside}")
            }
            _ => "rien de reconnu".to_owned(),
        };
        lines.push(format!("  {}{feuille}", source.fichier));
        lines.push(format!("    {taken}"));
        let aside = source.lignes_ecartees.iter();
        lines.extend(aside.map(|(ligne, raison)| format!("      ligne {ligne} : {raison}")));
    }
    lines.push(String::new());
    lines.iter().map(|line| diagnostics::without_tricks(&line.replace('\n', " "))).collect()
}

/// Kind by kind, then one by one.
fn documents(pack: &Referentiel, compte: &Compte) -> Vec<String> {
    let mut counts: BTreeMap<&str, Totaux> = BTreeMap::new();
    for ligne in compte.of_genre(Genre::Papier) {
        let totaux = counts.entry(&ligne.id).or_default();
        totaux.attendus += 1;
        match ligne.etat {
            Some(Etat::Complet) => totaux.complets += 1,
            Some(Etat::ACompleter) => totaux.a_completer += 1,
            None => totaux.retenus += 1,
        }
    }
    let row = |name: &str, t: &Totaux| {
        format!("  {name:<34}{:>9}{:>10}{:>13}{:>9}", t.attendus, t.complets, t.a_completer, t.retenus)
    };
    let mut lines = vec![format!(
        "{:<36}{:>9}{:>10}{:>13}{:>9}",
        "Documents", "attendus", "complets", "à compléter", "retenus"
    )];
    let known = pack.documents.iter().map(|document| document.id.as_str());
    lines.extend(known.filter_map(|id| counts.get(id).map(|totaux| row(id, totaux))));
    lines.push(row("total", &compte.totaux));
    lines.push(String::new());
    for ligne in &compte.lignes {
        let etat = match ligne.etat {
            Some(Etat::Complet) => "complet",
            Some(Etat::ACompleter) => "à compléter",
            None => "retenu",
        };
        let became = ligne.changement.map_or("", verb_of);
        let codes: Vec<&str> = ligne.raisons.iter().map(|raison| raison.code).collect();
        let row = format!("  {etat:<12}{became:<10}{} {}", ligne.chemin, codes.join(", "));
        lines.push(row.trim_end().to_owned());
    }
    lines.push(String::new());
    lines
}
