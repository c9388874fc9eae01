//! The trace of each document back to the version that came in with its decision.
//!
//! Documents are traced in rounds, so that one `git cat-file --batch` serves the blobs of a whole round.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::HistoryInput;
use super::renames::{RenameTracker, known, same};
use super::starting_points::{StartingPoint, leave_out_unchanged, starting_points};
use super::version::Version;
use super::versions::VersionCache;
use crate::corpus::DocumentId;
use crate::git::by_path::{FileLog, Touch};
use crate::git::{GitError, Uncommitted};

/// The trace of each decided document in use through the history, and how many of them have no history.
///
/// # Errors
/// If git fails, or if a part of the history is missing.
pub fn traces<'log>(
    past: HistoryInput<'_>,
    log: &'log FileLog,
    uncommitted: &BTreeMap<String, Uncommitted>,
    cache: &mut VersionCache<'_>,
) -> Result<(Vec<Trace<'log>>, usize), GitError> {
    let mut starts = starting_points(past, log, uncommitted);
    leave_out_unchanged(past, &mut starts, cache)?;
    let mut open: Vec<Trace<'_>> = starts.into_par_iter().filter_map(|start| Trace::new(start, past)).collect();
    let is_missing = |trace: &&Trace<'_>| matches!(trace.here, Here::As(_)) && log.older(&trace.path, None).is_none();
    let missing = open.iter().filter(is_missing).count();
    let known = known(past.documents);
    let tracker = RenameTracker { log, known: &known };
    let mut ended = Vec::new();
    while !open.is_empty() {
        let mut wanted = BTreeSet::new();
        let mut going = Vec::new();
        for mut trace in open {
            match trace.go_on(tracker, cache) {
                Next::Ended => ended.push(trace),
                Next::Wants(blobs) => {
                    wanted.extend(blobs);
                    going.push(trace);
                }
            }
        }
        cache.fetch(&wanted)?;
        open = going;
    }
    ended.sort_by_key(|trace| trace.document);
    Ok((ended, missing))
}

/// A document that is followed backwards through the history.
#[derive(Debug)]
pub struct Trace<'log> {
    /// The document.
    pub document: DocumentId,
    /// Its version today.
    pub now: Version,
    /// The path of its file before `step`.
    path: String,
    /// The last step that was followed; none at the start.
    step: Option<usize>,
    /// The blob of its file when it was first committed; none once that has been compared.
    first: Option<&'log str>,
    /// Its version before `step`.
    here: Here,
    /// The oldest version in use with the same stamp.
    pub decided: Option<DecidedVersion<'log>>,
    /// How today's content came in, where it differs from an older version in use.
    pub changed: Option<Change>,
    /// The step in which the review was put off and nothing else changed.
    pub postponed: Option<usize>,
}

/// The version that a decision was made on.
#[derive(Debug)]
pub struct DecidedVersion<'log> {
    /// The digest of its content.
    pub content: [u8; 32],
    /// The blob of its file.
    pub blob: &'log str,
    /// The step that committed it.
    pub step: usize,
}

/// How a content came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// It was committed in this step.
    Step(usize),
    /// It is not committed.
    Uncommitted,
}

/// The version of a document between two steps.
#[derive(Debug)]
enum Here {
    /// The version that was read.
    As(Version),
    /// The document is absent or unreadable.
    Absent,
    /// The committed file differs from the file on disk and has not been read yet.
    Unread,
}

/// What a trace needs to go on.
enum Next<'log> {
    /// Nothing: the trace has ended.
    Ended,
    /// These blobs must be read.
    Wants(Vec<&'log str>),
}

impl<'log> Trace<'log> {
    /// The trace from a starting point, if the document is decided.
    fn new(start: StartingPoint<'log>, past: HistoryInput<'_>) -> Option<Self> {
        let document = &past.documents[start.document.0];
        let now = Version::of(document, &document.value(), &past.catalogue.decision);
        now.stamp.is_some().then(|| Self {
            first: start.first,
            document: start.document,
            here: if start.is_changed { Here::Unread } else { Here::As(now.clone()) },
            now,
            path: start.path,
            step: None,
            decided: None,
            changed: None,
            postponed: None,
        })
    }

    /// Goes back until a blob must be read, or to the end: another stamp, or the first step.
    fn go_on(&mut self, tracker: RenameTracker<'log, '_>, cache: &VersionCache<'_>) -> Next<'log> {
        if let Some(first) = self.first {
            match cache.get(first) {
                // Most documents are unchanged since they were first committed; then no version in between is read.
                Some(versions) if same(&self.now, versions).is_some_and(|first| self.is_unchanged_since(first)) => {
                    return Next::Ended;
                }
                Some(_) => self.first = None,
                None => return Next::Wants(vec![first]),
            }
        }
        loop {
            let Some(touch) = tracker.log.older(&self.path, self.step) else { return Next::Ended };
            if let Some(unread) = self.read_committed(tracker.log, cache, touch) {
                return unread;
            }
            let (older, path) = match self.before(tracker, cache, touch) {
                Ok(before) => before,
                Err(wanted) => return Next::Wants(wanted),
            };
            self.record_decided(tracker.log, touch);
            let Some(older) = older else {
                self.step_back(touch, path, Here::Absent);
                continue;
            };
            if older.stamp != self.now.stamp {
                return Next::Ended;
            }
            if older.is_in_use && older.content != self.now.content {
                self.changed.get_or_insert(Change::Step(touch.step));
            }
            if self.now.only_puts_off(&older) {
                self.postponed.get_or_insert(touch.step);
            }
            self.step_back(touch, path, Here::As(older));
        }
    }

    /// True if an older version in use has the same stamp, content and day of review.
    fn is_unchanged_since(&self, first: &Version) -> bool {
        let is_same = first.stamp == self.now.stamp && first.content == self.now.content;
        first.is_in_use && is_same && first.review.map(|(day, _)| day) == self.now.review.map(|(day, _)| day)
    }

    fn step_back(&mut self, touch: Touch, path: String, here: Here) {
        self.step = Some(touch.step);
        self.path = path;
        self.here = here;
    }

    /// Reads the committed version where the file on disk differs from it; what is next, if the blob is unread or the trace
    /// ends.
    fn read_committed(&mut self, log: &'log FileLog, cache: &VersionCache<'_>, touch: Touch) -> Option<Next<'log>> {
        let Here::Unread = self.here else { return None };
        let Some(after) = &log.change(touch).after else {
            self.here = Here::Absent;
            return None;
        };
        let Some(versions) = cache.get(&after.blob) else { return Some(Next::Wants(vec![&after.blob])) };
        self.here = match same(&self.now, versions) {
            Some(version) if version.stamp != self.now.stamp => return Some(Next::Ended),
            Some(version) => {
                let is_other = version.content != self.now.content;
                self.changed = is_other.then_some(Change::Uncommitted);
                Here::As(version.clone())
            }
            None => Here::Absent,
        };
        None
    }

    /// Records the version that a step committed as the decided one, if it counts as decided.
    fn record_decided(&mut self, log: &'log FileLog, touch: Touch) {
        if let (Here::As(version), Some(after)) = (&self.here, &log.change(touch).after)
            && version.is_in_use
        {
            self.decided = Some(DecidedVersion { content: version.content, blob: &after.blob, step: touch.step });
        }
    }

    /// The version of the document before a step and its path; the unread blobs that are needed as the error.
    fn before(
        &self,
        tracker: RenameTracker<'log, '_>,
        cache: &VersionCache<'_>,
        touch: Touch,
    ) -> Result<(Option<Version>, String), Vec<&'log str>> {
        let change = tracker.log.change(touch);
        if let (Some(before), Some(after), Here::As(here)) = (&change.before, &change.after, &self.here)
            && before.blob == after.blob
        {
            // A file that was only moved has the same content.
            return Ok((Some(here.clone()), before.path.clone()));
        }
        tracker.before(cache, &self.now, (touch, &self.path)).map(|before| (before.version, before.path))
    }
}
