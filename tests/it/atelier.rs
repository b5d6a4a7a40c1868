//! What the tests of the documents share: the sample class, PDFs read again, templates set with data.

pub mod exemple;
pub mod papier;
mod passages;

use std::collections::BTreeMap;
use std::path::Path;

use liasse::render::{Marque, Pdf, RenderFault, forget_old_results, render};
use walkdir::WalkDir;

use crate::support::BASE;

pub use papier::{Papier, serre, words};
pub use passages::text_string;

/// A template set with data, as a run would.
pub fn compose(modele: &str, donnees: &serde_json::Value) -> Result<Pdf, RenderFault> {
    let marque = Marque { identifiant: "essai", date: None };
    let pdf = render(&BASE, modele, donnees.to_string().into_bytes(), marque);
    // Random data shares little: without this the memory of a test only grows.
    forget_old_results();
    pdf
}

/// The outputs below a folder: papers, archives, stacks and annotated copies, without the accounts of the run, its memory
/// and what it keeps.
pub fn read_outputs(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = read_tree(root);
    files.retain(|path, _| path.contains('/') && !path.starts_with("_precedents/"));
    files
}

/// Every file below a folder, by its path with `/`.
pub fn read_tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in WalkDir::new(folder) {
        let entry = entry.expect("a readable folder");
        if entry.file_type().is_file() {
            let inside = entry.path().strip_prefix(folder).expect("below the folder");
            let parts: Vec<_> = inside.components().map(|c| c.as_os_str().to_string_lossy()).collect();
            files.insert(parts.join("/"), fs_err::read(entry.path()).expect("a readable file"));
        }
    }
    files
}

/// Whether a path ends with an extension, as the program writes it.
pub fn is_a(extension: &str, path: &str) -> bool {
    Path::new(path).extension().is_some_and(|found| found == extension)
}
