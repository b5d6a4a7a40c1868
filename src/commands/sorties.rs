//! The output folder, before a command writes in it.

use anyhow::{Result, anyhow};

use crate::args::Communs;
use crate::deliver::{self, Passant, RefusSorties, RefusVerrou, Verrou, check_folder};
use crate::diagnostics::Obstacle;

/// Looked at before anything is read: what would fail at the last paper is told at once.
///
/// # Errors
/// When the folder cannot take all that may be written.
pub fn check(communs: &Communs) -> Result<()> {
    match check_folder(&communs.entrees, &communs.sorties) {
        Ok(_) => Ok(()),
        Err(refus) => Err(refusal(deliver::sorties_refusees(&communs.sorties, &refus))),
    }
}

/// Takes the folder for this run.
///
/// # Errors
/// When another run is writing in it, or when nothing can be written there.
pub fn lock(communs: &Communs) -> Result<Verrou> {
    let racine = &communs.sorties;
    Verrou::take(racine, &passant()).map_err(|refus| {
        refusal(match refus {
            RefusVerrou::EnCours(passant) => deliver::passage_en_cours(racine, passant.as_ref()),
            RefusVerrou::Systeme(error) => {
                deliver::sorties_refusees(racine, &RefusSorties::Ecriture(Obstacle::of(&error)))
            }
        })
    })
}

pub fn refusal((message, aide): (String, String)) -> anyhow::Error {
    anyhow!("{message} : {aide}")
}

/// Each system has its own names for who and where.
fn passant() -> Passant {
    Passant {
        utilisateur: from_environment(&["USERNAME", "USER", "LOGNAME"]),
        machine: from_environment(&["COMPUTERNAME", "HOSTNAME"]).or_else(|| {
            let name = fs_err::read_to_string("/etc/hostname").ok()?;
            Some(name.trim().to_owned()).filter(|name| !name.is_empty())
        }),
        processus: std::process::id(),
    }
}

#[expect(clippy::disallowed_methods, reason = "shown to the next run; decides nothing")]
fn from_environment(names: &[&str]) -> Option<String> {
    names.iter().filter_map(|name| std::env::var(name).ok()).find(|value| !value.trim().is_empty())
}
