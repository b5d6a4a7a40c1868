//! A list of several classes that tells nobody's formation: which of them prepare the diploma, only another table
//! or the pack can say.

use std::collections::{BTreeMap, BTreeSet};

use super::Tables;
use super::lignes::{Identifiee, Identite, LigneCandidat, LigneMembre};
use super::personne::is_whole_name;
use crate::diagnostics::{Diagnostics, messages};
use crate::place::Lieu;
use crate::referentiel::Referentiel;
use crate::referentiel::types::NomTable;
use crate::texte::{fold, fold_name, natural_key, same_first_names};

const TUE: &str = "formation inconnue";

/// Leaves aside whom nothing tells to be a candidate, in every file that lists several classes and the formation of
/// none of them, or that lists other formations too.
pub fn leave_untold(diags: &mut Diagnostics, pack: &Referentiel, tables: &mut Tables) {
    let doubtful = doubtful_files(pack, tables);
    if doubtful.is_empty() {
        return;
    }
    let temoins = Temoins::of(pack, tables, &doubtful);
    let mut untold = BTreeMap::<String, Vec<Identifiee<LigneCandidat>>>::new();
    let mut kept = Vec::new();
    for row in std::mem::take(&mut tables.candidats) {
        let fichier = row.lieu.fichier.to_string();
        if doubtful.contains(&fichier) && !tells(&row) && !temoins.tell(&row.identite) {
            untold.entry(fichier).or_default().push(row);
        } else {
            kept.push(row);
        }
    }
    tables.candidats = kept;
    for rows in untold.into_values() {
        let classes: BTreeMap<String, &str> = rows.iter().map(|row| class_of(&row.identite)).collect();
        // Who has no class comes last.
        let mut classes: Vec<String> = classes.values().map(|classe| (*classe).to_owned()).collect();
        classes.sort_by_key(|classe| (classe.is_empty(), natural_key(classe)));
        let colonnes = ["code_mef", "code_specialite"].map(|cle| pack.nom_colonne(NomTable::Candidats, cle));
        let sigle = &pack.diplome.sigle;
        diags.push(messages::formation_tue(&rows[0].lieu, &classes, rows.len(), colonnes, sigle));
        for row in &rows {
            account(tables, &row.lieu);
        }
    }
}

/// The row is no longer one that was read.
fn account(tables: &mut Tables, lieu: &Lieu) {
    let Some(cellule) = lieu.cellule else { return };
    let mut of_sheet =
        tables.sources.iter_mut().filter(|s| s.fichier == lieu.fichier && s.feuille == lieu.feuille);
    if let Some(source) = of_sheet.next() {
        source.lignes_lues = source.lignes_lues.saturating_sub(1);
        source.lignes_ecartees.push((cellule.ligne + 1, TUE.to_owned()));
        source.lignes_ecartees.sort();
    }
}

/// Whether the row itself says that somebody sits this exam. A category says how, not which exam.
fn tells(row: &Identifiee<LigneCandidat>) -> bool {
    row.contenu.formation_dite || row.identite.numero.is_some()
}

/// Files that list several classes, and of which some rows tell nothing: all of them, or some beside other
/// formations.
fn doubtful_files(pack: &Referentiel, tables: &Tables) -> BTreeSet<String> {
    let mut files = BTreeMap::<String, Liste>::new();
    for row in &tables.candidats {
        let liste = files.entry(row.lieu.fichier.to_string()).or_default();
        liste.classes.insert(class_of(&row.identite).0);
        *(if tells(row) { &mut liste.dites } else { &mut liste.tues }) += 1;
    }
    for row in &tables.ecartes {
        if row.contenu.formation().is_some()
            && let Some(liste) = files.get_mut(&*row.lieu.fichier)
        {
            liste.classes.insert(class_of(&row.identite).0);
            liste.autres += 1;
        }
    }
    let told = |classe: &String| pack.diplome.classes.iter().any(|known| fold(known) == *classe);
    let is_doubtful = |liste: &Liste| {
        let mixed = liste.dites == 0 || liste.autres > 0;
        liste.tues > 0 && liste.classes.len() > 1 && mixed && !liste.classes.iter().all(told)
    };
    files.into_iter().filter(|(_, liste)| is_doubtful(liste)).map(|(fichier, _)| fichier).collect()
}

#[derive(Default)]
struct Liste {
    classes: BTreeSet<String>,
    /// Rows that say that somebody is a candidate, rows that do not, rows of other formations.
    dites: usize,
    tues: usize,
    autres: usize,
}

/// A class as it is compared and as it is written.
fn class_of(identite: &Identite) -> (String, &str) {
    let classe = identite.classe.as_ref().map_or("", |classe| &classe.valeur);
    (fold(classe), classe)
}

/// The classes and the people whom the pack, another list or another table names.
#[derive(Default)]
struct Temoins {
    classes: BTreeSet<String>,
    ines: BTreeSet<String>,
    /// First names, by surname.
    noms: BTreeMap<String, Vec<String>>,
    /// Names in one cell that nothing could cut.
    entiers: Vec<String>,
}

impl Temoins {
    fn of(pack: &Referentiel, tables: &Tables, doubtful: &BTreeSet<String>) -> Self {
        let mut temoins = Self::default();
        temoins.classes.extend(pack.diplome.classes.iter().map(|classe| fold(classe)));
        let of_classes = |membre: &LigneMembre| membre.classe.as_ref().map(|classe| fold(&classe.valeur));
        temoins.classes.extend(tables.membres.iter().filter_map(of_classes));
        let rows = tables.stages.iter().map(|row| &row.identite);
        let rows = rows.chain(tables.tuteurs.iter().map(|row| &row.identite));
        let rows = rows.chain(tables.travaux.iter().map(|row| &row.identite));
        let rows = rows.chain(tables.evaluations.iter().map(|row| &row.identite));
        let rows = rows.chain(tables.justificatifs.iter().map(|row| &row.identite));
        let (told, silent): (Vec<_>, Vec<_>) =
            tables.candidats.iter().partition(|row| tells(row) || !doubtful.contains(&*row.lieu.fichier));
        rows.chain(told.into_iter().map(|row| &row.identite)).for_each(|identite| temoins.add(identite));
        // A namesake in another class speaks for nobody else; half of a class does.
        let mut counts = BTreeMap::<String, (usize, usize)>::new();
        for row in silent {
            let (named, all) = counts.entry(class_of(&row.identite).0).or_default();
            *named += usize::from(temoins.name(&row.identite));
            *all += 1;
        }
        let spoken = counts.into_iter().filter(|(_, (named, all))| named * 2 >= *all);
        temoins.classes.extend(spoken.map(|(classe, _)| classe));
        temoins.classes.remove("");
        temoins
    }

    fn add(&mut self, identite: &Identite) {
        self.classes.insert(class_of(identite).0);
        self.ines.extend(identite.ine.as_ref().map(|ine| ine.valeur.to_uppercase()));
        if let (Some(nom), Some(prenoms)) = (&identite.nom, &identite.prenoms) {
            self.noms.entry(fold_name(&nom.valeur)).or_default().push(prenoms.valeur.clone());
        }
        self.entiers.extend(identite.nom_entier.as_ref().map(|entier| entier.valeur.clone()));
    }

    fn tell(&self, identite: &Identite) -> bool {
        self.classes.contains(&class_of(identite).0) || self.name(identite)
    }

    fn name(&self, identite: &Identite) -> bool {
        if identite.ine.as_ref().is_some_and(|ine| self.ines.contains(&ine.valeur.to_uppercase())) {
            return true;
        }
        let (Some(nom), Some(prenoms)) = (&identite.nom, &identite.prenoms) else { return false };
        let same_first = |known: &String| same_first_names(known, &prenoms.valeur);
        self.noms.get(&fold_name(&nom.valeur)).is_some_and(|known| known.iter().any(same_first))
            || self.entiers.iter().any(|entier| is_whole_name(entier, &nom.valeur, &prenoms.valeur))
    }
}
