//! The timeline of one document: every version it has had, newest first; at a merge, on the side that has the text.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::HistoryInput;
use super::old_document::OldDocument;
use super::trail::{Start, Trail, trails};
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
    pub version: Option<(Version, Arc<OldDocument>)>,
}

/// The timeline of a document that exists today.
///
/// # Errors
/// If there is no history, or git fails.
pub fn life(past: HistoryInput<'_>, id: DocumentId) -> Result<Life, GitError> {
    let mut points = Vec::new();
    tell_lives(past, &[id], usize::MAX, |_, point| points.push(point))?;
    let document = &past.documents[id.0];
    Ok(Life { kind: document.kind.name.to_string(), id: document.id.clone(), title: document.title.clone(), points })
}

/// Tells the versions of documents that are read, at a commit or on disk: each with the place of its document among those
/// that are asked about, and of one document the newest first. Of the committed versions of each document at most so many are
/// told; the answer is which documents have more.
///
/// All documents are followed together and each file is read once for all of them, so that a file with many documents costs
/// no more than one with few, and no version need be kept.
///
/// # Errors
/// If there is no history, or git fails.
pub fn tell_lives(
    past: HistoryInput<'_>,
    ids: &[DocumentId],
    most: usize,
    mut tell: impl FnMut(usize, Point),
) -> Result<Vec<bool>, GitError> {
    let uncommitted = match past.at {
        Some(_) => BTreeMap::new(),
        None => super::uncommitted::compare(past, &past.repository.head()?)?.uncommitted,
    };
    let mut tracer = Tracer::new(past)?;
    let start = |id: &DocumentId| {
        let document = &past.documents[id.0];
        let version = Version::of(document, &document.value(), &past.catalogue.decision);
        let touch = tracer.log.at(tracer.step, &past.in_repository(past.path(*id)))?;
        Some(Start { version, touch })
    };
    let starts = ids.iter().map(start).collect();
    let trails = trails(starts, most, (&tracer.log, tracer.step), &mut tracer.cache)?;
    for (number, id) in ids.iter().enumerate() {
        if let Some(point) = on_disk(past, *id, &uncommitted) {
            tell(number, point);
        }
    }
    tracer.tell(past, &trails, &mut tell)?;
    past.memory.keep(tracer.cache.into_read());
    Ok(trails.into_iter().map(|trail| trail.is_cut).collect())
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
    let (kinds, starts): (Vec<String>, Vec<Option<Start>>) =
        found.into_iter().map(|(kind, start)| (kind, Some(start))).unzip();
    let trails = trails(starts, usize::MAX, (&log, tracer.step), &mut tracer.cache)?;
    let mut points: Vec<Vec<Point>> = kinds.iter().map(|_| Vec::new()).collect();
    tracer.tell(past, &trails, &mut |number, point| points[number].push(point))?;
    let life = |(kind, points): (String, Vec<Point>)| {
        let newest = points.iter().find_map(|point| point.version.as_ref());
        let title = newest.map(|(_, old)| old.document.title.clone()).unwrap_or_default();
        Life { kind, id: id.to_owned(), title, points }
    };
    Ok(kinds.into_iter().zip(points).map(life).collect())
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
    Some(Point {
        commit: None,
        path: path.to_owned(),
        has_private_path: false,
        version: Some((version, Arc::new(old))),
    })
}

/// Reads the versions of documents backwards through the history.
struct Tracer<'audit> {
    log: Arc<FileLog>,
    step: usize,
    cache: VersionCache<'audit>,
}

/// The places of trails that have a touch, each with the number of its document in the file.
type Passing = Vec<(usize, Option<usize>)>;

/// The most files whose documents are held in memory at once.
const AT_ONCE: usize = 16;

impl<'audit> Tracer<'audit> {
    fn new(past: HistoryInput<'audit>) -> Result<Self, GitError> {
        let head = past.at.cloned().map_or_else(|| past.repository.head(), Ok)?;
        let (log, step) = past.memory.log(past.repository, &head)?;
        Ok(Self { log, step, cache: VersionCache::new(past.catalogue, past.repository.blobs()?, past.memory.take()) })
    }

    /// Tells the versions on trails, each with the place of its trail: the newest touch of all first.
    fn tell(
        &mut self,
        past: HistoryInput<'_>,
        trails: &[Trail],
        tell: &mut impl FnMut(usize, Point),
    ) -> Result<(), GitError> {
        let mut touched: BTreeMap<Reverse<Touch>, Passing> = BTreeMap::new();
        for (place, trail) in trails.iter().enumerate() {
            for step in &trail.steps {
                touched.entry(Reverse(step.touch)).or_default().push((place, step.number));
            }
        }
        let touched: Vec<(Touch, Passing)> = touched.into_iter().map(|(Reverse(touch), told)| (touch, told)).collect();
        for chunk in touched.chunks(AT_ONCE) {
            let blobs: Vec<&str> = chunk.iter().filter_map(|(touch, _)| self.log.blob(*touch)).collect();
            let mut read = self.cache.documents_of(&blobs)?.into_iter();
            for (touch, passing) in chunk {
                let documents = self.log.blob(*touch).and_then(|_| read.next()).unwrap_or_default();
                let documents: Vec<Arc<OldDocument>> = documents.into_iter().map(Arc::new).collect();
                self.tell_touch(past, *touch, (passing, &documents), tell);
            }
        }
        Ok(())
    }

    /// Tells the versions that a touch left on trails.
    fn tell_touch(
        &self,
        past: HistoryInput<'_>,
        touch: Touch,
        (passing, documents): (&Passing, &[Arc<OldDocument>]),
        tell: &mut impl FnMut(usize, Point),
    ) {
        let path = shown(&past.repository.prefix, self.log.path(touch));
        let masked = personal_number::clean(&path);
        let versions = self.log.blob(touch).and_then(|blob| self.cache.get(blob)).unwrap_or_default();
        for (place, number) in passing {
            let version = number.and_then(|at| Some((versions.get(at)?.clone(), Arc::clone(documents.get(at)?))));
            let point = Point {
                commit: Some(self.log.commit(touch).clone()),
                has_private_path: masked != path,
                path: masked.clone(),
                version,
            };
            tell(*place, point);
        }
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
