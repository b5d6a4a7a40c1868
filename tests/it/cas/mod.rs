//! What a folder may hold at its worst, case by case: each test is named after its number and asserts the whole
//! message, what it holds back, and that the sound files beside it are delivered.
//!
//! Four outcomes: **R** the file is refused and named; **E** a located error, nothing invented; **W** read, with
//! a warning; **OK** read in silence.

mod anciens;
mod changees;
mod classeurs;
mod conteneur;
mod disposition;
mod formations;
mod isolement;
mod natures;
mod personnes;
mod sorties;
mod systeme;
mod texte;
mod une_fois;
mod valeurs;
