//! A commit: its id and its days, and the format in which git prints them.

use jiff::civil::Date;

/// A commit and its days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commit {
    /// Forty or sixty-four hex digits.
    pub id: String,
    /// The committer day, in the time zone of the committer.
    pub day: Date,
    /// The author day, in the time zone of the author.
    pub author_day: Date,
}

/// The format of a commit, which [`commit`] parses.
pub(super) const FORMAT: &str = "--format=%H %cs %as";
/// The fields of [`FORMAT`], without the option.
pub(super) const FIELDS: &str = "%H %cs %as";

/// The last commit on or before a day, of commits that are sorted newest first; none if all are later.
#[must_use]
pub fn on_day(line: &[Commit], day: Date) -> Option<&Commit> {
    line.iter().find(|commit| commit.day <= day)
}

/// Parses a commit as [`FORMAT`] prints it. A year of five digits, from a wrong clock, counts as the last day there is.
pub(super) fn commit(line: &str) -> Option<Commit> {
    let mut parts = line.split(' ');
    let id = parts.next().filter(|id| id.len() >= 40)?.to_owned();
    let mut day = || parts.next().map(|text| text.parse().unwrap_or(Date::MAX));
    Some(Commit { id, day: day()?, author_day: day()? })
}

/// An abbreviated id.
#[must_use]
pub fn short(id: &str) -> String {
    id.chars().take(SHORT).collect()
}

const SHORT: usize = 10;
