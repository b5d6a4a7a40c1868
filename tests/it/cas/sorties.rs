//! The data pack and what is written (cases 103 to 118).

mod classeurs;
mod ecriture;
mod noms;
mod yaml;
