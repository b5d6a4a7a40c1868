//! Which papers a school owes to whom. The lists below are written by hand from the règlement d’examen (annexe II-b:
//! what each category sits, and how), the definitions of the épreuves (annexe II-c: what each dossier holds) and the
//! annexe on training in companies (annexe III: what proves it for each voie).

use std::collections::{BTreeMap, BTreeSet};

use crate::atelier::{Papier, is_a, read_tree, serre};
use crate::support::{Entrees, Essai, PACK_ENTIER, minimal};

/// One candidate of each way into the diploma. Two periods each for those whom periods in companies prove.
const CANDIDATS: [(&str, &str, &str, &str); 12] = [
    ("ALBERT", "Scolaire dans un établissement public ou privé sous contrat", "3", ""),
    ("BLANC", "Scolaire dans un établissement public ou privé sous contrat", "2", ""),
    ("COSTE", "Scolaire dans un établissement public ou privé sous contrat", "", "10"),
    ("DUMAS", "Apprenti dans un CFA ou section d’apprentissage habilité", "", ""),
    ("EVRARD", "Formation professionnelle continue dans un établissement public", "", ""),
    ("FABRE", "Scolaire dans un établissement privé hors contrat", "3", ""),
    ("GIRARD", "Apprenti dans un CFA ou une section d’apprentissage non habilité", "", ""),
    ("HUBERT", "Candidat justifiant de 3 années d’activité professionnelle", "", ""),
    ("IMBERT", "Enseignement à distance", "", ""),
    ("JACOB", "Formation professionnelle continue dans un établissement privé", "", ""),
    ("KLEIN", "Formation professionnelle continue dans un établissement public habilité", "", ""),
    ("LAMBERT", "Formation professionnelle continue dans un établissement public habilité", "", ""),
];

/// Whom periods in companies prove: the pupils, and who trains for the first time.
const EN_PFMP: [&str; 5] = ["ALBERT", "BLANC", "COSTE", "FABRE", "KLEIN"];
/// Whom certificates prove: apprentices, formation de perfectionnement, three years of work.
const EN_EMPLOI: [&str; 6] = ["DUMAS", "EVRARD", "GIRARD", "HUBERT", "JACOB", "LAMBERT"];

fn numero(nom: &str) -> String {
    let rang = CANDIDATS.iter().position(|(known, ..)| *known == nom).expect("a candidate");
    format!("02000000{rang:02}")
}

fn ecole() -> Entrees {
    let mut candidats =
        "N° candidat;INE;Nom de famille;Prénom(s);Date de naissance;Classe;Catégorie candidat;\
                         Code spécialité;Durée du cycle;Positionnement (semaines);Dérogation PFMP\n"
            .to_owned();
    for (rang, (nom, categorie, cycle, positionnement)) in CANDIDATS.iter().enumerate() {
        let ine = format!("1234567{rang:02}AA");
        candidats += &format!(
            "{};{ine};{nom};Alix;12/05/2007;TAGO1;{categorie};30004;{cycle};{positionnement};non\n",
            numero(nom)
        );
    }
    let mut pfmp =
        "N° candidat;Période;Type;Du;Au;Jours de présence;Semaines;Structure;Adresse de la structure;\
                    SIRET;Représentant;Tuteur;Activités\n"
            .to_owned();
    for nom in EN_PFMP {
        for (periode, du, au) in [("P1", "06/01/2025", "14/03/2025"), ("P2", "05/01/2026", "13/03/2026")] {
            pfmp += &format!(
                "{};{periode};certifiante;{du};{au};50;10;Mairie de Rezé;2 place du Marché;21440143100017;\
                 Paul Roy;Inès Blin;Accueil\n",
                numero(nom)
            );
        }
    }
    let mut justificatifs = "N° candidat;Nature;Organisme;Du;Au;Quotité;Heures;Emploi occupé\n".to_owned();
    for nom in EN_EMPLOI {
        let numero = numero(nom);
        justificatifs += &format!(
            "{numero};certificat de travail;Garage Morel;01/09/2023;31/05/2026;100 %;;Assistant de gestion\n\
             {numero};attestation d’heures;Institut de formation;01/09/2024;31/05/2026;;1200;\n"
        );
    }
    let mut entrees = minimal();
    for file in ["tuteurs.csv", "travaux.csv", "grilles-e31.csv", "grilles-e32.csv"] {
        entrees = entrees.remove(file);
    }
    entrees.put("candidats.csv", candidats).put("pfmp.csv", pfmp).put("justificatifs.csv", justificatifs)
}

/// Annexe II-b: E31 and E32 in CCF (columns A and C), or ponctuel (column B).
const CCF: [&str; 2] = ["grille-e31", "grille-e32"];
const PONCTUEL: [&str; 2] = ["grille-e31-ponctuel", "grille-e32-ponctuel"];
/// Annexe II-b, column C alone: E2 in CCF, two situations.
const E2: [&str; 3] = ["grille-e2-s1", "grille-e2-s2", "synthese-e2"];
/// Annexe II-c: the dossier professionnel (CCF) and the dossier of the ponctuel both hold them; the notes of everyone
/// go to the jury.
const TOUS: [&str; 3] = ["etat-recapitulatif-e31", "etat-recapitulatif-e32", "synthese-notes"];
/// Annexe III, II.1, II.3.1 and II.5: an attestation and an evaluation of each period.
const PFMP: [&str; 6] = [
    "attestation-pfmp-P1",
    "attestation-pfmp-P2",
    "attestation-pfmp-recapitulative",
    "compte-rendu-pfmp-P1",
    "compte-rendu-pfmp-P2",
    "suivi-pfmp",
];
/// Annexe III, II.3.2 and II.4; annexe II-c: the certificates come with the attestation of the hours.
const EMPLOI: [&str; 3] = ["attestation-experience", "attestation-heures", "certificat-travail-1"];
/// Annexe II-c: a dossier d’évaluation is sent for what was evaluated in CCF.
const TRANSMIS: [&str; 1] = ["sommaire"];
/// Annexe II-c, ponctuel: the dossier is checked, and justifies the hours of training.
const CONTROLE: [&str; 1] = ["fiche-conformite"];
const HEURES: [&str; 1] = ["attestation-heures"];
/// Nothing is known of who studies at a distance: periods, until the folder shows certificates.
const PFMP_INCONNUES: [&str; 2] = ["attestation-pfmp-recapitulative", "suivi-pfmp"];

fn attendus(nom: &str) -> Vec<&'static [&'static str]> {
    match nom {
        "ALBERT" | "BLANC" | "COSTE" => vec![&TOUS, &CCF, &PFMP, &TRANSMIS],
        "DUMAS" | "EVRARD" => vec![&TOUS, &CCF, &EMPLOI, &TRANSMIS],
        "FABRE" => vec![&TOUS, &PONCTUEL, &PFMP, &CONTROLE, &HEURES],
        "GIRARD" | "HUBERT" | "JACOB" => vec![&TOUS, &PONCTUEL, &EMPLOI, &CONTROLE],
        "IMBERT" => vec![&TOUS, &PONCTUEL, &PFMP_INCONNUES, &CONTROLE, &HEURES],
        "KLEIN" => vec![&TOUS, &CCF, &E2, &PFMP, &TRANSMIS],
        "LAMBERT" => vec![&TOUS, &CCF, &E2, &EMPLOI, &TRANSMIS],
        other => panic!("{other} is no candidate"),
    }
}

/// What the archive holds, from annexe II-c: « la grille d’évaluation complétée », and « les attestations de périodes
/// de formation en milieu professionnel ou les certificats de travail (accompagnés de l’attestation des heures de
/// formation) ». E2 is kept at the jury's disposal and not sent.
fn transmis(nom: &str) -> Option<Vec<&'static str>> {
    let attestations = ["attestation-pfmp-P1", "attestation-pfmp-P2", "attestation-pfmp-recapitulative"];
    let certificats = ["attestation-heures", "certificat-travail-1"];
    let mut pieces: Vec<&str> = match nom {
        "ALBERT" | "BLANC" | "COSTE" | "KLEIN" => attestations.to_vec(),
        "DUMAS" | "EVRARD" | "LAMBERT" => certificats.to_vec(),
        _ => return None,
    };
    pieces.extend(CCF);
    pieces.push("sommaire");
    pieces.sort_unstable();
    Some(pieces)
}

/// Names of the papers of each candidate, from the paths of the manifest.
fn produits(essai: &Essai) -> BTreeMap<String, BTreeSet<String>> {
    let mut papers = BTreeMap::<String, BTreeSet<String>>::new();
    for document in &essai.manifeste.documents {
        let name = document.chemin.rsplit('/').next().expect("a name").trim_end_matches(".pdf");
        let who = document.candidat.clone().unwrap_or_default();
        assert!(papers.entry(who).or_default().insert(name.to_owned()), "{} stands once", document.chemin);
    }
    papers
}

#[test]
fn every_candidate_has_the_papers_of_the_regulation_and_no_other() {
    let essai = ecole().generate_all();
    assert!(essai.manifeste.retenus.is_empty(), "{}", essai.recit());
    let mut expected = BTreeMap::from([(
        String::new(),
        ["feuille-signatures", "page-de-garde", "recap-notes", "recap-pfmp", "tableau-couverture"]
            .map(str::to_owned)
            .into_iter()
            .collect(),
    )]);
    for (nom, ..) in CANDIDATS {
        let papers = attendus(nom).into_iter().flatten().map(|id| (*id).to_owned());
        expected.insert(numero(nom), papers.collect::<BTreeSet<String>>());
    }
    let mut produced = produits(&essai);
    for (who, papers) in expected {
        assert_eq!(produced.remove(&who), Some(papers), "{who}");
    }
    assert_eq!(produced, BTreeMap::new());
}

#[test]
fn the_jury_is_sent_the_dossier_of_the_regulation_and_nothing_else() {
    let essai = ecole().generate_all();
    let files = read_tree(&essai.lieu.sorties());
    for (nom, ..) in CANDIDATS {
        let archive = files.get(&format!("TAGO1/jury/{nom}-Alix-{}.zip", numero(nom)));
        let held = archive.map(|bytes| {
            let entries = liasse::deliver::entries_of(bytes, None).expect("readable");
            let whose = format!("{}-", numero(nom));
            let bare =
                |name: &str| name.strip_prefix(&whose).map(|bare| bare.trim_end_matches(".pdf").to_owned());
            let mut names: Vec<String> =
                entries.iter().map(|(name, _)| bare(name).expect("whose it is stands first")).collect();
            names.sort_unstable();
            names
        });
        let expected =
            transmis(nom).map(|pieces| pieces.into_iter().map(str::to_owned).collect::<Vec<String>>());
        assert_eq!(held, expected, "{nom}");
    }
}

/// Words of a commission that stand nowhere else, and its note.
const SECRETS: [&str; 4] = ["zibeline", "xylophone", "quetzal", "17,35"];

/// Every candidate evaluated, in every épreuve of theirs, in words that are found again wherever they are printed.
fn ecole_evaluee() -> Entrees {
    let competences = |pole: &str| {
        let codes = PACK_ENTIER.competences().filter(|c| c.pole.code == pole);
        codes.map(|c| c.competence.code.clone()).collect::<Vec<String>>()
    };
    let head = |codes: &[String]| {
        format!(
            "N° candidat;Épreuve;Situation;{};Note proposée;Situations présentées;Observations sur les compétences;\
             Observations générales;Date\n",
            codes.join(";")
        )
    };
    let row = |nom: &str, epreuve: &str, situation: &str, codes: &[String]| {
        let levels = vec!["3"; codes.len()].join(";");
        format!(
            "{};{epreuve};{situation};{levels};17,35;zibeline;xylophone;quetzal;20/05/2026\n",
            numero(nom)
        )
    };
    let mut entrees = ecole();
    for (file, epreuve, pole) in [("e31.csv", "E31", "1"), ("e32.csv", "E32", "3")] {
        let codes = competences(pole);
        let rows: String = CANDIDATS.iter().map(|(nom, ..)| row(nom, epreuve, "", &codes)).collect();
        entrees = entrees.put(file, head(&codes) + &rows);
    }
    let codes = competences("2");
    let of_both = |nom: &&str| row(nom, "E2", "S1", &codes) + &row(nom, "E2", "S2", &codes);
    let rows: String = ["KLEIN", "LAMBERT"].iter().map(of_both).collect();
    entrees.put("e2.csv", head(&codes) + &rows)
}

#[test]
fn what_is_confidential_never_reaches_a_candidate() {
    let essai = ecole_evaluee().generate_all();
    assert!(!essai.faults().contains("erreur["), "{}", essai.faults());
    let files = read_tree(&essai.lieu.sorties());
    let shows = |chemin: &str| {
        let text = serre(&Papier::read(&files[chemin]).texte());
        SECRETS.iter().filter(|secret| text.contains(&serre(secret))).count()
    };
    let (mut open, mut kept) = (0, 0);
    for chemin in files.keys().filter(|path| is_a("pdf", path)) {
        let may_be_seen = ["/candidats/", "/classe/", "/impression/candidats", "/impression/tuteurs"];
        if may_be_seen.iter().any(|place| chemin.contains(place)) {
            assert_eq!(shows(chemin), 0, "{chemin}");
            open += 1;
        } else {
            kept += usize::from(shows(chemin) > 0);
        }
    }
    // The grids and the syntheses of all, and the stacks and the recapitulation that hold them.
    assert!(open > 80 && kept > 30, "{open} papers may be seen, {kept} hold what may not");
    for archive in files.keys().filter(|path| is_a("zip", path)) {
        assert!(archive.contains("/jury/"), "{archive}");
    }
}
