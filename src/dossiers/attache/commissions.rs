//! Who sits on which commission.

use std::collections::{BTreeMap, BTreeSet};

use super::champs::{self, Champs};
use super::{Dossier, Guichet, Sujet};
use crate::diagnostics::{Diagnostics, Renvoi, codes, messages};
use crate::dossiers::identites::describe;
use crate::tables::lignes::{Identite, LigneMembre};
use crate::texte::{fold, fold_name, natural_key};

/// A commission is that of a class, or of one candidate; with neither, of everyone.
pub fn attach_membres(guichet: &mut Guichet<'_>, rows: Vec<LigneMembre>) {
    let mut seen = BTreeMap::<Siege, Champs>::new();
    for row in rows {
        // A number that could not be read names somebody, not everybody.
        if row.numero.is_none() && row.fautes.iter().any(|f| f.is(&codes::IDENTIFIANT_ABIME)) {
            continue;
        }
        let epreuve = row.epreuve.as_ref().map(|e| e.valeur.clone());
        let sujet = Sujet::Commission(epreuve.clone());
        let concerned = concerned_by(guichet, &row);
        if concerned.is_empty() {
            if let Some(rang) = left_aside(guichet, &row) {
                guichet.ecartes.count(rang, &row.lieu);
                continue;
            }
            // Without any list, nothing is wrong with the row; and it may be the class of somebody whose class could not
            // be read.
            if guichet.dossiers.is_empty() || row.numero.is_none() && has_unread_class(guichet) {
                continue;
            }
            let named = row.numero.as_ref().or(row.classe.as_ref());
            let (lieu, what) = named.map_or((&row.lieu, ""), |n| (&n.lieu, n.valeur.as_str()));
            guichet.diags.push(messages::classe_inconnue(lieu, what, &classes(guichet)));
            continue;
        }
        // A class that could not be read is one, and not all of them: its member sits nowhere.
        let unseated = row.classe.is_none() && row.fautes.iter().copied().any(is_unread);
        if !unseated && row.numero.is_none() && row.classe.is_none() && has_several_classes(guichet) {
            guichet.diags.push(messages::commission_de_toutes_les_classes(&row.lieu, &row.nom_complet()));
        }
        let unseated = unseated || is_again(guichet, &mut seen, &concerned, &row);
        for index in concerned {
            for renvoi in &row.fautes {
                guichet.fault(index, &sujet, *renvoi);
            }
            if let (Some(epreuve), false) = (&epreuve, unseated) {
                guichet.dossiers[index].commissions.entry(epreuve.clone()).or_default().push(row.clone());
            }
        }
    }
    for dossier in guichet.dossiers.iter_mut() {
        keep_most_specific(guichet.diags, dossier);
    }
}

/// Whether a fault says that a cell could not be read as the text that it should hold.
fn is_unread(renvoi: Renvoi) -> bool {
    renvoi.is(&codes::CELLULE_EN_ERREUR) || renvoi.is(&codes::TEXTE_CHANGE)
}

fn has_unread_class(guichet: &Guichet<'_>) -> bool {
    let mut classless = guichet.dossiers.iter().filter(|d| d.candidat.classe.is_none());
    classless.any(|d| d.fautes.iter().any(|f| f.sujet == Sujet::Candidat && is_unread(f.renvoi)))
}

fn has_several_classes(guichet: &Guichet<'_>) -> bool {
    let classes: BTreeSet<String> = guichet.dossiers.iter().map(|d| fold(d.candidat.classe())).collect();
    classes.len() > 1
}

/// The classes of the list, as it writes them.
fn classes(guichet: &Guichet<'_>) -> Vec<String> {
    let mut classes = BTreeMap::<String, &str>::new();
    for dossier in guichet.dossiers.iter().filter(|d| !d.candidat.classe().is_empty()) {
        classes.entry(fold(dossier.candidat.classe())).or_insert(dossier.candidat.classe());
    }
    let mut classes: Vec<String> = classes.into_values().map(str::to_owned).collect();
    classes.sort_by_key(|classe| natural_key(classe));
    classes
}

/// Épreuve, candidate or class, and the name of the member.
type Siege = (Option<String>, Option<String>, Option<String>, String);

fn concerned_by(guichet: &Guichet<'_>, row: &LigneMembre) -> Vec<usize> {
    match (&row.numero, &row.classe) {
        (Some(numero), _) => guichet.annuaire.has_numero(&numero.valeur).into_iter().collect(),
        (None, Some(classe)) => {
            let of_class = |d: &Dossier| fold(d.candidat.classe()) == fold(&classe.valeur);
            (0..guichet.dossiers.len()).filter(|index| of_class(&guichet.dossiers[*index])).collect()
        }
        (None, None) => (0..guichet.dossiers.len()).collect(),
    }
}

fn left_aside(guichet: &Guichet<'_>, row: &LigneMembre) -> Option<usize> {
    let numero = Some(row.numero.clone()?);
    guichet.ecartes.find(&Identite {
        numero,
        ine: None,
        nom: None,
        prenoms: None,
        naissance: None,
        nom_entier: None,
        classe: None,
    })
}

/// Whether this member already sits there: told, and read once.
fn is_again(
    guichet: &mut Guichet<'_>,
    seen: &mut BTreeMap<Siege, Champs>,
    concerned: &[usize],
    row: &LigneMembre,
) -> bool {
    let who = row.nom_complet();
    if who.is_empty() || row.epreuve.is_none() {
        return false;
    }
    let epreuve = row.epreuve.as_ref().map(|e| e.valeur.clone());
    let siege = (
        epreuve.clone(),
        row.numero.as_ref().map(|n| n.valeur.clone()),
        row.classe.as_ref().map(|c| fold(&c.valeur)),
        fold_name(&who),
    );
    let champs = champs::of_membre(row);
    let Some(first) = seen.get(&siege) else {
        seen.insert(siege, champs);
        return false;
    };
    let ecarts = champs.against(guichet.pack, first);
    if !ecarts.is_empty() {
        let what = format!("{who} dans la commission {}", epreuve.as_deref().unwrap_or_default());
        let renvoi = guichet.diags.push(super::twins(&what, &ecarts));
        for index in concerned {
            guichet.fault(*index, &Sujet::Commission(epreuve.clone()), renvoi);
        }
    } else if first.lieu.same_sheet(&row.lieu) {
        // Two seats were wanted: the second one is left to be filled in.
        let renvoi = guichet.diags.push(messages::membre_en_double(&row.lieu, &who, &first.lieu));
        let first = first.lieu.clone();
        for index in concerned {
            let seats = epreuve.as_ref().and_then(|e| guichet.dossiers[*index].commissions.get_mut(e));
            if let Some(seat) = seats.into_iter().flatten().find(|member| member.lieu == first) {
                seat.fautes.push(renvoi);
            }
        }
    } else {
        guichet.repetes.ligne(&format!("{who}, membre d’une commission"), &row.lieu, &first.lieu);
    }
    true
}

/// Members named for one candidate replace those of the class, who replace those of everyone. Whoever typed one
/// more member may have meant to add them: told.
fn keep_most_specific(diags: &mut Diagnostics, dossier: &mut Dossier) {
    let reference = dossier.candidat.reference();
    let who = describe(&dossier.candidat);
    for (epreuve, membres) in &mut dossier.commissions {
        let of_one = |m: &LigneMembre| m.numero.is_some();
        let of_class = |m: &LigneMembre| m.numero.is_none() && m.classe.is_some();
        let keep: &dyn Fn(&LigneMembre) -> bool = if membres.iter().any(of_one) {
            &of_one
        } else if membres.iter().any(of_class) {
            &of_class
        } else {
            continue;
        };
        let (kept, replaced): (Vec<LigneMembre>, Vec<LigneMembre>) = membres.drain(..).partition(keep);
        if let (Some(first), Some(other)) = (kept.first(), replaced.first()) {
            let whose = |m: &LigneMembre| match (&m.numero, &m.classe) {
                (Some(_), _) => who.clone(),
                (None, Some(classe)) => format!("la classe {}", classe.valeur),
                (None, None) => "toutes les classes".to_owned(),
            };
            let names = |list: &[LigneMembre]| list.iter().map(LigneMembre::nom_complet).collect::<Vec<_>>();
            let diagnostic = messages::commission_remplacee(
                &first.lieu,
                epreuve,
                (&whose(first), &names(&kept)),
                (&whose(other), &names(&replaced)),
            )
            .see("la commission remplacée", &other.lieu);
            let about_one = first.numero.is_some();
            diags.push(if about_one { diagnostic.about(&reference) } else { diagnostic });
        }
        *membres = kept;
    }
}
