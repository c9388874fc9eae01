//! The trace of each document back to the version that came in with its decision.
//!
//! Documents are traced in rounds, so that one `git cat-file --batch` serves the blobs of a whole round.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use rayon::prelude::*;

use super::HistoryInput;
use super::origins::{Origin, Origins, Sought, Wanted, same};
use super::starting_points::{Committed, StartingPoint, find_moved, leave_out_unchanged, starting_points};
use super::version::Version;
use super::versions::VersionCache;
use crate::corpus::DocumentId;
use crate::git::GitError;
use crate::git::by_path::{FileLog, Touch};

/// The trace of each decided document in use through the history, and how many of them have no history.
///
/// # Errors
/// If git fails, or if a part of the history is missing.
pub fn traces<'log>(
    past: HistoryInput<'_>,
    of: Committed<'log, '_>,
    cache: &mut VersionCache<'_>,
) -> Result<(Vec<Trace<'log>>, usize), GitError> {
    let mut origins = Origins::new(of.log, of.step, cache)?;
    let mut starts = starting_points(past, of, &origins);
    find_moved(past, &mut starts, (of, cache))?;
    leave_out_unchanged(past, &mut starts, (of.log, cache))?;
    let mut open: Vec<Trace<'_>> = starts.into_par_iter().filter_map(|start| Trace::new(start, past)).collect();
    let missing = open.iter().filter(|trace| trace.is_missing).count();
    let mut ended = Vec::new();
    while !open.is_empty() {
        let mut wanted = BTreeSet::new();
        let mut going = Vec::new();
        for mut trace in open {
            match trace.go_on(&mut origins, (of, cache)) {
                Ok(()) => ended.push(trace),
                Err(blobs) => {
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
    /// True if its file is committed as it is, but not in this repository.
    is_missing: bool,
    /// The last touch of its file, where that differs from the file on disk and has not been read yet.
    unread: Option<Touch>,
    /// The touch in which its file came in; none once that has been compared.
    first: Option<Touch>,
    /// The touches that are reached and not followed further yet.
    open: BTreeMap<Touch, Reached<'log>>,
    /// The touches that have been reached.
    seen: HashSet<Touch>,
    /// The oldest version in use with the same stamp.
    pub decided: Option<DecidedVersion<'log>>,
    /// How today's content came in, where it differs from an older version in use.
    pub changed: Option<Change>,
    /// The commit in which the review was put off and nothing else changed.
    pub postponed: Option<Touch>,
    /// The stamp of the same day that today's followed on, and how today's came in.
    pub restamped: Option<(Vec<String>, Change)>,
}

/// The version that a decision was made on.
#[derive(Debug, Clone, Copy)]
pub struct DecidedVersion<'log> {
    /// The digest of its content.
    pub content: [u8; 32],
    /// The blob of its file.
    pub blob: &'log str,
    /// The touch that committed it.
    pub touch: Touch,
}

/// How a content came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// It was committed in this touch.
    Touch(Touch),
    /// It is not committed.
    Uncommitted,
}

/// A document at a touch.
#[derive(Debug, Clone)]
struct Reached<'log> {
    /// Its version; where the file is there without it, the one that was known last.
    version: Version,
    /// True if the version is in the file.
    is_there: bool,
    /// The oldest version in use on the way here.
    decided: Option<DecidedVersion<'log>>,
}

impl<'log> Trace<'log> {
    /// The trace from a starting point, if the document is decided.
    fn new(start: StartingPoint, past: HistoryInput<'_>) -> Option<Self> {
        let document = &past.documents[start.document.0];
        let now = Version::of(document, &document.value(), &past.catalogue.decision);
        let reached = Reached { version: now.clone(), is_there: true, decided: None };
        let committed = start.last.filter(|_| !start.is_changed);
        now.stamp.is_some().then(|| Self {
            document: start.document,
            now,
            is_missing: start.last.is_none() && !start.is_changed,
            unread: start.last.filter(|_| start.is_changed),
            first: start.first,
            open: committed.map(|touch| (touch, reached)).into_iter().collect(),
            seen: HashSet::new(),
            decided: None,
            changed: None,
            postponed: None,
            restamped: None,
        })
    }

    /// Goes back to the end: another stamp, or where the document came in.
    ///
    /// # Errors
    /// With the blobs that must be read first.
    fn go_on(
        &mut self,
        origins: &mut Origins<'log>,
        (of, cache): (Committed<'log, '_>, &VersionCache<'_>),
    ) -> Result<(), Wanted<'log>> {
        if let Some(blob) = self.first.and_then(|first| of.log.blob(first)) {
            // Most documents are unchanged since they were first committed; then no version in between is read.
            let versions = cache.get(blob).ok_or_else(|| vec![blob])?;
            if same(&self.now, versions).is_some_and(|first| self.is_unchanged_since(first)) {
                return Ok(());
            }
            self.first = None;
        }
        if let Some((touch, blob)) = self.unread.and_then(|touch| Some((touch, of.log.blob(touch)?))) {
            let versions = cache.get(blob).ok_or_else(|| vec![blob])?;
            self.read_committed(touch, versions, of);
            self.unread = None;
        }
        while let Some((touch, reached)) = self.open.pop_last() {
            let sought = Sought { version: &reached.version, is_there: reached.is_there };
            match origins.before(cache, sought, touch) {
                Ok(before) => self.step_back(of.log, (touch, &reached), before),
                Err(wanted) => {
                    self.open.insert(touch, reached);
                    return Err(wanted);
                }
            }
        }
        Ok(())
    }

    /// True if an older version in use has the same stamp, content and day of review.
    fn is_unchanged_since(&self, first: &Version) -> bool {
        let is_same = self.now.has_decision_of(first) && first.content == self.now.content;
        first.is_in_use && is_same && first.review.map(|(day, _)| day) == self.now.review.map(|(day, _)| day)
    }

    /// Begins with the committed version, where the file on disk differs from it.
    fn read_committed(&mut self, touch: Touch, versions: &[Version], of: Committed<'log, '_>) {
        let version = same(&self.now, versions).or_else(|| of.corrected(&self.now, versions));
        let (is_there, version) = (version.is_some(), version.unwrap_or(&self.now).clone());
        if !self.now.has_decision_of(&version) {
            self.restamped = self.follows_on(&version).map(|stamp| (stamp, Change::Uncommitted));
            return;
        }
        self.changed = (version.content != self.now.content).then_some(Change::Uncommitted);
        self.open.insert(touch, Reached { version, is_there, decided: None });
    }

    /// Goes from a touch to those that the document came from; where none has the same stamp, it was decided there.
    fn step_back(&mut self, log: &'log FileLog, (touch, reached): (Touch, &Reached<'log>), before: Vec<Origin>) {
        let own = log.blob(touch).filter(|_| reached.is_there && reached.version.is_in_use);
        let own = own.map(|blob| DecidedVersion { content: reached.version.content, blob, touch });
        let decided = own.or(reached.decided);
        let (same, other): (Vec<_>, Vec<_>) = before
            .into_iter()
            .partition(|origin| origin.version.as_ref().is_none_or(|version| self.now.has_decision_of(version)));
        if same.is_empty() {
            self.offer(log, decided);
            let stamp = other.iter().filter_map(|origin| origin.version.as_ref()).find_map(|one| self.follows_on(one));
            self.restamped = self.restamped.take().or(stamp.map(|stamp| (stamp, Change::Touch(touch))));
        }
        for Origin { touch: older, version } in same {
            if let Some(version) = &version {
                self.compare(version, touch);
            }
            let is_there = version.is_some();
            let version = version.unwrap_or_else(|| reached.version.clone());
            if self.seen.insert(older) {
                self.open.insert(older, Reached { version, is_there, decided });
            }
        }
    }

    /// Compares an older version with the same stamp, which a touch followed on.
    fn compare(&mut self, older: &Version, touch: Touch) {
        if older.is_in_use && older.content != self.now.content {
            self.changed.get_or_insert(Change::Touch(touch));
        }
        if self.now.only_puts_off(older) {
            self.postponed.get_or_insert(touch);
        }
    }

    /// Takes the decided version at the end of a line; of several lines the one that was committed first, whichever branch is
    /// looked at.
    fn offer(&mut self, log: &FileLog, found: Option<DecidedVersion<'log>>) {
        let both = self.decided.into_iter().chain(found);
        self.decided = both.min_by(|one, other| log.age(one.touch).cmp(&log.age(other.touch)));
    }

    /// The stamp of an older version in use, if it is of the same day as today's and another.
    fn follows_on(&self, older: &Version) -> Option<Vec<String>> {
        let (then, now) = (older.stamp.as_ref()?, self.now.stamp.as_ref()?);
        (older.is_in_use && then.first() == now.first() && then != now).then(|| then.clone())
    }
}
