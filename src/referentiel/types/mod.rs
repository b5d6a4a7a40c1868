//! The shape of a data pack, as its YAML files spell it.
//!
//! Every struct refuses unknown fields, so that a misspelt key is a fault with a line and not a value that
//! is silently absent. `source` says where a block comes from (annex of the arrêté, circulaire, décret).

mod aide;
mod arrete;
mod colonnes;
mod documents;
mod epreuves;
mod pfmp;
mod reglages;

pub use aide::{AidePedagogique, AideSousBloc, CompetenceNumerique, SavoirRedactionnel, Situation};
pub use arrete::{
    Activite, Categorie, Competence, Correspondance, Correspondances, Critere, Diplome, FamilleSavoirs, Pole,
    SousBloc, Unite, UniteDiplome,
};
pub use colonnes::{
    Abreviation, Besoin, Cle, Colonne, ContenuColonne, FamilleColonnes, NomTable, Table, UniteColonne,
    UsagesEntetes,
};
pub use documents::{Bloc, Changement, Condition, Document, Dossier, Exigence, Impression, Motif, Par};
pub use epreuves::{
    COUVERTURE, Constat, DefinitionCcf, DefinitionPonctuel, Epreuve, GenreMode, MembrePrescrit, Mode,
    PartiePonctuel, PieceDossier, Regle, Sens, SituationEvaluation, Synthese,
};
pub use pfmp::{
    DureePfmp, EmploiExige, GenrePreuve, Quotite, ReglesPfmp, TypePfmp, VoieFormation, Vraisemblance,
};
pub use reglages::{
    Attitude, Echelle, EtatNote, Granularite, MotsQuotite, Nature, NatureJustificatif, Niveau, Prouve,
    Reglages, ReglagesGrille,
};
