//! Where the traces start: the documents in use that have a history, without those unchanged since their first commit.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::HistoryInput;
use super::version::is_in_use;
use super::versions::VersionCache;
use crate::corpus::{Document, DocumentId};
use crate::git::by_path::FileLog;
use crate::git::{GitError, Uncommitted};
use crate::text::SourceId;

/// The start of a trace: a document that may have a decided version, before its version today is worked out.
pub struct StartingPoint<'log> {
    /// The document.
    pub document: DocumentId,
    /// The path of its file.
    pub path: String,
    /// True if the file on disk differs from the committed one.
    pub is_changed: bool,
    /// The blob of the file when it was first committed, if its documents cannot have come from another file.
    pub first: Option<&'log str>,
}

/// The documents in use that have a history, each with its path today.
pub fn starting_points<'log>(
    past: HistoryInput<'_>,
    log: &'log FileLog,
    uncommitted: &BTreeMap<String, Uncommitted>,
) -> Vec<StartingPoint<'log>> {
    let numbered = past.documents.par_iter().enumerate();
    let governed = numbered.filter(|(_, document)| document.kind.words.is_governed && is_in_use(document));
    let start = |(number, _): (usize, &Document)| {
        let path = past.path(DocumentId(number));
        let is_changed = uncommitted.contains_key(path);
        let has_history = is_changed || !log.has_only_come_in(path);
        has_history.then(|| StartingPoint {
            document: DocumentId(number),
            path: path.to_owned(),
            is_changed,
            first: log.first(path),
        })
    };
    governed.filter_map(start).collect()
}

/// Leaves out the documents of files that are unchanged since they were first committed.
///
/// # Errors
/// If git fails, or if a blob is missing.
pub fn leave_out_unchanged(
    past: HistoryInput<'_>,
    starts: &mut Vec<StartingPoint<'_>>,
    cache: &mut VersionCache<'_>,
) -> Result<(), GitError> {
    // The source is part of the key: two files may have been committed with the same text and differ today.
    fn key<'log>(past: HistoryInput<'_>, start: &StartingPoint<'log>) -> Option<(&'log str, SourceId)> {
        let first = start.first.filter(|_| !start.is_changed)?;
        Some((first, past.documents[start.document.0].source))
    }
    let keys: BTreeSet<(&str, SourceId)> = starts.iter().filter_map(|start| key(past, start)).collect();
    let text = |source: SourceId| past.sources[source.0 as usize].text.as_str();
    let pairs: Vec<(&str, &str)> = keys.iter().map(|(blob, source)| (*blob, text(*source))).collect();
    let alike = cache.alike(&pairs)?;
    let unchanged: BTreeSet<(&str, SourceId)> =
        keys.into_iter().zip(alike).filter(|(_, alike)| *alike).map(|(key, _)| key).collect();
    starts.retain(|start| !key(past, start).is_some_and(|key| unchanged.contains(&key)));
    Ok(())
}
