//! The history indexed by path, to follow one file backwards.

use std::collections::HashMap;

use super::{Commit, FileChange, LogEntry, Stored};

/// The log entries, newest first, and the changes of each path.
#[derive(Debug)]
pub struct FileLog {
    steps: Vec<LogEntry>,
    by_path: HashMap<String, Vec<Touch>>,
    /// For each log entry, the indices of the changes of files that existed before it; a large import has none.
    from_before: Vec<Vec<usize>>,
}

/// A change of a file: the index of its log entry, and its own index in that entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Touch {
    /// The index of the log entry; the newest is 0.
    pub step: usize,
    change: usize,
}

impl FileLog {
    /// The index of these log entries, newest first.
    #[must_use]
    pub fn new(steps: Vec<LogEntry>) -> Self {
        let mut by_path: HashMap<String, Vec<Touch>> = HashMap::new();
        for (number, step) in steps.iter().enumerate() {
            for (inner, change) in step.changes.iter().enumerate() {
                let after = change.after.as_ref().map(|stored| &stored.path);
                let left = change.before.as_ref().map(|stored| &stored.path).filter(|path| Some(*path) != after);
                for path in after.into_iter().chain(left) {
                    by_path.entry(path.clone()).or_default().push(Touch { step: number, change: inner });
                }
            }
        }
        let numbers = |step: &LogEntry| {
            let numbered = step.changes.iter().enumerate();
            numbered.filter(|(_, change)| change.before.is_some()).map(|(number, _)| number).collect()
        };
        Self { from_before: steps.iter().map(numbers).collect(), steps, by_path }
    }

    /// The newest change of a path that is older than a log entry; the newest of all without a log entry.
    #[must_use]
    pub fn older(&self, path: &str, than: Option<usize>) -> Option<Touch> {
        let touches = self.by_path.get(path)?;
        let first = than.map_or(0, |step| touches.partition_point(|touch| touch.step <= step));
        touches.get(first).copied()
    }

    /// The first blob of a file, followed through renames; none if the path has no changes, or if the commit that added
    /// the file changed other files too, from which its documents may have been moved.
    #[must_use]
    pub fn first(&self, path: &str) -> Option<&str> {
        let (mut path, mut step, mut first) = (path, None, None);
        let mut is_alone = true;
        while let Some(touch) = self.older(path, step) {
            let FileChange { before, after } = self.change(touch);
            first = after.as_ref().filter(|after| after.path == path).map(|after| after.blob.as_str()).or(first);
            path = before.as_ref().map_or(path, |before| &before.path);
            step = Some(touch.step);
            is_alone = self.beside(touch).next().is_none();
        }
        first.filter(|_| is_alone)
    }

    /// True if the only change of a path is a commit that only added files: the file has no earlier version.
    #[must_use]
    pub fn has_only_come_in(&self, path: &str) -> bool {
        self.older(path, None).is_some_and(|touch| {
            self.change(touch).before.is_none()
                && self.older(path, Some(touch.step)).is_none()
                && self.beside(touch).next().is_none()
        })
    }

    /// The change of a file.
    #[must_use]
    pub fn change(&self, touch: Touch) -> &FileChange {
        &self.steps[touch.step].changes[touch.change]
    }

    /// The commit of a log entry.
    #[must_use]
    pub fn commit(&self, step: usize) -> &Commit {
        &self.steps[step].commit
    }

    /// The deleted files, newest first: the index of the log entry, and the last version of the file.
    #[must_use]
    pub fn taken_away(&self) -> Vec<(usize, Stored)> {
        let numbered = self.steps.iter().enumerate();
        let is_deleted = |change: &&FileChange| change.after.is_none();
        numbered
            .flat_map(|(number, step)| {
                step.changes.iter().filter(is_deleted).filter_map(move |one| Some((number, one.before.clone()?)))
            })
            .collect()
    }

    /// The versions of the other files before the same log entry.
    pub fn beside(&self, touch: Touch) -> impl Iterator<Item = &Stored> {
        let others = self.from_before[touch.step].iter().filter(move |number| **number != touch.change);
        others.filter_map(move |number| self.steps[touch.step].changes[*number].before.as_ref())
    }
}
