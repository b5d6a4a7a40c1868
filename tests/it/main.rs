//! The program from outside: folders in, documents and messages out.

mod support;

mod cli;
mod diagnostics;
mod docs;
mod people;
mod referentiel;
mod values;
