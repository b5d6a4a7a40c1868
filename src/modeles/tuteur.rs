//! The form of one candidate and one period: a label and a cell on each row, so that it prints on a page and is
//! filled without scrolling. `tables::formulaire` reads it back.

use rust_xlsxwriter::{DataValidation, Worksheet, XlsxError};

use super::feuille::{Formats, identity, is_date, lock, new_workbook};
use super::listes::Listes;
use crate::dossiers::Candidat;
use crate::referentiel::Referentiel;
use crate::referentiel::types::{Colonne, NomTable};
use crate::tables::formulaire;
use crate::texte;

const AIDE: &str = "Remplir les cases blanches de la colonne B, puis enregistrer et renvoyer ce fichier. Choisir \
les niveaux dans la liste de chaque case ; laisser vide ce qui n’a pas été observé. N’ajouter, ne supprimer et ne \
renommer aucune ligne.";

/// Widths in characters, heights in points: room to write several lines.
const LIBELLE: f64 = 72.0;
const REPONSE: f64 = 45.0;

/// # Errors
/// When a text is beyond what a workbook can hold.
pub fn form(pack: &Referentiel, candidat: &Candidat, periode: &str) -> Result<Vec<u8>, XlsxError> {
    let table = pack.table(NomTable::EvaluationsTuteur).expect("a checked pack has every table");
    let formats = Formats::new();
    let mut book = new_workbook()?;
    let mut listes = Listes::default();
    let echelle = &pack.reglages.tuteur;
    let niveaux: Vec<String> = echelle.niveaux.iter().map(|niveau| niveau.libelle.clone()).collect();
    let choix = listes
        .choice(&niveaux)?
        .set_input_title("Niveau")?
        .set_input_message("Choisir dans la liste ; vide : pas observé.")?;

    let sheet = book.add_worksheet().set_name("Compte rendu")?;
    sheet.set_column_width(0, LIBELLE)?.set_column_width(1, 44)?;
    let title =
        format!("Évaluation par le tuteur, {periode} – {} {}", pack.diplome.intitule, pack.diplome.sigle);
    sheet.write_string_with_format(0, 0, title, &formats.titre)?;
    sheet.write_string_with_format(1, 0, AIDE, &formats.aide)?;
    sheet.set_row_height(1, 48)?;
    let mut page = Page { sheet, formats: &formats, row: 3 };
    let (identite, reste) = formulaire::parts(table);
    for colonne in identite {
        let value = if colonne.colonne == "periode" {
            Some(periode.to_owned())
        } else {
            identity(candidat, &colonne.colonne)
        };
        if let Some(value) = value {
            page.fixed(&colonne.nom, &value)?;
        }
    }
    let mut headings = formulaire::headings(pack).into_iter();
    for (pole, heading) in pack.poles.iter().zip(headings.by_ref()) {
        page.heading(&heading)?;
        for competence in pole.sous_blocs.iter().flat_map(|bloc| &bloc.competences) {
            page.blank(&formulaire::label(competence), "", Some(&choix))?;
        }
    }
    for heading in headings {
        page.heading(&heading)?;
    }
    for colonne in reste {
        page.field(colonne)?;
    }
    lock(page.sheet);
    page.sheet.set_print_fit_to_pages(1, 1);
    listes.write(&mut book)?;
    book.save_to_buffer()
}

struct Page<'a> {
    sheet: &'a mut Worksheet,
    formats: &'a Formats,
    row: u32,
}

impl Page<'_> {
    fn heading(&mut self, text: &str) -> Result<(), XlsxError> {
        self.row += 1;
        self.sheet.write_string_with_format(self.row, 0, text, &self.formats.entete)?;
        self.sheet.set_row_height(self.row, texte::row_height([(text, LIBELLE)]))?;
        self.row += 1;
        Ok(())
    }

    fn fixed(&mut self, label: &str, value: &str) -> Result<(), XlsxError> {
        self.sheet.write_string_with_format(self.row, 0, label, &self.formats.fixe)?;
        self.sheet.write_string_with_format(self.row, 1, value, &self.formats.fixe)?;
        self.row += 1;
        Ok(())
    }

    fn blank(&mut self, label: &str, colonne: &str, rule: Option<&DataValidation>) -> Result<(), XlsxError> {
        self.sheet.write_string_with_format(self.row, 0, label, &self.formats.fixe)?;
        self.sheet.write_blank(self.row, 1, self.formats.of(colonne))?;
        let several = matches!(colonne, "activites" | "appreciation");
        let height = if several { REPONSE } else { texte::row_height([(label, LIBELLE)]) };
        self.sheet.set_row_height(self.row, height)?;
        if let Some(rule) = rule {
            self.sheet.add_data_validation(self.row, 1, self.row, 1, rule)?;
        }
        self.row += 1;
        Ok(())
    }

    fn field(&mut self, colonne: &Colonne) -> Result<(), XlsxError> {
        let (title, message) = match colonne.colonne.as_str() {
            key if is_date(key) => ("Date", "Au format JJ/MM/AAAA."),
            "activites" => {
                ("Activités", "Une par ligne (Alt + Entrée), ou séparées par des points-virgules.")
            }
            _ => ("", ""),
        };
        let help =
            DataValidation::new().allow_any_value().set_input_title(title)?.set_input_message(message)?;
        self.blank(&colonne.nom, &colonne.colonne, (!message.is_empty()).then_some(&help))
    }
}
