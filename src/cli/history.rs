//! The arguments of `history`.

use std::path::PathBuf;

use clap::Args;

use super::{DrawingArguments, TableFormat};

/// The arguments of `history`.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Flaggor")]
pub struct HistoryArguments {
    /// Dokumentets id, eller typ:id om flera dokument har samma id, till exempel rutin:rut-intyg
    #[arg(value_name = "ID", help_heading = "Argument")]
    pub id: String,
    /// Mappen som ledningssystemet ligger i; mappen du står i om inget anges
    #[arg(value_name = "MAPP", default_value = ".", hide_default_value = true, help_heading = "Argument")]
    pub path: PathBuf,
    /// Visa i stället den version som gällde den här dagen (ÅÅÅÅ-MM-DD)
    #[arg(long, value_name = "DATUM")]
    pub on: Option<String>,
    /// Hur det visas: terminal (vanligt) eller json
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
