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
    &ENCODAGE_ANCIEN,
    &SEPARATEURS_MELES,
];

pub static FICHIER_ILLISIBLE: Code = code("E101", "fichier illisible", RIEN_LU);
pub static FICHIER_PROTEGE: Code = code("E102", "classeur protégé par un mot de passe", RIEN_LU);
pub static FICHIER_TROP_GROS: Code = code("E103", "fichier trop volumineux", RIEN_LU);
pub static FICHIER_MAL_NOMME: Code = code("E104", "contenu d’une autre nature que le nom", RIEN_LU);
pub static ARCHIVE_REFUSEE: Code = code("E105", "archive ou entrée d’archive refusée", RIEN_LU);
pub static FEUILLE_ILLISIBLE: Code = code("E106", "feuille illisible", "rien n’est lu dans cette feuille");
pub static ENCODAGE_INCONNU: Code = code("E107", "encodage du texte non reconnu", RIEN_LU);
pub static GUILLEMET_NON_FERME: Code = code("E108", "guillemet mal refermé", RIEN_LU);
pub static FICHIER_IGNORE: Code = code("A109", "fichier qui n’est pas un tableur", LIVRE);
pub static CLASSEUR_OUVERT: Code =
    code("A110", "classeur ouvert ailleurs", "les dernières saisies manquent peut-être");
pub static FICHIER_EN_DOUBLE: Code = code("A111", "le même fichier deux fois", "il n’est lu qu’une fois");
pub static ENCODAGE_ANCIEN: Code = code("A130", "texte dans un encodage d’autrefois", LIVRE).page(
    "Un fichier texte ne dit pas comment ses accents sont écrits. Celui-ci l’est comme sur un Mac d’avant 2001 ou sous DOS : de toutes les façons de le lire, c’est la seule qui donne du français. Un coup d’œil suffit à s’en assurer.",
    "Comparer quelques noms accentués du rapport et du fichier. Pour que la question ne se pose plus, ouvrir le fichier dans le tableur et l’enregistrer au format « CSV UTF-8 » ou xlsx.",
    "« Prénom » s’affiche « PrŽnom » quand Excel ouvre le fichier : il est lu « Prénom ».",
);
pub static SEPARATEURS_MELES: Code = code("E131", "ligne coupée par un autre séparateur", RIEN_LU).page(
    "Les champs du fichier sont séparés par un signe, et ceux de cette ligne par un autre : ils seraient lus dans les mauvaises colonnes. Le plus souvent, deux exports ont été collés l’un sous l’autre.",
    "Remplacer sur cette ligne les signes qui séparent les champs par celui des autres lignes, ou refaire l’export. S’il y en a beaucoup, mettre chaque export dans son propre fichier.",
    "Sous « N° candidat;Nom;Prénom », la ligne « 0100000001,DURAND,Léa » doit devenir « 0100000001;DURAND;Léa ».",
);
