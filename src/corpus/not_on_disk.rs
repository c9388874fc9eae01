//! Finds what git has of the folder and has not put on disk.

use std::path::Path;

use super::LeftOut;
use super::discover::is_hidden_path;
use crate::git::{IndexEntry, Repository, Shape};
use crate::text::disk::is_yaml;
use crate::text::personal_number::clean;

/// What is left out of a folder; nothing where git cannot tell.
pub fn left_out(repository: &Repository, root: &Path) -> LeftOut {
    let index = repository.index().unwrap_or_default();
    let seen = || index.iter().filter(|entry| !is_hidden_path(&entry.entry.path));
    let is_absent = |entry: &&IndexEntry| {
        let file = root.join(&entry.entry.path);
        entry.is_skipped && entry.is_file() && is_yaml(&file) && file.symlink_metadata().is_err()
    };
    let is_empty = |entry: &&IndexEntry| {
        let folder = root.join(&entry.entry.path);
        entry.entry.shape == Shape::Submodule
            && std::fs::read_dir(folder).map_or(true, |mut entries| entries.next().is_none())
    };
    let path = |entry: &IndexEntry| clean(&entry.entry.path);
    LeftOut {
        files: seen().filter(is_absent).map(path).collect(),
        submodules: seen().filter(is_empty).map(path).collect(),
    }
}
