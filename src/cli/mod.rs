//! The command line: arguments to options, no logic. Help is in Swedish, commands and flags in English.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

mod audit;
mod baseline;
mod comparing;
mod rules;
mod scope;
mod views;
mod words;

pub use audit::AuditArguments;
pub use baseline::{BaselineAction, BaselineArguments};
pub use comparing::{DiffArguments, TrendArguments};
pub use rules::{ExplainArguments, RulesArguments};
pub use scope::{DrawingArguments, ScopeArguments};
pub use views::{DueArguments, GapArguments, MatrixArguments, ViewFormats};
pub use words::{ChangeFormat, Colour, Every, Format, Level, Only, TableFormat, Threshold, ViewFormat};

const TEMPLATE: &str = "{about-with-newline}\nAnvändning: {usage}\n\n{all-args}{after-help}";
const AFTER: &str = "Exempel:
  ledningskoll audit                        granska mappen du står i
  ledningskoll audit rutiner --unit vc-norr  bara en enhet och allt under den
  ledningskoll audit --output json=rapport.json

Slutkod: 0 inga brister · 1 brister · 2 granskningen kunde inte göras";

const AFTER_DIFF: &str = "Exempel:
  ledningskoll diff main                    från main till mappen som den är
  ledningskoll diff v1 v2                   från en tagg till en annan
  ledningskoll diff 2026-06-30 --format markdown

Hela historiken behöver vara hämtad: fetch-depth: 0 i GitHub Actions, GIT_DEPTH: 0 i GitLab.";

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
    #[arg(short, long, global = true, action = clap::ArgAction::Help)]
    pub help: Option<bool>,
    /// Visa programmets version
    #[arg(short = 'V', long, action = clap::ArgAction::Version)]
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
    /// Visa vad som har hänt mellan två lägen i git: nya och åtgärdade fynd, krav och dokument
    #[command(help_template = TEMPLATE, override_usage = "ledningskoll diff [FLAGGOR] BAS [REV]", after_help = AFTER_DIFF)]
    Diff(DiffArguments),
    /// Visa hur antalet fynd har ändrats över tid, med dagens regler
    #[command(help_template = TEMPLATE, override_usage = "ledningskoll trend [FLAGGOR] [MAPP]")]
    Trend(TrendArguments),
    /// Skriv, visa eller rensa en baslinje: de fynd som redan finns när ett arkiv börjar granskas
    #[command(
        help_template = TEMPLATE,
        override_usage = "ledningskoll baseline ÅTGÄRD [FLAGGOR] [MAPP]",
        after_help = "Ett fynd i baslinjen visas som känt men ger inte slutkod 1. Den som medvetet godtar en brist till ett \
                      datum skriver i stället ett dokument av typen undantag."
    )]
    Baseline(BaselineArguments),
    /// Förklara ett krav eller en regel: lagrum, vad programmet ser efter och hur det rättas
    #[command(help_template = TEMPLATE, override_usage = "ledningskoll explain [FLAGGOR] REGEL")]
    Explain(ExplainArguments),
    /// Visa alla krav och regler
    #[command(help_template = TEMPLATE, override_usage = "ledningskoll rules [FLAGGOR]")]
    Rules(RulesArguments),
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
            Self::Diff(asked) => asked.drawing,
            Self::Trend(asked) => asked.scope.drawing,
            Self::Baseline(asked) => asked.drawing,
            Self::Explain(asked) => asked.drawing,
            Self::Rules(asked) => asked.drawing,
        }
    }
}
