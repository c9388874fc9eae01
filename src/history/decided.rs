//! The trace of each document back to the version that came in with its decision.
//!
//! Documents are traced in rounds, so that one `git cat-file --batch` serves the blobs of a whole round.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use rayon::prelude::*;

use super::HistoryInput;
use super::line::{Change, DecidedVersion, Line, first};
use super::on_disk::find_moved;
use super::origins::{Origin, Origins, Sought, Wanted, same};
use super::starting_points::{Committed, StartingPoint, leave_out_unchanged, starting_points};
use super::version::{Shared, Version};
use super::versions::VersionCache;
use crate::corpus::DocumentId;
use crate::git::GitError;
use crate::git::by_path::{FileLog, Touch};

/// The traces of documents through the history.
#[derive(Debug)]
pub struct Traces<'log> {
    /// The trace of each decided document in use.
    pub of_documents: Vec<Trace<'log>>,
    /// How many of them have no history.
    pub missing: usize,
    /// Where documents were before each commit, as far as it was asked for.
    pub origins: Origins<'log>,
}

/// The trace of each decided document in use through the history.
///
/// # Errors
/// If git fails, or if a part of the history is missing.
pub fn traces<'log>(
    past: HistoryInput<'_>,
    of: Committed<'log, '_>,
    cache: &mut VersionCache<'_>,
) -> Result<Traces<'log>, GitError> {
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
    Ok(Traces { of_documents: ended, missing, origins })
}

/// A document that is followed backwards through the history.
///
/// It is followed past versions without the decision too: a day that was taken away and put back is the same decision.
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
    /// The oldest version in use with the same day, while it had no number.
    pub unnumbered: Option<DecidedVersion<'log>>,
    /// How today's content came in, where it differs from an older version in use.
    pub changed: Option<Change>,
    /// The commit in which the review was put off and nothing else changed.
    pub postponed: Option<Touch>,
    /// The stamp of the same day that today's followed on, and how today's came in.
    pub restamped: Option<(Vec<String>, Change)>,
    /// The touches in which the content became another.
    pub reworded: BTreeSet<Touch>,
    /// True if the content on disk is another than the committed one.
    pub is_reworded_on_disk: bool,
}

/// A document at a touch.
#[derive(Debug, Clone)]
struct Reached<'log> {
    /// Its version; where the file is there without it, the one that was known last.
    version: Version,
    /// True if the version is in the file.
    is_there: bool,
    /// What was seen on the way here.
    line: Line<'log>,
}

impl<'log> Trace<'log> {
    /// The trace from a starting point, if the document is decided.
    fn new(start: StartingPoint, past: HistoryInput<'_>) -> Option<Self> {
        let document = &past.documents[start.document.0];
        let now = Version::of(document, &document.value(), &past.catalogue.decision);
        let reached = Reached { version: now.clone(), is_there: true, line: Line::default() };
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
            unnumbered: None,
            changed: None,
            postponed: None,
            restamped: None,
            reworded: BTreeSet::new(),
            is_reworded_on_disk: false,
        })
    }

    /// Goes back to the end: another number of the same day, or where the document came in.
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
        let is_same = self.now.shares_with(first) == Shared::Stamp && first.content == self.now.content;
        first.is_in_use && is_same && first.review.map(|(day, _)| day) == self.now.review.map(|(day, _)| day)
    }

    /// Begins with the committed version, where the file on disk differs from it.
    fn read_committed(&mut self, touch: Touch, versions: &[Version], of: Committed<'log, '_>) {
        let version = same(&self.now, versions).or_else(|| of.corrected(&self.now, versions));
        let (is_there, version) = (version.is_some(), version.unwrap_or(&self.now).clone());
        self.is_reworded_on_disk = version.content != self.now.content;
        let line = self.follow(of.log, Line::default(), (&version, Change::Uncommitted));
        if let Some(line) = line {
            self.open.insert(touch, Reached { version, is_there, line });
        }
    }

    /// Goes from a touch to those that the document came from.
    fn step_back(&mut self, log: &'log FileLog, (touch, reached): (Touch, &Reached<'log>), before: Vec<Origin>) {
        let shared = self.now.shares_with(&reached.version);
        let mut line = reached.line;
        if reached.is_there {
            line = line.with(log, touch, (&reached.version, shared));
        }
        let has_decision = |version: &Version| self.now.shares_with(version).is_decision();
        let (same, other): (Vec<_>, Vec<_>) =
            before.into_iter().partition(|origin| origin.version.as_ref().is_none_or(has_decision));
        let goes_on = !same.is_empty();
        if !goes_on {
            self.offer(log, line);
        }
        // Beside a line that has the decision, one without it says nothing.
        let other = other.into_iter().filter(|_| !goes_on || !shared.is_decision());
        for Origin { touch: older, version } in same.into_iter().chain(other) {
            let is_there = version.is_some();
            let mut line = Some(line);
            if let Some(version) = &version {
                if version.content != reached.version.content {
                    self.reworded.insert(touch);
                }
                line = line.and_then(|line| self.follow(log, line, (version, Change::Touch(touch))));
            }
            let version = version.unwrap_or_else(|| reached.version.clone());
            if let Some(line) = line.filter(|_| self.seen.insert(older)) {
                self.open.insert(older, Reached { version, is_there, line });
            }
        }
    }

    /// The line before a change, where an older version stood; none where that is of the same day under another number.
    fn follow(
        &mut self,
        log: &'log FileLog,
        line: Line<'log>,
        (older, change): (&Version, Change),
    ) -> Option<Line<'log>> {
        let line = line.before(change, &self.now, older);
        match self.now.shares_with(older) {
            Shared::Stamp | Shared::Day => {
                if older.is_in_use && older.content != self.now.content {
                    self.changed = self.changed.or(line.worded);
                }
                if let Change::Touch(touch) = change
                    && self.now.only_puts_off(older)
                {
                    self.postponed.get_or_insert(touch);
                }
                Some(line)
            }
            Shared::OtherNumber if older.is_in_use => {
                let stamp = older.stamp.clone().unwrap_or_default();
                self.restamped.get_or_insert((stamp, line.stamped.unwrap_or(change)));
                self.offer(log, line);
                None
            }
            Shared::OtherNumber | Shared::Nothing => Some(line),
        }
    }

    /// Takes the decided versions at the end of a line.
    fn offer(&mut self, log: &'log FileLog, line: Line<'log>) {
        self.decided = first(log, self.decided, line.decided);
        self.unnumbered = first(log, self.unnumbered, line.unnumbered);
    }
}
