//! What tutors say of the competences: one period, then all of them side by side.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{date, number, text};
use crate::dossiers::duree::{sum, type_of, weeks};
use crate::dossiers::{Dossier, Stage};
use crate::referentiel::Referentiel;
use crate::referentiel::types::{Activite, Competence, Echelle, Pole, SousBloc};
use crate::tables::lignes::LigneTuteur;

/// The evaluation of one period by the tutor; blank where it has not come back.
pub fn compte_rendu(pack: &Referentiel, dossier: &Dossier, periode: &str) -> Value {
    let stages: Vec<&Stage> = dossier.stages.iter().filter(|s| s.periode == periode).collect();
    let evaluation = dossier.tuteurs.get(periode);
    let activites = match evaluation {
        Some(e) if !e.activites.is_empty() => values(&e.activites),
        _ => stages.iter().flat_map(|s| values(&s.ligne.activites)).collect(),
    };
    // Of two structures, only the evaluation tells whose tutor speaks.
    let only = if let [only] = stages[..] { Some(only) } else { None };
    let tuteur = evaluation.and_then(|e| e.tuteur.as_ref());
    let niveaux: Vec<&str> = evaluation.map(|e| given(e).collect()).unwrap_or_default();
    let poles: Vec<Value> = pack.poles.iter().map(|pole| pole_of(pole, evaluation)).collect();
    let total = pack.competences().count();
    json!({
        "periode": periode,
        "type": stages.first().and_then(|s| type_of(pack, &s.ligne)).map(|t| &t.libelle),
        "stages": stages.iter().map(|s| json!({
            "du": date(s.ligne.du.as_ref()),
            "au": date(s.ligne.au.as_ref()),
            "structure": text(s.ligne.structure.as_ref()),
            "adresse": text(s.ligne.adresse.as_ref()),
        })).collect::<Vec<_>>(),
        "jours": number(sum(stages.iter().map(|s| s.ligne.jours.as_ref().map(|j| j.valeur)))),
        "semaines": number(sum(stages.iter().map(|s| weeks(pack, &s.ligne)))),
        "activites": activites,
        "echelle": echelle(&pack.reglages.tuteur),
        "poles": poles,
        "niveaux": niveaux,
        "bilan": evaluation.map(|_| format!("{total} compétences, {} avec un niveau", niveaux.len())),
        "attitudes": pack.reglages.attitudes.iter()
            .map(|a| json!({"libelle": a.libelle, "choix": a.choix})).collect::<Vec<_>>(),
        "appreciation": text(evaluation.and_then(|e| e.appreciation.as_ref())),
        "tuteur": text(tuteur.or_else(|| only.and_then(|s| s.ligne.tuteur.as_ref()))),
        "fonction_tuteur": text(only.and_then(|s| s.ligne.fonction_tuteur.as_ref())),
        "date": date(evaluation.and_then(|e| e.date.as_ref())),
    })
}

fn pole_of(pole: &Pole, evaluation: Option<&LigneTuteur>) -> Value {
    let competences: Vec<Value> = pole
        .sous_blocs
        .iter()
        .flat_map(|bloc| &bloc.competences)
        .map(|c| {
            let niveau = evaluation.and_then(|e| level(e, &c.code));
            json!({"code": c.code, "libelle": c.libelle, "niveau": niveau})
        })
        .collect();
    json!({"code": pole.code, "titre": pole.titre, "competences": competences})
}

/// All the periods: a competence is met where a tutor gave it a level, or where the attestation says that it was
/// used.
pub fn suivi(pack: &Referentiel, dossier: &Dossier) -> Value {
    let suivi = &pack.reglages.suivi;
    let scales_agree =
        pack.reglages.tuteur.niveaux.iter().all(|n| suivi.niveaux.iter().any(|known| known.code == n.code));
    let periodes: Vec<Periode<'_>> =
        pack.pfmp.periodes.iter().map(|code| Periode::of(pack, dossier, code, scales_agree)).collect();
    let poles: Vec<Value> = pack.poles.iter().map(|pole| pole_suivi(pack, pole, &periodes)).collect();
    json!({
        "echelle": echelle(suivi),
        "repris": scales_agree.then_some("oui"),
        "evaluations": periodes.iter().filter(|p| p.evaluee).map(|p| p.code).collect::<Vec<_>>(),
        "periodes": pack.pfmp.periodes,
        "poles": poles,
        "bilan": bilan(&pack.competences().map(|c| c.competence).collect::<Vec<_>>(), &periodes),
    })
}

struct Periode<'a> {
    code: &'a str,
    /// Something is known of it.
    connue: bool,
    evaluee: bool,
    /// Code of a competence, its level where the scale of the suivi has it, and whether this level is in the order.
    niveaux: Vec<(&'a str, &'a str, bool)>,
    rencontrees: BTreeSet<&'a str>,
}

impl<'a> Periode<'a> {
    fn of(pack: &Referentiel, dossier: &'a Dossier, code: &'a str, scales_agree: bool) -> Self {
        let evaluation = dossier.tuteurs.get(code);
        let stages = dossier.stages.iter().filter(|s| s.periode == code);
        let counts = |niveau: &str| {
            let known = pack.reglages.tuteur.niveaux.iter().find(|n| n.code == niveau);
            known.is_some_and(|n| !n.hors_ordre)
        };
        let levels = || evaluation.into_iter().flat_map(|e| &e.niveaux);
        let used = stages.clone().flat_map(|s| &s.ligne.competences).map(|c| c.valeur.as_str());
        let shown = levels().map(|(c, n)| (c.as_str(), n.valeur.as_str(), counts(&n.valeur)));
        Self {
            code,
            connue: evaluation.is_some() || stages.count() > 0,
            evaluee: evaluation.is_some(),
            niveaux: shown.filter(|_| scales_agree).collect(),
            rencontrees: levels()
                .filter(|(_, n)| counts(&n.valeur))
                .map(|(c, _)| c.as_str())
                .chain(used)
                .collect(),
        }
    }

    fn cell(&self, competence: &str) -> Value {
        let niveau = self.niveaux.iter().find(|(code, ..)| *code == competence);
        let ordonne = niveau.is_some_and(|(.., ordonne)| *ordonne);
        // A level out of the order says nothing of the competence, where the attestation may.
        let signe = !ordonne && self.rencontrees.contains(competence);
        json!({"niveau": niveau.map(|(_, niveau, _)| niveau), "ordonne": ordonne, "signe": signe})
    }
}

fn pole_suivi(pack: &Referentiel, pole: &Pole, periodes: &[Periode<'_>]) -> Value {
    let competences: Vec<&Competence> = pole.sous_blocs.iter().flat_map(|b| &b.competences).collect();
    let sous_blocs: Vec<Value> = pole
        .sous_blocs
        .iter()
        .map(|bloc| {
            let groupes: Vec<Value> = groups(bloc)
                .into_iter()
                .map(|(activites, competences)| {
                    let competences: Vec<Value> =
                        competences.into_iter().map(|c| competence_suivi(pack, c, periodes)).collect();
                    json!({"activites": activites, "competences": competences})
                })
                .collect();
            json!({"code": bloc.code, "titre": bloc.titre, "groupes": groupes})
        })
        .collect();
    json!({
        "code": pole.code,
        "titre": pole.titre,
        "sous_blocs": sous_blocs,
        "bilan": bilan(&competences, periodes),
    })
}

fn competence_suivi(pack: &Referentiel, competence: &Competence, periodes: &[Periode<'_>]) -> Value {
    let criteres = pack.criteres_of(&competence.code);
    json!({
        "code": competence.code,
        "libelle": competence.libelle,
        "criteres": criteres.iter().map(|c| &c.libelle).collect::<Vec<_>>(),
        "cases": periodes.iter().map(|p| p.cell(&competence.code)).collect::<Vec<_>>(),
        "jamais": is_known(periodes) && !is_met(competence, periodes),
    })
}

/// The competences of a sous-bloc in its order, those of one activity that follow each other together.
fn groups(bloc: &SousBloc) -> Vec<(Vec<&String>, Vec<&Competence>)> {
    let mut groups: Vec<(Vec<&String>, Vec<&Competence>)> = Vec::new();
    for competence in &bloc.competences {
        let serves = |activite: &&Activite| activite.competences.contains(&competence.code);
        let activites: Vec<&String> = bloc.activites.iter().filter(serves).map(|a| &a.libelle).collect();
        match groups.last_mut() {
            Some((known, competences)) if *known == activites => competences.push(competence),
            _ => groups.push((activites, vec![competence])),
        }
    }
    groups
}

/// Counts, in all and by period; blank where nothing is known.
fn bilan(competences: &[&Competence], periodes: &[Periode<'_>]) -> Value {
    let met = competences.iter().filter(|c| is_met(c, periodes)).count();
    let known = is_known(periodes);
    json!({
        "total": competences.len(),
        "rencontrees": known.then_some(met),
        "jamais": known.then_some(competences.len() - met),
        "periodes": periodes.iter().map(|p| {
            let here = competences.iter().filter(|c| p.rencontrees.contains(c.code.as_str())).count();
            json!({"periode": p.code, "nombre": p.connue.then_some(here)})
        }).collect::<Vec<_>>(),
    })
}

fn is_known(periodes: &[Periode<'_>]) -> bool {
    periodes.iter().any(|p| p.connue)
}

fn is_met(competence: &Competence, periodes: &[Periode<'_>]) -> bool {
    periodes.iter().any(|p| p.rencontrees.contains(competence.code.as_str()))
}

fn level<'a>(evaluation: &'a LigneTuteur, code: &str) -> Option<&'a str> {
    evaluation.niveaux.iter().find(|(c, _)| c == code).map(|(_, niveau)| niveau.valeur.as_str())
}

fn given(evaluation: &LigneTuteur) -> impl Iterator<Item = &str> {
    evaluation.niveaux.iter().map(|(_, niveau)| niveau.valeur.as_str())
}

fn echelle(echelle: &Echelle) -> Value {
    let niveaux: Vec<Value> =
        echelle.niveaux.iter().map(|n| json!({"code": n.code, "libelle": n.libelle})).collect();
    json!({"intitule": echelle.intitule, "niveaux": niveaux})
}

fn values(cells: &[crate::place::Located<String>]) -> Vec<&str> {
    cells.iter().map(|cell| cell.valeur.as_str()).collect()
}
