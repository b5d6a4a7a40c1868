//! Reads again what the run says it wrote.

use std::collections::BTreeSet;

use walkdir::WalkDir;

use super::archive::entries_of;
use super::manifeste::{DocumentProduit, ImpressionProduite};
use super::{Archive, MotDePasse, Registre, Sorties, is_copy, sha256};
use crate::diagnostics::{Diagnostics, messages};
use crate::documents::COPIES;
use crate::place::relative;

/// Checks every document and every stack against its hash, and every archive, entry by entry, against its list.
pub fn verify(
    diags: &mut Diagnostics,
    sorties: &Sorties,
    documents: &[DocumentProduit],
    archives: &[Archive],
    impressions: &[ImpressionProduite],
    mot_de_passe: Option<&MotDePasse>,
) {
    let documents = documents.iter().map(|d| (&d.chemin, d.sha256.as_ref()));
    let impressions = impressions.iter().map(|i| (&i.chemin, Some(&i.sha256)));
    for (chemin, hash) in documents.chain(impressions) {
        let reason = match sorties.read(chemin) {
            Err(_) => "le fichier annoncé n’existe pas",
            Ok(bytes) if Some(&sha256(&bytes)) != hash => "le contenu n’est pas celui qui a été écrit",
            Ok(_) => continue,
        };
        diags.push(messages::verification_echouee(chemin, reason));
    }
    for archive in archives {
        let read = sorties.read(&archive.chemin).ok().and_then(|bytes| entries_of(&bytes, mot_de_passe));
        if read.as_ref() != Some(&archive.entrees) {
            let reason = "l’archive ne contient pas exactement ce qui est attendu";
            diags.push(messages::verification_echouee(&archive.chemin, reason));
        }
    }
}

/// Names the papers that stand among ours and that this run did not make: they would be printed or sent
/// with the others.
pub fn report_strangers(diags: &mut Diagnostics, sorties: &Sorties, before: &Registre, after: &Registre) {
    let known = before.chemins().chain(after.chemins()).chain([COPIES]);
    let folders: BTreeSet<&str> = known.filter_map(|chemin| chemin.split('/').next()).collect();
    for folder in folders {
        for file in WalkDir::new(sorties.path(folder)).sort_by_file_name().into_iter().flatten() {
            let is_pdf_or_zip = file
                .path()
                .extension()
                .is_some_and(|e| e.eq_ignore_ascii_case("pdf") || e.eq_ignore_ascii_case("zip"));
            let chemin = relative(&sorties.path(""), file.path());
            // A spreadsheet that holds a copy open leaves a file of this name beside it.
            let is_lock = file.file_name().to_string_lossy().starts_with("~$");
            let is_paper = is_pdf_or_zip || is_copy(&chemin) && !is_lock;
            if is_paper && file.file_type().is_file() && after.get(&chemin).is_none() {
                diags.push(messages::fichier_etranger(&chemin));
            }
        }
    }
}
