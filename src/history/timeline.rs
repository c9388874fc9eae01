//! The timeline of one document: every version it has had on the first-parent line of the branch, newest first.

use std::collections::{BTreeMap, BTreeSet};

use super::HistoryInput;
use super::old_document::OldDocument;
use super::renames::{RenameTracker, known, same};
use super::version::Version;
use super::versions::VersionCache;
use crate::corpus::DocumentId;
use crate::git::by_path::{FileLog, Touch};
use crate::git::{Commit, GitError, Uncommitted};
use crate::text::personal_number;

/// The timeline of a document.
#[derive(Debug)]
pub struct Life {
    pub kind: String,
    pub id: String,
    pub title: String,
    /// Its versions, newest first.
    pub points: Vec<Point>,
}

/// A version of a document, and the commit that brought it in.
#[derive(Debug)]
pub struct Point {
    /// The commit; none if the version is on disk and not committed.
    pub commit: Option<Commit>,
    /// The path of the file.
    pub path: String,
    /// The version and its document; none if it was removed or unreadable.
    pub version: Option<(Version, OldDocument)>,
}

/// The timeline of a document that exists today.
///
/// # Errors
/// If there is no history, or git fails.
pub fn life(past: HistoryInput<'_>, id: DocumentId) -> Result<Life, GitError> {
    let document = &past.documents[id.0];
    let uncommitted = past.repository.uncommitted()?;
    let now = Version::of(document, &document.value(), &past.catalogue.decision);
    let mut tracer = Tracer::new(past)?;
    let start = Start { version: now, path: past.path(id).to_owned(), step: None };
    let mut points = tracer.points(past, start)?;
    if let Some(point) = on_disk(past, id, &uncommitted) {
        points.insert(0, point);
    }
    Ok(Life { kind: document.kind.name.to_string(), id: document.id.clone(), title: document.title.clone(), points })
}

/// The timelines of documents with an id that were removed with their files; several where kinds share it.
///
/// # Errors
/// If there is no history, or git fails.
pub fn removed(past: HistoryInput<'_>, kind: Option<&str>, id: &str) -> Result<Vec<Life>, GitError> {
    let mut tracer = Tracer::new(past)?;
    let mut found: BTreeMap<String, Start> = BTreeMap::new();
    for (step, stored) in tracer.log.taken_away() {
        tracer.cache.fetch(&BTreeSet::from([stored.blob.as_str()]))?;
        for version in tracer.cache.get(&stored.blob).into_iter().flatten() {
            if version.id == id && kind.is_none_or(|kind| version.kind.0 == kind) {
                found.entry(version.kind.to_string()).or_insert_with(|| Start {
                    version: version.clone(),
                    path: stored.path.clone(),
                    step: step.checked_sub(1),
                });
            }
        }
    }
    let lives = found.into_iter().map(|(kind, start)| {
        let points = tracer.points(past, start)?;
        let newest = points.iter().find_map(|point| point.version.as_ref());
        let title = newest.map(|(_, old)| old.document.title.clone()).unwrap_or_default();
        Ok(Life { kind, id: id.to_owned(), title, points })
    });
    lives.collect()
}

/// The version of a document on disk, if its file is not committed as it is.
fn on_disk(past: HistoryInput<'_>, id: DocumentId, uncommitted: &BTreeMap<String, Uncommitted>) -> Option<Point> {
    let document = &past.documents[id.0];
    let path = past.path(id);
    uncommitted.get(path)?;
    let source = &past.sources[document.source.0 as usize];
    let text = source.text.get(document.root.span.range()).unwrap_or_default().to_owned();
    let old = OldDocument { value: document.value(), document: document.clone(), text };
    let version = Version::of(document, &old.value, &past.catalogue.decision);
    Some(Point { commit: None, path: path.to_owned(), version: Some((version, old)) })
}

/// Where a timeline starts: the newest known version, its path, and the step that it is older than.
struct Start {
    version: Version,
    path: String,
    step: Option<usize>,
}

/// Reads the versions of a document backwards through the history.
struct Tracer<'audit> {
    log: FileLog,
    cache: VersionCache<'audit>,
}

impl<'audit> Tracer<'audit> {
    fn new(past: HistoryInput<'audit>) -> Result<Self, GitError> {
        let head = past.repository.head()?;
        let log = FileLog::new(past.repository.steps(&head)?);
        Ok(Self { log, cache: VersionCache::new(past.catalogue, past.repository.blobs()?) })
    }

    /// The committed versions of a document that are older than a step, newest first; all if no step is named.
    fn points(&mut self, past: HistoryInput<'_>, start: Start) -> Result<Vec<Point>, GitError> {
        let Start { version: mut who, mut path, mut step } = start;
        let known = known(past.documents);
        let mut points = Vec::new();
        while let Some(touch) = self.log.older(&path, step) {
            let version = self.after(&who, touch)?;
            points.push(Point {
                commit: Some(self.log.commit(touch.step).clone()),
                path: personal_number::clean(&path),
                version,
            });
            let tracker = RenameTracker { log: &self.log, known: &known };
            let before = loop {
                match tracker.before(&self.cache, &who, (touch, &path)) {
                    Ok(before) => break before,
                    Err(wanted) => self.cache.fetch(&wanted.into_iter().collect())?,
                }
            };
            if let Some(version) = before.version {
                who = version;
            }
            (path, step) = (before.path, Some(touch.step));
        }
        Ok(points)
    }

    /// The version of a document after a step.
    fn after(&mut self, who: &Version, touch: Touch) -> Result<Option<(Version, OldDocument)>, GitError> {
        let Some(after) = &self.log.change(touch).after else { return Ok(None) };
        let read = self.cache.documents(&after.blob)?;
        let versions: Vec<Version> = read.iter().map(|old| self.cache.version(old)).collect();
        let found = same(who, &versions).and_then(|version| versions.iter().position(|one| one == version));
        Ok(found.and_then(|number| versions.into_iter().zip(read).nth(number)))
    }
}
