//! The program as clap describes it: its own flags, those that every command has, and how help is laid out.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::entry::Entry;

/// How the help of the program and of each command is laid out.
const TEMPLATE: &str = "{about-with-newline}\nAnvändning: {usage}\n\n{all-args}{after-help}";
const AFTER: &str = "Exempel:
  ledningskoll audit                        granska mappen du står i
  ledningskoll audit rutiner --unit vc-norr  bara en enhet och allt under den
  ledningskoll audit --output json=rapport.json

Slutkod: 0 inga brister · 1 brister · 2 granskningen kunde inte göras";

/// The flags that every command has.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Flaggor")]
pub struct GlobalArguments {
    /// Använd en egen katalog över krav och dokumenttyper i stället för programmets
    #[arg(long, value_name = "MAPP", global = true, display_order = 800)]
    pub catalog: Option<PathBuf>,
    /// Färg: auto (vanligt), always (alltid) eller never (aldrig)
    #[arg(
        long,
        value_name = "NÄR",
        default_value = "auto",
        hide_default_value = true,
        hide_possible_values = true,
        global = true,
        display_order = 801
    )]
    pub color: Colour,
    /// Bredd i tecken; fönstrets bredd om inget anges
    #[arg(long, value_name = "TECKEN", value_parser = clap::value_parser!(u16).range(20..=1000), global = true, display_order = 802)]
    pub width: Option<u16>,
    /// Visa den här hjälpen
    #[arg(short, long, global = true, action = clap::ArgAction::Help, display_order = 900)]
    pub help: Option<bool>,
}

/// When colour is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Colour {
    /// On a terminal that can show it, unless NO_COLOR is set.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

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
