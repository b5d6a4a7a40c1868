//! What is told of many files at once: five thousand pictures in an archive are one fact.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostics::{Diagnostic, Diagnostics, Gravite, messages};

/// Files from which a warning is told once, and how many of them it then names.
const AVERTISSEMENTS: (usize, usize) = (10, 5);
/// The same for errors: whoever has to mend the files needs their names.
const ERREURS: (usize, usize) = (51, 50);

/// Faults of whole files, by where the files stand together and by what is said of them.
#[derive(Default)]
pub struct Pareils(BTreeMap<Cle, Vec<Diagnostic>>);

#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Cle {
    code: &'static str,
    ou: Ensemble,
    message: String,
    aide: String,
}

/// Where files stand together.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ensemble {
    Archive(Arc<str>),
    Dossier(String),
}

impl Ensemble {
    /// Of a file, or of an entry of the archive that was dropped.
    pub fn of(depot: &Arc<str>, fichier: &str) -> Self {
        if **depot != *fichier {
            return Self::Archive(Arc::clone(depot));
        }
        Self::Dossier(fichier.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned())
    }
}

impl Pareils {
    /// What was told of a file, kept back where it may be what is told of others too.
    pub fn sort(&mut self, diags: &mut Diagnostics, ou: &Ensemble, told: Diagnostics) {
        let of_whole_file = |d: &Diagnostic| {
            let lieu = d.lieu.as_ref();
            d.lieux_lies.is_empty() && lieu.is_some_and(|l| l.feuille.is_none() && l.cellule.is_none())
        };
        if told.count() != 1 || !told.iter().all(of_whole_file) {
            return diags.append(told);
        }
        for diagnostic in told.into_sorted() {
            self.push(ou, diagnostic);
        }
    }

    pub fn push(&mut self, ou: &Ensemble, diagnostic: Diagnostic) {
        let (message, aide) = (diagnostic.message.clone(), diagnostic.aide.clone());
        let cle = Cle { code: diagnostic.code.id, ou: ou.clone(), message, aide };
        self.0.entry(cle).or_default().push(diagnostic);
    }

    pub fn tell(self, diags: &mut Diagnostics) {
        for (cle, mut alike) in self.0 {
            let is_error = alike.first().is_some_and(|d| d.code.gravite() == Gravite::Erreur);
            let (least, named) = if is_error { ERREURS } else { AVERTISSEMENTS };
            if alike.len() < least {
                for diagnostic in alike {
                    diags.push(diagnostic);
                }
                continue;
            }
            let others = alike.split_off(1);
            let Some(first) = alike.pop() else { continue };
            let lieux = others.iter().filter_map(|other| other.lieu.as_ref()).take(named - 1);
            let in_archive = matches!(cle.ou, Ensemble::Archive(_));
            diags.push(messages::et_autres_fichiers(first, others.len(), in_archive, lieux));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::Lieu;

    fn told(count: usize, make: impl Fn(&Lieu) -> Diagnostic) -> Vec<Diagnostic> {
        let (mut diags, mut pareils) = (Diagnostics::default(), Pareils::default());
        let archive: Arc<str> = "envoi.zip".into();
        for rank in 0..count {
            let lieu = Lieu::fichier(&format!("envoi.zip/{rank:04}.jpg").into());
            let mut of_file = Diagnostics::default();
            of_file.push(make(&lieu));
            pareils.sort(&mut diags, &Ensemble::of(&archive, &lieu.fichier), of_file);
        }
        pareils.tell(&mut diags);
        diags.into_sorted()
    }

    #[test]
    fn thousands_of_files_left_aside_are_one_message() {
        let image = |lieu: &Lieu| messages::fichier_ignore(lieu, "image", "aucune");
        let all = told(5_000, image);
        assert_eq!(all.len(), 1);
        assert_eq!(
            all[0].message,
            "fichier laissé de côté : image (et 4 999 autres fichiers de la même archive)"
        );
        assert_eq!(all[0].lieux_lies.len(), 4);
        assert_eq!(told(9, image).len(), 9);
    }

    #[test]
    fn errors_are_named_one_by_one_as_far_as_anybody_would_read() {
        assert_eq!(told(50, messages::fichier_vide).len(), 50);
        let all = told(51, messages::fichier_vide);
        assert_eq!((all.len(), all[0].lieux_lies.len()), (1, 49));
    }
}
