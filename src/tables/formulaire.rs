//! A form lies on its side: labels run down a column, and what they hold stands beside them.
//!
//! It is turned and read as one row of its table, each value keeping the cell that it was read from. The program
//! wrote every label: one that is gone or changed would be a value that nobody gave.

use super::entete::{self, Entete, Vocabulaire};
use super::valeurs;
use crate::diagnostics::{Diagnostic, messages};
use crate::intake::{Contenu, Ligne, Sheet, Valeur};
use crate::place::Lieu;
use crate::referentiel::Referentiel;
use crate::referentiel::types::{Colonne, Competence, FamilleColonnes, NomTable, Table};
use crate::texte::fold;

/// Where a sheet stands, and whether its rows are read as columns.
pub struct Repere {
    lieu: Lieu,
    couche: bool,
}

impl Repere {
    pub fn of(sheet: &Sheet) -> Self {
        Self { lieu: sheet.lieu.clone(), couche: false }
    }

    pub fn at(&self, ligne: u32, colonne: u32) -> Lieu {
        if self.couche { self.lieu.at(colonne, ligne) } else { self.lieu.at(ligne, colonne) }
    }
}

/// A form: `entete.ligne` is the column of its labels.
pub struct Formulaire<'a> {
    pub entete: Entete<'a>,
    pub repere: Repere,
    /// The column beside the labels, turned: empty when nothing stands there.
    pub valeurs: Ligne,
    /// The labels, and whatever stands beyond the values.
    etiquettes: Ligne,
    au_dela: Vec<Ligne>,
}

/// Named columns, and codes of competences, that make a column of labels a form.
const NOMS_MIN: usize = 2;
const CODES_MIN: usize = 3;

/// The form of a tutor, whatever the file or the sheet is called.
pub fn recognise<'a>(vocabulaire: &Vocabulaire<'a>, sheet: &Sheet) -> Option<Formulaire<'a>> {
    let turned = turn(&sheet.contenu);
    let (rank, entete) = turned.iter().enumerate().find_map(|(rank, row)| {
        let entete = entete::map_to(vocabulaire, NomTable::EvaluationsTuteur, row)?;
        let is_form = entete.colonnes.len() >= NOMS_MIN && entete.codes.len() >= CODES_MIN;
        is_form.then_some((rank, entete))
    })?;
    let column = entete.ligne + 1;
    let mut after = turned[rank + 1..].to_vec();
    let valeurs = match after.first() {
        Some(row) if row.numero == column => after.remove(0),
        _ => Ligne { numero: column, ..Ligne::default() },
    };
    let repere = Repere { lieu: sheet.lieu.clone(), couche: true };
    Some(Formulaire { entete, repere, valeurs, etiquettes: turned[rank].clone(), au_dela: after })
}

/// The columns that say who and when, then those to fill: the competences stand between them.
pub fn parts(table: &Table) -> (&[Colonne], &[Colonne]) {
    let last = table.colonnes.iter().position(|c| c.colonne == "periode").map_or(0, |at| at + 1);
    table.colonnes.split_at(last)
}

/// The label of a competence.
pub fn label(competence: &Competence) -> String {
    format!("{} {}", competence.code, competence.libelle)
}

impl Formulaire<'_> {
    /// Row of the first label, from zero.
    pub fn premiere_ligne(&self) -> u32 {
        self.entete.colonnes.values().chain(self.entete.codes.values()).flatten().copied().min().unwrap_or(0)
    }

    /// Whether nothing was written beside what the program had written: the evaluation was not given back.
    pub fn is_blank(&self) -> bool {
        let (identite, _) = parts(self.entete.table);
        let given: Vec<u32> = identite
            .iter()
            .filter_map(|colonne| self.entete.colonnes.get(colonne.colonne.as_str()))
            .flatten()
            .copied()
            .collect();
        let filled = |row: &Ligne| {
            row.cellules.iter().any(|(at, valeur)| !given.contains(at) && !valeurs::is_blank(valeur))
        };
        !filled(&self.valeurs) && !self.au_dela.iter().any(filled)
    }

    /// What is no longer as the program wrote it.
    pub fn alterations(&self, pack: &Referentiel) -> Vec<Diagnostic> {
        let mut found: Vec<Diagnostic> = Vec::new();
        let missing = self.missing(pack);
        if !missing.is_empty() {
            found.push(messages::formulaire_incomplet(&self.repere.lieu, &missing));
        }
        for competence in pack.competences() {
            let key = (FamilleColonnes::Competence, competence.competence.code.as_str());
            for row in self.entete.codes.get(&key).into_iter().flatten() {
                let wanted = label(competence.competence);
                if let Some(Valeur::Texte(read)) = cell(&self.etiquettes, *row)
                    && fold(read) != fold(&wanted)
                {
                    let lieu = self.repere.at(self.entete.ligne, *row);
                    found.push(messages::etiquette_changee(&lieu, read.trim(), &wanted));
                }
            }
        }
        let known: Vec<u32> =
            self.entete.colonnes.values().chain(self.entete.codes.values()).flatten().copied().collect();
        for row in &self.au_dela {
            for (at, valeur) in
                row.cellules.iter().filter(|(at, v)| known.contains(at) && !valeurs::is_blank(v))
            {
                found
                    .push(messages::valeur_a_cote(&self.repere.at(row.numero, *at), &valeurs::shown(valeur)));
            }
        }
        // A label that means nothing here, with a value beside it: the row that was changed, or one too many.
        for (at, label) in &self.entete.inconnues {
            if cell(&self.valeurs, *at).is_some_and(|valeur| !valeurs::is_blank(valeur)) {
                let lieu = self.repere.at(self.entete.ligne, *at);
                found.push(messages::etiquette_inconnue(&lieu, label));
            }
        }
        found
    }

    fn missing(&self, pack: &Referentiel) -> Vec<String> {
        let (identite, reste) = parts(self.entete.table);
        let columns = identite.last().into_iter().chain(reste);
        let columns = columns
            .filter(|colonne| !self.entete.colonnes.contains_key(colonne.colonne.as_str()))
            .map(|colonne| colonne.nom.clone());
        let codes = pack.competences().map(|found| found.competence).filter(|competence| {
            !self.entete.codes.contains_key(&(FamilleColonnes::Competence, competence.code.as_str()))
        });
        codes.map(label).chain(columns).collect()
    }
}

fn cell(row: &Ligne, at: u32) -> Option<&Valeur> {
    row.cellules.iter().find(|(column, _)| *column == at).map(|(_, valeur)| valeur)
}

/// Columns as rows.
fn turn(contenu: &Contenu) -> Vec<Ligne> {
    let cells = contenu.lignes.iter().flat_map(|ligne| {
        ligne.cellules.iter().map(|(colonne, valeur)| (*colonne, ligne.numero, valeur.clone()))
    });
    Contenu::from_cells(cells).lignes
}
