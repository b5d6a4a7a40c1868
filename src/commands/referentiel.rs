//! `liasse referentiel`: the pack's table of contents, and one entry of it with its sources.

use std::fmt::Write as _;

use anyhow::{Result, bail};

use crate::args::Communs;
use crate::referentiel::types::{
    DefinitionCcf, DefinitionPonctuel, Dossier, Epreuve, FamilleSavoirs, GenreMode, MembrePrescrit, Mode,
    Par, Pole, Regle, Situation, SousBloc,
};
use crate::referentiel::{CompetenceTrouvee, CritereTrouve, Referentiel};
use crate::run::Issue;
use crate::texte::{decimal, list};

/// Columns of a terminal that a line fills at most.
const WIDTH: usize = 96;
/// Codes shown after an unknown one.
const MAX_SUGGESTIONS: usize = 3;

/// The table of contents, or one entry; an unknown code is answered with the closest ones.
pub fn show(communs: &Communs, code: Option<&str>) -> Result<Issue> {
    let pack = super::pack::open(&communs.entrees)?;
    let Some(code) = code else {
        super::print_out(&table_of_contents(&pack))?;
        return Ok(Issue::Entiere);
    };
    if let Some(text) = entry(&pack, code) {
        super::print_out(&text)?;
        return Ok(Issue::Entiere);
    }
    let close = suggestions(&pack, code);
    let hint = if close.is_empty() { String::new() } else { format!(" ; peut-être : {}", close.join(", ")) };
    bail!("« {code} » n’est pas dans le référentiel{hint}")
}

/// Counts, then the tree of codes and titles.
pub fn table_of_contents(r: &Referentiel) -> String {
    let mut page = Page::default();
    page.title(&format!("{} {}", r.diplome.intitule, r.diplome.sigle));
    page.text(&r.diplome.specialite, 0);
    page.field("Source", &r.diplome.source);
    page.section("En bref");
    for (nombre, singulier, pluriel) in counts(r) {
        page.hanging(&format!("{nombre:>4}"), if nombre > 1 { pluriel } else { singulier }, 2, 6);
    }
    for pole in &r.poles {
        page.section(&format!("Pôle {} – {}", pole.code, pole.titre));
        page.field("Bloc", &pole.bloc);
        page.field("Unité", &unite_line(r, pole));
        for bloc in &pole.sous_blocs {
            page.blank();
            page.coded(&bloc.code, &bloc.titre, 2);
            bloc.competences.iter().for_each(|c| page.coded(&c.code, &c.libelle, 4));
        }
    }
    page.section("Épreuves");
    for e in &r.epreuves {
        let indent = if e.epreuve_mere.is_some() { 4 } else { 2 };
        page.coded(&e.code, &format!("{}{}", e.intitule, weight(e)), indent);
    }
    page.section("Situations professionnelles (aide pédagogique)");
    r.aide.situations.iter().for_each(|s| page.coded(&s.code, &s.intitule, 2));
    page.section("Compétences numériques (CRCN, aide pédagogique)");
    r.aide.crcn.iter().for_each(|c| page.coded(&c.code, &c.libelle, 2));
    page.section("Documents");
    r.documents.iter().for_each(|d| page.coded(&d.id, &d.titre, 2));
    page.section("Tableaux reconnus");
    r.tables.iter().for_each(|t| page.line(&t.libelle, 2));
    page.text
}

/// Everything that a code means, each meaning under its own heading; none when the code is unknown.
pub fn entry(r: &Referentiel, code: &str) -> Option<String> {
    let wanted = plain(code);
    let is = |known: &str| plain(known) == wanted;
    let mut page = Page::default();
    for pole in r.poles.iter().filter(|p| is(&p.code) || is(&p.unite.code)) {
        show_pole(&mut page, r, pole);
    }
    for (pole, bloc) in r.sous_blocs().filter(|(_, b)| is(&b.code)) {
        show_sous_bloc(&mut page, r, pole, bloc);
    }
    for found in r.competences().filter(|c| is(&c.competence.code)) {
        show_competence(&mut page, r, found);
    }
    for found in r.criteres().filter(|c| is(&c.critere.code)) {
        show_critere(&mut page, r, found);
    }
    for e in r.epreuves.iter().filter(|e| is(&e.code) || e.unite.as_deref().is_some_and(is)) {
        show_epreuve(&mut page, r, e);
    }
    for situation in r.aide.situations.iter().filter(|s| is(&s.code)) {
        show_situation(&mut page, r, situation);
    }
    for c in r.aide.crcn.iter().filter(|c| is(&c.code)) {
        page.title(&format!("Compétence numérique {}", c.code));
        page.text(&c.libelle, 0);
        let blocs = r.aide.sous_blocs.iter().filter(|b| b.crcn.contains(&c.code)).map(|b| b.code.clone());
        page.field("Sous-blocs", &list(&blocs.collect::<Vec<_>>()));
        page.field("Source", &r.aide.source);
    }
    for c in r.categories.iter().filter(|c| is(&c.code)) {
        page.title(&format!("Catégorie {}", c.code));
        page.text(&c.libelle, 0);
        page.items("Textes compris", c.textes.iter().map(String::as_str));
        page.field("Source", &c.source);
    }
    show_document(&mut page, r, &wanted);
    (!page.text.is_empty()).then(|| page.text.trim_end().to_owned() + "\n")
}

/// The known codes most like an unknown one, the closest first.
pub fn suggestions(r: &Referentiel, code: &str) -> Vec<String> {
    let wanted = plain(code);
    let mut scored: Vec<(f64, String)> = codes(r)
        .into_iter()
        .map(|known| (strsim::jaro_winkler(&wanted, &plain(&known)), known))
        .filter(|(score, _)| *score >= 0.8)
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    scored.dedup_by(|a, b| a.1 == b.1);
    scored.into_iter().take(MAX_SUGGESTIONS).map(|(_, known)| known).collect()
}

fn plain(code: &str) -> String {
    code.trim().to_lowercase()
}

fn codes(r: &Referentiel) -> Vec<String> {
    let mut codes: Vec<&str> = Vec::new();
    codes.extend(r.poles.iter().flat_map(|p| [p.code.as_str(), &p.unite.code]));
    codes.extend(r.sous_blocs().map(|(_, b)| b.code.as_str()));
    codes.extend(r.competences().map(|c| c.competence.code.as_str()));
    codes.extend(r.criteres().map(|c| c.critere.code.as_str()));
    codes.extend(r.epreuves.iter().map(|e| e.code.as_str()));
    codes.extend(r.aide.situations.iter().map(|s| s.code.as_str()));
    codes.extend(r.aide.crcn.iter().map(|c| c.code.as_str()));
    codes.extend(r.documents.iter().map(|d| d.id.as_str()));
    codes.into_iter().map(str::to_owned).collect()
}

fn counts(r: &Referentiel) -> Vec<(usize, &'static str, &'static str)> {
    let blocs = || r.sous_blocs().map(|(_, b)| b);
    let savoirs = r.poles.iter().flat_map(|p| &p.savoirs).map(|f| f.savoirs.len()).sum();
    vec![
        (r.poles.len(), "pôle, bloc de compétences et unité", "pôles, blocs de compétences et unités"),
        (blocs().count(), "sous-bloc", "sous-blocs"),
        (blocs().map(|b| b.activites.len()).sum(), "activité", "activités"),
        (r.competences().count(), "compétence", "compétences"),
        (r.criteres().count(), "critère", "critères"),
        (r.poles.iter().map(|p| p.resultats.len()).sum(), "résultat attendu", "résultats attendus"),
        (savoirs, "savoir associé", "savoirs associés"),
        (r.epreuves.len(), "épreuve ou sous-épreuve", "épreuves et sous-épreuves"),
        (r.categories.len(), "catégorie de candidats", "catégories de candidats"),
        (r.aide.situations.len(), "situation professionnelle", "situations professionnelles"),
        (r.aide.crcn.len(), "compétence numérique", "compétences numériques"),
        (r.aide.savoirs_redactionnels.len(), "savoir rédactionnel", "savoirs rédactionnels"),
        (r.documents.len(), "document", "documents"),
        (r.tables.len(), "tableau reconnu", "tableaux reconnus"),
    ]
}

fn unite_line(r: &Referentiel, pole: &Pole) -> String {
    let epreuve = r.epreuve_of_pole(&pole.code).map(|e| format!(" (épreuve {}{})", e.code, weight(e)));
    format!("{} – {}{}", pole.unite.code, pole.unite.intitule, epreuve.unwrap_or_default())
}

/// « , coefficient 4 ».
fn weight(e: &Epreuve) -> String {
    e.coefficient.map(|c| format!(", coefficient {}", decimal(c))).unwrap_or_default()
}

fn show_pole(page: &mut Page, r: &Referentiel, pole: &Pole) {
    page.title(&format!("Pôle {}", pole.code));
    page.text(&pole.titre, 0);
    page.field("Bloc", &pole.bloc);
    page.field("Unité", &unite_line(r, pole));
    page.list_coded("Sous-blocs", pole.sous_blocs.iter().map(|b| (b.code.as_str(), b.titre.as_str())));
    page.items("Résultats attendus", pole.resultats.iter().map(String::as_str));
    show_savoirs(page, &pole.savoirs);
    page.field("Source", &pole.source);
}

fn show_savoirs(page: &mut Page, familles: &[FamilleSavoirs]) {
    for famille in familles {
        page.items(&famille.famille, famille.savoirs.iter().map(String::as_str));
    }
}

fn show_sous_bloc(page: &mut Page, r: &Referentiel, pole: &Pole, bloc: &SousBloc) {
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

fn show_crcn(page: &mut Page, r: &Referentiel, codes: &[String]) {
    let found = codes.iter().filter_map(|code| r.find_crcn(code));
    page.list_coded("Compétences numériques", found.map(|c| (c.code.as_str(), c.libelle.as_str())));
}

fn show_reserve(page: &mut Page, reserve: Option<&str>) {
    if let Some(reserve) = reserve {
        page.field("Réserve", reserve);
    }
}

fn show_place(page: &mut Page, r: &Referentiel, pole: &Pole, bloc: &SousBloc) {
    page.field("Sous-bloc", &format!("{} – {}", bloc.code, bloc.titre));
    page.field("Pôle", &format!("{} – {}", pole.code, pole.titre));
    page.field("Unité", &unite_line(r, pole));
}

fn show_competence(page: &mut Page, r: &Referentiel, found: CompetenceTrouvee) {
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

fn show_critere(page: &mut Page, r: &Referentiel, found: CritereTrouve) {
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

fn show_epreuve(page: &mut Page, r: &Referentiel, e: &Epreuve) {
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

fn mode_line(mode: &Mode) -> String {
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

/// « 3 h 30 », « 45 min ».
fn duration(minutes: u32) -> String {
    match (minutes / 60, minutes % 60) {
        (0, m) => format!("{m} min"),
        (h, 0) => format!("{h} h"),
        (h, m) => format!("{h} h {m:02}"),
    }
}

fn show_ccf(page: &mut Page, ccf: &DefinitionCcf) {
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

fn show_ponctuel(page: &mut Page, ponctuel: &DefinitionPonctuel) {
    page.section("En évaluation ponctuelle");
    if let Some(minutes) = ponctuel.preparation_minutes {
        page.field("Avant", &format!("{}, hors de la durée de l’épreuve", duration(minutes)));
    }
    for partie in &ponctuel.parties {
        let duree = partie.duree_minutes.map(|m| format!(" ({} au plus)", duration(m))).unwrap_or_default();
        page.blank();
        page.line(&format!("{}{duree}", partie.intitule), 2);
        page.text(&partie.description, 4);
    }
    show_commission(page, &ponctuel.commission);
    page.items("Dossier", ponctuel.dossier.iter().map(String::as_str));
    show_regles(page, &ponctuel.regles);
}

fn show_commission(page: &mut Page, membres: &[MembrePrescrit]) {
    page.items("Commission", membres.iter().map(|m| m.qualite.as_str()));
}

fn show_regles(page: &mut Page, regles: &[Regle]) {
    for regle in regles {
        page.blank();
        page.line(&format!("{} – {}", regle.regle, regle.source), 2);
        page.text(&regle.texte, 4);
    }
    page.blank();
}

fn show_situation(page: &mut Page, r: &Referentiel, s: &Situation) {
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

fn show_document(page: &mut Page, r: &Referentiel, wanted: &str) {
    for d in r.documents.iter().filter(|d| plain(&d.id) == wanted) {
        page.title(&format!("Document {}", d.id));
        page.text(&d.titre, 0);
        page.field("Modèle", &d.modele);
        let par = match d.par {
            Par::Candidat => "un par candidat",
            Par::Stage => "un par candidat, période et structure",
        };
        page.field("Nombre", par);
        let dossier = match d.dossier {
            Dossier::Candidats => "dossier du candidat",
            Dossier::Jury => "dossier du jury",
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

/// Text for a terminal: headings, fields and lists, wrapped.
#[derive(Default)]
struct Page {
    text: String,
}

impl Page {
    fn title(&mut self, title: &str) {
        self.blank();
        _ = writeln!(self.text, "{title}\n{}\n", "=".repeat(title.chars().count()));
    }

    fn section(&mut self, title: &str) {
        self.blank();
        _ = writeln!(self.text, "{title}\n{}\n", "-".repeat(title.chars().count()));
    }

    /// One empty line, never two, none at the top.
    fn blank(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    fn line(&mut self, line: &str, indent: usize) {
        self.hanging("", line, indent, 0);
    }

    fn text(&mut self, text: &str, indent: usize) {
        self.hanging("", text, indent, 0);
    }

    fn field(&mut self, label: &str, value: &str) {
        self.hanging(label, value, 2, 16);
    }

    fn coded(&mut self, code: &str, label: &str, indent: usize) {
        self.hanging(code, label, indent, 8);
    }

    fn items<'i>(&mut self, title: &str, items: impl Iterator<Item = &'i str>) {
        self.list(title, items.map(|item| ("–", item)), 2);
    }

    fn list_coded<'i>(&mut self, title: &str, items: impl Iterator<Item = (&'i str, &'i str)>) {
        self.list(title, items, 10);
    }

    /// Nothing at all when the list is empty.
    fn list<'i>(&mut self, title: &str, items: impl Iterator<Item = (&'i str, &'i str)>, column: usize) {
        for (i, (head, item)) in items.enumerate() {
            if i == 0 {
                self.blank();
                self.line(title, 2);
            }
            self.hanging(head, item, 4, column);
        }
        self.blank();
    }

    /// A head in its column, then a text whose lines stay to the right of it.
    fn hanging(&mut self, head: &str, text: &str, indent: usize, column: usize) {
        let head_width = if column == 0 { 0 } else { column.max(head.chars().count() + 1) };
        let mut line = format!("{}{head:<head_width$}", " ".repeat(indent));
        let left = indent + head_width;
        let mut empty = true;
        for word in text.split([' ', '\n']).filter(|w| !w.is_empty()) {
            if !empty && line.chars().count() + 1 + word.chars().count() > WIDTH {
                _ = writeln!(self.text, "{}", line.trim_end());
                line = " ".repeat(left);
                empty = true;
            }
            if !empty {
                line.push(' ');
            }
            line.push_str(word);
            empty = false;
        }
        _ = writeln!(self.text, "{}", line.trim_end());
    }
}
