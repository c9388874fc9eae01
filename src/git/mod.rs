//! Read-only facts from git: the only folder that runs it.
//!
//! Git is the `git` program. It takes no locks, fetches nothing, never prompts, and runs no program that a repository
//! configures.

mod blobs;
pub mod by_path;
mod changed_paths;
mod commit;
mod commit_tree;
mod git_error;
mod log;
mod program;
mod repository;
mod status;

pub use blobs::{Blob, Blobs};
pub use changed_paths::Change;
pub use commit::{Commit, on_day, short};
pub use commit_tree::{Entry, Shape, entries_in};
pub use git_error::GitError;
pub use log::{FileChange, LogEntry, Stored};
pub use repository::Repository;
pub use status::Uncommitted;

use std::collections::HashSet;
use std::path::Path;

/// The paths below a folder that git ignores and does not track; relative to the folder, with `/`.
///
/// None if there is no git or no repository, or if git fails: then no path is ignored.
#[must_use]
pub fn ignored(root: &Path) -> Option<HashSet<String>> {
    let arguments = ["ls-files", "-z", "--others", "--ignored", "--exclude-standard", "--directory"];
    let output = program::run(root, &arguments).ok()?;
    Some(
        program::fields(&output)
            .map(|path| String::from_utf8_lossy(path).trim_end_matches('/').to_owned())
            .filter(|path| !path.is_empty())
            .collect(),
    )
}
