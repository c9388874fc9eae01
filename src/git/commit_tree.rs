//! What a folder held in a commit, straight from the object store.

use super::{Commit, GitError, Repository, program};

/// Something that stood in a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its path below the folder, with `/`; what is no UTF-8 stands as U+FFFD.
    pub path: String,
    /// What it is.
    pub shape: Shape,
    /// The id of what it holds.
    pub id: String,
}

/// What stands at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A file.
    File,
    /// A link to another path.
    Link,
    /// Another repository, of which only the commit is known.
    Submodule,
}

impl Repository {
    /// Everything below a folder in a commit, by path; none if the folder was not there. The folder is counted from the
    /// root of the repository, without `/` at its end; the root itself is the empty text.
    ///
    /// # Errors
    /// If git does not answer, or if a part of the tree is not here.
    pub fn tree(&self, commit: &Commit, folder: &str) -> Result<Option<Vec<Entry>>, GitError> {
        let listed = ["ls-tree", "-r", "-z", "--full-tree", &commit.id];
        let arguments = if folder.is_empty() { listed.to_vec() } else { [&listed[..], &["--", folder]].concat() };
        let output = program::output(&self.folder, &arguments)?;
        if !output.status.success() {
            // The commit is there, and so a tree that cannot be read is not.
            return Err(GitError::MissingObjects);
        }
        let entries = entries_in(&output.stdout, folder);
        Ok(Some(entries).filter(|entries| !entries.is_empty() || folder.is_empty()))
    }
}

/// What an answer of git tells of a folder, by path: lines of `ls-tree`, ended by zero bytes.
#[must_use]
pub fn entries_in(answer: &[u8], folder: &str) -> Vec<Entry> {
    let start = if folder.is_empty() { String::new() } else { format!("{folder}/") };
    let mut entries: Vec<Entry> = program::fields(answer).filter_map(|field| entry(field, start.as_bytes())).collect();
    entries.sort_by(|one, other| one.path.cmp(&other.path));
    entries
}

/// An entry as `ls-tree` prints it: mode, type, id, a tab and the path; none if it does not stand below the folder.
fn entry(field: &[u8], folder: &[u8]) -> Option<Entry> {
    let tab = field.iter().position(|&byte| byte == b'\t')?;
    let about = std::str::from_utf8(&field[..tab]).ok()?;
    let mut parts = about.split(' ');
    let (mode, _, id) = (parts.next()?, parts.next()?, parts.next()?);
    Some(Entry {
        path: String::from_utf8_lossy(field[tab + 1..].strip_prefix(folder)?).into_owned(),
        shape: shape(mode),
        id: id.trim().to_owned(),
    })
}

/// What a mode stands for.
pub(super) fn shape(mode: &str) -> Shape {
    match mode {
        "120000" => Shape::Link,
        "160000" => Shape::Submodule,
        _ => Shape::File,
    }
}
