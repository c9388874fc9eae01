//! The arguments of `audit`.

use std::path::PathBuf;

use clap::Args;

use super::{Format, ScopeArguments, Threshold};

/// The arguments of `audit`.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Flaggor")]
pub struct AuditArguments {
    /// What is audited.
    #[command(flatten)]
    pub scope: ScopeArguments,
    /// Hur rapporten visas: terminal (vanligt), json, sarif, junit, github, gitlab, markdown eller html
    #[arg(
        long,
        value_name = "FORMAT",
        default_value = "terminal",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub format: Format,
    /// Skriv även rapporten till en fil, till exempel json=rapport.json eller xlsx=rapport.xlsx; kan upprepas
    #[arg(long, value_name = "FORMAT=FIL")]
    pub output: Vec<String>,
    /// Vad som ger slutkod 1: error (brist, vanligt), warning (bör), note (tips) eller never (inget)
    #[arg(long, value_name = "NIVÅ", hide_possible_values = true)]
    pub fail_on: Option<Threshold>,
    /// Märk det som fanns redan där grenen lämnade en annan, till exempel origin/main; bara nya fynd ger då slutkod 1.
    /// Hela historiken behöver vara hämtad (fetch-depth: 0)
    #[arg(long, value_name = "REV", conflicts_with = "baseline")]
    pub base: Option<String>,
    /// Märk de fynd som står i en baslinje som kända; bara nya fynd ger då slutkod 1
    #[arg(long, value_name = "FIL")]
    pub baseline: Option<PathBuf>,
    /// Ta med utvecklingen det senaste året i html-rapporten; det tar en granskning för varje månad
    #[arg(long)]
    pub trend: bool,
    /// Visa bara de här reglerna, till exempel sosfs-2011-9 eller form/datum; kan upprepas
    #[arg(long, value_name = "REGEL", value_delimiter = ',')]
    pub select: Vec<String>,
    /// Visa inte de här reglerna; kan upprepas
    #[arg(long, value_name = "REGEL", value_delimiter = ',')]
    pub ignore: Vec<String>,
    /// Visa bara sista raden
    #[arg(short, long, conflicts_with = "verbose")]
    pub quiet: bool,
    /// Visa alla fynd, och varför något inte kunde bedömas
    #[arg(short, long)]
    pub verbose: bool,
}
