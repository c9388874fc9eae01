//! The history of YAML files from one `git log`: newest first, each merge one entry.

use super::commit_tree::shape;
use super::{Commit, GitError, Repository, Shape, commit, program};
use crate::text::disk::is_yaml;

/// A commit of the first-parent history, and the files below the folder that it changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogEntry {
    /// The commit, compared with its first parent.
    pub commit: Commit,
    /// The changed YAML files.
    pub changes: Vec<FileChange>,
}

/// A file before and after a commit; one side is none if it was added, deleted, or was outside the folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileChange {
    /// The old version.
    pub before: Option<Stored>,
    /// The new version.
    pub after: Option<Stored>,
}

/// A version of a file: its path and its blob.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// The path relative to the folder, with `/`.
    pub path: String,
    /// The id of the blob.
    pub blob: String,
}

impl Repository {
    /// The log entries that changed YAML files below the folder, from a commit back to the first.
    ///
    /// # Errors
    /// If the clone is shallow, if objects are missing, or if git fails.
    pub fn steps(&self, from: &Commit) -> Result<Vec<LogEntry>, GitError> {
        if self.is_shallow {
            return Err(GitError::Shallow);
        }
        let format = format!("--format=%x01{}", commit::FIELDS);
        let options = ["log", "--first-parent", "-m", "--raw", "-z", "-M", "--no-abbrev", "-O/dev/null"];
        let more = ["--no-ext-diff", "--no-textconv", "--no-relative", &format, &from.id, "--"];
        // NOTE: YAML files are filtered here and not by git, which takes three times as long with pathspec patterns.
        let below: &[&str] = if self.prefix.is_empty() { &[] } else { &["."] };
        let answer = program::run(&self.folder, &[&options[..], &more, below].concat())?;
        Ok(self.steps_in(&answer))
    }

    /// Parses the NUL-terminated output of `git log --raw`: `%x01` and the commit, then its changes.
    #[must_use]
    pub fn steps_in(&self, answer: &[u8]) -> Vec<LogEntry> {
        let mut steps: Vec<LogEntry> = Vec::new();
        let mut fields = program::fields(answer);
        while let Some(field) = fields.next() {
            let field = field.strip_prefix(b"\n").unwrap_or(field);
            if let Some(commit) = field.strip_prefix(b"\x01") {
                let commit = commit::commit(&String::from_utf8_lossy(commit));
                steps.extend(commit.map(|commit| LogEntry { commit, changes: Vec::new() }));
                continue;
            }
            let (Some(meta), Some(first)) = (Meta::read(field), fields.next()) else { continue };
            let last = if meta.is_renamed { fields.next().unwrap_or(first) } else { first };
            let change = FileChange { before: self.stored(meta.before, first), after: self.stored(meta.after, last) };
            if let Some(step) = steps.last_mut().filter(|_| change.before.is_some() || change.after.is_some()) {
                step.changes.push(change);
            }
        }
        steps.retain(|step| !step.changes.is_empty());
        steps
    }

    fn stored(&self, side: Side<'_>, path: &[u8]) -> Option<Stored> {
        let is_file = side.mode != "000000" && shape(side.mode) == Shape::File;
        let path = self.inside(path).filter(|path| is_file && is_yaml(path))?;
        Some(Stored { path, blob: side.blob.to_owned() })
    }
}

/// The raw line of a change before its paths: `:mode mode id id status`.
struct Meta<'answer> {
    before: Side<'answer>,
    after: Side<'answer>,
    is_renamed: bool,
}

/// The mode and the blob of a file on one side of a change.
struct Side<'answer> {
    mode: &'answer str,
    blob: &'answer str,
}

impl<'answer> Meta<'answer> {
    fn read(field: &'answer [u8]) -> Option<Self> {
        let mut parts = std::str::from_utf8(field.strip_prefix(b":")?).ok()?.split(' ');
        let mut part = || parts.next();
        let (old_mode, new_mode, old_blob, new_blob, status) = (part()?, part()?, part()?, part()?, part()?);
        Some(Self {
            before: Side { mode: old_mode, blob: old_blob },
            after: Side { mode: new_mode, blob: new_blob },
            is_renamed: status.starts_with(['R', 'C']),
        })
    }
}
