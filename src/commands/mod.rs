//! One file per subcommand, and the way from arguments to an exit code.

mod accord;
mod diagnostic;
mod exemple;
mod expliquer;
mod generer;
mod modeles;
mod pack;
mod panne;
pub mod referentiel;
mod restaurer;
mod secret;
mod sorties;

use std::io::Write;
use std::process::ExitCode;

use anyhow::Result;
use clap::{CommandFactory, FromArgMatches};

use crate::args::{Arguments, Commande};
use crate::diagnostics::messages;
use crate::exemple::Options;
use crate::run::Issue;
use crate::usage;

/// Runs the program. Exit code 0: all is produced or to be completed by hand; 1: data is to be mended, the
/// rest is produced; 2: nothing could be done.
pub fn main() -> ExitCode {
    // A child that reads one workbook is no command: nothing else of the program wakes up in it.
    if let Some(code) = crate::intake::serve(std::env::args_os().skip(1)) {
        return code;
    }
    panne::guard(run)
}

fn run() -> ExitCode {
    let matches = match usage::in_french(Arguments::command()).try_get_matches() {
        Ok(matches) => matches,
        Err(error) if !error.use_stderr() => {
            let shown = error.render().to_string();
            return exit_after(print_out(&shown), 0);
        }
        Err(error) => return exit_after(print_err(&usage::explain(&error)), 2),
    };
    let arguments = Arguments::from_arg_matches(&matches).expect("the same definition parsed them");
    match dispatch(arguments) {
        Ok(Issue::Entiere) => ExitCode::SUCCESS,
        Ok(Issue::Partielle) => ExitCode::from(1),
        Ok(Issue::Impossible) => ExitCode::from(2),
        Err(error) => exit_after(print_err(&format!("erreur : {}", in_words(&error))), 2),
    }
}

fn dispatch(arguments: Arguments) -> Result<Issue> {
    let communs = &arguments.communs;
    match arguments.commande.unwrap_or(Commande::Generer) {
        Commande::Generer => generer::generate(communs),
        Commande::Verifier => generer::verify(communs),
        Commande::Modeles => modeles::write(communs),
        Commande::Exemple { dossier, classes, candidats, graine, style, tableur } => {
            let (classes, candidats) = (classes.into(), candidats.into());
            exemple::write(&dossier, &Options { classes, candidats, graine, style, tableur })
        }
        Commande::Referentiel { code } => referentiel::show(communs, code.as_deref()),
        Commande::Diagnostic => diagnostic::show(communs),
        Commande::Restaurer { chemin } => restaurer::restore(communs, &chemin),
        Commande::Expliquer { code } => expliquer::show(code.as_deref()),
        Commande::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(
                shell,
                &mut usage::in_french(Arguments::command()),
                "liasse",
                &mut script,
            );
            std::io::stdout().write_all(&script)?;
            Ok(Issue::Entiere)
        }
        Commande::Man => {
            let mut page = Vec::new();
            clap_mangen::Man::new(usage::in_french(Arguments::command())).render(&mut page)?;
            let page = String::from_utf8_lossy(&page);
            // The names of these two sections are fixed by clap_mangen.
            print_out(
                &page
                    .replace("\n.SH NAME\n", "\n.SH NOM\n")
                    .replace("\n.SH EXTRA\n", "\n.SH CODE DE SORTIE\n")
                    .replace("\u{a0}\n", "\n"),
            )?;
            Ok(Issue::Entiere)
        }
    }
}

/// Codes shown after an unknown one.
const MAX_SUGGESTIONS: usize = 3;

/// The known codes most like an unknown one, the closest first.
fn suggestions(code: &str, known: impl IntoIterator<Item = String>) -> Vec<String> {
    let wanted = referentiel::plain(code);
    let mut scored: Vec<(f64, String)> = known
        .into_iter()
        .map(|known| (strsim::jaro_winkler(&wanted, &referentiel::plain(&known)), known))
        .filter(|(score, _)| *score >= 0.8)
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    scored.dedup_by(|a, b| a.1 == b.1);
    scored.into_iter().take(MAX_SUGGESTIONS).map(|(_, known)| known).collect()
}

/// What was being done, then why the system refused it; what the system says is English.
fn in_words(error: &anyhow::Error) -> String {
    let words: Vec<String> = error
        .chain()
        .filter(|cause| !cause.is::<walkdir::Error>())
        .map(|cause| match cause.downcast_ref::<std::io::Error>() {
            Some(refusal) => messages::cause(refusal).to_owned(),
            None => cause.to_string(),
        })
        .collect();
    words.join(" : ")
}

/// What was asked for goes to standard output.
fn print_out(text: &str) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    out.write_all(text.as_bytes())?;
    if !text.ends_with('\n') {
        out.write_all(b"\n")?;
    }
    out.flush()
}

/// What happened goes to standard error.
fn print_err(text: &str) -> std::io::Result<()> {
    let text = text.trim_end();
    if text.is_empty() {
        return Ok(());
    }
    writeln!(std::io::stderr().lock(), "{text}")
}

/// A reader that closed its end of the pipe is no failure of ours.
fn exit_after(printed: std::io::Result<()>, code: u8) -> ExitCode {
    match printed {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => ExitCode::from(2),
        _ => ExitCode::from(code),
    }
}
