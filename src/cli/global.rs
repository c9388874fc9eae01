//! The flags that every command has.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

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
