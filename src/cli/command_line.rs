//! The program as clap describes it: its own flags, the global flags, and the layout of help texts.

use clap::Args;

use super::entry::Entry;
use super::global::GlobalArguments;

/// The layout of help texts, of the program and of each command.
const TEMPLATE: &str = "{about-with-newline}\nAnvändning: {usage}\n\n{all-args}{after-help}";
const AFTER: &str = "Exempel:
  ledningskoll audit                        granska mappen du står i
  ledningskoll audit rutiner --unit vc-norr  bara en enhet och allt under den
  ledningskoll audit --output json=rapport.json

Slutkod: 0 inga brister · 1 brister · 2 granskningen kunde inte göras";

/// The program with these commands, all of them described.
#[must_use]
pub fn program(commands: &[Entry]) -> clap::Command {
    bare().subcommands(commands.iter().map(described))
}

/// The program with these commands, of which one is described: to describe them all takes longer than to audit a document, and
/// what is said of the arguments of one names no other.
#[must_use]
pub fn program_of(asked: &str, commands: &[Entry]) -> clap::Command {
    let command = |entry: &Entry| if entry.name == asked { described(entry) } else { clap::Command::new(entry.name) };
    bare().subcommands(commands.iter().map(command))
}

fn described(entry: &Entry) -> clap::Command {
    entry.described().help_template(TEMPLATE)
}

/// The program without its commands.
fn bare() -> clap::Command {
    let version = clap::Arg::new("version").short('V').long("version").action(clap::ArgAction::Version);
    let program = clap::Command::new("ledningskoll")
        .version(env!("CARGO_PKG_VERSION"))
        .help_template(TEMPLATE)
        .after_help(AFTER)
        .disable_help_subcommand(true)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .override_usage("ledningskoll [KOMMANDO] [FLAGGOR]")
        .term_width(80)
        .subcommand_help_heading("Kommandon")
        .subcommand_value_name("KOMMANDO")
        .next_help_heading("Flaggor")
        .arg(version.help("Visa programmets version").display_order(901));
    GlobalArguments::augment_args(program)
        .about("Granskar ett ledningssystem för sjukskrivning och rehabilitering och visar vad som saknas")
}
