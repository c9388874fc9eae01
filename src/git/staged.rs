//! The index: what git would commit, and what it has been told not to put on disk.

use super::{Entry, GitError, IndexEntry, Repository, index_entries_in, program};

impl Repository {
    /// The entries of the index below the folder, by path. It is read once.
    ///
    /// # Errors
    /// If there is no working tree, or if git fails.
    pub fn index(&self) -> Result<&[IndexEntry], GitError> {
        let read = || {
            if self.is_bare {
                return Err(GitError::Bare(self.folder.folder.display().to_string()));
            }
            let answer = program::look_up(&self.folder, &["ls-files", "--cached", "--stage", "-v", "-z"])?;
            Ok(index_entries_in(&answer))
        };
        self.index.get_or_init(read).as_deref().map_err(Clone::clone)
    }

    /// What would be committed below the folder, by path.
    ///
    /// # Errors
    /// If a merge is not done, if there is no working tree, or if git fails.
    pub fn staged(&self) -> Result<Vec<Entry>, GitError> {
        let index = self.index()?;
        match index.iter().find(|entry| entry.stage > 0) {
            Some(unmerged) => Err(GitError::Unmerged(unmerged.entry.path.clone())),
            None => Ok(index.iter().map(|entry| entry.entry.clone()).collect()),
        }
    }

    /// The repository with the index that a hook of git names, if it names one.
    ///
    /// # Errors
    /// If git fails.
    pub fn with_index_of_hook(self) -> Result<Self, GitError> {
        Ok(Self { folder: self.folder.with_index_of_hook()?, ..self })
    }
}
