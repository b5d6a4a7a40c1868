//! Certificates and attestations of hours.

use jiff::ToSpan;
use jiff::civil::Date;

use super::AGES;
use super::annees::Annees;
use crate::diagnostics::{Diagnostics, messages};
use crate::dossiers::experience::{certificate_rules, ends, is_unreadable, months_of};
use crate::dossiers::preuve::justificatifs;
use crate::dossiers::{Dossier, Faute, Sujet};
use crate::referentiel::Referentiel;
use crate::referentiel::types::{NatureJustificatif, NomTable, Prouve};
use crate::tables::lignes::Justificatif;
use crate::texte::fold;

/// Checks the justificatifs of one dossier; errors go to `found`.
pub fn check(
    diags: &mut Diagnostics,
    pack: &Referentiel,
    session: Option<i16>,
    dossier: &Dossier,
    found: &mut Vec<Faute>,
) {
    let reference = dossier.candidat.reference();
    for row in &dossier.justificatifs {
        if let (Some(du), Some(au)) = (&row.du, &row.au)
            && au.valeur < du.valeur
        {
            let renvoi = diags.push(messages::dates_inversees(du, au).about(&reference));
            found.push(Faute { sujet: Sujet::Justificatifs, renvoi });
        }
    }
    let used: Vec<(&Justificatif, &NatureJustificatif)> = dossier
        .justificatifs
        .iter()
        .filter_map(|row| Some((row, nature_of(pack, row)?)))
        .filter(|(_, nature)| dossier.preuve.certificats || nature.prouve == Prouve::Heures)
        .collect();
    check_dates(diags, pack, session, dossier, &used, found);
    check_overlaps(diags, &used, &reference);
    for (row, nature) in &used {
        check_cells(diags, pack, row, nature, &reference);
    }
    if dossier.preuve.certificats {
        check_length(diags, pack, session, dossier, found);
        return;
    }
    let Some(voie) = &dossier.candidat.voie else { return };
    for nature in justificatifs(pack, dossier, Prouve::Experience).iter().filter_map(|r| r.nature.as_ref()) {
        diags.push(messages::certificat_sans_objet(&nature.lieu, &voie.valeur).about(&reference));
    }
}

fn nature_of<'r>(pack: &'r Referentiel, row: &Justificatif) -> Option<&'r NatureJustificatif> {
    let code = row.nature.as_ref()?;
    pack.reglages.natures_justificatifs.iter().find(|n| n.code == code.valeur)
}

/// Nobody works or trains as a child, and nobody attests what comes after the session. Ends the wrong way round, or
/// a date of birth that cannot be, have been told.
fn check_dates(
    diags: &mut Diagnostics,
    pack: &Referentiel,
    session: Option<i16>,
    dossier: &Dossier,
    used: &[(&Justificatif, &NatureJustificatif)],
    found: &[Faute],
) {
    let c = &dossier.candidat;
    let age = *AGES.start();
    let sound = !found.iter().any(|faute| faute.sujet == Sujet::Candidat);
    let birthday: Option<Date> = c
        .naissance
        .as_ref()
        .filter(|_| sound)
        .and_then(|naissance| naissance.valeur.checked_add(age.years()).ok());
    let fin = Annees::of(pack, session, c).map(|annees| annees.fin);
    for (row, nature) in used {
        let (Some(first), Some(last)) =
            (row.du.as_ref().or(row.au.as_ref()), row.au.as_ref().or(row.du.as_ref()))
        else {
            continue;
        };
        if last.valeur < first.valeur {
            continue;
        }
        if let Some(birthday) = birthday.filter(|birthday| first.valeur < *birthday) {
            let diagnostic = messages::justificatif_trop_ancien(first, &nature.libelle, age, birthday);
            diags.push(diagnostic.about(&c.reference()));
        }
        if let Some(fin) = fin.filter(|fin| last.valeur > *fin) {
            let diagnostic = messages::justificatif_apres_session(last, &nature.libelle, fin);
            diags.push(diagnostic.about(&c.reference()));
        }
    }
}

/// The same days at the same place, shown twice.
fn check_overlaps(diags: &mut Diagnostics, used: &[(&Justificatif, &NatureJustificatif)], reference: &str) {
    for (index, (row, nature)) in used.iter().enumerate() {
        for (other, other_nature) in &used[..index] {
            let (Some(organisme), Some(known)) = (&row.organisme, &other.organisme) else { continue };
            if nature.code != other_nature.code || fold(&organisme.valeur) != fold(&known.valeur) {
                continue;
            }
            let (Some((du, au)), Some((other_du, other_au))) = (ends(row), ends(other)) else { continue };
            let sound = du <= au && other_du <= other_au;
            if let (Some(here), Some(there)) = (&row.du, &other.du)
                && sound
                && du <= other_au
                && other_du <= au
            {
                let shared = (du.max(other_du), au.min(other_au));
                let diagnostic = messages::justificatifs_simultanes(
                    (&here.lieu, &there.lieu),
                    &nature.libelle,
                    &known.valeur,
                    shared,
                    nature.prouve,
                );
                diags.push(diagnostic.about(reference));
            }
        }
    }
}

/// A quotité that is none, and cells that no paper shows of a justificatif of this nature.
fn check_cells(
    diags: &mut Diagnostics,
    pack: &Referentiel,
    row: &Justificatif,
    nature: &NatureJustificatif,
    reference: &str,
) {
    if let Some(quotite) = row.quotite.as_ref().filter(|_| nature.prouve == Prouve::Experience)
        && is_unreadable(pack, row)
    {
        let mots = &pack.reglages.quotites;
        let words = [mots.plein.first(), mots.partiel.first()];
        let words: Vec<String> = words.into_iter().flatten().cloned().collect();
        diags.push(messages::quotite_illisible(quotite, &words).about(reference));
    }
    let heures = row.heures.as_ref().map(|cell| ("heures", &cell.lieu));
    let quotite = row.quotite.as_ref().map(|cell| ("quotite", &cell.lieu));
    let emploi = row.emploi.as_ref().map(|cell| ("emploi", &cell.lieu));
    let unseen = match nature.prouve {
        Prouve::Experience => vec![heures],
        Prouve::Heures => vec![quotite, emploi],
    };
    for (key, lieu) in unseen.into_iter().flatten() {
        let colonne = pack.nom_colonne(NomTable::Justificatifs, key);
        diags.push(messages::case_sans_document(lieu, colonne, &nature.libelle).about(reference));
    }
}

/// The months of the certificates against the one rule that wants them: where periods may be the proof as well, or
/// where something cannot be counted, nothing is compared.
fn check_length(
    diags: &mut Diagnostics,
    pack: &Referentiel,
    session: Option<i16>,
    dossier: &Dossier,
    found: &[Faute],
) {
    let faulty = |faute: &Faute| faute.sujet == Sujet::Justificatifs;
    if session.is_none() || dossier.preuve.periodes || dossier.fautes.iter().chain(found).any(faulty) {
        return;
    }
    let rules = certificate_rules(pack, &dossier.candidat, session);
    let [rule] = rules[..] else { return };
    let rows = justificatifs(pack, dossier, Prouve::Experience);
    let months: Option<Vec<i32>> =
        rule.emplois.iter().map(|emploi| months_of(pack, &rows, emploi.quotite).ok()).collect();
    let Some(months) = months else { return };
    let each: Vec<_> = rule.emplois.iter().zip(months).collect();
    let reached = each.iter().any(|(emploi, known)| i64::from(*known) >= i64::from(emploi.mois));
    if !each.is_empty() && !reached {
        let lieu =
            rows.iter().find_map(|row| row.nature.as_ref()).map_or(&dossier.candidat.lieu, |n| &n.lieu);
        let diagnostic = messages::experience_insuffisante(lieu, &each, rule);
        diags.push(diagnostic.about(&dossier.candidat.reference()));
    }
}
