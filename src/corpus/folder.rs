//! The folder that is audited: as it stands on disk, or as it was in a commit, without a checkout.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::discover::{discover, is_hidden_path, without};
use super::{AtHand, Files, writing};
use crate::catalogue::{CatalogueError, catalogue_files};
use crate::git::{Blob, Commit, Entry, GitError, Repository, Shape, short};
use crate::text::date::day;
use crate::text::disk::is_yaml;

/// The folder that is audited.
#[derive(Debug)]
pub struct Archive {
    /// Where it is on disk.
    pub root: PathBuf,
    /// Its place in git, or why git cannot answer.
    pub repository: Result<Repository, GitError>,
    /// The commit in which it is read, and the day that goes with it; none as it stands on disk.
    pub at: Option<(Commit, Date)>,
}

impl Archive {
    /// A folder as it stands on disk, or as it was in a revision or when a day (ÅÅÅÅ-MM-DD) was over.
    ///
    /// # Errors
    /// If a revision or day is asked for and git cannot answer.
    pub fn open(root: &Path, at: Option<&str>) -> Result<Self, GitError> {
        let repository = Repository::open(root);
        let at = match at {
            None => None,
            Some(text) => Some(commit(repository.as_ref().map_err(Clone::clone)?, text.trim())?),
        };
        Ok(Self { root: root.to_owned(), repository, at })
    }

    /// The commit that is audited, or on which the files stand; none where nothing is in git.
    #[must_use]
    pub fn revision(&self) -> Option<String> {
        let read = self.at.as_ref().map(|(commit, _)| commit.id.clone());
        read.or_else(|| self.repository.as_ref().ok()?.head.clone())
    }

    /// The folder from the root of its repository, with `/` at its end; empty for the root itself and outside git.
    #[must_use]
    pub fn prefix(&self) -> &str {
        self.repository.as_ref().map_or("", |repository| repository.prefix.as_str())
    }

    /// The YAML files, by path.
    ///
    /// # Errors
    /// If the folder was not there in the commit, or git does not answer.
    pub fn files(&self) -> Result<Files, GitError> {
        let (Ok(repository), Some((commit, _))) = (&self.repository, &self.at) else {
            return Ok(Files::Folder(match self.repository {
                Ok(_) => discover(&self.root),
                // Where there is no repository nothing is ignored, and git need not be asked again.
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

    /// True if there is such a folder, counted from the audited one.
    #[must_use]
    pub fn is_folder(&self, folder: &str) -> bool {
        match self.tree(folder) {
            None => self.root.join(folder).is_dir(),
            Some(found) => found.is_ok_and(|entries| entries.is_some()),
        }
    }

    /// The paths and texts of a folder of own requirements, counted from the audited one.
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

    /// What stands below a folder in the commit that is read; none where files on disk are.
    fn tree(&self, folder: &str) -> Option<Result<Option<Vec<Entry>>, GitError>> {
        let (commit, _) = self.at.as_ref()?;
        let repository = self.repository.as_ref().ok()?;
        Some(match joined(self.prefix(), folder) {
            Some(path) => repository.tree(commit, &path),
            None => Ok(None),
        })
    }
}

/// What these files held.
fn contents<'entry>(
    repository: &Repository,
    entries: impl Iterator<Item = &'entry Entry>,
) -> Result<Vec<(String, Blob)>, GitError> {
    let entries: Vec<&Entry> = entries.collect();
    let ids: Vec<&str> = entries.iter().map(|entry| entry.id.as_str()).collect();
    let blobs = repository.blobs()?.read(&ids, writing::MAX_BYTES)?;
    Ok(entries.into_iter().map(|entry| entry.path.clone()).zip(blobs).collect())
}

/// What was asked for: a text that is a date is one, even where a branch is called so.
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

/// A folder counted from the root of the repository; none where it leads out of it.
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
