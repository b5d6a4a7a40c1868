//! Reads the cells of one row as what their columns hold, and remembers what was wrong with it.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::dates::{self, DateRefusee, Doute};
use super::entete::Entete;
use super::formulaire::Repere;
use super::valeurs::{self, Change};
use crate::diagnostics::messages::{self, Voisins};
use crate::diagnostics::{Diagnostic, Diagnostics, Renvoi};
use crate::intake::{Ligne, Valeur};
use crate::place::{Lieu, Located};
use crate::referentiel::Referentiel;
use crate::referentiel::types::{Colonne, ContenuColonne, Echelle, FamilleColonnes, NomTable};
use crate::texte::fold;

/// What the whole reading of tables shares.
pub struct Contexte<'a> {
    pub pack: &'a Referentiel,
    /// Whether the documents' font can print a character.
    pub imprimable: &'a dyn Fn(char) -> bool,
}

/// One row under its header.
pub struct Lecteur<'a> {
    pub(super) diags: &'a mut Diagnostics,
    pub(super) contexte: &'a Contexte<'a>,
    pub(super) entete: &'a Entete<'a>,
    pub(super) ligne: &'a Ligne,
    pub(super) feuille: &'a Repere,
    pub(super) fautes: Vec<Renvoi>,
    /// Whom the row names, as it writes it.
    personne: Option<String>,
    /// Its values may stand in the wrong columns: what is wrong with each says nothing more.
    pub(super) decalee: bool,
}

impl<'a> Lecteur<'a> {
    pub fn new(
        diags: &'a mut Diagnostics,
        contexte: &'a Contexte<'a>,
        entete: &'a Entete<'a>,
        feuille: &'a Repere,
        ligne: &'a Ligne,
    ) -> Self {
        let personne = person_of(entete, ligne);
        let fautes = Vec::new();
        let mut lecteur = Self { diags, contexte, entete, ligne, feuille, fautes, personne, decalee: false };
        lecteur.check_fields();
        lecteur.check_repeated_columns();
        lecteur.check_unknown_codes();
        lecteur.check_questions();
        lecteur
    }

    pub fn pack(&self) -> &'a Referentiel {
        self.contexte.pack
    }

    pub fn table(&self) -> NomTable {
        self.entete.nom()
    }

    /// The fields of a table of two columns.
    pub fn fields(&self) -> &'a [Colonne] {
        &self.entete.table.champs
    }

    /// The first cell of the row that holds something.
    pub fn lieu(&self) -> Lieu {
        self.feuille.at(self.ligne.numero, self.ligne.cellules.first().map_or(0, |(column, _)| *column))
    }

    /// Whether the sheet has the column.
    pub fn has(&self, colonne: &str) -> bool {
        self.entete.colonnes.contains_key(colonne)
    }

    /// The cell of a column, filled or not; the row itself when the sheet has no such column.
    pub fn lieu_of(&self, colonne: &str) -> Lieu {
        let column = self.entete.colonnes.get(colonne).and_then(|columns| columns.first());
        column.map_or_else(|| self.lieu(), |column| self.feuille.at(self.ligne.numero, *column))
    }

    /// The faults found in this row.
    pub fn finish(self) -> Vec<Renvoi> {
        self.fautes
    }

    pub fn fault(&mut self, mut diagnostic: Diagnostic) {
        if self.decalee {
            return;
        }
        diagnostic.candidat = diagnostic.candidat.or_else(|| self.personne.clone());
        diagnostic.d_une_ligne = true;
        let is_error = diagnostic.code.gravite() == crate::diagnostics::Gravite::Erreur;
        let code = self.diags.push(diagnostic);
        if is_error {
            self.fautes.push(code);
        }
    }

    /// Printed text, several lines allowed. A number is read as its cell shows it; what the spreadsheet has made a
    /// date, a percentage or the like is no longer what was typed.
    pub fn text(&mut self, colonne: &str) -> Option<Located<String>> {
        let cell = self.cell(colonne)?;
        self.printed(colonne_shown(self.entete, colonne), self.colonne(colonne), cell)
    }

    /// The same of a cell that stands for a field or a column of the pack; `nom` is its name in a message.
    pub(super) fn printed(
        &mut self,
        nom: &str,
        known: Option<&Colonne>,
        cell: Located<Valeur>,
    ) -> Option<Located<String>> {
        let text = valeurs::shown(&cell.valeur);
        let expected =
            |change: &Change| *change == Change::Pourcentage && known.is_some_and(|c| c.pourcentage);
        if let Some(change) = self.changed(&cell.valeur).filter(|change| !expected(change)) {
            self.fault(messages::texte_change(&cell.lieu, nom, &cell.valeur, &text, change));
            return None;
        }
        self.check_printable(&text, &cell.lieu);
        Some(Located { valeur: text, lieu: cell.lieu })
    }

    /// What the spreadsheet has made of a text. In a text file that it saved, only what nobody types tells.
    fn changed(&self, valeur: &Valeur) -> Option<Change> {
        match valeur {
            Valeur::Texte(text) if self.ligne.champs.is_some() => {
                if dates::is_spreadsheet_day(text) {
                    Some(Change::Date)
                } else {
                    valeurs::is_scientific(text.trim()).then_some(Change::Puissance)
                }
            }
            valeur => valeurs::changed(valeur),
        }
    }

    /// A name, or a part of one: a word that stands for a blank cell is none.
    pub fn name(&mut self, colonne: &str) -> Option<Located<String>> {
        let text = self.text(colonne)?;
        if self.contexte.pack.valeurs_vides.iter().any(|word| word.eq_ignore_ascii_case(&text.valeur)) {
            self.fault(messages::nom_vide(&text.lieu, colonne_shown(self.entete, colonne), &text.valeur));
            return None;
        }
        Some(text)
    }

    /// Text that a list of separate items may hold: items stand on their own line or behind `;`.
    pub fn items(&mut self, colonne: &str) -> Vec<Located<String>> {
        let Some(cell) = self.text(colonne) else { return Vec::new() };
        valeurs::items(&cell.valeur)
            .map(|item| Located { valeur: item.to_owned(), lieu: cell.lieu.clone() })
            .collect()
    }

    /// A code or a number that names something: digits are never rounded. An unusual shape is told.
    pub fn identifier(&mut self, colonne: &str) -> Option<Located<String>> {
        let cell = self.cell(colonne)?;
        let known = self.colonne(colonne)?;
        let Ok(text) = valeurs::identifier(&cell.valeur, known.chiffres) else {
            let shown = valeurs::shown(&cell.valeur);
            self.fault(messages::identifiant_abime(&cell.lieu, &shown));
            return None;
        };
        let only_digits = text.bytes().all(|b| b.is_ascii_digit());
        if let Some(most) = known.chiffres_max.filter(|most| only_digits && text.len() > *most) {
            self.fault(messages::identifiant_trop_long(&cell.lieu, &known.nom, &text, most));
            return None;
        }
        if self.check_printable(&text, &cell.lieu) {
            self.check_shape(known, &text, &cell.lieu);
        }
        Some(Located { valeur: text, lieu: cell.lieu })
    }

    pub fn date(&mut self, colonne: &str) -> Option<Located<Date>> {
        let cell = self.cell(colonne)?;
        let shown = valeurs::shown(&cell.valeur);
        // A number that is not shown as a date may come from either calendar: four years lie between them.
        if self.ligne.calendrier_1904 && matches!(cell.valeur, Valeur::Nombre(_) | Valeur::Deguise(_)) {
            self.fault(messages::jour_de_1904(&cell.lieu, &shown));
            return None;
        }
        let mut columns = self.entete.colonnes.get(colonne).into_iter().flatten();
        let american = columns.any(|column| self.entete.mois_en_premier.contains(column));
        match dates::date(&cell.valeur, american) {
            Ok(dates::DateLue { date, doute }) => {
                if let Some(doute) = doute {
                    self.fault(match doute {
                        Doute::AnneeCourte => messages::annee_a_deux_chiffres(&cell.lieu, &shown, date),
                        Doute::AnneeCachee => messages::annee_cachee(&cell.lieu, &shown, date),
                        Doute::Heure(_) => messages::heure_en_trop(&cell.lieu, &shown, date),
                    });
                }
                Some(Located { valeur: date, lieu: cell.lieu })
            }
            Err(refus) => {
                self.fault(match refus {
                    DateRefusee::Illisible => messages::date_illisible(&cell.lieu, &shown),
                    DateRefusee::Nombre => messages::nombre_sans_jour(&cell.lieu, &shown),
                    DateRefusee::Annee => messages::annee_invraisemblable(&cell.lieu, &shown),
                    DateRefusee::Inexistante { jour, mois, annee } => {
                        messages::jour_inexistant(&cell.lieu, &shown, (jour, mois, annee))
                    }
                    DateRefusee::SansJour => messages::date_sans_jour(&cell.lieu, &shown),
                    DateRefusee::MoisEnPremier(date) => messages::mois_en_premier(&cell.lieu, &shown, date),
                    DateRefusee::DeuxOrdres(un, autre) => {
                        messages::deux_ordres(&cell.lieu, &shown, (un, autre))
                    }
                    DateRefusee::Soiree(jour, lendemain) => {
                        messages::date_du_soir(&cell.lieu, &shown, (jour, lendemain))
                    }
                });
                None
            }
        }
    }

    /// A decimal number of days, weeks or hours: zero or more, up to what the pack says.
    pub fn decimal(&mut self, colonne: &str) -> Option<Located<Decimal>> {
        let cell = self.cell(colonne)?;
        let known = self.colonne(colonne)?;
        let shown = valeurs::shown(&cell.valeur);
        let lieu = &cell.lieu;
        let (number, fault) = match (valeurs::decimal(&cell.valeur), &cell.valeur) {
            (Ok(number), _) if number >= Decimal::ZERO => match known.maximum.filter(|most| number > *most) {
                Some(most) => (number, Some(messages::nombre_trop_grand(lieu, &known.nom, &shown, most))),
                None => (number, None),
            },
            (_, Valeur::Pourcentage(_)) => (Decimal::ZERO, Some(messages::pourcentage(lieu, &shown))),
            (_, Valeur::Date(_) | Valeur::Moment { .. }) => {
                (Decimal::ZERO, Some(messages::nombre_devenu_date(lieu, &shown)))
            }
            _ if valeurs::is_number_with_a_space(&shown) => {
                (Decimal::ZERO, Some(messages::nombre_avec_espace(lieu, &shown)))
            }
            _ => (Decimal::ZERO, Some(messages::nombre_illisible(lieu, &shown))),
        };
        match fault {
            None => {
                self.check_rounding(&cell);
                Some(Located { valeur: number, lieu: cell.lieu })
            }
            Some(fault) => {
                self.fault(fault);
                None
            }
        }
    }

    /// A cell that shows fewer decimals than it holds.
    pub fn check_rounding(&mut self, cell: &Located<Valeur>) {
        if let Some(number) = valeurs::hidden_decimals(&cell.valeur) {
            self.fault(messages::valeur_arrondie(&cell.lieu, &valeurs::shown(&cell.valeur), number));
        }
    }

    /// A whole number, with or without its unit: `3`, « 3 ans », « 10 semaines ».
    pub fn whole_number(&mut self, colonne: &str) -> Option<Located<u32>> {
        let cell = self.cell(colonne)?;
        let text = valeurs::stored(&cell.valeur);
        let (digits, unit) = text.split_at(text.bytes().take_while(u8::is_ascii_digit).count());
        let known_unit = matches!(fold(unit).as_str(), "" | "an" | "ans" | "semaine" | "semaines");
        let most = self.colonne(colonne).and_then(|known| known.maximum);
        match digits.parse() {
            Ok(number) if known_unit && !unit.trim_start().starts_with(['.', ',']) => {
                if let Some(most) = most.filter(|most| Decimal::from(number) > *most) {
                    let name = colonne_shown(self.entete, colonne);
                    self.fault(messages::nombre_trop_grand(&cell.lieu, name, &text, most));
                    return None;
                }
                Some(Located { valeur: number, lieu: cell.lieu })
            }
            _ => {
                self.fault(messages::nombre_illisible(&cell.lieu, &text));
                None
            }
        }
    }

    /// A year of this century, in four digits.
    pub fn year(&mut self, colonne: &str) -> Option<Located<i16>> {
        let cell = self.cell(colonne)?;
        let text = valeurs::stored(&cell.valeur);
        if let Some(year) = text.parse().ok().filter(|year| (2000..=2100).contains(year)) {
            return Some(Located { valeur: year, lieu: cell.lieu });
        }
        self.fault(messages::annee_illisible(&cell.lieu, &text));
        None
    }

    /// One of a closed list; `find` answers the code of the item that the text names.
    pub fn choice(
        &mut self,
        colonne: &str,
        permises: &[String],
        find: impl Fn(&str) -> Option<String>,
    ) -> Option<Located<String>> {
        let cell = self.cell(colonne)?;
        let text = valeurs::code_text(&cell.valeur);
        // A rank is itself, with or without the zeros that its format adds.
        if let Some(code) = find(&text).or_else(|| find(&valeurs::stored(&cell.valeur))) {
            return Some(Located { valeur: code, lieu: cell.lieu });
        }
        // VRAI is an answer like another, to be said in the words of the list.
        if let Some(change) = valeurs::changed(&cell.valeur).filter(|change| *change != Change::Logique) {
            let nom = colonne_shown(self.entete, colonne);
            self.fault(messages::texte_change(&cell.lieu, nom, &cell.valeur, &text, change));
            return None;
        }
        self.fault(messages::valeur_inconnue(
            &cell.lieu,
            colonne_shown(self.entete, colonne),
            &text,
            permises,
        ));
        None
    }

    /// Codes of competences, in the order of the cell.
    pub fn competences(&mut self, colonne: &str) -> Vec<Located<String>> {
        let Some(cell) = self.cell(colonne) else { return Vec::new() };
        let text = valeurs::code_text(&cell.valeur);
        let mut codes = Vec::new();
        for item in text.split([';', '\n', ',']).map(str::trim).filter(|i| !i.is_empty()) {
            let token = item.split_whitespace().next().unwrap_or(item);
            match self.pack().find_competence(token) {
                Some(found) => {
                    codes.push(Located { valeur: found.competence.code.clone(), lieu: cell.lieu.clone() });
                }
                None => {
                    let near = voisins(self.pack(), token);
                    self.fault(messages::competence_inconnue(&cell.lieu, item, &near));
                }
            }
        }
        codes
    }

    /// The level given under each code of a family of columns, as the scale's codes.
    pub fn levels(&mut self, famille: FamilleColonnes, echelle: &Echelle) -> Vec<(String, Located<String>)> {
        let columns: Vec<(String, u32)> = self
            .entete
            .codes
            .iter()
            .filter(|((f, _), _)| *f == famille)
            .map(|((_, code), columns)| ((*code).to_owned(), columns[0]))
            .collect();
        let mut levels = Vec::new();
        for (code, column) in columns {
            let Some(cell) = self.cell_at(column) else { continue };
            let text = valeurs::code_text(&cell.valeur);
            let level = valeurs::level(echelle, &text);
            match level.or_else(|| valeurs::level(echelle, &valeurs::stored(&cell.valeur))) {
                Some(level) => levels.push((code, Located { valeur: level, lieu: cell.lieu })),
                None => self.fault(messages::niveau_inconnu(&cell.lieu, &text, echelle)),
            }
        }
        levels
    }

    /// The raw value of a column: nothing when blank or marked as empty, a fault when the cell is in error.
    pub fn cell(&mut self, colonne: &str) -> Option<Located<Valeur>> {
        let columns = self.entete.colonnes.get(colonne)?;
        columns.iter().find_map(|column| self.cell_at(*column))
    }

    fn cell_at(&mut self, column: u32) -> Option<Located<Valeur>> {
        let valeur = raw(self.ligne, column)?;
        let lieu = self.feuille.at(self.ligne.numero, column);
        match valeur {
            Valeur::Erreur(shown) => {
                self.fault(messages::cellule_en_erreur(&lieu, shown));
                None
            }
            Valeur::SansResultat => {
                self.fault(messages::formule_sans_resultat(&lieu));
                None
            }
            Valeur::Illisible(why) => {
                self.fault(messages::cellule_illisible(&lieu, why));
                None
            }
            valeur if valeurs::is_blank(valeur) => None,
            Valeur::Texte(text) if valeurs::is_error_text(text) => {
                self.fault(messages::cellule_en_erreur(&lieu, &valeurs::shown(valeur)));
                None
            }
            Valeur::Texte(text) if self.stands_for_blank(column, text) => {
                self.fault(messages::mot_vide(&lieu, text.trim()));
                None
            }
            Valeur::Texte(text) => {
                let valeur = match valeurs::behind_apostrophe(text) {
                    Some(rest) => {
                        self.fault(messages::apostrophe_en_tete(&lieu, text.trim()));
                        rest.to_owned()
                    }
                    None => text.clone(),
                };
                Some(Located { valeur: Valeur::Texte(valeur), lieu })
            }
            valeur => Some(Located { valeur: valeur.clone(), lieu }),
        }
    }

    /// A word by which an export says that it has nothing there. In the place of a name it may be one.
    fn stands_for_blank(&self, column: u32, text: &str) -> bool {
        let named =
            self.entete.colonne_at(column).is_some_and(|colonne| colonne.contenu == ContenuColonne::Nom);
        let text = text.trim();
        !named && self.contexte.pack.valeurs_vides.iter().any(|word| word.eq_ignore_ascii_case(text))
    }

    fn colonne(&self, key: &str) -> Option<&'a Colonne> {
        self.entete.table.colonnes.iter().find(|c| c.colonne == key)
    }
}

/// The codes that differ by what follows their last point, else any.
pub(super) fn voisins(pack: &Referentiel, code: &str) -> Voisins {
    let codes = || pack.competences().map(|found| found.competence.code.clone());
    let beginning = code.rsplit_once('.').map(|(beginning, _)| format!("{beginning}."));
    let same: Vec<String> = beginning
        .map(|beginning| codes().filter(|known| known.starts_with(&beginning)).collect())
        .unwrap_or_default();
    if same.is_empty() { Voisins::Exemple(codes().next().unwrap_or_default()) } else { Voisins::Memes(same) }
}

/// N° candidat, else name and first name.
fn person_of(entete: &Entete<'_>, ligne: &Ligne) -> Option<String> {
    let shown = |colonne: &str| {
        let column = entete.colonnes.get(colonne)?.first()?;
        raw(ligne, *column).filter(|valeur| !valeurs::is_blank(valeur)).map(valeurs::shown)
    };
    let in_two = || Some(format!("{} {}", shown("nom_de_famille")?, shown("prenoms")?));
    shown("numero_candidat").or_else(in_two).or_else(|| shown("nom_complet"))
}

pub(super) fn raw(ligne: &Ligne, column: u32) -> Option<&Valeur> {
    ligne.cellules.iter().find(|(c, _)| *c == column).map(|(_, valeur)| valeur)
}

fn colonne_shown<'a>(entete: &'a Entete<'_>, colonne: &'a str) -> &'a str {
    entete.table.colonnes.iter().find(|c| c.colonne == colonne).map_or(colonne, |c| &c.nom)
}
