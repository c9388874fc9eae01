//! The command line: arguments to options, no logic. Help is in Swedish, commands and flags in English.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

mod audit;
mod begin;
mod rules;
mod scope;
mod views;
mod words;

pub use audit::AuditArguments;
pub use begin::{CompletionsArguments, InitArguments, ManArguments, NewArguments, SchemaArguments, Shell};
pub use rules::{ExplainArguments, RulesArguments};
pub use scope::{DrawingArguments, ScopeArguments};
pub use views::{DueArguments, GapArguments, MatrixArguments};
pub use words::{Colour, Format, Level, Only, TableFormat, Threshold};

const TEMPLATE: &str = "{about-with-newline}\nAnvändning: {usage}\n\n{all-args}{after-help}";
const AFTER: &str = "Exempel:
  ledningskoll audit                        granska mappen du står i
  ledningskoll audit rutiner --unit vc-norr  bara en enhet och allt under den
  ledningskoll audit --output json=rapport.json

Slutkod: 0 inga brister · 1 brister · 2 granskningen kunde inte göras";

/// The arguments of the program.
#[derive(Debug, Parser)]
#[command(
    name = "ledningskoll",
    version,
    about = "Granskar ett ledningssystem för sjukskrivning och rehabilitering och visar vad som saknas",
    help_template = TEMPLATE,
    after_help = AFTER,
    disable_help_subcommand = true,
    disable_help_flag = true,
    disable_version_flag = true,
    override_usage = "ledningskoll [KOMMANDO] [FLAGGOR]",
    term_width = 80,
    subcommand_help_heading = "Kommandon",
    subcommand_value_name = "KOMMANDO",
    next_help_heading = "Flaggor"
)]
pub struct Arguments {
    /// What to do; audit if nothing is named.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Visa den här hjälpen
    #[arg(short, long, global = true, display_order = 1000, action = clap::ArgAction::Help)]
    pub help: Option<bool>,
    /// Visa programmets version
    #[arg(short = 'V', long, display_order = 1001, action = clap::ArgAction::Version)]
    pub version: Option<bool>,
}

/// What the program can do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Granska en mapp och visa vad som saknas, på vilken rad och enligt vilket lagrum
    #[command(help_template = TEMPLATE, override_usage = "ledningskoll audit [FLAGGOR] [MAPP]")]
    Audit(AuditArguments),
    /// Visa läget paragraf för paragraf för varje enhet, med en åtgärdsplan att fylla i
    #[command(help_template = TEMPLATE, override_usage = "ledningskoll gap [FLAGGOR] [MAPP]")]
    Gap(GapArguments),
    /// Visa enheter mot krav, och aktiviteterna i varje process
    #[command(help_template = TEMPLATE, override_usage = "ledningskoll matrix [FLAGGOR] [MAPP]")]
    Matrix(MatrixArguments),
    /// Visa vad som har passerat och vad som förfaller
    #[command(help_template = TEMPLATE, override_usage = "ledningskoll due [FLAGGOR] [MAPP]")]
    Due(DueArguments),
    /// Förklara ett krav eller en regel: lagrum, vad programmet ser efter och hur det rättas
    #[command(help_template = TEMPLATE, override_usage = "ledningskoll explain [FLAGGOR] REGEL")]
    Explain(ExplainArguments),
    /// Visa alla krav och regler
    #[command(help_template = TEMPLATE, override_usage = "ledningskoll rules [FLAGGOR]")]
    Rules(RulesArguments),
    /// Börja ett ledningssystem: mappar, de första dokumenten, inställningar och hjälp till textredigeraren
    #[command(help_template = TEMPLATE, override_usage = "ledningskoll init [FLAGGOR] [MAPP]")]
    Init(InitArguments),
    /// Skriv ett nytt dokument med alla fält som lagen frågar efter, eller det som täpper till en brist
    #[command(help_template = TEMPLATE, override_usage = "ledningskoll new [FLAGGOR] [TYP]")]
    New(NewArguments),
    /// Skriv ut ett JSON Schema, så att en textredigerare hjälper till medan man skriver
    #[command(help_template = TEMPLATE, override_usage = "ledningskoll schema [FLAGGOR] [TYP]")]
    Schema(SchemaArguments),
    /// Skriv ut det som gör att skalet fyller i kommandon och flaggor åt dig
    #[command(help_template = TEMPLATE, override_usage = "ledningskoll completions [FLAGGOR] SKAL")]
    Completions(CompletionsArguments),
    /// Skriv ut programmets manualsida
    #[command(help_template = TEMPLATE, override_usage = "ledningskoll man [FLAGGOR] [KOMMANDO]")]
    Man(ManArguments),
}

impl Default for Command {
    fn default() -> Self {
        Self::Audit(AuditArguments {
            scope: ScopeArguments { path: PathBuf::from("."), ..ScopeArguments::default() },
            ..AuditArguments::default()
        })
    }
}

impl Command {
    /// How what the command shows is drawn.
    #[must_use]
    pub fn drawing(&self) -> DrawingArguments {
        match self {
            Self::Audit(asked) => asked.scope.drawing,
            Self::Gap(asked) => asked.scope.drawing,
            Self::Matrix(asked) => asked.scope.drawing,
            Self::Due(asked) => asked.scope.drawing,
            Self::Explain(asked) => asked.drawing,
            Self::Rules(asked) => asked.drawing,
            Self::Schema(asked) => asked.drawing,
            Self::New(asked) => asked.drawing,
            Self::Completions(asked) => asked.drawing,
            Self::Man(asked) => asked.drawing,
            Self::Init(asked) => asked.drawing,
        }
    }
}
