//! liasse: the exam paperwork of a vocational diploma, from class spreadsheets to typeset PDFs.
//!
//! One run is one function, [`run::generate`]. Data flows one way:
//!
//! ```text
//! input folder ─ intake ─► Sheet ─ tables ─► typed rows ─ dossiers ─► Dossier
//!                  I/O             pure                    pure
//!     ─ documents ─► Demande ─ sorties ─► what becomes of each output
//!          pure                  pure
//!     ─ render ─► Pdf ─ deliver ─► output folder ─ comptes ─► reports, manifest, screen
//!         typst           I/O                        pure
//! ```
//!
//! - [`referentiel`]: the data pack. The only module that knows YAML. No other names a diploma, a code of
//!   competence, a coefficient or a header.
//! - [`intake`]: files to sheets. The only module that knows XML, text encodings, the records of binary
//!   workbooks and the reading of zip. Files are read in a child of the program, with a time and a memory that a hostile file cannot exceed.
//! - [`tables`]: sheets to typed rows, recognised by their headers.
//! - [`dossiers`]: rows to one dossier per candidate, with what contradicts what.
//! - [`documents`]: which documents are expected, which are held back, what each shows.
//! - [`modeles`]: the workbooks to fill, for the candidates that the inputs name.
//! - [`render`]: values to PDF. The only module that knows typst.
//! - [`sorties`]: the outputs, papers, archives and stacks alike, from their plan to what became of each. The only
//!   module that decides what is made, left, held back or removed.
//! - [`deliver`]: the disk. The only module that writes; nothing that it replaces or removes is lost.
//! - [`comptes`]: the accounts of a run, pure functions of one value.
//! - [`controles`]: what `liasse diagnostic` looks at: folders, disk, fonts, and every template with trial data.
//! - [`diagnostics`]: what is wrong with the user's data. One collector passes through every stage; a stage
//!   never fails because of what a file holds.
//!
//! Pure stages read no clock, no environment and no disk: the date is an argument.

pub mod args;
pub mod commands;
pub mod comptes;
pub mod controles;
pub mod deliver;
pub mod diagnostics;
pub mod documents;
pub mod dossiers;
pub mod exemple;
pub mod intake;
pub mod modeles;
mod parallel;
pub mod place;
mod plafond;
pub mod referentiel;
pub mod render;
pub mod run;
pub mod sorties;
pub mod tables;
pub mod texte;
mod usage;
