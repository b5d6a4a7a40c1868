//! The data pack and what is written (cases 102 to 118).

mod classeurs;
mod copies;
mod ecriture;
mod modeles;
mod noms;
mod preparees;
mod yaml;
