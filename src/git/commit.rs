//! A commit: its id and its days, as git is asked to print them.

use jiff::civil::Date;

/// A commit and its days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commit {
    /// Its id: forty or sixty-four hex digits.
    pub id: String,
    /// The day it was committed, where it was committed.
    pub day: Date,
    /// The day it was written, where it was written.
    pub author_day: Date,
}

/// How git is asked to print a commit: see [`commit`].
pub(super) const FORMAT: &str = "--format=%H %cs %as";
/// The same without the flag.
pub(super) const FIELDS: &str = "%H %cs %as";

/// What a line, newest first, stood at when a day was over; none if it begins later.
#[must_use]
pub fn on_day(line: &[Commit], day: Date) -> Option<&Commit> {
    line.iter().find(|commit| commit.day <= day)
}

/// A commit as [`FORMAT`] prints it. A clock that was so wrong that the year has five digits counts as the last day.
pub(super) fn commit(line: &str) -> Option<Commit> {
    let mut parts = line.split(' ');
    let id = parts.next().filter(|id| id.len() >= 40)?.to_owned();
    let mut day = || parts.next().map(|text| text.parse().unwrap_or(Date::MAX));
    Some(Commit { id, day: day()?, author_day: day()? })
}

/// The beginning of an id, as people read it.
#[must_use]
pub fn short(id: &str) -> String {
    id.chars().take(SHORT).collect()
}

const SHORT: usize = 10;
