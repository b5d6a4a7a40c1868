//! Reads again what the run says it wrote.

use std::collections::BTreeSet;

use walkdir::WalkDir;

use super::archive::entries_of;
use super::{Disque, MotDePasse};
use crate::comptes::copies::is_copy;
use crate::diagnostics::{Diagnostics, messages};
use crate::documents::{COPIES, entry_name};
use crate::place::relative;
use crate::sorties::{Changement, Matiere, Registre, Sortie, Sorties};
use crate::texte::sha256;

/// Checks every output that was made against its hash, and every archive, entry by entry, against its pieces. What
/// stayed as it was has been looked at before.
pub fn verify(
    diags: &mut Diagnostics,
    disque: &Disque,
    sorties: &Sorties<'_>,
    mot_de_passe: Option<&MotDePasse>,
) {
    for sortie in &sorties.list {
        let (Some(fichier), Some((changement, _))) = (sortie.fichier(), sortie.changement()) else {
            continue;
        };
        if matches!(changement, Changement::Inchange | Changement::Laisse) {
            continue;
        }
        let reason = match disque.read(&sortie.chemin) {
            Err(_) => "le fichier annoncé n’existe pas",
            Ok(bytes) if sha256(&bytes) != fichier.sha256 => "le contenu n’est pas celui qui a été écrit",
            Ok(bytes) if !holds_its_pieces(sortie, sorties, &bytes, mot_de_passe) => {
                "l’archive ne contient pas exactement ce qui est attendu"
            }
            Ok(_) => continue,
        };
        diags.push(messages::verification_echouee(&sortie.chemin, reason));
    }
}

fn holds_its_pieces(
    sortie: &Sortie<'_>,
    sorties: &Sorties<'_>,
    bytes: &[u8],
    mot_de_passe: Option<&MotDePasse>,
) -> bool {
    let Matiere::Archive(_, pieces) = &sortie.matiere else { return true };
    let expected: Option<Vec<(String, String)>> = pieces
        .iter()
        .map(|piece| {
            let piece = &sorties.list[*piece];
            let Matiere::Papier(demande) = &piece.matiere else { return None };
            Some((entry_name(demande), piece.fichier()?.sha256.clone()))
        })
        .collect();
    expected.is_some() && entries_of(bytes, mot_de_passe) == expected
}

/// Names the papers that stand among ours and that this run did not make: they would be printed or sent
/// with the others.
pub fn report_strangers(diags: &mut Diagnostics, disque: &Disque, before: &Registre, after: &Registre) {
    let known = before.sorties.keys().chain(after.sorties.keys());
    let classes = known.filter_map(|chemin| chemin.split('/').next());
    let folders: BTreeSet<&str> = classes.chain([COPIES]).collect();
    for folder in folders {
        for file in WalkDir::new(disque.path(folder)).sort_by_file_name().into_iter().flatten() {
            let is_pdf_or_zip = file
                .path()
                .extension()
                .is_some_and(|e| e.eq_ignore_ascii_case("pdf") || e.eq_ignore_ascii_case("zip"));
            let chemin = relative(&disque.path(""), file.path());
            // A spreadsheet that holds a copy open leaves a file of this name beside it.
            let is_lock = file.file_name().to_string_lossy().starts_with("~$");
            let is_paper = is_pdf_or_zip || is_copy(&chemin) && !is_lock;
            let is_ours = after.sorties.contains_key(&chemin) || after.copies.contains_key(&chemin);
            if is_paper && file.file_type().is_file() && !is_ours {
                diags.push(messages::fichier_etranger(&chemin));
            }
        }
    }
}
