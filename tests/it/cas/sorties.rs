//! The data pack and what is written (cases 102 to 118).

mod classeurs;
mod ecriture;
mod modeles;
mod noms;
mod preparees;
mod yaml;
