//! `liasse expliquer`: what a code means, and how to mend what it tells.

use anyhow::{Result, bail};

use super::referentiel::page::Page;
use super::suggestions;
use crate::diagnostics::{Code, Gravite, codes};
use crate::run::Issue;

/// The table of codes, or the page of one; an unknown code is answered with the closest ones.
pub fn show(id: Option<&str>) -> Result<Issue> {
    let Some(id) = id else {
        super::print_out(&table())?;
        return Ok(Issue::Entiere);
    };
    if let Some(code) = codes::find(id.trim()) {
        super::print_out(&page(code))?;
        return Ok(Issue::Entiere);
    }
    let close = suggestions(id, codes::all().map(|code| code.id.to_owned()));
    let hint = if close.is_empty() { String::new() } else { format!(" ; peut-être : {}", close.join(", ")) };
    bail!("« {id} » n’est pas un code{hint}\n  aide : « liasse expliquer » donne tous les codes")
}

/// Every code with its title, by family.
fn table() -> String {
    let mut page = Page::default();
    page.title("Les codes des messages");
    page.text(
        "E : erreur, quelque chose est retenu. A : avertissement, à vérifier. I : information. \
         « liasse expliquer E204 » dit pourquoi et que faire.",
        0,
    );
    let mut famille = None;
    for code in codes::all() {
        if famille.replace(&code.id[1..2]) != Some(&code.id[1..2]) {
            page.blank();
        }
        page.coded(code.id, code.titre, 2);
    }
    page.into_text().unwrap_or_default()
}

fn page(code: &Code) -> String {
    let mut page = Page::default();
    page.title(&format!("{} – {}", code.id, code.titre));
    let gravite = match code.gravite() {
        Gravite::Erreur => "erreur",
        Gravite::Avertissement => "avertissement",
        Gravite::Info => "information",
    };
    page.field("Gravité", gravite);
    page.field("Effet", code.effet);
    for (title, text) in
        [("Pourquoi", code.page.pourquoi), ("Que faire", code.page.remede), ("Exemple", code.page.exemple)]
    {
        page.blank();
        page.field(title, text);
    }
    page.into_text().unwrap_or_default()
}
