//! Files that are not read for what they are: each kind comes with its way out.

use super::{at, shortened};
use crate::diagnostics::{Diagnostic, codes};
use crate::place::Lieu;

/// Of a file whose name is that of a table.
pub fn fichier_mal_nomme(lieu: &Lieu, quoi: &str, issue: &str) -> Diagnostic {
    at(
        &codes::FICHIER_MAL_NOMME,
        lieu,
        format!("ce n’est pas un tableur malgré son nom, mais : {quoi}"),
        issue,
    )
}

pub fn fichier_ignore(lieu: &Lieu, quoi: &str, issue: &str) -> Diagnostic {
    at(&codes::FICHIER_IGNORE, lieu, format!("fichier laissé de côté : {quoi}"), issue)
}

/// It is a table, or may well hold one.
pub fn format_non_lu(lieu: &Lieu, quoi: &str, issue: &str) -> Diagnostic {
    at(&codes::FORMAT_NON_LU, lieu, format!("format qui n’est pas lu : {quoi}"), issue)
}

pub fn raccourci(lieu: &Lieu, quoi: &str, issue: &str) -> Diagnostic {
    at(&codes::RACCOURCI, lieu, format!("le tableau n’est pas dans ce fichier : {quoi}"), issue)
}

pub fn fichier_inacheve(lieu: &Lieu, quoi: &str, issue: &str) -> Diagnostic {
    at(&codes::FICHIER_INACHEVE, lieu, format!("fichier qui n’est pas entier : {quoi}"), issue)
}

/// `mots` is what stands before the file, empty where it is blank.
pub fn message_du_serveur(lieu: &Lieu, mots: &str) -> Diagnostic {
    let avant = if mots.is_empty() {
        "des blancs que le serveur a ajoutés,".to_owned()
    } else {
        format!("un message du serveur, « {} »,", shortened(mots))
    };
    at(
        &codes::MESSAGE_DU_SERVEUR,
        lieu,
        format!("le fichier commence par {avant} au lieu de son contenu"),
        "le télécharger ou l’exporter à nouveau ; si cela revient, le dire à qui tient le logiciel d’où il vient",
    )
}

pub fn envoi_non_ouvert(lieu: &Lieu, quoi: &str, issue: &str) -> Diagnostic {
    at(&codes::ENVOI_NON_OUVERT, lieu, format!("ce qu’il contient n’est pas lu : {quoi}"), issue)
}

pub fn nature_inconnue(lieu: &Lieu, issue: &str) -> Diagnostic {
    at(
        &codes::NATURE_INCONNUE,
        lieu,
        "fichier d’une nature inconnue : rien ne montre que ce n’est pas un tableau".into(),
        issue,
    )
}

/// Of a text whose name is that of a workbook.
pub fn texte_sans_tableau(lieu: &Lieu) -> Diagnostic {
    at(
        &codes::TEXTE_SANS_TABLEAU,
        lieu,
        "texte sous un nom de classeur, où aucun tableau n’est reconnu".into(),
        "l’ouvrir dans le tableur : s’il montre un tableau, lui donner les en-têtes attendus et l’enregistrer au format \
xlsx ; sinon, refaire l’export ou le retirer du dossier",
    )
}
