//! What is kept of a history from one audit to the next, so that many states of a folder cost one walk.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::version::Version;
use crate::git::by_path::FileLog;
use crate::git::{Commit, GitError, Location, Repository};

/// The history that was read last, and the versions in the blobs that were read.
#[derive(Debug, Default)]
pub struct Memory(Mutex<Kept>);

#[derive(Debug, Default)]
struct Kept {
    log: Option<(Location, Arc<FileLog>)>,
    versions: HashMap<String, Vec<Version>>,
}

impl Memory {
    /// The history back from a commit, and the place of the commit in it.
    ///
    /// # Errors
    /// If the clone is shallow, if objects are missing, or if git fails.
    pub fn log(&self, repository: &Repository, from: &Commit) -> Result<(Arc<FileLog>, usize), GitError> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = kept.log.iter().find(|(folder, _)| *folder == repository.folder);
        if let Some((log, step)) = known.and_then(|(_, log)| Some((log, log.step(from)?))) {
            return Ok((Arc::clone(log), step));
        }
        let log = Arc::new(FileLog::new(repository.steps(from)?));
        let step = log.step(from).ok_or_else(|| GitError::Failed(format!("{} saknas i historiken", from.id)))?;
        kept.log = Some((repository.folder.clone(), Arc::clone(&log)));
        Ok((log, step))
    }

    /// Takes the versions that were read; they are given back with [`Memory::keep`].
    #[must_use]
    pub fn take(&self) -> HashMap<String, Vec<Version>> {
        std::mem::take(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner).versions)
    }

    /// Keeps the versions that were read.
    pub fn keep(&self, versions: HashMap<String, Vec<Version>>) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).versions = versions;
    }
}
