//! Spreadsheets that we write (case 105).

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use liasse::exemple;
use zip::ZipArchive;

use crate::atelier::{is_a, read_tree};
use crate::support::{Entrees, PACK, minimal};

/// The parts of a workbook as texts.
pub fn parts(workbook: &[u8]) -> BTreeMap<String, String> {
    let mut zip = ZipArchive::new(Cursor::new(workbook)).expect("an archive");
    (0..zip.len())
        .map(|index| {
            let mut entry = zip.by_index(index).expect("an entry");
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes).expect("readable");
            let name = String::from_utf8_lossy(entry.name_raw()).into_owned();
            (name, String::from_utf8_lossy(&bytes).into_owned())
        })
        .collect()
}

/// Nothing that a spreadsheet program would compute, fetch or run.
pub fn check_inert(path: &str, workbook: &[u8]) {
    for (name, text) in parts(workbook) {
        for active in
            ["<f>", "<f ", "table:formula", "<hyperlink", "xlink:href", "externalLink", "<ddeLink", "macro"]
        {
            assert!(!text.contains(active), "{path}, {name}: « {active} »");
        }
        assert!(!name.contains("vbaProject") && !name.contains("externalLinks"), "{path}, {name}");
    }
}

/// OK: a text that begins like a formula stays a text in every spreadsheet that we write.
#[test]
fn cas_105_une_formule_reste_un_texte() {
    for hostile in [
        "=HYPERLINK(\"http://exemple.fr\";\"clic\")",
        "+cmd|' /C calc'!A0",
        "@SUM(1+1)",
        "-1+1",
        "=1+1",
        "\t=1+1",
        "{=1}",
    ] {
        let quoted = format!("\"{}\"", hostile.replace('"', "\"\""));
        let essai = minimal()
            .replace(
                "candidats.csv",
                "Hugo;03/11/2007;TAGO1;SCOLAIRE BACPRO 3 ANS (132)",
                &format!("Hugo;03/11/2007;TAGO1;{quoted}"),
            )
            .replace("travaux.csv", "Suivre les congés", &quoted)
            .generate();
        let shown = hostile.trim();
        assert!(essai.faults().contains(&format!("« {shown} »")), "{}", essai.faults());
        let mut workbooks = 0;
        for (path, bytes) in read_tree(&essai.lieu.sorties()).iter().filter(|(path, _)| is_a("xlsx", path)) {
            workbooks += 1;
            check_inert(path, bytes);
        }
        assert!(workbooks >= 1);
        let report = &read_tree(&essai.lieu.sorties())["rapport.xlsx"];
        let escaped = shown.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        let as_string =
            |text: &String| text.contains(&escaped) || text.contains(&escaped.replace('"', "&quot;"));
        let texts: Vec<(String, String)> =
            parts(report).into_iter().filter(|(_, text)| as_string(text)).collect();
        assert!(!texts.is_empty(), "« {shown} » is told in the report");
        for (name, _) in texts {
            assert!(name.contains("sharedStrings") || name.contains("worksheets"), "{name}");
        }
    }
}

#[test]
fn cas_105_l_exemple_ne_contient_aucune_formule() {
    let options = exemple::Options {
        classes: 1,
        candidats: 6,
        graine: 7,
        style: exemple::Style::default(),
        tableur: exemple::Tableur::default(),
    };
    let files = exemple::compose(&PACK, &options);
    let mut folder = Entrees(files.into_iter().map(|f| (f.chemin, f.octets)).collect());
    for name in folder.0.keys().cloned().collect::<Vec<_>>() {
        if is_a("zip", &name) {
            let mut zip = ZipArchive::new(Cursor::new(folder.0[&name].clone())).expect("an archive");
            for index in 0..zip.len() {
                let mut entry = zip.by_index(index).expect("an entry");
                let mut bytes = Vec::new();
                entry.read_to_end(&mut bytes).expect("readable");
                folder.0.insert(format!("{name}-{index}.xlsx"), bytes);
            }
        }
    }
    for (path, bytes) in &folder.0 {
        if is_a("xlsx", path) || is_a("ods", path) {
            check_inert(path, bytes);
        } else if is_a("csv", path) {
            let text = String::from_utf8_lossy(bytes);
            for field in text.lines().flat_map(|line| line.split(';')) {
                assert!(!field.trim_start_matches('"').starts_with(['=', '+', '-', '@']), "{path}: {field}");
            }
        }
    }
}
