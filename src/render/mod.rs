//! From values to PDF bytes. Nothing past this module knows typst.
//!
//! A template sees its own sources, the fonts and one data file: no disk, no network, no clock.

mod examen;
mod fault;
mod fonds;
mod francais;
mod memes_pages;
mod stream_ends;
pub mod templates;
mod world;

use comemo::evict;
use jiff::civil::Date;
use typst::diag::Warned;
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

pub use examen::{Constat, Sorte, examine, keys_asked};
pub use fault::{Place, Plainte, RenderFault};
pub use memes_pages::same_pages;
pub use world::Base;

use world::DocWorld;

/// How many compilations a cached result outlives. Documents of one template come in a row, so a low age
/// keeps what they share and forgets what was a candidate's.
const EVICTION_AGE: usize = 1;
/// Documents between two evictions.
pub const EVICTION_EVERY: usize = 40;

/// A typeset document.
#[derive(Debug)]
pub struct Pdf {
    pub bytes: Vec<u8>,
    pub pages: usize,
    /// Remarks of the compiler, which a shipped template never causes.
    pub remarques: Vec<Plainte>,
}

/// What a file carries beside its pages.
#[derive(Debug, Clone, Copy)]
pub struct Marque<'a> {
    /// Stable over runs and unique among the documents of a session.
    pub identifiant: &'a str,
    /// Creation date of the file; the first day of the century where none is known.
    pub date: Option<Date>,
}

/// Typesets one template with its data, as PDF/A-2a and PDF/UA-1.
///
/// # Errors
/// When the template is at fault, or the result would not meet either standard.
pub fn render(base: &Base, template: &str, data: Vec<u8>, marque: Marque<'_>) -> Result<Pdf, RenderFault> {
    let world = DocWorld::new(base, template, data)?;
    let Warned { output, warnings } = typst::compile::<PagedDocument>(&world);
    let document = output.map_err(|errors| fault::of_template(&world, template, &errors))?;
    let bytes = typst_pdf::pdf(&document, &options(marque))
        .map_err(|errors| fault::of_standard(&world, template, &errors))?;
    let bytes = stream_ends::make_unambiguous(bytes).map_err(RenderFault::standard)?;
    let remarques = warnings.iter().map(|w| fault::complaint(&world, template, w)).collect();
    Ok(Pdf { bytes, pages: document.pages().len(), remarques })
}

/// Forgets what the last documents no longer share; called every [`EVICTION_EVERY`] documents, failed ones
/// included, so that memory does not grow with the number of candidates.
pub fn forget_old_results() {
    evict(EVICTION_AGE);
}

/// Forgets everything: a stack is large, and shares little with the next.
pub fn forget_everything() {
    evict(0);
}

fn options(marque: Marque<'_>) -> PdfOptions {
    let day = marque.date.unwrap_or(jiff::civil::date(2001, 1, 1));
    let part = |n: i8| u8::try_from(n).expect("months and days are positive");
    let moment = Datetime::from_ymd_hms(i32::from(day.year()), part(day.month()), part(day.day()), 0, 0, 0)
        .expect("a civil date is a date");
    PdfOptions {
        ident: Smart::Custom(marque.identifiant.to_owned()),
        timestamp: Some(Timestamp::new_utc(moment)),
        standards: PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
            .expect("PDF/A-2a and PDF/UA-1 are compatible"),
        tagged: true,
        ..PdfOptions::default()
    }
}
