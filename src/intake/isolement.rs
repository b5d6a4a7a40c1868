//! Files are read in a process of their own: this very program, started again in a mode that no help shows.
//!
//! A parser that meets a hostile file may never end, ask for more memory than there is, or abort: nothing inside
//! its process can stop it. The child ([`enfant`]) reads the bytes of a file on its standard input, writes what it
//! understood on its standard output, and waits for the next. This side gives it a time, bounds its answer, and never
//! waits on it: a child that does not answer well is ended, and costs the file that it was reading.

mod enfant;

use std::io::{self, Read, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::{Mutex, mpsc};
use std::time::Duration;

use anyhow::{Context, Result};
use serde::de::DeserializeOwned;

use super::classeur::{ABIME, Lecture, Refus};
use super::csv;
use super::nature::Format;
use crate::plafond;

pub use enfant::serve;

/// The argument that makes a child of this program.
const MODE: &str = "lire-classeurs";
/// A class workbook takes some tens of milliseconds.
const DELAI: Duration = Duration::from_secs(10);
/// Bytes that a child may hold beside the file itself: a class workbook needs some megabytes.
const MEMOIRE_MAX: usize = 400 * 1024 * 1024;
/// Bytes of an answer: hundreds of times what a class workbook holds.
const REPONSE_MAX: u64 = 64 * 1024 * 1024;

const TROP_LONG: &str = "sa lecture ne se termine pas";
const TROP_DE_MEMOIRE: &str = "sa lecture demande plus de 400 Mo de mémoire";

/// Where the reading of files takes place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Isolement {
    /// In children of this program, given by its path.
    Enfant(PathBuf),
}

/// The children of one reading of a folder: as many as read at the same time.
#[derive(Debug)]
pub struct Lecteurs<'a> {
    isolement: &'a Isolement,
    libres: Mutex<Vec<Lecteur>>,
}

impl Isolement {
    pub fn open(&self) -> Lecteurs<'_> {
        Lecteurs { isolement: self, libres: Mutex::default() }
    }

    fn start(&self) -> Result<Lecteur> {
        let Self::Enfant(programme) = self;
        let mut child = Command::new(programme)
            .arg(MODE)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .with_context(|| format!("le lecteur de classeurs « {} » ne démarre pas", programme.display()))?;
        let question = child.stdin.take().expect("its standard input is a pipe");
        let reponse = child.stdout.take().expect("its standard output is a pipe");
        Ok(Lecteur { child, question, reponse })
    }
}

/// What a child is given to read.
#[derive(Debug, Clone, Copy)]
enum Sorte {
    Classeur(Format),
    Texte,
}

/// The word of a text in a question, beside those of the formats.
const TEXTE: &str = "texte";

impl Sorte {
    fn mot(self) -> &'static str {
        match self {
            Self::Classeur(format) => format.mot(),
            Self::Texte => TEXTE,
        }
    }

    fn of_mot(mot: &str) -> Option<Self> {
        if mot == TEXTE { Some(Self::Texte) } else { Format::of_mot(mot).map(Self::Classeur) }
    }
}

impl Lecteurs<'_> {
    /// Reads a workbook; whatever its bytes do to the reader, this returns.
    ///
    /// # Errors
    /// When no reader can be started: that says nothing of the file.
    pub fn read(&self, format: Format, bytes: &[u8]) -> Result<Lecture> {
        let told = self.ask(Sorte::Classeur(format), bytes)?;
        Ok(told.unwrap_or_else(|fin: Fin| Err(Refus::illisible(fin.raison()))))
    }

    /// The same for a text file.
    ///
    /// # Errors
    /// When no reader can be started.
    pub fn read_text(&self, bytes: &[u8]) -> Result<csv::Lecture> {
        Ok(self.ask(Sorte::Texte, bytes)?.unwrap_or_else(|fin: Fin| csv::Lecture::stopped(fin.raison())))
    }

    fn ask<T: DeserializeOwned>(&self, sorte: Sorte, bytes: &[u8]) -> Result<Result<T, Fin>> {
        let free = self.libres().pop();
        if let Some(lecteur) = free {
            match self.read_with(lecteur, sorte, bytes)? {
                // What an earlier file left behind is no fault of this one: it is judged by a fresh reader.
                Err(Fin::Parti(_)) => {}
                told => return Ok(told),
            }
        }
        self.read_with(self.isolement.start()?, sorte, bytes)
    }

    /// A reader that answered well waits for the next file; another is ended.
    fn read_with<T: DeserializeOwned>(
        &self,
        mut lecteur: Lecteur,
        sorte: Sorte,
        bytes: &[u8],
    ) -> Result<Result<T, Fin>> {
        let fin = lecteur.ask(sorte, bytes)?;
        if let Fin::Reponse(answer) = &fin
            && let Ok(lecture) = serde_json::from_slice(answer)
        {
            self.libres().push(lecteur);
            return Ok(Ok(lecture));
        }
        Ok(Err(fin))
    }

    fn libres(&self) -> std::sync::MutexGuard<'_, Vec<Lecteur>> {
        self.libres.lock().expect("nothing panics while it is held")
    }
}

/// A child that waits for a file.
#[derive(Debug)]
struct Lecteur {
    child: Child,
    question: ChildStdin,
    reponse: ChildStdout,
}

impl Drop for Lecteur {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// How a question ended.
enum Fin {
    Reponse(Vec<u8>),
    /// It left without an answer.
    Parti(Option<ExitStatus>),
    /// It was still at work, and was stopped.
    TropLong,
    /// Its answer is beyond anything that a class holds.
    TropGros,
}

impl Fin {
    fn raison(&self) -> &'static str {
        match self {
            Self::TropLong => TROP_LONG,
            Self::TropGros => "il contient trop de cellules et de texte pour une classe",
            Self::Parti(Some(status)) if status.code() == Some(plafond::CODE) => TROP_DE_MEMOIRE,
            Self::Reponse(_) | Self::Parti(_) => ABIME,
        }
    }
}

impl Lecteur {
    /// Feeds the child and listens to it on two threads, so that neither pipe can fill while the other is waited
    /// for.
    fn ask(&mut self, sorte: Sorte, bytes: &[u8]) -> Result<Fin> {
        let Self { child, question, reponse } = self;
        std::thread::scope(|scope| {
            // A child that leaves before the end of a file is judged by its answer.
            scope.spawn(move || write_question(question, sorte, bytes));
            let (told, heard) = mpsc::channel();
            scope.spawn(move || {
                // Nobody listens any more to a child that took too long.
                let _ = told.send(read_answer(reponse));
            });
            match heard.recv_timeout(DELAI) {
                Ok(Ok(Some(answer))) => return Ok(Fin::Reponse(answer)),
                Ok(Ok(None)) => child.kill().map(|()| Fin::TropGros),
                // The pipe ends with the process: this wait is over at once.
                Ok(Err(_)) => child.wait().map(|status| Fin::Parti(Some(status))),
                Err(_) => child.kill().map(|()| Fin::TropLong),
            }
            .context("le lecteur de classeurs a été interrompu")
        })
    }
}

fn write_question(question: &mut ChildStdin, sorte: Sorte, bytes: &[u8]) -> io::Result<()> {
    writeln!(question, "{} {}", sorte.mot(), bytes.len())?;
    question.write_all(bytes)?;
    question.flush()
}

/// Nothing when the answer is too long to be read.
fn read_answer(reponse: &mut ChildStdout) -> io::Result<Option<Vec<u8>>> {
    let mut length = [0; 8];
    reponse.read_exact(&mut length)?;
    let length = u64::from_le_bytes(length);
    if length > REPONSE_MAX {
        return Ok(None);
    }
    let mut answer = Vec::new();
    let read = reponse.take(length).read_to_end(&mut answer)?;
    if read as u64 == length { Ok(Some(answer)) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}
