//! All the wording: one factory per fault.
//!
//! A message quotes the value and never the whole row: it may be read aloud, or sent to somebody.

use std::io;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::Diagnostic;
use super::codes::{self, Code};
use crate::place::{Lieu, Located};
use crate::referentiel::types::{Echelle, EtatNote};
use crate::texte;

fn at(code: &'static Code, lieu: &Lieu, message: String, aide: impl Into<String>) -> Diagnostic {
    Diagnostic {
        code,
        message,
        lieu: Some(lieu.clone()),
        lieux_lies: Vec::new(),
        aide: aide.into(),
        candidat: None,
    }
}

fn nowhere(code: &'static Code, message: String, aide: impl Into<String>) -> Diagnostic {
    Diagnostic { code, message, lieu: None, lieux_lies: Vec::new(), aide: aide.into(), candidat: None }
}

// Fichiers

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

pub fn fichier_mal_nomme(lieu: &Lieu, quoi: &str) -> Diagnostic {
    at(
        &codes::FICHIER_MAL_NOMME,
        lieu,
        format!("ce n’est pas un tableur malgré son nom, mais : {quoi}"),
        "l’ouvrir dans le tableur et l’enregistrer au format xlsx, ou demander un véritable export",
    )
}

pub fn fichier_ignore(lieu: &Lieu, quoi: &str) -> Diagnostic {
    at(
        &codes::FICHIER_IGNORE,
        lieu,
        format!("fichier laissé de côté : {quoi}"),
        "si ses données comptent, les recopier dans un tableur (xlsx, ods ou csv) et le déposer",
    )
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
    at(
        &codes::ENCODAGE_INCONNU,
        lieu,
        "encodage du texte non reconnu".into(),
        "ouvrir le fichier dans le tableur et l’enregistrer au format « CSV UTF-8 » ou xlsx",
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

// Tableaux

pub fn feuille_incomplete(
    lieu: &Lieu,
    table: &str,
    manquantes: &[String],
    fautes_de_frappe: &[(String, String)],
) -> Diagnostic {
    let names: Vec<String> = manquantes.iter().map(|m| format!("« {m} »")).collect();
    let aide = match fautes_de_frappe.first() {
        Some((lu, voulu)) => format!("corriger l’en-tête : « {lu} » pourrait être « {voulu} »"),
        None => format!("ajouter l’en-tête qui manque : {}", texte::list(&names)),
    };
    at(
        &codes::FEUILLE_INCOMPLETE,
        lieu,
        format!(
            "feuille non lue : elle ressemble au tableau « {table} », mais il lui manque {}",
            texte::list(&names)
        ),
        aide,
    )
}

pub fn feuille_inconnue(lieu: &Lieu, attendus: &[String]) -> Diagnostic {
    at(
        &codes::FEUILLE_INCONNUE,
        lieu,
        "feuille non lue : aucun tableau reconnu".into(),
        format!(
            "si elle compte, lui donner une ligne d’en-têtes (tableaux connus : {})",
            texte::list(attendus)
        ),
    )
}

pub fn tableau_ambigu(lieu: &Lieu, un: &str, autre: &str) -> Diagnostic {
    at(
        &codes::TABLEAU_AMBIGU,
        lieu,
        format!("feuille non lue : elle peut être « {un} » ou « {autre} »"),
        "ajouter une colonne propre à l’un des deux tableaux",
    )
}

pub fn colonnes_inconnues(lieu: &Lieu, noms: &[String]) -> Diagnostic {
    at(
        &codes::COLONNES_INCONNUES,
        lieu,
        format!("colonnes non utilisées : {}", texte::list(noms)),
        "rien à faire, sauf si l’une d’elles devait compter : corriger alors son en-tête",
    )
}

pub fn colonnes_contradictoires(lieu: &Lieu, valeur: &str, autre: &str) -> Diagnostic {
    at(
        &codes::COLONNES_CONTRADICTOIRES,
        lieu,
        format!("deux colonnes du même nom se contredisent : « {valeur} » et « {autre} »"),
        "renommer ou supprimer l’une des deux colonnes",
    )
}

pub fn autre_specialite(lieu: &Lieu, nombre: usize) -> Diagnostic {
    let (candidats, sont) =
        if nombre > 1 { ("candidats", "sont laissés") } else { ("candidat", "est laissé") };
    at(
        &codes::AUTRE_SPECIALITE,
        lieu,
        format!("{nombre} {candidats} d’une autre spécialité {sont} de côté"),
        "rien à faire s’ils relèvent d’un autre diplôme ; sinon corriger leur code spécialité",
    )
}

pub fn champ_inconnu(lieu: &Lieu, champ: &str) -> Diagnostic {
    at(
        &codes::CHAMP_INCONNU,
        lieu,
        format!("champ d’établissement inconnu : « {champ} »"),
        "corriger le nom du champ ou effacer la ligne",
    )
}

pub fn champ_contradictoire(lieu: &Lieu, champ: &str, valeur: &str, autre: &str) -> Diagnostic {
    at(
        &codes::CHAMP_CONTRADICTOIRE,
        lieu,
        format!("deux valeurs pour « {champ} » : « {valeur} » et « {autre} »"),
        "garder la bonne et effacer l’autre",
    )
}

pub fn date_illisible(lieu: &Lieu, valeur: &str) -> Diagnostic {
    at(
        &codes::DATE_ILLISIBLE,
        lieu,
        format!("date illisible : « {valeur} »"),
        "écrire la date au format JJ/MM/AAAA",
    )
}

pub fn naissance_invraisemblable(naissance: &Located<Date>, session: i16) -> Diagnostic {
    at(
        &codes::DATE_ILLISIBLE,
        &naissance.lieu,
        format!(
            "date de naissance invraisemblable pour la session {session} : {}",
            texte::date(naissance.valeur)
        ),
        "corriger la date, avec les quatre chiffres de l’année",
    )
}

pub fn annee_a_deux_chiffres(lieu: &Lieu, valeur: &str, date: Date) -> Diagnostic {
    at(
        &codes::ANNEE_A_DEUX_CHIFFRES,
        lieu,
        format!("année à deux chiffres : « {valeur} » est lu {}", texte::date(date)),
        "écrire l’année avec quatre chiffres",
    )
}

pub fn nombre_illisible(lieu: &Lieu, valeur: &str) -> Diagnostic {
    at(
        &codes::NOMBRE_ILLISIBLE,
        lieu,
        format!("nombre illisible : « {valeur} »"),
        "écrire un nombre, par exemple 20 ou 4,5",
    )
}

pub fn annee_illisible(lieu: &Lieu, valeur: &str) -> Diagnostic {
    at(
        &codes::NOMBRE_ILLISIBLE,
        lieu,
        format!("année illisible : « {valeur} »"),
        "écrire l’année de la session en quatre chiffres, par exemple 2026",
    )
}

pub fn note_hors_bareme(lieu: &Lieu, valeur: &str, bareme: Decimal) -> Diagnostic {
    let bareme = texte::decimal(bareme);
    at(
        &codes::NOTE_HORS_BAREME,
        lieu,
        format!("note hors du barème : « {valeur} » pour une note sur {bareme}"),
        format!("corriger la note, entre 0 et {bareme}"),
    )
}

pub fn note_illisible(lieu: &Lieu, valeur: &str, etats: &[EtatNote]) -> Diagnostic {
    let codes: Vec<String> = etats.iter().map(|e| format!("{} ({})", e.code, e.libelle)).collect();
    at(
        &codes::NOMBRE_ILLISIBLE,
        lieu,
        format!("note illisible : « {valeur} »"),
        format!("écrire la note, par exemple 13,5, ou {}", texte::list(&codes)),
    )
}

pub fn note_devenue_date(lieu: &Lieu, valeur: &str) -> Diagnostic {
    at(
        &codes::NOMBRE_ILLISIBLE,
        lieu,
        format!("note illisible : le tableur l’a changée en date, « {valeur} »"),
        "mettre la cellule au format Nombre et retaper la note avec une virgule",
    )
}

pub fn niveau_inconnu(lieu: &Lieu, valeur: &str, echelle: &Echelle) -> Diagnostic {
    let levels: Vec<String> = echelle.niveaux.iter().map(|n| format!("{} ({})", n.code, n.libelle)).collect();
    at(
        &codes::NIVEAU_INCONNU,
        lieu,
        format!("niveau inconnu : « {valeur} »"),
        format!("écrire l’un des niveaux {}", texte::list(&levels)),
    )
}

pub fn niveau_hors_epreuve(lieu: &Lieu, code: &str, epreuve: &str) -> Diagnostic {
    at(
        &codes::COLONNE_D_UN_AUTRE_BLOC,
        lieu,
        format!("niveau donné pour {code}, que l’épreuve {epreuve} n’évalue pas"),
        "effacer cette cellule, ou corriger l’épreuve de la ligne",
    )
}

pub fn competence_hors_epreuve(lieu: &Lieu, code: &str, epreuve: &str) -> Diagnostic {
    at(
        &codes::COLONNE_D_UN_AUTRE_BLOC,
        lieu,
        format!("compétence {code} dans un travail de l’épreuve {epreuve}, qui ne l’évalue pas"),
        "retirer ce code, ou corriger l’épreuve de la ligne",
    )
}

pub fn cellule_en_erreur(lieu: &Lieu, valeur: &str) -> Diagnostic {
    at(
        &codes::CELLULE_EN_ERREUR,
        lieu,
        format!("cellule en erreur : « {valeur} »"),
        "corriger la formule, ou la remplacer par sa valeur",
    )
}

pub fn competence_inconnue(lieu: &Lieu, valeur: &str) -> Diagnostic {
    at(
        &codes::COMPETENCE_INCONNUE,
        lieu,
        format!("code de compétence inconnu : « {valeur} »"),
        "écrire les codes du référentiel, séparés par des points-virgules",
    )
}

pub fn entete_d_un_code_inconnu(lieu: &Lieu, entete: &str) -> Diagnostic {
    at(
        &codes::COMPETENCE_INCONNUE,
        lieu,
        format!("niveaux donnés sous un code inconnu : « {entete} »"),
        "corriger l’en-tête de cette colonne : « liasse referentiel » donne les codes",
    )
}

pub fn valeur_inconnue(lieu: &Lieu, colonne: &str, valeur: &str, permises: &[String]) -> Diagnostic {
    let aide = if permises.is_empty() {
        "effacer cette valeur".to_owned()
    } else {
        format!("écrire l’une de ces valeurs : {}", permises.join(", "))
    };
    at(&codes::VALEUR_INCONNUE, lieu, format!("valeur inconnue pour « {colonne} » : « {valeur} »"), aide)
}

pub fn valeur_manquante(lieu: &Lieu, quoi: &str) -> Diagnostic {
    at(
        &codes::VALEUR_MANQUANTE,
        lieu,
        format!("il manque {quoi} : la ligne ne peut pas être utilisée"),
        "remplir la cellule",
    )
}

pub fn identifiant_abime(lieu: &Lieu, valeur: &str) -> Diagnostic {
    at(
        &codes::IDENTIFIANT_ABIME,
        lieu,
        format!("identifiant abîmé par le tableur : « {valeur} »"),
        "mettre la colonne au format Texte et recopier l’identifiant avec tous ses chiffres, zéros compris",
    )
}

// Personnes

pub fn candidat_inconnu(lieu: &Lieu, qui: &str, proches: &[String]) -> Diagnostic {
    let aide = if proches.is_empty() {
        "corriger le numéro ou le nom, ou ajouter le candidat à la liste".to_owned()
    } else {
        format!("vérifier s’il s’agit de {} ; corriger le numéro ou le nom", proches.join(" ou de "))
    };
    at(&codes::CANDIDAT_INCONNU, lieu, format!("candidat absent de la liste : {qui}"), aide).about(qui)
}

pub fn candidat_en_double(lieu: &Lieu, qui: &str) -> Diagnostic {
    at(
        &codes::CANDIDAT_EN_DOUBLE,
        lieu,
        format!("candidat deux fois dans la même liste : {qui}"),
        "effacer la ligne en trop, ou corriger le numéro de l’un des deux",
    )
}

pub fn identites_contradictoires(lieu: &Lieu, quoi: &str, valeur: &str, autre: &str) -> Diagnostic {
    at(
        &codes::IDENTITES_CONTRADICTOIRES,
        lieu,
        format!("deux valeurs pour {quoi} du même candidat : « {valeur} » et « {autre} »"),
        "corriger celle des deux qui est fausse",
    )
}

/// `cle` is « le n° … » or « l’INE … ».
pub fn nom_different(lieu: &Lieu, cle: &str, lu: &str, connu: &str) -> Diagnostic {
    at(
        &codes::NOM_DIFFERENT,
        lieu,
        format!("{cle} est celui de {connu}, mais la ligne nomme {lu}"),
        "corriger le numéro ou le nom de cette ligne",
    )
}

pub fn homonymes(lieu: &Lieu, qui: &str, nombre: usize) -> Diagnostic {
    at(
        &codes::HOMONYMES,
        lieu,
        format!("{nombre} candidats répondent au nom de {qui}"),
        "ajouter à cette ligne le n° candidat ou la date de naissance",
    )
    .about(qui)
}

pub fn homonyme_possible(lieu: &Lieu, qui: &str, autre: &Lieu) -> Diagnostic {
    at(
        &codes::HOMONYMES,
        lieu,
        format!("{qui} figure déjà dans les listes, et rien ne dit si c’est la même personne"),
        "ajouter à cette ligne le n° candidat, l’INE ou la date de naissance",
    )
    .see("l’autre ligne", autre)
    .about(qui)
}

pub fn ligne_sans_personne(lieu: &Lieu) -> Diagnostic {
    at(
        &codes::LIGNE_SANS_PERSONNE,
        lieu,
        "ligne sans candidat : ni numéro, ni INE, ni nom et prénom".into(),
        "indiquer à qui appartient cette ligne, ou l’effacer",
    )
}

pub fn classe_inconnue(lieu: &Lieu, quoi: &str) -> Diagnostic {
    at(
        &codes::CLASSE_INCONNUE,
        lieu,
        format!("commission pour une classe ou un candidat inconnu : « {quoi} »"),
        "corriger la classe ou le n° candidat",
    )
}

pub fn candidat_non_inscrit(lieu: &Lieu, etat: &str) -> Diagnostic {
    at(
        &codes::CANDIDAT_NON_INSCRIT,
        lieu,
        format!("candidat laissé de côté : son état est « {etat} »"),
        "rien à faire s’il ne se présente pas ; sinon corriger son état",
    )
}

pub fn aucun_candidat() -> Diagnostic {
    nowhere(
        &codes::AUCUN_CANDIDAT,
        "aucun candidat trouvé dans le dossier d’entrée".into(),
        "déposer la liste des candidats (par exemple l’export « Liste simple » de Cyclades)",
    )
}

pub fn selection_vide(option: &str, valeur: &str) -> Diagnostic {
    nowhere(
        &codes::SELECTION_VIDE,
        format!("{option} « {valeur} » ne désigne rien"),
        "vérifier l’orthographe de la sélection",
    )
}

// Dossiers

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

// Rendu et livraison

pub fn caractere_absent(lieu: &Lieu, texte: &str, absent: char) -> Diagnostic {
    let visible = if absent.is_whitespace() || texte::is_invisible(absent) {
        format!("caractère invisible U+{:04X}", u32::from(absent))
    } else {
        format!("« {absent} » (U+{:04X})", u32::from(absent))
    };
    at(
        &codes::CARACTERE_ABSENT,
        lieu,
        format!("caractère que la police ne sait pas imprimer : {visible}, dans « {} »", shortened(texte)),
        "retaper le texte sans ce caractère",
    )
}

pub fn modele_fautif(modele: &str, ou: &str, message: &str) -> Diagnostic {
    nowhere(
        &codes::MODELE_FAUTIF,
        format!("faute dans le modèle {modele}{ou} : {message}"),
        "corriger le modèle, ou retirer la copie du dossier templates pour revenir à celui du programme",
    )
}

pub fn remarque_du_modele(modele: &str, remarque: &str) -> Diagnostic {
    nowhere(
        &codes::REMARQUE_DU_MODELE,
        format!("remarque du compositeur sur {modele} : {remarque}"),
        "relire le modèle à cet endroit",
    )
}

pub fn norme_non_tenue(document: &str, message: &str) -> Diagnostic {
    nowhere(
        &codes::NORME_NON_TENUE,
        format!("{document} ne tient pas la norme PDF/A-2a et PDF/UA-1 : {message}"),
        "corriger le modèle, ou le texte en cause",
    )
}

pub fn ecriture_impossible(chemin: &str, error: &io::Error) -> Diagnostic {
    nowhere(
        &codes::ECRITURE_IMPOSSIBLE,
        format!("impossible d’écrire « {chemin} » ({})", cause(error)),
        "fermer le fichier s’il est ouvert, vérifier l’espace disque et les droits, puis relancer",
    )
}

pub fn fichier_etranger(chemin: &str) -> Diagnostic {
    nowhere(
        &codes::FICHIER_ETRANGER,
        format!("« {chemin} » n’est pas un document de ce lot : laissé en place"),
        "l’effacer à la main s’il ne sert plus",
    )
}

pub fn verification_echouee(chemin: &str, raison: &str) -> Diagnostic {
    nowhere(
        &codes::VERIFICATION_ECHOUEE,
        format!("« {chemin} » : {raison}"),
        "relancer ; si la faute revient, vérifier le disque",
    )
}

/// Why the system refused, in French.
pub fn cause(error: &io::Error) -> &'static str {
    match error.kind() {
        io::ErrorKind::NotFound => "il n’existe pas",
        io::ErrorKind::AlreadyExists => "un fichier porte déjà ce nom",
        io::ErrorKind::PermissionDenied => "accès refusé",
        io::ErrorKind::IsADirectory => "un dossier porte ce nom",
        io::ErrorKind::NotADirectory => "un fichier porte le nom du dossier",
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "le disque est plein",
        io::ErrorKind::ReadOnlyFilesystem => "le disque est en lecture seule",
        io::ErrorKind::ResourceBusy => "il est ouvert ailleurs",
        _ => "le système refuse",
    }
}

fn shortened(text: &str) -> String {
    if text.chars().count() <= 60 {
        return text.to_owned();
    }
    text.chars().take(60).chain("…".chars()).collect()
}
