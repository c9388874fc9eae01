//! The files that differ between two commits, with renames.

use super::{Commit, GitError, Repository, program};

/// A file that differs between two commits; its paths are relative to the audited folder.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Change {
    /// The old path; none if the file is new, or was outside the folder.
    pub before: Option<String>,
    /// The new path; none if the file is deleted, or is outside the folder.
    pub after: Option<String>,
}

impl Repository {
    /// The files below the folder that differ from one commit to another, by path.
    ///
    /// # Errors
    /// If git fails, or if an object is missing.
    pub fn changed(&self, from: &Commit, to: &Commit) -> Result<Vec<Change>, GitError> {
        let options = [
            "diff-tree",
            "-O/dev/null",
            "-r",
            "-z",
            "-M",
            "--name-status",
            "--no-ext-diff",
            "--no-textconv",
            "--no-relative",
        ];
        let answer = program::run(&self.folder, &[&options[..], &[&from.id, &to.id, "--"]].concat())?;
        Ok(self.changes_in(&answer))
    }

    /// Parses the output of `git diff-tree -z`: a status, then one path or two, each NUL-terminated.
    #[must_use]
    pub fn changes_in(&self, answer: &[u8]) -> Vec<Change> {
        let mut fields = program::fields(answer);
        let mut changes = Vec::new();
        while let (Some(status), Some(path)) = (fields.next(), fields.next()) {
            let (before, after) = match status.first() {
                Some(b'A') => (None, Some(path)),
                Some(b'D') => (Some(path), None),
                Some(b'R' | b'C') => (Some(path), fields.next()),
                _ => (Some(path), Some(path)),
            };
            let inside = |path: Option<&[u8]>| path.and_then(|path| self.inside(path));
            let change = Change { before: inside(before), after: inside(after) };
            if change.before.is_some() || change.after.is_some() {
                changes.push(change);
            }
        }
        changes.sort();
        changes
    }

    /// A path of the repository relative to the folder; none outside it.
    pub(super) fn inside(&self, path: &[u8]) -> Option<String> {
        let path = path.strip_prefix(self.prefix.as_bytes())?;
        Some(String::from_utf8_lossy(path).into_owned())
    }
}
