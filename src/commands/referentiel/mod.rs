//! `liasse referentiel`: the pack's table of contents, and one entry of it with its sources.

mod entries;
pub(super) mod page;
mod regles;

use anyhow::{Result, bail};

use crate::args::Communs;
use crate::referentiel::Referentiel;
use crate::run::Issue;
use crate::texte::list;
use entries::{
    show_competence, show_critere, show_document, show_epreuve, show_impression, show_pole, show_situation,
    show_sous_bloc, unite_line, weight,
};
use page::Page;
use regles::{PAGES, show_durees, show_regles, show_rule, show_tableaux};

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
    page.section("Règles");
    for (nom, libelle) in PAGES {
        page.coded(nom, libelle, 2);
    }
    page.section("Documents");
    r.documents.iter().for_each(|d| page.coded(&d.id, &d.titre, 2));
    page.section("Piles à imprimer");
    r.impressions.iter().for_each(|p| page.coded(&p.id, &p.titre, 2));
    page.section("Tableaux reconnus");
    r.tables.iter().for_each(|t| page.line(&format!("{} (à corriger par {})", t.libelle, t.responsable), 2));
    page.into_text().unwrap_or_default()
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
    match PAGES.into_iter().map(|(nom, _)| nom).position(is) {
        Some(0) => show_regles(&mut page, r),
        Some(1) => show_durees(&mut page, r),
        Some(_) => show_tableaux(&mut page, r),
        None => {}
    }
    if regles::keys(r).into_iter().any(is) {
        page.title(&format!("Règle {wanted}"));
        show_rule(&mut page, r, &wanted);
    }
    show_impression(&mut page, r, &wanted);
    page.into_text()
}

/// The known codes most like an unknown one, the closest first.
pub fn suggestions(r: &Referentiel, code: &str) -> Vec<String> {
    super::suggestions(code, codes(r))
}

/// As codes are compared: without case, without spaces around.
pub fn plain(code: &str) -> String {
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
    codes.extend(PAGES.map(|(nom, _)| nom));
    codes.extend(regles::keys(r));
    codes.extend(r.impressions.iter().map(|p| p.id.as_str()));
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
        (r.impressions.len(), "pile à imprimer", "piles à imprimer"),
        (r.tables.len(), "tableau reconnu", "tableaux reconnus"),
    ]
}
