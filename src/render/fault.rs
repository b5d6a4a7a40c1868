//! What typst complains of, in French, with the template, the line and the column.

use std::fmt;

use typst::diag::{SourceDiagnostic, Tracepoint};
use typst::syntax::DiagSpan;
use typst::{World, WorldExt};

use super::francais::{Traduite, translate};
use super::world::DocWorld;
use crate::diagnostics::{Code, codes};

/// Why a document could not be typeset.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RenderFault {
    /// The template is wrong: none of its documents can be produced.
    Modele {
        modele: String,
        /// « , ligne 12, colonne 3 », or nothing.
        ou: String,
        message: String,
        /// What to do, where it is known.
        conseil: Option<String>,
    },
    /// The document would not meet PDF/A-2a or PDF/UA-1.
    Norme { message: String, conseil: Option<String> },
}

/// A place in a template, from one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    pub fichier: String,
    pub ligne: usize,
    pub colonne: usize,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}, ligne {}, colonne {}", self.fichier, self.ligne, self.colonne)
    }
}

impl fmt::Display for RenderFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Modele { modele, ou, message, .. } => write!(f, "{modele}{ou} : {message}"),
            Self::Norme { message, .. } => write!(f, "norme PDF : {message}"),
        }
    }
}

impl RenderFault {
    pub fn template(modele: &str, ou: &str, message: &str) -> Self {
        let (modele, ou, message) = (modele.to_owned(), ou.to_owned(), message.to_owned());
        Self::Modele { modele, ou, message, conseil: None }
    }

    pub fn standard(message: &str) -> Self {
        Self::Norme { message: message.to_owned(), conseil: None }
    }

    /// Under which it is told.
    pub fn code(&self) -> &'static Code {
        match self {
            Self::Modele { .. } => &codes::MODELE_FAUTIF,
            Self::Norme { .. } => &codes::NORME_NON_TENUE,
        }
    }
}

/// One complaint, translated, at its place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Plainte {
    pub place: Option<Place>,
    pub message: String,
    pub conseil: Option<String>,
}

pub fn complaint(world: &DocWorld<'_>, template: &str, diagnostic: &SourceDiagnostic) -> Plainte {
    let hints: Vec<&str> = diagnostic.hints.iter().map(|hint| hint.v.as_str()).collect();
    let Traduite { mut message, conseil } = translate(&diagnostic.message, &hints);
    let place = place_of(world, diagnostic.span);
    // A fault that shows in a shared file is often that of whoever calls it.
    if place.as_ref().is_some_and(|place| place.fichier != template)
        && let Some(caller) = caller_of(world, template, diagnostic)
    {
        message.push_str(&format!(" (appelé depuis {}, ligne {})", caller.fichier, caller.ligne));
    }
    Plainte { place, message, conseil }
}

pub fn of_template(world: &DocWorld<'_>, template: &str, errors: &[SourceDiagnostic]) -> RenderFault {
    let Some(first) = errors.first() else {
        return RenderFault::template(template, "", "faute sans message");
    };
    let Plainte { place, message, conseil } = complaint(world, template, first);
    let (modele, ou) = match place {
        Some(Place { fichier, ligne, colonne }) => (fichier, format!(", ligne {ligne}, colonne {colonne}")),
        None => (template.to_owned(), String::new()),
    };
    RenderFault::Modele { modele, ou, message, conseil }
}

pub fn of_standard(world: &DocWorld<'_>, template: &str, errors: &[SourceDiagnostic]) -> RenderFault {
    let complaints: Vec<Plainte> = errors.iter().map(|error| complaint(world, template, error)).collect();
    let messages: Vec<String> =
        complaints.iter().map(|plainte| format!("{} : {}", plainte.ou(template), plainte.message)).collect();
    let conseil = complaints.into_iter().find_map(|plainte| plainte.conseil);
    RenderFault::Norme { message: messages.join(" ; "), conseil }
}

impl Plainte {
    /// « commun.typ, ligne 12, colonne 3 », or the template alone.
    pub fn ou(&self, template: &str) -> String {
        self.place.as_ref().map_or_else(|| template.to_owned(), ToString::to_string)
    }
}

/// The last place of the template itself on the way to the fault.
fn caller_of(world: &DocWorld<'_>, template: &str, diagnostic: &SourceDiagnostic) -> Option<Place> {
    let calls = diagnostic.trace.iter().filter(|point| matches!(point.v, Tracepoint::Call(_)));
    let mut places = calls.filter_map(|point| place_of(world, point.span.into()));
    places.find(|place| place.fichier == template)
}

pub fn place_of(world: &DocWorld<'_>, span: DiagSpan) -> Option<Place> {
    let id = span.id()?;
    let range = world.range(span)?;
    let source = world.source(id).ok()?;
    let (line, column) = source.lines().byte_to_line_column(range.start)?;
    let fichier = id.get().vpath().get_without_slash().to_owned();
    Some(Place { fichier, ligne: line + 1, colonne: column + 1 })
}
