//! `liasse modeles`: the workbooks to fill, for the candidates that the inputs name.
//!
//! Pure. Headers, labels and lists are the pack's; what is filled comes back as any other table does, recognised
//! by its content.

mod classe;
mod feuille;
mod listes;
mod tuteur;

use std::collections::BTreeMap;

use rust_xlsxwriter::XlsxError;

use crate::documents::{Chemins, MODELES, Place, Portee};
use crate::dossiers::{Dossier, Dossiers, Sujet};
use crate::referentiel::Referentiel;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Modele {
    /// Relative to the output folder, with `/`.
    pub chemin: String,
    pub octets: Vec<u8>,
}

/// One workbook per class, and one form per candidate and period whose evaluation has not come back; none for who
/// is in doubt. The same candidates give the same bytes.
///
/// # Errors
/// When a text of the pack or of a list is beyond what a workbook can hold.
pub fn compose(pack: &Referentiel, dossiers: &Dossiers, portee: &Portee) -> Result<Vec<Modele>, XlsxError> {
    let chemins = Chemins::new(&dossiers.dossiers);
    let mut classes = BTreeMap::<&str, Vec<&Dossier>>::new();
    let mut modeles = Vec::new();
    for (index, dossier) in dossiers.dossiers.iter().enumerate() {
        let in_doubt = dossier.fautes.iter().any(|faute| faute.sujet == Sujet::Candidat);
        if in_doubt || !portee.holds(index, &dossier.candidat) {
            continue;
        }
        let Place { classe, personne } = chemins.place(index);
        classes.entry(classe.as_str()).or_default().push(dossier);
        for periode in pack.pfmp.periodes.iter().filter(|periode| is_awaited(dossier, periode)) {
            modeles.push(Modele {
                chemin: format!("{MODELES}/{classe}/tuteurs/{personne}-{periode}.xlsx"),
                octets: tuteur::form(pack, &dossier.candidat, periode)?,
            });
        }
    }
    for (classe, dossiers) in classes {
        modeles.push(Modele {
            chemin: format!("{MODELES}/{classe}/{classe}.xlsx"),
            octets: classe::workbook(pack, &dossiers)?,
        });
    }
    modeles.sort_by(|a, b| a.chemin.cmp(&b.chemin));
    Ok(modeles)
}

/// An evaluation that came back with a fault may have to be written again.
fn is_awaited(dossier: &Dossier, periode: &str) -> bool {
    let shown = Sujet::Tuteur(Some(periode.to_owned()));
    !dossier.tuteurs.contains_key(periode) || dossier.fautes.iter().any(|f| f.sujet.touches(&shown))
}
