//! The versions that were decided before the present one of each document, back to the one that holds, as far as git has them.

use std::collections::{BTreeSet, HashMap};

use jiff::civil::Date;

use super::HistoryInput;
use super::old_document::OldDocument;
use super::origins::{Origins, Sought, Wanted, same};
use super::uncommitted;
use super::version::{Version, is_in_use};
use super::versions::VersionCache;
use crate::corpus::{Document, DocumentId, Force, Status};
use crate::git::by_path::{FileLog, Touch};
use crate::git::{Compared, GitError};

/// A version that was decided before the present one.
#[derive(Debug)]
pub struct DecidedBefore {
    /// The document as it was.
    pub old: OldDocument,
    /// True if the document was withdrawn or archived after it.
    pub was_put_away: bool,
}

/// The versions before of each document, the newest first: one, and those before it as long as each holds only from later.
pub type VersionsBefore = HashMap<DocumentId, Vec<DecidedBefore>>;

/// The most versions before that are looked at for one that holds: more than a document has that wait for their day.
const MOST_WAITING: usize = 20;

/// A document on its way back through the history.
struct Walk {
    document: DocumentId,
    /// The version whose predecessor is sought.
    now: Version,
    touch: Touch,
    /// Its newest version that is known from the touch on.
    version: Version,
    is_there: bool,
    /// True if the touch itself is yet to be looked at: the file on disk differs from it.
    is_unread: bool,
    /// True if it has been withdrawn or archived on the way.
    was_put_away: bool,
}

/// The versions before of the documents that are decided, or are drafts of what may have been decided.
///
/// # Errors
/// If git fails, or if a part of the history is missing.
pub fn decided_before(past: HistoryInput<'_>, on: Date) -> Result<VersionsBefore, GitError> {
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
        let has_history = one.kind.words.is_governed && may_have_been_decided(one) && (is_unread || !is_first());
        has_history.then(|| {
            let now = Version::of(one, &one.value(), &past.catalogue.decision);
            Walk { document, version: now.clone(), now, touch, is_there: true, is_unread, was_put_away: false }
        })
    };
    let mut walks: Vec<Walk> = (0..past.documents.len()).filter_map(start).collect();
    let mut before = VersionsBefore::new();
    for _ in 0..MOST_WAITING {
        let found = round(walks, &log, &mut origins, &mut cache)?;
        walks = Vec::new();
        for (mut walk, old) in read(found, &mut cache)? {
            let is_later = matches!(old.document.force(on), Force::NotYet(_) | Force::Earlier(_));
            before.entry(walk.document).or_default().push(DecidedBefore { old, was_put_away: walk.was_put_away });
            if is_later {
                walk.now.clone_from(&walk.version);
                walks.push(walk);
            }
        }
        if walks.is_empty() {
            break;
        }
    }
    past.memory.keep(cache.into_read());
    Ok(before)
}

/// True if the files of git are what was read, so that its commit says which texts they are.
///
/// # Errors
/// If git fails.
pub fn is_committed(past: HistoryInput<'_>) -> Result<bool, GitError> {
    let Some(_) = past.at else {
        let compared = uncommitted::compare(past, &past.repository.head()?)?;
        return Ok(compared.uncommitted.is_empty() && compared.in_other_form.is_empty());
    };
    Ok(true)
}

/// True if it is decided, or a draft that may replace what is decided.
fn may_have_been_decided(document: &Document) -> bool {
    is_in_use(document) || matches!(document.status, Status::Draft | Status::InReview)
}

/// Takes each walk to the version that was decided before; those that find none are gone. Each has the blob of its version.
fn round<'log>(
    mut open: Vec<Walk>,
    log: &'log FileLog,
    origins: &mut Origins<'log>,
    cache: &mut VersionCache<'_>,
) -> Result<Vec<(Walk, String)>, GitError> {
    let mut found = Vec::new();
    while !open.is_empty() {
        let (mut wanted, mut going) = (BTreeSet::new(), Vec::new());
        for mut walk in open {
            match walk.go_on(log, origins, cache) {
                Ok(blob) => found.extend(blob.map(|blob| (walk, blob))),
                Err(blobs) => {
                    wanted.extend(blobs);
                    going.push(walk);
                }
            }
        }
        cache.fetch(&wanted)?;
        open = going;
    }
    Ok(found)
}

impl Walk {
    /// Goes back to the version that was decided before, and gives its blob; none if it comes to where the document came in.
    ///
    /// # Errors
    /// With the blobs that must be read first.
    fn go_on<'log>(
        &mut self,
        log: &'log FileLog,
        origins: &mut Origins<'log>,
        cache: &VersionCache<'_>,
    ) -> Result<Option<String>, Wanted<'log>> {
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
            self.was_put_away |= self.is_there && self.version.is_put_away;
            if self.is_before() {
                return Ok(log.blob(self.touch).map(str::to_owned));
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

    /// True if it has come to a version that was decided before: another decision, or the one that a draft is to replace.
    fn is_before(&self) -> bool {
        let is_other = !self.now.is_in_use || self.version.stamp != self.now.stamp;
        self.is_there && self.version.is_in_use && self.version.stamp.is_some() && is_other
    }
}

/// The documents of the versions that walks have come to, each blob read once.
fn read(found: Vec<(Walk, String)>, cache: &mut VersionCache<'_>) -> Result<Vec<(Walk, OldDocument)>, GitError> {
    let mut by_blob: HashMap<String, Vec<Walk>> = HashMap::new();
    for (walk, blob) in found {
        by_blob.entry(blob).or_default().push(walk);
    }
    let mut read = Vec::new();
    for (blob, wanted) in by_blob {
        let mut by_name: HashMap<(String, String), OldDocument> = HashMap::new();
        for old in cache.documents(&blob)? {
            by_name.entry((old.document.kind.name.0.clone(), old.document.id.clone())).or_insert(old);
        }
        for walk in wanted {
            let name = (walk.version.kind.0.clone(), walk.version.id.clone());
            read.extend(by_name.remove(&name).map(|old| (walk, old)));
        }
    }
    Ok(read)
}
