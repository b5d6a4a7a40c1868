//! One cell: from what is written of it to its value.

use super::{erreur, texte};
use crate::intake::recolte::{number, text_value};
use crate::intake::sheet::Valeur;
use crate::intake::xml::{Balise, Faute, Lecteur};

/// A cell as it is written.
#[derive(Default)]
struct Ecrite {
    genre: Option<String>,
    /// The attribute of the value, whichever the type calls for.
    valeur: Option<String>,
    jour: Option<String>,
    booleen: Option<String>,
    chaine: Option<String>,
    formule: bool,
    en_erreur: bool,
    /// What the spreadsheet shows; nothing when it wrote no paragraph.
    montre: Option<String>,
}

/// Reads the open cell to its end; nothing when it is blank.
pub fn read(lecteur: &mut Lecteur<'_>, balise: &Balise<'_>) -> Result<Option<Valeur>, Faute> {
    let mut ecrite = Ecrite::default();
    for (nom, valeur) in balise.attributs()? {
        let kept = match nom {
            "office:value-type" => &mut ecrite.genre,
            "office:value" => &mut ecrite.valeur,
            "office:date-value" => &mut ecrite.jour,
            "office:boolean-value" => &mut ecrite.booleen,
            "office:string-value" => &mut ecrite.chaine,
            "table:formula" => {
                ecrite.formule = true;
                continue;
            }
            "calcext:value-type" => {
                ecrite.en_erreur = valeur == "error";
                continue;
            }
            _ => continue,
        };
        if kept.replace(valeur.into_owned()).is_some() {
            return Err(Faute::abime());
        }
    }
    ecrite.montre = texte::read(lecteur)?;
    Ok(value(ecrite))
}

fn value(ecrite: Ecrite) -> Option<Valeur> {
    let genre = ecrite.genre.as_deref().unwrap_or_default();
    if let Some(error) = shown_error(&ecrite, genre) {
        return Some(Valeur::Erreur(error));
    }
    Some(match genre {
        "float" | "currency" => numeric(&ecrite, Valeur::Nombre),
        "percentage" => numeric(&ecrite, Valeur::Pourcentage),
        "date" => stored(ecrite.jour.as_deref(), ecrite.formule, day),
        "boolean" => stored(ecrite.booleen.as_deref(), ecrite.formule, boolean),
        // As it is shown, 08:30, rather than as it is stored, PT08H30M00S.
        "time" => match ecrite.montre {
            Some(montre) => text_value(montre),
            None => absent(ecrite.formule),
        },
        "string" => text_value(ecrite.chaine.or(ecrite.montre).unwrap_or_default()),
        // No type: what is shown was typed as a text; of a formula, it is no result.
        "" | "void" if ecrite.formule => Valeur::SansResultat,
        "" | "void" => text_value(ecrite.montre?),
        autre => damaged(&format!("une valeur d’une sorte inconnue, « {} »", shown(autre))),
    })
}

/// An error has no type of its own: it is stored as an empty text, or even as the number 0, and only what is
/// shown tells it.
fn shown_error(ecrite: &Ecrite, genre: &str) -> Option<String> {
    let montre = ecrite.montre.as_deref().unwrap_or_default();
    let texte = match ecrite.chaine.as_deref() {
        Some(chaine) if montre.is_empty() => chaine,
        _ => montre,
    };
    let is_error = match genre {
        _ if ecrite.en_erreur || genre == "error" => true,
        "string" | "" if !ecrite.formule => erreur::is_known(texte),
        _ => erreur::is_likely(texte),
    };
    is_error.then(|| if texte.is_empty() { "erreur".to_owned() } else { shown(texte) })
}

fn numeric(ecrite: &Ecrite, kind: fn(f64) -> Valeur) -> Valeur {
    let never_shown = ecrite.formule && ecrite.montre.is_none();
    stored(ecrite.valeur.as_deref(), ecrite.formule, |texte| match number(texte.trim()) {
        // A library that writes formulas without calculating them stores a zero, and shows nothing.
        Some(0.0) if never_shown => Valeur::SansResultat,
        Some(number) => kind(number),
        None => damaged(&format!("« {} » à la place d’un nombre", shown(texte))),
    })
}

fn day(texte: &str) -> Valeur {
    let jour = texte.split('T').next().unwrap_or(texte);
    jour.parse()
        .map_or_else(|_| damaged(&format!("« {} » à la place d’une date", shown(texte))), Valeur::Date)
}

fn boolean(texte: &str) -> Valeur {
    match texte {
        "true" | "TRUE" => Valeur::Booleen(true),
        "false" | "FALSE" => Valeur::Booleen(false),
        _ => damaged(&format!("« {} » à la place de vrai ou faux", shown(texte))),
    }
}

fn stored(texte: Option<&str>, formule: bool, read: impl Fn(&str) -> Valeur) -> Valeur {
    texte.map_or_else(|| absent(formule), read)
}

/// A type without the value that it announces.
fn absent(formule: bool) -> Valeur {
    if formule { Valeur::SansResultat } else { damaged("sa valeur manque") }
}

fn damaged(raison: &str) -> Valeur {
    Valeur::Illisible(raison.to_owned())
}

fn shown(texte: &str) -> String {
    texte.chars().take(40).collect()
}
