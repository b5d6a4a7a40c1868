//! The papers about periods in companies and about what stands for them.

use crate::goldens::petite_classe;
use crate::support::{Entrees, papers};

/// The small class, and adults of every voie beside it.
pub fn classe_mixte() -> Entrees {
    petite_classe()
        .append("candidats.csv", ADULTES)
        .append("travaux.csv", TRAVAUX)
        .append("pfmp.csv", PFMP)
        .put("tuteurs.csv", TUTEURS)
        .put("justificatifs.csv", JUSTIFICATIFS)
}

const ADULTES: &str = "\
0330000003;123456789CC;NÚÑEZ;;Aurélie;02/02/1990;TAGO1;Candidat justifiant de 3 années d’activité professionnelle;;
0330000004;123456789DD;MARTIN;;Hugo;03/03/1988;TAGO1;Formation professionnelle continue dans un établissement public habilité;;
0330000005;123456789EE;KERGOAT;;Yann;04/04/2006;TAGO1;Apprenti dans un CFA ou section d’apprentissage habilité;;
0330000006;123456789FF;OUALI;;Sonia;05/05/1992;TAGO1;Enseignement à distance;;
";

const TRAVAUX: &str = "\
0330000003;E31;1;Accueillir un client;1.1;1.1.1;Cabinet Vidal;réelle vécue;En emploi;Fiche
0330000003;E31;2;Établir une facture;1.2;1.2.2;Cabinet Vidal;réelle vécue;En emploi;PGI
";

const PFMP: &str = "\
0330000004;P1;certifiante;03/11/2025;19/12/2025;33;6,6;Garage Morel;9 quai Nord;34012345600014;Luc Morel;Eva Petit;Gérante;Devis;1.2.1;aucune;
";

const TUTEURS: &str = "\
N° candidat;Période;1.1.1;1.1.2;1.1.3;1.2.1;1.2.2;2.1.1;3.1.1;Activités réalisées;Appréciation;Tuteur;Date
0330000001;P1;acquis;EC;NE;;;;NA;\"Accueil du public; Courrier\";Maëlys est ponctuelle et à l’écoute.;Inès Blin;28/03/2025
0330000001;P3;;;;A;A;EC;;Classement;;Eva Petit;16/01/2026
";

const JUSTIFICATIFS: &str = "\
N° candidat;Nature;Organisme;Du;Au;Quotité;Heures;Emploi occupé
0330000003;certificat de travail;Cabinet Vidal;02/10/2023;27/02/2026;100 %;;Assistante de gestion
0330000003;certificat de travail;Transports Aÿ;01/09/2021;31/08/2023;temps plein;;Secrétaire
0330000003;attestation d'heures;Cap-Savoirs, formation à distance;15/09/2025;10/04/2026;;180;
0330000003;attestation d'heures;Greta de la Gironde;04/05/2026;22/05/2026;;45,5;
0330000004;certificat de travail;Association « L’Élan »;02/06/2025;30/01/2026;50 %;;Secrétaire
";

#[test]
fn dump() {
    for entrees in [classe_mixte(), petite_classe()] {
    for (chemin, donnees) in papers(&entrees) {
        let path = std::path::Path::new("/tmp/dump").join(chemin.replace('/', "_") + ".json");
        fs_err::create_dir_all("/tmp/dump").unwrap();
        fs_err::write(path, serde_json::to_string_pretty(&donnees).unwrap()).unwrap();
    }}
}
