//! The sample class of the repository: what its files say, and what the program made of it, once.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use assert_cmd::Command;
use calamine::{Data, DataType, Reader, Xlsx};
use serde_json::Value;
use tempfile::TempDir;

use super::papier::Papier;
use super::{is_a, read_tree};
use crate::support::PACK;

/// The sample folder, as the repository holds it.
pub fn entrees() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("inputs")
}

/// Everything that a run wrote.
pub struct Lot {
    /// By path, with `/`.
    pub fichiers: BTreeMap<String, Vec<u8>>,
    pub manifeste: Value,
    pub code: Option<i32>,
}

/// The sample class, as the program makes it.
pub static LOT: LazyLock<Lot> = LazyLock::new(|| Lot::generate(2));

/// Every PDF of [`LOT`], by path.
pub static PAPIERS: LazyLock<BTreeMap<String, Papier>> = LazyLock::new(|| {
    let paths: Vec<&String> = LOT.pdfs().collect();
    let read = |paths: &[&String]| -> Vec<(String, Papier)> {
        paths.iter().map(|path| ((*path).clone(), Papier::read(&LOT.fichiers[*path]))).collect()
    };
    let (first, second) = paths.split_at(paths.len() / 2);
    std::thread::scope(|scope| {
        let first = scope.spawn(|| read(first));
        let second = read(second);
        first.join().expect("the PDFs are readable").into_iter().chain(second).collect()
    })
});

impl Lot {
    /// The program, run on the sample in a folder of its own.
    pub fn generate(taches: usize) -> Self {
        let folder = TempDir::new().expect("a temporary folder");
        let mut command = Command::new(env!("CARGO_BIN_EXE_liasse"));
        command.args(["--taches", &taches.to_string()]).arg("--entrees").arg(entrees());
        let output = command.arg("--sorties").arg(folder.path()).output().expect("the program starts");
        let fichiers = read_tree(folder.path());
        let manifeste = fichiers.get("manifeste.json").expect("a manifest");
        let manifeste = serde_json::from_slice(manifeste).expect("a manifest in JSON");
        Self { fichiers, manifeste, code: output.status.code() }
    }

    /// The documents; the stacks, which show them again, have tests of their own.
    pub fn pdfs(&self) -> impl Iterator<Item = &String> {
        self.fichiers.keys().filter(|path| is_a("pdf", path) && !path.contains("/impression/"))
    }

    pub fn documents(&self) -> &[Value] {
        self.manifeste["documents"].as_array().expect("a list")
    }

    /// Path of a document of a candidate, whatever the folder: `attestation-pfmp-P4`.
    pub fn chemin(&self, numero: &str, fichier: &str) -> Option<&String> {
        let end = format!("-{numero}/{fichier}.pdf");
        self.pdfs().find(|path| path.ends_with(&end))
    }
}

/// The document of a candidate, read again.
pub fn papier(numero: &str, fichier: &str) -> &'static Papier {
    let chemin = LOT.chemin(numero, fichier);
    &PAPIERS[chemin.unwrap_or_else(|| panic!("{fichier} of {numero} was produced"))]
}

/// A row of a table: what each header names, as a person sees it.
pub type Ligne = BTreeMap<String, String>;

/// What the sample says, read without the program.
pub struct Classe {
    /// The registration list of Cyclades, AGOrA only, by n° candidat.
    pub inscrits: BTreeMap<String, Ligne>,
    /// The follow-up sheet, by n° candidat.
    pub suivi: BTreeMap<String, Ligne>,
    pub etablissement: BTreeMap<String, String>,
    pub pfmp: Vec<Ligne>,
    pub travaux: Vec<Ligne>,
    /// By épreuve.
    pub grilles: BTreeMap<String, Vec<Ligne>>,
    pub commissions: Vec<Ligne>,
    pub justificatifs: Vec<Ligne>,
}

pub static CLASSE: LazyLock<Classe> = LazyLock::new(|| {
    let mut classeur = open("TAGO1/TAGO1.xlsx");
    let mut sheet = |name: &str| sheet(&mut classeur, name);
    let etablissement = self::sheet(&mut open("etablissement.xlsx"), "Établissement");
    Classe {
        inscrits: cyclades("cyclades/Liste_simple_0449993Y_2026.csv"),
        suivi: sheet("Candidats").into_iter().map(|ligne| (ligne["N° candidat"].clone(), ligne)).collect(),
        etablissement: etablissement
            .into_iter()
            .map(|ligne| (ligne["Champ"].clone(), ligne["Valeur"].clone()))
            .collect(),
        pfmp: sheet("PFMP"),
        travaux: sheet("Travaux"),
        grilles: ["E31", "E32"]
            .into_iter()
            .map(|epreuve| (epreuve.to_owned(), sheet(&format!("Grilles {epreuve}"))))
            .collect(),
        commissions: sheet("Commissions"),
        justificatifs: sheet("Justificatifs"),
    }
});

impl Classe {
    /// Code of the category of a candidate, by the texts of the pack.
    pub fn categorie(&self, numero: &str) -> &'static str {
        let text = &self.inscrits[numero]["Catégorie Candidat"];
        let of_text =
            |c: &&liasse::referentiel::types::Categorie| c.textes.contains(&text.replace('\'', "’"));
        &PACK.categories.iter().find(of_text).expect("a category of the pack").code
    }

    pub fn stages<'a>(&'a self, numero: &str) -> impl Iterator<Item = &'a Ligne> {
        rows_of(&self.pfmp, numero)
    }

    /// The row of a candidate in the grids of an épreuve.
    pub fn grille<'a>(&'a self, numero: &str, epreuve: &str) -> Option<&'a Ligne> {
        rows_of(&self.grilles[epreuve], numero).next()
    }
}

pub fn rows_of<'a>(rows: &'a [Ligne], numero: &str) -> impl Iterator<Item = &'a Ligne> {
    rows.iter().filter(move |ligne| ligne["N° candidat"] == numero)
}

fn open(fichier: &str) -> Xlsx<Cursor<Vec<u8>>> {
    let bytes = fs_err::read(entrees().join(fichier)).expect("a file of the sample");
    Xlsx::new(Cursor::new(bytes)).expect("a workbook")
}

/// The rows below the first line of several cells, blanks left out.
fn sheet(classeur: &mut Xlsx<Cursor<Vec<u8>>>, nom: &str) -> Vec<Ligne> {
    let range = classeur.worksheet_range(nom).expect("a sheet of the sample");
    let filled = |row: &&[Data]| row.iter().filter(|cell| !cell.is_empty()).count() > 1;
    let mut rows = range.rows().skip_while(|row| !filled(row));
    let header: Vec<String> = rows.next().expect("a header").iter().map(shown).collect();
    let named = |row: &[Data]| {
        let cells = header.iter().cloned().zip(row.iter().map(shown));
        cells.filter(|(_, value)| !value.is_empty()).collect()
    };
    rows.map(named).collect()
}

fn shown(cell: &Data) -> String {
    match cell {
        Data::DateTime(date) => date_of_serial(date.as_f64()),
        Data::Float(number) => number.to_string().replace('.', ","),
        Data::Int(number) => number.to_string(),
        Data::String(text) => text.clone(),
        Data::Empty => String::new(),
        other => panic!("a cell of the sample is {other:?}"),
    }
}

fn date_of_serial(days: f64) -> String {
    #[expect(clippy::cast_possible_truncation, reason = "a day of this century")]
    let span = jiff::Span::new().days(days as i64);
    let date = jiff::civil::date(1899, 12, 30).checked_add(span).expect("a day of this century");
    date.strftime("%d/%m/%Y").to_string()
}

/// The list as Cyclades exports it: a header below eight lines, apostrophes as quotes.
fn cyclades(fichier: &str) -> BTreeMap<String, Ligne> {
    let text = fs_err::read_to_string(entrees().join(fichier)).expect("the list of the sample");
    let unquote = |cell: &str| {
        let bare = cell.strip_prefix('\'').and_then(|c| c.strip_suffix('\'')).unwrap_or(cell);
        if bare.trim() == "-" { String::new() } else { bare.replace("''", "'") }
    };
    let mut lines = text.lines().skip_while(|line| line.matches(';').count() < 5);
    let header: Vec<&str> = lines.next().expect("a header").split(';').collect();
    let rows = lines.map(|line| -> Ligne {
        header.iter().map(|name| (*name).to_owned()).zip(line.split(';').map(unquote)).collect()
    });
    rows.filter(|ligne| PACK.diplome.codes_specialite.contains(&ligne["Code Spécialité"]))
        .map(|ligne| (ligne["N° Candidat"].clone(), ligne))
        .collect()
}
