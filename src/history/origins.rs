//! Where a document was before a touch of its file: in the same file, in one it was moved from, or nowhere.

use std::collections::{BTreeSet, HashMap};

use super::beside::{Beside, Side};
use super::renamed::{Renamed, renamed};
use super::version::Version;
use super::versions::VersionCache;
use crate::catalogue::KindName;
use crate::git::GitError;
use crate::git::by_path::{FileLog, Touch};

/// The touch that a document comes from, and its version there; without a version, the file was there without it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The touch.
    pub touch: Touch,
    /// The version.
    pub version: Option<Version>,
}

/// Blobs that must be read first.
pub type Wanted<'log> = Vec<&'log str>;

/// The touch that left a document in another file or under another id, and its version there; none if there is no such.
type Elsewhere<'cache, 'log> = Result<Option<(Touch, &'cache Version)>, Wanted<'log>>;

/// A document on its way back: its version, and whether it was read in the file of the touch or is only looked for there.
#[derive(Debug, Clone, Copy)]
pub struct Sought<'version> {
    /// The newest version that is known from the touch on.
    pub version: &'version Version,
    /// True if the touch left that version in the file.
    pub is_there: bool,
}

/// Follows documents backwards, through changes, moves and merges.
#[derive(Debug)]
pub struct Origins<'log> {
    log: &'log FileLog,
    /// The paths of files that were taken away and held a document.
    removed: HashMap<(KindName, String), BTreeSet<&'log str>>,
    beside: Beside,
    /// The ids that commits replaced, by the number of the commit.
    renamed: HashMap<usize, Renamed>,
}

impl<'log> Origins<'log> {
    /// The origins as of a commit of the log.
    ///
    /// # Errors
    /// If git fails, or if a blob is missing.
    pub fn new(log: &'log FileLog, step: usize, cache: &mut VersionCache<'_>) -> Result<Self, GitError> {
        let mut removed: HashMap<_, BTreeSet<&str>> = HashMap::new();
        let before =
            |touch: &Touch| log.before(*touch).iter().filter_map(|one| Some((log.path(*one), log.blob(*one)?)));
        let taken: Vec<Touch> = log.taken_away(step);
        let files: Vec<(&str, &str)> = taken.iter().flat_map(before).collect();
        cache.fetch(&files.iter().map(|(_, blob)| *blob).collect())?;
        for (path, blob) in files {
            for version in cache.get(blob).into_iter().flatten().filter(|version| !version.id.is_empty()) {
                removed.entry((version.kind.clone(), version.id.clone())).or_default().insert(path);
            }
        }
        Ok(Self { log, removed, beside: Beside::default(), renamed: HashMap::new() })
    }

    /// True if a file that held a document was taken away, so that the document may come from there.
    #[must_use]
    pub fn was_elsewhere(&self, kind: &KindName, id: &str) -> bool {
        !self.removed.is_empty() && self.removed.contains_key(&(kind.clone(), id.to_owned()))
    }

    /// Where a document was before a touch: in each parent that has the text, else in each that has the document.
    ///
    /// # Errors
    /// With the blobs that must be read first.
    pub fn before(
        &mut self,
        cache: &VersionCache<'_>,
        sought: Sought<'_>,
        touch: Touch,
    ) -> Result<Vec<Origin>, Wanted<'log>> {
        let log = self.log;
        let is_as_it_was = |one: &&Touch| log.blob(**one) == log.blob(touch);
        let unchanged: Vec<Touch> = log.before(touch).iter().filter(is_as_it_was).copied().collect();
        if !unchanged.is_empty() {
            let version = Some(sought.version).filter(|_| sought.is_there);
            return Ok(unchanged.into_iter().map(|touch| Origin { touch, version: version.cloned() }).collect());
        }
        let (mut found, mut wanted) = (Vec::new(), Vec::new());
        for parent in 0..log.parents(touch) {
            match self.in_parent(cache, sought.version, (touch, parent)) {
                Ok(origin) => found.extend(origin),
                Err(blobs) => wanted.extend(blobs),
            }
        }
        if !wanted.is_empty() {
            return Err(wanted);
        }
        let has_text = |origin: &Origin| {
            let version = origin.version.as_ref();
            version.is_some_and(|one| one.stamp == sought.version.stamp && one.content == sought.version.content)
        };
        if sought.is_there && found.iter().any(has_text) {
            found.retain(has_text);
        }
        Ok(found)
    }

    /// Where a document was as of a parent.
    fn in_parent(
        &mut self,
        cache: &VersionCache<'_>,
        who: &Version,
        at: (Touch, usize),
    ) -> Result<Option<Origin>, Wanted<'log>> {
        let log = self.log;
        let there = log.in_parent(at, log.path(at.0));
        let in_file = match there.and_then(|touch| log.blob(touch)) {
            None => &[],
            Some(blob) => cache.get(blob).ok_or_else(|| vec![blob])?,
        };
        let origin = |version: &Version, touch| Some(Origin { touch, version: Some(version.clone()) });
        if let (Some(version), Some(touch)) = (same(who, in_file), there) {
            return Ok(origin(version, touch));
        }
        if let Some((touch, version)) = self.moved(cache, who, at)? {
            return Ok(origin(version, touch));
        }
        if let (Some(version), Some(touch)) = (self.corrected(cache, who, (at, in_file))?, there) {
            return Ok(origin(version, touch));
        }
        if let Some((touch, version)) = self.elsewhere(cache, who, at)? {
            return Ok(origin(version, touch));
        }
        if let Some((touch, version)) = self.respelt(cache, who, at)? {
            return Ok(origin(version, touch));
        }
        Ok(there.map(|touch| Origin { touch, version: None }))
    }

    /// The document in another file that the commit changed or took away: by its id, or with the same text under an id that
    /// is gone.
    fn moved<'cache>(
        &mut self,
        cache: &'cache VersionCache<'_>,
        who: &Version,
        at: (Touch, usize),
    ) -> Elsewhere<'cache, 'log> {
        let before = self.beside.documents(self.log, cache, (at, Side::Before))?;
        if let Some(found) = before.named(&who.kind, &who.id) {
            return Ok(found.in_cache(self.log, cache));
        }
        let Some(alike) = before.with_text(who) else { return Ok(None) };
        let after = self.beside.documents(self.log, cache, (at, Side::After))?;
        let found = alike.in_cache(self.log, cache);
        Ok(found.filter(|(_, one)| one.is_of_decision(who) && after.named(&one.kind, &one.id).is_none()))
    }

    /// The document that the commit took away and that has the title, the enheter, the stamp and most of the text of this one,
    /// if this one came in with the commit and no other is like it: it has another id and another text.
    fn respelt<'cache>(
        &mut self,
        cache: &'cache VersionCache<'_>,
        who: &Version,
        at: (Touch, usize),
    ) -> Elsewhere<'cache, 'log> {
        let before = self.beside.documents(self.log, cache, (at, Side::Before))?;
        let alike = before.with_title(who).and_then(|found| found.in_cache(self.log, cache));
        let Some((touch, version)) = alike.filter(|(_, one)| one.is_likely(who)) else { return Ok(None) };
        let after = self.beside.documents(self.log, cache, (at, Side::After))?;
        let is_only = after.with_title(who).is_some() && after.named(&version.kind, &version.id).is_none();
        Ok(is_only.then_some((touch, version)))
    }

    /// The ids that the commit of a touch replaced, beside each of its parents.
    ///
    /// # Errors
    /// If git fails, or if a blob is missing.
    pub fn renamed(&mut self, cache: &mut VersionCache<'_>, touch: Touch) -> Result<&Renamed, GitError> {
        let number = self.log.number(touch);
        if !self.renamed.contains_key(&number) {
            let mut all = Renamed::new();
            for parent in 0..self.log.parents(touch) {
                let found = loop {
                    match self.renamed_beside(cache, (touch, parent)) {
                        Ok(found) => break found,
                        Err(wanted) => cache.fetch(&wanted.into_iter().collect())?,
                    }
                };
                all.extend(found);
            }
            self.renamed.insert(number, all);
        }
        Ok(&self.renamed[&number])
    }

    fn renamed_beside(&mut self, cache: &VersionCache<'_>, at: (Touch, usize)) -> Result<Renamed, Wanted<'log>> {
        let before = self.beside.documents(self.log, cache, (at, Side::Before))?.all(self.log, cache);
        let after = self.beside.documents(self.log, cache, (at, Side::After))?.all(self.log, cache);
        Ok(renamed(&before, &after))
    }

    /// The only document of a file, if its kind and the day of its decision are the same and its id is gone after the commit: it
    /// was corrected.
    fn corrected<'file>(
        &mut self,
        cache: &VersionCache<'_>,
        who: &Version,
        (at, versions): ((Touch, usize), &'file [Version]),
    ) -> Result<Option<&'file Version>, Wanted<'log>> {
        let [only] = versions else { return Ok(None) };
        if !only.is_of_decision(who) {
            return Ok(None);
        }
        let after = self.beside.documents(self.log, cache, (at, Side::After))?;
        Ok(Some(only).filter(|only| after.named(&only.kind, &only.id).is_none()))
    }

    /// The document in a file that another commit took away, before this one or after it.
    fn elsewhere<'cache>(
        &self,
        cache: &'cache VersionCache<'_>,
        who: &Version,
        at: (Touch, usize),
    ) -> Elsewhere<'cache, 'log> {
        let log = self.log;
        let Some(paths) = self.removed.get(&(who.kind.clone(), who.id.clone())) else { return Ok(None) };
        for path in paths.iter().filter(|path| **path != log.path(at.0)) {
            let Some(last) = log.in_parent(at, path) else { continue };
            let living = if log.blob(last).is_some() { Some(last) } else { log.before(last).first().copied() };
            let Some((touch, blob)) = living.and_then(|touch| Some((touch, log.blob(touch)?))) else { continue };
            let versions = cache.get(blob).ok_or_else(|| vec![blob])?;
            if let Some(version) = same(who, versions) {
                return Ok(Some((touch, version)));
            }
        }
        Ok(None)
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
