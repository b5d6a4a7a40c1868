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
    &FICHIER_SANS_DONNEE,
    &TEXTE_NOMME_CLASSEUR,
    &FEUILLE_D_AUTRE_NATURE,
    &ENTREE_PROTEGEE,
    &FORMAT_TROP_ANCIEN,
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
pub static FICHIER_SANS_DONNEE: Code = code("A112", "fichier sans aucune donnée", LIVRE).page(
    "Le fichier s’ouvre, mais aucune de ses feuilles ne contient de donnée. C’est souvent un modèle déposé avant \
d’être rempli, ou un classeur enregistré vide par erreur.",
    "Ouvrir le fichier dans le tableur. S’il devait contenir un tableau, le remplir ou déposer la bonne version ; \
sinon, le retirer du dossier.",
    "Un classeur de trois feuilles vides ; un fichier csv qui ne contient que des lignes blanches.",
);
pub static TEXTE_NOMME_CLASSEUR: Code =
    code("A113", "texte csv sous un nom de classeur", "il est lu comme un csv").page(
        "Certains logiciels exportent du texte séparé par des points-virgules et l’appellent « .xls ». Le tableau est \
lu, mais un tableur qui ouvre ce fichier peut changer les dates et effacer les zéros du début des numéros.",
        "Vérifier que les valeurs reprises sont les bonnes. Pour ne plus voir cette remarque, donner au fichier \
l’extension « .csv ».",
        "« liste.xls » contient « Nom;Prénom » en texte : le renommer « liste.csv ».",
    );
pub static FEUILLE_D_AUTRE_NATURE: Code =
    code("A114", "feuille qui n’est pas une feuille de calcul", "elle n’est pas lue").page(
        "Un classeur peut porter, à côté de ses feuilles de calcul, des feuilles graphiques ou des feuilles de macros. \
Elles ne contiennent pas de tableau : les autres feuilles du classeur sont lues.",
        "Rien n’est à faire si la feuille ne sert à rien ici. Si elle montre des données, les recopier dans une feuille \
de calcul ordinaire.",
        "Le classeur « notes.xls » a une feuille « Macro1 » : seules ses autres feuilles sont lues.",
    );
pub static ENTREE_PROTEGEE: Code = code("E115", "fichier d’archive protégé par un mot de passe", RIEN_LU).page(
    "L’archive demande un mot de passe pour ce fichier. Le programme n’en connaît aucun et n’en essaie aucun ; les \
autres fichiers de l’archive sont lus.",
    "Ouvrir l’archive, donner le mot de passe, extraire le fichier et le déposer dans le dossier.",
    "« envoi.zip » contient « notes.xlsx » chiffré : extraire « notes.xlsx » et le déposer.",
);
pub static FORMAT_TROP_ANCIEN: Code = code("E116", "format de classeur trop ancien", RIEN_LU).page(
    "Le fichier a été enregistré au format d’Excel 2, 3 ou 4, abandonné depuis 1995. Il n’est pas lu, plutôt que lu de \
travers.",
    "L’ouvrir dans le tableur, puis l’enregistrer au format xlsx et déposer cette copie.",
    "« vieux.xls » au format Excel 4 : l’enregistrer sous « vieux.xlsx ».",
);
