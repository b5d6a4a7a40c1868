//! `manifeste.json`, version 2: what was read, delivered, held back and removed, for a program or a later run.

use serde::Serialize;

use super::{Compte, Ligne, Retire, Totaux};
use crate::diagnostics::{Diagnostic, Sujet};
use crate::place::Lieu;
use crate::referentiel::types::Motif;
use crate::sorties::{CauseRetrait, Changement, Etat, Genre};
use crate::tables::Source;

#[derive(Debug, Clone, Serialize)]
pub struct Manifeste {
    pub version: u32,
    pub session: Option<String>,
    /// Name and version of the program.
    pub programme: String,
    /// Name of the data pack.
    pub referentiel: String,
    /// Whether everything was asked for.
    pub passage: Passage,
    /// What was asked for, when that was not everything.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub selection: Option<String>,
    /// Papers that were not asked for and that no run ever made: they are in no total.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub jamais_demandes: Option<usize>,
    pub sources: Vec<SourceLue>,
    pub documents: Vec<DocumentProduit>,
    pub retenus: Vec<DocumentRetenu>,
    /// The archives for the jury.
    pub archives: Vec<ArchiveProduite>,
    /// The stacks to print.
    pub impressions: Vec<ImpressionProduite>,
    /// Archives and stacks that are not there, and why.
    pub non_constitues: Vec<NonConstitue>,
    pub retires: Vec<SortieRetiree>,
    pub diagnostics: Vec<DiagnosticListe>,
    pub totaux: Totaux,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Passage {
    Entier,
    Partiel,
}

#[derive(Debug, Clone, Serialize)]
pub struct SourceLue {
    pub fichier: String,
    pub feuille: Option<String>,
    pub table: Option<String>,
    /// From one.
    pub ligne_entete: Option<u32>,
    pub lignes_lues: usize,
    pub lignes_ecartees: Vec<LigneEcartee>,
}

#[derive(Debug, Clone, Serialize)]
pub struct LigneEcartee {
    pub ligne: u32,
    pub raison: String,
}

/// What became of an output.
#[derive(Debug, Clone, Serialize)]
pub struct Suivi {
    pub changement: Option<Changement>,
    /// Why it was made again.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pourquoi: Vec<Motif>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ancien_chemin: Option<String>,
    /// Where the version that it replaced is kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub precedent: Option<String>,
    /// Absent where nothing was rendered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
    /// What keeps it as it was.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub diagnostics: Vec<Cause>,
}

#[derive(Debug, Clone, Serialize)]
pub struct DocumentProduit {
    /// Relative to the output folder, with `/`.
    pub chemin: String,
    pub document: String,
    /// Absent for the document of a class.
    pub candidat: Option<String>,
    pub classe: String,
    pub etat: Etat,
    pub confidentiel: bool,
    #[serde(flatten)]
    pub suivi: Suivi,
    /// Absent where nothing was rendered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pages: Option<usize>,
    /// What is left to fill in by hand.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub manques: Vec<String>,
}

#[derive(Debug, Clone, Serialize)]
pub struct DocumentRetenu {
    pub document: String,
    /// Absent for the document of a class.
    pub candidat: Option<String>,
    pub classe: String,
    /// Where it would stand.
    pub chemin: String,
    pub diagnostics: Vec<Cause>,
}

/// A fault that holds something back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Cause {
    pub code: &'static str,
    /// Its place in the list of diagnostics.
    pub rang: Option<usize>,
}

/// An archive for the jury.
#[derive(Debug, Clone, Serialize)]
pub struct ArchiveProduite {
    pub chemin: String,
    pub candidat: Option<String>,
    pub classe: String,
    /// Of its pieces together.
    pub etat: Etat,
    pub confidentiel: bool,
    /// Encrypted.
    pub chiffree: bool,
    #[serde(flatten)]
    pub suivi: Suivi,
    /// Paths of the documents that it holds, in order.
    pub documents: Vec<String>,
}

/// A stack to print.
#[derive(Debug, Clone, Serialize)]
pub struct ImpressionProduite {
    pub chemin: String,
    pub impression: String,
    pub titre: String,
    pub destinataire: String,
    pub classe: String,
    /// Of its documents together.
    pub etat: Etat,
    /// Holds what may not be handed to a candidate.
    pub confidentiel: bool,
    #[serde(flatten)]
    pub suivi: Suivi,
    pub pages: usize,
    /// Paths of the documents that it prints, in order.
    pub documents: Vec<String>,
    /// Paths of those that are held back: a page says « À insérer » in the place of each.
    pub retenus: Vec<String>,
}

#[derive(Debug, Clone, Serialize)]
pub struct NonConstitue {
    pub chemin: String,
    pub diagnostics: Vec<Cause>,
}

#[derive(Debug, Clone, Serialize)]
pub struct SortieRetiree {
    pub chemin: String,
    pub pourquoi: Vec<Motif>,
    /// `plus_attendu`: the data no longer asks for it; `retenu`: an error holds back what would take its place.
    pub cause: &'static str,
    /// Where it is kept; absent where it could not be moved.
    pub precedent: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
pub struct DiagnosticListe {
    pub code: &'static str,
    pub gravite: String,
    /// The whole sentence, with its subject.
    pub message: String,
    #[serde(skip_serializing_if = "Sujet::is_empty")]
    pub sujet: Sujet,
    pub fichier: Option<String>,
    pub feuille: Option<String>,
    pub cellule: Option<String>,
    pub aide: String,
    pub candidat: Option<String>,
    /// Who can mend it.
    pub responsable: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub lieux_lies: Vec<LieuLie>,
}

#[derive(Debug, Clone, Serialize)]
pub struct LieuLie {
    pub role: String,
    #[serde(flatten)]
    pub lieu: LieuDit,
}

#[derive(Debug, Clone, Serialize)]
pub struct LieuDit {
    pub fichier: String,
    pub feuille: Option<String>,
    pub cellule: Option<String>,
}

impl Manifeste {
    pub fn of(compte: &Compte) -> Self {
        let of_gathering = |ligne: &&Ligne| ligne.genre != Genre::Papier && ligne.etat.is_none();
        Self {
            version: 2,
            session: compte.session.clone(),
            programme: compte.programme.clone(),
            referentiel: compte.referentiel.clone(),
            passage: if compte.partiel.is_some() { Passage::Partiel } else { Passage::Entier },
            selection: compte.partiel.clone(),
            jamais_demandes: compte.partiel.as_ref().map(|_| compte.jamais_demandes),
            sources: compte.sources.iter().map(SourceLue::from).collect(),
            documents: compte.en_place(Genre::Papier).filter_map(document).collect(),
            retenus: compte.retenus(Genre::Papier).map(retenu).collect(),
            archives: compte.en_place(Genre::Archive).filter_map(archive).collect(),
            impressions: compte.en_place(Genre::Pile).filter_map(impression).collect(),
            non_constitues: compte.lignes.iter().filter(of_gathering).map(NonConstitue::from).collect(),
            retires: compte.retires.iter().map(SortieRetiree::from).collect(),
            diagnostics: compte.diagnostics.iter().map(DiagnosticListe::from).collect(),
            totaux: compte.totaux,
        }
    }

    pub fn to_json(&self) -> Vec<u8> {
        let mut json = serde_json::to_vec_pretty(self).expect("a manifest is made of strings and numbers");
        json.push(b'\n');
        json
    }
}

fn document(ligne: &Ligne) -> Option<DocumentProduit> {
    Some(DocumentProduit {
        chemin: ligne.chemin.clone(),
        document: ligne.id.clone(),
        candidat: ligne.candidat.clone(),
        classe: ligne.classe.clone(),
        etat: ligne.etat?,
        confidentiel: ligne.confidentiel,
        suivi: Suivi::from(ligne),
        pages: ligne.fichier.as_ref().map(|fichier| fichier.pages),
        manques: ligne.manques.clone(),
    })
}

fn retenu(ligne: &Ligne) -> DocumentRetenu {
    DocumentRetenu {
        document: ligne.id.clone(),
        candidat: ligne.candidat.clone(),
        classe: ligne.classe.clone(),
        chemin: ligne.chemin.clone(),
        diagnostics: causes(ligne),
    }
}

fn archive(ligne: &Ligne) -> Option<ArchiveProduite> {
    Some(ArchiveProduite {
        chemin: ligne.chemin.clone(),
        candidat: ligne.candidat.clone(),
        classe: ligne.classe.clone(),
        etat: ligne.etat?,
        confidentiel: ligne.confidentiel,
        chiffree: ligne.fichier.as_ref().is_some_and(|fichier| fichier.scelle),
        suivi: Suivi::from(ligne),
        documents: ligne.pieces.clone(),
    })
}

fn impression(ligne: &Ligne) -> Option<ImpressionProduite> {
    Some(ImpressionProduite {
        chemin: ligne.chemin.clone(),
        impression: ligne.id.clone(),
        titre: ligne.titre.clone(),
        destinataire: ligne.destinataire.clone(),
        classe: ligne.classe.clone(),
        etat: ligne.etat?,
        confidentiel: ligne.confidentiel,
        suivi: Suivi::from(ligne),
        pages: ligne.fichier.as_ref().map_or(0, |fichier| fichier.pages),
        documents: ligne.pieces.clone(),
        retenus: ligne.pieces_retenues.clone(),
    })
}

fn causes(ligne: &Ligne) -> Vec<Cause> {
    ligne.raisons.iter().map(|raison| Cause { code: raison.code, rang: raison.rang }).collect()
}

impl From<&Ligne> for Suivi {
    fn from(ligne: &Ligne) -> Self {
        Self {
            changement: ligne.changement,
            pourquoi: ligne.pourquoi.clone(),
            ancien_chemin: ligne.ancien_chemin.clone(),
            precedent: ligne.precedent.clone(),
            sha256: ligne.fichier.as_ref().map(|fichier| fichier.sha256.clone()),
            diagnostics: causes(ligne),
        }
    }
}

impl From<&Ligne> for NonConstitue {
    fn from(ligne: &Ligne) -> Self {
        Self { chemin: ligne.chemin.clone(), diagnostics: causes(ligne) }
    }
}

impl From<&Retire> for SortieRetiree {
    fn from(retire: &Retire) -> Self {
        Self {
            chemin: retire.chemin.clone(),
            pourquoi: retire.pourquoi.clone(),
            cause: match retire.cause {
                CauseRetrait::PlusAttendu => "plus_attendu",
                CauseRetrait::Retenu => "retenu",
                CauseRetrait::Deplace => "deplace",
            },
            precedent: retire.precedent.clone(),
        }
    }
}

impl From<&Source> for SourceLue {
    fn from(source: &Source) -> Self {
        Self {
            fichier: source.fichier.to_string(),
            feuille: source.feuille.as_ref().map(ToString::to_string),
            table: source.table.clone(),
            ligne_entete: source.ligne_entete,
            lignes_lues: source.lignes_lues,
            lignes_ecartees: source
                .lignes_ecartees
                .iter()
                .map(|(ligne, raison)| LigneEcartee { ligne: *ligne, raison: raison.clone() })
                .collect(),
        }
    }
}

impl From<&Lieu> for LieuDit {
    fn from(lieu: &Lieu) -> Self {
        Self {
            fichier: lieu.fichier.to_string(),
            feuille: lieu.feuille.as_ref().map(ToString::to_string),
            cellule: lieu.cellule.map(|cellule| cellule.to_string()),
        }
    }
}

impl From<&Diagnostic> for DiagnosticListe {
    fn from(diagnostic: &Diagnostic) -> Self {
        let lieu = diagnostic.lieu.as_ref().map(LieuDit::from);
        let (fichier, feuille, cellule) = match lieu {
            Some(LieuDit { fichier, feuille, cellule }) => (Some(fichier), feuille, cellule),
            None => (None, None, None),
        };
        let related = diagnostic.lieux_lies.iter();
        Self {
            code: diagnostic.code.id,
            gravite: diagnostic.code.gravite().to_string(),
            message: diagnostic.phrase(),
            sujet: diagnostic.sujet.clone(),
            fichier,
            feuille,
            cellule,
            aide: diagnostic.aide.clone(),
            candidat: diagnostic.candidat.clone(),
            responsable: diagnostic.responsable.clone(),
            lieux_lies: related
                .map(|(role, lieu)| LieuLie { role: role.clone(), lieu: LieuDit::from(lieu) })
                .collect(),
        }
    }
}
