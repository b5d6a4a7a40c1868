//! What every document of the sample class shows, against the spreadsheets read without the program.

use std::collections::{BTreeMap, BTreeSet};

use liasse::referentiel::types::{Competence, Epreuve, Pole};
use rust_decimal::Decimal;

use crate::atelier::exemple::{CLASSE, LOT, Ligne, PAPIERS, papier, rows_of};
use crate::atelier::{Papier, serre, words};
use crate::goldens::paper;
use crate::support::{Entrees, PACK, PACK_ENTIER, minimal, papers};

const EPREUVES: [&str; 2] = ["E31", "E32"];

fn epreuve(code: &str) -> (&'static Epreuve, &'static Pole) {
    let epreuve = PACK.find_epreuve(code).expect("an épreuve of the pack");
    (epreuve, PACK.pole_of(epreuve).expect("a pôle"))
}

fn competence(code: &str) -> &'static Competence {
    PACK.find_competence(code).expect("a competence of the pack").competence
}

/// « 1.1.1 Identifier les caractéristiques de la demande ».
fn coded(code: &str, libelle: &str) -> String {
    words(&format!("{code} {libelle}"))
}

fn items<'a>(ligne: &'a Ligne, colonne: &str, separators: &[char]) -> Vec<&'a str> {
    let text = ligne.get(colonne).map_or("", String::as_str);
    text.split(separators).map(str::trim).filter(|item| !item.is_empty()).collect()
}

fn cell(ligne: &Ligne, colonne: &str) -> String {
    ligne.get(colonne).map(|value| words(value)).unwrap_or_default()
}

/// The value stands behind its label or under it; an empty one leaves the label alone.
#[track_caller]
fn assert_field(papier: &Papier, libelle: &str, value: &str) {
    let lines = papier.lignes();
    let whole = words(&format!("{libelle} {value}"));
    let under = lines.windows(2).any(|two| two[0] == libelle && two[1] == words(value));
    assert!(under || lines.contains(&whole), "« {whole} » stands in\n{}", papier.esquisse());
}

/// The lines between a heading and the next.
fn below(papier: &Papier, titre: &str) -> String {
    let heading = format!("## {titre}");
    let lines = papier.lignes();
    let start = lines.iter().position(|line| *line == heading).expect("the heading stands") + 1;
    let end = lines[start..].iter().position(|line| line.starts_with('#')).map_or(lines.len(), |n| start + n);
    lines[start..end].join(" ")
}

fn noms(numero: &str) -> (String, String) {
    let inscrit = &CLASSE.inscrits[numero];
    match inscrit["Nom d'usage"].as_str() {
        "" => ("Nom de famille".to_owned(), inscrit["Nom de famille"].clone()),
        usage => {
            ("Nom de famille – nom d’usage".to_owned(), format!("{} – {usage}", inscrit["Nom de famille"]))
        }
    }
}

#[test]
fn every_page_says_what_it_is_and_whose() {
    for document in LOT.documents() {
        let chemin = document["chemin"].as_str().expect("a path");
        // The papers of a class have their own tests.
        let Some(numero) = document["candidat"].as_str() else { continue };
        let inscrit = &CLASSE.inscrits[numero];
        let id = document["document"].as_str().expect("an id");
        let titre = &PACK_ENTIER.find_document(id).expect("a document of the catalogue").titre;
        let nom = format!("{} {}", inscrit["Nom de famille"], inscrit["Prénom(s)"]);
        let papier = &PAPIERS[chemin];
        for (index, page) in papier.pages.iter().enumerate() {
            let outside = serre(&page.hors_contenu);
            let numbered = format!("{} / {}", index + 1, papier.pages.len());
            let expected = [&numbered, titre, &nom, &format!("n° {numero}"), "arrêté du 18 février 2020"];
            for text in expected {
                assert!(
                    outside.contains(&serre(text)),
                    "« {text} » stands on page {} of {chemin}",
                    index + 1
                );
            }
        }
        let title = papier.titre.as_deref().expect("a title");
        assert!(title.starts_with(titre.as_str()) && title.ends_with(&nom), "{chemin}: {title}");
        assert_eq!(papier.titres()[0], ("H1".to_owned(), titre.clone()), "{chemin}");
    }
}

#[test]
fn no_document_passes_for_an_official_form() {
    for (chemin, papier) in PAPIERS.iter() {
        let text = papier.texte().to_lowercase();
        for forbidden in ["grille nationale", "république française", "ministère", "marianne"] {
            assert!(!text.contains(forbidden), "{chemin} says « {forbidden} »");
        }
    }
}

#[test]
fn every_document_names_the_diploma_the_session_and_the_school() {
    let school = &CLASSE.etablissement;
    for (chemin, papier) in PAPIERS.iter() {
        let lines = papier.lignes();
        let expected = [
            "Baccalauréat professionnel AGOrA".to_owned(),
            "Assistance à la gestion des organisations et de leurs activités".to_owned(),
            format!("Académie : {}", school["Académie"]),
            format!("Session {}", school["Session"]),
        ];
        for line in expected {
            assert!(lines.contains(&line), "« {line} » stands in {chemin}");
        }
        assert!(serre(&papier.texte()).contains(&serre(&school["Nom"])), "{chemin} names the school");
    }
}

#[test]
fn grids_and_recapitulations_identify_the_candidate() {
    for (numero, inscrit) in &CLASSE.inscrits {
        let (libelle, nom) = noms(numero);
        let papers = ["grille-e31", "grille-e32", "etat-recapitulatif-e31", "etat-recapitulatif-e32"];
        let papers = papers.into_iter().chain(["attestation-pfmp-recapitulative"]);
        for fichier in papers.filter(|fichier| LOT.chemin(numero, fichier).is_some()) {
            let papier = papier(numero, fichier);
            assert_field(papier, &libelle, &nom);
            assert_field(papier, "Prénom(s)", &inscrit["Prénom(s)"]);
            assert_field(papier, "N° candidat", numero);
            if !fichier.starts_with("grille") {
                assert_field(papier, "Classe", "TAGO1");
            }
        }
    }
}

/// The rows of a grid: the bloc as the pack has it, with the crosses that the sheet asks for.
fn expected_grid(pole: &Pole, ligne: Option<&Ligne>) -> Vec<Vec<String>> {
    let niveaux = &PACK.reglages.grille.echelle.niveaux;
    let mut rows = Vec::new();
    for sous_bloc in &pole.sous_blocs {
        rows.push(vec![coded(&sous_bloc.code, &sous_bloc.titre)]);
        for competence in &sous_bloc.competences {
            rows.push(vec![coded(&competence.code, &competence.libelle)]);
            for critere in PACK.criteres_of(&competence.code) {
                let given = ligne.and_then(|ligne| ligne.get(&critere.code));
                let crosses = niveaux
                    .iter()
                    .map(|niveau| if given == Some(&niveau.code) { "×".to_owned() } else { String::new() });
                rows.push(std::iter::once(words(&critere.libelle)).chain(crosses).collect());
            }
        }
    }
    rows
}

#[test]
fn a_grid_has_a_cross_where_the_commission_put_it() {
    let mut crosses = 0;
    for numero in CLASSE.inscrits.keys().filter(|numero| CLASSE.categorie(numero) != "B") {
        for code in EPREUVES {
            let (_, pole) = epreuve(code);
            let ligne = CLASSE.grille(numero, code);
            let papier = papier(numero, &format!("grille-{}", code.to_lowercase()));
            let mut tables = papier.tableaux().into_iter();
            let grid = tables.next().expect("the first table is the grid");
            let levels = PACK.reglages.grille.echelle.niveaux.iter();
            let levels: Vec<String> = levels.map(|niveau| coded(&niveau.code, &niveau.libelle)).collect();
            assert_eq!(grid[0], ["Compétences et critères d’évaluation", "Profil"]);
            assert_eq!(grid[1], levels);
            assert_eq!(grid[2..], expected_grid(pole, ligne), "{code} of {numero}");
            let given = ligne.into_iter().flatten().filter(|(column, _)| column.contains('-')).count();
            assert_eq!(papier.texte().matches('×').count(), given, "{code} of {numero}");
            crosses += given;
        }
    }
    assert!(crosses > 800, "the sample has crosses: {crosses}");
}

#[test]
fn a_grid_shows_the_note_as_it_was_typed() {
    for numero in CLASSE.inscrits.keys().filter(|numero| CLASSE.categorie(numero) != "B") {
        for code in EPREUVES {
            let papier = papier(numero, &format!("grille-{}", code.to_lowercase()));
            let note = CLASSE.grille(numero, code).and_then(|ligne| ligne.get("Note proposée"));
            let shown = match note.map(String::as_str) {
                Some("ABS") => "ABS Absent à l’épreuve".to_owned(),
                Some(points) => format!("{points} / 20"),
                None => "/ 20".to_owned(),
            };
            let lines = papier.lignes();
            let times = lines.iter().filter(|line| **line == shown).count();
            assert_eq!(times, 2, "« {shown} » stands at the head and at the foot of {code} of {numero}");
            assert_eq!(lines.iter().any(|line| line.ends_with("/ 20")), note.is_none_or(|n| n != "ABS"));
            assert!(lines.iter().any(|line| line.contains("ne doit pas être communiquée au candidat")));
        }
    }
}

#[test]
fn a_grid_holds_what_the_commission_wrote() {
    let texts = [
        ("Situations professionnelles présentées", "Situations présentées"),
        ("Observations au regard des compétences évaluées", "Observations sur les compétences"),
        ("Observations générales (appréciation motivée)", "Observations générales"),
    ];
    let mut seen = 0;
    for code in EPREUVES {
        for ligne in &CLASSE.grilles[code] {
            let papier = papier(&ligne["N° candidat"], &format!("grille-{}", code.to_lowercase()));
            assert_field(papier, "Date de l’évaluation", &cell(ligne, "Date"));
            for (titre, colonne) in texts {
                let shown = below(papier, titre);
                let shown = shown.split("Note proposée par la commission").next().expect("a part").trim();
                let typed = cell(ligne, colonne);
                assert_eq!(shown, typed, "« {colonne} » of {code}");
                seen += usize::from(!typed.is_empty());
            }
        }
    }
    assert!(seen > 100, "the sample has observations: {seen}");
}

#[test]
fn a_grid_names_its_commission_and_leaves_room_to_sign() {
    for numero in CLASSE.inscrits.keys().filter(|numero| CLASSE.categorie(numero) != "B") {
        for code in EPREUVES {
            let (epreuve, _) = epreuve(code);
            let papier = papier(numero, &format!("grille-{}", code.to_lowercase()));
            let prescribed = &epreuve.ccf.as_ref().expect("the épreuve can be sat in CCF").commission;
            let named: Vec<&Ligne> = CLASSE.commissions.iter().filter(|m| m["Épreuve"] == code).collect();
            let rows: Vec<Vec<String>> = prescribed
                .iter()
                .zip(&named)
                .map(|(place, membre)| {
                    let who = words(&format!("{} {}", place.qualite, membre["Fonction"]));
                    let mut row = vec![who, format!("{} {}", membre["Nom"], membre["Prénom"])];
                    if prescribed.iter().any(|place| place.entreprise) {
                        row.push(cell(membre, "Entreprise"));
                    }
                    row.push(String::new());
                    row
                })
                .collect();
            let table = papier.tableaux().pop().expect("the last table is the commission");
            assert_eq!(table[1..], rows, "{code} of {numero}");
            assert_eq!(prescribed.len(), named.len(), "the sample names everyone");
        }
    }
}

#[test]
fn a_document_of_an_epreuve_says_how_it_is_sat() {
    for numero in CLASSE.inscrits.keys() {
        for code in EPREUVES {
            let (epreuve, _) = epreuve(code);
            let ponctuel = CLASSE.categorie(numero) == "B";
            let papier = papier(numero, &format!("etat-recapitulatif-{}", code.to_lowercase()));
            let lines = papier.lignes();
            let title = words(&format!("Sous-épreuve {code} – {}", epreuve.intitule));
            assert!(lines.contains(&title), "« {title} » stands in\n{}", papier.esquisse());
            let mode = if ponctuel { "Ponctuel" } else { "CCF" };
            let unite = epreuve.unite.as_deref().expect("a unit");
            let coefficient = epreuve.coefficient.expect("a coefficient");
            let line = format!("{mode} – Unité {unite} : coefficient {coefficient}");
            assert!(
                lines.iter().any(|l| l.starts_with(&line)),
                "« {line} » stands in\n{}",
                papier.esquisse()
            );
        }
    }
}

#[test]
fn a_record_of_work_lists_every_travail() {
    for numero in CLASSE.inscrits.keys() {
        for code in EPREUVES {
            let (_, pole) = epreuve(code);
            let rows: Vec<Vec<String>> = rows_of(&CLASSE.travaux, numero)
                .filter(|ligne| ligne["Épreuve"] == code)
                .map(|ligne| {
                    let dimension = ligne.get("Dimension").map(|code| {
                        let sous_bloc = pole.sous_blocs.iter().find(|s| s.code == *code);
                        let sous_bloc = sous_bloc.expect("a sous-bloc of the pôle");
                        coded(code, sous_bloc.dimension.as_ref().unwrap_or(&sous_bloc.titre))
                    });
                    let competences = items(ligne, "Compétences", &[';']).into_iter();
                    let competences: Vec<String> =
                        competences.map(|code| coded(code, &competence(code).libelle)).collect();
                    vec![
                        cell(ligne, "N°"),
                        cell(ligne, "Intitulé"),
                        dimension.unwrap_or_default(),
                        competences.join(" "),
                        cell(ligne, "Organisation et contexte"),
                        cell(ligne, "Nature"),
                        cell(ligne, "Période ou lieu"),
                        cell(ligne, "Ressources"),
                    ]
                })
                .collect();
            assert!(!rows.is_empty(), "the sample has travaux for everyone");
            let table = papier(numero, &format!("etat-recapitulatif-{}", code.to_lowercase())).tableaux();
            assert_eq!(table[0][1..], rows, "{code} of {numero}");
        }
    }
}

#[test]
fn a_record_of_work_counts_what_it_covers() {
    let answer = |number: usize| if number == 0 { "non" } else { "oui" };
    for numero in CLASSE.inscrits.keys() {
        for code in EPREUVES {
            let (_, pole) = epreuve(code);
            let rows: Vec<&Ligne> =
                rows_of(&CLASSE.travaux, numero).filter(|ligne| ligne["Épreuve"] == code).collect();
            let mut expected = BTreeSet::new();
            for sous_bloc in &pole.sous_blocs {
                let number =
                    rows.iter().filter(|ligne| ligne.get("Dimension") == Some(&sous_bloc.code)).count();
                let libelle =
                    coded(&sous_bloc.code, sous_bloc.dimension.as_ref().unwrap_or(&sous_bloc.titre));
                expected.insert(vec![libelle, number.to_string(), answer(number).to_owned()]);
                for competence in &sous_bloc.competences {
                    let mobilises =
                        |l: &&&Ligne| items(l, "Compétences", &[';']).contains(&&*competence.code);
                    let number = rows.iter().filter(mobilises).count();
                    let libelle = coded(&competence.code, &competence.libelle);
                    expected.insert(vec![libelle, number.to_string(), answer(number).to_owned()]);
                }
            }
            for nature in &PACK.reglages.natures_travaux {
                let number = rows.iter().filter(|ligne| ligne.get("Nature") == Some(&nature.libelle)).count();
                expected.insert(vec![nature.libelle.clone(), number.to_string()]);
            }
            let tables = papier(numero, &format!("etat-recapitulatif-{}", code.to_lowercase())).tableaux();
            let found: BTreeSet<Vec<String>> =
                tables[1..].iter().flat_map(|table| table[1..].to_vec()).collect();
            assert_eq!(found, expected, "{code} of {numero}");
        }
    }
}

/// The rows of a candidate's periods, by period and then by date.
fn periodes(numero: &str) -> BTreeMap<String, Vec<&'static Ligne>> {
    let mut periodes = BTreeMap::<String, Vec<&Ligne>>::new();
    for ligne in CLASSE.stages(numero) {
        periodes.entry(ligne["Période"].clone()).or_default().push(ligne);
    }
    let day = |ligne: &&Ligne| ligne["Du"].rsplit('/').map(str::to_owned).collect::<Vec<_>>();
    for rows in periodes.values_mut() {
        rows.sort_by_key(day);
    }
    periodes
}

#[test]
fn an_attestation_holds_all_that_the_law_asks() {
    let mut seen = 0;
    for (numero, inscrit) in &CLASSE.inscrits {
        for (periode, rows) in periodes(numero) {
            for (rank, ligne) in rows.into_iter().enumerate() {
                let suffix = if rank == 0 { String::new() } else { format!("-{}", rank + 1) };
                let papier = papier(numero, &format!("attestation-pfmp-{periode}{suffix}"));
                check_attestation(papier, numero, inscrit, ligne);
                seen += 1;
            }
        }
    }
    assert_eq!(seen, CLASSE.pfmp.len());
}

fn check_attestation(papier: &Papier, numero: &str, inscrit: &Ligne, ligne: &Ligne) {
    let school = &CLASSE.etablissement;
    let (libelle, nom) = noms(numero);
    let fields = [
        ("Raison sociale", cell(ligne, "Structure")),
        ("SIRET ou immatriculation", cell(ligne, "SIRET")),
        ("Adresse", cell(ligne, "Adresse de la structure")),
        ("Représentée par", cell(ligne, "Représentant")),
        (&libelle, nom),
        ("Prénom(s)", inscrit["Prénom(s)"].clone()),
        ("Né(e) le", inscrit["Date de Naissance"].clone()),
        ("Classe", "TAGO1".to_owned()),
        ("Nom", school["Nom"].clone()),
        ("UAI", school["UAI"].clone()),
        ("Adresse", format!("{}, {} {}", school["Adresse"], school["Code postal"], school["Ville"])),
        ("Durée effective en jours", cell(ligne, "Jours de présence")),
        ("Durée effective en semaines", cell(ligne, "Semaines")),
        ("Gratification versée : montant total, ou mention « aucune »", cell(ligne, "Gratification")),
        ("Interruption, observations", cell(ligne, "Observations")),
        ("Nom :", cell(ligne, "Tuteur")),
        ("Fonction :", cell(ligne, "Fonction du tuteur")),
    ];
    for (libelle, value) in fields {
        assert_field(papier, libelle, &value);
    }
    let lines = papier.lignes();
    let head = format!("{}, {}", school["Représentant"], school["Qualité du représentant"]);
    assert!(lines.iter().any(|line| line.ends_with(&head)), "{head}");
    let period =
        format!("du {} au {}, période {}, {}.", ligne["Du"], ligne["Au"], ligne["Période"], ligne["Type"]);
    assert!(lines.iter().any(|line| line.ends_with(&period)), "« {period} » in\n{}", papier.esquisse());
    for regle in &PACK.pfmp.regles_presence {
        assert!(papier.texte().contains(&regle.texte), "{}", regle.texte);
    }
    let table = papier.tableaux().pop().expect("activities and competences");
    let bare = |cell: &str| serre(cell).replace(['–', '•'], "");
    let activites: String = items(ligne, "Activités", &[';', '\n']).concat();
    assert_eq!(bare(&table[1][0]), bare(&activites));
    let competences = items(ligne, "Compétences", &[';']).into_iter();
    let competences: String = competences.map(|code| coded(code, &competence(code).libelle)).collect();
    assert_eq!(bare(&table[1][1]), bare(&competences));
    assert_eq!(papier.pages.len(), 1, "an attestation is signed on the page that it stands on");
}

#[test]
fn a_recapitulation_adds_up_the_periods_that_count() {
    for numero in CLASSE.inscrits.keys() {
        let Some(chemin) = LOT.chemin(numero, "attestation-pfmp-recapitulative") else { continue };
        let papier = &PAPIERS[chemin];
        let table = papier.tableaux().pop().expect("a table");
        let periodes = periodes(numero);
        let mut rows = table[1..].iter();
        for code in &PACK.pfmp.periodes {
            let row = rows.next().expect("a row per period");
            let Some(stages) = periodes.get(code) else {
                assert_eq!(row[0], *code);
                assert!(row[1..].iter().all(|cell| matches!(cell.as_str(), "" | "–")), "{row:?}");
                continue;
            };
            let place = |ligne: &Ligne| {
                let place = format!("{} {}", ligne["Structure"], cell(ligne, "Adresse de la structure"));
                vec![ligne["Du"].clone(), ligne["Au"].clone(), words(&place)]
            };
            let remarks: Vec<String> =
                stages.iter().map(|l| cell(l, "Observations")).filter(|o| !o.is_empty()).collect();
            let mut expected = vec![format!("{code} {}", stages[0]["Type"])];
            expected.extend(place(stages[0]));
            expected.push(total(stages, "Semaines"));
            expected.push(total(stages, "Jours de présence"));
            expected.push(remarks.join(" "));
            assert_eq!(*row, expected, "{code} of {numero}");
            for stage in &stages[1..] {
                assert_eq!(*rows.next().expect("a row per structure"), place(stage));
            }
        }
        let counted: Vec<&Ligne> =
            CLASSE.stages(numero).filter(|ligne| ligne["Type"] == "certifiante").collect();
        let row = rows.next().expect("the totals");
        assert_eq!(
            row[..3],
            ["Totaux".to_owned(), total(&counted, "Semaines"), total(&counted, "Jours de présence")]
        );
        assert_eq!(rows.next(), None);
        let suivi = &CLASSE.suivi[numero];
        assert_field(papier, "Durée du cycle", &format!("{} ans", suivi["Durée du cycle"]));
        assert_field(papier, "Dérogation", &suivi["Dérogation PFMP"].to_lowercase());
        assert_field(papier, "Né(e) le", &CLASSE.inscrits[numero]["Date de Naissance"]);
    }
}

fn total(rows: &[&Ligne], colonne: &str) -> String {
    let number = |ligne: &&Ligne| ligne[colonne].replace(',', ".").parse::<Decimal>().expect("a number");
    let sum: Decimal = rows.iter().map(number).sum();
    sum.normalize().to_string().replace('.', ",")
}

#[test]
fn two_structures_in_one_period_have_an_attestation_each() {
    let (numero, periode, rows) = CLASSE
        .inscrits
        .keys()
        .flat_map(|numero| periodes(numero).into_iter().map(move |(code, rows)| (numero, code, rows)))
        .find(|(_, _, rows)| rows.len() == 2)
        .expect("the sample has such a candidate");
    let first = papier(numero, &format!("attestation-pfmp-{periode}"));
    let second = papier(numero, &format!("attestation-pfmp-{periode}-2"));
    assert_field(first, "Raison sociale", &rows[0]["Structure"]);
    assert_field(second, "Raison sociale", &rows[1]["Structure"]);
    assert!(!second.texte().contains(&rows[0]["Structure"]));
    assert_eq!(LOT.chemin(numero, &format!("attestation-pfmp-{periode}-3")), None);
}

#[test]
fn a_derogation_and_a_two_year_cycle_are_said() {
    let with = |colonne: &str, value: &str| {
        let mut found = CLASSE.suivi.iter().filter(|(_, l)| l.get(colonne).is_some_and(|v| v == value));
        found.next().expect("the sample has such a candidate").0
    };
    let dispensed = papier(with("Dérogation PFMP", "Oui"), "attestation-pfmp-recapitulative");
    assert_field(dispensed, "Dérogation", "oui");
    let short = papier(with("Durée du cycle", "2"), "attestation-pfmp-recapitulative");
    assert_field(short, "Durée du cycle", "2 ans");
    assert!(short.texte().contains("Durée exigée : 16 semaines"), "{}", short.esquisse());
}

#[test]
fn a_duration_that_no_text_sets_is_not_printed() {
    let apprenti = "Apprenti dans un CFA ou section d’apprentissage habilité";
    let entrees = minimal().replace_all("candidats.csv", "SCOLAIRE BACPRO 3 ANS (132)", apprenti);
    let essai = entrees.generate();
    let shown = paper(&essai, "candidats/DURAND-Lea-0100000001/attestation-pfmp-recapitulative");
    assert_field(&shown, "Situation du candidat", "Apprentissage");
    assert!(!shown.texte().contains("Durée exigée"), "{}", shown.esquisse());
}

#[test]
fn a_level_by_competence_is_shown_beside_levels_by_critere() {
    let grille = "N° candidat;Épreuve;1.1.1;1.1.2-a;1.2.1-a;1.2.1-b\n0100000001;E31;3;4;2;2\n";
    let essai = minimal().put("grilles-e31.csv", grille).generate();
    let shown = paper(&essai, "jury/DURAND-Lea-0100000001/grille-e31");
    assert_eq!(shown.texte().matches('×').count(), 4, "{}", shown.esquisse());
}

#[test]
fn a_candidate_with_certificates_has_no_recapitulation_of_periods() {
    for numero in CLASSE.inscrits.keys().filter(|n| rows_of(&CLASSE.justificatifs, n).next().is_some()) {
        assert_eq!(CLASSE.stages(numero).count(), 0);
        assert_eq!(LOT.chemin(numero, "attestation-pfmp-recapitulative"), None);
        assert!(LOT.chemin(numero, "etat-recapitulatif-e31").is_some());
    }
}

/// A number of ours beside those of the table could be one of them.
#[test]
fn a_work_is_numbered_by_the_table_or_by_nobody() {
    let travaux = |entrees: &Entrees| {
        let papers = papers(entrees);
        let paper = papers
            .into_iter()
            .find(|(chemin, _)| chemin.contains("0100000001") && chemin.contains("etat-recapitulatif-e31"));
        let paper = paper.expect("it exists").1;
        let numbers = paper["travaux"]["lignes"].as_array().expect("a list").iter();
        let numbers: Vec<Option<String>> = numbers.map(|t| t["numero"].as_str().map(str::to_owned)).collect();
        (numbers, paper["etat"].clone())
    };
    let second = "0100000001;DURAND;Léa;E31;;Suivre un client;1.2;1.2.1;Garage Morel;simulée;P2;Tableur\n";
    let mixed = minimal().append("travaux.csv", second);
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(travaux(&mixed), (vec![None, some("1")], "a_completer".into()));
    let none = mixed.replace("travaux.csv", "DURAND;Léa;E31;1;", "DURAND;Léa;E31;;");
    assert_eq!(travaux(&none), (vec![some("1"), some("2")], "complet".into()));
}
