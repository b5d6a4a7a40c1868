//! The school: a table of two columns, one field per row.

use std::collections::BTreeMap;

use super::formes;
use super::intitules::{Ornements, Titre};
use super::lecteur::Lecteur;
use super::mots::Mots;
use super::valeurs;
use jiff::civil::Date;

use crate::diagnostics::{Renvoi, messages};
use crate::intake::Valeur;
use crate::place::Located;
use crate::referentiel::types::Colonne;
use crate::texte::{self, fold};

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
        let Some(cell) = row.cell("valeur") else {
            return Err("champ sans valeur".to_owned());
        };
        let known = row.fields().iter().find(|c| c.colonne == key);
        let value = match (known, key.as_str()) {
            (_, "date_edition") => {
                self.date_edition = row.date("valeur");
                let lue = self.date_edition.as_ref().map(|date| texte::date(date.valeur));
                Some(as_written(cell, lue))
            }
            (_, "session") => Some(as_written(cell, row.year("valeur").map(|year| year.valeur.to_string()))),
            (known, _) => read_text(row, known, &name.valeur, cell),
        };
        // Its fault is told, and holds what shows the school.
        let Some(value) = value else { return Ok(()) };
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

/// What was read of a cell, else what it shows: its fault is told.
fn as_written(cell: Located<Valeur>, lue: Option<String>) -> Located<String> {
    cell.map(|valeur| lue.unwrap_or_else(|| valeurs::shown(&valeur)))
}

/// A text, whose shape is looked at without the signs that part its digits.
fn read_text(
    row: &mut Lecteur<'_>,
    known: Option<&Colonne>,
    name: &str,
    cell: Located<Valeur>,
) -> Option<Located<String>> {
    if known.is_some_and(|known| is_cut(known, &cell.valeur)) {
        row.fault(messages::identifiant_abime(&cell.lieu, &valeurs::shown(&cell.valeur)));
        return None;
    }
    let value = row.printed(name, known, cell)?;
    if let Some(known) = known {
        row.check_shape(known, &compact(&value.valeur), &value.lieu);
    }
    Some(value)
}

/// Fewer digits than the field has; or a number that would have its shape with one more zero: « 493112233 ».
fn is_cut(known: &Colonne, valeur: &Valeur) -> bool {
    let digits = known.chiffres.is_some() && valeurs::identifier(valeur, known.chiffres).is_err();
    let shown = compact(&valeurs::shown(valeur));
    let fits = |text: &str| formes::fits_one(known, text);
    digits || matches!(valeur, Valeur::Nombre(_)) && !fits(&shown) && fits(&format!("0{shown}"))
}

fn compact(text: &str) -> String {
    text.split(|c: char| c.is_whitespace() || matches!(c, '.' | '-')).collect()
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
