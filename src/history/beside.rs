//! The documents in all files that a commit changed, as they were before it and after it.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::renamed::Named;
use super::version::Version;
use super::versions::VersionCache;
use crate::catalogue::KindName;
use crate::git::by_path::{FileLog, Touch};

/// A side of a commit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    /// As of its parent.
    Before,
    /// As of the commit itself.
    After,
}

/// The documents of each commit and parent that has been asked for, so that each is gone through once.
#[derive(Debug, Default)]
pub struct Beside {
    known: HashMap<(usize, usize, Side), Documents>,
}

/// The documents on one side of a commit.
#[derive(Debug, Default)]
pub struct Documents {
    by_name: HashMap<(KindName, String), Found>,
    /// By the digest of the content; none where several have the same.
    by_text: HashMap<[u8; 32], Option<Found>>,
    /// By kind, and title with enheter; none where several have the same.
    by_title: HashMap<(KindName, u64), Option<Found>>,
    all: Vec<Found>,
}

/// A document: the touch that left its file, and its number in the file.
#[derive(Debug, Clone, Copy)]
pub struct Found {
    touch: Touch,
    number: usize,
}

impl Beside {
    /// The documents on a side of the commit of a touch, beside one of its parents.
    ///
    /// # Errors
    /// With the blobs that must be read first.
    pub fn documents<'log>(
        &mut self,
        log: &'log FileLog,
        cache: &VersionCache<'_>,
        (at, side): ((Touch, usize), Side),
    ) -> Result<&Documents, Vec<&'log str>> {
        let place = match self.known.entry((log.number(at.0), at.1, side)) {
            Entry::Occupied(known) => return Ok(known.into_mut()),
            Entry::Vacant(place) => place,
        };
        let chosen = |(before, after): (Option<Touch>, Option<Touch>)| match side {
            Side::Before => before,
            Side::After => after,
        };
        let touches = log.beside(at).into_iter().filter_map(chosen);
        let files: Vec<(Touch, &str)> = touches.filter_map(|touch| Some((touch, log.blob(touch)?))).collect();
        let unread: Vec<&str> = files.iter().map(|(_, blob)| *blob).filter(|blob| cache.get(blob).is_none()).collect();
        if unread.is_empty() { Ok(place.insert(Documents::of(&files, cache))) } else { Err(unread) }
    }
}

impl Documents {
    fn of(files: &[(Touch, &str)], cache: &VersionCache<'_>) -> Self {
        let mut documents = Self::default();
        for (touch, blob) in files {
            for (number, version) in cache.get(blob).into_iter().flatten().enumerate() {
                let found = Found { touch: *touch, number };
                if !version.id.is_empty() {
                    documents.by_name.entry((version.kind.clone(), version.id.clone())).or_insert(found);
                }
                documents.by_text.entry(version.content).and_modify(|one| *one = None).or_insert(Some(found));
                let title = (version.kind.clone(), version.name);
                documents.by_title.entry(title).and_modify(|one| *one = None).or_insert(Some(found));
                documents.all.push(found);
            }
        }
        documents
    }

    /// The document of a kind with an id.
    #[must_use]
    pub fn named(&self, kind: &KindName, id: &str) -> Option<Found> {
        self.by_name.get(&(kind.clone(), id.to_owned())).copied()
    }

    /// The only document with the same content as another.
    #[must_use]
    pub fn with_text(&self, version: &Version) -> Option<Found> {
        self.by_text.get(&version.content).copied().flatten()
    }

    /// The only document of the same kind with the same title and enheter as another.
    #[must_use]
    pub fn with_title(&self, version: &Version) -> Option<Found> {
        self.by_title.get(&(version.kind.clone(), version.name)).copied().flatten()
    }

    /// All documents, with their versions and paths.
    #[must_use]
    pub fn all<'cache>(&self, log: &'cache FileLog, cache: &'cache VersionCache<'_>) -> Vec<Named<'cache>> {
        let named = |found: &Found| {
            let (touch, version) = found.in_cache(log, cache)?;
            Some(Named { version, path: log.path(touch) })
        };
        self.all.iter().filter_map(named).collect()
    }
}

impl Found {
    /// The touch, and the version that was read.
    #[must_use]
    pub fn in_cache<'cache>(self, log: &FileLog, cache: &'cache VersionCache<'_>) -> Option<(Touch, &'cache Version)> {
        Some((self.touch, cache.get(log.blob(self.touch)?)?.get(self.number)?))
    }
}
