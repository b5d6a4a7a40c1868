//! The year's rollover in the same folder: what the former session left is put away, once somebody has said so.

use crate::comptes::COMPTES_RENDUS;
use crate::deliver::Disque;
use crate::diagnostics::{Diagnostics, Renvoi, messages};
use crate::documents::Edition;
use crate::documents::noms::safe;
use crate::place::PRECEDENTS;
use crate::sorties::{Accord, Registre};

/// What another session than that of the data left behind.
#[derive(Debug)]
pub struct Rentree {
    pub avant: String,
    pub maintenant: String,
    papiers: usize,
}

/// The name of a session's folder, in bytes.
const LONGUEUR: usize = 24;

impl Rentree {
    pub fn of(registre: &Registre, edition: &Edition) -> Option<Self> {
        let avant = registre.session.clone()?;
        let maintenant = edition.session.clone().filter(|session| *session != avant)?;
        let papiers = registre.sorties.len();
        (papiers > 0).then_some(Self { avant, maintenant, papiers })
    }

    /// As a person is asked about it.
    pub fn en_mots(&self) -> String {
        messages::autre_session(&self.avant, &self.maintenant, self.papiers).message
    }

    /// Whether the new session may begin.
    pub fn is_agreed(&self, accord: Accord) -> bool {
        match accord {
            Accord::Refuse => false,
            Accord::Donne => true,
            Accord::Demande(ask) => ask(&[self.en_mots()]),
        }
    }

    /// Nothing is composed until then.
    pub fn wait(&self, diags: &mut Diagnostics) -> Renvoi {
        diags.push(messages::autre_session(&self.avant, &self.maintenant, self.papiers))
    }

    /// Puts away all that the former session delivered, its accounts included; nothing of it is known any more.
    pub fn put_away(&self, diags: &mut Diagnostics, disque: &Disque, registre: Registre) -> Registre {
        let dossier = format!("{PRECEDENTS}/{}", safe(&self.avant, LONGUEUR, "session"));
        let accounts = COMPTES_RENDUS.iter().map(|name| (*name).to_owned());
        let seals = registre.seals();
        let all: Vec<String> = registre.sorties.into_keys().chain(accounts).collect();
        let moved = all.iter().filter(|chemin| disque.archive(chemin, &dossier).is_ok()).count();
        diags.push(messages::session_archivee(&self.avant, &dossier, moved));
        let scelle = seals;
        Registre { copies: registre.copies, modeles: registre.modeles, scelle, ..Registre::default() }
    }
}
