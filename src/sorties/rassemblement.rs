//! What is made of papers: the sommaire, the archive, the stacks follow them.

use std::collections::BTreeSet;

use super::avant::Connue;
use super::decision::{Decision, Sceau};
use super::empreinte::Empreinte;
use super::{Devenir, Etat, Genre, Matiere, Recette, Sortie};
use crate::diagnostics::Renvoi;
use crate::referentiel::types::Motif;

impl Decision<'_, '_> {
    /// What is made of papers follows them: an archive is whole or absent, and nothing mixes what is left as it was
    /// with what was made since.
    pub(super) fn decide_gathering(&mut self, index: usize) {
        if self.wait_for_the_year(index) || self.is_hidden(index) {
            return;
        }
        self.describe(index);
        let sortie = &self.sorties.list[index];
        let known = self.avant.known(sortie);
        let pieces = self.pieces_of(sortie, known);
        if known.is_none() && self.is_all_hidden(sortie) {
            self.sorties.list[index].devenir = Devenir::Ecarte;
            return;
        }
        let asked = sortie.demandee || (known.is_some() && (pieces.changees || pieces.ajoutees));
        if !asked {
            return self.leave_unasked(index);
        }
        let own = match &sortie.matiere {
            Matiere::Papier(demande) => demande.retenu.clone(),
            _ => Vec::new(),
        };
        let lacking = match sortie.cle.genre {
            Genre::Pile if pieces.all_held => self.sorties.faults_of_pieces(index),
            Genre::Pile => Vec::new(),
            Genre::Archive => self.sorties.faults_of_pieces(index),
            Genre::Papier => own,
        };
        if !lacking.is_empty() {
            return self.sorties.list[index].hold(lacking, false);
        }
        if let Some(renvoi) = self.suspended(sortie.cle.genre) {
            // What an earlier run made would be sent, or printed, as if it were whole.
            return self.sorties.list[index].hold(vec![renvoi], false);
        }
        let devenir = self.natural(sortie, known, &pieces.pourquoi);
        let obstacle = pieces.laissee.or_else(|| self.unsealed(sortie));
        match (devenir, obstacle, known) {
            (Devenir::AFaire { .. }, Some(renvoi), Some(known))
                if !pieces.changees && known.is_intact() && known.chemin == sortie.chemin =>
            {
                self.leave(index, known, renvoi);
            }
            (Devenir::AFaire { .. }, Some(renvoi), _) => self.sorties.list[index].hold(vec![renvoi], false),
            (devenir, ..) => self.settle(index, known, devenir),
        }
    }

    /// Whether all that it gathers is expected only because a list of candidates is missing.
    fn is_all_hidden(&self, sortie: &Sortie<'_>) -> bool {
        let pieces = sortie.pieces();
        let is_hidden = |piece: &usize| matches!(self.sorties.list[*piece].devenir, Devenir::Ecarte);
        !pieces.is_empty() && pieces.iter().all(is_hidden)
    }

    /// What keeps all archives, or all stacks, from being made.
    fn suspended(&self, genre: Genre) -> Option<Renvoi> {
        match genre {
            Genre::Papier => None,
            Genre::Archive => self.marche.motifs.archives_suspendues,
            Genre::Pile => self.marche.motifs.piles_suspendues,
        }
    }

    /// What keeps an archive from being written in clear where earlier runs sealed theirs, this one or another.
    fn unsealed(&self, sortie: &Sortie<'_>) -> Option<Renvoi> {
        let in_clear = self.marche.sceau == Sceau::Clair;
        let is_archive = sortie.cle.genre == Genre::Archive;
        let seals = || self.avant.registre.seals();
        self.marche.motifs.descellees.filter(|_| is_archive && in_clear && seals())
    }

    /// The pieces of an output, and those that it had and that the data no longer knows.
    fn pieces_of(&self, sortie: &Sortie<'_>, known: Option<Connue<'_>>) -> Pieces {
        let indices = sortie.pieces();
        let mut pieces = Pieces { all_held: !indices.is_empty(), ..Pieces::default() };
        let mut paths = BTreeSet::new();
        for index in indices {
            let piece = &self.sorties.list[index];
            if matches!(piece.devenir, Devenir::JamaisDemande) {
                // Nothing is made of what was never made.
                pieces.laissee = pieces.laissee.or(self.marche.motifs.partiel);
            }
            if matches!(piece.devenir, Devenir::Ecarte) {
                pieces.laissee = pieces.laissee.or(self.hidden_by(piece));
            }
            if !piece.is_told() {
                continue;
            }
            paths.insert(piece.chemin.as_str());
            pieces.all_held &= piece.is_held();
            match &piece.devenir {
                Devenir::AFaire { pourquoi, .. } => {
                    pieces.changees = true;
                    pieces.pourquoi.extend(pourquoi);
                }
                Devenir::Laisse { cause, .. } => pieces.laissee = pieces.laissee.or(Some(*cause)),
                Devenir::Retenu { ancienne, .. } => {
                    pieces.changees |= !ancienne && self.was_there(&piece.chemin);
                }
                Devenir::Prevu | Devenir::EnPlace { .. } | Devenir::Ecarte | Devenir::JamaisDemande => {}
            }
        }
        for chemin in known.map_or(&[][..], |known| &known.fiche.pieces) {
            if paths.contains(chemin.as_str()) {
                continue;
            }
            match self.cause_of(chemin) {
                // A partial run leaves it where it is, but the data no longer asks for it.
                Some(renvoi) if Some(renvoi) == self.marche.motifs.partiel => {}
                Some(renvoi) => pieces.laissee = Some(renvoi),
                None => pieces.changees = true,
            }
        }
        if let Some(known) = known {
            let before: BTreeSet<&str> = known.fiche.pieces.iter().map(String::as_str).collect();
            pieces.ajoutees = !known.fiche.pieces.is_empty() && !paths.is_subset(&before);
        }
        pieces
    }

    pub(super) fn cause_of(&self, chemin: &str) -> Option<Renvoi> {
        self.causes.get(chemin).copied()
    }

    pub(super) fn was_there(&self, chemin: &str) -> bool {
        self.avant.registre.sorties.contains_key(chemin)
    }

    /// The fingerprint of what gathers papers: they are all decided.
    fn describe(&mut self, index: usize) {
        let sortie = &self.sorties.list[index];
        if sortie.cle.genre == Genre::Papier {
            return;
        }
        let pieces = sortie.pieces();
        let listed: Vec<String> = pieces.iter().map(|piece| line_of(&self.sorties.list[*piece])).collect();
        let liste = listed.join("\n");
        let options = match sortie.cle.genre {
            Genre::Pile => format!("separateurs {}", self.marche.separateurs),
            Genre::Papier | Genre::Archive => format!("scelle {}", self.marche.sceau == Sceau::Scelle),
        };
        let (modele, titre) = match &sortie.matiere {
            Matiere::Pile(pile) => (self.marche.communs.modeles, pile.en_mots()),
            _ => ("", String::new()),
        };
        let parts = [
            (Motif::Liste, liste.as_str()),
            (Motif::Options, options.as_str()),
            (Motif::Modele, modele),
            (Motif::Referentiel, titre.as_str()),
        ];
        let sources: Vec<&str> =
            pieces.iter().map(|piece| self.sorties.list[*piece].recette.empreinte.source.as_str()).collect();
        let empreinte = Empreinte::of_gathering(self.marche.communs, &sortie.chemin, &parts, &sources);
        let lacking = pieces.iter().filter(|piece| self.sorties.list[**piece].etat() != Some(Etat::Complet));
        let manques = match lacking.count() {
            0 => Vec::new(),
            1 => vec!["une pièce à compléter".to_owned()],
            n => vec![format!("{n} pièces à compléter")],
        };
        self.sorties.list[index].recette = Recette { empreinte, manques };
    }
}

/// What became of the pieces of an output.
#[derive(Default)]
struct Pieces {
    /// One of them is made again, held back or gone.
    changees: bool,
    /// One of them is new in it.
    ajoutees: bool,
    /// Why those that are made again are.
    pourquoi: Vec<Motif>,
    /// One of them is left as it was, though the data would make it otherwise: why.
    laissee: Option<Renvoi>,
    all_held: bool,
}

/// A piece as the list of its archive or stack shows it.
fn line_of(piece: &Sortie<'_>) -> String {
    let etat = match piece.etat() {
        Some(Etat::Complet) => "complet",
        Some(Etat::ACompleter) => "à compléter",
        None => "retenu",
    };
    format!("{} {etat}", piece.chemin)
}
