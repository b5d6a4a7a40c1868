//! What the types cannot say of codes: each is defined once, each reference leads somewhere, no two things that
//! users write are spelt alike. The rules that know what the codes stand for are in [`super::rules`].

use std::collections::BTreeMap;

use super::inventory::{Graphies, Inventory, Mention, Sorte, inventory};
use super::node::{At, Trees};
use super::rules::{Finding, RULES, finding};
use super::{PackFault, Referentiel, wording};
use crate::texte::fold;

pub fn check(r: &Referentiel, trees: &Trees) -> Vec<PackFault> {
    let found = inventory(r);
    let mut findings = check_references(&found);
    findings.extend(check_spellings(&found.graphies, trees));
    findings.extend(RULES.iter().flat_map(|rule| rule(r)));
    let mut faults: Vec<PackFault> =
        findings.into_iter().map(|(at, message, aide)| trees.fault(&at, message, aide)).collect();
    faults.extend(check_unique(&found.definitions, trees));
    faults
}

fn check_unique(definitions: &[Mention], trees: &Trees) -> Vec<PackFault> {
    let mut first: BTreeMap<(Sorte, &str, &str), &At> = BTreeMap::new();
    let mut faults = Vec::new();
    for d in definitions {
        let key = (d.sorte, d.portee.as_str(), d.code.as_str());
        let Some(known) = first.get(&key) else {
            first.insert(key, &d.at);
            continue;
        };
        let ligne = trees.place(known).ligne;
        let message = format!("« {} » est déjà défini ligne {ligne}", d.code);
        faults.push(trees.fault(
            &d.at,
            message,
            "donnez un autre code à l’un des deux, ou supprimez-le".into(),
        ));
    }
    faults
}

fn check_references(found: &Inventory) -> Vec<Finding> {
    let mut known: BTreeMap<(Sorte, &str), Vec<&str>> = BTreeMap::new();
    for d in &found.definitions {
        known.entry((d.sorte, &d.portee)).or_default().push(&d.code);
    }
    let mut findings = Vec::new();
    for reference in &found.references {
        let codes = known.get(&(reference.sorte, reference.portee.as_str())).map_or(&[][..], Vec::as_slice);
        if codes.contains(&reference.code.as_str()) {
            continue;
        }
        let (aucune, fichier) = reference.sorte.aucune();
        let message = format!("« {} » ne désigne {aucune} dans {fichier}", reference.code);
        let aide = match wording::closest(&reference.code, codes.iter().copied()) {
            Some(code) => format!("écrivez peut-être « {code} », ou ajoutez le code à {fichier}"),
            None => format!("corrigez-le, ou ajoutez-le à {fichier}"),
        };
        findings.push((reference.at.clone(), message, aide));
    }
    findings
}

/// Two things that users may write alike could not be told apart.
fn check_spellings(graphies: &[Graphies], trees: &Trees) -> Vec<Finding> {
    let mut owners: BTreeMap<(&str, String), (&Graphies, &At)> = BTreeMap::new();
    let mut findings = Vec::new();
    for thing in graphies {
        for (at, texte) in &thing.textes {
            let key = (thing.portee.as_str(), fold(texte));
            match owners.get(&key) {
                Some((owner, known)) if owner.code != thing.code => findings.push(finding(
                    at.clone(),
                    format!("« {texte} » se lit déjà « {} », ligne {}", owner.code, trees.place(known).ligne),
                    "gardez-le d’un seul côté",
                )),
                Some(_) => {}
                None => _ = owners.insert(key, (thing, at)),
            }
        }
    }
    findings
}
