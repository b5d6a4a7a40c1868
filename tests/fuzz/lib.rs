//! The pure modules of the program, and what every target needs of them.
#![allow(dead_code, reason = "a target uses a part of each module")]

#[path = "../../src/diagnostics/mod.rs"]
pub mod diagnostics;
#[path = "../../src/documents/mod.rs"]
pub mod documents;
#[path = "../../src/dossiers/mod.rs"]
pub mod dossiers;
#[path = "../../src/intake/mod.rs"]
pub mod intake;
#[path = "../../src/parallel.rs"]
mod parallel;
#[path = "../../src/place.rs"]
pub mod place;
#[path = "../../src/referentiel/mod.rs"]
pub mod referentiel;
#[path = "../../src/tables/mod.rs"]
pub mod tables;
#[path = "../../src/texte.rs"]
pub mod texte;
