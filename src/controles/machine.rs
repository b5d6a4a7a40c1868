//! Folders, files that another program holds, room on the disk.

use std::collections::BTreeMap;
use std::path::Path;

use super::Controle;
use crate::comptes::COMPTES_RENDUS;
use crate::deliver::{self, Disque, check_folder, nearest_folder};
use crate::diagnostics::{Obstacle, messages};
use crate::intake::{Trouve, walk};
use crate::place::relative;

const ENTREES: &str = "dossier d’entrée";
const SORTIES: &str = "dossier de sortie";
const OUVERTS: &str = "fichiers de sortie";
const PLACE: &str = "espace disque";
const MEGA: u64 = 1024 * 1024;
/// Below, a run may not end: a class takes about thirty megabytes, and its archives as many.
const PLACE_MIN: u64 = 100 * MEGA;
/// Below, a whole school may not fit.
const PLACE_AISEE: u64 = 1024 * MEGA;

/// Whether the folder of inputs is there and can be read.
pub fn check_entrees(entrees: &Path) -> Controle {
    let shown = entrees.display();
    let found = match walk(entrees, &|_, _| true) {
        Ok(found) => found,
        Err(error) => {
            return Controle::bad(
                ENTREES,
                format!("« {shown} » ne peut pas être lu ({})", messages::cause(&error)),
                "créer ce dossier et y déposer les tableurs, ou en désigner un autre avec --entrees",
            );
        }
    };
    let refused = found.iter().find_map(|trouve| match trouve {
        Trouve::Refuse(path, refus) => Some((relative(entrees, path), messages::cause(refus))),
        _ => None,
    });
    if let Some((chemin, cause)) = refused {
        return Controle::doubtful(
            ENTREES,
            format!("« {shown} » se lit, sauf « {chemin} » ({cause})"),
            "vérifier les droits de ce fichier ou de ce dossier",
        );
    }
    match found.iter().filter(|trouve| matches!(trouve, Trouve::Fichier(_))).count() {
        0 => Controle::doubtful(ENTREES, format!("« {shown} » est vide"), "y déposer les tableurs reçus"),
        count => Controle::good(ENTREES, format!("« {shown} » se lit ({count} fichiers)")),
    }
}

/// Whether the papers can be written: the folder, then every file that an earlier run left there.
pub fn check_sorties(entrees: &Path, racine: &Path) -> Vec<Controle> {
    let shown = racine.display();
    let there = match check_folder(entrees, racine) {
        Ok(there) => there,
        Err(refus) => {
            let (message, aide) = deliver::sorties_refusees(racine, &refus);
            let refused = Controle::bad(SORTIES, message, aide);
            return vec![refused, Controle::undone(OUVERTS, "le dossier de sortie est à corriger d’abord")];
        }
    };
    let told = if there { "on peut y écrire" } else { "il sera créé" };
    let mut controles = vec![Controle::good(SORTIES, format!("« {shown} » : {told}"))];
    let disque = Disque::look_at(racine);
    let registre = deliver::peek(&disque);
    let known = registre.sorties.keys().chain(registre.copies.keys()).map(String::as_str);
    let ours = known.chain(COMPTES_RENDUS).filter(|chemin| disque.path(chemin).exists());
    let mut held = BTreeMap::<Obstacle, Vec<String>>::new();
    let mut count = 0;
    for chemin in ours {
        count += 1;
        if let Err(error) = disque.check(chemin) {
            held.entry(Obstacle::of(&error)).or_default().push(chemin.to_owned());
        }
    }
    for (obstacle, chemins) in &held {
        controles.push(Controle::told(OUVERTS, messages::non_ecrits(*obstacle, chemins), None));
    }
    if held.is_empty() {
        let told = match count {
            0 => "aucun d’un passage précédent".to_owned(),
            _ => format!("{count} d’un passage précédent, tous remplaçables"),
        };
        controles.push(Controle::good(OUVERTS, told));
    }
    controles
}

/// Whether there is room where the papers go.
pub fn check_place(racine: &Path) -> Controle {
    match fs4::available_space(nearest_folder(racine)) {
        Ok(octets) => judge_place(octets),
        Err(_) => Controle::undone(PLACE, "le système ne le dit pas"),
    }
}

fn judge_place(octets: u64) -> Controle {
    let told = format!("{} libres", size(octets));
    let aide = "libérer de la place, ou désigner un autre disque avec --sorties";
    if octets < PLACE_MIN {
        Controle::bad(
            PLACE,
            format!("{told} seulement : {} au moins sont nécessaires", size(PLACE_MIN)),
            aide,
        )
    } else if octets < PLACE_AISEE {
        Controle::doubtful(
            PLACE,
            format!("{told} : assez pour une classe, peut-être pas pour un établissement"),
            aide,
        )
    } else {
        Controle::good(PLACE, told)
    }
}

/// « 850 Mo », « 51 Go ».
fn size(octets: u64) -> String {
    match octets / MEGA {
        mega @ 0..1024 => format!("{mega} Mo"),
        mega => format!("{} Go", mega / 1024),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::controles::Etat;

    #[test]
    fn room_is_judged_by_what_a_run_takes() {
        let judged = |mega: u64| {
            let controle = judge_place(mega * MEGA);
            (controle.etat, controle.message)
        };
        let few = "40 Mo libres seulement : 100 Mo au moins sont nécessaires";
        assert_eq!(judged(40), (Etat::ACorriger, few.to_owned()));
        assert_eq!(judged(100).0, Etat::AVoir);
        assert_eq!(judged(1023).0, Etat::AVoir);
        assert_eq!(judged(51 * 1024), (Etat::Bon, "51 Go libres".to_owned()));
    }
}
