//! The list of the candidates, as a piece of school software exports it.

use super::styles::{Champ, Forme};
use super::tableau::{Cellule, Tableau};
use crate::exemple::modele::cadre::Cadre;
use crate::exemple::modele::noms::fold;
use crate::exemple::modele::{Ecole, Inscrit};
use crate::referentiel::types::NomTable;
use crate::texte;

/// One list for the whole school, or one per class: each with its path, without an extension.
pub fn listes(cadre: &Cadre, ecole: &Ecole, forme: &Forme) -> Vec<(String, Tableau)> {
    let inscrits = |classe: usize| ecole.classes[classe].candidats.iter().map(|c| &c.inscrit);
    if forme.chemin.contains("{classe}") {
        let classes = ecole.classes.iter().enumerate();
        return classes
            .map(|(rang, classe)| {
                let chemin = fill(forme.chemin, cadre, ecole).replace("{classe}", &classe.nom);
                (chemin, tableau(cadre, ecole, forme, inscrits(rang).collect()))
            })
            .collect();
    }
    let tous = (0..ecole.classes.len()).flat_map(inscrits).chain(&ecole.autres).collect();
    vec![(fill(forme.chemin, cadre, ecole), tableau(cadre, ecole, forme, tous))]
}

/// By division and name.
fn tableau(cadre: &Cadre, ecole: &Ecole, forme: &Forme, mut inscrits: Vec<&Inscrit>) -> Tableau {
    inscrits.sort_by_key(|i| (&i.classe, fold(&i.identite.nom), fold(&i.identite.prenoms)));
    let ligne = |(rang, inscrit): (usize, &Inscrit)| {
        forme.colonnes.iter().map(|(_, champ)| cellule(*champ, ecole, inscrit, rang, forme.vide)).collect()
    };
    Tableau {
        nom: "Liste".to_owned(),
        titres: forme.titres.iter().map(|titre| fill(titre, cadre, ecole)).collect(),
        entetes: forme.colonnes.iter().map(|(entete, champ)| header(cadre, entete, *champ)).collect(),
        lignes: (1..).zip(inscrits).map(ligne).collect(),
        figees: 0,
    }
}

/// The software's own, or that of the pack where it could not be recognised.
fn header(cadre: &Cadre, entete: &str, champ: Champ) -> String {
    let cle = match champ {
        Champ::Numero => "numero_candidat",
        Champ::Ine => "ine",
        Champ::Nom => "nom_de_famille",
        Champ::NomUsage => "nom_usage",
        Champ::NomComplet => "nom_complet",
        Champ::Prenoms | Champ::PremierPrenom => "prenoms",
        Champ::Naissance => "date_de_naissance",
        Champ::Classe => "classe",
        Champ::Mef => "code_mef",
        Champ::Categorie => "categorie",
        Champ::CodeSpecialite => "code_specialite",
        _ => return entete.to_owned(),
    };
    cadre.entete(NomTable::Candidats, cle, entete)
}

fn cellule(champ: Champ, ecole: &Ecole, inscrit: &Inscrit, rang: usize, vide: &str) -> Cellule {
    let identite = &inscrit.identite;
    let prenoms = identite.prenoms_inscrits();
    let (premier, second) = prenoms.split_once(' ').unwrap_or((&prenoms, ""));
    let texte = match champ {
        Champ::Naissance => return Cellule::Jour(identite.naissance),
        Champ::Rang => rang.to_string(),
        Champ::NumeroInscription => format!("{rang:03} Version 1"),
        Champ::Numero => identite.numero.clone(),
        Champ::Ine => identite.ine.clone(),
        Champ::Nom => identite.nom_inscrit(),
        Champ::NomUsage => identite.nom_usage_inscrit().unwrap_or_default(),
        Champ::NomComplet => format!("{} {prenoms}", identite.nom_inscrit()),
        Champ::PremierPrenom => premier.to_owned(),
        Champ::SecondPrenom => second.to_owned(),
        Champ::Prenoms => prenoms,
        Champ::Sexe(femme, homme) => if identite.feminin { femme } else { homme }.to_owned(),
        Champ::Courriel => format!("{}.{}@exemple.invalid", fold(premier), fold(&identite.nom)),
        Champ::Classe => inscrit.classe.clone(),
        Champ::Mef => format!("247{:0<8}", inscrit.code_specialite),
        Champ::Categorie => inscrit.categorie.replace('’', "'"),
        Champ::CodeSpecialite => inscrit.code_specialite.clone(),
        Champ::Specialite => inscrit.specialite.replace('’', "'"),
        Champ::AnneeScolaire => format!("{}-{}", ecole.session - 1, ecole.session),
        Champ::Fixe(texte) => texte.to_owned(),
        Champ::Vide => String::new(),
    };
    Cellule::texte(if texte.is_empty() { vide.to_owned() } else { texte })
}

fn fill(modele: &str, cadre: &Cadre, ecole: &Ecole) -> String {
    modele
        .replace("{session}", &ecole.session.to_string())
        .replace("{uai}", &ecole.uai)
        .replace("{INTITULE}", &cadre.intitule.to_uppercase())
        .replace("{NOM}", &ecole.nom.to_uppercase())
        .replace("{VILLE}", &ecole.ville.to_uppercase())
        .replace("{date}", &texte::date(ecole.date_edition))
}
