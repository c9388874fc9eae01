//! Where a repository is fetched from, and where its files begin.

use std::path::PathBuf;

use super::{Repository, program};

impl Repository {
    /// The address of the remote `origin`; none where there is none. It may hold a password, and is never shown.
    #[must_use]
    pub fn origin(&self) -> Option<String> {
        let answer = program::look_up(&self.folder, &["config", "--local", "--get", "remote.origin.url"]).ok()?;
        Some(String::from_utf8_lossy(&answer).trim().to_owned()).filter(|address| !address.is_empty())
    }

    /// The root of the working tree, seen from the folder; none in a bare repository.
    #[must_use]
    pub fn root(&self) -> Option<PathBuf> {
        (!self.is_bare).then(|| self.folder.folder.join(&self.folder.up))
    }
}
