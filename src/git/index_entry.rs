//! The entries of the index, as git lists them.

use super::tree_entry::{Entry, Shape, shape};

/// An entry of the index below the folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndexEntry {
    /// The file.
    pub entry: Entry,
    /// Zero; another number for one of the versions of a file in a merge that is not done.
    pub stage: u8,
    /// True if the file is left out of the working tree, as in a sparse checkout.
    pub is_skipped: bool,
}

/// Parses the NUL-terminated output of `git ls-files --stage -v`: a tag, mode, id, stage, a tab and the path.
#[must_use]
pub fn index_entries_in(answer: &[u8]) -> Vec<IndexEntry> {
    let mut entries: Vec<IndexEntry> = answer.split(|&byte| byte == 0).filter_map(entry).collect();
    entries.sort_by(|one, other| one.entry.path.cmp(&other.entry.path));
    entries
}

fn entry(field: &[u8]) -> Option<IndexEntry> {
    let tab = field.iter().position(|&byte| byte == b'\t')?;
    let head = std::str::from_utf8(&field[..tab]).ok()?;
    let mut parts = head.split(' ');
    let (tag, mode, id, stage) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    let path = String::from_utf8_lossy(&field[tab + 1..]).into_owned();
    Some(IndexEntry {
        entry: Entry { path, shape: shape(mode), id: id.to_owned() },
        stage: stage.parse().ok()?,
        // In lower case, the file is also to be taken as unchanged.
        is_skipped: tag.eq_ignore_ascii_case("S"),
    })
}

impl IndexEntry {
    /// True if it is a file, and no link or submodule.
    #[must_use]
    pub fn is_file(&self) -> bool {
        self.entry.shape == Shape::File
    }
}
