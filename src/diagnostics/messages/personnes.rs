//! Who is who.

use super::{at, nowhere};
use crate::diagnostics::{Diagnostic, codes};
use crate::place::Lieu;

pub fn candidat_inconnu(lieu: &Lieu, qui: &str, proches: &[String]) -> Diagnostic {
    let aide = if proches.is_empty() {
        "corriger le numéro ou le nom, ou ajouter le candidat à la liste".to_owned()
    } else {
        format!("vérifier s’il s’agit de {} ; corriger le numéro ou le nom", proches.join(" ou de "))
    };
    at(&codes::CANDIDAT_INCONNU, lieu, format!("candidat absent de la liste : {qui}"), aide).about(qui)
}

pub fn candidat_en_double(lieu: &Lieu, qui: &str) -> Diagnostic {
    at(
        &codes::CANDIDAT_EN_DOUBLE,
        lieu,
        format!("candidat deux fois dans la même liste : {qui}"),
        "effacer la ligne en trop, ou corriger le numéro de l’un des deux",
    )
}

pub fn identites_contradictoires(lieu: &Lieu, quoi: &str, valeur: &str, autre: &str) -> Diagnostic {
    at(
        &codes::IDENTITES_CONTRADICTOIRES,
        lieu,
        format!("deux valeurs pour {quoi} du même candidat : « {valeur} » et « {autre} »"),
        "corriger celle des deux qui est fausse",
    )
}

/// `cle` is « le n° … » or « l’INE … ».
pub fn nom_different(lieu: &Lieu, cle: &str, lu: &str, connu: &str) -> Diagnostic {
    at(
        &codes::NOM_DIFFERENT,
        lieu,
        format!("{cle} est celui de {connu}, mais la ligne nomme {lu}"),
        "corriger le numéro ou le nom de cette ligne",
    )
}

pub fn homonymes(lieu: &Lieu, qui: &str, nombre: usize) -> Diagnostic {
    at(
        &codes::HOMONYMES,
        lieu,
        format!("{nombre} candidats répondent au nom de {qui}"),
        "ajouter à cette ligne le n° candidat ou la date de naissance",
    )
    .about(qui)
}

pub fn homonyme_possible(lieu: &Lieu, qui: &str, autre: &Lieu) -> Diagnostic {
    at(
        &codes::HOMONYMES,
        lieu,
        format!("{qui} figure déjà dans les listes, et rien ne dit si c’est la même personne"),
        "ajouter à cette ligne le n° candidat, l’INE ou la date de naissance",
    )
    .see("l’autre ligne", autre)
    .about(qui)
}

pub fn ligne_sans_personne(lieu: &Lieu) -> Diagnostic {
    at(
        &codes::LIGNE_SANS_PERSONNE,
        lieu,
        "ligne sans candidat : ni numéro, ni INE, ni nom et prénom".into(),
        "indiquer à qui appartient cette ligne, ou l’effacer",
    )
}

pub fn classe_inconnue(lieu: &Lieu, quoi: &str) -> Diagnostic {
    at(
        &codes::CLASSE_INCONNUE,
        lieu,
        format!("commission pour une classe ou un candidat inconnu : « {quoi} »"),
        "corriger la classe ou le n° candidat",
    )
}

pub fn candidat_non_inscrit(lieu: &Lieu, etat: &str) -> Diagnostic {
    at(
        &codes::CANDIDAT_NON_INSCRIT,
        lieu,
        format!("candidat laissé de côté : son état est « {etat} »"),
        "rien à faire s’il ne se présente pas ; sinon corriger son état",
    )
}

pub fn aucun_candidat() -> Diagnostic {
    nowhere(
        &codes::AUCUN_CANDIDAT,
        "aucun candidat trouvé dans le dossier d’entrée".into(),
        "déposer la liste des candidats (par exemple l’export « Liste simple » de Cyclades)",
    )
}

pub fn selection_vide(option: &str, valeur: &str) -> Diagnostic {
    nowhere(
        &codes::SELECTION_VIDE,
        format!("{option} « {valeur} » ne désigne rien"),
        "vérifier l’orthographe de la sélection",
    )
}
