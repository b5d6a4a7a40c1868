//! Rows below a header that are not rows of its table.

use super::entete::{Entete, Reprise, find_header_again};
use super::preparees::given_by_us;
use super::valeurs;
use super::vocabulaire::Vocabulaire;
use crate::diagnostics::{Diagnostics, messages};
use crate::intake::{Ligne, Sheet, Valeur};
use crate::place::Lieu;
use crate::referentiel::types::NomTable;
use crate::texte::fold;

const HORS_TABLEAU: &str = "rien dans les colonnes du tableau";
const TOTAL: &str = "ligne de total ou de moyenne";
const REPRISE: &str = "en-tête répété";
const SECONDE: &str = "seconde ligne d’en-têtes";
const PREPAREE: &str = "ligne préparée, pas encore remplie";
const ISOLE: &str = "texte seul sur sa ligne, qui n’est ni un numéro ni un nom";
const AUTRE_TABLEAU: &str = "second tableau de la feuille";

/// Columns that tell a person: whoever has one of them is no total.
const PERSONNE: [&str; 4] = ["numero_candidat", "ine", "date_de_naissance", "prenoms"];

/// Sorts the rows of one sheet, from the first below the header to the last.
pub struct Tri<'e, 'a> {
    vocabulaire: &'e Vocabulaire<'a>,
    entete: &'e Entete<'a>,
    known: Vec<u32>,
    /// Columns that the program filled itself.
    given: Vec<u32>,
    totaux: Vec<String>,
    /// The row just below the header is still to come.
    premiere: bool,
    /// A second table began above.
    autre_tableau: bool,
}

impl<'e, 'a> Tri<'e, 'a> {
    pub fn new(vocabulaire: &'e Vocabulaire<'a>, entete: &'e Entete<'a>, sheet: &Sheet) -> Self {
        let known = entete.known_columns().collect();
        let totaux = vocabulaire.pack.totaux.iter().map(|word| fold(word)).collect();
        let given = given_by_us(entete, sheet);
        Self { vocabulaire, entete, known, given, totaux, premiere: true, autre_tableau: false }
    }

    /// Why a row is left aside; nothing when it is one of the table.
    pub fn reason(&mut self, diags: &mut Diagnostics, feuille: &Lieu, ligne: &Ligne) -> Option<&'static str> {
        if self.autre_tableau {
            return Some(AUTRE_TABLEAU);
        }
        match find_header_again(self.vocabulaire, self.entete, ligne) {
            Some(Reprise::Meme) => return Some(REPRISE),
            Some(Reprise::Autre(table)) => {
                let column = ligne.cellules.first().map_or(0, |(column, _)| *column);
                diags.push(messages::second_tableau(
                    &feuille.at(ligne.numero, column),
                    &table.libelle,
                    &self.entete.table.libelle,
                ));
                self.autre_tableau = true;
                return Some(AUTRE_TABLEAU);
            }
            None => {}
        }
        let first = std::mem::take(&mut self.premiere);
        let filled: Vec<(u32, &Valeur)> = ligne
            .cellules
            .iter()
            .filter(|(column, valeur)| self.known.contains(column) && !valeurs::is_blank(valeur))
            .map(|(column, valeur)| (*column, valeur))
            .collect();
        if filled.is_empty() {
            return Some(HORS_TABLEAU);
        }
        if filled.iter().all(|(column, _)| self.given.contains(column)) {
            return Some(PREPAREE);
        }
        // The fields of a school are words that stand in headers too.
        let fields = self.entete.nom() == NomTable::Etablissement;
        if first && !fields && filled.iter().all(|(column, valeur)| !self.may_be_value(*column, valeur)) {
            return Some(SECONDE);
        }
        if first && let Some((column, valeur)) = filled.iter().find(|(_, valeur)| valeurs::is_remark(valeur))
        {
            let lieu = feuille.at(ligne.numero, *column);
            diags.push(messages::seconde_ligne_douteuse(&lieu, &valeurs::shown(valeur)));
        }
        self.total(diags, feuille, ligne, &filled).or_else(|| self.is_note(ligne).then_some(ISOLE))
    }

    /// A remark, a header, the wording of a code or a text without a digit is nothing that a level, a date or a
    /// number may be.
    fn may_be_value(&self, column: u32, valeur: &Valeur) -> bool {
        if valeurs::is_remark(valeur) || self.vocabulaire.knows(valeur) {
            return false;
        }
        let Valeur::Texte(text) = valeur else { return true };
        let Some(colonne) = self.entete.colonne_at(column) else {
            let reglages = &self.vocabulaire.pack.reglages;
            let scales = [&reglages.grille.echelle, &reglages.tuteur];
            return scales.iter().any(|echelle| valeurs::level(echelle, text).is_some());
        };
        // « /20 », under « Note ».
        if text.trim().strip_prefix('/').is_some_and(|rest| rest.bytes().all(|b| b.is_ascii_digit())) {
            return false;
        }
        let counted = !colonne.contenu.is_text() || colonne.chiffres.is_some();
        !counted || text.contains(|c: char| c.is_ascii_digit())
    }

    /// A title, a signature or a caption between the rows or below them: the only cell of its row, where a number
    /// or a name stands, and nothing that could be one. A row with only a name is told as one that lacks the rest.
    fn is_note(&self, ligne: &Ligne) -> bool {
        let mut cells = ligne.cellules.iter().filter(|(_, valeur)| !valeurs::is_blank(valeur));
        let (Some((column, Valeur::Texte(text))), None) = (cells.next(), cells.next()) else { return false };
        let Some(colonne) = self.entete.colonne_at(*column) else { return false };
        let digits = text.chars().filter(|c| c.is_numeric()).count();
        match colonne.colonne.as_str() {
            "numero_candidat" | "ine" => text.chars().filter(|c| c.is_alphabetic()).count() > digits,
            "nom_de_famille" | "nom_complet" | "nom_membre" => {
                digits > 0 || text.contains([':', '*', '/', '='])
            }
            _ => false,
        }
    }

    /// The sums and means that people write below a list: a first word that says so, then numbers or blanks.
    /// Somebody called Total has a first name, a number or a birth date; where nothing tells, it is told.
    fn total(
        &self,
        diags: &mut Diagnostics,
        feuille: &Lieu,
        ligne: &Ligne,
        filled: &[(u32, &Valeur)],
    ) -> Option<&'static str> {
        if self.entete.nom() == NomTable::Etablissement {
            return None;
        }
        let begins = |(column, valeur): (u32, &Valeur)| self.begins_a_total(valeur).then_some(column);
        let of_row = ligne.cellules.iter().find(|(_, valeur)| !valeurs::is_blank(valeur));
        let title = filled.first().copied().and_then(begins);
        let title = title.or_else(|| of_row.and_then(|(column, valeur)| begins((*column, valeur))))?;
        let others: Vec<(u32, &Valeur)> =
            filled.iter().copied().filter(|(column, _)| *column != title).collect();
        let is_number =
            |valeur: &Valeur| valeurs::decimal(valeur).is_ok() || matches!(valeur, Valeur::Pourcentage(_));
        let person = others.iter().any(|(column, valeur)| {
            let key = self
                .entete
                .colonnes
                .iter()
                .find(|(_, columns)| columns.contains(column))
                .map(|(key, _)| *key);
            key.is_some_and(|key| PERSONNE.contains(&key) && (key != "prenoms" || !is_number(valeur)))
        });
        if person {
            return None;
        }
        if others.iter().all(|(_, valeur)| is_number(valeur)) || filled.len() * 2 <= self.known.len() {
            return Some(TOTAL);
        }
        let lieu = feuille.at(ligne.numero, title);
        let shown =
            ligne.cellules.iter().find(|(column, _)| *column == title).map(|(_, v)| valeurs::shown(v));
        diags.push(messages::total_douteux(&lieu, &shown.unwrap_or_default()));
        None
    }

    fn begins_a_total(&self, valeur: &Valeur) -> bool {
        let Valeur::Texte(text) = valeur else { return false };
        let words = text.split(|c: char| c.is_whitespace() || matches!(c, ':' | '=' | '\'' | '’'));
        let word = words.map(fold).find(|word| !word.is_empty());
        word.is_some_and(|word| self.totaux.contains(&word))
    }
}
