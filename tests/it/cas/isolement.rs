//! What one file may cost: time, memory, and what goes on when nobody waits for it any more.

use std::io::{Read, Write};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use expect_test::expect;

use crate::octets::{enregistrement_xlsb, xlsb, zip_deflate};
use crate::support::{Lieu, check, minimal};

/// A few kilobytes of archive for half a million rows: refused, and in no time.
#[test]
fn un_csv_sans_fin_dans_une_petite_archive() {
    let lines = "0;b;c;d\n".repeat(490_000);
    let archive = zip_deflate(&[("0.csv", lines.as_bytes())]);
    assert!(archive.len() < 64 * 1024);
    let started = Instant::now();
    check(
        &minimal().put("z.zip", archive),
        &expect![[r#"
            erreur[E103] plus de 20 000 lignes remplies : ce n’est pas la liste d’un lycée
              → z.zip/0.csv
              aide : enregistrer une copie, y supprimer les lignes qui ne servent pas, et déposer cette copie à la place
            code 1 ; produits : 14 ; retenus : 0
        "#]],
    );
    assert!(started.elapsed() < Duration::from_mins(1));
}

/// Each file of the archive is within the bounds, and all of them are not.
#[test]
fn une_archive_dont_les_fichiers_ont_trop_de_lignes_ensemble() {
    let names: Vec<String> = (0..12).map(|rank| format!("{rank:02}.csv")).collect();
    let texts: Vec<String> = names.iter().map(|name| format!("{name};b\n").repeat(19_000)).collect();
    let entries: Vec<(&str, &[u8])> =
        names.iter().zip(&texts).map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    let told = minimal().put("z.zip", zip_deflate(&entries)).verify().faults();
    assert!(
        told.contains(
            "erreur[E105] archive ou entrée d’archive refusée : au-delà de 100 000 lignes remplies en tout, la \
             suite n’est pas lue\n  → z.zip/05.csv\n"
        ),
        "{told}"
    );
}

/// A part of blank rows that every sheet shares.
fn sans_fin() -> Vec<u8> {
    let row = enregistrement_xlsb(0x0000, &[0; 17]);
    let part = row.repeat(100 * 1024 * 1024 / row.len());
    let names: Vec<String> = (0..5_000).map(|i| format!("F{i}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    xlsb(&names, &[&part])
}

fn question(mot: &str, octets: &[u8]) -> Vec<u8> {
    [format!("{mot} {}\n", octets.len()).as_bytes(), octets].concat()
}

fn lecteur(lieu: &Lieu) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_liasse"));
    command.arg("lire-classeurs").current_dir(lieu.racine());
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("the program")
}

fn ends_within(child: &mut Child, limit: Duration) -> bool {
    let started = Instant::now();
    while started.elapsed() < limit {
        if child.try_wait().expect("a child").is_some() {
            return true;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    child.kill().expect("a child");
    false
}

/// Nobody ends it: it counts its own time.
#[test]
fn un_lecteur_que_personne_n_arrete_s_arrete_seul() {
    let lieu = Lieu::with(&minimal());
    let mut child = lecteur(&lieu);
    let mut input = child.stdin.take().expect("a pipe");
    input.write_all(&question("xlsb", &sans_fin())).expect("it listens");
    assert!(ends_within(&mut child, Duration::from_secs(40)), "it goes on for ever");
    drop(input);
}

/// The end of its input is the death of its parent: what it reads is for nobody.
#[test]
fn un_lecteur_s_arrete_avec_son_parent() {
    let lieu = Lieu::with(&minimal());
    let mut child = lecteur(&lieu);
    let mut input = child.stdin.take().expect("a pipe");
    input.write_all(&question("xlsb", &sans_fin())).expect("it listens");
    drop(input);
    assert!(ends_within(&mut child, Duration::from_secs(9)), "it outlives its parent");
}

/// The same, of a whole run that is killed while its reader is at work.
#[cfg(target_os = "linux")]
#[test]
fn un_passage_tue_ne_laisse_pas_de_lecteur() {
    let lieu = Lieu::with(&minimal().put("sans-fin.xlsb", sans_fin()));
    let mut run = Command::new(env!("CARGO_BIN_EXE_liasse"));
    run.arg("verifier").current_dir(lieu.racine()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut run = run.spawn().expect("the program");
    let started = Instant::now();
    let readers = loop {
        let readers = children_of(run.id());
        if readers.iter().any(|pid| busy_for(*pid) > 50) {
            break readers;
        }
        assert!(started.elapsed() < Duration::from_mins(1), "no reader is at work");
        std::thread::sleep(Duration::from_millis(20));
    };
    run.kill().expect("a child");
    run.wait().expect("a child");
    let killed = Instant::now();
    while readers.iter().any(|pid| is_reader(*pid)) {
        assert!(killed.elapsed() < Duration::from_secs(5), "a reader outlives its parent");
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[cfg(target_os = "linux")]
fn children_of(parent: u32) -> Vec<u32> {
    let processes = fs_err::read_dir("/proc").expect("Linux");
    let pids = processes.flatten().filter_map(|entry| entry.file_name().to_str()?.parse().ok());
    pids.filter(|pid| fields_of(*pid).get(1).is_some_and(|field| *field == parent.to_string())).collect()
}

/// What the system tells of a process, from its state on.
#[cfg(target_os = "linux")]
fn fields_of(pid: u32) -> Vec<String> {
    let told = fs_err::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    told.rsplit(')').next().unwrap_or_default().split_whitespace().map(str::to_owned).collect()
}

/// In hundredths of a second of a processor.
#[cfg(target_os = "linux")]
fn busy_for(pid: u32) -> u64 {
    fields_of(pid).get(11).and_then(|field| field.parse().ok()).unwrap_or(0)
}

#[cfg(target_os = "linux")]
fn is_reader(pid: u32) -> bool {
    let told = fs_err::read(format!("/proc/{pid}/cmdline")).unwrap_or_default();
    told.windows(14).any(|word| word == b"lire-classeurs")
}

/// Two million cells of one letter: what a block costs the system beside its one byte is counted too.
#[cfg(target_os = "linux")]
#[test]
fn le_plafond_de_memoire_est_vrai() {
    let mut rows = String::new();
    for row in 1..=19_000 {
        rows += &format!("<row r=\"{row}\">{}</row>", "<c t=\"s\"><v>0</v></c>".repeat(100));
    }
    let sheet = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    let book = zip_deflate(&[
        (
            "xl/workbook.xml",
            br#"<workbook xmlns:r="r"><sheets><sheet name="F" sheetId="1" r:id="a"/></sheets></workbook>"#,
        ),
        (
            "xl/_rels/workbook.xml.rels",
            br#"<Relationships><Relationship Id="a" Type="x/worksheet" Target="s.xml"/><Relationship Id="t" Type="x/sharedStrings" Target="t.xml"/></Relationships>"#,
        ),
        ("xl/t.xml", b"<sst><si><t>a</t></si></sst>"),
        ("xl/s.xml", sheet.as_bytes()),
    ]);
    assert!(book.len() < 1024 * 1024);
    let lieu = Lieu::with(&minimal());
    let mut child = lecteur(&lieu);
    let mut input = child.stdin.take().expect("a pipe");
    input.write_all(&question("xlsx", &book)).expect("it listens");
    let mut output = child.stdout.take().expect("a pipe");
    let peak = std::thread::spawn(move || {
        let mut peak = 0;
        while let Ok(None) = child.try_wait() {
            peak = peak.max(peak_of(child.id()));
            std::thread::sleep(Duration::from_millis(5));
        }
        peak
    });
    let mut answer = Vec::new();
    let mut length = [0; 8];
    if output.read_exact(&mut length).is_ok() {
        let length = u64::from_le_bytes(length);
        output.by_ref().take(length).read_to_end(&mut answer).expect("an answer");
    }
    drop(input);
    let peak = peak.join().expect("it ends");
    assert!(peak > 50 * 1024, "it was seen at work: {peak} kB");
    assert!(peak < 480 * 1024, "{peak} kB");
}

/// In kilobytes.
#[cfg(target_os = "linux")]
fn peak_of(pid: u32) -> u64 {
    let told = fs_err::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
    let line = told.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    line.split_whitespace().next().and_then(|size| size.parse().ok()).unwrap_or(0)
}
