//! The travaux of an état récapitulatif, and what they cover.

use serde_json::{Value, json};

use super::{competence, text};
use crate::dossiers::Dossier;
use crate::referentiel::Referentiel;
use crate::referentiel::types::Epreuve;
use crate::tables::lignes::LigneTravail;
use crate::texte;

pub fn travaux(pack: &Referentiel, dossier: &Dossier, epreuve: &Epreuve) -> Value {
    let mut rows: Vec<&LigneTravail> =
        dossier.travaux.get(&epreuve.code).map(|rows| rows.iter().collect()).unwrap_or_default();
    rows.sort_by_key(|row| row.numero.as_ref().map(|n| texte::natural_key(&n.valeur)));
    let sous_blocs = pack.pole_of(epreuve).map_or(&[][..], |pole| &pole.sous_blocs);
    let dimension_label = |code: &str| {
        let sous_bloc = sous_blocs.iter().find(|s| s.code == code);
        sous_bloc.map(|s| s.dimension.clone().unwrap_or_else(|| s.titre.clone()))
    };
    let dimension_of = |row: &LigneTravail| row.dimension.as_ref().map(|d| d.valeur.clone());
    let nature_of = |row: &LigneTravail| row.nature.as_ref().map(|n| n.valeur.clone());
    let natures = &pack.reglages.natures_travaux;
    let unnumbered = rows.iter().all(|row| row.numero.is_none());
    let lignes: Vec<Value> = rows
        .iter()
        .enumerate()
        .map(|(index, row)| {
            json!({
                "numero": match &row.numero {
                    Some(numero) => Some(numero.valeur.clone()),
                    // Where none is given, the rank; beside given ones, it could be one of them.
                    None => unnumbered.then(|| (index + 1).to_string()),
                },
                "intitule": text(row.intitule.as_ref()),
                "dimension": dimension_of(row).map(|code| json!({"code": code, "libelle": dimension_label(&code)})),
                "competences": row.competences.iter().map(|c| competence(pack, &c.valeur)).collect::<Vec<_>>(),
                "organisation": text(row.organisation.as_ref()),
                "nature": nature_of(row)
                    .and_then(|code| natures.iter().find(|n| n.code == code)).map(|n| n.libelle.clone()),
                "lieu": text(row.lieu.as_ref()),
                "ressources": text(row.ressources.as_ref()),
            })
        })
        .collect();
    // Counted by hand on a form that is filled in by hand.
    let count = |matches: &dyn Fn(&LigneTravail) -> bool| {
        (!rows.is_empty()).then(|| rows.iter().filter(|row| matches(row)).count())
    };
    json!({
        "lignes": lignes,
        // Below a filled table, a blank row would let something be added after the visa.
        "lignes_vierges": if rows.is_empty() { pack.reglages.lignes_vierges_travaux } else { 0 },
        "dimensions": sous_blocs.iter().map(|s| json!({
            "code": s.code,
            "libelle": dimension_label(&s.code),
            "nombre": count(&|row| dimension_of(row).as_ref() == Some(&s.code)),
        })).collect::<Vec<_>>(),
        "competences": sous_blocs.iter().flat_map(|s| &s.competences).map(|c| json!({
            "code": c.code,
            "libelle": c.libelle,
            "nombre": count(&|row| row.competences.iter().any(|code| code.valeur == c.code)),
        })).collect::<Vec<_>>(),
        "natures": natures.iter().map(|n| json!({
            "libelle": n.libelle,
            "nombre": count(&|row| nature_of(row).as_ref() == Some(&n.code)),
        })).collect::<Vec<_>>(),
    })
}
