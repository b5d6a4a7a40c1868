//! Workbooks are read in a process of their own: this very program, started again in a mode that no help shows.
//!
//! A parser that meets a hostile file may never end, ask for more memory than there is, or abort: nothing inside
//! its process can stop it. The child reads the bytes of one file on its standard input and writes what it
//! understood on its standard output. This side gives it a time, bounds its answer, and never waits on it.

use std::ffi::OsString;
use std::io::{self, Read, Write};
use std::path::PathBuf;
use std::process::{Child, Command, ExitCode, ExitStatus, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use anyhow::{Context, Result};

use super::classeur::{ABIME, Lecture, Refus};
use super::nature::Format;
use super::workbook;
use crate::plafond;

/// The first argument of a child; a format follows.
const MODE: &str = "lire-classeur";
/// A class workbook takes some tens of milliseconds.
const DELAI: Duration = Duration::from_secs(10);
/// Bytes that a child may hold: a class workbook needs some megabytes.
const MEMOIRE_MAX: usize = 400 * 1024 * 1024;
/// Bytes of an answer: hundreds of times what a class workbook holds.
const REPONSE_MAX: u64 = 64 * 1024 * 1024;

/// Where the reading of workbooks takes place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Isolement {
    /// In a child of this program, given by its path.
    Enfant(PathBuf),
}

impl Isolement {
    /// Reads a workbook; whatever its bytes do to the reader, this returns.
    ///
    /// # Errors
    /// When the reader cannot be started: that says nothing of the file.
    pub fn read(&self, format: Format, bytes: &[u8]) -> Result<Lecture> {
        let Self::Enfant(programme) = self;
        let child = Command::new(programme)
            .args([MODE, format.mot()])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .with_context(|| format!("le lecteur de classeurs « {} » ne démarre pas", programme.display()))?;
        let fin = attend(child, bytes).context("le lecteur de classeurs a été interrompu")?;
        Ok(fin.lecture())
    }
}

/// How a child ended.
enum Fin {
    Reponse(ExitStatus, Vec<u8>),
    /// It was still at work, and was stopped.
    TropLong,
    /// It was still writing, and was stopped.
    TropGros,
}

impl Fin {
    fn lecture(self) -> Lecture {
        let refuse = |raison: &str| Err(Refus::Illisible(raison.to_owned()));
        match self {
            Self::TropLong => refuse("sa lecture ne se termine pas"),
            Self::TropGros => refuse("il demande trop de mémoire"),
            Self::Reponse(status, _) if status.code() == Some(plafond::CODE) => {
                refuse("il demande trop de mémoire")
            }
            Self::Reponse(status, answer) if status.success() => {
                serde_json::from_slice(&answer).unwrap_or_else(|_| refuse(ABIME))
            }
            Self::Reponse(..) => refuse(ABIME),
        }
    }
}

/// Feeds the child and listens to it on two threads, so that neither pipe can fill while the other is waited for.
fn attend(mut child: Child, bytes: &[u8]) -> io::Result<Fin> {
    let mut question = child.stdin.take().expect("its standard input is a pipe");
    let answer = child.stdout.take().expect("its standard output is a pipe");
    std::thread::scope(|scope| {
        // A child that refuses a file may leave before the end of it: what counts is its answer.
        scope.spawn(move || question.write_all(bytes));
        let (told, heard) = mpsc::channel();
        scope.spawn(move || {
            let mut text = Vec::new();
            let read = answer.take(REPONSE_MAX + 1).read_to_end(&mut text);
            // Nobody listens any more to a child that took too long.
            let _ = told.send(read.map(|_| text));
        });
        match heard.recv_timeout(DELAI) {
            // The pipe ends with the process: this wait is over at once.
            Ok(Ok(text)) if text.len() as u64 <= REPONSE_MAX => Ok(Fin::Reponse(child.wait()?, text)),
            Ok(Ok(_)) => stop(&mut child).map(|()| Fin::TropGros),
            Ok(Err(error)) => stop(&mut child).and(Err(error)),
            Err(_) => stop(&mut child).map(|()| Fin::TropLong),
        }
    })
}

fn stop(child: &mut Child) -> io::Result<()> {
    child.kill()?;
    child.wait().map(drop)
}

/// Plays the child when the arguments ask for one; the format is the second.
pub fn serve(mut arguments: impl Iterator<Item = OsString>) -> Option<ExitCode> {
    if arguments.next()? != MODE {
        return None;
    }
    let format = arguments.next().and_then(|mot| Format::of_mot(mot.to_str()?));
    Some(format.and_then(|format| answer(format).ok()).map_or(ExitCode::FAILURE, |()| ExitCode::SUCCESS))
}

fn answer(format: Format) -> io::Result<()> {
    // The parser's words are for nobody: the other side tells what matters.
    std::panic::set_hook(Box::new(|_| {}));
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes)?;
    plafond::set(MEMOIRE_MAX);
    let lecture = workbook::read(format, &bytes);
    let mut out = io::BufWriter::new(io::stdout().lock());
    serde_json::to_writer(&mut out, &lecture)?;
    out.flush()
}
