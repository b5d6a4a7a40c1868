//! What `liasse diagnostic` finds in the templates of a school.

use super::nowhere;
use crate::diagnostics::{Diagnostic, codes};
use crate::texte;

pub fn exemple_illisible(ou: &str) -> Diagnostic {
    nowhere(
        &codes::EXEMPLE_ILLISIBLE,
        format!("exemple qui n’est pas du JSON : {ou}"),
        "corriger ce fichier à cet endroit : guillemets droits, une virgule entre deux valeurs et aucune après la dernière",
    )
}

pub fn tableau_sans_entete(ou: &str) -> Diagnostic {
    nowhere(
        &codes::TABLEAU_SANS_ENTETE,
        format!("tableau sans ligne d’en-têtes : {ou}"),
        "mettre les titres des colonnes dans « table.header([…], […]) » ; si ce n’est qu’une mise en page, employer « grid »",
    )
}

pub fn cle_inconnue(ou: &str, cle: &str) -> Diagnostic {
    nowhere(
        &codes::CLE_INCONNUE,
        format!("clé que les données n’ont jamais : « {cle} », {ou}"),
        "corriger le nom d’après l’exemple du modèle ; le programme ne donne que ce que « donnees: » demande",
    )
}

pub fn exemple_inventif(exemple: &str, cles: &[String]) -> Diagnostic {
    let quoted: Vec<String> = cles.iter().map(|cle| format!("« {cle} »")).collect();
    nowhere(
        &codes::EXEMPLE_INVENTIF,
        format!("{exemple} montre ce que le programme ne donne pas : {}", texte::list(&quoted)),
        "retirer ces clés de l’exemple : le document réel ne les aura pas",
    )
}
