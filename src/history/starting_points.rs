//! Where the traces start: the documents in use that have a history, without those unchanged since their first commit.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use rayon::prelude::*;

use super::HistoryInput;
use super::origins::Origins;
use super::version::{Version, is_in_use};
use super::versions::VersionCache;
use crate::catalogue::KindName;
use crate::corpus::{Document, DocumentId};
use crate::git::by_path::{FileLog, Touch};
use crate::git::{GitError, Uncommitted};
use crate::text::SourceId;

/// The history as of the audited commit, and what differs from it on disk.
#[derive(Debug, Clone, Copy)]
pub struct Committed<'log, 'audit> {
    /// The history.
    pub log: &'log FileLog,
    /// The commit.
    pub step: usize,
    /// The files that are not committed as they are on disk.
    pub uncommitted: &'audit BTreeMap<String, Uncommitted>,
    /// The kinds and ids that are in use today.
    pub known: &'audit HashSet<(&'audit KindName, &'audit str)>,
}

/// The start of a trace: a document that may have a decided version, before its version today is worked out.
pub struct StartingPoint {
    /// The document.
    pub document: DocumentId,
    /// The last touch of its file.
    pub last: Option<Touch>,
    /// True if the file on disk differs from the committed one.
    pub is_changed: bool,
    /// The touch in which the file came in, if its documents cannot have come from another file.
    pub first: Option<Touch>,
}

/// The kinds and ids of documents.
#[must_use]
pub fn known(documents: &[Document]) -> HashSet<(&KindName, &str)> {
    documents.iter().map(|document| (&document.kind.name, document.id.as_str())).collect()
}

impl Committed<'_, '_> {
    /// The only document of a file, if its kind and the day of its decision are the same and its id is no longer in use: it was
    /// corrected on disk.
    #[must_use]
    pub fn corrected<'file>(&self, now: &Version, versions: &'file [Version]) -> Option<&'file Version> {
        let [only] = versions else { return None };
        let is_same = only.is_of_decision(now);
        Some(only).filter(|only| is_same && !self.known.contains(&(&only.kind, only.id.as_str())))
    }
}

/// The documents in use that have a history, each with the last touch of its file.
pub fn starting_points(past: HistoryInput<'_>, of: Committed<'_, '_>, origins: &Origins<'_>) -> Vec<StartingPoint> {
    let numbered = past.documents.par_iter().enumerate();
    let governed = numbered.filter(|(_, document)| document.kind.words.is_governed && is_in_use(document));
    let start = |(number, document): (usize, &Document)| {
        let path = past.path(DocumentId(number));
        let is_changed = of.uncommitted.contains_key(path);
        let last = of.log.at(of.step, &past.in_repository(path));
        let was_elsewhere = || origins.was_elsewhere(&document.kind.name, &document.id);
        let first = last.and_then(|last| of.log.first(last)).filter(|_| !was_elsewhere());
        let has_history = is_changed || last.is_none() || first != last;
        has_history.then_some(StartingPoint { document: DocumentId(number), last, is_changed, first })
    };
    governed.filter_map(start).collect()
}

/// Leaves out the documents of files that are unchanged since they were first committed.
///
/// # Errors
/// If git fails, or if a blob is missing.
pub fn leave_out_unchanged(
    past: HistoryInput<'_>,
    starts: &mut Vec<StartingPoint>,
    (log, cache): (&FileLog, &mut VersionCache<'_>),
) -> Result<(), GitError> {
    // The source is part of the key: two files may have been committed with the same text and differ today.
    let key = |start: &StartingPoint| {
        let first = log.blob(start.first.filter(|_| !start.is_changed)?)?;
        Some((first, past.documents[start.document.0].source))
    };
    let keys: BTreeSet<(&str, SourceId)> = starts.iter().filter_map(key).collect();
    let text = |source: SourceId| past.sources[source.0 as usize].text.as_str();
    let pairs: Vec<(&str, &str)> = keys.iter().map(|(blob, source)| (*blob, text(*source))).collect();
    let alike = cache.alike(&pairs)?;
    let unchanged: BTreeSet<(&str, SourceId)> =
        keys.into_iter().zip(alike).filter(|(_, alike)| *alike).map(|(key, _)| key).collect();
    starts.retain(|start| !key(start).is_some_and(|key| unchanged.contains(&key)));
    Ok(())
}
