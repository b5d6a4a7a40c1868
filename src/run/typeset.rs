//! Typesets every document that is not held back, each written as soon as it is ready.

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::deliver::{Empreinte, Registre, Sorties, sha256};
use crate::diagnostics::Obstacle;
use crate::documents::{Composition, Demande, Edition};
use crate::parallel;
use crate::render::{self, Base, Marque, Plainte, RenderFault};

/// What the typesetting of all documents shares.
pub struct Atelier<'a> {
    pub base: &'a Base,
    pub edition: &'a Edition,
    pub sorties: &'a Sorties,
    pub before: &'a Registre,
    /// Paths that could not be written when the run began.
    pub obstacles: &'a BTreeMap<String, Obstacle>,
}

/// What became of one document.
#[derive(Debug)]
pub enum Resultat {
    /// Written, or left as it was because nothing it is made of has changed.
    Ecrit {
        empreinte: Empreinte,
        manques: Vec<String>,
        remarques: Vec<Plainte>,
    },
    /// Composed only: nothing was typeset.
    Compose {
        manques: Vec<String>,
    },
    Fautif(RenderFault),
    NonEcrit(Obstacle),
    /// It lists papers that could not be made: the codes of what stood in their way.
    SansPieces(Vec<&'static str>),
}

impl Resultat {
    /// Code of what kept the document from being made.
    pub fn code(&self) -> Option<&'static str> {
        match self {
            Self::Ecrit { .. } | Self::Compose { .. } => None,
            Self::Fautif(fault) => Some(fault.code().id),
            Self::NonEcrit(obstacle) => Some(obstacle.code().id),
            Self::SansPieces(codes) => codes.first().copied(),
        }
    }
}

/// One result per demand, in the same order whatever the number of threads; nothing for a held back one. A sommaire
/// comes after its pieces, and not without one of them.
pub fn typeset_all(
    atelier: &Atelier<'_>,
    threads: NonZeroUsize,
    demandes: &[Demande<'_>],
    contents: &(dyn Fn(usize) -> Composition + Sync),
) -> Vec<Option<Resultat>> {
    let done = AtomicUsize::new(0);
    let (pieces, sommaires): (Vec<usize>, Vec<usize>) =
        (0..demandes.len()).partition(|index| demandes[*index].pieces.is_empty());
    let mut results: Vec<Option<Resultat>> = demandes.iter().map(|_| None).collect();
    let mut failed = BTreeMap::<&str, &'static str>::new();
    for indices in [pieces, sommaires] {
        let made = parallel::map(threads, indices.len(), |rank| {
            let index = indices[rank];
            let lacking: BTreeSet<&'static str> = demandes[index]
                .pieces
                .iter()
                .filter_map(|p| failed.get(p.chemin.as_str()).copied())
                .collect();
            if !lacking.is_empty() && demandes[index].retenu.is_empty() {
                return Some(Resultat::SansPieces(lacking.into_iter().collect()));
            }
            attempt(atelier, &done, &demandes[index], &|| contents(index))
        });
        for (index, result) in indices.into_iter().zip(made) {
            if let Some(code) = result.as_ref().and_then(Resultat::code) {
                failed.insert(&demandes[index].chemin, code);
            }
            results[index] = result;
        }
    }
    results
}

fn attempt(
    atelier: &Atelier<'_>,
    done: &AtomicUsize,
    demande: &Demande<'_>,
    content: &dyn Fn() -> Composition,
) -> Option<Resultat> {
    if !demande.retenu.is_empty() {
        return None;
    }
    let attempt = catch_unwind(AssertUnwindSafe(|| typeset(atelier, demande, content())));
    if (done.fetch_add(1, Ordering::Relaxed) + 1).is_multiple_of(render::EVICTION_EVERY) {
        render::forget_old_results();
    }
    // A panic of the typesetter costs its document, not the others.
    Some(attempt.unwrap_or_else(|_| {
        let stopped = "le moteur de composition s’est arrêté";
        Resultat::Fautif(RenderFault::template(&demande.document.modele, "", stopped))
    }))
}

fn typeset(atelier: &Atelier<'_>, demande: &Demande<'_>, composition: Composition) -> Resultat {
    let Composition { donnees, manques } = composition;
    let data = donnees.to_string().into_bytes();
    let source = fingerprint(atelier, demande, &data);
    if let Some(empreinte) = atelier.before.reuse(atelier.sorties, &demande.chemin, &source) {
        return Resultat::Ecrit { empreinte, manques, remarques: Vec::new() };
    }
    if let Some(obstacle) = atelier.obstacles.get(&demande.chemin) {
        return Resultat::NonEcrit(*obstacle);
    }
    let session = atelier.edition.session.as_deref().unwrap_or_default();
    let identifiant = format!("liasse/{session}/{}", demande.chemin);
    let marque = Marque { identifiant: &identifiant, date: atelier.edition.date };
    let pdf = match render::render(atelier.base, &demande.document.modele, data, marque) {
        Ok(pdf) => pdf,
        Err(fault) => return Resultat::Fautif(fault),
    };
    if let Err(error) = atelier.sorties.write(&demande.chemin, &pdf.bytes) {
        return Resultat::NonEcrit(Obstacle::of(&error));
    }
    let empreinte = Empreinte { sha256: sha256(&pdf.bytes), source, pages: pdf.pages };
    Resultat::Ecrit { empreinte, manques, remarques: pdf.remarques }
}

/// Whether what an earlier run wrote of a document is what the data now makes of it.
pub fn is_current(atelier: &Atelier<'_>, demande: &Demande<'_>, composition: &Composition) -> bool {
    let source = fingerprint(atelier, demande, &composition.donnees.to_string().into_bytes());
    atelier.before.get(&demande.chemin).is_none_or(|known| known.source == source)
}

/// All that decides the bytes of a document.
fn fingerprint(atelier: &Atelier<'_>, demande: &Demande<'_>, data: &[u8]) -> String {
    let date = atelier.edition.date.map(|d| d.to_string()).unwrap_or_default();
    let mut all = Vec::with_capacity(data.len() + 256);
    for part in [
        env!("CARGO_PKG_VERSION"),
        atelier.base.empreinte(),
        &demande.document.modele,
        &demande.chemin,
        &date,
    ] {
        all.extend_from_slice(part.as_bytes());
        all.push(0);
    }
    all.extend_from_slice(data);
    sha256(&all)
}
