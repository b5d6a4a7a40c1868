//! The child: reads one file after the other, for as long as its parent is there to listen.
//!
//! A file may keep the parser at work for ever, and the parent may be killed meanwhile: nobody would then end this
//! process. So two threads watch over the one that reads: one listens to the standard input, whose end is that of the
//! parent, the other counts the time of each file.

use std::ffi::OsString;
use std::io::{self, BufRead, Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, SyncSender};
use std::thread;
use std::time::Duration;

use super::{ABIME, DELAI, MEMOIRE_MAX, MODE, Sorte};
use crate::intake::{csv, workbook};
use crate::plafond;

/// Longer than the parent waits, which has then ended this process and told why.
const DELAI_PROPRE: Duration = DELAI.saturating_add(Duration::from_secs(2));
/// How a process ends that nobody listens to any more.
const DELAISSE: i32 = 1;

/// Files that were asked for and not yet answered.
static EN_ATTENTE: AtomicUsize = AtomicUsize::new(0);

struct Question {
    sorte: Sorte,
    octets: Vec<u8>,
}

/// Plays the child when the arguments ask for one, until nothing more is asked.
pub fn serve(mut arguments: impl Iterator<Item = OsString>) -> Option<ExitCode> {
    if arguments.next()? != MODE {
        return None;
    }
    // The parser's words are for nobody: the other side tells what matters.
    std::panic::set_hook(Box::new(|_| {}));
    let (asked, questions) = mpsc::sync_channel(0);
    let (begun, clock) = mpsc::channel();
    let listener = thread::spawn(move || listen(&asked));
    thread::spawn(move || watch(&clock));
    for question in questions {
        // Nobody counts the time any more when the clock itself is gone, which never happens.
        let _ = begun.send(());
        if answer(&question).is_err() {
            return Some(ExitCode::FAILURE);
        }
        EN_ATTENTE.fetch_sub(1, Ordering::SeqCst);
        let _ = begun.send(());
    }
    let ended_well = listener.join().is_ok_and(|read| read.is_ok());
    Some(if ended_well { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Takes the questions in, until the parent closes its end or dies: what is then being read is for nobody.
fn listen(asked: &SyncSender<Question>) -> io::Result<()> {
    let mut input = io::stdin().lock();
    loop {
        let read = read_question(&mut input);
        if !matches!(read, Ok(Some(_))) && EN_ATTENTE.load(Ordering::SeqCst) > 0 {
            std::process::exit(DELAISSE);
        }
        let Some(question) = read? else { return Ok(()) };
        EN_ATTENTE.fetch_add(1, Ordering::SeqCst);
        if asked.send(question).is_err() {
            return Ok(());
        }
    }
}

/// Nothing once nothing more is asked.
fn read_question(input: &mut impl BufRead) -> io::Result<Option<Question>> {
    let mut line = String::new();
    if input.read_line(&mut line)? == 0 {
        return Ok(None);
    }
    let asked = line.trim_end().split_once(' ');
    let asked = asked.and_then(|(mot, length)| Some((Sorte::of_mot(mot)?, length.parse::<u64>().ok()?)));
    let (sorte, length) = asked.ok_or(io::ErrorKind::InvalidInput)?;
    let mut octets = Vec::new();
    let read = input.take(length).read_to_end(&mut octets)?;
    if read as u64 == length {
        Ok(Some(Question { sorte, octets }))
    } else {
        Err(io::ErrorKind::UnexpectedEof.into())
    }
}

/// One signal begins a file, the next one ends it.
fn watch(clock: &Receiver<()>) {
    while clock.recv().is_ok() {
        if matches!(clock.recv_timeout(DELAI_PROPRE), Err(RecvTimeoutError::Timeout)) {
            std::process::exit(DELAISSE);
        }
    }
}

fn answer(question: &Question) -> io::Result<()> {
    plafond::set(MEMOIRE_MAX);
    let Question { sorte, octets } = question;
    let text = match sorte {
        Sorte::Classeur(format) => serde_json::to_vec(&workbook::read(*format, octets))?,
        Sorte::Texte => {
            let read = catch_unwind(AssertUnwindSafe(|| csv::read(octets)));
            serde_json::to_vec(&read.unwrap_or_else(|_| csv::Lecture::stopped(ABIME)))?
        }
    };
    let mut out = io::stdout().lock();
    out.write_all(&(text.len() as u64).to_le_bytes())?;
    out.write_all(&text)?;
    out.flush()
}
