//! The help and the usage errors in French: clap only speaks English.

use clap::builder::styling::Styles;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, Error};

const PAGE: &str = "{about-with-newline}\nUtilisation : {usage}\n\n{all-args}{after-help}";
/// Headings end with the space that French sets before the colon that clap adds.
const COMMANDES: &str = "Commandes\u{a0}";
const ARGUMENTS: &str = "Arguments\u{a0}";
const OPTIONS: &str = "Options\u{a0}";

/// The same command line with French headings.
pub fn in_french(command: Command) -> Command {
    let command = command
        .styles(Styles::plain())
        .help_template(PAGE)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .subcommand_help_heading(COMMANDES)
        .subcommand_value_name("COMMANDE")
        .next_help_heading(OPTIONS)
        .arg(
            Arg::new("aide")
                .short('h')
                .long("help")
                .visible_alias("aide")
                .global(true)
                .action(ArgAction::Help)
                .help("Afficher cette aide")
                .help_heading(OPTIONS),
        )
        .arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::Version)
                .help("Afficher la version")
                .help_heading(OPTIONS),
        );
    translate(command)
}

/// Headings are those of each subcommand too.
fn translate(command: Command) -> Command {
    let names: Vec<String> = command.get_subcommands().map(|c| c.get_name().to_owned()).collect();
    names
        .into_iter()
        .fold(command, |command, name| {
            command.mut_subcommand(name, |sub| translate(sub.help_template(PAGE).disable_help_flag(true)))
        })
        .mut_args(|arg| {
            let heading = if arg.is_positional() { ARGUMENTS } else { OPTIONS };
            let arg = arg.help_heading(heading);
            with_values_in_french(arg)
        })
}

/// Defaults and choices are told in the help itself, whose labels clap writes in English.
fn with_values_in_french(arg: Arg) -> Arg {
    if !arg.get_action().takes_values() {
        return arg;
    }
    let defaults: Vec<String> =
        arg.get_default_values().iter().map(|v| v.to_string_lossy().into_owned()).collect();
    let choices: Vec<String> = arg.get_possible_values().iter().map(|v| v.get_name().to_owned()).collect();
    let mut notes = Vec::new();
    if !choices.is_empty() {
        notes.push(format!("valeurs : {}", choices.join(", ")));
    }
    if !defaults.is_empty() {
        notes.push(format!("par défaut : {}", defaults.join(", ")));
    }
    let arg = arg.hide_default_value(true).hide_possible_values(true);
    match (arg.get_help().map(ToString::to_string), notes.is_empty()) {
        (Some(help), false) => arg.help(format!("{help} [{}]", notes.join(" ; "))),
        (None, false) => arg.help(format!("[{}]", notes.join(" ; "))),
        _ => arg,
    }
}

/// What is wrong with a command line, and how to see the help.
pub fn explain(error: &Error) -> String {
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.clone()),
        Some(ContextValue::Strings(texts)) => Some(texts.join(", ")),
        _ => None,
    };
    let argument = context(ContextKind::InvalidArg).unwrap_or_default();
    let value = context(ContextKind::InvalidValue).unwrap_or_default();
    let mut message = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let name = context(ContextKind::InvalidSubcommand).unwrap_or_default();
            format!("commande inconnue : « {name} »")
        }
        ErrorKind::UnknownArgument => format!("argument inconnu : « {argument} »"),
        ErrorKind::InvalidValue if value.is_empty() => format!("il manque une valeur à « {argument} »"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            format!("valeur refusée pour « {argument} » : « {value} »")
        }
        ErrorKind::MissingRequiredArgument => format!("il manque : {argument}"),
        ErrorKind::ArgumentConflict => {
            let other = context(ContextKind::PriorArg).unwrap_or_default();
            format!("« {argument} » ne va pas avec « {other} »")
        }
        _ => format!("arguments refusés ({})", error.kind()),
    };
    if let Some(valid) = context(ContextKind::ValidValue).filter(|v| !v.is_empty()) {
        message.push_str(&format!("\n  valeurs possibles : {valid}"));
    }
    let close = context(ContextKind::SuggestedArg)
        .or_else(|| context(ContextKind::SuggestedSubcommand))
        .or_else(|| context(ContextKind::SuggestedValue));
    if let Some(close) = close {
        message.push_str(&format!("\n  peut-être : {close}"));
    }
    format!("erreur : {message}\n  aide : liasse --help")
}
