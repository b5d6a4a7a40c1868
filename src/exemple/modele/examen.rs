//! What the examination asks for: travaux professionnels, grids of the commissions, certificates.

use std::collections::{BTreeMap, BTreeSet};

use fastrand::Rng;
use jiff::civil::date;
use rust_decimal::Decimal;

use super::cadre::{Cadre, EpreuveCadre, SousBlocCadre};
use super::calendrier::{SESSION, jour_de_commission};
use super::ecole::{Cas, Profil};
use super::lexique::{
    CONTEXTES, CONTEXTES_SIMULES, EMPLOIS, OBSERVATIONS_COMPETENCES, OBSERVATIONS_GENERALES, RESSOURCES,
};
use super::stages::tier;
use super::tirage::{chance, draw_rang, pick, pick_some};
use super::{Grille, Justificatif, Note, Stage, Structure, Travail};

/// Four to six travaux for each épreuve that asks for an état récapitulatif, its dimensions taken in turn.
pub fn draw_travaux(
    alea: &mut Rng,
    cadre: &Cadre,
    profil: &Profil,
    stages: &[Stage],
    justificatifs: &[Justificatif],
) -> Vec<Travail> {
    let mut travaux = Vec::new();
    for epreuve in cadre.epreuves.iter().filter(|e| e.travaux.contains(&profil.categorie)) {
        let blocs: Vec<&SousBlocCadre> =
            cadre.sous_blocs_of(&epreuve.pole).filter(|bloc| !bloc.situations.is_empty()).collect();
        if blocs.is_empty() {
            continue;
        }
        let mut titres = BTreeSet::new();
        for numero in 1..=alea.u32(4..7) {
            let rang = usize::try_from(numero - 1).unwrap_or(0);
            let bloc = blocs[rang % blocs.len()];
            let inedites: Vec<_> =
                bloc.situations.iter().filter(|(titre, _)| !titres.contains(titre)).collect();
            let (titre, codes) = alea.choice(inedites).unwrap_or_else(|| pick(alea, &bloc.situations));
            let intitule = if titres.insert(titre) { titre.clone() } else { format!("{titre} (suite)") };
            let nature = cadre.natures.get(rang % cadre.natures.len().max(1)).cloned().unwrap_or_default();
            let (organisation, lieu) = draw_contexte(alea, &nature, stages, justificatifs);
            let sans_ressources = profil.cas == Cas::Ordinaire && chance(alea, 5);
            let ressources = if sans_ressources { "" } else { pick(alea, RESSOURCES) }.to_owned();
            travaux.push(Travail {
                epreuve: epreuve.code.clone(),
                numero,
                intitule,
                dimension: bloc.code.clone(),
                competences: choose_competences(alea, bloc, codes),
                organisation,
                nature,
                lieu,
                ressources,
            });
        }
    }
    travaux
}

/// The competences of a situation that belong to the dimension, and every other time one more of the dimension.
fn choose_competences(alea: &mut Rng, bloc: &SousBlocCadre, codes: &[String]) -> Vec<String> {
    let autre = chance(alea, 50).then(|| alea.choice(&bloc.competences)).flatten();
    bloc.competences.iter().filter(|code| codes.contains(code) || autre == Some(code)).cloned().collect()
}

/// Where a travail took place: a stage, a job, or the classroom for a simulated situation.
fn draw_contexte(
    alea: &mut Rng,
    nature: &str,
    stages: &[Stage],
    justificatifs: &[Justificatif],
) -> (String, String) {
    let simulee = nature.to_lowercase().starts_with("simul");
    let emploi = justificatifs.iter().find(|j| j.emploi.is_some());
    if !simulee && !stages.is_empty() {
        let stage = pick(alea, stages);
        return (format!("{} : {}", stage.structure.nom, pick(alea, CONTEXTES)), stage.periode.clone());
    }
    match emploi {
        Some(emploi) if !simulee => {
            (format!("{} : {}", emploi.organisme, pick(alea, CONTEXTES)), "En emploi".to_owned())
        }
        _ => ((*pick(alea, CONTEXTES_SIMULES)).to_owned(), "Centre de formation".to_owned()),
    }
}

/// A grid per épreuve in CCF for the candidate’s category, and per situation where there are several.
pub fn draw_grilles(alea: &mut Rng, cadre: &Cadre, profil: &Profil, travaux: &[Travail]) -> Vec<Grille> {
    let epreuves: Vec<&EpreuveCadre> =
        cadre.epreuves.iter().filter(|e| e.ccf.contains(&profil.categorie)).collect();
    let mut grilles = Vec::new();
    for (rang, epreuve) in epreuves.iter().enumerate() {
        let blocs: Vec<&SousBlocCadre> = cadre.sous_blocs_of(&epreuve.pole).collect();
        let situations = epreuve.situations.len();
        for (numero, situation) in epreuve.situations.iter().enumerate() {
            let evalues =
                blocs.iter().enumerate().filter(|(place, _)| place * situations / blocs.len() == numero);
            let evalues: Vec<&SousBlocCadre> = evalues.map(|(_, bloc)| *bloc).collect();
            let mut grille = draw_grille(alea, cadre, profil, epreuve, &evalues, travaux);
            grille.situation = Some(situation.clone()).filter(|code| !code.is_empty());
            grille.date = jour_de_commission(alea.usize(..30), numero + 1 == situations);
            if profil.cas == Cas::Absence && rang + 1 == epreuves.len() {
                empty_grille(&mut grille, cadre);
            }
            if profil.cas == Cas::NoteNonSaisie && rang == 0 {
                grille.note = Note::NonSaisie;
            }
            grilles.push(grille);
        }
    }
    grilles
}

fn draw_grille(
    alea: &mut Rng,
    cadre: &Cadre,
    profil: &Profil,
    epreuve: &EpreuveCadre,
    blocs: &[&SousBlocCadre],
    travaux: &[Travail],
) -> Grille {
    let plus_haut = cadre.niveaux_grille.len().saturating_sub(1);
    let mut niveaux = BTreeMap::new();
    let mut points = 0;
    for code in blocs.iter().flat_map(|bloc| cadre.rubriques_of(bloc)) {
        let rang = draw_rang(alea, profil.talent, cadre.niveaux_grille.len());
        if let Some(niveau) = cadre.niveaux_grille.get(rang) {
            niveaux.insert(code.clone(), niveau.clone());
            points += rang;
        }
    }
    let percent = u32::try_from(points * 100 / (niveaux.len() * plus_haut).max(1)).unwrap_or(0);
    let presentes: Vec<&String> =
        match travaux.iter().filter(|t| t.epreuve == epreuve.code).collect::<Vec<_>>() {
            dossier if dossier.is_empty() => {
                let titres: Vec<&String> =
                    blocs.iter().flat_map(|bloc| &bloc.situations).map(|(titre, _)| titre).collect();
                pick_some(alea, &titres, 2).into_iter().copied().collect()
            }
            dossier => pick_some(alea, &dossier, 2).into_iter().map(|travail| &travail.intitule).collect(),
        };
    let presentes: Vec<&str> = presentes.into_iter().map(String::as_str).collect();
    Grille {
        epreuve: epreuve.code.clone(),
        situation: None,
        niveaux,
        note: Note::Points(draw_note(alea, cadre, percent)),
        situations_presentees: Some(presentes.join("\n")),
        observations_competences: Some((*pick(alea, tier(&OBSERVATIONS_COMPETENCES, percent))).to_owned()),
        observations: Some(format!(
            "{} {} à l’heure.",
            pick(alea, tier(&OBSERVATIONS_GENERALES, percent)),
            if profil.feminin {
                "La candidate s’est présentée"
            } else {
                "Le candidat s’est présenté"
            },
        )),
        date: jour_de_commission(0, true),
    }
}

/// A note that nobody would call inconsistent with the levels: a quarter of the scale when all are at the
/// lowest, nineteen twentieths when all are at the highest, a step more or less.
fn draw_note(alea: &mut Rng, cadre: &Cadre, percent: u32) -> Decimal {
    let pas = (cadre.pas_bareme * (25 * 100 + 70 * percent)).div_ceil(10_000) + alea.u32(..3);
    (cadre.pas * Decimal::from(pas.saturating_sub(1).min(cadre.pas_bareme))).normalize()
}

/// The grid of somebody who did not come.
fn empty_grille(grille: &mut Grille, cadre: &Cadre) {
    grille.niveaux.clear();
    grille.note = Note::Etat(cadre.absence.clone());
    grille.situations_presentees = None;
    grille.observations_competences = None;
    grille.observations = None;
}

/// Certificates of work and of hours of training, for those who are not pupils: years of experience for the
/// first of the other categories, the last year for the next.
pub fn draw_justificatifs(
    alea: &mut Rng,
    cadre: &Cadre,
    structures: &[Structure],
    profil: &Profil,
) -> Vec<Justificatif> {
    let Cas::AutreCategorie(rang) = profil.cas else { return Vec::new() };
    let (emplois, formation) = if rang == 1 {
        let emplois = vec![
            (date(SESSION - 5, 9, 1), date(SESSION - 3, 8, 31)),
            (date(SESSION - 3, 10, 2), date(SESSION, 2, 27)),
        ];
        (emplois, ("Cap-Savoirs, formation à distance", date(SESSION - 1, 9, 15), date(SESSION, 4, 10), 180))
    } else {
        let emplois = vec![(date(SESSION - 1, 6, 2), date(SESSION, 1, 30))];
        (emplois, ("Greta du Pays de Grée", date(SESSION, 2, 2), date(SESSION, 5, 15), 420))
    };
    // As typed: with the straight apostrophe.
    let nature = |known: &Option<String>| known.as_ref().map(|libelle| libelle.replace('’', "'"));
    let mut justificatifs: Vec<Justificatif> = Vec::new();
    for (structure, (du, au)) in pick_some(alea, structures, emplois.len()).into_iter().zip(emplois) {
        justificatifs.push(Justificatif {
            nature: nature(&cadre.nature_experience).unwrap_or_default(),
            organisme: structure.nom.clone(),
            du,
            au,
            quotite: Some("100 %".to_owned()),
            heures: None,
            emploi: Some((*pick(alea, EMPLOIS)).to_owned()),
        });
    }
    let (organisme, du, au, heures) = formation;
    justificatifs.push(Justificatif {
        nature: nature(&cadre.nature_heures).unwrap_or_default(),
        organisme: organisme.to_owned(),
        du,
        au,
        quotite: None,
        heures: Some(heures),
        emploi: None,
    });
    justificatifs
}
