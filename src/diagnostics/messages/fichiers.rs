//! Files that were dropped.

use std::io;

use super::{at, cause};
use crate::diagnostics::{Diagnostic, codes};
use crate::place::Lieu;

pub fn fichier_vide(lieu: &Lieu) -> Diagnostic {
    at(&codes::FICHIER_ILLISIBLE, lieu, "fichier vide".into(), "déposer de nouveau le fichier d’origine")
}

pub fn fichier_illisible(lieu: &Lieu, raison: &str) -> Diagnostic {
    at(
        &codes::FICHIER_ILLISIBLE,
        lieu,
        format!("fichier illisible ({raison})"),
        "ouvrir le fichier dans le tableur, l’enregistrer sous un autre nom au format xlsx et déposer cette copie",
    )
}

pub fn fichier_verrouille(lieu: &Lieu, error: &io::Error) -> Diagnostic {
    at(
        &codes::FICHIER_ILLISIBLE,
        lieu,
        format!("fichier impossible à ouvrir ({})", cause(error)),
        "fermer le fichier dans le tableur, vérifier les droits du dossier, puis relancer",
    )
}

pub fn fichier_protege(lieu: &Lieu) -> Diagnostic {
    at(
        &codes::FICHIER_PROTEGE,
        lieu,
        "classeur protégé par un mot de passe".into(),
        "l’ouvrir dans le tableur, retirer le mot de passe d’ouverture, l’enregistrer et le déposer de nouveau",
    )
}

pub fn fichier_trop_gros(lieu: &Lieu, limite: usize) -> Diagnostic {
    at(
        &codes::FICHIER_TROP_GROS,
        lieu,
        format!("fichier de plus de {} Mo", limite / (1024 * 1024)),
        "déposer seulement les feuilles utiles, sans images ni feuilles annexes",
    )
}

pub fn fichier_mal_nomme(lieu: &Lieu, quoi: &str) -> Diagnostic {
    at(
        &codes::FICHIER_MAL_NOMME,
        lieu,
        format!("ce n’est pas un tableur malgré son nom, mais : {quoi}"),
        "l’ouvrir dans le tableur et l’enregistrer au format xlsx, ou demander un véritable export",
    )
}

pub fn fichier_ignore(lieu: &Lieu, quoi: &str) -> Diagnostic {
    at(
        &codes::FICHIER_IGNORE,
        lieu,
        format!("fichier laissé de côté : {quoi}"),
        "si ses données comptent, les recopier dans un tableur (xlsx, ods ou csv) et le déposer",
    )
}

pub fn archive_refusee(lieu: &Lieu, raison: &str) -> Diagnostic {
    at(
        &codes::ARCHIVE_REFUSEE,
        lieu,
        format!("archive ou entrée d’archive refusée : {raison}"),
        "extraire soi-même les fichiers utiles et les déposer dans le dossier",
    )
}

pub fn feuille_illisible(lieu: &Lieu, raison: &str) -> Diagnostic {
    at(
        &codes::FEUILLE_ILLISIBLE,
        lieu,
        format!("feuille illisible ({raison})"),
        "recopier la feuille dans un nouveau classeur (collage spécial, valeurs) et déposer celui-ci",
    )
}

pub fn encodage_inconnu(lieu: &Lieu) -> Diagnostic {
    at(
        &codes::ENCODAGE_INCONNU,
        lieu,
        "encodage du texte non reconnu".into(),
        "ouvrir le fichier dans le tableur et l’enregistrer au format « CSV UTF-8 » ou xlsx",
    )
}

pub fn guillemet_non_ferme(lieu: &Lieu, guillemet: char) -> Diagnostic {
    at(
        &codes::GUILLEMET_NON_FERME,
        lieu,
        format!("le caractère {guillemet} ouvre un champ et ne le referme jamais"),
        "corriger cette ligne, ou refaire l’export",
    )
}

pub fn classeur_ouvert(lieu: &Lieu, classeur: &str) -> Diagnostic {
    at(
        &codes::CLASSEUR_OUVERT,
        lieu,
        format!("« {classeur} » semble ouvert dans un tableur"),
        "l’enregistrer et le fermer, puis relancer, pour que les dernières saisies soient prises",
    )
}

pub fn fichier_en_double(lieu: &Lieu, premier: &str) -> Diagnostic {
    at(
        &codes::FICHIER_EN_DOUBLE,
        lieu,
        format!("même contenu que « {premier} » : lu une seule fois"),
        "retirer l’une des deux copies",
    )
}

/// `rangs`: which sheets bear the name of the place, from one.
pub fn feuilles_homonymes(lieu: &Lieu, rangs: &[usize]) -> Diagnostic {
    let rangs: Vec<String> = rangs.iter().map(|rang| format!("n° {rang}")).collect();
    at(
        &codes::FEUILLES_HOMONYMES,
        lieu,
        format!("plusieurs feuilles portent ce nom : {}", rangs.join(", ")),
        "donner à chaque feuille un nom à elle, enregistrer, et déposer de nouveau le fichier",
    )
}

pub fn feuille_d_autre_sorte(lieu: &Lieu, sorte: &str) -> Diagnostic {
    at(
        &codes::FEUILLE_D_AUTRE_SORTE,
        lieu,
        format!("{sorte} : elle ne contient pas de tableau et n’est pas lue"),
        "si elle contient des données utiles, les recopier dans une feuille de calcul du classeur",
    )
}

pub fn feuille_absente(lieu: &Lieu) -> Diagnostic {
    at(
        &codes::FEUILLE_ABSENTE,
        lieu,
        "feuille annoncée par le classeur, mais absente du fichier".into(),
        "ouvrir le classeur dans le tableur, vérifier que la feuille s’y trouve, l’enregistrer et le déposer de nouveau",
    )
}

pub fn cellule_eloignee(lieu: &Lieu) -> Diagnostic {
    at(
        &codes::CELLULE_ELOIGNEE,
        lieu,
        "cellule remplie, très loin de toutes les autres".into(),
        "l’effacer si elle n’a rien à faire là",
    )
}
