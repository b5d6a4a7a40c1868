//! Why nothing is written at all: what is wrong, and what to do about it.

use std::path::Path;

use super::{Passant, RefusSorties};
use crate::diagnostics::messages::shortened;
use crate::diagnostics::{CHEMIN_MAX, without_tricks};

pub fn sorties_refusees(sorties: &Path, refus: &RefusSorties) -> (String, String) {
    let dossier = shown(sorties);
    let un_autre = "en choisir un autre avec --sorties";
    match refus {
        RefusSorties::Guillemet => {
            let text = sorties.to_string_lossy();
            let before = text.split('"').next().unwrap_or_default();
            (
                format!("le dossier de sortie « {dossier} » contient un guillemet"),
                format!(
                    "retirer la barre oblique inverse (\\) qui précède le guillemet dans la commande, comme dans \
                     --sorties \"{}\"",
                    plain(before)
                ),
            )
        }
        RefusSorties::Caractere(c) => {
            let shown = if c.is_control() {
                format!("un caractère invisible (U+{:04X})", u32::from(*c))
            } else {
                format!("« {c} »")
            };
            (
                format!(
                    "le dossier de sortie « {dossier} » contient {shown}, que Windows interdit dans un nom"
                ),
                un_autre.to_owned(),
            )
        }
        RefusSorties::Fichier(file) if file == sorties => (
            format!("le dossier de sortie « {dossier} » est un fichier"),
            "renommer ce fichier, ou choisir un autre dossier avec --sorties".to_owned(),
        ),
        RefusSorties::Fichier(file) => (
            format!(
                "le dossier de sortie « {dossier} » ne peut pas être créé, « {} » est un fichier",
                shown(file)
            ),
            "choisir un autre dossier avec --sorties".to_owned(),
        ),
        RefusSorties::Entrees => {
            ("le dossier de sortie est le dossier d’entrée".to_owned(), un_autre.to_owned())
        }
        RefusSorties::TropProfond(en_trop) => (
            format!(
                "le dossier de sortie « {dossier} » est trop profond de {en_trop} signe{} (un chemin a {CHEMIN_MAX} \
                 signes au plus, noms des documents compris)",
                if *en_trop > 1 { "s" } else { "" }
            ),
            "choisir avec --sorties un dossier plus proche de la racine du disque".to_owned(),
        ),
        RefusSorties::Ecriture(obstacle) => (
            format!("rien ne peut être écrit dans « {dossier} » ({})", obstacle.raison()),
            "donner à ce dossier le droit d’écriture, ou en désigner un autre avec --sorties".to_owned(),
        ),
    }
}

/// Names the run by what it said of itself in a file that anybody may have written.
pub fn passage_en_cours(sorties: &Path, passant: Option<&Passant>) -> (String, String) {
    let who = passant.map(|passant| {
        let name = |name: &Option<String>| name.as_deref().map(|name| shortened(&plain(name)));
        let somebody = match (name(&passant.utilisateur), name(&passant.machine)) {
            (Some(utilisateur), Some(machine)) => format!("{utilisateur} sur {machine}, "),
            (Some(name), None) | (None, Some(name)) => format!("{name}, "),
            (None, None) => String::new(),
        };
        format!(" ({somebody}processus {})", passant.processus)
    });
    (
        format!("un autre passage est en cours dans {}{}", shown(sorties), who.unwrap_or_default()),
        "attendre qu’il finisse, puis relancer".to_owned(),
    )
}

fn shown(path: &Path) -> String {
    plain(&path.to_string_lossy())
}

/// On one line.
fn plain(text: &str) -> String {
    without_tricks(&text.replace('\n', " "))
}
