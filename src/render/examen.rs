//! All that can be said of a template before any candidate meets it.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use typst::diag::{SourceDiagnostic, Warned};
use typst::foundations::{Content, NativeElement, Packed, Selector};
use typst::introspection::Introspector;
use typst::model::{TableChild, TableElem};
use typst::syntax::ast::{self, AstNode};
use typst::syntax::{Source, SyntaxNode};
use typst_layout::PagedDocument;

use super::fault::{Place, Plainte, complaint, place_of};
use super::world::{Base, DocWorld};
use super::{Marque, options};

/// What a finding is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sorte {
    /// The template cannot be used.
    Faute,
    /// The pages would not meet PDF/A-2a or PDF/UA-1.
    Norme,
    Remarque,
    TableauSansEntete,
}

/// One thing to say of a template; by place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Constat {
    pub plainte: Plainte,
    pub sorte: Sorte,
}

/// Typesets a template with some data, and says all that is wrong with it; nothing of one that is not there.
pub fn examine(base: &Base, template: &str, data: Vec<u8>) -> Vec<Constat> {
    catch_unwind(AssertUnwindSafe(|| examine_once(base, template, data))).unwrap_or_else(|_| {
        let message = "le moteur de composition s’est arrêté".to_owned();
        vec![Constat { sorte: Sorte::Faute, plainte: Plainte { place: None, message, conseil: None } }]
    })
}

fn examine_once(base: &Base, template: &str, data: Vec<u8>) -> Vec<Constat> {
    let Ok(world) = DocWorld::new(base, template, data) else { return Vec::new() };
    let told = |sorte: Sorte, diagnostics: &[SourceDiagnostic]| -> Vec<Constat> {
        let plaintes = diagnostics.iter().map(|diagnostic| complaint(&world, template, diagnostic));
        plaintes.map(|plainte| Constat { plainte, sorte }).collect()
    };
    let Warned { output, warnings } = typst::compile::<PagedDocument>(&world);
    let mut constats = told(Sorte::Remarque, &warnings);
    let document = match output {
        Ok(document) => document,
        Err(errors) => {
            constats.extend(told(Sorte::Faute, &errors));
            return constats;
        }
    };
    let marque = Marque { identifiant: "examen", date: None };
    if let Err(errors) = typst_pdf::pdf(&document, &options(marque)) {
        constats.extend(told(Sorte::Norme, &errors));
    }
    let tables = document.introspector().query(&Selector::Elem(TableElem::ELEM, None));
    let mut seen = BTreeSet::new();
    for table in tables.iter().filter(|table| !has_header(table)) {
        let place = place_of(&world, table.span().into());
        if seen.insert(place.clone()) {
            let plainte = Plainte { place, message: String::new(), conseil: None };
            constats.push(Constat { sorte: Sorte::TableauSansEntete, plainte });
        }
    }
    constats
}

fn has_header(content: &Content) -> bool {
    let table: Option<&Packed<TableElem>> = content.to_packed();
    table.is_none_or(|table| table.children.iter().any(|child| matches!(child, TableChild::Header(_))))
}

/// Keys that a template asks for by `lire(bloc, "cle")` or `donnees.bloc.at("cle")`, each with its place: an absent one is taken
/// for a blank, so that only its name can tell a slip.
pub fn keys_asked(source: &Source) -> Vec<(Place, String)> {
    let mut found = Vec::new();
    collect_keys(source, source.root(), &mut found);
    found
}

fn collect_keys(source: &Source, node: &SyntaxNode, found: &mut Vec<(Place, String)>) {
    if let Some(call) = node.cast::<ast::FuncCall>()
        && let Some(literal) = key_of(call)
    {
        let range = source.find(literal.span()).map(|node| node.range());
        let place = range.and_then(|range| source.lines().byte_to_line_column(range.start));
        if let Some((line, column)) = place {
            let fichier = source.id().get().vpath().get_without_slash().to_owned();
            let place = Place { fichier, ligne: line + 1, colonne: column + 1 };
            found.push((place, literal.get().to_string()));
        }
    }
    for child in node.children() {
        collect_keys(source, child, found);
    }
}

/// Whether it is asked of the data themselves, and not of a value of the template's own.
fn is_of_data(access: ast::FieldAccess<'_>) -> bool {
    match access.target() {
        ast::Expr::Ident(name) => name.as_str() == "donnees",
        ast::Expr::FieldAccess(inner) => is_of_data(inner),
        _ => false,
    }
}

fn key_of(call: ast::FuncCall<'_>) -> Option<ast::Str<'_>> {
    let rank = match call.callee() {
        ast::Expr::Ident(name) if name.as_str() == "lire" => 1,
        ast::Expr::FieldAccess(access) if access.field().as_str() == "at" && is_of_data(access) => 0,
        _ => return None,
    };
    let positional = call.args().items().filter_map(|arg| match arg {
        ast::Arg::Pos(value) => Some(value),
        _ => None,
    });
    match positional.into_iter().nth(rank)? {
        ast::Expr::Str(literal) => Some(literal),
        _ => None,
    }
}
