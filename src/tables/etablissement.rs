//! The school: a table of two columns, one field per row.

use std::collections::BTreeMap;

use super::lecteur::Lecteur;
use jiff::civil::Date;

use crate::diagnostics::{Renvoi, messages};
use crate::place::Located;
use crate::texte::fold;

/// What is known of the school, by field key.
#[derive(Debug, Default)]
pub struct Etablissement {
    champs: BTreeMap<String, Located<String>>,
    date_edition: Option<Located<Date>>,
    /// Codes of the faults that hold back whatever shows the school.
    pub fautes: Vec<Renvoi>,
}

impl Etablissement {
    pub fn champ(&self, key: &str) -> Option<&Located<String>> {
        self.champs.get(key)
    }

    /// All that is known, by key.
    pub fn champs(&self) -> impl Iterator<Item = &Located<String>> {
        self.champs.values()
    }

    pub fn date_edition(&self) -> Option<&Located<Date>> {
        self.date_edition.as_ref()
    }

    pub fn is_empty(&self) -> bool {
        self.champs.is_empty()
    }

    /// Reads one row. Two rows for one field must agree.
    pub fn read(&mut self, row: &mut Lecteur<'_>) -> Result<(), String> {
        let Some(name) = row.text("champ") else {
            return Err("champ sans nom".to_owned());
        };
        let wanted = fold(&name.valeur);
        let Some(key) = field_key(row, &wanted) else {
            row.fault(messages::champ_inconnu(&name.lieu, &name.valeur));
            return Err(format!("champ inconnu : {}", name.valeur));
        };
        let Some(value) = row.text("valeur") else {
            return Err("champ sans valeur".to_owned());
        };
        if let Some(known) = row.fields().iter().find(|c| c.colonne == key) {
            let apart = |c: char| c.is_whitespace() || key == "telephone" && matches!(c, '.' | '-');
            let compact: String = value.valeur.split(apart).collect();
            row.check_shape(known, &compact, &value.lieu);
        }
        if key == "session" {
            row.year("valeur");
        }
        if key == "date_edition" {
            self.date_edition = row.date("valeur");
        }
        match self.champs.get(&key) {
            Some(first) if first.valeur != value.valeur => {
                let diagnostic =
                    messages::champ_contradictoire(&value.lieu, &name.valeur, &value.valeur, &first.valeur)
                        .see("l’autre valeur", &first.lieu);
                row.fault(diagnostic);
            }
            Some(_) => {}
            None => {
                self.champs.insert(key, value);
            }
        }
        Ok(())
    }
}

fn field_key(row: &Lecteur<'_>, wanted: &str) -> Option<String> {
    let fields = row.fields();
    fields
        .iter()
        .find(|c| fold(&c.nom) == wanted || c.alias.iter().any(|a| fold(a) == wanted))
        .map(|c| c.colonne.clone())
}
