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
    &FEUILLES_HOMONYMES,
    &FEUILLE_D_AUTRE_SORTE,
    &FEUILLE_ABSENTE,
    &CELLULE_ELOIGNEE,
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
pub static FEUILLES_HOMONYMES: Code =
    code("E120", "feuilles du même nom", "rien n’est lu dans ces feuilles").page(
        "Deux feuilles d’un même classeur portent le même nom : une erreur signalée dans l’une ne pourrait pas être retrouvée, et un tableur n’en montre souvent qu’une. Aucun tableur courant ne permet de l’écrire : le fichier vient d’un autre logiciel.",
        "Ouvrir le classeur, renommer l’une des feuilles, ou supprimer celle qui est de trop, enregistrer, puis déposer de nouveau le fichier.",
        "Les 1re et 3e feuilles s’appellent « Notes » ; la 3e devient « Notes rattrapage ».",
    );
pub static FEUILLE_D_AUTRE_SORTE: Code =
    code("A121", "feuille graphique, de dialogue ou de macros", "elle n’est pas lue").page(
        "Un classeur peut contenir des feuilles qui ne sont pas faites de cellules : un graphique seul, une boîte de dialogue, d’anciennes macros. Elles ne contiennent pas de tableau ; les autres feuilles sont lues.",
        "Rien à faire, sauf si cette feuille contient des données : les recopier alors dans une feuille de calcul du même classeur.",
        "Le classeur a un onglet « Graphique 1 » à côté de l’onglet « Notes » : seul « Notes » est lu.",
    );
pub static FEUILLE_ABSENTE: Code =
    code("A122", "feuille annoncée mais absente du fichier", "elle n’est pas lue").page(
        "Le classeur annonce cette feuille et ne dit pas où elle se trouve : il a été abîmé, ou écrit par un logiciel qui ne respecte pas le format. Les autres feuilles sont lues.",
        "Ouvrir le classeur dans le tableur. Si la feuille s’y trouve, enregistrer et déposer de nouveau le fichier ; sinon, la supprimer ou la refaire.",
        "L’onglet « PFMP » est annoncé, mais le fichier ne contient que l’onglet « Candidats ».",
    );
pub static CELLULE_ELOIGNEE: Code = code("A123", "cellule isolée, loin de toutes les autres", LIVRE).page(
    "Une cellule remplie se trouve des milliers de lignes, ou des centaines de colonnes, après le tableau. C’est presque toujours une touche frappée par mégarde ; elle est lue, mais quelqu’un devrait la voir.",
    "Aller à cette cellule (Ctrl + Fin dans Excel et LibreOffice), l’effacer si elle n’a rien à faire là, enregistrer, puis déposer de nouveau le fichier.",
    "Le tableau occupe les cellules A1 à H30, et un point est resté dans la cellule XFD1048576.",
);
