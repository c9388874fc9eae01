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

/// The program with these commands.
#[must_use]
pub fn program(commands: &[Entry]) -> clap::Command {
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
        .subcommands(commands.iter().map(|entry| entry.described().help_template(TEMPLATE)))
}
