//! The arguments of `baseline`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{ChoiceArguments, DrawingArguments, ScopeArguments};

/// The arguments of `baseline`. A baseline is of the whole folder, so that there is no enhet to choose.
#[derive(Debug, Args)]
#[command(next_help_heading = "Flaggor")]
pub struct BaselineArguments {
    /// write skriver baslinjen, show visar vad i den som finns kvar, prune tar bort det som inte längre finns
    #[arg(value_name = "ÅTGÄRD", help_heading = "Argument", hide_possible_values = true)]
    pub action: BaselineAction,
    /// Mappen som ledningssystemet ligger i; mappen du står i om inget anges
    #[arg(value_name = "MAPP", default_value = ".", hide_default_value = true, help_heading = "Argument")]
    pub path: PathBuf,
    /// Filen med baslinjen; ledningskoll-baslinje.txt i mappen om inget anges
    #[arg(long, value_name = "FIL")]
    pub baseline: Option<PathBuf>,
    /// Ta med nya fynd när en baslinje som finns skrivs om
    #[arg(long)]
    pub accept_new: bool,
    /// Granska som det såg ut den här dagen (ÅÅÅÅ-MM-DD); i dag om inget anges
    #[arg(long, value_name = "DATUM")]
    pub date: Option<String>,
    /// Slå på en profil med lokala krav, till exempel region-jonkoping; kan upprepas
    #[arg(long, value_name = "PROFIL")]
    pub profile: Vec<String>,
    /// Använd en egen katalog över krav och dokumenttyper i stället för programmets
    #[arg(long, value_name = "MAPP")]
    pub catalog: Option<PathBuf>,
    /// How it is drawn.
    #[command(flatten)]
    pub drawing: DrawingArguments,
}

/// What is done with a baseline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum BaselineAction {
    /// Writes what is found.
    Write,
    /// Shows what is still there and what is gone.
    Show,
    /// Takes out what is gone.
    Prune,
}

impl BaselineArguments {
    /// What is audited: the whole folder.
    #[must_use]
    pub fn scope(&self) -> ScopeArguments {
        ScopeArguments {
            path: self.path.clone(),
            date: self.date.clone(),
            at: None,
            choice: ChoiceArguments {
                unit: Vec::new(),
                profile: self.profile.clone(),
                catalog: self.catalog.clone(),
                drawing: self.drawing,
            },
        }
    }
}
