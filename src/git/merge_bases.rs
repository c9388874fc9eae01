//! The common ancestors of two commits.

use super::patience::PATIENCE;
use super::{Commit, GitError, Repository, program, short};

impl Repository {
    /// The best common ancestors of two commits: one, or several where the branches have merged each other.
    ///
    /// # Errors
    /// If there is none, or if the clone is too shallow to tell.
    pub fn merge_bases(&self, one: &Commit, other: &Commit) -> Result<Vec<Commit>, GitError> {
        let output = program::output(&self.folder, &["merge-base", "--all", &one.id, &other.id], PATIENCE)?;
        let text = String::from_utf8_lossy(&output.stdout);
        match output.status.code() {
            Some(0) => text.lines().map(|id| self.resolve(id)).collect(),
            Some(1) if self.is_shallow => Err(GitError::Shallow),
            Some(1) => Err(GitError::NoMergeBase { one: short(&one.id), other: short(&other.id) }),
            _ => Err(program::fault(&self.folder.folder, &output.stderr)),
        }
    }
}
