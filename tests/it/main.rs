//! The program from outside: folders in, documents and messages out.
#![allow(clippy::needless_raw_string_hashes, reason = "expect-test writes its texts so")]

mod atelier;
mod cas;
mod support;

mod cli;
mod delivery;
mod diagnostics;
mod docs;
mod goldens;
mod lecteurs;
mod pages;
mod people;
mod referentiel;
mod sample;
mod templates;
mod values;
