//! The program from outside: folders in, documents and messages out.
#![allow(clippy::needless_raw_string_hashes, reason = "expect-test writes its texts so")]

mod support;

mod cli;
mod diagnostics;
mod docs;
mod people;
mod referentiel;
mod values;
