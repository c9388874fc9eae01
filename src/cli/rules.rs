//! The arguments of `explain` and `rules`.

use std::path::PathBuf;

use clap::Args;

use super::{DrawingArguments, Level, TableFormat};

/// The arguments of `explain`.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Flaggor")]
pub struct ExplainArguments {
    /// Regelns id, eller början av det, till exempel sosfs-2011-9/4-4-ansvar
    #[arg(value_name = "REGEL", help_heading = "Argument")]
    pub id: String,
    /// Använd en egen katalog över krav och dokumenttyper i stället för programmets
    #[arg(long, value_name = "MAPP")]
    pub catalog: Option<PathBuf>,
    /// How it is drawn.
    #[command(flatten)]
    pub drawing: DrawingArguments,
}

/// The arguments of `rules`.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Flaggor")]
pub struct RulesArguments {
    /// Bara krav ur en författning, till exempel sosfs-2011-9 eller PSL
    #[arg(long, value_name = "FÖRFATTNING")]
    pub act: Option<String>,
    /// Bara krav på en typ av dokument, till exempel rutin
    #[arg(long, value_name = "TYP")]
    pub kind: Option<String>,
    /// Bara krav på en nivå: vårdgivare, enhet eller dokument
    #[arg(long, value_name = "NIVÅ", hide_possible_values = true)]
    pub level: Option<Level>,
    /// Hur listan visas: terminal (vanligt) eller json
    #[arg(
        long,
        value_name = "FORMAT",
        default_value = "terminal",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub format: TableFormat,
    /// Använd en egen katalog över krav och dokumenttyper i stället för programmets
    #[arg(long, value_name = "MAPP")]
    pub catalog: Option<PathBuf>,
    /// How it is drawn.
    #[command(flatten)]
    pub drawing: DrawingArguments,
}
