//! The place of a folder: where it is, and where its repository is stored.

use std::path::PathBuf;

use crate::text::ContentHash;

/// A folder, and the repository that git found for it.
///
/// The repository is named in every later command, so that git neither looks for another nor reads anyone's settings to do so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Location {
    /// The folder.
    pub folder: PathBuf,
    /// The folder in which the repository is stored.
    pub store: PathBuf,
    /// The way from the folder up to the root of its working tree, such as `../../`.
    pub up: String,
    /// The digest by which the repository names contents.
    pub hash: ContentHash,
    /// The index that is read, where it is not the usual one.
    pub index: Option<PathBuf>,
}
