//! Every template with any data: nothing that is typed in a cell is ever taken for markup.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use calamine::{Data, Reader, Xlsx};
use expect_test::expect;
use liasse::texte;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config, RngSeed, TestRunner};
use serde_json::{Map, Value, json};
use unicode_normalization::char::is_combining_mark;

use crate::atelier::{Papier, compose, is_a, read_tree, serre};
use crate::epreuves::formation_continue;
use crate::goldens::petite_classe;
use crate::pieces::classe_mixte;
use crate::support::{BASE, Entrees, PACK_ENTIER, minimal, papers};

/// What means something to typst, to a shell, to a browser or to a spreadsheet.
const PIEGES: [&str; 32] = [
    "# read(\"/etc/passwd\")",
    "#read(\"donnees.json\")",
    "#let x = 1",
    "#{ panic() }",
    "#set page(width: 1mm)",
    "*gras*",
    "_souligné_",
    "$x^2$",
    "$ sum_(i=0)^n a_i $",
    "fin \\",
    "C:\\temp\\neuf",
    "\\u{41}\\n",
    "\"guillemets\" et 'apostrophes'",
    "<gras>",
    "<etiquette>",
    "@renvoi",
    "= Titre",
    "- puce",
    "+ numéro",
    "/ terme: sens",
    "// remarque",
    "/* remarque */",
    "`code`",
    "```rust code```",
    "[crochets] {accolades} (parenthèses)",
    "]",
    "~ -- --- ... -? 1--2",
    "& # 233 % C3 %A",
    "=1+1",
    "https://exemple.fr/a_b*c",
    "%PDF-1.7 endstream endobj",
    "${HOME} $(id) `id` | ; && rm -rf",
];

/// Templates about a class: nobody is named at their head.
const CLASSE: [&str; 5] = [
    "feuille-signatures.typ",
    "page-de-garde.typ",
    "recap-notes.typ",
    "recap-pfmp.typ",
    "tableau-couverture.typ",
];

fn templates() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("templates")
}

/// What templates import, and what puts them in a stack: no document of their own.
const PARTAGES: [&str; 3] = ["commun.typ", "grille.typ", "pile.typ"];

/// Every template, with its example.
pub static EXEMPLES: LazyLock<BTreeMap<String, Value>> = LazyLock::new(|| {
    let files = read_tree(&templates());
    let names = files.keys().filter(|path| is_a("typ", path) && !PARTAGES.contains(&path.as_str()));
    let example = |name: &String| {
        let path = format!("exemples/{}.json", name.trim_end_matches(".typ"));
        let text = files.get(&path).unwrap_or_else(|| panic!("{name} has an example"));
        (name.clone(), serde_json::from_slice(text).expect("JSON"))
    };
    names.map(example).collect()
});

/// A template set with data, without a word of the compiler, and with no text beyond the page.
#[track_caller]
fn set(modele: &str, donnees: &Value) -> Papier {
    match compose(modele, donnees) {
        Ok(pdf) => {
            assert!(pdf.remarques.is_empty(), "{modele}: {:?}\n{donnees:#}", pdf.remarques);
            let papier = Papier::read(&pdf.bytes);
            assert_eq!(papier.pages.len(), pdf.pages);
            papier
        }
        Err(fault) => panic!("{modele}: {fault:?}\n{donnees:#}"),
    }
}

#[test]
fn every_template_sets_its_example() {
    for (modele, exemple) in EXEMPLES.iter() {
        let papier = set(modele, exemple);
        assert_eq!((papier.pdfa().as_deref(), papier.pdfua()), (Some("2A"), Some("1")), "{modele}");
        assert!(papier.balise, "{modele}");
        assert!(papier.pages.iter().all(|page| page.perdus.is_empty()), "{modele}");
        let titre = exemple["document"]["titre"].as_str().expect("a title");
        assert_eq!(papier.titres()[0], ("H1".to_owned(), titre.to_owned()));
    }
}

#[test]
fn every_template_serves_and_every_example_has_its_template() {
    let used: BTreeSet<&str> = PACK_ENTIER.documents.iter().map(|d| d.modele.as_str()).collect();
    assert_eq!(used, EXEMPLES.keys().map(String::as_str).collect());
    let examples: BTreeSet<String> = read_tree(&templates().join("exemples")).into_keys().collect();
    let expected = EXEMPLES.keys().map(String::as_str).chain(["pile.typ"]);
    assert_eq!(examples, expected.map(|modele| modele.replace(".typ", ".json")).collect());
}

/// The keys of the data, as paths; `*` stands for the elements of a list.
fn keys(value: &Value, path: &str, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            for (key, below) in fields {
                let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                keys(below, &path, found);
                found.insert(path);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| keys(item, &format!("{path}.*"), found)),
        _ => {}
    }
}

/// Who writes a template works from its example: it must show the data that the program gives.
#[test]
fn an_example_has_the_keys_of_the_data() {
    let mut real = BTreeMap::<&str, BTreeSet<String>>::new();
    for entrees in [minimal(), petite_classe(), classe_mixte(), formation_continue()] {
        for (chemin, donnees) in papers(&entrees) {
            let id = donnees["document"]["id"].as_str().expect("an id");
            let modele = &PACK_ENTIER.find_document(id).unwrap_or_else(|| panic!("{chemin}")).modele;
            keys(&donnees, "", real.entry(modele).or_default());
        }
    }
    let mut differences = String::new();
    for (modele, exemple) in EXEMPLES.iter() {
        let mut shown = BTreeSet::new();
        keys(exemple, "", &mut shown);
        for key in real[modele.as_str()].symmetric_difference(&shown) {
            writeln!(differences, "{modele} : {key}").expect("a String");
        }
    }
    expect![[r#"
        attestation-pfmp-recapitulative.typ : recapitulatif.suffisant
        attestation-pfmp.typ : candidat.situation
        feuille-signatures.typ : signatures.retenus.*.nom
        feuille-signatures.typ : signatures.retenus.*.nom_complet
        feuille-signatures.typ : signatures.retenus.*.numero
        feuille-signatures.typ : signatures.retenus.*.prenoms
        feuille-signatures.typ : signatures.retenus.*.recevable
        feuille-signatures.typ : signatures.retenus.*.retenu
        grille-ccf.typ : candidat.situation
        grille-ccf.typ : epreuve.situation.code
        grille-ccf.typ : epreuve.situation.intitule
        grille-ccf.typ : grille.niveaux
    "#]]
    .assert_eq(&differences);
}

/// What decides rather than is printed: a template compares it.
fn decides(path: &str) -> bool {
    let key = path.rsplit('.').next().unwrap_or_default();
    let levels = path.ends_with("niveaux.*.code");
    levels
        || matches!(key, "id" | "etat" | "granularite" | "niveau" | "manques" | "nombre" | "suffisant")
        || matches!(key, "recevable" | "retenu")
        || matches!(key, "regle" | "evaluee")
            && !path.ends_with("synthese.regle")
            && !path.starts_with("notes.")
        || path.starts_with("grille.niveaux")
}

/// The data with one text in every place that shows a text.
fn filled(value: &Value, path: &str, text: &str) -> Value {
    match value {
        _ if decides(path) => value.clone(),
        Value::Object(fields) => {
            let below = |(key, value): (&String, &Value)| {
                let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                (key.clone(), filled(value, &path, text))
            };
            Value::Object(fields.iter().map(below).collect())
        }
        Value::Array(items) => items.iter().map(|item| filled(item, &format!("{path}.*"), text)).collect(),
        // A block that is absent stays absent.
        Value::Null if is_block(path) => Value::Null,
        Value::Null | Value::String(_) => json!(text),
        Value::Bool(_) | Value::Number(_) => value.clone(),
    }
}

/// Whether a null stands for an absent block, rather than for an absent text.
fn is_block(path: &str) -> bool {
    let below = ["epreuve.situation", "epreuve.mere", "ailleurs", "notes.epreuves.*.regle"];
    matches!(path, "candidat" | "recapitulatif.exigence")
        || below.iter().any(|end| path.ends_with(end))
        || path.starts_with("pieces.") && path.ends_with(".epreuve")
}

/// The text of the content and the shape of every table: what hostile data must not change.
fn shape(papier: &Papier) -> (BTreeMap<String, usize>, Vec<Vec<usize>>) {
    let mut roles = papier.roles();
    // A line broken elsewhere is another span, and nothing else.
    roles.remove("Span");
    let tables = papier.tableaux();
    (roles, tables.iter().map(|table| table.iter().map(Vec::len).collect()).collect())
}

#[test]
fn what_looks_like_markup_is_printed_as_it_is() {
    const PLAIN: &str = "Zwqjk";
    for (modele, exemple) in EXEMPLES.iter() {
        let plain = set(modele, &filled(exemple, "", PLAIN));
        let times =
            |papier: &Papier, text: &str| serre(&papier.structure.texte()).matches(&serre(text)).count();
        let expected = times(&plain, PLAIN);
        assert!(expected > 20, "{modele} shows its data: {expected}");
        for piege in PIEGES {
            let hostile = set(modele, &filled(exemple, "", piege));
            assert_eq!(shape(&hostile), shape(&plain), "{modele} with {piege}");
            assert_eq!(times(&hostile, piege), expected, "{modele} prints {piege} everywhere");
            assert!(hostile.pages[0].hors_contenu.contains(piege), "{modele} prints {piege} in its footer");
            assert!(
                hostile.titre.as_deref().is_some_and(|titre| titre.contains(piege)),
                "{:?}",
                hostile.titre
            );
        }
    }
}

#[test]
fn a_blank_is_left_where_nothing_is_known() {
    for (modele, exemple) in EXEMPLES.iter() {
        let mut donnees = exemple.clone();
        donnees["etat"] = json!("a_completer");
        for bloc in ["etablissement", "candidat"] {
            for (key, value) in donnees[bloc].as_object_mut().into_iter().flatten() {
                if key != "nom_complet" {
                    *value = Value::Null;
                }
            }
        }
        donnees["session"] = Value::Null;
        let papier = set(modele, &donnees);
        let text = papier.texte();
        for word in ["( )", "()", "– –", ", ,"] {
            assert!(!text.contains(word), "{modele} says « {word} » in\n{}", papier.esquisse());
        }
        let said = |word: &&str| text.split(|c: char| !c.is_alphanumeric()).any(|known| known == *word);
        let leaked = ["none", "null", "auto"].into_iter().find(said);
        assert_eq!(leaked, None, "{modele} says it in\n{}", papier.esquisse());
        assert!(text.contains("À COMPLÉTER"), "{modele}");
    }
}

/// Places that show what somebody typed.
const SAISIES: [&str; 42] = [
    "/candidat/nom",
    "/candidat/nom_usage",
    "/candidat/prenoms",
    "/candidat/nom_complet",
    "/candidat/classe",
    "/candidat/numero",
    "/etablissement/nom",
    "/etablissement/adresse",
    "/etablissement/ville",
    "/etablissement/academie",
    "/etablissement/telephone",
    "/etablissement/representant",
    "/etablissement/qualite",
    "/stage/structure",
    "/stage/adresse",
    "/stage/representant",
    "/stage/tuteur",
    "/stage/fonction_tuteur",
    "/stage/gratification",
    "/stage/observations",
    "/stage/activites/0",
    "/travaux/lignes/0/intitule",
    "/travaux/lignes/0/organisation",
    "/travaux/lignes/0/lieu",
    "/travaux/lignes/0/ressources",
    "/grille/situations",
    "/grille/observations",
    "/grille/observations_competences",
    "/commission/membres/0/nom_complet",
    "/recapitulatif/periodes/0/observations",
    "/recapitulatif/periodes/0/stages/0/structure",
    "/recapitulatif/periodes/0/stages/0/adresse",
    "/compte_rendu/activites/0",
    "/compte_rendu/appreciation",
    "/compte_rendu/stages/0/structure",
    "/compte_rendu/stages/0/adresse",
    "/compte_rendu/tuteur",
    "/compte_rendu/fonction_tuteur",
    "/certificat/employeur",
    "/certificat/emploi",
    "/experience/lignes/0/employeur",
    "/heures/lignes/0/organisme",
];

#[test]
fn a_word_longer_than_its_line_is_not_lost() {
    let word = "abcdefghij".repeat(8);
    let mut seen = BTreeSet::new();
    for (modele, exemple) in EXEMPLES.iter() {
        for place in SAISIES {
            let mut donnees = exemple.clone();
            let Some(value) = donnees.pointer_mut(place) else { continue };
            *value = json!(word);
            let papier = set(modele, &donnees);
            let lost: Vec<&String> = papier.pages.iter().flat_map(|page| &page.perdus).collect();
            assert!(lost.is_empty(), "{modele}, {place}: {lost:?}");
            seen.insert(place);
        }
    }
    assert_eq!(seen, BTreeSet::from(SAISIES), "every place is in an example");
}

/// Characters that the program lets through; without the marks that stand over a letter, since a reader of
/// PDF may find such a letter twice.
static IMPRIMABLES: LazyLock<Vec<char>> = LazyLock::new(|| {
    let printed = |c: &char| BASE.can_print(*c) && !is_combining_mark(*c) && !texte::is_invisible(*c);
    ('\u{20}'..='\u{2ffff}').filter(printed).collect()
});

/// A text as the reading of a cell may leave it.
fn any_text() -> BoxedStrategy<String> {
    let mixed = proptest::collection::vec(select(IMPRIMABLES.as_slice()), 1..30);
    prop_oneof![
        4 => "[A-ZÉa-zéèêàçœ’' -]{1,40}",
        3 => select(&PIEGES[..]).prop_map(str::to_owned),
        2 => mixed.prop_map(|chars| chars.into_iter().collect()),
        1 => "[a-zéœ]{20,120}",
        1 => "([a-zéœA-Z’,.]{1,12} ){20,200}",
        1 => "([a-z*#$\\\\\"]{0,20}\n){1,14}",
    ]
    .prop_map(|text| {
        let clean = texte::clean(&text);
        if clean.is_empty() { "x".to_owned() } else { clean }
    })
    .boxed()
}

/// Places that the program always fills.
fn is_always_given(path: &str) -> bool {
    let key = path.rsplit('.').next().unwrap_or_default();
    matches!(path.split('.').next(), Some("document" | "mention" | "diplome"))
        || matches!(key, "code" | "libelle" | "titre" | "conversion")
        || (key == "nom_complet" && (path.starts_with("candidat") || path.starts_with("couverture")))
        || (key == "intitule" && !path.starts_with("travaux"))
        || (key == "numero" && path.starts_with("travaux"))
        || (key == "periode" && path.starts_with("recapitulatif"))
        || (key == "texte" && path.starts_with("pfmp.regles"))
        || matches!(
            path,
            "grille.bareme" | "grille.arrondi" | "grille.legende" | "recapitulatif.exigence.source"
        )
        || path.ends_with(".*")
        || matches!(path, "synthese.regle.source" | "ponctuel.source")
        || matches!(key, "texte" | "description" | "bareme")
        || path.starts_with("regles")
        || path == "ponctuel.parties.*.numero"
}

/// How many elements a list may have; others keep the number of the example.
fn sizes(path: &str) -> Option<std::ops::RangeInclusive<usize>> {
    Some(match path {
        "travaux.lignes" | "stage.activites" | "stage.competences" | "travaux.lignes.*.competences" => 0..=14,
        "compte_rendu.activites" | "experience.lignes" | "heures.lignes" => 0..=12,
        "commission.membres" | "stage.regles" | "travaux.natures" => 0..=5,
        "recapitulatif.periodes" => 1..=6,
        "recapitulatif.periodes.*.stages" | "compte_rendu.stages" | "experience.regles" => 0..=3,
        _ => return None,
    })
}

/// Data of the shape of the example, with anything in it.
fn any_data(value: &Value, path: &str) -> BoxedStrategy<Value> {
    let key = path.rsplit('.').next().unwrap_or_default();
    match value {
        _ if path == "etat" => select(vec![json!("complet"), json!("a_completer")]).boxed(),
        _ if key == "granularite" => select(vec![json!("critere"), json!("competence")]).boxed(),
        _ if key == "niveau" => select(vec![Value::Null, json!("N0"), json!("N1")]).boxed(),
        _ if key == "nombre" => (0..20_u32).prop_map(|number| json!(number)).boxed(),
        Value::Null if path == "candidat" => Just(Value::Null).boxed(),
        _ if decides(path) => Just(value.clone()).boxed(),
        Value::Number(_) => (0..=6_u32).prop_map(|number| json!(number)).boxed(),
        Value::Bool(_) => any::<bool>().prop_map(Value::Bool).boxed(),
        Value::Array(_) if path == "grille.echelle.niveaux" => any_levels(),
        Value::Object(fields) => {
            let below = |(key, value): (&String, &Value)| {
                let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                any_data(value, &path).prop_map({
                    let key = key.clone();
                    move |value| (key.clone(), value)
                })
            };
            let all: Vec<_> = fields.iter().map(below).collect();
            let object = all.prop_map(|fields| Value::Object(fields.into_iter().collect::<Map<_, _>>()));
            if matches!(
                path,
                "epreuve.mere" | "recapitulatif.exigence" | "travaux.lignes.*.dimension" | "synthese.regle"
            ) {
                prop_oneof![3 => object, 1 => Just(Value::Null)].boxed()
            } else {
                object.boxed()
            }
        }
        Value::Array(items) => {
            let element = format!("{path}.*");
            let Some(first) = items.first() else { return Just(value.clone()).boxed() };
            match sizes(path) {
                Some(sizes) => {
                    proptest::collection::vec(any_data(first, &element), sizes).prop_map(Value::Array).boxed()
                }
                None => {
                    let all: Vec<_> = items.iter().map(|item| any_data(item, &element)).collect();
                    all.prop_map(Value::Array).boxed()
                }
            }
        }
        // A rule of an épreuve with no situations: a block, or nothing.
        Value::Null if path == "notes.epreuves.*.regle" => Just(Value::Null).boxed(),
        _ if path == "epreuve.situation" || (path == "epreuve.mere" && value.is_null()) => {
            let code_and_title = (any_text(), any_text());
            let situation =
                code_and_title.prop_map(|(code, intitule)| json!({"code": code, "intitule": intitule}));
            prop_oneof![3 => Just(Value::Null), 1 => situation].boxed()
        }
        _ if is_always_given(path) => any_text().prop_map(Value::String).boxed(),
        _ => prop_oneof![3 => any_text().prop_map(Value::String), 1 => Just(Value::Null)].boxed(),
    }
}

fn any_levels() -> BoxedStrategy<Value> {
    proptest::collection::vec(any_text(), 2..=6)
        .prop_map(|labels| {
            let level = |(index, libelle)| json!({"code": format!("N{index}"), "libelle": libelle});
            labels.into_iter().enumerate().map(level).collect()
        })
        .boxed()
}

/// Sets a template with data drawn from a fixed seed.
fn check_with_any_data(modele: &str) {
    let config = Config {
        cases: 32,
        rng_seed: RngSeed::Fixed(2026),
        failure_persistence: None,
        max_shrink_iters: 200,
        ..Config::default()
    };
    let result = TestRunner::new(config).run(&any_data(&EXEMPLES[modele], ""), |donnees| {
        let pdf = compose(modele, &donnees)
            .map_err(|fault| TestCaseError::fail(format!("{fault:?}\n{donnees:#}")))?;
        prop_assert!(pdf.remarques.is_empty(), "{:?}\n{donnees:#}", pdf.remarques);
        let papier = Papier::read(&pdf.bytes);
        prop_assert!(papier.balise && papier.pdfa().is_some() && papier.pdfua().is_some());
        prop_assert_eq!(papier.titres().iter().filter(|(role, _)| role == "H1").count(), 1);
        let tight = serre(&papier.structure.texte());
        for text in texts_of(&donnees) {
            prop_assert!(tight.contains(&serre(text)), "« {text} » is printed in\n{}", papier.esquisse());
        }
        Ok(())
    });
    if let Err(fault) = result {
        panic!("{modele}: {fault}");
    }
}

/// What every document prints of its data, whatever else it holds.
fn texts_of(donnees: &Value) -> Vec<&str> {
    let places = [
        &donnees["document"]["titre"],
        &donnees["candidat"]["nom"],
        &donnees["candidat"]["prenoms"],
        &donnees["etablissement"]["nom"],
        &donnees["etablissement"]["academie"],
        &donnees["diplome"]["specialite"],
        &donnees["session"],
        &donnees["epreuve"]["intitule"],
        &donnees["grille"]["legende"],
        &donnees["grille"]["situations"],
        &donnees["grille"]["observations"],
        &donnees["grille"]["observations_competences"],
        &donnees["stage"]["structure"],
        &donnees["stage"]["siret"],
        &donnees["stage"]["tuteur"],
        &donnees["stage"]["gratification"],
        &donnees["stage"]["observations"],
        &donnees["recapitulatif"]["total_jours"],
        &donnees["recapitulatif"]["conversion"],
        &donnees["classe"]["nom"],
        &donnees["pfmp"]["conversion"],
    ];
    // A grid lists them in short.
    let travaux = if donnees["grille"].is_null() {
        &["intitule", "nature", "organisation", "lieu", "ressources"][..]
    } else {
        &["intitule", "nature"]
    };
    let lists = [
        ("/travaux/lignes", travaux),
        ("/recapitulatif/periodes", &["periode", "semaines", "jours", "observations"]),
        ("/commission/membres", &["qualite", "nom_complet", "fonction"]),
        ("/synthese/situations", &["code", "intitule", "date", "note", "absence"]),
        ("/synthese/sous_blocs", &["code", "titre"]),
        ("/notes/epreuves", &["code", "intitule", "coefficient", "ailleurs"]),
        ("/notes/lignes", &["numero", "nom", "prenoms", "retenu"]),
        ("/pfmp/lignes", &["numero", "nom", "prenoms", "retenu"]),
        ("/signatures/retenus", &["numero", "nom", "prenoms", "retenu"]),
        ("/composition/membres", &["nom_complet", "fonction", "entreprise", "epreuves"]),
        ("/couverture/lignes", &["nom_complet", "retenu"]),
    ];
    let activites = donnees.pointer("/stage/activites").and_then(Value::as_array).into_iter().flatten();
    let below = lists.into_iter().flat_map(|(list, keys)| {
        let items = donnees.pointer(list).and_then(Value::as_array).into_iter().flatten();
        items.flat_map(move |item| keys.iter().map(move |key| &item[*key]))
    });
    places.into_iter().chain(activites).chain(below).filter_map(Value::as_str).collect()
}

#[test]
fn a_grid_takes_any_data() {
    check_with_any_data("grille-ccf.typ");
}

#[test]
fn a_record_of_work_takes_any_data() {
    check_with_any_data("etat-recapitulatif.typ");
}

#[test]
fn a_grid_of_an_epreuve_ponctuelle_takes_any_data() {
    check_with_any_data("grille-ponctuel.typ");
}

#[test]
fn a_synthesis_of_situations_takes_any_data() {
    check_with_any_data("synthese-situations.typ");
}

#[test]
fn a_synthesis_of_notes_takes_any_data() {
    check_with_any_data("synthese-notes.typ");
}

#[test]
fn an_attestation_takes_any_data() {
    check_with_any_data("attestation-pfmp.typ");
}

#[test]
fn a_recapitulation_takes_any_data() {
    check_with_any_data("attestation-pfmp-recapitulative.typ");
}

#[test]
fn a_report_of_a_tutor_takes_any_data() {
    check_with_any_data("compte-rendu-pfmp.typ");
}

#[test]
fn a_follow_up_takes_any_data() {
    check_with_any_data("suivi-pfmp.typ");
}

#[test]
fn papers_that_stand_for_periods_take_any_data() {
    check_with_any_data("certificat-travail.typ");
    check_with_any_data("attestation-experience.typ");
    check_with_any_data("attestation-heures.typ");
}

#[test]
fn papers_of_a_class_take_any_data() {
    for modele in CLASSE {
        check_with_any_data(modele);
    }
}

#[test]
fn a_sheet_of_conformity_takes_any_data() {
    check_with_any_data("fiche-conformite.typ");
}

#[test]
fn a_template_cannot_read_a_file_nor_the_clock() {
    for source in [
        "#read(\"/etc/passwd\")",
        "#read(\"../Cargo.toml\")",
        "#read(\"..\\\\..\\\\etc\\\\passwd\")",
        "#import \"@preview/tablex:0.0.8\": *",
        "#datetime.today().display()",
        "#image(\"https://exemple.fr/logo.png\")",
    ] {
        let overrides = BTreeMap::from([("grille-ccf.typ".to_owned(), source.as_bytes().to_vec())]);
        let base = crate::support::base_with(overrides);
        let marque = liasse::render::Marque { identifiant: "essai", date: None };
        let result = liasse::render::render(&base, "grille-ccf.typ", b"{}".to_vec(), marque);
        assert!(matches!(result, Err(liasse::render::RenderFault::Modele { .. })), "{source}: {result:?}");
    }
}

/// The cells of the small class that hold a free text: file and header.
const LIBRES: [(&str, &[&str]); 5] = [
    ("candidats.csv", &["Nom de famille", "Nom d'usage", "Prénom(s)", "Classe"]),
    (
        "pfmp.csv",
        &[
            "Structure",
            "Adresse de la structure",
            "Représentant",
            "Tuteur",
            "Fonction du tuteur",
            "Activités",
            "Gratification",
            "Observations",
        ],
    ),
    ("travaux.csv", &["N°", "Intitulé", "Organisation et contexte", "Période ou lieu", "Ressources"]),
    ("grilles.csv", &["Situations présentées", "Observations sur les compétences", "Observations générales"]),
    ("commissions.csv", &["Classe", "Nom", "Prénom", "Fonction", "Entreprise"]),
];

/// The small class with a hostile text in every free cell, and those texts.
fn hostile_class(piege: &str) -> (Entrees, Vec<String>) {
    // Several items may stand in one cell.
    let piege = piege.replace(';', "");
    let mut entrees = petite_classe();
    let mut typed = Vec::new();
    for (fichier, colonnes) in LIBRES {
        let text = entrees.text(fichier);
        let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(text.as_bytes());
        let header = reader.headers().expect("a header").clone();
        let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
        writer.write_record(&header).expect("memory");
        for row in reader.records() {
            let row = row.expect("a row");
            let cells: Vec<String> = header
                .iter()
                .zip(&row)
                .map(|(name, cell)| {
                    if cell.is_empty() || !colonnes.contains(&name) {
                        return cell.to_owned();
                    }
                    let number = if name == "Classe" { 0 } else { typed.len() + 1 };
                    let hostile = format!("{piege} {number}");
                    typed.push(hostile.clone());
                    hostile
                })
                .collect();
            writer.write_record(&cells).expect("memory");
        }
        entrees = entrees.put(fichier, writer.into_inner().expect("memory"));
    }
    let mut school = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
    school.write_record(["Champ", "Valeur"]).expect("memory");
    for champ in ["Nom", "UAI", "Adresse", "Code postal", "Ville", "Académie", "Téléphone", "Représentant"]
        .into_iter()
        .chain(["Qualité du représentant", "Lieu d'édition"])
    {
        let hostile = format!("{piege} {}", typed.len() + 1);
        school.write_record([champ, &hostile]).expect("memory");
        typed.push(hostile);
    }
    (entrees.put("etablissement.csv", school.into_inner().expect("memory")), typed)
}

#[test]
fn what_is_typed_in_any_cell_is_printed_as_it_is() {
    for piege in PIEGES {
        let (entrees, typed) = hostile_class(piege);
        let essai = entrees.generate();
        // A code postal or a SIRET of an unusual shape is told, and printed all the same; so is a commission of one
        // member, and no session, that no rule goes with.
        let told: Vec<&str> = essai.bilan.diagnostics().iter().map(|d| d.code.id).collect();
        let expected = ["A233", "A550", "I547"];
        assert!(told.iter().all(|code| expected.contains(code)), "{piege} : {}", essai.faults());
        let papers: Vec<String> = read_tree(&essai.lieu.sorties())
            .into_iter()
            .filter(|(path, _)| is_a("pdf", path))
            .map(|(_, bytes)| serre(&Papier::read(&bytes).texte()))
            .collect();
        assert!(papers.len() > 10, "the papers are made: {}", papers.len());
        for text in typed {
            assert!(papers.iter().any(|paper| paper.contains(&serre(&text))), "« {text} » is printed");
        }
        assert!(!papers.iter().any(|paper| paper.contains("root:x:0")), "{piege}");
    }
}

#[test]
fn a_number_that_cannot_be_printed_is_told_with_its_cell() {
    let essai = minimal().replace("pfmp.csv", "34012345600014", "3401234😀5600018").generate();
    expect![[r#"
        erreur[E601] DURAND Léa, P2 : caractère que la police ne sait pas imprimer : « 😀 » (U+1F600), dans « 3401234😀5600018 »
          → pfmp.csv, cellule L3
          aide : retaper le texte sans ce caractère
        code 1 ; produits : 12 ; retenus : 2
          attestation-pfmp de 0100000001 : E601
          attestation-pfmp-recapitulative de 0100000001 : E601
    "#]].assert_eq(&essai.recit());
}

#[test]
fn an_invisible_character_is_told_with_its_cell() {
    for invisible in ['\u{feff}', '\u{200b}', '\u{ad}'] {
        let essai = minimal().replace("pfmp.csv", "Garage Morel", &invisible.to_string()).verify();
        assert!(essai.faults().contains("E601"), "U+{:04X}\n{}", u32::from(invisible), essai.recit());
    }
}

#[test]
fn what_is_typed_in_a_cell_stays_text_in_the_reports() {
    for hostile in
        ["<script>alert(1)</script>", "=HYPERLINK(\"http://exemple.fr\")", "' onclick='x", "@SUM(1)"]
    {
        let quoted = format!("\"{}\"", hostile.replace('"', "\"\""));
        let essai = minimal().replace_all("candidats.csv", "SCOLAIRE BACPRO 3 ANS (132)", &quoted).generate();
        assert!(essai.faults().contains(hostile), "{}", essai.faults());
        let files = read_tree(&essai.lieu.sorties());
        let html = String::from_utf8(files["rapport.html"].clone()).expect("UTF-8");
        assert!(!html.contains("<script") && !html.contains("onclick='x\""), "{hostile}");
        let escaped = hostile.replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;");
        assert!(html.contains(&escaped), "{hostile}");
        for name in ["rapport.xlsx", "a-corriger/candidats.csv.xlsx"] {
            let mut book: Xlsx<_> = Xlsx::new(Cursor::new(files[name].clone())).expect("a workbook");
            let sheets = book.sheet_names();
            for sheet in &sheets {
                let formulas = book.worksheet_formula(sheet).expect("a sheet");
                assert!(formulas.cells().all(|(_, _, formula)| formula.is_empty()), "{hostile}");
            }
            let values = book.worksheet_range(&sheets[0]).expect("a sheet");
            let shown = |cell: &Data| matches!(cell, Data::String(text) if text.contains(hostile));
            assert!(values.cells().any(|(_, _, cell)| shown(cell)), "{hostile}");
        }
    }
}
