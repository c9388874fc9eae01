//! The command `due`: deadlines that have passed, and deadlines ahead.

use clap::Args;
use jiff::Span;

use super::entry::{Given, Run};
use super::format_arguments::FormatArguments;
use super::ground::Ground;
use super::page_arguments::{PageArguments, linked};
use super::scope::{Plan, ScopeArguments};
use super::view_formats::{OfDue, show};
use super::{Answer, CommandError};
use crate::report::Report;
use crate::report::role::AskedRole;
use crate::report::views::View;
use crate::report::views::due::{days_ahead, usual_days};
use crate::text::words::{list, meant};

/// Visa vad som har passerat och vad som förfaller
#[derive(Debug, Args)]
#[command(next_help_heading = "Flaggor", override_usage = "ledningskoll due [FLAGGOR] [MAPP]")]
pub struct DueArguments {
    /// What is audited.
    #[command(flatten)]
    pub scope: ScopeArguments,
    /// In which formats.
    #[command(flatten)]
    pub formats: FormatArguments<OfDue>,
    /// Links to files, and one report for each enhet.
    #[command(flatten)]
    pub pages: PageArguments,
    /// Hur långt fram: 30d (dagar), 6m (månader, vanligt) eller 1y (år)
    #[arg(long, value_name = "TID")]
    pub within: Option<String>,
    /// Bara det som en roll ansvarar för; rollens id eller namn
    #[arg(long, value_name = "ROLL")]
    pub role: Option<String>,
}

impl Run for DueArguments {
    fn run(self, given: &Given) -> Result<Answer, CommandError> {
        let ground = Ground::of(&self.scope.path).with_catalogue(given.global.catalog.as_deref());
        let link = self.pages.file_link()?;
        let drawing = self.formats.asked(&self.pages, ground)?;
        let span = self.within.map(|text| span(&text).ok_or(CommandError::Within(text))).transpose()?;
        let plan = Plan::of(self.scope, (&[], &[]), given)?;
        let mut report = linked(plan.report()?, link.as_ref());
        report.audit.role = self.role.map(|name| role(&report, &name)).transpose()?;
        let within_days = span.map_or_else(|| usual_days(&report), |span| days_ahead(&report, span));
        show((&report, &plan), &View::Due(within_days), drawing, given)
    }
}

/// The role of a name.
fn role(report: &Report, name: &str) -> Result<AskedRole, CommandError> {
    AskedRole::find(&report.dossier, name).map_err(|near| {
        let ids: Vec<&str> = report.dossier.roles.iter().map(|role| role.id.as_str()).take(MOST_NAMED).collect();
        let help = match (near, ids.as_slice()) {
            (Some(near), _) => meant(near),
            (None, []) => "ingen roll är beskriven (typ: ansvar), och ingen är utpekad vid ett datum".to_owned(),
            (None, ids) => format!("några av rollerna är {}", list(ids, "och")),
        };
        CommandError::UnknownRole { name: name.to_owned(), help }
    })
}

/// The most roles that are named where an unknown one is asked for.
const MOST_NAMED: usize = 12;

/// A duration from its short form: 30d, 6m, 1y.
pub(super) fn span(text: &str) -> Option<Span> {
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
