//! How each kind of entry reads, with its sources.

use super::page::Page;
use super::plain;
use crate::referentiel::types::{
    DefinitionCcf, DefinitionPonctuel, Dossier, Epreuve, FamilleSavoirs, GenreMode, MembrePrescrit, Mode,
    Par, Pole, Regle, Situation, SousBloc,
};
use crate::referentiel::{CompetenceTrouvee, CritereTrouve, Referentiel};
use crate::texte::{decimal, duration, list};

pub fn unite_line(r: &Referentiel, pole: &Pole) -> String {
    let epreuve = r.epreuve_of_pole(&pole.code).map(|e| format!(" (épreuve {}{})", e.code, weight(e)));
    format!("{} – {}{}", pole.unite.code, pole.unite.intitule, epreuve.unwrap_or_default())
}

/// « , coefficient 4 ».
pub fn weight(e: &Epreuve) -> String {
    e.coefficient.map(|c| format!(", coefficient {}", decimal(c))).unwrap_or_default()
}

pub fn show_pole(page: &mut Page, r: &Referentiel, pole: &Pole) {
    page.title(&format!("Pôle {}", pole.code));
    page.text(&pole.titre, 0);
    page.field("Bloc", &pole.bloc);
    page.field("Unité", &unite_line(r, pole));
    page.list_coded("Sous-blocs", pole.sous_blocs.iter().map(|b| (b.code.as_str(), b.titre.as_str())));
    page.items("Résultats attendus", pole.resultats.iter().map(String::as_str));
    show_savoirs(page, &pole.savoirs);
    page.field("Source", &pole.source);
}

pub fn show_savoirs(page: &mut Page, familles: &[FamilleSavoirs]) {
    for famille in familles {
        page.items(&famille.famille, famille.savoirs.iter().map(String::as_str));
    }
}

pub fn show_sous_bloc(page: &mut Page, r: &Referentiel, pole: &Pole, bloc: &SousBloc) {
    page.title(&format!("Sous-bloc {}", bloc.code));
    page.text(&bloc.titre, 0);
    page.field("Pôle", &format!("{} – {}", pole.code, pole.titre));
    if let Some(dimension) = &bloc.dimension {
        page.field("Dimension", dimension);
    }
    bloc.alias.iter().for_each(|alias| page.field("Écrit aussi", alias));
    page.items("Activités", bloc.activites.iter().map(|a| a.libelle.as_str()));
    page.list_coded("Compétences", bloc.competences.iter().map(|c| (c.code.as_str(), c.libelle.as_str())));
    page.list_coded("Critères", bloc.criteres.iter().map(|c| (c.code.as_str(), c.libelle.as_str())));
    page.field("Source", &bloc.source);
    let Some(aide) = r.aide.sous_blocs.iter().find(|a| a.code == bloc.code) else { return };
    page.title(&format!("Aide pédagogique du sous-bloc {}", bloc.code));
    show_savoirs(page, &aide.savoirs);
    show_crcn(page, r, &aide.crcn);
    let situations = r.aide.situations.iter().filter(|s| s.sous_bloc == bloc.code);
    page.list_coded("Situations", situations.map(|s| (s.code.as_str(), s.intitule.as_str())));
    show_reserve(page, aide.reserve.as_deref());
    page.field("Source", &r.aide.source);
}

pub fn show_crcn(page: &mut Page, r: &Referentiel, codes: &[String]) {
    let found = codes.iter().filter_map(|code| r.find_crcn(code));
    page.list_coded("Compétences numériques", found.map(|c| (c.code.as_str(), c.libelle.as_str())));
}

pub fn show_reserve(page: &mut Page, reserve: Option<&str>) {
    if let Some(reserve) = reserve {
        page.field("Réserve", reserve);
    }
}

pub fn show_place(page: &mut Page, r: &Referentiel, pole: &Pole, bloc: &SousBloc) {
    page.field("Sous-bloc", &format!("{} – {}", bloc.code, bloc.titre));
    page.field("Pôle", &format!("{} – {}", pole.code, pole.titre));
    page.field("Unité", &unite_line(r, pole));
}

pub fn show_competence(page: &mut Page, r: &Referentiel, found: CompetenceTrouvee) {
    let CompetenceTrouvee { pole, sous_bloc, competence } = found;
    let code = &competence.code;
    page.title(&format!("Compétence {code}"));
    page.text(&competence.libelle, 0);
    show_place(page, r, pole, sous_bloc);
    let activites = sous_bloc.activites.iter().filter(|a| a.competences.contains(code));
    page.items("Activités", activites.map(|a| a.libelle.as_str()));
    let criteres = r.criteres_of(code);
    page.list_coded("Critères", criteres.iter().map(|c| (c.code.as_str(), c.libelle.as_str())));
    if criteres.iter().any(|c| c.aussi.contains(code)) {
        page.field("Réserve", "un critère d’une autre compétence sert celle-ci : rattachement éditorial");
    }
    let ecrits = r.aide.savoirs_redactionnels.iter().filter(|s| s.competence == *code);
    page.items("Savoirs rédactionnels", ecrits.map(|s| s.libelle.as_str()));
    let situations = r.aide.situations.iter().filter(|s| s.competences.contains(code));
    page.list_coded("Situations", situations.map(|s| (s.code.as_str(), s.intitule.as_str())));
    page.field("Source", &sous_bloc.source);
}

pub fn show_critere(page: &mut Page, r: &Referentiel, found: CritereTrouve) {
    let CritereTrouve { pole, sous_bloc, competence, critere } = found;
    page.title(&format!("Critère {}", critere.code));
    page.text(&critere.libelle, 0);
    page.field("Compétence", &format!("{} – {}", competence.code, competence.libelle));
    if !critere.aussi.is_empty() {
        page.field("Sert aussi", &format!("{} (rattachement éditorial)", list(&critere.aussi)));
    }
    show_place(page, r, pole, sous_bloc);
    page.field("Source", &sous_bloc.source);
}

pub fn show_epreuve(page: &mut Page, r: &Referentiel, e: &Epreuve) {
    page.title(&format!("Épreuve {}", e.code));
    page.text(&e.intitule, 0);
    e.alias.iter().for_each(|alias| page.field("Écrit aussi", alias));
    if let Some(mere) = e.epreuve_mere.as_deref().and_then(|code| r.find_epreuve(code)) {
        page.field("Épreuve mère", &format!("{} – {}", mere.code, mere.intitule));
    }
    if let Some(unite) = &e.unite {
        page.field("Unité", unite);
    }
    if let Some(coefficient) = e.coefficient {
        page.field("Coefficient", &decimal(coefficient));
    }
    if let Some(pole) = r.pole_of(e) {
        page.field("Pôle", &format!("{} – {}", pole.code, pole.titre));
    }
    let sous = r.sous_epreuves(&e.code).map(|s| (s.code.as_str(), s.intitule.as_str()));
    page.list_coded("Sous-épreuves", sous);
    let modes: Vec<(&str, String)> = e.modes.iter().map(|(c, m)| (c.as_str(), mode_line(m))).collect();
    page.list_coded("Modes par catégorie", modes.iter().map(|(c, m)| (*c, m.as_str())));
    if let Some(ccf) = &e.ccf {
        show_ccf(page, ccf);
    }
    if let Some(ponctuel) = &e.ponctuel {
        show_ponctuel(page, ponctuel);
    }
    page.field("Source", &e.source);
}

pub fn mode_line(mode: &Mode) -> String {
    let mut line = match mode.mode {
        GenreMode::Ccf => "contrôle en cours de formation".to_owned(),
        GenreMode::Ponctuel => "ponctuel".to_owned(),
    };
    for part in
        [mode.forme.clone(), mode.duree_minutes.map(duration), mode.remarque.clone()].into_iter().flatten()
    {
        line.push_str(", ");
        line.push_str(&part);
    }
    line
}

pub fn show_ccf(page: &mut Page, ccf: &DefinitionCcf) {
    page.section("En contrôle en cours de formation");
    page.list_coded(
        "Situations d’évaluation",
        ccf.situations.iter().map(|s| (s.code.as_str(), s.intitule.as_str())),
    );
    show_commission(page, &ccf.commission);
    page.items("Dossier professionnel du candidat", ccf.dossier_professionnel.iter().map(String::as_str));
    page.items("Dossier d’évaluation transmis au jury", ccf.dossier_evaluation.iter().map(String::as_str));
    show_regles(page, &ccf.regles);
}

pub fn show_ponctuel(page: &mut Page, ponctuel: &DefinitionPonctuel) {
    page.section("En évaluation ponctuelle");
    if let Some(minutes) = ponctuel.preparation_minutes {
        page.field("Avant", &format!("{}, hors de la durée de l’épreuve", duration(minutes)));
    }
    for partie in &ponctuel.parties {
        let duree = partie.duree_minutes.map(|m| format!(" ({} au plus)", duration(m))).unwrap_or_default();
        page.blank();
        page.line(&format!("{}{duree}", partie.intitule), 2);
        page.text(&partie.description, 4);
        page.items("À observer", partie.observer.iter().map(String::as_str));
    }
    show_commission(page, &ponctuel.commission);
    page.items("Dossier", ponctuel.dossier.iter().map(|piece| piece.texte.as_str()));
    show_regles(page, &ponctuel.regles);
}

pub fn show_commission(page: &mut Page, membres: &[MembrePrescrit]) {
    page.items("Commission", membres.iter().map(|m| m.qualite.as_str()));
}

pub fn show_regles(page: &mut Page, regles: &[Regle]) {
    for regle in regles {
        page.blank();
        page.line(&format!("{} – {}", regle.regle, regle.source), 2);
        page.text(&regle.texte, 4);
    }
    page.blank();
}

pub fn show_situation(page: &mut Page, r: &Referentiel, s: &Situation) {
    page.title(&format!("Situation {} (aide pédagogique)", s.code));
    page.text(&s.intitule, 0);
    page.field("Compétences", &list(&s.competences));
    if let Some((_, bloc)) = r.find_sous_bloc(&s.sous_bloc) {
        page.field("Sous-bloc", &format!("{} – {}", bloc.code, bloc.titre));
    }
    if let Some(attendu) = &s.attendu {
        page.field("Attendu", attendu);
    }
    page.items("Critères pédagogiques", s.criteres.iter().map(String::as_str));
    page.items("Complexité", s.complexite.iter().map(String::as_str));
    page.items("Aléas", s.aleas.iter().map(String::as_str));
    if let Some(aide) = r.aide.sous_blocs.iter().find(|a| a.code == s.sous_bloc) {
        show_crcn(page, r, &aide.crcn);
    }
    show_reserve(page, s.reserve.as_deref());
    page.field("Avertissement", &r.aide.avertissement);
    page.field("Source", &r.aide.source);
}

pub fn show_document(page: &mut Page, r: &Referentiel, wanted: &str) {
    for d in r.documents.iter().filter(|d| plain(&d.id) == wanted) {
        page.title(&format!("Document {}", d.id));
        page.text(&d.titre, 0);
        page.field("Modèle", &d.modele);
        let par = match d.par {
            Par::Candidat => "un par candidat",
            Par::Periode => "un par candidat et période",
            Par::Stage => "un par candidat, période et structure",
            Par::Certificat => "un par candidat et certificat de travail",
            Par::Classe => "un par classe",
        };
        page.field("Nombre", par);
        let dossier = match d.dossier {
            Dossier::Candidats => "dossier du candidat",
            Dossier::Jury => "dossier du jury",
            Dossier::Classe => "dossier de la classe",
        };
        let confidentiel = if d.confidentiel { ", confidentiel" } else { "" };
        let transmis = if d.transmis_au_jury { ", transmis au jury" } else { "" };
        page.field("Va dans", &format!("{dossier}{confidentiel}{transmis}"));
        if let Some(e) = d.epreuve.as_deref().and_then(|code| r.find_epreuve(code)) {
            page.field("Épreuve", &format!("{} – {}", e.code, e.intitule));
        }
        if !d.categories.is_empty() {
            page.field("Catégories", &list(&d.categories));
        }
        page.items("Complet avec", d.exige.iter().map(|x| x.libelle.as_str()));
    }
}

pub fn show_impression(page: &mut Page, r: &Referentiel, wanted: &str) {
    for pile in r.impressions.iter().filter(|p| plain(&p.id) == wanted) {
        page.title(&format!("Pile à imprimer {}", pile.id));
        page.text(&pile.titre, 0);
        page.field("Pour", &pile.destinataire);
        page.items("Documents, dans l’ordre", pile.documents.iter().map(String::as_str));
        if pile.separateur {
            page.field("Séparation", "une page par candidat");
        }
    }
}
