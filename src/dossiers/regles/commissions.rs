//! Who sits on a commission against what the text prescribes, in the mode in which its candidates sit the épreuve.

use std::collections::BTreeSet;

use crate::diagnostics::messages::{self, Commission};
use crate::diagnostics::{Diagnostics, codes};
use crate::dossiers::{Dossier, Sujet};
use crate::place::Lieu;
use crate::referentiel::types::{GenreMode, MembrePrescrit, NomTable, Regle};
use crate::referentiel::{Definition, Referentiel};
use crate::tables::lignes::LigneMembre;
use crate::texte::fold_name;

/// Checks every commission, each once whatever the number of its candidates.
pub fn check(diags: &mut Diagnostics, pack: &Referentiel, dossiers: &[Dossier]) {
    let mut told = BTreeSet::<(String, bool, Vec<Lieu>)>::new();
    for dossier in dossiers {
        let Some(categorie) = dossier.candidat.categorie() else { continue };
        for (code, membres) in &dossier.commissions {
            let Some(epreuve) = pack.find_epreuve(code) else { continue };
            let Some(definition) = pack.definition(epreuve, categorie) else { continue };
            let named: Vec<&LigneMembre> = membres.iter().filter(|m| !m.nom_complet().is_empty()).collect();
            // A member whose row is at fault may be the one who is lacking.
            let sujet = Sujet::Commission(Some(code.clone()));
            let faulty = dossier.fautes.iter().any(|faute| faute.sujet.touches(&sujet));
            let Some(first) = named.first().filter(|_| !definition.commission.is_empty() && !faulty) else {
                continue;
            };
            let places = named.iter().map(|m| m.lieu.clone()).collect();
            if !told.insert((code.clone(), definition.mode.mode == GenreMode::Ccf, places)) {
                continue;
            }
            let de = match (&first.numero, &first.classe) {
                (Some(_), _) => dossier.candidat.nom_complet(),
                (None, Some(classe)) => format!("la classe {}", classe.valeur),
                (None, None) => "toutes les classes".to_owned(),
            };
            let commission = Commission {
                epreuve,
                de: &de,
                regle: definition.regle(Regle::COMMISSION),
                colonne: pack.nom_colonne(NomTable::Commissions, "entreprise"),
            };
            check_one(diags, &commission, &definition, &named);
        }
    }
}

fn check_one(
    diags: &mut Diagnostics,
    commission: &Commission<'_>,
    definition: &Definition<'_>,
    named: &[&LigneMembre],
) {
    let lieu = &named[0].lieu;
    let prescribed = definition.commission.len();
    // Whoever stands twice has been told, and read once.
    let mut doubled = named.iter().any(|m| m.fautes.iter().any(|f| f.is(&codes::MEMBRE_EN_DOUBLE)));
    for (index, member) in named.iter().enumerate() {
        let same = |other: &&&LigneMembre| words(&other.nom_complet()) == words(&member.nom_complet());
        if let Some(other) = named[..index].iter().find(same) {
            diags.push(messages::membre_en_double(&member.lieu, &member.nom_complet(), &other.lieu));
            doubled = true;
        }
    }
    if named.len() < prescribed && !doubled {
        diags.push(messages::commission_incomplete(lieu, commission, named.len(), prescribed));
    } else if named.len() > prescribed {
        diags.push(messages::commission_en_surnombre(lieu, commission, named.len(), prescribed));
    }
    check_professionals(diags, commission, definition.commission, named);
}

/// A company is what tells a professional; the words of the pack, what tells a professor.
fn check_professionals(
    diags: &mut Diagnostics,
    commission: &Commission<'_>,
    places: &[MembrePrescrit],
    named: &[&LigneMembre],
) {
    let wanted = places.iter().filter(|p| p.entreprise).count();
    let (professionals, others): (Vec<&LigneMembre>, Vec<&LigneMembre>) =
        named.iter().copied().partition(|m| m.entreprise.is_some());
    for extra in professionals.iter().skip(wanted) {
        if let Some(entreprise) = &extra.entreprise {
            diags.push(messages::professionnel_en_trop(
                &entreprise.lieu,
                commission,
                &extra.nom_complet(),
                &entreprise.valeur,
            ));
        }
    }
    if professionals.len() >= wanted {
        return;
    }
    let known: Vec<String> = places
        .iter()
        .filter(|p| !p.entreprise)
        .flat_map(|p| &p.fonctions)
        .map(|word| fold_name(word))
        .collect();
    let is_professor = |fonction: &str| words(fonction).iter().any(|word| known.contains(word));
    let stranger = others.iter().find_map(|m| {
        let fonction = m.fonction.as_ref().filter(|f| !known.is_empty() && !is_professor(&f.valeur))?;
        Some((m, fonction))
    });
    match stranger {
        Some((member, fonction)) => {
            let who = member.nom_complet();
            diags.push(messages::professionnel_sans_entreprise(
                &fonction.lieu,
                commission,
                &who,
                &fonction.valeur,
            ));
        }
        // Fewer members than prescribed has been told: the one who is lacking may be the professional.
        None if named.len() >= places.len() => {
            diags.push(messages::commission_sans_professionnel(&named[0].lieu, commission));
        }
        None => {}
    }
}

/// The words of a name or of a function, in an order of their own: a surname and a first name may be exchanged.
fn words(text: &str) -> Vec<String> {
    let split = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    let mut words: Vec<String> = split.map(fold_name).collect();
    words.sort();
    words
}
