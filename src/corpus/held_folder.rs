//! A folder whose files were handed over, as by a browser: their paths and contents in memory, without a disk and without git.

use std::collections::{BTreeMap, BTreeSet};
use std::io::ErrorKind;

use super::discover::is_hidden_path;
use super::writing::MAX_BYTES;
use crate::text::disk::is_yaml;

/// What a file that was handed over holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HeldFile {
    /// Its bytes.
    Bytes(Vec<u8>),
    /// More bytes than are read; their number.
    TooLarge(u64),
    /// Nothing: it could not be read, and why.
    Unreadable(ErrorKind),
}

/// A folder whose files were handed over.
#[derive(Debug, Clone, Default)]
pub struct HeldFolder {
    files: BTreeMap<String, HeldFile>,
    /// The folders that are known to be there, also those without files.
    folders: BTreeSet<String>,
}

impl HeldFolder {
    /// Hands over a file, by its path from the folder with `/`; one that was there is replaced. What is not YAML is not kept.
    pub fn put(&mut self, path: &str, file: HeldFile) {
        self.put_folder(path.rsplit_once('/').map_or("", |(folder, _)| folder));
        if !is_yaml(path) {
            return;
        }
        let file = match file {
            HeldFile::Bytes(bytes) if bytes.len() as u64 > MAX_BYTES => HeldFile::TooLarge(bytes.len() as u64),
            other => other,
        };
        self.files.insert(path.to_owned(), file);
    }

    /// Hands over a folder and those above it.
    pub fn put_folder(&mut self, path: &str) {
        let mut path = path;
        while !path.is_empty() && self.folders.insert(path.to_owned()) {
            path = path.rsplit_once('/').map_or("", |(above, _)| above);
        }
    }

    /// Takes a file away.
    pub fn take(&mut self, path: &str) {
        self.files.remove(path);
    }

    /// The file at a path.
    #[must_use]
    pub fn file(&self, path: &str) -> Option<&HeldFile> {
        self.files.get(path)
    }

    /// True if there is a folder at a path; the empty path is the folder itself.
    #[must_use]
    pub fn is_folder(&self, path: &str) -> bool {
        path.is_empty() || self.folders.contains(path)
    }

    /// The files that an audit reads, by path: none that is hidden.
    pub fn seen(&self) -> impl Iterator<Item = (&str, &HeldFile)> {
        self.files.iter().filter(|(path, _)| !is_hidden_path(path)).map(|(path, file)| (path.as_str(), file))
    }

    /// The files below a folder, with paths from it, in the order of a walk: by the name of each folder on the way.
    #[must_use]
    pub fn below(&self, folder: &str) -> Vec<(&str, &HeldFile)> {
        let start = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let mut found: Vec<(&str, &HeldFile)> =
            self.files.iter().filter_map(|(path, file)| Some((path.strip_prefix(&start)?, file))).collect();
        found.sort_by(|(one, _), (other, _)| one.split('/').cmp(other.split('/')));
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_that_is_handed_over_is_walked_as_one_on_disk() {
        let mut folder = HeldFolder::default();
        for path in ["krav/b.yaml", "krav/a/x.yaml", "krav/a.yaml", ".git/x.yaml", "läsmig.md", "rutiner/å.yml"] {
            folder.put(path, HeldFile::Bytes(Vec::new()));
        }
        assert_eq!(
            folder.seen().map(|(path, _)| path).collect::<Vec<_>>(),
            ["krav/a.yaml", "krav/a/x.yaml", "krav/b.yaml", "rutiner/å.yml"]
        );
        assert_eq!(
            folder.below("krav").iter().map(|(path, _)| *path).collect::<Vec<_>>(),
            ["a/x.yaml", "a.yaml", "b.yaml"]
        );
        assert!(folder.is_folder("krav/a") && folder.is_folder("") && !folder.is_folder("kra"));
        folder.put("stor.yaml", HeldFile::Bytes(vec![b'a'; usize::try_from(MAX_BYTES).unwrap_or(0) + 1]));
        assert!(matches!(folder.file("stor.yaml"), Some(HeldFile::TooLarge(_))));
    }
}
