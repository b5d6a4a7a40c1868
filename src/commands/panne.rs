//! What is said when the program itself is at fault: where, and nothing of the data.

use std::backtrace::{Backtrace, BacktraceStatus};
use std::io::Write;
use std::panic::{self, Location, PanicHookInfo};
use std::path::{Component, Path};
use std::process::ExitCode;
use std::sync::Once;

/// Runs the program; a fault of its own ends it with the code of a run that did nothing.
pub fn guard(run: impl FnOnce() -> ExitCode + panic::UnwindSafe) -> ExitCode {
    let usual = panic::take_hook();
    panic::set_hook(Box::new(move |fault| tell(fault, &usual)));
    end_of(run)
}

fn end_of(run: impl FnOnce() -> ExitCode + panic::UnwindSafe) -> ExitCode {
    panic::catch_unwind(run).unwrap_or(ExitCode::from(2))
}

/// Whoever asked for a trace gets the usual one, with the words of the fault; nobody else does, since they may
/// quote a cell.
fn tell(fault: &PanicHookInfo<'_>, usual: &dyn Fn(&PanicHookInfo<'_>)) {
    static TOLD: Once = Once::new();
    TOLD.call_once(|| {
        let text = message(fault.location());
        // Nothing is left to tell it to.
        let _ = std::io::stderr().lock().write_all(text.as_bytes());
    });
    if Backtrace::capture().status() == BacktraceStatus::Captured {
        usual(fault);
    }
}

fn message(place: Option<&Location<'_>>) -> String {
    let place = place.map(|place| format!(" ({}, ligne {})", source(place.file()), place.line()));
    format!(
        "erreur : faute du programme{}\n  \
         Ce n’est pas une faute de vos fichiers ; ce qui était déjà écrit est intact.\n  \
         aide : signaler cette faute, avec la ligne ci-dessus ; RUST_BACKTRACE=1 en montre le détail, qui peut \
         citer vos données\n",
        place.unwrap_or_default(),
    )
}

/// From the folder of the crate on: the folders above are those of whoever built the program.
fn source(file: &str) -> String {
    let parts: Vec<&str> = Path::new(file)
        .components()
        .filter_map(|part| match part {
            Component::Normal(part) => part.to_str(),
            _ => None,
        })
        .collect();
    let start = parts.iter().rposition(|part| *part == "src").map_or(0, |src| src.saturating_sub(1));
    parts[start..].join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_of_the_program_ends_with_two() {
        let code = end_of(|| panic!("une cellule"));
        assert_eq!(format!("{code:?}"), format!("{:?}", ExitCode::from(2)));
    }

    #[test]
    fn a_fault_is_told_without_the_folders_of_its_builder() {
        assert_eq!(source("src/run/mod.rs"), "src/run/mod.rs");
        assert_eq!(
            source("/home/x/.cargo/registry/src/index-1/typst-0.15.1/src/lib.rs"),
            "typst-0.15.1/src/lib.rs"
        );
        let told = message(Some(Location::caller()));
        assert!(told.starts_with("erreur : faute du programme (src/commands/panne.rs, ligne "), "{told}");
    }
}
