//! The accounts of a run, and its memory.

use super::etapes::Run;
use super::{Bilan, responsables, sujets};
use crate::comptes::{self, Compte, Copie, PROGRAMME, Passage, copies};
use crate::deliver::{self, Disque};
use crate::diagnostics::{Diagnostics, Ranges, messages};
use crate::documents::MODELES;
use crate::sorties::{self, Connu, Registre, Sorties};

impl Run<'_> {
    /// What the next run will be told of the inputs of this one.
    pub fn known(&self) -> Connu {
        let places = self.places();
        Connu {
            session: self.lu.edition.session.clone(),
            programme: PROGRAMME.to_owned(),
            referentiel: self.pack.empreinte.clone(),
            lectures: sorties::lectures_of(&self.lu.dossiers, &places),
            personnes: sorties::people_of(&self.lu.dossiers, &places),
            sceau: self.sceau(),
        }
    }

    /// Writes the accounts, and the memory of the run.
    pub fn tell(
        &self,
        mut diags: Diagnostics,
        disque: &Disque,
        sorties: &Sorties<'_>,
        before: &Registre,
        mut after: Registre,
    ) -> Bilan {
        tell_filled_models(&mut diags, disque, &after);
        let found = self.rank(diags.clone());
        let composed = copies::compose(&self.lu.fichiers, &self.lu.sources, &found.list);
        let (written, known) = deliver::write_copies(&mut diags, disque, composed, before);
        after.copies = known;
        if self.lu.portee.is_whole() && diags.read_everything() {
            deliver::report_strangers(&mut diags, disque, before, &after);
        }
        let mut compte = self.account(diags.clone(), sorties, &written);
        let files = |compte: &Compte| {
            let mut files = compte.files();
            files.push((deliver::REGISTRE, Ok(deliver::to_json(&after))));
            files
        };
        let missing = deliver::write_all(disque, files(&compte));
        if !missing.is_empty() {
            // The accounts that can be written tell about those that cannot.
            comptes::tell_missing(&mut diags, &missing);
            compte = self.account(diags, sorties, &written);
            deliver::write_all(disque, files(&compte));
        }
        Bilan::new(compte)
    }

    /// As they are told: each with whom it is about, and who can mend it.
    fn rank(&self, diags: Diagnostics) -> Ranges {
        let mut ranges = diags.into_ranked();
        sujets::assign(&self.lu.sujets, &self.lu.dossiers.dossiers, &mut ranges.list);
        responsables::assign(self.pack, &self.lu.sources, &mut ranges.list);
        ranges
    }

    pub fn account(&self, diags: Diagnostics, sorties: &Sorties<'_>, copies: &[Copie]) -> Compte {
        let ranges = self.rank(diags);
        let selection = self.options.selection.en_mots();
        let passage = Passage {
            pack: self.pack,
            edition: &self.lu.edition,
            partiel: selection.as_deref(),
            sources: &self.lu.sources,
            responsables: &responsables::in_order(self.pack),
            copies,
        };
        Compte::of(&passage, sorties, ranges)
    }
}

/// A workbook to fill that was filled where it was written is read by nobody.
fn tell_filled_models(diags: &mut Diagnostics, disque: &Disque, registre: &Registre) {
    let filled = deliver::changed_below(disque, MODELES, &registre.modeles);
    if !filled.is_empty() {
        diags.push(messages::modeles_remplis(&filled));
    }
}
