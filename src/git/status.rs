//! The uncommitted files of the folder: the bytes that were read, compared with what git has stored.
//!
//! Git is not asked for a status, as it would run the filters that a repository configures, and believe its settings and the
//! times of the files.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;

use unicode_normalization::UnicodeNormalization;

use super::{Blob, Commit, Entry, GitError, Repository, Shape, program};
use crate::text::ContentIds;
use crate::text::personal_number::clean;

/// How a file differs from HEAD.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Uncommitted {
    /// It is not in HEAD.
    Unknown,
    /// Its content differs, or another one is about to be committed.
    Changed,
}

/// The files of a folder compared with HEAD.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Compared {
    /// The uncommitted files, by path.
    pub uncommitted: BTreeMap<String, Uncommitted>,
    /// The files of which git stores something else than a text: a pointer of git-lfs, or an encrypted text.
    pub in_other_form: Vec<String>,
}

impl Repository {
    /// Compares what was read, each file a path and the ids of its content, with HEAD and with the index. The mode does not
    /// count, nor do line ends; files in submodules and other repositories are passed over.
    ///
    /// # Errors
    /// If there is no working tree, or if git fails.
    pub fn compare(&self, head: &Commit, read: &[(&str, &ContentIds)]) -> Result<Compared, GitError> {
        let (committed, index) = rayon::join(|| self.tree(head, self.prefix.trim_end_matches('/')), || self.index());
        let (committed, index) = (committed?.unwrap_or_default(), index?);
        if committed.is_empty() && index.is_empty() && self.ignores_folder() {
            return Ok(Compared::default());
        }
        let committed = Committed::new(&committed, read);
        let mut staged: HashMap<&str, Vec<&str>> = HashMap::new();
        let mut outside: HashSet<&str> = committed.submodules.clone();
        for entry in index.iter().map(|entry| &entry.entry) {
            match entry.shape {
                Shape::File => staged.entry(&entry.path).or_default().push(&entry.id),
                Shape::Submodule => drop(outside.insert(&entry.path)),
                Shape::Link => {}
            }
        }
        let mut compared = Compared::default();
        let mut differing = Vec::new();
        let mut nested = HashMap::new();
        for (path, ids) in read {
            let Some(entry) = committed.entry(path) else {
                if !is_outside(path, &outside) && !self.is_nested(path, &mut nested) {
                    compared.uncommitted.insert((*path).to_owned(), Uncommitted::Unknown);
                }
                continue;
            };
            let is_restaged = staged.get(entry.path.as_str()).is_some_and(|ids| ids.iter().any(|id| *id != entry.id));
            if is_restaged {
                compared.uncommitted.insert((*path).to_owned(), Uncommitted::Changed);
            } else if !ids.has(&entry.id) {
                differing.push((*path, *ids, entry.id.as_str()));
            }
        }
        self.settle(&differing, &mut compared)?;
        Ok(compared)
    }

    /// Tells which of the files whose ids differ from those in HEAD are changed.
    fn settle(&self, differing: &[(&str, &ContentIds, &str)], compared: &mut Compared) -> Result<(), GitError> {
        if differing.is_empty() {
            return Ok(());
        }
        let mut blobs = self.blobs()?;
        for chunk in differing.chunks(AT_ONCE) {
            let wanted: Vec<&str> = chunk.iter().map(|(_, _, id)| *id).collect();
            let stored = match blobs.read(&wanted, MOST_BYTES) {
                Ok(stored) => stored,
                // A part of the repository is not fetched: that the ids differ is known without it.
                Err(GitError::MissingObjects) => chunk.iter().map(|_| Blob::TooLarge(0)).collect(),
                Err(error) => return Err(error),
            };
            for ((path, ids, _), stored) in chunk.iter().zip(stored) {
                match stored {
                    Blob::Bytes(bytes) if ids.is_like(&bytes) => {}
                    Blob::Bytes(bytes) if is_other_form(&bytes) => compared.in_other_form.push((*path).to_owned()),
                    Blob::Bytes(_) | Blob::TooLarge(_) => {
                        compared.uncommitted.insert((*path).to_owned(), Uncommitted::Changed);
                    }
                }
            }
        }
        Ok(())
    }

    /// True if a `.gitignore` keeps the whole folder out of the repository, such as one of what is built: then nobody awaits
    /// that its files are committed.
    fn ignores_folder(&self) -> bool {
        let told = program::look_up(&self.folder, &["--no-literal-pathspecs", "check-ignore", "--verbose", "."]);
        // NOTE: check-ignore takes no literal paths. The answer begins with the file that says so.
        told.is_ok_and(|told| told.split(|&byte| byte == b':').next().is_some_and(|file| file.ends_with(b".gitignore")))
    }

    /// True if a file lies in another repository below the folder, of which this one knows nothing.
    fn is_nested<'path>(&self, path: &'path str, known: &mut HashMap<&'path str, bool>) -> bool {
        let folder = Path::new(&self.folder.folder);
        above(path).any(|inner| {
            *known.entry(inner).or_insert_with(|| folder.join(inner).join(".git").symlink_metadata().is_ok())
        })
    }
}

/// The entries of HEAD below the folder.
struct Committed<'tree> {
    files: HashMap<&'tree str, &'tree Entry>,
    submodules: HashSet<&'tree str>,
    /// The files by another spelling of their path: personal numbers masked, letters composed.
    respelt: HashMap<String, &'tree Entry>,
}

impl<'tree> Committed<'tree> {
    fn new(tree: &'tree [Entry], read: &[(&str, &ContentIds)]) -> Self {
        let of = |shape| tree.iter().filter(move |entry| entry.shape == shape);
        let files: HashMap<&str, &Entry> = of(Shape::File).map(|entry| (entry.path.as_str(), entry)).collect();
        let is_known = read.iter().all(|(path, _)| files.contains_key(path));
        let respelt = if is_known {
            HashMap::new()
        } else {
            of(Shape::File).map(|entry| (spelling(&entry.path), entry)).collect()
        };
        Self { files, submodules: of(Shape::Submodule).map(|entry| entry.path.as_str()).collect(), respelt }
    }

    fn entry(&self, path: &str) -> Option<&'tree Entry> {
        self.files.get(path).or_else(|| self.respelt.get(&spelling(path))).copied()
    }
}

/// The path as the sources have it, with composed letters: file systems may take them apart.
fn spelling(path: &str) -> String {
    clean(path).nfc().collect()
}

/// True if a path lies in a submodule.
fn is_outside(path: &str, submodules: &HashSet<&str>) -> bool {
    !submodules.is_empty() && above(path).any(|folder| submodules.contains(folder))
}

/// The folders above a path, relative to the root.
fn above(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(at, _)| &path[..at])
}

/// True if bytes are no text that could be compared with a file: a pointer of git-lfs, or an encrypted text.
fn is_other_form(bytes: &[u8]) -> bool {
    crate::text::lfs::is_pointer(bytes) || bytes.contains(&0)
}

/// The most blobs that are held in memory at once.
const AT_ONCE: usize = 2_000;
/// The largest blob that is compared; larger files are not read.
const MOST_BYTES: u64 = 10 * 1024 * 1024;
