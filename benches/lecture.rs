//! What the isolation of workbooks costs: each one read in this process, then in a child, over and over.
//!
//! `cargo bench --bench lecture` reads the sample inputs; a folder may follow: `-- DOSSIER`.
#![allow(clippy::print_stdout, reason = "a bench tells what it measured")]

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use liasse::diagnostics::Diagnostics;
use liasse::intake::{Format, Isolement, read_folder, read_workbook};
use walkdir::WalkDir;

const FOIS: usize = 31;

fn main() {
    let programme = PathBuf::from(env!("CARGO_BIN_EXE_liasse"));
    let isolement = Isolement::Enfant(programme.clone());
    let asked = std::env::args().skip(1).find(|argument| !argument.starts_with('-'));
    let folder = asked.map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("inputs"), PathBuf::from);
    let books = workbooks(&folder);
    let mut inside = Duration::ZERO;
    println!("{:<44} {:>9} {:>12} {:>12}", "classeur (médianes)", "octets", "ici", "à part");
    for (name, format, bytes) in &books {
        let here = median(|| drop(read_workbook(*format, bytes)));
        let apart = median(|| {
            let read = isolement.read(*format, bytes).expect("the reader starts");
            assert!(read == read_workbook(*format, bytes), "the same, wherever it is read");
        });
        // The comparison itself reads once more here.
        let apart = apart.saturating_sub(here);
        inside += here;
        println!("{name:<44} {:>9} {:>9.1} ms {:>9.1} ms", bytes.len(), millis(here), millis(apart));
    }
    let one = NonZeroUsize::MIN;
    let cores = std::thread::available_parallelism().unwrap_or(one);
    for threads in [one, cores] {
        let whole = median(|| {
            let mut diags = Diagnostics::default();
            let read = read_folder(&mut diags, &isolement, &folder, Path::new("absent"), threads);
            drop(read.expect("a readable folder"));
        });
        println!("tout le dossier, {threads} tâche(s) : {:.1} ms", millis(whole));
    }
    println!("les classeurs, dans le processus : {:.1} ms", millis(inside));
}

fn workbooks(folder: &Path) -> Vec<(String, Format, Vec<u8>)> {
    let files = WalkDir::new(folder).sort_by_file_name().into_iter().flatten();
    let formats =
        [("xlsx", Format::Xlsx), ("ods", Format::Ods), ("xls", Format::Xls), ("xlsb", Format::Xlsb)];
    files
        .filter_map(|file| {
            let extension = file.path().extension()?.to_str()?.to_owned();
            let (_, format) = formats.iter().find(|(known, _)| *known == extension)?;
            let name = file.file_name().to_string_lossy().into_owned();
            Some((name, *format, fs_err::read(file.path()).expect("a readable file")))
        })
        .collect()
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
