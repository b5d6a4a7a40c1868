//! What the sample takes from the data pack: the only file here that knows the shape of the référentiel.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::referentiel::Referentiel;
use crate::referentiel::types::{
    Bloc, Categorie, Colonne, Epreuve, GenreMode, GenrePreuve, Granularite, Niveau, NomTable, Prouve,
    ReglesPfmp, Table,
};
use crate::texte::fold;

/// Working days of a week.
const SEMAINE: u32 = 5;

/// The pack, flattened to what a fictional school needs to be consistent with it.
pub struct Cadre {
    pub sigle: String,
    pub intitule: String,
    pub specialite: String,
    pub code_specialite: String,
    /// Every code of the pack, which the other candidates of the list must not have.
    pub codes_specialite: Vec<String>,
    pub categories: Vec<CategorieCadre>,
    pub sous_blocs: Vec<SousBlocCadre>,
    /// Épreuves that evaluate a pôle, in the order of the pack.
    pub epreuves: Vec<EpreuveCadre>,
    pub periodes: Vec<String>,
    /// Wording of an ordinary period.
    pub type_stage: String,
    pub jours_par_semaine: Decimal,
    /// Codes, from the lowest to the highest.
    pub niveaux_grille: Vec<String>,
    /// Labels, from the lowest to the highest.
    pub niveaux_tuteur: Vec<String>,
    /// Label of the level that stands outside the order.
    pub non_evalue: Option<String>,
    pub par_critere: bool,
    /// Number of steps in a full note, and the value of one.
    pub pas_bareme: u32,
    pub pas: Decimal,
    pub absence: String,
    pub natures: Vec<String>,
    /// Wordings of a certificate of work and of an attestation of hours, where the pack knows any.
    pub nature_experience: Option<String>,
    pub nature_heures: Option<String>,
    pub tables: Vec<Table>,
}

pub struct CategorieCadre {
    pub code: String,
    pub textes: Vec<String>,
    /// The text of those whose certificates of work stand for the periods, where the pack knows one.
    pub texte_salarie: Option<String>,
}

pub struct SousBlocCadre {
    pub code: String,
    pub pole: String,
    /// Label and competence codes.
    pub activites: Vec<(String, Vec<String>)>,
    pub competences: Vec<String>,
    pub criteres: Vec<String>,
    /// Titles for travaux professionnels.
    pub situations: Vec<(String, Vec<String>)>,
}

pub struct EpreuveCadre {
    pub code: String,
    pub intitule: String,
    pub pole: String,
    /// Categories evaluated in contrôle en cours de formation.
    pub ccf: BTreeSet<String>,
    /// Categories that hand in an état récapitulatif.
    pub travaux: BTreeSet<String>,
    /// One empty code for a single situation.
    pub situations: Vec<String>,
    /// For each member of the commission, whether a company is asked for.
    pub commission: Vec<bool>,
}

impl Cadre {
    pub fn from_referentiel(referentiel: &Referentiel) -> Self {
        let reglages = &referentiel.reglages;
        let grille = &reglages.grille;
        let tuteur = &reglages.tuteur.niveaux;
        Self {
            sigle: referentiel.diplome.sigle.clone(),
            intitule: referentiel.diplome.intitule.clone(),
            specialite: referentiel.diplome.specialite.clone(),
            code_specialite: referentiel.diplome.codes_specialite.first().cloned().unwrap_or_default(),
            codes_specialite: referentiel.diplome.codes_specialite.clone(),
            categories: list_categories(referentiel),
            sous_blocs: list_sous_blocs(referentiel),
            epreuves: referentiel.epreuves.iter().filter_map(|e| flatten_epreuve(referentiel, e)).collect(),
            periodes: referentiel.pfmp.periodes.clone(),
            type_stage: referentiel.pfmp.types.first().map(|t| t.libelle.clone()).unwrap_or_default(),
            jours_par_semaine: referentiel.pfmp.jours_par_semaine,
            niveaux_grille: ordered(&grille.echelle.niveaux).map(|n| n.code.clone()).collect(),
            niveaux_tuteur: ordered(tuteur).map(|n| n.libelle.clone()).collect(),
            non_evalue: tuteur.iter().find(|n| n.hors_ordre).map(|n| n.libelle.clone()),
            par_critere: grille.granularite == Granularite::Critere,
            pas_bareme: grille.bareme.checked_div(grille.pas).and_then(|p| p.to_u32()).unwrap_or(0),
            pas: grille.pas,
            absence: reglages.etats_note.first().map(|e| e.code.clone()).unwrap_or_default(),
            natures: reglages.natures_travaux.iter().map(|n| n.libelle.clone()).collect(),
            nature_experience: find_nature(referentiel, Prouve::Experience),
            nature_heures: find_nature(referentiel, Prouve::Heures),
            tables: referentiel.tables.clone(),
        }
    }

    /// The header of a column: the usual wording where the pack knows it, else its own.
    pub fn entete(&self, table: NomTable, cle: &str, usuel: &str) -> String {
        let table = self.tables.iter().find(|t| t.table == table);
        wording(table.map_or(&[], |t| &t.colonnes), cle, usuel)
    }

    /// The same, of a name in the first column of the table of the school.
    pub fn champ(&self, cle: &str, usuel: &str) -> String {
        let table = self.tables.iter().find(|t| t.table == NomTable::Etablissement);
        wording(table.map_or(&[], |t| &t.champs), cle, usuel)
    }

    pub fn feuille(&self, table: NomTable) -> &str {
        self.tables.iter().find(|t| t.table == table).map_or("Feuille", Table::sheet_name)
    }

    /// Days of attendance among some working days: where fewer make a week, the others are spent at school.
    pub fn presence(&self, jours_ouvres: u32) -> u32 {
        let par_semaine = self.jours_par_semaine.to_u32().unwrap_or(SEMAINE).clamp(1, SEMAINE);
        jours_ouvres * par_semaine / SEMAINE
    }

    /// Headings of the levels of a grid: critères, or competences where the pack says so.
    pub fn rubriques<'a>(&'a self, pole: &'a str) -> impl Iterator<Item = &'a String> {
        self.sous_blocs_of(pole).flat_map(|bloc| self.rubriques_of(bloc))
    }

    pub fn rubriques_of<'a>(&self, bloc: &'a SousBlocCadre) -> &'a [String] {
        if self.par_critere { &bloc.criteres } else { &bloc.competences }
    }

    pub fn sous_blocs_of<'a>(&'a self, pole: &'a str) -> impl Iterator<Item = &'a SousBlocCadre> {
        self.sous_blocs.iter().filter(move |bloc| bloc.pole == pole)
    }

    pub fn competences(&self) -> impl Iterator<Item = &String> {
        self.sous_blocs.iter().flat_map(|bloc| &bloc.competences)
    }
}

fn wording(colonnes: &[Colonne], cle: &str, usuel: &str) -> String {
    let Some(colonne) = colonnes.iter().find(|c| c.colonne == cle) else { return usuel.to_owned() };
    let mut known = std::iter::once(&colonne.nom).chain(&colonne.alias);
    if known.any(|name| fold(name) == fold(usuel)) { usuel.to_owned() } else { colonne.nom.clone() }
}

fn find_nature(referentiel: &Referentiel, prouve: Prouve) -> Option<String> {
    let mut natures = referentiel.reglages.natures_justificatifs.iter();
    natures.find(|n| n.prouve == prouve).map(|n| n.libelle.clone())
}

fn ordered(niveaux: &[Niveau]) -> impl Iterator<Item = &Niveau> {
    niveaux.iter().filter(|n| !n.hors_ordre)
}

fn list_categories(referentiel: &Referentiel) -> Vec<CategorieCadre> {
    let flatten = |categorie: &Categorie| CategorieCadre {
        code: categorie.code.clone(),
        textes: categorie.textes.clone(),
        texte_salarie: find_texte_salarie(&referentiel.pfmp, categorie),
    };
    referentiel.categories.iter().map(flatten).collect()
}

/// Preferably the text of a voie that asks for nothing but certificates.
fn find_texte_salarie(pfmp: &ReglesPfmp, categorie: &Categorie) -> Option<String> {
    let certificats = |texte: &String| {
        let voie = pfmp.voies.iter().find(|voie| voie.textes.contains(texte));
        let durees = pfmp.durees.iter().filter(|d| voie.is_some_and(|v| v.voie == d.voie));
        let durees = durees.filter(|d| d.categories.contains(&categorie.code));
        // A contract stands for periods without being a certificate.
        durees.map(|d| d.preuve == GenrePreuve::Certificats && !d.emplois.is_empty()).collect::<Vec<bool>>()
    };
    let seuls =
        |texte: &&String| certificats(texte).iter().all(|admis| *admis) && !certificats(texte).is_empty();
    let parmi = |texte: &&String| certificats(texte).contains(&true);
    categorie.textes.iter().find(seuls).or_else(|| categorie.textes.iter().find(parmi)).cloned()
}

fn list_sous_blocs(referentiel: &Referentiel) -> Vec<SousBlocCadre> {
    let mut situations: BTreeMap<&str, Vec<(String, Vec<String>)>> = BTreeMap::new();
    for situation in
        referentiel.aide.situations.iter().filter(|s| s.reserve.is_none() && !s.competences.is_empty())
    {
        let titre = (situation.intitule.clone(), situation.competences.clone());
        situations.entry(&situation.sous_bloc).or_default().push(titre);
    }
    let mut sous_blocs = Vec::new();
    for pole in &referentiel.poles {
        for bloc in &pole.sous_blocs {
            let activites: Vec<(String, Vec<String>)> =
                bloc.activites.iter().map(|a| (a.libelle.clone(), a.competences.clone())).collect();
            sous_blocs.push(SousBlocCadre {
                code: bloc.code.clone(),
                pole: pole.code.clone(),
                situations: situations.remove(bloc.code.as_str()).unwrap_or_else(|| activites.clone()),
                activites,
                competences: bloc.competences.iter().map(|c| c.code.clone()).collect(),
                criteres: bloc.criteres.iter().map(|c| c.code.clone()).collect(),
            });
        }
    }
    sous_blocs
}

fn flatten_epreuve(referentiel: &Referentiel, epreuve: &Epreuve) -> Option<EpreuveCadre> {
    let pole = epreuve.pole.clone()?;
    let in_ccf = |categorie: &str| epreuve.modes.get(categorie).is_some_and(|m| m.mode == GenreMode::Ccf);
    let mut ccf = BTreeSet::new();
    let mut travaux = BTreeSet::new();
    for categorie in referentiel.categories.iter().map(|c| c.code.as_str()) {
        if epreuve.ccf.is_some() && in_ccf(categorie) {
            ccf.insert(categorie.to_owned());
        }
        let etat_recapitulatif = referentiel.documents.iter().any(|document| {
            document.donnees.contains(&Bloc::Travaux)
                && document.epreuve.as_ref() == Some(&epreuve.code)
                && (document.categories.is_empty() || document.categories.iter().any(|c| c == categorie))
        });
        if etat_recapitulatif && epreuve.modes.contains_key(categorie) {
            travaux.insert(categorie.to_owned());
        }
    }
    let definition = epreuve.ccf.as_ref();
    let mut situations: Vec<String> =
        definition.map(|d| d.situations.iter().map(|s| s.code.clone()).collect()).unwrap_or_default();
    if situations.is_empty() {
        situations.push(String::new());
    }
    Some(EpreuveCadre {
        code: epreuve.code.clone(),
        intitule: epreuve.intitule.clone(),
        pole,
        ccf,
        travaux,
        situations,
        commission: definition
            .map(|d| d.commission.iter().map(|m| m.entreprise).collect())
            .unwrap_or_default(),
    })
}
