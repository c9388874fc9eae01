//! The arguments of what helps one to begin and to write: `init`, `new`, `schema`, `completions` and `man`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

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
    /// Ta med de profiler och egna krav som gäller i den här mappen
    #[arg(long = "in", value_name = "MAPP")]
    pub folder: Option<PathBuf>,
    /// Använd en egen katalog över krav och dokumenttyper i stället för programmets
    #[arg(long, value_name = "MAPP")]
    pub catalog: Option<PathBuf>,
    /// How it is drawn.
    #[command(flatten)]
    pub drawing: DrawingArguments,
}

/// The arguments of `new`.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Flaggor")]
pub struct NewArguments {
    /// Typen av dokument, till exempel rutin; behövs inte med --for
    #[arg(value_name = "TYP", help_heading = "Argument")]
    pub kind: Option<String>,
    /// Skriv det dokument som skulle täppa till en brist, till exempel hslf-fs-2018-54/2-intygsrutin
    #[arg(long = "for", value_name = "KRAV")]
    pub target: Option<String>,
    /// Enheten som dokumentet gäller för; id eller namn
    #[arg(long, value_name = "ENHET")]
    pub unit: Option<String>,
    /// Vad dokumentet handlar om, till exempel intyg; kan upprepas
    #[arg(long = "område", alias = "omrade", alias = "area", value_name = "OMRÅDE")]
    pub area: Vec<String>,
    /// Dokumentets id; programmet föreslår ett om inget anges
    #[arg(long, value_name = "ID")]
    pub id: Option<String>,
    /// Filen som skrivs; - visar dokumentet i fönstret i stället
    #[arg(long, value_name = "FIL")]
    pub output: Option<PathBuf>,
    /// Mappen som ledningssystemet ligger i; mappen du står i om inget anges
    #[arg(long = "in", value_name = "MAPP", default_value = ".", hide_default_value = true)]
    pub folder: PathBuf,
    /// Använd en egen katalog över krav och dokumenttyper i stället för programmets
    #[arg(long, value_name = "MAPP")]
    pub catalog: Option<PathBuf>,
    /// How it is drawn.
    #[command(flatten)]
    pub drawing: DrawingArguments,
}

/// The arguments of `init`.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Flaggor")]
pub struct InitArguments {
    /// Mappen som ledningssystemet ska ligga i; mappen du står i om inget anges
    #[arg(value_name = "MAPP", help_heading = "Argument")]
    pub path: Option<PathBuf>,
    /// Vårdgivarens namn; programmet frågar om det inte anges
    #[arg(long, value_name = "NAMN")]
    pub name: Option<String>,
    /// Hur vårdgivaren drivs: region, kommun, privat eller idéburen
    #[arg(long, value_name = "DRIFTSFORM")]
    pub form: Option<String>,
    /// Namnet på en enhet; kan upprepas
    #[arg(long, value_name = "NAMN")]
    pub unit: Vec<String>,
    /// Slå på en profil med lokala krav, till exempel region-jonkoping; kan upprepas
    #[arg(long, value_name = "PROFIL")]
    pub profile: Vec<String>,
    /// Fråga ingenting; det som inte anges lämnas tomt
    #[arg(long)]
    pub yes: bool,
    /// Skriv Exempelregionen, ett påhittat ledningssystem att titta på
    #[arg(long, conflicts_with_all = ["name", "form", "unit", "profile"])]
    pub demo: bool,
    /// How it is drawn.
    #[command(flatten)]
    pub drawing: DrawingArguments,
}

/// A shell that can complete commands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Shell {
    /// bash
    Bash,
    /// zsh
    Zsh,
    /// fish
    Fish,
    /// PowerShell
    Powershell,
}

/// The arguments of `completions`.
#[derive(Debug, Args)]
#[command(next_help_heading = "Flaggor")]
pub struct CompletionsArguments {
    /// Skalet du skriver kommandon i: bash, zsh, fish eller powershell
    #[arg(value_name = "SKAL", help_heading = "Argument", hide_possible_values = true)]
    pub shell: Shell,
    /// How it is drawn.
    #[command(flatten)]
    pub drawing: DrawingArguments,
}

/// The arguments of `man`.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Flaggor")]
pub struct ManArguments {
    /// Kommandot som sidan ska handla om, till exempel audit; hela programmet om inget anges
    #[arg(value_name = "KOMMANDO", help_heading = "Argument")]
    pub command: Option<String>,
    /// How it is drawn.
    #[command(flatten)]
    pub drawing: DrawingArguments,
}
