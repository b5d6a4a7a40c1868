//! How an épreuve ponctuelle takes place.

use serde_json::{Value, json};

use crate::referentiel::types::Epreuve;
use crate::texte;

/// Nothing where the pack does not define it.
pub fn ponctuel(epreuve: &Epreuve) -> Option<Value> {
    let definition = epreuve.ponctuel.as_ref()?;
    let parties: Vec<Value> = definition
        .parties
        .iter()
        .enumerate()
        .map(|(index, partie)| {
            json!({
                "numero": (index + 1).to_string(),
                "intitule": partie.intitule,
                "duree": partie.duree_minutes.map(texte::duration),
                "description": partie.description,
                "observer": partie.observer,
            })
        })
        .collect();
    Some(json!({
        "preparation": definition.preparation_minutes.map(texte::duration),
        "parties": parties,
        "dossier": definition.dossier.iter().map(|piece| &piece.texte).collect::<Vec<_>>(),
        "source": epreuve.source,
    }))
}
