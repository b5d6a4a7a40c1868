//! Files that were dropped.

use std::io;

use super::{at, cause, shortened};
use crate::diagnostics::{Diagnostic, codes};
use crate::place::Lieu;

pub fn fichier_vide(lieu: &Lieu) -> Diagnostic {
    at(&codes::FICHIER_ILLISIBLE, lieu, "fichier vide".into(), "déposer de nouveau le fichier d’origine")
}

pub fn fichier_illisible(lieu: &Lieu, raison: &str) -> Diagnostic {
    at(
        &codes::FICHIER_ILLISIBLE,
        lieu,
        format!("fichier illisible ({raison})"),
        "ouvrir le fichier dans le tableur, l’enregistrer sous un autre nom au format xlsx et déposer cette copie",
    )
}

pub fn fichier_suspect(lieu: &Lieu, raison: &str) -> Diagnostic {
    at(
        &codes::FICHIER_ILLISIBLE,
        lieu,
        format!("fichier illisible ({raison})"),
        "ne pas l’ouvrir sans savoir d’où il vient ; demander à la personne qui l’a envoyé de l’enregistrer de nouveau \
dans son tableur",
    )
}

pub fn fichier_verrouille(lieu: &Lieu, error: &io::Error) -> Diagnostic {
    at(
        &codes::FICHIER_ILLISIBLE,
        lieu,
        format!("fichier impossible à ouvrir ({})", cause(error)),
        "fermer le fichier dans le tableur, vérifier les droits du dossier, puis relancer",
    )
}

pub fn fichier_protege(lieu: &Lieu) -> Diagnostic {
    at(
        &codes::FICHIER_PROTEGE,
        lieu,
        "classeur protégé par un mot de passe".into(),
        "l’ouvrir dans le tableur, retirer le mot de passe d’ouverture, l’enregistrer et le déposer de nouveau",
    )
}

pub fn fichier_trop_gros(lieu: &Lieu, limite: usize) -> Diagnostic {
    at(
        &codes::FICHIER_TROP_GROS,
        lieu,
        format!("fichier de plus de {} Mo", limite / (1024 * 1024)),
        "déposer seulement les feuilles utiles, sans images ni feuilles annexes",
    )
}

/// The same of `autres` files more, some of which are named.
pub fn et_autres_fichiers<'a>(
    premier: Diagnostic,
    autres: usize,
    dans_archive: bool,
    lieux: impl Iterator<Item = &'a Lieu>,
) -> Diagnostic {
    let ensemble = if dans_archive { "de la même archive" } else { "du même dossier" };
    let message = format!("{} (et {} autres fichiers {ensemble})", premier.message, milliers(autres));
    lieux.fold(Diagnostic { message, ..premier }, |told, lieu| told.see("de même", lieu))
}

/// « 4 999 ».
fn milliers(nombre: usize) -> String {
    let chiffres = nombre.to_string();
    let mut text = String::new();
    for (rang, chiffre) in chiffres.chars().enumerate() {
        if rang > 0 && (chiffres.len() - rang).is_multiple_of(3) {
            text.push(' ');
        }
        text.push(chiffre);
    }
    text
}

pub fn archive_refusee(lieu: &Lieu, raison: &str) -> Diagnostic {
    at(
        &codes::ARCHIVE_REFUSEE,
        lieu,
        format!("archive ou entrée d’archive refusée : {raison}"),
        "extraire soi-même les fichiers utiles et les déposer dans le dossier",
    )
}

pub fn feuille_illisible(lieu: &Lieu, raison: &str) -> Diagnostic {
    at(
        &codes::FEUILLE_ILLISIBLE,
        lieu,
        format!("feuille illisible ({raison})"),
        "recopier la feuille dans un nouveau classeur (collage spécial, valeurs) et déposer celui-ci",
    )
}

pub fn encodage_inconnu(lieu: &Lieu) -> Diagnostic {
    at(&codes::ENCODAGE_INCONNU, lieu, "encodage du texte non reconnu".into(), EN_UTF8)
}

/// Lines count from one.
pub fn encodage_douteux(lieu: &Lieu, ligne: u32, une: &str, autre: &str) -> Diagnostic {
    at(
        &codes::ENCODAGE_INCONNU,
        lieu,
        format!("encodage du texte non reconnu : « {une} » ou « {autre} » à la ligne {ligne} ?"),
        EN_UTF8,
    )
}

/// `ligne` counts from one; `autres` more lines are written as it is. The readings of a word of it: as the rest of
/// the file says, then as the line does.
pub fn encodages_meles(lieu: &Lieu, ligne: u32, autres: usize, reste: &str, seule: &str) -> Diagnostic {
    let lignes = match autres {
        0 => format!("la ligne {ligne} n’est pas écrite"),
        1 => format!("la ligne {ligne} et une autre ne sont pas écrites"),
        n => format!("la ligne {ligne} et {n} autres ne sont pas écrites"),
    };
    at(
        &codes::ENCODAGE_INCONNU,
        lieu,
        format!(
            "encodage du texte non reconnu : {lignes} comme le reste du fichier (« {reste} » ou « {seule} » ?)"
        ),
        "ouvrir le fichier dans le tableur, corriger les accents de cette ligne et vérifier ceux des autres, puis \
l’enregistrer au format « CSV UTF-8 » ou xlsx",
    )
}

const EN_UTF8: &str = "ouvrir le fichier dans le tableur, vérifier que les accents s’y lisent bien, et l’enregistrer au format « CSV UTF-8 » ou xlsx";

/// Lines count from one.
pub fn octet_nul(lieu: &Lieu, ligne: u32) -> Diagnostic {
    at(
        &codes::FICHIER_ILLISIBLE,
        lieu,
        format!("fichier abîmé (un octet nul au milieu du texte, à la ligne {ligne})"),
        "refaire l’export, ou reprendre le fichier d’origine : cette copie a été interrompue ou n’est pas un texte",
    )
}

pub fn encodage_ancien(lieu: &Lieu, nom: &str, mot: &str) -> Diagnostic {
    at(
        &codes::ENCODAGE_ANCIEN,
        lieu,
        format!("texte lu comme celui d’un {nom} : « {} »", shortened(mot)),
        "vérifier les accents des noms ; pour lever le doute, enregistrer le fichier au format « CSV UTF-8 » ou xlsx",
    )
}

pub fn texte_demesure(lieu: &Lieu, quoi: &str) -> Diagnostic {
    at(
        &codes::FICHIER_TROP_GROS,
        lieu,
        format!("plus que ne peut contenir un tableau : {quoi}"),
        "déposer le tableau d’une classe, dans un fichier que le tableur sait ouvrir",
    )
}

/// `limite` is a number of lines, in whole thousands.
pub fn trop_de_lignes(lieu: &Lieu, limite: usize) -> Diagnostic {
    at(
        &codes::FICHIER_TROP_GROS,
        lieu,
        format!("plus de {} 000 lignes remplies : ce n’est pas la liste d’un lycée", limite / 1000),
        "enregistrer une copie, y supprimer les lignes qui ne servent pas, et déposer cette copie à la place",
    )
}

pub fn guillemet_non_ferme(lieu: &Lieu, guillemet: char) -> Diagnostic {
    at(
        &codes::GUILLEMET_NON_FERME,
        lieu,
        format!("le caractère {guillemet} ouvre un champ et ne le referme jamais"),
        "corriger cette ligne, ou refaire l’export",
    )
}

pub fn guillemet_mal_ferme(lieu: &Lieu, guillemet: char) -> Diagnostic {
    at(
        &codes::GUILLEMET_NON_FERME,
        lieu,
        format!(
            "le caractère {guillemet} ouvre un champ, et le suivant ne le referme pas : du texte vient derrière"
        ),
        "ôter ce caractère de la ligne, le doubler s’il fait partie du texte, ou refaire l’export",
    )
}

pub fn guillemet_qui_avale(lieu: &Lieu, guillemet: char, lignes: usize) -> Diagnostic {
    at(
        &codes::GUILLEMET_NON_FERME,
        lieu,
        format!(
            "le caractère {guillemet} ouvre un champ et ne le referme que {lignes} lignes du tableau plus loin"
        ),
        "ôter ce caractère de la ligne ; si ce texte contient vraiment des lignes du tableau, déposer un classeur xlsx",
    )
}

pub fn separateurs_meles(lieu: &Lieu, autre: char, usuel: char) -> Diagnostic {
    at(
        &codes::SEPARATEURS_MELES,
        lieu,
        format!("cette ligne est coupée par {}, et le reste du fichier par {}", shown(autre), shown(usuel)),
        "corriger les séparateurs de cette ligne, ou refaire l’export",
    )
}

fn shown(separateur: char) -> String {
    match separateur {
        '\t' => "des tabulations".to_owned(),
        other => format!("« {other} »"),
    }
}

pub fn classeur_ouvert(lieu: &Lieu, classeur: &str) -> Diagnostic {
    at(
        &codes::CLASSEUR_OUVERT,
        lieu,
        format!("« {classeur} » semble ouvert dans un tableur"),
        "l’enregistrer et le fermer, puis relancer, pour que les dernières saisies soient prises",
    )
}

pub fn fichier_en_double(lieu: &Lieu, premier: &str) -> Diagnostic {
    at(
        &codes::FICHIER_EN_DOUBLE,
        lieu,
        format!("même contenu que « {premier} » : lu une seule fois"),
        "retirer l’une des deux copies",
    )
}

pub fn fichier_sans_donnee(lieu: &Lieu) -> Diagnostic {
    at(
        &codes::FICHIER_SANS_DONNEE,
        lieu,
        "aucune donnée dans ce fichier".into(),
        "le remplir ou déposer la bonne version ; sinon, le retirer du dossier",
    )
}

pub fn texte_nomme_classeur(lieu: &Lieu) -> Diagnostic {
    at(
        &codes::TEXTE_NOMME_CLASSEUR,
        lieu,
        "ce n’est pas un classeur malgré son nom, mais du texte : il est lu comme un csv".into(),
        "vérifier les valeurs reprises ; donner au fichier l’extension « .csv »",
    )
}

pub fn feuille_d_autre_nature(lieu: &Lieu, quoi: &str) -> Diagnostic {
    at(
        &codes::FEUILLE_D_AUTRE_NATURE,
        lieu,
        format!("{quoi} : elle n’est pas lue"),
        "si elle montre des données, les recopier dans une feuille de calcul ordinaire",
    )
}

pub fn entree_protegee(lieu: &Lieu) -> Diagnostic {
    at(
        &codes::ENTREE_PROTEGEE,
        lieu,
        "l’archive demande un mot de passe pour ce fichier".into(),
        "extraire soi-même le fichier avec le mot de passe et le déposer dans le dossier",
    )
}

pub fn format_trop_ancien(lieu: &Lieu) -> Diagnostic {
    at(
        &codes::FORMAT_TROP_ANCIEN,
        lieu,
        "format de classeur trop ancien (Excel 2, 3 ou 4)".into(),
        "l’ouvrir dans le tableur, l’enregistrer au format xlsx et déposer cette copie",
    )
}

/// `rangs`: which sheets bear the name of the place, from one.
pub fn feuilles_homonymes(lieu: &Lieu, rangs: &[usize]) -> Diagnostic {
    let rangs: Vec<String> = rangs.iter().map(|rang| format!("n° {rang}")).collect();
    at(
        &codes::FEUILLES_HOMONYMES,
        lieu,
        format!("plusieurs feuilles portent ce nom : {}", rangs.join(", ")),
        "donner à chaque feuille un nom à elle, enregistrer, et déposer de nouveau le fichier",
    )
}

pub fn feuille_absente(lieu: &Lieu) -> Diagnostic {
    at(
        &codes::FEUILLE_ABSENTE,
        lieu,
        "feuille annoncée par le classeur, mais absente du fichier".into(),
        "ouvrir le classeur dans le tableur, vérifier que la feuille s’y trouve, l’enregistrer et le déposer de nouveau",
    )
}

pub fn cellule_eloignee(lieu: &Lieu) -> Diagnostic {
    at(
        &codes::CELLULE_ELOIGNEE,
        lieu,
        "cellule remplie, très loin de toutes les autres".into(),
        "l’effacer si elle n’a rien à faire là",
    )
}

/// `origine` is the file that is copied, and lies there too.
pub fn copie_laissee(lieu: &Lieu, origine: &str) -> Diagnostic {
    at(
        &codes::COPIE_LAISSEE,
        lieu,
        format!("copie annotée de « {origine} » : laissée de côté"),
        format!("reporter les corrections dans « {origine} », puis retirer la copie du dossier"),
    )
}

/// `origine` is the file that is copied: it does not lie there, or the copy took its place.
pub fn copie_lue(lieu: &Lieu, origine: &str) -> Diagnostic {
    at(
        &codes::COPIE_LUE,
        lieu,
        format!("copie annotée de « {origine} », et non ce fichier lui-même : elle est lue à sa place"),
        "remettre de préférence le fichier d’origine, et y reporter les corrections",
    )
}
