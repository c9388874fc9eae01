//! The version that was decided before the present one of each document, as far as git has it.

use std::collections::{BTreeSet, HashMap};

use super::HistoryInput;
use super::old_document::OldDocument;
use super::origins::{Origins, Sought, Wanted, same};
use super::uncommitted;
use super::version::{Version, is_in_use};
use super::versions::VersionCache;
use crate::corpus::DocumentId;
use crate::git::by_path::{FileLog, Touch};
use crate::git::{Compared, GitError};

/// A document on its way back through the history.
struct Walk {
    document: DocumentId,
    /// Its version now.
    now: Version,
    touch: Touch,
    /// Its newest version that is known from the touch on.
    version: Version,
    is_there: bool,
    /// True if the touch itself is yet to be looked at: the file on disk differs from it.
    is_unread: bool,
}

/// The versions before of the documents that are decided and in use.
///
/// # Errors
/// If git fails, or if a part of the history is missing.
pub fn decided_before(past: HistoryInput<'_>) -> Result<HashMap<DocumentId, OldDocument>, GitError> {
    let head = past.at.cloned().map_or_else(|| past.repository.head(), Ok)?;
    let (log, step) = past.memory.log(past.repository, &head)?;
    let changed = match past.at {
        Some(_) => Compared::default().uncommitted,
        None => uncommitted::compare(past, &head)?.uncommitted,
    };
    let mut cache = VersionCache::new(past.catalogue, past.repository.blobs()?, past.memory.take());
    let mut origins = Origins::new(&log, step, &mut cache)?;
    let start = |number: usize| {
        let document = DocumentId(number);
        let path = past.path(document);
        let touch = log.at(step, &past.in_repository(path))?;
        let is_unread = changed.contains_key(path);
        let one = &past.documents[number];
        let is_first = || log.first(touch) == Some(touch) && !origins.was_elsewhere(&one.kind.name, &one.id);
        let has_history = one.kind.words.is_governed && is_in_use(one) && (is_unread || !is_first());
        has_history.then(|| {
            let now = Version::of(one, &one.value(), &past.catalogue.decision);
            Walk { document, version: now.clone(), now, touch, is_there: true, is_unread }
        })
    };
    let mut open: Vec<Walk> = (0..past.documents.len()).filter_map(start).collect();
    let mut found: Vec<(DocumentId, Version, String)> = Vec::new();
    while !open.is_empty() {
        let (mut wanted, mut going) = (BTreeSet::new(), Vec::new());
        for mut walk in open {
            match walk.go_on(&log, &mut origins, &cache) {
                Ok(before) => found.extend(before.map(|(version, blob)| (walk.document, version, blob))),
                Err(blobs) => {
                    wanted.extend(blobs);
                    going.push(walk);
                }
            }
        }
        cache.fetch(&wanted)?;
        open = going;
    }
    let read = read(found, &mut cache);
    past.memory.keep(cache.into_read());
    read
}

impl Walk {
    /// Goes back to the version that was decided before, or to where the document came in.
    ///
    /// # Errors
    /// With the blobs that must be read first.
    fn go_on<'log>(
        &mut self,
        log: &'log FileLog,
        origins: &mut Origins<'log>,
        cache: &VersionCache<'_>,
    ) -> Result<Option<(Version, String)>, Wanted<'log>> {
        if let Some(blob) = log.blob(self.touch).filter(|_| self.is_unread) {
            let versions = cache.get(blob).ok_or_else(|| vec![blob])?;
            let version = same(&self.now, versions);
            self.is_there = version.is_some();
            if let Some(version) = version {
                self.version = version.clone();
            }
        }
        self.is_unread = false;
        loop {
            let is_before = self.is_there && self.version.is_in_use && self.version.stamp != self.now.stamp;
            if is_before && self.version.stamp.is_some() {
                let blob = log.blob(self.touch).map(str::to_owned);
                return Ok(blob.map(|blob| (self.version.clone(), blob)));
            }
            let sought = Sought { version: &self.version, is_there: self.is_there };
            let before = origins.before(cache, sought, self.touch)?;
            // Where several sides of a merge have the document, the first of them is followed.
            let first = before.iter().position(|origin| origin.version.is_some()).unwrap_or_default();
            let Some(origin) = before.into_iter().nth(first) else { return Ok(None) };
            self.touch = origin.touch;
            self.is_there = origin.version.is_some();
            self.version = origin.version.unwrap_or_else(|| self.version.clone());
        }
    }
}

/// The documents of versions, each blob read once.
fn read(
    found: Vec<(DocumentId, Version, String)>,
    cache: &mut VersionCache<'_>,
) -> Result<HashMap<DocumentId, OldDocument>, GitError> {
    let mut by_blob: HashMap<String, Vec<(DocumentId, Version)>> = HashMap::new();
    for (document, version, blob) in found {
        by_blob.entry(blob).or_default().push((document, version));
    }
    let mut read = HashMap::new();
    for (blob, wanted) in by_blob {
        let mut by_name: HashMap<(String, String), OldDocument> = HashMap::new();
        for old in cache.documents(&blob)? {
            by_name.entry((old.document.kind.name.0.clone(), old.document.id.clone())).or_insert(old);
        }
        for (document, version) in wanted {
            if let Some(old) = by_name.remove(&(version.kind.0, version.id)) {
                read.insert(document, old);
            }
        }
    }
    Ok(read)
}
