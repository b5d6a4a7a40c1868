//! One period in one structure, and all of a candidate's periods together.

use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::{Edition, competence, date, number, text};
use crate::dossiers::duree::{counted, required_weeks, sum, type_of, weeks};
use crate::dossiers::{Dossier, Stage};
use crate::place::Located;
use crate::referentiel::Referentiel;
use crate::texte;

/// Marks what does not count towards the required duration.
pub const HORS_TOTAL: &str = "*";

pub fn stage(pack: &Referentiel, stage: &Stage) -> Value {
    let ligne = &stage.ligne;
    json!({
        "periode": stage.periode,
        "rang": stage.rang,
        "type": type_of(pack, ligne).map(|t| &t.libelle),
        "du": date(ligne.du.as_ref()),
        "au": date(ligne.au.as_ref()),
        "jours": number(ligne.jours.as_ref().map(|j| j.valeur)),
        "semaines": number(weeks(pack, ligne)),
        "structure": text(ligne.structure.as_ref()),
        "adresse": text(ligne.adresse.as_ref()),
        "siret": text(ligne.siret.as_ref()),
        "representant": text(ligne.representant.as_ref()),
        "tuteur": text(ligne.tuteur.as_ref()),
        "fonction_tuteur": text(ligne.fonction_tuteur.as_ref()),
        "activites": strings(&ligne.activites),
        "competences": ligne.competences.iter().map(|c| competence(pack, &c.valeur)).collect::<Vec<_>>(),
        "gratification": ligne.gratification.as_ref().map(|g| amount(&g.valeur)),
        "observations": text(ligne.observations.as_ref()),
        "conversion": pack.pfmp.conversion,
        "regles": pack.pfmp.regles_presence.iter().map(|r| &r.texte).collect::<Vec<_>>(),
    })
}

/// A bare number is an amount in euros.
fn amount(text: &str) -> String {
    let bare = !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || c == ',');
    if bare { format!("{text}\u{a0}€") } else { text.to_owned() }
}

pub fn recapitulatif(pack: &Referentiel, dossier: &Dossier, edition: &Edition) -> Value {
    let counted = counted(pack, dossier);
    let total_jours = sum(counted.iter().map(|s| s.ligne.jours.as_ref().map(|j| j.valeur)));
    let total_semaines = sum(counted.iter().map(|s| weeks(pack, &s.ligne)));
    let session: Option<i16> = edition.session.as_ref().and_then(|s| s.parse().ok());
    let exigence = required_weeks(pack, &dossier.candidat, session);
    let derogation = dossier.candidat.derogation.as_ref().is_some_and(|d| d.valeur);
    let required = exigence.as_ref().and_then(|e| e.semaines);
    let enough =
        derogation || required.zip(total_semaines).is_some_and(|(required, total)| total >= required);
    // Where the requirement is not known, only the full number of periods leaves nothing to fill in.
    let all_periods = pack.pfmp.periodes.iter().all(|code| dossier.stages.iter().any(|s| s.periode == *code));
    let nothing_asked = exigence.is_some() && required.is_none();
    let unknown_but_full = exigence.is_none() && all_periods;
    let suffisant = total_semaines.is_some() && (enough || nothing_asked || unknown_but_full);
    let periodes: Vec<Value> =
        pack.pfmp.periodes.iter().map(|code| periode(pack, dossier, code, enough)).collect();
    json!({
        "periodes": periodes,
        "total_jours": number(total_jours),
        "total_semaines": number(total_semaines),
        // A rule may ask for another proof than weeks.
        "exigence": exigence.filter(|e| e.semaines.is_some()).map(|e| json!({
            "semaines": number(e.semaines),
            "libelle": e.libelle,
            "source": e.source,
        })),
        "suffisant": suffisant.then_some("oui"),
        "hors_total": (counted.len() < dossier.stages.len())
            .then(|| format!("{HORS_TOTAL} période qui ne compte pas dans la durée exigée : hors des totaux.")),
        "conversion": pack.pfmp.conversion,
    })
}

/// A period without a row has no object once the others make the required duration; before, it is a blank
/// to fill in.
fn periode(pack: &Referentiel, dossier: &Dossier, code: &str, suffisant: bool) -> Value {
    let stages: Vec<&Stage> = dossier.stages.iter().filter(|s| s.periode == code).collect();
    let remarks: Vec<&str> =
        stages.iter().filter_map(|s| s.ligne.observations.as_ref()).map(|o| o.valeur.as_str()).collect();
    json!({
        "periode": code,
        "sans_objet": stages.is_empty() && suffisant,
        "type": types(pack, &stages),
        "stages": stages.iter().map(|s| json!({
            "du": date(s.ligne.du.as_ref()),
            "au": date(s.ligne.au.as_ref()),
            "structure": text(s.ligne.structure.as_ref()),
            "adresse": text(s.ligne.adresse.as_ref()),
        })).collect::<Vec<_>>(),
        "semaines": apart(pack, &stages, |stage| weeks(pack, &stage.ligne)),
        "jours": apart(pack, &stages, |stage| stage.ligne.jours.as_ref().map(|j| j.valeur)),
        "observations": (!remarks.is_empty()).then(|| remarks.join("\n")),
    })
}

/// « certifiante », « certifiante et complémentaire ».
fn types(pack: &Referentiel, stages: &[&Stage]) -> Option<String> {
    let mut labels: Vec<&str> = Vec::new();
    for label in stages.iter().filter_map(|s| type_of(pack, &s.ligne)).map(|t| t.libelle.as_str()) {
        if !labels.contains(&label) {
            labels.push(label);
        }
    }
    (!labels.is_empty()).then(|| labels.join(" et "))
}

/// « 8,5 », « 2* » out of the total, « 4 + 2* »; nothing while it is not known.
fn apart(pack: &Referentiel, stages: &[&Stage], term: impl Fn(&Stage) -> Option<Decimal>) -> Option<String> {
    let (counted, apart): (Vec<&Stage>, Vec<&Stage>) =
        stages.iter().partition(|s| type_of(pack, &s.ligne).is_none_or(|t| t.compte));
    let total = |stages: &[&Stage]| sum(stages.iter().map(|s| term(s))).map(texte::decimal);
    match (counted.is_empty(), apart.is_empty()) {
        (_, true) => total(&counted),
        (true, false) => total(&apart).map(|sum| sum + HORS_TOTAL),
        (false, false) => total(&counted).zip(total(&apart)).map(|(c, a)| format!("{c} + {a}{HORS_TOTAL}")),
    }
}

fn strings(values: &[Located<String>]) -> Vec<&str> {
    values.iter().map(|v| v.valeur.as_str()).collect()
}
