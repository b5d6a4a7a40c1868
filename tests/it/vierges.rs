//! What is printed of a class of which only the names are known, to be filled in by hand; and that every kind of
//! document is kept as text both ways.

use std::collections::BTreeSet;
use std::path::Path;

use expect_test::{ExpectFile, expect_file};

use crate::atelier::{Papier, compose, read_tree};
use crate::epreuves::formation_continue;
use crate::goldens::{paper, petite_classe};
use crate::impressions::stack_example;
use crate::support::{Entrees, PACK_ENTIER};

/// Two candidates, and one period whose structure nobody has written down.
fn noms_seuls() -> Entrees {
    let candidats = petite_classe().text("candidats.csv");
    let pfmp = "N° candidat;Période;Type;Du;Au;Jours de présence;Semaines;Structure\n\
                0330000002;P1;certifiante;;;;;\n";
    Entrees(
        [("candidats.csv", candidats.as_str()), ("pfmp.csv", pfmp)]
            .map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()))
            .into(),
    )
}

#[test]
fn blank_papers_read_as_their_goldens() {
    let bare = "BA-Ousmane-0330000002";
    let goldens: [(String, ExpectFile); 7] = [
        (
            format!("candidats/{bare}/attestation-pfmp-P1"),
            expect_file!["goldens/attestation-pfmp-vierge.txt"],
        ),
        (format!("jury/{bare}/sommaire"), expect_file!["goldens/sommaire-vierge.txt"]),
        ("classe/page-de-garde".to_owned(), expect_file!["goldens/page-de-garde-vierge.txt"]),
        ("jury/recap-notes".to_owned(), expect_file!["goldens/recap-notes-vierge.txt"]),
        ("classe/recap-pfmp".to_owned(), expect_file!["goldens/recap-pfmp-vierge.txt"]),
        ("classe/feuille-signatures".to_owned(), expect_file!["goldens/feuille-signatures-vierge.txt"]),
        ("classe/tableau-couverture".to_owned(), expect_file!["goldens/tableau-couverture-vierge.txt"]),
    ];
    let essai = noms_seuls().generate_all();
    for (chemin, golden) in goldens {
        golden.assert_eq(&paper(&essai, &chemin).esquisse());
    }
}

#[test]
fn a_sommaire_with_pieces_kept_at_school_reads_as_its_golden() {
    let essai = formation_continue().generate_all();
    let path = "TFPC1/jury/COME-Ines-Maeva-0330000013/sommaire.pdf";
    let bytes = fs_err::read(essai.lieu.sorties().join(path)).expect("it was produced");
    expect_file!["goldens/sommaire.txt"].assert_eq(&Papier::read(&bytes).esquisse());
}

#[test]
fn a_stack_reads_as_its_golden() {
    let pdf = compose("pile.typ", &stack_example()).expect("a stack");
    expect_file!["goldens/pile.txt"].assert_eq(&Papier::read(&pdf.bytes).esquisse());
}

/// A golden is named after its document, then after what sets it apart.
#[test]
fn every_template_is_kept_as_text_full_and_blank() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it");
    let kept: Vec<String> =
        ["goldens", "epreuves"].iter().flat_map(|f| read_tree(&folder.join(f)).into_keys()).collect();
    let has = |modele: &str, blank: bool| {
        let mut ids = PACK_ENTIER.documents.iter().filter(|d| d.modele == modele).map(|d| d.id.as_str());
        ids.any(|id| {
            kept.iter().any(|name| {
                let rest = name.strip_prefix(id).and_then(|rest| rest.strip_suffix(".txt"));
                rest.is_some_and(|rest| {
                    (rest.is_empty() || rest.starts_with('-')) && rest.ends_with("-vierge") == blank
                })
            })
        })
    };
    let modeles: BTreeSet<&str> = PACK_ENTIER.documents.iter().map(|d| d.modele.as_str()).collect();
    let missing: Vec<(&str, bool)> = modeles
        .iter()
        .flat_map(|modele| [(*modele, false), (*modele, true)])
        .filter(|(modele, blank)| !has(modele, *blank))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}
