//! What would be lost since the last run, and what this run did not do.

use super::{nowhere, quoted};
use crate::diagnostics::{Diagnostic, Renvoi, codes};
use crate::place::Lieu;
use crate::referentiel::Referentiel;
use crate::referentiel::types::NomTable;
use crate::texte;

/// Places that one message names.
const NOMMES: usize = 3;
const ACCEPTER: &str = "relancer avec --accepter-retraits";

/// Rows that the last run read, and that no file gives now.
#[derive(Debug)]
pub struct TablePerdue<'a> {
    pub table: NomTable,
    /// Empty for the whole school.
    pub classe: &'a str,
    pub lignes: usize,
    pub lieux: &'a [LieuPerdu],
}

/// Where rows were read.
#[derive(Debug, Clone)]
pub struct LieuPerdu {
    pub fichier: String,
    pub feuille: Option<String>,
    pub cause: CausePerte,
}

/// What became of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CausePerte {
    FichierAbsent,
    FeuilleAbsente,
    /// What it is taken for now; nothing where it is not recognised.
    AutreTable(Option<String>),
    SansLigne,
    /// It is there, and could not be read: the fault that says so.
    NonLue(Renvoi),
}

/// Papers of a class that would go, or be poorer, at once.
#[derive(Debug)]
pub struct PerteEnMasse<'a> {
    pub classe: &'a str,
    pub retires: usize,
    pub appauvris: usize,
    pub personnes: usize,
    pub lignes: &'a [LignesEnMoins],
}

/// A table of which a class has fewer rows than last time.
#[derive(Debug)]
pub struct LignesEnMoins {
    pub table: NomTable,
    pub avant: usize,
    pub maintenant: usize,
}

/// « TAGO1, travaux professionnels : 48 lignes étaient lues dans « x.xlsx » ; ce fichier n’est plus dans le dossier ».
pub fn table_perdue(pack: &Referentiel, perte: &TablePerdue<'_>) -> Diagnostic {
    let table = label(pack, perte.table);
    let what = if perte.classe.is_empty() { table } else { format!("{}, {table}", perte.classe) };
    let rows = count(perte.lignes, "ligne était lue", "lignes étaient lues");
    let first = perte.lieux.first().expect("rows are lost somewhere");
    let places = places(perte.lieux);
    let alike = perte.lieux.iter().all(|lieu| lieu.cause == first.cause);
    let one_file = perte.lieux.iter().all(|lieu| lieu.fichier == first.fichier);
    let cause = match (alike, perte.lieux.len()) {
        (true, 1) => of_one(first),
        (true, _) if one_file && first.cause == CausePerte::FichierAbsent => of_one(first),
        (true, _) => of_several(&first.cause).to_owned(),
        (false, _) => "ils n’en donnent plus".to_owned(),
    };
    let lieu = Lieu {
        feuille: first.feuille.as_deref().map(Into::into),
        ..Lieu::fichier(&first.fichier.as_str().into())
    };
    let mut diagnostic = nowhere(
        &codes::TABLE_PERDUE,
        format!("{what} : {rows} dans {places} ; {cause}"),
        format!(
            "remettre ce tableau, ou ce qui le remplace, dans le dossier d’entrée ; s’il ne doit plus servir, {ACCEPTER}"
        ),
    );
    diagnostic.lieu = Some(lieu);
    if let Some(table) = pack.table(perte.table) {
        diagnostic.responsable.clone_from(&table.responsable);
    }
    diagnostic
}

/// A whole file that is gone, with all that it gave: one fact, whatever the number of its tables.
pub fn fichier_perdu(pack: &Referentiel, fichier: &str, pertes: &[TablePerdue<'_>]) -> Diagnostic {
    let mut classes: Vec<String> = pertes.iter().map(|perte| perte.classe.to_owned()).collect();
    classes.retain(|classe| !classe.is_empty());
    classes.sort();
    classes.dedup();
    let de = if classes.is_empty() { String::new() } else { format!(" de {}", texte::list(&classes)) };
    let mut tables: Vec<(NomTable, usize)> = Vec::new();
    for perte in pertes {
        match tables.iter_mut().find(|(table, _)| *table == perte.table) {
            Some((_, lignes)) => *lignes += perte.lignes,
            None => tables.push((perte.table, perte.lignes)),
        }
    }
    let all: usize = tables.iter().map(|(_, lignes)| lignes).sum();
    let each: Vec<String> =
        tables.iter().map(|(table, lignes)| format!("{} ({lignes})", label(pack, *table))).collect();
    let mut diagnostic = nowhere(
        &codes::TABLE_PERDUE,
        format!(
            "{} n’est plus dans le dossier, où {} : {}",
            quoted(fichier),
            count(all, &format!("ligne{de} était lue"), &format!("lignes{de} étaient lues")),
            texte::list(&each)
        ),
        format!(
            "remettre ce fichier, ou ce qui le remplace, dans le dossier d’entrée ; s’il ne doit plus servir, {ACCEPTER}"
        ),
    );
    diagnostic.lieu = Some(Lieu::fichier(&fichier.into()));
    for perte in pertes {
        for lieu in perte.lieux {
            let lieu = Lieu {
                feuille: lieu.feuille.as_deref().map(Into::into),
                ..Lieu::fichier(&lieu.fichier.as_str().into())
            };
            diagnostic = diagnostic.see(&label(pack, perte.table), &lieu);
        }
    }
    diagnostic
}

/// File by file, with their sheets; the first of many.
fn places(lieux: &[LieuPerdu]) -> String {
    let mut files: Vec<(&str, Vec<&str>)> = Vec::new();
    for lieu in lieux {
        if files.last().is_none_or(|(fichier, _)| *fichier != lieu.fichier) {
            files.push((&lieu.fichier, Vec::new()));
        }
        if let (Some((_, feuilles)), Some(feuille)) = (files.last_mut(), &lieu.feuille) {
            feuilles.push(feuille);
        }
    }
    let named: Vec<String> =
        files.iter().take(NOMMES).map(|(fichier, feuilles)| shown(fichier, feuilles)).collect();
    match files.len() - named.len() {
        0 => texte::list(&named),
        more => format!("{} et {more} autres", named.join(", ")),
    }
}

fn shown(fichier: &str, feuilles: &[&str]) -> String {
    let names: Vec<String> = feuilles.iter().map(|feuille| quoted(feuille)).collect();
    match names.len() {
        0 => quoted(fichier),
        1 => format!("{}, feuille {}", quoted(fichier), names[0]),
        _ => format!("{}, feuilles {}", quoted(fichier), texte::list(&names)),
    }
}

fn of_one(lieu: &LieuPerdu) -> String {
    let it = if lieu.feuille.is_some() { "cette feuille" } else { "ce fichier" };
    match &lieu.cause {
        CausePerte::FichierAbsent => "ce fichier n’est plus dans le dossier".to_owned(),
        CausePerte::FeuilleAbsente => "cette feuille n’est plus dans ce fichier".to_owned(),
        CausePerte::AutreTable(Some(table)) => format!("{it} contient maintenant : {table}"),
        CausePerte::AutreTable(None) => format!("les en-têtes n’y sont plus, et {it} n’est plus lu"),
        CausePerte::SansLigne => format!("{it} n’en donne plus aucune"),
        CausePerte::NonLue(_) => format!("{it} n’a pas pu être lu"),
    }
}

fn of_several(cause: &CausePerte) -> &'static str {
    match cause {
        CausePerte::FichierAbsent => "ces fichiers ne sont plus dans le dossier",
        CausePerte::FeuilleAbsente => "ces feuilles ne sont plus dans leur fichier",
        CausePerte::AutreTable(_) => "elles contiennent maintenant autre chose",
        CausePerte::SansLigne => "elles n’en donnent plus aucune",
        CausePerte::NonLue(_) => "elles n’ont pas pu être lues",
    }
}

pub fn perte_en_masse(pack: &Referentiel, masse: &PerteEnMasse<'_>) -> Diagnostic {
    let retires = match masse.retires {
        0 => None,
        n => Some(count(n, "papier ne serait plus attendu", "papiers ne seraient plus attendus")),
    };
    let appauvris = match masse.appauvris {
        0 => None,
        n => Some(count(n, "papier complet serait à compléter", "papiers complets seraient à compléter")),
    };
    let losses: Vec<String> = [retires, appauvris].into_iter().flatten().collect();
    let rows: Vec<String> = masse.lignes.iter().map(|fewer| words_of(pack, fewer)).collect();
    let why = if rows.is_empty() { String::new() } else { format!(" ({})", rows.join(" ; ")) };
    nowhere(
        &codes::PERTE_EN_MASSE,
        format!("{}, {} candidats : {}{why}", masse.classe, masse.personnes, losses.join(" et ")),
        format!("vérifier qu’aucun fichier ni aucune ligne ne manque ; si c’est voulu, {ACCEPTER}"),
    )
}

/// « travaux professionnels : 20 lignes au lieu de 48 ».
fn words_of(pack: &Referentiel, fewer: &LignesEnMoins) -> String {
    let now = count(fewer.maintenant, "ligne", "lignes");
    format!("{} : {now} au lieu de {}", label(pack, fewer.table), fewer.avant)
}

pub fn autre_session(avant: &str, maintenant: &str, papiers: usize) -> Diagnostic {
    nowhere(
        &codes::AUTRE_SESSION,
        format!(
            "le dossier de sortie tient {} de la session {avant}, et les tableaux sont de la session {maintenant} : \
             rien n’est composé",
            count(papiers, "document", "documents")
        ),
        format!(
            "vérifier la session dans le tableau de l’établissement ; pour ranger l’ancienne sous _precedents/{avant} et \
             commencer la nouvelle, {ACCEPTER}"
        ),
    )
}

pub fn session_archivee(avant: &str, dossier: &str, fichiers: usize) -> Diagnostic {
    let moved = count(fichiers, "fichier rangé", "fichiers rangés");
    nowhere(
        &codes::SESSION_ARCHIVEE,
        format!("session {avant} terminée : {moved} sous {dossier}"),
        "y reprendre un document au besoin avec « liasse restaurer »",
    )
}

pub fn retraits_acceptes(pertes: &[String]) -> Diagnostic {
    nowhere(
        &codes::RETRAITS_ACCEPTES,
        format!("retraits acceptés : {}", pertes.join(" ; ")),
        "ce qui est retiré reste dans _precedents : « liasse restaurer » le remet en place",
    )
}

/// What is stale and was not asked for.
pub fn passage_partiel(selection: &str, nombre: usize) -> Diagnostic {
    let left = count(
        nombre,
        "fichier qui n’est plus à jour n’est pas refait",
        "fichiers qui ne sont plus à jour ne sont pas refaits",
    );
    nowhere(
        &codes::PASSAGE_PARTIEL,
        format!("passage partiel ({selection}) : {left}"),
        "relancer sans sélection pour tout composer",
    )
}

pub fn archives_descellees(archives: &[String]) -> Diagnostic {
    let (first, others) = archives.split_first().expect("an archive would lose its seal");
    let named = match others.len() {
        0 => quoted(first),
        n => format!("{} et {}", quoted(first), count(n, "autre archive", "autres archives")),
    };
    nowhere(
        &codes::ARCHIVES_DESCELLEES,
        format!(
            "{named} : les passages précédents chiffraient les archives de ce dossier, et celui-ci n’a pas de mot de passe ; rien n’est écrit en clair"
        ),
        "donner le même mot de passe (--mot-de-passe-fichier), ou relancer avec --sans-mot-de-passe",
    )
}

pub fn registre_abime(garde: &str) -> Diagnostic {
    nowhere(
        &codes::REGISTRE_ABIME,
        format!("la mémoire du dernier passage (.liasse.json) est illisible : elle est rangée sous {garde}"),
        "relire la liste de ce qui a changé : elle est faite d’après le dernier manifeste, s’il est là",
    )
}

/// What somebody changed by hand, and where their version lies now.
pub fn papiers_modifies(edited: &[(&str, &str)]) -> Diagnostic {
    let ((chemin, garde), others) = edited.split_first().expect("something was changed");
    let first = quoted(chemin);
    let told = match others.len() {
        0 => format!("{first} n’était plus ce que le dernier passage avait écrit : il est refait"),
        n => format!(
            "{first} et {} n’étaient plus ce que le dernier passage avait écrit : ils sont refaits",
            count(n, "autre fichier", "autres fichiers")
        ),
    };
    nowhere(
        &codes::PAPIERS_MODIFIES,
        format!("{told} d’après les tableaux, et la version trouvée est gardée ({garde})"),
        "si la version trouvée portait des corrections, les reporter dans les tableaux, puis relancer",
    )
}

/// The last run left a manifest and no register.
pub fn registre_absent() -> Diagnostic {
    nowhere(
        &codes::REGISTRE_ABIME,
        "la mémoire du dernier passage (.liasse.json) n’est plus dans le dossier de sortie".to_owned(),
        "relire la liste de ce qui a changé : elle est faite d’après le dernier manifeste",
    )
}

pub fn autre_referentiel(what: &str) -> Diagnostic {
    nowhere(
        &codes::AUTRE_REFERENTIEL,
        format!(
            "{what} n’est plus celui du dernier passage : des documents peuvent changer sans que les tableaux aient changé"
        ),
        "relire la liste de ce qui a changé",
    )
}

pub fn modeles_remplis(chemins: &[String]) -> Diagnostic {
    let named: Vec<String> = chemins.iter().take(NOMMES).map(|chemin| quoted(chemin)).collect();
    let named = match chemins.len() - named.len() {
        0 => texte::list(&named),
        more => format!("{} et {more} autres", named.join(", ")),
    };
    let (filled, them) = if chemins.len() > 1 {
        ("ont été remplis sur place", "ils ne sont")
    } else {
        ("a été rempli sur place", "il n’est")
    };
    nowhere(
        &codes::MODELES_REMPLIS,
        format!(
            "{named} {filled}, dans le dossier de sortie : {them} pas lu{}",
            if chemins.len() > 1 { "s" } else { "" }
        ),
        "déplacer ce qui est rempli dans le dossier d’entrée, puis relancer",
    )
}

fn label(pack: &Referentiel, table: NomTable) -> String {
    pack.table(table).map(|table| table.libelle.clone()).unwrap_or_default()
}

fn count(number: usize, one: &str, several: &str) -> String {
    format!("{number} {}", if number > 1 { several } else { one })
}
