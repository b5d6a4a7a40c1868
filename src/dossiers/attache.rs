//! Gives every row to its candidate, and says which rows found nobody.

use std::collections::BTreeMap;

use super::annuaire::{self, Annuaire, Trouve};
use super::{Dossier, Faute, Stage, Sujet};
use crate::diagnostics::{Diagnostics, codes, messages};
use crate::place::Lieu;
use crate::referentiel::Referentiel;
use crate::referentiel::types::GenreMode;
use crate::tables::lignes::{
    Identifiee, LigneEvaluation, LigneMembre, LigneStage, LigneTravail, LigneTuteur,
};
use crate::tables::{Etablissement, Tables};
use crate::texte::{fold, fold_name};

/// Attaches every table; what is left is the school.
pub fn attach_rows(
    diags: &mut Diagnostics,
    pack: &Referentiel,
    dossiers: &mut [Dossier],
    tables: Tables,
) -> Etablissement {
    let annuaire = Annuaire::of(dossiers);
    attach_stages(diags, pack, &annuaire, dossiers, tables.stages);
    attach_tuteurs(diags, &annuaire, dossiers, tables.tuteurs);
    attach_travaux(diags, &annuaire, dossiers, tables.travaux);
    attach_evaluations(diags, pack, &annuaire, dossiers, tables.evaluations);
    for row in tables.justificatifs {
        if let Some(dossier) = owner(diags, &annuaire, dossiers, &row, &Sujet::Justificatifs) {
            dossier.justificatifs.push(row.contenu);
        }
    }
    attach_membres(diags, &annuaire, dossiers, tables.membres);
    tables.etablissement
}

/// The dossier that a row belongs to. The row's own faults go with it. A row that found nobody is a fault of
/// its own, and of whoever it may have meant: their papers would be complete without it.
fn owner<'a, T>(
    diags: &mut Diagnostics,
    annuaire: &Annuaire,
    dossiers: &'a mut [Dossier],
    row: &Identifiee<T>,
    sujet: &Sujet,
) -> Option<&'a mut Dossier> {
    let who = annuaire::shown(&row.identite);
    let key = row.identite.numero.as_ref().or(row.identite.ine.as_ref());
    let place = key.map_or(&row.lieu, |key| &key.lieu);
    let fault = |dossier: &mut Dossier, code| {
        dossier.fautes.push(Faute { sujet: sujet.clone(), code });
    };
    let code = match annuaire.find(dossiers, &row.identite) {
        Trouve::Un(index) => {
            let dossier = &mut dossiers[index];
            row.fautes.iter().for_each(|code| fault(dossier, code));
            return Some(dossier);
        }
        Trouve::NomDifferent(index) => {
            let dossier = &mut dossiers[index];
            let reference = dossier.candidat.reference();
            let known = dossier.candidat.nom_complet();
            let key = annuaire::shown_key(&row.identite);
            let code = diags.push(messages::nom_different(place, &key, &who, &known).about(&reference));
            fault(dossier, code);
            code
        }
        Trouve::Aucun { proches } => diags.push(messages::candidat_inconnu(place, &who, &proches)),
        Trouve::Plusieurs(nombre) => diags.push(messages::homonymes(place, &who, nombre)),
        // That the name could not be cut in two has been told.
        Trouve::Personne if row.identite.nom_entier.is_some() => codes::NOM_AMBIGU.id,
        Trouve::Personne => diags.push(messages::ligne_sans_personne(&row.lieu)),
    };
    for possible in annuaire.possibly_meant(dossiers, &row.identite) {
        fault(&mut dossiers[possible], code);
    }
    None
}

fn attach_stages(
    diags: &mut Diagnostics,
    pack: &Referentiel,
    annuaire: &Annuaire,
    dossiers: &mut [Dossier],
    rows: Vec<Identifiee<LigneStage>>,
) {
    let mut seen = BTreeMap::<(String, String, String, String), Lieu>::new();
    for row in rows {
        let periode = row.contenu.periode.as_ref().map(|p| p.valeur.clone());
        let sujet = Sujet::Pfmp(periode.clone());
        let Some(dossier) = owner(diags, annuaire, dossiers, &row, &sujet) else { continue };
        let Some(periode) = periode else { continue };
        let structure = row.contenu.structure.as_ref().map(|s| fold(&s.valeur)).unwrap_or_default();
        let du = row.contenu.du.as_ref().map(|d| d.valeur.to_string()).unwrap_or_default();
        let reference = dossier.candidat.reference();
        let key = (reference.clone(), periode.clone(), structure, du);
        if let Some(first) = seen.get(&key) {
            let what =
                format!("la période {periode} de {} dans la même structure", dossier.candidat.nom_complet());
            let diagnostic = messages::evaluation_en_double(&what, first, &row.lieu).about(&reference);
            let code = diags.push(diagnostic);
            dossier.fautes.push(Faute { sujet, code });
            continue;
        }
        seen.insert(key, row.lieu.clone());
        dossier.stages.push(Stage { periode, rang: 1, ligne: row.contenu });
    }
    let order = |periode: &str| pack.pfmp.periodes.iter().position(|p| p == periode);
    for dossier in dossiers {
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

fn attach_tuteurs(
    diags: &mut Diagnostics,
    annuaire: &Annuaire,
    dossiers: &mut [Dossier],
    rows: Vec<Identifiee<LigneTuteur>>,
) {
    let mut seen = BTreeMap::<(String, String), Lieu>::new();
    for row in rows {
        let periode = row.contenu.periode.as_ref().map(|p| p.valeur.clone());
        let sujet = Sujet::Tuteur(periode.clone());
        let Some(dossier) = owner(diags, annuaire, dossiers, &row, &sujet) else { continue };
        let Some(periode) = periode else { continue };
        let key = (dossier.candidat.reference(), periode.clone());
        if let Some(first) = seen.get(&key) {
            let what = format!("l’évaluation du tuteur de {} en {periode}", dossier.candidat.nom_complet());
            let code = diags.push(messages::evaluation_en_double(&what, first, &row.lieu).about(&key.0));
            dossier.fautes.push(Faute { sujet, code });
            continue;
        }
        seen.insert(key, row.lieu.clone());
        dossier.tuteurs.insert(periode, row.contenu);
    }
}

fn attach_travaux(
    diags: &mut Diagnostics,
    annuaire: &Annuaire,
    dossiers: &mut [Dossier],
    rows: Vec<Identifiee<LigneTravail>>,
) {
    let mut seen = BTreeMap::<(String, String, String), Lieu>::new();
    for row in rows {
        let epreuve = row.contenu.epreuve.as_ref().map(|e| e.valeur.clone());
        let sujet = Sujet::Travaux(epreuve.clone());
        let Some(dossier) = owner(diags, annuaire, dossiers, &row, &sujet) else { continue };
        let Some(epreuve) = epreuve else { continue };
        if let Some(numero) = &row.contenu.numero {
            let key = (dossier.candidat.reference(), epreuve.clone(), numero.valeur.clone());
            if let Some(first) = seen.get(&key) {
                let who = dossier.candidat.nom_complet();
                let what = format!("le travail n° {} de {epreuve} de {who}", numero.valeur);
                let code = diags.push(messages::evaluation_en_double(&what, first, &row.lieu).about(&key.0));
                dossier.fautes.push(Faute { sujet, code });
                continue;
            }
            seen.insert(key, row.lieu.clone());
        }
        dossier.travaux.entry(epreuve).or_default().push(row.contenu);
    }
}

fn attach_evaluations(
    diags: &mut Diagnostics,
    pack: &Referentiel,
    annuaire: &Annuaire,
    dossiers: &mut [Dossier],
    rows: Vec<Identifiee<LigneEvaluation>>,
) {
    let mut seen = BTreeMap::<(String, String, Option<String>), Lieu>::new();
    for row in rows {
        let situation = row.contenu.situation.as_ref().map(|s| s.valeur.clone());
        let epreuve = row.contenu.epreuve.as_ref().map(|e| e.valeur.clone());
        let sujet = Sujet::Evaluation(epreuve.clone(), situation.clone());
        let Some(dossier) = owner(diags, annuaire, dossiers, &row, &sujet) else { continue };
        let Some(epreuve) = epreuve else { continue };
        let reference = dossier.candidat.reference();
        let mode = dossier
            .candidat
            .categorie()
            .zip(pack.find_epreuve(&epreuve))
            .and_then(|(categorie, epreuve)| pack.mode(epreuve, categorie))
            .map(|m| m.mode);
        if let (Some(categorie), Some(GenreMode::Ponctuel)) = (dossier.candidat.categorie(), mode) {
            diags.push(messages::evaluation_sans_objet(&row.lieu, &epreuve, categorie).about(&reference));
            continue;
        }
        let key = (reference, epreuve.clone(), situation.clone());
        if let Some(first) = seen.get(&key) {
            let what = format!("l’évaluation {epreuve} de {}", dossier.candidat.nom_complet());
            let code = diags.push(messages::evaluation_en_double(&what, first, &row.lieu).about(&key.0));
            dossier.fautes.push(Faute { sujet, code });
            continue;
        }
        seen.insert(key, row.lieu.clone());
        dossier.evaluations.insert((epreuve, situation), row.contenu);
    }
}

/// A commission is that of a class, or of one candidate; with neither, of everyone.
fn attach_membres(
    diags: &mut Diagnostics,
    annuaire: &Annuaire,
    dossiers: &mut [Dossier],
    rows: Vec<LigneMembre>,
) {
    for row in rows {
        // A number that could not be read names somebody, not everybody.
        if row.numero.is_none() && row.fautes.contains(&codes::IDENTIFIANT_ABIME.id) {
            continue;
        }
        let epreuve = row.epreuve.as_ref().map(|e| e.valeur.clone());
        let sujet = Sujet::Commission(epreuve.clone());
        let concerned: Vec<usize> = match (&row.numero, &row.classe) {
            (Some(numero), _) => annuaire.has_numero(&numero.valeur).into_iter().collect(),
            (None, Some(classe)) => dossiers
                .iter()
                .enumerate()
                .filter(|(_, d)| fold(d.candidat.classe()) == fold(&classe.valeur))
                .map(|(index, _)| index)
                .collect(),
            (None, None) => (0..dossiers.len()).collect(),
        };
        if concerned.is_empty() {
            let named = row.numero.as_ref().or(row.classe.as_ref());
            let (lieu, what) = named.map_or((&row.lieu, ""), |n| (&n.lieu, n.valeur.as_str()));
            diags.push(messages::classe_inconnue(lieu, what));
            continue;
        }
        let twin = concerned.iter().find_map(|index| {
            let membres = dossiers[*index].commissions.get(epreuve.as_ref()?)?;
            membres.iter().find(|m| same_person(m, &row)).map(|m| m.lieu.clone())
        });
        if let Some(twin) = twin {
            diags.push(messages::membre_en_double(&row.lieu, &row.nom_complet(), &twin));
        }
        for index in concerned {
            let dossier = &mut dossiers[index];
            dossier.fautes.extend(row.fautes.iter().map(|code| Faute { sujet: sujet.clone(), code }));
            if let Some(epreuve) = &epreuve {
                dossier.commissions.entry(epreuve.clone()).or_default().push(row.clone());
            }
        }
    }
    for dossier in dossiers {
        dossier.commissions.values_mut().for_each(keep_most_specific);
    }
}

/// Members named for one candidate replace those of the class, who replace those of everyone.
fn keep_most_specific(membres: &mut Vec<LigneMembre>) {
    if membres.iter().any(|m| m.numero.is_some()) {
        membres.retain(|m| m.numero.is_some());
    } else if membres.iter().any(|m| m.classe.is_some()) {
        membres.retain(|m| m.classe.is_some());
    }
}

fn same_person(a: &LigneMembre, b: &LigneMembre) -> bool {
    let scope = |m: &LigneMembre| {
        (m.numero.as_ref().map(|n| n.valeur.clone()), m.classe.as_ref().map(|c| fold(&c.valeur)))
    };
    !a.nom_complet().is_empty()
        && fold_name(&a.nom_complet()) == fold_name(&b.nom_complet())
        && scope(a) == scope(b)
}
