//! The school: a table of two columns, one field per row.

use std::collections::BTreeMap;

use super::intitules::{Ornements, Titre};
use super::lecteur::Lecteur;
use super::mots::Mots;
use jiff::civil::Date;

use crate::diagnostics::{Renvoi, messages};
use crate::place::Located;
use crate::referentiel::types::Colonne;
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
        let Some(key) = field_key(row, &name.valeur) else {
            let known = likely_field(row, &name.valeur);
            row.fault(messages::champ_inconnu(&name.lieu, &name.valeur, known.as_deref()));
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

/// The field that a name stands for, whatever stands behind it.
fn field_key(row: &Lecteur<'_>, name: &str) -> Option<String> {
    let titles = Ornements::new(&row.pack().entetes).titles(name);
    let names = |c: &Colonne, titre: &Titre<'_>| {
        std::iter::once(&c.nom).chain(&c.alias).any(|known| fold(known) == titre.plie) && titre.suits(c)
    };
    let mut fields = titles.iter().filter_map(|titre| row.fields().iter().find(|c| names(c, titre)));
    fields.next().map(|c| c.colonne.clone())
}

/// The field whose words an unknown name has: told, never assumed.
fn likely_field(row: &Lecteur<'_>, name: &str) -> Option<String> {
    let mots = Mots::new(&row.pack().entetes);
    let words = mots.of(name);
    let size = |known: &String| {
        let known = mots.of(known);
        (!known.is_empty() && known.is_subset(&words)).then_some(known.len())
    };
    let alike = row
        .fields()
        .iter()
        .filter_map(|c| Some((std::iter::once(&c.nom).chain(&c.alias).filter_map(size).max()?, &c.nom)));
    alike.max_by_key(|(size, _)| *size).map(|(_, nom)| nom.clone())
}
