//! What the rules of the diploma say: each message quotes the rule that it applies, and its source.

use rust_decimal::Decimal;

use super::{at, nowhere, quoted, shortened};
use crate::diagnostics::{Diagnostic, codes};
use crate::place::{Lieu, Located};
use crate::referentiel::types::{DureePfmp, Epreuve, GenreMode, Mode, Regle};
use crate::texte::{decimal, duration, list};

/// What is said wherever the sources of a rule leave a doubt.
pub const A_VERIFIER: &str = "à vérifier auprès de la DEC";

/// A source, with its doubt.
pub fn source(source: &str, a_verifier: bool) -> String {
    if a_verifier { format!("{source} ; {A_VERIFIER}") } else { source.to_owned() }
}

/// « the sentence » (its source).
fn cited(regle: &Regle) -> String {
    format!("« {} » ({})", regle.texte, regle.source)
}

/// The rule where the definition has it, else the source of the épreuve.
fn rule_or_source(regle: Option<&Regle>, epreuve: &Epreuve) -> String {
    regle.map_or_else(|| epreuve.source.clone(), cited)
}

fn mode_words(mode: &Mode) -> String {
    let genre = match mode.mode {
        GenreMode::Ccf => "contrôle en cours de formation",
        GenreMode::Ponctuel => "épreuve ponctuelle",
    };
    let details: Vec<String> =
        [mode.forme.clone(), mode.duree_minutes.map(duration)].into_iter().flatten().collect();
    if details.is_empty() { genre.to_owned() } else { format!("{genre} ({})", details.join(", ")) }
}

/// How a category sits an épreuve.
pub fn mode_of(epreuve: &Epreuve, categorie: &str) -> String {
    let mode = epreuve.modes.get(categorie).map_or_else(|| "aucun mode".to_owned(), mode_words);
    format!("{} se passe en {mode} pour la catégorie {categorie} ({})", epreuve.code, epreuve.source)
}

pub fn evaluation_sans_objet(lieu: &Lieu, epreuve: &Epreuve, categorie: &str) -> Diagnostic {
    at(
        &codes::EVALUATION_SANS_OBJET,
        lieu,
        format!("évaluation de {} non utilisée : {}", epreuve.code, mode_of(epreuve, categorie)),
        "vérifier la catégorie du candidat, ou effacer la ligne",
    )
    .says_epreuve()
}

/// `quoi` is what the rows are: « travaux de … (3 lignes) »; `regle` why nothing shows them.
pub fn ligne_sans_document(lieu: &Lieu, quoi: &str, regle: Option<&str>) -> Diagnostic {
    let regle = regle.map(|regle| format!(" ; {regle}")).unwrap_or_default();
    at(
        &codes::LIGNE_SANS_DOCUMENT,
        lieu,
        format!("{quoi} : aucun document attendu ne les montre{regle}"),
        "vérifier l’épreuve et la catégorie, ou effacer ; le catalogue est documents.yaml",
    )
    .says_epreuve()
    .says_periode()
}

pub fn situation_en_trop(lieu: &Lieu, lue: &str, epreuve: &Epreuve) -> Diagnostic {
    let regle = epreuve.ccf.iter().flat_map(|ccf| &ccf.regles).find(|r| r.regle == Regle::SITUATION);
    at(
        &codes::SITUATION_INADAPTEE,
        lieu,
        format!(
            "situation {} non utilisée pour {} : {}",
            quoted(lue),
            epreuve.code,
            rule_or_source(regle, epreuve)
        ),
        "effacer la situation, ou corriger l’épreuve",
    )
    .says_epreuve()
}

/// `champ` is what the pack calls the session in the table of the school.
pub fn session_inconnue(champ: &str) -> Diagnostic {
    nowhere(
        &codes::SANS_REGLE_DE_DUREE,
        "aucune règle de durée des PFMP appliquée : la session n’est pas connue".into(),
        format!("remplir « {champ} » dans le tableau de l’établissement, ou lancer avec --session"),
    )
}

pub fn session_sans_regle(lieu: &Lieu, voie: &str, session: i16, premiere: Option<i16>) -> Diagnostic {
    let known = premiere.map(|p| format!(", la première est {p}")).unwrap_or_default();
    sans_regle(
        lieu,
        &format!("pfmp.yaml n’en a pas pour « {voie} » à la session {session}{known}"),
        "vérifier la session, ou demander la durée à la DEC et l’ajouter à pfmp.yaml",
    )
}

/// `colonne` is what the pack calls the column to mend, here and below.
pub fn voie_inconnue(lieu: &Lieu, colonne: &str, categorie: &str, voies: &[String]) -> Diagnostic {
    sans_regle(
        lieu,
        &format!("la catégorie {categorie} réunit plusieurs voies ({})", list(voies)),
        &format!(
            "écrire dans « {colonne} » le texte de l’inscription plutôt que le code ; « liasse referentiel {categorie} » donne ceux qui sont compris"
        ),
    )
}

pub fn voie_sans_regle(lieu: &Lieu, voie: &str) -> Diagnostic {
    sans_regle(
        lieu,
        &format!("pfmp.yaml n’en a pas pour la voie « {voie} » ({A_VERIFIER})"),
        "demander la durée à la DEC, et l’ajouter à pfmp.yaml avec sa source",
    )
}

/// `cycle` is what the list says, `connus` are those that have a rule.
pub fn cycle_sans_regle(
    lieu: &Lieu,
    colonne: &str,
    voie: &str,
    cycle: Option<u32>,
    connus: &[u32],
) -> Diagnostic {
    let known: Vec<String> = connus.iter().map(|years| format!("{years} ans")).collect();
    let known = known.join(" ou ");
    match cycle {
        Some(years) => sans_regle(
            lieu,
            &format!("« {voie} » en a pour un cycle de {known}, et celui de ce candidat est de {years}"),
            &format!("vérifier « {colonne} », ou demander la durée à la DEC et l’ajouter à pfmp.yaml"),
        ),
        None => sans_regle(
            lieu,
            &format!("celle de « {voie} » dépend de la durée du cycle ({known}), qui n’est pas connue"),
            &format!("remplir la colonne « {colonne} »"),
        ),
    }
}

pub fn plusieurs_regles(lieu: &Lieu, regles: &[&DureePfmp]) -> Diagnostic {
    let each: Vec<String> = regles
        .iter()
        .map(|rule| {
            let asked = rule.semaines.map(|s| format!("{} semaines", decimal(s)));
            let asked = asked.or_else(|| rule.justificatif.clone()).unwrap_or_default();
            let whose = rule.precision.as_deref().unwrap_or(&rule.voie);
            format!("{whose}, {asked} ({})", source(&rule.source, rule.a_verifier))
        })
        .collect();
    sans_regle(
        lieu,
        &format!("plusieurs conviennent et la liste ne les départage pas : {}", each.join(" ; ")),
        "comparer soi-même les semaines à la règle du candidat",
    )
}

fn sans_regle(lieu: &Lieu, pourquoi: &str, aide: &str) -> Diagnostic {
    let message = format!("aucune règle de durée des PFMP appliquée : {pourquoi}");
    at(&codes::SANS_REGLE_DE_DUREE, lieu, message, aide)
}

/// `voies` are those that have a rule of positionnement, `source` theirs.
pub fn positionnement_sans_objet(
    semaines: &Located<u32>,
    colonne: &str,
    voie: &str,
    voies: &[String],
    source: &str,
) -> Diagnostic {
    at(
        &codes::POSITIONNEMENT_SANS_OBJET,
        &semaines.lieu,
        format!(
            "positionnement à {} semaines pour « {voie} » : le texte n’en prévoit que pour {} ({source})",
            semaines.valeur,
            list(voies)
        ),
        format!("vérifier la catégorie du candidat, ou vider « {colonne} »"),
    )
}

/// `regle` is the rule and its source.
pub fn derogation_superflue(lieu: &Lieu, total: Decimal, exigees: Decimal, regle: &str) -> Diagnostic {
    at(
        &codes::DEROGATION_SUPERFLUE,
        lieu,
        format!(
            "dérogation accordée, avec {} semaines comptées pour {} exigées : {regle}",
            decimal(total),
            decimal(exigees)
        ),
        "vérifier que la dérogation est à imprimer sur l’attestation récapitulative",
    )
}

/// A commission: of which épreuve, of whom, and what the text says of it.
pub struct Commission<'a> {
    pub epreuve: &'a Epreuve,
    /// « la classe TAGO1 », « DURAND Léa », « toutes les classes ».
    pub de: &'a str,
    pub regle: Option<&'a Regle>,
    /// What the pack calls the column of the company.
    pub colonne: &'a str,
}

impl Commission<'_> {
    fn nom(&self) -> String {
        format!("la commission {} de {}", self.epreuve.code, self.de)
    }

    fn regle(&self) -> String {
        rule_or_source(self.regle, self.epreuve)
    }
}

pub fn commission_incomplete(lieu: &Lieu, c: &Commission<'_>, nommes: usize, prescrits: usize) -> Diagnostic {
    at(
        &codes::COMMISSION_INCOMPLETE,
        lieu,
        format!("{} a {} pour {prescrits} prescrits : {}", c.nom(), members(nommes), c.regle()),
        "ajouter une ligne par membre manquant, ou écrire son nom sur les grilles",
    )
}

pub fn commission_en_surnombre(
    lieu: &Lieu,
    c: &Commission<'_>,
    nommes: usize,
    prescrits: usize,
) -> Diagnostic {
    at(
        &codes::COMMISSION_EN_SURNOMBRE,
        lieu,
        format!("{} a {} pour {prescrits} prescrits : {}", c.nom(), members(nommes), c.regle()),
        "nommer chaque commission pour sa classe ou ses candidats, ou effacer les lignes en trop",
    )
}

pub fn commission_sans_professionnel(lieu: &Lieu, c: &Commission<'_>) -> Diagnostic {
    at(
        &codes::COMMISSION_SANS_PROFESSIONNEL,
        lieu,
        format!("{} n’a pas de professionnel : {}", c.nom(), c.regle()),
        format!("rien à faire si aucun professionnel n’a pu venir ; sinon remplir « {} »", c.colonne),
    )
}

pub fn professionnel_sans_entreprise(
    lieu: &Lieu,
    c: &Commission<'_>,
    qui: &str,
    fonction: &str,
) -> Diagnostic {
    at(
        &codes::PROFESSIONNEL_SANS_ENTREPRISE,
        lieu,
        format!("{qui} ({}) sans entreprise dans {} : {}", quoted(fonction), c.nom(), c.regle()),
        format!("remplir la colonne « {} » de ce membre, ou corriger sa fonction", c.colonne),
    )
}

pub fn professionnel_en_trop(lieu: &Lieu, c: &Commission<'_>, qui: &str, entreprise: &str) -> Diagnostic {
    at(
        &codes::PROFESSIONNEL_EN_TROP,
        lieu,
        format!("{qui} vient d’une entreprise ({}) dans {} : {}", quoted(entreprise), c.nom(), c.regle()),
        format!("vérifier l’épreuve de la ligne ; « {} » reste vide pour un professeur", c.colonne),
    )
}

fn members(count: usize) -> String {
    format!("{count} membre{}", if count > 1 { "s" } else { "" })
}

/// `avec` is what the row evaluates all the same: « 12 niveaux », « des observations ».
pub fn absence_contredite(lieu: &Lieu, etat: &str, avec: &[String]) -> Diagnostic {
    at(
        &codes::ABSENCE_CONTREDITE,
        lieu,
        format!("« {etat} » à la place de la note, avec {}", list(avec)),
        "vérifier avec la commission : tout est imprimé tel quel ; rien à faire si l’observation ne dit que l’absence",
    )
}

/// What is lacking, each with the sentences that say what it entails.
pub fn dossier_ponctuel_incomplet(lieu: &Lieu, manques: &[String]) -> Diagnostic {
    at(
        &codes::DOSSIER_PONCTUEL_INCOMPLET,
        lieu,
        format!("dossier d’épreuve ponctuelle : {}", manques.join(" ; ")),
        "ajouter ces pièces aux tableaux, ou les joindre au dossier sur papier",
    )
}

pub fn commission_de_toutes_les_classes(lieu: &Lieu, membre: &str) -> Diagnostic {
    at(
        &codes::COMMISSION_DE_TOUS,
        lieu,
        format!(
            "membre d’une commission sans classe ni candidat : « {} » siège pour toutes les classes",
            shortened(membre)
        ),
        "écrire la classe, ou le n° du candidat ; rien à faire si cette commission est celle de toutes les classes",
    )
}
