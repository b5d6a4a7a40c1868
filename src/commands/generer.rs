//! `liasse generer` and `liasse verifier`.

use std::num::NonZeroUsize;

use anyhow::{Context, Result, bail};

use super::{accord, pack, secret, sorties};
use crate::args::{Communs, Format};
use crate::comptes::ecran::{self, Detail};
use crate::deliver::{self, check_apart};
use crate::documents::{Edition, Selection};
use crate::intake::Isolement;
use crate::referentiel::Referentiel;
use crate::render::{Base, RenderFault};
use crate::run::{self, Bilan, Issue, Options};

pub fn generate(communs: &Communs) -> Result<Issue> {
    sorties::check(communs)?;
    let (pack, base, options) = prepare(communs)?;
    let _verrou = sorties::lock(communs)?;
    let bilan = run::generate(&pack, &base, &options)?;
    tell(communs, &pack, &bilan, true)
}

pub fn verify(communs: &Communs) -> Result<Issue> {
    let (pack, base, options) = prepare(communs)?;
    let bilan = run::verify(&pack, &base, &options)?;
    tell(communs, &pack, &bilan, false)
}

pub(super) fn prepare(communs: &Communs) -> Result<(Referentiel, Base, Options)> {
    if !communs.entrees.is_dir() {
        bail!("le dossier d’entrée « {} » n’existe pas", communs.entrees.display());
    }
    check_apart(&communs.entrees, &communs.sorties)
        .map_err(|refus| sorties::refusal(deliver::sorties_refusees(&communs.sorties, &refus)))?;
    let pack = pack::open(&communs.entrees)?;
    for id in &communs.document {
        if pack.find_document(id).is_none() {
            let known: Vec<&str> = pack.documents.iter().map(|d| d.id.as_str()).collect();
            bail!("document inconnu : « {id} » ; le catalogue connaît {}", known.join(", "));
        }
    }
    let base = Base::new(&pack::templates(&communs.entrees)?).map_err(|fault| as_error(&fault))?;
    if let Some(document) = pack.documents.iter().find(|d| !base.has_template(&d.modele)) {
        bail!("le document {} demande le modèle « {} », qui n’existe pas", document.id, document.modele);
    }
    let programme = std::env::current_exe().context("le programme ne trouve pas son propre fichier")?;
    let options = Options {
        entrees: communs.entrees.clone(),
        sorties: communs.sorties.clone(),
        edition: Edition {
            session: communs.session.map(|s| s.to_string()),
            date: communs.date,
            sans_bandeau: communs.sans_bandeau,
        },
        selection: Selection {
            classes: communs.classe.clone(),
            candidats: communs.candidat.clone(),
            documents: communs.document.clone(),
        },
        isolement: Isolement::Enfant(programme),
        separateurs: communs.separateurs,
        taches: communs.taches.unwrap_or_else(all_cores),
        mot_de_passe: if communs.sans_mot_de_passe {
            None
        } else {
            secret::password(communs.mot_de_passe_fichier.as_deref())?
        },
        sans_mot_de_passe: communs.sans_mot_de_passe,
        retraits: accord::of(communs),
    };
    Ok((pack, base, options))
}

fn all_cores() -> NonZeroUsize {
    std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN)
}

pub(super) fn as_error(fault: &RenderFault) -> anyhow::Error {
    match fault {
        RenderFault::Modele { .. } => anyhow::anyhow!("modèle inutilisable : {fault}"),
        RenderFault::Norme { .. } => anyhow::anyhow!("{fault}"),
    }
}

fn tell(communs: &Communs, pack: &Referentiel, bilan: &Bilan, written: bool) -> Result<Issue> {
    if communs.format == Format::Json {
        super::print_out(&String::from_utf8_lossy(&bilan.manifeste().to_json()))?;
    } else {
        let level = Detail::of(communs.quiet, communs.verbeux);
        let place = written.then_some(communs.sorties.as_path());
        super::print_err(&ecran::render(pack, &bilan.compte, level, place))?;
    }
    Ok(bilan.issue)
}
