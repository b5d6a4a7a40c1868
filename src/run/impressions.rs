//! Typesets the stacks to print, once every document is written.
//!
//! A stack is one document of its own, not a merge of files: it keeps the tags, and so the standards.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};

use serde_json::Value;

use super::Options;
use super::tell::{NonEcrits, Tri};
use super::typeset::Atelier;
use crate::deliver::manifeste::{Etat, ImpressionProduite};
use crate::deliver::{Empreinte, Registre, sha256};
use crate::diagnostics::{Diagnostics, Obstacle, messages};
use crate::documents::impressions::{self, MODELE, Pile, Place};
use crate::documents::{Composition, Demande, Edition, Selection};
use crate::parallel;
use crate::referentiel::Referentiel;
use crate::render::{self, Marque, Plainte, RenderFault};

#[derive(Debug, Default)]
pub struct Impressions {
    /// In the order of the classes and of the pack.
    pub produites: Vec<ImpressionProduite>,
    pub empreintes: BTreeMap<String, Empreinte>,
    /// Paths of the stacks that have nothing to print, could not be typeset or could not be written.
    pub non_constituees: Vec<String>,
    pub non_ecrites: NonEcrits,
}

/// What the stacks are made of.
pub struct Matiere<'a> {
    pub pack: &'a Referentiel,
    pub demandes: &'a [Demande<'a>],
    pub piles: &'a [Pile<'a>],
    pub contents: &'a (dyn Fn(usize) -> Composition + Sync),
}

enum Resultat {
    Ecrite(Empreinte, Vec<Plainte>),
    Fautive(RenderFault),
    NonEcrite(Obstacle),
}

/// Whether the run looks at whole classes: of less, a stack would be told as if it were whole.
pub fn are_whole(selection: &Selection) -> bool {
    selection.candidats.is_empty() && selection.documents.is_empty()
}

/// One file per class and recipient. None is made while a file could not be read: the papers that it would add are
/// not even expected, and nothing would show where they lack.
pub fn print_all(
    diags: &mut Diagnostics,
    atelier: &Atelier<'_>,
    options: &Options,
    matiere: &Matiere<'_>,
    tri: &Tri,
) -> Impressions {
    let mut impressions = Impressions::default();
    if !are_whole(&options.selection) || matiere.piles.is_empty() {
        return impressions;
    }
    if !diags.read_everything() {
        diags.push(messages::impressions_suspendues(matiere.piles.len()));
        impressions.non_constituees = matiere.piles.iter().map(|pile| pile.chemin.clone()).collect();
        return impressions;
    }
    let separateurs = options.separateurs;
    let states: BTreeMap<&str, (Etat, usize)> =
        tri.documents.iter().filter_map(|d| Some((d.chemin.as_str(), (d.etat, d.pages?)))).collect();
    let place = |index: usize| match states.get(matiere.demandes[index].chemin.as_str()) {
        Some((Etat::Complet, pages)) => Place::Complet(*pages),
        Some((Etat::ACompleter, pages)) => Place::ACompleter(*pages),
        None => Place::AInserer,
    };
    // One at a time: a page takes about a megabyte until its stack is written.
    let made: Vec<Option<Resultat>> = parallel::inside(options.taches, || {
        let print = |pile: &Pile<'_>| {
            if pile.pieces().all(|piece| place(piece) == Place::AInserer) {
                return None;
            }
            let enveloppe = impressions::enveloppe(
                matiere.pack,
                atelier.edition,
                pile,
                matiere.demandes,
                separateurs,
                place,
            );
            let attempt = catch_unwind(AssertUnwindSafe(|| typeset(atelier, matiere, pile, enveloppe, tri)));
            // A panic of the typesetter costs its stack: the documents are there.
            Some(attempt.unwrap_or_else(|_| {
                let stopped = "le moteur de composition s’est arrêté";
                Resultat::Fautive(RenderFault::template(MODELE, "", stopped))
            }))
        };
        matiere.piles.iter().map(print).collect()
    });
    for (pile, made) in matiere.piles.iter().zip(made) {
        match made {
            Some(Resultat::Ecrite(empreinte, remarques)) => {
                for remarque in remarques {
                    let conseil = remarque.conseil.as_deref();
                    diags.push(messages::remarque_du_modele(
                        &remarque.ou(MODELE),
                        &remarque.message,
                        conseil,
                    ));
                }
                impressions.produites.push(produced(matiere, pile, &empreinte, place));
                impressions.empreintes.insert(pile.chemin.clone(), empreinte);
                continue;
            }
            Some(Resultat::Fautive(fault)) => {
                diags.push(messages::impression_fautive(&pile.chemin, &fault.to_string()));
            }
            Some(Resultat::NonEcrite(obstacle)) => {
                impressions.non_ecrites.entry(obstacle).or_default().push(pile.chemin.clone());
            }
            None => {}
        }
        impressions.non_constituees.push(pile.chemin.clone());
    }
    impressions
}

fn typeset(
    atelier: &Atelier<'_>,
    matiere: &Matiere<'_>,
    pile: &Pile<'_>,
    mut enveloppe: Value,
    tri: &Tri,
) -> Resultat {
    let source = fingerprint(atelier, matiere, pile, &enveloppe, tri);
    if let Some(empreinte) = atelier.before.reuse(atelier.sorties, &pile.chemin, &source) {
        return Resultat::Ecrite(empreinte, Vec::new());
    }
    if let Some(obstacle) = atelier.obstacles.get(&pile.chemin) {
        return Resultat::NonEcrite(*obstacle);
    }
    impressions::fill(&mut enveloppe, pile, |index| (matiere.contents)(index).donnees);
    let identifiant = identifier(atelier.edition, &pile.chemin);
    let marque = Marque { identifiant: &identifiant, date: atelier.edition.date };
    let data = enveloppe.to_string().into_bytes();
    drop(enveloppe);
    render::forget_everything();
    let pdf = render::render(atelier.base, MODELE, data, marque);
    render::forget_everything();
    let pdf = match pdf {
        Ok(pdf) => pdf,
        Err(fault) => return Resultat::Fautive(fault),
    };
    if let Err(error) = atelier.sorties.write(&pile.chemin, &pdf.bytes) {
        return Resultat::NonEcrite(Obstacle::of(&error));
    }
    let empreinte = Empreinte { sha256: sha256(&pdf.bytes), source, pages: pdf.pages };
    Resultat::Ecrite(empreinte, pdf.remarques)
}

fn identifier(edition: &Edition, chemin: &str) -> String {
    format!("liasse/{}/{chemin}", edition.session.as_deref().unwrap_or_default())
}

/// All that decides the bytes of a stack: its summary, and the source of each document, which holds its data, the
/// date, the templates and the version. Nothing is composed for a stack that stays as it is.
fn fingerprint(
    atelier: &Atelier<'_>,
    matiere: &Matiere<'_>,
    pile: &Pile<'_>,
    enveloppe: &Value,
    tri: &Tri,
) -> String {
    let date = atelier.edition.date.map(|d| d.to_string()).unwrap_or_default();
    let parts = [env!("CARGO_PKG_VERSION"), atelier.base.empreinte(), &pile.chemin, &date];
    let sources = pile.pieces().map(|index| {
        let empreinte = tri.empreintes.get(&matiere.demandes[index].chemin);
        empreinte.map_or("", |empreinte| empreinte.source.as_str())
    });
    let mut all = Vec::new();
    for part in parts.into_iter().chain(sources) {
        all.extend_from_slice(part.as_bytes());
        all.push(0);
    }
    all.extend_from_slice(enveloppe.to_string().as_bytes());
    sha256(&all)
}

fn produced(
    matiere: &Matiere<'_>,
    pile: &Pile<'_>,
    empreinte: &Empreinte,
    place: impl Fn(usize) -> Place,
) -> ImpressionProduite {
    let (kept, held): (Vec<usize>, Vec<usize>) =
        pile.pieces().partition(|index| place(*index) != Place::AInserer);
    let paths = |indices: Vec<usize>| -> Vec<String> {
        indices.into_iter().map(|index| matiere.demandes[index].chemin.clone()).collect()
    };
    ImpressionProduite {
        chemin: pile.chemin.clone(),
        impression: pile.impression.id.clone(),
        titre: pile.impression.titre.clone(),
        destinataire: pile.impression.destinataire.clone(),
        classe: pile.classe.to_owned(),
        confidentiel: pile.pieces().any(|index| impressions::is_hidden(matiere.demandes[index].document)),
        pages: empreinte.pages,
        sha256: empreinte.sha256.clone(),
        documents: paths(kept),
        retenus: paths(held),
    }
}

/// Stacks of an earlier run that this one contradicts: those that it could not make again, and, when it looks at a
/// part of a class, those that hold a document built again, held back or written for the first time.
pub fn perimees(
    selection: &Selection,
    matiere: &Matiere<'_>,
    tri: &Tri,
    impressions: &Impressions,
    before: &Registre,
) -> BTreeSet<String> {
    let mut perimees: BTreeSet<String> = impressions.non_constituees.iter().cloned().collect();
    if !are_whole(selection) {
        let hash = |e: Option<&Empreinte>| e.map(|e| e.sha256.clone());
        let changed = |index: usize| {
            let chemin = &matiere.demandes[index].chemin;
            hash(tri.empreintes.get(chemin)) != hash(before.get(chemin))
        };
        let outdated = matiere.piles.iter().filter(|pile| pile.pieces().any(changed));
        perimees.extend(outdated.map(|pile| pile.chemin.clone()));
    }
    perimees
}
