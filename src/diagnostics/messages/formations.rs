//! Who of a list prepares the diploma.

use super::{at, quoted, shortened};
use crate::diagnostics::{Diagnostic, codes};
use crate::place::Lieu;
use crate::texte;

/// `formations`: what each is called and how many, the most numerous first; `retenus` of the list are candidates.
pub fn autre_specialite(
    lieu: &Lieu,
    formations: &[(String, usize)],
    retenus: usize,
    sigle: &str,
) -> Diagnostic {
    let total = formations.iter().map(|(_, nombre)| nombre).sum();
    let several = formations.len() > 1;
    let mut shown: Vec<String> = formations
        .iter()
        .take(FORMATIONS)
        .map(
            |(nom, n)| {
                if several { format!("{} ({})", shortened(nom), thousands(*n)) } else { shortened(nom) }
            },
        )
        .collect();
    match formations.len() - shown.len() {
        0 => {}
        1 => shown.push("une autre".to_owned()),
        more => shown.push(format!("{more} autres")),
    }
    let left = match total {
        1 => "1 élève d’une autre formation laissé".to_owned(),
        _ if !several => format!("{} élèves d’une autre formation laissés", thousands(total)),
        _ => format!("{} élèves d’autres formations laissés", thousands(total)),
    };
    let kept = if retenus == 0 { "aucun".to_owned() } else { thousands(retenus) };
    at(
        &codes::AUTRE_SPECIALITE,
        lieu,
        format!("{left} de côté : {} ; {kept} en {sigle}", texte::list(&shown)),
        "rien à faire s’ils préparent un autre diplôme ; sinon corriger leur formation",
    )
}

/// Formations and classes that one message names.
const FORMATIONS: usize = 5;
const CLASSES: usize = 5;

/// « 1 134 ».
fn thousands(number: usize) -> String {
    match (number / 1000, number % 1000) {
        (0, rest) => rest.to_string(),
        (thousands, rest) => format!("{thousands} {rest:03}"),
    }
}

pub fn formation_douteuse(lieu: &Lieu, formation: &str, nombre: usize, sigle: &str) -> Diagnostic {
    let left =
        if nombre > 1 { format!("{nombre} élèves laissés") } else { "1 élève laissé".to_owned() };
    at(
        &codes::FORMATION_DOUTEUSE,
        lieu,
        format!(
            "la formation {} est peut-être {sigle}, peut-être une autre : {left} de côté",
            quoted(formation)
        ),
        format!(
            "écrire « {sigle} » si c’est ce diplôme, ou ajouter ce texte à « alias » dans diplome.yaml ; sinon, écrire une formation qui ne prête pas à confusion"
        ),
    )
}

/// `classes` are those that nothing tells; `colonnes` are what the pack calls the columns that would.
pub fn formation_tue(
    lieu: &Lieu,
    classes: &[String],
    eleves: usize,
    [mef, specialite]: [&str; 2],
    sigle: &str,
) -> Diagnostic {
    let mut shown: Vec<String> = classes.iter().take(CLASSES).cloned().collect();
    match classes.len() - shown.len() {
        0 => {}
        1 => shown.push("une autre".to_owned()),
        more => shown.push(format!("{more} autres")),
    }
    let left = if eleves > 1 {
        format!("{} élèves laissés", thousands(eleves))
    } else {
        "1 élève laissé".to_owned()
    };
    let message = match classes {
        [only] if only.is_empty() => format!("rien ne dit si les élèves sans classe préparent {sigle}"),
        [only] => format!("rien ne dit si la classe {only} prépare {sigle}"),
        _ => format!(
            "rien ne dit lesquelles de ces {} classes préparent {sigle} : {}",
            classes.len(),
            texte::list(&shown)
        ),
    };
    at(
        &codes::FORMATION_TUE,
        lieu,
        format!("{message} ; {left} de côté"),
        format!(
            "ajouter une colonne « {mef} » ou « {specialite} », ou nommer les classes {sigle} sous « classes » dans diplome.yaml"
        ),
    )
}
