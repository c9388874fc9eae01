//! The files of submodules, as of the commit that a repository has of each; none of those that are not fetched.

use std::path::Path;

use crate::git::{Entry, Repository, Shape};

/// A submodule, and its entries; those of submodules in it are among them as submodules.
pub struct Fetched {
    /// Its repository.
    pub repository: Repository,
    /// The entries of the commit.
    pub entries: Vec<Entry>,
}

/// The submodule of an entry below a folder; none if it is not fetched, lies behind a link, or does not have the commit.
#[must_use]
pub fn fetched(root: &Path, entry: &Entry) -> Option<Fetched> {
    if entry.shape != Shape::Submodule {
        return None;
    }
    let folder = root.canonicalize().ok()?.join(&entry.path);
    if folder.canonicalize().ok()? != folder {
        return None;
    }
    // The folder of one that is not fetched is a folder of the repository around it.
    let repository = Repository::open(&folder).ok().filter(|repository| repository.prefix.is_empty())?;
    let commit = repository.resolve(&entry.id).ok()?;
    let entries = repository.tree(&commit, "").ok()??;
    Some(Fetched { repository, entries })
}
