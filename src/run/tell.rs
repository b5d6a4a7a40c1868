//! Sorts what became of every expected document, and makes the account of the run.

use std::collections::BTreeMap;

use super::typeset::Resultat;
use super::{Bilan, Issue, responsables};
use crate::deliver::Empreinte;
use crate::deliver::manifeste::{
    DiagnosticListe, DocumentProduit, DocumentRetenu, Etat, ImpressionProduite, Manifeste, SourceLue, Totaux,
};
use crate::diagnostics::{Diagnostic, Diagnostics, Obstacle, count_errors, messages};
use crate::documents::{Demande, Edition};
use crate::referentiel::Referentiel;
use crate::render::RenderFault;
use crate::tables::Source;

/// Paths, by what kept them from being written.
pub type NonEcrits = BTreeMap<Obstacle, Vec<String>>;

/// Every expected document, either produced or held back.
#[derive(Debug, Default)]
pub struct Tri {
    /// By path.
    pub documents: Vec<DocumentProduit>,
    pub retenus: Vec<DocumentRetenu>,
    pub empreintes: BTreeMap<String, Empreinte>,
    /// Paths of the documents that could not be written, by what stood in the way.
    pub non_ecrits: NonEcrits,
    /// A template could not be used at all.
    pub modele_fautif: bool,
}

/// What was made of the documents.
#[derive(Debug, Default)]
pub struct Faits {
    pub archives_non_constituees: Vec<String>,
    pub impressions: Vec<ImpressionProduite>,
    pub impressions_non_constituees: Vec<String>,
}

/// Expected = produced + held back: a demand that failed is held back with the code of its fault.
pub fn sort_results(
    diags: &mut Diagnostics,
    demandes: &[Demande<'_>],
    results: Vec<Option<Resultat>>,
) -> Tri {
    let mut tri = Tri::default();
    for (demande, result) in demandes.iter().zip(results) {
        match result {
            None => tri.hold(demande, &demande.retenu),
            Some(Resultat::Compose { manques }) => tri.documents.push(produced(demande, None, manques)),
            Some(Resultat::Ecrit { empreinte, manques, remarques }) => {
                for remarque in remarques {
                    let ou = remarque.ou(&demande.document.modele);
                    let conseil = remarque.conseil.as_deref();
                    diags.push(messages::remarque_du_modele(&ou, &remarque.message, conseil));
                }
                tri.documents.push(produced(demande, Some(&empreinte), manques));
                tri.empreintes.insert(demande.chemin.clone(), empreinte);
            }
            Some(Resultat::Fautif(fault)) => {
                let diagnostic = match &fault {
                    RenderFault::Modele { modele, ou, message, conseil } => {
                        tri.modele_fautif = true;
                        messages::modele_fautif(modele, ou, message, conseil.as_deref())
                    }
                    RenderFault::Norme { message, conseil } => {
                        messages::norme_non_tenue(&demande.chemin, message, conseil.as_deref())
                    }
                };
                let code = diags.push(diagnostic);
                tri.hold(demande, &[code]);
            }
            Some(Resultat::SansPieces(codes)) => tri.hold(demande, &codes),
            Some(Resultat::NonEcrit(obstacle)) => {
                tri.hold(demande, &[obstacle.code().id]);
                tri.non_ecrits.entry(obstacle).or_default().push(demande.chemin.clone());
            }
        }
    }
    tri.documents.sort_by(|a, b| a.chemin.cmp(&b.chemin));
    tri
}

/// The account of the run.
pub fn bilan(
    pack: &Referentiel,
    edition: &Edition,
    sources: &[Source],
    tri: Tri,
    faits: Faits,
    diags: Diagnostics,
) -> Bilan {
    let mut diagnostics = diags.into_sorted();
    responsables::assign(pack, sources, &mut diagnostics);
    let issue = match count_errors(&diagnostics) {
        _ if tri.modele_fautif => Issue::Impossible,
        0 => Issue::Entiere,
        _ => Issue::Partielle,
    };
    let complets = tri.documents.iter().filter(|d| d.etat == Etat::Complet).count();
    let manifeste = Manifeste {
        version: 1,
        session: edition.session.clone(),
        programme: concat!("liasse ", env!("CARGO_PKG_VERSION")).to_owned(),
        referentiel: pack.diplome.identifiant.clone(),
        sources: sources.iter().map(SourceLue::from).collect(),
        totaux: Totaux {
            attendus: tri.documents.len() + tri.retenus.len(),
            complets,
            a_completer: tri.documents.len() - complets,
            retenus: tri.retenus.len(),
        },
        documents: tri.documents,
        retenus: tri.retenus,
        impressions: faits.impressions,
        diagnostics: diagnostics.iter().map(DiagnosticListe::from).collect(),
    };
    Bilan {
        manifeste,
        diagnostics,
        responsables: responsables::in_order(pack),
        archives_non_constituees: faits.archives_non_constituees,
        impressions_non_constituees: faits.impressions_non_constituees,
        copies: Vec::new(),
        effaces: Vec::new(),
        descellees: Vec::new(),
        issue,
    }
}

/// Each obstacle once, with all that it keeps from being written.
pub fn tell_obstacles(diags: &mut Diagnostics, unwritten: [&NonEcrits; 3]) {
    let mut all = NonEcrits::default();
    for (obstacle, chemins) in unwritten.into_iter().flatten() {
        all.entry(*obstacle).or_default().extend_from_slice(chemins);
    }
    for (obstacle, mut chemins) in all {
        chemins.sort_unstable();
        diags.push(messages::non_ecrits(obstacle, &chemins));
    }
}

impl Bilan {
    /// Faults that came up once the account was made.
    pub fn add(&mut self, faults: impl Iterator<Item = Diagnostic>) {
        let mut diags = Diagnostics::default();
        for diagnostic in self.diagnostics.drain(..).chain(faults) {
            diags.push(diagnostic);
        }
        self.diagnostics = diags.into_sorted();
        self.manifeste.diagnostics = self.diagnostics.iter().map(DiagnosticListe::from).collect();
        if self.issue == Issue::Entiere && count_errors(&self.diagnostics) > 0 {
            self.issue = Issue::Partielle;
        }
    }
}

impl Tri {
    fn hold(&mut self, demande: &Demande<'_>, codes: &[&'static str]) {
        self.retenus.push(DocumentRetenu {
            document: demande.document.id.clone(),
            candidat: demande.cible.reference(),
            classe: demande.cible.classe().to_owned(),
            diagnostics: codes.iter().map(|code| (*code).to_owned()).collect(),
        });
    }
}

fn produced(demande: &Demande<'_>, empreinte: Option<&Empreinte>, manques: Vec<String>) -> DocumentProduit {
    DocumentProduit {
        chemin: demande.chemin.clone(),
        document: demande.document.id.clone(),
        candidat: demande.cible.reference(),
        classe: demande.cible.classe().to_owned(),
        etat: if manques.is_empty() { Etat::Complet } else { Etat::ACompleter },
        confidentiel: demande.document.confidentiel,
        pages: empreinte.map(|e| e.pages),
        sha256: empreinte.map(|e| e.sha256.clone()),
        manques,
    }
}
