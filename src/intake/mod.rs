//! From a folder of files to sheets of cells. Nothing past this module knows a file format.
//!
//! A file that cannot be read is a fault of its own; the others go on. This module never decides what a
//! sheet means.

mod affichage;
mod archive;
mod biff;
mod binaire;
mod chemin;
mod classeur;
mod conteneur;
mod copie;
mod csv;
mod folder;
mod heures;
mod isolement;
mod masque;
mod nature;
mod ods;
mod ole;
mod parcours;
mod pareils;
mod recolte;
mod releve;
mod sheet;
mod temoin;
mod workbook;
mod xlsb;
mod xlsx;
mod xml;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use anyhow::Result;
use sha2::{Digest, Sha256};

pub use classeur::{FeuilleLue, Lecture, NonLue, Refus, Remarque};
pub use copie::{MARQUE as MARQUE_DE_COPIE, ORIGINE as ORIGINE_DE_COPIE};
pub use csv::{Lecture as LectureDeTexte, into_sheets as sheets_of_text, read as read_text};
pub use folder::{REFERENTIEL, is_system_file, lock_of, read_folder};
pub use isolement::{Isolement, Lecteurs, serve};
pub use nature::{Format, has_workbook_name};
pub use parcours::{Trouve, walk};
pub use sheet::{Contenu, Jour, Ligne, Plage, Sheet, Valeur};
pub use workbook::read as read_workbook;

use crate::diagnostics::{Diagnostic, Diagnostics, messages};
use crate::place::Lieu;
use nature::{Autre, Nature, Portee};
use pareils::{Ensemble, Pareils};

/// Largest file that is opened, in bytes: a class workbook has some tens of kilobytes.
const TAILLE_MAX: usize = 20 * 1024 * 1024;

/// One file of the input folder, or one entry of an archive, and what was read of it.
#[derive(Debug)]
pub struct FichierLu {
    pub fichier: Arc<str>,
    pub sheets: Vec<Sheet>,
}

/// The same before it is known whether its content stands elsewhere too.
struct Piece {
    lu: FichierLu,
    diags: Diagnostics,
    /// None where nothing could be read at all.
    empreinte: Option<Empreinte>,
    /// The file of which this is an annotated copy.
    origine: Option<Arc<str>>,
}

/// One dropped file.
struct Depot {
    fichier: Arc<str>,
    /// None where two files of the same content are two faults.
    empreinte: Option<Empreinte>,
    /// Itself, or the entries of the archive that it is.
    pieces: Vec<Piece>,
}

type Empreinte = [u8; 32];

impl Piece {
    fn fault(fichier: &Arc<str>, fault: Diagnostic) -> Self {
        let mut diags = Diagnostics::default();
        diags.push(fault);
        Self {
            lu: FichierLu { fichier: Arc::clone(fichier), sheets: Vec::new() },
            diags,
            empreinte: None,
            origine: None,
        }
    }

    /// Whether the file that it copies lies among those that were dropped too.
    fn is_copy_of(&self, fichiers: &BTreeSet<Arc<str>>) -> bool {
        self.origine.as_ref().is_some_and(|origine| *origine != self.lu.fichier && fichiers.contains(origine))
    }
}

/// The sheets of one dropped file, or of each entry of an archive.
///
/// # Errors
/// When the reader of files cannot be started.
pub fn read_file(
    diags: &mut Diagnostics,
    isolement: &Isolement,
    fichier: &Arc<str>,
    bytes: &[u8],
) -> Result<Vec<FichierLu>> {
    Ok(gather(diags, [Depot::read(&isolement.open(), fichier, bytes)?]))
}

impl Depot {
    fn read(lecteurs: &Lecteurs<'_>, fichier: &Arc<str>, bytes: &[u8]) -> Result<Self> {
        // The parts of a folder that stands for one file are no files of their own.
        let is_file = (1..=TAILLE_MAX).contains(&bytes.len()) && nature::package_of(fichier).is_none();
        let empreinte = is_file.then(|| Sha256::digest(bytes).into());
        Ok(Self { fichier: Arc::clone(fichier), empreinte, pieces: read_pieces(lecteurs, fichier, bytes)? })
    }

    fn fault(fichier: &Arc<str>, fault: Diagnostic) -> Self {
        let pieces = vec![Piece::fault(fichier, fault)];
        Self { fichier: Arc::clone(fichier), empreinte: None, pieces }
    }
}

/// What was read, in order; what holds the same bytes as something before is named and left aside, whether it lies
/// in an archive or not. So is an annotated copy beside the file that it copies: what was mended in it would else
/// contradict what was not.
fn gather(diags: &mut Diagnostics, depots: impl IntoIterator<Item = Depot>) -> Vec<FichierLu> {
    let depots: Vec<Depot> = depots.into_iter().collect();
    let fichiers: BTreeSet<Arc<str>> =
        depots.iter().flat_map(|depot| &depot.pieces).map(|piece| Arc::clone(&piece.lu.fichier)).collect();
    let mut read = Vec::new();
    let (mut depots_seen, mut pieces_seen) = (Vus::default(), Vus::default());
    let mut pareils = Pareils::default();
    for depot in depots {
        let (copies, pieces): (Vec<Piece>, Vec<Piece>) =
            depot.pieces.into_iter().partition(|piece| piece.is_copy_of(&fichiers));
        for copie in &copies {
            let origine = copie.origine.as_deref().unwrap_or_default();
            diags.push(messages::copie_laissee(&Lieu::fichier(&copie.lu.fichier), origine));
        }
        if pieces.is_empty() {
            continue;
        }
        if let Some(first) = depots_seen.before(&depot.fichier, depot.empreinte) {
            let ou = Ensemble::of(&depot.fichier, &depot.fichier);
            pareils.push(&ou, messages::fichier_en_double(&Lieu::fichier(&depot.fichier), &first));
            continue;
        }
        for Piece { lu, diags: told, empreinte, origine } in pieces {
            let ou = Ensemble::of(&depot.fichier, &lu.fichier);
            if let Some(first) = pieces_seen.before(&lu.fichier, empreinte) {
                pareils.push(&ou, messages::fichier_en_double(&Lieu::fichier(&lu.fichier), &first));
                continue;
            }
            pareils.sort(diags, &ou, told);
            if let Some(origine) = origine {
                diags.push(messages::copie_lue(&Lieu::fichier(&lu.fichier), &origine));
            }
            read.push(lu);
        }
    }
    pareils.tell(diags);
    read
}

/// What was met, by content.
#[derive(Default)]
struct Vus(BTreeMap<Empreinte, Arc<str>>);

impl Vus {
    /// The first file of the same content, when there was one.
    fn before(&mut self, fichier: &Arc<str>, empreinte: Option<Empreinte>) -> Option<Arc<str>> {
        let empreinte = empreinte?;
        let first = self.0.get(&empreinte).cloned();
        self.0.entry(empreinte).or_insert_with(|| Arc::clone(fichier));
        first
    }
}

/// Chosen by their content and not by their name.
fn read_pieces(lecteurs: &Lecteurs<'_>, fichier: &Arc<str>, bytes: &[u8]) -> Result<Vec<Piece>> {
    let lieu = Lieu::fichier(fichier);
    let refused = |fault: Diagnostic| Ok(vec![Piece::fault(fichier, fault)]);
    if let Some((paquet, sorte)) = nature::package_of(fichier) {
        // Told once for all its parts, as the one file that a person sees.
        return refused(told_other(&Lieu::fichier(&paquet.into()), &Autre { sorte, detail: None }));
    }
    if bytes.len() > TAILLE_MAX {
        if let Some(document) = nature::document_at_first_sight(fichier, bytes) {
            return refused(told_other(&lieu, &document));
        }
        return refused(messages::fichier_trop_gros(&lieu, TAILLE_MAX));
    }
    let mut diags = Diagnostics::default();
    let mut sheets = match Nature::of(fichier, bytes) {
        Nature::Vide => return refused(messages::fichier_vide(&lieu)),
        Nature::Archive => return archive::read(lecteurs, fichier, bytes),
        Nature::Classeur(format) => classeur::into_sheets(&mut diags, &lieu, lecteurs.read(format, bytes)?),
        Nature::Texte => {
            if nature::has_workbook_name(fichier) {
                diags.push(messages::texte_nomme_classeur(&lieu));
            }
            csv::into_sheets(&mut diags, &lieu, lecteurs.read_text(bytes)?)
        }
        Nature::Protege => return refused(messages::fichier_protege(&lieu)),
        Nature::TropAncien => return refused(messages::format_trop_ancien(&lieu)),
        Nature::Precede(words) => return refused(messages::message_du_serveur(&lieu, &words)),
        Nature::Autre(autre) => return refused(told_other(&lieu, &autre)),
    };
    let origine = copie::take_origin(&mut sheets);
    let blank = sheets.iter().all(|sheet| sheet.contenu.lignes.is_empty());
    if blank && !diags.has_errors() {
        diags.push(messages::fichier_sans_donnee(&lieu));
    }
    let lu = FichierLu { fichier: Arc::clone(fichier), sheets };
    Ok(vec![Piece { lu, diags, empreinte: Some(Sha256::digest(bytes).into()), origine }])
}

/// What is told of a file that is not read, by what is lost with it.
fn told_other(lieu: &Lieu, autre: &Autre) -> Diagnostic {
    let quoi = match &autre.detail {
        Some(detail) => format!("{} ({})", autre.sorte.quoi, messages::quoted(detail)),
        None => autre.sorte.quoi.to_owned(),
    };
    let issue = autre.sorte.issue;
    if nature::has_spreadsheet_name(&lieu.fichier) {
        return messages::fichier_mal_nomme(lieu, &quoi, issue);
    }
    match autre.sorte.portee {
        Portee::Tableau => messages::format_non_lu(lieu, &quoi, issue),
        Portee::Raccourci => messages::raccourci(lieu, &quoi, issue),
        Portee::Inacheve => messages::fichier_inacheve(lieu, &quoi, issue),
        Portee::Envoi => messages::envoi_non_ouvert(lieu, &quoi, issue),
        Portee::Inconnue => messages::nature_inconnue(lieu, issue),
        Portee::Document => messages::fichier_ignore(lieu, &quoi, issue),
    }
}
