//! The school, its classes and the special cases that stand at the head of the first one.

use fastrand::Rng;

use super::cadre::{Cadre, CategorieCadre, EpreuveCadre};
use super::calendrier::{DATE_EDITION, SESSION};
use super::examen::{draw_grilles, draw_justificatifs, draw_travaux};
use super::identites::{Adulte, Registre, compose_uai, draw_adulte, draw_identite, draw_structures};
use super::lexique::{AUTRES_SPECIALITES, VILLES};
use super::noms::{NOMS_REMARQUABLES, fold};
use super::stages::{draw_evaluations, draw_stages};
use super::tirage::{chance, pick, seed_part};
use super::{Candidat, Classe, Ecole, Identite, Inscrit, Membre, Structure};

/// What makes a candidate worth a place in the sample.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cas {
    Ordinaire,
    /// Nothing is missing from the first candidate of the first class.
    Complet,
    DeuxStructures,
    CycleDeDeuxAns,
    /// Rank, among the categories of the pack, of one that is not the pupils’.
    AutreCategorie(usize),
    Absence,
    Derogation,
    NoteNonSaisie,
    SansSiret,
    SansTuteur,
    Rattrapage,
}

const CAS_DE_TETE: [Cas; 11] = [
    Cas::Complet,
    Cas::DeuxStructures,
    Cas::CycleDeDeuxAns,
    Cas::AutreCategorie(1),
    Cas::AutreCategorie(2),
    Cas::Absence,
    Cas::Derogation,
    Cas::NoteNonSaisie,
    Cas::SansSiret,
    Cas::SansTuteur,
    Cas::Rattrapage,
];

/// What the parts of a candidate’s file have in common.
pub struct Profil {
    pub cas: Cas,
    pub categorie: String,
    pub duree_cycle: Option<u32>,
    /// A percentage: where the candidate stands on every scale.
    pub talent: u32,
    pub feminin: bool,
    /// Rank of the class, which shifts its calendar.
    pub classe: usize,
}

pub fn compose_ecole(cadre: &Cadre, classes: usize, candidats: usize, graine: u64) -> Ecole {
    let mut alea = seed_part(graine, 0);
    let mut registre = Registre::default();
    let structures = draw_structures(&mut alea);
    let chef = draw_adulte(&mut alea, &mut registre);
    let (code_postal, ville) = *pick(&mut alea, VILLES);
    let classes = (0..classes)
        .map(|rang| {
            let mut alea = seed_part(graine, rang + 1);
            compose_classe(&mut alea, cadre, &mut registre, &structures, rang, candidats)
        })
        .collect();
    Ecole {
        nom: (*pick(
            &mut alea,
            &["Lycée professionnel Marguerite-Aubenas", "Lycée polyvalent de l’Estuaire"],
        ))
        .to_owned(),
        uai: compose_uai(alea.usize(449_900..449_999)),
        adresse: "14 rue des Filatures".to_owned(),
        code_postal: code_postal.to_owned(),
        ville: ville.to_owned(),
        academie: "Nantes".to_owned(),
        telephone: format!("02 61 91 {:02} {:02}", alea.u32(10..100), alea.u32(10..100)),
        representant: chef.complet(),
        qualite: if chef.is_dame() { "Proviseure" } else { "Proviseur" }.to_owned(),
        session: SESSION,
        date_edition: DATE_EDITION,
        classes,
        autres: draw_autres(&mut alea, cadre, &mut registre),
    }
}

fn compose_classe(
    alea: &mut Rng,
    cadre: &Cadre,
    registre: &mut Registre,
    structures: &[Structure],
    rang: usize,
    effectif: usize,
) -> Classe {
    let nom = format!("T{}{}", cadre.sigle.to_uppercase().chars().take(3).collect::<String>(), rang + 1);
    let mut identites = Vec::new();
    for place in 0..effectif {
        let impose =
            (rang == 0 && place < effectif.div_ceil(2)).then(|| NOMS_REMARQUABLES.get(place)).flatten();
        let age = *pick(alea, &[18, 18, 18, 18, 18, 18, 18, 19, 19, 20]);
        identites.push(draw_identite(alea, registre, impose.copied(), age));
    }
    identites.sort_by_key(|identite| (fold(&identite.nom), fold(&identite.prenoms)));
    let mut candidats = Vec::new();
    for (place, identite) in identites.into_iter().enumerate() {
        let cas = if rang == 0 { choose_cas(cadre, place) } else { Cas::Ordinaire };
        candidats.push(compose_candidat(alea, cadre, structures, (rang, &nom), cas, identite));
    }
    let commissions = draw_commissions(alea, cadre, registre, structures, &candidats);
    Classe { nom, candidats, commissions }
}

fn choose_cas(cadre: &Cadre, place: usize) -> Cas {
    match CAS_DE_TETE.get(place) {
        Some(Cas::AutreCategorie(rang)) if *rang >= cadre.categories.len() => Cas::Ordinaire,
        Some(cas) => *cas,
        None => Cas::Ordinaire,
    }
}

fn compose_candidat(
    alea: &mut Rng,
    cadre: &Cadre,
    structures: &[Structure],
    (rang_classe, classe): (usize, &str),
    cas: Cas,
    mut identite: Identite,
) -> Candidat {
    let (rang_categorie, duree_cycle) = match cas {
        Cas::AutreCategorie(rang) => (rang, None),
        Cas::CycleDeDeuxAns => (0, Some(2)),
        _ => (0, Some(3)),
    };
    if duree_cycle.is_none() {
        // Not a pupil: old enough to have the years of work that the papers show.
        identite.naissance =
            identite.naissance.with().year(SESSION - alea.i16(28..41)).build().unwrap_or(DATE_EDITION);
    }
    let categorie = cadre.categories.get(rang_categorie);
    let profil = Profil {
        cas,
        categorie: categorie.map(|c| c.code.clone()).unwrap_or_default(),
        duree_cycle,
        talent: alea.u32(22..94),
        feminin: identite.feminin,
        classe: rang_classe,
    };
    let stages = draw_stages(alea, cadre, structures, &profil);
    let justificatifs = draw_justificatifs(alea, cadre, structures, &profil);
    let travaux = draw_travaux(alea, cadre, &profil, &stages, &justificatifs);
    Candidat {
        inscrit: Inscrit {
            identite,
            classe: classe.to_owned(),
            categorie: categorie.map(|c| choose_texte(c, duree_cycle)).unwrap_or_default(),
            code_specialite: cadre.code_specialite.clone(),
            specialite: cadre.specialite.clone(),
        },
        duree_cycle,
        derogation: cas == Cas::Derogation,
        evaluations: draw_evaluations(alea, cadre, &profil, &stages),
        grilles: draw_grilles(alea, cadre, &profil, &travaux),
        stages,
        travaux,
        justificatifs,
    }
}

/// The text of an export for this category: for pupils, preferably one that names the length of their cycle; the
/// bare code where the pack knows none.
fn choose_texte(categorie: &CategorieCadre, duree_cycle: Option<u32>) -> String {
    let prefere = match duree_cycle {
        Some(annees) => categorie.textes.iter().find(|texte| texte.contains(&format!("{annees} ANS"))),
        None => categorie.texte_salarie.as_ref(),
    };
    prefere.or(categorie.textes.first()).unwrap_or(&categorie.code).clone()
}

/// The members that the pack prescribes, or two teachers where it prescribes none, all of them different people.
fn draw_commissions(
    alea: &mut Rng,
    cadre: &Cadre,
    registre: &mut Registre,
    structures: &[Structure],
    candidats: &[Candidat],
) -> Vec<Membre> {
    let evaluee = |e: &&EpreuveCadre| candidats.iter().flat_map(|c| &c.grilles).any(|g| g.epreuve == e.code);
    let mut professeurs: Vec<Adulte> = Vec::new();
    let mut membres = Vec::new();
    for (rang, epreuve) in cadre.epreuves.iter().filter(evaluee).enumerate() {
        let prescrits: &[bool] =
            if epreuve.commission.is_empty() { &[false, false] } else { &epreuve.commission };
        for (place, entreprise) in prescrits.iter().enumerate() {
            if *entreprise {
                let structure = pick(alea, structures);
                let professionnel = draw_adulte(alea, registre);
                let fonction = if professionnel.is_dame() {
                    "Assistante de direction"
                } else {
                    "Assistant de direction"
                };
                membres.push(compose_membre(epreuve, &professionnel, fonction, Some(structure.nom.clone())));
                continue;
            }
            // A team teaches the whole class: the same people sit again from one épreuve to the next.
            let siege = rang % 2 + place;
            while professeurs.len() <= siege {
                professeurs.push(draw_adulte(alea, registre));
            }
            membres.push(compose_membre(
                epreuve,
                &professeurs[siege],
                "Professeur d’enseignement professionnel",
                None,
            ));
        }
    }
    membres
}

fn compose_membre(
    epreuve: &EpreuveCadre,
    adulte: &Adulte,
    fonction: &str,
    entreprise: Option<String>,
) -> Membre {
    Membre {
        epreuve: epreuve.code.clone(),
        nom: adulte.nom.to_owned(),
        prenom: adulte.prenom.to_owned(),
        fonction: fonction.to_owned(),
        entreprise,
    }
}

fn draw_autres(alea: &mut Rng, cadre: &Cadre, registre: &mut Registre) -> Vec<Inscrit> {
    let autre = AUTRES_SPECIALITES.iter().find(|(code, ..)| cadre.codes_specialite.iter().all(|c| c != code));
    let Some((code, specialite, classe)) = autre else { return Vec::new() };
    let effectif = if chance(alea, 50) { 2 } else { 3 };
    let mut autres = Vec::new();
    for _ in 0..effectif {
        autres.push(Inscrit {
            identite: draw_identite(alea, registre, None, 18),
            classe: (*classe).to_owned(),
            categorie: cadre.categories.first().map(|c| choose_texte(c, Some(3))).unwrap_or_default(),
            code_specialite: (*code).to_owned(),
            specialite: (*specialite).to_owned(),
        });
    }
    autres
}
