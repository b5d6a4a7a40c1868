//! When two identities are the same, and how a message names somebody.

use jiff::civil::Date;

use super::Candidat;
use crate::diagnostics::messages::Peut;
use crate::place::{Lieu, Located, join_names};
use crate::tables::is_whole_name;
use crate::tables::lignes::Identite;
use crate::texte::{self, fold_name, same_first_names};

/// How a row names somebody, for a message.
pub fn shown(identite: &Identite) -> String {
    let name = written_name(identite);
    match (&identite.numero, &identite.ine) {
        _ if !name.is_empty() => name,
        (Some(numero), _) => format!("n° {}", numero.valeur),
        (None, Some(ine)) => format!("INE {}", ine.valeur),
        (None, None) => "une ligne sans nom".to_owned(),
    }
}

/// The same with the key that was searched for: « DURAND Léa (n° 0123456789) ».
pub fn shown_with_key(identite: &Identite) -> String {
    let name = written_name(identite);
    match (&identite.numero, &identite.ine, &identite.naissance) {
        _ if name.is_empty() => shown(identite),
        (Some(numero), ..) => format!("{name} (n° {})", numero.valeur),
        (None, Some(ine), _) => format!("{name} (INE {})", ine.valeur),
        (None, None, Some(naissance)) => format!("{name}, {}", texte::date(naissance.valeur)),
        (None, None, None) => name,
    }
}

/// The key by which a row names somebody, for a message.
pub fn shown_key(identite: &Identite) -> String {
    match (&identite.numero, &identite.ine) {
        (Some(numero), _) => format!("le n° {}", numero.valeur),
        (None, Some(ine)) => format!("l’INE {}", ine.valeur),
        (None, None) => "la ligne".to_owned(),
    }
}

/// « DURAND Léa (n° 0123456789) ».
pub fn describe(candidat: &Candidat) -> String {
    match &candidat.numero {
        Some(numero) => format!("{} (n° {})", candidat.nom_complet(), numero.valeur),
        None => candidat.nom_complet(),
    }
}

pub fn in_list(candidat: &Candidat) -> (String, Lieu) {
    (describe(candidat), candidat.lieu.clone())
}

pub fn is_anonymous(identite: &Identite) -> bool {
    identite.numero.is_none()
        && identite.ine.is_none()
        && identite.nom_entier.is_none()
        && (identite.nom.is_none() || identite.prenoms.is_none())
}

/// Nothing that the row gives may contradict the candidate.
pub fn same_name(candidat: &Candidat, identite: &Identite) -> bool {
    agree([candidat.nom.as_ref(), candidat.nom_usage.as_ref()], candidat.prenoms.as_ref(), identite)
}

/// The same for one of these names.
pub fn agree(
    noms: [Option<&Located<String>>; 2],
    prenoms: Option<&Located<String>>,
    read: &Identite,
) -> bool {
    let nom = read.nom.as_ref().is_none_or(|read| {
        noms.into_iter().flatten().any(|known| fold_name(&known.valeur) == fold_name(&read.valeur))
    });
    let prenoms_known = prenoms;
    let prenoms = match (prenoms, read.prenoms.as_ref()) {
        (Some(known), Some(read)) => same_first_names(&known.valeur, &read.valeur),
        _ => true,
    };
    let entier = read.nom_entier.as_ref().is_none_or(|read| whole_name_of(noms, prenoms_known, &read.valeur));
    nom && prenoms && entier
}

pub fn bears_whole_name(candidat: &Candidat, entier: &str) -> bool {
    whole_name_of([candidat.nom.as_ref(), candidat.nom_usage.as_ref()], candidat.prenoms.as_ref(), entier)
}

fn whole_name_of(
    noms: [Option<&Located<String>>; 2],
    prenoms: Option<&Located<String>>,
    entier: &str,
) -> bool {
    let prenoms = prenoms.map_or("", |p| &p.valeur);
    noms.into_iter().flatten().any(|nom| is_whole_name(entier, &nom.valeur, prenoms))
}

/// The name as the row has it, in two cells or in one.
fn written_name(identite: &Identite) -> String {
    let nom = identite.nom.as_ref().or(identite.nom_entier.as_ref()).cloned();
    join_names([&nom, &identite.prenoms])
}

/// « LEGOFF » for « LE GOFF »: the same letters, cut otherwise.
pub fn spaced_otherwise(candidat: &Candidat, identite: &Identite) -> bool {
    let packed = |text: &str| fold_name(text).replace(' ', "");
    let same = |known: &Option<Located<String>>, read: &Option<Located<String>>| match (known, read) {
        (Some(known), Some(read)) => packed(&known.valeur) == packed(&read.valeur),
        _ => true,
    };
    let prenoms = match (&candidat.prenoms, &identite.prenoms) {
        (Some(known), Some(read)) => same_first_names(&known.valeur, &read.valeur),
        _ => true,
    };
    let nom = same(&candidat.nom, &identite.nom)
        || candidat.nom_usage.is_some() && same(&candidat.nom_usage, &identite.nom);
    nom && (prenoms || same(&candidat.prenoms, &identite.prenoms))
}

/// « Léa DURAND » for « DURAND Léa »: the surname in the column of the first names, and the other way round.
pub fn is_swapped(candidat: &Candidat, identite: &Identite) -> bool {
    let (Some(nom), Some(prenoms)) = (&identite.nom, &identite.prenoms) else { return false };
    let Some(known) = &candidat.prenoms else { return false };
    let noms = [&candidat.nom, &candidat.nom_usage];
    same_first_names(&known.valeur, &nom.valeur)
        && noms.into_iter().flatten().any(|known| fold_name(&known.valeur) == fold_name(&prenoms.valeur))
}

/// How the name of a row that has the key of a candidate may be theirs all the same: said, never assumed.
pub fn may_be(candidat: &Candidat, identite: &Identite) -> Option<Peut> {
    if is_swapped(candidat, identite) {
        return Some(Peut::Inverse);
    }
    bears_surname(candidat, identite).then_some(Peut::PrenomUsuel)
}

/// Whether the row gives a surname of the list, beside a first name.
pub fn bears_surname(candidat: &Candidat, identite: &Identite) -> bool {
    let (Some(read), Some(_)) = (&identite.nom, &identite.prenoms) else { return false };
    let noms = [&candidat.nom, &candidat.nom_usage];
    noms.into_iter().flatten().any(|known| fold_name(&known.valeur) == fold_name(&read.valeur))
}

/// The surname, and another of the first names or the very birth date: perhaps a usual first name.
pub fn shares_name_and_birth(candidat: &Candidat, identite: &Identite) -> bool {
    let words = |text: &Option<Located<String>>| -> Vec<String> {
        let text = text.as_ref().map(|text| fold_name(&text.valeur)).unwrap_or_default();
        text.split(' ').map(str::to_owned).collect()
    };
    let known = words(&candidat.prenoms);
    let shared = words(&identite.prenoms).iter().any(|word| !word.is_empty() && known.contains(word));
    let born = candidat.naissance.as_ref().zip(identite.naissance.as_ref());
    bears_surname(candidat, identite) && born.map_or(shared, |(known, read)| known.valeur == read.valeur)
}

/// Equal, or one of the two is not known.
pub fn same_birth(known: Option<&Located<Date>>, read: Option<&Located<Date>>) -> bool {
    known.zip(read).is_none_or(|(known, read)| known.valeur == read.valeur)
}

/// Equal, or one of the two is not known.
pub fn same_ine(known: Option<&Located<String>>, read: Option<&Located<String>>) -> bool {
    known.zip(read).is_none_or(|(known, read)| known.valeur.eq_ignore_ascii_case(&read.valeur))
}

/// One digit apart, or equal but for lost zeros.
pub fn close_numbers(a: &str, b: &str) -> bool {
    a.trim_start_matches('0') == b.trim_start_matches('0') || strsim::levenshtein(a, b) == 1
}
