//! The files of the fictional folder: which workbook holds what, in which format.
//!
//! A new style of export is one more writer here; the model does not change.

mod archive;
mod cyclades;
mod feuilles;
mod ods;
mod tableau;
mod xlsx;

use super::modele::cadre::Cadre;
use super::modele::{Classe, Ecole};
use super::{Fichier, Options};

pub fn write_dossier(cadre: &Cadre, ecole: &Ecole, options: &Options) -> Vec<Fichier> {
    let session = ecole.session;
    let mut fichiers = vec![
        fichier("LISEZMOI.txt", write_lisezmoi(cadre, ecole, options).into_bytes()),
        fichier("etablissement.xlsx", xlsx::write(&[feuilles::etablissement(ecole)])),
        fichier(
            &format!("cyclades/Liste_simple_{}_{session}.csv", ecole.uai),
            cyclades::write_liste_simple(cadre, ecole).into_bytes(),
        ),
    ];
    for classe in &ecole.classes {
        let nom = &classe.nom;
        fichiers.push(fichier(
            &format!("{nom}/{nom}.xlsx"),
            xlsx::write(&feuilles::classe(cadre, ecole, classe)),
        ));
        fichiers.extend(write_tuteurs(cadre, ecole, classe));
    }
    fichiers.sort_by(|a, b| a.chemin.cmp(&b.chemin));
    fichiers
}

/// The first half of the periods in one ods workbook, the other half in a zip of Excel workbooks, as
/// two teachers in charge of the follow-up would have gathered them.
fn write_tuteurs(cadre: &Cadre, ecole: &Ecole, classe: &Classe) -> Vec<Fichier> {
    let (debut, fin) = cadre.periodes.split_at(cadre.periodes.len().div_ceil(2));
    let mut fichiers = Vec::new();
    let feuilles: Vec<_> = debut.iter().filter_map(|p| feuilles::tuteurs(cadre, ecole, classe, p)).collect();
    if !feuilles.is_empty() {
        fichiers.push(fichier(&tuteurs_path(classe, debut, "ods"), ods::write(&feuilles)));
    }
    let mut classeurs = Vec::new();
    for periode in fin {
        if let Some(feuille) = feuilles::tuteurs(cadre, ecole, classe, periode) {
            classeurs
                .push(archive::Entree::new(format!("evaluations-{periode}.xlsx"), xlsx::write(&[feuille])));
        }
    }
    if !classeurs.is_empty() {
        fichiers.push(fichier(&tuteurs_path(classe, fin, "zip"), archive::write(&classeurs)));
    }
    fichiers
}

fn tuteurs_path(classe: &Classe, periodes: &[String], extension: &str) -> String {
    let premiere = periodes.first().map_or("", String::as_str);
    let derniere = periodes.last().map_or("", String::as_str);
    format!("{}/tuteurs/evaluations-{premiere}-{derniere}.{extension}", classe.nom)
}

fn fichier(chemin: &str, octets: Vec<u8>) -> Fichier {
    Fichier { chemin: chemin.to_owned(), octets }
}

fn write_lisezmoi(cadre: &Cadre, ecole: &Ecole, options: &Options) -> String {
    let Options { classes, candidats, graine } = options;
    format!(
        "DOSSIER D’EXEMPLE : TOUT Y EST FICTIF\n\
         \n\
         Le lycée, la ville, les élèves, les tuteurs, les entreprises, les numéros et les notes\n\
         ont été tirés au hasard par le programme. Toute ressemblance avec des personnes ou des\n\
         établissements réels serait fortuite.\n\
         \n\
         Diplôme : {} {}, session {}.\n\
         \n\
         cyclades/            la liste des candidats, telle que Cyclades l’exporte\n\
         etablissement.xlsx   le lycée, la session, la date d’édition\n\
         <classe>/            le classeur de la classe : candidats, PFMP, travaux, grilles,\n\
         \u{20}                    commissions, justificatifs\n\
         <classe>/tuteurs/    les évaluations des tuteurs : un classeur ods, et un zip de xlsx\n\
         \n\
         Quelques cellules ont été laissées vides à dessein, comme dans un vrai dossier : une note\n\
         qui n’est pas encore saisie, un SIRET, un nom de tuteur, des évaluations non rendues.\n\
         \n\
         Pour refaire ce dossier à l’identique :\n\
         liasse exemple DOSSIER --classes {classes} --candidats {candidats} --graine {graine}\n",
        cadre.intitule, cadre.sigle, ecole.session,
    )
}
