//! The command line: arguments to options, no logic. Help is in Swedish, commands and flags in English.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

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

/// The arguments of `explain`.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Flaggor")]
pub struct ExplainArguments {
    /// Regelns id, eller början av det, till exempel sosfs-2011-9/4-4-ansvar
    #[arg(value_name = "REGEL", help_heading = "Argument")]
    pub id: String,
    /// Använd en egen katalog över krav och dokumenttyper i stället för programmets
    #[arg(long, value_name = "MAPP")]
    pub catalog: Option<PathBuf>,
    /// Färg: auto (vanligt), always (alltid) eller never (aldrig)
    #[arg(long, value_name = "NÄR", default_value = "auto", hide_default_value = true, hide_possible_values = true)]
    pub color: Colour,
    /// Textens bredd i tecken; fönstrets bredd om inget anges
    #[arg(long, value_name = "TECKEN", value_parser = clap::value_parser!(u16).range(20..=1000))]
    pub width: Option<u16>,
}

/// The arguments of `rules`.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Flaggor")]
pub struct RulesArguments {
    /// Bara krav ur en författning, till exempel sosfs-2011-9 eller PSL
    #[arg(long, value_name = "FÖRFATTNING")]
    pub act: Option<String>,
    /// Bara krav på en typ av dokument, till exempel rutin
    #[arg(long, value_name = "TYP")]
    pub kind: Option<String>,
    /// Bara krav på en nivå: vårdgivare, enhet eller dokument
    #[arg(long, value_name = "NIVÅ", hide_possible_values = true)]
    pub level: Option<Level>,
    /// Hur listan visas: terminal (vanligt) eller json
    #[arg(
        long,
        value_name = "FORMAT",
        default_value = "terminal",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub format: TableFormat,
    /// Använd en egen katalog över krav och dokumenttyper i stället för programmets
    #[arg(long, value_name = "MAPP")]
    pub catalog: Option<PathBuf>,
    /// Färg: auto (vanligt), always (alltid) eller never (aldrig)
    #[arg(long, value_name = "NÄR", default_value = "auto", hide_default_value = true, hide_possible_values = true)]
    pub color: Colour,
    /// Tabellens bredd i tecken; fönstrets bredd om inget anges
    #[arg(long, value_name = "TECKEN", value_parser = clap::value_parser!(u16).range(20..=1000))]
    pub width: Option<u16>,
}

/// Of what a requirement is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Level {
    /// The vårdgivare.
    #[value(name = "vårdgivare")]
    Carer,
    /// Each enhet.
    #[value(name = "enhet")]
    Unit,
    /// Documents.
    #[value(name = "dokument")]
    Document,
}

/// The formats of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum TableFormat {
    /// A table for a terminal.
    #[default]
    Terminal,
    /// JSON.
    Json,
}

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
    /// Granska bara den här enheten och allt under den; id eller namn, kan upprepas
    #[arg(long, value_name = "ENHET")]
    pub unit: Vec<String>,
    /// Slå på en profil med lokala krav, till exempel region-jonkoping; kan upprepas
    #[arg(long, value_name = "PROFIL")]
    pub profile: Vec<String>,
    /// Använd en egen katalog över krav och dokumenttyper i stället för programmets
    #[arg(long, value_name = "MAPP")]
    pub catalog: Option<PathBuf>,
    /// Färg: auto (vanligt), always (alltid) eller never (aldrig)
    #[arg(long, value_name = "NÄR", default_value = "auto", hide_default_value = true, hide_possible_values = true)]
    pub color: Colour,
    /// Rapportens bredd i tecken; fönstrets bredd om inget anges
    #[arg(long, value_name = "TECKEN", value_parser = clap::value_parser!(u16).range(20..=1000))]
    pub width: Option<u16>,
}

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

/// The arguments of `gap`.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Flaggor")]
pub struct GapArguments {
    /// What is audited.
    #[command(flatten)]
    pub scope: ScopeArguments,
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
    /// Hur långt fram: 30d (dagar), 6m (månader, vanligt) eller 1y (år)
    #[arg(long, value_name = "TID", default_value = "6m", hide_default_value = true)]
    pub within: String,
}

/// An outcome to look for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Only {
    /// Something is missing.
    #[value(name = "brist")]
    Violated,
    /// It cannot be told.
    #[value(name = "ej-bedömt")]
    Undetermined,
    /// Something is missing and accepted.
    #[value(name = "undantag")]
    Waived,
    /// Nothing was found missing.
    #[value(name = "inga-brister")]
    Satisfied,
}

/// The formats of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Format {
    /// Text for a terminal.
    #[default]
    Terminal,
    /// JSON, version 1.
    Json,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// JUnit XML, for test reports.
    Junit,
    /// Annotations on GitHub.
    Github,
    /// Code quality on GitLab.
    Gitlab,
    /// Markdown for a comment on a change.
    Markdown,
    /// A page to read on a screen and to print.
    Html,
    /// A workbook for Excel, which is no text: only to a file.
    #[value(hide = true)]
    Xlsx,
}

/// The gravest finding that may be there and still end well.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Threshold {
    /// brist
    #[default]
    Error,
    /// bör
    Warning,
    /// tips
    Note,
    /// nothing fails
    Never,
}

/// When colour is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Colour {
    /// On a terminal that can show it, unless NO_COLOR is set.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}
