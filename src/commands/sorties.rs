//! The output folder, before a command writes in it.

use anyhow::{Result, anyhow};

use crate::args::Communs;
use crate::deliver::check_emplacement;
use crate::diagnostics::messages;

/// Looked at before anything is read: what would fail at the last paper is told at once.
///
/// # Errors
/// When the folder cannot take all that may be written.
pub fn check(communs: &Communs) -> Result<()> {
    match check_emplacement(&communs.entrees, &communs.sorties) {
        Ok(_) => Ok(()),
        Err(refus) => Err(refusal(messages::sorties_refusees(&communs.sorties, &refus))),
    }
}

pub fn refusal((message, aide): (String, String)) -> anyhow::Error {
    anyhow!("{message} : {aide}")
}
