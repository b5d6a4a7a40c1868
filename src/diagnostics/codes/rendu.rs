//! Templates and pages.

use super::{CELLULE, Code, LIVRE, code};

pub(super) static LISTE: &[&Code] =
    &[&CARACTERE_ABSENT, &MODELE_FAUTIF, &NORME_NON_TENUE, &REMARQUE_DU_MODELE];

pub static CARACTERE_ABSENT: Code = code("E601", "caractère absent de la police", CELLULE);
pub static MODELE_FAUTIF: Code =
    code("E602", "faute dans un modèle de document", "les documents de ce modèle sont retenus");
pub static NORME_NON_TENUE: Code = code("E603", "norme PDF non tenue", "le document est retenu");
pub static REMARQUE_DU_MODELE: Code = code("A604", "remarque sur un modèle de document", LIVRE);
