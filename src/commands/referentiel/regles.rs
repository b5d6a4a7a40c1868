//! The rules that the program applies, each with its scope and its source.

use super::entries::{mode_line, show_commission};
use super::page::Page;
use crate::diagnostics::messages::{A_VERIFIER, source};
use crate::referentiel::Referentiel;
use crate::referentiel::types::{DureePfmp, Epreuve, GenreMode, MembrePrescrit, Regle, Sens};
use crate::texte::{decimal, list};

/// What `liasse referentiel` answers besides codes, and what it says of it.
pub const PAGES: [(&str, &str); 3] = [
    ("regles", "Le mode de chaque épreuve, les commissions, la note, ce qu’entraîne une pièce absente"),
    ("durees", "Les durées des périodes en milieu professionnel, et comment elles se comptent"),
    ("tableaux", "Les en-têtes qui font reconnaître chaque tableau"),
];

/// Modes by category, commissions, notes, and the sentences that the program applies.
pub fn show_regles(page: &mut Page, r: &Referentiel) {
    page.title("Règles appliquées");
    page.text(
        "Chaque règle est écrite dans le fichier nommé, avec sa source. Le programme propose et signale ; le jury \
         décide.",
        0,
    );
    page.section("Épreuves par catégorie (epreuves.yaml, categories.yaml)");
    r.categories.iter().for_each(|c| page.coded(&c.code, &c.libelle, 2));
    for e in evaluated(r) {
        page.blank();
        page.line(&format!("{} – {}", e.code, e.intitule), 2);
        e.modes.iter().for_each(|(categorie, mode)| page.coded(categorie, &mode_line(mode), 4));
        page.line(&format!("Source : {}", e.source), 4);
    }
    page.section("Commissions (epreuves.yaml)");
    for (e, genre, membres, regles) in definitions(r) {
        page.blank();
        page.line(&format!("{}, {}", e.code, scope(genre)), 2);
        match regles.iter().find(|rule| rule.regle == Regle::COMMISSION) {
            Some(rule) => page.line(&format!("Source : {}", rule.source), 4),
            None => page.line("Le texte n’en prescrit pas", 4),
        }
        show_commission(page, membres);
    }
    show_notes(page, r);
    page.section("Ce que l’arrêté dit, et pour quel mode seulement (epreuves.yaml)");
    for cle in [
        Regle::NOTE_CONFIDENTIELLE,
        Regle::ZERO,
        Regle::NON_VALIDE,
        Regle::SITUATION,
        Regle::EGALE_IMPORTANCE,
        Regle::DIMENSIONS,
    ] {
        show_rule(page, r, cle);
    }
    show_doubts(page, r);
}

fn show_notes(page: &mut Page, r: &Referentiel) {
    let g = &r.reglages.grille;
    page.section("Notes et profils (reglages.yaml)");
    page.field("Barème", &format!("sur {}", decimal(g.bareme)));
    page.field("Pas", &format!("{} point, {}", decimal(g.pas), g.arrondi));
    let niveaux: Vec<String> =
        g.echelle.niveaux.iter().map(|n| format!("{} {}", n.code, n.libelle)).collect();
    page.field(&g.echelle.intitule, &niveaux.join(" ; "));
    page.field(
        "Contradiction",
        &format!("profil tout au plus haut sous {0}, ou tout au plus bas à {0} et plus", decimal(g.moyenne)),
    );
    let whence = g.source.as_ref().unwrap_or(&r.reglages.source);
    page.field("Source", &source(whence, g.a_verifier));
    page.field("Échelle", &g.echelle.source);
    for etat in &r.reglages.etats_note {
        page.field(&etat.code, &format!("{} : ni un zéro ni une case vide", etat.libelle));
    }
    for e in evaluated(r) {
        let Some(synthese) = e.ccf.as_ref().and_then(|ccf| ccf.synthese.as_ref()) else { continue };
        let sens = match synthese.sens {
            Sens::Superieur => "supérieur",
            Sens::Inferieur => "inférieur",
            Sens::Proche => "le plus proche",
        };
        page.blank();
        page.field(&format!("{} (CCF)", e.code), &synthese.libelle);
        page.field("Pas", &format!("{} point, multiple {sens}", decimal(synthese.pas)));
        page.field("Source", &source(&synthese.source, synthese.a_verifier));
    }
}

/// The rules of one key, in every épreuve and mode that has it; nothing for an unknown key.
pub fn show_rule(page: &mut Page, r: &Referentiel, cle: &str) {
    for (e, genre, _, regles) in definitions(r) {
        for rule in regles.iter().filter(|rule| super::plain(&rule.regle) == super::plain(cle)) {
            page.blank();
            page.line(&format!("{} – {}, {} seulement", rule.regle, e.code, scope(genre)), 2);
            page.text(&rule.texte, 4);
            page.line(&format!("Source : {}", rule.source), 4);
        }
    }
    page.blank();
}

/// Keys of the rules, each once.
pub fn keys(r: &Referentiel) -> Vec<&str> {
    let mut keys: Vec<&str> =
        definitions(r).iter().flat_map(|(.., regles)| *regles).map(|rule| rule.regle.as_str()).collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

pub fn show_durees(page: &mut Page, r: &Referentiel) {
    page.title("Durées des périodes en milieu professionnel (pfmp.yaml)");
    for duree in &r.pfmp.durees {
        page.blank();
        page.line(&duree.voie, 2);
        if let Some(precision) = &duree.precision {
            page.line(precision, 4);
        }
        page.hanging("Durée", &asked(duree), 4, 14);
        page.hanging("Catégories", &list(&duree.categories), 4, 14);
        if let Some(years) = duree.duree_cycle {
            page.hanging("Cycle", &format!("{years} ans"), 4, 14);
        }
        page.hanging("Sessions", &sessions(duree), 4, 14);
        page.hanging("Source", &source(&duree.source, duree.a_verifier), 4, 14);
    }
    let without: Vec<String> = r
        .pfmp
        .voies
        .iter()
        .filter(|v| !r.pfmp.durees.iter().any(|d| d.voie == v.voie))
        .map(|v| v.voie.clone())
        .collect();
    if !without.is_empty() {
        page.blank();
        page.line(&format!("Sans règle : {} ({A_VERIFIER})", list(&without)), 2);
    }
    page.section("Comment elles se comptent");
    page.field("Périodes", &list(&r.pfmp.periodes));
    page.field("Conversion", &r.pfmp.conversion);
    for genre in &r.pfmp.types {
        let compte = if genre.compte { "compte" } else { "ne compte pas" };
        let whence = genre.source.as_ref().map(|s| format!(" ({})", source(s, genre.a_verifier)));
        page.field("Type", &format!("{} : {compte}{}", genre.libelle, whence.unwrap_or_default()));
    }
    for rule in &r.pfmp.regles_presence {
        page.field("Présence", &format!("{} ({})", rule.texte, rule.source));
    }
    page.section("Voie d’après la catégorie de la liste");
    r.pfmp.voies.iter().for_each(|v| page.items(&v.voie, v.textes.iter().map(String::as_str)));
}

/// For each table, the columns that a header must have to be recognised, whatever else it has.
pub fn show_tableaux(page: &mut Page, r: &Referentiel) {
    page.title("Tableaux reconnus (colonnes.yaml)");
    page.text(
        "Un tableau est reconnu à ses en-têtes : une de ces listes suffit. Les tableaux qui parlent d’un candidat le \
         nomment aussi.",
        0,
    );
    for table in &r.tables {
        let heading = |key: &String| match key.strip_prefix('@') {
            Some(family) => format!(
                "une colonne par {}",
                family.replace("competence", "compétence").replace("critere", "critère")
            ),
            None => format!("« {} »", r.nom_colonne(table.table, key)),
        };
        let sets = table.reconnue_a.iter().map(|set| list(&set.iter().map(heading).collect::<Vec<_>>()));
        let sets: Vec<String> = sets.collect();
        page.items(&table.libelle, sets.iter().map(String::as_str));
        if !table.champs.is_empty() {
            let champs: Vec<String> = table.champs.iter().map(|c| c.nom.clone()).collect();
            page.hanging("", &format!("Dans la première colonne : {}", list(&champs)), 4, 0);
        }
    }
}

/// What is to be confirmed before it is relied on.
fn show_doubts(page: &mut Page, r: &Referentiel) {
    let mut doubts: Vec<String> = Vec::new();
    for d in r.pfmp.durees.iter().filter(|d| d.a_verifier) {
        doubts.push(format!("{}, {} : {} ({})", d.voie, sessions(d), asked(d), d.source));
    }
    for t in r.pfmp.types.iter().filter(|t| t.a_verifier) {
        let whence = t.source.as_deref().unwrap_or_default();
        doubts.push(format!("les périodes « {} » ne comptent pas ({whence})", t.libelle));
    }
    if r.reglages.grille.a_verifier {
        doubts.push("le pas des notes et le profil de la grille (reglages.yaml)".to_owned());
    }
    for e in &r.epreuves {
        let synthese = e.ccf.as_ref().and_then(|ccf| ccf.synthese.as_ref());
        if let Some(synthese) = synthese.filter(|s| s.a_verifier) {
            doubts.push(format!("{} en CCF : {} ({})", e.code, synthese.libelle, synthese.source));
        }
    }
    if !doubts.is_empty() {
        page.section("À vérifier auprès de la DEC");
        for doubt in &doubts {
            page.hanging("–", doubt, 2, 2);
        }
    }
}

fn asked(duree: &DureePfmp) -> String {
    let least = if duree.positionnement { " au moins, sur décision de positionnement" } else { "" };
    let weeks = duree.semaines.map(|s| format!("{} semaines{least}", decimal(s)));
    weeks.or_else(|| duree.justificatif.clone()).unwrap_or_else(|| "aucun nombre de semaines".to_owned())
}

fn sessions(duree: &DureePfmp) -> String {
    match (duree.premiere_session, duree.jusqu_a_session) {
        (Some(first), Some(end)) if end == first + 1 => format!("session {first}"),
        (Some(first), Some(end)) => format!("sessions {first} à {}", end - 1),
        (Some(first), None) => format!("à partir de la session {first}"),
        (None, Some(end)) => format!("jusqu’à la session {}", end - 1),
        (None, None) => "toutes les sessions".to_owned(),
    }
}

fn scope(genre: GenreMode) -> &'static str {
    match genre {
        GenreMode::Ccf => "contrôle en cours de formation",
        GenreMode::Ponctuel => "évaluation ponctuelle",
    }
}

fn evaluated(r: &Referentiel) -> impl Iterator<Item = &Epreuve> {
    r.epreuves.iter().filter(|e| e.pole.is_some())
}

type Definie<'r> = (&'r Epreuve, GenreMode, &'r [MembrePrescrit], &'r [Regle]);

fn definitions(r: &Referentiel) -> Vec<Definie<'_>> {
    let mut all: Vec<Definie<'_>> = Vec::new();
    for e in &r.epreuves {
        all.extend(e.ccf.as_ref().map(|d| (e, GenreMode::Ccf, &d.commission[..], &d.regles[..])));
        all.extend(e.ponctuel.as_ref().map(|d| (e, GenreMode::Ponctuel, &d.commission[..], &d.regles[..])));
    }
    all
}
