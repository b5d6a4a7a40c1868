//! The pack that the program carries, so that it runs without a folder. The only place that names it.

use super::{PackFault, Referentiel, load};

/// Name of the folder of the default pack, below `referentiel/`.
pub const DOSSIER: &str = "agora";

/// Name and text of each file.
pub const FICHIERS: [(&str, &str); 10] = [
    ("diplome.yaml", include_str!("../../inputs/referentiel/agora/diplome.yaml")),
    ("categories.yaml", include_str!("../../inputs/referentiel/agora/categories.yaml")),
    ("poles.yaml", include_str!("../../inputs/referentiel/agora/poles.yaml")),
    ("epreuves.yaml", include_str!("../../inputs/referentiel/agora/epreuves.yaml")),
    ("pfmp.yaml", include_str!("../../inputs/referentiel/agora/pfmp.yaml")),
    ("reglages.yaml", include_str!("../../inputs/referentiel/agora/reglages.yaml")),
    ("aide-pedagogique.yaml", include_str!("../../inputs/referentiel/agora/aide-pedagogique.yaml")),
    ("correspondances.yaml", include_str!("../../inputs/referentiel/agora/correspondances.yaml")),
    ("colonnes.yaml", include_str!("../../inputs/referentiel/agora/colonnes.yaml")),
    ("documents.yaml", include_str!("../../inputs/referentiel/agora/documents.yaml")),
];

/// The files as [`load`] takes them, and as `nouveau` writes them.
pub fn files() -> Vec<(String, Vec<u8>)> {
    FICHIERS.iter().map(|(nom, texte)| ((*nom).to_owned(), texte.as_bytes().to_vec())).collect()
}

pub fn load_default() -> Result<Referentiel, Vec<PackFault>> {
    load(&files())
}
