//! The rows of each table, typed.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::dates;
use super::formation::{self, Formation};
use super::lecteur::Lecteur;
use super::valeurs;
use crate::diagnostics::{Renvoi, messages};
use crate::intake::Valeur;
use crate::place::{Lieu, Located, join_names};
use crate::referentiel::types::FamilleColonnes;
use crate::texte::fold;

/// Reason given for a row of another diploma.
const AUTRE_SPECIALITE: &str = "autre spécialité";

/// How a row names a person.
#[derive(Debug, Clone)]
pub struct Identite {
    pub numero: Option<Located<String>>,
    pub ine: Option<Located<String>>,
    pub nom: Option<Located<String>>,
    pub prenoms: Option<Located<String>>,
    /// A name in one cell, where nothing tells the surname from the first names.
    pub nom_entier: Option<Located<String>>,
    pub naissance: Option<Located<Date>>,
    pub classe: Option<Located<String>>,
}

/// Why a list leaves a candidate aside.
#[derive(Debug, Clone)]
pub enum Ecart {
    /// Code of another spécialité, and what the row calls it.
    Specialite(Located<String>, Option<String>),
    /// MEF of another diploma, where no spécialité is given, and what the row calls it.
    Mef(Located<String>, Option<String>),
    /// Another formation, in words.
    EnMots(Located<String>),
    /// A formation that is perhaps the pack's.
    Douteuse(Located<String>),
    /// What the list says instead of « Inscrit ».
    Etat(Located<String>),
}

impl Ecart {
    pub fn lieu(&self) -> &Lieu {
        &self.cell().lieu
    }

    /// What the list says.
    pub fn cell(&self) -> &Located<String> {
        match self {
            Self::Specialite(cell, _)
            | Self::Mef(cell, _)
            | Self::EnMots(cell)
            | Self::Douteuse(cell)
            | Self::Etat(cell) => cell,
        }
    }

    pub fn raison(&self) -> String {
        match self {
            Self::Specialite(code, _) => format!("{AUTRE_SPECIALITE} ({})", code.valeur),
            Self::Mef(code, _) if code.valeur.bytes().all(|b| b.is_ascii_digit()) => {
                format!("{AUTRE_SPECIALITE} (MEF {})", code.valeur)
            }
            Self::Mef(cell, _) | Self::EnMots(cell) => format!("{AUTRE_SPECIALITE} ({})", cell.valeur),
            Self::Douteuse(cell) => format!("formation douteuse ({})", cell.valeur),
            Self::Etat(etat) => format!("état « {} »", etat.valeur),
        }
    }

    /// What another formation is called, in words where the row has them.
    pub fn formation(&self) -> Option<String> {
        match self {
            Self::Specialite(_, Some(words)) | Self::Mef(_, Some(words)) => Some(words.clone()),
            Self::Specialite(code, None) => Some(format!("spécialité {}", code.valeur)),
            Self::Mef(code, None) if code.valeur.bytes().all(|b| b.is_ascii_digit()) => {
                Some(format!("MEF {}", code.valeur))
            }
            Self::Mef(cell, None) | Self::EnMots(cell) => Some(cell.valeur.clone()),
            Self::Douteuse(_) | Self::Etat(_) => None,
        }
    }
}

/// A row about one person.
#[derive(Debug, Clone)]
pub struct Identifiee<T> {
    pub identite: Identite,
    pub lieu: Lieu,
    pub contenu: T,
    /// Codes of the errors found in this row.
    pub fautes: Vec<Renvoi>,
}

#[derive(Debug, Clone)]
pub struct LigneCandidat {
    pub nom_usage: Option<Located<String>>,
    /// Code of the pack, where the list gives one.
    pub specialite: Option<Located<String>>,
    /// Whether the list says that the formation is the pack's.
    pub formation_dite: bool,
    /// Code of the pack.
    pub categorie: Option<Located<String>>,
    /// Voie of the pack that the text of the category names, when it does.
    pub voie: Option<Located<String>>,
    /// In years.
    pub duree_cycle: Option<Located<u32>>,
    /// In weeks.
    pub positionnement: Option<Located<u32>>,
    pub derogation: Option<Located<bool>>,
}

/// One period in one structure.
#[derive(Debug, Clone)]
pub struct LigneStage {
    /// Code of the pack.
    pub periode: Option<Located<String>>,
    /// Code of the pack; a blank is the pack's first type.
    pub genre: Option<Located<String>>,
    pub du: Option<Located<Date>>,
    pub au: Option<Located<Date>>,
    pub jours: Option<Located<Decimal>>,
    pub semaines: Option<Located<Decimal>>,
    pub structure: Option<Located<String>>,
    pub adresse: Option<Located<String>>,
    pub siret: Option<Located<String>>,
    pub representant: Option<Located<String>>,
    pub tuteur: Option<Located<String>>,
    pub fonction_tuteur: Option<Located<String>>,
    pub activites: Vec<Located<String>>,
    pub competences: Vec<Located<String>>,
    pub gratification: Option<Located<String>>,
    pub observations: Option<Located<String>>,
}

#[derive(Debug, Clone)]
pub struct LigneTuteur {
    pub periode: Option<Located<String>>,
    /// Competence code and level code of the tutors' scale.
    pub niveaux: Vec<(String, Located<String>)>,
    pub activites: Vec<Located<String>>,
    pub appreciation: Option<Located<String>>,
    pub tuteur: Option<Located<String>>,
    pub date: Option<Located<Date>>,
}

#[derive(Debug, Clone)]
pub struct LigneTravail {
    pub epreuve: Option<Located<String>>,
    pub numero: Option<Located<String>>,
    pub intitule: Option<Located<String>>,
    /// Code of a sous-bloc.
    pub dimension: Option<Located<String>>,
    pub competences: Vec<Located<String>>,
    pub organisation: Option<Located<String>>,
    /// Code of the pack.
    pub nature: Option<Located<String>>,
    pub lieu: Option<Located<String>>,
    pub ressources: Option<Located<String>>,
}

/// What may stand where a note stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// Points out of the pack's barème.
    Points(Decimal),
    /// Code of a state of the pack: an absence is neither zero nor blank.
    Etat(String),
}

#[derive(Debug, Clone)]
pub struct LigneEvaluation {
    pub epreuve: Option<Located<String>>,
    pub situation: Option<Located<String>>,
    /// Code of a critère and code of the level.
    pub criteres: Vec<(String, Located<String>)>,
    /// Code of a competence and code of the level.
    pub competences: Vec<(String, Located<String>)>,
    pub note: Option<Located<Note>>,
    pub situations_presentees: Option<Located<String>>,
    pub observations_competences: Option<Located<String>>,
    pub observations: Option<Located<String>>,
    pub date: Option<Located<Date>>,
}

#[derive(Debug, Clone)]
pub struct LigneMembre {
    pub lieu: Lieu,
    pub fautes: Vec<Renvoi>,
    pub epreuve: Option<Located<String>>,
    pub classe: Option<Located<String>>,
    pub numero: Option<Located<String>>,
    pub nom: Option<Located<String>>,
    pub prenom: Option<Located<String>>,
    pub fonction: Option<Located<String>>,
    pub entreprise: Option<Located<String>>,
}

impl LigneMembre {
    pub fn nom_complet(&self) -> String {
        join_names([&self.nom, &self.prenom])
    }
}

#[derive(Debug, Clone)]
pub struct Justificatif {
    /// Code of the pack.
    pub nature: Option<Located<String>>,
    pub organisme: Option<Located<String>>,
    pub du: Option<Located<Date>>,
    pub au: Option<Located<Date>>,
    pub quotite: Option<Located<String>>,
    pub heures: Option<Located<Decimal>>,
    pub emploi: Option<Located<String>>,
}

/// # Errors
/// With the reason for which the row is left aside: another formation, or not registered.
pub fn candidat(row: &mut Lecteur<'_>) -> Result<LigneCandidat, Ecart> {
    let pack = row.pack();
    let Formation { specialite, dite } = formation::of_row(row)?;
    if let Some(etat) = row.text("etat").filter(|etat| !fold(&etat.valeur).starts_with("inscrit")) {
        return Err(Ecart::Etat(etat));
    }
    let permises: Vec<String> = pack.categories.iter().map(|c| c.code.clone()).collect();
    Ok(LigneCandidat {
        nom_usage: row.text("nom_usage"),
        specialite,
        formation_dite: dite,
        categorie: row
            .choice("categorie", &permises, |text| pack.categorie_of_text(text).map(|c| c.code.clone())),
        voie: voie(row),
        duree_cycle: row.whole_number("duree_cycle"),
        positionnement: row.whole_number("positionnement"),
        derogation: derogation(row),
    })
}

pub fn stage(row: &mut Lecteur<'_>) -> LigneStage {
    let pack = row.pack();
    let types: Vec<String> = pack.pfmp.types.iter().map(|t| t.libelle.clone()).collect();
    LigneStage {
        periode: periode(row),
        genre: row.choice("type", &types, |text| {
            let wanted = fold(text);
            let mut known = pack.pfmp.types.iter();
            known.find(|t| fold(&t.code) == wanted || fold(&t.libelle) == wanted).map(|t| t.code.clone())
        }),
        du: row.date("du"),
        au: row.date("au"),
        jours: row.decimal("jours"),
        semaines: row.decimal("semaines"),
        structure: row.text("structure"),
        adresse: row.text("adresse_structure"),
        siret: row.identifier("siret"),
        representant: row.text("representant"),
        tuteur: row.text("tuteur"),
        fonction_tuteur: row.text("fonction_tuteur"),
        activites: row.items("activites"),
        competences: row.competences("competences"),
        gratification: row.text("gratification"),
        observations: row.text("observations"),
    }
}

pub fn tuteur(row: &mut Lecteur<'_>) -> LigneTuteur {
    let echelle = &row.pack().reglages.tuteur;
    LigneTuteur {
        periode: periode(row),
        niveaux: row.levels(FamilleColonnes::Competence, echelle),
        activites: row.items("activites"),
        appreciation: row.text("appreciation"),
        tuteur: row.text("tuteur"),
        date: row.date("date"),
    }
}

pub fn travail(row: &mut Lecteur<'_>) -> LigneTravail {
    let pack = row.pack();
    let natures: Vec<String> = pack.reglages.natures_travaux.iter().map(|n| n.libelle.clone()).collect();
    let epreuve = epreuve(row);
    let dimensions: Vec<String> = epreuve
        .as_ref()
        .and_then(|e| pack.find_epreuve(&e.valeur))
        .and_then(|e| pack.pole_of(e))
        .map(|pole| pole.sous_blocs.iter().map(|s| s.code.clone()).collect())
        .unwrap_or_default();
    let travail = LigneTravail {
        numero: row.text("numero"),
        intitule: row.text("intitule"),
        // Which ones are allowed, only the épreuve tells: that it is unknown is the one fault.
        dimension: epreuve.as_ref().and_then(|_| {
            row.choice("dimension", &dimensions, |text| {
                let token = text.split_whitespace().next()?.trim_end_matches('.');
                dimensions.iter().find(|code| *code == token).cloned()
            })
        }),
        competences: row.competences("competences"),
        organisation: row.text("organisation"),
        nature: row.choice("nature", &natures, |text| {
            let wanted = fold(text);
            let named = |name: &String| fold(name) == wanted;
            pack.reglages
                .natures_travaux
                .iter()
                .find(|n| named(&n.code) || named(&n.libelle) || n.alias.iter().any(named))
                .map(|n| n.code.clone())
        }),
        lieu: row.text("lieu"),
        ressources: row.text("ressources"),
        epreuve,
    };
    check_competences_belong(row, &travail);
    travail
}

pub fn evaluation(row: &mut Lecteur<'_>) -> LigneEvaluation {
    let pack = row.pack();
    let echelle = &pack.reglages.grille.echelle;
    let epreuve = epreuve(row);
    let situations: Vec<String> = epreuve
        .as_ref()
        .and_then(|e| pack.find_epreuve(&e.valeur))
        .and_then(|e| e.ccf.as_ref())
        .map(|ccf| ccf.situations.iter().map(|s| s.code.clone()).collect())
        .unwrap_or_default();
    let evaluation = LigneEvaluation {
        situation: if situations.is_empty() {
            refuse_situation(row, epreuve.as_ref());
            None
        } else {
            row.choice("situation", &situations, |text| {
                let wanted = fold(text);
                situations
                    .iter()
                    .find(|s| fold(s) == wanted || fold(s).trim_start_matches(char::is_alphabetic) == wanted)
                    .cloned()
            })
        },
        criteres: row.levels(FamilleColonnes::Critere, echelle),
        competences: row.levels(FamilleColonnes::Competence, echelle),
        note: note(row),
        situations_presentees: row.text("situations_presentees"),
        observations_competences: row.text("observations_competences"),
        observations: row.text("observations"),
        date: row.date("date"),
        epreuve,
    };
    check_levels_belong(row, &evaluation);
    evaluation
}

pub fn membre(mut row: Lecteur<'_>) -> LigneMembre {
    LigneMembre {
        lieu: row.lieu(),
        epreuve: epreuve(&mut row),
        classe: row.text("classe"),
        numero: row.identifier("numero_candidat"),
        nom: row.name("nom_membre"),
        prenom: row.name("prenom_membre"),
        fonction: row.text("fonction"),
        entreprise: row.text("entreprise"),
        fautes: row.finish(),
    }
}

pub fn justificatif(row: &mut Lecteur<'_>) -> Justificatif {
    Justificatif {
        nature: nature_justificatif(row),
        organisme: row.text("organisme"),
        du: row.date("du"),
        au: row.date("au"),
        quotite: row.text("quotite"),
        heures: row.decimal("heures"),
        emploi: row.text("emploi"),
    }
}

/// What a justificatif proves, only its nature tells.
fn nature_justificatif(row: &mut Lecteur<'_>) -> Option<Located<String>> {
    if row.cell("nature").is_none() {
        let lieu = row.lieu_of("nature");
        row.fault(messages::valeur_manquante(&lieu, "la nature du justificatif"));
        return None;
    }
    let natures = &row.pack().reglages.natures_justificatifs;
    let permises: Vec<String> = natures.iter().map(|n| n.libelle.clone()).collect();
    row.choice("nature", &permises, |text| {
        let wanted = fold(text);
        let named = |name: &String| fold(name) == wanted;
        let mut known = natures.iter();
        let found = known.find(|n| named(&n.code) || named(&n.libelle) || n.alias.iter().any(named))?;
        Some(found.code.clone())
    })
}

fn voie(row: &mut Lecteur<'_>) -> Option<Located<String>> {
    let pack = row.pack();
    let cell = row.cell("categorie")?;
    let voie = pack.voie_of_text(&valeurs::shown(&cell.valeur))?.to_owned();
    Some(Located { valeur: voie, lieu: cell.lieu })
}

fn derogation(row: &mut Lecteur<'_>) -> Option<Located<bool>> {
    let permises = ["oui".to_owned(), "non".to_owned()];
    let answer = row.choice("derogation", &permises, |text| {
        let code = match fold(text).as_str() {
            "oui" | "o" | "x" | "vrai" => "oui",
            "non" | "n" | "faux" => "non",
            _ => return None,
        };
        Some(code.to_owned())
    })?;
    Some(answer.map(|code| code == "oui"))
}

/// A period that a row cannot do without.
fn periode(row: &mut Lecteur<'_>) -> Option<Located<String>> {
    let pack = row.pack();
    if row.cell("periode").is_none() {
        let lieu = row.lieu_of("periode");
        row.fault(messages::valeur_manquante(&lieu, "la période"));
        return None;
    }
    row.choice("periode", &pack.pfmp.periodes, |text| pack.periode_of_text(text).map(str::to_owned))
}

/// An épreuve that a row cannot do without.
fn epreuve(row: &mut Lecteur<'_>) -> Option<Located<String>> {
    let pack = row.pack();
    if row.cell("epreuve").is_none() {
        let lieu = row.lieu_of("epreuve");
        row.fault(messages::valeur_manquante(&lieu, "l’épreuve"));
        return None;
    }
    let permises: Vec<String> =
        pack.epreuves.iter().filter(|e| e.pole.is_some()).map(|e| e.code.clone()).collect();
    row.choice("epreuve", &permises, |text| {
        let found = pack.epreuve_of_text(text).filter(|e| e.pole.is_some())?;
        Some(found.code.clone())
    })
}

fn note(row: &mut Lecteur<'_>) -> Option<Located<Note>> {
    let pack = row.pack();
    let cell = row.cell("note")?;
    let shown = valeurs::shown(&cell.valeur);
    let wanted = fold(&shown);
    let mut states = pack.reglages.etats_note.iter();
    if let Some(state) =
        states.find(|s| fold(&s.code) == wanted || s.alias.iter().any(|alias| fold(alias) == wanted))
    {
        return Some(Located { valeur: Note::Etat(state.code.clone()), lieu: cell.lieu });
    }
    let bareme = pack.reglages.grille.bareme;
    match valeurs::decimal(&cell.valeur) {
        Ok(points) if points >= Decimal::ZERO && points <= bareme => {
            row.check_rounding(&cell);
            Some(Located { valeur: Note::Points(points), lieu: cell.lieu })
        }
        Ok(_) => {
            row.fault(messages::note_hors_bareme(&cell.lieu, &shown, bareme));
            None
        }
        Err(_)
            if matches!(cell.valeur, Valeur::Date(_) | Valeur::Moment { .. })
                || dates::is_day_of_a_month(&shown) =>
        {
            row.fault(messages::note_devenue_date(&cell.lieu, &shown));
            None
        }
        Err(_) if matches!(cell.valeur, Valeur::Pourcentage(_)) => {
            row.fault(messages::pourcentage(&cell.lieu, &shown));
            None
        }
        Err(_) if valeurs::is_number_with_a_space(&shown) => {
            row.fault(messages::note_avec_espace(&cell.lieu, &shown));
            None
        }
        Err(_) => {
            row.fault(messages::note_illisible(&cell.lieu, &shown, &pack.reglages.etats_note));
            None
        }
    }
}

/// A situation of an épreuve that has a single one leads nowhere.
fn refuse_situation(row: &mut Lecteur<'_>, epreuve: Option<&Located<String>>) {
    let Some(epreuve) = epreuve.and_then(|e| row.pack().find_epreuve(&e.valeur)) else { return };
    if let Some(cell) = row.cell("situation") {
        let shown = valeurs::shown(&cell.valeur);
        row.fault(messages::situation_en_trop(&cell.lieu, &shown, epreuve));
    }
}

/// A competence of another bloc belongs to the état of another épreuve.
fn check_competences_belong(row: &mut Lecteur<'_>, travail: &LigneTravail) {
    let Some(epreuve) = &travail.epreuve else { return };
    let pack = row.pack();
    let Some(pole) = pack.find_epreuve(&epreuve.valeur).and_then(|e| pack.pole_of(e)) else { return };
    for code in &travail.competences {
        let belongs = pole.sous_blocs.iter().flat_map(|s| &s.competences).any(|c| c.code == code.valeur);
        if !belongs {
            row.fault(messages::competence_hors_epreuve(&code.lieu, &code.valeur, &epreuve.valeur));
        }
    }
}

/// A level under a competence of another bloc belongs to another grid.
fn check_levels_belong(row: &mut Lecteur<'_>, evaluation: &LigneEvaluation) {
    let Some(epreuve) = &evaluation.epreuve else { return };
    let pack = row.pack();
    let Some(pole) = pack.find_epreuve(&epreuve.valeur).and_then(|e| pack.pole_of(e)) else { return };
    let belongs = |code: &str| {
        pole.sous_blocs.iter().any(|sous_bloc| {
            sous_bloc.competences.iter().any(|c| c.code == code)
                || sous_bloc.criteres.iter().any(|c| c.code == code)
        })
    };
    for (code, level) in evaluation.criteres.iter().chain(&evaluation.competences) {
        if !belongs(code) {
            row.fault(messages::niveau_hors_epreuve(&level.lieu, code, &epreuve.valeur));
        }
    }
}
