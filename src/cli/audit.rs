//! The command `audit`: the report, printed and written in the chosen formats.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::entry::{Given, Run};
use super::format_arguments::{FormatArguments, OfSubject, Subject};
use super::from_index::IndexArguments;
use super::ground::Ground;
use super::keep::{self, KeepArguments};
use super::page_arguments::PageArguments;
use super::scope::{Plan, ScopeArguments};
use super::{Answer, CommandError, base, baseline, split, trend, write_place};
use crate::finding::FailOn;
use crate::render::Detail;
use crate::render::shared_words::one_line;
use crate::report::Report;
use crate::report::trend::Interval;
use crate::report::views::gap::Filter;

/// Granska en mapp och visa vad som saknas, på vilken rad och enligt vilket lagrum
#[derive(Debug, Args)]
#[command(next_help_heading = "Flaggor", override_usage = "ledningskoll audit [FLAGGOR] [MAPP]")]
pub struct AuditArguments {
    /// What is audited.
    #[command(flatten)]
    pub scope: ScopeArguments,
    /// Whether the index is read.
    #[command(flatten)]
    pub index: IndexArguments,
    /// The formats.
    #[command(flatten)]
    pub formats: FormatArguments<OfReport>,
    /// Links to files, and one report for each enhet.
    #[command(flatten)]
    pub pages: PageArguments,
    /// The earlier workbook.
    #[command(flatten)]
    pub keep: KeepArguments,
    /// Vad som ger slutkod 1: brist (vanligt), bör, tips eller aldrig; error, warning, note och never betyder detsamma
    #[arg(long, value_name = "NIVÅ", hide_possible_values = true)]
    pub fail_on: Option<Threshold>,
    /// Märk det som fanns redan där grenen lämnade en annan, till exempel origin/main; bara nya fynd ger då slutkod 1.
    /// Hela historiken behöver vara hämtad (fetch-depth: 0)
    #[arg(long, value_name = "REV", conflicts_with_all = ["baseline", "split"])]
    pub base: Option<String>,
    /// Märk de fynd som står i en baslinje som kända; bara nya fynd ger då slutkod 1
    #[arg(long, value_name = "FIL", conflicts_with = "split")]
    pub baseline: Option<PathBuf>,
    /// Ta med utvecklingen det senaste året i html- och xlsx-rapporten; det tar en granskning för varje månad
    #[arg(long, conflicts_with = "split")]
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

/// The arguments of a whole report.
#[derive(Debug)]
pub struct OfReport;

impl OfSubject for OfReport {
    const SUBJECT: Subject = Subject::Report;
    const SHOWN: &'static str = "Hur rapporten visas";
    const WRITTEN: &'static str = "Skriv även rapporten till en fil, till exempel json=rapport.json eller xlsx=rapport.xlsx; json=- skriver ut \
         den; kan upprepas";
}

impl Run for AuditArguments {
    fn run(self, given: &Given) -> Result<Answer, CommandError> {
        let ground = Ground::of(&self.scope.path)
            .with_catalogue(given.global.catalog.as_deref())
            .with_file(self.baseline.as_deref());
        let link = self.pages.file_link()?;
        let (mut drawing, folders) = self.formats.asked(&self.pages, ground)?;
        let earlier_plan = self.keep.read(&mut drawing)?;
        self.baseline.as_deref().map(write_place::named).transpose()?;
        let baseline = self.baseline.as_deref().map(baseline::read).transpose()?;
        let mut plan = Plan::of(self.scope, (&self.select, &self.ignore), given)?;
        plan.options.from = self.index.read_from();
        let mut report = plan.report()?;
        if let Some(base) = &self.base {
            base::hold(&mut report, &plan, base)?;
        }
        if let (Some(file), Some(traces)) = (&self.baseline, baseline) {
            baseline::hold(&mut report, file, traces);
        }
        if self.trend {
            report.trend = Some(trend::up_to(&report, &plan, (None, Interval::default()), given)?);
        }
        report.file_link = link;
        report.earlier_plan = earlier_plan;
        let detail = match (self.quiet, self.verbose) {
            (true, _) => Detail::Quiet,
            (false, true) => Detail::Full,
            (false, false) => Detail::Usual,
        };
        let unseen = if drawing.format.shows_notes && !self.quiet { String::new() } else { unseen(&report) };
        let kept = if self.quiet { keep::not_carried(&report) } else { keep::told(&report, &Filter::default()) };
        let answer = drawing.answer(given.style(), |format, style| (format.report)(&report, style, detail))?;
        let split = folders.map(|folders| {
            split::write(&plan, &report, &folders, |report, format, style| (format.report)(report, style, detail))
        });
        let written = split.transpose()?.filter(|_| !self.quiet).unwrap_or_default();
        let threshold = self.fail_on.map(fail_on).or(report.audit.fail_on).unwrap_or(FailOn::Error);
        let code = u8::from(report.fails(threshold));
        // Freeing a report of 100,000 documents takes 0.1 s, and the program ends before that.
        rayon::spawn(move || drop(report));
        Ok(Answer { code, message: format!("{unseen}{kept}{written}{}", answer.message), ..answer })
    }
}

/// What of a repository was not looked at, for standard error, where what is printed does not say it.
fn unseen(report: &Report) -> String {
    report.unseen.iter().map(|note| format!("{}\n", one_line(note))).collect()
}

fn fail_on(threshold: Threshold) -> FailOn {
    match threshold {
        Threshold::Error => FailOn::Error,
        Threshold::Warning => FailOn::Warning,
        Threshold::Note => FailOn::Note,
        Threshold::Never => FailOn::Never,
    }
}

/// The level from which a finding fails, as it is written on the command line. The words of the variants are shown by the shells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Threshold {
    /// Bara brister
    #[default]
    #[value(name = "brist", alias = "error")]
    Error,
    /// Brister, och det som bör finnas
    #[value(name = "bör", aliases = ["bor", "warning"])]
    Warning,
    /// Allt som visas
    #[value(name = "tips", alias = "note")]
    Note,
    /// Inget
    #[value(name = "aldrig", alias = "never")]
    Never,
}
