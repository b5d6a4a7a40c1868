//! The workbook of a class: one sheet per table, the candidates already there.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::feuille::{Formats, identity, is_date, lock, new_workbook};
use super::listes::Listes;
use crate::dossiers::Dossier;
use crate::referentiel::Referentiel;
use crate::referentiel::types::{Bloc, Document, Epreuve, GenreMode, NomTable, Table};
use crate::tables::preparees::{CONSIGNE, ColonnePreparee, Genre, Marque, Sujet, columns};
use crate::texte;

/// Rows without a name, below: a second structure, another member.
const LIGNES_LIBRES: u32 = 20;
/// Members of a commission whose composition the pack does not tell.
const MEMBRES: usize = 2;
const ENTETE: u32 = 2;

/// # Errors
/// When a text is beyond what a workbook can hold.
pub fn workbook(pack: &Referentiel, dossiers: &[&Dossier]) -> Result<Vec<u8>, XlsxError> {
    let formats = Formats::new();
    let mut listes = Listes::default();
    let mut book = new_workbook()?;
    for plan in plans(pack, dossiers) {
        let sheet = book.add_worksheet().set_name(&plan.nom)?;
        write_sheet(pack, &formats, &mut listes, sheet, &plan)?;
    }
    listes.write(&mut book)?;
    book.save_to_buffer()
}

/// One sheet: its columns, and what stands in the locked cells of each row.
struct Plan<'a> {
    nom: String,
    table: &'a Table,
    epreuve: Option<&'a Epreuve>,
    marque: Marque,
    colonnes: Vec<Champ>,
    /// By column; nothing is to be filled.
    lignes: Vec<Vec<Option<String>>>,
}

struct Champ {
    colonne: ColonnePreparee,
    choix: Vec<String>,
}

fn plans<'a>(pack: &'a Referentiel, dossiers: &[&Dossier]) -> Vec<Plan<'a>> {
    let everyone: Vec<(&Dossier, usize)> = dossiers.iter().map(|d| (*d, pack.pfmp.periodes.len())).collect();
    let mut plans = vec![plan(pack, NomTable::Pfmp, None, None, &everyone)];
    for (bloc, table, times) in [
        (Bloc::Travaux, NomTable::Travaux, pack.reglages.lignes_vierges_travaux),
        (Bloc::Grille, NomTable::EvaluationsCcf, 1),
    ] {
        for document in with_bloc(pack, bloc) {
            let lines: Vec<(&Dossier, usize)> =
                concerned(pack, bloc, document, dossiers).map(|dossier| (dossier, times)).collect();
            if !lines.is_empty() {
                let situation = document.situation.as_deref();
                plans.push(plan(pack, table, epreuve_of(pack, document), situation, &lines));
            }
        }
    }
    plans.push(commissions(pack, dossiers));
    plans.push(plan(pack, NomTable::Justificatifs, None, None, &[]));
    plans
}

/// The first document of each épreuve and situation that shows a bloc, in the order of the règlement.
fn with_bloc(pack: &Referentiel, bloc: Bloc) -> Vec<&Document> {
    let mut found: Vec<&Document> = Vec::new();
    for document in pack.documents.iter().filter(|d| d.epreuve.is_some() && d.donnees.contains(&bloc)) {
        if !found.iter().any(|other| is_about_the_same(other, document)) {
            found.push(document);
        }
    }
    found.sort_by_key(|d| pack.epreuves.iter().position(|e| Some(&e.code) == d.epreuve.as_ref()));
    found
}

fn is_about_the_same(one: &Document, other: &Document) -> bool {
    one.epreuve == other.epreuve && one.situation == other.situation
}

fn epreuve_of<'a>(pack: &'a Referentiel, document: &Document) -> Option<&'a Epreuve> {
    pack.find_epreuve(document.epreuve.as_deref()?)
}

/// Whoever has a document that shows the bloc, whatever the mode: one sheet fills the grid in CCF and the one of
/// the épreuve ponctuelle. A category that is not known yet excludes nothing.
fn concerned<'d>(
    pack: &Referentiel,
    bloc: Bloc,
    document: &Document,
    dossiers: &[&'d Dossier],
) -> impl Iterator<Item = &'d Dossier> {
    let same: Vec<&Document> = pack
        .documents
        .iter()
        .filter(|d| d.donnees.contains(&bloc) && is_about_the_same(d, document))
        .collect();
    let is_for = |dossier: &&Dossier| same.iter().any(|d| pack.is_for(d, dossier.candidat.categorie()));
    dossiers.iter().copied().filter(is_for).collect::<Vec<_>>().into_iter()
}

fn plan<'a>(
    pack: &'a Referentiel,
    nom: NomTable,
    epreuve: Option<&'a Epreuve>,
    situation: Option<&str>,
    lines: &[(&Dossier, usize)],
) -> Plan<'a> {
    let table = pack.table(nom).expect("a checked pack has every table");
    let sujet = Sujet {
        table,
        pole: epreuve.and_then(|e| pack.pole_of(e)),
        en_situation: situation.is_some(),
        numerotes: lines.iter().all(|(dossier, _)| dossier.candidat.numero.is_some()),
    };
    let colonnes: Vec<Champ> = columns(pack, &sujet)
        .into_iter()
        .map(|colonne| Champ { choix: choices(pack, nom, &colonne, epreuve), colonne })
        .collect();
    let known = |dossier: &Dossier, key: &str| match key {
        "epreuve" => epreuve.map(|e| e.code.clone()),
        "situation" => situation.map(str::to_owned),
        _ => identity(&dossier.candidat, key),
    };
    let lignes = lines
        .iter()
        .flat_map(|(dossier, times)| std::iter::repeat_n(*dossier, *times))
        .map(|dossier| colonnes.iter().map(|c| known(dossier, &c.colonne.cle)).collect())
        .collect();
    let label = table.sheet_name();
    let of = epreuve.map(|e| format!(" {}", e.code)).unwrap_or_default();
    let at = situation.map(|s| format!(" {s}")).unwrap_or_default();
    let marque = Marque {
        table: nom,
        epreuve: epreuve.map(|e| e.code.clone()),
        situation: situation.map(str::to_owned),
        colonnes: colonnes.iter().map(|champ| champ.colonne.cle.clone()).collect(),
    };
    Plan { nom: format!("{label}{of}{at}"), table, epreuve, marque, colonnes, lignes }
}

/// A row per prescribed member of each commission of the class.
fn commissions<'a>(pack: &'a Referentiel, dossiers: &[&Dossier]) -> Plan<'a> {
    let mut plan = plan(pack, NomTable::Commissions, None, None, &[]);
    let classe = dossiers.first().map_or("", |dossier| dossier.candidat.classe());
    let mut seen: Vec<&str> = Vec::new();
    for epreuve in pack.documents.iter().filter(|d| d.donnees.contains(&Bloc::Commission)) {
        let Some(epreuve) = epreuve_of(pack, epreuve).filter(|e| !seen.contains(&e.code.as_str())) else {
            continue;
        };
        seen.push(&epreuve.code);
        // A text that tells how the épreuve is evaluated and names no commission prescribes none.
        let modes = [GenreMode::Ccf, GenreMode::Ponctuel];
        let prescribed = modes.map(|mode| epreuve.commission(mode).len()).into_iter().max().unwrap_or(0);
        if prescribed == 0 && epreuve.ccf.is_some() {
            continue;
        }
        let prescribed = prescribed.max(MEMBRES);
        let row: Vec<Option<String>> = plan
            .colonnes
            .iter()
            .map(|c| match c.colonne.cle.as_str() {
                "epreuve" => Some(epreuve.code.clone()),
                "classe" => Some(classe.to_owned()),
                _ => None,
            })
            .collect();
        plan.lignes.extend(std::iter::repeat_n(row, prescribed));
    }
    plan
}

fn choices(
    pack: &Referentiel,
    table: NomTable,
    colonne: &ColonnePreparee,
    epreuve: Option<&Epreuve>,
) -> Vec<String> {
    if colonne.genre == Genre::Niveau {
        return pack.reglages.grille.echelle.niveaux.iter().map(|n| n.code.clone()).collect();
    }
    match (table, colonne.cle.as_str()) {
        (_, "periode") => pack.pfmp.periodes.clone(),
        (NomTable::Pfmp, "type") => pack.pfmp.types.iter().map(|t| t.libelle.clone()).collect(),
        (NomTable::Travaux, "nature") => {
            pack.reglages.natures_travaux.iter().map(|n| n.libelle.clone()).collect()
        }
        (NomTable::Justificatifs, "nature") => {
            pack.reglages.natures_justificatifs.iter().map(|n| n.libelle.clone()).collect()
        }
        (NomTable::Travaux, "dimension") => epreuve
            .and_then(|e| pack.pole_of(e))
            .map(|pole| pole.sous_blocs.iter().map(|b| format!("{} {}", b.code, b.titre)).collect())
            .unwrap_or_default(),
        _ => Vec::new(),
    }
}

fn write_sheet(
    pack: &Referentiel,
    formats: &Formats,
    listes: &mut Listes,
    sheet: &mut Worksheet,
    plan: &Plan<'_>,
) -> Result<(), XlsxError> {
    let title = match plan.epreuve {
        Some(epreuve) => format!("{} : {} – {}", plan.table.libelle, epreuve.code, epreuve.intitule),
        None => format!("{} – {}", plan.table.libelle, pack.diplome.sigle),
    };
    sheet.write_string_with_format(0, 0, capitalised(&title), &formats.titre)?;
    sheet.write_string_with_format(1, 0, CONSIGNE, &formats.aide.clone().unset_text_wrap())?;
    let last = ENTETE + u32::try_from(plan.lignes.len()).unwrap_or(u32::MAX) + LIGNES_LIBRES;
    write_mark(sheet, plan)?;
    let mut frozen = 0;
    let mut widths = Vec::new();
    for (column, champ) in (0_u16..).zip(&plan.colonnes) {
        sheet.write_string_with_format(ENTETE, column, &champ.colonne.nom, &formats.entete)?;
        let is_fixed = plan.lignes.first().is_some_and(|row| row[usize::from(column)].is_some());
        frozen = if is_fixed { column + 1 } else { frozen };
        let filled = plan.lignes.iter().filter_map(|row| row[usize::from(column)].as_deref());
        let longest = u32::try_from(filled.map(|text| text.chars().count()).max().unwrap_or(0)).unwrap_or(0);
        let width = match is_fixed {
            true => f64::from(longest + 2).clamp(15.0, 42.0),
            false if is_date(&champ.colonne.cle) => 15.0,
            false => 24.0,
        };
        widths.push(width);
        sheet.set_column_width(column, width)?;
        if !champ.choix.is_empty() {
            sheet.add_data_validation(ENTETE + 1, column, last, column, &listes.choice(&champ.choix)?)?;
        }
    }
    let heads = plan.colonnes.iter().map(|champ| champ.colonne.nom.as_str());
    sheet.set_row_height(ENTETE, texte::row_height(heads.zip(widths)))?;
    let blank = vec![None; plan.colonnes.len()];
    let free = std::iter::repeat_n(&blank, LIGNES_LIBRES as usize);
    for (row, values) in (ENTETE + 1..).zip(plan.lignes.iter().chain(free)) {
        for ((column, champ), value) in (0_u16..).zip(&plan.colonnes).zip(values) {
            match value {
                Some(value) => sheet.write_string_with_format(row, column, value, &formats.fixe)?,
                None => sheet.write_blank(row, column, formats.of(&champ.colonne.cle))?,
            };
        }
    }
    sheet.set_freeze_panes(ENTETE + 1, frozen)?.set_landscape();
    lock(sheet);
    Ok(())
}

/// Beside the title, behind the last column: whatever column is deleted, the mark stands. It is for the program, and
/// hidden from people.
fn write_mark(sheet: &mut Worksheet, plan: &Plan<'_>) -> Result<(), XlsxError> {
    let beyond = u16::try_from(plan.colonnes.len()).map_err(|_| XlsxError::RowColumnLimitError)?;
    sheet.write_string(0, beyond, plan.marque.write())?.set_column_hidden(beyond)?;
    Ok(())
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
