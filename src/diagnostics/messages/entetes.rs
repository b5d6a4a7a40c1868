//! Headers that are not read as they stand.

use super::at;
use crate::diagnostics::{Diagnostic, codes};
use crate::intake::Valeur;
use crate::place::Lieu;
use crate::texte;

/// Names of columns that a message tells.
const NOMS_MAX: usize = 5;

/// Nothing of the header can be read, in a column that holds data.
pub fn entete_illisible(lieu: &Lieu, valeur: &Valeur) -> Diagnostic {
    let why = match valeur {
        Valeur::Illisible(raison) => format!("la cellule est abîmée dans le fichier ({raison})"),
        Valeur::SansResultat => "c’est une formule dont le résultat n’est pas enregistré".to_owned(),
        Valeur::Erreur(shown) | Valeur::Texte(shown) => format!("la cellule montre « {} »", shown.trim()),
        _ => "la cellule est abîmée".to_owned(),
    };
    at(
        &codes::ENTETE_ILLISIBLE,
        lieu,
        format!("en-tête illisible, et colonne non lue : {why}"),
        "retaper cet en-tête dans le tableur, enregistrer, et déposer de nouveau le fichier",
    )
}

/// What to do with a line of headers one of which cannot be read, before `sinon`.
pub fn retaper(sinon: &str) -> String {
    format!("retaper l’en-tête illisible, ou, si ce n’est pas lui qui manque, {sinon}")
}

/// What was typed as a header, the spreadsheet took for a value; `possibles` are the codes that it may have been.
pub fn entete_change(lieu: &Lieu, entete: &str, valeur: &Valeur, possibles: &[&str]) -> Diagnostic {
    let quoi = match valeur {
        // A text file that the spreadsheet saved shows the day as a text.
        Valeur::Date(_) | Valeur::Moment { .. } | Valeur::Texte(_) => "une date",
        Valeur::Scientifique(_) => "un nombre en puissances de dix",
        Valeur::Pourcentage(_) => "un pourcentage",
        Valeur::Booleen(_) => "une valeur logique",
        _ => "un nombre",
    };
    let possibles: Vec<String> = possibles.iter().map(|code| format!("« {code} »")).collect();
    let code = match possibles.len() {
        0 => "le code de la colonne".to_owned(),
        _ => format!("le code de la colonne (peut-être {})", possibles.join(" ou ")),
    };
    at(
        &codes::ENTETE_ILLISIBLE,
        lieu,
        format!("en-tête illisible, et colonne non lue : le tableur en a fait {quoi}, « {entete} »"),
        format!("mettre la cellule au format Texte, puis y retaper {code}, ou le taper après une apostrophe"),
    )
}

/// `unite` is that of the column, which has perhaps none.
pub fn autre_unite(lieu: &Lieu, entete: &str, colonne: &str, unite: Option<&str>) -> Diagnostic {
    let attendue = match unite {
        Some(unite) => format!("et « {colonne} » attend : {unite}"),
        None => format!("et « {colonne} » n’en a pas"),
    };
    at(
        &codes::AUTRE_UNITE,
        lieu,
        format!("colonne « {entete} » non lue : son en-tête donne une autre unité, {attendue}"),
        convertir(entete, colonne, unite),
    )
}

/// What to do with a column that is in another unit than its own.
pub fn convertir(entete: &str, colonne: &str, unite: Option<&str>) -> String {
    match unite {
        Some(unite) => format!(
            "convertir les valeurs de « {entete} » dans l’unité attendue ({unite}), puis écrire « {colonne} » en en-tête"
        ),
        None => format!(
            "écrire « {colonne} » en en-tête si c’est cette donnée ; sinon, ajouter une colonne « {colonne} », même vide"
        ),
    }
}

/// The header may be that of a column which a document needs.
pub fn entete_a_confirmer(lieu: &Lieu, entete: &str, colonne: &str) -> Diagnostic {
    at(
        &codes::ENTETE_A_CONFIRMER,
        lieu,
        not_read(entete, colonne),
        format!(
            "écrire « {colonne} » en en-tête si c’est cette donnée ; sinon, ajouter une colonne « {colonne} », même vide"
        ),
    )
}

pub fn entete_proche(lieu: &Lieu, entete: &str, colonne: &str) -> Diagnostic {
    at(
        &codes::ENTETE_PROCHE,
        lieu,
        not_read(entete, colonne),
        format!("écrire « {colonne} » en en-tête si c’est cette donnée ; sinon, rien à faire"),
    )
}

fn not_read(entete: &str, colonne: &str) -> String {
    format!("colonne « {entete} » non lue : c’est peut-être « {colonne} », peut-être une autre donnée")
}

/// The header is a value that the column `quoi` of another table would hold.
pub fn valeur_en_entete(lieu: &Lieu, entete: &str, quoi: &str) -> Diagnostic {
    at(
        &codes::VALEUR_EN_ENTETE,
        lieu,
        format!(
            "colonne « {entete} » non lue : c’est une valeur de la colonne « {quoi} », et non un en-tête"
        ),
        format!(
            "mettre ces données dans un tableau dont la colonne « {quoi} » dit « {entete} » (« liasse modeles » l’écrit) ; \
             si ce n’en sont pas, changer cet en-tête"
        ),
    )
}

/// `repetees` are the columns that come again, `fois` times at most; `axe` is the column that would tell them apart.
pub fn tableau_large(lieu: &Lieu, table: &str, axe: &str, repetees: &[&str], fois: usize) -> Diagnostic {
    let names: Vec<String> = repetees.iter().map(|nom| format!("« {nom} »")).collect();
    let shown = shortened(&names);
    let (colonnes, revient) =
        if names.len() > 1 { ("les colonnes", "reviennent") } else { ("la colonne", "revient") };
    at(
        &codes::TABLEAU_LARGE,
        lieu,
        format!(
            "feuille non lue : {colonnes} {shown} y {revient} {fois} fois, alors que le tableau « {table} » a une ligne par \
             candidat et par « {axe} »"
        ),
        format!(
            "donner une ligne par candidat et par « {axe} », avec une colonne « {axe} » : « liasse modeles » écrit ce classeur, \
             prêt à remplir"
        ),
    )
}

/// Columns that hold something, and that no table has.
pub fn colonnes_non_lues(lieu: &Lieu, noms: &[String]) -> Diagnostic {
    const OU: &str = "(« liasse referentiel tableaux »)";
    let (message, aide) = match noms {
        [only] => (
            format!("colonne remplie et non lue : {only}"),
            format!(
                "rien à faire si elle ne compte pas ; sinon, lui donner l’en-tête que le tableau attend {OU}"
            ),
        ),
        several => (
            format!("{} colonnes remplies et non lues : {}", several.len(), shortened(several)),
            format!(
                "rien à faire si elles ne comptent pas ; sinon, leur donner les en-têtes que le tableau attend {OU}"
            ),
        ),
    };
    at(&codes::COLONNES_NON_LUES, lieu, message, aide)
}

pub fn colonnes_inconnues(lieu: &Lieu, noms: &[String]) -> Diagnostic {
    at(
        &codes::COLONNES_INCONNUES,
        lieu,
        format!("colonnes non utilisées : {}", texte::list(noms)),
        "rien à faire, sauf si l’une d’elles devait compter : corriger alors son en-tête",
    )
}

/// The first names, and how many more.
fn shortened(names: &[String]) -> String {
    match names.len().saturating_sub(NOMS_MAX) {
        0 => texte::list(names),
        more => {
            let s = if more > 1 { "s" } else { "" };
            format!("{} et {more} autre{s}", names[..NOMS_MAX].join(", "))
        }
    }
}

/// `lieu` is the cell that holds the line of headers.
pub fn tableau_en_une_colonne(lieu: &Lieu) -> Diagnostic {
    at(
        &codes::TABLEAU_EN_UNE_COLONNE,
        lieu,
        "feuille non lue : tous les en-têtes sont dans une seule cellule".to_owned(),
        "couper la colonne dans le tableur (Données, Convertir), ou rouvrir le fichier texte avec le bon séparateur, puis enregistrer",
    )
}
