//! The values that a template places, all formatted in French. A template decides nothing.

mod classe;
mod commission;
mod conformite;
mod grille;
mod justificatifs;
mod notes;
mod pfmp;
mod ponctuel;
mod regles;
mod suivi;
mod synthese;
mod travaux;

use jiff::civil::Date;
use rust_decimal::Decimal;
use serde_json::{Map, Value, json};

use super::{Cible, Objet};
use crate::dossiers::{Dossier, Dossiers};
use crate::place::Located;
use crate::referentiel::Referentiel;
use crate::referentiel::types::{Bloc, Document, Epreuve, GenreMode};
use crate::tables::Etablissement;
use crate::tables::lignes::Note;
use crate::texte;

/// What is the same for the whole run.
#[derive(Debug, Clone, Default)]
pub struct Edition {
    /// Year of the session.
    pub session: Option<String>,
    /// Date of the batch, printed and set in the files; never the clock's.
    pub date: Option<Date>,
    /// Whether papers to be completed by hand do not say so in a banner. Changes what is printed only.
    pub sans_bandeau: bool,
}

impl Edition {
    /// What was asked for, else what the school's table says.
    #[must_use]
    pub fn or_of(self, etablissement: &Etablissement) -> Self {
        Self {
            session: self.session.or_else(|| etablissement.champ("session").map(|s| s.valeur.clone())),
            date: self.date.or_else(|| etablissement.date_edition().map(|d| d.valeur)),
            sans_bandeau: self.sans_bandeau,
        }
    }
}

/// The data of one document: identity, then the blocks that the catalogue asks for.
pub fn build(
    pack: &Referentiel,
    dossiers: &Dossiers,
    edition: &Edition,
    document: &Document,
    cible: &Cible<'_>,
) -> Value {
    let mut data = Map::new();
    data.insert(
        "document".into(),
        json!({"id": document.id, "titre": document.titre, "confidentiel": document.confidentiel}),
    );
    data.insert("mention".into(), json!(pack.diplome.mention));
    data.insert(
        "diplome".into(),
        json!({
            "intitule": pack.diplome.intitule,
            "specialite": pack.diplome.specialite,
            "sigle": pack.diplome.sigle,
        }),
    );
    data.insert("bandeau".into(), json!(!edition.sans_bandeau));
    data.insert("session".into(), json!(edition.session));
    data.insert("etablissement".into(), etablissement(dossiers, edition));
    match cible {
        Cible::Candidat(dossier, objet) => {
            data.insert("candidat".into(), candidat(pack, dossier));
            if !document.cite.is_empty() {
                data.insert("regles".into(), regles::regles(pack, document, dossier));
            }
            for bloc in &document.donnees {
                let (key, value) = block_of_candidat(pack, edition, document, dossier, *objet, *bloc);
                data.insert(key.into(), value.unwrap_or(Value::Null));
            }
        }
        Cible::Classe(classe) => {
            data.insert("candidat".into(), Value::Null);
            data.insert(
                "classe".into(),
                json!({"nom": (!classe.nom.is_empty()).then_some(classe.nom), "effectif": classe.dossiers.len()}),
            );
            let blocs = document.donnees.iter();
            data.extend(blocs.filter_map(|bloc| {
                let (key, value) = classe::block(pack, dossiers, edition, classe, *bloc)?;
                Some((key.to_owned(), value))
            }));
        }
    }
    Value::Object(data)
}

/// A block about one candidate, and its name.
fn block_of_candidat(
    pack: &Referentiel,
    edition: &Edition,
    document: &Document,
    dossier: &Dossier,
    objet: Objet<'_>,
    bloc: Bloc,
) -> (&'static str, Option<Value>) {
    let epreuve = document.epreuve.as_deref().and_then(|code| pack.find_epreuve(code));
    let situation = document.situation.as_deref();
    match bloc {
        Bloc::Epreuve => ("epreuve", epreuve.map(|e| epreuve_block(pack, dossier, e, situation))),
        Bloc::Grille => ("grille", epreuve.map(|e| grille::grille(pack, dossier, e, situation))),
        Bloc::Commission => (
            "commission",
            epreuve.map(|e| commission::commission(dossier, e, mode_of(pack, document, dossier, e))),
        ),
        Bloc::Travaux => ("travaux", epreuve.map(|e| travaux::travaux(pack, dossier, e))),
        Bloc::Stage => {
            let stage = if let Objet::Stage(stage) = objet { Some(stage) } else { None };
            ("stage", stage.map(|s| pfmp::stage(pack, s)))
        }
        Bloc::Recapitulatif => ("recapitulatif", Some(pfmp::recapitulatif(pack, dossier, edition))),
        Bloc::CompteRendu => {
            ("compte_rendu", objet.periode().map(|code| suivi::compte_rendu(pack, dossier, code)))
        }
        Bloc::Suivi => ("suivi", Some(suivi::suivi(pack, dossier))),
        Bloc::Certificat => {
            let one = if let Objet::Certificat(rang, ligne) = objet { Some((rang, ligne)) } else { None };
            ("certificat", one.map(|one| justificatifs::certificat(pack, dossier, edition, one)))
        }
        Bloc::Experience => ("experience", Some(justificatifs::experience(pack, dossier, edition))),
        Bloc::Heures => ("heures", Some(justificatifs::heures(pack, dossier))),
        Bloc::Conformite => ("conformite", Some(conformite::conformite(pack, dossier))),
        // Filled from the other documents of the candidate.
        Bloc::Pieces => ("pieces", None),
        Bloc::Synthese => ("synthese", epreuve.map(|e| synthese::synthese(pack, dossier, e))),
        Bloc::Ponctuel => {
            let sat_so = |e: &&Epreuve| mode_of(pack, document, dossier, e) == Some(GenreMode::Ponctuel);
            ("ponctuel", epreuve.filter(sat_so).and_then(ponctuel::ponctuel))
        }
        Bloc::Notes => ("notes", Some(notes::notes(pack, dossier))),
        // The reading of the pack refuses them here.
        Bloc::NotesClasse
        | Bloc::PfmpClasse
        | Bloc::CommissionsClasse
        | Bloc::CompositionClasse
        | Bloc::CouvertureClasse => ("classe", None),
    }
}

/// How the candidate sits the épreuve; where the category is not known, how the document has it.
fn mode_of(
    pack: &Referentiel,
    document: &Document,
    dossier: &Dossier,
    epreuve: &Epreuve,
) -> Option<GenreMode> {
    let of_category = dossier.candidat.categorie().and_then(|c| pack.mode(epreuve, c)).map(|m| m.mode);
    of_category.or_else(|| document.modes.first().copied())
}

fn text(value: Option<&Located<String>>) -> Value {
    value.map_or(Value::Null, |v| json!(v.valeur))
}

fn date(value: Option<&Located<Date>>) -> Value {
    value.map_or(Value::Null, |v| json!(texte::date(v.valeur)))
}

fn number(value: Option<Decimal>) -> Value {
    value.map_or(Value::Null, |v| json!(texte::decimal(v)))
}

fn etablissement(dossiers: &Dossiers, edition: &Edition) -> Value {
    let champ = |key| text(dossiers.etablissement.champ(key));
    json!({
        "nom": champ("nom"),
        "uai": champ("uai"),
        "adresse": champ("adresse"),
        "code_postal": champ("code_postal"),
        "ville": champ("ville"),
        "academie": champ("academie"),
        "telephone": champ("telephone"),
        "representant": champ("representant"),
        "qualite": champ("qualite"),
        "lieu_edition": champ("lieu_edition"),
        "date_edition": edition.date.map(texte::date),
    })
}

fn candidat(pack: &Referentiel, dossier: &Dossier) -> Value {
    let c = &dossier.candidat;
    json!({
        "numero": text(c.numero.as_ref()),
        "ine": text(c.ine.as_ref()),
        "nom": text(c.nom.as_ref()),
        "nom_usage": text(c.nom_usage.as_ref()),
        "prenoms": text(c.prenoms.as_ref()),
        "nom_complet": c.nom_complet(),
        "date_naissance": date(c.naissance.as_ref()),
        "classe": text(c.classe.as_ref()),
        "categorie": c.categorie(),
        "categorie_libelle": c.categorie().and_then(|code| pack.categorie(code)).map(|c| &c.libelle),
        "situation": c.voie.as_ref().map(|v| &v.valeur)
            .or_else(|| c.categorie().and_then(|code| pack.categorie(code)).map(|c| &c.libelle)),
        "duree_cycle": c.duree_cycle.as_ref().map(|d| plural(d.valeur, "an")),
        "derogation": c.derogation.as_ref().map(|d| if d.valeur { "oui" } else { "non" }),
        "positionnement": c.positionnement.as_ref().map(|p| plural(p.valeur, "semaine")),
    })
}

fn plural(number: u32, word: &str) -> String {
    format!("{number} {word}{}", if number > 1 { "s" } else { "" })
}

fn epreuve_block(pack: &Referentiel, dossier: &Dossier, epreuve: &Epreuve, situation: Option<&str>) -> Value {
    let mode = dossier.candidat.categorie().and_then(|c| pack.mode(epreuve, c));
    let mere = epreuve.epreuve_mere.as_deref().and_then(|code| pack.find_epreuve(code));
    let situation = epreuve
        .ccf
        .as_ref()
        .and_then(|ccf| ccf.situations.iter().find(|s| Some(s.code.as_str()) == situation))
        .map(|s| json!({"code": s.code, "intitule": s.intitule}));
    let (mode_long, mode_court) = mode.map(|m| mode_words(m.mode)).unzip();
    json!({
        "code": epreuve.code,
        "intitule": epreuve.intitule,
        "unite": epreuve.unite,
        "coefficient": number(epreuve.coefficient),
        "mode": mode_long,
        "mode_court": mode_court,
        "forme": mode.and_then(|m| m.forme.clone()),
        "duree": mode.and_then(|m| m.duree_minutes).map(texte::duration),
        "mere": mere.map(|m| json!({"code": m.code, "intitule": m.intitule})),
        "situation": situation,
    })
}

/// In full and in short.
fn mode_words(mode: GenreMode) -> (&'static str, &'static str) {
    match mode {
        GenreMode::Ccf => ("Contrôle en cours de formation", "CCF"),
        GenreMode::Ponctuel => ("Épreuve ponctuelle", "Ponctuel"),
    }
}

/// A note as printed, and in words the state that stands in its place.
fn note(pack: &Referentiel, note: Option<&Note>) -> (Option<String>, Option<String>) {
    match note {
        Some(Note::Points(points)) => (Some(texte::decimal(*points)), None),
        Some(Note::Etat(code)) => {
            let etat = pack.reglages.etats_note.iter().find(|e| e.code == *code);
            (Some(code.clone()), etat.map(|e| e.libelle.clone()))
        }
        None => (None, None),
    }
}

fn competence(pack: &Referentiel, code: &str) -> Value {
    json!({"code": code, "libelle": pack.find_competence(code).map(|c| &c.competence.libelle)})
}
