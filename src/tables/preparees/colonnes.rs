//! The columns of a sheet to fill: what `liasse modeles` writes, and what such a sheet may not lose.

use crate::referentiel::Referentiel;
use crate::referentiel::types::{Granularite, NomTable, Pole, Table};

/// What decides the columns of a sheet.
pub struct Sujet<'a> {
    pub table: &'a Table,
    /// Whose levels are given, in a table of evaluations.
    pub pole: Option<&'a Pole>,
    /// The épreuve has several situations, and the sheet is about one of them.
    pub en_situation: bool,
    /// Everybody in it has a number: what else tells people apart is left out.
    pub numerotes: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColonnePreparee {
    /// Key of the column, or code of a competence or a critère.
    pub cle: String,
    /// The header that the program writes.
    pub nom: String,
    pub genre: Genre,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Genre {
    Colonne,
    Niveau,
}

/// In the order of the sheet.
pub fn columns(pack: &Referentiel, sujet: &Sujet<'_>) -> Vec<ColonnePreparee> {
    let commissions = sujet.table.table == NomTable::Commissions;
    let is_left_out = |key: &str| match key {
        // A commission is that of a class; any other row has its candidate.
        "classe" => !commissions,
        "numero_candidat" => commissions,
        "ine" | "date_de_naissance" => sujet.numerotes,
        "situation" => !sujet.en_situation,
        _ => false,
    };
    let mut columns: Vec<ColonnePreparee> = sujet
        .table
        .colonnes
        .iter()
        .filter(|c| !c.lue_seulement && !is_left_out(&c.colonne))
        .map(|c| ColonnePreparee { cle: c.colonne.clone(), nom: c.nom.clone(), genre: Genre::Colonne })
        .collect();
    if sujet.table.table == NomTable::EvaluationsCcf
        && let Some(pole) = sujet.pole
    {
        let after = columns.iter().position(|c| c.cle == "note").unwrap_or(columns.len());
        columns.splice(after..after, levels(pack, pole));
    }
    columns
}

/// One column per critère or per competence of the pôle, as the grid is filled.
pub fn levels(pack: &Referentiel, pole: &Pole) -> Vec<ColonnePreparee> {
    let heading = |code: &str, libelle: &str| ColonnePreparee {
        cle: code.to_owned(),
        nom: format!("{code} {libelle}"),
        genre: Genre::Niveau,
    };
    let blocs = pole.sous_blocs.iter();
    match pack.reglages.grille.granularite {
        Granularite::Critere => {
            blocs.flat_map(|b| &b.criteres).map(|c| heading(&c.code, &c.libelle)).collect()
        }
        Granularite::Competence => {
            blocs.flat_map(|b| &b.competences).map(|c| heading(&c.code, &c.libelle)).collect()
        }
    }
}
