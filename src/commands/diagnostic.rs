//! `liasse diagnostic`.

use anyhow::{Context, Result};
use serde::Serialize;

use super::{in_words, pack};
use crate::args::{Communs, Format};
use crate::controles::{
    Controle, Etat, check_catalogue, check_entrees, check_place, check_polices, check_sorties,
    check_templates,
};
use crate::intake::Isolement;
use crate::render::Base;
use crate::run::{Issue, compose_essais};

/// What `--format json` prints.
#[derive(Serialize)]
struct Reponse<'a> {
    version: u32,
    controles: &'a [Controle],
    totaux: Totaux,
}

#[derive(Serialize)]
struct Totaux {
    bons: usize,
    a_voir: usize,
    a_corriger: usize,
    non_verifies: usize,
}

/// Looks at the machine, the pack and the templates; changes nothing.
pub fn show(communs: &Communs) -> Result<Issue> {
    let mut controles = vec![check_entrees(&communs.entrees)];
    controles.extend(check_sorties(&communs.entrees, &communs.sorties));
    controles.push(check_place(&communs.sorties));
    controles.extend(check_pack(communs)?);
    let totaux = Totaux::of(&controles);
    let issue = totaux.issue();
    let told = match communs.format {
        Format::Json => {
            let reponse = Reponse { version: 1, controles: &controles, totaux };
            serde_json::to_string_pretty(&reponse).context("la réponse n’a pas pu être écrite")?
        }
        Format::Texte => text(&controles, &totaux, communs.quiet),
    };
    super::print_out(&told)?;
    Ok(issue)
}

/// The pack, then what depends on it.
fn check_pack(communs: &Communs) -> Result<Vec<Controle>> {
    const REFERENTIEL: &str = "référentiel";
    const MODELES: &str = "modèles";
    let attend = "le référentiel est à corriger d’abord";
    let pack = match pack::open(&communs.entrees) {
        Ok(pack) => pack,
        Err(error) => {
            let aide =
                "corriger ces lignes, ou retirer le dossier referentiel pour employer celui du programme";
            let bad = Controle::bad(REFERENTIEL, in_words(&error), aide);
            return Ok(vec![bad, Controle::undone(MODELES, attend)]);
        }
    };
    let told =
        format!("{} {}, {} documents", pack.diplome.intitule, pack.diplome.sigle, pack.documents.len());
    let mut controles = vec![Controle::good(REFERENTIEL, told)];
    let opened = pack::templates(&communs.entrees).map_err(|error| in_words(&error)).and_then(|templates| {
        match Base::new(&templates) {
            Ok(base) => Ok((templates, base)),
            Err(fault) => Err(super::generer::as_error(&fault).to_string()),
        }
    });
    let (templates, base) = match opened {
        Ok(opened) => opened,
        Err(reason) => {
            controles.push(Controle::bad(
                MODELES,
                reason,
                "corriger ce fichier, ou le retirer du dossier templates",
            ));
            return Ok(controles);
        }
    };
    let programme = std::env::current_exe().context("le programme ne trouve pas son propre fichier")?;
    let essais = compose_essais(&pack, &base, &Isolement::Enfant(programme))?;
    controles.push(check_polices(&base, &essais));
    controles.extend(check_catalogue(&pack, &base, &templates));
    controles.extend(check_templates(&pack, &base, &templates, &essais));
    Ok(controles)
}

impl Totaux {
    fn of(controles: &[Controle]) -> Self {
        let count = |etat| controles.iter().filter(|controle| controle.etat == etat).count();
        Self {
            bons: count(Etat::Bon),
            a_voir: count(Etat::AVoir),
            a_corriger: count(Etat::ACorriger),
            non_verifies: count(Etat::NonVerifie),
        }
    }

    fn issue(&self) -> Issue {
        if self.bons + self.a_voir == 0 {
            Issue::Impossible
        } else if self.a_corriger > 0 {
            Issue::Partielle
        } else {
            Issue::Entiere
        }
    }
}

/// A line per check; what to do stands below it.
fn text(controles: &[Controle], totaux: &Totaux, quiet: bool) -> String {
    let mut lines = Vec::new();
    for controle in controles.iter().filter(|controle| !quiet || controle.etat == Etat::ACorriger) {
        let Controle { controle: nom, etat, message, aide, code, .. } = controle;
        let code = code.map(|code| format!(" [{code}]")).unwrap_or_default();
        let mut parts = message.lines();
        lines.push(format!("{etat:<11}  {nom}{code} : {}", parts.next().unwrap_or_default()));
        lines.extend(parts.map(|part| format!("{:13}{part}", "")));
        lines.extend(aide.iter().map(|aide| format!("{:13}aide : {aide}", "")));
    }
    if !quiet {
        let counts = [
            (totaux.bons, "bon", "bons"),
            (totaux.a_voir, "à voir", "à voir"),
            (totaux.a_corriger, "à corriger", "à corriger"),
            (totaux.non_verifies, "non vérifié", "non vérifiés"),
        ];
        let said: Vec<String> = counts
            .iter()
            .filter(|(n, ..)| *n > 0)
            .map(|(n, one, several)| format!("{n} {}", if *n > 1 { several } else { one }))
            .collect();
        lines.push(String::new());
        lines.push(format!("{} contrôles : {}.", controles.len(), said.join(", ")));
    }
    crate::diagnostics::without_tricks(&lines.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_answer_is_told_by_its_worst_check() {
        let good = || Controle::good("a", "b");
        let bad = || Controle::bad("a", "b", "c");
        let undone = || Controle::undone("a", "b");
        let issue = |controles: &[Controle]| Totaux::of(controles).issue();
        assert_eq!(issue(&[good(), Controle::doubtful("a", "b", "c"), undone()]), Issue::Entiere);
        assert_eq!(issue(&[good(), bad()]), Issue::Partielle);
        assert_eq!(issue(&[bad(), undone()]), Issue::Impossible);
    }
}
