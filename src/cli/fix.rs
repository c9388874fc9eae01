//! The arguments of `fix`.

use std::path::PathBuf;

use clap::Args;

use super::DrawingArguments;

/// The arguments of `fix`.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Flaggor")]
pub struct FixArguments {
    /// Mappen som ledningssystemet ligger i; mappen du står i om inget anges
    #[arg(value_name = "MAPP", default_value = ".", hide_default_value = true, help_heading = "Argument")]
    pub path: PathBuf,
    /// Visa bara vad som skulle ändras, och skriv ingenting
    #[arg(long)]
    pub dry_run: bool,
    /// Använd en egen katalog över krav och dokumenttyper i stället för programmets
    #[arg(long, value_name = "MAPP")]
    pub catalog: Option<PathBuf>,
    /// How it is drawn.
    #[command(flatten)]
    pub drawing: DrawingArguments,
}
