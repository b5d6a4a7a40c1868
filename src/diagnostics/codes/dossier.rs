//! What the rows of one candidate say together.

use super::{CELLULE, Code, LIVRE, code};

pub(super) static LISTE: &[&Code] = &[
    &EVALUATION_EN_DOUBLE,
    &DATES_INVERSEES,
    &TROP_DE_JOURS,
    &CATEGORIE_MANQUANTE,
    &NOTE_HORS_PAS,
    &NOTE_CONTRE_PROFIL,
    &PERIODE_MANQUANTE,
    &EVALUATION_SANS_OBJET,
    &JOURS_CONTRE_SEMAINES,
    &MEMBRE_EN_DOUBLE,
    &ETABLISSEMENT_ABSENT,
    &PERIODES_CHEVAUCHANTES,
    &NIVEAUX_DIVERGENTS,
    &FORMULAIRE_MODIFIE,
    &VALEUR_A_COTE,
];

pub static EVALUATION_EN_DOUBLE: Code = code("E501", "deux lignes pour la même évaluation", CELLULE);
pub static DATES_INVERSEES: Code = code("E502", "fin avant le début", CELLULE);
pub static TROP_DE_JOURS: Code =
    code("E503", "plus de jours de présence que de jours entre les dates", CELLULE);
pub static CATEGORIE_MANQUANTE: Code =
    code("E504", "catégorie de candidat manquante", "les grilles de ce candidat sont retenues");
pub static NOTE_HORS_PAS: Code = code("A505", "note qui n’est pas un multiple du pas", LIVRE);
pub static NOTE_CONTRE_PROFIL: Code = code("A506", "note qui contredit le profil", LIVRE);
pub static PERIODE_MANQUANTE: Code =
    code("A507", "période que d’autres ont, et qui manque à ce candidat", LIVRE);
pub static EVALUATION_SANS_OBJET: Code =
    code("A508", "évaluation CCF pour une épreuve passée autrement", "la ligne n’est pas utilisée");
pub static JOURS_CONTRE_SEMAINES: Code = code("A509", "jours et semaines qui ne concordent pas", LIVRE);
pub static MEMBRE_EN_DOUBLE: Code = code("A510", "deux fois la même personne dans une commission", LIVRE);
pub static ETABLISSEMENT_ABSENT: Code =
    code("A511", "établissement non renseigné", "les documents sont à compléter");
pub static PERIODES_CHEVAUCHANTES: Code = code("A512", "deux périodes aux mêmes dates", LIVRE);
pub static NIVEAUX_DIVERGENTS: Code =
    code("E513", "niveaux au critère et à la compétence pour la même compétence", CELLULE);
pub static FORMULAIRE_MODIFIE: Code = code("E540", "formulaire modifié", CELLULE).page(
    "Chaque ligne du formulaire d’un tuteur est attendue telle que le programme l’a écrite. Une ligne effacée, ajoutée ou renommée peut faire passer un niveau d’une compétence à une autre, ou faire disparaître une réponse.",
    "Reprendre le formulaire vierge du même candidat et de la même période (liasse modeles le refait à l’identique), y reporter les réponses, et remplacer le fichier modifié.",
    "La ligne « 1.1.2 Apporter une réponse adaptée à la demande » a été supprimée : le compte rendu ne dirait rien de cette compétence.",
);
pub static VALEUR_A_COTE: Code = code("E541", "valeur à côté de sa case", CELLULE).page(
    "Une réponse écrite dans une autre colonne que celle du formulaire ne serait pas lue : le compte rendu serait incomplet sans que personne ne le sache.",
    "Reporter la réponse dans la case qui suit le libellé, ou l’effacer si elle n’en est pas une.",
    "« acquis » écrit en C12 au lieu de B12.",
);
