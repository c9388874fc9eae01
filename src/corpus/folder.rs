//! The audited folder: on disk, or in a commit, without a checkout.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;

use super::discover::{Discovered, is_hidden_path, without};
use super::files::Held;
use super::not_on_disk::left_out;
use super::submodules::fetched;
use super::{AtHand, Files, HeldFolder, writing};
use crate::git::{Blob, Commit, Entry, GitError, Repository, Shape, short};
use crate::text::ContentHash;
use crate::text::date::{certain, day, no_such_day};
use crate::text::disk::is_yaml;

/// The audited folder.
#[derive(Debug)]
pub struct Archive {
    /// The path on disk.
    pub root: PathBuf,
    /// The repository, or why there is none.
    pub repository: Result<Repository, GitError>,
    /// The commit that is read, and its day; none for the files on disk or in the index.
    pub at: Option<(Commit, Date)>,
    /// The entries of the index, where that is what is read.
    pub staged: Option<Vec<Entry>>,
    /// The files that were handed over, where nothing is read from a disk.
    pub held: Option<Arc<HeldFolder>>,
}

/// What is read of a folder where no commit is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ReadFrom {
    /// The files on disk.
    #[default]
    Disk,
    /// The index: what is about to be committed.
    Index(Next),
}

/// What is about to become of the index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// A commit after HEAD.
    Commit,
    /// A commit in the place of HEAD.
    Amended,
}

impl Archive {
    /// Opens a folder on disk, in a revision, or at the end of a day (ÅÅÅÅ-MM-DD).
    ///
    /// # Errors
    /// If git has no such revision or day, or fails.
    pub fn open(root: &Path, at: Option<&str>) -> Result<Self, GitError> {
        let mut repository = Repository::open(root);
        if at.is_none() && repository.as_ref().is_ok_and(|repository| repository.is_bare) {
            // The files beside a repository without a working tree are none of its.
            repository = Err(GitError::Bare(root.display().to_string()));
        }
        let at = match at {
            None => None,
            Some(text) => Some(commit(repository.as_ref().map_err(Clone::clone)?, text.trim())?),
        };
        Ok(Self { root: root.to_owned(), repository, at, staged: None, held: None })
    }

    /// Opens a folder as it is in the index, also in the one that `git commit` makes for its hook.
    ///
    /// # Errors
    /// If there is no repository with a working tree, if a merge is not done, or if git fails.
    pub fn staged(root: &Path, next: Next) -> Result<Self, GitError> {
        let repository = Repository::open(root)?.with_index_of_hook()?;
        let repository = match next {
            Next::Commit => repository,
            Next::Amended => repository.before_head()?,
        };
        let staged = Some(repository.staged()?);
        Ok(Self { root: root.to_owned(), repository: Ok(repository), at: None, staged, held: None })
    }

    /// A folder whose files were handed over, under a name. It is not in git, as far as anyone can tell.
    #[must_use]
    pub fn handed_over(root: &Path, held: Arc<HeldFolder>) -> Self {
        let repository = Err(GitError::NoRepository(root.display().to_string()));
        Self { root: root.to_owned(), repository, at: None, staged: None, held: Some(held) }
    }

    /// The digest by which the repository names contents, where what is read is to be compared with HEAD.
    #[must_use]
    pub fn hash(&self) -> Option<ContentHash> {
        let repository = self.repository.as_ref().ok().filter(|_| self.at.is_none())?;
        Some(repository.folder.hash)
    }

    /// The id of the audited commit, or of HEAD for the files on disk; none without git.
    #[must_use]
    pub fn revision(&self) -> Option<String> {
        let read = self.at.as_ref().map(|(commit, _)| commit.id.clone());
        read.or_else(|| self.repository.as_ref().ok()?.head.clone())
    }

    /// The folder relative to the root of its repository, with `/` at its end; empty for the root itself and outside
    /// git.
    #[must_use]
    pub fn prefix(&self) -> &str {
        self.repository.as_ref().map_or("", |repository| repository.prefix.as_str())
    }

    /// The YAML files, by path.
    ///
    /// # Errors
    /// If the folder does not exist in the commit, or git fails.
    pub fn files(&self) -> Result<Files, GitError> {
        if let Some(held) = &self.held {
            return Ok(Files::Held(Held::of(held)));
        }
        let (Some(tree), Ok(repository)) = (self.tree(""), &self.repository) else {
            return Ok(Files::Folder(self.on_disk()));
        };
        let entries = tree?.ok_or_else(|| {
            let revision = self.at.as_ref().map(|(commit, _)| short(&commit.id)).unwrap_or_default();
            GitError::NoFolderThen { folder: self.prefix().trim_end_matches('/').to_owned(), revision }
        })?;
        let mut at_hand = AtHand::default();
        gather(&mut at_hand, (repository, &self.root), (&entries, ""))?;
        at_hand.files.sort_by(|(one, _), (other, _)| one.cmp(other));
        Ok(Files::AtHand(at_hand))
    }

    /// The files on disk, and what git has beside them.
    fn on_disk(&self) -> Discovered {
        let Ok(repository) = &self.repository else {
            // Without a repository no file is ignored, and git is not run again.
            return without(&self.root, &HashSet::new());
        };
        let (discovered, left_out) =
            rayon::join(|| without(&self.root, &repository.ignored()), || left_out(repository, &self.root));
        Discovered { left_out, ..discovered }
    }

    /// True if a folder exists; its path is relative to the audited folder.
    #[must_use]
    pub fn is_folder(&self, folder: &str) -> bool {
        match (self.tree(folder), &self.held) {
            (None, Some(held)) => held.is_folder(folder),
            (None, None) => self.root.join(folder).is_dir(),
            (Some(found), _) => found.is_ok_and(|entries| entries.is_some()),
        }
    }

    /// The entries below a folder in the commit or the index that is read; none if files on disk are read.
    pub(super) fn tree(&self, folder: &str) -> Option<Result<Option<Vec<Entry>>, GitError>> {
        if let Some(staged) = &self.staged {
            return Some(Ok(joined("", folder).and_then(|folder| below(staged, &folder))));
        }
        let (commit, _) = self.at.as_ref()?;
        let repository = self.repository.as_ref().ok()?;
        Some(match joined(self.prefix(), folder) {
            Some(path) => repository.tree(commit, &path),
            None => Ok(None),
        })
    }
}

/// The entries below a folder, with paths relative to it; none if there are none, so that it does not exist. The root does.
fn below(entries: &[Entry], folder: &str) -> Option<Vec<Entry>> {
    if folder.is_empty() {
        return Some(entries.to_vec());
    }
    let start = format!("{folder}/");
    let inner = entries.iter().filter_map(|entry| {
        let path = entry.path.strip_prefix(&start)?.to_owned();
        Some(Entry { path, ..entry.clone() })
    });
    Some(inner.collect()).filter(|inner: &Vec<Entry>| !inner.is_empty())
}

/// Adds the YAML files of the entries of a folder, and those of its submodules, as they are on disk where all are checked out.
fn gather(
    at_hand: &mut AtHand,
    (repository, folder): (&Repository, &Path),
    (entries, path): (&[Entry], &str),
) -> Result<(), GitError> {
    let seen = || entries.iter().filter(|entry| !is_hidden_path(&entry.path));
    at_hand.links += seen().filter(|entry| entry.shape == Shape::Link).count();
    let found = seen().filter(|entry| entry.shape == Shape::File && is_yaml(&entry.path));
    let files = contents(repository, found, writing::MAX_BYTES)?
        .into_iter()
        .map(|(inner, content)| (format!("{path}{inner}"), content));
    at_hand.files.extend(files);
    for entry in seen().filter(|entry| entry.shape == Shape::Submodule) {
        if let Some(inner) = fetched(folder, entry) {
            let path = format!("{path}{}/", entry.path);
            gather(at_hand, (&inner.repository, &folder.join(&entry.path)), (&inner.entries, &path))?;
        }
    }
    Ok(())
}

/// The paths and contents of entries; only the size of those over `limit` bytes.
pub(super) fn contents<'entry>(
    repository: &Repository,
    entries: impl Iterator<Item = &'entry Entry>,
    limit: u64,
) -> Result<Vec<(String, Blob)>, GitError> {
    let entries: Vec<&Entry> = entries.collect();
    let ids: Vec<&str> = entries.iter().map(|entry| entry.id.as_str()).collect();
    let blobs = repository.blobs()?.read(&ids, limit)?;
    Ok(entries.into_iter().map(|entry| entry.path.clone()).zip(blobs).collect())
}

/// The commit of a day or a revision; a date is a day even if a branch has that name.
fn commit(repository: &Repository, text: &str) -> Result<(Commit, Date), GitError> {
    match day(text) {
        Some(day) => Ok((repository.at_end_of(day)?, day)),
        None => repository.resolve(text).map(with_day).map_err(|error| explained(error, text)),
    }
}

/// The error of a revision that is not known: of one that is written as a day, that there is no such day, or how days are
/// written.
fn explained(error: GitError, text: &str) -> GitError {
    match (error, no_such_day(text), certain(text)) {
        (GitError::UnknownRevision { .. } | GitError::Unborn, Some(help), _) => {
            GitError::NoSuchDay { day: text.to_owned(), help }
        }
        (GitError::UnknownRevision { name, .. }, None, Some(iso)) => {
            GitError::UnknownRevision { name, help: format!("menade du dagen, så skriv den {iso}") }
        }
        (error, ..) => error,
    }
}

fn with_day(commit: Commit) -> (Commit, Date) {
    let day = commit.day;
    (commit, day)
}

/// The path of a folder relative to the root of the repository; none if it is outside the repository.
fn joined(prefix: &str, folder: &str) -> Option<String> {
    let mut parts: Vec<&str> = Vec::new();
    for part in prefix.split('/').chain(folder.split('/')) {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_counted_from_the_root_of_the_repository() {
        assert_eq!(joined("region/vård/", "krav").as_deref(), Some("region/vård/krav"));
        assert_eq!(joined("region/", "../krav/./egna").as_deref(), Some("krav/egna"));
        assert_eq!(joined("region/", "../../krav"), None);
        assert_eq!(joined("", ""), Some(String::new()));
    }
}
