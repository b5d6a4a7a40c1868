//! Values that are not what somebody typed: changed, rounded, cut or replaced on their way.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::{at, quoted, shortened};
use crate::diagnostics::{Diagnostic, codes};
use crate::intake::{Jour, Valeur};
use crate::place::Lieu;
use crate::tables::{Change, Sorte};
use crate::texte;

/// `montre` is what the cell of a column of texts shows.
pub fn texte_change(lieu: &Lieu, colonne: &str, valeur: &Valeur, montre: &str, change: Change) -> Diagnostic {
    let (quoi, tape) = match (change, valeur) {
        (Change::Date, Valeur::Date(date)) => ("date", Some(format!("{}-{}", date.day(), date.month()))),
        (Change::Date, Valeur::Moment { instant, montre: Jour::SansAnnee }) => {
            ("date", Some(format!("{}-{}", instant.day(), instant.month())))
        }
        (Change::Date, _) => ("date", None),
        (Change::Pourcentage, _) => ("pourcentage", None),
        (Change::Puissance, _) => ("nombre en puissances de dix", Some(montre.to_owned())),
        (Change::Logique, _) => ("valeur logique", None),
        (Change::Format, _) => {
            return at(
                &codes::TEXTE_CHANGE,
                lieu,
                format!(
                    "« {colonne} » attend un texte, et la cellule contient le nombre {montre} sous un format qui montre autre chose"
                ),
                "mettre la cellule au format Texte et retaper ce qu’elle doit montrer",
            );
        }
    };
    let exemple = tape.map(|tape| format!(" ('), par exemple '{tape}")).unwrap_or_default();
    at(
        &codes::TEXTE_CHANGE,
        lieu,
        format!("« {colonne} » attend un texte, que le tableur a changé en {quoi} : « {montre} »"),
        format!(
            "mettre la cellule au format Texte et retaper ce qui doit s’y trouver, ou le taper derrière une apostrophe{exemple}"
        ),
    )
}

/// `number` is what the cell holds.
pub fn valeur_arrondie(lieu: &Lieu, montre: &str, number: Decimal) -> Diagnostic {
    let tenu = texte::decimal(number);
    at(
        &codes::VALEUR_ARRONDIE,
        lieu,
        format!("la cellule montre « {montre} » et contient {tenu} : c’est {tenu} qui est lu"),
        "retaper le nombre voulu, ou montrer toutes ses décimales",
    )
}

pub fn heure_en_trop(lieu: &Lieu, valeur: &str, date: Date) -> Diagnostic {
    at(
        &codes::DATE_AVEC_HEURE,
        lieu,
        format!("date avec une heure : « {valeur} » est lu {}", texte::date(date)),
        "vérifier le jour, et l’écrire sans heure",
    )
}

pub fn annee_cachee(lieu: &Lieu, valeur: &str, date: Date) -> Diagnostic {
    at(
        &codes::ANNEE_CACHEE,
        lieu,
        format!("date montrée sans son année : « {valeur} » est lu {}", texte::date(date)),
        "vérifier l’année, que le tableur ajoute de lui-même, et montrer la date au format JJ/MM/AAAA",
    )
}

pub fn date_sans_jour(lieu: &Lieu, valeur: &str) -> Diagnostic {
    at(
        &codes::DATE_ILLISIBLE,
        lieu,
        format!(
            "date sans son jour : la cellule ne montre que « {valeur} », le jour qu’elle contient vient du tableur"
        ),
        "écrire la date entière, au format JJ/MM/AAAA",
    )
}

/// Day, month and year.
pub fn jour_inexistant(lieu: &Lieu, valeur: &str, (jour, mois, annee): (i8, i8, i16)) -> Diagnostic {
    let leap = (jour, mois) == (29, 2);
    let annee = if leap { format!(" en {annee}") } else { String::new() };
    at(
        &codes::DATE_ILLISIBLE,
        lieu,
        format!("date impossible : « {valeur} », il n’y a pas de {jour} {}{annee}", texte::month(mois)),
        "corriger le jour ou le mois",
    )
}

pub fn mois_en_premier(lieu: &Lieu, valeur: &str, date: Date) -> Diagnostic {
    at(
        &codes::DATE_ILLISIBLE,
        lieu,
        format!("date à l’américaine, le mois en premier : « {valeur} » serait le {}", texte::date(date)),
        "reprendre l’export avec des dates françaises, ou retaper la colonne au format JJ/MM/AAAA",
    )
}

/// Both days that the cell may mean.
pub fn deux_ordres(lieu: &Lieu, valeur: &str, (un, autre): (Date, Date)) -> Diagnostic {
    at(
        &codes::DATE_ILLISIBLE,
        lieu,
        format!(
            "date à deux sens : « {valeur} » peut être le {} ou le {}, car une autre date de la colonne a le mois en premier",
            texte::date(un),
            texte::date(autre)
        ),
        "reprendre l’export avec des dates françaises, ou retaper la colonne au format JJ/MM/AAAA",
    )
}

/// The day that is written, and the next one.
pub fn date_du_soir(lieu: &Lieu, valeur: &str, (jour, lendemain): (Date, Date)) -> Diagnostic {
    at(
        &codes::DATE_ILLISIBLE,
        lieu,
        format!(
            "date à deux sens : « {valeur} » peut être le {} ou, si l’export compte en temps universel, le {}",
            texte::date(jour),
            texte::date(lendemain)
        ),
        "vérifier le jour et l’écrire sans heure, au format JJ/MM/AAAA",
    )
}

/// `probable`: what the text was, where that can be told.
pub fn texte_abime(lieu: &Lieu, texte: &str, sorte: Sorte, probable: Option<&str>) -> Diagnostic {
    let quoi = match sorte {
        Sorte::Entite => "un code de page web y remplace une lettre",
        Sorte::Balise => "il contient une balise de page web",
        Sorte::Code => "un code y remplace une lettre",
        Sorte::Perdue | Sorte::DoubleEncodage => "une lettre y est perdue",
    };
    let aide = match probable {
        Some(probable) => format!("retaper le texte ; c’était sans doute {}", quoted(probable)),
        None => "retaper le texte, ou reprendre l’export d’origine".to_owned(),
    };
    at(&codes::TEXTE_ABIME, lieu, format!("texte abîmé, {quoi} : « {} »", shortened(texte)), aide)
}

pub fn mot_vide(lieu: &Lieu, mot: &str) -> Diagnostic {
    at(
        &codes::MOT_VIDE,
        lieu,
        format!("« {mot} » est lu comme une cellule vide"),
        "effacer ce mot, qu’un logiciel écrit quand il n’a rien, ou écrire la valeur qui manque",
    )
}

pub fn nom_vide(lieu: &Lieu, colonne: &str, mot: &str) -> Diagnostic {
    at(
        &codes::NOM_VIDE,
        lieu,
        format!("« {colonne} » contient « {mot} », qu’un logiciel écrit quand il n’a rien"),
        "écrire le nom ; si la personne s’appelle vraiment ainsi, ôter ce mot de « valeurs_vides », dans colonnes.yaml",
    )
}

pub fn apostrophe_en_tete(lieu: &Lieu, valeur: &str) -> Diagnostic {
    at(
        &codes::APOSTROPHE_EN_TETE,
        lieu,
        format!("apostrophe laissée devant une valeur : {} est lu sans elle", quoted(valeur)),
        "rien à faire si la valeur est juste ; sinon, la retaper",
    )
}
