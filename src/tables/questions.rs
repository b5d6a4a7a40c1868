//! Headers that are not read as they stand, and may mean something: what is asked of a person before what stands below
//! them is left out.

use super::codes;
use super::dates;
use super::entete::Entete;
use super::lecteur::raw;
use super::proche::{absent_columns, likeliest};
use super::unites;
use super::valeurs;
use super::vocabulaire::Vocabulaire;
use crate::diagnostics::{Diagnostic, messages};
use crate::intake::{Sheet, Valeur};
use crate::place::Lieu;
use crate::referentiel::Referentiel;
use crate::referentiel::types::{Besoin, Colonne, NomTable, Table};
use crate::texte::fold;

#[derive(Debug)]
pub struct Question<'a> {
    pub colonne: u32,
    /// As the sheet shows it.
    pub entete: String,
    pub doute: Doute<'a>,
}

#[derive(Debug)]
pub enum Doute<'a> {
    /// The file is damaged there, or the cell shows an error of the spreadsheet.
    Illisible(Valeur),
    /// What was typed became a day, a number, a percentage or a truth value; the codes of which it may have been one.
    Change(Valeur, Vec<&'a str>),
    /// Its title is that of a column, in another unit than the column's, which is told.
    Unite(&'a Colonne, Option<&'a str>),
    /// It may be the title of a column that the sheet lacks.
    Colonne(&'a Colonne),
    /// It may be the header of a code.
    Code(&'a str),
    /// It is a value of this column of another table, which is laid out on its side.
    Valeur(&'a str),
    /// Other software writes it, and nothing here needs it.
    Etrangere,
}

impl Question<'_> {
    /// What is told of the header, where something stands below it.
    pub fn diagnostic(&self, lieu: &Lieu) -> Option<Diagnostic> {
        let Self { entete, doute, .. } = self;
        Some(match doute {
            Doute::Illisible(valeur) => messages::entete_illisible(lieu, valeur),
            Doute::Change(valeur, codes) => messages::entete_change(lieu, entete, valeur, codes),
            Doute::Unite(colonne, unite) => messages::autre_unite(lieu, entete, &colonne.nom, *unite),
            Doute::Colonne(colonne) if colonne.besoin == Besoin::Document => {
                messages::entete_a_confirmer(lieu, entete, &colonne.nom)
            }
            Doute::Colonne(colonne) => messages::entete_proche(lieu, entete, &colonne.nom),
            Doute::Code(code) => messages::entete_a_confirmer(lieu, entete, code),
            Doute::Valeur(quoi) => messages::valeur_en_entete(lieu, entete, quoi),
            Doute::Etrangere => return None,
        })
    }

    /// Whether a row that fills the column is at fault: what another table would hold is not this row's.
    pub fn touches_rows(&self) -> bool {
        !matches!(self.doute, Doute::Valeur(_))
    }
}

/// Takes from the unknown headers those that may mean something.
pub fn examine<'a>(vocabulaire: &Vocabulaire<'a>, entete: &mut Entete<'a>, sheet: &Sheet) {
    let end = entete.voisin.map_or(u32::MAX, |(column, _)| column);
    let lines = || sheet.contenu.lignes.iter();
    let at = |numero: u32| lines().find(|ligne| ligne.numero == numero);
    let lower = at(entete.ligne);
    // Of a header on two lines, what the lower one does not have stands above.
    let upper = entete.ligne.checked_sub(1).and_then(at);
    let cell = |column: u32| [lower, upper].into_iter().flatten().find_map(|ligne| raw(ligne, column));
    let mut unknown = std::mem::take(&mut entete.inconnues);
    // A formula without its result shows nothing, and may have been any header.
    let bare = lower.into_iter().flat_map(|ligne| &ligne.cellules);
    unknown.extend(
        bare.filter(|(column, valeur)| *valeur == Valeur::SansResultat && *column < end)
            .map(|(column, _)| (*column, String::new())),
    );
    let mut questions = Vec::new();
    for (column, header) in unknown {
        match doubt(vocabulaire, entete, &header, cell(column)) {
            Some(doute) => questions.push(Question { colonne: column, entete: header, doute }),
            None => entete.inconnues.push((column, header)),
        }
    }
    entete.questions = questions;
}

fn doubt<'a>(
    vocabulaire: &Vocabulaire<'a>,
    entete: &Entete<'a>,
    header: &str,
    cell: Option<&Valeur>,
) -> Option<Doute<'a>> {
    let (pack, table) = (vocabulaire.pack, entete.table);
    match cell {
        Some(valeur) if is_damaged(valeur) => return Some(Doute::Illisible(valeur.clone())),
        // A day or a number heads no column of such a table: it is told with the others that are not read.
        Some(Valeur::Texte(_)) | None if table.familles.is_empty() => {}
        Some(_) if table.familles.is_empty() => return None,
        Some(valeur) => {
            if let Some(change) = changed(pack, table, valeur) {
                return Some(change);
            }
        }
        None => {}
    }
    if vocabulaire.is_foreign(table, header) {
        return Some(Doute::Etrangere);
    }
    if let Some(quoi) = value_as_header(pack, header) {
        return Some(Doute::Valeur(quoi));
    }
    let mut absent = absent_columns(entete);
    if let Some(colonne) = absent.find(|colonne| unites::is_another(vocabulaire, header, colonne)) {
        return Some(Doute::Unite(colonne, unites::written(pack, colonne)));
    }
    if let Some((famille, code)) = codes::within(pack, table, header)
        && !entete.codes.contains_key(&(famille, code))
    {
        return Some(Doute::Code(code));
    }
    likeliest(vocabulaire, entete, header).map(Doute::Colonne)
}

/// What the spreadsheet made of a header that may have been a code. A text file that it saved shows the day as a text.
fn changed<'a>(pack: &'a Referentiel, table: &Table, valeur: &Valeur) -> Option<Doute<'a>> {
    let day = match valeur {
        Valeur::Date(date) => Some(*date),
        Valeur::Moment { instant, .. } => Some(instant.date()),
        Valeur::Texte(_) => Some(dates::date(valeur, false).ok()?.date),
        _ => None,
    };
    let codes = day.map(|day| codes::typed_as(pack, table, day)).unwrap_or_default();
    Some(Doute::Change(valeur.clone(), codes))
}

/// A cell that shows nothing of what was typed in it.
pub fn is_damaged(valeur: &Valeur) -> bool {
    match valeur {
        Valeur::Erreur(_) | Valeur::Illisible(_) | Valeur::SansResultat => true,
        Valeur::Texte(text) => valeurs::is_error_text(text),
        Valeur::Nombre(_)
        | Valeur::Montre { .. }
        | Valeur::Pourcentage(_)
        | Valeur::Scientifique(_)
        | Valeur::Deguise(_)
        | Valeur::Date(_)
        | Valeur::Moment { .. }
        | Valeur::Booleen(_) => false,
    }
}

/// The column that a header would be a value of: a table of notes or of periods laid out on its side, which
/// would else pass for a list of candidates with columns of no use.
fn value_as_header<'r>(pack: &'r Referentiel, header: &str) -> Option<&'r str> {
    let wanted = fold(header);
    let is_epreuve = pack.epreuves.iter().any(|e| e.pole.is_some() && fold(&e.code) == wanted);
    if is_epreuve {
        return Some(pack.nom_colonne(NomTable::EvaluationsCcf, "epreuve"));
    }
    // A bare number may be anything.
    let is_periode =
        wanted.contains(|c: char| c.is_ascii_alphabetic()) && pack.periode_of_text(header).is_some();
    is_periode.then(|| pack.nom_colonne(NomTable::Pfmp, "periode"))
}

#[cfg(test)]
mod tests;
