//! What becomes of every output: the one place where it is decided what is made, left, held back or removed, for a
//! whole run and for a partial one.

use std::collections::{BTreeMap, BTreeSet};

use super::empreinte::{Communs, Empreinte};
use super::{
    Alerte, CauseRetrait, Changement, Cle, Devenir, Fiche, Genre, Matiere, Recette, Registre, Retrait,
    Sortie, Sorties, Suites,
};
use crate::diagnostics::Renvoi;
use crate::documents::Place;
use crate::referentiel::types::Motif;

/// What stands at a path that the last run wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    Absente,
    /// The bytes that were written.
    Intacte,
    /// Something else: it is nobody's to remove.
    Autre,
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

/// How this run goes.
#[derive(Debug, Clone, Copy)]
pub struct Marche<'a> {
    pub communs: Communs<'a>,
    /// A page with the name before each candidate, in every stack.
    pub separateurs: bool,
    /// Archives are sealed.
    pub scelle: bool,
    /// Archives that were sealed may be written in clear.
    pub descelle: bool,
    /// Another data pack than the last run's.
    pub autre_referentiel: bool,
    /// What holds what would be lost.
    pub alertes: &'a [(Alerte, Renvoi)],
    pub motifs: Motifs,
}

/// The faults and remarks by which whole kinds of outputs are held back.
#[derive(Debug, Clone, Copy, Default)]
pub struct Motifs {
    /// The session is no longer that of what stands, and nobody said that it may go.
    pub annee: Option<Renvoi>,
    /// Not everything was asked for.
    pub partiel: Option<Renvoi>,
    /// Not everything could be read: what is absent may only be unread.
    pub non_lu: Option<Renvoi>,
    /// No archive, and no stack, is made meanwhile.
    pub archives_suspendues: Option<Renvoi>,
    pub piles_suspendues: Option<Renvoi>,
    /// Archives that were sealed would be written in clear.
    pub descellees: Option<Renvoi>,
}

/// An output of the last run.
#[derive(Clone, Copy)]
struct Connue<'a> {
    chemin: &'a str,
    fiche: &'a Fiche,
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

    /// The same output in the last run: what that run put at the same path, else what it made of the same thing.
    fn known(&self, sortie: &Sortie<'_>) -> Option<Connue<'a>> {
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

impl Connue<'_> {
    fn is_intact(self) -> bool {
        self.presence == Presence::Intacte
    }
}

/// Decides of every output, then of what the last run delivered and this one does not expect.
pub fn decide(sorties: &mut Sorties<'_>, avant: &Avant<'_>, marche: &Marche<'_>) {
    let mut decision = Decision { sorties, avant, marche, causes: BTreeMap::new() };
    decision.forget();
    let papers: Vec<usize> = decision.indices(|s| s.cle.genre == Genre::Papier && s.pieces().is_empty());
    decision.decide_papers(&papers);
    decision.decide_unplanned(Genre::Papier);
    for is_next in [is_sommaire, is_archive, is_stack] {
        for index in decision.indices(is_next) {
            decision.decide_gathering(index);
        }
    }
    decision.decide_unplanned(Genre::Archive);
    decision.decide_unplanned(Genre::Pile);
}

/// Takes away what stands in the place of something that a fault holds back: it would be used by mistake.
pub fn retire_held(sorties: &mut Sorties<'_>, avant: &Avant<'_>) {
    for sortie in &sorties.list {
        let here = avant.registre.sorties.get(&sortie.chemin);
        if let (Devenir::Retenu { ancienne: false, .. }, Some(fiche)) = (&sortie.devenir, here)
            && avant.presence(&sortie.chemin) == Presence::Intacte
        {
            sorties.retraits.push(Retrait {
                chemin: sortie.chemin.clone(),
                fiche: fiche.clone(),
                cause: CauseRetrait::Retenu,
                pourquoi: vec![Motif::Donnees],
                precedent: None,
            });
        }
    }
}

fn is_sommaire(sortie: &Sortie<'_>) -> bool {
    sortie.cle.genre == Genre::Papier && !sortie.pieces().is_empty()
}

fn is_archive(sortie: &Sortie<'_>) -> bool {
    sortie.cle.genre == Genre::Archive
}

fn is_stack(sortie: &Sortie<'_>) -> bool {
    sortie.cle.genre == Genre::Pile
}

struct Decision<'d, 'a> {
    sorties: &'d mut Sorties<'a>,
    avant: &'d Avant<'d>,
    marche: &'d Marche<'d>,
    /// Why a path is left as it was, where a fault says so.
    causes: BTreeMap<String, Renvoi>,
}

impl Decision<'_, '_> {
    /// A decision starts from the plan.
    fn forget(&mut self) {
        self.sorties.list.retain(|sortie| !matches!(sortie.matiere, Matiere::Ancienne));
        self.sorties.retraits.clear();
        for sortie in &mut self.sorties.list {
            sortie.devenir = Devenir::Prevu;
            sortie.ancien_chemin = None;
        }
    }

    fn indices(&self, is_wanted: impl Fn(&Sortie<'_>) -> bool) -> Vec<usize> {
        (0..self.sorties.list.len()).filter(|index| is_wanted(&self.sorties.list[*index])).collect()
    }

    /// First what was asked for; then what that contradicts: papers of the same candidates and classes that the last
    /// run made, and that the data no longer makes as they are.
    fn decide_papers(&mut self, papers: &[usize]) {
        let (asked, others): (Vec<usize>, Vec<usize>) =
            papers.iter().partition(|index| self.sorties.list[**index].demandee);
        for index in &asked {
            self.decide_paper(*index);
        }
        let concerned = self.concerned_by(&asked);
        for index in others {
            let sortie = &self.sorties.list[index];
            let known = self.avant.known(sortie);
            if concerned.holds(sortie) && known.is_some() {
                self.decide_paper(index);
            } else {
                self.leave_unasked(index);
            }
        }
    }

    fn concerned_by(&self, asked: &[usize]) -> Concernes {
        let mut concernes = Concernes::default();
        for index in asked {
            let sortie = &self.sorties.list[*index];
            let changed = match &sortie.devenir {
                Devenir::AFaire { .. } => true,
                Devenir::Retenu { .. } => self.avant.known(sortie).is_some_and(Connue::is_intact),
                _ => false,
            };
            match (changed, sortie.place()) {
                (false, _) => {}
                (true, Some(place)) => {
                    concernes.leurs_classes.insert(place.classe.clone());
                    concernes.personnes.insert(place);
                }
                (true, None) => _ = concernes.classes.insert(sortie.cle.classe.clone()),
            }
        }
        concernes
    }

    /// Nothing of a session takes the place of another by itself.
    fn wait_for_the_year(&mut self, index: usize) -> bool {
        let Some(renvoi) = self.marche.motifs.annee else { return false };
        let was_there = self.was_there(&self.sorties.list[index].chemin);
        self.sorties.list[index].hold(vec![renvoi], was_there);
        true
    }

    /// Without the list, neither what is expected of these people nor what is wrong with it is known.
    fn is_hidden(&mut self, index: usize) -> bool {
        let sortie = &self.sorties.list[index];
        let mut alertes = self.marche.alertes.iter();
        if !alertes.any(|(alerte, _)| alerte.hides(&sortie.cle, &self.avant.suites)) {
            return false;
        }
        match self.avant.known(sortie) {
            Some(_) => self.spare(index),
            None => self.sorties.list[index].devenir = Devenir::Ecarte,
        }
        true
    }

    fn decide_paper(&mut self, index: usize) {
        if self.wait_for_the_year(index) || self.is_hidden(index) {
            return;
        }
        let sortie = &self.sorties.list[index];
        let known = self.avant.known(sortie);
        let devenir = match &sortie.matiere {
            Matiere::Papier(demande) if !demande.retenu.is_empty() => {
                Devenir::Retenu { renvois: demande.retenu.clone(), ancienne: false }
            }
            _ => match self.natural(sortie, known, &[]) {
                Devenir::AFaire { .. } if self.guard(known).is_some() => {
                    return self.spare(index);
                }
                devenir => devenir,
            },
        };
        self.settle(index, known, devenir);
    }

    /// What the data alone would make of it. `contenus` are the reasons for which what it gathers was made again.
    fn natural(&self, sortie: &Sortie<'_>, known: Option<Connue<'_>>, contenus: &[Motif]) -> Devenir {
        let Some(known) = known else {
            return Devenir::AFaire { changement: Changement::Nouveau, pourquoi: Vec::new() };
        };
        let same_place = known.chemin == sortie.chemin;
        let same = known.fiche.empreinte.source == sortie.recette.empreinte.source;
        if same_place && same && known.is_intact() {
            let fichier = known.fiche.fichier();
            return Devenir::EnPlace { changement: Changement::Inchange, pourquoi: Vec::new(), fichier };
        }
        let mut pourquoi = Vec::new();
        // A register of an earlier version does not know the parts.
        if !known.fiche.empreinte.motifs.is_empty() {
            pourquoi = sortie.recette.empreinte.changed_since(&known.fiche.empreinte);
            if self.marche.autre_referentiel && !pourquoi.is_empty() {
                pourquoi.push(Motif::Referentiel);
            }
        }
        pourquoi.extend_from_slice(contenus);
        pourquoi.sort_unstable();
        pourquoi.dedup();
        let changement = if same_place { Changement::Refait } else { Changement::Deplace };
        Devenir::AFaire { changement, pourquoi }
    }

    /// What keeps an output of the last run from being replaced or removed.
    fn guard(&self, known: Option<Connue<'_>>) -> Option<Renvoi> {
        let known = known?;
        let held =
            self.marche.alertes.iter().find(|(alerte, _)| alerte.holds(known.chemin, &known.fiche.cle));
        held.map(|(_, renvoi)| *renvoi)
    }

    /// Leaves an output as it was, or holds it back where nothing of it stands at its place.
    fn spare(&mut self, index: usize) {
        let sortie = &self.sorties.list[index];
        let known = self.avant.known(sortie);
        let Some(renvoi) = self.guard(known) else { return };
        match known {
            Some(known) if known.is_intact() && known.chemin == sortie.chemin => {
                self.leave(index, known, renvoi);
            }
            _ => self.sorties.list[index].hold(vec![renvoi], false),
        }
    }

    fn leave(&mut self, index: usize, known: Connue<'_>, cause: Renvoi) {
        self.sorties.list[index].devenir = Devenir::Laisse { fiche: Box::new(known.fiche.clone()), cause };
        self.causes.insert(known.chemin.to_owned(), cause);
    }

    /// What nobody asked for stays as it is; what never was made is none of this run's business.
    fn leave_unasked(&mut self, index: usize) {
        let Some(partiel) = self.marche.motifs.partiel else { return };
        let sortie = &self.sorties.list[index];
        let known = self.avant.known(sortie).filter(|known| known.chemin == sortie.chemin);
        match known {
            Some(known) if known.is_intact() => match self.natural(sortie, Some(known), &[]) {
                unchanged @ Devenir::EnPlace { .. } => self.settle(index, Some(known), unchanged),
                _ => self.leave(index, known, partiel),
            },
            // Somebody's own version of it is not ours to forget.
            Some(known) if known.presence == Presence::Autre => {
                self.sorties.list[index].hold(vec![partiel], true);
            }
            _ => self.sorties.list[index].devenir = Devenir::JamaisDemande,
        }
    }

    fn settle(&mut self, index: usize, known: Option<Connue<'_>>, devenir: Devenir) {
        let sortie = &mut self.sorties.list[index];
        if let Devenir::AFaire { changement: Changement::Deplace, .. } = &devenir {
            sortie.ancien_chemin = known.map(|known| known.chemin.to_owned());
        }
        sortie.devenir = devenir;
    }

    /// What is made of papers follows them: an archive is whole or absent, and nothing mixes what is left as it was
    /// with what was made since.
    fn decide_gathering(&mut self, index: usize) {
        if self.wait_for_the_year(index) || self.is_hidden(index) {
            return;
        }
        self.describe(index);
        let sortie = &self.sorties.list[index];
        let known = self.avant.known(sortie);
        let pieces = self.pieces_of(sortie, known);
        let asked = sortie.demandee || (known.is_some() && pieces.changees);
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
        let obstacle = pieces.laissee.or_else(|| self.unsealed(sortie, known));
        match (devenir, obstacle, known) {
            (Devenir::AFaire { .. }, Some(renvoi), Some(known))
                if !pieces.have_changed() && known.is_intact() && known.chemin == sortie.chemin =>
            {
                self.leave(index, known, renvoi);
            }
            (Devenir::AFaire { .. }, Some(renvoi), _) => self.sorties.list[index].hold(vec![renvoi], false),
            (devenir, ..) => self.settle(index, known, devenir),
        }
    }

    /// What keeps all archives, or all stacks, from being made.
    fn suspended(&self, genre: Genre) -> Option<Renvoi> {
        match genre {
            Genre::Papier => None,
            Genre::Archive => self.marche.motifs.archives_suspendues,
            Genre::Pile => self.marche.motifs.piles_suspendues,
        }
    }

    /// What keeps an archive that was sealed from being written in clear.
    fn unsealed(&self, sortie: &Sortie<'_>, known: Option<Connue<'_>>) -> Option<Renvoi> {
        let was_sealed = known.is_some_and(|known| known.fiche.scelle && known.is_intact());
        let in_clear = !self.marche.scelle && !self.marche.descelle;
        let is_archive = sortie.cle.genre == Genre::Archive;
        self.marche.motifs.descellees.filter(|_| is_archive && was_sealed && in_clear)
    }

    /// The pieces of an output, and those that it had and that the data no longer knows.
    fn pieces_of(&self, sortie: &Sortie<'_>, known: Option<Connue<'_>>) -> Pieces {
        let indices = sortie.pieces();
        let mut pieces = Pieces { all_held: !indices.is_empty(), ..Pieces::default() };
        let mut paths = BTreeSet::new();
        for index in indices {
            let piece = &self.sorties.list[index];
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
                Devenir::Retenu { .. } => pieces.changees |= self.was_there(&piece.chemin),
                Devenir::Prevu | Devenir::EnPlace { .. } | Devenir::Ecarte | Devenir::JamaisDemande => {}
            }
        }
        for chemin in known.map_or(&[][..], |known| &known.fiche.pieces) {
            if paths.contains(chemin.as_str()) {
                continue;
            }
            match self.cause_of(chemin) {
                // A partial run leaves it where it is, but the data no longer asks for it.
                Some(renvoi) if Some(renvoi) == self.marche.motifs.partiel => pieces.quittees = true,
                Some(renvoi) => pieces.laissee = Some(renvoi),
                None => pieces.changees = true,
            }
        }
        if let Some(known) = known {
            let before: BTreeSet<&str> = known.fiche.pieces.iter().map(String::as_str).collect();
            pieces.changees |= !known.fiche.pieces.is_empty() && !paths.is_subset(&before);
        }
        pieces
    }

    fn cause_of(&self, chemin: &str) -> Option<Renvoi> {
        self.causes.get(chemin).copied()
    }

    fn was_there(&self, chemin: &str) -> bool {
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
            Genre::Papier | Genre::Archive => format!("scelle {}", self.marche.scelle),
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
        let lacking =
            pieces.iter().filter(|piece| self.sorties.list[**piece].etat() != Some(super::Etat::Complet));
        let manques = match lacking.count() {
            0 => Vec::new(),
            1 => vec!["une pièce à compléter".to_owned()],
            n => vec![format!("{n} pièces à compléter")],
        };
        self.sorties.list[index].recette = Recette { empreinte, manques };
    }

    /// What the last run delivered, at a path where this one expects nothing.
    fn decide_unplanned(&mut self, genre: Genre) {
        let planned: BTreeSet<String> = self.sorties.list.iter().map(|s| s.chemin.clone()).collect();
        let by_cle: BTreeMap<Cle, usize> =
            self.sorties.list.iter().enumerate().map(|(i, s)| (s.cle.clone(), i)).collect();
        let former = self.avant.registre.sorties.iter();
        for (chemin, fiche) in former.filter(|(_, fiche)| fiche.cle.genre == genre) {
            let known = Connue { chemin, fiche, presence: self.avant.presence(chemin) };
            if planned.contains(chemin) || !known.is_intact() {
                continue;
            }
            let moved = self.avant.suites.cle(&fiche.cle).and_then(|cle| by_cle.get(&cle).copied());
            match (self.cause_to_keep(known), moved) {
                (Some(cause), _) => self.keep(known, cause),
                (None, Some(index)) if !self.sorties.list[index].is_held() => {
                    self.retire(known, CauseRetrait::Deplace, Vec::new());
                }
                (None, Some(_)) => self.retire(known, CauseRetrait::Retenu, vec![Motif::Donnees]),
                (None, None) => self.retire(known, CauseRetrait::PlusAttendu, vec![Motif::Liste]),
            }
        }
    }

    /// What says that an output which is no longer expected stays.
    fn cause_to_keep(&self, known: Connue<'_>) -> Option<Renvoi> {
        let motifs = &self.marche.motifs;
        let mut alertes = self.marche.alertes.iter();
        let held = alertes.find(|(alerte, _)| alerte.holds(known.chemin, &known.fiche.cle));
        let of_pieces = || known.fiche.pieces.iter().find_map(|piece| self.cause_of(piece));
        held.map(|(_, renvoi)| *renvoi)
            .or(motifs.annee)
            .or(motifs.non_lu)
            .or(motifs.partiel)
            .or_else(of_pieces)
    }

    fn keep(&mut self, known: Connue<'_>, cause: Renvoi) {
        self.causes.insert(known.chemin.to_owned(), cause);
        self.sorties.list.push(Sortie {
            cle: known.fiche.cle.clone(),
            chemin: known.chemin.to_owned(),
            matiere: Matiere::Ancienne,
            confidentiel: known.fiche.confidentiel,
            demandee: false,
            recette: Recette::default(),
            devenir: Devenir::Laisse { fiche: Box::new(known.fiche.clone()), cause },
            ancien_chemin: None,
            precedent: None,
        });
    }

    fn retire(&mut self, known: Connue<'_>, cause: CauseRetrait, pourquoi: Vec<Motif>) {
        self.sorties.retraits.push(Retrait {
            chemin: known.chemin.to_owned(),
            fiche: known.fiche.clone(),
            cause,
            pourquoi,
            precedent: None,
        });
    }
}

/// Whom a change concerns beyond what was asked for.
#[derive(Default)]
struct Concernes {
    personnes: BTreeSet<Place>,
    /// Those of these people: their papers of the class are concerned, not their comrades.
    leurs_classes: BTreeSet<String>,
    /// Concerned as a whole.
    classes: BTreeSet<String>,
}

impl Concernes {
    fn holds(&self, sortie: &Sortie<'_>) -> bool {
        let classe = &sortie.cle.classe;
        self.classes.contains(classe)
            || match sortie.place() {
                Some(place) => self.personnes.contains(&place),
                None => self.leurs_classes.contains(classe),
            }
    }
}

/// What became of the pieces of an output.
#[derive(Default)]
struct Pieces {
    /// One of them is made again, held back, gone, or new in it.
    changees: bool,
    /// One of them stands, and the data no longer asks for it: a partial run removes nothing.
    quittees: bool,
    /// Why those that are made again are.
    pourquoi: Vec<Motif>,
    /// One of them is left as it was, though the data would make it otherwise: why.
    laissee: Option<Renvoi>,
    all_held: bool,
}

impl Pieces {
    fn have_changed(&self) -> bool {
        self.changees || self.quittees
    }
}

/// A piece as the list of its archive or stack shows it.
fn line_of(piece: &Sortie<'_>) -> String {
    let etat = match piece.etat() {
        Some(super::Etat::Complet) => "complet",
        Some(super::Etat::ACompleter) => "à compléter",
        None => "retenu",
    };
    format!("{} {etat}", piece.chemin)
}
