//! `rapport.html`: the run as a page that opens anywhere, without script and without network.

use maud::{DOCTYPE, Markup, html};

use super::manifeste::{DiagnosticListe, Etat, Manifeste};
use crate::diagnostics::codes;

const STYLE: &str = "body{font-family:system-ui,sans-serif;max-width:72rem;margin:2rem auto;padding:0 1rem;color:#111}\
table{border-collapse:collapse;margin:.5rem 0 1.5rem}th,td{border:1px solid #999;padding:.25rem .6rem;text-align:left;vertical-align:top}\
th{background:#eee}td.n{text-align:right;font-variant-numeric:tabular-nums}.erreur{border-left:.4rem solid #000}\
code{background:#eee;padding:0 .2rem}@media print{body{margin:0}}";

/// The whole page.
pub fn rapport_html(manifeste: &Manifeste, non_constituees: &[String]) -> String {
    let session = manifeste.session.as_deref().unwrap_or("non précisée");
    let page = html! {
        (DOCTYPE)
        html lang="fr" {
            head {
                meta charset="utf-8";
                title { "Rapport – session " (session) }
                style { (maud::PreEscaped(STYLE)) }
            }
            body {
                h1 { "Rapport de composition – session " (session) }
                p { "Ce rapport contient des données personnelles : ne pas le diffuser." }
                (totals(manifeste))
                h2 { "À corriger et à vérifier" }
                (diagnostics(&manifeste.diagnostics))
                @if !manifeste.retenus.is_empty() {
                    h2 { "Documents retenus" }
                    (held_back(manifeste))
                }
                @if !non_constituees.is_empty() {
                    h2 { "Archives du jury non constituées" }
                    p { "Une pièce au moins est retenue, ou un fichier n’a pas été lu : l’archive serait incomplète." }
                    ul { @for archive in non_constituees { li { code { (archive) } } } }
                }
                h2 { "Documents à compléter à la main" }
                (to_complete(manifeste))
                h2 { "Ce qui a été lu" }
                (sources(manifeste))
            }
        }
    };
    page.into_string()
}

fn totals(manifeste: &Manifeste) -> Markup {
    let t = &manifeste.totaux;
    html! {
        table {
            tr { th scope="col" { "attendus" } th scope="col" { "complets" } th scope="col" { "à compléter" } th scope="col" { "retenus" } }
            tr { td.n { (t.attendus) } td.n { (t.complets) } td.n { (t.a_completer) } td.n { (t.retenus) } }
        }
    }
}

fn diagnostics(list: &[DiagnosticListe]) -> Markup {
    html! {
        @if list.is_empty() { p { "Rien." } } @else {
            table {
                tr { th scope="col" { "Code" } th scope="col" { "Où" } th scope="col" { "Ce qui ne va pas" } th scope="col" { "Que faire" } th scope="col" { "Effet" } }
                @for d in list {
                    tr class=(d.gravite) {
                        td { (d.gravite) " " code { (d.code) } }
                        td { (place(d.fichier.as_deref(), d.feuille.as_deref(), d.cellule.as_deref())) }
                        td {
                            (d.message)
                            @for lie in &d.lieux_lies {
                                br; (lie.role) " : "
                                (place(Some(&lie.fichier), lie.feuille.as_deref(), lie.cellule.as_deref()))
                            }
                        }
                        td { (d.aide) }
                        td { (effect(d.code)) }
                    }
                }
            }
        }
    }
}

fn effect(code: &str) -> &'static str {
    codes::find(code).map_or("", |c| c.effet)
}

fn place(fichier: Option<&str>, feuille: Option<&str>, cellule: Option<&str>) -> Markup {
    html! {
        @if let Some(fichier) = fichier { (fichier) }
        @if let Some(feuille) = feuille { br; "feuille " (feuille) }
        @if let Some(cellule) = cellule { br; "cellule " strong { (cellule) } }
    }
}

fn held_back(manifeste: &Manifeste) -> Markup {
    html! {
        table {
            tr { th scope="col" { "Classe" } th scope="col" { "Candidat" } th scope="col" { "Document" } th scope="col" { "Raisons" } }
            @for d in &manifeste.retenus {
                tr { td { (d.classe) } td { (d.candidat) } td { (d.document) } td { (d.diagnostics.join(", ")) } }
            }
        }
    }
}

fn to_complete(manifeste: &Manifeste) -> Markup {
    let list: Vec<_> = manifeste.documents.iter().filter(|d| d.etat == Etat::ACompleter).collect();
    html! {
        @if list.is_empty() { p { "Aucun." } } @else {
            table {
                tr { th scope="col" { "Fichier" } th scope="col" { "Ce qui manque" } }
                @for d in list { tr { td { (d.chemin) } td { (d.manques.join(", ")) } } }
            }
        }
    }
}

fn sources(manifeste: &Manifeste) -> Markup {
    html! {
        table {
            tr { th scope="col" { "Fichier" } th scope="col" { "Feuille" } th scope="col" { "Prise pour" } th scope="col" { "En-têtes" } th scope="col" { "Lignes lues" } th scope="col" { "Laissées de côté" } }
            @for s in &manifeste.sources {
                tr {
                    td { (s.fichier) }
                    td { (s.feuille.as_deref().unwrap_or("")) }
                    td { (s.table.as_deref().unwrap_or("rien")) }
                    td { @if let Some(ligne) = s.ligne_entete { "ligne " (ligne) } }
                    td.n { (s.lignes_lues) }
                    td { @for l in &s.lignes_ecartees { "ligne " (l.ligne) " : " (l.raison) br; } }
                }
            }
        }
    }
}
