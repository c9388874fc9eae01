//! The way of documents back through the history: the touches of the file that each stood in, and its number in that file.

use std::collections::BTreeSet;

use super::origins::{Origins, Sought, Wanted, same};
use super::version::Version;
use super::versions::VersionCache;
use crate::git::GitError;
use crate::git::by_path::{FileLog, Touch};

/// Where a trail starts: the newest known version, and the last touch of its file.
pub struct Start {
    pub version: Version,
    pub touch: Touch,
}

/// The way of one document, newest first.
#[derive(Debug)]
pub struct Trail {
    pub steps: Vec<Step>,
    /// True if there are older steps than were asked for.
    pub is_cut: bool,
}

/// A touch of the file of a document.
#[derive(Debug, Clone, Copy)]
pub struct Step {
    pub touch: Touch,
    /// The number of the document among those of the blob; none if it was removed or unreadable.
    pub number: Option<usize>,
}

/// The ways of documents, each with at most so many steps. They are followed together, so that each blob is read once.
///
/// # Errors
/// If git fails, or if a blob is missing.
pub fn trails(
    starts: Vec<Option<Start>>,
    most: usize,
    (log, step): (&FileLog, usize),
    cache: &mut VersionCache<'_>,
) -> Result<Vec<Trail>, GitError> {
    let mut origins = Origins::new(log, step, cache)?;
    let mut walks: Vec<Walk> = starts.into_iter().map(|start| Walk::from(start, most)).collect();
    loop {
        let mut wanted = BTreeSet::new();
        for walk in &mut walks {
            if let Err(blobs) = walk.go_on(log, &mut origins, cache) {
                wanted.extend(blobs);
            }
        }
        if wanted.is_empty() {
            return Ok(walks.into_iter().map(|walk| walk.trail).collect());
        }
        cache.fetch(&wanted)?;
    }
}

/// A document on its way back.
struct Walk {
    /// Its newest version that is known from the next touch on, and that touch; none at the end of the way.
    next: Option<Start>,
    most: usize,
    trail: Trail,
}

impl Walk {
    fn from(next: Option<Start>, most: usize) -> Self {
        Self { next, most, trail: Trail { steps: Vec::new(), is_cut: false } }
    }

    /// Goes back to where the document came in.
    ///
    /// # Errors
    /// With the blobs that must be read first.
    fn go_on<'log>(
        &mut self,
        log: &'log FileLog,
        origins: &mut Origins<'log>,
        cache: &VersionCache<'_>,
    ) -> Result<(), Wanted<'log>> {
        while let Some(Start { version, touch }) = &self.next {
            if self.trail.steps.len() == self.most {
                self.trail.is_cut = true;
                self.next = None;
                break;
            }
            let touch = *touch;
            let number = match log.blob(touch) {
                None => None,
                Some(blob) => {
                    let versions = cache.get(blob).ok_or_else(|| vec![blob])?;
                    let found = same(version, versions);
                    found.and_then(|found| versions.iter().position(|one| std::ptr::eq(one, found)))
                }
            };
            let before = origins.before(cache, Sought { version, is_there: number.is_some() }, touch)?;
            self.trail.steps.push(Step { touch, number });
            // Where several sides of a merge have the document, the first of them is told.
            let first = before.iter().position(|origin| origin.version.is_some()).unwrap_or_default();
            let origin = before.into_iter().nth(first);
            self.next = self
                .next
                .take()
                .zip(origin)
                .map(|(start, origin)| Start { version: origin.version.unwrap_or(start.version), touch: origin.touch });
        }
        Ok(())
    }
}
