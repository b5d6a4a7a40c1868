//! What is checked of a row as a whole, whatever its columns hold.

use super::degats::{self, Degat, Sorte};
use super::formes;
use super::fusions::Couverte;
use super::lecteur::{Lecteur, raw, voisins};
use super::valeurs;
use crate::diagnostics::{Gravite, messages};
use crate::place::Lieu;
use crate::referentiel::types::Colonne;

impl Lecteur<'_> {
    /// A level under a code that does not exist: the fault is the header's, and touches the rows that fill it.
    pub(super) fn check_unknown_codes(&mut self) {
        for (column, header) in &self.entete.codes_inconnus {
            if raw(self.ligne, *column).is_some_and(|valeur| !valeurs::is_blank(valeur)) {
                let lieu = self.feuille.at(self.entete.ligne, *column);
                let code = header.split_whitespace().next().unwrap_or(header);
                let told = messages::entete_d_un_code_inconnu(&lieu, header, &voisins(self.pack(), code));
                self.fautes.push(self.diags.push(told));
            }
        }
    }

    /// What stands below a header that cannot be read, or that is asked, may be something that a document needs: the
    /// fault is the header's, and touches the rows that fill its column.
    pub(super) fn check_questions(&mut self) {
        for question in self.entete.questions.iter().filter(|question| question.touches_rows()) {
            if raw(self.ligne, question.colonne).is_some_and(|valeur| !valeurs::is_blank(valeur)) {
                let lieu = self.feuille.at(self.entete.ligne, question.colonne);
                let diagnostic = question.diagnostic(&lieu);
                if let Some(error) = diagnostic.filter(|d| d.code.gravite() == Gravite::Erreur) {
                    self.fautes.push(self.diags.push(error));
                }
            }
        }
    }

    /// A header that stands twice is harmless while both columns say the same. Under « Note » twice, a blank and a
    /// mark may be the marks of two exams.
    pub(super) fn check_repeated_columns(&mut self) {
        let repeated =
            self.entete.colonnes.values().chain(self.entete.codes.values()).filter(|c| c.len() > 1);
        for columns in repeated {
            let filled = |column: &u32| raw(self.ligne, *column).filter(|valeur| !valeurs::is_blank(valeur));
            let first = &columns[0];
            if let Some(other) = columns.iter().find(|column| filled(column) != filled(first)) {
                let shown = |column| filled(column).map(valeurs::shown).unwrap_or_default();
                let place = |column: &u32| self.feuille.at(self.ligne.numero, *column);
                let diagnostic =
                    messages::colonnes_contradictoires(&place(other), &shown(other), &shown(first))
                        .see("l’autre colonne", &place(first));
                self.fault(diagnostic);
            }
        }
    }

    /// A cell of the table that lies below a merged one has no value of its own, and shows another row's.
    pub fn check_covered(&mut self, couvertes: &[Couverte]) {
        for Couverte { colonne, plage, valeur } in couvertes {
            let lieu = self.feuille.at(self.ligne.numero, *colonne);
            self.fault(messages::cellule_fusionnee(&lieu, *plage, valeur));
        }
    }

    /// The line of a text file has as many fields as its header, but for blank ones at the end: else its values
    /// may stand in the wrong columns. A comma too many before a blank field is seen beside a line that has none.
    pub(super) fn check_fields(&mut self) {
        let (Some(champs), Some(attendus)) = (self.ligne.champs, self.entete.champs) else { return };
        let beyond = self
            .ligne
            .cellules
            .iter()
            .find(|(column, valeur)| *column >= attendus && !valeurs::is_blank(valeur));
        let column = match beyond {
            Some((column, _)) => *column,
            None if champs < self.entete.largeur => champs.saturating_sub(1),
            None if champs > attendus && self.entete.champs_tenus => attendus,
            None => return,
        };
        let lieu = self.feuille.at(self.ligne.numero, column);
        self.fault(messages::ligne_irreguliere(&lieu, champs, attendus));
        self.decalee = true;
    }

    /// A shape that no such identifier has, or a key that does not follow: worth a look, never refused.
    pub(super) fn check_shape(&mut self, colonne: &Colonne, text: &str, lieu: &Lieu) {
        if let Some(doute) = formes::doubt(colonne, text) {
            self.fault(messages::forme_inattendue(lieu, &colonne.nom, text, &doute));
        }
    }

    /// Whether the documents' font can print the text.
    pub(super) fn check_printable(&mut self, text: &str, lieu: &Lieu) -> bool {
        if let Some(Degat { sorte, probable }) = degats::find(text) {
            self.fault(match sorte {
                Sorte::DoubleEncodage => messages::double_encodage(lieu, text),
                _ => messages::texte_abime(lieu, text, sorte, probable.as_deref()),
            });
            return false;
        }
        let absent = text.chars().find(|c| *c != '\n' && !(self.contexte.imprimable)(*c));
        if let Some(absent) = absent {
            self.fault(messages::caractere_absent(lieu, text, absent));
        }
        absent.is_none()
    }
}
