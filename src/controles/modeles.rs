//! Fonts, catalogue and templates: those of the program and those that a school edited.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::Controle;
use crate::diagnostics::{Diagnostic, messages};
use crate::referentiel::Referentiel;
use crate::render::templates::Templates;
use crate::render::{Base, Constat, Place, Plainte, Sorte, examine, keys_asked};
use crate::run::Essai;

const POLICES: &str = "polices";
const CATALOGUE: &str = "catalogue";
/// Where the examples of a school stand, below the folder of templates.
const EXEMPLES: &str = "exemples/";
/// What French prints beside the letters without accents.
const FRANCAIS: &str = "àâäæçéèêëîïôöœùûüÿÀÂÄÆÇÉÈÊËÎÏÔÖŒÙÛÜŸ’«»–—…€°½²\u{a0}\u{202f}";

/// Whether the fonts draw what the pack and the trial data print.
pub fn check_polices(base: &Base, essais: &[Essai<'_>]) -> Controle {
    let families: Vec<String> =
        base.polices().into_iter().map(|(name, faces)| format!("{name} ({faces})")).collect();
    let mut printed: BTreeSet<char> = FRANCAIS.chars().chain(' '..='~').collect();
    for essai in essais {
        each_text(&essai.donnees, &mut |text| printed.extend(text.chars().filter(|c| *c != '\n')));
    }
    let missing: Vec<String> =
        printed.iter().filter(|c| !base.can_print(**c)).map(|c| format!("« {c} »")).collect();
    if missing.is_empty() {
        let told = format!("{} : les {} signes imprimés y sont", families.join(", "), printed.len());
        Controle::good(POLICES, told)
    } else {
        Controle::bad(
            POLICES,
            format!("{} ne savent pas dessiner {}", families.join(", "), missing.join(", ")),
            "retirer du dossier templates/polices la police incomplète, ou retirer ces signes du référentiel",
        )
    }
}

/// Whether every document of the catalogue has its template.
pub fn check_catalogue(pack: &Referentiel, base: &Base, templates: &Templates) -> Vec<Controle> {
    let missing = pack.documents.iter().filter(|document| !base.has_template(&document.modele));
    let mut controles: Vec<Controle> = missing
        .map(|document| {
            Controle::bad(
                CATALOGUE,
                format!(
                    "le document {} demande le modèle « {} », qui n’existe pas",
                    document.id, document.modele
                ),
                "poser ce fichier dans le dossier templates, ou corriger « modele: » dans documents.yaml",
            )
        })
        .collect();
    if controles.is_empty() {
        let used: BTreeSet<&str> = pack.documents.iter().map(|document| document.modele.as_str()).collect();
        let edited: Vec<&str> = base
            .sources()
            .map(|(path, _)| path.as_str())
            .filter(|path| templates.is_of_school(path))
            .collect();
        let whose = if edited.is_empty() {
            "tous ceux du programme".to_owned()
        } else {
            format!("de l’établissement : {}", edited.join(", "))
        };
        let told = format!("{} documents, {} modèles ({whose})", pack.documents.len(), used.len());
        controles.push(Controle::good(CATALOGUE, told));
    }
    controles
}

/// Whether every template can be typeset: with the trial data of its documents, full and empty, and with the example
/// of the school where there is one.
pub fn check_templates(
    pack: &Referentiel,
    base: &Base,
    templates: &Templates,
    essais: &[Essai<'_>],
) -> Vec<Controle> {
    let mut controles = Vec::new();
    let used: BTreeSet<&str> = pack.documents.iter().map(|document| document.modele.as_str()).collect();
    for modele in used.iter().copied().filter(|modele| base.has_template(modele)) {
        let own: Vec<&Essai<'_>> = essais.iter().filter(|essai| essai.document.modele == modele).collect();
        controles.extend(check_template(base, templates, modele, &own));
    }
    let imported =
        |path: &str| base.sources().any(|(_, source)| source.text().contains(&format!("\"{path}\"")));
    for (path, _) in base.sources() {
        if !used.contains(path.as_str()) && templates.is_of_school(path) && !imported(path) {
            if templates.get(&example_of(path)).is_some() {
                controles.extend(check_template(base, templates, path, &[]));
            }
            controles.push(Controle::doubtful(
                &format!("modèle {path}"),
                "aucun document du catalogue ne l’emploie",
                "ajouter le document à documents.yaml, ou retirer ce fichier du dossier templates",
            ));
        }
    }
    controles
}

fn example_of(modele: &str) -> String {
    format!("{EXEMPLES}{}.json", modele.trim_end_matches(".typ"))
}

fn check_template(base: &Base, templates: &Templates, modele: &str, essais: &[&Essai<'_>]) -> Vec<Controle> {
    let nom = format!("modèle {modele}");
    let mut controles = Vec::new();
    let mut trials: Vec<(String, Vec<u8>)> = essais
        .iter()
        .map(|essai| {
            let kind = if essai.vide { "dossier d’essai vide" } else { "dossier d’essai complet" };
            (format!("{}, {kind}", essai.document.id), essai.donnees.to_string().into_bytes())
        })
        .collect();
    let exemple = example_of(modele);
    if let Some(bytes) = templates.get(&exemple) {
        match serde_json::from_slice::<Value>(bytes) {
            Ok(given) => {
                trials.push((exemple.clone(), bytes.to_vec()));
                controles.extend(check_example(&nom, &exemple, &given, essais));
            }
            Err(error) => {
                let place = Place { fichier: exemple.clone(), ligne: error.line(), colonne: error.column() };
                controles.push(Controle::told(
                    &nom,
                    messages::exemple_illisible(&place.to_string()),
                    Some(&place),
                ));
            }
        }
    }
    if trials.is_empty() {
        return vec![Controle::doubtful(
            &nom,
            "rien pour l’essayer : aucun candidat fictif n’a ce document, et il n’y a pas d’exemple",
            format!("poser un exemple dans templates/{exemple}"),
        )];
    }
    // The same finding with several data is told once.
    let mut found = BTreeMap::<Constat, Vec<&str>>::new();
    for (trial, data) in &trials {
        for constat in examine(base, modele, data.clone()) {
            found.entry(constat).or_default().push(trial);
        }
    }
    for (constat, with) in found {
        let place = constat.plainte.place.clone();
        let mut told = Controle::told(&nom, diagnostic_of(modele, constat), place.as_ref());
        if with.len() < trials.len() {
            told.message.push_str(&format!(" (essai : {})", with.join(" ; ")));
        }
        controles.push(told);
    }
    controles.extend(check_keys(base, &nom, modele, essais));
    if controles.is_empty() {
        let told = match trials.len() {
            1 => "se compose, avec un jeu de données".to_owned(),
            several => format!("se compose, avec {several} jeux de données"),
        };
        controles.push(Controle::good(&nom, told));
    }
    controles
}

fn diagnostic_of(modele: &str, constat: Constat) -> Diagnostic {
    let Constat { sorte, plainte } = constat;
    let ou = plainte.ou(modele);
    let Plainte { message, conseil, .. } = plainte;
    let conseil = conseil.as_deref();
    match sorte {
        Sorte::Faute => messages::modele_fautif(&ou, "", &message, conseil),
        Sorte::Norme => messages::norme_non_tenue(&ou, &message, conseil),
        Sorte::Remarque => messages::remarque_du_modele(&ou, &message, conseil),
        Sorte::TableauSansEntete => messages::tableau_sans_entete(&ou),
    }
}

/// Names that the data of a document never has, whatever the candidate.
fn check_keys(base: &Base, nom: &str, modele: &str, essais: &[&Essai<'_>]) -> Vec<Controle> {
    let known = names_of(essais.iter().map(|essai| &essai.donnees));
    if known.is_empty() {
        return Vec::new();
    }
    let asked = base.source(modele).map(keys_asked).unwrap_or_default();
    let unknown = asked.into_iter().filter(|(_, key)| !known.contains(key));
    unknown
        .map(|(place, key)| {
            Controle::told(nom, messages::cle_inconnue(&place.to_string(), &key), Some(&place))
        })
        .collect()
}

/// An example that shows what the program never gives would let a template be written for nothing.
fn check_example(nom: &str, exemple: &str, given: &Value, essais: &[&Essai<'_>]) -> Option<Controle> {
    let known = names_of(essais.iter().map(|essai| &essai.donnees));
    let extra: Vec<String> = names_of([given]).into_iter().filter(|key| !known.contains(key)).collect();
    let told = !known.is_empty() && !extra.is_empty();
    told.then(|| Controle::told(nom, messages::exemple_inventif(exemple, &extra), None))
}

fn names_of<'a>(values: impl IntoIterator<Item = &'a Value>) -> BTreeSet<String> {
    fn collect(value: &Value, names: &mut BTreeSet<String>) {
        match value {
            Value::Object(fields) => fields.iter().for_each(|(key, below)| {
                names.insert(key.clone());
                collect(below, names);
            }),
            Value::Array(items) => items.iter().for_each(|item| collect(item, names)),
            _ => {}
        }
    }
    let mut names = BTreeSet::new();
    values.into_iter().for_each(|value| collect(value, &mut names));
    names
}

fn each_text(value: &Value, see: &mut impl FnMut(&str)) {
    match value {
        Value::String(text) => see(text),
        Value::Array(items) => items.iter().for_each(|item| each_text(item, see)),
        Value::Object(fields) => fields.values().for_each(|below| each_text(below, see)),
        _ => {}
    }
}
