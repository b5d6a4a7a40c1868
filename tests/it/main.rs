//! The program from outside: folders in, documents and messages out.

mod support;

mod diagnostics;
mod people;
mod values;
