//! The command line: arguments to options, no logic. Help is in Swedish, commands and flags in English.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

mod audit;
mod baseline;
mod begin;
mod comparing;
mod fix;
mod history;
mod import;
mod lsp;
mod rules;
mod scope;
mod views;
mod words;

pub use audit::AuditArguments;
pub use baseline::{BaselineAction, BaselineArguments};
pub use begin::{CompletionsArguments, InitArguments, ManArguments, NewArguments, SchemaArguments, Shell};
pub use comparing::{DiffArguments, TrendArguments};
pub use fix::FixArguments;
pub use history::HistoryArguments;
pub use import::ImportArguments;
pub use lsp::LspArguments;
pub use rules::{ExplainArguments, RulesArguments};
pub use scope::{ChoiceArguments, DrawingArguments, ScopeArguments};
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
const FIX: &str = "\
Det här rättas: datum där det inte kan råda tvekan om vilken dag som menas,
fältnamn och ord ur fasta listor som är skrivna utan prickar eller med fel
tecken emellan, hårda blanksteg efter kolon, och tabbar där hela filen är
indragen med tabb. Allt annat i filen står kvar tecken för tecken. Att byta en
upphävd författning behöver någon ta ställning till, och det görs aldrig här.

Slutkod: 0 klart, eller inget att rätta · 1 något återstår (vid --dry-run, eller
         när en fil lämnades som den var) · 2 det gick inte";

const IMPORT: &str = "\
Varje rad blir ett dokument i en egen fil. Det registret säger står kvar, det
registret inte säger lämnas tomt, och ingen fil skrivs över.

Exempel:
  ledningskoll import register.xlsx --as rutin --dry-run
  ledningskoll import register.csv --as rutin --unit vc-norr --output rutiner

Slutkod: 0 alla rader inlästa · 1 någon rad lästes inte in · 2 det gick inte";

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
    #[arg(short, long, global = true, action = clap::ArgAction::Help, display_order = 900)]
    pub help: Option<bool>,
    /// Visa programmets version
    #[arg(short = 'V', long, display_order = 901, action = clap::ArgAction::Version)]
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
    /// Rätta det som säkert är ett skrivfel, och visa vad som ändrades
    #[command(help_template = TEMPLATE, override_usage = "ledningskoll fix [FLAGGOR] [MAPP]", after_help = FIX)]
    Fix(FixArguments),
    /// Gör dokument av ett register, tabellen som de flesta dokumentsystem kan ta ut
    #[command(help_template = TEMPLATE, override_usage = "ledningskoll import FIL --as TYP [FLAGGOR]", after_help = IMPORT)]
    Import(ImportArguments),
    /// Hjälp redigeraren att visa brister medan du skriver; den startar kommandot själv
    #[command(help_template = TEMPLATE, override_usage = "ledningskoll lsp [FLAGGOR]")]
    Lsp(LspArguments),
    /// Visa ett dokuments historia i git: beslut, versioner och vad som ändrats
    #[command(help_template = TEMPLATE, override_usage = "ledningskoll history [FLAGGOR] ID [MAPP]")]
    History(HistoryArguments),
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
            Self::Audit(asked) => asked.scope.choice.drawing,
            Self::Gap(asked) => asked.scope.choice.drawing,
            Self::Matrix(asked) => asked.scope.choice.drawing,
            Self::Due(asked) => asked.scope.choice.drawing,
            Self::Diff(asked) => asked.choice.drawing,
            Self::Trend(asked) => asked.scope.choice.drawing,
            Self::Baseline(asked) => asked.drawing,
            Self::Fix(asked) => asked.drawing,
            Self::Import(asked) => asked.drawing,
            Self::Lsp(asked) => asked.drawing,
            Self::History(asked) => asked.drawing,
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
