//! Excel workbooks (xlsx, xlsm): from their parts to plain sheets.
//!
//! What is damaged is told at its cell, else at its sheet; what no spreadsheet writes refuses the workbook.
//! Nothing is evaluated: a formula is worth the result that was saved with it.

mod cellule;
mod feuille;
mod formats;
mod parties;
mod reference;
mod textes;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use super::classeur::{FeuilleLue, Lecture, NonLue};
use super::conteneur::Conteneur;
use super::recolte::{Budget, remarks};
use super::sheet::Contenu;
use super::xml::{Faute, Lecteur};
pub(super) use cellule::day;
use formats::Formats;
pub(super) use formats::{shows_a_day, shows_a_day_by_number};
use parties::{Paquet, Relation};
use textes::Textes;

const CLASSEUR: &str = "xl/workbook.xml";

/// What the cells of every sheet refer to.
struct Contexte {
    textes: Textes,
    formats: Formats,
    /// Days are counted from the 1 January 1904.
    calendrier_1904: bool,
    /// Whoever wrote the workbook asks that it be calculated again when it is opened.
    recalcul: bool,
}

struct Onglet {
    nom: String,
    /// The identifier of its relation, under which its part is found.
    relation: Option<String>,
    masque: bool,
}

#[derive(Default)]
struct Plan {
    onglets: Vec<Onglet>,
    calendrier_1904: bool,
    recalcul: bool,
}

type Relations = BTreeMap<String, Relation>;

/// Every sheet, in the order of the tabs.
pub fn read(conteneur: &mut Conteneur<'_>) -> Lecture {
    read_parts(conteneur).map_err(Faute::into_refus)
}

fn read_parts(conteneur: &mut Conteneur<'_>) -> Result<Vec<FeuilleLue>, Faute> {
    let mut paquet = Paquet::new(conteneur)?;
    let racine = paquet.relations("")?;
    let chemin = of_kind(&racine, "officeDocument").map_or(CLASSEUR, |relation| &relation.cible).to_owned();
    let plan = read_plan(&paquet.part(&chemin)?.ok_or_else(Faute::abime)?)?;
    let relations = paquet.relations(&chemin)?;
    let contexte = Contexte {
        textes: match of_kind(&relations, "sharedStrings") {
            Some(relation) => {
                Textes::read(&needed(&mut paquet, relation, "la partie de ses textes manque")?)?
            }
            None => Textes::default(),
        },
        formats: match of_kind(&relations, "styles") {
            Some(relation) => {
                Formats::read(&needed(&mut paquet, relation, "la partie de ses formats manque")?)?
            }
            None => Formats::default(),
        },
        calendrier_1904: plan.calendrier_1904,
        recalcul: plan.recalcul,
    };
    let mut budget = Budget::default();
    let mut feuilles = Vec::new();
    for onglet in plan.onglets {
        let relation = onglet.relation.as_ref().and_then(|id| relations.get(id));
        let contenu = match read_onglet(&mut paquet, relation, &contexte, &mut budget)? {
            Ok(contenu) => Ok(Contenu { masquee: onglet.masque, ..contenu }),
            Err(obstacle) => Err(obstacle),
        };
        let remarques = contenu.as_ref().map_or_else(|_| Vec::new(), |c| remarks(&c.lignes));
        feuilles.push(FeuilleLue { nom: onglet.nom, contenu, remarques });
    }
    Ok(feuilles)
}

/// One sheet. The outer error is for what refuses the workbook.
fn read_onglet(
    paquet: &mut Paquet<'_, '_>,
    relation: Option<&Relation>,
    contexte: &Contexte,
    budget: &mut Budget,
) -> Result<Result<Contenu, NonLue>, Faute> {
    let Some(relation) = relation.filter(|relation| !relation.externe) else {
        return Ok(Err(NonLue::Absente));
    };
    let sorte = match relation.genre.as_str() {
        "chartsheet" => Some("feuille graphique"),
        "dialogsheet" => Some("boîte de dialogue"),
        "xlMacrosheet" | "xlIntlMacrosheet" => Some("feuille de macros"),
        _ => None,
    };
    if let Some(sorte) = sorte {
        return Ok(Err(NonLue::AutreSorte(sorte.to_owned())));
    }
    let Some(octets) = paquet.part(&relation.cible)? else {
        return Ok(Err(NonLue::Illisible("la partie qui la contient manque dans le fichier".to_owned())));
    };
    let read = feuille::read(&octets, contexte, budget).and_then(|mut lue| {
        // A table inside the sheet has a filter of its own.
        lue.contenu.filtree |= has_filtered_table(paquet, &relation.cible, &lue.tableaux)?;
        Ok(lue.contenu)
    });
    match read {
        Ok(contenu) => Ok(Ok(contenu)),
        Err(Faute::Partie(raison)) => Ok(Err(NonLue::Illisible(raison))),
        Err(refus) => Err(refus),
    }
}

fn has_filtered_table(
    paquet: &mut Paquet<'_, '_>,
    feuille: &str,
    tableaux: &[String],
) -> Result<bool, Faute> {
    if tableaux.is_empty() {
        return Ok(false);
    }
    let relations = paquet.relations(feuille)?;
    for relation in tableaux.iter().filter_map(|id| relations.get(id)) {
        if let Some(octets) = paquet.part(&relation.cible)?
            && feuille::table_is_filtered(&octets)?
        {
            return Ok(true);
        }
    }
    Ok(false)
}

fn read_plan(octets: &[u8]) -> Result<Plan, Faute> {
    let mut lecteur = Lecteur::new(octets)?;
    lecteur.root(&["workbook"])?;
    let mut plan = Plan::default();
    while let Some(balise) = lecteur.child()? {
        match balise.local() {
            "workbookPr" => plan.calendrier_1904 = balise.is_set("date1904")?,
            "calcPr" => plan.recalcul = balise.is_set("fullCalcOnLoad")?,
            "sheets" => {
                while let Some(balise) = lecteur.child()? {
                    if balise.local() == "sheet" {
                        let state = balise.attribut("state")?;
                        plan.onglets.push(Onglet {
                            nom: balise.attribut("name")?.ok_or_else(Faute::abime)?.into_owned(),
                            relation: balise.prefixed("id")?.map(Into::into),
                            masque: matches!(state.as_deref(), Some("hidden" | "veryHidden")),
                        });
                    }
                    lecteur.skip()?;
                }
                continue;
            }
            _ => {}
        }
        lecteur.skip()?;
    }
    lecteur.finish()?;
    Ok(plan)
}

fn of_kind<'r>(relations: &'r Relations, genre: &str) -> Option<&'r Relation> {
    relations.values().find(|relation| relation.genre == genre && !relation.externe)
}

/// A part without which cells could not be told right.
fn needed(paquet: &mut Paquet<'_, '_>, relation: &Relation, absence: &str) -> Result<Vec<u8>, Faute> {
    paquet.part(&relation.cible)?.ok_or_else(|| Faute::refus(absence))
}
