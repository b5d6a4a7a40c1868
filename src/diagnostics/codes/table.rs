//! Sheets, headers and cells.

use super::{CELLULE, Code, LIGNE, LIVRE, code};

pub(super) static LISTE: &[&Code] = &[
    &FEUILLE_INCOMPLETE,
    &FEUILLE_INCONNUE,
    &COLONNES_CONTRADICTOIRES,
    &DATE_ILLISIBLE,
    &NOMBRE_ILLISIBLE,
    &NOTE_HORS_BAREME,
    &NIVEAU_INCONNU,
    &CELLULE_EN_ERREUR,
    &COMPETENCE_INCONNUE,
    &VALEUR_INCONNUE,
    &IDENTIFIANT_ABIME,
    &CHAMP_CONTRADICTOIRE,
    &TABLEAU_AMBIGU,
    &VALEUR_MANQUANTE,
    &ANNEE_A_DEUX_CHIFFRES,
    &CHAMP_INCONNU,
    &COLONNES_INCONNUES,
    &AUTRE_SPECIALITE,
    &COLONNE_D_UN_AUTRE_BLOC,
    &FORMULE_SANS_RESULTAT,
    &CELLULE_ILLISIBLE,
];

pub static FEUILLE_INCOMPLETE: Code =
    code("E201", "tableau reconnu à moitié", "rien n’est lu dans cette feuille");
pub static FEUILLE_INCONNUE: Code = code("A202", "feuille sans tableau reconnu", "elle n’est pas lue");
pub static COLONNES_CONTRADICTOIRES: Code =
    code("E203", "deux colonnes du même nom, de contenus différents", LIGNE);
pub static DATE_ILLISIBLE: Code = code("E204", "date illisible", CELLULE);
pub static NOMBRE_ILLISIBLE: Code = code("E205", "nombre illisible", CELLULE);
pub static NOTE_HORS_BAREME: Code = code("E206", "note hors du barème", CELLULE);
pub static NIVEAU_INCONNU: Code = code("E207", "niveau inconnu", CELLULE);
pub static CELLULE_EN_ERREUR: Code = code("E208", "cellule en erreur", CELLULE);
pub static COMPETENCE_INCONNUE: Code = code("E209", "code de compétence inconnu", CELLULE);
pub static VALEUR_INCONNUE: Code = code("E210", "valeur hors de la liste permise", CELLULE);
pub static IDENTIFIANT_ABIME: Code = code("E211", "identifiant abîmé par le tableur", LIGNE);
pub static CHAMP_CONTRADICTOIRE: Code =
    code("E212", "deux valeurs pour le même champ de l’établissement", "tous les documents sont retenus");
pub static TABLEAU_AMBIGU: Code =
    code("E213", "feuille qui peut être deux tableaux", "rien n’est lu dans cette feuille");
pub static VALEUR_MANQUANTE: Code = code("E214", "valeur indispensable manquante", LIGNE);
pub static ANNEE_A_DEUX_CHIFFRES: Code = code("A215", "année à deux chiffres", LIVRE);
pub static CHAMP_INCONNU: Code =
    code("A216", "champ d’établissement inconnu", "sa valeur n’est pas utilisée");
pub static COLONNES_INCONNUES: Code = code("I217", "colonnes non utilisées", LIVRE);
pub static AUTRE_SPECIALITE: Code =
    code("I218", "candidats d’une autre spécialité", "ils sont laissés de côté");
pub static COLONNE_D_UN_AUTRE_BLOC: Code = code("E219", "niveau ou compétence hors de l’épreuve", CELLULE);
pub static FORMULE_SANS_RESULTAT: Code = code("E220", "formule sans résultat enregistré", CELLULE).page(
    "Un classeur garde, à côté de chaque formule, son dernier résultat. Celui-ci a été écrit par un logiciel qui ne calcule pas : la cellule semblerait vide, et une note disparaîtrait sans bruit.",
    "Ouvrir le classeur dans Excel ou LibreOffice, vérifier que la cellule montre sa valeur, l’enregistrer, puis le déposer de nouveau.",
    "La cellule Q2 contient « =MOYENNE(E2:P2) » et rien d’autre ; une fois le classeur enregistré dans Excel, elle contient aussi 13,5.",
);
pub static CELLULE_ILLISIBLE: Code = code("E221", "cellule abîmée dans le fichier", CELLULE).page(
    "Le fichier est abîmé à cet endroit, ou a été écrit par un logiciel qui ne respecte pas le format : la valeur ne peut pas être lue avec certitude, et rien n’est inventé à sa place.",
    "Ouvrir le classeur dans le tableur, retaper la cellule, enregistrer, puis déposer de nouveau le fichier.",
    "La cellule C4 renvoie au texte n° 900 d’un fichier qui n’en contient que 120.",
);
