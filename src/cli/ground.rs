//! The ground of a command: the folder that it audits, whose files no report replaces and whose links decide nothing.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use same_file::Handle;
use walkdir::WalkDir;

use crate::report::baseline;
use crate::text::disk::{is_json, is_yaml};

/// The folder that a command audits, the repositories that it lies in, and the other files that the command reads.
#[derive(Debug, Default)]
pub struct Ground {
    /// The folders whose YAML files are read.
    folders: Vec<PathBuf>,
    /// The folders whose links were written by whoever commits.
    shared: Vec<PathBuf>,
    /// Other files that are read.
    files: Vec<PathBuf>,
    /// The folders whose JSON reports are read.
    reports: Vec<PathBuf>,
}

impl Ground {
    /// The ground of an audited folder.
    #[must_use]
    pub fn of(root: &Path) -> Self {
        // NOTE: the folder may be named by a link of a repository, whose other links were committed too.
        let named = std::path::absolute(root).map(|named| repositories(&named)).unwrap_or_default();
        let root = real(root);
        let mut shared: Vec<PathBuf> = named.iter().map(|folder| real(folder)).chain(repositories(&root)).collect();
        shared.push(root.clone());
        Self { files: vec![root.join(baseline::FILE)], folders: vec![root], shared, reports: Vec::new() }
    }

    /// The ground of JSON reports: these files, and what lies in these folders, each with the repositories that it lies in.
    #[must_use]
    pub fn of_reports(files: &[PathBuf], folders: &[PathBuf]) -> Self {
        let beside = files.iter().filter_map(|file| file.parent());
        let places: BTreeSet<PathBuf> = beside.chain(folders.iter().map(PathBuf::as_path)).map(real).collect();
        let mut shared: BTreeSet<PathBuf> = places.iter().flat_map(|place| repositories(place)).collect();
        let folders: Vec<PathBuf> = folders.iter().map(|folder| real(folder)).collect();
        shared.extend(folders.iter().cloned());
        let files = files.iter().map(|file| real(file)).collect();
        Self { folders: Vec::new(), shared: shared.into_iter().collect(), files, reports: folders }
    }

    /// The ground with a folder of requirements.
    #[must_use]
    pub fn with_catalogue(mut self, folder: Option<&Path>) -> Self {
        self.folders.extend(folder.map(real));
        self
    }

    /// The ground with another file that is read.
    #[must_use]
    pub fn with_file(mut self, file: Option<&Path>) -> Self {
        self.files.extend(file.map(real));
        self
    }

    /// The ground in which the baseline may be written, as it is what the command is for.
    #[must_use]
    pub fn without_files(mut self) -> Self {
        self.files.clear();
        self
    }

    /// True if a folder, in which a link lies, is in the audited folder or its repository.
    #[must_use]
    pub fn holds(&self, folder: &Path) -> bool {
        let folder = real(folder);
        self.shared.iter().any(|shared| folder.starts_with(shared))
    }

    /// True for a file that is read, by whatever name, and for one that would be read if it were written. The other
    /// documents of the repository, and what git keeps in it, are no places for a report either.
    #[must_use]
    pub fn reads(&self, file: &Path) -> bool {
        let place = real(file);
        let is_document =
            is_yaml(&place) && self.folders.iter().chain(&self.shared).any(|folder| place.starts_with(folder));
        let is_of_git = self.shared.iter().any(|folder| place.starts_with(folder.join(".git")));
        let is_report = is_json(&place) && self.reports.iter().any(|folder| place.starts_with(folder));
        is_document || is_report || is_of_git || self.files.contains(&place) || self.reads_by_another_name(file)
    }

    fn reads_by_another_name(&self, file: &Path) -> bool {
        let Ok(found) = fs::metadata(file) else { return false };
        if !found.is_file() || !has_other_names(&found) {
            return false;
        }
        let Ok(handle) = Handle::from_path(file) else { return false };
        let is_it = |other: &Path| {
            let is_as_long = fs::symlink_metadata(other).is_ok_and(|one| one.is_file() && one.len() == found.len());
            is_as_long && Handle::from_path(other).is_ok_and(|other| other == handle)
        };
        let below = self.folders.iter().flat_map(|folder| WalkDir::new(folder).into_iter().flatten());
        let mut documents = below.filter(|entry| entry.file_type().is_file() && is_yaml(entry.path()));
        self.files.iter().any(|other| is_it(other)) || documents.any(|entry| is_it(entry.path()))
    }
}

/// The path as the system writes it, without links; of what does not exist, as far as it exists.
fn real(path: &Path) -> PathBuf {
    if let Ok(found) = fs::canonicalize(path) {
        return found;
    }
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    match (absolute.parent(), absolute.file_name()) {
        (Some(folder), Some(name)) => real(folder).join(name),
        _ => absolute,
    }
}

/// The working trees that a folder lies in: that of its repository, and if it is a submodule, those around it.
fn repositories(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for outer in folder.ancestors() {
        match fs::symlink_metadata(outer.join(".git")) {
            Ok(git) => {
                found.push(outer.to_owned());
                // A submodule and a linked working tree have a file there.
                if git.is_dir() {
                    break;
                }
            }
            Err(_) => continue,
        }
    }
    found
}

#[cfg(unix)]
fn has_other_names(found: &fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    found.nlink() > 1
}

#[cfg(not(unix))]
fn has_other_names(_: &fs::Metadata) -> bool {
    true
}
