//! One cell: from what is written of it to its value.

use jiff::civil::Date;

use super::{erreur, texte};
use crate::intake::heures;
use crate::intake::recolte::{number, text_value};
use crate::intake::sheet::{Jour, Valeur};
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
        "float" | "currency" => numeric(&ecrite, |number| shown_number(number, ecrite.montre.as_deref())),
        "percentage" => numeric(&ecrite, Valeur::Pourcentage),
        "date" => {
            stored(ecrite.jour.as_deref(), ecrite.formule, |texte| day(texte, ecrite.montre.as_deref()))
        }
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

fn numeric(ecrite: &Ecrite, kind: impl Fn(f64) -> Valeur) -> Valeur {
    let never_shown = ecrite.formule && ecrite.montre.is_none();
    stored(ecrite.valeur.as_deref(), ecrite.formule, |texte| match number(texte.trim()) {
        // A library that writes formulas without calculating them stores a zero, and shows nothing.
        Some(0.0) if never_shown => Valeur::SansResultat,
        Some(number) => kind(number),
        None => damaged(&format!("« {} » à la place d’un nombre", shown(texte))),
    })
}

/// What the cell shows of its number is written beside it.
fn shown_number(number: f64, montre: Option<&str>) -> Valeur {
    let montre = montre.map(str::trim).filter(|montre| !montre.is_empty());
    match montre {
        Some(montre) if is_scientific(montre) => Valeur::Scientifique(number),
        Some(montre) if !is_same(number, montre) => Valeur::montre(number, montre.to_owned()),
        _ => Valeur::Nombre(number),
    }
}

/// Whether a bare number is shown, with as many digits as the general format gives it.
fn is_same(number: f64, montre: &str) -> bool {
    let point = montre.replace(',', ".");
    let padded = point.starts_with('0') && !point.starts_with("0.") && point != "0";
    let trailing = point.contains('.') && point.ends_with('0');
    let plain = point.bytes().all(|b| matches!(b, b'0'..=b'9' | b'.' | b'-'));
    let near = |shown: f64| (shown - number).abs() <= number.abs() * 1e-8;
    plain && !padded && !trailing && point.parse().is_ok_and(near)
}

/// `3,00E+01`.
fn is_scientific(montre: &str) -> bool {
    let digits = |part: &str| part.bytes().any(|b| b.is_ascii_digit());
    montre.split_once(['E', 'e']).is_some_and(|(mantissa, exponent)| {
        let plain = |part: &str| part.bytes().all(|b| matches!(b, b'0'..=b'9' | b',' | b'.' | b'-' | b'+'));
        digits(mantissa) && digits(exponent) && plain(mantissa) && plain(exponent)
    })
}

fn day(texte: &str, montre: Option<&str>) -> Valeur {
    match heures::iso(texte) {
        Some(instant) => Valeur::day(instant, shown_part(instant.date(), montre)),
        None => damaged(&format!("« {} » à la place d’une date", shown(texte))),
    }
}

/// Three numbers or words, of which the day and the year, make a whole date: « 12/05/2008 », « lundi 12 mai 08 ».
fn shown_part(date: Date, montre: Option<&str>) -> Jour {
    let Some(montre) = montre else { return Jour::Entier };
    let parts: Vec<&str> = montre.split(|c: char| !c.is_alphanumeric()).filter(|p| !p.is_empty()).collect();
    let has = |wanted: i16| parts.iter().any(|part| part.parse() == Ok(wanted));
    let year = has(date.year()) || has(date.year() % 100);
    match (has(date.day().into()), year) {
        (true, true) if parts.len() >= 3 => Jour::Entier,
        (true, false) => Jour::SansAnnee,
        _ => Jour::SansJour,
    }
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
