//! Everything that is written, and nothing else writes.
//!
//! A file is written beside its place and renamed, so that an interrupted run leaves whole files only.

mod archive;
mod copie_xlsx;
mod copies;
mod emplacement;
pub mod manifeste;
mod rapport_html;
mod rapport_xlsx;
mod registre;
mod sorties;
mod tableur;
mod verification;
mod verrou;

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use crate::diagnostics::{Diagnostic, Obstacle};
use crate::texte;
use manifeste::Manifeste;

pub use archive::{Archive, MotDePasse, entries_of, sealed_zip_of, zip_of};
pub use copies::{Copie, is_copy, write_copies};
pub use emplacement::{RefusSorties, check_apart, check_emplacement};
pub use registre::{Empreinte, Registre};
pub use sorties::{Sorties, nearest_folder};
pub use verification::{report_strangers, verify};
pub use verrou::{PASSANT, Passant, RefusVerrou, VERROU, Verrou};

/// All that the reports tell.
#[derive(Debug, Clone, Copy)]
pub struct Compte<'a> {
    pub manifeste: &'a Manifeste,
    pub diagnostics: &'a [Diagnostic],
    pub responsables: &'a [String],
    pub archives_non_constituees: &'a [String],
    pub impressions_non_constituees: &'a [String],
    pub copies: &'a [Copie],
}

/// Where the account of a run stands.
pub const COMPTES_RENDUS: [&str; 3] = ["rapport.html", "rapport.xlsx", "manifeste.json"];

/// The account of the run, for a person, for a spreadsheet and for a program; then the memory of the run. Each is
/// written whatever becomes of the others: gives back those that could not be.
pub fn write_reports(
    sorties: &Sorties,
    compte: &Compte<'_>,
    registre: &Registre,
) -> BTreeMap<Obstacle, Vec<String>> {
    let html = rapport_html::rapport_html(compte);
    let reports = [
        (COMPTES_RENDUS[0], Ok(html.into_bytes())),
        (COMPTES_RENDUS[1], rapport_xlsx::rapport_xlsx(compte).map_err(|_| Obstacle::TropDeTexte)),
        (COMPTES_RENDUS[2], Ok(compte.manifeste.to_json())),
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
