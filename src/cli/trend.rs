//! The command `trend`: the folder audited at past days with today's rules.

use clap::{Args, ValueEnum};
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::base::{date_of, open, repository, tip};
use super::earlier::{State, earlier};
use super::entry::{Given, Run};
use super::ground::Ground;
use super::scope::{Plan, ScopeArguments, date};
use super::text_output::{TableArguments, TableFormat};
use super::{Answer, CommandError};
use crate::audit::AuditError;
use crate::git::{Commit, GitError, on_day};
use crate::render::{json, terminal};
use crate::report::trend::{Interval, Trend};
use crate::report::{Report, point};

/// Visa hur antalet fynd har ändrats över tid, med dagens regler
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Flaggor", override_usage = "ledningskoll trend [FLAGGOR] [MAPP]")]
pub struct TrendArguments {
    /// What is audited.
    #[command(flatten)]
    pub scope: ScopeArguments,
    /// Hur långt tillbaka (ÅÅÅÅ-MM-DD); ett år om inget anges
    #[arg(long, value_name = "DATUM")]
    pub since: Option<String>,
    /// Hur ofta: week (vecka), month (månad, vanligt), quarter (kvartal) eller year (år)
    #[arg(long, value_name = "TID", default_value = "month", hide_default_value = true, hide_possible_values = true)]
    pub every: Every,
    #[command(flatten)]
    pub table: TableArguments,
}

/// How far apart the points of a trend are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Every {
    /// The end of each week.
    Week,
    /// The end of each month.
    #[default]
    Month,
    /// The end of each quarter.
    Quarter,
    /// The end of each year.
    Year,
}

/// The largest number of points: five years of weeks.
const MOST: usize = 261;

impl Run for TrendArguments {
    fn run(self, given: &Given) -> Result<Answer, CommandError> {
        let since = self.since.as_deref().map(|text| date("--since", text)).transpose()?;
        let ground = Ground::of(&self.scope.path).with_catalogue(given.global.catalog.as_deref());
        let plan = Plan::of(self.scope, (&[], &[]), given)?;
        let every = match self.every {
            Every::Week => Interval::Week,
            Every::Month => Interval::Month,
            Every::Quarter => Interval::Quarter,
            Every::Year => Interval::Year,
        };
        // An error in git shows before the audit, which takes longer.
        repository(&open(&plan)?)?;
        let report = plan.report()?;
        let trend = up_to(&report, &plan, (since, every), given)?;
        self.table.answer(&ground, given.style(), |format, style| match format {
            TableFormat::Terminal => terminal::trend::render(&trend, style),
            TableFormat::Json => json::trend::render(&trend),
        })
    }
}

/// The findings over time up to a report, which is the last point.
pub fn up_to(
    report: &Report,
    plan: &Plan,
    (since, every): (Option<Date>, Interval),
    given: &Given,
) -> Result<Trend, CommandError> {
    let last = date_of(report);
    let since = since.unwrap_or_else(|| last.saturating_sub(1.year()));
    let days = days(since, last, every);
    if days.len() > MOST {
        return Err(CommandError::TooManyPoints(days.len()));
    }
    let commits = commits(plan, &days)?;
    let mut points = Vec::new();
    let mut before: Option<Report> = None;
    let progress = given.progress();
    progress.begin("granskar tidpunkter:", commits.len());
    for (day, commit) in &commits {
        if let Some(report) = earlier(plan, commit, *day, report)?.map(State::into_report) {
            points.push(point(&report, before.as_ref()));
            before = Some(report);
        }
        progress.step();
    }
    progress.end();
    points.push(point(report, before.as_ref()));
    Ok(Trend { every, points })
}

/// The last commit of the branch at the end of each day; days before the first commit are left out.
fn commits(plan: &Plan, days: &[Date]) -> Result<Vec<(Date, Commit)>, CommandError> {
    let archive = open(plan)?;
    let repository = repository(&archive)?;
    let line = repository.line(&tip(&archive)?).map_err(AuditError::from)?;
    let found = days.iter().map(|day| match on_day(&line, *day) {
        Some(commit) => Ok(Some((*day, commit.clone()))),
        None if repository.is_shallow => Err(AuditError::from(GitError::Shallow).into()),
        None => Ok(None),
    });
    Ok(found.collect::<Result<Vec<_>, CommandError>>()?.into_iter().flatten().collect())
}

/// The last days of the intervals from one day up to but not including another.
fn days(since: Date, last: Date, every: Interval) -> Vec<Date> {
    let ends = std::iter::successors(Some(end(since, every)), |day| Some(end(day.tomorrow().ok()?, every)));
    ends.take_while(|day| *day < last).take(MOST + 1).collect()
}

/// The last day of the interval that contains a day.
fn end(day: Date, every: Interval) -> Date {
    match every {
        Interval::Week => {
            let left = day.weekday().until(Weekday::Sunday);
            day.saturating_add(i64::from(left).days())
        }
        Interval::Month => day.last_of_month(),
        Interval::Quarter => day.saturating_add(i64::from(2 - (day.month() - 1) % 3).months()).last_of_month(),
        Interval::Year => day.last_of_year(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(since: &str, last: &str, every: Interval) -> Vec<String> {
        let day = |text: &str| text.parse().expect("a day");
        days(day(since), day(last), every).iter().map(Date::to_string).collect()
    }

    #[test]
    fn points_stand_at_the_end_of_each_interval_before_the_last_day() {
        assert_eq!(written("2025-12-15", "2026-02-28", Interval::Month), ["2025-12-31", "2026-01-31"]);
        assert_eq!(written("2024-02-29", "2024-12-31", Interval::Quarter), ["2024-03-31", "2024-06-30", "2024-09-30"]);
        assert_eq!(written("2023-01-01", "2026-01-01", Interval::Year), ["2023-12-31", "2024-12-31", "2025-12-31"]);
        assert_eq!(written("2026-11-08", "2026-11-16", Interval::Week), ["2026-11-08", "2026-11-15"]);
        assert_eq!(written("2026-11-30", "2026-11-15", Interval::Month), [""; 0]);
        assert!(written("0001-01-01", "2026-11-15", Interval::Week).len() > MOST);
    }
}
