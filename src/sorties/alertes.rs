//! What would be lost since the last run, and that no fault of the data explains: a file forgotten in the folder, a
//! table pasted over another, half a class that is no longer there. Until somebody says that it may go, it stays.

use std::collections::{BTreeMap, BTreeSet};

use super::avant::Avant;
use super::lectures::{Feuille, Lecture};
use super::{CauseRetrait, Changement, Cle, Devenir, Etat, Fiche, Genre, Registre, Sortie, Sorties, Suites};
use crate::diagnostics::messages::{self, CausePerte, LieuPerdu, LignesEnMoins, PerteEnMasse, TablePerdue};
use crate::diagnostics::{Diagnostic, Diagnostics, Renvoi, codes};
use crate::documents::tables_of;
use crate::place::Lieu;
use crate::referentiel::Referentiel;
use crate::referentiel::types::NomTable;
use crate::tables::Source;

/// A class may lose so many papers without a word of warning…
const PAPIERS: usize = 5;
/// … and this share of them, one in so many.
const PART: usize = 10;

/// Whether what would be lost may go.
#[derive(Debug, Clone, Copy, Default)]
pub enum Accord {
    #[default]
    Refuse,
    Donne,
    /// A person is asked, who reads what would be lost.
    Demande(fn(&[String]) -> bool),
}

/// Something that would be lost.
#[derive(Debug)]
pub enum Alerte {
    Perte(Perte),
    Masse(Masse),
}

/// Rows that the last run read, and that no file gives now.
#[derive(Debug)]
pub struct Perte {
    pub table: NomTable,
    /// Folder of the class in the last run; empty for the whole school.
    pub classe: String,
    pub lignes: usize,
    pub lieux: Vec<LieuPerdu>,
    /// Folders of the candidates, in the class, to whom rows belonged.
    personnes: BTreeSet<String>,
    /// Ids of the documents that show the table.
    documents: BTreeSet<String>,
}

/// Too many papers of a class gone, or poorer, at once.
#[derive(Debug)]
pub struct Masse {
    /// Folder of the class in the last run.
    pub classe: String,
    pub retires: usize,
    pub appauvris: usize,
    pub personnes: usize,
    /// Tables of which the class had more rows: how many, then how many now.
    pub lignes: Vec<LignesEnMoins>,
    chemins: BTreeSet<String>,
}

impl Alerte {
    /// Whether it keeps an output of the last run as it was. What gathers papers follows its papers.
    pub fn holds(&self, chemin: &str, cle: &Cle) -> bool {
        match self {
            Self::Perte(perte) => cle.genre == Genre::Papier && perte.holds(cle),
            Self::Masse(masse) => masse.chemins.contains(chemin),
        }
    }

    /// Whether a list of candidates is missing that told who this person is; `cle` is one of this run's.
    pub fn hides(&self, cle: &Cle, suites: &Suites) -> bool {
        let Self::Perte(perte) = self else { return false };
        let is_list = perte.table == NomTable::Candidats && cle.genre == Genre::Papier;
        let Some(personne) = cle.personne.as_ref().filter(|_| is_list) else { return false };
        let here = |former: &String| {
            let place = suites.personne(&perte.classe, former);
            place.is_some_and(|place| place.classe == cle.classe && place.personne == *personne)
        };
        perte.personnes.iter().any(here)
    }

    /// Whether it is about these rows: until it is answered, the next run must still know them.
    pub fn keeps(&self, lecture: &Lecture) -> bool {
        match self {
            Self::Perte(perte) => {
                let here =
                    |lieu: &LieuPerdu| lieu.fichier == lecture.fichier && lieu.feuille == lecture.feuille;
                perte.table == lecture.table && perte.classe == lecture.classe && perte.lieux.iter().any(here)
            }
            Self::Masse(masse) => {
                masse.classe == lecture.classe
                    && masse.lignes.iter().any(|fewer| fewer.table == lecture.table)
            }
        }
    }

    /// Paths of what it keeps, where they are known one by one.
    pub fn chemins(&self) -> impl Iterator<Item = &String> {
        let masse = match self {
            Self::Masse(masse) => Some(&masse.chemins),
            Self::Perte(_) => None,
        };
        masse.into_iter().flatten()
    }

    /// Whether the fault that explains it was told where it stands: no agreement makes it go.
    pub fn is_explained(&self) -> bool {
        matches!(self, Self::Perte(perte) if perte.non_lue().is_some())
    }

    /// The identity of what will tell it.
    pub fn announce(&self, diags: &mut Diagnostics) -> Renvoi {
        match self {
            Self::Perte(perte) => perte.non_lue().unwrap_or_else(|| diags.announce(&codes::TABLE_PERDUE)),
            Self::Masse(_) => diags.announce(&codes::PERTE_EN_MASSE),
        }
    }

    /// As a person is asked about it.
    pub fn en_mots(&self, pack: &Referentiel) -> String {
        match self {
            Self::Perte(perte) => perte.told(pack).message,
            Self::Masse(masse) => masse.told(pack).message,
        }
    }
}

impl Masse {
    fn told(&self, pack: &Referentiel) -> Diagnostic {
        let Self { classe, retires, appauvris, personnes, lignes, .. } = self;
        let masse =
            PerteEnMasse { classe, retires: *retires, appauvris: *appauvris, personnes: *personnes, lignes };
        messages::perte_en_masse(pack, &masse)
    }
}

impl Perte {
    fn told(&self, pack: &Referentiel) -> Diagnostic {
        messages::table_perdue(pack, &self.table_perdue())
    }

    fn table_perdue(&self) -> TablePerdue<'_> {
        let Self { table, classe, lignes, lieux, .. } = self;
        TablePerdue { table: *table, classe, lignes: *lignes, lieux }
    }

    /// The only file that gave these rows, where it is no longer there.
    fn fichier_absent(&self) -> Option<&str> {
        let first = self.lieux.first()?;
        let gone =
            |lieu: &LieuPerdu| lieu.fichier == first.fichier && lieu.cause == CausePerte::FichierAbsent;
        self.lieux.iter().all(gone).then_some(first.fichier.as_str())
    }

    fn holds(&self, cle: &Cle) -> bool {
        let of_class = self.classe.is_empty() || self.classe == cle.classe;
        let of_person = self.classe.is_empty()
            || cle.personne.as_ref().is_none_or(|personne| self.personnes.contains(personne));
        of_class && of_person && self.documents.contains(&cle.id)
    }

    /// The fault that explains it, where every place has one: it is not told a second time.
    pub fn non_lue(&self) -> Option<Renvoi> {
        let mut found = None;
        for lieu in &self.lieux {
            match lieu.cause {
                CausePerte::NonLue(renvoi) => found = Some(renvoi),
                _ => return None,
            }
        }
        found
    }
}

/// Tells what holds, each once; what one lost file gave is one loss.
pub fn tell(diags: &mut Diagnostics, pack: &Referentiel, alertes: &[(Alerte, Renvoi)]) {
    let mut files = BTreeMap::<&str, Vec<(&Perte, Renvoi)>>::new();
    for (alerte, renvoi) in alertes {
        if let Alerte::Perte(perte) = alerte
            && let Some(fichier) = perte.fichier_absent()
        {
            files.entry(fichier).or_default().push((perte, *renvoi));
        }
    }
    files.retain(|_, pertes| pertes.len() > 1);
    for (fichier, pertes) in &files {
        let tables: Vec<TablePerdue<'_>> = pertes.iter().map(|(perte, _)| perte.table_perdue()).collect();
        let renvois: Vec<Renvoi> = pertes.iter().map(|(_, renvoi)| *renvoi).collect();
        diags.settle(&renvois, messages::fichier_perdu(pack, fichier, &tables));
    }
    for (alerte, renvoi) in alertes {
        match alerte {
            Alerte::Perte(perte) if perte.non_lue().is_some() => {}
            Alerte::Perte(perte) if perte.fichier_absent().is_some_and(|f| files.contains_key(f)) => {}
            Alerte::Perte(perte) => diags.settle(&[*renvoi], perte.told(pack)),
            Alerte::Masse(masse) => diags.settle(&[*renvoi], masse.told(pack)),
        }
    }
}

/// Where the rows of this run stand.
#[derive(Debug, Clone, Copy)]
pub struct Maintenant<'a> {
    pub lectures: &'a [Lecture],
    pub sources: &'a [Source],
    pub suites: &'a Suites,
}

/// The tables of each class that gave rows to the last run and give none now, and the sheets that are gone with rows
/// that nothing replaces.
pub fn lost_tables(
    diags: &Diagnostics,
    pack: &Referentiel,
    registre: &Registre,
    maintenant: &Maintenant<'_>,
) -> Vec<Perte> {
    let mut groups = BTreeMap::<(NomTable, &str), Vec<&Lecture>>::new();
    for lecture in &registre.lectures {
        groups.entry((lecture.table, lecture.classe.as_str())).or_default().push(lecture);
    }
    let pertes = groups.into_iter().filter_map(|((table, classe), before)| {
        let lost = lost_of(pack, table, &before, maintenant)?;
        let lieux = lost.lectures.iter().map(|lecture| LieuPerdu {
            fichier: lecture.fichier.clone(),
            feuille: lecture.feuille.clone(),
            cause: cause_of(diags, pack, table, lecture.feuille(), maintenant.sources),
        });
        let shows = pack.documents.iter().filter(|document| tables_of(document).contains(&table));
        Some(Perte {
            table,
            classe: classe.to_owned(),
            lignes: lost.lectures.iter().map(|lecture| lecture.lignes).sum(),
            lieux: lieux.collect(),
            personnes: lost.personnes,
            documents: shows.map(|document| document.id.clone()).collect(),
        })
    });
    pertes.collect()
}

struct Perdues<'a> {
    lectures: Vec<&'a Lecture>,
    personnes: BTreeSet<String>,
}

/// What is lost of one table of one class.
fn lost_of<'a>(
    pack: &Referentiel,
    table: NomTable,
    before: &[&'a Lecture],
    maintenant: &Maintenant<'_>,
) -> Option<Perdues<'a>> {
    if table == NomTable::Etablissement {
        let now: usize = of_table(maintenant, table).map(|lecture| lecture.lignes).sum();
        let then: usize = before.iter().map(|lecture| lecture.lignes).sum();
        let gone: Vec<&Lecture> =
            before.iter().copied().filter(|lecture| !stands(pack, lecture, maintenant)).collect();
        let is_lost = now == 0 || now < then && !gone.is_empty();
        let lectures = if now == 0 { before.to_vec() } else { gone };
        return is_lost.then(|| Perdues { lectures, personnes: BTreeSet::new() });
    }
    // Somebody who left takes their rows along; but a list that is gone takes its people along.
    let concerned = |lecture: &Lecture, personne: &str| {
        let known = maintenant.suites.personne(&lecture.classe, personne).is_some();
        known || (table == NomTable::Candidats && !stands(pack, lecture, maintenant))
    };
    let rows_then = |personne: &str| -> usize {
        before.iter().filter_map(|lecture| lecture.personnes.get(personne)).sum()
    };
    let rows_now = |classe: &str, personne: &str| -> usize {
        let Some(place) = maintenant.suites.personne(classe, personne) else { return 0 };
        of_table(maintenant, table)
            .filter(|lecture| lecture.classe == place.classe)
            .filter_map(|lecture| lecture.personnes.get(&place.personne))
            .sum()
    };
    let people = |lecture: &Lecture| -> Vec<String> {
        lecture.personnes.keys().filter(|personne| concerned(lecture, personne)).cloned().collect()
    };
    let nothing_left = before
        .iter()
        .all(|lecture| people(lecture).iter().all(|personne| rows_now(&lecture.classe, personne) == 0));
    let mut perdues = Perdues { lectures: Vec::new(), personnes: BTreeSet::new() };
    for lecture in before {
        let mut people = people(lecture);
        if !nothing_left {
            if stands(pack, lecture, maintenant) {
                continue;
            }
            people.retain(|personne| rows_now(&lecture.classe, personne) < rows_then(personne));
        }
        if !people.is_empty() {
            perdues.lectures.push(lecture);
            perdues.personnes.extend(people);
        }
    }
    (!perdues.lectures.is_empty()).then_some(perdues)
}

fn of_table<'a>(maintenant: &Maintenant<'a>, table: NomTable) -> impl Iterator<Item = &'a Lecture> {
    maintenant.lectures.iter().filter(move |lecture| lecture.table == table)
}

/// Whether the sheet is still there and still taken for the table.
fn stands(pack: &Referentiel, lecture: &Lecture, maintenant: &Maintenant<'_>) -> bool {
    let label = pack.table(lecture.table).map(|table| table.libelle.as_str());
    maintenant.sources.iter().any(|source| {
        is_of(source, lecture.feuille()) && source.table.as_deref() == label && source.lignes_lues > 0
    })
}

fn is_of(source: &Source, (fichier, feuille): Feuille<'_>) -> bool {
    *source.fichier == *fichier && source.feuille.as_deref() == feuille
}

fn cause_of(
    diags: &Diagnostics,
    pack: &Referentiel,
    table: NomTable,
    feuille: Feuille<'_>,
    sources: &[Source],
) -> CausePerte {
    if let Some((renvoi, _)) = diags.told().find(|(_, d)| d.is_unread() && bears(d.lieu.as_ref(), feuille)) {
        return CausePerte::NonLue(renvoi);
    }
    let label = pack.table(table).map(|table| table.libelle.clone());
    let of_file: Vec<&Source> = sources.iter().filter(|source| *source.fichier == *feuille.0).collect();
    match of_file.iter().find(|source| is_of(source, feuille)) {
        _ if of_file.is_empty() => CausePerte::FichierAbsent,
        None => CausePerte::FeuilleAbsente,
        Some(source) if source.table == label => CausePerte::SansLigne,
        Some(source) => CausePerte::AutreTable(source.table.clone()),
    }
}

/// Whether a fault is of this sheet, of its file, or of the archive that the file came in.
fn bears(lieu: Option<&Lieu>, (fichier, feuille): Feuille<'_>) -> bool {
    let Some(lieu) = lieu else { return false };
    let inside = fichier.strip_prefix(&*lieu.fichier).is_some_and(|rest| rest.starts_with('/'));
    inside || *lieu.fichier == *fichier && (lieu.feuille.is_none() || lieu.feuille.as_deref() == feuille)
}

/// The classes of which this run would remove or impoverish too many papers, as it was just decided.
pub fn mass_losses(sorties: &Sorties<'_>, avant: &Avant<'_>, maintenant: &Maintenant<'_>) -> Vec<Masse> {
    let mut classes = BTreeMap::<&str, Touches<'_>>::new();
    for retrait in &sorties.retraits {
        if retrait.cause == CauseRetrait::PlusAttendu && retrait.fiche.cle.genre == Genre::Papier {
            classes
                .entry(&retrait.fiche.cle.classe)
                .or_default()
                .retires
                .push((&retrait.chemin, &retrait.fiche));
        }
    }
    for (chemin, fiche) in sorties.papiers().filter_map(|sortie| impoverished(sortie, avant)) {
        classes.entry(&fiche.cle.classe).or_default().appauvris.push((chemin, fiche));
    }
    let masses = classes.into_iter().filter_map(|(classe, touches)| {
        let all = touches.retires.iter().chain(&touches.appauvris);
        let personnes: BTreeSet<&String> =
            all.clone().filter_map(|(_, fiche)| fiche.cle.personne.as_ref()).collect();
        let count = touches.retires.len() + touches.appauvris.len();
        let of_class = avant.registre.sorties.values();
        let papers =
            of_class.filter(|fiche| fiche.cle.genre == Genre::Papier && fiche.cle.classe == classe).count();
        let is_large = count > PAPIERS && count * PART > papers && personnes.len() > 1;
        // A part of what waits already waits with it.
        let waits = all.clone().any(|(chemin, _)| avant.registre.en_attente.contains(*chemin));
        let is_mass = is_large || waits;
        is_mass.then(|| Masse {
            classe: classe.to_owned(),
            retires: touches.retires.len(),
            appauvris: touches.appauvris.len(),
            personnes: personnes.len(),
            lignes: fewer_rows(classe, avant, maintenant),
            chemins: all.map(|(chemin, _)| (*chemin).to_owned()).collect(),
        })
    });
    masses.collect()
}

/// The papers of a class that a run touches.
#[derive(Default)]
struct Touches<'a> {
    retires: Vec<(&'a str, &'a Fiche)>,
    appauvris: Vec<(&'a str, &'a Fiche)>,
}

/// A paper that was complete, and would no longer be.
fn impoverished<'a>(sortie: &'a Sortie<'_>, avant: &'a Avant<'_>) -> Option<(&'a str, &'a Fiche)> {
    let is_made =
        matches!(&sortie.devenir, Devenir::AFaire { changement, .. } if *changement == Changement::Refait);
    let fiche = avant.registre.sorties.get(&sortie.chemin).filter(|_| is_made)?;
    let poorer = fiche.etat == Etat::Complet && sortie.etat() == Some(Etat::ACompleter);
    poorer.then_some((sortie.chemin.as_str(), fiche))
}

fn fewer_rows(classe: &str, avant: &Avant<'_>, maintenant: &Maintenant<'_>) -> Vec<LignesEnMoins> {
    let now_class = maintenant.suites.classe(classe);
    let rows = |lectures: &[Lecture], classe: Option<&str>| {
        let mut rows = BTreeMap::<NomTable, usize>::new();
        for lecture in lectures.iter().filter(|lecture| Some(lecture.classe.as_str()) == classe) {
            *rows.entry(lecture.table).or_default() += lecture.lignes;
        }
        rows
    };
    let now = rows(maintenant.lectures, now_class);
    let then = rows(&avant.registre.lectures, Some(classe));
    let fewer = then.into_iter().filter_map(|(table, avant)| {
        let maintenant = now.get(&table).copied().unwrap_or_default();
        (maintenant < avant).then_some(LignesEnMoins { table, avant, maintenant })
    });
    fewer.collect()
}
