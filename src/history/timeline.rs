//! The timeline of one document: every version it has had, newest first; at a merge, on the side that has the text.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::HistoryInput;
use super::old_document::OldDocument;
use super::origins::{Origins, Sought, same};
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
    let uncommitted = super::uncommitted::compare(past, &past.repository.head()?)?.uncommitted;
    let now = Version::of(document, &document.value(), &past.catalogue.decision);
    let mut tracer = Tracer::new(past)?;
    let last = tracer.log.at(tracer.step, &past.in_repository(past.path(id)));
    let mut points = match last {
        Some(touch) => tracer.points(past, Start { version: now, touch })?,
        None => Vec::new(),
    };
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
    let log = Arc::clone(&tracer.log);
    for gone in log.gone(tracer.step) {
        let Some(blob) = log.before(gone).first().and_then(|before| log.blob(*before)) else { continue };
        tracer.cache.fetch(&BTreeSet::from([blob]))?;
        for version in tracer.cache.get(blob).into_iter().flatten() {
            if version.id == id && kind.is_none_or(|kind| version.kind.0 == kind) {
                let start = || Start { version: version.clone(), touch: gone };
                found.entry(version.kind.to_string()).or_insert_with(start);
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
    // A number in the text of today is told by the audit.
    let old = OldDocument { value: document.value(), document: document.clone(), text, is_private: false };
    let version = Version::of(document, &old.value, &past.catalogue.decision);
    Some(Point { commit: None, path: path.to_owned(), version: Some((version, old)) })
}

/// Where a timeline starts: the newest known version, and the last touch of its file.
struct Start {
    version: Version,
    touch: Touch,
}

/// Reads the versions of a document backwards through the history.
struct Tracer<'audit> {
    log: Arc<FileLog>,
    step: usize,
    cache: VersionCache<'audit>,
}

impl<'audit> Tracer<'audit> {
    fn new(past: HistoryInput<'audit>) -> Result<Self, GitError> {
        let (log, step) = past.memory.log(past.repository, &past.repository.head()?)?;
        Ok(Self { log, step, cache: VersionCache::new(past.catalogue, past.repository.blobs()?, past.memory.take()) })
    }

    /// The committed versions of a document, newest first.
    fn points(&mut self, past: HistoryInput<'_>, start: Start) -> Result<Vec<Point>, GitError> {
        let log = Arc::clone(&self.log);
        let mut origins = Origins::new(&log, self.step, &mut self.cache)?;
        let Start { version: mut who, mut touch } = start;
        let mut points = Vec::new();
        loop {
            let version = self.after(&who, touch)?;
            let is_there = version.is_some();
            points.push(Point {
                commit: Some(log.commit(touch).clone()),
                path: personal_number::clean(&shown(&past.repository.prefix, log.path(touch))),
                version,
            });
            let before = loop {
                match origins.before(&self.cache, Sought { version: &who, is_there }, touch) {
                    Ok(before) => break before,
                    Err(wanted) => self.cache.fetch(&wanted.into_iter().collect())?,
                }
            };
            // Where several sides of a merge have the document, the first of them is told.
            let first = before.iter().position(|origin| origin.version.is_some()).unwrap_or_default();
            let Some(origin) = before.into_iter().nth(first) else { return Ok(points) };
            touch = origin.touch;
            who = origin.version.unwrap_or(who);
        }
    }

    /// The version of a document after a touch.
    fn after(&mut self, who: &Version, touch: Touch) -> Result<Option<(Version, OldDocument)>, GitError> {
        let Some(blob) = self.log.blob(touch) else { return Ok(None) };
        let read = self.cache.documents(blob)?;
        let versions: Vec<Version> = read.iter().map(|old| self.cache.version(old)).collect();
        let found = same(who, &versions).and_then(|version| versions.iter().position(|one| one == version));
        Ok(found.and_then(|number| versions.into_iter().zip(read).nth(number)))
    }
}

/// A path of the repository as a path relative to the audited folder.
fn shown(prefix: &str, path: &str) -> String {
    let mut prefix: Vec<&str> = prefix.split('/').filter(|part| !part.is_empty()).collect();
    let mut parts: Vec<&str> = path.split('/').collect();
    while parts.len() > 1 && prefix.first() == parts.first() {
        prefix.remove(0);
        parts.remove(0);
    }
    format!("{}{}", "../".repeat(prefix.len()), parts.join("/"))
}
