//! The audited folder: on disk, or in a commit, without a checkout.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::discover::{discover, is_hidden_path, without};
use super::{AtHand, Files, writing};
use crate::catalogue::{CatalogueError, catalogue_files};
use crate::git::{Blob, Commit, Entry, GitError, Repository, Shape, short};
use crate::text::date::day;
use crate::text::disk::is_yaml;

/// The audited folder.
#[derive(Debug)]
pub struct Archive {
    /// The path on disk.
    pub root: PathBuf,
    /// The repository, or why there is none.
    pub repository: Result<Repository, GitError>,
    /// The commit that is read, and its day; none for the files on disk.
    pub at: Option<(Commit, Date)>,
}

impl Archive {
    /// Opens a folder on disk, in a revision, or at the end of a day (ÅÅÅÅ-MM-DD).
    ///
    /// # Errors
    /// If git has no such revision or day, or fails.
    pub fn open(root: &Path, at: Option<&str>) -> Result<Self, GitError> {
        let repository = Repository::open(root);
        let at = match at {
            None => None,
            Some(text) => Some(commit(repository.as_ref().map_err(Clone::clone)?, text.trim())?),
        };
        Ok(Self { root: root.to_owned(), repository, at })
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
        let (Ok(repository), Some((commit, _))) = (&self.repository, &self.at) else {
            return Ok(Files::Folder(match self.repository {
                Ok(_) => discover(&self.root),
                // Without a repository no file is ignored, and git is not run again.
                Err(_) => without(&self.root, &HashSet::new()),
            }));
        };
        let folder = self.prefix().trim_end_matches('/');
        let entries = repository
            .tree(commit, folder)?
            .ok_or_else(|| GitError::NoFolderThen { folder: folder.to_owned(), revision: short(&commit.id) })?;
        let seen = || entries.iter().filter(|entry| !is_hidden_path(&entry.path));
        let links = seen().filter(|entry| entry.shape != Shape::File).count();
        let found = seen().filter(|entry| entry.shape == Shape::File && is_yaml(&entry.path));
        Ok(Files::AtHand(AtHand { files: contents(repository, found)?, links }))
    }

    /// True if a folder exists; its path is relative to the audited folder.
    #[must_use]
    pub fn is_folder(&self, folder: &str) -> bool {
        match self.tree(folder) {
            None => self.root.join(folder).is_dir(),
            Some(found) => found.is_ok_and(|entries| entries.is_some()),
        }
    }

    /// The paths and texts of a folder of own requirements; its path is relative to the audited folder.
    ///
    /// # Errors
    /// If the folder or a file in it cannot be read.
    pub fn own_requirements(&self, folder: &str) -> Result<Vec<(String, String)>, CatalogueError> {
        let (Some(tree), Ok(repository)) = (self.tree(folder), &self.repository) else {
            return catalogue_files::texts(&self.root.join(folder));
        };
        let here = self.root.join(folder);
        let unreadable = |error: GitError| CatalogueError::Folder {
            folder: here.display().to_string(),
            reason: format!(": {error}"),
        };
        let entries = tree.map_err(unreadable)?.unwrap_or_default();
        let found =
            entries.iter().filter(|entry| entry.shape == Shape::File && catalogue_files::stem(&entry.path).is_some());
        let mut texts = Vec::new();
        for (path, content) in contents(repository, found).map_err(unreadable)? {
            let Blob::Bytes(bytes) = content else { continue };
            let text = catalogue_files::text(bytes, &here.join(&path))?;
            texts.push((path, text));
        }
        Ok(texts)
    }

    /// The entries below a folder in the commit that is read; none if files on disk are read.
    fn tree(&self, folder: &str) -> Option<Result<Option<Vec<Entry>>, GitError>> {
        let (commit, _) = self.at.as_ref()?;
        let repository = self.repository.as_ref().ok()?;
        Some(match joined(self.prefix(), folder) {
            Some(path) => repository.tree(commit, &path),
            None => Ok(None),
        })
    }
}

/// The paths and contents of entries.
fn contents<'entry>(
    repository: &Repository,
    entries: impl Iterator<Item = &'entry Entry>,
) -> Result<Vec<(String, Blob)>, GitError> {
    let entries: Vec<&Entry> = entries.collect();
    let ids: Vec<&str> = entries.iter().map(|entry| entry.id.as_str()).collect();
    let blobs = repository.blobs()?.read(&ids, writing::MAX_BYTES)?;
    Ok(entries.into_iter().map(|entry| entry.path.clone()).zip(blobs).collect())
}

/// The commit of a day or a revision; a date is a day even if a branch has that name.
fn commit(repository: &Repository, text: &str) -> Result<(Commit, Date), GitError> {
    match day(text) {
        Some(day) => Ok((repository.at_end_of(day)?, day)),
        None => repository.resolve(text).map(with_day),
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
