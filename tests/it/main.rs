//! The program from outside: folders in, documents and messages out.
#![allow(clippy::needless_raw_string_hashes, reason = "expect-test writes its texts so")]

mod atelier;
mod cas;
mod octets;
mod support;

mod classe;
mod cli;
mod delivery;
mod diagnostics;
mod docs;
mod exports;
mod goldens;
mod lecteurs;
mod pages;
mod people;
mod proprietes;
mod referentiel;
mod sample;
mod sources;
mod telling;
mod templates;
mod values;
