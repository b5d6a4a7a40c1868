//! Rows to their places in the dossiers. The same thing told twice is read once when both rows agree; when they
//! do not, what shows it is held back.

use std::collections::BTreeMap;

use super::champs::{self, Champs};
use super::{Guichet, Stage, Sujet};
use crate::diagnostics::messages;
use crate::referentiel::types::GenreMode;
use crate::tables::lignes::{
    Identifiee, Justificatif, LigneEvaluation, LigneStage, LigneTravail, LigneTuteur,
};
use crate::texte::fold;

pub fn attach_stages(guichet: &mut Guichet<'_>, rows: Vec<Identifiee<LigneStage>>) {
    let mut seen = BTreeMap::<(usize, String, String), Vec<(LigneStage, Champs)>>::new();
    for row in rows {
        let periode = row.contenu.periode.as_ref().map(|p| p.valeur.clone());
        let sujet = Sujet::Pfmp(periode.clone());
        let Some(index) = guichet.owner(&row, &sujet) else { continue };
        let Some(periode) = periode else { continue };
        let structure = row.contenu.structure.as_ref().map(|s| fold(&s.valeur)).unwrap_or_default();
        let champs = champs::of_stage(&row.lieu, &row.contenu);
        let same = seen.entry((index, periode.clone(), structure)).or_default();
        if let Some((_, first)) = same.iter().find(|(first, _)| !are_apart(first, &row.contenu)) {
            let who = guichet.dossiers[index].candidat.nom_complet();
            let what = format!("la période {periode} de {who} dans la même structure");
            guichet.tell_twin(index, &sujet, &what, &champs, first);
            continue;
        }
        same.push((row.contenu.clone(), champs));
        guichet.dossiers[index].stages.push(Stage { periode, rang: 1, ligne: row.contenu });
    }
    let order = |periode: &str| guichet.pack.pfmp.periodes.iter().position(|p| p == periode);
    for dossier in guichet.dossiers.iter_mut() {
        dossier
            .stages
            .sort_by_key(|stage| (order(&stage.periode), stage.ligne.du.as_ref().map(|du| du.valeur)));
        let mut ranks = BTreeMap::<String, usize>::new();
        for stage in &mut dossier.stages {
            let rank = ranks.entry(stage.periode.clone()).or_default();
            *rank += 1;
            stage.rang = *rank;
        }
    }
}

/// A period may be done in two goes in one structure: the dates then say so.
fn are_apart(a: &LigneStage, b: &LigneStage) -> bool {
    let (Some(a_du), Some(b_du)) = (&a.du, &b.du) else { return false };
    let (first, second) = if a_du.valeur <= b_du.valeur { (a, b_du) } else { (b, a_du) };
    match &first.au {
        Some(au) => au.valeur < second.valeur,
        None => a_du.valeur != b_du.valeur,
    }
}

pub fn attach_tuteurs(guichet: &mut Guichet<'_>, rows: Vec<Identifiee<LigneTuteur>>) {
    let mut seen = BTreeMap::<(usize, String), Champs>::new();
    for row in rows {
        let periode = row.contenu.periode.as_ref().map(|p| p.valeur.clone());
        let sujet = Sujet::Tuteur(periode.clone());
        let Some(index) = guichet.owner(&row, &sujet) else { continue };
        let Some(periode) = periode else { continue };
        let champs = champs::of_tuteur(&row.lieu, &row.contenu);
        if let Some(first) = seen.get(&(index, periode.clone())) {
            let who = guichet.dossiers[index].candidat.nom_complet();
            guichet.tell_twin(
                index,
                &sujet,
                &format!("l’évaluation du tuteur de {who} en {periode}"),
                &champs,
                first,
            );
            continue;
        }
        seen.insert((index, periode.clone()), champs);
        guichet.dossiers[index].tuteurs.insert(periode, row.contenu);
    }
}

pub fn attach_travaux(guichet: &mut Guichet<'_>, rows: Vec<Identifiee<LigneTravail>>) {
    let mut seen = BTreeMap::<(usize, String, Option<String>), Vec<Champs>>::new();
    for row in rows {
        let epreuve = row.contenu.epreuve.as_ref().map(|e| e.valeur.clone());
        let sujet = Sujet::Travaux(epreuve.clone());
        let Some(index) = guichet.owner(&row, &sujet) else { continue };
        let Some(epreuve) = epreuve else { continue };
        let who = guichet.dossiers[index].candidat.nom_complet();
        let numero = row.contenu.numero.as_ref().map(|n| n.valeur.clone());
        let champs = champs::of_travail(&row.lieu, &row.contenu);
        let same = seen.entry((index, epreuve.clone(), numero.clone())).or_default();
        // Without a number, only what is the same in every column is the same work.
        let twin =
            same.iter().find(|first| numero.is_some() || champs.against(guichet.pack, first).is_empty());
        if let Some(first) = twin {
            let what = match numero {
                Some(numero) => format!("le travail n° {numero} de {epreuve} de {who}"),
                None => format!("un travail de {epreuve} de {who}"),
            };
            guichet.tell_twin(index, &sujet, &what, &champs, first);
            continue;
        }
        same.push(champs);
        guichet.dossiers[index].travaux.entry(epreuve).or_default().push(row.contenu);
    }
}

pub fn attach_evaluations(guichet: &mut Guichet<'_>, rows: Vec<Identifiee<LigneEvaluation>>) {
    let mut seen = BTreeMap::<(usize, String, Option<String>), Champs>::new();
    for row in rows {
        let situation = row.contenu.situation.as_ref().map(|s| s.valeur.clone());
        let epreuve = row.contenu.epreuve.as_ref().map(|e| e.valeur.clone());
        let sujet = Sujet::Evaluation(epreuve.clone(), situation.clone());
        let Some(index) = guichet.owner(&row, &sujet) else { continue };
        let Some(epreuve) = epreuve else { continue };
        let candidat = &guichet.dossiers[index].candidat;
        let definie = guichet.pack.find_epreuve(&epreuve);
        let mode = candidat
            .categorie()
            .zip(definie)
            .and_then(|(categorie, epreuve)| guichet.pack.mode(epreuve, categorie))
            .map(|m| m.mode);
        let ponctuel = mode == Some(GenreMode::Ponctuel);
        if let (Some(categorie), true, Some(definie)) = (candidat.categorie(), ponctuel, definie) {
            let is_used = guichet.pack.has_grille(&epreuve, Some(categorie));
            let diagnostic = if is_used {
                messages::evaluation_ponctuelle(&row.lieu, &epreuve, categorie)
            } else {
                messages::evaluation_sans_objet(&row.lieu, definie, categorie)
            };
            guichet.diags.push(diagnostic.about(&candidat.reference()));
            if !is_used {
                continue;
            }
        }
        // Situations are those of the CCF.
        let situation = situation.filter(|_| !ponctuel);
        let ccf = guichet.pack.find_epreuve(&epreuve).and_then(|e| e.ccf.as_ref());
        let several = ccf.is_some_and(|ccf| !ccf.situations.is_empty()) && mode == Some(GenreMode::Ccf);
        if several && situation.is_none() {
            if row.fautes.is_empty() {
                let diagnostic = messages::valeur_manquante(&row.lieu, "la situation d’évaluation");
                let renvoi = guichet.diags.push(diagnostic.about(&candidat.reference()));
                guichet.fault(index, &sujet, renvoi);
            }
            continue;
        }
        let candidat = &guichet.dossiers[index].candidat;
        let champs = champs::of_evaluation(&row.lieu, &row.contenu);
        let key = (index, epreuve.clone(), situation.clone());
        if let Some(first) = seen.get(&key) {
            let what = format!("l’évaluation {epreuve} de {}", candidat.nom_complet());
            guichet.tell_twin(index, &sujet, &what, &champs, first);
            continue;
        }
        seen.insert(key, champs);
        guichet.dossiers[index].evaluations.insert((epreuve, situation), row.contenu);
    }
}

pub fn attach_justificatifs(guichet: &mut Guichet<'_>, rows: Vec<Identifiee<Justificatif>>) {
    let mut seen = BTreeMap::<usize, Vec<Champs>>::new();
    for row in rows {
        let Some(index) = guichet.owner(&row, &Sujet::Justificatifs) else { continue };
        let champs = champs::of_justificatif(&row.lieu, &row.contenu);
        let same = seen.entry(index).or_default();
        if let Some(first) = same.iter().find(|first| champs.against(guichet.pack, first).is_empty()) {
            let what = format!("un justificatif de {}", guichet.dossiers[index].candidat.nom_complet());
            guichet.tell_twin(index, &Sujet::Justificatifs, &what, &champs, first);
            continue;
        }
        same.push(champs);
        guichet.dossiers[index].justificatifs.push(row.contenu);
    }
}

impl Guichet<'_> {
    /// Tells of a second row for one thing, and holds back what shows it unless both rows agree.
    fn tell_twin(&mut self, index: usize, sujet: &Sujet, what: &str, second: &Champs, first: &Champs) {
        let ecarts = second.against(self.pack, first);
        if ecarts.is_empty() {
            self.repetes.ligne(what, &second.lieu, &first.lieu);
            return;
        }
        let reference = self.dossiers[index].candidat.reference();
        let renvoi = self.diags.push(super::twins(what, &ecarts).about(&reference));
        self.fault(index, sujet, renvoi);
    }
}
