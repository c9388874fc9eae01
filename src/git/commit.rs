//! The line of commits that a branch itself has stood at, newest first: first parents only, so that a merge is one step.

use jiff::civil::Date;

use super::{Commit, GitError, Repository, program};

/// How git is asked to print a commit: see [`commit`].
pub(super) const FORMAT: &str = "--format=%H %cs %as";
/// The same without the flag.
pub(super) const FIELDS: &str = "%H %cs %as";

impl Repository {
    /// The line of a commit, from itself back to the first, or to where the history is cut off.
    ///
    /// # Errors
    /// If git does not answer.
    pub fn line(&self, from: &Commit) -> Result<Vec<Commit>, GitError> {
        let answer = program::run(&self.folder, &["log", "--first-parent", FORMAT, &from.id, "--"])?;
        Ok(String::from_utf8_lossy(&answer).lines().filter_map(commit).collect())
    }

    /// What the branch stood at when a day was over.
    ///
    /// # Errors
    /// If nothing had been committed then, or if that part of the history is not here.
    pub fn at_end_of(&self, day: Date) -> Result<Commit, GitError> {
        let line = self.line(&self.head()?)?;
        match on_day(&line, day) {
            Some(commit) => Ok(commit.clone()),
            None if self.is_shallow => Err(GitError::Shallow),
            None => {
                let first = line.iter().map(|commit| commit.day).min().unwrap_or(day);
                Err(GitError::BeforeHistory { day: day.to_string(), first: first.to_string() })
            }
        }
    }
}

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
