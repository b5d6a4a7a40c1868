//! The accounts of a run: the page, the tables, the words on the screen, the manifest, the annotated copies.
//!
//! Pure functions of one value, the [`Compte`]. Nothing here reads, writes or decides.

mod changements;
mod copie_xlsx;
pub mod copies;
pub mod ecran;
pub mod manifeste;
mod rapport_html;
mod rapport_xlsx;
mod tableur;

use std::collections::BTreeMap;

use crate::diagnostics::{Diagnostic, Diagnostics, Obstacle, Ranges, Renvoi};
use crate::documents::Edition;
use crate::referentiel::Referentiel;
use crate::referentiel::types::Motif;
use crate::sorties::{
    CauseRetrait, Changement, Devenir, Etat, Fichier, Genre, Matiere, Retrait, Sortie, Sorties,
};
use crate::tables::Source;

pub use copies::{Copie, CopieComposee};
pub use manifeste::Manifeste;

pub const MANIFESTE: &str = "manifeste.json";
/// Where the account of a run stands.
pub const COMPTES_RENDUS: [&str; 3] = ["rapport.html", "rapport.xlsx", MANIFESTE];

/// All that a run has to tell.
#[derive(Debug, Clone)]
pub struct Compte {
    pub session: Option<String>,
    /// Name and version of the program.
    pub programme: String,
    /// Name of the data pack.
    pub referentiel: String,
    /// What was asked for, when that was not everything.
    pub partiel: Option<String>,
    /// Papers that this run was not asked for, and that none ever made: they are in no total.
    pub jamais_demandes: usize,
    pub sources: Vec<Source>,
    /// In the order of the plan.
    pub lignes: Vec<Ligne>,
    pub retires: Vec<Retire>,
    /// Errors first, then by place.
    pub diagnostics: Vec<Diagnostic>,
    /// Who can mend, in the order in which they are told.
    pub responsables: Vec<String>,
    /// The faulty files again, with their faults in colour.
    pub copies: Vec<Copie>,
    pub totaux: Totaux,
}

/// How many papers; expected = complete + to be completed + held back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
pub struct Totaux {
    pub attendus: usize,
    pub complets: usize,
    pub a_completer: usize,
    pub retenus: usize,
}

/// One output.
#[derive(Debug, Clone)]
pub struct Ligne {
    pub genre: Genre,
    /// Of the document or of the stack; empty for an archive.
    pub id: String,
    pub chemin: String,
    /// N° candidat, or the name; absent for what concerns a class.
    pub candidat: Option<String>,
    pub classe: String,
    pub confidentiel: bool,
    /// Nothing for what is held back.
    pub etat: Option<Etat>,
    pub manques: Vec<String>,
    pub changement: Option<Changement>,
    pub pourquoi: Vec<Motif>,
    pub fichier: Option<Fichier>,
    pub ancien_chemin: Option<String>,
    /// Where the version that it replaced is kept.
    pub precedent: Option<String>,
    /// The faults that hold it back, or keep it as it was.
    pub raisons: Vec<Raison>,
    /// Paths of what it gathers, in order, then of what lacks in it.
    pub pieces: Vec<String>,
    pub pieces_retenues: Vec<String>,
    /// Title and recipient of a stack.
    pub titre: String,
    pub destinataire: String,
}

/// A fault that holds something back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Raison {
    pub code: &'static str,
    /// Where it stands among the diagnostics.
    pub rang: Option<usize>,
}

/// What was removed from its place.
#[derive(Debug, Clone)]
pub struct Retire {
    pub chemin: String,
    pub cause: CauseRetrait,
    pub pourquoi: Vec<Motif>,
    pub precedent: Option<String>,
}

/// What a run knows of itself.
#[derive(Debug, Clone, Copy)]
pub struct Passage<'a> {
    pub pack: &'a Referentiel,
    pub edition: &'a Edition,
    pub partiel: Option<&'a str>,
    pub sources: &'a [Source],
    pub responsables: &'a [String],
    pub copies: &'a [Copie],
}

impl Compte {
    pub fn of(passage: &Passage<'_>, sorties: &Sorties<'_>, ranges: Ranges) -> Self {
        let told = sorties.list.iter().filter(|sortie| sortie.is_told());
        let lignes: Vec<Ligne> = told.map(|sortie| Ligne::of(sortie, sorties, &ranges)).collect();
        let mut retires: Vec<Retire> = sorties.retraits.iter().filter_map(retire).collect();
        retires.sort_by(|a, b| a.chemin.cmp(&b.chemin));
        let papers = || lignes.iter().filter(|ligne| ligne.genre == Genre::Papier);
        let count = |etat| papers().filter(|ligne| ligne.etat == etat).count();
        let totaux = Totaux {
            attendus: papers().count(),
            complets: count(Some(Etat::Complet)),
            a_completer: count(Some(Etat::ACompleter)),
            retenus: count(None),
        };
        Self {
            session: passage.edition.session.clone(),
            programme: PROGRAMME.to_owned(),
            referentiel: passage.pack.diplome.identifiant.clone(),
            partiel: passage.partiel.map(str::to_owned),
            jamais_demandes: sorties
                .papiers()
                .filter(|s| matches!(s.devenir, Devenir::JamaisDemande))
                .count(),
            sources: passage.sources.to_vec(),
            lignes,
            retires,
            diagnostics: ranges.list,
            responsables: passage.responsables.to_vec(),
            copies: passage.copies.to_vec(),
            totaux,
        }
    }

    pub fn of_genre(&self, genre: Genre) -> impl Iterator<Item = &Ligne> {
        self.lignes.iter().filter(move |ligne| ligne.genre == genre)
    }

    /// The outputs that stand: papers by path, archives and stacks in the order of the plan.
    pub fn en_place(&self, genre: Genre) -> impl Iterator<Item = &Ligne> {
        let mut standing: Vec<&Ligne> = self.of_genre(genre).filter(|ligne| ligne.etat.is_some()).collect();
        if genre == Genre::Papier {
            standing.sort_by_key(|ligne| &ligne.chemin);
        }
        standing.into_iter()
    }

    /// Those that a fault holds back, in the order of the plan.
    pub fn retenus(&self, genre: Genre) -> impl Iterator<Item = &Ligne> {
        self.of_genre(genre).filter(|ligne| ligne.etat.is_none())
    }

    /// The outputs of which this became, papers first, by path.
    pub fn devenus(&self, changement: Changement) -> impl Iterator<Item = &Ligne> {
        let became = self.lignes.iter().filter(|ligne| ligne.changement == Some(changement));
        let mut became: Vec<&Ligne> = became.collect();
        became.sort_by_key(|ligne| (ligne.genre, &ligne.chemin));
        became.into_iter()
    }

    /// The account for a person, for a spreadsheet and for a program, each under its name.
    pub fn files(&self) -> Vec<(&'static str, Result<Vec<u8>, Obstacle>)> {
        vec![
            (COMPTES_RENDUS[0], Ok(rapport_html::rapport_html(self).into_bytes())),
            (COMPTES_RENDUS[1], rapport_xlsx::rapport_xlsx(self).map_err(|_| Obstacle::TropDeTexte)),
            (COMPTES_RENDUS[2], Ok(Manifeste::of(self).to_json())),
        ]
    }
}

/// As the manifest and the register name it.
pub const PROGRAMME: &str = concat!("liasse ", env!("CARGO_PKG_VERSION"));

impl Ligne {
    fn of(sortie: &Sortie<'_>, sorties: &Sorties<'_>, ranges: &Ranges) -> Self {
        let (held, kept): (Vec<usize>, Vec<usize>) =
            sortie.pieces().into_iter().partition(|piece| sorties.list[*piece].is_held());
        let paths = |pieces: Vec<usize>| -> Vec<String> {
            pieces.into_iter().map(|piece| sorties.list[piece].chemin.clone()).collect()
        };
        let pieces = match sortie.fiche() {
            Some(fiche) => fiche.pieces.clone(),
            None => paths(kept),
        };
        let (titre, destinataire) = match &sortie.matiere {
            Matiere::Pile(pile) => (pile.impression.titre.clone(), pile.impression.destinataire.clone()),
            _ => (sortie.cle.id.clone(), String::new()),
        };
        let changement = sortie.changement();
        Self {
            genre: sortie.cle.genre,
            id: sortie.cle.id.clone(),
            chemin: sortie.chemin.clone(),
            candidat: sortie.candidat(),
            classe: sortie.classe().to_owned(),
            confidentiel: sortie.confidentiel,
            etat: sortie.etat(),
            manques: sortie.manques().to_vec(),
            changement: changement.map(|(changement, _)| changement),
            pourquoi: changement.map(|(_, pourquoi)| pourquoi.to_vec()).unwrap_or_default(),
            fichier: sortie.fichier(),
            ancien_chemin: sortie.ancien_chemin.clone(),
            precedent: sortie.precedent.clone(),
            raisons: match &sortie.devenir {
                Devenir::Retenu { renvois, .. } => reasons(ranges, renvois),
                Devenir::Laisse { cause, .. } => reasons(ranges, &[*cause]),
                _ => Vec::new(),
            },
            pieces,
            pieces_retenues: paths(held),
            titre,
            destinataire,
        }
    }
}

/// The very diagnostics that hold something back; two that say the same are one.
fn reasons(ranges: &Ranges, renvois: &[Renvoi]) -> Vec<Raison> {
    let mut raisons: Vec<Raison> = Vec::new();
    for renvoi in renvois {
        let raison = Raison { code: renvoi.code().id, rang: ranges.rang(*renvoi) };
        if !raisons.contains(&raison) {
            raisons.push(raison);
        }
    }
    raisons
}

/// What only changed places is told with what took its name.
fn retire(retrait: &Retrait) -> Option<Retire> {
    (retrait.cause != CauseRetrait::Deplace).then(|| Retire {
        chemin: retrait.chemin.clone(),
        cause: retrait.cause,
        pourquoi: retrait.pourquoi.clone(),
        precedent: retrait.precedent.clone(),
    })
}

/// Files that the same obstacle keeps from being written, told in one go.
pub fn tell_missing(diags: &mut Diagnostics, missing: &BTreeMap<Obstacle, Vec<String>>) {
    for (obstacle, noms) in missing {
        diags.push(crate::diagnostics::messages::comptes_rendus_non_ecrits(*obstacle, noms));
    }
}
