//! Periods in companies, and what the tutors say of them.

use std::collections::BTreeMap;

use fastrand::Rng;
use jiff::civil::Date;
use rust_decimal::Decimal;

use super::cadre::Cadre;
use super::calendrier::{Fenetre, add_jours_ouvres, count_jours_ouvres, list_fenetres};
use super::ecole::{Cas, Profil};
use super::lexique::APPRECIATIONS;
use super::tirage::{chance, draw_rang, pick, pick_some};
use super::{EvaluationTuteur, Stage, Structure};

/// One stage per period, two where the trainee changed structures; none for those who are not pupils.
pub fn draw_stages(alea: &mut Rng, cadre: &Cadre, structures: &[Structure], profil: &Profil) -> Vec<Stage> {
    let Some(duree_cycle) = profil.duree_cycle else { return Vec::new() };
    let mut stages: Vec<Stage> = Vec::new();
    for (rang, (periode, fenetre)) in
        list_fenetres(&cadre.periodes, duree_cycle, profil.classe).into_iter().enumerate()
    {
        if profil.cas == Cas::Derogation && rang == 1 {
            continue;
        }
        let jours = fenetre.semaines * 5;
        if profil.cas == Cas::DeuxStructures && rang == 3 {
            let (avant, apres) = split_structures(alea, structures);
            let milieu = fenetre.semaines / 2 * 5;
            stages.push(draw_stage(alea, cadre, &periode, avant, (fenetre.lundi, 1, milieu)));
            let mut suite = draw_stage(alea, cadre, &periode, apres, (fenetre.lundi, milieu + 1, jours));
            suite.observations =
                Some("Changement de structure à mi-période, en accord avec le lycée".to_owned());
            stages.push(suite);
            continue;
        }
        let precedente = stages.last().map(|stage| stage.structure.clone()).filter(|_| chance(alea, 25));
        let structure = precedente.unwrap_or_else(|| pick(alea, structures).clone());
        let mut stage = draw_stage(alea, cadre, &periode, &structure, (fenetre.lundi, 1, jours));
        match profil.cas {
            Cas::SansSiret if rang == 2 => (stage.siret, stage.gratification) = (None, None),
            Cas::SansTuteur if rang == 1 => stage.tuteur = None,
            Cas::Rattrapage if rang == 1 => catch_up(cadre, &mut stage, fenetre),
            // Only the first two windows leave room before the holidays.
            Cas::Ordinaire if rang < 2 && duree_cycle == 3 && chance(alea, 4) => {
                catch_up(cadre, &mut stage, fenetre);
            }
            _ => {}
        }
        stages.push(stage);
    }
    stages
}

/// Two different structures.
fn split_structures<'a>(alea: &mut Rng, structures: &'a [Structure]) -> (&'a Structure, &'a Structure) {
    let premiere = alea.usize(..structures.len());
    let ecart = alea.usize(1..structures.len());
    (&structures[premiere], &structures[(premiere + ecart) % structures.len()])
}

/// A stage of full attendance between two working days of a window, both counted from one.
fn draw_stage(
    alea: &mut Rng,
    cadre: &Cadre,
    periode: &str,
    structure: &Structure,
    (lundi, premier, dernier): (Date, u32, u32),
) -> Stage {
    let (du, au) = (add_jours_ouvres(lundi, premier), add_jours_ouvres(lundi, dernier));
    let jours = cadre.presence(count_jours_ouvres(du, au));
    let (activites, competences) = draw_activites(alea, cadre);
    let gratification =
        if chance(alea, 4) { *pick(alea, &["100 €", "150 €", "250 €", "300 €"]) } else { "aucune" };
    Stage {
        periode: periode.to_owned(),
        du,
        au,
        jours,
        semaines: count_semaines(cadre, jours),
        structure: structure.clone(),
        siret: Some(structure.siret.clone()),
        tuteur: Some(pick(alea, &structure.tuteurs).clone()),
        activites,
        competences,
        gratification: Some(gratification.to_owned()),
        observations: None,
    }
}

fn count_semaines(cadre: &Cadre, jours: u32) -> Decimal {
    Decimal::from(jours).checked_div(cadre.jours_par_semaine).unwrap_or_default().normalize()
}

/// Two days of absence made up for after the end of the window: as many days present, a later end.
fn catch_up(cadre: &Cadre, stage: &mut Stage, fenetre: Fenetre) {
    let jours_ouvres = fenetre.semaines * 5;
    stage.jours = cadre.presence(jours_ouvres);
    stage.semaines = count_semaines(cadre, stage.jours);
    stage.au = add_jours_ouvres(fenetre.lundi, jours_ouvres + 2);
    stage.observations = Some("2 jours d’absence (maladie), rattrapés en fin de période".to_owned());
}

/// Some activities of two or three sous-blocs, and the competences that they mobilise, in the order of the pack.
fn draw_activites(alea: &mut Rng, cadre: &Cadre) -> (Vec<String>, Vec<String>) {
    let combien = alea.usize(2..4);
    let mut activites = Vec::new();
    let mut mobilisees: Vec<&String> = Vec::new();
    for bloc in pick_some(alea, &cadre.sous_blocs, combien) {
        let combien = alea.usize(1..3);
        for (libelle, codes) in pick_some(alea, &bloc.activites, combien) {
            activites.push(libelle.clone());
            mobilisees.extend(codes);
        }
    }
    let competences = cadre.competences().filter(|code| mobilisees.contains(code)).cloned().collect();
    (activites, competences)
}

/// One evaluation per period, by the tutor of its last structure; now and then one has not come back.
pub fn draw_evaluations(
    alea: &mut Rng,
    cadre: &Cadre,
    profil: &Profil,
    stages: &[Stage],
) -> Vec<EvaluationTuteur> {
    let mut evaluations = Vec::new();
    for (rang, stage) in stages.iter().enumerate() {
        let suivie = stages.get(rang + 1).is_some_and(|suivant| suivant.periode == stage.periode);
        let perdue = profil.cas == Cas::Ordinaire && chance(alea, 6);
        if suivie || perdue {
            continue;
        }
        // Trainees progress: three points of talent from one period to the next.
        let progres = u32::try_from(rang).unwrap_or(0) * 3;
        evaluations.push(EvaluationTuteur {
            periode: stage.periode.clone(),
            niveaux: draw_niveaux(alea, cadre, stage, (profil.talent + progres).saturating_sub(8).min(98)),
            activites: stage.activites.clone(),
            appreciation: (*pick(alea, tier(&APPRECIATIONS, profil.talent + progres))).to_owned(),
            tuteur: stage.tuteur.as_ref().map(|tuteur| tuteur.nom.clone()),
            date: stage.au,
        });
    }
    evaluations
}

/// A level for the competences of the stage; the others are « non évalué », or blank with one tutor in three.
fn draw_niveaux(alea: &mut Rng, cadre: &Cadre, stage: &Stage, talent: u32) -> BTreeMap<String, String> {
    let remplit_tout = chance(alea, 67);
    let mut niveaux = BTreeMap::new();
    for code in cadre.competences() {
        let niveau = if stage.competences.contains(code) {
            cadre.niveaux_tuteur.get(draw_rang(alea, talent, cadre.niveaux_tuteur.len()))
        } else {
            cadre.non_evalue.as_ref().filter(|_| remplit_tout)
        };
        if let Some(niveau) = niveau {
            niveaux.insert(code.clone(), niveau.clone());
        }
    }
    niveaux
}

/// The sentences that suit a percentage: weak, fair, strong.
pub fn tier<T: Copy>(phrases: &[T; 3], percent: u32) -> T {
    match percent {
        0..52 => phrases[0],
        52..78 => phrases[1],
        _ => phrases[2],
    }
}
