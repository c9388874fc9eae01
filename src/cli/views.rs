//! The arguments of `gap`, `matrix` and `due`.

use clap::Args;

use super::{Only, ScopeArguments, ViewFormat};

/// The arguments of `gap`.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Flaggor")]
pub struct GapArguments {
    /// What is audited.
    #[command(flatten)]
    pub scope: ScopeArguments,
    /// In which formats.
    #[command(flatten)]
    pub formats: ViewFormats,
    /// Bara krav ur en författning, till exempel sosfs-2011-9 eller PSL; kan upprepas
    #[arg(long, value_name = "FÖRFATTNING")]
    pub act: Vec<String>,
    /// Bara krav med ett visst utfall: brist, ej-bedömt, undantag eller inga-brister
    #[arg(long, value_name = "UTFALL", hide_possible_values = true)]
    pub only: Option<Only>,
}

/// The arguments of `matrix`.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Flaggor")]
pub struct MatrixArguments {
    /// What is audited.
    #[command(flatten)]
    pub scope: ScopeArguments,
    /// In which formats.
    #[command(flatten)]
    pub formats: ViewFormats,
    /// Visa bara det som saknas eller inte kunde bedömas
    #[arg(long)]
    pub holes: bool,
}

/// The arguments of `due`.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Flaggor")]
pub struct DueArguments {
    /// What is audited.
    #[command(flatten)]
    pub scope: ScopeArguments,
    /// In which formats.
    #[command(flatten)]
    pub formats: ViewFormats,
    /// Hur långt fram: 30d (dagar), 6m (månader, vanligt) eller 1y (år)
    #[arg(long, value_name = "TID", default_value = "6m", hide_default_value = true)]
    pub within: String,
}

/// In which formats one side of a report is shown and written.
#[derive(Debug, Default, Args)]
pub struct ViewFormats {
    /// Hur det visas: terminal (vanligt), json, markdown eller html
    #[arg(
        long,
        value_name = "FORMAT",
        default_value = "terminal",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub format: ViewFormat,
    /// Skriv det även till en fil, till exempel html=lage.html eller xlsx=lage.xlsx; kan upprepas
    #[arg(long, value_name = "FORMAT=FIL")]
    pub output: Vec<String>,
}
