//! `rapport.html`: the run as a page that opens anywhere, without script and without network.

use std::collections::BTreeSet;

use maud::{DOCTYPE, Markup, html};

use super::changements::{Bilans, en_mots, verb_of};
use super::{Compte, Copie, Ligne, Raison, Retire};
use crate::diagnostics::{self, Code, Gravite, Groupe, Repetition, codes, without_tricks};
use crate::place::Lieu;
use crate::sorties::{CauseRetrait, Changement, Etat, Genre};
use crate::tables::Source;
use crate::texte;

const STYLE: &str = "body{font-family:system-ui,sans-serif;line-height:1.4;max-width:76rem;margin:2rem auto;padding:0 1rem;color:#111;background:#fff}\
table{border-collapse:collapse;margin:.5rem 0 1.5rem}th,td{border:1px solid #767676;padding:.25rem .6rem;text-align:left;vertical-align:top;overflow-wrap:break-word}\
caption{text-align:left;font-weight:bold;padding:.25rem 0}th{background:#eee}td.n{text-align:right;font-variant-numeric:tabular-nums}\
table.fautes{width:100%;table-layout:fixed}tr.fichier th{background:#f7f7f7}tr.fichier{break-after:avoid}td.ligne{white-space:nowrap}\
tr.erreur{border-left:.5rem solid #b00020}tr.avertissement{border-left:.5rem double #8a6d00}\
code{background:#eee;padding:0 .2rem}a{color:#00449e}.note{color:#444}summary{font-weight:bold;cursor:pointer;margin:.5rem 0}.partiel{border:2px solid #767676;padding:.5rem .8rem}article{break-inside:avoid;border-top:1px solid #ccc}\
@media print{body{margin:0;max-width:none;font-size:9.5pt}thead{display:table-header-group}tr{break-inside:avoid}h2,h3,caption{break-after:avoid}a{color:inherit;text-decoration:none}}";

/// Rows of a list of changes that are shown at once.
const MONTREES: usize = 20;
/// Columns of a table of faults, in hundredths.
const LARGEURS: [u8; 5] = [17, 15, 27, 26, 15];

/// The whole page: what to mend and for whom, what was read, then the faults, the papers, and the codes.
pub fn rapport_html(compte: &Compte) -> String {
    let session = compte.session.as_deref().unwrap_or("non précisée");
    let groupes = diagnostics::group(&compte.diagnostics, &compte.responsables);
    let page = html! {
        (DOCTYPE)
        html lang="fr" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { "Rapport – session " (session) }
                style { (maud::PreEscaped(STYLE)) }
            }
            body {
                header {
                    h1 { "Rapport de composition – session " (session) }
                    p { "Ce rapport contient des données personnelles : ne pas le diffuser." }
                    @if let Some(selection) = &compte.partiel {
                        p.partiel {
                            strong { "Passage partiel : " (shown(selection)) "." }
                            " Le reste est dit comme le dernier passage l’a laissé."
                            @if compte.jamais_demandes > 0 {
                                " Documents qu’aucun passage n’a jamais composés, et que ces totaux ne comptent pas : "
                                (compte.jamais_demandes) "."
                            }
                        }
                    }
                }
                main {
                    h2 { "En bref" }
                    (totals(compte))
                    (for_whom(&groupes))
                    (changes_in_short(compte))
                    h2 { "À corriger et à vérifier" }
                    (faults(&groupes))
                    @if compte.of_genre(Genre::Pile).next().is_some() {
                        h2 { "À imprimer" }
                        (stacks(compte))
                    }
                    h2 id="changements" { "Ce qui a changé" }
                    (changes(compte))
                    @if !compte.copies.is_empty() {
                        h2 { "Copies annotées" }
                        (copies(&compte.copies))
                    }
                    @if compte.retenus(Genre::Papier).next().is_some() {
                        h2 { "Documents retenus" }
                        (held_back(compte, Genre::Papier))
                    }
                    @if compte.retenus(Genre::Archive).next().is_some() {
                        h2 { "Archives du jury non constituées" }
                        p { "Une pièce au moins est retenue, ou un fichier n’a pas été lu : l’archive serait incomplète." }
                        (held_back(compte, Genre::Archive))
                    }
                    h2 { "Documents à compléter à la main" }
                    (to_complete(compte))
                    h2 { "Ce qui a été lu" }
                    (sources(&compte.sources))
                    (pages(compte))
                }
            }
        }
    };
    page.into_string()
}

fn totals(compte: &Compte) -> Markup {
    let t = &compte.totaux;
    html! {
        table {
            caption { "Documents" }
            thead { (header(&["attendus", "complets", "à compléter", "retenus"])) }
            tbody { tr { td.n { (t.attendus) } td.n { (t.complets) } td.n { (t.a_completer) } td.n { (t.retenus) } } }
        }
    }
}

fn header(names: &[&str]) -> Markup {
    html! { tr { @for name in names { th scope="col" { (name) } } } }
}

/// How many faults for whom.
fn for_whom(groupes: &[Groupe<'_>]) -> Markup {
    let count =
        |groupe: &Groupe<'_>, gravite| groupe.fautes().filter(|d| d.code.gravite() == gravite).count();
    html! {
        @if groupes.is_empty() { p { "Rien à corriger." } } @else {
            table {
                caption { "Qui peut corriger" }
                thead { (header(&["Par", "erreurs", "avertissements", "informations"])) }
                tbody {
                    @for (index, groupe) in groupes.iter().enumerate() {
                        tr {
                            th scope="row" { a href={ "#pour-" (index + 1) } { (groupe.responsable) } }
                            @for gravite in [Gravite::Erreur, Gravite::Avertissement, Gravite::Info] {
                                td.n { (count(groupe, gravite)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// By who can mend them, then by file; a column that repeats a fault tells it once, with all its cells.
fn faults(groupes: &[Groupe<'_>]) -> Markup {
    html! {
        @if groupes.is_empty() { p { "Rien." } }
        @for (index, groupe) in groupes.iter().enumerate() {
            section {
                h3 id={ "pour-" (index + 1) } {
                    (groupe.verbe()) " par " (groupe.responsable)
                    " (" (diagnostics::render_summary(groupe.fautes())) ")"
                }
                table.fautes {
                    colgroup { @for width in LARGEURS { col style={ "width:" (width) "%" }; } }
                    thead { (header(&["Code", "Où", "Ce qui ne va pas", "Que faire", "Effet"])) }
                    @for file in &groupe.fichiers {
                        tbody {
                            tr.fichier {
                                th scope="rowgroup" colspan="5" {
                                    @match file.fichier { Some(fichier) => (shown(fichier)), None => "Sans fichier" }
                                }
                            }
                            @for repetition in diagnostics::collapse(&file.fautes) { (fault(&repetition)) }
                        }
                    }
                }
            }
        }
    }
}

fn fault(repetition: &Repetition<'_>) -> Markup {
    let d = repetition.premiere;
    let cells: Vec<String> = repetition.cellules().map(|cell| cell.to_string()).collect();
    html! {
        tr class=(d.code.gravite()) {
            td { (d.code.gravite()) " " a href={ "#" (d.code.id) } { (d.code.id) } }
            td {
                @if let Some(feuille) = d.lieu.as_ref().and_then(|lieu| lieu.feuille.as_ref()) {
                    "feuille " (shown(feuille)) @if !cells.is_empty() { br; }
                }
                @if let [only] = &cells[..] { "cellule " strong { (only) } }
                @else if !cells.is_empty() { "cellules " strong { (texte::list(&cells)) } }
            }
            td {
                (shown(&repetition.message()))
                @for (role, lieu) in &d.lieux_lies { br; (role) " : " (place(lieu)) }
            }
            td { (shown(&d.aide)) }
            td { (d.code.effet) }
        }
    }
}

fn place(lieu: &Lieu) -> String {
    shown(&lieu.to_string())
}

/// A value of a dropped file could turn the text around it. A quote never ends a line alone.
fn shown(text: &str) -> String {
    without_tricks(text)
        .replace("« ", "«\u{a0}")
        .replace(" »", "\u{a0}»")
        .replace(" :", "\u{a0}:")
        .replace(" ;", "\u{a0};")
}

fn copies(copies: &[Copie]) -> Markup {
    html! {
        p {
            "Chaque fichier en faute, avec ses cellules colorées et commentées. Corriger le fichier d’origine, pas la \
             copie : elle est refaite à chaque passage."
        }
        table {
            thead { (header(&["Copie", "Fichier d’origine", "Fautes"])) }
            tbody {
                @for copie in copies {
                    tr {
                        td { a href=(copie.chemin) { (copie.chemin) } }
                        td { (shown(&copie.fichier)) }
                        td.n { (copie.fautes) }
                    }
                }
            }
        }
    }
}

fn changes_in_short(compte: &Compte) -> Markup {
    let bilans = Bilans::of(compte);
    html! {
        @if !bilans.is_first() { p { (bilans.en_mots()) " (" a href="#changements" { "la liste" } ")." } }
    }
}

/// What to print again, what was withdrawn and where it is, what could not be kept up to date. What is long is folded.
fn changes(compte: &Compte) -> Markup {
    let bilans = Bilans::of(compte);
    let told = [Changement::Refait, Changement::Deplace, Changement::Nouveau, Changement::Laisse];
    html! {
        @if bilans.is_first() {
            p { "Premier passage dans ce dossier : tout est nouveau." }
        } @else {
            p { (bilans.en_mots()) "." }
            @for changement in told {
                @let rows: Vec<Markup> = compte.devenus(changement).map(|ligne| changed(compte, ligne)).collect();
                (folded(title_of(changement), &["Fichier", "Pourquoi", "Version précédente"], &rows))
            }
            @let rows: Vec<Markup> = compte.retires.iter().map(retired).collect();
            (folded("Retirés : « liasse restaurer » les remet en place", &["Fichier", "Pourquoi", "Gardé dans"], &rows))
        }
    }
}

fn folded(title: &str, columns: &[&str], rows: &[Markup]) -> Markup {
    html! {
        @if !rows.is_empty() {
            details open[rows.len() <= MONTREES] {
                summary { (title) " (" (rows.len()) ")" }
                table {
                    thead { (header(columns)) }
                    tbody { @for row in rows { (row) } }
                }
            }
        }
    }
}

fn changed(compte: &Compte, ligne: &Ligne) -> Markup {
    html! {
        tr {
            td { a href=(ligne.chemin) { (ligne.chemin) } }
            td {
                (en_mots(&ligne.pourquoi))
                @if let Some(ancien) = &ligne.ancien_chemin { " (était " code { (ancien) } ")" }
                @for (index, raison) in ligne.raisons.iter().enumerate() { (reason(compte, index, *raison)) }
            }
            td { @if let Some(precedent) = &ligne.precedent { a href=(precedent) { (precedent) } } }
        }
    }
}

fn retired(retire: &Retire) -> Markup {
    html! {
        tr {
            td { (retire.chemin) }
            td {
                @match retire.cause {
                    CauseRetrait::Retenu => "une faute retient ce qui le remplacerait",
                    CauseRetrait::PlusAttendu | CauseRetrait::Deplace => "il n’est plus attendu",
                }
            }
            td { @if let Some(precedent) = &retire.precedent { a href=(precedent) { (precedent) } } }
        }
    }
}

fn title_of(changement: Changement) -> &'static str {
    match changement {
        Changement::Refait => "Refaits : à imprimer de nouveau",
        Changement::Nouveau => "Nouveaux",
        Changement::Deplace => "Déplacés",
        Changement::Laisse => "Laissés en l’état du dernier passage",
        Changement::Inchange => "Inchangés",
    }
}

fn stacks(compte: &Compte) -> Markup {
    let row = |i: &Ligne| {
        html! {
            tr {
                td { (shown(&i.classe)) }
                td { a href=(i.chemin) { (i.titre) } }
                td { (i.destinataire) @if i.confidentiel { " (confidentiel : ne pas remettre aux candidats)" } }
                td { (i.changement.map_or("", verb_of)) }
                td.n { (i.pieces.len()) }
                td.n { (i.fichier.as_ref().map_or(0, |fichier| fichier.pages)) }
                td.n { (i.pieces_retenues.len()) }
            }
        }
    };
    html! {
        @if compte.en_place(Genre::Pile).next().is_some() {
            p {
                "Un fichier par destinataire, à imprimer d’un coup, recto verso ou non : chaque document commence une \
                 feuille. Une page « À insérer » tient la place de chaque document retenu."
            }
            table {
                thead { (header(&["Classe", "Pile", "Pour", "Depuis", "Documents", "Pages", "À insérer"])) }
                tbody { @for stack in compte.en_place(Genre::Pile) { (row(stack)) } }
            }
        }
        @if compte.retenus(Genre::Pile).next().is_some() {
            p { "Piles non constituées : tous leurs documents sont retenus, ou une faute l’explique." }
            (held_back(compte, Genre::Pile))
        }
    }
}

/// Each with the very faults that hold it back, and their cells.
fn held_back(compte: &Compte, genre: Genre) -> Markup {
    let held = compte.retenus(genre);
    html! {
        table {
            thead { (header(&["Classe", "Candidat", "Document", "Raisons"])) }
            tbody {
                @for d in held {
                    tr {
                        td { (shown(&d.classe)) }
                        td { (d.candidat.as_deref().map_or_else(|| "toute la classe".to_owned(), shown)) }
                        td { @if genre == Genre::Papier { (d.id) } @else { code { (d.chemin) } } }
                        td { @for (index, raison) in d.raisons.iter().enumerate() { (reason(compte, index, *raison)) } }
                    }
                }
            }
        }
    }
}

fn reason(compte: &Compte, index: usize, raison: Raison) -> Markup {
    let told = raison.rang.and_then(|rang| compte.diagnostics.get(rang));
    html! {
        @if index > 0 { br; }
        a href={ "#" (raison.code) } { (raison.code) }
        @if let Some(told) = told {
            @if let Some(lieu) = &told.lieu { " " (place(lieu)) }
            " : " (shown(&told.phrase()))
        }
    }
}

fn to_complete(compte: &Compte) -> Markup {
    let list: Vec<&Ligne> =
        compte.of_genre(Genre::Papier).filter(|ligne| ligne.etat == Some(Etat::ACompleter)).collect();
    html! {
        @if list.is_empty() { p { "Aucun." } } @else {
            table {
                thead { (header(&["Fichier", "Ce qui manque"])) }
                tbody { @for d in list { tr { td { (d.chemin) } td { (d.manques.join(", ")) } } } }
            }
        }
    }
}

fn sources(sources: &[Source]) -> Markup {
    html! {
        table {
            thead {
                (header(&["Fichier", "Feuille", "Prise pour", "En-têtes", "Lignes lues", "Laissées de côté"]))
            }
            tbody {
                @for s in sources {
                    tr {
                        td { (shown(&s.fichier)) }
                        td { (shown(s.feuille.as_deref().unwrap_or(""))) }
                        td { (s.table.as_deref().unwrap_or("rien de reconnu")) }
                        td.ligne { @if let Some(ligne) = s.ligne_entete { "ligne " (ligne) } }
                        td.n { (s.lignes_lues) }
                        td { @for (ligne, raison) in &s.lignes_ecartees { "ligne " (ligne) " : " (shown(raison)) br; } }
                    }
                }
            }
        }
    }
}

/// The page of every code that stands above.
fn pages(compte: &Compte) -> Markup {
    let told = compte.diagnostics.iter().map(|d| d.code.id);
    let reasons = compte.lignes.iter().flat_map(|d| d.raisons.iter().map(|raison| raison.code));
    let met: BTreeSet<&str> = told.chain(reasons).collect();
    let met: Vec<&Code> = codes::all().filter(|code| met.contains(code.id)).collect();
    html! {
        @if !met.is_empty() {
            h2 { "Ce que veulent dire les codes" }
            @for code in met {
                article id=(code.id) {
                    h3 { (code.id) " – " (code.titre) }
                    p { strong { "Effet : " } (code.effet) "." }
                    p { (code.page.pourquoi) }
                    p { strong { "Que faire. " } (code.page.remede) }
                    p.note { strong { "Exemple. " } (code.page.exemple) }
                }
            }
        }
    }
}
