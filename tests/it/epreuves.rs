//! The papers of the épreuves: E2 in CCF, the épreuves ponctuelles, the notes of a candidate.

use std::collections::BTreeSet;
use std::path::Path;

use expect_test::{ExpectFile, expect, expect_file};
use serde_json::Value;

use crate::atelier::{Papier, read_tree};
use crate::support::{Entrees, Essai, papers};

const ETABLISSEMENT: &str = "\
Champ;Valeur
Nom;Greta Rive-Haute
UAI;0330002Y
Adresse;8 cours de l’Yser
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
0330000011;123456789CC;ABADIE;;Rose;14/03/2001;TFPC1;Candidat justifiant de 3 années d’activité professionnelle;;
0330000012;123456789DD;BLIN;;Yann;30/11/1998;TFPC1;B;;
0330000013;123456789EE;CÔME;LE GOFF;Inès, Maëva;02/01/1995;TFPC1;C;;
0330000014;123456789FF;DAO;;Kim;05/07/1999;TFPC1;Formation professionnelle continue dans un établissement public habilité;;
0330000015;123456789GG;ÉMERY;;Zoé;11/09/2008;TFPC1;SCOLAIRE BACPRO 3 ANS (132);3;Non
";

const TRAVAUX: &str = "\
N° candidat;Épreuve;N°;Intitulé;Dimension;Compétences;Organisation et contexte;Nature;Période ou lieu;Ressources
0330000011;E31;1;Accueillir un usager;1.1;1.1.1, 1.1.2;Mairie de Pessac;réelle vécue;En emploi;Fiche d’accueil
0330000011;E32;1;Tenir le registre du personnel;3.1;3.1.1;Garage Morel;réelle vécue;En emploi;Registre
0330000011;E32;2;Préparer les éléments de paie;3.2;3.2.2;Centre de formation;simulée;Centre de formation;Tableur
0330000013;E31;1;Accueillir une adhérente;1.1;1.1.1;Association « L’Élan »;réelle vécue;P1;Fiche
";

const E2: &str = "\
N° candidat;Épreuve;Situation;2.1.1-a;2.1.1-b;2.1.2-a;2.1.3-a;2.1.5-a;2.1.5-b;2.2.1-a;2.2.2-a;2.2.2-b;2.2.3-a;2.3.1-a;2.3.1-b;2.3.2-a;2.3.2-b;Note proposée;Situations présentées;Observations sur les compétences;Observations générales;Date
0330000013;E2;S1;3;3;2;4;3;;2;3;3;;;;;;12;Commande et suivi d’un stock;Calculs justes;Étude sérieuse;16/01/2026
0330000013;E2;S2;;;;;;;;;;;3;3;4;2;13,5;Réunion à distance;Espace bien tenu;Candidate à l’aise;17/04/2026
";

const E31: &str = "\
N° candidat;Épreuve;1.1.1;1.1.2;1.1.3;1.1.4;1.2.1;1.2.2;1.2.3;1.2.4;1.3.1;1.3.2;1.3.3;1.3.4;Note proposée;Situations présentées;Observations générales;Date
0330000011;E31;3;3;4;3;3;2;3;3;4;3;3;3;14;Accueil en mairie;À l’aise;10/06/2026
0330000013;E31;2;3;2;3;2;2;3;3;2;3;2;3;11;Accueil d’une adhérente;Assez sûre;20/05/2026
";

const E32: &str = "\
N° candidat;Épreuve;3.1.1;3.1.2;3.1.3;3.2.1;3.2.2;3.2.3;3.2.4;3.2.5;3.3.1;3.3.2;3.3.3;3.3.4;Note proposée;Situations présentées;Observations générales;Date
0330000011;E32;;;;;;;;;;;;;ABS;;;10/06/2026
0330000013;E32;2;3;2;3;2;3;3;3;2;3;2;3;12,5;Suivi des congés;Clair;21/05/2026
";

const COMMISSIONS: &str = "\
Épreuve;Classe;Nom;Prénom;Fonction;Entreprise
E31;TFPC1;BRUNET;Odile;Professeure;
E31;TFPC1;LEFORT;Marc;Professeur;
E32;TFPC1;BRUNET;Odile;Professeure;
E32;TFPC1;VASSEUR;Nora;Comptable;Garage Morel
";

/// Two candidates of category B, two of C, one of A; of the first of each, all is known.
pub fn formation_continue() -> Entrees {
    let files = [
        ("etablissement.csv", ETABLISSEMENT),
        ("candidats.csv", CANDIDATS),
        ("travaux.csv", TRAVAUX),
        ("e2.csv", E2),
        ("e31.csv", E31),
        ("e32.csv", E32),
        ("commissions.csv", COMMISSIONS),
    ];
    Entrees(files.into_iter().map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec())).collect())
}

#[test]
fn dump() {
    let essai = formation_continue().generate_all();
    fs_err::create_dir_all("/tmp/ep").unwrap();
    fs_err::write("/tmp/ep/recit.txt", essai.recit()).unwrap();
    for (path, data) in papers(&formation_continue()) {
        let name = path.replace('/', "_").replace(".pdf", ".json");
        fs_err::write(format!("/tmp/ep/{name}"), serde_json::to_string_pretty(&data).unwrap()).unwrap();
    }
    for (path, bytes) in read_tree(&essai.lieu.sorties()) {
        fs_err::write(format!("/tmp/ep/{}", path.replace('/', "_")), bytes).unwrap();
    }
}
