//! How often a candidate met each competence, whatever came of it.

use std::collections::BTreeMap;

use super::Dossier;
use crate::referentiel::Referentiel;

/// By competence code: the periods in which the tutor gave it a level that can be compared (« non évalué » is
/// none), and the travaux that mobilise it. A competence never met is absent.
pub fn encounters<'a>(pack: &Referentiel, dossier: &'a Dossier) -> BTreeMap<&'a str, u32> {
    let scale = &pack.reglages.tuteur.niveaux;
    let counts = |level: &str| scale.iter().any(|known| known.code == level && !known.hors_ordre);
    let observed = dossier.tuteurs.values().flat_map(|row| &row.niveaux);
    let observed = observed.filter(|(_, level)| counts(&level.valeur)).map(|(code, _)| code.as_str());
    // A travail that names a competence twice mobilises it once.
    let mobilised = dossier.travaux.values().flatten().flat_map(|row| {
        let codes = row.competences.iter().map(|code| code.valeur.as_str());
        codes.collect::<std::collections::BTreeSet<_>>()
    });
    let mut met = BTreeMap::new();
    for code in observed.chain(mobilised) {
        *met.entry(code).or_insert(0) += 1;
    }
    met
}
