//! The arguments of `diff` and `trend`.

use std::path::PathBuf;

use clap::Args;

use super::{ChangeFormat, ChoiceArguments, Every, ScopeArguments, TableFormat};

/// The arguments of `diff`.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Flaggor")]
pub struct DiffArguments {
    /// Revisionen att jämföra från: en gren, en tagg eller en incheckning
    #[arg(value_name = "BAS", help_heading = "Argument")]
    pub base: String,
    /// Revisionen att jämföra till; mappen som den är om ingen anges
    #[arg(value_name = "REV", help_heading = "Argument")]
    pub head: Option<String>,
    /// Mappen som ledningssystemet ligger i; mappen du står i om inget anges
    #[arg(long, value_name = "MAPP", default_value = ".", hide_default_value = true)]
    pub path: PathBuf,
    /// Hur jämförelsen visas: terminal (vanligt), markdown eller json
    #[arg(
        long,
        value_name = "FORMAT",
        default_value = "terminal",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub format: ChangeFormat,
    /// Skriv även jämförelsen till en fil, till exempel markdown=kommentar.md; kan upprepas
    #[arg(long, value_name = "FORMAT=FIL")]
    pub output: Vec<String>,
    /// Granska båda som det såg ut den här dagen (ÅÅÅÅ-MM-DD); den senares dag om inget anges
    #[arg(long, value_name = "DATUM")]
    pub date: Option<String>,
    /// What of them, by which law, and how it is drawn.
    #[command(flatten)]
    pub choice: ChoiceArguments,
}

impl DiffArguments {
    /// What the later state is.
    #[must_use]
    pub fn scope(&self) -> ScopeArguments {
        ScopeArguments {
            path: self.path.clone(),
            at: self.head.clone(),
            date: self.date.clone(),
            choice: self.choice.clone(),
        }
    }
}

/// The arguments of `trend`.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Flaggor")]
pub struct TrendArguments {
    /// What is audited.
    #[command(flatten)]
    pub scope: ScopeArguments,
    /// Hur långt tillbaka (ÅÅÅÅ-MM-DD); ett år om inget anges
    #[arg(long, value_name = "DATUM")]
    pub since: Option<String>,
    /// Hur ofta: week (vecka), month (månad, vanligt), quarter (kvartal) eller year (år)
    #[arg(long, value_name = "TID", default_value = "month", hide_default_value = true, hide_possible_values = true)]
    pub every: Every,
    /// Hur utvecklingen visas: terminal (vanligt) eller json
    #[arg(
        long,
        value_name = "FORMAT",
        default_value = "terminal",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub format: TableFormat,
}
