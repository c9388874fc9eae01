//! The numbers of enheter a quarter ago, where a trend is given.

use crate::report::Report;
use crate::report::trend::{Point, Tally};
use crate::text::date::{day, months_after};

/// How many months back the table of enheter looks.
const MONTHS: i32 = 3;

/// The point a quarter ago, and the last.
pub struct Earlier<'report> {
    then: &'report Point,
    now: &'report Point,
}

/// The last point that is at least a quarter older than the latest; none without a trend that long.
pub fn earlier(report: &Report) -> Option<Earlier<'_>> {
    let points = &report.trend.as_ref()?.points;
    let now = points.last()?;
    let until = day(&now.day)?;
    let is_old = |point: &&Point| day(&point.day).is_some_and(|then| months_after(then, MONTHS) <= until);
    Some(Earlier { then: points.iter().rev().find(is_old)?, now })
}

impl<'report> Earlier<'report> {
    /// The day of the earlier point.
    pub fn day(&self) -> &'report str {
        &self.then.day
    }

    /// The numbers of an enhet then.
    pub fn of(&self, unit: &str) -> Tally {
        tally(self.then, unit)
    }

    /// The numbers of an enhet at the latest point.
    pub fn now(&self, unit: &str) -> Tally {
        tally(self.now, unit)
    }
}

fn tally(point: &Point, unit: &str) -> Tally {
    point.units.iter().find(|part| part.id == unit).map(|part| part.tally).unwrap_or_default()
}
