//! The end of a run, as a person reads it: what was read, what is there, what to mend.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use crate::deliver::manifeste::{Etat, Manifeste, Totaux};
use crate::diagnostics::{self, Diagnostic, Gravite, codes};
use crate::referentiel::Referentiel;
use crate::run::Bilan;

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

/// The whole account; `written` is where the papers are.
pub fn render(pack: &Referentiel, bilan: &Bilan, detail: Detail, written: Option<&Path>) -> String {
    let mut text = String::new();
    if detail > Detail::Erreurs {
        sources(&mut text, &bilan.manifeste, detail);
    }
    faults(&mut text, bilan, detail);
    if detail > Detail::Erreurs {
        documents(&mut text, pack, &bilan.manifeste);
        ending(&mut text, bilan, written);
    }
    text
}

fn say(text: &mut String, line: &str) {
    writeln!(text, "{line}").expect("writing to a String cannot fail");
}

/// « 1 ligne », « 2 lignes ».
fn count(number: usize, one: &str, several: &str) -> String {
    format!("{number} {}", if number > 1 { several } else { one })
}

fn sources(text: &mut String, manifeste: &Manifeste, detail: Detail) {
    say(text, "Ce qui a été lu");
    for source in &manifeste.sources {
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
        say(text, &format!("  {}{feuille}\n    {taken}", source.fichier));
        if detail == Detail::Tout {
            for ecartee in &source.lignes_ecartees {
                say(text, &format!("      ligne {} : {}", ecartee.ligne, ecartee.raison));
            }
        }
    }
    say(text, "");
}

fn documents(text: &mut String, pack: &Referentiel, manifeste: &Manifeste) {
    let mut counts: BTreeMap<&str, Totaux> = BTreeMap::new();
    for document in &manifeste.documents {
        let totaux = counts.entry(&document.document).or_default();
        totaux.attendus += 1;
        match document.etat {
            Etat::Complet => totaux.complets += 1,
            Etat::ACompleter => totaux.a_completer += 1,
        }
    }
    for retenu in &manifeste.retenus {
        let totaux = counts.entry(&retenu.document).or_default();
        totaux.attendus += 1;
        totaux.retenus += 1;
    }
    let row = |name: &str, t: &Totaux| {
        format!("  {name:<34}{:>9}{:>10}{:>13}{:>9}", t.attendus, t.complets, t.a_completer, t.retenus)
    };
    say(
        text,
        &format!(
            "{:<36}{:>9}{:>10}{:>13}{:>9}",
            "Documents", "attendus", "complets", "à compléter", "retenus"
        ),
    );
    for document in &pack.documents {
        if let Some(totaux) = counts.get(document.id.as_str()) {
            say(text, &row(&document.id, totaux));
        }
    }
    say(text, &row("total", &manifeste.totaux));
    say(text, "");
}

/// By who can mend them, then by file. A column that repeats a fault tells it once, unless all is asked for.
fn faults(text: &mut String, bilan: &Bilan, detail: Detail) {
    let least = match detail {
        Detail::Erreurs => Gravite::Erreur,
        Detail::Usuel => Gravite::Avertissement,
        Detail::Tout => Gravite::Info,
    };
    let told: Vec<Diagnostic> =
        bilan.diagnostics.iter().filter(|d| d.code.gravite() <= least).cloned().collect();
    for groupe in diagnostics::group(&told, &bilan.responsables) {
        if detail > Detail::Erreurs {
            let counts = diagnostics::render_summary(groupe.fautes());
            say(text, &format!("{} par {} ({counts})", groupe.verbe(), groupe.responsable));
            say(text, "");
        }
        for file in &groupe.fichiers {
            let blocks: Vec<String> = if detail == Detail::Tout {
                file.fautes.iter().map(|faute| diagnostics::render(faute)).collect()
            } else {
                diagnostics::collapse(&file.fautes).iter().map(diagnostics::render_repetition).collect()
            };
            for block in blocks {
                say(text, block.trim_end());
                say(text, "");
            }
        }
    }
}

fn ending(text: &mut String, bilan: &Bilan, written: Option<&Path>) {
    let found = diagnostics::render_summary(&bilan.diagnostics);
    let found = if found.is_empty() { "aucune faute".to_owned() } else { found };
    // That none could be made is a fault of its own, told above.
    let suspended = bilan.diagnostics.iter().any(|d| *d.code == codes::ARCHIVES_SUSPENDUES);
    let n = bilan.archives_non_constituees.len();
    if n > 0 && !suspended {
        say(
            text,
            &format!(
                "{} : une pièce en est retenue (voir rapport.html).",
                count(n, "archive du jury non constituée", "archives du jury non constituées")
            ),
        );
    }
    stacks(text, bilan, written);
    match bilan.descellees.len() {
        0 => {}
        1 => text.push_str(
            "1 archive du jury était chiffrée et ne l’est plus : aucun mot de passe n’a été donné.\n",
        ),
        n => writeln!(
            text,
            "{n} archives du jury étaient chiffrées et ne le sont plus : aucun mot de passe n’a été donné."
        )
        .expect("a String"),
    }
    if !bilan.effaces.is_empty() {
        let n = bilan.effaces.len();
        say(
            text,
            &format!(
                "{} :",
                count(n, "fichier n’est plus attendu, effacé", "fichiers ne sont plus attendus, effacés")
            ),
        );
        for chemin in &bilan.effaces {
            say(text, &format!("  {chemin}"));
        }
    }
    if let (Some(folder), false) = (written, bilan.copies.is_empty()) {
        say(
            text,
            &format!(
                "{} dans {} : les cellules en faute y sont colorées.",
                count(bilan.copies.len(), "copie annotée", "copies annotées"),
                folder.join("a-corriger").display()
            ),
        );
    }
    match written {
        Some(folder) => {
            let report = folder.join("rapport.html");
            say(
                text,
                &format!(
                    "Tout est dans {} ({found}). À lire d’abord : {}",
                    folder.display(),
                    report.display()
                ),
            );
        }
        None => say(text, &format!("Vérification terminée : {found}. Rien n’a été écrit.")),
    }
}

/// What is to be printed, and what lacks in it.
fn stacks(text: &mut String, bilan: &Bilan, written: Option<&Path>) {
    let stacks = &bilan.manifeste.impressions;
    if let (Some(folder), false) = (written, stacks.is_empty()) {
        let pages = stacks.iter().map(|stack| stack.pages).sum();
        let held = stacks.iter().map(|stack| stack.retenus.len()).sum();
        let held = match held {
            0 => String::new(),
            n => format!(
                ", dont {} tenant la place de documents retenus",
                count(n, "« À insérer »", "« À insérer »")
            ),
        };
        say(
            text,
            &format!(
                "{} ({}{held}) dans les dossiers impression de {}.",
                count(stacks.len(), "pile à imprimer", "piles à imprimer"),
                count(pages, "page", "pages"),
                folder.display()
            ),
        );
    }
    let suspended = bilan.diagnostics.iter().any(|d| *d.code == codes::IMPRESSIONS_SUSPENDUES);
    let n = bilan.impressions_non_constituees.len();
    if n > 0 && !suspended {
        say(
            text,
            &format!(
                "{} (voir rapport.html).",
                count(n, "pile à imprimer non constituée", "piles à imprimer non constituées")
            ),
        );
    }
}
