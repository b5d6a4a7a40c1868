//! What the last run left, and what stands of it.

use std::collections::BTreeMap;

use super::{Cle, Fiche, Registre, Sortie, Suites};

/// What stands at a path that the last run wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    Absente,
    /// The bytes that were written.
    Intacte,
    /// Something else: it is nobody's to remove.
    Autre,
    /// The bytes that were written, sealed with another password than this run's.
    Verrouillee,
}

/// What the last run left, and what stands of it.
#[derive(Debug)]
pub struct Avant<'a> {
    pub registre: &'a Registre,
    pub suites: Suites,
    presences: BTreeMap<String, Presence>,
    /// The outputs of the last run, as this one names them.
    par_cle: BTreeMap<Cle, &'a str>,
}

/// An output of the last run.
#[derive(Debug, Clone, Copy)]
pub struct Connue<'a> {
    pub chemin: &'a str,
    pub fiche: &'a Fiche,
    presence: Presence,
}

impl<'a> Avant<'a> {
    pub fn new(registre: &'a Registre, suites: Suites, presences: BTreeMap<String, Presence>) -> Self {
        let named = registre
            .sorties
            .iter()
            .filter_map(|(chemin, fiche)| Some((suites.cle(&fiche.cle)?, chemin.as_str())));
        let par_cle = named.collect();
        Self { registre, suites, presences, par_cle }
    }

    pub fn presence(&self, chemin: &str) -> Presence {
        self.presences.get(chemin).copied().unwrap_or(Presence::Absente)
    }

    /// What the last run put at a path, whatever it was.
    pub fn at(&self, chemin: &str) -> Option<Connue<'a>> {
        let (chemin, fiche) = self.registre.sorties.get_key_value(chemin)?;
        Some(Connue { chemin, fiche, presence: self.presence(chemin) })
    }

    /// The same output in the last run: what that run put at the same path, else what it made of the same thing.
    pub fn known(&self, sortie: &Sortie<'_>) -> Option<Connue<'a>> {
        let here = self.registre.sorties.get_key_value(&sortie.chemin);
        let here = here.filter(|(_, fiche)| {
            let same_kind = fiche.cle.id == sortie.cle.id && fiche.cle.objet == sortie.cle.objet;
            same_kind && self.suites.cle(&fiche.cle).is_none_or(|cle| cle == sortie.cle)
        });
        let named = || {
            let chemin = self.par_cle.get(&sortie.cle)?;
            self.registre.sorties.get_key_value(*chemin)
        };
        let (chemin, fiche) = here.or_else(named)?;
        Some(Connue { chemin, fiche, presence: self.presence(chemin) })
    }
}

impl<'a> Connue<'a> {
    pub fn new(avant: &Avant<'_>, chemin: &'a str, fiche: &'a Fiche) -> Self {
        Self { chemin, fiche, presence: avant.presence(chemin) }
    }

    /// Something stands there that this run would not have written.
    pub fn is_of_somebody(self) -> bool {
        matches!(self.presence, Presence::Autre | Presence::Verrouillee)
    }

    /// Another password opens it.
    pub fn is_locked(self) -> bool {
        self.presence == Presence::Verrouillee
    }

    /// Somebody took it away.
    pub fn is_gone(self) -> bool {
        self.presence == Presence::Absente
    }

    pub fn is_intact(self) -> bool {
        self.presence == Presence::Intacte
    }
}
