//! The command `gap`: the outcome of each paragraph for each enhet.

use clap::{Args, ValueEnum};

use super::entry::{Given, Run};
use super::format_arguments::FormatArguments;
use super::ground::Ground;
use super::keep::{self, KeepArguments};
use super::page_arguments::{PageArguments, linked};
use super::scope::{Plan, ScopeArguments};
use super::view_formats::{OfGap, show};
use super::{Answer, CommandError};
use crate::finding::Outcome;
use crate::report::Report;
use crate::report::views::gap::Filter;
use crate::report::views::{Extent, View};
use crate::text::words::list;

/// Visa läget paragraf för paragraf för varje enhet, med en åtgärdsplan att fylla i
#[derive(Debug, Args)]
#[command(next_help_heading = "Flaggor", override_usage = "ledningskoll gap [FLAGGOR] [MAPP]")]
pub struct GapArguments {
    /// What is audited.
    #[command(flatten)]
    pub scope: ScopeArguments,
    /// In which formats.
    #[command(flatten)]
    pub formats: FormatArguments<OfGap>,
    /// Links to files, and one report for each enhet.
    #[command(flatten)]
    pub pages: PageArguments,
    /// The earlier workbook.
    #[command(flatten)]
    pub keep: KeepArguments,
    /// Bara krav ur en författning, till exempel sosfs-2011-9 eller PSL; kan upprepas
    #[arg(long, value_name = "FÖRFATTNING")]
    pub act: Vec<String>,
    /// Bara krav med ett visst utfall: brist, ej-bedömt, undantag eller inga-brister
    #[arg(long, value_name = "UTFALL", hide_possible_values = true)]
    pub only: Option<Only>,
    /// Visa i terminalen även det som inga brister har hittats i, och varje egenkontroll, avvikelse, roll och dokument
    #[arg(short, long)]
    pub verbose: bool,
}

/// An outcome to filter by.
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

impl Run for GapArguments {
    fn run(self, given: &Given) -> Result<Answer, CommandError> {
        let ground = Ground::of(&self.scope.path).with_catalogue(given.global.catalog.as_deref());
        let link = self.pages.file_link()?;
        let (mut drawing, folders) = self.formats.asked(&self.pages, ground)?;
        let earlier_plan = self.keep.read(&mut drawing)?;
        let plan = Plan::of(self.scope, (&[], &[]), given)?;
        let mut report = linked(plan.report()?, link.as_ref());
        report.earlier_plan = earlier_plan;
        check_acts(&report, &self.act)?;
        let extent = if self.verbose { Extent::Whole } else { Extent::Holes };
        let filter = Filter { acts: self.act, only: self.only.map(outcome), extent, ..Filter::default() };
        let told = keep::told(&report, &filter);
        let answer = show((&report, &plan), &View::Gap(filter), (drawing, folders), given)?;
        Ok(Answer { message: format!("{told}{}", answer.message), ..answer })
    }
}

/// Refuses an act from which no requirement comes.
pub fn check_acts(report: &Report, acts: &[String]) -> Result<(), CommandError> {
    let mut known: Vec<&str> = report.requirements.iter().filter_map(|row| row.id.split('/').next()).collect();
    known.dedup();
    let is_known = |act: &String| {
        let folded = act.to_lowercase();
        known.contains(&folded.as_str())
            || report.requirements.iter().any(|row| row.citation.act.to_lowercase() == folded)
    };
    match acts.iter().find(|act| !is_known(act)) {
        None => Ok(()),
        Some(act) => {
            let help = format!("skriv något av {}", list(&known, "eller"));
            Err(CommandError::UnknownAct { name: act.clone(), help })
        }
    }
}

fn outcome(only: Only) -> Outcome {
    match only {
        Only::Violated => Outcome::Violated,
        Only::Undetermined => Outcome::Undetermined,
        Only::Waived => Outcome::Waived,
        Only::Satisfied => Outcome::Satisfied,
    }
}
