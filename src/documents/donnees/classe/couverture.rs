//! Which competences the candidates of a class have met, and how often. No level, no note: it evaluates nobody.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::ligne;
use crate::documents::{Classe, faults_on};
use crate::dossiers::Sujet;
use crate::dossiers::rencontres::encounters;
use crate::referentiel::Referentiel;

pub fn couverture(pack: &Referentiel, classe: &Classe<'_>) -> Value {
    let codes: Vec<&str> = pack.competences().map(|c| c.competence.code.as_str()).collect();
    let mut never_met: BTreeMap<&str, u32> = codes.iter().map(|code| (*code, 0)).collect();
    let mut lignes = Vec::new();
    for dossier in &classe.dossiers {
        let fautes = faults_on(dossier, &[Sujet::Candidat, Sujet::Tuteur(None), Sujet::Travaux(None)]);
        let mut row = ligne(dossier, &fautes);
        let met = encounters(pack, dossier);
        let nombres: Vec<u32> = if fautes.is_empty() {
            codes.iter().map(|code| met.get(code).copied().unwrap_or(0)).collect()
        } else {
            Vec::new()
        };
        for (code, _) in codes.iter().zip(&nombres).filter(|(_, nombre)| **nombre == 0) {
            *never_met.entry(code).or_insert(0) += 1;
        }
        row.insert("jamais".into(), json!(nombres.iter().filter(|nombre| **nombre == 0).count()));
        row.insert("nombres".into(), json!(nombres));
        lignes.push(Value::Object(row));
    }
    let poles: Vec<Value> = pack
        .poles
        .iter()
        .map(|pole| {
            let sous_blocs: Vec<Value> = pole
                .sous_blocs
                .iter()
                .map(|bloc| {
                    let competences: Vec<Value> = bloc
                        .competences
                        .iter()
                        .map(|c| {
                            let jamais = never_met.get(c.code.as_str());
                            json!({"code": c.code, "libelle": c.libelle, "jamais": jamais})
                        })
                        .collect();
                    json!({"code": bloc.code, "titre": bloc.titre, "competences": competences})
                })
                .collect();
            json!({"code": pole.code, "titre": pole.titre, "sous_blocs": sous_blocs})
        })
        .collect();
    json!({"poles": poles, "lignes": lignes})
}
