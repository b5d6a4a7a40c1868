//! The password of the archives: from a file or the environment, never from the command line, which stays in the
//! history of the terminal and shows in the list of processes.

use std::io::Read as _;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::deliver::MotDePasse;

const VARIABLE: &str = "LIASSE_MOT_DE_PASSE";
/// Bytes that are read of the file of a password.
const LONGUEUR_MAX: u64 = 64 * 1024;

/// The first line of the file, else the variable; nothing when neither is given.
///
/// # Errors
/// When the file cannot be read, or the password would not protect anything.
pub fn password(fichier: Option<&Path>) -> Result<Option<MotDePasse>> {
    let (text, origin) = match (fichier, from_environment()) {
        (Some(path), _) => (first_line(path)?, format!("le mot de passe du fichier {}", path.display())),
        (None, Some(text)) => (text, format!("le mot de passe de la variable {VARIABLE}")),
        (None, None) => return Ok(None),
    };
    let Some(mot_de_passe) = MotDePasse::new(&text) else {
        bail!(
            "{origin} est refusé : il faut au moins {} caractères, sans accent ni signe particulier (que deux \
             logiciels pourraient écrire différemment)",
            MotDePasse::LONGUEUR_MIN,
        );
    };
    Ok(Some(mot_de_passe))
}

#[expect(clippy::disallowed_methods, reason = "the command line would show the password")]
fn from_environment() -> Option<String> {
    match std::env::var(VARIABLE) {
        Ok(text) if text.is_empty() => None,
        Ok(text) => Some(text),
        Err(std::env::VarError::NotPresent) => None,
        // Refused as any password of other characters.
        Err(std::env::VarError::NotUnicode(_)) => Some(String::new()),
    }
}

/// Notepad writes a byte order mark, and each system its own end of line.
fn first_line(path: &Path) -> Result<String> {
    // A shell may give a pipe, and a mistake a device without an end.
    let mut bytes = Vec::new();
    fs_err::File::open(path)
        .and_then(|file| file.take(LONGUEUR_MAX).read_to_end(&mut bytes))
        .with_context(|| format!("le fichier du mot de passe {} ne peut pas être lu", path.display()))?;
    let text = String::from_utf8(bytes).ok().with_context(|| {
        format!("le fichier du mot de passe {} est à enregistrer en UTF-8", path.display())
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    Ok(text.lines().next().unwrap_or_default().to_owned())
}
