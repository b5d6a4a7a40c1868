//! The pieces of a dossier that no row gives, where the text says what their absence entails.
//!
//! A piece that is produced « à compléter » tells itself what it lacks; what is said here, no paper says.

use std::collections::BTreeMap;

use crate::diagnostics::{Diagnostics, messages};
use crate::dossiers::preuve::justificatifs;
use crate::dossiers::{Dossier, Sujet};
use crate::referentiel::Referentiel;
use crate::referentiel::types::{Constat, Epreuve, GenreMode, Prouve, Regle};
use crate::texte::list;

/// One finding for all the épreuves, which mostly say the same.
pub fn check(diags: &mut Diagnostics, pack: &Referentiel, dossier: &Dossier) {
    let Some(categorie) = dossier.candidat.categorie() else { return };
    let faulty = |sujet: &Sujet| dossier.fautes.iter().any(|faute| faute.sujet.touches(sujet));
    let certified =
        |prouve| !justificatifs(pack, dossier, prouve).is_empty() || faulty(&Sujet::Justificatifs);
    let periods = !dossier.stages.is_empty() || faulty(&Sujet::Pfmp(None));
    let experience = certified(Prouve::Experience) || periods;
    let heures = certified(Prouve::Heures);
    let mut without_travaux = Consequences::default();
    let mut without_proof = BTreeMap::<&str, Consequences<'_>>::new();
    for epreuve in &pack.epreuves {
        let Some(definition) = pack.definition(epreuve, categorie) else { continue };
        if definition.mode.mode != GenreMode::Ponctuel {
            continue;
        }
        let code = &epreuve.code;
        let known = dossier.travaux.contains_key(code) || faulty(&Sujet::Travaux(Some(code.clone())));
        if let Some(rule) = definition.regle(Regle::ZERO).filter(|_| !known) {
            without_travaux.add(code, rule);
        }
        let lacks = |constat, known: bool| !known && asks_for(epreuve, constat);
        let what = match (lacks(Constat::Experience, experience), lacks(Constat::Heures, heures)) {
            (true, true) => "aucun justificatif de l’expérience ni des heures de formation connu",
            (true, false) => "aucun justificatif de l’expérience connu",
            (false, true) => "aucun justificatif des heures de formation connu",
            (false, false) => continue,
        };
        if let Some(rule) = definition.regle(Regle::NON_VALIDE) {
            without_proof.entry(what).or_default().add(code, rule);
        }
    }
    let mut lacks = Vec::new();
    lacks.extend(without_travaux.told("aucun travail professionnel connu"));
    lacks.extend(without_proof.iter().filter_map(|(what, consequences)| consequences.told(what)));
    if !lacks.is_empty() {
        let diagnostic = messages::dossier_ponctuel_incomplet(&dossier.candidat.lieu, &lacks);
        diags.push(diagnostic.about(&dossier.candidat.reference()));
    }
}

/// Whether the text demands it in the dossier, on pain of « non valide ».
fn asks_for(epreuve: &Epreuve, constat: Constat) -> bool {
    let pieces = epreuve.ponctuel.as_ref().map_or(&[][..], |definition| &definition.dossier);
    let mut bound = pieces.iter().filter(|piece| piece.absence.as_deref() == Some(Regle::NON_VALIDE));
    bound.any(|piece| piece.constats.contains(&constat))
}

/// The épreuves concerned, and each sentence with where it is written.
#[derive(Default)]
struct Consequences<'r> {
    epreuves: Vec<String>,
    phrases: BTreeMap<&'r str, Vec<String>>,
}

impl<'r> Consequences<'r> {
    fn add(&mut self, epreuve: &str, rule: &'r Regle) {
        self.epreuves.push(epreuve.to_owned());
        self.phrases.entry(&rule.texte).or_default().push(rule.source.clone());
    }

    fn told(&self, quoi: &str) -> Option<String> {
        if self.epreuves.is_empty() {
            return None;
        }
        let phrases: Vec<String> = self
            .phrases
            .iter()
            .map(|(texte, sources)| format!("« {texte} » ({})", sources.join(" ; ")))
            .collect();
        Some(format!("{quoi} en {} : {}", list(&self.epreuves), phrases.join(" ; ")))
    }
}
