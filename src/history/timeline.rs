//! The life of one document: every version it has had on the branch's own line, newest first.

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

/// The life of a document.
#[derive(Debug)]
pub struct Life {
    /// Its kind.
    pub kind: String,
    /// Its id.
    pub id: String,
    /// What to call it.
    pub title: String,
    /// Its versions, newest first.
    pub points: Vec<Point>,
}

/// A version of a document, and what brought it in.
#[derive(Debug)]
pub struct Point {
    /// The commit; none if it stands in the folder and is not committed.
    pub commit: Option<Commit>,
    /// Where it stood.
    pub path: String,
    /// What it said; none if it was taken away, or could not be read.
    pub version: Option<(Version, OldDocument)>,
}

/// The life of a document that is there today, or of one that was taken away, by kind and id.
///
/// # Errors
/// If the history is not there, or git does not answer.
pub fn life(past: HistoryInput<'_>, id: DocumentId) -> Result<Life, GitError> {
    let document = &past.documents[id.0];
    let uncommitted = past.repository.uncommitted()?;
    let now = Version::of(document, &document.value(), &past.catalogue.decision);
    let path = past.path(id).to_owned();
    let mut tracer = Tracer::new(past)?;
    let points = tracer.points(past, (now, path.clone(), None))?;
    let mut life =
        Life { kind: document.kind.name.to_string(), id: document.id.clone(), title: document.title.clone(), points };
    if let Some(point) = standing(past, id, &uncommitted) {
        life.points.insert(0, point);
    }
    Ok(life)
}

/// The lives of documents with an id that were taken away with their files; several where kinds share it.
///
/// # Errors
/// If the history is not there, or git does not answer.
pub fn removed(past: HistoryInput<'_>, kind: Option<&str>, id: &str) -> Result<Vec<Life>, GitError> {
    let mut tracer = Tracer::new(past)?;
    let mut found: BTreeMap<String, (Version, String, usize)> = BTreeMap::new();
    for (step, stored) in tracer.log.taken_away() {
        tracer.cache.fetch(&BTreeSet::from([stored.blob.clone()]))?;
        for version in tracer.cache.get(&stored.blob).into_iter().flatten() {
            if version.id == id && kind.is_none_or(|kind| version.kind.0 == kind) {
                let at = || (version.clone(), stored.path.clone(), step);
                found.entry(version.kind.to_string()).or_insert_with(at);
            }
        }
    }
    let lives = found.into_iter().map(|(kind, (version, path, step))| {
        let points = tracer.points(past, (version, path, step.checked_sub(1)))?;
        let title =
            points.iter().find_map(|point| point.version.as_ref()).map(|(_, alone)| alone.document.title.clone());
        Ok(Life { kind, id: id.to_owned(), title: title.unwrap_or_default(), points })
    });
    lives.collect()
}

/// What stands in the folder and is not committed, of a document.
fn standing(past: HistoryInput<'_>, id: DocumentId, uncommitted: &BTreeMap<String, Uncommitted>) -> Option<Point> {
    let document = &past.documents[id.0];
    let path = past.path(id);
    uncommitted.get(path)?;
    let source = &past.sources[document.source.0 as usize];
    let text = source.text.get(document.root.span.range()).unwrap_or_default().to_owned();
    let alone = OldDocument { value: document.value(), document: document.clone(), text };
    let version = Version::of(document, &alone.value, &past.catalogue.decision);
    Some(Point { commit: None, path: path.to_owned(), version: Some((version, alone)) })
}

/// What is needed to go back through the history.
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

    /// The committed versions of a document, from after a step backwards; of all if no step is named.
    fn points(
        &mut self,
        past: HistoryInput<'_>,
        (mut who, mut path, mut step): (Version, String, Option<usize>),
    ) -> Result<Vec<Point>, GitError> {
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

    /// The document as a step left it.
    fn after(&mut self, who: &Version, touch: Touch) -> Result<Option<(Version, OldDocument)>, GitError> {
        let Some(after) = self.log.change(touch).after.clone() else { return Ok(None) };
        let read = self.cache.documents(&after.blob)?;
        let versions: Vec<Version> = read.iter().map(|alone| self.cache.version(alone)).collect();
        let found = same(who, &versions).and_then(|version| versions.iter().position(|one| one == version));
        Ok(found.and_then(|number| Some((versions[number].clone(), read.into_iter().nth(number)?))))
    }
}
