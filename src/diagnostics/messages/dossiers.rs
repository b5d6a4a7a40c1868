//! What the rows of one candidate say together.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::{at, nowhere, shortened};
use crate::diagnostics::{Diagnostic, codes};
use crate::place::{Lieu, Located};
use crate::texte;

pub fn evaluation_en_double(quoi: &str, premier: &Lieu, second: &Lieu) -> Diagnostic {
    at(
        &codes::EVALUATION_EN_DOUBLE,
        second,
        format!("deux lignes pour {quoi}"),
        "garder la bonne ligne et effacer l’autre",
    )
    .see("l’autre ligne", premier)
}

pub fn dates_inversees(du: &Located<Date>, au: &Located<Date>) -> Diagnostic {
    at(
        &codes::DATES_INVERSEES,
        &au.lieu,
        format!("la fin ({}) précède le début ({})", texte::date(au.valeur), texte::date(du.valeur)),
        "corriger l’une des deux dates",
    )
    .see("le début", &du.lieu)
}

pub fn trop_de_jours(jours: &Located<Decimal>, possibles: i32) -> Diagnostic {
    at(
        &codes::TROP_DE_JOURS,
        &jours.lieu,
        format!("{} jours de présence pour une période de {possibles} jours", texte::decimal(jours.valeur)),
        "corriger le nombre de jours ou les dates",
    )
}

pub fn jours_contre_semaines(semaines: &Located<Decimal>, jours: Decimal, calcul: Decimal) -> Diagnostic {
    at(
        &codes::JOURS_CONTRE_SEMAINES,
        &semaines.lieu,
        format!(
            "{} semaines, alors que {} jours en font {}",
            texte::decimal(semaines.valeur),
            texte::decimal(jours),
            texte::decimal(calcul)
        ),
        "vérifier les jours et les semaines : les deux sont imprimés tels quels",
    )
}

pub fn periodes_chevauchantes(lieu: &Lieu, une: &str, autre: &str, autre_lieu: &Lieu) -> Diagnostic {
    at(
        &codes::PERIODES_CHEVAUCHANTES,
        lieu,
        if une == autre {
            format!("deux structures de la période {une} aux mêmes dates : leurs jours s’ajoutent")
        } else {
            format!("les périodes {une} et {autre} se chevauchent")
        },
        "vérifier les dates et les jours des deux lignes",
    )
    .see("l’autre période", autre_lieu)
}

pub fn categorie_manquante(lieu: &Lieu) -> Diagnostic {
    at(
        &codes::CATEGORIE_MANQUANTE,
        lieu,
        "catégorie de candidat manquante : le mode des épreuves n’est pas connu".into(),
        "remplir la colonne « Catégorie candidat »",
    )
}

pub fn note_hors_pas(lieu: &Lieu, note: Decimal, pas: Decimal) -> Diagnostic {
    at(
        &codes::NOTE_HORS_PAS,
        lieu,
        format!("{} n’est pas un multiple de {} point", texte::decimal(note), texte::decimal(pas)),
        "vérifier l’arrondi : la note est imprimée telle quelle",
    )
}

pub fn note_contre_profil(lieu: &Lieu, note: Decimal, niveau: &str) -> Diagnostic {
    at(
        &codes::NOTE_CONTRE_PROFIL,
        lieu,
        format!("la note {} contredit un profil entièrement « {niveau} »", texte::decimal(note)),
        "vérifier la note et les croix : elles sont imprimées telles quelles",
    )
}

pub fn periode_manquante(lieu: &Lieu, periodes: &[String]) -> Diagnostic {
    let (la, manque) =
        if periodes.len() > 1 { ("les périodes", "manquent") } else { ("la période", "manque") };
    at(
        &codes::PERIODE_MANQUANTE,
        lieu,
        format!(
            "{la} {} {manque} à ce candidat, alors que d’autres de sa classe l’ont faite",
            texte::list(periodes)
        ),
        "ajouter la ligne qui manque, ou compléter l’attestation récapitulative à la main",
    )
}

pub fn evaluation_sans_objet(lieu: &Lieu, epreuve: &str, categorie: &str) -> Diagnostic {
    at(
        &codes::EVALUATION_SANS_OBJET,
        lieu,
        format!(
            "évaluation CCF de {epreuve} non utilisée : la catégorie {categorie} ne passe pas cette épreuve en CCF"
        ),
        "vérifier la catégorie du candidat, ou effacer la ligne",
    )
}

pub fn niveaux_divergents(lieu: &Lieu, competence: &str, critere: &Lieu) -> Diagnostic {
    at(
        &codes::NIVEAUX_DIVERGENTS,
        lieu,
        format!("niveau donné à la fois pour {competence} et pour un de ses critères"),
        "garder soit le niveau de la compétence, soit ceux des critères",
    )
    .see("le critère", critere)
}

pub fn membre_en_double(lieu: &Lieu, qui: &str, autre: &Lieu) -> Diagnostic {
    at(
        &codes::MEMBRE_EN_DOUBLE,
        lieu,
        format!("{qui} figure deux fois dans la même commission"),
        "les membres d’une commission sont distincts : corriger l’un des deux",
    )
    .see("l’autre ligne", autre)
}

pub fn etablissement_absent() -> Diagnostic {
    nowhere(
        &codes::ETABLISSEMENT_ABSENT,
        "aucun renseignement sur l’établissement".into(),
        "déposer un tableau de deux colonnes, Champ et Valeur (Nom, UAI, Adresse, Session…)",
    )
}

const REPRENDRE: &str = "reprendre le formulaire d’origine (liasse modeles) et y reporter les réponses";

pub fn formulaire_incomplet(feuille: &Lieu, manquantes: &[String]) -> Diagnostic {
    let named: Vec<String> = manquantes.iter().take(5).map(|label| format!("« {label} »")).collect();
    let more = match manquantes.len() - named.len() {
        0 => String::new(),
        n => format!(" (et {n} de plus)"),
    };
    let lines = if manquantes.len() > 1 { "les lignes" } else { "la ligne" };
    at(
        &codes::FORMULAIRE_MODIFIE,
        feuille,
        format!("formulaire modifié : il manque {lines} {}{more}", texte::list(&named)),
        REPRENDRE,
    )
}

pub fn etiquette_changee(lieu: &Lieu, lue: &str, attendue: &str) -> Diagnostic {
    at(
        &codes::FORMULAIRE_MODIFIE,
        lieu,
        format!("formulaire modifié : « {} » au lieu de « {attendue} »", shortened(lue)),
        REPRENDRE,
    )
}

pub fn etiquette_inconnue(lieu: &Lieu, lue: &str) -> Diagnostic {
    at(
        &codes::FORMULAIRE_MODIFIE,
        lieu,
        format!("formulaire modifié : la ligne « {} » n’en fait pas partie", shortened(lue)),
        REPRENDRE,
    )
}

pub fn valeur_a_cote(lieu: &Lieu, valeur: &str) -> Diagnostic {
    at(
        &codes::VALEUR_A_COTE,
        lieu,
        format!("valeur à côté de sa case : « {} »", shortened(valeur)),
        "la reporter dans la case prévue, juste à droite du libellé, ou l’effacer",
    )
}
