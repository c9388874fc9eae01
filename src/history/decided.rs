//! The trace of each document back to the version that came in with its decision.
//!
//! Documents are traced in rounds, so that one `git cat-file --batch` serves the blobs of a whole round.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::HistoryInput;
use super::renames::{RenameTracker, known, same};
use super::starting_points::{Way, leave_alike, ways};
use super::version::Version;
use super::versions::VersionCache;
use crate::corpus::DocumentId;
use crate::git::by_path::{FileLog, Touch};
use crate::git::{GitError, Uncommitted};

/// The trace of each document that is decided and in use, through the history; and how many of them have none at all.
///
/// # Errors
/// If git does not answer, or if a part of the history is not there.
pub fn traces(
    past: HistoryInput<'_>,
    log: &FileLog,
    uncommitted: &BTreeMap<String, Uncommitted>,
    cache: &mut VersionCache<'_>,
) -> Result<(Vec<Trace>, usize), GitError> {
    let mut ways = ways(past, log, uncommitted);
    leave_alike(past, &mut ways, cache)?;
    let mut open: Vec<Trace> = ways.into_par_iter().filter_map(|way| Trace::along(way, past)).collect();
    let is_missing = |trace: &&Trace| matches!(trace.here, Here::As(_)) && log.older(&trace.path, None).is_none();
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

/// A document on its way back through the history.
#[derive(Debug)]
pub struct Trace {
    /// The document.
    pub document: DocumentId,
    /// What it says today.
    pub now: Version,
    /// Where it stands between the last step that was taken and the next.
    path: String,
    /// The last step that was taken; none at the start.
    step: Option<usize>,
    /// What the file held when it first came in; none if that has been looked at.
    first: Option<String>,
    /// What it says there.
    here: Here,
    /// The oldest version in use with the same stamp: its content, what the file held, and the step that brought it in.
    pub decided: Option<([u8; 32], String, usize)>,
    /// How the content became what it is today.
    pub changed: Option<Change>,
    /// The step in which the review was put off and nothing else changed.
    pub postponed: Option<usize>,
}

/// How a content came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// With this step.
    Step(usize),
    /// It is not committed.
    Uncommitted,
}

/// What a document says at a point of its way.
#[derive(Debug)]
enum Here {
    /// This.
    As(Version),
    /// It is not there, or cannot be read.
    Absent,
    /// What is committed differs from what stands in the folder and has not been read yet.
    Unread,
}

/// What a walk needs to go on.
enum Next {
    /// Nothing: it has come to the end.
    Ended,
    /// To read these.
    Wants(Vec<String>),
}

impl Trace {
    /// The walk along a way, if the document is decided.
    fn along(way: Way, past: HistoryInput<'_>) -> Option<Self> {
        let document = &past.documents[way.document.0];
        let now = Version::of(document, &document.value(), &past.catalogue.decision);
        now.stamp.is_some().then(|| Self {
            first: way.first,
            document: way.document,
            here: if way.is_changed { Here::Unread } else { Here::As(now.clone()) },
            now,
            path: way.path,
            step: None,
            decided: None,
            changed: None,
            postponed: None,
        })
    }

    /// Goes back until something is to be read, or to the end: another stamp, or the first step.
    fn go_on(&mut self, tracker: RenameTracker<'_>, cache: &VersionCache<'_>) -> Next {
        if let Some(first) = self.first.take() {
            match cache.get(&first) {
                // Most texts are as they were decided when they came in; then nothing between need be read.
                Some(versions) if same(&self.now, versions).is_some_and(|first| self.is_as(first)) => {
                    return Next::Ended;
                }
                Some(_) => {}
                None => {
                    self.first = Some(first.clone());
                    return Next::Wants(vec![first]);
                }
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
            self.settle(tracker.log, touch);
            let Some(older) = older else {
                self.take(touch, path, Here::Absent);
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
            self.take(touch, path, Here::As(older));
        }
    }

    /// True if an older version is of the same decision and says the same.
    fn is_as(&self, first: &Version) -> bool {
        let is_same = first.stamp == self.now.stamp && first.content == self.now.content;
        first.is_in_use && is_same && first.review.map(|(day, _)| day) == self.now.review.map(|(day, _)| day)
    }

    fn take(&mut self, touch: Touch, path: String, here: Here) {
        self.step = Some(touch.step);
        self.path = path;
        self.here = here;
    }

    /// Reads what is committed where the folder differs from it; gives what is next if that must be read first, or ends.
    fn read_committed(&mut self, log: &FileLog, cache: &VersionCache<'_>, touch: Touch) -> Option<Next> {
        let Here::Unread = self.here else { return None };
        let Some(after) = &log.change(touch).after else {
            self.here = Here::Absent;
            return None;
        };
        let Some(versions) = cache.get(&after.blob) else { return Some(Next::Wants(vec![after.blob.clone()])) };
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

    /// Remembers what stands here as what was decided, if it counts as decided: it was brought in by this step.
    fn settle(&mut self, log: &FileLog, touch: Touch) {
        if let (Here::As(version), Some(after)) = (&self.here, &log.change(touch).after)
            && version.is_in_use
        {
            self.decided = Some((version.content, after.blob.clone(), touch.step));
        }
    }

    /// What the document was before a step, and where.
    fn before(
        &self,
        tracker: RenameTracker<'_>,
        cache: &VersionCache<'_>,
        touch: Touch,
    ) -> Result<(Option<Version>, String), Vec<String>> {
        let change = tracker.log.change(touch);
        if let (Some(before), Some(after), Here::As(here)) = (&change.before, &change.after, &self.here)
            && before.blob == after.blob
        {
            // A file that was only moved holds what it held.
            return Ok((Some(here.clone()), before.path.clone()));
        }
        tracker.before(cache, &self.now, (touch, &self.path)).map(|before| (before.version, before.path))
    }
}
