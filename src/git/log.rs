//! The history of the YAML files of a repository: each commit, its parents, and what it changed against the first of them.

use super::patience::{self, PATIENCE};
use super::tree_entry::shape;
use super::{Commit, GitError, Repository, Shape, commit, program, silence};
use crate::text::disk::is_yaml;

/// A commit, and the YAML files that it changed against its first parent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogEntry {
    /// The commit.
    pub commit: Commit,
    /// The second at which it was committed.
    pub time: i64,
    /// The indices of its parents in the log, each greater than its own.
    pub parents: Vec<usize>,
    /// The changed YAML files.
    pub changes: Vec<FileChange>,
}

/// A file before and after a commit; one side is none if it was added or deleted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileChange {
    /// The path relative to the root of the repository, with `/`.
    pub path: String,
    /// The id of the old blob.
    pub before: Option<String>,
    /// The id of the new blob.
    pub after: Option<String>,
}

impl Repository {
    /// The commits from one back to the first, newest first, each before its parents.
    ///
    /// NOTE: these are git's commands for programs, which read no setting of how a person likes a log or a difference.
    ///
    /// # Errors
    /// If the clone is shallow, if objects are missing, or if git fails.
    pub fn steps(&self, from: &Commit) -> Result<Vec<LogEntry>, GitError> {
        if self.is_shallow {
            return Err(GitError::Shallow);
        }
        let format = format!("--format=%x01{} %ct %P", commit::FIELDS);
        let graph = program::run(&self.folder, &["rev-list", "--topo-order", &format, &from.id, "--"])?;
        let mut entries = commits_in(&graph);
        let changes = self.differences(&lines(&entries))?;
        add_changes(&mut entries, &changes);
        Ok(entries)
    }

    /// The output of `git diff-tree` for these lines of commits.
    fn differences(&self, lines: &str) -> Result<Vec<u8>, GitError> {
        // NOTE: YAML files are filtered here and not by git, which takes three times as long with pathspec patterns.
        let mut command = program::command(&self.folder);
        command.args(["diff-tree", "--stdin", "--always", "--root", "--raw", "-r", "-z", "-O/dev/null"]).args([
            "--no-renames",
            "--no-abbrev",
            "--no-ext-diff",
            "--no-textconv",
            "--no-relative",
        ]);
        silence::ask()?;
        let output = silence::kept(patience::answer(&mut command, lines.to_owned(), PATIENCE))?;
        if output.status.success() {
            Ok(output.stdout)
        } else {
            Err(program::fault(&self.folder.folder, &output.stderr))
        }
    }
}

/// The commits and changes that git tells of: the output of `rev-list`, and that of `diff-tree`.
#[must_use]
pub fn log_in(graph: &[u8], changes: &[u8]) -> Vec<LogEntry> {
    let mut entries = commits_in(graph);
    add_changes(&mut entries, changes);
    entries
}

/// The input of `git diff-tree --stdin`: each commit, beside its first parent alone where it has several.
fn lines(entries: &[LogEntry]) -> String {
    let line = |entry: &LogEntry| match entry.parents.as_slice() {
        [first, _, ..] => format!("{} {}\n", entry.commit.id, entries[*first].commit.id),
        [_] | [] => format!("{}\n", entry.commit.id),
    };
    entries.iter().map(line).collect()
}

/// Parses the output of `git rev-list`: a line for each commit, after one that only names it.
fn commits_in(graph: &[u8]) -> Vec<LogEntry> {
    let text = String::from_utf8_lossy(graph);
    let told: Vec<Told<'_>> = text.lines().filter_map(|line| Told::read(line.strip_prefix('\u{1}')?)).collect();
    let numbers: std::collections::HashMap<&str, usize> =
        told.iter().enumerate().map(|(number, one)| (one.commit.id.as_str(), number)).rev().collect();
    let parents = |number: usize, one: &Told<'_>| {
        let known = one.parents.iter().filter_map(|id| numbers.get(id).copied());
        known.filter(|parent| *parent > number).collect()
    };
    let parents: Vec<Vec<usize>> = told.iter().enumerate().map(|(number, one)| parents(number, one)).collect();
    let entry = |(one, parents): (Told<'_>, Vec<usize>)| LogEntry {
        commit: one.commit,
        time: one.time,
        parents,
        changes: Vec::new(),
    };
    told.into_iter().zip(parents).map(entry).collect()
}

/// A commit as `rev-list` tells of it.
struct Told<'line> {
    commit: Commit,
    time: i64,
    parents: Vec<&'line str>,
}

impl<'line> Told<'line> {
    fn read(line: &'line str) -> Option<Self> {
        let commit = commit::commit(line)?;
        let mut rest = line.split(' ').skip(FIELDS_OF_COMMIT);
        let time = rest.next()?.parse().unwrap_or_default();
        Some(Self { commit, time, parents: rest.filter(|id| !id.is_empty()).collect() })
    }
}

/// The number of fields of a commit before its second and its parents.
const FIELDS_OF_COMMIT: usize = 3;

/// Parses the NUL-terminated output of `git diff-tree`: the id of each commit in turn, and its changes.
fn add_changes(entries: &mut [LogEntry], answer: &[u8]) {
    let mut entries = entries.iter_mut();
    let mut entry: Option<&mut LogEntry> = None;
    let mut fields = program::fields(answer);
    while let Some(field) = fields.next() {
        if !field.starts_with(b":") {
            entry = entries.by_ref().find(|entry| entry.commit.id.as_bytes() == field);
            continue;
        }
        let Some(path) = fields.next() else { return };
        let path = String::from_utf8_lossy(path);
        let Some(sides) = sides(field).filter(|_| is_yaml(path.as_ref())) else { continue };
        let [before, after] = sides.map(|side| side.map(str::to_owned));
        if let Some(entry) = entry.as_mut().filter(|_| before != after) {
            entry.changes.push(FileChange { path: path.into_owned(), before, after });
        }
    }
}

/// The blobs of the file on both sides of a raw line: `:mode mode id id status`.
fn sides(field: &[u8]) -> Option<[Option<&str>; 2]> {
    let mut parts = std::str::from_utf8(field.strip_prefix(b":")?).ok()?.split(' ');
    let mut part = || parts.next();
    let (old_mode, new_mode, old_blob, new_blob) = (part()?, part()?, part()?, part()?);
    let side = |mode: &str, blob| Some(blob).filter(|_| mode != "000000" && shape(mode) == Shape::File);
    Some([side(old_mode, old_blob), side(new_mode, new_blob)])
}
