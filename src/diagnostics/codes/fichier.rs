//! Files that were dropped.

use super::{Code, LIVRE, RIEN_LU, code};

pub(super) static LISTE: &[&Code] = &[
    &FICHIER_ILLISIBLE,
    &FICHIER_PROTEGE,
    &FICHIER_TROP_GROS,
    &FICHIER_MAL_NOMME,
    &ARCHIVE_REFUSEE,
    &FEUILLE_ILLISIBLE,
    &ENCODAGE_INCONNU,
    &GUILLEMET_NON_FERME,
    &FICHIER_IGNORE,
    &CLASSEUR_OUVERT,
    &FICHIER_EN_DOUBLE,
];

pub static FICHIER_ILLISIBLE: Code = code("E101", "fichier illisible", RIEN_LU);
pub static FICHIER_PROTEGE: Code = code("E102", "classeur protégé par un mot de passe", RIEN_LU);
pub static FICHIER_TROP_GROS: Code = code("E103", "fichier trop volumineux", RIEN_LU);
pub static FICHIER_MAL_NOMME: Code = code("E104", "contenu d’une autre nature que le nom", RIEN_LU);
pub static ARCHIVE_REFUSEE: Code = code("E105", "archive ou entrée d’archive refusée", RIEN_LU);
pub static FEUILLE_ILLISIBLE: Code = code("E106", "feuille illisible", "rien n’est lu dans cette feuille");
pub static ENCODAGE_INCONNU: Code = code("E107", "encodage du texte non reconnu", RIEN_LU);
pub static GUILLEMET_NON_FERME: Code = code("E108", "guillemet jamais refermé", RIEN_LU);
pub static FICHIER_IGNORE: Code = code("A109", "fichier qui n’est pas un tableur", LIVRE);
pub static CLASSEUR_OUVERT: Code =
    code("A110", "classeur ouvert ailleurs", "les dernières saisies manquent peut-être");
pub static FICHIER_EN_DOUBLE: Code = code("A111", "le même fichier deux fois", "il n’est lu qu’une fois");
