//! The documents that have a way back to a decision, and those whose text says at once that it is the decided one.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::HistoryInput;
use super::version::is_in_use;
use super::versions::VersionCache;
use crate::corpus::{Document, DocumentId};
use crate::git::by_path::FileLog;
use crate::git::{GitError, Uncommitted};
use crate::text::SourceId;

/// A document that may have a decision to be held against, before what it says today is looked at.
pub struct Way {
    /// The document.
    pub document: DocumentId,
    /// Its file.
    pub path: String,
    /// True if the folder differs from what is committed.
    pub is_changed: bool,
    /// What the file held when it first came in, if nothing else can have been before.
    pub first: Option<String>,
}

/// The documents in use that have a way back, each where it stands today.
pub fn ways(past: HistoryInput<'_>, log: &FileLog, uncommitted: &BTreeMap<String, Uncommitted>) -> Vec<Way> {
    let numbered = past.documents.par_iter().enumerate();
    let asked = numbered.filter(|(_, document)| document.kind.words.is_governed && is_in_use(document));
    let way = |(number, _): (usize, &Document)| {
        let path = past.path(DocumentId(number)).to_owned();
        let is_changed = uncommitted.contains_key(&path);
        let has_way = is_changed || !log.has_only_come_in(&path);
        let first = log.first(&path).map(str::to_owned);
        has_way.then_some(Way { document: DocumentId(number), path, is_changed, first })
    };
    asked.filter_map(way).collect()
}

/// Leaves out the documents of files that say the same as when they first came in.
///
/// # Errors
/// If git does not answer, or if something is not there.
pub fn leave_alike(past: HistoryInput<'_>, ways: &mut Vec<Way>, cache: &mut VersionCache<'_>) -> Result<(), GitError> {
    let source = |way: &Way| past.documents[way.document.0].source;
    // Two files may have come in with the same text and say different things today.
    let key = |way: &Way| way.first.clone().filter(|_| !way.is_changed).map(|first| (first, source(way)));
    let keys: BTreeSet<(String, SourceId)> = ways.iter().filter_map(key).collect();
    let text = |source: &SourceId| past.sources[source.0 as usize].text.as_str();
    let asked: Vec<(&str, &str)> = keys.iter().map(|(blob, source)| (blob.as_str(), text(source))).collect();
    let alike = cache.alike(&asked)?;
    let alike: BTreeSet<&(String, SourceId)> =
        keys.iter().zip(alike).filter(|(_, alike)| *alike).map(|(key, _)| key).collect();
    ways.retain(|way| !key(way).is_some_and(|key| alike.contains(&key)));
    Ok(())
}
