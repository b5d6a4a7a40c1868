//! What the program wrote itself in the workbooks to fill, and must not read as data.

use super::entete::Entete;
use crate::intake::{Sheet, Valeur};
use crate::referentiel::types::NomTable;

/// The first cell of a sheet of lists: what is read back passes it over.
pub const MARQUE: &str = "Listes de choix : ne rien écrire ici";

/// Stands above the header of every sheet: what is read back knows by it that an untouched row waits to be filled.
pub const CONSIGNE: &str = "Remplir les cases blanches ; les cases grises sont verrouillées (sans mot de passe). Une ligne \
laissée telle quelle n’est pas lue. Dates au format JJ/MM/AAAA ; plusieurs valeurs dans une case : une par ligne, ou \
séparées par des points-virgules.";

/// The lists of choices of our own workbooks are no data.
pub(super) fn holds_data(sheet: &Sheet) -> bool {
    let first = sheet.contenu.lignes.first().and_then(|ligne| ligne.cellules.first());
    let is_lists = matches!(first, Some((_, Valeur::Texte(text))) if text == MARQUE);
    first.is_some() && !is_lists
}

/// The columns that `liasse modeles` fills in its own sheets: there, a row that holds nothing else says nothing
/// yet. In any other sheet somebody wrote it, and every row counts.
pub(super) fn given_by_us(entete: &Entete<'_>, sheet: &Sheet) -> Vec<u32> {
    const IDENTITE: [&str; 6] =
        ["numero_candidat", "ine", "nom_de_famille", "prenoms", "date_de_naissance", "classe"];
    let also: &[&str] = match entete.nom() {
        NomTable::Etablissement | NomTable::Candidats | NomTable::Pfmp | NomTable::Justificatifs => &[],
        NomTable::EvaluationsTuteur => &["periode"],
        NomTable::Travaux | NomTable::Commissions => &["epreuve"],
        NomTable::EvaluationsCcf => &["epreuve", "situation"],
    };
    let above = sheet.contenu.lignes.iter().take_while(|ligne| ligne.numero < entete.ligne);
    let mut cells = above.flat_map(|ligne| &ligne.cellules);
    if !cells.any(|(_, valeur)| matches!(valeur, Valeur::Texte(text) if text == CONSIGNE)) {
        return Vec::new();
    }
    IDENTITE.iter().chain(also).filter_map(|key| entete.colonnes.get(key)).flatten().copied().collect()
}
