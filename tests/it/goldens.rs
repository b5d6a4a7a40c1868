//! A small class made by hand, whose documents are kept as text.

use std::collections::BTreeSet;
use std::path::Path;

use expect_test::{ExpectFile, expect_file};
use liasse::run::Issue;

use crate::atelier::{Papier, read_tree};
use crate::support::{Entrees, Essai};

const ETABLISSEMENT: &str = "\
Champ;Valeur
Nom;Lycée Louise-Michel
UAI;0330001X
Adresse;4 rue des Forges
Code postal;33000
Ville;Bordeaux
Académie;Bordeaux
Téléphone;05 56 00 00 00
Représentant;Nadia Ferrand
Qualité du représentant;proviseure
Session;2026
Lieu d'édition;Bordeaux
Date d'édition;12/06/2026
";

const CANDIDATS: &str = "\
N° candidat;INE;Nom de famille;Nom d'usage;Prénom(s);Date de naissance;Classe;Catégorie candidat;Durée du cycle;Dérogation PFMP
0330000001;123456789AA;LŒUILLET;D’ANGÉLY;Maëlys, Inès;14/03/2008;TAGO1;SCOLAIRE BACPRO 3 ANS (132);3;Non
0330000002;123456789BB;BÂ;;Ousmane;30/11/2007;TAGO1;SCOLAIRE BACPRO 3 ANS (132);;
";

const PFMP: &str = "\
N° candidat;Période;Type;Du;Au;Jours de présence;Semaines;Structure;Adresse de la structure;SIRET;Représentant;Tuteur;Fonction du tuteur;Activités;Compétences;Gratification;Observations
0330000001;P1;certifiante;06/01/2025;28/03/2025;58,5;11,7;Mairie de Pessac;1 place de la Ve-République;21330318900012;Jean Aÿ;Inès Blin;Cheffe de service;\"Accueil du public; Courrier\";1.1.1, 1.1.2;120,50;Pont du 8 mai
0330000001;P2;certifiante;06/10/2025;17/10/2025;10;2;Garage Morel;9 quai Nord;34012345600014;Luc Morel;Eva Petit;Gérante;Devis et factures;1.2.1;aucune;
0330000001;P2;certifiante;20/10/2025;05/12/2025;32,5;6,5;Association « L’Élan »;2 rue Basse;34012345600022;Zoé Roy;Zoé Roy;Trésorière;Suivi des adhésions;1.3.1;;
0330000001;P3;complémentaire;05/01/2026;16/01/2026;10;2;Garage Morel;9 quai Nord;34012345600014;Luc Morel;Eva Petit;Gérante;Classement;1.2.4;;
";

const TRAVAUX: &str = "\
N° candidat;Épreuve;N°;Intitulé;Dimension;Compétences;Organisation et contexte;Nature;Période ou lieu;Ressources
0330000001;E31;10;Relancer un adhérent;1.3;1.3.1, 1.3.2;Association « L’Élan »;simulée;Lycée;Fichier
0330000001;E31;2;Accueillir un usager;1.1;1.1.1, 1.1.2;Mairie de Pessac, état civil;réelle vécue;P1;Fiche d’accueil
0330000001;E31;3;Établir un devis;;1.2.1;Garage Morel;;P2;
";

const GRILLES: &str = "\
N° candidat;Épreuve;1.1.1-a;1.1.1-b;1.1.1-c;1.1.1-d;1.1.1-e;1.1.2-a;1.1.3-a;1.1.4-a;1.2.1-a;1.2.1-b;1.2.2-a;1.2.3-a;1.2.3-b;1.2.4-a;1.2.4-b;1.3.1-a;1.3.2-a;1.3.3-a;1.3.4-a;Note proposée;Situations présentées;Observations sur les compétences;Observations générales;Date
0330000001;E31;3;bien maîtrisé;2;1;3;3;4;3;2;2;3;3;3;2;3;4;3;3;3;13,5;Accueil en mairie, devis au garage;Écoute sûre, chiffrage à vérifier;Candidate précise, à l’aise à l’oral;20/05/2026
";

const COMMISSIONS: &str = "\
Épreuve;Classe;Nom;Prénom;Fonction;Entreprise
E31;TAGO1;BRUNET;Odile;Professeure;
E31;TAGO1;LEFORT;Marc;Professeur;
E32;TAGO1;VASSEUR;Nora;Comptable;Garage Morel
";

/// A pupil of whom all is known, with two structures in one period, and one of whom almost nothing is.
pub fn petite_classe() -> Entrees {
    let files = [
        ("etablissement.csv", ETABLISSEMENT),
        ("candidats.csv", CANDIDATS),
        ("pfmp.csv", PFMP),
        ("travaux.csv", TRAVAUX),
        ("grilles.csv", GRILLES),
        ("commissions.csv", COMMISSIONS),
    ];
    Entrees(files.into_iter().map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec())).collect())
}

/// A document of TAGO1, read again.
pub fn paper(essai: &Essai, chemin: &str) -> Papier {
    let path = essai.lieu.sorties().join(format!("TAGO1/{chemin}.pdf"));
    Papier::read(&fs_err::read(path).expect("it was produced"))
}

#[test]
fn documents_read_as_their_goldens() {
    let lea = "LOEUILLET-Maelys-Ines-0330000001";
    let bare = "BA-Ousmane-0330000002";
    let goldens: [(String, ExpectFile); 7] = [
        (format!("jury/{lea}/grille-e31"), expect_file!["goldens/grille-e31.txt"]),
        (format!("jury/{bare}/grille-e32"), expect_file!["goldens/grille-e32-vierge.txt"]),
        (
            format!("candidats/{lea}/etat-recapitulatif-e31"),
            expect_file!["goldens/etat-recapitulatif-e31.txt"],
        ),
        (
            format!("candidats/{bare}/etat-recapitulatif-e32"),
            expect_file!["goldens/etat-recapitulatif-e32-vierge.txt"],
        ),
        (format!("candidats/{lea}/attestation-pfmp-P1"), expect_file!["goldens/attestation-pfmp-P1.txt"]),
        (
            format!("candidats/{lea}/attestation-pfmp-recapitulative"),
            expect_file!["goldens/attestation-pfmp-recapitulative.txt"],
        ),
        (
            format!("candidats/{bare}/attestation-pfmp-recapitulative"),
            expect_file!["goldens/attestation-pfmp-recapitulative-vierge.txt"],
        ),
    ];
    let essai = petite_classe().generate_all();
    assert_eq!(essai.bilan.issue, Issue::Entiere, "{}", essai.faults());
    for (chemin, golden) in goldens {
        golden.assert_eq(&paper(&essai, &chemin).esquisse());
    }
}

#[test]
fn every_golden_is_compared() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/goldens");
    let source = [
        include_str!("goldens.rs"),
        include_str!("pieces.rs"),
        include_str!("classe.rs"),
        include_str!("vierges.rs"),
    ]
    .concat();
    let stale: BTreeSet<String> = read_tree(&folder)
        .into_keys()
        .filter(|name| !source.contains(&format!("\"goldens/{name}\"")))
        .collect();
    assert!(stale.is_empty(), "{stale:?}");
}
