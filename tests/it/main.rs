//! The program from outside: folders in, documents and messages out.
#![allow(clippy::needless_raw_string_hashes, reason = "expect-test writes its texts so")]

mod atelier;
mod attendus;
mod cas;
mod octets;
mod support;

mod classe;
mod cli;
mod controles;
mod delivery;
mod diagnostics;
mod diplome_fictif;
mod docs;
mod dossier_jury;
mod emplacement;
mod epreuves;
mod exports;
mod goldens;
mod images;
mod impressions;
mod intacts;
mod interruption;
mod lecteurs;
mod manuel;
mod pages;
mod people;
mod pertes;
mod pieces;
mod proprietes;
mod recus;
mod referentiel;
mod regles;
mod sample;
mod sources;
mod telling;
mod templates;
mod values;
mod verrou;
mod vierges;
