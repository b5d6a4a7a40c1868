//! Who is who.

use super::{CANDIDAT, Code, LIGNE, code};

pub(super) static LISTE: &[&Code] = &[
    &CANDIDAT_INCONNU,
    &CANDIDAT_EN_DOUBLE,
    &IDENTITES_CONTRADICTOIRES,
    &NOM_DIFFERENT,
    &HOMONYMES,
    &LIGNE_SANS_PERSONNE,
    &CLASSE_INCONNUE,
    &AUCUN_CANDIDAT,
    &CANDIDAT_NON_INSCRIT,
    &SELECTION_VIDE,
];

pub static CANDIDAT_INCONNU: Code =
    code("E301", "candidat absent de la liste", "la ligne n’est pas utilisée");
pub static CANDIDAT_EN_DOUBLE: Code = code("E302", "candidat deux fois dans la liste", CANDIDAT);
pub static IDENTITES_CONTRADICTOIRES: Code = code("E303", "deux valeurs pour le même candidat", CANDIDAT);
pub static NOM_DIFFERENT: Code = code("E304", "le numéro et le nom désignent deux personnes", LIGNE);
pub static HOMONYMES: Code = code("E305", "plusieurs candidats de ce nom", "la ligne n’est pas utilisée");
pub static LIGNE_SANS_PERSONNE: Code = code("E306", "ligne sans candidat", "la ligne n’est pas utilisée");
pub static CLASSE_INCONNUE: Code =
    code("E307", "classe ou candidat inconnu pour une commission", "la ligne n’est pas utilisée");
pub static AUCUN_CANDIDAT: Code = code("E308", "aucune liste de candidats", "aucun document n’est produit");
pub static CANDIDAT_NON_INSCRIT: Code =
    code("A309", "candidat dont l’état n’est pas « Inscrit »", "il est laissé de côté");
pub static SELECTION_VIDE: Code =
    code("E310", "sélection qui ne désigne rien", "rien n’est produit pour elle");
