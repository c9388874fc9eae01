//! The arguments of what helps one to begin and to write: `schema`.

use std::path::PathBuf;

use clap::Args;

use super::DrawingArguments;

/// The arguments of `schema`.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Flaggor")]
pub struct SchemaArguments {
    /// En typ av dokument, till exempel rutin; ett schema för alla typer om inget anges
    #[arg(value_name = "TYP", help_heading = "Argument")]
    pub kind: Option<String>,
    /// Ta med en profil med lokala krav, till exempel region-jonkoping; kan upprepas
    #[arg(long, value_name = "PROFIL")]
    pub profile: Vec<String>,
    /// Använd en egen katalog över krav och dokumenttyper i stället för programmets
    #[arg(long, value_name = "MAPP")]
    pub catalog: Option<PathBuf>,
    /// How it is drawn.
    #[command(flatten)]
    pub drawing: DrawingArguments,
}
