//! What becomes of everything, and whether what would be lost may go.

use super::etapes::Run;
use crate::comptes::PROGRAMME;
use crate::diagnostics::{Diagnostic, Diagnostics, Renvoi, codes, messages};
use crate::referentiel::Referentiel;
use crate::sorties::{self, Accord, Alerte, Avant, Maintenant, Marche, Motifs, Registre, Sceau, Sorties};

impl Run<'_> {
    /// Decides of everything, then again once it is known what would be lost, and whether it may be.
    pub fn decide(
        &self,
        diags: &mut Diagnostics,
        sorties: &mut Sorties<'_>,
        avant: &Avant<'_>,
        annee: Option<Renvoi>,
    ) -> (Vec<Alerte>, Motifs) {
        let selection = self.options.selection.en_mots();
        let non_lu = diags.unread();
        let suspended = |diags: &mut Diagnostics, code| non_lu.map(|_| diags.announce(code));
        let motifs = Motifs {
            annee,
            partiel: selection.as_ref().map(|_| diags.announce(&codes::PASSAGE_PARTIEL)),
            non_lu,
            archives_suspendues: suspended(diags, &codes::ARCHIVES_SUSPENDUES),
            piles_suspendues: suspended(diags, &codes::IMPRESSIONS_SUSPENDUES),
            descellees: Some(diags.announce(&codes::ARCHIVES_DESCELLEES)),
        };
        let lectures = sorties::lectures_of(&self.lu.dossiers, &self.places());
        let maintenant = Maintenant { lectures: &lectures, sources: &self.lu.sources, suites: &avant.suites };
        let other_pack = tell_other_pack(diags, self.pack, avant.registre);
        // Another session than that of what stands has other people: everything waits already.
        let lost = match annee {
            Some(_) => Vec::new(),
            None => sorties::lost_tables(diags, self.pack, avant.registre, &maintenant),
        };
        let mut alertes: Vec<(Alerte, Renvoi)> = Vec::new();
        for alerte in lost.into_iter().map(Alerte::Perte) {
            let renvoi = alerte.announce(diags);
            alertes.push((alerte, renvoi));
        }
        let marche = |alertes: &[(Alerte, Renvoi)], sorties: &mut Sorties<'_>| {
            let marche = Marche {
                communs: self.communs(),
                separateurs: self.options.separateurs,
                sceau: self.sceau(),
                autre_referentiel: other_pack,
                alertes,
                motifs,
            };
            sorties::decide(sorties, avant, &marche);
        };
        marche(&alertes, sorties);
        if !other_pack && annee.is_none() {
            for masse in sorties::mass_losses(sorties, avant, &maintenant) {
                let alerte = Alerte::Masse(masse);
                let renvoi = alerte.announce(diags);
                alertes.push((alerte, renvoi));
            }
        }
        if self.may_go(diags, &alertes) {
            // What could not be read is not known to be over, whoever agrees.
            alertes.retain(|(alerte, _)| alerte.is_explained());
        }
        sorties::tell(diags, self.pack, &alertes);
        marche(&alertes, sorties);
        (alertes.into_iter().map(|(alerte, _)| alerte).collect(), motifs)
    }

    pub fn sceau(&self) -> Sceau {
        match (&self.options.mot_de_passe, self.options.sans_mot_de_passe) {
            (Some(_), _) => Sceau::Scelle,
            (None, false) => Sceau::Clair,
            (None, true) => Sceau::ClairPartout,
        }
    }

    /// Whether what would be lost may go; told when it does.
    fn may_go(&self, diags: &mut Diagnostics, alertes: &[(Alerte, Renvoi)]) -> bool {
        let unexplained = alertes.iter().filter(|(alerte, _)| !alerte.is_explained());
        let words: Vec<String> = unexplained.map(|(alerte, _)| alerte.en_mots(self.pack)).collect();
        let agreed = !words.is_empty()
            && match self.options.retraits {
                Accord::Refuse => false,
                Accord::Donne => true,
                Accord::Demande(ask) => ask(&words),
            };
        if agreed {
            diags.push(messages::retraits_acceptes(&words));
        }
        agreed
    }
}

/// Whether the pack or the program is another than the last run's: told, and no loss.
fn tell_other_pack(diags: &mut Diagnostics, pack: &Referentiel, registre: &Registre) -> bool {
    let known = !registre.referentiel.is_empty();
    let other_pack = known && registre.referentiel != pack.empreinte;
    let other_program = known && registre.programme != PROGRAMME;
    if other_pack {
        diags.push(messages::autre_referentiel("le référentiel"));
    }
    if other_program {
        diags.push(messages::autre_referentiel("le programme"));
    }
    other_pack || other_program
}

/// What keeps whole kinds of outputs from being made, once for all that it keeps.
pub fn tell_suspended(
    diags: &mut Diagnostics,
    sorties: &Sorties<'_>,
    motifs: &Motifs,
    selection: Option<&str>,
) {
    let waiting = |renvoi: Renvoi| -> Vec<String> {
        let waiting = sorties.list.iter().filter(|sortie| sortie.waits_for(renvoi));
        waiting.map(|sortie| sortie.chemin.clone()).collect()
    };
    let mut tell = |renvoi: Option<Renvoi>, told: &dyn Fn(&[String]) -> Diagnostic| {
        if let Some((renvoi, held)) = renvoi.map(|renvoi| (renvoi, waiting(renvoi)))
            && !held.is_empty()
        {
            diags.settle(&[renvoi], told(&held));
        }
    };
    tell(motifs.archives_suspendues, &|held| messages::archives_suspendues(held.len()));
    tell(motifs.piles_suspendues, &|held| messages::impressions_suspendues(held.len()));
    tell(motifs.descellees, &messages::archives_descellees);
    tell(motifs.partiel, &|held| messages::passage_partiel(selection.unwrap_or_default(), held.len()));
}
