//! The sample class, from its spreadsheets to its last file.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};
use std::path::Path;

use liasse::exemple;
use liasse::referentiel::types::Par;
use liasse::texte::sha256;
use serde_json::Value;

use crate::atelier::exemple::{CLASSE, LOT, Lot, PAPIERS, entrees, rows_of};
use crate::atelier::{is_a, read_tree, serre};
use crate::support::{BASE, PACK, PACK_ENTIER};

const RAPPORTS: [&str; 5] =
    [".liasse.json", ".liasse.verrou", "manifeste.json", "rapport.html", "rapport.xlsx"];

/// Who has which document, as `contrat.md` says it; one line per id of the catalogue.
fn attendus(numero: &str) -> BTreeMap<&'static str, usize> {
    let categorie = CLASSE.categorie(numero);
    let en_ccf = usize::from(matches!(categorie, "A" | "C"));
    let stages = CLASSE.stages(numero).count();
    let justificatifs = rows_of(&CLASSE.justificatifs, numero).count();
    let periodes: BTreeSet<&String> = CLASSE.stages(numero).map(|ligne| &ligne["Période"]).collect();
    let certificats =
        rows_of(&CLASSE.justificatifs, numero).filter(|l| l["Nature"].starts_with("certificat")).count();
    let pfmp = usize::from(stages > 0 || justificatifs == 0);
    BTreeMap::from([
        ("grille-e31", en_ccf),
        ("grille-e32", en_ccf),
        ("grille-e2-s1", usize::from(categorie == "C")),
        ("grille-e2-s2", usize::from(categorie == "C")),
        ("synthese-e2", usize::from(categorie == "C")),
        ("grille-e31-ponctuel", usize::from(categorie == "B")),
        ("grille-e32-ponctuel", usize::from(categorie == "B")),
        ("synthese-notes", 1),
        ("etat-recapitulatif-e31", 1),
        ("etat-recapitulatif-e32", 1),
        ("attestation-pfmp", stages),
        ("attestation-pfmp-recapitulative", pfmp),
        ("compte-rendu-pfmp", periodes.len()),
        ("suivi-pfmp", pfmp),
        ("certificat-travail", certificats),
        ("attestation-experience", certificats.min(1)),
        ("attestation-heures", justificatifs.min(1)),
        ("fiche-conformite", usize::from(categorie == "B")),
        ("sommaire", en_ccf),
    ])
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_else(|| panic!("{key} is a text"))
}

/// The documents that are about one candidate.
fn of_candidats() -> impl Iterator<Item = &'static Value> {
    LOT.documents().iter().filter(|d| !d["candidat"].is_null())
}

fn retenus() -> &'static [Value] {
    LOT.manifeste["retenus"].as_array().expect("a list")
}

#[test]
fn the_sample_folder_is_the_one_the_program_writes() {
    let (style, tableur) = (exemple::Style::default(), exemple::Tableur::default());
    let options = exemple::Options { classes: 1, candidats: 24, graine: 2026, style, tableur };
    let written: BTreeMap<String, Vec<u8>> =
        exemple::compose(&PACK, &options).into_iter().map(|f| (f.chemin, f.octets)).collect();
    let mut kept = read_tree(&entrees());
    kept.retain(|path, _| !path.starts_with("referentiel/"));
    assert_eq!(kept.keys().collect::<Vec<_>>(), written.keys().collect::<Vec<_>>());
    for (path, bytes) in kept {
        assert!(bytes == written[&path], "{path} is not what « liasse exemple » writes");
    }
}

#[test]
fn the_sample_has_one_of_each_hard_case() {
    let categories: BTreeSet<&str> = CLASSE.inscrits.keys().map(|n| CLASSE.categorie(n)).collect();
    assert_eq!(categories, BTreeSet::from(["A", "B", "C"]));
    let notes: Vec<Option<&String>> =
        CLASSE.grilles.values().flatten().map(|ligne| ligne.get("Note proposée")).collect();
    assert!(notes.contains(&None), "a note that is not typed yet");
    assert!(notes.iter().flatten().any(|note| *note == "ABS"), "an absence");
    assert_eq!(CLASSE.inscrits.len(), 24);
    assert_eq!(CLASSE.inscrits.keys().collect::<Vec<_>>(), CLASSE.suivi.keys().collect::<Vec<_>>());
}

#[test]
fn the_run_ends_well() {
    assert_eq!(LOT.code, Some(0));
    let faults: Vec<&Value> = LOT.manifeste["diagnostics"].as_array().expect("a list").iter().collect();
    assert!(faults.iter().all(|d| text(d, "gravite") == "info"), "{faults:#?}");
}

#[test]
fn every_document_is_accounted_for() {
    let of_candidats_only = PACK_ENTIER.documents.iter().filter(|d| d.par != Par::Classe);
    let catalogue: BTreeSet<&str> = of_candidats_only.map(|d| d.id.as_str()).collect();
    let mut expected = BTreeMap::new();
    for numero in CLASSE.inscrits.keys() {
        let theirs = attendus(numero);
        assert_eq!(theirs.keys().copied().collect::<BTreeSet<_>>(), catalogue, "one rule per document");
        expected.extend(theirs.into_iter().map(|(id, number)| ((numero.clone(), id.to_owned()), number)));
    }
    expected.retain(|_, number| *number > 0);
    let mut found = BTreeMap::new();
    for entry in of_candidats().chain(retenus()) {
        let key = (text(entry, "candidat").to_owned(), text(entry, "document").to_owned());
        *found.entry(key).or_insert(0) += 1;
    }
    assert_eq!(found, expected);
}

#[test]
fn the_class_has_its_papers() {
    let of_class = LOT.documents().iter().filter(|d| d["candidat"].is_null());
    let found: BTreeSet<&str> = of_class.map(|d| text(d, "chemin")).collect();
    let expected = [
        "TAGO1/classe/feuille-signatures.pdf",
        "TAGO1/classe/page-de-garde.pdf",
        "TAGO1/classe/recap-pfmp.pdf",
        "TAGO1/classe/tableau-couverture.pdf",
        "TAGO1/jury/recap-notes.pdf",
    ];
    assert_eq!(found, BTreeSet::from(expected));
}

#[test]
fn the_totals_are_those_of_the_lists() {
    let count = |etat| LOT.documents().iter().filter(|d| text(d, "etat") == etat).count();
    let (complets, a_completer) = (count("complet"), count("a_completer"));
    assert_eq!(complets + a_completer, LOT.documents().len());
    let totaux = serde_json::json!({
        "attendus": LOT.documents().len() + retenus().len(),
        "complets": complets,
        "a_completer": a_completer,
        "retenus": retenus().len(),
    });
    assert_eq!(LOT.manifeste["totaux"], totaux);
}

#[test]
fn what_is_to_be_completed_is_what_the_sheets_lack() {
    let mut expected = BTreeSet::new();
    for numero in CLASSE.inscrits.keys() {
        for epreuve in ["E31", "E32"] {
            if CLASSE.grille(numero, epreuve).is_some_and(|ligne| !ligne.contains_key("Note proposée")) {
                expected.insert((numero.clone(), format!("grille-{}", epreuve.to_lowercase())));
                expected.insert((numero.clone(), "synthese-notes".to_owned()));
            }
            // Nobody here evaluates them.
            if CLASSE.categorie(numero) == "B" {
                expected.insert((numero.clone(), format!("grille-{}-ponctuel", epreuve.to_lowercase())));
                expected.insert((numero.clone(), "synthese-notes".to_owned()));
            }
        }
        let needed = ["Du", "Au", "Jours de présence", "Structure", "Adresse de la structure", "SIRET"];
        let needed: Vec<&str> = needed.into_iter().chain(["Représentant", "Tuteur", "Activités"]).collect();
        for ligne in CLASSE.stages(numero).filter(|ligne| needed.iter().any(|n| !ligne.contains_key(*n))) {
            expected.insert((numero.clone(), format!("attestation-pfmp-{}", ligne["Période"])));
        }
        if attendus(numero)["attestation-pfmp-recapitulative"] > 0 && !is_pfmp_settled(numero) {
            expected.insert((numero.clone(), "attestation-pfmp-recapitulative".to_owned()));
        }
    }
    // Not every tutor has sent an evaluation back.
    let of_the_sheets = |d: &&Value| text(d, "document") != "compte-rendu-pfmp";
    let to_complete = of_candidats().filter(of_the_sheets).filter(|d| text(d, "etat") == "a_completer");
    let found: BTreeSet<(String, String)> =
        to_complete.map(|d| (text(d, "candidat").to_owned(), stem(text(d, "chemin")).to_owned())).collect();
    assert_eq!(found, expected);
    for (numero, fichier) in found {
        let chemin = LOT.chemin(&numero, &fichier).expect("it was produced");
        assert!(PAPIERS[chemin].texte().contains("À COMPLÉTER"), "{chemin} says so");
    }
}

/// Whether the follow-up sheet answers all that the recapitulation asks, and the weeks are enough or a
/// dérogation was given.
fn is_pfmp_settled(numero: &str) -> bool {
    let suivi = &CLASSE.suivi[numero];
    let (Some(cycle), Some(derogation)) = (suivi.get("Durée du cycle"), suivi.get("Dérogation PFMP"))
    else {
        return false;
    };
    let number = |text: &str| text.replace(',', ".").parse::<f64>().expect("a number");
    let counted = CLASSE.stages(numero).filter(|ligne| ligne["Type"] == "certifiante");
    let weeks: f64 = counted.map(|ligne| number(&ligne["Semaines"])).sum();
    let required = match suivi.get("Positionnement (semaines)") {
        Some(decided) => number(decided),
        None if cycle == "2" => 16.0,
        None => 20.0,
    };
    weeks >= required || derogation == "Oui"
}

#[test]
fn complete_documents_do_not_ask_to_be_completed() {
    for document in LOT.documents().iter().filter(|d| text(d, "etat") == "complet") {
        let chemin = text(document, "chemin");
        assert!(!PAPIERS[chemin].texte().contains("À COMPLÉTER"), "{chemin}");
    }
}

#[test]
fn the_folder_holds_what_the_manifest_lists_and_nothing_else() {
    let mut listed: BTreeSet<&str> = LOT.documents().iter().map(|d| text(d, "chemin")).collect();
    assert_eq!(listed.len(), LOT.documents().len(), "every path is listed once");
    assert_eq!(listed, LOT.pdfs().map(String::as_str).collect());
    let stacks = LOT.manifeste["impressions"].as_array().expect("a list");
    listed.extend(stacks.iter().map(|stack| text(stack, "chemin")));
    assert_eq!(listed.len(), LOT.documents().len() + stacks.len());
    let others: BTreeSet<&str> =
        LOT.fichiers.keys().map(String::as_str).filter(|path| !listed.contains(path)).collect();
    let expected: BTreeSet<String> =
        RAPPORTS.map(str::to_owned).into_iter().chain(dossiers_du_jury().into_keys()).collect();
    assert_eq!(others, expected.iter().map(String::as_str).collect());
}

#[test]
fn hashes_and_pages_are_those_of_the_files() {
    for stack in LOT.manifeste["impressions"].as_array().expect("a list") {
        let chemin = text(stack, "chemin");
        assert_eq!(text(stack, "sha256"), sha256(&LOT.fichiers[chemin]), "{chemin}");
    }
    for document in LOT.documents() {
        let chemin = text(document, "chemin");
        assert_eq!(text(document, "sha256"), sha256(&LOT.fichiers[chemin]), "{chemin}");
        assert_eq!(document["pages"], PAPIERS[chemin].pages.len(), "{chemin}");
    }
}

#[test]
fn every_document_is_archivable_and_accessible() {
    for (chemin, papier) in PAPIERS.iter() {
        assert_eq!(papier.pdfa().as_deref(), Some("2A"), "{chemin}");
        assert_eq!(papier.pdfua(), Some("1"), "{chemin}");
        assert!(papier.balise, "{chemin} is tagged");
        assert_eq!(papier.langue.as_deref(), Some("fr-FR"), "{chemin}");
        assert!(papier.affiche_le_titre, "{chemin}");
        assert!(papier.polices_incorporees, "{chemin}");
        let first: Vec<_> = papier.titres().into_iter().filter(|(role, _)| role == "H1").collect();
        assert_eq!(first.len(), 1, "{chemin} has one title: {first:?}");
        assert_eq!(papier.titres()[0], first[0], "{chemin}: nothing comes before the title");
        assert!(papier.pages.iter().all(|page| page.perdus.is_empty()), "{chemin} loses text");
        assert!(!papier.texte().contains('\u{fffd}'), "{chemin} can be copied as text");
    }
}

#[test]
fn titles_tell_documents_apart() {
    // Those of one candidate's periods share theirs.
    let apart = LOT.documents().iter().filter(|d| text(d, "document") != "attestation-pfmp");
    let titles: Vec<&str> =
        apart.map(|d| PAPIERS[text(d, "chemin")].titre.as_deref().expect("a title")).collect();
    let unique: BTreeSet<&&str> = titles.iter().collect();
    assert_eq!(unique.len(), titles.len());
}

#[test]
fn a_document_stands_where_its_reader_may_look() {
    for document in of_candidats() {
        let id = text(document, "document");
        let numero = text(document, "candidat");
        let inscrit = &CLASSE.inscrits[numero];
        let ascii = |text: &str| {
            let letters = deunicode::deunicode(text);
            letters
                .split(|c: char| !c.is_ascii_alphanumeric())
                .filter(|word| !word.is_empty())
                .collect::<Vec<_>>()
                .join("-")
        };
        let nom = ascii(&inscrit["Nom de famille"]).to_uppercase();
        let folder = format!("{nom}-{}-{numero}", ascii(&inscrit["Prénom(s)"]));
        let confidential = id.starts_with("grille") || id.starts_with("synthese");
        let place = if confidential || id == "sommaire" { "jury" } else { "candidats" };
        let chemin = text(document, "chemin");
        assert_eq!(document["confidentiel"], confidential, "{chemin}");
        assert_eq!(text(document, "classe"), "TAGO1");
        assert_eq!(chemin.rsplit_once('/').expect("a folder").0, format!("TAGO1/{place}/{folder}"));
        let expected = match id {
            "attestation-pfmp" | "compte-rendu-pfmp" => format!("{id}-P"),
            "certificat-travail" => format!("{id}-"),
            _ => format!("{id}.pdf"),
        };
        assert!(chemin.rsplit('/').next().expect("a name").starts_with(&expected), "{chemin}");
    }
}

#[test]
fn paths_are_short_ascii_and_unique_without_case() {
    let mut seen = BTreeSet::new();
    for path in LOT.fichiers.keys() {
        assert!(path.bytes().all(|b| b.is_ascii_alphanumeric() || b"-./".contains(&b)), "{path}");
        assert!(path.len() < 180, "{path}");
        assert!(seen.insert(path.to_lowercase()), "{path}");
    }
}

#[test]
fn nothing_for_the_candidate_holds_a_note() {
    let observations: BTreeSet<String> = CLASSE
        .grilles
        .values()
        .flatten()
        .flat_map(|ligne| {
            ["Observations sur les compétences", "Observations générales"].map(|c| ligne.get(c))
        })
        .flatten()
        .map(|observation| serre(observation))
        .collect();
    assert!(observations.len() > 10, "the sample has observations: {}", observations.len());
    let mut seen = 0;
    for (chemin, papier) in PAPIERS.iter().filter(|(chemin, _)| chemin.contains("/candidats/")) {
        let text = papier.texte();
        for forbidden in ["note proposée", "/ 20", "confidentiel", "profil", "commission", "×"] {
            // A tutor puts crosses too.
            let of_the_tutor = forbidden == "×" && chemin.contains("/compte-rendu-pfmp");
            assert!(
                of_the_tutor || !text.to_lowercase().contains(forbidden),
                "{chemin} holds « {forbidden} »"
            );
        }
        let tight = serre(&text);
        assert!(!observations.iter().any(|o| tight.contains(o)), "{chemin} holds an observation");
        seen += 1;
    }
    let for_the_jury = of_candidats().filter(|d| text(d, "chemin").contains("/jury/")).count();
    assert_eq!(seen + for_the_jury, of_candidats().count(), "every other document is the jury’s");
}

/// Path of every archive, with the documents that it must hold.
fn dossiers_du_jury() -> BTreeMap<String, Vec<&'static str>> {
    let mut archives = BTreeMap::<String, Vec<&str>>::new();
    for document in LOT.documents() {
        let id = text(document, "document");
        let sent = ["grille-e31", "grille-e32", "sommaire", "certificat-travail", "attestation-heures"];
        if sent.contains(&id) || id.starts_with("attestation-pfmp") {
            let chemin = text(document, "chemin");
            let folder = chemin.rsplit_once('/').expect("a folder").0.replace("/candidats/", "/jury/");
            archives.entry(format!("{folder}.zip")).or_default().push(chemin);
        }
    }
    // Without a grid nothing was evaluated in CCF.
    archives.retain(|_, pieces| pieces.iter().any(|chemin| chemin.contains("/jury/")));
    archives
}

#[test]
fn the_jury_receives_the_grids_and_the_attestations_of_one_candidate() {
    let archives = dossiers_du_jury();
    let written: Vec<&String> = LOT.fichiers.keys().filter(|path| is_a("zip", path)).collect();
    assert_eq!(written, archives.keys().collect::<Vec<_>>());
    for (archive, mut pieces) in archives {
        // The sommaire, then what it lists: the grids, the attestations.
        pieces.sort_by_key(|chemin| {
            let name = stem(chemin);
            let order = ["sommaire", "grille", "attestation-pfmp-P", "attestation-pfmp-r", "certificat", ""];
            (order.iter().position(|start| name.starts_with(start)), name)
        });
        let entries = entries_of(&LOT.fichiers[&archive]);
        let whose = archive.trim_end_matches(".zip").rsplit('-').next().expect("a number");
        let names: Vec<&str> = entries.iter().map(|(name, _)| name.as_str()).collect();
        let expected: Vec<String> =
            pieces.iter().map(|c| format!("{whose}-{}", c.rsplit('/').next().expect("a name"))).collect();
        assert_eq!(names, expected, "{archive}");
        for ((name, bytes), chemin) in entries.iter().zip(&pieces) {
            assert!(*bytes == LOT.fichiers[*chemin], "{name} of {archive} is {chemin}");
        }
    }
}

fn entries_of(archive: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(archive)).expect("a zip");
    (0..zip.len())
        .map(|index| {
            let mut entry = zip.by_index(index).expect("an entry");
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes).expect("a readable entry");
            (String::from_utf8_lossy(entry.name_raw()).into_owned(), bytes)
        })
        .collect()
}

#[test]
fn the_same_inputs_give_the_same_bytes() {
    let hashes = |lot: &Lot| -> BTreeMap<String, String> {
        lot.fichiers.iter().map(|(path, bytes)| (path.clone(), sha256(bytes))).collect()
    };
    assert_eq!(hashes(&Lot::generate(1)), hashes(&LOT));
}

#[test]
fn the_manifest_tells_what_was_read() {
    let sources = LOT.manifeste["sources"].as_array().expect("a list");
    let rows = |feuille: &str| {
        let source = sources.iter().find(|s| s["feuille"] == feuille).expect("a source");
        (source["ligne_entete"].as_u64(), source["lignes_lues"].as_u64())
    };
    let read = |rows: usize| (Some(4), Some(rows as u64));
    assert_eq!(rows("PFMP"), read(CLASSE.pfmp.len()));
    assert_eq!(rows("Travaux"), read(CLASSE.travaux.len()));
    assert_eq!(rows("Grilles E31"), read(CLASSE.grilles["E31"].len()));
    assert_eq!(rows("Commissions"), read(CLASSE.commissions.len()));
    assert!(sources.iter().all(|s| !s["table"].is_null()), "every sheet of the sample is recognised");
}

fn stem(chemin: &str) -> &str {
    Path::new(chemin).file_stem().and_then(|name| name.to_str()).expect("a name")
}

#[test]
fn the_font_prints_the_whole_pack() {
    let texts = liasse::referentiel::embedded::FICHIERS.into_iter().flat_map(|(_, text)| text.chars());
    let missing: BTreeSet<char> = texts.filter(|c| !c.is_whitespace() && !BASE.can_print(*c)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}
