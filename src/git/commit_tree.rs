//! The files of a folder in a commit, read from the object store.

use super::patience::PATIENCE;
pub(super) use super::tree_entry::shape;
use super::{Commit, Entry, GitError, Repository, program};

impl Repository {
    /// All entries below a folder in a commit, by path; none if the folder does not exist there. The folder is relative
    /// to the root of the repository, without `/` at its end; the root itself is the empty string.
    ///
    /// # Errors
    /// If git fails, or if a part of the tree is missing.
    pub fn tree(&self, commit: &Commit, folder: &str) -> Result<Option<Vec<Entry>>, GitError> {
        let command = ["ls-tree", "-r", "-z", "--full-tree", &commit.id];
        let arguments = if folder.is_empty() { command.to_vec() } else { [&command[..], &["--", folder]].concat() };
        let output = program::output(&self.folder, &arguments, PATIENCE)?;
        if !output.status.success() {
            // The commit exists, so a tree that cannot be read is missing.
            return Err(GitError::MissingObjects);
        }
        let entries = entries_in(&output.stdout, folder);
        Ok(Some(entries).filter(|entries| !entries.is_empty() || folder.is_empty()))
    }
}

/// Parses the NUL-terminated output of `git ls-tree` into the entries of a folder, by path.
#[must_use]
pub fn entries_in(answer: &[u8], folder: &str) -> Vec<Entry> {
    let start = if folder.is_empty() { String::new() } else { format!("{folder}/") };
    let mut entries: Vec<Entry> = program::fields(answer).filter_map(|field| entry(field, start.as_bytes())).collect();
    entries.sort_by(|one, other| one.path.cmp(&other.path));
    entries
}

/// Parses an entry of `ls-tree`: mode, type, id, a tab and the path; none if it is not below the folder.
fn entry(field: &[u8], folder: &[u8]) -> Option<Entry> {
    let tab = field.iter().position(|&byte| byte == b'\t')?;
    let header = std::str::from_utf8(&field[..tab]).ok()?;
    let mut parts = header.split(' ');
    let (mode, _, id) = (parts.next()?, parts.next()?, parts.next()?);
    Some(Entry {
        path: String::from_utf8_lossy(field[tab + 1..].strip_prefix(folder)?).into_owned(),
        shape: shape(mode),
        id: id.trim().to_owned(),
    })
}
