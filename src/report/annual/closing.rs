//! Whether a record is closed on the last day that is counted, and how long it took from when it became known.

use super::members::{Member, when};
use super::year::{Basis, Compared, Which, Year, middle};
use crate::corpus::Document;
use crate::text::said::{day, said};

/// The closing of the records of one kind.
#[derive(Debug, Default)]
pub struct Closings<'corpus> {
    /// Those that were closed in the year, whenever they began.
    pub closed: Compared<'corpus>,
    /// How long those of the year took.
    pub took: Took,
    /// Those that are not closed on the last day that is counted, whenever they began.
    pub open: Basis<'corpus>,
    /// Those that are closed on a day that cannot be read, of the two years and of those without a year.
    pub undated: Basis<'corpus>,
    days: Vec<(i32, bool)>,
}

/// How long records took from when they became known to their closing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Took {
    /// The median of the days of those of which both days are known.
    pub median_days: Option<i32>,
    /// Of how many both are known.
    pub known: usize,
    /// True if some are counted from their discovery, as they name no day of a report.
    pub is_from_discovery: bool,
}

impl<'corpus> Closings<'corpus> {
    /// Notes a record.
    pub fn add(&mut self, member: &Member<'corpus>, year: Year) {
        let document = member.document;
        let closed = document.closed_in();
        let which = closed.map_or(Which::Other, |days| year.of(days));
        self.closed.add(which, member.name);
        // Of one that tells of no beginning it is known only that it goes on now.
        let has_begun = document.began_in().map_or(!year.is_over(), |days| days.from <= year.until);
        if has_begun && document.is_unclosed(year.until) {
            self.open.add(member.name);
        }
        let is_of_other_year = when(document).is_some_and(|days| year.of(days) == Which::Other);
        if closed.is_none() && !is_of_other_year && !document.is_unclosed(year.until) {
            self.undated.add(member.name);
        }
        self.days.extend(days(document).filter(|_| which == Which::Now));
    }

    /// The closing of all records that were noted.
    #[must_use]
    pub fn done(mut self) -> Self {
        let days = std::mem::take(&mut self.days);
        self.took = Took {
            known: days.len(),
            is_from_discovery: days.iter().any(|(_, is_from_discovery)| *is_from_discovery),
            median_days: middle(days.into_iter().map(|(days, _)| days).collect()),
        };
        self
    }
}

/// The days from the report, or else the discovery, to the closing, where both days are known; and whether it is from the
/// discovery.
fn days(document: &Document) -> Option<(i32, bool)> {
    let times = document.times();
    // Where it was reported in a month only, the day of the discovery is not that of the report.
    let has_report = said(times, "rapporterades").is_some();
    let key = if has_report { "rapporterades" } else { document.discovered_by() };
    let (from, till) = (day(times, key)?, document.closed()?);
    Some(((till - from).get_days(), !has_report)).filter(|(days, _)| *days >= 0)
}
