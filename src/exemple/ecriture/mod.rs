//! The files of the fictional folder: which workbook holds what, in which format.
//!
//! A new style of export is one more entry of `styles`, a new format one more of `tableur`; the model does
//! not change.

mod archive;
mod feuilles;
mod listes;
mod ods;
mod styles;
mod tableau;
mod tableur;
mod texte;
mod xls;
mod xlsx;

use clap::ValueEnum;

pub use styles::Style;
pub use tableau::{Cellule, Tableau};
pub use tableur::{Tableur, write as write_tableaux};

use super::modele::cadre::Cadre;
use super::modele::{Classe, Ecole};
use super::{Fichier, Options};
use crate::referentiel::types::NomTable;
use styles::{Forme, Natif};

pub fn write_dossier(cadre: &Cadre, ecole: &Ecole, options: &Options) -> Vec<Fichier> {
    let forme = options.style.forme();
    let usuel = options.tableur.or(Tableur::Xlsx);
    let lisezmoi = write_lisezmoi(cadre, ecole, options).into_bytes();
    let mut fichiers = vec![Fichier { chemin: "LISEZMOI.txt".to_owned(), octets: lisezmoi }];
    fichiers.extend(tableur::write(usuel, "etablissement", &[feuilles::etablissement(cadre, ecole)]));
    fichiers.extend(write_listes(cadre, ecole, forme, options.tableur));
    for classe in &ecole.classes {
        let feuilles = feuilles::classe(cadre, ecole, classe, !forme.is_registration());
        fichiers.extend(tableur::write(usuel, &format!("{0}/{0}", classe.nom), &feuilles));
        fichiers.extend(write_tuteurs(cadre, ecole, classe, options.tableur));
    }
    fichiers.sort_by(|a, b| a.chemin.cmp(&b.chemin));
    fichiers
}

/// As the software wrote it, or as somebody saved it again in another format.
fn write_listes(cadre: &Cadre, ecole: &Ecole, forme: &Forme, tableur: Tableur) -> Vec<Fichier> {
    let write = |(chemin, liste): (String, _)| match (&forme.tableur, tableur) {
        (Natif::Texte(dialecte), Tableur::Varie) => {
            vec![Fichier { chemin: format!("{chemin}.csv"), octets: texte::write(&liste, dialecte) }]
        }
        (Natif::Classeur(natif), tableur) => tableur::write(tableur.or(*natif), &chemin, &[liste]),
        (Natif::Texte(_), tableur) => tableur::write(tableur, &chemin, &[liste]),
    };
    listes::listes(cadre, ecole, forme).into_iter().flat_map(write).collect()
}

/// The first half of the periods in one workbook (ods where nothing is asked), the other half in a zip of
/// workbooks, as two teachers in charge of the follow-up would have gathered them.
fn write_tuteurs(cadre: &Cadre, ecole: &Ecole, classe: &Classe, tableur: Tableur) -> Vec<Fichier> {
    let (debut, fin) = cadre.periodes.split_at(cadre.periodes.len().div_ceil(2));
    let mut fichiers = Vec::new();
    let feuilles: Vec<_> = debut.iter().filter_map(|p| feuilles::tuteurs(cadre, ecole, classe, p)).collect();
    if !feuilles.is_empty() {
        fichiers.extend(tableur::write(tableur.or(Tableur::Ods), &tuteurs_path(classe, debut), &feuilles));
    }
    let mut classeurs = Vec::new();
    for periode in fin {
        if let Some(feuille) = feuilles::tuteurs(cadre, ecole, classe, periode) {
            let chemin = format!("evaluations-{periode}");
            let ecrits = tableur::write(tableur.or(Tableur::Xlsx), &chemin, &[feuille]);
            classeurs.extend(ecrits.into_iter().map(|f| archive::Entree::new(f.chemin, f.octets)));
        }
    }
    if !classeurs.is_empty() {
        let chemin = format!("{}.zip", tuteurs_path(classe, fin));
        fichiers.push(Fichier { chemin, octets: archive::write(&classeurs) });
    }
    fichiers
}

fn tuteurs_path(classe: &Classe, periodes: &[String]) -> String {
    let premiere = periodes.first().map_or("", String::as_str);
    let derniere = periodes.last().map_or("", String::as_str);
    format!("{}/tuteurs/evaluations-{premiere}-{derniere}", classe.nom)
}

fn write_lisezmoi(cadre: &Cadre, ecole: &Ecole, options: &Options) -> String {
    let Options { classes, candidats, graine, style, tableur } = options;
    let forme = style.forme();
    let (dossier, _) = forme.chemin.split_once('/').expect("a list stands in the folder of its software");
    let formats = match tableur {
        Tableur::Varie => "un classeur ods, et un zip de xlsx".to_owned(),
        tableur => format!("des fichiers {0}, et un zip de {0}", name(tableur)),
    };
    let extension = match tableur {
        Tableur::Varie => "xlsx".to_owned(),
        Tableur::Csv1252 | Tableur::CsvMac => "csv".to_owned(),
        tableur => name(tableur),
    };
    let etablissement = format!("etablissement.{extension}");
    let mut choix = String::new();
    if *style != Style::default() {
        choix.push_str(&format!(" --style {}", name(style)));
    }
    if *tableur != Tableur::default() {
        choix.push_str(&format!(" --tableur {}", name(tableur)));
    }
    format!(
        "DOSSIER D’EXEMPLE : TOUT Y EST FICTIF\n\
         \n\
         Le lycée, la ville, les élèves, les tuteurs, les entreprises, les numéros et les notes\n\
         ont été tirés au hasard par le programme. Toute ressemblance avec des personnes ou des\n\
         établissements réels serait fortuite.\n\
         \n\
         Diplôme : {} {}, session {}.\n\
         \n\
         {:<21}la liste des candidats, telle que {} l’exporte\n\
         {:<21}le lycée, la session, la date d’édition\n\
         <classe>/            le classeur de la classe : candidats, {}, travaux, grilles,\n\
         \u{20}                    commissions, justificatifs\n\
         <classe>/tuteurs/    les évaluations des tuteurs : {formats}\n\
         \n\
         Quelques cellules ont été laissées vides à dessein, comme dans un vrai dossier : une note\n\
         qui n’est pas encore saisie, un SIRET, un nom de tuteur, des évaluations non rendues.\n\
         \n\
         Pour refaire ce dossier à l’identique, dans DOSSIER/inputs :\n\
         liasse exemple DOSSIER --classes {classes} --candidats {candidats} --graine {graine}{choix}\n",
        cadre.intitule,
        cadre.sigle,
        ecole.session,
        format!("{dossier}/"),
        forme.logiciel,
        etablissement,
        cadre.feuille(NomTable::Pfmp),
    )
}

/// The name of a choice on the command line.
fn name(choix: &impl ValueEnum) -> String {
    choix.to_possible_value().map(|valeur| valeur.get_name().to_owned()).unwrap_or_default()
}
