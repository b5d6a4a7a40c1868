//! What typst complains of, in words that name the template, the line and the column.

use std::fmt;

use typst::diag::{EcoString, SourceDiagnostic};
use typst::syntax::DiagSpan;
use typst::{World, WorldExt};

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
    },
    /// The document would not meet PDF/A-2a or PDF/UA-1.
    Norme { message: String },
}

impl fmt::Display for RenderFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Modele { modele, ou, message } => write!(f, "{modele}{ou} : {message}"),
            Self::Norme { message } => write!(f, "norme PDF : {message}"),
        }
    }
}

impl RenderFault {
    pub fn template(modele: &str, ou: &str, message: &str) -> Self {
        Self::Modele { modele: modele.to_owned(), ou: ou.to_owned(), message: message.to_owned() }
    }

    /// Under which it is told.
    pub fn code(&self) -> &'static Code {
        match self {
            Self::Modele { .. } => &codes::MODELE_FAUTIF,
            Self::Norme { .. } => &codes::NORME_NON_TENUE,
        }
    }
}

pub fn of_template(world: &DocWorld<'_>, template: &str, errors: &[SourceDiagnostic]) -> RenderFault {
    let Some(first) = errors.first() else {
        return RenderFault::template(template, "", "faute sans message");
    };
    let (file, place) = place_of(world, first.span).unwrap_or((template.to_owned(), String::new()));
    RenderFault::template(&file, &place, &with_hints(first))
}

pub fn of_standard(errors: &[SourceDiagnostic]) -> RenderFault {
    let messages: Vec<String> = errors.iter().map(with_hints).collect();
    RenderFault::Norme { message: messages.join(" ; ") }
}

/// A warning as one line.
pub fn remark(world: &DocWorld<'_>, template: &str, warning: &SourceDiagnostic) -> String {
    let (file, place) = place_of(world, warning.span).unwrap_or((template.to_owned(), String::new()));
    format!("{file}{place} : {}", with_hints(warning))
}

fn with_hints(diagnostic: &SourceDiagnostic) -> String {
    let hints: Vec<&EcoString> = diagnostic.hints.iter().map(|hint| &hint.v).collect();
    let mut text = diagnostic.message.to_string();
    for hint in hints {
        text.push_str(" ; ");
        text.push_str(hint);
    }
    text
}

fn place_of(world: &DocWorld<'_>, span: DiagSpan) -> Option<(String, String)> {
    let id = span.id()?;
    let range = world.range(span)?;
    let source = world.source(id).ok()?;
    let (line, column) = source.lines().byte_to_line_column(range.start)?;
    let file = id.get().vpath().get_without_slash().to_owned();
    Some((file, format!(", ligne {}, colonne {}", line + 1, column + 1)))
}
