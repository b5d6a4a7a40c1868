//! The periods of a class. The totals are those of each candidate's own recapitulation.

use serde_json::{Value, json};

use super::{SANS_OBJET, identity_faults, ligne, words};
use crate::documents::donnees::pfmp::{HORS_TOTAL, recapitulatif};
use crate::documents::donnees::{Edition, number, plural};
use crate::documents::{Classe, faults_on};
use crate::dossiers::duree::required_weeks;
use crate::dossiers::preuve::justificatifs;
use crate::dossiers::{Dossier, Sujet};
use crate::referentiel::Referentiel;
use crate::referentiel::types::Prouve;
use crate::tables::lignes::Justificatif;

pub fn pfmp(pack: &Referentiel, classe: &Classe<'_>, edition: &Edition) -> Value {
    let mut regles = Regles::default();
    let lignes: Vec<Value> =
        classe.dossiers.iter().map(|dossier| row(pack, dossier, edition, &mut regles)).collect();
    let apart: Vec<&str> = pack.pfmp.types.iter().filter(|t| !t.compte).map(|t| t.libelle.as_str()).collect();
    json!({
        "periodes": pack.pfmp.periodes,
        "lignes": lignes,
        "regles": regles.0.iter().zip(1..)
            .map(|(texte, renvoi): (&String, u32)| json!({"renvoi": renvoi.to_string(), "texte": texte}))
            .collect::<Vec<_>>(),
        "hors_total": (!apart.is_empty())
            .then(|| format!("{HORS_TOTAL} période {} : hors du total", apart.join(", "))),
        "conversion": pack.pfmp.conversion,
    })
}

/// The rules that the class falls under, in the order in which they are met.
#[derive(Default)]
struct Regles(Vec<String>);

impl Regles {
    /// Number of the note that quotes the rule.
    fn renvoi(&mut self, texte: String) -> String {
        let index = self.0.iter().position(|known| *known == texte).unwrap_or_else(|| {
            self.0.push(texte);
            self.0.len() - 1
        });
        (index + 1).to_string()
    }
}

fn row(pack: &Referentiel, dossier: &Dossier, edition: &Edition, regles: &mut Regles) -> Value {
    let mut fautes = identity_faults(dossier, true);
    fautes.extend(faults_on(dossier, &[Sujet::Pfmp(None), Sujet::Justificatifs]));
    fautes.sort_unstable();
    fautes.dedup();
    let mut row = ligne(dossier, &fautes);
    let fields = if words(&fautes).is_some() { held() } else { known(pack, dossier, edition, regles) };
    if let Value::Object(fields) = fields {
        row.extend(fields);
    }
    Value::Object(row)
}

/// A row that says why it is held back is not told, beyond that, to lack something.
fn held() -> Value {
    json!({
        "derogation": SANS_OBJET,
        "periodes": [],
        "total_semaines": SANS_OBJET,
        "total_jours": SANS_OBJET,
        "exigees": SANS_OBJET,
        "renvoi": null,
        "suffisant": "oui",
        "remarques": [],
    })
}

fn known(pack: &Referentiel, dossier: &Dossier, edition: &Edition, regles: &mut Regles) -> Value {
    // What the catalogue asks of the candidate's own recapitulation: certificates may stand for the periods.
    let replaced = dossier.stages.is_empty() && !dossier.preuve.periodes;
    let own = recapitulatif(pack, dossier, edition);
    let or_none = |value: &Value| if replaced { json!(SANS_OBJET) } else { value.clone() };
    let session: Option<i16> = edition.session.as_ref().and_then(|s| s.parse().ok());
    let required = required_weeks(pack, &dossier.candidat, session);
    let exigees = required.as_ref().map(|rule| number(rule.semaines)).map(|weeks| match weeks {
        Value::Null => json!(SANS_OBJET),
        weeks => weeks,
    });
    let renvoi = required.map(|rule| {
        let weeks = rule.semaines.map_or_else(
            || "aucun nombre de semaines n’est fixé".to_owned(),
            |weeks| format!("{} semaines exigées", crate::texte::decimal(weeks)),
        );
        regles.renvoi(format!("{weeks} – {} ; {}", rule.libelle, rule.source))
    });
    json!({
        "derogation": dossier.candidat.derogation.as_ref().map(|d| if d.valeur { "oui" } else { "non" }),
        "periodes": own["periodes"].as_array().into_iter().flatten()
            .map(|shown| if replaced { json!(SANS_OBJET) } else { periode(shown) })
            .collect::<Vec<_>>(),
        "total_semaines": or_none(&own["total_semaines"]),
        "total_jours": or_none(&own["total_jours"]),
        "exigees": exigees,
        "renvoi": renvoi,
        "suffisant": if replaced { json!("oui") } else { own["suffisant"].clone() },
        "remarques": remarks(pack, dossier, replaced),
    })
}

/// As on the candidate's own recapitulation; a dash where there is nothing to fill in.
fn periode(shown: &Value) -> Value {
    if shown["sans_objet"] == true { json!(SANS_OBJET) } else { shown["semaines"].clone() }
}

fn remarks(pack: &Referentiel, dossier: &Dossier, replaced: bool) -> Vec<String> {
    let mut remarks = Vec::new();
    if replaced {
        let certificats = justificatifs(pack, dossier, Prouve::Experience);
        let names: Vec<String> = certificats.into_iter().map(|row| justificatif(pack, row)).collect();
        let names = if names.is_empty() { "aucun certificat connu".to_owned() } else { names.join(" ; ") };
        remarks.push(format!("En place des périodes : {names}"));
    }
    if let Some(decided) = &dossier.candidat.positionnement {
        remarks.push(format!("Positionnement : {}", plural(decided.valeur, "semaine")));
    }
    let structures: Vec<String> = pack
        .pfmp
        .periodes
        .iter()
        .filter_map(|code| {
            let named = dossier.stages.iter().filter(|s| s.periode == *code);
            let names: Vec<&str> =
                named.filter_map(|s| s.ligne.structure.as_ref()).map(|s| s.valeur.as_str()).collect();
            (!names.is_empty()).then(|| format!("{code} {}", names.join(", ")))
        })
        .collect();
    if !structures.is_empty() {
        remarks.push(structures.join(" ; "));
    }
    remarks
}

fn justificatif(pack: &Referentiel, row: &Justificatif) -> String {
    let nature = row.nature.as_ref().and_then(|nature| {
        let natures = &pack.reglages.natures_justificatifs;
        natures.iter().find(|known| known.code == nature.valeur).map(|known| known.libelle.as_str())
    });
    let organisme = row.organisme.as_ref().map(|organisme| organisme.valeur.as_str());
    [nature, organisme].into_iter().flatten().collect::<Vec<_>>().join(", ")
}
