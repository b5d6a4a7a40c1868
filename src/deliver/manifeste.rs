//! `manifeste.json`: what was read, produced and held back, for a program or a later run.

use serde::Serialize;

use crate::diagnostics::Diagnostic;
use crate::tables::Source;

#[derive(Debug, Serialize)]
pub struct Manifeste {
    pub version: u32,
    pub session: Option<String>,
    /// Name and version of the program.
    pub programme: String,
    /// Name of the data pack.
    pub referentiel: String,
    pub sources: Vec<SourceLue>,
    pub documents: Vec<DocumentProduit>,
    pub retenus: Vec<DocumentRetenu>,
    /// The stacks to print; none where nothing was rendered.
    pub impressions: Vec<ImpressionProduite>,
    pub diagnostics: Vec<DiagnosticListe>,
    pub totaux: Totaux,
}

#[derive(Debug, Serialize)]
pub struct SourceLue {
    pub fichier: String,
    pub feuille: Option<String>,
    pub table: Option<String>,
    /// From one.
    pub ligne_entete: Option<u32>,
    pub lignes_lues: usize,
    pub lignes_ecartees: Vec<LigneEcartee>,
}

#[derive(Debug, Serialize)]
pub struct LigneEcartee {
    pub ligne: u32,
    pub raison: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Etat {
    Complet,
    ACompleter,
}

#[derive(Debug, Serialize)]
pub struct DocumentProduit {
    /// Relative to the output folder, with `/`.
    pub chemin: String,
    pub document: String,
    /// Absent for the document of a class.
    pub candidat: Option<String>,
    pub classe: String,
    pub etat: Etat,
    pub confidentiel: bool,
    /// Absent where nothing was rendered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pages: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
    /// What is left to fill in by hand.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub manques: Vec<String>,
}

#[derive(Debug, Serialize)]
pub struct DocumentRetenu {
    pub document: String,
    /// Absent for the document of a class.
    pub candidat: Option<String>,
    pub classe: String,
    /// Codes.
    pub diagnostics: Vec<String>,
}

/// A stack to print.
#[derive(Debug, Serialize)]
pub struct ImpressionProduite {
    /// Relative to the output folder, with `/`.
    pub chemin: String,
    pub impression: String,
    pub titre: String,
    pub destinataire: String,
    pub classe: String,
    /// Holds what may not be handed to a candidate.
    pub confidentiel: bool,
    pub pages: usize,
    pub sha256: String,
    /// Paths of the documents that it prints, in order.
    pub documents: Vec<String>,
    /// Paths of those that are held back: a page says « À insérer » in the place of each.
    pub retenus: Vec<String>,
}

#[derive(Debug, Serialize)]
pub struct DiagnosticListe {
    pub code: &'static str,
    pub gravite: String,
    pub message: String,
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

#[derive(Debug, Serialize)]
pub struct LieuLie {
    pub role: String,
    pub fichier: String,
    pub feuille: Option<String>,
    pub cellule: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Totaux {
    pub attendus: usize,
    pub complets: usize,
    pub a_completer: usize,
    pub retenus: usize,
}

impl Manifeste {
    pub fn to_json(&self) -> Vec<u8> {
        let mut json = serde_json::to_vec_pretty(self).expect("a manifest is made of strings and numbers");
        json.push(b'\n');
        json
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

impl From<&Diagnostic> for DiagnosticListe {
    fn from(diagnostic: &Diagnostic) -> Self {
        let lieu = diagnostic.lieu.as_ref();
        Self {
            code: diagnostic.code.id,
            gravite: diagnostic.code.gravite().to_string(),
            message: diagnostic.message.clone(),
            fichier: lieu.map(|l| l.fichier.to_string()),
            feuille: lieu.and_then(|l| l.feuille.as_ref()).map(ToString::to_string),
            cellule: lieu.and_then(|l| l.cellule).map(|c| c.to_string()),
            aide: diagnostic.aide.clone(),
            candidat: diagnostic.candidat.clone(),
            responsable: diagnostic.responsable.clone(),
            lieux_lies: diagnostic
                .lieux_lies
                .iter()
                .map(|(role, lieu)| LieuLie {
                    role: role.clone(),
                    fichier: lieu.fichier.to_string(),
                    feuille: lieu.feuille.as_ref().map(ToString::to_string),
                    cellule: lieu.cellule.map(|c| c.to_string()),
                })
                .collect(),
        }
    }
}
