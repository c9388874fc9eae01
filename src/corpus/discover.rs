//! Finds the YAML files of a folder: hidden folders, links and what git ignores left out.

use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use crate::source::git;

/// A YAML file that was found.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Found {
    /// Path relative to the root, with `/`.
    pub path: String,
    /// Where to read it.
    pub file: PathBuf,
}

/// What a walk over a folder gave.
#[derive(Debug, Default)]
pub struct Discovered {
    /// The YAML files, by path.
    pub files: Vec<Found>,
    /// Folders and files that could not be looked into, and why.
    pub unreadable: Vec<(String, std::io::ErrorKind)>,
    /// How many links were passed over.
    pub links: usize,
}

/// The YAML files below a folder, sorted by path.
#[must_use]
pub fn discover(root: &Path) -> Discovered {
    let ignored = git::ignored(root).unwrap_or_default();
    let mut discovered = Discovered::default();
    let walk = WalkDir::new(root)
        .into_iter()
        .filter_entry(|entry| !is_hidden(entry) && !ignored.contains(&relative(root, entry.path())));
    for entry in walk {
        match entry {
            Ok(entry) if entry.path_is_symlink() && entry.depth() > 0 => discovered.links += 1,
            Ok(entry) if entry.file_type().is_file() && is_yaml(entry.path()) => {
                discovered.files.push(Found { path: relative(root, entry.path()), file: entry.into_path() });
            }
            // A pipe or a device with the name of a document could hold anything, and is never opened.
            Ok(entry) if !entry.file_type().is_dir() && is_yaml(entry.path()) => {
                discovered.unreadable.push((relative(root, entry.path()), std::io::ErrorKind::InvalidInput));
            }
            Ok(_) => {}
            Err(error) => {
                let path = error.path().map(|path| relative(root, path)).unwrap_or_default();
                let kind = error.io_error().map_or(std::io::ErrorKind::Other, std::io::Error::kind);
                discovered.unreadable.push((path, kind));
            }
        }
    }
    discovered.files.sort();
    discovered.unreadable.sort();
    discovered
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.depth() > 0 && entry.file_name().to_string_lossy().starts_with('.')
}

/// True if something on a path, or the file itself, is hidden.
#[must_use]
pub fn is_hidden_path(path: &str) -> bool {
    path.split('/').any(|part| part.starts_with('.'))
}

/// True if a file is called what YAML files are called.
#[must_use]
pub fn is_yaml(path: &Path) -> bool {
    path.extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("yaml") || extension.eq_ignore_ascii_case("yml"))
}

/// A path relative to the root, with `/` between its parts on every system.
fn relative(root: &Path, path: &Path) -> String {
    let inner = path.strip_prefix(root).unwrap_or(path);
    inner.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}
