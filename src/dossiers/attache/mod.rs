//! Gives every row to its candidate, and says which rows found nobody.

mod champs;
mod commissions;
mod contradictions;
mod rangement;
mod repetes;

use super::annuaire::{Annuaire, Contradiction, Trouve};
use super::ecartes::Ecartes;
use super::identites::{self, describe};
use super::{Dossier, Faute, Stage, Sujet};
use crate::diagnostics::{Diagnostic, Diagnostics, Renvoi, codes, messages};
use crate::place::Lieu;
use crate::referentiel::Referentiel;
use crate::tables::lignes::Identifiee;
use crate::tables::{Etablissement, Tables};
use crate::texte::fold;
use contradictions::Contredit;
use repetes::Repetes;

/// What the attaching of every table shares.
struct Guichet<'a> {
    diags: &'a mut Diagnostics,
    pack: &'a Referentiel,
    annuaire: Annuaire,
    ecartes: Ecartes,
    dossiers: &'a mut [Dossier],
    repetes: Repetes,
}

/// Attaches every table; what is left is the school.
pub fn attach_rows(
    diags: &mut Diagnostics,
    pack: &Referentiel,
    dossiers: &mut [Dossier],
    ecartes: Ecartes,
    tables: Tables,
) -> Etablissement {
    let annuaire = Annuaire::of(dossiers);
    let mut guichet = Guichet { diags, pack, annuaire, ecartes, dossiers, repetes: Repetes::default() };
    rangement::attach_stages(&mut guichet, tables.stages);
    rangement::attach_tuteurs(&mut guichet, tables.tuteurs);
    rangement::attach_travaux(&mut guichet, tables.travaux);
    rangement::attach_evaluations(&mut guichet, tables.evaluations);
    rangement::attach_justificatifs(&mut guichet, tables.justificatifs);
    commissions::attach_membres(&mut guichet, tables.membres);
    guichet.ecartes.tell(guichet.diags);
    guichet.repetes.tell(guichet.diags, guichet.dossiers);
    tables.etablissement
}

impl Guichet<'_> {
    fn fault(&mut self, index: usize, sujet: &Sujet, renvoi: Renvoi) {
        self.dossiers[index].fautes.push(Faute { sujet: sujet.clone(), renvoi });
    }

    /// The dossier that a row belongs to. The row's own faults go with it. A row that found nobody is a fault of
    /// its own, and of whoever it may have meant: their papers would be complete without it.
    fn owner<T>(&mut self, row: &Identifiee<T>, sujet: &Sujet) -> Option<usize> {
        let identite = &row.identite;
        let key = identite.numero.as_ref().or(identite.ine.as_ref());
        let place = key.map_or(&row.lieu, |key| &key.lieu);
        let renvoi = match self.annuaire.find(self.dossiers, &self.ecartes, identite) {
            Trouve::Un { index, ecrit } => {
                if let Some(nom) = ecrit {
                    self.repetes.nom(index, &nom);
                }
                let known = &self.dossiers[index].candidat.classe;
                if let Some((known, read)) = known.as_ref().zip(identite.classe.as_ref())
                    && fold(&known.valeur) != fold(&read.valeur)
                {
                    self.repetes.classe(index, read);
                }
                for renvoi in &row.fautes {
                    self.fault(index, sujet, *renvoi);
                }
                return Some(index);
            }
            Trouve::Ecarte(rang) => {
                self.ecartes.count(rang, &row.lieu);
                return None;
            }
            Trouve::Contredit(index, against) => {
                let told = against.iter().map(|one| self.tell_contradiction(place, index, one, row));
                let renvois: Vec<Renvoi> = told.collect();
                for renvoi in &renvois {
                    self.fault(index, sujet, *renvoi);
                }
                renvois.first().copied()?
            }
            Trouve::Aucun(proches) => self.repetes.unknown(self.diags, identite, place, proches),
            Trouve::Plusieurs(people) => {
                self.diags.push(messages::homonymes(place, &identites::shown(identite), &people))
            }
            // That the name could not be cut in two has been told.
            Trouve::Personne if row.identite.nom_entier.is_some() => {
                row.fautes.iter().find(|renvoi| renvoi.is(&codes::NOM_AMBIGU)).copied()?
            }
            Trouve::Personne => self.diags.push(messages::ligne_sans_personne(&row.lieu)),
        };
        for possible in self.annuaire.possibly_meant(self.dossiers, identite) {
            self.fault(possible, sujet, renvoi);
        }
        None
    }

    fn tell_contradiction<T>(
        &mut self,
        place: &Lieu,
        index: usize,
        against: &Contradiction,
        row: &Identifiee<T>,
    ) -> Renvoi {
        let c = &self.dossiers[index].candidat;
        let key = identites::shown_key(&row.identite);
        let (diagnostic, d_un_autre) = match against {
            Contradiction::Nom => {
                let read = identites::shown(&row.identite);
                let peut = identites::may_be(c, &row.identite);
                let diagnostic = messages::nom_different(place, &key, &read, &c.nom_complet(), peut)
                    .see("la liste", &c.lieu);
                (diagnostic, self.annuaire.is_named(self.dossiers, &row.identite))
            }
            Contradiction::AutrePersonne { autre, numero, ine } => {
                let other = &self.dossiers[*autre].candidat;
                let diagnostic =
                    messages::deux_personnes(numero, ine, &c.nom_complet(), &other.nom_complet())
                        .see(&describe(c), &c.lieu)
                        .see(&describe(other), &other.lieu);
                (diagnostic, true)
            }
            Contradiction::Ine { lu, su } => (messages::ine_contredit(&key, &c.nom_complet(), lu, su), false),
            Contradiction::Naissance { lu, su } => {
                let born = |d: &Dossier| d.candidat.naissance.as_ref().is_some_and(|n| n.valeur == lu.valeur);
                let diagnostic = messages::naissance_contredite(&key, &c.nom_complet(), lu, su);
                (diagnostic, self.dossiers.iter().any(born))
            }
        };
        let row = Contredit::new(index, d_un_autre, diagnostic.about(&c.reference()), &c.lieu);
        self.repetes.contredits.add(self.diags, row)
    }
}

/// Two rows that do not say the same of one thing: the columns, both values, both places.
fn twins(what: &str, ecarts: &[champs::Ecart]) -> Diagnostic {
    let written = |value: Option<&String>| value.map_or("vide".to_owned(), |v| messages::quoted(v));
    let differences: Vec<String> = ecarts
        .iter()
        .map(|e| format!("{} {} ou {}", e.colonne, written(e.ici.0.as_ref()), written(e.ailleurs.0.as_ref())))
        .collect();
    let (first, others) = ecarts.split_first().expect("the rows differ");
    let mut diagnostic = messages::evaluation_en_double(what, &first.ailleurs.1, &first.ici.1, &differences);
    for ecart in others.iter().take(messages::DIFFERENCES - 1) {
        diagnostic = diagnostic
            .see(&format!("« {} » ici", ecart.colonne), &ecart.ici.1)
            .see(&format!("« {} » sur l’autre ligne", ecart.colonne), &ecart.ailleurs.1);
    }
    diagnostic
}
