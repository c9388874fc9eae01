//! The arguments of `lsp`.

use std::path::PathBuf;

use clap::Args;

use super::DrawingArguments;

/// The arguments of `lsp`.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Flaggor")]
pub struct LspArguments {
    /// Granska som det såg ut den här dagen (ÅÅÅÅ-MM-DD); den dag då redigeraren startades om inget anges
    #[arg(long, value_name = "DATUM")]
    pub date: Option<String>,
    /// Slå på en profil med lokala krav, till exempel region-jonkoping; kan upprepas
    #[arg(long, value_name = "PROFIL")]
    pub profile: Vec<String>,
    /// Använd en egen katalog över krav och dokumenttyper i stället för programmets
    #[arg(long, value_name = "MAPP")]
    pub catalog: Option<PathBuf>,
    /// Tala över standard in och ut; det är det enda sättet, och flaggan finns för redigerare som anger den
    #[arg(long, hide = true)]
    pub stdio: bool,
    /// How it is drawn.
    #[command(flatten)]
    pub drawing: DrawingArguments,
}
