use std::collections::BTreeMap;
use std::fmt::Write as _;

use expect_test::expect_file;
use typst_layout::PagedDocument;

use super::super::templates::Templates;
use super::super::world::{Base, DocWorld};
use super::super::{Marque, options};
use super::*;

/// Faulty templates, one per sentence at least.
const FAUTIFS: &[&str] = &[
    "#let x = ",
    "#grid(columns: 2 [a])",
    "$mat(1 2; 3 #4 5)$#f(1; 2",
    "#let x = 1 }",
    "#set text (8pt)",
    "#for x (1, 2) [a]",
    "#let f = (a: 1, b) => a\n#(a: 1, b)",
    "#let (a + b) = 1",
    "#let 5 = 2",
    "#let",
    "#import \"commun.typ\": 5",
    "#{ let _ = 1\n _ }",
    "#if true",
    "#while 1 < 2 x",
    "#let f(x) = {\n  x",
    "#text(8pt",
    "*abc",
    "prix : 5 $",
    "#let x = \"abc",
    "`abc",
    "a */",
    "#if true [a] #else [b]",
    "#{ #let x = 1 }",
    "#if true && false [x]",
    "#let x = 12mn",
    "#(a: 1, a: 2)",
    "#text(size: 1pt, size: 2pt)[x]",
    "#nom-inconnu",
    "#import \"commun.typ\": chanp",
    "#image(\"logo.svg\", alt: \"Logo\")",
    "#import \"commune.typ\": *",
    "#import \"essai.typ\": *",
    "#json(\"faux.json\")",
    "#json(\"vide.json\")",
    "#image(\"texte.bin\", alt: \"x\")",
    "#image(\"faux.png\", alt: \"x\")",
    "#image(\"faux.svg\", alt: \"x\")",
    "#image(\"faux.pdf.page-1.svg\", alt: \"x\")",
    "#set text(font: \"Marianne\")\na",
    "#let d = (nom: \"x\")\n#d.prenom",
    "#let d = (nom: \"x\")\n#d.at(\"prenom\")",
    "#let d = none\n#d.nom",
    "#(1, 2).at(5)",
    "#().first()",
    "#\"abc\".at(9)",
    "#{ \"a\"\n 1 }",
    "#(\"a\" + 1)",
    "#(\"a\" < 1)",
    "#(1 / 0)",
    "#for x in 5 [a]",
    "#grid(..5)",
    "#let (a, b) = (1, 2, 3)",
    "#let (a, b) = (1,)",
    "#int(\"abc\")",
    "#text(8pt, couleur: red)[x]",
    "#strong[x][y]",
    "#let f(a, b) = a\n#f(1)",
    "#text(size: \"grand\")[x]",
    "#text(fill: \"rouge\")[x]",
    "#let x = 1\n#x()",
    "#none.replace(1)",
    "#\"abc\".majuscule()",
    "#[a].majuscule()",
    "#[a].texte",
    "#calc.truc(1)",
    "#let d = (f: 1)\n#d.f()",
    "#return 1",
    "#break",
    "#let x = 1\n#let f() = { x = 2 }\n#f()",
    "#{ text = 1 }",
    "#panic(\"à revoir\")",
    "#assert(false, message: \"le lieu est à écrire\")",
    "#while true { }",
    "#{ let i = 0; while i > -1 { i += 1 } }",
    "#let f(x) = f(x)\n#f(1)",
    "#let f(n) = if n == 0 [x] else { block(f(n - 1)) }\n#f(75)",
    "#show heading: it => heading[x]\n= T",
    "#counter(page).get()",
    "#block[#set page(margin: 1cm)]",
    "#block[#pagebreak()]",
    "#block[#set document(title: \"x\")]",
    "@fig",
    "#table(columns: 2, table.cell(x: 0, y: 0)[a], table.cell(x: 0, y: 0)[b])",
    "#table(columns: 2, table.cell(colspan: 3)[a])",
    "#context { let n = counter(\"a\").final().first(); [#n]; counter(\"a\").update(n + 1) }",
    "= T",
    "#set document(title: \"t\")\n= T\n#image(\"bon.svg\")",
    "#set document(title: \"t\")\n= T\n=== U",
    "#set document(title: \"t\")\n== T",
    "#set document(title: \"t\")\n= T\n== ",
    "#set document(title: \"t\")\n= T\n== #context []",
    "#set document(title: \"t\")\n= T\n#underline[a#strike[b]]",
    "#set document(title: \"t\")\n#set text(font: \"Liasse Sans\", fallback: false)\n= T\n漢",
    "#set document(title: \"t\")\n= T\n#image(\"bon.pdf\", alt: \"f\")",
    "#set document(title: \"t\")\n#set page(header: link(\"https://a.fr\")[a])\n= T",
    "#set document(title: \"t\", date: none)\n= T",
    "#set document(title: \"t\")\n= T\n#image(\"bon.png\", alt: \"x\", scaling: \"smooth\")",
    "#set document(title: \"t\")\n= T\n#rect(fill: gradient.conic(red, blue))",
    "#set document(title: \"t\")\n= T\n#rect(fill: cmyk(10%, 0%, 0%, 0%))",
    "#set document(title: \"t\")\n= T\n#pdf.attach(\"bon.svg\")",
];

/// A picture of one pixel.
const PNG: &[u8] = &[
    137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0, 58,
    126, 155, 85, 0, 0, 0, 10, 73, 68, 65, 84, 120, 156, 99, 248, 15, 0, 1, 1, 1, 0, 177, 56, 246, 20, 0, 0,
    0, 0, 73, 69, 78, 68, 174, 66, 96, 130,
];

fn base(source: &str) -> Base {
    let files: [(&str, &[u8]); 10] = [
        ("essai.typ", source.as_bytes()),
        ("faux.json", b"{\"a\": }"),
        ("vide.json", b""),
        ("texte.bin", b"x"),
        ("faux.png", b"\x89PNG\r\n\x1a\nx"),
        ("faux.svg", b"<svg"),
        ("faux.pdf", b"x"),
        ("bon.svg", b"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><path d=\"M0 0h9v9z\"/></svg>"),
        ("bon.png", PNG),
        ("bon.pdf", BON_PDF.as_bytes()),
    ];
    let files: BTreeMap<_, _> = files.iter().map(|(n, b)| ((*n).to_owned(), b.to_vec())).collect();
    Base::new(&Templates::with_overrides(files)).expect("the templates are readable")
}

/// One empty page; a reader rebuilds the table of its objects.
const BON_PDF: &str = "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\n\
    endobj\n3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n";

/// What typst says of a template, with its hints.
fn said(source: &str) -> Vec<(String, Vec<String>)> {
    let base = base(source);
    let world = DocWorld::new(&base, "essai.typ", b"{}".to_vec()).expect("it is there");
    let compiled = typst::compile::<PagedDocument>(&world);
    let mut all: Vec<_> = compiled.warnings.into_iter().collect();
    match compiled.output {
        Err(errors) => all.extend(errors),
        Ok(document) => {
            let marque = Marque { identifiant: "essai", date: None };
            all.extend(typst_pdf::pdf(&document, &options(marque)).err().into_iter().flatten());
        }
    }
    let hints = |d: &typst::diag::SourceDiagnostic| d.hints.iter().map(|h| h.v.to_string()).collect();
    all.iter().map(|d| (d.message.to_string(), hints(d))).collect()
}

/// `UPDATE_EXPECT=1` writes the file again; every sentence of the table is said by the typesetter itself.
#[test]
fn every_sentence_of_the_typesetter_is_told_in_french() {
    let mut text = String::new();
    let mut silent = Vec::new();
    let mut met = vec![false; PHRASES.len()];
    for source in FAUTIFS {
        writeln!(text, "{}", source.replace('\n', " ⏎ ")).expect("a String");
        let all = said(source);
        if all.is_empty() {
            silent.push(source);
        }
        for (message, hints) in all {
            if let Some(at) =
                PHRASES.iter().position(|p| captures(p.anglais, without_standard(&message)).is_some())
            {
                met[at] = true;
            }
            let hints: Vec<&str> = hints.iter().map(String::as_str).collect();
            let told = translate(&message, &hints);
            writeln!(text, "  {}", told.message).expect("a String");
            if let Some(conseil) = told.conseil {
                writeln!(text, "    aide : {conseil}").expect("a String");
            }
        }
    }
    expect_file!["tests.txt"].assert_eq(&text);
    assert!(silent.is_empty(), "typst says nothing of {silent:#?}");
    let never: Vec<&str> = PHRASES.iter().zip(met).filter(|(_, met)| !met).map(|(p, _)| p.anglais).collect();
    assert!(never.is_empty(), "typst does not say: {never:#?}");
}

#[test]
fn a_sentence_keeps_what_it_names() {
    let told = translate("unknown variable: chanp", &[]);
    assert_eq!(told.message, "« chanp » n’est défini nulle part");
    assert!(told.conseil.is_some_and(|c| c.contains("commun.typ")));
}

#[test]
fn types_are_told_in_french() {
    assert_eq!(types("relative length or fraction"), "une longueur relative ou une fraction");
    assert_eq!(types("color, gradient, or tiling"), "une couleur, un dégradé ou un motif");
    assert_eq!(types("truc"), "« truc »");
}

#[test]
fn an_unknown_sentence_is_kept_with_its_hints() {
    let told = translate("something odd", &["try this"]);
    assert_eq!(told.message, "le compositeur refuse cette page (en anglais : « something odd ; try this »)");
}

#[test]
fn no_sentence_hides_another() {
    for (index, phrase) in PHRASES.iter().enumerate() {
        let sample = phrase.anglais.replace("{}", "x");
        let first = PHRASES.iter().position(|p| captures(p.anglais, &sample).is_some());
        assert_eq!(first, Some(index), "{}", phrase.anglais);
    }
}

#[test]
fn every_french_sentence_uses_what_it_captures_and_no_more() {
    for phrase in PHRASES {
        let count = phrase.anglais.matches("{}").count();
        for text in [phrase.francais, phrase.conseil] {
            let filled = fill(text, &vec!["x"; count]);
            assert!(!filled.contains(['{', '}']), "{text}");
            assert!(!text.contains('\''), "typographic apostrophes: {text}");
        }
    }
}
