//! The arguments of every command that reads a folder: what is audited, and how it is drawn.

use std::path::PathBuf;

use clap::Args;

use super::Colour;

/// What is audited, and how it is drawn: the same for every command that reads a folder.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Flaggor")]
pub struct ScopeArguments {
    /// Mappen som ledningssystemet ligger i; mappen du står i om inget anges
    #[arg(value_name = "MAPP", default_value = ".", hide_default_value = true, help_heading = "Argument")]
    pub path: PathBuf,
    /// Granska som det såg ut den här dagen (ÅÅÅÅ-MM-DD); i dag om inget anges
    #[arg(long, value_name = "DATUM")]
    pub date: Option<String>,
    /// Granska som det var incheckat i git vid en revision eller i slutet av en dag, till exempel v2 eller 2026-06-30
    #[arg(long, value_name = "REV|DATUM")]
    pub at: Option<String>,
    /// What of it, by which law, and how it is drawn.
    #[command(flatten)]
    pub choice: ChoiceArguments,
}

/// What of a folder is audited, by which law, and how it is drawn.
#[derive(Debug, Clone, Default, Args)]
pub struct ChoiceArguments {
    /// Granska bara den här enheten och allt under den; id eller namn, kan upprepas
    #[arg(long, value_name = "ENHET")]
    pub unit: Vec<String>,
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

/// How what is shown is drawn.
#[derive(Debug, Clone, Copy, Default, Args)]
pub struct DrawingArguments {
    /// Färg: auto (vanligt), always (alltid) eller never (aldrig)
    #[arg(long, value_name = "NÄR", default_value = "auto", hide_default_value = true, hide_possible_values = true)]
    pub color: Colour,
    /// Bredd i tecken; fönstrets bredd om inget anges
    #[arg(long, value_name = "TECKEN", value_parser = clap::value_parser!(u16).range(20..=1000))]
    pub width: Option<u16>,
}
