//! Where things stand in a sheet: headers, rows, columns, merged and hidden cells.

use super::at;
use crate::diagnostics::{Diagnostic, codes};
use crate::intake::Plage;
use crate::place::{Lieu, column_letters};
use crate::texte;

/// Row numbers that a message lists at most.
const LISTE_MAX: usize = 12;

const AFFICHER: &str = "les afficher pour les vérifier, ou les supprimer si elles ne doivent pas compter";
const AFFICHER_UNE: &str = "l’afficher pour la vérifier, ou la supprimer si elle ne doit pas compter";

pub fn feuille_masquee(lieu: &Lieu, table: &str) -> Diagnostic {
    at(
        &codes::FEUILLE_MASQUEE,
        lieu,
        format!("feuille masquée, et lue : elle contient le tableau « {table} »"),
        "l’afficher (clic droit sur un onglet) pour la vérifier, ou la supprimer si elle ne doit pas compter",
    )
}

/// `lignes` count from one.
pub fn lignes_masquees(lieu: &Lieu, lignes: &[u32]) -> Diagnostic {
    let (message, aide) = match lignes {
        [only] => (format!("ligne masquée, et lue : {only}"), AFFICHER_UNE),
        _ => (format!("{} lignes masquées, et lues : {}", lignes.len(), listed(lignes)), AFFICHER),
    };
    at(&codes::LIGNES_MASQUEES, lieu, message, aide)
}

/// `lignes` count from one.
pub fn lignes_barrees(lieu: &Lieu, lignes: &[u32]) -> Diagnostic {
    let (message, aide) = match lignes {
        [only] => (
            format!("ligne barrée ou grisée, et lue : {only}"),
            "la supprimer si elle ne doit plus compter ; sinon, rien à faire",
        ),
        _ => (
            format!("{} lignes barrées ou grisées, et lues : {}", lignes.len(), listed(lignes)),
            "les supprimer si elles ne doivent plus compter ; sinon, rien à faire",
        ),
    };
    at(&codes::LIGNES_BARREES, lieu, message, aide)
}

pub fn feuille_filtree(lieu: &Lieu) -> Diagnostic {
    at(
        &codes::FEUILLE_FILTREE,
        lieu,
        "un filtre est actif dans cette feuille : toutes les lignes sont lues, même celles qu’il cache"
            .into(),
        "effacer le filtre (Données, Effacer) et vérifier les lignes qu’il cachait",
    )
}

pub fn colonnes_masquees(lieu: &Lieu, colonnes: &[u32]) -> Diagnostic {
    let letters: Vec<String> = colonnes.iter().map(|c| column_letters(*c)).collect();
    let (message, aide) = match &letters[..] {
        [only] => (format!("colonne masquée, et lue : {only}"), AFFICHER_UNE),
        _ => (format!("{} colonnes masquées, et lues : {}", letters.len(), texte::list(&letters)), AFFICHER),
    };
    at(&codes::COLONNES_MASQUEES, lieu, message, aide)
}

pub fn cellule_fusionnee(lieu: &Lieu, plage: Plage, valeur: &str) -> Diagnostic {
    at(
        &codes::CELLULE_FUSIONNEE,
        lieu,
        format!(
            "cellule recouverte par la fusion {}:{} : « {valeur} » n’y est écrit qu’une fois",
            plage.debut, plage.fin
        ),
        "défusionner, puis écrire dans chaque cellule sa valeur, ou la laisser vide",
    )
}

pub fn entete_fusionne(lieu: &Lieu, plage: Plage) -> Diagnostic {
    at(
        &codes::CELLULE_FUSIONNEE,
        lieu,
        format!(
            "donnée sous un en-tête fusionné sur plusieurs colonnes ({}:{}) : rien ne dit ce qu’est chacune",
            plage.debut, plage.fin
        ),
        "défusionner l’en-tête, puis écrire un en-tête au-dessus de chaque colonne",
    )
}

pub fn colonnes_sans_entete(lieu: &Lieu, colonnes: &[u32]) -> Diagnostic {
    let letters: Vec<String> = colonnes.iter().map(|c| column_letters(*c)).collect();
    let les = if colonnes.len() > 1 { "les colonnes" } else { "la colonne" };
    at(
        &codes::COLONNE_SANS_ENTETE,
        lieu,
        format!("données non lues dans {les} {} : aucun en-tête au-dessus", texte::list(&letters)),
        "écrire un en-tête au-dessus de ces données, ou les effacer",
    )
}

pub fn second_tableau(lieu: &Lieu, second: &str, premier: &str) -> Diagnostic {
    at(
        &codes::DEUX_TABLEAUX,
        lieu,
        format!("second tableau non lu (« {second} ») : la feuille en contient déjà un (« {premier} »)"),
        "mettre chaque tableau sur sa propre feuille",
    )
}

/// `champs` in the row, `attendus` in the header.
pub fn ligne_irreguliere(lieu: &Lieu, champs: u32, attendus: u32) -> Diagnostic {
    let s = if champs > 1 { "s" } else { "" };
    at(
        &codes::LIGNE_IRREGULIERE,
        lieu,
        format!(
            "ligne de {champs} champ{s} sous un en-tête de {attendus} : ses valeurs sont peut-être décalées"
        ),
        "mettre entre guillemets le texte qui contient le séparateur, ou ajouter les séparateurs qui manquent",
    )
    .says_all()
}

pub fn seconde_ligne_douteuse(lieu: &Lieu, valeur: &str) -> Diagnostic {
    at(
        &codes::SECONDE_LIGNE,
        lieu,
        format!(
            "« {valeur} », sous l’en-tête, ressemble à une remarque : la ligne est lue comme des données"
        ),
        "supprimer cette ligne si elle complète l’en-tête ; sinon, vérifier la cellule",
    )
}

/// `entetes` are those of a list of candidates.
pub fn feuille_sans_entete(lieu: &Lieu, entetes: &[String]) -> Diagnostic {
    let entetes: Vec<String> = entetes.iter().map(|entete| format!("« {entete} »")).collect();
    at(
        &codes::FEUILLE_SANS_ENTETE,
        lieu,
        "feuille non lue : elle contient des personnes, mais aucune ligne d’en-têtes".into(),
        format!(
            "écrire un en-tête au-dessus de chaque colonne, par exemple {} (les autres : « liasse expliquer A202 »)",
            texte::list(&entetes)
        ),
    )
}

pub fn total_douteux(lieu: &Lieu, valeur: &str) -> Diagnostic {
    at(
        &codes::TOTAL_DOUTEUX,
        lieu,
        format!("« {valeur} » commence comme une ligne de total : elle est lue comme des données"),
        "supprimer la ligne si c’est un total",
    )
}

/// « 5, 8 et 12 », and how many more.
fn listed(lignes: &[u32]) -> String {
    let numbers = |lignes: &[u32]| lignes.iter().map(u32::to_string).collect::<Vec<_>>();
    match lignes.len().checked_sub(LISTE_MAX) {
        Some(more) if more > 0 => {
            let first = numbers(&lignes[..LISTE_MAX]).join(", ");
            format!("{first} et {more} autre{}", if more > 1 { "s" } else { "" })
        }
        _ => texte::list(&numbers(lignes)),
    }
}
