//! Where a document was before a step: in the same file, in one it was moved from, or nowhere.

use std::collections::HashSet;

use super::version::Version;
use super::versions::VersionCache;
use crate::catalogue::KindName;
use crate::corpus::Document;
use crate::git::Stored;
use crate::git::by_path::{FileLog, Touch};

/// The version of a document before a step, if there was one, and the path to follow from there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Before {
    /// The version.
    pub version: Option<Version>,
    /// The path.
    pub path: String,
}

/// Follows documents through renames in the history.
#[derive(Debug, Clone, Copy)]
pub struct RenameTracker<'log, 'known> {
    /// The steps of the history.
    pub log: &'log FileLog,
    /// The kinds and ids that are in use today.
    pub known: &'known HashSet<(&'known KindName, &'known str)>,
}

/// The kinds and ids of documents.
#[must_use]
pub fn known(documents: &[Document]) -> HashSet<(&KindName, &str)> {
    documents.iter().map(|document| (&document.kind.name, document.id.as_str())).collect()
}

impl<'log> RenameTracker<'log, '_> {
    /// The version of a document on a path before a step.
    ///
    /// # Errors
    /// With the blobs that must be read first.
    pub fn before(
        &self,
        cache: &VersionCache<'_>,
        who: &Version,
        (touch, path): (Touch, &str),
    ) -> Result<Before, Vec<&'log str>> {
        let stored = self.log.change(touch).before.as_ref();
        let same_file = match stored {
            None => &[][..],
            Some(stored) => cache.get(&stored.blob).ok_or_else(|| vec![stored.blob.as_str()])?,
        };
        let at = |version: Option<&Version>, stored: Option<&Stored>| Before {
            version: version.cloned(),
            path: stored.map_or(path, |stored| &stored.path).to_owned(),
        };
        if let Some(version) = same(who, same_file) {
            return Ok(at(Some(version), stored));
        }
        let beside: Vec<&Stored> = self.log.beside(touch).collect();
        let blobs = beside.iter().map(|stored| stored.blob.as_str());
        let unread: Vec<&str> = blobs.filter(|blob| cache.get(blob).is_none()).collect();
        if !unread.is_empty() {
            return Err(unread);
        }
        let moved = beside.iter().find_map(|stored| Some((same(who, cache.get(&stored.blob)?)?, *stored)));
        if let Some((version, stored)) = moved {
            return Ok(at(Some(version), Some(stored)));
        }
        let is_in_place = stored.is_some_and(|stored| stored.path == path);
        Ok(at(self.corrected(who, same_file).filter(|_| is_in_place), stored))
    }

    /// The only document of a file, if its kind and stamp are the same and its id is no longer in use: the id was corrected.
    fn corrected<'file>(&self, who: &Version, versions: &'file [Version]) -> Option<&'file Version> {
        let [only] = versions else { return None };
        let is_same = only.kind == who.kind && only.stamp == who.stamp;
        Some(only).filter(|only| is_same && !self.known.contains(&(&only.kind, only.id.as_str())))
    }
}

/// The version of the same document among those of a file, by kind and id.
#[must_use]
pub fn same<'file>(who: &Version, versions: &'file [Version]) -> Option<&'file Version> {
    let mut same = versions.iter().filter(|version| version.kind == who.kind && version.id == who.id);
    let first = same.next();
    // Several without id cannot be told apart.
    if who.id.is_empty() && same.next().is_some() { None } else { first }
}
