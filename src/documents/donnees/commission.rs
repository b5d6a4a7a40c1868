//! Who sits on a commission.

use serde_json::{Value, json};

use super::text;
use crate::dossiers::Dossier;
use crate::referentiel::types::{Epreuve, GenreMode, MembrePrescrit};
use crate::tables::lignes::LigneMembre;

/// The named members, then a blank row for each prescribed one who is not named.
/// Without a mode, nothing is prescribed.
pub fn commission(dossier: &Dossier, epreuve: &Epreuve, mode: Option<GenreMode>) -> Value {
    let prescribed = mode.map_or(&[][..], |mode| epreuve.commission(mode));
    let named = dossier.commissions.get(&epreuve.code).map_or(&[][..], Vec::as_slice);
    let mut remaining: Vec<&LigneMembre> = named.iter().collect();
    // Who comes from a company takes the place that asks for one; the others, the places in order.
    let mut places: Vec<(&MembrePrescrit, Option<&LigneMembre>)> = Vec::new();
    for place in prescribed {
        let fits = |m: &&LigneMembre| m.entreprise.is_some() == place.entreprise;
        let member = remaining.iter().position(fits).map(|i| remaining.remove(i));
        places.push((place, member));
    }
    for (_, member) in places.iter_mut().filter(|(_, member)| member.is_none()) {
        if !remaining.is_empty() {
            *member = Some(remaining.remove(0));
        }
    }
    let rows: Vec<Value> = places
        .into_iter()
        .map(|(place, member)| membre(Some(place), member))
        .chain(remaining.into_iter().map(|member| membre(None, Some(member))))
        .collect();
    json!({ "prescrite": !prescribed.is_empty(), "membres": rows })
}

fn membre(place: Option<&MembrePrescrit>, member: Option<&LigneMembre>) -> Value {
    let name = member.map(LigneMembre::nom_complet);
    json!({
        "qualite": place.map(|p| &p.qualite),
        "entreprise_demandee": place.is_some_and(|p| p.entreprise),
        "nom_complet": name.filter(|n| !n.is_empty()),
        "fonction": text(member.and_then(|m| m.fonction.as_ref())),
        "entreprise": text(member.and_then(|m| m.entreprise.as_ref())),
    })
}
