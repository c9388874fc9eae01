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
    /// True if a personnummer stands in that path, where it is masked.
    pub has_private_path: bool,
    /// The version and its document; none if it was removed or unreadable.
    pub version: Option<(Version, OldDocument)>,
}

/// The timeline of a document that exists today.
///
/// # Errors
/// If there is no history, or git fails.
pub fn life(past: HistoryInput<'_>, id: DocumentId) -> Result<Life, GitError> {
    let lives = lives(past, &[id])?;
    lives.into_iter().next().ok_or(GitError::Unborn)
}

/// The timelines of documents that are read, at a commit or on disk, in their order.
///
/// # Errors
/// If there is no history, or git fails.
pub fn lives(past: HistoryInput<'_>, ids: &[DocumentId]) -> Result<Vec<Life>, GitError> {
    let uncommitted = match past.at {
        Some(_) => BTreeMap::new(),
        None => super::uncommitted::compare(past, &past.repository.head()?)?.uncommitted,
    };
    let mut tracer = Tracer::new(past)?;
    let log = Arc::clone(&tracer.log);
    let mut origins = Origins::new(&log, tracer.step, &mut tracer.cache)?;
    let mut of = |id: &DocumentId| {
        let document = &past.documents[id.0];
        let now = Version::of(document, &document.value(), &past.catalogue.decision);
        let last = log.at(tracer.step, &past.in_repository(past.path(*id)));
        let start = last.map(|touch| Start { version: now, touch });
        let mut points = start.map_or(Ok(Vec::new()), |start| tracer.points((past, &log), start, &mut origins))?;
        if let Some(point) = on_disk(past, *id, &uncommitted) {
            points.insert(0, point);
        }
        let (kind, id) = (document.kind.name.to_string(), document.id.clone());
        Ok(Life { kind, id, title: document.title.clone(), points })
    };
    ids.iter().map(&mut of).collect()
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
    let mut origins = Origins::new(&log, tracer.step, &mut tracer.cache)?;
    let lives = found.into_iter().map(|(kind, start)| {
        let points = tracer.points((past, &log), start, &mut origins)?;
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
    let (is_private, private_lines) = (false, Vec::new());
    let old = OldDocument { value: document.value(), document: document.clone(), text, is_private, private_lines };
    let version = Version::of(document, &old.value, &past.catalogue.decision);
    Some(Point { commit: None, path: path.to_owned(), has_private_path: false, version: Some((version, old)) })
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
        let head = past.at.cloned().map_or_else(|| past.repository.head(), Ok)?;
        let (log, step) = past.memory.log(past.repository, &head)?;
        Ok(Self { log, step, cache: VersionCache::new(past.catalogue, past.repository.blobs()?, past.memory.take()) })
    }

    /// The committed versions of a document, newest first.
    fn points<'log>(
        &mut self,
        (past, log): (HistoryInput<'_>, &'log FileLog),
        start: Start,
        origins: &mut Origins<'log>,
    ) -> Result<Vec<Point>, GitError> {
        let Start { version: mut who, mut touch } = start;
        let mut points = Vec::new();
        loop {
            let version = self.after(&who, touch)?;
            let is_there = version.is_some();
            let path = shown(&past.repository.prefix, log.path(touch));
            let masked = personal_number::clean(&path);
            points.push(Point {
                commit: Some(log.commit(touch).clone()),
                has_private_path: masked != path,
                path: masked,
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
