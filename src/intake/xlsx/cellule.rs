//! One cell: from what is written of it to its value.

use super::Contexte;
use super::textes::{rich_text, unescape};
use crate::intake::heures;
use crate::intake::recolte::{number, text_value};
use crate::intake::sheet::{Jour, Valeur};
use crate::intake::xml::{Faute, Lecteur};

/// A cell as it is written.
#[derive(Default)]
struct Ecrite {
    formule: bool,
    /// The stored value, or the saved result of the formula.
    valeur: Option<String>,
    /// Written in the cell itself, as a text with its runs.
    texte: Option<String>,
}

/// Reads the open element `c`, whose type and style are given; nothing when it is blank.
pub fn read(
    lecteur: &mut Lecteur<'_>,
    contexte: &Contexte,
    genre: Option<&str>,
    style: Option<&str>,
) -> Result<Option<Valeur>, Faute> {
    let mut ecrite = Ecrite::default();
    let mut doubled = false;
    while let Some(balise) = lecteur.child()? {
        match balise.local() {
            "f" => {
                ecrite.formule = true;
                lecteur.skip()?;
            }
            "v" => doubled |= ecrite.valeur.replace(lecteur.text()?).is_some(),
            "is" => doubled |= ecrite.texte.replace(rich_text(lecteur)?).is_some(),
            _ => lecteur.skip()?,
        }
    }
    if doubled {
        return Ok(Some(damaged("elle contient deux valeurs")));
    }
    if genre == Some("s") && ecrite.valeur.is_some() && contexte.textes.is_absent() {
        return Err(Faute::refus("la partie de ses textes manque"));
    }
    Ok(value(contexte, &ecrite, genre.unwrap_or("n"), style))
}

fn value(contexte: &Contexte, ecrite: &Ecrite, genre: &str, style: Option<&str>) -> Option<Valeur> {
    let stored = ecrite.valeur.as_deref().is_some_and(|texte| !texte.trim().is_empty());
    match &ecrite.texte {
        Some(texte) if genre == "inlineStr" => return Some(text_value(texte.clone())),
        // Which of the two is meant is not ours to say.
        Some(texte) if !texte.trim().is_empty() => return Some(damaged("sa valeur contredit sa sorte")),
        None if genre == "inlineStr" && stored => return Some(damaged("sa valeur contredit sa sorte")),
        _ => {}
    }
    let texte = match ecrite.valeur.as_deref() {
        // An empty result is a text like any other; a number that is empty was never calculated.
        Some(texte) if genre == "str" => return Some(text_value(unescape(texte))),
        Some(texte) if !texte.trim().is_empty() => texte.trim(),
        // A number is often written so where there is none; what names a text or an error never is.
        Some(_) if matches!(genre, "s" | "b" | "e" | "d") && !ecrite.formule => {
            return Some(damaged("elle annonce une valeur et n’en contient aucune"));
        }
        _ => return ecrite.formule.then_some(Valeur::SansResultat),
    };
    Some(match genre {
        "n" => numeric(contexte, texte, style, ecrite.formule),
        "s" => contexte.textes.find(texte),
        "b" => match texte {
            "1" | "true" => Valeur::Booleen(true),
            "0" | "false" => Valeur::Booleen(false),
            _ => damaged(&format!("« {} » à la place de vrai ou faux", shown(texte))),
        },
        "e" => Valeur::Erreur(shown(texte)),
        "d" => iso_date(texte),
        _ => damaged(&format!("une valeur d’une sorte inconnue, « {} »", shown(genre))),
    })
}

fn numeric(contexte: &Contexte, texte: &str, style: Option<&str>, formule: bool) -> Valeur {
    let Some(number) = number(texte) else {
        return damaged(&format!("« {} » à la place d’un nombre", shown(texte)));
    };
    // A library that writes formulas without calculating them stores a zero as their result, and asks for a
    // calculation that never took place.
    if formule && contexte.recalcul && number == 0.0 {
        return Valeur::SansResultat;
    }
    match contexte.formats.find(style) {
        Some(affichage) => affichage.value(number, contexte.calendrier_1904),
        None => damaged(&format!("son format, n° {}, n’existe pas", shown(style.unwrap_or_default()))),
    }
}

/// `2008-05-12`, with or without a time. A time alone is what the cell shows.
fn iso_date(texte: &str) -> Valeur {
    let jour = texte.split(['T', ' ']).next().unwrap_or(texte);
    let is_time = texte.starts_with(['T', 'P']) || jour.contains(':');
    match heures::iso(texte) {
        Some(instant) => Valeur::day(instant, Jour::Entier),
        None if is_time => Valeur::Texte(texte.to_owned()),
        None => damaged(&format!("« {} » à la place d’une date", shown(texte))),
    }
}

fn damaged(raison: &str) -> Valeur {
    Valeur::Illisible(raison.to_owned())
}

fn shown(texte: &str) -> String {
    texte.chars().take(40).collect()
}
