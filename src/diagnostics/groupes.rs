//! The order in which faults are told: by who can mend them, then by file; and what a column repeats, once.

use std::collections::BTreeMap;
use std::iter;

use super::{Diagnostic, Gravite};
use crate::place::Cellule;
use crate::texte;

/// Faults of one column, from which they are told as one.
const REPETEE: usize = 3;
/// Other files that are named one by one.
const NOMMES: usize = 3;

/// What one person can mend.
#[derive(Debug)]
pub struct Groupe<'a> {
    pub responsable: &'a str,
    pub fichiers: Vec<ParFichier<'a>>,
}

/// The faults of one file, errors first, then by place.
#[derive(Debug)]
pub struct ParFichier<'a> {
    /// Nothing for what stands in no file.
    pub fichier: Option<&'a str>,
    pub fautes: Vec<&'a Diagnostic>,
}

/// A fault, and those of the same column that differ by their value only.
#[derive(Debug)]
pub struct Repetition<'a> {
    pub premiere: &'a Diagnostic,
    pub autres: Vec<&'a Diagnostic>,
    /// Other files that have the same fault in the same column: told in a few lines, they are one.
    pub fichiers: Vec<&'a str>,
}

/// All of them, whatever their number; who has errors to mend comes first, and so does a file with errors. Then
/// people come in the order of `ordre`, after those whom it does not name: what they dropped could not be read.
pub fn group<'a>(diagnostics: &'a [Diagnostic], ordre: &[String]) -> Vec<Groupe<'a>> {
    let mut people = BTreeMap::<&str, BTreeMap<Option<&str>, Vec<&Diagnostic>>>::new();
    for diagnostic in diagnostics {
        let fichier = diagnostic.lieu.as_ref().map(|lieu| &*lieu.fichier);
        let files = people.entry(&diagnostic.responsable).or_default();
        files.entry(fichier).or_default().push(diagnostic);
    }
    let mut groupes: Vec<Groupe<'_>> = people
        .into_iter()
        .map(|(responsable, files)| {
            let mut fichiers: Vec<ParFichier<'_>> = files
                .into_iter()
                .map(|(fichier, mut fautes)| {
                    fautes.sort_by(|a, b| a.key().cmp(&b.key()));
                    ParFichier { fichier, fautes }
                })
                .collect();
            fichiers.sort_by_key(|file| worst(file.fautes.iter().copied()));
            Groupe { responsable, fichiers }
        })
        .collect();
    groupes.sort_by_key(|groupe| {
        let rank = ordre.iter().position(|known| known == groupe.responsable);
        (worst(groupe.fautes()), rank)
    });
    groupes
}

/// The same faults in the same order, those that a column repeats gathered at the first of them. A fault that
/// speaks of other places too stays alone, so that none of them is lost.
pub fn collapse<'a>(fautes: &[&'a Diagnostic]) -> Vec<Repetition<'a>> {
    let mut counts = BTreeMap::<Cle<'_>, usize>::new();
    for cle in fautes.iter().filter_map(|faute| cle(faute)) {
        *counts.entry(cle).or_default() += 1;
    }
    let mut told: Vec<Repetition<'a>> = Vec::new();
    let mut first_of = BTreeMap::<Cle<'_>, usize>::new();
    for faute in fautes {
        let repeated = cle(faute).filter(|cle| counts[cle] >= REPETEE);
        match repeated.as_ref().and_then(|cle| first_of.get(cle)) {
            Some(index) => told[*index].autres.push(faute),
            None => {
                if let Some(cle) = repeated {
                    first_of.insert(cle, told.len());
                }
                told.push(Repetition { premiere: faute, autres: Vec::new(), fichiers: Vec::new() });
            }
        }
    }
    told
}

/// The same, where several files have one fault in the same column, at the first of them: 160 forms written alike
/// are mended alike. How many faults each stands for is kept.
pub fn across_files<'a>(told: Vec<Repetition<'a>>) -> Vec<Repetition<'a>> {
    let cle = |repetition: &Repetition<'a>| {
        let faute = repetition.premiere;
        let lieu = faute.lieu.as_ref().filter(|_| faute.lieux_lies.is_empty())?;
        Some((faute.code.id, lieu.cellule.map(|cell| cell.colonne), faute.aide.as_str()))
    };
    let mut files = BTreeMap::<_, Vec<&'a str>>::new();
    for repetition in &told {
        let Some((key, lieu)) = cle(repetition).zip(repetition.premiere.lieu.as_ref()) else { continue };
        let known = files.entry(key).or_default();
        if !known.contains(&&*lieu.fichier) {
            known.push(&lieu.fichier);
        }
    }
    let mut first_of = BTreeMap::new();
    let mut gathered: Vec<Repetition<'a>> = Vec::new();
    for repetition in told {
        let key = cle(&repetition).filter(|key| files[key].len() >= REPETEE);
        match key.as_ref().and_then(|key| first_of.get(key).copied()) {
            Some(index) => {
                let first: &mut Repetition<'a> = &mut gathered[index];
                first.autres.push(repetition.premiere);
                first.autres.extend(repetition.autres);
            }
            None => {
                let fichiers = key.as_ref().map(|key| files[key][1..].to_vec()).unwrap_or_default();
                if let Some(key) = key {
                    first_of.insert(key, gathered.len());
                }
                gathered.push(Repetition { fichiers, ..repetition });
            }
        }
    }
    gathered
}

impl<'a> Groupe<'a> {
    pub fn fautes(&self) -> impl Iterator<Item = &'a Diagnostic> {
        self.fichiers.iter().flat_map(|file| file.fautes.iter().copied())
    }

    /// « à corriger » where there is an error, else « à vérifier ».
    pub fn verbe(&self) -> &'static str {
        if worst(self.fautes()) == Gravite::Erreur { "À corriger" } else { "À vérifier" }
    }
}

impl Repetition<'_> {
    /// The first message, with how many others there are.
    pub fn message(&self) -> String {
        let message = self.premiere.phrase();
        let autres = self.autres.len();
        match autres {
            0 => message,
            _ if self.fichiers.len() > NOMMES => {
                format!("{message} (de même dans {} autres fichiers)", self.fichiers.len())
            }
            _ if !self.fichiers.is_empty() => {
                let named: Vec<String> = self.fichiers.iter().map(ToString::to_string).collect();
                format!("{message} (de même dans {})", texte::list(&named))
            }
            1 => format!("{message} (et 1 autre dans cette colonne)"),
            _ => format!("{message} (et {autres} autres dans cette colonne)"),
        }
    }

    pub fn cellules(&self) -> impl Iterator<Item = Cellule> {
        let all = iter::once(self.premiere).chain(self.autres.iter().copied());
        all.filter_map(|faute| faute.lieu.as_ref()?.cellule)
    }
}

fn worst<'a>(fautes: impl Iterator<Item = &'a Diagnostic>) -> Gravite {
    fautes.map(|faute| faute.code.gravite()).min().unwrap_or(Gravite::Info)
}

/// What faults of one column share: their kind and their remedy, whatever each is about.
type Cle<'a> = (&'static str, &'a str, Option<&'a str>, u32, &'a str);

fn cle(faute: &Diagnostic) -> Option<Cle<'_>> {
    let lieu = faute.lieu.as_ref().filter(|_| faute.lieux_lies.is_empty())?;
    let colonne = lieu.cellule?.colonne;
    Some((faute.code.id, &lieu.fichier, lieu.feuille.as_deref(), colonne, &faute.aide))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::{Sujet, messages};
    use crate::place::Lieu;

    fn sheet(fichier: &str) -> Lieu {
        Lieu { feuille: Some("TAGO1".into()), ..Lieu::fichier(&fichier.into()) }
    }

    fn told(faults: &[Diagnostic]) -> Vec<(String, usize)> {
        let all: Vec<&Diagnostic> = faults.iter().collect();
        collapse(&all)
            .iter()
            .map(|r| (r.premiere.lieu.as_ref().unwrap().to_string(), r.autres.len()))
            .collect()
    }

    fn place(cell: &str) -> String {
        format!("a.xlsx, feuille « TAGO1 », cellule {cell}")
    }

    #[test]
    fn a_column_that_repeats_a_fault_tells_it_once_where_it_began() {
        let a = sheet("a.xlsx");
        let faults = [
            messages::date_illisible(&a.at(1, 5), "x"),
            messages::cellule_en_erreur(&a.at(1, 7), "#REF!"),
            messages::date_illisible(&a.at(2, 5), "y"),
            messages::date_illisible(&a.at(3, 5), "31/02/2026"),
        ];
        assert_eq!(told(&faults), [(place("F2"), 2), (place("H2"), 0)]);
        let all: Vec<&Diagnostic> = faults.iter().collect();
        let repetition = &collapse(&all)[0];
        assert_eq!(repetition.message(), "date illisible : « x » (et 2 autres dans cette colonne)");
        let cells: Vec<String> = repetition.cellules().map(|cell| cell.to_string()).collect();
        assert_eq!(cells, ["F2", "F3", "F4"]);
    }

    #[test]
    fn whom_a_fault_is_about_does_not_count() {
        let a = sheet("a.xlsx");
        let about = |n: u32, qui: &str| {
            let sujet = Sujet { personne: Some(qui.to_owned()), ..Sujet::default() };
            Diagnostic { sujet, ..messages::date_illisible(&a.at(n, 5), qui) }
        };
        let faults = [about(1, "NOEL Paul"), about(2, "PETIT Ana"), about(3, "BARRY Lou-Anne")];
        assert_eq!(told(&faults), [(place("F2"), 2)]);
        let all: Vec<&Diagnostic> = faults.iter().collect();
        assert_eq!(
            collapse(&all)[0].message(),
            "NOEL Paul : date illisible : « NOEL Paul » (et 2 autres dans cette colonne)"
        );
    }

    #[test]
    fn a_fault_of_three_files_is_one_of_the_first() {
        let faults: Vec<Diagnostic> = ["a", "b", "c", "d"]
            .iter()
            .map(|file| messages::date_illisible(&sheet(file).at(1, 5), file))
            .chain([messages::date_illisible(&sheet("d").at(1, 6), "x")])
            .collect();
        let gathered = |faults: &[&Diagnostic]| -> Vec<(String, usize)> {
            let told = faults.iter().flat_map(|faute| collapse(&[*faute])).collect();
            across_files(told).iter().map(|r| (r.message(), r.autres.len())).collect()
        };
        let all: Vec<&Diagnostic> = faults.iter().collect();
        assert_eq!(
            gathered(&all),
            [
                ("date illisible : « a » (de même dans b, c et d)".to_owned(), 3),
                ("date illisible : « x »".to_owned(), 0)
            ]
        );
        assert_eq!(gathered(&all[..2]).len(), 2, "two files are two files");
    }

    #[test]
    fn two_faults_are_told_one_by_one() {
        let a = sheet("a.xlsx");
        let faults = [messages::date_illisible(&a.at(1, 5), "x"), messages::date_illisible(&a.at(2, 5), "y")];
        assert_eq!(told(&faults), [(place("F2"), 0), (place("F3"), 0)]);
    }

    #[test]
    fn columns_sheets_remedies_and_related_places_are_told_apart() {
        let a = sheet("a.xlsx");
        let other = Lieu { feuille: Some("TAGO2".into()), ..a.clone() };
        let permise =
            |n: u32, quoi: &str| messages::valeur_inconnue(&a.at(n, 0), "Type", "X", &[quoi.to_owned()]);
        let twice = |n: u32| messages::candidat_en_double(&a.at(n, 1), "X").see("l’autre ligne", &a.at(9, 1));
        let faults = [
            messages::date_illisible(&a.at(1, 5), "x"),
            messages::date_illisible(&a.at(2, 6), "x"),
            messages::date_illisible(&other.at(3, 5), "x"),
            permise(1, "certifiante"),
            permise(2, "complémentaire"),
            permise(3, "autre"),
            twice(1),
            twice(2),
            twice(3),
        ];
        assert!(told(&faults).iter().all(|(_, others)| *others == 0));
        assert_eq!(told(&faults).len(), faults.len());
    }

    #[test]
    fn who_has_errors_comes_first_and_so_does_their_worst_file() {
        let by = |who: &str, faute: Diagnostic| Diagnostic { responsable: who.to_owned(), ..faute };
        let faults = [
            by("le secrétariat", messages::feuille_inconnue(&sheet("a.xlsx"))),
            by("les enseignants", messages::feuille_inconnue(&sheet("b.xlsx"))),
            by("le secrétariat", messages::date_illisible(&sheet("c.xlsx").at(1, 1), "x")),
            by("le suivi", messages::date_illisible(&sheet("d.xlsx").at(1, 1), "x")),
            by("le secrétariat", messages::aucun_candidat()),
        ];
        let ordre = ["le suivi".to_owned(), "le secrétariat".to_owned()];
        let shown: Vec<(&str, &str, Vec<Option<&str>>)> = group(&faults, &ordre)
            .iter()
            .map(|g| (g.responsable, g.verbe(), g.fichiers.iter().map(|f| f.fichier).collect()))
            .collect();
        assert_eq!(
            shown,
            [
                ("le suivi", "À corriger", vec![Some("d.xlsx")]),
                ("le secrétariat", "À corriger", vec![None, Some("c.xlsx"), Some("a.xlsx")]),
                ("les enseignants", "À vérifier", vec![Some("b.xlsx")]),
            ]
        );
    }
}
