//! Templates, pages and what is written.

use super::{at, nowhere, shortened};
use crate::diagnostics::obstacle::{CHEMIN_MAX, Obstacle};
use crate::diagnostics::{Diagnostic, codes};
use crate::place::Lieu;
use crate::texte;

/// Paths that one message names: those that are to be closed, and those that wait for another remedy.
const NOMMES: (usize, usize) = (10, 3);

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

pub fn double_encodage(lieu: &Lieu, texte: &str) -> Diagnostic {
    at(
        &codes::DOUBLE_ENCODAGE,
        lieu,
        format!("texte dont les accents sont abîmés : « {} »", shortened(texte)),
        "reprendre l’export d’origine, ou retaper le texte avec ses accents",
    )
}

pub fn modele_fautif(modele: &str, ou: &str, message: &str, conseil: Option<&str>) -> Diagnostic {
    nowhere(
        &codes::MODELE_FAUTIF,
        format!("faute dans le modèle {modele}{ou} : {message}"),
        format!(
            "{} ; ou retirer la copie du dossier templates pour revenir au modèle du programme",
            conseil.unwrap_or("corriger le modèle à cet endroit")
        ),
    )
}

pub fn remarque_du_modele(ou: &str, remarque: &str, conseil: Option<&str>) -> Diagnostic {
    nowhere(
        &codes::REMARQUE_DU_MODELE,
        format!("remarque sur le modèle {ou} : {remarque}"),
        conseil.unwrap_or("relire le modèle à cet endroit"),
    )
}

pub fn norme_non_tenue(document: &str, message: &str, conseil: Option<&str>) -> Diagnostic {
    nowhere(
        &codes::NORME_NON_TENUE,
        format!("{document} ne tient pas la norme PDF/A-2a et PDF/UA-1 : {message}"),
        conseil.unwrap_or("corriger le modèle, ou le texte en cause"),
    )
}

/// Files that the same obstacle keeps from being written, in one go: a full disk has one remedy.
pub fn non_ecrits(obstacle: Obstacle, chemins: &[String]) -> Diagnostic {
    let named = named(chemins, if obstacle == Obstacle::Ouvert { NOMMES.0 } else { NOMMES.1 });
    let (message, aide) = match obstacle {
        Obstacle::Ouvert if chemins.len() > 1 => (
            format!("{named} sont ouverts dans un autre programme : ils ne sont pas remplacés"),
            "fermer ces documents, puis relancer ; ceux qui sont en place datent d’un passage précédent",
        ),
        Obstacle::Ouvert => (
            format!("{named} est ouvert dans un autre programme : il n’est pas remplacé"),
            "fermer ce document, puis relancer ; celui qui est en place date d’un passage précédent",
        ),
        Obstacle::TropLong => (
            format!("chemin trop long : {named} ({CHEMIN_MAX} signes au plus, dossier de sortie compris)"),
            "choisir avec --sorties un dossier plus proche de la racine du disque",
        ),
        Obstacle::Lien => (
            format!("impossible d’écrire {named} ({})", obstacle.raison()),
            "remplacer ce lien par un vrai dossier, ou choisir un autre dossier avec --sorties, puis relancer",
        ),
        Obstacle::TropDeTexte | Obstacle::Refus(_) => (
            format!("impossible d’écrire {named} ({})", obstacle.raison()),
            "fermer le fichier s’il est ouvert, vérifier l’espace disque et les droits, puis relancer",
        ),
    };
    nowhere(obstacle.code(), message, aide)
}

/// The account itself: its reader would trust the one of an earlier run.
pub fn comptes_rendus_non_ecrits(obstacle: Obstacle, noms: &[String]) -> Diagnostic {
    let (fails, trust) = if noms.len() > 1 {
        ("ne peuvent pas être écrits", "ceux qui sont")
    } else {
        ("ne peut pas être écrit", "celui qui est")
    };
    nowhere(
        &codes::RAPPORT_NON_ECRIT,
        format!(
            "{} {fails} ({}) : ne pas se fier à {trust} en place",
            named(noms, NOMMES.0),
            obstacle.raison()
        ),
        "fermer le tableur, vérifier l’espace disque et les droits, puis relancer",
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

pub fn modele_deja_rempli(chemin: &str) -> Diagnostic {
    nowhere(
        &codes::MODELE_DEJA_REMPLI,
        format!("« {chemin} » a été rempli ou modifié : laissé en place"),
        "le déposer dans le dossier d’entrée s’il est rempli ; l’effacer pour en avoir un vierge",
    )
}

/// The first names, then how many more.
fn named(chemins: &[String], at_most: usize) -> String {
    let mut names: Vec<String> = chemins.iter().take(at_most).map(|chemin| format!("« {chemin} »")).collect();
    match chemins.len() - names.len() {
        0 => {}
        1 => names.push("un autre fichier".to_owned()),
        more => names.push(format!("{more} autres fichiers")),
    }
    texte::list(&names)
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

pub fn impressions_suspendues(nombre: usize) -> Diagnostic {
    let piles = if nombre > 1 {
        format!("{nombre} piles à imprimer non constituées")
    } else {
        "pile à imprimer non constituée".to_owned()
    };
    nowhere(
        &codes::IMPRESSIONS_SUSPENDUES,
        format!("{piles} : ce qui n’a pas pu être lu y ajoute peut-être des documents"),
        "corriger les fichiers et les feuilles non lus, ou les retirer du dossier d’entrée, puis relancer",
    )
}

pub fn impression_fautive(chemin: &str, faute: &str) -> Diagnostic {
    nowhere(
        &codes::IMPRESSION_FAUTIVE,
        format!("la pile « {chemin} » ne peut pas être composée : {faute}"),
        "corriger le modèle (celui d’une pièce finit par « #seul(rendu, …) ») ; en attendant, imprimer les documents un \
         par un",
    )
}
