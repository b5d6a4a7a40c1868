//! Templates, pages and what is written.

use std::io;

use super::{at, cause, nowhere, shortened};
use crate::diagnostics::{Diagnostic, codes};
use crate::place::Lieu;
use crate::texte;

pub fn caractere_absent(lieu: &Lieu, texte: &str, absent: char) -> Diagnostic {
    let visible = if absent.is_whitespace() || texte::is_invisible(absent) {
        format!("caractère invisible U+{:04X}", u32::from(absent))
    } else {
        format!("« {absent} » (U+{:04X})", u32::from(absent))
    };
    at(
        &codes::CARACTERE_ABSENT,
        lieu,
        format!("caractère que la police ne sait pas imprimer : {visible}, dans « {} »", shortened(texte)),
        "retaper le texte sans ce caractère",
    )
}

pub fn modele_fautif(modele: &str, ou: &str, message: &str) -> Diagnostic {
    nowhere(
        &codes::MODELE_FAUTIF,
        format!("faute dans le modèle {modele}{ou} : {message}"),
        "corriger le modèle, ou retirer la copie du dossier templates pour revenir à celui du programme",
    )
}

pub fn remarque_du_modele(modele: &str, remarque: &str) -> Diagnostic {
    nowhere(
        &codes::REMARQUE_DU_MODELE,
        format!("remarque du compositeur sur {modele} : {remarque}"),
        "relire le modèle à cet endroit",
    )
}

pub fn norme_non_tenue(document: &str, message: &str) -> Diagnostic {
    nowhere(
        &codes::NORME_NON_TENUE,
        format!("{document} ne tient pas la norme PDF/A-2a et PDF/UA-1 : {message}"),
        "corriger le modèle, ou le texte en cause",
    )
}

pub fn ecriture_impossible(chemin: &str, error: &io::Error) -> Diagnostic {
    nowhere(
        &codes::ECRITURE_IMPOSSIBLE,
        format!("impossible d’écrire « {chemin} » ({})", cause(error)),
        "fermer le fichier s’il est ouvert, vérifier l’espace disque et les droits, puis relancer",
    )
}

pub fn copie_impossible(chemin: &str, fichier: &str, raison: &str) -> Diagnostic {
    nowhere(
        &codes::ECRITURE_IMPOSSIBLE,
        format!("pas de copie annotée « {chemin} » pour « {fichier} » ({raison})"),
        "corriger ce fichier d’après le rapport, qui donne tous les endroits",
    )
}

pub fn copie_modifiee(chemin: &str) -> Diagnostic {
    nowhere(
        &codes::FICHIER_ETRANGER,
        format!("la copie « {chemin} » a été modifiée : laissée en place, la nouvelle n’est pas écrite"),
        "reporter les corrections dans le fichier d’origine, puis effacer cette copie",
    )
}

pub fn fichier_etranger(chemin: &str) -> Diagnostic {
    nowhere(
        &codes::FICHIER_ETRANGER,
        format!("« {chemin} » n’est pas un document de ce lot : laissé en place"),
        "l’effacer à la main s’il ne sert plus",
    )
}

pub fn verification_echouee(chemin: &str, raison: &str) -> Diagnostic {
    nowhere(
        &codes::VERIFICATION_ECHOUEE,
        format!("« {chemin} » : {raison}"),
        "relancer ; si la faute revient, vérifier le disque",
    )
}
