//! Whom a row names, in the columns that it has.

use super::lecteur::Lecteur;
use super::lignes::Identite;
use super::noms::{self, NomEtPrenoms};
use crate::diagnostics::messages;
use crate::place::Located;
use crate::referentiel::types::NomTable;
use crate::texte::{fold_name, same_first_names};

pub fn identite(row: &mut Lecteur<'_>) -> Identite {
    let mut identite = Identite {
        numero: row.identifier("numero_candidat"),
        ine: row.identifier("ine"),
        nom: row.name("nom_de_famille").map(on_one_line),
        prenoms: row.name("prenoms").map(on_one_line),
        nom_entier: None,
        naissance: row.date("date_de_naissance"),
        classe: row.text("classe"),
    };
    if let Some(entier) = row.name("nom_complet") {
        add_whole_name(row, &mut identite, entier);
    }
    identite
}

/// A line break inside a cell parts two words, as a space does.
fn on_one_line(name: Located<String>) -> Located<String> {
    name.map(|name| name.replace('\n', " "))
}

/// Gives the parts of a name that stands in one cell. Beside columns that give them, it may only agree.
fn add_whole_name(row: &mut Lecteur<'_>, identite: &mut Identite, entier: Located<String>) {
    let split = noms::split(&entier.valeur);
    let part = |valeur: String| Some(Located { valeur, lieu: entier.lieu.clone() });
    match (&identite.nom, &identite.prenoms, split) {
        (None, None, Ok(NomEtPrenoms { nom, prenoms })) => {
            identite.nom = part(nom);
            identite.prenoms = part(prenoms);
        }
        (None, None, Err(readings)) => {
            // Where the list of candidates tells who has the number, the cell need only agree with it.
            let keyed = identite.numero.is_some() || identite.ine.is_some();
            if row.table() == NomTable::Candidats || !keyed {
                let column = |cle| row.pack().nom_colonne(row.table(), cle);
                let columns = [column("nom_de_famille"), column("prenoms")];
                row.fault(messages::nom_ambigu(&entier.lieu, columns, &entier.valeur, &readings));
            }
            identite.nom_entier = Some(entier);
        }
        // A surname beside a column of first names.
        (None, Some(prenoms), split) => {
            let surname = match split {
                Ok(read) if same_first_names(&read.prenoms, &prenoms.valeur) => Some(read.nom),
                Ok(_) => None,
                Err(_) => Some(without(&entier.valeur, &prenoms.valeur)),
            };
            match surname {
                Some(nom) => identite.nom = part(nom),
                None => {
                    let diagnostic =
                        messages::noms_contradictoires(&entier.lieu, &entier.valeur, &prenoms.valeur);
                    row.fault(diagnostic.see("l’autre colonne", &prenoms.lieu));
                }
            }
        }
        (Some(nom), prenoms, _) => {
            let prenoms = prenoms.as_ref().map_or("", |p| &p.valeur);
            if !is_whole_name(&entier.valeur, &nom.valeur, prenoms) {
                let diagnostic = messages::noms_contradictoires(&entier.lieu, &entier.valeur, &nom.valeur);
                row.fault(diagnostic.see("l’autre colonne", &nom.lieu));
            }
        }
    }
}

/// The surname that is left once the first names are taken off either end.
fn without(entier: &str, prenoms: &str) -> String {
    let words: Vec<&str> = entier.split_whitespace().collect();
    let count = prenoms.split_whitespace().count();
    if count == 0 || count >= words.len() {
        return entier.to_owned();
    }
    let (rest, last) = words.split_at(words.len() - count);
    let (first, tail) = words.split_at(count);
    if fold_name(&last.join(" ")) == fold_name(prenoms) {
        rest.join(" ")
    } else if fold_name(&first.join(" ")) == fold_name(prenoms) {
        tail.join(" ")
    } else {
        entier.to_owned()
    }
}

/// Whether one cell holds this surname, with these first names on either side or without them.
pub fn is_whole_name(entier: &str, nom: &str, prenoms: &str) -> bool {
    let (entier, nom) = (fold_name(entier), fold_name(nom));
    let after = entier.strip_prefix(&format!("{nom} "));
    let before = entier.strip_suffix(&format!(" {nom}"));
    entier == nom || [after, before].into_iter().flatten().any(|rest| same_first_names(rest, prenoms))
}
