//! The values that a template places, all formatted in French. A template decides nothing.

use jiff::civil::Date;
use rust_decimal::Decimal;
use serde_json::{Map, Value, json};

use super::Demande;
use crate::dossiers::{Dossier, Dossiers, Stage, weeks_of};
use crate::place::Located;
use crate::referentiel::Referentiel;
use crate::referentiel::types::{Bloc, DureePfmp, Epreuve, GenreMode, MembrePrescrit};
use crate::tables::Etablissement;
use crate::tables::lignes::{LigneEvaluation, LigneMembre, LigneTravail, Note};
use crate::texte;

/// What is the same for the whole run.
#[derive(Debug, Clone, Default)]
pub struct Edition {
    /// Year of the session.
    pub session: Option<String>,
    /// Date of the batch, printed and set in the files; never the clock's.
    pub date: Option<Date>,
}

impl Edition {
    /// What was asked for, else what the school's table says.
    #[must_use]
    pub fn or_of(self, etablissement: &Etablissement) -> Self {
        Self {
            session: self.session.or_else(|| etablissement.champ("session").map(|s| s.valeur.clone())),
            date: self.date.or_else(|| etablissement.date_edition().map(|d| d.valeur)),
        }
    }
}

/// The data of one document: identity, then the blocks that the catalogue asks for.
pub fn build(pack: &Referentiel, dossiers: &Dossiers, edition: &Edition, demande: &Demande<'_>) -> Value {
    let document = demande.document;
    let dossier = demande.dossier;
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
    data.insert("session".into(), json!(edition.session));
    data.insert("etablissement".into(), etablissement(dossiers, edition));
    data.insert("candidat".into(), candidat(pack, dossier));
    let epreuve = document.epreuve.as_deref().and_then(|code| pack.find_epreuve(code));
    for bloc in &document.donnees {
        let (key, value) = match bloc {
            Bloc::Epreuve => {
                ("epreuve", epreuve.map(|e| epreuve_block(pack, dossier, e, document.situation.as_deref())))
            }
            Bloc::Grille => {
                ("grille", epreuve.map(|e| grille(pack, dossier, e, document.situation.as_deref())))
            }
            Bloc::Commission => ("commission", epreuve.map(|e| commission(dossier, e))),
            Bloc::Travaux => ("travaux", epreuve.map(|e| travaux(pack, dossier, e))),
            Bloc::Stage => ("stage", demande.stage.map(|s| stage(pack, s))),
            Bloc::Recapitulatif => ("recapitulatif", Some(recapitulatif(pack, dossier, edition))),
        };
        data.insert(key.into(), value.unwrap_or(Value::Null));
    }
    Value::Object(data)
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

fn strings(values: &[Located<String>]) -> Vec<&str> {
    values.iter().map(|v| v.valeur.as_str()).collect()
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
    let (mode_long, mode_court) = match mode.map(|m| m.mode) {
        Some(GenreMode::Ccf) => (Some("Contrôle en cours de formation"), Some("CCF")),
        Some(GenreMode::Ponctuel) => (Some("Épreuve ponctuelle"), Some("Ponctuel")),
        None => (None, None),
    };
    json!({
        "code": epreuve.code,
        "intitule": epreuve.intitule,
        "unite": epreuve.unite,
        "coefficient": number(epreuve.coefficient),
        "mode": mode_long,
        "mode_court": mode_court,
        "forme": mode.and_then(|m| m.forme.clone()),
        "duree": mode.and_then(|m| m.duree_minutes).map(duration),
        "mere": mere.map(|m| json!({"code": m.code, "intitule": m.intitule})),
        "situation": situation,
    })
}

/// « 45 min », « 3 h 30 ».
fn duration(minutes: u32) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes:02}"),
    }
}

fn grille(pack: &Referentiel, dossier: &Dossier, epreuve: &Epreuve, situation: Option<&str>) -> Value {
    let reglages = &pack.reglages.grille;
    let evaluation = dossier.evaluations.get(&(epreuve.code.clone(), situation.map(str::to_owned)));
    let levels = Niveaux::of(pack, epreuve, evaluation);
    let (note, absence) = match evaluation.and_then(|e| e.note.as_ref()).map(|n| &n.valeur) {
        Some(Note::Points(points)) => (Some(texte::decimal(*points)), None),
        Some(Note::Etat(code)) => {
            let etat = pack.reglages.etats_note.iter().find(|e| e.code == *code);
            (Some(code.clone()), etat.map(|e| e.libelle.clone()))
        }
        None => (None, None),
    };
    json!({
        "echelle": {
            "intitule": reglages.echelle.intitule,
            "niveaux": reglages.echelle.niveaux.iter()
                .map(|n| json!({"code": n.code, "libelle": n.libelle})).collect::<Vec<_>>(),
        },
        "granularite": levels.granularite,
        "sous_blocs": levels.sous_blocs,
        "niveaux": levels.attendus,
        "bareme": texte::decimal(reglages.bareme),
        "note": note,
        "absence": absence,
        "arrondi": reglages.arrondi,
        "legende": reglages.legende,
        "situations": text(evaluation.and_then(|e| e.situations_presentees.as_ref())),
        "observations_competences": text(evaluation.and_then(|e| e.observations_competences.as_ref())),
        "observations": text(evaluation.and_then(|e| e.observations.as_ref())),
        "date": date(evaluation.and_then(|e| e.date.as_ref())),
    })
}

/// The rows of a grid, with the level of each row that expects a cross.
struct Niveaux {
    granularite: &'static str,
    sous_blocs: Vec<Value>,
    attendus: Vec<Option<String>>,
}

impl Niveaux {
    /// A commission that gave levels by competence gets its crosses there, whatever the pack's granularity:
    /// a cross by critère would be guessed.
    fn of(pack: &Referentiel, epreuve: &Epreuve, evaluation: Option<&LigneEvaluation>) -> Self {
        use crate::referentiel::types::Granularite;
        let given = |levels: &[(String, Located<String>)], code: &str| {
            levels.iter().find(|(c, _)| c == code).map(|(_, level)| level.valeur.clone())
        };
        let by_competence = pack.reglages.grille.granularite == Granularite::Competence
            || evaluation.is_some_and(|e| e.criteres.is_empty() && !e.competences.is_empty());
        let mut attendus = Vec::new();
        let sous_blocs = pack.pole_of(epreuve).map_or(&[][..], |pole| &pole.sous_blocs);
        let sous_blocs = sous_blocs
            .iter()
            .map(|sous_bloc| {
                let competences: Vec<Value> = sous_bloc
                    .competences
                    .iter()
                    .map(|competence| {
                        let own = evaluation.and_then(|e| given(&e.competences, &competence.code));
                        let criteres: Vec<Value> = pack
                            .criteres_of(&competence.code)
                            .into_iter()
                            .map(|critere| {
                                let level = evaluation.and_then(|e| given(&e.criteres, &critere.code));
                                if !by_competence && own.is_none() {
                                    attendus.push(level.clone());
                                }
                                json!({"code": critere.code, "libelle": critere.libelle, "niveau": level})
                            })
                            .collect();
                        if by_competence || own.is_some() {
                            attendus.push(own.clone());
                        }
                        json!({"code": competence.code, "libelle": competence.libelle, "niveau": own, "criteres": criteres})
                    })
                    .collect();
                json!({"code": sous_bloc.code, "titre": sous_bloc.titre, "competences": competences})
            })
            .collect();
        Self { granularite: if by_competence { "competence" } else { "critere" }, sous_blocs, attendus }
    }
}

/// The named members, then a blank row for each prescribed one who is not named.
fn commission(dossier: &Dossier, epreuve: &Epreuve) -> Value {
    let prescribed = epreuve.ccf.as_ref().map_or(&[][..], |ccf| &ccf.commission);
    let named = dossier.commissions.get(&epreuve.code).map_or(&[][..], Vec::as_slice);
    let mut remaining: Vec<&LigneMembre> = named.iter().collect();
    // Who comes from a company takes the place that asks for one; the others, the places in order.
    let mut places: Vec<(&MembrePrescrit, Option<&LigneMembre>)> = Vec::new();
    for place in prescribed {
        let fits = |m: &&LigneMembre| m.entreprise.is_some() == place.entreprise;
        let member = remaining.iter().position(fits).map(|i| remaining.remove(i));
        places.push((place, member));
    }
    for (_, member) in places.iter_mut().filter(|(_, member)| member.is_none()) {
        if !remaining.is_empty() {
            *member = Some(remaining.remove(0));
        }
    }
    let rows: Vec<Value> = places
        .into_iter()
        .map(|(place, member)| membre(Some(place), member))
        .chain(remaining.into_iter().map(|member| membre(None, Some(member))))
        .collect();
    json!({ "membres": rows })
}

fn membre(place: Option<&MembrePrescrit>, member: Option<&LigneMembre>) -> Value {
    let name: Option<String> = member.map(|m| {
        [&m.nom, &m.prenom].into_iter().flatten().map(|n| n.valeur.as_str()).collect::<Vec<_>>().join(" ")
    });
    json!({
        "qualite": place.map(|p| &p.qualite),
        "entreprise_demandee": place.is_some_and(|p| p.entreprise),
        "nom_complet": name.filter(|n| !n.is_empty()),
        "fonction": text(member.and_then(|m| m.fonction.as_ref())),
        "entreprise": text(member.and_then(|m| m.entreprise.as_ref())),
    })
}

fn competence(pack: &Referentiel, code: &str) -> Value {
    json!({"code": code, "libelle": pack.find_competence(code).map(|c| &c.competence.libelle)})
}

fn travaux(pack: &Referentiel, dossier: &Dossier, epreuve: &Epreuve) -> Value {
    let mut rows: Vec<&LigneTravail> =
        dossier.travaux.get(&epreuve.code).map(|rows| rows.iter().collect()).unwrap_or_default();
    rows.sort_by_key(|row| row.numero.as_ref().map(|n| texte::natural_key(&n.valeur)));
    let sous_blocs = pack.pole_of(epreuve).map_or(&[][..], |pole| &pole.sous_blocs);
    let dimension_label = |code: &str| {
        let sous_bloc = sous_blocs.iter().find(|s| s.code == code);
        sous_bloc.map(|s| s.dimension.clone().unwrap_or_else(|| s.titre.clone()))
    };
    let dimension_of = |row: &LigneTravail| row.dimension.as_ref().map(|d| d.valeur.clone());
    let nature_of = |row: &LigneTravail| row.nature.as_ref().map(|n| n.valeur.clone());
    let natures = &pack.reglages.natures_travaux;
    let lignes: Vec<Value> = rows
        .iter()
        .enumerate()
        .map(|(index, row)| {
            json!({
                "numero": row.numero.as_ref().map_or_else(|| (index + 1).to_string(), |n| n.valeur.clone()),
                "intitule": text(row.intitule.as_ref()),
                "dimension": dimension_of(row).map(|code| json!({"code": code, "libelle": dimension_label(&code)})),
                "competences": row.competences.iter().map(|c| competence(pack, &c.valeur)).collect::<Vec<_>>(),
                "organisation": text(row.organisation.as_ref()),
                "nature": nature_of(row)
                    .and_then(|code| natures.iter().find(|n| n.code == code)).map(|n| n.libelle.clone()),
                "lieu": text(row.lieu.as_ref()),
                "ressources": text(row.ressources.as_ref()),
            })
        })
        .collect();
    let count = |matches: &dyn Fn(&LigneTravail) -> bool| rows.iter().filter(|row| matches(row)).count();
    json!({
        "lignes": lignes,
        // Below a filled table, a blank row would let something be added after the visa.
        "lignes_vierges": if rows.is_empty() { pack.reglages.lignes_vierges_travaux } else { 0 },
        "dimensions": sous_blocs.iter().map(|s| json!({
            "code": s.code,
            "libelle": dimension_label(&s.code),
            "nombre": count(&|row| dimension_of(row).as_ref() == Some(&s.code)),
        })).collect::<Vec<_>>(),
        "competences": sous_blocs.iter().flat_map(|s| &s.competences).map(|c| json!({
            "code": c.code,
            "libelle": c.libelle,
            "nombre": count(&|row| row.competences.iter().any(|code| code.valeur == c.code)),
        })).collect::<Vec<_>>(),
        "natures": natures.iter().map(|n| json!({
            "libelle": n.libelle,
            "nombre": count(&|row| nature_of(row).as_ref() == Some(&n.code)),
        })).collect::<Vec<_>>(),
    })
}

/// Weeks as given, else as the pack's rule makes them of the days.
fn weeks(pack: &Referentiel, stage: &Stage) -> Option<Decimal> {
    let given = stage.ligne.semaines.as_ref().map(|s| s.valeur);
    given.or_else(|| stage.ligne.jours.as_ref().map(|j| weeks_of(pack, j.valeur)))
}

fn type_of<'a>(pack: &'a Referentiel, stage: &Stage) -> Option<&'a crate::referentiel::types::TypePfmp> {
    match &stage.ligne.genre {
        Some(code) => pack.pfmp.types.iter().find(|t| t.code == code.valeur),
        None => pack.pfmp.types.first(),
    }
}

fn stage(pack: &Referentiel, stage: &Stage) -> Value {
    let ligne = &stage.ligne;
    json!({
        "periode": stage.periode,
        "rang": stage.rang,
        "type": type_of(pack, stage).map(|t| &t.libelle),
        "du": date(ligne.du.as_ref()),
        "au": date(ligne.au.as_ref()),
        "jours": number(ligne.jours.as_ref().map(|j| j.valeur)),
        "semaines": number(weeks(pack, stage)),
        "structure": text(ligne.structure.as_ref()),
        "adresse": text(ligne.adresse.as_ref()),
        "siret": text(ligne.siret.as_ref()),
        "representant": text(ligne.representant.as_ref()),
        "tuteur": text(ligne.tuteur.as_ref()),
        "fonction_tuteur": text(ligne.fonction_tuteur.as_ref()),
        "activites": strings(&ligne.activites),
        "competences": ligne.competences.iter().map(|c| competence(pack, &c.valeur)).collect::<Vec<_>>(),
        "gratification": ligne.gratification.as_ref().map(|g| amount(&g.valeur)),
        "observations": text(ligne.observations.as_ref()),
        "conversion": pack.pfmp.conversion,
        "regles": pack.pfmp.regles_presence.iter().map(|r| &r.texte).collect::<Vec<_>>(),
    })
}

/// A bare number is an amount in euros.
fn amount(text: &str) -> String {
    let bare = !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || c == ',');
    if bare { format!("{text}\u{a0}€") } else { text.to_owned() }
}

fn recapitulatif(pack: &Referentiel, dossier: &Dossier, edition: &Edition) -> Value {
    let counted: Vec<&Stage> =
        dossier.stages.iter().filter(|s| type_of(pack, s).is_none_or(|t| t.compte)).collect();
    let total_jours = sum(counted.iter().map(|s| s.ligne.jours.as_ref().map(|j| j.valeur)));
    let total_semaines = sum(counted.iter().map(|s| weeks(pack, s)));
    let exigence = required_weeks(pack, dossier, edition);
    let derogation = dossier.candidat.derogation.as_ref().is_some_and(|d| d.valeur);
    let suffisant = match (exigence.as_ref().and_then(|e| e.semaines), total_semaines) {
        (Some(required), Some(total)) => total >= required || derogation,
        (None, Some(_)) => true,
        (_, None) => false,
    };
    let periodes: Vec<Value> =
        pack.pfmp.periodes.iter().map(|code| periode(pack, dossier, code, suffisant)).collect();
    json!({
        "periodes": periodes,
        "total_jours": number(total_jours),
        "total_semaines": number(total_semaines),
        "exigence": exigence.map(|e| json!({
            "semaines": number(e.semaines),
            "libelle": e.libelle,
            "source": e.source,
        })),
        "suffisant": suffisant.then_some("oui"),
        "conversion": pack.pfmp.conversion,
    })
}

/// A period without a row has no object once the others make the required duration; before, it is a blank
/// to fill in.
fn periode(pack: &Referentiel, dossier: &Dossier, code: &str, suffisant: bool) -> Value {
    let stages: Vec<&Stage> = dossier.stages.iter().filter(|s| s.periode == code).collect();
    let remarks: Vec<&str> =
        stages.iter().filter_map(|s| s.ligne.observations.as_ref()).map(|o| o.valeur.as_str()).collect();
    json!({
        "periode": code,
        "sans_objet": stages.is_empty() && suffisant,
        "type": stages.first().and_then(|s| type_of(pack, s)).map(|t| &t.libelle),
        "stages": stages.iter().map(|s| json!({
            "du": date(s.ligne.du.as_ref()),
            "au": date(s.ligne.au.as_ref()),
            "structure": text(s.ligne.structure.as_ref()),
            "adresse": text(s.ligne.adresse.as_ref()),
        })).collect::<Vec<_>>(),
        "semaines": number(sum(stages.iter().map(|s| weeks(pack, s)))),
        "jours": number(sum(stages.iter().map(|s| s.ligne.jours.as_ref().map(|j| j.valeur)))),
        "observations": (!remarks.is_empty()).then(|| remarks.join("\n")),
    })
}

/// A sum with a term missing is missing, and so is the sum of nothing.
fn sum(terms: impl IntoIterator<Item = Option<Decimal>>) -> Option<Decimal> {
    let terms: Option<Vec<Decimal>> = terms.into_iter().collect();
    terms.filter(|t| !t.is_empty()).map(|t| t.into_iter().sum())
}

struct SemainesExigees {
    semaines: Option<Decimal>,
    libelle: String,
    source: String,
}

/// The duration that the texts demand of this candidate; nothing where they leave more than one reading.
fn required_weeks(pack: &Referentiel, dossier: &Dossier, edition: &Edition) -> Option<SemainesExigees> {
    let c = &dossier.candidat;
    let categorie = c.categorie()?;
    let voie = c.voie.as_ref()?;
    let session: Option<i16> = edition.session.as_ref().and_then(|s| s.parse().ok());
    let cycle = c.duree_cycle.as_ref().map(|d| d.valeur);
    let applies = |d: &&DureePfmp| {
        d.voie == voie.valeur
            && d.categories.iter().any(|known| known == categorie)
            && d.positionnement == c.positionnement.is_some()
            && d.duree_cycle.is_none_or(|years| Some(years) == cycle)
            && d.premiere_session.is_none_or(|first| session.is_some_and(|s| s >= first))
            && d.jusqu_a_session.is_none_or(|end| session.is_some_and(|s| s < end))
    };
    let mut rules = pack.pfmp.durees.iter().filter(applies);
    let (Some(rule), None) = (rules.next(), rules.next()) else { return None };
    let decided = c.positionnement.as_ref().map(|p| Decimal::from(p.valeur));
    let cycle = rule.duree_cycle.map(|years| format!(", cycle de {years} ans")).unwrap_or_default();
    let position = if rule.positionnement { ", durée fixée par décision de positionnement" } else { "" };
    let doubt = if rule.a_verifier { " (à vérifier auprès de la DEC)" } else { "" };
    Some(SemainesExigees {
        semaines: decided.or(rule.semaines),
        libelle: format!("{}{cycle}{position}{doubt}", rule.voie),
        source: rule.source.clone(),
    })
}
