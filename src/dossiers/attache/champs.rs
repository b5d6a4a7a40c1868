//! What two rows say of the same thing, column by column.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::place::{Lieu, Located};
use crate::referentiel::Referentiel;
use crate::referentiel::types::NomTable;
use crate::tables::lignes::{
    Justificatif, LigneEvaluation, LigneMembre, LigneStage, LigneTravail, LigneTuteur, Note,
};
use crate::texte;

/// The filled cells of a row, as a person reads them, by column of the pack or by code of competence.
#[derive(Debug, Clone)]
pub struct Champs {
    table: NomTable,
    pub lieu: Lieu,
    cellules: Vec<(String, String, Lieu)>,
}

/// A column in which two rows differ; a blank cell has no value and stands at its row.
pub struct Ecart {
    pub colonne: String,
    pub ici: (Option<String>, Lieu),
    pub ailleurs: (Option<String>, Lieu),
}

impl Champs {
    /// The columns in which `self` is not what an earlier row said.
    pub fn against(&self, pack: &Referentiel, first: &Self) -> Vec<Ecart> {
        let value = |row: &Self, colonne: &str| {
            let mut cells = row.cellules.iter().filter(|(c, ..)| c == colonne).peekable();
            let lieu = cells.peek().map_or(&row.lieu, |(.., lieu)| lieu).clone();
            let values: Vec<&str> = cells.map(|(_, value, _)| value.as_str()).collect();
            ((!values.is_empty()).then(|| values.join(" ; ")), lieu)
        };
        let mut colonnes: Vec<&String> = Vec::new();
        for (colonne, ..) in self.cellules.iter().chain(&first.cellules) {
            if !colonnes.contains(&colonne) {
                colonnes.push(colonne);
            }
        }
        let both = colonnes.into_iter().map(|colonne| (colonne, value(self, colonne), value(first, colonne)));
        both.filter(|(_, (ici, _), (ailleurs, _))| ici != ailleurs)
            .map(|(colonne, ici, ailleurs)| Ecart { colonne: self.header(pack, colonne), ici, ailleurs })
            .collect()
    }

    /// The header that the pack writes over a column; a code is its own.
    fn header(&self, pack: &Referentiel, colonne: &str) -> String {
        let columns = pack.table(self.table).map_or(&[][..], |table| &table.colonnes);
        columns.iter().find(|c| c.colonne == colonne).map_or(colonne, |c| &c.nom).to_owned()
    }

    fn new(table: NomTable, lieu: &Lieu) -> Self {
        Self { table, lieu: lieu.clone(), cellules: Vec::new() }
    }

    fn cell<T>(mut self, colonne: &str, cell: Option<&Located<T>>, shown: impl Fn(&T) -> String) -> Self {
        self.cellules.extend(cell.map(|cell| (colonne.to_owned(), shown(&cell.valeur), cell.lieu.clone())));
        self
    }

    fn text(self, colonne: &str, cell: Option<&Located<String>>) -> Self {
        self.cell(colonne, cell, Clone::clone)
    }

    fn date(self, colonne: &str, cell: Option<&Located<Date>>) -> Self {
        self.cell(colonne, cell, |date| texte::date(*date))
    }

    fn number(self, colonne: &str, cell: Option<&Located<Decimal>>) -> Self {
        self.cell(colonne, cell, |number| texte::decimal(*number))
    }

    fn list(self, colonne: &str, cells: &[Located<String>]) -> Self {
        cells.iter().fold(self, |row, cell| row.text(colonne, Some(cell)))
    }

    fn levels(self, levels: &[(String, Located<String>)]) -> Self {
        levels.iter().fold(self, |row, (code, level)| row.text(code, Some(level)))
    }
}

pub fn of_stage(lieu: &Lieu, row: &LigneStage) -> Champs {
    Champs::new(NomTable::Pfmp, lieu)
        .text("periode", row.periode.as_ref())
        .text("type", row.genre.as_ref())
        .date("du", row.du.as_ref())
        .date("au", row.au.as_ref())
        .number("jours", row.jours.as_ref())
        .number("semaines", row.semaines.as_ref())
        .text("structure", row.structure.as_ref())
        .text("adresse_structure", row.adresse.as_ref())
        .text("siret", row.siret.as_ref())
        .text("representant", row.representant.as_ref())
        .text("tuteur", row.tuteur.as_ref())
        .text("fonction_tuteur", row.fonction_tuteur.as_ref())
        .list("activites", &row.activites)
        .list("competences", &row.competences)
        .text("gratification", row.gratification.as_ref())
        .text("observations", row.observations.as_ref())
}

pub fn of_tuteur(lieu: &Lieu, row: &LigneTuteur) -> Champs {
    Champs::new(NomTable::EvaluationsTuteur, lieu)
        .text("periode", row.periode.as_ref())
        .levels(&row.niveaux)
        .list("activites", &row.activites)
        .text("appreciation", row.appreciation.as_ref())
        .text("tuteur", row.tuteur.as_ref())
        .date("date", row.date.as_ref())
}

pub fn of_travail(lieu: &Lieu, row: &LigneTravail) -> Champs {
    Champs::new(NomTable::Travaux, lieu)
        .text("epreuve", row.epreuve.as_ref())
        .text("numero", row.numero.as_ref())
        .text("intitule", row.intitule.as_ref())
        .text("dimension", row.dimension.as_ref())
        .list("competences", &row.competences)
        .text("organisation", row.organisation.as_ref())
        .text("nature", row.nature.as_ref())
        .text("lieu", row.lieu.as_ref())
        .text("ressources", row.ressources.as_ref())
}

pub fn of_evaluation(lieu: &Lieu, row: &LigneEvaluation) -> Champs {
    let note = |note: &Note| match note {
        Note::Points(points) => texte::decimal(*points),
        Note::Etat(code) => code.clone(),
    };
    Champs::new(NomTable::EvaluationsCcf, lieu)
        .text("epreuve", row.epreuve.as_ref())
        .text("situation", row.situation.as_ref())
        .levels(&row.criteres)
        .levels(&row.competences)
        .cell("note", row.note.as_ref(), note)
        .text("situations_presentees", row.situations_presentees.as_ref())
        .text("observations_competences", row.observations_competences.as_ref())
        .text("observations", row.observations.as_ref())
        .date("date", row.date.as_ref())
}

pub fn of_membre(row: &LigneMembre) -> Champs {
    Champs::new(NomTable::Commissions, &row.lieu)
        .text("epreuve", row.epreuve.as_ref())
        .text("fonction", row.fonction.as_ref())
        .text("entreprise", row.entreprise.as_ref())
}

pub fn of_justificatif(lieu: &Lieu, row: &Justificatif) -> Champs {
    Champs::new(NomTable::Justificatifs, lieu)
        .text("nature", row.nature.as_ref())
        .text("organisme", row.organisme.as_ref())
        .date("du", row.du.as_ref())
        .date("au", row.au.as_ref())
        .text("quotite", row.quotite.as_ref())
        .number("heures", row.heures.as_ref())
        .text("emploi", row.emploi.as_ref())
}
