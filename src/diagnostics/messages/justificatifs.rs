//! Certificates, attestations of hours, travaux: what is hard to believe in them.

use jiff::civil::Date;

use super::{at, quoted, source};
use crate::diagnostics::{Diagnostic, codes};
use crate::place::{Lieu, Located};
use crate::referentiel::types::{DureePfmp, EmploiExige, Prouve, Regle};
use crate::texte::{date, list};

/// `age` is in years, `anniversaire` the day when the candidate had it.
pub fn justificatif_trop_ancien(
    jour: &Located<Date>,
    nature: &str,
    age: i16,
    anniversaire: Date,
) -> Diagnostic {
    at(
        &codes::JUSTIFICATIF_HORS_DATES,
        &jour.lieu,
        format!(
            "{nature} du {}, avant les {age} ans du candidat ({})",
            date(jour.valeur),
            date(anniversaire)
        ),
        "vérifier l’année sur le justificatif, et la date de naissance dans la liste",
    )
}

pub fn justificatif_apres_session(jour: &Located<Date>, nature: &str, fin: Date) -> Diagnostic {
    at(
        &codes::JUSTIFICATIF_HORS_DATES,
        &jour.lieu,
        format!(
            "{nature} jusqu’au {}, après le dernier jour de la session ({})",
            date(jour.valeur),
            date(fin)
        ),
        "vérifier l’année sur le justificatif : personne n’atteste ce qui n’a pas encore eu lieu",
    )
}

/// `du` and `au` are the first and the last day that both have.
pub fn justificatifs_simultanes(
    (ici, la): (&Lieu, &Lieu),
    nature: &str,
    organisme: &str,
    (du, au): (Date, Date),
    prouve: Prouve,
) -> Diagnostic {
    let counted = match prouve {
        Prouve::Experience => "les deux sont imprimés, leurs jours communs ne sont comptés qu’une fois",
        Prouve::Heures => "les deux sont imprimés, leurs heures s’ajoutent",
    };
    let shared =
        if du == au { format!("le {}", date(du)) } else { format!("du {} au {}", date(du), date(au)) };
    at(
        &codes::JUSTIFICATIFS_SIMULTANES,
        ici,
        format!("deux fois « {nature} » de {} {shared} : {counted}", quoted(organisme)),
        "vérifier les dates ; effacer l’une des lignes si c’est le même justificatif",
    )
    .see("l’autre ligne", la)
}

/// Each length that the text accepts, with the months counted for it.
pub fn experience_insuffisante(
    lieu: &Lieu,
    emplois: &[(&EmploiExige, i32)],
    regle: &DureePfmp,
) -> Diagnostic {
    let each: Vec<String> = emplois
        .iter()
        .map(|(emploi, known)| format!("{known} mois entiers pour {} ({})", emploi.mois, emploi.libelle))
        .collect();
    let texte = regle.texte.as_ref().or(regle.justificatif.as_ref());
    let texte = texte.map(|texte| format!("« {texte} » ")).unwrap_or_default();
    at(
        &codes::EXPERIENCE_INSUFFISANTE,
        lieu,
        format!(
            "les certificats de travail n’atteignent pas ce que demande le texte : {} ; {texte}({})",
            each.join(" ; "),
            source(&regle.source, regle.a_verifier)
        ),
        "vérifier les dates et les quotités, ou ajouter les certificats qui manquent ; le jury décide",
    )
}

/// `mots` are examples of the words of the pack.
pub fn quotite_illisible(quotite: &Located<String>, mots: &[String]) -> Diagnostic {
    let words: Vec<String> = mots.iter().map(|mot| format!("« {mot} »")).collect();
    let words = if words.is_empty() { String::new() } else { format!(", ou {}", words.join(" ou ")) };
    at(
        &codes::QUOTITE_ILLISIBLE,
        &quotite.lieu,
        format!("quotité {} : ni un pourcentage, ni un mot connu", quoted(&quotite.valeur)),
        format!("écrire un pourcentage de 1 à 100 %{words}"),
    )
}

pub fn case_sans_document(lieu: &Lieu, colonne: &str, nature: &str) -> Diagnostic {
    at(
        &codes::CASE_SANS_DOCUMENT,
        lieu,
        format!("« {colonne} » n’est imprimé nulle part pour la nature « {nature} »"),
        "vérifier la nature de la ligne, ou effacer la case",
    )
}

/// `competences` are all of the travail, none of its dimension.
pub fn dimension_contredite(
    dimension: &Located<String>,
    competences: &[String],
    premiere: &Lieu,
) -> Diagnostic {
    let which = if competences.len() > 1 { "aucune des compétences" } else { "la compétence" };
    let not = if competences.len() > 1 { "n’en est" } else { "n’en est pas" };
    at(
        &codes::DIMENSION_CONTREDITE,
        &dimension.lieu,
        format!("travail de la dimension {} : {which} ({}) {not}", dimension.valeur, list(competences)),
        "corriger la dimension ou les compétences",
    )
    .see("les compétences", premiere)
}

pub fn dimensions_sans_travail(
    lieu: &Lieu,
    epreuve: &str,
    dimensions: &[String],
    regle: &Regle,
) -> Diagnostic {
    let which = if dimensions.len() > 1 { "les dimensions" } else { "la dimension" };
    at(
        &codes::DIMENSION_SANS_TRAVAIL,
        lieu,
        format!(
            "aucun travail de {epreuve} dans {which} {} : « {} » ({})",
            list(dimensions),
            regle.texte,
            regle.source
        ),
        "ajouter un travail, ou vérifier la dimension de chacun ; la commission décide",
    )
    .says_epreuve()
}

/// `colonne` is what the pack calls the column to fill.
pub fn candidat_sans_classe(lieu: &Lieu, qui: &str, colonne: &str) -> Diagnostic {
    without_class(lieu, &format!("{qui} sans classe"), colonne).says_person()
}

/// When nobody of the folder has one.
pub fn aucune_classe(lieu: &Lieu, candidats: usize, colonne: &str) -> Diagnostic {
    let who = if candidats > 1 { format!("{candidats} candidats") } else { "le candidat".to_owned() };
    without_class(lieu, &format!("{who} sans classe"), colonne)
}

fn without_class(lieu: &Lieu, qui: &str, colonne: &str) -> Diagnostic {
    at(
        &codes::CANDIDAT_SANS_CLASSE,
        lieu,
        format!(
            "{qui} : rangement sous « sans-classe », absence des documents de toute classe, commissions nommées pour une classe sans effet"
        ),
        format!("remplir « {colonne} »"),
    )
}
