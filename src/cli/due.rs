//! The command `due`: deadlines that have passed, and deadlines ahead.

use clap::Args;
use jiff::Span;

use super::entry::{Given, Run};
use super::format_arguments::FormatArguments;
use super::ground::Ground;
use super::page_arguments::{PageArguments, linked};
use super::scope::{Plan, ScopeArguments};
use super::view_formats::{OfView, show};
use super::{Answer, CommandError};
use crate::report::views::View;
use crate::text::date::day;

/// Visa vad som har passerat och vad som förfaller
#[derive(Debug, Args)]
#[command(next_help_heading = "Flaggor", override_usage = "ledningskoll due [FLAGGOR] [MAPP]")]
pub struct DueArguments {
    /// What is audited.
    #[command(flatten)]
    pub scope: ScopeArguments,
    /// In which formats.
    #[command(flatten)]
    pub formats: FormatArguments<OfView>,
    /// Links to files, and one report for each enhet.
    #[command(flatten)]
    pub pages: PageArguments,
    /// Hur långt fram: 30d (dagar), 6m (månader, vanligt) eller 1y (år)
    #[arg(long, value_name = "TID", default_value = "6m", hide_default_value = true)]
    pub within: String,
}

impl Run for DueArguments {
    fn run(self, given: &Given) -> Result<Answer, CommandError> {
        let ground = Ground::of(&self.scope.path).with_catalogue(given.global.catalog.as_deref());
        let link = self.pages.file_link()?;
        let drawing = self.formats.asked(&self.pages, ground)?;
        let Some(span) = span(&self.within) else { return Err(CommandError::Within(self.within)) };
        let plan = Plan::of(self.scope, (&[], &[]), given)?;
        let report = linked(plan.report()?, link.as_ref());
        let today = day(&report.audit.date).unwrap_or(given.surroundings.today);
        // The calendar ends with the year 9999.
        let last = today.saturating_add(span);
        show((&report, &plan), &View::Due((last - today).get_days()), drawing, given)
    }
}

/// A duration from its short form: 30d, 6m, 1y.
fn span(text: &str) -> Option<Span> {
    let text = text.trim().to_lowercase();
    let unit = text.chars().next_back()?;
    let number: i32 = text.strip_suffix(unit)?.parse().ok().filter(|number| (0..=10_000).contains(number))?;
    match unit {
        'd' => Some(Span::new().days(number)),
        'v' | 'w' => Some(Span::new().weeks(number)),
        'm' => Some(Span::new().months(number)),
        'y' | 'å' => Some(Span::new().years(number)),
        _ => None,
    }
}
