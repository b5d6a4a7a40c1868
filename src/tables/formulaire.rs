//! A form lies on its side: labels run down a column, and what they hold stands beside them.
//!
//! It is turned and read as one row of its table, each value keeping the cell that it was read from. The program
//! wrote every label: one that is gone or changed would be a value that nobody gave.

use super::entete::{self, Entete};
use super::valeurs;
use super::vocabulaire::Vocabulaire;
use crate::diagnostics::{Diagnostic, messages};
use crate::intake::{Contenu, Ligne, Plage, Sheet, Valeur};
use crate::place::{Cellule, Lieu};
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
    fusions: Vec<Plage>,
}

/// Named columns, and codes of competences, that make a column of labels a form.
const NOMS_MIN: usize = 2;
const CODES_MIN: usize = 3;

const AVIS: &str = "Avis du tuteur ou de la tutrice";

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
    let (etiquettes, fusions) = (turned[rank].clone(), sheet.contenu.fusions.clone());
    Some(Formulaire { entete, repere, valeurs, etiquettes, au_dela: after, fusions })
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

/// The titles between the labels: one per pôle, then that of the opinion.
pub fn headings(pack: &Referentiel) -> Vec<String> {
    let scale = pack.reglages.tuteur.intitule.to_lowercase();
    let poles = pack.poles.iter().map(|pole| format!("{} – {scale}", pole.titre));
    poles.chain([AVIS.to_owned()]).collect()
}

impl Formulaire<'_> {
    /// Row of the first label, from zero.
    pub fn premiere_ligne(&self) -> u32 {
        self.entete.colonnes.values().chain(self.entete.codes.values()).flatten().copied().min().unwrap_or(0)
    }

    /// Whether nothing was written beside what the program had written: the evaluation was not given back.
    pub fn is_blank(&self, pack: &Referentiel) -> bool {
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
        !filled(&self.valeurs) && !self.au_dela.iter().any(filled) && self.remarks(pack).is_empty()
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
        for row in &self.au_dela {
            for (at, valeur) in row.cellules.iter().filter(|(_, valeur)| !valeurs::is_blank(valeur)) {
                found
                    .push(messages::valeur_a_cote(&self.repere.at(row.numero, *at), &valeurs::shown(valeur)));
            }
        }
        for (at, valeur) in self.valeurs.cellules.iter().filter(|(_, valeur)| !valeurs::is_blank(valeur)) {
            if cell(&self.etiquettes, *at).is_none_or(valeurs::is_blank) {
                let lieu = self.repere.at(self.valeurs.numero, *at);
                found.push(messages::valeur_a_cote(&lieu, &valeurs::shown(valeur)));
            }
        }
        // Where a label is missing, the one that took its place is no remark.
        let remarks = if missing.is_empty() { self.remarks(pack) } else { Vec::new() };
        for (at, valeur) in remarks {
            let lieu = self.repere.at(self.entete.ligne, at);
            found.push(messages::valeur_a_cote(&lieu, &valeurs::shown(valeur)));
        }
        for plage in self.fusions.iter().filter(|plage| self.is_answer_drawn_over(plage)) {
            let covered = Cellule { ligne: plage.debut.ligne + 1, colonne: plage.debut.colonne };
            let shown = cell(&self.valeurs, plage.debut.ligne).map(valeurs::shown).unwrap_or_default();
            let lieu = self.repere.lieu.at(covered.ligne, covered.colonne);
            found.push(messages::cellule_fusionnee(&lieu, *plage, &shown));
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

    /// What hides a part of the answers from whoever looks at the sheet: rows, then the column of the answers.
    pub fn hidden(&self, contenu: &Contenu) -> (Vec<u32>, Vec<u32>) {
        let known = self.known();
        let answered: Vec<u32> = known
            .into_iter()
            .filter(|at| cell(&self.valeurs, *at).is_some_and(|valeur| !valeurs::is_blank(valeur)))
            .collect();
        let rows = contenu.lignes.iter().filter(|row| row.masquee && answered.contains(&row.numero));
        let column = self.valeurs.numero;
        let columns = contenu.colonnes_masquees.iter().copied().filter(|c| *c == column);
        (rows.map(|row| row.numero + 1).collect(), columns.filter(|_| !answered.is_empty()).collect())
    }

    fn known(&self) -> Vec<u32> {
        self.entete.colonnes.values().chain(self.entete.codes.values()).flatten().copied().collect()
    }

    /// An answer merged over rows that have their own.
    fn is_answer_drawn_over(&self, plage: &Plage) -> bool {
        let (start, end) = (plage.debut, plage.fin);
        let rows = self.known().into_iter().filter(|at| (start.ligne..=end.ligne).contains(at)).count();
        start.colonne == self.valeurs.numero
            && rows > 1
            && cell(&self.valeurs, start.ligne).is_some_and(|valeur| !valeurs::is_blank(valeur))
    }

    /// What somebody wrote among the labels or below them, with nothing beside.
    fn remarks(&self, pack: &Referentiel) -> Vec<(u32, &Valeur)> {
        let (known, first) = (self.known(), self.premiere_ligne());
        let headings: Vec<String> = headings(pack).iter().map(|heading| fold(heading)).collect();
        let coded = |at: &u32| self.entete.codes_inconnus.iter().any(|(column, _)| column == at);
        let cells = self.etiquettes.cellules.iter().map(|(at, valeur)| (*at, valeur));
        cells
            .filter(|(at, valeur)| {
                *at > first && !known.contains(at) && !coded(at) && !valeurs::is_blank(valeur)
            })
            .filter(|(at, _)| cell(&self.valeurs, *at).is_none_or(valeurs::is_blank))
            .filter(|(_, valeur)| !headings.contains(&fold(&valeurs::shown(valeur))))
            .collect()
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
