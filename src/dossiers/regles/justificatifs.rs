//! Certificates and attestations of hours.

use crate::diagnostics::{Diagnostics, messages};
use crate::dossiers::preuve::justificatifs;
use crate::dossiers::{Dossier, Faute, Sujet};
use crate::referentiel::Referentiel;
use crate::referentiel::types::Prouve;

/// Checks the justificatifs of one dossier; errors go to `found`.
pub fn check(diags: &mut Diagnostics, pack: &Referentiel, dossier: &Dossier, found: &mut Vec<Faute>) {
    let reference = dossier.candidat.reference();
    for row in &dossier.justificatifs {
        if let (Some(du), Some(au)) = (&row.du, &row.au)
            && au.valeur < du.valeur
        {
            let code = diags.push(messages::dates_inversees(du, au).about(&reference));
            found.push(Faute { sujet: Sujet::Justificatifs, code });
        }
    }
    if dossier.preuve.certificats {
        return;
    }
    let Some(voie) = &dossier.candidat.voie else { return };
    for nature in justificatifs(pack, dossier, Prouve::Experience).iter().filter_map(|r| r.nature.as_ref()) {
        diags.push(messages::certificat_sans_objet(&nature.lieu, &voie.valeur).about(&reference));
    }
}
