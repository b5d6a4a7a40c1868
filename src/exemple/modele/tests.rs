use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::cadre::{Cadre, CategorieCadre, EpreuveCadre, SousBlocCadre};
use super::calendrier::count_jours_ouvres;
use super::noms::fold;
use super::{Candidat, Ecole, Note, compose_ecole};

fn texts(valeurs: &[&str]) -> Vec<String> {
    valeurs.iter().map(|&valeur| valeur.to_owned()).collect()
}

fn sous_bloc(pole: &str, code: &str) -> SousBlocCadre {
    let competences = vec![format!("{code}.1"), format!("{code}.2")];
    let activites =
        vec![("Ranger".to_owned(), competences.clone()), ("Trier".to_owned(), competences.clone())];
    SousBlocCadre {
        code: code.to_owned(),
        pole: pole.to_owned(),
        situations: activites.clone(),
        criteres: competences.iter().map(|code| format!("{code}-a")).collect(),
        activites,
        competences,
    }
}

/// A diploma that does not exist: two pôles, one épreuve in a single situation and one in two.
fn cadre() -> Cadre {
    let epreuve = |code: &str, pole: &str, ccf: &[&str], situations: &[&str]| EpreuveCadre {
        code: code.to_owned(),
        intitule: "Épreuve fictive".to_owned(),
        pole: pole.to_owned(),
        ccf: texts(ccf).into_iter().collect(),
        travaux: texts(&["U", "V", "W"]).into_iter().collect(),
        situations: texts(situations),
        commission: vec![false, true],
    };
    let categorie =
        |code: &str| CategorieCadre { code: code.to_owned(), textes: Vec::new(), texte_salarie: None };
    Cadre {
        sigle: "Fictif".to_owned(),
        intitule: "Diplôme".to_owned(),
        specialite: "Rangement".to_owned(),
        code_specialite: "00001".to_owned(),
        codes_specialite: texts(&["00001"]),
        categories: ["U", "V", "W"].map(categorie).into(),
        sous_blocs: vec![sous_bloc("x", "x.1"), sous_bloc("y", "y.1"), sous_bloc("y", "y.2")],
        epreuves: vec![epreuve("EX", "x", &["U", "W"], &[""]), epreuve("EY", "y", &["W"], &["un", "deux"])],
        periodes: texts(&["P1", "P2", "P3", "P4", "P5", "P6"]),
        type_stage: "certifiante".to_owned(),
        jours_par_semaine: Decimal::from(5),
        niveaux_grille: texts(&["1", "2", "3", "4"]),
        niveaux_tuteur: texts(&["bas", "haut"]),
        non_evalue: Some("non vu".to_owned()),
        par_critere: true,
        pas_bareme: 40,
        pas: Decimal::new(5, 1),
        absence: "ABS".to_owned(),
        natures: texts(&["réelle", "simulée"]),
        nature_experience: Some("preuve d’emploi".to_owned()),
        nature_heures: Some("preuve d’heures".to_owned()),
        tables: Vec::new(),
    }
}

fn candidats(ecole: &Ecole) -> impl Iterator<Item = &Candidat> {
    ecole.classes.iter().flat_map(|classe| &classe.candidats)
}

#[test]
fn nobody_shares_a_number_or_a_name() {
    let ecole = compose_ecole(&cadre(), 10, 30, 7);
    let mut vus = BTreeSet::new();
    for identite in candidats(&ecole).map(|c| &c.inscrit).chain(&ecole.autres).map(|i| &i.identite) {
        for cle in [&identite.numero, &identite.ine, &fold(&format!("{}{}", identite.nom, identite.prenoms))]
        {
            assert!(vus.insert(cle.clone()), "{cle}");
        }
        assert!(
            identite.numero.len() == 10 && identite.ine.len() == 11,
            "{} {}",
            identite.numero,
            identite.ine
        );
    }
    assert!(candidats(&ecole).any(|c| c.inscrit.identite.numero.starts_with('0')));
}

#[test]
fn presence_agrees_with_the_dates_and_the_cycle() {
    let ecole = compose_ecole(&cadre(), 3, 24, 7);
    let mut totaux: BTreeMap<String, usize> = BTreeMap::new();
    for candidat in candidats(&ecole) {
        for stage in &candidat.stages {
            assert!(stage.jours <= count_jours_ouvres(stage.du, stage.au), "{} {}", stage.du, stage.au);
            assert_eq!(stage.semaines * Decimal::from(5), Decimal::from(stage.jours));
        }
        for suite in candidat.stages.windows(2) {
            assert!(suite[0].au < suite[1].du);
        }
        let semaines: Decimal = candidat.stages.iter().map(|stage| stage.semaines).sum();
        let cle = format!("{:?} {} {semaines}", candidat.duree_cycle, candidat.derogation);
        *totaux.entry(cle).or_default() += 1;
    }
    let totaux: Vec<String> = totaux.into_iter().map(|(cle, nombre)| format!("{cle} × {nombre}")).collect();
    assert_eq!(
        totaux,
        ["None false 0 × 2", "Some(2) false 16 × 1", "Some(3) false 20 × 68", "Some(3) true 17 × 1"]
    );
}

#[test]
fn the_first_class_starts_with_the_special_cases() {
    let ecole = compose_ecole(&cadre(), 1, 24, 7);
    let tete: Vec<String> = candidats(&ecole)
        .take(11)
        .map(|c| {
            let points = |note: &Note| match note {
                Note::NonSaisie => "vide",
                Note::Points(_) => "note",
                Note::Etat(_) => "absent",
            };
            let notes: Vec<&str> = c.grilles.iter().map(|g| points(&g.note)).collect();
            let sans_siret =
                c.stages.iter().filter(|s| s.siret.is_none() && s.gratification.is_none()).count();
            let sans_tuteur = c.stages.iter().filter(|s| s.tuteur.is_none()).count();
            let (categorie, stages) = (&c.inscrit.categorie, c.stages.len());
            format!(
                "{categorie} {stages}-{sans_siret}-{sans_tuteur} {} {}",
                c.justificatifs.len(),
                notes.join("+")
            )
        })
        .collect();
    let attendu = [
        "U 6-0-0 0 note",
        "U 7-0-0 0 note",
        "U 4-0-0 0 note",
        "V 0-0-0 3 ",
        "W 0-0-0 2 note+note+note",
        "U 6-0-0 0 absent",
        "U 5-0-0 0 note",
        "U 6-0-0 0 vide",
        "U 6-1-0 0 note",
        "U 6-0-1 0 note",
        "U 6-0-0 0 note",
    ];
    assert_eq!(tete, attendu);
}

#[test]
fn the_situations_of_an_epreuve_cover_its_pole_once() {
    let ecole = compose_ecole(&cadre(), 1, 24, 7);
    for candidat in candidats(&ecole) {
        let codes = candidat.grilles.iter().filter(|g| g.epreuve == "EY").flat_map(|g| g.niveaux.keys());
        let codes: Vec<&str> = codes.map(String::as_str).collect();
        assert!(codes.is_empty() || codes == ["y.1.1-a", "y.1.2-a", "y.2.1-a", "y.2.2-a"], "{codes:?}");
    }
}

#[test]
fn small_and_empty_schools_are_composed() {
    for (classes, effectif) in [(0, 0), (1, 0), (1, 1), (1, 3), (2, 5)] {
        let ecole = compose_ecole(&cadre(), classes, effectif, 7);
        assert_eq!(candidats(&ecole).count(), classes * effectif);
    }
}
