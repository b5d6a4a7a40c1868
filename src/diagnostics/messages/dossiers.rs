//! What the rows of one candidate say together.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::{at, nowhere, shortened};
use crate::diagnostics::{Diagnostic, codes};
use crate::place::{Lieu, Located};
use crate::referentiel::types::Regle;
use crate::texte;

/// Columns that the message on two different rows shows.
pub const DIFFERENCES: usize = 4;

/// `differences` are « Date « … » ou « … » »: what this row says, then the other one.
pub fn evaluation_en_double(quoi: &str, premier: &Lieu, second: &Lieu, differences: &[String]) -> Diagnostic {
    let mut shown: Vec<String> = differences.iter().take(DIFFERENCES).cloned().collect();
    match differences.len().saturating_sub(DIFFERENCES) {
        0 => {}
        1 => shown.push("une autre colonne".to_owned()),
        more => shown.push(format!("{more} autres colonnes")),
    }
    at(
        &codes::EVALUATION_EN_DOUBLE,
        second,
        format!("deux lignes différentes pour {quoi} : {}", shown.join(" ; ")),
        "garder la bonne ligne et effacer l’autre",
    )
    .see("l’autre ligne", premier)
    .says_all()
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

pub fn structures_simultanees(lieu: &Lieu, periode: &str, autre_lieu: &Lieu) -> Diagnostic {
    at(
        &codes::PERIODES_CHEVAUCHANTES,
        lieu,
        format!("deux structures de la période {periode} aux mêmes dates : leurs jours s’ajoutent"),
        "vérifier les dates et les jours des deux lignes",
    )
    .see("l’autre structure", autre_lieu)
    .says_periode()
}

/// `colonne` is what the pack calls the column of the category.
pub fn categorie_manquante(lieu: &Lieu, colonne: &str) -> Diagnostic {
    at(
        &codes::CATEGORIE_MANQUANTE,
        lieu,
        "catégorie de candidat manquante : le mode des épreuves n’est pas connu".into(),
        format!("remplir la colonne « {colonne} »"),
    )
}

/// `source` is that of the step.
pub fn note_hors_pas(lieu: &Lieu, note: Decimal, pas: Decimal, source: &str) -> Diagnostic {
    at(
        &codes::NOTE_HORS_PAS,
        lieu,
        format!("{} n’est pas un multiple de {} point : {source}", texte::decimal(note), texte::decimal(pas)),
        "vérifier l’arrondi : la note est imprimée telle quelle",
    )
}

/// `source` is that of the profile.
pub fn note_contre_profil(lieu: &Lieu, note: Decimal, niveau: &str, source: &str) -> Diagnostic {
    at(
        &codes::NOTE_CONTRE_PROFIL,
        lieu,
        format!("la note {} contredit un profil entièrement « {niveau} » : {source}", texte::decimal(note)),
        "vérifier la note et les croix : elles sont imprimées telles quelles",
    )
}

pub fn periode_manquante(lieu: &Lieu, periodes: &[String]) -> Diagnostic {
    let (la, manque, faite) = if periodes.len() > 1 {
        ("les périodes", "manquent", "les ont faites")
    } else {
        ("la période", "manque", "l’ont faite")
    };
    at(
        &codes::PERIODE_MANQUANTE,
        lieu,
        format!("{la} {} {manque}, alors que d’autres de sa classe {faite}", texte::list(periodes)),
        "ajouter la ligne qui manque, ou compléter l’attestation récapitulative à la main",
    )
}

pub fn certificat_sans_objet(lieu: &Lieu, voie: &str) -> Diagnostic {
    at(
        &codes::CERTIFICAT_SANS_OBJET,
        lieu,
        format!(
            "certificat de travail non utilisé : la voie « {voie} » demande des périodes, que leurs attestations prouvent"
        ),
        "vérifier la catégorie du candidat, ou effacer la ligne",
    )
}

pub fn evaluation_ponctuelle(lieu: &Lieu, epreuve: &str, categorie: &str) -> Diagnostic {
    at(
        &codes::EVALUATION_PONCTUELLE,
        lieu,
        format!(
            "évaluation de {epreuve} portée sur la grille de l’épreuve ponctuelle, que passe la catégorie {categorie}"
        ),
        "rien à faire si la catégorie du candidat est juste",
    )
    .says_epreuve()
}

/// `sous_blocs` are « 2.3 Gestion opérationnelle des espaces… ».
pub fn couverture_incomplete(lieu: &Lieu, epreuve: &str, sous_blocs: &[String], regle: &Regle) -> Diagnostic {
    let named: Vec<String> = sous_blocs.iter().map(|name| format!("« {name} »")).collect();
    at(
        &codes::COUVERTURE_INCOMPLETE,
        lieu,
        format!(
            "aucune situation de {epreuve} n’évalue {} : {} ({})",
            texte::list(&named),
            regle.texte,
            regle.source
        ),
        "vérifier les niveaux saisis pour chaque situation ; le jury décide",
    )
    .says_epreuve()
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
        "nommer l’autre personne à la place de la seconde ligne, ou effacer celle-ci",
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

/// `lignes` is how many rows of one sheet stand in another too, this one being the first.
pub fn ligne_repetee(lieu: &Lieu, premier: &Lieu, quoi: &str, lignes: usize) -> Diagnostic {
    let message = match lignes {
        1 => format!("la même ligne deux fois pour {quoi} : lue une fois"),
        _ => format!("{lignes} lignes de cette feuille sont déjà ailleurs, à l’identique : lues une fois"),
    };
    at(
        &codes::LIGNE_REPETEE,
        lieu,
        message,
        "n’en garder qu’un exemplaire : une correction ne se ferait sinon que dans l’un des deux",
    )
    .see("la première lecture", premier)
    .says_all()
}

/// Whose commission, and who sits on it: « DURAND Léa », « la classe TAGO1 », « toutes les classes ».
pub fn commission_remplacee(
    lieu: &Lieu,
    epreuve: &str,
    (de, membres): (&str, &[String]),
    (generale, remplaces): (&str, &[String]),
) -> Diagnostic {
    at(
        &codes::COMMISSION_REMPLACEE,
        lieu,
        format!(
            "la commission {epreuve} de {de} ({}) remplace celle de {generale} ({})",
            texte::list(membres),
            texte::list(remplaces)
        ),
        "rien à faire si elle est complète ; sinon y nommer aussi les autres membres",
    )
    .says_all()
}

pub fn archives_suspendues(nombre: usize) -> Diagnostic {
    let archives = if nombre > 1 {
        format!("{nombre} archives du jury non constituées")
    } else {
        "archive du jury non constituée".to_owned()
    };
    nowhere(
        &codes::ARCHIVES_SUSPENDUES,
        format!("{archives} : ce qui n’a pas pu être lu contient peut-être une de leurs pièces"),
        "corriger les fichiers et les feuilles non lus, ou les retirer du dossier d’entrée, puis relancer",
    )
}

const REPRENDRE: &str =
    "reprendre le formulaire vierge (« liasse modeles » le refait) et y reporter les réponses";

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
        format!("formulaire modifié : « {} » au lieu de « {} »", shortened(lue), shortened(attendue)),
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
