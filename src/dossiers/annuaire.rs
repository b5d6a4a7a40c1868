//! Who the candidates are: rows of several lists merged by exact keys, never by likeness.

use std::collections::BTreeMap;

use super::{Candidat, Dossier, Faute, Sujet};
use crate::diagnostics::{Diagnostic, Diagnostics, messages};
use crate::place::{Lieu, Located};
use crate::tables::lignes::{Identifiee, Identite, LigneCandidat};
use crate::texte::{self, fold_name};

/// Shown at most, of the people that an unknown one may be.
const PROCHES: usize = 3;
/// Jaro-Winkler similarity from which a name is worth showing beside an unknown one.
const RESSEMBLANCE: f64 = 0.9;

/// Candidates by each of the keys that may name them.
#[derive(Default)]
pub struct Annuaire {
    numeros: BTreeMap<String, usize>,
    ines: BTreeMap<String, usize>,
    noms: BTreeMap<String, Vec<usize>>,
}

/// Whom a row names.
pub enum Trouve {
    Un(usize),
    Aucun {
        proches: Vec<String>,
    },
    Plusieurs(usize),
    /// The number is this candidate's, the name is not.
    NomDifferent(usize),
    Personne,
}

/// One dossier per candidate. Rows of different sheets complete each other; two rows of one sheet, or two
/// values that disagree, are a fault of that candidate.
pub fn merge_candidats(diags: &mut Diagnostics, rows: &[Identifiee<LigneCandidat>]) -> Vec<Dossier> {
    // The registration list, which gives the category, writes the names as the diploma will.
    let (official, others): (Vec<_>, Vec<_>) = rows.iter().partition(|row| row.contenu.categorie.is_some());
    let mut dossiers: Vec<Dossier> = Vec::new();
    let mut annuaire = Annuaire::default();
    let mut sheets: Vec<Vec<&Lieu>> = Vec::new();
    for row in official.into_iter().chain(others) {
        if is_anonymous(&row.identite) {
            diags.push(messages::ligne_sans_personne(&row.lieu));
            continue;
        }
        let same = annuaire.find_for_merge(&dossiers, &row.identite);
        if same.is_none()
            && let Some(other) = annuaire.find_undecided(&dossiers, &row.identite)
        {
            let who = shown(&row.identite);
            diags.push(messages::homonyme_possible(&row.lieu, &who, &dossiers[other].candidat.lieu));
            continue;
        }
        let index = match same {
            Some(index) => {
                let known = sheets[index].iter().find(|seen| same_sheet(seen, &row.lieu)).copied();
                merge(diags, &mut dossiers[index], row, known);
                sheets[index].push(&row.lieu);
                index
            }
            None => {
                dossiers.push(new_dossier(row));
                sheets.push(vec![&row.lieu]);
                dossiers.len() - 1
            }
        };
        annuaire.insert(index, &row.identite);
    }
    for dossier in &mut dossiers {
        require_name(diags, dossier);
    }
    dossiers
}

impl Annuaire {
    pub fn of(dossiers: &[Dossier]) -> Self {
        let mut annuaire = Self::default();
        for (index, dossier) in dossiers.iter().enumerate() {
            let c = &dossier.candidat;
            annuaire.insert(
                index,
                &Identite {
                    numero: c.numero.clone(),
                    ine: c.ine.clone(),
                    nom: c.nom.clone(),
                    prenoms: c.prenoms.clone(),
                    naissance: c.naissance.clone(),
                },
            );
            if let Some(usage) = &c.nom_usage {
                annuaire.insert_name(&usage.valeur, index);
            }
        }
        annuaire
    }

    /// N° candidat, else INE, else name, first name and birth date where the row gives one.
    pub fn find(&self, dossiers: &[Dossier], identite: &Identite) -> Trouve {
        let by_key = match (&identite.numero, &identite.ine) {
            (Some(numero), _) => Some(self.numeros.get(&numero.valeur)),
            (None, Some(ine)) => Some(self.ines.get(&ine.valeur.to_uppercase())),
            (None, None) => None,
        };
        match by_key {
            Some(Some(index)) if same_name(&dossiers[*index].candidat, identite) => Trouve::Un(*index),
            Some(Some(index)) => Trouve::NomDifferent(*index),
            Some(None) => Trouve::Aucun { proches: self.close_to(dossiers, identite) },
            None => self.find_by_name(dossiers, identite),
        }
    }

    pub fn has_numero(&self, numero: &str) -> Option<usize> {
        self.numeros.get(numero).copied()
    }

    fn find_by_name(&self, dossiers: &[Dossier], identite: &Identite) -> Trouve {
        let (Some(nom), Some(_)) = (&identite.nom, &identite.prenoms) else { return Trouve::Personne };
        let known = self.noms.get(&fold_name(&nom.valeur)).map_or(&[][..], Vec::as_slice);
        let mut same: Vec<usize> = known
            .iter()
            .copied()
            .filter(|index| {
                let c = &dossiers[*index].candidat;
                same_name(c, identite) && same_birth(c, identite)
            })
            .collect();
        same.dedup();
        match same[..] {
            [only] => Trouve::Un(only),
            [] => Trouve::Aucun { proches: self.close_to(dossiers, identite) },
            _ => Trouve::Plusieurs(same.len()),
        }
    }

    /// As [`Self::find`], for a row of a list: a name alone never merges two rows without a birth date.
    fn find_for_merge(&self, dossiers: &[Dossier], identite: &Identite) -> Option<usize> {
        let by_numero = identite.numero.as_ref().and_then(|n| self.numeros.get(&n.valeur));
        let by_ine = identite.ine.as_ref().and_then(|i| self.ines.get(&i.valeur.to_uppercase()));
        if let Some(index) = by_numero.or(by_ine) {
            return Some(*index);
        }
        let nom = identite.nom.as_ref()?;
        let mut same = self.noms.get(&fold_name(&nom.valeur))?.iter().copied().filter(|index| {
            let c = &dossiers[*index].candidat;
            let both_numbered = c.numero.is_some() && identite.numero.is_some();
            let both_ine = c.ine.is_some() && identite.ine.is_some();
            let dated = c.naissance.is_some() && identite.naissance.is_some();
            !both_numbered && !both_ine && dated && same_name(c, identite) && same_birth(c, identite)
        });
        same.next()
    }

    /// Somebody of the same name, with nothing to tell whether this is the same person.
    fn find_undecided(&self, dossiers: &[Dossier], identite: &Identite) -> Option<usize> {
        let nom = identite.nom.as_ref()?;
        self.noms.get(&fold_name(&nom.valeur))?.iter().copied().find(|index| {
            let c = &dossiers[*index].candidat;
            let comparable = c.numero.is_some() && identite.numero.is_some()
                || c.ine.is_some() && identite.ine.is_some()
                || c.naissance.is_some() && identite.naissance.is_some();
            !comparable && same_name(c, identite)
        })
    }

    fn insert(&mut self, index: usize, identite: &Identite) {
        if let Some(numero) = &identite.numero {
            self.numeros.entry(numero.valeur.clone()).or_insert(index);
        }
        if let Some(ine) = &identite.ine {
            self.ines.entry(ine.valeur.to_uppercase()).or_insert(index);
        }
        if let Some(nom) = &identite.nom {
            self.insert_name(&nom.valeur, index);
        }
    }

    fn insert_name(&mut self, nom: &str, index: usize) {
        let indices = self.noms.entry(fold_name(nom)).or_default();
        if !indices.contains(&index) {
            indices.push(index);
        }
    }

    /// People that a row may have meant: shown, never chosen.
    fn close_to(&self, dossiers: &[Dossier], identite: &Identite) -> Vec<String> {
        let wanted = fold_name(&shown(identite).replace("n°", ""));
        let mut close: Vec<(f64, String)> = dossiers
            .iter()
            .filter_map(|dossier| {
                let c = &dossier.candidat;
                let by_name = strsim::jaro_winkler(&wanted, &fold_name(&c.nom_complet()));
                let by_number = match (&c.numero, &identite.numero) {
                    (Some(known), Some(read)) => close_numbers(&known.valeur, &read.valeur),
                    _ => false,
                };
                let likeness = if by_number { 1.0 } else { by_name };
                (likeness >= RESSEMBLANCE).then(|| (likeness, describe(c)))
            })
            .collect();
        close.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        close.into_iter().take(PROCHES).map(|(_, who)| who).collect()
    }
}

/// How a row names somebody, for a message.
pub fn shown(identite: &Identite) -> String {
    let name: Vec<&str> =
        [&identite.nom, &identite.prenoms].into_iter().flatten().map(|n| n.valeur.as_str()).collect();
    match (&identite.numero, &identite.ine) {
        _ if !name.is_empty() => name.join(" "),
        (Some(numero), _) => format!("n° {}", numero.valeur),
        (None, Some(ine)) => format!("INE {}", ine.valeur),
        (None, None) => "une ligne sans nom".to_owned(),
    }
}

/// The key by which a row names somebody, for a message.
pub fn shown_key(identite: &Identite) -> String {
    match (&identite.numero, &identite.ine) {
        (Some(numero), _) => format!("le n° {}", numero.valeur),
        (None, Some(ine)) => format!("l’INE {}", ine.valeur),
        (None, None) => "la ligne".to_owned(),
    }
}

/// « DURAND Léa (n° 0123456789) ».
pub fn describe(candidat: &Candidat) -> String {
    match &candidat.numero {
        Some(numero) => format!("{} (n° {})", candidat.nom_complet(), numero.valeur),
        None => candidat.nom_complet(),
    }
}

pub fn is_anonymous(identite: &Identite) -> bool {
    identite.numero.is_none()
        && identite.ine.is_none()
        && (identite.nom.is_none() || identite.prenoms.is_none())
}

fn new_dossier(row: &Identifiee<LigneCandidat>) -> Dossier {
    let LigneCandidat { nom_usage, classe, categorie, voie, duree_cycle, positionnement, derogation } =
        row.contenu.clone();
    let Identite { numero, ine, nom, prenoms, naissance } = row.identite.clone();
    Dossier {
        candidat: Candidat {
            lieu: row.lieu.clone(),
            numero,
            ine,
            nom,
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
        fautes: row.fautes.iter().map(|code| Faute { sujet: Sujet::Candidat, code }).collect(),
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
            row.contenu.classe.as_ref(),
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
    dossier.fautes.extend(faults.into_iter().map(|code| Faute { sujet: Sujet::Candidat, code }));
}

struct Fusion<'a> {
    diags: &'a mut Diagnostics,
    faults: &'a mut Vec<&'static str>,
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
    let c = &dossier.candidat;
    for (value, what) in [(&c.nom, "le nom de famille"), (&c.prenoms, "le prénom")] {
        if value.is_none() {
            let code = diags.push(messages::valeur_manquante(&c.lieu, what).about(&c.reference()));
            dossier.fautes.push(Faute { sujet: Sujet::Candidat, code });
        }
    }
}

fn same_sheet(a: &Lieu, b: &Lieu) -> bool {
    a.fichier == b.fichier && a.feuille == b.feuille
}

/// Nothing that the row gives may contradict the candidate.
fn same_name(candidat: &Candidat, identite: &Identite) -> bool {
    let nom = identite.nom.as_ref().is_none_or(|read| {
        [&candidat.nom, &candidat.nom_usage]
            .into_iter()
            .flatten()
            .any(|known| fold_name(&known.valeur) == fold_name(&read.valeur))
    });
    let prenoms = match (&candidat.prenoms, &identite.prenoms) {
        (Some(known), Some(read)) => same_first_names(&known.valeur, &read.valeur),
        _ => true,
    };
    nom && prenoms
}

/// Equal, or one list of first names begins with the other: « Léa » and « Léa, Marie ».
fn same_first_names(a: &str, b: &str) -> bool {
    let (a, b) = (fold_name(a), fold_name(b));
    let begins = |long: &str, short: &str| {
        !short.is_empty()
            && long.strip_prefix(short).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    begins(&a, &b) || begins(&b, &a)
}

fn same_birth(candidat: &Candidat, identite: &Identite) -> bool {
    match (&candidat.naissance, &identite.naissance) {
        (Some(known), Some(read)) => known.valeur == read.valeur,
        _ => true,
    }
}

/// One digit apart, or equal but for lost zeros.
fn close_numbers(a: &str, b: &str) -> bool {
    a.trim_start_matches('0') == b.trim_start_matches('0') || strsim::levenshtein(a, b) == 1
}
