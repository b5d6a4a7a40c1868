//! The pure modules of the program, and what the targets share.
#![allow(dead_code, unused_imports, reason = "a target uses a part of each module")]

#[path = "../../src/diagnostics/mod.rs"]
pub mod diagnostics;
#[path = "../../src/documents/mod.rs"]
pub mod documents;
#[path = "../../src/dossiers/mod.rs"]
pub mod dossiers;
#[path = "../../src/intake/mod.rs"]
pub mod intake;
#[path = "../../src/parallel.rs"]
mod parallel;
#[path = "../../src/place.rs"]
pub mod place;
#[path = "../../src/plafond.rs"]
mod plafond;
#[path = "../../src/referentiel/mod.rs"]
pub mod referentiel;
#[path = "../../src/tables/mod.rs"]
pub mod tables;
#[path = "../../src/texte.rs"]
pub mod texte;

pub mod intact;
#[path = "../it/octets.rs"]
mod octets;

use std::io::{Cursor, Write};
use std::sync::{Arc, LazyLock};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use diagnostics::Diagnostics;
use intake::{Contenu, FichierLu, Lecture, Sheet, Valeur};
use place::Lieu;
use referentiel::{Referentiel, embedded};
use tables::{Contexte, Tables, read_tables};

pub static PACK: LazyLock<Referentiel> =
    LazyLock::new(|| embedded::load_default().expect("the embedded pack is valid"));

/// An archive of these entries, not compressed: mutations stay where they were made.
pub fn zip_of(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, bytes) in entries {
        writer.start_file(*name, options).expect("a name");
        writer.write_all(bytes).expect("in memory");
    }
    writer.finish().expect("in memory").into_inner()
}

/// A text file, as a reader hands it over, in a process of its own or not.
pub fn read_text(nom: &str, bytes: &[u8]) -> (Vec<Sheet>, Diagnostics) {
    let mut diags = Diagnostics::default();
    let lieu = Lieu::fichier(&Arc::from(nom));
    let sheets = intake::sheets_of_text(&mut diags, &lieu, intake::read_text(bytes));
    (sheets, diags)
}

/// What holds for every sheet that a reader hands over.
pub fn check_contents(contenu: &Contenu) {
    assert!(contenu.lignes.windows(2).all(|pair| pair[0].numero < pair[1].numero), "rows increase");
    for ligne in &contenu.lignes {
        assert!(!ligne.cellules.is_empty(), "a row holds something");
        assert!(ligne.cellules.windows(2).all(|pair| pair[0].0 < pair[1].0), "columns increase");
        for (_, valeur) in &ligne.cellules {
            match valeur {
                Valeur::Texte(texte) => assert!(!texte.trim().is_empty(), "a blank cell is absent"),
                Valeur::Nombre(nombre)
                | Valeur::Montre { nombre, .. }
                | Valeur::Pourcentage(nombre)
                | Valeur::Scientifique(nombre) => assert!(nombre.is_finite()),
                _ => {}
            }
        }
    }
}

/// The same for a workbook, which must also cross from one process to another unchanged.
pub fn check_workbook(lecture: &Lecture) {
    let Ok(feuilles) = lecture else { return };
    for contenu in feuilles.iter().filter_map(|feuille| feuille.contenu.as_ref().ok()) {
        check_contents(contenu);
        for ligne in &contenu.lignes {
            assert!(ligne.numero < 1_048_576 && ligne.cellules.iter().all(|(colonne, _)| *colonne < 16_384));
        }
    }
    let text = serde_json::to_vec(lecture).expect("plain data");
    let read: Lecture = serde_json::from_slice(&text).expect("what was written");
    assert!(read == *lecture, "nothing changes on the way");
}

/// Lines and tabs as a sheet: `#` begins a number, `!` an error, the rest is text.
pub fn sheet_of(text: &str) -> Sheet {
    let cells = (0_u32..).zip(text.lines()).flat_map(|(ligne, line)| {
        (0_u32..).zip(line.split('\t')).map(move |(colonne, cell)| (ligne, colonne, value_of(cell)))
    });
    let fichier: Arc<str> = "x.xlsx".into();
    Sheet { lieu: Lieu::fichier(&fichier), contenu: Contenu::from_cells(cells) }
}

fn value_of(cell: &str) -> Valeur {
    let number = cell.strip_prefix('#').and_then(|n| n.parse::<f64>().ok()).filter(|n| n.is_finite());
    match number {
        Some(number) => Valeur::Nombre(number),
        None if cell.starts_with('!') => Valeur::Erreur(cell.to_owned()),
        None => Valeur::Texte(cell.to_owned()),
    }
}

pub fn tables_of(diags: &mut Diagnostics, sheets: Vec<Sheet>) -> Tables {
    let files = [FichierLu { fichier: "x.xlsx".into(), sheets }];
    read_tables(diags, &Contexte { pack: &PACK, imprimable: &|c| !c.is_control() }, &files)
}
