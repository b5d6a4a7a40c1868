//! What the documentation says is what the program does.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use expect_test::expect_file;
use liasse::diagnostics::codes;
use liasse::render::templates::Templates;
use walkdir::WalkDir;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn readme() -> String {
    fs_err::read_to_string(root().join("README.md")).expect("a README")
}

#[test]
fn the_readme_lists_every_code() {
    let mut table = "| Code | Ce que c’est | Effet |\n| --- | --- | --- |\n".to_owned();
    for code in codes::all() {
        writeln!(table, "| {} | {} | {} |", code.id, code.titre, code.effet).expect("a String");
    }
    let readme = readme();
    let between =
        readme.split_once("<!-- codes -->\n").and_then(|(_, rest)| rest.split_once("<!-- /codes -->"));
    let (written, _) = between.expect("the lines <!-- codes --> and <!-- /codes -->");
    assert!(written.trim() == table.trim(), "between <!-- codes --> and <!-- /codes -->, write:\n\n{table}");
}

/// `UPDATE_EXPECT=1 cargo test` writes the file again.
#[test]
fn the_pages_of_the_codes_are_written() {
    expect_file!["../../src/diagnostics/CODES.md"].assert_eq(&codes::markdown());
}

/// The headers are the pack's: the page of the code says where they are told, and they are told there.
#[test]
fn the_headers_of_every_table_are_told() {
    assert!(codes::FEUILLE_INCONNUE.page.remede.contains("« liasse referentiel tableaux »"));
    let pack = liasse::referentiel::embedded::load_default().expect("the embedded pack is sound");
    let page = liasse::commands::referentiel::entry(&pack, "tableaux").expect("a page");
    let page = page.split_whitespace().collect::<Vec<_>>().join(" ");
    for table in &pack.tables {
        assert!(page.contains(&table.libelle), "the page should name « {} »", table.libelle);
        for key in table.reconnue_a.iter().flatten().filter(|key| !key.starts_with('@')) {
            let head = &table.colonnes.iter().find(|c| c.colonne == *key).expect("a column").nom;
            assert!(page.contains(&format!("« {head} »")), "the page should say « {head} »");
        }
    }
}

#[test]
fn no_code_has_an_empty_page() {
    for code in codes::all() {
        for text in [code.page.pourquoi, code.page.remede, code.page.exemple] {
            assert!(text.ends_with(['.', '…', '?', '»']), "{} : « {text} » is a whole sentence", code.id);
            assert!(
                !text.contains(['\'', '\n']),
                "{} : typographic apostrophes, one paragraph : {text}",
                code.id
            );
        }
    }
}

#[test]
fn the_readme_gives_the_commands_to_build_and_to_test() {
    let readme = readme();
    for command in ["cargo run --release", "cargo test"] {
        assert!(readme.contains(command), "« {command} » is missing");
    }
}

#[test]
fn every_template_and_font_is_embedded() {
    let folder = root().join("templates");
    let templates = Templates::with_overrides(BTreeMap::new());
    let embedded: BTreeMap<&String, &Vec<u8>> = templates.files().collect();
    let mut found = Vec::new();
    for entry in WalkDir::new(&folder).sort_by_file_name() {
        let entry = entry.expect("a readable folder");
        if entry.path().extension().is_some_and(|e| e == "typ" || e == "ttf" || e == "otf") {
            let inside = entry.path().strip_prefix(&folder).expect("below the folder");
            let parts: Vec<_> = inside.components().map(|c| c.as_os_str().to_string_lossy()).collect();
            let path = parts.join("/");
            let bytes = fs_err::read(entry.path()).expect("a readable file");
            let known = embedded.get(&path).unwrap_or_else(|| panic!("{path} is not embedded"));
            assert!(**known == bytes, "{path} is embedded with another content");
            found.push(path);
        }
    }
    assert_eq!(found.len(), embedded.len(), "{found:?}");
}
