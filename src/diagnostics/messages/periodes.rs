//! Dates, days and weeks, of periods and of evaluations.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::at;
use crate::diagnostics::{Diagnostic, codes};
use crate::place::{Lieu, Located};
use crate::texte::{date, decimal};

pub fn periode_apres_session(du: &Located<Date>, periode: &str, fin: Date) -> Diagnostic {
    at(
        &codes::PERIODE_HORS_SESSION,
        &du.lieu,
        format!(
            "la période {periode} commence le {}, après la fin de la session ({})",
            date(du.valeur),
            date(fin)
        ),
        "corriger l’année de la période, ou la session de l’établissement",
    )
    .says_periode()
}

pub fn periode_trop_ancienne(au: &Located<Date>, periode: &str, debut: Date) -> Diagnostic {
    at(
        &codes::PERIODE_HORS_SESSION,
        &au.lieu,
        format!(
            "la période {periode} finit le {}, plus d’un cycle avant le début de la formation ({})",
            date(au.valeur),
            date(debut)
        ),
        "corriger l’année de la période, ou la session de l’établissement",
    )
    .says_periode()
}

pub fn periode_avant_cycle(du: &Located<Date>, periode: &str, debut: Date) -> Diagnostic {
    at(
        &codes::PERIODE_AUTRE_CYCLE,
        &du.lieu,
        format!(
            "la période {periode} commence le {}, avant le début du cycle ({})",
            date(du.valeur),
            date(debut)
        ),
        "vérifier l’année et la durée du cycle ; rien à faire pour un redoublant",
    )
    .says_periode()
}

pub fn periode_apres_fin(au: &Located<Date>, periode: &str, fin: Date) -> Diagnostic {
    at(
        &codes::PERIODE_AUTRE_CYCLE,
        &au.lieu,
        format!(
            "la période {periode} finit le {}, après la fin de la session ({})",
            date(au.valeur),
            date(fin)
        ),
        "vérifier l’année de la date de fin",
    )
    .says_periode()
}

pub fn jour_de_repos(jour: &Located<Date>, periode: &str, debut: bool) -> Diagnostic {
    let verbe = if debut { "commence" } else { "finit" };
    let rang = usize::try_from(jour.valeur.weekday().to_monday_zero_offset()).unwrap_or(0);
    at(
        &codes::JOUR_DE_REPOS,
        &jour.lieu,
        format!("la période {periode} {verbe} un {} ({})", JOURS[rang], date(jour.valeur)),
        "vérifier la date : elle est imprimée telle quelle",
    )
    .says_periode()
}

const JOURS: [&str; 7] = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];

/// `source` is that of the days that can be worked.
pub fn plus_que_les_jours_ouvrables(jours: &Located<Decimal>, ouvrables: i32, source: &str) -> Diagnostic {
    at(
        &codes::JOURS_OUVRABLES,
        &jours.lieu,
        format!(
            "{} jours de présence, alors que les dates comptent {ouvrables} jours ouvrables ({source})",
            decimal(jours.valeur)
        ),
        "vérifier les jours et les dates : ils sont imprimés tels quels",
    )
}

pub fn presence_nulle(zero: &Located<Decimal>) -> Diagnostic {
    at(
        &codes::PRESENCE_NULLE,
        &zero.lieu,
        "période datée, avec une présence de zéro : ce zéro est imprimé".into(),
        "mettre la présence effectuée, vider la case si elle n’est pas connue, ou effacer la ligne",
    )
}

pub fn plus_que_les_semaines(semaines: &Located<Decimal>, possibles: i32) -> Diagnostic {
    at(
        &codes::SEMAINES_CONTRE_DATES,
        &semaines.lieu,
        format!("{} semaines, alors que les dates en comptent {possibles}", decimal(semaines.valeur)),
        "vérifier les semaines et les dates : elles sont imprimées telles quelles",
    )
}

/// A total in weeks and in days, `a_part` what does not count in it, `regle` the rule and its source; `colonne` is
/// what the pack calls the column that excuses.
pub fn total_insuffisant(
    lieu: &Lieu,
    (semaines, jours): (Decimal, Option<Decimal>),
    a_part: &[String],
    exigees: Decimal,
    regle: &str,
    colonne: &str,
) -> Diagnostic {
    let days = jours.map(|jours| format!(" ({} jours)", decimal(jours))).unwrap_or_default();
    let regle =
        std::iter::once(regle).chain(a_part.iter().map(String::as_str)).collect::<Vec<_>>().join(" ; ");
    at(
        &codes::TOTAL_INSUFFISANT,
        lieu,
        format!("{} semaines comptées{days} pour {} exigées : {regle}", decimal(semaines), decimal(exigees)),
        format!("vérifier les périodes saisies, ou remplir « {colonne} » ; le jury décide"),
    )
}

pub fn positionnement_insuffisant(semaines: &Located<u32>, minimum: Decimal, source: &str) -> Diagnostic {
    at(
        &codes::POSITIONNEMENT_INSUFFISANT,
        &semaines.lieu,
        format!(
            "positionnement à {} semaines, sous le minimum de {} ({source})",
            semaines.valeur,
            decimal(minimum)
        ),
        "vérifier la décision de positionnement",
    )
}

pub fn evaluation_hors_periode(jour: &Located<Date>, periode: &str, du: Date, au: Date) -> Diagnostic {
    at(
        &codes::EVALUATION_HORS_PERIODE,
        &jour.lieu,
        format!(
            "évaluation du tuteur datée du {}, hors de la période {periode} (du {} au {})",
            date(jour.valeur),
            date(du),
            date(au)
        ),
        "vérifier la date et la période de l’évaluation",
    )
    .says_periode()
}

pub fn tuteur_sans_periode(lieu: &Lieu, periode: &str) -> Diagnostic {
    at(
        &codes::TUTEUR_SANS_PERIODE,
        lieu,
        format!("évaluation du tuteur en {periode}, sans aucune ligne de cette période"),
        "ajouter la ligne de la période, ou corriger la période de l’évaluation",
    )
    .says_periode()
}

pub fn evaluation_hors_annee(jour: &Located<Date>, epreuve: &str, rentree: Date, fin: Date) -> Diagnostic {
    at(
        &codes::EVALUATION_HORS_ANNEE,
        &jour.lieu,
        format!(
            "évaluation {epreuve} datée du {}, hors de l’année de la session (du {} au {})",
            date(jour.valeur),
            date(rentree),
            date(fin)
        ),
        "vérifier la date ; rien à faire pour une note conservée d’une session précédente",
    )
    .says_epreuve()
}

pub fn periode_de_deux_types(
    lieu: &Lieu,
    periode: &str,
    type_: &str,
    autre: &str,
    autre_lieu: &Lieu,
) -> Diagnostic {
    at(
        &codes::PERIODE_DE_DEUX_TYPES,
        lieu,
        format!("la période {periode} est « {type_} » ici et « {autre} » sur une autre ligne"),
        "corriger le type de l’une des lignes, ou le numéro de période de l’autre",
    )
    .see("l’autre ligne", autre_lieu)
    .says_periode()
}

pub fn periodes_simultanees(lieu: &Lieu, une: &str, autre: &str, autre_lieu: &Lieu) -> Diagnostic {
    at(
        &codes::PERIODES_SIMULTANEES,
        lieu,
        format!("les périodes {une} et {autre} ont des jours en commun"),
        "corriger les dates de l’une des deux périodes",
    )
    .see("l’autre période", autre_lieu)
    .says_periode()
}

pub fn periodes_dans_le_desordre(
    seconde: &Located<Date>,
    periode: &str,
    premiere: &Located<Date>,
    autre: &str,
) -> Diagnostic {
    at(
        &codes::PERIODES_DANS_LE_DESORDRE,
        &seconde.lieu,
        format!(
            "la période {periode} (le {}) précède la période {autre} (le {})",
            date(seconde.valeur),
            date(premiere.valeur)
        ),
        "vérifier les dates et les numéros des deux périodes",
    )
    .see(&format!("la période {autre}"), &premiere.lieu)
    .says_periode()
}
