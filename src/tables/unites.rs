//! Headers that give a column in another unit than its own.

use std::collections::BTreeSet;

use super::vocabulaire::Vocabulaire;
use crate::referentiel::Referentiel;
use crate::referentiel::types::Colonne;
use crate::texte::fold;

/// Whether the title of a column stands in a header with a unit that is not its own: behind it, or in place of its own
/// (« Nombre de demi-journées » for « Nombre de jours »).
pub fn is_another(vocabulaire: &Vocabulaire<'_>, header: &str, colonne: &Colonne) -> bool {
    let names = || std::iter::once(&colonne.nom).chain(&colonne.alias);
    let named = |plie: &str| names().any(|name| fold(name) == plie);
    if vocabulaire.titles(header).iter().any(|titre| named(&titre.plie) && !titre.suits(colonne)) {
        return true;
    }
    let unites = &vocabulaire.pack.entetes.unites;
    let Some(own) = unites.iter().find(|u| Some(&u.unite) == colonne.unite.as_ref()) else { return false };
    let mots = &vocabulaire.mots;
    let words = mots.of(header);
    let names: Vec<BTreeSet<String>> = names().map(|name| mots.of(name)).collect();
    let own: Vec<BTreeSet<String>> = own.ecrite.iter().map(|text| mots.of(text)).collect();
    let others = unites.iter().filter(|u| Some(&u.unite) != colonne.unite.as_ref()).flat_map(|u| &u.ecrite);
    others.map(|text| mots.of(text)).filter(|other| !other.is_empty() && other.is_subset(&words)).any(
        |other| {
            let bare: BTreeSet<String> = words.difference(&other).cloned().collect();
            own.iter().any(|own| names.contains(&bare.union(own).cloned().collect()))
        },
    )
}

/// The unit of a column, as messages write it.
pub fn written<'a>(pack: &'a Referentiel, colonne: &Colonne) -> Option<&'a str> {
    let unite = pack.entetes.unites.iter().find(|u| Some(&u.unite) == colonne.unite.as_ref())?;
    unite.ecrite.first().map(String::as_str)
}
