//! What is written.

use super::{Code, code};

pub(super) static LISTE: &[&Code] = &[&ECRITURE_IMPOSSIBLE, &FICHIER_ETRANGER, &VERIFICATION_ECHOUEE];

pub static ECRITURE_IMPOSSIBLE: Code = code("E701", "fichier impossible à écrire", "le document est retenu");
pub static FICHIER_ETRANGER: Code = code("A702", "fichier étranger au lot", "il est laissé en place");
pub static VERIFICATION_ECHOUEE: Code =
    code("E703", "sortie différente de ce qui a été écrit", "le dossier de sortie n’est pas sûr");
