//! Read-only facts from git: the only folder that runs it.
//!
//! Git is the `git` program. It takes no locks, fetches nothing, never prompts, and runs no program that a repository
//! configures. It is never asked to read the files of the folder, and its answers do not depend on anyone's settings.

mod blobs;
pub mod by_path;
mod changed_paths;
mod commit;
mod commit_tree;
mod git_error;
mod index_entry;
mod joining;
mod location;
mod log;
mod merge_bases;
mod patience;
mod program;
mod remote;
mod repository;
mod search;
mod silence;
mod staged;
mod status;
mod tree_entry;
mod tree_states;
mod which_git;

pub use blobs::{Blob, Blobs};
pub use changed_paths::Change;
pub use commit::{Commit, on_day, short};
pub use commit_tree::entries_in;
pub use git_error::GitError;
pub use index_entry::{IndexEntry, index_entries_in};
pub use location::Location;
pub use log::{FileChange, LogEntry, log_in};
pub use repository::Repository;
pub use silence::silent;
pub use status::{Compared, Uncommitted};
pub use tree_entry::{Entry, Shape};
pub use which_git::look_along;

use std::collections::HashSet;
use std::path::Path;

/// The paths below a folder that git ignores and does not track; relative to the folder, with `/`.
///
/// None if there is no git or no repository, or if git fails: then no path is ignored.
#[must_use]
pub fn ignored(root: &Path) -> Option<HashSet<String>> {
    ignored_in(&search::find(root).ok()?.location)
}

impl Repository {
    /// The paths below the folder that git ignores and does not track; relative to the folder, with `/`.
    #[must_use]
    pub fn ignored(&self) -> HashSet<String> {
        ignored_in(&self.folder).unwrap_or_default()
    }
}

/// NOTE: only the files `.gitignore` count, as they are the same for everyone; what a person ignores is in the folder.
fn ignored_in(location: &Location) -> Option<HashSet<String>> {
    let arguments = ["ls-files", "-z", "--others", "--ignored", "--exclude-per-directory=.gitignore", "--directory"];
    let output = program::run(location, &arguments).ok()?;
    Some(
        program::fields(&output)
            .map(|path| String::from_utf8_lossy(path).trim_end_matches('/').to_owned())
            .filter(|path| !path.is_empty())
            .collect(),
    )
}
