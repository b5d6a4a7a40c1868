//! The candidates, merged from every list that names them by exact keys, never by likeness.

use std::collections::BTreeMap;

use super::annuaire::Annuaire;
use super::doublons::tell_possible_twins;
use super::ecartes::{self, Ecartes, Inscription};
use super::identites::{describe, is_anonymous, shown};
use super::{Candidat, Dossier, Faute, Preuve, Sujet};
use crate::diagnostics::{Diagnostic, Diagnostics, Renvoi, codes, messages};
use crate::place::{Lieu, Located};
use crate::tables::lignes::{Ecart, Identifiee, Identite, LigneCandidat};
use crate::texte::{self, fold_name, same_first_names};

/// One dossier per candidate, and those whom a list leaves aside. Rows of different sheets complete each other;
/// two rows of one sheet, or two values that disagree, are a fault of that candidate.
pub fn merge_candidats(
    diags: &mut Diagnostics,
    rows: &[Identifiee<LigneCandidat>],
    ecartes: Vec<Identifiee<Ecart>>,
) -> (Vec<Dossier>, Ecartes) {
    // The registration list, which gives the category, writes the names as the diploma will.
    let (official, others): (Vec<_>, Vec<_>) = rows.iter().partition(|row| row.contenu.categorie.is_some());
    let mut dossiers: Vec<Dossier> = Vec::new();
    let mut annuaire = Annuaire::default();
    let mut inscriptions: Vec<Inscription<'_>> = Vec::new();
    for row in official.into_iter().chain(others) {
        if is_anonymous(&row.identite) {
            diags.push(messages::ligne_sans_personne(&row.lieu));
            continue;
        }
        if tell_two_keys(diags, &annuaire, &mut dossiers, &row.identite) {
            continue;
        }
        // One list that gives two numbers speaks of two persons, however alike.
        let known = annuaire.find_for_merge(&dossiers, &row.identite);
        let same = known.filter(|index| {
            let in_same_sheet = inscriptions[*index].lignes.iter().any(|seen| seen.same_sheet(&row.lieu));
            !(in_same_sheet && numbered_apart(&dossiers[*index].candidat, &row.identite))
        });
        if same.is_none()
            && let Some(other) = annuaire.find_undecided(&dossiers, &row.identite)
        {
            let who = shown(&row.identite);
            diags.push(messages::homonyme_possible(&row.lieu, &who, &dossiers[other].candidat.lieu));
            continue;
        }
        let index = match same {
            Some(index) => {
                let known =
                    inscriptions[index].lignes.iter().find(|seen| seen.same_sheet(&row.lieu)).copied();
                merge(diags, &mut dossiers[index], row, known);
                inscriptions[index].lignes.push(&row.lieu);
                index
            }
            None => {
                dossiers.push(new_dossier(row));
                inscriptions.push(Inscription { lignes: vec![&row.lieu], specialite: false });
                if let Some(other) = known {
                    tell_shared_ine(diags, &mut dossiers, other);
                }
                dossiers.len() - 1
            }
        };
        inscriptions[index].specialite |= row.contenu.specialite.is_some();
        annuaire.insert(index, &row.identite);
        if let Some(usage) = &row.contenu.nom_usage {
            annuaire.insert_name(&usage.valeur, index);
        }
    }
    tell_possible_twins(diags, &dossiers, &inscriptions);
    for dossier in &mut dossiers {
        require_name(diags, dossier);
    }
    let ecartes = ecartes::set_aside(diags, &annuaire, &mut dossiers, &inscriptions, ecartes);
    (dossiers, ecartes)
}

/// The number of one candidate and the INE of another: neither may be delivered as if the row were not there.
fn tell_two_keys(
    diags: &mut Diagnostics,
    annuaire: &Annuaire,
    dossiers: &mut [Dossier],
    identite: &Identite,
) -> bool {
    let (Some(numero), Some(ine)) = (&identite.numero, &identite.ine) else { return false };
    let (Some(first), Some(second)) = (annuaire.has_numero(&numero.valeur), annuaire.has_ine(&ine.valeur))
    else {
        return false;
    };
    if first == second {
        return false;
    }
    let (one, other) = (&dossiers[first].candidat, &dossiers[second].candidat);
    let diagnostic = messages::deux_personnes(numero, ine, &one.nom_complet(), &other.nom_complet())
        .see(&describe(one), &one.lieu)
        .see(&describe(other), &other.lieu);
    let renvoi = diags.push(diagnostic);
    for index in [first, second] {
        dossiers[index].fautes.push(Faute { sujet: Sujet::Candidat, renvoi });
    }
    true
}

/// Two numbers of one list for one INE: the last dossier and the one that had the INE first.
fn tell_shared_ine(diags: &mut Diagnostics, dossiers: &mut [Dossier], first: usize) {
    let Some(last) = dossiers.len().checked_sub(1) else { return };
    let (known, read) = (&dossiers[first].candidat, &dossiers[last].candidat);
    let (Some(ine), Some(twin)) = (&read.ine, &known.ine) else { return };
    if !ine.valeur.eq_ignore_ascii_case(&twin.valeur) {
        return;
    }
    let diagnostic =
        messages::ine_partage(ine, &describe(read), &describe(known)).see("l’autre ligne", &twin.lieu);
    let renvoi = diags.push(diagnostic);
    for index in [first, last] {
        dossiers[index].fautes.push(Faute { sujet: Sujet::Candidat, renvoi });
    }
}

fn numbered_apart(candidat: &Candidat, identite: &Identite) -> bool {
    match (&candidat.numero, &identite.numero) {
        (Some(known), Some(read)) => known.valeur != read.valeur,
        _ => false,
    }
}

fn new_dossier(row: &Identifiee<LigneCandidat>) -> Dossier {
    let LigneCandidat { nom_usage, categorie, voie, duree_cycle, positionnement, derogation, .. } =
        row.contenu.clone();
    let Identite { numero, ine, nom, prenoms, nom_entier, naissance, classe } = row.identite.clone();
    Dossier {
        candidat: Candidat {
            lieu: row.lieu.clone(),
            numero,
            ine,
            nom: nom.or(nom_entier),
            nom_usage,
            prenoms,
            naissance,
            classe,
            categorie,
            voie,
            duree_cycle,
            positionnement,
            derogation,
        },
        stages: Vec::new(),
        tuteurs: BTreeMap::new(),
        travaux: BTreeMap::new(),
        evaluations: BTreeMap::new(),
        commissions: BTreeMap::new(),
        justificatifs: Vec::new(),
        preuve: Preuve::default(),
        fautes: faults_of(&row.fautes),
    }
}

fn merge(
    diags: &mut Diagnostics,
    dossier: &mut Dossier,
    row: &Identifiee<LigneCandidat>,
    twin: Option<&Lieu>,
) {
    let mut faults = row.fautes.clone();
    let who = describe(&dossier.candidat);
    if let Some(twin) = twin {
        let diagnostic = messages::candidat_en_double(&row.lieu, &who)
            .see("l’autre ligne", twin)
            .about(&dossier.candidat.reference());
        faults.push(diags.push(diagnostic));
    } else {
        let mut fusion = Fusion { diags, faults: &mut faults, candidat: dossier.candidat.reference() };
        let c = &mut dossier.candidat;
        let usage = c.nom_usage.clone();
        fusion.field(
            "le nom",
            &mut c.nom,
            row.identite.nom.as_ref(),
            |a, b| {
                fold_name(a) == fold_name(b)
                    || usage.as_ref().is_some_and(|usage| fold_name(&usage.valeur) == fold_name(b))
            },
            Clone::clone,
        );
        fusion.field(
            "le prénom",
            &mut c.prenoms,
            row.identite.prenoms.as_ref(),
            |a, b| same_first_names(a, b),
            Clone::clone,
        );
        fusion.field(
            "la date de naissance",
            &mut c.naissance,
            row.identite.naissance.as_ref(),
            PartialEq::eq,
            |d| texte::date(*d),
        );
        fusion.field(
            "le n° candidat",
            &mut c.numero,
            row.identite.numero.as_ref(),
            PartialEq::eq,
            Clone::clone,
        );
        fusion.field(
            "l’INE",
            &mut c.ine,
            row.identite.ine.as_ref(),
            |a, b| a.eq_ignore_ascii_case(b),
            Clone::clone,
        );
        fusion.field(
            "le nom d’usage",
            &mut c.nom_usage,
            row.contenu.nom_usage.as_ref(),
            |a, b| fold_name(a) == fold_name(b),
            Clone::clone,
        );
        fusion.field(
            "la classe",
            &mut c.classe,
            row.identite.classe.as_ref(),
            |a, b| texte::fold(a) == texte::fold(b),
            Clone::clone,
        );
        fusion.field(
            "la catégorie",
            &mut c.categorie,
            row.contenu.categorie.as_ref(),
            PartialEq::eq,
            Clone::clone,
        );
        fusion.field("la voie", &mut c.voie, row.contenu.voie.as_ref(), PartialEq::eq, Clone::clone);
        fusion.field(
            "la durée du cycle",
            &mut c.duree_cycle,
            row.contenu.duree_cycle.as_ref(),
            PartialEq::eq,
            ToString::to_string,
        );
        fusion.field(
            "le positionnement",
            &mut c.positionnement,
            row.contenu.positionnement.as_ref(),
            PartialEq::eq,
            ToString::to_string,
        );
        fusion.field(
            "la dérogation",
            &mut c.derogation,
            row.contenu.derogation.as_ref(),
            PartialEq::eq,
            |d| if *d { "oui" } else { "non" }.to_owned(),
        );
    }
    dossier.fautes.extend(faults_of(&faults));
}

/// Whatever is wrong in the row of a list touches who the candidate is.
fn faults_of(faults: &[Renvoi]) -> Vec<Faute> {
    faults.iter().map(|renvoi| Faute { sujet: Sujet::Candidat, renvoi: *renvoi }).collect()
}

struct Fusion<'a> {
    diags: &'a mut Diagnostics,
    faults: &'a mut Vec<Renvoi>,
    candidat: String,
}

impl Fusion<'_> {
    /// Fills a blank; two values that disagree are shown with both their places.
    fn field<T: Clone>(
        &mut self,
        what: &str,
        known: &mut Option<Located<T>>,
        read: Option<&Located<T>>,
        agree: impl Fn(&T, &T) -> bool,
        shown: impl Fn(&T) -> String,
    ) {
        let Some(read) = read else { return };
        match known {
            None => *known = Some(read.clone()),
            Some(known) if agree(&known.valeur, &read.valeur) => {}
            Some(known) => {
                let diagnostic: Diagnostic = messages::identites_contradictoires(
                    &read.lieu,
                    what,
                    &shown(&read.valeur),
                    &shown(&known.valeur),
                )
                .see("l’autre valeur", &known.lieu)
                .about(&self.candidat);
                self.faults.push(self.diags.push(diagnostic));
            }
        }
    }
}

fn require_name(diags: &mut Diagnostics, dossier: &mut Dossier) {
    // A name that could not be cut in two, or is none, has been told.
    let told = [&codes::NOM_AMBIGU, &codes::NOM_VIDE, &codes::TEXTE_CHANGE];
    if dossier.fautes.iter().any(|faute| told.iter().any(|code| faute.renvoi.is(code))) {
        return;
    }
    let c = &dossier.candidat;
    for (value, what) in [(&c.nom, "le nom de famille"), (&c.prenoms, "le prénom")] {
        if value.is_none() {
            let renvoi = diags.push(messages::valeur_manquante(&c.lieu, what).about(&c.reference()));
            dossier.fautes.push(Faute { sujet: Sujet::Candidat, renvoi });
        }
    }
}
