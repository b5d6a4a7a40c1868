//! Everything that is written, and nothing else writes.
//!
//! A file is written beside its place and renamed, so that an interrupted run leaves whole files only.

mod archive;
pub mod manifeste;
mod obstacle;
mod rapport_html;
mod rapport_xlsx;
mod registre;
mod sorties;
mod verification;

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use crate::texte;

pub use archive::{Archive, zip_of};
pub use obstacle::Obstacle;
pub use registre::{Empreinte, Registre};
pub use sorties::{CHEMIN_MAX, Sorties};
pub use verification::{report_strangers, verify};

/// The account of the run, for a person, for a spreadsheet and for a program; then the memory of the run. Each is
/// written whatever becomes of the others: gives back those that could not be.
pub fn write_reports(
    sorties: &Sorties,
    manifeste: &manifeste::Manifeste,
    archives_non_constituees: &[String],
    registre: &Registre,
) -> BTreeMap<Obstacle, Vec<String>> {
    let html = rapport_html::rapport_html(manifeste, archives_non_constituees);
    let reports = [
        ("rapport.html", Ok(html.into_bytes())),
        ("rapport.xlsx", rapport_xlsx::rapport_xlsx(manifeste).map_err(|_| Obstacle::TropDeTexte)),
        ("manifeste.json", Ok(manifeste.to_json())),
        (registre::REGISTRE, Ok(registre.to_json())),
    ];
    let mut missing = BTreeMap::<Obstacle, Vec<String>>::new();
    for (name, bytes) in reports {
        let written =
            bytes.and_then(|bytes| sorties.write(name, &bytes).map_err(|error| Obstacle::of(&error)));
        if let Err(obstacle) = written {
            missing.entry(obstacle).or_default().push(name.to_owned());
        }
    }
    missing
}

/// Lower-case hexadecimal SHA-256.
pub fn sha256(bytes: &[u8]) -> String {
    texte::hex(&Sha256::digest(bytes))
}
