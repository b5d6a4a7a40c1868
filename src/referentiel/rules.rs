//! The rules of a pack: what its files must say together to make sense.
//!
//! Each rule knows how a pack is built and nothing of what a pack holds.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::confidentiality;
use super::lookup::competence_of;
use super::node::At;
use super::types::{Document, Dossier, DureePfmp, Echelle, Epreuve, GenreMode, GenrePreuve, Par, SousBloc};
use super::{COLONNES, DOCUMENTS, EPREUVES, PFMP, POLES, REGLAGES, Referentiel, wording};

/// A value, what is wrong with it, what to do about it.
pub type Finding = (At, String, String);

pub const RULES: [fn(&Referentiel) -> Vec<Finding>; 12] = [
    check_criteres,
    check_coefficients,
    check_epreuves,
    check_definitions,
    check_documents,
    confidentiality::check,
    check_impressions,
    check_numbers,
    check_scales,
    check_pfmp,
    check_recognition,
    check_columns,
];

pub fn finding(at: At, message: impl Into<String>, aide: impl Into<String>) -> Finding {
    (at, message.into(), aide.into())
}

fn sous_blocs(r: &Referentiel) -> Vec<(At, &SousBloc)> {
    let poles = At::file(POLES).each("poles", &r.poles);
    poles.into_iter().flat_map(|(at, pole)| at.each("sous_blocs", &pole.sous_blocs)).collect()
}

/// A critère is coded after a competence of its sous-bloc, with letters that leave no gap; every competence
/// has one, or shares one.
fn check_criteres(r: &Referentiel) -> Vec<Finding> {
    let mut findings = Vec::new();
    let shared: BTreeSet<&str> = sous_blocs(r)
        .iter()
        .flat_map(|(_, b)| &b.criteres)
        .flat_map(|c| &c.aussi)
        .map(String::as_str)
        .collect();
    for (at, bloc) in sous_blocs(r) {
        let mut letters: BTreeMap<&str, BTreeMap<char, At>> = BTreeMap::new();
        let before = findings.len();
        for (at, critere) in at.each("criteres", &bloc.criteres) {
            let at = at.key("code");
            let Some(competence) = competence_of(&critere.code) else {
                let exemple = bloc.competences.first().map_or("", |c| c.code.as_str());
                findings.push(finding(
                    at,
                    format!("code de critère mal formé : « {} »", critere.code),
                    format!("écrivez le code de la compétence, un tiret, une lettre minuscule : {exemple}-a"),
                ));
                continue;
            };
            if !bloc.competences.iter().any(|c| c.code == competence) {
                findings.push(finding(
                    at,
                    format!(
                        "« {} » n’est pas le critère d’une compétence du sous-bloc {}",
                        critere.code, bloc.code
                    ),
                    format!("corrigez le code, ou déplacez le critère dans le sous-bloc de « {competence} »"),
                ));
                continue;
            }
            let letter = critere.code.chars().last().unwrap_or_default();
            letters.entry(competence).or_default().insert(letter, at);
        }
        // A code that is wrong leaves a gap too: told once.
        let sound = findings.len() == before;
        for (competence, letters) in letters.iter().filter(|_| sound) {
            let gap = letters.iter().zip('a'..='z').find(|((letter, _), expected)| *letter != expected);
            if let Some(((letter, at), expected)) = gap {
                findings.push(finding(
                    at.clone(),
                    format!("« {competence}-{letter} » vient sans « {competence}-{expected} »"),
                    "numérotez les critères d’une compétence a, b, c… sans trou",
                ));
            }
        }
        for (at, competence) in at.each("competences", &bloc.competences) {
            let code = competence.code.as_str();
            if !letters.contains_key(code) && !shared.contains(code) {
                findings.push(finding(
                    at.key("code"),
                    format!("la compétence « {code} » n’a aucun critère"),
                    "ajoutez-lui un critère, ou citez son code dans le champ « aussi » d’un autre",
                ));
            }
        }
    }
    findings
}

fn epreuves(r: &Referentiel) -> Vec<(At, &Epreuve)> {
    At::file(EPREUVES).each("epreuves", &r.epreuves)
}

/// An épreuve made of sous-épreuves weighs what they weigh together.
fn check_coefficients(r: &Referentiel) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (at, e) in epreuves(r) {
        let sous: Vec<&Epreuve> = r.sous_epreuves(&e.code).collect();
        if sous.is_empty() {
            continue;
        }
        let codes: Vec<String> = sous.iter().map(|s| s.code.clone()).collect();
        let somme: Decimal = sous.iter().filter_map(|s| s.coefficient).sum();
        match e.coefficient {
            Some(coefficient) if coefficient == somme => {}
            Some(coefficient) => findings.push(finding(
                at.key("coefficient"),
                format!(
                    "le coefficient {} de « {} » n’est pas la somme {} de ses sous-épreuves ({})",
                    coefficient.normalize(),
                    e.code,
                    somme.normalize(),
                    codes.join(", ")
                ),
                "corrigez l’un des coefficients",
            )),
            None => findings.push(finding(
                at.key("code"),
                format!("« {} » n’a pas de coefficient et ses sous-épreuves en ont", e.code),
                format!("ajoutez « coefficient: {} »", somme.normalize()),
            )),
        }
    }
    findings
}

/// An épreuve that is sat has an unité and a mode for each category; one made of others has neither.
fn check_epreuves(r: &Referentiel) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (at, e) in epreuves(r) {
        let code = &e.code;
        if r.sous_epreuves(code).next().is_some() {
            if e.epreuve_mere.is_some() {
                findings.push(finding(
                    at.key("epreuve_mere"),
                    format!("« {code} » est à la fois sous-épreuve et faite de sous-épreuves"),
                    "supprimez l’un des deux rattachements",
                ));
            }
            if e.unite.is_some() {
                findings.push(finding(
                    at.key("unite"),
                    format!("« {code} » est faite de sous-épreuves : elle n’a pas d’unité"),
                    "supprimez le champ « unite »",
                ));
            }
            continue;
        }
        if e.unite.is_none() {
            findings.push(finding(
                at.key("code"),
                format!("« {code} » n’a pas d’unité"),
                "ajoutez le champ « unite »",
            ));
        }
        for categorie in r.categories.iter().filter(|c| !e.modes.contains_key(&c.code)) {
            findings.push(finding(
                at.key("modes"),
                format!("« {code} » ne dit pas comment la passe la catégorie « {} »", categorie.code),
                format!("ajoutez « {}: » sous « modes »", categorie.code),
            ));
        }
    }
    findings
}

/// A pôle has its épreuve, which is the pôle's unité and is defined in each mode that it is sat in.
fn check_definitions(r: &Referentiel) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (at, pole) in At::file(POLES).each("poles", &r.poles) {
        if r.epreuve_of_pole(&pole.code).is_none() {
            let aide = format!("écrivez ce code dans le champ « pole » de son épreuve, dans {EPREUVES}");
            findings.push(finding(
                at.key("code"),
                format!("aucune épreuve n’évalue le pôle « {} »", pole.code),
                aide,
            ));
        }
    }
    for (at, e) in epreuves(r) {
        let Some(pole) = r.pole_of(e) else { continue };
        if e.unite.as_ref().is_some_and(|unite| *unite != pole.unite.code) {
            findings.push(finding(
                at.key("unite"),
                format!(
                    "l’unité de « {} » n’est pas celle du pôle {} : « {} »",
                    e.code, pole.code, pole.unite.code
                ),
                "corrigez l’unité ou le pôle",
            ));
        }
        let wanted = [
            (GenreMode::Ccf, "ccf", e.ccf.is_some()),
            (GenreMode::Ponctuel, "ponctuel", e.ponctuel.is_some()),
        ];
        for (genre, champ, defined) in wanted {
            if !defined && e.modes.values().any(|m| m.mode == genre) {
                findings.push(finding(
                    at.key("modes"),
                    format!("« {} » se passe en mode {champ}, qui n’est pas défini", e.code),
                    format!("ajoutez le champ « {champ} » à cette épreuve"),
                ));
            }
        }
    }
    findings
}

/// What may not reach the candidate does not go to the candidate's folder.
fn check_documents(r: &Referentiel) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (at, d) in At::file(DOCUMENTS).each("documents", &r.documents) {
        if d.confidentiel && d.dossier != Dossier::Jury {
            findings.push(finding(
                at.key("dossier"),
                format!("« {} » est confidentiel et irait hors du dossier du jury", d.id),
                "écrivez « dossier: jury »",
            ));
        }
        let mismatch = match d.dossier {
            Dossier::Candidats => d.par == Par::Classe,
            Dossier::Jury => false,
            Dossier::Classe => d.par != Par::Classe,
        };
        if mismatch {
            findings.push(finding(
                at.key("dossier"),
                format!("« {} » irait dans un dossier qui n’est pas le sien", d.id),
                "écrivez « dossier: classe » ou « dossier: jury » pour un document de classe, « candidats » ou « jury » \
                 pour celui d’un candidat",
            ));
        }
        findings.extend(check_quotes(r, &at, d));
        if d.donnees.iter().any(|bloc| bloc.is_of_classe() != (d.par == Par::Classe)) {
            findings.push(finding(
                at.key("donnees"),
                format!("« {} » demande des données qui ne sont pas celles de « par »", d.id),
                "demandez celles d’une classe (notes-classe…) pour un document de classe, et pour lui seul",
            ));
        }
        if d.epreuve.is_some() {
            continue;
        }
        let needs = [
            ("situation", d.situation.is_some()),
            ("modes", !d.modes.is_empty()),
            ("donnees", d.donnees.iter().any(|bloc| bloc.is_of_epreuve())),
        ];
        if let Some((champ, _)) = needs.iter().find(|(_, needed)| *needed) {
            findings.push(finding(
                at.key(champ),
                format!("« {} » a besoin d’une épreuve pour le champ « {champ} »", d.id),
                "ajoutez le champ « epreuve »",
            ));
        }
    }
    findings
}

/// A stack has something to print, each document once, and gives candidates nothing that they may not see.
fn check_impressions(r: &Referentiel) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (at, pile) in At::file(DOCUMENTS).each("impressions", &r.impressions) {
        if pile.documents.is_empty() {
            findings.push(finding(
                at.key("documents"),
                format!("la pile « {} » n’a aucun document", pile.id),
                "citez au moins un document, ou supprimez la pile",
            ));
        }
        for (at, id) in at.each("avec", &pile.avec) {
            if !pile.documents.contains(id) {
                findings.push(finding(
                    at,
                    format!("« {id} » n’est pas un document de la pile « {} »", pile.id),
                    "citez sous « avec » des documents de la pile",
                ));
            }
        }
        for (index, (at, id)) in at.each("documents", &pile.documents).into_iter().enumerate() {
            if pile.documents[..index].contains(id) {
                findings.push(finding(
                    at,
                    format!("« {id} » est deux fois dans la pile « {} »", pile.id),
                    "gardez-en un seul",
                ));
                continue;
            }
            let hidden = r.find_document(id).is_some_and(|d| d.confidentiel || d.dossier == Dossier::Jury);
            if pile.pour_candidats && hidden {
                findings.push(finding(
                    at,
                    format!(
                        "« {id} » ne peut pas être remis au candidat et irait dans la pile « {} »",
                        pile.id
                    ),
                    "retirez-le de la pile, ou écrivez « pour_candidats: false »",
                ));
            }
        }
    }
    findings
}

/// A rule is quoted where an épreuve of the document writes it, in one of the modes of the document.
fn check_quotes(r: &Referentiel, at: &At, d: &Document) -> Vec<Finding> {
    let modes = if d.modes.is_empty() { &[GenreMode::Ccf, GenreMode::Ponctuel][..] } else { &d.modes };
    let epreuves = || r.epreuves.iter().filter(|e| d.epreuve.as_ref().is_none_or(|code| *code == e.code));
    let written = |key: &String| {
        epreuves().any(|e| modes.iter().any(|mode| e.regles(*mode).iter().any(|regle| regle.regle == *key)))
    };
    let unknown = d.cite.iter().enumerate().filter(|(_, key)| !written(key));
    unknown
        .map(|(i, key)| {
            let known: BTreeSet<&str> = epreuves()
                .flat_map(|e| modes.iter().flat_map(|mode| e.regles(*mode)))
                .map(|regle| regle.regle.as_str())
                .collect();
            let known: Vec<&str> = known.into_iter().collect();
            finding(
                at.key("cite").index(i),
                format!("« {} » cite la règle « {key} », qu’aucune épreuve n’écrit pour ses modes", d.id),
                wording::suggestion(key, &known),
            )
        })
        .collect()
}

fn check_numbers(r: &Referentiel) -> Vec<Finding> {
    let grille = At::file(REGLAGES).key("grille");
    let g = &r.reglages.grille;
    let mut positive = vec![
        (grille.key("bareme"), g.bareme),
        (grille.key("pas"), g.pas),
        (grille.key("moyenne"), g.moyenne),
        (At::file(PFMP).key("jours_par_semaine"), r.pfmp.jours_par_semaine),
    ];
    for (at, e) in epreuves(r) {
        positive.extend(e.coefficient.map(|c| (at.key("coefficient"), c)));
        let synthese = e.ccf.as_ref().and_then(|ccf| ccf.synthese.as_ref());
        positive.extend(synthese.map(|s| (at.key("ccf").key("synthese").key("pas"), s.pas)));
    }
    for (at, d) in At::file(PFMP).each("durees", &r.pfmp.durees) {
        positive.extend(d.semaines.map(|s| (at.key("semaines"), s)));
    }
    let mut findings: Vec<Finding> = positive
        .into_iter()
        .filter(|(_, value)| *value <= Decimal::ZERO)
        .map(|(at, value)| {
            finding(at, format!("{value} n’est pas plus grand que zéro"), "écrivez un nombre positif")
        })
        .collect();
    for (champ, value) in [("pas", g.pas), ("moyenne", g.moyenne)] {
        if value > g.bareme {
            findings.push(finding(
                grille.key(champ),
                format!("{value} dépasse le barème de {}", g.bareme),
                "corrigez-le, ou corrigez « bareme »",
            ));
        }
    }
    findings
}

fn check_scales(r: &Referentiel) -> Vec<Finding> {
    let root = At::file(REGLAGES);
    let scales: [(At, &Echelle); 3] = [
        (root.key("grille").key("echelle"), &r.reglages.grille.echelle),
        (root.key("tuteur"), &r.reglages.tuteur),
        (root.key("suivi"), &r.reglages.suivi),
    ];
    let short = scales.into_iter().filter(|(_, e)| e.niveaux.iter().filter(|n| !n.hors_ordre).count() < 2);
    short
        .map(|(at, _)| {
            finding(at.key("niveaux"), "l’échelle a moins de deux niveaux ordonnés", "ajoutez des niveaux")
        })
        .collect()
}

fn check_pfmp(r: &Referentiel) -> Vec<Finding> {
    let root = At::file(PFMP);
    let mut findings = Vec::new();
    for (champ, empty) in [("periodes", r.pfmp.periodes.is_empty()), ("types", r.pfmp.types.is_empty())] {
        if empty {
            findings.push(finding(
                root.key(champ),
                format!("« {champ} » est une liste vide"),
                "ajoutez un élément",
            ));
        }
    }
    let v = &r.pfmp.vraisemblance;
    for (champ, value, last) in [
        ("mois_de_rentree", v.mois_de_rentree, 12),
        ("dernier_mois", v.dernier_mois, 12),
        ("jours_ouvrables", v.jours_ouvrables, 7),
    ] {
        if !(1..=last).contains(&value) {
            findings.push(finding(
                root.key("vraisemblance").key(champ),
                format!("{value} n’est pas un nombre de 1 à {last}"),
                format!("écrivez un nombre de 1 à {last}"),
            ));
        }
    }
    for (at, d) in root.each("durees", &r.pfmp.durees) {
        if let (Some(first), Some(end)) = (d.premiere_session, d.jusqu_a_session)
            && first >= end
        {
            findings.push(finding(
                at.key("jusqu_a_session"),
                format!("la durée ne vaut pour aucune session : de {first} à {end}, exclue"),
                "écrivez une session postérieure à « premiere_session »",
            ));
        }
        findings.extend(check_preuve(&at, d));
    }
    findings
}

/// A duration is one of weeks, or one of employment that certificates prove.
fn check_preuve(at: &At, d: &DureePfmp) -> Option<Finding> {
    let certificats = d.preuve == GenrePreuve::Certificats;
    match (d.semaines, certificats) {
        (Some(_), true) => Some(finding(
            at.key("preuve"),
            format!("« {} » demande des semaines et des certificats", d.voie),
            "gardez « semaines » ou « preuve: certificats », et faites deux lignes si les deux sont possibles",
        )),
        (None, false) => Some(finding(
            at.key("voie"),
            format!("« {} » ne demande ni semaines ni certificats", d.voie),
            "ajoutez « semaines », ou « preuve: certificats »",
        )),
        (None, true) if !d.emplois.is_empty() && d.texte.is_none() => Some(finding(
            at.key("emplois"),
            format!("« {} » demande des durées d’emploi sans citer son texte", d.voie),
            "ajoutez « texte », mot pour mot",
        )),
        _ => None,
    }
}

/// What stands for any column of a family, in `reconnue_a`.
const FAMILLES: [&str; 2] = ["@competence", "@critere"];

fn check_recognition(r: &Referentiel) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (at, table) in At::file(COLONNES).each("tables", &r.tables) {
        if table.reconnue_a.iter().all(Vec::is_empty) {
            let aide = "citez au moins une colonne";
            findings.push(finding(at.key("reconnue_a"), "rien ne fait reconnaître ce tableau", aide));
        }
        for (at, set) in at.each("reconnue_a", &table.reconnue_a) {
            let strange =
                set.iter().enumerate().filter(|(_, c)| c.starts_with('@') && !FAMILLES.contains(&c.as_str()));
            for (i, colonne) in strange {
                let aide = wording::suggestion(colonne, &FAMILLES);
                findings.push(finding(
                    at.index(i),
                    format!("famille de colonnes inconnue : « {colonne} »"),
                    aide,
                ));
            }
        }
    }
    findings
}

/// A sheet has 31 signs at most, and an épreuve and a situation follow.
const FEUILLE_MAX: usize = 20;

/// Bounds and shapes that no value could meet.
fn check_columns(r: &Referentiel) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (at, table) in At::file(COLONNES).each("tables", &r.tables) {
        let sound = |nom: &String| {
            (1..=FEUILLE_MAX).contains(&nom.chars().count())
                && !nom.contains(['[', ']', ':', '*', '?', '/', '\\', '\''])
        };
        if let Some(nom) = table.feuille.as_ref().filter(|nom| !sound(nom)) {
            findings.push(finding(
                at.key("feuille"),
                format!("« {nom} » ne peut pas être le nom d’une feuille"),
                format!("écrivez {FEUILLE_MAX} signes au plus, sans [ ] : * ? / \\ ni apostrophe droite"),
            ));
        }
        for (key, colonnes) in [("colonnes", &table.colonnes), ("champs", &table.champs)] {
            for (at, colonne) in at.each(key, colonnes) {
                if colonne.chiffres_max.is_some_and(|most| most < colonne.chiffres.unwrap_or(1)) {
                    findings.push(finding(
                        at.key("chiffres_max"),
                        "« chiffres_max » est plus petit que « chiffres »",
                        "écrivez un nombre au moins égal",
                    ));
                }
                let units: Vec<&str> = r.entetes.unites.iter().map(|u| u.unite.as_str()).collect();
                if let Some(unite) = colonne.unite.as_deref().filter(|unite| !units.contains(unite)) {
                    findings.push(finding(
                        at.key("unite"),
                        format!("« {unite} » ne désigne aucune unité de « entetes »"),
                        wording::suggestion(unite, &units),
                    ));
                }
                if colonne.maximum.is_some_and(|most| most <= Decimal::ZERO) {
                    findings.push(finding(
                        at.key("maximum"),
                        "le maximum d’une colonne est positif",
                        "écrivez un nombre plus grand que 0",
                    ));
                }
            }
        }
    }
    findings
}
