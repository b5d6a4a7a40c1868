//! A run that is killed, at whatever moment, and the next one.

use std::collections::BTreeMap;
use std::process::Stdio;
use std::time::{Duration, Instant};

use crate::atelier::read_outputs;
use crate::support::{Entrees, Lieu, minimal};

const FOIS: u32 = 30;

/// What stands under its own name: a file half written has another.
fn outputs(lieu: &Lieu) -> BTreeMap<String, Vec<u8>> {
    if !lieu.sorties().exists() {
        return BTreeMap::new();
    }
    let mut files = read_outputs(&lieu.sorties());
    files.retain(|path, _| !path.contains("/.liasse-"));
    files
}

/// Every paper of the second school differs from the same paper of the first.
fn another_school() -> Entrees {
    minimal().replace(
        "etablissement.csv",
        "Lycée professionnel des Essais",
        "Lycée professionnel des Épreuves",
    )
}

/// The program, let run for some time; gives back whether it was stopped.
fn run_for(lieu: &Lieu, time: Duration) -> bool {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_liasse"));
    command.current_dir(lieu.racine()).arg("-q").stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command.spawn().expect("it starts");
    let end = Instant::now() + time;
    while Instant::now() < end {
        if child.try_wait().expect("a child").is_some() {
            return false;
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    child.kill().expect("a child that runs");
    child.wait().expect("a child");
    true
}

#[test]
fn killed_at_thirty_moments_the_next_run_makes_what_an_undisturbed_one_makes() {
    let schools = [minimal().with_short_catalogue(), another_school().with_short_catalogue()];
    let undisturbed = schools.clone().map(|school| {
        let lieu = Lieu::with(&school);
        let start = Instant::now();
        assert_eq!(lieu.liasse(&["-q"]).output().expect("it starts").status.code(), Some(0));
        (outputs(&lieu), start.elapsed())
    });
    let whole = undisturbed.iter().map(|(_, time)| *time).max().expect("two runs");
    // One folder for all of them: each run finds what the one before left, in the middle of a change of school.
    let lieu = Lieu::with(&schools[0]);
    let mut stopped = 0;
    for rank in 0..FOIS {
        let school = usize::try_from(rank % 2).expect("zero or one");
        schools[school].write_below(&lieu.entrees());
        // Spread over the run, its start and its end included.
        stopped += u32::from(run_for(&lieu, whole * (rank + 1) / (FOIS + 2)));
        let all = outputs(&lieu);
        for (path, bytes) in &all {
            let whole = undisturbed.iter().any(|(files, _)| files.get(path) == Some(bytes));
            assert!(whole, "{path} is whole, whatever the moment (run {rank})");
        }
        let last = lieu.liasse(&["-q"]).output().expect("it starts");
        assert_eq!(last.status.code(), Some(0), "{}", String::from_utf8_lossy(&last.stderr));
        assert!(outputs(&lieu) == undisturbed[school].0, "run {rank}");
    }
    assert!(stopped > FOIS / 2, "{stopped} runs were stopped");
}
