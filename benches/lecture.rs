//! What the isolation of workbooks costs: each one read in this process, then in a child, over and over.
//!
//! `cargo bench --bench lecture` reads the sample inputs; a folder may follow: `-- DOSSIER`.
#![allow(clippy::print_stdout, reason = "a bench tells what it measured")]

use std::io::{Cursor, Read as _};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use liasse::diagnostics::Diagnostics;
use liasse::intake::{Format, Isolement, read_folder, read_workbook};
use walkdir::WalkDir;
use zip::ZipArchive;

const FOIS: usize = 31;

fn main() {
    let programme = PathBuf::from(env!("CARGO_BIN_EXE_liasse"));
    let isolement = Isolement::Enfant(programme);
    let asked = std::env::args().skip(1).find(|argument| !argument.starts_with('-'));
    let folder = asked.map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("inputs"), PathBuf::from);
    let books = workbooks(&folder);
    let lecteurs = isolement.open();
    let (mut here, mut apart) = (Duration::ZERO, Duration::ZERO);
    println!("{:<44} {:>9} {:>12} {:>12}", "classeur (médianes)", "octets", "ici", "à part");
    for (name, format, bytes) in &books {
        let expected = read_workbook(*format, bytes);
        let read = lecteurs.read(*format, bytes).expect("the reader starts");
        assert!(read == expected, "the same, wherever it is read");
        let inside = median(|| drop(read_workbook(*format, bytes)));
        let outside = median(|| drop(lecteurs.read(*format, bytes)));
        here += inside;
        apart += outside;
        println!("{name:<44} {:>9} {:>9.1} ms {:>9.1} ms", bytes.len(), millis(inside), millis(outside));
    }
    println!("{:<54} {:>9.1} ms {:>9.1} ms", "l’un après l’autre", millis(here), millis(apart));
    let started = median(|| drop(isolement.open().read(Format::Xlsx, b"rien")));
    println!("démarrer un lecteur, et une question : {:.1} ms", millis(started));
    let one = NonZeroUsize::MIN;
    let cores = std::thread::available_parallelism().unwrap_or(one);
    for threads in [one, cores] {
        let whole = median(|| {
            let mut diags = Diagnostics::default();
            let read = read_folder(&mut diags, &isolement, &folder, Path::new("absent"), threads);
            drop(read.expect("a readable folder"));
        });
        println!("tout le dossier, textes compris, {threads} tâche(s) : {:.1} ms", millis(whole));
    }
}

/// Those of the folder, and those of its archives.
fn workbooks(folder: &Path) -> Vec<(String, Format, Vec<u8>)> {
    let mut books = Vec::new();
    for file in WalkDir::new(folder).sort_by_file_name().into_iter().flatten() {
        let name = file.file_name().to_string_lossy().into_owned();
        if file.path().extension().is_some_and(|e| e == "zip") {
            let bytes = fs_err::read(file.path()).expect("a readable file");
            let mut zip = ZipArchive::new(Cursor::new(bytes)).expect("an archive");
            for index in 0..zip.len() {
                let mut entry = zip.by_index(index).expect("an entry");
                let name = entry.name().expect("a name").into_owned();
                let mut bytes = Vec::new();
                entry.read_to_end(&mut bytes).expect("a sound entry");
                books.extend(format_of(&name).map(|format| (name, format, bytes)));
            }
        } else if let Some(format) = format_of(&name) {
            books.push((name, format, fs_err::read(file.path()).expect("a readable file")));
        }
    }
    books
}

fn format_of(name: &str) -> Option<Format> {
    let formats =
        [("xlsx", Format::Xlsx), ("ods", Format::Ods), ("xls", Format::Xls), ("xlsb", Format::Xlsb)];
    let (_, extension) = name.rsplit_once('.')?;
    formats.into_iter().find(|(known, _)| *known == extension).map(|(_, format)| format)
}

fn median(mut work: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..FOIS)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    times[FOIS / 2]
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
